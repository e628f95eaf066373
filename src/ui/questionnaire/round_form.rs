//! The form of a round: its name, its days and its questions.

use std::collections::BTreeSet;

use chrono::{Datelike, Days};
use egui::Ui;

use crate::domain::validate::tidy;
use crate::domain::{Change, OperationKind, Question, QuestionId, QuestionRound, RoundId, RoundQuestion, Rows};
use crate::ui::theme::UNIT;
use crate::ui::widgets::date_text::DateText;
use crate::ui::widgets::form::{About, Asked, Stage, TWO_COLUMNS, form};
use crate::ui::widgets::{Field, date_field, link, small};
use crate::ui::{Action, Cx, Form};

/// For how many days a new round is open at first.
const OPEN_DAYS: u64 = 21;

#[derive(Clone, PartialEq)]
struct Edited {
    name: String,
    opened: DateText,
    due: DateText,
    questions: BTreeSet<QuestionId>,
}

/// The form and its passing state.
pub(super) struct RoundForm {
    /// The round as it was read; none for a new one.
    row: Option<QuestionRound>,
    id: RoundId,
    base: Edited,
    edited: Edited,
    stage: Stage,
}

impl RoundForm {
    /// A form of a round, or of a new one that asks every question; none where the round is gone.
    pub(super) fn new(cx: &Cx<'_>, id: Option<RoundId>) -> Option<Self> {
        let date = |date| DateText::new(cx.language(), Some(date));
        let (row, base) = if let Some(id) = id {
            let row = cx.snapshot.question_round.get(id)?.clone();
            let questions = cx.snapshot.questions_of(id).iter().map(|one| one.id).collect();
            let (opened, due) = (date(row.opened_on), date(row.due_on));
            (Some(row.clone()), Edited { name: row.name, opened, due, questions })
        } else {
            let name = cx.tw("questionnaire-round-named", &[("year", cx.today.year().to_string().into())]);
            let due = cx.today.checked_add_days(Days::new(OPEN_DAYS)).unwrap_or(cx.today);
            let questions = cx.snapshot.questions_in_use().iter().map(|one| one.id).collect();
            (None, Edited { name, opened: date(cx.today), due: date(due), questions })
        };
        let id = id.unwrap_or_else(RoundId::new);
        Some(Self { row, id, edited: base.clone(), base, stage: Stage::default() })
    }

    pub(super) fn changed(&self) -> bool {
        self.edited != self.base
    }

    /// Draws the form; false once it is done with.
    pub(super) fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let changed = self.changed();
        let key = if self.row.is_some() { "questionnaire-edit-round" } else { "questionnaire-open-round" };
        let heading = cx.t(key).trim_end_matches('…');
        let about = About {
            id: "questionnaire-round",
            heading,
            under: cx.t("questionnaire-round-help"),
            width: TWO_COLUMNS,
            also: None,
        };
        self.stage.wrong = self.wrong(cx);
        let (edited, id) = (&mut self.edited, self.id);
        let asked = form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| fields_ui(ui, cx, id, edited, stage));
        if asked == Asked::Save
            && let Some(changes) = self.changes(cx)
        {
            if changes.is_empty() {
                return false;
            }
            cx.act(Action::SaveForm(Form::Questionnaire, OperationKind::RoundEdited, changes));
        }
        asked != Asked::Close
    }

    /// The key of what keeps the form from being saved.
    fn wrong(&self, cx: &Cx<'_>) -> Option<&'static str> {
        let (opened, due) = (self.edited.opened.date(cx.today), self.edited.due.date(cx.today));
        if tidy(&self.edited.name).is_empty() {
            return Some("rule-item-name-missing");
        }
        let (Ok(Some(opened)), Ok(Some(due))) = (opened, due) else { return Some("rule-date-missing") };
        if due < opened {
            return Some("rule-period-backwards");
        }
        self.edited.questions.is_empty().then_some("questionnaire-no-question-chosen")
    }

    /// What saving comes to; none where something is missing.
    fn changes(&self, cx: &Cx<'_>) -> Option<Vec<Change>> {
        if self.wrong(cx).is_some() {
            return None;
        }
        let after = QuestionRound {
            id: self.id,
            name: tidy(&self.edited.name),
            opened_on: self.edited.opened.date(cx.today).ok()??,
            due_on: self.edited.due.date(cx.today).ok()??,
            closed_on: self.row.as_ref().and_then(|row| row.closed_on),
        };
        let mut changes = match &self.row {
            Some(before) => vec![Change::update(before.clone(), after)],
            None => vec![Change::insert(after)],
        };
        let (was, now) = (&self.base.questions, &self.edited.questions);
        let added = |id: &QuestionId| self.row.is_none() || !was.contains(id);
        let new = now.iter().filter(|id| added(id));
        changes.extend(new.map(|id| Change::insert(RoundQuestion::new(self.id, *id))));
        if self.row.is_some() {
            changes.extend(was.difference(now).map(|id| Change::delete(RoundQuestion::new(self.id, *id))));
        }
        changes.retain(|change| change.before != change.after);
        Some(changes)
    }
}

fn fields_ui(ui: &mut Ui, cx: &Cx<'_>, round: RoundId, edited: &mut Edited, stage: &mut Stage) {
    ui.add_space(UNIT / 2.0);
    stage.first(&Field::new(cx.t("field-name"), &mut edited.name).required().show(ui, cx.theme));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0 * UNIT;
        date_field(ui, cx, cx.t("questionnaire-opened-on"), &mut edited.opened);
        date_field(ui, cx, cx.t("questionnaire-due-on"), &mut edited.due);
    });
    ui.add_space(UNIT / 2.0);
    let offered = offered(cx.snapshot, round);
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
