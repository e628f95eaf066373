//! Carrying out what the screens ask for.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Instant;

use super::Kortisto;
use crate::domain::{
    Change, Operation, OperationId, OperationKind, Picture, Record, changed_fields, personal_code, validate,
};
use crate::exchange::demo::DemoOptions;
use crate::i18n::Texts;
use crate::i18n::order::Collator;
use crate::store::{HistoryQuery, WhichUndo};
use crate::ui::agency_form::AgencyForm;
use crate::ui::characteristics::CharacteristicForm;
use crate::ui::contacts::ContactForm;
use crate::ui::dialogs::{Asking, Dialog};
use crate::ui::questionnaire::Command;
use crate::ui::toast::Tone;
use crate::ui::{Action, ChartTask, ChartWay, Cx, Form, LogPart, PaperWay, Place, Question, Tab, Theme};
use crate::worker::{PictureJob, Reply, Request, Worker};

/// How much of the log the history screen shows.
const HISTORY: usize = 200;

/// How many of the last operations at an agency are read.
const LAST_CHANGES: usize = 12;

/// How many operations of a time away are read at most.
const MEANWHILE: usize = 5_000;

impl Kortisto {
    /// Lends a `Cx` to `look`, for making forms outside of drawing.
    pub(super) fn lend<T>(&self, theme: &Theme, look: impl FnOnce(&Cx<'_>) -> T) -> T {
        look(&Cx {
            snapshot: &self.snapshot,
            index: &self.index,
            texts: &self.texts,
            collator: &self.collator,
            theme,
            logos: &self.logos,
            history: &self.history,
            parts: &self.parts,
            today: self.today(),
            status: &self.status,
            actions: &RefCell::default(),
        })
    }

    pub(super) fn act(&mut self, ctx: &egui::Context, action: Action, theme: &Theme) {
        match action {
            Action::Go(_)
            | Action::Select(_)
            | Action::ShowPerson(_)
            | Action::Step(_)
            | Action::NewAgency
            | Action::EditAgency
            | Action::Duplicate(_)
            | Action::ImportContacts(_)
                if self.shell.typing_here() =>
            {
                self.shell.dialog =
                    Some(Dialog::Ask(self.lend(theme, |cx| Asking::new(cx, Question::LeaveDraft(Box::new(action))))));
            }
            Action::Open(_) | Action::ChooseFile | Action::CloseFile
                if self.shell.typing() || !self.unsettled.is_empty() =>
            {
                self.shell.dialog =
                    Some(Dialog::Ask(self.lend(theme, |cx| Asking::new(cx, Question::LeaveDraft(Box::new(action))))));
            }
            Action::ChooseFile => {
                let kind = self.texts.get("file-kind").to_owned();
                if let Some(path) = self.dialogs.open(&kind) {
                    self.open(path);
                }
            }
            Action::ChooseNewFile => self.create(false),
            Action::ChooseDemoFile => self.create(true),
            Action::Open(path) => self.open(path),
            Action::ForgetRecent(path) => {
                self.preferences.recent.retain(|recent| *recent != path);
                self.remember();
            }
            Action::CloseFile => self.worker.send(Request::Close),
            Action::Quit => {
                self.leaving = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Action::ShowPerson(id) => {
                self.shell.form = None;
                self.shell.place = Place::Staff;
                self.shell.staff.show(Some(id));
            }
            Action::AskWho => self.ask_who(),
            Action::IAm(id) => self.i_am(id),
            Action::NotListed => self.not_listed(),
            Action::AskWhoLater => self.shell.who = None,
            Action::Go(place) => {
                self.shell.staff.show(None);
                self.shell.form = None;
                self.shell.place = place;
                self.shell.questionnaire.focus();
            }
            Action::Select(id) => {
                self.shell.form = None;
                self.shell.place = Place::Agencies;
                self.shell.selected = Some(id);
                let today = self.today();
                if let Some(agency) = self.snapshot.agency.get(id) {
                    self.shell.list.show(agency, today);
                }
            }
            Action::Step(steps) => {
                if let Some(id) = self.shell.list.step(self.shell.selected, steps) {
                    self.shell.selected = Some(id);
                    self.shell.list.reveal();
                    ctx.data_mut(|data| data.insert_temp(crate::ui::focus_row(), true));
                }
            }
            Action::Show(tab) => {
                self.shell.agency.show(tab);
            }
            Action::ShowAgreement(id) => {
                self.shell.agency.show(Tab::Agreement);
                self.shell.agency.agreement.choose(id);
            }
            Action::FocusSearch => {
                ctx.memory_mut(|memory| memory.request_focus(crate::ui::search_id()));
            }
            Action::NewAgency | Action::EditAgency | Action::Duplicate(_) => self.start_form(&action, theme),
            Action::Save if self.shell.form.is_none() => self.answering(ctx, Command::Save, theme),
            Action::Save => self.save_form(theme),
            Action::Cancel => {
                if self.shell.form.as_ref().is_some_and(AgencyForm::changed) {
                    let question = Question::LeaveDraft(Box::new(Action::Discard));
                    self.shell.dialog = Some(Dialog::Ask(self.lend(theme, |cx| Asking::new(cx, question))));
                } else {
                    self.shell.form = None;
                }
            }
            Action::Discard => {
                self.shell.form = None;
                self.shell.discard();
            }
            Action::Commit(kind, changes) => {
                self.commit(kind, changes, Vec::new());
            }
            Action::Undo => self.undo(WhichUndo::Newest),
            Action::Redo => self.undo(WhichUndo::Redo),
            Action::UndoThis(id) => self.undo(WhichUndo::This(id)),
            Action::ChooseLogo(id) => {
                let kind = self.texts.get("file-kind-picture").to_owned();
                if let Some(path) = self.dialogs.picture(&kind) {
                    self.worker.import_picture(id, path);
                }
            }
            Action::RemoveLogo(id) => self.set_logo(id, None),
            Action::DropLogo(path) => {
                if let Some(id) = self.shell.selected {
                    self.worker.import_picture(id, path);
                }
            }
            Action::Ask(question) => {
                self.shell.dialog = Some(Dialog::Ask(self.lend(theme, |cx| Asking::new(cx, question))));
            }
            Action::Answer(action) => {
                self.shell.dialog = None;
                if !matches!(*action, Action::Commit(..) | Action::OpenDocument(_)) {
                    // What was asked about is leaving what is typed.
                    self.shell.form = None;
                    self.shell.discard();
                }
                if matches!(*action, Action::Open(_) | Action::ChooseFile | Action::CloseFile | Action::Quit) {
                    self.shell.questionnaire.discard();
                    self.give_up();
                }
                self.act(ctx, *action, theme);
            }
            Action::SaveAnyway => {
                self.shell.dialog = None;
                if let Some(operation) = self.held.take() {
                    self.send_now(operation);
                }
            }
            Action::Retry => {
                self.shell.dialog = None;
                if let Some(operation) = self.failed.take() {
                    self.send_now(operation);
                }
            }
            Action::Dismiss => {
                if let Some(Dialog::Settle(settling)) = self.shell.dialog.take() {
                    self.put_off(settling.operation);
                }
                self.refused = None;
                self.failed = None;
                if self.held.take().is_some() {
                    // The form stays open, to be corrected.
                    self.closing = None;
                }
            }
            Action::Settle => self.save_settled(),
            Action::SettleNext => self.settle_next(),
            Action::GiveUp => self.give_up(),
            Action::ReopenAndSave => self.reopen_and_save(),
            Action::SetLanguage(language) => {
                self.texts = Texts::new(language);
                self.collator = Collator::new(language);
                self.preferences.language = Some(language);
                self.remember();
            }
            Action::SetLook(look) => {
                self.preferences.look = look;
                self.apply_preferences(ctx);
                self.remember();
            }
            Action::Zoom(steps) => {
                let zoom = self.preferences.zoom;
                let stepped = zoom.saturating_add_signed(steps * 10).clamp(50, 300);
                self.preferences.zoom = if steps == 0 { 100 } else { stepped };
                self.apply_preferences(ctx);
                self.remember();
            }
            Action::OpenLink(link) => self.open_link(&link),
            Action::OpenDocument(path) => self.open_document(&path),
            Action::Copy(text) => {
                ctx.copy_text(text);
                let copied = self.texts.get("toast-copied").to_owned();
                self.shell.toasts.say(Tone::Good, copied, None);
            }
            Action::ChartPicture(task) => self.chart_picture(task),
            Action::NeedLogo(hash) => {
                if self.logos.expect(&hash, std::time::Instant::now()) {
                    self.worker.send(Request::Logo(hash));
                }
            }
            Action::NeedHistory => {
                if self.history_of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, &self.snapshot)) {
                    self.history_of = Some(Arc::clone(&self.snapshot));
                    let query = HistoryQuery { contents: true, ..HistoryQuery::newest(HISTORY) };
                    self.worker.send(Request::History(query));
                }
            }
            Action::NeedLog(part) => self.need_log(part),
            Action::RememberGrid(name, layout) => {
                self.status.grids.insert(name.to_owned(), layout);
                self.preferences.grids.clone_from(&self.status.grids);
                self.remember();
            }
            Action::NewContact(agency) => {
                self.shell.contact = Some(ContactForm::new(&self.snapshot, agency));
            }
            Action::EditContact(id) => self.shell.contact = ContactForm::edit(&self.snapshot, id),
            Action::MakeCharacteristic(answers) => {
                self.shell.characteristic = Some(self.lend(theme, |cx| CharacteristicForm::of_answer(cx, *answers)));
            }
            Action::Answering(command) => self.answering(ctx, command, theme),
            Action::SaveForm(form, kind, changes) => {
                self.closing = Some((self.commit(kind, changes, Vec::new()), form));
            }
            Action::CloseForm(form) => self.shell.close(form),
            Action::ExportCalendar(agency, year) => self.export_calendar(agency, year),
            Action::NewCharacteristic(agency) => {
                self.shell.characteristic = Some(self.lend(theme, |cx| CharacteristicForm::new(cx, agency)));
            }
            Action::EditCharacteristic(id) => {
                self.shell.characteristic = CharacteristicForm::edit(&self.snapshot, id);
            }
            Action::StillTrue => self.still_true(ctx),
            Action::RaiseDoubt(agency, group) => self.raise_doubt(ctx, agency, group),
            Action::RaiseDoubtHere => {
                if let Some(agency) = self.shell.selected {
                    self.raise_doubt(ctx, agency, None);
                }
            }
            Action::ExportDuties => self.export_duties(),
            Action::OpenSaved(path) => {
                if opener::open(&path).is_err() {
                    let text = self.texts.with("toast-not-opened", &[("address", path.display().to_string().into())]);
                    self.shell.toasts.say(Tone::Bad, text, None);
                }
            }
            Action::ShowHeld(subject) => self.worker.send(Request::Held(subject)),
            Action::SaveHeld => self.save_held(),
            Action::EraseHeld(also) => self.erase_held(&also),
            Action::SaveNotice => self.save_notice(),
            Action::CountOldContents(before) => self.worker.send(Request::OldContents(before)),
            Action::Purge(due) => self.purge(&due),
            Action::ShowSettings(page) => self.shell.settings = page,
            Action::CancelOpening => self.cancel_opening(ctx),
            Action::ImportContacts(agency) => self.choose_contacts(agency),
            Action::CancelImport => self.cancel_import(),
            Action::RememberColumns(headings, fields) => self.remember_columns(headings, fields),
            Action::Print(paper, way) => self.print(paper, way),
            Action::PrintShown => {
                if let Some(paper) = self.paper_shown() {
                    self.print(paper, PaperWay::View);
                }
            }
            Action::CancelPrint => self.cancel_print(),
            Action::Help => self.shell.dialog = Some(Dialog::Help),
        }
    }

