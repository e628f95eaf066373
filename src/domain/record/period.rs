//! What becomes of a period when something else begins.

use chrono::NaiveDate;

/// What becomes of a period when something else begins on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) enum Fate {
    /// It is over by then, or begins later.
    Stays,
    /// It ends on the day before.
    Ends(NaiveDate),
    /// It would begin on that very day.
    Goes,
}

/// What becomes of a period when something else begins on `from`.
pub(in crate::domain) fn fate(valid_from: Option<NaiveDate>, valid_to: Option<NaiveDate>, from: NaiveDate) -> Fate {
    if valid_to.is_some_and(|to| to < from) || valid_from.is_some_and(|first| first > from) {
        return Fate::Stays;
    }
    match from.pred_opt() {
        Some(last) if valid_from != Some(from) => Fate::Ends(last),
        _ => Fate::Goes,
    }
}

/// The last day of what begins on `from`: the day before the next of `begins`, if any.
pub(in crate::domain) fn until(begins: impl Iterator<Item = Option<NaiveDate>>, from: NaiveDate) -> Option<NaiveDate> {
    begins.flatten().filter(|first| *first > from).min().and_then(|first| first.pred_opt())
}
