//! Next year: what the figures of the years there are point at, how sure that is, and what is known to change.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::agreement::around::PlannedChange;
use crate::domain::figures::workload::{Filter, Group, Grouping, Ledger, Measure};
use crate::domain::load::part_of;
use crate::domain::record::id::{AgencyId, ProductId, RowId};
use crate::domain::record::record::Rows;

use super::unit::count;

/// Fewer years than this tell of no direction.
pub const LEAST_YEARS: usize = 3;

/// The years that are looked at, the newest: what was long ago says little of next year.
pub const MOST_YEARS: usize = 10;

/// What the years point at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// The straight line through the years, in that year.
    pub expected: f64,
    /// In eight cases of ten it is more than this, or the figures go another way than they have gone so far.
    pub low: f64,
    /// And less than this.
    pub high: f64,
    /// What a year adds.
    pub each_year: f64,
    /// From how many years.
    pub years: usize,
}

/// A straight line through `points` (year, figure) by least squares, read off at `year`; none from fewer than three
/// years.
///
/// The band is the usual prediction interval of such a line at 80 per cent: t · s · √(1 + 1/n + (x − x̄)²/Σ(xᵢ − x̄)²),
/// where s is the standard deviation of the years about the line with n − 2 degrees of freedom and t that of Student for
/// so many. From three years t is 3.08, so that the band is wide: that is how little three years say. Three years that
/// lie on a line by chance would leave no band at all; it is therefore never narrower than 2 per cent of the figure to
/// either side. A figure is no less than nought.
#[must_use]
pub fn trend(points: &[(i64, i64)], year: i64) -> Option<Trend> {
    let n = points.len();
    if n < LEAST_YEARS {
        return None;
    }
    let xs: Vec<f64> = points.iter().map(|(x, _)| real(*x)).collect();
    let ys: Vec<f64> = points.iter().map(|(_, y)| real(*y)).collect();
    let mean = |all: &[f64]| all.iter().sum::<f64>() / count(n);
    let (mx, my) = (mean(&xs), mean(&ys));
    let spread: f64 = xs.iter().map(|x| (x - mx).powi(2)).sum();
    if spread <= 0.0 {
        return None;
    }
    let each_year = xs.iter().zip(&ys).map(|(x, y)| (x - mx) * (y - my)).sum::<f64>() / spread;
    let at = |x: f64| my + each_year * (x - mx);
    let off: f64 = xs.iter().zip(&ys).map(|(x, y)| (y - at(*x)).powi(2)).sum();
    let deviation = (off / count(n - 2)).sqrt();
    let wide = (1.0 + 1.0 / count(n) + (real(year) - mx).powi(2) / spread).sqrt();
    let expected = at(real(year)).max(0.0);
    let band = (student(n - 2) * deviation * wide).max(0.02 * expected);
    Some(Trend { expected, low: (expected - band).max(0.0), high: expected + band, each_year, years: n })
}

/// The two-sided 80 per cent point of Student's distribution, from any table of it.
fn student(freedom: usize) -> f64 {
    const TABLE: [f64; 10] = [3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372];
    freedom.checked_sub(1).and_then(|at| TABLE.get(at)).copied().unwrap_or(1.282)
}

fn real(number: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "figures and years are far below 2^52")]
    let real = number as f64;
    real
}

/// A limit that is agreed with an agency for a product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The lowest volume of a year.
    pub lowest: Option<i64>,
    /// The highest.
    pub highest: Option<i64>,
}

/// How next year stands to the agreed limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// The line itself lies above the highest or below the lowest.
    Outside,
    /// A part of the band does.
    AtRisk,
    /// All of the band lies within.
    Within,
}

/// What is expected of an agency.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which.
    pub agency: AgencyId,
    /// The figures there are of whole years, by year.
    pub known: Vec<(i64, i64)>,
    /// The years in which it was a client for a part of the year only: their figures say nothing of a whole one.
    pub parts: Vec<i64>,
    /// Until which day it is a client, where that is before the year: nothing is expected of it.
    pub ends: Option<NaiveDate>,
    /// What they point at, planned changes included; none where there are too few years.
    pub trend: Option<Trend>,
    /// What is planned with a number, which has been added.
    pub planned: i64,
    /// What is planned for the year without one, by row.
    pub without_number: Vec<RowId>,
    /// What is agreed.
    pub limits: Limits,
}

impl Line {
    /// How the year stands to what is agreed; none where nothing is or too few years are known.
    #[must_use]
    pub fn stand(&self) -> Option<Stand> {
        let trend = self.trend?;
        if self.limits == Limits::default() {
            return None;
        }
        let outside = |low: f64, high: f64| {
            self.limits.highest.is_some_and(|most| high > real(most))
                || self.limits.lowest.is_some_and(|least| low < real(least))
        };
        Some(if outside(trend.expected, trend.expected) {
            Stand::Outside
        } else if outside(trend.low, trend.high) {
            Stand::AtRisk
        } else {
            Stand::Within
        })
    }
}

/// What is expected of all agencies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NextYear {
    /// Which year that is.
    pub year: i64,
    /// The years before it of which something is known.
    pub years: Vec<i64>,
    /// Those that have a figure.
    pub lines: Vec<Line>,
}

