//! *Henkilöstö*: our own people, their teams, service groups and pairs, and what somebody leaves behind.

mod employee;
mod groups;
mod leaving;
mod lists;
mod pair;
mod person;
mod sheet;

use std::cell::Cell;

use egui::Ui;

use super::screens::{Screen, nothing_typed};
use super::theme::UNIT;
use super::widgets::grid::{Grid, GridEvent, Height};
use super::widgets::{Page, columns, heading, plain_button, primary};
use super::{Action, Cx};
use crate::domain::{AgencyId, AssignmentRole, Employee, EmployeeId, RowId, ServiceGroupId, TeamId};

use sheet::StaffSheet;

pub(crate) use employee::EmployeeFields;
pub(crate) use groups::{GroupFields, TeamFields};
pub(crate) use leaving::LeavingFields;
pub(crate) use pair::PairFields;

/// What is asked for on the page; it opens a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Employee(Option<EmployeeId>),
    Team(Option<TeamId>),
    Group(Option<ServiceGroupId>),
    /// A new pair of somebody, or of anybody.
    NewPair(Option<EmployeeId>),
    Pair(RowId),
    /// The pair is to end.
    EndPair(RowId),
    Leaving(EmployeeId),
}

/// The page and its passing state.
pub struct StaffPage {
    grid: Grid,
    /// The person whose page is up; none for everybody.
    person: Option<EmployeeId>,
    /// Those who have left are shown too.
    everybody: bool,
}

impl Default for StaffPage {
    fn default() -> Self {
        Self { grid: Grid::new("staff"), person: None, everybody: false }
    }
}

impl StaffPage {
    /// Shows somebody's page, or everybody.
    pub fn show(&mut self, person: Option<EmployeeId>) {
        self.person = person;
    }
}

impl Screen for StaffPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let person = self.person.and_then(|id| cx.snapshot.employee.get(id)).cloned();
        let wanted = match person {
            Some(person) => person::ui(ui, cx, &person),
            None => self.everybody_ui(ui, cx),
        };
        if let Some(wanted) = wanted {
            open(cx, wanted);
        }
    }

    nothing_typed!();
}

impl StaffPage {
    fn everybody_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Wanted> {
        let mut wanted = None;
        let added = Cell::new(None);
        let head = |page: &mut Self, ui: &mut Ui| {
            heading(ui, cx.t("place-staff"), |ui| {
                // Where there is nobody yet, the button for the first stands where they will be.
                let some = !cx.snapshot.employee.is_empty();
                if some {
                    page.grid.out_ui(ui, cx);
                }
                if some && cx.writable() && primary(ui, cx.theme, cx.t("staff-add")).clicked() {
                    added.set(Some(Wanted::Employee(None)));
                }
            });
        };
        Page::new("staff").show(ui, self, head, |page, ui| {
            if cx.snapshot.employee.is_empty() {
                super::widgets::empty(ui, cx.theme, cx.t("staff-empty"), cx.t("staff-empty-help"), |ui| {
                    if cx.writable() && primary(ui, cx.theme, cx.t("staff-add-first")).clicked() {
                        wanted = Some(Wanted::Employee(None));
                    }
                });
            } else {
                wanted = page.table_ui(ui, cx).or(wanted);
            }
            ui.add_space(2.0 * UNIT);
            let other = Cell::new(None);
            columns(
                ui,
                0.5,
                |ui| other.set(lists::pairs_ui(ui, cx).or(other.get())),
                |ui| {
                    let asked = lists::teams_ui(ui, cx).or(lists::groups_ui(ui, cx));
                    other.set(asked.or(other.get()));
                },
            );
            wanted = wanted.or(other.get());
        });
        wanted.or(added.get())
    }

