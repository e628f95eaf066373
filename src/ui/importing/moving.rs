//! Moving in: the files that a unit has, one after another or a folder at a time, each looked over before anything of it is
//! brought in, and how far that has come.

use std::path::{Path, PathBuf};

use egui::accesskit::Live;
use egui::{Label, RichText, Ui, WidgetInfo};
use egui_material_icons::{MaterialIcon, icons};

use crate::domain::importing::figures::Counted;
use crate::domain::importing::{FileKind, LooksLike};
use crate::domain::{AgencyId, Record};
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{bare_choice, bold, hairline, link, name_region, pill, plain_button, primary, small};
use crate::ui::{Action, Cx, Place, Wanted, file_name};

/// How many files stand in the list at most.
const MOST: usize = 500;

/// How wide the choices of a file are.
const CHOICE: f32 = 230.0;

/// How far a file has come.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a row for each file, and those are few")]
enum State {
    /// It is being looked what it is.
    Looking,
    /// Nobody has looked it over yet.
    Waiting,
    /// It has been looked over, and is not brought in.
    Previewed,
    /// It has been brought in; where this row is no longer so, that has been undone.
    Brought(Option<Record>),
    /// Somebody has decided to leave it out.
    LeftOut,
    /// It could not be read; the key of why.
    Unreadable(&'static str),
}

/// A file with which a unit moves in.
struct Item {
    path: PathBuf,
    kind: Option<FileKind>,
    /// Whose logo it is.
    agency: Option<AgencyId>,
    state: State,
}

/// The files, and which of them is on the page.
#[derive(Default)]
pub struct Moving {
    items: Vec<Item>,
    current: Option<usize>,
    /// It has been ended here, after something was brought in.
    ended: bool,
}

impl Moving {
    /// Adds files that are not in the list yet, and returns them.
    pub fn add(&mut self, files: Vec<PathBuf>) -> Vec<PathBuf> {
        self.ended = false;
        let mut added = Vec::new();
        for path in files {
            if self.items.len() < MOST && !self.items.iter().any(|item| item.path == path) {
                self.items.push(Item { path: path.clone(), kind: None, agency: None, state: State::Looking });
                added.push(path);
            }
        }
        added
    }

    /// It is known what a file is, or why nothing can be brought in from it.
    pub fn looked(&mut self, path: &Path, looks: Result<LooksLike, &'static str>) {
        let Some(item) = self.items.iter_mut().find(|item| item.path == path) else { return };
        match looks {
            Ok(looks) => {
                (item.kind, item.agency) = (looks.kind, looks.agency);
                item.state = State::Waiting;
            }
            Err(key) => item.state = State::Unreadable(key),
        }
    }

    /// A defect of this program has ended the looking at the file that was next.
    pub fn look_broke(&mut self) {
        if let Some(item) = self.items.iter_mut().find(|item| item.state == State::Looking) {
            item.state = State::Unreadable("import-broken");
        }
    }

    /// This one is on the page.
    pub fn preview(&mut self, path: &Path) {
        self.current = self.items.iter().position(|item| item.path == path);
    }

    /// The one on the page is let go of, and not brought in; whether it has been `seen`.
    pub(super) fn leave(&mut self, seen: bool) {
        if let Some(item) = self.current.take().and_then(|at| self.items.get_mut(at)) {
            item.state = if seen { State::Previewed } else { State::Waiting };
        }
    }

    /// The one on the page could not be read.
    pub fn unreadable(&mut self, key: &'static str) {
        if let Some(item) = self.current.take().and_then(|at| self.items.get_mut(at)) {
            item.state = State::Unreadable(key);
        }
    }

    /// The one on the page has been brought in, with this row among others.
    pub(super) fn brought(&mut self, mark: Option<Record>) {
        if let Some(item) = self.current.take().and_then(|at| self.items.get_mut(at)) {
            item.state = State::Brought(mark);
        }
    }

    /// It is done, or declined.
    pub fn end(&mut self) {
        self.ended = self.items.iter().any(|item| matches!(item.state, State::Brought(_)));
        self.items.clear();
        self.current = None;
    }

