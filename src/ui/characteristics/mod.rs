//! What is special about an agency: on its tab, on its card, and in a form.

pub(super) mod answers;
mod draft;
mod form;

use std::collections::BTreeMap;

use egui::{Key, Label, RichText, TextEdit, Ui, Vec2};
use egui_material_icons::icons;

use super::draft::{KeptDraft, NotTakenUp};
use super::theme::{ROW, UNIT, size};
use super::widgets::{
    bold, card, copyable, edit_button, empty, ends, found, hairline, icon_button, link, menu_item, name_region,
    plain_button, primary, row_menu, small, typed,
};
use super::{Action, Cx, Tab};
use crate::domain::questionnaire::delete_characteristic;
use crate::domain::{
    Agency, AgencyId, Change, Characteristic, FieldGroup, OperationKind, Record, Severity, Table, upkeep, validate,
};
use crate::ui::parts::characteristic::{overdue_ui, severity_ui, short_ui, when};
use crate::ui::parts::listing;
use crate::ui::parts::mark::marked;
use crate::ui::widgets::taking_out;
use answers::loose_ui;

pub(crate) use draft::CharacteristicFields;

/// How many characteristics the card shows.
const ON_CARD: usize = 6;

/// The widest a line of text may be, in points: about 90 characters.
const LINE: f32 = 640.0;

/// Room for the two buttons of a characteristic.
const BUTTONS: f32 = 80.0;

/// Room for the button that vouches for a characteristic, in the longest of the languages.
const STILL_TRUE: f32 = 176.0;

/// How far a small line stands below the top of a button beside it.
const LEVEL: f32 = 6.0;

/// Room for the button that adds one.
const ADD: f32 = 210.0;

/// The name under which an observation that is being typed is kept.
const KEPT: &str = "Observation";

/// Observations being typed on the card, agency by agency.
#[derive(Default)]
pub struct Observations {
    lines: BTreeMap<AgencyId, String>,
    /// The agency whose line is to get the keyboard.
    focus: Option<AgencyId>,
}

impl Observations {
    /// Whether something is typed that is not saved.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.lines.values().any(|text| !text.trim().is_empty())
    }

    /// Lets go of what is typed.
    pub fn discard(&mut self) {
        self.lines.clear();
    }

    /// What is typed, to be kept outside the window.
    #[must_use]
    pub fn kept(&self, cx: &Cx<'_>) -> Vec<KeptDraft> {
        let typed = self.lines.iter().filter(|(_, text)| !text.trim().is_empty());
        let kept = typed.filter_map(|(agency, text)| {
            let about = format!("{}: {}", cx.t("characteristic-observe"), cx.agency_name(*agency));
            KeptDraft::of(KEPT, *agency, about, &[], &(agency, text))
        });
        kept.collect()
    }

    /// Puts an observation that is not to be saved back into its line, with the keyboard in it; at which agency.
    pub fn give_back(&mut self, kind: OperationKind, changes: &[Change]) -> Option<AgencyId> {
        let [Change { before: None, after: Some(Record::Characteristic(row)) }] = changes else { return None };
        if kind != OperationKind::CharacteristicEdited || !row.body.is_empty() {
            return None;
        }
        self.lines.insert(row.agency, row.title.clone());
        self.focus = Some(row.agency);
        Some(row.agency)
    }

    /// Shows an observation as it was being typed; at which agency.
    ///
    /// # Errors
    /// Where something else was kept.
    pub fn take_up(&mut self, kept: &KeptDraft) -> Result<AgencyId, NotTakenUp> {
        let (agency, text) = kept.read(KEPT)?;
        self.lines.insert(agency, text);
        Ok(agency)
    }
}

/// Every characteristic of an agency, with all that is known.
pub fn tab_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let all: Vec<Characteristic> = cx.snapshot.characteristics(agency.id).into_iter().cloned().collect();
    let add = |ui: &mut Ui| {
        if cx.writable() && primary(ui, cx.theme, cx.t("characteristic-add")).clicked() {
            cx.open(CharacteristicFields::new(agency.id, &cx.status.me, cx.today));
        }
    };
    if all.is_empty() {
        empty(ui, cx.theme, cx.t("characteristics-none"), cx.t("characteristics-none-help"), add);
        loose_ui(ui, cx, agency);
        return;
    }
    let counts = |ui: &mut Ui| {
        ui.add_space(LEVEL);
        small(ui, cx.theme, summary(cx, &all));
        taking_out::aside_ui(ui, cx, ("characteristics", 0));
    };
    beside(ui, ADD, counts, add);
    crate::ui::parts::mark::line(ui, cx, agency, FieldGroup::Characteristics);
    ui.add_space(UNIT / 2.0);
    for characteristic in &all {
        ui.push_id(characteristic.id, |ui| {
            card(ui, cx.theme, |ui| {
                name_region(ui, &characteristic.title);
                characteristic_ui(ui, cx, characteristic);
            });
        });
    }
    taking_out::listed(ui, ("characteristics", 0), || listing::characteristics(cx, agency.id, &all));
    loose_ui(ui, cx, agency);
}

