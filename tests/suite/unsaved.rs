//! Between asking and answer: what is typed and not saved is never lost, whatever becomes of the save.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use egui::accesskit::Role;
use egui::{Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable;
use kortisto::domain::erasure::{ErasedAt, Erasure, erase};
use kortisto::domain::person::{Subject, personal_data};
use kortisto::domain::{Agency, Change, LoggedOperation, Operation, OperationKind, Snapshot};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::store::{Access, Commit, Forgotten, HistoryQuery, MemoryStore, SqliteStore, Store, StoreError};

use crate::window::{Setting, TODAY, Window, click, made_up, press, settle, type_text, window_over};

/// What becomes of a save.
pub enum Fate {
    /// It waits until it is let go.
    Waits(Receiver<()>),
    /// Others keep the file locked.
    Busy,
    /// A defect ends it, before or after it is in the file.
    Panics { saved: bool },
    /// Somebody else saves this just before.
    After(Box<Operation>),
}

/// A store whose next saves go as they are told to.
struct Fated {
    inner: MemoryStore,
    fates: Arc<Mutex<VecDeque<Fate>>>,
}

/// What is to become of the next saves, in their order.
#[derive(Clone, Default)]
pub struct Fates(Arc<Mutex<VecDeque<Fate>>>);

impl Fates {
    pub fn next(&self, fate: Fate) {
        self.0.lock().expect("not poisoned").push_back(fate);
    }

    /// The next save waits; it is let go with what is given back.
    pub fn wait(&self) -> Sender<()> {
        let (go, waits) = channel();
        self.next(Fate::Waits(waits));
        go
    }
}

impl Store for Fated {
    fn load(&mut self) -> Result<Snapshot, StoreError> {
        self.inner.load()
    }

    fn changes_since(&mut self, known: &Snapshot) -> Result<Option<Snapshot>, StoreError> {
        self.inner.changes_since(known)
    }

    fn commit(&mut self, operation: &Operation, known: &Arc<Snapshot>) -> Result<Commit, StoreError> {
        let fate = self.fates.lock().expect("not poisoned").pop_front();
        match fate {
            Some(Fate::Waits(waits)) => drop(waits.recv()),
            Some(Fate::Busy) => return Err(StoreError::Busy),
            Some(Fate::Panics { saved }) => {
                if saved {
                    self.inner.commit(operation, known)?;
                }
                panic!("a made-up defect");
            }
            Some(Fate::After(other)) => drop(self.inner.commit(&other, known)?),
            None => {}
        }
        self.inner.commit(operation, known)
    }

    fn erase(&mut self, erasure: &Erasure, known: &Arc<Snapshot>) -> Result<Forgotten, StoreError> {
        self.inner.erase(erasure, known)
    }

    fn erased(&mut self) -> Result<Vec<ErasedAt>, StoreError> {
        self.inner.erased()
    }

    fn history(&mut self, query: &HistoryQuery) -> Result<Vec<LoggedOperation>, StoreError> {
        self.inner.history(query)
    }

    fn logo(&mut self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.inner.logo(hash)
    }

    fn access(&self) -> Access {
        self.inner.access()
    }
}

fn fated() -> (Window, Fates) {
    fated_over(Setting { agencies: Some(3), size: [1440.0, 900.0], ..Setting::default() })
}

/// A window whose next saves go as they are told to.
pub fn fated_over(setting: Setting) -> (Window, Fates) {
    let inner = made_up(&setting).expect("a register");
    fated_with(setting, inner)
}

/// The same over a register that has been prepared.
pub fn fated_with(setting: Setting, inner: MemoryStore) -> (Window, Fates) {
    let fates = Fates::default();
    let store = Fated { inner, fates: Arc::clone(&fates.0) };
    (window_over(setting, Some(Box::new(store))), fates)
}

/// Adds an observation about the first agency, by keyboard, without waiting for what becomes of it.
fn observe(window: &mut Window, text: &str) {
    window.get_by_label("Lisää havainto").focus();
    window.run_steps(2);
    type_text(window, text);
    window.key_press(Key::Enter);
    window.run_steps(3);
}

fn observed(window: &Window, text: &str) -> bool {
    window.state().snapshot().characteristic.iter().any(|one| one.body == text || one.title == text)
}

/// Asks the window to close; whether it does.
fn close(window: &mut Window) -> bool {
    window.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
    window.step();
    let asked = commands(window);
    // What stands against closing no more asks for it at once.
    let closes = asked.contains(&ViewportCommand::Close) || !asked.contains(&ViewportCommand::CancelClose);
    window.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.clear();
    closes
}

fn commands(window: &Window) -> Vec<ViewportCommand> {
    let output = window.output().viewport_output.get(&ViewportId::ROOT);
    output.map(|output| output.commands.clone()).unwrap_or_default()
}

/// Steps until the window asks to be closed; it must within these frames.
fn closes_by_itself(window: &mut Window) -> bool {
    (0..40).any(|_| {
        window.step();
        commands(window).contains(&ViewportCommand::Close)
    })
}

#[test]
fn the_window_closes_once_a_slow_save_is_done() {
    let (mut window, fates) = fated();
    let go = fates.wait();
    observe(&mut window, "Soitettava aamulla");
    assert!(!close(&mut window), "a save is on its way");
    assert!(!closes_by_itself(&mut window), "nor does it close before the answer");
    go.send(()).expect("the save waits");
    settle(&mut window);
    assert!(observed(&window, "Soitettava aamulla"));
    assert!(close(&mut window), "everything is saved");
}

#[test]
fn a_closing_that_waits_can_be_called_off() {
    let (mut window, fates) = fated();
    let go = fates.wait();
    observe(&mut window, "Soitettava aamulla");
    assert!(!close(&mut window));
    // The word comes after two seconds of waiting.
    while window.query_by_label("Älä sulje").is_none() {
        window.step();
    }
    assert!(window.query_by_label_contains("Soitettava aamulla").is_some(), "what is not saved is seen");
    window.get_by_label("Älä sulje").click();
    window.run_steps(3);
    go.send(()).expect("the save waits");
    settle(&mut window);
    assert!(!closes_by_itself(&mut window), "it stays open");
    assert!(observed(&window, "Soitettava aamulla"));
}

#[test]
fn three_failed_saves_are_all_tried_again() {
    let (mut window, fates) = fated();
    for _ in 0..3 {
        fates.next(Fate::Busy);
    }
    for text in ["Ensimmäinen", "Toinen", "Kolmas"] {
        observe(&mut window, text);
        settle(&mut window);
        // Each says so; it can wait.
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
    assert!(window.query_by_label("3 muutosta on tallentamatta").is_some());
    click(&mut window, "Näytä…");
    for text in ["Ensimmäinen", "Toinen", "Kolmas"] {
        assert!(window.query_by_label_contains(text).is_some(), "{text} is not saved and seen");
    }
    click(&mut window, "Yritä tallentaa uudelleen");
    for text in ["Ensimmäinen", "Toinen", "Kolmas"] {
        assert!(observed(&window, text), "{text} is saved");
    }
    assert!(window.query_by_label_contains("tallentamatta").is_none());
}

#[test]
fn the_default_of_a_failed_save_loses_nothing() {
    let (mut window, fates) = fated();
    fates.next(Fate::Busy);
    observe(&mut window, "Soitettava aamulla");
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let waits = window.query_by_label("1 muutos on tallentamatta").is_some();
    assert!(waits || observed(&window, "Soitettava aamulla"));
    let closes = close(&mut window) || closes_by_itself(&mut window);
    assert!(closes != waits, "the window asks before it closes over it");
}

#[test]
fn a_defect_in_the_store_is_told_and_the_same_change_is_saved_once() {
    for saved in [false, true] {
        let (mut window, fates) = fated();
        fates.next(Fate::Panics { saved });
        observe(&mut window, "Soitettava aamulla");
        settle(&mut window);
        assert!(window.query_by_label_contains("Ohjelman virhe keskeytti tallennuksen").is_some());
        click(&mut window, "Yritä uudelleen");
        let written = window.state().snapshot().characteristic.iter();
        let written = written.filter(|one| one.body == "Soitettava aamulla" || one.title == "Soitettava aamulla");
        assert_eq!(written.count(), 1, "whether or not it was in the file already");
    }
}

/// Another's edit of the first agency's telephone exchange.
fn exchange(window: &Window, before: &str, after: &str) -> Operation {
    let agency = first(window);
    let named = |switchboard: &str| Agency { switchboard: switchboard.into(), ..agency.clone() };
    let before = if before.is_empty() { agency.clone() } else { named(before) };
    Operation::new(OperationKind::AgencyEdited, "Aino", vec![Change::update(before, named(after))])
}

fn first(window: &Window) -> Agency {
    window.state().snapshot().agency.iter().min_by(|a, b| a.name_fi.cmp(&b.name_fi)).expect("an agency").clone()
}

#[test]
fn what_a_third_saves_between_the_choice_and_the_save_is_asked_about_too() {
    let (mut window, fates) = fated();
    let agency = first(&window);
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    window.get_by_label(&format!("Vaihde: {}", agency.switchboard)).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::F2);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "019 055 1111");
    fates.next(Fate::After(Box::new(exchange(&window, "", "019 055 2222"))));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(shown(&window, "019 055 2222"), "theirs is shown");
    fates.next(Fate::After(Box::new(exchange(&window, "019 055 2222", "019 055 3333"))));
    choose(&mut window, "019 055 1111");
    click(&mut window, "Tallenna valinnat");
    assert_eq!(first(&window).switchboard, "019 055 3333", "it was not shown, so it is not overwritten");
    assert!(shown(&window, "019 055 3333"), "now it is");
    choose(&mut window, "019 055 1111");
    click(&mut window, "Tallenna valinnat");
    assert_eq!(first(&window).switchboard, "019 055 1111");
    assert!(window.query_by_label("Tallenna valinnat").is_none());
}

