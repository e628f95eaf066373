//! Who else has the file open, and which agency they are editing: said beside the file, and told in the window.

use std::path::{Path, PathBuf};

use super::Kortisto;
use crate::store::presence::Present;
use crate::ui;

impl Kortisto {
    /// Says that the file is open here and what is being edited, wherever that has changed.
    pub(super) fn show_presence(&mut self) {
        let wanted = self.status.file.clone().filter(|_| self.file_open() && self.status.copy.is_none()).map(|path| {
            let editing = self.shell.editing(&self.snapshot);
            let version = env!("CARGO_PKG_VERSION").to_owned();
            (path, Present { who: self.status.me.clone(), editing, version })
        });
        if wanted == self.present {
            return;
        }
        if let Some((path, present)) = &wanted {
            self.worker.show_presence(path.clone(), present.clone());
        } else {
            self.worker.end_presence();
            self.status.others.clear();
        }
        self.present = wanted;
    }

    /// Asks whether a file is to be brought to the newest form, and says who has it open: they could only read it then.
    pub(super) fn ask_upgrade(&mut self, path: PathBuf, others: Vec<Present>) {
        self.status.opening = None;
        self.look_at_recent();
        let mut names: Vec<String> = others.into_iter().map(|one| one.who).collect();
        names.sort_by(|a, b| self.collator.compare(a, b));
        names.dedup();
        self.ask_first(&ui::Theme::light(), ui::Question::Upgrade(path, names));
    }

    /// Who else has a file open.
    pub(super) fn others_told(&mut self, path: &Path, others: Vec<Present>) {
        if self.status.file.as_deref() == Some(path) {
            self.status.others = others.into_iter().map(told).collect();
        }
    }
}

/// What this window has said last of itself, and beside which file.
pub(super) type Said = Option<(PathBuf, Present)>;

pub(super) fn told(one: Present) -> ui::Present {
    ui::Present { who: one.who, editing: one.editing }
}
