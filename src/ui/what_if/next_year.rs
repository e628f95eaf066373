//! *Ensi vuosi*: what the years there are point at, how sure that is, what is known to change, and what is agreed.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::Ui;

use crate::domain::what_if::next_year::{LEAST_YEARS, Line, NextYear, Stand, Trend, Whole, next_year, planned};
use crate::domain::workload::Measure;
use crate::domain::{AgencyId, HeadcountBasis, ProductId, Snapshot};
use crate::i18n::keys::headcount_basis_key;
use crate::i18n::load::{self, Named, Shown};
use crate::ui::Cx;
use crate::ui::theme::{ROW, UNIT};
use crate::ui::widgets::chart::{Chart, Kind, Limit, Series};
use crate::ui::widgets::table::{Column, Table};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{card, choice, empty, filters, small};

/// So many agencies are named where there are many.
const NAMED: usize = 12;

/// The view and its passing state.
#[derive(Default)]
pub struct NextYearView {
    /// What is counted; what has the most figures until it is chosen.
    measure: Option<Measure>,
    /// The chart is of this agency; of all together where it is none.
    agency: Option<AgencyId>,
    worked: Option<Worked>,
}

/// What was worked out, and from what.
struct Worked {
    of: (Arc<Snapshot>, NaiveDate, Measure),
    next: Rc<NextYear>,
    whole: Rc<Whole>,
}

