//! What several screens draw.

pub(super) mod beginning;
pub(super) mod matters;
pub(super) mod printing;
