//! Rules that hold over the whole file. They run on the merged result, inside the transaction.

use std::collections::HashSet;

use chrono::NaiveDate;
use uuid::Uuid;

use super::absence::Absence;
use super::agency::SuccessionKind;
use super::agreement;
use super::characteristic::parse_months;
use super::contact::ContactRank;
use super::figure::{Headcount, Volume};
use super::handover::{Handover, MatterState};
use super::id::{AgencyId, AgreementId, ContactId, EmployeeId, PayGroupId, RoundId, RowId};
use super::operation::Change;
use super::payroll::Period;
use super::privacy::LONGEST_KEPT;
use super::record::{Record, Rows, Table};
use super::staff::AssignmentRole;
use super::verification::{FieldGroup, Verification};

/// The years for which figures are taken: before 1990 nobody has any, after 2100 it is a slip.
pub const YEARS: std::ops::RangeInclusive<i64> = 1990..=2100;

/// The largest figure that is no slip of the hand.
pub const LARGEST_FIGURE: i64 = 99_999_999;

/// A rule that the result of an operation would break.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum BrokenRule {
    /// An agency has no Finnish name.
    NameMissing,
    /// A list item, product, team or employee has no name.
    ItemNameMissing,
    /// A period ends before it begins.
    PeriodBackwards,
    /// Opening hours end before they begin, or only one end is given.
    HoursBackwards,
    /// Two people are responsible for one agency on the same day.
    TwoResponsible(AgencyId),
    /// One person holds the same role at one agency twice on the same day.
    AssignedTwice(AgencyId),
    /// A year outside [`YEARS`].
    YearOutOfRange(i64),
    /// A figure below zero or above [`LARGEST_FIGURE`].
    FigureOutOfRange(i64),
    /// A figure whose identity is not that of its natural key.
    FigureMisplaced,
    /// An agency would have been merged into itself, directly or through others.
    SuccessionCircle(AgencyId),
    /// A working share outside 1–100 per cent.
    WorkingShareOutOfRange(i64),
    /// Two contacts of an agency who are both to be called first.
    TwoPrimary(AgencyId),
    /// A number or a role of a contact that stands at another agency than the contact.
    ContactMisplaced(ContactId),
    /// A characteristic that bites in something else than months.
    MonthsWrong,
    /// An answer to a round that takes none any more.
    RoundClosed(RoundId),
    /// A question of a round, or an answer, whose identity is not that of its natural key, or an answer that became a
    /// characteristic of another agency.
    AnswerMisplaced,
    /// An answer that says nothing, or both something and that there is nothing special.
    AnswerUnclear,
    /// A pay-day rule, a step or a period that cannot be read.
    PayrollUnreadable,
    /// A step or a date of a pay group under another identity or at another agency than the group.
    PayrollMisplaced(PayGroupId),
    /// Two service groups handle one process of an agency on the same day.
    ServicesOverlap(AgencyId),
    /// Two agreements of an agency hold on the same day.
    AgreementsOverlap(AgencyId),
    /// An agreement without a number.
    AgreementNumberMissing,
    /// What belongs to an agreement stands at another agency or under another identity than it should.
    AgreementMisplaced(AgreementId),
    /// A line of the division of work that is neither whole nor differs from a line of the standard.
    DefinitionLineUnsound,
    /// Lowest and highest volume the wrong way round.
    LimitsBackwards,
    /// A sum below zero or above [`agreement::LARGEST_MONEY`].
    MoneyOutOfRange(i64),
    /// The result of a metric for something that is no period.
    MetricPeriodUnreadable,
    /// A row that says nothing.
    TextMissing,
    /// A pair of somebody with themselves.
    PairOfOne,
    /// The same two are a pair twice on one day.
    PairTwice,
    /// A system is used for an agency twice on one day.
    SystemTwice(AgencyId),
    /// Access to a system under another identity or at another agency than the system.
    AccessMisplaced(RowId),
    /// Somebody would be recorded as away twice on the same day.
    AbsencesOverlap(EmployeeId),
    /// A hand-over under another identity, to whoever is away themselves, or with only one of who and when.
    HandoverUnsound(AgencyId),
    /// An open matter without a text, or one that is done without a day or open with one.
    MatterUnsound,
    /// A figure of a year that has been found true.
    YearVerified(i64),
    /// An interval outside [`INTERVALS`](super::INTERVALS).
    IntervalOutOfRange(i64),
    /// A data duty whose identity is not that of its natural key.
    DutyMisplaced,
    /// Somebody says that something is no longer true, but not what.
    DoubtEmpty,
    /// A time of keeping below a month or above [`LONGEST_KEPT`], or a row of these under another identity.
    RetentionWrong,
}

