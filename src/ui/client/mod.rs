//! *Asiakkuus*: an agency as a client. Meetings and what they decided, the client plan, satisfaction, who looks after the
//! account, what is open, what was said and what is going to change; and the situation picture that gathers all of it.

mod account;
mod decision_form;
mod meeting_form;
mod meetings;
mod plan;
mod said;
mod satisfaction;
mod unit;

use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::{Label, RichText, Ui};

use super::parts::matter_form::MatterFields;
use super::parts::rows::{add_link, alarm_ui, row_ui};
use super::parts::{matters, printing};
use super::situation::sections_ui;
use super::theme::{UNIT, size, strong};
use super::widgets::{columns, hairline, link, plain_button, section, small};
use super::{Action, Cx, Place};
use crate::domain::client::account as account_of;
use crate::domain::situation::situation;
use crate::domain::{Agency, AgencyId, Language, OpenMatter, Paper, Snapshot};
use crate::i18n::names::matter_state_key;
use crate::i18n::situation as told;
use crate::ui::parts::listing;
use crate::ui::widgets::taking_out;

pub(crate) use decision_form::DecisionFields;
pub(crate) use meeting_form::MeetingFields;
pub(crate) use plan::PlanFields;
pub(crate) use said::{FeedbackFields, PlannedFields};
pub(crate) use satisfaction::SatisfactionFields;
pub(crate) use unit::{LimitFields, ManagerFields, settings_ui};

/// What a picture was worded from.
type Of = (Arc<Snapshot>, AgencyId, NaiveDate, Language, bool);

/// The tab and its passing state.
#[derive(Default)]
pub struct ClientTab {
    of: Option<AgencyId>,
    /// The situation picture is up, and whether it is for ourselves.
    picture: Option<bool>,
    /// Every meeting is shown.
    all: bool,
    read: Option<(Of, Rc<Vec<told::Section>>)>,
}

impl ClientTab {
    /// Whether the situation picture of an agency is up, and if so whether it is for ourselves.
    #[must_use]
    pub fn picture(&self, agency: Option<AgencyId>) -> Option<bool> {
        self.picture.filter(|_| self.of.is_some() && self.of == agency)
    }

    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
        if self.of != Some(agency.id) {
            // The picture stays up from one agency to the next, for whom it is meant included.
            *self = Self { of: Some(agency.id), picture: self.picture, ..Self::default() };
        }
        if let Some(internal) = self.picture {
            self.picture_ui(ui, cx, agency.id, internal);
            return;
        }
        if account_of(cx.snapshot, agency.id, cx.today).contact_wanted {
            alarm_ui(ui, cx, cx.t("account-contact-wanted"));
            ui.add_space(UNIT);
        }
        ui.horizontal_wrapped(|ui| {
            if plain_button(ui, cx.t("situation-open")).clicked() {
                self.picture = Some(false);
            }
            small(ui, cx.theme, cx.t("situation-open-help"));
        });
        ui.add_space(UNIT);
        let all = &mut self.all;
        columns(
            ui,
            0.55,
            |ui| {
                meetings::ui(ui, cx, agency.id, all);
                matters_ui(ui, cx, agency.id);
                plan::ui(ui, cx, agency.id);
            },
            |ui| {
                account::ui(ui, cx, agency);
                satisfaction::ui(ui, cx, agency);
                said::planned_ui(ui, cx, agency.id);
                said::feedback_ui(ui, cx, agency.id);
            },
        );
    }

    /// The situation picture, with the way back and the ways onto paper.
    fn picture_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, internal: bool) {
        let mut picture = Some(internal);
        ui.horizontal_wrapped(|ui| {
            let back = format!("‹ {}", cx.t("tab-client"));
            if plain_button(ui, &back).clicked() {
                picture = None;
            }
            printing::buttons(ui, cx, "situation-print", &Paper::Situation(Some(agency), internal));
            if cx.status.past.is_none() && link(ui, cx.theme, cx.t("situation-unit")).clicked() {
                cx.act(Action::Go(Place::Situation));
            }
        });
        let mut ours = internal;
        if ui.checkbox(&mut ours, cx.t("situation-internal")).changed() {
            picture = Some(ours);
        }
        self.picture = picture;
        if internal {
            alarm_ui(ui, cx, cx.t("situation-internal-help"));
        } else {
            small(ui, cx.theme, cx.t("situation-external-help"));
        }
        ui.add_space(UNIT);
        let sections = self.sections(cx, agency, internal);
        sections_ui(ui, cx, cx.agency_name(agency), &sections);
    }

    /// The picture in words, worked out again only where something has changed.
    fn sections(&mut self, cx: &Cx<'_>, agency: AgencyId, internal: bool) -> Rc<Vec<told::Section>> {
        let same = |of: &Of| {
            Arc::ptr_eq(&of.0, cx.snapshot) && (of.1, of.2, of.3, of.4) == (agency, cx.today, cx.language(), internal)
        };
        if let Some((_, sections)) = self.read.as_ref().filter(|(of, _)| same(of)) {
            return Rc::clone(sections);
        }
        let picture = situation(cx.snapshot, agency, cx.today, internal);
        let sections = picture.map(|told| told::agency(cx.texts, cx.snapshot, &told, cx.today)).unwrap_or_default();
        let sections = Rc::new(sections);
        let of = (Arc::clone(cx.snapshot), agency, cx.today, cx.language(), internal);
        self.read = Some((of, Rc::clone(&sections)));
        sections
    }
}

