//! A table of the workload in a grid, with its notes above and its bars beside it.

use std::rc::Rc;
use std::sync::Arc;

use egui::{Rect, ScrollArea, Ui, UiBuilder};

use crate::i18n::list::Value;
use crate::i18n::load::{Cell as Told, Table, Unit};
use crate::ui::Cx;
use crate::ui::theme::{TWO_COLUMNS, UNIT};
use crate::ui::widgets::chart::{Chart, Kind, LACKS, Series};
use crate::ui::widgets::grid::{Cell, Column, Grid, GridEvent, Height, Key, Sheet, stamp};
use crate::ui::widgets::{Follow, small};

/// How many rows a chart shows; the table has them all.
const CHARTED: usize = 40;

/// A table as a grid shows it.
pub(super) struct TableSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    table: &'s Table,
    columns: Vec<Column>,
    leads: bool,
    stamp: u64,
}

impl<'s, 'a> TableSheet<'s, 'a> {
    /// The table; with `leads`, each row leads somewhere.
    pub(super) fn new(cx: &'s Cx<'a>, table: &'s Table, leads: bool) -> Self {
        let column = |(at, column): (usize, &crate::i18n::load::Column)| {
            let letters = f32::from(u16::try_from(column.title.chars().count()).unwrap_or(u16::MAX));
            let least = if column.unit == Unit::Euros { 112.0 } else { 84.0 };
            let width = if column.right {
                (letters * 7.6 + 26.0).clamp(least, 204.0)
            } else {
                f32::from(column.share.clamp(12, 40)) * 8.0
            };
            Column { right: column.right, stays: at == 0, ..Column::new(&*column.key, &*column.title, width) }
        };
        let columns = table.columns.iter().enumerate().map(column).collect();
        let rows: Vec<u128> = table.rows.iter().map(|row| row.key).collect();
        // The tables are made anew with each snapshot, and their addresses are theirs as long as they are shown.
        let stamp = stamp(cx, (rows, std::ptr::from_ref(table) as usize, &table.title));
        Self { cx, table, columns, leads, stamp }
    }

    fn told(&self, row: usize, column: usize) -> Option<&Told> {
        match self.table.rows.get(row) {
            Some(row) => row.cells.get(column),
            None => self.table.total.get(column),
        }
    }

    fn unit(&self, column: usize) -> Unit {
        self.table.columns.get(column).map_or(Unit::Whole, |column| column.unit)
    }
}

impl Sheet for TableSheet<'_, '_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.table.rows.len() + self.sums()
    }

    fn sums(&self) -> usize {
        usize::from(!self.table.total.is_empty())
    }

    fn row_key(&self, row: usize) -> u128 {
        self.table.rows.get(row).map_or(0, |row| row.key)
    }

    fn row_name(&self, row: usize) -> String {
        match self.told(row, 0) {
            Some(Told::Text(text)) => text.clone(),
            _ => self.cx.t("figures-total").to_owned(),
        }
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let strong = row >= self.table.rows.len();
        let Some(told) = self.told(row, column) else { return Cell::default() };
        let text = told.text(self.cx.language(), self.unit(column), self.cx.t("figure-missing"));
        let lacks = matches!(told, Told::Number { lacks: true, .. });
        let quiet = matches!(told, Told::Missing | Told::Nothing) && !strong;
        let raw = if matches!(told, Told::Missing | Told::Nothing) { String::new() } else { text.replace(LACKS, "") };
        let note = lacks.then(|| self.cx.t("workload-partial").to_owned());
        Cell { text, raw, strong, quiet, note, ..Cell::default() }
    }

    #[expect(clippy::cast_precision_loss, reason = "figures stay far below 2^52")]
    fn key(&self, row: usize, column: usize) -> Key {
        match self.told(row, column) {
            Some(Told::Text(text)) if text.is_empty() => Key::Missing,
            Some(Told::Text(text)) => Key::Text(text.clone()),
            Some(Told::Number { value, .. }) => Key::Number(*value as f64),
            Some(Told::Day(day)) => Key::Number(f64::from(chrono::Datelike::num_days_from_ce(day))),
            Some(Told::Missing | Told::Nothing) | None => Key::Missing,
        }
    }

    fn value(&self, row: usize, column: usize) -> Option<Value> {
        match self.told(row, column)? {
            Told::Number { value, lacks: false, .. } => Some(self.unit(column).value(*value)),
            Told::Day(day) => Some(Value::Day(*day)),
            Told::Nothing => Some(Value::text("")),
            Told::Text(_) | Told::Number { .. } | Told::Missing => None,
        }
    }

    fn check(&self, _row: usize, _column: usize, _text: &str) -> Result<(), &'static str> {
        Ok(())
    }

    fn leads(&self, row: usize, _column: usize) -> bool {
        self.leads && row < self.table.rows.len()
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}

/// What a table rests on and lacks.
pub(super) fn notes_ui(ui: &mut Ui, cx: &Cx<'_>, table: &Table) {
    for note in &table.notes {
        small(ui, cx.theme, note);
    }
}

/// A table with its grid and its bars.
pub(super) struct Shown {
    grid: Grid,
    /// Where there is room for one only: the chart rather than the table.
    chart: bool,
}

impl Shown {
    pub(super) fn new(name: &'static str) -> Self {
        Self { grid: Grid::new(name), chart: false }
    }

    /// The rows in the order in which they are shown.
    pub(super) fn rows(&mut self, cx: &Cx<'_>, table: &Table) -> Arc<[usize]> {
        self.grid.shown(cx, &TableSheet::new(cx, table, false))
    }

