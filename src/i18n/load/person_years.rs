//! Person-years as tables, and the calculation of one agency line by line.

use crate::domain::load::{Factor, Load, LoadBook, Missing};
use crate::domain::workload::{Filter, Group, Grouping, Line, Workload};
use crate::domain::{AgencyId, Rows};
use crate::i18n::Texts;

use super::words::{
    agency_name, change_headings, group_name, group_number, grouping_key, missing_words, product_name, product_names,
};
use super::{Cell, Column, Row, Table, Unit};

/// Person-years by one or two groupings, year by year, the largest change first; and the groups of the rows.
#[must_use]
pub fn person_year_table(
    texts: &Texts,
    rows: &Rows,
    book: &LoadBook,
    groupings: (Grouping, Option<Grouping>),
    filter: &Filter,
) -> (Table, Vec<(Group, Option<Group>)>) {
    let (by, then) = groupings;
    let mut workload = book.person_years(by, then, filter);
    workload.sort_by_change();
    let mut columns = vec![Column::words("group", texts.get(grouping_key(by)), 22)];
    columns.extend(then.map(|then| Column::words("part", texts.get(grouping_key(then)), 18)));
    let first = columns.len();
    columns.extend(
        book.years().iter().map(|year| Column::numbers(format!("y{year}"), year.to_string(), Unit::PersonYears)),
    );
    let charted = (first..columns.len()).collect();
    let [change, percent] = change_headings(texts, book.years());
    columns.push(Column::numbers("change", change, Unit::PersonYears));
    columns.push(Column::numbers("percent", percent, Unit::Percent));
    let agencies = by == Grouping::Agency && then.is_none();
    if agencies {
        columns.push(Column::words("missing", texts.get("load-missing"), 24));
    }
    let names = |line: &Line| -> Vec<Cell> {
        let name = |group| Cell::Text(group_name(texts, rows, group).unwrap_or_default());
        std::iter::once(line.group).chain(line.part).map(name).collect()
    };
    let row = |line: &Line| {
        let mut cells = names(line);
        cells.extend(figures(&line.values, &line.partial));
        cells.extend(changes(line.change()));
        if agencies {
            cells.push(Cell::Text(agency_missing(texts, rows, book, line.group)));
        }
        let part = line.part.map(group_number).unwrap_or_default();
        Row { key: group_number(line.group) ^ part.rotate_left(64), cells }
    };
    let groups = workload.lines.iter().map(|line| (line.group, line.part)).collect();
    let table = Table {
        title: texts.get("load-title-person-years").to_owned(),
        notes: notes(texts, rows, book),
        rows: workload.lines.iter().map(row).collect(),
        total: total(texts, &workload, first, agencies),
        columns,
        charted,
        pictured: String::new(),
    };
    (table, groups)
}

fn figures(values: &[Option<i64>], partial: &[bool]) -> Vec<Cell> {
    values.iter().zip(partial).map(|(value, lacks)| figure(*value, *lacks)).collect()
}

/// A figure: that of a group which was no client in a year is nothing, and not missing.
fn figure(value: Option<i64>, lacks: bool) -> Cell {
    if value.is_none() && !lacks { Cell::Nothing } else { Cell::figure(value, lacks) }
}

#[expect(clippy::cast_possible_truncation, reason = "per cent of a change, for reading")]
fn changes(change: Option<crate::domain::figures::Difference>) -> [Cell; 2] {
    let percent = change.and_then(|change| change.percent).map(|percent| (percent * 100.0).round() as i64);
    [Cell::change(change.map(|change| change.absolute)), Cell::change(percent)]
}

fn total(texts: &Texts, workload: &Workload, first: usize, agencies: bool) -> Vec<Cell> {
    let mut total = vec![Cell::Text(texts.get("figures-total").to_owned())];
    total.resize(first, Cell::Text(String::new()));
    total.extend((0..workload.years.len()).map(|year| figure(workload.total(year), workload.partial(year))));
    total.extend(changes(workload.change()));
    total.extend(agencies.then(|| Cell::Text(String::new())));
    total
}

/// What the load of an agency lacks in the last of the years.
fn agency_missing(texts: &Texts, rows: &Rows, book: &LoadBook, group: Group) -> String {
    let (Group::Agency(agency), Some(year)) = (group, book.years().last()) else { return String::new() };
    book.load(agency, *year).map(|load| missing_words(texts, rows, &load.missing)).unwrap_or_default()
}

