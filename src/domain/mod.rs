//! The records and the rules: no I/O, no screen. Everything here is a plain function over plain data.

mod absence;
mod agency;
pub mod agreement;
mod apply;
mod assigning;
pub mod briefing;
pub mod calendar;
mod characteristic;
pub mod completeness;
mod contact;
pub mod coverage;
mod data_duty;
mod doubt;
pub mod erasure;
mod figure;
pub mod figures;
mod handover;
mod id;
pub mod importing;
mod joint;
mod language;
pub mod leaving;
mod list;
pub mod mention;
pub mod merging;
mod operation;
mod pairing;
mod paper;
mod pay_group;
pub mod payroll;
mod period;
pub mod person;
pub mod personal_code;
mod privacy;
mod question;
pub mod questionnaire;
mod record;
mod rules;
pub mod search;
mod service;
pub mod settling;
mod shelf;
mod snapshot;
mod staff;
pub mod starting;
pub mod succession;
mod system;
#[cfg(test)]
pub(crate) mod testing;
pub mod today;
mod undo;
pub mod upkeep;
pub mod validate;
mod verification;
pub mod workload;

pub use absence::{Absence, Recording, WorkPair, record_absence, remove_absence};
pub use agency::{
    AccountPerson, AccountRole, Agency, AgencyIdentifier, AgencyKind, OpeningException, OpeningHours, Succession,
    SuccessionKind,
};
pub use agreement::{
    Agreement, AppliedAgreement, BoundaryCondition, DefinitionLine, Feedback, Metric, MetricResult, PlannedChange,
    UnitPrice,
};
pub use apply::{Applied, Conflict, apply, carry_out, changed_fields};
pub use assigning::{DeputyAfter, change_deputy, change_responsible};
pub use characteristic::{Characteristic, NEAR_DAYS, Severity, parse_months, written_months};
pub use contact::{Contact, ContactInRole, ContactRank, ContactReach, ReachKind, compared_reach, same_person};
pub use data_duty::{DataDuty, INTERVALS};
pub use doubt::{Doubt, DoubtOutcome};
pub use figure::{Headcount, HeadcountBasis, Product, Volume};
pub use handover::{Away, Handover, MatterState, OpenMatter, Untaken, hand_over, take_over, untaken};
pub use id::{
    AgencyId, AgreementId, CharacteristicId, ContactId, DefinitionLineId, EmployeeId, ListId, MetricId, OperationId,
    PayGroupId, ProductId, QuestionId, RoundId, RowId, ServiceGroupId, TeamId,
};
pub use language::{Language, Names};
pub use list::ListItem;
pub use operation::{Change, LoggedChange, LoggedOperation, Operation, OperationKind, Picture};
pub use pairing::end_pair;
pub use paper::Paper;
pub use pay_group::{GroupDate, MovedDate, PayGroup, PayGroupStep};
pub use privacy::{Kept, LONGEST_KEPT, PrivacyNotice, Retention};
pub use question::{Answer, Question, QuestionRound, RoundQuestion};
pub(crate) use record::for_each_record;
pub use record::{Fields, List, Record, Reference, Row, Rows, Table};
pub use rules::{BrokenRule, LARGEST_FIGURE, YEARS, broken};
pub use service::{AgencyService, ServiceGroup, change_service};
pub use shelf::Shelf;
pub use snapshot::{Cursor, GroupEdits, LastEdit, LastEdits, Snapshot};
pub use staff::{Assignment, AssignmentRole, Employee, EmployeeRole, Team};
pub use system::{AgencySystem, SystemAccess, lacks_access, set_access, system_removal};
pub use undo::{UndoRefused, in_force, next_redo, next_undo, taken_back, undo, undo_import};
pub use verification::{FieldGroup, Verification};
