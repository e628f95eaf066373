//! Rows of one table as other people write them: a heading above each column in their own words, and no identities. A row
//! is found by what it goes by; an empty cell leaves what is there.

mod belonging;
mod dates;
mod said;

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;
use uuid::Uuid;

use super::called::{Called, short};
use super::cells::{Words, value};
use crate::domain::importing::contacts::{Named, agencies_named};
use crate::domain::importing::pipeline::Place;
use crate::domain::importing::rows::{Layout, Planned, Stands, Taking, Task, Unknown};
use crate::domain::importing::whole::{BadCell, Fault, IncomingRow, plan};
use crate::domain::importing::{Sheet, SheetLine, nearest_name};
use crate::domain::search::fold;
use crate::domain::shape::{Column, Kind, columns, written_identity};
use crate::domain::{Employee, Fields, List, ListItem, Record, Rows, Table, personal_code};
use crate::i18n::Texts;
use crate::i18n::headings::layout;
use crate::i18n::names::own_name;

/// What a sheet comes to.
#[must_use]
pub fn planned(task: &Task) -> Planned {
    let rows = &task.snapshot.rows;
    let Some(sheet) = task.sheets.get(task.sheet) else {
        return Planned { rows: Vec::new(), plan: plan(rows, &[]), unknown: Vec::new() };
    };
    let loose =
        Loose { sheet, table: task.kind.table(), layout: task.layout.clone(), without_hidden: task.without_hidden };
    let (incoming, unknown) = loose.rows(rows, &Texts::new(task.language), &task.taking);
    let plan = plan(rows, &incoming);
    Planned { rows: incoming, plan, unknown }
}

/// Which row of the register a line is about.
#[derive(Clone, Debug)]
enum Which {
    /// None: it is a new one.
    New,
    /// This one.
    Known(Uuid),
    /// Nobody can tell, and why.
    Unclear(Fault),
}

impl Which {
    fn of(ids: &[Uuid]) -> Self {
        match ids {
            [] => Self::New,
            [one] => Self::Known(*one),
            _ => Self::Unclear(Fault::Several),
        }
    }
}

/// What is known where a line is read.
struct Known<'k> {
    rows: &'k Rows,
    texts: &'k Texts,
    words: Words,
    called: Called,
    taking: &'k Taking,
}

/// What a cell is to be read as: the name for which an unknown one stands, nothing where that is left out.
fn meant<'t>(column: &Column, text: &'t str, called: &Called, taking: &'t Taking) -> &'t str {
    let Kind::Row(Some(into)) = column.kind else { return text };
    match taking.meaning(text).filter(|_| called.rows(into, text).is_empty()) {
        Some(Stands::For(name)) => name,
        Some(Stands::LeftOut) if column.optional => "",
        Some(Stands::LeftOut | Stands::New) | None => text,
    }
}

/// Of what is added for lines keeps what a line needs that can come in: a list does not grow by what only refused lines
/// name, and a pay group without dates of its own is none.
fn keep_needed(added: &mut Vec<IncomingRow>, incoming: &[IncomingRow]) {
    let pointed = |row: &IncomingRow| row.read.as_ref().map(Record::references).unwrap_or_default();
    let needed: HashSet<Uuid> = incoming.iter().flat_map(pointed).map(|reference| reference.id).collect();
    // The steps of a pay group stand and go with it.
    let own = |row: &IncomingRow| row.table != Table::PayGroupStep;
    let id = |row: &IncomingRow| row.read.as_ref().ok().map(Record::id);
    let gone: HashSet<Uuid> =
        added.iter().filter(|row| own(row)).filter_map(id).filter(|id| !needed.contains(id)).collect();
    added.retain(|row| {
        let itself = own(row) && id(row).is_some_and(|id| gone.contains(&id));
        !itself && !pointed(row).iter().any(|reference| gone.contains(&reference.id))
    });
}

