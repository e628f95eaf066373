//! Where two have saved different things in one place: mine and theirs side by side, and which of them stands, one by
//! one.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use egui::{Align, Key, Layout, Sense, Stroke, Ui, Vec2};
use egui_material_icons::icons;
use uuid::Uuid;

use super::theme::{CORNER, ROW, UNIT, size};
use super::widgets::keyboard::Asked;
use super::widgets::{
    Follow, bold, columns_from, foot, hairline, modal_room, page, plain_button, primary, small, window_title,
};
use super::{Action, Cx};
use crate::domain::settling::{Choice, Decision, Disputed, MergeConflict, settle};
use crate::domain::{Change, OperationId, Record, Snapshot, Table, apply, changed_fields};
use crate::i18n::date::format_date_time;
use crate::i18n::fields::{field_name, field_value};
use crate::i18n::names::conflict_key;
use crate::i18n::rows::row_name;

/// From this width on mine and theirs stand side by side.
const SIDE_BY_SIDE: f32 = 520.0;

/// What heading and buttons need beside what there is to settle, in a low window and else.
const AROUND: (f32, f32) = (156.0, 204.0);

/// One thing to settle, with what the log says of it.
pub struct Point {
    conflict: MergeConflict,
    choice: Option<Choice>,
    /// Who saved what is saved, and when. Empty where the log no longer says who.
    by: Option<(String, DateTime<Utc>)>,
    /// What a deletion took away, all of which can be brought back.
    deleted: Vec<Record>,
    /// A person has been erased from what is saved, so that only that can stand.
    erased: bool,
}

impl Point {
    /// Something to settle of which nothing has been asked of the log yet.
    #[must_use]
    pub const fn new(conflict: MergeConflict) -> Self {
        Self { conflict, choice: None, by: None, deleted: Vec::new(), erased: false }
    }

    /// What it is about.
    #[must_use]
    pub const fn conflict(&self) -> &MergeConflict {
        &self.conflict
    }

    /// Says who saved what is saved, and when.
    pub fn saved_by(&mut self, who: &str, at: DateTime<Utc>) {
        self.by = Some((who.to_owned(), at));
    }

    /// What the deletion took away.
    pub fn deleted(&mut self, deleted: Vec<Record>) {
        self.deleted = deleted;
    }

    /// A person has been erased from it: nothing of mine can stand, lest it bring them back.
    pub fn erased(&mut self) {
        self.erased = true;
        self.choice = Some(Choice::Theirs);
    }
}

/// An operation that contradicts what others have saved, point by point.
pub struct Settling {
    /// The operation.
    pub operation: OperationId,
    changes: Vec<Change>,
    /// What is to be settled.
    pub points: Vec<Point>,
    /// What stands against the choices, for which choices and which state of the file.
    checked: Option<Checked>,
    /// Nothing has been drawn yet.
    fresh: bool,
    /// Others have saved more while it was being settled.
    moved: bool,
}

struct Checked {
    snapshot: Arc<Snapshot>,
    choices: Vec<Option<Choice>>,
    /// The key of what is against it.
    against: Option<&'static str>,
}

impl Settling {
    /// Makes the points of an operation ready to be settled.
    #[must_use]
    pub fn new(operation: OperationId, changes: Vec<Change>, conflicts: Vec<MergeConflict>) -> Self {
        let points = conflicts.into_iter().map(Point::new).collect();
        Self { operation, changes, points, checked: None, fresh: true, moved: false }
    }

