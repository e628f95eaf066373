//! Personal data: what is held on whom, for how long it is kept, and how it is erased.

pub(super) mod blanking;
pub mod erasure;
pub mod gave_way;
pub(super) mod keeping;
pub mod mention;
pub(super) mod notice;
pub mod person;
pub mod personal_code;
