//! Reports of crashes: what a developer needs to find a defect, and nothing that anybody has typed. What a panic says is
//! written only where it is a text of the program's own; one that was put together may hold what stands in the file.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, Utc};

use super::own::own_folder;

/// How many reports are kept.
const KEPT: usize = 10;

/// How the name of a report begins.
const REPORT: &str = "kortisto-";

/// The file that names the report of which nobody has been told.
const UNTOLD: &str = "untold";

/// A frame is on the screen. What fails before is what draws, and another is tried.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// What draws the window.
static DRAWN_BY: OnceLock<&'static str> = OnceLock::new();

/// Says that a frame is on the screen.
pub(super) fn shown() {
    SHOWN.store(true, Ordering::Relaxed);
}

/// Whether a frame has been on the screen.
pub(super) fn was_shown() -> bool {
    SHOWN.load(Ordering::Relaxed)
}

/// What a report tells.
struct Facts<'a> {
    at: DateTime<Utc>,
    system: String,
    drawn_by: &'a str,
    thread: &'a str,
    /// Where in the program's source.
    place: String,
    /// What it said, where that is a text of the program's own.
    said: Option<&'a str>,
    backtrace: String,
}

impl Facts<'_> {
    fn text(&self) -> String {
        let mut text = String::new();
        let said = self.said.unwrap_or("(left out, as it may hold what stands in the file)");
        let lines = [
            ("Kortisto", env!("CARGO_PKG_VERSION")),
            ("when", &self.at.format("%Y-%m-%d %H:%M:%S UTC").to_string()),
            ("system", &self.system),
            ("drawn by", self.drawn_by),
            ("thread", self.thread),
            ("where", &self.place),
            ("what", said),
        ];
        for (name, value) in lines {
            // Writing to a text does not fail.
            writeln!(text, "{name}: {value}").unwrap_or_default();
        }
        // A program without names has but addresses: what they are counted from.
        writeln!(text, "addresses: {:p} is kortisto::app::run::run\n", crate::app::run::run as *const ())
            .unwrap_or_default();
        text.push_str(&self.backtrace);
        text
    }
}

/// The reports on this machine.
#[derive(Clone, Debug)]
pub(super) struct Reports {
    folder: Option<PathBuf>,
}

impl Reports {
    pub fn new(own: Option<&Path>) -> Self {
        Self { folder: own.map(|own| own.join("reports")) }
    }

    /// From now on a defect writes a report.
    pub fn watch(&self, drawn_by: &'static str) {
        DRAWN_BY.get_or_init(|| drawn_by);
        let reports = self.clone();
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            before(info);
            let thread = std::thread::current();
            let name = thread.name().unwrap_or("without a name");
            let ends = name == "main";
            if !ends || was_shown() {
                reports.write(info, name, ends);
            }
        }));
    }

    fn write(&self, info: &PanicHookInfo<'_>, thread: &str, ends: bool) {
        let facts = Facts {
            at: Utc::now(),
            system: format!(
                "{} {}, {}",
                std::env::consts::OS,
                std::env::consts::ARCH,
                whoami::distro().unwrap_or_default()
            ),
            drawn_by: DRAWN_BY.get().copied().unwrap_or("nothing yet"),
            thread,
            place: info.location().map(ToString::to_string).unwrap_or_default(),
            // A text that was put together is a `String`.
            said: info.payload().downcast_ref::<&'static str>().copied(),
            backtrace: format!("{:#}", Backtrace::force_capture()),
        };
        self.keep(&facts, ends).unwrap_or_default();
    }

    /// Writes a report; where the program ends with it, somebody is to be told.
    fn keep(&self, facts: &Facts<'_>, ends: bool) -> std::io::Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        own_folder(folder)?;
        let name = format!("{REPORT}{}-{}.txt", facts.at.format("%Y%m%d-%H%M%S-%3f"), std::process::id());
        std::fs::write(folder.join(&name), facts.text())?;
        if ends {
            std::fs::write(folder.join(UNTOLD), &name)?;
        }
        let entries = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
        let is_report =
            |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(REPORT));
        let mut all: Vec<PathBuf> = entries.filter(is_report).collect();
        // Their names are in the order of their times.
        all.sort();
        let old = all.len().saturating_sub(KEPT);
        all.iter().take(old).try_for_each(std::fs::remove_file)
    }

    /// The report of a program that has ended by a defect, of which nobody has been told.
    pub fn untold(&self) -> Option<PathBuf> {
        let folder = self.folder.as_ref()?;
        let name = std::fs::read_to_string(folder.join(UNTOLD)).ok()?;
        // Only the name counts, whatever else stands there.
        Some(folder.join(Path::new(name.trim()).file_name()?)).filter(|path| path.is_file())
    }

    /// Somebody has been told.
    pub fn told(&self) {
        if let Some(folder) = &self.folder {
            drop(std::fs::remove_file(folder.join(UNTOLD)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(said: Option<&str>, seconds: i64) -> Facts<'_> {
        Facts {
            at: DateTime::from_timestamp(1_793_000_000 + seconds, 0).expect("a time"),
            system: "linux x86_64".into(),
            drawn_by: "glow",
            thread: "main",
            place: "src/ui/today.rs:7:9".into(),
            said,
            backtrace: "0: somewhere".into(),
        }
    }

    #[test]
    fn a_report_tells_where_and_nothing_that_was_put_together() {
        let text = facts(None, 0).text();
        for line in ["drawn by: glow", "where: src/ui/today.rs:7:9", "what: (left out", "0: somewhere"] {
            assert!(text.contains(line), "{line}: {text}");
        }
        assert!(text.starts_with(concat!("Kortisto: ", env!("CARGO_PKG_VERSION"))));
        assert!(facts(Some("a list is empty"), 0).text().contains("what: a list is empty\n"));
    }

    #[test]
    fn only_texts_of_the_programs_own_are_told() {
        let typed = "Aino Virtanen";
        let said = |panics: fn(&str)| {
            let payload = std::panic::catch_unwind(|| panics(typed)).expect_err("it panics");
            payload.downcast_ref::<&'static str>().is_some()
        };
        assert!(said(|_| panic!("a list is empty")));
        assert!(!said(|typed| panic!("there is no {typed}")));
        assert!(!said(|typed| {
            let number: u8 = typed.parse().map_err(|error| format!("{typed}: {error}")).expect("a number");
            assert!(number > 0);
        }));
    }

    #[test]
    fn a_report_is_told_of_once_and_old_ones_go() {
        let folder = tempfile::tempdir().expect("a folder");
        let reports = Reports::new(Some(folder.path()));
        assert_eq!(reports.untold(), None);
        for second in 0..12 {
            reports.keep(&facts(None, second), true).expect("written");
        }
        let newest = reports.untold().expect("nobody has been told");
        assert!(std::fs::read_to_string(&newest).expect("there").contains("src/ui/today.rs"));
        let written = std::fs::read_dir(folder.path().join("reports")).expect("there").count();
        assert_eq!(written, KEPT + 1, "so many reports, and which is untold");
        reports.told();
        assert_eq!(reports.untold(), None);
        reports.keep(&facts(None, 20), false).expect("written");
        assert_eq!(reports.untold(), None, "the program went on");
        std::fs::write(folder.path().join("reports").join(UNTOLD), "../../elsewhere").expect("written");
        assert_eq!(reports.untold(), None, "there is no such report");
    }
}
