//! Backups: each made, listed and looked into in a thread and over a connection of its own, so that nobody's save waits.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use chrono::NaiveDateTime;

use super::unanswered::guarded;
use super::{Reply, Work, Worker};
use crate::domain::{Recovered, Scope};
use crate::store::StoreError;
use crate::store::sqlite::{
    Amiss, Backed, Drill, Kept, Places, Restorable, back_up_now, drill, drill_if_due, held, keep_backed_up,
    keep_reading_copy, put_back, recover, restorable,
};

/// What became of something about backups.
#[derive(Debug)]
pub enum AboutBackups {
    /// A backup of this file that somebody asked for, and what is amiss about the folders that the unit has chosen.
    Made(PathBuf, Result<(Kept, Vec<Amiss>), StoreError>),
    /// The backup of this file that may have been due.
    MadeByItself(PathBuf, Result<Backed, StoreError>),
    /// The backups of this file.
    Listed(PathBuf, Listed),
    /// As of when the copy of this file is that is to be read on this computer.
    CopiedToRead(PathBuf, Result<Option<NaiveDateTime>, StoreError>),
    /// The copies to be read are gone from this computer, or are not.
    CopiesForgotten(std::io::Result<()>),
    /// How many backups of this file have been looked over, of how many.
    Drilling(PathBuf, usize, usize),
    /// What was found of the backups of this file, all of which may have been looked over again; none where nothing is known.
    Drilled(PathBuf, Result<Option<Drill>, StoreError>),
    /// How many agencies a backup holds; an error where it is not whole.
    Holds(PathBuf, Result<usize, StoreError>),
    /// A backup has taken the place of the damaged file at this path, which then lies there; nowhere where it was gone.
    PutBack(PathBuf, Result<Option<PathBuf>, StoreError>),
    /// How many pages of a damaged file have been read, of how many.
    Recovering(usize, usize),
    /// What could be read of a damaged file is saved there.
    Recovered(PathBuf, Result<Recovered, StoreError>),
    /// What it comes to that a backup comes back, as far as was asked.
    Compared(PathBuf, Scope, Result<Box<Restorable>, StoreError>),
}

/// The backups of a file, as they are listed.
#[derive(Debug)]
pub struct Listed {
    /// The folder in which they are made now.
    pub folder: PathBuf,
    /// All of them, the newest first.
    pub found: Result<Vec<Kept>, StoreError>,
    /// What is amiss about the folders that the unit has chosen.
    pub amiss: Vec<Amiss>,
    /// What the last drill has found.
    pub drill: Option<Drill>,
}

impl Worker {
    /// Has a backup made of the file at `path` where one is due.
    pub fn back_up_if_due(&mut self, path: PathBuf) {
        self.about_backups(move |cancelled| {
            let made = caught(|| keep_backed_up(&path, cancelled));
            AboutBackups::MadeByItself(path, made)
        });
    }

    /// Has a backup made of the file at `path`.
    pub fn back_up(&mut self, path: PathBuf) {
        self.about_backups(move |cancelled| {
            let made = caught(|| back_up_now(&path, cancelled));
            AboutBackups::Made(path, made)
        });
    }

    /// Asks which backups there are of the file at `path`.
    pub fn list_backups(&mut self, path: PathBuf) {
        self.about_backups(move |_| {
            let places = Places::of(&path);
            let found = caught(|| places.kept(&path));
            let (amiss, drill) = (places.amiss(&path), places.last_drill(&path));
            let listed = Listed { folder: places.folder(&path).0, found, amiss, drill };
            AboutBackups::Listed(path, listed)
        });
    }

    /// Has the copy of the file at `path` made anew that is to be read on this computer, where it has grown old or `at_once`.
    pub fn keep_reading_copy(&mut self, path: PathBuf, folder: PathBuf, at_once: bool) {
        self.about_backups(move |closing| {
            let made = caught(|| keep_reading_copy(&path, &folder, at_once, closing));
            AboutBackups::CopiedToRead(path, made)
        });
    }

