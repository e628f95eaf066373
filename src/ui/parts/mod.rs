//! What several screens draw.

pub(super) mod agency;
pub(super) mod beginning;
pub(super) mod characteristic;
pub(super) mod gone;
pub(super) mod incoming;
pub(super) mod listing;
pub(super) mod mark;
pub(super) mod matter_form;
pub(super) mod matters;
pub(super) mod people;
pub(super) mod printing;
pub(super) mod rows;
pub(super) mod saying;
pub(super) mod tick;
pub(super) mod tick_form;
pub(super) mod timing;
pub(super) mod words;
