//! *Tuonti*: contacts, agencies, figures, rows of other tables, answers, logos and whole registers come in from files. Choose
//! the file, say what its columns hold, look
//! over what would happen row by row, and do it. Everything goes out from here too.

mod answers;
mod columns;
mod figures;
mod frame;
mod loaded;
mod moving;
mod preview;
mod register;
mod rows;
mod table;

use std::sync::Arc;
use std::time::Instant;

use egui::accesskit::Live;
use egui::{Align, Layout, Ui};

use super::draft::{KeptDraft, NotTakenUp};
use super::screens::Screen;
use super::theme::{UNIT, size};
use super::widgets::{Page, bold, card, choice, heading, link, plain_button, primary, small};
use super::{Action, Cx, FormId};
use crate::domain::importing::answers as answering;
use crate::domain::importing::contacts::Counts;
use crate::domain::importing::figures::{Counted, Planned};
use crate::domain::importing::rows::{Kind, Planned as PlannedRows};
use crate::domain::importing::whole::Brought;
use crate::domain::importing::{AgencyWay, RefusedRows, Sheet, Source};
use crate::domain::{AgencyId, Change, OperationKind, Record, Snapshot};
use crate::ui::theme::NOTICED;

use answers::Answers;
use figures::Figures;
use frame::Framed;
use loaded::Loaded;
use moving::Moving;
use register::Register;
use rows::RowsPage;

/// What comes in by rows from here, and the keys of the buttons that ask for it.
const ROWS: [(Kind, &str); 4] = [
    (Kind::Employees, "import-employees-choose"),
    (Kind::Characteristics, "import-characteristics-choose"),
    (Kind::Prices, "import-prices-choose"),
    (Kind::PayDates, "import-pay-dates-choose"),
];

/// The widest a line of text may be, in points: about 90 characters.
const LINE: f32 = 640.0;

/// How far bringing something in has come.
#[derive(Default)]
enum Stage {
    /// No file is chosen.
    #[default]
    Choosing,
    /// A file of this name is being read.
    Reading(String, Instant),
    /// What a file of contacts holds is on the page.
    Looking(Box<Loaded>),
    /// What a file of figures holds is on the page.
    Figures(Box<Framed<Figures>>),
    /// What a file of rows holds is on the page.
    Rows(Box<Framed<RowsPage>>),
    /// What a file of answers holds is on the page.
    Answers(Box<Framed<Answers>>),
    /// What the workbook of a register or of agencies holds is on the page.
    Register(Box<Register>),
}

/// What has been brought in last.
struct Done {
    name: String,
    /// The key of the text that says it.
    key: &'static str,
    people: usize,
    counts: Counts,
    /// The agency whose contacts all of them are.
    agency: Option<AgencyId>,
    /// A row as it was written: where it is no longer so, the import has been undone.
    mark: Option<Record>,
    /// The rows that could not come in.
    refused: Vec<RefusedRows>,
}

/// The page and its passing state.
#[derive(Default)]
pub struct ImportPage {
    stage: Stage,
    /// Whose contacts are brought in, where that was clear from the start.
    agency: Option<AgencyId>,
    /// Whose logo is to be chosen.
    logo: Option<AgencyId>,
    done: Option<Done>,
    /// The files with which the unit moves in.
    pub moving: Moving,
    /// The button that chooses a file is to have the keyboard.
    claim: bool,
}

impl ImportPage {
    /// Lets go of the file.
    pub fn put_away(&mut self) {
        self.leave_moved();
        self.stage = Stage::Choosing;
        self.claim = true;
    }

    /// Lets go of the file with which the unit moves in, where one is on the page: another one takes its place.
    pub fn leave_moved(&mut self) {
        let seen = self.form_id().is_some();
        self.moving.leave(seen);
    }

    /// Which form the preview of the file is, while one is on the page.
    #[must_use]
    pub fn form_id(&self) -> Option<FormId> {
        match &self.stage {
            Stage::Looking(loaded) => Some(loaded.form),
            Stage::Figures(figures) => Some(figures.frame.form),
            Stage::Rows(rows) => Some(rows.frame.form),
            Stage::Answers(answers) => Some(answers.frame.form),
            Stage::Register(register) => Some(register.form),
            Stage::Choosing | Stage::Reading(..) => None,
        }
    }

    /// Whose logo is to be chosen.
    #[must_use]
    pub const fn logo(&self) -> Option<AgencyId> {
        self.logo
    }

    /// A file is being read, for an agency where that is clear.
    pub fn reading(&mut self, name: String, agency: Option<AgencyId>) {
        self.stage = Stage::Reading(name, Instant::now());
        self.agency = agency;
        self.done = None;
    }

