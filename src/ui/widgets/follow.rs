//! Scroll areas that follow the keyboard: whatever Tab leads to is seen.

use std::ops::Range;

use egui::scroll_area::ScrollAreaOutput;
use egui::{Id, ScrollArea, Ui};

use crate::ui::theme::UNIT;

/// A scroll area that follows the keyboard; egui's own leaves what Tab leads to where it is, seen or not.
pub trait Follow {
    /// Draws the area. Where the keyboard has just come to something in it, that is scrolled into sight.
    fn follow<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R>;

    /// The same for many rows of one height, of which only those in sight are drawn.
    fn follow_rows<R>(
        self,
        ui: &mut Ui,
        height: f32,
        rows: usize,
        add: impl FnOnce(&mut Ui, Range<usize>) -> R,
    ) -> ScrollAreaOutput<R>;
}

impl Follow for ScrollArea {
    fn follow<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
        self.show(ui, |ui| {
            let inner = add(ui);
            reveal(ui);
            inner
        })
    }

    fn follow_rows<R>(
        self,
        ui: &mut Ui,
        height: f32,
        rows: usize,
        add: impl FnOnce(&mut Ui, Range<usize>) -> R,
    ) -> ScrollAreaOutput<R> {
        self.show_rows(ui, height, rows, |ui, range| {
            let inner = add(ui, range);
            reveal(ui);
            inner
        })
    }
}

/// So many frames a page has for coming to what is sought.
const SOUGHT_FOR: u64 = 30;

/// Asks for a row of the file to be led to, once its page is drawn.
pub fn seek(ctx: &egui::Context, row: uuid::Uuid) {
    let until = ctx.cumulative_frame_nr() + SOUGHT_FOR;
    ctx.data_mut(|data| data.insert_temp(Id::unique("sought"), (row, until)));
}

/// Whether a row is sought, so that it can be shown before it is found.
pub fn seeks(ctx: &egui::Context, row: uuid::Uuid) -> bool {
    let sought = ctx.data(|data| data.get_temp::<(uuid::Uuid, u64)>(Id::unique("sought")));
    sought.is_some_and(|(wanted, until)| wanted == row && ctx.cumulative_frame_nr() <= until)
}

/// Whether one of `rows` is sought; it is found then, and has the keyboard given to it by whoever asks.
pub(super) fn found_among(ctx: &egui::Context, mut rows: impl Iterator<Item = uuid::Uuid>) -> Option<usize> {
    let sought = Id::unique("sought");
    let (wanted, until) = ctx.data(|data| data.get_temp::<(uuid::Uuid, u64)>(sought))?;
    let place = rows.position(|row| row == wanted)?;
    ctx.data_mut(|data| data.remove_temp::<(uuid::Uuid, u64)>(sought));
    (ctx.cumulative_frame_nr() <= until).then_some(place)
}

/// Puts the keyboard to where a row begins, where it is the one that is sought; scroll areas follow the keyboard.
pub fn found(response: &egui::Response, row: uuid::Uuid) {
    let (sought, ctx) = (Id::unique("sought"), &response.ctx);
    let Some((wanted, until)) = ctx.data(|data| data.get_temp::<(uuid::Uuid, u64)>(sought)) else { return };
    // What lies over the page has the keyboard.
    let above = ctx.memory(|memory| memory.is_above_modal_layer(response.layer_id));
    if wanted == row && above {
        ctx.data_mut(|data| data.remove_temp::<(uuid::Uuid, u64)>(sought));
        if ctx.cumulative_frame_nr() <= until {
            response.request_focus();
            response.scroll_to_me(Some(egui::Align::Center));
        }
    }
}

/// Says that so many points above and below what has the keyboard now are to be seen as well.
pub(super) fn keep_clear(ui: &Ui, above: f32, below: f32) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(Id::unique("kept clear"), (pass, [above, below])));
}

/// So many frames a page has for coming to rest where it has been scrolled to.
const AT_REST: u64 = 3;

