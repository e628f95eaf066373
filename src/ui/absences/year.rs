//! The weeks of a year: how many of us are away in each, and which agencies then have nobody. Words and numbers; every
//! week can be reached with the keyboard and is read out whole.

use chrono::Datelike;
use egui::{RichText, Sense, Stroke, StrokeKind, Ui, Vec2, pos2};
use egui_material_icons::{FONT_FAMILY_OUTLINED, icons};

use super::month::alone_words;
use super::{days_words, name};
use crate::domain::Absence;
use crate::domain::coverage::WeekExposure;
use crate::i18n::payroll::short_date;
use crate::ui::theme::{CORNER, UNIT, plain, size, strong};
use crate::ui::widgets::{across, bold, card, icon_button, link, section, small};
use crate::ui::{Action, Cx};

/// The narrowest a week is.
const NARROWEST: f32 = 200.0;

/// Height of a week.
const WEEK: f32 = 46.0;

/// Which year, and which week of it, is looked at.
#[derive(Default)]
pub(super) struct YearView {
    year: Option<i32>,
    week: Option<u32>,
    /// The weeks of this year that are over are shown too.
    past: bool,
}

impl YearView {
    /// The year that is shown.
    pub(super) fn shown(&self, cx: &Cx<'_>) -> i32 {
        self.year.unwrap_or_else(|| cx.today.iso_week().year())
    }

    /// Draws the year; returns the absence that is to be looked at.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, weeks: &[WeekExposure]) -> Option<Absence> {
        let year = self.shown(cx);
        card(ui, cx.theme, |ui| {
            ui.horizontal(|ui| {
                if icon_button(ui, icons::ICON_CHEVRON_LEFT, cx.t("year-before")).clicked() {
                    (self.year, self.week) = (Some(year - 1), None);
                }
                bold(ui, year.to_string(), size::SECTION);
                if icon_button(ui, icons::ICON_CHEVRON_RIGHT, cx.t("year-after")).clicked() {
                    (self.year, self.week) = (Some(year + 1), None);
                }
                small(ui, cx.theme, summary(cx, weeks));
            });
            ui.add_space(UNIT / 2.0);
            let over = weeks.iter().take_while(|week| week.sunday() < cx.today).count();
            let running = over < weeks.len();
            if running && over > 0 {
                let key = if self.past { "exposure-hide-past" } else { "exposure-show-past" };
                if link(ui, cx.theme, &cx.tw(key, &[("count", over.into())])).clicked() {
                    self.past = !self.past;
                }
            }
            let from = if running && !self.past { over } else { 0 };
            self.weeks_ui(ui, cx, weeks.get(from..).unwrap_or_default());
        });
        let chosen = self.week.and_then(|number| weeks.iter().find(|week| week.number == number))?;
        week_details_ui(ui, cx, chosen)
    }

    /// The weeks in columns, down each column in their order.
    fn weeks_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, weeks: &[WeekExposure]) {
        let most = weeks.iter().map(|week| week.away.len()).max().unwrap_or(0).max(1);
        let across = across(ui, NARROWEST);
        ui.columns(across, |columns| {
            for (ui, weeks) in columns.iter_mut().zip(weeks.chunks(weeks.len().div_ceil(across).max(1))) {
                ui.spacing_mut().item_spacing.y = 4.0;
                for week in weeks {
                    let shown = self.week == Some(week.number);
                    if week_ui(ui, cx, week, most, shown) {
                        self.week = (!shown).then_some(week.number);
                    }
                }
            }
        });
    }
}

/// How many weeks leave some agency without anybody.
fn summary(cx: &Cx<'_>, weeks: &[WeekExposure]) -> String {
    let alone = weeks.iter().filter(|week| !week.alone.is_empty()).count();
    cx.tw("exposure-summary", &[("count", alone.into())])
}

/// A week as it is read out.
fn spoken(cx: &Cx<'_>, week: &WeekExposure) -> String {
    let mut words = vec![
        cx.tw("exposure-week", &[("week", i64::from(week.number).into())]),
        days_words(cx, week.monday, week.sunday()),
        away_words(cx, week),
    ];
    if !week.alone.is_empty() {
        words.push(cx.tw("exposure-alone", &[("count", week.alone.len().into())]));
    }
    words.join(", ")
}

fn away_words(cx: &Cx<'_>, week: &WeekExposure) -> String {
    cx.tw("exposure-away", &[("count", week.away.len().into())])
}

