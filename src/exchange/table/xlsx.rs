//! Workbooks of Excel since 2007 (ECMA-376, part 1, chapter 18). Cells are read as they come, numbers as they are written.

use std::collections::HashMap;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::formats::Format;
use super::workbook::Package;
use super::xml::{Xml, attribute, local_attribute, says_yes, short, text_of};
use super::{Budget, Collector, MOST_COLUMNS, MOST_NAMED, MOST_SHEETS, Merge, ReadError, not_read};
use crate::domain::importing::Sheet;

/// How many ways of showing a cell there may be. Excel itself has no more.
const MOST_FORMATS: usize = 65_490;

/// A sheet, as the workbook names it.
pub(super) struct Named {
    pub(super) name: String,
    hidden: bool,
    pub(super) relation: String,
}

/// What the cells of all sheets refer to.
#[derive(Default)]
struct Shared {
    strings: Vec<String>,
    formats: Vec<Format>,
    /// Days are counted from 1904.
    late: bool,
}

pub(super) fn read(package: &mut Package<'_>, budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    let Some(book) = book(package, budget)? else { return Err(ReadError::UnknownFormat) };
    let (named, late) = workbook(package, &book, budget)?;
    let related = relations(package, &book, budget)?;
    let target = |kind: &str| {
        let mut parts = related.values();
        parts.find(|(found, _)| found.ends_with(kind)).map(|(_, target)| target.clone())
    };
    let mut shared = Shared { late, ..Shared::default() };
    if let Some(part) = target("/sharedStrings").filter(|part| package.has(part)) {
        shared.strings = strings(package, &part, budget)?;
    }
    if let Some(part) = target("/styles").filter(|part| package.has(part)) {
        shared.formats = formats(package, &part, budget)?;
    }
    let mut sheets = Vec::new();
    for one in named {
        // A chart on a sheet of its own, a dialog and a sheet of macros are no tables.
        let part = related.get(&one.relation).filter(|(kind, part)| kind.ends_with("/worksheet") && package.has(part));
        let Some((_, part)) = part else { continue };
        let read = sheets.len() < MOST_SHEETS;
        sheets.push(if read { sheet(package, part, &one, &shared, budget)? } else { not_read(&one.name) });
    }
    Ok(sheets)
}

/// The part with the list of sheets. It usually lies in `xl/`, and need not.
pub(super) fn book(package: &mut Package<'_>, budget: &mut Budget) -> Result<Option<String>, ReadError> {
    if package.has("_rels/.rels") {
        let related = relations(package, "", budget)?;
        let told = related.into_values().find(|(kind, part)| kind.ends_with("/officeDocument") && package.has(part));
        if let Some((_, part)) = told {
            return Ok(Some(part));
        }
    }
    Ok(Some("xl/workbook.xml".to_owned()).filter(|part| package.has(part)))
}

/// What a part refers to: by the name of the reference its kind and the part it leads to.
pub(super) fn relations(
    package: &mut Package<'_>,
    part: &str,
    budget: &mut Budget,
) -> Result<HashMap<String, (String, String)>, ReadError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let list = inside(folder, &format!("_rels/{name}.rels"));
    let mut related = HashMap::new();
    if !package.has(&list) {
        return Ok(related);
    }
    let mut xml = Xml::new(package.part(&list)?, &mut budget.inflated);
    loop {
        match xml.next()? {
            Event::Start(start) | Event::Empty(start) if is(&start, "Relationship") => {
                let get = |name| attribute(&start, name).map(Option::unwrap_or_default);
                let (id, kind, target) = (get("Id")?, get("Type")?, get("Target")?);
                if get("TargetMode")? != "External" && related.len() <= MOST_FORMATS {
                    related.insert(id, (kind, inside(folder, &target)));
                }
            }
            Event::Eof => return Ok(related),
            _ => {}
        }
    }
}

