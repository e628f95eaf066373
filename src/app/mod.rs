//! The application: it lends the screens what they need, turns their actions into what happens, and takes in what the
//! worker answers.

mod actions;
mod asking;
mod backups;
mod bringing_back;
mod calendar;
mod conflicts;
mod damaged;
pub mod dialogs;
mod drafts;
mod dropping;
mod duties;
mod history;
mod icon;
mod importing;
mod keeping;
mod leaving;
mod logos;
mod moving;
mod noting;
mod outbox;
mod paper;
mod place;
pub mod preferences;
mod presence;
mod privacy;
mod reading_copy;
mod remembering;
mod replies;
mod run;
mod saving;
pub mod starting;
mod upkeep;
mod what_if;
mod who;

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use crate::domain::{Snapshot, search};
use crate::exchange::pdf;
use crate::i18n::Texts;
use crate::i18n::order::Collator;
use crate::store::{HistoryQuery, Store};
use crate::ui::{self, Action, Cx, Logos, Shell, Status, Theme, command};
use crate::worker::{Request, Wake, Worker};

use self::dialogs::Dialogs;
use self::drafts::Drafts;
pub use self::drafts::folder as drafts_folder;
use self::keeping::Keeping;
use self::logos::ChosenLogos;
use self::outbox::Outbox;
use self::preferences::Preferences;

/// After this long a save is said to be waiting for others.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the application starts with.
pub struct Start {
    /// The file to open at once.
    pub file: Option<PathBuf>,
    /// The day, where it is not the system's.
    pub today: Option<NaiveDate>,
    /// What the user has chosen before.
    pub preferences: Preferences,
    /// Where file dialogs come from.
    pub dialogs: Box<dyn Dialogs>,
    /// A register that is open from the start, for tests.
    pub store: Option<Box<dyn Store>>,
    /// The login name of the person at this machine.
    pub login: String,
    /// The folder in which what is typed and not saved is kept; nowhere where there is none.
    pub drafts: Option<PathBuf>,
}

/// The application and everything it remembers.
pub struct Kortisto {
    worker: Worker,
    shell: Shell,
    snapshot: Arc<Snapshot>,
    index: search::Index,
    texts: Texts,
    collator: Collator,
    logos: Logos,
    history: ui::Log,
    history_of: Option<(Arc<Snapshot>, ui::HistoryWanted)>,
    /// The part of the log that has been asked for last.
    history_asked: Option<HistoryQuery>,
    /// What was asked for last could not be read: it is asked for again once the file answers.
    history_failed: bool,
    /// What has been asked of the log to note what others have saved, and up to which operation that is known.
    noting: Option<noting::Asked>,
    parts: ui::LogParts,
    /// What has been asked of the log for which part.
    parts_asked: Vec<(HistoryQuery, ui::LogPart)>,
    preferences: Preferences,
    dialogs: Box<dyn Dialogs>,
    status: Status,
    today: Option<NaiveDate>,
    login: String,
    /// What is not saved.
    outbox: Outbox,
    /// Logos that have been chosen and are not saved.
    chosen_logos: ChosenLogos,
    /// Where what is not saved is kept for the next window.
    drafts: Drafts,
    keeping: Keeping,
    /// How many undos are not answered yet.
    undoing: usize,
    /// What waits until nothing is on its way any more, and since when: leaving the file or the program.
    leaving: Option<(Action, Instant)>,
    /// The title the window has.
    title: String,
    /// Deleted rows of which the log is asked with what they went.
    bringing_back: Vec<(crate::domain::Table, uuid::Uuid)>,
    /// The document that is being made.
    press: paper::Press,
    /// The row that was made by the form that has just closed.
    made: Option<uuid::Uuid>,
    /// Nothing stands against closing the window any more.
    left: bool,
    /// Whether it has been asked who sits here, since the file was opened.
    who_asked: bool,
    /// What this window has said of itself beside the file.
    present: presence::Said,
    /// The copies that are kept on this computer.
    copies: reading_copy::Copies,
    /// How often it has been looked back.
    looked_back: u64,
    /// What is known of the backups.
    backups: backups::Backups,
    /// Files of contacts that are being read.
    reading: importing::Reading,
    /// What is being written of what was chosen.
    remembering: remembering::Remembering,
    /// What tries the locks of folders; none where nothing does.
    program: Option<PathBuf>,
}

