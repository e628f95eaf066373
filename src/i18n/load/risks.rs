//! Risks and those who leave, as tables.

use crate::domain::Rows;
use crate::domain::load::{Leaver, Risk};
use crate::i18n::Texts;

use super::words::{agency_name, employee_name, reason_words};
use super::{Cell, Column, Row, Table, Unit};

/// Where one person alone knows, the gravest for its size first. `year` is that of the sizes.
#[must_use]
pub fn risk_table(texts: &Texts, rows: &Rows, risks: &[Risk], year: i64) -> Table {
    let columns = vec![
        Column::words("agency", texts.get("field-agency"), 22),
        Column::words("responsible", texts.get("role-responsible"), 16),
        Column::numbers("size", texts.get("load-person-years"), Unit::PersonYears),
        Column::words("reasons", texts.get("risk-why"), 40),
        Column::words("vouched", texts.get("risk-vouched"), 10),
        Column::numbers("weight", texts.get("risk-weight"), Unit::Weight),
    ];
    let row = |risk: &Risk| {
        let reasons = risk.reasons.iter().map(|one| reason_words(texts, rows, one)).collect::<Vec<_>>().join(". ");
        let who = risk.responsible.map(|id| employee_name(rows, id));
        Row {
            key: risk.agency.0.as_u128(),
            cells: vec![
                Cell::Text(agency_name(texts, rows, risk.agency)),
                who.map_or(Cell::Nothing, Cell::Text),
                Cell::figure(risk.size.map(|size| size.0), false),
                Cell::Text(reasons),
                risk.vouched_on.map_or(Cell::Nothing, Cell::Day),
                Cell::figure(risk.weighted().map(|weighted| weighted.0), false),
            ],
        }
    };
    Table {
        title: texts.get("load-title-risks").to_owned(),
        notes: vec![texts.get("risk-help").to_owned()],
        rows: risks.iter().map(row).collect(),
        columns,
        total: Vec::new(),
        charted: vec![5],
        pictured: format!("{} {year}", texts.get("load-title-risks")),
    }
}

/// Who leaves within the year.
#[must_use]
pub fn leaver_table(texts: &Texts, rows: &Rows, leavers: &[Leaver]) -> Table {
    let columns = vec![
        Column::words("who", texts.get("load-who"), 22),
        Column::words("last-day", texts.get("risk-last-day"), 10),
        Column::numbers("own", texts.get("load-person-years"), Unit::PersonYears),
        Column::words("responsible", texts.get("risk-responsible-for"), 34),
        Column::words("deputy", texts.get("risk-deputy-of"), 34),
    ];
    let names = |agencies: &[crate::domain::AgencyId]| {
        Cell::Text(agencies.iter().map(|id| agency_name(texts, rows, *id)).collect::<Vec<_>>().join(", "))
    };
    let row = |one: &Leaver| Row {
        key: one.employee.0.as_u128(),
        cells: vec![
            Cell::Text(employee_name(rows, one.employee)),
            Cell::Day(one.last_day),
            Cell::figure(Some(one.own.0), one.unknown > 0),
            names(&one.responsible),
            names(&one.deputy),
        ],
    };
    Table {
        title: texts.get("load-title-leavers").to_owned(),
        notes: Vec::new(),
        rows: leavers.iter().map(row).collect(),
        columns,
        total: Vec::new(),
        ..Table::default()
    }
}
