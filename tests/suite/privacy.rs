//! Personal data through the window: two products made one, a person shown, saved and erased, a purge previewed and
//! done, a personal identity code pasted anywhere.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::person::named;
use kortisto::domain::{Change, Kept, Operation, OperationKind, Product, Retention};
use kortisto::store::{Commit, SqliteStore, Store};

use crate::window::{Setting, TODAY, Window, click, press, settle, take, type_text, window};

pub fn settings() -> Window {
    let mut window = window(Setting { size: [1280.0, 900.0], ..Setting::default() });
    click(&mut window, "Asetukset");
    window
}

/// The page of personal data.
pub fn privacy(setting: Setting, place: &str, page: &str) -> Window {
    let mut window = window(setting);
    push(&mut window, place);
    window.get_by_role_and_label(Role::Tab, page).click();
    settle(&mut window);
    window
}

fn page() -> Window {
    privacy(Setting { size: [1280.0, 900.0], ..Setting::default() }, "Asetukset", "Tietosuoja")
}

/// Presses a button wherever on the page it stands.
fn push(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Button, label).focus();
    settle(window);
    press(window, Modifiers::NONE, Key::Enter);
}

fn choose(window: &mut Window, label: &str, option: &str) {
    window.get_by_role_and_label(Role::ComboBox, label).focus();
    settle(window);
    press(window, Modifiers::NONE, Key::Enter);
    take(window, option);
}

fn product(window: &Window, name: &str) -> Product {
    window.state().snapshot().product.iter().find(|one| one.name_fi == name).expect("there").clone()
}

/// The window in which a product of the demo is merged into another.
pub fn merging(window: &mut Window, list: [&str; 2], from: &str, merge: &str, into: [&str; 2]) {
    choose(window, list[0], list[1]);
    window.get_by_role_and_label(Role::GridCell, from).focus();
    settle(window);
    push(window, merge);
    choose(window, into[0], into[1]);
}

#[test]
fn two_products_with_clashes_are_made_one_and_undone() {
    let mut window = settings();
    let before = window.state().snapshot().rows.clone();
    let (from, into) = (product(&window, "Palkkatodistus"), product(&window, "Palvelussuhdetapahtuma"));
    merging(
        &mut window,
        ["Luettelo", "Suoritteet"],
        "Palkkatodistus, Nimi suomeksi",
        "Yhdistä: Palkkatodistus",
        ["Yhdistetään kohteeseen", "Palvelussuhdetapahtuma"],
    );
    let figures = before.volume.iter().filter(|one| one.product == from.id).count();
    let words = format!("{figures} lukua");
    assert!(window.query_by_label_contains(&words).is_some(), "what moves is said in words");
    // Verified years would have to be opened first; in the demo some may be.
    let locked = window.query_by_label("Avaa ensin nämä tarkistetut vuodet").is_some();
    assert!(!locked, "the demo has verified no volumes of this product");
    click(&mut window, "Yhdistä");
    assert_eq!(window.state().snapshot().rows, before, "nothing is guessed");
    // Prices are not added up, so for them one of the two is chosen.
    click(&mut window, "Kaikkiin: Palvelussuhdetapahtuma");
    click(&mut window, "Kaikkiin: Yhteensä");
    click(&mut window, "Yhdistä");
    let after = Arc::clone(window.state().snapshot());
    assert_eq!(product(&window, "Palkkatodistus").merged_into, Some(into.id));
    let total = |rows: &kortisto::domain::Rows| -> i64 {
        rows.volume.iter().filter(|one| [from.id, into.id].contains(&one.product)).map(|one| one.count).sum()
    };
    assert_eq!(total(&after.rows), total(&before));
    let by = |rows: &kortisto::domain::Rows, product| {
        let prices = rows.unit_price.iter().filter(|one| one.product == product);
        prices.map(|one| (one.agreement, one.valid_from, one.price)).collect::<std::collections::BTreeSet<_>>()
    };
    let both = by(&before, from.id).into_iter().filter(|(one, ..)| by(&before, into.id).iter().any(|(b, ..)| b == one));
    assert!(both.count() > 0 && by(&before, into.id).is_subset(&by(&after.rows, into.id)), "the chosen prices hold");
    assert!(after.volume.iter().all(|one| one.product != from.id));
    assert!(window.query_by_label("Yhdistetään kohteeseen").is_none(), "the window closes once it is done");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn a_contact_is_found_shown_saved_and_erased() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("henkilö.html");
    let setting = Setting { size: [1280.0, 900.0], chosen: Some(path.clone()), ..Setting::default() };
    let mut window = privacy(setting, "Asetukset", "Tietosuoja");
    let contact = {
        let rows = &window.state().snapshot().rows;
        let one = rows.contact.iter().find(|one| named(rows, &one.name).len() == 1);
        one.expect("one whose name nobody shares").clone()
    };
    let reaches: Vec<String> =
        window.state().snapshot().reaches(&contact).iter().map(|reach| reach.value.clone()).collect();
    window.get_by_role_and_label(Role::TextInput, "Nimi, puhelinnumero tai sähköposti").focus();
    settle(&mut window);
    type_text(&mut window, &contact.name.to_uppercase());
    press(&mut window, Modifiers::NONE, Key::Enter);
    let title = format!("Tallessa: {}", contact.name);
    assert!(window.query_all_by_label(&title).next().is_some());
    click(&mut window, "Tallenna tiedostoksi…");
    let page = std::fs::read_to_string(&path).expect("saved");
    assert!(page.contains(&contact.name) && reaches.iter().all(|value| page.contains(value)));
    // Correcting leads to the record.
    window
        .get_all_by(|node| node.label().is_some_and(|label| label.starts_with("Korjaa: ")))
        .next()
        .expect("a way")
        .click();
    settle(&mut window);
    assert!(window.query_all_by_label("Muokkaa yhteyshenkilöä").next().is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Poista henkilön tiedot…");
    let warned = window.query_by_label_contains("Poisto on pysyvä ja koskee kaikkia");
    assert!(warned.is_some(), "whoever is no supervisor is told to agree on it");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.state().snapshot().contact.get(contact.id).is_some(), "nothing until confirmed");
    click(&mut window, "Poista henkilön tiedot…");
    click(&mut window, "Poista pysyvästi");
    let now = Arc::clone(window.state().snapshot());
    assert!(now.contact.iter().all(|one| one.person != contact.person));
    assert!(window.query_by_label_contains("Tiedot on poistettu").is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, now.rows, "an erasure is not undone");
    click(&mut window, "Historia");
    assert!(window.query_all_by_label("sisältö poistettu").next().is_some(), "the log shows the gap");
}