/// What wakes the window when there is an answer to read.
fn wake(ctx: &egui::Context) -> Wake {
    let ctx = ctx.clone();
    Arc::new(move || ctx.request_repaint())
}

impl Kortisto {
    /// Starts the application in `ctx`.
    ///
    /// # Errors
    /// Where the system gives us no threads.
    pub fn new(ctx: &egui::Context, start: Start) -> std::io::Result<Self> {
        ui::theme::install(ctx);
        ui::widgets::keyboard::install(ctx);
        ui::widgets::edit_menu::install(ctx);
        ui::widgets::spoken::install(ctx);
        let open = start.store.is_some();
        let mut worker = Worker::start(wake(ctx), start.store)?;
        let mut dialogs = start.dialogs;
        dialogs.wakes(wake(ctx));
        let language = start.preferences.language.unwrap_or_default();
        let copies = reading_copy::Copies::beside(start.drafts.as_deref());
        if open {
            worker.send(Request::Refresh);
        }
        let mut app = Self {
            worker,
            shell: Shell::default(),
            snapshot: Arc::default(),
            index: search::Index::new(&Snapshot::default().rows),
            texts: Texts::new(language),
            collator: Collator::new(language),
            logos: Logos::default(),
            history: ui::Log::default(),
            history_of: None,
            history_asked: None,
            history_failed: false,
            noting: None,
            parts: ui::LogParts::default(),
            parts_asked: Vec::new(),
            status: Status {
                me: start.login.clone(),
                login: start.login.clone(),
                prints: pdf::BUILT,
                ..Status::default()
            },
            preferences: start.preferences,
            dialogs,
            today: start.today,
            login: start.login,
            outbox: Outbox::default(),
            chosen_logos: ChosenLogos::default(),
            drafts: Drafts::new(start.drafts, wake(ctx)),
            keeping: Keeping::default(),
            undoing: 0,
            leaving: None,
            title: String::new(),
            bringing_back: Vec::new(),
            press: paper::Press::default(),
            made: None,
            left: false,
            who_asked: false,
            present: None,
            looked_back: 0,
            copies,
            backups: backups::Backups::default(),
            reading: importing::Reading::default(),
            remembering: remembering::Remembering::default(),
            program: None,
        };
        app.apply_preferences(ctx);
        match start.file {
            Some(file) => app.open(file),
            None if !open => app.look_at_recent(),
            None => {}
        }
        Ok(app)
    }

    fn today(&self) -> NaiveDate {
        self.today.unwrap_or_else(|| chrono::Local::now().date_naive())
    }

    fn apply_preferences(&mut self, ctx: &egui::Context) {
        self.status.recent.clone_from(&self.preferences.recent);
        self.status.look = self.preferences.look;
        self.status.grids.clone_from(&self.preferences.grids);
        self.status.columns.clone_from(&self.preferences.columns);
        self.status.zoom = self.preferences.zoom;
        self.status.whole_unit.clone_from(&self.preferences.whole_unit);
        self.status.busy_from = self.preferences.busy_from;
        self.tell_scenarios();
        self.apply_look(ctx);
        #[expect(clippy::cast_precision_loss, reason = "between 50 and 300")]
        ctx.set_zoom_factor(self.preferences.zoom as f32 / 100.0);
    }

    /// Light or dark as chosen; where the system does not say, light as paper.
    fn apply_look(&self, ctx: &egui::Context) {
        let wanted = match self.preferences.look {
            ui::Look::System => egui::ThemePreference::System,
            ui::Look::Light => egui::ThemePreference::Light,
            ui::Look::Dark => egui::ThemePreference::Dark,
        };
        if ctx.options(|options| options.theme_preference != wanted || options.fallback_theme != egui::Theme::Light) {
            ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
            ctx.set_theme(wanted);
            ctx.request_repaint();
        }
    }