    /// The rows it is about, each once.
    #[must_use]
    pub fn rows(&self) -> Vec<(Table, Uuid)> {
        let mut rows: Vec<(Table, Uuid)> = self.points.iter().flat_map(|point| point.conflict.rows()).collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Takes in what stands against the operation by now. What has been chosen stays where nothing has changed since it
    /// was shown; the rest is asked anew. Returns the rows of what is new.
    pub fn follow(&mut self, found: Vec<MergeConflict>) -> Vec<(Table, Uuid)> {
        let mut known = std::mem::take(&mut self.points);
        let mut new = Vec::new();
        for conflict in found {
            if let Some(place) = known.iter().position(|point| point.conflict == conflict) {
                self.points.push(known.swap_remove(place));
            } else {
                let point = Point::new(conflict);
                new.extend(point.conflict.rows());
                self.points.push(point);
            }
        }
        self.moved |= !new.is_empty();
        // Whoever was only deleted when it was shown may have been erased since.
        let gone = self.points.iter().filter(|point| matches!(point.conflict, MergeConflict::Gone { .. }));
        new.extend(gone.flat_map(|point| point.conflict.rows()));
        new.sort_unstable();
        new.dedup();
        new
    }

    /// What has been decided; none while something is open.
    #[must_use]
    pub fn decisions(&self) -> Option<Vec<Decision>> {
        let decide = |point: &Point| {
            let deleted = point.deleted.clone();
            Some(Decision { conflict: point.conflict.clone(), choice: point.choice?, deleted, erased: point.erased })
        };
        self.points.iter().map(decide).collect()
    }

    /// Draws the window's content.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, asked: &Asked) {
        window_title(ui, cx.t("conflict-title"));
        let low = page::low(ui.ctx());
        if !low {
            ui.label(cx.t("conflict-help"));
        }
        if self.moved {
            let told = ui.colored_label(cx.theme.warning, cx.t("conflict-moved"));
            ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
        }
        ui.add_space(UNIT / 2.0);
        let moved = if low && self.moved { 3.0 * UNIT } else { 0.0 };
        let room = modal_room(ui.ctx()) - moved - if low { AROUND.0 } else { AROUND.1 };
        egui::ScrollArea::vertical().max_height(room.max(160.0)).follow(ui, |ui| {
            ui.set_width(ui.available_width() - UNIT);
            if low {
                // What there is to settle has the room.
                ui.label(cx.t("conflict-help"));
            }
            let mut before = String::new();
            for (index, point) in self.points.iter_mut().enumerate() {
                let about = about(cx, &point.conflict);
                if about != before {
                    hairline(ui, cx.theme);
                    bold(ui, &about, size::BODY);
                    before.clone_from(&about);
                }
                let focus = self.fresh && index == 0;
                let id = place_of(&point.conflict);
                ui.push_id(id, |ui| point_ui(ui, cx, &about, point, focus));
            }
        });
        self.fresh = false;
        self.check(cx);
        self.foot_ui(ui, cx, asked);
    }

    /// Looks whether what has been chosen could be saved.
    fn check(&mut self, cx: &Cx<'_>) {
        let choices: Vec<Option<Choice>> = self.points.iter().map(|point| point.choice).collect();
        let same = |known: &Checked| Arc::ptr_eq(&known.snapshot, cx.snapshot) && known.choices == choices;
        let known = self.checked.as_ref().is_some_and(same);
        if known {
            return;
        }
        let against = self.decisions().and_then(|decisions| {
            let settled = settle(cx.snapshot, &self.changes, &decisions);
            let found = apply(cx.snapshot, &settled.changes).err()?;
            found.first().map(conflict_key)
        });
        self.checked = Some(Checked { snapshot: Arc::clone(cx.snapshot), choices, against });
    }

    fn foot_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, asked: &Asked) {
        let against = self.checked.as_ref().and_then(|checked| checked.against);
        let open = self.points.iter().filter(|point| point.choice.is_none()).count();
        ui.add_space(UNIT / 2.0);
        let (ink, text) = match against {
            Some(key) => (cx.theme.danger, cx.t(key).to_owned()),
            None if open > 0 => (cx.theme.quiet, cx.tw("conflict-open", &[("count", open.into())])),
            None => (cx.theme.quiet, cx.t("conflict-ready").to_owned()),
        };
        let told = ui.add(egui::Label::new(egui::RichText::new(text).color(ink)).wrap());
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(egui::accesskit::Live::Polite));
        ui.add_space(UNIT / 2.0);
        let ready = open == 0 && against.is_none();
        let go = asked.save || asked.entered(ui.ctx());
        // Only where both groups do not fit beside each other the second goes to a line of its own.
        let wrap = ui.available_width() < 76.0 * UNIT;
        let line = Layout::left_to_right(Align::Center).with_main_wrap(wrap);
        ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), ROW), line, |ui| {
            if self.points.len() > 1 {
                for (choice, key) in [(Choice::Mine, "conflict-all-mine"), (Choice::Theirs, "conflict-all-theirs")] {
                    if plain_button(ui, cx.t(key)).clicked() {
                        for point in self.points.iter_mut().filter(|point| !point.erased) {
                            point.choice = Some(choice);
                        }
                    }
                }
            }
            foot(ui, |ui| {
                let save = ui.add_enabled_ui(ready, |ui| primary(ui, cx.theme, cx.t("conflict-save"))).inner;
                if ready && (save.clicked() || go) {
                    cx.act(Action::Settle);
                }
                if plain_button(ui, cx.t("cancel")).clicked() || asked.leave {
                    cx.act(Action::Dismiss);
                }
            });
        });
    }
}

