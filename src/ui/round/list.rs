//! A month of the rounds as a table: a row for each step of each round, by day.

use chrono::Datelike;

use super::sheet::step_cell;
use crate::domain::payroll::StepAt;
use crate::domain::unit_days::{Falling, UnitDay};
use crate::i18n::list::Value;
use crate::i18n::payroll::short_date;
use crate::i18n::rounds::{round_of, whose_words};
use crate::ui::Cx;
use crate::ui::parts::tick::commands;
use crate::ui::widgets::grid::{Cell, Column, Key, Sheet, stamp};

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Date,
    Step,
    Agency,
    Group,
    Stands,
    Who,
}

/// The month as a table.
pub(super) struct ListSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    rows: Vec<&'s Falling>,
    columns: Vec<Column>,
    stamp: u64,
}

const SHOWS: [Shows; 6] = [Shows::Date, Shows::Step, Shows::Agency, Shows::Group, Shows::Stands, Shows::Who];

impl<'s, 'a> ListSheet<'s, 'a> {
    pub(super) fn new(cx: &'s Cx<'a>, days: &'s [UnitDay]) -> Self {
        let columns = vec![
            Column { stays: true, ..Column::new("date", cx.t("month-date"), 110.0) },
            Column { stays: true, ..Column::new("step", cx.t("month-step"), 210.0) },
            Column { stays: true, ..Column::new("agency", cx.t("field-agency"), 210.0) },
            Column::new("group", cx.t("rounds-round"), 210.0),
            Column::new("stands", cx.t("tick-state"), 170.0),
            Column::new("who", cx.t("role-responsible"), 220.0),
        ];
        let rows: Vec<&Falling> = days.iter().flat_map(|day| &day.falling).collect();
        let of: Vec<_> = rows.iter().map(|one| one.at.identity()).collect();
        let stamp = stamp(cx, (of, cx.today));
        Self { cx, rows, columns, stamp }
    }

    /// The step of a row.
    pub(super) fn at(&self, row: usize) -> Option<&'s StepAt> {
        self.rows.get(row).map(|one| &one.at)
    }

    /// The step that stands in a cell.
    pub(super) fn step(&self, row: usize, column: usize) -> Option<&'s StepAt> {
        self.at(row).filter(|_| SHOWS.get(column) == Some(&Shows::Stands))
    }

    fn group(&self, at: &StepAt) -> String {
        let name = at.group.and_then(|id| self.cx.snapshot.pay_group.get(id)).map(|group| group.name.clone());
        let round = round_of(self.cx.texts, self.cx.snapshot, at, self.cx.today.year());
        name.into_iter().chain([round]).collect::<Vec<_>>().join(", ")
    }
}

impl Sheet for ListSheet<'_, '_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn row_key(&self, row: usize) -> u128 {
        let Some(at) = self.at(row) else { return 0 };
        at.identity().as_u128()
    }

    fn row_name(&self, row: usize) -> String {
        let Some(at) = self.at(row) else { return String::new() };
        let day = short_date(self.cx.language(), at.date.date, self.cx.today.year());
        format!("{day} {}, {}, {}", self.cx.step(at.date.step), self.cx.agency_name(at.agency), self.group(at))
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let (Some(one), Some(shows)) = (self.rows.get(row), SHOWS.get(column)) else { return Cell::default() };
        let plain = |text: String| Cell { raw: text.clone(), text, ..Cell::default() };
        match shows {
            Shows::Date => plain(short_date(self.cx.language(), one.at.date.date, self.cx.today.year())),
            Shows::Step => plain(self.cx.step(one.at.date.step).to_owned()),
            Shows::Agency => Cell { strong: true, ..plain(self.cx.agency_name(one.at.agency).to_owned()) },
            Shows::Group => plain(self.group(&one.at)),
            Shows::Stands => step_cell(self.cx, &one.at),
            Shows::Who => {
                let (texts, rows) = (self.cx.texts, self.cx.snapshot);
                let text = whose_words(texts, rows, one.responsible, one.away, one.stand_in);
                Cell { alarming: one.away && one.stand_in.is_none(), ..plain(text) }
            }
        }
    }

    fn key(&self, row: usize, column: usize) -> Key {
        let (Some(one), Some(shows)) = (self.rows.get(row), SHOWS.get(column)) else { return Key::Missing };
        match shows {
            Shows::Date => Key::Number(f64::from(one.at.date.date.num_days_from_ce())),
            _ => Key::Text(self.cell(row, column).text),
        }
    }

    fn value(&self, row: usize, column: usize) -> Option<Value> {
        let (one, shows) = (self.rows.get(row)?, SHOWS.get(column)?);
        matches!(shows, Shows::Date).then(|| Value::Day(one.at.date.date))
    }

    fn check(&self, _row: usize, _column: usize, _text: &str) -> Result<(), &'static str> {
        Ok(())
    }

    fn cell_commands(&self, row: usize, column: usize) -> Vec<(&'static str, String)> {
        self.step(row, column).map(|at| commands(self.cx, at)).unwrap_or_default()
    }

    fn acts(&self, row: usize, column: usize) -> bool {
        self.cx.writable() && self.step(row, column).is_some_and(|at| !at.stands.settled())
    }

    fn leads(&self, _row: usize, _column: usize) -> bool {
        true
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}
