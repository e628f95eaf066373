//! The first thing anyone sees without a file: open one, make one, try one.

use egui::{Align, Layout, RichText, Ui, Vec2};
use egui_material_icons::icons;

use super::theme::{UNIT, size, strong};
use super::widgets::{bold, card, icon_button, primary, small};
use super::{Action, Cx, NotOpened, file_name};
use crate::i18n::date::format_local_time;
use crate::ui::widgets::Follow;

/// Draws the welcome screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    egui::ScrollArea::vertical().auto_shrink(false).follow(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space((ui.available_height() * 0.12).clamp(16.0, 120.0));
            ui.set_max_width(560.0);
            ui.label(RichText::new("Kortisto").font(strong(34.0)));
            small(ui, cx.theme, cx.t("welcome-tagline"));
            ui.add_space(2.0 * UNIT);
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                if let Some(away) = &cx.status.not_opened {
                    card(ui, cx.theme, |ui| away_ui(ui, cx, away));
                }
                card(ui, cx.theme, |ui| start_ui(ui, cx));
                if !cx.status.recent.is_empty() {
                    card(ui, cx.theme, |ui| recent_ui(ui, cx));
                }
            });
        });
    });
}

/// The file that was to be opened and is away: why, and the way to try it again. No other opens in its place.
fn away_ui(ui: &mut Ui, cx: &Cx<'_>, away: &NotOpened) {
    let damaged = away.key == "error-damaged";
    let key = if damaged { "damaged-title" } else { "welcome-away" };
    let said = cx.tw(key, &[("file", file_name(&away.path).into())]);
    super::widgets::name_region(ui, &said);
    let args = [("about", away.about.as_str().into())];
    ui.horizontal(|ui| {
        ui.add(egui::Label::new(icons::ICON_LINK_OFF.rich_text().size(20.0).color(cx.theme.warning)));
        let heading = bold(ui, said, size::SECTION);
        ui.ctx().accesskit_node_builder(heading.id, |node| node.set_live(egui::accesskit::Live::Polite));
    });
    ui.add(egui::Label::new(cx.tw(away.key, &args)).wrap());
    small(ui, cx.theme, cx.tw(&format!("{}.next", away.key), &args));
    ui.horizontal_wrapped(|ui| {
        if damaged {
            if primary(ui, cx.theme, cx.t("status-why")).clicked() {
                cx.act(Action::ShowDamaged(Some(away.path.clone())));
            }
        } else if primary(ui, cx.theme, cx.t("welcome-again")).clicked() {
            cx.act(Action::Open(away.path.clone()));
        }
        if let Some(at) = cx.status.copies.get(&away.path) {
            let time = format_local_time(cx.language(), *at);
            if super::widgets::plain_button(ui, &cx.tw("welcome-read-copy", &[("time", time.into())])).clicked() {
                cx.act(Action::ReadCopy(away.path.clone()));
            }
        }
        if super::widgets::plain_button(ui, cx.t("welcome-away-forget")).clicked() {
            cx.act(Action::ForgetRecent(away.path.clone()));
        }
    });
}

fn start_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let choices = [
        ("welcome-open", "welcome-open-help", Action::ChooseFile),
        ("welcome-new", "welcome-new-help", Action::ChooseNewFile),
        ("welcome-demo", "welcome-demo-help", Action::ChooseDemoFile),
    ];
    for (index, (key, help, action)) in choices.into_iter().enumerate() {
        ui.horizontal(|ui| {
            ui.allocate_ui_with_layout(Vec2::new(190.0, 32.0), Layout::top_down_justified(Align::Center), |ui| {
                let text = cx.t(key);
                let clicked =
                    if index == 0 { primary(ui, cx.theme, text) } else { super::widgets::plain_button(ui, text) };
                if clicked.clicked() {
                    cx.act(action);
                }
            });
            ui.vertical(|ui| {
                ui.add_space(6.0);
                small(ui, cx.theme, cx.t(help));
            });
        });
    }
}

fn recent_ui(ui: &mut Ui, cx: &Cx<'_>) {
    bold(ui, cx.t("welcome-recent"), size::SECTION);
    for path in cx.status.recent.clone() {
        ui.horizontal(|ui| {
            let name = file_name(&path);
            let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let forget = cx.tw("welcome-forget", &[("file", name.as_str().into())]);
                if icon_button(ui, icons::ICON_CLOSE, &forget).clicked() {
                    cx.act(Action::ForgetRecent(path.clone()));
                }
                let away = cx.status.unreached.contains(&path);
                if away {
                    let text = RichText::new(cx.t("welcome-unreached")).size(size::SMALL).color(cx.theme.warning);
                    ui.label(text);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let response = super::widgets::link(ui, cx.theme, &name);
                    if response.clicked() {
                        cx.act(Action::Open(path.clone()));
                    }
                    ui.add(egui::Label::new(RichText::new(folder).size(size::SMALL).color(cx.theme.quiet)).truncate());
                });
            });
        });
    }
}
