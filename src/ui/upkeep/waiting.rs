//! What is to be looked over, by agency, what has waited longest first: each with one key that says that it is still
//! true, and one for all of an agency.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, Vec2};
use egui_material_icons::icons;

use super::{Scope, agency_link_ui, leading_ui};
use crate::domain::upkeep::{self, Overdue};
use crate::domain::{OperationKind, Snapshot};
use crate::ui::parts::listing;
use crate::ui::parts::{mark, words};
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{Follow, card, empty, hairline, icon_button, plain_button};
use crate::ui::{Action, Cx};

/// Height of a row in points.
const HEIGHT: f32 = 52.0;

/// The narrowest list in which the buttons have their words.
const WORDS: f32 = 640.0;

/// The list, kept until what it depends on changes.
#[derive(Default)]
pub(super) struct Waiting {
    of: Option<(Arc<Snapshot>, NaiveDate, Scope)>,
    lines: Vec<Line>,
    count: usize,
}

/// A line of the list.
enum Line {
    /// An agency at which several things wait: all of them.
    Agency(Vec<Overdue>),
    /// One of several things at the agency above.
    Under(Overdue),
    /// All that waits at its agency.
    Alone(Overdue),
}

impl Line {
    /// The one thing that it is; none where it is all of an agency.
    const fn one(&self) -> Option<&Overdue> {
        match self {
            Self::Agency(_) => None,
            Self::Under(one) | Self::Alone(one) => Some(one),
        }
    }
}

impl Waiting {
    /// Brings the list up to date.
    pub(super) fn refresh(&mut self, cx: &Cx<'_>, scope: Scope) {
        let same = |of: &(Arc<Snapshot>, NaiveDate, Scope)| {
            Arc::ptr_eq(&of.0, cx.snapshot) && of.1 == cx.today && of.2 == scope
        };
        if self.of.as_ref().is_some_and(same) {
            return;
        }
        let rows = match scope {
            Scope::All => upkeep::overdue(cx.snapshot, cx.today),
            Scope::Mine(me) => upkeep::overdue_for(cx.snapshot, me, cx.today),
        };
        self.count = rows.len();
        self.lines = upkeep::by_agency(&rows).into_iter().flat_map(|(_, of_it)| lines(&of_it)).collect();
        self.of = Some((Arc::clone(cx.snapshot), cx.today, scope));
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Draws the list.
    pub(super) fn ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        if cx.snapshot.agency.is_empty() {
            crate::ui::parts::beginning::no_agencies(ui, cx);
            return;
        }
        if self.lines.is_empty() {
            empty(ui, cx.theme, cx.t("upkeep-waiting-none"), cx.t("upkeep-waiting-none-help"), |_| {});
            return;
        }
        taking_out::menu_ui(ui, cx, ("upkeep-waiting", 0));
        card(ui, cx.theme, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let height = ui.available_height() - 4.0 * UNIT;
            let area = ScrollArea::vertical().id_salt("waiting").auto_shrink([false, true]).max_height(height);
            area.follow_rows(ui, HEIGHT, self.lines.len(), |ui, range| {
                for index in range {
                    let Some(line) = self.lines.get(index) else { continue };
                    // A row that is done makes way for the next under the same buttons, so the keyboard stays put.
                    ui.push_id(index, |ui| line_ui(ui, cx, line));
                }
            });
            taking_out::listed(ui, ("upkeep-waiting", 0), || {
                listing::overdue(cx, self.lines.iter().filter_map(Line::one))
            });
        });
    }
}

/// The lines of an agency.
fn lines(of_it: &[&Overdue]) -> Vec<Line> {
    let all = || of_it.iter().map(|one| (*one).clone());
    if of_it.len() == 1 {
        return all().map(Line::Alone).collect();
    }
    std::iter::once(Line::Agency(all().collect())).chain(all().map(Line::Under)).collect()
}

