//! What rows go by where others point at them: a name that no other row of the same kind has.

use std::collections::HashMap;

use serde_json::Value;
use uuid::Uuid;

use crate::domain::search::fold;
use crate::domain::{Language, Record, Rows, Table, shape};
use crate::i18n::Texts;
use crate::i18n::names::own_name;

/// How many letters of a name are enough: a task of the division of work may be a paragraph.
const LONGEST: usize = 120;

/// What the rows of every table go by that others point into.
#[derive(Default)]
pub(super) struct Called {
    names: HashMap<(Table, Uuid), String>,
    rows: HashMap<(Table, String), Vec<Uuid>>,
}

impl Called {
    pub(super) fn of(texts: &Texts, rows: &Rows) -> Self {
        let mut called = Self::default();
        for table in shape::pointed_into_tables() {
            called.add_table(texts, rows, table);
        }
        called
    }

    /// As of [`of`](Self::of), for rows that others have written: what no row goes by is also looked for among the names
    /// in every language, and a row that has been merged into another stands for that one.
    pub(super) fn for_others(texts: &Texts, rows: &Rows) -> Self {
        let mut called = Self::of(texts, rows);
        let languages = Language::ALL.map(Texts::new);
        for table in shape::pointed_into_tables() {
            let records = rows.records_of(table);
            let merged = |record: &Record| {
                let fields = record.fields();
                let into = fields.get("merged_into").and_then(Value::as_str)?.parse::<Uuid>().ok()?;
                Some((record.id(), into))
            };
            let merged: HashMap<Uuid, Uuid> = records.iter().filter_map(merged).collect();
            let mut others: HashMap<String, Vec<Uuid>> = HashMap::new();
            for record in &records {
                let id = last(&merged, record.id());
                for texts in &languages {
                    let name = fold(&short(&own_name(texts, rows, record)));
                    let ids = others.entry(name).or_default();
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
            }
            for (_, ids) in called.rows.iter_mut().filter(|((of, _), _)| *of == table) {
                let mut into: Vec<Uuid> = ids.iter().map(|id| last(&merged, *id)).collect();
                into.sort_unstable();
                into.dedup();
                *ids = into;
            }
            for (name, ids) in others.into_iter().filter(|(name, _)| !name.is_empty()) {
                called.rows.entry((table, name)).or_insert(ids);
            }
        }
        called
    }

    fn add_table(&mut self, texts: &Texts, rows: &Rows, table: Table) {
        let mut named: Vec<(Uuid, String)> = Vec::new();
        let mut times: HashMap<String, usize> = HashMap::new();
        let records = rows.records_of(table);
        for record in &records {
            let name = short(&own_name(texts, rows, record));
            *times.entry(fold(&name)).or_default() += 1;
            named.push((record.id(), name));
        }
        // Those of one name are told apart by their agencies, and where that is not enough by numbers.
        let mut taken: HashMap<String, usize> = HashMap::new();
        for ((id, name), record) in named.into_iter().zip(&records) {
            let alone = !name.is_empty() && times.get(&fold(&name)) == Some(&1);
            let full = if alone { name } else { with_agency(texts, rows, record, name) };
            let before = taken.entry(fold(&full)).or_default();
            *before += 1;
            let mut unique = if *before > 1 || full.is_empty() { format!("{full} ({before})") } else { full };
            while self.rows.contains_key(&(table, fold(unique.trim()))) {
                unique.push('*');
            }
            self.put(table, id, unique.trim());
        }
    }

    /// Notes what a row goes by.
    pub(super) fn put(&mut self, table: Table, id: Uuid, name: &str) {
        self.names.insert((table, id), name.to_owned());
        let rows = self.rows.entry((table, fold(name))).or_default();
        if !rows.contains(&id) {
            rows.push(id);
        }
    }

    /// What a row goes by; nothing where nobody points into its table.
    pub(super) fn name(&self, table: Table, id: Uuid) -> Option<&str> {
        self.names.get(&(table, id)).map(String::as_str)
    }

    /// What the rows of a table go by, in the reader's language.
    pub(super) fn names_of(&self, table: Table) -> Vec<String> {
        let mut names: Vec<String> =
            self.names.iter().filter(|((of, _), _)| *of == table).map(|(_, name)| name.clone()).collect();
        names.sort_unstable();
        names
    }

    /// The rows that go by a name.
    pub(super) fn rows(&self, table: Table, name: &str) -> &[Uuid] {
        self.rows.get(&(table, fold(name.trim()))).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The row for which one stands that has been merged into another, and that into yet another.
fn last(merged: &HashMap<Uuid, Uuid>, mut id: Uuid) -> Uuid {
    // There are no more steps than rows, should they go round in a circle.
    for _ in 0..merged.len() {
        match merged.get(&id) {
            Some(into) => id = *into,
            None => break,
        }
    }
    id
}

fn with_agency(texts: &Texts, rows: &Rows, record: &Record, name: String) -> String {
    let agency = record.agency().filter(|_| record.table() != Table::Agency).and_then(|id| rows.agency.get(id));
    let Some(agency) = agency else { return name };
    let agency = agency.name(texts.language());
    if name.is_empty() { agency.to_owned() } else { format!("{name}, {agency}") }
}

/// A name as it stands in a cell: on one line, and not endless.
pub(super) fn short(name: &str) -> String {
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => line.get(..end).unwrap_or_default().trim_end().to_owned(),
        None => line,
    }
}
