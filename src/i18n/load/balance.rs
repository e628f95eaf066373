//! The balance as tables: who carries what, the teams, the weeks, and the days of the runs.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::domain::load::{Balance, Carrier, PersonYears, RunDay};
use crate::domain::{EmployeeId, Rows};
use crate::i18n::Texts;

use super::words::{agency_name, employee_name};
use super::{Cell, Column, Row, Table, Unit};

/// From so many runs on one day on they are told.
const MANY: usize = 2;

/// So many agencies are named where there are many.
const NAMED: usize = 20;

/// Who carries what against their working share, the fullest first. `runs` are those of [`run_days`].
///
/// [`run_days`]: crate::domain::load::run_days
#[must_use]
pub fn balance_table(texts: &Texts, rows: &Rows, balance: &Balance, runs: &[RunDay], year: i64) -> Table {
    let mut fullest: BTreeMap<EmployeeId, &RunDay> = BTreeMap::new();
    for run in runs {
        fullest.entry(run.employee).or_insert(run);
    }
    let columns = vec![
        Column::words("who", texts.get("load-who"), 20),
        Column::words("team", texts.get("field-team"), 12),
        Column::numbers("share", texts.get("field-working-share"), Unit::Whole),
        Column::numbers("agencies", texts.get("load-agencies"), Unit::Whole),
        Column::numbers("own", texts.get("load-person-years"), Unit::PersonYears),
        Column::numbers("per-share", texts.get("load-per-share"), Unit::PersonYears),
        Column::numbers("off", texts.get("load-off-mean"), Unit::PersonYears),
        Column::numbers("away", texts.get("load-away-days"), Unit::Whole),
        Column::numbers("for-others", texts.get("load-for-others"), Unit::PersonYears),
        Column::numbers("with-absences", texts.get("load-with-absences"), Unit::PersonYears),
        Column::words("worst-week", texts.get("load-worst-week"), 9),
        Column::numbers("worst", texts.get("load-worst"), Unit::PersonYears),
        Column::numbers("runs", texts.get("load-runs"), Unit::Whole),
        Column::words("run-day", texts.get("load-run-day"), 10),
    ];
    let row = |one: &Carrier| {
        let run = fullest.get(&one.employee);
        Row {
            key: one.employee.0.as_u128(),
            cells: vec![
                Cell::Text(employee_name(rows, one.employee)),
                Cell::Text(team_name(texts, rows, one.team)),
                Cell::number(one.share),
                Cell::count(one.agencies.len()),
                Cell::figure(Some(one.own.0), one.unknown > 0),
                Cell::figure(Some(one.per_share.0), one.unknown > 0),
                balance.mean.map_or(Cell::Nothing, |mean| Cell::Number {
                    value: (one.per_share - mean).0,
                    lacks: balance.lacks(),
                    change: true,
                }),
                Cell::number(one.away_days),
                Cell::figure(Some(one.for_others.0), one.lacks && one.for_others.0 > 0),
                one.with_absences.map_or(Cell::Nothing, |full| Cell::figure(Some(full.0), one.lacks)),
                one.worst_week.map_or(Cell::Nothing, |(monday, _)| Cell::Text(week_name(texts, monday))),
                one.worst_week.map_or(Cell::Nothing, |(_, full)| Cell::figure(Some(full.0), one.lacks)),
                run.map_or(Cell::Nothing, |run| Cell::count(run.agencies.len())),
                run.map_or(Cell::Nothing, |run| Cell::Day(run.day)),
            ],
        }
    };
    Table {
        title: texts.with("load-title-balance", &[("year", year.to_string().into())]),
        notes: notes(texts, rows, balance),
        rows: balance.carriers.iter().map(row).collect(),
        columns,
        total: Vec::new(),
        charted: vec![5, 9],
        pictured: String::new(),
    }
}

/// Spread, extremes and the worst week, in sentences.
fn notes(texts: &Texts, rows: &Rows, balance: &Balance) -> Vec<String> {
    let amount = |one: PersonYears| Unit::PersonYears.format(texts.language(), one.0);
    let mut notes = vec![texts.get("load-balance-help").to_owned()];
    if let (Some(mean), Some(most), Some(least)) = (balance.mean, balance.carriers.first(), balance.least()) {
        notes.push(texts.with(
            "load-spread",
            &[
                ("mean", lacking(amount(mean), balance.lacks()).into()),
                ("deviation", lacking(amount(balance.deviation), balance.lacks()).into()),
                ("most", employee_name(rows, most.employee).into()),
                ("highest", lacking(amount(most.per_share), most.unknown > 0).into()),
                ("least", employee_name(rows, least.employee).into()),
                ("lowest", amount(least.per_share).into()),
            ],
        ));
    }
    if let Some(week) = balance.worst_week() {
        let key = if week.per_share.is_some() { "load-worst-of-year" } else { "load-worst-nobody" };
        notes.push(texts.with(
            key,
            &[
                ("week", week_name(texts, week.monday).into()),
                ("amount", lacking(week.per_share.map(amount).unwrap_or_default(), balance.lacks()).into()),
                ("uncovered", amount(week.uncovered).into()),
            ],
        ));
    }
    let more = if balance.unknown.len() > NAMED { "…" } else { "" };
    let unknown = balance.unknown.iter().take(NAMED).map(|id| agency_name(texts, rows, *id));
    let unknown = unknown.collect::<Vec<_>>().join(", ") + more;
    if !unknown.is_empty() {
        notes.push(texts.with("load-unknown-agencies", &[("names", unknown.into())]));
    }
    if balance.nobodys.0 > 0 {
        notes.push(texts.with("load-nobodys", &[("amount", amount(balance.nobodys).into())]));
    }
    notes
}

