//! Workload (*kuormitus*): the figures of all agencies together, by agency, branch, employment type or product, team,
//! city and responsible, or by two of them at once. Every stored figure counts exactly once, whatever the grouping. A missing figure stays missing; it
//! never counts as zero unseen.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use crate::domain::agency::agency::SuccessionKind;
use crate::domain::figures::figure::{HeadcountBasis, Product};
use crate::domain::figures::table::{Counting, Difference, difference, last_day, successors, sum};
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::{AgencyId, EmployeeId, ListId, ProductId, TeamId};
use crate::domain::record::list::ListItem;
use crate::domain::record::record::Rows;

/// What is added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Headcounts of one basis.
    Headcount(HeadcountBasis),
    /// Volumes of one product, or of all products together.
    Volume(Option<ProductId>),
}

/// What the lines stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// A line per agency.
    #[default]
    Agency,
    /// A line per employment type or product.
    Subject,
    /// A line per team.
    Team,
    /// A line per responsible.
    Responsible,
    /// A line per branch of government.
    Branch,
    /// A line per city of ours.
    City,
    /// A line per client segment.
    Segment,
}

impl Grouping {
    /// Every grouping, in the order they are offered.
    pub const ALL: [Self; 7] =
        [Self::Agency, Self::Branch, Self::Segment, Self::Subject, Self::Team, Self::City, Self::Responsible];

    /// The group in which figures of a subject at a place stand.
    pub(in crate::domain) fn group(self, place: Place, subject: Uuid) -> Group {
        match self {
            Self::Agency => Group::Agency(place.agency),
            Self::Subject => Group::Subject(subject),
            Self::Team => Group::Team(place.team),
            Self::Responsible => Group::Responsible(place.responsible),
            Self::Branch => Group::Branch(place.branch),
            Self::City => Group::City(place.city),
            Self::Segment => Group::Segment(place.segment),
        }
    }
}

/// Which figures are looked at: those that match all that is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those that count for this agency.
    pub agency: Option<AgencyId>,
    /// Those of this employment type or product.
    pub subject: Option<Uuid>,
    /// Those of the agencies of this team; of those without a team where the inner value is absent.
    pub team: Option<Option<TeamId>>,
    /// Those of the agencies of this responsible; of those without one where the inner value is absent.
    pub responsible: Option<Option<EmployeeId>>,
    /// Those of the agencies of this branch; of those without one where the inner value is absent.
    pub branch: Option<Option<ListId>>,
    /// Those of the agencies that are looked after in this city; of those of no known one where the inner value is absent.
    pub city: Option<Option<ListId>>,
    /// Those of the agencies of this client segment; of those without one where the inner value is absent.
    pub segment: Option<Option<ListId>>,
}

impl Filter {
    /// This filter and only what `group` is made of.
    #[must_use]
    pub fn within(self, group: Group) -> Self {
        match group {
            Group::Agency(agency) => Self { agency: Some(agency), ..self },
            Group::Subject(subject) => Self { subject: Some(subject), ..self },
            Group::Team(team) => Self { team: Some(team), ..self },
            Group::Responsible(responsible) => Self { responsible: Some(responsible), ..self },
            Group::Branch(branch) => Self { branch: Some(branch), ..self },
            Group::City(city) => Self { city: Some(city), ..self },
            Group::Segment(segment) => Self { segment: Some(segment), ..self },
        }
    }

    /// Whether figures of a subject at a place are looked at.
    pub(in crate::domain) fn takes(&self, place: Place, subject: Uuid) -> bool {
        self.agency.is_none_or(|agency| agency == place.agency)
            && self.subject.is_none_or(|wanted| wanted == subject)
            && self.team.is_none_or(|team| team == place.team)
            && self.responsible.is_none_or(|responsible| responsible == place.responsible)
            && self.branch.is_none_or(|branch| branch == place.branch)
            && self.city.is_none_or(|city| city == place.city)
            && self.segment.is_none_or(|segment| segment == place.segment)
    }
}

/// What a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// An agency, with those merged into it.
    Agency(AgencyId),
    /// An employment type or a product.
    Subject(Uuid),
    /// The agencies of a team, or those without one.
    Team(Option<TeamId>),
    /// The agencies of a responsible, or those without one.
    Responsible(Option<EmployeeId>),
    /// The agencies of a branch of government, or those without one.
    Branch(Option<ListId>),
    /// The agencies that are looked after in a city of ours, or in none that is known.
    City(Option<ListId>),
    /// The agencies of a client segment, or those without one.
    Segment(Option<ListId>),
}

