//! The form of a pay group.

use chrono::Datelike;
use egui::{Ui, Vec2};

use super::draft::{GroupFields, NTH, RuleKind, WEEKS};
use crate::domain::payroll::{Move, pay_days};
use crate::domain::{OperationKind, Record};
use crate::i18n::payroll::{capitalised, rule_words, short_date};
use crate::ui::Cx;
use crate::ui::forms::parts::first_field;
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::timing::{DAY, StepLine, move_key, timing_ui};
use crate::ui::theme::{ROW, UNIT, size};
use crate::ui::widgets::date_text::Meant;
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::number::NumberText;
use crate::ui::widgets::{bold, choice, date_field, small, time_field};

/// The width of a number of the rule, whose label says what fits.
const NUMBER: f32 = 150.0;

/// How many dates show what a rule means.
const PREVIEW: usize = 6;

/// The width of the form: a step stands on one line.
const WIDTH: f32 = 800.0;

impl FormFields for GroupFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_none() { "payroll-add" } else { "payroll-edit" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.group.agency).to_owned()
    }

    fn width(&self) -> f32 {
        WIDTH
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        first_field(ui, cx, stage, "field-name", "rule-item-name-missing", 1, &mut self.name);
        rule_ui(ui, cx, self, stage);
        preview_ui(ui, cx, self);
        ui.add_space(UNIT);
        bold(ui, cx.t("payroll-steps"), size::BODY);
        for line in &mut self.steps {
            step_ui(ui, cx, line, stage);
        }
        ui.add_space(UNIT);
        date_field(ui, cx, cx.t("field-last-day"), &mut self.ended, Meant::Near(cx.today));
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        if self.renumbers(cx.snapshot, cx.language(), cx.today) {
            return Err("payroll-rule-kept");
        }
        self.written(cx.language(), cx.today)
    }

    fn kind(&self) -> OperationKind {
        OperationKind::PayrollEdited
    }

    fn before(&self) -> Vec<Record> {
        let Some((group, steps)) = &self.base else { return Vec::new() };
        std::iter::once(group.clone().into()).chain(steps.iter().cloned().map(Record::from)).collect()
    }
}

fn rule_ui(ui: &mut Ui, cx: &Cx<'_>, edited: &mut GroupFields, stage: &mut Stage) {
    let kinds = RuleKind::ALL.map(|kind| (kind, cx.t(kind.key()).to_owned()));
    let moves = Move::ALL.map(|to| (to, cx.t(move_key(to)).to_owned()));
    ui.horizontal_top(|ui| {
        choice(ui, cx.theme, cx.t("payroll-rule"), &mut edited.kind, &kinds, 232.0);
        let mut number = |key, number, text: &mut NumberText| {
            stage.number(ui, cx, (key, NUMBER), number, text, true);
        };
        match edited.kind {
            RuleKind::Day => number("payroll-day", DAY, &mut edited.day),
            RuleKind::Days => {
                number("payroll-day", DAY, &mut edited.day);
                number("payroll-second-day", DAY, &mut edited.other);
            }
            RuleKind::Nth => number("payroll-nth", NTH, &mut edited.nth),
            RuleKind::Weeks => number("payroll-weeks", WEEKS, &mut edited.weeks),
            RuleKind::Last => {}
        }
    });
    if matches!(edited.kind, RuleKind::Last | RuleKind::Nth) {
        return;
    }
    ui.horizontal_top(|ui| {
        choice(ui, cx.theme, cx.t("payroll-to"), &mut edited.to, &moves, 232.0);
        if edited.kind == RuleKind::Weeks {
            date_field(ui, cx, cx.t("payroll-first"), &mut edited.from, Meant::Near(cx.today));
        }
    });
}

/// What the rule means this year, and what is kept of what was moved.
fn preview_ui(ui: &mut Ui, cx: &Cx<'_>, fields: &GroupFields) {
    let Ok(rule) = fields.rule(cx.language(), cx.today) else { return };
    let year = cx.today.year();
    let days = pay_days(&rule, year);
    let mut dates: Vec<String> =
        days.iter().take(PREVIEW).map(|day| short_date(cx.language(), day.date, year)).collect();
    if days.len() > PREVIEW {
        dates.push("…".to_owned());
    }
    let args = [("year", year.to_string().into()), ("dates", dates.join(", ").into())];
    small(ui, cx.theme, format!("{}. {}", capitalised(&rule_words(cx.texts, &rule)), cx.tw("payroll-preview", &args)));
    let moved = cx.snapshot.moved_dates(&fields.group).count();
    if moved > 0 && rule.to_string() != fields.group.rule {
        small(ui, cx.theme, cx.tw("payroll-moved-stay", &[("count", moved.into())]));
    }
}

/// A step on one line: whether the group has it, how many days, from where, and where it moves to.
fn step_ui(ui: &mut Ui, cx: &Cx<'_>, line: &mut StepLine, stage: &mut Stage) {
    let name = cx.step(line.step);
    let mut wrong = None;
    ui.push_id(line.step, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.set_min_height(ROW);
            ui.allocate_ui_with_layout(Vec2::new(200.0, ROW), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_min_width(200.0);
                ui.set_max_width(200.0);
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
                ui.checkbox(&mut line.on, name);
            });
            if !line.on {
                return;
            }
            wrong = timing_ui(ui, cx, name, line, stage);
            small(ui, cx.theme, cx.t("payroll-by-time"));
            time_field(ui, cx, &format!("{name}: {}", cx.t("step-time-of-day")), &mut line.time);
        });
    });
    if let Some(wrong) = wrong {
        ui.colored_label(cx.theme.danger, wrong);
    }
}
