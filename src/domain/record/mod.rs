//! What a file is made of: identities, rows, the list of records, and what is done to them.

pub(super) mod id;
pub(super) mod indexed_table;
pub(super) mod language;
pub(super) mod list;
pub(super) mod operation;
pub(super) mod period;
pub mod phone;
#[expect(clippy::module_inception, reason = "the room is named after what it holds first")]
pub(super) mod record;
pub(super) mod records;
pub(super) mod row;
pub mod shape;
pub(super) mod snapshot;
pub(super) mod table;
pub(super) mod text;
pub(super) mod topic;
pub mod validate;
