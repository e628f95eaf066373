//! A register out of a workbook that was written by [`write`](super::write), whatever has been done to it since.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_json::Value;
use uuid::Uuid;

use super::called::{Called, short};
use super::cells::{Words, value};
use super::{CALLED, REGISTER, RegisterError, SAID, SHOWN, VERSION};
use crate::domain::importing::pipeline::Place;
use crate::domain::importing::whole::{BadCell, Fault, IncomingRow, LeftCell};
use crate::domain::importing::{Sheet, SheetLine, SheetOfSeveral};
use crate::domain::shape::{Column, Kind, columns, written_identity};
use crate::domain::{Agency, Fields, Language, Picture, Record, Rows, Table, personal_code};
use crate::exchange::logo;
use crate::exchange::table;
use crate::i18n::Texts;
use crate::i18n::names::own_name;

/// What a workbook holds.
#[derive(Debug, Default)]
pub struct Read {
    /// Its rows, sheet by sheet.
    pub rows: Vec<IncomingRow>,
    /// The pictures that its rows speak of.
    pub pictures: Vec<Picture>,
    /// Sheets that are not of a register.
    pub left_sheets: Vec<String>,
    /// Columns that this program does not know, as sheet and heading.
    pub left_columns: Vec<(String, String)>,
    /// Tables of which a sheet is no longer in the workbook, or has more in it than is read.
    pub missing: Vec<Table>,
    /// Sheets that the file's own program does not show.
    pub hidden_sheets: Vec<String>,
    /// Cells that are not understood.
    pub left_cells: Vec<LeftCell>,
    /// Of a workbook with a sheet for each agency the sheets that are one's, with its name.
    pub agencies: Vec<(String, String)>,
    /// Sheets that may be of several agencies, chosen or not.
    pub of_several: Vec<SheetOfSeveral>,
    /// Its sheets as they are.
    pub sheets: Vec<Sheet>,
    /// In which line of theirs the headings stand.
    pub heading: Option<usize>,
    /// It is one sheet with a row for each, and other sheets were not looked into.
    pub by_rows: bool,
}

/// A sheet of a table: which column of the sheet holds which of the table.
struct Keyed<'s> {
    sheet: &'s Sheet,
    table: Table,
    columns: Vec<(usize, &'static Column)>,
    called: Option<usize>,
    said: Option<usize>,
    first: usize,
}

/// Reads a workbook, for the register that has `rows`.
///
/// # Errors
/// Why there is no register in it.
pub fn read(bytes: &[u8], rows: &Rows, texts: &Texts) -> Result<Read, RegisterError> {
    let sheets = table::sheets(bytes)?;
    let language = language(&sheets)?;
    let own = (language != texts.language()).then(|| Texts::new(language));
    let texts = own.as_ref().unwrap_or(texts);
    let mut read = Read::default();
    let mut keyed: Vec<Keyed<'_>> = Vec::new();
    for sheet in &sheets {
        match keys_of(sheet, &mut read.left_columns) {
            Some(one) => keyed.push(one),
            None if shows(sheet) => {}
            None => read.left_sheets.push(sheet.name.clone()),
        }
    }
    if keyed.is_empty() {
        return Err(RegisterError::NotOurs);
    }
    read.missing = missing(&sheets, &keyed);
    // Whatever is pointed at is known before what points at it.
    keyed.sort_by_key(|one| one.table);
    let words = Words::of(texts);
    let here = Called::of(texts, rows);
    let mut there = Called::default();
    for one in &keyed {
        one.note_names(&mut there);
    }
    let pictures = Pictures::of(bytes)?;
    let mut used: BTreeMap<String, Picture> = BTreeMap::new();
    let mut taken_in = rows.clone();
    for one in &keyed {
        for line in one.sheet.lines.iter().skip(one.first) {
            let mut row = one.row(line, rows, &words, [&there, &here]);
            if let Ok(Record::Agency(agency)) = &mut row.read {
                row.picture_missing = !keep_picture(agency, rows, &pictures, &mut used);
            }
            if let Ok(record) = &row.read {
                taken_in.put(record.clone());
                row.name = short(&own_name(texts, &taken_in, record));
                // Whoever types a row calls it by its name in other sheets, unless that is another's there already.
                let known = one.called.and_then(|at| line.cells.get(at)).is_some_and(|name| !name.is_empty());
                if !known && !row.name.is_empty() && there.rows(one.table, &row.name).is_empty() {
                    there.put(one.table, record.id(), &row.name);
                }
            }
            read.rows.push(row);
        }
    }
    read.pictures = used.into_values().collect();
    drop(keyed);
    (read.sheets, read.heading) = (sheets, Some(1));
    Ok(read)
}

