//! The metrics of an agreement with their results of a year, as a table.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use egui::{RichText, Ui};
use egui_material_icons::icons;
use serde::{Deserialize, Serialize};

use super::direction_key;
use super::fields::MetricFields;
use crate::domain::agreement::{Agreement, Direction, Interval, Metric, MetricPeriod, MetricResult, Outcome};
use crate::domain::payroll::Fell;
use crate::domain::{AgreementId, Change, LARGEST_FIGURE, MetricId, OperationKind, Snapshot, YEARS};
use crate::i18n::money::{edited_decimal, format_decimal, parse_decimal};
use crate::i18n::names::metric_period;
use crate::i18n::payroll::uncapitalised;
use crate::ui::parts::rows::add_link;
use crate::ui::theme::{UNIT, size, strong};
use crate::ui::widgets::grid::{Access, Cell, CellDraft, Column, Edit, Grid, GridEvent, Height, Key, Sheet, stamp};
use crate::ui::widgets::number::decimal_key;
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{icon_button, plain_button, section, small};
use crate::ui::{Action, Cx};

/// What is typed in the table.
#[derive(Serialize, Deserialize)]
pub(super) struct MetricsKept {
    year: Option<i64>,
    cells: Vec<CellDraft>,
}

/// The table and its passing state.
pub(super) struct MetricsTable {
    grid: Grid,
    year: Option<i64>,
    counted: Option<Counted>,
}

/// What the metrics of an agreement that are bound to steps were counted from in a year, and from what that was read.
struct Counted {
    of: (Arc<Snapshot>, AgreementId, i64, NaiveDate),
    ticks: Rc<HashMap<MetricId, Vec<Fell>>>,
}

impl Default for MetricsTable {
    fn default() -> Self {
        Self { grid: Grid::new("metrics"), year: None, counted: None }
    }
}

impl MetricsTable {
    pub(super) fn typing(&self) -> bool {
        self.grid.typing()
    }

    /// What is typed, to be kept outside the window.
    pub(super) fn kept(&self) -> MetricsKept {
        MetricsKept { year: self.year, cells: self.grid.cells() }
    }

    /// Shows what was being typed.
    pub(super) fn take_up(&mut self, kept: MetricsKept) {
        self.year = kept.year;
        self.grid.take_up(kept.cells);
    }

    pub(super) fn discard(&mut self) {
        self.grid.discard();
    }

    /// What was counted from the ticks, worked out again only where something has changed.
    fn counted(
        &mut self,
        cx: &Cx<'_>,
        agreement: &Agreement,
        metrics: &[&Metric],
        year: i64,
    ) -> Rc<HashMap<MetricId, Vec<Fell>>> {
        let same = |of: &(Arc<Snapshot>, AgreementId, i64, NaiveDate)| {
            Arc::ptr_eq(&of.0, cx.snapshot) && (of.1, of.2, of.3) == (agreement.id, year, cx.today)
        };
        if let Some(counted) = self.counted.as_ref().filter(|counted| same(&counted.of)) {
            return Rc::clone(&counted.ticks);
        }
        let bound = metrics.iter().filter(|metric| metric.step.is_some());
        let ticks = bound.map(|metric| (metric.id, cx.snapshot.metric_ticks(metric, year, cx.today))).collect();
        let ticks = Rc::new(ticks);
        let of = (Arc::clone(cx.snapshot), agreement.id, year, cx.today);
        self.counted = Some(Counted { of, ticks: Rc::clone(&ticks) });
        ticks
    }

