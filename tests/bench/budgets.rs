//! What the budgets speak of, each beside a named baseline in the same run: medians and their ratio. Nothing fails on a
//! time. `cargo bench --bench budgets` runs it, with `-- load` only what is called so; start and memory need a display.
//! `tests/bench/instructions` counts the instructions of the same things, which a busy machine does not change.
//!
//! The two of a pair take turns, so that a busy machine slows both: that is why this is no criterion suite, which times
//! one thing to its end before it begins the next.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a benchmark stops where something is wrong"
)]

mod bringing;
mod made;
mod once;

use std::hint::black_box;
use std::io::BufRead;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use kortisto::domain::search::Index;
use kortisto::domain::{Agency, Change, Operation, OperationKind, Snapshot};
use kortisto::store::{MemoryStore, SqliteStore, Store};
use kortisto::ui::Place;
use rusqlite::Connection;

use made::{LongTable, Window, empty_frame, fill, with_contacts};

/// The median of `runs` timings of each of two things done in turn, without the throwing away of what was made.
fn pair<T, U>(runs: usize, mut ours: impl FnMut() -> T, mut baseline: impl FnMut() -> U) -> (Duration, Duration) {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let start = Instant::now();
        let made = black_box(ours());
        first.push(start.elapsed());
        drop(made);
        let start = Instant::now();
        let made = black_box(baseline());
        second.push(start.elapsed());
        drop(made);
    }
    (median(first), median(second))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn tell(what: &str, baseline: &str, (ours, theirs): (Duration, Duration)) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64().max(1e-9);
    println!("{what:<44} {ours:>10.2?}   {baseline:<34} {theirs:>10.2?}   ratio {ratio:.2}");
}

fn main() {
    // Cargo adds an argument of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let asked: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match asked.as_slice() {
        [EMPTY_WINDOW] => return empty_window(),
        ["--prepare", file] => return once::prepare(Path::new(file)),
        ["--once", part, file] => return once::once(part, Path::new(file)),
        _ => {}
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("budgets.kortisto");
    let mut store = SqliteStore::create(&path).expect("a file");
    let snapshot = fill(&mut store, 1000, 10);
    let wanted = |part: &str| asked.is_empty() || asked.contains(&part);
    if wanted("load") {
        load(&path);
    }
    if wanted("save") {
        save(&mut store, &snapshot, folder.path());
    }
    if wanted("search") {
        search(&snapshot);
    }
    if wanted("rounds") {
        rounds();
    }
    if wanted("workload") {
        workload();
    }
    if wanted("frame") {
        frame();
        table();
    }
    if wanted("import") {
        bringing::all(folder.path());
    }
    if wanted("proposal") {
        proposal(&snapshot);
    }
    #[cfg(feature = "pdf")]
    if wanted("paper") {
        paper();
    }
    if wanted("start") {
        start(folder.path());
    }
}

/// The absence pack of somebody with five agencies, beside the card of an agency of which only the name is known.
#[cfg(feature = "pdf")]
fn paper() {
    use kortisto::domain::{AgencyId, AssignmentRole, Language, Paper, Record};
    use kortisto::exchange::demo::{self, DemoOptions};
    use kortisto::exchange::pdf::{self, Progress, Source};
    use made::TODAY;
    let mut made = demo::operation(&DemoOptions { agencies: 5, ..DemoOptions::new(TODAY) });
    let empty = Agency { name_fi: "Äänimuseo".into(), ..Agency::empty(AgencyId::new()) };
    made.changes.push(Change::insert(empty.clone()));
    let mut whose = None;
    for change in &mut made.changes {
        if let Some(Record::Assignment(held)) = &mut change.after
            && held.role == AssignmentRole::Responsible
        {
            held.employee = *whose.get_or_insert(held.employee);
        }
    }
    let mut store = MemoryStore::new().expect("a store");
    let known = Arc::new(store.load().expect("loads"));
    let snapshot = Arc::clone(store.commit(&made, &known).expect("commits").snapshot());
    let print = |paper: &Paper| {
        let logos = made.pictures.iter().map(|one| (one.hash.clone(), one.png.to_vec())).collect();
        let source =
            Source { snapshot: &snapshot, language: Language::Fi, today: TODAY, as_of: None, logos, log: Vec::new() };
        let progress = Progress { say: &|_, _| {}, cancelled: &false.into() };
        pdf::make(paper, &source, &progress).expect("a document").len()
    };
    let pack = Paper::Absence(whose.expect("somebody"), TODAY, TODAY + chrono::Days::new(4));
    assert_eq!(pack.agencies(&snapshot).len(), 5);
    let times = pair(11, || print(&pack), || print(&Paper::Agency(empty.id)));
    tell("the absence pack of 5 agencies", "a card with nothing but a name", times);
}

