//! Choosing a file where the system has no dialog for it: the path can be typed, and what is in the folder is listed.
//! What is there the application tells; nothing here looks at a disk.

use std::path::{Path, PathBuf};

use egui::{Button, Key, Ui, Vec2};
use egui_material_icons::icons;

use super::theme::{ROW, UNIT};
use super::widgets::{Field, Follow, danger, foot, icon_button, modal, plain_button, primary, small, window_title};
use super::{Action, Cx, Wanted};

/// How a file is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickingWay {
    /// One that is there.
    Open,
    /// A new one; one of that name stays as it is.
    Create,
    /// One to write; one of that name is replaced, which is said.
    Save,
    /// A folder that is there.
    Folder,
}

/// Something in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderEntry {
    /// Its name.
    pub name: String,
    /// It is a folder itself.
    pub folder: bool,
}

/// A file being chosen.
pub struct Picking {
    /// What it is for.
    pub wanted: Wanted,
    /// How it is named.
    pub way: PickingWay,
    /// What such files are called.
    pub kind: String,
    /// The endings they have, the usual one first.
    pub endings: Vec<&'static str>,
    /// The folder one is in.
    pub folder: PathBuf,
    /// What the file is called to begin with.
    pub name: String,
    /// What is typed: a name in the folder, or a path.
    typed: String,
    /// What is in the folder and can be chosen; none while it is looked into.
    entries: Option<Vec<FolderEntry>>,
    /// What is in the folder at all.
    all: Vec<FolderEntry>,
    /// The folder could not be looked into.
    closed: bool,
    begun: bool,
}

impl Picking {
    /// Begins to choose in a folder.
    #[must_use]
    pub fn new(
        wanted: Wanted,
        way: PickingWay,
        kind: String,
        endings: Vec<&'static str>,
        folder: PathBuf,
        name: String,
    ) -> Self {
        let typed = match endings.first() {
            Some(ending) if matches!(way, PickingWay::Create | PickingWay::Save) => format!("{name}.{ending}"),
            // A new folder has no ending.
            None if matches!(way, PickingWay::Create | PickingWay::Save) => name.clone(),
            _ => String::new(),
        };
        Self {
            wanted,
            way,
            kind,
            endings,
            folder,
            name,
            typed,
            entries: None,
            all: Vec::new(),
            closed: false,
            begun: false,
        }
    }

    /// Goes into a folder.
    pub fn go(&mut self, folder: PathBuf) {
        self.folder = folder;
        self.entries = None;
        if matches!(self.way, PickingWay::Open | PickingWay::Folder) {
            self.typed.clear();
        }
    }

    /// Shows what is in a folder; nothing where it cannot be looked into.
    pub fn show(&mut self, folder: &Path, found: Option<Vec<FolderEntry>>) {
        if self.folder != folder {
            return;
        }
        self.closed = found.is_none();
        let mut found = found.unwrap_or_default();
        self.all.clone_from(&found);
        let fits = |name: &str| {
            let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
            ending.is_some_and(|ending| self.endings.contains(&ending.as_str()))
        };
        found.retain(|one| !one.name.starts_with('.') && (one.folder || fits(&one.name)));
        found.sort_by_key(|one| (!one.folder, one.name.to_lowercase()));
        self.entries = Some(found);
    }

    /// The path that is typed, with its ending where it is a new file's.
    fn path(&self) -> PathBuf {
        let path = self.folder.join(self.typed.trim());
        let ending = self.endings.first().filter(|_| self.way != PickingWay::Open);
        match ending {
            Some(ending) if path.extension().is_none_or(|has| !has.eq_ignore_ascii_case(ending)) => {
                let mut name = path.into_os_string();
                name.push(".");
                name.push(ending);
                name.into()
            }
            _ => path,
        }
    }

    /// What is typed is in the folder: whether it is a folder itself.
    fn known(&self, path: &Path) -> Option<bool> {
        let name = path.strip_prefix(&self.folder).ok()?.to_str()?;
        self.all.iter().find(|one| one.name == name).map(|one| one.folder)
    }

    /// Whether what is typed lies in the folder itself.
    fn here(&self, path: &Path) -> bool {
        path.parent() == Some(&*self.folder)
    }

    /// Whether it is known what a file at `path` would replace. Another folder is looked into first.
    fn sees(&self, path: &Path) -> bool {
        self.way == PickingWay::Open || (self.entries.is_some() && !self.closed && self.here(path))
    }

