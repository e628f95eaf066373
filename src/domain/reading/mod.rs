//! What people read: their day, what happened while they were away, what a search finds, and what goes on paper.

pub mod address_book;
pub mod board;
pub mod briefing;
pub mod due;
pub(super) mod paper;
pub mod search;
pub mod situation;
pub mod today;
pub mod unit_days;
