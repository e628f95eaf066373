//! What lies over the page and the keyboard: the topmost alone hears a key, and the keyboard returns to where it was.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::window::{Setting, Window, click, press, settle, type_text, window};

/// The label of what has the keyboard; empty where nothing has.
/// What has the keyboard, by its name.
pub fn focused(window: &Window) -> String {
    let node = window.query_all_by(|node| node.is_focused() && !node.is_hidden()).next();
    node.map(|node| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.labelled_by().next().and_then(|one| one.label())).unwrap_or_default()
    })
    .unwrap_or_default()
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label(words).next().is_some()
}

/// Whether a list has dropped down that has this line.
fn listed(window: &Window, line: &str) -> bool {
    window.query_all_by_role_and_label(Role::ListBoxOption, line).next().is_some()
}

/// A window with an agency's contacts in it.
fn contacts() -> Window {
    let mut window = window(Setting::default());
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    window
}

/// Puts the keyboard to a button and presses it with Enter.
fn enter(window: &mut Window, label: &str) {
    window.get_by_label(label).focus();
    settle(window);
    press(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn one_escape_closes_one_thing_and_the_keyboard_returns() {
    let mut window = contacts();
    enter(&mut window, "Lisää yhteyshenkilö…");
    type_text(&mut window, "Veera Esimerkki");
    let language = window.get_by_role_and_label(Role::ComboBox, "Asiointikieli");
    language.focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(listed(&window, "englanti"), "the list is open");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!listed(&window, "englanti"), "the list is closed");
    assert!(!says(&window, "Hylkää muutokset"), "and nothing else is asked");
    assert_eq!(focused(&window), "Asiointikieli");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(says(&window, "Hylkää muutokset"), "what is typed is not left without asking");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "Hylkää muutokset"));
    assert!(says(&window, "Asiointikieli"), "the form is there again");
    assert_eq!(focused(&window), "Asiointikieli", "with the keyboard where it was");
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");
    assert_eq!(focused(&window), "Lisää yhteyshenkilö…", "the keyboard is back at what opened the form");
}

#[test]
fn two_escapes_in_one_burst_answer_one_question_each() {
    let mut window = contacts();
    enter(&mut window, "Lisää yhteyshenkilö…");
    type_text(&mut window, "Veera Esimerkki");
    for pressed in [true, false, true, false] {
        window.event(key(Key::Escape, pressed, Modifiers::NONE));
    }
    settle(&mut window);
    assert!(!says(&window, "Hylkää muutokset"), "asked, and answered with back");
    assert!(says(&window, "Asiointikieli"), "the form is still there");
}

#[test]
fn what_is_typed_and_saved_in_one_burst_is_saved() {
    let mut window = contacts();
    enter(&mut window, "Lisää yhteyshenkilö…");
    let before = window.state().snapshot().contact.len();
    window.event(Event::Text("Veera Esimerkki".into()));
    window.event(Event::ModifiersChanged(Modifiers::COMMAND));
    for pressed in [true, false] {
        window.event(key(Key::S, pressed, Modifiers::COMMAND));
    }
    window.event(Event::ModifiersChanged(Modifiers::NONE));
    settle(&mut window);
    assert_eq!(window.state().snapshot().contact.len(), before + 1);
    assert!(!says(&window, "Asiointikieli"), "the form has closed");
}

#[test]
fn enter_in_a_field_of_one_line_saves_the_form() {
    let mut window = contacts();
    enter(&mut window, "Lisää yhteyshenkilö…");
    let before = window.state().snapshot().contact.len();
    type_text(&mut window, "Veera Esimerkki");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().snapshot().contact.len(), before + 1);
}

#[test]
fn the_question_offers_to_save_and_its_safe_answer_is_the_first() {
    let mut window = contacts();
    enter(&mut window, "Lisää yhteyshenkilö…");
    let before = window.state().snapshot().contact.len();
    type_text(&mut window, "Veera Esimerkki");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&window), "Tallenna");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().snapshot().contact.len(), before + 1, "Enter loses nothing");
}

