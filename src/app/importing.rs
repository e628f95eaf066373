//! Bringing files in: having them read, remembering its columns.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::Kortisto;
use crate::domain::importing::answers;
use crate::domain::importing::figures::{self, Counted};
use crate::domain::importing::whole::Brought;
use crate::domain::importing::{AgencyWay, Sheet, Source, rows};
use crate::domain::{AgencyId, Snapshot};
use crate::exchange::table::ReadError;
use crate::exchange::workbook::RegisterError;
use crate::ui::dialogs::{Dialog, Trouble};
use crate::ui::importing::ImportPage;
use crate::ui::{Cx, Place, Theme, file_name};
use crate::worker::By;

/// Of how many sets of headings it is remembered what their columns hold.
const REMEMBERED: usize = 100;

/// What a file is brought in for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Contacts, of an agency where that was clear.
    Contacts(Option<AgencyId>),
    /// Figures.
    Figures(Counted),
    /// Rows of a table.
    Rows(rows::Kind),
    /// Answers to the questionnaire.
    Answers,
    /// Everything that was taken out as a workbook.
    Register,
    /// Agencies, a row or a sheet each.
    Agencies(AgencyWay),
}

/// The readings of files that are brought in.
#[derive(Default)]
pub(super) struct Reading {
    /// How many there have been. Only the last is waited for.
    turn: u64,
    /// What the file is called that is being read.
    name: String,
    /// Where it is, and what it is brought in for.
    file: Option<(PathBuf, What)>,
}

impl Kortisto {
    /// Has a file of contacts read.
    pub(super) fn read_contacts(&mut self, agency: Option<AgencyId>, path: PathBuf) {
        self.read_file(What::Contacts(agency), path);
    }

    /// Has a file read.
    pub(super) fn read_file(&mut self, what: What, path: PathBuf) {
        self.shell.import.leave_moved();
        self.shell.agencies.form = None;
        self.shell.place = Place::Import;
        self.reading.file = Some((path, what));
        self.read_again(None);
    }

    /// Has the file read again, with `separator` between its cells.
    pub(super) fn separate_contacts(&mut self, separator: char) {
        self.read_again(Some(separator));
    }

    /// Has the workbook of a register read again.
    pub(super) fn compare_register(&mut self) {
        self.read_again(None);
    }

    /// Has the agencies read again, to be brought in another way.
    pub(super) fn bring_agencies(&mut self, now: AgencyWay) {
        if let Some((_, What::Agencies(way))) = &mut self.reading.file {
            *way = now;
            self.read_again(None);
        }
    }

    fn read_again(&mut self, separator: Option<char>) {
        let Some((path, what)) = self.reading.file.clone() else { return };
        self.reading.turn += 1;
        self.reading.name = file_name(&path);
        let (name, turn) = (self.reading.name.clone(), self.reading.turn);
        match what {
            What::Contacts(agency) => {
                self.shell.import.reading(name, agency);
                self.worker.read_contacts(turn, path, separator);
            }
            What::Figures(_) | What::Rows(_) | What::Answers => {
                self.shell.import.reading(name, None);
                self.worker.read_tables(turn, path, separator);
            }
            What::Register => {
                self.shell.import.reading(name, None);
                let language = self.texts.language();
                self.worker.read_register(turn, path, Arc::clone(&self.snapshot), language);
            }
            What::Agencies(way) => {
                self.shell.import.reading(name, None);
                let (who, today, language) = (self.status.me.clone(), self.today(), self.texts.language());
                self.worker.read_agencies(turn, path, Arc::clone(&self.snapshot), By { who, today, language, way });
            }
        }
    }

    /// Waits for the file no more. The thread that reads it is left to end by itself.
    pub(super) fn cancel_import(&mut self) {
        self.reading.turn += 1;
        self.shell.import.put_away();
    }

    /// Has worked out what bringing figures in would do; what was asked before is waited for no more.
    pub(super) fn plan_figures(&mut self, task: Box<figures::Task>) {
        self.reading.turn += 1;
        self.worker.plan_figures(self.reading.turn, task);
    }

    /// Has worked out what bringing answers in would do; what was asked before is waited for no more.
    pub(super) fn plan_answers(&mut self, task: Box<answers::Task>) {
        self.reading.turn += 1;
        self.worker.plan_answers(self.reading.turn, task);
    }

