//! What the things of the domain are called.

use chrono::NaiveDate;
use uuid::Uuid;

use super::Texts;
use super::date::format_date;
use crate::domain::agreement::MetricPeriod;
use crate::domain::calendar::Holiday;
use crate::domain::figures::FigureTable;
use crate::domain::payroll::Step;
use crate::domain::{
    AgencyId, Agreement, BrokenRule, Characteristic, Conflict, DataDuty, EmployeeId, FieldGroup, Kept, LoggedChange,
    LoggedOperation, Operation, OperationKind, Record, Rows, Table, UndoRefused,
};

/// What an operation is called in the reader's language: its kind, and the agencies it was about.
#[must_use]
pub fn operation_name(texts: &Texts, rows: &Rows, operation: &LoggedOperation) -> String {
    let kind = operation.kind.map_or_else(|| "operation-unknown".to_owned(), operation_key);
    let mut agencies: Vec<AgencyId> = Vec::new();
    for agency in operation.changes.iter().filter_map(|change| change.agency) {
        if !agencies.contains(&agency) {
            agencies.push(agency);
        }
        // Two are named; that there are more is enough to know.
        if agencies.len() > 2 {
            break;
        }
    }
    let name = |id: AgencyId| {
        let now = rows.agency.get(id).map(|agency| agency.name(texts.language()).to_owned());
        // A deleted agency's name is still in what the operation took away.
        now.or_else(|| {
            let gone = operation.changes.iter().find(|change| change.record == id.0)?;
            gone.before.as_ref()?.get("name_fi")?.as_str().map(str::to_owned)
        })
    };
    let mut names: Vec<String> = agencies.iter().take(2).filter_map(|id| name(*id)).collect();
    if agencies.len() > 2 {
        names.push("…".to_owned());
    }
    // Whoever leaves says more than the agencies that change hands; what is about nobody's agency says about whom.
    if names.is_empty() || operation.kind == Some(OperationKind::EmployeeLeft) {
        let people = people_named(rows, operation);
        names = if people.is_empty() { names } else { people };
    }
    if let [agency] = agencies.as_slice()
        && operation.kind != Some(OperationKind::EmployeeLeft)
    {
        // Where the agency itself was edited, what belongs to it says nothing more.
        let itself = operation.changes.iter().any(|change| change.record == agency.0);
        names.extend(rows_named(texts, rows, operation).into_iter().filter(|_| !itself));
    } else if names.is_empty() {
        names = rows_named(texts, rows, operation);
    }
    let text = texts.get(&kind);
    if names.is_empty() { text.to_owned() } else { format!("{text}: {}", names.join(", ")) }
}

/// What the rows are called that an operation was about; two are named. Of figures it is enough to know whose they are.
fn rows_named(texts: &Texts, rows: &Rows, operation: &LoggedOperation) -> Vec<String> {
    /// How many rows are looked at for their names.
    const LOOKED_AT: usize = 24;
    let mut names: Vec<String> = Vec::new();
    if operation.kind == Some(OperationKind::FiguresEdited) {
        return names;
    }
    for change in operation.changes.iter().take(LOOKED_AT) {
        let then = || Record::from_fields(change.table, change.after.clone().or_else(|| change.before.clone())?).ok();
        let name = rows.get(change.table, change.record).or_else(then).map(|row| own_name(texts, rows, &row));
        let Some(name) = name.filter(|name| !name.is_empty() && !names.contains(name)) else { continue };
        if names.len() == 2 {
            names.push("…".to_owned());
            break;
        }
        names.push(name);
    }
    names
}

/// Those of us whose own rows an operation was about; two are named.
fn people_named(rows: &Rows, operation: &LoggedOperation) -> Vec<String> {
    let own = operation.changes.iter().filter(|change| change.table == Table::Employee);
    let name = |change: &LoggedChange| {
        let now = rows.employee.get(change.record).map(|employee| employee.name.clone());
        now.or_else(|| change.before.as_ref()?.get("name")?.as_str().map(str::to_owned))
    };
    let mut names: Vec<String> = own.clone().take(2).filter_map(name).collect();
    if own.count() > 2 {
        names.push("…".to_owned());
    }
    names
}

/// What is said once an operation has been saved: what it did, and to what.
#[must_use]
pub fn saved(texts: &Texts, rows: &Rows, operation: &Operation) -> String {
    let changes = operation.changes.iter().filter_map(LoggedChange::of).collect();
    let logged = LoggedOperation {
        sequence: 0,
        id: operation.id,
        kind: Some(operation.kind),
        at: operation.at,
        who: operation.who.clone(),
        undoes: operation.undoes,
        changes,
    };
    operation_name(texts, rows, &logged)
}

/// What is said once an operation has been taken back, or done again where it was an undo itself. `meant` is what it was
/// in the beginning.
#[must_use]
pub fn undone(texts: &Texts, rows: &Rows, operation: &LoggedOperation, meant: Option<OperationKind>) -> String {
    let redone = operation.kind == Some(OperationKind::Undone);
    let key = if redone { "toast-redone" } else { "toast-undone" };
    let operation = LoggedOperation { kind: meant, ..operation.clone() };
    texts.with(key, &[("name", operation_name(texts, rows, &operation).into())])
}

