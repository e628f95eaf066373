//! Everything held on a person: found by name, number or address, shown, saved, corrected, erased.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use egui::{Key, Layout, RichText, Ui};
use egui_material_icons::icons;
use uuid::Uuid;

use crate::domain::person::{Known, Mention, PersonalData, Subject, Traces, known};
use crate::domain::search::fold;
use crate::domain::{Record, Snapshot, Table};
use crate::i18n::date::format_date_time;
use crate::i18n::fields::field_name;
use crate::i18n::names::operation_key;
use crate::i18n::rows::{lines, row_name};
use crate::ui::parts::saying::{not_supervisor_ui, removes};
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{
    Field, bold, danger, ends, hairline, icon_button, link, modal, pill, plain_button, section, small, window_title,
};
use crate::ui::{Action, Cx};
use crate::ui::{Place, Tab};

/// How many people are offered while a name is being typed.
const OFFERED: usize = 6;

/// How many entries of the log are shown; all of them are in the saved file.
const LOG_SHOWN: usize = 30;

/// Table, row and column of a text.
type Key3 = (Table, Uuid, String);

/// Everything held on the person who is shown.
pub struct Shown {
    /// The rows and the texts.
    pub held: PersonalData,
    /// What the log says.
    pub traces: Vec<Traces>,
}

/// The search and what it found.
#[derive(Default)]
pub struct PersonSearch {
    typed: String,
    /// Who goes by what is typed, for the state of the file they were looked for in.
    offered: Option<(Arc<Snapshot>, String, Vec<Known>)>,
    /// Whoever has been asked for, and the state of the file then.
    asked: Option<(Subject, Arc<Snapshot>)>,
    shown: Option<Rc<Shown>>,
    /// Mentions of a part of the name that are to go too.
    also: BTreeSet<Key3>,
    /// The person whom the ticks are about.
    ticked: Option<Subject>,
    /// Nobody of that name is known any more.
    gone: bool,
    /// Whether to erase is being asked.
    asking: bool,
}

impl PersonSearch {
    /// Everything held on the person who is shown, if one is.
    #[must_use]
    pub fn shown(&self) -> Option<Rc<Shown>> {
        self.shown.clone()
    }

    /// Takes in what was found.
    pub fn found(&mut self, found: Option<(PersonalData, Vec<Traces>)>) {
        self.gone = found.is_none();
        if let Some((held, _)) = &found
            && self.ticked.as_ref() != Some(&held.subject)
        {
            self.also = held.likely();
            self.ticked = Some(held.subject.clone());
        }
        self.shown = found.map(|(held, traces)| Rc::new(Shown { held, traces }));
    }

    fn ask(&mut self, cx: &Cx<'_>, subject: Subject) {
        self.asked = Some((subject.clone(), Arc::clone(cx.snapshot)));
        cx.act(Action::ShowPersonalData(subject));
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        section(
            ui,
            cx.theme,
            cx.t("person-search"),
            |_| {},
            |ui| {
                small(ui, cx.theme, cx.t("person-search-help"));
                self.search_ui(ui, cx);
            },
        );
        // What is shown follows what is saved, by whomever.
        let outdated = self.asked.as_ref().filter(|(_, known)| !Arc::ptr_eq(known, cx.snapshot)).cloned();
        if let Some((subject, _)) = outdated.filter(|_| self.shown.is_some()) {
            self.ask(cx, subject);
        }
        if let Some(shown) = self.shown.clone() {
            self.shown_ui(ui, cx, &shown);
            self.asking_ui(ui.ctx(), cx, &shown);
        }
    }

