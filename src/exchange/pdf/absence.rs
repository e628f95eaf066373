//! The absence pack: a cover sheet that says who looks after what, then everything a stand-in needs, agency by agency.

use chrono::{Datelike, NaiveDate};

use super::desk::{Desk, dotted, lines, running};
use super::reach::reach;
use super::rounds::step;
use super::sections::{
    characteristics, contacts, date_words, dates, doubts, open_matters, parent_line, said, services, systems, who,
};
use super::sheet::{Block, Column, Head, Part, Row, Section, Table, Tone, Words};
use crate::domain::coverage::{self, Covered, Passed, Remedy, Why};
use crate::domain::payroll::Round;
use crate::domain::{
    Agency, Away, Characteristic, EmployeeId, GroupDate, Handover, ListId, OpenMatter, Severity, taker_away,
};
use crate::i18n::date::format_local_time;
use crate::i18n::keys::{language_key, link_key};
use crate::i18n::rounds::{progress_words, round_words, stands_words};
use crate::i18n::takers::taker_away_words;

/// What the pack is called.
pub(super) fn title(desk: &Desk<'_>, employee: EmployeeId, from: NaiveDate, to: NaiveDate) -> String {
    desk.tw(
        "paper-title-absence",
        &[("name", desk.employee_name(employee).into()), ("days", desk.days(from, to).into())],
    )
}

/// The parts of a pack; none where there is no such colleague.
pub(super) fn parts(desk: &Desk<'_>, employee: EmployeeId, from: NaiveDate, to: NaiveDate) -> Vec<Part> {
    if desk.snapshot.employee.get(employee).is_none() {
        return Vec::new();
    }
    let covered = coverage::coverage(desk.snapshot, employee, from, to);
    let mut parts = vec![cover(desk, employee, (from, to), &covered)];
    for one in &covered {
        let agency = desk.snapshot.agency.get(one.agency);
        parts.extend(agency.map(|agency| page(desk, employee, agency, one)));
    }
    parts
}

fn cover(desk: &Desk<'_>, employee: EmployeeId, (from, to): (NaiveDate, NaiveDate), covered: &[Covered]) -> Part {
    let gaps = covered.iter().filter(|one| one.gap()).count();
    let mut lines = Vec::new();
    let mut absences = desk.snapshot.absence.iter().filter(|one| one.employee == employee && one.meets(from, to));
    if absences.any(|one| one.reachable) {
        let phone = desk.snapshot.employee.get(employee).map(|one| one.phone.clone()).unwrap_or_default();
        lines.push(vec![Words::new(Tone::Plain, desk.t("absence-reachable")), Words::new(Tone::Strong, phone)]);
    }
    let summary = desk.tw("absence-summary", &[("count", covered.len().into()), ("gaps", gaps.into())]);
    lines.push(vec![Words::new(if gaps > 0 { Tone::Alarm } else { Tone::Plain }, summary)]);
    let section = Section::new(desk.t("paper-who-covers"));
    let section = if covered.is_empty() {
        section.with(said(Tone::Quiet, desk.t("absence-no-agencies")))
    } else {
        section.with(Block::Table { table: overview(desk, employee, covered) })
    };
    let about = title(desk, employee, from, to);
    let mut rows = vec![Row::One { section }];
    rows.extend(day_by_day(desk, covered).map(|section| Row::One { section }));
    rows.extend(elsewhere(desk, employee, covered).map(|section| Row::One { section }));
    Part {
        level: 1,
        running: running(&about, desk.t("paper-pack"), desk.team(Some(employee))),
        head: Head { title: about, lines, ..Head::default() },
        rows,
    }
}