    /// Draws the table.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agreement: &Agreement) {
        let snapshot = Arc::clone(cx.snapshot);
        let metrics = snapshot.metrics(agreement);
        let year = self.year.unwrap_or_else(|| i64::from(cx.today.year()));
        let (mut add, mut stepped, mut edit) = (false, year, None);
        section(
            ui,
            cx.theme,
            cx.t("metrics"),
            |ui| {
                add = add_link(ui, cx, "metric-add");
                if !metrics.is_empty() {
                    ui.add_space(UNIT);
                    stepped = year_ui(ui, cx, year);
                    taking_out::aside_ui(ui, cx, ("metrics", 0));
                }
            },
            |ui| {
                if metrics.is_empty() {
                    small(ui, cx.theme, cx.t("metrics-none"));
                    return;
                }
                let ticks = self.counted(cx, agreement, &metrics, year);
                let sheet = MetricSheet::new(cx, &metrics, year, ticks);
                for event in self.grid.show(ui, cx, cx.t("metrics"), &sheet, Height::Whole) {
                    if let GridEvent::Edited(edits) = event {
                        sheet.save(&edits);
                    }
                }
                let current = self.grid.current().and_then(|row| metrics.get(row)).copied();
                if let Some(metric) = current.or(metrics.first().copied()).filter(|_| cx.writable()) {
                    ui.add_space(UNIT / 2.0);
                    ui.horizontal_wrapped(|ui| {
                        let name = cx.tw("edit-named", &[("name", metric.name.as_str().into())]);
                        if plain_button(ui, &format!("{name}…")).clicked() {
                            edit = Some(MetricFields::new(cx, metric.clone(), false));
                        }
                        if !metric.deadline.is_empty() {
                            let text = format!("{} {}", cx.t("agreement-deadline"), metric.deadline);
                            small(ui, cx.theme, text);
                        }
                        if let Some(step) = metric.step {
                            let args = [("step", uncapitalised(cx.step(step)).into())];
                            small(ui, cx.theme, cx.tw("metric-measured-from", &args));
                        }
                    });
                }
            },
        );
        if stepped != year && !self.typing() && YEARS.contains(&stepped) {
            self.year = Some(stepped);
        }
        if add {
            cx.open(MetricFields::new(cx, new_metric(agreement, &metrics), true));
        } else if let Some(fields) = edit {
            cx.open(fields);
        }
    }
}

/// A year with a step to either side, from the right end of a line; the year that is wanted.
pub(super) fn year_ui(ui: &mut Ui, cx: &Cx<'_>, year: i64) -> i64 {
    let mut stepped = year;
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(egui::vec2(104.0, 28.0), layout, |ui| {
        ui.spacing_mut().item_spacing.x = UNIT / 2.0;
        if icon_button(ui, icons::ICON_CHEVRON_LEFT, cx.t("all-figures-earlier")).clicked() {
            stepped -= 1;
        }
        ui.label(RichText::new(year.to_string()).font(strong(size::BODY)));
        if icon_button(ui, icons::ICON_CHEVRON_RIGHT, cx.t("all-figures-later")).clicked() {
            stepped += 1;
        }
    });
    stepped
}

fn new_metric(agreement: &Agreement, metrics: &[&Metric]) -> Metric {
    Metric {
        id: MetricId::new(),
        agency: agreement.agency,
        agreement: agreement.id,
        name: String::new(),
        direction: Direction::default(),
        value: None,
        unit: String::new(),
        deadline: String::new(),
        interval: Interval::default(),
        position: metrics.iter().map(|one| one.position + 1).max().unwrap_or(0),
        step: None,
    }
}

/// What is agreed, in words: `vähintään 99,5 %`.
fn target(cx: &Cx<'_>, metric: &Metric) -> String {
    let Some(value) = metric.value else { return cx.t("metric-followed").to_owned() };
    let words = [cx.t(direction_key(metric.direction)).to_owned(), format_decimal(cx.language(), value)];
    let unit = Some(metric.unit.clone()).filter(|unit| !unit.is_empty());
    words.into_iter().chain(unit).collect::<Vec<_>>().join(" ")
}

/// Metrics down, the periods of a year across.
struct MetricSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    metrics: &'s [&'s Metric],
    periods: Vec<MetricPeriod>,
    columns: Vec<Column>,
    ticks: Rc<HashMap<MetricId, Vec<Fell>>>,
    stamp: u64,
}

/// How many columns stand before the periods.
const BEFORE: usize = 3;