fn shown(window: &Window, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
}

fn choose(window: &mut Window, value: &str) {
    let of = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::RadioButton && node.label().is_some_and(|label| label.contains(value))
    };
    window.get_by(of).focus();
    settle(window);
    press(window, Modifiers::NONE, Key::Space);
}

#[test]
fn what_is_typed_right_after_an_undo_starts_from_what_it_left() {
    let (mut window, fates) = fated();
    press(&mut window, Modifiers::COMMAND, Key::Num8);
    let cell = "Virkasuhde, 2025";
    let figure = |window: &mut Window, figure: &str| {
        window.get_by_label(cell).focus();
        window.run_steps(4);
        window.event(egui::Event::Text(figure.to_owned()));
        window.run_steps(2);
        window.key_press(Key::Enter);
        window.run_steps(4);
    };
    figure(&mut window, "4321");
    settle(&mut window);
    // The undo is on its way, and the next figure is typed over what it takes back.
    let go = fates.wait();
    window.get_by_label(cell).focus();
    window.run_steps(4);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(1);
    figure(&mut window, "1234");
    go.send(()).expect("the undo waits");
    settle(&mut window);
    assert!(window.query_by_label("Tallenna valinnat").is_none(), "nobody contradicts themselves");
    let saved = window.state().snapshot().headcount.iter().any(|one| one.count == 1234);
    assert!(saved);
}