/// What tells a point from the others as they come and go: its first row and column.
fn place_of(conflict: &MergeConflict) -> egui::Id {
    egui::Id::unique((conflict.rows().first().copied(), conflict.told().first().map(|one| one.field.as_str())))
}

/// What a point is about.
fn about(cx: &Cx<'_>, conflict: &MergeConflict) -> String {
    let named = |record: &Record| match record {
        Record::Agency(agency) => agency.name(cx.language()).to_owned(),
        other => row_name(cx.texts, &cx.snapshot.rows, other),
    };
    match conflict {
        MergeConflict::Fields { table, id, .. } => {
            cx.snapshot.get(*table, *id).map(|one| named(&one)).unwrap_or_default()
        }
        MergeConflict::Gone { mine } => named(mine),
        MergeConflict::Edited { rows } => rows.first().map(|(_, now)| named(now)).unwrap_or_default(),
    }
}

/// A value, its column before it where there are several.
fn values(cx: &Cx<'_>, conflict: &MergeConflict, told: &[&Disputed], mine: bool) -> String {
    let (MergeConflict::Fields { table, .. }, several) = (conflict, told.len() > 1) else { return String::new() };
    let one = |one: &&Disputed| {
        let value = if mine { &one.mine } else { &one.theirs };
        let text = field_value(cx.texts, &cx.snapshot.rows, *table, &one.field, value);
        let text = if text.trim().is_empty() { cx.t("conflict-empty").to_owned() } else { text };
        if several { format!("{}: {text}", field_name(cx.texts, *table, &one.field)) } else { text }
    };
    told.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// The fields that others have edited in what I delete.
fn edits(cx: &Cx<'_>, rows: &[(Record, Record)]) -> String {
    let lines = rows.iter().flat_map(|(before, now)| {
        let was = before.fields();
        changed_fields(before, now).into_iter().map(move |(field, value)| {
            let shown = |value| field_value(cx.texts, &cx.snapshot.rows, now.table(), &field, value);
            let old = was.get(&field).map(shown).unwrap_or_default();
            format!("{}: {old} → {}", field_name(cx.texts, now.table(), &field), shown(&value))
        })
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn point_ui(ui: &mut Ui, cx: &Cx<'_>, about: &str, point: &mut Point, focus: bool) {
    let by = point.by.as_ref().map(|(who, at)| {
        let who = if who.is_empty() { cx.t("person-erased") } else { who };
        format!("{who}, {}", format_date_time(cx.language(), *at))
    });
    let by = by.unwrap_or_default();
    let told = point.conflict.told();
    let (heading, mine, theirs) = match &point.conflict {
        MergeConflict::Fields { table, .. } => {
            let heading = told.first().map(|one| field_name(cx.texts, *table, &one.field)).unwrap_or_default();
            (heading, values(cx, &point.conflict, &told, true), values(cx, &point.conflict, &told, false))
        }
        MergeConflict::Gone { .. } => (
            cx.t("conflict-gone-told").to_owned(),
            cx.t("conflict-bring-back").to_owned(),
            cx.t("conflict-leave-gone").to_owned(),
        ),
        MergeConflict::Edited { rows } => {
            let told = format!("{}\n{}", cx.t("conflict-edited-told"), edits(cx, rows));
            (told, cx.t("conflict-delete-anyway").to_owned(), cx.t("conflict-keep").to_owned())
        }
    };
    small(ui, cx.theme, &heading);
    if point.erased {
        small(ui, cx.theme, cx.t("conflict-erased"));
    }
    let heading = heading.lines().next().unwrap_or_default().to_owned();
    let spoken = |whose: &str, value: &str, by: &str| {
        let parts = [about, &heading, whose, value, by];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    };
    let (whose_mine, whose_theirs) = (cx.t("conflict-mine"), cx.t("conflict-theirs"));
    let chosen = point.choice;
    let (mut picked, mut other) = (None, None);
    let (possible, ids) = (!point.erased, [ui.scope_id().with("mine"), ui.scope_id().with("theirs")]);
    let mut one_ui = |ui: &mut Ui, choice: Choice| {
        let is_mine = choice == Choice::Mine;
        let (whose, value, by) = if is_mine { (whose_mine, &mine, "") } else { (whose_theirs, &theirs, by.as_str()) };
        let (id, opposite) = if is_mine { (ids[0], ids[1]) } else { (ids[1], ids[0]) };
        let enabled = possible || !is_mine;
        let card = Card { id, whose, value, by, spoken: &spoken(whose, value, by), chosen: chosen == Some(choice) };
        let response = ui.add_enabled_ui(enabled, |ui| card.ui(ui, cx)).inner;
        if focus && enabled && (is_mine || !possible) {
            response.request_focus();
        }
        if response.has_focus() && possible {
            let across = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, across));
            if ui.input(|input| input.key_pressed(if is_mine { Key::ArrowRight } else { Key::ArrowLeft })) {
                other = Some((opposite, if is_mine { Choice::Theirs } else { Choice::Mine }));
            }
        }
        if response.clicked() && enabled {
            picked = Some(choice);
        }
    };
    // Both columns draw with the same closure, one after the other.
    let cell = std::cell::RefCell::new(&mut one_ui);
    columns_from(
        ui,
        SIDE_BY_SIDE,
        0.5,
        |ui| (cell.borrow_mut())(ui, Choice::Mine),
        |ui| (cell.borrow_mut())(ui, Choice::Theirs),
    );
    if let Some((id, choice)) = other {
        ui.memory_mut(|memory| memory.request_focus(id));
        picked = Some(choice);
    }
    point.choice = picked.or(point.choice);
    ui.add_space(UNIT / 2.0);
}

/// One of two to choose from.
struct Card<'a> {
    id: egui::Id,
    whose: &'a str,
    value: &'a str,
    by: &'a str,
    spoken: &'a str,
    chosen: bool,
}

impl Card<'_> {
    fn ui(&self, ui: &mut Ui, cx: &Cx<'_>) -> egui::Response {
        let theme = cx.theme;
        let (fill, line) = if self.chosen { (theme.selected, theme.accent) } else { (theme.surface, theme.border) };
        let enabled = ui.is_enabled();
        let frame = egui::Frame::new()
            .fill(fill)
            .stroke(Stroke::new(1.0, line))
            .corner_radius(CORNER)
            .inner_margin(egui::Margin::symmetric(10, 7));
        let drawn = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                ui.spacing_mut().interact_size.y = 18.0;
                let (icon, ink) = if self.chosen {
                    (icons::ICON_RADIO_BUTTON_CHECKED, theme.accent)
                } else {
                    (icons::ICON_RADIO_BUTTON_UNCHECKED, theme.quiet)
                };
                ui.add(egui::Label::new(icon.rich_text().size(18.0).color(ink)).selectable(false));
                let whose = egui::RichText::new(self.whose).size(size::SMALL).color(theme.quiet);
                ui.add(egui::Label::new(whose).selectable(false));
            });
            ui.add(egui::Label::new(self.value).wrap().selectable(false));
            if !self.by.is_empty() {
                let by = egui::RichText::new(self.by).size(size::SMALL).color(theme.quiet);
                ui.add(egui::Label::new(by).wrap().selectable(false));
            }
        });
        let response = ui.interact(drawn.response.rect, self.id, Sense::click());
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, enabled, self.chosen, self.spoken));
        response
    }
}
