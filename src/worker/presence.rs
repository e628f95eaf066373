//! Saying that the register is open here, and who else has it open: on a thread of its own, as a drive that is away may take
//! its time.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::unanswered::guarded;
use super::{Reply, Worker};
use crate::store::presence::{HEARTBEAT, Present, Sign};

/// How often it is looked who else is there.
const LOOKS: Duration = Duration::from_secs(20);

/// What the thread is told.
pub(super) enum Told {
    /// The register at this path is open here.
    Here(PathBuf, Present),
    /// Nothing is open here any more.
    Gone,
}

impl Worker {
    /// Says beside the register at `path` that it is open here, from now on until something else is said. It is answered by
    /// who else has it open, and told again whenever that changes.
    pub fn show_presence(&mut self, path: PathBuf, present: Present) {
        if self.presence.is_none() {
            let (told, heard) = channel();
            let post = Arc::clone(&self.post);
            let thread = thread::Builder::new().name("kortisto-presence".into()).spawn(move || {
                keep(&heard, |reply| {
                    post(reply);
                });
            });
            let Ok(thread) = thread else { return };
            self.threads.push(thread);
            self.presence = Some(told);
        }
        if self.presence.as_ref().is_some_and(|thread: &Sender<Told>| thread.send(Told::Here(path, present)).is_ok()) {
            self.pending += 1;
        }
    }

    /// Says so no longer.
    pub fn end_presence(&self) {
        if let Some(thread) = &self.presence {
            // The thread lives as long as this end of its channel.
            drop(thread.send(Told::Gone));
        }
    }
}

/// Gives signs and looks for those of others until nothing is told any more.
fn keep(heard: &Receiver<Told>, post: impl Fn(Reply)) {
    let mut here: Option<Here> = None;
    loop {
        let told = match &here {
            Some(_) => heard.recv_timeout(LOOKS),
            None => heard.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        // A defect here costs nobody more than knowing who else is there, and is answered too.
        let done = match told {
            Ok(Told::Here(path, present)) => {
                let before = here.take();
                let begun = guarded(|| Here::begun(before, &path, present)).map(|now| here.insert(now).others.clone());
                let (others, failed) = begun.map_or_else(|detail| (Vec::new(), Err(detail)), |others| (others, Ok(())));
                post(Reply::Presence(path, others));
                failed
            }
            Ok(Told::Gone) => guarded(|| here = None),
            Err(RecvTimeoutError::Timeout) => {
                let looked = guarded(|| here.as_mut().and_then(|here| here.look().map(Path::to_owned)));
                looked.map(|changed| {
                    if let (Some(path), Some(here)) = (changed, &here) {
                        post(Reply::PresenceChanged(path, here.others.clone()));
                    }
                })
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
        if let Err(detail) = done {
            tracing::error!(detail, "who else is there");
        }
    }
}

/// That a register is open here, and who else was there at the last look.
struct Here {
    sign: Sign,
    given: Option<Instant>,
    present: Present,
    others: Vec<Present>,
}

impl Here {
    /// Begins to say so, or goes on from `before`.
    fn begun(before: Option<Self>, path: &Path, present: Present) -> Self {
        let now = match before {
            Some(known) if known.sign.register() == path => known,
            // The sign at the former register goes first.
            _ => Self { sign: Sign::new(path), given: None, present: present.clone(), others: Vec::new() },
        };
        let mut now = Self { present, ..now };
        now.give();
        now.others = now.sign.others();
        now
    }

    /// Gives the sign.
    fn give(&mut self) {
        self.given = Some(Instant::now());
        // A folder that takes nothing is no reason to say anything.
        if let Err(error) = self.sign.give(&self.present) {
            tracing::debug!(%error, "nobody is told that the register is open here");
        }
    }

    /// Gives the sign where it is time, and looks for others; the register where something has changed.
    fn look(&mut self) -> Option<&Path> {
        if self.given.is_none_or(|given| given.elapsed() >= HEARTBEAT) {
            self.give();
        }
        let now = self.sign.others();
        if now == self.others {
            return None;
        }
        self.others = now;
        Some(self.sign.register())
    }
}
