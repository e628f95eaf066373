//! The workbook that a group has kept before: a sheet for each agency, with labels in some columns and what they are labels
//! of beside them, people and figures in small tables of their own, and what is special as text under a heading.
//!
//! A sheet is read piece by piece, and every cell of it is accounted for: it is a label, a heading, or what one of the
//! pieces says; whatever remains is among what is left.

mod cells;
mod labels;
mod pairs;
mod people;
mod said;
#[cfg(test)]
mod tests;
mod texts;
mod years;

pub use labels::{Label, is_heading};
pub use pairs::Pair;
pub use people::People;
pub use said::{Left, Written};
pub use texts::Special;
pub use years::{Figure, kind_of};

use std::collections::BTreeSet;

use super::sheet::{Sheet, SheetLine};
use cells::Cells;

/// What the sheet of an agency says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgencySheet {
    /// What stands over everything else, and may be the name.
    pub titles: Vec<Written>,
    /// The labels with what belongs to them.
    pub pairs: Vec<Pair>,
    /// The people of the agency.
    pub people: Vec<People>,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// What is special about it.
    pub special: Vec<Special>,
    /// What is none of these.
    pub left: Vec<Left>,
}

/// How many labels with something beside them make a sheet that of an agency.
const ENOUGH: usize = 3;

/// How many rows and cells with something in them the sheet of an agency may have: a list has more.
const MOST: (usize, usize) = (1_000, 20_000);

/// What a sheet says of an agency; none where it is not one agency's.
#[must_use]
pub fn agency_sheet(sheet: &Sheet) -> Option<AgencySheet> {
    let filled = |line: &SheetLine| line.cells.iter().filter(|cell| !cell.is_empty()).count();
    if is_list(sheet) || sheet.lines.len() > MOST.0 || sheet.lines.iter().map(filled).sum::<usize>() > MOST.1 {
        return None;
    }
    let mut cells = Cells::of(sheet);
    let mut read = AgencySheet::default();
    read.figures = years::figures(&mut cells, &mut read.left);
    read.people = people::people(&mut cells, &mut read.left);
    read.special = texts::special(&mut cells);
    read.pairs = pairs::pairs(&mut cells);
    let beside = |pair: &&Pair| pair.values.iter().any(|value| value.row == pair.at.row);
    let mut known: Vec<Label> = read.pairs.iter().filter(beside).map(|pair| pair.label).collect();
    known.sort_unstable();
    known.dedup();
    let more = [!read.people.is_empty(), !read.figures.is_empty(), !read.special.is_empty()];
    let more = more.into_iter().filter(|there| *there).count();
    if known.len() < ENOUGH && (known.is_empty() || known.len() + more < ENOUGH) {
        return None;
    }
    (read.titles, read.left) = pairs::rest(&mut cells, &read.pairs, std::mem::take(&mut read.left));
    Some(read)
}

/// How far down the headings of a list stand.
const HEADINGS_WITHIN: usize = 15;

/// How many of the headings of a list stand side by side at least where nothing else stands on their line, how many where
/// something does, and how many of them only agencies have.
const HEADINGS: (usize, usize, usize) = (3, 4, 2);

/// Whether the rows of a sheet are one agency's each: words that are labels elsewhere stand side by side there, and are
/// headings.
fn is_list(sheet: &Sheet) -> bool {
    sheet.lines.iter().take(HEADINGS_WITHIN).any(|line| {
        let filled = line.cells.iter().filter(|cell| !cell.is_empty()).count();
        let labels: Vec<Option<Label>> = line.cells.iter().map(|cell| labels::label_of(cell)).collect();
        labels.split(Option::is_none).any(|run| {
            let own: BTreeSet<&Label> = run.iter().flatten().filter(|label| label.of_agencies_alone()).collect();
            let least = if run.len() == filled { HEADINGS.0 } else { HEADINGS.1 };
            run.len() >= least && own.len() >= HEADINGS.2
        })
    })
}

/// Whether the sheets of a workbook are one agency's each: more than one is, or one and none is a list of them.
#[must_use]
pub fn are_agency_sheets(sheets: &[Sheet]) -> bool {
    let shown = || sheets.iter().filter(|sheet| !sheet.hidden.sheet);
    match shown().filter(|sheet| agency_sheet(sheet).is_some()).take(2).count() {
        0 => false,
        1 => !shown().any(is_list),
        _ => true,
    }
}