    fn search_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let response = Field::new(cx.t("person-who"), &mut self.typed).width(400.0).show(ui, cx.theme);
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let typed = self.typed.trim().to_owned();
        if typed.is_empty() {
            return;
        }
        let wanted = fold(&typed);
        let offered =
            self.offered.take().filter(|(snapshot, of, _)| Arc::ptr_eq(snapshot, cx.snapshot) && *of == wanted);
        let people = offered.map_or_else(
            || {
                let mut people: Vec<Known> = known(&cx.snapshot.rows);
                people.retain(|one| fold(&one.name).contains(&wanted));
                people.sort_by(|a, b| cx.collator.compare(&a.name, &b.name).then_with(|| a.subject.cmp(&b.subject)));
                people
            },
            |(.., people)| people,
        );
        let more = people.len().saturating_sub(OFFERED);
        let mut chosen = None;
        for one in people.iter().take(OFFERED) {
            let text = format!("{} · {}", one.name, about(cx, one));
            if link(ui, cx.theme, &text).clicked() {
                chosen = Some(one.subject.clone());
            }
        }
        if more > 0 {
            small(ui, cx.theme, cx.tw("person-more", &[("count", more.into())]));
        }
        let exact: Vec<&Known> = people.iter().filter(|one| fold(one.name.trim()) == wanted).collect();
        ui.add_space(UNIT / 2.0);
        let text = cx.tw("person-everywhere", &[("text", typed.as_str().into())]);
        let everywhere = plain_button(ui, &text).clicked();
        if enter && let [one] = exact.as_slice() {
            chosen = Some(one.subject.clone());
        } else if everywhere || (enter && exact.is_empty()) {
            chosen = Some(Subject::Named(typed));
        }
        if self.gone {
            ui.label(cx.t("person-gone"));
        }
        if let Some(subject) = chosen {
            self.shown = None;
            self.ask(cx, subject);
        }
        self.offered = Some((Arc::clone(cx.snapshot), wanted, people));
    }

    fn shown_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, shown: &Shown) {
        let held = &shown.held;
        let title = cx.tw("person-title", &[("name", held.name.as_str().into())]);
        let mut close = false;
        let aside = |ui: &mut Ui| close = icon_button(ui, icons::ICON_CLOSE, cx.t("close")).clicked();
        section(ui, cx.theme, &title, aside, |ui| {
            let counts = [
                ("own", held.own.len().into()),
                ("linked", held.linked.len().into()),
                ("mentions", held.mentions.len().into()),
                ("log", shown.traces.len().into()),
            ];
            let said = small(ui, cx.theme, cx.tw("person-counts", &counts));
            ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(egui::accesskit::Live::Polite));
            let nothing = held.nothing() && shown.traces.is_empty();
            ui.horizontal_wrapped(|ui| {
                if plain_button(ui, cx.t("person-save")).clicked() {
                    cx.act(Action::SaveHeld);
                }
                if cx.writable() && !nothing && danger(ui, cx.theme, cx.t("person-erase")).clicked() {
                    self.asking = true;
                }
            });
            if nothing {
                ui.label(cx.t("person-nothing"));
                return;
            }
            part_ui(ui, cx, "person-own", &held.own);
            if !held.shared.is_empty() {
                let shared = held.shared.join(", ");
                pill(
                    ui,
                    icons::ICON_INFO,
                    &cx.tw("person-shared", &[("what", shared.into())]),
                    cx.theme.text,
                    cx.theme.hovered,
                );
            }
            part_ui(ui, cx, "person-linked", &held.linked);
            self.mentions_ui(ui, cx, held);
            log_ui(ui, cx, &shown.traces);
        });
        if close {
            *self = Self::default();
        }
    }

    fn mentions_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, held: &PersonalData) {
        if held.mentions.is_empty() {
            return;
        }
        heading(ui, cx, "person-mentions");
        small(ui, cx.theme, cx.t("person-mentions-help"));
        for mention in &held.mentions {
            hairline(ui, cx.theme);
            let name = format!(
                "{} · {}",
                row_name(cx.texts, &cx.snapshot.rows, &mention.record),
                field_name(cx.texts, mention.record.table(), &mention.field)
            );
            entry_ui(ui, cx, &name, &mention.record);
            ui.add(egui::Label::new(marked(ui, cx, mention)).wrap());
            if mention.sure.is_empty() || !mention.perhaps.is_empty() {
                let key = mention.key();
                let mut ticked = self.also.contains(&key);
                ui.add_enabled_ui(cx.writable(), |ui| {
                    let tick = ui.checkbox(&mut ticked, cx.t("person-perhaps"));
                    let spoken = format!("{}: {name}", cx.t("person-perhaps"));
                    tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, ticked, &spoken));
                });
                if ticked {
                    self.also.insert(key);
                } else {
                    self.also.remove(&key);
                }
            }
        }
    }

    fn asking_ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>, shown: &Shown) {
        if !self.asking {
            return;
        }
        let held = &shown.held;
        let replaced = held.mentions.iter().filter(|one| !one.sure.is_empty() || self.also.contains(&one.key()));
        let blanked: usize = shown.traces.iter().map(|trace| trace.changes).sum();
        let counts = [
            ("rows", held.own.len().into()),
            ("mentions", replaced.count().into()),
            ("log", blanked.into()),
            ("name", held.name.as_str().into()),
        ];
        let mut answer = None;
        modal(ctx, cx.theme, "erase", |ui, asked| {
            ui.set_width(520.0_f32.min(ctx.content_rect().width() - 64.0));
            window_title(ui, cx.tw("erase-title", &counts));
            ui.label(cx.tw("erase-text", &counts));
            if matches!(held.subject, Subject::Employee(_)) {
                ui.label(cx.t("erase-employee"));
            }
            ui.label(cx.t("erase-final"));
            not_supervisor_ui(ui, cx, "erase-not-supervisor");
            ui.add_space(UNIT);
            answer = removes(ui, cx, asked, "erase-do");
        });
        if answer == Some(true) {
            cx.act(Action::EraseHeld(self.also.clone()));
        }
        self.asking = answer.is_none();
    }
}

