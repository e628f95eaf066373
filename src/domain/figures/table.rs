//! Figures as tables: years × employment types and years × products, with totals, changes and the
//! predecessors' share. A missing figure stays missing; it never counts as zero unseen.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use crate::domain::agency::agency::SuccessionKind;
use crate::domain::figures::figure::{Counting as Counted, EmploymentCounting, HeadcountBasis};
use crate::domain::record::id::{AgencyId, ListId};
use crate::domain::record::record::Rows;
use crate::domain::record::row::Row;

/// How many years are shown before anyone asks for more.
pub const YEARS_AT_FIRST: usize = 3;

/// One figure, of which a part may come from agencies that were merged into this one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// The agency's own figure; absent when nobody has entered it.
    pub own: Option<i64>,
    /// The sum of the predecessors' figures; absent when none has one.
    pub inherited: Option<i64>,
    /// Whether a predecessor that should have a figure has none while there is another's or the agency's own,
    /// so that the total says less than it seems to.
    pub partial: bool,
}

impl Figure {
    /// Own and inherited together; absent only when both are.
    #[must_use]
    pub fn total(self) -> Option<i64> {
        sum([self.own, self.inherited])
    }
}

/// One row of a table of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The employment type or product the line counts.
    pub subject: Uuid,
    /// Whether the type or product is no longer offered: nobody waits for its missing figures.
    pub retired: bool,
    /// What it is to the sum of the lines.
    pub counting: Counted,
    /// One figure per year of the table.
    pub figures: Vec<Figure>,
}

impl Line {
    /// The change from the year before to a year, by the index of the year; absent unless both are known whole.
    #[must_use]
    pub fn change(&self, year: usize) -> Option<Difference> {
        let (before, after) = (self.figures.get(year.checked_sub(1)?)?, self.figures.get(year)?);
        if before.partial || after.partial { None } else { difference(before.total(), after.total()) }
    }
}

/// Years across, subjects down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureTable {
    /// Ascending years.
    pub years: Vec<i64>,
    /// Lines in the order of the users' list.
    pub lines: Vec<Line>,
}

impl FigureTable {
    /// The lines that are a part of the sum.
    pub fn counted(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.counting == Counted::Counted)
    }

    /// The sum of a year's column, of the lines that are a part of it, by the index of the year; absent when no line has a figure.
    #[must_use]
    pub fn total(&self, year: usize) -> Option<i64> {
        sum(self.counted().map(|line| line.figures.get(year).and_then(|figure| figure.total())))
    }

    /// The last year of which anything is known; none where nothing is.
    #[must_use]
    pub fn last_known(&self) -> Option<i64> {
        let known =
            |at: usize| self.lines.iter().any(|line| line.figures.get(at).is_some_and(|one| one.total().is_some()));
        (0..self.years.len()).rev().find(|at| known(*at)).and_then(|at| self.years.get(at).copied())
    }

    /// Whether the year has figures, but one is partial, or a line that is not retired has none where it has one in
    /// another of the years: then the sum says less than it seems to.
    #[must_use]
    pub fn lacks(&self, year: usize) -> bool {
        let lacks = |line: &Line| {
            let figure = line.figures.get(year).copied().unwrap_or_default();
            let known = || line.figures.iter().any(|figure| figure.total().is_some());
            figure.partial || (figure.total().is_none() && !line.retired && known())
        };
        self.total(year).is_some() && self.counted().any(lacks)
    }

    /// The change of the sum from the year before to a year, by the index of the year; absent where either lacks
    /// something.
    #[must_use]
    pub fn change(&self, year: usize) -> Option<Difference> {
        let before = year.checked_sub(1)?;
        if self.lacks(before) || self.lacks(year) { None } else { difference(self.total(before), self.total(year)) }
    }

    /// The index of the year whose change is told: the last that is over, for what has been counted of a running year
    /// is no whole year's; the last of all where none is over.
    #[must_use]
    pub fn compared(&self, today: NaiveDate) -> usize {
        let over = self.years.iter().rposition(|year| *year < i64::from(today.year()));
        over.unwrap_or(self.years.len().saturating_sub(1))
    }

    /// Whether there is any figure at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.figures.iter().all(|figure| figure.total().is_none()))
    }

    /// Whether any figure includes a predecessor's.
    #[must_use]
    pub fn inherits(&self) -> bool {
        self.lines.iter().any(|line| line.figures.iter().any(|figure| figure.inherited.is_some()))
    }
}