#[test]
fn the_search_is_left_with_escape_and_the_keyboard_is_where_it_was() {
    let mut window = contacts();
    window.get_by_label("Lisää yhteyshenkilö…").focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "museo");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&window), "Lisää yhteyshenkilö…");
    press(&mut window, Modifiers::NONE, Key::F1);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&window), "Lisää yhteyshenkilö…", "so after the help");
}

#[test]
fn the_look_up_leads_the_keyboard_to_the_page() {
    let mut window = contacts();
    press(&mut window, Modifiers::NONE, Key::Tab);
    let first = focused(&window);
    assert_ne!(first, "Kortisto");
    let page = window.get_by_role_and_label(Role::Heading, "Rannikkolaitos").rect().left() - 40.0;
    let node =
        window.query_all_by(|node| node.is_focused() && !node.is_hidden()).next().expect("something has the keyboard");
    assert!(node.rect().left() >= page, "{first}");
}

#[test]
fn a_choice_is_made_by_typing_and_by_the_ends_of_the_list() {
    let mut window = contacts();
    enter(&mut window, "Lisää yhteyshenkilö…");
    let value = |window: &Window| {
        let node = window.get_by_role_and_label(Role::ComboBox, "Asiointikieli");
        node.accesskit_node().value().unwrap_or_default()
    };
    window.get_by_role_and_label(Role::ComboBox, "Asiointikieli").focus();
    settle(&mut window);
    type_text(&mut window, "en");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(value(&window), "englanti");
    press(&mut window, Modifiers::NONE, Key::F4);
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(value(&window), "englanti", "Esc leaves what was chosen");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_ne!(value(&window), "englanti");
    assert_eq!(focused(&window), "Asiointikieli", "the keyboard stays in the field");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert!(!listed(&window, "englanti"), "Tab closes the list");
    assert_ne!(focused(&window), "Asiointikieli", "and goes on");
}

#[test]
fn f6_goes_through_the_panes_and_comes_back_to_where_one_was() {
    let mut window = contacts();
    window.get_by_label("Lisää yhteyshenkilö…").focus();
    settle(&mut window);
    let mut seen = Vec::new();
    for _ in 0..6 {
        press(&mut window, Modifiers::NONE, Key::F6);
        seen.push(focused(&window));
        if seen.last().is_some_and(|last| last == "Lisää yhteyshenkilö…") {
            break;
        }
    }
    assert!(seen.len() >= 4, "{seen:?}");
    assert_eq!(seen.last().map(String::as_str), Some("Lisää yhteyshenkilö…"), "{seen:?}");
    press(&mut window, Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&window), seen[seen.len() - 2], "{seen:?}");
}

#[test]
fn buttons_at_the_foot_are_walked_from_left_to_right_and_round() {
    let mut window = contacts();
    enter(&mut window, "Lisää yhteyshenkilö…");
    window.get_by_role_and_label(Role::Button, "Peruuta").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&window), "Tallenna");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&window), "Nimi *", "from the last to the first, inside the form");
    press(&mut window, Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&window), "Tallenna");
}

#[test]
fn a_right_click_in_a_field_offers_what_can_be_done_with_its_text() {
    let mut window = contacts();
    enter(&mut window, "Lisää yhteyshenkilö…");
    type_text(&mut window, "Veera Esimerkki");
    press(&mut window, Modifiers::COMMAND, Key::A);
    let place = window.get_by_role_and_label(Role::TextInput, "Nimi *").rect().center();
    right_click(&mut window, place);
    click(&mut window, "Leikkaa");
    let name = window.get_by_role_and_label(Role::TextInput, "Nimi *");
    assert_eq!(name.accesskit_node().value().unwrap_or_default(), "", "what was chosen is cut");
    assert_eq!(focused(&window), "Nimi *");
    type_text(&mut window, "Väinö");
    press(&mut window, Modifiers::SHIFT, Key::F10);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(focused(&window), "Valitse kaikki", "the keyboard walks the menu, round its end");
    press(&mut window, Modifiers::NONE, Key::Enter);
    type_text(&mut window, "Aino");
    let name = window.get_by_role_and_label(Role::TextInput, "Nimi *");
    assert_eq!(name.accesskit_node().value().unwrap_or_default(), "Aino");
}

