//! Which way of drawing works on this machine, kept with what is the user's own here. A choice is written once the first
//! frame is on the screen, and forgotten when it fails. While one is tried, a file with a lock says so: where the file
//! is there and nobody holds the lock, a program has died of it.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::path::PathBuf;

use super::own::own_folder;
use crate::cli::Renderer;

/// How the name begins of a file that says what is being tried.
const TRYING: &str = "trying-";

/// What is remembered.
#[derive(Clone, Debug)]
pub(super) struct Remembered {
    /// Where; nowhere where the system has no such folder.
    folder: Option<PathBuf>,
    /// This machine's name: a folder may be the same on several.
    machine: String,
}

/// Something is being tried, until this is dropped.
#[derive(Debug)]
pub(super) struct Trying {
    path: PathBuf,
    /// Held as long as it is tried.
    lock: Option<File>,
}

impl Drop for Trying {
    fn drop(&mut self) {
        // Windows takes no file away that is open in a way that forbids it.
        self.lock = None;
        drop(std::fs::remove_file(&self.path));
    }
}

impl Remembered {
    pub fn new(folder: Option<PathBuf>, machine: String) -> Self {
        Self { folder, machine }
    }

    fn path(&self) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join("renderer.json"))
    }

    fn read(&self) -> BTreeMap<String, String> {
        let text = self.path().and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// What works on this machine.
    pub fn choice(&self) -> Option<Renderer> {
        self.read().get(&self.machine).and_then(|name| Renderer::from_name(name))
    }

    /// It works.
    pub fn works(&self, renderer: Renderer) {
        if self.choice() != Some(renderer) {
            self.write(|all| drop(all.insert(self.machine.clone(), renderer.name().to_owned())));
        }
    }

    /// It does not, or does no longer.
    pub fn failed(&self, renderer: Renderer) {
        if self.choice() == Some(renderer) {
            self.write(|all| drop(all.remove(&self.machine)));
        }
    }

    fn write(&self, change: impl FnOnce(&mut BTreeMap<String, String>)) {
        let (Some(folder), Some(path)) = (&self.folder, self.path()) else { return };
        let mut all = self.read();
        change(&mut all);
        let write = || -> std::io::Result<()> {
            own_folder(folder)?;
            let file = tempfile::NamedTempFile::new_in(folder)?;
            serde_json::to_writer_pretty(&file, &all)?;
            file.persist(&path)?;
            Ok(())
        };
        // Not remembered, it is only found out again.
        if let Err(error) = write() {
            tracing::warn!(kind = ?error.kind(), "what draws the window is not remembered");
        }
    }

    /// Says that something is being tried; nothing is said where that cannot be written.
    pub fn trying(&self, renderer: Renderer) -> Option<Trying> {
        let folder = self.folder.as_ref()?;
        own_folder(folder).ok()?;
        let path = folder.join(format!("{TRYING}{}-{}.lock", renderer.name(), std::process::id()));
        let lock = File::create(&path).ok()?;
        if lock.lock().is_err() {
            // Where there are no locks, it would look as if this had died.
            drop(std::fs::remove_file(&path));
            return None;
        }
        Some(Trying { path, lock: Some(lock) })
    }

    /// What programs have died of while they tried it, since this was last asked.
    pub fn died(&self) -> Vec<Renderer> {
        let Some(folder) = &self.folder else { return Vec::new() };
        let mut died = Vec::new();
        for path in std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())) {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let tried = name.strip_prefix(TRYING).and_then(|rest| rest.split('-').next());
            let Some(renderer) = tried.and_then(Renderer::from_name) else { continue };
            let lives = File::open(&path).map(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)));
            if lives.is_ok_and(|lives| !lives) {
                drop(std::fs::remove_file(&path));
                died.push(renderer);
            }
        }
        died
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remembered(folder: &std::path::Path, machine: &str) -> Remembered {
        Remembered::new(Some(folder.join("own")), machine.to_owned())
    }

    #[test]
    fn a_choice_is_remembered_on_its_machine_until_it_fails() {
        let folder = tempfile::tempdir().expect("a folder");
        let (here, there) = (remembered(folder.path(), "here"), remembered(folder.path(), "there"));
        assert_eq!(here.choice(), None);
        here.works(Renderer::Wgpu);
        there.works(Renderer::Glow);
        assert_eq!((here.choice(), there.choice()), (Some(Renderer::Wgpu), Some(Renderer::Glow)));
        here.failed(Renderer::Glow);
        assert_eq!(here.choice(), Some(Renderer::Wgpu), "another one failed");
        here.failed(Renderer::Wgpu);
        assert_eq!((here.choice(), there.choice()), (None, Some(Renderer::Glow)));
    }

    #[test]
    fn what_cannot_be_read_is_as_if_nothing_was_chosen() {
        let folder = tempfile::tempdir().expect("a folder");
        let here = remembered(folder.path(), "here");
        std::fs::create_dir_all(folder.path().join("own")).expect("made");
        for text in ["{", "[]", r#"{"here":"carbon"}"#, r#"{"here":7}"#] {
            std::fs::write(folder.path().join("own").join("renderer.json"), text).expect("written");
            assert_eq!(here.choice(), None, "{text}");
            here.works(Renderer::Glow);
            assert_eq!(here.choice(), Some(Renderer::Glow), "{text}");
        }
        let nowhere = Remembered::new(None, "here".to_owned());
        nowhere.works(Renderer::Glow);
        assert_eq!((nowhere.choice(), nowhere.died().len()), (None, 0));
        assert!(nowhere.trying(Renderer::Glow).is_none());
    }

    #[test]
    fn a_program_that_dies_while_it_tries_is_found_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let here = remembered(folder.path(), "here");
        let trying = here.trying(Renderer::Glow).expect("said");
        assert_eq!(here.died(), [], "it is still being tried");
        drop(trying);
        assert_eq!(here.died(), [], "it has ended well");
        // Whoever dies takes nothing away.
        std::fs::write(folder.path().join("own").join("trying-wgpu-7.lock"), "").expect("written");
        assert_eq!(here.died(), [Renderer::Wgpu]);
        assert_eq!(here.died(), [], "the next start has a chance");
    }
}
