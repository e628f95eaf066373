//! The list of agencies: logo, name, who looks after it; filtered as one types, in the language's order.

use std::sync::Arc;

use egui::{Align, EventFilter, Key, Layout, RichText, ScrollArea, Sense, Stroke, TextEdit, Ui, UiBuilder, Vec2};

use egui_material_icons::icons;

use super::theme::{ROW, UNIT, size};
use super::widgets::{bare_choice, found, hairline, link, logo, plain_button, row_menu, small};
use super::{Action, Cx};
use crate::domain::{Agency, AgencyId, AssignmentRole, Language, Snapshot, search};
use crate::i18n::Arg;
use crate::ui::parts::agency::menu_lines;
use crate::ui::parts::listing;
use crate::ui::parts::people::short_name;
use crate::ui::widgets::taking_out;

/// Height of a row in points.
const HEIGHT: f32 = 52.0;

/// A list at least so wide has room under it for the menu by which it leaves the window, in points.
const WIDE: f32 = 260.0;

/// Which agencies are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those that are clients today.
    #[default]
    Clients,
    /// Those that I am responsible for or deputy of.
    Mine,
    /// Those that are clients no longer.
    Archived,
}

impl Scope {
    const ALL: [Self; 3] = [Self::Clients, Self::Mine, Self::Archived];

    const fn key(self) -> &'static str {
        match self {
            Self::Clients => "list-clients",
            Self::Mine => "list-mine",
            Self::Archived => "list-archived",
        }
    }
}

/// The list and what it is filtered by.
#[derive(Default)]
pub struct AgencyList {
    filter: String,
    scope: Scope,
    shown: Shown,
    /// The selected row is to be scrolled into view.
    reveal: bool,
}

/// The listed agencies, kept until what they depend on changes.
#[derive(Default)]
struct Shown {
    of: Option<(Arc<Snapshot>, String, Scope, Language, String)>,
    ids: Vec<AgencyId>,
}

impl AgencyList {
    /// The agency `steps` further down the list than `from`, staying at its ends.
    #[must_use]
    pub fn step(&self, from: Option<AgencyId>, steps: isize) -> Option<AgencyId> {
        let ids = &self.shown.ids;
        let at = from.and_then(|id| ids.iter().position(|one| *one == id));
        let next = at.map_or(0, |at| at.saturating_add_signed(steps).min(ids.len().saturating_sub(1)));
        ids.get(next).copied()
    }

    /// The first agency of the list.
    #[must_use]
    pub fn first(&self) -> Option<AgencyId> {
        self.shown.ids.first().copied()
    }

    /// Scrolls the selected agency into view at the next drawing.
    pub const fn reveal(&mut self) {
        self.reveal = true;
    }

    /// Makes sure that an agency is not hidden by the filter.
    pub fn show(&mut self, agency: &Agency, cx_today: chrono::NaiveDate) {
        if !self.shown.ids.contains(&agency.id) {
            self.filter.clear();
            self.scope = if agency.archived(cx_today) { Scope::Archived } else { Scope::Clients };
        }
        self.reveal = true;
    }

