//! Where the keyboard is once a form has closed: at what was made in it.

use egui::{Key, Modifiers};

use crate::layers::focused;
use crate::window::{Setting, Window, click, press, settle, type_text, window};
use egui_kittest::kittest::Queryable;

fn large() -> Window {
    window(Setting { size: [1440.0, 1000.0], ..Setting::default() })
}

fn at_rannikkolaitos(tab: Key) -> Window {
    let mut window = large();
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, tab);
    window
}

/// Opens a form by keyboard, types what its first field is to hold, and saves it.
fn make(window: &mut Window, button: &str, text: &str) {
    window.get_by_label(button).focus();
    settle(window);
    press(window, Modifiers::NONE, Key::Enter);
    type_text(window, text);
    press(window, Modifiers::COMMAND, Key::S);
}

#[test]
fn the_keyboard_goes_to_the_row_that_was_made() {
    let mut window = at_rannikkolaitos(Key::Num2);
    make(&mut window, "Lisää yhteyshenkilö…", "Veera Keksitty");
    assert_eq!(focused(&window), "Muokkaa yhteyshenkilöä: Veera Keksitty");
    let mut window = at_rannikkolaitos(Key::Num4);
    make(&mut window, "Lisää erityispiirre…", "Jäänmurtajien lisät");
    assert_eq!(focused(&window), "Muokkaa erityispiirrettä: Jäänmurtajien lisät");
    let mut window = large();
    click(&mut window, "Henkilöstö");
    make(&mut window, "Lisää tiimi…", "Tiimi Kaarna");
    assert_eq!(focused(&window), "Muokkaa tiimiä: Tiimi Kaarna");
}

#[test]
fn the_keyboard_goes_to_the_row_of_the_table_that_was_made() {
    let mut window = large();
    click(&mut window, "Henkilöstö");
    make(&mut window, "Lisää työntekijä…", "Åke Uusi");
    assert_eq!(focused(&window), "Åke Uusi, Nimi");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_role_and_label(egui::accesskit::Role::Heading, "Åke Uusi").is_some(), "and works there");
}

#[test]
fn the_keyboard_goes_to_the_agency_that_was_added() {
    let mut window = large();
    press(&mut window, Modifiers::COMMAND, Key::N);
    window.get_by_label("Nimi suomeksi *").focus();
    settle(&mut window);
    type_text(&mut window, "Tunturiasema");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(focused(&window).starts_with("Tunturiasema, "), "{}", focused(&window));
}

#[test]
fn after_a_correction_the_keyboard_is_where_it_was() {
    let mut window = at_rannikkolaitos(Key::Num2);
    make(&mut window, "Lisää yhteyshenkilö…", "Veera Keksitty");
    make(&mut window, "Muokkaa yhteyshenkilöä: Veera Keksitty", " Uusi");
    assert!(focused(&window).starts_with("Muokkaa yhteyshenkilöä: "), "{}", focused(&window));
}
