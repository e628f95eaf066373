//! How the program starts: a command, or a window that is drawn by whatever draws here, or the window that has the file
//! already. What goes wrong at that is said on the screen, as whoever double-clicks sees nothing else.

mod log;
pub(super) mod monitors;
mod own;
mod raising;
mod remembered;
mod renderer;
mod report;

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use clap::Parser;

pub(super) use self::own::own_folder;
pub use self::raising::{Asked, Listening};
use self::remembered::{Remembered, Trying};
use self::renderer::{System, next, sound};
use self::report::Reports;
use super::preferences::Preferences;
use super::run::{Shared, run};
use crate::cli::{self, Arguments, Renderer};
use crate::domain::Language;
use crate::i18n::Texts;

/// What the program does when it is started: the command, or the window.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match &arguments.command {
        Some(command) => {
            log::begin(None);
            let texts = Texts::new(arguments.language.unwrap_or_default());
            if let Some(note) = cli::note(command, &texts) {
                complain(&note);
            }
            let outcome = cli::run(command, &texts, arguments.today);
            let text = if arguments.json { outcome.json.to_string() } else { outcome.text };
            // Whoever no longer reads, or has no room for it, does not undo what has been done.
            let told = text.is_empty() || writeln!(std::io::stdout(), "{text}").is_ok();
            match outcome.refused {
                Some(reason) => {
                    complain(&reason);
                    ExitCode::FAILURE
                }
                None if !told => {
                    complain(texts.get("cli-not-told"));
                    ExitCode::FAILURE
                }
                None => ExitCode::SUCCESS,
            }
        }
        None => window(&arguments),
    }
}

/// Says something on standard error, where somebody reads that.
fn complain(text: &str) {
    drop(writeln!(std::io::stderr(), "{text}"));
}

/// Says something on the screen as well, in a window of the system's own.
fn say(text: &str) {
    complain(text);
    let dialog = rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title("Kortisto");
    dialog.set_description(text).set_buttons(rfd::MessageButtons::Ok).show();
}

/// What the window's own process keeps in hand while it is open.
struct Start {
    remembered: Remembered,
    trying: Option<Trying>,
    renderer: Renderer,
}

impl Start {
    /// A frame is on the screen: this draws here.
    fn shown(&mut self) {
        report::shown();
        self.trying = None;
        self.remembered.works(self.renderer);
    }
}

/// Shows the window.
fn window(arguments: &Arguments) -> ExitCode {
    let own = own::folder();
    log::begin(own.as_deref());
    let mut preferences = Preferences::load();
    let system = sys_locale::get_locale().and_then(|code| Language::from_code(&code));
    preferences.language = arguments.language.or(preferences.language).or(system);
    let texts = Texts::new(preferences.language.unwrap_or_default());
    if cfg!(target_os = "linux")
        && ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].iter().all(|name| std::env::var_os(name).is_none())
    {
        complain(texts.get("cli-no-display"));
        return ExitCode::FAILURE;
    }
    // The last file opens again by itself, as a workbook left open would; no other in its place where it is away.
    let file = arguments.file.clone().or_else(|| preferences.recent.first().cloned());
    // Whoever measures wants a window of their own.
    if let (Some(own), Some(file), false) = (&own, &file, arguments.say_ready)
        && raising::raise(own, file)
    {
        return ExitCode::SUCCESS;
    }
    let remembered = Remembered::new(own.clone(), whoami::hostname().unwrap_or_default());
    let begin = sound(System::THIS, remembered.choice(), &remembered.died());
    let Some(renderer) = next(System::THIS, begin, arguments.renderer, &arguments.failed) else {
        say(texts.get("cli-no-window"));
        return ExitCode::FAILURE;
    };
    let reports = Reports::new(own.as_deref());
    reports.watch(renderer.name());
    let shown = {
        let trying = remembered.trying(renderer);
        let mut start = Start { remembered: remembered.clone(), trying, renderer };
        let known = reports.clone();
        let told = move || known.told();
        let shared = Shared {
            file,
            preferences,
            crash: reports.untold(),
            told: Box::new(told),
            shown: Box::new(move || start.shown()),
            own,
        };
        catch_unwind(AssertUnwindSafe(|| run(arguments, renderer, shared)))
    };
    if matches!(shown, Ok(Ok(()))) {
        return ExitCode::SUCCESS;
    }
    if report::was_shown() {
        tracing::error!(renderer = renderer.name(), "the window has gone by a defect");
        return crashed(&texts, &reports);
    }
    tracing::warn!(renderer = renderer.name(), "this draws no window here");
    remembered.failed(renderer);
    let failed: Vec<Renderer> = arguments.failed.iter().copied().chain([renderer]).collect();
    // What has failed may have left the process in any state, so that the next one gets a process of its own.
    if next(System::THIS, None, arguments.renderer, &failed).is_some() {
        return again(&failed);
    }
    if let Ok(Err(reason)) = &shown {
        complain(reason);
    }
    say(texts.get("cli-no-window"));
    ExitCode::FAILURE
}

/// This program, with the arguments with which it was started.
fn this_program() -> Option<Command> {
    let mut command = Command::new(std::env::current_exe().ok()?);
    command.args(std::env::args_os().skip(1));
    Some(command)
}

/// Starts the program once more, which is to try what has not failed.
fn again(failed: &[Renderer]) -> ExitCode {
    let Some(program) = std::env::current_exe().ok() else { return ExitCode::FAILURE };
    let mut command = Command::new(program);
    // Those that failed before stand among the arguments already.
    command.args(failed.last().into_iter().flat_map(|renderer| ["--failed", renderer.name()]));
    let status = command.args(std::env::args_os().skip(1)).status();
    if status.is_ok_and(|status| status.success()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The window has gone by a defect: says so, and offers to start again, where what was typed is found.
fn crashed(texts: &Texts, reports: &Reports) -> ExitCode {
    let report = reports.untold();
    let told = said(texts, report.as_ref());
    complain(&told);
    let dialog = rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title("Kortisto");
    let question = format!("{told}\n\n{}", texts.get("crash-again"));
    let answer = dialog.set_description(question).set_buttons(rfd::MessageButtons::YesNo).show();
    match answer {
        rfd::MessageDialogResult::Yes => {
            reports.told();
            if this_program().is_some_and(|mut program| program.spawn().is_ok()) {
                return ExitCode::SUCCESS;
            }
        }
        // A desktop without such windows answers the same, and the next start tells it then.
        rfd::MessageDialogResult::No if !cfg!(target_os = "linux") => reports.told(),
        _ => {}
    }
    ExitCode::FAILURE
}

/// What is said of a crash.
fn said(texts: &Texts, report: Option<&PathBuf>) -> String {
    match report {
        Some(report) => texts.trouble("crash-report", &report.display().to_string()).join("\n\n"),
        None => texts.get("crash-unreported").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crash_is_said_with_where_its_report_is() {
        let report = PathBuf::from("/koti/kortisto/reports/kortisto-1.txt");
        for language in Language::ALL {
            let texts = Texts::new(language);
            assert!(said(&texts, Some(&report)).contains("kortisto-1.txt"), "{language:?}");
            assert!(!said(&texts, None).contains("kortisto-1.txt"), "{language:?}");
        }
    }
}
