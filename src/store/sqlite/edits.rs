//! Who edited what last: per agency and table, and per agency and group of fields. The log tells it, and a table keeps it,
//! so that however long the log grows, opening a file costs the same.

use std::collections::BTreeMap;

use chrono::SecondsFormat;
use rusqlite::{Connection, params};

use super::log::{fields, time, uuid};
use crate::domain::{
    AgencyId, FieldGroup, GroupEdits, LastEdit, LastEdits, LoggedChange, Operation, OperationKind, Table,
};

/// What stands before the word of a group of fields, where another line names a table.
const GROUP: &str = "group ";

/// Who edited what last, as it is kept.
pub(super) fn read(connection: &Connection) -> rusqlite::Result<(LastEdits, GroupEdits)> {
    let (mut edits, mut groups) = (LastEdits::default(), GroupEdits::default());
    let mut statement = connection.prepare_cached("SELECT agency, part, who, at FROM last_edit")?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let agency = AgencyId(uuid(row.get_ref(0)?.as_str()?)?);
        let edit = LastEdit { who: row.get(2)?, at: time(row.get_ref(3)?.as_str()?) };
        let part = row.get_ref(1)?.as_str()?;
        if let Some(group) = part.strip_prefix(GROUP) {
            // A group or a table of a newer program is not ours to show.
            if let Some(group) = FieldGroup::ALL.into_iter().find(|one| one.word() == group) {
                groups.insert((agency, group), edit);
            }
        } else if let Some(table) = Table::from_name(part) {
            edits.insert((agency, table), edit);
        }
    }
    Ok((edits, groups))
}

/// Keeps who changes a row; the caller's transaction writes the change itself.
pub(super) fn note(connection: &Connection, operation: &Operation, change: &LoggedChange) -> rusqlite::Result<()> {
    let Some(agency) = change.agency else { return Ok(()) };
    let at = operation.at.to_rfc3339_opts(SecondsFormat::Millis, true);
    keep(connection, agency, change.table.name(), &operation.who, &at)?;
    // What the program itself has done is nobody's edit.
    if !operation.who.is_empty() {
        for group in FieldGroup::edited(change.table, change.columns()) {
            keep(connection, agency, &format!("{GROUP}{}", group.word()), &operation.who, &at)?;
        }
    }
    Ok(())
}

fn keep(connection: &Connection, agency: AgencyId, part: &str, who: &str, at: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO last_edit (agency, part, who, at) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![agency.to_string(), part, who, at])
        .map(|_| ())
}

/// Makes the table anew from the log, inside the caller's transaction.
pub(super) fn rebuild(connection: &Connection) -> rusqlite::Result<()> {
    let (edits, groups) = from_log(connection)?;
    connection.execute("DELETE FROM last_edit", [])?;
    let at = |edit: &LastEdit| edit.at.to_rfc3339_opts(SecondsFormat::Millis, true);
    for ((agency, table), edit) in &edits {
        keep(connection, *agency, table.name(), &edit.who, &at(edit))?;
    }
    for ((agency, group), edit) in &groups {
        keep(connection, *agency, &format!("{GROUP}{}", group.word()), &edit.who, &at(edit))?;
    }
    Ok(())
}

