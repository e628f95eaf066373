//! *Kierros*: the running and the next round of every pay group with how far each step is, on one board; and the days
//! of a month with what falls on each, as a calendar and as a list.

mod board;
mod calendar;
mod day;
mod list;
mod month;
mod sheet;

use std::sync::Arc;

use chrono::NaiveDate;
use egui::Ui;

use super::screens::{Screen, nothing_typed};
use super::widgets::grid::GridEvent;
use super::widgets::{Page, choice, empty, filters, heading, plain_button, tabs};
use super::{Action, Cx, Tab};
use crate::domain::board::Sieve;
use crate::domain::payroll::Period;
use crate::domain::{AgencyId, EmployeeId, Language, ListId, RowId, Snapshot, TeamId};
use crate::ui::parts::beginning;
use crate::ui::parts::people::people;
use crate::ui::theme::UNIT;

use board::BoardView;
use calendar::CalendarView;

/// The width of a choice above the rounds.
const CHOICE: f32 = 190.0;

/// How the rounds are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum View {
    /// Every round with how far it is.
    #[default]
    Board,
    /// The days of a month.
    Month,
    /// The same, one below the other.
    List,
}

impl View {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Board, "month-board"), (Self::Month, "month-calendar"), (Self::List, "month-list")];
}

/// The page and its passing state.
#[derive(Default)]
pub struct RoundPage {
    sieve: Sieve,
    view: View,
    board: BoardView,
    calendar: CalendarView,
    offered: Option<Offered>,
}

/// What can be chosen above the rounds: put in order once, not in every frame.
struct Offered {
    of: (Arc<Snapshot>, NaiveDate, Language),
    teams: Vec<(Option<TeamId>, String)>,
    secretaries: Vec<(Option<EmployeeId>, String)>,
    pairs: Vec<(Option<RowId>, String)>,
    branches: Vec<(Option<ListId>, String)>,
}

impl Offered {
    fn new(cx: &Cx<'_>) -> Self {
        Self {
            of: (Arc::clone(cx.snapshot), cx.today, cx.language()),
            teams: teams(cx),
            secretaries: secretaries(cx),
            pairs: pairs(cx),
            branches: branches(cx),
        }
    }

    fn holds(&self, cx: &Cx<'_>) -> bool {
        Arc::ptr_eq(&self.of.0, cx.snapshot) && (self.of.1, self.of.2) == (cx.today, cx.language())
    }
}

impl Screen for RoundPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        match self.view {
            View::Board => self.board_ui(ui, cx),
            View::Month => self.month_ui(ui, cx),
            View::List => self.list_ui(ui, cx),
        }
    }

    nothing_typed!();
}

impl RoundPage {
    /// Which rounds are shown.
    #[must_use]
    pub const fn sieve(&self) -> Sieve {
        self.sieve
    }

    fn page(&self) -> Page {
        Page::new("round").view(self.view)
    }

    /// The title, what can be done with the rounds, and how they are shown.
    fn heading_ui<R>(&mut self, ui: &mut Ui, cx: &Cx<'_>, buttons: impl FnOnce(&mut Self, &mut Ui) -> R) -> R {
        let inner = heading(ui, cx.t("place-round"), |ui| buttons(self, ui));
        let names = View::ALL.map(|(view, key)| (view, cx.t(key).to_owned()));
        if let Some(view) = tabs(ui, cx, &names, self.view) {
            self.view = view;
        }
        ui.add_space(UNIT / 2.0);
        inner
    }

