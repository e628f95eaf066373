//! The form of a characteristic.

use egui::Ui;

use super::draft::CharacteristicFields;
use crate::domain::payroll::Step;
use crate::domain::{Characteristic, OperationKind, Record, Severity};
use crate::i18n::date::{month_name, months_text};
use crate::i18n::keys::severity_key;
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, free_text, options};
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::matter_form::shown_ui;
use crate::ui::theme::UNIT;
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::{Field, choice, small};

impl FormFields for CharacteristicFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_none() { "characteristic-add" } else { "characteristic-edit" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.row.agency).to_owned()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        what_ui(ui, cx, &mut self.row, stage);
        kind_ui(ui, cx, self);
        months_ui(ui, cx, self);
        shown_ui(ui, cx, &mut self.row.may_be_shown);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        self.written(cx.snapshot, cx.language(), &cx.status.me, cx.today)
    }

    fn kind(&self) -> OperationKind {
        if self.answer.is_some() { OperationKind::AnswerBecame } else { OperationKind::CharacteristicEdited }
    }

    fn before(&self) -> Vec<Record> {
        let answer = self.answer.as_ref().and_then(|(before, _)| before.clone());
        begun_with(self.base.as_ref()).into_iter().chain(answer.map(Record::from)).collect()
    }
}

fn what_ui(ui: &mut Ui, cx: &Cx<'_>, row: &mut Characteristic, stage: &mut Stage) {
    let error = stage.missing(cx, row.title.trim().is_empty(), "characteristic-title-missing");
    let title = Field::new(cx.t("characteristic-title"), &mut row.title).required().error(error);
    stage.first(&title.hint(cx.t("characteristic-title-hint")).show(ui, cx.theme));
    for (key, text, lines) in
        [("characteristic-body", &mut row.body, 3), ("characteristic-what-to-do", &mut row.what_to_do, 2)]
    {
        free_text(ui, cx, key, text, lines);
    }
}

fn kind_ui(ui: &mut Ui, cx: &Cx<'_>, edited: &mut CharacteristicFields) {
    let third = (ui.available_width() - 2.0 * UNIT) / 3.0;
    ui.horizontal_top(|ui| {
        let severities = Severity::ALL.map(|one| (one, cx.t(severity_key(one)).to_owned()));
        choice(ui, cx.theme, cx.t("characteristic-severity"), &mut edited.row.severity, &severities, third);
        let all = cx.snapshot.characteristic_category.iter();
        let categories = options(cx, all, edited.row.category, cx.t("characteristic-none"));
        choice(ui, cx.theme, cx.t("characteristic-category"), &mut edited.row.category, &categories, third);
        let name = Field::new(cx.t("characteristic-new-category"), &mut edited.new_category);
        name.width(third).show(ui, cx.theme);
    });
}

fn months_ui(ui: &mut Ui, cx: &Cx<'_>, fields: &mut CharacteristicFields) {
    let months = &mut fields.months;
    let when = months_text(cx.language(), months);
    let when = if when.is_empty() { cx.t("characteristic-always").to_owned() } else { when };
    small(ui, cx.theme, format!("{}: {when}", cx.t("characteristic-months")));
    egui::Grid::new("months").num_columns(4).min_col_width(116.0).spacing([2.0 * UNIT, 0.0]).show(ui, |ui| {
        for month in 1..=12 {
            let mut on = months.contains(&month);
            if ui.checkbox(&mut on, month_name(cx.language(), month)).changed() {
                if on {
                    months.insert(month);
                } else {
                    months.remove(&month);
                }
            }
            if month % 4 == 0 {
                ui.end_row();
            }
        }
    });
    small(ui, cx.theme, cx.t("characteristic-months-help"));
    let mut steps: Vec<(Option<Step>, String)> = vec![(None, cx.t("characteristic-no-step").to_owned())];
    steps.extend(Step::ALL.map(|step| (Some(step), cx.step(step).to_owned())));
    let step = &mut fields.row.payroll_step;
    choice(ui, cx.theme, cx.t("characteristic-payroll-step"), step, &steps, 300.0);
    if step.is_some() {
        small(ui, cx.theme, cx.t("characteristic-step-help"));
    }
}
