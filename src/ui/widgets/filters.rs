//! What a page is narrowed down to: choices in a row above what they narrow down. Where the window is so low that the row
//! would take the room of that, it folds into one button, from which the choices drop down as a layer of their own.

use egui::{Button, Id, Response, RichText, ScrollArea, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons;

use super::page::low;
use super::{Follow, card};
use crate::ui::Cx;
use crate::ui::theme::{ROW, UNIT};

/// In a place of this width the choices take one line, and stand in it however low the window is.
const ONE_LINE: f32 = 900.0;

/// The widest that what drops down becomes.
const WIDEST: f32 = 560.0;

/// Draws the choices of `page`, of which `set` narrow something down.
pub fn filters(ui: &mut Ui, cx: &Cx<'_>, page: &'static str, set: usize, add: impl FnOnce(&mut Ui)) {
    if !low(ui.ctx()) || ui.available_width() >= ONE_LINE {
        line_ui(ui, add);
        return;
    }
    let id = Id::unique("filters").with(page);
    let now = ui.ctx().cumulative_pass_nr();
    // Whoever leaves the page while they are dropped down finds them folded.
    let mut open = ui.data(|data| data.get_temp::<u64>(id)).is_some_and(|drawn| drawn + 1 >= now);
    let button = button_ui(ui, cx, set, open);
    open |= button.clicked();
    if open {
        open = !dropped_ui(ui, cx, id, &button, add);
    }
    ui.data_mut(|data| {
        if open {
            data.insert_temp(id, now);
        } else {
            data.remove::<u64>(id);
        }
    });
}

/// The choices beside each other, on several lines where they do not fit one.
fn line_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let layout = egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true);
    ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), 0.0), layout, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(1.5 * UNIT, UNIT);
        add(ui);
    });
}

/// The button that the choices are folded into.
fn button_ui(ui: &mut Ui, cx: &Cx<'_>, set: usize, open: bool) -> Response {
    let text = if set == 0 { cx.t("filters").to_owned() } else { cx.tw("filters-set", &[("count", set.into())]) };
    let ink = if set == 0 { cx.theme.text } else { cx.theme.accent };
    let arrow = if open { icons::ICON_EXPAND_LESS } else { icons::ICON_EXPAND_MORE };
    let arrow = arrow.rich_text().size(16.0).color(cx.theme.quiet);
    let button = Button::new((RichText::new(&text).color(ink), arrow)).gap(4.0);
    let response = ui.add(button.min_size(Vec2::new(0.0, ROW)).wrap_mode(egui::TextWrapMode::Extend));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &text));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    response
}

/// The choices under the button. Returns whether they are to be folded again.
fn dropped_ui(ui: &Ui, cx: &Cx<'_>, id: Id, button: &Response, add: impl FnOnce(&mut Ui)) -> bool {
    let window = ui.ctx().content_rect();
    let drawn = card::dropped(ui.ctx(), cx.theme, id, button.rect.left_bottom(), |ui, keys| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_label(cx.t("filters").to_owned()));
        ui.set_width(WIDEST.min(window.width() - 8.0 * UNIT));
        let height = card::modal_room(ui.ctx());
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).follow(ui, |ui| {
            // The bar floats over what is scrolled.
            ui.set_width(ui.available_width() - UNIT);
            line_ui(ui, add);
        });
        keys.leave || keys.entered(ui.ctx())
    });
    drawn.inner || drawn.backdrop_response.clicked()
}
