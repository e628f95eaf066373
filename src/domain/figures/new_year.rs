//! A new year of figures: which years are shown, from whom it is still waited for, and what stands out against the year
//! before.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::agency::agency::Agency;
use crate::domain::client::unit_setting::UnitSetting;
use crate::domain::figures::figure::{Headcount, HeadcountBasis, Volume, YEARS};
use crate::domain::figures::part_of_year;
use crate::domain::figures::table::{Counting, FigureTable, headcounts, last_day, successors, volumes};
use crate::domain::people::handover::{MatterState, OpenMatter};
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::{AgencyId, EmployeeId, ListId, ProductId};
use crate::domain::record::operation::Change;
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

/// The name of the setting that says which year has been opened before it is over.
pub const FIGURES_YEAR: &str = "figures_year";

impl Rows {
    /// The year that has been opened by hand; none where nobody has opened one.
    #[must_use]
    pub fn opened_year(&self) -> Option<i64> {
        let setting = self.unit_setting.get(UnitSetting::new(FIGURES_YEAR, "").id)?;
        setting.value.trim().parse().ok().filter(|year| YEARS.contains(year))
    }

    /// The newest of the years that are shown before anyone asks for more: the last that is over, or a later one that has
    /// been opened.
    #[must_use]
    pub fn figures_year(&self, today: NaiveDate) -> i64 {
        let over = i64::from(today.year()) - 1;
        self.opened_year().map_or(over, |opened| opened.max(over))
    }
}

/// The year that can be opened: the running one, where it is not open yet.
#[must_use]
pub fn can_open(rows: &Rows, today: NaiveDate) -> Option<i64> {
    let running = i64::from(today.year());
    (rows.figures_year(today) < running && YEARS.contains(&running)).then_some(running)
}

/// The year that has been opened before it is over; none where the calendar has opened the newest.
#[must_use]
pub fn opened_early(rows: &Rows, today: NaiveDate) -> Option<i64> {
    rows.opened_year().filter(|opened| *opened >= i64::from(today.year()))
}

/// Opens a year, so that the years that are shown move on to it.
#[must_use]
pub fn open_year(rows: &Rows, year: i64) -> Vec<Change> {
    let after = UnitSetting::new(FIGURES_YEAR, &year.to_string());
    match rows.unit_setting.get(after.id) {
        Some(before) if *before == after => Vec::new(),
        Some(before) => vec![Change::update(before.clone(), after)],
        None => vec![Change::insert(after)],
    }
}

/// Has the years that are shown follow the calendar again.
#[must_use]
pub fn close_year(rows: &Rows) -> Vec<Change> {
    let opened = rows.unit_setting.get(UnitSetting::new(FIGURES_YEAR, "").id);
    opened.cloned().map(Change::delete).into_iter().collect()
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// People of an employment type.
    Headcount(ListId, HeadcountBasis),
    /// A product.
    Volume(ProductId),
}

/// By how much a figure changes from one year to the next before it is pointed out: by more of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JumpRule {
    /// Per cent of the figure of the year before.
    pub percent: i64,
    /// People or transactions.
    pub least: i64,
}

/// The rule for people.
pub const HEADS: JumpRule = JumpRule { percent: 25, least: 10 };

/// The rule for transactions.
pub const TRANSACTIONS: JumpRule = JumpRule { percent: 25, least: 100 };

impl JumpRule {
    /// Whether a change is one to point out.
    #[must_use]
    pub const fn sees(self, before: i64, after: i64) -> bool {
        let change = (after - before).abs();
        change > self.least && change * 100 > before * self.percent
    }
}

impl Subject {
    /// The rule by which its changes are looked at.
    #[must_use]
    pub const fn rule(self) -> JumpRule {
        match self {
            Self::Headcount(..) => HEADS,
            Self::Volume(_) => TRANSACTIONS,
        }
    }

    /// Whether it grows over the year, so that a part of a year has less of it.
    #[must_use]
    pub const fn grows(self) -> bool {
        matches!(self, Self::Volume(_) | Self::Headcount(_, HeadcountBasis::PersonYears))
    }
}

/// A figure that is waited for, as there was one the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Of what.
    pub subject: Subject,
    /// What it was the year before.
    pub before: i64,
}

/// A figure that has changed by more than its rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// Of what.
    pub subject: Subject,
    /// What it was the year before.
    pub before: i64,
    /// What it is.
    pub after: i64,
    /// What somebody has noted beside it; empty where nobody has.
    pub note: String,
    /// The year is not over.
    pub running: bool,
}

