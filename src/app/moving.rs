//! Moving in: a new register asks once for what the unit has already, and takes it in file by file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Kortisto;
use super::asking::moved_endings;
use crate::ui::dialogs::Dialog;
use crate::ui::{Place, Wanted, file_name};

impl Kortisto {
    /// Whether it is offered to bring in what there is: of a register that has no agencies yet, or with which it has been
    /// begun, until it is declined or done.
    pub(super) fn tell_moving_in(&mut self) {
        let file = self.status.file.as_deref().unwrap_or_else(|| Path::new(""));
        let decided = self.preferences.moving_in.get(file).copied();
        let offered = decided.unwrap_or_else(|| self.snapshot.agency.is_empty());
        self.status.moving_in = offered && self.file_open() && self.status.read_only.is_none();
    }

    /// A register has been made at `path`: it is offered there until it is declined or done.
    pub(super) fn offer_moving_in(&mut self, path: PathBuf) {
        self.preferences.moving_in.insert(path, true);
        self.remember();
    }

    /// Adds files to those with which the unit moves in, and has it looked what they are.
    pub(super) fn add_moved(&mut self, files: Vec<PathBuf>) {
        self.shell.place = Place::Import;
        let file = self.status.file.clone().unwrap_or_default();
        if self.preferences.moving_in.get(&file) != Some(&true) {
            self.offer_moving_in(file);
        }
        for path in self.shell.import.moving.add(files) {
            self.worker.look_at_file(path, Arc::clone(&self.snapshot));
        }
    }

    /// Has it looked which files can come in of these, and of the folders among them.
    pub(super) fn gather_moved(&mut self, paths: Vec<PathBuf>) {
        self.worker.gather(paths, moved_endings());
    }

    /// Whether files that are dropped now are those with which the unit moves in.
    pub(super) fn moves_in_here(&self) -> bool {
        let free = self.shell.import.form_id().is_none();
        self.status.moving_in && free && self.shell.place == Place::Import
    }

    /// The files of a folder are known, or it cannot be looked into.
    pub(super) fn gathered(&mut self, folder: &Path, found: Option<Vec<PathBuf>>) {
        let name = file_name(folder);
        let told = |key: &str| self.texts.with(key, &[("name", name.as_str().into())]);
        match found {
            Some(files) if !files.is_empty() => self.add_moved(files),
            Some(_) => {
                let text = told("moving-in-folder-empty");
                self.shell.dialogs.say(Dialog::Tell(text));
            }
            None => {
                let text = told("moving-in-folder-closed");
                self.shell.dialogs.say(Dialog::Tell(text));
            }
        }
    }

    /// Does with one of the files what it is wanted for, and knows that it is this one.
    pub(super) fn preview_moved(&mut self, wanted: Wanted, path: &Path) {
        let logo = matches!(wanted, Wanted::Logo(_));
        self.take_file(wanted, path.to_owned());
        if !logo {
            self.shell.import.moving.preview(path);
        }
    }

    /// The unit has moved in, or does not want to: it is not asked again.
    pub(super) fn end_moving_in(&mut self) {
        let file = self.status.file.clone().unwrap_or_default();
        self.preferences.moving_in.insert(file, false);
        self.remember();
        self.shell.import.moving.end();
    }
}
