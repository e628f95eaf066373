//! The whole register as a workbook of Excel, and back. There is a sheet for each kind of record, in the reader's words and
//! with real days, numbers and pictures; its first row, which is hidden, says in the words of the file what each column
//! holds, so that sheets and columns may be renamed, moved, sorted and filtered on the way.
//!
//! Rows point at each other by name. What a row goes by is unique among its kind, and stands once more, hidden, beside its
//! identity, so that a row that is renamed in the workbook is still the one that others mean.
//!
//! What a row said when it was written stands there too, as one value. So it is known which rows somebody has edited in the
//! workbook, and what has been done in the program since is not taken back by those that nobody has.

mod by_agency;
mod called;
mod cells;
mod charts;
mod loose;
mod reading;
#[cfg(test)]
mod tests;
mod writing;

use rust_xlsxwriter::XlsxError;
use thiserror::Error;

use super::table::ReadError;
use crate::domain::Table;
use crate::domain::importing::Sheet;
use crate::domain::shape::hidden;
use crate::i18n::Texts;

pub use by_agency::{How, agencies, by_rows, by_sheets};
pub use loose::{Loose, planned};
pub use reading::{Read, read};
pub use writing::{Job, write};

/// The version of the form in which a register is written into a workbook.
const VERSION: u32 = 1;

/// What stands in the hidden row of the sheet that tells what the workbook is.
const REGISTER: &str = "kortisto.register";

/// What stands in the hidden row of sheets that only show something.
const SHOWN: &str = "kortisto.shown";

/// What a row goes by, as a column beside those of the table.
const CALLED: &str = "#called";

/// What a row said when it was written, as a column beside those of the table.
const SAID: &str = "#said";

/// How many rows go to one sheet. More go to another, so that all of them can be read again.
const ROWS_OF_A_SHEET: usize = 49_000;

/// Why there is no workbook.
#[derive(Debug, Error)]
pub enum WriteError {
    /// Nobody wants it any more.
    #[error("cancelled")]
    Cancelled,
    /// It could not be made. The detail is for the log.
    #[error("not made: {0}")]
    NotMade(#[from] XlsxError),
}

impl WriteError {
    /// The key of the texts that tell it.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Cancelled => "workbook-cancelled",
            Self::NotMade(_) => "error-workbook-not-made",
        }
    }
}

/// Why no register can be read from a workbook.
#[derive(Debug, Error)]
pub enum RegisterError {
    /// No workbook could be read.
    #[error(transparent)]
    File(#[from] ReadError),
    /// It was not written by this program, or what says so has been taken out.
    #[error("not a register's workbook")]
    NotOurs,
    /// A newer program has written it.
    #[error("of a newer program")]
    Newer,
    /// There are no agencies in it, neither a row nor a sheet for each.
    #[error("no agencies")]
    NoAgencies,
}

impl RegisterError {
    /// The key of the texts that tell it.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::File(error) => error.key(),
            Self::NotOurs => "import-all-not-ours",
            Self::Newer => "import-all-newer",
            Self::NoAgencies => "import-agencies-none",
        }
    }
}

/// Whether the sheets are those of a workbook that this program wrote.
#[must_use]
pub fn is_register(sheets: &[Sheet]) -> bool {
    let mut first = sheets.iter().filter_map(|sheet| sheet.lines.first()?.cells.first());
    first.any(|cell| cell == REGISTER)
}

/// What the sheet of a table is called: at most 31 letters, none of them one that Excel has another use for.
#[must_use]
pub fn sheet_name(texts: &Texts, table: Table) -> String {
    texts.get(&format!("sheet-{}", table.name().replace('_', "-"))).to_owned()
}

/// How a column is written in the hidden row.
fn key(table: Table, column: &str) -> String {
    format!("{}.{column}", table.name())
}
