//! From what is on the screen to a PDF in the viewer or in a file.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use super::Kortisto;
use crate::domain::{ContactId, EmployeeId, Paper, RoundId};
use crate::exchange::pdf::PdfError;
use crate::exchange::picture::file_name;
use crate::exchange::questionnaire;
use crate::exchange::vcard::Version;
use crate::exchange::workbook::WriteError;
use crate::i18n::list::List;
use crate::i18n::load::Shown;
use crate::i18n::new_year;
use crate::ui::dialogs::{Dialog, Trouble};
use crate::ui::toast::Tone;
use crate::ui::widgets::taking_out;
use crate::ui::{CardsWay, ListWay, PaperWay, Place, Printing, ShownWay, Theme, Wanted};
use crate::worker::{
    CardKind, ListFile, ListJob, PaperJob, PrintError, Request, ShownJob, Taken, Viewing, WorkbookJob,
};

/// How many letters of a name go into the name of a file.
const NAME: usize = 60;

/// What is known of the document that is being made.
#[derive(Default)]
pub(super) struct Press {
    /// Where those that are only looked at are kept. They go with the program.
    viewing: Viewing,
    way: Option<PaperWay>,
    cancelled: Arc<AtomicBool>,
}

impl Kortisto {
    /// What is on the screen, where that can be printed.
    pub(super) fn paper_shown(&self) -> Option<Paper> {
        match self.shell.place {
            // What is printed is what holds now.
            Place::Agencies if self.shell.agencies.past.is_some() => None,
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
                let name = self.paper_name(&paper);
                self.make_paper(paper, way, name.into());
            }
        }
    }

    /// Has a document made into a file, or one that is only looked at and called so.
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
            viewed: (way == PaperWay::View).then(|| self.press.viewing.clone()),
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

    /// Has a table leave the window that was on the screen.
    pub(super) fn take_out_list(&mut self, ctx: &egui::Context, list: Arc<List>, way: ListWay) {
        if way == ListWay::Copy {
            ctx.copy_text(list.clipboard());
            let count = [("count", list.rows.len().into())];
            self.shell.toasts.say(Tone::Good, self.texts.with("list-copied", &count), None);
        } else {
            self.ask_file(Wanted::List(list, way));
        }
    }

    /// Copies the table that has the keyboard, or else the first of the page.
    pub(super) fn copy_table(&mut self, ctx: &egui::Context) {
        if !taking_out::ask_copy(ctx) {
            let none = self.texts.get("list-none-here").to_owned();
            self.shell.toasts.say(Tone::Good, none, None);
        }
    }

    /// Has a table written into a file.
    pub(super) fn write_list(&mut self, file: ListFile, path: PathBuf) {
        if self.status.printing.is_some() {
            return;
        }
        let cancelled = Arc::new(AtomicBool::new(false));
        self.press.cancelled = Arc::clone(&cancelled);
        self.press.way = Some(PaperWay::Save);
        self.status.printing = Some(Printing { workbook: true, done: 0, of: 0, since: Instant::now() });
        self.worker.write_list(ListJob { file, path, cancelled });
    }

    /// Has contacts written for another program.
    pub(super) fn write_cards(&mut self, contacts: Arc<[ContactId]>, way: CardsWay, path: PathBuf) {
        let (snapshot, language, today) = (Arc::clone(&self.snapshot), self.texts.language(), self.today());
        let kind = match way {
            CardsWay::Outlook => CardKind::Outlook,
            CardsWay::Four => CardKind::Cards(Version::Four),
            CardsWay::Three => CardKind::Cards(Version::Three),
        };
        self.write_list(ListFile::Contacts { contacts, kind, snapshot, language, today }, path);
    }

    /// Has the tables taken out that the page of the workload shows; all there are where it shows none.
    pub(super) fn take_out_shown(&mut self, way: ShownWay, theme: &Theme) {
        if self.status.printing.is_some() || !self.status.prints {
            return;
        }
        let Some(shown) = self.lend(theme, |cx| self.shell.workload.shown(cx)).map(Arc::new) else {
            match way {
                ShownWay::View => self.print(Paper::Workload, PaperWay::View),
                ShownWay::Pdf => self.print(Paper::Workload, PaperWay::Save),
                ShownWay::Xlsx => self.ask_file(Wanted::Workload),
            }
            return;
        };
        if way == ShownWay::View {
            let name = self.shown_name(&shown);
            self.write_shown(shown, way, name.into());
        } else {
            self.ask_file(Wanted::Shown(shown, way));
        }
    }

    /// Has tables written that the page of the workload shows.
    pub(super) fn write_shown(&mut self, shown: Arc<Shown>, way: ShownWay, path: PathBuf) {
        if self.status.printing.is_some() {
            return;
        }
        let cancelled = Arc::new(AtomicBool::new(false));
        self.press.cancelled = Arc::clone(&cancelled);
        self.press.way = Some(if way == ShownWay::View { PaperWay::View } else { PaperWay::Save });
        let workbook = way == ShownWay::Xlsx;
        self.status.printing = Some(Printing { workbook, done: 0, of: 0, since: Instant::now() });
        self.worker.write_shown(ShownJob {
            shown,
            workbook,
            snapshot: Arc::clone(&self.snapshot),
            language: self.texts.language(),
            today: self.today(),
            path,
            viewed: (way == ShownWay::View).then(|| self.press.viewing.clone()),
            cancelled,
        });
    }

    /// What the file of the tables is called that the page of the workload shows.
    pub(super) fn shown_name(&self, shown: &Shown) -> String {
        let title: String = shown.title.chars().take(NAME).collect();
        file_name(&format!("{title} {}", self.today()))
    }

    /// What the file of a table is called.
    pub(super) fn list_name(&self, list: &List) -> String {
        let title: String = list.title.chars().take(NAME).collect();
        file_name(&format!("{title} {}", self.today()))
    }

    /// What the file is called into which everything goes.
    pub(super) fn take_out_name(&self) -> String {
        file_name(&format!("{} {}", self.texts.get("workbook-title"), self.today()))
    }

    /// What the file is called with the questions of a round; none where the round is gone.
    pub(super) fn questionnaire_name(&self, round: RoundId, whose: Option<EmployeeId>) -> Option<String> {
        let round = self.snapshot.question_round.get(round)?;
        Some(match whose {
            Some(_) => file_name(&questionnaire::title(&self.snapshot, &self.texts, round, whose)),
            None => file_name(&round.name),
        })
    }

    /// What the file is called with what one of us is waited for of a year's figures.
    pub(super) fn missing_name(&self, year: i64, whose: Option<EmployeeId>) -> String {
        let employee = whose.and_then(|id| self.snapshot.employee.get(id));
        let person = employee.map_or_else(|| self.texts.get("questionnaire-nobody"), |one| one.name.as_str());
        file_name(&format!("{} {year} {person}", self.texts.get("new-year-file")))
    }

    /// What the folder is called into which everybody's go.
    pub(super) fn all_missing_name(&self, year: i64) -> String {
        file_name(&format!("{} {}", new_year::title(&self.texts, year), self.today()))
    }

    /// Lets go of the document that is being made.
    pub(super) fn cancel_print(&self) {
        self.press.cancelled.store(true, Ordering::Relaxed);
    }

    /// What the file of a document is called, without its ending.
    pub(super) fn paper_name(&self, paper: &Paper) -> String {
        let language = self.texts.language();
        let agency = |id| self.snapshot.agency.get(id).map(|one| one.name(language).to_owned()).unwrap_or_default();
        let employee = |id| self.snapshot.employee.get(id).map(|one| one.name.clone()).unwrap_or_default();
        let (key, name, day) = match paper {
            Paper::Agency(id) => ("paper-card", agency(*id), self.today()),
            Paper::Pack(_) => ("paper-handover", String::new(), self.today()),
            Paper::Absence(id, from, _) => ("paper-pack", employee(*id), *from),
            Paper::Situation(id, internal) => {
                let key = if *internal { "situation-internal-file" } else { "situation" };
                (key, id.map(agency).unwrap_or_default(), self.today())
            }
            Paper::Rounds(_) => ("place-round", String::new(), self.today()),
            Paper::Workload => ("place-workload", String::new(), self.today()),
            Paper::Briefing(id, from, _) => ("paper-briefing", employee(*id), *from),
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
