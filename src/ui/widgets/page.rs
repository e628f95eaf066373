//! The page of a screen: a head with its title, what can be done there and its tabs, and below it what it shows. Where
//! the window is too low for both, the head scrolls away with the rest.

use egui::{Align, AsIdSalt, Id, Layout, ScrollArea, TextWrapMode, Ui, UiBuilder, Vec2, accesskit};

use super::{Follow, bold};
use crate::ui::theme::{ROW, UNIT, size};

/// A window lower than this draws its bars and heads as low as they can be.
pub const LOW: f32 = 520.0;

/// The head stays in sight only where it leaves what the page shows at least this height.
const LEAST: f32 = 320.0;

/// A table that takes what room there is has at least this height.
const TABLE: f32 = 240.0;

/// Whether the window is low, as with large letters.
#[must_use]
pub fn low(ctx: &egui::Context) -> bool {
    ctx.content_rect().height() < LOW
}

/// A page, and how it takes its room.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    name: &'static str,
    view: Id,
    widest: f32,
    table: bool,
}

impl Page {
    /// The page that is told from others by `name`. It scrolls as a whole.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self { name, view: Id::unique(name), widest: 1280.0, table: false }
    }

    /// Which view of the page is on top; each remembers how far it is scrolled.
    #[must_use]
    pub fn view(self, view: impl AsIdSalt) -> Self {
        Self { view: Id::unique(self.name).with(view), ..self }
    }

    /// The widest that what it shows becomes, in points.
    #[must_use]
    pub const fn widest(self, widest: f32) -> Self {
        Self { widest, ..self }
    }

    /// What it shows takes what room there is and scrolls inside, as a table does.
    #[must_use]
    pub const fn table(self) -> Self {
        Self { table: true, ..self }
    }

    /// Draws the page. Head and body are both lent `state`.
    pub fn show<S: ?Sized, R>(
        self,
        ui: &mut Ui,
        state: &mut S,
        head: impl FnOnce(&mut S, &mut Ui),
        body: impl FnOnce(&mut S, &mut Ui) -> R,
    ) -> R {
        let room = ui.available_height();
        let key = Id::unique(self.name).with("height of the head");
        let known: f32 = ui.data(|data| data.get_temp(key)).unwrap_or(0.0);
        let least = LEAST.max(ui.ctx().content_rect().height() / 2.0);
        let stays = |height: f32| room - height >= least;
        let head = |ui: &mut Ui, state: &mut S| {
            let height = self.head_ui(ui, |ui| head(state, ui));
            if (height - known).abs() > 0.5 {
                ui.data_mut(|data| data.insert_temp(key, height));
                if stays(height) != stays(known) {
                    ui.ctx().request_discard("how high the head of the page is");
                }
            }
        };
        if !stays(known) {
            return content(ui, |ui| {
                // A table scrolls sideways by itself.
                let area = ScrollArea::new([!self.table, true]).id_salt(self.view.with("page")).auto_shrink(false);
                let drawn = area.follow(ui, |ui| {
                    // The bar floats over what is scrolled.
                    ui.set_max_width(ui.available_width() - UNIT);
                    head(ui, state);
                    self.body_ui(ui, self.table.then_some((room - UNIT).max(TABLE)), |ui| body(state, ui))
                });
                drawn.inner
            });
        }
        head(ui, state);
        content(ui, |ui| {
            if self.table {
                return self.body_ui(ui, None, |ui| body(state, ui));
            }
            // Sideways where something is wider than the window.
            let area = ScrollArea::both().id_salt(self.view).auto_shrink(false);
            area.follow(ui, |ui| self.body_ui(ui, None, |ui| body(state, ui))).inner
        })
    }

    /// Draws the head, whose widgets are the same ones wherever it stands; how high it is.
    fn head_ui(self, ui: &mut Ui, add: impl FnOnce(&mut Ui)) -> f32 {
        let top = ui.cursor().top();
        ui.add_space(if low(ui.ctx()) { UNIT } else { 2.0 * UNIT });
        ui.scope_builder(UiBuilder::new().scope_id(Id::unique(self.name).with("head")), add);
        ui.add_space(UNIT);
        ui.cursor().top() - top
    }

    /// Draws the body, whose widgets are the same ones wherever it stands.
    fn body_ui<R>(self, ui: &mut Ui, height: Option<f32>, add: impl FnOnce(&mut Ui) -> R) -> R {
        let builder = UiBuilder::new().scope_id(self.view.with("body"));
        ui.scope_builder(builder, |ui| {
            if self.table {
                if let Some(height) = height {
                    ui.set_height(height);
                }
                return add(ui);
            }
            ui.add_space(UNIT / 2.0);
            ui.set_max_width((ui.available_width() - UNIT / 2.0).min(self.widest));
            let inner = add(ui);
            ui.add_space(2.0 * UNIT);
            inner
        })
        .inner
    }
}