/// What the person-years rest on, and what they lack.
fn notes(texts: &Texts, rows: &Rows, book: &LoadBook) -> Vec<String> {
    let mut notes = vec![texts.get("load-rests-on").to_owned()];
    let without = product_names(texts, rows, book.without_norm());
    if !without.is_empty() {
        notes.push(texts.with("load-without-norm", &[("names", without.into())]));
    }
    notes.extend(book.years().last().and_then(|year| factor_average(texts, book, *year)));
    if let Some(year) = book.years().last() {
        let count = book.without_volumes(*year).len();
        if count > 0 {
            notes.push(
                texts.with("load-without-volumes", &[("year", year.to_string().into()), ("count", count.into())]),
            );
        }
    }
    notes
}

/// The average of the factors of a year, in a sentence; none where no work can be reckoned.
#[must_use]
pub fn factor_average(texts: &Texts, book: &LoadBook, year: i64) -> Option<String> {
    let factor = Unit::Factor.format(texts.language(), book.average_factor(year)?);
    Some(texts.with("load-factor-average", &[("year", year.to_string().into()), ("factor", factor.into())]))
}

/// How the load of an agency in a year is reckoned, line by line.
#[must_use]
pub fn calculation(texts: &Texts, rows: &Rows, agency: AgencyId, year: i64, load: &Load) -> Table {
    let columns = vec![
        Column::words("product", texts.get("field-product"), 26),
        Column::numbers("volume", texts.get("load-volume"), Unit::Whole),
        Column::numbers("norm", texts.get("field-norm-volume"), Unit::Whole),
        Column::words("norm-year", texts.get("load-norm-of"), 10),
        Column::numbers("factor", texts.get("field-factor"), Unit::Factor),
        Column::numbers("person-years", texts.get("load-person-years"), Unit::PersonYears),
    ];
    let row = |line: &crate::domain::load::LoadLine| Row {
        key: line.product.0.as_u128(),
        cells: vec![
            Cell::Text(product_name(texts, rows, line.product)),
            Cell::figure(Some(line.volume), line.partial),
            Cell::figure(line.norm.map(|norm| norm.volume), false),
            line.norm.map_or(Cell::Nothing, |norm| Cell::Text(norm.year.to_string())),
            Cell::number(load.factor.value),
            Cell::figure(line.exact.map(|exact| exact.0), false),
        ],
    };
    let missing = load.missing.iter().filter_map(|one| if let Missing::Volume(id) = one { Some(*id) } else { None });
    let unknown = |product: crate::domain::ProductId| Row {
        key: product.0.as_u128(),
        cells: vec![
            Cell::Text(product_name(texts, rows, product)),
            Cell::Missing,
            Cell::Nothing,
            Cell::Nothing,
            Cell::number(load.factor.value),
            Cell::Missing,
        ],
    };
    let empty = || Cell::Text(String::new());
    let lacks = !load.missing.is_empty();
    let mut notes = vec![texts.get("load-formula").to_owned(), factor_words(texts, &load.factor)];
    let missing_text = missing_words(texts, rows, &load.missing);
    notes.extend((!missing_text.is_empty()).then_some(missing_text));
    Table {
        title: texts.with(
            "load-title-calculation",
            &[("agency", agency_name(texts, rows, agency).into()), ("year", year.to_string().into())],
        ),
        notes,
        columns,
        rows: load.lines.iter().map(row).chain(missing.map(unknown)).collect(),
        total: vec![
            Cell::Text(texts.get("figures-total").to_owned()),
            empty(),
            empty(),
            empty(),
            empty(),
            Cell::figure(load.exact.map(|exact| exact.0), lacks),
        ],
        ..Table::default()
    }
}

/// Where a factor comes from, in words.
#[must_use]
pub fn factor_words(texts: &Texts, factor: &Factor) -> String {
    let language = texts.language();
    let number = |value| Unit::Factor.format(language, value);
    let proposal = &factor.proposal;
    let mix = match (proposal.outside, proposal.year) {
        (Some(outside), Some(year)) => texts.with(
            "load-factor-mix",
            &[
                ("share", Unit::Percent.format(language, outside).into()),
                ("year", year.to_string().into()),
                ("added", number(proposal.by_mix).into()),
            ],
        ),
        _ => texts.get("load-factor-no-mix").to_owned(),
    };
    let because = texts.with(
        "load-factor-because",
        &[
            ("critical", usize::try_from(proposal.critical).unwrap_or_default().into()),
            ("important", usize::try_from(proposal.important).unwrap_or_default().into()),
            ("added", number(proposal.by_characteristics).into()),
            ("mix", mix.into()),
            ("average", number(proposal.average).into()),
        ],
    );
    match &factor.reason {
        Some(reason) => texts.with(
            "load-factor-set",
            &[
                ("factor", number(factor.value).into()),
                ("reason", reason.as_str().into()),
                ("proposed", number(proposal.value).into()),
            ],
        ),
        None => {
            texts.with("load-factor-proposed", &[("factor", number(factor.value).into()), ("because", because.into())])
        }
    }
}
