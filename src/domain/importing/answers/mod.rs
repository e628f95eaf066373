//! Answers to the questionnaire that come in from tables: the workbooks that were taken out to be filled in, and lists of
//! agency, question and answer.
//!
//! In a workbook of ours each row says in columns of its own, which are hidden, which question about which agency it is,
//! and what stood there when it was taken out. So a row that nobody has filled in changes nothing, and an answer that
//! somebody has given in the register meanwhile is not lost unseen.

mod plan;
mod read;
mod task;
#[cfg(test)]
mod tests;

pub use plan::{About, AnswerPlan, Cell, Options, Refusal, Told, plan};
pub use read::{Entry, Field, Found, Layout, entries, has_answers, mapped, sheet_layout};
pub use task::{Notice, Planned, Task};

use uuid::Uuid;

use crate::domain::record::id::{AgencyId, QuestionId, RoundId, natural};

/// The heading of the hidden column that says which question about which agency a row is.
pub const KEY: &str = "kortisto.answer";

/// The heading of the hidden column that says what stood in a row when it was taken out.
pub const SAID: &str = "kortisto.said";

/// A question about an agency in a round.
pub type Asked = (RoundId, QuestionId, AgencyId);

/// How a question about an agency in a round is written in a row.
#[must_use]
pub fn written_key((round, question, agency): Asked) -> String {
    format!("{round}/{question}/{agency}")
}

/// Which question about which agency a row says that it is.
fn read_key(text: &str) -> Option<Asked> {
    let mut parts = text.trim().split('/').map(|part| part.parse::<Uuid>().ok());
    let ids = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some((RoundId(ids.0), QuestionId(ids.1), AgencyId(ids.2)))
}

/// By what it is known whether an answer still says what it said when it was taken out.
#[must_use]
pub fn mark(body: &str, nothing_special: bool) -> Uuid {
    natural("answer-said", &[body, if nothing_special { "nothing special" } else { "" }])
}
