//! The records and the rules: no I/O, no screen. Everything here is a plain function over plain data.

mod agency;
pub mod agreement;
mod change;
pub mod client;
pub mod figures;
pub mod importing;
mod knowledge;
pub mod load;
pub mod payroll;
mod people;
mod privacy;
mod reading;
mod record;
#[cfg(test)]
pub(crate) mod testing;
pub mod what_if;

pub use agency::agency::{
    AccountPerson, AccountRole, Agency, AgencyIdentifier, AgencyKind, OpeningException, OpeningHours, Succession,
    SuccessionKind,
};
pub use agency::contact::{Contact, ContactInRole, ContactRank, ContactReach, ReachKind, compared_reach, tidy_reach};
pub use agency::contacts::same_person;
pub use agency::opening::Opening;
pub use agency::service::{AgencyService, ServiceGroup};
pub use agency::services::change_service;
pub use agency::succession;
pub use agency::system::{AgencySystem, SystemAccess};
pub use agency::systems::{lacks_access, set_access, system_removal};
pub use agreement::agreement::Agreement;
pub use agreement::around::{AppliedAgreement, Feedback, PlannedChange};
pub use agreement::limit::BoundaryCondition;
pub use agreement::metric::{Metric, MetricResult};
pub use agreement::price::UnitPrice;
pub use agreement::work::DefinitionLine;
pub use change::apply::{Applied, apply, carry_out, changed_fields};
pub use change::meanwhile::meant;
pub use change::merge::Conflict;
pub use change::past::{Past, past};
pub use change::recovered::{Gap, Recovered, RecoveredTable};
pub use change::restoring::{Scope, restoring};
pub use change::rules::broken;
pub use change::rules::broken_rule::BrokenRule;
pub use change::undo::{
    UndoRefused, changed_by, mark_taken_back, next_redo, next_undo, reports_kept, reports_said_since, undo, undo_import,
};
pub use change::{merging, settling};
pub use client::branch_manager::BranchManager;
pub use client::meeting::{Meeting, MeetingAgency, MeetingDecision};
pub use client::plan::ClientPlan;
pub use client::satisfaction::Satisfaction;
pub use client::unit_setting::UnitSetting;
pub use figures::figure::{
    Counting, EmploymentCounting, Headcount, HeadcountBasis, LARGEST_FIGURE, Product, Volume, YEARS,
};
pub use figures::workload;
pub use importing::starting;
pub use knowledge::characteristic::{Characteristic, Severity, parse_months, written_months};
pub use knowledge::characteristics::NEAR_DAYS;
pub use knowledge::data_duty::{DataDuty, INTERVALS};
pub use knowledge::doubt::{Doubt, DoubtOutcome};
pub use knowledge::question::{Answer, Question, QuestionRound, RoundQuestion};
pub use knowledge::verification::{FieldGroup, Verification};
pub use knowledge::{completeness, questionnaire, upkeep};
pub use load::norm::{AgencyFactor, CostPerPersonYear, FACTORS, Norm};
pub use payroll::calendar;
pub use payroll::pay_group::{MovedDate, PayGroup, PayGroupStep};
pub use payroll::pay_groups::GroupDate;
pub use payroll::recurring_task::RecurringTask;
pub use payroll::round_step::{Payer, RoundStep, StepState};
pub use payroll::step_kind::RoundStepKind;
pub use people::absence::{Absence, WorkPair};
pub use people::absences::{Recording, record_absence, remove_absence};
pub use people::assigning::{DeputyAfter, change_deputy, change_responsible};
pub use people::handover::{Handover, MatterState, OpenMatter};
pub use people::handovers::{Away, Untaken, hand_over, take_over, untaken};
pub use people::pairing::end_pair;
pub use people::staff::{Assignment, AssignmentRole, Employee, EmployeeRole, Team};
pub use people::takers::{TakerAway, Then, taker_away, takers_away};
pub use people::{coverage, leaving};
pub use privacy::notice::{Kept, LONGEST_KEPT, PrivacyNotice, Retention};
pub use privacy::{erasure, gave_way, mention, person, personal_code};
pub use reading::paper::Paper;
pub use reading::{address_book, board, briefing, due, search, situation, today, unit_days};
pub use record::id::{
    AgencyId, AgreementId, CharacteristicId, ContactId, DefinitionLineId, EmployeeId, ListId, MetricId, OperationId,
    PayGroupId, ProductId, QuestionId, RoundId, RowId, ServiceGroupId, TeamId,
};
pub use record::indexed_table::IndexedTable;
pub use record::language::{Language, Names};
pub use record::list::{List, ListItem};
pub use record::operation::{Change, Cut, LoggedChange, LoggedOperation, Operation, OperationKind, Picture, cut};
pub use record::record::{Record, Rows};
pub(crate) use record::records::for_each_record;
pub use record::row::{Fields, Reference, Row};
pub use record::snapshot::{Cursor, GroupEdits, LastEdit, LastEdits, Snapshot};
pub use record::table::Table;
pub use record::topic::Topic;
pub use record::{phone, shape, validate};