/// As wide as the names need, within reason: which metric it is, is never to be guessed.
#[expect(clippy::cast_precision_loss, reason = "a few dozen letters")]
fn name_width(metrics: &[&Metric]) -> f32 {
    let longest = metrics.iter().map(|metric| metric.name.chars().count()).max().unwrap_or_default();
    (longest as f32 * 7.4 + 24.0).clamp(160.0, 300.0)
}

impl<'s, 'a> MetricSheet<'s, 'a> {
    fn new(cx: &'s Cx<'a>, metrics: &'s [&'s Metric], year: i64, ticks: Rc<HashMap<MetricId, Vec<Fell>>>) -> Self {
        let in_year = |metric: &Metric, interval: Interval| {
            // What was typed of a metric before it was bound is not shown.
            let results = cx.snapshot.metric_results(metric).into_iter().filter(|_| metric.step.is_none());
            results
                .filter_map(|one| one.period.parse::<MetricPeriod>().ok())
                .any(|period| period.year() == year && period.interval() == interval)
        };
        let used = |interval: &Interval| metrics.iter().any(|one| one.interval == *interval || in_year(one, *interval));
        let periods: Vec<MetricPeriod> =
            Interval::ALL.into_iter().filter(used).flat_map(|interval| interval.periods(year)).collect();
        let mut columns = vec![
            Column { stays: true, ..Column::new("name", cx.t("metric-name"), name_width(metrics)) },
            Column::new("target", cx.t("metric-target"), 140.0),
            Column::new("state", cx.t("metric-state"), 140.0),
        ];
        // The counts behind a share stand beside it.
        let width = if metrics.iter().any(|metric| metric.step.is_some()) { 104.0 } else { 68.0 };
        columns.extend(periods.iter().map(|period| {
            let key = match period {
                MetricPeriod::Month(_, month) => format!("m{month}"),
                MetricPeriod::Quarter(_, quarter) => format!("q{quarter}"),
                MetricPeriod::Year(_) => "year".to_owned(),
            };
            Column::numbers(key, metric_period(cx.texts, *period), width)
        }));
        let stamp = stamp(cx, (metrics.first().map(|one| one.agreement), year));
        Self { cx, metrics, periods, columns, ticks, stamp }
    }

    fn at(&self, row: usize, column: usize) -> Option<(&Metric, MetricPeriod)> {
        Some((self.metrics.get(row)?, *self.periods.get(column.checked_sub(BEFORE)?)?))
    }

    fn outcome(&self, row: usize, column: usize) -> Option<Outcome> {
        let (metric, period) = self.at(row, column)?;
        let ticks = self.ticks.get(&metric.id).map(Vec::as_slice).unwrap_or_default();
        self.cx.snapshot.outcome(metric, period, ticks)
    }

    fn result(&self, row: usize, column: usize) -> Option<i64> {
        self.outcome(row, column).map(|one| one.value)
    }

    /// A result that is counted and not typed: the share with the counts behind it, or that there is nothing to count.
    fn measured(&self, row: usize, column: usize, metric: &Metric, period: MetricPeriod) -> Cell {
        let cx = self.cx;
        let begun = period.days().is_some_and(|days| *days.start() <= cx.today);
        let Some(outcome) = self.outcome(row, column) else {
            let none = begun && period.interval() == metric.interval;
            let note = none.then(|| cx.t("metric-no-ticks").to_owned());
            return Cell { text: if none { "–".to_owned() } else { String::new() }, note, ..Cell::default() };
        };
        if period.interval() != metric.interval {
            return Cell::default();
        }
        let value = format_decimal(cx.language(), outcome.value);
        let missed = metric.met(outcome.value) == Some(false);
        let counts = outcome.counts.unwrap_or_default();
        let args = [("count", counts.on_time.into()), ("all", counts.counted.into())];
        let text = format!("{value} ({}/{})", counts.on_time, counts.counted);
        let told = cx.tw("metric-measured", &args);
        let note = [missed.then(|| cx.t("metric-missed").to_owned()), Some(told)];
        let note = note.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Cell { text, raw: value, strong: missed, note: Some(note), ..Cell::default() }
    }

    /// The newest result of the year, with its period.
    fn newest(&self, row: usize) -> Option<(MetricPeriod, i64)> {
        let columns = (BEFORE..BEFORE + self.periods.len()).rev();
        let found = |column| {
            let (metric, period) = self.at(row, column)?;
            let outcome = self.outcome(row, column)?;
            // What is counted is told by the metric's own periods.
            (outcome.counts.is_none() || period.interval() == metric.interval).then_some((period, outcome.value))
        };
        columns.into_iter().find_map(found)
    }

    fn save(&self, edits: &[Edit]) {
        let read = |text: &str| parse_decimal(self.cx.language(), text).ok();
        let change = |edit: &Edit| {
            let (metric, period) = self.at(edit.row, edit.column)?;
            let record = |value: Option<i64>| value.map(|value| MetricResult::new(metric, period, value).into());
            Some(Change { before: record(read(&edit.base)?), after: record(read(&edit.text)?) })
        };
        let changes: Vec<Change> = edits.iter().filter_map(change).collect();
        if !changes.is_empty() {
            self.cx.act(Action::Commit(OperationKind::AgreementEdited, changes));
        }
    }
}

