//! The threads between screen and store. One owns the store; a second does long work on pictures, so that a save
//! never waits for a decoder. Requests go in, replies come out; each reply wakes the window.

mod aside;
mod backups;
mod keeper;
mod presence;
mod taking_out;
mod unanswered;
mod viewing;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

pub use self::backups::{AboutBackups, Listed};
pub use self::taking_out::{CardKind, ListFile, ListJob, ShownJob};
pub use self::viewing::Viewing;
use crate::domain::erasure::{ErasedAt, Erasure};
use crate::domain::figures::new_year::new_year;
use crate::domain::importing::whole::{self, Brought};
use crate::domain::importing::{self, AgencyWay, RefusedRows, answers, figures, rows};
use crate::domain::person::{PersonalData, Subject, Traces};
use crate::domain::what_if::Proposal;
use crate::domain::{
    AgencyId, EmployeeId, Language, LoggedOperation, Operation, OperationId, Paper, Past, Picture, RoundId, Snapshot,
    past,
};
use crate::exchange::contacts;
use crate::exchange::demo::DemoOptions;
use crate::exchange::lists;
use crate::exchange::logo::{self, LogoError, Rgba};
use crate::exchange::looking;
use crate::exchange::pdf::{self, PdfError, Progress, Source};
use crate::exchange::picture::{self, PictureError};
use crate::exchange::questionnaire;
use crate::exchange::refused;
use crate::exchange::table::{self, ReadError};
use crate::exchange::workbook::{self, RegisterError, WriteError};
use crate::exchange::workload;
use crate::i18n::planned::refusal as refusal_text;
use crate::i18n::{Texts, new_year as new_years};
use crate::store::presence::Present;
use crate::store::sqlite::{Forms, Locks};
use crate::store::{Access, Commit, Forgotten, HistoryQuery, PaperParts, Store, StoreError, UndoOutcome, WhichUndo};

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
}