/// A click of the mouse's other button.
pub fn right_click(window: &mut Window, place: egui::Pos2) {
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Secondary, Modifiers::NONE);
        window.event(Event::PointerMoved(place));
        window.event(Event::PointerButton { pos: place, button, pressed, modifiers });
    }
    settle(window);
}

#[test]
fn the_tabs_are_one_stop_and_the_arrows_turn_the_pages() {
    let mut window = contacts();
    let on_top = |window: &Window| {
        let mut tabs = window.query_all_by_role(Role::Tab);
        tabs.find(|tab| tab.accesskit_node().is_selected() == Some(true)).and_then(|tab| tab.accesskit_node().label())
    };
    let second = on_top(&window).unwrap_or_default();
    window.get_by_role_and_label(Role::Tab, &second).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    let first = on_top(&window).unwrap_or_default();
    assert_ne!(first, second, "the page has turned");
    assert_eq!(focused(&window), first, "and the keyboard stays with the tabs");
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(on_top(&window).as_ref(), Some(&first), "at the first it goes no further");
    press(&mut window, Modifiers::NONE, Key::End);
    assert_ne!(on_top(&window).as_ref(), Some(&first));
    press(&mut window, Modifiers::NONE, Key::Home);
    assert_eq!(focused(&window), first);
    press(&mut window, Modifiers::NONE, Key::Tab);
    let in_tabs = window.query_all_by_role(Role::Tab).any(|tab| tab.is_focused());
    assert!(!in_tabs && !focused(&window).is_empty(), "Tab goes on to the page");
    press(&mut window, Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&window), first, "and back to the one on top");
}

#[test]
fn what_can_be_done_with_a_row_is_offered_by_a_right_click_and_by_shift_f10() {
    let mut window = contacts();
    let place = window.query_all_by_role(Role::ListBoxOption).nth(2).expect("an agency").rect().center();
    right_click(&mut window, place);
    assert!(says(&window, "Vaihda nimi…"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "Vaihda nimi…"));
    let edit = window
        .query_all_by_role(Role::Button)
        .find(|one| one.accesskit_node().label().is_some_and(|label| label.starts_with("Muokkaa yhteyshenkilöä: ")));
    let edit = edit.expect("a contact");
    let (place, name) = (edit.rect().center(), edit.accesskit_node().label().unwrap_or_default());
    right_click(&mut window, place - egui::vec2(60.0, 0.0));
    assert!(says(&window, "Kopioi toiseen virastoon…"), "{name}");
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.get_by_role_and_label(Role::Button, &name).focus();
    settle(&mut window);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    assert!(says(&window, "Kopioi toiseen virastoon…"), "{name}");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(says(&window, "Tallenna"), "its first line is the form");
}

#[test]
fn text_on_a_card_is_chosen_with_the_pointer_and_copied() {
    let mut window = contacts();
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    let title = window.get_by_role_and_label(Role::Heading, "Rannikkolaitos").rect();
    let at = |x: f32| egui::pos2(x, title.center().y);
    let button = |pos, pressed| {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
        Event::PointerButton { pos, button, pressed, modifiers }
    };
    window.event(Event::PointerMoved(at(title.left() + 1.0)));
    window.step();
    window.event(button(at(title.left() + 1.0), true));
    window.step();
    window.event(Event::PointerMoved(at(title.right() - 1.0)));
    window.step();
    window.event(button(at(title.right() - 1.0), false));
    window.step();
    window.event(Event::Copy);
    let mut copied = Vec::new();
    for _ in 0..3 {
        window.step();
        copied.extend(window.output().platform_output.commands.iter().filter_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        }));
    }
    assert!(copied.iter().any(|text| text.starts_with("Rannikkolaitos")), "{copied:?}");
}

fn key(key: Key, pressed: bool, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
}
