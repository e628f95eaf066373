//! *Kuormitus*: the figures of all agencies together, by agency, employment type or product, team and responsible,
//! as a table and a chart of the same lines.

mod sheet;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use egui::{Rect, ScrollArea, Ui, UiBuilder};
use egui_material_icons::icons;

use super::screens::{Screen, nothing_typed};
use super::theme::{TWO_COLUMNS, UNIT, size};
use super::what_if::{NextYearView, WhatIfView};
use super::widgets::chart::{Chart, Kind, Series};
use super::widgets::grid::{Grid, GridEvent, Height, Sheet};
use super::widgets::{Page, bold, choice, empty, heading, link, plain_button, small, tabs};
use super::{Action, Cx, Place, Tab};
use crate::domain::workload::{Filter, Group, Grouping, Ledger, Line, Measure, Workload};
use crate::domain::{HeadcountBasis, Snapshot};
use crate::i18n::keys::headcount_basis_key;
use crate::ui::widgets::Follow;

use sheet::WorkloadSheet;

/// How many lines the chart shows; the table has them all.
const CHARTED: usize = 40;

/// The views of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    #[default]
    Figures,
    WhatIf,
    NextYear,
}

/// The page and its passing state.
pub struct WorkloadPage {
    view: View,
    /// *Mitä jos*.
    pub what_if: WhatIfView,
    next_year: NextYearView,
    measure: Measure,
    by: Grouping,
    years: usize,
    /// The groups that were opened, outermost first, each with what was grouped by before.
    trail: Vec<(Grouping, Group)>,
    /// Where there is room for one only: the chart rather than the table.
    chart: bool,
    grid: Grid,
    read: Option<Read>,
    summed: Option<Summed>,
}

/// The figures as they were read, and from what.
struct Read {
    snapshot: Arc<Snapshot>,
    measure: Measure,
    today: NaiveDate,
    ledger: Ledger,
}

/// The sums as they were last worked out, and of what.
struct Summed {
    by: Grouping,
    filter: Filter,
    workload: Rc<Workload>,
}

impl Default for WorkloadPage {
    fn default() -> Self {
        Self {
            view: View::default(),
            what_if: WhatIfView::default(),
            next_year: NextYearView::default(),
            measure: Measure::Headcount(HeadcountBasis::default()),
            by: Grouping::default(),
            years: 3,
            trail: Vec::new(),
            chart: false,
            grid: Grid::new("workload"),
            read: None,
            summed: None,
        }
    }
}

impl Screen for WorkloadPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if self.view != View::Figures {
            let head = |page: &mut Self, ui: &mut Ui| {
                heading(ui, cx.t("place-workload"), |_| {});
                page.views_ui(ui, cx);
            };
            Page::new("workload").view(self.view as u8).show(ui, self, head, |page, ui| match page.view {
                View::NextYear => page.next_year.ui(ui, cx),
                _ => page.what_if.ui(ui, cx),
            });
            return;
        }
        // What was opened may be gone by now.
        if let Some(lost) = self.trail.iter().position(|(_, group)| name(cx, *group).is_none()) {
            self.back_to(lost);
        }
        let workload = self.workload(cx);
        let title = self.title(cx);
        let sheet = WorkloadSheet::new(cx, self.by, &workload);
        let asked = RefCell::new(Vec::new());
        let head = |page: &mut Self, ui: &mut Ui| {
            *asked.borrow_mut() = heading(ui, cx.t("place-workload"), |ui| page.grid.columns_button_ui(ui, cx, &sheet));
            page.views_ui(ui, cx);
            small(ui, cx.theme, cx.t("workload-help"));
            ui.add_space(UNIT / 2.0);
            page.choices_ui(ui, cx);
            page.trail_ui(ui, cx);
            if workload.mixed_units {
                small(ui, cx.theme, cx.t("workload-mixed-units"));
            }
        };
        Page::new("workload").table().show(ui, self, head, |page, ui| {
            page.body_ui(ui, cx, &title, &sheet, asked.take());
        });
    }

    nothing_typed!();
}

