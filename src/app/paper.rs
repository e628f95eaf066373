//! From what is on the screen to a PDF in the viewer or in a file.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use super::Kortisto;
use crate::domain::Paper;
use crate::exchange::pdf::PdfError;
use crate::exchange::workbook::WriteError;
use crate::ui::dialogs::{Dialog, Trouble};
use crate::ui::toast::Tone;
use crate::ui::{PaperWay, Place, Printing, Wanted};
use crate::worker::{PaperJob, PrintError, Request, Taken, WorkbookJob};

/// How many letters of a name go into the name of a file.
const NAME: usize = 60;

/// What is known of the document that is being made.
#[derive(Default)]
pub(super) struct Press {
    /// Where those that are only looked at are kept. They go with the program.
    folder: Option<tempfile::TempDir>,
    way: Option<PaperWay>,
    cancelled: Arc<AtomicBool>,
}

impl Kortisto {
    /// What is on the screen, where that can be printed.
    pub(super) fn paper_shown(&self) -> Option<Paper> {
        match self.shell.place {
            Place::Agencies if self.shell.agencies.form.is_none() => {
                let picture = self.shell.agencies.agency.situation(self.shell.agencies.selected);
                let paper = |id| picture.map_or(Paper::Agency(id), |internal| Paper::Situation(Some(id), internal));
                self.shell.agencies.selected.map(paper)
            }
            Place::Absences => self.shell.absences.paper(self.today()),
            Place::Situation => Some(Paper::Situation(None, self.shell.situation.internal())),
            Place::Workload => Some(Paper::Workload),
            Place::Round => Some(Paper::Rounds(self.shell.round.sieve())),
            _ => None,
        }
    }

    /// Has a document made, unless one is being made already.
    pub(super) fn print(&mut self, paper: Paper, way: PaperWay) {
        if self.status.printing.is_some() || !self.status.prints {
            return;
        }
        match way {
            PaperWay::Save => self.ask_file(Wanted::Paper(paper)),
            PaperWay::View => {
                if let Some(path) = self.viewed(&self.paper_name(paper)) {
                    self.make_paper(paper, way, path);
                }
            }
        }
    }

    /// Has a document made into a file.
    pub(super) fn make_paper(&mut self, paper: Paper, way: PaperWay, path: PathBuf) {
        let cancelled = Arc::new(AtomicBool::new(false));
        self.press.cancelled = Arc::clone(&cancelled);
        self.press.way = Some(way);
        let of = paper.agencies(&self.snapshot).len();
        self.status.printing = Some(Printing { workbook: false, done: 0, of, since: Instant::now() });
        let (language, today) = (self.texts.language(), self.today());
        self.worker.send(Request::Print(PaperJob {
            paper,
            language,
            today,
            path,
            private: way == PaperWay::View,
            cancelled,
        }));
    }

    /// Has everything, or the workload, taken out into a workbook.
    pub(super) fn take_out(&mut self, what: Taken, path: PathBuf) {
        if self.status.printing.is_some() {
            return;
        }
        let cancelled = Arc::new(AtomicBool::new(false));
        self.press.cancelled = Arc::clone(&cancelled);
        self.press.way = Some(PaperWay::Save);
        self.status.printing = Some(Printing { workbook: true, done: 0, of: 0, since: Instant::now() });
        let (language, today) = (self.texts.language(), self.today());
        self.worker.send(Request::TakeOut(WorkbookJob { what, language, today, path, cancelled }));
    }

    /// What the file is called into which everything goes.
    pub(super) fn take_out_name(&self) -> String {
        file_name(&format!("{} {}", self.texts.get("workbook-title"), self.today()))
    }

    /// Lets go of the document that is being made.
    pub(super) fn cancel_print(&self) {
        self.press.cancelled.store(true, Ordering::Relaxed);
    }

