//! Arguments, then a window or a command.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use kortisto::app::run::run;
use kortisto::cli::{self, Arguments, Renderer};
use kortisto::domain::Language;
use kortisto::i18n::Texts;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let log = tracing_subscriber::EnvFilter::try_from_env("KORTISTO_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("error"));
    tracing_subscriber::fmt().with_env_filter(log).with_writer(std::io::stderr).init();
    match &arguments.command {
        Some(command) => {
            let texts = Texts::new(arguments.language.unwrap_or_default());
            if let Some(note) = cli::note(command, &texts) {
                drop(writeln!(std::io::stderr(), "{note}"));
            }
            let outcome = cli::run(command, &texts, arguments.today);
            let text = if arguments.json { outcome.json.to_string() } else { outcome.text };
            // Whoever no longer reads, or has no room for it, does not undo what has been done.
            let told = text.is_empty() || writeln!(std::io::stdout(), "{text}").is_ok();
            match outcome.refused {
                Some(reason) => {
                    drop(writeln!(std::io::stderr(), "{reason}"));
                    ExitCode::FAILURE
                }
                None if !told => {
                    drop(writeln!(std::io::stderr(), "{}", texts.get("cli-not-told")));
                    ExitCode::FAILURE
                }
                None => ExitCode::SUCCESS,
            }
        }
        None => window(&arguments),
    }
}

/// Shows the window. Where there is no OpenGL the first renderer panics rather than fails, so the second one gets a
/// process of its own.
fn window(arguments: &Arguments) -> ExitCode {
    let texts = Texts::new(arguments.language.unwrap_or(Language::Fi));
    if cfg!(target_os = "linux")
        && ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].iter().all(|name| std::env::var_os(name).is_none())
    {
        eprintln!("{}", texts.get("cli-no-display"));
        return ExitCode::FAILURE;
    }
    let renderer = arguments.renderer.unwrap_or(Renderer::Glow);
    let shown = std::panic::catch_unwind(|| run(arguments, renderer));
    match shown {
        Ok(Ok(())) => ExitCode::SUCCESS,
        _ if renderer == Renderer::Glow && arguments.renderer.is_none() => again(),
        Ok(Err(reason)) => {
            eprintln!("{}\n{reason}", texts.get("cli-no-window"));
            ExitCode::FAILURE
        }
        Err(_) => {
            eprintln!("{}", texts.get("cli-no-window"));
            ExitCode::FAILURE
        }
    }
}

/// Starts the program once more with the other renderer.
fn again() -> ExitCode {
    let Ok(program) = std::env::current_exe() else { return ExitCode::FAILURE };
    let arguments = std::env::args_os().skip(1);
    let status = std::process::Command::new(program).args(["--renderer", "wgpu"]).args(arguments).status();
    if status.is_ok_and(|status| status.success()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
