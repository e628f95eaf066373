//! From and to files of other kinds.

pub mod demo;
pub mod ics;
pub mod logo;
pub mod picture;
