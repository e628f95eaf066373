//! Costs, values and coverage as tables.

use crate::domain::Rows;
use crate::domain::load::{CostBook, CostBy, CostOf, CostRow};
use crate::domain::workload::{Filter, Grouping};
use crate::i18n::Texts;

use super::words::{group_name, group_number, grouping_key, product_names};
use super::{Cell, Column, Row, Table, Unit};

/// What serving costs and is worth in `year`, or year by year, farthest from a hundred per cent first.
#[must_use]
pub fn cost_table(
    texts: &Texts,
    rows: &Rows,
    costs: &CostBook,
    by: CostBy,
    year: i64,
    filter: &Filter,
) -> (Table, Vec<CostOf>) {
    let lines = costs.rows(by, year, filter);
    let heading = match by {
        CostBy::Group(by) => texts.get(grouping_key(by)),
        CostBy::Year => texts.get("field-year"),
    };
    let columns = vec![
        Column::words("group", heading, 24),
        Column::numbers("cost", texts.get("load-cost"), Unit::Euros),
        Column::numbers("value", texts.get("load-value"), Unit::Euros),
        Column::numbers("difference", texts.get("load-difference"), Unit::Euros),
        Column::numbers("coverage", texts.get("load-coverage"), Unit::Percent),
        Column::words("left-out", texts.get("load-left-out"), 24),
    ];
    let name = |of: CostOf| match of {
        CostOf::Group(group) => group_name(texts, rows, group).unwrap_or_default(),
        CostOf::Year(year) => year.to_string(),
    };
    let key = |of: CostOf| match of {
        CostOf::Group(group) => group_number(group),
        CostOf::Year(year) => u128::try_from(year).unwrap_or_default(),
    };
    let cells = |row: &CostRow, name: String, left_out: String| {
        vec![
            Cell::Text(name),
            Cell::figure(row.cost, row.lacks()),
            Cell::figure(row.value, row.lacks()),
            row.difference.map_or(Cell::Nothing, |value| Cell::Number { value, lacks: row.lacks(), change: true }),
            row.coverage.map_or(Cell::Nothing, Cell::number),
            Cell::Text(left_out),
        ]
    };
    let left_out = |row: &CostRow| {
        let names = product_names(texts, rows, row.left_out.iter().copied());
        let parts = row.no_volumes.then(|| texts.get("load-no-volumes").to_owned()).into_iter();
        parts.chain((!names.is_empty()).then_some(names)).collect::<Vec<_>>().join(", ")
    };
    let row = |row: &CostRow| {
        // Of one product it says nothing to name it again.
        let left_out = match row.of {
            CostOf::Group(crate::domain::workload::Group::Subject(_)) if !row.left_out.is_empty() => {
                texts.get("load-left-out-partly").to_owned()
            }
            _ => left_out(row),
        };
        Row { key: key(row.of), cells: cells(row, name(row.of), left_out) }
    };
    let total = match by {
        CostBy::Group(_) => {
            let total = costs.total(year, filter);
            let left_out = left_out(&total);
            cells(&total, texts.get("figures-total").to_owned(), left_out)
        }
        CostBy::Year => Vec::new(),
    };
    let title = match by {
        CostBy::Group(Grouping::Agency) => texts.with("load-title-costs", &[("year", year.to_string().into())]),
        CostBy::Group(by) => {
            let by = texts.get(grouping_key(by)).to_owned();
            texts.with("load-title-costs-by", &[("year", year.to_string().into()), ("by", by.into())])
        }
        CostBy::Year => texts.get("load-title-costs-years").to_owned(),
    };
    let pictured = match (by, costs.book().years()) {
        (CostBy::Year, [first, .., last]) => format!("{title} {first}–{last}"),
        _ => String::new(),
    };
    let table = Table {
        title,
        notes: notes(texts, rows, costs, year),
        columns,
        rows: lines.iter().map(row).collect(),
        total,
        charted: vec![1, 2],
        pictured,
    };
    (table, lines.into_iter().map(|row| row.of).collect())
}

/// What an estimate rests on.
fn notes(texts: &Texts, rows: &Rows, costs: &CostBook, year: i64) -> Vec<String> {
    let mut notes = vec![texts.get("load-cost-estimate").to_owned()];
    match costs.per_person_year(year) {
        Some((of, amount)) => {
            let source = rows.cost_per_person_year.iter().find(|one| one.year == of).map(|one| one.source.clone());
            notes.push(texts.with(
                "load-cost-rests-on",
                &[
                    ("amount", Unit::Euros.format(texts.language(), amount).into()),
                    ("year", of.to_string().into()),
                    ("source", source.filter(|one| !one.is_empty()).unwrap_or_else(|| "–".to_owned()).into()),
                ],
            ));
        }
        None => notes.push(texts.with("load-cost-missing", &[("year", year.to_string().into())])),
    }
    if costs.total(year, &Filter::default()).lacks() {
        notes.push(texts.get("load-cost-lacks").to_owned());
    }
    if costs.lines(year).iter().any(|line| line.averaged && line.both().is_some()) {
        notes.push(texts.get("load-cost-averaged").to_owned());
    }
    notes
}
