//! Agencies out of workbooks that others have made: a row for each of them, or the workbook that a group has kept before,
//! with a sheet for each. Which one it is its content decides.
//!
//! A sheet becomes rows of the same kinds that a register has, each with the cell it came from. What of it is already here
//! is found by name, and an empty or missing cell leaves what is there. Of a field that cannot be read only that is
//! refused, and what nobody understands is listed.

mod details;
mod figures;
mod hours;
mod logos;
mod names;
mod people;
mod special;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

use super::called::{Called, short};
use super::cells::Words;
use super::loose::Loose;
use super::{Read, RegisterError};
use crate::domain::importing::agency_sheets::{AgencySheet, Written, agency_sheet, are_agency_sheets};
use crate::domain::importing::contacts::{Labels, Named, agencies_named};
use crate::domain::importing::figures::{Counted, Subjects};
use crate::domain::importing::pipeline::Place;
use crate::domain::importing::rows::{Taking, Unknown};
use crate::domain::importing::whole::{BadCell, Fault, IncomingRow, LeftCell};
use crate::domain::importing::{Sheet, SheetLine, SheetOfSeveral, column_letters};
use crate::domain::search::fold;
use crate::domain::shape::written_identity;
use crate::domain::{Agency, AgencyId, Fields, List, ListItem, Record, Rows, Table, personal_code};
use crate::exchange::table;
use crate::i18n::Texts;
use crate::i18n::importing::labels;
use crate::i18n::names::own_name;

use names::{Names, names};

/// How agencies are brought in.
#[derive(Clone, Copy, Debug)]
pub struct How<'h> {
    /// Whether what lists do not have yet is added to them: a ministry, a product, one of our own people.
    pub add: bool,
    /// Whether what is not understood goes into the notes of its agency.
    pub notes: bool,
    /// Whether an agency that is found takes the name that its row has for it.
    pub names: bool,
    /// The name under which whoever does it works.
    pub who: &'h str,
    /// The day.
    pub today: NaiveDate,
    /// Whose the sheets of these names are, where several agencies answer to what stands on them.
    pub whose: &'h [(String, AgencyId)],
}

/// The agencies in a workbook or another table, for the register that has `rows`.
///
/// # Errors
/// Why there are none in it.
pub fn agencies(bytes: &[u8], rows: &Rows, texts: &Texts, how: &How<'_>) -> Result<Read, RegisterError> {
    let sheets = table::sheets(bytes)?;
    if are_agency_sheets(&sheets) {
        let read = by_sheets(bytes, &sheets, rows, texts, how)?;
        return Ok(Read { sheets, ..read });
    }
    let known = |sheet: &&Sheet| Loose::of(sheet, Table::Agency).layout.fields.iter().flatten().count();
    // Of equal ones the first.
    let sheet = sheets.iter().filter(|sheet| !sheet.hidden.sheet).rev().max_by_key(known);
    let loose = Loose::of(sheet.ok_or(RegisterError::NoAgencies)?, Table::Agency);
    if !loose.layout.lacking(Table::Agency).is_empty() {
        return Err(RegisterError::NoAgencies);
    }
    let mut taking = Taking::new(how.who, how.today);
    (taking.add_unknown, taking.take_names) = (how.add, how.names);
    let mut read = by_rows(&loose, &sheets, rows, texts, &taking).0;
    read.sheets = sheets;
    Ok(read)
}

