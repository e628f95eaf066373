//! The board of the rounds on paper: how far each is, what is late, what comes next.

use chrono::Datelike;

use super::desk::{Desk, running};
use super::sections::said;
use super::sheet::{Block, Column, Head, Part, Row, Section, Table, Tone, Words};
use crate::domain::board::{Line, Sieve, board};
use crate::domain::payroll::{Stands, StepAt};
use crate::i18n::payroll::{capitalised, short_date};
use crate::i18n::rounds::{round_words, stands_short, whose_words};

/// What the board is called.
pub(super) fn title(desk: &Desk<'_>) -> String {
    desk.tw("paper-title-rounds", &[("date", desk.date(desk.today).into())])
}

/// The one part there is.
pub(super) fn parts(desk: &Desk<'_>, sieve: &Sieve) -> Vec<Part> {
    let board = board(desk.snapshot, desk.today, sieve);
    let late = board.lines.iter().filter(|line| line.round.late()).count();
    let counts = [("count", board.lines.len().into()), ("all", board.all.into()), ("late", late.into())];
    let summary = desk.tw("rounds-summary", &counts);
    let section = Section::new(desk.t("place-round"));
    let section = if board.lines.is_empty() {
        let key = if board.all == 0 { "rounds-none" } else { "rounds-nothing" };
        section.with(said(Tone::Quiet, desk.t(key)))
    } else {
        section.with(Block::Table { table: table(desk, &board.lines) })
    };
    let about = title(desk);
    vec![Part {
        level: 1,
        running: running(&about, desk.t("place-round"), desk.team(None)),
        head: Head {
            lines: sieved(desk, sieve)
                .into_iter()
                .chain([vec![Words::new(if late > 0 { Tone::Alarm } else { Tone::Plain }, summary)]])
                .collect(),
            title: about,
            ..Head::default()
        },
        rows: vec![Row::One { section }],
    }]
}

/// Whose rounds the sheet shows, where not all: it must not pass for the whole unit's.
fn sieved(desk: &Desk<'_>, sieve: &Sieve) -> Option<Vec<Words>> {
    let rows = desk.snapshot;
    let named = |key: &str, name: String| format!("{} {name}", desk.t(key));
    let team = sieve.team.map(|id| rows.team.get(id).map(|team| team.name.clone()).unwrap_or_default());
    let pair = sieve.pair.and_then(|id| rows.work_pair.get(id));
    let pair = pair.map(|pair| format!("{} – {}", desk.employee_name(pair.first), desk.employee_name(pair.second)));
    let branch = sieve.branch.and_then(|id| rows.branch.get(id)).map(|one| one.name(desk.language()).to_owned());
    let words: Vec<String> = [
        team.map(|name| named("field-team", name)),
        sieve.employee.map(|id| named("role-secretary", desk.employee_name(id))),
        pair.map(|names| named("rounds-pair", names)),
        branch.map(|name| named("field-branch", name)),
        sieve.late.then(|| desk.t("rounds-only-late").to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!words.is_empty()).then(|| vec![Words::new(Tone::Strong, words.join(" · "))])
}

fn table(desk: &Desk<'_>, lines: &[Line]) -> Table {
    let columns = vec![
        Column::words(desk.t("field-agency"), 22.0),
        Column::words(desk.t("rounds-round"), 18.0),
        Column::words(desk.t("rounds-next"), 18.0),
        Column::words(desk.t("payroll-steps"), 42.0),
    ];
    let row = |line: &Line| {
        let who = whose_words(desk.texts, desk.snapshot, line.responsible, line.away, line.stand_in);
        let alone = line.away && line.stand_in.is_none();
        let group = line.round.group.and_then(|id| desk.snapshot.pay_group.get(id)).map(|group| group.name.clone());
        let (done, all) = line.round.progress();
        let next = line.next().map(|next| {
            let day = short_date(desk.language(), next.date.date, desk.today.year());
            vec![Words::new(Tone::Strong, day), Words::new(Tone::Plain, desk.step(next.date.step))]
        });
        let round = round_words(desk.texts, desk.snapshot, &line.round, desk.today.year());
        vec![
            vec![
                Words::new(Tone::Strong, desk.agency_name(line.round.agency)),
                Words::new(if alone { Tone::Alarm } else { Tone::Quiet }, who),
            ],
            vec![
                Words::new(Tone::Plain, capitalised(&round)),
                Words::new(Tone::Quiet, format!("{} {done}/{all}", group.unwrap_or_default()).trim_start()),
            ],
            next.unwrap_or_else(|| vec![Words::new(Tone::Quiet, "–")]),
            line.round.steps.iter().map(|at| told(desk, at)).collect(),
        ]
    };
    Table { columns, rows: lines.iter().map(row).collect(), total: false }
}

/// A step, how it stands, and what is missing, why it is not needed or what whoever comes next is to know.
fn told(desk: &Desk<'_>, at: &StepAt) -> Words {
    let Words { tone, text, .. } = step(desk, at);
    let said = at.tick.iter().flat_map(|tick| [tick.reason.trim(), tick.note.trim()]).filter(|text| !text.is_empty());
    let said: Vec<&str> = said.collect();
    Words::new(tone, if said.is_empty() { text } else { format!("{text} ({})", said.join(" · ")) })
}

/// A step and how it stands, in words.
pub(super) fn step(desk: &Desk<'_>, at: &StepAt) -> Words {
    let tone = match at.stands {
        Stands::Late | Stands::Partly => Tone::Alarm,
        Stands::Today => Tone::Strong,
        Stands::Coming => Tone::Plain,
        Stands::Untold | Stands::Done | Stands::NotNeeded => Tone::Quiet,
    };
    Words::new(tone, format!("{}: {}", desk.step(at.date.step), stands_short(desk.texts, desk.snapshot, at)))
}
