//! *Kierros*: the running and the next round of every pay group with how far each step is, on one board.

mod sheet;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::Ui;

use super::payroll::TaskFields;
use super::screens::{Screen, nothing_typed};
use super::widgets::grid::{Grid, GridEvent, Height};
use super::widgets::{Page, choice, empty, heading, plain_button, small};
use super::{Action, Cx, Tab};
use crate::domain::board::{Board, Line, Sieve, board};
use crate::domain::{EmployeeId, ListId, Paper, RowId, Snapshot, TeamId};
use crate::ui::parts::people::people;
use crate::ui::parts::{beginning, printing, tick};
use crate::ui::theme::UNIT;

use sheet::BoardSheet;

/// The width of a choice above the board.
const CHOICE: f32 = 190.0;

/// The page and its passing state.
pub struct RoundPage {
    sieve: Sieve,
    grid: Grid,
    read: Option<Read>,
}

/// The board as it was worked out, and from what.
struct Read {
    of: (Arc<Snapshot>, NaiveDate, Sieve),
    board: Rc<Board>,
}

impl Default for RoundPage {
    fn default() -> Self {
        Self { sieve: Sieve::default(), grid: Grid::new("round"), read: None }
    }
}

impl Screen for RoundPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let board = self.board(cx);
        let sheet = BoardSheet::new(cx, &board);
        let asked = RefCell::new(Vec::new());
        let head = |page: &mut Self, ui: &mut Ui| {
            *asked.borrow_mut() = heading(ui, cx.t("place-round"), |ui| {
                printing::buttons(ui, cx, "print", Paper::Rounds(page.sieve));
                if cx.writable() && plain_button(ui, cx.t("recurring-add")).clicked() {
                    cx.open(TaskFields::new(cx, None));
                }
                page.grid.columns_button_ui(ui, cx, &sheet)
            });
            page.head_ui(ui, cx, &board);
        };
        Page::new("round").table().show(ui, self, head, |page, ui| page.body_ui(ui, cx, &sheet, &board, asked.take()));
    }

    nothing_typed!();
}

impl RoundPage {
    /// Which rounds are shown.
    #[must_use]
    pub const fn sieve(&self) -> Sieve {
        self.sieve
    }

    /// The board, worked out again only where something has changed.
    fn board(&mut self, cx: &Cx<'_>) -> Rc<Board> {
        let same = |of: &(Arc<Snapshot>, NaiveDate, Sieve)| {
            Arc::ptr_eq(&of.0, cx.snapshot) && (of.1, of.2) == (cx.today, self.sieve)
        };
        if let Some(read) = self.read.as_ref().filter(|read| same(&read.of)) {
            return Rc::clone(&read.board);
        }
        let board = Rc::new(board(cx.snapshot, cx.today, &self.sieve));
        self.read = Some(Read { of: (Arc::clone(cx.snapshot), cx.today, self.sieve), board: Rc::clone(&board) });
        board
    }

