//! What the columns of a table hold. It is read off the records themselves: each says it when it is asked to read
//! itself, so that a column that is added to one is known everywhere without being listed again.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
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
use crate::domain::record::id::natural;
use crate::domain::record::list::ListItem;
use crate::domain::record::record::Record;
use crate::domain::record::records::for_each_record;
use crate::domain::record::row::Fields;
use crate::domain::record::table::Table;
use crate::domain::record::validate::tidy;

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, however long.
    Text,
    /// Yes or no.
    Flag,
    /// A whole number.
    Number,
    /// A number with at most four decimals, kept in ten-thousandths: a sum of money, or what is measured.
    Decimal,
    /// A day.
    Day,
    /// A time of day.
    Time,
    /// A moment.
    Moment,
    /// One of a few words.
    Word,
    /// The identity of a row, of that table where it is known; else of none that has to be there.
    Row(Option<Table>),
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in the file.
    pub name: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// Whether there may be no value. Text is never missing for that: it may be empty.
    pub optional: bool,
    /// The words it may hold, where it holds one of a few.
    pub words: &'static [&'static str],
}

/// The columns of `table`, as the record has them.
#[must_use]
pub fn columns(table: Table) -> &'static [Column] {
    static ALL: LazyLock<HashMap<Table, Vec<Column>>> =
        LazyLock::new(|| Table::ALL.iter().map(|table| (*table, traced(*table))).collect());
    ALL.get(&table).map(Vec::as_slice).unwrap_or_default()
}

/// Whether a column of `table` is for the program and not for people.
#[must_use]
pub fn hidden(table: Table, column: &Column) -> bool {
    matches!(column.kind, Kind::Row(None)) || (table == Table::Agency && column.name == "logo")
}

/// The tables that some column points into, pointed-into before pointing.
#[must_use]
pub fn pointed_into_tables() -> Vec<Table> {
    let pointed: Vec<Table> = Table::ALL
        .iter()
        .flat_map(|table| columns(*table))
        .filter_map(|column| match column.kind {
            Kind::Row(table) => table,
            _ => None,
        })
        .collect();
    Table::ALL.iter().copied().filter(|table| pointed.contains(table)).collect()
}

/// The identity of a row that somebody has written into a table of another program, where it has none: the same row gets
/// the same one another time.
#[must_use]
pub fn written_identity(table: Table, fields: &Fields) -> Uuid {
    let said = fields.iter().filter(|(column, _)| *column != "id").map(|(column, value)| format!("{column}={value}"));
    let said: Vec<String> = said.collect();
    let parts: Vec<&str> = said.iter().map(String::as_str).collect();
    natural(table.name(), &parts)
}

/// What a row says, as one value: two rows have the same one where they say the same in a table of another program, in
/// which spaces at the ends of texts get lost. An empty column says nothing, so that one that is added to the program later
/// makes no row another.
#[must_use]
pub fn content(record: &Record) -> Uuid {
    let mut fields = Fields::new();
    for (column, value) in record.fields() {
        let value = match value {
            serde_json::Value::String(text) => tidy(&text).into(),
            other => other,
        };
        // What may be shown was added later than the rows that nobody has marked.
        let unmarked = column == "may_be_shown" && value == false;
        if !value.is_null() && value.as_str() != Some("") && !unmarked {
            fields.insert(column, value);
        }
    }
    written_identity(record.table(), &fields)
}

/// Which table a column points into that holds the identity of a row.
fn pointed_into(table: Table, column: &str) -> Option<Table> {
    Some(match column {
        "merged_into" => table,
        "predecessor" => Table::Agency,
        "kind" => Table::IdentifierKind,
        "role" => Table::ContactRole,
        "category" => Table::CharacteristicCategory,
        "process" => Table::ServiceProcess,
        "round" => Table::QuestionRound,
        "standard" => Table::DefinitionLine,
        "first" | "second" | "owner" | "next_owner" | "stand_in" | "assignee" => Table::Employee,
        other => return Table::from_name(other),
    })
}

/// Whether a whole number is kept in ten-thousandths.
const fn in_ten_thousandths(table: Table, column: &str) -> bool {
    match table {
        Table::Agreement => matches!(column.as_bytes(), b"yearly_value"),
        Table::UnitPrice => matches!(column.as_bytes(), b"price"),
        Table::AgencyFactor => matches!(column.as_bytes(), b"factor"),
        Table::CostPerPersonYear => matches!(column.as_bytes(), b"amount"),
        Table::Metric | Table::MetricResult => matches!(column.as_bytes(), b"value"),
        Table::Satisfaction => matches!(column.as_bytes(), b"score"),
        _ => false,
    }
}

