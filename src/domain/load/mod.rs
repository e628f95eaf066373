//! What the figures come to in work: person-years, cost, balance and risk. Every figure is a plain function over the
//! snapshot; what is missing is named and never counts as zero.

mod amount;
mod balance;
mod book;
mod cost;
mod evenness;
mod factor;
pub(super) mod norm;
mod norms;
mod person_years;
mod risk;
mod runs;

pub use amount::{MILLION, PersonYears, share_of};
pub use balance::{Balance, Carrier, TeamLoad, Week, balance};
pub use book::LoadBook;
pub use cost::{CostBook, CostBy, CostLine, CostOf, CostRow};
pub use evenness::{Evenness, evenness, part};
pub use factor::{Factor, Proposal, factor, propose};
pub use norms::{cost_of, norm_of, proposed_norms};
pub use person_years::{Load, LoadLine, Missing, UsedNorm, load_of_agencies, loads, part_of, proposed_average};
pub use risk::{Leaver, Reason, Risk, leavers, risks};
pub use runs::{RunDay, run_days};
