//! A day of the rounds with all that falls on it, step by step, each to be ticked.

use chrono::Datelike;
use egui::{RichText, Ui};
use egui_material_icons::icons;

use super::month::holiday;
use super::open;
use crate::domain::unit_days::{Falling, UnitDay};
use crate::i18n::date::weekday_name;
use crate::i18n::payroll::capitalised;
use crate::i18n::rounds::{round_of, stands_short, stands_words, whose_words};
use crate::ui::Cx;
use crate::ui::parts::tick::{stands_look, tick_ui};
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{bold, card, ends, hairline, link, name_region, pill, small};

/// How many rows are drawn until the rest is asked for.
const ROWS: usize = 30;

/// Draws the day. Returns whether all its rows are to be shown, or no longer.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, day: &UnitDay, busy: usize, whole: bool) -> bool {
    ui.push_id(("unit day", day.date), |ui| card(ui, cx.theme, |ui| day_ui(ui, cx, day, busy, whole))).inner
}

fn day_ui(ui: &mut Ui, cx: &Cx<'_>, day: &UnitDay, busy: usize, whole: bool) -> bool {
    let weekday = weekday_name(cx.language(), i64::from(day.date.weekday().number_from_monday()));
    let title = format!("{} {}", capitalised(weekday), cx.date(day.date));
    name_region(ui, &title);
    bold(ui, &title, size::SECTION);
    if let Some(name) = holiday(cx, day.date) {
        small(ui, cx.theme, name);
    }
    if day.busy(busy) {
        let words = format!("{}: {}", cx.t("month-busy"), cx.tw("month-steps", &[("count", day.falling.len().into())]));
        pill(ui, icons::ICON_WARNING, &words, cx.theme.warning, cx.theme.warning_ground);
    }
    for one in day.away().into_iter().filter_map(|id| cx.snapshot.employee.get(id)) {
        let words = cx.tw("month-away", &[("name", one.name.as_str().into())]);
        pill(ui, icons::ICON_PERSON_OFF, &words, cx.theme.warning, cx.theme.warning_ground);
    }
    if day.falling.is_empty() {
        small(ui, cx.theme, cx.t("month-nothing"));
        return false;
    }
    let mut left = if whole { usize::MAX } else { ROWS };
    for (step, falling) in day.by_step() {
        if left == 0 {
            break;
        }
        ui.add_space(UNIT);
        bold(ui, format!("{} · {}", cx.step(step), falling.len()), size::BODY);
        hairline(ui, cx.theme);
        for one in falling.iter().take(left) {
            ui.push_id(one.at.identity(), |ui| row_ui(ui, cx, one));
        }
        left = left.saturating_sub(falling.len());
    }
    let rest = day.falling.len().saturating_sub(ROWS);
    if rest == 0 {
        return false;
    }
    let words = if whole { cx.t("today-fewer").to_owned() } else { cx.tw("today-and-more", &[("count", rest.into())]) };
    link(ui, cx.theme, &words).clicked()
}

/// An agency's step: the check, whose it is, and how it stands.
fn row_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Falling) {
    ui.spacing_mut().item_spacing = egui::vec2(4.0, 0.0);
    ui.spacing_mut().interact_size.y = 22.0;
    ends(
        ui,
        |ui| {
            tick_ui(ui, cx, &one.at);
            if link(ui, cx.theme, cx.agency_name(one.at.agency)).clicked() {
                open(cx, one.at.agency, one.at.date.period);
            }
        },
        |ui| {
            let (_, ink, _) = stands_look(cx, one.at.stands);
            let words = stands_short(cx.texts, cx.snapshot, &one.at);
            let told = stands_words(cx.texts, cx.snapshot, &one.at);
            ui.label(RichText::new(words).size(size::SMALL).color(ink)).on_hover_text(told);
        },
    );
    let group = one.at.group.and_then(|id| cx.snapshot.pay_group.get(id)).map(|group| group.name.clone());
    let round = round_of(cx.texts, cx.snapshot, &one.at, cx.today.year());
    let whose = whose_words(cx.texts, cx.snapshot, one.responsible, one.away, one.stand_in);
    let words: Vec<String> = group.into_iter().chain([round, whose]).collect();
    ui.horizontal(|ui| {
        ui.add_space(42.0);
        ui.add(egui::Label::new(RichText::new(words.join(" · ")).size(size::SMALL).color(cx.theme.quiet)).truncate());
    });
    ui.add_space(UNIT / 2.0);
}
