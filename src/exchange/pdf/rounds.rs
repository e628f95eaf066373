//! The board of the rounds on paper: how far each is, what is late, what comes next.

use chrono::Datelike;

use super::desk::{Desk, running};
use super::sections::said;
use super::sheet::{Block, Column, Head, Part, Row, Section, Table, Tone, Words};
use crate::domain::board::{Line, Sieve, board};
use crate::domain::payroll::{Stands, StepAt};
use crate::i18n::payroll::short_date;
use crate::i18n::rounds::{round_words, stands_short};

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
        section.with(said(Tone::Quiet, desk.t("rounds-nothing")))
    } else {
        section.with(Block::Table { table: table(desk, &board.lines) })
    };
    let about = title(desk);
    vec![Part {
        level: 1,
        running: running(&about, desk.t("place-round"), desk.team(None)),
        head: Head {
            lines: vec![vec![Words::new(if late > 0 { Tone::Alarm } else { Tone::Plain }, summary)]],
            title: about,
            ..Head::default()
        },
        rows: vec![Row::One { section }],
    }]
}

fn table(desk: &Desk<'_>, lines: &[Line]) -> Table {
    let columns = vec![
        Column::words(desk.t("field-agency"), 22.0),
        Column::words(desk.t("rounds-round"), 18.0),
        Column::words(desk.t("rounds-next"), 18.0),
        Column::words(desk.t("payroll-steps"), 42.0),
    ];
    let row = |line: &Line| {
        let who = line.stand_in.or(line.responsible).map(|id| desk.employee_name(id));
        let group = line.round.group.and_then(|id| desk.snapshot.pay_group.get(id)).map(|group| group.name.clone());
        let (done, all) = line.round.progress();
        let next = line.next().map(|next| {
            let day = short_date(desk.language(), next.date.date, desk.today.year());
            vec![Words::new(Tone::Strong, day), Words::new(Tone::Plain, desk.step(next.date.step))]
        });
        vec![
            vec![
                Words::new(Tone::Strong, desk.agency_name(line.round.agency)),
                Words::new(Tone::Quiet, who.unwrap_or_else(|| desk.t("nobody").to_owned())),
            ],
            vec![
                Words::new(Tone::Plain, round_words(desk.texts, desk.snapshot, &line.round, desk.today.year())),
                Words::new(Tone::Quiet, format!("{} {done}/{all}", group.unwrap_or_default()).trim_start()),
            ],
            next.unwrap_or_else(|| vec![Words::new(Tone::Quiet, "–")]),
            line.round.steps.iter().map(|at| step(desk, at)).collect(),
        ]
    };
    Table { columns, rows: lines.iter().map(row).collect(), total: false }
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