/// The rules that `rows` break, looking only at what `changes` touched.
#[must_use]
pub fn broken(rows: &Rows, changes: &[Change]) -> Vec<BrokenRule> {
    let mut found = Vec::new();
    let whole = Whole::of(changes);
    for change in changes {
        verified(rows, &whole, change, &mut found);
        closed(rows, &whole, change, &mut found);
        let Some(record) = &change.after else { continue };
        check(rows, record, &mut found);
        away_twice(rows, change, &mut found);
    }
    let mut known: HashSet<BrokenRule> = HashSet::new();
    found.retain(|rule| known.insert(rule.clone()));
    found
}

/// What of an operation frees other changes of it from a rule, gathered once for all of them.
struct Whole {
    /// The verifications it adds.
    verifies: HashSet<Uuid>,
    /// The rounds that it touches and that were not closed before.
    rounds: HashSet<Uuid>,
    /// The agencies that it adds or takes away.
    agencies: HashSet<Uuid>,
}

impl Whole {
    fn of(changes: &[Change]) -> Self {
        let mut whole = Self { verifies: HashSet::new(), rounds: HashSet::new(), agencies: HashSet::new() };
        for change in changes {
            let comes_or_goes = change.before.is_none() || change.after.is_none();
            let was_closed = matches!(&change.before, Some(Record::QuestionRound(before)) if !before.open());
            match change.key() {
                Some((Table::Verification, id)) if change.before.is_none() => whole.verifies.insert(id),
                Some((Table::QuestionRound, id)) if !was_closed => whole.rounds.insert(id),
                Some((Table::Agency, id)) if comes_or_goes => whole.agencies.insert(id),
                _ => false,
            };
        }
        whole
    }
}