/// A sheet with rows of one table, and what its columns hold.
pub struct Loose<'s> {
    /// The sheet.
    pub sheet: &'s Sheet,
    /// The table.
    pub table: Table,
    /// Where its headings are and what its columns hold.
    pub layout: Layout,
    /// The rows that the file's own program does not show are left out.
    pub without_hidden: bool,
}

impl<'s> Loose<'s> {
    /// A sheet under its likeliest headings.
    #[must_use]
    pub fn of(sheet: &'s Sheet, table: Table) -> Self {
        Self { sheet, table, layout: layout(sheet, table, None), without_hidden: false }
    }

    /// The rows, for the register that has `rows`, and the names in them that are not known.
    #[must_use]
    pub fn rows(&self, rows: &Rows, texts: &Texts, taking: &Taking) -> (Vec<IncomingRow>, Vec<Unknown>) {
        let lines: Vec<&SheetLine> = self.lines().collect();
        let mut called = Called::for_others(texts, rows);
        if matches!(self.table, Table::Characteristic | Table::UnitPrice | Table::PayrollDate) {
            return belonging::rows(self, &lines, called, rows, texts, taking);
        }
        let mut added = self.added(texts, rows, &mut called, taking);
        let mut incoming = Vec::with_capacity(lines.len());
        let unknown = self.unknown(&called, &lines, taking);
        let found = self.found(rows, &lines);
        let known = Known { rows, texts, words: Words::of(texts), called, taking };
        for (line, found) in lines.into_iter().zip(found) {
            let mut row = self.row(line, &found, &known);
            if let (Which::Known(_), false) = (&found, taking.take_names) {
                Self::keep_names(&mut row, rows);
            }
            incoming.push(row);
        }
        keep_needed(&mut added, &incoming);
        added.append(&mut incoming);
        (added, unknown)
    }