/// How many there are of each severity, and how many wait for somebody to vouch for them.
fn summary(cx: &Cx<'_>, all: &[Characteristic]) -> String {
    let counted = |key: &str, count: usize| (count > 0).then(|| cx.tw(key, &[("count", count.into())]));
    let of = |severity| all.iter().filter(|one| one.severity == severity).count();
    let overdue = all.iter().filter(|one| upkeep::characteristic_overdue(cx.snapshot, one, cx.today)).count();
    let parts = [
        counted("characteristics-critical", of(Severity::Critical)),
        counted("characteristics-important", of(Severity::Important)),
        counted("characteristics-notes", of(Severity::Note)),
        counted("characteristics-overdue", overdue),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn characteristic_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Characteristic) {
    ui.spacing_mut().item_spacing.y = 4.0;
    beside(
        ui,
        if cx.writable() { BUTTONS } else { 0.0 },
        |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = 22.0;
                severity_ui(ui, cx, one.severity);
                let category = one.category.and_then(|id| cx.snapshot.characteristic_category.get(id));
                if let Some(category) = category {
                    small(ui, cx.theme, category.name(cx.language()));
                    small(ui, cx.theme, "·");
                }
                small(ui, cx.theme, when(cx, one));
            });
        },
        |ui| {
            if cx.writable() {
                buttons_ui(ui, cx, one);
            }
        },
    );
    ui.scope(|ui| {
        ui.set_max_width(LINE.min(ui.available_width()));
        copyable(ui);
        let title = bold(ui, &one.title, size::SECTION);
        if !cx.writable() {
            found(&title, one.id.0);
        }
        if !one.body.is_empty() {
            ui.add(Label::new(&one.body).wrap());
        }
        if !one.what_to_do.is_empty() {
            ui.add_space(2.0);
            small(ui, cx.theme, cx.t("characteristic-what-to-do"));
            ui.add(Label::new(&one.what_to_do).wrap());
        }
    });
    let fresh = one.verified_on == Some(cx.today);
    let ask = cx.writable() && !fresh;
    beside(
        ui,
        if ask { STILL_TRUE } else { 0.0 },
        |ui| {
            // In line with the button's own text.
            let overdue = upkeep::characteristic_overdue(cx.snapshot, one, cx.today);
            ui.add_space(if ask && !overdue { LEVEL } else { 0.0 });
            overdue_ui(ui, cx, one);
            small(ui, cx.theme, vouched(cx, one));
        },
        |ui| {
            if ask {
                still_true_ui(ui, cx, one);
            }
        },
    );
    if cx.writable() {
        row_menu_ui(ui, cx, one, ask);
    }
}

/// The menu of the whole of a characteristic: what its buttons do.
fn row_menu_ui(ui: &Ui, cx: &Cx<'_>, one: &Characteristic, ask: bool) {
    let id = egui::Id::unique(("characteristic", one.id.0));
    row_menu(ui, ui.min_rect(), id, &one.title, |ui| {
        let verified = || {
            let after = one.verified(&cx.status.me, cx.today);
            Action::Commit(OperationKind::Verified, vec![Change::update(one.clone(), after)])
        };
        let deleted = || {
            let changes = delete_characteristic(cx.snapshot, one.id);
            Action::Commit(OperationKind::CharacteristicEdited, changes)
        };
        let edit = || Action::EditRow(Table::Characteristic, one.id.0);
        let lines: [(&str, bool, &dyn Fn() -> Action); 3] = [
            ("characteristic-still-true", ask, &verified),
            ("characteristic-edit", true, &edit),
            ("characteristic-delete", true, &deleted),
        ];
        for (key, _, action) in lines.into_iter().filter(|(_, offered, _)| *offered) {
            if menu_item(ui, cx.theme, None, cx.t(key)).clicked() {
                cx.act(action());
                ui.close();
            }
        }
    });
}

