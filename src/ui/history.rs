//! *Historia*: what has been done, by whom and when, and taking it back by name.

use std::collections::BTreeSet;

use egui::{RichText, ScrollArea, Ui};

use super::theme::{UNIT, size};
use super::widgets::{bold, card, ends, hairline, link, plain_button, small};
use super::{Action, Cx};
use crate::domain::{LoggedOperation, OperationId, OperationKind, taken_back};
use crate::i18n::date::format_date_time;
use crate::i18n::names::{operation_name, writer};
use crate::ui::widgets::Follow;

/// The newest part of the log, and what of it has been taken back.
#[derive(Default)]
pub struct Log {
    /// Newest first.
    operations: Vec<LoggedOperation>,
    taken_back: BTreeSet<OperationId>,
}

impl Log {
    /// Reads a part of the log, which comes oldest first.
    #[must_use]
    pub fn new(mut operations: Vec<LoggedOperation>) -> Self {
        let taken_back = taken_back(&operations);
        operations.reverse();
        Self { operations, taken_back }
    }
}

/// Draws the history.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.add_space(2.0 * UNIT);
    ends(
        ui,
        |ui| bold(ui, cx.t("place-history"), size::TITLE),
        |ui| {
            if plain_button(ui, cx.t("command-redo")).clicked() {
                cx.act(Action::Redo);
            }
            if plain_button(ui, cx.t("command-undo")).clicked() {
                cx.act(Action::Undo);
            }
        },
    );
    small(ui, cx.theme, cx.t("history-help"));
    ui.add_space(UNIT);
    let theme = cx.theme;
    ScrollArea::vertical().auto_shrink(false).follow(ui, |ui| {
        ui.set_max_width((ui.available_width() - 4.0).min(980.0));
        if cx.history.operations.is_empty() {
            small(ui, theme, cx.t("history-empty"));
            return;
        }
        card(ui, theme, |ui| {
            for operation in &cx.history.operations {
                let taken_back = cx.history.taken_back.contains(&operation.id);
                row_ui(ui, cx, operation, taken_back);
                hairline(ui, theme);
            }
        });
    });
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, operation: &LoggedOperation, taken_back: bool) {
    let name = operation_name(cx.texts, &cx.snapshot.rows, operation);
    ends(
        ui,
        |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let text = RichText::new(&name);
                let text = if taken_back { text.strikethrough().color(cx.theme.quiet) } else { text };
                ui.add(egui::Label::new(text).truncate());
                let at = format_date_time(cx.language(), operation.at);
                let who = writer(cx.texts, operation);
                let who = if who.is_empty() { at } else { format!("{at} · {who}") };
                small(ui, cx.theme, who);
            });
        },
        |ui| {
            let erased = operation.changes.iter().any(|change| change.erased);
            let offered = !erased && cx.writable() && !taken_back && operation.kind.is_some_and(undoable);
            if offered {
                let response = link(ui, cx.theme, cx.t("undo-this"));
                let spoken = format!("{}: {name}", cx.t("undo-this"));
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
                if response.clicked() {
                    cx.act(Action::UndoThis(operation.id));
                }
            } else if taken_back {
                small(ui, cx.theme, cx.t("history-taken-back"));
            } else if erased {
                small(ui, cx.theme, cx.t("history-erased"));
            }
        },
    );
}

const fn undoable(kind: OperationKind) -> bool {
    !matches!(kind, OperationKind::FileStarted | OperationKind::FileUpgraded | OperationKind::DemoWritten)
}