/// A week, as wide as there is room. Returns whether it was chosen.
fn week_ui(ui: &mut Ui, cx: &Cx<'_>, week: &WeekExposure, most: usize, chosen: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), WEEK), Sense::click());
    let words = spoken(cx, week);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &words));
    let painter = ui.painter_at(rect);
    let now = week.monday <= cx.today && cx.today <= week.sunday();
    let ground = if chosen {
        cx.theme.selected
    } else if response.hovered() {
        cx.theme.hovered
    } else {
        cx.theme.surface
    };
    let edge = if now { Stroke::new(2.0, cx.theme.accent) } else { Stroke::new(1.0, cx.theme.line) };
    painter.rect(rect, CORNER, ground, edge, StrokeKind::Inside);
    let inside = rect.shrink2(Vec2::new(UNIT, 6.0));
    let number = cx.tw("exposure-week-short", &[("week", i64::from(week.number).into())]);
    let (text, quiet) = (cx.theme.text, cx.theme.quiet);
    let drawn = painter.text(inside.left_top(), egui::Align2::LEFT_TOP, number, strong(size::SMALL), text);
    let day = short_date(cx.language(), week.monday, week.monday.year());
    let day = day.split_once(' ').map_or(day.as_str(), |(_, date)| date).to_owned();
    let place = pos2(drawn.right() + 6.0, drawn.top());
    painter.text(place, egui::Align2::LEFT_TOP, day, plain(size::SMALL), quiet);
    if !week.alone.is_empty() {
        let alone = cx.tw("exposure-alone-short", &[("count", week.alone.len().into())]);
        let font = strong(size::SMALL);
        let drawn = painter.text(inside.right_top(), egui::Align2::RIGHT_TOP, alone, font, cx.theme.danger);
        let place = pos2(drawn.left() - 3.0, drawn.center().y);
        let icon = icons::ICON_WARNING.codepoint;
        let font = egui::FontId::new(size::BODY, egui::FontFamily::Name(FONT_FAMILY_OUTLINED.into()));
        painter.text(place, egui::Align2::RIGHT_CENTER, icon, font, cx.theme.danger);
    }
    if week.away.is_empty() {
        painter.text(inside.left_bottom(), egui::Align2::LEFT_BOTTOM, "–", plain(size::SMALL), quiet);
    } else {
        let away = away_words(cx, week);
        let drawn = painter.text(inside.left_bottom(), egui::Align2::LEFT_BOTTOM, away, plain(size::SMALL), text);
        #[expect(clippy::cast_precision_loss, reason = "a number of people")]
        let share = week.away.len() as f32 / most as f32;
        let room = (inside.right() - drawn.right() - UNIT).max(0.0);
        let bar =
            egui::Rect::from_min_size(pos2(drawn.right() + UNIT, drawn.center().y - 3.0), Vec2::new(room * share, 6.0));
        painter.rect_filled(bar, 2.0, cx.theme.accent);
    }
    response.clicked()
}

/// Who is away in a week, and which agencies have nobody.
fn week_details_ui(ui: &mut Ui, cx: &Cx<'_>, week: &WeekExposure) -> Option<Absence> {
    let mut chosen = None;
    let heading = format!(
        "{}, {}",
        cx.tw("exposure-week", &[("week", i64::from(week.number).into())]),
        days_words(cx, week.monday, week.sunday())
    );
    section(
        ui,
        cx.theme,
        &heading,
        |_| {},
        |ui| {
            ui.horizontal_wrapped(|ui| {
                small(ui, cx.theme, away_words(cx, week));
                for id in &week.away {
                    if link(ui, cx.theme, &name(cx, *id)).clicked() {
                        let absences = cx.snapshot.absences(*id);
                        chosen = absences.into_iter().find(|one| one.meets(week.monday, week.sunday())).cloned();
                    }
                }
            });
            if week.alone.is_empty() {
                return;
            }
            ui.label(RichText::new(alone_words(cx, &week.alone)).color(cx.theme.danger));
            ui.horizontal_wrapped(|ui| {
                for agency in week.alone.iter().filter_map(|id| cx.snapshot.agency.get(*id)) {
                    if link(ui, cx.theme, agency.name(cx.language())).clicked() {
                        cx.act(Action::Select(agency.id));
                        cx.act(Action::Show(crate::ui::Tab::Responsibilities));
                    }
                }
            });
        },
    );
    chosen
}
