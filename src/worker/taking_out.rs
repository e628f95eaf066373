//! What the screen shows on its way into files: tables, contacts, and the tables of the workload.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;

use super::{Long, PrintError, Viewing, Worker, viewing};
use crate::domain::{ContactId, Language, Snapshot};
use crate::exchange::pdf::{self, Progress, Source};
use crate::exchange::workbook::WriteError;
use crate::exchange::{lists, outlook, picture, vcard, workload};
use crate::i18n::Texts;
use crate::i18n::list::List;
use crate::i18n::load::Shown;

/// What is written of what was on the screen.
#[derive(Clone, Debug)]
pub enum ListFile {
    /// A table as a workbook.
    Workbook(Arc<List>),
    /// A table as lines of texts.
    Lines(Arc<List>),
    /// Contacts for another program.
    Contacts {
        /// Who, in their order.
        contacts: Arc<[ContactId]>,
        /// For which.
        kind: CardKind,
        /// What is known of them.
        snapshot: Arc<Snapshot>,
        /// In which language agencies and roles are named.
        language: Language,
        /// The day from which one sees who is still to come.
        today: NaiveDate,
    },
}

/// For which programs contacts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardKind {
    /// For Outlook, as csv.
    Outlook,
    /// For any that knows cards of this version.
    Cards(vcard::Version),
}

/// Something of the screen that is to be written.
#[derive(Clone, Debug)]
pub struct ListJob {
    /// What.
    pub file: ListFile,
    /// Where it is written. A file of that name is replaced.
    pub path: PathBuf,
    /// Set by whoever wants it no more.
    pub cancelled: Arc<AtomicBool>,
}

/// Tables of the workload as they are shown, which are to be put on paper or into a workbook.
#[derive(Clone, Debug)]
pub struct ShownJob {
    /// The tables.
    pub shown: Arc<Shown>,
    /// As a workbook, and not on paper.
    pub workbook: bool,
    /// What the file holds.
    pub snapshot: Arc<Snapshot>,
    /// In which language.
    pub language: Language,
    /// The day that is written on it.
    pub today: NaiveDate,
    /// Where it is written; a file of that name is replaced. Of what is only looked at, what it is called.
    pub path: PathBuf,
    /// Where what is only looked at is kept: nobody else on the machine may read it.
    pub viewed: Option<Viewing>,
    /// Set by whoever wants it no more.
    pub cancelled: Arc<AtomicBool>,
}

impl Worker {
    /// Asks for tables of the workload to be written, whole or not at all.
    pub fn write_shown(&mut self, job: ShownJob) {
        self.work(Long::Shown(Box::new(job)));
    }

    /// Asks for a table to be written, whole or not at all.
    pub fn write_list(&mut self, job: ListJob) {
        self.work(Long::List(job));
    }
}

/// Writes tables of the workload; where they are.
pub(super) fn write_shown(job: &ShownJob, say: &(dyn Fn(usize, usize) + Sync)) -> Result<PathBuf, PrintError> {
    let bytes = if job.workbook {
        let made = workload::write_shown(&job.shown, &Texts::new(job.language), job.today);
        let bytes = made.map_err(|error| PrintError::TakenOut(error.into()))?;
        if job.cancelled.load(Ordering::Relaxed) {
            return Err(PrintError::TakenOut(WriteError::Cancelled));
        }
        bytes
    } else {
        let (logos, log) = (BTreeMap::new(), Vec::new());
        let source =
            Source { snapshot: &job.snapshot, language: job.language, today: job.today, as_of: None, logos, log };
        let progress = Progress { say, cancelled: &job.cancelled };
        pdf::make_shown(&job.shown, &source, &progress).map_err(PrintError::Made)?
    };
    viewing::write(job.viewed.as_ref(), &job.path, &bytes).map_err(PrintError::Written)
}

/// Writes a table, or contacts.
pub(super) fn write_list(job: &ListJob) -> Result<(), PrintError> {
    let bytes = match &job.file {
        ListFile::Lines(list) => Ok(lists::csv(list)),
        ListFile::Workbook(list) => lists::workbook(std::slice::from_ref(&**list)).map_err(WriteError::from),
        ListFile::Contacts { contacts, kind, snapshot, language, today } => {
            let texts = Texts::new(*language);
            Ok(match kind {
                CardKind::Outlook => outlook::csv(snapshot, contacts, &texts),
                CardKind::Cards(version) => vcard::some_cards(snapshot, contacts, *version, &texts, *today),
            })
        }
    };
    let bytes = bytes.map_err(PrintError::TakenOut)?;
    if job.cancelled.load(Ordering::Relaxed) {
        return Err(PrintError::TakenOut(WriteError::Cancelled));
    }
    picture::save(&job.path, &bytes).map_err(PrintError::Written)
}
