//! What the things of the domain are called.

use chrono::NaiveDate;

use super::Texts;
use super::date::format_date;
use super::load::change_headings;
use super::money::format_decimal;
pub use super::operations::{kept, operation_key, operation_name, saved, undo_key, undo_refused, undone};
use super::payroll::uncapitalised;
use crate::domain::agreement::{Metric, MetricPeriod, Outcome, PlannedChange};
use crate::domain::calendar::Holiday;
use crate::domain::client::{Meeting, MeetingKind, PlanState};
use crate::domain::figures::FigureTable;
use crate::domain::payroll::Step;
use crate::domain::{
    Agreement, BrokenRule, Characteristic, Conflict, Counting, DataDuty, EmployeeId, FieldGroup, Kept, LoggedOperation,
    MatterState, OperationKind, Record, Rows,
};

/// What a planned change comes to in a number, such as "Contractual: +35"; none where it has none.
#[must_use]
pub fn planned_amount(texts: &Texts, rows: &Rows, change: &PlannedChange) -> Option<String> {
    let language = texts.language();
    let signed = crate::i18n::number::format_signed(language, change.counted()?);
    let kind = change.employment_type.and_then(|id| rows.employment_type.get(id)).map(|one| one.name(language));
    let product = change.product.and_then(|id| rows.product.get(id)).map(|one| one.name(language));
    Some(format!("{}: {signed}", kind.or(product)?))
}

