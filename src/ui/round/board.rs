//! The board: every running and next round with how far it is, by what is to be done next.

use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::Ui;

use super::sheet::BoardSheet;
use super::{RoundPage, done, open};
use crate::domain::board::{Board, Sieve, board};
use crate::domain::{Paper, Snapshot};
use crate::ui::Cx;
use crate::ui::parts::printing;
use crate::ui::payroll::TaskFields;
use crate::ui::widgets::grid::{Grid, Height};
use crate::ui::widgets::{plain_button, small};

/// The board and its passing state.
pub(super) struct BoardView {
    grid: Grid,
    read: Option<Read>,
}

/// The board as it was worked out, and from what.
struct Read {
    of: (Arc<Snapshot>, NaiveDate, Sieve),
    board: Rc<Board>,
}

impl Default for BoardView {
    fn default() -> Self {
        Self { grid: Grid::new("round"), read: None }
    }
}

impl BoardView {
    /// The board, worked out again only where something has changed.
    fn read(&mut self, cx: &Cx<'_>, sieve: Sieve) -> Rc<Board> {
        let same = |of: &(Arc<Snapshot>, NaiveDate, Sieve)| {
            Arc::ptr_eq(&of.0, cx.snapshot) && (of.1, of.2) == (cx.today, sieve)
        };
        if let Some(read) = self.read.as_ref().filter(|read| same(&read.of)) {
            return Rc::clone(&read.board);
        }
        let board = Rc::new(board(cx.snapshot, cx.today, &sieve));
        self.read = Some(Read { of: (Arc::clone(cx.snapshot), cx.today, sieve), board: Rc::clone(&board) });
        board
    }
}

impl RoundPage {
    /// Draws the page with the board.
    pub(super) fn board_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let board = self.board.read(cx, self.sieve);
        let sheet = BoardSheet::new(cx, &board);
        let mut asked = Vec::new();
        let head = |page: &mut Self, ui: &mut Ui| {
            asked = page.heading_ui(ui, cx, |page, ui| {
                printing::buttons(ui, cx, "print", &Paper::Rounds(page.sieve));
                if cx.writable() && plain_button(ui, cx.t("recurring-add")).clicked() {
                    cx.open(TaskFields::new(cx, None));
                }
                page.board.grid.columns_button_ui(ui, cx, &sheet)
            });
            let late = board.lines.iter().filter(|line| line.round.late()).count();
            let counts = [("count", board.lines.len().into()), ("all", board.all.into()), ("late", late.into())];
            small(ui, cx.theme, cx.tw("rounds-summary", &counts));
            page.sieve_ui(ui, cx);
        };
        let body = |page: &mut Self, ui: &mut Ui| -> Option<Vec<_>> {
            if board.lines.is_empty() {
                page.empty_ui(ui, cx, board.all);
                return None;
            }
            let events = page.board.grid.show(ui, cx, cx.t("place-round"), &sheet, Height::Room);
            small(ui, cx.theme, cx.t("rounds-help"));
            Some(events)
        };
        let events = self.page().table().show(ui, self, head, body);
        let events = events.into_iter().flatten().chain(asked).collect();
        let lead = |row: usize| {
            if let Some(line) = board.lines.get(row) {
                open(cx, line.round.agency, line.round.period);
            }
        };
        done(cx, events, &|row, column| sheet.at(row, column), lead);
    }
}
