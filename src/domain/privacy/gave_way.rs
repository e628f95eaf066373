//! What the log keeps of what gave way in a conflict, where somebody has been erased meanwhile: an erasure reaches what is
//! in the log, and not what is still in a window of somebody else. What it would have reached there is not logged afterwards.

use serde_json::Value;
use uuid::Uuid;

use crate::domain::privacy::erasure::Erased;
use crate::domain::privacy::person::is_written;
use crate::domain::record::operation::Change;
use crate::domain::record::record::Record;
use crate::domain::record::row::Fields;
use crate::domain::record::table::Table;

/// How many days what was typed and is not saved waits for its writer.
pub const UNSAVED_DAYS: i64 = 14;

/// What of `changes`, which gave way and are only logged, the log may keep. `memory` is what is remembered of the erased, and
/// `touched` says whether a row is one that an erasure has changed or taken away since the changes can have been typed.
#[must_use]
pub fn kept_of(changes: Vec<Change>, memory: &[Erased], touched: impl Fn(Table, Uuid) -> bool) -> Vec<Change> {
    let kept = changes.into_iter().filter_map(|change| {
        let (table, id) = change.key()?;
        without_erased(change, memory, touched(table, id))
    });
    kept.collect()
}

fn without_erased(change: Change, memory: &[Erased], touched: bool) -> Option<Change> {
    let of_row = |one: &&Erased| matches!(one, Erased::Row(..) | Erased::Purged(..));
    let about = |record: &Record| {
        let fields = Value::Object(record.fields());
        memory.iter().filter(of_row).any(|one| one.stands_in(&fields))
    };
    if [&change.before, &change.after].into_iter().flatten().any(about) {
        return None;
    }
    let named = |value: &Value| memory.iter().filter(|one| !of_row(one)).any(|one| one.stands_in(value));
    // In a row that an erasure has been at, any text may speak of them, in whatever form of the name.
    let speaks = |value: &Value| named(value) || (touched && value.as_str().is_some_and(is_written));
    let (Some(mine), Some(stays)) = (&change.before, &change.after) else {
        let record = change.record()?;
        let named = touched || record.fields().values().any(named);
        return (!named).then_some(change);
    };
    let (mut wanted, saved) = (mine.fields(), stays.fields());
    let yielded: Fields = wanted.clone();
    for (field, value) in yielded.iter().filter(|(field, value)| saved.get(*field) != Some(value)) {
        if speaks(value) || saved.get(field).is_some_and(speaks) {
            wanted.insert(field.clone(), saved.get(field).cloned().unwrap_or_default());
        }
    }
    if wanted == yielded {
        return Some(change);
    }
    let mine = Record::from_fields(mine.table(), wanted).ok()?;
    (mine != *stays).then(|| Change { before: Some(mine), after: Some(stays.clone()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::agency;
    use crate::domain::{Agency, Contact};

    #[test]
    fn of_what_gave_way_the_log_keeps_what_speaks_of_nobody_erased() {
        let saved = agency("Rannikkolaitos");
        let mine = Agency { notes: "Kysy Maija Malli".into(), email: "a@a.example".into(), ..saved.clone() };
        let change = Change::update(mine, saved.clone());
        let kept = |memory: &[Erased], touched: bool| kept_of(vec![change.clone()], memory, |_, _| touched);
        assert_eq!(kept(&[], false), std::slice::from_ref(&change), "nobody is erased");
        assert_eq!(kept(&[Erased::typed("Kaisa Koe")], false), std::slice::from_ref(&change), "somebody else");
        let email = Agency { email: "a@a.example".into(), ..saved.clone() };
        for memory in [Erased::typed("Maija Malli"), Erased::name("maija malli")] {
            assert_eq!(kept(&[memory], false), [Change::update(email.clone(), saved.clone())]);
        }
        assert_eq!(kept(&[], true), [], "an erasure has been at the row, and both are texts");
        // What the row of somebody erased held, and what points at them.
        let contact = Contact { name: "Maija Malli".into(), ..Contact::empty(saved.id) };
        let row = Erased::Row(Table::Contact, contact.id.0);
        let gone = Change::delete(contact);
        assert_eq!(kept_of(vec![gone.clone()], &[row], |_, _| false), []);
        assert_eq!(kept_of(vec![gone.clone()], &[], |_, _| true), []);
        assert_eq!(kept_of(vec![gone.clone()], &[], |_, _| false), [gone]);
    }
}