/// The sums of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What the line stands for.
    pub group: Group,
    /// What of it the line stands for, where there are two groupings.
    pub part: Option<Group>,
    /// One sum per year; absent where the group has no figure.
    pub values: Vec<Option<i64>>,
    /// Per year, whether something the line is made of should have a figure and has none, while it has one in
    /// another of the years; also where the group has no figure at all.
    pub partial: Vec<bool>,
}

impl Line {
    pub(in crate::domain) fn empty(years: usize) -> Self {
        Self { group: Group::Team(None), part: None, values: vec![None; years], partial: vec![false; years] }
    }

    /// Adds a value of a year; one that is missing makes the sum partial where it is expected.
    pub(in crate::domain) fn add(&mut self, year: usize, value: Option<i64>, expected: bool) {
        if let (Some(sum_of_year), Some(partial)) = (self.values.get_mut(year), self.partial.get_mut(year)) {
            *sum_of_year = sum([*sum_of_year, value]);
            *partial |= expected && value.is_none();
        }
    }

    /// The change between the last two years; absent unless both have a figure from which nothing is missing.
    #[must_use]
    pub fn change(&self) -> Option<Difference> {
        let ([.., before, after], [.., lacks, lacks_too]) = (self.values.as_slice(), self.partial.as_slice()) else {
            return None;
        };
        if *lacks || *lacks_too { None } else { difference(*before, *after) }
    }
}

/// Years across, groups down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workload {
    /// The years, as they were asked for.
    pub years: Vec<i64>,
    /// The groups that have a figure in any of the years, in the order of their ids until they are sorted.
    pub lines: Vec<Line>,
    /// Whether products of several units are added up, so that the totals say nothing.
    pub mixed_units: bool,
    /// Per year, whether the sum lacks what stands in no line; empty where everything stands in one.
    pub lacking: Vec<bool>,
}

impl Workload {
    /// The sum of a year, by the index of the year; absent when no line has a figure.
    #[must_use]
    pub fn total(&self, year: usize) -> Option<i64> {
        sum(self.lines.iter().map(|line| line.values.get(year).copied().flatten()))
    }

    /// Whether the sum of a year lacks something that is there in another of the years, by the index of the year.
    /// A year without any figure promises nothing.
    #[must_use]
    pub fn partial(&self, year: usize) -> bool {
        let lacks = || self.lines.iter().any(|line| line.partial.get(year) == Some(&true));
        self.total(year).is_some() && (self.lacking.get(year) == Some(&true) || lacks())
    }

    /// The change of the sum between the last two years; absent unless both have a sum that lacks nothing.
    #[must_use]
    pub fn change(&self) -> Option<Difference> {
        let after = self.years.len().checked_sub(1)?;
        let before = after.checked_sub(1)?;
        if self.partial(before) || self.partial(after) {
            return None;
        }
        difference(self.total(before), self.total(after))
    }

    /// The largest change between the last two years first, up or down; lines of which no change can be told last.
    /// Equal ones go by the figure of the last year, the largest first, and then by id.
    pub fn sort_by_change(&mut self) {
        self.lines.sort_by_cached_key(|line| {
            let change = line.change().map(|change| change.absolute.unsigned_abs());
            (Reverse(change), Reverse(line.values.last().copied().flatten()), line.group, line.part)
        });
    }
}

/// The figures of one measure, each at the agency it counts for: read once per snapshot, then asked as often as one
/// likes. Those of an agency that was merged into another count for the last of its successors in the years in which
/// the series follows, and otherwise for the agency itself. Team and responsible are those whom the agency they count
/// for has today, whatever the year.
#[derive(Clone, Debug)]
pub struct Ledger {
    counting: Counting,
    sources: Vec<Source>,
    subjects: BTreeMap<Uuid, Subject>,
    years: Vec<i64>,
}

