//! The list of records: one line here and a struct make a new kind of row known to the snapshot,
//! the merge, the log and the stores.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::absence::{Absence, WorkPair};
use super::agency::{AccountPerson, Agency, AgencyIdentifier, OpeningException, OpeningHours, Succession};
use super::agreement::{
    Agreement, AppliedAgreement, BoundaryCondition, DefinitionLine, Feedback, Metric, MetricResult, PlannedChange,
    UnitPrice,
};
use super::characteristic::Characteristic;
use super::contact::{Contact, ContactInRole, ContactReach};
use super::data_duty::DataDuty;
use super::doubt::Doubt;
use super::figure::{Headcount, Product, Volume};
use super::handover::{Handover, OpenMatter};
use super::id::AgencyId;
use super::list::ListItem;
use super::pay_group::{PayGroup, PayGroupStep};
use super::privacy::{PrivacyNotice, Retention};
use super::question::{Answer, Question, QuestionRound, RoundQuestion};
use super::service::{AgencyService, ServiceGroup};
use super::shelf::Shelf;
use super::staff::{Assignment, Employee, Team};
use super::system::{AgencySystem, SystemAccess};
use super::verification::Verification;

/// The fields of one row by column name. Values are JSON scalars.
pub type Fields = serde_json::Map<String, serde_json::Value>;

/// A row that another row points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The column that points.
    pub field: &'static str,
    /// The table it points into.
    pub table: Table,
    /// The row it points at.
    pub id: Uuid,
}

impl Reference {
    /// `field` points at row `id` of `table`.
    pub fn new(field: &'static str, table: Table, id: impl Into<Uuid>) -> Self {
        Self { field, table, id: id.into() }
    }
}

/// What every record can say of itself.
pub trait Row: Clone + PartialEq + Serialize + DeserializeOwned {
    /// The row's identity, unique within its table.
    fn uuid(&self) -> Uuid;

    /// The agency the row belongs to, if it belongs to one.
    fn agency(&self) -> Option<AgencyId> {
        None
    }

    /// The rows this row cannot be without.
    fn references(&self) -> Vec<Reference>;

    /// The identity that follows from what the row says, where it has a natural key.
    fn natural_id(&self) -> Option<Uuid> {
        None
    }

    /// The row of the same table that took over when two were merged.
    fn merged_into(&self) -> Option<Uuid> {
        None
    }

    /// Every row this row points at, in `table` that it stands in itself.
    fn points_at(&self, table: Table) -> Vec<Reference> {
        let mut references = self.references();
        references.extend(self.merged_into().map(|id| Reference::new("merged_into", table, id)));
        references
    }
}