/// What a row is called, so that people know which one is meant: the agency, and of figures what they count and the
/// year. Empty where there is no name for it.
#[must_use]
pub fn record_name(texts: &Texts, rows: &Rows, record: &Record) -> String {
    let agency = record.agency().and_then(|id| rows.agency.get(id));
    let agency = agency.map(|agency| agency.name(texts.language()).to_owned()).unwrap_or_default();
    let own = own_name(texts, rows, record);
    [agency, own].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What a row is called among the rows of its agency. Empty where there is no name for it.
#[must_use]
pub fn own_name(texts: &Texts, rows: &Rows, record: &Record) -> String {
    let language = texts.language();
    match record {
        Record::Headcount(row) => {
            let kind = rows.employment_type.get(row.employment_type).map(|kind| kind.name(language).to_owned());
            [kind, Some(row.year.to_string())].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Record::Volume(row) => {
            let product = rows.product.get(row.product).map(|product| product.name(language).to_owned());
            [product, Some(row.year.to_string())].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Record::Agency(agency) => agency.name(language).to_owned(),
        Record::Assignment(assignment) => {
            rows.employee.get(assignment.employee).map(|employee| employee.name.clone()).unwrap_or_default()
        }
        Record::AccountPerson(person) => person.name.clone(),
        Record::Contact(contact) => contact.name.clone(),
        Record::ContactReach(reach) => {
            rows.contact.get(reach.contact).map(|contact| contact.name.clone()).unwrap_or_default()
        }
        Record::Characteristic(characteristic) => characteristic.title.clone(),
        Record::Question(question) => question.text(language).to_owned(),
        Record::QuestionRound(round) => round.name.clone(),
        Record::RoundQuestion(one) => {
            let round = rows.question_round.get(one.round).map(|round| round.name.clone());
            let question = rows.question.get(one.question).map(|question| question.text(language).to_owned());
            [round, question].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Record::Answer(answer) => {
            rows.question.get(answer.question).map(|question| question.text(language).to_owned()).unwrap_or_default()
        }
        Record::PayGroup(group) => group.name.clone(),
        Record::PayGroupStep(row) => {
            let group = rows.pay_group.get(row.pay_group).map(|group| group.name.clone());
            [group.unwrap_or_default(), step_name(texts, rows, row.step).to_owned()].join(", ")
        }
        Record::PayrollDate(row) => {
            let group = rows.pay_group.get(row.pay_group).map(|group| group.name.clone());
            [group.unwrap_or_default(), step_name(texts, rows, row.step).to_owned(), row.period.clone()].join(", ")
        }
        Record::RoundStep(row) => {
            let group = row.pay_group.and_then(|id| rows.pay_group.get(id)).map(|group| group.name.clone());
            let words = [Some(step_name(texts, rows, row.step).to_owned()), group, Some(row.period.clone())];
            words.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Record::RecurringTask(task) => task.name(language).to_owned(),
        Record::RoundStepKind(kind) => kind.name(language).to_owned(),
        Record::ServiceGroup(group) => group.name.clone(),
        Record::AgencyService(service) => {
            rows.service_process.get(service.process).map(|one| one.name(language).to_owned()).unwrap_or_default()
        }
        Record::Employee(employee) => employee.name.clone(),
        Record::Absence(absence) => {
            rows.employee.get(absence.employee).map(|employee| employee.name.clone()).unwrap_or_default()
        }
        Record::OpenMatter(matter) => matter.text.clone(),
        Record::Handover(handover) => rows
            .absence
            .get(handover.absence)
            .and_then(|absence| rows.employee.get(absence.employee))
            .map(|employee| employee.name.clone())
            .unwrap_or_default(),
        Record::WorkPair(pair) => {
            let names = [pair.first, pair.second].map(|id| rows.employee.get(id).map(|one| one.name.clone()));
            names.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Record::AgencySystem(one) => {
            rows.system.get(one.system).map(|system| system.name(language).to_owned()).unwrap_or_default()
        }
        Record::SystemAccess(access) => {
            let used = rows.agency_system.get(access.agency_system);
            let system = used.and_then(|one| rows.system.get(one.system)).map(|one| one.name(language).to_owned());
            let who = rows.employee.get(access.employee).map(|one| one.name.clone());
            [system, who].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Record::Agreement(agreement) => agreement_name(texts, agreement),
        Record::DefinitionLine(line) => {
            let standard = line.standard.and_then(|id| rows.definition_line.get(id));
            line.work(standard).task
        }
        Record::Metric(metric) => metric.name.clone(),
        Record::MetricResult(result) => {
            let metric = rows.metric.get(result.metric).map(|metric| metric.name.clone()).unwrap_or_default();
            let period = result.period.parse().map(|period| metric_period(texts, period));
            [metric, period.unwrap_or_else(|_| result.period.clone())].join(", ")
        }
        Record::BoundaryCondition(condition) => condition.text.clone(),
        Record::UnitPrice(price) => {
            let product = rows.product.get(price.product).map(|product| product.name(language).to_owned());
            [product.unwrap_or_default(), format_date(language, price.valid_from)].join(", ")
        }
        Record::AppliedAgreement(applied) => applied.name.clone(),
        Record::PlannedChange(change) => change.text.clone(),
        Record::Feedback(feedback) => format_date(language, feedback.received_on),
        Record::EmploymentCounting(row) => {
            rows.employment_type.get(row.employment_type).map(|one| one.name(language).to_owned()).unwrap_or_default()
        }
        Record::Meeting(meeting) => meeting_name(texts, meeting),
        Record::MeetingAgency(one) => {
            rows.meeting.get(one.meeting).map(|meeting| meeting_name(texts, meeting)).unwrap_or_default()
        }
        Record::MeetingDecision(decision) => decision.text.clone(),
        Record::ClientPlan(plan) => plan.goal.clone(),
        Record::Satisfaction(one) => {
            let question = if one.overall() { texts.get("satisfaction-overall") } else { &one.question };
            format!("{question}, {}", one.year)
        }
        Record::BranchManager(one) => one.name.clone(),
        Record::UnitSetting(one) => {
            let key = format!("setting-{}", one.name.replace('_', "-"));
            if texts.has(&key) { texts.get(&key).to_owned() } else { one.name.clone() }
        }
        Record::Verification(row) => {
            let year = row.year.map(|year| year.to_string());
            let group = texts.get(&field_group_key(row.field_group)).to_owned();
            std::iter::once(group).chain(year).collect::<Vec<_>>().join(", ")
        }
        Record::DataDuty(duty) => texts.get(&field_group_key(duty.field_group)).to_owned(),
        Record::Doubt(doubt) => texts.get(&field_group_key(doubt.field_group)).to_owned(),
        Record::Norm(norm) => {
            let product = rows.product.get(norm.product).map(|product| product.name(language).to_owned());
            [product, Some(norm.year.to_string())].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Record::CostPerPersonYear(cost) => cost.year.to_string(),
        Record::Product(product) => product.name(language).to_owned(),
        Record::Team(team) => team.name.clone(),
        Record::ParentOrganisation(item)
        | Record::Branch(item)
        | Record::EmploymentType(item)
        | Record::City(item)
        | Record::IdentifierKind(item)
        | Record::ContactRole(item)
        | Record::CharacteristicCategory(item)
        | Record::ServiceProcess(item)
        | Record::System(item)
        | Record::Segment(item) => item.name(language).to_owned(),
        _ => String::new(),
    }
}

/// What a meeting is called: `Ohjausryhmä 14.10.2026`.
#[must_use]
pub fn meeting_name(texts: &Texts, meeting: &Meeting) -> String {
    format!("{} {}", texts.get(meeting_kind_key(meeting.kind)), format_date(texts.language(), meeting.held_on))
}

/// The key of a kind of meeting.
#[must_use]
pub const fn meeting_kind_key(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::SteeringGroup => "meeting-steering-group",
        MeetingKind::CooperationGroup => "meeting-cooperation-group",
        MeetingKind::ClientTeam => "meeting-client-team",
        MeetingKind::Other => "meeting-other",
    }
}

/// The key of how far a line of the client plan has come.
#[must_use]
pub const fn plan_state_key(state: PlanState) -> &'static str {
    match state {
        PlanState::Planned => "plan-planned",
        PlanState::UnderWay => "plan-under-way",
        PlanState::Done => "plan-done",
        PlanState::GivenUp => "plan-given-up",
    }
}

/// The key of how far an open matter has come.
#[must_use]
pub const fn matter_state_key(state: MatterState) -> &'static str {
    match state {
        MatterState::Open => "matter-open",
        MatterState::Parked => "matter-parked",
        MatterState::Done => "matter-done",
    }
}

/// What an agreement is called: `Sopimus 14/2025`.
#[must_use]
pub fn agreement_name(texts: &Texts, agreement: &Agreement) -> String {
    texts.with("agreement-named", &[("number", agreement.number.as_str().into())])
}

/// A period of a metric: `3/2026`, `I/2026` for a quarter, `2026`.
#[must_use]
pub fn metric_period(texts: &Texts, period: MetricPeriod) -> String {
    match period {
        MetricPeriod::Month(year, month) => format!("{month}/{year}"),
        MetricPeriod::Quarter(year, quarter) => {
            let args = [("quarter", roman(quarter).into()), ("year", year.to_string().into())];
            texts.with("metric-quarter", &args)
        }
        MetricPeriod::Year(year) => year.to_string(),
    }
}

/// What a metric came to, with its unit and the counts behind it: `91,7 % (11/12)`.
#[must_use]
pub fn outcome_words(texts: &Texts, metric: &Metric, outcome: &Outcome) -> String {
    let value = format_decimal(texts.language(), outcome.value);
    let unit = Some(metric.unit.clone()).filter(|unit| !unit.is_empty());
    let counts = outcome.counts.map(|counts| format!("({}/{})", counts.on_time, counts.counted));
    [Some(value), unit, counts].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// An employment type in a table that has a total: which of them is no part of it says so.
#[must_use]
pub fn counted_name(texts: &Texts, name: &str, counting: Counting) -> String {
    match counting {
        Counting::Counted => name.to_owned(),
        Counting::OfWhich => texts.with("figures-of-which", &[("name", uncapitalised(name).into())]),
        Counting::Beside => texts.with("figures-beside", &[("name", name.into())]),
    }
}

/// A quarter as it is numbered here.
const fn roman(quarter: u32) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

/// What the change in a table of figures is called: with the years between which it is.
#[must_use]
pub fn change_heading(texts: &Texts, table: &FigureTable, today: NaiveDate) -> String {
    let [change, _] = change_headings(texts, table.years.get(..=table.compared(today)).unwrap_or_default());
    change
}

/// The name of who did something: of an erased person what stands in place of it.
#[must_use]
pub fn writer(texts: &Texts, operation: &LoggedOperation) -> String {
    use OperationKind::{DemoWritten, FileRecovered, FileStarted, FileUpgraded};
    let program = matches!(operation.kind, Some(FileStarted | FileUpgraded | FileRecovered | DemoWritten));
    if operation.who.is_empty() && !program { texts.get("person-erased").to_owned() } else { operation.who.clone() }
}

/// The key of what a kind of things that are kept for a time is called.
#[must_use]
pub const fn kept_key(kind: Kept) -> &'static str {
    match kind {
        Kept::Absences => "kept-absences",
        Kept::Contacts => "kept-contacts",
        Kept::AccountPeople => "kept-account-people",
        Kept::Employees => "kept-employees",
        Kept::LogContents => "kept-log-contents",
    }
}

/// The key of a holiday's name. The Almanac Office's names in Finnish and Swedish:
/// <https://almanakka.helsinki.fi/liputus-ja-juhlapaivat/>.
#[must_use]
pub fn holiday_key(holiday: Holiday) -> String {
    format!("holiday-{}", holiday.word().replace('_', "-"))
}

/// Who answers for a group of fields, and who from when on, where the owner's last day is known.
#[must_use]
pub fn duty_owner(texts: &Texts, rows: &Rows, duty: &DataDuty, today: NaiveDate) -> String {
    let name = |id: Option<EmployeeId>| {
        let name = id.and_then(|id| rows.employee.get(id)).map(|one| one.name.as_str());
        name.unwrap_or_else(|| texts.get("duty-responsible")).to_owned()
    };
    let now = name(rows.answers_for(duty, today));
    let Some((from, next)) = rows.answers_next(duty, today) else { return now };
    let args = [("now", now.into()), ("day", format_date(texts.language(), from).into()), ("next", name(next).into())];
    texts.with("duty-owner-changes", &args)
}

/// The key of what a group of fields is called.
#[must_use]
pub fn field_group_key(group: FieldGroup) -> String {
    format!("field-group-{}", group.word())
}

/// The key of what the program itself calls a step of a round.
#[must_use]
pub fn step_key(step: Step) -> String {
    match step {
        Step::Own(_) => "payroll-step-own".to_owned(),
        Step::Task(_) => "table-recurring-task".to_owned(),
        known => format!("payroll-step-{}", known.word().replace('_', "-")),
    }
}

/// What a step of a round is called: as the users' list says, else as the program does.
#[must_use]
pub fn step_name<'n>(texts: &'n Texts, rows: &'n Rows, step: Step) -> &'n str {
    let kind = rows.step_kind(step).map(|kind| kind.name(texts.language()));
    let task = || rows.task_of(step).map(|task| task.name(texts.language()));
    kind.or_else(task).unwrap_or_else(|| texts.get(&step_key(step)))
}

/// When a characteristic bites, in words; empty where it always does.
#[must_use]
pub fn bites_text(texts: &Texts, rows: &Rows, one: &Characteristic) -> String {
    let months = Some(super::date::months_text(texts.language(), &one.bites())).filter(|months| !months.is_empty());
    let step = one.payroll_step.map(|step| {
        let name = uncapitalised(step_name(texts, rows, step));
        texts.with("characteristic-before-step", &[("step", name.into())])
    });
    months.into_iter().chain(step).collect::<Vec<_>>().join(", ")
}

/// The key of what a conflict is told with.
#[must_use]
pub const fn conflict_key(conflict: &Conflict) -> &'static str {
    match conflict {
        Conflict::Gone { .. } => "conflict-gone",
        Conflict::Edited { .. } => "conflict-edited",
        Conflict::Needed { .. } => "conflict-needed",
        Conflict::Missing { .. } => "conflict-missing",
        Conflict::Overtaken { .. } => "conflict-overtaken",
        Conflict::Rule(rule) => rule_key(rule),
        Conflict::Field { .. } => "conflict-title",
    }
}

/// The key of what a broken rule is told with.
#[must_use]
pub const fn rule_key(rule: &BrokenRule) -> &'static str {
    match rule {
        BrokenRule::NameMissing => "rule-name-missing",
        BrokenRule::ItemNameMissing => "rule-item-name-missing",
        BrokenRule::PeriodBackwards => "rule-period-backwards",
        BrokenRule::HoursBackwards => "rule-hours-backwards",
        BrokenRule::TwoResponsible(_) => "rule-two-responsible",
        BrokenRule::AssignedTwice(_) => "rule-assigned-twice",
        BrokenRule::YearOutOfRange(_) => "rule-year",
        BrokenRule::FigureOutOfRange(_) | BrokenRule::FigureMisplaced => "figure-out-of-range",
        BrokenRule::SuccessionCircle(_) => "rule-succession-circle",
        BrokenRule::WorkingShareOutOfRange(_) => "rule-working-share",
        BrokenRule::TwoPrimary(_) => "rule-two-primary",
        BrokenRule::CountedOtherwise => "rule-counted-otherwise",
        BrokenRule::ContactMisplaced(_) => "rule-contact-misplaced",
        BrokenRule::MonthsWrong => "rule-months",
        BrokenRule::WasErased => "rule-was-erased",
        BrokenRule::RoundClosed(_) => "rule-round-closed",
        BrokenRule::AnswerMisplaced => "rule-answer-misplaced",
        BrokenRule::AnswerUnclear => "rule-answer-unclear",
        BrokenRule::PairOfOne => "rule-pair-of-one",
        BrokenRule::PairTwice => "rule-pair-twice",
        BrokenRule::SystemTwice(_) => "rule-system-twice",
        BrokenRule::AccessMisplaced(_) => "rule-access-misplaced",
        BrokenRule::AbsencesOverlap(_) => "rule-absences-overlap",
        BrokenRule::HandoverUnsound(_) => "rule-handover",
        BrokenRule::MatterUnsound => "rule-matter",
        BrokenRule::PayrollUnreadable => "rule-payroll-unreadable",
        BrokenRule::PayrollMisplaced(_) => "rule-payroll-misplaced",
        BrokenRule::TickUnsound(_) => "rule-tick",
        BrokenRule::ServicesOverlap(_) => "rule-services-overlap",
        BrokenRule::AgreementsOverlap(_) => "rule-agreements-overlap",
        BrokenRule::AgreementNumberMissing => "rule-agreement-number-missing",
        BrokenRule::AgreementMisplaced(_) => "rule-agreement-misplaced",
        BrokenRule::DefinitionLineUnsound => "rule-definition-line",
        BrokenRule::LimitsBackwards => "rule-limits-backwards",
        BrokenRule::MoneyOutOfRange(_) => "rule-money",
        BrokenRule::MetricPeriodUnreadable => "rule-metric-period",
        BrokenRule::TextMissing => "rule-text-missing",
        BrokenRule::MeetingUnsound => "rule-meeting",
        BrokenRule::MeetingOfNobody => "rule-meeting-of-nobody",
        BrokenRule::DecisionElsewhere => "rule-decision-elsewhere",
        BrokenRule::SatisfactionUnsound => "rule-satisfaction",
        BrokenRule::SettingUnsound => "rule-setting",
        BrokenRule::YearVerified(_) => "rule-year-verified",
        BrokenRule::IntervalOutOfRange(_) => "rule-interval",
        BrokenRule::DutyMisplaced => "rule-duty-misplaced",
        BrokenRule::DoubtEmpty => "rule-doubt-empty",
        BrokenRule::RetentionWrong => "rule-retention",
        BrokenRule::FactorOutOfRange(_) => "rule-factor",
    }
}
