//! A record of a row: its columns are the fields, by name. What stands in the file is read where it stands.

use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde::de::value::{Error, MapDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// The record of a row of a statement whose columns are called `columns`.
///
/// # Errors
///
/// The column, and what its field has no place for.
pub(super) fn record_of<T: DeserializeOwned>(row: &Row<'_>, columns: &[String]) -> Result<T, Error> {
    let values = columns.iter().enumerate().map(|(index, column)| {
        // A column that is not there is one without a value, which its field refuses.
        (column.as_str(), Column { name: column, value: row.get_ref(index).unwrap_or(ValueRef::Null) })
    });
    T::deserialize(MapDeserializer::new(values))
}

/// What stands in one column.
struct Column<'r> {
    name: &'r str,
    value: ValueRef<'r>,
}

impl Column<'_> {
    fn text(&self) -> Result<&str, Error> {
        self.value.as_str().map_err(|error| self.wrong(error))
    }

    fn wrong(&self, error: impl std::fmt::Display) -> Error {
        Error::custom(format!("{}: {error}", self.name))
    }
}

impl IntoDeserializer<'_> for Column<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Column<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match self.value {
            ValueRef::Null => visitor.visit_unit(),
            ValueRef::Integer(value) => visitor.visit_i64(value),
            ValueRef::Real(value) => visitor.visit_f64(value),
            ValueRef::Text(_) => visitor.visit_str(self.text()?),
            ValueRef::Blob(value) => visitor.visit_bytes(value),
        };
        read.map_err(|error: Error| self.wrong(error))
    }

    /// `SQLite` knows no other truth than a number.
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            ValueRef::Integer(value) => visitor.visit_bool(value != 0),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.value == ValueRef::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    /// The words of a choice are its variants.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let read = visitor.visit_enum(self.text()?.into_deserializer());
        read.map_err(|error: Error| self.wrong(error))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map
        struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Choice {
        One,
        OtherOne,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Made {
        text: String,
        flag: bool,
        amount: Option<f64>,
        choice: Choice,
        #[serde(default)]
        number: i64,
    }

    fn made(columns: &str) -> Result<Made, String> {
        let connection = Connection::open_in_memory().expect("a file in memory");
        let mut statement = connection.prepare(&format!("SELECT {columns}")).expect("a statement");
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([]).expect("rows");
        let row = rows.next().expect("reads").expect("a row");
        record_of(row, &columns).map_err(|error| error.to_string())
    }

    #[test]
    fn columns_are_fields_whatever_their_order() {
        let read = made("'other_one' AS choice, 2 AS amount, 1 AS flag, 'ä' AS text, 7 AS \"further\"");
        let whole = Made { text: "ä".to_owned(), flag: true, amount: Some(2.0), choice: Choice::OtherOne, number: 0 };
        assert_eq!(read, Ok(whole));
        let read = made("'one' AS choice, NULL AS amount, 0 AS flag, '' AS text, -3 AS number");
        let none = Made { text: String::new(), flag: false, amount: None, choice: Choice::One, number: -3 };
        assert_eq!(read, Ok(none));
    }

    #[test]
    fn what_a_field_has_no_place_for_is_told_with_its_column() {
        for (column, columns) in [
            ("choice", "'third' AS choice, 2.5 AS amount, 1 AS flag, 'ä' AS text"),
            ("choice", "1 AS choice, 2.5 AS amount, 1 AS flag, 'ä' AS text"),
            ("amount", "'one' AS choice, 'two' AS amount, 1 AS flag, 'ä' AS text"),
            ("flag", "'one' AS choice, 2.5 AS amount, NULL AS flag, 'ä' AS text"),
            ("text", "'one' AS choice, 2.5 AS amount, 1 AS flag, CAST(x'ff' AS TEXT) AS text"),
            ("text", "'one' AS choice, 2.5 AS amount, 1 AS flag"),
        ] {
            let told = made(columns).expect_err(columns);
            assert!(told.contains(column), "{columns}: {told}");
        }
    }
}