/// What the page is being led to.
#[derive(Clone, Copy)]
struct Led {
    field: Id,
    /// The frame in which that began.
    begun: u64,
    /// The frame in which the page was last scrolled.
    scrolled: u64,
}

/// Scrolls to what has just been given the keyboard together with what belongs to it, such as the question over a field;
/// where that does not all fit, to its beginning. Asked for in every frame until it says that it is seen: how a page is
/// laid out is not known in its first frames.
pub fn lead(ui: &Ui, field: &egui::Response, whole: egui::Rect) -> bool {
    let now = ui.ctx().cumulative_frame_nr();
    let led = led(ui, field.id).unwrap_or(Led { field: field.id, begun: now, scrolled: now });
    let sight = ui.clip_rect().y_range();
    // What fits barely has no room to spare, and is shown from its beginning as well.
    let fits = whole.height() + 4.0 * UNIT <= sight.span();
    let begins = sight.contains(whole.top());
    let seen = begins && if fits { sight.contains(whole.bottom()) } else { whole.top() - sight.min <= 3.0 * UNIT };
    let rests = now - led.scrolled >= AT_REST;
    let over = (rests && seen) || now - led.begun >= SOUGHT_FOR;
    let scrolls = rests && !over;
    if scrolls {
        ui.scroll_to_rect(whole, (!fits).then_some(egui::Align::Min));
    }
    if !over {
        ui.ctx().request_repaint();
    }
    let scrolled = if scrolls { now } else { led.scrolled };
    ui.data_mut(|data| data.insert_temp(Id::unique("led"), Led { scrolled, ..led }));
    over
}

/// What is being led to where this has the keyboard.
fn led(ui: &Ui, field: Id) -> Option<Led> {
    let led: Led = ui.data(|data| data.get_temp(Id::unique("led")))?;
    (led.field == field && ui.ctx().cumulative_frame_nr() - led.begun <= SOUGHT_FOR).then_some(led)
}

/// Where something will be once an area around it, within this one, has scrolled sideways to it.
fn within_inner(ui: &Ui, focused: Id, rect: egui::Rect) -> egui::Rect {
    let revealed: Option<(u64, Id, egui::Rangef)> = ui.data(|data| data.get_temp(Id::unique("revealed")));
    let now = ui.ctx().cumulative_pass_nr();
    let Some((.., sight)) = revealed.filter(|(pass, of, _)| *pass == now && *of == focused) else { return rect };
    let left = rect.left().clamp(sight.min, (sight.max - rect.width()).max(sight.min));
    rect.translate(egui::Vec2::new(left - rect.left(), 0.0))
}

/// Scrolls to what has the keyboard, once: whoever turns the wheel afterwards is let.
fn reveal(ui: &Ui) {
    let Some(focused) = ui.memory(egui::Memory::focused) else { return };
    let key = ui.scope_id().with("followed");
    if ui.data(|data| data.get_temp::<Id>(key)) == Some(focused) {
        return;
    }
    let Some(response) = ui.ctx().read_response(focused) else { return };
    ui.data_mut(|data| data.insert_temp(key, focused));
    if led(ui, focused).is_some() {
        return;
    }
    let rect = within_inner(ui, focused, response.rect);
    let here = response.layer_id == ui.layer_id() && ui.min_rect().contains(rect.center());
    // What the pointer has come to is in sight, and what is higher than the area follows its own cursor.
    let pointed = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
    if here && !pointed && rect.height() <= ui.clip_rect().height() {
        let pass = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|data| data.insert_temp(Id::unique("revealed"), (pass, focused, ui.clip_rect().x_range())));
        let clear = ui.data(|data| data.get_temp::<(u64, [f32; 2])>(Id::unique("kept clear")));
        let [above, below] = clear.filter(|(of, _)| *of == pass).map_or([0.0; 2], |(_, clear)| clear);
        let mut seen = rect.expand(UNIT);
        seen.min.y -= above;
        seen.max.y += below;
        ui.scroll_to_rect(seen, None);
    }
}
