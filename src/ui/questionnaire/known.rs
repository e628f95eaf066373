//! What is known already, beside the question: the agency's characteristics and what was answered last time.

use egui::{Label, Ui};

use crate::domain::{Answer, Characteristic, Question, RoundId};
use crate::ui::characteristics::answers::told;
use crate::ui::parts::characteristic::short_ui;

use crate::ui::widgets::{hairline, link, plain_button, section, small};
use crate::ui::{Action, Cx, Tab};

/// How many characteristics are shown.
const SHOWN: usize = 6;

/// Draws what is known; true where the earlier answer is to be gone on from.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    round: RoundId,
    agency: crate::domain::AgencyId,
    question: &Question,
) -> Option<String> {
    let mut from = None;
    if let Some(before) = cx.snapshot.answer_before(round, question.id, agency) {
        from = before_ui(ui, cx, before);
    }
    characteristics_ui(ui, cx, agency, question);
    from
}

fn before_ui(ui: &mut Ui, cx: &Cx<'_>, before: &Answer) -> Option<String> {
    let name = cx.snapshot.question_round.get(before.round).map(|round| round.name.as_str()).unwrap_or_default();
    let mut from = None;
    section(
        ui,
        cx.theme,
        &cx.tw("questionnaire-before", &[("round", name.into())]),
        |_| {},
        |ui| {
            if before.nothing_special {
                ui.add(Label::new(cx.t("questionnaire-nothing-special")).wrap());
            } else {
                ui.add(Label::new(&before.body).wrap());
            }
            small(ui, cx.theme, told(cx, before));
            if cx.writable() && !before.nothing_special && plain_button(ui, cx.t("questionnaire-from-before")).clicked()
            {
                from = Some(before.body.clone());
            }
        },
    );
    from
}

/// Those in the category of the question first.
fn characteristics_ui(ui: &mut Ui, cx: &Cx<'_>, agency: crate::domain::AgencyId, question: &Question) {
    let mut all: Vec<Characteristic> = cx.snapshot.characteristics(agency).into_iter().cloned().collect();
    all.sort_by_key(|one| question.category.is_none() || one.category != question.category);
    let aside = |ui: &mut Ui| {
        if !all.is_empty() && link(ui, cx.theme, cx.t("characteristics-show")).clicked() {
            cx.act(Action::Select(agency));
            cx.act(Action::Show(Tab::Characteristics));
        }
    };
    section(ui, cx.theme, cx.t("questionnaire-known"), aside, |ui| {
        if all.is_empty() {
            small(ui, cx.theme, cx.t("characteristics-none"));
        }
        for (index, one) in all.iter().take(SHOWN).enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            ui.push_id(one.id, |ui| short_ui(ui, cx, one));
        }
        let more = all.len().saturating_sub(SHOWN);
        if more > 0 {
            small(ui, cx.theme, cx.tw("characteristics-more", &[("count", more.into())]));
        }
    });
}
