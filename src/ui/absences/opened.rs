//! One agency of somebody who is away, on one screen: what bites, what falls due, what we must do, whom to call, what
//! is open, and what whoever comes back should know.

use std::collections::BTreeMap;

use egui::{Align, Label, Layout, RichText, Ui, Vec2};

use super::cover::day_words;
use super::{days_words, name, now};
use crate::domain::agreement::{DoneBy, what_we_do};
use crate::domain::coverage::Covered;
use crate::domain::{
    Agency, AgencyId, Away, Characteristic, EmployeeId, Handover, OperationKind, Record, Severity, hand_over, take_over,
};
use crate::i18n::date::{format_date_time, format_local_time};
use crate::i18n::names::{operation_key, step_key};
use crate::ui::parts::characteristic::short_ui;
use crate::ui::parts::matters::Matters;
use crate::ui::parts::people::dialled;
use crate::ui::theme::{size, strong};
use crate::ui::widgets::{Field, choice, columns, hairline, link, plain_button, section, small};
use crate::ui::{Action, Cx, LogPart, Tab, contacts, responsibilities};

/// How many of the last changes are told.
const LAST: usize = 5;

/// How many other characteristics are named.
const OTHERS: usize = 4;

/// Width of a day in the list of dates.
const DAY: f32 = 96.0;

/// The open agency, and what is being typed.
#[derive(Default)]
pub(super) struct Opened {
    /// Which agency is open; the first where none is.
    pub(super) agency: Option<AgencyId>,
    notes: BTreeMap<(EmployeeId, AgencyId), Notes>,
    matters: Matters,
}

/// Notes being typed.
struct Notes {
    base: String,
    text: String,
}

impl Opened {
    pub(super) fn typing(&self) -> bool {
        self.matters.typing() || self.notes.values().any(|notes| notes.text != notes.base)
    }

    pub(super) fn discard(&mut self) {
        self.notes.clear();
        self.matters.discard();
    }

    /// Draws the agency.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, covered: &Covered, away: Away) {
        let Some(agency) = cx.snapshot.agency.get(covered.agency).cloned() else { return };
        let cell = std::cell::RefCell::new(self);
        columns(
            ui,
            0.56,
            |ui| {
                watch_ui(ui, cx, &agency, covered);
                dates_ui(ui, cx, covered);
                agreement_ui(ui, cx, &agency, covered);
                changes_ui(ui, cx, &agency);
            },
            |ui| {
                let mut this = cell.borrow_mut();
                this.handover_ui(ui, cx, covered, away);
                contacts::card_ui(ui, cx, &agency);
                this.matters.ui(ui, cx, agency.id);
                groups_ui(ui, cx, &agency);
            },
        );
    }

    /// Who has taken the agency over, and what they want to tell whoever comes back.
    fn handover_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, covered: &Covered, away: Away) {
        let handover = cx.snapshot.handover(away, covered.agency).cloned();
        let key = (away.employee, covered.agency);
        section(
            ui,
            cx.theme,
            cx.t("handover-title"),
            |_| {},
            |ui| {
                taken_ui(ui, cx, covered, away, handover.as_ref());
                let saved = handover.as_ref().map(|one| one.notes.clone()).unwrap_or_default();
                if !cx.writable() {
                    ui.add(Label::new(&saved).wrap());
                    return;
                }
                let notes = self.notes.entry(key).or_insert_with(|| Notes { base: saved.clone(), text: saved.clone() });
                if notes.text == notes.base && notes.base != saved {
                    // Nothing is typed, and somebody has saved something else meanwhile.
                    *notes = Notes { base: saved.clone(), text: saved };
                }
                let aside = Some(cx.t("form-notes-privacy").to_owned());
                let field = Field::new(cx.t("handover-notes"), &mut notes.text).lines(3).aside(aside);
                let response = field.show(ui, cx.theme);
                let ctrl_enter = ui.input(|input| input.modifiers.command && input.key_pressed(egui::Key::Enter));
                if notes.text != notes.base {
                    let save = plain_button(ui, cx.t("handover-save")).clicked();
                    if save || (response.has_focus() && ctrl_enter) {
                        save_notes(cx, away, covered.agency, notes);
                    }
                }
            },
        );
    }
}

