//! Files of contacts: cards, or tables of people.

use std::path::Path;

use super::table::{self, ReadError};
use super::vcard;
use crate::domain::importing::Source;

/// The endings of the files that are read, for the file dialog.
pub const ENDINGS: [&str; 9] = ["vcf", "xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "txt", "tsv"];

/// What the file at `path` holds, whatever its name says. Of a separated text somebody may have said what stands between
/// its cells.
///
/// # Errors
/// Why nothing can be brought in from it.
pub fn read(path: &Path, separator: Option<char>) -> Result<Source, ReadError> {
    let bytes = table::content(path)?;
    match source(&bytes)? {
        Source::Sheets(sheets) => match separator.filter(|_| sheets.iter().any(|sheet| sheet.separator.is_some())) {
            Some(separator) => table::separated(&bytes, separator).map(Source::Sheets),
            None => Ok(Source::Sheets(sheets)),
        },
        cards @ Source::Cards(_) => Ok(cards),
    }
}

/// What a file's content holds. See [`read`].
///
/// # Errors
/// Why nothing can be brought in from it.
pub fn source(bytes: &[u8]) -> Result<Source, ReadError> {
    if vcard::looks_like_one(bytes) {
        return vcard::people(bytes).map(Source::Cards);
    }
    table::sheets(bytes).map(Source::Sheets)
}

#[cfg(test)]
mod tests;
