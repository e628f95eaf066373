//! Choosing which detail of an agency is to be corrected, by typing what it is called: F2 from anywhere on its pages.

use egui::{Align, Key, Label, Layout, Modifiers, RichText, ScrollArea, Ui, UiBuilder, Vec2, WidgetInfo};

use super::agency_fields::{self, PlainField};
use super::theme::{ROW, UNIT, size};
use super::widgets::keyboard::Asked;
use super::widgets::{Does, Field, Follow, answers, modal_room, small, window_title};
use super::{Action, Cx, Detail};
use crate::domain::AgencyId;
use crate::domain::search::fold;
use crate::i18n::keys::reach_key;

/// What stands around the lines: heading, field, buttons.
const AROUND: f32 = 210.0;

/// So many passes the dialog is new.
const PASSES: u8 = 3;

/// What is being chosen from.
pub struct ToCorrect {
    agency: AgencyId,
    typed: String,
    /// The line that Enter chooses.
    chosen: usize,
    /// In how many passes it has been drawn: the answers ask for the keyboard while they are new.
    passes: u8,
}

/// A line to choose.
struct Line {
    detail: Detail,
    label: String,
    value: String,
}

impl ToCorrect {
    /// Of all details of an agency.
    #[must_use]
    pub const fn new(agency: AgencyId) -> Self {
        Self { agency, typed: String::new(), chosen: 0, passes: 0 }
    }

    /// Draws what can be chosen.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, asked: &Asked) {
        window_title(ui, cx.t("correct-which"));
        small(ui, cx.theme, cx.t("correct-which-help"));
        let (up, down) = ui.input_mut(|input| {
            (input.consume_key(Modifiers::NONE, Key::ArrowUp), input.consume_key(Modifiers::NONE, Key::ArrowDown))
        });
        let field = Field::new(cx.t("correct-name"), &mut self.typed).show(ui, cx.theme);
        if field.changed() {
            self.chosen = 0;
        }
        let lines: Vec<Line> = lines(cx, self.agency).into_iter().filter(|line| line.has(&self.typed)).collect();
        self.chosen =
            (self.chosen + usize::from(down)).saturating_sub(usize::from(up)).min(lines.len().saturating_sub(1));
        let mut taken = None;
        ui.add_space(UNIT / 2.0);
        let height = (modal_room(ui.ctx()) - AROUND).max(3.0 * ROW);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]).follow(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if lines.is_empty() {
                    small(ui, cx.theme, cx.t("correct-none"));
                }
                for (index, line) in lines.iter().enumerate() {
                    let chosen = index == self.chosen;
                    let row = line_ui(ui, cx, line, chosen);
                    if chosen && (up || down) {
                        row.scroll_to_me(None);
                    }
                    if row.clicked() {
                        taken = Some(index);
                    }
                }
            },
        );
        ui.add_space(UNIT);
        let all = [(Does::Main, cx.t("correct-do")), (Does::Else, cx.t("cancel"))];
        match answers(ui, cx.theme, asked, &all) {
            Some(0) => taken = taken.or(Some(self.chosen)),
            Some(_) => cx.act(Action::Dismiss),
            None if asked.leave => cx.act(Action::Dismiss),
            None => {}
        }
        if self.passes < PASSES {
            self.passes += 1;
            field.request_focus();
        }
        if let Some(line) = taken.and_then(|index| lines.get(index)) {
            cx.act(Action::Correct(self.agency, line.detail.clone()));
        }
    }
}

impl Line {
    /// Whether each word of `typed` stands in it.
    fn has(&self, typed: &str) -> bool {
        let all = fold(&format!("{} {}", self.label, self.value));
        fold(typed).split_whitespace().all(|word| all.contains(word))
    }
}

/// Every detail that can be corrected: what a caller may have got wrong first.
fn lines(cx: &Cx<'_>, agency: AgencyId) -> Vec<Line> {
    let Some(agency) = cx.snapshot.agency.get(agency) else { return Vec::new() };
    let text = |of: &str, field: &PlainField| {
        let label = if of.is_empty() { cx.t(field.key).to_owned() } else { format!("{of}: {}", cx.t(field.key)) };
        Line { detail: Detail::Text(field.column.to_owned()), label, value: (field.of)(agency).clone() }
    };
    let mut lines: Vec<Line> = agency_fields::REACH.iter().map(|field| text("", field)).collect();
    // Nobody calls a former contact.
    for contact in cx.snapshot.contacts(agency.id).into_iter().filter(|one| !one.over(cx.today)) {
        lines.extend(cx.snapshot.reaches(contact).into_iter().map(|reach| Line {
            detail: Detail::Reach(reach.id),
            label: format!("{}: {}", contact.name, cx.t(reach_key(reach.kind))),
            value: reach.value.clone(),
        }));
    }
    lines.extend(agency_fields::VISITING.iter().map(|field| text(cx.t("details-visiting"), field)));
    lines.extend(agency_fields::POSTAL.iter().map(|field| text(cx.t("details-postal"), field)));
    lines.extend(agency_fields::NAMES.iter().chain(&agency_fields::BOOKKEEPING).map(|field| text("", field)));
    lines
}

fn line_ui(ui: &mut Ui, cx: &Cx<'_>, line: &Line, chosen: bool) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), egui::Sense::click());
    let spoken = format!("{}: {}", line.label, line.value);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &spoken));
    let ground = match (chosen, response.hovered()) {
        (true, _) => cx.theme.selected,
        (false, true) => cx.theme.hovered,
        (false, false) => cx.theme.surface,
    };
    ui.painter().rect_filled(rect, 4.0, ground);
    let inside = rect.shrink2(Vec2::new(UNIT, 0.0));
    let half = inside.width() * 0.5;
    let part = |from: f32| egui::Rect::from_x_y_ranges(from..=(from + half - UNIT / 2.0), inside.y_range());
    for (text, color, from) in [
        (line.label.as_str(), cx.theme.quiet, inside.left()),
        (line.value.as_str(), cx.theme.text, inside.left() + half),
    ] {
        let layout = Layout::left_to_right(Align::Center);
        let mut place = ui.new_child(UiBuilder::new().max_rect(part(from)).layout(layout));
        place.add(Label::new(RichText::new(text.replace('\n', " ")).size(size::BODY).color(color)).truncate());
    }
    response
}
