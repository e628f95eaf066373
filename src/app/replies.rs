//! Taking in what the worker answers.

use std::path::PathBuf;
use std::sync::Arc;

use super::Kortisto;
use super::logos::ChosenLogos;
use super::outbox::Outbox;
use crate::domain::{OperationKind, Snapshot};
use crate::exchange::picture::PictureError;
use crate::i18n::names;
use crate::store::{Access, StoreError, UndoOutcome};
use crate::ui::dialogs::{Dialog, Trouble};
use crate::ui::toast::Tone;
use crate::ui::{self, Action, Place};
use crate::worker::{Made, Opened, Reply, Work};

impl Kortisto {
    /// Takes in every answer that has arrived.
    pub(super) fn take_replies(&mut self, ctx: &egui::Context) {
        while let Some(reply) = self.worker.reply() {
            self.take(ctx, reply);
        }
    }

    pub(super) fn take(&mut self, ctx: &egui::Context, reply: Reply) {
        match reply {
            Reply::Opened(opened) => self.opened(opened),
            Reply::NotOpened(path, error) => self.not_opened_file(path, &error),
            Reply::Older(path, others) => self.ask_upgrade(path, others),
            Reply::Folder(folder, found) => self.looked_into(&folder, found),
            Reply::Gathered(folder, found) => self.gathered(&folder, found),
            Reply::Looked(path, looks) => self.shell.import.moving.looked(&path, looks),
            Reply::Reached(unreached, copies) => (self.status.unreached, self.status.copies) = (unreached, copies),
            Reply::Committed(id, result) => self.committed(id, result),
            Reply::Undone(result) => self.undone(result),
            Reply::History(query, Ok(log)) if self.brought_back(&query, &log) => {}
            Reply::History(query, Ok(log)) if self.settling_told(&query, &log) => {}
            Reply::History(query, Ok(log)) if self.noted(&query, &log) => {}
            // What cannot be noted is no reason to say anything.
            Reply::History(query, Err(_)) if self.not_noted(&query) => {}
            Reply::History(query, Ok(log)) => match self.parts_asked.iter().position(|(asked, _)| *asked == query) {
                Some(place) => {
                    let (_, part) = self.parts_asked.remove(place);
                    self.parts.put(&part, log);
                }
                None => self.history_read(&query, log),
            },
            Reply::History(query, Err(error)) => {
                self.not_brought_back(Some(&query));
                self.history_failed |= self.history_asked.take_if(|asked| *asked == query).is_some();
                self.trouble(&error);
            }
            Reply::PersonalData(Err(error)) | Reply::OldContents(Err(error)) => {
                self.trouble(&error);
            }
            Reply::Logo(hash, Ok(Some(rgba))) => {
                self.logos.put(ctx, hash, rgba.width as usize, rgba.height as usize, &rgba.pixels);
            }
            Reply::Logo(hash, Ok(None)) => self.logos.none(hash),
            Reply::Logo(hash, Err(error)) => {
                tracing::warn!(hash, %error, key = error.key(), "a logo could not be read");
                self.logos.failed(hash, std::time::Instant::now());
            }
            Reply::Picture(agency, read) => self.logo_read(agency, read),
            Reply::Made(made) => self.picture_made(ctx, made),
            Reply::ContactsRead(turn, source) => self.contacts_read(turn, source),
            Reply::TablesRead(turn, sheets) => self.tables_read(turn, sheets),
            Reply::FiguresPlanned(turn, planned) => self.figures_planned(turn, *planned),
            Reply::RowsPlanned(turn, planned) => self.rows_planned(turn, *planned),
            Reply::AnswersPlanned(turn, planned) => self.answers_planned(turn, *planned),
            Reply::RegisterRead(turn, snapshot, brought) => self.register_read(turn, &snapshot, brought),
            Reply::FileSaved(saved) => self.file_saved(saved),
            Reply::PersonalData(Ok(found)) => self.shell.settings.privacy.person.found(found),
            Reply::OldContents(Ok(old)) => self.shell.settings.privacy.keeping.counted(old),
            Reply::Erased(id, result) => self.forgotten(id, result),
            Reply::Past(turn, found) => self.past_told(turn, found),
            Reply::Printed(path, printed) => self.printed(path, printed),
            Reply::Printing(done, of) => self.printing(done, of),
            Reply::Closed => {
                self.not_brought_back(None);
                self.who_asked = false;
                self.shell.who = None;
                self.outbox = Outbox::default();
                self.chosen_logos = ChosenLogos::default();
                self.shell.agencies.past = None;
                self.status.file = None;
                (self.status.noted, self.noting) = (None, None);
                self.show(Arc::default());
                self.part_with_drafts();
                self.note_copy();
                self.tell_scenarios();
                self.look_at_recent();
                self.status.read_only = None;
                self.status.saved_at = None;
                self.shell.agencies.selected = None;
                self.shell.questionnaire = ui::questionnaire::QuestionnairePage::default();
                self.logos.clear();
                self.go_on_putting_back();
            }
            Reply::Changed(snapshot) => self.take_in(snapshot, 0),
            Reply::Unreachable(error) => {
                tracing::warn!(%error, key = error.key(), "others' changes cannot be read");
                self.status.unreachable = Some(ui::Unreachable::now(trouble_of(&error)));
            }
            Reply::Reachable => {
                self.status.unreachable = None;
                self.logos.try_again();
                // Not before: a log that cannot be read would be asked for without end.
                if std::mem::take(&mut self.history_failed) {
                    self.history_of = None;
                }
                self.retry_unreached();
            }
            Reply::Proposed(turn, proposal) => self.shell.workload.what_if.proposed(turn, proposal.map(|one| *one)),
            Reply::Proposing(turn, done, of) => self.shell.workload.what_if.proposing(turn, done, of),
            Reply::Backup(about) => self.about_backups(about),
            Reply::Place(path, tried) => self.place_tried(&path, tried),
            Reply::Presence(path, others) | Reply::PresenceChanged(path, others) => self.others_told(&path, others),
            Reply::OwnWritten(written) => self.remembered(written),
            Reply::Form(path, found) => self.form_told(&path, found),
            Reply::TriedTogether(path, met) => self.tried_together(&path, met),
            Reply::Access(access) => {
                self.status.read_only = self.status.copy.as_ref().map(|_| "read-only-copy").or(read_only(access));
                if access == Access::ReadOnlyDamaged {
                    self.show_damaged(self.status.file.clone());
                }
            }
            Reply::Broke(work) => self.broke(work),
        }
    }

