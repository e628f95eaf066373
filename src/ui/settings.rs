//! *Asetukset*: language, look, size, the file, its backups, personal data.

use egui::Ui;

use super::agreement::standard_ui;
use super::backups::BackupsPage;
use super::client;
use super::draft::{KeptDraft, NotTakenUp};
use super::lists::Lists;
use super::privacy::PrivacyPage;
use super::screens::Screen;
use super::widgets::{Page, choice, heading, plain_button, reading, section, small, tabs};
use super::{Action, Cx, Look, SettingsPage};
use crate::domain::{Change, Language, OperationKind, Record};

/// The screen and its passing state.
#[derive(Default)]
pub struct SettingsScreen {
    /// The page that is up.
    pub page: SettingsPage,
    /// The lists.
    pub lists: Lists,
    /// The page of backups.
    pub backups: BackupsPage,
    /// The page of personal data.
    pub privacy: PrivacyPage,
}

impl Screen for SettingsScreen {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let head = |screen: &mut Self, ui: &mut Ui| {
            heading(ui, cx.t("place-settings"), |_| {});
            let names = SettingsPage::ALL.map(|page| (page, cx.t(page.key()).to_owned()));
            if let Some(page) = tabs(ui, cx, &names, screen.page) {
                cx.act(Action::ShowSettings(page));
                if page == SettingsPage::Backups && screen.backups.shown() {
                    // Others have made some meanwhile.
                    cx.act(Action::ListBackups);
                }
            }
        };
        Page::new("settings").view(self.page.key()).widest(980.0).show(ui, self, head, |screen, ui| {
            match screen.page {
                SettingsPage::General => {
                    look_ui(ui, cx);
                    screen.lists.ui(ui, cx);
                    who_ui(ui, cx);
                    client::settings_ui(ui, cx);
                    standard_ui(ui, cx);
                    file_ui(ui, cx);
                    own_ui(ui, cx);
                }
                SettingsPage::Backups => screen.backups.ui(ui, cx),
                SettingsPage::Privacy => screen.privacy.ui(ui, cx),
            }
        });
    }

    fn typing(&self) -> bool {
        self.lists.typing() || self.privacy.typing()
    }

    fn discard(&mut self) {
        self.lists.discard();
        self.privacy.discard();
    }

    fn kept(&self, cx: &Cx<'_>) -> Vec<KeptDraft> {
        self.lists.kept(cx).into_iter().chain(self.privacy.kept(cx)).collect()
    }

    fn take_up(&mut self, _cx: &Cx<'_>, kept: &KeptDraft) -> Result<(), NotTakenUp> {
        if self.lists.take_up(kept).is_ok() {
            self.page = SettingsPage::General;
            return Ok(());
        }
        self.privacy.take_up(kept)?;
        self.page = SettingsPage::Privacy;
        Ok(())
    }

    fn let_go(&mut self, row: &Record) {
        self.privacy.let_go(row);
    }

    fn give_back(&mut self, _cx: &Cx<'_>, kind: OperationKind, changes: &[Change]) -> bool {
        // The page of personal data keeps what is typed by itself.
        (kind == OperationKind::PrivacyEdited && self.privacy.typing()) || self.lists.give_back(kind, changes)
    }
}

fn look_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("settings-look"),
        |_| {},
        |ui| {
            let mut language = cx.language();
            let languages = Language::ALL.map(|language| (language, own_name(language).to_owned()));
            if choice(ui, theme, cx.t("settings-language"), &mut language, &languages, 240.0) {
                cx.act(Action::SetLanguage(language));
            }
            let mut look = cx.status.look;
            let looks = Look::ALL.map(|look| (look, cx.t(look.key()).to_owned()));
            if choice(ui, theme, cx.t("settings-theme"), &mut look, &looks, 240.0) {
                cx.act(Action::SetLook(look));
            }
            small(ui, theme, cx.t("settings-size"));
            ui.horizontal(|ui| {
                for (text, name, steps) in [("−", "command-smaller", -1), ("+", "command-larger", 1)] {
                    let response = plain_button(ui, text);
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, cx.t(name)));
                    if response.clicked() {
                        cx.act(Action::Zoom(steps));
                    }
                }
                ui.label(format!("{}\u{a0}%", cx.status.zoom));
            });
        },
    );
}

/// Who the program takes the one at the machine for.
fn who_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.snapshot.employee.is_empty() {
        return;
    }
    section(
        ui,
        cx.theme,
        cx.t("settings-who"),
        |_| {},
        |ui| {
            let known = cx.status.me_id.is_some();
            let me = if known { cx.status.me.as_str() } else { cx.t("settings-who-unknown") };
            reading(ui, cx, cx.t("settings-who-me"), me, false);
            small(ui, cx.theme, cx.tw("settings-who-login", &[("login", cx.status.login.as_str().into())]));
            if cx.writable() && plain_button(ui, cx.t("settings-who-ask")).clicked() {
                cx.act(Action::AskWho);
            }
        },
    );
}

fn file_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("settings-file"),
        |_| {},
        |ui| {
            let file = cx.status.file.as_ref().map(|file| file.display().to_string()).unwrap_or_default();
            reading(ui, cx, cx.t("settings-path"), &file, false);
            small(ui, theme, cx.t("settings-access"));
            if cx.status.file.is_some() {
                let button = |ui: &mut Ui| plain_button(ui, cx.t("settings-locks")).clicked();
                if ui.add_enabled_ui(!cx.status.meeting, button).inner {
                    cx.act(Action::TryLocksTogether);
                }
                small(ui, theme, cx.t(if cx.status.meeting { "locks-meet" } else { "settings-locks-help" }));
            }
            if plain_button(ui, cx.t("settings-close-file")).clicked() {
                cx.act(Action::CloseFile);
            }
        },
    );
}

/// Where what the program writes about itself lies.
fn own_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(folder) = &cx.status.own else { return };
    section(
        ui,
        cx.theme,
        cx.t("settings-traces"),
        |_| {},
        |ui| {
            reading(ui, cx, cx.t("settings-traces-folder"), &folder.display().to_string(), false);
            small(ui, cx.theme, cx.t("settings-traces-help"));
            if plain_button(ui, cx.t("settings-traces-open")).clicked() {
                cx.act(Action::OpenSaved(folder.clone()));
            }
        },
    );
}

/// A language's name in itself.
pub(super) const fn own_name(language: Language) -> &'static str {
    match language {
        Language::Fi => "suomi",
        Language::Sv => "svenska",
        Language::En => "English",
    }
}
