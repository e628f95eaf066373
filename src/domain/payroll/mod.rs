//! When pay is paid: banking days, pay-day rules, the steps around them, and the pay groups that have them.

pub mod calendar;
pub(super) mod pay_group;
pub(super) mod pay_groups;
pub(super) mod rule;

pub use rule::{
    ByHand, DEFAULT_STEPS, EMPLOYER_REPORT, INCOME_REGISTER, Move, PayDay, PayDayRule, PayrollDate, Period, Step,
    StepRule, StepTiming, Unreadable, dates, pay_days,
};