/// The name of a part that is told from within `folder`.
fn inside(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut parts: Vec<&str> = Vec::new();
    let from = if target.starts_with('/') { "" } else { folder };
    for part in from.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The sheets, and whether days are counted from 1904.
pub(super) fn workbook(
    package: &mut Package<'_>,
    book: &str,
    budget: &mut Budget,
) -> Result<(Vec<Named>, bool), ReadError> {
    let (mut named, mut late, mut known) = (Vec::new(), false, false);
    let mut xml = Xml::new(package.part(book)?, &mut budget.inflated);
    loop {
        match xml.next()? {
            Event::Start(start) | Event::Empty(start) => {
                // Letters and slides are packed alike.
                if !known && !is(&start, "workbook") {
                    return Err(ReadError::UnknownFormat);
                }
                known = true;
                if is(&start, "sheet") {
                    if named.len() == MOST_NAMED {
                        return Err(ReadError::TooLarge);
                    }
                    named.push(Named {
                        name: attribute(&start, "name")?.unwrap_or_default(),
                        hidden: attribute(&start, "state")?.is_some_and(|state| state.ends_with("idden")),
                        relation: local_attribute(&start, "id")?.unwrap_or_default(),
                    });
                } else if is(&start, "workbookPr") {
                    late = says_yes(&start, "date1904")?;
                }
            }
            Event::Eof => return Ok((named, late)),
            _ => {}
        }
    }
}

/// The texts that cells share.
fn strings(package: &mut Package<'_>, part: &str, budget: &mut Budget) -> Result<Vec<String>, ReadError> {
    let mut left = budget.inflated;
    let mut xml = Xml::new(package.part(part)?, &mut left);
    let mut strings = Vec::new();
    let mut text = Text::default();
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(start) if is(start, "si") => text = Text::default(),
            Event::Empty(start) if is(start, "si") => {
                budget.keep("")?;
                strings.push(String::new());
            }
            Event::End(end) if end.local_name().into_inner() == "si" => {
                budget.keep(&text.said)?;
                strings.push(unescaped(&std::mem::take(&mut text.said)).into_boxed_str().into_string());
            }
            Event::Eof => break,
            other => text.take(other)?,
        }
    }
    drop(xml);
    budget.inflated = left;
    Ok(strings)
}

/// A text in runs of different looks, without how it is spoken.
#[derive(Default)]
struct Text {
    said: String,
    open: bool,
    spoken: bool,
}

impl Text {
    fn take(&mut self, event: &Event<'_>) -> Result<(), ReadError> {
        match event {
            Event::Start(start) if is(start, "t") => self.open = true,
            Event::Start(start) if is(start, "rPh") => self.spoken = true,
            Event::End(end) => match end.local_name().into_inner() {
                "t" => self.open = false,
                "rPh" => self.spoken = false,
                _ => {}
            },
            other if self.open && !self.spoken => text_of(other, &mut self.said)?,
            _ => {}
        }
        Ok(())
    }
}

/// A text without `_x000D_`, as signs are written that XML has no place for (ECMA-376, part 1, 22.9.2.19).
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_"));
        let sign = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        if let Some(sign) = sign {
            plain.push(sign);
            rest = from.get(7..).unwrap_or_default();
        } else {
            plain.push_str("_x");
            rest = from.get(2..).unwrap_or_default();
        }
    }
    plain.push_str(rest);
    plain
}

/// How the cells of each style show a number.
fn formats(package: &mut Package<'_>, part: &str, budget: &mut Budget) -> Result<Vec<Format>, ReadError> {
    let mut xml = Xml::new(package.part(part)?, &mut budget.inflated);
    let mut written: HashMap<u32, Format> = HashMap::new();
    let mut formats = Vec::new();
    let mut cells = false;
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(start) | Event::Empty(start) if is(start, "numFmt") => {
                let id = attribute(start, "numFmtId")?.and_then(|id| id.trim().parse().ok());
                let code = attribute(start, "formatCode")?.unwrap_or_default();
                if let Some(id) = id.filter(|_| written.len() < MOST_FORMATS) {
                    written.insert(id, Format::written(&code));
                }
            }
            Event::Start(start) if is(start, "cellXfs") => cells = true,
            Event::End(end) if end.local_name().into_inner() == "cellXfs" => cells = false,
            Event::Start(start) | Event::Empty(start) if cells && is(start, "xf") => {
                let id: u32 = attribute(start, "numFmtId")?.and_then(|id| id.trim().parse().ok()).unwrap_or_default();
                let known = || u16::try_from(id).map(Format::known).unwrap_or_default();
                if formats.len() == MOST_FORMATS {
                    return Err(ReadError::TooLarge);
                }
                formats.push(written.get(&id).copied().unwrap_or_else(known));
            }
            Event::Eof => return Ok(formats),
            _ => {}
        }
    }
}

/// A cell being read.
#[derive(Default)]
struct Cell {
    column: usize,
    kind: String,
    style: usize,
    value: String,
    text: Text,
}

