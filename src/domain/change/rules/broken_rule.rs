//! The rules by name, and those that many kinds of rows keep.

use chrono::NaiveDate;

use crate::domain::record::id::{AgencyId, AgreementId, ContactId, EmployeeId, PayGroupId, RoundId, RowId};

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
    /// A year outside [`YEARS`](crate::domain::YEARS).
    YearOutOfRange(i64),
    /// A figure below zero or above [`LARGEST_FIGURE`](crate::domain::LARGEST_FIGURE).
    FigureOutOfRange(i64),
    /// A figure whose identity is not that of its natural key.
    FigureMisplaced,
    /// An agency would have been merged into itself, directly or through others.
    SuccessionCircle(AgencyId),
    /// A working share outside 1–100 per cent.
    WorkingShareOutOfRange(i64),
    /// Two employment types would become one of which one is a part of the total and the other is not.
    CountedOtherwise,
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
    /// A step that is ticked without a day, or open with one, or partly done or not needed without a word why.
    TickUnsound(Option<AgencyId>),
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
    /// A sum below zero or above [`LARGEST_MONEY`](crate::domain::agreement::LARGEST_MONEY).
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
    /// A meeting's agency or decision under another identity, or a decision that became a matter of another agency.
    MeetingUnsound,
    /// A meeting that concerns no agency any more.
    MeetingOfNobody,
    /// A decision of an agency that its meeting does not concern.
    DecisionElsewhere,
    /// A score above the best there is, or a second one of the same question and year.
    SatisfactionUnsound,
    /// A setting of the unit under another identity.
    SettingUnsound,
    /// Somebody who was erased comes back under the identity that they had.
    WasErased,
    /// A figure of a year that has been found true.
    YearVerified(i64),
    /// An interval outside [`INTERVALS`](crate::domain::INTERVALS).
    IntervalOutOfRange(i64),
    /// A data duty whose identity is not that of its natural key.
    DutyMisplaced,
    /// Somebody says that something is no longer true, but not what.
    DoubtEmpty,
    /// A factor outside [`FACTORS`](crate::domain::FACTORS).
    FactorOutOfRange(i64),
    /// A time of keeping below a month or above [`LONGEST_KEPT`](crate::domain::LONGEST_KEPT), or a row of these under
    /// another identity.
    RetentionWrong,
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
