//! The board as a table: a row for each round, a column for each step.

use chrono::Datelike;

use crate::domain::board::{Board, Line};
use crate::domain::payroll::{Stands, Step, StepAt};
use crate::i18n::payroll::short_date;
use crate::i18n::rounds::{progress_words, round_words, stands_short, stands_words, whose_words};
use crate::ui::Cx;
use crate::ui::parts::tick::{commands, stands_look};
use crate::ui::widgets::grid::{Cell, Column, Key, Sheet, Tone, stamp};
use egui_material_icons::icons;

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Agency,
    Group,
    Who,
    Progress,
    Next,
    Step(Step),
}

/// The board as a table.
pub(super) struct BoardSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    board: &'s Board,
    columns: Vec<Column>,
    shows: Vec<Shows>,
    stamp: u64,
}

impl<'s, 'a> BoardSheet<'s, 'a> {
    pub(super) fn new(cx: &'s Cx<'a>, board: &'s Board) -> Self {
        let mut columns = vec![
            (Shows::Agency, Column { stays: true, ..Column::new("agency", cx.t("field-agency"), 190.0) }),
            (Shows::Group, Column { stays: true, ..Column::new("group", cx.t("rounds-round"), 190.0) }),
            (Shows::Next, Column::new("next", cx.t("rounds-next"), 224.0)),
            (Shows::Progress, Column::new("progress", cx.t("rounds-progress"), 70.0)),
        ];
        let step = |step: &Step| (Shows::Step(*step), Column::new(step.word(), cx.step(*step), wide(cx.step(*step))));
        columns.extend(board.steps.iter().map(step));
        columns.push((Shows::Who, Column::new("who", cx.t("role-responsible"), 180.0)));
        let (shows, columns) = columns.into_iter().unzip();
        let rounds: Vec<_> =
            board.lines.iter().map(|line| (line.round.agency, line.round.group, line.round.period)).collect();
        let stamp = stamp(cx, (rounds, cx.today));
        Self { cx, board, columns, shows, stamp }
    }

    /// The step that a cell stands for.
    pub(super) fn at(&self, row: usize, column: usize) -> Option<&'s StepAt> {
        let line = self.board.lines.get(row)?;
        match self.shows.get(column)? {
            Shows::Step(step) => line.round.step(*step),
            Shows::Next => line.next(),
            _ => None,
        }
    }

    fn group(&self, line: &Line) -> String {
        let group = line.round.group.and_then(|id| self.cx.snapshot.pay_group.get(id)).map(|group| group.name.clone());
        let round = round_words(self.cx.texts, self.cx.snapshot, &line.round, self.cx.today.year());
        group.into_iter().chain([round]).collect::<Vec<_>>().join(", ")
    }

    /// What is to be done next and how it stands.
    fn next(&self, line: &Line) -> String {
        let Some(next) = line.next() else { return "–".to_owned() };
        let day = short_date(self.cx.language(), next.date.date, self.cx.today.year());
        format!("{day} {}", self.cx.step(next.date.step))
    }
}

/// How a step stands, in a cell in which it can be ticked.
pub(super) fn step_cell(cx: &Cx<'_>, at: &StepAt) -> Cell {
    let text = stands_short(cx.texts, cx.snapshot, at);
    let told = stands_words(cx.texts, cx.snapshot, at);
    let more = at.tick.is_some() || at.late > 0;
    let icon = match at.stands {
        Stands::Coming | Stands::Today | Stands::Late if cx.writable() => icons::ICON_CHECK_BOX_OUTLINE_BLANK,
        stands => stands_look(cx, stands).0,
    };
    Cell {
        raw: text.clone(),
        spoken: Some(told.clone()),
        text,
        tone: tone(at.stands),
        icon: Some(icon.codepoint),
        note: more.then_some(told),
        ..Cell::default()
    }
}

/// As wide as a heading needs, and what stands in the cells.
#[expect(clippy::cast_precision_loss, reason = "a few dozen letters")]
fn wide(title: &str) -> f32 {
    (title.chars().count() as f32 * 7.2 + 26.0).clamp(136.0, 210.0)
}