fn check(rows: &Rows, record: &Record, found: &mut Vec<BrokenRule>) {
    match record {
        Record::Agency(agency) => {
            if agency.name_fi.trim().is_empty() {
                found.push(BrokenRule::NameMissing);
            }
            period(agency.client_since, agency.client_until, found);
        }
        Record::AgencyIdentifier(identifier) => period(identifier.valid_from, identifier.valid_to, found),
        Record::AccountPerson(person) => period(person.valid_from, person.valid_to, found),
        Record::OpeningHours(hours) => times(hours.opens, hours.closes, found),
        Record::OpeningException(exception) => times(exception.opens, exception.closes, found),
        Record::Assignment(assignment) => {
            period(assignment.valid_from, assignment.valid_to, found);
            assignments(rows, assignment.agency, found);
        }
        Record::Succession(succession) => {
            if succession.predecessor == Some(succession.agency) || merged_into_itself(rows, succession.agency) {
                found.push(BrokenRule::SuccessionCircle(succession.agency));
            }
        }
        Record::Headcount(row) => {
            let key = Headcount::new(row.agency, row.year, row.employment_type, row.basis, row.count);
            figure(row.year, row.count, key.id == row.id, found);
        }
        Record::Volume(row) => {
            let key = Volume::new(row.agency, row.product, row.year, row.count);
            figure(row.year, row.count, key.id == row.id, found);
        }
        Record::Verification(row) => {
            let year = row.year.unwrap_or(*YEARS.start());
            let key = Verification::new(row.agency, row.field_group, row.year, row.verified_on, "");
            figure(year, 0, key.id == row.id && row.year.is_some() == row.field_group.of_a_year(), found);
        }
        Record::DataDuty(duty) => duty.check(found),
        Record::Doubt(doubt) => doubt.check(found),
        Record::Employee(employee) => {
            named(&employee.name, found);
            if !(1..=100).contains(&employee.working_share) {
                found.push(BrokenRule::WorkingShareOutOfRange(employee.working_share));
            }
        }
        Record::Contact(contact) => {
            named(&contact.name, found);
            let primary = |rank: ContactRank| rank == ContactRank::Primary;
            if primary(contact.rank) && rows.contact.of(contact.agency).filter(|one| primary(one.rank)).count() > 1 {
                found.push(BrokenRule::TwoPrimary(contact.agency));
            }
        }
        Record::ContactReach(reach) => {
            named(&reach.value, found);
            owner(rows, reach.contact, reach.agency, found);
        }
        Record::ContactInRole(held) => owner(rows, held.contact, held.agency, found),
        Record::Characteristic(characteristic) => {
            named(&characteristic.title, found);
            if parse_months(&characteristic.months).is_none() {
                found.push(BrokenRule::MonthsWrong);
            }
        }
        Record::Question(question) => named(&question.text_fi, found),
        Record::QuestionRound(round) => {
            named(&round.name, found);
            period(Some(round.opened_on), Some(round.due_on), found);
        }
        Record::RoundQuestion(one) => {
            if !one.in_place() {
                found.push(BrokenRule::AnswerMisplaced);
            }
        }
        Record::Answer(answer) => {
            let became = answer.characteristic.and_then(|id| rows.characteristic.get(id));
            if !answer.in_place() || became.is_some_and(|one| one.agency != answer.agency) {
                found.push(BrokenRule::AnswerMisplaced);
            }
            if answer.body.trim().is_empty() != answer.nothing_special {
                found.push(BrokenRule::AnswerUnclear);
            }
        }
        Record::PayGroup(group) => {
            named(&group.name, found);
            readable(group.pay_days().is_some(), found);
        }
        Record::PayGroupStep(row) => {
            readable(row.rule().is_some(), found);
            of_pay_group(rows, row.pay_group, row.agency, row.in_place(), found);
        }
        Record::PayrollDate(row) => {
            readable(row.period.parse::<Period>().is_ok(), found);
            of_pay_group(rows, row.pay_group, row.agency, row.in_place(), found);
        }
        Record::ServiceGroup(group) => named(&group.name, found),
        Record::AgencyService(service) => {
            period(service.valid_from, service.valid_to, found);
            let of_process = rows.agency_service.of(service.agency).filter(|one| one.process == service.process);
            if of_process.filter(|one| one.overlaps(service)).count() > 1 {
                found.push(BrokenRule::ServicesOverlap(service.agency));
            }
        }
        Record::WorkPair(pair) => {
            period(pair.valid_from, pair.valid_to, found);
            if pair.first == pair.second {
                found.push(BrokenRule::PairOfOne);
            }
            let twins = rows.work_pair.iter().filter(|other| other.id != pair.id && other.same_two(pair));
            if twins.into_iter().any(|other| other.overlaps(pair)) {
                found.push(BrokenRule::PairTwice);
            }
        }
        Record::AgencySystem(system) => {
            period(system.valid_from, system.valid_to, found);
            let same = rows.agency_system.of(system.agency).filter(|one| one.system == system.system);
            if same.filter(|one| one.overlaps(system)).count() > 1 {
                found.push(BrokenRule::SystemTwice(system.agency));
            }
        }
        Record::SystemAccess(access) => {
            period(access.valid_from, access.valid_to, found);
            let agency = rows.agency_system.get(access.agency_system).map(|system| system.agency);
            if !access.in_place() || agency.is_some_and(|agency| agency != access.agency) {
                found.push(BrokenRule::AccessMisplaced(access.agency_system));
            }
        }
        Record::Agreement(_)
        | Record::DefinitionLine(_)
        | Record::Metric(_)
        | Record::MetricResult(_)
        | Record::BoundaryCondition(_)
        | Record::UnitPrice(_)
        | Record::AppliedAgreement(_)
        | Record::PlannedChange(_)
        | Record::Feedback(_) => agreement::rules::check(rows, record, found),
        Record::Absence(absence) => period(Some(absence.from_day), Some(absence.to_day), found),
        Record::Handover(row) => {
            let absent = rows.absence.get(row.absence).map(|absence| absence.employee);
            let sound = row.id == Handover::new(row.absence, row.agency).id
                && row.stand_in.is_some() == row.taken_over_at.is_some()
                && (row.stand_in.is_none() || row.stand_in != absent);
            if !sound {
                found.push(BrokenRule::HandoverUnsound(row.agency));
            }
        }
        Record::OpenMatter(matter) => {
            let done = matter.state == MatterState::Done;
            if matter.text.trim().is_empty() || done != matter.closed_on.is_some() {
                found.push(BrokenRule::MatterUnsound);
            }
        }
        Record::PrivacyNotice(_) | Record::Retention(_) => kept(record, found),
        Record::Team(team) => named(&team.name, found),
        Record::Product(product) => named(&product.name_fi, found),
        Record::ParentOrganisation(item)
        | Record::Branch(item)
        | Record::EmploymentType(item)
        | Record::City(item)
        | Record::IdentifierKind(item)
        | Record::ContactRole(item)
        | Record::CharacteristicCategory(item)
        | Record::ServiceProcess(item)
        | Record::System(item) => named(&item.name_fi, found),
    }
}