impl WorkloadPage {
    fn views_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let names = [(View::Figures, "what-if-figures"), (View::WhatIf, "what-if"), (View::NextYear, "next-year")];
        let names = names.map(|(view, key)| (view, cx.t(key).to_owned()));
        if let Some(view) = tabs(ui, cx, &names, self.view) {
            self.view = view;
        }
        ui.add_space(UNIT / 2.0);
    }

    /// The table and the chart, side by side or one at a time.
    fn body_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        title: &str,
        sheet: &WorkloadSheet<'_, '_>,
        mut events: Vec<GridEvent>,
    ) {
        let workload = sheet.workload();
        if workload.lines.is_empty() {
            if cx.snapshot.agency.is_empty() {
                crate::ui::parts::beginning::no_agencies(ui, cx);
            } else {
                empty(ui, cx.theme, cx.t("workload-none"), cx.t("workload-none-help"), |ui| {
                    if plain_button(ui, cx.t("workload-to-figures")).clicked() {
                        cx.act(Action::Go(Place::Figures));
                    }
                });
            }
            return;
        }
        let room = ui.available_rect_before_wrap();
        let narrow = room.width() < TWO_COLUMNS;
        let (left, right) = if narrow {
            ui.horizontal(|ui| {
                ui.selectable_value(&mut self.chart, false, cx.t("workload-table"));
                ui.selectable_value(&mut self.chart, true, cx.t("workload-chart"));
            });
            let room = ui.available_rect_before_wrap();
            (room, room)
        } else {
            split(room, sheet.columns().iter().map(|column| column.width).sum())
        };
        let mut opened = None;
        if !narrow || !self.chart {
            let mut place = ui.new_child(UiBuilder::new().max_rect(left).id_salt("table"));
            events.extend(self.grid.show(&mut place, cx, title, sheet, Height::Room));
        }
        if !narrow || self.chart {
            let rows = self.grid.shown(cx, sheet);
            let mut place = ui.new_child(UiBuilder::new().max_rect(right).id_salt("chart"));
            opened = cx.theme.card().show(&mut place, |ui| chart_ui(ui, cx, title, sheet, &rows)).inner;
        }
        for event in events {
            if let GridEvent::Led(row, _) = event {
                opened = Some(row);
            }
        }
        let opened = opened.and_then(|row| workload.lines.get(row)).map(|line| line.group);
        if let Some(group) = opened {
            self.open(cx, group);
        }
    }

    /// The sums, worked out again only where something has changed.
    fn workload(&mut self, cx: &Cx<'_>) -> Rc<Workload> {
        let fresh = self.read.as_ref().is_some_and(|read| {
            Arc::ptr_eq(&read.snapshot, cx.snapshot) && read.measure == self.measure && read.today == cx.today
        });
        if !fresh {
            self.read = Some(Read {
                snapshot: Arc::clone(cx.snapshot),
                measure: self.measure,
                today: cx.today,
                ledger: Ledger::new(&cx.snapshot.rows, self.measure, cx.today),
            });
            self.summed = None;
        }
        let Some(read) = &self.read else { return Rc::default() };
        // What has been counted of a running year compares with no whole one.
        let last = i64::from(cx.today.year()) - 1;
        let first = last - i64::try_from(self.years).unwrap_or(3) + 1;
        let filter = self.trail.iter().fold(Filter::default(), |filter, (_, group)| filter.within(*group));
        let years: Vec<i64> = (first..=last).collect();
        let known = self.summed.as_ref().filter(|one| (one.by, one.filter) == (self.by, filter));
        if let Some(known) = known.filter(|one| one.workload.years == years) {
            return Rc::clone(&known.workload);
        }
        let mut workload = read.ledger.workload(self.by, &filter, &years);
        workload.sort_by_change();
        let workload = Rc::new(workload);
        self.summed = Some(Summed { by: self.by, filter, workload: Rc::clone(&workload) });
        workload
    }

    /// What is shown, in words: `Palkansaajat: Henkilöt 31.12.`
    fn title(&self, cx: &Cx<'_>) -> String {
        let measures = measures(cx);
        measures.into_iter().find(|(one, _)| *one == self.measure).map(|(_, name)| name).unwrap_or_default()
    }

    fn choices_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let before = self.measure;
        let side_by_side = egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true);
        let size = egui::vec2(ui.available_width(), 0.0);
        ui.allocate_ui_with_layout(size, side_by_side, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0 * UNIT;
            choice(ui, cx.theme, cx.t("workload-measure"), &mut self.measure, &measures(cx), 300.0);
            let subject =
                if matches!(self.measure, Measure::Headcount(_)) { "field-employment-type" } else { "field-product" };
            let groupings = [
                (Grouping::Agency, "field-agency"),
                (Grouping::Subject, subject),
                (Grouping::Team, "field-team"),
                (Grouping::Responsible, "role-responsible"),
            ];
            let groupings = groupings.map(|(by, key)| (by, cx.t(key).to_owned()));
            choice(ui, cx.theme, cx.t("workload-by"), &mut self.by, &groupings, 180.0);
            let years = [3, 5, 10].map(|count| (count, cx.tw("workload-years", &[("count", count.into())])));
            choice(ui, cx.theme, cx.t("workload-span"), &mut self.years, &years, 130.0);
        });
        // Types and products are not those of the other measure.
        if std::mem::discriminant(&before) != std::mem::discriminant(&self.measure)
            && let Some(at) = self.trail.iter().position(|(_, group)| matches!(group, Group::Subject(_)))
        {
            self.back_to(at);
        }
    }

    /// Where one is: everything, and each group that was opened.
    fn trail_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if self.trail.is_empty() {
            return;
        }
        let mut back = None;
        ui.horizontal_wrapped(|ui| {
            if link(ui, cx.theme, cx.t("workload-all")).clicked() {
                back = Some(0);
            }
            let last = self.trail.len() - 1;
            for (at, (_, group)) in self.trail.iter().enumerate() {
                ui.add(egui::Label::new(icons::ICON_CHEVRON_RIGHT.rich_text().size(size::BODY).color(cx.theme.quiet)));
                let name = name(cx, *group).unwrap_or_default();
                if at == last {
                    bold(ui, name, size::BODY);
                } else if link(ui, cx.theme, &name).clicked() {
                    back = Some(at + 1);
                }
            }
        });
        if let Some(length) = back {
            self.back_to(length);
        }
    }

    /// Closes the groups that were opened after the first `length`.
    fn back_to(&mut self, length: usize) {
        if let Some((by, _)) = self.trail.get(length) {
            self.by = *by;
        }
        self.trail.truncate(length);
    }

    /// Shows what a line is made of; an agency that is seen whole leads to its own figures.
    fn open(&mut self, cx: &Cx<'_>, group: Group) {
        let opened = |wanted: fn(&Group) -> bool| self.trail.iter().any(|(_, group)| wanted(group));
        let one_product = matches!(self.measure, Measure::Volume(Some(_)));
        let next = match group {
            Group::Agency(id) if one_product || opened(|group| matches!(group, Group::Subject(_))) => {
                cx.act(Action::Select(id));
                cx.act(Action::Show(Tab::Figures));
                return;
            }
            Group::Agency(_) => Grouping::Subject,
            Group::Subject(_) if opened(|group| matches!(group, Group::Agency(_))) => {
                if let Some((_, Group::Agency(id))) =
                    self.trail.iter().find(|(_, group)| matches!(group, Group::Agency(_)))
                {
                    cx.act(Action::Select(*id));
                    cx.act(Action::Show(Tab::Figures));
                }
                return;
            }
            Group::Subject(_) | Group::Responsible(_) => Grouping::Agency,
            Group::Team(_) => Grouping::Responsible,
        };
        self.trail.push((self.by, group));
        self.by = next;
        self.grid.focus();
    }
}

