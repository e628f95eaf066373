//! The second thread: what takes long, so that a save never waits for a decoder, a spreadsheet or a PDF.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::workbooks::take_out;
use super::{
    By, ListJob, Made, PaperJob, PictureJob, PrintError, Reply, ShownJob, Work, WorkbookJob, taking_out, unanswered,
    viewing,
};
use crate::domain::importing::whole::{self, Brought};
use crate::domain::importing::{self, AgencyWay, RefusedRows, answers, figures, rows};
use crate::domain::{AgencyId, Language, LoggedOperation, Snapshot, past};
use crate::exchange::logo;
use crate::exchange::pdf::{self, Progress, Source};
use crate::exchange::picture::{self, PictureError};
use crate::exchange::table::{self, ReadError};
use crate::exchange::workbook::{self, RegisterError};
use crate::exchange::{contacts, looking, refused};
use crate::i18n::Texts;
use crate::i18n::planned::refusal as refusal_text;
use crate::store::PaperParts;

/// What the second thread is asked to do.
pub(super) enum Long {
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

impl Long {
    pub(super) const fn work(&self) -> Work {
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

/// Does what is asked, one after the other, until nothing more can be asked.
pub(super) fn work_on_pictures(asked: &Receiver<Long>, post: impl Fn(Reply) + Sync) {
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