    /// Brings the listed agencies up to date.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        let fresh = self.shown.of.as_ref().is_some_and(|(snapshot, filter, scope, language, me)| {
            Arc::ptr_eq(snapshot, cx.snapshot)
                && *filter == self.filter
                && *scope == self.scope
                && *language == cx.language()
                && *me == cx.status.me
        });
        if fresh {
            return;
        }
        let words: Vec<String> = search::fold(&self.filter).split_whitespace().map(str::to_owned).collect();
        let mut found: Vec<&Agency> =
            cx.snapshot.agency.iter().filter(|agency| self.lists(cx, agency) && matches(agency, &words)).collect();
        found.sort_by(|a, b| cx.collator.compare(a.name(cx.language()), b.name(cx.language())));
        self.shown.ids = found.iter().map(|agency| agency.id).collect();
        let of = (Arc::clone(cx.snapshot), self.filter.clone(), self.scope, cx.language(), cx.status.me.clone());
        self.shown.of = Some(of);
    }

    fn lists(&self, cx: &Cx<'_>, agency: &Agency) -> bool {
        match self.scope {
            Scope::Clients => !agency.archived(cx.today),
            Scope::Archived => agency.archived(cx.today),
            Scope::Mine => [AssignmentRole::Responsible, AssignmentRole::Deputy].into_iter().any(|role| {
                cx.snapshot
                    .assigned(agency.id, role, cx.today)
                    .is_some_and(|(_, employee)| employee.name == cx.status.me)
            }),
        }
    }

    /// Draws the list.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, selected: Option<AgencyId>) {
        self.refresh(cx);
        ui.add_space(UNIT + 4.0);
        self.filter_ui(ui, cx, selected);
        ui.add_space(4.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        hairline(ui, cx.theme);
        let count = Arg::from(self.shown.ids.len());
        let footer = ROW + UNIT;
        let height = ui.available_height() - footer;
        if self.shown.ids.is_empty() {
            self.empty_ui(ui, cx, height);
        } else {
            self.rows_ui(ui, cx, selected, height);
        }
        hairline(ui, cx.theme);
        let wide = ui.available_width() >= WIDE;
        ui.horizontal(|ui| {
            ui.add_space(UNIT + 4.0);
            small(ui, cx.theme, cx.tw("list-count", &[("count", count)]));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(UNIT);
                if cx.writable() && link(ui, cx.theme, cx.t("command-new")).clicked() {
                    cx.act(Action::NewAgency);
                }
                // In a narrow list only the keys copy it.
                if wide {
                    taking_out::icon_ui(ui, cx, (taking_out::AGENCIES, 0));
                }
            });
        });
        taking_out::listed(ui, (taking_out::AGENCIES, 0), || listing::agencies(cx, &self.shown.ids));
    }

    fn filter_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, selected: Option<AgencyId>) {
        ui.horizontal(|ui| {
            ui.add_space(UNIT + 4.0);
            let choice_width = 116.0;
            let width = ui.available_width() - choice_width - 2.0 * UNIT;
            let edit = TextEdit::singleline(&mut self.filter)
                .hint_text(RichText::new(cx.t("list-filter")).color(cx.theme.quiet))
                .min_size(Vec2::new(0.0, ROW))
                .align(egui::Align2::LEFT_CENTER)
                .margin(egui::Margin::symmetric(8, 4));
            let response = ui.add_sized(Vec2::new(width, ROW), edit);
            let name = cx.t("list-filter-name").to_owned();
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
            if response.changed() {
                self.refresh(cx);
                self.reveal = true;
            }
            if response.has_focus() && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::ArrowDown)) {
                cx.act(Action::Step(1));
            }
            let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let listed = selected.is_some_and(|id| self.shown.ids.contains(&id));
            if enter
                && !listed
                && let Some(first) = self.first()
            {
                cx.act(Action::Select(first));
            }
            let scopes = Scope::ALL.map(|scope| (scope, cx.t(scope.key()).to_owned()));
            bare_choice(ui, cx.theme, cx.t("list-scope"), &mut self.scope, &scopes, choice_width);
        });
    }

    fn empty_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, height: f32) {
        ui.allocate_ui(Vec2::new(ui.available_width(), height), |ui| {
            ui.set_min_height(height);
            ui.add_space(3.0 * UNIT);
            ui.vertical_centered(|ui| {
                ui.set_max_width(220.0);
                if self.filter.is_empty() {
                    small(ui, cx.theme, cx.t("list-empty"));
                } else {
                    small(ui, cx.theme, cx.tw("list-nothing", &[("filter", self.filter.as_str().into())]));
                    if plain_button(ui, cx.t("list-clear-filter")).clicked() {
                        self.filter.clear();
                    }
                }
            });
        });
    }

    fn rows_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, selected: Option<AgencyId>, height: f32) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("agencies").auto_shrink(false).max_height(height);
        let place = selected.and_then(|id| self.shown.ids.iter().position(|one| *one == id));
        if std::mem::take(&mut self.reveal)
            && let Some(place) = place
        {
            area = reveal(ui, area, (place, self.shown.ids.len()), height);
        }
        area.show_rows(ui, HEIGHT, self.shown.ids.len(), |ui, range| {
            let snapshot = Arc::clone(cx.snapshot);
            for index in range {
                let agency = self.shown.ids.get(index).and_then(|id| snapshot.agency.get(*id));
                // The rows are brought up to date before they are drawn, so each is there.
                let Some(agency) = agency else { continue };
                // One stop for the Tab key: the selected row, or the first where none is selected.
                let stop = place.map_or(index == 0, |place| place == index);
                row_ui(ui, cx, agency, selected == Some(agency.id), stop, (index, self.shown.ids.len()));
            }
        });
        ui.spacing_mut().item_spacing.y = UNIT;
    }
}

/// Scrolls no further than it takes to see the row whole, clear of where the list fades towards what lies beyond it.
fn reveal(ui: &Ui, area: ScrollArea, (place, count): (usize, usize), height: f32) -> ScrollArea {
    let id = ui.make_persistent_id(egui::Id::unique("agencies"));
    let offset = egui::scroll_area::State::load(ui.ctx(), id).map_or(0.0, |state| state.clamped_offset().y);
    let fade = ui.spacing().scroll.fade.size;
    #[expect(clippy::cast_precision_loss, reason = "points on a screen")]
    let (top, end) = (place as f32 * HEIGHT, (count as f32 * HEIGHT - height).max(0.0));
    // At its ends the list does not fade.
    let furthest = (top - fade).clamp(0.0, end);
    let least = (top + HEIGHT + fade - height).clamp(0.0, end);
    if offset > furthest {
        area.vertical_scroll_offset(furthest)
    } else if offset < least {
        area.vertical_scroll_offset(least)
    } else {
        area
    }
}