/// Regrouping 1,000 agencies × 10 years × 20 products: person-years by team and product, beside adding up every volume.
fn workload() {
    use kortisto::domain::load::LoadBook;
    use kortisto::domain::workload::{Filter, Grouping};
    use kortisto::domain::{AgencyId, Assignment, AssignmentRole, Employee, Norm, Product, RowId, Rows, Volume};
    use made::TODAY;
    let mut rows = Rows::default();
    let products: Vec<Product> = (0..20).map(|nth| Product::named(["Suorite", "", ""], nth)).collect();
    for product in &products {
        rows.put(product.clone().into());
        rows.put(Norm::new(product.id, 2012, 1_000, "").into());
    }
    let people: Vec<Employee> =
        (0..700).map(|nth| Employee { name: format!("Sihteeri {nth}"), ..Employee::empty() }).collect();
    let deputy = people.last().expect("there are people").clone();
    for (nth, who) in (0..1_000).zip(people.iter().cycle()) {
        let agency = Agency { name_fi: format!("Virasto {nth}"), ..Agency::empty(AgencyId::new()) };
        let held = |role, employee| Assignment {
            id: RowId::new(),
            agency: agency.id,
            employee,
            role,
            valid_from: None,
            valid_to: None,
        };
        rows.put(held(AssignmentRole::Responsible, who.id).into());
        rows.put(held(AssignmentRole::Deputy, deputy.id).into());
        for (product, place) in products.iter().zip(1_i64..) {
            for year in 2016..2026 {
                rows.put(Volume::new(agency.id, product.id, year, nth + place * year).into());
            }
        }
        rows.put(agency.into());
    }
    for one in &people {
        rows.put(one.clone().into());
    }
    let years: Vec<i64> = (2016..2026).collect();
    let book = LoadBook::new(&rows, &years, TODAY);
    let regroup = || book.person_years(Grouping::Team, Some(Grouping::Subject), &Filter::default());
    let bare = || rows.volume.iter().map(|row| row.count).sum::<i64>();
    tell("regrouping, 1,000 × 10 years × 20 products", "adding up every volume", pair(11, regroup, bare));
    let read = || LoadBook::new(&rows, &years, TODAY);
    tell("reading the loads of the same", "adding up every volume", pair(3, read, bare));
    let loads = book.of_year(2025).cloned().unwrap_or_default();
    let balanced = || kortisto::domain::load::balance(&rows, &loads, TODAY);
    tell("the balance of the same", "adding up every volume", pair(3, balanced, bare));
    let snapshot = Snapshot { rows: rows.clone(), ..Snapshot::default() };
    let risky = || kortisto::domain::load::risks(&snapshot, &loads, TODAY);
    tell("the risks of the same", "adding up every volume", pair(3, risky, bare));
}

/// Opening and loading 1,000 agencies with ten years of figures, beside reading every row with bare SQLite.
fn load(path: &Path) {
    let bare = || {
        let connection = Connection::open(path).expect("opens");
        let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT IN ('change', 'operation')";
        let mut names = connection.prepare(names).expect("prepares");
        let names: Vec<String> =
            names.query_map([], |row| row.get(0)).expect("runs").map(|name| name.expect("a name")).collect();
        let mut read = 0;
        for name in names {
            let mut statement = connection.prepare(&format!("SELECT * FROM {name}")).expect("prepares");
            let mut rows = statement.query([]).expect("runs");
            while let Some(row) = rows.next().expect("reads") {
                black_box(row.get_ref(0).expect("a value"));
                read += 1;
            }
        }
        read
    };
    let ours = || SqliteStore::open(path).and_then(|mut store| store.load()).expect("loads");
    tell("load, 1,000 agencies × 10 years", "every row with bare SQLite", pair(7, ours, bare));
}

/// One edited field saved, beside a bare transaction of the same settings on the same disk.
fn save(store: &mut SqliteStore, snapshot: &Arc<Snapshot>, folder: &Path) {
    let bare = Connection::open(folder.join("bare.db")).expect("opens");
    bare.execute_batch(
        "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA mmap_size = 0; PRAGMA cache_spill = OFF;
         PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;
         CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)",
    )
    .expect("made");
    let mut known = Arc::clone(snapshot);
    let id = known.agency.iter().next().expect("an agency").id;
    let mut count = 0;
    let ours = || {
        count += 1;
        let before = known.agency.get(id).expect("there").clone();
        let after = Agency { notes: format!("edit {count}"), ..before.clone() };
        let operation = Operation::new(OperationKind::AgencyEdited, "bench", vec![Change::update(before, after)]);
        known = Arc::clone(store.commit(&operation, &known).expect("commits").snapshot());
    };
    let bare = || bare.execute_batch("BEGIN IMMEDIATE; INSERT INTO t (b) VALUES ('edit'); COMMIT").expect("commits");
    tell("a durable save, 1,000 agencies", "a bare transaction", pair(60, ours, bare));
}

