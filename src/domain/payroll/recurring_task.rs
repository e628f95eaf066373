//! Tasks that come again by a rule of their own, beside the rounds of the pay groups: tax cards in January, general
//! raises, holiday bonuses, certificates of the year.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::payroll::rule::{Move, Period, Unreadable, in_month, way, within};
use crate::domain::payroll::step_kind::StepBy;
use crate::domain::record::id::{AgencyId, RowId};
use crate::domain::record::language::{Language, Names};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// When a task comes.
///
/// Written in the file as a few words: `yearly 1 31 before`, `monthly 10 after`, `once 2027-03-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Recurrence {
    /// Once a year.
    Yearly {
        /// 1–12.
        month: u32,
        /// 1–31; in a shorter month its last day.
        day: u32,
        /// Where it goes from a day that is no banking day.
        to: Move,
    },
    /// Every month.
    Monthly {
        /// 1–31; in a shorter month its last day.
        day: u32,
        /// Where it goes from a day that is no banking day.
        to: Move,
    },
    /// On one day alone, as a general raise that was agreed on.
    Once(NaiveDate),
}

impl Recurrence {
    /// When it comes in the turns of a year, each with the number of its nominal month, so that a turn that is put into
    /// another month is another one. A turn belongs to the year of its nominal day, though it may move over the turn of
    /// the year.
    #[must_use]
    pub fn in_year(self, year: i32) -> Vec<(Period, NaiveDate)> {
        let on =
            |number, month, day, to: Move| Some((Period { year, number }, to.banking_day(in_month(year, month, day)?)));
        match self {
            Self::Yearly { month, day, to } => on(month, month, day, to).into_iter().collect(),
            Self::Monthly { day, to } => (1..=12).filter_map(|month| on(month, month, day, to)).collect(),
            Self::Once(date) if date.year() == year => vec![(Period { year, number: date.month() }, date)],
            Self::Once(_) => Vec::new(),
        }
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yearly { month, day, to } => write!(f, "yearly {month} {day} {}", to.word()),
            Self::Monthly { day, to } => write!(f, "monthly {day} {}", to.word()),
            Self::Once(date) => write!(f, "once {date}"),
        }
    }
}

impl FromStr for Recurrence {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let words: Vec<&str> = text.split(' ').collect();
        let rule = match *words.as_slice() {
            ["yearly", month, day, to] => within(month, 1..=12)
                .zip(within(day, 1..=31))
                .zip(way(to))
                .map(|((month, day), to)| Self::Yearly { month, day, to }),
            ["monthly", day, to] => within(day, 1..=31).zip(way(to)).map(|(day, to)| Self::Monthly { day, to }),
            ["once", date] => date.parse().ok().map(Self::Once),
            _ => None,
        };
        rule.ok_or_else(|| Unreadable(text.to_owned()))
    }
}

impl TryFrom<String> for Recurrence {
    type Error = Unreadable;

    fn try_from(text: String) -> Result<Self, Unreadable> {
        text.parse()
    }
}

impl From<Recurrence> for String {
    fn from(rule: Recurrence) -> Self {
        rule.to_string()
    }
}

/// A task that comes again, at one agency or at all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecurringTask {
    /// Identity.
    pub id: RowId,
    /// At which agency; none where at all that are clients on the day.
    pub agency: Option<AgencyId>,
    /// Name in Finnish.
    pub name_fi: String,
    /// Name in Swedish.
    pub name_sv: String,
    /// Name in English.
    pub name_en: String,
    /// When it comes, in the words of [`Recurrence`].
    pub rule: String,
    /// Who does it.
    pub done_by: StepBy,
    /// The first day on which it may come.
    pub begins_on: NaiveDate,
    /// The last day on which it may; none while it goes on.
    pub ends_on: Option<NaiveDate>,
}

impl RecurringTask {
    /// The name in `language`.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        Names { fi: &self.name_fi, sv: &self.name_sv, en: &self.name_en }.in_language(language)
    }

    /// When it comes; none where that cannot be read.
    #[must_use]
    pub fn recurrence(&self) -> Option<Recurrence> {
        self.rule.parse().ok()
    }

    /// When it comes in the turns of a year, within its own days.
    #[must_use]
    pub fn in_year(&self, year: i32) -> Vec<(Period, NaiveDate)> {
        let mut turns = self.recurrence().map(|rule| rule.in_year(year)).unwrap_or_default();
        turns.retain(|(_, date)| *date >= self.begins_on && self.ends_on.is_none_or(|end| *date <= end));
        turns
    }
}

impl Row for RecurringTask {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        self.agency
    }

    fn references(&self) -> Vec<Reference> {
        self.agency.map(|id| Reference::new("agency", Table::Agency, id)).into_iter().collect()
    }
}
