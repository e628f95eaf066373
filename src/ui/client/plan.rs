//! The client plan of an agency, and the form of a line of it.

use std::sync::Arc;

use egui::{Label, RichText, Ui};
use serde::{Deserialize, Serialize};

use crate::domain::client::PlanState;
use crate::domain::validate::tidy;
use crate::domain::{AgencyId, Change, ClientPlan, OperationKind, Record};
use crate::i18n::names::plan_state_key;
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, first_field, free_text, half, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::rows::{Asked, alarm_ui, rows_ui};
use crate::ui::theme::{size, strong};
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::{Field, choice, date_field, small};

/// Draws the plan.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId) {
    let snapshot = Arc::clone(cx.snapshot);
    let rows = snapshot.plans(agency);
    let named = |one: &ClientPlan| (one.id.0, one.goal.clone());
    let asked = rows_ui(ui, cx, ["plan", "plan-none", "plan-add"], &rows, named, |ui, one| {
        let ink = if one.state.over() { cx.theme.quiet } else { cx.theme.text };
        ui.add(Label::new(RichText::new(&one.goal).font(strong(size::BODY)).color(ink)).wrap());
        if !one.action.is_empty() {
            ui.add(Label::new(RichText::new(&one.action).color(ink)).wrap());
        }
        let due = one.due.map(|due| cx.tw("matter-by", &[("date", cx.date(due).into())]));
        let who = Some(one.who.clone()).filter(|who| !who.is_empty());
        let about = [Some(cx.t(plan_state_key(one.state)).to_owned()), who, due];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        if one.overdue(cx.today) {
            alarm_ui(ui, cx, &format!("{about} · {}", cx.t("today-late")));
        } else {
            small(ui, cx.theme, about);
        }
    });
    match asked {
        Some(Asked::Edit(row)) => cx.open(PlanFields::new(cx, row, false)),
        Some(Asked::New) => cx.open(PlanFields::new(cx, ClientPlan::empty(agency), true)),
        None => {}
    }
}

/// A line of the plan being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PlanFields {
    base: Option<ClientPlan>,
    row: ClientPlan,
    due: DateText,
}

impl PlanFields {
    fn new(cx: &Cx<'_>, row: ClientPlan, new: bool) -> Self {
        let due = DateText::new(cx.language(), row.due);
        Self { base: (!new).then(|| row.clone()), row, due }
    }
}

impl FormFields for PlanFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "plan-edit" } else { "plan-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.row.agency).to_owned()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        first_field(ui, cx, stage, "client-goal", "rule-text-missing", 2, &mut self.row.goal);
        free_text(ui, cx, "client-action", &mut self.row.action, 2);
        let half = half(ui);
        ui.horizontal_top(|ui| {
            Field::new(cx.t("client-who"), &mut self.row.who).width(half).show(ui, cx.theme);
            date_field(ui, cx, cx.t("client-due"), &mut self.due, Meant::Coming(cx.today));
        });
        let states = PlanState::ALL.map(|state| (state, cx.t(plan_state_key(state)).to_owned()));
        choice(ui, cx.theme, cx.t("client-state"), &mut self.row.state, &states, half);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let goal = tidy(&self.row.goal);
        if goal.is_empty() {
            return Err("rule-text-missing");
        }
        let due = self.due.date(Meant::Coming(cx.today)).map_err(date_key)?;
        let (action, who) = (tidy(&self.row.action), tidy(&self.row.who));
        Ok(written(self.base.as_ref(), ClientPlan { goal, action, who, due, ..self.row.clone() }))
    }

    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("plan-delete", vec![Change::delete(self.base.clone()?)]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::ClientPlanEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}