/// What somebody is, and where.
fn about(cx: &Cx<'_>, one: &Known) -> String {
    let kind = cx.t(match one.subject {
        Subject::Contact(_) => "table-contact",
        Subject::Employee(_) => "table-employee",
        Subject::Account(_) => "table-account-person",
        Subject::Named(_) => "table-other",
    });
    let names = one.agencies.iter().filter_map(|id| cx.snapshot.agency.get(*id));
    let names: Vec<&str> = names.take(3).map(|agency| agency.name(cx.language())).collect();
    let more = if one.agencies.len() > names.len() { ", …" } else { "" };
    if names.is_empty() { kind.to_owned() } else { format!("{kind}, {}{more}", names.join(", ")) }
}

fn heading(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    ui.add_space(UNIT);
    bold(ui, cx.t(key), size::BODY);
}

fn part_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str, rows: &[Record]) {
    if rows.is_empty() {
        return;
    }
    heading(ui, cx, key);
    for row in rows {
        hairline(ui, cx.theme);
        entry_ui(ui, cx, &row_name(cx.texts, &cx.snapshot.rows, row), row);
        let told: Vec<String> = lines(cx.texts, &cx.snapshot.rows, row)
            .into_iter()
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        small(ui, cx.theme, told.join(" · "));
    }
}

/// The name of a row, and the way to where it is corrected.
fn entry_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, row: &Record) {
    let Some(actions) = leads(cx, row) else {
        ui.label(name);
        return;
    };
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        ends(
            ui,
            |ui| {
                let width = (ui.available_width() - 90.0).max(120.0);
                let line = Layout::left_to_right(egui::Align::Center).with_main_wrap(true);
                ui.allocate_ui_with_layout(egui::vec2(width, 0.0), line, |ui| {
                    ui.set_width(width);
                    ui.add(egui::Label::new(name).wrap())
                })
            },
            |ui| {
                let response = link(ui, cx.theme, cx.t("person-correct"));
                let spoken = format!("{}: {name}", cx.t("person-correct"));
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
                if response.clicked() {
                    for action in actions {
                        cx.act(action);
                    }
                }
            },
        );
    });
}