impl Sheet for MetricSheet<'_, '_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.metrics.len()
    }

    fn row_key(&self, row: usize) -> u128 {
        self.metrics.get(row).map_or(0, |metric| metric.id.0.as_u128())
    }

    fn row_name(&self, row: usize) -> String {
        self.metrics.get(row).map(|metric| metric.name.clone()).unwrap_or_default()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let cx = self.cx;
        let Some(metric) = self.metrics.get(row) else { return Cell::default() };
        let told = |text: String| Cell { raw: text.clone(), text, ..Cell::default() };
        if let Some((_, period)) = self.at(row, column) {
            if metric.step.is_some() {
                return self.measured(row, column, metric, period);
            }
            let value = self.result(row, column);
            let usual = period.interval() == metric.interval || value.is_some();
            let missed = value.and_then(|value| metric.met(value)) == Some(false);
            return Cell {
                text: value.map(|value| format_decimal(cx.language(), value)).unwrap_or_default(),
                raw: value.map(|value| edited_decimal(cx.language(), value, 0)).unwrap_or_default(),
                access: if usual && cx.writable() { Access::Open } else { Access::Closed },
                strong: missed,
                note: missed.then(|| cx.t("metric-missed").to_owned()),
                ..Cell::default()
            };
        }
        match self.columns.get(column).map(|one| one.key.as_str()) {
            Some("name") => told(metric.name.clone()),
            Some("target") => told(target(cx, metric)),
            _ => {
                let Some((period, value)) = self.newest(row) else {
                    let unticked = metric.step.is_some().then(|| cx.t("metric-no-ticks").to_owned());
                    return unticked.map(told).unwrap_or_default();
                };
                let met = metric.met(value);
                let key = match met {
                    Some(true) => "metric-met-in",
                    Some(false) => "metric-missed-in",
                    None => return Cell::default(),
                };
                let text = cx.tw(key, &[("period", metric_period(cx.texts, period).into())]);
                Cell { strong: met == Some(false), ..told(text) }
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "results stay far below 2^52")]
    fn key(&self, row: usize, column: usize) -> Key {
        if self.at(row, column).is_some() {
            return self.result(row, column).map_or(Key::Missing, |value| Key::Number(value as f64));
        }
        let text = self.cell(row, column).text;
        if text.is_empty() { Key::Missing } else { Key::Text(text) }
    }

    fn check(&self, _row: usize, _column: usize, text: &str) -> Result<(), &'static str> {
        match parse_decimal(self.cx.language(), text) {
            Ok(None) => Ok(()),
            Ok(Some(value)) if (0..=LARGEST_FIGURE * 10_000).contains(&value) => Ok(()),
            Ok(Some(_)) => Err("figure-out-of-range"),
            Err(error) => Err(decimal_key(error)),
        }
    }

    fn same(&self, _row: usize, _column: usize, one: &str, other: &str) -> bool {
        let read = |text| parse_decimal(self.cx.language(), text);
        one == other || read(one).is_ok_and(|value| read(other) == Ok(value))
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}
