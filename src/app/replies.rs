//! Taking in what the worker answers.

use std::path::PathBuf;
use std::sync::Arc;

use super::Kortisto;
use super::conflicts::without_verified;
use crate::domain::{OperationId, OperationKind, Record, Snapshot, UndoRefused};
use crate::exchange::picture::PictureError;
use crate::i18n::names;
use crate::store::{Access, Commit, StoreError, UndoOutcome};
use crate::ui::dialogs::{Dialog, Trouble};
use crate::ui::toast::Tone;
use crate::ui::{self, Action, Place};
use crate::worker::{Made, Opened, Reply};

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
            Reply::NotOpened(path, error) => {
                self.status.opening = None;
                if matches!(error, StoreError::NotFound(_)) {
                    self.preferences.recent.retain(|recent| *recent != path);
                    self.remember();
                }
                self.trouble(&error);
            }
            Reply::Committed(id, result) => self.committed(id, result),
            Reply::Undone(result) => self.undone(result),
            Reply::History(query, Ok(log)) if self.settling_told(&query, &log) => {}
            Reply::History(query, Ok(log)) => match self.parts_asked.iter().position(|(asked, _)| *asked == query) {
                Some(place) => {
                    let (_, part) = self.parts_asked.remove(place);
                    self.parts.put(&part, log);
                }
                None => self.history = ui::Log::new(log),
            },
            Reply::History(_, Err(error)) | Reply::Held(Err(error)) | Reply::OldContents(Err(error)) => {
                self.trouble(&error);
            }
            Reply::Logo(hash, Some(rgba)) => {
                self.logos.put(ctx, hash, rgba.width as usize, rgba.height as usize, &rgba.pixels);
            }
            Reply::Logo(_, None) => {}
            Reply::Picture(agency, Ok(picture)) => self.set_logo(agency, Some(picture)),
            Reply::Picture(_, Err(error)) => {
                let text = self.texts.get(error.key()).to_owned();
                self.shell.dialog = Some(Dialog::Tell(text));
            }
            Reply::Made(made) => self.picture_made(ctx, made),
            Reply::ContactsRead(turn, source) => self.contacts_read(turn, source),
            Reply::FileSaved(saved) => self.file_saved(saved),
            Reply::Held(Ok(found)) => self.shell.settings.privacy.person.found(found),
            Reply::OldContents(Ok(old)) => self.shell.settings.privacy.keeping.counted(old),
            Reply::Erased(id, result) => self.forgotten(id, result),
            Reply::Printed(path, printed) => self.printed(path, printed),
            Reply::Printing(done, of) => self.printing(done, of),
            Reply::Closed => {
                self.who_asked = false;
                self.shell.who = None;
                self.give_up();
                self.show(Arc::default());
                self.status.file = None;
                self.status.read_only = None;
                self.status.saved_at = None;
                self.shell.agencies.selected = None;
                self.shell.questionnaire = ui::questionnaire::QuestionnairePage::default();
                self.logos.clear();
            }
            Reply::Changed(snapshot) => self.show(snapshot),
            Reply::Unreachable(error) => {
                tracing::warn!(%error, "others' changes cannot be read");
                self.status.unreachable = true;
            }
            Reply::Reachable => self.status.unreachable = false,
        }
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
                tracing::warn!(%error, "picture");
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
                tracing::warn!(%error, "file");
                (Tone::Bad, self.texts.trouble("error-file-not-saved", &error.about()).join(" "))
            }
        };
        self.shell.toasts.say(tone, text, offer);
    }

    fn opened(&mut self, opened: Opened) {
        self.status.opening = None;
        self.status.unreachable = false;
        self.status.read_only = match opened.access {
            Access::ReadWrite => None,
            Access::ReadOnlyFile => Some("read-only-file"),
            Access::ReadOnlyNewer => Some("read-only-newer"),
        };
        if let Some(path) = &opened.path {
            self.preferences.opened(path);
            self.remember();
        }
        self.status.file = opened.path;
        self.status.saved_at = None;
        self.logos.clear();
        self.history_of = None;
        self.parts.clear();
        self.give_up();
        self.shell = ui::Shell::default();
        self.who_asked = false;
        self.show(opened.snapshot);
        if !self.snapshot.agency.is_empty() {
            self.shell.place = Place::Today;
        }
        let mut agencies: Vec<_> = self.snapshot.agency.iter().filter(|one| !one.archived(self.today())).collect();
        let language = self.texts.language();
        agencies.sort_by(|a, b| self.collator.compare(a.name(language), b.name(language)));
        self.shell.agencies.selected = agencies.first().map(|agency| agency.id);
    }

    /// Puts a new state of the file on the screen.
    pub(super) fn show(&mut self, snapshot: Arc<Snapshot>) {
        if !Arc::ptr_eq(&snapshot, &self.snapshot) {
            self.index = self.index.after(&snapshot.rows);
            self.snapshot = snapshot;
        }
        self.find_me();
    }

    fn saved(&mut self) {
        self.status.saved_at = Some(chrono::Local::now().time());
    }

    fn committed(&mut self, id: OperationId, result: Result<Commit, StoreError>) {
        let Some(place) = self.saving.iter().position(|(operation, _)| operation.id == id) else { return };
        let (operation, _) = self.saving.remove(place);
        let close = self.closing.take_if(|(closing, _)| *closing == id);
        match result {
            Ok(Commit::Done(snapshot) | Commit::Unchanged(snapshot)) => {
                self.show(snapshot);
                self.saved();
                if let Some((_, form)) = close {
                    self.shell.close(form);
                }
                if operation.kind == OperationKind::AgencyDeleted {
                    self.shell.agencies.selected = None;
                }
                let key = names::operation_key(operation.kind);
                let undo = Some((self.texts.get("command-undo").to_owned(), Action::Undo));
                // Typing figures says enough by itself, and of a settled conflict what is saved is told.
                let told_next = operation.kind == OperationKind::ConflictYielded && !self.saving.is_empty();
                if operation.kind != OperationKind::FiguresEdited && !told_next {
                    self.shell.toasts.say(Tone::Good, self.texts.get(&key).to_owned(), undo);
                }
            }
            // The plan was made from what is no longer so: it is made anew, and nothing was written.
            Ok(Commit::Conflicts(_, snapshot)) if operation.kind == OperationKind::ContactsImported => {
                self.show(snapshot);
                self.shell.dialog = Some(Dialog::Tell(self.texts.get("import-overtaken").to_owned()));
            }
            Ok(Commit::Conflicts(conflicts, snapshot)) => {
                self.show(snapshot);
                if let Some(rest) = without_verified(&self.snapshot, &operation, &conflicts) {
                    self.conflicts(operation, &conflicts);
                    self.send(rest);
                    return;
                }
                self.closing = close.or(self.closing.take());
                self.conflicts(operation, &conflicts);
            }
            Err(error) => {
                // The same operation under the same id can be sent again: it is saved once at most.
                self.closing = close;
                self.failed = Some(operation);
                self.trouble(&error);
            }
        }
    }

    fn undone(&mut self, result: Result<UndoOutcome, StoreError>) {
        match result {
            Ok(UndoOutcome::Done { operation, kept, snapshot }) => {
                self.show(snapshot);
                self.saved();
                let redone = operation.kind == Some(OperationKind::Undone);
                let name = names::operation_name(&self.texts, &self.snapshot.rows, &operation);
                let (key, offer) = if redone {
                    ("toast-redone", None)
                } else {
                    ("toast-undone", Some((self.texts.get("command-redo").to_owned(), Action::Redo)))
                };
                let mut text = self.texts.with(key, &[("name", name.into())]);
                if let Some(kept) = names::kept(&self.texts, &self.snapshot.rows, &kept) {
                    text = format!("{text} {kept}");
                }
                self.shell.toasts.say(Tone::Good, text, offer);
            }
            Ok(UndoOutcome::Refused { reason, by, snapshot }) => {
                self.show(snapshot);
                let key = match reason {
                    UndoRefused::Nothing => "undo-nothing",
                    UndoRefused::AlreadyUndone => "undo-already",
                    UndoRefused::Erased => "undo-erased",
                    UndoRefused::Foundation => "undo-foundation",
                    UndoRefused::ChangedSince { .. } => "undo-changed",
                };
                let who = by.unwrap_or_default();
                let text = self.texts.with(key, &[("who", who.into())]);
                self.shell.toasts.say(Tone::Bad, text, None);
            }
            Ok(UndoOutcome::Conflicts(conflicts, snapshot)) => {
                self.show(snapshot);
                let text = conflicts.first().map(|conflict| self.refusal(conflict)).unwrap_or_default();
                self.shell.dialog = Some(Dialog::Tell(text));
            }
            Err(error) => self.trouble(&error),
        }
        if self.shell.place == Place::History {
            self.history_of = None;
        }
    }

    pub(super) fn trouble(&mut self, error: &StoreError) {
        tracing::warn!(%error, "store");
        let about = error.about();
        self.shell.dialog = Some(Dialog::Say(Trouble { key: error.key(), about, again: self.failed.is_some() }));
    }

    pub(super) fn remember(&mut self) {
        self.preferences.save();
        self.status.recent.clone_from(&self.preferences.recent);
    }
}

impl Kortisto {
    /// Writes `record`'s agency with another logo.
    pub(super) fn set_logo(&mut self, agency: crate::domain::AgencyId, picture: Option<crate::domain::Picture>) {
        let Some(before) = self.snapshot.agency.get(agency).cloned() else { return };
        let mut after = before.clone();
        after.logo = picture.as_ref().map(|picture| picture.hash.clone());
        let change = crate::domain::Change::update(Record::from(before), Record::from(after));
        let pictures = picture.into_iter().collect();
        self.commit(OperationKind::LogoChanged, vec![change], pictures);
    }
}
