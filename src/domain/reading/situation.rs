//! The situation picture (*tilannekuva*): how things stand with an agency before a meeting, and with the whole unit by
//! branch. What the agency may not see is in it only where it is for ourselves.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::agreement::agreement::Agreement;
use crate::domain::agreement::around::{Feedback, PlannedChange};
use crate::domain::agreement::limit::BoundaryCondition;
use crate::domain::agreement::limits::{Standing, Verdict, standing};
use crate::domain::agreement::metric::{Metric, MetricPeriod};
use crate::domain::agreement::price::UnitPrice;
use crate::domain::agreement::prices::{YearValue, newest_year, year_value};
use crate::domain::client::account::{Account, account};
use crate::domain::client::meeting::{Meeting, MeetingDecision};
use crate::domain::client::plan::ClientPlan;
use crate::domain::client::satisfaction::Satisfaction;
use crate::domain::client::scores::{Score, compared, overall};
use crate::domain::figures::figure::HeadcountBasis;
use crate::domain::figures::table::{FigureTable, YEARS_AT_FIRST, headcount_years, headcounts, volume_years, volumes};
use crate::domain::knowledge::characteristic::Characteristic;
use crate::domain::payroll::punctuality::{Fell, Punctuality, punctuality};
use crate::domain::payroll::rule::Step;
use crate::domain::payroll::step_kind::StepBy;
use crate::domain::people::handover::{MatterState, OpenMatter};
use crate::domain::record::id::{AgencyId, ListId};
use crate::domain::record::record::Rows;
use crate::domain::record::snapshot::Snapshot;
use crate::domain::record::text::finnish_order;

/// For how many months back feedback is told.
const FEEDBACK_MONTHS: u32 = 36;

/// For how many years before this one punctuality is told.
const PUNCTUAL_BACK: i32 = 2;

/// How many results of a metric are told, the newest.
const RESULTS: usize = 6;

/// A limit and how the volumes of the years stand to it.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitLine {
    /// The condition.
    pub condition: BoundaryCondition,
    /// One for each year of the volumes, oldest first; empty where the condition counts nothing.
    pub standings: Vec<Standing>,
}

/// A metric and what it came to.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricLine {
    /// The metric.
    pub metric: Metric,
    /// The newest results, oldest of them first, in ten-thousandths.
    pub results: Vec<(MetricPeriod, i64)>,
}

impl MetricLine {
    /// Whether the newest result is as good as agreed; none where there is none, or nothing is agreed.
    #[must_use]
    pub fn met(&self) -> Option<bool> {
        self.metric.met(self.results.last()?.1)
    }
}

/// The last meeting, and what has become of what it decided.
#[derive(Clone, Debug, PartialEq)]
pub struct LastMeeting {
    /// The meeting.
    pub meeting: Meeting,
    /// What it decided for the agency, each with the matter that it has become.
    pub decisions: Vec<(MeetingDecision, Option<OpenMatter>)>,
}

/// How punctual a step of the rounds was, year by year.
#[derive(Clone, Debug, PartialEq)]
pub struct PunctualLine {
    /// Which step.
    pub step: Step,
    /// Of each of [`Situation::punctual_years`].
    pub years: Vec<Punctuality>,
}

/// How things stand with an agency.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// With which.
    pub agency: AgencyId,
    /// For ourselves, with what the agency may not see.
    pub internal: bool,
    /// Headcounts of three years.
    pub headcounts: FigureTable,
    /// Volumes of three years.
    pub volumes: FigureTable,
    /// The agreement in force.
    pub agreement: Option<Agreement>,
    /// Its limits.
    pub limits: Vec<LimitLine>,
    /// Its metrics.
    pub metrics: Vec<MetricLine>,
    /// The years of which punctuality is told: those in which anything was ticked, the oldest first.
    pub punctual_years: Vec<i32>,
    /// How punctual the steps of the rounds were, in the order of the list.
    pub punctual: Vec<PunctualLine>,
    /// The prices in force, by product.
    pub prices: Vec<UnitPrice>,
    /// What the newest year with volumes comes to by its prices.
    pub value: Option<YearValue>,
    /// Who looks after the account.
    pub account: Account,
    /// What the agency has said within three years, the newest first.
    pub feedback: Vec<Feedback>,
    /// How satisfied it is: overall by year, oldest first.
    pub scores: Vec<Score>,
    /// And by question, the newest year first.
    pub satisfaction: Vec<Satisfaction>,
    /// What is going to change. What it means for our work is in it only for ourselves.
    pub planned: Vec<PlannedChange>,
    /// What is special about the agency, the most serious first.
    pub characteristics: Vec<Characteristic>,
    /// What is open.
    pub matters: Vec<OpenMatter>,
    /// The last meeting; where the picture is for the agency, the last one in which it took part.
    pub meeting: Option<LastMeeting>,
    /// The client plan, for ourselves only.
    pub plans: Vec<ClientPlan>,
}