/// The dates of all agencies in order; none where there is none.
fn day_by_day(desk: &Desk<'_>, covered: &[Covered]) -> Option<Section> {
    let mut all: Vec<(&Covered, &GroupDate)> =
        covered.iter().flat_map(|one| one.dates.iter().map(move |date| (one, date))).collect();
    all.sort_by_key(|(_, date)| (date.date.date, date.date.step));
    if all.is_empty() {
        return None;
    }
    let columns = vec![
        Column::words(desk.t("field-date"), 14.0),
        Column::words(desk.t("paper-what"), 38.0),
        Column::words(desk.t("field-agency"), 28.0),
        Column::words(desk.t("coverage-stand-in"), 20.0),
    ];
    let mut last = None;
    let rows = all.into_iter().map(|(one, date)| {
        // A day is named once.
        let day = if last == Some(date.date.date) { String::new() } else { desk.day(date.date.date) };
        last = Some(date.date.date);
        let who = one.stand_in.map(|there| Words::new(Tone::Plain, desk.employee_name(there.employee)));
        vec![
            vec![Words::new(Tone::Strong, day)],
            vec![Words::new(Tone::Plain, date_words(desk, one.agency, date))],
            vec![Words::new(Tone::Plain, desk.agency_name(one.agency))],
            vec![who.unwrap_or_else(|| Words::new(Tone::Alarm, desk.t("coverage-gap")))],
        ]
    });
    let table = Table { columns, rows: rows.collect(), total: false };
    Some(Section::new(desk.t("paper-day-by-day")).with(Block::Table { table }))
}

/// The open matters that whoever is away is to look after at other agencies; none where there is none.
fn elsewhere(desk: &Desk<'_>, away: EmployeeId, covered: &[Covered]) -> Option<Section> {
    let columns = vec![
        Column::words(desk.t("matter-text"), 52.0),
        Column::words(desk.t("field-agency"), 30.0),
        Column::words(desk.t("matter-due"), 18.0),
    ];
    let line = |matter: &OpenMatter| {
        let late = matter.overdue(desk.today);
        let due = matter.due.map(|day| desk.date(day)).unwrap_or_default();
        let due = if late { format!("{due}, {}", desk.t("today-late")) } else { due };
        let tone = if late { Tone::Alarm } else { Tone::Plain };
        vec![
            vec![Words::new(Tone::Plain, &matter.text)],
            vec![Words::new(Tone::Plain, desk.agency_name(matter.agency))],
            vec![Words::new(tone, due)],
        ]
    };
    let matters = coverage::matters_elsewhere(desk.snapshot, away, covered).into_iter();
    let table = Table { columns, rows: matters.map(line).collect(), total: false };
    (!table.rows.is_empty()).then(|| Section::new(desk.t("matters-elsewhere")).with(Block::Table { table }))
}

fn overview(desk: &Desk<'_>, away: EmployeeId, covered: &[Covered]) -> Table {
    let columns = vec![
        Column::words(desk.t("field-agency"), 22.0),
        Column::words(desk.t("coverage-dates"), 19.0),
        Column::words(desk.t("coverage-watch"), 12.0),
        Column::words(desk.t("coverage-stand-in"), 28.0),
        Column::words(desk.t("coverage-taken"), 12.0),
        Column::numbers(desk.t("paper-page"), 7.0),
    ];
    let rows = covered.iter().enumerate().map(|(number, one)| {
        let mut next: Vec<Words> = Vec::new();
        let late = desk.snapshot.late_steps(one.agency, desk.today).len();
        if late > 0 {
            next.push(Words::new(Tone::Alarm, desk.tw("coverage-late", &[("count", late.into())])));
        }
        if let Some(date) = one.dates.iter().find(|date| desk.snapshot.open_on(date)) {
            next.push(Words::new(Tone::Strong, desk.day(date.date.date)));
            next.push(Words::new(Tone::Plain, desk.step(date.date.step)));
        } else if late == 0 {
            next.push(Words::new(Tone::Quiet, desk.t("coverage-no-dates")));
        }
        let mut watch: Vec<Words> = Vec::new();
        for (severity, key, tone) in [
            (Severity::Critical, "characteristics-critical", Tone::Alarm),
            (Severity::Important, "characteristics-important", Tone::Plain),
        ] {
            let count = one.biting(severity);
            if count > 0 {
                watch.push(Words::new(tone, desk.tw(key, &[("count", count.into())])));
            }
        }
        if watch.is_empty() {
            watch.push(Words::new(Tone::Quiet, "–"));
        }
        vec![
            vec![Words::new(Tone::Strong, desk.agency_name(one.agency))],
            next,
            watch,
            stand_in(desk, one),
            taken_over(desk, away, one),
            vec![Words::new(Tone::Page, (number + 1).to_string())],
        ]
    });
    Table { columns, rows: rows.collect(), total: false }
}

