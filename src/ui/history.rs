//! *Historia*: what has been done, by whom and when, narrowed down to what one looks for, and taking it back by name; and
//! what has been deleted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Local;
use egui::{RichText, Ui};
use egui_material_icons::icons;

use super::log_parts::HistoryWanted;
use super::screens::{Screen, nothing_typed};
use super::theme::UNIT;
use super::widgets::date_text::{DateText, Meant};
use super::widgets::taking_out;
use super::widgets::{
    Page, card, choice, date_field, ends, filters, hairline, heading, icon_button, link, plain_button, small, tabs,
};
use super::{Action, Cx, Question};
use crate::domain::briefing::Changed;
use crate::domain::{AgencyId, LoggedChange, LoggedOperation, OperationId, OperationKind, Topic};
use crate::i18n::briefing::{changed_words, edited_fields, gave_way_words};
use crate::i18n::date::{format_date_time, format_time};
use crate::i18n::keys::topic_key;
use crate::i18n::list::{List, Value};
use crate::i18n::names::{operation_name, writer};

/// So many changed rows of one operation are told.
const MOST: usize = 20;

/// The height of an operation of which nothing is known yet, in points.
const USUAL: f32 = 46.0;

/// What is so near to what is seen is drawn too, so that Tab leads on to it.
const NEAR: f32 = 400.0;

/// So many edited fields are named with an operation.
const FIELDS: usize = 3;

/// The page, and what it is narrowed down to.
#[derive(Default)]
pub struct HistoryPage {
    agency: Option<AgencyId>,
    who: Option<String>,
    topic: Option<Topic>,
    from: DateText,
    to: DateText,
    deleted: bool,
    /// How high each operation was drawn last.
    heights: BTreeMap<OperationId, f32>,
}

impl Screen for HistoryPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        cx.act(Action::NeedHistory(self.wanted(cx)));
        self.page_ui(ui, cx);
    }

    nothing_typed!();
}

/// Days of the past are meant.
const fn sense(cx: &Cx<'_>) -> Meant {
    Meant::Past(cx.today)
}

impl HistoryPage {
    /// What is asked of the log. A day that is still being typed narrows nothing down yet.
    fn wanted(&self, cx: &Cx<'_>) -> HistoryWanted {
        let day = |text: &DateText| text.date(sense(cx)).ok().flatten().filter(|_| text.in_full(sense(cx)));
        HistoryWanted {
            agency: self.agency,
            who: self.who.clone(),
            topic: self.topic,
            from: day(&self.from),
            to: day(&self.to),
            deleted: self.deleted,
        }
    }

    /// How many things narrow it down.
    fn narrowed(&self) -> usize {
        let Self { agency, who, topic, from, to, deleted: _, heights: _ } = self;
        let set = [agency.is_some(), who.is_some(), topic.is_some(), !from.0.is_empty(), !to.0.is_empty()];
        set.into_iter().filter(|set| *set).count()
    }

