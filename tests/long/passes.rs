//! The window of a process whose disk is slow: every file operation of the whole process is held up, by 1 ms and by 50 ms,
//! and the longest pass of drawing is printed, beside that of a disk as it is. What a pass does itself with files would show.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kortisto::app::dialogs::Dialogs;
use kortisto::app::preferences::Preferences;
use kortisto::app::{Kortisto, Start};
use kortisto::domain::Language;
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::store::SqliteStore;
use kortisto::ui::Place;

use crate::faults::engines::TODAY;
use crate::faults::engines::steps::possible;

/// What tells a process that it is the window: the file that it opens.
const WINDOW: &str = "KORTISTO_TEST_WINDOW";

/// The calls of the system that are held up.
const CALLS: &str = "openat,read,pread64,write,pwrite64,fdatasync,fsync,ftruncate,unlink,fcntl,flock,newfstatat,statx,\
                     access,readlink,rename,linkat,getdents64,mkdir";

/// No pass is to be longer.
const LONGEST: Duration = Duration::from_millis(100);

/// How long something may take until it is there, however slow the disk is.
const PATIENCE: Duration = Duration::from_secs(600);

/// Dialogs in which the user chooses the file that the test has laid out.
struct Chosen(PathBuf);

impl Dialogs for Chosen {
    fn open(&mut self, _kind: &str) -> Option<PathBuf> {
        None
    }

    fn create(&mut self, _kind: &str, _name: &str) -> Option<PathBuf> {
        None
    }

    fn picture(&mut self, _kind: &str) -> Option<PathBuf> {
        None
    }

    fn contacts(&mut self, _kind: &str, _endings: &[&str]) -> Option<PathBuf> {
        Some(self.0.clone())
    }

    fn save(&mut self, _kind: &str, _name: &str, _extension: &str) -> Option<PathBuf> {
        None
    }

    fn folder(&mut self, _kind: &str) -> Option<PathBuf> {
        None
    }

    fn view(&mut self, _path: &Path) -> bool {
        false
    }
}

/// The window, each of whose passes is timed.
struct Timed {
    app: Kortisto,
    passes: usize,
    longest: Duration,
}

impl eframe::App for Timed {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let begun = Instant::now();
        self.app.ui(ui);
        self.longest = self.longest.max(begun.elapsed());
        self.passes += 1;
    }
}

type Window = Harness<'static, Timed>;

/// Draws until something is so; what the longest pass was until then.
fn until(window: &mut Window, what: &str, so: impl Fn(&Window) -> bool) {
    let (begun, passes) = (Instant::now(), window.state().passes);
    window.state_mut().longest = Duration::ZERO;
    loop {
        window.step();
        // What was asked for is on its way, and comes whenever the disk gives it.
        std::thread::sleep(Duration::from_millis(4));
        if window.state().passes > passes + 3 && so(window) {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "{what} has not come");
    }
    let Timed { longest, passes: now, .. } = window.state();
    println!("pass {longest:?} the longest of {} – {what}", now - passes);
}

