//! Fields through the window: text stays, and stays where it belongs; numbers are read as they are written, or said not
//! to fit.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{Agency, Contact, ContactReach, List, ReachKind, Snapshot};

use crate::staff::{named, person};
use crate::window::{Setting, Window, click, press, settle, type_text, window};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CODE: &str = "Kysy 131052-918F";

fn large() -> Window {
    window(Setting { size: [1440.0, 2400.0], ..Setting::default() })
}

fn snapshot(window: &Window) -> Arc<Snapshot> {
    Arc::clone(window.state().snapshot())
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn go(window: &mut Window, agency: &str) {
    press(window, CTRL, Key::F);
    press(window, CTRL, Key::A);
    type_text(window, agency);
    press(window, NONE, Key::Enter);
}

fn agency(window: &Window, name: &str) -> Agency {
    snapshot(window).agency.iter().find(|one| one.name_fi == name).expect("there").clone()
}

/// Puts the keyboard into the first field of this name.
fn focus(window: &mut Window, label: &str) {
    window.get_all_by_role_and_label(Role::TextInput, label).next().expect(label).focus();
    settle(window);
}

fn fill(window: &mut Window, label: &str, text: &str) {
    focus(window, label);
    press(window, CTRL, Key::A);
    type_text(window, text);
}

fn value(window: &Window, label: &str) -> String {
    let field = window.get_all_by_role_and_label(Role::TextInput, label).next().expect(label);
    field.value().unwrap_or_default()
}

fn is_focused(window: &Window, label: &str) -> bool {
    window.get_all_by_role_and_label(Role::TextInput, label).next().expect(label).is_focused()
}

fn undo_twice(window: &mut Window) {
    press(window, CTRL, Key::Z);
    press(window, CTRL, Key::Z);
}

#[test]
fn undo_in_the_form_of_an_agency_knows_nothing_of_another_agency() {
    let mut window = large();
    let other = agency(&window, "Saaristovirasto");
    go(&mut window, "Rannikkolaitos");
    press(&mut window, CTRL, Key::E);
    fill(&mut window, "Vaihde", "019 058 1111");
    press(&mut window, CTRL, Key::S);
    assert_eq!(agency(&window, "Rannikkolaitos").switchboard, "019 058 1111");
    go(&mut window, "Saaristovirasto");
    press(&mut window, CTRL, Key::E);
    focus(&mut window, "Vaihde");
    undo_twice(&mut window);
    assert_eq!(value(&window, "Vaihde"), other.switchboard);
    // What is typed here is undone here.
    press(&mut window, CTRL, Key::A);
    type_text(&mut window, "1");
    press(&mut window, CTRL, Key::Z);
    assert_eq!(value(&window, "Vaihde"), other.switchboard);
}

#[test]
fn undo_in_the_form_of_a_contact_knows_nothing_of_another_contact() {
    let mut window = large();
    go(&mut window, "Rannikkolaitos");
    press(&mut window, CTRL, Key::Num2);
    let id = agency(&window, "Rannikkolaitos").id;
    let people: Vec<Contact> = snapshot(&window).contacts(id).into_iter().cloned().collect();
    let [one, other] = &people[..2] else { panic!("two contacts") };
    click(&mut window, &format!("Muokkaa yhteyshenkilöä: {}", one.name));
    fill(&mut window, "Nimike", "Palkkapäällikkö");
    press(&mut window, CTRL, Key::S);
    click(&mut window, &format!("Muokkaa yhteyshenkilöä: {}", other.name));
    focus(&mut window, "Nimike");
    undo_twice(&mut window);
    assert_eq!(value(&window, "Nimike"), other.title);
}

#[test]
fn undo_in_a_line_ends_where_the_line_is_entered() {
    let mut window = large();
    go(&mut window, "Rannikkolaitos");
    for (line, text) in [("Lisää havainto", "Lisät tulevat myöhässä"), ("Lisää avoin asia", "Soita vaihteeseen")]
    {
        fill(&mut window, line, text);
        press(&mut window, NONE, Key::Enter);
        assert_eq!(value(&window, line), "");
        let saved = snapshot(&window).rows.clone();
        undo_twice(&mut window);
        assert_eq!(value(&window, line), "", "{line}");
        assert_eq!(snapshot(&window).rows, saved, "what is saved stays");
    }
    // Typed and taken back by hand: another agency's line knows nothing of it.
    fill(&mut window, "Lisää havainto", "Kesken");
    press(&mut window, CTRL, Key::A);
    press(&mut window, NONE, Key::Delete);
    go(&mut window, "Saaristovirasto");
    focus(&mut window, "Lisää havainto");
    undo_twice(&mut window);
    assert_eq!(value(&window, "Lisää havainto"), "");
}

/// Corrects the switchboard of the agency shown, as far as the field.
fn correct_switchboard(window: &mut Window, name: &str) {
    let switchboard = agency(window, name).switchboard;
    window.get_by_label(&format!("Vaihde: {switchboard}")).focus();
    settle(window);
    press(window, NONE, Key::F2);
}

#[test]
fn undo_in_a_correction_ends_with_the_correction() {
    let mut window = large();
    let other = agency(&window, "Saaristovirasto");
    go(&mut window, "Rannikkolaitos");
    correct_switchboard(&mut window, "Rannikkolaitos");
    press(&mut window, CTRL, Key::A);
    type_text(&mut window, "019 058 2222");
    press(&mut window, NONE, Key::Enter);
    correct_switchboard(&mut window, "Rannikkolaitos");
    undo_twice(&mut window);
    assert_eq!(value(&window, "Vaihde"), "019 058 2222", "what was saved is undone by another Ctrl+Z");
    press(&mut window, NONE, Key::Escape);
    go(&mut window, "Saaristovirasto");
    correct_switchboard(&mut window, "Saaristovirasto");
    undo_twice(&mut window);
    assert_eq!(value(&window, "Vaihde"), other.switchboard);
}

#[test]
fn going_back_from_the_question_about_an_identity_code_gives_everything_back() {
    let mut window = large();
    let before = snapshot(&window).rows.clone();
    let back = |window: &mut Window, escape: bool| {
        assert!(says(window, "Onko tekstissä henkilötunnus?"));
        if escape {
            press(window, NONE, Key::Escape);
        } else {
            click(window, "Palaa korjaamaan");
        }
        assert_eq!(snapshot(window).rows, before);
        assert!(!says(window, "tallentamatta"), "nothing is left behind");
    };
    go(&mut window, "Rannikkolaitos");
    for (line, escape) in [("Lisää havainto", true), ("Lisää avoin asia", false)] {
        fill(&mut window, line, CODE);
        press(&mut window, NONE, Key::Enter);
        back(&mut window, escape);
        assert_eq!(value(&window, line), CODE);
        assert!(is_focused(&window, line), "{line}");
        press(&mut window, CTRL, Key::A);
        press(&mut window, NONE, Key::Delete);
    }
    // A matter that is corrected stays the same matter, with its day.
    fill(&mut window, "Määräpäivä", "1.12.2026");
    fill(&mut window, "Lisää avoin asia", CODE);
    press(&mut window, NONE, Key::Enter);
    back(&mut window, false);
    assert_eq!(value(&window, "Määräpäivä"), "1.12.2026");
    fill(&mut window, "Lisää avoin asia", "");
    fill(&mut window, "Määräpäivä", "");
    press(&mut window, CTRL, Key::A);
    press(&mut window, NONE, Key::Delete);
    focus(&mut window, "Lisää avoin asia");
    press(&mut window, CTRL, Key::A);
    press(&mut window, NONE, Key::Delete);
    // A correction in place.
    correct_switchboard(&mut window, "Rannikkolaitos");
    press(&mut window, CTRL, Key::A);
    type_text(&mut window, CODE);
    press(&mut window, NONE, Key::Enter);
    back(&mut window, false);
    assert_eq!(value(&window, "Vaihde"), CODE);
    assert!(is_focused(&window, "Vaihde"));
    press(&mut window, NONE, Key::Escape);
    // What is new in a list.
    click(&mut window, "Asetukset");
    fill(&mut window, "Uusi", CODE);
    press(&mut window, NONE, Key::Enter);
    back(&mut window, true);
    assert_eq!(value(&window, "Uusi"), CODE);
    assert!(is_focused(&window, "Uusi"));
}

#[test]
fn what_looks_like_a_code_can_be_saved_all_the_same() {
    let mut window = large();
    go(&mut window, "Rannikkolaitos");
    fill(&mut window, "Lisää havainto", CODE);
    press(&mut window, NONE, Key::Enter);
    click(&mut window, "Tallenna silti");
    assert!(snapshot(&window).characteristic.iter().any(|one| one.title == CODE));
    assert_eq!(value(&window, "Lisää havainto"), "");
}

#[test]
fn a_working_share_is_read_as_it_is_written_or_said_not_to_fit() {
    let mut window = large();
    person(&mut window, "Elsa Mielikuva");
    let before = named(&window, "Elsa Mielikuva");
    click(&mut window, "Muokkaa…");
    for (text, words) in
        [("60,5", "Kirjoita kokonaisluku."), ("-20", "Luvun pitää olla 1–100."), ("puolet", "Tämä ei ole luku.")]
    {
        fill(&mut window, "Työaika-%", text);
        press(&mut window, CTRL, Key::S);
        assert_eq!(window.query_all_by_label_contains(words).count(), 1, "{text}: once, at the field");
        assert_eq!(named(&window, "Elsa Mielikuva"), before);
        assert_eq!(value(&window, "Työaika-%"), text, "what is typed stays");
    }
    fill(&mut window, "Työaika-%", "70 %");
    press(&mut window, CTRL, Key::S);
    assert_eq!(named(&window, "Elsa Mielikuva").working_share, 70);
}

#[test]
fn numbers_of_a_pay_group_are_typed_and_said_not_to_fit() {
    let mut window = large();
    go(&mut window, "Rannikkolaitos");
    press(&mut window, CTRL, Key::Num3);
    click(&mut window, "Lisää palkkaryhmä…");
    fill(&mut window, "Nimi *", "Jäänmurtajat");
    fill(&mut window, "Päivä (1–31)", "32");
    press(&mut window, CTRL, Key::S);
    let group = |window: &Window| snapshot(window).pay_group.iter().find(|one| one.name == "Jäänmurtajat").cloned();
    assert!(group(&window).is_none());
    assert_eq!(window.query_all_by_label_contains("Luvun pitää olla 1–31.").count(), 1);
    fill(&mut window, "Päivä (1–31)", "12");
    press(&mut window, CTRL, Key::S);
    assert_eq!(group(&window).expect("saved").rule, "day 12 before");
}

#[test]
fn a_sum_that_may_be_thousands_is_asked_about() {
    let mut window = large();
    go(&mut window, "Rannikkolaitos");
    press(&mut window, CTRL, Key::Num5);
    click(&mut window, "Muokkaa sopimusta…");
    let before = snapshot(&window).rows.clone();
    fill(&mut window, "Sopimuksen arvo vuodessa, €", "185.000");
    press(&mut window, CTRL, Key::S);
    assert_eq!(snapshot(&window).rows, before);
    assert_eq!(window.query_all_by_label_contains("Tuhansia vai desimaaleja?").count(), 1);
    fill(&mut window, "Sopimuksen arvo vuodessa, €", "185 000,5");
    press(&mut window, CTRL, Key::S);
    assert!(snapshot(&window).agreement.iter().any(|one| one.yearly_value == Some(1_850_005_000)));
}

#[test]
fn an_exceptional_day_without_hours_stays_unknown() {
    let mut window = large();
    go(&mut window, "Rannikkolaitos");
    press(&mut window, CTRL, Key::E);
    click(&mut window, "Lisää poikkeava päivä tai kausi");
    fill(&mut window, "Päivä", "24.12.");
    fill(&mut window, "Syy", "jouluaatto");
    // Times as people write them; on leaving they stand in full.
    let times = ["maanantai: avataan", "maanantai: suljetaan"];
    fill(&mut window, times[0], "8");
    fill(&mut window, times[1], "1615");
    focus(&mut window, "Syy");
    assert_eq!(times.map(|time| value(&window, time)), ["8.00", "16.15"]);
    assert_eq!(value(&window, "Päivä"), "24.12.2026");
    press(&mut window, CTRL, Key::S);
    let id = agency(&window, "Rannikkolaitos").id;
    let day = snapshot(&window).opening_exception.of(id).find(|one| one.note == "jouluaatto").cloned().expect("saved");
    assert!(day.hours_unknown && day.opens.is_none() && !day.closed());
    press(&mut window, CTRL, Key::Num2);
    assert!(says(&window, "aukioloaika ei tiedossa"));
    // It opens as it was saved, and can be said to be closed.
    press(&mut window, CTRL, Key::E);
    click(&mut window, "Poikkeavat aukioloajat: suljettu");
    press(&mut window, CTRL, Key::S);
    let day = snapshot(&window).opening_exception.get(day.id).cloned().expect("there");
    assert!(day.closed());
}

#[test]
fn lunch_breaks_seasons_and_a_second_language_are_written_down_and_read() {
    let mut window = large();
    go(&mut window, "Rannikkolaitos");
    press(&mut window, CTRL, Key::E);
    fill(&mut window, "maanantai: avataan", "8");
    fill(&mut window, "maanantai: suljetaan", "16.15");
    click(&mut window, "Lisää lounastauko: maanantai");
    fill(&mut window, "maanantai: Tauko alkaa", "11");
    fill(&mut window, "maanantai: Tauko päättyy", "17");
    press(&mut window, CTRL, Key::S);
    assert!(says(&window, "Anna sekä alku että loppu"), "a break lies inside the hours");
    fill(&mut window, "maanantai: Tauko päättyy", "1145");
    click(&mut window, "Kopioi maanantain ajat ti–pe");
    click(&mut window, "Lisää poikkeava päivä tai kausi");
    fill(&mut window, "Päivä", "1.10.");
    // A season may have begun already.
    fill(&mut window, "Päivä", "1.10.2026");
    fill(&mut window, "Kauden viimeinen päivä", "30.11.");
    fill(&mut window, "Poikkeavat aukioloajat: avataan", "9");
    fill(&mut window, "Poikkeavat aukioloajat: suljetaan", "15");
    fill(&mut window, "Syy", "muuttoaika");
    let second = window.get_by_role_and_label(Role::ComboBox, "Toinen palvelukieli");
    second.focus();
    settle(&mut window);
    press(&mut window, NONE, Key::Enter);
    crate::window::take(&mut window, "ruotsi");
    press(&mut window, CTRL, Key::S);
    let id = agency(&window, "Rannikkolaitos").id;
    let hours: Vec<_> = snapshot(&window).opening_hours.of(id).cloned().collect();
    let paused = hours.iter().filter(|one| one.break_from.is_some() && one.break_to.is_some()).count();
    assert_eq!(paused, 5, "{hours:?}");
    let season = snapshot(&window).opening_exception.of(id).find(|one| one.note == "muuttoaika").cloned();
    let season = season.expect("saved");
    assert_eq!(season.last_day().to_string(), "2026-11-30");
    press(&mut window, CTRL, Key::Num2);
    assert!(says(&window, "8.00–16.15, lounastauko 11.00–11.45"));
    assert!(says(&window, "1.10.2026–30.11.2026"));
    assert!(says(&window, "suomi, ruotsi"));
    press(&mut window, CTRL, Key::Num1);
    assert!(says(&window, "9.00–15.00 (muuttoaika)"), "today is in the season");
    // It opens as it was saved.
    press(&mut window, CTRL, Key::E);
    assert_eq!(value(&window, "maanantai: Tauko päättyy"), "11.45");
    assert_eq!(value(&window, "Kauden viimeinen päivä"), "30.11.2026");
    click(&mut window, "Poista lounastauko: maanantai");
    press(&mut window, CTRL, Key::S);
    let monday = snapshot(&window).opening_hours.of(id).find(|one| one.weekday == 1).cloned().expect("there");
    assert!(monday.break_from.is_none() && monday.opens.is_some());
}

#[test]
fn a_time_is_seen_whole_at_any_size() {
    for zoom in [100, 200] {
        let mut window = window(Setting { size: [1440.0, 2400.0], zoom, ..Setting::default() });
        go(&mut window, "Rannikkolaitos");
        press(&mut window, CTRL, Key::E);
        fill(&mut window, "maanantai: suljetaan", "16.15");
        let field = window.get_by_role_and_label(Role::TextInput, "maanantai: suljetaan").rect().width();
        let ctx = window.ctx.clone();
        let font = egui::FontId::proportional(14.0);
        let text = ctx.fonts_mut(|fonts| fonts.layout_no_wrap("16.15".into(), font, egui::Color32::BLACK).size().x);
        assert!(field >= text + 16.0, "{zoom} %: {field} for {text}");
    }
}

#[test]
fn a_number_of_a_contact_is_corrected_where_it_stands() {
    let mut window = large();
    // Each event has a frame of its own, which is slower than a hand.
    window.ctx.options_mut(|options| options.input_options.max_double_click_delay = 5.0);
    go(&mut window, "Rannikkolaitos");
    let id = agency(&window, "Rannikkolaitos").id;
    let rows = snapshot(&window);
    let contact = rows.contacts(id)[0].clone();
    let reach = |kind| -> ContactReach {
        rows.reaches(&contact).into_iter().find(|one| one.kind == kind).expect("there").clone()
    };
    for (kind, called, text) in [
        (ReachKind::Phone, "Puhelin", "019 058 3333"),
        (ReachKind::Email, "Sähköposti", "uusi.osoite@rannikkolaitos.example"),
    ] {
        let reach = reach(kind);
        let name = format!("{called}: {} {}", reach.value, reach.label);
        let value = window.get_by_role_and_label(Role::Button, name.trim_end());
        value.click();
        value.click();
        settle(&mut window);
        press(&mut window, CTRL, Key::A);
        type_text(&mut window, text);
        press(&mut window, NONE, Key::Enter);
        assert_eq!(snapshot(&window).contact_reach.get(reach.id).expect("there").value, text);
    }
    // And the agency's own.
    let switchboard = format!("Vaihde: {}", agency(&window, "Rannikkolaitos").switchboard);
    let value = window.get_by_label(&switchboard);
    value.click();
    value.click();
    settle(&mut window);
    assert!(is_focused(&window, "Vaihde"));
}

#[test]
fn a_name_with_the_family_name_first_is_turned_round_and_back() {
    let mut window = large();
    go(&mut window, "Rannikkolaitos");
    press(&mut window, CTRL, Key::Num2);
    click(&mut window, "Lisää yhteyshenkilö…");
    fill(&mut window, "Nimi *", "Keksitty, Veera");
    focus(&mut window, "Nimike");
    assert_eq!(value(&window, "Nimi *"), "Veera Keksitty");
    assert!(says(&window, "Kirjoitit: Keksitty, Veera"));
    click(&mut window, "Palauta kirjoittamani");
    assert_eq!(value(&window, "Nimi *"), "Keksitty, Veera");
    focus(&mut window, "Nimike");
    assert_eq!(value(&window, "Nimi *"), "Keksitty, Veera", "it is not asked twice");
    press(&mut window, CTRL, Key::S);
    let known = |window: &Window, name: &str| snapshot(window).contact.iter().any(|one| one.name == name);
    assert!(known(&window, "Keksitty, Veera"));
    // Saved without leaving the field it is turned round as well.
    click(&mut window, "Lisää yhteyshenkilö…");
    fill(&mut window, "Nimi *", "Toinen, Pekka");
    press(&mut window, CTRL, Key::S);
    assert!(known(&window, "Pekka Toinen"));
    assert!(snapshot(&window).list(List::ContactRole).iter().next().is_some());
}

#[test]
fn f2_finds_the_detail_to_be_corrected_by_what_it_is_called() {
    let mut window = window(Setting::default());
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::F2);
    type_text(&mut window, "vaihde");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let up = |window: &Window, tab| {
        window.get_by_role_and_label(Role::Tab, tab).accesskit_node().is_selected() == Some(true)
    };
    assert!(up(&window, "Kortti"), "it is corrected where it stands");
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "029 055 0777");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let found = |window: &Window| {
        let snapshot = window.state().snapshot();
        snapshot.agency.iter().find(|one| one.name_fi == "Rannikkolaitos").map(|one| one.switchboard.clone())
    };
    assert_eq!(found(&window).as_deref(), Some("029 055 0777"));
    // What does not stand on the card is corrected where it does.
    press(&mut window, Modifiers::NONE, Key::F2);
    type_text(&mut window, "lyhenne");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(up(&window, "Yhteystiedot"));
}

#[test]
fn a_correction_that_is_typed_does_not_give_way_to_another_one() {
    let mut window = window(Setting::default());
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, Modifiers::NONE, Key::Enter);
    for (what, typed) in [("vaihde", "029 055 0777"), ("verkkosivu", "")] {
        press(&mut window, Modifiers::NONE, Key::F2);
        type_text(&mut window, what);
        press(&mut window, Modifiers::NONE, Key::Enter);
        if !typed.is_empty() {
            press(&mut window, Modifiers::COMMAND, Key::A);
            type_text(&mut window, typed);
            // Somewhere else than in a text, F2 finds details.
            window.get_by_label("Muokkaa…").focus();
            settle(&mut window);
        }
    }
    let typed = window.get_all_by_role_and_label(egui::accesskit::Role::TextInput, "Vaihde").next();
    assert_eq!(typed.and_then(|field| field.accesskit_node().value()).as_deref(), Some("029 055 0777"));
}
