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

use std::cell::Cell;

use egui::Ui;

use super::screens::{Screen, nothing_typed};
use super::what_if::{NextYearView, WhatIfView};
use super::widgets::{Page, heading, plain_button, tabs};
use super::{Action, Cx};
use crate::domain::Paper;
use crate::ui::parts::printing;

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
}

impl Screen for WorkloadPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        self.shared.refresh(cx);
        let front = Front { view: self.view, turned: Cell::new(None) };
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
}

impl Front {
    /// Draws the title, what can be done, and the tabs.
    fn ui<R>(&self, ui: &mut Ui, cx: &Cx<'_>, buttons: impl FnOnce(&mut Ui) -> R) -> R {
        let inner = heading(ui, cx.t("place-workload"), |ui| {
            printing::buttons(ui, cx, "print", Paper::Workload);
            if cx.status.prints && plain_button(ui, cx.t("load-take-out")).clicked() {
                cx.act(Action::TakeOutWorkload);
            }
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

    /// Shows another view from the next frame on.
    fn turn(&self, view: View) {
        self.turned.set(Some(view));
    }
}
