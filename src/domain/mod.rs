//! The records and the rules: no I/O, no screen. Everything here is a plain function over plain data.

mod agency;
pub mod agreement;
mod change;
pub mod figures;
pub mod importing;
mod knowledge;
pub mod payroll;
mod people;
mod privacy;
mod reading;
mod record;
#[cfg(test)]
pub(crate) mod testing;

pub use agency::succession;
pub use change::{merging, settling};
pub use figures::workload;
pub use importing::starting;
pub use knowledge::{completeness, questionnaire, upkeep};
pub use payroll::calendar;
pub use people::{coverage, leaving};
pub use privacy::{erasure, mention, person, personal_code};
pub use reading::{briefing, search, today};
pub use record::validate;

pub use agency::agency::{
    AccountPerson, AccountRole, Agency, AgencyIdentifier, AgencyKind, OpeningException, OpeningHours, Succession,
    SuccessionKind,
};
pub use agency::contact::{Contact, ContactInRole, ContactRank, ContactReach, ReachKind, compared_reach, same_person};
pub use agency::service::{AgencyService, ServiceGroup, change_service};
pub use agency::system::{AgencySystem, SystemAccess, lacks_access, set_access, system_removal};
pub use agreement::{
    Agreement, AppliedAgreement, BoundaryCondition, DefinitionLine, Feedback, Metric, MetricResult, PlannedChange,
    UnitPrice,
};
pub use change::apply::{Applied, Conflict, apply, carry_out, changed_fields};
pub use change::rules::{BrokenRule, LARGEST_FIGURE, YEARS, broken};
pub use change::undo::{UndoRefused, in_force, next_redo, next_undo, taken_back, undo, undo_import};
pub use figures::figure::{Headcount, HeadcountBasis, Product, Volume};
pub use knowledge::characteristic::{Characteristic, NEAR_DAYS, Severity, parse_months, written_months};
pub use knowledge::data_duty::{DataDuty, INTERVALS};
pub use knowledge::doubt::{Doubt, DoubtOutcome};
pub use knowledge::question::{Answer, Question, QuestionRound, RoundQuestion};
pub use knowledge::verification::{FieldGroup, Verification};
pub use payroll::pay_group::{GroupDate, MovedDate, PayGroup, PayGroupStep};
pub use people::absence::{Absence, Recording, WorkPair, record_absence, remove_absence};
pub use people::assigning::{DeputyAfter, change_deputy, change_responsible};
pub use people::handover::{Away, Handover, MatterState, OpenMatter, Untaken, hand_over, take_over, untaken};
pub use people::pairing::end_pair;
pub use people::staff::{Assignment, AssignmentRole, Employee, EmployeeRole, Team};
pub use privacy::keeping::{Kept, LONGEST_KEPT, PrivacyNotice, Retention};
pub use reading::paper::Paper;
pub use record::id::{
    AgencyId, AgreementId, CharacteristicId, ContactId, DefinitionLineId, EmployeeId, ListId, MetricId, OperationId,
    PayGroupId, ProductId, QuestionId, RoundId, RowId, ServiceGroupId, TeamId,
};
pub use record::language::{Language, Names};
pub use record::list::ListItem;
pub use record::operation::{Change, LoggedChange, LoggedOperation, Operation, OperationKind, Picture};
pub(crate) use record::record::for_each_record;
pub use record::record::{Fields, List, Record, Reference, Row, Rows, Table};
pub use record::shelf::Shelf;
pub use record::snapshot::{Cursor, GroupEdits, LastEdit, LastEdits, Snapshot};
