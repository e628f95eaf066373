//! When a step of a round falls, as it is typed: for one pay group, and in the list for all of them.

use chrono::NaiveDate;
use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::Language;
use crate::domain::payroll::{DEFAULT_STEPS, Move, Step, StepTiming};
use crate::ui::Cx;
use crate::ui::widgets::bare_choice;
use crate::ui::widgets::date_text::TimeText;
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::number::{Misfit, Number, NumberText};

/// A day of the month.
pub(in crate::ui) const DAY: Number = Number::Whole(1, 31);

/// The width of a number of days on the line of a step.
const DAYS: f32 = 56.0;

/// How the place of a step is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::ui) enum TimingKind {
    /// Banking days before the pay day.
    BankingBefore,
    /// Banking days after it.
    BankingAfter,
    /// Calendar days before it.
    DaysBefore,
    /// Calendar days after it.
    DaysAfter,
    /// A day of the month after.
    NextMonth,
}

impl TimingKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::BankingBefore, Self::BankingAfter, Self::DaysBefore, Self::DaysAfter, Self::NextMonth];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::BankingBefore => "payroll-timing-kind-banking-before",
            Self::BankingAfter => "payroll-timing-kind-banking-after",
            Self::DaysBefore => "payroll-timing-kind-days-before",
            Self::DaysAfter => "payroll-timing-kind-days-after",
            Self::NextMonth => "payroll-timing-kind-next-month",
        }
    }
}

/// A step that the group may have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(in crate::ui) struct StepLine {
    /// Which.
    pub step: Step,
    /// Whether the group has it.
    pub on: bool,
    /// How its place is reckoned.
    pub kind: TimingKind,
    /// How many days, or which day of the month.
    pub number: NumberText,
    /// Where it goes from a day that is no banking day.
    pub to: Option<Move>,
    /// When it falls in every group that says nothing of it; none where only groups that say so have it.
    #[serde(default)]
    pub usual: Option<StepTiming>,
    /// By what time of the day, where the group says so.
    #[serde(default)]
    pub time: TimeText,
    /// Since when it falls, where that is known.
    #[serde(default)]
    pub since: Option<NaiveDate>,
}

impl StepLine {
    /// A step that the group does not have yet, with what is usual where something is.
    pub fn new(step: Step) -> Self {
        let usual = match step {
            Step::MaterialDue => StepTiming::BankingDays(-8),
            Step::Review | Step::Own(_) | Step::Task(_) => StepTiming::BankingDays(-5),
            Step::Approval => StepTiming::BankingDays(-4),
            Step::Run => StepTiming::BankingDays(-3),
            Step::PayDay | Step::IncomeRegister | Step::EmployerReport => DEFAULT_STEPS
                .iter()
                .find(|rule| rule.step == step)
                .map_or(StepTiming::BankingDays(0), |rule| rule.timing),
        };
        Self { on: false, ..Self::of(step, usual) }
    }

    /// A step that the group has, falling then.
    pub fn of(step: Step, timing: StepTiming) -> Self {
        let (kind, number, to) = match timing {
            StepTiming::BankingDays(days) if days > 0 => (TimingKind::BankingAfter, days, None),
            StepTiming::BankingDays(days) => (TimingKind::BankingBefore, -days, None),
            StepTiming::CalendarDays { days, to } if days > 0 => (TimingKind::DaysAfter, days, to),
            StepTiming::CalendarDays { days, to } => (TimingKind::DaysBefore, -days, to),
            StepTiming::NextMonth { day, to } => (TimingKind::NextMonth, i32::try_from(day).unwrap_or(1), Some(to)),
            StepTiming::Never => return Self { on: false, ..Self::of(step, StepTiming::BankingDays(0)) },
        };
        let number = NumberText(number.to_string());
        Self { step, on: true, kind, number, to, usual: None, time: TimeText::default(), since: None }
    }

    /// Which numbers fit.
    pub const fn days(&self) -> Number {
        if matches!(self.kind, TimingKind::NextMonth) { DAY } else { Number::Whole(0, 366) }
    }

    /// What the group says of the step: none where nothing has to be said, for it falls as it does in all groups, or in
    /// none that does not say so.
    ///
    /// # Errors
    /// Where a number does not fit.
    pub fn said(&self, known: bool, language: Language) -> Result<Option<StepTiming>, Misfit> {
        let timing = if self.on { self.timing(language)? } else { StepTiming::Never };
        let as_usual = Some(timing) == self.usual || (timing == StepTiming::Never && self.usual.is_none());
        // What the group has said stays said, whatever becomes of the list.
        Ok((!as_usual || (known && self.on)).then_some(timing))
    }

    /// When it falls.
    ///
    /// # Errors
    /// Where a number does not fit.
    pub fn timing(&self, language: Language) -> Result<StepTiming, Misfit> {
        let number: i32 = whole(self.days(), language, &self.number)?;
        Ok(match self.kind {
            TimingKind::BankingBefore => StepTiming::BankingDays(-number),
            TimingKind::BankingAfter => StepTiming::BankingDays(number),
            TimingKind::DaysBefore => StepTiming::CalendarDays { days: -number, to: self.to },
            TimingKind::DaysAfter => StepTiming::CalendarDays { days: number, to: self.to },
            TimingKind::NextMonth => {
                let day = number.unsigned_abs();
                StepTiming::NextMonth { day, to: self.to.unwrap_or(Move::After) }
            }
        })
    }
}

/// A number that has to be there, in the type in which it is kept.
///
/// # Errors
/// Where it does not fit.
pub(in crate::ui) fn whole<T: TryFrom<i64>>(
    number: Number,
    language: Language,
    text: &NumberText,
) -> Result<T, Misfit> {
    // What fits is far smaller than the type.
    number.needed(language, text)?.try_into().map_err(|_| Misfit::Said("number-does-not-fit"))
}

/// How many days, from where, and where it moves to, on a line whose names are only spoken. What does not fit is handed
/// back, to be said under the line.
pub(in crate::ui) fn timing_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    name: &str,
    line: &mut StepLine,
    stage: &mut Stage,
) -> Option<String> {
    let spoken = format!("{name}: {}", cx.t("payroll-amount"));
    let wrong = stage.number_in_line(ui, cx, (&spoken, DAYS), line.days(), &mut line.number);
    let kinds = TimingKind::ALL.map(|kind| (kind, cx.t(kind.key()).to_owned()));
    bare_choice(ui, cx.theme, &format!("{name}: {}", cx.t("payroll-timing")), &mut line.kind, &kinds, 166.0);
    let mut moves: Vec<(Option<Move>, String)> = Vec::new();
    if matches!(line.kind, TimingKind::DaysBefore | TimingKind::DaysAfter) {
        moves.push((None, cx.t("payroll-to-nowhere").to_owned()));
    }
    if matches!(line.kind, TimingKind::DaysBefore | TimingKind::DaysAfter | TimingKind::NextMonth) {
        moves.extend(Move::ALL.map(|to| (Some(to), cx.t(move_key(to)).to_owned())));
        if line.kind == TimingKind::NextMonth && line.to.is_none() {
            line.to = Some(Move::After);
        }
        bare_choice(ui, cx.theme, &format!("{name}: {}", cx.t("payroll-to")), &mut line.to, &moves, 190.0);
    }
    wrong
}

/// The key of where a day goes that is no banking day.
pub(in crate::ui) const fn move_key(to: Move) -> &'static str {
    match to {
        Move::Before => "payroll-move-before",
        Move::After => "payroll-move-after",
        Move::Nearest => "payroll-move-nearest",
    }
}
