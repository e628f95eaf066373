//! Dates and times while they are being typed: the text is the truth until it is saved.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::domain::Language;
use crate::i18n::date::{DateError, format_date, format_time, parse_date, parse_time};

pub use crate::i18n::date::Meant;

/// A date being typed. Empty is no date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DateText(pub String);

/// What was typed is no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUnderstood;

impl DateText {
    /// The text of a date.
    pub fn new(language: Language, date: Option<NaiveDate>) -> Self {
        Self(date.map(|date| format_date(language, date)).unwrap_or_default())
    }

    /// The date typed, if any. `sense` says which year is meant where none is typed.
    ///
    /// # Errors
    /// Where it is no date, or of a year that nobody means.
    pub fn date(&self, sense: Meant) -> Result<Option<NaiveDate>, DateError> {
        if self.0.trim().is_empty() {
            return Ok(None);
        }
        parse_date(&self.0, sense).map(Some)
    }

    /// Writes the date out in full, so that everybody sees which year was understood. What is written in full already
    /// stays as it is, in whichever language.
    pub fn write_out(&mut self, language: Language, sense: Meant) {
        if let Ok(Some(date)) = self.date(sense)
            && !self.in_full(sense)
        {
            self.0 = format_date(language, date);
        }
    }

    /// Whether the date is written out in full, in whichever language.
    #[must_use]
    pub fn in_full(&self, sense: Meant) -> bool {
        let Ok(Some(date)) = self.date(sense) else { return false };
        Language::ALL.into_iter().any(|language| format_date(language, date) == self.0)
    }
}

/// The key of what is wrong with a date.
#[must_use]
pub const fn date_key(error: DateError) -> &'static str {
    match error {
        DateError::NotADate => "field-date-not-understood",
        DateError::Year => "field-date-year",
    }
}

/// Whether this is said at the field of a date wherever it is so, and need not be said anywhere else.
#[must_use]
pub fn said_at_dates(key: &str) -> bool {
    [DateError::NotADate, DateError::Year].map(date_key).contains(&key)
}

/// A time of day being typed. Empty is no time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TimeText(pub String);

impl TimeText {
    /// The text of a time.
    pub fn new(language: Language, time: Option<NaiveTime>) -> Self {
        Self(time.map(|time| format_time(language, time)).unwrap_or_default())
    }

    /// The time typed, if any.
    ///
    /// # Errors
    /// Where it is no time.
    pub fn time(&self) -> Result<Option<NaiveTime>, NotUnderstood> {
        if self.0.trim().is_empty() {
            return Ok(None);
        }
        parse_time(&self.0).map(Some).ok_or(NotUnderstood)
    }

    /// Writes the time out in full. What is written in full already stays as it is, in whichever language.
    pub fn write_out(&mut self, language: Language) {
        let Ok(Some(time)) = self.time() else { return };
        if Language::ALL.into_iter().all(|language| format_time(language, time) != self.0) {
            self.0 = format_time(language, time);
        }
    }
}
