//! A colleague is ill this morning, through the window: who looks after their agencies, the absence recorded, undone.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::coverage::{Covered, Weakness, board, coverage};
use kortisto::domain::{Absence, Employee, Language};

use crate::window::{Setting, TODAY, Window, click, press, settle, type_text, window};

/// Chooses who is away, with the keyboard.
pub fn choose(window: &mut Window, name: &str) {
    choose_in(window, "Kuka on poissa", name);
}

fn choose_in(window: &mut Window, label: &str, name: &str) {
    window.get_by_role_and_label(Role::ComboBox, label).focus();
    settle(window);
    press(window, Modifiers::NONE, Key::Enter);
    window.get_by_role_and_label(Role::Button, name).focus();
    settle(window);
    press(window, Modifiers::NONE, Key::Enter);
}

/// The page, led to with the keyboard.
fn page() -> Window {
    let mut window = window(Setting { size: [1440.0, 1400.0], ..Setting::default() });
    window.get_by_role_and_label(Role::Button, "Poissaolot").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window
}

fn named(window: &Window, name: &str) -> Employee {
    window.state().snapshot().employee.iter().find(|one| one.name == name).expect("one of us").clone()
}

fn covered(window: &Window, name: &str) -> Vec<Covered> {
    coverage(window.state().snapshot(), named(window, name).id, TODAY, TODAY)
}

fn called(window: &Window, one: &Covered) -> String {
    window.state().snapshot().agency.get(one.agency).expect("there").name_fi.clone()
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn who_looks_after_the_agencies_of_somebody_ill_is_two_steps_away() {
    let mut window = page();
    choose(&mut window, "Elsa Mielikuva");
    let all = covered(&window, "Elsa Mielikuva");
    assert!(!all.is_empty());
    for one in &all {
        let agency = called(&window, one);
        assert!(window.query_all_by_role_and_label(Role::Link, &agency).next().is_some(), "{agency}");
        let stand_in = one.stand_in.expect("somebody is there");
        let name = &window.state().snapshot().employee.get(stand_in.employee).expect("one of us").name;
        assert!(window.query_all_by_label(name).next().is_some(), "{name}");
    }
    assert!(says(&window, "· 0 ilman hoitajaa"));
    // A row leads to the agency.
    let first = called(&window, &all[0]);
    window.get_all_by_role_and_label(Role::Link, &first).next().expect("a link").click();
    settle(&mut window);
    assert!(window.query_by_role_and_label(Role::ComboBox, "Kuka on poissa").is_none(), "the page is left");
    assert!(window.query_all_by_role_and_label(Role::Heading, &first).next().is_some(), "{first}");
}

#[test]
fn it_is_two_steps_away_in_every_language() {
    for (language, place, label, said) in [
        (Language::Sv, "Frånvaro", "Vem är borta", "0 sköts av ingen"),
        (Language::En, "Absences", "Who is away", "0 with nobody standing in"),
    ] {
        let mut window = window(Setting { language, ..Setting::default() });
        window.get_by_role_and_label(Role::Button, place).focus();
        settle(&mut window);
        press(&mut window, Modifiers::NONE, Key::Enter);
        choose_in(&mut window, label, "Elsa Mielikuva");
        assert!(says(&window, said), "{language:?}");
    }
}

#[test]
fn agencies_that_nobody_looks_after_are_told() {
    let mut window = page();
    // Everybody is away today, one after the other.
    let mut people: Vec<Employee> = window.state().snapshot().employee.iter().cloned().collect();
    let away = |one: &Employee| window.state().snapshot().away(one.id, TODAY, TODAY).is_some();
    people.retain(|one| one.name != "Elsa Mielikuva" && !away(one));
    for one in &people {
        choose(&mut window, &one.name);
        click(&mut window, "Merkitse poissaolo");
    }
    choose(&mut window, "Elsa Mielikuva");
    let all = covered(&window, "Elsa Mielikuva");
    assert!(!all.is_empty() && all.iter().all(Covered::gap));
    assert_eq!(window.query_all_by_label("Ei hoitajaa").count(), all.len());
    assert_eq!(window.query_all_by_label("Kukaan ei ole töissä: siirrä poissaoloa.").count(), all.len());
}

#[test]
fn an_absence_is_recorded_and_undone() {
    let mut window = page();
    let before = window.state().snapshot().rows.clone();
    choose(&mut window, "Elsa Mielikuva");
    click(&mut window, "Tavoitettavissa kiireellisissä");
    click(&mut window, "Merkitse poissaolo");
    let elsa = named(&window, "Elsa Mielikuva").id;
    let new: Vec<Absence> =
        window.state().snapshot().absence.iter().filter(|one| before.absence.get(one.id).is_none()).cloned().collect();
    let [one] = new.as_slice() else { panic!("one: {new:?}") };
    assert_eq!((one.employee, one.from_day, one.to_day, one.reachable), (elsa, TODAY, TODAY, true));
    assert!(says(&window, "Poista poissaolo: Elsa Mielikuva"));
    click(&mut window, "Kumoa");
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn the_agency_says_that_its_responsible_is_away_and_who_is_there() {
    let mut window = page();
    choose(&mut window, "Elsa Mielikuva");
    click(&mut window, "Merkitse poissaolo");
    let first = called(&window, &covered(&window, "Elsa Mielikuva")[0]);
    window.get_all_by_role_and_label(Role::Link, &first).next().expect("a link").click();
    settle(&mut window);
    assert!(says(&window, "poissa 14.10.2026 asti → tänään"));
}

#[test]
fn an_absence_has_its_dates_corrected_and_is_deleted() {
    let mut window = page();
    let absence = |window: &Window| {
        let jari = named(window, "Jari Olematon").id;
        let snapshot = window.state().snapshot();
        snapshot.absences(jari).into_iter().find(|one| one.from_day > TODAY).cloned()
    };
    let before = absence(&window).expect("the made-up unit has it");
    click(&mut window, "Muokkaa poissaoloa: Jari Olematon, 15.10.2026–16.10.2026");
    let to = window.get_all_by_role_and_label(Role::TextInput, "Päättyen").nth(1).expect("the second one");
    to.focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "19.10.2026");
    click(&mut window, "Tallenna");
    let after = absence(&window).expect("still there");
    assert_eq!(after, Absence { to_day: TODAY + chrono::Days::new(5), ..before });
    click(&mut window, "Poista poissaolo: Jari Olematon, 15.10.2026–19.10.2026");
    assert!(window.state().snapshot().absence.get(after.id).is_none());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(absence(&window), Some(after));
}

#[test]
fn the_board_leads_to_the_agency() {
    let mut window = page();
    let findings = board(window.state().snapshot(), TODAY);
    let without = findings.iter().find(|one| one.weakness == Weakness::NoDeputy).expect("the made-up unit has one");
    let agency = window.state().snapshot().agency.get(without.agency).expect("there").name_fi.clone();
    click(&mut window, &format!("{agency}: Ei sijaista"));
    assert!(window.query_all_by_role_and_label(Role::Heading, &agency).next().is_some(), "{agency}");
}