    /// A defect of this program has ended a piece of long work.
    fn broke(&mut self, work: Work) {
        let key = match work {
            Work::Logo => {
                self.logo_broke();
                return;
            }
            Work::Look => {
                self.shell.import.moving.look_broke();
                return;
            }
            Work::Drawing => "work-drawing",
            Work::File => "work-file",
            Work::Contacts(_) => "work-contacts",
            Work::Paper => "work-paper",
            Work::Proposal => "work-proposal",
            Work::Past(_) => "work-past",
            Work::Aside => "work-aside",
            Work::Backups => "work-backups",
        };
        if let Work::Contacts(turn) = work {
            self.contacts_unread(turn);
        }
        if work == Work::Proposal {
            self.shell.workload.what_if.broke();
        }
        if work == Work::Paper {
            self.status.printing = None;
        }
        if let Work::Past(turn) = work {
            self.shell.agencies.past.take_if(|past| past.turn == turn);
        }
        let about = self.texts.get(key).to_owned();
        self.shell.dialogs.say(Dialog::Say(Trouble { key: "error-work-broke", about }));
    }

    /// A picture has left the program, or has not.
    fn picture_made(&mut self, ctx: &egui::Context, made: Result<Made, PictureError>) {
        let (tone, text) = match made {
            Ok(Made::Pixels(rgba)) => {
                let size = [rgba.width as usize, rgba.height as usize];
                ctx.copy_image(egui::ColorImage::from_rgba_unmultiplied(size, &rgba.pixels));
                (Tone::Good, self.texts.get("toast-picture-copied").to_owned())
            }
            Ok(Made::File(path)) => {
                let name = ui::file_name(&path);
                (Tone::Good, self.texts.with("toast-picture-saved", &[("name", name.into())]))
            }
            Err(error) => {
                tracing::warn!(%error, key = error.key(), "picture");
                (Tone::Bad, self.texts.trouble(error.key(), &error.about()).join(" "))
            }
        };
        self.shell.toasts.say(tone, text, None);
    }

