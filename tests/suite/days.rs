//! The days the program must win, from the first page to the end, by keyboard and by mouse.

use std::path::Path;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{Agency, Change, Contact, Operation, OperationKind, ReachKind};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::store::{Commit, SqliteStore, Store};

use crate::window::{Setting, TODAY, Window, click, press, settle, type_text, window};

const NONE: Modifiers = Modifiers::NONE;

/// The first page.
fn morning(setting: Setting) -> Window {
    window(Setting { today: true, size: [1440.0, 1100.0], login: "mielel", ..setting })
}

/// A made-up unit in a file.
fn file(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("palvelu.kortisto");
    SqliteStore::create_with(&path, &demo::operation(&DemoOptions::new(TODAY))).expect("a file");
    path
}

fn agency(window: &Window, name: &str) -> Agency {
    window.state().snapshot().agency.iter().find(|one| one.name_fi == name).expect("there").clone()
}

/// Whom to call first at an agency, and the number.
fn first_contact(window: &Window, agency: &Agency) -> (Contact, String) {
    let snapshot = window.state().snapshot();
    let contact = snapshot.contacts(agency.id)[0].clone();
    let phone = snapshot.reaches(&contact).into_iter().find(|reach| reach.kind == ReachKind::Phone);
    let phone = phone.expect("a number").value.clone();
    (contact, phone)
}

fn shown(window: &Window, agency: &Agency) -> bool {
    window.query_all_by_role_and_label(Role::Heading, &agency.name_fi).next().is_some()
}

/// Replaces what stands in the field of the open form.
fn fill(window: &mut Window, label: &str, text: &str) {
    window.get_all_by_role_and_label(Role::TextInput, label).next().expect("the field").focus();
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

#[test]
fn day_1_by_keyboard_a_number_leads_to_the_card_and_a_detail_is_corrected_there() {
    let mut window = morning(Setting::default());
    let agency = agency(&window, "Rannikkolaitos");
    let (_, phone) = first_contact(&window, &agency);
    // The caller's number is on the telephone.
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, &phone);
    press(&mut window, NONE, Key::Enter);
    assert!(shown(&window, &agency), "the card is there");
    window.get_by_label(&format!("Vaihde: {}", agency.switchboard)).focus();
    settle(&mut window);
    press(&mut window, NONE, Key::F2);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "019 055 0999");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(self::agency(&window, "Rannikkolaitos").switchboard, "019 055 0999");
    assert!(shown(&window, &agency), "in the same place");
}

/// What has the keyboard is called.
fn here(window: &Window) -> String {
    let node = window.query_all_by(|node| node.is_focused() && !node.is_hidden()).next();
    node.map(|node| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.labelled_by().next().and_then(|one| one.label())).unwrap_or_default()
    })
    .unwrap_or_default()
}

/// Presses a key until the keyboard is where `called` says; how many times.
fn until(window: &mut Window, key: Key, called: impl Fn(&str) -> bool) -> usize {
    for times in 0..60 {
        if called(&here(window)) {
            return times;
        }
        press(window, NONE, key);
    }
    panic!("no {key:?} leads there: {}", here(window));
}

#[test]
fn the_look_up_and_the_absence_take_few_keys() {
    let mut window = morning(Setting::default());
    let agency = agency(&window, "Rannikkolaitos");
    // Ctrl+F, three letters, Enter: five keys to the card.
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "ran");
    press(&mut window, NONE, Key::Enter);
    assert!(shown(&window, &agency));
    let to_the_detail = until(&mut window, Key::Tab, |label| label.starts_with("Vaihde: "));
    // F2, the number, Enter.
    press(&mut window, NONE, Key::F2);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "019 055 0999");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(self::agency(&window, "Rannikkolaitos").switchboard, "019 055 0999");
    // Somebody is ill: the page, who it is, and the first of their agencies with who stands in.
    let mut window = morning(Setting::default());
    let pages = ["Tänään", "Virastot", "Poissaolot"];
    let to_the_pages = until(&mut window, Key::F6, |label| pages.iter().any(|page| label.starts_with(page)));
    let to_the_page = until(&mut window, Key::ArrowDown, |label| label.starts_with("Poissaolot"));
    press(&mut window, NONE, Key::Enter);
    let to_whom = until(&mut window, Key::Tab, |label| label == "Kuka on poissa");
    type_text(&mut window, "els");
    press(&mut window, NONE, Key::Enter);
    assert!(window.query_all_by_role_and_label(Role::Heading, "Elsa Mielikuva poissa").next().is_some());
    let absence = to_the_pages + to_the_page + 1 + to_whom + 3 + 1;
    assert!(to_the_detail <= 37 && absence <= 13, "{to_the_detail} to the detail, {absence} for the absence");
}

