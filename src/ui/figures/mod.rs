//! Headcounts and volumes in tables: what a cell of them is, on the tab of one agency and on the page of all.

pub mod all;
mod new_year;
mod note;
mod sheet;

use serde::{Deserialize, Serialize};

use crate::domain::{
    AgencyId, Change, FieldGroup, Headcount, HeadcountBasis, LARGEST_FIGURE, Language, ListId, ProductId, Rows, Volume,
};
use crate::i18n::number::{NumberError, parse_integer_in};

use super::Cx;
use super::widgets::grid::{Access, Edit};

pub(crate) use note::NoteFields;
pub use sheet::{FigureSheet, copied, percent_text, sum_text};

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// People of an employment type.
    Headcount(ListId, HeadcountBasis),
    /// A product.
    Volume(ProductId),
}

/// The place of one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureAt {
    /// Whose.
    pub agency: AgencyId,
    /// Of what.
    pub subject: Subject,
    /// Of which year.
    pub year: i64,
}

impl FigureAt {
    /// The figure and its note; absent when nobody has entered it.
    #[must_use]
    pub fn read(self, rows: &Rows) -> Option<(i64, &str)> {
        match self.subject {
            Subject::Headcount(kind, basis) => {
                let id = Headcount::new(self.agency, self.year, kind, basis, 0).id;
                rows.headcount.get(id).map(|row| (row.count, row.note.as_str()))
            }
            Subject::Volume(product) => {
                let id = Volume::new(self.agency, product, self.year, 0).id;
                rows.volume.get(id).map(|row| (row.count, row.note.as_str()))
            }
        }
    }

    /// The group of fields the figure is verified with.
    #[must_use]
    pub const fn group(self) -> FieldGroup {
        match self.subject {
            Subject::Headcount(..) => FieldGroup::Headcount,
            Subject::Volume(_) => FieldGroup::Volume,
        }
    }

    /// From one figure and note to another; absent is no figure.
    fn change(self, before: Option<(i64, &str)>, after: Option<(i64, &str)>) -> Change {
        let record = |(count, note): (i64, &str)| match self.subject {
            Subject::Headcount(kind, basis) => {
                let row = Headcount::new(self.agency, self.year, kind, basis, count);
                Headcount { note: note.to_owned(), ..row }.into()
            }
            Subject::Volume(product) => {
                let row = Volume::new(self.agency, product, self.year, count);
                Volume { note: note.to_owned(), ..row }.into()
            }
        };
        Change { before: before.map(record), after: after.map(record) }
    }

    /// What an edited cell comes to. The note stays with its figure.
    fn edited(self, cx: &Cx<'_>, edit: &Edit) -> Option<Change> {
        let note = self.read(cx.snapshot).map_or("", |(_, note)| note);
        let read = |text: &str| parse_integer_in(cx.language(), text).ok();
        let (base, figure) = (read(&edit.base)?, read(&edit.text)?);
        Some(self.change(base.map(|count| (count, note)), figure.map(|count| (count, note))))
    }

    /// Whether the figure can be typed in.
    fn access(self, cx: &Cx<'_>) -> Access {
        if !cx.writable() {
            Access::Closed
        } else if cx.snapshot.verified(self.agency, self.group(), Some(self.year)).is_some() {
            Access::Locked("rule-year-verified")
        } else {
            Access::Open
        }
    }
}

/// Whether a text is a figure, or nothing.
///
/// # Errors
/// The key of the text that says what is wrong with it.
pub fn check(language: Language, text: &str) -> Result<(), &'static str> {
    match parse_integer_in(language, text) {
        Ok(None) => Ok(()),
        Ok(Some(figure)) if (0..=LARGEST_FIGURE).contains(&figure) => Ok(()),
        Ok(Some(_)) | Err(NumberError::TooLarge) => Err("figure-out-of-range"),
        Err(NumberError::NotWhole) => Err("figure-not-whole"),
        Err(NumberError::NotANumber) => Err("figure-not-a-number"),
    }
}

/// Whether two texts are the same figure.
#[must_use]
pub fn same(language: Language, one: &str, other: &str) -> bool {
    let read = |text| parse_integer_in(language, text);
    one == other || read(one).is_ok_and(|figure| read(other) == Ok(figure))
}
