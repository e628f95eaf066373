//! The form that carries a trial out: from which day, and once more all that it comes to.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::{Label, Ui};
use serde::{Deserialize, Serialize};

use crate::domain::what_if::{CarryOut, Had, Loads, Scenario, Step, Unit, apply, carry_out, stale};
use crate::domain::{AgencyId, EmployeeId, OperationKind, Record, Snapshot};
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
    /// What somebody else has by now than when it was tried is to be done all the same.
    #[serde(default)]
    all_the_same: bool,
    /// What the steps come to on the day that is typed.
    #[serde(skip)]
    tried: Tried,
}

/// What the steps come to, and of which day and which rows that is.
#[derive(Clone, Debug, Default)]
struct Tried {
    of: Option<(Arc<Snapshot>, NaiveDate)>,
    /// Which of the steps can be taken.
    done: Vec<bool>,
    /// Those of whose role somebody else has by now: their place, who had it and who has it.
    stale: Vec<(usize, Had, Had)>,
}

/// It is worked out anew from what is typed.
impl PartialEq for Tried {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl CarryOutFields {
    /// From the day on that the trial is of, or from the next month on where that is past.
    pub(super) fn new(cx: &Cx<'_>, scenario: Scenario) -> Self {
        let day = if scenario.date < cx.today { super::keeping::next_month(cx.today) } else { scenario.date };
        let from = super::keeping::date_text(cx, day);
        Self { scenario, from, access: false, all_the_same: false, tried: Tried::default() }
    }

    /// The day that is typed; the key of what is wrong with it.
    fn day(&self, cx: &Cx<'_>) -> Result<NaiveDate, &'static str> {
        let from = self.from.date(Meant::Coming(cx.today)).map_err(date_key)?.ok_or("rule-date-missing")?;
        if from < cx.today { Err("what-if-past") } else { Ok(from) }
    }

    /// What the steps come to on a day.
    fn try_on(&self, cx: &Cx<'_>, day: NaiveDate) -> Tried {
        let unit = Unit::of(cx.snapshot, &Loads::new(), day);
        let (_, done) = apply(&unit, &self.scenario.steps);
        let stale = stale(&unit, &self.scenario.steps);
        Tried { of: Some((Arc::clone(cx.snapshot), day)), done, stale }
    }

    /// What the steps come to on the day that is typed, worked out once.
    fn work_out(&mut self, cx: &Cx<'_>) {
        let Ok(day) = self.day(cx) else {
            self.tried = Tried::default();
            return;
        };
        if !self.fresh(cx, day) {
            self.tried = self.try_on(cx, day);
        }
    }

    /// Whether what was worked out is of that day and of the rows as they are.
    fn fresh(&self, cx: &Cx<'_>, day: NaiveDate) -> bool {
        self.tried.of.as_ref().is_some_and(|(snapshot, of)| Arc::ptr_eq(snapshot, cx.snapshot) && *of == day)
    }

    /// A step, and what there is to say of it on that day.
    fn step_ui(&self, ui: &mut Ui, cx: &Cx<'_>, at: usize, step: &Step) {
        ui.add(Label::new(format!("• {}", words(cx, &self.scenario, step))).wrap());
        if self.tried.done.get(at) == Some(&false) {
            small(ui, cx.theme, cx.t("what-if-carry-out-idle"));
            return;
        }
        let who = |had: Had| match had {
            Had::Held(id) => cx.snapshot.employee.get(id).map(|one| one.name.clone()).unwrap_or_default(),
            Had::Nobody | Had::Unknown => cx.t("what-if-nobody").to_owned(),
        };
        for (_, had, has) in self.tried.stale.iter().filter(|(of, ..)| *of == at) {
            let args = [("had", who(*had).into()), ("has", who(*has).into())];
            let told = egui::RichText::new(cx.tw("what-if-carry-out-stale", &args)).color(cx.theme.warning);
            ui.add(Label::new(told).wrap());
        }
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

    fn save_key(&self) -> &'static str {
        "what-if-carry-out-save"
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let field = date_field(ui, cx, cx.t("what-if-date"), &mut self.from, Meant::Coming(cx.today));
        stage.first(&field);
        self.work_out(cx);
        ui.add_space(UNIT / 2.0);
        ui.checkbox(&mut self.access, cx.t("what-if-carry-out-access"));
        ui.add_space(UNIT / 2.0);
        for (at, step) in self.scenario.steps.iter().enumerate() {
            self.step_ui(ui, cx, at, step);
        }
        if !self.tried.stale.is_empty() {
            ui.add_space(UNIT / 2.0);
            ui.checkbox(&mut self.all_the_same, cx.t("what-if-carry-out-all-the-same"));
        }
        ui.add_space(UNIT / 2.0);
        let shares = self.scenario.steps.iter().any(|step| matches!(step, Step::Share { .. }));
        if shares {
            small(ui, cx.theme, cx.t("what-if-carry-out-shares"));
        }
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let from = self.day(cx)?;
        let changed = if self.fresh(cx, from) { self.tried.stale.clone() } else { self.try_on(cx, from).stale };
        if !self.all_the_same && !changed.is_empty() {
            return Err("what-if-carry-out-ask");
        }
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
        Step::Move { agency: of, to, .. } => {
            cx.tw("what-if-carry-out-move", &[("agency", agency(*of).into()), ("to", person(*to).into())])
        }
        Step::Deputy { agency: of, to, .. } => {
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
