//! Tables of other programs: spreadsheets and separated text. The file may be anything at all, so every limit is held
//! before the work it limits, and cells are read as they come: two far corner cells cost two cells.

mod biff;
mod budget;
mod drawings;
mod formats;
mod ods;
mod text;
mod workbook;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use thiserror::Error;

use super::guard::{Panicked, guarded};
use crate::domain::importing::Sheet;

use budget::{Budget, Collector, Merge};
pub use drawings::OfSheet;
pub use text::{decode, separated};

/// The largest file that is looked into, in bytes.
pub const LARGEST_FILE: u64 = 32 * 1024 * 1024;

/// How much a packed file may come to when it is unpacked, in bytes.
pub const LARGEST_INFLATED: u64 = 64 * 1024 * 1024;

/// How many rows with something in them are read of one sheet.
pub const MOST_ROWS: usize = 50_000;

/// How many columns a sheet may have.
pub const MOST_COLUMNS: usize = 256;

/// How many cells with something in them are read of one file.
pub const MOST_CELLS: usize = 2_000_000;

/// How many sheets are read.
pub const MOST_SHEETS: usize = 100;

/// Of how many sheets the names are read: whichever are not read themselves are told.
const MOST_NAMED: usize = 1_000;

/// The longest text of one cell, as Excel has it.
pub const LONGEST_CELL: usize = 32_767;

/// Why nothing can be brought in from a file.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The file is not there.
    #[error("not there")]
    Missing,
    /// Another program holds the file, or we may not read it.
    #[error("held or forbidden: {0}")]
    Locked(io::Error),
    /// The disk or the network did not give it.
    #[error("cannot be read: {0}")]
    Unreadable(io::Error),
    /// The file is larger than the program looks into, packed or unpacked, or has more rows, columns, cells or text.
    #[error("too large")]
    TooLarge,
    /// There is nothing in it.
    #[error("nothing in it")]
    Empty,
    /// The content is of none of the formats, whatever the name says.
    #[error("no known format")]
    UnknownFormat,
    /// It can only be opened with a password.
    #[error("asks for a password")]
    Password,
    /// The content says that it is of a format and then is not. The detail is for the log.
    #[error("broken: {0}")]
    Broken(String),
    /// The reader panicked over it, which is a mistake in the reader. To a person the file is a broken one.
    #[error("the reader gave up: {0}")]
    Panicked(String),
}

impl ReadError {
    /// The key of the texts it is told with.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Missing => "import-missing",
            Self::Locked(_) => "import-locked",
            Self::Unreadable(_) => "import-unreadable",
            Self::TooLarge => "import-too-large",
            Self::Empty => "import-empty",
            Self::UnknownFormat => "import-unknown-format",
            Self::Password => "import-password",
            Self::Broken(_) | Self::Panicked(_) => "import-broken",
        }
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        // 32 and 33: Windows says that another program has the file open, or has locked a part of it.
        let shared = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            _ if shared => Self::Locked(error),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy => Self::Locked(error),
            _ => Self::Unreadable(error),
        }
    }
}

impl From<Panicked> for ReadError {
    fn from(Panicked(said): Panicked) -> Self {
        Self::Panicked(said)
    }
}

/// The content of the file at `path`.
///
/// # Errors
/// Where it cannot be read, is empty or too large.
pub fn content(path: &Path) -> Result<Vec<u8>, ReadError> {
    let about = path.metadata()?;
    // Reading from a device or a pipe may never end.
    if !about.is_file() {
        return Err(ReadError::UnknownFormat);
    }
    if about.len() > LARGEST_FILE {
        return Err(ReadError::TooLarge);
    }
    let mut bytes = Vec::new();
    // It may have grown since.
    File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        0 => Err(ReadError::Empty),
        length if length > LARGEST_FILE => Err(ReadError::TooLarge),
        _ => Ok(bytes),
    }
}

/// The tables in the content of an xlsx, xls, ods or separated text file; at least one with something in it.
///
/// # Errors
/// Why there are none.
pub fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut sheets = guarded("reader", || {
        if bytes.starts_with(b"PK\x03\x04") {
            workbook::packed(bytes)
        } else if bytes.starts_with(&xls::SIGNATURE) {
            xls::read(bytes)
        } else {
            text::read(bytes)
        }
    })?;
    let unread = sheets.iter().any(|sheet| sheet.unread);
    if sheets.iter().all(|sheet| sheet.lines.is_empty()) {
        return Err(if unread { ReadError::TooLarge } else { ReadError::Empty });
    }
    sheets.retain(|sheet| sheet.unread || !sheet.lines.is_empty());
    Ok(sheets)
}

/// A sheet that is not read, for there are too many before it.
fn not_read(name: &str) -> Sheet {
    Sheet { name: name.to_owned(), unread: true, ..Sheet::default() }
}

/// The pictures in the content of an xlsx file, each as it lies there; none in a file of another format.
///
/// # Errors
/// Where it is broken or too large.
pub fn pictures(bytes: &[u8]) -> Result<Vec<Vec<u8>>, ReadError> {
    guarded("reader", || if bytes.starts_with(b"PK\x03\x04") { workbook::pictures(bytes) } else { Ok(Vec::new()) })
}

/// The pictures on each sheet of the content of an xlsx file, from the top down; none in a file of another format.
///
/// # Errors
/// Where it is broken or too large.
pub fn pictures_of_sheets(bytes: &[u8]) -> Result<Vec<OfSheet>, ReadError> {
    guarded("reader", || {
        if bytes.starts_with(b"PK\x03\x04") { workbook::pictures_of_sheets(bytes) } else { Ok(Vec::new()) }
    })
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn broken(error: impl std::fmt::Display) -> ReadError {
    ReadError::Broken(error.to_string())
}

#[cfg(test)]
mod tests;
