//! The top bar: which file is open, the search, the language, help, and who sits here.

use egui::{Align, Label, Layout, RichText, Ui, Vec2};
use egui_material_icons::icons;

use crate::domain::Language;
use crate::ui::search_box::SearchBox;
use crate::ui::theme::{ROW, UNIT, size, strong};
use crate::ui::widgets::{icon_button, menu, pill};
use crate::ui::{Action, Cx, file_name, settings};

/// A bar narrower than this names neither the program nor, with all its letters, whoever sits here.
const NARROW: f32 = 760.0;

/// The least and the greatest width of the search; in a narrow bar it takes what there is.
const SEARCH: (f32, f32) = (160.0, 340.0);

/// The widest that the name of whoever sits here becomes; less in a narrow bar.
const ME: (f32, f32) = (84.0, 180.0);

/// Draws the bar.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, search: &mut SearchBox) {
    let narrow = ui.available_width() < NARROW;
    let whole = ui.available_width();
    ui.horizontal(|ui| {
        if !narrow {
            ui.label(RichText::new("Kortisto").font(strong(17.0)));
            ui.add_space(UNIT);
        }
        // A copy is known by the file that it is of.
        let copied = cx.status.copy.as_ref().map(|(of, _)| of.as_path());
        let file = copied.or(cx.status.file.as_deref()).map(file_name).unwrap_or_default();
        if !file.is_empty() {
            let text = RichText::new(file).size(size::SMALL).color(cx.theme.quiet);
            within(ui, whole * 0.28, |ui| ui.add(Label::new(text).truncate()));
        }
        if let Some(reason) = cx.status.read_only {
            pill(ui, icons::ICON_LOCK, cx.t(reason), cx.theme.warning, cx.theme.warning_ground);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let me = RichText::new(&cx.status.me).color(cx.theme.quiet);
            within(ui, if narrow { ME.0 } else { ME.1 }, |ui| ui.add(Label::new(me).truncate()));
            help_ui(ui, cx);
            language_ui(ui, cx);
            let most = if narrow { f32::INFINITY } else { SEARCH.1 };
            let width = (ui.available_width() - UNIT).clamp(SEARCH.0, most);
            ui.allocate_ui_with_layout(Vec2::new(width, ROW), Layout::left_to_right(Align::Center), |ui| {
                search.ui(ui, cx, width);
            });
        });
    });
}

/// Something that takes no more than `widest` points of the line.
fn within(ui: &mut Ui, widest: f32, add: impl FnOnce(&mut Ui) -> egui::Response) {
    ui.scope(|ui| {
        ui.set_max_width(widest.min(ui.available_width()));
        add(ui);
    });
}

/// The button that opens the help.
pub(super) fn help_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if icon_button(ui, icons::ICON_HELP, cx.t("command-help")).clicked() {
        cx.act(Action::Help);
    }
}

/// The menu of languages: `fi ▾`.
pub(super) fn language_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let current = cx.language();
    let button = egui::Button::new((RichText::new(current.code()), icons::ICON_EXPAND_MORE.rich_text().size(16.0)));
    let button = ui.add(button.frame_when_inactive(false));
    let name = format!("{}: {}", cx.t("settings-language"), settings::own_name(current));
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    menu(&button, cx.t("settings-language"), |ui| {
        for language in Language::ALL {
            if ui.selectable_label(language == current, settings::own_name(language)).clicked() {
                cx.act(Action::SetLanguage(language));
                ui.close();
            }
        }
    });
}