impl NextYearView {
    /// Draws the view.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if cx.snapshot.agency.is_empty() {
            crate::ui::parts::beginning::no_agencies(ui, cx);
            return;
        }
        let mut measure = self.measure.unwrap_or_else(|| first_measure(cx));
        let next = self.work_out(cx, measure);
        small(ui, cx.theme, cx.tw("next-year-help", &[("year", next.year.to_string().into())]));
        ui.add_space(UNIT);
        let set = usize::from(self.measure.is_some()) + usize::from(self.agency.is_some());
        filters(ui, cx, "next-year", set, |ui| {
            if choice(ui, cx.theme, cx.t("workload-measure"), &mut measure, &measures(cx), 300.0) {
                self.measure = Some(measure);
            }
            let mut agencies: Vec<(Option<AgencyId>, String)> =
                next.lines.iter().map(|line| (Some(line.agency), cx.agency_name(line.agency).to_owned())).collect();
            agencies.sort_by(|a, b| cx.collator.compare(&a.1, &b.1));
            agencies.insert(0, (None, cx.t("next-year-all").to_owned()));
            choice(ui, cx.theme, cx.t("next-year-chart-of"), &mut self.agency, &agencies, 300.0);
        });
        if next.lines.is_empty() {
            empty(ui, cx.theme, cx.t("workload-none"), cx.t("workload-none-help"), |_| {});
            return;
        }
        ui.add_space(UNIT);
        let whole = self.worked.as_ref().map(|worked| Rc::clone(&worked.whole)).unwrap_or_default();
        card(ui, cx.theme, |ui| self.chart_ui(ui, cx, &next, &whole));
        card(ui, cx.theme, |ui| table_ui(ui, cx, &next));
    }

    fn work_out(&mut self, cx: &Cx<'_>, measure: Measure) -> Rc<NextYear> {
        let fresh = |worked: &&Worked| {
            Arc::ptr_eq(&worked.of.0, cx.snapshot) && (worked.of.1, worked.of.2) == (cx.today, measure)
        };
        if let Some(worked) = self.worked.as_ref().filter(fresh) {
            return Rc::clone(&worked.next);
        }
        let mut next = next_year(cx.snapshot, measure, &planned(cx.snapshot, measure, cx.today), cx.today);
        // What needs somebody to speak of it comes first.
        next.lines.sort_by_cached_key(|line| {
            let name = cx.agency_name(line.agency).to_owned();
            (line.stand().map_or(3, |stand| stand as u8), line.trend.is_none(), crate::domain::search::fold(&name))
        });
        let next = Rc::new(next);
        let whole = Rc::new(next.whole());
        self.worked = Some(Worked { of: (Arc::clone(cx.snapshot), cx.today, measure), next: Rc::clone(&next), whole });
        next
    }

    /// The years there are, and next year with its band, as bars; the agreed limits across them.
    fn chart_ui(&self, ui: &mut Ui, cx: &Cx<'_>, next: &NextYear, whole: &Whole) {
        let line = self.agency.and_then(|id| next.lines.iter().find(|line| line.agency == id));
        let known: BTreeMap<i64, i64> = match line {
            Some(line) => line.known.iter().copied().collect(),
            None => whole.sums.iter().copied().collect(),
        };
        let trend = match line {
            Some(line) => line.trend,
            None => whole.trend,
        };
        let mut categories: Vec<String> = next.years.iter().map(ToString::to_string).collect();
        let mut values: Vec<Option<i64>> = next.years.iter().map(|year| known.get(year).copied()).collect();
        if let Some(trend) = trend {
            let year = next.year.to_string();
            for (key, figure) in
                [("next-year-low", trend.low), ("next-year-expected", trend.expected), ("next-year-high", trend.high)]
            {
                categories.push(cx.tw(key, &[("year", year.as_str().into())]));
                values.push(Some(whole_number(figure)));
            }
        } else {
            let years = line.map_or(known.len(), |line| line.known.len());
            let args = [("count", years.into()), ("least", LEAST_YEARS.into())];
            ui.colored_label(cx.theme.warning, cx.tw("next-year-too-few", &args));
        }
        let about =
            line.map_or_else(|| cx.t("next-year-all").to_owned(), |line| cx.agency_name(line.agency).to_owned());
        let (name, unit) = named(cx, self.measure.unwrap_or_else(|| first_measure(cx)));
        let limits = line.map(|line| line.limits).unwrap_or_default();
        let limits = [("next-year-lowest", limits.lowest), ("next-year-highest", limits.highest)];
        let limits =
            limits.into_iter().filter_map(|(key, value)| Some(Limit { name: cx.t(key).to_owned(), value: value? }));
        // What is expected is of a year too.
        let last = if trend.is_some() { Some(next.year) } else { next.years.last().copied() };
        let span = next.years.first().zip(last).map(|(first, last)| format!("{first}–{last}"));
        let about_all = format!("{name}: {about}");
        let heading = [Some(about_all.clone()), Some(unit.clone()).filter(|unit| !unit.is_empty()), span];
        let chart = Chart {
            name: about_all,
            heading: heading.into_iter().flatten().collect::<Vec<_>>().join(", "),
            unit,
            about,
            kind: Kind::Grouped,
            years: true,
            expected: if trend.is_some() { 3 } else { 0 },
            categories,
            series: vec![Series { name, values }],
            limits: limits.collect(),
            height: 220.0,
            ..Chart::default()
        };
        chart.heading_ui(ui);
        chart.show(ui, cx);
        if line.is_none() {
            whole_ui(ui, cx, next, whole);
        }
        if let Some(day) = line.and_then(|line| line.ends) {
            small(ui, cx.theme, cx.tw("next-year-ends-on", &[("date", cx.date(day).into())]));
        } else if let Some(trend) = trend {
            let args = [("years", trend.years.into()), ("each", cx.number(whole_number(trend.each_year)).into())];
            small(ui, cx.theme, cx.tw("next-year-how", &args));
        }
    }
}

/// Which agencies and years the sums of all are of.
fn whole_ui(ui: &mut Ui, cx: &Cx<'_>, next: &NextYear, whole: &Whole) {
    let years = match (whole.sums.first(), whole.sums.last()) {
        (Some((first, _)), Some((last, _))) => format!("{first}–{last}"),
        _ => String::new(),
    };
    if whole.agencies > 0 {
        small(ui, cx.theme, cx.tw("next-year-whole", &[("count", whole.agencies.into()), ("years", years.into())]));
    }
    let names = |agencies: Vec<AgencyId>| {
        let mut names: Vec<&str> = agencies.into_iter().map(|id| cx.agency_name(id)).collect();
        names.sort_by(|a, b| cx.collator.compare(a, b));
        let more = if names.len() > NAMED { "…" } else { "" };
        names.truncate(NAMED);
        names.join(", ") + more
    };
    if !whole.left_out.is_empty() {
        let names = names(whole.left_out.clone());
        small(ui, cx.theme, cx.tw("next-year-whole-out", &[("names", names.into())]));
    }
    let ends: Vec<AgencyId> = next.lines.iter().filter(|line| line.ends.is_some()).map(|line| line.agency).collect();
    if !ends.is_empty() {
        let args =
            [("count", ends.len().into()), ("year", next.year.to_string().into()), ("names", names(ends).into())];
        small(ui, cx.theme, cx.tw("next-year-ends", &args));
    }
}

