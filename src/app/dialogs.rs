//! The system's file dialogs, behind a trait that tests replace.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::worker::Wake;

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
    /// What is called when a file turns out to be opened by nothing.
    fn wakes(&mut self, _wake: Wake) {}
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
#[derive(Default)]
pub struct SystemDialogs {
    none: bool,
    /// One has been seen: there are dialogs, however quickly one is closed.
    seen: bool,
    /// Files that nothing opens.
    not_viewed: Arc<Mutex<Vec<PathBuf>>>,
    wake: Option<Wake>,
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

    /// Has a desktop's own program open a file, `otherwise` where there is none; no thread where the system gives none.
    /// Whether anything opens the file is known once the program has ended, for which a thread waits; one that goes on for
    /// long has become the viewer itself.
    fn started(&self, program: &str, path: &Path, otherwise: fn(&Path) -> bool) -> Option<JoinHandle<()>> {
        const LONG: Duration = Duration::from_secs(20);
        let mut program = Command::new(program);
        program.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let (not_viewed, wake, path) = (Arc::clone(&self.not_viewed), self.wake.clone(), path.to_owned());
        let waits = move || {
            let since = Instant::now();
            let opened = match program.spawn() {
                Ok(mut child) => child.wait().is_ok_and(|ended| ended.success()) || since.elapsed() >= LONG,
                Err(_) => otherwise(&path),
            };
            if !opened {
                not_viewed.lock().unwrap_or_else(PoisonError::into_inner).push(path);
                if let Some(wake) = wake {
                    wake();
                }
            }
        };
        thread::Builder::new().name("kortisto-viewer".into()).spawn(waits).ok()
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
            return self.started("xdg-open", path, |path| opener::open(path).is_ok()).is_some();
        }
        opener::open(path).is_ok()
    }

    fn wakes(&mut self, wake: Wake) {
        self.wake = Some(wake);
    }

    fn not_viewed(&mut self) -> Option<PathBuf> {
        self.not_viewed.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn had_none(&self) -> bool {
        self.none
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn what_nothing_opens_is_known_once_the_desktops_program_has_ended_and_wakes_the_window() {
        let woken = Arc::new(AtomicUsize::new(0));
        let mut dialogs = SystemDialogs::default();
        let wakes = Arc::clone(&woken);
        dialogs.wakes(Arc::new(move || {
            wakes.fetch_add(1, Ordering::SeqCst);
        }));
        let path = Path::new("kortti.pdf");
        let mut not_opened = |program: &str, otherwise: fn(&Path) -> bool| {
            dialogs.started(program, path, otherwise).expect("a thread").join().expect("ends");
            let told = (dialogs.not_viewed(), dialogs.not_viewed());
            assert_eq!(told.1, None, "said once");
            told.0.is_some()
        };
        assert!(!not_opened("true", |_| false));
        assert!(not_opened("false", |_| true));
        assert!(!not_opened("kortisto-no-such-program", |_| true));
        assert!(not_opened("kortisto-no-such-program", |_| false));
        assert_eq!(woken.load(Ordering::SeqCst), 2);
    }
}