/// Saves the notes over what they started from, so that what somebody else has written meanwhile is not overwritten
/// unseen.
fn save_notes(cx: &Cx<'_>, away: Away, agency: AgencyId, notes: &mut Notes) {
    let text = notes.text.trim().to_owned();
    let mut changes = hand_over(cx.snapshot, away, agency, |one| one.notes.clone_from(&text));
    for change in &mut changes {
        if let Some(Record::Handover(before)) = &mut change.before {
            before.notes.clone_from(&notes.base);
        }
    }
    cx.act(Action::Commit(OperationKind::HandoverEdited, changes));
    *notes = Notes { base: text.clone(), text };
}

/// Who has taken the agency over, which can be said of anyone.
fn taken_ui(ui: &mut Ui, cx: &Cx<'_>, covered: &Covered, away: Away, handover: Option<&Handover>) {
    let taken = handover.and_then(Handover::taken);
    let mut chosen = taken.map(|(who, _)| who);
    if cx.writable() {
        let mut people: Vec<_> =
            cx.snapshot.employee.iter().filter(|one| one.ours_on(cx.today) && one.id != away.employee).collect();
        people.sort_by(|a, b| cx.collator.compare(&a.name, &b.name));
        let mut options = vec![(None, cx.t("taken-by-nobody").to_owned())];
        options.extend(people.into_iter().map(|one| (Some(one.id), one.name.clone())));
        if let Some(gone) = chosen.filter(|id| !options.iter().any(|(option, _)| *option == Some(*id))) {
            options.push((Some(gone), name(cx, gone)));
        }
        let before = chosen;
        if choice(ui, cx.theme, cx.t("handover-stand-in"), &mut chosen, &options, 240.0) && chosen != before {
            let changes = take_over(cx.snapshot, away, covered.agency, chosen, now(cx));
            cx.act(Action::Commit(OperationKind::HandoverEdited, changes));
        }
    }
    if let Some((who, at)) = taken {
        let when = format_local_time(cx.language(), at);
        small(ui, cx.theme, cx.tw("handover-taken", &[("name", name(cx, who).into()), ("when", when.into())]));
    }
}

/// The characteristics that bite within the dates, whole; the others by name.
fn watch_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, covered: &Covered) {
    let days = days_words(cx, covered.from, covered.to);
    let heading = cx.tw("opened-watch", &[("agency", agency.name(cx.language()).into()), ("days", days.into())]);
    let all: Vec<Characteristic> = cx.snapshot.characteristics(agency.id).into_iter().cloned().collect();
    let (biting, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|one| cx.snapshot.bites_within(one, covered.from, covered.to));
    let aside = |ui: &mut Ui| {
        if link(ui, cx.theme, cx.t("opened-card")).clicked() {
            cx.act(Action::Select(agency.id));
        }
    };
    section(ui, cx.theme, &heading, aside, |ui| {
        if biting.iter().all(|one| one.severity == Severity::Note) {
            small(ui, cx.theme, cx.t("characteristics-nothing-serious"));
        }
        for (index, one) in biting.iter().enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            ui.push_id(one.id, |ui| short_ui(ui, cx, one));
        }
        if !others.is_empty() {
            hairline(ui, cx.theme);
            let named = others.iter().take(OTHERS).map(|one| one.title.as_str()).collect::<Vec<_>>().join(" · ");
            small(ui, cx.theme, cx.tw("opened-other-times", &[("names", named.into())]));
        }
    });
}