/// How things stand with `agency` on `today`; none where there is no such agency.
#[must_use]
pub fn situation(snapshot: &Snapshot, agency: AgencyId, today: NaiveDate, internal: bool) -> Option<Situation> {
    let rows = &snapshot.rows;
    rows.agency.get(agency)?;
    let years = volume_years(rows, agency, today, YEARS_AT_FIRST);
    let agreement = rows.agreement_on(agency, today).cloned();
    let (mut limits, mut metrics, mut prices) = (Vec::new(), Vec::new(), Vec::new());
    let mut value = None;
    if let Some(agreement) = &agreement {
        limits = limit_lines(rows, agreement, &years, today);
        metrics = metric_lines(rows, agreement, today);
        let mut products: Vec<_> = rows.product.iter().collect();
        products.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| a.name_fi.cmp(&b.name_fi)));
        prices = products.into_iter().filter_map(|one| rows.price_on(agreement, one.id, today)).cloned().collect();
        value = newest_year(rows, agency, today).map(|year| year_value(rows, agreement, year));
    }
    let (punctual_years, punctual) = punctual_lines(rows, agency, today);
    let since = today.checked_sub_months(Months::new(FEEDBACK_MONTHS)).unwrap_or(today);
    let feedback = rows.feedback_of(agency).into_iter().filter(|one| one.received_on >= since);
    let planned = rows.planned_changes(agency).into_iter().cloned();
    Some(Situation {
        agency,
        internal,
        headcounts: headcounts(
            rows,
            agency,
            HeadcountBasis::default(),
            &headcount_years(rows, agency, today, YEARS_AT_FIRST),
        ),
        volumes: volumes(rows, agency, &years),
        agreement,
        limits,
        metrics,
        punctual_years,
        punctual,
        prices,
        value,
        account: account(rows, agency, today),
        feedback: feedback.filter(|one| internal || one.may_be_shown).cloned().collect(),
        scores: overall(rows, agency),
        satisfaction: rows.satisfactions(agency).into_iter().cloned().collect(),
        planned: planned
            .map(|one| if internal { one } else { PlannedChange { effect: String::new(), ..one } })
            .collect(),
        characteristics: shown(rows.characteristics(agency), internal, |one| one.may_be_shown),
        matters: shown(rows.open_matters(agency), internal, |one| one.may_be_shown),
        meeting: last_meeting(rows, agency, today, internal),
        plans: if internal { rows.plans(agency).into_iter().cloned().collect() } else { Vec::new() },
    })
}

/// What is in the picture: everything where it is for ourselves, else what may be shown.
fn shown<T: Clone>(all: Vec<&T>, internal: bool, may_be_shown: impl Fn(&T) -> bool) -> Vec<T> {
    all.into_iter().filter(|one| internal || may_be_shown(one)).cloned().collect()
}

fn limit_lines(rows: &Rows, agreement: &Agreement, years: &[i64], today: NaiveDate) -> Vec<LimitLine> {
    let line = |condition: &BoundaryCondition| LimitLine {
        condition: condition.clone(),
        standings: years.iter().filter_map(|year| standing(rows, condition, *year, today)).collect(),
    };
    rows.boundary_conditions(agreement).into_iter().map(line).collect()
}

fn metric_lines(rows: &Rows, agreement: &Agreement, today: NaiveDate) -> Vec<MetricLine> {
    let line = |metric: &Metric| {
        let newest = rows.newest_outcomes(metric, today, RESULTS).into_iter();
        let results = newest.map(|one| (one.period, one.value)).collect();
        MetricLine { metric: metric.clone(), results }
    };
    rows.metrics(agreement).into_iter().map(line).collect()
}

