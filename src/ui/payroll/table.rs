//! The rounds of a year in a table: a line for each round, a column for each step.

use std::collections::{BTreeMap, HashMap};

use egui::{Button, Label, RichText, Ui, Vec2};

use super::{Shown, group_ui, timing_of};
use crate::domain::payroll::{PayrollDate, Period, Step, StepAt};
use crate::domain::{PayGroup, PayGroupId};
use crate::i18n::list::Value;
use crate::i18n::payroll::{capitalised, round_name, short_date};
use crate::ui::Cx;
use crate::ui::parts::tick::small_tick_ui;
use crate::ui::theme::{UNIT, size, strong};
use crate::ui::widgets::table::{Column, Table};
use crate::ui::widgets::taking_out::Which;
use crate::ui::widgets::{card, name_region, small};

/// Height of a line.
const LINE: f32 = 24.0;

/// As wide as the checks beside a date.
const CHECKS: &str = "0000";

/// The widest column.
const WIDEST: f32 = 170.0;

/// What was asked for in a table.
pub enum Asked {
    /// To edit the group.
    Group,
    /// To move a date.
    Date(PayrollDate),
}

/// Draws a pay group with its table.
pub fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    shown: &Shown,
    said: &HashMap<(Option<PayGroupId>, Period, Step), StepAt>,
    year: i32,
) -> Option<Asked> {
    let (group, dates) = (&shown.group, shown.rounds.as_slice());
    let args = [("name", group.name.as_str().into()), ("year", year.to_string().into())];
    let mut steps: Vec<Step> = Vec::new();
    let mut rounds: BTreeMap<Period, BTreeMap<Step, PayrollDate>> = BTreeMap::new();
    for date in dates {
        rounds.entry(date.period).or_default().insert(date.step, *date);
        if !steps.contains(&date.step) {
            steps.push(date.step);
        }
    }
    steps.sort_by_key(|step| cx.snapshot.step_place(*step));
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
        let names: Vec<(Period, String)> =
            rounds.keys().map(|period| (*period, capitalised(&round_name(cx.language(), &rule, *period)))).collect();
        // Where there is no room for checks they are on the card, on the first page and on the board.
        let checks = !steps.is_empty() && wide(ui, cx, &steps, &rounds, &names, year) <= ui.available_width();
        let columns = columns(ui, cx, group, &steps, &rounds, &names, (year, checks));
        Table::new(cx.theme, &heading, LINE, columns).unruled().listed(which(group)).show(
            ui,
            names.len(),
            |index, row| {
                let Some((period, name)) = names.get(index) else { return };
                let mut cells = row.called(period, name);
                cells.text(name);
                for step in &steps {
                    let date = rounds.get(period).and_then(|round| round.get(step));
                    let at = said.get(&(Some(group.id), *period, *step));
                    cells.says(|| Value::day(date.map(|date| date.date)));
                    let moves = cells.line(|ui| {
                        let moves = date.is_some_and(|date| date_ui(ui, cx, group, name, date, year));
                        if let Some(at) = at.filter(|_| checks) {
                            small_tick_ui(ui, cx, at);
                        }
                        moves
                    });
                    if moves == Some(true) {
                        asked = date.copied().map(Asked::Date).or(asked.take());
                    }
                }
            },
        );
        if dates.iter().any(|date| date.moved) {
            small(ui, cx.theme, format!("* {}", cx.t("payroll-moved")));
        }
    });
    asked
}

/// What the table of a group is asked for by.
pub(super) const fn which(group: &PayGroup) -> Which {
    ("payroll-dates", group.id.0.as_u128())
}

/// The rounds, and a column for each step that is wide enough for its dates.
fn columns(
    ui: &Ui,
    cx: &Cx<'_>,
    group: &PayGroup,
    steps: &[Step],
    rounds: &BTreeMap<Period, BTreeMap<Step, PayrollDate>>,
    names: &[(Period, String)],
    (year, checks): (i32, bool),
) -> Vec<Column> {
    let first = Column::new(cx.t("payroll-round")).share(0.0);
    let first = first.holding(ui, names.iter().map(|(_, name)| name.as_str()));
    let step = |step: &Step| {
        let dates: Vec<String> =
            rounds.values().filter_map(|round| round.get(step)).map(|date| shown(cx, date, year)).collect();
        let dates: Vec<String> = dates.into_iter().map(|date| if checks { date + CHECKS } else { date }).collect();
        let column = Column::new(cx.step(*step)).between(0.0, WIDEST).help(timing_of(cx, group, *step));
        column.holding(ui, dates.iter().map(String::as_str))
    };
    std::iter::once(first).chain(steps.iter().map(step)).collect()
}

/// How much room the dates and their checks need.
fn wide(
    ui: &Ui,
    cx: &Cx<'_>,
    steps: &[Step],
    rounds: &BTreeMap<Period, BTreeMap<Step, PayrollDate>>,
    names: &[(Period, String)],
    year: i32,
) -> f32 {
    let wide = |text: &str| {
        let galley = ui.painter().layout_no_wrap(text.to_owned(), strong(size::BODY), cx.theme.text);
        galley.size().x + 3.0 * UNIT
    };
    let widest = |texts: &mut dyn Iterator<Item = String>| texts.map(|text| wide(&text)).fold(0.0, f32::max);
    let first = widest(&mut names.iter().map(|(_, name)| name.clone()));
    let step = |step: &Step| {
        let dates = rounds.values().filter_map(|round| round.get(step));
        // The longest word of the heading needs its room too.
        let words = cx.step(*step).split([' ', '-']).map(str::to_owned);
        widest(&mut dates.map(|date| shown(cx, date, year) + CHECKS).chain(words))
    };
    first + steps.iter().map(step).sum::<f32>()
}

/// A date as it is written; one that was moved is marked.
fn shown(cx: &Cx<'_>, date: &PayrollDate, year: i32) -> String {
    let short = short_date(cx.language(), date.date, year);
    if date.moved { format!("{short} *") } else { short }
}

/// A date; true where it is to be moved.
fn date_ui(ui: &mut Ui, cx: &Cx<'_>, group: &PayGroup, round: &str, date: &PayrollDate, year: i32) -> bool {
    let text = RichText::new(shown(cx, date, year));
    let text = if date.moved {
        text.font(strong(size::BODY)).color(cx.theme.accent)
    } else if date.date < cx.today {
        text.color(cx.theme.quiet)
    } else if date.step == Step::PayDay {
        text.font(strong(size::BODY))
    } else {
        text
    };
    let mut spoken = format!("{}, {round}: {}", cx.step(date.step), cx.date(date.date));
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
