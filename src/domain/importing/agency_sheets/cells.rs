//! The cells of a sheet while it is read: which of them have been understood.

use std::collections::{BTreeMap, HashSet};

use super::labels::{Label, Section, label_of, section_of};
use super::said::Written;
use crate::domain::importing::sheet::Sheet;

/// How many labels make a column one of labels.
const LABELS: usize = 2;

/// The cells of a sheet, by line and column from 0 up.
pub(super) struct Cells<'s> {
    sheet: &'s Sheet,
    used: HashSet<(usize, usize)>,
    /// The columns in which labels stand.
    labelled: HashSet<usize>,
}

impl<'s> Cells<'s> {
    pub(super) fn of(sheet: &'s Sheet) -> Self {
        let mut cells = Self { sheet, used: HashSet::new(), labelled: HashSet::new() };
        for line in 0..cells.lines() {
            for column in 0..cells.width(line) {
                let text = cells.text(line, column);
                let before = column.checked_sub(1).map(|before| cells.text(line, before)).unwrap_or_default();
                // Cells that are shown as one have the same text each; numbers beside each other may well be alike.
                if !text.is_empty() && text == before && !text.starts_with(|letter: char| letter.is_ascii_digit()) {
                    cells.used.insert((line, column));
                }
            }
        }
        cells
    }

    /// Finds the columns of labels among what has not been understood yet: the headings of a table are none.
    pub(super) fn find_labels(&mut self) {
        let mut labels: BTreeMap<usize, usize> = BTreeMap::new();
        let label = |line, column| self.label(line, column).is_some() && !self.is_said(line, column);
        for (_, column) in self.places(label) {
            *labels.entry(column).or_default() += 1;
        }
        self.labelled = labels.into_iter().filter(|(_, count)| *count >= LABELS).map(|(column, _)| column).collect();
    }

    /// Whether a word that is a label elsewhere is what a label says: one stands before it, and nothing of its own behind
    /// it.
    pub(super) fn is_said(&self, line: usize, column: usize) -> bool {
        let before = (0..column).rev().find(|at| self.free(line, *at).is_some());
        before.is_some_and(|at| self.label(line, at).is_some()) && self.says_nothing(line, column)
    }

    /// Whether behind a cell there is nothing, or something else begins.
    pub(super) fn says_nothing(&self, line: usize, column: usize) -> bool {
        self.first(line, column + 1).is_none_or(|at| self.begins(line, at))
    }

    pub(super) fn lines(&self) -> usize {
        self.sheet.lines.len()
    }

    pub(super) fn width(&self, line: usize) -> usize {
        self.sheet.lines.get(line).map_or(0, |line| line.cells.len())
    }

    /// The number of a line's row.
    pub(super) fn row(&self, line: usize) -> u32 {
        self.sheet.lines.get(line).map_or(0, |line| line.number)
    }

    /// Whether a line stands right under the one before it.
    pub(super) fn follows(&self, line: usize) -> bool {
        line.checked_sub(1).is_some_and(|before| self.row(before) + 1 == self.row(line))
    }

    /// What a cell says, understood or not.
    pub(super) fn text(&self, line: usize, column: usize) -> &'s str {
        let line = self.sheet.lines.get(line);
        line.and_then(|line| line.cells.get(column)).map(|cell| cell.trim()).unwrap_or_default()
    }

    /// What a cell says that has not been understood yet.
    pub(super) fn free(&self, line: usize, column: usize) -> Option<&'s str> {
        Some(self.text(line, column)).filter(|text| !text.is_empty() && !self.used.contains(&(line, column)))
    }

    /// Whether a cell says nothing of its own: it is empty, or a part of the one before it.
    pub(super) fn nothing(&self, line: usize, column: usize) -> bool {
        self.free(line, column).is_none()
    }

    /// Understands a cell.
    pub(super) fn take(&mut self, line: usize, column: usize) -> Written {
        self.used.insert((line, column));
        Written { row: self.row(line), column, text: self.text(line, column).to_owned() }
    }

    /// What a cell that has not been understood yet is a label of.
    pub(super) fn label(&self, line: usize, column: usize) -> Option<Label> {
        label_of(self.free(line, column)?)
    }

    /// What a cell that has not been understood yet heads.
    pub(super) fn section(&self, line: usize, column: usize) -> Option<Section> {
        section_of(self.free(line, column)?)
    }

    /// Whether a cell that has not been understood yet begins something else.
    pub(super) fn begins(&self, line: usize, column: usize) -> bool {
        self.label(line, column).is_some() || self.section(line, column).is_some()
    }

    /// Whether a column is one of labels.
    pub(super) fn has_labels(&self, column: usize) -> bool {
        self.labelled.contains(&column)
    }

    /// The first cell of a line from `column` on that has not been understood yet.
    pub(super) fn first(&self, line: usize, column: usize) -> Option<usize> {
        (column..self.width(line)).find(|at| self.free(line, *at).is_some())
    }

    /// The columns of a line's cells from `column` on, up to where something else begins.
    pub(super) fn run(&self, line: usize, column: usize) -> Vec<usize> {
        let all = (column..self.width(line)).filter(|at| !self.text(line, *at).is_empty());
        let own =
            all.take_while(|at| self.text(line, *at) == self.text(line, at.saturating_sub(1)) || self.own(line, *at));
        own.filter(|at| self.free(line, *at).is_some()).collect()
    }

    fn own(&self, line: usize, column: usize) -> bool {
        self.free(line, column).is_some() && !self.begins(line, column)
    }

    /// Where something of this kind is headed, by line and column.
    pub(super) fn sections(&self, wanted: Section) -> Vec<(usize, usize)> {
        self.places(|line, column| self.section(line, column) == Some(wanted))
    }

    /// Where this label stands, by line and column.
    pub(super) fn labels(&self, wanted: Label) -> Vec<(usize, usize)> {
        self.places(|line, column| self.label(line, column) == Some(wanted))
    }

    fn places(&self, fits: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for line in 0..self.lines() {
            found.extend((0..self.width(line)).filter(|column| fits(line, *column)).map(|column| (line, column)));
        }
        found
    }
}
