//! What is not finished at an agency: a section of its card and of the absence view, where one line adds one.

use std::collections::BTreeMap;

use egui::{Key, Label, Response, RichText, TextEdit, Ui, Vec2};
use egui_material_icons::icons;
use serde::{Deserialize, Serialize};

use super::matter_form::MatterFields;
use crate::domain::{AgencyId, Change, MatterState, OpenMatter, OperationKind, Record, client, validate};
use crate::ui::draft::{Draft, KeptDraft, NotTakenUp};
use crate::ui::theme::{ROW, UNIT, plain, size};
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::keyboard;
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{
    date_in_line, edit_button, ends, hairline, icon_button, link, menu_item, pill, plain_button, row_menu, section,
    small, typed,
};
use crate::ui::{Action, Cx};

/// Width of the due date.
const DUE: f32 = 132.0;

/// Room for the button that adds what is typed.
const ADD: f32 = 92.0;

/// Where there is less room, the date and the button stand on a line of their own.
const NARROW: f32 = 380.0;

/// The name under which a matter that is being typed is kept.
const KEPT: &str = "OpenMatter";

/// What is being typed, agency by agency, so that looking at another agency loses nothing.
#[derive(Default)]
pub struct Matters {
    lines: BTreeMap<AgencyId, Draft<Line>>,
    /// The agency whose line is to get the keyboard.
    focus: Option<AgencyId>,
}

/// A matter being typed: a new one, or one that is being corrected.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Line {
    text: String,
    due: DateText,
    base: Option<OpenMatter>,
}

impl Line {
    /// The line that corrects a matter.
    fn of(cx: &Cx<'_>, matter: &OpenMatter) -> Self {
        let due = DateText::new(cx.language(), matter.due);
        Self { text: matter.text.clone(), due, base: Some(matter.clone()) }
    }
}

impl Matters {
    /// Whether something is typed that is not saved.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.lines.values().any(Draft::changed)
    }

    /// Lets go of what is being typed.
    pub fn discard(&mut self) {
        self.lines.clear();
    }

    /// What is typed, to be kept outside the window.
    #[must_use]
    pub fn kept(&self, cx: &Cx<'_>) -> Vec<KeptDraft> {
        let typed = self.lines.iter().filter(|(_, line)| line.changed());
        let kept = typed.filter_map(|(agency, line)| {
            let about = format!("{}: {}", cx.t("matters"), cx.agency_name(*agency));
            let rows: Vec<Record> = line.edited.base.clone().map(Record::from).into_iter().collect();
            KeptDraft::of(KEPT, *agency, about, &rows, &(agency, line))
        });
        kept.collect()
    }

    /// Shows a matter as it was being typed; at which agency.
    ///
    /// # Errors
    /// Where something else was kept.
    pub fn take_up(&mut self, kept: &KeptDraft) -> Result<AgencyId, NotTakenUp> {
        let (agency, line) = kept.read(KEPT)?;
        self.lines.insert(agency, line);
        Ok(agency)
    }

    /// Puts a matter that is not to be saved back into its line, with the keyboard in it; at which agency.
    pub fn give_back(&mut self, cx: &Cx<'_>, kind: OperationKind, changes: &[Change]) -> Option<AgencyId> {
        let [Change { before, after: Some(Record::OpenMatter(after)) }] = changes else { return None };
        if kind != OperationKind::MatterEdited {
            return None;
        }
        let base = match before {
            Some(Record::OpenMatter(before)) => Some(before.clone()),
            _ => None,
        };
        let began = base.as_ref().map_or_else(Line::default, |before| Line::of(cx, before));
        let edited = Line { base, ..Line::of(cx, after) };
        self.lines.insert(after.agency, Draft { base: began, edited });
        self.focus = Some(after.agency);
        Some(after.agency)
    }

    /// Draws the open matters of an agency.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId) {
        let matters: Vec<OpenMatter> = cx.snapshot.open_matters(agency).into_iter().cloned().collect();
        section(
            ui,
            cx.theme,
            cx.t("matters"),
            |_| {},
            |ui| {
                if matters.is_empty() {
                    small(ui, cx.theme, cx.t("matters-none"));
                }

                let mut edit = None;
                for (index, matter) in matters.iter().enumerate() {
                    if index > 0 {
                        hairline(ui, cx.theme);
                    }
                    ui.push_id(matter.id, |ui| {
                        if matter_ui(ui, cx, matter) {
                            edit = Some(matter);
                        }
                    });
                }
                if !matters.is_empty() {
                    taking_out::listed(ui, ("matters", 0), || super::listing::matters(cx, agency, &matters));
                }
                if !cx.writable() {
                    return;
                }
                let line = self.lines.entry(agency).or_default();
                if let Some(matter) = edit {
                    // What is typed already is saved or given up first.
                    if !line.changed() {
                        *line = Draft::new(Line::of(cx, matter));
                    }
                    self.focus = Some(agency);
                }
                let text = ui.push_id(agency, |ui| line_ui(ui, cx, agency, &mut line.edited)).inner;
                if self.focus == Some(agency) && !typed::claim(&text) {
                    self.focus = None;
                }
                // Nothing is typed any more: what has been is saved, or given up.
                if line.edited == Line::default() {
                    *line = Draft::default();
                }
            },
        );
    }
}

