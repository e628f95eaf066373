//! Rows that belong to an agency: characteristics, unit prices and dates of payroll calendars. Each is found by what it is
//! about: a characteristic by its title, a price by agreement, product and day, a date by pay group, round and step.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

use super::super::called::{Called, short};
use super::super::cells::{Words, day, decimal, value};
use super::said::{months, steps};
use super::{Loose, dates, keep_needed};
use crate::domain::agreement::Validity;
use crate::domain::importing::contacts::{Named, agencies_named};
use crate::domain::importing::figures::{Counted, Subjects};
use crate::domain::importing::pipeline::Place;
use crate::domain::importing::rows::{Stands, Taking, Unknown};
use crate::domain::importing::whole::{BadCell, Fault, IncomingRow};
use crate::domain::importing::{SheetLine, nearest_name};
use crate::domain::payroll::Step;
use crate::domain::search::fold;
use crate::domain::shape::{Column, written_identity};
use crate::domain::{
    AgencyId, Agreement, Characteristic, CharacteristicId, Fields, List, ListItem, Product, ProductId, Record, Rows,
    Table, UnitPrice, personal_code, validate, written_months,
};
use crate::i18n::Texts;
use crate::i18n::names::{own_name, record_name};

/// What lines are read with.
pub(super) struct Reader<'r> {
    pub(super) loose: &'r Loose<'r>,
    pub(super) rows: &'r Rows,
    pub(super) texts: &'r Texts,
    pub(super) taking: &'r Taking,
    words: Words,
    called: Called,
    products: Subjects,
    steps: HashMap<String, Step>,
    /// What is added for the lines.
    pub(super) added: Vec<IncomingRow>,
    unknown: Vec<Unknown>,
    places: HashMap<(Table, String), usize>,
    /// The number of the line that is being read.
    pub(super) line: u32,
}

/// The rows of the lines, and the names in them that are not known.
pub(super) fn rows(
    loose: &Loose<'_>,
    lines: &[&SheetLine],
    called: Called,
    rows: &Rows,
    texts: &Texts,
    taking: &Taking,
) -> (Vec<IncomingRow>, Vec<Unknown>) {
    let mut reader = Reader {
        loose,
        rows,
        texts,
        taking,
        words: Words::of(texts),
        called,
        products: Subjects::of(rows, Counted::Volumes),
        steps: steps(rows),
        added: Vec::new(),
        unknown: Vec::new(),
        places: HashMap::new(),
        line: 0,
    };
    let agencies = reader.agencies(lines);
    let mut incoming: Vec<IncomingRow>;
    if loose.table == Table::PayrollDate {
        let times;
        (incoming, times) = dates::rows(&mut reader, lines, &agencies);
        settle(&mut incoming);
        // A time of day is the step's: it holds where its row stands.
        times.set(&mut reader, lines, &mut incoming);
    } else {
        let read = |(line, agency): (&&SheetLine, &Result<AgencyId, BadCell>)| reader.row(line, agency);
        incoming = lines.iter().zip(&agencies).map(read).collect();
        settle(&mut incoming);
    }
    let Reader { mut added, unknown, .. } = reader;
    keep_needed(&mut added, &incoming);
    added.append(&mut incoming);
    (added, unknown)
}

/// Of what the file says two things nobody knows which is true, so that none of its rows is taken. What it says twice is
/// taken once.
fn settle(incoming: &mut [IncomingRow]) {
    let mut of: BTreeMap<(Table, Uuid), Vec<usize>> = BTreeMap::new();
    for (at, row) in incoming.iter().enumerate() {
        if let Ok(record) = &row.read {
            of.entry((record.table(), record.id())).or_default().push(at);
        }
    }
    for rows in of.into_values().filter(|rows| rows.len() > 1) {
        let said: Vec<(usize, u32, Record)> = rows
            .iter()
            .filter_map(|at| {
                let row = incoming.get(*at)?;
                Some((*at, row.place.row, row.read.as_ref().ok()?.clone()))
            })
            .collect();
        let one = said.iter().all(|(_, _, record)| said.first().is_some_and(|(_, _, first)| first == record));
        for (nth, (at, _, record)) in said.iter().enumerate() {
            let Some(row) = incoming.get_mut(*at) else { continue };
            if one {
                row.stays |= nth > 0;
                continue;
            }
            let column = match row.table {
                Table::UnitPrice => "price",
                Table::PayrollDate => "date",
                _ => "title",
            };
            let others = said.iter().filter(|(_, _, other)| other != record).map(|(_, row, _)| *row).collect();
            (row.read, row.stays) = (Err(vec![bad(column, "", Fault::Contradicts(others))]), false);
        }
    }
}