    /// Has all such copies taken away.
    pub fn forget_reading_copies(&mut self, folder: PathBuf) {
        self.about_backups(move |_| {
            AboutBackups::CopiesForgotten(match std::fs::remove_dir_all(&folder) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
                done => done,
            })
        });
    }

    /// Has the backups of the file at `path` looked over where that is due.
    pub fn drill_if_due(&mut self, path: PathBuf) {
        let post = Arc::clone(&self.post);
        self.about_backups(move |closing| {
            let say = |done: usize, of: usize| {
                post(Reply::Backup(AboutBackups::Drilling(path.clone(), done, of)));
            };
            let found = caught(|| drill_if_due(&path, &say, closing));
            AboutBackups::Drilled(path, found)
        });
    }

    /// Has the backups of the file at `path` looked over now, unless that is `cancelled`.
    pub fn drill(&mut self, path: PathBuf, cancelled: Arc<AtomicBool>) {
        let post = Arc::clone(&self.post);
        self.about_backups(move |closing| {
            let say = |done: usize, of: usize| {
                if closing.load(Ordering::Relaxed) {
                    cancelled.store(true, Ordering::Relaxed);
                }
                post(Reply::Backup(AboutBackups::Drilling(path.clone(), done, of)));
            };
            let found = caught(|| drill(&path, &say, &cancelled).map(Some));
            AboutBackups::Drilled(path, found)
        });
    }

    /// Asks what each of some backups holds, and whether it is whole: one after the other, each with an answer.
    pub fn look_into_backups(&mut self, backups: &[PathBuf]) {
        let Some((last, others)) = backups.split_last().map(|(last, others)| (last.clone(), others.to_vec())) else {
            return;
        };
        let post = Arc::clone(&self.post);
        let (before, many) = (self.pending, others.len());
        self.about_backups(move |closing| {
            let look = |backup: PathBuf| {
                let found = caught(|| held(&backup, closing));
                AboutBackups::Holds(backup, found.map(|snapshot| snapshot.agency.len()))
            };
            for backup in others {
                post(Reply::Backup(look(backup)));
            }
            look(last)
        });
        // Where there is a thread for it, every one is answered.
        if self.pending > before {
            self.pending += many;
        }
    }

    /// Asks what it comes to that `backup` comes back into the file at `path`, as done by `who`.
    pub fn compare_backup(&mut self, backup: PathBuf, path: PathBuf, scope: Scope, who: String) {
        self.about_backups(move |closing| {
            let found = caught(|| restorable(&backup, &path, scope, &who, closing));
            AboutBackups::Compared(backup, scope, found.map(Box::new))
        });
    }

    /// Has `backup` take the place of the damaged file at `path`.
    pub fn put_back(&mut self, backup: PathBuf, path: PathBuf) {
        self.about_backups(move |_| {
            let done = caught(|| put_back(&backup, &path));
            AboutBackups::PutBack(path, done)
        });
    }

    /// Has what can be read of the file at `damaged` saved to a new one, unless that is `cancelled`.
    pub fn recover(&mut self, damaged: PathBuf, new: PathBuf, cancelled: Arc<AtomicBool>) {
        let post = Arc::clone(&self.post);
        self.about_backups(move |closing| {
            let told = AtomicUsize::new(0);
            let say = |done: usize, of: usize| {
                if closing.load(Ordering::Relaxed) {
                    cancelled.store(true, Ordering::Relaxed);
                }
                // Each hundredth once.
                let percent = done.saturating_mul(100) / of.max(1);
                if told.swap(percent, Ordering::Relaxed) != percent {
                    post(Reply::Backup(AboutBackups::Recovering(done, of)));
                }
            };
            let done = caught(|| recover(&damaged, &new, &say, &cancelled));
            AboutBackups::Recovered(new, done)
        });
    }

    fn about_backups(&mut self, work: impl FnOnce(&AtomicBool) -> AboutBackups + Send + 'static) {
        let (post, closing) = (Arc::clone(&self.post), Arc::clone(&self.closing));
        let reply = move || {
            post(guarded(|| Reply::Backup(work(&closing))).unwrap_or_else(|detail| {
                tracing::error!(detail, "backups");
                Reply::Broke(Work::Backups)
            }))
        };
        if let Ok(thread) = thread::Builder::new().name("kortisto-backup".into()).spawn(move || {
            reply();
        }) {
            self.pending += 1;
            self.threads.retain(|thread| !thread.is_finished());
            self.threads.push(thread);
        }
    }
}

/// A defect of ours is an answer too.
fn caught<T>(work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
    guarded(work).unwrap_or_else(|detail| {
        tracing::error!(detail, "backups");
        Err(StoreError::Broke(detail))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_on_backups_that_a_defect_ends_is_answered() {
        let mut worker = Worker::start(Arc::new(|| ()), None).expect("starts");
        worker.about_backups(|_| panic!("a defect"));
        let answer = worker.wait();
        assert!(matches!(answer, Some(Reply::Broke(Work::Backups))), "{answer:?}");
        assert_eq!(worker.pending(), 0);
    }
}
