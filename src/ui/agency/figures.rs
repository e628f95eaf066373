//! *Luvut*: years × employment types and years × products in tables, with charts of the same numbers beside them.

use std::cell::RefCell;

use egui::{Align, Ui, Vec2};
use serde::{Deserialize, Serialize};

use super::card::{multiples_ui, stacked_chart, volume_charts};
use crate::domain::figures::FigureTable;
use crate::domain::{Agency, AgencyId, Counting, FieldGroup, HeadcountBasis, PlannedChange, ProductId, YEARS, figures};
use crate::i18n::keys::headcount_basis_key;
use crate::i18n::number::format_signed;
use crate::ui::action::Question;
use crate::ui::agreement::planned_limits;
use crate::ui::draft::{KeptDraft, NotTakenUp};
use crate::ui::figures::{FigureSheet, NoteFields};
use crate::ui::parts::mark::marked;
use crate::ui::theme::UNIT;
use crate::ui::widgets::chart::{Chart, Planned, Series};
use crate::ui::widgets::grid::{CellDraft, Grid, Height, Sheet};
use crate::ui::widgets::{choice, ends, keyboard, link, small};
use crate::ui::{Action, Cx, Tab};

/// The narrowest a chart is beside its table.
const CHART: f32 = 270.0;

/// The name under which figures that are being typed are kept.
const KEPT: &str = "Figures";

/// The figures that are being typed.
#[derive(Serialize, Deserialize)]
struct Kept {
    agency: AgencyId,
    basis: HeadcountBasis,
    headcounts: Vec<CellDraft>,
    volumes: Vec<CellDraft>,
}

/// The tab and its passing state.
pub(super) struct FiguresTab {
    basis: HeadcountBasis,
    older: usize,
    newer: usize,
    of: Option<AgencyId>,
    headcounts: Grid,
    volumes: Grid,
    /// The first table is to have the keyboard.
    claim: bool,
}

impl Default for FiguresTab {
    fn default() -> Self {
        Self {
            basis: HeadcountBasis::default(),
            older: 0,
            newer: 0,
            of: None,
            headcounts: Grid::new("headcounts"),
            volumes: Grid::new("volumes"),
            claim: false,
        }
    }
}

impl FiguresTab {
    /// Gives the first table the keyboard.
    pub(super) const fn focus(&mut self) {
        self.claim = true;
    }

    pub(super) fn typing(&self) -> bool {
        self.headcounts.typing() || self.volumes.typing()
    }

    /// What is typed, to be kept outside the window.
    pub(super) fn kept(&self, cx: &Cx<'_>) -> Option<KeptDraft> {
        let (headcounts, volumes) = (self.headcounts.cells(), self.volumes.cells());
        let agency = self.of.filter(|_| !headcounts.is_empty() || !volumes.is_empty())?;
        let about = format!("{}: {}", cx.t(Tab::Figures.key()), cx.agency_name(agency));
        KeptDraft::of(KEPT, agency, about, &[], &Kept { agency, basis: self.basis, headcounts, volumes })
    }

    /// Shows figures as they were being typed; at which agency.
    ///
    /// # Errors
    /// Where something else was kept.
    pub(super) fn take_up(&mut self, kept: &KeptDraft) -> Result<AgencyId, NotTakenUp> {
        let Kept { agency, basis, headcounts, volumes } = kept.read(KEPT)?;
        *self = Self { basis, of: Some(agency), ..Self::default() };
        self.headcounts.take_up(headcounts);
        self.volumes.take_up(volumes);
        Ok(agency)
    }

    pub(super) fn discard(&mut self) {
        self.headcounts.discard();
        self.volumes.discard();
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
        if self.of != Some(agency.id) {
            *self = Self { basis: self.basis, of: Some(agency.id), claim: self.claim, ..Self::default() };
        }
        if std::mem::take(&mut self.claim) && !keyboard::in_row(ui.ctx()) {
            self.headcounts.focus();
        }
        let mut years = figures::years(cx.snapshot, agency.id, cx.today, figures::YEARS_AT_FIRST + self.older);
        let last = years.last().copied().unwrap_or_default();
        years.extend((last + 1..).take(self.newer).take_while(|year| YEARS.contains(year)));
        self.years_ui(ui, cx, agency, &years);
        self.headcounts_ui(ui, cx, agency, &years);
        self.volumes_ui(ui, cx, agency, &years);
    }