impl Cell {
    /// What the cell says; nothing where it says that something went wrong.
    fn says(self, shared: &Shared) -> Result<String, ReadError> {
        let value = self.value.trim();
        let text = match self.kind.as_str() {
            "s" => {
                let at = value.parse::<usize>().ok();
                at.and_then(|at| shared.strings.get(at)).cloned().unwrap_or_default()
            }
            "inlineStr" => unescaped(&self.text.said),
            "b" => (value == "1" || value == "true").to_string(),
            "e" => String::new(),
            "d" => value.trim_end_matches("T00:00:00").replace('T', " "),
            "str" => unescaped(&self.value),
            _ => {
                let format = shared.formats.get(self.style).copied().unwrap_or_default();
                let number = value.parse::<f64>().ok().filter(|number| number.is_finite());
                number.map_or_else(|| value.to_owned(), |number| format.text(number, shared.late))
            }
        };
        short(&text)?;
        Ok(text)
    }
}

/// The table of a sheet; only its name where cells lie further out than those of a table of people.
fn sheet(
    package: &mut Package<'_>,
    part: &str,
    named: &Named,
    shared: &Shared,
    budget: &mut Budget,
) -> Result<Sheet, ReadError> {
    let mut left = budget.inflated;
    let mut collector = Collector::new(&named.name, budget);
    if named.hidden {
        collector.hide();
    }
    cells(&mut Xml::new(package.part(part)?, &mut left), shared, &mut collector)?;
    collector.budget().inflated = left;
    collector.done()
}

fn cells<R: Read>(xml: &mut Xml<'_, R>, shared: &Shared, collector: &mut Collector<'_>) -> Result<(), ReadError> {
    // The next row and column, where a row or cell does not say its own.
    let (mut row, mut column): (u32, usize) = (0, 0);
    let mut cell: Option<Cell> = None;
    let (mut value, mut whole) = (false, false);
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(start) | Event::Empty(start) if is(start, "row") => {
                let told = attribute(start, "r")?.and_then(|row| row.trim().parse::<u32>().ok());
                row = told.map_or(row, |row| row.saturating_sub(1));
                column = 0;
                if says_yes(start, "hidden")? {
                    collector.hide_row(row)?;
                }
                if matches!(event, Event::Empty(_)) {
                    row = row.saturating_add(1);
                }
            }
            Event::Start(start) if is(start, "c") => {
                let told = attribute(start, "r")?.and_then(|place| place_of(&place));
                if let Some((told_row, told_column)) = told {
                    (row, column) = (told_row, told_column);
                }
                let style = attribute(start, "s")?.and_then(|style| style.trim().parse().ok()).unwrap_or_default();
                let kind = attribute(start, "t")?.unwrap_or_default();
                cell = Some(Cell { column, kind, style, ..Cell::default() });
            }
            // An empty cell has its place too.
            Event::Empty(start) if is(start, "c") => {
                let told = attribute(start, "r")?.and_then(|place| place_of(&place));
                column = told.map_or(column, |(_, column)| column).saturating_add(1);
            }
            Event::Start(start) if is(start, "v") => value = true,
            Event::Start(start) | Event::Empty(start) if is(start, "mergeCell") => {
                let span = attribute(start, "ref")?.unwrap_or_default();
                let corners = span.split_once(':').and_then(|(from, to)| Some((place_of(from)?, place_of(to)?)));
                if let Some((from, to)) = corners {
                    collector.merge(Merge { rows: (from.0, to.0), columns: (from.1, to.1) })?;
                }
            }
            Event::End(end) => match end.local_name().into_inner() {
                "v" => value = false,
                "c" => {
                    if let Some(done) = cell.take() {
                        column = done.column.saturating_add(1);
                        let at = done.column;
                        collector.put(row, at, &done.says(shared)?)?;
                    }
                }
                "row" => row = row.saturating_add(1),
                "worksheet" => whole = true,
                _ => {
                    if let Some(cell) = &mut cell {
                        cell.text.take(&event)?;
                    }
                }
            },
            Event::Eof if whole => return Ok(()),
            Event::Eof => return Err(ReadError::Broken("it ends within a sheet".to_owned())),
            other => {
                if let Some(cell) = &mut cell {
                    if value { text_of(other, &mut cell.value)? } else { cell.text.take(other)? }
                }
            }
        }
    }
}

/// The row and column of a cell by its name, `B12`, from 0 up.
fn place_of(name: &str) -> Option<(u32, usize)> {
    let name = name.trim().replace('$', "");
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    let mut column: usize = 0;
    for letter in letters.bytes() {
        let digit = letter.is_ascii_alphabetic().then(|| usize::from(letter.to_ascii_uppercase() - b'A') + 1)?;
        column = column.saturating_mul(26).saturating_add(digit);
    }
    // What lies further out is left to be said of the whole sheet.
    let column = column.checked_sub(1)?.min(MOST_COLUMNS);
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column))
}

pub(super) fn is(start: &BytesStart<'_>, name: &str) -> bool {
    start.local_name().into_inner() == name
}