    /// Whose rounds are shown.
    fn sieve_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let offered = self.offered.take().filter(|known| known.holds(cx)).unwrap_or_else(|| Offered::new(cx));
        ui.add_space(UNIT / 2.0);
        let Sieve { team, employee, pair, branch, late } = self.sieve;
        let set = [team.is_some(), employee.is_some(), pair.is_some(), branch.is_some(), late];
        filters(ui, cx, "round", set.into_iter().filter(|set| *set).count(), |ui| {
            choice(ui, cx.theme, cx.t("field-team"), &mut self.sieve.team, &offered.teams, CHOICE);
            choice(ui, cx.theme, cx.t("role-secretary"), &mut self.sieve.employee, &offered.secretaries, CHOICE);
            choice(ui, cx.theme, cx.t("rounds-pair"), &mut self.sieve.pair, &offered.pairs, CHOICE);
            choice(ui, cx.theme, cx.t("field-branch"), &mut self.sieve.branch, &offered.branches, CHOICE);
            ui.vertical(|ui| {
                // In line with the choices, whose labels stand above them.
                ui.add_space(22.0);
                ui.checkbox(&mut self.sieve.late, cx.t("rounds-only-late"));
            });
            self.mine_ui(ui, cx);
        });
        self.offered = Some(offered);
    }

    /// Mine, with one press.
    fn mine_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(me) = cx.status.me_id.filter(|me| cx.snapshot.employee.get(*me).is_some()) else { return };
        let mut mine = self.sieve.employee == Some(me);
        let turned = ui.vertical(|ui| {
            ui.add_space(22.0);
            ui.checkbox(&mut mine, cx.t("rounds-only-mine")).changed()
        });
        if turned.inner {
            self.sieve.employee = mine.then_some(me);
        }
    }

    /// Why nothing is shown, and what to do about it.
    fn empty_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, all: usize) {
        if cx.snapshot.agency.is_empty() {
            beginning::no_agencies(ui, cx);
            return;
        }
        let (title, help) =
            if all == 0 { ("rounds-none", "rounds-none-help") } else { ("rounds-nothing", "rounds-nothing-help") };
        let clear = empty(ui, cx.theme, cx.t(title), cx.t(help), |ui| {
            all > 0 && plain_button(ui, cx.t("rounds-show-all")).clicked()
        });
        if clear {
            self.sieve = Sieve::default();
        }
    }
}

/// What is done with a table of rounds: the row that leads on, or a step that is ticked.
fn done(cx: &Cx<'_>, events: Vec<GridEvent>, at: Steps<'_>, lead: impl Fn(usize)) {
    use crate::ui::parts::tick;
    for event in events {
        match event {
            GridEvent::Led(row, _) => lead(row),
            GridEvent::Acted(row, column) => {
                if let Some(at) = at(row, column) {
                    tick::done(cx, at);
                }
            }
            GridEvent::Picked(row, column, word) => {
                if let Some(at) = at(row, column) {
                    tick::chosen(cx, at, word);
                }
            }
            GridEvent::Edited(_) | GridEvent::Noted(..) | GridEvent::Asked(..) | GridEvent::Chosen(..) => {}
        }
    }
}

/// The step that stands in a cell of a table.
type Steps<'s> = &'s dyn Fn(usize, usize) -> Option<&'s crate::domain::payroll::StepAt>;

/// Whether the months of a year can be shown.
fn shown_year(year: i32) -> bool {
    crate::domain::YEARS.contains(&i64::from(year))
}

/// Leads to a round in its agency's payroll calendar.
fn open(cx: &Cx<'_>, agency: AgencyId, period: Period) {
    cx.act(Action::Select(agency));
    cx.act(Action::Show(Tab::Payroll));
    cx.act(Action::ShowPayrollYear(period.year));
}

/// Everybody, then one by one.
fn all<T>(cx: &Cx<'_>, options: impl IntoIterator<Item = (T, String)>) -> Vec<(Option<T>, String)> {
    let first = (None, cx.t("rounds-all").to_owned());
    std::iter::once(first).chain(options.into_iter().map(|(id, name)| (Some(id), name))).collect()
}

fn teams(cx: &Cx<'_>) -> Vec<(Option<TeamId>, String)> {
    let mut teams: Vec<(TeamId, String)> = cx.snapshot.team.iter().map(|team| (team.id, team.name.clone())).collect();
    teams.sort_by(|a, b| cx.collator.compare(&a.1, &b.1));
    all(cx, teams)
}

fn secretaries(cx: &Cx<'_>) -> Vec<(Option<EmployeeId>, String)> {
    all(cx, people(cx, &[]).into_iter().filter_map(|(id, name)| Some((id?, name))))
}

fn pairs(cx: &Cx<'_>) -> Vec<(Option<RowId>, String)> {
    let name = |id| cx.snapshot.employee.get(id).map(|one| one.name.clone());
    let held = cx.snapshot.work_pair.iter().filter(|pair| pair.holds_on(cx.today));
    let mut pairs: Vec<(RowId, String)> =
        held.filter_map(|pair| Some((pair.id, format!("{} – {}", name(pair.first)?, name(pair.second)?)))).collect();
    pairs.sort_by(|a, b| cx.collator.compare(&a.1, &b.1));
    all(cx, pairs)
}

fn branches(cx: &Cx<'_>) -> Vec<(Option<ListId>, String)> {
    let used = |id: ListId| cx.snapshot.agency.iter().any(|agency| agency.branch == Some(id));
    let mut branches: Vec<_> = cx.snapshot.branch.iter().filter(|one| used(one.id)).collect();
    branches.sort_by_key(|one| one.position);
    all(cx, branches.into_iter().map(|one| (one.id, one.name(cx.language()).to_owned())))
}