#[test]
fn an_employee_is_erased_and_their_responsibility_stays() {
    let mut window = page();
    let aino =
        window.state().snapshot().employee.iter().find(|one| one.name == "Aino Esimerkki").expect("there").clone();
    let held = window.state().snapshot().assignment.iter().filter(|one| one.employee == aino.id).count();
    window.get_by_role_and_label(Role::TextInput, "Nimi, puhelinnumero tai sähköposti").focus();
    settle(&mut window);
    type_text(&mut window, "Aino Esimerkki");
    press(&mut window, Modifiers::NONE, Key::Enter);
    click(&mut window, "Poista henkilön tiedot…");
    click(&mut window, "Poista pysyvästi");
    let now = Arc::clone(window.state().snapshot());
    assert_eq!(now.employee.get(aino.id).expect("stays").name, "Poistettu henkilö");
    assert_eq!(now.assignment.iter().filter(|one| one.employee == aino.id).count(), held);
    for record in now.records() {
        for (_, value) in record.fields() {
            assert!(value.as_str().is_none_or(|text| !text.contains("Aino Esimerkki")), "{record:?}");
        }
    }
}

#[test]
fn what_is_past_its_time_is_shown_first_and_then_removed() {
    let mut window = page();
    let due = |window: &Window| window.state().snapshot().due(Kept::Contacts, TODAY).len();
    let field = "Entisten asiakkaiden yhteyshenkilöt";
    window.get_by_role_and_label(Role::TextInput, field).focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "0");
    assert!(window.query_by_label("Anna kuukaudet kokonaislukuna, 1–1200.").is_some());
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "1");
    push(&mut window, "Tallenna säilytysajat");
    assert_eq!(window.state().snapshot().kept_for(Kept::Contacts), Some(1));
    let former = due(&window);
    assert!(former > 0, "the made-up unit has contacts of former clients");
    push(&mut window, "Näytä, mitä poistettaisiin");
    let contacts = window.state().snapshot().contact.len();
    push(&mut window, "Poista nämä…");
    assert_eq!(window.state().snapshot().contact.len(), contacts, "nothing until confirmed");
    click(&mut window, "Poista pysyvästi");
    assert_eq!(due(&window), 0);
    assert_eq!(window.state().snapshot().contact.len(), contacts - former);
}

