//! The threads between screen and store. One owns the store; a second does long work on pictures, so that a save
//! never waits for a decoder. Requests go in, replies come out; each reply wakes the window.

mod aside;
mod backups;
mod keeper;
mod long;
mod messages;
mod presence;
mod taking_out;
mod unanswered;
mod viewing;
mod workbooks;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

pub use self::backups::{AboutBackups, Listed};
use self::long::{Long, work_on_pictures};
pub use self::messages::{
    By, Made, Opened, PaperJob, PictureJob, PrintError, Reply, Request, Taken, Tried, Work, WorkbookJob,
};
pub use self::taking_out::{CardKind, ListFile, ListJob, ShownJob};
pub(crate) use self::unanswered::guarded;
pub use self::viewing::Viewing;
use crate::domain::importing::{RefusedRows, answers, figures, rows};
use crate::domain::{AgencyId, Language, Snapshot};
use crate::store::Store;

/// Called from a worker's thread whenever there is a reply to read.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

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
