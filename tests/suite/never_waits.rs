//! The window never waits for a disk: while the store stands still frames go on, on every page, and no pass of drawing
//! asks the store or reads or writes a file.

use std::collections::HashSet;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::ThreadId;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::erasure::{ErasedAt, Erasure};
use kortisto::domain::{LoggedOperation, Operation, Snapshot};
use kortisto::store::{Access, Commit, Forgotten, HistoryQuery, MemoryStore, Store, StoreError};
use kortisto::ui::Place;

use crate::window::{Setting, Window, made_up, press, settle, type_text, window_over};

/// After so long nobody comes to let the store go on: whoever should is waiting for it.
const GIVEN_UP: Duration = Duration::from_mins(1);

/// What a store stands at until it is opened.
#[derive(Default)]
struct Gate {
    state: Mutex<State>,
    moved: Condvar,
}

#[derive(Default)]
struct State {
    shut: bool,
    /// What the store is asked at this moment.
    inside: Option<&'static str>,
    /// What it was asked since it was shut last.
    asked: Vec<&'static str>,
    /// By which threads it was asked anything, ever.
    threads: HashSet<ThreadId>,
    given_up: bool,
}

impl Gate {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nobody has panicked")
    }

    fn pass(&self, what: &'static str) {
        let mut state = self.state();
        state.asked.push(what);
        state.threads.insert(std::thread::current().id());
        state.inside = Some(what);
        self.moved.notify_all();
        let (mut state, waited) = self.moved.wait_timeout_while(state, GIVEN_UP, |state| state.shut).expect("waits");
        state.given_up |= waited.timed_out();
        state.inside = None;
    }

    fn shut(&self) {
        let mut state = self.state();
        (state.shut, state.asked) = (true, Vec::new());
    }

    fn open(&self) {
        self.state().shut = false;
        self.moved.notify_all();
    }

    /// Waits until the store stands still.
    fn stands(&self) {
        let moves = |state: &mut State| state.inside.is_none();
        let (state, waited) = self.moved.wait_timeout_while(self.state(), GIVEN_UP, moves).expect("waits");
        assert!(!waited.timed_out(), "it was asked {:?}", state.asked);
    }
}

/// A register in memory that stands still at the gate, whatever it is asked.
struct Held(MemoryStore, Arc<Gate>);

impl Store for Held {
    fn load(&mut self) -> Result<Snapshot, StoreError> {
        self.1.pass("load");
        self.0.load()
    }

    fn changes_since(&mut self, known: &Snapshot) -> Result<Option<Snapshot>, StoreError> {
        self.1.pass("changes");
        self.0.changes_since(known)
    }

    fn commit(&mut self, operation: &Operation, known: &Arc<Snapshot>) -> Result<Commit, StoreError> {
        self.1.pass("commit");
        self.0.commit(operation, known)
    }

    fn erase(&mut self, erasure: &Erasure, known: &Arc<Snapshot>) -> Result<Forgotten, StoreError> {
        self.1.pass("erase");
        self.0.erase(erasure, known)
    }

    fn erased(&mut self) -> Result<Vec<ErasedAt>, StoreError> {
        self.1.pass("erased");
        self.0.erased()
    }

    fn history(&mut self, query: &HistoryQuery) -> Result<Vec<LoggedOperation>, StoreError> {
        self.1.pass("history");
        self.0.history(query)
    }

    fn logo(&mut self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.1.pass("logo");
        self.0.logo(hash)
    }

    fn access(&self) -> Access {
        self.0.access()
    }
}

