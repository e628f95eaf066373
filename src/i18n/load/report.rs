//! All tables of the workload, as they are printed and written to a spreadsheet.

use chrono::{Datelike, NaiveDate};

use crate::domain::load::{CostBook, CostBy, Load, LoadBook, balance, leavers, risks, run_days};
use crate::domain::workload::{Filter, Grouping, Ledger, Line, Measure, Workload};
use crate::domain::{AgencyId, HeadcountBasis, Rows, Snapshot};
use crate::i18n::Texts;
use crate::i18n::keys::headcount_basis_key;
use crate::i18n::order::Collator;

use super::person_years::{factor_average, factor_words, person_year_table};
use super::words::{agency_name, change_headings, group_name, group_number, grouping_key, product_name};
use super::{
    Cell, Column, Row, Table, Unit, balance_table, cost_table, leaver_table, risk_table, run_table, team_table,
    week_table,
};

/// By what person-years are told.
const GROUPINGS: [Grouping; 7] = [
    Grouping::Agency,
    Grouping::Subject,
    Grouping::Team,
    Grouping::Responsible,
    Grouping::Branch,
    Grouping::City,
    Grouping::Segment,
];

/// A table under a name that a sheet can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The short name, which differs from those of all others.
    pub name: String,
    /// The table.
    pub table: Table,
}

/// All tables of the workload of the last `years` years that are over on `today`, in the order of the page.
#[must_use]
pub fn workload_tables(texts: &Texts, snapshot: &Snapshot, years: usize, today: NaiveDate) -> Vec<Named> {
    let last = i64::from(today.year()) - 1;
    let first = last - i64::try_from(years).unwrap_or(3) + 1;
    let years: Vec<i64> = (first..=last).collect();
    let filter = Filter::default();
    let mut tables = Vec::new();
    let mut add = |name: String, table: Table| {
        // What says nothing takes no sheet.
        if !table.rows.is_empty() {
            tables.push(Named { name, table });
        }
    };
    let heads = Measure::Headcount(HeadcountBasis::default());
    for (measure, by) in
        [(heads, Grouping::Agency), (heads, Grouping::Subject), (Measure::Volume(None), Grouping::Subject)]
    {
        let table = count_table(texts, snapshot, measure, by, &years, today);
        let kind = if measure == heads { "figures-headcount" } else { "load-volume" };
        add(format!("{} {}", texts.get(kind), texts.get(counted_key(measure, by)).to_lowercase()), table);
    }
    let book = LoadBook::new(snapshot, &years, today);
    for by in GROUPINGS {
        let (mut table, _) = person_year_table(texts, snapshot, &book, (by, None), &filter);
        let by = texts.get(grouping_key(by));
        table.title = format!("{}: {}", table.title, by.to_lowercase());
        add(format!("{} {}", texts.get("load-unit"), by.to_lowercase()), table);
    }
    let (mut table, _) = person_year_table(texts, snapshot, &book, (Grouping::Team, Some(Grouping::Subject)), &filter);
    let pair = format!("{} × {}", texts.get("field-team"), texts.get("field-product")).to_lowercase();
    table.title = format!("{}: {pair}", table.title);
    table.charted.clear();
    add(format!("{} {pair}", texts.get("load-unit")), table);
    let loads = book.of_year(last).cloned().unwrap_or_default();
    add(
        texts.with("load-sheet-calculation", &[("year", last.to_string().into())]),
        calculations(texts, snapshot, last, &book),
    );
    add(texts.get("load-factors").to_owned(), factor_table(texts, snapshot, last, &book));
    if !snapshot.cost_per_person_year.is_empty() && !snapshot.norm.is_empty() {
        let costs = CostBook::new(snapshot, book);
        for by in [CostBy::Group(Grouping::Agency), CostBy::Group(Grouping::Subject), CostBy::Year] {
            let (table, _) = cost_table(texts, snapshot, &costs, by, last, &filter);
            let by = match by {
                CostBy::Group(by) => texts.get(grouping_key(by)),
                CostBy::Year => texts.get("field-year"),
            };
            add(format!("{} {}", texts.get("load-tab-costs"), by.to_lowercase()), table);
        }
    }
    let (balance, runs) = (balance(snapshot, &loads, today), run_days(snapshot, today));
    add(texts.get("load-tab-balance").to_owned(), balance_table(texts, snapshot, &balance, &runs, last));
    add(texts.get("load-title-teams").to_owned(), team_table(texts, snapshot, &balance, last));
    add(texts.get("load-week-heading").to_owned(), week_table(texts, snapshot, &balance));
    add(texts.get("load-runs").to_owned(), run_table(texts, snapshot, &runs));
    add(texts.get("load-tab-risks").to_owned(), risk_table(texts, snapshot, &risks(snapshot, &loads, today), last));
    add(texts.get("load-sheet-leavers").to_owned(), leaver_table(texts, snapshot, &leavers(snapshot, &loads, today)));
    tables
}

