//! How changes come to stand: the rules they keep, what becomes of two that meet, and how they are taken back.

pub(super) mod apply;
mod at_step;
pub(super) mod meanwhile;
pub(super) mod merge;
pub(super) mod merge_unit;
pub mod merging;
pub(super) mod past;
mod pointed;
pub(super) mod recovered;
pub(super) mod restoring;
pub(super) mod rules;
pub mod settling;
pub(super) mod undo;
