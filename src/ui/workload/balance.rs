//! How even the load is: who carries what, the teams, the weeks, and the days of the runs.

use std::cell::RefCell;
use std::rc::Rc;

use egui::Ui;

use super::Front;
use super::person_years::no_norms_ui;
use super::shared::{Made, Shared, last_year};
use super::table::{Shown, notes_ui};
use crate::domain::{EmployeeId, Language};
use crate::i18n::load::{Table, balance_table, run_table, team_table, week_table};
use crate::ui::widgets::{Page, choice, empty};
use crate::ui::{Action, Cx};

/// What is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    /// Everybody.
    #[default]
    People,
    /// The teams.
    Teams,
    /// The weeks of the year.
    Weeks,
    /// The days on which somebody has several runs.
    Runs,
}

impl Side {
    const ALL: [(Self, &'static str); 4] = [
        (Self::People, "load-side-people"),
        (Self::Teams, "load-title-teams"),
        (Self::Weeks, "load-title-weeks"),
        (Self::Runs, "load-title-runs"),
    ];
}

/// The view and its passing state.
pub(super) struct BalanceView {
    side: Side,
    shown: [Shown; 4],
    made: Made<(u64, Language, Side), Rc<Table>>,
}

impl Default for BalanceView {
    fn default() -> Self {
        let names = ["workload-balance", "workload-teams", "workload-weeks", "workload-runs"];
        Self { side: Side::default(), shown: names.map(Shown::new), made: Made::default() }
    }
}

impl BalanceView {
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, front: &Front, shared: &mut Shared) {
        let balanced = shared.balance(cx);
        let (balance, runs) = (&balanced.0, &balanced.1);
        let side = self.side;
        let made = self.made.of((shared.generation(), cx.language(), side), || {
            let rows = cx.snapshot;
            Rc::new(match side {
                Side::People => balance_table(cx.texts, rows, balance, runs, last_year(cx.today)),
                Side::Teams => team_table(cx.texts, rows, balance, last_year(cx.today)),
                Side::Weeks => week_table(cx.texts, rows, balance),
                Side::Runs => run_table(cx.texts, rows, runs),
            })
        });
        let table = Rc::clone(&made);
        if let Some(shown) = self.shown_mut(side) {
            let rows = shown.rows(cx, &table);
            front.tells(super::spanned(cx, &[last_year(cx.today)]).into_iter().collect(), &table, rows);
        }
        let asked = RefCell::new(Vec::new());
        let head = |view: &mut Self, ui: &mut Ui| {
            *asked.borrow_mut() = front.ui(ui, cx, |ui| {
                let shown = view.shown_mut(side);
                shown.map(|shown| shown.columns_button_ui(ui, cx, &table)).unwrap_or_default()
            });
            let sides = Side::ALL.map(|(side, key)| (side, cx.t(key).to_owned()));
            choice(ui, cx.theme, cx.t("load-side"), &mut view.side, &sides, 300.0);
            notes_ui(ui, cx, &table);
        };
        let mut opened = None;
        Page::new("workload").view(("balance", side as usize)).table().show(ui, self, head, |view, ui| {
            if cx.snapshot.norm.is_empty() && side != Side::Runs {
                no_norms_ui(ui, cx, front);
            } else if table.rows.is_empty() {
                let (title, help) = match side {
                    Side::Runs => ("load-no-runs", "load-no-runs-help"),
                    _ => ("load-nobody", "load-nobody-help"),
                };
                empty(ui, cx.theme, cx.t(title), cx.t(help), |_| ());
            } else if let Some(shown) = view.shown_mut(side) {
                opened = shown.ui(ui, cx, &table, side == Side::People, asked.take());
            }
        });
        let who: Option<EmployeeId> = opened.and_then(|row| balance.carriers.get(row)).map(|one| one.employee);
        if let Some(who) = who {
            cx.act(Action::ShowPerson(who));
        }
    }

    fn shown_mut(&mut self, side: Side) -> Option<&mut Shown> {
        self.shown.get_mut(side as usize)
    }
}
