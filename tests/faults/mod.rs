//! Faults, as real processes meet them: killed at any moment, a full disk, a call of the system that fails, files that are
//! made to do harm, editors who cross each other. `tests/suite/faults.rs` takes a thin sample of each, `tests/long/faults.rs` as much as takes its time.

pub mod beside;
#[cfg(target_os = "linux")]
pub mod bringing;
pub mod editors;
pub mod hammer;
pub mod hostile;
#[cfg(target_os = "linux")]
pub mod limits;
pub mod pace;
#[cfg(target_os = "linux")]
pub mod power;
#[cfg(target_os = "linux")]
pub mod steps;

use std::ffi::OsString;
use std::process::{Command, Output};

use chrono::NaiveDate;

/// The day of everything that is made up here.
pub const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 12).expect("a date");

/// The program, or another build of it that `KORTISTO_TEST_PROGRAM` names.
pub fn binary() -> OsString {
    std::env::var_os("KORTISTO_TEST_PROGRAM").unwrap_or_else(|| env!("CARGO_BIN_EXE_kortisto").into())
}

/// The program with what it is to do.
pub fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(binary());
    command.args(arguments).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command
}

/// Runs the program to its end.
pub fn run(arguments: &[&str]) -> Output {
    program(arguments).output().expect("the program starts")
}
