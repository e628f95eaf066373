//! What if: the unit as it would be, tried before anything is decided. A unit is taken from the rows as it is on a
//! day, a scenario's steps are tried on it, and what gets better and worse is told. Nothing here changes a row; only
//! what a scenario comes to, once it is carried out, is a list of changes as any other.

mod carrying_out;
mod compare;
mod leaving;
mod loads;
pub mod next_year;
mod propose;
mod scenario;
mod unit;

pub use carrying_out::{CarryOut, carry_out};
pub use compare::{Balance, Comparison, Moved, PersonLoad, Worse, balance, compare, person_loads};
pub use leaving::successors;
pub use loads::loads;
pub use propose::{Options, Proposal, Proposed, Reason, Task, Watch, propose, why};
pub use scenario::{Had, NewClient, NewPerson, Scenario, Step, apply, stale};
pub use unit::{Client, Loads, Person, Unit};

#[cfg(test)]
mod tests;
