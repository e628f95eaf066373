//! The note on a figure.

use egui::{Key, TextEdit, Ui};

use super::{FigureAt, Subject};
use crate::domain::{OperationKind, validate};
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{bold, foot, modal, plain_button, primary, small};
use crate::ui::{Action, Cx};

/// The longest note, in letters.
const LONGEST: usize = 2_000;

/// A note being written.
pub struct NoteDraft {
    at: FigureAt,
    base: String,
    text: String,
    fresh: bool,
}

impl NoteDraft {
    /// Begins with what the note says now; none where there is no figure to write about.
    #[must_use]
    pub fn new(cx: &Cx<'_>, at: FigureAt) -> Option<Self> {
        let (_, note) = at.read(cx.snapshot)?;
        Some(Self { at, base: note.to_owned(), text: note.to_owned(), fresh: true })
    }

    /// Whether something is written that is not saved.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.text != self.base
    }

    /// Draws the note; false once it is done with.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let mut open = true;
        modal(ctx, cx.theme, "figure-note", |ui| open = self.inside_ui(ui, cx));
        open
    }

    fn inside_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        ui.set_width(420.0);
        let language = cx.language();
        let subject = match self.at.subject {
            Subject::Headcount(kind, _) => {
                cx.snapshot.employment_type.get(kind).map(|one| one.name(language).to_owned())
            }
            Subject::Volume(product) => cx.snapshot.product.get(product).map(|one| one.name(language).to_owned()),
        };
        let about = format!("{}, {}", subject.unwrap_or_default(), self.at.year);
        bold(ui, cx.t("figure-note"), size::SECTION + 1.0);
        small(ui, cx.theme, &about);
        let edit = TextEdit::multiline(&mut self.text).desired_width(f32::INFINITY).desired_rows(4).char_limit(LONGEST);
        let response = ui.add(edit);
        let label = format!("{}: {about}", cx.t("figure-note"));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        small(ui, cx.theme, cx.t("form-notes-privacy"));
        ui.add_space(UNIT);
        let (keys_save, keys_leave) = ui.input(|input| {
            let enter = input.key_pressed(Key::Enter) && input.modifiers.command;
            (enter, input.key_pressed(Key::Escape))
        });
        let mut open = true;
        foot(ui, |ui| {
            // Where the figure has gone meanwhile, what was written stays to be copied.
            if primary(ui, cx.theme, cx.t("save")).clicked() || keys_save {
                open = !self.save(cx);
            }
            // Esc does not throw away what is written; the button does.
            if plain_button(ui, cx.t("cancel")).clicked() || (keys_leave && !self.changed()) {
                open = false;
            }
        });
        open
    }

    /// Asks for the note to be saved; false where there is no figure any more.
    fn save(&self, cx: &Cx<'_>) -> bool {
        let Some((count, _)) = self.at.read(cx.snapshot) else { return false };
        if self.changed() {
            let text = self.text.lines().map(validate::tidy).collect::<Vec<_>>().join("\n");
            let change = self.at.change(Some((count, &self.base)), Some((count, text.trim())));
            cx.act(Action::Commit(OperationKind::FiguresEdited, vec![change]));
        }
        true
    }
}
