//! *Asetukset*: language, look, size, the file.

use egui::Ui;

use super::lists::Lists;
use super::theme::{UNIT, size};
use super::widgets::{bold, choice, plain_button, reading, section, small};
use super::{Action, Cx, Look};
use crate::domain::Language;

/// Draws the settings.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, lists: &mut Lists) {
    ui.add_space(2.0 * UNIT);
    bold(ui, cx.t("place-settings"), size::TITLE);
    ui.add_space(UNIT);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width((ui.available_width() - 4.0).min(980.0));
        look_ui(ui, cx);
        lists.ui(ui, cx);
        file_ui(ui, cx);
    });
}

fn look_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("settings-look"),
        |_| {},
        |ui| {
            let mut language = cx.language();
            let languages = Language::ALL.map(|language| (language, own_name(language).to_owned()));
            if choice(ui, theme, cx.t("settings-language"), &mut language, &languages, 240.0) {
                cx.act(Action::SetLanguage(language));
            }
            let mut look = cx.status.look;
            let looks = Look::ALL.map(|look| (look, cx.t(look.key()).to_owned()));
            if choice(ui, theme, cx.t("settings-theme"), &mut look, &looks, 240.0) {
                cx.act(Action::SetLook(look));
            }
            small(ui, theme, cx.t("settings-size"));
            ui.horizontal(|ui| {
                for (text, name, steps) in [("−", "command-smaller", -1), ("+", "command-larger", 1)] {
                    let response = plain_button(ui, text);
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, cx.t(name)));
                    if response.clicked() {
                        cx.act(Action::Zoom(steps));
                    }
                }
                ui.label(format!("{} %", cx.status.zoom));
            });
        },
    );
}

fn file_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("settings-file"),
        |_| {},
        |ui| {
            let file = cx.status.file.as_ref().map(|file| file.display().to_string()).unwrap_or_default();
            reading(ui, cx, cx.t("settings-path"), &file, false);
            small(ui, theme, cx.t("settings-access"));
            if plain_button(ui, cx.t("settings-close-file")).clicked() {
                cx.act(Action::CloseFile);
            }
        },
    );
}

/// A language's name in itself.
pub(super) const fn own_name(language: Language) -> &'static str {
    match language {
        Language::Fi => "suomi",
        Language::Sv => "svenska",
        Language::En => "English",
    }
}
