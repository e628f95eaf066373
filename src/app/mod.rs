//! The application: it lends the screens what they need, turns their actions into what happens, and takes in what the
//! worker answers.

mod actions;
mod calendar;
mod conflicts;
pub mod dialogs;
mod duties;
mod importing;
mod paper;
pub mod preferences;
mod privacy;
mod replies;
pub mod run;
mod upkeep;
mod who;

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use crate::domain::{Operation, OperationId, Snapshot, search};
use crate::exchange::pdf;
use crate::i18n::Texts;
use crate::i18n::order::Collator;
use crate::store::{HistoryQuery, Store};
use crate::ui::{self, Action, Cx, Logos, Shell, Status, Theme, command};
use crate::worker::{Request, Wake, Worker};

use self::dialogs::Dialogs;
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
    history_of: Option<Arc<Snapshot>>,
    parts: ui::LogParts,
    /// What has been asked of the log for which part.
    parts_asked: Vec<(HistoryQuery, ui::LogPart)>,
    preferences: Preferences,
    dialogs: Box<dyn Dialogs>,
    status: Status,
    today: Option<NaiveDate>,
    login: String,
    /// The operations whose answers are awaited, and since when, oldest first.
    saving: Vec<(Box<Operation>, Instant)>,
    /// The operations that contradict what others have saved, until it is settled what stands.
    unsettled: Vec<Operation>,
    /// The operation that a closed round has refused.
    refused: Option<Box<Operation>>,
    /// The operation that waits for an answer before it is saved.
    held: Option<Box<Operation>>,
    /// The operation that could not be saved and may be tried again.
    failed: Option<Box<Operation>>,
    /// The operation with whose answer the form that sent it closes.
    closing: Option<(OperationId, ui::FormId)>,
    /// The title the window has.
    title: String,
    /// The document that is being made.
    press: paper::Press,
    /// The user has said that the window may close although something is typed.
    leaving: bool,
    /// Whether it has been asked who sits here, since the file was opened.
    who_asked: bool,
    /// Files of contacts that are being read.
    reading: importing::Reading,
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
        let open = start.store.is_some();
        let mut worker = Worker::start(wake(ctx), start.store)?;
        let language = start.preferences.language.unwrap_or_default();
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
            parts: ui::LogParts::default(),
            parts_asked: Vec::new(),
            status: Status {
                me: start.login.clone(),
                login: start.login.clone(),
                prints: pdf::BUILT,
                ..Status::default()
            },
            preferences: start.preferences,
            dialogs: start.dialogs,
            today: start.today,
            login: start.login,
            saving: Vec::new(),
            unsettled: Vec::new(),
            refused: None,
            held: None,
            failed: None,
            closing: None,
            title: String::new(),
            press: paper::Press::default(),
            leaving: false,
            who_asked: false,
            reading: importing::Reading::default(),
        };
        app.apply_preferences(ctx);
        if let Some(file) = start.file {
            app.open(file);
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
        self.status.opening = Some((file.clone(), Instant::now()));
        self.worker.send(Request::Open(file));
    }

    /// Draws a frame and carries out what was asked for.
    pub fn ui(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.apply_look(&ctx);
        self.take_replies(&ctx);
        self.worker.set_focused(ctx.input(|input| input.focused));
        self.status.saving = !self.saving.is_empty();
        self.status.waiting = self.saving.first().is_some_and(|(_, since)| since.elapsed() >= PATIENCE);
        if self.status.saving && !self.status.waiting {
            ctx.request_repaint_after(PATIENCE);
        }
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
        self.guard_closing(&ctx);
        self.title(&ctx);
    }

    /// The commands whose shortcuts were pressed, and what was dropped on the window.
    fn commands(&self, ctx: &egui::Context) -> Vec<Action> {
        use command::Scope;
        let mut actions = Vec::new();
        let file = self.file_open();
        let asking = self.shell.dialog.is_some()
            || self.status.opening.is_some()
            || ctx.memory(|memory| memory.top_modal_layer().is_some());
        let draft = self.shell.agencies.form.is_some();
        let agency =
            file && !draft && self.shell.place == ui::Place::Agencies && self.shell.agencies.selected.is_some();
        let answering = file && self.shell.place == ui::Place::Questionnaire && self.shell.questionnaire.answering();
        for command in command::commands() {
            let possible = !asking
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
            if possible && ctx.input_mut(|input| input.consume_shortcut(&command.shortcut)) {
                actions.push(command.action);
            }
        }
        let dropped = ctx.input(|input| input.raw.dropped_files.first().cloned());
        if let Some(dropped) = dropped.filter(|_| agency) {
            actions.push(Action::DropLogo(dropped.path().to_owned()));
        }
        actions
    }

    fn file_open(&self) -> bool {
        !self.snapshot.rows.employment_type.is_empty()
    }

    /// Asks before the window closes over something that is typed and not saved.
    fn guard_closing(&mut self, ctx: &egui::Context) {
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        if (self.shell.typing() || !self.unsettled.is_empty()) && !self.leaving {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            let theme = Theme::light();
            self.act(ctx, Action::Ask(ui::Question::LeaveDraft(Box::new(Action::Quit))), &theme);
            return;
        }
        // The window comes back as large as it was left.
        let size = ctx.content_rect().size() * ctx.zoom_factor();
        self.preferences.window = Some([size.x, size.y]);
        self.preferences.save();
    }

    fn title(&mut self, ctx: &egui::Context) {
        let name = self.status.file.as_deref().map(ui::file_name);
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

    /// Waits until every request has been answered; for tests.
    pub fn settle(&mut self, ctx: &egui::Context) {
        while self.worker.pending() > 0 {
            let Some(reply) = self.worker.wait() else { return };
            self.take(ctx, reply);
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
