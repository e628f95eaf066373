//! What several views of the workload rest on, worked out once for each state of the file.

use std::rc::Rc;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::domain::Snapshot;
use crate::domain::load::{Balance, CostBook, Leaver, LoadBook, Risk, RunDay, balance, leavers, risks, run_days};
use crate::ui::Cx;

/// The balance and the days of the runs.
pub(super) type Balanced = (Balance, Vec<RunDay>);

/// The risks and those who leave.
pub(super) type Risky = (Vec<Risk>, Vec<Leaver>);

/// What has been worked out, and from what.
#[derive(Default)]
pub(super) struct Shared {
    of: Option<(Arc<Snapshot>, NaiveDate)>,
    generation: u64,
    book: Option<(usize, Rc<LoadBook>)>,
    costs: Option<(usize, Rc<CostBook>)>,
    balance: Option<Rc<Balanced>>,
    risks: Option<Rc<Risky>>,
}

impl Shared {
    /// Forgets what has been worked out from an earlier state.
    pub(super) fn refresh(&mut self, cx: &Cx<'_>) {
        let same = |of: &(Arc<Snapshot>, NaiveDate)| Arc::ptr_eq(&of.0, cx.snapshot) && of.1 == cx.today;
        if !self.of.as_ref().is_some_and(same) {
            let generation = self.generation + 1;
            *self = Self { of: Some((Arc::clone(cx.snapshot), cx.today)), generation, ..Self::default() };
        }
    }

    /// Another number for each state.
    pub(super) const fn generation(&self) -> u64 {
        self.generation
    }

    /// The loads of the last `count` years that are over.
    pub(super) fn book(&mut self, cx: &Cx<'_>, count: usize) -> Rc<LoadBook> {
        if let Some((_, book)) = self.book.as_ref().filter(|(known, _)| *known == count) {
            return Rc::clone(book);
        }
        let book = Rc::new(LoadBook::new(cx.snapshot, &years(cx.today, count), cx.today));
        self.book = Some((count, Rc::clone(&book)));
        book
    }

    /// What the last `count` years that are over cost and are worth.
    pub(super) fn costs(&mut self, cx: &Cx<'_>, count: usize) -> Rc<CostBook> {
        if let Some((_, costs)) = self.costs.as_ref().filter(|(known, _)| *known == count) {
            return Rc::clone(costs);
        }
        let book = LoadBook::clone(&self.book(cx, count));
        let costs = Rc::new(CostBook::new(cx.snapshot, book));
        self.costs = Some((count, Rc::clone(&costs)));
        costs
    }

    /// How even the load of the last whole year is.
    pub(super) fn balance(&mut self, cx: &Cx<'_>) -> Rc<Balanced> {
        if let Some(known) = &self.balance {
            return Rc::clone(known);
        }
        let book = self.book(cx, 3);
        let loads = book.of_year(last_year(cx.today)).cloned().unwrap_or_default();
        let made = Rc::new((balance(cx.snapshot, &loads, cx.today), run_days(cx.snapshot, cx.today)));
        self.balance = Some(Rc::clone(&made));
        made
    }

    /// Where one person alone knows, weighted by the load of the last whole year.
    pub(super) fn risks(&mut self, cx: &Cx<'_>) -> Rc<Risky> {
        if let Some(known) = &self.risks {
            return Rc::clone(known);
        }
        let book = self.book(cx, 3);
        let loads = book.of_year(last_year(cx.today)).cloned().unwrap_or_default();
        let made = Rc::new((risks(cx.snapshot, &loads, cx.today), leavers(cx.snapshot, &loads, cx.today)));
        self.risks = Some(Rc::clone(&made));
        made
    }
}

/// The last year that is over.
pub(super) fn last_year(today: NaiveDate) -> i64 {
    i64::from(today.year()) - 1
}

/// The last `count` years that are over, ascending.
pub(super) fn years(today: NaiveDate, count: usize) -> Vec<i64> {
    let last = last_year(today);
    let first = last - i64::try_from(count).unwrap_or(3) + 1;
    (first..=last).collect()
}

/// Something that is made again only where what it is made of has changed.
pub(super) struct Made<K, V>(Option<(K, Rc<V>)>);

impl<K, V> Default for Made<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq, V> Made<K, V> {
    /// What is made of `key`.
    pub(super) fn of(&mut self, key: K, make: impl FnOnce() -> V) -> Rc<V> {
        if let Some((_, made)) = self.0.as_ref().filter(|(known, _)| *known == key) {
            return Rc::clone(made);
        }
        let made = Rc::new(make());
        self.0 = Some((key, Rc::clone(&made)));
        made
    }
}
