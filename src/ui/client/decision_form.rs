//! A decision becomes an open matter: what is to be done, who looks after it, by when.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::validate::tidy;
use crate::domain::{AgencyId, AssignmentRole, Meeting, MeetingDecision, OpenMatter, OperationKind, Record, client};
use crate::i18n::names::meeting_name;
use crate::ui::Cx;
use crate::ui::forms::parts::{first_field, half};
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::matter_form::{assignee_ui, shown_ui};
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::{choice, date_field};

/// An open matter that a decision is to become.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DecisionFields {
    decision: MeetingDecision,
    /// What the meeting is called.
    meeting: String,
    /// The agencies that the decision concerns.
    agencies: Vec<AgencyId>,
    row: OpenMatter,
    due: DateText,
}

impl DecisionFields {
    /// Begins with the words of the decision; whoever is responsible for the agency is proposed.
    pub(super) fn new(
        cx: &Cx<'_>,
        (agency, agencies): (AgencyId, Vec<AgencyId>),
        meeting: &Meeting,
        decision: &MeetingDecision,
    ) -> Self {
        let agency = decision.agency.unwrap_or(agency);
        let who = cx.snapshot.assigned(agency, AssignmentRole::Responsible, cx.today).map(|(_, one)| one.id);
        let row = client::possible(decision, agency, who, &cx.status.me, cx.today);
        Self {
            decision: decision.clone(),
            meeting: meeting_name(cx.texts, meeting),
            agencies: agencies.into_iter().filter(|one| decision.concerns(*one)).collect(),
            row,
            due: DateText::default(),
        }
    }
}

impl FormFields for DecisionFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t("decision-become").to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        format!("{}, {}", cx.agency_name(self.row.agency), self.meeting)
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        first_field(ui, cx, stage, "matter-text", "rule-text-missing", 2, &mut self.row.text);
        if self.agencies.len() > 1 {
            let agencies: Vec<(AgencyId, String)> =
                self.agencies.iter().map(|id| (*id, cx.agency_name(*id).to_owned())).collect();
            choice(ui, cx.theme, cx.t("field-agency"), &mut self.row.agency, &agencies, f32::INFINITY);
        }
        ui.horizontal_top(|ui| {
            assignee_ui(ui, cx, &mut self.row.assignee, cx.t("decision-nobody"), half(ui));
            date_field(ui, cx, cx.t("matter-due"), &mut self.due, Meant::Coming(cx.today));
        });
        shown_ui(ui, cx, &mut self.row.may_be_shown);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let text = tidy(&self.row.text);
        if text.is_empty() {
            return Err("rule-text-missing");
        }
        if self.row.assignee.is_none() {
            return Err("decision-who-missing");
        }
        let due = self.due.date(Meant::Coming(cx.today)).map_err(date_key)?.ok_or("rule-date-missing")?;
        Ok(client::became(&self.decision, OpenMatter { text, due: Some(due), ..self.row.clone() }))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::DecisionBecame
    }

    fn before(&self) -> Vec<Record> {
        vec![self.decision.clone().into()]
    }

    fn over(&self, cx: &Cx<'_>) -> bool {
        cx.snapshot.meeting_decision.get(self.decision.id).is_some_and(|one| one.open_matter.is_some())
    }
}
