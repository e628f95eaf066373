//! Person-years by any grouping, and the calculation of an agency line by line.

use std::cell::RefCell;
use std::rc::Rc;

use egui::Ui;

use super::shared::{Made, Shared, last_year, years};
use super::table::{Shown, notes_ui};
use super::trail::Trail;
use super::{CostFields, FactorFields, Front, View};
use crate::domain::workload::{Filter, Group, Grouping};
use crate::domain::{AgencyId, Language};
use crate::i18n::load::{Table, calculation, group_name, person_year_table};
use crate::ui::theme::UNIT;
use crate::ui::widgets::{Page, choice, empty, filters, plain_button};
use crate::ui::{Action, Cx, Place};

/// For so many years it is told until others are chosen.
pub(super) const YEARS: usize = 3;

/// By what a table was made.
type Key = (u64, Language, usize, Grouping, Option<Grouping>, Filter);

/// What the rows of a table stand for.
type Groups = Vec<(Group, Option<Group>)>;

/// The view and its passing state.
pub(super) struct PersonYearsView {
    trail: Trail,
    years: usize,
    /// The agency whose calculation is read, and of which year.
    opened: Option<(AgencyId, i64)>,
    shown: Shown,
    lines: Shown,
    made: Made<Key, (Rc<Table>, Groups)>,
    read: Made<(u64, Language, AgencyId, i64), Rc<Table>>,
}

impl Default for PersonYearsView {
    fn default() -> Self {
        Self {
            trail: Trail::default(),
            years: YEARS,
            opened: None,
            shown: Shown::new("workload-person-years"),
            lines: Shown::new("workload-calculation"),
            made: Made::default(),
            read: Made::default(),
        }
    }
}

impl PersonYearsView {
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, front: &Front, shared: &mut Shared) {
        self.trail.forget_gone(cx);
        self.opened = self.opened.filter(|(agency, _)| cx.snapshot.agency.get(*agency).is_some());
        match self.opened {
            Some((agency, year)) => self.calculation_ui(ui, cx, front, shared, (agency, year)),
            None => self.table_ui(ui, cx, front, shared),
        }
    }

    fn table_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, front: &Front, shared: &mut Shared) {
        let book = shared.book(cx, self.years);
        let filter = self.trail.filter();
        let (by, then) = (self.trail.by, self.trail.then);
        let key = (shared.generation(), cx.language(), self.years, by, then, filter);
        let made = self.made.of(key, || {
            let (table, groups) = person_year_table(cx.texts, cx.snapshot, &book, (by, then), &filter);
            (Rc::new(table), groups)
        });
        let (table, groups) = (Rc::clone(&made.0), &made.1);
        let mut notes = self.trail.told(cx, "field-product");
        notes.extend(super::spanned(cx, &years(cx.today, self.years)));
        front.tells(notes, &table, self.shown.rows(cx, &table));
        let asked = RefCell::new(Vec::new());
        let head = |view: &mut Self, ui: &mut Ui| {
            *asked.borrow_mut() = front.ui(ui, cx, |ui| view.shown.columns_button_ui(ui, cx, &table));
            let set = view.trail.set() + usize::from(view.years != YEARS);
            filters(ui, cx, "person-years", set, |ui| {
                view.trail.choices_ui(ui, cx, "field-product");
                span_ui(ui, cx, &mut view.years);
            });
            view.trail.ui(ui, cx, None);
            notes_ui(ui, cx, &table);
        };
        let mut opened = None;
        Page::new("workload").view("person-years").table().show(ui, self, head, |view, ui| {
            if cx.snapshot.norm.is_empty() {
                no_norms_ui(ui, cx, front);
                return;
            }
            if table.rows.is_empty() {
                none_ui(ui, cx);
                return;
            }
            opened = view.shown.ui(ui, cx, &table, true, asked.take());
        });
        if let Some((group, part)) = opened.and_then(|row| groups.get(row)).copied() {
            self.open(cx, group, part);
        }
    }

    /// Shows what a row is made of; an agency leads to its calculation.
    fn open(&mut self, cx: &Cx<'_>, group: Group, part: Option<Group>) {
        let of_agency = [Some(group), part].into_iter().flatten().chain(self.trail.find(is_agency));
        let agency =
            of_agency.into_iter().find_map(|group| if let Group::Agency(id) = group { Some(id) } else { None });
        if let Some(agency) = agency {
            self.opened = Some((agency, last_year(cx.today)));
        } else {
            self.trail.open(group, part, Grouping::Agency);
            self.shown.focus();
        }
    }

    fn calculation_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        front: &Front,
        shared: &mut Shared,
        (agency, year): (AgencyId, i64),
    ) {
        let book = shared.book(cx, self.years);
        let load = book.load(agency, year).cloned();
        let table = load.as_ref().map(|load| {
            let key = (shared.generation(), cx.language(), agency, year);
            Rc::clone(&*self.read.of(key, || Rc::new(calculation(cx.texts, cx.snapshot, agency, year, load))))
        });
        let name = group_name(cx.texts, cx.snapshot, Group::Agency(agency)).unwrap_or_default();
        if let Some(table) = &table {
            let notes = [Some(name.clone()), super::spanned(cx, &[year])];
            front.tells(notes.into_iter().flatten().collect(), table, self.lines.rows(cx, table));
        }
        let (mut back, mut wanted) = (false, year);
        let head = |view: &mut Self, ui: &mut Ui| {
            front.ui(ui, cx, |_| ());
            back = view.trail.ui(ui, cx, Some(&name));
            let years = years(cx.today, view.years).into_iter().rev();
            let years: Vec<_> = years.map(|one| (one, one.to_string())).collect();
            choice(ui, cx.theme, cx.t("field-year"), &mut wanted, &years, 110.0);
            if let Some(table) = &table {
                notes_ui(ui, cx, table);
            }
            ui.add_space(UNIT / 2.0);
            ui.horizontal_wrapped(|ui| {
                if cx.writable() && plain_button(ui, cx.t("load-factor-edit")).clicked() {
                    cx.open(FactorFields::new(cx, agency, year));
                }
                if plain_button(ui, cx.t("load-to-agency")).clicked() {
                    cx.act(Action::Select(agency));
                    cx.act(Action::Show(crate::ui::Tab::Figures));
                }
            });
        };
        Page::new("workload").view("calculation").table().show(ui, self, head, |view, ui| match &table {
            Some(table) => {
                view.lines.ui(ui, cx, table, false, Vec::new());
            }
            None => none_ui(ui, cx),
        });
        self.opened = if back { None } else { Some((agency, wanted)) };
    }
}