/// A number in a sentence, from which something may be missing.
fn lacking(number: String, lacks: bool) -> String {
    if lacks { format!("{number} + ?") } else { number }
}

fn team_name(texts: &Texts, rows: &Rows, team: Option<crate::domain::TeamId>) -> String {
    let name = team.and_then(|id| rows.team.get(id)).map(|team| team.name.clone());
    name.unwrap_or_else(|| texts.get("workload-no-team").to_owned())
}

fn week_name(texts: &Texts, monday: chrono::NaiveDate) -> String {
    texts.with("load-week", &[("week", monday.iso_week().week().to_string().into())])
}

/// The teams, the fullest first. `year` is that of the load.
#[must_use]
pub fn team_table(texts: &Texts, rows: &Rows, balance: &Balance, year: i64) -> Table {
    let columns = vec![
        Column::words("team", texts.get("field-team"), 24),
        Column::numbers("people", texts.get("load-people"), Unit::Whole),
        Column::numbers("share", texts.get("field-working-share"), Unit::Whole),
        Column::numbers("own", texts.get("load-person-years"), Unit::PersonYears),
        Column::numbers("per-share", texts.get("load-per-share"), Unit::PersonYears),
    ];
    let row = |team: &crate::domain::load::TeamLoad| Row {
        key: team.team.map_or(1, |id| id.0.as_u128()),
        cells: vec![
            Cell::Text(team_name(texts, rows, team.team)),
            Cell::count(team.people),
            Cell::number(team.share),
            Cell::figure(Some(team.own.0), team.lacks),
            Cell::figure(Some(team.per_share.0), team.lacks),
        ],
    };
    Table {
        title: texts.get("load-title-teams").to_owned(),
        notes: Vec::new(),
        rows: balance.teams.iter().map(row).collect(),
        columns,
        total: Vec::new(),
        charted: vec![4],
        pictured: format!("{} {year}", texts.get("load-title-teams")),
    }
}

/// The weeks of the year with absences counted in.
#[must_use]
pub fn week_table(texts: &Texts, rows: &Rows, balance: &Balance) -> Table {
    // The first week may begin in the year before.
    let year = balance.weeks.last().map(|week| format!(" {}", week.monday.year())).unwrap_or_default();
    let columns = vec![
        Column::words("week", texts.get("load-week-heading"), 12),
        Column::numbers("per-share", texts.get("load-per-share"), Unit::PersonYears),
        Column::words("fullest", texts.get("load-fullest"), 22),
        Column::numbers("full", texts.get("load-worst"), Unit::PersonYears),
        Column::numbers("uncovered", texts.get("load-uncovered"), Unit::PersonYears),
    ];
    let row = |week: &crate::domain::load::Week| Row {
        key: u128::from(week.monday.num_days_from_ce().unsigned_abs()),
        cells: vec![
            Cell::Text(week_name(texts, week.monday)),
            week.per_share.map_or(Cell::Nothing, |one| Cell::figure(Some(one.0), balance.lacks())),
            week.fullest.map_or(Cell::Nothing, |(who, _)| Cell::Text(employee_name(rows, who))),
            week.fullest.map_or(Cell::Nothing, |(_, full)| Cell::figure(Some(full.0), balance.lacks())),
            Cell::figure(Some(week.uncovered.0), balance.lacks() && week.uncovered.0 > 0),
        ],
    };
    Table {
        title: texts.get("load-title-weeks").to_owned(),
        notes: vec![texts.get("load-weeks-help").to_owned()],
        rows: balance.weeks.iter().map(row).collect(),
        columns,
        total: Vec::new(),
        charted: vec![1],
        pictured: format!("{}{year}", texts.get("load-title-weeks")),
    }
}

/// The days on which somebody has several payroll runs, the fullest first.
#[must_use]
pub fn run_table(texts: &Texts, rows: &Rows, runs: &[RunDay]) -> Table {
    let columns = vec![
        Column::words("who", texts.get("load-who"), 22),
        Column::words("day", texts.get("load-run-day"), 10),
        Column::numbers("runs", texts.get("load-runs"), Unit::Whole),
        Column::words("agencies", texts.get("load-agencies"), 50),
    ];
    let row = |run: &RunDay| {
        let agencies = run.agencies.iter().map(|id| agency_name(texts, rows, *id)).collect::<Vec<_>>().join(", ");
        Row {
            key: run.employee.0.as_u128() ^ u128::from(run.day.num_days_from_ce().unsigned_abs()),
            cells: vec![
                Cell::Text(employee_name(rows, run.employee)),
                Cell::Day(run.day),
                Cell::count(run.agencies.len()),
                Cell::Text(agencies),
            ],
        }
    };
    Table {
        title: texts.get("load-title-runs").to_owned(),
        notes: Vec::new(),
        rows: runs.iter().filter(|run| run.agencies.len() >= MANY).map(row).collect(),
        columns,
        total: Vec::new(),
        ..Table::default()
    }
}