/// A keystroke's search among 1,000 agencies and 20,000 contacts, beside lower-casing and scanning every name; and what
/// it costs to make ready for it after a save.
fn search(snapshot: &Snapshot) {
    let rows = with_contacts(&snapshot.rows, 20_000);
    let index = Index::new(&rows);
    let bare = || {
        let agencies = rows.agency.iter().filter(|one| one.name_fi.to_lowercase().contains("laitos")).count();
        agencies + rows.contact.iter().filter(|one| one.name.to_lowercase().contains("laitos")).count()
    };
    let scan = "scan of lower-cased names";
    tell("search, 1,000 agencies, 20,000 contacts", scan, pair(100, || index.search("laitos", 8), bare));
    tell("a number searched among them", scan, pair(100, || index.search("019 05", 8), bare));
    tell("made ready for searching", scan, pair(20, || Index::new(&rows), bare));
    let mut saved = rows.clone();
    saved.put(rows.agency.iter().next().expect("an agency").clone().into());
    tell("made ready after an agency is saved", scan, pair(20, || index.after(&saved), bare));
}

/// The board and the day of 100 agencies with three pay groups each, of which everything was ticked for two years, beside
/// the dates of one year alone.
fn rounds() {
    use kortisto::domain::board::{Sieve, board};
    use kortisto::domain::payroll::{DEFAULT_STEPS, Signed, Step, StepTiming};
    use kortisto::domain::today::{Whose, day};
    use kortisto::domain::{AgencyId, PayGroup, PayGroupId, PayGroupStep, RoundStep, Rows, StepState};
    use made::TODAY;
    let mut rows = Rows::default();
    for _ in 0..100 {
        let agency = Agency { name_fi: "Virasto".into(), ..Agency::empty(AgencyId::new()) };
        for (position, rule) in (0..).zip(["day 15 before", "days 10 25 before", "banking_day 5"]) {
            let group = PayGroup {
                id: PayGroupId::new(),
                agency: agency.id,
                name: "Kuukausipalkat".into(),
                rule: rule.into(),
                position,
                ended_on: None,
                since: None,
            };
            let own = [(Step::MaterialDue, -8), (Step::Approval, -4), (Step::Run, -3)];
            let own = own.map(|(step, days)| PayGroupStep::new(&group, step, StepTiming::BankingDays(days)));
            let usual = DEFAULT_STEPS.map(|rule| PayGroupStep::new(&group, rule.step, rule.timing));
            rows.put(group.clone().into());
            for step in own.into_iter().chain(usual) {
                rows.put(step.into());
            }
            let year = chrono::Datelike::year(&TODAY);
            let dates = (year - 2..=year).flat_map(|year| rows.payroll(group.id, year)).collect::<Vec<_>>();
            for date in dates.into_iter().filter(|date| date.date <= TODAY) {
                let mut tick = RoundStep::new(&group, date.period, date.step);
                let at = date.date.and_time(chrono::NaiveTime::MIN);
                tick.put(StepState::Done, "", Signed { who: "bench", employee: None, at });
                rows.put(tick.into());
            }
        }
        rows.put(agency.into());
    }
    let snapshot = Snapshot { rows, ..Snapshot::default() };
    let year = chrono::Datelike::year(&TODAY);
    let bare = || snapshot.pay_group.iter().map(|group| snapshot.payroll(group.id, year).len()).sum::<usize>();
    let dates = "the dates of one year";
    let sieve = Sieve::default();
    tell("the board of 100 agencies, 2 years of ticks", dates, pair(11, || board(&snapshot, TODAY, &sieve), bare));
    tell("the day of everybody there", dates, pair(11, || day(&snapshot, Whose::Everybody, "bench", TODAY), bare));
}

/// A frame of the busiest pages with 1,000 agencies, without drawing pixels, beside an empty frame.
fn frame() {
    let mut store = MemoryStore::new().expect("a store");
    fill(&mut store, 1000, 10);
    let mut window = Window::new(Box::new(store));
    let empty = egui::Context::default();
    for (place, name) in [
        (Place::Agencies, "a frame of the card, 1,000 agencies"),
        (Place::Figures, "a frame of all figures, 1,000 agencies"),
        (Place::Workload, "a frame of the workload, 1,000 agencies"),
    ] {
        window.go(place);
        tell(name, "an empty frame", pair(100, || window.frame(), || empty_frame(&empty)));
    }
}

