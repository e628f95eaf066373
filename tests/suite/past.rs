//! An agency as it was at the end of a day: read from the history, plainly of the past, and left with Esc.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::{Agency, AgencyId, Change, Contact, Operation, OperationKind};
use kortisto::store::{Commit, MemoryStore, Store};

use crate::window::{Setting, Window, click, press, settle, take, type_text, window_over};

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// Saves as on this day of October.
fn save(store: &mut MemoryStore, day: u32, kind: OperationKind, changes: Vec<Change>) {
    let known = Arc::new(store.load().expect("loads"));
    let mut operation = Operation::new(kind, "Ville Keksitty", changes);
    let noon = NaiveDate::from_ymd_opt(2026, 10, day).and_then(|day| day.and_hms_opt(12, 0, 0)).expect("a noon");
    operation.at = noon.and_utc();
    let done = store.commit(&operation, &known).expect("saves");
    assert!(matches!(done, Commit::Done(_)), "{done:?}");
}

/// A register in which an agency came on 1.10., got a contact on 5.10. and a new name on 10.10.
fn window_of() -> (Window, AgencyId) {
    let mut store = MemoryStore::new().expect("a store");
    let agency = Agency { name_fi: "Vanhalaitos".into(), ..Agency::empty(AgencyId::new()) };
    save(&mut store, 1, OperationKind::AgencyAdded, vec![Change::insert(agency.clone())]);
    // Others on the same day: the order of the log is what counts, and most clocks are right.
    for name in ["Saaristovirasto", "Tunturivirasto", "Järvilaitos"] {
        let other = Agency { name_fi: name.into(), ..Agency::empty(AgencyId::new()) };
        save(&mut store, 1, OperationKind::AgencyAdded, vec![Change::insert(other)]);
    }
    let contact = Contact { name: "Aino Esimerkki".into(), ..Contact::empty(agency.id) };
    save(&mut store, 5, OperationKind::ContactEdited, vec![Change::insert(contact.clone())]);
    let renamed = Agency { name_fi: "Uusilaitos".into(), ..agency.clone() };
    save(&mut store, 10, OperationKind::AgencyEdited, vec![Change::update(agency.clone(), renamed)]);
    save(&mut store, 11, OperationKind::ContactEdited, vec![Change::delete(contact)]);
    let setting = Setting { size: [1440.0, 1000.0], today: true, ..Setting::default() };
    (window_over(setting, Some(Box::new(store))), agency.id)
}

/// Asks in the history for the agency as of a day.
fn as_of(window: &mut Window, day: &str) {
    let page = window.query_all_by_role_and_label(Role::Button, "Historia").next().map(|page| page.click_accesskit());
    assert!(page.is_some(), "the page of the history");
    settle(window);
    if window.query_by_label("Näytä tiettynä päivänä…").is_none() {
        window.get_by_role_and_label(Role::ComboBox, "Virasto").focus();
        settle(window);
        press(window, Modifiers::NONE, Key::ArrowDown);
        take(window, "Uusilaitos");
    }
    click(window, "Näytä tiettynä päivänä…");
    window.get_by_role_and_label(Role::TextInput, "Päivä").focus();
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, day);
    click(window, "Näytä");
}

#[test]
fn an_agency_is_shown_as_it_was_and_esc_leads_back() {
    let (mut window, agency) = window_of();
    let before = window.state().snapshot().rows.clone();
    as_of(&mut window, "6.10.2026");
    assert!(says(&window, "Tiedot sellaisina kuin ne olivat 6.10.2026 päivän lopussa"));
    assert!(window.query_all_by_role_and_label(Role::Heading, "Vanhalaitos").next().is_some(), "its name then");
    assert!(says(&window, "Aino Esimerkki"), "and who was its contact");
    assert!(window.query_by_role_and_label(Role::Button, "Muokkaa…").is_none(), "it is only read");
    // Its tabs are of the same day.
    window.get_by_role_and_label(Role::Tab, "Yhteystiedot").click();
    settle(&mut window);
    assert!(says(&window, "6.10.2026 päivän lopussa") && says(&window, "Vanhalaitos"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "päivän lopussa"));
    assert!(window.query_all_by_role_and_label(Role::Heading, "Uusilaitos").next().is_some(), "back to now");
    assert!(window.state().snapshot().rows == before && before.agency.get(agency).is_some(), "nothing was changed");
}

#[test]
fn before_it_came_there_was_no_agency_and_a_day_to_come_is_none() {
    let (mut window, _) = window_of();
    as_of(&mut window, "30.9.2026");
    assert!(says(&window, "Virastoa ei vielä ollut tiedostossa 30.9.2026."));
    click(&mut window, "Takaisin nykyiseen");
    assert!(window.query_all_by_role_and_label(Role::Heading, "Uusilaitos").next().is_some());
    as_of(&mut window, "24.12.2026");
    assert!(says(&window, "Päivä ei ole vielä ollut.") && !says(&window, "Niitä voi vain lukea"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    // As of today it is as it is now.
    as_of(&mut window, "14.10.2026");
    assert!(window.query_all_by_role_and_label(Role::Heading, "Uusilaitos").next().is_some());
    assert!(says(&window, "14.10.2026 päivän lopussa"));
    // Another page leads out of it.
    for page in ["Henkilöstö", "Virastot"] {
        window.get_by_role_and_label(Role::Button, page).click();
        settle(&mut window);
    }
    assert!(!says(&window, "päivän lopussa"));
}
