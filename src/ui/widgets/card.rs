//! Cards, columns, and what stands in an empty place.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Layout, ScrollArea, Ui, UiBuilder};

use super::keyboard::{self, Asked, Level};
use super::page::low;
use super::{Follow, bold, ends, small};
use crate::ui::Theme;
use crate::ui::theme::{ROW, TWO_COLUMNS, UNIT, plain, size, strong};

/// A card across the available width. What is wider than the card scrolls sideways in it, and leaves what stands beside
/// and below as wide as there is room.
pub fn card<R>(ui: &mut Ui, theme: &Theme, add: impl FnOnce(&mut Ui) -> R) -> R {
    let inner = theme.card().show(ui, |ui| {
        let room = ui.available_width();
        ui.set_width(room);
        let key = ui.unique_id().with("wider");
        let wider: bool = ui.data(|data| data.get_temp(key)).unwrap_or(false);
        // Its widgets are the same ones whether it scrolls or not: whoever types in one goes on typing.
        let scope = UiBuilder::new().scope_id(key.with("card"));
        let add = |ui: &mut Ui| ui.scope_builder(scope, add).inner;
        let (inner, wide) = if wider {
            let drawn = ScrollArea::horizontal().id_salt(key).auto_shrink([false, true]).follow(ui, add);
            (drawn.inner, drawn.content_size.x)
        } else {
            let inner = add(ui);
            (inner, ui.min_rect().width())
        };
        if (wide > room + 1.0) != wider {
            ui.data_mut(|data| data.insert_temp(key, !wider));
            ui.ctx().request_discard("whether what a card holds is wider than it");
        }
        inner
    });
    ui.add_space(UNIT);
    inner.inner
}

/// A card with a heading, and an aside at the right end of it.
pub fn section<R>(
    ui: &mut Ui,
    theme: &Theme,
    heading: &str,
    aside: impl FnOnce(&mut Ui),
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    card(ui, theme, |ui| {
        super::name_region(ui, heading);
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 22.0;
            ends(ui, |ui| bold(ui, heading, size::SECTION), |ui| aside(ui));
        });
        add(ui)
    })
}

/// What stands around the content of a window over the window, where that is low and else.
const MODAL: (i8, i8) = (8, 20);

/// What is left of the window above and below it, in points together.
const BEYOND: (f32, f32) = (UNIT, 2.0 * UNIT);

/// A window over everything else, in the frame that all of them have. It is lent what the keys ask of it.
pub fn modal<R>(
    ctx: &egui::Context,
    theme: &Theme,
    name: &str,
    add: impl FnOnce(&mut Ui, &Asked) -> R,
) -> egui::ModalResponse<R> {
    let id = egui::Id::unique(name);
    over(ctx, theme, id, egui::Modal::new(id), add)
}

/// The same of what drops down from a button, whose left bottom corner is `at`: what lies under it stays as light as it
/// is, and a click there closes it.
pub(super) fn dropped<R>(
    ctx: &egui::Context,
    theme: &Theme,
    id: egui::Id,
    at: egui::Pos2,
    add: impl FnOnce(&mut Ui, &Asked) -> R,
) -> egui::ModalResponse<R> {
    let area = egui::Area::new(id).kind(egui::UiKind::Modal).order(egui::Order::Foreground).sense(egui::Sense::hover());
    let room = ctx.content_rect().shrink(UNIT / 2.0);
    let area = area.fixed_pos(at + egui::vec2(0.0, 4.0)).constrain_to(room);
    let modal = egui::Modal::new(id).area(area).backdrop_color(egui::Color32::TRANSPARENT);
    over(ctx, theme, id, modal, add)
}

fn over<R>(
    ctx: &egui::Context,
    theme: &Theme,
    id: egui::Id,
    modal: egui::Modal,
    add: impl FnOnce(&mut Ui, &Asked) -> R,
) -> egui::ModalResponse<R> {
    let margin = if low(ctx) { MODAL.0 } else { MODAL.1 };
    modal.frame(theme.card().inner_margin(margin)).show(ctx, |ui| {
        let asked = keyboard::over(ui, id, Level::Window);
        let inner = add(ui, &asked);
        let title: Option<egui::Id> = ui.data_mut(|data| {
            let title = data.get_temp(title_id());
            data.remove::<egui::Id>(title_id());
            title
        });
        // The toolkit has made a node of that role already: it is that one that is called something.
        let dialog = ui.stack().iter().find(|one| one.kind() == Some(egui::UiKind::Modal)).map(|one| one.unique_id);
        ui.ctx().accesskit_node_builder(dialog.unwrap_or_else(|| ui.unique_id()), |node| {
            node.set_role(egui::accesskit::Role::Dialog);
            node.set_modal();
            if let Some(title) = title {
                node.push_labelled_by(title.accesskit_id());
            }
        });
        inner
    })
}

