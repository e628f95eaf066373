//! The program's own widgets: cards, fields, buttons, logos, charts.

mod answers;
mod button;
mod calendar;
mod card;
pub mod chart;
mod choice;
mod date_field;
pub mod date_text;
pub mod edit_menu;
mod field;
mod filters;
mod follow;
pub mod form;
pub mod grid;
pub mod keyboard;
mod leaving;
mod logo;
mod menu;
pub mod number;
pub mod page;
mod progress;
pub mod spoken;
pub mod table;
mod tabs;
pub mod taking_out;
pub mod typed;

use egui::{Align, Layout, Response, Sense, Stroke, Ui, Vec2};

use super::Theme;
use super::theme::{UNIT, size};

pub use answers::{Does, answers};
pub use button::{danger, edit_button, icon_button, link, plain_button, primary};
pub use calendar::is_open as calendar_open;
pub use card::{
    across, card, columns, columns_from, empty, foot, modal, modal_room, section, window_title, window_titles,
};
pub use choice::{bare_choice, choice, named_choice};
pub use date_field::{date_field, date_in_line, date_keys, time_field};
pub use field::{Field, aside_ui, correct_keys, correctable, corrects, mark_correct_keys, reading, required_mark};
pub use filters::filters;
pub use follow::{Follow, found, lead, seek, seeks};
pub use logo::logo;
pub use menu::{MENU_ROW, menu, menu_item, row_menu};
pub use page::{Page, beside, heading};
pub use progress::{bar, progress};
pub use tabs::{tabs, tabs_kept};

/// A quiet, small line of text.
pub fn small(ui: &mut Ui, theme: &Theme, text: impl Into<String>) -> Response {
    ui.add(egui::Label::new(egui::RichText::new(text).size(size::SMALL).color(theme.quiet)).wrap())
}

/// A semi-bold line of text.
pub fn bold(ui: &mut Ui, text: impl Into<String>, points: f32) -> Response {
    ui.add(egui::Label::new(egui::RichText::new(text).font(super::theme::strong(points))).wrap())
}

/// A hairline across the available width.
pub fn hairline(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, theme.line));
}

/// A label with an icon and a coloured ground, such as a doubt about a field or a state of an agency.
pub fn pill(
    ui: &mut Ui,
    icon: egui_material_icons::MaterialIcon,
    text: &str,
    ink: egui::Color32,
    ground: egui::Color32,
) -> Response {
    let words = egui::RichText::new(text).size(size::SMALL).color(ink);
    let icon = icon.rich_text().size(size::BODY).color(ink);
    let wide = ui.painter().layout_no_wrap(text.to_owned(), super::theme::plain(size::SMALL), ink).size().x;
    // On a line that breaks, a pill that does not fit goes to the next line whole.
    let breaks = ui.layout().main_wrap();
    let room = if breaks { ui.max_rect().width() } else { ui.available_width() };
    let fits = wide + size::BODY + 4.0 + 2.0 * UNIT <= room;
    let mode = if fits { egui::TextWrapMode::Extend } else { egui::TextWrapMode::Wrap };
    // A scope of its own would have to stay on the line it begins on.
    let spacing = ui.spacing().clone();
    ui.spacing_mut().button_padding = Vec2::new(UNIT, 3.0);
    ui.spacing_mut().interact_size.y = 0.0;
    let button = egui::Button::new((icon, words)).gap(4.0).fill(ground).stroke(Stroke::NONE).corner_radius(4);
    let response = ui.add(button.wrap_mode(mode).sense(Sense::hover()));
    *ui.spacing_mut() = spacing;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    response
}

/// Keeps what is `wide` together on a line that breaks: where it does not fit what is left of the line, it begins the next
/// one. Returns whether it stands beside what was there before.
pub fn together(ui: &mut Ui, wide: f32) -> bool {
    let beside = wide <= ui.available_size_before_wrap().x || wide > ui.max_rect().width();
    if !beside {
        ui.end_row();
    }
    beside
}

/// Two groups on one line, the second at the right end. Where both are long, each has half of the line.
pub fn ends<L, R>(ui: &mut Ui, left: impl FnOnce(&mut Ui) -> L, right: impl FnOnce(&mut Ui) -> R) -> (L, R) {
    ui.horizontal(|ui| {
        let gap = ui.spacing().item_spacing.x;
        let key = ui.unique_id().with("ends");
        let (room, half) = (ui.available_width(), ((ui.available_width() - gap) / 2.0).max(0.0));
        // What stands to the left is read first and so drawn first; how wide the right is, is known from before.
        let known: f32 = ui.data(|data| data.get_temp(key)).unwrap_or(half);
        let place = ui.available_rect_before_wrap();
        let size = Vec2::new((room - known - gap).max(half), ui.spacing().interact_size.y);
        let lines = Layout::left_to_right(Align::Center).with_main_wrap(true);
        let first = ui.allocate_ui_with_layout(size, lines, |ui| {
            ui.set_max_width(size.x);
            left(ui)
        });
        let taken = first.response.rect.width();
        let beside =
            egui::Rect::from_x_y_ranges(place.left() + taken.min(half) + gap..=place.right(), ui.min_rect().y_range());
        let mut end = ui.new_child(
            egui::UiBuilder::new().id_salt("right").max_rect(beside).layout(Layout::right_to_left(Align::Center)),
        );
        end.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
        let second = right(&mut end);
        let drawn = end.min_rect();
        let wide = if drawn.is_positive() { place.right() - drawn.left() } else { 0.0 };
        if (wide - known).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(key, wide));
            ui.ctx().request_discard("the width of what stands at the right end");
        }
        ui.advance_cursor_after_rect(drawn);
        ui.expand_to_include_rect(egui::Rect::from_min_max(place.min, egui::pos2(place.right(), place.top())));
        (first.inner, second)
    })
    .inner
}

/// Lets the text that is drawn here from now on be chosen with the pointer and copied. Not for what stands on a row
/// that can be clicked: its text would take the click.
pub fn copyable(ui: &mut Ui) {
    ui.style_mut().interaction.selectable_labels = true;
}

/// Says a region's name to a screen reader.
pub fn name_region(ui: &Ui, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(egui::accesskit::Role::Group);
        node.set_label(name.to_owned());
    });
}

/// Draws a ring round whatever has the keyboard, over everything else. egui shows focus only as it shows hovering.
pub fn focus_ring(ctx: &egui::Context, theme: &Theme) {
    let Some(id) = ctx.memory(egui::Memory::focused) else { return };
    let Some(response) = ctx.read_response(id) else { return };
    let visible = response.rect.expand(2.0).intersect(response.interact_rect.expand(2.0));
    if visible.is_positive() {
        let painter = ctx.layer_painter(egui::LayerId::new(response.layer_id.order, response.layer_id.id));
        let radius = egui::CornerRadius::same(super::theme::CORNER + 2);
        painter.rect_stroke(visible, radius, Stroke::new(2.0, theme.accent), egui::StrokeKind::Middle);
    }
}
