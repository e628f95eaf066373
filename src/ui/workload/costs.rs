//! What serving the agencies costs and is worth.

use std::cell::RefCell;
use std::rc::Rc;

use egui::Ui;

use super::Front;
use super::person_years::{no_cost_ui, no_norms_ui, none_ui};
use super::shared::{Made, Shared, last_year, years};
use super::table::{Shown, notes_ui};
use super::trail::Trail;
use crate::domain::Language;
use crate::domain::load::{CostBy, CostOf};
use crate::domain::workload::{Filter, Group, Grouping};
use crate::i18n::load::{Table, cost_table, grouping_key};
use crate::ui::widgets::{Page, choice, filters};
use crate::ui::{Action, Cx, Tab};

/// For how many years costs are looked at.
const YEARS: usize = 5;

/// By what a table was made.
type Key = (u64, Language, CostBy, i64, Filter);

/// The view and its passing state.
pub(super) struct CostsView {
    trail: Trail,
    /// A row for each year rather than for each group.
    by_year: bool,
    /// The year; the last one that is over until another is chosen.
    year: Option<i64>,
    shown: Shown,
    made: Made<Key, (Rc<Table>, Vec<CostOf>)>,
}

impl Default for CostsView {
    fn default() -> Self {
        Self {
            trail: Trail::default(),
            by_year: false,
            year: None,
            shown: Shown::new("workload-costs"),
            made: Made::default(),
        }
    }
}

impl CostsView {
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, front: &Front, shared: &mut Shared) {
        self.trail.forget_gone(cx);
        let costs = shared.costs(cx, YEARS);
        let year = self.year.unwrap_or_else(|| last_year(cx.today));
        let filter = self.trail.filter();
        let by = if self.by_year { CostBy::Year } else { CostBy::Group(self.trail.by) };
        let made = self.made.of((shared.generation(), cx.language(), by, year, filter), || {
            let (table, of) = cost_table(cx.texts, cx.snapshot, &costs, by, year, &filter);
            (Rc::new(table), of)
        });
        let (table, of) = (Rc::clone(&made.0), &made.1);
        let mut notes = if self.by_year {
            let mut told = self.trail.told(cx, "field-product");
            told.splice(0..1, [super::grouped(cx, [cx.t("field-year").to_owned()])]);
            told
        } else {
            self.trail.told(cx, "field-product")
        };
        notes.extend(if self.by_year {
            super::spanned(cx, &years(cx.today, YEARS))
        } else {
            super::spanned(cx, &[year])
        });
        front.tells(notes, &table, self.shown.rows(cx, &table));
        let asked = RefCell::new(Vec::new());
        let head = |view: &mut Self, ui: &mut Ui| {
            *asked.borrow_mut() = front.ui(ui, cx, |ui| view.shown.columns_button_ui(ui, cx, &table));
            let set = usize::from(by != CostBy::Group(Grouping::default())) + usize::from(view.year.is_some());
            filters(ui, cx, "costs", set, |ui| view.choices_ui(ui, cx, by, year));
            view.trail.ui(ui, cx, None);
            notes_ui(ui, cx, &table);
        };
        let mut opened = None;
        Page::new("workload").view("costs").table().show(ui, self, head, |view, ui| {
            if cx.snapshot.norm.is_empty() {
                no_norms_ui(ui, cx, front);
            } else if cx.snapshot.cost_per_person_year.is_empty() {
                no_cost_ui(ui, cx);
            } else if table.rows.is_empty() {
                none_ui(ui, cx);
            } else {
                opened = view.shown.ui(ui, cx, &table, true, asked.take());
            }
        });
        if let Some(of) = opened.and_then(|row| of.get(row)).copied() {
            self.open(cx, of);
        }
    }

    fn choices_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, by: CostBy, year: i64) {
        let mut wanted = by;
        let groupings = Grouping::ALL.map(|by| (CostBy::Group(by), cx.t(grouping_key(by)).to_owned()));
        let mut options = groupings.to_vec();
        options.push((CostBy::Year, cx.t("field-year").to_owned()));
        choice(ui, cx.theme, cx.t("workload-by"), &mut wanted, &options, 180.0);
        self.by_year = wanted == CostBy::Year;
        if let CostBy::Group(by) = wanted {
            self.trail.by = by;
        }
        let mut chosen = year;
        let years: Vec<_> = years(cx.today, YEARS).into_iter().rev().map(|one| (one, one.to_string())).collect();
        if !self.by_year {
            choice(ui, cx.theme, cx.t("field-year"), &mut chosen, &years, 110.0);
        }
        if chosen != year {
            self.year = Some(chosen);
        }
    }

    /// Shows what a row is made of: a year leads to its agencies, an agency to its products, and from there to its prices.
    fn open(&mut self, cx: &Cx<'_>, of: CostOf) {
        match of {
            CostOf::Year(year) => {
                self.year = Some(year);
                self.by_year = false;
            }
            CostOf::Group(group) => {
                let known = self.trail.find(|one| matches!(one, Group::Agency(_)));
                let agency = [Some(group), known].into_iter().flatten();
                let agency =
                    agency.into_iter().find_map(|one| if let Group::Agency(id) = one { Some(id) } else { None });
                match (group, agency) {
                    (Group::Subject(_), Some(agency)) => {
                        cx.act(Action::Select(agency));
                        cx.act(Action::Show(Tab::Agreement));
                        return;
                    }
                    (Group::Agency(_), _) => self.trail.open(group, None, Grouping::Subject),
                    _ => self.trail.open(group, None, Grouping::Agency),
                }
            }
        }
        self.shown.focus();
    }
}
