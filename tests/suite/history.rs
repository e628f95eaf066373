//! *Historia* through the window: narrowed down, page by page, what was deleted, and a single field given back.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::{Agency, Change, Operation, OperationKind};
use kortisto::store::Store;

use crate::window::{Setting, Window, click, made_up, press, settle, take, type_text, window_over};

/// A register in which Ville has edited an agency 150 times and taken its last contact away, with the history on the
/// screen.
fn history() -> Window {
    let setting = Setting { size: [1280.0, 1600.0], agencies: Some(3), ..Setting::default() };
    let mut store = made_up(&setting).expect("a register");
    let mut now = std::sync::Arc::new(store.load().expect("loads"));
    let id = now.agency.iter().next().expect("an agency").id;
    let mut run = |kind, changes| {
        let operation = Operation::new(kind, "Ville Keksitty", changes);
        now = std::sync::Arc::clone(store.commit(&operation, &now).expect("commits").snapshot());
        std::sync::Arc::clone(&now)
    };
    let mut known = run(OperationKind::ListEdited, Vec::new());
    for turn in 0..150 {
        let before = known.agency.get(id).expect("there").clone();
        let after = Agency { switchboard: format!("029 055 {turn:04}"), ..before.clone() };
        known = run(OperationKind::AgencyEdited, vec![Change::update(before, after)]);
    }
    let contact = known.contact.iter().last().expect("a contact").clone();
    let reaches = known.contact_reach.iter().filter(|one| one.contact == contact.id).cloned().map(Change::delete);
    let roles = known.contact_in_role.iter().filter(|one| one.contact == contact.id).cloned().map(Change::delete);
    let mut gone: Vec<Change> = reaches.chain(roles).collect();
    gone.push(Change::delete(contact));
    run(OperationKind::ContactEdited, gone);
    let mut window = window_over(setting, Some(Box::new(store)));
    click(&mut window, "Historia");
    window
}

fn choose(window: &mut Window, label: &str, option: &str) {
    window.get_by_role_and_label(Role::ComboBox, label).focus();
    settle(window);
    press(window, Modifiers::NONE, Key::ArrowDown);
    take(window, option);
}

/// How many operations are on the screen, of which something can be shown.
fn told(window: &Window) -> usize {
    window.query_all_by_label_contains("Näytä muutokset: ").count()
}

#[test]
fn the_history_is_narrowed_down_by_person_and_by_what_it_is_about() {
    let mut window = history();
    choose(&mut window, "Kuka", "Ville Keksitty");
    choose(&mut window, "Aihe", "Yhteyshenkilöt");
    assert_eq!(told(&window), 1);
    choose(&mut window, "Aihe", "Palkkakalenteri");
    assert!(window.query_by_label("Rajaukseen sopivia tapahtumia ei ole.").is_some());
    click(&mut window, "Poista rajaus");
    assert!(told(&window) > 20, "{}", told(&window));
}

#[test]
fn the_history_goes_on_page_by_page() {
    let mut window = history();
    choose(&mut window, "Kuka", "Ville Keksitty");
    assert!(told(&window) < 100, "what is far away is not drawn");
    window.get_by_label("Näytä vanhempia").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_label("Näytä vanhempia").is_none(), "that is all");
    assert!(told(&window) > 0);
}

#[test]
fn what_was_deleted_is_listed_and_brought_back() {
    let mut window = history();
    let before = window.state().snapshot().contact.len();
    click(&mut window, "Poistetut");
    assert_eq!(window.query_all_by_label_contains("Palauta: ").count(), 1);
    window.get_by_label_contains("Palauta: ").click();
    settle(&mut window);
    assert_eq!(window.state().snapshot().contact.len(), before + 1);
    assert_eq!(window.query_all_by_label_contains("Palauta: ").count(), 0, "nothing is gone any more");
}

#[test]
fn a_single_field_is_given_back_what_it_held() {
    let mut window = history();
    choose(&mut window, "Aihe", "Viraston perustiedot");
    let second = window.get_all_by_label_contains("Näytä muutokset: ").nth(2).expect("an older edit");
    second.click();
    settle(&mut window);
    window.get_by_label_contains("Palauta aiempi tieto: Vaihde: 029 055 0146").click();
    settle(&mut window);
    let snapshot = window.state().snapshot();
    assert_eq!(snapshot.agency.iter().next().expect("an agency").switchboard, "029 055 0146");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    let snapshot = window.state().snapshot();
    assert_eq!(snapshot.agency.iter().next().expect("an agency").switchboard, "029 055 0149", "taken back by name");
}

#[test]
fn a_day_narrows_the_history_once_it_is_whole() {
    let mut window = history();
    window.get_by_label("Ensimmäinen päivä").focus();
    settle(&mut window);
    type_text(&mut window, "1.1.2020");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert!(told(&window) > 20, "everything was done since");
    window.get_by_label("Viimeinen päivä").focus();
    settle(&mut window);
    type_text(&mut window, "2.1.2020");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert!(window.query_by_label("Rajaukseen sopivia tapahtumia ei ole.").is_some());
}
