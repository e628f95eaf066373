//! From and to files of other kinds.

pub mod demo;
pub mod logo;
pub mod picture;