    /// How much there is, and whose is shown.
    fn head_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, board: &Board) {
        let late = board.lines.iter().filter(|line| line.round.late()).count();
        let counts = [("count", board.lines.len().into()), ("all", board.all.into()), ("late", late.into())];
        small(ui, cx.theme, cx.tw("rounds-summary", &counts));
        ui.add_space(UNIT / 2.0);
        let side_by_side = egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true);
        ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), 0.0), side_by_side, |ui| {
            ui.spacing_mut().item_spacing.x = 1.5 * UNIT;
            choice(ui, cx.theme, cx.t("field-team"), &mut self.sieve.team, &teams(cx), CHOICE);
            choice(ui, cx.theme, cx.t("role-secretary"), &mut self.sieve.employee, &secretaries(cx), CHOICE);
            choice(ui, cx.theme, cx.t("rounds-pair"), &mut self.sieve.pair, &pairs(cx), CHOICE);
            choice(ui, cx.theme, cx.t("field-branch"), &mut self.sieve.branch, &branches(cx), CHOICE);
            ui.vertical(|ui| {
                // In line with the choices, whose labels stand above them.
                ui.add_space(22.0);
                ui.checkbox(&mut self.sieve.late, cx.t("rounds-only-late"));
            });
        });
    }

    fn body_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &BoardSheet<'_, '_>, board: &Board, asked: Vec<GridEvent>) {
        if board.lines.is_empty() {
            self.empty_ui(ui, cx, board.all);
            return;
        }
        let mut events = self.grid.show(ui, cx, cx.t("place-round"), sheet, Height::Room);
        events.extend(asked);
        for event in events {
            match event {
                GridEvent::Led(row, _) => {
                    if let Some(line) = board.lines.get(row) {
                        open(cx, line);
                    }
                }
                GridEvent::Acted(row, column) => {
                    if let Some(at) = sheet.at(row, column) {
                        tick::done(cx, at);
                    }
                }
                GridEvent::Picked(row, column, word) => {
                    if let Some(at) = sheet.at(row, column) {
                        tick::chosen(cx, at, word);
                    }
                }
                GridEvent::Edited(_) | GridEvent::Noted(..) | GridEvent::Asked(..) | GridEvent::Chosen(..) => {}
            }
        }
        small(ui, cx.theme, cx.t("rounds-help"));
    }

    /// Why nothing is shown, and what to do about it.
    fn empty_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, all: usize) {
        if cx.snapshot.agency.is_empty() {
            beginning::no_agencies(ui, cx);
            return;
        }
        let (title, help) =
            if all == 0 { ("rounds-none", "rounds-none-help") } else { ("rounds-nothing", "rounds-nothing-help") };
        let clear = empty(ui, cx.theme, cx.t(title), cx.t(help), |ui| {
            all > 0 && plain_button(ui, cx.t("rounds-show-all")).clicked()
        });
        if clear {
            self.sieve = Sieve::default();
        }
    }
}

/// Leads to the round in its agency's payroll calendar.
fn open(cx: &Cx<'_>, line: &Line) {
    cx.act(Action::Select(line.round.agency));
    cx.act(Action::Show(Tab::Payroll));
    cx.act(Action::ShowPayrollYear(line.round.period.year));
}

/// Everybody, then one by one.
fn all<T>(cx: &Cx<'_>, options: impl IntoIterator<Item = (T, String)>) -> Vec<(Option<T>, String)> {
    let first = (None, cx.t("rounds-all").to_owned());
    std::iter::once(first).chain(options.into_iter().map(|(id, name)| (Some(id), name))).collect()
}

fn teams(cx: &Cx<'_>) -> Vec<(Option<TeamId>, String)> {
    let mut teams: Vec<(TeamId, String)> = cx.snapshot.team.iter().map(|team| (team.id, team.name.clone())).collect();
    teams.sort_by(|a, b| cx.collator.compare(&a.1, &b.1));
    all(cx, teams)
}

fn secretaries(cx: &Cx<'_>) -> Vec<(Option<EmployeeId>, String)> {
    all(cx, people(cx, &[]).into_iter().filter_map(|(id, name)| Some((id?, name))))
}

fn pairs(cx: &Cx<'_>) -> Vec<(Option<RowId>, String)> {
    let name = |id| cx.snapshot.employee.get(id).map(|one| one.name.clone());
    let held = cx.snapshot.work_pair.iter().filter(|pair| pair.holds_on(cx.today));
    let mut pairs: Vec<(RowId, String)> =
        held.filter_map(|pair| Some((pair.id, format!("{} – {}", name(pair.first)?, name(pair.second)?)))).collect();
    pairs.sort_by(|a, b| cx.collator.compare(&a.1, &b.1));
    all(cx, pairs)
}

fn branches(cx: &Cx<'_>) -> Vec<(Option<ListId>, String)> {
    let used = |id: ListId| cx.snapshot.agency.iter().any(|agency| agency.branch == Some(id));
    let mut branches: Vec<_> = cx.snapshot.branch.iter().filter(|one| used(one.id)).collect();
    branches.sort_by_key(|one| one.position);
    all(cx, branches.into_iter().map(|one| (one.id, one.name(cx.language()).to_owned())))
}