/// How much of an agency's figures of the year is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Delivered {
    /// None.
    Nothing,
    /// Some, and others are waited for.
    Partly,
    /// All that is waited for.
    All,
}

/// How things stand with the figures of an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Whose.
    pub agency: AgencyId,
    /// Who is responsible for it.
    pub responsible: Option<EmployeeId>,
    /// How many figures of the year there are.
    pub there: usize,
    /// What is waited for.
    pub missing: Vec<Missing>,
    /// What has changed more than is usual.
    pub jumps: Vec<Jump>,
}

impl Stand {
    /// How much is there.
    #[must_use]
    pub const fn delivered(&self) -> Delivered {
        match (self.there, self.missing.is_empty()) {
            (0, _) => Delivered::Nothing,
            (_, false) => Delivered::Partly,
            (_, true) => Delivered::All,
        }
    }
}

/// By which rule something stands out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The agency had so many figures the year before and has none now.
    AgencyGone(usize),
    /// There was a figure the year before, and there is none now.
    Gone(Missing),
    /// A figure has changed by more than its rule says.
    Jump(Jump),
}

/// Something that stands out against the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whose.
    pub agency: AgencyId,
    /// By which rule it was seen.
    pub rule: Rule,
}

/// A year of figures of all agencies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewYear {
    /// Which.
    pub year: i64,
    /// Agency by agency, by name: all of whom figures are expected or there.
    pub stands: Vec<Stand>,
}

/// How things stand with the figures of a year; whose an agency is, is seen today.
#[must_use]
pub fn new_year(rows: &Rows, year: i64, today: NaiveDate) -> NewYear {
    let merged = successors(rows);
    let mut agencies: Vec<&Agency> = rows.agency.iter().collect();
    agencies.sort_by_cached_key(|agency| (fold(&agency.name_fi), agency.id));
    let stand = |agency: &Agency| {
        let until = merged.get(&agency.id).map(|(_, date)| last_day(agency.client_until, *date));
        let until = until.or(agency.client_until);
        let expects = |counting: Counting| counting.expects(year, agency.client_since, until);
        let mut stand = Stand {
            agency: agency.id,
            responsible: rows.assigned(agency.id, AssignmentRole::Responsible, today).map(|(_, one)| one.id),
            there: 0,
            missing: Vec::new(),
            jumps: Vec::new(),
        };
        let heads = expects(Counting::Heads);
        let years = [year - 1, year];
        let within = Within {
            year,
            parts: years.map(|year| is_part(year, agency.client_since, until, today)),
            running: year >= i64::from(today.year()),
        };
        for basis in HeadcountBasis::ALL {
            let table = headcounts(rows, agency.id, basis, &years);
            stand.look_at(rows, &table, heads, within, |id| Subject::Headcount(ListId(id), basis));
        }
        let table = volumes(rows, agency.id, &years);
        stand.look_at(rows, &table, expects(Counting::Transactions), within, |id| Subject::Volume(ProductId(id)));
        (heads || stand.there > 0 || !stand.missing.is_empty()).then_some(stand)
    };
    NewYear { year, stands: agencies.into_iter().filter_map(stand).collect() }
}

/// How much of a year, and of the year before, figures are of.
#[derive(Clone, Copy)]
struct Within {
    year: i64,
    /// Whether only a part of the year before, and of the year.
    parts: [bool; 2],
    /// The year is not over.
    running: bool,
}

impl Within {
    /// Whether it is no wonder that a figure is another one, as one of the two is of a part of its year.
    /// `notes` are what is noted beside the two.
    fn explains(self, subject: Subject, before: i64, after: i64, notes: [&str; 2]) -> bool {
        let [noted_before, noted_after] = notes.map(part_of_year::is_said_in);
        let [part_before, part_after] = self.parts;
        let (part_before, part_after) = (part_before || noted_before, part_after || noted_after);
        subject.grows() && ((part_before && after > before) || (part_after && after < before))
    }
}

/// Whether what is counted of an agency in a year is known to be of a part of it: the year is not over, or we have looked
/// after the agency for a part of it.
fn is_part(year: i64, since: Option<NaiveDate>, until: Option<NaiveDate>, today: NaiveDate) -> bool {
    let within = |day: NaiveDate| i64::from(day.year()) == year;
    year >= i64::from(today.year())
        || since.is_some_and(|since| within(since) && since.ordinal() > 1)
        || until.is_some_and(|until| within(until) && (until.month(), until.day()) != (12, 31))
}