    /// Whether it has something to say on the page.
    pub(super) fn shown(&self, cx: &Cx<'_>) -> bool {
        cx.status.moving_in || !self.items.is_empty() || self.ended
    }

    /// What is brought in, how far it has come, and what is still missing.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, claim: bool) {
        name_region(ui, cx.t("moving-in"));
        bold(ui, cx.t("moving-in"), size::SECTION);
        if self.ended && self.items.is_empty() && !cx.status.moving_in {
            ui.add(Label::new(cx.t("moving-in-ended")).wrap());
            missing_ui(ui, cx);
            return;
        }
        self.notice_undone(cx);
        ui.add(Label::new(cx.t("moving-in-text")).wrap());
        small(ui, cx.theme, cx.t("moving-in-help"));
        ui.add_space(UNIT / 2.0);
        ui.add_enabled_ui(cx.writable(), |ui| {
            ui.horizontal_wrapped(|ui| {
                let button = primary(ui, cx.theme, cx.t("moving-in-file"));
                if claim {
                    button.request_focus();
                }
                if button.clicked() {
                    cx.act(Action::ChooseMoved(false));
                }
                if plain_button(ui, cx.t("moving-in-folder")).clicked() {
                    cx.act(Action::ChooseMoved(true));
                }
            });
        });
        for (at, item) in self.items.iter_mut().enumerate() {
            ui.add_space(UNIT / 2.0);
            hairline(ui, cx.theme);
            ui.push_id(("moved", at), |ui| item.ui(ui, cx));
        }
        ui.add_space(UNIT);
        self.foot_ui(ui, cx);
    }

    /// What has been brought in and undone since has only been looked over.
    fn notice_undone(&mut self, cx: &Cx<'_>) {
        for item in &mut self.items {
            let State::Brought(Some(mark)) = &item.state else { continue };
            if cx.snapshot.get(mark.table(), mark.id()).is_none() {
                item.state = State::Previewed;
            }
        }
    }

    fn foot_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let brought = self.items.iter().filter(|item| matches!(item.state, State::Brought(_))).count();
        let open = |item: &&Item| matches!(item.state, State::Looking | State::Waiting | State::Previewed);
        let open = self.items.iter().filter(open).count();
        if !self.items.is_empty() {
            let parts = [("brought", brought.into()), ("open", open.into())];
            let said = small(ui, cx.theme, cx.tw("moving-in-parts", &parts));
            ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
        }
        if brought > 0 {
            missing_ui(ui, cx);
        }
        let key = if self.items.is_empty() { "moving-in-decline" } else { "moving-in-end" };
        if plain_button(ui, cx.t(key)).clicked() {
            cx.act(Action::EndMovingIn);
        }
    }
}

/// Leads to what is still missing.
fn missing_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.horizontal_wrapped(|ui| {
        if link(ui, cx.theme, cx.t("moving-in-missing")).clicked() {
            cx.act(Action::Go(Place::Upkeep));
        }
    });
}