/// The sum of what is known; absent when nothing is.
#[must_use]
pub fn sum(figures: impl IntoIterator<Item = Option<i64>>) -> Option<i64> {
    figures.into_iter().flatten().fold(None, |sum, figure| Some(sum.unwrap_or(0) + figure))
}

/// A change from one year to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// In numbers.
    pub absolute: i64,
    /// In per cent of the earlier figure; absent when that was zero.
    pub percent: Option<f64>,
}

/// The change between two figures; absent unless both are known.
#[must_use]
pub fn difference(before: Option<i64>, after: Option<i64>) -> Option<Difference> {
    let (before, after) = (before?, after?);
    let absolute = after - before;
    #[expect(clippy::cast_precision_loss, reason = "figures stay far below 2^52")]
    let percent = (before != 0).then(|| absolute as f64 / before as f64 * 100.0);
    Some(Difference { absolute, percent })
}

/// The years to show for `agency`: the last `count` years up to the newest that is shown to all
/// ([`Rows::figures_year`]), and later ones as far as there are figures. No more than the rules take.
#[must_use]
pub fn years(rows: &Rows, agency: AgencyId, today: NaiveDate, count: usize) -> Vec<i64> {
    years_until(rows, with_figures(rows, agency).last().copied(), today, count)
}

/// As [`years`], by headcounts alone: those of the running year come when it is over.
#[must_use]
pub fn headcount_years(rows: &Rows, agency: AgencyId, today: NaiveDate, count: usize) -> Vec<i64> {
    years_until(rows, with_headcounts(rows, agency).last().copied(), today, count)
}

/// As [`years`], by volumes alone.
#[must_use]
pub fn volume_years(rows: &Rows, agency: AgencyId, today: NaiveDate, count: usize) -> Vec<i64> {
    years_until(rows, with_volumes(rows, agency).last().copied(), today, count)
}

fn years_until(rows: &Rows, newest: Option<i64>, today: NaiveDate, count: usize) -> Vec<i64> {
    let open = rows.figures_year(today);
    let last = newest.unwrap_or(open).max(open);
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    (open.saturating_sub(count - 1).max(*crate::domain::figures::figure::YEARS.start())..=last).collect()
}

/// The years for which `agency` has any figure, its own or one that counts from a predecessor, ascending.
#[must_use]
pub fn with_figures(rows: &Rows, agency: AgencyId) -> Vec<i64> {
    let mut years = with_headcounts(rows, agency);
    years.append(&mut with_volumes(rows, agency));
    years.into_iter().collect()
}

fn with_headcounts(rows: &Rows, agency: AgencyId) -> BTreeSet<i64> {
    let mut years: BTreeSet<i64> = rows.headcount.of(agency).map(|row| row.year).collect();
    for (one, date) in predecessors(rows, agency) {
        let heads = rows.headcount.of(one).map(|row| row.year);
        years.extend(heads.filter(|year| Counting::Heads.inherits(*year, date)));
    }
    years
}

fn with_volumes(rows: &Rows, agency: AgencyId) -> BTreeSet<i64> {
    let mut years: BTreeSet<i64> = rows.volume.of(agency).map(|row| row.year).collect();
    for (one, date) in predecessors(rows, agency) {
        let transactions = rows.volume.of(one).map(|row| row.year);
        years.extend(transactions.filter(|year| Counting::Transactions.inherits(*year, date)));
    }
    years
}

