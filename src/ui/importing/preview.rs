//! The preview of a plan as a table: a row for each row or cell of the file that comes to something.

use std::time::Instant;

use egui::accesskit::Live;
use egui::{Align, Layout, RichText, Ui, Vec2};
use egui_material_icons::icons;

use super::Done;
use crate::domain::importing::RefusedRows;
use crate::domain::importing::contacts::Counts;
use crate::domain::importing::pipeline::{Outcome, Plan, Tally};
use crate::i18n::planned::outcome_key;
use crate::ui::theme::{NOTICED, ROW, UNIT};
use crate::ui::widgets::grid::{Cell, Column, Grid, Height, Key, Sheet};
use crate::ui::widgets::{ends, heading, pill, plain_button, primary, small};
use crate::ui::{Action, Cx, Question};

/// What is shown of a plan: its lines, by their places in it.
pub(super) struct Preview<'p> {
    pub(super) columns: Vec<Column>,
    pub(super) lines: &'p [usize],
    pub(super) name: Box<dyn Fn(usize) -> String + 'p>,
    pub(super) cell: Box<dyn Fn(usize, usize) -> Cell + 'p>,
    pub(super) stamp: u64,
}

impl Sheet for Preview<'_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.lines.len()
    }

    fn row_key(&self, row: usize) -> u128 {
        self.lines.get(row).map_or(u128::MAX, |line| *line as u128)
    }

    fn row_name(&self, row: usize) -> String {
        self.lines.get(row).map(|line| (self.name)(*line)).unwrap_or_default()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        self.lines.get(row).map(|line| (self.cell)(*line, column)).unwrap_or_default()
    }

    fn key(&self, row: usize, column: usize) -> Key {
        let text = self.cell(row, column).raw;
        let number = self.columns.get(column).filter(|column| column.right).and_then(|_| text.parse::<f64>().ok());
        match number {
            Some(number) => Key::Number(number),
            None if text.is_empty() => Key::Missing,
            None => Key::Text(text),
        }
    }

    fn check(&self, _row: usize, _column: usize, _text: &str) -> Result<(), &'static str> {
        Ok(())
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}

/// A cell of plain text.
pub(super) fn plain(text: String) -> Cell {
    Cell { raw: text.clone(), text, ..Cell::default() }
}

/// The cell that says what a line comes to.
pub(super) fn outcome_cell<R>(cx: &Cx<'_>, outcome: &Outcome<R>) -> Cell {
    let alarming = matches!(outcome, Outcome::Refused(_) | Outcome::Ambiguous(_));
    let quiet = matches!(outcome, Outcome::Same);
    Cell { quiet, alarming, ..plain(cx.t(outcome_key(outcome)).to_owned()) }
}

/// The lines that are worth looking at: those that stay as they are only where they are asked for.
pub(super) fn shown<R, D>(plan: &Plan<R, D>, with_same: bool) -> Vec<usize> {
    let lines = plan.lines.iter().enumerate();
    lines.filter(|(_, line)| with_same || !matches!(line.outcome, Outcome::Same)).map(|(at, _)| at).collect()
}

/// How many lines come to what.
pub(super) fn counts_ui(ui: &mut Ui, cx: &Cx<'_>, tally: Tally) {
    let theme = cx.theme;
    let parts = [
        ("import-count-new", tally.new, icons::ICON_ADD, theme.good, theme.good_ground),
        ("import-count-changed", tally.changed, icons::ICON_EDIT, theme.accent, theme.selected),
        ("import-count-same", tally.same, icons::ICON_CHECK, theme.quiet, theme.hovered),
        ("import-count-ambiguous", tally.ambiguous, icons::ICON_HELP, theme.warning, theme.warning_ground),
        ("import-count-refused", tally.refused, icons::ICON_ERROR, theme.danger, theme.danger_ground),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 26.0;
        for (key, count, icon, ink, ground) in parts.into_iter().filter(|(_, count, ..)| *count > 0) {
            pill(ui, icon, &cx.tw(key, &[("count", count.into())]), ink, ground);
        }
    });
    ui.add_space(UNIT / 2.0);
}

/// The button that saves what cannot come in, where there is anything of it.
pub(super) fn refused_ui(ui: &mut Ui, cx: &Cx<'_>, tally: Tally, rows: impl FnOnce() -> Vec<RefusedRows>) {
    if tally.refused + tally.ambiguous > 0 && plain_button(ui, cx.t("refused-save")).clicked() {
        cx.act(Action::KeepRefused(rows()));
    }
}

