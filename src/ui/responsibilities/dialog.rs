//! The frame that both forms of the tab stand in.

use egui::{Key, Ui};

use crate::domain::AgencyId;
use crate::ui::Cx;
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{bold, leaving, modal, plain_button, primary, small};

/// What has been asked of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing.
    Nothing,
    /// To be saved.
    Save,
    /// To be closed.
    Close,
}

/// What a form is called, and of what it is.
pub struct About<'t> {
    /// Told from other dialogs by this.
    pub id: &'static str,
    /// The heading.
    pub heading: &'t str,
    /// The agency under it.
    pub agency: AgencyId,
}

/// How far a form has come.
#[derive(Default)]
pub struct Stage {
    /// Saving has been tried.
    pub tried: bool,
    /// Whether to leave what is typed is being asked.
    leaving: bool,
}

/// Draws a form. What is typed is not left without asking.
pub fn dialog(
    ctx: &egui::Context,
    cx: &Cx<'_>,
    about: &About<'_>,
    stage: &mut Stage,
    changed: bool,
    inside: impl FnOnce(&mut Ui, bool),
) -> Asked {
    let mut asked = Asked::Nothing;
    modal(ctx, cx.theme, about.id, |ui| {
        ui.set_width(480.0_f32.min(ctx.content_rect().width() - 64.0));
        let name = cx.snapshot.agency.get(about.agency).map(|one| one.name(cx.language()));
        bold(ui, about.heading, size::SECTION + 1.0);
        small(ui, cx.theme, name.unwrap_or_default());
        if stage.leaving {
            if leaving(ui, cx, &mut stage.leaving) {
                asked = Asked::Close;
            }
            return;
        }
        let height = ctx.content_rect().height() - 210.0;
        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
            ui.set_width(ui.available_width() - 8.0);
            inside(ui, stage.tried);
        });
        ui.add_space(UNIT);
        let (save, leave) = ui.input(|input| {
            let command = input.modifiers.command;
            (command && (input.key_pressed(Key::Enter) || input.key_pressed(Key::S)), input.key_pressed(Key::Escape))
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if primary(ui, cx.theme, cx.t("save")).clicked() || save {
                stage.tried = true;
                asked = Asked::Save;
            }
            if plain_button(ui, cx.t("cancel")).clicked() || leave {
                if changed {
                    stage.leaving = true;
                } else {
                    asked = Asked::Close;
                }
            }
        });
    });
    asked
}