/// Why an operation is not taken back; `by` is whoever has changed the same since, as far as their name is known.
#[must_use]
pub fn undo_refused(texts: &Texts, reason: &UndoRefused, by: Option<&str>) -> String {
    texts.with(undo_key(reason), &[("who", by.unwrap_or_else(|| texts.get("person-erased")).into())])
}

/// The key of why an operation is not taken back.
#[must_use]
pub const fn undo_key(reason: &UndoRefused) -> &'static str {
    match reason {
        UndoRefused::Nothing => "undo-nothing",
        UndoRefused::AlreadyUndone => "undo-already",
        UndoRefused::Erased => "undo-erased",
        UndoRefused::Foundation => "undo-foundation",
        UndoRefused::ChangedSince { .. } => "undo-changed",
    }
}

/// What of an import stays when it is taken back, for it has been edited since; none where nothing does.
#[must_use]
pub fn kept(texts: &Texts, rows: &Rows, kept: &[(Table, Uuid)]) -> Option<String> {
    let named = kept.iter().take(3).filter_map(|(table, id)| Some(own_name(texts, rows, &rows.get(*table, *id)?)));
    let mut names: Vec<String> = named.filter(|name| !name.is_empty()).collect();
    if kept.len() > names.len() {
        names.push("…".to_owned());
    }
    (!kept.is_empty()).then(|| texts.with("undo-kept", &[("names", names.join(", ").into())]))
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
            [group.unwrap_or_default(), texts.get(&step_key(row.step)).to_owned()].join(", ")
        }
        Record::PayrollDate(row) => {
            let group = rows.pay_group.get(row.pay_group).map(|group| group.name.clone());
            [group.unwrap_or_default(), texts.get(&step_key(row.step)).to_owned(), row.period.clone()].join(", ")
        }
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
        Record::Verification(row) => {
            let year = row.year.map(|year| year.to_string());
            let group = texts.get(&field_group_key(row.field_group)).to_owned();
            std::iter::once(group).chain(year).collect::<Vec<_>>().join(", ")
        }
        Record::DataDuty(duty) => texts.get(&field_group_key(duty.field_group)).to_owned(),
        Record::Doubt(doubt) => texts.get(&field_group_key(doubt.field_group)).to_owned(),
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
        | Record::System(item) => item.name(language).to_owned(),
        _ => String::new(),
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

/// A quarter as it is numbered here.
const fn roman(quarter: u32) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

/// The key of an operation kind's name.
#[must_use]
pub fn operation_key(kind: OperationKind) -> String {
    format!("operation-{}", kind.word().replace('_', "-"))
}

/// What the change in a table of figures is called: with its year where that is not the last one.
#[must_use]
pub fn change_heading(texts: &Texts, table: &FigureTable, today: NaiveDate) -> String {
    let compared = table.compared(today);
    match table.years.get(compared) {
        Some(year) if compared + 1 < table.years.len() => {
            texts.with("figures-change-year", &[("year", year.to_string().into())])
        }
        Some(_) | None => texts.get("figures-change").to_owned(),
    }
}

/// The name of who did something: of an erased person what stands in place of it.
#[must_use]
pub fn writer(texts: &Texts, operation: &LoggedOperation) -> String {
    use OperationKind::{DemoWritten, FileStarted, FileUpgraded};
    let program = matches!(operation.kind, Some(FileStarted | FileUpgraded | DemoWritten));
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

/// The key of a payroll step's name.
#[must_use]
pub fn step_key(step: Step) -> String {
    format!("payroll-step-{}", step.word().replace('_', "-"))
}

/// When a characteristic bites, in words; empty where it always does.
#[must_use]
pub fn bites_text(texts: &Texts, one: &Characteristic) -> String {
    let months = Some(super::date::months_text(texts.language(), &one.bites())).filter(|months| !months.is_empty());
    let step = one.payroll_step.map(|step| {
        // A name within a sentence.
        let mut letters = texts.get(&step_key(step)).chars();
        let name: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
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
        BrokenRule::ContactMisplaced(_) => "rule-contact-misplaced",
        BrokenRule::MonthsWrong => "rule-months",
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
        BrokenRule::ServicesOverlap(_) => "rule-services-overlap",
        BrokenRule::AgreementsOverlap(_) => "rule-agreements-overlap",
        BrokenRule::AgreementNumberMissing => "rule-agreement-number-missing",
        BrokenRule::AgreementMisplaced(_) => "rule-agreement-misplaced",
        BrokenRule::DefinitionLineUnsound => "rule-definition-line",
        BrokenRule::LimitsBackwards => "rule-limits-backwards",
        BrokenRule::MoneyOutOfRange(_) => "rule-money",
        BrokenRule::MetricPeriodUnreadable => "rule-metric-period",
        BrokenRule::TextMissing => "rule-text-missing",
        BrokenRule::YearVerified(_) => "rule-year-verified",
        BrokenRule::IntervalOutOfRange(_) => "rule-interval",
        BrokenRule::DutyMisplaced => "rule-duty-misplaced",
        BrokenRule::DoubtEmpty => "rule-doubt-empty",
        BrokenRule::RetentionWrong => "rule-retention",
    }
}
