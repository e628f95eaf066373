//! The log in the file: what was done, by whom, and which fields it changed.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use uuid::Uuid;

use super::edits;
use super::migrations::{MIGRATIONS, version_of};
use crate::domain::erasure::Blanking;
use crate::domain::{
    AgencyId, Cursor, Cut, Fields, LastEdit, LoggedChange, LoggedOperation, Operation, OperationId, OperationKind,
    Table, cut,
};
use crate::store::HistoryQuery;

/// The end of the log; of a file without operations the default.
pub(super) fn newest(connection: &Connection) -> rusqlite::Result<Cursor> {
    let sql = "SELECT sequence, id FROM operation ORDER BY sequence DESC LIMIT 1";
    let found = connection.prepare_cached(sql)?.query_row([], cursor).optional()?;
    Ok(found.unwrap_or_default())
}

fn cursor(row: &rusqlite::Row<'_>) -> rusqlite::Result<Cursor> {
    Ok(Cursor { sequence: row.get(0)?, operation: uuid(row.get_ref(1)?.as_str()?).ok().map(OperationId) })
}

/// The operation with which the register began.
pub(super) fn first(connection: &Connection) -> rusqlite::Result<Option<OperationId>> {
    let sql = "SELECT sequence, id FROM operation ORDER BY sequence LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([], cursor).optional()?.and_then(|first| first.operation))
}

/// Whether the log leads past `seen`: the very operation stands there, and not only one of the same number.
pub(super) fn reaches(connection: &Connection, seen: &Cursor) -> rusqlite::Result<bool> {
    let Some(operation) = seen.operation else { return Ok(false) };
    connection
        .prepare_cached("SELECT 1 FROM operation WHERE sequence = ?1 AND id = ?2")?
        .exists(params![seen.sequence, operation.to_string()])
}

/// Whether the operation is in the file.
pub(super) fn holds(connection: &Connection, id: OperationId) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM operation WHERE id = ?1")?.exists([id.to_string()])
}

/// Writes an operation and what it really changed; returns its sequence.
pub(super) fn write(connection: &Connection, operation: &Operation, changes: &[LoggedChange]) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("INSERT INTO operation (id, kind, at, who, undoes, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![
            operation.id.to_string(),
            operation.kind.word(),
            operation.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            operation.who,
            operation.undoes.map(|id| id.to_string()),
            operation.source,
        ])?;
    let sequence = connection.last_insert_rowid();
    let mut insert = connection.prepare_cached(
        "INSERT INTO change (operation, position, table_name, record, agency, schema_version, before, after)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let version = version_of(MIGRATIONS);
    for (position, change) in (0_i64..).zip(changes) {
        if operation.kind.changes_rows() {
            edits::note(connection, operation, change)?;
        }
        insert.execute(params![
            sequence,
            position,
            change.table.name(),
            change.record.to_string(),
            change.agency.map(|agency| agency.to_string()),
            version,
            change.before.as_ref().map(json).transpose()?,
            change.after.as_ref().map(json).transpose()?,
        ])?;
    }
    Ok(sequence)
}

/// Writes an erasure: which rows it changed, and nothing of what stood in them; returns its sequence.
pub(super) fn write_blank(
    connection: &Connection,
    operation: &Operation,
    changes: &[LoggedChange],
) -> rusqlite::Result<i64> {
    let sequence = write(connection, operation, &[])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO change (operation, position, table_name, record, agency, schema_version, before, after, erased)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, NULL, 1)",
    )?;
    for (position, change) in (0_i64..).zip(changes) {
        let agency = change.agency.map(|agency| agency.to_string());
        let (table, record) = (change.table.name(), change.record.to_string());
        insert.execute(params![sequence, position, table, record, agency, version_of(MIGRATIONS)])?;
    }
    Ok(sequence)
}