impl Stand {
    /// Takes in what a table of the year before and the year says.
    fn look_at(
        &mut self,
        rows: &Rows,
        table: &FigureTable,
        expected: bool,
        within: Within,
        of: impl Fn(uuid::Uuid) -> Subject,
    ) {
        for line in &table.lines {
            let [before, after] = line.figures.as_slice() else { continue };
            let (subject, whole) = (of(line.subject), !before.partial && !after.partial);
            match (before.total(), after.total()) {
                (Some(before), None) if expected && !line.retired => self.missing.push(Missing { subject, before }),
                (Some(before), Some(after)) if whole && subject.rule().sees(before, after) => {
                    self.there += 1;
                    let [then, note] =
                        [within.year - 1, within.year].map(|year| note(rows, self.agency, subject, year));
                    if !within.explains(subject, before, after, [&then, &note]) {
                        self.jumps.push(Jump { subject, before, after, note, running: within.running });
                    }
                }
                (_, Some(_)) => self.there += 1,
                (_, None) => {}
            }
        }
    }
}

/// What is noted beside an agency's own figure.
fn note(rows: &Rows, agency: AgencyId, subject: Subject, year: i64) -> String {
    let note = match subject {
        Subject::Headcount(kind, basis) => {
            rows.headcount.get(Headcount::new(agency, year, kind, basis, 0).id).map(|row| row.note.clone())
        }
        Subject::Volume(product) => {
            rows.volume.get(Volume::new(agency, product, year, 0).id).map(|row| row.note.clone())
        }
    };
    note.unwrap_or_default()
}

impl NewYear {
    /// How many agencies have delivered so much.
    #[must_use]
    pub fn count(&self, delivered: Delivered) -> usize {
        self.stands.iter().filter(|stand| stand.delivered() == delivered).count()
    }

    /// From whom figures are waited for: people by name, the agencies that nobody looks after last.
    #[must_use]
    pub fn waited_for(&self, rows: &Rows) -> Vec<(Option<EmployeeId>, Vec<&Stand>)> {
        let mut people: BTreeMap<Option<EmployeeId>, Vec<&Stand>> = BTreeMap::new();
        for stand in self.stands.iter().filter(|stand| stand.delivered() != Delivered::All) {
            people.entry(stand.responsible).or_default().push(stand);
        }
        let mut people: Vec<_> = people.into_iter().collect();
        people.sort_by_cached_key(|(id, _)| {
            let name = id.and_then(|id| rows.employee.get(id)).map(|employee| fold(&employee.name));
            (id.is_none(), name)
        });
        people
    }

    /// From one of us, or of the agencies that nobody looks after, what is waited for.
    #[must_use]
    pub fn waited_for_by(&self, who: Option<EmployeeId>) -> Vec<&Stand> {
        let of = |stand: &&Stand| stand.responsible == who && stand.delivered() != Delivered::All;
        self.stands.iter().filter(of).collect()
    }

    /// Writes down as an open matter of each agency, called `text`, that its figures are waited for; where there is such a
    /// matter already, nothing.
    #[must_use]
    pub fn as_matters(&self, rows: &Rows, text: &str, who: &str, today: NaiveDate) -> Vec<Change> {
        let known = |agency: AgencyId| {
            rows.open_matter.of(agency).any(|matter| matter.text == text && matter.state != MatterState::Done)
        };
        let waited_for = self.stands.iter().filter(|stand| stand.delivered() != Delivered::All && !known(stand.agency));
        waited_for.map(|stand| Change::insert(OpenMatter::new(stand.agency, text, None, who, today))).collect()
    }

    /// What stands out against the year before, agency by agency. Of one that has nothing yet it is said once.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for stand in &self.stands {
            let agency = stand.agency;
            if stand.there == 0 && !stand.missing.is_empty() {
                findings.push(Finding { agency, rule: Rule::AgencyGone(stand.missing.len()) });
                continue;
            }
            findings.extend(stand.missing.iter().map(|one| Finding { agency, rule: Rule::Gone(*one) }));
            findings.extend(stand.jumps.iter().map(|one| Finding { agency, rule: Rule::Jump(one.clone()) }));
        }
        findings
    }
}

#[cfg(test)]
mod tests;