impl Ledger {
    /// Reads the figures of `measure`, in one pass over the rows. `today` decides who is responsible.
    #[must_use]
    pub fn new(rows: &Rows, measure: Measure, today: NaiveDate) -> Self {
        let counting = match measure {
            Measure::Headcount(_) => Counting::Heads,
            Measure::Volume(_) => Counting::Transactions,
        };
        let successors = successors(rows);
        let mut sources: HashMap<AgencyId, Source> = HashMap::with_capacity(rows.agency.len());
        let mut years = BTreeSet::new();
        each(rows, measure, |Entry { agency, subject, year, count }| {
            let source = sources
                .entry(agency)
                .or_insert_with(|| Source::new(rows, agency, successors.get(&agency).copied(), today));
            source.side(counting, year).parts.entry(subject).or_default().push((year, count));
            years.insert(year);
        });
        let subjects = match measure {
            Measure::Headcount(_) => rows.employment_type.iter().map(Subject::of_type).collect(),
            Measure::Volume(_) => rows.product.iter().map(Subject::of_product).collect(),
        };
        Self { counting, sources: sources.into_values().collect(), subjects, years: years.into_iter().collect() }
    }

    /// The years in which there is any figure, ascending.
    #[must_use]
    pub fn years(&self) -> &[i64] {
        &self.years
    }

    /// The sums of the figures that `filter` takes, in `years`, each counted once.
    #[must_use]
    pub fn workload(&self, by: Grouping, filter: &Filter, years: &[i64]) -> Workload {
        self.crossed(by, None, filter, years)
    }

    /// As [`Ledger::workload`], by two groupings at once where there is a second: a line for each pair of groups that has
    /// a figure.
    #[must_use]
    pub fn crossed(&self, by: Grouping, then: Option<Grouping>, filter: &Filter, years: &[i64]) -> Workload {
        let key = |place, subject| (by.group(place, subject), then.map(|then| then.group(place, subject)));
        let (lines, mixed_units) = self.lines(filter, years, key);
        let named = |((group, part), line)| Line { group, part, ..line };
        Workload {
            years: years.to_vec(),
            lines: lines.into_iter().map(named).collect(),
            mixed_units,
            lacking: Vec::new(),
        }
    }

    /// The sums by agency and employment type or product.
    pub(in crate::domain) fn by_agency_and_subject(&self, years: &[i64]) -> BTreeMap<(AgencyId, Uuid), Line> {
        self.lines(&Filter::default(), years, |place, subject| (place.agency, subject)).0
    }

    /// The sums of the figures that `filter` takes, by `key`; and whether they are of several units.
    fn lines<K: Ord>(
        &self,
        filter: &Filter,
        years: &[i64],
        key: impl Fn(Place, Uuid) -> K,
    ) -> (BTreeMap<K, Line>, bool) {
        let mut lines: BTreeMap<K, Line> = BTreeMap::new();
        let mut units = BTreeSet::new();
        for source in &self.sources {
            for (place, subject, follows, figures) in source.parts() {
                if !filter.takes(place, subject) {
                    continue;
                }
                let of = |year: i64| sum(figures.iter().filter(|(one, _)| *one == year).map(|(_, count)| Some(*count)));
                let values: Vec<Option<i64>> = years.iter().map(|year| of(*year)).collect();
                if values.iter().all(Option::is_none) {
                    continue;
                }
                let known = self.subjects.get(&subject);
                units.extend(known.map(|known| known.unit.as_str()));
                let retired = known.is_some_and(|known| known.retired);
                let begins = source.begins(figures);
                let line = lines.entry(key(place, subject)).or_insert_with(|| Line::empty(years.len()));
                for (index, (year, value)) in years.iter().zip(values).enumerate() {
                    let expected = !retired
                        && source.follows(self.counting, *year) == follows
                        && begins.is_none_or(|first| first <= *year)
                        && self.counting.expects(*year, source.since, source.until);
                    line.add(index, value, expected);
                }
            }
        }
        (lines, units.len() > 1)
    }
}

/// What is known of an employment type or a product.
#[derive(Clone, Debug)]
struct Subject {
    /// Nobody waits for its missing figures.
    retired: bool,
    /// The unit in Finnish; empty for heads.
    unit: String,
}

impl Subject {
    fn of_type(item: &ListItem) -> (Uuid, Self) {
        (item.id.0, Self { retired: item.retired_at.is_some(), unit: String::new() })
    }

    fn of_product(product: &Product) -> (Uuid, Self) {
        (product.id.0, Self { retired: product.retired_at.is_some(), unit: product.unit_fi.clone() })
    }
}

/// One stored figure.
struct Entry {
    agency: AgencyId,
    subject: Uuid,
    year: i64,
    count: i64,
}

