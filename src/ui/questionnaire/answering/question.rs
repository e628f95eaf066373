//! The question, the field in which it is answered, and the buttons.

use egui::Ui;
use egui_material_icons::icons;

use super::{Answering, Key, saved};
use crate::domain::{AgencyId, EmployeeId, Question};
use crate::ui::characteristics::answers::{became_ui, told};
use crate::ui::questionnaire::{Command, person};
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{Field, bold, card, ends, icon_button, lead, link, logo, page, plain_button, primary, small};
use crate::ui::{Action, Cx, Tab};

/// What stands under the field and is to be seen with it, in points: what does not belong there, and the buttons; the
/// former alone in a low window.
const UNDER: (f32, f32) = (24.0, 80.0);

/// What the buttons of a question ask for.
#[derive(Clone, Copy)]
pub(super) enum Asks {
    Command(Command),
    Skip,
    Revert,
}

impl Answering {
    /// The question, where it is answered, and the buttons.
    pub(super) fn question_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        question: &Question,
        (at, responsible): (Key, Option<EmployeeId>),
        (place, of): (usize, usize),
    ) -> Option<Asks> {
        card(ui, cx.theme, |ui| {
            let mut asks = heading_ui(ui, cx, at.1, responsible, (place, of));
            ui.add_space(UNIT / 2.0);
            if let Some(category) = question.category.and_then(|id| cx.snapshot.characteristic_category.get(id)) {
                small(ui, cx.theme, category.name(cx.language()));
            }
            let text = question.text(cx.language());
            let response = bold(ui, text, size::SECTION + 3.0);
            let text = text.to_owned();
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_role(egui::accesskit::Role::Heading);
                node.set_level(2);
                node.set_label(text);
                node.set_live(egui::accesskit::Live::Polite);
            });
            small(ui, cx.theme, question.help(cx.language()));
            ui.add_space(UNIT / 2.0);
            self.field_ui(ui, cx, at, response.rect.top());
            asks = self.state_ui(ui, cx, at).or(asks);
            if cx.writable() {
                asks = self.buttons_ui(ui, cx, at).or(asks);
                small(ui, cx.theme, cx.t("questionnaire-keys"));
            }
            asks
        })
    }

    fn field_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, at: Key, top: f32) {
        let mut text = self.text(cx, at);
        let before = text.clone();
        let aside = Some(cx.t("form-notes-privacy").to_owned());
        let lines = if page::low(ui.ctx()) { 3 } else { 4 };
        // Each answer has its own undoing of what is typed.
        let field =
            Field::new(cx.t("questionnaire-body"), &mut text).lines(lines).aside(aside).id(egui::Id::unique(at));
        let response = ui.add_enabled_ui(cx.writable(), |ui| field.show(ui, cx.theme)).inner;
        let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        if self.focus && !covered && cx.writable() {
            // The click that led here takes the keyboard away again in the first frame.
            if response.has_focus() {
                (self.focus, self.leading) = (false, true);
            } else {
                response.request_focus();
            }
        }
        if self.leading {
            let under = if page::low(ui.ctx()) { UNDER.0 } else { UNDER.1 };
            let whole = response.rect.with_min_y(top).with_max_y(response.rect.bottom() + under);
            self.leading = response.has_focus() && !lead(ui, &response, whole);
        }
        if text != before {
            self.type_in(cx, at, text);
            self.at = Some(at);
        }
    }

    /// What is saved, and whether the field holds something else.
    fn state_ui(&self, ui: &mut Ui, cx: &Cx<'_>, at: Key) -> Option<Asks> {
        let mut asks = None;
        if let Some(answer) = saved(cx, at) {
            let mut text = told(cx, answer);
            if answer.nothing_special {
                text = format!("{} · {text}", cx.t("questionnaire-nothing-special"));
            }
            small(ui, cx.theme, text);
            became_ui(ui, cx, answer);
        }
        if self.drafts.get(&at).is_some_and(|draft| !draft.sent) {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = UNIT / 2.0;
                ui.spacing_mut().interact_size.y = 20.0;
                small(ui, cx.theme, cx.t("questionnaire-draft"));
                if link(ui, cx.theme, cx.t("questionnaire-revert")).clicked() {
                    asks = Some(Asks::Revert);
                }
            });
        }
        asks
    }

    fn buttons_ui(&self, ui: &mut Ui, cx: &Cx<'_>, at: Key) -> Option<Asks> {
        let mut asks = None;
        let became = self.before(cx, at).is_some_and(|before| before.characteristic.is_some());
        let text = !self.text(cx, at).trim().is_empty();
        ui.add_space(UNIT / 2.0);
        ui.horizontal_wrapped(|ui| {
            if primary(ui, cx.theme, cx.t("questionnaire-save")).clicked() {
                asks = Some(Asks::Command(Command::Save));
            }
            if plain_button(ui, cx.t("questionnaire-nothing-special")).clicked() {
                asks = Some(Asks::Command(Command::NothingSpecial));
            }
            if plain_button(ui, cx.t("questionnaire-skip")).clicked() {
                asks = Some(Asks::Skip);
            }
            let make = ui.add_enabled_ui(text && !became, |ui| plain_button(ui, cx.t("questionnaire-make")).clicked());
            if make.inner {
                asks = Some(Asks::Command(Command::MakeCharacteristic));
            }
        });
        asks
    }
}

/// About which agency, and which of how many.
fn heading_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    agency: AgencyId,
    responsible: Option<EmployeeId>,
    (place, of): (usize, usize),
) -> Option<Asks> {
    let mut asks = None;
    let row = cx.snapshot.agency.get(agency);
    ends(
        ui,
        |ui| {
            if let Some(agency) = row {
                logo(ui, cx, agency, if page::low(ui.ctx()) { 28.0 } else { 40.0 });
            }
            ui.vertical(|ui| {
                ui.set_max_width((ui.available_width() - 190.0).max(120.0));
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.spacing_mut().interact_size.y = 20.0;
                if link(ui, cx.theme, cx.agency_name(agency)).clicked() {
                    cx.act(Action::Select(agency));
                    cx.act(Action::Show(Tab::Card));
                }
                small(ui, cx.theme, person(cx, responsible));
            });
        },
        |ui| {
            ui.spacing_mut().item_spacing.x = UNIT / 2.0;
            if icon_button(ui, icons::ICON_CHEVRON_RIGHT, cx.t("questionnaire-next")).clicked() {
                asks = Some(Asks::Command(Command::Next));
            }
            if icon_button(ui, icons::ICON_CHEVRON_LEFT, cx.t("questionnaire-previous")).clicked() {
                asks = Some(Asks::Command(Command::Previous));
            }
            let place = cx.tw("questionnaire-place", &[("place", (place + 1).into()), ("of", of.into())]);
            ui.label(egui::RichText::new(place).size(size::SMALL).color(cx.theme.quiet));
        },
    );
    asks
}
