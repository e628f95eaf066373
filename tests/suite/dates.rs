//! Dates through the window: which year is meant, written out on leaving, and the calendar by keyboard and pointer.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::Language;

use crate::absence::choose;
use crate::window::{Setting, Window, click, press, settle, type_text, window};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

fn absences(language: Language) -> Window {
    let mut window = window(Setting { size: [1440.0, 1400.0], language, ..Setting::default() });
    let place = match language {
        Language::Fi => "Poissaolot",
        Language::Sv => "Frånvaro",
        Language::En => "Absences",
    };
    click(&mut window, place);
    window
}

fn focus(window: &mut Window, label: &str) {
    window.get_all_by_role_and_label(Role::TextInput, label).next().expect(label).focus();
    settle(window);
}

fn fill(window: &mut Window, label: &str, text: &str) {
    focus(window, label);
    press(window, CTRL, Key::A);
    type_text(window, text);
}

fn field<'w>(window: &'w Window, label: &'w str) -> egui_kittest::Node<'w> {
    window.get_all_by_role_and_label(Role::TextInput, label).next().expect(label)
}

fn value(window: &Window, label: &str) -> String {
    field(window, label).value().unwrap_or_default()
}

fn open(window: &Window) -> bool {
    window.query_by_label("Seuraava kuukausi").is_some()
}

#[test]
fn the_end_of_an_absence_is_the_first_such_day_after_its_beginning() {
    let mut window = absences(Language::Fi);
    choose(&mut window, "Elsa Mielikuva");
    fill(&mut window, "Ensimmäinen päivä", "28.11");
    fill(&mut window, "Viimeinen päivä", "7.1.");
    focus(&mut window, "Ensimmäinen päivä");
    assert_eq!([value(&window, "Ensimmäinen päivä"), value(&window, "Viimeinen päivä")], ["28.11.2026", "7.1.2027"]);
    click(&mut window, "Merkitse poissaolo");
    let recorded = window.state().snapshot().absence.iter().any(|one| one.to_day.to_string() == "2027-01-07");
    assert!(recorded);
    for (text, written) in [("1/2/2027", "1.2.2027"), ("2027-02-01", "1.2.2027"), ("1.2.0027", "1.2.2027")] {
        fill(&mut window, "Viimeinen päivä", text);
        focus(&mut window, "Ensimmäinen päivä");
        assert_eq!(value(&window, "Viimeinen päivä"), written, "{text}");
    }
    fill(&mut window, "Viimeinen päivä", "1.2.2999");
    assert!(window.query_by_label("Vuoden pitää olla 1900–2200.").is_some());
}

#[test]
fn what_is_due_is_due_next() {
    let mut window = window(Setting { size: [1440.0, 2400.0], ..Setting::default() });
    fill(&mut window, "Lisää avoin asia", "Tarkista lisät");
    fill(&mut window, "Määräpäivä", "1.2");
    press(&mut window, NONE, Key::Enter);
    let matter = window.state().snapshot().open_matter.iter().find(|one| one.text == "Tarkista lisät").cloned();
    assert_eq!(matter.expect("saved").due.map(|day| day.to_string()).as_deref(), Some("2027-02-01"));
}