fn shows(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn press(window: &Window, label: &str) {
    window.get_all_by_label(label).next().expect("offered").click_accesskit();
}

/// Works in the window as people do.
fn work(file: &Path) {
    let folder = file.parent().expect("a folder");
    let preferences = Preferences {
        path: Some(folder.join("valinnat/preferences.json")),
        language: Some(Language::Fi),
        unlisted: [PathBuf::new(), file.to_owned()].into(),
        ..Preferences::default()
    };
    let start = Start {
        file: Some(file.to_owned()),
        today: Some(NaiveDate::from_ymd_opt(2026, 10, 14).expect("a date")),
        preferences,
        dialogs: Box::new(Chosen(folder.join("yhteystiedot.csv"))),
        store: None,
        login: "testi".into(),
        drafts: Some(folder.join("luonnokset")),
    };
    let builder = Harness::builder().with_size([1440.0, 900.0]).with_max_steps(40);
    let mut window = builder.build_eframe(|cc| {
        let app = Kortisto::new(&cc.egui_ctx, start).expect("threads");
        Timed { app, passes: 0, longest: Duration::ZERO }
    });
    until(&mut window, "opening", |window| !window.state().app.snapshot().agency.is_empty());
    let ctx = window.ctx.clone();
    for place in Place::ALL {
        window.state_mut().app.go(&ctx, place);
        until(&mut window, &format!("{place:?}"), |_| true);
    }
    let count = |window: &Window, number: &str| {
        window.state().app.snapshot().agency.iter().filter(|one| one.switchboard == number).count()
    };
    window.state_mut().app.go(&ctx, Place::Agencies);
    until(&mut window, "agencies", |_| true);
    window.key_press_modifiers(Modifiers::COMMAND, Key::E);
    let texts = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    let field = move |window: &Window| {
        let named = |label: Option<String>| label.as_deref() == Some("Vaihde");
        window.query_all_by(|node| texts(node.role()) && named(node.label())).next().map(|node| node.focus())
    };
    until(&mut window, "a form", |window| field(window).is_some());
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text("019 055 1234".to_owned()));
    until(&mut window, "typing", |window| {
        window.query_all_by(|node| node.value().as_deref() == Some("019 055 1234")).next().is_some()
    });
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    until(&mut window, "saving", |window| count(window, "019 055 1234") == 1);
    window.state_mut().app.undo_newest();
    until(&mut window, "undoing", |window| count(window, "019 055 1234") == 0);
    window.state_mut().app.go(&ctx, Place::History);
    until(&mut window, "what has been done", |window| shows(window, "Kumottu"));
    window.state_mut().app.go(&ctx, Place::Import);
    until(&mut window, "the page of imports", |window| shows(window, "Valitse tiedosto…"));
    press(&window, "Valitse tiedosto…");
    until(&mut window, "what an import would do", |window| shows(window, "Maija Malli"));
    window.state_mut().app.go(&ctx, Place::Settings);
    until(&mut window, "settings", |window| shows(window, "Varmuuskopiot"));
    press(&window, "Varmuuskopiot");
    until(&mut window, "backups", |window| shows(window, "Varmuuskopioi nyt"));
    // What it waits for by itself is of no interest any more.
    std::process::exit(0);
}

#[test]
fn no_pass_of_drawing_waits_for_a_slow_disk() {
    if let Some(file) = std::env::var_os(WINDOW) {
        return work(Path::new(&file));
    }
    if !possible() {
        println!("no program may be traced here: no disk was made slow");
        return;
    }
    for delay in [0, 1_000, 50_000] {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("palvelu.kortisto");
        let made = DemoOptions { agencies: 8, years: 2, ..DemoOptions::new(TODAY) };
        drop(SqliteStore::create_with(&file, &demo::operation(&made)).expect("a file"));
        let people = "Virasto;Nimi;Puhelin\nRL;Maija Malli;019 055 0001\n";
        std::fs::write(folder.path().join("yhteystiedot.csv"), people).expect("written");
        let mut traced = Command::new("strace");
        traced.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={CALLS}")]);
        if delay > 0 {
            traced.args(["-e", &format!("inject={CALLS}:delay_enter={delay}")]);
        }
        traced.arg(std::env::current_exe().expect("this test"));
        traced.args(["passes::no_pass_of_drawing_waits_for_a_slow_disk", "--exact", "--nocapture"]);
        let told = traced.env(WINDOW, &file).stdin(Stdio::null()).output().expect("strace is there");
        let said = String::from_utf8_lossy(&told.stdout);
        assert!(told.status.success(), "{said}{}", String::from_utf8_lossy(&told.stderr));
        println!("every file operation takes {delay} µs longer:");
        said.lines().filter_map(|line| line.strip_prefix("pass ")).for_each(|line| println!("  {line}"));
    }
    println!(
        "no pass is to be longer than {LONGEST:?}; a debug build draws several times slower than what is released"
    );
}