/// The code is nobody's: numbers from 900 on are not given.
const CODE: &str = "Sovittu 131052-918F kanssa";

#[test]
fn every_personal_identity_code_is_asked_about_and_comes_back_to_its_line() {
    let (mut window, _) = fated();
    for text in [CODE, "Toinen 131052-918F"] {
        window.get_by_role_and_label(Role::TextInput, "Lisää havainto").focus();
        settle(&mut window);
        press(&mut window, Modifiers::COMMAND, Key::A);
        press(&mut window, Modifiers::NONE, Key::Delete);
        observe(&mut window, text);
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert!(!observed(&window, text), "nothing is saved unasked");
        // It stands in its line again, and so nowhere else.
        let line = window.get_by_role_and_label(Role::TextInput, "Lisää havainto");
        assert_eq!(line.value().as_deref(), Some(text));
        assert!(line.is_focused());
        assert!(window.query_by_label_contains("tallentamatta").is_none());
    }
    press(&mut window, Modifiers::NONE, Key::Enter);
    click(&mut window, "Tallenna silti");
    assert!(observed(&window, "Toinen 131052-918F"));
}

/// A file of three agencies in a folder.
fn file(folder: &Path) -> PathBuf {
    let path = folder.join("palvelu.kortisto");
    let operation = demo::operation(&DemoOptions { agencies: 3, ..DemoOptions::new(TODAY) });
    drop(SqliteStore::create_with(&path, &operation).expect("a file"));
    path
}

/// A window over the file, which keeps drafts beside it.
fn keeping(folder: &Path) -> Window {
    let (file, drafts) = (Some(folder.join("palvelu.kortisto")), Some(folder.join("drafts")));
    window_over(Setting { agencies: None, file, drafts, size: [1440.0, 900.0], ..Setting::default() }, None)
}

