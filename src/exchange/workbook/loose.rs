//! Rows of one table as other people write them: a heading above each column in their own words, and no identities. A row
//! is found by what it goes by; an empty cell leaves what is there.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;
use uuid::Uuid;

use super::called::{Called, short};
use super::cells::{Words, value};
use super::hidden;
use crate::domain::importing::contacts::{Named, agencies_named};
use crate::domain::importing::pipeline::Place;
use crate::domain::importing::whole::{BadCell, Fault, IncomingRow};
use crate::domain::importing::{Sheet, SheetLine, guess};
use crate::domain::search::fold;
use crate::domain::shape::{Column, Kind, columns, written_identity};
use crate::domain::{Employee, Fields, Language, List, ListItem, Record, Rows, Table, personal_code};
use crate::i18n::Texts;
use crate::i18n::names::own_name;
use crate::i18n::planned::column_name;

/// Other headings under which columns are known, folded.
const ALSO: [(Table, &str, &[&str]); 9] = [
    (
        Table::Agency,
        "name_fi",
        &["nimi", "virasto", "viraston nimi", "organisaatio", "namn", "ambetsverk", "name", "agency"],
    ),
    (Table::Agency, "name_sv", &["nimi ruotsiksi", "svenska namnet"]),
    (Table::Agency, "name_en", &["nimi englanniksi", "engelska namnet"]),
    (Table::Agency, "abbreviation", &["lyh", "lyhenne", "forkortning", "abbreviation", "short name"]),
    (Table::Agency, "business_id", &["y tunnus", "ytunnus", "fo nummer", "business id"]),
    (Table::Agency, "parent_organisation", &["ministerio", "ohjaava ministerio", "ministerium", "ministry"]),
    (Table::Agency, "email", &["kirjaamo", "kirjaamon sahkoposti", "registratur", "registry"]),
    (
        Table::Employee,
        "name",
        &["nimi", "henkilo", "tyontekija", "palkkapalvelusihteeri", "namn", "anstalld", "name", "employee"],
    ),
    (
        Table::Employee,
        "login_names",
        &["kayttajatunnus", "kayttajatunnukset", "tunnus", "anvandarnamn", "login", "user name"],
    ),
];

/// The columns of `table` that a row of another program may speak of.
#[must_use]
pub fn open_columns(table: Table) -> Vec<&'static Column> {
    let open = columns(table).iter().filter(|column| !hidden(table, column));
    open.filter(|column| !matches!(column.name, "merged_into" | "position")).collect()
}

/// What the columns under `headings` hold, by what they are called in any of the languages.
#[must_use]
pub fn fields_of(table: Table, headings: &[String]) -> Vec<Option<&'static Column>> {
    let open = open_columns(table);
    let texts = Language::ALL.map(Texts::new);
    let words = |text: &str| {
        let folded = fold(text);
        let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    };
    let named = |column: &Column| {
        let mut names: Vec<String> = texts.iter().map(|texts| words(&column_name(texts, table, column.name))).collect();
        let also = ALSO.iter().filter(|(of, name, _)| *of == table && *name == column.name);
        names.extend(also.flat_map(|(_, _, names)| names.iter().map(|name| (*name).to_owned())));
        names.push(words(column.name));
        names
    };
    let names: Vec<Vec<String>> = open.iter().map(|column| named(column)).collect();
    let borrowed: Vec<Vec<&str>> = names.iter().map(|names| names.iter().map(String::as_str).collect()).collect();
    let known: Vec<(usize, &[&str])> = borrowed.iter().enumerate().map(|(at, names)| (at, names.as_slice())).collect();
    let found = guess(headings, &known, |_| false);
    found.into_iter().map(|at| open.get(at?).copied()).collect()
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

/// A sheet with rows of one table: the line with its headings, and what its columns hold.
pub struct Loose<'s> {
    /// The sheet.
    pub sheet: &'s Sheet,
    /// The table.
    pub table: Table,
    /// The first line under the headings.
    pub below: usize,
    /// What each column holds.
    pub fields: Vec<Option<&'static Column>>,
}