/// What a sheet with a row for each comes to, with what of the file is left, and the names in it that are not known.
#[must_use]
pub fn by_rows(
    loose: &Loose<'_>,
    sheets: &[Sheet],
    rows: &Rows,
    texts: &Texts,
    taking: &Taking,
) -> (Read, Vec<Unknown>) {
    let others = |hidden: bool| {
        let others = sheets.iter().filter(|sheet| sheet.hidden.sheet == hidden && !std::ptr::eq(*sheet, loose.sheet));
        others.filter(|sheet| !sheet.lines.is_empty()).map(|sheet| sheet.name.clone()).collect::<Vec<_>>()
    };
    let left_columns = loose.layout.headings.iter().enumerate().filter(|(at, heading)| {
        let says = |line: &SheetLine| line.cells.get(*at).is_some_and(|cell| !cell.is_empty());
        let unknown = loose.layout.fields.get(*at).is_none_or(Option::is_none);
        unknown && (**heading != column_letters(*at) || loose.sheet.lines.iter().skip(loose.layout.below()).any(says))
    });
    let left_columns = left_columns.map(|(_, heading)| (loose.sheet.name.clone(), heading.clone())).collect();
    let (rows, unknown) = loose.rows(rows, texts, taking);
    let (left_sheets, hidden_sheets) = (others(false), others(true));
    let heading = loose.layout.heading;
    (Read { rows, left_sheets, left_columns, hidden_sheets, heading, by_rows: true, ..Read::default() }, unknown)
}

/// The agencies of a workbook with a sheet for each, of which these are the sheets that are looked at.
///
/// # Errors
/// Where its pictures cannot be read.
pub fn by_sheets(
    bytes: &[u8],
    sheets: &[Sheet],
    rows: &Rows,
    texts: &Texts,
    how: &How<'_>,
) -> Result<Read, RegisterError> {
    let pictures = table::pictures_of_sheets(bytes)?;
    let mut builder = Builder::new(rows, texts, how);
    let mut taken: Vec<(&Sheet, AgencySheet)> = Vec::new();
    for sheet in sheets {
        match agency_sheet(sheet).filter(|_| !sheet.hidden.sheet) {
            Some(read) => taken.push((sheet, read)),
            None if sheet.hidden.sheet => builder.read.hidden_sheets.push(sheet.name.clone()),
            None => builder.read.left_sheets.push(sheet.name.clone()),
        }
    }
    let names = names(rows, &taken);
    let said: Vec<Vec<String>> = names.iter().map(Names::said).collect();
    let found = agencies_named(rows, &said);
    let logos = logos::Logos::of(&pictures, &taken);
    for (((sheet, read), names), mut found) in taken.iter().zip(&names).zip(found) {
        if let Named::These(agencies) = &found
            && agencies.len() > 1
        {
            let chosen = how.whose.iter().find(|(name, one)| *name == sheet.name && agencies.contains(one));
            let agencies = agencies.clone();
            builder.read.of_several.push(SheetOfSeveral { sheet: sheet.name.clone(), agencies });
            found = chosen.map_or(found, |(_, chosen)| Named::These(vec![*chosen]));
        }
        builder.sheet(sheet, read, names, &found, &logos);
    }
    logos.left(&mut builder);
    Ok(builder.read)
}

/// What is made of the sheets so far.
struct Builder<'b> {
    rows: &'b Rows,
    texts: &'b Texts,
    how: &'b How<'b>,
    words: Words,
    called: Called,
    labels: Labels,
    subjects: [(Counted, Subjects); 2],
    /// What has been added to lists, by what it is called there.
    added: HashMap<(Table, String), Uuid>,
    /// What they have said of the fields of which agency.
    told: HashMap<AgencyId, HashMap<&'static str, String>>,
    /// The register with what the sheets have said so far.
    taken_in: Rows,
    /// What they have said of which row.
    said: HashMap<(Table, Uuid), Record>,
    read: Read,
}

/// Which sheet is being read, and whose it is.
#[derive(Clone, Copy)]
struct Of<'s> {
    sheet: &'s str,
    agency: AgencyId,
}

impl<'b> Builder<'b> {
    fn new(rows: &'b Rows, texts: &'b Texts, how: &'b How<'b>) -> Self {
        Self {
            rows,
            texts,
            how,
            words: Words::of(texts),
            called: Called::for_others(texts, rows),
            labels: labels(texts),
            subjects: [Counted::Headcounts, Counted::Volumes].map(|counted| (counted, Subjects::of(rows, counted))),
            added: HashMap::new(),
            told: HashMap::new(),
            taken_in: rows.clone(),
            said: HashMap::new(),
            read: Read::default(),
        }
    }