    fn table_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Wanted> {
        let gone = cx.snapshot.employee.iter().filter(|one| !one.ours_on(cx.today)).count();
        let mut wanted = None;
        let sheet = StaffSheet::new(cx, self.everybody);
        for event in self.grid.show(ui, cx, cx.t("place-staff"), &sheet, Height::Whole) {
            let (GridEvent::Led(row, _) | GridEvent::Chosen(row, _)) = event else { continue };
            let Some(id) = sheet.employee(row) else { continue };
            match event {
                GridEvent::Chosen(_, "edit") => wanted = Some(Wanted::Employee(Some(id))),
                GridEvent::Chosen(_, "pair-add") => wanted = Some(Wanted::NewPair(Some(id))),
                GridEvent::Chosen(_, "leaving") => wanted = Some(Wanted::Leaving(id)),
                GridEvent::Chosen(_, "staff-come-back") => person::bring_back(cx, id),
                _ => cx.act(Action::ShowPerson(id)),
            }
        }
        if gone > 0 {
            ui.add_space(UNIT);
            ui.checkbox(&mut self.everybody, cx.tw("staff-show-gone", &[("count", gone.into())]));
        }
        wanted
    }
}

/// Opens the form that is wanted.
fn open(cx: &Cx<'_>, wanted: Wanted) {
    match wanted {
        Wanted::Employee(id) => cx.open_found(EmployeeFields::new(cx, id)),
        Wanted::Team(id) => cx.open_found(TeamFields::new(cx, id)),
        Wanted::Group(id) => cx.open_found(GroupFields::new(cx, id)),
        Wanted::NewPair(of) => cx.open(PairFields::new(cx, of)),
        Wanted::Pair(id) => cx.open_found(PairFields::edit(cx, id)),
        Wanted::EndPair(id) => {
            if let Some(form) = PairFields::ending(cx, id) {
                cx.act(Action::OpenForm(Box::new(form)));
            }
        }
        Wanted::Leaving(id) => cx.open_found(LeavingFields::new(cx, id)),
    }
}

/// A button under a list that adds to it.
fn add_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str) -> bool {
    ui.add_space(UNIT / 2.0);
    cx.writable() && plain_button(ui, cx.t(key)).clicked()
}

/// The agencies at which somebody has a role today.
fn agencies(cx: &Cx<'_>, employee: EmployeeId, role: AssignmentRole) -> Vec<AgencyId> {
    let held = cx.snapshot.assignment.iter().filter(|one| one.employee == employee && one.role == role);
    let mut agencies: Vec<AgencyId> = Vec::new();
    for assignment in held.filter(|one| one.holds_on(cx.today)) {
        let client = cx.snapshot.agency.get(assignment.agency).is_some_and(|agency| !agency.archived(cx.today));
        if client && !agencies.contains(&assignment.agency) {
            agencies.push(assignment.agency);
        }
    }
    agencies
}

/// The languages somebody serves in, short: `fi, sv`.
fn languages(employee: &Employee) -> String {
    let all = crate::domain::Language::ALL.into_iter().filter(|language| employee.speaks(*language));
    all.map(crate::domain::Language::code).collect::<Vec<_>>().join(", ")
}

/// Until when somebody is, or was, one of us, in words; none while that is open.
fn until(cx: &Cx<'_>, employee: &Employee) -> Option<String> {
    match employee.last_day {
        Some(last) if employee.ours_on(cx.today) => Some(cx.tw("staff-leaving-on", &[("date", cx.date(last).into())])),
        Some(last) => Some(cx.tw("staff-left-on", &[("date", cx.date(last).into())])),
        None => (!employee.active).then(|| cx.t("staff-inactive").to_owned()),
    }
}

/// From when to when.
fn period(cx: &Cx<'_>, from: Option<chrono::NaiveDate>, to: Option<chrono::NaiveDate>) -> String {
    let date = |date: Option<chrono::NaiveDate>| date.map(|date| cx.date(date)).unwrap_or_default();
    match (from, to) {
        (None, None) => cx.t("responsibilities-always").to_owned(),
        _ => format!("{}–{}", date(from), date(to)),
    }
}
