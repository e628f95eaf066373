//! One agency of somebody who is away, on one screen: what bites, what falls due, what we must do, whom to call, what
//! is open, and what whoever comes back should know.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::{Align, Label, Layout, RichText, Ui, Vec2};
use serde::{Deserialize, Serialize};

use super::cover::day_words;
use super::{days_words, name};
use crate::domain::coverage::Covered;
use crate::domain::payroll::{Round, StepAt};
use crate::domain::{
    Agency, AgencyId, Away, Change, Characteristic, EmployeeId, Handover, OperationKind, Record, Severity, Snapshot,
    hand_over, take_over,
};
use crate::i18n::date::{format_date_time, format_local_time};
use crate::i18n::names::operation_key;
use crate::i18n::rounds::{progress_words, round_words, who};
use crate::ui::contacts::ForReading;
use crate::ui::draft::{Draft, KeptDraft, NotTakenUp};
use crate::ui::parts::characteristic::short_ui;
use crate::ui::parts::matters::Matters;
use crate::ui::parts::people::dialled;
use crate::ui::parts::people::people;
use crate::ui::parts::tick::{stands_ui, tick_ui};
use crate::ui::theme::{size, strong};
use crate::ui::widgets::{Field, choice, columns, hairline, link, plain_button, section, small, typed};
use crate::ui::{Action, Cx, LogPart, contacts, responsibilities};

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
    reckoned: Option<Reckoned>,
}

/// How far the rounds of the open agency are, worked out again only where something has changed.
struct Reckoned {
    of: (Arc<Snapshot>, AgencyId, NaiveDate, [NaiveDate; 2]),
    rounds: Rc<Rounds>,
}

/// The rounds of an agency that concern those who stand in on some days.
struct Rounds {
    running: Vec<Round>,
    /// What is late, and what is still to be done or was done within the days; by day.
    steps: Vec<StepAt>,
}

/// The name under which notes that are being typed are kept.
const KEPT: &str = "Handover";

/// Notes being typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Notes {
    /// What they are of.
    away: Away,
    /// What the file held when typing began, and what is typed.
    text: Draft<String>,
    /// They are on their way to the file; what the file holds then ends them.
    #[serde(skip)]
    sent: bool,
    /// They are to get the keyboard.
    #[serde(skip)]
    focus: bool,
}

impl Notes {
    /// Takes in what the file says. What is typed stays until the file holds it.
    fn take(&mut self, saving: bool, saved: &str) {
        // What came to nothing, as where somebody else has written meanwhile, is a draft again.
        self.sent &= saving;
        if !self.text.changed() || self.text.edited.trim() == saved {
            self.text = Draft::new(saved.to_owned());
            self.sent = false;
        }
    }
}

impl Opened {
    pub(super) fn typing(&self) -> bool {
        self.matters.typing() || self.notes.values().any(|notes| notes.text.changed())
    }

    pub(super) fn discard(&mut self) {
        self.notes.clear();
        self.matters.discard();
    }

    /// What is typed, to be kept outside the window. Open matters are those of the agency wherever they are typed.
    pub(super) fn kept(&self, cx: &Cx<'_>) -> Vec<KeptDraft> {
        let typed = self.notes.iter().filter(|(_, notes)| notes.text.changed());
        let kept = typed.filter_map(|((employee, agency), notes)| {
            let about = format!("{}: {}, {}", cx.t("handover-notes"), name(cx, *employee), cx.agency_name(*agency));
            let rows = cx.snapshot.handover(notes.away, *agency).map(|row| {
                // What was seen when typing began.
                Record::from(Handover { notes: notes.text.base.clone(), ..row.clone() })
            });
            let which = uuid::Uuid::new_v5(&agency.0, employee.0.as_bytes());
            KeptDraft::of(KEPT, which, about, rows.as_slice(), &(agency, notes))
        });
        kept.chain(self.matters.kept(cx)).collect()
    }

    /// Shows notes as they were being typed; during which time away.
    ///
    /// # Errors
    /// Where something else was kept.
    pub(super) fn take_up(&mut self, kept: &KeptDraft) -> Result<Away, NotTakenUp> {
        let (agency, notes): (AgencyId, Notes) = kept.read(KEPT)?;
        let away = notes.away;
        self.agency = Some(agency);
        self.notes.insert((away.employee, agency), notes);
        Ok(away)
    }

