//! What we know and how well: what is special, what is asked, who keeps what, what is doubted and what is missing.

pub(super) mod characteristic;
pub(super) mod characteristics;
pub mod completeness;
pub(super) mod data_duties;
pub(super) mod data_duty;
pub(super) mod doubt;
pub(super) mod doubts;
pub(super) mod question;
pub mod questionnaire;
pub mod upkeep;
pub(super) mod verification;
pub(super) mod verifications;