/// A cell that cannot be read.
pub(super) fn bad(column: &'static str, text: &str, fault: Fault) -> BadCell {
    BadCell { column, text: text.to_owned(), fault }
}

impl Reader<'_> {
    pub(super) fn cell<'l>(&self, line: &'l SheetLine, name: &str) -> &'l str {
        self.loose.cell(line, name)
    }

    pub(super) fn place(&self, line: &SheetLine) -> Place {
        Place { sheet: self.loose.sheet.name.clone(), row: line.number, column: None }
    }

    /// Whose each line is.
    fn agencies(&self, lines: &[&SheetLine]) -> Vec<Result<AgencyId, BadCell>> {
        let said: Vec<Vec<String>> = lines.iter().map(|line| vec![self.cell(line, "agency").to_owned()]).collect();
        let named = agencies_named(self.rows, &said).into_iter().zip(lines);
        let of = |(named, line): (Named, &&SheetLine)| {
            let text = self.cell(line, "agency");
            match named {
                _ if text.is_empty() => Err(bad("agency", text, Fault::Missing)),
                Named::IdentifierOf(_) => Err(bad("agency", text, Fault::OnlyIdentifier)),
                Named::These(ids) => match ids.as_slice() {
                    [one] => Ok(*one),
                    [] => Err(bad("agency", text, Fault::Unknown)),
                    _ => Err(bad("agency", text, Fault::Several)),
                },
            }
        };
        named.map(of).collect()
    }

    /// The cells of a line in which a personal identity code stands: nobody is there to be asked.
    pub(super) fn coded(&self, line: &SheetLine) -> Vec<BadCell> {
        let cells = self.loose.layout.fields.iter().zip(&line.cells);
        let coded = cells.filter_map(|(field, cell)| Some((field.as_ref()?, cell)));
        let coded = coded.filter(|(_, cell)| personal_code::stands_in(cell));
        // What is told of it does not spread it.
        coded.map(|(column, _)| bad(column.name, "", Fault::PersonalCode)).collect()
    }

    fn row(&mut self, line: &SheetLine, agency: &Result<AgencyId, BadCell>) -> IncomingRow {
        self.line = line.number;
        let coded = self.coded(line);
        let read = match agency {
            _ if !coded.is_empty() => Err(coded),
            Err(bad) => Err(vec![bad.clone()]),
            Ok(agency) if self.loose.table == Table::UnitPrice => self.price(line, *agency),
            Ok(agency) => self.characteristic(line, *agency),
        };
        let name = if let Ok(record) = &read {
            record_name(self.texts, self.rows, record)
        } else {
            let own = if self.loose.table == Table::UnitPrice { "product" } else { "title" };
            let parts = [self.cell(line, "agency"), self.cell(line, own)];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        };
        let name = if read.as_ref().is_err_and(|bad| bad.iter().any(|one| one.fault == Fault::PersonalCode)) {
            String::new()
        } else {
            short(&name)
        };
        IncomingRow::new(self.place(line), self.loose.table, name, read)
    }

    fn characteristic(&mut self, line: &SheetLine, agency: AgencyId) -> Result<Record, Vec<BadCell>> {
        let title = validate::tidy(self.cell(line, "title"));
        if title.is_empty() {
            return Err(vec![bad("title", "", Fault::Missing)]);
        }
        let of_agency = self.rows.characteristic.of(agency);
        let known: Vec<&Characteristic> = of_agency.filter(|one| fold(one.title.trim()) == fold(&title)).collect();
        let begun = match known.as_slice() {
            [one] => (*one).clone(),
            [] => {
                let said = [("agency", agency.to_string()), ("title", fold(&title))];
                let id = self.new_identity(&said).map_err(|fault| vec![bad("title", &fault.1, fault.0)])?;
                let begun = Characteristic::empty(agency, &self.taking.who, self.taking.today);
                Characteristic { id: CharacteristicId(id), title, ..begun }
            }
            _ => return Err(vec![bad("title", &title, Fault::Several)]),
        };
        let mut fields = Record::from(begun).fields();
        let mut wrong = Vec::new();
        let columns: Vec<(&'static Column, &str)> = {
            let cells = self.loose.layout.fields.iter().zip(&line.cells);
            cells.filter_map(|(field, cell)| Some(((*field)?, cell.trim()))).collect()
        };
        for (column, text) in columns {
            if text.is_empty() || matches!(column.name, "agency" | "title") {
                continue;
            }
            match self.value(column, text) {
                Ok(value) => drop(fields.insert(column.name.to_owned(), value)),
                // A characteristic can be without a category.
                Err(Fault::LeftOut) => {}
                Err(fault) => wrong.push(bad(column.name, text, fault)),
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Record::from_fields(Table::Characteristic, fields)
            .map_err(|error| vec![bad("id", &error.to_string(), Fault::Missing)])
    }

    fn value(&mut self, column: &'static Column, text: &str) -> Result<Value, Fault> {
        match column.name {
            "category" => {
                self.listed(List::CharacteristicCategory.table(), text).map(|id| Value::String(id.to_string()))
            }
            "payroll_step" => self.step(text).map(|step| Value::String(step.word())),
            "months" => months(text).map(|months| written_months(&months).into()).ok_or(Fault::Months),
            _ => value(self.loose.table, column, text, &self.words, [&self.called, &self.called]),
        }
    }

    /// The identity of a new row, which follows from what it goes by. Where it has come in before and goes by another name
    /// since, that is not taken back.
    fn new_identity(&self, said: &[(&str, String)]) -> Result<Uuid, (Fault, String)> {
        let fields: Fields =
            said.iter().map(|(name, text)| ((*name).to_owned(), Value::String(text.clone()))).collect();
        let id = written_identity(self.loose.table, &fields);
        match self.rows.get(self.loose.table, id) {
            Some(now) => Err((Fault::NowCalled, short(&own_name(self.texts, self.rows, &now)))),
            None => Ok(id),
        }
    }

    fn price(&mut self, line: &SheetLine, agency: AgencyId) -> Result<Record, Vec<BadCell>> {
        let mut wrong = Vec::new();
        let mut keep = |column: &'static str, text: &str, fault: Fault| wrong.push(bad(column, text, fault));
        let text = self.cell(line, "valid_from");
        let from = read(text, |text| day(text).ok_or(Fault::Day)).map_err(|fault| keep("valid_from", text, fault));
        let text = self.cell(line, "price");
        let price = read(text, |text| decimal(text).ok_or(Fault::Number)).map_err(|fault| keep("price", text, fault));
        let text = self.cell(line, "product");
        let product =
            read(text, |text| self.listed(Table::Product, text)).map_err(|fault| keep("product", text, fault));
        let text = self.cell(line, "agreement");
        let agreement =
            from.map(|from| self.agreement(agency, text, from).map_err(|fault| keep("agreement", text, fault)));
        match (from, price, product, agreement) {
            (Ok(from), Ok(price), Ok(product), Ok(Ok(agreement))) => {
                Ok(UnitPrice::new(agreement, ProductId(product), from, price).into())
            }
            _ => Err(wrong),
        }
    }

    /// The agreement of that number, else the one that is in force on the day from which on the price holds.
    fn agreement(&self, agency: AgencyId, number: &str, day: NaiveDate) -> Result<&Agreement, Fault> {
        let all = self.rows.agreements(agency, day);
        let meant = |one: &&Agreement| match number {
            "" => one.validity(day) == Validity::InForce,
            number => fold(one.number.trim()) == fold(number),
        };
        match all.into_iter().filter(meant).collect::<Vec<_>>().as_slice() {
            [one] => Ok(*one),
            [] => Err(Fault::NoAgreement),
            _ => Err(Fault::Several),
        }
    }

    /// The step of a round that goes by a text.
    pub(super) fn step(&self, text: &str) -> Result<Step, Fault> {
        self.steps.get(&fold(text)).copied().ok_or(Fault::Unknown)
    }

    /// The item of a list, or the product, that goes by a text; one that is added where it is not known and that is wanted.
    fn listed(&mut self, table: Table, text: &str) -> Result<Uuid, Fault> {
        let found = |reader: &Self, text: &str| {
            let found = reader.called.rows(table, text);
            // What stands in brackets behind a product is its unit.
            if found.is_empty() && table == Table::Product { reader.products.named(text) } else { found }.to_vec()
        };
        let mut these = found(self, text);
        if these.is_empty() {
            match self.taking.meaning(text) {
                Some(Stands::LeftOut) => return Err(Fault::LeftOut),
                Some(Stands::For(name)) => these = found(self, name),
                Some(Stands::New) => return Ok(self.add(table, text)),
                None if self.taking.add_unknown => return Ok(self.add(table, text)),
                None => {}
            }
        }
        match these.as_slice() {
            [one] => Ok(*one),
            [] => {
                let names = self.called.names_of(table);
                self.note_unknown(table, text, names);
                Err(Fault::Unknown)
            }
            _ => Err(Fault::Several),
        }
    }

    /// Notes a name that is not known, of which there are these.
    pub(super) fn note_unknown(&mut self, table: Table, text: &str, names: Vec<String>) {
        let place = *self.places.entry((table, fold(text))).or_insert(self.unknown.len());
        match self.unknown.get_mut(place) {
            Some(one) => one.rows += 1,
            None => {
                self.unknown.push(Unknown {
                    table,
                    text: text.to_owned(),
                    nearest: nearest_name(text, names),
                    rows: 1,
                });
            }
        }
    }

    /// Adds an item or a product under a name. Its identity follows from that, so that it is the same one another time.
    fn add(&mut self, table: Table, text: &str) -> Uuid {
        let said = Fields::from_iter([("name".to_owned(), Value::String(fold(text)))]);
        let id = written_identity(table, &said);
        // What was added under this name before and goes by another since is meant.
        if self.rows.get(table, id).is_some() {
            return id;
        }
        let new = self.added.iter().filter(|row| row.table == table).count();
        let after = |positions: Option<i64>| positions.unwrap_or(-1) + 1 + i64::try_from(new).unwrap_or(0);
        let language = self.texts.language();
        let record: Record = if table == Table::Product {
            let of = |one| if language == one { text } else { "" };
            let names = [text, of(crate::domain::Language::Sv), of(crate::domain::Language::En)];
            let position = after(self.rows.product.iter().map(|product| product.position).max());
            Product { id: ProductId(id), ..Product::named(names, position) }.into()
        } else {
            let list = List::CharacteristicCategory;
            let position = after(self.rows.list(list).iter().map(|item| item.position).max());
            let mut item = ListItem::named(text, language, position);
            item.id.0 = id;
            list.record(item)
        };
        self.called.put(table, id, text);
        self.add_row(record, text);
        id
    }

    /// Adds a row that the line in hand needs.
    pub(super) fn add_row(&mut self, record: Record, name: &str) {
        let place = Place { sheet: self.loose.sheet.name.clone(), row: self.line, column: None };
        self.added.push(IncomingRow::new(place, record.table(), short(name), Ok(record)));
    }

    /// As [`add_row`](Self::add_row), in the place of one that is added already.
    pub(super) fn set_row(&mut self, record: Record, name: &str) {
        let same = |row: &&mut IncomingRow| {
            row.read.as_ref().is_ok_and(|other| (other.table(), other.id()) == (record.table(), record.id()))
        };
        match self.added.iter_mut().find(same) {
            Some(row) => row.read = Ok(record),
            None => self.add_row(record, name),
        }
    }
}

/// What a cell says in which something has to stand.
pub(super) fn read<T>(text: &str, read: impl FnOnce(&str) -> Result<T, Fault>) -> Result<T, Fault> {
    if text.is_empty() { Err(Fault::Missing) } else { read(text) }
}
