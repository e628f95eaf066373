//! Work on foreign content, in which the libraries that read it may go wrong.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Foreign content nests, and reading it recurses. Only what is touched of the stack is ever taken.
const STACK: usize = 64 * 1024 * 1024;

/// A reader that panicked, and what it said. It is an error of its own and not one of those that broken content
/// leads to, so that tests can tell a file we refuse from a mistake in the reader.
#[derive(Debug, PartialEq, Eq)]
pub struct Panicked(pub String);

/// Does `work` on a thread of its own, with room for the deepest nesting. Should it panic, the program goes on.
///
/// # Errors
/// What `work` says, that it panicked, or that the system gives no thread.
pub fn guarded<T, E>(name: &str, work: impl FnOnce() -> Result<T, E> + Send) -> Result<T, E>
where
    T: Send,
    E: From<io::Error> + From<Panicked> + Send,
{
    thread::scope(|scope| {
        let worker = thread::Builder::new().name(name.to_owned()).stack_size(STACK).spawn_scoped(scope, work)?;
        worker.join().unwrap_or_else(|panic| Err(Panicked(said(panic.as_ref())).into()))
    })
}

/// Does `work` as [`guarded`] does, and waits no longer than `patience`: then there is nothing, and the thread is left
/// to end by itself. It is for work that has been counted beforehand, should the count have been wrong.
///
/// # Errors
/// What `work` says, that it panicked, or that the system gives no thread.
pub fn guarded_for<T, E>(
    name: &str,
    patience: Duration,
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<Option<T>, E>
where
    T: Send + 'static,
    E: From<io::Error> + From<Panicked> + Send + 'static,
{
    let (sender, receiver) = mpsc::channel();
    // Nothing that the work has touched is looked at after a panic.
    let work = move || drop(sender.send(catch_unwind(AssertUnwindSafe(work))));
    thread::Builder::new().name(name.to_owned()).stack_size(STACK).spawn(work)?;
    match receiver.recv_timeout(patience) {
        Ok(Ok(done)) => done.map(Some),
        Ok(Err(panic)) => Err(Panicked(said(panic.as_ref())).into()),
        Err(RecvTimeoutError::Timeout) => Ok(None),
        Err(RecvTimeoutError::Disconnected) => Err(Panicked("no word".to_owned()).into()),
    }
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref().copied());
    text.unwrap_or("no word").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::logo::LogoError;
    use crate::exchange::table::ReadError;

    #[test]
    fn a_panic_is_told_from_broken_content() {
        let table = guarded("reader", || -> Result<(), ReadError> { panic!("out of {}", "order") });
        assert!(matches!(&table, Err(ReadError::Panicked(said)) if said == "out of order"), "{table:?}");
        let logo = guarded("reader", || -> Result<(), LogoError> { panic!("out of order") });
        assert!(matches!(&logo, Err(LogoError::Panicked(said)) if said == "out of order"), "{logo:?}");
        let logo = guarded_for("reader", Duration::MAX, || -> Result<(), LogoError> { panic!("out of order") });
        assert!(matches!(&logo, Err(LogoError::Panicked(said)) if said == "out of order"), "{logo:?}");
        let refused = guarded("reader", || -> Result<(), ReadError> { Err(ReadError::Empty) });
        assert!(matches!(refused, Err(ReadError::Empty)), "{refused:?}");
    }

    #[test]
    fn work_without_an_end_is_given_up() {
        let (hold, held) = mpsc::channel::<()>();
        let endless = move || -> Result<(), LogoError> { held.recv().map_err(|_| LogoError::Empty) };
        assert!(matches!(guarded_for("reader", Duration::ZERO, endless), Ok(None)));
        drop(hold);
        let done = guarded_for("reader", Duration::MAX, || -> Result<u8, LogoError> { Ok(7) });
        assert!(matches!(done, Ok(Some(7))), "{done:?}");
    }
}