fn field(window: &mut Window, label: &str, text: &str) {
    let role = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    let mut found = window.query_all_by(|node| role(node.role()) && node.label().as_deref() == Some(label));
    found.next().expect("the field").focus();
    drop(found);
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

const TYPED: &str = "019 055 4321";

/// Types into the form of an agency until that is kept, and is killed.
fn killed_while_typing(folder: &Path) -> ! {
    let mut window = keeping(folder);
    press(&mut window, Modifiers::COMMAND, Key::E);
    field(&mut window, "Vaihde", TYPED);
    let kept = || {
        let files = std::fs::read_dir(folder.join("drafts")).into_iter().flatten().flatten();
        let mut written =
            files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|one| one == "json"));
        written.any(|path| std::fs::read_to_string(path).is_ok_and(|text| text.contains(TYPED)))
    };
    while !kept() {
        window.step();
    }
    std::process::abort();
}

#[test]
fn a_draft_outlives_a_killed_program_and_goes_after_the_save() {
    const CHILD: &str = "KORTISTO_TEST_KILLED_IN";
    if let Some(folder) = std::env::var_os(CHILD) {
        killed_while_typing(Path::new(&folder));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let program = std::env::current_exe().expect("this test");
    let name = "unsaved::a_draft_outlives_a_killed_program_and_goes_after_the_save";
    let killed =
        std::process::Command::new(program).args([name, "--exact"]).env(CHILD, folder.path()).output().expect("runs");
    assert!(!killed.status.success() && killed.status.code() != Some(101), "{killed:?}");

    // Meanwhile another changes the same agency.
    let mut store = SqliteStore::open(&path).expect("opens");
    let known = Arc::new(store.load().expect("loads"));
    let agency = known.agency.iter().min_by(|a, b| a.name_fi.cmp(&b.name_fi)).expect("an agency").clone();
    let after = Agency { website: "https://toinen.example".into(), ..agency.clone() };
    let other = Operation::new(OperationKind::AgencyEdited, "Aino", vec![Change::update(agency.clone(), after)]);
    store.commit(&other, &known).expect("commits");
    drop(store);

    let mut window = keeping(folder.path());
    assert!(window.query_by_label("Tallentamatta jäänyttä tekstiä").is_some(), "it is offered");
    assert!(window.query_by_label_contains("Tämän jälkeen on muutettu").is_some(), "with what has changed");
    // It can wait, also for the next start.
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("1 luonnos").is_some());
    drop(window);
    let mut window = keeping(folder.path());
    let go_on = window.get_by(|node| node.label().is_some_and(|label| label.starts_with("Jatka muokkausta:")));
    go_on.click();
    settle(&mut window);
    let mut typed = window.query_all_by(|node| node.value().as_deref() == Some(TYPED));
    assert!(typed.next().is_some(), "it stands in its field");
    drop(typed);
    press(&mut window, Modifiers::COMMAND, Key::S);
    let saved = first(&window);
    assert_eq!((saved.switchboard.as_str(), saved.website.as_str()), (TYPED, "https://toinen.example"));
    while std::fs::read_dir(folder.path().join("drafts"))
        .expect("there")
        .any(|file| file.expect("an entry").path().extension().is_some_and(|ending| ending == "json"))
    {
        window.step();
    }
    drop(window);
    let window = keeping(folder.path());
    assert!(window.query_by_label("Tallentamatta jäänyttä tekstiä").is_none(), "what is saved is offered no more");
}

#[test]
fn drafts_of_somebody_who_was_erased_elsewhere_are_never_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let mut store = SqliteStore::open(&path).expect("opens");
    let known = Arc::new(store.load().expect("loads"));
    let contact = known.contact.iter().min_by(|a, b| a.name.cmp(&b.name)).expect("a contact").clone();
    let mut window = keeping(folder.path());
    // Held back because of a code in it, so that it is not saved.
    observe(&mut window, &format!("Kysy: {}, 131052-918F", contact.name));
    press(&mut window, Modifiers::NONE, Key::Escape);
    let kept = |part: &str| {
        let files = std::fs::read_dir(folder.path().join("drafts")).into_iter().flatten().flatten();
        let mut written =
            files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|one| one == "json"));
        written.any(|path| std::fs::read_to_string(path).is_ok_and(|text| text.contains(part)))
    };
    while !kept(&contact.name) {
        window.step();
    }
    drop(window);
    let held = personal_data(&known.rows, &Subject::Contact(contact.person)).expect("held");
    let erasure = erase(&known.rows, &held, "[poistettu]", &held.likely(), "Aino");
    store.erase(&erasure, &known).expect("erases");
    drop(store);
    let window = keeping(folder.path());
    assert!(window.query_by_label("Tallentamatta jäänyttä tekstiä").is_none());
    assert!(window.query_by_label_contains(&contact.name).is_none());
    assert!(!kept(&contact.name), "nor does it stay on the disk");
}
