//! What is special about an agency: what only those know who have looked after it, kept as short cards.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::payroll::rule::Step;
use crate::domain::record::id::{AgencyId, CharacteristicId, ListId};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// For how many days a characteristic is believed after somebody last vouched for it.
const BELIEVED_DAYS: i64 = 365;

/// How serious it is when a characteristic is overlooked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Somebody is paid wrongly or not at all.
    Critical,
    /// It has to be put right afterwards.
    Important,
    /// Good to know.
    #[default]
    Note,
}

impl Severity {
    /// Every severity, the most serious first.
    pub const ALL: [Self; 3] = [Self::Critical, Self::Important, Self::Note];
}

/// Something special about an agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Characteristic {
    /// Identity.
    pub id: CharacteristicId,
    /// Of which agency.
    pub agency: AgencyId,
    /// From the users' list; none where nobody has chosen.
    pub category: Option<ListId>,
    /// How serious.
    pub severity: Severity,
    /// In one line.
    pub title: String,
    /// The whole story.
    pub body: String,
    /// What to do about it.
    pub what_to_do: String,
    /// The months in which it bites, as ascending numbers: `1,6,12`. Empty is always.
    pub months: String,
    /// The step of the payroll calendar before which it bites; none where the calendar has no part in it.
    #[serde(default)]
    pub payroll_step: Option<Step>,
    /// Who wrote it: the name under which they worked.
    pub author: String,
    /// When it was written.
    pub written_on: NaiveDate,
    /// When somebody last found it true.
    pub verified_on: Option<NaiveDate>,
    /// Who did: the name under which they worked.
    pub verified_by: String,
    /// Whether the agency may see it.
    #[serde(default)]
    pub may_be_shown: bool,
}

impl Characteristic {
    /// A new one of `agency`, of which nothing is written yet.
    #[must_use]
    pub fn empty(agency: AgencyId, author: &str, today: NaiveDate) -> Self {
        Self {
            id: CharacteristicId::new(),
            agency,
            category: None,
            severity: Severity::default(),
            title: String::new(),
            body: String::new(),
            what_to_do: String::new(),
            months: String::new(),
            payroll_step: None,
            author: author.to_owned(),
            written_on: today,
            verified_on: None,
            verified_by: String::new(),
            may_be_shown: false,
        }
    }

    /// The same, found true by `who` on `day`.
    #[must_use]
    pub fn verified(&self, who: &str, day: NaiveDate) -> Self {
        Self { verified_on: Some(day), verified_by: who.to_owned(), ..self.clone() }
    }

    /// The months in which it bites, 1 is January; empty where it always does.
    #[must_use]
    pub fn bites(&self) -> BTreeSet<u32> {
        parse_months(&self.months).unwrap_or_default()
    }

    /// Whether it bites in `month`, 1 is January.
    #[must_use]
    pub fn bites_in(&self, month: u32) -> bool {
        let months = self.bites();
        months.is_empty() || months.contains(&month)
    }

    /// The day on which somebody last vouched for it, by writing it or by finding it true.
    #[must_use]
    pub fn vouched_on(&self) -> NaiveDate {
        self.verified_on.map_or(self.written_on, |verified| verified.max(self.written_on))
    }

    /// Whether it is so long since somebody vouched for it that it should be asked about.
    #[must_use]
    pub fn overdue(&self, today: NaiveDate) -> bool {
        (today - self.vouched_on()).num_days() > BELIEVED_DAYS
    }
}

/// Months as they are kept. A whole year is kept as always.
#[must_use]
pub fn written_months(months: &BTreeSet<u32>) -> String {
    if months.len() == 12 {
        return String::new();
    }
    months.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

/// The months of a text as it is kept; none where it is not one: numbers from 1 to 12, ascending, without spaces.
#[must_use]
pub fn parse_months(text: &str) -> Option<BTreeSet<u32>> {
    let mut months = BTreeSet::new();
    if text.is_empty() {
        return Some(months);
    }
    for part in text.split(',') {
        let month = part.parse().ok().filter(|month: &u32| (1..=12).contains(month) && part == month.to_string())?;
        if months.last().is_some_and(|last| *last >= month) {
            return None;
        }
        months.insert(month);
    }
    Some(months)
}

impl Row for Characteristic {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        let category = self.category.map(|id| Reference::new("category", Table::CharacteristicCategory, id));
        std::iter::once(Reference::new("agency", Table::Agency, self.agency)).chain(category).collect()
    }
}
