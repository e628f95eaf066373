//! A step of the rounds as it is edited: its names, who does it, when it falls in every group, by what time of the day.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::payroll::{Step, StepBy, StepTiming};
use crate::domain::validate::tidy;
use crate::domain::{OperationKind, Record, RoundStepKind};
use crate::i18n::date::format_time;
use crate::i18n::payroll::{capitalised, timing_words};
use crate::ui::Cx;
use crate::ui::forms::parts::{first_field, half, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::timing::{StepLine, timing_ui};
use crate::ui::theme::{ROW, UNIT};
use crate::ui::widgets::date_text::TimeText;
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::number::Misfit;
use crate::ui::widgets::{Field, choice, small, time_field};

/// The columns that say more of a step than its names: by what it is remembered, its heading, its width.
pub(super) const COLUMNS: [(&str, &str, f32); 3] = [
    ("timing", "lists-step-everywhere", 250.0),
    ("time_of_day", "step-time-of-day", 90.0),
    ("done_by", "step-done-by", 110.0),
];

/// What the columns say of a step.
pub(super) fn told(cx: &Cx<'_>, kind: &RoundStepKind) -> [String; 3] {
    let timing = kind.usual().map(|timing| capitalised(&timing_words(cx.texts, timing)));
    let time = kind.time_of_day.map(|time| format_time(cx.language(), time));
    let timing = timing.unwrap_or_else(|| cx.t("lists-step-by-group").to_owned());
    [timing, time.unwrap_or_default(), cx.t(by_key(kind.done_by)).to_owned()]
}

const fn by_key(by: StepBy) -> &'static str {
    match by {
        StepBy::Centre => "step-by-centre",
        StepBy::Agency => "step-by-agency",
    }
}

/// A step being edited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct StepKindFields {
    base: RoundStepKind,
    names: [String; 3],
    done_by: StepBy,
    /// When it falls in every group that says nothing of it, where it does.
    line: StepLine,
    time: TimeText,
}

impl StepKindFields {
    /// Begins with the step as it is.
    pub(super) fn new(cx: &Cx<'_>, kind: &RoundStepKind) -> Self {
        let line = kind.usual().map_or_else(|| StepLine::new(kind.word), |timing| StepLine::of(kind.word, timing));
        Self {
            names: [kind.name_fi.clone(), kind.name_sv.clone(), kind.name_en.clone()],
            done_by: kind.done_by,
            line,
            time: TimeText::new(cx.language(), kind.time_of_day),
            base: kind.clone(),
        }
    }
}

impl FormFields for StepKindFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t("lists-step-edit").to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        self.base.name(cx.language()).to_owned()
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let [fi, sv, en] = &mut self.names;
        first_field(ui, cx, stage, "field-name-fi", "rule-item-name-missing", 1, fi);
        ui.horizontal_top(|ui| {
            let half = half(ui);
            Field::new(cx.t("field-name-sv"), sv).width(half).show(ui, cx.theme);
            Field::new(cx.t("field-name-en"), en).width(half).show(ui, cx.theme);
        });
        ui.horizontal_top(|ui| {
            let options = StepBy::ALL.map(|by| (by, cx.t(by_key(by)).to_owned()));
            choice(ui, cx.theme, cx.t("step-done-by"), &mut self.done_by, &options, half(ui));
            time_field(ui, cx, cx.t("step-time-of-day"), &mut self.time);
        });
        if self.base.word == Step::PayDay {
            return;
        }
        ui.add_space(UNIT / 2.0);
        ui.checkbox(&mut self.line.on, cx.t("lists-step-everywhere-check"));
        small(ui, cx.theme, cx.t("lists-step-everywhere-help"));
        if !self.line.on {
            return;
        }
        let mut wrong = None;
        ui.horizontal(|ui| {
            ui.set_min_height(ROW);
            let name = cx.step(self.base.word);
            wrong = timing_ui(ui, cx, name, &mut self.line, stage);
        });
        if let Some(wrong) = wrong {
            ui.colored_label(cx.theme.danger, wrong);
        }
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let [name_fi, name_sv, name_en] = self.names.clone().map(|name| tidy(&name));
        if name_fi.is_empty() {
            return Err("rule-item-name-missing");
        }
        let timing = if self.line.on { Some(self.line.timing(cx.language()).map_err(Misfit::key)?) } else { None };
        let time_of_day = self.time.time().map_err(|_| "field-time-not-understood")?;
        let after = RoundStepKind {
            name_fi,
            name_sv,
            name_en,
            done_by: self.done_by,
            timing: timing.map(|timing: StepTiming| timing.to_string()),
            time_of_day,
            ..self.base.clone()
        };
        Ok(written(Some(&self.base), self.base.edited(after, cx.today)))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::ListEdited
    }

    fn before(&self) -> Vec<Record> {
        vec![self.base.clone().into()]
    }
}
