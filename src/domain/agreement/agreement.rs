//! The service agreement of an agency, and how it stands to a day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, AgreementId};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// The largest sum of money that is no slip of the hand, in ten-thousandths of a euro.
pub const LARGEST_MONEY: i64 = 9_999_999_999_999;

/// A service agreement between us and an agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Identity.
    pub id: AgreementId,
    /// With which agency.
    pub agency: AgencyId,
    /// Its number, such as `14/2025`.
    pub number: String,
    /// First day; absent for "as long as anyone remembers".
    pub valid_from: Option<NaiveDate>,
    /// Last day; absent while nobody has ended it.
    pub valid_to: Option<NaiveDate>,
    /// When it was signed.
    pub signed_on: Option<NaiveDate>,
    /// Where the document is: a web address or a path.
    pub document: String,
    /// What a year is worth by the agreement, in ten-thousandths of a euro.
    pub yearly_value: Option<i64>,
    /// Whatever else is worth knowing.
    pub note: String,
}

/// How an agreement stands to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Validity {
    /// It holds.
    InForce,
    /// It has not begun.
    Future,
    /// It is over.
    Past,
}

impl Agreement {
    /// A new one of `agency`, of which nothing is known yet.
    #[must_use]
    pub const fn empty(agency: AgencyId, id: AgreementId) -> Self {
        Self {
            id,
            agency,
            number: String::new(),
            valid_from: None,
            valid_to: None,
            signed_on: None,
            document: String::new(),
            yearly_value: None,
            note: String::new(),
        }
    }

    /// How it stands to `day`.
    #[must_use]
    pub fn validity(&self, day: NaiveDate) -> Validity {
        if self.valid_from.is_some_and(|from| day < from) {
            Validity::Future
        } else if self.valid_to.is_some_and(|to| to < day) {
            Validity::Past
        } else {
            Validity::InForce
        }
    }

    /// Whether there is a day on which both hold.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time =
            |one: &Self, other: &Self| one.valid_from.is_none_or(|from| other.valid_to.is_none_or(|to| from <= to));
        begins_in_time(self, other) && begins_in_time(other, self)
    }
}

impl Row for Agreement {
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
