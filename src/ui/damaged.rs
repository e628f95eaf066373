//! A file that is damaged: what happened, what is safe, and the two ways on.

use std::path::{Path, PathBuf};

use egui::{RichText, ScrollArea, Ui};

use super::backups::{Backup, cells_ui, named_columns};
use super::parts::saying::Trouble;
use super::theme::{ROW, UNIT, size};
use super::widgets::table::{Column, Row, Table};
use super::widgets::{Does, Follow, answers, bold, modal, modal_room, plain_button, progress, small, window_title};
use super::{Action, Cx, file_name};

/// Room for the button at the end of a row.
const BUTTON: f32 = 130.0;

/// What the heading and the buttons take, where those stand in two lines.
const AROUND: f32 = 130.0;

/// What is being done.
#[derive(Default)]
enum Doing {
    /// Nothing yet.
    #[default]
    Nothing,
    /// A backup takes the file's place.
    PuttingBack,
    /// What can be read is being saved: how many pages have been read, of how many.
    Saving(usize, usize),
    /// It is saved there, and what is missing, line by line.
    Saved(PathBuf, Vec<String>),
}

/// What lies over everything while a damaged file is seen to.
pub struct Damaged {
    file: PathBuf,
    /// The folder of its backups, and those in it; none until it has been told.
    listed: Option<(PathBuf, Result<Vec<Backup>, Trouble>)>,
    asked: bool,
    doing: Doing,
}

impl Damaged {
    /// Nothing is done yet about the file.
    #[must_use]
    pub fn new(file: PathBuf) -> Self {
        Self { file, listed: None, asked: false, doing: Doing::default() }
    }

    /// The damaged file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The backups in their folder.
    pub fn listed(&mut self, folder: PathBuf, found: Result<Vec<Backup>, Trouble>) {
        self.listed = Some((folder, found));
    }

    /// What one of them holds.
    pub fn looked_into(&mut self, path: &Path, found: Result<usize, String>) {
        if let Some((_, Ok(all))) = &mut self.listed
            && let Some(one) = all.iter_mut().find(|one| one.path == path)
        {
            one.holds = Some(found);
        }
    }

    /// A backup takes the file's place from now on.
    pub fn putting_back(&mut self) {
        self.doing = Doing::PuttingBack;
    }

    /// So many pages of so many have been read.
    pub fn saving(&mut self, done: usize, of: usize) {
        self.doing = Doing::Saving(done, of);
    }

    /// What can be read is saved, and this is missing.
    pub fn saved(&mut self, path: PathBuf, lines: Vec<String>) {
        self.doing = Doing::Saved(path, lines);
    }

    /// It did not come to that.
    pub fn stopped(&mut self) {
        self.doing = Doing::Nothing;
    }