const fn tone(stands: Stands) -> Tone {
    match stands {
        Stands::Late => Tone::Danger,
        Stands::Partly => Tone::Warning,
        Stands::Today => Tone::Accent,
        Stands::Coming => Tone::Plain,
        Stands::Done => Tone::Good,
        Stands::Untold | Stands::NotNeeded => Tone::Quiet,
    }
}

impl Sheet for BoardSheet<'_, '_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.board.lines.len()
    }

    fn row_key(&self, row: usize) -> u128 {
        let Some(line) = self.board.lines.get(row) else { return 0 };
        let period = line.round.period;
        line.round.group.map_or(line.round.agency.0, |id| id.0).as_u128()
            ^ (u128::from(period.year.unsigned_abs()) << 8)
            ^ u128::from(period.number)
    }

    fn row_name(&self, row: usize) -> String {
        let Some(line) = self.board.lines.get(row) else { return String::new() };
        format!("{}, {}", self.cx.agency_name(line.round.agency), self.group(line))
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let (Some(line), Some(shows)) = (self.board.lines.get(row), self.shows.get(column)) else {
            return Cell::default();
        };
        let plain = |text: String| Cell { raw: text.clone(), text, ..Cell::default() };
        match shows {
            Shows::Agency => Cell { strong: true, ..plain(self.cx.agency_name(line.round.agency).to_owned()) },
            Shows::Group => plain(self.group(line)),
            Shows::Who => Cell {
                alarming: line.away && line.stand_in.is_none(),
                ..plain(whose_words(self.cx.texts, self.cx.snapshot, line.responsible, line.away, line.stand_in))
            },
            Shows::Progress => {
                let (done, all) = line.round.progress();
                let spoken = Some(progress_words(self.cx.texts, &line.round));
                Cell { spoken, ..plain(format!("{done}/{all}")) }
            }
            Shows::Next => {
                let stands = line.next().map_or(Stands::Coming, |next| next.stands);
                let late = matches!(stands, Stands::Late | Stands::Partly);
                Cell { strong: late || stands == Stands::Today, ..plain(self.next(line)) }
            }
            Shows::Step(step) => line.round.step(*step).map(|at| step_cell(self.cx, at)).unwrap_or_default(),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "days and shares are far below 2^52")]
    fn key(&self, row: usize, column: usize) -> Key {
        let (Some(line), Some(shows)) = (self.board.lines.get(row), self.shows.get(column)) else {
            return Key::Missing;
        };
        let day =
            |at: Option<&StepAt>| at.map_or(Key::Missing, |at| Key::Number(f64::from(at.date.date.num_days_from_ce())));
        match shows {
            Shows::Progress => {
                let (done, all) = line.round.progress();
                Key::Number(done as f64 / all.max(1) as f64)
            }
            Shows::Next => day(line.next()),
            Shows::Step(step) => day(line.round.step(*step)),
            Shows::Agency | Shows::Group | Shows::Who => Key::Text(self.cell(row, column).text),
        }
    }

    fn check(&self, _row: usize, _column: usize, _text: &str) -> Result<(), &'static str> {
        Ok(())
    }

    fn cell_commands(&self, row: usize, column: usize) -> Vec<(&'static str, String)> {
        self.at(row, column).map(|at| commands(self.cx, at)).unwrap_or_default()
    }

    fn acts(&self, row: usize, column: usize) -> bool {
        // What comes next is another step once one is ticked: where a step has its column only that ticks it with one
        // key. The recurring tasks have none.
        let tasks = self.board.lines.get(row).is_some_and(|line| line.round.group.is_none());
        let step = match self.shows.get(column) {
            Some(Shows::Step(_)) => true,
            Some(Shows::Next) => tasks,
            _ => false,
        };
        step && self.cx.writable() && self.at(row, column).is_some_and(|at| !at.stands.settled())
    }

    fn leads(&self, _row: usize, _column: usize) -> bool {
        true
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}
