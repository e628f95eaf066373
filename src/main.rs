//! The program: a window, or a command.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    kortisto::app::starting::main()
}
