//! The backups of the file: which there are, what is in them, and bringing one back; and where the unit wants them.

mod reading;
mod settled;

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use egui::{RichText, ScrollArea, Ui};

use super::parts::saying::{Trouble, not_supervisor_ui, removes};
use super::theme::{ROW, UNIT};
use super::widgets::table::{Cells, Column, Row, Table};
use super::widgets::taking_out;
use super::widgets::{
    Does, Follow, answers, choice, modal, plain_button, progress, reading, section, small, window_title,
};
use super::{Action, Cx};
use crate::domain::{AgencyId, Scope};
use crate::i18n::date::format_local_time;

pub(crate) use settled::UnitFields;

/// Room for the button at the end of a row.
const BUTTON: f32 = 120.0;

/// A backup as it is listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// When it was made.
    pub made: NaiveDateTime,
    /// In bytes.
    pub size: u64,
    /// How many agencies it holds, or in words why it is not whole; none until it has been looked into.
    pub holds: Option<Result<usize, String>>,
    /// When it was looked into, where that is known.
    pub checked: Option<NaiveDateTime>,
}

/// What it comes to that a backup comes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// In words, a line for each kind of row.
    pub lines: Vec<String>,
    /// There is nothing to bring back.
    pub nothing: bool,
    /// The agencies that the backup holds, by name: one may be gone by now.
    pub agencies: Vec<(AgencyId, String)>,
}

/// A backup that may come back.
struct Chosen {
    path: PathBuf,
    made: NaiveDateTime,
    scope: Scope,
    /// None while it is being compared.
    compared: Option<Compared>,
    /// The agencies it holds, once they are known.
    agencies: Vec<(AgencyId, String)>,
}

/// The page and its passing state.
#[derive(Default)]
pub struct BackupsPage {
    /// The file whose backups were asked for.
    asked: Option<PathBuf>,
    /// The folder, and what is in it; none until it has been told.
    listed: Option<(PathBuf, Result<Vec<Backup>, Trouble>)>,
    chosen: Option<Chosen>,
    /// How many have been looked over, of how many, while that is being done.
    drilling: Option<(usize, usize)>,
    /// When all were looked over last, and whether somebody asked for it.
    drilled: Option<(NaiveDateTime, bool)>,
}

impl BackupsPage {
    /// So many of so many have been looked over.
    pub const fn drilling(&mut self, done: usize, of: usize) {
        self.drilling = Some((done, of));
    }

    /// Nothing is being looked over any more.
    pub const fn drilled(&mut self) {
        self.drilling = None;
    }

    /// When all were looked over last, and whether somebody asked for it.
    pub const fn last_drill(&mut self, last: Option<(NaiveDateTime, bool)>) {
        self.drilled = last;
    }

    /// Whether the list has been asked for.
    pub const fn shown(&self) -> bool {
        self.asked.is_some()
    }