/// What may wrap, and at the right end something `taken` points wide.
fn beside(ui: &mut Ui, taken: f32, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    ends(
        ui,
        |ui| {
            let room = (ui.available_width() - taken).max(120.0);
            ui.vertical(|ui| {
                ui.set_max_width(room);
                ui.spacing_mut().item_spacing.y = 0.0;
                left(ui);
            });
        },
        right,
    );
}

fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Characteristic) {
    let name = format!("{}: {}", cx.t("characteristic-delete"), one.title);
    if icon_button(ui, icons::ICON_DELETE, &name).clicked() {
        let changes = delete_characteristic(cx.snapshot, one.id);
        cx.act(Action::Commit(OperationKind::CharacteristicEdited, changes));
    }
    let name = cx.doing("characteristic-edit", &one.title);
    if edit_button(ui, &name, one.id.0) {
        cx.act(Action::EditRow(Table::Characteristic, one.id.0));
    }
}

fn still_true_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Characteristic) {
    let text = cx.t("characteristic-still-true");
    let response = plain_button(ui, text);
    let name = format!("{text}: {}", one.title);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.clicked() {
        let after = one.verified(&cx.status.me, cx.today);
        cx.act(Action::Commit(OperationKind::Verified, vec![Change::update(one.clone(), after)]));
    }
}

/// Who wrote it and who found it true, and when.
fn vouched(cx: &Cx<'_>, one: &Characteristic) -> String {
    let said = |key, date, who: &str| {
        let text = cx.tw(key, &[("date", cx.date(date).into())]);
        if who.is_empty() { text } else { format!("{text}, {who}") }
    };
    let written = said("characteristic-written", one.written_on, &one.author);
    let verified = one.verified_on.map(|date| said("characteristic-verified", date, &one.verified_by));
    std::iter::once(written).chain(verified).collect::<Vec<_>>().join(" · ")
}

/// What to watch out for, and a line for what somebody has noticed.
pub fn card_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, observations: &mut Observations) {
    let all: Vec<Characteristic> = cx.snapshot.characteristics(agency.id).into_iter().cloned().collect();
    let serious = all.iter().filter(|one| one.severity != Severity::Note).count();
    let aside = |ui: &mut Ui| {
        if link(ui, cx.theme, cx.t("characteristics-show")).clicked() {
            cx.act(Action::Show(Tab::Characteristics));
        }
    };
    marked(ui, cx, agency, FieldGroup::Characteristics, cx.t("characteristics-watch"), aside, |ui| {
        if serious == 0 {
            small(ui, cx.theme, cx.t("characteristics-nothing-serious"));
        }
        for (index, one) in all.iter().take(serious.min(ON_CARD)).enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            ui.push_id(one.id, |ui| short_ui(ui, cx, one));
        }
        let more = all.len() - serious.min(ON_CARD);
        if more > 0 {
            small(ui, cx.theme, cx.tw("characteristics-more", &[("count", more.into())]));
        }
        if cx.writable() {
            observation_ui(ui, cx, agency, observations);
        }
    });
}

/// One line that becomes a characteristic of the least severity.
fn observation_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, observations: &mut Observations) {
    let text = observations.lines.entry(agency.id).or_default();
    ui.add_space(2.0);
    let name = cx.t("characteristic-observe");
    let id = egui::Id::unique(("observation", agency.id));
    typed::begins(ui.ctx(), id, text);
    let edit = TextEdit::singleline(&mut *text)
        .id(id)
        .hint_text(RichText::new(cx.t("characteristic-observe-hint")).color(cx.theme.quiet))
        .desired_width(f32::INFINITY)
        .min_size(Vec2::new(0.0, ROW))
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin::symmetric(8, 4));
    let response = ui.add(edit);
    typed::leaves(ui.ctx(), id, text);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.to_owned()));
    if observations.focus == Some(agency.id) && !typed::claim(&response) {
        observations.focus = None;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        small(ui, cx.theme, cx.t("form-notes-privacy"));
    });
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if enter && !text.trim().is_empty() {
        let row =
            Characteristic { title: validate::tidy(text), ..Characteristic::empty(agency.id, &cx.status.me, cx.today) };
        cx.act(Action::Commit(OperationKind::CharacteristicEdited, vec![Change::insert(row)]));
        text.clear();
        response.request_focus();
    }
}
