//! The figures of all agencies together, by agency, branch, employment type or product, team, city and responsible, or by
//! two of them at once, as a table and a chart of the same lines.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::{ScrollArea, Ui, UiBuilder};

use super::Front;
use super::person_years::{YEARS, span_ui};
use super::shared::years;
use super::sheet::WorkloadSheet;
use super::table::split;
use super::trail::Trail;
use crate::domain::workload::{Filter, Group, Grouping, Ledger, Line, Measure, Workload};
use crate::domain::{HeadcountBasis, Language, Snapshot};
use crate::i18n::keys::headcount_basis_key;
use crate::i18n::load::{Table, counted_table};
use crate::ui::theme::{TWO_COLUMNS, UNIT};
use crate::ui::widgets::chart::{Chart, Kind, LACKS, Series};
use crate::ui::widgets::grid::{Grid, GridEvent, Height, Sheet};
use crate::ui::widgets::{Follow, Page, choice, empty, filters, plain_button, small};
use crate::ui::{Action, Cx, Place, Tab};

/// How many lines the chart shows; the table has them all.
const CHARTED: usize = 40;

/// What is added up until something else is chosen.
const OPENING: Measure = Measure::Headcount(HeadcountBasis::PersonsYearEnd);

/// The view and its passing state.
pub(super) struct Counts {
    measure: Measure,
    trail: Trail,
    years: usize,
    /// Where there is room for one only: the chart rather than the table.
    chart: bool,
    grid: Grid,
    read: Option<Read>,
    summed: Option<Summed>,
    /// The sums as a table that leaves the window, and of what.
    told: Option<(Rc<Workload>, Language, Rc<Table>)>,
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
    by: (Grouping, Option<Grouping>),
    filter: Filter,
    workload: Rc<Workload>,
}

impl Default for Counts {
    fn default() -> Self {
        Self {
            measure: OPENING,
            trail: Trail::default(),
            years: YEARS,
            chart: false,
            grid: Grid::new("workload"),
            read: None,
            summed: None,
            told: None,
        }
    }
}

