//! Carrying out what the screens ask for.

use std::cell::RefCell;

use super::Kortisto;
use super::logos::ChosenLogos;
use super::outbox::State;
use crate::domain::{OperationKind, validate};
use crate::i18n::Texts;
use crate::i18n::order::Collator;
use crate::store::{HistoryQuery, WhichUndo};
use crate::ui::agency::Inline;
use crate::ui::agency_form::AgencyForm;
use crate::ui::correcting::ToCorrect;
use crate::ui::dialogs::Dialog;
use crate::ui::forms::OpenForm;
use crate::ui::questionnaire::Command;
use crate::ui::staff::EmployeeFields;
use crate::ui::toast::Tone;
use crate::ui::{Action, ChartWay, Cx, LogPart, PaperWay, Place, Question, ShownWay, Tab, Theme, Wanted};
use crate::worker::{PictureJob, Reply, Request, Worker};

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
            | Action::ShowPast(..)
            | Action::Step(_)
            | Action::NewAgency
            | Action::EditAgency
            | Action::Duplicate(_)
            | Action::ImportContacts(_)
            | Action::ImportAnswers
            | Action::Bring(Wanted::Contacts(_), _)
                if self.shell.typing_here() =>
            {
                self.ask_first(theme, Question::LeaveDraft(Box::new(action)));
            }
            Action::Open(_)
            | Action::ChooseFile
            | Action::ChooseNewFile
            | Action::ChooseDemoFile
            | Action::CloseFile
            | Action::Quit => self.leave(ctx, action, theme),
            Action::LeaveDiscarding(action) => {
                self.shell.dialogs.close();
                self.leave_discarding(ctx, *action, theme);
            }
            Action::LeaveKeeping(action) => {
                self.shell.dialogs.close();
                self.keep_for_later();
                self.leave_discarding(ctx, *action, theme);
            }
            Action::Upgrade(file) => {
                self.shell.dialogs.close();
                self.upgrade(file);
            }
            Action::TakeUp(id) => self.take_up_offered(id),
            Action::LetGo(id) => self.let_go(id),
            Action::ShowOffered => self.shell.dialogs.say(Dialog::Offered),
            Action::Stay => self.stay(),
            Action::Look => {
                self.worker.look_for_others();
                self.shell.toasts.say(Tone::Good, self.texts.get("toast-looked").to_owned(), None);
            }
            Action::ForgetRecent(path) => {
                self.preferences.recent.retain(|recent| *recent != path);
                self.status.not_opened.take_if(|away| away.path == path);
                self.remember();
            }
            Action::ShowPast(id, day) => self.show_past(id, day),
            Action::ShowPerson(id) => {
                self.shell.agencies.form = None;
                self.shell.place = Place::Staff;
                self.shell.staff.show(Some(id));
            }
            Action::AskWho => self.ask_who(),
            Action::IAm(id) => self.i_am(id),
            Action::AddMe => {
                self.shell.who = None;
                let form = self.lend(theme, |cx| OpenForm::new(EmployeeFields::me(cx)));
                self.shell.open_form(form);
            }
            Action::NotListed => self.not_listed(),
            Action::AskWhoLater => self.shell.who = None,
            Action::Go(place) => {
                self.shell.staff.show(None);
                self.shell.figures.show_figures();
                self.shell.agencies.form = None;
                self.shell.agencies.past = None;
                if place == Place::Situation {
                    self.shell.situation.came_from(self.shell.place, self.shell.agencies.selected);
                }
                self.shell.place = place;
                self.shell.questionnaire.focus();
            }
            Action::Select(id) => {
                self.shell.agencies.form = None;
                self.shell.agencies.past = None;
                self.shell.agencies.listing = false;
                self.shell.place = Place::Agencies;
                self.shell.agencies.selected = Some(id);
                let today = self.today();
                if let Some(agency) = self.snapshot.agency.get(id) {
                    self.shell.agencies.list.show(agency, today);
                }
            }
            Action::Step(steps) => {
                if let Some(id) = self.shell.agencies.list.step(self.shell.agencies.selected, steps) {
                    self.shell.agencies.past = None;
                    self.shell.agencies.selected = Some(id);
                    self.shell.agencies.list.reveal();
                    ctx.data_mut(|data| data.insert_temp(crate::ui::focus_row(), true));
                }
            }
            Action::Show(tab) => {
                self.shell.agencies.past = None;
                self.shell.agencies.agency.show(tab);
            }
            Action::ShowPayrollYear(year) => self.shell.agencies.agency.payroll.show_year(year),
            Action::ShowAgreement(id) => {
                self.shell.agencies.agency.show(Tab::Agreement);
                self.shell.agencies.agency.agreement.choose(id);
            }
            Action::FocusSearch => {
                crate::ui::focus_search(ctx);
            }
            Action::NewAgency | Action::EditAgency | Action::Duplicate(_) => self.start_form(&action, theme),
            Action::Save if self.shell.agencies.form.is_none() => self.answering(ctx, Command::Save, theme),
            Action::Save => {
                self.save_form(theme);
            }
            Action::Cancel => {
                if self.shell.agencies.form.as_ref().is_some_and(AgencyForm::changed) {
                    self.ask_first(theme, Question::LeaveDraft(Box::new(Action::Discard)));
                } else {
                    self.shell.agencies.form = None;
                }
            }
            Action::Discard => {
                self.shell.discard();
            }
            Action::Commit(kind, changes) => {
                self.commit(kind, changes, Vec::new());
            }
            Action::AddChoice(kind, record) => self.add_choice(kind, *record),
            Action::Undo => self.undo(WhichUndo::Newest),
            Action::Redo => self.undo(WhichUndo::Redo),
            Action::BringBack(table, id) => self.bring_back(table, id),
            Action::UndoThis(id) => self.undo(WhichUndo::This(id)),
            Action::ChooseLogo(id) => self.ask_file(Wanted::Logo(id)),
            Action::RemoveLogo(id) => {
                self.chosen_logos.forget(id);
                self.set_logo(id, None);
            }
            Action::SaveAndGo(action) => {
                self.shell.dialogs.close();
                // What cannot be saved as it stands is said at its field, and nothing is left.
                if self.save_form(theme) {
                    self.shell.discard();
                    self.act(ctx, *action, theme);
                }
            }
            Action::Dropped(files) => self.dropped(ctx, &files, theme),
            Action::Bring(wanted, path) => self.take_file(wanted, path),
            Action::LookInto(folder) => self.look_into(folder),
            Action::Picked(path) => self.picked(path),
            Action::NotPicked => self.shell.picking = None,
            Action::Ask(question) => self.ask_first(theme, question),
            Action::Answer(action) => {
                self.shell.dialogs.close();
                if !matches!(*action, Action::Commit(..) | Action::OpenDocument(_)) {
                    // What was asked about is leaving what is typed.
                    self.shell.discard();
                }
                self.act(ctx, *action, theme);
            }
            Action::SaveAnyway(id) => {
                self.shell.dialogs.close();
                self.save_anyway(id);
            }
            Action::Retry => {
                self.shell.dialogs.close();
                self.retry();
            }
            Action::TryAgain(id) => {
                self.shell.dialogs.close();
                self.try_again(id);
            }
            Action::SetAside(id) => self.set_aside(id),
            Action::TellUnreachable => {
                let trouble = self.status.unreachable.as_ref().map(|unreachable| unreachable.trouble.clone());
                self.tell(trouble);
            }
            Action::TellNoBackup => self.tell(self.status.backup_failed.clone()),
            Action::TellPlace => self.tell_place(),
            Action::TellClock => self.tell_clock(),
            Action::TellNewer => self.tell_newer(),
            Action::TryLocksTogether => self.try_together(),
            Action::ListBackups => self.list_backups(),
            Action::BackUp => self.back_up(),
            Action::KeepReadingCopy(kept) => self.keep_reading_copies(kept),
            Action::ReadCopy(file) => self.read_copy(file),
            Action::DrillBackups => self.drill(),
            Action::CancelDrill => self.cancel_drill(),
            Action::LookIntoBackups(backups) => self.look_into_backups(&backups),
            Action::CompareBackup(backup, scope) => self.compare_backup(backup, scope),
            Action::Restore => self.restore(),
            Action::ShowDamaged(file) => self.show_damaged(file),
            Action::LeaveDamaged => self.shell.damaged = None,
            Action::PutBack(backup) => self.put_back(backup),
            Action::ChooseRecovered => self.ask_file(Wanted::Recovered),
            Action::CancelRecovery => self.cancel_recovery(),
            Action::ShowUnsaved => self.shell.dialogs.say(Dialog::Unsaved),
            Action::Dismiss => {
                self.dismiss();
                // What lies under it hears that it has gone.
                ctx.request_repaint();
            }
            Action::Settle => self.save_settled(),
            Action::SettleNext => self.settle_next(),
            Action::GiveUp => self.give_up(),
            Action::ReopenAndSave(id, round) => self.reopen_and_save(id, round),
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
            Action::ChartPicture(task) if task.way == ChartWay::Copy => {
                self.worker.make_picture(PictureJob::Copy(task.svg));
            }
            Action::ChartPicture(task) => self.ask_file(Wanted::Chart(task)),
            Action::NeedLogo(hash) => {
                if self.logos.expect(&hash, std::time::Instant::now()) {
                    self.worker.send(Request::Logo(hash));
                }
            }
            Action::NeedHistory(wanted) => self.need_history(wanted),
            Action::OlderHistory => self.older_history(),
            Action::RestoreField(table, row, column, value) => self.restore_field(table, row, &column, value),
            Action::NeedLog(part) => self.need_log(part),
            Action::RememberGrid(name, layout) => {
                self.status.grids.insert(name.to_owned(), layout);
                self.preferences.grids.clone_from(&self.status.grids);
                self.remember();
            }
            Action::OpenForm(form) => self.shell.open_form(*form),
            Action::EditRow(table, id) => {
                if let Some(form) = self.lend(theme, |cx| OpenForm::of_row(cx, table, id)) {
                    self.shell.open_form(form);
                }
            }
            Action::Answering(command) => self.answering(ctx, command, theme),
            Action::SaveForm(form, kind, changes) => {
                self.commit_form(form, kind, changes, Vec::new());
            }
            Action::CloseForm(form) => {
                self.shell.close(form);
                // What it could not save is given up with it.
                self.outbox.retain(|one| one.form != Some(form) || one.since().is_some());
            }
            Action::ExportCalendar(agency, year) => self.ask_file(Wanted::Calendar(agency, year)),
            Action::ExportRounds(employee) => self.ask_file(Wanted::Rounds(employee)),
            Action::MarkBusyFrom(steps) => {
                self.preferences.busy_from = steps;
                self.status.busy_from = steps;
                self.remember();
            }
            Action::StillTrue => self.still_true(ctx),
            Action::RaiseDoubt(agency, group) => self.raise_doubt(ctx, agency, group),
            Action::RaiseDoubtHere => {
                if let Some(agency) = self.shell.agencies.selected {
                    self.raise_doubt(ctx, agency, None);
                }
            }
            Action::ExportDuties => self.ask_file(Wanted::Duties),
            Action::OpenSaved(path) => self.view(&path),
            Action::ShowPersonalData(subject) => self.worker.send(Request::PersonalData(subject)),
            Action::SaveHeld => self.ask_file(Wanted::Held),
            Action::EraseHeld(also) => self.erase_held(&also),
            Action::SaveNotice => self.ask_file(Wanted::Notice),
            Action::CountOldContents(before) => self.worker.send(Request::OldContents(before)),
            Action::Purge(due) => self.purge(&due),
            Action::ShowWholeUnit(role, whole) => {
                self.preferences.whole_unit.insert(role, whole);
                self.status.whole_unit.clone_from(&self.preferences.whole_unit);
                self.remember();
            }
            Action::ShowSettings(page) => self.shell.settings.page = page,
            Action::CancelOpening => self.cancel_opening(ctx),
            Action::ImportContacts(agency) => self.ask_file(Wanted::Contacts(agency)),
            Action::ImportFigures(counted) => self.ask_file(Wanted::Figures(counted)),
            Action::PlanFigures(task) => self.plan_figures(task),
            Action::ImportRows(kind) => self.ask_file(Wanted::Rows(kind)),
            Action::PlanRows(task) => self.plan_rows(task),
            Action::KeepRefused(rows) => self.ask_file(Wanted::Refused(rows)),
            Action::ImportAnswers => self.ask_file(Wanted::Answers),
            Action::PlanAnswers(task) => self.plan_answers(task),
            Action::ExportQuestionnaires(round) => self.ask_file(Wanted::AllQuestionnaires(round)),
            Action::SaveMissing(year, whose) => self.ask_file(Wanted::Missing(year, whose)),
            Action::SaveAllMissing(year) => self.ask_file(Wanted::AllMissing(year)),
            Action::ExportQuestionnaire(round, whose) => self.ask_file(Wanted::Questionnaire(round, whose)),
            Action::ImportRegister => self.ask_file(Wanted::Workbook),
            Action::ImportAgencies => self.ask_file(Wanted::Agencies),
            Action::BringAgencies(way) => self.bring_agencies(way),
            Action::ChooseMoved(folder) => {
                self.ask_file(if folder { Wanted::MovedFolder } else { Wanted::Moved });
            }
            Action::PreviewMoved(wanted, path) => self.preview_moved(*wanted, &path),
            Action::EndMovingIn => self.end_moving_in(),
            Action::CompareRegister => self.compare_register(),
            Action::BringIn(form, kind, source, changes, pictures) => {
                self.commit_import(form, kind, &source, (changes, pictures));
            }
            Action::ExportAll => self.ask_file(Wanted::All),
            Action::TakeOutShown(way) => self.take_out_shown(way, theme),
            Action::TakeOutWorkload => self.ask_file(Wanted::Workload),
            Action::TakeOutList(list, way) => self.take_out_list(ctx, list, way),
            Action::SaveCards(contacts, way) => self.ask_file(Wanted::Cards(contacts, way)),
            Action::NoTable => {
                self.shell.toasts.say(Tone::Good, self.texts.get("list-none-here").to_owned(), None);
            }
            Action::CopyTable => self.copy_table(ctx),
            Action::SeparateContacts(separator) => self.separate_contacts(separator),
            Action::CancelImport => self.cancel_import(),
            Action::RememberColumns(headings, fields) => self.remember_columns(headings, fields),
            Action::Print(paper, way) => self.print(paper, way),
            Action::PrintShown => {
                // The page of the workload is printed as it is narrowed down.
                if self.shell.place == Place::Workload {
                    self.take_out_shown(ShownWay::View, theme);
                } else if let Some(paper) = self.paper_shown() {
                    self.print(paper, PaperWay::View);
                }
            }
            Action::CancelPrint => self.cancel_print(),
            Action::ChooseDetail(agency) => {
                let agency = agency.or(self.shell.agencies.selected);
                if let Some(agency) = agency.filter(|_| self.status.read_only.is_none()) {
                    self.shell.dialogs.say(Dialog::Correct(ToCorrect::new(agency)));
                }
            }
            Action::Correct(agency, detail) => {
                self.shell.dialogs.close();
                if self.shell.agencies.selected != Some(agency) {
                    self.act(ctx, Action::Select(agency), theme);
                }
                let begun = self.lend(theme, |cx| Inline::of_detail(cx, agency, &detail));
                // Where something else is typed, that is asked about first.
                if let Some(begun) = begun.filter(|_| self.shell.agencies.selected == Some(agency)) {
                    self.shell.agencies.agency.correct(begun);
                }
            }
            Action::KeepScenario(scenario) => self.keep_scenario(*scenario),
            Action::DropScenario(id) => self.drop_scenario(id),
            Action::Propose(task) => self.worker.propose(*task),
            Action::Help => {
                let file = self.file_open();
                self.shell.ask_help(file);
            }
        }
    }

    /// Asks for a part of the log, unless it is there or asked for already.
    fn need_log(&mut self, part: LogPart) {
        if !self.parts.expect(&part, &self.snapshot) {
            return;
        }
        let query = match &part {
            LogPart::Agency(agency) => HistoryQuery::of_agencies(vec![*agency], LAST_CHANGES),
            LogPart::Grave(day) => HistoryQuery {
                since: super::history::midnight(*day),
                kinds: OperationKind::GRAVE.to_vec(),
                ..HistoryQuery::newest(LAST_CHANGES)
            },
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

    /// Stops waiting for a file. The thread that waits for the disk cannot be stopped, so it is left to end by itself,
    /// and a new one takes its place; the file that was open before is opened again.
    fn cancel_opening(&mut self, ctx: &egui::Context) {
        let Ok(worker) = Worker::start(super::wake(ctx), None) else { return };
        std::mem::replace(&mut self.worker, worker).abandon();
        self.present = None;
        self.chosen_logos = ChosenLogos::default();
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
            self.shell.dialogs.say(Dialog::Tell(text));
            return;
        }
        let selected = self.shell.agencies.selected;
        let form = self.lend(theme, |cx| match action {
            Action::NewAgency => Some(AgencyForm::new(cx)),
            Action::Duplicate(id) => AgencyForm::duplicate(cx, *id),
            _ => selected.and_then(|id| AgencyForm::edit(cx, id)),
        });
        if form.is_some() {
            self.shell.place = Place::Agencies;
            self.shell.agencies.past = None;
            self.shell.agencies.form = form;
        }
    }

    /// Has what is typed in the form of an agency saved. Whether there is nothing in it that keeps it from being saved.
    fn save_form(&mut self, theme: &Theme) -> bool {
        let Some(mut form) = self.shell.agencies.form.take() else { return false };
        let changes = self.lend(theme, |cx| form.changes(cx));
        let kind = form.kind();
        let unchanged = !form.is_new() && changes.as_ref().is_ok_and(Vec::is_empty);
        if unchanged {
            return true;
        }
        let id = form.form_id();
        let pictures = form.pictures();
        self.shell.agencies.form = Some(form);
        if let Ok(changes) = changes {
            // What is asked about first is not saved yet, and so not left.
            self.commit_form(id, kind, changes, pictures);
            !self.outbox.iter().any(|one| one.form == Some(id) && one.state == State::Held)
        } else {
            let text = self.texts.get("form-problems").to_owned();
            self.shell.toasts.say(Tone::Bad, text, None);
            false
        }
    }

    pub(super) fn undo(&mut self, which: WhichUndo) {
        self.undoing += 1;
        self.worker.send(Request::Undo(which, self.status.me.clone()));
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
        self.shell.dialogs.say(Dialog::NotOpened(address.to_owned()));
    }
}