    /// Whether a reading is still waited for: whoever has gone elsewhere meanwhile has given the file up.
    fn waited_for(&mut self, turn: u64) -> bool {
        if turn == self.reading.turn && self.shell.place != Place::Import {
            self.shell.import.put_away();
            return false;
        }
        turn == self.reading.turn
    }

    /// Says why there is nothing to bring in, and lets go of the file.
    fn unreadable(&mut self, key: &'static str, error: &dyn std::fmt::Display) {
        tracing::warn!(%error, key, "a file that is brought in");
        let about = self.reading.name.clone();
        self.shell.import.moving.unreadable(key);
        self.shell.dialogs.say(Dialog::Say(Trouble { key, about }));
        self.shell.import.put_away();
    }

    /// A file of contacts has been read, or has not.
    pub(super) fn contacts_read(&mut self, turn: u64, source: Result<Source, ReadError>) {
        if !self.waited_for(turn) {
            return;
        }
        match source {
            Ok(source) => self.on_import_page(|page, cx| page.read(cx, source)),
            Err(error) => self.unreadable(error.key(), &error),
        }
    }

    /// A file of figures or answers has been read, or has not.
    pub(super) fn tables_read(&mut self, turn: u64, sheets: Result<Vec<Sheet>, ReadError>) {
        if !self.waited_for(turn) {
            return;
        }
        let Some((_, what)) = self.reading.file.clone() else { return };
        match sheets {
            Ok(sheets) => self.on_import_page(|page, cx| match what {
                What::Figures(counted) => page.tables(cx, counted, sheets),
                What::Rows(kind) => page.rows(cx, kind, sheets),
                What::Answers => page.answers(cx, sheets),
                What::Contacts(_) | What::Register | What::Agencies(_) => {}
            }),
            Err(error) => self.unreadable(error.key(), &error),
        }
    }

    /// Has worked out what taking rows in would do; what was asked before is waited for no more.
    pub(super) fn plan_rows(&mut self, task: Box<rows::Task>) {
        self.reading.turn += 1;
        self.worker.plan_rows(self.reading.turn, task);
    }

    /// It is known what taking rows in would do.
    pub(super) fn rows_planned(&mut self, turn: u64, planned: rows::Planned) {
        if turn == self.reading.turn {
            self.shell.import.rows_planned(planned);
        }
    }

    /// It is known what bringing figures in would do.
    pub(super) fn figures_planned(&mut self, turn: u64, planned: figures::Planned) {
        if turn == self.reading.turn {
            self.shell.import.planned(planned);
        }
    }

    /// It is known what bringing answers in would do.
    pub(super) fn answers_planned(&mut self, turn: u64, planned: answers::Planned) {
        if turn == self.reading.turn {
            self.shell.import.answers_planned(planned);
        }
    }

    /// The workbook of a register has been read, or has not.
    pub(super) fn register_read(
        &mut self,
        turn: u64,
        of: &Arc<Snapshot>,
        brought: Result<Box<Brought>, RegisterError>,
    ) {
        if !self.waited_for(turn) {
            return;
        }
        let way = match &self.reading.file {
            Some((_, What::Agencies(way))) => Some(way.clone()),
            _ => None,
        };
        match brought {
            Ok(brought) => self.shell.import.register(Arc::clone(of), brought, way),
            Err(error) => self.unreadable(error.key(), &error),
        }
    }

    fn on_import_page(&mut self, act: impl FnOnce(&mut ImportPage, &Cx<'_>)) {
        let mut page = std::mem::take(&mut self.shell.import);
        self.lend(&Theme::light(), |cx| act(&mut page, cx));
        self.shell.import = page;
    }

    /// A file of contacts has not been read to its end.
    pub(super) fn contacts_unread(&mut self, turn: u64) {
        if turn == self.reading.turn {
            self.shell.import.put_away();
        }
    }

    /// Remembers what the columns under a set of headings hold.
    pub(super) fn remember_columns(&mut self, headings: String, fields: BTreeMap<String, String>) {
        let columns = &mut self.status.columns;
        while columns.len() >= REMEMBERED && !columns.contains_key(&headings) {
            columns.pop_first();
        }
        columns.insert(headings, fields);
        self.preferences.columns.clone_from(columns);
        self.remember();
    }
}