    /// What the file of contacts holds.
    pub fn read(&mut self, cx: &Cx<'_>, source: Source) {
        let Stage::Reading(name, _) = &self.stage else { return };
        self.stage = Stage::Looking(Box::new(Loaded::new(cx, name.clone(), source, self.agency)));
        self.claim = true;
    }

    /// What the file of figures holds.
    pub fn tables(&mut self, cx: &Cx<'_>, counted: Counted, sheets: Vec<Sheet>) {
        let Stage::Reading(name, _) = &self.stage else { return };
        self.stage = Stage::Figures(Box::new(Framed::<Figures>::new(cx, name.clone(), counted, sheets)));
        self.claim = true;
    }

    /// What the file of rows holds.
    pub fn rows(&mut self, cx: &Cx<'_>, kind: Kind, sheets: Vec<Sheet>) {
        let Stage::Reading(name, _) = &self.stage else { return };
        self.stage = Stage::Rows(Box::new(Framed::<RowsPage>::new(cx, name.clone(), kind, sheets)));
        self.claim = true;
    }

    /// What taking the rows in would do.
    pub fn rows_planned(&mut self, planned: PlannedRows) {
        if let Stage::Rows(rows) = &mut self.stage {
            rows.take(planned);
        }
    }

    /// What the file of answers holds.
    pub fn answers(&mut self, cx: &Cx<'_>, sheets: Vec<Sheet>) {
        let Stage::Reading(name, _) = &self.stage else { return };
        self.stage = Stage::Answers(Box::new(Framed::<Answers>::new(cx, name.clone(), sheets)));
        self.claim = true;
    }

    /// What bringing the answers in would do.
    pub fn answers_planned(&mut self, planned: answering::Planned) {
        if let Stage::Answers(answers) = &mut self.stage {
            answers.take(planned);
        }
    }

    /// What bringing the figures in would do.
    pub fn planned(&mut self, planned: Planned) {
        if let Stage::Figures(figures) = &mut self.stage {
            figures.take(planned);
        }
    }

    /// What the workbook of a register holds, and what taking it in would do to `of`. Of agencies `way` says how
    /// they are brought in.
    pub fn register(&mut self, of: Arc<Snapshot>, brought: Box<Brought>, way: Option<AgencyWay>) {
        let Stage::Reading(name, _) = &self.stage else { return };
        self.stage = Stage::Register(Box::new(Register::new(name.clone(), of, brought, way)));
        self.claim = true;
    }

    /// Everything has been brought in.
    pub fn saved(&mut self) {
        self.done = match &self.stage {
            Stage::Looking(loaded) => Some(loaded.done()),
            Stage::Figures(figures) => figures.done(),
            Stage::Rows(rows) => rows.done(),
            Stage::Answers(answers) => answers.done(),
            Stage::Register(register) => Some(register.done()),
            Stage::Choosing | Stage::Reading(..) => self.done.take(),
        };
        self.moving.brought(self.done.as_ref().and_then(|done| done.mark.clone()));
        self.stage = Stage::Choosing;
        self.claim = true;
    }
}

impl Screen for ImportPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let claim = !matches!(self.stage, Stage::Choosing | Stage::Reading(..)) && std::mem::take(&mut self.claim);
        match &mut self.stage {
            Stage::Looking(loaded) => return loaded.ui(ui, cx, claim),
            Stage::Figures(figures) => return figures.ui(ui, cx, claim),
            Stage::Rows(rows) => return rows.ui(ui, cx, claim),
            Stage::Answers(answers) => return answers.ui(ui, cx, claim),
            Stage::Register(register) => return register.ui(ui, cx, claim),
            Stage::Choosing | Stage::Reading(..) => {}
        }
        let head = |_: &mut Self, ui: &mut Ui| heading(ui, cx.t("place-import"), |_| {});
        Page::new("import").widest(LINE + 32.0).show(ui, self, head, |page, ui| {
            let stands = |done: &Done| {
                let now = done.mark.as_ref().and_then(|mark| cx.snapshot.get(mark.table(), mark.id()));
                now == done.mark
            };
            page.done = page.done.take().filter(stands);
            if let Some(done) = &page.done {
                done_ui(ui, cx, done);
            }
            if let Stage::Reading(name, since) = &page.stage {
                card(ui, cx.theme, |ui| reading_ui(ui, cx, name, *since));
                return;
            }
            if page.moving.shown(cx) {
                let claim = std::mem::take(&mut page.claim);
                card(ui, cx.theme, |ui| page.moving.ui(ui, cx, claim));
            }
            card(ui, cx.theme, |ui| page.contacts_ui(ui, cx));
            card(ui, cx.theme, |ui| agencies_ui(ui, cx));
            card(ui, cx.theme, |ui| figures_ui(ui, cx));
            card(ui, cx.theme, |ui| rows_ui(ui, cx));
            card(ui, cx.theme, |ui| answers_ui(ui, cx));
            card(ui, cx.theme, |ui| page.logos_ui(ui, cx));
            card(ui, cx.theme, |ui| everything_ui(ui, cx));
        });
    }

    fn typing(&self) -> bool {
        self.form_id().is_some()
    }

    fn discard(&mut self) {
        self.put_away();
    }

    fn kept(&self, _cx: &Cx<'_>) -> Vec<KeptDraft> {
        // The file can be read again.
        Vec::new()
    }

    fn take_up(&mut self, _cx: &Cx<'_>, _kept: &KeptDraft) -> Result<(), NotTakenUp> {
        Err(NotTakenUp::Unknown)
    }

    fn let_go(&mut self, _row: &Record) {}

    fn give_back(&mut self, _cx: &Cx<'_>, _kind: OperationKind, _changes: &[Change]) -> bool {
        // What comes from a file stays in its lines.
        false
    }
}

