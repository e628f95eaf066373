//! Who is responsible, through the window: changed from a date with the keyboard, and a service group for a process.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{AgencyId, AssignmentRole};

use crate::window::{Setting, TODAY, Window, click, press, settle, take, type_text, window};

const AGENCY: &str = "Rannikkolaitos";

/// The tab of an agency's responsibilities.
fn tab() -> Window {
    let mut window = window(Setting::default());
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, AGENCY);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num7);
    window
}

fn agency(window: &Window) -> AgencyId {
    window.state().snapshot().agency.iter().find(|one| one.name_fi == AGENCY).expect("there").id
}

/// Who holds a role on an ISO day.
fn who(window: &Window, role: AssignmentRole, day: &str) -> Option<String> {
    let day = day.parse().expect("a day");
    window.state().snapshot().assigned(agency(window), role, day).map(|(_, employee)| employee.name.clone())
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn fill(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, label).focus();
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

/// Chooses with the keyboard from a list that opens.
fn choose(window: &mut Window, label: &str, option: &str) {
    window.get_by_role_and_label(Role::ComboBox, label).focus();
    settle(window);
    press(window, Modifiers::NONE, Key::Enter);
    take(window, option);
}

/// Somebody who is neither responsible nor deputy today.
fn newcomer(window: &Window) -> String {
    let taken: Vec<Option<String>> =
        [AssignmentRole::Responsible, AssignmentRole::Deputy].map(|role| who(window, role, "2026-10-14")).into();
    let snapshot = window.state().snapshot();
    let free = snapshot.employee.iter().find(|one| !taken.contains(&Some(one.name.clone())));
    free.expect("somebody").name.clone()
}

fn open(window: &mut Window) {
    window.get_by_label("Vaihda vastuuhenkilö…").focus();
    settle(window);
    press(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn the_responsible_is_changed_from_a_date_and_the_former_becomes_deputy() {
    let mut window = tab();
    let before = window.state().snapshot().rows.clone();
    let former = who(&window, AssignmentRole::Responsible, "2026-10-14").expect("somebody");
    let now = newcomer(&window);
    open(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(window.state().snapshot().rows, before, "somebody has to be chosen");
    assert!(says(&window, "Valitse uusi vastuuhenkilö."));
    choose(&mut window, "Uusi vastuuhenkilö", &now);
    fill(&mut window, "Mistä päivästä", "1.12.2026");
    assert!(says(&window, &format!("{former} on vastuussa 30.11.2026 saakka.")));
    let option = format!("Entinen vastuuhenkilö jää sijaiseksi ({former})");
    window.get_by_role_and_label(Role::RadioButton, &option).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Space);
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(window.query_by_role_and_label(Role::ComboBox, "Uusi vastuuhenkilö").is_none(), "the form has closed");
    assert_eq!(who(&window, AssignmentRole::Responsible, "2026-11-30").as_ref(), Some(&former));
    assert_eq!(who(&window, AssignmentRole::Responsible, "2026-12-01").as_ref(), Some(&now));
    assert_eq!(who(&window, AssignmentRole::Deputy, "2026-12-01").as_ref(), Some(&former));
    assert!(says(&window, "tulossa 1.12.2026–"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn what_is_chosen_is_not_lost_by_escape() {
    let mut window = tab();
    let now = newcomer(&window);
    open(&mut window);
    choose(&mut window, "Uusi vastuuhenkilö", &now);
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Takaisin muokkaamaan");
    let chosen = window.get_by_role_and_label(Role::ComboBox, "Uusi vastuuhenkilö");
    assert_eq!(chosen.accesskit_node().value().as_deref(), Some(now.as_str()));
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");
    assert!(window.query_by_role_and_label(Role::ComboBox, "Uusi vastuuhenkilö").is_none());
}

#[test]
fn a_new_group_takes_a_process_and_is_on_the_card() {
    let mut window = tab();
    let before = window.state().snapshot().rows.clone();
    let button = ["Vaihda", "Lisää"].map(|word| format!("{word} palveluryhmä: Palkanlaskenta"));
    let button = button.into_iter().find(|label| window.query_by_label(label).is_some()).expect("a button");
    click(&mut window, &button);
    choose(&mut window, "Palveluryhmä", "uusi palveluryhmä");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(window.state().snapshot().rows, before, "a name is required");
    fill(&mut window, "Palveluryhmän nimi *", "Palkat Kuopio");
    fill(&mut window, "Puhelin", "0295 555 123");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    let services = snapshot.services(agency(&window), TODAY);
    let (_, service, group) = services.iter().find(|(one, ..)| one.name_fi == "Palkanlaskenta").expect("handled");
    assert_eq!((group.name.as_str(), service.valid_from), ("Palkat Kuopio", Some(TODAY)));
    assert!(window.query_by_label("Soita: Palkat Kuopio, 0295 555 123").is_some());
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    assert!(says(&window, "Palkat Kuopio"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn all_processes_get_their_groups_at_once_and_one_undo_takes_them_back() {
    let mut window = tab();
    let before = window.state().snapshot().rows.clone();
    click(&mut window, "Vaihda kaikki…");
    let id = agency(&window);
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    let mut processes: Vec<_> = snapshot.service_process.iter().filter(|one| one.retired_at.is_none()).collect();
    processes.sort_by_key(|process| process.position);
    assert!(processes.len() > 1);
    let group = snapshot.service_group.iter().next().expect("a group");
    for process in &processes {
        choose(&mut window, &process.name_fi, &group.name);
    }
    press(&mut window, Modifiers::COMMAND, Key::S);
    let day = TODAY;
    let now = window.state().snapshot().services(id, day).into_iter().filter(|(.., held)| held.id == group.id).count();
    assert_eq!(now, processes.len());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(window.state().snapshot().rows == before, "one step");
}

#[test]
fn the_deputy_is_left_alone_where_nobody_steps_down() {
    let mut window = tab();
    let before = window.state().snapshot().rows.clone();
    let former = who(&window, AssignmentRole::Responsible, "2026-10-14").expect("somebody");
    open(&mut window);
    click(&mut window, &format!("Entinen vastuuhenkilö jää sijaiseksi ({former})"));
    choose(&mut window, "Uusi vastuuhenkilö", &former);
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(window.query_by_role_and_label(Role::ComboBox, "Uusi vastuuhenkilö").is_none(), "there is nothing to save");
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn what_is_planned_for_later_stays_when_the_form_changes_today() {
    let mut window = tab();
    let planned = newcomer(&window);
    open(&mut window);
    choose(&mut window, "Uusi vastuuhenkilö", &planned);
    fill(&mut window, "Mistä päivästä", "1.12.2026");
    press(&mut window, Modifiers::COMMAND, Key::S);
    press(&mut window, Modifiers::COMMAND, Key::E);
    choose(&mut window, "Vastuuhenkilö", "ei nimetty");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(who(&window, AssignmentRole::Responsible, "2026-10-14"), None);
    assert_eq!(who(&window, AssignmentRole::Responsible, "2026-12-01").as_ref(), Some(&planned));
}
