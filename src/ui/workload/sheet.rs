//! The lines of the workload as a table.

use super::name;
use crate::domain::figures::Difference;
use crate::domain::workload::{Group, Grouping, Workload};
use crate::i18n::number::format_signed;
use crate::ui::Cx;
use crate::ui::figures::{copied, percent_text};
use crate::ui::widgets::grid::{Cell, Column, Key, Sheet, stamp};

/// The lines as a table.
pub(super) struct WorkloadSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    workload: &'s Workload,
    names: Vec<String>,
    columns: Vec<Column>,
    stamp: u64,
}

impl<'s, 'a> WorkloadSheet<'s, 'a> {
    pub(super) fn new(cx: &'s Cx<'a>, by: Grouping, workload: &'s Workload) -> Self {
        let names = workload.lines.iter().map(|line| name(cx, line.group).unwrap_or_default()).collect();
        let title = cx.t(match by {
            Grouping::Agency => "field-agency",
            Grouping::Subject => "workload-subject",
            Grouping::Team => "field-team",
            Grouping::Responsible => "role-responsible",
        });
        let mut columns = vec![Column { stays: true, ..Column::new("group", title, 170.0) }];
        let year = |year: &i64| Column::numbers(format!("y{year}"), year.to_string(), 84.0);
        columns.extend(workload.years.iter().map(year));
        columns.push(Column::numbers("change", cx.t("figures-change"), 84.0));
        columns.push(Column::numbers("percent", cx.t("figures-change-percent"), 110.0));
        let lines: Vec<_> = workload.lines.iter().map(|line| (line.group, &line.values)).collect();
        let stamp = stamp(cx, (lines, &workload.years));
        Self { cx, workload, names, columns, stamp }
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
        let part = Workload { lines, years: self.workload.years.clone(), mixed_units: self.workload.mixed_units };
        let columns = self.columns.clone();
        let sheet = WorkloadSheet { cx: self.cx, workload: &part, names: Vec::new(), columns, stamp: self.stamp };
        Some(sheet.cell(part.lines.len(), column))
    }

    fn row_key(&self, row: usize) -> u128 {
        self.workload.lines.get(row).map_or(0, |line| match line.group {
            Group::Agency(id) => id.0.as_u128(),
            Group::Subject(id) => id.as_u128(),
            Group::Team(id) => id.map_or(1, |id| id.0.as_u128()),
            Group::Responsible(id) => id.map_or(2, |id| id.0.as_u128()),
        })
    }

    fn row_name(&self, row: usize) -> String {
        self.names.get(row).cloned().unwrap_or_else(|| self.cx.t("figures-total").to_owned())
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let strong = row >= self.workload.lines.len();
        let language = self.cx.language();
        let dash = || "–".to_owned();
        let (text, raw, note) = match self.columns.get(column).map(|one| one.key.as_str()) {
            Some("group") => (self.row_name(row), self.row_name(row), None),
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
                let (value, partial) = self.value(row, column.saturating_sub(1));
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
            Some("group") => return Key::Text(self.row_name(row)),
            Some("change") => self.difference(row).map(|one| one.absolute as f64),
            Some("percent") => self.difference(row).and_then(|one| one.percent),
            _ => self.value(row, column.saturating_sub(1)).0.map(|value| value as f64),
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