/// A proposal of three moves among 1,000 agencies, beside comparing the unit with itself.
fn proposal(snapshot: &Snapshot) {
    use kortisto::domain::what_if::{Options, Unit, Watch, compare, loads, propose};
    use made::TODAY;
    let unit = Unit::of(snapshot, &loads(snapshot, TODAY), TODAY);
    let cancelled = false.into();
    let watch = Watch { cancelled: &cancelled, say: &|_, _| {} };
    for (access, name) in [(true, "a proposal, 1,000 agencies"), (false, "the same, to those without access too")] {
        let options = Options { access, ..Options::default() };
        let times = pair(3, || propose(&unit, options, &watch).expect("a proposal"), || compare(&unit, &unit));
        tell(name, "comparing the unit with itself", times);
    }
}

/// A frame of a table in the middle of 100,000 rows, while it scrolls by a row, beside an empty frame.
fn table() {
    let mut long = LongTable::new();
    let empty = egui::Context::default();
    tell("a frame of a table, 100,000 rows", "an empty frame", pair(100, || long.frame(), || empty_frame(&empty)));
}

/// Tells this program to show a window with nothing in it.
const EMPTY_WINDOW: &str = "--empty-window";

/// From the start of the process until a unit of 100 agencies is on the screen, and the memory then, beside a window of
/// the same toolkit with nothing in it.
fn start(folder: &Path) {
    if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
        println!("start to first frame: left out, there is no display");
        return;
    }
    let file = folder.join("start.kortisto");
    fill(&mut SqliteStore::create(&file).expect("a file"), 100, 5);
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    let empty = std::env::current_exe().expect("this program");
    for _ in 0..7 {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kortisto"));
        // Nobody's own preferences are read or written.
        command.arg(&file).arg("--say-ready").env("XDG_CONFIG_HOME", folder).env("XDG_DATA_HOME", folder);
        ours.push(until_ready(command));
        let mut command = Command::new(&empty);
        command.arg(EMPTY_WINDOW);
        bare.push(until_ready(command));
    }
    let part = |of: &[(Duration, f64)]| {
        let mut memory: Vec<f64> = of.iter().map(|(_, memory)| *memory).collect();
        memory.sort_by(f64::total_cmp);
        (median(of.iter().map(|(time, _)| *time).collect()), memory.get(memory.len() / 2).copied().unwrap_or_default())
    };
    let ((time, memory), (bare_time, bare_memory)) = (part(&ours), part(&bare));
    tell("start to first frame, 100 agencies", "an empty window", (time, bare_time));
    let ratio = memory / bare_memory;
    println!(
        "{:<44} {memory:>7.0}MiB   {:<34} {bare_memory:>7.0}MiB   ratio {ratio:.2}",
        "memory then", "an empty window"
    );
    idle(&file, folder);
}

/// Processor time of a window with a unit in it that nobody touches, in clock ticks (hundredths of a second on Linux)
/// over ten seconds. Benchmarks may wait; tests may not.
fn idle(file: &Path, folder: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kortisto"));
    command.arg(file).arg("--say-ready").env("XDG_CONFIG_HOME", folder).env("XDG_DATA_HOME", folder);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("starts");
    let mut line = String::new();
    std::io::BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("reads");
    let ticks = || -> Option<u64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
        // After the name in brackets: the 12th and 13th fields are user and system time.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
    };
    std::thread::sleep(Duration::from_secs(3));
    let before = ticks();
    std::thread::sleep(Duration::from_secs(10));
    let after = ticks();
    child.kill().expect("ends");
    child.wait().expect("ended");
    match after.zip(before) {
        Some((after, before)) => println!("{:<44} {:>7} ticks", "idle, 10 s at rest", after - before),
        None => println!("idle: left out, this system does not tell"),
    }
}

/// How long `command` takes to say that it is ready, and its resident memory then in MiB (0 where the system does not
/// tell).
fn until_ready(mut command: Command) -> (Duration, f64) {
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("starts");
    let mut line = String::new();
    std::io::BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("reads");
    let time = begun.elapsed();
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let resident =
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.parse().ok());
    child.kill().expect("ends");
    child.wait().expect("ended");
    assert_eq!(line.trim(), "ready", "no window was shown");
    (time, resident.unwrap_or(0.0) / 1024.0)
}

/// A window with nothing in it, which says when its first frame has been shown.
fn empty_window() {
    struct Empty(u32);
    impl eframe::App for Empty {
        fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
            self.0 += 1;
            match self.0 {
                1 => ui.ctx().request_repaint(),
                2 => println!("ready"),
                _ => {}
            }
        }
    }
    let size = egui::ViewportBuilder::default().with_inner_size([1360.0, 860.0]);
    let options = eframe::NativeOptions { viewport: size, ..eframe::NativeOptions::default() };
    eframe::run_native("empty", options, Box::new(|_| Ok(Box::new(Empty(0))))).expect("a window");
}
