//! The search field of the top bar: three letters or digits, and the card is there.

use egui::text::{CCursor, CCursorRange};
use egui::{Align, Id, Key, Layout, Popup, PopupCloseBehavior, RichText, TextEdit, Ui, Vec2};
use egui_material_icons::icons;

use super::theme::{ROW, UNIT, plain, size};
use super::widgets::keyboard::{self, Level, Pane};
use super::widgets::{logo, seek, small};
use super::{Action, Cx, Place, SettingsPage, Tab};
use crate::domain::search::{Hit, Matched, Target};
use crate::domain::{AgencyId, Contact};
use crate::i18n::names::meeting_name;

/// How many hits are shown at once.
const MOST: usize = 8;

/// What is being searched for.
#[derive(Default)]
pub struct SearchBox {
    query: String,
    /// Which hit Enter opens.
    chosen: usize,
    /// The hits are hidden, because somebody clicked elsewhere.
    hidden: bool,
}

fn search_id() -> Id {
    Id::unique("search")
}

/// Puts the keyboard into the search field; what stands there is chosen, so that typing begins anew.
pub fn focus_search(ctx: &egui::Context) {
    let id = search_id();
    ctx.memory_mut(|memory| memory.request_focus(id));
    let mut state = TextEdit::load_state(ctx, id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(usize::MAX));
    state.cursor.set_char_range(Some(all));
    state.store(ctx, id);
}

impl SearchBox {
    /// Draws the field and, while there is something in it, what was found.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, width: f32) {
        let focused = ui.ctx().memory(|memory| memory.has_focus(search_id()));
        let hits = if self.query.trim().is_empty() { Vec::new() } else { cx.index.search(&self.query, MOST) };
        self.chosen = self.chosen.min(hits.len().saturating_sub(1));
        if focused {
            self.keys(ui, cx, &hits);
        }
        let hint = format!("{} (Ctrl+F)", cx.t("search-hint"));
        let edit = TextEdit::singleline(&mut self.query)
            .id(search_id())
            .hint_text(RichText::new(hint).color(cx.theme.quiet))
            .desired_width(width)
            .min_size(Vec2::new(width, ROW))
            .align(egui::Align2::LEFT_CENTER)
            .margin(egui::Margin::symmetric(8, 4))
            .prefix(icons::ICON_SEARCH.rich_text().size(16.0).color(cx.theme.quiet));
        let response = ui.add_sized(Vec2::new(width, ROW), edit);
        let name = cx.t("search-hint").to_owned();
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
        if response.changed() {
            self.chosen = 0;
        }
        if response.changed() || response.gained_focus() {
            self.hidden = false;
        }
        let open = !self.query.trim().is_empty() && !self.hidden;
        // Esc leaves the search, also before anything is found.
        if open || focused {
            let asked = keyboard::over(ui, search_id(), Level::List);
            if asked.leave {
                self.query.clear();
                ui.ctx().memory_mut(|memory| memory.surrender_focus(search_id()));
            }
        }
        let popup = Popup::from_response(&response)
            .open(open)
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .accessible_name(cx.t("search-results"))
            .width(width.max(360.0));
        let shown = popup.show(|ui| {
            ui.set_width(width.max(360.0));
            ui.spacing_mut().item_spacing.y = 0.0;
            if hits.is_empty() {
                small(ui, cx.theme, cx.t("search-nothing"));
            }
            for (index, hit) in hits.iter().enumerate() {
                if hit_ui(ui, cx, hit, index == self.chosen) {
                    self.open(ui, cx, hit);
                }
            }
        });
        if shown.is_some_and(|shown| shown.response.clicked_elsewhere()) && !response.hovered() {
            self.hidden = true;
        }
    }

    fn keys(&mut self, ui: &Ui, cx: &Cx<'_>, hits: &[Hit]) {
        let (down, up, enter) = ui.input_mut(|input| {
            let none = egui::Modifiers::NONE;
            (
                input.consume_key(none, Key::ArrowDown),
                input.consume_key(none, Key::ArrowUp),
                input.key_pressed(Key::Enter),
            )
        });
        if down {
            self.chosen = (self.chosen + 1).min(hits.len().saturating_sub(1));
        }
        if up {
            self.chosen = self.chosen.saturating_sub(1);
        }
        if enter && let Some(hit) = hits.get(self.chosen) {
            self.open(ui, cx, hit);
        }
    }

    fn open(&mut self, ui: &Ui, cx: &Cx<'_>, hit: &Hit) {
        self.query.clear();
        self.chosen = 0;
        ui.ctx().memory_mut(|memory| memory.surrender_focus(search_id()));
        keyboard::enter_pane(ui.ctx(), Pane::Page);
        match hit.target {
            Target::Agency(id) => {
                cx.act(Action::Select(id));
                match hit.matched {
                    Matched::Characteristic => cx.act(Action::Show(Tab::Characteristics)),
                    Matched::Agreement => {
                        let mut agreements = cx.snapshot.agreement.of(id);
                        if let Some(found) = agreements.find(|one| one.number == hit.text) {
                            cx.act(Action::ShowAgreement(found.id));
                        }
                    }
                    Matched::Definition => cx.act(Action::Show(Tab::Agreement)),
                    _ => {}
                }
            }
            Target::Employee(id) => cx.act(Action::ShowPerson(id)),
            Target::Standard(id) => {
                seek(ui.ctx(), id.0);
                cx.act(Action::Go(Place::Settings));
                cx.act(Action::ShowSettings(SettingsPage::General));
            }
            Target::Answer(id) => {
                if let Some(answer) = cx.snapshot.answer.get(id) {
                    // What has become of an answer says what is true now.
                    seek(ui.ctx(), answer.characteristic.map_or(id.0, |card| card.0));
                    cx.act(Action::Select(answer.agency));
                    cx.act(Action::Show(Tab::Characteristics));
                }
            }
            Target::Meeting(id) => {
                if let Some(agency) = first_of(cx, cx.snapshot.agencies_of(id)) {
                    seek(ui.ctx(), id.0);
                    cx.act(Action::Select(agency));
                    cx.act(Action::Show(Tab::Client));
                }
            }
            Target::Plan(id) => {
                if let Some(plan) = cx.snapshot.client_plan.get(id) {
                    seek(ui.ctx(), id.0);
                    cx.act(Action::Select(plan.agency));
                    cx.act(Action::Show(Tab::Client));
                }
            }
            Target::Task(id) => {
                // A task of all stands at each: the first by name shows it.
                let of = cx.snapshot.recurring_task.get(id).and_then(|task| task.agency);
                let clients = || cx.snapshot.agency.iter().filter(|one| !one.archived(cx.today)).map(|one| one.id);
                if let Some(agency) = of.or_else(|| first_of(cx, clients())) {
                    seek(ui.ctx(), id.0);
                    cx.act(Action::Select(agency));
                    cx.act(Action::Show(Tab::Payroll));
                }
            }
            Target::Contact(id) => {
                if let Some(contact) = cx.snapshot.contact.get(id) {
                    cx.act(Action::Select(contact.agency));
                    cx.act(Action::Show(Tab::Details));
                }
            }
        }
    }
}

