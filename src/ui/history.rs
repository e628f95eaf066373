//! *Historia*: what has been done, by whom and when, and taking it back by name.

use egui::{RichText, ScrollArea, Ui};

use super::theme::{UNIT, size};
use super::widgets::{bold, card, ends, hairline, link, plain_button, small};
use super::{Action, Cx};
use crate::domain::{LoggedOperation, OperationKind, in_force};
use crate::i18n::date::format_date_time;
use crate::i18n::names::operation_name;

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
    let oldest_first: Vec<LoggedOperation> = cx.history.iter().rev().cloned().collect();
    let theme = cx.theme;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width((ui.available_width() - 4.0).min(980.0));
        if cx.history.is_empty() {
            small(ui, theme, cx.t("history-empty"));
            return;
        }
        card(ui, theme, |ui| {
            for operation in cx.history {
                let taken_back = !in_force(&oldest_first, operation.id);
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
                let who = if operation.who.is_empty() { at } else { format!("{at} · {}", operation.who) };
                small(ui, cx.theme, who);
            });
        },
        |ui| {
            let offered = cx.writable() && !taken_back && operation.kind.is_some_and(undoable);
            if offered {
                let response = link(ui, cx.theme, cx.t("undo-this"));
                let spoken = format!("{}: {name}", cx.t("undo-this"));
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
                if response.clicked() {
                    cx.act(Action::UndoThis(operation.id));
                }
            } else if taken_back {
                small(ui, cx.theme, cx.t("history-taken-back"));
            }
        },
    );
}

const fn undoable(kind: OperationKind) -> bool {
    !matches!(kind, OperationKind::FileStarted | OperationKind::FileUpgraded | OperationKind::DemoWritten)
}
