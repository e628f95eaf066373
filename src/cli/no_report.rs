//! `report` in a program that was built without PDF: it says so.

use chrono::NaiveDate;
use serde_json::json;

use super::{Outcome, Report, refused};
use crate::i18n::Texts;
use crate::store::StoreError;

/// Says that no document can be made.
#[expect(clippy::unnecessary_wraps, reason = "the other one can fail")]
pub(super) fn made(_report: &Report, texts: &Texts, _today: NaiveDate) -> Result<Outcome, StoreError> {
    Ok(refused(texts.get("cli-no-pdf").to_owned(), json!({ "refused": "cli-no-pdf" })))
}