fn field(window: &mut Window, label: &str, text: &str) {
    let role = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    let found = |window: &Window| {
        let mut found = window.query_all_by(|node| role(node.role()) && node.label().as_deref() == Some(label));
        found.next().expect("the field").focus();
    };
    found(window);
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

/// Frames go on over every page, and the store still stands where it stood.
fn frames_go_on(window: &mut Window, gate: &Gate) {
    let stood = gate.state().inside;
    assert!(stood.is_some());
    let ctx = window.ctx.clone();
    for place in Place::ALL {
        let before = ctx.cumulative_frame_nr();
        window.state_mut().go(&ctx, place);
        window.run_steps(3);
        assert!(ctx.cumulative_frame_nr() >= before + 3, "{place:?}");
    }
    assert_eq!(gate.state().inside, stood, "the store has not moved");
}

#[test]
fn frames_go_on_over_every_page_while_the_store_stands_still() {
    let gate = Arc::new(Gate::default());
    let setting = Setting { size: [1440.0, 900.0], ..Setting::default() };
    let inside = made_up(&setting).expect("a register");
    let mut window = window_over(setting, Some(Box::new(Held(inside, Arc::clone(&gate)))));
    // A register that is handed over open is read before there is a window to wait.
    gate.state().threads.clear();
    let ours = std::thread::current().id();
    let ctx = window.ctx.clone();
    let exchange = |window: &Window| {
        let agencies = window.state().snapshot().agency.iter();
        agencies.filter(|one| one.switchboard == "019 055 1234").count()
    };
    // The page of what has been done, which nobody has looked at yet.
    gate.shut();
    window.state_mut().go(&ctx, Place::History);
    window.run_steps(2);
    gate.stands();
    frames_go_on(&mut window, &gate);
    gate.open();
    settle(&mut window);
    assert!(gate.state().asked.contains(&"history"));
    // Saving.
    window.state_mut().go(&ctx, Place::Agencies);
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::E);
    field(&mut window, "Vaihde", "019 055 1234");
    gate.shut();
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run_steps(2);
    gate.stands();
    frames_go_on(&mut window, &gate);
    assert_eq!(exchange(&window), 0, "it is not saved yet");
    gate.open();
    settle(&mut window);
    assert_eq!(exchange(&window), 1);
    // Undoing; what has come to lie over the page goes first.
    for _ in 0..5 {
        if !window.state().over().is_empty() {
            press(&mut window, Modifiers::NONE, Key::Escape);
        }
    }
    gate.shut();
    window.state_mut().undo_newest();
    gate.stands();
    frames_go_on(&mut window, &gate);
    assert_eq!(exchange(&window), 1, "it is not undone yet");
    gate.open();
    settle(&mut window);
    assert_eq!(exchange(&window), 0);
    let state = gate.state();
    assert!(!state.given_up, "somebody waited for the store");
    assert!(!state.threads.is_empty() && !state.threads.contains(&ours), "{:?}", state.asked);
}

/// What the window's own thread does with files: nothing, whatever is shown or done, once the file is open.
#[cfg(target_os = "linux")]
mod without_files {
    use std::path::Path;
    use std::process::{Command, Stdio};

    use super::*;
    use crate::importing::chosen;
    use crate::window::TODAY;
    use crate::window::window;
    use kortisto::exchange::demo::{self, DemoOptions};
    use kortisto::store::SqliteStore;

    /// How often this thread has read and written; none where the system does not count.
    fn calls() -> Option<[u64; 2]> {
        let counted = std::fs::read_to_string("/proc/thread-self/io").ok()?;
        let of = |name: &str| counted.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
        Some([of("syscr:")?, of("syscw:")?])
    }

    /// What of reading and writing `act` comes to, without that of counting.
    fn counted(window: &mut Window, act: impl FnOnce(&mut Window)) -> Option<[u64; 2]> {
        let [start, begin] = [calls()?, calls()?];
        act(window);
        settle(window);
        let end = calls()?;
        let counting = |at: usize| begin[at] - start[at];
        Some([0, 1].map(|at| end[at] - begin[at] - counting(at)))
    }

    /// Something that is tried in the window, told what it is.
    type Tried<'t> = &'t mut dyn FnMut(&mut Window, &str, &dyn Fn(&mut Window));

