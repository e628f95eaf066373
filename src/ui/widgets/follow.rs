//! Scroll areas that follow the keyboard: whatever Tab leads to is seen.

use egui::scroll_area::ScrollAreaOutput;
use egui::{Id, ScrollArea, Ui};

/// A scroll area that follows the keyboard; egui's own leaves what Tab leads to where it is, seen or not.
pub trait Follow {
    /// Draws the area. Where the keyboard has just come to something in it, that is scrolled into sight.
    fn follow<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R>;
}

impl Follow for ScrollArea {
    fn follow<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
        self.show(ui, |ui| {
            let inner = add(ui);
            reveal(ui);
            inner
        })
    }
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
    let rect = response.rect;
    let here = response.layer_id == ui.layer_id() && ui.min_rect().contains(rect.center());
    // What the pointer has come to is in sight, and what is higher than the area follows its own cursor.
    let pointed = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
    if here && !pointed && rect.height() <= ui.clip_rect().height() {
        ui.scroll_to_rect(rect.expand(crate::ui::theme::UNIT), None);
    }
}
