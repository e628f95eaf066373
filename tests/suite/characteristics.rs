//! What is special about an agency through the window: written, corrected, vouched for, taken away, and seen first.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{Characteristic, Severity};

use crate::window::{Setting, TODAY, Window, click, press, settle, take, type_text, window};

/// Shows an agency by its name.
fn go(window: &mut Window, agency: &str) {
    press(window, Modifiers::COMMAND, Key::F);
    type_text(window, agency);
    press(window, Modifiers::NONE, Key::Enter);
}

/// The tab of an agency's characteristics.
fn tab() -> Window {
    let mut window = window(Setting { size: [1440.0, 1200.0], ..Setting::default() });
    go(&mut window, "Rannikkolaitos");
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    window
}

fn of(window: &Window, agency: &str) -> Vec<Characteristic> {
    let snapshot = Arc::clone(window.state().snapshot());
    let id = snapshot.agency.iter().find(|one| one.name_fi == agency).expect("there").id;
    snapshot.characteristics(id).into_iter().cloned().collect()
}

fn titled(window: &Window, title: &str) -> Option<Characteristic> {
    window.state().snapshot().characteristic.iter().find(|one| one.title == title).cloned()
}

fn fill(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, label).focus();
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

fn fill_lines(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::MultilineTextInput, label).focus();
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