/// What is open at the agency, with who looks after it and by when.
fn matters_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId) {
    let snapshot = Arc::clone(cx.snapshot);
    let rows = snapshot.open_matters(agency);
    let (mut add, mut edit) = (false, None);
    section(
        ui,
        cx.theme,
        cx.t("matters"),
        |ui| {
            add = add_link(ui, cx, "matter-new");
            if !rows.is_empty() {
                taking_out::aside_ui(ui, cx, ("matters", 0));
            }
        },
        |ui| {
            if rows.is_empty() {
                small(ui, cx.theme, cx.t("matters-none"));
            }

            for (index, one) in rows.iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                ui.push_id(one.id, |ui| {
                    let mut asked = row_ui(ui, cx, (one.id.0, &one.text), |ui| matter_ui(ui, cx, one));
                    if cx.writable() {
                        asked |= matters::row_menu_ui(ui, cx, one);
                    }
                    if asked {
                        edit = Some((*one).clone());
                    }
                });
            }
            if !rows.is_empty() {
                taking_out::listed(ui, ("matters", 0), || listing::matters(cx, agency, rows.iter().copied()));
            }
        },
    );
    if add {
        let row = OpenMatter::new(agency, "", None, &cx.status.me, cx.today);
        cx.open(MatterFields::new(cx, row, true));
    }
    if let Some(row) = edit {
        cx.open(MatterFields::new(cx, row, false));
    }
}

fn matter_ui(ui: &mut Ui, cx: &Cx<'_>, matter: &OpenMatter) {
    ui.add(Label::new(RichText::new(&matter.text).font(strong(size::BODY))).wrap());
    let about = matter_about(cx, matter);
    if matter.overdue(cx.today) {
        alarm_ui(ui, cx, &about);
    } else {
        small(ui, cx.theme, about);
    }
    if matter.may_be_shown {
        small(ui, cx.theme, cx.t("may-be-shown-said"));
    }
}

/// Who looks after a matter, by when, and how far it is.
fn matter_about(cx: &Cx<'_>, matter: &OpenMatter) -> String {
    let who = matter.assignee.and_then(|id| cx.snapshot.employee.get(id)).map(|one| one.name.clone());
    let done = matter.closed_on.map(|day| cx.date(day));
    let state = format!("{} {}", cx.t(matter_state_key(matter.state)), done.unwrap_or_default());
    let due = matter.due.map(|due| {
        let key = if matter.overdue(cx.today) { "matter-late" } else { "matter-by" };
        cx.tw(key, &[("date", cx.date(due).into())])
    });
    let parts = [who, due, Some(state.trim_end().to_owned())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
