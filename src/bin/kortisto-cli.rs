//! The commands in a console of Windows, which neither shows what a program with windows prints nor waits for it: starts
//! the program beside this one with the same arguments, passes on what it says, and ends as it ends.

use std::io::{self, Read, Write};
use std::process::{Command, ExitCode, Stdio};
use std::thread;

fn main() -> ExitCode {
    let Ok(here) = std::env::current_exe() else { return ExitCode::FAILURE };
    let program = here.with_file_name(format!("kortisto{}", std::env::consts::EXE_SUFFIX));
    let mut command = Command::new(&program);
    command.args(std::env::args_os().skip(1)).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut started = match command.spawn() {
        Ok(started) => started,
        Err(error) => {
            let program = program.display();
            // There are no texts here.
            drop(writeln!(io::stderr(), "{program}: ei käynnisty · startar inte · does not start: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let (said, wrong) = (started.stdout.take(), started.stderr.take());
    let passed = thread::scope(|scope| {
        let wrong = scope.spawn(|| wrong.is_none_or(|from| pass_on(from, &mut io::stderr())));
        let said = said.is_none_or(|from| pass_on(from, &mut io::stdout()));
        wrong.join().unwrap_or(false) && said
    });
    let code = started.wait().ok().and_then(|status| status.code()).and_then(|code| u8::try_from(code).ok());
    match code {
        // What was done but could not be told is not well done.
        Some(0) if !passed => ExitCode::FAILURE,
        Some(code) => ExitCode::from(code),
        None => ExitCode::FAILURE,
    }
}

/// Passes on everything that comes; whether all of it could be.
fn pass_on(mut from: impl Read, to: &mut impl Write) -> bool {
    io::copy(&mut from, to).and_then(|_| to.flush()).is_ok()
}
