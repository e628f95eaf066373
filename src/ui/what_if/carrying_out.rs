//! The form that carries a trial out: from which day, and once more all that it comes to.

use egui::{Label, Ui};
use serde::{Deserialize, Serialize};

use crate::domain::what_if::{CarryOut, Scenario, Step, carry_out};
use crate::domain::{AgencyId, EmployeeId, OperationKind, Record};
use crate::ui::Cx;
use crate::ui::forms::{FormFields, Written};
use crate::ui::theme::UNIT;
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::{date_field, small};

/// What is typed where a trial is carried out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct CarryOutFields {
    scenario: Scenario,
    from: DateText,
    access: bool,
}

impl CarryOutFields {
    /// From the day on that the trial is of.
    pub(super) fn new(cx: &Cx<'_>, scenario: Scenario) -> Self {
        let from = super::keeping::date_text(cx, scenario.date);
        Self { scenario, from, access: false }
    }
}

impl FormFields for CarryOutFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.tw("what-if-carry-out-title", &[("name", self.scenario.name.as_str().into())])
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.t("what-if-carry-out-help").to_owned()
    }

    fn width(&self) -> f32 {
        crate::ui::widgets::form::TWO_COLUMNS
    }

    fn writes(&self) -> bool {
        false
    }

    fn save_key(&self) -> &'static str {
        "what-if-carry-out-save"
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let field = date_field(ui, cx, cx.t("what-if-date"), &mut self.from, Meant::Coming(cx.today));
        stage.first(&field);
        ui.add_space(UNIT / 2.0);
        ui.checkbox(&mut self.access, cx.t("what-if-carry-out-access"));
        ui.add_space(UNIT / 2.0);
        for step in &self.scenario.steps {
            ui.add(Label::new(format!("• {}", words(cx, &self.scenario, step))).wrap());
        }
        ui.add_space(UNIT / 2.0);
        let shares = self.scenario.steps.iter().any(|step| matches!(step, Step::Share { .. }));
        if shares {
            small(ui, cx.theme, cx.t("what-if-carry-out-shares"));
        }
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let from = self.from.date(Meant::Coming(cx.today)).map_err(date_key)?.ok_or("rule-date-missing")?;
        let how = CarryOut { from, today: cx.today, access: self.access };
        let changes = carry_out(cx.snapshot, &self.scenario.steps, how);
        if changes.is_empty() { Err("what-if-nothing-moves") } else { Ok(changes) }
    }

    fn kind(&self) -> OperationKind {
        OperationKind::ScenarioCarriedOut
    }

    fn before(&self) -> Vec<Record> {
        Vec::new()
    }
}

/// A step in words, as it is carried out.
fn words(cx: &Cx<'_>, scenario: &Scenario, step: &Step) -> String {
    let person = |id: EmployeeId| {
        let new = scenario.steps.iter().find_map(|step| match step {
            Step::Add(new) if new.id == id => Some(new.name.clone()),
            _ => None,
        });
        new.or_else(|| cx.snapshot.employee.get(id).map(|one| one.name.clone())).unwrap_or_default()
    };
    let agency = |id: AgencyId| {
        let new = scenario.steps.iter().find_map(|step| match step {
            Step::Join(new) if new.id == id => Some(new.name.clone()),
            _ => None,
        });
        new.unwrap_or_else(|| cx.agency_name(id).to_owned())
    };
    let nobody = || cx.t("what-if-nobody").to_owned();
    match step {
        Step::Move { agency: of, to } => {
            cx.tw("what-if-carry-out-move", &[("agency", agency(*of).into()), ("to", person(*to).into())])
        }
        Step::Deputy { agency: of, to } => {
            let to = to.map_or_else(nobody, person);
            cx.tw("what-if-step-deputy", &[("agency", agency(*of).into()), ("to", to.into())])
        }
        Step::Add(new) => cx.tw("what-if-step-add", &[("name", new.name.as_str().into()), ("share", new.share.into())]),
        Step::Remove(id) => cx.tw("what-if-step-remove", &[("name", person(*id).into())]),
        Step::Share { person: id, share } => {
            let before = cx.snapshot.employee.get(*id).map(|one| one.working_share).unwrap_or_default();
            let args = [("name", person(*id).into()), ("before", before.into()), ("share", (*share).into())];
            cx.tw("what-if-step-share", &args)
        }
        Step::Join(new) => {
            let load = super::person_years(cx, new.load);
            cx.tw("what-if-step-join", &[("agency", new.name.as_str().into()), ("load", load.into())])
        }
        Step::Leave(id) => cx.tw("what-if-step-leave", &[("agency", agency(*id).into())]),
    }
}