/// The language in which the workbook was written.
fn language(sheets: &[Sheet]) -> Result<Language, RegisterError> {
    for cells in sheets.iter().filter_map(|sheet| sheet.lines.first()).map(|line| &line.cells) {
        if cells.first().map(String::as_str) == Some(REGISTER) {
            let version: u32 = cells.get(1).and_then(|version| version.parse().ok()).unwrap_or(u32::MAX);
            if version > VERSION {
                return Err(RegisterError::Newer);
            }
            let language = cells.get(2).and_then(|code| Language::from_code(code));
            return language.ok_or(RegisterError::NotOurs);
        }
    }
    Err(RegisterError::NotOurs)
}

/// The tables of which fewer sheets are there than the workbook says of itself.
fn missing(sheets: &[Sheet], keyed: &[Keyed<'_>]) -> Vec<Table> {
    let about = sheets
        .iter()
        .find(|sheet| sheet.lines.first().and_then(|line| line.cells.first()).map(String::as_str) == Some(REGISTER));
    let listed = about.into_iter().flat_map(|sheet| sheet.lines.iter().skip(1));
    let listed: Vec<Table> = listed.filter_map(|line| Table::from_name(line.cells.get(2)?)).collect();
    let there = |table: Table| keyed.iter().filter(|one| one.table == table).count();
    let said = |table: Table| listed.iter().filter(|one| **one == table).count();
    Table::ALL.iter().copied().filter(|table| there(*table) < said(*table)).collect()
}

fn shows(sheet: &Sheet) -> bool {
    let first = sheet.lines.first().and_then(|line| line.cells.first()).map(String::as_str);
    matches!(first, Some(REGISTER | SHOWN))
}

/// What the columns of a sheet hold, by its hidden row; nothing where there is no such row.
fn keys_of<'s>(sheet: &'s Sheet, left: &mut Vec<(String, String)>) -> Option<Keyed<'s>> {
    let keys = sheet.lines.first()?;
    let split = |cell: &str| {
        let (table, column) = cell.split_once('.')?;
        Some((Table::from_name(table)?, column.to_owned()))
    };
    let table = keys.cells.iter().find_map(|cell| split(cell)).map(|(table, _)| table)?;
    let (mut found, mut called, mut said) = (Vec::new(), None, None);
    for (at, cell) in keys.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let of_it = split(cell).filter(|(other, _)| *other == table).map(|(_, column)| column);
        let column = of_it.as_ref().and_then(|name| columns(table).iter().find(|column| column.name == *name));
        match column {
            Some(column) => found.push((at, column)),
            None if of_it.as_deref() == Some(CALLED) => called = Some(at),
            None if of_it.as_deref() == Some(SAID) => said = Some(at),
            None => left.push((sheet.name.clone(), cell.clone())),
        }
    }
    // Under the hidden row stand the headings, unless somebody has taken them out.
    let second = sheet.lines.get(1).filter(|line| line.number == keys.number + 1);
    let id = found.iter().find(|(_, column)| column.name == "id").map(|(at, _)| *at);
    let is_row = |line: &SheetLine| id.and_then(|at| line.cells.get(at)).is_some_and(|id| id.parse::<Uuid>().is_ok());
    let headed = second.filter(|line| !is_row(line));
    let first = if headed.is_some() { 2 } else { 1 };
    // A column that somebody has added has a heading and no key.
    let added = headed.into_iter().flat_map(|line| line.cells.iter().enumerate());
    let added = added.filter(|(at, name)| !name.is_empty() && keys.cells.get(*at).is_none_or(String::is_empty));
    left.extend(added.map(|(_, name)| (sheet.name.clone(), name.clone())));
    Some(Keyed { sheet, table, columns: found, called, said, first })
}

