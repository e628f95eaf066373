//! The list of questions, in order; each is written in three languages.

use egui::{Label, RichText, Ui};
use egui_material_icons::icons;

use super::Wish;
use super::rounds::{WORDS, left};
use crate::domain::questionnaire::shift;
use crate::domain::{Change, Language, OperationKind, Question};
use crate::i18n::keys::language_key;
use crate::ui::theme::{UNIT, size, strong};
use crate::ui::widgets::{
    beside, card, edit_button, empty, ends, hairline, icon_button, pill, primary, section, small,
};
use crate::ui::{Action, Cx};

/// Room for the buttons of a question.
const BUTTONS: f32 = 150.0;

/// Draws the list.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>) -> Option<Wish> {
    let mut wish = None;
    let questions: Vec<Question> = cx.snapshot.questions_in_use().into_iter().cloned().collect();
    let add = |ui: &mut Ui, wish: &mut Option<Wish>| {
        if cx.writable() && primary(ui, cx.theme, cx.t("questionnaire-add-question")).clicked() {
            *wish = Some(Wish::Question(None));
        }
    };
    if questions.is_empty() {
        let (heading, help) = (cx.t("questionnaire-no-questions"), cx.t("questionnaire-questions-help"));
        empty(ui, cx.theme, heading, help, |ui| add(ui, &mut wish));
    } else {
        let about = cx.t("questionnaire-questions-help");
        beside(ui, WORDS, |ui| small(ui, cx.theme, about), |ui| add(ui, &mut wish));
        card(ui, cx.theme, |ui| {
            for (index, question) in questions.iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                let place = (index, questions.len());
                wish = ui.push_id(question.id.0, |ui| question_ui(ui, cx, question, place)).inner.or(wish);
            }
        });
    }
    retired_ui(ui, cx);
    wish
}

/// What is not asked any more.
fn retired_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let mut retired: Vec<Question> =
        cx.snapshot.question.iter().filter(|one| one.retired_at.is_some()).cloned().collect();
    if retired.is_empty() {
        return;
    }
    retired.sort_by_key(|one| (one.position, one.id));
    section(
        ui,
        cx.theme,
        cx.t("questionnaire-retired"),
        |_| {},
        |ui| {
            for question in &retired {
                let text = question.text(cx.language());
                ui.push_id(question.id.0, |ui| {
                    ends(
                        ui,
                        |ui| {
                            let text = RichText::new(text).color(cx.theme.quiet);
                            left(ui, 40.0, |ui| ui.add(Label::new(text).wrap()));
                        },
                        |ui| {
                            let name = cx.doing("lists-restore", text);
                            if cx.writable() && icon_button(ui, icons::ICON_UNARCHIVE, &name).clicked() {
                                save(cx, question, Question { retired_at: None, ..question.clone() });
                            }
                        },
                    );
                });
            }
        },
    );
}

fn save(cx: &Cx<'_>, before: &Question, after: Question) {
    cx.act(Action::Commit(OperationKind::QuestionEdited, vec![Change::update(before.clone(), after)]));
}

fn question_ui(ui: &mut Ui, cx: &Cx<'_>, question: &Question, (index, of): (usize, usize)) -> Option<Wish> {
    let mut wish = None;
    let text = question.text(cx.language());
    ends(
        ui,
        |ui| {
            let width = (ui.available_width() - BUTTONS).max(140.0);
            ui.vertical(|ui| {
                ui.set_max_width(width);
                ui.spacing_mut().item_spacing.y = 2.0;
                let line = RichText::new(format!("{}. {text}", index + 1)).font(strong(size::BODY));
                ui.add(Label::new(line).wrap());
                let category = question.category.and_then(|id| cx.snapshot.characteristic_category.get(id));
                let parts = [category.map_or("", |one| one.name(cx.language())), question.help(cx.language())];
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                small(ui, cx.theme, parts.join(" · "));
                missing_ui(ui, cx, question);
            });
        },
        |ui| {
            if cx.writable() {
                ui.spacing_mut().item_spacing.x = UNIT / 4.0;
                wish = buttons_ui(ui, cx, question, (index, of));
            }
        },
    );
    wish
}

/// In which languages a question is not written yet.
fn missing_ui(ui: &mut Ui, cx: &Cx<'_>, question: &Question) {
    let texts = [(Language::Sv, &question.text_sv), (Language::En, &question.text_en)];
    let missing: Vec<&str> = texts
        .into_iter()
        .filter(|(_, text)| text.trim().is_empty())
        .map(|(language, _)| cx.t(language_key(language)))
        .collect();
    if !missing.is_empty() {
        let text = cx.tw("questionnaire-missing-language", &[("languages", missing.join(", ").into())]);
        pill(ui, icons::ICON_TRANSLATE, &text, cx.theme.warning, cx.theme.warning_ground);
    }
}

/// From the right end of the line.
fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, question: &Question, (index, of): (usize, usize)) -> Option<Wish> {
    let mut wish = None;
    let named = |key: &str| cx.doing(key, question.text(cx.language()));
    if icon_button(ui, icons::ICON_ARCHIVE, &named("lists-retire")).clicked() {
        save(cx, question, Question { retired_at: Some(cx.today), ..question.clone() });
    }
    if edit_button(ui, &named("edit"), question.id.0) {
        wish = Some(Wish::Question(Some(question.id)));
    }
    for (icon, key, down, possible) in [
        (icons::ICON_ARROW_DOWNWARD, "lists-down", true, index + 1 < of),
        (icons::ICON_ARROW_UPWARD, "lists-up", false, index > 0),
    ] {
        let clicked = ui.add_enabled_ui(possible, |ui| icon_button(ui, icon, &named(key)).clicked()).inner;
        if clicked {
            cx.act(Action::Commit(OperationKind::QuestionEdited, shift(cx.snapshot, question.id, down)));
        }
    }
    wish
}