    /// Puts the keyboard into the table.
    pub(super) fn focus(&mut self) {
        self.grid.focus();
    }

    /// The button that chooses the columns; what it asks for.
    pub(super) fn columns_button_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, table: &Table) -> Vec<GridEvent> {
        self.grid.columns_button_ui(ui, cx, &TableSheet::new(cx, table, false))
    }

    /// Draws the table in the room there is, and beside it its bars; the row that was opened. `leads` says whether rows
    /// lead anywhere.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        table: &Rc<Table>,
        leads: bool,
        asked: Vec<GridEvent>,
    ) -> Option<usize> {
        let sheet = TableSheet::new(cx, table, leads);
        let mut events = asked;
        let room = ui.available_rect_before_wrap();
        let charted = !table.charted.is_empty() && !table.rows.is_empty();
        let narrow = room.width() < TWO_COLUMNS;
        let mut opened = None;
        if charted {
            let (left, right) = if narrow {
                ui.horizontal(|ui| {
                    ui.selectable_value(&mut self.chart, false, cx.t("workload-table"));
                    ui.selectable_value(&mut self.chart, true, cx.t("workload-chart"));
                });
                let room = ui.available_rect_before_wrap();
                (room, room)
            } else {
                split(room, sheet.columns.iter().map(|column| column.width).sum())
            };
            if !narrow || !self.chart {
                let mut place = ui.new_child(UiBuilder::new().max_rect(left).id_salt("table"));
                events.extend(self.grid.show(&mut place, cx, &table.title, &sheet, Height::Room));
            }
            if narrow && self.chart {
                self.grid.offer(ui, cx, &table.title, &sheet);
            }
            if !narrow || self.chart {
                let rows = self.grid.shown(cx, &sheet);
                let mut place = ui.new_child(UiBuilder::new().max_rect(right).id_salt("chart"));
                opened = cx.theme.card().show(&mut place, |ui| chart_ui(ui, cx, table, &rows)).inner;
            }
        } else {
            events.extend(self.grid.show(ui, cx, &table.title, &sheet, Height::Room));
        }
        for event in events {
            if let GridEvent::Led(row, _) = event {
                opened = Some(row);
            }
        }
        opened.filter(|_| leads)
    }
}

/// The table on the left as wide as its columns, the chart in what is left, each at least a third.
pub(super) fn split(room: Rect, wanted: f32) -> (Rect, Rect) {
    let gap = 3.0 * UNIT;
    let width = (wanted + 60.0).clamp(room.width() * 0.36, room.width() * 0.64).floor();
    let (mut left, mut right) = (room, room);
    left.set_width(width);
    right.min.x = left.right() + gap;
    (left, right)
}

/// The charted columns of the rows as bars, in the order in which the table shows them. Tells which was opened.
fn chart_ui(ui: &mut Ui, cx: &Cx<'_>, table: &Table, rows: &[usize]) -> Option<usize> {
    let rows: Vec<usize> = rows.iter().copied().filter(|row| *row < table.rows.len()).take(CHARTED).collect();
    let value = |row: &usize, column: usize| match table.rows.get(*row).and_then(|row| row.cells.get(column)) {
        Some(Told::Number { value, .. }) => Some(*value),
        _ => None,
    };
    let columns = table.charted.iter().filter_map(|at| Some((*at, table.columns.get(*at)?)));
    let years = columns.clone().any(|(_, column)| column.year());
    let series: Vec<Series> = columns
        .clone()
        .map(|(at, column)| Series {
            name: column.title.clone(),
            values: rows.iter().map(|row| value(row, at)).collect(),
        })
        .collect();
    let name = |row: &usize| {
        let texts = table.rows.get(*row).into_iter().flat_map(|row| row.cells.iter().zip(&table.columns));
        let texts = texts.take_while(|(_, column)| !column.right);
        let texts = texts.filter_map(|(cell, _)| if let Told::Text(text) = cell { Some(text.as_str()) } else { None });
        // A team beside a name says less than the name.
        let name = texts.take(if years { 2 } else { 1 }).collect::<Vec<_>>().join(", ");
        // A bar from which something is missing is told from one that is whole.
        let lacks = |at: &usize| {
            let cell = table.rows.get(*row).and_then(|row| row.cells.get(*at));
            matches!(cell, Some(Told::Number { lacks: true, .. }))
        };
        if table.charted.iter().any(lacks) { format!("{name}{LACKS}") } else { name }
    };
    let unit = table.charted.first().and_then(|at| table.columns.get(*at)).map_or(Unit::Whole, |column| column.unit);
    let chart = Chart {
        name: table.title.clone(),
        heading: table.chart_heading(cx.texts),
        // Euros and per cent have theirs with the number.
        unit: if matches!(unit, Unit::PersonYears | Unit::Weight) {
            unit.word(cx.texts).to_owned()
        } else {
            String::new()
        },
        kept: unit,
        kind: Kind::Rows,
        years,
        compared: !years,
        categories: rows.iter().map(name).collect(),
        series,
        ..Chart::default()
    };
    let mut hit = None;
    ScrollArea::vertical().id_salt("workload-chart").auto_shrink(false).follow(ui, |ui| {
        chart.heading_ui(ui);
        if chart.series.len() > 1 && !years {
            chart.legend_ui(ui, cx.theme);
        }
        hit = chart.show(ui, cx);
        let left = table.rows.len().saturating_sub(CHARTED);
        if left > 0 {
            small(ui, cx.theme, cx.tw("workload-more", &[("count", left.into())]));
        }
        ui.add_space(UNIT);
    });
    hit.and_then(|hit| rows.get(hit.category)).copied()
}