    /// Draws it.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        if !std::mem::replace(&mut self.asked, true) {
            cx.act(Action::ListBackups);
        }
        modal(ctx, cx.theme, "damaged", |ui, asked| {
            ui.set_width(640.0_f32.min(ctx.content_rect().width() - 64.0));
            window_title(ui, cx.tw("damaged-title", &[("file", file_name(&self.file).into())]));
            let room = modal_room(ctx) - AROUND;
            ScrollArea::vertical().id_salt("damaged").max_height(room).follow(ui, |ui| {
                ui.set_width(ui.available_width() - UNIT);
                match &self.doing {
                    Doing::Saved(path, lines) => saved_ui(ui, cx, path, lines),
                    _ => self.ways_ui(ui, cx),
                }
            });
            ui.add_space(UNIT / 2.0);
            match &self.doing {
                Doing::Saving(done, of) => {
                    let percent = done.saturating_mul(100) / (*of).max(1);
                    let words = cx.tw("damaged-saving", &[("percent", percent.into())]);
                    progress(ui, cx.theme, (*done, *of), 240.0, &words);
                    let given = answers(ui, cx.theme, asked, &[(Does::Else, cx.t("cancel"))]);
                    if given.is_some() || asked.leave {
                        cx.act(Action::CancelRecovery);
                    }
                }
                Doing::PuttingBack => {
                    ui.horizontal(|ui| {
                        ui.spinner();
                        ui.label(cx.t("damaged-putting-back"));
                    });
                    // The work goes on, and what came of it is told then.
                    let given = answers(ui, cx.theme, asked, &[(Does::Else, cx.t("close"))]);
                    if given.is_some() || asked.leave {
                        cx.act(Action::LeaveDamaged);
                    }
                }
                Doing::Nothing => {
                    let all = [(Does::Main, cx.t("damaged-save")), (Does::Else, cx.t("close"))];
                    match answers(ui, cx.theme, asked, &all) {
                        Some(0) => cx.act(Action::ChooseRecovered),
                        Some(_) => cx.act(Action::LeaveDamaged),
                        None if asked.leave => cx.act(Action::LeaveDamaged),
                        None => {}
                    }
                }
                Doing::Saved(path, _) => {
                    let all = [(Does::Main, cx.t("damaged-open")), (Does::Else, cx.t("close"))];
                    match answers(ui, cx.theme, asked, &all) {
                        Some(0) => cx.act(Action::Open(path.clone())),
                        Some(_) => cx.act(Action::LeaveDamaged),
                        None if asked.leave => cx.act(Action::LeaveDamaged),
                        None => {}
                    }
                }
            }
        });
    }

    /// What happened, what is safe, and the ways on.
    fn ways_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        for key in ["damaged-text", "damaged-safe", "damaged-next"] {
            ui.label(cx.t(key));
            ui.add_space(UNIT / 2.0);
        }
        bold(ui, cx.t("settings-backups"), size::SECTION);
        let Some((folder, found)) = &self.listed else {
            small(ui, cx.theme, cx.t("backups-looking"));
            return;
        };
        match found {
            Err(trouble) => {
                for line in cx.texts.trouble(trouble.key, &trouble.about) {
                    ui.label(line);
                }
            }
            Ok(found) if found.is_empty() => {
                ui.label(cx.tw("damaged-no-backups", &[("folder", folder.display().to_string().into())]));
            }
            Ok(found) => {
                if plain_button(ui, cx.t("backups-check")).clicked() {
                    cx.act(Action::LookIntoBackups(found.iter().map(|one| one.path.clone()).collect()));
                }
                let idle = matches!(self.doing, Doing::Nothing);
                let mut columns = named_columns(cx);
                columns.push(Column::new("").between(BUTTON, BUTTON));
                let table = Table::new(cx.theme, cx.t("settings-backups"), ROW, columns);
                table.show(ui, found.len(), |index, row| {
                    if let Some(one) = found.get(index)
                        && row_ui(cx, one, row, idle)
                    {
                        cx.act(Action::PutBack(one.path.clone()));
                    }
                });
            }
        }
    }
}

/// One backup; true where it is to take the file's place.
fn row_ui(cx: &Cx<'_>, one: &Backup, row: Row<'_, '_, '_>, idle: bool) -> bool {
    let mut cells = cells_ui(cx, one, row);
    let button = |ui: &mut Ui| ui.add_enabled_ui(idle, |ui| plain_button(ui, cx.t("damaged-put-back")).clicked()).inner;
    cells.line(button) == Some(true)
}

/// What has been saved, and what is missing.
fn saved_ui(ui: &mut Ui, cx: &Cx<'_>, path: &Path, lines: &[String]) {
    let said = ui.label(cx.tw("damaged-saved", &[("file", path.display().to_string().into())]));
    ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(egui::accesskit::Live::Polite));
    ui.add_space(UNIT / 2.0);
    for (nth, line) in lines.iter().enumerate() {
        let text = RichText::new(line);
        ui.label(if nth == 0 { text.strong() } else { text });
    }
    ui.add_space(UNIT / 2.0);
    small(ui, cx.theme, cx.t("damaged-then"));
}