/// The first of some agencies by name.
fn first_of(cx: &Cx<'_>, agencies: impl IntoIterator<Item = AgencyId>) -> Option<AgencyId> {
    agencies.into_iter().min_by(|a, b| cx.collator.compare(cx.agency_name(*a), cx.agency_name(*b)))
}

/// One hit; true when it was clicked.
fn hit_ui(ui: &mut Ui, cx: &Cx<'_>, hit: &Hit, chosen: bool) -> bool {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let (title, agency) = match hit.target {
        Target::Agency(id) => {
            let agency = snapshot.agency.get(id);
            (agency.map(|agency| agency.name(cx.language()).to_owned()), agency)
        }
        Target::Employee(id) => (snapshot.employee.get(id).map(|employee| employee.name.clone()), None),
        Target::Standard(id) => (snapshot.definition_line.get(id).map(|line| line.work(None).task), None),
        Target::Answer(id) => {
            let agency = snapshot.answer.get(id).and_then(|answer| snapshot.agency.get(answer.agency));
            (agency.map(|agency| agency.name(cx.language()).to_owned()), agency)
        }
        Target::Meeting(id) => {
            let meeting = snapshot.meeting.get(id).map(|meeting| meeting_name(cx.texts, meeting));
            (meeting, first_of(cx, snapshot.agencies_of(id)).and_then(|id| snapshot.agency.get(id)))
        }
        Target::Plan(id) => {
            let agency = snapshot.client_plan.get(id).and_then(|plan| snapshot.agency.get(plan.agency));
            (agency.map(|agency| agency.name(cx.language()).to_owned()), agency)
        }
        Target::Task(id) => {
            let task = snapshot.recurring_task.get(id);
            let agency = task.and_then(|task| task.agency).and_then(|id| snapshot.agency.get(id));
            (task.map(|task| task.name(cx.language()).to_owned()), agency)
        }
        Target::Contact(id) => {
            let contact = snapshot.contact.get(id);
            let agency = contact.and_then(|contact| snapshot.agency.get(contact.agency));
            (contact.map(|contact| contact.name.clone()), agency)
        }
    };
    let Some(title) = title else { return false };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 40.0), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &title));
    let ground = if chosen {
        cx.theme.selected
    } else if response.hovered() {
        cx.theme.hovered
    } else {
        cx.theme.surface
    };
    ui.painter().rect_filled(rect, 4.0, ground);
    let mut row = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.shrink2(Vec2::new(UNIT, 2.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    if let Some(agency) = agency {
        logo(&mut row, cx, agency, 28.0);
    } else {
        let icon = match hit.target {
            Target::Standard(_) => icons::ICON_CHECKLIST,
            Target::Task(_) => icons::ICON_EVENT_REPEAT,
            _ => icons::ICON_PERSON,
        };
        let icon = icon.rich_text().size(20.0).color(cx.theme.quiet);
        row.add_sized(Vec2::splat(28.0), egui::Label::new(icon));
    }
    let detail = match hit.matched {
        // Somebody at an agency is told by the agency.
        Matched::Name if matches!(hit.target, Target::Contact(_)) => {
            let agency = agency.map(|agency| agency.name(cx.language()).to_owned()).unwrap_or_default();
            let Target::Contact(id) = hit.target else { return false };
            match snapshot.contact.get(id) {
                Some(contact) if contact.over(cx.today) => format!("{agency} · {}", cx.t("contact-former")),
                Some(Contact { valid_from: Some(from), .. }) if *from > cx.today => {
                    format!("{agency} · {}", cx.tw("period-from", &[("date", cx.date(*from).into())]))
                }
                _ => agency,
            }
        }
        Matched::Name if matches!(hit.target, Target::Task(_)) => {
            let whose = agency.map(|agency| agency.name(cx.language()).to_owned());
            let whose = whose.unwrap_or_else(|| cx.t("recurring-of-all").to_owned());
            format!("{} · {whose}", cx.t("recurring-round"))
        }
        Matched::Plan => format!("{} · {}", cx.t("plan"), hit.text),
        Matched::Topic | Matched::Decision => {
            let agencies = agency.map(|agency| agency.name(cx.language()).to_owned()).unwrap_or_default();
            format!("{agencies} · {}", hit.text)
        }
        Matched::Name if hit.text == title => agency.map(|agency| agency.abbreviation.clone()).unwrap_or_default(),
        _ if matches!(hit.target, Target::Standard(_)) => cx.t("standard-heading").to_owned(),
        Matched::FormerName => cx.tw("search-formerly", &[("name", hit.text.as_str().into())]),
        // Found by its question, an answer is still what one wants to read.
        Matched::Question => match hit.target {
            Target::Answer(id) => snapshot.answer.get(id).map(|answer| answer.body.clone()).unwrap_or_default(),
            _ => hit.text.clone(),
        },
        _ => hit.text.clone(),
    };
    let detail = detail.replace('\n', " ");
    let wide =
        |text: &str, points| row.painter().layout_no_wrap(text.to_owned(), plain(points), cx.theme.text).size().x;
    let one_line = wide(&title, size::BODY) + UNIT + wide(&detail, size::SMALL) <= row.available_width();
    let title = egui::Label::new(RichText::new(&title).size(size::BODY)).truncate();
    let told = !detail.is_empty();
    let detail = egui::Label::new(RichText::new(detail).size(size::SMALL).color(cx.theme.quiet)).truncate();
    if one_line {
        row.add(title);
        row.add(detail);
    } else {
        row.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            // One line alone stands in the middle.
            ui.add_space(if told { 0.0 } else { UNIT });
            ui.add(title);
            if told {
                ui.add(detail);
            }
        });
    }
    response.clicked()
}
