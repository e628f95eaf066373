//! Our own people through the window: added, known by their login, paired, given access, and leaving.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{AgencyId, AssignmentRole, Employee, EmployeeRole, Language, Snapshot, WorkPair, lacks_access};

use crate::window::{Setting, TODAY, Window, click, press, settle, take, type_text, window};

/// The page of somebody, found with the search.
pub fn person(window: &mut Window, name: &str) {
    press(window, Modifiers::COMMAND, Key::F);
    type_text(window, name);
    press(window, Modifiers::NONE, Key::Enter);
    settle(window);
    assert!(window.query_all_by_role_and_label(Role::Heading, name).next().is_some(), "{name}");
}

/// The page of all people.
fn staff() -> Window {
    let mut window = window(Setting { size: [1440.0, 1500.0], ..Setting::default() });
    click(&mut window, "Henkilöstö");
    window
}

fn snapshot(window: &Window) -> Arc<Snapshot> {
    Arc::clone(window.state().snapshot())
}

pub fn named(window: &Window, name: &str) -> Employee {
    snapshot(window).employee.iter().find(|one| one.name == name).expect("one of us").clone()
}

pub fn focus(window: &mut Window, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).focus();
    settle(window);
}

/// Chooses in a list with the keyboard.
pub fn choose(window: &mut Window, label: &str, option: &str) {
    focus(window, Role::ComboBox, label);
    press(window, Modifiers::NONE, Key::Enter);
    take(window, option);
}

fn fill(window: &mut Window, label: &str, text: &str) {
    focus(window, Role::TextInput, label);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn somebody_is_added_with_languages_and_login_by_keyboard() {
    let mut window = staff();
    let before = snapshot(&window);
    focus(&mut window, Role::Button, "Lisää työntekijä…");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(snapshot(&window).rows == before.rows, "a name is required");
    type_text(&mut window, "Åke Uusi");
    choose(&mut window, "Palveluryhmä", "Palkat Joensuu");
    focus(&mut window, Role::CheckBox, "ruotsi");
    press(&mut window, Modifiers::NONE, Key::Space);
    fill(&mut window, "Käyttäjätunnukset", "esimai uusiak");
    assert!(says(&window, "Sama käyttäjätunnus on jo henkilöllä Aino Esimerkki"));
    fill(&mut window, "Käyttäjätunnukset", "uusiak");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let added = named(&window, "Åke Uusi");
    assert!(added.speaks_fi && added.speaks_sv && !added.speaks_en && added.ours_on(TODAY));
    assert_eq!((added.login_names.as_str(), added.role), ("uusiak", EmployeeRole::Secretary));
    let group = added.service_group.and_then(|id| snapshot(&window).service_group.get(id).map(|one| one.name.clone()));
    assert_eq!(group.as_deref(), Some("Palkat Joensuu"));
    // The table is in Finnish order: å comes after everything else.
    let cell = window.get_by_role_and_label(Role::GridCell, "Åke Uusi, Nimi").rect().top();
    assert!(cell > window.get_by_role_and_label(Role::GridCell, "Ville Malli, Nimi").rect().top());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(snapshot(&window).rows == before.rows);
}

#[test]
fn a_name_in_the_table_leads_to_the_page_and_back() {
    let mut window = staff();
    window.get_by_role_and_label(Role::GridCell, "Elsa Mielikuva, Nimi").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_role_and_label(Role::Heading, "Elsa Mielikuva").is_some());
    assert!(says(&window, "elsa.mielikuva@palvelukeskus.example"));
    click(&mut window, "‹ Henkilöstö");
    assert!(window.query_by_role_and_label(Role::GridCell, "Elsa Mielikuva, Nimi").is_some());
    window.get_by_role_and_label(Role::GridCell, "Aino Esimerkki, Nimi").click();
    settle(&mut window);
    assert!(window.query_by_role_and_label(Role::Heading, "Aino Esimerkki").is_some(), "one click is enough");
}

#[test]
fn it_is_asked_once_who_sits_here() {
    let mut window = window(Setting { asks_who: true, ..Setting::default() });
    let before = snapshot(&window);
    assert!(says(&window, "Käyttäjätunnus testi ei kuulu vielä kenellekään."));
    type_text(&mut window, "elsa");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(named(&window, "Elsa Mielikuva").login_names, "mielel testi");
    assert!(says(&window, "Henkilöstöä muokattu: Elsa Mielikuva"));
    assert!(window.query_all_by_label("Elsa Mielikuva").next().is_some(), "the top bar names whoever works");
    assert!(window.query_by_label("En ole luettelossa").is_none());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(snapshot(&window).rows == before.rows);
    assert!(window.query_by_label("En ole luettelossa").is_none(), "once is enough");
    // The settings ask again.
    click(&mut window, "Asetukset");
    focus(&mut window, Role::Button, "Valitse, kuka olet…");
    press(&mut window, Modifiers::NONE, Key::Enter);
    type_text(&mut window, "ville");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(named(&window, "Ville Malli").login_names, "mallvi testi");
}