    /// Asks for a part of the log, unless it is there or asked for already.
    fn need_log(&mut self, part: LogPart) {
        if !self.parts.expect(&part, &self.snapshot) {
            return;
        }
        let query = match &part {
            LogPart::Agency(agency) => HistoryQuery::of_agencies(vec![*agency], LAST_CHANGES),
            LogPart::Since(day, agencies) => {
                let midnight = day.and_time(chrono::NaiveTime::MIN).and_local_timezone(chrono::Local).earliest();
                let since = midnight.map(|moment| moment.to_utc());
                HistoryQuery { since, ..HistoryQuery::of_agencies(agencies.clone(), MEANWHILE) }
            }
        };
        self.worker.send(Request::History(query.clone()));
        self.parts_asked.push((query, part));
    }

    /// Has the questionnaire do what the keyboard asks for, and does what it asks for in turn.
    fn answering(&mut self, ctx: &egui::Context, command: Command, theme: &Theme) {
        let mut page = std::mem::take(&mut self.shell.questionnaire);
        let actions = self.lend(theme, |cx| {
            page.command(cx, command);
            cx.actions.take()
        });
        self.shell.questionnaire = page;
        for action in actions {
            self.act(ctx, action, theme);
        }
    }

    fn create(&mut self, demo: bool) {
        let kind = self.texts.get("file-kind").to_owned();
        let name = self.texts.get(if demo { "file-name-demo" } else { "file-name-new" }).to_owned();
        let Some(path) = self.dialogs.create(&kind, &name) else { return };
        self.status.opening = Some((path.clone(), Instant::now()));
        let today = self.today();
        self.worker.send(if demo { Request::CreateDemo(path, DemoOptions::new(today)) } else { Request::Create(path) });
    }

