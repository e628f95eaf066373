//! Answers to read: of an agency in a round, and on its own tab those that are no characteristics yet.

use egui::{Label, RichText, Ui};

use crate::domain::{Agency, AgencyId, Answer, Question, RoundId};
use crate::ui::characteristics::CharacteristicFields;
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{copyable, found, hairline, link, section, small};
use crate::ui::{Action, Cx, Tab};

/// The widest a line of text may be, in points: about 90 characters.
const LINE: f32 = 640.0;

/// The answers about an agency in a round.
pub(in crate::ui) fn of_round_ui(ui: &mut Ui, cx: &Cx<'_>, round: RoundId, agency: AgencyId) {
    let answers = cx.snapshot.answers_in(round, agency);
    ui.spacing_mut().item_spacing.y = 6.0;
    if answers.is_empty() {
        small(ui, cx.theme, cx.t("questionnaire-no-answers"));
    }
    for (index, (question, answer)) in answers.into_iter().enumerate() {
        if index > 0 {
            hairline(ui, cx.theme);
        }
        ui.push_id(answer.id.0, |ui| answer_ui(ui, cx, question, answer, told(cx, answer)));
    }
}

/// On an agency's tab: what was answered and is no characteristic yet. Nothing is drawn where there is none.
pub(super) fn loose_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let loose = cx.snapshot.loose_answers(agency.id);
    if loose.is_empty() {
        return;
    }
    section(
        ui,
        cx.theme,
        cx.t("questionnaire-loose"),
        |_| {},
        |ui| {
            small(ui, cx.theme, cx.t("questionnaire-loose-help"));
            for (index, answer) in loose.into_iter().enumerate() {
                let Some(question) = cx.snapshot.question.get(answer.question) else { continue };
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                let round = cx.snapshot.question_round.get(answer.round).map(|round| round.name.as_str());
                let when = format!("{} · {}", round.unwrap_or_default(), told(cx, answer));
                ui.push_id(answer.id.0, |ui| answer_ui(ui, cx, question, answer, when));
            }
        },
    );
}

fn answer_ui(ui: &mut Ui, cx: &Cx<'_>, question: &Question, answer: &Answer, when: String) {
    ui.scope(|ui| {
        ui.set_max_width(LINE.min(ui.available_width()));
        ui.spacing_mut().item_spacing.y = 4.0;
        copyable(ui);
        small(ui, cx.theme, question.text(cx.language()));
        if answer.nothing_special {
            let text = RichText::new(cx.t("questionnaire-nothing-special")).color(cx.theme.quiet);
            ui.add(Label::new(text).wrap());
        } else {
            ui.add(Label::new(&answer.body).wrap());
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            ui.label(RichText::new(when).size(size::SMALL).color(cx.theme.quiet));
            if cx.writable() && !answer.nothing_special && answer.characteristic.is_none() {
                let response = link(ui, cx.theme, cx.t("questionnaire-make"));
                let name = cx.doing("questionnaire-make", question.text(cx.language()));
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                found(&response, answer.id.0);
                if response.clicked() {
                    let answers = (Some(answer.clone()), answer.clone());
                    cx.open(CharacteristicFields::of_answer(cx.snapshot, answers, &cx.status.me, cx.today));
                }
            }
        });
        became_ui(ui, cx, answer);
    });
}

/// Who answered, who told it and when, in words.
pub(in crate::ui) fn told(cx: &Cx<'_>, answer: &Answer) -> String {
    let key = if answer.told_by.is_empty() { "questionnaire-answered" } else { "questionnaire-told" };
    let args = [
        ("date", cx.date(answer.answered_on).into()),
        ("who", answer.answered_by.as_str().into()),
        ("teller", answer.told_by.as_str().into()),
    ];
    cx.tw(key, &args)
}

/// What was made of an answer, as a link to where it stands.
pub(in crate::ui) fn became_ui(ui: &mut Ui, cx: &Cx<'_>, answer: &Answer) {
    let Some(one) = answer.characteristic.and_then(|id| cx.snapshot.characteristic.get(id)) else { return };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = UNIT / 2.0;
        small(ui, cx.theme, cx.t("questionnaire-characteristic"));
        if link(ui, cx.theme, &one.title).clicked() {
            cx.act(Action::Select(one.agency));
            cx.act(Action::Show(Tab::Characteristics));
        }
    });
}
