//! Where one person alone knows, and who leaves within the year.

use std::cell::RefCell;
use std::rc::Rc;

use egui::Ui;

use super::Front;
use super::shared::{Made, Shared, last_year};
use super::table::{Shown, notes_ui};
use crate::domain::Language;
use crate::i18n::load::{Table, leaver_table, risk_table};
use crate::ui::widgets::{Page, choice, empty};
use crate::ui::{Action, Cx, Tab};

/// The view and its passing state.
pub(super) struct RisksView {
    /// Those who leave rather than the agencies.
    leaving: bool,
    shown: Shown,
    leavers: Shown,
    made: Made<(u64, Language, bool), Rc<Table>>,
}

impl Default for RisksView {
    fn default() -> Self {
        Self {
            leaving: false,
            shown: Shown::new("workload-risks"),
            leavers: Shown::new("workload-leavers"),
            made: Made::default(),
        }
    }
}

impl RisksView {
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, front: &Front, shared: &mut Shared) {
        let risky = shared.risks(cx);
        let (risks, leavers) = (&risky.0, &risky.1);
        let leaving = self.leaving;
        let made = self.made.of((shared.generation(), cx.language(), leaving), || {
            Rc::new(if leaving {
                leaver_table(cx.texts, cx.snapshot, leavers)
            } else {
                risk_table(cx.texts, cx.snapshot, risks, last_year(cx.today))
            })
        });
        let table = Rc::clone(&made);
        let rows = self.shown_mut(leaving).rows(cx, &table);
        front.tells(Vec::new(), &table, rows);
        let asked = RefCell::new(Vec::new());
        let head = |view: &mut Self, ui: &mut Ui| {
            *asked.borrow_mut() = front.ui(ui, cx, |ui| view.shown_mut(leaving).columns_button_ui(ui, cx, &table));
            let sides = [(false, "load-title-risks"), (true, "load-title-leavers")];
            let sides = sides.map(|(side, key)| (side, cx.t(key).to_owned()));
            choice(ui, cx.theme, cx.t("load-side"), &mut view.leaving, &sides, 300.0);
            notes_ui(ui, cx, &table);
        };
        let mut opened = None;
        Page::new("workload").view(("risks", leaving)).table().show(ui, self, head, |view, ui| {
            if !table.rows.is_empty() {
                opened = view.shown_mut(leaving).ui(ui, cx, &table, true, asked.take());
            } else if cx.snapshot.agency.is_empty() {
                crate::ui::parts::beginning::no_agencies(ui, cx);
            } else if leaving {
                empty(ui, cx.theme, cx.t("risk-nobody-leaves"), cx.t("risk-nobody-leaves-help"), |_| ());
            } else {
                empty(ui, cx.theme, cx.t("risk-none"), cx.t("risk-none-help"), |_| ());
            }
        });
        let Some(row) = opened else { return };
        if leaving {
            if let Some(one) = leavers.get(row) {
                cx.act(Action::ShowPerson(one.employee));
            }
        } else if let Some(risk) = risks.get(row) {
            cx.act(Action::Select(risk.agency));
            cx.act(Action::Show(Tab::Responsibilities));
        }
    }

    const fn shown_mut(&mut self, leaving: bool) -> &mut Shown {
        if leaving { &mut self.leavers } else { &mut self.shown }
    }
}
