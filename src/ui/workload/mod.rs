//! *Kuormitus*: what the supervisor sees of the work of all agencies together: the figures, what they come to in
//! person-years and in money, how even the load is, where one person alone knows, and what all of it rests on.

mod balance;
mod basis;
mod basis_fields;
mod costs;
mod counts;
mod person_years;
mod risks;
mod shared;
mod sheet;
mod table;
mod trail;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use egui::Ui;
use egui_material_icons::icons;

use super::screens::{Screen, nothing_typed};
use super::what_if::{NextYearView, WhatIfView};
use super::widgets::{Page, heading, icon_button, menu, menu_item, plain_button, tabs};
use super::{Action, Cx, PaperWay, ShownWay};
use crate::domain::Paper;
use crate::i18n::load::{self, Named, Table};

pub(crate) use basis_fields::{CostFields, FactorFields, NormFields};

use balance::BalanceView;
use basis::BasisView;
use costs::CostsView;
use counts::Counts;
use person_years::PersonYearsView;
use risks::RisksView;
use shared::Shared;

/// The views of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum View {
    /// Headcounts and volumes.
    #[default]
    Figures,
    /// What they come to in person-years.
    PersonYears,
    /// What that costs and is worth.
    Costs,
    /// How even the load is.
    Balance,
    /// Where one person alone knows.
    Risks,
    /// The unit as it would be.
    WhatIf,
    /// What next year may bring.
    NextYear,
    /// Norms, factors and the cost of a person-year.
    Basis,
}

impl View {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Figures, "load-tab-figures"),
        (Self::PersonYears, "load-tab-person-years"),
        (Self::Costs, "load-tab-costs"),
        (Self::Balance, "load-tab-balance"),
        (Self::Risks, "load-tab-risks"),
        (Self::WhatIf, "what-if"),
        (Self::NextYear, "next-year"),
        (Self::Basis, "load-tab-basis"),
    ];
}

/// The page and its passing state.
#[derive(Default)]
pub struct WorkloadPage {
    view: View,
    shared: Shared,
    counts: Counts,
    person_years: PersonYearsView,
    costs: CostsView,
    balance: BalanceView,
    risks: RisksView,
    basis: BasisView,
    /// *Mitä jos*.
    pub what_if: WhatIfView,
    next_year: NextYearView,
    /// The tables that are shown, and what they are narrowed down to.
    told: Option<Told>,
}

/// The table of a view as it is shown.
pub(super) struct Told {
    /// What it is narrowed down to, in sentences.
    notes: Vec<String>,
    table: Rc<Table>,
    /// Its rows in the order in which they are shown; what a filter leaves out is not among them.
    rows: Arc<[usize]>,
}

impl Told {
    /// The table with the rows that are shown.
    fn table(&self) -> Table {
        let all = Table::clone(&self.table);
        let rows = self.rows.iter().filter_map(|row| all.rows.get(*row)).cloned().collect();
        // Under a part of the rows there is no sum.
        let total = if self.rows.contains(&all.rows.len()) { all.total.clone() } else { Vec::new() };
        Table { rows, total, ..all }
    }
}

impl WorkloadPage {
    /// What the page shows, as tables that leave the window; none where it shows no table.
    #[must_use]
    pub fn shown(&self, cx: &Cx<'_>) -> Option<load::Shown> {
        match self.view {
            View::WhatIf => self.what_if.told(cx),
            View::NextYear => self.next_year.told(cx),
            _ => {
                let told = self.told.as_ref()?;
                let view = View::ALL.iter().find(|(view, _)| *view == self.view).map_or("", |(_, key)| *key);
                let (page, name) = (cx.t("place-workload"), cx.t(view).to_owned());
                let title = format!("{page}: {}", name.to_lowercase());
                let mut notes = told.notes.clone();
                if told.rows.iter().filter(|row| **row < told.table.rows.len()).count() < told.table.rows.len() {
                    notes.push(cx.t("load-told-filtered").to_owned());
                }
                let tables = vec![Named { name, table: told.table() }];
                Some(load::Shown { title, notes, tables })
            }
        }
    }
}