impl<'s> Loose<'s> {
    /// The likeliest heading row of a sheet.
    #[must_use]
    pub fn of(sheet: &'s Sheet, table: Table) -> (Self, Vec<String>) {
        const HEADING_WITHIN: usize = 15;
        let mut best: Option<(usize, usize, Vec<Option<&'static Column>>)> = None;
        for (at, line) in sheet.lines.iter().take(HEADING_WITHIN).enumerate() {
            let fields = fields_of(table, &line.cells);
            let known = fields.iter().flatten().count();
            if best.as_ref().is_none_or(|(most, ..)| known > *most) {
                best = Some((known, at, fields));
            }
        }
        let (_, at, mut fields) = best.unwrap_or_default();
        fields.resize(sheet.width(), None);
        (Self { sheet, table, below: at + 1, fields }, sheet.headings(Some(at)))
    }

    /// Says what column `at` holds.
    pub fn map(&mut self, at: usize, field: Option<&'static Column>) {
        for other in self.fields.iter_mut().filter(|other| field.is_some() && **other == field) {
            *other = None;
        }
        if let Some(slot) = self.fields.get_mut(at) {
            *slot = field;
        }
    }

    /// Whether the name of the rows has a column.
    #[must_use]
    pub fn has_name(&self) -> bool {
        self.fields.iter().flatten().any(|column| matches!(column.name, "name" | "name_fi" | "abbreviation"))
    }

    /// The rows, for the register that has `rows`. With `add`, what lists do not have yet is added to them.
    #[must_use]
    pub fn rows(&self, rows: &Rows, texts: &Texts, add: bool) -> Vec<IncomingRow> {
        let words = Words::of(texts);
        let mut called = Called::for_others(texts, rows);
        let mut incoming = if add { self.added(texts, rows, &mut called) } else { Vec::new() };
        let lines: Vec<&SheetLine> =
            self.sheet.lines.iter().skip(self.below).filter(|line| self.says_something(line)).collect();
        let found = self.found(rows, &lines);
        for (line, found) in lines.into_iter().zip(found) {
            incoming.push(self.row(line, &found, rows, texts, &words, &called));
        }
        incoming
    }

    fn cell<'l>(&self, line: &'l SheetLine, name: &str) -> &'l str {
        let at = self.fields.iter().position(|field| field.is_some_and(|column| column.name == name));
        at.and_then(|at| line.cells.get(at)).map(|cell| cell.trim()).unwrap_or_default()
    }

    fn says_something(&self, line: &SheetLine) -> bool {
        let cells = self.fields.iter().zip(&line.cells);
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

    fn row(
        &self,
        line: &SheetLine,
        found: &Which,
        rows: &Rows,
        texts: &Texts,
        words: &Words,
        called: &Called,
    ) -> IncomingRow {
        let place = Place { sheet: self.sheet.name.clone(), row: line.number, column: None };
        let name = [self.cell(line, "name_fi"), self.cell(line, "name"), self.cell(line, "abbreviation")];
        let name = short(name.into_iter().find(|name| !name.is_empty()).unwrap_or_default());
        let row =
            |read, name| IncomingRow { place, table: self.table, name, read, exported: None, picture_missing: false };
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
            let text = self.cell(line, column.name);
            if text.is_empty() && fields.contains_key(column.name) {
                continue;
            }
            let read =
                if text.is_empty() { self.unsaid(column) } else { value(self.table, column, text, words, [called; 2]) };
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

    /// What the lists do not have yet that the lines name, as rows of those lists.
    fn added(&self, texts: &Texts, rows: &Rows, called: &mut Called) -> Vec<IncomingRow> {
        let mut added: BTreeMap<(Table, String), IncomingRow> = BTreeMap::new();
        for (at, column) in self.fields.iter().enumerate() {
            let Some(Kind::Row(Some(into))) = column.map(|column| column.kind) else { continue };
            let Some(list) = List::ALL.into_iter().find(|list| list.table() == into) else { continue };
            let mut position = rows.list(list).iter().map(|item| item.position).max().unwrap_or(-1);
            for line in self.sheet.lines.iter().skip(self.below) {
                let text = line.cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
                if text.is_empty() || !called.rows(into, text).is_empty() {
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
                let read = Ok(list.record(item));
                let row = IncomingRow {
                    place,
                    table: into,
                    name: text.to_owned(),
                    read,
                    exported: None,
                    picture_missing: false,
                };
                added.insert((into, fold(text)), row);
            }
        }
        added.into_values().collect()
    }
}
