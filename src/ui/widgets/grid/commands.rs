//! What the keys of a table do: moving, selecting, beginning and ending to type.

use egui::{Event, Id, Ui};

use super::keys::{self, Command};
use super::plan::Shown;
use super::{Grid, GridEvent, Place, Selection, Step, open};
use crate::ui::Cx;
use crate::ui::widgets::keyboard;

impl Grid {
    /// Takes the keys of this frame, in the order in which they were pressed. What belongs to the text field is left to
    /// it; what follows waits for the next frame, so that typing faster than the screen loses nothing.
    pub(super) fn listen(&mut self, ui: &Ui, cx: &Cx<'_>, shown: &Shown<'_>, events: &mut Vec<GridEvent>, id: Id) {
        let mut queue = std::mem::take(&mut self.queue);
        ui.input_mut(|input| {
            let (keys, others) = std::mem::take(&mut input.events).into_iter().partition(keys::typed);
            input.events = others;
            queue.extend::<Vec<Event>>(keys);
        });
        let mut left = Vec::new();
        while let Some(event) = queue.pop_front() {
            if let Some(typing) = &self.typing {
                let replacing = typing.replacing;
                if let Some(command) = keys::ends_typing(&event, replacing) {
                    if !self.after_typing(ui, shown, command, events, id) {
                        left.extend(queue.drain(..));
                    }
                    continue;
                }
                left.push(event);
                while let Some(next) = queue.pop_front() {
                    if keys::ends_typing(&next, replacing).is_some() {
                        queue.push_front(next);
                        break;
                    }
                    left.push(next);
                }
                break;
            }
            match keys::meaning(&event) {
                // What comes after the table has let go of the keyboard is for whoever has it then.
                Some(command) => {
                    if !self.run(ui, cx, shown, command, events) {
                        left.extend(queue.drain(..));
                    }
                }
                None => left.push(event),
            }
        }
        if !queue.is_empty() {
            ui.ctx().request_repaint();
        }
        self.queue = queue;
        ui.input_mut(|input| input.events.extend(left));
    }

    /// A key that ends typing in a cell. Tells whether the keyboard stays here.
    pub(super) fn after_typing(
        &mut self,
        ui: &Ui,
        shown: &Shown<'_>,
        command: Command,
        events: &mut Vec<GridEvent>,
        id: Id,
    ) -> bool {
        match command {
            Command::Escape => {
                self.typing = None;
            }
            Command::Edit => {
                // From leading on to moving in the text, and back.
                if let Some(typing) = &mut self.typing {
                    typing.replacing = !typing.replacing;
                }
                return true;
            }
            command => {
                self.finish(shown.sheet, events);
                self.claim_focus(ui, id);
                return self.travel(ui, shown, &command);
            }
        }
        self.claim_focus(ui, id);
        true
    }

    /// A command while nothing is being typed. Tells whether the keyboard stays here.
    pub(super) fn run(
        &mut self,
        ui: &Ui,
        cx: &Cx<'_>,
        shown: &Shown<'_>,
        command: Command,
        events: &mut Vec<GridEvent>,
    ) -> bool {
        self.said = None;
        let leaving = std::mem::take(&mut self.leaving);
        match command {
            Command::Next(back) if leaving => {
                self.leave(ui, back);
                return false;
            }
            Command::Go(..) | Command::Next(_) => return self.travel(ui, shown, &command),
            Command::Enter(_) => {
                let led = shown.cell(self.selection.cursor).filter(|(row, column)| shown.sheet.leads(*row, *column));
                let Some((row, column)) = led else { return self.travel(ui, shown, &command) };
                events.push(GridEvent::Led(row, column));
                return false;
            }
            Command::Edit => self.begin(cx, shown, None),
            Command::Type(text) => self.begin(cx, shown, Some(text)),
            Command::Escape => {
                // What could not be taken in the selected cells is given up.
                for row in self.selection.rows() {
                    for column in self.selection.columns() {
                        if let Some((row, column)) = shown.cell(Place { row, column }) {
                            self.kept.remove(&Self::key(shown.sheet, row, column));
                        }
                    }
                }
                self.selection = Selection::at(self.selection.cursor);
                self.leaving = true;
            }
            Command::Clear => self.apply(cx, shown.sheet, shown.clear(&self.selection), false, events),
            Command::Copy => {
                ui.ctx().copy_text(shown.copy(&self.selection).write());
                self.said = Some(cx.t("toast-copied").to_owned());
            }
            Command::Cut => {
                ui.ctx().copy_text(shown.copy(&self.selection).write());
                self.apply(cx, shown.sheet, shown.clear(&self.selection), false, events);
            }
            Command::Paste(text) => {
                self.paste(cx, shown, &text, events);
                return self.preview.is_none();
            }
            Command::FillDown => self.apply(cx, shown.sheet, shown.fill(&self.selection, false), false, events),
            Command::FillRight => self.apply(cx, shown.sheet, shown.fill(&self.selection, true), false, events),
            Command::All => {
                let last =
                    Place { row: shown.rows.len().saturating_sub(1), column: shown.columns.len().saturating_sub(1) };
                self.selection = Selection { cursor: Place::default(), anchor: last };
            }
            Command::Act => {
                let at = shown.cell(self.selection.cursor).filter(|(row, column)| shown.sheet.acts(*row, *column));
                events.extend(at.map(|(row, column)| GridEvent::Acted(row, column)));
            }
            Command::Note => {
                if let Some((row, column)) = shown.cell(self.selection.cursor) {
                    events.push(GridEvent::Noted(row, column));
                    return false;
                }
            }
        }
        true
    }

    /// Moves the cursor as a key says. Tells whether it still is in the table.
    pub(super) fn travel(&mut self, ui: &Ui, shown: &Shown<'_>, command: &Command) -> bool {
        let (rows, columns) = (shown.rows.len(), shown.columns.len());
        self.reveal = true;
        match command {
            Command::Go(step, extend) => {
                self.tab_from = None;
                self.selection.step(*step, *extend, rows, columns, self.page);
            }
            Command::Enter(back) => {
                let step = if *back { Step::Up } else { Step::Down };
                self.selection.step(step, false, rows, columns, self.page);
                if let Some(column) = self.tab_from.take() {
                    self.selection.go(Place { column, ..self.selection.cursor }, false);
                }
            }
            Command::Next(back) => {
                let Some(place) = self.next_open(shown, *back) else {
                    self.leave(ui, *back);
                    return false;
                };
                // From a cell that takes nothing, a run of Tab begins where it leads.
                let here = self.selection.cursor;
                self.tab_from.get_or_insert(if open(shown, here) { here.column } else { place.column });
                self.selection.go(place, false);
            }
            _ => {}
        }
        true
    }

    /// The next cell in reading order that takes something, or the one before.
    pub(super) fn next_open(&self, shown: &Shown<'_>, back: bool) -> Option<Place> {
        let columns = shown.columns.len();
        let here = self.selection.cursor.row * columns + self.selection.cursor.column;
        let open = |at: &usize| open(shown, Place { row: at / columns, column: at % columns });
        let found = if back { (0..here).rev().find(open) } else { (here + 1..shown.rows.len() * columns).find(open) };
        found.map(|at| Place { row: at / columns, column: at % columns })
    }

    /// Lets the Tab key lead to what comes after the table, or before it.
    pub(super) fn leave(&mut self, ui: &Ui, back: bool) {
        keyboard::leave(ui.ctx(), self.id(ui), back);
        self.tab_from = None;
        self.claimed = false;
    }
}