    /// A file for other programs has been written, or has not.
    pub(super) fn file_saved(&mut self, saved: Result<PathBuf, PictureError>) {
        let mut offer = None;
        let (tone, text) = match saved {
            Ok(path) => {
                let name = ui::file_name(&path);
                // What is for reading and printing is offered at once.
                if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html")) {
                    offer = Some((self.texts.get("toast-open-file").to_owned(), Action::OpenSaved(path)));
                }
                (Tone::Good, self.texts.with("toast-file-saved", &[("name", name.into())]))
            }
            Err(error) => {
                tracing::warn!(%error, key = error.key(), "file");
                let key = match error.key() {
                    "error-picture-not-saved" => "error-file-not-saved",
                    other => other,
                };
                (Tone::Bad, self.texts.trouble(key, &error.about()).join(" "))
            }
        };
        self.shell.toasts.say(tone, text, offer);
    }

    /// A file could not be opened or made. Where that may be for the moment only, nothing is forgotten, and where no
    /// other is open it stands on the first page until it is tried again.
    fn not_opened_file(&mut self, path: PathBuf, error: &StoreError) {
        self.status.opening = None;
        let damaged = matches!(error, StoreError::Damaged { .. });
        let away = damaged
            || matches!(
                error,
                StoreError::NotFound(_) | StoreError::NoPermission(_) | StoreError::Unreachable(_) | StoreError::Busy
            );
        let damaged_path = path.clone();
        self.look_at_recent();
        if away && !self.file_open() {
            tracing::warn!(%error, key = error.key(), "not opened");
            self.status.not_opened = Some(ui::NotOpened { path, key: error.key(), about: error.about() });
        } else if !damaged {
            self.trouble(error);
        }
        if damaged {
            self.show_damaged(Some(damaged_path));
        }
    }

    /// Has it looked which of the recent files can be reached.
    pub(super) fn look_at_recent(&mut self) {
        if !self.preferences.recent.is_empty() {
            self.worker.look_at(self.preferences.recent.clone(), self.copies.folder.clone());
        }
    }

    fn opened(&mut self, opened: Opened) {
        self.status.opening = None;
        self.status.not_opened = None;
        self.status.unreachable = None;
        self.status.read_only = read_only(opened.access);
        if let Some(path) = opened.path.as_ref().filter(|path| !self.copies.holds(path)) {
            self.preferences.opened(path);
            self.remember();
        }
        if let Some((file, real)) = opened.path.clone().zip(opened.real) {
            self.drafts.opened(file, real);
        }
        self.status.file = opened.path;
        self.status.others.clear();
        (self.status.noted, self.noting) = (None, None);
        self.note_copy();
        self.status.saved_at = None;
        let said = self.backups.said.take();
        self.forget_backups();
        if self.status.copy.is_none() {
            self.look_at_place();
        }
        self.back_up_if_due();
        self.copy_to_read(false);
        self.logos.clear();
        (self.history_of, self.history_asked, self.history_failed) = (None, None, false);
        self.parts.clear();
        self.outbox = Outbox::default();
        self.chosen_logos = ChosenLogos::default();
        self.shell = ui::Shell::default();
        if let Some(said) = said {
            self.shell.toasts.say(Tone::Good, said, None);
        }
        self.who_asked = false;
        self.show(opened.snapshot);
        self.take_in_drafts(&opened.erased);
        self.tell_scenarios();
        self.forget_in_scenarios(&opened.erased);
        if !self.snapshot.agency.is_empty() {
            self.shell.place = Place::Today;
        }
        let mut agencies: Vec<_> = self.snapshot.agency.iter().filter(|one| !one.archived(self.today())).collect();
        let language = self.texts.language();
        agencies.sort_by(|a, b| self.collator.compare(a.name(language), b.name(language)));
        self.shell.agencies.selected = agencies.first().map(|agency| agency.id);
    }

    /// Puts a new state of the file on the screen, and has noted what others have saved in it beside `own` operations of
    /// this window.
    pub(super) fn take_in(&mut self, snapshot: Arc<Snapshot>, own: i64) {
        let seen = self.snapshot.cursor.sequence;
        self.show(snapshot);
        self.note_others(seen, own);
    }

    /// Puts a new state of the file on the screen.
    pub(super) fn show(&mut self, snapshot: Arc<Snapshot>) {
        if !Arc::ptr_eq(&snapshot, &self.snapshot) {
            self.index = self.index.after(&snapshot.rows);
            self.snapshot = snapshot;
            self.follow_settling();
            self.follow_past();
            self.copy_to_read(false);
            self.give_waiting_logos();
        }
        self.find_me();
    }

    pub(super) fn saved(&mut self) {
        self.status.saved_at = Some(chrono::Local::now().time());
    }

    fn undone(&mut self, result: Result<UndoOutcome, StoreError>) {
        let shown = Arc::clone(&self.snapshot);
        let mut undone = None;
        match result {
            Ok(UndoOutcome::Done { operation, meant, kept, snapshot }) => {
                self.take_in(snapshot, 1);
                self.saved();
                let redone = operation.kind == Some(OperationKind::Undone);
                let offer = (!redone).then(|| (self.texts.get("command-redo").to_owned(), Action::Redo));
                let mut text = names::undone(&self.texts, &self.snapshot.rows, &operation, meant);
                if let Some(kept) = names::kept(&self.texts, &self.snapshot.rows, &kept) {
                    text = format!("{text} {kept}");
                }
                self.shell.toasts.say(Tone::Good, text, offer);
                undone = Some(operation);
            }
            Ok(UndoOutcome::Refused { reason, by, snapshot }) => {
                self.take_in(snapshot, 0);
                let text = names::undo_refused(&self.texts, &reason, by.as_deref());
                self.shell.toasts.say(Tone::Bad, text, None);
            }
            Ok(UndoOutcome::Conflicts(conflicts, snapshot)) => {
                self.take_in(snapshot, 0);
                let text = conflicts.first().map(|conflict| self.refusal(conflict)).unwrap_or_default();
                self.shell.dialogs.say(Dialog::Tell(text));
            }
            Err(error) => self.trouble(&error),
        }
        self.after_undo(undone.as_ref(), &shown);
    }

    pub(super) fn trouble(&mut self, error: &StoreError) {
        tracing::warn!(%error, key = error.key(), "store");
        if let StoreError::Newer { path, .. } = error {
            // Said with which form it is in, and where the installer lies.
            self.worker.ask_form(path.clone());
            return;
        }
        self.shell.dialogs.say(Dialog::Say(trouble_of(error)));
    }

    pub(super) fn tell(&mut self, trouble: Option<Trouble>) {
        if let Some(trouble) = trouble {
            self.shell.dialogs.say(Dialog::Say(trouble));
        }
    }
}

/// The key of why nothing can be saved.
const fn read_only(access: Access) -> Option<&'static str> {
    match access {
        Access::ReadWrite => None,
        Access::ReadOnlyFile => Some("read-only-file"),
        Access::ReadOnlyLocks => Some("read-only-locks"),
        Access::ReadOnlyNewer => Some("read-only-newer"),
        Access::ReadOnlyDamaged => Some("read-only-damaged"),
    }
}

/// An error of the store as it is told to people.
pub(super) fn trouble_of(error: &StoreError) -> Trouble {
    Trouble { key: error.key(), about: error.about() }
}
