//! Binary workbooks of Excel since 2007. Their reader believes what records say of their length, so all of them are
//! measured first.

use std::io::Cursor;
use std::path::Path;

use calamine::{DataRef, Reader, SheetVisible, Xlsb, XlsbError};

use super::formats::{moment, number};
use super::workbook::Package;
use super::{Budget, Collector, MOST_NAMED, MOST_SHEETS, ReadError, broken, not_read};
use crate::domain::importing::Sheet;

/// How much the parts may come to when they are unpacked, in bytes. They are denser than those of other workbooks.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Where parts of other kinds stand, under their names in small letters: objects and what drivers and add-ins have left.
const FOREIGN: [&str; 5] =
    ["xl/embeddings/", "xl/activex/", "xl/printersettings/", "xl/customproperty", "xl/vbaproject"];

pub(super) fn read(bytes: &[u8], package: &mut Package<'_>, budget: &mut Budget) -> Result<Vec<Sheet>, ReadError> {
    budget.inflated = budget.inflated.min(LARGEST);
    let names: Vec<String> = package.names().map(str::to_owned).collect();
    for name in names {
        // Pictures are not looked at by the reader.
        if !name.starts_with("xl/media/") {
            let part = package.whole(&name, budget)?;
            let ending = Path::new(&name).extension().is_some_and(|ending| ending == "bin");
            let records = ending && !FOREIGN.iter().any(|place| name.starts_with(place));
            if records && !measured(&part) {
                return Err(ReadError::Broken(format!("records of {name}")));
            }
        }
    }
    let mut workbook = Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsbError::Password => ReadError::Password,
        other => broken(other),
    })?;
    let named = workbook.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for one in named.iter().filter(|one| one.typ == calamine::SheetType::WorkSheet).take(MOST_NAMED) {
        if sheets.len() >= MOST_SHEETS {
            sheets.push(not_read(&one.name));
            continue;
        }
        let mut collector = Collector::new(&one.name, budget);
        if one.visible != SheetVisible::Visible {
            collector.hide();
        }
        let mut cells = workbook.worksheet_cells_reader(&one.name).map_err(broken)?;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            let text = match cell.get_value() {
                DataRef::Empty | DataRef::Error(_) => continue,
                DataRef::Int(value) => value.to_string(),
                DataRef::Float(value) => number(*value),
                DataRef::Bool(value) => value.to_string(),
                DataRef::SharedString(text) => (*text).to_owned(),
                DataRef::DateTime(value) => moment(*value),
                DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
            };
            collector.put(row, usize::try_from(column).unwrap_or(usize::MAX), &text)?;
        }
        sheets.push(collector.done()?);
    }
    Ok(sheets)
}

/// Whether every record ends within the part. Kind and length are written seven bits to a byte (MS-XLSB 2.1.4).
fn measured(part: &[u8]) -> bool {
    let mut rest = part;
    while !rest.is_empty() {
        let Some((_, after)) = packed(rest, 2) else { return false };
        let Some((length, after)) = packed(after, 4) else { return false };
        let Some(after) = after.get(length..) else { return false };
        rest = after;
    }
    true
}

fn packed(bytes: &[u8], most: usize) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (at, byte) in bytes.iter().take(most).enumerate() {
        value |= usize::from(byte & 0x7F) << (7 * at);
        if byte & 0x80 == 0 || at + 1 == most {
            return Some((value, bytes.get(at + 1..)?));
        }
    }
    None
}
