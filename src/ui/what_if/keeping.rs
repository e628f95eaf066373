//! The trials that are kept: which one is shown, what it is called, and with which it is compared.

use egui::Ui;
use uuid::Uuid;

use super::WhatIfView;
use crate::domain::what_if::Scenario;
use crate::ui::theme::UNIT;
use crate::ui::widgets::date_text::{DateText, Meant};
use crate::ui::widgets::{Field, card, choice, danger, date_field, plain_button, primary};
use crate::ui::{Action, Cx};

/// The width of a choice among trials and of a name.
const WIDTH: f32 = 220.0;

/// A trial in which nothing is tried yet, from the first of next month on.
pub(super) fn empty(cx: &Cx<'_>) -> Scenario {
    let taken = |name: &String| cx.status.scenarios.values().any(|one| one.name == *name);
    let name = |number: usize| cx.tw("what-if-name-of", &[("number", number.into())]);
    let name = (1..=cx.status.scenarios.len() + 1).map(name).find(|name| !taken(name)).unwrap_or_default();
    Scenario::empty(name, next_month(cx.today))
}

fn next_month(today: chrono::NaiveDate) -> chrono::NaiveDate {
    use chrono::Datelike;
    let first = today.with_day(1).and_then(|first| first.checked_add_months(chrono::Months::new(1)));
    first.unwrap_or(today)
}

impl WhatIfView {
    /// Which trial it is, and what is done with it as a whole.
    pub(super) fn keeping_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        card(ui, cx.theme, |ui| {
            let side_by_side = egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true);
            ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), 0.0), side_by_side, |ui| {
                ui.spacing_mut().item_spacing.x = 1.5 * UNIT;
                self.which_ui(ui, cx);
                self.name_ui(ui, cx);
                self.day_ui(ui, cx);
                self.against_ui(ui, cx);
            });
            ui.add_space(UNIT / 2.0);
            if self.dropping {
                self.dropping_ui(ui, cx);
            } else {
                self.buttons_ui(ui, cx);
            }
        });
    }

    fn which_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(shown) = self.scenario.as_ref().map(|one| (one.id, one.name.clone())) else { return };
        let mut options = named(cx);
        if !options.iter().any(|(id, _)| *id == shown.0) {
            options.push(shown.clone());
        }
        let mut chosen = shown.0;
        if choice(ui, cx.theme, cx.t("what-if-which"), &mut chosen, &options, WIDTH)
            && let Some(other) = cx.status.scenarios.get(&chosen)
        {
            self.open(cx, other.clone());
        }
    }

    fn name_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(scenario) = &mut self.scenario else { return };
        let id = egui::Id::unique("what-if-name").with(scenario.id);
        let field = Field::new(cx.t("what-if-name"), &mut scenario.name).width(WIDTH).id(id).show(ui, cx.theme);
        if field.lost_focus() && cx.status.scenarios.get(&scenario.id).is_none_or(|kept| kept.name != scenario.name) {
            if scenario.name.trim().is_empty() {
                scenario.name = empty(cx).name;
            }
            self.change(cx, |_| {});
        }
    }

    fn day_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let sense = Meant::Coming(cx.today);
        date_field(ui, cx, cx.t("what-if-date"), &mut self.date, sense);
        let Ok(Some(day)) = self.date.date(sense) else { return };
        if self.scenario.as_ref().is_some_and(|one| one.date != day) {
            self.change(cx, |scenario| scenario.date = day);
        }
    }

    fn against_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let shown = self.scenario.as_ref().map(|one| one.id);
        let mut options = vec![(None, cx.t("what-if-now").to_owned())];
        options.extend(named(cx).into_iter().filter(|(id, _)| Some(*id) != shown).map(|(id, name)| (Some(id), name)));
        choice(ui, cx.theme, cx.t("what-if-against"), &mut self.against, &options, WIDTH);
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(scenario) = self.scenario.clone() else { return };
        ui.horizontal_wrapped(|ui| {
            let ready = cx.writable() && !scenario.steps.is_empty();
            let carry_out = ui.add_enabled_ui(ready, |ui| primary(ui, cx.theme, cx.t("what-if-carry-out"))).inner;
            if carry_out.clicked() {
                cx.open(super::CarryOutFields::new(cx, scenario.clone()));
            }
            if plain_button(ui, cx.t("what-if-new")).clicked() {
                let new = empty(cx);
                self.open(cx, new);
            }
            if !scenario.steps.is_empty() && plain_button(ui, cx.t("what-if-copy")).clicked() {
                let copy = Scenario { id: Uuid::now_v7(), name: empty(cx).name, ..scenario.clone() };
                cx.act(Action::KeepScenario(Box::new(copy.clone())));
                self.open(cx, copy);
            }
            if cx.status.scenarios.contains_key(&scenario.id) && plain_button(ui, cx.t("what-if-drop")).clicked() {
                self.dropping = true;
            }
        });
    }

    /// Asks before a trial goes: there is no undo of what is only on this machine.
    fn dropping_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(scenario) = self.scenario.clone() else { return };
        ui.label(cx.tw("what-if-drop-ask", &[("name", scenario.name.as_str().into())]));
        ui.horizontal_wrapped(|ui| {
            if danger(ui, cx.theme, cx.t("what-if-drop-yes")).clicked() {
                cx.act(Action::DropScenario(scenario.id));
                let next = cx.status.scenarios.values().rev().find(|one| one.id != scenario.id).cloned();
                self.open(cx, next.unwrap_or_else(|| empty(cx)));
            }
            if plain_button(ui, cx.t("cancel")).clicked() {
                self.dropping = false;
            }
        });
    }
}

/// The trials that are kept, by name.
fn named(cx: &Cx<'_>) -> Vec<(Uuid, String)> {
    let mut all: Vec<(Uuid, String)> = cx.status.scenarios.values().map(|one| (one.id, one.name.clone())).collect();
    all.sort_by(|a, b| cx.collator.compare(&a.1, &b.1));
    all
}

/// A date as it is typed of a day.
pub(super) fn date_text(cx: &Cx<'_>, day: chrono::NaiveDate) -> DateText {
    DateText::new(cx.language(), Some(day))
}