/// The dates of the payroll calendar within the dates.
fn dates_ui(ui: &mut Ui, cx: &Cx<'_>, covered: &Covered) {
    section(
        ui,
        cx.theme,
        cx.t("opened-dates"),
        |_| {},
        |ui| {
            if covered.dates.is_empty() {
                small(ui, cx.theme, cx.t("opened-no-dates"));
            }
            ui.spacing_mut().item_spacing.y = 4.0;
            for date in &covered.dates {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().interact_size.y = 20.0;
                    let layout = Layout::left_to_right(Align::Center);
                    ui.allocate_ui_with_layout(Vec2::new(DAY, 20.0), layout, |ui| {
                        ui.set_min_width(DAY);
                        let day = day_words(cx, date.date.date);
                        ui.label(RichText::new(day).font(strong(size::BODY)));
                    });
                    ui.label(cx.t(&step_key(date.date.step)));
                    if let Some(group) = cx.snapshot.pay_group.get(date.group) {
                        small(ui, cx.theme, &group.name);
                    }
                    if date.date.moved {
                        small(ui, cx.theme, format!("({})", cx.t("payroll-moved")));
                    }
                });
            }
        },
    );
}

/// What the agreement makes us do.
fn agreement_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, covered: &Covered) {
    let work = what_we_do(cx.snapshot, agency.id, covered.from);
    let named = match work.agreement {
        Some(agreement) => cx.tw("agreement-named", &[("number", agreement.number.as_str().into())]),
        None => cx.t("opened-standard").to_owned(),
    };
    let aside = |ui: &mut Ui| {
        if link(ui, cx.theme, &named).clicked() {
            cx.act(Action::Select(agency.id));
            if let Some(tab) = Tab::ALL.into_iter().find(|tab| tab.key() == "tab-agreement") {
                cx.act(Action::Show(tab));
            }
        }
    };
    section(ui, cx.theme, cx.t("opened-agreement"), aside, |ui| {
        let ours: Vec<_> = work.done_by(DoneBy::Centre).collect();
        if ours.is_empty() {
            small(ui, cx.theme, cx.t("opened-no-work"));
        }
        ui.spacing_mut().item_spacing.y = 4.0;
        for line in ours {
            let about = [&line.work.due, &line.work.place, &line.work.outcome, &line.work.hand_over];
            let about: Vec<&str> = about.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            ui.add(Label::new(&line.work.task).wrap());
            if !about.is_empty() {
                ui.scope(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    small(ui, cx.theme, about.join(" · "));
                });
            }
        }
    });
}

/// Which of our groups handles what.
fn groups_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let groups = responsibilities::on_card(cx, agency.id);
    if groups.is_empty() {
        return;
    }
    section(
        ui,
        cx.theme,
        cx.t("opened-groups"),
        |_| {},
        |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for [process, group, phone] in groups {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().interact_size.y = 20.0;
                    small(ui, cx.theme, process);
                    ui.label(&group);
                    if !phone.is_empty() {
                        let spoken = format!("{}: {group}, {phone}", cx.t("call"));
                        let response = link(ui, cx.theme, &phone);
                        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
                        if response.clicked() {
                            cx.act(Action::OpenLink(format!("tel:{}", dialled(&phone))));
                        }
                    }
                });
            }
        },
    );
}

/// What was done at the agency last.
fn changes_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let part = LogPart::Agency(agency.id);
    let log = cx.parts.get(&part).cloned();
    cx.act(Action::NeedLog(part));
    section(
        ui,
        cx.theme,
        cx.t("opened-changes"),
        |_| {},
        |ui| {
            let Some(log) = log else {
                small(ui, cx.theme, cx.t("opened-reading"));
                return;
            };
            if log.is_empty() {
                small(ui, cx.theme, cx.t("opened-no-changes"));
            }
            ui.spacing_mut().item_spacing.y = 4.0;
            for operation in log.iter().rev().take(LAST) {
                let key = operation.kind.map_or_else(|| "operation-unknown".to_owned(), operation_key);
                let at = format_date_time(cx.language(), operation.at);
                let about = if operation.who.is_empty() { at } else { format!("{at} · {}", operation.who) };
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().interact_size.y = 20.0;
                    ui.label(cx.t(&key));
                    small(ui, cx.theme, about);
                });
            }
        },
    );
}