/// What a figure of a year counts, which decides the years in which figures follow a merger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) enum Counting {
    /// Heads: on 31 December, or as the year's average.
    Heads,
    /// A year's transactions.
    Transactions,
}

impl Counting {
    /// Whether the figure of `year` of an agency that was merged on `merged` counts for its successor.
    pub(in crate::domain) fn inherits(self, year: i64, merged: NaiveDate) -> bool {
        match self {
            // The heads of the year of the merger are the successor's own.
            Self::Heads => year < i64::from(merged.year()),
            // In the year of the merger both parts belong to the series.
            Self::Transactions => year <= i64::from(merged.year()),
        }
    }

    /// Whether somebody who was our client from `since` to `until` should have a figure of `year`. An absent
    /// day is one nobody remembers or one not yet known.
    pub(in crate::domain) fn expects(self, year: i64, since: Option<NaiveDate>, until: Option<NaiveDate>) -> bool {
        let lasted = |until: NaiveDate| match self {
            // Heads are there to be counted only if the client stayed the year out.
            Self::Heads => year < i64::from(until.succ_opt().unwrap_or(until).year()),
            Self::Transactions => year <= i64::from(until.year()),
        };
        since.is_none_or(|since| i64::from(since.year()) <= year) && until.is_none_or(lasted)
    }
}

/// The last day on which `agency` can have figures of its own when it was merged on `merged`.
pub(in crate::domain) fn last_day(until: Option<NaiveDate>, merged: NaiveDate) -> NaiveDate {
    let eve = merged.pred_opt().unwrap_or(merged);
    until.map_or(eve, |until| until.min(eve))
}

impl Rows {
    /// What an employment type is to the total of all types.
    #[must_use]
    pub fn counting(&self, employment_type: ListId) -> Counted {
        let decided = self.employment_counting.get(EmploymentCounting::new(employment_type, Counted::default()).id);
        decided.map_or_else(|| EmploymentCounting::usual(employment_type), |one| one.counting)
    }
}

/// Headcounts of one basis by employment type. Types in use or not retired have a line.
#[must_use]
pub fn headcounts(rows: &Rows, agency: AgencyId, basis: HeadcountBasis, years: &[i64]) -> FigureTable {
    let count = |one: AgencyId, subject: Uuid, year: i64| {
        count_of(
            rows.headcount.of(one),
            |row| row.basis == basis && row.year == year && row.employment_type.0 == subject,
            |row| row.count,
        )
    };
    let mut items: Vec<_> = rows.employment_type.iter().collect();
    items.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| a.name_fi.cmp(&b.name_fi)));
    let subjects = items.iter().map(|item| (item.uuid(), item.retired_at.is_some(), rows.counting(item.id)));
    table(rows, agency, Counting::Heads, years, subjects, count)
}

/// Volumes by product. Products in use or not retired have a line.
#[must_use]
pub fn volumes(rows: &Rows, agency: AgencyId, years: &[i64]) -> FigureTable {
    let count = |one: AgencyId, subject: Uuid, year: i64| {
        count_of(rows.volume.of(one), |row| row.year == year && row.product.0 == subject, |row| row.count)
    };
    let mut items: Vec<_> = rows.product.iter().collect();
    items.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| a.name_fi.cmp(&b.name_fi)));
    let subjects = items.iter().map(|item| (item.uuid(), item.retired_at.is_some(), Counted::Counted));
    table(rows, agency, Counting::Transactions, years, subjects, count)
}

fn count_of<'a, T: 'a>(
    rows: impl Iterator<Item = &'a T>,
    wanted: impl Fn(&T) -> bool,
    count: impl Fn(&T) -> i64,
) -> Option<i64> {
    sum(rows.filter(|row| wanted(row)).map(|row| Some(count(row))))
}

