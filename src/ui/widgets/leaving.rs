//! The question of a form that is left with something typed in it.

use egui::{Align, Layout, Ui, Vec2};

use super::{danger, plain_button};
use crate::ui::Cx;
use crate::ui::theme::{ROW, UNIT};

/// Asks whether to give up what is typed. `asking` ends where the user stays; true where it is given up.
pub fn leaving(ui: &mut Ui, cx: &Cx<'_>, asking: &mut bool) -> bool {
    let mut given_up = false;
    ui.add_space(UNIT);
    ui.label(cx.t("ask-leave-text"));
    ui.add_space(UNIT);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), ROW), layout, |ui| {
        let stay = plain_button(ui, cx.t("ask-leave-stay"));
        if ui.memory(|memory| memory.focused().is_none()) {
            stay.request_focus();
        }
        if stay.clicked() {
            *asking = false;
        }
        given_up = danger(ui, cx.theme, cx.t("ask-leave-discard")).clicked();
    });
    given_up
}