impl ImportPage {
    fn contacts_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        super::widgets::name_region(ui, cx.t("contacts"));
        bold(ui, cx.t("contacts"), size::SECTION);
        ui.add(egui::Label::new(cx.t("import-formats")).wrap());
        small(ui, cx.theme, cx.t("import-intro"));
        ui.add_space(UNIT / 2.0);
        ui.add_enabled_ui(cx.writable(), |ui| {
            let button = primary(ui, cx.theme, cx.t("import-choose"));
            if std::mem::take(&mut self.claim) {
                button.request_focus();
            }
            if button.clicked() {
                cx.act(Action::ImportContacts(None));
            }
        });
        if !cx.writable() {
            small(ui, cx.theme, cx.t("read-only-explained"));
        }
    }

    fn logos_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        super::widgets::name_region(ui, cx.t("import-logos"));
        bold(ui, cx.t("import-logos"), size::SECTION);
        small(ui, cx.theme, cx.t("import-logos-text"));
        let mut agencies = agencies(cx);
        agencies.insert(0, (None, cx.t("import-agency-choose").to_owned()));
        ui.horizontal(|ui| {
            choice(ui, cx.theme, cx.t("import-field-agency"), &mut self.logo, &agencies, 320.0);
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                let able = cx.writable() && self.logo.is_some();
                let clicked =
                    ui.add_enabled_ui(able, |ui| plain_button(ui, cx.t("import-logo-choose")).clicked()).inner;
                if let Some(agency) = self.logo.filter(|_| clicked) {
                    cx.act(Action::ChooseLogo(agency));
                }
            });
        });
    }
}

/// Agencies, with everything that is known of them.
fn agencies_ui(ui: &mut Ui, cx: &Cx<'_>) {
    super::widgets::name_region(ui, cx.t("import-agencies"));
    bold(ui, cx.t("import-agencies"), size::SECTION);
    ui.add(egui::Label::new(cx.t("import-agencies-text")).wrap());
    small(ui, cx.theme, cx.t("import-agencies-intro"));
    ui.add_space(UNIT / 2.0);
    let clicked = ui.add_enabled_ui(cx.writable(), |ui| plain_button(ui, cx.t("import-agencies-choose")).clicked());
    if clicked.inner {
        cx.act(Action::ImportAgencies);
    }
}

/// Head counts and volumes.
fn figures_ui(ui: &mut Ui, cx: &Cx<'_>) {
    super::widgets::name_region(ui, cx.t("import-figures"));
    bold(ui, cx.t("import-figures"), size::SECTION);
    ui.add(egui::Label::new(cx.t("import-figures-text")).wrap());
    small(ui, cx.theme, cx.t("import-figures-intro"));
    ui.add_space(UNIT / 2.0);
    ui.add_enabled_ui(cx.writable(), |ui| {
        ui.horizontal_wrapped(|ui| {
            for (key, counted) in
                [("import-headcounts-choose", Counted::Headcounts), ("import-volumes-choose", Counted::Volumes)]
            {
                if plain_button(ui, cx.t(key)).clicked() {
                    cx.act(Action::ImportFigures(counted));
                }
            }
        });
    });
}