    /// The lines that say something, under the headings.
    fn lines(&self) -> impl Iterator<Item = &'s SheetLine> {
        let sheet = self.sheet;
        let shown = move |line: &&SheetLine| !(self.without_hidden && sheet.hidden.rows.contains(&line.number));
        sheet.lines.iter().skip(self.layout.below()).filter(shown).filter(|line| self.says_something(line))
    }

    /// An agency that has been found keeps the names it has: it may have been found by its abbreviation, and a new name
    /// has a day from which on it holds. What the file calls it is told.
    fn keep_names(row: &mut IncomingRow, rows: &Rows) {
        let Ok(Record::Agency(agency)) = &mut row.read else { return };
        let Some(before) = rows.agency.get(agency.id) else { return };
        let names = [
            (&mut agency.name_fi, &before.name_fi),
            (&mut agency.name_sv, &before.name_sv),
            (&mut agency.name_en, &before.name_en),
        ];
        let mut kept = Vec::new();
        for (now, before) in names {
            if !before.is_empty() && fold(now) != fold(before) {
                kept.push(std::mem::replace(now, before.clone()));
            }
        }
        if let Some(first) = kept.into_iter().next() {
            row.name.clone_from(&before.name_fi);
            row.name_kept = Some(first);
        }
    }

    fn cell<'l>(&self, line: &'l SheetLine, name: &str) -> &'l str {
        self.layout.column(name).and_then(|at| line.cells.get(at)).map(|cell| cell.trim()).unwrap_or_default()
    }

    fn says_something(&self, line: &SheetLine) -> bool {
        let cells = self.layout.fields.iter().zip(&line.cells);
        cells.into_iter().any(|(field, cell)| field.is_some() && !cell.trim().is_empty())
    }

    /// Which row of the register each line is about.
    fn found(&self, rows: &Rows, lines: &[&SheetLine]) -> Vec<Which> {
        if self.table == Table::Agency {
            let said = |line: &&SheetLine| {
                let names = ["abbreviation", "name_fi", "name_sv", "name_en", "business_id"];
                names.map(|name| self.cell(line, name).to_owned()).into_iter().filter(|text| !text.is_empty()).collect()
            };
            let said: Vec<Vec<String>> = lines.iter().map(said).collect();
            let which = |named: Named| match named {
                Named::These(ids) => Which::of(&ids.into_iter().map(|id| id.0).collect::<Vec<_>>()),
                Named::IdentifierOf(_) => Which::Unclear(Fault::OnlyIdentifier),
            };
            return agencies_named(rows, &said).into_iter().map(which).collect();
        }
        let mut known: HashMap<String, Vec<Uuid>> = HashMap::new();
        for record in rows.records_of(self.table) {
            let name = record.fields().get("name").and_then(Value::as_str).map(fold).unwrap_or_default();
            known.entry(name).or_default().push(record.id());
        }
        let ids = |line: &&SheetLine| known.get(&fold(self.cell(line, "name"))).map(Vec::as_slice).unwrap_or_default();
        lines.iter().map(|line| Which::of(ids(line))).collect()
    }

    fn row(&self, line: &SheetLine, found: &Which, known: &Known<'_>) -> IncomingRow {
        let Known { rows, texts, words, called, taking } = known;
        let place = Place { sheet: self.sheet.name.clone(), row: line.number, column: None };
        let name = [self.cell(line, "name_fi"), self.cell(line, "name"), self.cell(line, "abbreviation")];
        let name = short(name.into_iter().find(|name| !name.is_empty()).unwrap_or_default());
        let row = |read, name| IncomingRow::new(place, self.table, name, read);
        let known = match found {
            Which::New => None,
            Which::Known(one) => rows.get(self.table, *one),
            Which::Unclear(fault) => {
                let bad = BadCell { column: self.name_column(), text: name.clone(), fault: fault.clone() };
                return row(Err(vec![bad]), name);
            }
        };
        let mut fields = known.as_ref().map(Record::fields).unwrap_or_default();
        let mut bad = Vec::new();
        for column in columns(self.table) {
            let text = meant(column, self.cell(line, column.name), called, taking);
            if text.is_empty() && fields.contains_key(column.name) {
                continue;
            }
            let read = if text.is_empty() {
                self.unsaid(column)
            } else {
                value(self.table, column, text, words, [called, called])
            };
            let read = if personal_code::stands_in(text) { Err(Fault::PersonalCode) } else { read };
            match read {
                Ok(read) => drop(fields.insert(column.name.to_owned(), read)),
                Err(fault) => bad.push(BadCell { column: column.name, text: text.to_owned(), fault }),
            }
        }
        if !bad.is_empty() {
            return row(Err(bad), name);
        }
        if known.is_none() {
            let id = self.new_identity(&fields);
            // Whoever came in with this line before goes by another name since: that is not taken back, nor is anything.
            if let Some(now) = rows.get(self.table, id) {
                let text = short(&own_name(texts, rows, &now));
                return row(Err(vec![BadCell { column: self.name_column(), text, fault: Fault::NowCalled }]), name);
            }
            fields.insert("id".to_owned(), Value::String(id.to_string()));
        }
        let record = Record::from_fields(self.table, fields);
        let name = record.as_ref().map(|record| short(&own_name(texts, rows, record))).unwrap_or(name);
        let unreadable =
            |error: serde_json::Error| vec![BadCell { column: "id", text: error.to_string(), fault: Fault::Missing }];
        row(record.map_err(unreadable), name)
    }

    /// The column of the name by which rows are found.
    fn name_column(&self) -> &'static str {
        if self.table == Table::Agency { "name_fi" } else { "name" }
    }

    /// The identity of a new row follows from what it goes by, so that the same line brings the same row another time.
    fn new_identity(&self, fields: &Fields) -> Uuid {
        let mut said = Fields::new();
        for name in ["name", "name_fi", "abbreviation"] {
            said.extend(fields.get(name).map(|value| (name.to_owned(), value.clone())));
        }
        written_identity(self.table, &said)
    }

    /// What a new row says of what its line says nothing of.
    fn unsaid(&self, column: &Column) -> Result<Value, Fault> {
        // An employee begins as one that somebody adds in the program.
        if self.table == Table::Employee && column.name != "name" {
            let begun = Record::from(Employee::empty()).fields();
            if let Some(value) = begun.get(column.name) {
                return Ok(value.clone());
            }
        }
        match column.kind {
            Kind::Row(None) => Ok(Value::Null),
            _ if column.optional => Ok(Value::Null),
            // Whoever has no name is nobody.
            Kind::Text if matches!(column.name, "name" | "name_fi") => Err(Fault::Missing),
            Kind::Text => Ok(Value::String(String::new())),
            Kind::Flag => Ok(false.into()),
            Kind::Number | Kind::Decimal => Ok(0.into()),
            Kind::Word => column.words.first().map(|word| Value::String((*word).to_owned())).ok_or(Fault::Missing),
            Kind::Day | Kind::Time | Kind::Moment | Kind::Row(Some(_)) => Err(Fault::Missing),
        }
    }

    /// The names in the lines that the lists do not have.
    fn unknown(&self, called: &Called, lines: &[&SheetLine], taking: &Taking) -> Vec<Unknown> {
        let mut unknown: Vec<Unknown> = Vec::new();
        let mut places: HashMap<(Table, String), usize> = HashMap::new();
        for (at, column) in self.layout.fields.iter().enumerate() {
            let Some(Kind::Row(Some(table))) = column.map(|column| column.kind) else { continue };
            if !List::ALL.into_iter().any(|list| list.table() == table) {
                continue;
            }
            for line in lines {
                let text = line.cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
                if text.is_empty() || taking.meaning(text).is_some() || !called.rows(table, text).is_empty() {
                    continue;
                }
                let place = *places.entry((table, fold(text))).or_insert(unknown.len());
                if let Some(one) = unknown.get_mut(place) {
                    one.rows += 1;
                } else {
                    let nearest = nearest_name(text, called.names_of(table));
                    unknown.push(Unknown { table, text: text.to_owned(), nearest, rows: 1 });
                }
            }
        }
        unknown
    }

    /// What the lists do not have yet that the lines name and that is wanted, as rows of those lists.
    fn added(&self, texts: &Texts, rows: &Rows, called: &mut Called, taking: &Taking) -> Vec<IncomingRow> {
        let mut added: BTreeMap<(Table, String), IncomingRow> = BTreeMap::new();
        for (at, column) in self.layout.fields.iter().enumerate() {
            let Some(Kind::Row(Some(into))) = column.map(|column| column.kind) else { continue };
            let Some(list) = List::ALL.into_iter().find(|list| list.table() == into) else { continue };
            let mut position = rows.list(list).iter().map(|item| item.position).max().unwrap_or(-1);
            for line in self.lines() {
                let text = line.cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
                let wanted = taking.meaning(text).map_or(taking.add_unknown, |stands| *stands == Stands::New);
                if text.is_empty() || !wanted || !called.rows(into, text).is_empty() {
                    continue;
                }
                let said = Fields::from_iter([("name".to_owned(), Value::String(fold(text)))]);
                let id = written_identity(into, &said);
                // What was added under this name before and goes by another since keeps that one.
                if rows.get(into, id).is_some() {
                    continue;
                }
                position += 1;
                let mut item = ListItem::named(text, texts.language(), position);
                item.id.0 = id;
                called.put(into, item.id.0, text);
                let place = Place { sheet: self.sheet.name.clone(), row: line.number, column: Some(at) };
                let row = IncomingRow::new(place, into, text.to_owned(), Ok(list.record(item)));
                added.insert((into, fold(text)), row);
            }
        }
        added.into_values().collect()
    }
}
