//! What stands above the question: which round, whose agencies, who tells, and how far it has come.

use egui::{Label, Ui};
use egui_material_icons::icons;

use super::{Answering, key};
use crate::domain::questionnaire::{Asked, Progress};
use crate::domain::{AgencyId, EmployeeId, RoundId};
use crate::ui::Cx;
use crate::ui::questionnaire::{Chosen, Reckoned, person, progress_words};
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{choice, link, progress, small};

/// Least and greatest width of the choices above the question.
const CHOICE: (f32, f32) = (150.0, 210.0);

impl Answering {
    /// Draws the choices, and how far it has come.
    pub(in crate::ui::questionnaire) fn head_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, reckoned: &Reckoned) {
        self.settle(cx);
        self.choices_ui(ui, cx, reckoned);
        let queue = self.queue(cx, reckoned);
        self.progress_ui(ui, cx, &queue);
    }

    fn choices_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, reckoned: &Reckoned) {
        let side_by_side = egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true);
        let width = ((ui.available_width() - 6.0 * UNIT) / 4.0).floor().clamp(CHOICE.0, CHOICE.1);
        ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), 0.0), side_by_side, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0 * UNIT;
            let rounds: Vec<(Option<RoundId>, String)> = (cx.snapshot.rounds().into_iter())
                .filter(|round| round.open())
                .map(|round| (Some(round.id), round.name.clone()))
                .collect();
            let mut round = self.round(cx).map(|round| round.id);
            if choice(ui, cx.theme, cx.t("questionnaire-round"), &mut round, &rounds, width) {
                (self.round, self.agency, self.at, self.focus) = (round, None, None, true);
            }
            let mut whose = self.whose(cx);
            let mut people = vec![(None, cx.t("questionnaire-all-agencies").to_owned())];
            let of_round = reckoned.people.iter().filter_map(|one| one.employee);
            people.extend(of_round.map(|id| (Some(id), self.called(cx, id))));
            if whose.is_some_and(|id| people.iter().all(|(one, _)| *one != Some(id))) {
                people.extend(whose.map(|id| (Some(id), self.called(cx, id))));
            }
            if choice(ui, cx.theme, cx.t("questionnaire-whose"), &mut whose, &people, width) {
                (self.whose, self.teller) = (whose.into(), Chosen::NotYet);
                (self.agency, self.at, self.focus) = (None, None, true);
            }
            let mut agencies = vec![(None, cx.t("questionnaire-every-agency").to_owned())];
            for person in reckoned.people.iter().filter(|one| whose.is_none() || one.employee == whose) {
                let named = |(id, _): &(AgencyId, Progress)| (Some(*id), cx.agency_name(*id).to_owned());
                agencies.extend(person.agencies.iter().map(named));
            }
            agencies.get_mut(1..).unwrap_or_default().sort_by(|(_, a), (_, b)| cx.collator.compare(a, b));
            if choice(ui, cx.theme, cx.t("field-agency"), &mut self.agency, &agencies, width) {
                (self.at, self.focus) = (None, true);
            }
            if cx.writable() {
                self.teller_ui(ui, cx, width);
            }
        });
    }

    /// A person, and whether that is the one at the keyboard.
    #[expect(clippy::unused_self, reason = "reads as the others")]
    fn called(&self, cx: &Cx<'_>, id: EmployeeId) -> String {
        let name = person(cx, Some(id));
        if cx.status.me_id == Some(id) { cx.tw("questionnaire-me", &[("name", name.into())]) } else { name.to_owned() }
    }

    fn teller_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, width: f32) {
        let mut teller = self.teller(cx);
        let mut people: Vec<_> = cx.snapshot.employee.iter().filter(|one| one.ours_on(cx.today)).collect();
        people.sort_by(|a, b| cx.collator.compare(&a.name, &b.name));
        let mut tellers = vec![(None, cx.t("questionnaire-myself").to_owned())];
        let others = people.into_iter().filter(|one| cx.status.me_id != Some(one.id));
        tellers.extend(others.map(|one| (Some(one.id), one.name.clone())));
        if choice(ui, cx.theme, cx.t("questionnaire-teller"), &mut teller, &tellers, width) {
            (self.teller, self.focus) = (teller.into(), true);
        }
    }

    /// How far it has come, by when it is hoped for, what is half typed, and who is being interviewed.
    fn progress_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, queue: &[&Asked]) {
        let done = Progress::of(queue.iter().copied());
        let Some(round) = self.round(cx) else { return };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 22.0;
            progress(ui, cx.theme, (done.answered, done.asked), 180.0, &progress_words(cx, done));
            small(ui, cx.theme, "·");
            let due = if round.overdue(cx.today) { "questionnaire-was-due" } else { "questionnaire-due" };
            small(ui, cx.theme, cx.tw(due, &[("date", cx.date(round.due_on).into())]));
            let half = self.drafts.iter().find(|(_, draft)| !draft.sent).map(|(at, _)| *at);
            let typed = self.drafts.values().filter(|draft| !draft.sent).count();
            if let Some(half) = half.filter(|half| typed > 1 || self.at != Some(*half)) {
                small(ui, cx.theme, "·");
                let text = cx.tw("questionnaire-half-typed", &[("count", typed.into())]);
                if link(ui, cx.theme, &text).clicked() {
                    if !queue.iter().any(|one| key(one) == half) {
                        (self.whose, self.agency) = (Chosen::Nobody, None);
                    }
                    self.round = Some(half.0);
                    self.go(Some(half));
                }
            }
            if let Some(teller) = self.teller(cx) {
                let name = person(cx, Some(teller));
                let icon = icons::ICON_RECORD_VOICE_OVER.rich_text().size(size::SECTION).color(cx.theme.accent);
                ui.add(Label::new(icon));
                ui.add(Label::new(cx.tw("questionnaire-interview", &[("name", name.into())])).wrap());
            }
        });
        ui.add_space(UNIT / 2.0);
    }
}
