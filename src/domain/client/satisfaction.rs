//! How satisfied an agency is, as it has answered in a year.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, RowId, natural};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// The largest top of a scale that is no slip of the hand.
pub const LARGEST_SCALE: i64 = 1_000;

/// What an agency's answers come to in a year: to one question, or overall.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Satisfaction {
    /// UUIDv5 of agency, year and question.
    pub id: RowId,
    /// Which agency.
    pub agency: AgencyId,
    /// Of which year.
    pub year: i64,
    /// What was asked; empty for the overall score.
    pub question: String,
    /// The score in ten-thousandths, on the scale.
    pub score: i64,
    /// The best score there is: 5 where one to five could be given.
    pub scale: i64,
    /// How many answered; absent where nobody knows.
    pub respondents: Option<i64>,
}

impl Satisfaction {
    /// A score under its natural identity.
    #[must_use]
    pub fn new(agency: AgencyId, year: i64, question: &str, score: i64, scale: i64) -> Self {
        let id = natural("satisfaction", &[&agency.to_string(), &year.to_string(), question]);
        Self { id: RowId(id), agency, year, question: question.to_owned(), score, scale, respondents: None }
    }

    /// Whether it is about everything together.
    #[must_use]
    pub fn overall(&self) -> bool {
        self.question.is_empty()
    }

    /// The score as a part of the best there is, in per cent, so that scores on other scales can stand beside it.
    #[must_use]
    pub fn percent(&self) -> i64 {
        // Rounded to the nearest; scores and scales are small.
        let best = self.scale.max(1).saturating_mul(100);
        (self.score.max(0).saturating_add(best / 2)).checked_div(best).unwrap_or(0)
    }

    /// Whether it holds what can be.
    #[must_use]
    pub fn sound(&self) -> bool {
        (1..=LARGEST_SCALE).contains(&self.scale)
            && (0..=self.scale * 10_000).contains(&self.score)
            && self.respondents.is_none_or(|count| count >= 0)
    }
}

impl Row for Satisfaction {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("agency", Table::Agency, self.agency)]
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::new(self.agency, self.year, &self.question, 0, 1).id.0)
    }
}
