//! The form of a question, in three languages.

use egui::Ui;

use crate::domain::validate::tidy;
use crate::domain::{Change, ListId, ListItem, OperationKind, Question, QuestionId};
use crate::ui::theme::UNIT;
use crate::ui::widgets::form::{About, Asked, Stage, TWO_COLUMNS, form};
use crate::ui::widgets::{Field, choice};
use crate::ui::{Action, Cx, Form};

/// The form and its passing state.
pub(super) struct QuestionForm {
    /// The question as it was read; none for a new one.
    row: Option<Question>,
    base: Question,
    edited: Question,
    stage: Stage,
}

impl QuestionForm {
    /// A form of a question, or of a new one at the end of the list; none where the question is gone.
    pub(super) fn new(cx: &Cx<'_>, id: Option<QuestionId>) -> Option<Self> {
        let row = match id {
            Some(id) => Some(cx.snapshot.question.get(id)?.clone()),
            None => None,
        };
        let last = cx.snapshot.question.iter().map(|one| one.position + 1).max().unwrap_or(0);
        let base = row.clone().unwrap_or_else(|| Question::empty(last));
        Some(Self { row, edited: base.clone(), base, stage: Stage::default() })
    }

    pub(super) fn changed(&self) -> bool {
        self.edited != self.base
    }

    /// Draws the form; false once it is done with.
    pub(super) fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let changed = self.changed();
        let key = if self.row.is_some() { "questionnaire-edit-question" } else { "questionnaire-add-question" };
        let heading = cx.t(key).trim_end_matches('…');
        let under = cx.t("questionnaire-question-help");
        let about = About { id: "questionnaire-question", heading, under, width: TWO_COLUMNS, also: None };
        let edited = &mut self.edited;
        let asked = form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| fields_ui(ui, cx, edited, stage));
        if asked == Asked::Save
            && let Some(changes) = self.changes()
        {
            if changes.is_empty() {
                return false;
            }
            cx.act(Action::SaveForm(Form::Questionnaire, OperationKind::QuestionEdited, changes));
        }
        asked != Asked::Close
    }

    /// What saving comes to; none where the question is missing.
    fn changes(&self) -> Option<Vec<Change>> {
        let one = &self.edited;
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
            return None;
        }
        let change = match &self.row {
            Some(before) => Change::update(before.clone(), after),
            None => Change::insert(after),
        };
        Some((change.before != change.after).then_some(change).into_iter().collect())
    }
}

fn fields_ui(ui: &mut Ui, cx: &Cx<'_>, edited: &mut Question, stage: &mut Stage) {
    ui.add_space(UNIT / 2.0);
    let privacy = || Some(cx.t("form-notes-privacy").to_owned());
    let missing = stage.tried && edited.text_fi.trim().is_empty();
    let error = missing.then(|| cx.t("questionnaire-text-missing").to_owned());
    let first = Field::new(cx.t("questionnaire-text-fi"), &mut edited.text_fi).required().lines(2);
    stage.first(&first.error(error).aside(privacy()).show(ui, cx.theme));
    for (key, text) in [
        ("questionnaire-text-sv", &mut edited.text_sv),
        ("questionnaire-text-en", &mut edited.text_en),
        ("questionnaire-help-fi", &mut edited.help_fi),
        ("questionnaire-help-sv", &mut edited.help_sv),
        ("questionnaire-help-en", &mut edited.help_en),
    ] {
        Field::new(cx.t(key), text).lines(2).aside(privacy()).show(ui, cx.theme);
    }
    let mut items: Vec<&ListItem> = cx.snapshot.characteristic_category.iter().collect();
    items.retain(|item| item.retired_at.is_none() || edited.category == Some(item.id));
    items.sort_by_key(|item| item.position);
    let mut categories: Vec<(Option<ListId>, String)> = vec![(None, cx.t("characteristic-none").to_owned())];
    categories.extend(items.into_iter().map(|item| (Some(item.id), item.name(cx.language()).to_owned())));
    choice(ui, cx.theme, cx.t("questionnaire-category"), &mut edited.category, &categories, 300.0);
}
