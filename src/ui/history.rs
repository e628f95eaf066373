//! *Historia*: what has been done, by whom and when, and taking it back by name.

use egui::{RichText, Ui};
use egui_material_icons::icons;

use super::screens::{Screen, nothing_typed};
use super::widgets::{Page, card, ends, hairline, heading, icon_button, link, plain_button, small};
use super::{Action, Cx};
use crate::domain::briefing::Changed;
use crate::domain::{LoggedOperation, OperationKind};
use crate::i18n::briefing::{changed_words, edited_fields, gave_way_words};
use crate::i18n::date::format_date_time;
use crate::i18n::names::{operation_name, writer};

/// So many changed rows of one operation are told.
const MOST: usize = 20;

/// So many edited fields are named with an operation.
const FIELDS: usize = 3;

/// The page, which remembers nothing.
#[derive(Default)]
pub struct HistoryPage;

impl Screen for HistoryPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        cx.act(Action::NeedHistory);
        history_ui(ui, cx);
    }

    nothing_typed!();
}

fn history_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let theme = cx.theme;
    let head = |(): &mut (), ui: &mut Ui| {
        heading(ui, cx.t("place-history"), |ui| {
            if plain_button(ui, cx.t("command-undo")).clicked() {
                cx.act(Action::Undo);
            }
            if plain_button(ui, cx.t("command-redo")).clicked() {
                cx.act(Action::Redo);
            }
        });
        small(ui, theme, cx.t("history-help"));
    };
    Page::new("history").widest(980.0).show(ui, &mut (), head, |(), ui| {
        if cx.history.operations.is_empty() {
            small(ui, theme, cx.t("history-empty"));
            return;
        }
        card(ui, theme, |ui| {
            for operation in &cx.history.operations {
                let taken_back = cx.history.taken_back.contains(&operation.id);
                let open = row_ui(ui, cx, operation, taken_back);
                if open {
                    contents_ui(ui, cx, operation);
                }
                hairline(ui, theme);
            }
        });
    });
}

/// Draws an operation; whether what it changed is to be shown.
fn row_ui(ui: &mut Ui, cx: &Cx<'_>, operation: &LoggedOperation, taken_back: bool) -> bool {
    let name = operation_name(cx.texts, &cx.snapshot.rows, operation);
    let shown = egui::Id::unique("history").with(operation.id.0);
    let mut open = ui.data(|data| data.get_temp(shown).unwrap_or(false));
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
                let mut about = vec![at, who];
                about.retain(|part| !part.is_empty());
                let fields = edited_fields(cx.texts, operation);
                if !fields.is_empty() && operation.kind != Some(OperationKind::ConflictYielded) {
                    let more = if fields.len() > FIELDS { "…" } else { "" };
                    about.push(format!("{}{more}", fields.into_iter().take(FIELDS).collect::<Vec<_>>().join(", ")));
                }
                small(ui, cx.theme, about.join(" · "));
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
            if operation.changes.iter().any(|change| !change.erased) {
                let (icon, key) = if open {
                    (icons::ICON_EXPAND_LESS, "history-hide")
                } else {
                    (icons::ICON_EXPAND_MORE, "history-show")
                };
                if icon_button(ui, icon, &format!("{}: {name}", cx.t(key))).clicked() {
                    open = !open;
                    ui.data_mut(|data| data.insert_temp(shown, open));
                }
            }
        },
    );
    open
}

/// What an operation changed, row by row. Of what gave way in a conflict it is told what was wanted and what stands.
fn contents_ui(ui: &mut Ui, cx: &Cx<'_>, operation: &LoggedOperation) {
    let rows = &cx.snapshot.rows;
    let told = operation.changes.iter().filter(|change| !change.erased);
    egui::Frame::new().inner_margin(egui::Margin { left: 16, right: 0, top: 0, bottom: 8 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        for change in told.clone().take(MOST) {
            let changed = Changed {
                table: change.table,
                record: change.record,
                before: change.before.clone(),
                after: change.after.clone(),
                who: operation.who.clone(),
                at: operation.at,
            };
            let gave_way = operation.kind == Some(OperationKind::ConflictYielded);
            let words = if gave_way {
                gave_way_words(cx.texts, rows, &changed)
            } else {
                changed_words(cx.texts, rows, &changed)
            };
            ui.add(egui::Label::new(words.title).wrap());
            for line in words.details {
                small(ui, cx.theme, line);
            }
        }
        let more = told.count().saturating_sub(MOST);
        if more > 0 {
            small(ui, cx.theme, cx.tw("history-more", &[("count", more.into())]));
        }
    });
}

const fn undoable(kind: OperationKind) -> bool {
    use OperationKind::{DemoWritten, FileRecovered, FileStarted, FileUpgraded};
    !matches!(kind, FileStarted | FileUpgraded | FileRecovered | DemoWritten)
}
