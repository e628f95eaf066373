//! What stands around an agreement: the collective agreements in force at the agency, what is going to change, and
//! what the agency has said of our service.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, RowId};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// What kind of terms applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppliedKind {
    /// A collective agreement.
    #[default]
    Collective,
    /// A form of working time.
    WorkingTime,
}

impl AppliedKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Collective, Self::WorkingTime];

    /// The word in the file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Collective => "collective",
            Self::WorkingTime => "working_time",
        }
    }
}

/// A collective agreement or a form of working time in force at an agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AppliedAgreement {
    /// Identity.
    pub id: RowId,
    /// At which agency.
    pub agency: AgencyId,
    /// Which of the two.
    pub kind: AppliedKind,
    /// What it is called.
    pub name: String,
    /// First day; absent for "as long as anyone remembers".
    pub valid_from: Option<NaiveDate>,
    /// Last day; absent while it goes on.
    pub valid_to: Option<NaiveDate>,
    /// Where it can be read: a web address or a path.
    pub link: String,
}

impl AppliedAgreement {
    /// A new one of `agency`, of which nothing is known yet.
    #[must_use]
    pub fn empty(agency: AgencyId) -> Self {
        Self {
            id: RowId::new(),
            agency,
            kind: AppliedKind::default(),
            name: String::new(),
            valid_from: None,
            valid_to: None,
            link: String::new(),
        }
    }

    /// Whether it is over on `day`.
    #[must_use]
    pub fn over(&self, day: NaiveDate) -> bool {
        self.valid_to.is_some_and(|to| to < day)
    }
}

/// Something that is going to change at an agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlannedChange {
    /// Identity.
    pub id: RowId,
    /// At which agency.
    pub agency: AgencyId,
    /// What changes.
    pub text: String,
    /// When it is expected; absent while nobody knows.
    pub expected_on: Option<NaiveDate>,
    /// What it means for our work.
    pub effect: String,
}

impl PlannedChange {
    /// A new one of `agency`, of which nothing is known yet.
    #[must_use]
    pub fn empty(agency: AgencyId) -> Self {
        Self { id: RowId::new(), agency, text: String::new(), expected_on: None, effect: String::new() }
    }
}

/// What an agency has said of our service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Feedback {
    /// Identity.
    pub id: RowId,
    /// Which agency.
    pub agency: AgencyId,
    /// When.
    pub received_on: NaiveDate,
    /// What was said.
    pub text: String,
    /// What was done about it; empty where nothing has been done yet.
    pub what_was_done: String,
    /// Whether the agency may see it.
    #[serde(default)]
    pub may_be_shown: bool,
}

impl Feedback {
    /// A new one of `agency`, of which nothing is written yet.
    #[must_use]
    pub fn empty(agency: AgencyId, today: NaiveDate) -> Self {
        Self {
            id: RowId::new(),
            agency,
            received_on: today,
            text: String::new(),
            what_was_done: String::new(),
            may_be_shown: false,
        }
    }
}

macro_rules! of_agency {
    ($($row:ident),*) => {$(
        impl Row for $row {
            fn uuid(&self) -> Uuid {
                self.id.0
            }

            fn agency(&self) -> Option<AgencyId> {
                Some(self.agency)
            }

            fn references(&self) -> Vec<Reference> {
                vec![Reference::new("agency", Table::Agency, self.agency)]
            }
        }
    )*};
}

of_agency!(AppliedAgreement, PlannedChange, Feedback);