    /// The backups in their folder. What is known of those that were listed before stays known.
    pub fn listed(&mut self, folder: PathBuf, mut found: Result<Vec<Backup>, Trouble>) {
        if let (Some((_, Ok(before))), Ok(now)) = (&self.listed, &mut found) {
            for one in now {
                if one.holds.is_none() {
                    one.holds = before.iter().find(|old| old.path == one.path).and_then(|old| old.holds.clone());
                }
            }
        }
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

    /// What it comes to that one comes back; false where that is asked no more.
    pub fn compared(&mut self, path: &Path, scope: Scope, compared: Compared) -> bool {
        let chosen = self.chosen.as_mut().filter(|chosen| chosen.path == path && chosen.scope == scope);
        let Some(chosen) = chosen else { return false };
        chosen.agencies.clone_from(&compared.agencies);
        chosen.compared = Some(compared);
        true
    }

    /// One cannot be compared; false where that is asked no more.
    pub fn give_up(&mut self, path: &Path, scope: Scope) -> bool {
        self.chosen.take_if(|chosen| chosen.path == path && chosen.scope == scope).is_some()
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        settled::ui(ui, cx);
        section(
            ui,
            cx.theme,
            cx.t("settings-backups"),
            |_| {},
            |ui| {
                let Some(file) = &cx.status.file else {
                    small(ui, cx.theme, cx.t("backups-no-file"));
                    return;
                };
                if self.asked.as_ref() != Some(file) {
                    self.asked = Some(file.clone());
                    self.listed = None;
                    cx.act(Action::ListBackups);
                }
                small(ui, cx.theme, cx.t("backups-help"));
                ui.add_space(UNIT / 2.0);
                self.list_ui(ui, cx);
            },
        );
        reading::ui(ui, cx);
        self.asking_ui(ui.ctx(), cx);
    }

    fn list_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some((folder, found)) = &mut self.listed else {
            small(ui, cx.theme, cx.t("backups-looking"));
            return;
        };
        reading(ui, cx, cx.t("backups-folder"), &folder.display().to_string(), false);
        let found = match found {
            Ok(found) => found,
            Err(trouble) => {
                for line in cx.texts.trouble(trouble.key, &trouble.about) {
                    ui.label(line);
                }
                return;
            }
        };
        ui.horizontal_wrapped(|ui| {
            if plain_button(ui, cx.t("backups-now")).clicked() {
                cx.act(Action::BackUp);
            }
            if !found.is_empty() {
                let check = |ui: &mut Ui| plain_button(ui, cx.t("backups-check")).clicked();
                if ui.add_enabled_ui(self.drilling.is_none(), check).inner {
                    cx.act(Action::DrillBackups);
                }
                taking_out::menu_ui(ui, cx, ("backups", 0));
                if plain_button(ui, cx.t("backups-open-folder")).clicked() {
                    cx.act(Action::OpenSaved(folder.clone()));
                }
            }
        });
        if let Some((done, of)) = self.drilling {
            let args = [("done", done.into()), ("all", of.into())];
            ui.horizontal_wrapped(|ui| {
                progress(ui, cx.theme, (done, of), 240.0, &cx.tw("backups-drilling", &args));
                if plain_button(ui, cx.t("cancel")).clicked() {
                    cx.act(Action::CancelDrill);
                }
            });
        } else if let Some((at, asked)) = self.drilled {
            let args = [("time", format_local_time(cx.language(), at).into())];
            small(ui, cx.theme, cx.tw(if asked { "backups-drilled-asked" } else { "backups-drilled" }, &args));
        }
        ui.add_space(UNIT / 2.0);
        if found.is_empty() {
            ui.label(cx.t("backups-none"));
            return;
        }
        let mut chosen = None;
        let table = Table::new(cx.theme, cx.t("settings-backups"), ROW, columns(cx)).listed(("backups", 0));
        table.show(ui, found.len(), |index, row| {
            if let Some(one) = found.get(index)
                && row_ui(cx, one, row)
            {
                chosen = Some((one.path.clone(), one.made));
            }
        });
        if let Some((path, made)) = chosen {
            self.choose(cx, path, made, Scope::All, Vec::new());
        }
    }

    fn choose(
        &mut self,
        cx: &Cx<'_>,
        path: PathBuf,
        made: NaiveDateTime,
        scope: Scope,
        agencies: Vec<(AgencyId, String)>,
    ) {
        cx.act(Action::CompareBackup(path.clone(), scope));
        self.chosen = Some(Chosen { path, made, scope, compared: None, agencies });
    }

