//! A form whose save is on its way: it says so, takes nothing in that would go with it, and is saved once.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::unsaved::{Fate, fated_over};
use crate::window::{Setting, Window, click, press, settle, type_text};

/// Types without waiting for what is on its way.
fn type_meanwhile(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run_steps(3);
}

fn press_meanwhile(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(3);
}

fn value(window: &Window, label: &str) -> String {
    window.get_by_label(label).accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_form_takes_nothing_in_while_it_is_saved_and_is_saved_once() {
    let (mut window, fates) = fated_over(Setting::default());
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    click(&mut window, "Lisää yhteyshenkilö…");
    type_text(&mut window, "Veera Keksitty");
    let before = window.state().snapshot().contact.len();
    let go = fates.wait();
    press_meanwhile(&mut window, Modifiers::COMMAND, Key::S);
    assert!(window.query_by_label("Tallenna").is_none(), "the form says that it is being saved");
    type_meanwhile(&mut window, " Myöhäinen");
    assert_eq!(value(&window, "Nimi *"), "Veera Keksitty", "what could go unseen is not taken in");
    press_meanwhile(&mut window, Modifiers::COMMAND, Key::S);
    press_meanwhile(&mut window, Modifiers::NONE, Key::Enter);
    go.send(()).expect("the save waits");
    settle(&mut window);
    let snapshot = window.state().snapshot();
    assert_eq!(snapshot.contact.len(), before + 1);
    assert!(snapshot.contact.iter().any(|one| one.name == "Veera Keksitty"));
    assert!(window.query_by_label("Nimi *").is_none(), "it has closed");
}

#[test]
fn a_form_that_could_not_be_saved_goes_on_with_what_was_typed() {
    let (mut window, fates) = fated_over(Setting::default());
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    click(&mut window, "Lisää yhteyshenkilö…");
    type_text(&mut window, "Veera Keksitty");
    fates.next(Fate::Busy);
    press(&mut window, Modifiers::COMMAND, Key::S);
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.get_by_label("Nimi *").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::End);
    type_text(&mut window, "-Uusi");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(window.state().snapshot().contact.iter().any(|one| one.name == "Veera Keksitty-Uusi"));
}

#[test]
fn a_form_can_be_left_while_it_is_saved() {
    let (mut window, fates) = fated_over(Setting::default());
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    click(&mut window, "Lisää yhteyshenkilö…");
    type_text(&mut window, "Veera Keksitty");
    let go = fates.wait();
    press_meanwhile(&mut window, Modifiers::COMMAND, Key::S);
    press_meanwhile(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Nimi *").is_none(), "nothing is asked: it is being saved");
    go.send(()).expect("the save waits");
    settle(&mut window);
    assert!(window.state().snapshot().contact.iter().any(|one| one.name == "Veera Keksitty"));
}

#[test]
fn the_form_of_an_agency_takes_nothing_in_while_it_is_saved() {
    let (mut window, fates) = fated_over(Setting::default());
    press(&mut window, Modifiers::COMMAND, Key::N);
    window.get_by_label("Nimi suomeksi *").focus();
    settle(&mut window);
    type_text(&mut window, "Tunturiasema");
    let before = window.state().snapshot().agency.len();
    let go = fates.wait();
    press_meanwhile(&mut window, Modifiers::COMMAND, Key::S);
    type_meanwhile(&mut window, " Myöhäinen");
    assert_eq!(value(&window, "Nimi suomeksi *"), "Tunturiasema");
    press_meanwhile(&mut window, Modifiers::COMMAND, Key::S);
    go.send(()).expect("the save waits");
    settle(&mut window);
    let snapshot = window.state().snapshot();
    assert_eq!(snapshot.agency.len(), before + 1);
    assert!(snapshot.agency.iter().any(|one| one.name_fi == "Tunturiasema"));
}

#[test]
fn whoever_has_gone_on_typing_elsewhere_keeps_the_keyboard() {
    let (mut window, fates) = fated_over(Setting::default());
    press(&mut window, Modifiers::COMMAND, Key::N);
    window.get_by_label("Nimi suomeksi *").focus();
    settle(&mut window);
    type_text(&mut window, "Tunturiasema");
    let go = fates.wait();
    press_meanwhile(&mut window, Modifiers::COMMAND, Key::S);
    press_meanwhile(&mut window, Modifiers::COMMAND, Key::F);
    go.send(()).expect("the save waits");
    settle(&mut window);
    type_text(&mut window, "museo");
    assert_eq!(value(&window, "Hae virasto, henkilö, numero"), "museo");
}