/// Who edited what last, as the whole log tells it: the table is made from this once, and anew where the log is blanked.
pub(super) fn from_log(connection: &Connection) -> rusqlite::Result<(LastEdits, GroupEdits)> {
    let mut edits = LastEdits::default();
    let gave_way = OperationKind::ConflictYielded.word();
    let mut newest = NewestEdits { connection, gave_way, operations: BTreeMap::new(), groups: BTreeMap::new() };
    let sql =
        "SELECT agency, table_name, max(operation) FROM change WHERE agency IS NOT NULL GROUP BY agency, table_name";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let Some(table) = Table::from_name(row.get_ref(1)?.as_str()?) else { continue };
        let agency = AgencyId(uuid(row.get_ref(0)?.as_str()?)?);
        let Some((operation, edit)) = newest.edit_of(agency, table, row.get(2)?)? else { continue };
        if !told_by_columns(table) {
            newest.note(agency, FieldGroup::edited(table, []), operation)?;
        }
        edits.insert((agency, table), edit);
    }
    // Of these tables it is the columns that say which group was edited. One agency after the other, so that the index
    // leads past all else that the log holds.
    let sql = "SELECT c.operation, coalesce(c.after, c.before)
               FROM change c JOIN operation o ON o.sequence = c.operation
               WHERE c.agency = ?1 AND c.table_name = ?2 AND o.who <> ''";
    let mut statement = connection.prepare_cached(sql)?;
    for (agency, table) in edits.keys().filter(|(_, table)| told_by_columns(*table)) {
        let mut found = statement.query(params![agency.0.to_string(), table.name()])?;
        while let Some(row) = found.next()? {
            let fields = fields(row.get(1)?).unwrap_or_default();
            newest.note(*agency, FieldGroup::edited(*table, fields.keys().map(String::as_str)), row.get(0)?)?;
        }
    }
    Ok((edits, newest.groups.into_iter().map(|(key, (_, edit))| (key, edit)).collect()))
}

/// The newest edit of each group of fields, found in any order.
struct NewestEdits<'c> {
    connection: &'c Connection,
    /// The word of what gave way in a conflict: nobody has edited anything with it.
    gave_way: String,
    /// Who did each operation that has been asked for, and when; none where it is no edit.
    operations: BTreeMap<i64, Option<LastEdit>>,
    groups: BTreeMap<(AgencyId, FieldGroup), (i64, LastEdit)>,
}

impl NewestEdits<'_> {
    fn edit(&mut self, operation: i64) -> rusqlite::Result<Option<LastEdit>> {
        if let Some(known) = self.operations.get(&operation) {
            return Ok(known.clone());
        }
        let mut statement =
            self.connection.prepare_cached("SELECT who, at, kind FROM operation WHERE sequence = ?1")?;
        let edit = statement.query_row([operation], |row| {
            let edit = LastEdit { who: row.get(0)?, at: time(row.get_ref(1)?.as_str()?) };
            Ok((row.get_ref(2)?.as_str()? != self.gave_way).then_some(edit))
        })?;
        self.operations.insert(operation, edit.clone());
        Ok(edit)
    }

    /// The newest operation up to `operation` that edited rows of `table` at an agency, and who did it when.
    fn edit_of(&mut self, agency: AgencyId, table: Table, operation: i64) -> rusqlite::Result<Option<(i64, LastEdit)>> {
        let mut found = Some(operation);
        while let Some(operation) = found {
            if let Some(edit) = self.edit(operation)? {
                return Ok(Some((operation, edit)));
            }
            let sql = "SELECT max(operation) FROM change WHERE agency = ?1 AND table_name = ?2 AND operation < ?3";
            let mut before = self.connection.prepare_cached(sql)?;
            found = before.query_row(params![agency.to_string(), table.name(), operation], |row| row.get(0))?;
        }
        Ok(None)
    }

    /// What the program itself has done is nobody's edit.
    fn note(
        &mut self,
        agency: AgencyId,
        groups: impl IntoIterator<Item = FieldGroup>,
        operation: i64,
    ) -> rusqlite::Result<()> {
        let Some(edit) = self.edit(operation)? else { return Ok(()) };
        for group in groups.into_iter().filter(|_| !edit.who.is_empty()) {
            if self.groups.get(&(agency, group)).is_none_or(|(known, _)| *known <= operation) {
                self.groups.insert((agency, group), (operation, edit.clone()));
            }
        }
        Ok(())
    }
}

const fn told_by_columns(table: Table) -> bool {
    matches!(table, Table::Agency | Table::Characteristic)
}