    /// Stops waiting for a file. The thread that waits for the disk cannot be stopped, so it is left to end by itself,
    /// and a new one takes its place; the file that was open before is opened again.
    fn cancel_opening(&mut self, ctx: &egui::Context) {
        let Ok(worker) = Worker::start(super::wake(ctx), None) else { return };
        self.worker = worker;
        self.status.printing = None;
        self.status.opening = None;
        if let Some(before) = self.status.file.take() {
            self.open(before);
        } else {
            self.take(ctx, Reply::Closed);
        }
    }

    fn start_form(&mut self, action: &Action, theme: &Theme) {
        if self.status.read_only.is_some() {
            let text = self.texts.get("read-only-explained").to_owned();
            self.shell.dialog = Some(Dialog::Tell(text));
            return;
        }
        let selected = self.shell.selected;
        let form = self.lend(theme, |cx| match action {
            Action::NewAgency => Some(AgencyForm::new(cx)),
            Action::Duplicate(id) => AgencyForm::duplicate(cx, *id),
            _ => selected.and_then(|id| AgencyForm::edit(cx, id)),
        });
        if form.is_some() {
            self.shell.place = Place::Agencies;
            self.shell.form = form;
        }
    }

    fn save_form(&mut self, theme: &Theme) {
        let Some(mut form) = self.shell.form.take() else { return };
        let changes = self.lend(theme, |cx| form.changes(cx));
        let kind = form.kind();
        let unchanged = !form.is_new() && changes.as_ref().is_ok_and(Vec::is_empty);
        if unchanged {
            return;
        }
        self.shell.form = Some(form);
        if let Ok(changes) = changes {
            self.closing = Some((self.commit(kind, changes, Vec::new()), Form::Agency));
        } else {
            let text = self.texts.get("form-problems").to_owned();
            self.shell.toasts.say(Tone::Bad, text, None);
        }
    }