impl Screen for WorkloadPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        self.shared.refresh(cx);
        let front = Front { view: self.view, turned: Cell::new(None), told: RefCell::default() };
        match self.view {
            View::Figures => self.counts.ui(ui, cx, &front),
            View::PersonYears => self.person_years.ui(ui, cx, &front, &mut self.shared),
            View::Costs => self.costs.ui(ui, cx, &front, &mut self.shared),
            View::Balance => self.balance.ui(ui, cx, &front, &mut self.shared),
            View::Risks => self.risks.ui(ui, cx, &front, &mut self.shared),
            View::WhatIf => front.page("what-if", ui, cx, &mut self.what_if, WhatIfView::ui),
            View::NextYear => front.page("next-year", ui, cx, &mut self.next_year, NextYearView::ui),
            View::Basis => self.basis.ui(ui, cx, &front, &mut self.shared),
        }
        self.told = front.told.take();
        if let Some(view) = front.turned.get() {
            self.view = view;
        }
    }

    nothing_typed!();
}

/// What stands at the head of every view.
pub(super) struct Front {
    view: View,
    turned: Cell<Option<View>>,
    told: RefCell<Option<Told>>,
}

impl Front {
    /// Draws the title, what can be done, and the tabs.
    fn ui<R>(&self, ui: &mut Ui, cx: &Cx<'_>, buttons: impl FnOnce(&mut Ui) -> R) -> R {
        let inner = heading(ui, cx.t("place-workload"), |ui| {
            out_ui(ui, cx);
            buttons(ui)
        });
        let names = View::ALL.map(|(view, key)| (view, cx.t(key).to_owned()));
        if let Some(view) = tabs(ui, cx, &names, self.view) {
            self.turned.set(Some(view));
        }
        ui.add_space(crate::ui::theme::UNIT / 2.0);
        inner
    }

    /// Draws a view that scrolls as a whole.
    fn page<V>(&self, name: &'static str, ui: &mut Ui, cx: &Cx<'_>, view: &mut V, body: fn(&mut V, &mut Ui, &Cx<'_>)) {
        Page::new(name).show(ui, view, |_, ui| self.ui(ui, cx, |_| {}), |view, ui| body(view, ui, cx));
    }

    /// Says which table is shown, and what it is narrowed down to.
    fn tells(&self, notes: Vec<String>, table: &Rc<Table>, rows: Arc<[usize]>) {
        *self.told.borrow_mut() = Some(Told { notes, table: Rc::clone(table), rows });
    }

    /// Shows another view from the next frame on.
    fn turn(&self, view: View) {
        self.turned.set(Some(view));
    }
}

/// What is grouped by, in words.
fn grouped(cx: &Cx<'_>, names: impl IntoIterator<Item = String>) -> String {
    let by = names.into_iter().map(|name| name.to_lowercase()).collect::<Vec<_>>().join(" × ");
    cx.tw("load-told-by", &[("by", by.into())])
}

/// From which year to which, in words.
fn spanned(cx: &Cx<'_>, years: &[i64]) -> Option<String> {
    let span = match (years.first()?, years.last()?) {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}–{last}"),
    };
    Some(cx.tw("load-told-years", &[("years", span.into())]))
}

/// What leaves the window: what the page shows on paper or as a workbook, and in the menu everything there is.
fn out_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if !cx.status.prints {
        return;
    }
    let name = format!("{}: {}", cx.t("print-more"), cx.t("print"));
    ui.add_enabled_ui(cx.status.printing.is_none(), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if plain_button(ui, cx.t("print")).clicked() {
            cx.act(Action::TakeOutShown(ShownWay::View));
        }
        let more = icon_button(ui, icons::ICON_EXPAND_MORE, &name);
        menu(&more, &name, |ui| {
            let all = |way| Action::Print(Paper::Workload, way);
            let ways = [
                ("print-view", Action::TakeOutShown(ShownWay::View)),
                ("print-save", Action::TakeOutShown(ShownWay::Pdf)),
                ("load-print-all", all(PaperWay::View)),
                ("load-save-all", all(PaperWay::Save)),
                ("load-take-out-all", Action::TakeOutWorkload),
            ];
            for (key, action) in ways {
                if menu_item(ui, cx.theme, None, cx.t(key)).clicked() {
                    cx.act(action);
                    ui.close();
                }
            }
        });
    });
    if plain_button(ui, cx.t("load-take-out")).clicked() {
        cx.act(Action::TakeOutShown(ShownWay::Xlsx));
    }
}
