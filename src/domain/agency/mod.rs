//! An agency: what it is called and where it is, what it came from, whom one asks there, and with what it is served.

#[expect(clippy::module_inception, reason = "the room is named after what it holds first")]
pub(super) mod agency;
pub(super) mod contact;
pub(super) mod contacts;
pub(super) mod opening;
pub(super) mod service;
pub(super) mod services;
pub mod succession;
pub(super) mod system;
pub(super) mod systems;
