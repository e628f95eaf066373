//! What the threads are asked, and what comes back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::backups::AboutBackups;
use super::viewing::Viewing;
use crate::domain::erasure::{ErasedAt, Erasure};
use crate::domain::importing::whole::Brought;
use crate::domain::importing::{self, AgencyWay, answers, figures, rows};
use crate::domain::person::{PersonalData, Subject, Traces};
use crate::domain::what_if::Proposal;
use crate::domain::{
    AgencyId, EmployeeId, Language, LoggedOperation, Operation, OperationId, Paper, Past, Picture, RoundId, Snapshot,
};
use crate::exchange::demo::DemoOptions;
use crate::exchange::logo::{LogoError, Rgba};
use crate::exchange::pdf::PdfError;
use crate::exchange::picture::PictureError;
use crate::exchange::table::ReadError;
use crate::exchange::workbook::{RegisterError, WriteError};
use crate::store::presence::Present;
use crate::store::sqlite::{Forms, Locks};
use crate::store::{Access, Commit, Forgotten, HistoryQuery, StoreError, UndoOutcome, WhichUndo};

/// Something the store's thread is asked to do. Each request but [`Request::Look`] gets exactly one final reply.
#[derive(Debug)]
pub enum Request {
    /// Open a file, unless it has to be brought to the newest form before.
    Open(PathBuf),
    /// Open a file, and bring it to the newest form.
    Upgrade(PathBuf),
    /// Open a copy only to read it.
    Read(PathBuf),
    /// Say what is open already.
    Refresh,
    /// Make a new file.
    Create(PathBuf),
    /// Make a new file with a made-up unit in it.
    CreateDemo(PathBuf, DemoOptions),
    /// Write an operation.
    Commit(Box<Operation>),
    /// Write an operation that brings contacts in, unless what it was planned from is no longer so.
    Import(Box<Operation>, Arc<Snapshot>),
    /// Write an operation that brings back what a backup holds, unless anything has been saved since it was compared.
    Restore(Box<Operation>, Arc<Snapshot>),
    /// Take an operation back.
    Undo(WhichUndo, String),
    /// A part of the log.
    History(HistoryQuery),
    /// What the file held at a moment, as this asking; as of now where there is none.
    Past(u64, Option<DateTime<Utc>>),
    /// Fetch and decode a stored logo.
    Logo(String),
    /// Look for others' changes now. It is answered by no more than these.
    Look,
    /// The locks of the file's folder do not hold. It is answered by no more than that nothing is written any more.
    Distrust,
    /// Find everything held on a person.
    PersonalData(Subject),
    /// Count what the log would lose that is older than this.
    OldContents(DateTime<Utc>),
    /// Erase.
    Erase(Box<Erasure>),
    /// Make a PDF.
    Print(PaperJob),
    /// Take everything out as a workbook.
    TakeOut(WorkbookJob),
    /// Let go of the file.
    Close,
}

/// A document that is to be made.
#[derive(Clone, Debug)]
pub struct PaperJob {
    /// Which.
    pub paper: Paper,
    /// In which language.
    pub language: Language,
    /// The day that is printed on it.
    pub today: NaiveDate,
    /// Where it is written; a file of that name is replaced. Of what is only looked at, what it is called.
    pub path: PathBuf,
    /// Where what is only looked at is kept: nobody else on the machine may read it.
    pub viewed: Option<Viewing>,
    /// Set by whoever wants it no more.
    pub cancelled: Arc<AtomicBool>,
}

/// What a workbook holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The whole register.
    Register,
    /// The tables of the workload.
    Workload,
    /// The questions of a round to be filled in: of one of us, or where there is none of everybody.
    Questionnaire(RoundId, Option<EmployeeId>),
    /// The questions of a round to be filled in, a workbook for each of us in a folder.
    AllQuestionnaires(RoundId),
    /// What one of us is waited for of a year's figures, or where there is none what nobody looks after.
    Missing(i64, Option<EmployeeId>),
    /// What each is waited for of a year's figures, as a workbook of their own in a folder.
    AllMissing(i64),
}