    /// Sends an operation, and tells its id.
    pub(super) fn commit(&mut self, kind: OperationKind, changes: Vec<Change>, pictures: Vec<Picture>) -> OperationId {
        let who = self.status.me.clone();
        let operation = Operation::new(kind, &who, changes).with_pictures(pictures);
        let id = operation.id;
        if kind == OperationKind::ContactsImported {
            self.reading.planned = Some((id, Arc::clone(&self.snapshot)));
        }
        self.send(Box::new(operation));
        id
    }

    /// Sends an operation, unless somebody's personal identity code has got into it: then it is asked first.
    pub(super) fn send(&mut self, operation: Box<Operation>) {
        if self.shell.dialog.is_none() && personal_code::written_by(&operation.changes) {
            self.held = Some(operation);
            self.shell.dialog = Some(Dialog::PersonalCode);
            return;
        }
        self.send_now(operation);
    }

    pub(super) fn send_now(&mut self, mut operation: Box<Operation>) {
        // What I am changing may be what I have just changed, with the answer still on its way.
        for change in &mut operation.changes {
            let mine = self.saving.iter().rev().flat_map(|(earlier, _)| &earlier.changes);
            let mut mine = mine.filter(|earlier| earlier.key() == change.key());
            let shown = change.key().and_then(|(table, id)| self.snapshot.get(table, id));
            if let Some(earlier) = mine.next().filter(|_| shown == change.before) {
                change.after = over(earlier.after.as_ref(), change);
                change.before.clone_from(&earlier.after);
            }
        }
        let request = if operation.kind == OperationKind::ContactsImported {
            Request::Import(operation.clone(), self.seen_by(operation.id))
        } else {
            Request::Commit(operation.clone())
        };
        self.worker.send(request);
        self.saving.push((operation, Instant::now()));
    }