    fn open(&mut self, file: PathBuf) {
        self.status.not_opened = None;
        self.status.opening = Some((file.clone(), Instant::now()));
        let request = self.opening(file);
        self.worker.send(request);
    }

    /// Opens a file and brings it to the newest form: it has been asked.
    fn upgrade(&mut self, file: PathBuf) {
        self.status.not_opened = None;
        self.status.opening = Some((file.clone(), Instant::now()));
        self.worker.send(Request::Upgrade(file));
    }

    /// Draws a frame and carries out what was asked for.
    pub fn ui(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.apply_look(&ctx);
        self.take_replies(&ctx);
        self.take_found(false);
        if let Some(row) = self.made.take() {
            ui::widgets::seek(&ctx, row);
        }
        self.worker.set_focused(ctx.input(|input| input.focused));
        self.go_on_leaving(&ctx);
        self.tell_unsaved(&ctx);
        self.tell_offered();
        self.tell_not_viewed();
        self.tell_incoming(&ctx);
        self.tell_moving_in();
        let theme = if ctx.theme() == egui::Theme::Dark { Theme::dark() } else { Theme::light() };
        let actions = RefCell::new(self.commands(&ctx));
        let cx = Cx {
            snapshot: &self.snapshot,
            index: &self.index,
            texts: &self.texts,
            collator: &self.collator,
            theme: &theme,
            logos: &self.logos,
            history: &self.history,
            parts: &self.parts,
            today: self.today.unwrap_or_else(|| chrono::Local::now().date_naive()),
            status: &self.status,
            actions: &actions,
        };
        self.shell.ui(ui, &cx);
        for action in actions.into_inner() {
            self.act(&ctx, action, &theme);
        }
        self.keep_drafts(&ctx);
        self.show_presence();
        self.guard_closing(&ctx);
        self.title(&ctx);
    }

