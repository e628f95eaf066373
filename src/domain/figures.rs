//! Figures as tables: years × employment types and years × products, with totals, changes and the
//! predecessors' share. A missing figure stays missing; it never counts as zero unseen.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use super::agency::SuccessionKind;
use super::figure::HeadcountBasis;
use super::id::AgencyId;
use super::record::{Row, Rows};

/// How many years are shown before anyone asks for more.
pub const YEARS_AT_FIRST: usize = 3;

/// One figure, of which a part may come from agencies that were merged into this one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// The agency's own figure; absent when nobody has entered it.
    pub own: Option<i64>,
    /// The sum of the predecessors' figures; absent when none has one.
    pub inherited: Option<i64>,
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
    /// One figure per year of the table.
    pub figures: Vec<Figure>,
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
    /// The sum of a year's column, by the index of the year; absent when no line has a figure.
    #[must_use]
    pub fn total(&self, year: usize) -> Option<i64> {
        sum(self.lines.iter().map(|line| line.figures.get(year).and_then(|figure| figure.total())))
    }

    /// Whether the year's column has figures on some lines but not on all, so that its sum says less than
    /// it seems to.
    #[must_use]
    pub fn incomplete(&self, year: usize) -> bool {
        let known =
            self.lines.iter().filter(|line| line.figures.get(year).is_some_and(|f| f.total().is_some())).count();
        known > 0 && known < self.lines.len()
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
fn sum(figures: impl IntoIterator<Item = Option<i64>>) -> Option<i64> {
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

/// The years to show for `agency`: the last `count` years that are over, or later where figures are
/// later, and no more than the rules take.
#[must_use]
pub fn years(rows: &Rows, agency: AgencyId, today: NaiveDate, count: usize) -> Vec<i64> {
    let last_over = i64::from(today.year()) - 1;
    let last = with_figures(rows, agency).last().copied().unwrap_or(last_over).max(last_over);
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    (last.saturating_sub(count - 1).max(*super::rules::YEARS.start())..=last).collect()
}

/// The years for which `agency` has any figure, its own or one that counts from a predecessor, ascending.
#[must_use]
pub fn with_figures(rows: &Rows, agency: AgencyId) -> Vec<i64> {
    let mut years = BTreeSet::new();
    years.extend(rows.headcount.of(agency).map(|row| row.year));
    years.extend(rows.volume.of(agency).map(|row| row.year));
    for (one, date) in predecessors(rows, agency) {
        years.extend(rows.headcount.of(one).map(|row| row.year).filter(|year| inherits_headcount(*year, date)));
        years.extend(rows.volume.of(one).map(|row| row.year).filter(|year| inherits_volume(*year, date)));
    }
    years.into_iter().collect()
}

/// Counted on 31 December or as the year's average: the year of the merger is the successor's own.
fn inherits_headcount(year: i64, merged: NaiveDate) -> bool {
    year < i64::from(merged.year())
}

/// A year's transactions: in the year of the merger both parts belong to the series.
fn inherits_volume(year: i64, merged: NaiveDate) -> bool {
    year <= i64::from(merged.year())
}

/// Headcounts of one basis by employment type. Types in use or not retired have a line.
#[must_use]
pub fn headcounts(rows: &Rows, agency: AgencyId, basis: HeadcountBasis, years: &[i64]) -> FigureTable {
    let predecessors = predecessors(rows, agency);
    let cell = |subject: Uuid, year: i64| Figure {
        own: count_of(
            rows.headcount.of(agency),
            |row| row.basis == basis && row.year == year && row.employment_type.0 == subject,
            |r| r.count,
        ),
        inherited: sum(predecessors.iter().filter(|(_, date)| inherits_headcount(year, *date)).map(|(id, _)| {
            count_of(
                rows.headcount.of(*id),
                |row| row.basis == basis && row.year == year && row.employment_type.0 == subject,
                |r| r.count,
            )
        })),
    };
    let mut items: Vec<_> = rows.employment_type.iter().collect();
    items.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| a.name_fi.cmp(&b.name_fi)));
    table(years, items.iter().map(|item| (item.uuid(), item.retired_at.is_none())), cell)
}

/// Volumes by product. Products in use or not retired have a line.
#[must_use]
pub fn volumes(rows: &Rows, agency: AgencyId, years: &[i64]) -> FigureTable {
    let predecessors = predecessors(rows, agency);
    let cell = |subject: Uuid, year: i64| Figure {
        own: count_of(rows.volume.of(agency), |row| row.year == year && row.product.0 == subject, |r| r.count),
        inherited: sum(predecessors.iter().filter(|(_, date)| inherits_volume(year, *date)).map(|(id, _)| {
            count_of(rows.volume.of(*id), |row| row.year == year && row.product.0 == subject, |r| r.count)
        })),
    };
    let mut items: Vec<_> = rows.product.iter().collect();
    items.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| a.name_fi.cmp(&b.name_fi)));
    table(years, items.iter().map(|item| (item.uuid(), item.retired_at.is_none())), cell)
}

fn count_of<'a, T: 'a>(
    rows: impl Iterator<Item = &'a T>,
    wanted: impl Fn(&T) -> bool,
    count: impl Fn(&T) -> i64,
) -> Option<i64> {
    sum(rows.filter(|row| wanted(row)).map(|row| Some(count(row))))
}

fn table(
    years: &[i64],
    subjects: impl Iterator<Item = (Uuid, bool)>,
    cell: impl Fn(Uuid, i64) -> Figure,
) -> FigureTable {
    let lines = subjects.filter_map(|(subject, offered)| {
        let figures: Vec<Figure> = years.iter().map(|year| cell(subject, *year)).collect();
        (offered || figures.iter().any(|figure| figure.total().is_some())).then_some(Line { subject, figures })
    });
    FigureTable { years: years.to_vec(), lines: lines.collect() }
}

/// Every agency merged into `agency`, directly or through others, with the date from which the merger
/// holds. An agency that came by two ways is counted once.
#[must_use]
pub fn predecessors(rows: &Rows, agency: AgencyId) -> Vec<(AgencyId, NaiveDate)> {
    let mut seen = BTreeSet::from([agency]);
    let mut found: Vec<(AgencyId, NaiveDate)> = Vec::new();
    let mut open = vec![agency];
    while let Some(one) = open.pop() {
        for succession in rows.succession.of(one).filter(|succession| succession.kind == SuccessionKind::Merged) {
            let Some(predecessor) = succession.predecessor else { continue };
            if seen.insert(predecessor) {
                found.push((predecessor, succession.date));
                open.push(predecessor);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