#[test]
fn day_1_by_mouse_three_letters_of_a_person_lead_to_the_card_and_a_detail_is_corrected_there() {
    let mut window = morning(Setting::default());
    let agency = agency(&window, "Rannikkolaitos");
    let (contact, _) = first_contact(&window, &agency);
    let search = window.query_all_by(|node| {
        node.role() == Role::TextInput && node.label().is_some_and(|label| label.starts_with("Hae"))
    });
    search.into_iter().next().expect("the search field").click();
    settle(&mut window);
    let surname = contact.name.split_whitespace().next_back().expect("a name");
    type_text(&mut window, &surname.chars().take(3).collect::<String>());
    let hit = window.query_all_by(|node| node.label().is_some_and(|label| label.contains(&contact.name))).next();
    hit.expect("the hit is listed").click();
    settle(&mut window);
    assert!(shown(&window, &agency), "the card is there");
    let label = format!("Vaihde: {}", agency.switchboard);
    // A double click begins to correct.
    let pos = window.get_by_label(&label).rect().center();
    window.input_mut().events.push(Event::PointerMoved(pos));
    window.run_steps(2);
    for _ in 0..2 {
        for pressed in [true, false] {
            let button = PointerButton::Primary;
            window.input_mut().events.push(Event::PointerButton { pos, button, pressed, modifiers: NONE });
        }
    }
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "019 055 0888");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(self::agency(&window, "Rannikkolaitos").switchboard, "019 055 0888");
}

#[test]
fn day_3_a_contact_and_a_logo_change_and_are_undone_by_name_tomorrow() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let logo = folder.path().join("uusi.svg");
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18" fill="teal"/></svg>"#;
    std::fs::write(&logo, drawing).expect("writes");
    let setting =
        || Setting { agencies: None, file: Some(path.clone()), chosen: Some(logo.clone()), ..Setting::default() };
    let mut window = morning(setting());
    let before = window.state().snapshot().rows.clone();
    let agency = agency(&window, "Rannikkolaitos");
    let (contact, _) = first_contact(&window, &agency);

    // By keyboard: the contact.
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    window.get_by_label(&format!("Muokkaa yhteyshenkilöä: {}", contact.name)).focus();
    settle(&mut window);
    press(&mut window, NONE, Key::Enter);
    fill(&mut window, "Puhelin", "019 058 4321");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(first_contact(&window, &agency).1, "019 058 4321");

    // By mouse: the logo.
    click(&mut window, "Lisää toimintoja");
    click(&mut window, "Vaihda logo…");
    assert_ne!(self::agency(&window, "Rannikkolaitos").logo, agency.logo);
    drop(window);

    // The next day, another window.
    let mut window = morning(setting());
    assert_eq!(first_contact(&window, &agency).1, "019 058 4321", "it is in the file");
    window.get_by_role_and_label(Role::Button, "Historia").click();
    settle(&mut window);
    let edited = format!("Yhteyshenkilöitä muokattu: Rannikkolaitos, {}", contact.name);
    for name in ["Logo vaihdettu: Rannikkolaitos", &edited] {
        click(&mut window, &format!("Kumoa tämä: {name}"));
        settle(&mut window);
    }
    assert_eq!(window.state().snapshot().rows, before);
}

const CARD: &str = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Keksitty;P=E4ivi\r\nFN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:P=E4ivi Keksitty\r\nORG:Rannikkolaitos\r\nTITLE;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:henkil=F6st=F6sihteeri\r\nTEL;WORK;VOICE:019 058 7777\r\nEMAIL;PREF;INTERNET:paivi.keksitty@rannikkolaitos.example\r\nEND:VCARD\r\n";

