//! What every dialog has: what went wrong in words, and the buttons at its foot.

use egui::Ui;

use crate::ui::theme::UNIT;
use crate::ui::widgets::{danger, foot, plain_button, primary};
use crate::ui::{Action, Cx};

/// What went wrong: what happened, whether the data is safe, what to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The key of the texts: the message, its `.safe` and its `.next`.
    pub key: &'static str,
    /// The file or what else the text speaks of.
    pub about: String,
}

/// The row of buttons at the foot: what is offered first stands at the right end and takes Enter.
pub(in crate::ui) fn buttons(ui: &mut Ui, cx: &Cx<'_>, yes: Option<(&str, Action, bool)>, no: Action, no_text: &str) {
    ui.add_space(UNIT);
    foot(ui, |ui| {
        if let Some((text, action, takes_away)) = yes {
            let response = if takes_away { danger(ui, cx.theme, text) } else { primary(ui, cx.theme, text) };
            if response.clicked() {
                cx.act(action);
            }
        }
        let response = plain_button(ui, no_text);
        if ui.ctx().memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        if response.clicked() {
            cx.act(no);
        }
    });
}
