//! The people of an agency through the window: added, found, corrected for two agencies at once, copied, taken away.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{Contact, ContactRank, ReachKind};

use crate::window::{Setting, Window, click, press, settle, type_text, window};

/// The tab of an agency's contact details.
fn details(agency: &str) -> Window {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    go(&mut window, agency);
    window
}

fn go(window: &mut Window, agency: &str) {
    press(window, Modifiers::COMMAND, Key::F);
    type_text(window, agency);
    press(window, Modifiers::NONE, Key::Enter);
    press(window, Modifiers::COMMAND, Key::Num2);
}

fn named(window: &Window, name: &str) -> Vec<Contact> {
    window.state().snapshot().contact.iter().filter(|one| one.name == name).cloned().collect()
}

/// Types into the field of the open form whose label is given; where there are several, the first.
fn fill(window: &mut Window, label: &str, text: &str) {
    let role = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    let mut fields = window.query_all_by(|node| role(node.role()) && node.label().as_deref() == Some(label));
    let field = fields.next().expect("the field");
    field.focus();
    drop(fields);
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

#[test]
fn a_contact_is_added_with_the_keyboard_found_by_number_and_undone() {
    let mut window = details("Rannikkolaitos");
    let before = window.state().snapshot().rows.clone();
    window.get_by_label("Lisää yhteyshenkilö…").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    type_text(&mut window, "Veera Keksitty");
    fill(&mut window, "Puhelin", "019 058 7777");
    fill(&mut window, "Sähköposti", "veera.keksitty@rannikkolaitos.example");
    fill(&mut window, "Uusi rooli luetteloon", "Työajanseuranta");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let added = named(&window, "Veera Keksitty");
    assert_eq!(added.len(), 1);
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    let reaches = snapshot.reaches(&added[0]);
    assert_eq!(reaches.iter().map(|reach| reach.kind).collect::<Vec<_>>(), [ReachKind::Phone, ReachKind::Email]);
    let roles = snapshot.roles(&added[0]);
    assert_eq!(snapshot.contact_role.get(roles[0]).expect("new").name_fi, "Työajanseuranta");
    // The caller's number leads to the agency.
    go(&mut window, "Saaristovirasto");
    go(&mut window, "0587777");
    assert!(window.query_by_label("Muokkaa yhteyshenkilöä: Veera Keksitty").is_some());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn one_person_at_two_agencies_is_corrected_once() {
    let mut window = details("Rannikkolaitos");
    let agency = window.state().snapshot().agency.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").id;
    let first = window.state().snapshot().contacts(agency)[0].clone();
    click(&mut window, &format!("Lisää toimintoja: {}", first.name));
    click(&mut window, "Kopioi toiseen virastoon…");
    let combo = window.get_by_role_and_label(Role::ComboBox, "Virasto");
    combo.click();
    settle(&mut window);
    window.get_all_by_label("Jäätutkimuskeskus").last().expect("offered").click();
    settle(&mut window);
    click(&mut window, "Tallenna");
    let both: Vec<Contact> =
        window.state().snapshot().contact.iter().filter(|one| one.person == first.person).cloned().collect();
    assert_eq!(both.len(), 2);
    let primary = both.iter().filter(|one| one.rank == ContactRank::Primary).count();
    assert!(primary >= 1, "the copy takes nobody's place");
    click(&mut window, &format!("Muokkaa yhteyshenkilöä: {}", first.name));
    fill(&mut window, "Nimi *", "Uusi Sukunimi");
    fill(&mut window, "Puhelin", "019 058 1111");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let both = named(&window, "Uusi Sukunimi");
    assert_eq!(both.len(), 2);
    for contact in &both {
        let snapshot = window.state().snapshot();
        assert!(snapshot.reaches(contact).iter().any(|reach| reach.value == "019 058 1111"));
    }
}

#[test]
fn what_is_typed_is_not_lost_by_escape() {
    let mut window = details("Rannikkolaitos");
    click(&mut window, "Lisää yhteyshenkilö…");
    type_text(&mut window, "Veera");
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Takaisin muokkaamaan");
    let name = window.get_all_by_role_and_label(Role::TextInput, "Nimi *").next().expect("the field");
    assert_eq!(name.accesskit_node().value().as_deref(), Some("Veera"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");
    assert!(named(&window, "Veera").is_empty());
    assert!(window.query_by_role_and_label(Role::TextInput, "Nimi *").is_none());
}

#[test]
fn a_contact_is_moved_and_deleted_with_all_that_belongs_to_it() {
    let mut window = details("Rannikkolaitos");
    let rows = window.state().snapshot().rows.clone();
    let agency = rows.agency.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").id;
    let first = rows.contacts(agency)[0].clone();
    click(&mut window, &format!("Lisää toimintoja: {}", first.name));
    click(&mut window, "Poista yhteyshenkilö");
    let now = window.state().snapshot();
    assert!(now.contact.get(first.id).is_none());
    assert!(now.contact_reach.of(agency).all(|reach| reach.contact != first.id));
    assert!(now.contact_in_role.of(agency).all(|held| held.contact != first.id));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, rows);
}

#[test]
fn a_personal_identity_code_is_asked_about_before_it_is_saved() {
    let mut window = details("Rannikkolaitos");
    click(&mut window, "Lisää yhteyshenkilö…");
    type_text(&mut window, "Veera Keksitty");
    // A number from 900 on is nobody's.
    fill(&mut window, "Lisätietoja", "tunnus 131052-918F");
    assert!(kortisto::domain::personal_code::stands_in("tunnus 131052-918F"));
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(named(&window, "Veera Keksitty").is_empty(), "nothing is saved yet");
    click(&mut window, "Palaa korjaamaan");
    fill(&mut window, "Lisätietoja", "soittaa aamuisin");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(named(&window, "Veera Keksitty").len(), 1);
}

#[test]
fn what_was_done_says_to_whom_and_undo_of_an_undo_reads_as_it_is() {
    let mut window = details("Rannikkolaitos");
    let agency = window.state().snapshot().agency.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").id;
    let name = window.state().snapshot().contacts(agency)[0].name.clone();
    click(&mut window, &format!("Muokkaa yhteyshenkilöä: {name}"));
    fill(&mut window, "Nimike", "Talousjohtaja");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let says = |window: &Window, words: &str| window.query_all_by_label(words).next().is_some();
    let done = format!("Yhteyshenkilöitä muokattu: Rannikkolaitos, {name}");
    assert!(says(&window, &done));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(says(&window, &format!("Kumottu: {done}")));
    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert!(says(&window, &format!("Tehty uudelleen: {done}")));
}