    /// Lets go of notes where it has been settled that another's stand.
    pub(super) fn let_go(&mut self, row: &Record) {
        if let Record::Handover(row) = row {
            self.notes.retain(|(_, agency), notes| *agency != row.agency || !notes.sent);
        }
    }

    /// Gives back notes or a matter that are not to be saved; at which agency.
    pub(super) fn give_back(&mut self, cx: &Cx<'_>, kind: OperationKind, changes: &[Change]) -> Option<AgencyId> {
        if kind != OperationKind::HandoverEdited {
            return self.matters.give_back(cx, kind, changes);
        }
        let agency = changes.iter().find_map(Change::record).and_then(Record::agency);
        let mut notes = self.notes.iter_mut().filter(|((_, of), notes)| Some(*of) == agency && notes.sent);
        let (_, notes) = notes.next()?;
        // What is typed stands there still.
        (notes.sent, notes.focus) = (false, true);
        agency
    }

    /// Draws the agency.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, covered: &Covered, away: Away) {
        let Some(agency) = cx.snapshot.agency.get(covered.agency).cloned() else { return };
        let rounds = self.rounds(cx, covered);
        let cell = std::cell::RefCell::new(self);
        columns(
            ui,
            0.56,
            |ui| {
                watch_ui(ui, cx, &agency, covered);
                dates_ui(ui, cx, &rounds);
                super::work::ui(ui, cx, &agency, covered);
                changes_ui(ui, cx, &agency);
            },
            |ui| {
                let mut this = cell.borrow_mut();
                this.handover_ui(ui, cx, covered, away);
                contacts::card_ui(ui, cx, &agency, &mut ForReading);
                this.matters.ui(ui, cx, agency.id);
                groups_ui(ui, cx, &agency);
            },
        );
    }

    fn rounds(&mut self, cx: &Cx<'_>, covered: &Covered) -> Rc<Rounds> {
        let of = (Arc::clone(cx.snapshot), covered.agency, cx.today, [covered.from, covered.to]);
        let same = |known: &&Reckoned| {
            Arc::ptr_eq(&known.of.0, &of.0) && (known.of.1, known.of.2, known.of.3) == (of.1, of.2, of.3)
        };
        if let Some(known) = self.reckoned.as_ref().filter(same) {
            return Rc::clone(&known.rounds);
        }
        let mut steps = cx.snapshot.late_steps(covered.agency, cx.today);
        let within = covered.dates.iter().filter_map(|one| cx.snapshot.stands_on(one, cx.today));
        let fresh: Vec<StepAt> =
            within.filter(|one| steps.iter().all(|late| late.date != one.date || late.group != one.group)).collect();
        steps.extend(fresh);
        let running = cx.snapshot.agency_rounds(covered.agency, cx.today);
        let running = running.into_iter().filter(|round| !round.next).collect();
        let rounds = Rc::new(Rounds { running, steps });
        self.reckoned = Some(Reckoned { of, rounds: Rc::clone(&rounds) });
        rounds
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
                let fresh = || Notes { away, text: Draft::new(saved.clone()), sent: false, focus: false };
                let notes = self.notes.entry(key).or_insert_with(fresh);
                notes.take(cx.status.saving, &saved);
                let aside = Some(cx.t("form-notes-privacy").to_owned());
                let field = Field::new(cx.t("handover-notes"), &mut notes.text.edited).lines(3).aside(aside);
                let response = field.show(ui, cx.theme);
                notes.focus = notes.focus && typed::claim(&response);
                notes.sent &= !response.changed();
                let ctrl_enter = ui.input(|input| input.modifiers.command && input.key_pressed(egui::Key::Enter));
                if notes.text.changed() && !notes.sent {
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
    let text = notes.text.edited.trim().to_owned();
    let mut changes = hand_over(cx.snapshot, away, agency, |one| one.notes.clone_from(&text));
    for change in &mut changes {
        if let Some(Record::Handover(before)) = &mut change.before {
            before.notes.clone_from(&notes.text.base);
        }
    }
    cx.act(Action::Commit(OperationKind::HandoverEdited, changes));
    notes.sent = true;
}

/// Who has taken the agency over, which can be said of anyone.
fn taken_ui(ui: &mut Ui, cx: &Cx<'_>, covered: &Covered, away: Away, handover: Option<&Handover>) {
    let taken = handover.and_then(Handover::taken);
    let mut chosen = taken.map(|(who, _)| who);
    if cx.writable() {
        let also: Vec<EmployeeId> = chosen.into_iter().collect();
        let mut options = vec![(None, cx.t("taken-by-nobody").to_owned())];
        options.extend(people(cx, &also).into_iter().filter(|(id, _)| *id != Some(away.employee)));
        let before = chosen;
        if choice(ui, cx.theme, cx.t("handover-stand-in"), &mut chosen, &options, 240.0) && chosen != before {
            let changes = take_over(cx.snapshot, away, covered.agency, chosen, cx.now());
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

/// How far the rounds are, and what is to be done within the dates; each can be ticked here.
fn dates_ui(ui: &mut Ui, cx: &Cx<'_>, rounds: &Rounds) {
    section(
        ui,
        cx.theme,
        cx.t("opened-dates"),
        |_| {},
        |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for round in rounds.running.iter().filter(|round| round.steps.iter().any(|one| one.tick.is_some())) {
                let group = round.group.and_then(|id| cx.snapshot.pay_group.get(id));
                let name = round_words(cx.texts, cx.snapshot, round, chrono::Datelike::year(&cx.today));
                // Recurring tasks are of no group.
                let words = group.map(|group| group.name.clone()).into_iter().chain([name]).collect::<Vec<_>>();
                small(ui, cx.theme, format!("{}: {}", words.join(", "), progress_words(cx.texts, round)));
            }
            if rounds.steps.is_empty() {
                small(ui, cx.theme, cx.t("opened-no-dates"));
            }
            for at in &rounds.steps {
                step_ui(ui, cx, at);
            }
        },
    );
}

fn step_ui(ui: &mut Ui, cx: &Cx<'_>, at: &StepAt) {
    ui.push_id((at.group, at.date.period, at.date.step), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            let layout = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(Vec2::new(DAY, 20.0), layout, |ui| {
                ui.set_min_width(DAY);
                let day = day_words(cx, at.date.date);
                ui.label(RichText::new(day).font(strong(size::BODY)));
            });
            tick_ui(ui, cx, at);
            ui.label(cx.step(at.date.step));
            if let Some(group) = at.group.and_then(|id| cx.snapshot.pay_group.get(id)) {
                small(ui, cx.theme, &group.name);
            }
            if at.tick.is_some() || at.late > 0 {
                stands_ui(ui, cx, at);
            }
            if let Some(who) = at.tick.as_ref().and_then(|one| who(cx.texts, cx.snapshot, one.employee, &one.ticked_by))
            {
                small(ui, cx.theme, who);
            }
            if at.date.moved {
                small(ui, cx.theme, format!("({})", cx.t("payroll-moved")));
            }
        });
        for text in at.tick.iter().flat_map(|one| [&one.reason, &one.note]).filter(|text| !text.trim().is_empty()) {
            ui.indent("said", |ui| small(ui, cx.theme, text));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::day;

    #[test]
    fn notes_stay_as_they_are_typed_until_the_file_holds_them() {
        let (from, to) = (day("2026-10-14"), day("2026-10-16"));
        let away = Away { employee: EmployeeId::new(), from, to };
        let mut notes = Notes { away, text: Draft::new(String::new()), sent: false, focus: false };
        // Nothing is typed: what others write is shown.
        notes.take(false, "Aineisto tuli.");
        assert_eq!(notes.text, Draft::new("Aineisto tuli.".to_owned()));
        notes.text.edited = "Aineisto tuli, osa puuttuu.".to_owned();
        notes.sent = true;
        notes.take(true, "Aineisto tuli.");
        assert!(notes.text.changed() && notes.sent, "it is still on its way");
        notes.take(false, "Aineisto tuli.");
        assert!(notes.text.changed() && !notes.sent, "it was not saved, and is a draft again");
        notes.take(false, "Aineisto tuli, osa puuttuu.");
        assert!(!notes.text.changed());
    }
}