/// Blanks what the log says of the erased; returns how many changes that were, names of writers and files included.
pub(super) fn blank(connection: &Connection, blanking: &Blanking) -> rusqlite::Result<usize> {
    let mut covered: Vec<(i64, i64)> = Vec::new();
    {
        let sql = "SELECT c.operation, c.position, o.at, c.table_name, c.record, c.agency, c.before, c.after
                   FROM change c JOIN operation o ON o.sequence = c.operation WHERE c.erased = 0";
        let mut statement = connection.prepare(sql)?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            let Some(table) = Table::from_name(&row.get::<_, String>(3)?) else { continue };
            let change = LoggedChange {
                table,
                record: uuid(&row.get::<_, String>(4)?)?,
                agency: row.get::<_, Option<String>>(5)?.as_deref().map(uuid).transpose()?.map(AgencyId),
                before: fields(row.get(6)?),
                after: fields(row.get(7)?),
                erased: false,
            };
            if blanking.covers(time(&row.get::<_, String>(2)?), &change) {
                covered.push((row.get(0)?, row.get(1)?));
            }
        }
    }
    let mut update = connection.prepare_cached(
        "UPDATE change SET before = NULL, after = NULL, erased = 1 WHERE operation = ?1 AND position = ?2",
    )?;
    for (operation, position) in &covered {
        update.execute([operation, position])?;
    }
    let mut writers = connection.prepare_cached("SELECT DISTINCT who FROM operation")?;
    let writers: Vec<String> = writers.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut unsigned = 0;
    for who in writers.iter().filter(|who| blanking.wrote(who)) {
        unsigned += connection.execute("UPDATE operation SET who = '' WHERE who = ?1", [who])?;
    }
    let mut sources =
        connection.prepare_cached("SELECT sequence, at, source FROM operation WHERE source IS NOT NULL")?;
    let sources = sources.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let sources: Vec<(i64, String, String)> = sources.collect::<rusqlite::Result<_>>()?;
    for (sequence, at, source) in &sources {
        if blanking.covers_source(time(at), source) {
            unsigned += connection.execute("UPDATE operation SET source = NULL WHERE sequence = ?1", [sequence])?;
        }
    }
    Ok(covered.len() + unsigned)
}

/// Whether somebody has been erased after `sequence`: then more than the changed rows is not as it was.
pub(super) fn erased_after(connection: &Connection, sequence: i64) -> rusqlite::Result<bool> {
    let sql = "SELECT 1 FROM operation WHERE sequence > ?1 AND kind IN ('person_erased', 'purged')";
    connection.prepare_cached(sql)?.exists([sequence])
}

/// Whether an erasure since a moment has changed a row or taken it away.
pub(super) fn erased_in(
    connection: &Connection,
    (table, record): (Table, Uuid),
    since: DateTime<Utc>,
) -> rusqlite::Result<bool> {
    let sql = "SELECT 1 FROM change c JOIN operation o ON o.sequence = c.operation
               WHERE c.record = ?1 AND c.table_name = ?2 AND c.erased = 1
                 AND o.kind IN ('person_erased', 'purged') AND o.at >= ?3";
    let since = since.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    connection.prepare_cached(sql)?.exists(params![record.to_string(), table.name(), since])
}