impl NextYear {
    /// All agencies together: of those that have a figure in every year that is looked at, as a sum that lacks some in
    /// one year would rise and fall with what is known and not with what is done. The years are the newest in a row, three
    /// at least, of which the most agencies have all; of as many agencies the longest.
    #[must_use]
    pub fn whole(&self) -> Whole {
        let stays = |line: &&Line| line.ends.is_none();
        let has =
            |line: &Line, years: &[i64]| years.iter().all(|year| line.known.iter().any(|(known, _)| known == year));
        let having = |years: &[i64]| self.lines.iter().filter(stays).filter(|line| has(line, years)).count();
        let longest = self.years.len();
        let runs = (LEAST_YEARS.min(longest)..=longest).filter_map(|run| self.years.get(longest - run..));
        let years = runs.max_by_key(|years| (having(years), years.len())).unwrap_or_default();
        let (full, rest): (Vec<&Line>, Vec<&Line>) = self.lines.iter().filter(stays).partition(|line| has(line, years));
        let sum = |year: i64| {
            let known = full.iter().flat_map(|line| &line.known).filter(|(one, _)| *one == year);
            known.map(|(_, figure)| *figure).reduce(i64::saturating_add)
        };
        let sums: Vec<(i64, i64)> = years.iter().filter_map(|year| Some((*year, sum(*year)?))).collect();
        let planned = full.iter().map(|line| line.planned).sum();
        let trend = trend(&sums, self.year).map(|trend| with(trend, planned));
        Whole { sums, trend, agencies: full.len(), left_out: rest.iter().map(|line| line.agency).collect() }
    }
}

/// What is expected of all agencies together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whole {
    /// The sums by year.
    pub sums: Vec<(i64, i64)>,
    /// What they point at, what is planned included; none where there are too few years.
    pub trend: Option<Trend>,
    /// How many agencies are in them.
    pub agencies: usize,
    /// Those that are not, as they lack a year.
    pub left_out: Vec<AgencyId>,
}

/// A trend with what is planned on top of it.
fn with(trend: Trend, planned: i64) -> Trend {
    let added = |figure: f64| (figure + real(planned)).max(0.0);
    Trend { expected: added(trend.expected), low: added(trend.low), high: added(trend.high), ..trend }
}

/// What is expected of the year after the running one, from the figures of whole years: the running one is not over.
/// `planned` are changes with a number, by agency, of the measure; the limits are those of the agreements in force at
/// the end of the year, where the measure is one product.
#[must_use]
pub fn next_year(rows: &Rows, measure: Measure, planned: &BTreeMap<AgencyId, i64>, today: NaiveDate) -> NextYear {
    let running = i64::from(today.year());
    let ledger = Ledger::new(rows, measure, today);
    let mut years: Vec<i64> = ledger.years().iter().copied().filter(|year| *year < running).collect();
    years.drain(..years.len().saturating_sub(MOST_YEARS));
    let year = running + 1;
    let workload = ledger.workload(Grouping::Agency, &Filter::default(), &years);
    let product = if let Measure::Volume(product) = measure { product } else { None };
    let mut lines = Vec::new();
    for line in &workload.lines {
        let Group::Agency(agency) = line.group else { continue };
        let Some(client) = rows.agency.get(agency).filter(|one| !one.archived(today)) else { continue };
        let ends = client.client_until.filter(|until| i64::from(until.year()) < year);
        let parts: Vec<i64> =
            years.iter().copied().filter(|year| part_of(*year, client.client_since, client.client_until)).collect();
        // A sum that lacks a part is no figure of that year.
        let figures = years.iter().zip(&line.values).zip(&line.partial).filter(|(_, partial)| !**partial);
        let known: Vec<(i64, i64)> = figures
            .filter(|((year, _), _)| !parts.contains(*year))
            .filter_map(|((year, value), _)| Some((*year, (*value)?)))
            .collect();
        let added = planned.get(&agency).copied().unwrap_or_default();
        let expected = |one: &&&PlannedChange| {
            one.expected_on.is_some_and(|day| (running..=year).contains(&i64::from(day.year())))
        };
        // Of an agency that is a client no longer nothing is expected, whatever the years there are point at.
        let trend = match ends {
            Some(_) => Some(Trend { expected: 0.0, low: 0.0, high: 0.0, each_year: 0.0, years: known.len() }),
            None => trend(&known, year).map(|trend| with(trend, added)),
        };
        let without_number = rows.planned_changes(agency).iter().filter(expected).map(|one| one.id).collect();
        let limits =
            product.filter(|_| ends.is_none()).map(|product| limits(rows, agency, product, year)).unwrap_or_default();
        lines.push(Line { agency, known, parts, ends, trend, planned: added, without_number, limits });
    }
    NextYear { year, years, lines }
}

/// What is agreed with an agency for a product in a year: the narrowest of what its agreement says.
fn limits(rows: &Rows, agency: AgencyId, product: ProductId, year: i64) -> Limits {
    let last = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
    let Some(agreement) = last.and_then(|last| rows.agreement_on(agency, last)) else { return Limits::default() };
    let all = rows.boundary_conditions(agreement);
    let all = all.iter().filter(|one| one.product == Some(product));
    all.fold(Limits::default(), |known, one| Limits {
        lowest: known.lowest.max(one.lowest),
        highest: match (known.highest, one.highest) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        },
    })
}
