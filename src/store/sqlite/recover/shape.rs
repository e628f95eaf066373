//! What the tables of a schema version look like, as far as a record without a table can be told by it.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::super::migrations::{MIGRATIONS, migrate};

/// A table as its records stand in the file.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// The columns in the order in which they are stored.
    pub columns: Vec<Column>,
    /// How many of them the first version of the table had: rows that are older have no more.
    fewest: usize,
    /// Its rows have numbers.
    pub numbered: bool,
    /// The column that is that number, where there is one.
    number: Option<usize>,
    /// The columns that point at other tables: place, table, and the column there.
    pub points: Vec<(usize, String, String)>,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub name: String,
    kind: String,
    pub filled: bool,
    key: bool,
}

/// The tables by name, and every object of the schema with its SQL.
pub(super) struct Shapes {
    pub tables: BTreeMap<String, Shape>,
    pub objects: BTreeMap<String, Option<String>>,
}

impl Shapes {
    /// The schema of a version.
    pub fn of(version: i64) -> rusqlite::Result<Self> {
        let steps = usize::try_from(version).unwrap_or(0).min(MIGRATIONS.len());
        let connection = Connection::open_in_memory()?;
        let mut tables: BTreeMap<String, Shape> = BTreeMap::new();
        for step in 1..=steps {
            migrate(&connection, MIGRATIONS.get(..step).unwrap_or_default())?;
            for name in names(&connection)? {
                let mut shape = shape(&connection, &name)?;
                if let Some(before) = tables.get(&name) {
                    shape.fewest = before.fewest;
                }
                tables.insert(name, shape);
            }
        }
        let mut all = connection.prepare("SELECT name, sql FROM sqlite_schema")?;
        let objects = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        Ok(Self { tables, objects })
    }
}

fn names(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

fn shape(connection: &Connection, table: &str) -> rusqlite::Result<Shape> {
    // The names are those of our own migrations.
    let mut info = connection.prepare(&format!("PRAGMA table_info({table})"))?;
    let column = |row: &rusqlite::Row<'_>| {
        let key: i64 = row.get(5)?;
        let filled: bool = row.get(3)?;
        Ok((key, Column { name: row.get(1)?, kind: row.get(2)?, filled: filled || key > 0, key: key > 0 }))
    };
    let mut columns: Vec<(i64, Column)> = info.query_map([], column)?.collect::<rusqlite::Result<_>>()?;
    let without: bool =
        connection.query_row("SELECT wr FROM pragma_table_list WHERE name = ?1", [table], |row| row.get(0))?;
    if without {
        // The key comes first, in its own order.
        columns.sort_by_key(|(key, _)| if *key > 0 { *key } else { i64::MAX });
    }
    let columns: Vec<Column> = columns.into_iter().map(|(_, column)| column).collect();
    let number = columns.iter().position(|column| column.key && column.kind == "INTEGER");
    let mut keys = connection.prepare(&format!("PRAGMA foreign_key_list({table})"))?;
    let pointing = keys.query_map([], |row| {
        let (to, from): (String, String) = (row.get(2)?, row.get(3)?);
        Ok((from, to, row.get::<_, String>(4)?))
    })?;
    let mut points = Vec::new();
    for pointing in pointing {
        let (from, to, column) = pointing?;
        points.extend(columns.iter().position(|one| one.name == from).map(|place| (place, to, column)));
    }
    Ok(Shape { fewest: columns.len(), numbered: !without, number: number.filter(|_| !without), columns, points })
}

impl Shape {
    /// Whether a record can be one of this table.
    pub fn fits(&self, values: &[Value]) -> bool {
        let fits = |(place, (value, column)): (usize, (&Value, &Column))| match value {
            // The number of a row stands in its cell.
            Value::Null => !column.filled || self.number == Some(place),
            Value::Integer(_) => matches!(column.kind.as_str(), "INTEGER" | "REAL"),
            Value::Real(_) => column.kind == "REAL",
            Value::Text(_) => column.kind == "TEXT",
            Value::Blob(_) => column.kind == "BLOB",
        };
        (self.fewest..=self.columns.len()).contains(&values.len())
            && values.iter().zip(&self.columns).enumerate().all(fits)
    }

    /// The values of the key, as a text that can be compared and told.
    pub fn key(&self, number: Option<i64>, values: &[Value]) -> String {
        if let Some(number) = number.filter(|_| self.numbered) {
            return number.to_string();
        }
        let keys = self.columns.iter().zip(values).filter(|(column, _)| column.key);
        let told: Vec<String> = keys
            .map(|(_, value)| match value {
                Value::Text(text) => text.clone(),
                Value::Integer(number) => number.to_string(),
                _ => String::new(),
            })
            .collect();
        told.join(" ")
    }
}