/// Who has taken an agency over and when, or a box to tick by hand.
fn taken_over(desk: &Desk<'_>, away: EmployeeId, one: &Covered) -> Vec<Words> {
    let Covered { agency, from, to, .. } = *one;
    let taken = desk.snapshot.handover(Away { employee: away, from, to }, agency).and_then(Handover::taken);
    match taken {
        Some((who, at)) => {
            let mut words = vec![
                Words::new(Tone::Plain, desk.employee_name(who)),
                Words::new(Tone::Quiet, format_local_time(desk.language(), at)),
            ];
            let rest = Away { employee: away, from: from.max(desk.today), to };
            for gone in taker_away(desk.snapshot, rest, agency) {
                let said = taker_away_words(desk.texts, desk.snapshot, &gone, desk.today.year());
                words.push(Words::new(Tone::Alarm, said));
            }
            words
        }
        None => vec![Words::new(Tone::Tick, "")],
    }
}

/// Who looks after an agency, whom else was thought of and why not, line by line.
fn stand_in(desk: &Desk<'_>, one: &Covered) -> Vec<Words> {
    let mut words = Vec::new();
    if let Some(there) = one.stand_in {
        words.push(Words::new(Tone::Strong, desk.employee_name(there.employee)));
        let phone = desk.snapshot.employee.get(there.employee).map(|one| one.phone.clone()).unwrap_or_default();
        words.push(Words::new(Tone::Quiet, dotted([desk.t(link_key(there.link)), &phone])));
        if there.lacks_language {
            let language = desk.snapshot.agency.get(one.agency).and_then(|agency| agency.service_language);
            let language = desk.t(language_key(language.unwrap_or_default()));
            words.push(Words::new(Tone::Alarm, desk.tw("lacks-language", &[("language", language.into())])));
        }
        let system = |id: &ListId| desk.snapshot.system.get(*id).map(|item| item.name(desk.language()));
        let systems: Vec<&str> = one.lacks_access.iter().filter_map(system).collect();
        if !systems.is_empty() {
            words.push(Words::new(
                Tone::Alarm,
                desk.tw("paper-lacks-access", &[("systems", systems.join(", ").into())]),
            ));
        }
    } else {
        words.push(Words::new(Tone::Alarm, desk.t("coverage-gap")));
        words.extend(one.remedy.map(|remedy| Words::new(Tone::Plain, remedy_words(desk, remedy))));
    }
    words.extend(one.passed.iter().map(|passed| Words::new(Tone::Quiet, passed_words(desk, *passed))));
    words
}

fn passed_words(desk: &Desk<'_>, passed: Passed) -> String {
    let who = format!("{} ({})", desk.employee_name(passed.employee), desk.t(link_key(passed.link)));
    match passed.why {
        Why::Away(from, to) => {
            let dates = [("name", who.into()), ("from", desk.date(from).into()), ("to", desk.date(to).into())];
            desk.tw("passed-away", &dates)
        }
        Why::Left => desk.tw("passed-left", &[("name", who.into())]),
        Why::PartOnly => desk.tw("passed-part", &[("name", who.into())]),
    }
}

fn remedy_words(desk: &Desk<'_>, remedy: Remedy) -> String {
    match remedy {
        Remedy::Reach(id) => desk.tw("remedy-reach", &[("name", desk.employee_name(id).into())]),
        Remedy::Ask(id) => desk.tw("remedy-ask", &[("name", desk.employee_name(id).into())]),
        Remedy::MoveDates => desk.t("remedy-move").to_owned(),
    }
}

