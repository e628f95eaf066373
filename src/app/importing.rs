//! Bringing contacts in: having the file read, remembering its columns.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Kortisto;
use crate::domain::AgencyId;
use crate::domain::importing::Source;
use crate::exchange::table::ReadError;
use crate::ui::dialogs::{Dialog, Trouble};
use crate::ui::{Place, Theme, file_name};

/// Of how many sets of headings it is remembered what their columns hold.
const REMEMBERED: usize = 100;

/// The readings of files of contacts.
#[derive(Default)]
pub(super) struct Reading {
    /// How many there have been. Only the last is waited for.
    turn: u64,
    /// What the file is called that is being read.
    name: String,
    /// Where it is, and whose contacts it holds where that was clear.
    file: Option<(PathBuf, Option<AgencyId>)>,
}

impl Kortisto {
    /// Has a file of contacts read.
    pub(super) fn read_contacts(&mut self, agency: Option<AgencyId>, path: PathBuf) {
        self.shell.agencies.form = None;
        self.shell.place = Place::Import;
        self.reading.file = Some((path, agency));
        self.read_again(None);
    }

    /// Has the file of contacts read again, with `separator` between its cells.
    pub(super) fn separate_contacts(&mut self, separator: char) {
        self.read_again(Some(separator));
    }

    fn read_again(&mut self, separator: Option<char>) {
        let Some((path, agency)) = self.reading.file.clone() else { return };
        self.reading.turn += 1;
        self.reading.name = file_name(&path);
        self.shell.import.reading(self.reading.name.clone(), agency);
        self.worker.read_contacts(self.reading.turn, path, separator);
    }

    /// Waits for the file no more. The thread that reads it is left to end by itself.
    pub(super) fn cancel_import(&mut self) {
        self.reading.turn += 1;
        self.shell.import.put_away();
    }

    /// A file of contacts has been read, or has not.
    pub(super) fn contacts_read(&mut self, turn: u64, source: Result<Source, ReadError>) {
        if turn != self.reading.turn {
            return;
        }
        // Whoever has gone elsewhere meanwhile has given the file up.
        if self.shell.place != Place::Import {
            self.shell.import.put_away();
            return;
        }
        let source = match source {
            Ok(source) => Some(source),
            Err(error) => {
                tracing::warn!(%error, "contacts");
                let about = self.reading.name.clone();
                self.shell.dialogs.say(Dialog::Say(Trouble { key: error.key(), about }));
                None
            }
        };
        let mut page = std::mem::take(&mut self.shell.import);
        self.lend(&Theme::light(), |cx| page.read(cx, source));
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