#[test]
fn whoever_is_not_on_the_list_is_left_alone() {
    let mut window = window(Setting { asks_who: true, language: Language::Sv, ..Setting::default() });
    let before = snapshot(&window);
    click(&mut window, "Jag finns inte i listan");
    assert!(window.query_by_label("Vem är du?").is_none());
    assert!(snapshot(&window).rows == before.rows);
    click(&mut window, "Inställningar");
    assert!(says(&window, "känner inte igen"));
    let mut later = crate::window::window(Setting { asks_who: true, language: Language::En, ..Setting::default() });
    assert!(says(&later, "Who are you?"));
    press(&mut later, Modifiers::NONE, Key::Escape);
    assert!(!says(&later, "Who are you?"));
}

fn paired(window: &Window, one: &str) -> Vec<WorkPair> {
    let one = named(window, one).id;
    snapshot(window).pairs(one).into_iter().cloned().collect()
}

#[test]
fn a_pair_is_made_and_ended() {
    let mut window = staff();
    person(&mut window, "Ville Malli");
    let before = snapshot(&window);
    assert!(paired(&window, "Ville Malli").is_empty());
    click(&mut window, "Lisää työpari…");
    choose(&mut window, "Työpari", "Ville Malli");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(says(&window, "Työparissa on kaksi eri henkilöä."));
    choose(&mut window, "Työpari", "Saga Exempel");
    fill(&mut window, "Ensimmäinen päivä", "1.11.2026");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let pairs = paired(&window, "Saga Exempel");
    let saga = named(&window, "Saga Exempel").id;
    assert_eq!(pairs.len(), 1);
    assert_eq!(pairs[0].other(saga), Some(named(&window, "Ville Malli").id));
    // The same two the other way round, at the same time.
    person(&mut window, "Saga Exempel");
    click(&mut window, "Lisää työpari…");
    choose(&mut window, "Työpari", "Ville Malli");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(says(&window, "Samat henkilöt ovat jo työpari näinä päivinä."));
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");
    click(&mut window, "Päätä työpari: Ville Malli – Saga Exempel");
    fill(&mut window, "Viimeinen päivä", "31.12.2026");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(paired(&window, "Saga Exempel")[0].valid_to, chrono::NaiveDate::from_ymd_opt(2026, 12, 31));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(snapshot(&window).rows == before.rows);
}

#[test]
fn teams_and_service_groups_have_forms_of_their_own() {
    let mut window = staff();
    let before = snapshot(&window);
    click(&mut window, "Lisää tiimi…");
    type_text(&mut window, "Tiimi Kaarna");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(snapshot(&window).team.iter().any(|team| team.name == "Tiimi Kaarna"));
    click(&mut window, "Muokkaa tiimiä: Tiimi Kaarna");
    click(&mut window, "Poista tiimi");
    assert_eq!(snapshot(&window).team.len(), before.team.len());
    click(&mut window, "Muokkaa palveluryhmää: Palkat Joensuu");
    fill(&mut window, "Puhelin", "019 056 9999");
    click(&mut window, "Palveluryhmä on käytössä");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let group = |window: &Window| {
        snapshot(window).service_group.iter().find(|one| one.name == "Palkat Joensuu").expect("there").clone()
    };
    assert_eq!((group(&window).phone.as_str(), group(&window).retired_at), ("019 056 9999", Some(TODAY)));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(group(&window).retired_at, None);
}

/// An agency whose deputy lacks access to something, on its tab.
fn gap(language: Language) -> (Window, AgencyId) {
    let mut window = window(Setting { size: [1440.0, 1500.0], language, ..Setting::default() });
    let rows = snapshot(&window);
    let agency = rows.agency.iter().find(|agency| {
        let deputy = rows.assigned(agency.id, AssignmentRole::Deputy, TODAY);
        deputy.is_some_and(|(_, one)| !lacks_access(&rows, one.id, agency.id, TODAY).is_empty())
    });
    let agency = agency.expect("made up");
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, agency.name(language));
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num7);
    (window, agency.id)
}

#[test]
fn access_is_ticked_and_undone_in_three_languages() {
    for (language, access, missing) in [
        (Language::Fi, "Käyttöoikeus", "puuttuu"),
        (Language::Sv, "Behörighet", "saknas"),
        (Language::En, "Access", "missing"),
    ] {
        let (mut window, agency) = gap(language);
        let before = snapshot(&window);
        let deputy = before.assigned(agency, AssignmentRole::Deputy, TODAY).expect("somebody").1.clone();
        let lacking = lacks_access(&before, deputy.id, agency, TODAY);
        assert!(window.query_all_by_label(missing).next().is_some());
        let system = before.system.get(lacking[0]).expect("listed").name_fi.clone();
        let tick = format!("{access}: {system}, {}", deputy.name);
        focus(&mut window, Role::CheckBox, &tick);
        press(&mut window, Modifiers::NONE, Key::Space);
        assert_eq!(lacks_access(&snapshot(&window), deputy.id, agency, TODAY), lacking[1..]);
        assert_eq!(
            window.get_by_role_and_label(Role::CheckBox, &tick).accesskit_node().toggled(),
            Some(egui::accesskit::Toggled::True)
        );
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert!(snapshot(&window).rows == before.rows);
    }
}

