//! The system's file dialogs, behind a trait that tests replace.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
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
    /// A file that nothing opens after all, as was found later.
    fn not_viewed(&mut self) -> Option<PathBuf> {
        None
    }
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
    /// Files that nothing opens.
    not_viewed: Arc<Mutex<Vec<PathBuf>>>,
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
        if cfg!(target_os = "linux") {
            return started("xdg-open", path, &self.not_viewed).is_some();
        }
        opener::open(path).is_ok()
    }

    fn not_viewed(&mut self) -> Option<PathBuf> {
        self.not_viewed.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn had_none(&self) -> bool {
        self.none
    }
}

/// Has a desktop's own program open a file; none where there is no such program. Whether it finds anything that opens the
/// file is known once it has ended, for which a thread waits; one that goes on for long has become the viewer itself.
fn started(program: &str, path: &Path, not_viewed: &Arc<Mutex<Vec<PathBuf>>>) -> Option<JoinHandle<()>> {
    const LONG: Duration = Duration::from_secs(20);
    let mut program = Command::new(program);
    program.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let (mut child, since) = (program.spawn().ok()?, Instant::now());
    let (not_viewed, path) = (Arc::clone(not_viewed), path.to_owned());
    let waits = move || {
        if child.wait().is_ok_and(|ended| !ended.success()) && since.elapsed() < LONG {
            not_viewed.lock().unwrap_or_else(PoisonError::into_inner).push(path);
        }
    };
    thread::Builder::new().name("kortisto-viewer".into()).spawn(waits).ok()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_nothing_opens_is_known_once_the_desktops_program_has_ended() {
        let mut dialogs = SystemDialogs::default();
        let path = Path::new("kortti.pdf");
        let opened = |program: &str, dialogs: &SystemDialogs| {
            let waits = started(program, path, &dialogs.not_viewed);
            waits.map(|waits| waits.join().expect("ends")).is_some()
        };
        assert!(opened("true", &dialogs));
        assert_eq!(dialogs.not_viewed(), None);
        assert!(opened("false", &dialogs), "it was begun");
        assert_eq!(dialogs.not_viewed().as_deref(), Some(path));
        assert_eq!(dialogs.not_viewed(), None, "said once");
        assert!(!opened("kortisto-no-such-program", &dialogs));
    }
}