fn text_id(agency: AgencyId) -> egui::Id {
    egui::Id::unique(("matter", agency))
}

/// A matter with what can be done. Returns whether it is to be corrected.
fn matter_ui(ui: &mut Ui, cx: &Cx<'_>, matter: &OpenMatter) -> bool {
    let mut edit = false;
    ends(
        ui,
        |ui| {
            let room = ui.available_width().max(120.0);
            ui.vertical(|ui| {
                ui.set_max_width(room);
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.add(Label::new(&matter.text).wrap());
                about_ui(ui, cx, matter);
            });
        },
        |ui| {
            if !cx.writable() {
                return;
            }
            ui.spacing_mut().item_spacing.x = 4.0;
            let spoken = |key: &str| cx.doing(key, &matter.text);
            edit = edit_button(ui, &spoken("matter-edit"), matter.id.0);
            let (key, other) = other_state(matter.state);
            let parked = matter.state == MatterState::Parked;
            let icon = if parked { icons::ICON_PLAY_ARROW } else { icons::ICON_PAUSE };
            if icon_button(ui, icon, &spoken(key)).clicked() {
                move_to(cx, matter, other);
            }
            if icon_button(ui, icons::ICON_CHECK, &spoken("matter-close")).clicked() {
                move_to(cx, matter, MatterState::Done);
            }
        },
    );
    if cx.writable() {
        edit |= row_menu_ui(ui, cx, matter);
    }
    edit
}

/// A matter among those of several agencies: what it is, at which agency, by when.
pub(in crate::ui) fn at_agency_ui(ui: &mut Ui, cx: &Cx<'_>, matter: &OpenMatter) {
    let due = matter.due.map(|due| {
        let key = if matter.overdue(cx.today) { "matter-late" } else { "matter-by" };
        cx.tw(key, &[("date", cx.date(due).into())])
    });
    let about: Vec<String> = std::iter::once(cx.agency_name(matter.agency).to_owned()).chain(due).collect();
    ui.add(Label::new(&matter.text).wrap());
    small(ui, cx.theme, about.join(" · "));
}

/// The menu of the whole of a matter: what its buttons do. Returns whether it is to be corrected.
pub(in crate::ui) fn row_menu_ui(ui: &Ui, cx: &Cx<'_>, matter: &OpenMatter) -> bool {
    let mut edit = false;
    let (key, other) = other_state(matter.state);
    let name = format!("{}: {}", cx.t("agency-more"), matter.text);
    row_menu(ui, ui.min_rect(), egui::Id::unique(("matter-row", matter.id.0)), &name, |ui| {
        let line = |ui: &mut Ui, key: &str, does: &mut dyn FnMut()| {
            if menu_item(ui, cx.theme, None, cx.t(key)).clicked() {
                does();
                ui.close();
            }
        };
        line(ui, "matter-edit", &mut || edit = true);
        line(ui, "matter-give", &mut || cx.open(MatterFields::new(cx, matter.clone(), false)));
        line(ui, key, &mut || move_to(cx, matter, other));
        line(ui, "matter-close", &mut || move_to(cx, matter, MatterState::Done));
        line(ui, "matter-delete", &mut || {
            cx.act(Action::Commit(OperationKind::MatterEdited, client::matter_removed(cx.snapshot, matter)));
        });
    });
    edit
}

/// The state a matter goes to that is parked, or is not, and the key of what that is called.
const fn other_state(state: MatterState) -> (&'static str, MatterState) {
    match state {
        MatterState::Parked => ("matter-unpark", MatterState::Open),
        MatterState::Open | MatterState::Done => ("matter-park", MatterState::Parked),
    }
}

fn move_to(cx: &Cx<'_>, matter: &OpenMatter, state: MatterState) {
    let after = matter.moved_to(state, &cx.status.me, cx.today);
    cx.act(Action::Commit(OperationKind::MatterEdited, vec![Change::update(matter.clone(), after)]));
}