fn each(rows: &Rows, measure: Measure, mut tell: impl FnMut(Entry)) {
    match measure {
        Measure::Headcount(basis) => {
            for row in rows.headcount.iter().filter(|row| row.basis == basis) {
                tell(Entry { agency: row.agency, subject: row.employment_type.0, year: row.year, count: row.count });
            }
        }
        Measure::Volume(wanted) => {
            for row in rows.volume.iter().filter(|row| wanted.is_none_or(|product| product == row.product)) {
                tell(Entry { agency: row.agency, subject: row.product.0, year: row.year, count: row.count });
            }
        }
    }
}

/// An agency that figures count for, and who looks after it today.
#[derive(Clone, Copy, Debug)]
pub(in crate::domain) struct Place {
    pub(in crate::domain) agency: AgencyId,
    team: Option<TeamId>,
    responsible: Option<EmployeeId>,
    branch: Option<ListId>,
    city: Option<ListId>,
    segment: Option<ListId>,
}

impl Place {
    /// An agency with who looks after it on `today`.
    pub(in crate::domain) fn new(rows: &Rows, agency: AgencyId, today: NaiveDate) -> Self {
        let responsible = rows.assigned(agency, AssignmentRole::Responsible, today).map(|(_, employee)| employee);
        Self {
            agency,
            team: responsible.and_then(|employee| employee.team),
            responsible: responsible.map(|employee| employee.id),
            branch: rows.agency.get(agency).and_then(|agency| agency.branch),
            segment: rows.agency.get(agency).and_then(|agency| agency.segment),
            city: responsible.and_then(|employee| {
                let team = employee.team.and_then(|team| rows.team.get(team));
                employee.city.or_else(|| team.and_then(|team| team.city))
            }),
        }
    }
}

/// Figures that count for one agency.
#[derive(Clone, Debug)]
struct Side {
    place: Place,
    /// What belongs together across the years: by employment type or product, years and counts.
    parts: BTreeMap<Uuid, Vec<(i64, i64)>>,
}

impl Side {
    fn new(rows: &Rows, agency: AgencyId, today: NaiveDate) -> Self {
        Self { place: Place::new(rows, agency, today), parts: BTreeMap::new() }
    }
}

/// An agency that has figures.
#[derive(Clone, Debug)]
struct Source {
    own: Side,
    /// From when its series goes on at a successor, and what counts there.
    successor: Option<(NaiveDate, Side)>,
    /// The first and the last day on which it can have had figures.
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    /// The year in which an agency was first merged into it.
    first_merger: Option<i64>,
}

impl Source {
    fn new(rows: &Rows, agency: AgencyId, successor: Option<(AgencyId, NaiveDate)>, today: NaiveDate) -> Self {
        let known = rows.agency.get(agency);
        let until = known.and_then(|known| known.client_until);
        let mergers = rows.succession.of(agency).filter(|succession| succession.kind == SuccessionKind::Merged);
        Self {
            own: Side::new(rows, agency, today),
            successor: successor.map(|(successor, date)| (date, Side::new(rows, successor, today))),
            since: known.and_then(|known| known.client_since),
            until: successor.map_or(until, |(_, date)| Some(last_day(until, date))),
            first_merger: mergers.map(|succession| i64::from(succession.date.year())).min(),
        }
    }

    fn follows(&self, counting: Counting, year: i64) -> bool {
        self.successor.as_ref().is_some_and(|(merged, _)| counting.inherits(year, *merged))
    }

    fn side(&mut self, counting: Counting, year: i64) -> &mut Side {
        match &mut self.successor {
            Some((merged, side)) if counting.inherits(year, *merged) => side,
            _ => &mut self.own,
        }
    }

    /// Where each part counts, of what it is, whether it follows the merger, and its years and counts.
    fn parts(&self) -> impl Iterator<Item = (Place, Uuid, bool, &[(i64, i64)])> {
        let following = self.successor.iter().map(|(_, side)| (side, true));
        following.chain([(&self.own, false)]).flat_map(|(side, follows)| {
            side.parts.iter().map(move |(subject, figures)| (side.place, *subject, follows, figures.as_slice()))
        })
    }

    /// The first year from which figures can be waited for: an agency that others were merged into and that has none
    /// from before was made by the merger.
    fn begins(&self, figures: &[(i64, i64)]) -> Option<i64> {
        self.first_merger.filter(|first| figures.iter().all(|(year, _)| year >= first))
    }
}

#[cfg(test)]
mod tests;
