//! What can be done with a row, by the other button of the mouse and by Shift+F10: of the staff, of open matters and of
//! absences. Every line does what it says, and it is said what was done.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{Absence, MatterState, OpenMatter};

use crate::layers::right_click;
use crate::staff::named;
use crate::window::{Setting, TODAY, Window, click, press, settle, type_text, window};

const NONE: Modifiers = Modifiers::NONE;

fn large() -> Window {
    window(Setting { size: [1440.0, 1000.0], ..Setting::default() })
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// Opens the menu of the row that this stands in by keyboard, and chooses a line.
fn command(window: &mut Window, role: Role, label: &str, line: &str) {
    window.get_by_role_and_label(role, label).focus();
    settle(window);
    press(window, Modifiers::SHIFT, Key::F10);
    // The menu lies on top of what is called the same on the page.
    window.query_all_by_label(line).last().expect(line).click();
    settle(window);
}

#[test]
fn a_row_of_the_staff_has_a_menu() {
    let mut window = large();
    click(&mut window, "Henkilöstö");
    let cell = window.get_by_role_and_label(Role::GridCell, "Elsa Mielikuva, Tiimi").rect().center();
    right_click(&mut window, cell);
    for line in ["Avaa henkilön sivu", "Muokkaa…", "Lisää työpari…", "Lähtee ryhmästä…", "Kopioi"] {
        assert!(window.query_all_by_role_and_label(Role::Button, line).next().is_some(), "{line}");
    }
    assert!(!says(&window, "Täytä alaspäin") && !says(&window, "Huomautus…"), "nothing is typed here");
    click(&mut window, "Kopioi");
    assert!(says(&window, "Kopioitu leikepöydälle"));
    let cell = "Elsa Mielikuva, Nimi";
    command(&mut window, Role::GridCell, cell, "Muokkaa…");
    assert!(window.query_all_by_value("Elsa Mielikuva").next().is_some(), "the form");
    press(&mut window, NONE, Key::Escape);
    command(&mut window, Role::GridCell, cell, "Lisää työpari…");
    assert!(window.query_by_label("Tallenna").is_some());
    press(&mut window, NONE, Key::Escape);
    command(&mut window, Role::GridCell, cell, "Lähtee ryhmästä…");
    assert!(says(&window, "Viimeinen"), "the form of leaving");
    press(&mut window, NONE, Key::Escape);
    command(&mut window, Role::GridCell, cell, "Avaa henkilön sivu");
    assert!(window.query_by_role_and_label(Role::Heading, "Elsa Mielikuva").is_some());
}

#[test]
fn an_open_matter_has_a_menu() {
    let mut window = large();
    window.get_by_role_and_label(Role::TextInput, "Lisää avoin asia").focus();
    settle(&mut window);
    type_text(&mut window, "Korotus");
    press(&mut window, NONE, Key::Enter);
    let matter = |window: &Window| -> Option<OpenMatter> {
        window.state().snapshot().open_matter.iter().find(|one| one.text == "Korotus").cloned()
    };
    let edit = "Muokkaa avointa asiaa: Korotus";
    let place = window.get_by_role_and_label(Role::Button, edit).rect().center() - egui::vec2(60.0, 0.0);
    right_click(&mut window, place);
    click(&mut window, "Jätä odottamaan");
    assert_eq!(matter(&window).map(|one| one.state), Some(MatterState::Parked));
    assert!(says(&window, "Korotus"), "it is said");
    command(&mut window, Role::Button, edit, "Ota taas esille");
    assert_eq!(matter(&window).map(|one| one.state), Some(MatterState::Open));
    command(&mut window, Role::Button, edit, "Muokkaa avointa asiaa…");
    let line = window.get_by_role_and_label(Role::TextInput, "Avoin asia");
    assert_eq!((line.value().as_deref(), line.is_focused()), (Some("Korotus"), true));
    press(&mut window, NONE, Key::Escape);
    command(&mut window, Role::Button, edit, "Merkitse hoidetuksi");
    assert_eq!(matter(&window).map(|one| one.state), Some(MatterState::Done));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    command(&mut window, Role::Button, edit, "Poista asia");
    assert_eq!(matter(&window), None);
}

#[test]
fn an_open_matter_is_parked_and_closed_where_the_agency_is_seen_as_a_client() {
    let mut window = window(Setting { size: [1600.0, 3000.0], ..Setting::default() });
    window.get_by_role_and_label(Role::TextInput, "Lisää avoin asia").focus();
    settle(&mut window);
    type_text(&mut window, "Korotus");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num6);
    let state = |window: &Window| {
        window.state().snapshot().open_matter.iter().find(|one| one.text == "Korotus").map(|one| one.state)
    };
    let edit = "Muokkaa: Korotus";
    command(&mut window, Role::Button, edit, "Jätä odottamaan");
    assert_eq!(state(&window), Some(MatterState::Parked));
    command(&mut window, Role::Button, edit, "Merkitse hoidetuksi");
    assert_eq!(state(&window), Some(MatterState::Done));
    assert!(window.query_by_role_and_label(Role::Button, edit).is_none(), "what is done is not open");
}

#[test]
fn an_absence_has_a_menu_wherever_it_is_listed() {
    let mut window = large();
    window.get_by_role_and_label(Role::Button, "Poissaolot").click();
    settle(&mut window);
    let snapshot = Arc::clone(window.state().snapshot());
    let now = snapshot.absence.iter().find(|one| one.meets(TODAY, TODAY)).expect("made up").clone();
    let who = snapshot.employee.get(now.employee).expect("one of us").name.clone();
    let link = window.query_all_by_role(Role::Link).filter_map(|node| node.accesskit_node().label());
    let link = link.into_iter().find(|label| label.starts_with(&format!("{who}, "))).expect("a link");
    command(&mut window, Role::Link, &link, "Muokkaa poissaoloa…");
    assert!(
        window.query_all_by_role_and_label(Role::TextInput, "Viimeinen päivä").next().is_some(),
        "its days are edited"
    );
    press(&mut window, NONE, Key::Escape);
    assert!(window.query_all_by_role_and_label(Role::TextInput, "Viimeinen päivä").next().is_none(), "it is left");
    // In the calendar.
    let absence = |window: &Window| -> Option<Absence> {
        let jari = named(window, "Jari Olematon").id;
        window
            .state()
            .snapshot()
            .absences(jari)
            .into_iter()
            .find(|one| one.from_day == TODAY + chrono::Days::new(1))
            .cloned()
    };
    let before = absence(&window);
    assert!(before.is_some(), "the made-up unit has it");
    let edit = "Muokkaa poissaoloa: Jari Olematon, 15.10.2026–16.10.2026";
    command(&mut window, Role::Button, edit, "Poista poissaolo");
    assert_eq!(absence(&window), None);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(absence(&window), before);
    command(&mut window, Role::Button, edit, "Kuka hoitaa");
    assert!(window.query_by_role_and_label(Role::Heading, "Jari Olematon poissa").is_some());
}