    fn years_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, years: &[i64]) {
        let known = figures::with_figures(cx.snapshot, agency.id);
        ui.horizontal_wrapped(|ui| {
            let first = years.first().copied().unwrap_or_default();
            let hidden = known.iter().filter(|year| **year < first).count();
            let text = if hidden > 0 {
                cx.tw("figures-older-known", &[("count", hidden.into())])
            } else {
                cx.t("figures-older").to_owned()
            };
            if first > *YEARS.start() && link(ui, cx.theme, &text).clicked() {
                self.older += hidden.max(1);
            }
            ui.add_space(UNIT);
            let last = years.last().copied().unwrap_or_default();
            // The next year is offered once the last one is not empty any more.
            if cx.writable() && known.contains(&last) {
                let text = cx.tw("figures-add-year", &[("year", (last + 1).to_string().into())]);
                if last < *YEARS.end() && link(ui, cx.theme, &text).clicked() {
                    self.newer += 1;
                }
            }
            ui.add_space(UNIT);
            if self.older + self.newer > 0 && link(ui, cx.theme, cx.t("figures-three")).clicked() {
                (self.older, self.newer) = (0, 0);
            }
        });
        ui.add_space(UNIT / 2.0);
    }

    fn headcounts_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, years: &[i64]) {
        let theme = cx.theme;
        marked(
            ui,
            cx,
            agency,
            FieldGroup::Headcount,
            cx.t("figures-headcount"),
            |_| {},
            |ui| {
                let options = HeadcountBasis::ALL.map(|basis| (basis, cx.t(headcount_basis_key(basis)).to_owned()));
                let mut basis = self.basis;
                let sheet = FigureSheet::headcounts(cx, agency.id, self.basis, years);
                let (_, asked) = ends(
                    ui,
                    |ui| choice(ui, theme, cx.t("field-basis"), &mut basis, &options, 260.0),
                    |ui| self.headcounts.columns_button_ui(ui, cx, &sheet),
                );
                // Typing belongs to the basis it began on.
                if !self.headcounts.typing() {
                    self.basis = basis;
                }
                let chart = stacked_chart(cx, agency, sheet.table(), 210.0);
                let chart = chart.map(|chart| with_planned_heads(cx, agency, sheet.table(), chart));
                let heading = cx.t("figures-headcount");
                let grid = &mut self.headcounts;
                let mut events = beside(
                    ui,
                    &sheet,
                    |ui| grid.show(ui, cx, heading, &sheet, Height::Whole),
                    chart.as_ref().map(|chart| {
                        |ui: &mut Ui| {
                            chart.show(ui, cx);
                            chart.legend_ui(ui, theme);
                        }
                    }),
                );
                events.extend(asked);
                if let Some(at) = sheet.take(events) {
                    cx.open_found(NoteFields::new(cx, at));
                }
                if sheet.table().inherits() {
                    small(ui, theme, cx.t("figures-inherited"));
                }
            },
        );
    }

    fn volumes_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, years: &[i64]) {
        let theme = cx.theme;
        let sheet = FigureSheet::volumes(cx, agency.id, years);
        let (asked, mut add) = (RefCell::new(Vec::new()), false);
        let grid = RefCell::new(&mut self.volumes);
        marked(
            ui,
            cx,
            agency,
            FieldGroup::Volume,
            cx.t("figures-volume"),
            |ui| {
                *asked.borrow_mut() = grid.borrow_mut().columns_button_ui(ui, cx, &sheet);
                add = cx.writable() && link(ui, theme, cx.t("figures-add-product")).clicked();
            },
            |ui| {
                let mut events = grid.borrow_mut().show(ui, cx, cx.t("figures-volume"), &sheet, Height::Whole);
                events.extend(asked.take());
                if let Some(at) = sheet.take(events) {
                    cx.open_found(NoteFields::new(cx, at));
                }
                if sheet.table().inherits() {
                    small(ui, theme, cx.t("figures-inherited"));
                }
                ui.add_space(UNIT);
                multiples_ui(ui, cx, &with_limits(cx, agency, sheet.table(), 128.0));
            },
        );
        if add {
            cx.act(Action::Ask(Question::Product(None)));
        }
    }
}