/// How high what stands in a window over the window may be.
#[must_use]
pub fn modal_room(ctx: &egui::Context) -> f32 {
    let (margin, beyond) = if low(ctx) { (MODAL.0, BEYOND.0) } else { (MODAL.1, BEYOND.1) };
    ctx.content_rect().height() - 2.0 * f32::from(margin) - beyond
}

/// The same with what stands quietly under it; in a low window beside it, on one line.
pub fn window_titles(ui: &mut Ui, theme: &Theme, text: &str, under: &str) {
    if under.is_empty() || !low(ui.ctx()) {
        window_title(ui, text);
        if !under.is_empty() {
            small(ui, theme, under);
        }
        return;
    }
    let mut line = LayoutJob::default();
    let format = |font_id, color| TextFormat { font_id, color, valign: Align::BOTTOM, ..TextFormat::default() };
    line.append(text, 0.0, format(strong(TITLE), theme.text));
    line.append(&format!(" · {under}"), 0.0, format(plain(size::SMALL), theme.quiet));
    // What is longer than the line is told whole to the pointer.
    let heading = ui.add(egui::Label::new(line).truncate());
    ui.data_mut(|data| data.insert_temp(title_id(), heading.id));
}

/// The size of that heading.
const TITLE: f32 = size::SECTION + 1.0;

/// The heading of a window over everything else, which is also what a screen reader calls it.
pub fn window_title(ui: &mut Ui, text: impl Into<String>) {
    let heading = bold(ui, text, TITLE);
    ui.data_mut(|data| data.insert_temp(title_id(), heading.id));
}

fn title_id() -> egui::Id {
    egui::Id::unique("title-of-window")
}

/// The row of buttons at the foot of a window or a form; what is drawn first stands at the right end. It is no higher
/// than a button: a row as high as the room that is left would keep its window from ever becoming lower again.
pub fn foot<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let size = egui::vec2(ui.available_width(), ROW);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), add).inner
}

/// Two columns side by side where there is room, else one below the other. `share` is the first column's part of
/// the width.
pub fn columns(ui: &mut Ui, share: f32, first: impl FnOnce(&mut Ui), second: impl FnOnce(&mut Ui)) {
    columns_from(ui, TWO_COLUMNS, share, first, second);
}

/// Like [`columns`], side by side from the width `least` on.
pub fn columns_from(ui: &mut Ui, least: f32, share: f32, first: impl FnOnce(&mut Ui), second: impl FnOnce(&mut Ui)) {
    let width = ui.available_width();
    if width < least {
        first(ui);
        second(ui);
        return;
    }
    let gap = 2.0 * UNIT;
    let left = ((width - gap) * share).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        ui.allocate_ui_with_layout(egui::vec2(left, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = UNIT;
            ui.set_width(left);
            first(ui);
        });
        ui.allocate_ui_with_layout(egui::vec2(width - gap - left, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = UNIT;
            ui.set_width(width - gap - left);
            second(ui);
        });
    });
}

/// How many columns of one width stand side by side, none narrower than `narrowest` points; four at most.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
pub fn across(ui: &Ui, narrowest: f32) -> usize {
    let gap = ui.spacing().item_spacing.x;
    ((ui.available_width() + gap) / (narrowest + gap)).floor().clamp(1.0, 4.0) as usize
}

/// What stands where there is nothing yet: what this place is for, and what to do.
pub fn empty<R>(ui: &mut Ui, theme: &Theme, heading: &str, text: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical_centered(|ui| {
        ui.add_space(6.0 * UNIT);
        ui.set_max_width(420.0);
        bold(ui, heading, size::SECTION + 2.0);
        small(ui, theme, text);
        ui.add_space(UNIT);
        let inner = add(ui);
        ui.add_space(4.0 * UNIT);
        inner
    })
    .inner
}
