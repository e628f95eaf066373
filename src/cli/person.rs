//! `kortisto person`: everything held on a person, and erasing them.

use std::path::Path;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Outcome, me, open, refused};
use crate::domain::Record;
use crate::domain::erasure::erase;
use crate::domain::person::{Known, PersonalData, Subject, Traces, named, personal_data};
use crate::exchange::privacy::parts;
use crate::i18n::Texts;
use crate::store::sqlite::copies_that_hold;
use crate::store::{Commit, HistoryQuery, Store, StoreError};

pub(super) fn person(
    file: &Path,
    name: &str,
    erasing: bool,
    texts: &Texts,
    today: NaiveDate,
) -> Result<Outcome, StoreError> {
    let (mut store, snapshot) = open(file)?;
    let people = named(&snapshot.rows, name);
    let subject = match people.as_slice() {
        [] => Subject::Named(name.trim().to_owned()),
        [one] => one.subject.clone(),
        several => {
            let lines: Vec<String> = several.iter().map(|one| told(texts, &snapshot, one)).collect();
            let reason = texts.with("cli-person-several", &[("name", name.into())]);
            let json = json!({ "refused": "cli-person-several", "people": lines });
            return Ok(refused(format!("{reason}\n{}", lines.join("\n")), json));
        }
    };
    let nothing = || Ok(refused(texts.get("person-nothing").to_owned(), json!({ "refused": "person-nothing" })));
    let Some(held) = personal_data(&snapshot.rows, &subject) else { return nothing() };
    let log = store.history(&HistoryQuery { contents: true, ..HistoryQuery::newest(usize::MAX) })?;
    let traces = held.traces(&log);
    // The whole name with an ending that changes it goes too. What may be somebody else's is left, and told.
    let also = held.likely();
    let perhaps = held.mentions.iter().filter(|one| one.sure.is_empty() && !also.contains(&one.key()));
    let left: Vec<String> = perhaps.map(|one| one.text.clone()).collect();
    if held.own.is_empty() && held.mentions.len() == left.len() && traces.is_empty() {
        let mut lines = vec![texts.get("person-nothing").to_owned()];
        if !left.is_empty() {
            lines.push(texts.get("cli-person-perhaps").to_owned());
            lines.extend(left.iter().map(|text| format!("  {text}")));
        }
        return Ok(refused(lines.join("\n"), json!({ "refused": "person-nothing", "perhaps": left })));
    }
    let mut json = found(&held, &traces);
    if !erasing {
        let text: Vec<String> = parts(texts, &snapshot.rows, &held, &traces).into_iter().map(written).collect();
        return Ok(Outcome { text: text.join("\n"), json, refused: None });
    }
    let erasure = erase(&snapshot.rows, &held, texts.get("person-erased"), &also, &me(&snapshot, today));
    let forgotten = store.erase(&erasure, &snapshot)?;
    match forgotten.commit {
        Commit::Done(_) => {}
        Commit::Unchanged(_) => return nothing(),
        Commit::Conflicts(..) => {
            return Ok(refused(texts.get("erase-conflict").to_owned(), json!({ "refused": "erase-conflict" })));
        }
    }
    let copies = copies_that_hold(file, &held.words);
    let mut lines = vec![texts.get("erase-done").to_owned()];
    if !forgotten.clean {
        lines.push(texts.get("erase-not-clean").to_owned());
    }
    if copies.is_empty() {
        lines.push(texts.get("erase-copies-none").to_owned());
    } else {
        let names: Vec<String> = copies.iter().map(|copy| copy.display().to_string()).collect();
        lines.push(texts.with("erase-copies", &[("names", names.join(", ").into())]));
    }
    if !left.is_empty() {
        lines.push(texts.get("cli-person-left").to_owned());
        lines.extend(left.iter().map(|text| format!("  {text}")));
    }
    if let Value::Object(fields) = &mut json {
        fields.insert("erased".into(), true.into());
        fields.insert("blanked".into(), forgotten.blanked.into());
        fields.insert("clean".into(), forgotten.clean.into());
        fields.insert("copies".into(), json!(copies));
        fields.insert("left".into(), json!(left));
    }
    Ok(Outcome { text: lines.join("\n"), json, refused: None })
}

/// Who one of several people of the same name is.
fn told(texts: &Texts, snapshot: &crate::domain::Snapshot, one: &Known) -> String {
    let kind = texts.get(match one.subject {
        Subject::Contact(_) => "table-contact",
        Subject::Employee(_) => "table-employee",
        Subject::Account(_) => "table-account-person",
        Subject::Named(_) => "table-other",
    });
    let agencies = one.agencies.iter().filter_map(|id| snapshot.agency.get(*id));
    let names: Vec<&str> = agencies.map(|agency| agency.name(texts.language())).collect();
    format!("{} · {kind} {}", one.name, names.join(", ")).trim_end().to_owned()
}

fn written(part: crate::exchange::privacy::Part) -> String {
    let mut lines = vec![part.heading];
    for (heading, entries) in part.entries {
        lines.push(format!("  {heading}"));
        lines.extend(entries.into_iter().map(|(name, value)| format!("    {name}: {value}")));
    }
    lines.join("\n")
}

fn found(held: &PersonalData, traces: &[Traces]) -> Value {
    let row = |row: &Record| json!({ "table": row.table().name(), "id": row.id(), "fields": row.fields() });
    let mentions: Vec<Value> = held
        .mentions
        .iter()
        .map(|mention| {
            json!({
                "table": mention.record.table().name(), "id": mention.record.id(), "field": mention.field,
                "text": mention.text, "sure": !mention.sure.is_empty(), "likely": mention.likely,
            })
        })
        .collect();
    let log: Vec<Value> = traces
        .iter()
        .map(|trace| {
            json!({
                "id": trace.id, "kind": trace.kind, "at": trace.at, "who": trace.who, "wrote": trace.wrote,
                "changes": trace.changes, "source": trace.source,
            })
        })
        .collect();
    json!({
        "name": held.name, "rows": held.own.iter().map(row).collect::<Vec<_>>(),
        "linked": held.linked.iter().map(row).collect::<Vec<_>>(),
        "mentions": mentions, "log": log, "shared": held.shared, "erased": false,
    })
}
