//! A row of whichever table, and all rows of a file.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use uuid::Uuid;

use crate::domain::agency::agency::{
    AccountPerson, Agency, AgencyIdentifier, OpeningException, OpeningHours, Succession,
};
use crate::domain::agency::contact::{Contact, ContactInRole, ContactReach};
use crate::domain::agency::service::{AgencyService, ServiceGroup};
use crate::domain::agency::system::{AgencySystem, SystemAccess};
use crate::domain::agreement::agreement::Agreement;
use crate::domain::agreement::around::{AppliedAgreement, Feedback, PlannedChange};
use crate::domain::agreement::limit::BoundaryCondition;
use crate::domain::agreement::metric::{Metric, MetricResult};
use crate::domain::agreement::price::UnitPrice;
use crate::domain::agreement::work::DefinitionLine;
use crate::domain::client::branch_manager::BranchManager;
use crate::domain::client::meeting::{Meeting, MeetingAgency, MeetingDecision};
use crate::domain::client::plan::ClientPlan;
use crate::domain::client::satisfaction::Satisfaction;
use crate::domain::client::unit_setting::UnitSetting;
use crate::domain::figures::figure::{EmploymentCounting, Headcount, Product, Volume};
use crate::domain::knowledge::characteristic::Characteristic;
use crate::domain::knowledge::data_duty::DataDuty;
use crate::domain::knowledge::doubt::Doubt;
use crate::domain::knowledge::question::{Answer, Question, QuestionRound, RoundQuestion};
use crate::domain::knowledge::verification::Verification;
use crate::domain::load::norm::{AgencyFactor, CostPerPersonYear, Norm};
use crate::domain::payroll::pay_group::{MovedDate, PayGroup, PayGroupStep};
use crate::domain::payroll::recurring_task::RecurringTask;
use crate::domain::payroll::round_step::RoundStep;
use crate::domain::payroll::step_kind::RoundStepKind;
use crate::domain::people::absence::{Absence, WorkPair};
use crate::domain::people::handover::{Handover, OpenMatter};
use crate::domain::people::staff::{Assignment, Employee, Team};
use crate::domain::privacy::notice::{PrivacyNotice, Retention};
use crate::domain::record::id::AgencyId;
use crate::domain::record::indexed_table::IndexedTable;
use crate::domain::record::list::{List, ListItem};
use crate::domain::record::records::for_each_record;
use crate::domain::record::row::{Fields, Reference, Row};
use crate::domain::record::table::Table;

