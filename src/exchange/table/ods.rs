//! Spreadsheets of LibreOffice (`OpenDocument` 1.3, part 3). Rows and cells say how often they repeat, a million times as
//! easily as twice, so repeats are counted and not unrolled where nothing stands in them.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{Budget, Collector, LARGEST_INFLATED, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, ReadError};
use super::{broken, number};
use crate::domain::importing::Sheet;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Whether the parts are encrypted.
pub(super) fn has_password(archive: &mut Archive<'_>) -> Result<bool, ReadError> {
    let mut manifest = Vec::new();
    let part = archive.by_name("META-INF/manifest.xml").map_err(broken)?;
    part.take(LARGEST_INFLATED).read_to_end(&mut manifest).map_err(broken)?;
    let mark = b"encryption-data";
    Ok(manifest.windows(mark.len()).any(|window| window == mark))
}

/// A row being read.
#[derive(Default)]
struct Row {
    repeated: u32,
    cells: Vec<(usize, String)>,
    column: usize,
}

/// A cell being read.
struct Cell {
    repeated: usize,
    /// What it says in its attributes, where that is better than what it shows: a number with all its digits.
    value: Option<String>,
    text: String,
    paragraphs: usize,
}

pub(super) fn read(archive: &mut Archive<'_>) -> Result<Vec<Sheet>, ReadError> {
    let part = archive.by_name("content.xml").map_err(broken)?;
    let mut counted = part.take(LARGEST_INFLATED + 1);
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    let read = tables(BufReader::new(&mut counted), &mut budget, &mut sheets);
    // What was cut off at the limit looks broken, and is too large.
    if counted.limit() == 0 {
        return Err(ReadError::TooLarge);
    }
    read.map(|()| sheets)
}

fn tables<R: std::io::BufRead>(input: R, budget: &mut Budget, sheets: &mut Vec<Sheet>) -> Result<(), ReadError> {
    let mut reader = Reader::from_reader(input);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(start) if is(&start, "table:table") && sheets.len() < MOST_SHEETS => {
                let name = attribute(&start, "table:name")?.unwrap_or_default();
                sheets.push(table(&mut reader, &name, budget)?);
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn table<R: std::io::BufRead>(reader: &mut Reader<R>, name: &str, budget: &mut Budget) -> Result<Sheet, ReadError> {
    let mut collector = Collector::new(name, budget);
    let mut buffer = Vec::new();
    let mut number: u32 = 0;
    let mut row: Option<Row> = None;
    let mut cell: Option<Cell> = None;
    // A remark on a cell, and a table within one, have paragraphs of their own.
    let mut aside: usize = 0;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(broken)?;
        match &event {
            Event::Start(start) if is(start, "office:annotation") || is(start, "table:table") => aside += 1,
            Event::End(end) if aside > 0 && ["office:annotation", "table:table"].contains(&end.name().into_inner()) => {
                aside -= 1;
            }
            _ if aside > 0 => {}
            Event::Start(start) | Event::Empty(start) if is(start, "table:table-row") => {
                let repeated = repeats(start, "table:number-rows-repeated")?;
                let begun = Row { repeated: u32::try_from(repeated).unwrap_or(u32::MAX), ..Row::default() };
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
                    finish(row.as_mut(), begun)?;
                } else {
                    cell = Some(begun);
                }
            }
            Event::Start(start) | Event::Empty(start) => inside(start, cell.as_mut())?,
            Event::Text(text) => {
                if let Some(cell) = cell.as_mut().filter(|cell| cell.paragraphs > 0) {
                    let text: &str = text;
                    cell.text.push_str(text);
                    short(&cell.text)?;
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(cell) = cell.as_mut().filter(|cell| cell.paragraphs > 0) {
                    let name: &str = reference;
                    let entity = format!("&{name};");
                    cell.text.push_str(&quick_xml::escape::unescape(&entity).map_err(broken)?);
                }
            }
            Event::End(end) => match end.name().into_inner() {
                "table:table-cell" | "table:covered-table-cell" => {
                    if let Some(done) = cell.take() {
                        finish(row.as_mut(), done)?;
                    }
                }
                "table:table-row" => {
                    if let Some(done) = row.take() {
                        lay(&mut collector, number, &done)?;
                        number = number.saturating_add(done.repeated);
                    }
                }
                "table:table" => return Ok(collector.done()),
                _ => {}
            },
            Event::Eof => return Err(ReadError::Broken("it ends within a table".to_owned())),
            _ => {}
        }
    }
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
        Some("float") => {
            let value = attribute(start, "office:value")?;
            value.map(|text| text.parse::<f64>().map_or(text, number))
        }
        Some("date") => {
            let value = attribute(start, "office:date-value")?;
            value.map(|text| text.trim_end_matches("T00:00:00").replace('T', " "))
        }
        Some("string") => attribute(start, "office:string-value")?,
        _ => None,
    };
    let repeated = repeats(start, "table:number-columns-repeated")?;
    Ok(Cell { repeated, value, text: String::new(), paragraphs: 0 })
}

fn finish(row: Option<&mut Row>, cell: Cell) -> Result<(), ReadError> {
    let Some(row) = row else { return Ok(()) };
    let text = cell.value.unwrap_or(cell.text);
    short(&text)?;
    let next = row.column.saturating_add(cell.repeated);
    if !text.trim().is_empty() {
        if next > MOST_COLUMNS {
            return Err(ReadError::TooLarge);
        }
        row.cells.extend((row.column..next).map(|column| (column, text.clone())));
    }
    row.column = next;
    Ok(())
}

fn lay(collector: &mut Collector<'_>, number: u32, row: &Row) -> Result<(), ReadError> {
    if row.cells.is_empty() {
        return Ok(());
    }
    if usize::try_from(row.repeated).is_ok_and(|repeated| repeated > MOST_ROWS) {
        return Err(ReadError::TooLarge);
    }
    for number in number..number.saturating_add(row.repeated) {
        for (column, text) in &row.cells {
            collector.put(number, *column, text)?;
        }
    }
    Ok(())
}

fn short(text: &str) -> Result<(), ReadError> {
    if text.len() > LONGEST_CELL * 4 { Err(ReadError::TooLarge) } else { Ok(()) }
}

fn repeats(start: &BytesStart<'_>, name: &str) -> Result<usize, ReadError> {
    Ok(attribute(start, name)?.and_then(|text| text.parse().ok()).unwrap_or(1).max(1))
}

fn is(start: &BytesStart<'_>, name: &str) -> bool {
    start.name().into_inner() == name
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, ReadError> {
    let Some(attribute) = start.try_get_attribute(name).map_err(broken)? else { return Ok(None) };
    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(broken)?;
    Ok(Some(value.into_owned()))
}
