//! Packed workbooks: xlsx, and telling them from ods.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use zip::ZipArchive;

use super::{Budget, Collector, LARGEST_INFLATED, MOST_SHEETS, ReadError, broken, moment, number, ods};
use crate::domain::importing::Sheet;

/// How many files a packed workbook may be made of.
const MOST_PARTS: usize = 2_000;

/// The tables of a packed workbook.
pub(super) fn packed(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_PARTS {
        return Err(ReadError::TooLarge);
    }
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.to_ascii_lowercase()).collect();
    let has = |name: &str| names.iter().any(|part| part == name);
    if has("xl/workbook.xml") {
        fits(&mut archive)?;
        return xlsx(bytes);
    }
    let encrypted = has("meta-inf/manifest.xml");
    if has("content.xml") {
        let mut kind = String::new();
        if let Ok(part) = archive.by_name("mimetype") {
            part.take(200).read_to_string(&mut kind).map_err(broken)?;
        }
        if !kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
            return Err(ReadError::UnknownFormat);
        }
        if encrypted && ods::has_password(&mut archive)? {
            return Err(ReadError::Password);
        }
        return ods::read(&mut archive);
    }
    Err(ReadError::UnknownFormat)
}

/// Whether everything that calamine may read fits when it is unpacked. What a packed file says of its size is not
/// believed: it is unpacked, and thrown away.
fn fits(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), ReadError> {
    let mut left = LARGEST_INFLATED;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(broken)?;
        // Pictures are not looked at.
        let Ok(name) = part.name().map(|name| name.to_ascii_lowercase()) else { continue };
        if ![".xml", ".rels"].iter().any(|ending| name.ends_with(ending)) {
            continue;
        }
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(broken)?;
        left = left.checked_sub(unpacked).ok_or(ReadError::TooLarge)?;
    }
    Ok(())
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let told = |error: XlsxError| match error {
        XlsxError::Password => ReadError::Password,
        other => broken(other),
    };
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(told)?;
    let names = workbook.sheet_names();
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    for name in names.iter().take(MOST_SHEETS) {
        let mut collector = Collector::new(name, &mut budget);
        let mut cells = match workbook.worksheet_cells_reader(name) {
            Ok(cells) => cells,
            // A chart on a sheet of its own.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(told(error)),
        };
        while let Some(cell) = cells.next_cell().map_err(told)? {
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
        sheets.push(collector.done());
    }
    Ok(sheets)
}