    /// The question whether it is to come back, with what that comes to.
    fn asking_ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        let Some(chosen) = &self.chosen else { return };
        let (mut scope, mut answer) = (chosen.scope, None);
        modal(ctx, cx.theme, "restore", |ui, asked| {
            ui.set_width(560.0_f32.min(ctx.content_rect().width() - 64.0));
            let made = format_local_time(cx.language(), chosen.made);
            window_title(ui, cx.tw("restore-title", &[("made", made.into())]));
            ui.label(cx.t("restore-text"));
            not_supervisor_ui(ui, cx, "restore-not-supervisor");
            ui.add_space(UNIT / 2.0);
            choice(
                ui,
                cx.theme,
                cx.t("restore-scope"),
                &mut scope,
                &scopes(cx, &chosen.agencies),
                ui.available_width(),
            );
            ui.add_space(UNIT / 2.0);
            match &chosen.compared {
                None => {
                    ui.label(cx.t("restore-comparing"));
                }
                Some(compared) => {
                    ScrollArea::vertical().id_salt("restore").max_height(220.0).follow(ui, |ui| {
                        for line in &compared.lines {
                            ui.label(line);
                        }
                    });
                }
            }
            let ready = chosen.compared.as_ref().is_some_and(|compared| !compared.nothing);
            answer = if ready {
                removes(ui, cx, asked, "restore-do")
            } else {
                let close = answers(ui, cx.theme, asked, &[(Does::Else, cx.t("close"))]);
                (close.is_some() || asked.leave).then_some(false)
            };
        });
        let (path, made, before, agencies) = (chosen.path.clone(), chosen.made, chosen.scope, chosen.agencies.clone());
        match answer {
            Some(true) => {
                self.chosen = None;
                cx.act(Action::Restore);
            }
            Some(false) => self.chosen = None,
            None if scope != before => self.choose(cx, path, made, scope, agencies),
            None => {}
        }
    }
}

/// How much of a backup can come back: all of it, or one of its agencies.
fn scopes(cx: &Cx<'_>, agencies: &[(AgencyId, String)]) -> Vec<(Scope, String)> {
    let agencies = agencies.iter().map(|(id, name)| (Scope::Agency(*id), name.clone()));
    std::iter::once((Scope::All, cx.t("restore-all").to_owned())).chain(agencies).collect()
}

/// When each was made, how large it is and what it holds.
pub(super) fn named_columns(cx: &Cx<'_>) -> Vec<Column> {
    vec![
        Column::new(cx.t("backups-made")).share(2.0),
        Column::numbers(cx.t("backups-size")).share(1.0),
        Column::new(cx.t("backups-holds")).share(3.0),
    ]
}

fn columns(cx: &Cx<'_>) -> Vec<Column> {
    let mut columns = named_columns(cx);
    if cx.writable() {
        columns.push(Column::new("").between(BUTTON, BUTTON));
    }
    columns
}

/// One backup; true where it is to come back.
fn row_ui(cx: &Cx<'_>, one: &Backup, row: Row<'_, '_, '_>) -> bool {
    let mut cells = cells_ui(cx, one, row);
    cx.writable() && cells.line(|ui| plain_button(ui, cx.t("backups-restore")).clicked()) == Some(true)
}

/// What is told of a backup, in the columns that have names.
pub(super) fn cells_ui<'c, 'a, 'b>(cx: &Cx<'_>, one: &Backup, row: Row<'c, 'a, 'b>) -> Cells<'c, 'a, 'b> {
    let made = format_local_time(cx.language(), one.made);
    let mut cells = row.called(&one.path, &made);
    cells.text(&made);
    // In thousands, as file managers count.
    let kilobytes = i64::try_from(one.size.div_ceil(1000)).unwrap_or(i64::MAX);
    cells.text(cx.tw("backups-kilobytes", &[("size", cx.number(kilobytes).into())]));
    let checked = one.checked.map(|at| format_local_time(cx.language(), at));
    let with_time = |text: String| match &checked {
        Some(time) => format!("{text} · {}", cx.tw("backups-checked", &[("time", time.as_str().into())])),
        None => text,
    };
    cells.text(match &one.holds {
        None => RichText::new(cx.t("backups-not-looked")).color(cx.theme.quiet),
        Some(Ok(agencies)) => RichText::new(with_time(cx.tw("backups-whole", &[("count", (*agencies).into())]))),
        Some(Err(reason)) => RichText::new(with_time(reason.clone())).color(cx.theme.warning),
    });
    cells
}
