//! Spreadsheets of LibreOffice (`OpenDocument` 1.3, part 3). Rows and cells say how often they repeat, a million times as
//! easily as twice, so repeats are counted and not unrolled where nothing stands in them.

use std::collections::HashSet;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::formats::{number, percent, time};
use super::workbook::Package;
use super::xml::{Xml, attribute, short, text_of};
use super::{
    Budget, Collector, LONGEST_CELL, MOST_COLUMNS, MOST_NAMED, MOST_ROWS, MOST_SHEETS, Merge, ReadError, not_read,
};
use crate::domain::importing::Sheet;

/// How many styles of hidden tables there may be.
const MOST_STYLES: usize = 10_000;

/// The list of what is in the package.
const MANIFEST: &str = "META-INF/manifest.xml";

/// A row being read.
struct Row {
    number: u32,
    repeated: u32,
    column: usize,
    filled: bool,
}

/// A cell being read.
struct Cell {
    repeated: usize,
    /// How many columns and rows it is shown over.
    spanned: (usize, u32),
    /// What it says in its attributes, where that is better than what it shows: a number with all its digits.
    value: Option<String>,
    text: String,
    paragraphs: usize,
}

pub(super) fn read(package: &mut Package<'_>, budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    if package.has(MANIFEST) {
        let manifest = package.whole(MANIFEST, budget)?;
        let mark = b"encryption-data";
        if manifest.windows(mark.len()).any(|window| window == mark) {
            return Err(ReadError::Password);
        }
    }
    let mut left = budget.inflated;
    let mut xml = Xml::new(package.part("content.xml")?, &mut left);
    let mut sheets = Vec::new();
    let mut styles = Styles::default();
    loop {
        match xml.next()? {
            Event::Start(start) if is(&start, "table:table") => {
                let name = attribute(&start, "table:name")?.unwrap_or_default();
                if sheets.len() >= MOST_NAMED {
                    return Err(ReadError::TooLarge);
                }
                if sheets.len() >= MOST_SHEETS {
                    sheets.push(not_read(&name));
                    continue;
                }
                let style = attribute(&start, "table:style-name")?.unwrap_or_default();
                let mut collector = Collector::new(&name, budget);
                if styles.hidden.contains(&style) {
                    collector.hide();
                }
                table(&mut xml, &mut collector)?;
                sheets.push(collector.done()?);
            }
            Event::Start(start) | Event::Empty(start) => styles.take(&start)?,
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(sheets)
}

/// The styles of tables that are not shown.
#[derive(Default)]
struct Styles {
    hidden: HashSet<String>,
    current: String,
}

impl Styles {
    fn take(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        if is(start, "style:style") {
            self.current = attribute(start, "style:name")?.unwrap_or_default();
        } else if is(start, "style:table-properties")
            && attribute(start, "table:display")?.is_some_and(|shown| shown == "false")
            && self.hidden.len() < MOST_STYLES
        {
            self.hidden.insert(std::mem::take(&mut self.current));
        }
        Ok(())
    }
}

fn table<R: Read>(xml: &mut Xml<'_, R>, collector: &mut Collector<'_>) -> Result<(), ReadError> {
    let mut number: u32 = 0;
    let mut row: Option<Row> = None;
    let mut cell: Option<Cell> = None;
    // How deep it is in something beside the table that has paragraphs of its own.
    let mut aside: usize = 0;
    loop {
        let event = xml.next()?;
        match &event {
            Event::Eof => return Err(ReadError::Broken("it ends within a table".to_owned())),
            Event::Start(start) if aside > 0 || is_aside(start) => aside += 1,
            Event::End(_) if aside > 0 => aside -= 1,
            _ if aside > 0 => {}
            Event::Start(start) | Event::Empty(start) if is(start, "table:table-row") => {
                let begun = begin_row(start, number, collector)?;
                if matches!(event, Event::Empty(_)) {
                    number = number.saturating_add(begun.repeated);
                } else {
                    row = Some(begun);
                }
            }
            Event::Start(start) | Event::Empty(start)
                if is(start, "table:table-cell") || is(start, "table:covered-table-cell") =>
            {
                let begun = begin(start)?;
                if matches!(event, Event::Empty(_)) {
                    finish(row.as_mut(), begun, collector)?;
                } else {
                    cell = Some(begun);
                }
            }
            Event::Start(start) | Event::Empty(start) => inside(start, cell.as_mut())?,
            Event::End(end) => match end.name().into_inner() {
                "table:table-cell" | "table:covered-table-cell" => {
                    if let Some(done) = cell.take() {
                        finish(row.as_mut(), done, collector)?;
                    }
                }
                "table:table-row" => {
                    if let Some(done) = row.take() {
                        lay(collector, &done)?;
                        number = number.saturating_add(done.repeated);
                    }
                }
                "table:table" => return Ok(()),
                _ => {}
            },
            other => {
                if let Some(cell) = cell.as_mut().filter(|cell| cell.paragraphs > 0) {
                    text_of(other, &mut cell.text)?;
                }
            }
        }
    }
}

/// Whether a remark, a drawing or a table within the table begins.
fn is_aside(start: &BytesStart<'_>) -> bool {
    let name = start.name().into_inner();
    ["office:annotation", "table:table", "table:shapes", "text:note", "text:ruby-text"].contains(&name)
        || name.starts_with("draw:")
}

fn begin_row(start: &BytesStart<'_>, number: u32, collector: &mut Collector<'_>) -> Result<Row, ReadError> {
    let repeated = u32::try_from(repeats(start, "table:number-rows-repeated")?).unwrap_or(u32::MAX);
    // What a filter leaves out is not shown either.
    let shown = attribute(start, "table:visibility")?.is_none_or(|visibility| visibility == "visible");
    if !shown {
        // Of the rows further down none can have anything in it, or there would be too many.
        let most = u32::try_from(MOST_ROWS).unwrap_or(u32::MAX);
        for row in (number..number.saturating_add(repeated)).take_while(|row| row - number < most) {
            collector.hide_row(row)?;
        }
    }
    Ok(Row { number, repeated, column: 0, filled: false })
}

/// Something within a cell that is no text itself.
fn inside(start: &BytesStart<'_>, cell: Option<&mut Cell>) -> Result<(), ReadError> {
    let Some(cell) = cell else { return Ok(()) };
    if is(start, "text:p") {
        if cell.paragraphs > 0 {
            cell.text.push('\n');
        }
        cell.paragraphs += 1;
    } else if is(start, "text:line-break") {
        cell.text.push('\n');
    } else if is(start, "text:tab") {
        cell.text.push('\t');
    } else if is(start, "text:s") {
        let spaces = repeats(start, "text:c")?.min(LONGEST_CELL);
        cell.text.extend(std::iter::repeat_n(' ', spaces));
    }
    short(&cell.text)
}

fn begin(start: &BytesStart<'_>) -> Result<Cell, ReadError> {
    let kind = attribute(start, "office:value-type")?;
    let value = match kind.as_deref() {
        // What is shown of an amount and of a share is rounded.
        Some(kind @ ("float" | "currency" | "percentage")) => {
            let shown = if kind == "percentage" { percent } else { number };
            let value = attribute(start, "office:value")?;
            value.map(|text| text.parse::<f64>().ok().filter(|value| value.is_finite()).map_or(text, shown))
        }
        // The words for yes and no are those of whoever saved it.
        Some("boolean") => attribute(start, "office:boolean-value")?,
        Some("time") => attribute(start, "office:time-value")?.and_then(|text| time_of_day(&text)),
        Some("date") => {
            let value = attribute(start, "office:date-value")?;
            value.map(|text| text.trim_end_matches("T00:00:00").replace('T', " "))
        }
        Some("string") => attribute(start, "office:string-value")?,
        _ => None,
    };
    let repeated = repeats(start, "table:number-columns-repeated")?;
    let rows = u32::try_from(repeats(start, "table:number-rows-spanned")?).unwrap_or(u32::MAX);
    let spanned = (repeats(start, "table:number-columns-spanned")?, rows);
    Ok(Cell { repeated, spanned, value, text: String::new(), paragraphs: 0 })
}

/// A time of day out of `PT08H15M00S`; none where it is as long as a day or longer, or less than nothing.
fn time_of_day(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
    let [hours, minutes, seconds] = [hours.parse().ok()?, minutes.parse().ok()?, seconds.parse().ok()?];
    (hours < 24 && minutes < 60 && seconds < 60).then(|| time(hours, minutes, seconds))
}

impl Cell {
    fn says(self) -> String {
        // Zeros before a number are its format's, and belong to a telephone number.
        let shown = self.text.trim();
        let padded = |value: &String| {
            let digits = shown.bytes().all(|byte| byte.is_ascii_digit());
            digits && shown.len() > value.len() && shown.trim_start_matches('0') == value
        };
        match self.value {
            Some(value) if padded(&value) => shown.to_owned(),
            Some(value) => value,
            None => self.text,
        }
    }
}

fn finish(row: Option<&mut Row>, cell: Cell, collector: &mut Collector<'_>) -> Result<(), ReadError> {
    let Some(row) = row else { return Ok(()) };
    let (from, repeated, spanned) = (row.column, cell.repeated, cell.spanned);
    row.column = row.column.saturating_add(repeated);
    let text = cell.says();
    short(&text)?;
    if text.trim().is_empty() {
        return Ok(());
    }
    row.filled = true;
    // One that lies too far out says so itself.
    for column in from..row.column.min(from.max(MOST_COLUMNS).saturating_add(1)) {
        collector.put(row.number, column, &text)?;
    }
    if spanned != (1, 1) && from < MOST_COLUMNS {
        let rows = (row.number, row.number.saturating_add(spanned.1 - 1));
        collector.merge(Merge { rows, columns: (from, from.saturating_add(spanned.0 - 1)) })?;
    }
    Ok(())
}

/// The row once more for every time it repeats.
fn lay(collector: &mut Collector<'_>, row: &Row) -> Result<(), ReadError> {
    if row.filled && row.repeated > 1 {
        collector.repeat(row.number, row.repeated - 1)?;
    }
    Ok(())
}

fn repeats(start: &BytesStart<'_>, name: &str) -> Result<usize, ReadError> {
    Ok(attribute(start, name)?.and_then(|text| text.parse().ok()).unwrap_or(1).max(1))
}

fn is(start: &BytesStart<'_>, name: &str) -> bool {
    start.name().into_inner() == name
}