impl Keyed<'_> {
    /// What a row says in a column; a text that is too long for one cell goes on in the next of the same column.
    fn text(&self, line: &SheetLine, wanted: &Column) -> String {
        let at = self.columns.iter().filter(|(_, column)| column.name == wanted.name).map(|(at, _)| *at);
        at.filter_map(|at| line.cells.get(at)).map(String::as_str).collect()
    }

    fn id(&self, line: &SheetLine) -> Option<Uuid> {
        let (at, _) = self.columns.iter().find(|(_, column)| column.name == "id")?;
        line.cells.get(*at)?.parse().ok()
    }

    /// What a row said when it was written. Without its identity it is another one: somebody has copied and emptied it.
    fn exported(&self, line: &SheetLine) -> Option<Uuid> {
        self.id(line)?;
        line.cells.get(self.said?)?.parse().ok()
    }

    /// Notes what the rows go by.
    fn note_names(&self, there: &mut Called) {
        let Some(at) = self.called else { return };
        for line in self.sheet.lines.iter().skip(self.first) {
            if let (Some(id), Some(name)) = (self.id(line), line.cells.get(at).filter(|name| !name.is_empty())) {
                there.put(self.table, id, name);
            }
        }
    }

    fn row(&self, line: &SheetLine, rows: &Rows, words: &Words, called: [&Called; 2]) -> IncomingRow {
        let known = self.id(line).and_then(|id| rows.get(self.table, id)).map(|record| record.fields());
        let mut fields = Fields::new();
        let mut bad = Vec::new();
        for column in columns(self.table) {
            let before = known.as_ref().and_then(|fields| fields.get(column.name));
            let has = self.columns.iter().any(|(_, one)| one.name == column.name);
            let read = match before {
                // What the workbook has no column for stays as it is.
                Some(before) if !has => Ok(before.clone()),
                _ if column.name == "id" => Ok(self.id(line).map_or(Value::Null, |id| Value::String(id.to_string()))),
                _ => {
                    let text = self.text(line, column);
                    let newly = |read: &Value| before != Some(read) && personal_code::stands_in(&text);
                    value(self.table, column, &text, words, called)
                        .map(|read| before.filter(|before| alike(column, before, &read)).cloned().unwrap_or(read))
                        .and_then(|read| if newly(&read) { Err(Fault::PersonalCode) } else { Ok(read) })
                        .or_else(|fault| default_of(column).filter(|_| fault == Fault::Missing).ok_or(fault))
                        .map_err(|fault| BadCell { column: column.name, text, fault })
                }
            };
            match read {
                Ok(read) => drop(fields.insert(column.name.to_owned(), read)),
                Err(cell) => bad.push(cell),
            }
        }
        let place = Place { sheet: self.sheet.name.clone(), row: line.number, column: None };
        let name = line.cells.iter().find(|cell| !cell.is_empty()).cloned().unwrap_or_default();
        let read = if bad.is_empty() { self.record(fields) } else { Err(bad) };
        let exported = self.exported(line);
        IncomingRow { exported, ..IncomingRow::new(place, self.table, short(&name), read) }
    }

    /// The record of the columns, under the identity that follows from them where there is one. A row that has come out
    /// under another one has been made another row by an edit, of which nobody knows whether it was meant.
    fn record(&self, mut fields: Fields) -> Result<Record, Vec<BadCell>> {
        let own = fields.get("id").and_then(Value::as_str).and_then(|id| id.parse::<Uuid>().ok());
        let id = own.unwrap_or_else(|| written_identity(self.table, &fields));
        for column in columns(self.table).iter().filter(|column| column.kind == Kind::Row(None) && !column.optional) {
            // Whoever types a row leaves the hidden columns empty.
            let slot = fields.entry(column.name.to_owned()).or_insert(Value::Null);
            if slot.is_null() {
                *slot = Value::String(id.to_string());
            }
        }
        let unreadable =
            |error: serde_json::Error| vec![BadCell { column: "id", text: error.to_string(), fault: Fault::Missing }];
        let record = Record::from_fields(self.table, fields.clone()).map_err(unreadable)?;
        match record.natural_id().filter(|natural| *natural != record.id()) {
            Some(_) if own.is_some() => {
                Err(vec![BadCell { column: "id", text: String::new(), fault: Fault::OtherKey }])
            }
            Some(natural) => {
                fields.insert("id".to_owned(), Value::String(natural.to_string()));
                Record::from_fields(self.table, fields).map_err(unreadable)
            }
            None => Ok(record),
        }
    }
}

/// Whether what a cell says is what is there: spaces at the ends of a text and parts of a second do not stand in cells.
fn alike(column: &Column, before: &Value, read: &Value) -> bool {
    match (column.kind, before.as_str(), read.as_str()) {
        (Kind::Text, Some(before), Some(read)) => crate::domain::validate::tidy(before) == read,
        _ => before == read,
    }
}

/// What an empty cell of a row that somebody has typed stands for, where something has to stand there.
fn default_of(column: &Column) -> Option<Value> {
    match column.kind {
        Kind::Row(None) => Some(Value::Null),
        Kind::Number if column.name == "position" => Some(0.into()),
        _ => None,
    }
}

/// Leaves an agency with the logo that it has where the workbook does not hold the picture; then false.
fn keep_picture(agency: &mut Agency, rows: &Rows, pictures: &Pictures, used: &mut BTreeMap<String, Picture>) -> bool {
    let before = rows.agency.get(agency.id).and_then(|agency| agency.logo.clone());
    let Some(hash) = agency.logo.clone().filter(|hash| before.as_ref() != Some(hash)) else { return true };
    let known = rows.agency.iter().any(|agency| agency.logo.as_ref() == Some(&hash));
    if known || used.contains_key(&hash) {
        return true;
    }
    let Some(picture) = pictures.get(&hash) else {
        agency.logo = before;
        return false;
    };
    used.insert(hash, picture);
    true
}

/// The pictures of a workbook by their hashes.
struct Pictures(HashMap<String, Vec<u8>>);

impl Pictures {
    fn of(bytes: &[u8]) -> Result<Self, RegisterError> {
        Ok(Self(table::pictures(bytes)?.into_iter().map(|picture| (logo::hash(&picture), picture)).collect()))
    }

    /// One that a register can keep.
    fn get(&self, hash: &str) -> Option<Picture> {
        let png = self.0.get(hash)?;
        logo::decode(png).ok()?;
        Some(Picture { hash: hash.to_owned(), png: Arc::from(png.as_slice()) })
    }
}