/// Calls a macro with the list of records: `Variant(Type) table_and_shelf`. Tables that others point
/// into come first, so that loading and writing in this order never meets a missing row, and who points at a row is
/// looked for from its table on.
macro_rules! for_each_record {
    ($callback:ident) => {
        $callback! {
            ParentOrganisation($crate::domain::ListItem) parent_organisation;
            Branch($crate::domain::ListItem) branch;
            EmploymentType($crate::domain::ListItem) employment_type;
            City($crate::domain::ListItem) city;
            IdentifierKind($crate::domain::ListItem) identifier_kind;
            ContactRole($crate::domain::ListItem) contact_role;
            CharacteristicCategory($crate::domain::ListItem) characteristic_category;
            ServiceProcess($crate::domain::ListItem) service_process;
            System($crate::domain::ListItem) system;
            Product($crate::domain::Product) product;
            Team($crate::domain::Team) team;
            ServiceGroup($crate::domain::ServiceGroup) service_group;
            Employee($crate::domain::Employee) employee;
            Agency($crate::domain::Agency) agency;
            AgencyIdentifier($crate::domain::AgencyIdentifier) agency_identifier;
            OpeningHours($crate::domain::OpeningHours) opening_hours;
            OpeningException($crate::domain::OpeningException) opening_exception;
            AccountPerson($crate::domain::AccountPerson) account_person;
            Succession($crate::domain::Succession) succession;
            Assignment($crate::domain::Assignment) assignment;
            Headcount($crate::domain::Headcount) headcount;
            Volume($crate::domain::Volume) volume;
            Verification($crate::domain::Verification) verification;
            Contact($crate::domain::Contact) contact;
            ContactReach($crate::domain::ContactReach) contact_reach;
            ContactInRole($crate::domain::ContactInRole) contact_in_role;
            Characteristic($crate::domain::Characteristic) characteristic;
            Question($crate::domain::Question) question;
            QuestionRound($crate::domain::QuestionRound) question_round;
            RoundQuestion($crate::domain::RoundQuestion) round_question;
            Answer($crate::domain::Answer) answer;
            PayGroup($crate::domain::PayGroup) pay_group;
            PayGroupStep($crate::domain::PayGroupStep) pay_group_step;
            PayrollDate($crate::domain::MovedDate) payroll_date;
            AgencyService($crate::domain::AgencyService) agency_service;
            WorkPair($crate::domain::WorkPair) work_pair;
            Absence($crate::domain::Absence) absence;
            AgencySystem($crate::domain::AgencySystem) agency_system;
            SystemAccess($crate::domain::SystemAccess) system_access;
            Agreement($crate::domain::Agreement) agreement;
            DefinitionLine($crate::domain::DefinitionLine) definition_line;
            Metric($crate::domain::Metric) metric;
            MetricResult($crate::domain::MetricResult) metric_result;
            BoundaryCondition($crate::domain::BoundaryCondition) boundary_condition;
            UnitPrice($crate::domain::UnitPrice) unit_price;
            AppliedAgreement($crate::domain::AppliedAgreement) applied_agreement;
            PlannedChange($crate::domain::PlannedChange) planned_change;
            Feedback($crate::domain::Feedback) feedback;
            Handover($crate::domain::Handover) handover;
            OpenMatter($crate::domain::OpenMatter) open_matter;
            DataDuty($crate::domain::DataDuty) data_duty;
            Doubt($crate::domain::Doubt) doubt;
            PrivacyNotice($crate::domain::PrivacyNotice) privacy_notice;
            Retention($crate::domain::Retention) retention;
        }
    };
}
pub(crate) use for_each_record;

#[cfg(test)]
thread_local! {
    /// How many rows have been looked at for whether they point at others.
    pub(super) static LOOKED_AT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

macro_rules! define_records {
    ($($variant:ident($row:ty) $table:ident;)*) => {
        /// A table of the file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Table {
            $(#[doc = concat!("`", stringify!($table), "`")] $variant),*
        }

        impl Table {
            /// Every table, pointed-into before pointing.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in the file.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($table)),*
                }
            }

            /// The table of a name in the file.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|table| table.name() == name)
            }
        }

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

        /// All rows of a file. Cheap to clone: a shelf is copied only when it is written to.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Rows {
            $(#[doc = concat!("The rows of `", stringify!($table), "`.")] pub $table: Arc<Shelf<$row>>),*
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
    Retention
);

/// A list the users own, as one of the tables that share the shape of [`ListItem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// Ministries and other bodies above agencies.
    ParentOrganisation,
    /// Branches of government.
    Branch,
    /// Employment types.
    EmploymentType,
    /// Our cities.
    City,
    /// Kinds of identifiers.
    IdentifierKind,
    /// What contacts are asked about.
    ContactRole,
    /// What is special about agencies, by kind.
    CharacteristicCategory,
    /// What we do for agencies.
    ServiceProcess,
    /// The systems that are used for agencies.
    System,
}

impl List {
    /// Every list.
    pub const ALL: [Self; 9] = [
        Self::ParentOrganisation,
        Self::Branch,
        Self::EmploymentType,
        Self::City,
        Self::IdentifierKind,
        Self::ContactRole,
        Self::CharacteristicCategory,
        Self::ServiceProcess,
        Self::System,
    ];

    /// The table of the list.
    #[must_use]
    pub const fn table(self) -> Table {
        match self {
            Self::ParentOrganisation => Table::ParentOrganisation,
            Self::Branch => Table::Branch,
            Self::EmploymentType => Table::EmploymentType,
            Self::City => Table::City,
            Self::IdentifierKind => Table::IdentifierKind,
            Self::ContactRole => Table::ContactRole,
            Self::CharacteristicCategory => Table::CharacteristicCategory,
            Self::ServiceProcess => Table::ServiceProcess,
            Self::System => Table::System,
        }
    }

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
        }
    }
}

impl Rows {
    /// The items of a list.
    #[must_use]
    pub fn list(&self, list: List) -> &Shelf<ListItem> {
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
        }
    }
}
