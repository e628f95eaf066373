//! The briefing on return: what changed, was noted or finished meanwhile, agency by agency.

use chrono::{Local, NaiveDate};

use super::desk::{Desk, dotted, lines, running};
use super::sections::said;
use super::sheet::{Block, Card, Column, Head, Part, Row, Section, Table, Tone, Words};
use crate::domain::briefing::{AgencyBriefing, Changed, MatterNews, WhatOfMatter, briefing};
use crate::domain::{EmployeeId, FieldGroup, Fields, LoggedOperation, Record};
use crate::i18n::date::{format_date, format_local_time};
use crate::i18n::fields::{field_name, field_value};
use crate::i18n::names::{field_group_key, record_name};
use crate::i18n::rounds::tick_words;

/// What the briefing is called.
pub(super) fn title(desk: &Desk<'_>, employee: EmployeeId, from: NaiveDate, to: NaiveDate) -> String {
    let args = [("name", desk.employee_name(employee).into()), ("days", desk.days(from, to).into())];
    desk.tw("paper-title-briefing", &args)
}

/// The parts of a briefing; none where there is no such colleague.
pub(super) fn parts(
    desk: &Desk<'_>,
    log: &[LoggedOperation],
    employee: EmployeeId,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Part> {
    if desk.snapshot.employee.get(employee).is_none() {
        return Vec::new();
    }
    let told = briefing(desk.snapshot, log, employee, from, to);
    let about = title(desk, employee, from, to);
    let quiet = told.agencies.iter().filter(|one| one.quiet()).count();
    let summary = if told.agencies.is_empty() {
        desk.t("absence-no-agencies").to_owned()
    } else {
        let counts = [("count", told.agencies.len().into()), ("quiet", quiet.into())];
        desk.tw("paper-briefing-summary", &counts)
    };
    let rows = told.agencies.iter().map(|one| Row::One { section: section(desk, one) }).collect();
    vec![Part {
        level: 1,
        running: running(&about, desk.t("paper-briefing"), desk.team(Some(employee))),
        head: Head { title: about, lines: vec![vec![Words::new(Tone::Plain, summary)]], ..Head::default() },
        rows,
    }]
}

fn section(desk: &Desk<'_>, one: &AgencyBriefing) -> Section {
    let taken = one.taken_over.map(|(who, at)| {
        let at = format_local_time(desk.language(), at);
        desk.tw("paper-taken-over", &[("name", desk.employee_name(who).into()), ("at", at.into())])
    });
    let name = desk.agency_name(one.agency);
    let mut section = Section::new(&name).aside(taken.unwrap_or_default());
    if one.quiet() {
        section = section.with(said(Tone::Quiet, desk.t("paper-briefing-quiet")));
    }
    let notes = lines(Tone::Plain, &one.notes);
    if !notes.is_empty() {
        section = section.with(Block::Text { lines: notes });
    }
    if !one.matters.is_empty() {
        section = section.with(Block::Table { table: matters(desk, &one.matters) });
    }
    if !one.ticks.is_empty() {
        let line = |tick| {
            let (what, said) = tick_words(desk.texts, desk.snapshot, tick);
            vec![Words::new(Tone::Plain, what), Words::new(Tone::Quiet, said)]
        };
        let mut lines = vec![vec![Words::new(Tone::Strong, desk.t("briefing-ticks"))]];
        lines.extend(one.ticks.iter().map(line));
        section = section.with(Block::Text { lines });
    }
    if !one.changed.is_empty() {
        let cards = one.changed.iter().map(|changed| card(desk, &name, changed)).collect();
        section = section.with(Block::Cards { cards });
    }
    section
}

fn matters(desk: &Desk<'_>, matters: &[MatterNews]) -> Table {
    let columns = vec![
        Column::words(desk.t("matter-text"), 60.0),
        Column::words(desk.t("matter-due"), 14.0),
        Column::words(desk.t("matter-state"), 26.0),
    ];
    let plain = |text: String| vec![Words::new(Tone::Plain, text)];
    let rows = matters.iter().map(|news| {
        let matter = &news.matter;
        let state = match news.what {
            WhatOfMatter::Closed => {
                let when = matter.closed_on.map(|day| desk.date(day)).unwrap_or_default();
                let done = Words::new(Tone::Strong, desk.t("matter-done"));
                vec![done, Words::new(Tone::Quiet, dotted([when.as_str(), &matter.closed_by]))]
            }
            WhatOfMatter::Opened => {
                let opened = dotted([desk.date(matter.opened_on).as_str(), &matter.opened_by]);
                vec![Words::new(Tone::Strong, desk.t("paper-matter-new")), Words::new(Tone::Quiet, opened)]
            }
            WhatOfMatter::Waiting => plain(desk.t("paper-matter-waiting").to_owned()),
        };
        vec![plain(matter.text.clone()), plain(matter.due.map(|day| desk.date(day)).unwrap_or_default()), state]
    });
    Table { columns, rows: rows.collect(), total: false }
}

/// A row that is not as it was.
fn card(desk: &Desk<'_>, agency: &str, changed: &Changed) -> Card {
    let rows = &desk.snapshot.rows;
    let whole = changed.after.as_ref().or(changed.before.as_ref()).cloned().unwrap_or_default();
    let record = rows.get(changed.table, changed.record).or_else(|| Record::from_fields(changed.table, whole).ok());
    let name = record.map(|record| record_name(desk.texts, rows, &record)).unwrap_or_default();
    // The agency is in the heading already.
    let own = name.strip_prefix(agency).map_or(name.as_str(), |rest| rest.trim_start_matches(", "));
    let columns = |fields: &Option<Fields>| fields.iter().flat_map(|fields| fields.keys().cloned()).collect::<Vec<_>>();
    let mut edited = columns(&changed.before);
    edited.extend(columns(&changed.after));
    let group = FieldGroup::edited(changed.table, edited.iter().map(String::as_str)).into_iter().next();
    let group = group.map(|group| desk.t(&field_group_key(group)).to_owned()).unwrap_or_default();
    let what = desk.t(match (&changed.before, &changed.after) {
        (_, None) if changed.table == crate::domain::Table::RoundStep => "operation-step-unticked",
        (None, _) => "paper-added",
        (_, None) => "paper-removed",
        _ => "paper-edited",
    });
    let on = format_date(desk.language(), changed.at.with_timezone(&Local).date_naive());
    let title = match (group.is_empty(), own.is_empty()) {
        (false, false) => format!("{group}: {own}"),
        (false, true) => group,
        (true, false) => own.to_owned(),
        (true, true) => agency.to_owned(),
    };
    let fields = match (&changed.before, &changed.after) {
        (Some(before), Some(after)) => edits(desk, changed, before, after),
        _ => Vec::new(),
    };
    Card { title, beside: dotted([what, &on, &changed.who]), lines: fields, ..Card::default() }
}

/// Each field that differs: what it is called, what it was, what it is.
fn edits(desk: &Desk<'_>, changed: &Changed, before: &Fields, after: &Fields) -> Vec<Vec<Words>> {
    let written = |column: &str, fields: &Fields| {
        let value =
            fields.get(column).map(|value| field_value(desk.texts, desk.snapshot, changed.table, column, value));
        value.filter(|text| !text.is_empty()).unwrap_or_else(|| "–".to_owned())
    };
    after
        .keys()
        .map(|column| {
            let (was, is) = (written(column, before), written(column, after));
            vec![
                Words::new(Tone::Quiet, field_name(desk.texts, changed.table, column)),
                Words::new(Tone::Plain, format!("{was} →")),
                Words::new(Tone::Strong, is),
            ]
        })
        .collect()
}