/// How punctual the rounds of an agency were in the last three years, step by step; of years and steps of which nothing was
/// ticked nothing is told.
fn punctual_lines(rows: &Rows, agency: AgencyId, today: NaiveDate) -> (Vec<i32>, Vec<PunctualLine>) {
    let year = today.year();
    let by_step = rows.fell_by_step(agency, year - PUNCTUAL_BACK..=year, today);
    let ticked = |year: &i32| by_step.iter().flat_map(|(_, fell)| fell).any(|one| one.day.year() == *year);
    let years: Vec<i32> = (year - PUNCTUAL_BACK..=year).filter(ticked).collect();
    let line = |(step, fell): (Step, Vec<Fell>)| {
        let years = years.iter().map(|year| punctuality(&fell, &whole_year(*year))).collect();
        PunctualLine { step, years }
    };
    (years.clone(), by_step.into_iter().map(line).collect())
}

/// The days of a year.
fn whole_year(year: i32) -> RangeInclusive<NaiveDate> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    day(1, 1)..=day(12, 31)
}

/// How punctual we were at an agency in a year: what the agency does itself is not ours.
fn punctual_in(rows: &Rows, agency: AgencyId, year: i32, today: NaiveDate) -> Punctuality {
    let ours = rows.fell_by_step(agency, year..=year, today).into_iter();
    let ours = ours.filter(|(step, _)| rows.done_by(*step) == StepBy::Centre).flat_map(|(_, fell)| fell);
    punctuality(&ours.collect::<Vec<_>>(), &whole_year(year))
}

fn last_meeting(rows: &Rows, agency: AgencyId, today: NaiveDate, internal: bool) -> Option<LastMeeting> {
    let mut held = rows.meetings(agency).into_iter().filter(|one| one.held_on <= today);
    let meeting = held.find(|one| internal || one.together())?;
    let decisions = rows.decisions(meeting.id).into_iter().filter(|one| one.concerns(agency));
    let with_matter = |one: &MeetingDecision| {
        // A decision for all may have become a matter of another agency, which is that agency's.
        let matter = one.open_matter.and_then(|id| rows.open_matter.get(id)).filter(|one| one.agency == agency);
        // The decision was made together; who of us looks after it is for the agency to see only where that is marked.
        let matter = matter.filter(|one| internal || one.may_be_shown);
        (one.clone(), matter.cloned())
    };
    Some(LastMeeting { meeting: meeting.clone(), decisions: decisions.map(with_matter).collect() })
}

/// An agency in the picture of the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgencyLine {
    /// Which.
    pub agency: AgencyId,
    /// Its headcount in the last year that is over.
    pub headcount: Option<i64>,
    /// Something of it is missing that the years before have: then it says less than it seems to.
    pub headcount_lacks: bool,
    /// What a year of its agreement is worth, in ten-thousandths of a euro.
    pub value: Option<i64>,
    /// How many limits the last year that is over has passed.
    pub passed: usize,
    /// How many metrics are as good as agreed, of those that can be said of.
    pub met: (usize, usize),
    /// How punctual our steps of its rounds have been this year.
    pub punctual: Punctuality,
    /// The newest overall score.
    pub score: Option<Score>,
    /// How many matters are open, and how many of those are late. Where the picture is not for ourselves, of those that
    /// may be shown.
    pub matters: (usize, usize),
    /// How many changes are planned.
    pub planned: usize,
    /// The account manager should be the account contact and is not; said for ourselves only.
    pub contact_wanted: bool,
}

/// The agencies of a branch in the picture of the unit.
#[derive(Clone, Debug, PartialEq)]
pub struct BranchPart {
    /// Which branch; absent for the agencies that have none.
    pub branch: Option<ListId>,
    /// Its agencies, by name.
    pub lines: Vec<AgencyLine>,
}

impl BranchPart {
    /// The sum of what is known of a figure.
    #[must_use]
    pub fn sum(&self, of: impl Fn(&AgencyLine) -> Option<i64>) -> Option<i64> {
        crate::domain::figures::table::sum(self.lines.iter().map(of))
    }