/// The key of what heads or volumes are counted by.
const fn counted_key(measure: Measure, by: Grouping) -> &'static str {
    match (measure, by) {
        (Measure::Headcount(_), Grouping::Subject) => "field-employment-type",
        (_, by) => grouping_key(by),
    }
}

/// Headcounts or volumes by a grouping, the largest change first.
fn count_table(texts: &Texts, rows: &Rows, measure: Measure, by: Grouping, years: &[i64], today: NaiveDate) -> Table {
    let mut workload = Ledger::new(rows, measure, today).workload(by, &Filter::default(), years);
    workload.sort_by_change();
    counted_table(texts, rows, measure, (by, None), &workload)
}

/// Headcounts or volumes that were added up by one or two groupings, in their order.
#[must_use]
pub fn counted_table(
    texts: &Texts,
    rows: &Rows,
    measure: Measure,
    (by, then): (Grouping, Option<Grouping>),
    workload: &Workload,
) -> Table {
    let years = &workload.years;
    let heading = texts.get(counted_key(measure, by));
    let mut columns = vec![Column::words("group", heading, 24)];
    columns.extend(then.map(|then| Column::words("part", texts.get(counted_key(measure, then)), 24)));
    let before = columns.len();
    columns.extend(years.iter().map(|year| Column::numbers(format!("y{year}"), year.to_string(), Unit::Whole)));
    let [change, _] = change_headings(texts, years);
    columns.push(Column::numbers("change", change, Unit::Whole));
    let figure = |value: Option<i64>, lacks: bool| match value {
        None if !lacks => Cell::Nothing,
        value => Cell::figure(value, lacks),
    };
    let name = |group| Cell::Text(group_name(texts, rows, group).unwrap_or_default());
    let row = |line: &Line| {
        let mut cells = vec![name(line.group)];
        if then.is_some() {
            cells.push(line.part.map_or(Cell::Nothing, name));
        }
        cells.extend(line.values.iter().zip(&line.partial).map(|(value, lacks)| figure(*value, *lacks)));
        cells.push(Cell::change(line.change().map(|change| change.absolute)));
        let part = line.part.map_or(0, |part| group_number(part).rotate_left(64));
        Row { key: group_number(line.group) ^ part, cells }
    };
    let mut total = Vec::new();
    if !workload.mixed_units {
        total.push(Cell::Text(texts.get("figures-total").to_owned()));
        total.extend(then.map(|_| Cell::Text(String::new())));
        total.extend((0..years.len()).map(|year| figure(workload.total(year), workload.partial(year))));
        total.push(Cell::change(workload.change().map(|change| change.absolute)));
    }
    let about = match measure {
        Measure::Headcount(basis) => {
            format!("{}: {}", texts.get("figures-headcount"), texts.get(headcount_basis_key(basis)))
        }
        Measure::Volume(None) => texts.get("load-volume").to_owned(),
        Measure::Volume(Some(product)) => product_name(texts, rows, product),
    };
    Table {
        title: format!("{about}, {}", heading.to_lowercase()),
        notes: Vec::new(),
        rows: workload.lines.iter().map(row).collect(),
        charted: (before..before + years.len()).collect(),
        total,
        columns,
        pictured: String::new(),
    }
}

