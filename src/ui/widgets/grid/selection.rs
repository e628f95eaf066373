//! Where the cursor of a table stands and what is selected, in the rows and columns as they are shown.

use std::ops::RangeInclusive;

/// A cell, counted from the upper left as shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// The cursor and the corner opposite it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The cell the keyboard is at.
    pub cursor: Place,
    /// Where the selection began.
    pub anchor: Place,
}

/// A way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One column left.
    Left,
    /// One column right.
    Right,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// The first column.
    RowStart,
    /// The last column.
    RowEnd,
    /// The first row.
    Top,
    /// The last row.
    Bottom,
    /// The first cell of all.
    First,
    /// The last cell of all.
    Last,
}

impl Selection {
    /// A single cell.
    #[must_use]
    pub const fn at(place: Place) -> Self {
        Self { cursor: place, anchor: place }
    }

    /// The selected rows.
    #[must_use]
    pub fn rows(&self) -> RangeInclusive<usize> {
        self.cursor.row.min(self.anchor.row)..=self.cursor.row.max(self.anchor.row)
    }

    /// The selected columns.
    #[must_use]
    pub fn columns(&self) -> RangeInclusive<usize> {
        self.cursor.column.min(self.anchor.column)..=self.cursor.column.max(self.anchor.column)
    }

    /// Whether the cell is selected.
    #[must_use]
    pub fn contains(&self, place: Place) -> bool {
        self.rows().contains(&place.row) && self.columns().contains(&place.column)
    }

    /// Whether it is one cell only.
    #[must_use]
    pub fn single(&self) -> bool {
        self.cursor == self.anchor
    }

    /// Moves the cursor; with `extend` the other corner stays.
    pub fn go(&mut self, place: Place, extend: bool) {
        self.cursor = place;
        if !extend {
            self.anchor = place;
        }
    }

    /// Takes a step in a table of `rows` × `columns` cells, of which `page` rows are seen at once. Never leaves it.
    pub fn step(&mut self, step: Step, extend: bool, rows: usize, columns: usize, page: usize) {
        let (last_row, last_column) = (rows.saturating_sub(1), columns.saturating_sub(1));
        let Place { row, column } = self.cursor;
        let place = match step {
            Step::Up => Place { row: row.saturating_sub(1), column },
            Step::Down => Place { row: row + 1, column },
            Step::Left => Place { row, column: column.saturating_sub(1) },
            Step::Right => Place { row, column: column + 1 },
            Step::PageUp => Place { row: row.saturating_sub(page.max(1)), column },
            Step::PageDown => Place { row: row + page.max(1), column },
            Step::RowStart => Place { row, column: 0 },
            Step::RowEnd => Place { row, column: last_column },
            Step::Top => Place { row: 0, column },
            Step::Bottom => Place { row: last_row, column },
            Step::First => Place::default(),
            Step::Last => Place { row: last_row, column: last_column },
        };
        self.go(Place { row: place.row.min(last_row), column: place.column.min(last_column) }, extend);
    }

    /// Keeps the selection inside a table that may have shrunk.
    pub fn fit(&mut self, rows: usize, columns: usize) {
        for place in [&mut self.cursor, &mut self.anchor] {
            place.row = place.row.min(rows.saturating_sub(1));
            place.column = place.column.min(columns.saturating_sub(1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(steps: &[(Step, bool)]) -> Selection {
        let mut selection = Selection::at(Place { row: 1, column: 1 });
        for (step, extend) in steps {
            selection.step(*step, *extend, 5, 4, 3);
        }
        selection
    }

    #[test]
    fn every_step_goes_where_its_name_says_and_stays_inside() {
        for (step, row, column) in [
            (Step::Up, 0, 1),
            (Step::Down, 2, 1),
            (Step::Left, 1, 0),
            (Step::Right, 1, 2),
            (Step::PageUp, 0, 1),
            (Step::PageDown, 4, 1),
            (Step::RowStart, 1, 0),
            (Step::RowEnd, 1, 3),
            (Step::Top, 0, 1),
            (Step::Bottom, 4, 1),
            (Step::First, 0, 0),
            (Step::Last, 4, 3),
        ] {
            assert_eq!(after(&[(step, false)]), Selection::at(Place { row, column }), "{step:?}");
        }
        assert_eq!(after(&[(Step::Last, false), (Step::Down, false), (Step::Right, false)]).cursor.row, 4);
    }

    #[test]
    fn shift_keeps_the_other_corner() {
        let selection = after(&[(Step::Down, true), (Step::Right, true)]);
        assert_eq!((selection.rows(), selection.columns()), (1..=2, 1..=2));
        assert!(selection.contains(Place { row: 2, column: 1 }) && !selection.contains(Place { row: 3, column: 1 }));
        assert!(!selection.single());
    }

    #[test]
    fn a_table_that_shrank_keeps_the_cursor_inside() {
        let mut selection = after(&[(Step::Last, true)]);
        selection.fit(2, 0);
        assert_eq!((selection.cursor, selection.anchor), (Place { row: 1, column: 0 }, Place { row: 1, column: 0 }));
    }
}
