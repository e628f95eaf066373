//! Bringing in what others have written down: tables and cards of other programs, and what taking them in would do.
//!
//! A file is read into a [`Source`]; a table's columns are matched with fields ([`guess`]); a plan says of every row what
//! it would do, and only that plan is written. Nothing here knows what kind of file it was.

pub mod agency_sheets;
pub mod answers;
pub mod contacts;
pub mod figures;
mod kind;
mod near;
mod overtaken;
pub mod pipeline;
mod refused;
pub mod rows;
mod sheet;
pub mod starting;
pub mod whole;

pub use contacts::Incoming;
pub use kind::{AgencyWay, FileKind, LooksLike, SheetOfSeveral};
pub use near::nearest_name;
pub use overtaken::overtaken;
pub use refused::{RefusedRows, refused, refused_rows};
pub use sheet::{Hidden, Sheet, SheetLine, column_letters, guess, headings_key, unread};

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// People, one by one, as vCards have them.
    Cards(Vec<Incoming>),
    /// Tables with rows and columns; at least one.
    Sheets(Vec<Sheet>),
}