    fn page_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let theme = cx.theme;
        let head = |page: &mut Self, ui: &mut Ui| {
            heading(ui, cx.t("place-history"), |ui| {
                taking_out::menu_ui(ui, cx, ("history", 0));
                if plain_button(ui, cx.t("command-undo")).clicked() {
                    cx.act(Action::Undo);
                }
                if plain_button(ui, cx.t("command-redo")).clicked() {
                    cx.act(Action::Redo);
                }
            });
            small(ui, theme, cx.t(if page.deleted { "history-deleted-help" } else { "history-help" }));
            let views = [(false, cx.t("history-all").to_owned()), (true, cx.t("history-deleted").to_owned())];
            if let Some(deleted) = tabs(ui, cx, &views, page.deleted) {
                page.deleted = deleted;
            }
        };
        Page::new("history").view(self.deleted).widest(980.0).show(ui, self, head, |page, ui| {
            page.narrow_ui(ui, cx);
            ui.add_space(UNIT);
            let shown = |operation: &&LoggedOperation| !page.deleted || still_gone(cx, operation);
            let none = !cx.history.operations.iter().any(|one| shown(&one));
            // While it is read, or older pages are not, nobody knows that there is nothing.
            if none && cx.history.whole {
                small(ui, theme, cx.t(if page.deleted { "history-deleted-none" } else { "history-none" }));
            } else if cx.history.is_empty() {
                small(ui, theme, cx.t("history-empty"));
            } else if !none {
                let (deleted, heights) = (page.deleted, &mut page.heights);
                card(ui, theme, |ui| {
                    for operation in cx.history.operations.iter().filter(shown) {
                        near_ui(ui, heights.entry(operation.id).or_insert(USUAL), |ui| {
                            if row_ui(ui, cx, operation, deleted) {
                                contents_ui(ui, cx, operation);
                            }
                            hairline(ui, theme);
                        });
                    }
                });
                let operations = || cx.history.operations.iter().filter(shown);
                taking_out::listed(ui, ("history", 0), || list(cx, operations()));
            }
            if !cx.history.whole && !cx.history.is_empty() {
                ui.add_space(UNIT);
                if plain_button(ui, cx.t("history-older")).clicked() {
                    cx.act(Action::OlderHistory);
                }
                ui.add_space(UNIT);
            }
        });
    }

    /// What the history is narrowed down to.
    fn narrow_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        filters(ui, cx, "history", self.narrowed(), |ui| {
            let mut agencies: Vec<(Option<AgencyId>, String)> =
                cx.snapshot.agency.iter().map(|one| (Some(one.id), one.name(cx.language()).to_owned())).collect();
            agencies.sort_by(|(_, a), (_, b)| cx.collator.compare(a, b));
            agencies.insert(0, (None, cx.t("history-any-agency").to_owned()));
            choice(ui, cx.theme, cx.t("field-agency"), &mut self.agency, &agencies, 220.0);
            let writers = self.writers(cx);
            choice(ui, cx.theme, cx.t("history-who"), &mut self.who, &writers, 190.0);
            let mut topics = vec![(None, cx.t("history-any-topic").to_owned())];
            topics.extend(Topic::ALL.map(|topic| (Some(topic), cx.t(topic_key(topic)).to_owned())));
            choice(ui, cx.theme, cx.t("history-topic"), &mut self.topic, &topics, 190.0);
            for (key, text) in [("field-first-day", &mut self.from), ("field-last-day", &mut self.to)] {
                ui.allocate_ui_with_layout(egui::vec2(130.0, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    date_field(ui, cx, cx.t(key), text, sense(cx));
                });
            }
            if let Some(agency) = self.agency {
                ui.allocate_ui_with_layout(egui::vec2(220.0, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.add_space(18.0);
                    if plain_button(ui, cx.t("menu-as-of")).clicked() {
                        cx.act(Action::Ask(Question::AsOf(agency)));
                    }
                });
            }
            if self.narrowed() > 0 {
                ui.allocate_ui_with_layout(egui::vec2(150.0, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.add_space(18.0);
                    if plain_button(ui, cx.t("history-clear")).clicked() {
                        *self = Self { deleted: self.deleted, ..Self::default() };
                    }
                });
            }
        });
    }

    /// Whoever is known to have written: our people, those who edited something last, and those in the part of the log
    /// that is here.
    fn writers(&self, cx: &Cx<'_>) -> Vec<(Option<String>, String)> {
        let ours = cx.snapshot.employee.iter().map(|one| one.name.as_str());
        let last = cx.snapshot.last_edits.iter().map(|(_, edit)| edit.who.as_str());
        let here = cx.history.operations.iter().map(|one| one.who.as_str());
        let names: BTreeSet<&str> =
            ours.chain(last).chain(here).chain(self.who.as_deref()).filter(|name| !name.is_empty()).collect();
        let mut names: Vec<&str> = names.into_iter().collect();
        names.sort_by(|a, b| cx.collator.compare(a, b));
        let all = names.into_iter().map(|name| (Some(name.to_owned()), name.to_owned()));
        std::iter::once((None, cx.t("history-anyone").to_owned())).chain(all).collect()
    }
}

/// Operations as a table that leaves the window.
fn list<'o>(cx: &Cx<'_>, operations: impl Iterator<Item = &'o LoggedOperation>) -> List {
    let row = |one: &LoggedOperation| {
        let at = one.at.with_timezone(&Local).naive_local();
        vec![
            Value::Day(at.date()),
            Value::text(format_time(cx.language(), at.time())),
            Value::text(writer(cx.texts, one)),
            Value::text(operation_name(cx.texts, &cx.snapshot.rows, one)),
            Value::text(edited_fields(cx.texts, one).join(", ")),
            Value::text(if one.taken_back { cx.t("history-taken-back") } else { "" }),
        ]
    };
    let keys = ["list-day", "list-time", "history-who", "list-done", "list-fields", "list-state"];
    let headings = keys.map(|key| cx.t(key).to_owned()).to_vec();
    taking_out::list(cx.t("place-history"), headings, operations.map(row).collect())
}

/// Draws what is in sight or near it, and keeps the room of everything else: however many pages have been read, a frame
/// costs what is seen.
fn near_ui(ui: &mut Ui, height: &mut f32, add: impl FnOnce(&mut Ui)) {
    let top = ui.cursor().top();
    let near = ui.clip_rect().y_range().expand(NEAR);
    if top > near.max || top + *height < near.min {
        ui.add_space(*height);
        return;
    }
    *height = ui.scope(add).response.rect.height() + ui.spacing().item_spacing.y;
}

/// Whether something that an operation has taken away is still gone.
fn still_gone(cx: &Cx<'_>, operation: &LoggedOperation) -> bool {
    let gone = |change: &LoggedChange| change.after.is_none() && !change.erased;
    let back = |change: &LoggedChange| cx.snapshot.get(change.table, change.record).is_some();
    operation.changed_rows()
        && !operation.taken_back
        && operation.changes.iter().any(|change| gone(change) && !back(change))
}

