//! What is said of a step of a round, as it is typed: how far it is, who did it and when, what is missing or why it is not
//! needed, and a note for whoever comes next.

use chrono::{NaiveDate, NaiveDateTime};
use egui::Ui;
use serde::{Deserialize, Serialize};

use super::people::people;
use super::tick::whoever_sits_here;
use crate::domain::payroll::{Signed, StepAt, said, sharing};
use crate::domain::{Agency, AgencyId, Change, EmployeeId, OperationKind, Record, RoundStep, StepState};
use crate::i18n::payroll::short_date;
use crate::i18n::rounds::step_state_key;
use crate::ui::Cx;
use crate::ui::forms::parts::{first_field, free_text, half};
use crate::ui::forms::{FormFields, Written};
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::{choice, date_field};

/// A step of which something is being said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct TickFields {
    /// The row as it was read, or as it would begin.
    base: RoundStep,
    /// Whether the row was there.
    known: bool,
    /// When the step falls.
    due: NaiveDate,
    /// Where it was met: a report that agencies share belongs to none of them.
    agency: AgencyId,
    state: StepState,
    employee: Option<EmployeeId>,
    day: DateText,
    reason: String,
    note: String,
    /// The moment at which the form was opened.
    now: NaiveDateTime,
    /// Of a separate report the agencies of its payer, by the id by which they were known when the form was opened.
    #[serde(default)]
    sharing: Vec<Agency>,
}

impl TickFields {
    /// Begins with what is said of the step, to be put into a state.
    pub(crate) fn new(cx: &Cx<'_>, base: RoundStep, at: &StepAt, state: StepState) -> Self {
        let same = base.state == state && state != StepState::Open;
        let who = whoever_sits_here(cx, base.step);
        let (employee, day) = if same { (base.employee, base.day()) } else { (who, Some(cx.today)) };
        Self {
            known: cx.snapshot.round_step.get(base.id).is_some(),
            due: at.date.date,
            agency: at.agency,
            state,
            employee,
            day: DateText::new(cx.language(), day),
            reason: base.reason.clone(),
            note: base.note.clone(),
            now: cx.now(),
            sharing: sharing(cx.snapshot, &base),
            base,
        }
    }

    /// The moment that is meant: of today now, of another day the one that was said before, else its beginning.
    fn at(&self) -> Result<NaiveDateTime, &'static str> {
        let day = self.day.date(Meant::Near(self.due)).map_err(date_key)?.ok_or("rule-date-missing")?;
        if day > self.now.date() {
            return Err("tick-in-future");
        }
        let before = self.base.ticked_at.filter(|at| at.date() == day);
        let now = Some(self.now).filter(|now| now.date() == day);
        Ok(before.or(now).unwrap_or_else(|| day.and_time(chrono::NaiveTime::MIN)))
    }

    const fn reasoned(&self) -> bool {
        matches!(self.state, StepState::Partly | StepState::NotNeeded)
    }
}

impl FormFields for TickFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.step(self.base.step).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        let group = self.base.pay_group.and_then(|id| cx.snapshot.pay_group.get(id)).map(|group| group.name.clone());
        let day = short_date(cx.language(), self.due, chrono::Datelike::year(&cx.today));
        let shared = Some(self.base.payer.clone()).filter(|_| self.base.agency.is_none());
        let shared = shared.map(|payer| cx.tw("tick-of-payer", &[("payer", payer.into())]));
        let words = [Some(cx.agency_name(self.agency).to_owned()), group, Some(day), shared];
        words.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let states = StepState::ALL.map(|state| (state, cx.t(step_state_key(state)).to_owned()));
        choice(ui, cx.theme, cx.t("tick-state"), &mut self.state, &states, half(ui));
        if self.state != StepState::Open {
            ui.horizontal_top(|ui| {
                let mut who = vec![(None, cx.t("tick-nobody").to_owned())];
                who.extend(people(cx, &self.employee.into_iter().collect::<Vec<_>>()));
                choice(ui, cx.theme, cx.t("tick-employee"), &mut self.employee, &who, half(ui));
                date_field(ui, cx, cx.t("field-date"), &mut self.day, Meant::Near(self.due));
            });
        }
        if self.reasoned() {
            let key = if self.state == StepState::Partly { "tick-missing" } else { "tick-why" };
            first_field(ui, cx, stage, key, "tick-reason-missing", 1, &mut self.reason);
        }
        free_text(ui, cx, "tick-note", &mut self.note, 2);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let mut after = self.base.clone();
        self.note.trim().clone_into(&mut after.note);
        if self.state == StepState::Open {
            after.open();
        } else {
            if self.reasoned() && self.reason.trim().is_empty() {
                return Err("tick-reason-missing");
            }
            let reason = if self.reasoned() { self.reason.as_str() } else { "" };
            let at = self.at()?;
            let unchanged = (self.state, reason.trim(), self.employee, Some(at))
                == (self.base.state, self.base.reason.as_str(), self.base.employee, self.base.ticked_at);
            if !unchanged {
                after.put(self.state, reason, Signed { who: &cx.status.me, employee: self.employee, at });
            }
        }
        let change = match (self.known, after.empty()) {
            (false, true) => return Ok(Vec::new()),
            (false, false) => Change::insert(after),
            (true, false) if after == self.base => return Ok(Vec::new()),
            (true, true) => Change::delete(self.base.clone()),
            (true, false) => Change::update(self.base.clone(), after),
        };
        Ok(vec![change])
    }

    fn kind(&self) -> OperationKind {
        said(self.base.state, self.state)
    }

    fn before(&self) -> Vec<Record> {
        if self.known { vec![self.base.clone().into()] } else { Vec::new() }
    }

    fn goes_by(&self) -> Vec<Record> {
        self.sharing.iter().cloned().map(Record::Agency).collect()
    }
}