/// A year that has been found true is opened before its figures are touched. The operation that verifies may still
/// bring the figures with it.
fn verified(rows: &Rows, whole: &Whole, change: &Change, found: &mut Vec<BrokenRule>) {
    let count = |record: &Option<Record>| match record {
        Some(Record::Headcount(row)) => Some((row.agency, FieldGroup::Headcount, row.year, row.count)),
        Some(Record::Volume(row)) => Some((row.agency, FieldGroup::Volume, row.year, row.count)),
        _ => None,
    };
    let (before, after) = (count(&change.before), count(&change.after));
    if before == after {
        return;
    }
    for (agency, group, year, _) in [before, after].into_iter().flatten() {
        let Some(verification) = rows.verified(agency, group, Some(year)) else { continue };
        if !whole.verifies.contains(&verification.id.0) {
            found.push(BrokenRule::YearVerified(year));
        }
    }
}

/// A closed round takes no answers, and none is taken back. The operation that closes it may still bring answers with it,
/// and what becomes of an answer is free. An agency comes and goes with all its answers.
fn closed(rows: &Rows, whole: &Whole, change: &Change, found: &mut Vec<BrokenRule>) {
    let said = |record: &Option<Record>| match record {
        Some(Record::Answer(answer)) => {
            Some((answer.round, answer.agency, answer.body.clone(), answer.nothing_special))
        }
        _ => None,
    };
    let (before, after) = (said(&change.before), said(&change.after));
    if before == after {
        return;
    }
    for (round, agency, ..) in [before, after].into_iter().flatten() {
        let closed = rows.question_round.get(round).is_some_and(|round| !round.open());
        if closed && !whole.rounds.contains(&round.0) && !whole.agencies.contains(&agency.0) {
            found.push(BrokenRule::RoundClosed(round));
        }
    }
}

/// Nobody is away twice on one day. Files from before that rule may hold such absences: an edit of one of them is in
/// order where it meets no other that it did not meet before, so that they can still be corrected.
fn away_twice(rows: &Rows, change: &Change, found: &mut Vec<BrokenRule>) {
    let Some(Record::Absence(absence)) = &change.after else { return };
    let before = match &change.before {
        Some(Record::Absence(before)) if before != absence && before.employee == absence.employee => Some(before),
        _ => None,
    };
    let mut own = rows.absence.iter().filter(|one| one.employee == absence.employee && one.id != absence.id);
    let meets = |one: &Absence, other: &Absence| one.meets(other.from_day, other.to_day);
    if own.any(|one| meets(one, absence) && !before.is_some_and(|before| meets(one, before))) {
        found.push(BrokenRule::AbsencesOverlap(absence.employee));
    }
}

