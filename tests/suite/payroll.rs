//! The payroll calendar through the window: a group added, its year seen, a date moved and put back, the year exported.

use calcard::icalendar::{ICalendar, ICalendarComponentType};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::payroll::Step;
use kortisto::domain::{AgencyId, PayGroup};

use crate::window::{Setting, TODAY, Window, click, press, settle, type_text, window};

/// The tab of an agency's payroll calendar.
fn calendar(agency: &str, setting: Setting) -> Window {
    let mut window = window(Setting { size: [1440.0, 900.0], ..setting });
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, agency);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    window
}

fn named(window: &Window, agency: &str) -> AgencyId {
    window.state().snapshot().agency.iter().find(|one| one.name_fi == agency).expect("there").id
}

fn groups(window: &Window, agency: &str) -> Vec<PayGroup> {
    window.state().snapshot().pay_groups(named(window, agency)).into_iter().cloned().collect()
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// The button of a date by the end of its name, which begins with the group.
fn date_button(window: &mut Window, label: &str) {
    window.get_all_by_label_contains(label).next().expect("the date").click();
    settle(window);
}

fn fill(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, label).focus();
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

#[test]
fn a_group_is_added_with_the_keyboard_and_taken_back() {
    let mut window = calendar("Rannikkolaitos", Setting::default());
    let before = window.state().snapshot().rows.clone();
    window.get_by_label("Lisää palkkaryhmä…").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(window.state().snapshot().rows, before, "a name is required");
    fill(&mut window, "Nimi *", "Matkapalkkiot");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let group = groups(&window, "Rannikkolaitos").into_iter().find(|one| one.name == "Matkapalkkiot").expect("added");
    assert_eq!(group.rule, "day 15 before");
    let steps: Vec<Step> = window.state().snapshot().pay_group_steps(&group).iter().map(|row| row.step).collect();
    assert_eq!(steps, [Step::IncomeRegister, Step::EmployerReport]);
    assert!(window.query_by_role_and_label(Role::TextInput, "Nimi *").is_none(), "the form has closed");
    assert!(says(&window, "Matkapalkkiot: Palkanmaksupäivä, Elokuu: 14.8.2026"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn what_is_typed_is_not_lost_by_escape() {
    let mut window = calendar("Rannikkolaitos", Setting::default());
    click(&mut window, "Lisää palkkaryhmä…");
    type_text(&mut window, "Palkkiot");
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Takaisin muokkaamaan");
    let name = window.get_by_role_and_label(Role::TextInput, "Nimi *");
    assert_eq!(name.accesskit_node().value().as_deref(), Some("Palkkiot"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");
    assert!(window.query_by_role_and_label(Role::TextInput, "Nimi *").is_none());
}

#[test]
fn a_date_is_moved_by_hand_and_put_back() {
    let mut window = calendar("Rannikkolaitos", Setting::default());
    let before = window.state().snapshot().rows.clone();
    click(&mut window, "Seuraava vuosi");
    date_button(&mut window, "Kuukausipalkat: Palkanmaksupäivä, Kesäkuu");
    fill(&mut window, "Päivä", "10.6.2027");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(says(&window, "Palkanmaksupäivä, Kesäkuu: 10.6.2027, siirretty käsin"));
    assert_eq!(window.state().snapshot().payroll_date.len(), before.payroll_date.len() + 1);
    date_button(&mut window, "Palkanmaksupäivä, Kesäkuu: 10.6.2027");
    click(&mut window, "Palauta säännön mukaiseksi");
    assert_eq!(window.state().snapshot().rows, before);
    assert!(!says(&window, "Palkanmaksupäivä, Kesäkuu: 10.6.2027"));
}

#[test]
fn a_group_is_edited_and_deleted_with_all_that_belongs_to_it() {
    let mut window = calendar("Rannikkolaitos", Setting::default());
    let group = groups(&window, "Rannikkolaitos").first().expect("made up").clone();
    click(&mut window, &format!("Muokkaa palkkaryhmää: {}", group.name));
    window.get_by_role_and_label(Role::ComboBox, "Palkanmaksupäivä").click();
    settle(&mut window);
    window.get_all_by_label("Kuukauden viimeinen pankkipäivä").last().expect("offered").click();
    settle(&mut window);
    click(&mut window, "Tarkistus");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    let now = snapshot.pay_group.get(group.id).expect("there");
    assert_eq!(now.rule, "last_banking_day");
    assert!(snapshot.pay_group_steps(now).iter().any(|row| row.step == Step::Review));
    let edited = snapshot.rows.clone();
    click(&mut window, &format!("Lisää toimintoja: {}", group.name));
    click(&mut window, "Poista palkkaryhmä");
    let rows = &window.state().snapshot().rows;
    assert!(rows.pay_group.get(group.id).is_none());
    assert!(rows.pay_group_step.iter().all(|row| row.pay_group != group.id));
    assert!(rows.payroll_date.iter().all(|row| row.pay_group != group.id));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, edited);
}

#[test]
fn a_rule_whose_rounds_are_ticked_stays() {
    let mut window = calendar("Rannikkolaitos", Setting::default());
    let group = groups(&window, "Rannikkolaitos").first().expect("made up").clone();
    assert!(window.state().snapshot().ticks(&group).next().is_some());
    let before = window.state().snapshot().rows.clone();
    click(&mut window, &format!("Muokkaa palkkaryhmää: {}", group.name));
    window.get_by_role_and_label(Role::ComboBox, "Palkanmaksupäivä").click();
    settle(&mut window);
    window.get_all_by_label("Tietyin viikkovälein").last().expect("offered").click();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(says(&window, "Merkitse tämä ryhmä päättyväksi ja lisää uusi ryhmä"));
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn the_months_say_every_mark_in_words() {
    let mut window = calendar("Rannikkolaitos", Setting::default());
    click(&mut window, "Kuukaudet");
    assert!(says(&window, "6. Loppiainen"));
    let marks = window.query_all_by_label_contains("Palkanmaksupäivä").count();
    assert!(marks >= 12, "{marks}");
}

#[test]
fn the_card_says_what_comes_next_and_leads_to_the_tab() {
    let mut window = calendar("Rannikkolaitos", Setting::default());
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    assert!(says(&window, "Seuraavat päivät"));
    assert!(says(&window, "päivän päästä") || says(&window, "huomenna") || says(&window, "tänään"));
    window.get_all_by_role_and_label(Role::Link, "Palkkakalenteri").next().expect("a link").click();
    settle(&mut window);
    assert!(window.query_by_label("Vie kalenteriin…").is_some());
}

#[test]
fn the_year_is_exported_as_a_calendar() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palkat.ics");
    let mut window = calendar("Rannikkolaitos", Setting { chosen: Some(path.clone()), ..Setting::default() });
    click(&mut window, "Vie kalenteriin…");
    assert!(says(&window, "Tiedosto tallennettu: palkat.ics"));
    let text = std::fs::read_to_string(&path).expect("written");
    let calendar = ICalendar::parse(&text).expect("parses");
    let events = calendar.components.iter().filter(|one| one.component_type == ICalendarComponentType::VEvent).count();
    let groups = groups(&window, "Rannikkolaitos");
    let snapshot = window.state().snapshot();
    let dates: usize = groups.iter().map(|one| snapshot.payroll(one.id, 2026).len()).sum();
    assert!(dates > 24);
    let agency = groups.first().expect("a group").agency;
    let tasks = snapshot.task_dates(agency, 2026..=2026);
    assert!(!tasks.is_empty(), "the made-up unit has recurring tasks");
    let coming =
        |one: &&&kortisto::domain::Meeting| one.held_on >= TODAY && one.held_on.format("%Y").to_string() == "2026";
    let meetings = snapshot.meetings(agency).iter().filter(coming).count();
    assert_eq!(events, dates + tasks.len() + meetings);
    for task in snapshot.recurring_tasks(agency) {
        let due = tasks.iter().filter(|date| date.step == kortisto::domain::payroll::Step::Task(task.id)).count();
        assert_eq!(text.matches(&format!("SUMMARY:{} – ", task.name_fi)).count(), due, "{}", task.name_fi);
    }
    let nowhere = folder.path().join("poissa").join("palkat.ics");
    let mut window = self::calendar("Rannikkolaitos", Setting { chosen: Some(nowhere), ..Setting::default() });
    click(&mut window, "Vie kalenteriin…");
    assert!(says(&window, "Tiedostoa ei voitu tallentaa"));
}