fn matches(agency: &Agency, words: &[String]) -> bool {
    let texts =
        [&agency.abbreviation, &agency.name_fi, &agency.name_sv, &agency.name_en].map(|text| search::fold(text));
    words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, selected: bool, stop: bool, (index, count): (usize, usize)) {
    let sense = if stop { Sense::click() } else { Sense::CLICK };
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::hover());
    // The row is the agency's wherever it is scrolled to, so that it keeps the keyboard.
    let response = ui.interact(rect, egui::Id::unique(("agency-row", agency.id.0)), sense);
    let name = agency.name(cx.language()).to_owned();
    let who = looked_after(cx, agency);
    // Only what is out of the ordinary is marked: what is to be looked over again waits at nearly every agency, and has a
    // page of its own.
    let doubts = cx.snapshot.open_doubts(agency.id).len();
    let mut spoken = format!("{name}, {who}");
    if doubts > 0 {
        spoken = format!("{spoken}, {}", cx.tw("upkeep-count-doubts", &[("count", doubts.into())]));
    }
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, selected, &spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::ListBoxOption);
        node.set_position_in_set(index + 1);
        node.set_size_of_set(count);
    });
    let ground = if selected {
        cx.theme.selected
    } else if response.hovered() {
        cx.theme.hovered
    } else {
        cx.theme.surface
    };
    ui.painter().rect_filled(rect, 0.0, ground);
    if selected {
        let mark = egui::Rect::from_min_size(rect.min, Vec2::new(3.0, rect.height()));
        ui.painter().rect_filled(mark, 0.0, cx.theme.accent);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, cx.theme.line.gamma_multiply(0.7)));
    let inside = rect.shrink2(Vec2::new(UNIT + 4.0, 0.0));
    let mut row = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)));
    logo(&mut row, cx, agency, 32.0);
    row.add_space(2.0);
    row.vertical(|ui| {
        // Two lines of text fill the row; no line is as high as a button.
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(7.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(&agency.abbreviation).size(size::SMALL).color(cx.theme.quiet)));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(egui::Label::new(RichText::new(&name).size(size::BODY)).truncate());
                });
            });
        });
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                if doubts > 0 {
                    let ink = cx.theme.warning;
                    let count = cx.number(i64::try_from(doubts).unwrap_or(i64::MAX));
                    ui.add(egui::Label::new(RichText::new(count).size(size::SMALL).color(ink)));
                    ui.add(egui::Label::new(icons::ICON_FLAG.rich_text().size(size::BODY).color(ink)));
                    ui.add_space(4.0);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(egui::Label::new(RichText::new(who).size(size::SMALL).color(cx.theme.quiet)).truncate());
                });
            });
        });
    });
    if cx.writable() {
        let name = format!("{}: {name}", cx.t("agency-more"));
        row_menu(ui, rect, response.id, &name, |ui| menu_lines(ui, cx, agency));
    }
    found(&response, agency.id.0);
    if response.clicked() {
        response.request_focus();
        cx.act(Action::Select(agency.id));
    }
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let (down, up) = ui.input(|input| {
            let plain = input.modifiers.is_none();
            (plain && input.key_pressed(Key::ArrowDown), plain && input.key_pressed(Key::ArrowUp))
        });
        if down {
            cx.act(Action::Step(1));
        }
        if up {
            cx.act(Action::Step(-1));
        }
    }
    // The keyboard goes with the selection.
    if selected && ui.ctx().data(|data| data.get_temp(focus_row()) == Some(true)) {
        ui.ctx().data_mut(|data| data.remove::<bool>(focus_row()));
        response.request_focus();
    }
}

/// The key under which a note says that the selected row of the list is to have the keyboard.
#[must_use]
pub fn focus_row() -> egui::Id {
    egui::Id::unique("focus-selected-agency")
}

/// Who looks after the agency, short: `Aino E. · sij. Ville M.`
fn looked_after(cx: &Cx<'_>, agency: &Agency) -> String {
    let who = |role| cx.snapshot.assigned(agency.id, role, cx.today).map(|(_, employee)| short_name(&employee.name));
    if let Some(until) = agency.client_until.filter(|_| agency.archived(cx.today)) {
        return cx.tw("list-client-until", &[("date", cx.date(until).into())]);
    }
    match (who(AssignmentRole::Responsible), who(AssignmentRole::Deputy)) {
        (Some(responsible), Some(deputy)) => {
            cx.tw("list-responsible-deputy", &[("responsible", responsible.into()), ("deputy", deputy.into())])
        }
        (Some(responsible), None) => cx.tw("list-responsible-alone", &[("responsible", responsible.into())]),
        (None, Some(deputy)) => cx.tw("list-deputy-alone", &[("deputy", deputy.into())]),
        (None, None) => cx.t("list-nobody").to_owned(),
    }
}