impl Item {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let name = file_name(&self.path);
        ui.horizontal_wrapped(|ui| {
            ui.add(Label::new(RichText::new(&name)).wrap());
            let (icon, key, ink, ground) = self.look(cx);
            pill(ui, icon, cx.t(key), ink, ground);
        });
        if let State::Unreadable(key) = self.state {
            let text = cx.tw(key, &[("about", name.as_str().into())]);
            ui.add(Label::new(RichText::new(text).color(cx.theme.warning)).wrap());
        }
        let open = matches!(self.state, State::Waiting | State::Previewed);
        ui.horizontal_wrapped(|ui| {
            if open {
                self.choices_ui(ui, cx, &name);
                self.take_ui(ui, cx, &name);
            }
            let left = self.state == State::LeftOut;
            let (key, spoken) = if left {
                ("moving-in-take-back", "moving-in-take-back-this")
            } else {
                ("moving-in-leave", "moving-in-leave-this")
            };
            let turns = open || left || matches!(self.state, State::Unreadable(_));
            if turns && named_button(ui, cx.t(key), &cx.tw(spoken, &[("name", name.as_str().into())]), true) {
                self.state = if left { State::Waiting } else { State::LeftOut };
            }
        });
    }

    /// What it may be, and of a picture whose it is.
    fn choices_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, name: &str) {
        if self.kind == Some(FileKind::Logo) {
            let mut agencies = super::agencies(cx);
            agencies.insert(0, (None, cx.t("import-agency-choose").to_owned()));
            let spoken = cx.tw("moving-in-agency-of", &[("name", name.into())]);
            bare_choice(ui, cx.theme, &spoken, &mut self.agency, &agencies, CHOICE);
            return;
        }
        let kinds = FileKind::OF_TABLES.map(|kind| (Some(kind), cx.t(kind_key(kind)).to_owned()));
        let mut kinds = kinds.to_vec();
        if self.kind.is_none() {
            kinds.insert(0, (None, cx.t("moving-in-kind").to_owned()));
        }
        let spoken = cx.tw("moving-in-kind-of", &[("name", name.into())]);
        bare_choice(ui, cx.theme, &spoken, &mut self.kind, &kinds, CHOICE);
    }

    /// Shows what it would do; a logo is taken at once.
    fn take_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, name: &str) {
        let wanted = match self.kind {
            Some(FileKind::Agencies) => Some(Wanted::Agencies),
            Some(FileKind::Contacts) => Some(Wanted::Contacts(None)),
            Some(FileKind::Headcounts) => Some(Wanted::Figures(Counted::Headcounts)),
            Some(FileKind::Volumes) => Some(Wanted::Figures(Counted::Volumes)),
            Some(FileKind::Register) => Some(Wanted::Workbook),
            Some(FileKind::Logo) => self.agency.map(Wanted::Logo),
            None => None,
        };
        let logo = self.kind == Some(FileKind::Logo);
        let (key, spoken) = if logo {
            ("moving-in-logo", "moving-in-logo-this")
        } else {
            ("moving-in-preview", "moving-in-preview-this")
        };
        let able = wanted.is_some() && cx.writable() && !cx.status.saving;
        let clicked = named_button(ui, cx.t(key), &cx.tw(spoken, &[("name", name.into())]), able);
        if let Some(wanted) = wanted.filter(|_| clicked) {
            if logo {
                self.state = State::Brought(None);
            }
            cx.act(Action::PreviewMoved(Box::new(wanted), self.path.clone()));
        }
    }

    /// How its state looks, and the key of what that is called.
    fn look(&self, cx: &Cx<'_>) -> (MaterialIcon, &'static str, egui::Color32, egui::Color32) {
        let theme = cx.theme;
        match self.state {
            State::Looking => (icons::ICON_HOURGLASS_EMPTY, "moving-in-looking", theme.quiet, theme.hovered),
            State::Waiting => (icons::ICON_SCHEDULE, "moving-in-waiting", theme.accent, theme.selected),
            State::Previewed => (icons::ICON_VISIBILITY, "moving-in-previewed", theme.accent, theme.selected),
            State::Brought(_) => (icons::ICON_CHECK, "moving-in-brought", theme.good, theme.good_ground),
            State::LeftOut => (icons::ICON_BLOCK, "moving-in-left-out", theme.quiet, theme.hovered),
            State::Unreadable(_) => (icons::ICON_ERROR, "moving-in-unreadable", theme.danger, theme.danger_ground),
        }
    }
}

/// A button that says to a screen reader which file it is about.
fn named_button(ui: &mut Ui, text: &str, spoken: &str, able: bool) -> bool {
    let button = ui.add_enabled_ui(able, |ui| plain_button(ui, text)).inner;
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, able, spoken));
    button.clicked()
}

/// The key of what a kind of file is called.
const fn kind_key(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Agencies => "import-agencies",
        FileKind::Contacts => "contacts",
        FileKind::Headcounts => "figures-headcount",
        FileKind::Volumes => "figures-volume",
        FileKind::Register => "moving-in-register",
        FileKind::Logo => "moving-in-picture",
    }
}
