//! The rounds of a year in a table: a line for each round, a column for each step.

use std::collections::BTreeMap;

use egui::{Align, Button, Label, Layout, RichText, ScrollArea, Ui, Vec2};

use super::{group_ui, timing_of};
use crate::domain::PayGroup;
use crate::domain::payroll::{PayrollDate, Period, Step};
use crate::i18n::names::step_key;
use crate::i18n::payroll::{round_name, short_date};
use crate::ui::Cx;
use crate::ui::theme::{size, strong};
use crate::ui::widgets::Follow;
use crate::ui::widgets::{card, hairline, name_region, small};

/// Height of a line.
const LINE: f32 = 24.0;

/// Width of the names of the rounds.
const NAMES: f32 = 82.0;

/// The narrowest column.
const NARROWEST: f32 = 110.0;

/// The widest column.
const WIDEST: f32 = 150.0;

/// What was asked for in a table.
pub enum Asked {
    /// To edit the group.
    Group,
    /// To move a date.
    Date(PayrollDate),
}

/// Draws a pay group with its table.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, group: &PayGroup, dates: &[PayrollDate], year: i32) -> Option<Asked> {
    let args = [("name", group.name.as_str().into()), ("year", year.to_string().into())];
    let mut steps: Vec<Step> = Vec::new();
    let mut rounds: BTreeMap<Period, BTreeMap<Step, PayrollDate>> = BTreeMap::new();
    for date in dates {
        rounds.entry(date.period).or_default().insert(date.step, *date);
        if !steps.contains(&date.step) {
            steps.push(date.step);
        }
    }
    steps.sort_unstable();
    let mut asked = None;
    let heading = cx.tw("payroll-rounds", &args);
    card(ui, cx.theme, |ui| {
        name_region(ui, &heading);
        if group_ui(ui, cx, group, &heading) {
            asked = Some(Asked::Group);
        }
        let Some(rule) = group.pay_days() else { return };
        if dates.is_empty() {
            small(ui, cx.theme, cx.t("payroll-no-dates"));
            return;
        }
        #[expect(clippy::cast_precision_loss, reason = "at most seven steps")]
        let width = ((ui.available_width() - NAMES) / steps.len() as f32).clamp(NARROWEST, WIDEST);
        ScrollArea::horizontal().id_salt(group.id).follow(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(0.0, 0.0);
            ui.spacing_mut().interact_size.y = LINE;
            heads_ui(ui, cx, group, &steps, width);
            hairline(ui, cx.theme);
            for (period, round) in &rounds {
                ui.horizontal(|ui| {
                    let name = round_name(cx.language(), &rule, *period);
                    cell(ui, NAMES, LINE, |ui| ui.add(Label::new(&name).truncate()));
                    for step in &steps {
                        cell(ui, width, LINE, |ui| {
                            if let Some(date) = round.get(step)
                                && date_ui(ui, cx, group, &name, date, year)
                            {
                                asked = Some(Asked::Date(*date));
                            }
                        });
                    }
                });
            }
        });
        if dates.iter().any(|date| date.moved) {
            small(ui, cx.theme, format!("* {}", cx.t("payroll-moved")));
        }
    });
    asked
}

fn heads_ui(ui: &mut Ui, cx: &Cx<'_>, group: &PayGroup, steps: &[Step], width: f32) {
    ui.horizontal(|ui| {
        cell(ui, NAMES, 36.0, |ui| small(ui, cx.theme, cx.t("payroll-round")));
        for step in steps {
            cell(ui, width, 36.0, |ui| {
                let text = RichText::new(cx.t(&step_key(*step))).size(size::SMALL).color(cx.theme.quiet);
                let response = ui.add(Label::new(text).wrap());
                if let Some(timing) = timing_of(cx, group, *step) {
                    response.on_hover_text(timing);
                }
            });
        }
    });
}

fn cell<R>(ui: &mut Ui, width: f32, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(Vec2::new(width, height), layout, |ui| {
        ui.set_min_size(Vec2::new(width, height));
        ui.set_max_width(width);
        add(ui)
    })
    .inner
}

/// A date; true where it is to be moved.
fn date_ui(ui: &mut Ui, cx: &Cx<'_>, group: &PayGroup, round: &str, date: &PayrollDate, year: i32) -> bool {
    let short = short_date(cx.language(), date.date, year);
    let text = if date.moved { format!("{short} *") } else { short };
    let text = RichText::new(text);
    let text = if date.moved {
        text.font(strong(size::BODY)).color(cx.theme.accent)
    } else if date.date < cx.today {
        text.color(cx.theme.quiet)
    } else if date.step == Step::PayDay {
        text.font(strong(size::BODY))
    } else {
        text
    };
    let mut spoken = format!("{}, {round}: {}", cx.t(&step_key(date.step)), cx.date(date.date));
    if date.moved {
        spoken = format!("{spoken}, {}", cx.t("payroll-moved"));
    }
    let by_rule = cx.tw("payroll-by-rule", &[("date", short_date(cx.language(), date.by_rule, year).into())]);
    if !cx.writable() {
        let response = ui.add(Label::new(text));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
        return false;
    }
    ui.spacing_mut().button_padding = Vec2::new(4.0, 2.0);
    ui.spacing_mut().interact_size.y = LINE - 4.0;
    // The text of the button stands under the head of its column.
    ui.add_space(-4.0);
    let response = ui.add(Button::new(text).frame_when_inactive(false));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{}: {spoken}", group.name)));
    let help = if date.moved { by_rule } else { cx.t("payroll-date-move").to_owned() };
    response.on_hover_text(help).clicked()
}
