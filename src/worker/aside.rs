//! What has a thread of its own, so that nothing else waits for it: looking at folders, as a drive that is away may take
//! its time, and working out a proposal.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::SystemTime;

use super::{Reply, Tried, Work, Worker, unanswered};
use crate::domain::what_if::Task;
use crate::store::presence::other_time;
use crate::store::sqlite::{
    conflict_copies, forms, read_as_of, reading_copy, sync_client, try_locks, try_locks_together,
};

impl Worker {
    /// Asks which of these files can be reached, and of which there are copies to be read in a folder of this computer.
    pub fn look_at(&mut self, files: Vec<PathBuf>, copies: Option<PathBuf>) {
        self.aside("kortisto-recent", move || {
            let copy = |file: &PathBuf| Some((file.clone(), read_as_of(&reading_copy(copies.as_ref()?, file))?));
            let copied = files.iter().filter_map(copy).collect();
            let away = files.into_iter().filter(|file| !file.is_file());
            Reply::Reached(away.collect(), copied)
        });
    }

    /// Asks what is in a folder.
    pub fn look_into(&mut self, folder: PathBuf) {
        self.aside("kortisto-folder", move || {
            let named = |entry: std::fs::DirEntry| (entry.file_name().to_string_lossy().into_owned(), entry.path());
            let found = std::fs::read_dir(&folder).ok().map(|found| found.filter_map(Result::ok).map(named));
            let found = found.map(|found| found.map(|(name, path)| (name, path.is_dir())).collect());
            Reply::Folder(folder, found)
        });
    }

    /// Asks which of these files have one of these endings; a folder stands for the files in it.
    pub fn gather(&mut self, paths: Vec<PathBuf>, endings: Vec<&'static str>) {
        self.aside("kortisto-folder", move || {
            let fits = |path: &PathBuf| {
                let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']));
                let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
                !hidden && ending.is_some_and(|ending| endings.contains(&ending.as_str())) && path.is_file()
            };
            let mut found = Vec::new();
            for path in &paths {
                if path.is_dir() {
                    let Ok(entries) = std::fs::read_dir(path) else { return Reply::Gathered(path.clone(), None) };
                    found.extend(entries.filter_map(Result::ok).map(|entry| entry.path()).filter(&fits));
                } else if fits(path) {
                    found.push(path.clone());
                }
            }
            found.sort();
            Reply::Gathered(paths.into_iter().next().unwrap_or_default(), Some(found))
        });
    }

    /// Looks at the place of the file at `path`; with a `program` that can try locks, whether those of its folder hold.
    pub fn try_place(&mut self, path: PathBuf, program: Option<PathBuf>) {
        self.aside("kortisto-place", move || {
            let locks = program.map(|program| try_locks(&path, &program));
            let (client, copies) = (sync_client(&path), conflict_copies(&path));
            let other_time = other_time(&path, SystemTime::now());
            Reply::Place(path, Tried { locks, client, copies, other_time })
        });
    }

    /// Asks in which form the file at `path` is.
    pub fn ask_form(&mut self, path: PathBuf) {
        self.aside("kortisto-form", move || {
            let found = forms(&path);
            Reply::Form(path, found)
        });
    }

    /// Has something of the user's own written.
    pub fn write_own(&mut self, write: impl FnOnce() -> std::io::Result<serde_json::Value> + Send + 'static) {
        self.aside("kortisto-own", move || {
            Reply::OwnWritten(unanswered::guarded(write).unwrap_or_else(|detail| Err(std::io::Error::other(detail))))
        });
    }

    /// Tries the locks of the folder of the file at `path` together with another computer.
    pub fn try_together(&mut self, path: PathBuf) {
        let closing = Arc::clone(&self.closing);
        self.aside("kortisto-locks", move || {
            let met = try_locks_together(&path, &closing);
            Reply::TriedTogether(path, met)
        });
    }

    /// Asks what could be moved for an even load.
    pub fn propose(&mut self, task: Task) {
        let post = Arc::clone(&self.post);
        self.aside("kortisto-proposal", move || {
            let say = |done, of| {
                post(Reply::Proposing(task.turn, done, of));
            };
            match unanswered::guarded(|| task.run(&say)) {
                Ok(proposal) => Reply::Proposed(task.turn, proposal.map(Box::new)),
                Err(detail) => {
                    tracing::error!(detail, "a proposal");
                    Reply::Broke(Work::Proposal)
                }
            }
        });
    }

    /// Does something in a thread of its own.
    fn aside(&mut self, name: &str, work: impl FnOnce() -> Reply + Send + 'static) {
        let post = Arc::clone(&self.post);
        let work = move || {
            post(unanswered::guarded(work).unwrap_or_else(|detail| {
                tracing::error!(detail, "work aside");
                Reply::Broke(Work::Aside)
            }))
        };
        if thread::Builder::new().name(name.into()).spawn(work).is_ok() {
            self.pending += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_beside_all_else_that_a_defect_ends_is_answered() {
        let mut worker = Worker::start(Arc::new(|| ()), None).expect("starts");
        worker.aside("kortisto-test", || panic!("a defect"));
        let answer = worker.wait();
        assert!(matches!(answer, Some(Reply::Broke(Work::Aside))), "{answer:?}");
        assert_eq!(worker.pending(), 0);
    }
}