/// The texts with which a column is tried that takes texts: the first one it takes says what it holds.
const TRIED: [(&str, Kind); 8] = [
    ("x", Kind::Text),
    // The step of a round is one of a few words, or an identity where somebody has added one.
    ("run", Kind::Text),
    ("2026-01-01", Kind::Day),
    ("08:00:00", Kind::Time),
    ("2026-01-01T08:00:00Z", Kind::Moment),
    ("00000000-0000-0000-0000-000000000000", Kind::Row(None)),
    ("2026-01-01T08:00:00", Kind::Moment),
    ("2026-01", Kind::Text),
];

fn traced(table: Table) -> Vec<Column> {
    macro_rules! traced_as {
        ($($variant:ident($row:ident) $name:ident;)*) => {
            match table { $(Table::$variant => trace::<$row>(table)),* }
        };
    }
    for_each_record!(traced_as)
}

fn trace<'de, T: Deserialize<'de>>(table: Table) -> Vec<Column> {
    let mut tried: HashMap<&'static str, usize> = HashMap::new();
    // Each turn settles one column or ends.
    loop {
        let mut found = Vec::new();
        let done = T::deserialize(Whole { tried: &tried, found: &mut found }).is_ok();
        let refused = found.last().map(|column: &Column| column.name).filter(|_| !done);
        match refused {
            Some(name) if tried.get(name).is_none_or(|tried| *tried + 1 < TRIED.len()) => {
                *tried.entry(name).or_default() += 1;
            }
            _ => {
                for column in &mut found {
                    column.kind = match column.kind {
                        Kind::Row(None) if column.name != "id" => Kind::Row(pointed_into(table, column.name)),
                        Kind::Number if in_ten_thousandths(table, column.name) => Kind::Decimal,
                        kind => kind,
                    };
                }
                return found;
            }
        }
    }
}

/// A record being read from nothing, telling its columns.
struct Whole<'t> {
    tried: &'t HashMap<&'static str, usize>,
    found: &'t mut Vec<Column>,
}

impl<'de> Deserializer<'de> for Whole<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("a record is a row of columns"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(Columns { tried: self.tried, found: self.found, left: fields.iter() })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct Columns<'t> {
    tried: &'t HashMap<&'static str, usize>,
    found: &'t mut Vec<Column>,
    left: std::slice::Iter<'static, &'static str>,
}

impl<'de> MapAccess<'de> for Columns<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(name) = self.left.next() else { return Ok(None) };
        self.found.push(Column { name, kind: Kind::Text, optional: false, words: &[] });
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let column = self.found.last_mut().ok_or_else(|| Error::custom("no column"))?;
        let tried = self.tried.get(column.name).copied().unwrap_or_default();
        seed.deserialize(Value { column, tried })
    }
}

/// A value being read from nothing, telling what it would hold.
struct Value<'t> {
    column: &'t mut Column,
    tried: usize,
}

impl<'de> Deserializer<'de> for Value<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("a column holds one plain value"))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.column.kind = Kind::Flag;
        visitor.visit_bool(true)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.column.kind = Kind::Number;
        visitor.visit_i64(1)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let (text, kind) = TRIED.get(self.tried).copied().unwrap_or(("x", Kind::Text));
        self.column.kind = kind;
        visitor.visit_str(text)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.column.optional = true;
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.column.kind = Kind::Word;
        self.column.words = variants;
        visitor.visit_enum(StrDeserializer::new(variants.first().copied().unwrap_or_default()))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple tuple_struct map
        struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(table: Table, name: &str) -> Column {
        columns(table).iter().find(|column| column.name == name).cloned().expect("there is such a column")
    }

    #[test]
    fn every_table_tells_its_columns() {
        for table in Table::ALL {
            let columns = columns(*table);
            assert_eq!(columns.first().map(|column| column.kind), Some(Kind::Row(None)), "{}", table.name());
            assert!(columns.len() > 2, "{}", table.name());
        }
    }

    #[test]
    fn columns_say_what_they_hold() {
        let kind = |table, name| column(table, name).kind;
        assert_eq!(kind(Table::Agency, "name_fi"), Kind::Text);
        assert_eq!(kind(Table::Agency, "client_since"), Kind::Day);
        assert_eq!(kind(Table::Agency, "branch"), Kind::Row(Some(Table::Branch)));
        assert_eq!(kind(Table::Agency, "kind"), Kind::Word);
        assert_eq!(column(Table::Agency, "kind").words, ["agency", "institution", "fund"]);
        assert_eq!(kind(Table::AgencyIdentifier, "kind"), Kind::Row(Some(Table::IdentifierKind)));
        assert_eq!(kind(Table::Volume, "count"), Kind::Number);
        assert_eq!(kind(Table::UnitPrice, "price"), Kind::Decimal);
        assert_eq!(kind(Table::OpeningHours, "opens"), Kind::Time);
        assert_eq!(kind(Table::Handover, "taken_over_at"), Kind::Moment);
        assert_eq!(kind(Table::DefinitionLine, "dropped"), Kind::Flag);
        assert!(column(Table::DefinitionLine, "task").optional && !column(Table::Agency, "notes").optional);
    }
}
