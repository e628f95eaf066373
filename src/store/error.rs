//! What can go wrong with a file, in terms a person can act on.

use std::path::PathBuf;

/// Why a store could not do what was asked. Unless a variant says otherwise, nothing was written and what the
/// file held is unharmed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("{} does not exist", .0.display())]
    NotFound(PathBuf),
    /// A new file was to be made where one is already.
    #[error("{} exists already", .0.display())]
    AlreadyExists(PathBuf),
    /// The path names a folder or something else that is no file.
    #[error("{} is not a file", .0.display())]
    NotAFile(PathBuf),
    /// The name means no file to SQLite, such as `:memory:`.
    #[error("{} does not name a file", .0.display())]
    NotAPath(PathBuf),
    /// The name, or the whole path, is longer than a file's may be, with room for the journal beside it.
    #[error("the name {} is too long", .0.display())]
    NameTooLong(PathBuf),
    /// The folder or the file may not be read, or nothing may be made in it.
    #[error("no permission for {}", .0.display())]
    NoPermission(PathBuf),
    /// The file is not a database at all.
    #[error("{} is not a Kortisto file", .0.display())]
    NotOurs(PathBuf),
    /// The file is a database of another program.
    #[error("{} belongs to another program", .0.display())]
    Foreign(PathBuf),
    /// The tables are not those this program made.
    #[error("{} has been altered: {detail}", .path.display())]
    Altered {
        /// The file.
        path: PathBuf,
        /// Which object differs.
        detail: String,
    },
    /// A newer program wrote the file in a way this one cannot even read.
    #[error("{} is of version {version}, newer than this program", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The file's schema version.
        version: i64,
    },
    /// An older program wrote the file, and nobody has said yet that it may be brought to the newest form.
    #[error("{} is of version {version}, older than this program", .path.display())]
    Older {
        /// The file.
        path: PathBuf,
        /// The file's schema version.
        version: i64,
    },
    /// The file is proven damaged.
    #[error("{} is damaged: {detail}", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What the check said.
        detail: String,
    },
    /// Nothing is where the file was a moment ago: it has been moved, renamed or deleted, or the drive is away.
    #[error("{} is gone from its place", .0.display())]
    Gone(PathBuf),
    /// Another register stands where the open one was.
    #[error("another register has taken the place of {}", .0.display())]
    Replaced(PathBuf),
    /// A backup is of another register than the one into which it is to come back.
    #[error("{} is a backup of another register", .0.display())]
    OtherRegister(PathBuf),
    /// Somebody's save was cut off in the middle. It is undone by whoever opens the file next and may write to it.
    #[error("{} holds a save that was cut off, and cannot be written to", .0.display())]
    Unfinished(PathBuf),
    /// The file, its folder or this connection only lets us read.
    #[error("{} can only be read", .0.display())]
    ReadOnly(PathBuf),
    /// The locks of the file's folder do not hold, so that nothing is written to it.
    #[error("the locks of the folder of {} do not hold", .0.display())]
    NoLocks(PathBuf),
    /// Others kept the file locked for longer than we wait.
    #[error("the file is in use by others")]
    Busy,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The disk or the network did not answer.
    #[error("the file cannot be reached: {0}")]
    Unreachable(String),
    /// The connection broke at the moment of saving, and nobody can say yet whether it was saved.
    #[error("it is not known whether the change was saved: {0}")]
    CannotTell(String),
    /// It was stopped before it was done, as was asked.
    #[error("stopped")]
    Cancelled,
    /// A defect of this program.
    #[error("internal error: {0}")]
    Internal(String),
    /// A defect of this program ended what was being done, in which moment nobody knows. What was to be saved is in the
    /// file whole or not at all, and saving it once more is harmless.
    #[error("ended by a defect: {0}")]
    Broke(String),
}

impl StoreError {
    /// The key of the error's text.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "error-not-found",
            Self::AlreadyExists(_) => "error-already-exists",
            Self::NotAFile(_) => "error-not-a-file",
            Self::NotAPath(_) => "error-not-a-path",
            Self::NameTooLong(_) => "error-name-too-long",
            Self::NoPermission(_) => "error-no-permission",
            Self::NotOurs(_) => "error-not-ours",
            Self::Foreign(_) => "error-foreign",
            Self::Altered { .. } => "error-altered",
            Self::Newer { .. } => "error-newer",
            Self::Older { .. } => "error-older",
            Self::Damaged { .. } => "error-damaged",
            Self::Gone(_) => "error-gone",
            Self::Replaced(_) => "error-replaced",
            Self::OtherRegister(_) => "error-other-register",
            Self::Unfinished(_) => "error-unfinished",
            Self::ReadOnly(_) => "error-read-only",
            Self::NoLocks(_) => "error-no-locks",
            Self::Busy => "error-busy",
            Self::DiskFull => "error-disk-full",
            Self::Unreachable(_) => "error-unreachable",
            Self::CannotTell(_) => "error-cannot-tell",
            Self::Cancelled => "error-cancelled",
            Self::Internal(_) => "error-internal",
            Self::Broke(_) => "error-broke",
        }
    }

    /// What the error speaks of, as it is told: its file, or what the system said; empty where neither is known.
    #[must_use]
    pub fn about(&self) -> String {
        match self {
            Self::Internal(detail) | Self::Unreachable(detail) | Self::CannotTell(detail) => detail.clone(),
            other => other.path().map(|path| path.display().to_string()).unwrap_or_default(),
        }
    }

    /// The file the error speaks of, where it speaks of one.
    #[must_use]
    pub fn path(&self) -> Option<&std::path::Path> {
        match self {
            Self::NotFound(path)
            | Self::AlreadyExists(path)
            | Self::NotAFile(path)
            | Self::NotAPath(path)
            | Self::NameTooLong(path)
            | Self::NoPermission(path)
            | Self::NotOurs(path)
            | Self::Foreign(path)
            | Self::Gone(path)
            | Self::Replaced(path)
            | Self::OtherRegister(path)
            | Self::Unfinished(path)
            | Self::ReadOnly(path)
            | Self::NoLocks(path)
            | Self::Altered { path, .. }
            | Self::Newer { path, .. }
            | Self::Older { path, .. }
            | Self::Damaged { path, .. } => Some(path),
            _ => None,
        }
    }
}
