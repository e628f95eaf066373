//! The log of the window: in files of the user's own, which do not grow without end and hold no personal data. Of what is
//! logged only the program's own words go there, and those fields that are known to hold nothing of the register; what
//! else an error tells, such as the name of a file, goes to standard error alone.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tracing_subscriber::fmt::{self, format};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

use super::own::own_folder;

/// How large a file grows, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// How many files there are.
const FILES: u32 = 3;

/// What is written beside the words: names of the program's own, never a record, a path or an error's text.
const FIELDS: [&str; 10] = ["key", "kind", "step", "work", "bad", "language", "table", "column", "what", "renderer"];

/// The files of the log.
#[derive(Clone, Debug)]
struct Files {
    folder: PathBuf,
    largest: u64,
}

impl Files {
    fn path(&self, number: u32) -> PathBuf {
        let name = if number == 0 { "kortisto.log".to_owned() } else { format!("kortisto.{number}.log") };
        self.folder.join(name)
    }

    /// Appends lines. Several windows write the same files: each opens them anew, and one moves them on.
    fn append(&self, lines: &[u8]) -> io::Result<()> {
        own_folder(&self.folder)?;
        let newest = self.path(0);
        let full = || std::fs::metadata(&newest).is_ok_and(|about| about.len() >= self.largest);
        if full() {
            let lock = std::fs::File::create(self.folder.join("kortisto.lock"))?;
            lock.lock()?;
            // Somebody else may have done it meanwhile.
            if full() {
                for number in (1..FILES).rev() {
                    let from = self.path(number - 1);
                    if from.exists() {
                        std::fs::rename(from, self.path(number))?;
                    }
                }
            }
        }
        OpenOptions::new().create(true).append(true).open(newest)?.write_all(lines)
    }
}

impl Write for Files {
    fn write(&mut self, lines: &[u8]) -> io::Result<usize> {
        self.append(lines).map(|()| lines.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Where the log is among what is the user's `own`.
fn folder(own: &Path) -> PathBuf {
    own.join("logs")
}

/// What is written of an event.
fn told(writer: &mut format::Writer<'_>, name: &str, value: &dyn std::fmt::Debug) -> std::fmt::Result {
    if name == "message" {
        write!(writer, "{value:?}")
    } else if FIELDS.contains(&name) {
        write!(writer, " {name}={value:?}")
    } else {
        Ok(())
    }
}

/// The layer that writes to the files.
fn layer<S>(files: Files) -> impl Layer<S>
where
    S: tracing::Subscriber + for<'span> tracing_subscriber::registry::LookupSpan<'span>,
{
    let fields = format::debug_fn(|writer, field, value| told(writer, field.name(), value));
    let layer = fmt::layer().with_ansi(false).with_writer(move || files.clone()).fmt_fields(fields);
    // What other crates say is theirs to vouch for.
    layer.with_filter(EnvFilter::new("kortisto=info"))
}

/// Begins to log: to standard error what `KORTISTO_LOG` asks for, and where there is a folder of the user's `own`, to the
/// files.
pub(super) fn begin(own: Option<&Path>) {
    let asked = EnvFilter::try_from_env("KORTISTO_LOG").unwrap_or_else(|_| EnvFilter::new("error"));
    let errors = fmt::layer().with_writer(io::stderr).with_filter(asked);
    let files = own.map(|own| layer(Files { folder: folder(own), largest: LARGEST }));
    tracing_subscriber::registry().with(errors).with(files).init();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_files_and_no_more_hold_the_newest() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut files = Files { folder: folder.path().join("logs"), largest: 100 };
        for number in 0..100 {
            files.write_all(format!("line {number:03} of the log\n").as_bytes()).expect("written");
        }
        let mut all = String::new();
        for number in (0..FILES).rev() {
            let text = std::fs::read_to_string(files.path(number)).expect("there");
            assert!(text.len() < 100 + 40, "{number}: {}", text.len());
            all.push_str(&text);
        }
        assert!(!files.path(FILES).exists());
        assert!(all.ends_with("line 099 of the log\n"));
        let numbers: Vec<u32> = all.lines().filter_map(|line| line.get(5..8)?.parse().ok()).collect();
        let from = numbers.first().copied().expect("lines");
        assert!(numbers.into_iter().eq(from..100), "nothing between is lost");
    }

    #[test]
    fn what_an_error_tells_of_people_and_paths_is_not_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files { folder: folder.path().to_owned(), largest: LARGEST };
        let subscriber = tracing_subscriber::registry().with(layer(files.clone()));
        tracing::subscriber::with_default(subscriber, || {
            let (error, file) = ("/koti/aino.virtanen/a.kortisto is damaged", "/koti/aino.virtanen");
            tracing::warn!(target: "kortisto::app", %error, ?file, key = "error-damaged", "not opened");
            tracing::warn!(target: "kortisto::app", detail = file, "long work");
            tracing::error!(target: "elsewhere", "Aino Virtanen");
        });
        let text = std::fs::read_to_string(files.path(0)).expect("written");
        assert!(text.contains("not opened key=\"error-damaged\""), "{text}");
        assert!(text.contains("long work"), "{text}");
        for hidden in ["aino", "Aino", "koti"] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
    }
}