#[test]
fn a_day_is_chosen_in_the_calendar_by_keyboard() {
    let mut window = absences(Language::Fi);
    choose(&mut window, "Elsa Mielikuva");
    focus(&mut window, "Viimeinen päivä");
    press(&mut window, NONE, Key::F4);
    let at = |window: &Window, day: &str| window.get_by_role_and_label(Role::Button, day).is_focused();
    assert!(at(&window, "keskiviikko 14.10.2026, tänään"));
    for (key, day) in [
        (Key::ArrowRight, "torstai 15.10.2026"),
        (Key::ArrowDown, "torstai 22.10.2026"),
        (Key::PageDown, "sunnuntai 22.11.2026"),
        (Key::Home, "maanantai 16.11.2026"),
        (Key::End, "sunnuntai 22.11.2026"),
        (Key::ArrowLeft, "lauantai 21.11.2026"),
        (Key::ArrowUp, "lauantai 14.11.2026"),
        (Key::PageUp, "keskiviikko 14.10.2026, tänään"),
        (Key::ArrowRight, "torstai 15.10.2026"),
    ] {
        press(&mut window, NONE, key);
        assert!(at(&window, day), "{key:?} leads to {day}");
    }
    // Esc lets it be.
    press(&mut window, NONE, Key::Escape);
    assert!(!open(&window));
    assert_eq!(value(&window, "Viimeinen päivä"), "14.10.2026");
    assert!(field(&window, "Viimeinen päivä").is_focused());
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    press(&mut window, NONE, Key::ArrowRight);
    press(&mut window, NONE, Key::Enter);
    assert!(!open(&window));
    assert_eq!(value(&window, "Viimeinen päivä"), "15.10.2026");
    assert!(field(&window, "Viimeinen päivä").is_focused());
    // The button is no stop for the Tab key.
    press(&mut window, NONE, Key::Tab);
    assert!(!field(&window, "Viimeinen päivä").is_focused());
    let button = window.get_by_label("Avaa kalenteri (F4): Viimeinen päivä");
    assert!(!button.is_focused());
}

#[test]
fn a_day_is_chosen_in_the_calendar_with_the_pointer() {
    let mut window = absences(Language::Fi);
    choose(&mut window, "Elsa Mielikuva");
    click(&mut window, "Avaa kalenteri (F4): Viimeinen päivä");
    click(&mut window, "Seuraava kuukausi");
    click(&mut window, "perjantai 20.11.2026");
    assert_eq!(value(&window, "Viimeinen päivä"), "20.11.2026");
    // A click beside it closes it.
    click(&mut window, "Avaa kalenteri (F4): Ensimmäinen päivä");
    assert!(open(&window));
    window.get_all_by_role_and_label(Role::Heading, "Elsa Mielikuva poissa").next().expect("the heading").click();
    settle(&mut window);
    assert!(!open(&window));
}

#[test]
fn the_calendar_of_a_form_and_of_a_line_leaves_what_is_under_it_alone() {
    let mut window = window(Setting { size: [1440.0, 2400.0], ..Setting::default() });
    let heading = |window: &Window| {
        window.query_all_by_role(Role::Heading).next().and_then(|node| {
            use egui_kittest::kittest::NodeT;
            node.accesskit_node().label()
        })
    };
    let first = heading(&window);
    // The arrows open the calendar, and lead to no other agency.
    fill(&mut window, "Määräpäivä", "1.12.");
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert!(open(&window));
    assert_eq!(heading(&window), first);
    press(&mut window, NONE, Key::Enter);
    assert_eq!(value(&window, "Määräpäivä"), "1.12.2026");
    focus(&mut window, "Määräpäivä");
    press(&mut window, CTRL, Key::A);
    press(&mut window, NONE, Key::Delete);
    // Esc closes the calendar and not the form under it.
    press(&mut window, CTRL, Key::E);
    focus(&mut window, "Ensimmäinen päivä asiakkaana");
    press(&mut window, NONE, Key::F4);
    press(&mut window, NONE, Key::Escape);
    assert!(!open(&window));
    assert!(field(&window, "Ensimmäinen päivä asiakkaana").is_focused());
    press(&mut window, NONE, Key::Escape);
    press(&mut window, CTRL, Key::Num3);
    click(&mut window, "Lisää palkkaryhmä…");
    focus(&mut window, "Viimeinen päivä");
    press(&mut window, NONE, Key::F4);
    assert!(open(&window));
    press(&mut window, NONE, Key::Escape);
    assert!(!open(&window));
    assert!(field(&window, "Viimeinen päivä").is_focused());
}

#[test]
fn the_calendar_speaks_three_languages() {
    for (language, field, day, next) in [
        (Language::Sv, "Sista dagen", "onsdag 14.10.2026, i dag", "Nästa månad"),
        (Language::En, "Last day", "Wednesday 14 Oct 2026, today", "Next month"),
    ] {
        let mut window = absences(language);
        focus(&mut window, field);
        press(&mut window, NONE, Key::F4);
        assert!(window.get_by_role_and_label(Role::Button, day).is_focused());
        assert!(window.query_by_label(next).is_some());
    }
}