impl Reply {
    /// Whether a request is answered by this, rather than something having happened by itself.
    const fn answers(&self) -> bool {
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

/// What the second thread is asked to do.
enum Long {
    Logo(AgencyId, PathBuf),
    /// A PNG from the file, by hash.
    Stored(String, Vec<u8>),
    Picture(PictureJob),
    Contacts(u64, PathBuf, Option<char>),
    Tables(u64, PathBuf, Option<char>),
    Figures(u64, Box<figures::Task>),
    Rows(u64, Box<rows::Task>),
    Refused(PathBuf, Vec<RefusedRows>, Language),
    Answers(u64, Box<answers::Task>),
    Register(u64, PathBuf, Arc<Snapshot>, Language),
    Agencies(u64, PathBuf, Arc<Snapshot>, By),
    Look(PathBuf, Arc<Snapshot>),
    Workbook(WorkbookJob, Arc<Snapshot>, HashMap<String, Vec<u8>>),
    /// What was done since leads from what the file held to what it holds now.
    Past(u64, Arc<Snapshot>, Vec<LoggedOperation>),
    File(PathBuf, Vec<u8>),
    List(ListJob),
    Shown(Box<ShownJob>),
    Paper(PaperJob, Arc<Snapshot>, PaperParts),
}

/// Called from a worker's thread whenever there is a reply to read.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

impl Long {
    const fn work(&self) -> Work {
        match self {
            Self::Logo(..) | Self::Stored(..) => Work::Logo,
            Self::Picture(_) => Work::Drawing,
            Self::Contacts(turn, ..)
            | Self::Tables(turn, ..)
            | Self::Figures(turn, _)
            | Self::Rows(turn, _)
            | Self::Answers(turn, _)
            | Self::Register(turn, ..)
            | Self::Agencies(turn, ..) => Work::Contacts(*turn),
            Self::Look(..) => Work::Look,
            Self::File(..) | Self::Refused(..) => Work::File,
            Self::Paper(..) | Self::Workbook(..) | Self::List(_) | Self::Shown(_) => Work::Paper,
            Self::Past(turn, ..) => Work::Past(*turn),
        }
    }
}

/// The window's end of the threads. Letting go of it waits until they have ended.
pub struct Worker {
    /// None once nothing is asked any more.
    requests: Option<Sender<Request>>,
    pictures: Option<Sender<Long>>,
    replies: Receiver<Reply>,
    /// The store's thread, then the second one, then those of backups and of presence.
    threads: Vec<JoinHandle<()>>,
    /// The thread that says that a register is open here; none until one is.
    presence: Option<Sender<presence::Told>>,
    pending: usize,
    /// How many files are being written for other programs.
    writing: usize,
    /// Milliseconds between looks for others' changes.
    pace: Arc<AtomicU64>,
    /// The window closes: what can be done another time is left.
    closing: Arc<AtomicBool>,
    /// Hands over a reply from any thread.
    post: Arc<dyn Fn(Reply) -> bool + Send + Sync>,
}

impl Worker {
    /// Starts the threads. With `store` the register in it is open from the start.
    ///
    /// # Errors
    /// Where the system gives us no thread.
    pub fn start(wake: Wake, store: Option<Box<dyn Store>>) -> std::io::Result<Self> {
        let (requests, incoming) = channel();
        let (outgoing, replies) = channel();
        let (pictures, chosen) = channel();
        let pace = Arc::new(AtomicU64::new(keeper::FOCUSED_PACE));
        let post = move |reply| {
            // The window may have gone, or stopped waiting; then nobody needs the reply.
            let heard = outgoing.send(reply).is_ok();
            if heard {
                wake();
            }
            heard
        };
        let post: Arc<dyn Fn(Reply) -> bool + Send + Sync> = Arc::new(post);
        let told = Arc::clone(&post);
        let keeper = keeper::Keeper::new(store, move |reply| told(reply), Arc::clone(&pace), pictures.clone());
        let store = thread::Builder::new().name("kortisto-store".into()).spawn(move || keeper.run(&incoming))?;
        let told = Arc::clone(&post);
        let second = thread::Builder::new().name("kortisto-pictures".into()).spawn(move || {
            work_on_pictures(&chosen, |reply| {
                told(reply);
            });
        })?;
        let (requests, pictures, threads) = (Some(requests), Some(pictures), vec![store, second]);
        let (pending, writing, closing) = (0, 0, Arc::default());
        Ok(Self { requests, pictures, replies, threads, presence: None, pending, writing, pace, closing, post })
    }

    /// Leaves the threads to end by themselves: one waits for a disk, and cannot be stopped.
    pub fn abandon(mut self) {
        self.threads.clear();
    }

    /// Asks the store's thread for something.
    pub fn send(&mut self, request: Request) {
        let writes = matches!(request, Request::Print(_) | Request::TakeOut(_));
        // The thread lives as long as this end of its channel.
        if self.requests.as_ref().is_some_and(|thread| thread.send(request).is_ok()) {
            self.pending += 1;
            self.writing += usize::from(writes);
        }
    }

    /// Looks for others' changes now.
    pub fn look_for_others(&self) {
        // The thread lives as long as this end of its channel.
        if let Some(thread) = &self.requests {
            drop(thread.send(Request::Look));
        }
    }

    /// Has nothing more written to the file: the locks of its folder do not hold.
    pub fn distrust(&self) {
        // The thread lives as long as this end of its channel.
        if let Some(thread) = &self.requests {
            drop(thread.send(Request::Distrust));
        }
    }

    /// Asks for a picture to be made ready for an agency.
    pub fn import_picture(&mut self, agency: AgencyId, path: PathBuf) {
        self.work(Long::Logo(agency, path));
    }

    /// Asks for a file of contacts to be read, as the reading `turn`, with a separator where one was chosen.
    pub fn read_contacts(&mut self, turn: u64, path: PathBuf, separator: Option<char>) {
        self.work(Long::Contacts(turn, path, separator));
    }

    /// Asks for a file of figures to be read, as the reading `turn`, with a separator where one was chosen.
    pub fn read_tables(&mut self, turn: u64, path: PathBuf, separator: Option<char>) {
        self.work(Long::Tables(turn, path, separator));
    }

    /// Asks what bringing figures in would do, as the planning `turn`.
    pub fn plan_figures(&mut self, turn: u64, task: Box<figures::Task>) {
        self.work(Long::Figures(turn, task));
    }

    /// Asks what taking rows in would do, as the planning `turn`.
    pub fn plan_rows(&mut self, turn: u64, task: Box<rows::Task>) {
        self.work(Long::Rows(turn, task));
    }

    /// Asks for the rows that cannot come in to be saved as a spreadsheet.
    pub fn save_refused(&mut self, path: PathBuf, rows: Vec<RefusedRows>, language: Language) {
        self.work(Long::Refused(path, rows, language));
    }

    /// Asks what bringing answers in would do, as the planning `turn`.
    pub fn plan_answers(&mut self, turn: u64, task: Box<answers::Task>) {
        self.work(Long::Answers(turn, task));
    }

    /// Asks for the workbook of a register to be read, as the reading `turn`, and planned for `snapshot`.
    pub fn read_register(&mut self, turn: u64, path: PathBuf, snapshot: Arc<Snapshot>, language: Language) {
        self.work(Long::Register(turn, path, snapshot, language));
    }

    /// Asks for a workbook of agencies to be read, as the reading `turn`, and planned for `snapshot`.
    pub fn read_agencies(&mut self, turn: u64, path: PathBuf, snapshot: Arc<Snapshot>, by: By) {
        self.work(Long::Agencies(turn, path, snapshot, by));
    }

    /// Asks what a file looks like that may be brought into `snapshot`.
    pub fn look_at_file(&mut self, path: PathBuf, snapshot: Arc<Snapshot>) {
        self.work(Long::Look(path, snapshot));
    }

    /// Asks for a picture to be copied or saved.
    pub fn make_picture(&mut self, job: PictureJob) {
        self.work(Long::Picture(job));
    }

    /// Asks for a file to be written, whole or not at all.
    pub fn save_file(&mut self, path: PathBuf, bytes: Vec<u8>) {
        self.work(Long::File(path, bytes));
    }

    fn work(&mut self, long: Long) {
        let writes =
            matches!(long.work(), Work::Drawing | Work::File) || matches!(long, Long::List(_) | Long::Shown(_));
        if self.pictures.as_ref().is_some_and(|thread| thread.send(long).is_ok()) {
            self.pending += 1;
            self.writing += usize::from(writes);
        }
    }

    /// The next reply, if there is one already.
    pub fn reply(&mut self) -> Option<Reply> {
        let reply = self.replies.try_recv().ok()?;
        self.count(&reply);
        Some(reply)
    }

    /// The next reply, waiting for it; none when nothing is on its way.
    pub fn wait(&mut self) -> Option<Reply> {
        if self.pending == 0 {
            return self.reply();
        }
        let reply = self.replies.recv().ok()?;
        self.count(&reply);
        Some(reply)
    }

    fn count(&mut self, reply: &Reply) {
        if reply.answers() {
            self.pending = self.pending.saturating_sub(1);
        }
        let written = matches!(
            reply,
            Reply::Made(_)
                | Reply::FileSaved(_)
                | Reply::Printed(..)
                | Reply::Broke(Work::Drawing | Work::File | Work::Paper)
        );
        self.writing = self.writing.saturating_sub(usize::from(written));
    }

    /// How many requests are not answered yet.
    #[must_use]
    pub const fn pending(&self) -> usize {
        self.pending
    }

    /// How many files are being written for other programs.
    #[must_use]
    pub const fn writing(&self) -> usize {
        self.writing
    }

    /// Looks for others' changes often while people look at the window, seldom while they do not, and at once when
    /// they come back to it.
    pub fn set_focused(&self, focused: bool) {
        let pace = if focused { keeper::FOCUSED_PACE } else { keeper::UNFOCUSED_PACE };
        let before = self.pace.swap(pace, Ordering::Relaxed);
        if pace < before {
            self.look_for_others();
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // Each thread ends when nothing more can be asked of it; the store's also asks the second one.
        (self.requests, self.pictures, self.presence) = (None, None, None);
        self.closing.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a thread has ended by a defect");
            }
        }
    }
}

fn work_on_pictures(asked: &Receiver<Long>, post: impl Fn(Reply) + Sync) {
    while let Ok(long) = asked.recv() {
        let work = long.work();
        post(unanswered::guarded(|| worked(long, &post)).unwrap_or_else(|detail| {
            tracing::error!(?work, detail, "long work");
            Reply::Broke(work)
        }));
    }
}

fn worked(long: Long, post: &(impl Fn(Reply) + Sync)) -> Reply {
    match long {
        Long::Logo(agency, path) => Reply::Picture(agency, logo::read(&path)),
        Long::Stored(hash, png) => {
            // One that a decoder falls over is one that cannot be read.
            let picture = unanswered::guarded(|| logo::decode(&png)).map(Result::ok);
            Reply::Logo(
                hash,
                Ok(picture.unwrap_or_else(|detail| {
                    tracing::error!(detail, "a stored picture");
                    None
                })),
            )
        }
        Long::Picture(job) => Reply::Made(made(job)),
        Long::Contacts(turn, path, separator) => Reply::ContactsRead(turn, contacts::read(&path, separator)),
        Long::Tables(turn, path, separator) => Reply::TablesRead(turn, tables(&path, separator)),
        Long::Figures(turn, task) => Reply::FiguresPlanned(turn, Box::new(task.run())),
        Long::Rows(turn, task) => Reply::RowsPlanned(turn, Box::new(workbook::planned(&task))),
        Long::Refused(path, rows, language) => Reply::FileSaved(keep_refused(path, &rows, language)),
        Long::Answers(turn, task) => Reply::AnswersPlanned(turn, Box::new(task.run())),
        Long::Register(turn, path, snapshot, language) => {
            let brought = brought(&path, &snapshot, language);
            Reply::RegisterRead(turn, snapshot, brought)
        }
        Long::Agencies(turn, path, snapshot, by) => {
            let brought = agencies(&path, &snapshot, &by);
            Reply::RegisterRead(turn, snapshot, brought)
        }
        Long::Look(path, snapshot) => {
            let looks = looking::look(&path, &snapshot.rows);
            Reply::Looked(path, looks)
        }
        Long::Workbook(job, snapshot, logos) => {
            let say = |done, of| post(Reply::Printing(done, of));
            match take_out(&job, &snapshot, &logos, &say) {
                Ok(path) => Reply::Printed(path, Ok(())),
                Err(error) => Reply::Printed(job.path, Err(error)),
            }
        }
        Long::Shown(job) => {
            let say = |done, of| post(Reply::Printing(done, of));
            printed(taking_out::write_shown(&job, &say), job.path)
        }
        Long::List(job) => {
            let written = taking_out::write_list(&job);
            Reply::Printed(job.path, written)
        }
        Long::Past(turn, now, log) => Reply::Past(turn, Ok(Box::new(past(&now.rows, &log)))),
        Long::File(path, bytes) => Reply::FileSaved(picture::save(&path, &bytes).map(|()| path)),
        Long::Paper(job, snapshot, parts) => {
            let say = |done, of| post(Reply::Printing(done, of));
            printed(print(&job, &snapshot, parts, &say), job.path)
        }
    }
}

fn keep_refused(path: PathBuf, rows: &[RefusedRows], language: Language) -> Result<PathBuf, PictureError> {
    let bytes = refused::write(rows, &Texts::new(language));
    let bytes = bytes.map_err(|error| PictureError::NotSaved(path.clone(), std::io::Error::other(error)))?;
    picture::save(&path, &bytes).map(|()| path)
}

fn tables(path: &Path, separator: Option<char>) -> Result<Vec<importing::Sheet>, ReadError> {
    match contacts::read(path, separator)? {
        importing::Source::Sheets(sheets) => Ok(sheets),
        importing::Source::Cards(_) => Err(ReadError::UnknownFormat),
    }
}

fn brought(path: &Path, snapshot: &Snapshot, language: Language) -> Result<Box<Brought>, RegisterError> {
    let bytes = table::content(path)?;
    let texts = Texts::new(language);
    let read = workbook::read(&bytes, &snapshot.rows, &texts)?;
    Ok(Box::new(told(snapshot, read, &texts)))
}

/// What was read, with what taking it in would do.
fn told(snapshot: &Snapshot, read: workbook::Read, texts: &Texts) -> Brought {
    let plan = whole::plan(&snapshot.rows, &read.rows);
    let why = |at: usize, refusal: &_| read.rows.get(at).map(|row| refusal_text(texts, row, refusal));
    let refused = importing::refused(&plan, |at, refusal| why(at, refusal).unwrap_or_default());
    let refused = importing::refused_rows(&read.sheets, |_| read.heading, &refused);
    let unread = importing::unread(&read.sheets);
    let mut left_sheets = read.left_sheets;
    left_sheets.retain(|name| !unread.contains(name));
    Brought {
        rows: read.rows,
        plan,
        pictures: read.pictures,
        left_sheets,
        left_columns: read.left_columns,
        missing: read.missing,
        refused,
        hidden_sheets: read.hidden_sheets,
        unread,
        of_several: read.of_several,
        left_cells: read.left_cells,
    }
}

fn agencies(path: &Path, snapshot: &Snapshot, by: &By) -> Result<Box<Brought>, RegisterError> {
    let bytes = table::content(path)?;
    let AgencyWay { add, notes, names, whose } = &by.way;
    let (add, notes, names) = (*add, *notes, *names);
    let how = workbook::How { add, notes, names, who: &by.who, today: by.today, whose };
    let texts = Texts::new(by.language);
    let read = workbook::agencies(&bytes, &snapshot.rows, &texts, &how)?;
    Ok(Box::new(told(snapshot, read, &texts)))
}

fn take_out(
    job: &WorkbookJob,
    snapshot: &Snapshot,
    logos: &HashMap<String, Vec<u8>>,
    say: &dyn Fn(usize, usize),
) -> Result<PathBuf, PrintError> {
    let texts = Texts::new(job.language);
    let (today, cancelled) = (job.today, job.cancelled.as_ref());
    let bytes = match job.what {
        Taken::Register => workbook::write(&workbook::Job { snapshot, texts: &texts, today, logos, say, cancelled }),
        Taken::Workload => workload::write(snapshot, &texts, today).map_err(Into::into),
        Taken::Questionnaire(round, whose) => {
            let everybody =
                || snapshot.question_round.get(round).map(|round| questionnaire::people(snapshot, round, today));
            let whose = whose.map_or_else(|| everybody().unwrap_or_default(), |id| vec![Some(id)]);
            questionnaire::write(snapshot, &texts, round, &whose, today).map_err(Into::into)
        }
        Taken::Missing(year, whose) => {
            let of_year = new_year(snapshot, year, today);
            let lists = lists::missing_figures(snapshot, &texts, year, &of_year.waited_for_by(whose));
            lists::workbook(&lists).map_err(Into::into)
        }
        Taken::AllMissing(year) => return all_missing(job, snapshot, &texts, year),
        Taken::AllQuestionnaires(round) => return all_questionnaires(job, snapshot, &texts, round),
    };
    picture::save(&job.path, &bytes.map_err(PrintError::TakenOut)?).map_err(PrintError::Written)?;
    Ok(job.path.clone())
}

/// Writes files into a folder of their own within the chosen one, or into the chosen one where that is new. Nothing that is
/// there is touched, and nothing is written before all of them are made.
fn into_folder(job: &WorkbookJob, name: &str, files: Vec<(String, Vec<u8>)>) -> Result<PathBuf, PrintError> {
    let not_made = |error| PrintError::Written(PictureError::NotSaved(job.path.clone(), error));
    let free = |folder: &Path, name: &str, ending: &str| {
        let numbered = |nth: usize| if nth == 1 { format!("{name}{ending}") } else { format!("{name} {nth}{ending}") };
        (1..1000).map(|nth| folder.join(numbered(nth))).find(|path| !path.exists())
    };
    let folder = if job.path.is_dir() { free(&job.path, name, "") } else { None };
    let folder = folder.unwrap_or_else(|| job.path.clone());
    std::fs::create_dir_all(&folder).map_err(not_made)?;
    for (name, bytes) in files {
        let path = free(&folder, &name, ".xlsx").unwrap_or_else(|| folder.join(format!("{name}.xlsx")));
        picture::save_new(&path, &bytes).map_err(PrintError::Written)?;
    }
    Ok(folder)
}

/// What each is waited for of a year's figures, as a workbook of their own.
fn all_missing(job: &WorkbookJob, snapshot: &Snapshot, texts: &Texts, year: i64) -> Result<PathBuf, PrintError> {
    let of_year = new_year(snapshot, year, job.today);
    let mut files = Vec::new();
    for (who, stands) in of_year.waited_for(snapshot) {
        wanted_still(job)?;
        let lists = lists::missing_figures(snapshot, texts, year, &stands);
        let bytes = lists::workbook(&lists).map_err(|error| PrintError::TakenOut(error.into()))?;
        let person = who.and_then(|id| snapshot.employee.get(id)).map(|one| one.name.as_str());
        let person = person.unwrap_or_else(|| texts.get("questionnaire-nobody"));
        files.push((picture::file_name(&format!("{} {year} {person}", texts.get("new-year-file"))), bytes));
    }
    let name = picture::file_name(&format!("{} {}", new_years::title(texts, year), job.today));
    into_folder(job, &name, files)
}

/// The questions of a round to be filled in, as a workbook for each.
fn all_questionnaires(
    job: &WorkbookJob,
    snapshot: &Snapshot,
    texts: &Texts,
    round: RoundId,
) -> Result<PathBuf, PrintError> {
    let mut files = Vec::new();
    let Some(round) = snapshot.question_round.get(round) else { return into_folder(job, "", files) };
    for who in questionnaire::people(snapshot, round, job.today) {
        wanted_still(job)?;
        let bytes = questionnaire::write(snapshot, texts, round.id, &[who], job.today);
        let bytes = bytes.map_err(|error| PrintError::TakenOut(error.into()))?;
        files.push((picture::file_name(&questionnaire::title(snapshot, texts, round, who)), bytes));
    }
    into_folder(job, &picture::file_name(&format!("{} {}", round.name, job.today)), files)
}

/// Whether somebody still waits for what is being made.
fn wanted_still(job: &WorkbookJob) -> Result<(), PrintError> {
    if job.cancelled.load(Ordering::Relaxed) { Err(PrintError::TakenOut(WriteError::Cancelled)) } else { Ok(()) }
}

fn print(
    job: &PaperJob,
    snapshot: &Snapshot,
    PaperParts { logos, log }: PaperParts,
    say: &(dyn Fn(usize, usize) + Sync),
) -> Result<PathBuf, PrintError> {
    let source = Source { snapshot, language: job.language, today: job.today, as_of: None, logos, log };
    let progress = Progress { say, cancelled: &job.cancelled };
    let bytes = pdf::make(&job.paper, &source, &progress).map_err(PrintError::Made)?;
    viewing::write(job.viewed.as_ref(), &job.path, &bytes).map_err(PrintError::Written)
}

/// What is said of a document: where it is, or what came in its way.
fn printed(written: Result<PathBuf, PrintError>, asked: PathBuf) -> Reply {
    match written {
        Ok(path) => Reply::Printed(path, Ok(())),
        Err(error) => Reply::Printed(asked, Err(error)),
    }
}

fn made(job: PictureJob) -> Result<Made, PictureError> {
    let (path, bytes) = match job {
        PictureJob::Copy(svg) => return picture::draw(&svg, picture::SCALE).map(Made::Pixels),
        PictureJob::Png(svg, path) => (path, picture::png(&svg, picture::SCALE)?),
        PictureJob::Svg(svg, path) => (path, svg.into_bytes()),
    };
    picture::save(&path, &bytes)?;
    Ok(Made::File(path))
}
