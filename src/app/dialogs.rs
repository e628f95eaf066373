//! The system's file dialogs, behind a trait that tests replace.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Asks the user for files. None means that they changed their mind.
pub trait Dialogs {
    /// A register to open. `kind` is what such files are called.
    fn open(&mut self, kind: &str) -> Option<PathBuf>;
    /// Where to make a new register.
    fn create(&mut self, kind: &str, name: &str) -> Option<PathBuf>;
    /// A picture.
    fn picture(&mut self, kind: &str) -> Option<PathBuf>;
    /// A file of contacts, by the endings such files have.
    fn contacts(&mut self, kind: &str, endings: &[&str]) -> Option<PathBuf>;
    /// Where to save a file that is called `name`, with this ending. Asks before another file is replaced.
    fn save(&mut self, kind: &str, name: &str, extension: &str) -> Option<PathBuf>;
    /// A folder to write several files into, or to bring in what lies there.
    fn folder(&mut self, kind: &str) -> Option<PathBuf>;
    /// Opens a file in the program that the system has for it. False where there is none.
    fn view(&mut self, path: &Path) -> bool;
    /// Whether the last question could not be asked, as the system has no dialog for it.
    fn had_none(&self) -> bool {
        false
    }
}

/// Nobody opens a dialog, looks at it and closes it in so short a time.
const UNSEEN: Duration = Duration::from_millis(700);

/// The dialogs of the system.
#[derive(Debug, Default)]
pub struct SystemDialogs {
    none: bool,
    /// One has been seen: there are dialogs, however quickly one is closed.
    seen: bool,
}

impl SystemDialogs {
    /// Asks. Where a desktop has neither a portal nor a program for it, the library answers at once, and as if the user
    /// had changed their mind.
    fn asked(&mut self, ask: impl FnOnce() -> Option<PathBuf>) -> Option<PathBuf> {
        let since = Instant::now();
        let chosen = ask();
        self.seen |= chosen.is_some() || since.elapsed() >= UNSEEN;
        self.none = cfg!(target_os = "linux") && !self.seen;
        chosen
    }
}

impl Dialogs for SystemDialogs {
    fn open(&mut self, kind: &str) -> Option<PathBuf> {
        self.asked(|| rfd::FileDialog::new().add_filter(kind, &["kortisto"]).pick_file())
    }

    fn create(&mut self, kind: &str, name: &str) -> Option<PathBuf> {
        let dialog = rfd::FileDialog::new().add_filter(kind, &["kortisto"]).set_file_name(name);
        let path = self.asked(|| dialog.save_file())?;
        // A name typed without its ending would not open at a double click.
        Some(if path.extension().is_none() { path.with_extension("kortisto") } else { path })
    }

    fn picture(&mut self, kind: &str) -> Option<PathBuf> {
        let endings = ["png", "jpg", "jpeg", "webp", "bmp", "gif", "svg", "svgz"];
        self.asked(|| rfd::FileDialog::new().add_filter(kind, &endings).pick_file())
    }

    fn contacts(&mut self, kind: &str, endings: &[&str]) -> Option<PathBuf> {
        self.asked(|| rfd::FileDialog::new().add_filter(kind, endings).pick_file())
    }

    fn save(&mut self, kind: &str, name: &str, extension: &str) -> Option<PathBuf> {
        let mut dialog = rfd::FileDialog::new().add_filter(kind, &[extension]);
        let mut name = format!("{name}.{extension}");
        loop {
            dialog = dialog.set_file_name(&name);
            let path = self.asked(|| dialog.clone().save_file())?;
            if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(extension)) {
                return Some(path);
            }
            // A name typed without its ending opens in no program at a double click.
            name = format!("{}.{extension}", path.file_name()?.to_string_lossy());
            let whole = path.with_file_name(&name);
            if !whole.exists() {
                return Some(whole);
            }
            // The system has asked about another name than this one, so it is to ask again.
            if let Some(folder) = path.parent() {
                dialog = dialog.set_directory(folder);
            }
        }
    }

    fn folder(&mut self, kind: &str) -> Option<PathBuf> {
        self.asked(|| rfd::FileDialog::new().set_title(kind).pick_folder())
    }

    fn view(&mut self, path: &Path) -> bool {
        opener::open(path).is_ok()
    }

    fn had_none(&self) -> bool {
        self.none
    }
}
