//! Answers that come in from files, in words.

use super::Texts;
use crate::domain::importing::answers::{About, Field, Notice, Refusal, Told};
use crate::domain::{RoundId, Rows};

/// The key of what a column may hold.
#[must_use]
pub const fn field_key(field: Field) -> &'static str {
    match field {
        Field::Agency => "import-field-agency",
        Field::Question => "answers-field-question",
        Field::Answer => "questionnaire-body",
        Field::Nothing => "questionnaire-nothing-special",
        Field::Teller => "questionnaire-told-by",
        Field::Round => "questionnaire-round",
        Field::Key => "answers-field-key",
        Field::Said => "answers-field-said",
    }
}

/// What a row is about: the agency and the question.
#[must_use]
pub fn name(texts: &Texts, rows: &Rows, about: About) -> String {
    let language = texts.language();
    let agency = about.agency.and_then(|id| rows.agency.get(id)).map(|one| one.name(language));
    let question = about.question.and_then(|id| rows.question.get(id)).map(|one| one.text(language));
    agency.into_iter().chain(question).collect::<Vec<_>>().join(", ")
}

/// What an answer says; empty where there is none.
#[must_use]
pub fn told(texts: &Texts, told: Option<&Told>) -> String {
    match told {
        None => String::new(),
        Some(told) if told.nothing_special => texts.get("questionnaire-nothing-special").to_owned(),
        Some(told) => told.body.clone(),
    }
}

fn round_name(rows: &Rows, round: RoundId) -> &str {
    rows.question_round.get(round).map(|round| round.name.as_str()).unwrap_or_default()
}

/// Why a row cannot be taken.
#[must_use]
pub fn refusal(texts: &Texts, rows: &Rows, refusal: &Refusal) -> String {
    let text = |key: &str, text: &str| texts.with(key, &[("text", text.into())]);
    let round = |key: &str, round: RoundId| texts.with(key, &[("round", round_name(rows, round).into())]);
    match refusal {
        Refusal::AgencyMissing => texts.get("import-agency-missing").to_owned(),
        Refusal::AgencyUnknown(name) => text("import-agency-unknown", name),
        Refusal::AgencySeveral(name) => text("import-agency-several", name),
        Refusal::AgencyByIdentifier(name) => text("import-agency-by-identifier", name),
        Refusal::QuestionMissing => texts.get("answers-question-missing").to_owned(),
        Refusal::QuestionUnknown(name) => text("answers-question-unknown", name),
        Refusal::QuestionSeveral(name) => text("answers-question-several", name),
        Refusal::NotAsked(id) => round("answers-not-asked", *id),
        Refusal::RoundMissing => texts.get("answers-round-missing").to_owned(),
        Refusal::RoundUnknown(name) => text("answers-round-unknown", name),
        Refusal::RoundSeveral => texts.get("answers-round-several").to_owned(),
        Refusal::RoundClosed(id) => round("answers-round-closed", *id),
        Refusal::OtherFile => texts.get("answers-other-file").to_owned(),
        Refusal::Both => texts.get("answers-both").to_owned(),
        Refusal::PersonalCode => texts.get("import-personal-code").to_owned(),
        Refusal::Contradicts(row) => texts.with("answers-contradicts", &[("row", row.to_string().into())]),
        Refusal::Meanwhile => texts.get("answers-meanwhile").to_owned(),
    }
}

/// What is worth knowing of a whole file.
#[must_use]
pub fn notice(texts: &Texts, rows: &Rows, notice: Notice) -> String {
    let round = |key: &str, round: RoundId| texts.with(key, &[("round", round_name(rows, round).into())]);
    match notice {
        Notice::OtherFile => texts.get("answers-notice-other-file").to_owned(),
        Notice::Closed(id) => round("answers-notice-closed", id),
        Notice::Older(id) => round("answers-notice-older", id),
    }
}
