//! Tabs: the parts of a screen, of which one is on top. Those that do not fit the row fold into a menu at its end. The
//! keyboard stops at the one on top, and the arrows turn the pages.

use egui::{Id, RichText, Stroke, Ui, Vec2};
use egui_material_icons::icons;

use super::keyboard;
use super::menu::{menu, menu_item};
use super::page::low;
use crate::ui::Cx;
use crate::ui::theme::{plain, size, strong};

/// What stands at either side of a tab's name.
const PADDING: f32 = 14.0;

/// The width of the arrow behind the word that the rest is folded into.
const ARROW: f32 = 22.0;

/// Draws the tabs; returns the one that was chosen.
pub fn tabs<T: Copy + PartialEq>(ui: &mut Ui, cx: &Cx<'_>, names: &[(T, String)], on_top: T) -> Option<T> {
    tabs_kept(ui, cx, names, on_top, false)
}

/// The same; with `kept`, the one on top cannot be left now.
pub fn tabs_kept<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    names: &[(T, String)],
    on_top: T,
    kept: bool,
) -> Option<T> {
    let mut asked = None;
    let height = if low(ui.ctx()) { 32.0 } else { 36.0 };
    let width = ui.available_width();
    let shown = fitting(ui, cx, names, &on_top, width);
    let mut stops = Vec::new();
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        ui.spacing_mut().button_padding.x = PADDING;
        for (place, (tab, name)) in names.iter().enumerate().filter(|(place, _)| shown.contains(place)) {
            let chosen = *tab == on_top;
            let text = RichText::new(name);
            let text =
                if chosen { text.font(strong(size::BODY)).color(cx.theme.accent) } else { text.color(cx.theme.quiet) };
            let button = egui::Button::new(text).wrap_mode(egui::TextWrapMode::Extend);
            let button = button.frame_when_inactive(false).min_size(Vec2::new(0.0, height));
            // Each is the same one wherever it stands in the row.
            let response = ui.push_id(Id::unique("tab").with(place), |ui| ui.add_enabled(chosen || !kept, button));
            let response = response.inner;
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_role(egui::accesskit::Role::Tab);
                node.set_selected(chosen);
                node.set_position_in_set(place + 1);
                node.set_size_of_set(names.len());
            });
            if chosen {
                ui.painter().hline(response.rect.x_range(), response.rect.bottom(), Stroke::new(3.0, cx.theme.accent));
            }
            if response.clicked() {
                asked = Some(*tab);
            }
            stops.push((response.id, Some(*tab), chosen));
        }
        if shown.len() < names.len() {
            let folded = names.iter().enumerate().filter(|(place, _)| !shown.contains(place));
            let folded: Vec<_> = folded.map(|(_, (tab, name))| (*tab, name.as_str())).collect();
            let (more, chosen) = ui.add_enabled_ui(!kept, |ui| more_ui(ui, cx, &folded, height)).inner;
            stops.push((more, None, false));
            asked = asked.or(chosen);
        }
    });
    if let Some((chosen, ..)) = stops.iter().find(|(.., chosen)| *chosen)
        && !kept
    {
        let moved = keyboard::row(ui.ctx(), stops.iter().map(|(id, ..)| *id).collect(), *chosen);
        asked = asked.or(moved.and_then(|moved| stops.iter().find(|(id, ..)| *id == moved)?.1));
    }
    let rect = row.response.rect;
    let line = egui::Rangef::new(rect.left(), rect.left() + width);
    ui.painter().hline(line, rect.bottom() + 1.0, Stroke::new(1.0, cx.theme.line));
    asked
}

/// Which of the tabs stand in the row: from the first on as many as there is room for, and always the one on top.
fn fitting<T: PartialEq>(ui: &Ui, cx: &Cx<'_>, names: &[(T, String)], on_top: &T, room: f32) -> Vec<usize> {
    let wide = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, cx.theme.text).size().x;
    let widths: Vec<f32> = (names.iter())
        .map(|(tab, name)| {
            let font = if tab == on_top { strong(size::BODY) } else { plain(size::BODY) };
            wide(name, font).ceil() + 2.0 * PADDING
        })
        .collect();
    if widths.iter().sum::<f32>() <= room {
        return (0..names.len()).collect();
    }
    let chosen = names.iter().position(|(tab, _)| tab == on_top);
    let mut left = room - wide(cx.t("tabs-more"), plain(size::BODY)).ceil() - 2.0 * PADDING - ARROW;
    left -= chosen.and_then(|chosen| widths.get(chosen)).copied().unwrap_or(0.0);
    let mut shown: Vec<usize> = Vec::new();
    for (place, width) in widths.iter().enumerate().filter(|(place, _)| Some(*place) != chosen) {
        if *width > left {
            break;
        }
        left -= width;
        shown.push(place);
    }
    shown.extend(chosen);
    shown.sort_unstable();
    shown
}

/// The menu with the tabs that do not fit; its button, and the one that was chosen there.
fn more_ui<T: Copy>(ui: &mut Ui, cx: &Cx<'_>, folded: &[(T, &str)], height: f32) -> (Id, Option<T>) {
    let mut asked = None;
    let arrow = icons::ICON_EXPAND_MORE.rich_text().size(16.0).color(cx.theme.quiet);
    let text = RichText::new(cx.t("tabs-more")).color(cx.theme.quiet);
    let button = egui::Button::new((text, arrow)).gap(4.0).wrap_mode(egui::TextWrapMode::Extend);
    let button = ui.add(button.frame_when_inactive(false).min_size(Vec2::new(0.0, height)));
    let name = cx.t("tabs-more-name");
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
    menu(&button, name, |ui| {
        for (tab, name) in folded {
            if menu_item(ui, cx.theme, None, name).clicked() {
                asked = Some(*tab);
                ui.close();
            }
        }
    });
    (button.id, asked)
}