/// Shows the table and the menu by which it leaves the window, with `foot` points left under them.
pub(super) fn grid_ui(ui: &mut Ui, cx: &Cx<'_>, grid: &mut Grid, preview: &Preview<'_>, foot: f32) {
    let room = (ui.available_height() - foot - ROW).max(160.0);
    let width = ui.available_width();
    ui.allocate_ui_with_layout(Vec2::new(width, room), Layout::top_down(Align::Min), |ui| {
        ui.set_max_height(room);
        grid.show(ui, cx, cx.t("import-preview"), preview, Height::Room);
    });
    grid.out_ui(ui, cx);
}

/// The title of the page, and what the file is called.
pub(super) fn head_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, claim: bool, other: &Action) {
    heading(ui, cx.t("place-import"), |ui| {
        let button = plain_button(ui, cx.t("import-choose-other"));
        if claim {
            // Whoever has chosen a file goes on from here.
            button.request_focus();
        }
        if button.clicked() {
            cx.act(other.clone());
        }
    });
    ui.add(egui::Label::new(RichText::new(name).color(cx.theme.quiet)).truncate());
    ui.add_space(UNIT / 2.0);
}

/// Something that is worth knowing before anything is saved.
pub(super) fn warning_ui(ui: &mut Ui, cx: &Cx<'_>, text: &str) {
    let response = ui.add(egui::Label::new(RichText::new(text).color(cx.theme.warning)).wrap());
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

/// Says which sheets are too large to be read.
pub(super) fn unread_ui(ui: &mut Ui, cx: &Cx<'_>, names: &[String]) {
    if !names.is_empty() {
        warning_ui(ui, cx, &cx.tw("import-sheets-unread", &[("names", names.join(", ").into())]));
    }
}

/// Says that it is being worked out what the file comes to, once that takes noticeably long.
pub(super) fn working_ui(ui: &mut Ui, cx: &Cx<'_>, since: Instant) {
    if let Some(rest) = NOTICED.checked_sub(since.elapsed()) {
        ui.ctx().request_repaint_after(rest);
        return;
    }
    ui.horizontal(|ui| {
        ui.spinner();
        let text = ui.label(cx.t("planned-working"));
        ui.ctx().accesskit_node_builder(text.id, |node| node.set_live(Live::Polite));
    });
}

/// The buttons that bring the file in or leave it; true where it is to be brought in. `wanted` and `leave` say what the
/// keyboard asks for.
pub(super) fn foot_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    text: &str,
    able: bool,
    nothing: bool,
    [wanted, leave]: [bool; 2],
) -> bool {
    ui.add_space(UNIT);
    let able = able && cx.writable() && !cx.status.saving;
    let mut import = wanted && able;
    ends(
        ui,
        |ui| {
            if nothing {
                small(ui, cx.theme, cx.t("import-nothing"));
            }
        },
        |ui| {
            import |= ui.add_enabled_ui(able, |ui| primary(ui, cx.theme, text).clicked()).inner;
            if plain_button(ui, cx.t("cancel")).clicked() || leave {
                cx.act(Action::Ask(Question::LeaveDraft(Box::new(Action::Discard))));
            }
        },
    );
    ui.add_space(UNIT);
    import
}

/// What the keyboard asks for: to bring the file in, and to leave it.
pub(super) fn keys(ui: &mut Ui) -> [bool; 2] {
    use egui::{Key, Modifiers};
    let above = ui.memory(|memory| memory.top_modal_layer().is_some()) || egui::Popup::is_any_open(ui.ctx());
    let shortcut = |input: &mut egui::InputState| {
        input.consume_key(Modifiers::COMMAND, Key::Enter) || input.consume_key(Modifiers::COMMAND, Key::S)
    };
    let wanted = !above && ui.input_mut(shortcut);
    let leave = !above && !ui.ctx().text_edit_focused() && ui.input(|input| input.key_pressed(Key::Escape));
    [wanted, leave]
}

/// What has been brought in.
pub(super) fn done<R, D>(name: &str, key: &'static str, count: usize, plan: &Plan<R, D>) -> Done {
    let tally = plan.tally();
    let counts = Counts {
        new: tally.new,
        changed: tally.changed,
        same: tally.same,
        refused: tally.refused,
        ambiguous: tally.ambiguous,
        left_out: 0,
    };
    let mark = plan.changes.last().and_then(|change| change.after.clone());
    Done { name: name.to_owned(), key, people: count, counts, agency: None, mark, refused: Vec::new() }
}
