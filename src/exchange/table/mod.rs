//! Tables of other programs: spreadsheets and separated text. The file may be anything at all, so every limit is held
//! before the work it limits, and cells are read as they come: two far corner cells cost two cells.

mod ods;
mod text;
mod workbook;
mod xls;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use thiserror::Error;

use super::guard::{Panicked, guarded};
use crate::domain::importing::{Sheet, SheetLine};

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
    /// The file is larger than the program looks into, packed or unpacked, or has more rows, columns or cells.
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
    sheets.retain(|sheet| !sheet.lines.is_empty());
    if sheets.is_empty() { Err(ReadError::Empty) } else { Ok(sheets) }
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn broken(error: impl std::fmt::Display) -> ReadError {
    ReadError::Broken(error.to_string())
}

/// What is left of the limits of a file while its sheets are read.
struct Budget {
    cells: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: MOST_CELLS }
    }
}

/// A sheet being read, cell by cell, row after row.
struct Collector<'b> {
    sheet: Sheet,
    budget: &'b mut Budget,
}

impl<'b> Collector<'b> {
    fn new(name: &str, budget: &'b mut Budget) -> Self {
        Self { sheet: Sheet { name: name.to_owned(), ..Sheet::default() }, budget }
    }

    /// Takes a cell of a row, both from 0 up. Empty ones are let go of. Rows may come in any order, as a hostile file
    /// has them; then they stand in the order in which they came.
    fn put(&mut self, row: u32, column: usize, text: &str) -> Result<(), ReadError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS || text.len() > LONGEST_CELL * 4 || self.budget.cells == 0 {
            return Err(ReadError::TooLarge);
        }
        self.budget.cells -= 1;
        let number = row.saturating_add(1);
        if self.sheet.lines.last().is_none_or(|line| line.number != number) {
            if self.sheet.lines.len() >= MOST_ROWS {
                return Err(ReadError::TooLarge);
            }
            self.sheet.lines.push(SheetLine { number, cells: Vec::new() });
        }
        if let Some(line) = self.sheet.lines.last_mut() {
            if line.cells.len() <= column {
                line.cells.resize(column + 1, String::new());
            }
            if let Some(cell) = line.cells.get_mut(column) {
                text.clone_into(cell);
            }
        }
        Ok(())
    }

    fn done(self) -> Sheet {
        self.sheet
    }
}

/// A number as a text: whole ones as their digits, however many, so that a telephone number stays one.
fn number(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        format!("{value:.0}")
    } else {
        let text = value.to_string();
        text.replace('.', ",")
    }
}

/// A moment as a text: the day, and the time where it is not midnight. A duration stays a number.
fn moment(value: calamine::ExcelDateTime) -> String {
    if !value.is_datetime() {
        return number(value.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
}

#[cfg(test)]
mod tests;
