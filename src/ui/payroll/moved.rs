//! A date of the calendar moved by hand, and back.

use chrono::{Datelike, NaiveDate};
use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::calendar::is_banking_day;
use crate::domain::payroll::{PayrollDate, Period, Step};
use crate::domain::{Change, MovedDate, OperationKind, PayGroup, Record};
use crate::i18n::date::weekday_name;
use crate::i18n::payroll::{capitalised, round_name};
use crate::ui::Cx;
use crate::ui::forms::parts::begun_with;
use crate::ui::forms::{FormFields, Written};
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::{date_field, small};

/// A date being moved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DateFields {
    base: Option<MovedDate>,
    group: PayGroup,
    period: Period,
    step: Step,
    by_rule: NaiveDate,
    text: DateText,
}

impl DateFields {
    /// Begins with the date as it is.
    pub(super) fn new(cx: &Cx<'_>, group: &PayGroup, date: PayrollDate) -> Self {
        let found = MovedDate::new(group, date.period, date.step, date.date);
        let base = cx.snapshot.payroll_date.get(found.id.0).cloned();
        let text = DateText::new(cx.language(), Some(date.date));
        let PayrollDate { period, step, by_rule, .. } = date;
        Self { base, group: group.clone(), period, step, by_rule, text }
    }
}

impl FormFields for DateFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t("payroll-date-move").to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        let round = self.group.pay_days().map(|rule| round_name(cx.language(), &rule, self.period));
        let step = cx.step(self.step);
        let round = round
            .filter(|round| !round.contains('/'))
            .map_or_else(|| self.period.to_string(), |round| format!("{round} {}", self.period.year));
        format!("{step}, {round}, {}", self.group.name)
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        inside_ui(ui, cx, &mut self.text, self.by_rule, stage);
    }

    /// A date back at its rule is no longer one moved by hand.
    fn changes(&self, _cx: &Cx<'_>) -> Written {
        let date = self.text.date(Meant::Near(self.by_rule)).map_err(date_key)?.ok_or("rule-date-missing")?;
        let moved = (date != self.by_rule).then(|| MovedDate::new(&self.group, self.period, self.step, date));
        let [before, after] = [self.base.clone(), moved].map(|row| row.map(Record::from));
        Ok(vec![Change { before, after }])
    }

    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("payroll-date-restore", vec![Change::delete(self.base.clone()?)]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::PayrollEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}

/// The date, and what is to be known of it.
fn inside_ui(ui: &mut Ui, cx: &Cx<'_>, text: &mut DateText, by_rule: NaiveDate, stage: &mut Stage) {
    let spoken = |date: NaiveDate| {
        let weekday = weekday_name(cx.language(), i64::from(date.weekday().number_from_monday()));
        format!("{weekday} {}", cx.date(date))
    };
    small(ui, cx.theme, cx.tw("payroll-by-rule", &[("date", spoken(by_rule).into())]));
    stage.first(&date_field(ui, cx, cx.t("field-date"), text, Meant::Near(by_rule)));
    if let Ok(Some(date)) = text.date(Meant::Near(by_rule))
        && !is_banking_day(date)
    {
        let text = cx.tw("payroll-not-banking-day", &[("date", capitalised(&spoken(date)).into())]);
        ui.colored_label(cx.theme.warning, text);
    }
}