/// A workbook that is to be made.
#[derive(Clone, Debug)]
pub struct WorkbookJob {
    /// What it holds.
    pub what: Taken,
    /// In which language.
    pub language: Language,
    /// The day that is written on it.
    pub today: NaiveDate,
    /// Where it is written. A file of that name is replaced.
    pub path: PathBuf,
    /// Set by whoever wants it no more.
    pub cancelled: Arc<AtomicBool>,
}

/// By whom agencies are brought in, and how.
#[derive(Clone, Debug)]
pub struct By {
    /// The name under which they work.
    pub who: String,
    /// The day.
    pub today: NaiveDate,
    /// In which language new things are named.
    pub language: Language,
    /// What is added to what the file says.
    pub way: AgencyWay,
}

/// Why a document was not printed.
#[derive(Debug)]
pub enum PrintError {
    /// It could not be made.
    Made(PdfError),
    /// The workbook could not be made.
    TakenOut(WriteError),
    /// It could not be written.
    Written(PictureError),
    /// What it needs could not be read from the file.
    Read(StoreError),
}

/// What comes back.
#[derive(Debug)]
pub enum Reply {
    /// A file is open.
    Opened(Opened),
    /// No file could be opened or made at the path.
    NotOpened(PathBuf, StoreError),
    /// The file at the path would have to be brought to the newest form; who has it open.
    Older(PathBuf, Vec<Present>),
    /// What became of an operation.
    Committed(OperationId, Result<Commit, StoreError>),
    /// What became of an undo.
    Undone(Result<UndoOutcome, StoreError>),
    /// A part of the log, oldest first, and what was asked for.
    History(HistoryQuery, Result<Vec<LoggedOperation>, StoreError>),
    /// A stored logo, ready to show; none when the file has none of that hash, or one that is no picture. Where it
    /// could not be read, it may be another time.
    Logo(String, Result<Option<Rgba>, StoreError>),
    /// A picture somebody chose for an agency, ready to store.
    Picture(AgencyId, Result<Picture, LogoError>),
    /// What a file of contacts holds, and which reading it was.
    ContactsRead(u64, Result<importing::Source, ReadError>),
    /// What a file of figures holds, and which reading it was.
    TablesRead(u64, Result<Vec<importing::Sheet>, ReadError>),
    /// What bringing figures in would do, and which reading and planning it was.
    FiguresPlanned(u64, Box<figures::Planned>),
    /// What taking rows in would do, and which reading and planning it was.
    RowsPlanned(u64, Box<rows::Planned>),
    /// What bringing answers in would do, and which reading and planning it was.
    AnswersPlanned(u64, Box<answers::Planned>),
    /// What a workbook of a register or of agencies holds, from what it was planned, and which reading it was.
    RegisterRead(u64, Arc<Snapshot>, Result<Box<Brought>, RegisterError>),
    /// What became of a picture that was to be copied or saved.
    Made(Result<Made, PictureError>),
    /// What became of a file that was to be saved for other programs.
    FileSaved(Result<PathBuf, PictureError>),
    /// Everything held on a person, with what the log says of them; none where they are gone.
    PersonalData(Result<Option<(PersonalData, Vec<Traces>)>, StoreError>),
    /// How many changes of the log are older than was asked.
    OldContents(Result<usize, StoreError>),
    /// What became of an erasure, and the copies beside the file that still hold what was erased.
    Erased(OperationId, Result<(Forgotten, Vec<PathBuf>), StoreError>),
    /// What the file held at a moment, and which asking it was.
    Past(u64, Result<Box<Past>, StoreError>),
    /// What became of a document.
    Printed(PathBuf, Result<(), PrintError>),
    /// How many agencies of a document have been begun, of how many.
    Printing(usize, usize),
    /// What is in a folder, by name, and whether it is a folder itself; nothing where it cannot be looked into.
    Folder(PathBuf, Option<Vec<(String, bool)>>),
    /// The files that cannot be reached, of those that were asked about, and as of when the copies are that this computer
    /// keeps of them.
    Reached(BTreeSet<PathBuf>, BTreeMap<PathBuf, NaiveDateTime>),
    /// The files that may be brought in of what was named first, and of what was named with it, in order; nothing where
    /// this folder cannot be looked into.
    Gathered(PathBuf, Option<Vec<PathBuf>>),
    /// What a file looks like that may be brought in, or the key of why nothing can be.
    Looked(PathBuf, Result<importing::LooksLike, &'static str>),
    /// The file has been let go of.
    Closed,
    /// Others have saved something.
    Changed(Arc<Snapshot>),
    /// What is proposed, and which asking it was; none where it was wanted no more.
    Proposed(u64, Option<Box<Proposal>>),
    /// How many parts of a proposal are done, of how many, and of which asking.
    Proposing(u64, usize, usize),
    /// Something about backups.
    Backup(AboutBackups),
    /// What was found about the place of a file.
    Place(PathBuf, Tried),
    /// What two computers have found about the locks of a file's folder; none where no other came.
    TriedTogether(PathBuf, Result<Option<Locks>, StoreError>),
    /// Who else has a register open, now that this window has said that it has.
    Presence(PathBuf, Vec<Present>),
    /// The same where it has changed since.
    PresenceChanged(PathBuf, Vec<Present>),
    /// What of the user's own stands where it was written.
    OwnWritten(std::io::Result<serde_json::Value>),
    /// In which form a file is.
    Form(PathBuf, Result<Forms, StoreError>),
    /// Whether the open file takes operations has changed.
    Access(Access),
    /// Looking for others' changes failed; said once for each reason until it works again.
    Unreachable(StoreError),
    /// Others can be heard again.
    Reachable,
    /// A defect of this program has ended a piece of long work.
    Broke(Work),
}

/// A piece of long work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Making a picture ready for an agency.
    Logo,
    /// Copying or saving a drawing.
    Drawing,
    /// Looking at a file that may be brought in.
    Look,
    /// Reading a file that is brought in, or planning what it comes to, as this reading.
    Contacts(u64),
    /// Writing a file.
    File,
    /// Making a document.
    Paper,
    /// Working out a proposal.
    Proposal,
    /// Looking back, as this asking.
    Past(u64),
    /// Looking at a folder or at a file, beside all else.
    Aside,
    /// Something about backups.
    Backups,
}