    /// A place for a document that is only looked at. Each gets one of its own: the viewer may still hold the one before.
    fn viewed(&mut self, name: &str) -> Option<PathBuf> {
        if self.press.folder.is_none() {
            let mut builder = tempfile::Builder::new();
            builder.prefix("kortisto-");
            // What is printed is for whoever prints it, whoever else works on the machine.
            #[cfg(unix)]
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
            self.press.folder = builder.tempdir().ok();
        }
        let Some(folder) = &self.press.folder else {
            let about = std::env::temp_dir().display().to_string();
            self.shell.dialogs.say(Dialog::Say(Trouble { key: "error-file-not-saved", about }));
            return None;
        };
        let numbered = |number: usize| match number {
            1 => folder.path().join(format!("{name}.pdf")),
            _ => folder.path().join(format!("{name} {number}.pdf")),
        };
        (1..1000).map(numbered).find(|path| !path.exists())
    }

    /// What the file of a document is called, without its ending.
    pub(super) fn paper_name(&self, paper: Paper) -> String {
        let language = self.texts.language();
        let agency = |id| self.snapshot.agency.get(id).map(|one| one.name(language).to_owned()).unwrap_or_default();
        let employee = |id| self.snapshot.employee.get(id).map(|one| one.name.clone()).unwrap_or_default();
        let (key, name, day) = match paper {
            Paper::Agency(id) => ("paper-card", agency(id), self.today()),
            Paper::Absence(id, from, _) => ("paper-pack", employee(id), from),
            Paper::Situation(id, internal) => {
                let key = if internal { "situation-internal-file" } else { "situation" };
                (key, id.map(agency).unwrap_or_default(), self.today())
            }
            Paper::Rounds(_) => ("place-round", String::new(), self.today()),
            Paper::Workload => ("place-workload", String::new(), self.today()),
            Paper::Briefing(id, from, _) => ("paper-briefing", employee(id), from),
        };
        file_name(&format!("{} {} {day}", self.texts.get(key), name.chars().take(NAME).collect::<String>()))
    }

    pub(super) fn printing(&mut self, done: usize, of: usize) {
        if let Some(printing) = &mut self.status.printing {
            (printing.done, printing.of) = (done, of);
        }
    }

    /// A document is ready, or is not.
    pub(super) fn printed(&mut self, path: PathBuf, printed: Result<(), PrintError>) {
        self.status.printing = None;
        let way = self.press.way.take();
        let error = match printed {
            Ok(()) if way == Some(PaperWay::View) => {
                self.view(&path);
                return;
            }
            Ok(()) => {
                self.file_saved(Ok(path));
                return;
            }
            Err(PrintError::Written(error)) => {
                self.file_saved(Err(error));
                return;
            }
            Err(PrintError::Read(error)) => {
                self.trouble(&error);
                return;
            }
            Err(PrintError::TakenOut(WriteError::Cancelled)) => {
                let text = self.texts.get("workbook-cancelled").to_owned();
                self.shell.toasts.say(Tone::Good, text, None);
                return;
            }
            Err(PrintError::TakenOut(error)) => {
                tracing::warn!(%error, key = error.key(), "workbook");
                self.shell.dialogs.say(Dialog::Say(Trouble { key: error.key(), about: error.to_string() }));
                return;
            }
            Err(PrintError::Made(error)) => error,
        };
        if error == PdfError::Cancelled {
            let text = self.texts.get("toast-paper-cancelled").to_owned();
            self.shell.toasts.say(Tone::Good, text, None);
            return;
        }
        tracing::warn!(%error, key = error.key(), "paper");
        let about = error.about().to_owned();
        self.shell.dialogs.say(Dialog::Say(Trouble { key: error.key(), about }));
    }
}

/// A name that any system takes for a file.
fn file_name(text: &str) -> String {
    let kept = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c };
    let text: String = text.chars().map(kept).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_hold_nothing_a_system_refuses() {
        assert_eq!(file_name("Virastokortti Äänimuseo 2026-10-14"), "Virastokortti Äänimuseo 2026-10-14");
        assert_eq!(file_name("a/b\\c:d*e?\"f<g>h|i\n."), "a b c d e f g h i");
    }
}
