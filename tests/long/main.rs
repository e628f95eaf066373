//! What takes longer than a test should: `cargo test --locked --test long`. `.ci/run` leaves it out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests assert")]

mod adding_a_field;
mod faults;
mod other_programs;
mod pace;
#[cfg(target_os = "linux")]
mod passes;
