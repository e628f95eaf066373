//! What a table shows and takes: the side that each screen writes.

use std::cmp::Ordering;

use crate::i18n::list::Value;
use crate::i18n::order::Collator;
use crate::ui::Cx;

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What it is remembered by; the same in every language.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// Width in points, unless the user has chosen one.
    pub width: f32,
    /// Numbers stand to the right.
    pub right: bool,
    /// It stays at the left edge, cannot be hidden, and takes the room that is left.
    pub stays: bool,
    /// A mark beside the heading, with what it says.
    pub mark: Option<String>,
    /// What else can be done with the column: a word for the program and a text for the reader.
    pub menu: Vec<(&'static str, String)>,
}

impl Column {
    /// A column of texts.
    #[must_use]
    pub fn new(key: impl Into<String>, title: impl Into<String>, width: f32) -> Self {
        let (key, title) = (key.into(), title.into());
        Self { key, title, width, right: false, stays: false, mark: None, menu: Vec::new() }
    }

    /// A column of numbers.
    #[must_use]
    pub fn numbers(key: impl Into<String>, title: impl Into<String>, width: f32) -> Self {
        Self { right: true, ..Self::new(key, title, width) }
    }
}

/// Whether a cell takes what is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// It does.
    Open,
    /// It is computed, or somebody else's.
    #[default]
    Closed,
    /// It would, but something guards it; the key of the text that says what.
    Locked(&'static str),
}

/// How a cell stands among others of its kind. It is never told by the colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As any other.
    #[default]
    Plain,
    /// Something is wrong.
    Danger,
    /// Something may be wrong.
    Warning,
    /// It is what matters now.
    Accent,
    /// It is in order.
    Good,
    /// It is of no account.
    Quiet,
}

/// A cell as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What is shown.
    pub text: String,
    /// What is heard instead, where what is shown is a sign.
    pub spoken: Option<String>,
    /// What is edited and copied.
    pub raw: String,
    /// Whether it takes what is typed.
    pub access: Access,
    /// Stands out, as sums do.
    pub strong: bool,
    /// Stands back, as what is missing does.
    pub quiet: bool,
    /// Asks to be looked at.
    pub alarming: bool,
    /// Written as what leads somewhere, which one click on it does.
    pub link: bool,
    /// The ground and the ink it has.
    pub tone: Tone,
    /// A picture before the text, by its letter in the font of pictures.
    pub icon: Option<&'static str>,
    /// What the pointer tells, and a mark in the corner that there is something.
    pub note: Option<String>,
}

impl Cell {
    /// A name that stands out, as that of a sum does.
    #[must_use]
    pub fn heading(text: &str) -> Self {
        Self { text: text.to_owned(), raw: text.to_owned(), strong: true, ..Self::default() }
    }
}

/// What a cell is sorted by. Missing comes last, whichever way.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// A number.
    Number(f64),
    /// A text, in the order of the reader's language.
    Text(String),
    /// Nothing.
    Missing,
}

impl Key {
    /// Ascending order; with `descending` the other way, missing last in both.
    pub(super) fn compare(&self, other: &Self, collator: &Collator, descending: bool) -> Ordering {
        let turned = |order: Ordering| if descending { order.reverse() } else { order };
        match (self, other) {
            (Self::Missing, Self::Missing) => Ordering::Equal,
            (Self::Missing, _) => Ordering::Greater,
            (_, Self::Missing) => Ordering::Less,
            (Self::Number(a), Self::Number(b)) => turned(a.total_cmp(b)),
            (Self::Text(a), Self::Text(b)) => turned(collator.compare(a, b)),
            (Self::Number(_), Self::Text(_)) => turned(Ordering::Less),
            (Self::Text(_), Self::Number(_)) => turned(Ordering::Greater),
        }
    }
}

/// What a table shows and takes. Rows and columns are numbered as the screen has them; sorting, filtering and the
/// user's layout are the table's own.
pub trait Sheet {
    /// The columns.
    fn columns(&self) -> &[Column];
    /// How many rows there are.
    fn rows(&self) -> usize;
    /// How many rows at the end are sums: they stay there. While a filter is on they are those of the rows shown, or
    /// are not shown where there is no [`Sheet::sum_of`].
    fn sums(&self) -> usize {
        0
    }
    /// The cell of the sum of some rows only; none where a part is not summed.
    fn sum_of(&self, _column: usize, _rows: &[usize]) -> Option<Cell> {
        None
    }
    /// What a row is remembered by while it is typed in.
    fn row_key(&self, row: usize) -> u128;
    /// What a row is called, for a screen reader.
    fn row_name(&self, row: usize) -> String;
    /// A cell.
    fn cell(&self, row: usize, column: usize) -> Cell;
    /// What a cell is sorted by.
    fn key(&self, row: usize, column: usize) -> Key;
    /// What a cell holds for a spreadsheet, where the text it shows does not tell: it is short, or rounded.
    fn value(&self, _row: usize, _column: usize) -> Option<Value> {
        None
    }
    /// Whether `text` can be taken into a cell.
    ///
    /// # Errors
    /// The key of the text that says why not.
    fn check(&self, row: usize, column: usize, text: &str) -> Result<(), &'static str>;
    /// Whether two texts come to the same in a cell, as `1234` and `1 234` do where numbers are meant.
    fn same(&self, _row: usize, _column: usize, one: &str, other: &str) -> bool {
        one == other
    }
    /// What can be done with a whole row: the word that is handed back, and what it is called.
    fn row_commands(&self, _row: usize) -> Vec<(&'static str, String)> {
        Vec::new()
    }
    /// What can be done with one cell: the word that is handed back, and what it is called.
    fn cell_commands(&self, _row: usize, _column: usize) -> Vec<(&'static str, String)> {
        Vec::new()
    }
    /// Whether Space, or a click on the picture of a cell, does something to what the cell stands for.
    fn acts(&self, _row: usize, _column: usize) -> bool {
        false
    }
    /// Whether a note can be written about a cell.
    fn notes(&self, _row: usize, _column: usize) -> bool {
        false
    }
    /// Whether Enter or a double click on a cell that is not open leads somewhere.
    fn leads(&self, _row: usize, _column: usize) -> bool {
        false
    }
    /// Another number whenever rows or cells may have changed.
    fn stamp(&self) -> u64;
}

/// A number that differs between states of what a table shows.
#[must_use]
pub fn stamp(cx: &Cx<'_>, parts: impl std::hash::Hash) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    // The address alone could be that of an earlier state which is gone.
    (std::sync::Arc::as_ptr(cx.snapshot) as usize, &cx.snapshot.cursor, cx.language().code()).hash(&mut hasher);
    parts.hash(&mut hasher);
    hasher.finish()
}