    /// Draws the choice over the window.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        modal(ctx, cx.theme, "picking", |ui, asked| {
            ui.set_width(560.0_f32.min(ctx.content_rect().width() - 64.0));
            let folder = self.way == PickingWay::Folder;
            let key = match self.way {
                PickingWay::Open => "picking-open",
                PickingWay::Folder => "picking-folder",
                PickingWay::Create | PickingWay::Save => "picking-save",
            };
            window_title(ui, cx.tw(key, &[("kind", self.kind.as_str().into())]));
            small(ui, cx.theme, cx.t("picking-why"));
            ui.horizontal(|ui| {
                let up = self.folder.parent().map(Path::to_owned);
                if icon_button(ui, icons::ICON_ARROW_UPWARD, cx.t("picking-up")).clicked()
                    && let Some(up) = up
                {
                    cx.act(Action::LookInto(up));
                }
                ui.add(egui::Label::new(self.folder.display().to_string()).truncate());
            });
            let name = if folder { "picking-folder-name" } else { "picking-name" };
            let height = (ctx.content_rect().height() - 320.0).clamp(3.0 * ROW, 320.0);
            self.entries_ui(ui, cx, height);
            let field = Field::new(cx.t(name), &mut self.typed).show(ui, cx.theme);
            if field.has_focus() {
                self.begun = true;
            } else if !self.begun {
                field.request_focus();
            }
            let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            self.foot_ui(ui, cx, enter, asked.leave);
        });
    }

    fn entries_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, height: f32) {
        egui::ScrollArea::vertical().max_height(height).auto_shrink([false, true]).follow(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let Some(entries) = &self.entries else {
                ui.spinner();
                return;
            };
            if entries.is_empty() {
                let empty = if self.way == PickingWay::Folder { "picking-folder-empty" } else { "picking-empty" };
                small(ui, cx.theme, cx.t(if self.closed { "picking-closed" } else { empty }));
            }
            for entry in entries {
                let icon = if entry.folder { icons::ICON_FOLDER } else { icons::ICON_DESCRIPTION };
                let chosen = self.typed == entry.name;
                let text = egui::RichText::new(&entry.name);
                let button = Button::new((icon.rich_text().size(18.0).color(cx.theme.quiet), text));
                let button = button.selected(chosen).frame_when_inactive(chosen).right_text("").truncate();
                let response = ui.add(button.min_size(Vec2::new(ui.available_width(), ROW)));
                response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &entry.name));
                if entry.folder && response.clicked() {
                    cx.act(Action::LookInto(self.folder.join(&entry.name)));
                } else if response.double_clicked() && self.way == PickingWay::Open {
                    cx.act(Action::Picked(self.folder.join(&entry.name)));
                } else if response.clicked() {
                    self.typed.clone_from(&entry.name);
                }
            }
        });
    }

    /// The buttons where a folder is chosen: what is typed is gone into, and the folder one is in is taken.
    fn folder_foot_ui(&self, ui: &mut Ui, cx: &Cx<'_>, enter: bool, leave: bool) {
        let typed = self.typed.trim();
        ui.add_space(UNIT);
        foot(ui, |ui| {
            let able = self.entries.is_some() && !self.closed && typed.is_empty();
            let text = if typed.is_empty() { "picking-this-folder" } else { "picking-open-this" };
            let clicked =
                ui.add_enabled_ui(able || !typed.is_empty(), |ui| primary(ui, cx.theme, cx.t(text)).clicked());
            if clicked.inner || (enter && !typed.is_empty()) {
                let folder = self.folder.clone();
                cx.act(if typed.is_empty() { Action::Picked(folder) } else { Action::LookInto(folder.join(typed)) });
            }
            if plain_button(ui, cx.t("cancel")).clicked() || leave {
                cx.act(Action::NotPicked);
            }
        });
    }

    fn foot_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, enter: bool, leave: bool) {
        if self.way == PickingWay::Folder {
            self.folder_foot_ui(ui, cx, enter, leave);
            return;
        }
        let path = self.path();
        let whole = self.folder.join(self.typed.trim());
        let named = !self.typed.trim().is_empty();
        let there = self.known(&path) == Some(false) && self.way != PickingWay::Open;
        if there {
            let key = if self.way == PickingWay::Save { "picking-replaces" } else { "picking-there" };
            ui.colored_label(cx.theme.danger, cx.t(key));
        }
        ui.add_space(UNIT);
        foot(ui, |ui| {
            // What a file would replace is not known while the folder has not been seen.
            let seen = self.way == PickingWay::Open || (self.entries.is_some() && !self.closed);
            let able = named && !(there && self.way == PickingWay::Create) && (seen || !self.here(&whole));
            let clicked = ui.add_enabled_ui(able, |ui| match (self.way, there) {
                (PickingWay::Open | PickingWay::Folder, _) => primary(ui, cx.theme, cx.t("picking-open-this")),
                (_, true) => danger(ui, cx.theme, cx.t("picking-replace")),
                (_, false) => primary(ui, cx.theme, cx.t("save")),
            });
            // To replace a file takes more than Enter.
            if able && (clicked.inner.clicked() || (enter && !there)) {
                let folder = self.known(&whole) == Some(true) || self.typed.ends_with(['/', '\\']);
                if folder {
                    cx.act(Action::LookInto(whole));
                } else if self.sees(&path) {
                    cx.act(Action::Picked(path));
                } else if let (Some(folder), Some(name)) = (path.parent(), path.file_name()) {
                    // What is there is shown before the file is written.
                    (self.typed, self.begun) = (name.to_string_lossy().into_owned(), false);
                    cx.act(Action::LookInto(folder.to_owned()));
                }
            }
            if plain_button(ui, cx.t("cancel")).clicked() || leave {
                cx.act(Action::NotPicked);
            }
        });
    }
}
