//! What is answered where a defect of ours has ended the answering: no request is left without an answer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use super::{PrintError, Reply, Request};
use crate::domain::OperationId;
use crate::store::{HistoryQuery, StoreError};

/// What a request needs for an answer that says what went wrong.
pub(super) enum Unanswered {
    Opening(PathBuf),
    Commit(OperationId),
    Undo,
    History(HistoryQuery),
    Logo(String),
    Past(u64),
    Held,
    OldContents,
    Erase(OperationId),
    Print(PathBuf),
    Look,
    Close,
}

impl Unanswered {
    pub fn of(request: &Request) -> Self {
        match request {
            Request::Open(path)
            | Request::Upgrade(path)
            | Request::Read(path)
            | Request::Create(path)
            | Request::CreateDemo(path, _) => Self::Opening(path.clone()),
            Request::Commit(operation) | Request::Import(operation, _) | Request::Restore(operation, _) => {
                Self::Commit(operation.id)
            }
            Request::Undo(..) => Self::Undo,
            Request::History(query) => Self::History(query.clone()),
            Request::Logo(hash) => Self::Logo(hash.clone()),
            Request::Past(turn, _) => Self::Past(*turn),
            Request::PersonalData(_) => Self::Held,
            Request::OldContents(_) => Self::OldContents,
            Request::Erase(erasure) => Self::Erase(erasure.operation.id),
            Request::Print(job) => Self::Print(job.path.clone()),
            Request::TakeOut(job) => Self::Print(job.path.clone()),
            Request::Look | Request::Distrust => Self::Look,
            Request::Refresh | Request::Close => Self::Close,
        }
    }

    /// The answer.
    pub fn reply(self, error: StoreError) -> Reply {
        match self {
            Self::Opening(path) => Reply::NotOpened(path, error),
            Self::Commit(id) => Reply::Committed(id, Err(error)),
            Self::Undo => Reply::Undone(Err(error)),
            Self::History(query) => Reply::History(query, Err(error)),
            Self::Logo(hash) => Reply::Logo(hash, Err(error)),
            Self::Past(turn) => Reply::Past(turn, Err(error)),
            Self::Held => Reply::PersonalData(Err(error)),
            Self::OldContents => Reply::OldContents(Err(error)),
            Self::Erase(id) => Reply::Erased(id, Err(error)),
            Self::Print(path) => Reply::Printed(path, Err(PrintError::Read(error))),
            Self::Look => Reply::Unreachable(error),
            Self::Close => Reply::Closed,
        }
    }
}

/// Does something that a defect of ours may end.
///
/// # Errors
/// What the panic said.
pub(crate) fn guarded<T>(act: impl FnOnce() -> T) -> Result<T, String> {
    // Whoever goes on afterwards takes fresh what the panic may have left half done.
    catch_unwind(AssertUnwindSafe(act)).map_err(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
    })
}
