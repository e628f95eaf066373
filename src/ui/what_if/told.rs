//! A trial as tables that leave the window: before and after, what moves and why, what gets worse, and the steps.

use super::proposal::reason_words;
use super::sides::balance_words;
use super::{WhatIfView, Worked, steps, words};
use crate::domain::AgencyId;
use crate::domain::load::PersonYears;
use crate::domain::what_if::{Moved, PersonLoad, why};
use crate::i18n::load::{Cell, Column, Named, Row, Shown, Table, Unit};
use crate::ui::Cx;

impl WhatIfView {
    /// What the view shows; none before it has been drawn.
    pub fn told(&self, cx: &Cx<'_>) -> Option<Shown> {
        let (worked, scenario) = (self.worked.as_ref()?, self.scenario.as_ref()?);
        let against =
            worked.of.2.against.as_ref().map_or_else(|| cx.t("what-if-before").to_owned(), |one| one.name.clone());
        let title = format!("{}: {}", cx.t("what-if"), scenario.name);
        let mut notes = vec![cx.tw("load-told-day", &[("date", cx.date(scenario.date).into())])];
        notes.push(balance_words(cx, &against, worked.comparison.before));
        notes.push(balance_words(cx, cx.t("what-if-after"), worked.comparison.after));
        let lost = worked.comparison.lost_years();
        if lost > 0.0 {
            notes.push(cx.tw("what-if-lost", &[("years", words::one_decimal(cx, lost).into())]));
        }
        let tables = [
            ("what-if-sides", sides(cx, worked, &against)),
            ("what-if-moved", moved(cx, worked)),
            ("what-if-worse", lines(cx, "what-if-worse", worse(cx, worked))),
            ("what-if-steps", lines(cx, "what-if-steps", tried(cx, worked, &scenario.steps))),
        ];
        let named = |(key, table): (&str, Table)| Named { name: cx.t(key).to_owned(), table };
        let tables = tables.into_iter().filter(|(_, table)| !table.rows.is_empty()).map(named).collect();
        Some(Shown { title, notes, tables })
    }
}

/// Person-years in the millionths in which tables have them.
fn millionths(years: f64, lacks: bool) -> Cell {
    Cell::figure(Some(PersonYears::of_f64(years).0), lacks)
}

/// What everybody carries on both sides, whoever carries most first.
fn sides(cx: &Cx<'_>, worked: &Worked, against: &str) -> Table {
    let after = cx.t("what-if-after");
    let agencies = |side: &str| format!("{}, {}", cx.t("what-if-agencies"), side.to_lowercase());
    let columns = vec![
        Column::words("person", cx.t("what-if-person"), 22),
        Column::numbers("before", against, Unit::PersonYears),
        Column::numbers("after", after, Unit::PersonYears),
        Column::numbers("agencies-before", agencies(against), Unit::Whole),
        Column::numbers("agencies-after", agencies(after), Unit::Whole),
    ];
    let mut people: Vec<_> =
        worked.comparison.people.iter().map(|(id, sides)| (*id, worked.person(cx, *id), *sides)).collect();
    let pace =
        |sides: (Option<PersonLoad>, Option<PersonLoad>)| sides.0.or(sides.1).map_or(0.0, |load| load.known_per_share);
    people.sort_by(|a, b| pace(b.2).total_cmp(&pace(a.2)).then_with(|| cx.collator.compare(&a.1, &b.1)));
    let carried = |load: Option<PersonLoad>| {
        load.map_or(Cell::Nothing, |load| millionths(load.known_per_share, load.unknown > 0))
    };
    let held = |load: Option<PersonLoad>| load.map_or(Cell::Nothing, |load| Cell::count(load.agencies));
    let row = |(id, name, (before, after)): (crate::domain::EmployeeId, String, _)| Row {
        key: id.0.as_u128(),
        cells: vec![Cell::Text(name), carried(before), carried(after), held(before), held(after)],
    };
    Table {
        title: cx.t("what-if-sides").to_owned(),
        notes: vec![cx.t("load-told-pace").to_owned()],
        rows: people.into_iter().map(row).collect(),
        total: Vec::new(),
        charted: vec![1, 2],
        columns,
        pictured: String::new(),
    }
}

/// What moves, from whom to whom, and why it is them.
fn moved(cx: &Cx<'_>, worked: &Worked) -> Table {
    let columns = vec![
        Column::words("agency", cx.t("field-agency"), 24),
        Column::words("from", cx.t("load-told-from"), 18),
        Column::words("to", cx.t("load-told-to"), 18),
        Column::numbers("load", cx.t("load-person-years"), Unit::PersonYears),
        Column::words("why", cx.t("load-told-why"), 40),
    ];
    let who = |id: Option<crate::domain::EmployeeId>| {
        id.map_or_else(|| cx.t("what-if-nobody").to_owned(), |id| worked.person(cx, id))
    };
    let row = |one: &Moved| Row {
        key: one.agency.0.as_u128(),
        cells: vec![
            Cell::Text(worked.agency(cx, one.agency)),
            Cell::Text(who(one.from)),
            Cell::Text(who(one.to)),
            worked.load(one.agency).map_or(Cell::Missing, |(load, lacks)| millionths(load, lacks)),
            Cell::Text(one.to.map(|to| reason_words(cx, &why(&worked.before, one.agency, to))).unwrap_or_default()),
        ],
    };
    Table {
        title: cx.t("what-if-moved").to_owned(),
        notes: Vec::new(),
        rows: worked.comparison.moved.iter().map(row).collect(),
        total: Vec::new(),
        columns,
        ..Table::default()
    }
}

/// What gets worse, in words.
fn worse(cx: &Cx<'_>, worked: &Worked) -> Vec<String> {
    worked.comparison.worse.iter().map(|one| words::words(cx, worked, one)).collect()
}

/// What is tried, in words.
fn tried(cx: &Cx<'_>, worked: &Worked, steps: &[crate::domain::what_if::Step]) -> Vec<String> {
    steps.iter().map(|step| steps::words(cx, worked, step)).collect()
}

/// A table of one column of texts.
fn lines(cx: &Cx<'_>, key: &str, texts: Vec<String>) -> Table {
    let row = |(key, text): (u128, String)| Row { key, cells: vec![Cell::Text(text)] };
    Table {
        title: cx.t(key).to_owned(),
        notes: Vec::new(),
        columns: vec![Column::words("text", cx.t(key), 80)],
        rows: (0..).zip(texts).map(row).collect(),
        total: Vec::new(),
        ..Table::default()
    }
}

impl Worked {
    /// The load of an agency on whichever side it is, where that is known, and whether it lacks something.
    fn load(&self, agency: AgencyId) -> Option<(f64, bool)> {
        let client = self.after.clients.get(&agency).or_else(|| self.before.clients.get(&agency))?;
        Some((client.load?, client.partial))
    }
}