impl Counts {
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, front: &Front) {
        // What was opened may be gone by now.
        self.trail.forget_gone(cx);
        let workload = self.workload(cx);
        let title = self.title(cx);
        let sheet = WorkloadSheet::new(cx, (self.trail.by, self.trail.then), &workload);
        self.tell(cx, front, &workload, &sheet);
        let asked = RefCell::new(Vec::new());
        let head = |view: &mut Self, ui: &mut Ui| {
            *asked.borrow_mut() = front.ui(ui, cx, |ui| view.grid.columns_button_ui(ui, cx, &sheet));
            small(ui, cx.theme, cx.t("workload-help"));
            ui.add_space(UNIT / 2.0);
            view.choices_ui(ui, cx);
            view.trail.ui(ui, cx, None);
            if workload.mixed_units {
                small(ui, cx.theme, cx.t("workload-mixed-units"));
            }
        };
        Page::new("workload").table().show(ui, self, head, |view, ui| {
            view.body_ui(ui, cx, &title, &sheet, asked.take());
        });
    }

    /// Says what is shown, for paper and for a workbook.
    fn tell(&mut self, cx: &Cx<'_>, front: &Front, workload: &Rc<Workload>, sheet: &WorkloadSheet<'_, '_>) {
        let by = (self.trail.by, self.trail.then);
        let of = (Rc::clone(workload), cx.language());
        let same = |told: &&(Rc<Workload>, Language, Rc<Table>)| Rc::ptr_eq(&told.0, &of.0) && told.1 == of.1;
        let table = if let Some((.., table)) = self.told.as_ref().filter(same) {
            Rc::clone(table)
        } else {
            let made = counted_table(cx.texts, cx.snapshot, self.measure, by, workload);
            Rc::new(Table { title: self.title(cx), ..made })
        };
        self.told = Some((of.0, of.1, Rc::clone(&table)));
        let mut notes = self.trail.told(cx, subject(self.measure));
        notes.extend(super::spanned(cx, &workload.years));
        front.tells(notes, &table, self.grid.shown(cx, sheet));
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
        if narrow && self.chart {
            self.grid.offer(ui, cx, title, sheet);
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
        let opened = opened.and_then(|row| workload.lines.get(row)).map(|line| (line.group, line.part));
        if let Some((group, part)) = opened {
            self.open(cx, group, part);
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
        let years = years(cx.today, self.years);
        let (by, filter) = ((self.trail.by, self.trail.then), self.trail.filter());
        let known = self.summed.as_ref().filter(|one| (one.by, one.filter) == (by, filter));
        if let Some(known) = known.filter(|one| one.workload.years == years) {
            return Rc::clone(&known.workload);
        }
        let mut workload = read.ledger.crossed(by.0, by.1, &filter, &years);
        workload.sort_by_change();
        let workload = Rc::new(workload);
        self.summed = Some(Summed { by, filter, workload: Rc::clone(&workload) });
        workload
    }

    /// What is shown, in words: `Palkansaajat: Henkilöt 31.12.`
    fn title(&self, cx: &Cx<'_>) -> String {
        let measures = measures(cx);
        measures.into_iter().find(|(one, _)| *one == self.measure).map(|(_, name)| name).unwrap_or_default()
    }

    fn choices_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let before = self.measure;
        let set = usize::from(before != OPENING) + self.trail.set() + usize::from(self.years != YEARS);
        filters(ui, cx, "counts", set, |ui| {
            choice(ui, cx.theme, cx.t("workload-measure"), &mut self.measure, &measures(cx), 300.0);
            self.trail.choices_ui(ui, cx, subject(self.measure));
            span_ui(ui, cx, &mut self.years);
        });
        // Types and products are not those of the other measure.
        if std::mem::discriminant(&before) != std::mem::discriminant(&self.measure) {
            self.trail.close_where(|group| matches!(group, Group::Subject(_)));
        }
    }

    /// Shows what a line is made of; an agency that is seen whole leads to its own figures.
    fn open(&mut self, cx: &Cx<'_>, group: Group, part: Option<Group>) {
        let one_product = matches!(self.measure, Measure::Volume(Some(_)));
        let all = || [Some(group), part].into_iter().flatten();
        let subject = one_product
            || all().any(|one| matches!(one, Group::Subject(_)))
            || self.trail.find(|one| matches!(one, Group::Subject(_))).is_some();
        let agency = all().chain(self.trail.find(|one| matches!(one, Group::Agency(_))));
        let agency = agency.into_iter().find_map(|one| if let Group::Agency(id) = one { Some(id) } else { None });
        let next = match (agency, group) {
            (Some(agency), _) if subject => {
                cx.act(Action::Select(agency));
                cx.act(Action::Show(Tab::Figures));
                return;
            }
            (Some(_), _) => Grouping::Subject,
            (None, Group::Team(_)) if part.is_none() => Grouping::Responsible,
            (None, _) => Grouping::Agency,
        };
        self.trail.open(group, part, next);
        self.grid.focus();
    }
}

/// The key of what employment types or products are called.
const fn subject(measure: Measure) -> &'static str {
    if matches!(measure, Measure::Headcount(_)) { "field-employment-type" } else { "field-product" }
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
        years: true,
        // A bar from which something is missing is told from one that is whole.
        categories: lines
            .iter()
            .map(|(row, line)| {
                let lacks = line.partial.iter().zip(&line.values).any(|(lacks, value)| *lacks && value.is_some());
                format!("{}{}", sheet.row_name(*row), if lacks { LACKS } else { "" })
            })
            .collect(),
        series: series.collect(),
        ..Chart::default()
    };
    let mut hit = None;
    ScrollArea::vertical().id_salt("workload-chart").auto_shrink(false).follow(ui, |ui| {
        chart.heading_ui(ui);
        hit = chart.show(ui, cx);
        let left = sheet.workload().lines.len().saturating_sub(CHARTED);
        if left > 0 {
            small(ui, cx.theme, cx.tw("workload-more", &[("count", left.into())]));
        }
        ui.add_space(UNIT);
    });
    hit.and_then(|hit| lines.get(hit.category)).map(|(row, _)| *row)
}
