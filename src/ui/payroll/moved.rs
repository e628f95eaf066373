//! A date of the calendar moved by hand, and back.

use chrono::Datelike;
use egui::Ui;

use crate::domain::calendar::is_banking_day;
use crate::domain::payroll::PayrollDate;
use crate::domain::{Change, MovedDate, OperationKind, PayGroup};
use crate::i18n::date::weekday_name;
use crate::i18n::names::step_key;
use crate::i18n::payroll::{capitalised, round_name};
use crate::ui::widgets::date_text::DateText;
use crate::ui::widgets::form::{About, Asked, ONE_COLUMN, Stage, form};
use crate::ui::widgets::{date_field, small};
use crate::ui::{Action, Cx, Form};

/// A date being moved.
pub struct DateForm {
    group: PayGroup,
    date: PayrollDate,
    base: Option<MovedDate>,
    first: DateText,
    text: DateText,
    stage: Stage,
}

impl DateForm {
    /// Begins with the date as it is.
    pub fn new(cx: &Cx<'_>, group: &PayGroup, date: PayrollDate) -> Self {
        let found = MovedDate::new(group, date.period, date.step, date.date);
        let base = cx.snapshot.payroll_date.get(found.id.0).cloned();
        let text = DateText::new(cx.language(), Some(date.date));
        Self { group: group.clone(), date, base, first: text.clone(), text, stage: Stage::default() }
    }

    /// Whether something is typed that is not saved.
    pub fn changed(&self) -> bool {
        self.text != self.first
    }

    /// Draws the dialog; false once it is done with.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let changed = self.changed();
        let round = self.group.pay_days().map(|rule| round_name(cx.language(), &rule, self.date.period));
        let step = cx.t(&step_key(self.date.step));
        let round = round
            .filter(|round| !round.contains('/'))
            .map_or_else(|| self.date.period.to_string(), |round| format!("{round} {}", self.date.period.year));
        let under = format!("{step}, {round}, {}", self.group.name);
        let also = self.base.is_some().then(|| cx.t("payroll-date-restore"));
        let heading = cx.t("payroll-date-move");
        let about = About { id: "payroll-date", heading, under: &under, width: ONE_COLUMN, also };
        let (text, by_rule) = (&mut self.text, self.date.by_rule);
        let asked = form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| {
            stage.wrong = inside_ui(ui, cx, text, by_rule, stage);
        });
        match (asked, &self.base) {
            (Asked::Save, _) => {
                if let Ok(Some(date)) = self.text.date(cx.today) {
                    return self.save(cx, date);
                }
            }
            (Asked::Also, Some(moved)) => saving(cx, Change::delete(moved.clone())),
            _ => {}
        }
        asked != Asked::Close
    }

    /// Asks for the date to be saved; false where there is nothing to save. A date back at its rule is no longer one
    /// moved by hand.
    fn save(&self, cx: &Cx<'_>, date: chrono::NaiveDate) -> bool {
        let moved = MovedDate::new(&self.group, self.date.period, self.date.step, date);
        let change = match &self.base {
            Some(before) if before.date == date => return false,
            Some(before) if date == self.date.by_rule => Change::delete(before.clone()),
            Some(before) => Change::update(before.clone(), moved),
            None if date == self.date.by_rule => return false,
            None => Change::insert(moved),
        };
        saving(cx, change);
        true
    }
}

/// Asks for a change to be saved; the form closes once the answer has come.
fn saving(cx: &Cx<'_>, change: Change) {
    cx.act(Action::SaveForm(Form::Payroll, OperationKind::PayrollEdited, vec![change]));
}

/// The date, and what is to be known of it; the key of what is missing.
fn inside_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    text: &mut DateText,
    by_rule: chrono::NaiveDate,
    stage: &mut Stage,
) -> Option<&'static str> {
    let spoken = |date: chrono::NaiveDate| {
        let weekday = weekday_name(cx.language(), i64::from(date.weekday().number_from_monday()));
        format!("{weekday} {}", cx.date(date))
    };
    small(ui, cx.theme, cx.tw("payroll-by-rule", &[("date", spoken(by_rule).into())]));
    stage.only(&date_field(ui, cx, cx.t("field-date"), text));
    match text.date(cx.today) {
        Ok(Some(date)) if !is_banking_day(date) => {
            let text = cx.tw("payroll-not-banking-day", &[("date", capitalised(&spoken(date)).into())]);
            ui.colored_label(cx.theme.warning, text);
            None
        }
        Ok(None) => Some("rule-date-missing"),
        Ok(Some(_)) | Err(_) => None,
    }
}