/// A line for each agency.
fn table_ui(ui: &mut Ui, cx: &Cx<'_>, next: &NextYear) {
    let year = next.year.to_string();
    let with_year = |key: &str| cx.tw(key, &[("year", year.as_str().into())]);
    let last = next.years.last().copied();
    let columns = vec![
        Column::new(cx.t("field-agency")).between(140.0, 320.0),
        Column::numbers(last.map(|year| year.to_string()).unwrap_or_default()).between(70.0, 120.0),
        Column::numbers(with_year("next-year-expected")).between(80.0, 140.0),
        Column::numbers(cx.t("next-year-band")).between(120.0, 200.0),
        Column::numbers(cx.t("next-year-limits")).between(100.0, 180.0),
        Column::new(cx.t("next-year-note")).between(160.0, 500.0),
    ];
    taking_out::aside_ui(ui, cx, ("next-year", 0));
    Table::new(cx.theme, cx.t("next-year"), ROW, columns).listed(("next-year", 0)).show(
        ui,
        next.lines.len(),
        |at, row| {
            let Some(line) = next.lines.get(at) else { return };
            let mut cells = row.called(line.agency.0, cx.agency_name(line.agency));
            cells.text(cx.agency_name(line.agency));
            let known = last.and_then(|last| line.known.iter().find(|(year, _)| *year == last));
            cells.text(known.map_or_else(|| "–".to_owned(), |(_, figure)| cx.number(*figure)));
            if let Some(trend) = line.trend {
                cells.text(cx.number(whole_number(trend.expected)));
                let (low, high) = (whole_number(trend.low), whole_number(trend.high));
                cells.text(format!("{}–{}", cx.number(low), cx.number(high)));
            } else {
                cells.text("–");
                cells.text("–");
            }
            cells.text(limits(cx, line));
            cells.text(note(cx, line));
        },
    );
}

fn limits(cx: &Cx<'_>, line: &Line) -> String {
    match (line.limits.lowest, line.limits.highest) {
        (None, None) => "–".to_owned(),
        (Some(lowest), None) => format!("≥ {}", cx.number(lowest)),
        (None, Some(highest)) => format!("≤ {}", cx.number(highest)),
        (Some(lowest), Some(highest)) => format!("{}–{}", cx.number(lowest), cx.number(highest)),
    }
}

/// What there is to say of an agency's next year.
fn note(cx: &Cx<'_>, line: &Line) -> String {
    let mut all = Vec::new();
    if line.trend.is_none() {
        let args = [("count", line.known.len().into()), ("least", LEAST_YEARS.into())];
        all.push(cx.tw("next-year-too-few", &args));
    }
    all.extend(line.ends.map(|day| cx.tw("next-year-ends-on", &[("date", cx.date(day).into())])));
    if !line.parts.is_empty() {
        let years = line.parts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        all.push(cx.tw("next-year-part", &[("years", years.into())]));
    }
    match line.stand() {
        Some(Stand::Outside) => all.push(cx.t("next-year-outside").to_owned()),
        Some(Stand::AtRisk) => all.push(cx.t("next-year-at-risk").to_owned()),
        Some(Stand::Within) | None => {}
    }
    if line.planned != 0 {
        let planned = crate::i18n::number::format_signed(cx.language(), line.planned);
        all.push(cx.tw("next-year-planned", &[("figure", planned.into())]));
    }
    for id in &line.without_number {
        if let Some(one) = cx.snapshot.planned_change.get(*id) {
            all.push(cx.tw("next-year-planned-text", &[("text", one.text.as_str().into())]));
        }
    }
    all.join(" · ")
}