fn kept(record: &Record, found: &mut Vec<BrokenRule>) {
    let sound = match record {
        Record::Retention(row) => row.months.is_none_or(|months| (1..=LONGEST_KEPT).contains(&months)),
        _ => true,
    };
    if !sound || record.natural_id() != Some(record.id()) {
        found.push(BrokenRule::RetentionWrong);
    }
}

fn readable(readable: bool, found: &mut Vec<BrokenRule>) {
    if !readable {
        found.push(BrokenRule::PayrollUnreadable);
    }
}

/// What belongs to a pay group belongs to the group's agency.
fn of_pay_group(rows: &Rows, group: PayGroupId, agency: AgencyId, in_place: bool, found: &mut Vec<BrokenRule>) {
    if !in_place || rows.pay_group.get(group).is_some_and(|group| group.agency != agency) {
        found.push(BrokenRule::PayrollMisplaced(group));
    }
}

/// What belongs to a contact belongs to the contact's agency.
fn owner(rows: &Rows, contact: ContactId, agency: AgencyId, found: &mut Vec<BrokenRule>) {
    if rows.contact.get(contact).is_some_and(|contact| contact.agency != agency) {
        found.push(BrokenRule::ContactMisplaced(contact));
    }
}

pub(super) fn named(name: &str, found: &mut Vec<BrokenRule>) {
    if name.trim().is_empty() {
        found.push(BrokenRule::ItemNameMissing);
    }
}

pub(super) fn period(from: Option<NaiveDate>, to: Option<NaiveDate>, found: &mut Vec<BrokenRule>) {
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        found.push(BrokenRule::PeriodBackwards);
    }
}

fn times(opens: Option<chrono::NaiveTime>, closes: Option<chrono::NaiveTime>, found: &mut Vec<BrokenRule>) {
    let sound = match (opens, closes) {
        (Some(opens), Some(closes)) => opens < closes,
        (None, None) => true,
        _ => false,
    };
    if !sound {
        found.push(BrokenRule::HoursBackwards);
    }
}

fn figure(year: i64, count: i64, in_place: bool, found: &mut Vec<BrokenRule>) {
    if !YEARS.contains(&year) {
        found.push(BrokenRule::YearOutOfRange(year));
    }
    if !(0..=LARGEST_FIGURE).contains(&count) {
        found.push(BrokenRule::FigureOutOfRange(count));
    }
    if !in_place {
        found.push(BrokenRule::FigureMisplaced);
    }
}

fn assignments(rows: &Rows, agency: AgencyId, found: &mut Vec<BrokenRule>) {
    let all: Vec<_> = rows.assignment.of(agency).collect();
    for (index, one) in all.iter().enumerate() {
        for other in all.iter().skip(index + 1) {
            let at_once = one.valid_from.is_none_or(|from| other.valid_to.is_none_or(|to| from <= to))
                && other.valid_from.is_none_or(|from| one.valid_to.is_none_or(|to| from <= to));
            if !at_once || one.role != other.role {
                continue;
            }
            if one.role == AssignmentRole::Responsible {
                found.push(BrokenRule::TwoResponsible(agency));
            } else if one.employee == other.employee {
                found.push(BrokenRule::AssignedTwice(agency));
            }
        }
    }
}

/// Only mergers count: what was split off may well be merged back one day.
fn merged_into_itself(rows: &Rows, agency: AgencyId) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let mut open = vec![agency];
    while let Some(one) = open.pop() {
        for succession in rows.succession.of(one).filter(|succession| succession.kind == SuccessionKind::Merged) {
            let Some(predecessor) = succession.predecessor else { continue };
            if predecessor == agency {
                return true;
            }
            if seen.insert(predecessor) {
                open.push(predecessor);
            }
        }
    }
    false
}

#[cfg(test)]
mod tests;