#[test]
fn one_is_added_with_the_keyboard_found_by_its_title_and_undone() {
    let mut window = tab();
    let before = window.state().snapshot().rows.clone();
    window.get_by_label("Lisää erityispiirre…").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(window.state().snapshot().rows, before, "a title is needed");
    fill(&mut window, "Mikä on toisin *", "Jäänmurtajien lisät");
    fill_lines(&mut window, "Näin toimitaan", "Pyydä luettelo varustamolta.");
    fill(&mut window, "Uusi aihe luetteloon", "Alukset");
    for month in ["kesäkuu", "tammikuu"] {
        window.get_by_role_and_label(Role::CheckBox, month).focus();
        settle(&mut window);
        press(&mut window, Modifiers::NONE, Key::Space);
    }
    window.get_by_role_and_label(Role::ComboBox, "Ennen palkkakalenterin päivää").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    take(&mut window, "Aineiston määräpäivä");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let added = titled(&window, "Jäänmurtajien lisät").expect("saved");
    assert_eq!(added.payroll_step, Some(kortisto::domain::payroll::Step::MaterialDue));
    assert_eq!((added.severity, added.months.as_str()), (Severity::Note, "1,6"));
    assert_eq!((added.what_to_do.as_str(), added.written_on), ("Pyydä luettelo varustamolta.", TODAY));
    assert!(!added.author.is_empty());
    let category = window.state().snapshot().characteristic_category.get(added.category.expect("one")).cloned();
    assert_eq!(category.expect("in the list").name_fi, "Alukset");
    assert!(window.query_by_role_and_label(Role::TextInput, "Mikä on toisin *").is_none(), "the form is closed");
    assert!(window.query_by_label("Milloin: tammikuu, kesäkuu, viikko ennen: aineiston määräpäivä").is_some());
    // The words lead to the agency from anywhere.
    go(&mut window, "Saaristovirasto");
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    go(&mut window, "jäänmurtajien");
    assert!(window.query_by_label("Muokkaa erityispiirrettä: Jäänmurtajien lisät").is_some());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn one_is_corrected() {
    let mut window = tab();
    let first = of(&window, "Rannikkolaitos").remove(0);
    click(&mut window, &format!("Muokkaa erityispiirrettä: {}", first.title));
    fill(&mut window, "Mikä on toisin *", "Vuorolisät tulevat taulukkona");
    window.get_by_role_and_label(Role::ComboBox, "Vakavuus").click();
    settle(&mut window);
    window.get_by_role_and_label(Role::ListBoxOption, "Huomio").click();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let now = titled(&window, "Vuorolisät tulevat taulukkona").expect("saved");
    let expected = Characteristic { title: now.title.clone(), severity: Severity::Note, ..first };
    // Whoever writes what is so finds it so.
    let expected = expected.verified("testi", TODAY);
    assert_eq!(now, expected);
}

#[test]
fn what_is_still_true_is_no_longer_overdue() {
    let mut window = tab();
    let overdue =
        |window: &Window| window.state().snapshot().characteristic.iter().find(|one| one.overdue(TODAY)).cloned();
    let old = overdue(&window).expect("the made-up unit has old ones");
    let agency = window.state().snapshot().agency.get(old.agency).expect("there").name_fi.clone();
    go(&mut window, &agency);
    let marks = window.query_all_by_label("Tarkistus myöhässä").count();
    assert!(marks > 0);
    click(&mut window, &format!("Pitää yhä paikkansa: {}", old.title));
    let now = window.state().snapshot().characteristic.get(old.id).cloned().expect("there");
    assert_eq!((now.verified_on, now.overdue(TODAY)), (Some(TODAY), false));
    assert!(!now.verified_by.is_empty());
    assert_eq!(window.query_all_by_label("Tarkistus myöhässä").count(), marks - 1);
    assert!(window.query_by_label(&format!("Pitää yhä paikkansa: {}", old.title)).is_none());
}

#[test]
fn one_is_deleted_and_comes_back() {
    let mut window = tab();
    let before = window.state().snapshot().rows.clone();
    let first = of(&window, "Rannikkolaitos").remove(0);
    click(&mut window, &format!("Poista erityispiirre: {}", first.title));
    assert!(window.state().snapshot().characteristic.get(first.id).is_none());
    click(&mut window, "Kumoa");
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn what_is_typed_is_not_lost_by_escape() {
    let mut window = tab();
    click(&mut window, "Lisää erityispiirre…");
    type_text(&mut window, "Varallaolo");
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Takaisin muokkaamaan");
    let title = window.get_by_role_and_label(Role::TextInput, "Mikä on toisin *");
    assert_eq!(title.accesskit_node().value().as_deref(), Some("Varallaolo"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");
    assert!(window.query_by_role_and_label(Role::TextInput, "Mikä on toisin *").is_none());
    assert!(titled(&window, "Varallaolo").is_none());
}

#[test]
fn an_observation_is_one_line_on_the_card() {
    let mut window = tab();
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    let count = window.state().snapshot().characteristic.len();
    window.get_by_label("Lisää havainto").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().snapshot().characteristic.len(), count, "nothing is nothing");
    window.get_by_label("Lisää havainto").focus();
    settle(&mut window);
    type_text(&mut window, "  Palkkatodistukset pyydetään puhelimitse ");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let added = titled(&window, "Palkkatodistukset pyydetään puhelimitse").expect("saved");
    assert_eq!((added.severity, added.category, added.written_on), (Severity::Note, None, TODAY));
    // The line is empty for the next one.
    type_text(&mut window, "Toinen");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(titled(&window, "Toinen").is_some());
}

#[test]
fn an_observation_half_typed_is_not_lost_unasked() {
    let mut window = tab();
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    window.get_by_label("Lisää havainto").focus();
    settle(&mut window);
    type_text(&mut window, "Kesken");
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    click(&mut window, "Takaisin muokkaamaan");
    let line = window.get_by_label("Lisää havainto");
    assert_eq!(line.accesskit_node().value().as_deref(), Some("Kesken"));
}

#[test]
fn the_card_shows_what_is_serious_before_everything_else() {
    let mut window = tab();
    let all = of(&window, "Rannikkolaitos");
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    let top = |label: &str| window.get_by_role_and_label(Role::Label, label).rect().top();
    let mission = top("Tehtävä");
    let (serious, rest): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.severity != Severity::Note);
    assert!(!serious.is_empty() && !rest.is_empty());
    for one in serious {
        assert!(top(&one.title) < mission, "{}", one.title);
    }
    for one in rest {
        assert!(window.query_by_label(&one.title).is_none(), "{}", one.title);
    }
    click(&mut window, "Kaikki erityispiirteet");
    for one in &all {
        assert!(window.query_all_by_label(&one.title).next().is_some(), "{}", one.title);
    }
}

#[test]
fn an_agency_without_any_says_what_belongs_here() {
    let mut window = tab();
    let snapshot = Arc::clone(window.state().snapshot());
    let without =
        snapshot.agency.iter().find(|one| one.client_until.is_none() && snapshot.characteristics(one.id).is_empty());
    go(&mut window, &without.expect("the made-up unit has one").name_fi);
    assert!(window.query_by_label("Erityispiirteitä ei ole vielä kirjattu").is_some());
    click(&mut window, "Lisää erityispiirre…");
    assert!(window.query_by_role_and_label(Role::TextInput, "Mikä on toisin *").is_some());
}
