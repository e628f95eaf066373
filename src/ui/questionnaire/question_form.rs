//! The form of a question, in three languages.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::validate::tidy;
use crate::domain::{List, OperationKind, Question, QuestionId, Record};
use crate::ui::Cx;
use crate::ui::forms::growing::item_choice;
use crate::ui::forms::parts::{begun_with, first_field, free_text, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::theme::UNIT;
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};

/// What is typed of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct QuestionFields {
    /// The question as it was read; none for a new one.
    base: Option<Question>,
    row: Question,
}

impl QuestionFields {
    /// A question of the file, or a new one at the end of the list; none where the question is gone.
    pub(super) fn new(cx: &Cx<'_>, id: Option<QuestionId>) -> Option<Self> {
        let base = match id {
            Some(id) => Some(cx.snapshot.question.get(id)?.clone()),
            None => None,
        };
        let last = cx.snapshot.question.iter().map(|one| one.position + 1).max().unwrap_or(0);
        Some(Self { row: base.clone().unwrap_or_else(|| Question::empty(last)), base })
    }
}

impl FormFields for QuestionFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        let key = if self.base.is_some() { "questionnaire-edit-question" } else { "questionnaire-add-question" };
        cx.t(key).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.t("questionnaire-question-help").to_owned()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        ui.add_space(UNIT / 2.0);
        let row = &mut self.row;
        first_field(ui, cx, stage, "questionnaire-text-fi", "questionnaire-text-missing", 2, &mut row.text_fi);
        for (key, text) in [
            ("questionnaire-text-sv", &mut row.text_sv),
            ("questionnaire-text-en", &mut row.text_en),
            ("questionnaire-help-fi", &mut row.help_fi),
            ("questionnaire-help-sv", &mut row.help_sv),
            ("questionnaire-help-en", &mut row.help_en),
        ] {
            free_text(ui, cx, key, text, 2);
        }
        let words = ["questionnaire-category", "characteristic-none"];
        item_choice(ui, cx, List::CharacteristicCategory, words, &mut row.category, 300.0);
    }

    fn changes(&self, _cx: &Cx<'_>) -> Written {
        let one = &self.row;
        let after = Question {
            text_fi: tidy(&one.text_fi),
            text_sv: tidy(&one.text_sv),
            text_en: tidy(&one.text_en),
            help_fi: tidy(&one.help_fi),
            help_sv: tidy(&one.help_sv),
            help_en: tidy(&one.help_en),
            ..one.clone()
        };
        if after.text_fi.is_empty() {
            return Err("questionnaire-text-missing");
        }
        Ok(written(self.base.as_ref(), after))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::QuestionEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}
