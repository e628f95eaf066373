//! Small builders for the tests of the domain.

use chrono::{NaiveDate, NaiveTime};

use super::{
    Agency, AgencyId, AgencyIdentifier, Assignment, AssignmentRole, Change, Employee, EmployeeId, Fields, ListId,
    ListItem, LoggedChange, LoggedOperation, Operation, OperationKind, Record, RowId, Rows, Succession, SuccessionKind,
    Team, TeamId, UndoRefused, apply, carry_out, mark_taken_back, undo,
};

/// The fields of an agency that hold text; the logo holds it or nothing.
pub const TEXTS: [&str; 19] = [
    "name_fi",
    "name_sv",
    "name_en",
    "abbreviation",
    "mission",
    "bookkeeping_unit_number",
    "bookkeeping_unit_name",
    "business_id",
    "visiting_street",
    "visiting_postcode",
    "visiting_city",
    "postal_street",
    "postal_postcode",
    "postal_city",
    "website",
    "switchboard",
    "email",
    "logo",
    "notes",
];

/// The date of an ISO text.
pub fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("an ISO date")
}

/// The date of an ISO text, none of an empty one.
pub fn perhaps(iso: &str) -> Option<NaiveDate> {
    (!iso.is_empty()).then(|| day(iso))
}

/// A time such as `08:00`, none of an empty text.
pub fn time(text: &str) -> Option<NaiveTime> {
    (!text.is_empty()).then(|| text.parse().expect("a time"))
}

/// An agency of which only the name is known.
pub fn agency(name: &str) -> Agency {
    Agency { name_fi: name.into(), ..Agency::empty(AgencyId::new()) }
}

/// `agency` with other values in some text fields.
pub fn with_texts<'a>(agency: &Agency, texts: impl IntoIterator<Item = (&'a str, String)>) -> Agency {
    let mut fields = Record::from(agency.clone()).fields();
    fields.extend(texts.into_iter().map(|(field, text)| (field.to_owned(), text.into())));
    agency_of(fields)
}

fn agency_of(fields: Fields) -> Agency {
    let Ok(Record::Agency(agency)) = Record::from_fields(super::Table::Agency, fields) else {
        panic!("the fields of an agency")
    };
    agency
}

/// A secretary.
pub fn employee(name: &str) -> Employee {
    Employee { name: name.into(), ..Employee::empty() }
}

/// A team.
pub fn team(name: &str) -> Team {
    Team { id: TeamId::new(), name: name.into(), city: None, position: 0 }
}

/// An item of a list, at a place in it.
pub fn item(name: &str, position: i64) -> ListItem {
    ListItem { id: ListId::new(), ..ListItem::shipped("test", name, position, [name, "", ""]) }
}

/// An identifier without dates.
pub fn identifier(agency: AgencyId, kind: ListId, value: &str) -> AgencyIdentifier {
    AgencyIdentifier { id: RowId::new(), agency, kind, value: value.into(), valid_from: None, valid_to: None }
}

/// Who holds a role at an agency from and to ISO dates, which may be empty.
pub fn assignment(agency: AgencyId, who: EmployeeId, role: AssignmentRole, from: &str, to: &str) -> Assignment {
    Assignment { id: RowId::new(), agency, employee: who, role, valid_from: perhaps(from), valid_to: perhaps(to) }
}

/// `successor` comes from `predecessor` on an ISO date.
pub fn succession(successor: AgencyId, predecessor: AgencyId, kind: SuccessionKind, date: &str) -> Succession {
    Succession {
        id: RowId::new(),
        agency: successor,
        predecessor: Some(predecessor),
        kind,
        date: day(date),
        former_name_fi: String::new(),
        former_name_sv: String::new(),
        former_name_en: String::new(),
        former_abbreviation: String::new(),
    }
}

/// `predecessor` was merged into `successor` on an ISO date.
pub fn merger(successor: AgencyId, predecessor: AgencyId, date: &str) -> Succession {
    succession(successor, predecessor, SuccessionKind::Merged, date)
}

/// Rows as they are given, whatever the rules say of them.
pub fn rows(records: impl IntoIterator<Item = Record>) -> Rows {
    let mut rows = Rows::default();
    for record in records {
        rows.put(record);
    }
    rows
}

/// The rows after changes that apply.
pub fn after(rows: &Rows, changes: &[Change]) -> Rows {
    apply(rows, changes).expect("the changes apply").rows
}

/// Rows with their log, as a store keeps them.
#[derive(Default)]
pub struct File {
    /// The rows now.
    pub rows: Rows,
    /// What has been done, in order.
    pub log: Vec<LoggedOperation>,
}

impl File {
    /// A file that holds `rows` and knows nothing of how they came.
    pub fn holding(rows: Rows) -> Self {
        Self { rows, log: Vec::new() }
    }

    /// Applies and logs an operation, which must apply; the log's entry of it.
    pub fn run(&mut self, operation: &Operation) -> LoggedOperation {
        let applied = carry_out(&self.rows, operation).expect("the operation applies");
        self.rows = applied.rows;
        let logged = LoggedOperation {
            sequence: i64::try_from(self.log.len()).expect("a short log") + 1,
            id: operation.id,
            kind: Some(operation.kind),
            at: operation.at,
            who: operation.who.clone(),
            undoes: operation.undoes,
            taken_back: false,
            changes: applied.changes.iter().filter_map(LoggedChange::of).collect(),
            source: operation.source.clone(),
        };
        self.log.push(logged.clone());
        mark_taken_back(&mut self.log);
        logged
    }

    /// Applies and logs changes by somebody.
    pub fn change(&mut self, kind: OperationKind, who: &str, changes: Vec<Change>) -> LoggedOperation {
        self.run(&Operation::new(kind, who, changes))
    }

    /// Undoes what the log says; the log's entry of the undo.
    pub fn undo(&mut self, logged: &LoggedOperation, who: &str) -> Result<LoggedOperation, UndoRefused> {
        let operation = undo(&self.rows, logged, who)?;
        Ok(self.run(&operation))
    }
}
