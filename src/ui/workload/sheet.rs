//! The lines of the workload as a table.

use crate::domain::figures::Difference;
use crate::domain::workload::{Grouping, Workload};
use crate::i18n::load::{change_headings, group_name, group_number, grouping_key};
use crate::i18n::number::format_signed;
use crate::ui::Cx;
use crate::ui::figures::{copied, percent_text};
use crate::ui::widgets::grid::{Cell, Column, Key, Sheet, stamp};

/// The width of a change, whose heading names two years.
const CHANGE: f32 = 176.0;

/// The lines as a table.
pub(super) struct WorkloadSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    workload: &'s Workload,
    names: Vec<String>,
    /// The second names, where there are two groupings.
    parts: Vec<String>,
    /// The column of the first year.
    first: usize,
    columns: Vec<Column>,
    stamp: u64,
}

impl<'s, 'a> WorkloadSheet<'s, 'a> {
    pub(super) fn new(cx: &'s Cx<'a>, by: (Grouping, Option<Grouping>), workload: &'s Workload) -> Self {
        let name = |group| group_name(cx.texts, cx.snapshot, group).unwrap_or_default();
        let names = workload.lines.iter().map(|line| name(line.group)).collect();
        let parts: Vec<String> = workload.lines.iter().filter_map(|line| line.part).map(name).collect();
        let title = |by: Grouping| match by {
            Grouping::Subject => cx.t("workload-subject"),
            by => cx.t(grouping_key(by)),
        };
        let mut columns = vec![Column { stays: true, ..Column::new("group", title(by.0), 170.0) }];
        columns.extend(by.1.map(|then| Column::new("part", title(then), 150.0)));
        let first = columns.len();
        let year = |year: &i64| Column::numbers(format!("y{year}"), year.to_string(), 84.0);
        columns.extend(workload.years.iter().map(year));
        let [change, percent] = change_headings(cx.texts, &workload.years);
        columns.push(Column::numbers("change", change, CHANGE));
        columns.push(Column::numbers("percent", percent, CHANGE + 24.0));
        let lines: Vec<_> = workload.lines.iter().map(|line| (line.group, line.part, &line.values)).collect();
        let stamp = stamp(cx, (lines, &workload.years));
        Self { cx, workload, names, parts, first, columns, stamp }
    }

    pub(super) const fn workload(&self) -> &Workload {
        self.workload
    }

    /// A line's value of a year, or the sum of all; and whether something is missing from it.
    fn value(&self, row: usize, year: usize) -> (Option<i64>, bool) {
        match self.workload.lines.get(row) {
            Some(line) => {
                let partial = line.partial.get(year).copied().unwrap_or_default();
                (line.values.get(year).copied().flatten(), partial)
            }
            None => (self.workload.total(year), self.workload.partial(year)),
        }
    }

    fn difference(&self, row: usize) -> Option<Difference> {
        match self.workload.lines.get(row) {
            Some(line) => line.change(),
            None => self.workload.change(),
        }
    }
}

impl Sheet for WorkloadSheet<'_, '_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.workload.lines.len() + self.sums()
    }

    fn sums(&self) -> usize {
        // Pieces and hours add up to nothing.
        usize::from(!self.workload.mixed_units)
    }

    fn sum_of(&self, column: usize, rows: &[usize]) -> Option<Cell> {
        if column == 0 {
            return Some(Cell::heading(self.cx.t("figures-total-shown")));
        }
        let lines = rows.iter().filter_map(|row| self.workload.lines.get(*row).cloned()).collect();
        let part = Workload { lines, years: self.workload.years.clone(), ..Workload::default() };
        let columns = self.columns.clone();
        let (names, parts, first) = (Vec::new(), Vec::new(), self.first);
        let sheet = WorkloadSheet { cx: self.cx, workload: &part, names, parts, first, columns, stamp: self.stamp };
        Some(sheet.cell(part.lines.len(), column))
    }

    fn row_key(&self, row: usize) -> u128 {
        self.workload.lines.get(row).map_or(0, |line| {
            let part = line.part.map(group_number).unwrap_or_default();
            group_number(line.group) ^ part.rotate_left(64)
        })
    }

    fn row_name(&self, row: usize) -> String {
        let Some(name) = self.names.get(row) else { return self.cx.t("figures-total").to_owned() };
        match self.parts.get(row) {
            Some(part) => format!("{name}, {part}"),
            None => name.clone(),
        }
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let strong = row >= self.workload.lines.len();
        let language = self.cx.language();
        let dash = || "–".to_owned();
        let (text, raw, note) = match self.columns.get(column).map(|one| one.key.as_str()) {
            Some("group") => {
                let name = self.names.get(row).cloned().unwrap_or_else(|| self.row_name(row));
                (name.clone(), name, None)
            }
            Some("part") => {
                let part = self.parts.get(row).cloned().unwrap_or_default();
                (part.clone(), part, None)
            }
            Some("change") => {
                let change = self.difference(row).map(|one| one.absolute);
                let text = change.map_or_else(dash, |change| format_signed(language, change));
                (text, change.map(|change| change.to_string()).unwrap_or_default(), None)
            }
            Some("percent") => {
                let percent = self.difference(row).and_then(|one| one.percent);
                let text = percent_text(language, percent);
                let raw = if percent.is_some() { copied(&text) } else { String::new() };
                (text, raw, None)
            }
            _ => {
                let (value, partial) = self.value(row, column.saturating_sub(self.first));
                let number = value.map(|value| self.cx.number(value));
                let text = match (number, partial) {
                    (Some(number), true) => format!("{number} + ?"),
                    (Some(number), false) => number,
                    (None, _) => self.cx.t("figure-missing").to_owned(),
                };
                let note = (partial && value.is_some()).then(|| self.cx.t("workload-partial").to_owned());
                (text, value.map(|value| value.to_string()).unwrap_or_default(), note)
            }
        };
        let quiet = raw.is_empty() && !strong;
        Cell { text, raw, strong, quiet, note, ..Cell::default() }
    }

    #[expect(clippy::cast_precision_loss, reason = "figures stay far below 2^52")]
    fn key(&self, row: usize, column: usize) -> Key {
        let number = match self.columns.get(column).map(|one| one.key.as_str()) {
            Some("group") => return Key::Text(self.names.get(row).cloned().unwrap_or_default()),
            Some("part") => return Key::Text(self.parts.get(row).cloned().unwrap_or_default()),
            Some("change") => self.difference(row).map(|one| one.absolute as f64),
            Some("percent") => self.difference(row).and_then(|one| one.percent),
            _ => self.value(row, column.saturating_sub(self.first)).0.map(|value| value as f64),
        };
        number.map_or(Key::Missing, Key::Number)
    }

    fn check(&self, _row: usize, _column: usize, _text: &str) -> Result<(), &'static str> {
        Ok(())
    }

    fn leads(&self, row: usize, _column: usize) -> bool {
        row < self.workload.lines.len()
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}
