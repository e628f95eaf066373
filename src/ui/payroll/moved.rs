//! A date of the calendar moved by hand, and back.

use chrono::Datelike;
use egui::{Key, Modal, Ui};

use crate::domain::calendar::is_banking_day;
use crate::domain::payroll::PayrollDate;
use crate::domain::{Change, MovedDate, PayGroup};
use crate::i18n::date::weekday_name;
use crate::i18n::names::step_key;
use crate::i18n::payroll::{capitalised, round_name};
use crate::ui::date_text::DateText;
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{bold, date_field, plain_button, primary, small};
use crate::ui::{Action, Cx};

/// A date being moved.
pub struct DateForm {
    group: PayGroup,
    date: PayrollDate,
    base: Option<MovedDate>,
    first: DateText,
    text: DateText,
    fresh: bool,
    tried: bool,
}

impl DateForm {
    /// Begins with the date as it is.
    pub fn new(cx: &Cx<'_>, group: &PayGroup, date: PayrollDate) -> Self {
        let found = MovedDate::new(group, date.period, date.step, date.date);
        let base = cx.snapshot.payroll_date.get(found.id.0).cloned();
        let text = DateText::new(cx.language(), Some(date.date));
        Self { group: group.clone(), date, base, first: text.clone(), text, fresh: true, tried: false }
    }

    /// Whether something is typed that is not saved.
    pub fn changed(&self) -> bool {
        self.text != self.first
    }

    /// Draws the dialog; false once it is done with.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let mut open = true;
        let modal = Modal::new(egui::Id::unique("payroll-date")).frame(cx.theme.card().inner_margin(20));
        modal.show(ctx, |ui| open = self.inside_ui(ui, cx));
        open
    }

    fn inside_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        ui.set_width(440.0_f32.min(ui.ctx().content_rect().width() - 64.0));
        let spoken = |date: chrono::NaiveDate| {
            let weekday = weekday_name(cx.language(), i64::from(date.weekday().number_from_monday()));
            format!("{weekday} {}", cx.date(date))
        };
        bold(ui, cx.t("payroll-date-move"), size::SECTION + 1.0);
        let round = self.group.pay_days().map(|rule| round_name(cx.language(), &rule, self.date.period));
        let step = cx.t(&step_key(self.date.step));
        let round = round
            .filter(|round| !round.contains('/'))
            .map_or_else(|| self.date.period.to_string(), |round| format!("{round} {}", self.date.period.year));
        small(ui, cx.theme, format!("{step}, {round}, {}", self.group.name));
        small(ui, cx.theme, cx.tw("payroll-by-rule", &[("date", spoken(self.date.by_rule).into())]));
        let response = date_field(ui, cx, cx.t("field-date"), &mut self.text);
        // The click that opened the dialog takes the keyboard away in the first frame.
        if self.fresh && response.has_focus() {
            self.fresh = false;
        } else if self.fresh {
            response.request_focus();
        }
        let date = self.text.date(cx.today);
        match date {
            Ok(Some(date)) if !is_banking_day(date) => {
                ui.colored_label(
                    cx.theme.warning,
                    cx.tw("payroll-not-banking-day", &[("date", capitalised(&spoken(date)).into())]),
                );
            }
            Ok(None) if self.tried => {
                ui.colored_label(cx.theme.danger, cx.t("rule-date-missing"));
            }
            _ => {}
        }
        ui.add_space(UNIT);
        let left = response.lost_focus();
        let (keys_save, keys_leave) = ui.input(|input| {
            let enter = input.key_pressed(Key::Enter) && (input.modifiers.command || left);
            let save = enter || (input.modifiers.command && input.key_pressed(Key::S));
            (save, input.key_pressed(Key::Escape))
        });
        let mut open = true;
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if primary(ui, cx.theme, cx.t("save")).clicked() || keys_save {
                self.tried = true;
                if let Ok(Some(date)) = date {
                    open = self.save(cx, date);
                }
            }
            // Esc does not throw away what is typed; the button does.
            if plain_button(ui, cx.t("cancel")).clicked() || (keys_leave && !self.changed()) {
                open = false;
            }
            if let Some(moved) = &self.base
                && plain_button(ui, cx.t("payroll-date-restore")).clicked()
            {
                cx.act(Action::SavePayroll(vec![Change::delete(moved.clone())]));
            }
        });
        open
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
        cx.act(Action::SavePayroll(vec![change]));
        true
    }
}