    fn sheet(&mut self, sheet: &Sheet, read: &AgencySheet, names: &Names, found: &Named, logos: &logos::Logos) {
        let agency = match self.whose(sheet, names, found) {
            Ok(agency) => agency,
            Err(cell) => {
                self.bad(place(&sheet.name, &names.at), Table::Agency, cell);
                self.leave_all(&sheet.name, read, names);
                return;
            }
        };
        let of = Of { sheet: &sheet.name, agency: agency.id };
        let begun = self.read.left_cells.len();
        let language = self.texts.language();
        let before = agency.name(language).to_owned();
        self.agency(of, agency, read, names, logos);
        let now = self.taken_in.agency.get(of.agency).map(|agency| agency.name(language).to_owned());
        self.read.agencies.push((sheet.name.clone(), now.unwrap_or(before)));
        self.people(of, read);
        self.figures(of, &read.figures);
        self.special(of, read);
        for left in &read.left {
            self.left(of.sheet, &left.label, &left.value);
        }
        for title in read.titles.iter().filter(|title| !names.used.contains(&(title.row, title.column))) {
            self.left(of.sheet, "", title);
        }
        if self.how.notes {
            self.note(of, begun);
        }
    }

    /// Writes what has been left of a sheet since there were `begun` into the notes of its agency. Pictures are no notes,
    /// and neither is what holds somebody's personal identity code.
    fn note(&mut self, of: Of<'_>, begun: usize) {
        let Some(mut agency) = self.taken_in.agency.get(of.agency).cloned() else { return };
        let picture = self.texts.get("import-agencies-picture");
        for left in self.read.left_cells.split_off(begun) {
            let said = [left.label.as_str(), left.text.as_str()].into_iter().filter(|text| !text.is_empty());
            let said = said.collect::<Vec<_>>().join(": ");
            if left.label == picture || personal_code::stands_in(&said) {
                self.read.left_cells.push(left);
            } else {
                agency.notes = details::noted(&agency.notes, &said);
            }
        }
        self.good_agency(Place::default(), agency);
    }

    /// The agency of a sheet as the register or an earlier sheet has it, or a new one.
    fn whose(&self, sheet: &Sheet, names: &Names, found: &Named) -> Result<Agency, BadCell> {
        let bad = |text: &str, fault| BadCell { column: "name_fi", text: text.to_owned(), fault };
        let name = if names.fi.is_empty() { sheet.name.as_str() } else { names.fi.as_str() };
        match found {
            Named::IdentifierOf(_) => Err(bad(name, Fault::OnlyIdentifier)),
            Named::These(ids) => match ids.as_slice() {
                [one] => self.taken_in.agency.get(*one).cloned().ok_or_else(|| bad(name, Fault::Unknown)),
                [] => {
                    let again = agencies_named(&self.taken_in, &[names.called()]).pop();
                    if let Some(Named::These(ids)) = again
                        && let [one] = ids.as_slice()
                        && let Some(before) = self.taken_in.agency.get(*one)
                    {
                        return Ok(before.clone());
                    }
                    let said = [("name_fi", &names.fi), ("abbreviation", &names.abbreviation)];
                    let said = said.map(|(column, text)| (column.to_owned(), Value::String(text.clone())));
                    let id = AgencyId(written_identity(Table::Agency, &Fields::from_iter(said)));
                    // Whoever came in from this sheet before goes by another name since, which is not taken back.
                    match self.rows.agency.get(id) {
                        Some(now) => Err(bad(now.name(self.texts.language()), Fault::NowCalled)),
                        None => Ok(Agency::empty(id)),
                    }
                }
                _ => Err(bad(name, Fault::Several)),
            },
        }
    }

    /// Takes a row. What the file says twice in the same words is one row.
    fn good(&mut self, place: Place, record: Record) {
        let key = (record.table(), record.id());
        if self.said.get(&key) == Some(&record) {
            return;
        }
        self.said.entry(key).or_insert_with(|| record.clone());
        self.taken_in.put(record.clone());
        let name = short(&own_name(self.texts, &self.taken_in, &record));
        let table = record.table();
        self.read.rows.push(IncomingRow::new(place, table, name, Ok(record)));
    }