/// Draws an operation, among those that have taken something away or among all; whether what it changed is to be shown.
fn row_ui(ui: &mut Ui, cx: &Cx<'_>, operation: &LoggedOperation, deleted: bool) -> bool {
    let taken_back = operation.taken_back;
    let name = operation_name(cx.texts, &cx.snapshot.rows, operation);
    let shown = egui::Id::unique("history").with(operation.id.0);
    let mut open = ui.data(|data| data.get_temp(shown).unwrap_or(false));
    ends(
        ui,
        |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let text = RichText::new(&name);
                let text = if taken_back { text.strikethrough().color(cx.theme.quiet) } else { text };
                ui.add(egui::Label::new(text).truncate());
                let at = format_date_time(cx.language(), operation.at);
                let who = writer(cx.texts, operation);
                let mut about = vec![at, who];
                about.retain(|part| !part.is_empty());
                let fields = edited_fields(cx.texts, operation);
                if !fields.is_empty() && operation.kind != Some(OperationKind::ConflictYielded) {
                    let more = if fields.len() > FIELDS { "…" } else { "" };
                    about.push(format!("{}{more}", fields.into_iter().take(FIELDS).collect::<Vec<_>>().join(", ")));
                }
                small(ui, cx.theme, about.join(" · "));
            });
        },
        |ui| {
            let erased = operation.changes.iter().any(|change| change.erased);
            let offered = !erased && cx.writable() && !taken_back && operation.kind.is_some_and(undoable);
            if offered {
                let text = cx.t(if deleted { "history-bring-back" } else { "undo-this" });
                let response = link(ui, cx.theme, text);
                let spoken = format!("{text}: {name}");
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
                if response.clicked() {
                    cx.act(Action::UndoThis(operation.id));
                }
            } else if taken_back {
                small(ui, cx.theme, cx.t("history-taken-back"));
            } else if erased {
                small(ui, cx.theme, cx.t("history-erased"));
            }
            if operation.changes.iter().any(|change| !change.erased) {
                let (icon, key) = if open {
                    (icons::ICON_EXPAND_LESS, "history-hide")
                } else {
                    (icons::ICON_EXPAND_MORE, "history-show")
                };
                if icon_button(ui, icon, &cx.doing(key, &name)).clicked() {
                    open = !open;
                    ui.data_mut(|data| data.insert_temp(shown, open));
                }
            }
        },
    );
    open
}

/// What an operation changed, row by row. Of what gave way in a conflict it is told what was wanted and what stands.
fn contents_ui(ui: &mut Ui, cx: &Cx<'_>, operation: &LoggedOperation) {
    let rows = &cx.snapshot.rows;
    let told = operation.changes.iter().filter(|change| !change.erased);
    egui::Frame::new().inner_margin(egui::Margin { left: 16, right: 0, top: 0, bottom: 8 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        for change in told.clone().take(MOST) {
            let changed = Changed {
                table: change.table,
                record: change.record,
                before: change.before.clone(),
                after: change.after.clone(),
                who: operation.who.clone(),
                at: operation.at,
            };
            let gave_way = operation.kind == Some(OperationKind::ConflictYielded);
            let words = if gave_way {
                gave_way_words(cx.texts, rows, &changed)
            } else {
                changed_words(cx.texts, rows, &changed)
            };
            ui.add(egui::Label::new(words.title).wrap());
            for (index, line) in words.details.into_iter().enumerate() {
                let column = words.columns.get(index).filter(|_| cx.writable());
                let before = column.and_then(|column| restorable(cx, change, column));
                ui.horizontal_wrapped(|ui| {
                    small(ui, cx.theme, line.as_str());
                    let (Some(column), Some(before)) = (column, before) else { return };
                    let restore = link(ui, cx.theme, cx.t("history-restore"));
                    let spoken = cx.doing("history-restore", &line);
                    restore.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
                    if restore.clicked() {
                        cx.act(Action::RestoreField(change.table, change.record, column.clone(), before));
                    }
                });
            }
        }
        let more = told.count().saturating_sub(MOST);
        if more > 0 {
            small(ui, cx.theme, cx.tw("history-more", &[("count", more.into())]));
        }
    });
}

/// What a field held before a change, where the row is still there and holds something else by now.
fn restorable(cx: &Cx<'_>, change: &LoggedChange, column: &str) -> Option<serde_json::Value> {
    let before = change.before.as_ref()?.get(column)?;
    let now = cx.snapshot.get(change.table, change.record)?.fields();
    (now.get(column)? != before).then(|| before.clone())
}

const fn undoable(kind: OperationKind) -> bool {
    use OperationKind::{DemoWritten, FileRecovered, FileStarted, FileUpgraded};
    !matches!(kind, FileStarted | FileUpgraded | FileRecovered | DemoWritten)
}
