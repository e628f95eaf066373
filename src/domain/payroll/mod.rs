//! When pay is paid: banking days, pay-day rules, the steps around them, the pay groups that have them, and how far
//! their rounds have come.

pub mod calendar;
pub(super) mod pay_group;
pub(super) mod pay_groups;
pub(super) mod punctuality;
pub(super) mod recurring;
pub(super) mod recurring_task;
pub(super) mod rekeying;
pub(super) mod round_step;
pub(super) mod rounds;
pub(super) mod rule;
mod schedule;
pub(super) mod step_kind;
pub(super) mod ticking;
mod ticks;

pub use punctuality::{Fell, Punctuality, punctuality};
pub use recurring_task::Recurrence;
pub use rekeying::sharing;
pub use rounds::{Round, Stands, StepAt};
pub use rule::{
    ByHand, DEFAULT_STEPS, EMPLOYER_REPORT, INCOME_REGISTER, Move, PayDay, PayDayRule, PayrollDate, Period, Step,
    StepRule, StepTiming, Unreadable, Within, dates, dates_paid, pay_days,
};
pub use step_kind::StepBy;
pub use ticking::{Signed, said, say, take_back, tick, ticked_before};