fn line_ui(ui: &mut Ui, cx: &Cx<'_>, line: &Line) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), egui::Sense::hover());
    let inset = if matches!(line, Line::Under(_)) { 2.0 * UNIT } else { 0.0 };
    let inner = rect.with_min_x(rect.left() + inset).shrink2(Vec2::new(0.0, 4.0));
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    match line {
        Line::Agency(of_it) => agency_ui(&mut row, cx, of_it),
        Line::Under(one) => row_ui(&mut row, cx, one, false),
        Line::Alone(one) => row_ui(&mut row, cx, one, true),
    }
    let bottom = egui::Rect::from_min_size(egui::pos2(rect.left(), rect.bottom() - 1.0), Vec2::new(rect.width(), 1.0));
    let mut line = ui.new_child(egui::UiBuilder::new().max_rect(bottom));
    hairline(&mut line, cx.theme);
}

/// An agency at which several things wait.
fn agency_ui(ui: &mut Ui, cx: &Cx<'_>, of_it: &[Overdue]) {
    let Some(first) = of_it.first() else { return };
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if cx.writable() {
            mark::still_true_ui(ui, cx, first.agency, &of_it.iter().collect::<Vec<_>>());
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            agency_link_ui(ui, cx, first.agency, first.group);
            let count = cx.tw("upkeep-count-overdue", &[("count", of_it.len().into())]);
            ui.add(Label::new(RichText::new(count).size(size::SMALL).color(cx.theme.quiet)).truncate());
        });
    });
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Overdue, named_here: bool) {
    let agency = cx.agency_name(one.agency).to_owned();
    let about = words::group_name(cx, one.group, one.characteristic);
    let named = |key: &str| cx.doing(key, &format!("{agency}, {about}"));
    let words = ui.available_width() >= WORDS;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = UNIT / 2.0;
        if cx.writable() {
            if icon_button(ui, icons::ICON_FLAG, &named("upkeep-no-longer-true")).clicked() {
                cx.act(Action::RaiseDoubt(one.agency, Some(one.group)));
            }
            let name = named("upkeep-still-true");
            let button = if words {
                let button = plain_button(ui, cx.t("upkeep-still-true"));
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                button
            } else {
                icon_button(ui, icons::ICON_CHECK, &name)
            };
            if button.clicked() {
                let changes = one.still_true(cx.snapshot, &cx.status.me, cx.today);
                cx.act(Action::Commit(OperationKind::Verified, changes));
            }
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.spacing_mut().interact_size.y = 20.0;
            ui.horizontal(|ui| {
                if named_here {
                    agency_link_ui(ui, cx, one.agency, one.group);
                    ui.add(Label::new(&about).truncate());
                } else {
                    leading_ui(ui, cx, &about, one.agency, one.group);
                }
            });
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                ui.add(Label::new(icons::ICON_SCHEDULE.rich_text().size(size::BODY).color(cx.theme.warning)));
                let told = RichText::new(told(cx, one)).size(size::SMALL).color(cx.theme.warning);
                ui.add(Label::new(told));
                let owner = words::owner(cx, one.agency, one.group);
                let owner = cx.tw("upkeep-owner", &[("name", owner.into())]);
                ui.add(
                    Label::new(RichText::new(format!("· {owner}")).size(size::SMALL).color(cx.theme.quiet)).truncate(),
                );
            });
        });
    });
}

/// When somebody vouched for it last.
fn told(cx: &Cx<'_>, one: &Overdue) -> String {
    match (&one.vouched, one.year) {
        (None, Some(year)) => cx.tw("upkeep-year-never", &[("year", year.to_string().into())]),
        (None, None) => cx.t("upkeep-never").to_owned(),
        (Some(vouched), _) => {
            let args = [("date", cx.date(vouched.on).into()), ("months", words::months(vouched.on, cx.today).into())];
            cx.tw("upkeep-verified-ago", &args)
        }
    }
}
