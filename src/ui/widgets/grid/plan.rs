//! What pasting, filling and clearing come to, worked out before anything happens.

use crate::i18n::list::{List, Value};

use super::{Access, Block, Cell, Place, Selection, Sheet};

/// One cell that is to change. Rows and columns are the sheet's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
    /// What stood there when it was last seen.
    pub base: String,
    /// What is to stand there.
    pub text: String,
}

/// A cell that cannot take what was meant for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
    /// What was meant for it.
    pub text: String,
    /// Why not: the key of a text.
    pub problem: &'static str,
}

/// What is going to happen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Cells that change.
    pub edits: Vec<Edit>,
    /// Cells whose text cannot be taken; it is kept in the cell, to be corrected there.
    pub refused: Vec<Refused>,
    /// Cells that are guarded, and the key of the text that says by what.
    pub locked: Vec<&'static str>,
    /// How many cells do not take anything, such as sums.
    pub closed: usize,
    /// How many cells lie beyond the edge of the table.
    pub outside: usize,
    /// Cells in which the same stands already.
    pub unchanged: Vec<(usize, usize)>,
}

impl Plan {
    /// The cells in which something else stood before.
    pub fn replaced(&self) -> impl Iterator<Item = &Edit> {
        self.edits.iter().filter(|edit| !edit.base.is_empty())
    }

    /// Whether something of what was meant did not find its place.
    #[must_use]
    pub const fn falls_short(&self) -> bool {
        !self.refused.is_empty() || !self.locked.is_empty() || self.closed > 0 || self.outside > 0
    }
}

/// The table as it is shown: which rows and columns of the sheet stand where.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The sheet.
    pub sheet: &'a dyn Sheet,
    /// Its rows from the top.
    pub rows: &'a [usize],
    /// Its columns from the left.
    pub columns: &'a [usize],
    /// A filter is on, so that sums are those of what is shown.
    pub filtered: bool,
}

impl Shown<'_> {
    /// The sheet's row and column of a place.
    #[must_use]
    pub fn cell(&self, place: Place) -> Option<(usize, usize)> {
        Some((*self.rows.get(place.row)?, *self.columns.get(place.column)?))
    }

    /// A cell as it is shown, by the sheet's row and column.
    #[must_use]
    pub fn look(&self, row: usize, column: usize) -> Cell {
        let body = self.sheet.rows().saturating_sub(self.sheet.sums());
        let part = || {
            let shown: Vec<usize> = self.rows.iter().copied().take_while(|one| *one < body).collect();
            self.sheet.sum_of(column, &shown)
        };
        let sum = (self.filtered && row >= body).then(part).flatten();
        sum.unwrap_or_else(|| self.sheet.cell(row, column))
    }

    /// The whole table as it is shown, called `title`, and which of its columns hold numbers.
    #[must_use]
    pub fn list(&self, title: &str) -> (List, Vec<bool>) {
        let columns = || self.columns.iter().filter_map(|column| self.sheet.columns().get(*column));
        let body = self.sheet.rows().saturating_sub(self.sheet.sums());
        let value = |row: usize, column: usize| {
            // What is typed of a sum of some rows only is not known.
            let typed = (!self.filtered || row < body).then(|| self.sheet.value(row, column)).flatten();
            typed.unwrap_or_else(|| {
                let cell = self.look(row, column);
                Value::Text(if cell.text.is_empty() { cell.spoken.unwrap_or_default() } else { cell.text })
            })
        };
        let row = |row: &usize| self.columns.iter().map(|column| value(*row, *column)).collect();
        let list = List {
            title: title.to_owned(),
            headings: columns().map(|column| column.title.clone()).collect(),
            rows: self.rows.iter().map(row).collect(),
        };
        (list, columns().map(|column| column.right).collect())
    }

    /// What is selected, for another program. Missing is empty.
    #[must_use]
    pub fn copy(&self, selection: &Selection) -> Block {
        let row = |row: usize| {
            let cells = selection.columns().filter_map(|column| self.cell(Place { row, column }));
            cells.map(|(row, column)| self.look(row, column).raw).collect()
        };
        Block { rows: selection.rows().map(row).collect() }
    }

    /// Where `block` goes: into the selection as often as it fits there, or from its upper left corner on.
    #[must_use]
    pub fn paste(&self, selection: &Selection, block: &Block) -> Plan {
        let (height, width) = block.size();
        let (height, width) = (height.max(1), width.max(1));
        let (rows, columns) = (selection.rows().count(), selection.columns().count());
        let times = if rows % height == 0 && columns % width == 0 { (rows / height, columns / width) } else { (1, 1) };
        let mut plan = Plan::default();
        for down in 0..times.0 {
            for across in 0..times.1 {
                let from = Place {
                    row: selection.rows().start() + down * height,
                    column: selection.columns().start() + across * width,
                };
                // A row that is shorter than the others says nothing about the rest.
                for (row, texts) in block.rows.iter().enumerate() {
                    for (column, text) in texts.iter().enumerate() {
                        self.write(&mut plan, Place { row: from.row + row, column: from.column + column }, text);
                    }
                }
            }
        }
        plan
    }

    /// The first selected row into the others, or (to the right) the first column.
    #[must_use]
    pub fn fill(&self, selection: &Selection, right: bool) -> Plan {
        let mut plan = Plan::default();
        for row in selection.rows().skip(usize::from(!right)) {
            for column in selection.columns().skip(usize::from(right)) {
                let from = if right {
                    Place { row, column: *selection.columns().start() }
                } else {
                    Place { row: *selection.rows().start(), column }
                };
                let Some((from_row, from_column)) = self.cell(from) else { continue };
                let text = self.sheet.cell(from_row, from_column).raw;
                self.write(&mut plan, Place { row, column }, &text);
            }
        }
        plan
    }

    /// Nothing into every selected cell.
    #[must_use]
    pub fn clear(&self, selection: &Selection) -> Plan {
        let mut plan = Plan::default();
        for row in selection.rows() {
            for column in selection.columns() {
                self.write(&mut plan, Place { row, column }, "");
            }
        }
        plan
    }

    fn write(&self, plan: &mut Plan, place: Place, text: &str) {
        let Some((row, column)) = self.cell(place) else {
            plan.outside += 1;
            return;
        };
        let cell = self.sheet.cell(row, column);
        let text = text.trim();
        if self.sheet.same(row, column, &cell.raw, text) {
            plan.unchanged.push((row, column));
            return;
        }
        match cell.access {
            Access::Closed => plan.closed += 1,
            Access::Locked(why) => plan.locked.push(why),
            Access::Open => match self.sheet.check(row, column, text) {
                Ok(()) => plan.edits.push(Edit { row, column, base: cell.raw, text: text.to_owned() }),
                Err(problem) => plan.refused.push(Refused { row, column, text: text.to_owned(), problem }),
            },
        }
    }
}