#[cfg(test)]
thread_local! {
    /// How many rows have been looked at for whether they point at others.
    pub(in crate::domain) static LOOKED_AT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

macro_rules! define_records {
    ($($variant:ident($row:ident) $table:ident;)*) => {
        /// One row of some table.
        #[allow(clippy::large_enum_variant, reason = "most records in flight are agencies, and none lives long")]
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {
            $(#[doc = concat!("A row of `", stringify!($table), "`.")] $variant($row)),*
        }

        impl Record {
            /// The table the row stands in.
            #[must_use]
            pub const fn table(&self) -> Table {
                match self {
                    $(Self::$variant(_) => Table::$variant),*
                }
            }

            /// The row's identity.
            #[must_use]
            pub fn id(&self) -> Uuid {
                match self {
                    $(Self::$variant(row) => row.uuid()),*
                }
            }

            /// The agency the row belongs to.
            #[must_use]
            pub fn agency(&self) -> Option<AgencyId> {
                match self {
                    $(Self::$variant(row) => Row::agency(row)),*
                }
            }

            /// The rows this row cannot be without.
            #[must_use]
            pub fn references(&self) -> Vec<Reference> {
                match self {
                    $(Self::$variant(row) => row.points_at(Table::$variant)),*
                }
            }

            /// The identity that follows from what the row says, where it has a natural key.
            #[must_use]
            pub fn natural_id(&self) -> Option<Uuid> {
                match self {
                    $(Self::$variant(row) => row.natural_id()),*
                }
            }

            /// The row's columns.
            #[must_use]
            pub fn fields(&self) -> Fields {
                let value = match self {
                    $(Self::$variant(row) => serde_json::to_value(row)),*
                };
                match value {
                    Ok(serde_json::Value::Object(fields)) => fields,
                    // A struct of scalars always serializes to an object.
                    Ok(_) | Err(_) => Fields::new(),
                }
            }

            /// The row of `table` that has these columns.
            ///
            /// # Errors
            /// Where a column is missing or holds a value of another kind.
            pub fn from_fields(table: Table, fields: Fields) -> Result<Self, serde_json::Error> {
                let value = serde_json::Value::Object(fields);
                Ok(match table {
                    $(Table::$variant => Self::$variant(serde_json::from_value(value)?)),*
                })
            }
        }

        /// All rows of a file. Cheap to clone: a table is copied only when it is written to.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Rows {
            $(#[doc = concat!("The rows of `", stringify!($table), "`.")] pub $table: Arc<IndexedTable<$row>>),*
        }

        impl Rows {
            /// The row `id` of `table`.
            #[must_use]
            pub fn get(&self, table: Table, id: Uuid) -> Option<Record> {
                match table {
                    $(Table::$variant => self.$table.get(id).cloned().map(Record::$variant)),*
                }
            }

            /// Whether `table` has a row `id`.
            #[must_use]
            pub fn contains(&self, table: Table, id: Uuid) -> bool {
                match table {
                    $(Table::$variant => self.$table.get(id).is_some()),*
                }
            }

            /// Adds a row, or replaces the one with its identity.
            pub fn put(&mut self, record: Record) {
                match record {
                    $(Record::$variant(row) => Arc::make_mut(&mut self.$table).put(row)),*
                }
            }

            /// Removes the row `id` of `table`, if it is there.
            pub fn remove(&mut self, table: Table, id: Uuid) {
                match table {
                    $(Table::$variant => { Arc::make_mut(&mut self.$table).remove(id); }),*
                }
            }

            /// How many rows `table` has.
            #[must_use]
            pub fn count(&self, table: Table) -> usize {
                match table {
                    $(Table::$variant => self.$table.len()),*
                }
            }

            /// A copy of every row, table by table.
            #[must_use]
            pub fn records(&self) -> Vec<Record> {
                let mut records = Vec::new();
                $(records.extend(self.$table.iter().cloned().map(Record::$variant));)*
                records
            }

            /// A copy of every row of one table.
            #[must_use]
            pub fn records_of(&self, table: Table) -> Vec<Record> {
                match table {
                    $(Table::$variant => self.$table.iter().cloned().map(Record::$variant).collect()),*
                }
            }

            /// Whether some row points at row `id` of `table`.
            #[must_use]
            pub fn is_pointed_at(&self, table: Table, id: Uuid) -> bool {
                !self.pointed_at(&HashSet::from([(table, id)])).is_empty()
            }

            /// The rows among `keys` that others point at, each with the first table of such a row. However many they
            /// are, every row is looked at once, and none of a table before theirs: whatever points at a row stands in
            /// the row's own table or a later one.
            #[must_use]
            pub fn pointed_at(&self, keys: &HashSet<(Table, Uuid)>) -> HashMap<(Table, Uuid), Table> {
                let mut found = HashMap::new();
                let Some(first) = keys.iter().map(|(table, _)| *table).min() else { return found };
                $(
                    for row in self.$table.iter().filter(|_| Table::$variant >= first) {
                        #[cfg(test)]
                        LOOKED_AT.set(LOOKED_AT.get() + 1);
                        for reference in row.points_at(Table::$variant) {
                            let key = (reference.table, reference.id);
                            if keys.contains(&key) {
                                found.entry(key).or_insert(Table::$variant);
                            }
                        }
                    }
                )*
                found
            }

            /// Every row that points at row `id` of `table`.
            #[must_use]
            pub fn all_pointing_at(&self, table: Table, id: Uuid) -> Vec<Record> {
                let mut records = Vec::new();
                $(
                    let pointing = self.$table.iter().filter(|row| {
                        let references = row.points_at(Table::$variant);
                        references.iter().any(|reference| reference.table == table && reference.id == id)
                    });
                    records.extend(pointing.cloned().map(Record::$variant));
                )*
                records
            }

            /// Every row that belongs to `agency`, the agency itself last, so that deleting in this
            /// order never leaves a row pointing at nothing.
            #[must_use]
            pub fn owned_by(&self, agency: AgencyId) -> Vec<Record> {
                let mut records = Vec::new();
                $(records.extend(self.$table.of(agency).cloned().map(Record::$variant));)*
                records.reverse();
                records
            }
        }
    };
}

for_each_record!(define_records);

macro_rules! record_from {
    ($($row:ident),*) => {$(
        impl From<$row> for Record {
            fn from(row: $row) -> Self {
                Self::$row(row)
            }
        }
    )*};
}

record_from!(
    Product,
    Team,
    Employee,
    Agency,
    AgencyIdentifier,
    OpeningHours,
    OpeningException,
    AccountPerson,
    Succession,
    Assignment,
    EmploymentCounting,
    Headcount,
    Volume,
    Verification,
    Contact,
    ContactReach,
    ContactInRole,
    Characteristic,
    Question,
    QuestionRound,
    RoundQuestion,
    Answer,
    PayGroup,
    PayGroupStep,
    RecurringTask,
    RoundStep,
    RoundStepKind,
    ServiceGroup,
    AgencyService,
    WorkPair,
    Absence,
    AgencySystem,
    SystemAccess,
    Agreement,
    DefinitionLine,
    Metric,
    MetricResult,
    BoundaryCondition,
    UnitPrice,
    AppliedAgreement,
    PlannedChange,
    Feedback,
    Handover,
    OpenMatter,
    DataDuty,
    Doubt,
    PrivacyNotice,
    Retention,
    UnitSetting,
    BranchManager,
    Meeting,
    MeetingAgency,
    MeetingDecision,
    ClientPlan,
    Satisfaction,
    Norm,
    AgencyFactor,
    CostPerPersonYear
);

impl List {
    /// `item` as a row of this list.
    #[must_use]
    pub const fn record(self, item: ListItem) -> Record {
        match self {
            Self::ParentOrganisation => Record::ParentOrganisation(item),
            Self::Branch => Record::Branch(item),
            Self::EmploymentType => Record::EmploymentType(item),
            Self::City => Record::City(item),
            Self::IdentifierKind => Record::IdentifierKind(item),
            Self::ContactRole => Record::ContactRole(item),
            Self::CharacteristicCategory => Record::CharacteristicCategory(item),
            Self::ServiceProcess => Record::ServiceProcess(item),
            Self::System => Record::System(item),
            Self::Segment => Record::Segment(item),
        }
    }
}

impl Rows {
    /// The items of a list.
    #[must_use]
    pub fn list(&self, list: List) -> &IndexedTable<ListItem> {
        match list {
            List::ParentOrganisation => &self.parent_organisation,
            List::Branch => &self.branch,
            List::EmploymentType => &self.employment_type,
            List::City => &self.city,
            List::IdentifierKind => &self.identifier_kind,
            List::ContactRole => &self.contact_role,
            List::CharacteristicCategory => &self.characteristic_category,
            List::ServiceProcess => &self.service_process,
            List::System => &self.system,
            List::Segment => &self.segment,
        }
    }
}

impl From<MovedDate> for Record {
    fn from(row: MovedDate) -> Self {
        Self::PayrollDate(row)
    }
}

/// The fields in which `after` differs from `before`, with their new values.
#[must_use]
pub fn changed_fields(before: &Record, after: &Record) -> Fields {
    let before = before.fields();
    after.fields().into_iter().filter(|(field, value)| before.get(field) != Some(value)).collect()
}