const fn is_agency(group: &Group) -> bool {
    matches!(group, Group::Agency(_))
}

/// How many years are shown.
pub(super) fn span_ui(ui: &mut Ui, cx: &Cx<'_>, count: &mut usize) {
    let years = [3, 5, 10].map(|count| (count, cx.tw("workload-years", &[("count", count.into())])));
    choice(ui, cx.theme, cx.t("workload-span"), count, &years, 130.0);
}

/// Why nothing is shown, and what to do about it.
pub(super) fn none_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.snapshot.agency.is_empty() {
        crate::ui::parts::beginning::no_agencies(ui, cx);
        return;
    }
    empty(ui, cx.theme, cx.t("workload-none"), cx.t("workload-none-help"), |ui| {
        if plain_button(ui, cx.t("workload-to-figures")).clicked() {
            cx.act(Action::Go(Place::Figures));
        }
    });
}

/// Without norms there are no person-years: leads to where they are.
pub(super) fn no_norms_ui(ui: &mut Ui, cx: &Cx<'_>, front: &Front) {
    empty(ui, cx.theme, cx.t("load-no-norms"), cx.t("load-no-norms-help"), |ui| {
        if plain_button(ui, cx.t("load-to-basis")).clicked() {
            front.turn(View::Basis);
        }
    });
}

/// Without the cost of a person-year nothing has a cost: has it added.
pub(super) fn no_cost_ui(ui: &mut Ui, cx: &Cx<'_>) {
    empty(ui, cx.theme, cx.t("load-no-cost"), cx.t("load-no-cost-help"), |ui| {
        if cx.writable() && plain_button(ui, cx.t("load-cost-add")).clicked() {
            cx.open(CostFields::new(cx, None));
        }
    });
}