/// How far the rounds of an agency are, and what is still to be done until the end of the dates; none where nobody ticks.
fn rounds_section(desk: &Desk<'_>, agency: &Agency, (_, to): (NaiveDate, NaiveDate)) -> Option<Section> {
    let rounds = desk.snapshot.agency_rounds(agency.id, desk.today).into_iter();
    let ticked = rounds.filter(|round| round.late() || round.steps.iter().any(|one| one.tick.is_some()));
    let line = |round: Round| {
        let group = round.group.and_then(|id| desk.snapshot.pay_group.get(id));
        let name = round_words(desk.texts, desk.snapshot, &round, desk.today.year());
        // Recurring tasks are of no group.
        let named = group.map(|group| group.name.clone()).into_iter().chain([name]).collect::<Vec<_>>();
        let mut words = vec![Words::new(Tone::Strong, named.join(", "))];
        words.push(Words::new(Tone::Quiet, progress_words(desk.texts, &round)));
        let told = round.steps.iter().filter(|one| one.tick.is_some() || one.date.date <= to);
        words.extend(told.map(|one| match &one.tick {
            Some(_) => Words::new(
                step(desk, one).tone,
                format!("{}: {}", desk.step(one.date.step), stands_words(desk.texts, desk.snapshot, one)),
            ),
            None => step(desk, one),
        }));
        words
    };
    let lines: Vec<Vec<Words>> = ticked.map(line).collect();
    (!lines.is_empty()).then(|| Section::new(desk.t("paper-rounds")).with(Block::Text { lines }))
}

/// The page of an agency: what to watch out for on these days, when, whom to call.
fn page(desk: &Desk<'_>, away: EmployeeId, agency: &Agency, one: &Covered) -> Part {
    let id = agency.id;
    let (from, to) = (one.from, one.to);
    let days = desk.days(from, to);
    let mut about = vec![parent_line(desk, agency)];
    let covers = desk.tw("paper-covers", &[("days", days.as_str().into())]);
    for (number, words) in stand_in(desk, one).into_iter().enumerate() {
        // The first two are the name and how to reach it, on the line that says what they do.
        match (number, about.last_mut()) {
            (0, _) => about.push(vec![Words::new(Tone::Plain, covers.as_str()), words]),
            (1, Some(line)) => line.push(words),
            _ => about.push(vec![words]),
        }
    }
    let all = desk.snapshot.characteristics(id);
    let (biting, later): (Vec<&Characteristic>, Vec<&Characteristic>) =
        all.into_iter().partition(|one| desk.snapshot.bites_within(one, from, to));
    let watch = desk.tw("paper-watch", &[("days", days.as_str().into())]);
    let mut rows = vec![Row::One { section: characteristics(desk, &watch, &biting) }];
    rows.extend(doubts(desk, id).map(|section| Row::One { section }));
    rows.extend(open_matters(desk, id).map(|section| Row::One { section }));
    let notes = desk.snapshot.handover(Away { employee: away, from, to }, id).map(|one| one.notes.as_str());
    let notes = lines(Tone::Plain, notes.unwrap_or_default());
    if !notes.is_empty() {
        let section = Section::new(desk.t("handover-notes")).with(Block::Text { lines: notes });
        rows.push(Row::One { section });
    }
    rows.extend(rounds_section(desk, agency, (from, to)).map(|section| Row::One { section }));
    let within = desk.t("coverage-dates");
    let mut right = vec![dates(desk, within, agency, &one.dates, desk.t("coverage-no-dates")), who(desk, agency, from)];
    right.extend(services(desk, agency, from));
    let mut left = vec![contacts(desk, agency, (from, to)), reach(desk, agency)];
    left.extend(systems(desk, agency, from));
    rows.push(Row::Two { left, right });
    rows.extend(super::agreement::in_short(desk, agency, (from, to)).map(|section| Row::One { section }));
    if !later.is_empty() {
        rows.push(Row::One { section: characteristics(desk, desk.t("paper-characteristics-later"), &later) });
    }
    let head = Head {
        title: agency.name(desk.language()).to_owned(),
        short: agency.abbreviation.clone(),
        lines: about.into_iter().filter(|line| !line.is_empty()).collect(),
        mark: Some(desk.mark(agency)),
    };
    Part { level: 2, running: running(&desk.named(agency), desk.t("paper-pack"), desk.team(Some(away))), head, rows }
}