    /// How punctual our steps have been this year, all agencies together.
    #[must_use]
    pub fn punctual(&self) -> Punctuality {
        self.lines.iter().fold(Punctuality::default(), |sum, one| Punctuality {
            on_time: sum.on_time + one.punctual.on_time,
            counted: sum.counted + one.punctual.counted,
        })
    }

    /// The average of the newest scores, in per cent.
    #[must_use]
    pub fn score(&self) -> Option<i64> {
        let scores: Vec<i64> = self.lines.iter().filter_map(|one| Some(one.score?.percent)).collect();
        let count = i64::try_from(scores.len()).ok().filter(|count| *count > 0)?;
        Some((scores.iter().sum::<i64>() + count / 2) / count)
    }
}

/// How things stand with the whole unit.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitSituation {
    /// For ourselves.
    pub internal: bool,
    /// The year of the figures: the last that is over.
    pub year: i64,
    /// The branches in the order of the users' list.
    pub branches: Vec<BranchPart>,
    /// The years in which satisfaction is compared, oldest first.
    pub years: Vec<i64>,
    /// The overall scores of each agency that has any, by name: one or nothing for each year, in per cent.
    pub scores: Vec<(AgencyId, Vec<Option<i64>>)>,
}

/// How things stand with the unit on `today`, by branch.
#[must_use]
pub fn unit_situation(snapshot: &Snapshot, today: NaiveDate, internal: bool) -> UnitSituation {
    let rows = &snapshot.rows;
    let year = i64::from(today.year()) - 1;
    let mut agencies: Vec<_> = rows.agency.iter().filter(|one| !one.archived(today)).collect();
    agencies.sort_by_cached_key(|one| finnish_order(&one.name_fi));
    let mut parts: BTreeMap<(i64, Option<ListId>), Vec<AgencyLine>> = BTreeMap::new();
    for agency in &agencies {
        let branch = agency.branch.and_then(|id| rows.branch.get(id));
        let place = branch.map_or(i64::MAX, |branch| branch.position);
        let line = agency_line(rows, agency.id, year, today, internal);
        parts.entry((place, branch.map(|branch| branch.id))).or_default().push(line);
    }
    let ids: Vec<AgencyId> = agencies.iter().map(|one| one.id).collect();
    let (years, scores) = compared(rows, &ids, YEARS_AT_FIRST);
    let branches = parts.into_iter().map(|((_, branch), lines)| BranchPart { branch, lines }).collect();
    UnitSituation { internal, year, branches, years, scores }
}

fn agency_line(rows: &Rows, agency: AgencyId, year: i64, today: NaiveDate, internal: bool) -> AgencyLine {
    let account = account(rows, agency, today);
    let (mut passed, mut met) = (0, (0, 0));
    if let Some(agreement) = rows.agreement_on(agency, today) {
        let beyond = |one: &Standing| matches!(one.verdict, Verdict::Above(_) | Verdict::Below(_));
        let limits = limit_lines(rows, agreement, &[year], today);
        passed = limits.iter().filter(|one| one.standings.iter().any(beyond)).count();
        let told: Vec<bool> = metric_lines(rows, agreement, today).iter().filter_map(MetricLine::met).collect();
        met = (told.iter().filter(|met| **met).count(), told.len());
    }
    let open = rows.open_matter.of(agency).filter(|one| one.state != MatterState::Done);
    let open: Vec<&OpenMatter> = open.filter(|one| internal || one.may_be_shown).collect();
    // What is missing shows beside the years before.
    let heads = headcounts(rows, agency, HeadcountBasis::default(), &[year - 2, year - 1, year]);
    AgencyLine {
        agency,
        headcount: heads.total(2),
        headcount_lacks: heads.lacks(2),
        value: account.value,
        passed,
        met,
        punctual: punctual_in(rows, agency, today.year(), today),
        score: overall(rows, agency).last().copied(),
        matters: (open.len(), open.iter().filter(|one| one.overdue(today)).count()),
        planned: rows.planned_change.of(agency).count(),
        contact_wanted: internal && account.contact_wanted,
    }
}

#[cfg(test)]
mod tests;
