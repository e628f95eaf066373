//! What is typed and not saved, kept outside the window and taken up again: forms over the window, the form of an agency,
//! lines, cells and answers.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::ui::KeptDraft;

use crate::window::{Setting, TODAY, Window, click, press, settle, type_text, window};

const NONE: Modifiers = Modifiers::NONE;

fn large() -> Window {
    window(Setting { size: [1440.0, 1000.0], ..Setting::default() })
}

/// The field of this label; where there are several, the first.
fn focus(window: &mut Window, label: &str) {
    let role = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    let mut fields = window.query_all_by(|node| role(node.role()) && node.label().as_deref() == Some(label));
    fields.next().expect(label).focus();
    drop(fields);
    settle(window);
}

fn fill(window: &mut Window, label: &str, text: &str) {
    focus(window, label);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

fn value(window: &Window, label: &str) -> String {
    let role = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    // One that has to be filled in says so after its name.
    let named = |found: Option<String>| found.is_some_and(|found| found.starts_with(label));
    let mut fields = window.query_all_by(|node| role(node.role()) && named(node.label()));
    fields.next().expect(label).accesskit_node().value().unwrap_or_default()
}

/// The one draft there is, as it comes back from a file.
fn kept(window: &Window) -> KeptDraft {
    let drafts = window.state().drafts();
    let [draft] = drafts.as_slice() else { panic!("one draft: {drafts:?}") };
    let written = serde_json::to_string(draft).expect("writes");
    serde_json::from_str(&written).expect("reads")
}

fn take_up(window: &mut Window, draft: &KeptDraft) {
    window.state_mut().take_up(draft).expect("taken up");
    settle(window);
}

#[test]
fn nothing_is_kept_where_nothing_is_typed() {
    let mut window = large();
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    click(&mut window, "Lisää yhteyshenkilö…");
    assert_eq!(window.state().drafts(), []);
}

#[test]
fn a_form_comes_back_as_it_was_typed_and_is_saved_once() {
    let mut window = large();
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    click(&mut window, "Lisää yhteyshenkilö…");
    type_text(&mut window, "Veera Keksitty");
    let draft = kept(&window);
    assert!(draft.about.starts_with("Uusi yhteyshenkilö: "), "{}", draft.about);
    press(&mut window, NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");
    assert_eq!(window.state().drafts(), []);
    // It comes back over whatever is shown.
    click(&mut window, "Kuormitus");
    take_up(&mut window, &draft);
    assert_eq!(value(&window, "Nimi"), "Veera Keksitty");
    assert_eq!(kept(&window), draft, "the same draft, and no other");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let there = window.state().snapshot().contact.iter().filter(|one| one.name == "Veera Keksitty").count();
    assert_eq!((there, window.state().drafts().len()), (1, 0));
}

#[test]
fn a_kept_form_tells_what_others_did_to_its_row() {
    let mut window = large();
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    let named = |label: Option<String>| label.is_some_and(|label| label.starts_with("Muokkaa yhteyshenkilöä: "));
    let edit = window.get_all_by(|node| named(node.label())).next().expect("a contact");
    let label = edit.accesskit_node().label().expect("named");
    click(&mut window, &label);
    fill(&mut window, "Nimike", "palkka-asiantuntija");
    let draft = kept(&window);
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    assert_eq!(draft.overtaken(&snapshot), []);
    let name = label.trim_start_matches("Muokkaa yhteyshenkilöä: ");
    let mut rows = snapshot.rows.clone();
    let contact = rows.contact.iter().find(|one| one.name == name).expect("there").clone();
    rows.remove(kortisto::domain::Table::Contact, contact.id.0);
    assert_eq!(draft.overtaken(&rows), [contact.into()]);
}

#[test]
fn the_form_of_an_agency_comes_back_as_it_was_typed() {
    let mut window = large();
    press(&mut window, Modifiers::COMMAND, Key::E);
    fill(&mut window, "Vaihde", "019 055 1111");
    let draft = kept(&window);
    press(&mut window, NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");
    click(&mut window, "Historia");
    take_up(&mut window, &draft);
    assert_eq!(value(&window, "Vaihde"), "019 055 1111");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(window.state().snapshot().agency.iter().any(|one| one.switchboard == "019 055 1111"));
    assert_eq!(window.state().drafts(), []);
}

#[test]
fn a_matter_of_which_only_the_day_is_typed_is_not_lost() {
    let mut window = large();
    fill(&mut window, "Lisää avoin asia", "Korotus");
    press(&mut window, NONE, Key::Enter);
    window.get_by_label("Muokkaa avointa asiaa: Korotus").click();
    settle(&mut window);
    fill(&mut window, "Määräpäivä", "20.10.");
    let draft = kept(&window);
    // Going elsewhere asks first.
    click(&mut window, "Kuormitus");
    assert!(window.query_by_label("Hylkää muutokset").is_some());
    click(&mut window, "Hylkää muutokset");
    assert_eq!(window.state().drafts(), []);
    take_up(&mut window, &draft);
    assert_eq!(value(&window, "Määräpäivä"), "20.10.");
    focus(&mut window, "Määräpäivä");
    press(&mut window, NONE, Key::Enter);
    let matter = window.state().snapshot().open_matter.iter().find(|one| one.text == "Korotus").cloned();
    assert_eq!(matter.expect("there").due, Some(TODAY + chrono::Days::new(6)));
}

#[test]
fn a_cell_of_a_list_comes_back_and_is_saved_over_what_was_seen() {
    let mut window = window(Setting { size: [1280.0, 900.0], ..Setting::default() });
    click(&mut window, "Asetukset");
    let cell = "Virkasuhde, Nimi ruotsiksi";
    let at = |window: &mut Window| {
        window.get_by_role_and_label(Role::GridCell, cell).focus();
        settle(window);
    };
    at(&mut window);
    type_text(&mut window, "Tjänster");
    let draft = kept(&window);
    press(&mut window, NONE, Key::Escape);
    assert_eq!(window.state().drafts(), []);
    click(&mut window, "Historia");
    take_up(&mut window, &draft);
    assert_eq!(kept(&window).value, draft.value);
    at(&mut window);
    press(&mut window, NONE, Key::F2);
    press(&mut window, NONE, Key::Enter);
    assert!(window.state().snapshot().employment_type.iter().any(|one| one.name_sv == "Tjänster"));
    assert_eq!(window.state().drafts(), []);
}

#[test]
fn an_observation_comes_back_as_it_was_typed() {
    let mut window = large();
    fill(&mut window, "Lisää havainto", "Tuntilistat myöhässä");
    let draft = kept(&window);
    focus(&mut window, "Lisää havainto");
    press(&mut window, Modifiers::COMMAND, Key::A);
    press(&mut window, NONE, Key::Delete);
    assert_eq!(window.state().drafts(), []);
    take_up(&mut window, &draft);
    assert_eq!(value(&window, "Lisää havainto"), "Tuntilistat myöhässä");
}
