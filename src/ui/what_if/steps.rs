//! The steps of a trial, each with the button that takes it back.

use egui::{Label, RichText, Ui};
use egui_material_icons::icons;

use super::{WhatIfView, Worked, person_years};
use crate::domain::what_if::Step;
use crate::ui::Cx;
use crate::ui::theme::size;
use crate::ui::widgets::{hairline, icon_button, link, section, small};

impl WhatIfView {
    pub(super) fn steps_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, worked: &Worked) {
        let steps = self.scenario.as_ref().map(|one| one.steps.clone()).unwrap_or_default();
        let (mut back, mut all) = (None, false);
        section(
            ui,
            cx.theme,
            cx.t("what-if-steps"),
            |ui| all = steps.len() > 1 && link(ui, cx.theme, cx.t("what-if-undo-all")).clicked(),
            |ui| {
                if steps.is_empty() {
                    small(ui, cx.theme, cx.t("what-if-steps-none"));
                }
                for (at, step) in steps.iter().enumerate() {
                    if at > 0 {
                        hairline(ui, cx.theme);
                    }
                    let text = words(cx, worked, step);
                    ui.push_id(at, |ui| {
                        ui.horizontal(|ui| {
                            let name = cx.tw("what-if-undo", &[("step", text.as_str().into())]);
                            if icon_button(ui, icons::ICON_UNDO, &name).clicked() {
                                back = Some(at);
                            }
                            ui.vertical(|ui| {
                                ui.add(Label::new(RichText::new(&text).size(size::BODY)).wrap());
                                if worked.done.get(at) == Some(&false) {
                                    small(ui, cx.theme, cx.t("what-if-step-idle"));
                                }
                            });
                        });
                    });
                }
            },
        );
        if let Some(at) = back {
            self.change(cx, |scenario| {
                scenario.steps.remove(at);
            });
        }
        if all {
            self.change(cx, |scenario| scenario.steps.clear());
        }
    }
}

/// A step in words.
pub(super) fn words(cx: &Cx<'_>, worked: &Worked, step: &Step) -> String {
    let agency = |id| worked.agency(cx, id);
    let person = |id| worked.person(cx, id);
    match step {
        Step::Move { agency: of, to } => {
            let from = worked.unit.clients.get(of).and_then(|one| one.responsible);
            let from = from.map_or_else(|| cx.t("what-if-nobody").to_owned(), person);
            let args = [("agency", agency(*of).into()), ("from", from.into()), ("to", person(*to).into())];
            cx.tw("what-if-step-move", &args)
        }
        Step::Deputy { agency: of, to } => {
            let to = to.map_or_else(|| cx.t("what-if-nobody").to_owned(), person);
            cx.tw("what-if-step-deputy", &[("agency", agency(*of).into()), ("to", to.into())])
        }
        Step::Add(new) => cx.tw("what-if-step-add", &[("name", new.name.as_str().into()), ("share", new.share.into())]),
        Step::Remove(id) => cx.tw("what-if-step-remove", &[("name", person(*id).into())]),
        Step::Share { person: id, share } => {
            let before = worked.unit.people.get(id).map(|one| one.share).unwrap_or_default();
            let args = [("name", person(*id).into()), ("before", before.into()), ("share", (*share).into())];
            cx.tw("what-if-step-share", &args)
        }
        Step::Join(new) => {
            let args = [("agency", new.name.as_str().into()), ("load", person_years(cx, new.load).into())];
            cx.tw("what-if-step-join", &args)
        }
        Step::Leave(id) => cx.tw("what-if-step-leave", &[("agency", agency(*id).into())]),
    }
}