/// What a page shows, in all the room that is left: to a screen reader the main part of the window.
pub fn content<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let rect = ui.available_rect_before_wrap();
    let builder = UiBuilder::new().accessibility_role(accesskit::Role::Main);
    ui.scope_builder(builder, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_bounds(accesskit::Rect {
                x0: rect.min.x.into(),
                y0: rect.min.y.into(),
                x1: rect.max.x.into(),
                y1: rect.max.y.into(),
            });
        });
        add(ui)
    })
    .inner
}

/// The size of a page's title: smaller where the window is low.
#[must_use]
pub fn title_size(ctx: &egui::Context) -> f32 {
    if low(ctx) { size::TITLE - 4.0 } else { size::TITLE }
}

/// The title of a page, and what can be done there. The buttons stand at the right end, from left to right.
pub fn heading<R>(ui: &mut Ui, title: &str, buttons: impl FnOnce(&mut Ui) -> R) -> R {
    let points = title_size(ui.ctx());
    let font = crate::ui::theme::strong(points);
    let wide = ui.painter().layout_no_wrap(title.to_owned(), font, egui::Color32::PLACEHOLDER).size().x;
    let name = |ui: &mut Ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(ROW);
            title_ui(ui, title, points);
        });
    };
    beside(ui, wide + 1.0, name, buttons).1
}

/// The title alone, which a screen reader finds as the heading of the page.
pub fn title_ui(ui: &mut Ui, title: &str, points: f32) -> egui::Response {
    let heading = bold(ui, title, points);
    ui.ctx().accesskit_node_builder(heading.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_level(1);
        node.set_label(title.to_owned());
    });
    heading
}

/// Two groups on one line, the second at the right end, where that leaves the first at least `least` points; else one
/// below the other. No button of the second is ever broken.
pub fn beside<L, R>(
    ui: &mut Ui,
    least: f32,
    left: impl FnOnce(&mut Ui) -> L,
    right: impl FnOnce(&mut Ui) -> R,
) -> (L, R) {
    let key = ui.unique_id().with("beside");
    let gap = 2.0 * UNIT;
    let room = ui.available_width();
    let known: f32 = ui.data(|data| data.get_temp(key)).unwrap_or(0.0);
    let taken = if known > 0.0 { known + gap } else { 0.0 };
    let one_line = taken == 0.0 || room - taken >= least;
    let right = |ui: &mut Ui, wrapped: bool| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        let top = ui.cursor().top();
        let inner = right(ui);
        let drawn = ui.min_rect();
        // What takes several lines does not say how wide it would be on one.
        let several = wrapped && ui.cursor().top() > top + 1.0;
        let wide = if drawn.width() > 1.0 { drawn.width().ceil() } else { 0.0 };
        if !several && (wide - known).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(key, wide));
            ui.ctx().request_discard("the width of what stands at the right end");
        }
        inner
    };
    if one_line {
        return ui
            .horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let inner =
                    ui.allocate_ui_with_layout(Vec2::new(room - taken, 0.0), Layout::top_down(Align::Min), |ui| {
                        ui.spacing_mut().item_spacing.x = UNIT;
                        ui.set_width(room - taken);
                        left(ui)
                    });
                ui.add_space(taken - known);
                // It takes what it needs, however little that was before.
                let second =
                    ui.allocate_ui_with_layout(Vec2::new(room, ROW), Layout::left_to_right(Align::Center), |ui| {
                        ui.spacing_mut().item_spacing.x = UNIT;
                        right(ui, false)
                    });
                (inner.inner, second.inner)
            })
            .inner;
    }
    let first = left(ui);
    let second = ui.horizontal_wrapped(|ui| right(ui, true)).inner;
    (first, second)
}
