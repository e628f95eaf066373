//! What reading a file may take, and the sheets that come of it. A small file can say the same long text a million
//! times, so what is kept is counted in bytes and not only in cells.

use std::collections::{BTreeMap, BTreeSet};

use super::{LARGEST_INFLATED, LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, ReadError};
use crate::domain::importing::{Hidden, Sheet, SheetLine};

/// What all that is kept of a file may take, in bytes of memory.
pub(super) const MOST_KEPT: usize = 64 * 1024 * 1024;

/// What a text takes beside its letters: its place in a row and what the memory is divided into.
const TEXT: usize = size_of::<String>() + 16;

/// What a row takes beside its cells.
const LINE: usize = size_of::<SheetLine>() + 16;

/// How many rows are looked at to give merged cells their texts.
const MOST_MERGED: usize = 1_000_000;

/// How far down headings stand, in rows with something in them.
const HEADINGS_WITHIN: usize = 15;

/// What is left of the limits of a file while its sheets are read.
pub(super) struct Budget {
    cells: usize,
    kept: usize,
    merged: usize,
    /// How many bytes may yet come out of its packed parts.
    pub(super) inflated: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: MOST_CELLS, kept: MOST_KEPT, merged: MOST_MERGED, inflated: LARGEST_INFLATED }
    }
}

impl Budget {
    /// Spends what keeping a text takes.
    pub(super) fn keep(&mut self, text: &str) -> Result<(), ReadError> {
        if text.len() > LONGEST_CELL * 4 {
            return Err(ReadError::TooLarge);
        }
        self.spend(TEXT + text.len())
    }

    /// Spends bytes of memory.
    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), ReadError> {
        self.kept = self.kept.checked_sub(bytes).ok_or(ReadError::TooLarge)?;
        Ok(())
    }

    fn cell(&mut self, text: &str) -> Result<(), ReadError> {
        self.cells = self.cells.checked_sub(1).ok_or(ReadError::TooLarge)?;
        self.keep(text)
    }
}

/// Cells that are shown as one, by their first and last row and column, from 0 up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merge {
    pub(super) rows: (u32, u32),
    pub(super) columns: (usize, usize),
}

/// A sheet being read, cell by cell, row after row.
pub(super) struct Collector<'b> {
    sheet: Sheet,
    merges: Vec<Merge>,
    budget: &'b mut Budget,
    /// A row or column lay further out than those of a table of people.
    outside: bool,
    /// What was left of the bytes when the sheet was begun.
    begun: usize,
}

impl<'b> Collector<'b> {
    pub(super) fn new(name: &str, budget: &'b mut Budget) -> Self {
        let sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
        let begun = budget.kept;
        Self { sheet, merges: Vec::new(), budget, outside: false, begun }
    }

    /// What is left of the limits.
    pub(super) const fn budget(&mut self) -> &mut Budget {
        self.budget
    }

    /// Takes a cell of a row, both from 0 up. Empty ones are let go of. Rows may come in any order, as a hostile file
    /// has them; then they stand in the order in which they came.
    pub(super) fn put(&mut self, row: u32, column: usize, text: &str) -> Result<(), ReadError> {
        let text = text.trim();
        if text.is_empty() || self.outside {
            return Ok(());
        }
        let number = row.saturating_add(1);
        let begins = self.sheet.lines.last().is_none_or(|line| line.number != number);
        // The other sheets of the file may be in order, so this one alone is given up.
        if column >= MOST_COLUMNS || (begins && self.sheet.lines.len() >= MOST_ROWS) {
            self.outside = true;
            self.sheet.lines = Vec::new();
            self.budget.kept = self.begun;
            return Ok(());
        }
        self.budget.cell(text)?;
        if begins {
            self.budget.spend(LINE)?;
            self.sheet.lines.push(SheetLine { number, cells: Vec::new() });
        }
        if let Some(line) = self.sheet.lines.last_mut() {
            if line.cells.len() <= column {
                // Space is taken for as many as there are, and not for twice as many.
                let more = column + 1 - line.cells.len();
                self.budget.spend(more * size_of::<String>())?;
                line.cells.reserve_exact(more);
                line.cells.resize(column + 1, String::new());
            }
            if let Some(cell) = line.cells.get_mut(column) {
                text.clone_into(cell);
            }
        }
        Ok(())
    }

