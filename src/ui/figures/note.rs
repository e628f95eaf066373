//! The note on a figure.

use egui::{TextEdit, Ui};
use serde::{Deserialize, Serialize};

use super::{FigureAt, Subject};
use crate::domain::{OperationKind, Record, validate::tidy};
use crate::ui::Cx;
use crate::ui::forms::{FormFields, Written};
use crate::ui::widgets::aside_ui;
use crate::ui::widgets::form::{NARROW, Stage};

/// The longest note, in letters.
const LONGEST: usize = 2_000;

/// A note being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct NoteFields {
    at: FigureAt,
    /// The figure and what its note said when writing began.
    base: (i64, String),
    text: String,
}

impl NoteFields {
    /// Begins with what the note says now; none where there is no figure to write about.
    pub(crate) fn new(cx: &Cx<'_>, at: FigureAt) -> Option<Self> {
        let (count, note) = at.read(cx.snapshot)?;
        Some(Self { at, base: (count, note.to_owned()), text: note.to_owned() })
    }
}

impl FormFields for NoteFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t("figure-note").to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        let language = cx.language();
        let subject = match self.at.subject {
            Subject::Headcount(kind, _) => cx.snapshot.employment_type.get(kind).map(|one| one.name(language)),
            Subject::Volume(product) => cx.snapshot.product.get(product).map(|one| one.name(language)),
        };
        format!("{}, {}", subject.unwrap_or_default(), self.at.year)
    }

    fn width(&self) -> f32 {
        NARROW
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let label = format!("{}: {}", cx.t("figure-note"), self.under(cx));
        let edit = TextEdit::multiline(&mut self.text).desired_width(f32::INFINITY).desired_rows(4);
        let response = ui.add(edit.char_limit(LONGEST));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
        stage.first(&response);
        aside_ui(ui, cx.theme, cx.t("form-notes-privacy"));
    }

    /// The figure itself stays as it is, whatever others make of it meanwhile.
    fn changes(&self, _cx: &Cx<'_>) -> Written {
        let (count, before) = &self.base;
        let text = self.text.lines().map(tidy).collect::<Vec<_>>().join("\n");
        Ok(vec![self.at.change(Some((*count, before)), Some((*count, text.trim())))])
    }

    fn kind(&self) -> OperationKind {
        OperationKind::FiguresEdited
    }

    fn before(&self) -> Vec<Record> {
        let (count, note) = &self.base;
        self.at.change(Some((*count, note)), None).before.into_iter().collect()
    }
}