impl Reply {
    /// Whether a request is answered by this, rather than something having happened by itself.
    pub(super) const fn answers(&self) -> bool {
        !matches!(
            self,
            Self::Changed(_)
                | Self::Access(_)
                | Self::Unreachable(_)
                | Self::Reachable
                | Self::Printing(..)
                | Self::Proposing(..)
                | Self::PresenceChanged(..)
                | Self::Backup(AboutBackups::Recovering(..) | AboutBackups::Drilling(..))
        )
    }
}

/// What was found about the place of a file.
#[derive(Debug)]
pub struct Tried {
    /// Whether its folder's locks hold, where that was asked.
    pub locks: Option<Result<Locks, StoreError>>,
    /// The program that copies the folder to and fro.
    pub client: Option<&'static str>,
    /// The copies that such a program has made of the file because two had changed it.
    pub copies: Vec<PathBuf>,
    /// The time of the file where this computer's clock is another.
    pub other_time: Option<SystemTime>,
}

/// A file that has just been opened.
#[derive(Debug)]
pub struct Opened {
    /// Where it is; absent for a register in memory.
    pub path: Option<PathBuf>,
    /// The same without links, so that it is the same whichever way it was reached. Asking for it may take its time.
    pub real: Option<PathBuf>,
    /// What it holds.
    pub snapshot: Arc<Snapshot>,
    /// Whether it takes operations.
    pub access: Access,
    /// What was erased from it, and when.
    pub erased: Vec<ErasedAt>,
}

/// A drawing of ours that is to leave the program.
#[derive(Debug)]
pub enum PictureJob {
    /// Make pixels of it for the clipboard.
    Copy(String),
    /// Save it as pixels.
    Png(String, PathBuf),
    /// Save it as it is.
    Svg(String, PathBuf),
}

/// A picture that is ready.
#[derive(Debug)]
pub enum Made {
    /// Pixels for the clipboard.
    Pixels(Rgba),
    /// A file.
    File(PathBuf),
}