    /// Works in the window as people do, each step through `tried`. What is done for the first time only is done before.
    fn work(folder: &Path, begun: impl FnOnce(&mut Window) -> bool, tried: Tried<'_>) {
        let path = folder.join("palvelu.kortisto");
        let made = DemoOptions { agencies: 3, ..DemoOptions::new(TODAY) };
        drop(SqliteStore::create_with(&path, &demo::operation(&made)).expect("a file"));
        let people = chosen(folder, "yhteystiedot.csv", "Virasto;Nimi;Puhelin\nRL;Maija Malli;019 055 0001\n");
        let mut window = window(Setting {
            agencies: None,
            file: Some(path),
            chosen: Some(people),
            drafts: Some(folder.join("luonnokset")),
            size: [1440.0, 900.0],
            ..Setting::default()
        });
        press(&mut window, Modifiers::NONE, Key::Escape);
        // The first letter makes the place where drafts are kept; nothing later does.
        press(&mut window, Modifiers::COMMAND, Key::E);
        field(&mut window, "Vaihde", "019 055 0000");
        if !begun(&mut window) {
            return;
        }
        // The system's time zone is read when a time is told first.
        std::hint::black_box(chrono::Local::now());
        tried(&mut window, "typing", &|window| type_text(window, "5"));
        tried(&mut window, "saving", &|window| press(window, Modifiers::COMMAND, Key::S));
        tried(&mut window, "undoing", &|window| press(window, Modifiers::COMMAND, Key::Z));
        let go = |place: Place| {
            move |window: &mut Window| {
                let ctx = window.ctx.clone();
                window.state_mut().go(&ctx, place);
            }
        };
        for place in Place::ALL {
            tried(&mut window, &format!("{place:?}"), &go(place));
        }
        let press_label = |label: &'static str| {
            move |window: &mut Window| window.get_all_by_label(label).next().expect("offered").click_accesskit()
        };
        tried(&mut window, "the backups", &press_label("Varmuuskopiot"));
        tried(&mut window, "a backup", &press_label("Varmuuskopioi nyt"));
        tried(&mut window, "what is brought in", &go(Place::Import));
        tried(&mut window, "a file that is brought in", &press_label("Valitse tiedosto…"));
        if cfg!(feature = "pdf") {
            for place in [Place::Agencies, Place::Workload] {
                tried(&mut window, &format!("{place:?} once more"), &go(place));
                let print = |window: &mut Window| press(window, Modifiers::COMMAND, Key::P);
                tried(&mut window, &format!("what is printed of {place:?}"), &print);
            }
        }
    }

    #[test]
    fn no_pass_reads_or_writes_a_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut found = Vec::new();
        let counts = |window: &mut Window| {
            let counts = counted(window, |_| {}).is_some();
            if !counts {
                eprintln!("what a thread reads and writes is not counted here");
            }
            counts
        };
        work(folder.path(), counts, &mut |window, what, act| {
            let calls = counted(window, act).expect("counted");
            if calls != [0, 0] {
                found.push(format!("{what}: {calls:?}"));
            }
        });
        assert_eq!(found, Vec::<String>::new());
    }

    /// What tells a process that it is the window: the folder in which it works.
    const WINDOW: &str = "KORTISTO_TEST_TOUCHES";

    /// There is no such place: whoever asks for something in it marks what comes before and after.
    const MARKS: &str = "/kortisto-marks";

    /// The system reads it over again whenever a time is told.
    const ZONE: &str = "/etc/localtime";

    fn mark(what: &str) {
        assert!(std::fs::symlink_metadata(Path::new(MARKS).join(what)).is_err());
    }

    /// What a thread has asked of files between its marks, as `strace` has recorded it.
    fn touched(log: &str) -> (usize, Vec<String>) {
        let mark = |call: &str| Some(call.split_once(MARKS)?.1.trim_start_matches('/').split('"').next()?.to_owned());
        let (mut ours, mut at, mut marks, mut found) = (None, String::new(), 0, Vec::new());
        for (thread, call) in log.lines().filter_map(|line| line.split_once(' ')) {
            if let Some(what) = mark(call) {
                (ours, at) = (Some(thread), what);
                marks += usize::from(!at.is_empty());
            } else if ours == Some(thread) && !at.is_empty() && call.contains('(') && !call.contains(ZONE) {
                found.push(format!("{at}: {call}"));
            }
        }
        (marks, found)
    }

    #[test]
    fn no_pass_touches_a_file() {
        if let Some(folder) = std::env::var_os(WINDOW) {
            return work(Path::new(&folder), |_| true, &mut |window, what, act| {
                mark(what);
                act(window);
                settle(window);
                mark("");
            });
        }
        let able = Command::new("strace").args(["-qq", "-e", "trace=none", "true"]).output();
        if !able.is_ok_and(|able| able.status.success()) {
            eprintln!("no program may be traced here");
            return;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let log = folder.path().join("strace");
        let mut traced = Command::new("strace");
        traced.args(["-f", "-qq", "-s", "300", "-e", "trace=%file", "-o"]).arg(&log);
        traced.arg(std::env::current_exe().expect("this test"));
        traced.args(["never_waits::without_files::no_pass_touches_a_file", "--exact", "--nocapture"]);
        let told = traced.env(WINDOW, folder.path()).stdin(Stdio::null()).output().expect("strace is there");
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        let (marks, found) = touched(&std::fs::read_to_string(&log).expect("recorded"));
        assert!(marks > Place::ALL.len(), "{marks} steps were recorded");
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn what_is_asked_of_files_between_marks_is_found() {
        let log = "7 statx(AT_FDCWD, \"/kortisto-marks/typing\", 0) = -1\n8 mkdir(\"/tmp/a\", 0700) = 0\n\
                   7 readlink(\"/etc/localtime\", 0) = 0\n7 mkdir(\"/tmp/b\", 0700) = 0\n\
                   7 statx(AT_FDCWD, \"/kortisto-marks/\", 0) = -1\n7 mkdir(\"/tmp/c\", 0700) = 0\n";
        assert_eq!(touched(log), (1, vec!["typing: mkdir(\"/tmp/b\", 0700) = 0".to_owned()]));
    }
}
