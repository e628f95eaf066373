//! A row as it stands where one item of a list has become another.

use uuid::Uuid;

use crate::domain::record::record::Record;
use crate::domain::record::table::Table;

/// `row` with every pointer at `from` turned to `into`, under the identity that then is its own.
pub(super) fn pointed(row: &Record, table: Table, from: Uuid, into: Uuid) -> Option<Record> {
    let mut fields = row.fields();
    for reference in row.references() {
        if reference.table == table && reference.id == from {
            fields.insert(reference.field.into(), into.to_string().into());
        }
    }
    let moved = Record::from_fields(row.table(), fields.clone()).ok()?;
    let Some(id) = moved.natural_id() else { return Some(moved) };
    fields.insert("id".into(), id.to_string().into());
    Record::from_fields(row.table(), fields).ok()
}