/// By when, whether it waits, and who wrote it when: on one line where that fits, else on a line of its own.
fn about_ui(ui: &mut Ui, cx: &Cx<'_>, matter: &OpenMatter) {
    const GAP: f32 = 6.0;
    let small = |text: String| RichText::new(text).size(size::SMALL);
    let wide = |ui: &Ui, text: &str| {
        ui.painter().layout_no_wrap(text.to_owned(), plain(size::SMALL), cx.theme.quiet).size().x + GAP
    };
    let written = written(cx, matter);
    let late = matter.overdue(cx.today);
    let due =
        matter.due.map(|due| cx.tw(if late { "matter-late" } else { "matter-by" }, &[("date", cx.date(due).into())]));
    let parked = matter.state == MatterState::Parked;
    let pill_wide = if parked { wide(ui, cx.t("matter-waits")) + size::BODY + 4.0 + 2.0 * UNIT } else { 0.0 };
    let before = pill_wide + due.as_ref().map_or(0.0, |due| wide(ui, due));
    let beside = before > 0.0 && before + wide(ui, &written) <= ui.available_width();
    let written = small(written).color(cx.theme.quiet);
    if before > 0.0 {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 18.0;
            ui.spacing_mut().item_spacing.x = GAP;
            if parked {
                pill(ui, icons::ICON_HOURGLASS_EMPTY, cx.t("matter-waits"), cx.theme.quiet, cx.theme.hovered);
            }
            if let Some(due) = due {
                ui.label(small(due).color(if late { cx.theme.danger } else { cx.theme.text }));
            }
            if beside {
                ui.label(written.clone());
            }
        });
    }
    if !beside {
        ui.add(Label::new(written).wrap());
    }
}

/// Who looks after it where that has been said, who wrote it down, and when.
fn written(cx: &Cx<'_>, matter: &OpenMatter) -> String {
    let date = cx.date(matter.opened_on);
    let opened = if matter.opened_by.is_empty() { date } else { format!("{}, {date}", matter.opened_by) };
    match matter.assignee.and_then(|id| cx.snapshot.employee.get(id)) {
        Some(one) => format!("{} · {opened}", cx.tw("matter-looked-after", &[("name", one.name.as_str().into())])),
        None => opened,
    }
}

/// The line that adds a matter, or corrects one. Returns the field of its text.
fn line_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, line: &mut Line) -> Response {
    ui.add_space(2.0);
    let known = line.due.date(Meant::Coming(cx.today));
    let name = cx.t(if line.base.is_some() { "matter-text" } else { "matter-add" });
    let mut asked = false;
    let mut beside = None;
    let narrow = ui.available_width() < NARROW;
    let mut button = None;
    let mut rest = |ui: &mut Ui, line: &mut Line| {
        let due = date_in_line(ui, cx, cx.t("matter-due"), &mut line.due, Meant::Coming(cx.today), DUE);
        asked |= entered(&due);
        beside = Some(due);
        let key = if line.base.is_some() { "save" } else { "matter-add-button" };
        let save = plain_button(ui, cx.t(key));
        asked |= save.clicked();
        button = Some(save);
    };
    let text = if narrow {
        let text = text_ui(ui, cx, agency, line, name, f32::INFINITY);
        ui.horizontal(|ui| rest(ui, line));
        text
    } else {
        ui.horizontal(|ui| {
            let width = ui.available_width() - DUE - ADD - 2.0 * UNIT;
            let text = text_ui(ui, cx, agency, line, name, width);
            rest(ui, line);
            text
        })
        .inner
    };
    asked |= entered(&text);
    if let Err(error) = known {
        ui.label(RichText::new(cx.t(date_key(error))).size(size::SMALL).color(cx.theme.danger));
    }
    small(ui, cx.theme, cx.t("form-notes-privacy"));
    let mut done = false;
    if let Some(base) = line.base.clone() {
        ui.horizontal(|ui| {
            let delete = link(ui, cx.theme, cx.t("matter-delete"));
            if delete.clicked() {
                cx.act(Action::Commit(OperationKind::MatterEdited, client::matter_removed(cx.snapshot, &base)));
                done = true;
            }
            let cancel = link(ui, cx.theme, cx.t("cancel"));
            let beside = [&beside, &button].into_iter().flatten();
            let parts: Vec<&Response> = [&text, &delete, &cancel].into_iter().chain(beside).collect();
            let keys = keyboard::over_where_focused(ui, text.id.with("line"), &parts);
            asked |= keys.save;
            done |= cancel.clicked() || keys.leave;
        });
    }
    let typed = validate::tidy(&line.text);
    if let (true, false, Ok(due)) = (asked, typed.is_empty(), known) {
        let change = match &line.base {
            Some(base) => Change::update(base.clone(), OpenMatter { text: typed, due, ..base.clone() }),
            None => Change::insert(OpenMatter::new(agency, &typed, due, &cx.status.me, cx.today)),
        };
        cx.act(Action::Commit(OperationKind::MatterEdited, vec![change]));
        done = true;
        text.request_focus();
    }
    if done {
        *line = Line::default();
    }
    text
}

fn entered(field: &Response) -> bool {
    field.lost_focus() && field.ctx.input(|input| input.key_pressed(Key::Enter))
}

fn text_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, line: &mut Line, name: &str, width: f32) -> Response {
    let id = text_id(agency);
    typed::begins(ui.ctx(), id, &line.text);
    let edit = TextEdit::singleline(&mut line.text)
        .id(id)
        .hint_text(RichText::new(cx.t("matter-hint")).color(cx.theme.quiet))
        .desired_width(width)
        .min_size(Vec2::new(0.0, ROW))
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin::symmetric(8, 4));
    let response = ui.add(edit);
    typed::leaves(ui.ctx(), id, &line.text);
    let name = name.to_owned();
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}