fn table(
    rows: &Rows,
    agency: AgencyId,
    counting: Counting,
    years: &[i64],
    subjects: impl Iterator<Item = (Uuid, bool, Counted)>,
    count: impl Fn(AgencyId, Uuid, i64) -> Option<i64>,
) -> FigureTable {
    let predecessors = predecessors(rows, agency);
    let expected = |one: AgencyId, merged: NaiveDate, year: i64| {
        let known = rows.agency.get(one);
        let until = last_day(known.and_then(|known| known.client_until), merged);
        counting.expects(year, known.and_then(|known| known.client_since), Some(until))
    };
    let cell = |subject: Uuid, year: i64| {
        let mut figure = Figure { own: count(agency, subject, year), ..Figure::default() };
        let mut lacking = false;
        for (one, merged) in predecessors.iter().filter(|(_, merged)| counting.inherits(year, *merged)) {
            let inherited = count(*one, subject, year);
            lacking |= inherited.is_none() && expected(*one, *merged, year);
            figure.inherited = sum([figure.inherited, inherited]);
        }
        Figure { partial: lacking && figure.total().is_some(), ..figure }
    };
    let lines = subjects.filter_map(|(subject, retired, counting)| {
        let figures: Vec<Figure> = years.iter().map(|year| cell(subject, *year)).collect();
        let shown = !retired || figures.iter().any(|figure| figure.total().is_some());
        shown.then_some(Line { subject, retired, counting, figures })
    });
    FigureTable { years: years.to_vec(), lines: lines.collect() }
}

/// Every agency merged into `agency`, directly or through others, with the date from which the merger
/// holds. An agency that came by two ways is counted once, from the later date.
#[must_use]
pub fn predecessors(rows: &Rows, agency: AgencyId) -> Vec<(AgencyId, NaiveDate)> {
    let mut found: Vec<(AgencyId, NaiveDate)> = Vec::new();
    let mut open = vec![agency];
    while let Some(one) = open.pop() {
        for succession in rows.succession.of(one).filter(|succession| succession.kind == SuccessionKind::Merged) {
            let Some(predecessor) = succession.predecessor.filter(|predecessor| *predecessor != agency) else {
                continue;
            };
            if predecessor == one {
                continue;
            }
            if let Some((_, date)) = found.iter_mut().find(|(known, _)| *known == predecessor) {
                *date = succession.date.max(*date);
            } else {
                found.push((predecessor, succession.date));
                open.push(predecessor);
            }
        }
    }
    found
}

/// Where the series of each merged agency goes on: the agency at the end of the chain of mergers, and the date
/// of its own merger. Each has exactly one such end, so that sums over agencies count nothing twice: of several
/// mergers the latest counts, of those of one day the one into the agency made last, and a circle ends at the
/// agency in it that was made first.
#[must_use]
pub fn successors(rows: &Rows) -> BTreeMap<AgencyId, (AgencyId, NaiveDate)> {
    let mut next: BTreeMap<AgencyId, (NaiveDate, AgencyId)> = BTreeMap::new();
    for succession in rows.succession.iter().filter(|succession| succession.kind == SuccessionKind::Merged) {
        let Some(predecessor) = succession.predecessor.filter(|one| *one != succession.agency) else { continue };
        let merger = (succession.date, succession.agency);
        next.entry(predecessor).and_modify(|known| *known = merger.max(*known)).or_insert(merger);
    }
    let mut ends: BTreeMap<AgencyId, AgencyId> = BTreeMap::new();
    for start in next.keys() {
        let (mut path, mut seen, mut one) = (Vec::new(), BTreeSet::new(), *start);
        let end = loop {
            if let Some(end) = ends.get(&one) {
                break *end;
            }
            if !seen.insert(one) {
                break path.iter().skip_while(|passed| **passed != one).min().copied().unwrap_or(one);
            }
            path.push(one);
            let Some((_, successor)) = next.get(&one) else { break one };
            one = *successor;
        };
        ends.extend(path.into_iter().map(|passed| (passed, end)));
    }
    let end_of = |(one, (date, _))| {
        let end = *ends.get(&one)?;
        (end != one).then_some((one, (end, date)))
    };
    next.into_iter().filter_map(end_of).collect()
}

#[cfg(test)]
mod tests;
