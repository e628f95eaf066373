//! That whoever has taken an agency over is away themselves, and who looks after it then.

use super::Texts;
use super::payroll::short_days;
use crate::domain::{EmployeeId, Rows, TakerAway, Then};

/// In words; the year only where it is not `year`: `Kai Kuvitelma poissa 3.–5.12., silloin hoitaa Elsa Mielikuva`.
#[must_use]
pub fn taker_away_words(texts: &Texts, rows: &Rows, gone: &TakerAway, year: i32) -> String {
    let name = |id: EmployeeId| rows.employee.get(id).map(|one| one.name.clone()).unwrap_or_default();
    let days = short_days(texts.language(), gone.from, gone.to, year);
    let mut args = vec![("name", name(gone.taker).into()), ("days", days.into())];
    let (key, then) = match gone.then {
        Then::Taken(then) => ("taker-away-taken", Some(then)),
        Then::StandsIn(then) => ("taker-away-stands-in", Some(then)),
        Then::Nobody => ("taker-away-nobody", None),
    };
    args.extend(then.map(|then| ("then", name(then).into())));
    texts.with(key, &args)
}
