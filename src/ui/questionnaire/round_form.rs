//! The form of a round: its name, its days and its questions.

use std::collections::BTreeSet;

use chrono::{Datelike, Days};
use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::validate::tidy;
use crate::domain::{Change, OperationKind, Question, QuestionId, QuestionRound, Record, RoundId, RoundQuestion, Rows};
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, period, two_days_ui, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::theme::UNIT;
use crate::ui::widgets::date_text::DateText;
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::{Field, link, small};

/// For how many days a new round is open at first.
const OPEN_DAYS: u64 = 21;

/// What is typed of a round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct RoundFields {
    /// The round and what it asks as they were read; none for a new one.
    base: Option<(QuestionRound, BTreeSet<QuestionId>)>,
    id: RoundId,
    name: String,
    opened: DateText,
    due: DateText,
    questions: BTreeSet<QuestionId>,
}

impl RoundFields {
    /// A round of the file, or a new one that asks every question; none where the round is gone.
    pub(super) fn new(cx: &Cx<'_>, id: Option<RoundId>) -> Option<Self> {
        let date = |date| DateText::new(cx.language(), Some(date));
        if let Some(id) = id {
            let row = cx.snapshot.question_round.get(id)?.clone();
            let questions: BTreeSet<QuestionId> = cx.snapshot.questions_of(id).iter().map(|one| one.id).collect();
            let (name, opened, due) = (row.name.clone(), date(row.opened_on), date(row.due_on));
            return Some(Self { base: Some((row, questions.clone())), id, name, opened, due, questions });
        }
        let name = cx.tw("questionnaire-round-named", &[("year", cx.today.year().to_string().into())]);
        let due = cx.today.checked_add_days(Days::new(OPEN_DAYS)).unwrap_or(cx.today);
        let questions = cx.snapshot.questions_in_use().iter().map(|one| one.id).collect();
        Some(Self { base: None, id: RoundId::new(), name, opened: date(cx.today), due: date(due), questions })
    }
}

impl FormFields for RoundFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        let key = if self.base.is_some() { "questionnaire-edit-round" } else { "questionnaire-open-round" };
        cx.t(key).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.t("questionnaire-round-help").to_owned()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        fields_ui(ui, cx, self, stage);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let name = tidy(&self.name);
        if name.is_empty() {
            return Err("rule-item-name-missing");
        }
        let [Some(opened_on), Some(due_on)] = period(cx, &self.opened, &self.due)? else {
            return Err("rule-date-missing");
        };
        if self.questions.is_empty() {
            return Err("questionnaire-no-question-chosen");
        }
        let before = self.base.as_ref().map(|(row, _)| row);
        let closed_on = before.and_then(|row| row.closed_on);
        let mut changes = written(before, QuestionRound { id: self.id, name, opened_on, due_on, closed_on });
        let none = BTreeSet::new();
        let was = self.base.as_ref().map_or(&none, |(_, questions)| questions);
        let asks = |id: &QuestionId| RoundQuestion::new(self.id, *id);
        changes.extend(self.questions.difference(was).map(|id| Change::insert(asks(id))));
        changes.extend(was.difference(&self.questions).map(|id| Change::delete(asks(id))));
        Ok(changes)
    }

    fn kind(&self) -> OperationKind {
        OperationKind::RoundEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref().map(|(row, _)| row))
    }
}

fn fields_ui(ui: &mut Ui, cx: &Cx<'_>, edited: &mut RoundFields, stage: &mut Stage) {
    ui.add_space(UNIT / 2.0);
    stage.first(&Field::new(cx.t("field-name"), &mut edited.name).required().show(ui, cx.theme));
    let days = ["questionnaire-opened-on", "questionnaire-due-on"];
    two_days_ui(ui, cx, days, &mut edited.opened, &mut edited.due);
    ui.add_space(UNIT / 2.0);
    let offered = offered(cx.snapshot, edited.id);
    ui.horizontal_wrapped(|ui| {
        let args = [("count", edited.questions.len().into()), ("all", offered.len().into())];
        small(ui, cx.theme, cx.tw("questionnaire-chosen", &args));
        if link(ui, cx.theme, cx.t("questionnaire-choose-all")).clicked() {
            edited.questions = offered.iter().map(|(one, _)| one.id).collect();
        }
        if link(ui, cx.theme, cx.t("questionnaire-choose-none")).clicked() {
            edited.questions = offered.iter().filter(|(_, answered)| *answered).map(|(one, _)| one.id).collect();
        }
    });
    ui.spacing_mut().interact_size.y = 24.0;
    ui.spacing_mut().item_spacing.y = UNIT / 4.0;
    for (question, answered) in &offered {
        let mut on = edited.questions.contains(&question.id);
        let mut text = question.text(cx.language()).to_owned();
        if *answered {
            text = format!("{text} ({})", cx.t("questionnaire-has-answers"));
        }
        // A question that has been answered stays, lest its answers go out of sight.
        ui.add_enabled_ui(!(*answered && on), |ui| {
            if ui.add(egui::Checkbox::new(&mut on, text)).changed() {
                if on {
                    edited.questions.insert(question.id);
                } else {
                    edited.questions.remove(&question.id);
                }
            }
        });
    }
}

/// The questions a round can ask: those in use and those it asks already; and whether they have been answered in it.
fn offered(rows: &Rows, round: RoundId) -> Vec<(&Question, bool)> {
    let asked = rows.questions_of(round);
    let mut offered = rows.questions_in_use();
    offered.extend(asked.into_iter().filter(|one| one.retired_at.is_some()));
    offered.sort_by_key(|one| (one.position, one.id));
    let answered: BTreeSet<QuestionId> =
        rows.answer.iter().filter(|answer| answer.round == round).map(|answer| answer.question).collect();
    offered.into_iter().map(|one| (one, answered.contains(&one.id))).collect()
}