/// Where a row is corrected.
fn leads(cx: &Cx<'_>, row: &Record) -> Option<Vec<Action>> {
    let at = |tab: Tab| row.agency().map(|agency| vec![Action::Select(agency), Action::Show(tab)]);
    match row {
        Record::Contact(one) if cx.writable() => Some(vec![Action::EditRow(Table::Contact, one.id.0)]),
        Record::ContactReach(one) if cx.writable() => Some(vec![Action::EditRow(Table::Contact, one.contact.0)]),
        Record::ContactInRole(one) if cx.writable() => Some(vec![Action::EditRow(Table::Contact, one.contact.0)]),
        Record::Characteristic(one) if cx.writable() => Some(vec![Action::EditRow(Table::Characteristic, one.id.0)]),
        Record::Employee(one) => Some(vec![Action::ShowPerson(one.id)]),
        Record::WorkPair(one) => Some(vec![Action::ShowPerson(one.first)]),
        Record::Team(_) | Record::ServiceGroup(_) => Some(vec![Action::Go(Place::Staff)]),
        Record::Agency(one) => Some(vec![Action::Select(one.id), Action::Show(Tab::Details)]),
        other => at(Tab::showing(other.table())),
    }
}

/// A text with the places marked where it speaks of them.
fn marked(ui: &Ui, cx: &Cx<'_>, mention: &Mention) -> egui::text::LayoutJob {
    let font = egui::TextStyle::Body.resolve(ui.style());
    let mut job = egui::text::LayoutJob::default();
    let mut places: Vec<(&std::ops::Range<usize>, bool)> = mention.sure.iter().map(|place| (place, true)).collect();
    places.extend(mention.perhaps.iter().map(|place| (place, false)));
    places.sort_by_key(|(place, _)| place.start);
    let mut append = |from: usize, to: usize, ground: Option<egui::Color32>| {
        let format = egui::TextFormat {
            font_id: font.clone(),
            color: cx.theme.text,
            background: ground.unwrap_or(egui::Color32::TRANSPARENT),
            ..Default::default()
        };
        job.append(mention.text.get(from..to).unwrap_or_default(), 0.0, format);
    };
    let mut done = 0;
    for (place, sure) in places {
        append(done, place.start, None);
        append(place.start, place.end, Some(if sure { cx.theme.danger_ground } else { cx.theme.warning_ground }));
        done = place.end;
    }
    append(done, mention.text.len(), None);
    job
}

fn log_ui(ui: &mut Ui, cx: &Cx<'_>, traces: &[Traces]) {
    if traces.is_empty() {
        return;
    }
    heading(ui, cx, "person-log");
    for trace in traces.iter().rev().take(LOG_SHOWN) {
        let name = trace.kind.map_or_else(|| "operation-unknown".to_owned(), operation_key);
        let at = format_date_time(cx.language(), trace.at);
        let who = if trace.wrote { RichText::new(&trace.who).strong() } else { RichText::new(&trace.who) };
        ui.horizontal_wrapped(|ui| {
            small(ui, cx.theme, at);
            ui.label(cx.t(&name));
            ui.label(who.color(cx.theme.quiet));
        });
        let source = trace.source.as_ref().map(|source| format!("{}: {source}", cx.t("person-log-source")));
        let said: Vec<String> = source.into_iter().chain(trace.said.iter().map(|(_, text)| text.clone())).collect();
        if !said.is_empty() {
            small(ui, cx.theme, said.join(" · "));
        }
    }
    if let Some(more) = traces.len().checked_sub(LOG_SHOWN).filter(|more| *more > 0) {
        small(ui, cx.theme, cx.tw("person-log-more", &[("count", more.into())]));
    }
}