/// Our own people, and what belongs to agencies, row by row. Agencies have a card of their own.
fn rows_ui(ui: &mut Ui, cx: &Cx<'_>) {
    super::widgets::name_region(ui, cx.t("import-rows"));
    bold(ui, cx.t("import-rows"), size::SECTION);
    ui.add(egui::Label::new(cx.t("import-rows-text")).wrap());
    small(ui, cx.theme, cx.t("import-intro"));
    ui.add_space(UNIT / 2.0);
    ui.add_enabled_ui(cx.writable(), |ui| {
        ui.horizontal_wrapped(|ui| {
            for (kind, key) in ROWS {
                if plain_button(ui, cx.t(key)).clicked() {
                    cx.act(Action::ImportRows(kind));
                }
            }
        });
    });
}

/// Answers to the questionnaire.
fn answers_ui(ui: &mut Ui, cx: &Cx<'_>) {
    super::widgets::name_region(ui, cx.t("import-answers"));
    bold(ui, cx.t("import-answers"), size::SECTION);
    ui.add(egui::Label::new(cx.t("import-answers-text")).wrap());
    small(ui, cx.theme, cx.t("import-answers-intro"));
    ui.add_space(UNIT / 2.0);
    if ui.add_enabled_ui(cx.writable(), |ui| plain_button(ui, cx.t("import-answers-choose")).clicked()).inner {
        cx.act(Action::ImportAnswers);
    }
}

/// Everything, out and in again.
fn everything_ui(ui: &mut Ui, cx: &Cx<'_>) {
    super::widgets::name_region(ui, cx.t("import-everything"));
    bold(ui, cx.t("import-everything"), size::SECTION);
    ui.add(egui::Label::new(cx.t("import-everything-text")).wrap());
    ui.add_space(UNIT / 2.0);
    ui.horizontal_wrapped(|ui| {
        let free = cx.status.printing.is_none();
        if ui.add_enabled_ui(free, |ui| plain_button(ui, cx.t("export-all")).clicked()).inner {
            cx.act(Action::ExportAll);
        }
        let able = cx.writable();
        if ui.add_enabled_ui(able, |ui| plain_button(ui, cx.t("import-all-choose")).clicked()).inner {
            cx.act(Action::ImportRegister);
        }
    });
}

/// The agencies in the order of their names.
fn agencies(cx: &Cx<'_>) -> Vec<(Option<AgencyId>, String)> {
    let mut agencies: Vec<&crate::domain::Agency> =
        cx.snapshot.agency.iter().filter(|agency| !agency.archived(cx.today)).collect();
    agencies.sort_by(|a, b| cx.collator.compare(a.name(cx.language()), b.name(cx.language())));
    agencies.into_iter().map(|agency| (Some(agency.id), agency.name(cx.language()).to_owned())).collect()
}

fn reading_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, since: Instant) {
    if let Some(rest) = NOTICED.checked_sub(since.elapsed()) {
        ui.ctx().request_repaint_after(rest);
    } else {
        ui.horizontal(|ui| {
            ui.spinner();
            let text = ui.label(cx.tw("import-reading", &[("name", name.into())]));
            ui.ctx().accesskit_node_builder(text.id, |node| node.set_live(Live::Polite));
        });
    }
    let escape = ui.input(|input| input.key_pressed(egui::Key::Escape));
    if plain_button(ui, cx.t("cancel")).clicked() || escape {
        cx.act(Action::CancelImport);
    }
}

fn done_ui(ui: &mut Ui, cx: &Cx<'_>, done: &Done) {
    card(ui, cx.theme, |ui| {
        let text = cx.tw(done.key, &[("count", done.people.into()), ("name", done.name.as_str().into())]);
        let heading = bold(ui, text, size::SECTION);
        ui.ctx().accesskit_node_builder(heading.id, |node| node.set_live(Live::Polite));
        let counts = done.counts;
        let parts = [
            ("new", counts.new.into()),
            ("changed", counts.changed.into()),
            ("same", counts.same.into()),
            ("refused", counts.refused.into()),
            ("ambiguous", counts.ambiguous.into()),
            ("left", counts.left_out.into()),
        ];
        small(ui, cx.theme, cx.tw("import-done-parts", &parts));
        if !done.refused.is_empty() && plain_button(ui, cx.t("refused-save")).clicked() {
            cx.act(Action::KeepRefused(done.refused.clone()));
        }
        if let Some(agency) = done.agency {
            let text = cx.tw("import-show", &[("name", cx.agency_name(agency).into())]);
            if link(ui, cx.theme, &text).clicked() {
                cx.act(Action::Select(agency));
            }
        }
    });
}