/// The agencies with their loads of a year, by name.
fn by_name<'b>(texts: &Texts, rows: &Rows, year: i64, book: &'b LoadBook) -> Vec<(String, AgencyId, &'b Load)> {
    let collator = Collator::new(texts.language());
    let loads = book.of_year(year).into_iter().flatten();
    let mut named: Vec<_> = loads.map(|(id, load)| (agency_name(texts, rows, *id), *id, load)).collect();
    named.sort_by(|a, b| collator.compare(&a.0, &b.0).then(a.1.cmp(&b.1)));
    named
}

/// How the loads of all agencies are reckoned, line by line.
fn calculations(texts: &Texts, rows: &Rows, year: i64, book: &LoadBook) -> Table {
    let columns = vec![
        Column::words("agency", texts.get("field-agency"), 22),
        Column::words("product", texts.get("field-product"), 18),
        Column::numbers("volume", texts.get("load-volume"), Unit::Whole),
        Column::numbers("norm", texts.get("field-norm-volume"), Unit::Whole),
        Column::words("norm-year", texts.get("load-norm-of"), 7),
        Column::numbers("factor", texts.get("field-factor"), Unit::Factor),
        Column::numbers("person-years", texts.get("load-person-years"), Unit::PersonYears),
    ];
    let mut lines = Vec::new();
    let (mut sum, mut lacks) = (None, false);
    for (name, agency, load) in by_name(texts, rows, year, book) {
        lacks |= !load.missing.is_empty();
        for line in &load.lines {
            sum = line.exact.map_or(sum, |exact| Some(sum.unwrap_or(0) + exact.0));
            lines.push(Row {
                key: agency.0.as_u128() ^ line.product.0.as_u128().rotate_left(64),
                cells: vec![
                    Cell::Text(name.clone()),
                    Cell::Text(product_name(texts, rows, line.product)),
                    Cell::figure(Some(line.volume), line.partial),
                    Cell::figure(line.norm.map(|norm| norm.volume), false),
                    line.norm.map_or(Cell::Nothing, |norm| Cell::Text(norm.year.to_string())),
                    Cell::number(load.factor.value),
                    Cell::figure(line.exact.map(|exact| exact.0), false),
                ],
            });
        }
    }
    let mut total = vec![Cell::Text(texts.get("figures-total").to_owned())];
    total.resize(columns.len() - 1, Cell::Text(String::new()));
    total.push(Cell::figure(sum, lacks));
    Table {
        title: texts.with("load-sheet-calculation", &[("year", year.to_string().into())]),
        notes: vec![texts.get("load-formula").to_owned()],
        rows: lines,
        total,
        columns,
        ..Table::default()
    }
}

/// The factors of all agencies, and where each comes from.
fn factor_table(texts: &Texts, rows: &Rows, year: i64, book: &LoadBook) -> Table {
    let columns = vec![
        Column::words("agency", texts.get("field-agency"), 26),
        Column::numbers("factor", texts.get("field-factor"), Unit::Factor),
        Column::words("why", texts.get("field-factor-reason"), 60),
    ];
    let row = |(name, agency, load): (String, AgencyId, &Load)| Row {
        key: agency.0.as_u128(),
        cells: vec![Cell::Text(name), Cell::number(load.factor.value), Cell::Text(factor_words(texts, &load.factor))],
    };
    Table {
        title: texts.get("load-factors").to_owned(),
        notes: std::iter::once(texts.get("load-factors-help").to_owned())
            .chain(factor_average(texts, book, year))
            .collect(),
        rows: by_name(texts, rows, year, book).into_iter().map(row).collect(),
        total: Vec::new(),
        columns,
        ..Table::default()
    }
}
