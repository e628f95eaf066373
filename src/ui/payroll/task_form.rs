//! The form of a recurring task: what it is called, at which agencies it comes, when, and who does it.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::payroll::{Move, Recurrence, StepBy};
use crate::domain::validate::tidy;
use crate::domain::{AgencyId, Change, OperationKind, Record, RecurringTask, RowId};
use crate::i18n::date::month_name;
use crate::i18n::payroll::capitalised;
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, ending, first_field, half, two_days_ui, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::timing::{DAY, move_key, whole};
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::number::{Misfit, NumberText};
use crate::ui::widgets::{Field, choice, date_field};

/// How often a task comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Often {
    Yearly,
    Monthly,
    Once,
}

impl Often {
    const ALL: [Self; 3] = [Self::Yearly, Self::Monthly, Self::Once];

    const fn key(self) -> &'static str {
        match self {
            Self::Yearly => "recurring-often-yearly",
            Self::Monthly => "recurring-often-monthly",
            Self::Once => "recurring-often-once",
        }
    }
}

/// A recurring task being edited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct TaskFields {
    base: Option<RecurringTask>,
    id: RowId,
    names: [String; 3],
    /// The agency from which the form was opened; none where it was opened from the board.
    here: Option<AgencyId>,
    /// At which agency; none where at all.
    agency: Option<AgencyId>,
    often: Often,
    month: u32,
    day: NumberText,
    to: Move,
    date: DateText,
    done_by: StepBy,
    begins: DateText,
    ends: DateText,
}

impl TaskFields {
    /// A new task of an agency, or of all of them.
    pub(crate) fn new(cx: &Cx<'_>, here: Option<AgencyId>) -> Self {
        Self {
            base: None,
            id: RowId::new(),
            names: Default::default(),
            here,
            agency: here,
            often: Often::Yearly,
            month: 1,
            day: NumberText("31".to_owned()),
            to: Move::Before,
            date: DateText::new(cx.language(), None),
            done_by: StepBy::Centre,
            begins: DateText::new(cx.language(), Some(cx.today)),
            ends: DateText::new(cx.language(), None),
        }
    }

    /// A task of the file.
    pub(super) fn read(cx: &Cx<'_>, task: &RecurringTask, here: AgencyId) -> Self {
        let fresh = Self {
            base: Some(task.clone()),
            id: task.id,
            names: [task.name_fi.clone(), task.name_sv.clone(), task.name_en.clone()],
            agency: task.agency,
            done_by: task.done_by,
            begins: DateText::new(cx.language(), Some(task.begins_on)),
            ends: DateText::new(cx.language(), task.ends_on),
            ..Self::new(cx, Some(here))
        };
        let number = |number: u32| NumberText(number.to_string());
        match task.recurrence() {
            Some(Recurrence::Yearly { month, day, to }) => Self { month, day: number(day), to, ..fresh },
            Some(Recurrence::Monthly { day, to }) => Self { often: Often::Monthly, day: number(day), to, ..fresh },
            Some(Recurrence::Once(date)) => {
                Self { often: Often::Once, date: DateText::new(cx.language(), Some(date)), ..fresh }
            }
            None => fresh,
        }
    }

    fn recurrence(&self, cx: &Cx<'_>) -> Result<Recurrence, &'static str> {
        let day = || whole(DAY, cx.language(), &self.day).map_err(Misfit::key);
        Ok(match self.often {
            Often::Yearly => Recurrence::Yearly { month: self.month, day: day()?, to: self.to },
            Often::Monthly => Recurrence::Monthly { day: day()?, to: self.to },
            Often::Once => {
                let date = self.date.date(Meant::Near(cx.today)).map_err(date_key)?;
                Recurrence::Once(date.ok_or("rule-date-missing")?)
            }
        })
    }
}

impl FormFields for TaskFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "recurring-edit" } else { "recurring-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        self.agency.map_or_else(|| cx.t("recurring-of-all").to_owned(), |id| cx.agency_name(id).to_owned())
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
            let half = half(ui);
            let mut whose = vec![(None, cx.t("recurring-of-all").to_owned())];
            let known = [self.here, self.base.as_ref().and_then(|task| task.agency)];
            for id in known.into_iter().flatten() {
                if whose.iter().all(|(one, _)| *one != Some(id)) {
                    whose.push((Some(id), cx.agency_name(id).to_owned()));
                }
            }
            choice(ui, cx.theme, cx.t("recurring-agency"), &mut self.agency, &whose, half);
            let by = [(StepBy::Centre, "step-by-centre"), (StepBy::Agency, "step-by-agency")];
            let by = by.map(|(by, key)| (by, cx.t(key).to_owned()));
            choice(ui, cx.theme, cx.t("step-done-by"), &mut self.done_by, &by, half);
        });
        ui.horizontal_top(|ui| {
            let often = Often::ALL.map(|often| (often, cx.t(often.key()).to_owned()));
            choice(ui, cx.theme, cx.t("recurring-rule"), &mut self.often, &often, 150.0);
            if self.often == Often::Yearly {
                let name = |month| (month, capitalised(month_name(cx.language(), month)));
                let months: Vec<(u32, String)> = (1..=12).map(name).collect();
                choice(ui, cx.theme, cx.t("recurring-month"), &mut self.month, &months, 150.0);
            }
            if self.often == Often::Once {
                date_field(ui, cx, cx.t("field-date"), &mut self.date, Meant::Near(cx.today));
            } else {
                stage.number(ui, cx, ("payroll-day", 150.0), DAY, &mut self.day, true);
            }
        });
        if self.often != Often::Once {
            let moves = Move::ALL.map(|to| (to, cx.t(move_key(to)).to_owned()));
            choice(ui, cx.theme, cx.t("payroll-to"), &mut self.to, &moves, 232.0);
        }
        two_days_ui(ui, cx, ["field-first-day", "field-last-day"], &mut self.begins, &mut self.ends);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let [name_fi, name_sv, name_en] = self.names.clone().map(|name| tidy(&name));
        if name_fi.is_empty() {
            return Err("rule-item-name-missing");
        }
        let rule = self.recurrence(cx)?;
        let begins = self.begins.date(Meant::Near(cx.today)).map_err(date_key)?.ok_or("rule-date-missing")?;
        let ends_on = self.ends.date(ending(&self.begins, cx.today)).map_err(date_key)?;
        if ends_on.is_some_and(|end| end < begins) {
            return Err("rule-period-backwards");
        }
        // A day that was given alone is not missed for having passed already.
        let begins_on = if let Recurrence::Once(date) = rule { begins.min(date) } else { begins };
        let (id, agency, done_by, rule) = (self.id, self.agency, self.done_by, rule.to_string());
        let after = RecurringTask { id, agency, name_fi, name_sv, name_en, rule, done_by, begins_on, ends_on };
        Ok(written(self.base.as_ref(), after))
    }

    fn removal(&self, cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        let base = self.base.as_ref()?;
        Some(("recurring-delete", cx.snapshot.of_task(base).into_iter().map(Change::delete).collect()))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::PayrollEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}
