//! What stands around an agreement: the collective agreements in force at the agency, what is going to change, and
//! what the agency has said of our service.

use std::cmp::Reverse;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, RowId};
use crate::domain::record::record::{Reference, Row, Rows, Table};

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
}

impl Feedback {
    /// A new one of `agency`, of which nothing is written yet.
    #[must_use]
    pub fn empty(agency: AgencyId, today: NaiveDate) -> Self {
        Self { id: RowId::new(), agency, received_on: today, text: String::new(), what_was_done: String::new() }
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

impl Rows {
    /// The collective agreements and forms of working time of `agency`: those that hold or are to hold on `day`
    /// first, by kind and name, then those that are over, the latest first.
    #[must_use]
    pub fn applied_agreements(&self, agency: AgencyId, day: NaiveDate) -> Vec<&AppliedAgreement> {
        let mut all: Vec<&AppliedAgreement> = self.applied_agreement.of(agency).collect();
        all.sort_by_cached_key(|one| {
            let latest = Reverse(one.valid_to.filter(|_| one.over(day)));
            (one.over(day), latest, one.kind, crate::domain::reading::search::fold(&one.name), one.id)
        });
        all
    }

    /// What is going to change at `agency`, the soonest first, what has no day last.
    #[must_use]
    pub fn planned_changes(&self, agency: AgencyId) -> Vec<&PlannedChange> {
        let mut all: Vec<&PlannedChange> = self.planned_change.of(agency).collect();
        all.sort_by_key(|one| (one.expected_on.is_none(), one.expected_on, one.id));
        all
    }

    /// What `agency` has said, the newest first.
    #[must_use]
    pub fn feedback_of(&self, agency: AgencyId) -> Vec<&Feedback> {
        let mut all: Vec<&Feedback> = self.feedback.of(agency).collect();
        all.sort_by_key(|one| (Reverse(one.received_on), one.id));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{day, perhaps, rows};

    #[test]
    fn what_is_over_comes_after_what_holds() {
        let agency = AgencyId::new();
        let one = |kind, name: &str, to: &str| {
            let valid_to = perhaps(to);
            AppliedAgreement { kind, name: name.into(), valid_to, ..AppliedAgreement::empty(agency) }.into()
        };
        let rows = rows([
            one(AppliedKind::Collective, "Vanhin", "2019-12-31"),
            one(AppliedKind::WorkingTime, "Jaksotyö", ""),
            one(AppliedKind::Collective, "Vanha", "2025-02-28"),
            one(AppliedKind::Collective, "Öljyala", "2027-02-28"),
            one(AppliedKind::Collective, "Alukset", ""),
        ]);
        let names = |on| {
            let all = rows.applied_agreements(agency, day(on));
            all.into_iter().map(|one| one.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names("2025-03-01"), ["Alukset", "Öljyala", "Jaksotyö", "Vanha", "Vanhin"]);
        assert_eq!(names("2025-02-28"), ["Alukset", "Öljyala", "Vanha", "Jaksotyö", "Vanhin"]);
    }

    #[test]
    fn changes_come_soonest_first_and_feedback_newest_first() {
        let agency = AgencyId::new();
        let change = |text: &str, on: &str| {
            PlannedChange { text: text.into(), expected_on: perhaps(on), ..PlannedChange::empty(agency) }.into()
        };
        let said = |text: &str, on: &str| Feedback { text: text.into(), ..Feedback::empty(agency, day(on)) }.into();
        let rows = rows([
            change("joskus", ""),
            change("syksyllä", "2027-09-01"),
            change("keväällä", "2027-03-01"),
            said("ensin", "2025-01-01"),
            said("sitten", "2026-01-01"),
        ]);
        let changes: Vec<&str> = rows.planned_changes(agency).iter().map(|one| one.text.as_str()).collect();
        assert_eq!(changes, ["keväällä", "syksyllä", "joskus"]);
        let said: Vec<&str> = rows.feedback_of(agency).iter().map(|one| one.text.as_str()).collect();
        assert_eq!(said, ["sitten", "ensin"]);
    }
}