    /// The commands whose shortcuts were pressed, and what was dropped on the window.
    fn commands(&self, ctx: &egui::Context) -> Vec<Action> {
        use command::Scope;
        let mut actions = Vec::new();
        let file = self.file_open();
        let asking = self.asking(ctx);
        let draft = self.shell.agencies.form.is_some();
        let past = self.shell.agencies.past.is_some();
        let agency = file
            && !draft
            && !past
            && self.shell.place == ui::Place::Agencies
            && self.shell.agencies.selected.is_some();
        let answering = file && self.shell.place == ui::Place::Questionnaire && self.shell.questionnaire.answering();
        for command in command::commands() {
            // Help is there over a form as well, though not over a question.
            let helps = matches!(command.action, Action::Help) && self.helps(ctx);
            let possible = (helps || !asking)
                && match command.scope {
                    Scope::Anywhere => true,
                    Scope::File => file,
                    Scope::Agency => agency,
                    Scope::Paper => {
                        let paper = file && !draft && self.status.prints;
                        paper && self.paper_shown().is_some()
                    }
                    Scope::Draft => draft || (answering && matches!(command.action, Action::Save)),
                    Scope::Answering => answering,
                    Scope::NotInText => file && !draft && !ctx.text_edit_focused(),
                };
            // In a date the arrows open its calendar.
            let own = match command.action {
                Action::Step(_) => ui::widgets::date_keys(ctx),
                // A value or a table has F2 itself, and what is being typed stays where it is.
                Action::ChooseDetail(_) => ui::widgets::correct_keys(ctx) || ctx.text_edit_focused(),
                _ => false,
            };
            if possible && !own && ctx.input_mut(|input| input.consume_shortcut(&command.shortcut)) {
                actions.push(command.action);
            }
        }
        let dropped = ctx
            .input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect::<Vec<PathBuf>>());
        if !dropped.is_empty() && !asking {
            actions.push(Action::Dropped(dropped));
        }
        actions
    }

    /// Whether something lies over the page that is to be answered first.
    fn asking(&self, ctx: &egui::Context) -> bool {
        !self.shell.dialogs.is_empty()
            || self.shell.picking.is_some()
            || self.status.opening.is_some()
            || ctx.memory(|memory| memory.top_modal_layer().is_some())
            || ui::widgets::calendar_open(ctx)
    }

    /// Whether the help can be asked for: nothing that is to be answered first lies over what it would lie over.
    fn helps(&self, ctx: &egui::Context) -> bool {
        self.shell.dialogs.is_empty()
            && self.shell.picking.is_none()
            && self.status.opening.is_none()
            && !egui::Popup::is_any_open(ctx)
            && !ui::widgets::calendar_open(ctx)
    }

    fn file_open(&self) -> bool {
        !self.snapshot.rows.employment_type.is_empty()
    }

    /// The register that is open, where it is a file.
    fn open_file(&self) -> Option<&std::path::Path> {
        self.status.file.as_deref().filter(|_| self.file_open())
    }

    /// Says where on this machine reports of crashes and the log lie.
    pub fn keeps_own(&mut self, folder: Option<PathBuf>) {
        self.status.own = folder;
    }

    /// Tells of a program that ended by a defect, and where its report is.
    pub fn tell_crash(&mut self, report: &std::path::Path) {
        self.tell(Some(ui::Trouble { key: "crash-report", about: report.display().to_string() }));
    }

    fn title(&mut self, ctx: &egui::Context) {
        let copied = self.status.copy.as_ref().map(|(of, _)| of.as_path());
        let name = copied.or(self.status.file.as_deref()).map(ui::file_name);
        let title = name.map_or_else(|| "Kortisto".to_owned(), |name| format!("{name} – Kortisto"));
        // Each command to the window draws another frame, so only a new title is sent.
        if self.title != title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
    }

    /// Goes to a page; for measuring.
    pub fn go(&mut self, ctx: &egui::Context, place: ui::Place) {
        self.act(ctx, ui::Action::Go(place), &Theme::light());
    }

    /// The names of what lies over the page, the topmost last; for tests.
    #[must_use]
    pub fn over(&self) -> Vec<&'static str> {
        self.shell.over()
    }

    /// Takes back what was saved last; for tests.
    pub fn undo_newest(&mut self) {
        self.undo(crate::store::WhichUndo::Newest);
    }

    /// Has so much time pass for the message on the screen; for tests.
    pub fn later(&mut self, by: std::time::Duration) {
        self.shell.toasts.later(by);
    }

    /// Says something over everything else; for tests.
    pub fn say(&mut self, dialog: ui::dialogs::Dialog) {
        self.shell.dialogs.ask(dialog);
    }

    /// Asks something over everything else; for tests.
    pub fn ask(&mut self, question: ui::Question) {
        self.ask_first(&Theme::light(), question);
    }

    /// Sees to a damaged file; for tests.
    pub fn see_to(&mut self, damaged: PathBuf) {
        self.show_damaged(Some(damaged));
    }

    /// Waits until every request has been answered; for tests.
    pub fn settle(&mut self, ctx: &egui::Context) {
        loop {
            while self.worker.pending() > 0 {
                let Some(reply) = self.worker.wait() else { return };
                self.take(ctx, reply);
            }
            self.drafts.flush();
            if !self.drafts.finding() {
                return;
            }
            self.take_found(true);
        }
    }

    /// Everything that is typed and not saved, to be kept outside the window.
    #[must_use]
    pub fn drafts(&self) -> Vec<ui::KeptDraft> {
        // Nothing is drawn, so that any colours do.
        self.lend(&Theme::light(), |cx| self.shell.drafts(cx))
    }

    /// Shows what was kept as it was being typed.
    ///
    /// # Errors
    /// Where this release cannot read it; then nothing has changed.
    pub fn take_up(&mut self, kept: &ui::KeptDraft) -> Result<(), ui::draft::NotTakenUp> {
        let mut shell = std::mem::take(&mut self.shell);
        let taken = self.lend(&Theme::light(), |cx| shell.take_up(cx, kept));
        self.shell = shell;
        taken
    }

    /// What the file holds, as far as the window knows.
    #[must_use]
    pub const fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }
}

impl eframe::App for Kortisto {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }
}