fn json(fields: &Fields) -> rusqlite::Result<String> {
    serde_json::to_string(fields).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

/// Every change of a row after `sequence`, in order; what gave way in a conflict has changed none.
pub(super) fn changed_after(connection: &Connection, sequence: i64) -> rusqlite::Result<Vec<Touched>> {
    let sql = "SELECT c.table_name, c.record, c.agency, o.who, o.at, coalesce(c.after, c.before)
               FROM change c JOIN operation o ON o.sequence = c.operation
               WHERE c.operation > ?1 AND o.kind <> ?2 ORDER BY c.operation, c.position";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query(params![sequence, OperationKind::ConflictYielded.word()])?;
    let mut touched = Vec::new();
    while let Some(row) = found.next()? {
        // A table of a newer program is not ours to show.
        let Some(table) = Table::from_name(&row.get::<_, String>(0)?) else { continue };
        let record = uuid(&row.get::<_, String>(1)?)?;
        let agency = row.get::<_, Option<String>>(2)?.as_deref().map(uuid).transpose()?.map(AgencyId);
        let edit = LastEdit { who: row.get(3)?, at: time(&row.get::<_, String>(4)?) };
        let fields = fields(row.get(5)?).unwrap_or_default();
        touched.push(Touched { table, record, agency, edit, fields });
    }
    Ok(touched)
}

/// The operations whose identity nobody can read: somebody has written past us.
pub(super) fn unreadable(connection: &Connection) -> rusqlite::Result<Vec<i64>> {
    let mut statement = connection.prepare("SELECT sequence, id, undoes FROM operation")?;
    let mut found = statement.query([])?;
    let mut unreadable = Vec::new();
    while let Some(row) = found.next()? {
        let sound = |place: usize| match row.get_ref(place)? {
            rusqlite::types::ValueRef::Null => Ok::<bool, rusqlite::Error>(place == 2),
            value => Ok(value.as_str().is_ok_and(|id| uuid(id).is_ok())),
        };
        if !sound(1)? || !sound(2)? {
            unreadable.push(row.get(0)?);
        }
    }
    Ok(unreadable)
}

/// What the log tells of a row.
pub(super) enum Told {
    /// It is there, with these fields.
    There {
        fields: Fields,
        /// Something of it was erased from the log, and with that perhaps that it is gone.
        erased: bool,
    },
    /// It was deleted.
    Gone,
}

/// What the whole log tells of each row that it speaks of.
pub(super) fn told(connection: &Connection) -> rusqlite::Result<BTreeMap<(Table, Uuid), Told>> {
    let sql = "SELECT c.table_name, c.record, c.after, c.erased
               FROM change c JOIN operation o ON o.sequence = c.operation
               WHERE o.kind <> ?1 ORDER BY c.operation, c.position";
    let mut statement = connection.prepare(sql)?;
    let mut found = statement.query([OperationKind::ConflictYielded.word()])?;
    let mut told = BTreeMap::new();
    while let Some(row) = found.next()? {
        let Some(table) = Table::from_name(row.get_ref(0)?.as_str()?) else { continue };
        let Ok(record) = uuid(row.get_ref(1)?.as_str()?) else { continue };
        let key = (table, record);
        let before = told.remove(&key);
        let now = match (before, fields(row.get(2)?), row.get::<_, bool>(3)?) {
            (_, _, true) => Told::There { fields: Fields::new(), erased: true },
            (Some(Told::There { fields: mut all, erased }), Some(changed), false) => {
                all.extend(changed);
                Told::There { fields: all, erased }
            }
            (_, Some(fields), false) => Told::There { fields, erased: false },
            (_, None, false) => Told::Gone,
        };
        told.insert(key, now);
    }
    Ok(told)
}

/// A row that somebody changed.
pub(super) struct Touched {
    pub table: Table,
    pub record: Uuid,
    pub agency: Option<AgencyId>,
    pub edit: LastEdit,
    /// The columns that changed. What was erased names none.
    pub fields: Fields,
}

/// A part of the log, oldest first.
pub(super) fn history(connection: &Connection, query: &HistoryQuery) -> rusqlite::Result<Vec<LoggedOperation>> {
    let mut conditions = Vec::new();
    let mut values: Vec<SqlValue> = Vec::new();
    if let Some(id) = query.id {
        conditions.push("id = ?");
        values.push(id.to_string().into());
    }
    if let Some((table, record)) = query.record {
        conditions.push("sequence IN (SELECT operation FROM change WHERE record = ? AND table_name = ?)");
        values.push(record.to_string().into());
        values.push(table.name().to_owned().into());
    }
    let places = vec!["?"; query.agencies.len()].join(", ");
    let of_agencies = format!("sequence IN (SELECT operation FROM change WHERE agency IN ({places}))");
    if !query.agencies.is_empty() {
        conditions.push(&of_agencies);
        values.extend(query.agencies.iter().map(|agency| SqlValue::from(agency.to_string())));
    }
    if let Some(since) = query.since {
        conditions.push("sequence > ?");
        values.push(before(connection, since)?.into());
    }
    if let Some(before) = query.before {
        conditions.push("sequence < ?");
        values.push(before.into());
    }
    if let Some(until) = query.until {
        conditions.push("at < ?");
        values.push(until.to_rfc3339_opts(chrono::SecondsFormat::Millis, true).into());
    }
    if let Some(who) = &query.who {
        conditions.push("who = ?");
        values.push(who.clone().into());
    }
    let places = vec!["?"; query.kinds.len()].join(", ");
    let of_kinds = format!("kind IN ({places})");
    if !query.kinds.is_empty() {
        conditions.push(&of_kinds);
        values.extend(query.kinds.iter().map(|kind| SqlValue::from(kind.word())));
    }
    if query.deleting {
        conditions.push("sequence IN (SELECT operation FROM change WHERE after IS NULL AND erased = 0)");
    }
    let filter = if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
    let sql =
        format!("SELECT sequence, id, kind, at, who, undoes, source FROM operation {filter} ORDER BY sequence DESC");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query(params_from_iter(values))?;
    let mut operations = Vec::new();
    // Counted here and not by SQLite: a page that is short is taken for the last one.
    while operations.len() < query.most
        && let Some(row) = found.next()?
    {
        // One that somebody has written past us is told by a check, and hides no other.
        let Ok(id) = uuid(&row.get::<_, String>(1)?) else { continue };
        operations.push(LoggedOperation {
            sequence: row.get(0)?,
            id: OperationId(id),
            kind: OperationKind::from_word(&row.get::<_, String>(2)?),
            at: time(&row.get::<_, String>(3)?),
            who: row.get(4)?,
            undoes: row.get::<_, Option<String>>(5)?.as_deref().and_then(|id| uuid(id).ok()).map(OperationId),
            taken_back: false,
            changes: Vec::new(),
            source: row.get(6)?,
        });
    }
    operations.reverse();
    for operation in &mut operations {
        operation.taken_back = taken_back(connection, operation.id, operation.sequence)?;
    }
    if query.contents {
        for operation in &mut operations {
            operation.changes = contents(connection, operation.sequence)?;
        }
    }
    Ok(operations)
}

/// Whether an operation has been taken back by a later one that has not been taken back itself.
fn taken_back(connection: &Connection, id: OperationId, sequence: i64) -> rusqlite::Result<bool> {
    let mut statement =
        connection.prepare_cached("SELECT sequence, id FROM operation WHERE undoes = ?1 AND sequence > ?2")?;
    // The operation, what takes it back, what takes that back again: each with its number and the place here of what it
    // takes back. Only later ones are followed, so that a log that turns in circles comes to an end.
    let mut chain = vec![(id.to_string(), sequence, 0)];
    let mut next = 0;
    while let Some((id, sequence, _)) = chain.get(next).cloned() {
        let mut found = statement.query(params![id, sequence])?;
        while let Some(row) = found.next()? {
            chain.push((row.get(1)?, row.get(0)?, next));
        }
        next += 1;
    }
    // From the last on: one is taken back where any is in force that takes it back.
    let mut taken = vec![false; chain.len()];
    for (place, (.., of)) in chain.iter().enumerate().skip(1).rev() {
        if taken.get(place) == Some(&false)
            && let Some(of) = taken.get_mut(*of)
        {
            *of = true;
        }
    }
    Ok(taken.first().copied().unwrap_or_default())
}

/// The last sequence before a moment, by the order of the log.
fn before(connection: &Connection, moment: DateTime<Utc>) -> rusqlite::Result<i64> {
    let moment = moment.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    let [started, upgraded, demo] = OperationKind::FOUNDATION.map(OperationKind::word);
    let sql = "SELECT sequence, at >= ?1 FROM operation WHERE kind NOT IN (?2, ?3, ?4) ORDER BY sequence";
    let mut statement = connection.prepare_cached(sql)?;
    let places = statement.query_map([moment, started, upgraded, demo], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(cut(places.collect::<rusqlite::Result<Vec<(i64, bool)>>>()?, Cut::Early))
}

fn contents(connection: &Connection, sequence: i64) -> rusqlite::Result<Vec<LoggedChange>> {
    let sql =
        "SELECT table_name, record, agency, before, after, erased FROM change WHERE operation = ?1 ORDER BY position";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query([sequence])?;
    let mut changes = Vec::new();
    while let Some(row) = found.next()? {
        let Some(table) = Table::from_name(&row.get::<_, String>(0)?) else { continue };
        let Ok(record) = uuid(&row.get::<_, String>(1)?) else { continue };
        changes.push(LoggedChange {
            table,
            record,
            agency: row.get::<_, Option<String>>(2)?.as_deref().and_then(|id| uuid(id).ok()).map(AgencyId),
            before: fields(row.get(3)?),
            after: fields(row.get(4)?),
            erased: row.get(5)?,
        });
    }
    Ok(changes)
}

pub(super) fn fields(json: Option<String>) -> Option<Fields> {
    json.and_then(|json| serde_json::from_str(&json).ok())
}

pub(super) fn uuid(text: &str) -> rusqlite::Result<Uuid> {
    Uuid::parse_str(text)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error)))
}

/// A time in the log; the epoch where somebody has written something else there.
pub(super) fn time(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).map(|time| time.with_timezone(&Utc)).unwrap_or_default()
}
