//! What a register says that has only just been made: where to begin, on whichever page one looks first.

use egui::Ui;

use crate::ui::theme::UNIT;
use crate::ui::widgets::{empty, link, plain_button, primary};
use crate::ui::{Action, Cx, Place};

/// There are no agencies yet; the first is one button away, and so is what the unit has already.
pub fn no_agencies(ui: &mut Ui, cx: &Cx<'_>) {
    empty(ui, cx.theme, cx.t("agencies-none"), cx.t("agencies-none-help"), |ui| {
        if cx.writable() && primary(ui, cx.theme, cx.t("command-new")).clicked() {
            cx.act(Action::NewAgency);
        }
        if cx.status.moving_in {
            ui.add_space(2.0 * UNIT);
            ui.add(egui::Label::new(cx.t("moving-in-offer")).wrap());
            ui.add_space(UNIT / 2.0);
            if plain_button(ui, cx.t("moving-in-begin")).clicked() {
                cx.act(Action::Go(Place::Import));
            }
            if link(ui, cx.theme, cx.t("moving-in-decline")).clicked() {
                cx.act(Action::EndMovingIn);
            }
        }
    });
}

/// There are none of our own people yet; the page they are added on is one button away.
pub fn no_staff(ui: &mut Ui, cx: &Cx<'_>) {
    empty(ui, cx.theme, cx.t("staff-empty"), cx.t("staff-empty-help"), |ui| {
        if cx.writable() && !cx.status.login.is_empty() && plain_button(ui, cx.t("beginning-me")).clicked() {
            cx.act(Action::AddMe);
        }
        if plain_button(ui, cx.t("beginning-staff")).clicked() {
            cx.act(Action::Go(Place::Staff));
        }
    });
}