    /// Takes an agency, where earlier sheets have told of it too in its place among the rows.
    fn good_agency(&mut self, place: Place, agency: Agency) {
        let key = (Table::Agency, agency.id.0);
        if !self.said.contains_key(&key) {
            return self.good(place, agency.into());
        }
        let mut rows = self.read.rows.iter_mut().filter_map(|row| row.read.as_mut().ok());
        let before = rows.find_map(|record| match record {
            Record::Agency(before) if before.id == agency.id => Some(before),
            _ => None,
        });
        if let Some(before) = before {
            before.clone_from(&agency);
        }
        self.said.insert(key, agency.clone().into());
        self.taken_in.put(agency.into());
    }

    /// Takes a row unless what it was read from holds somebody's personal identity code.
    fn good_from(&mut self, place: Place, record: Record, (column, text): (&'static str, &str)) {
        if personal_code::stands_in(text) {
            let fault = Fault::PersonalCode;
            self.bad(place, record.table(), BadCell { column, text: text.to_owned(), fault });
        } else {
            self.good(place, record);
        }
    }

    /// Says of a cell why it cannot be taken.
    fn bad(&mut self, place: Place, table: Table, cell: BadCell) {
        let name = short(&cell.text);
        self.read.rows.push(IncomingRow::new(place, table, name, Err(vec![cell])));
    }

    /// Leaves a cell, and says so.
    fn left(&mut self, sheet: &str, label: &str, value: &Written) {
        let label = label.trim().trim_end_matches(':').to_owned();
        let cell = LeftCell { place: place(sheet, value), label, text: value.text.clone() };
        self.read.left_cells.push(cell);
    }

    /// Leaves a whole sheet of which nobody knows whose it is, but for the cell that is told as unclear already.
    fn leave_all(&mut self, sheet: &str, read: &AgencySheet, names: &Names) {
        let unclear = |one: &Written| *one == names.at || names.used.contains(&(one.row, one.column));
        for title in read.titles.iter().filter(|title| !unclear(title)) {
            self.left(sheet, "", title);
        }
        for pair in &read.pairs {
            for value in pair.values.iter().filter(|value| !unclear(value)) {
                self.left(sheet, &pair.at.text, value);
            }
        }
        for people in &read.people {
            for (at, line) in people.places.iter().zip(people.sheet.lines.iter().skip(1)) {
                let said: Vec<&str> = line.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
                self.left(sheet, "", &Written { text: said.join(", "), ..at.clone() });
            }
        }
        for figure in &read.figures {
            self.left(sheet, &format!("{} {}", figure.subject.text, figure.year), &figure.count);
        }
        for special in &read.special {
            self.left(sheet, &special.about, &special.text);
        }
        for left in &read.left {
            self.left(sheet, &left.label, &left.value);
        }
    }

    /// The row of a list that goes by a name. Where there is none, and it is to be, it is added.
    fn listed(&mut self, sheet: &str, list: List, at: &Written) -> Result<Uuid, Fault> {
        let table = list.table();
        match self.called.rows(table, &at.text) {
            [one] => return Ok(*one),
            [] if self.how.add => {}
            [] => return Err(Fault::Unknown),
            _ => return Err(Fault::Several),
        }
        let said = Fields::from_iter([("name".to_owned(), Value::String(fold(&at.text)))]);
        let id = written_identity(table, &said);
        // What was added under this name before and goes by another since keeps that one.
        if self.rows.get(table, id).is_none() && self.taken_in.get(table, id).is_none() {
            let position = self.taken_in.list(list).iter().map(|item| item.position).max().unwrap_or(-1) + 1;
            let mut item = ListItem::named(at.text.trim(), self.texts.language(), position);
            item.id.0 = id;
            self.good(place(sheet, at), list.record(item));
        }
        Ok(id)
    }
}

/// Where a cell stands.
fn place(sheet: &str, at: &Written) -> Place {
    Place { sheet: sheet.to_owned(), row: at.row, column: Some(at.column) }
}