/// The table on the left as wide as its columns, the chart in what is left, each at least a third.
fn split(room: Rect, wanted: f32) -> (Rect, Rect) {
    let gap = 3.0 * UNIT;
    let width = (wanted + 60.0).clamp(room.width() * 0.36, room.width() * 0.64).floor();
    let (mut left, mut right) = (room, room);
    left.set_width(width);
    right.min.x = left.right() + gap;
    (left, right)
}

/// What can be added up, with its name.
fn measures(cx: &Cx<'_>) -> Vec<(Measure, String)> {
    let mut measures: Vec<(Measure, String)> = HeadcountBasis::ALL
        .map(|basis| {
            let name = format!("{}: {}", cx.t("figures-headcount"), cx.t(headcount_basis_key(basis)));
            (Measure::Headcount(basis), name)
        })
        .into();
    measures.push((Measure::Volume(None), cx.t("workload-all-products").to_owned()));
    let mut products: Vec<_> = cx.snapshot.product.iter().collect();
    products.sort_by_key(|product| product.position);
    measures.extend(products.into_iter().map(|product| {
        let name = format!("{}, {}", product.name(cx.language()), product.unit(cx.language()));
        (Measure::Volume(Some(product.id)), name)
    }));
    measures
}

/// What a group is called; none where it is gone.
fn name(cx: &Cx<'_>, group: Group) -> Option<String> {
    let language = cx.language();
    Some(match group {
        Group::Agency(id) => cx.snapshot.agency.get(id)?.name(language).to_owned(),
        Group::Subject(id) => match cx.snapshot.product.get(id) {
            Some(product) => product.name(language).to_owned(),
            None => cx.snapshot.employment_type.get(id)?.name(language).to_owned(),
        },
        Group::Team(Some(id)) => cx.snapshot.team.get(id)?.name.clone(),
        Group::Team(None) => cx.t("workload-no-team").to_owned(),
        Group::Responsible(Some(id)) => cx.snapshot.employee.get(id)?.name.clone(),
        Group::Responsible(None) => cx.t("workload-no-responsible").to_owned(),
    })
}

/// The lines of the table as bars, in the order in which the table shows them. Tells which was opened.
fn chart_ui(ui: &mut Ui, cx: &Cx<'_>, title: &str, sheet: &WorkloadSheet<'_, '_>, rows: &[usize]) -> Option<usize> {
    let lines: Vec<(usize, &Line)> =
        rows.iter().filter_map(|row| Some((*row, sheet.workload().lines.get(*row)?))).take(CHARTED).collect();
    let series = sheet.workload().years.iter().enumerate().map(|(at, year)| Series {
        name: year.to_string(),
        values: lines.iter().map(|(_, line)| line.values.get(at).copied().flatten()).collect(),
    });
    let chart = Chart {
        name: title.to_owned(),
        kind: Kind::Rows,
        categories: lines.iter().map(|(row, _)| sheet.row_name(*row)).collect(),
        series: series.collect(),
        ..Chart::default()
    };
    let mut hit = None;
    ScrollArea::vertical().id_salt("workload-chart").auto_shrink(false).follow(ui, |ui| {
        hit = chart.show(ui, cx);
        let left = sheet.workload().lines.len().saturating_sub(CHARTED);
        if left > 0 {
            small(ui, cx.theme, cx.tw("workload-more", &[("count", left.into())]));
        }
        ui.add_space(UNIT);
    });
    hit.and_then(|hit| lines.get(hit.category)).map(|(row, _)| *row)
}
