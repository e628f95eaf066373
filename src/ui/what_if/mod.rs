//! *Mitä jos*: the unit as it would be, tried before anything is decided. What is tried is a list of steps, each of which
//! can be taken back by itself; before and after stand side by side, and what gets worse is said in words. Nothing is
//! written until it is carried out.

mod adding;
mod carrying_out;
mod keeping;
mod next_year;
mod proposal;
mod sides;
mod steps;
mod told;
mod words;

use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::Ui;
use uuid::Uuid;

use super::widgets::{columns_from, small};
use super::{Action, Cx};
use crate::domain::Snapshot;
use crate::domain::load::PersonYears;
use crate::domain::what_if::{Comparison, Proposal, Scenario, Step, Unit, apply, compare};
use crate::ui::theme::UNIT;
use crate::ui::widgets::date_text::DateText;

use adding::Adding;
use proposal::Proposing;

pub(crate) use carrying_out::CarryOutFields;
pub use next_year::NextYearView;

/// Side by side from this width on.
const TWO: f32 = 900.0;

/// So many agencies are named where there are many.
const NAMED: usize = 6;

/// The view and its passing state.
#[derive(Default)]
pub struct WhatIfView {
    /// What is tried; none until the view is drawn first.
    scenario: Option<Scenario>,
    /// The date as it is typed.
    date: DateText,
    /// The trial on the other side; the unit as it is where that is none.
    against: Option<Uuid>,
    /// To let go of the trial is being asked.
    dropping: bool,
    adding: Adding,
    proposing: Proposing,
    worked: Option<Rc<Worked>>,
}

/// From what the sides were worked out.
#[derive(PartialEq)]
struct From {
    day: NaiveDate,
    steps: Vec<Step>,
    against: Option<Scenario>,
}

/// Both sides, worked out.
struct Worked {
    of: (Arc<Snapshot>, NaiveDate, From),
    /// The unit as it is on the day, with nothing tried.
    unit: Unit,
    /// What is compared with.
    before: Unit,
    after: Unit,
    /// Which of the steps could be taken.
    done: Vec<bool>,
    comparison: Comparison,
}

impl WhatIfView {
    /// Draws the view.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if cx.snapshot.agency.is_empty() {
            super::parts::beginning::no_agencies(ui, cx);
            return;
        }
        self.begin(cx);
        small(ui, cx.theme, cx.t("what-if-help"));
        ui.add_space(UNIT);
        self.keeping_ui(ui, cx);
        let Some(worked) = self.work_out(cx) else { return };
        worked.lacks_ui(ui, cx);
        let right = Rc::clone(&worked);
        columns_from(
            ui,
            TWO,
            0.42,
            |ui| {
                self.steps_ui(ui, cx, &worked);
                self.adding_ui(ui, cx, &worked);
                self.proposal_ui(ui, cx, &worked);
            },
            |ui| {
                sides::sides_ui(ui, cx, &right);
                words::worse_ui(ui, cx, &right);
                sides::moved_ui(ui, cx, &right);
            },
        );
    }

    /// Begins with the trial that is kept newest, or with an empty one.
    fn begin(&mut self, cx: &Cx<'_>) {
        if self.scenario.is_none() {
            let newest = cx.status.scenarios.values().next_back().cloned();
            let scenario = newest.unwrap_or_else(|| keeping::empty(cx));
            self.open(cx, scenario);
        }
    }

    /// Shows a trial.
    fn open(&mut self, cx: &Cx<'_>, scenario: Scenario) {
        self.date = DateText::new(cx.language(), Some(scenario.date));
        self.against.take_if(|against| *against == scenario.id);
        self.scenario = Some(scenario);
        self.dropping = false;
        self.proposing.forget();
    }

    /// Changes what is tried, and keeps it.
    fn change(&mut self, cx: &Cx<'_>, change: impl FnOnce(&mut Scenario)) {
        let Some(scenario) = &mut self.scenario else { return };
        change(scenario);
        cx.act(Action::KeepScenario(Box::new(scenario.clone())));
    }

    /// Takes one step more.
    fn step(&mut self, cx: &Cx<'_>, step: Step) {
        self.change(cx, |scenario| scenario.steps.push(step));
    }

    /// Both sides, worked out again only where something has changed.
    fn work_out(&mut self, cx: &Cx<'_>) -> Option<Rc<Worked>> {
        let scenario = self.scenario.as_ref()?;
        let against = self.against.and_then(|id| cx.status.scenarios.get(&id)).cloned();
        let from = From { day: scenario.date, steps: scenario.steps.clone(), against };
        let fresh = |worked: &&Rc<Worked>| {
            let (snapshot, today, known) = &worked.of;
            Arc::ptr_eq(snapshot, cx.snapshot) && *today == cx.today && *known == from
        };
        if let Some(worked) = self.worked.as_ref().filter(fresh) {
            return Some(Rc::clone(worked));
        }
        let loads = crate::domain::what_if::loads(cx.snapshot, cx.today);
        let unit = Unit::of(cx.snapshot, &loads, from.day);
        let before = match &from.against {
            Some(other) => apply(&Unit::of(cx.snapshot, &loads, other.date), &other.steps).0,
            None => unit.clone(),
        };
        let (after, done) = apply(&unit, &from.steps);
        let comparison = compare(&before, &after);
        let of = (Arc::clone(cx.snapshot), cx.today, from);
        let worked = Rc::new(Worked { of, unit, before, after, done, comparison });
        self.worked = Some(Rc::clone(&worked));
        Some(worked)
    }

    /// What has been proposed, if it is what was asked for last.
    pub fn proposed(&mut self, turn: u64, proposal: Option<Proposal>) {
        self.proposing.found(turn, proposal);
    }

    /// How far a proposal is.
    pub fn proposing(&mut self, turn: u64, done: usize, of: usize) {
        self.proposing.at(turn, done, of);
    }

    /// A defect has ended the working out of a proposal.
    pub fn broke(&mut self) {
        self.proposing.forget();
    }

    /// What is kept has changed by itself: it is shown anew.
    pub fn forget(&mut self) {
        self.scenario = None;
        self.worked = None;
    }
}