/// What was seen when typing began is what the writer knew, whatever has come in since.
#[test]
fn a_time_that_another_changes_while_it_is_typed_is_not_overwritten_unseen() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    let setting = Setting { agencies: None, file: Some(path.clone()), size: [1280.0, 900.0], ..Setting::default() };
    let mut window = window(setting);
    press(&mut window, Modifiers::NONE, Key::Escape);
    push(&mut window, "Asetukset");
    window.get_by_role_and_label(Role::Tab, "Tietosuoja").click();
    settle(&mut window);
    window.get_by_role_and_label(Role::TextInput, "Entisten asiakkaiden yhteyshenkilöt").focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "30");
    let mut store = SqliteStore::open(&path).expect("opens");
    let known = Arc::new(store.load().expect("loads"));
    let theirs = Retention::new(Kept::Contacts, Some(36));
    let change = match known.retention.get(theirs.id).cloned() {
        Some(before) => Change::update(before, theirs),
        None => Change::insert(theirs),
    };
    let operation = Operation::new(OperationKind::PrivacyEdited, "Ville", vec![change]);
    assert!(matches!(store.commit(&operation, &known).expect("commits"), Commit::Done(_)));
    // There is nothing of ours to take back; what others have saved comes in with the answer.
    window.state_mut().undo_newest();
    settle(&mut window);
    assert_eq!(window.state().snapshot().kept_for(Kept::Contacts), Some(36));
    let field = window.get_by_role_and_label(Role::TextInput, "Entisten asiakkaiden yhteyshenkilöt");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("30"), "what is typed stays");
    push(&mut window, "Tallenna säilytysajat");
    assert_eq!(store.load().expect("loads").kept_for(Kept::Contacts), Some(36), "it was not shown");
    assert!(window.query_by_label("Toinen käyttäjä on muuttanut samaa tietoa").is_some(), "it is asked");
    let theirs = |label: Option<String>| label.is_some_and(|label| label.contains("Tallennettu"));
    window.get_by(|node| node.role() == Role::RadioButton && theirs(node.label())).focus();
    press(&mut window, Modifiers::NONE, Key::Space);
    click(&mut window, "Tallenna valinnat");
    assert_eq!(store.load().expect("loads").kept_for(Kept::Contacts), Some(36));
    let field = window.get_by_role_and_label(Role::TextInput, "Entisten asiakkaiden yhteyshenkilöt");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("36"), "what is saved stands in the line");
}

const CODE: &str = "131052-918F";

#[test]
fn a_personal_identity_code_is_asked_about_wherever_it_is_pasted_or_typed() {
    let mut window = settings();
    let before = window.state().snapshot().rows.clone();
    let held = |window: &mut Window| {
        assert_eq!(window.state().snapshot().rows, before, "nothing is saved before it is asked");
        click(window, "Palaa korjaamaan");
    };
    // Pasted into a table.
    window.get_by_role_and_label(Role::GridCell, "Virkasuhde, Nimi ruotsiksi").focus();
    settle(&mut window);
    window.event(egui::Event::Paste(format!("Tjänst {CODE}")));
    settle(&mut window);
    held(&mut window);
    // What was typed stands in its cell again, and is given up.
    window.get_by_role_and_label(Role::TextInput, "Virkasuhde, Nimi ruotsiksi");
    press(&mut window, Modifiers::NONE, Key::Escape);
    // A new item of a list.
    window.get_by_role_and_label(Role::TextInput, "Uusi").focus();
    settle(&mut window);
    type_text(&mut window, CODE);
    click(&mut window, "Lisää luetteloon");
    held(&mut window);
    window.get_by_role_and_label(Role::Tab, "Tietosuoja").click();
    settle(&mut window);
    window.get_by_role_and_label(Role::MultilineTextInput, "Käyttötarkoitus").focus();
    settle(&mut window);
    window.event(egui::Event::Paste(format!("Henkilölle {CODE}.")));
    settle(&mut window);
    push(&mut window, "Tallenna seloste");
    held(&mut window);
}

#[test]
fn the_notice_is_filled_in_kept_while_elsewhere_and_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("seloste.html");
    let setting =
        Setting { agencies: Some(0), size: [1280.0, 900.0], chosen: Some(path.clone()), ..Setting::default() };
    let mut window = privacy(setting, "Asetukset", "Tietosuoja");
    window.get_by_role_and_label(Role::MultilineTextInput, "Rekisterinpitäjä").focus();
    settle(&mut window);
    type_text(&mut window, "Palvelukeskus <Esimerkki>");
    window.get_by_role_and_label(Role::Tab, "Yleiset").click();
    settle(&mut window);
    click(&mut window, "Historia");
    click(&mut window, "Takaisin muokkaamaan");
    window.get_by_role_and_label(Role::Tab, "Tietosuoja").click();
    settle(&mut window);
    push(&mut window, "Tallenna seloste");
    assert_eq!(window.state().snapshot().notice().controller, "Palvelukeskus <Esimerkki>");
    push(&mut window, "Tallenna tulostettavaksi…");
    let page = std::fs::read_to_string(&path).expect("saved");
    assert!(page.contains("Palvelukeskus &lt;Esimerkki&gt;"));
    click(&mut window, "Historia");
    assert!(window.query_by_label("Tallenna seloste").is_none(), "nothing is left unsaved");
}
