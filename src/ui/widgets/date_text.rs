//! Dates and times while they are being typed: the text is the truth until it is saved.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::domain::Language;
use crate::i18n::date::{format_date, format_time, parse_date, parse_time};

/// A date being typed. Empty is no date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DateText(pub String);

/// What was typed is no date or no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUnderstood;

impl DateText {
    /// The text of a date.
    pub fn new(language: Language, date: Option<NaiveDate>) -> Self {
        Self(date.map(|date| format_date(language, date)).unwrap_or_default())
    }

    /// The date typed, if any.
    ///
    /// # Errors
    /// Where it is no date.
    pub fn date(&self, today: NaiveDate) -> Result<Option<NaiveDate>, NotUnderstood> {
        if self.0.trim().is_empty() {
            return Ok(None);
        }
        parse_date(&self.0, today).map(Some).ok_or(NotUnderstood)
    }
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
}