#[test]
fn a_system_is_added_given_to_somebody_and_taken_away_with_its_accesses() {
    let (mut window, agency) = gap(Language::Fi);
    let before = snapshot(&window);
    click(&mut window, "Lisää järjestelmä…");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(says(&window, "Valitse järjestelmä."));
    choose(&mut window, "Järjestelmä", "uusi järjestelmä");
    fill(&mut window, "Nimi *", "Kululokki");
    fill(&mut window, "Käyttötarkoitus", "Kulukorvaukset");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let responsible = before.assigned(agency, AssignmentRole::Responsible, TODAY).expect("somebody").1.clone();
    click(&mut window, &format!("Käyttöoikeus: Kululokki, {}", responsible.name));
    // Somebody who has nothing to do with the agency yet.
    let shown =
        |window: &Window, name: &str| window.query_by_label(&format!("Käyttöoikeus: Kululokki, {name}")).is_some();
    let other = before.employee.iter().find(|one| !shown(&window, &one.name)).expect("somebody").name.clone();
    choose(&mut window, "Näytä myös", &other);
    click(&mut window, &format!("Käyttöoikeus: Kululokki, {other}"));
    let now = snapshot(&window);
    let system = now.system.iter().find(|one| one.name_fi == "Kululokki").expect("listed").id;
    let used = now.agency_system.of(agency).find(|one| one.system == system).expect("used").clone();
    assert_eq!(now.system_access.of(agency).filter(|one| one.agency_system == used.id).count(), 2);
    click(&mut window, "Muokkaa järjestelmää: Kululokki");
    click(&mut window, "Poista järjestelmä");
    let now = snapshot(&window);
    assert!(now.agency_system.get(used.id).is_none());
    assert_eq!(now.system_access.len(), before.system_access.len());
}

#[test]
fn somebody_leaves_in_one_step_and_the_step_is_undone() {
    let mut window = staff();
    let name = "Jari Olematon";
    person(&mut window, name);
    let before = snapshot(&window);
    let jari = named(&window, name);
    let agencies: Vec<AgencyId> = before
        .assignment
        .iter()
        .filter(|one| one.employee == jari.id && one.role == AssignmentRole::Responsible && one.holds_on(TODAY))
        .map(|one| one.agency)
        .collect();
    assert_eq!(agencies.len(), 2);
    click(&mut window, "Lähtee ryhmästä…");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(says(&window, "Kirjoita viimeinen päivä."));
    focus(&mut window, Role::TextInput, "Viimeinen päivä");
    type_text(&mut window, "30.11.2026");
    let first = before.agency.get(agencies[0]).expect("there").name_fi.clone();
    choose(&mut window, &format!("Vastuuhenkilö: {first}"), "Ville Malli");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let after = snapshot(&window);
    let (last, next) = (
        chrono::NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day"),
        chrono::NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day"),
    );
    for agency in &agencies {
        let who = |day| after.assigned(*agency, AssignmentRole::Responsible, day).map(|(_, one)| one.name.clone());
        assert_eq!(who(last).as_deref(), Some(name));
        let new = who(next).expect("somebody takes over");
        assert!(new != name && (*agency != agencies[0] || new == "Ville Malli"), "{new}");
    }
    let jari = after.employee.get(jari.id).expect("there");
    assert!(jari.ours_on(last) && !jari.ours_on(next));
    assert!(after.work_pair.iter().all(|pair| pair.other(jari.id).is_none() || pair.valid_to == Some(last)));
    assert!(says(&window, "lähtee 30.11.2026"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(snapshot(&window).rows == before.rows);
    // What it was is told by name in the history.
    click(&mut window, "Historia");
    assert!(says(&window, "Lähti ryhmästä: Jari Olematon"));
}

#[test]
fn whoever_has_left_is_out_of_the_way_and_may_come_back() {
    let mut window = staff();
    person(&mut window, "Ritva Näyte");
    click(&mut window, "Lähtee ryhmästä…");
    type_text(&mut window, "30.9.2026");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(!named(&window, "Ritva Näyte").active);
    click(&mut window, "‹ Henkilöstö");
    assert!(window.query_by_role_and_label(Role::GridCell, "Ritva Näyte, Nimi").is_none());
    click(&mut window, "Näytä myös lähteneet (1)");
    assert!(window.query_by_role_and_label(Role::GridCell, "Ritva Näyte, Nimi").is_some());
    person(&mut window, "Ritva Näyte");
    click(&mut window, "Palauta ryhmään");
    assert!(named(&window, "Ritva Näyte").ours_on(TODAY));
}

#[test]
fn what_is_typed_about_somebody_is_not_lost_by_going_elsewhere() {
    let mut window = staff();
    click(&mut window, "Lisää työntekijä…");
    type_text(&mut window, "Åke Uusi");
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Takaisin muokkaamaan");
    let name = window.get_by_role_and_label(Role::TextInput, "Nimi *");
    assert_eq!(name.accesskit_node().value().as_deref(), Some("Åke Uusi"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");
    assert!(window.query_by_role_and_label(Role::TextInput, "Nimi *").is_none());
}