#[test]
fn day_3_by_keyboard_a_card_from_the_agency_comes_in_and_is_undone_by_name_tomorrow() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let card = crate::importing::chosen(folder.path(), "paivi.vcf", CARD);
    let setting =
        || Setting { agencies: None, file: Some(path.clone()), chosen: Some(card.clone()), ..Setting::default() };
    let mut window = morning(setting());
    let before = window.state().snapshot().rows.clone();
    let agency = agency(&window, "Rannikkolaitos");
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    window.get_by_label("Tuo yhteystietoja…").focus();
    settle(&mut window);
    press(&mut window, NONE, Key::Enter);
    // Tab leads on to the agency, which is the one that was on the screen, and into the preview.
    assert!(window.get_by_label("Valitse toinen tiedosto…").is_focused());
    press(&mut window, NONE, Key::Tab);
    let combo = window.get_by_role_and_label(Role::ComboBox, "Mihin virastoon");
    assert_eq!(combo.accesskit_node().value().as_deref(), Some("Rannikkolaitos"));
    assert!(combo.is_focused());
    press(&mut window, NONE, Key::Tab);
    let first = window.get_by_role_and_label(Role::GridCell, "Kortti 1, Päivi Keksitty, Nimi");
    assert!(first.is_focused() || window.get_by_role(Role::Grid).is_focused());
    assert_eq!(crate::importing::cell(&window, "Kortti 1, Päivi Keksitty, Mitä tapahtuu"), "Uusi");
    assert_eq!(crate::importing::cell(&window, "Kortti 1, Päivi Keksitty, Nimike"), "henkilöstösihteeri");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let added = |window: &Window| {
        let snapshot = window.state().snapshot();
        snapshot.contacts(agency.id).into_iter().any(|one| one.name == "Päivi Keksitty")
    };
    assert!(added(&window));
    drop(window);

    // The next day, another window.
    let mut window = morning(setting());
    assert!(added(&window), "it is in the file");
    window.get_by_role_and_label(Role::Button, "Historia").focus();
    settle(&mut window);
    press(&mut window, NONE, Key::Enter);
    window.get_by_label("Kumoa tämä: Yhteyshenkilöitä tuotu: Rannikkolaitos, paivi.vcf, 1 yhteyshenkilö").focus();
    settle(&mut window);
    press(&mut window, NONE, Key::Enter);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn day_3_by_mouse_a_spreadsheet_from_the_agency_comes_in_and_is_undone_by_name_tomorrow() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let window = morning(Setting { agencies: None, file: Some(path.clone()), ..Setting::default() });
    let before = window.state().snapshot().rows.clone();
    let agency = agency(&window, "Rannikkolaitos");
    let (contact, phone) = first_contact(&window, &agency);
    drop(window);
    // As Finnish Excel writes it: somebody known with another number at work, and somebody new.
    let text = format!(
        "Nimi;Työpuhelin;Sähköposti\r\n{};019 058 4321;\r\nPäivi Keksitty;019 058 7777;paivi.keksitty@rannikkolaitos.example\r\n",
        contact.name
    );
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&text);
    let list = crate::importing::chosen(folder.path(), "yhteystiedot.csv", &bytes);
    let setting =
        || Setting { agencies: None, file: Some(path.clone()), chosen: Some(list.clone()), ..Setting::default() };
    let mut window = morning(setting());
    let select = |window: &mut Window, label: &str| {
        // Some of a list may be out of sight.
        window.get_all_by_label(label).last().expect("there").click_accesskit();
        settle(window);
    };
    select(&mut window, "Tuonti");
    click(&mut window, "Valitse tiedosto…");
    assert!(window.query_by_label("Valitse, minkä viraston yhteyshenkilöitä nämä ovat.").is_some());
    window.get_by_role_and_label(Role::ComboBox, "Mihin virastoon").click();
    settle(&mut window);
    select(&mut window, "Rannikkolaitos");
    let label = format!("Rivi 2, {}, Puhelin", contact.name);
    assert_eq!(crate::importing::cell(&window, &label), format!("{phone} → 019 058 4321"));
    click(&mut window, "Tuo 2 yhteyshenkilöä");
    assert_eq!(first_contact(&window, &agency).1, "019 058 4321");
    click(&mut window, "Näytä Rannikkolaitos");
    assert!(shown(&window, &agency));
    drop(window);

    let mut window = morning(setting());
    window.get_by_role_and_label(Role::Button, "Historia").click();
    settle(&mut window);
    click(&mut window, "Kumoa tämä: Yhteyshenkilöitä tuotu: Rannikkolaitos, yhteystiedot.csv, 2 yhteyshenkilöä");
    settle(&mut window);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn day_6_by_keyboard_another_s_save_comes_a_copy_is_made_and_brought_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let mut window = morning(Setting { agencies: None, file: Some(path.clone()), ..Setting::default() });
    let before = agency(&window, "Rannikkolaitos");
    // Somebody else has the file open too, and saves.
    let mut other = SqliteStore::open(&path).expect("opens");
    let known = Arc::new(other.load().expect("loads"));
    let after = Agency { switchboard: "019 055 0777".into(), ..before.clone() };
    let edit = Operation::new(OperationKind::AgencyEdited, "Aino", vec![Change::update(before.clone(), after)]);
    assert!(matches!(other.commit(&edit, &known), Ok(Commit::Done(_))));
    press(&mut window, NONE, Key::F5);
    assert_eq!(agency(&window, "Rannikkolaitos").switchboard, "019 055 0777");

    let pages = ["Tänään", "Asetukset", "Historia"];
    until(&mut window, Key::F6, |label| pages.iter().any(|page| label.starts_with(page)));
    until(&mut window, Key::ArrowDown, |label| label.starts_with("Asetukset"));
    press(&mut window, NONE, Key::Enter);
    until(&mut window, Key::Tab, |label| label == "Yleiset");
    until(&mut window, Key::ArrowRight, |label| label == "Varmuuskopiot");
    let copies = |window: &Window| window.query_all_by_label("Palauta…").count();
    assert_eq!(copies(&window), 1, "one was made on opening");
    until(&mut window, Key::Tab, |label| label == "Varmuuskopioi nyt");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(copies(&window), 2);
    // The older one is brought back: what it comes to is shown, and Ctrl+S says yes.
    until(&mut window, Key::Tab, |label| label == "Palauta…");
    press(&mut window, NONE, Key::Tab);
    until(&mut window, Key::Tab, |label| label == "Palauta…");
    press(&mut window, NONE, Key::Enter);
    assert!(window.query_all_by_label_contains("1 muuttuu").next().is_some());
    until(&mut window, Key::Tab, |label| label == "Palauta");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(agency(&window, "Rannikkolaitos").switchboard, before.switchboard);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(agency(&window, "Rannikkolaitos").switchboard, "019 055 0777", "and is taken back by name");
}