    fn undo(&mut self, which: WhichUndo) {
        self.worker.send(Request::Undo(which, self.status.me.clone()));
    }

    /// Has a chart copied, or asks where to save it.
    fn chart_picture(&mut self, task: ChartTask) {
        let job = match task.way {
            ChartWay::Copy => PictureJob::Copy(task.svg),
            ChartWay::Png => {
                let kind = self.texts.get("file-kind-png").to_owned();
                let Some(path) = self.dialogs.save(&kind, &task.name, "png") else { return };
                PictureJob::Png(task.svg, path)
            }
            ChartWay::Svg => {
                let kind = self.texts.get("file-kind-svg").to_owned();
                let Some(path) = self.dialogs.save(&kind, &task.name, "svg") else { return };
                PictureJob::Svg(task.svg, path)
            }
        };
        self.worker.make_picture(job);
    }

    /// Opens an address outside the program: web, mail and telephone only.
    fn open_link(&mut self, link: &str) {
        let allowed =
            url::Url::parse(link).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto" | "tel"));
        if !allowed || opener::open(link).is_err() {
            self.not_opened(link);
        }
    }

    /// Opens a document that a text points at, but no program.
    fn open_document(&mut self, path: &str) {
        if !validate::is_document(path) || opener::open(path).is_err() {
            self.not_opened(path);
        }
    }

    fn not_opened(&mut self, address: &str) {
        let text = self.texts.with("toast-not-opened", &[("address", address.into())]);
        self.shell.toasts.say(Tone::Bad, text, None);
    }
}

/// What `change` makes of a row that is `now`: the fields it changes, over all the others.
fn over(now: Option<&Record>, change: &Change) -> Option<Record> {
    let (Some(now), Some(before), Some(after)) = (now, &change.before, &change.after) else {
        return change.after.clone();
    };
    let mut fields = now.fields();
    fields.extend(changed_fields(before, after));
    Record::from_fields(now.table(), fields).ok().or_else(|| change.after.clone())
}