/// The charts of volumes, with the limits of the agreement across them and the changes to come behind them.
fn with_limits(cx: &Cx<'_>, agency: &Agency, table: &FigureTable, height: f32) -> Vec<Chart> {
    let charts = volume_charts(cx, agency, table, height).into_iter();
    let chart = |(product, chart): (ProductId, Chart)| {
        let planned = coming(cx, agency, table, |one| (one.product == Some(product)).then_some(0));
        Chart { limits: planned_limits(cx, agency.id, product), planned, ..chart }
    };
    charts.map(chart).collect()
}

/// The chart of headcounts with the changes that are to come behind its last year.
fn with_planned_heads(cx: &Cx<'_>, agency: &Agency, table: &FigureTable, chart: Chart) -> Chart {
    let mut series = chart.series;
    let planned = coming(cx, agency, table, |one| {
        let kind = cx.snapshot.employment_type.get(one.employment_type?)?;
        // What is counted elsewhere already is no part of the bars, and neither is a change to it.
        let line = table.lines.iter().find(|line| line.subject == kind.id.0);
        if line.is_some_and(|line| line.counting != Counting::Counted) {
            return None;
        }
        let name = kind.name(cx.language());
        Some(series.iter().position(|one| one.name == name).unwrap_or_else(|| {
            let values = vec![None; table.years.len()];
            series.push(Series { name: name.to_owned(), values });
            series.len() - 1
        }))
    });
    Chart { series, planned, ..chart }
}

/// The changes that come after the figures of a table, for the series that each belongs to.
fn coming(
    cx: &Cx<'_>,
    agency: &Agency,
    table: &FigureTable,
    mut series: impl FnMut(&PlannedChange) -> Option<usize>,
) -> Vec<Planned> {
    let after = table.last_known().unwrap_or(i64::MIN);
    let changes = cx.snapshot.planned_after(agency.id, after).into_iter();
    let planned = |one: &PlannedChange| {
        let (amount, day) = (one.counted()?, one.expected_on?);
        Some(Planned {
            name: cx.date(day),
            mark: cx.t("figures-planned-mark").to_owned(),
            series: series(one)?,
            amount,
            text: format_signed(cx.language(), amount),
        })
    };
    changes.filter_map(planned).collect()
}

/// A table, and the chart of the same numbers to its right where there is room, else below.
fn beside<T>(
    ui: &mut Ui,
    sheet: &dyn Sheet,
    table: impl FnOnce(&mut Ui) -> T,
    chart: Option<impl FnOnce(&mut Ui)>,
) -> T {
    let narrowest: f32 = sheet.columns().iter().map(|column| column.width).sum();
    let (width, gap) = (ui.available_width(), 3.0 * UNIT);
    let room = chart.is_some() && width >= narrowest + gap + CHART;
    if !room {
        let done = table(ui);
        if let Some(chart) = chart {
            ui.add_space(UNIT);
            chart(ui);
        }
        return done;
    }
    let table_width = (width * 0.62).max(narrowest);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        let layout = egui::Layout::top_down(Align::Min);
        let done = ui.allocate_ui_with_layout(Vec2::new(table_width, 0.0), layout, |ui| {
            ui.set_width(table_width);
            table(ui)
        });
        if let Some(chart) = chart {
            ui.vertical(chart);
        }
        done.inner
    })
    .inner
}