    /// Lays the row that came last, row `row` from 0 up, once more in each of the `times` rows after it.
    pub(super) fn repeat(&mut self, row: u32, times: u32) -> Result<(), ReadError> {
        let number = row.saturating_add(1);
        let Some(last) = self.sheet.lines.last().filter(|line| line.number == number).cloned() else { return Ok(()) };
        for row in number..number.saturating_add(times) {
            for (column, text) in last.cells.iter().enumerate() {
                self.put(row, column, text)?;
            }
            if self.outside {
                break;
            }
        }
        Ok(())
    }

    /// The sheet is one that the program does not show.
    pub(super) const fn hide(&mut self) {
        self.sheet.hidden.sheet = true;
    }

    /// The row, from 0 up, is one that the program does not show.
    pub(super) fn hide_row(&mut self, row: u32) -> Result<(), ReadError> {
        // Millions of empty rows may be hidden; the ones with something in them are sorted out in the end.
        self.budget.spend(size_of::<u32>() * 4)?;
        self.sheet.hidden.rows.insert(row.saturating_add(1));
        Ok(())
    }

    /// Takes cells that are shown as one.
    pub(super) fn merge(&mut self, merge: Merge) -> Result<(), ReadError> {
        self.budget.spend(size_of::<Merge>() * 2)?;
        self.merges.push(merge);
        Ok(())
    }

    /// The sheet; only its name where cells lie further out than those of a table of people.
    pub(super) fn done(mut self) -> Result<Sheet, ReadError> {
        if self.outside {
            let hidden = Hidden { rows: BTreeSet::new(), ..self.sheet.hidden };
            return Ok(Sheet { name: self.sheet.name, hidden, unread: true, ..Sheet::default() });
        }
        let merges = std::mem::take(&mut self.merges);
        if !merges.is_empty() {
            let lines = self.sheet.lines.iter().enumerate();
            let places: BTreeMap<u32, usize> = lines.map(|(at, line)| (line.number, at)).collect();
            let mut ends = Vec::new();
            for line in &self.sheet.lines {
                ends.resize(ends.len().max(line.cells.len()), 0);
                for (end, _) in ends.iter_mut().zip(&line.cells).filter(|(_, cell)| !cell.is_empty()) {
                    *end = line.number.max(*end);
                }
            }
            for merge in merges {
                self.spread(merge, &places, &ends)?;
            }
        }
        let Hidden { rows, .. } = &mut self.sheet.hidden;
        if !rows.is_empty() {
            let present: BTreeSet<u32> = self.sheet.lines.iter().map(|line| line.number).collect();
            rows.retain(|row| present.contains(row));
        }
        Ok(self.sheet)
    }

    /// Gives the cells of a merged one its text: down to every row that has something else in it, and to the right
    /// above columns that have something of their own, as headings do. A title or a heading between the rows that is
    /// as wide as the table stays one cell. `places` has where each row lies, `ends` the last row of each column.
    fn spread(&mut self, merge: Merge, places: &BTreeMap<u32, usize>, ends: &[u32]) -> Result<(), ReadError> {
        let (top, bottom) = (merge.rows.0.saturating_add(1), merge.rows.1.saturating_add(1));
        let (left, right) = (merge.columns.0, merge.columns.1.min(MOST_COLUMNS - 1));
        let Some(first) = places.get(&top).copied().filter(|_| left <= right && top <= bottom) else { return Ok(()) };
        let text = self.sheet.lines.get(first).and_then(|line| line.cells.get(left)).cloned().unwrap_or_default();
        if text.is_empty() {
            return Ok(());
        }
        let inside = left..=right;
        let below = |column: &usize| ends.get(*column).is_some_and(|end| *end > bottom);
        let heads: Vec<usize> = (left + 1..=right).filter(below).filter(|_| first < HEADINGS_WITHIN).collect();
        for at in places.range(top..=bottom).map(|(_, at)| *at) {
            self.budget.merged = self.budget.merged.checked_sub(1).ok_or(ReadError::TooLarge)?;
            let Some(line) = self.sheet.lines.get_mut(at) else { continue };
            if !line.cells.iter().enumerate().any(|(column, cell)| !inside.contains(&column) && !cell.is_empty()) {
                continue;
            }
            for column in std::iter::once(left).chain(heads.iter().copied()) {
                if line.cells.len() <= column {
                    line.cells.resize(column + 1, String::new());
                }
                if let Some(cell) = line.cells.get_mut(column).filter(|cell| cell.is_empty()) {
                    self.budget.cell(&text)?;
                    cell.clone_from(&text);
                }
            }
        }
        Ok(())
    }
}