impl Worked {
    /// Which loads are not known, or not whole, and what is reckoned with instead.
    fn lacks_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let usual = person_years(cx, self.unit.usual_load());
        let lacks = [
            ("what-if-unknown-loads", self.unit.unknown_loads()),
            ("what-if-partial-loads", self.unit.partial_loads()),
        ];
        for (key, agencies) in lacks.into_iter().filter(|(_, agencies)| !agencies.is_empty()) {
            let args = [
                ("count", agencies.len().into()),
                ("names", self.names(cx, &agencies).into()),
                ("load", usual.as_str().into()),
            ];
            small(ui, cx.theme, cx.tw(key, &args));
            ui.add_space(UNIT / 2.0);
        }
    }

    /// What agencies are called, one after another; of many the first.
    fn names(&self, cx: &Cx<'_>, agencies: &[crate::domain::AgencyId]) -> String {
        let mut names: Vec<String> = agencies.iter().map(|id| self.agency(cx, *id)).collect();
        names.sort_by(|a, b| cx.collator.compare(a, b));
        let more = names.len() > NAMED;
        names.truncate(NAMED);
        format!("{}{}", names.join(", "), if more { "…" } else { "" })
    }

    /// What somebody is called, on whichever side they are.
    fn person(&self, cx: &Cx<'_>, id: crate::domain::EmployeeId) -> String {
        let tried = self.after.people.get(&id).or_else(|| self.before.people.get(&id));
        let known = cx.snapshot.employee.get(id).map(|one| one.name.clone());
        tried.map(|one| one.name.clone()).or(known).unwrap_or_default()
    }

    /// What an agency is called, on whichever side it is.
    fn agency(&self, cx: &Cx<'_>, id: crate::domain::AgencyId) -> String {
        let known = cx.agency_name(id);
        if !known.is_empty() {
            return known.to_owned();
        }
        let tried = self.after.clients.get(&id).or_else(|| self.before.clients.get(&id));
        tried.map(|one| one.name.clone()).unwrap_or_default()
    }
}

/// Person-years as the tables of the workload write them.
fn person_years(cx: &Cx<'_>, years: f64) -> String {
    crate::i18n::load::Unit::PersonYears.format(cx.language(), PersonYears::of_f64(years).0)
}