impl NextYearView {
    /// What the view shows; none before it has been drawn.
    pub fn told(&self, cx: &Cx<'_>) -> Option<Shown> {
        let Worked { of, next, whole } = self.worked.as_ref()?;
        let (name, unit) = named(cx, of.2);
        let about = if unit.is_empty() { name } else { format!("{name}, {unit}") };
        let mut notes = vec![about.clone(), cx.tw("next-year-help", &[("year", next.year.to_string().into())])];
        if let Some(trend) = whole.trend {
            let args = [("years", trend.years.into()), ("each", cx.number(whole_number(trend.each_year)).into())];
            notes.push(cx.tw("next-year-how", &args));
        }
        let tables = vec![Named { name: cx.t("next-year").to_owned(), table: table(cx, next, about) }];
        Some(Shown { title: format!("{} {}", cx.t("next-year"), next.year), notes, tables })
    }
}

/// A row for each agency: its years, what is expected, what is agreed.
fn table(cx: &Cx<'_>, next: &NextYear, title: String) -> load::Table {
    let year = next.year.to_string();
    let with_year = |key: &str| cx.tw(key, &[("year", year.as_str().into())]);
    let number = |key: &str, title: String| load::Column::numbers(key, title, load::Unit::Whole);
    let mut columns = vec![load::Column::words("agency", cx.t("field-agency"), 26)];
    columns.extend(next.years.iter().map(|year| number(&format!("y{year}"), year.to_string())));
    let years = columns.len();
    columns.extend(["next-year-expected", "next-year-low", "next-year-high"].map(|key| number(key, with_year(key))));
    columns.extend(["next-year-lowest", "next-year-highest"].map(|key| number(key, cx.t(key).to_owned())));
    columns.push(load::Column::words("note", cx.t("next-year-note"), 40));
    let row = |line: &Line| {
        let mut cells = vec![load::Cell::Text(cx.agency_name(line.agency).to_owned())];
        let known = |year: &i64| line.known.iter().find(|(known, _)| known == year).map(|(_, figure)| *figure);
        let none_or = |figure: Option<i64>| figure.map_or(load::Cell::Nothing, load::Cell::number);
        cells.extend(next.years.iter().map(|year| load::Cell::figure(known(year), false)));
        let trend = |of: fn(&Trend) -> f64| none_or(line.trend.as_ref().map(|trend| whole_number(of(trend))));
        cells.extend([trend(|one| one.expected), trend(|one| one.low), trend(|one| one.high)]);
        cells.extend([line.limits.lowest, line.limits.highest].map(none_or));
        cells.push(load::Cell::Text(note(cx, line)));
        load::Row { key: line.agency.0.as_u128(), cells }
    };
    load::Table {
        title,
        notes: Vec::new(),
        rows: next.lines.iter().map(row).collect(),
        total: Vec::new(),
        charted: [years.saturating_sub(1), years].into_iter().filter(|at| *at > 0).collect(),
        columns,
        pictured: String::new(),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a figure of a year")]
fn whole_number(figure: f64) -> i64 {
    figure.round() as i64
}

/// The product that comes first, or heads where there is none.
fn first_measure(cx: &Cx<'_>) -> Measure {
    let first = cx.snapshot.product.iter().filter(|one| one.retired_at.is_none()).min_by_key(|one| one.position);
    first.map_or(Measure::Headcount(HeadcountBasis::default()), |one| Measure::Volume(Some(one.id)))
}

/// What can be looked at, with its name: sums of several products point at nothing.
fn measures(cx: &Cx<'_>) -> Vec<(Measure, String)> {
    let mut products: Vec<_> = cx.snapshot.product.iter().collect();
    products.sort_by_key(|product| product.position);
    let products = products.into_iter().map(|product| Measure::Volume(Some(product.id)));
    let heads = HeadcountBasis::ALL.map(Measure::Headcount);
    let name = |measure| {
        let (name, unit) = named(cx, measure);
        (measure, if unit.is_empty() { name } else { format!("{name}, {unit}") })
    };
    products.chain(heads).map(name).collect()
}

fn named(cx: &Cx<'_>, measure: Measure) -> (String, String) {
    let product = |id: ProductId| cx.snapshot.product.get(id);
    match measure {
        Measure::Volume(id) => id.and_then(product).map_or_else(
            || (cx.t("workload-all-products").to_owned(), String::new()),
            |one| (one.name(cx.language()).to_owned(), one.unit(cx.language()).to_owned()),
        ),
        Measure::Headcount(basis) => {
            (format!("{}: {}", cx.t("figures-headcount"), cx.t(headcount_basis_key(basis))), String::new())
        }
    }
}
