//! The first page: what the day asks, and where it leads.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::today::{Day, Deadline, Whose, day};
use kortisto::domain::{Employee, EmployeeRole, Language, upkeep};
use kortisto::ui::Place;

use crate::window::{Setting, TODAY, Window, click, press, settle, window};

/// The first page of somebody of the made-up unit.
fn page(login: &'static str) -> Window {
    window(Setting { today: true, login, size: [1440.0, 1600.0], edits: 3, ..Setting::default() })
}

fn named(window: &Window, name: &str) -> Employee {
    window.state().snapshot().employee.iter().find(|one| one.name == name).expect("one of us").clone()
}

fn day_of(window: &Window, name: &str) -> Day {
    let snapshot = Arc::clone(window.state().snapshot());
    day(&snapshot, Whose::Of(named(window, name).id), name, TODAY)
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn a_secretary_sees_her_own_day_and_the_units() {
    let mut window = page("mielel");
    let day = day_of(&window, "Elsa Mielikuva");
    assert!(says(&window, "Keskiviikko 14.10.2026"));
    assert!(says(&window, &format!("Hoidat {} virastoa", day.own.len())));
    let first = day.deadlines.first().expect("she has deadlines");
    let agency = window.state().snapshot().agency.get(first.agency).expect("there").name_fi.clone();
    assert!(window.query_all_by_role_and_label(Role::Link, &agency).next().is_some(), "{agency}");
    click(&mut window, "Koko yksikkö");
    assert!(says(&window, "asiakasvirastoa · poissa"));
    click(&mut window, "Omat");
    // A deadline leads to the agency's calendar.
    window.get_all_by_role_and_label(Role::Link, &agency).next().expect("a link").click();
    settle(&mut window);
    assert!(window.query_all_by_role_and_label(Role::Heading, &agency).next().is_some(), "{agency}");
}

#[test]
fn who_is_away_is_told_with_who_stands_in() {
    let window = page("nobody");
    let snapshot = Arc::clone(window.state().snapshot());
    let day = day(&snapshot, Whose::Everybody, "nobody", TODAY);
    assert!(!day.away.is_empty(), "the made-up unit has somebody away today");
    for one in &day.away {
        let name = &snapshot.employee.get(one.employee).expect("one of us").name;
        let first = name.split_whitespace().next().expect("a name");
        assert!(says(&window, first), "{name}");
        let gaps = one.gaps().count();
        assert!(window.query_all_by_label("Ei tekijää").count() >= gaps);
    }
    assert!(!says(&window, "Omat"), "whoever is on no list has nothing of their own");
}

#[test]
fn what_others_have_changed_is_told() {
    let window = page("nobody");
    let aino = window.query_all_by_label("Aino Esimerkki").count();
    assert!(aino >= 3, "{aino}");
}

#[test]
fn whoever_would_have_to_take_over_is_not_said_to_have_done_so() {
    for (language, stands_in, looks_after) in [
        (Language::Fi, "ei vielä ottanut", ["hoitaa yhtä virastoa", "hoitaa 2 virastoa", "hoitaa 3 virastoa"]),
        (
            Language::Sv,
            "har inte tagit över än",
            ["sköter ett ämbetsverk", "sköter 2 ämbetsverk", "sköter 3 ämbetsverk"],
        ),
        (
            Language::En,
            "not taken over yet",
            ["looks after one agency", "looks after 2 agencies", "looks after 3 agencies"],
        ),
    ] {
        let setting = Setting { language, today: true, login: "nobody", size: [1440.0, 1600.0], ..Setting::default() };
        let window = window(setting);
        let away = day(window.state().snapshot(), Whose::Everybody, "nobody", TODAY).away;
        let told = |words: &str| window.query_all_by_label_contains(words).count();
        let mut open = 0;
        let mut taken = [0; 3];
        for one in &away {
            let mut standing = BTreeMap::new();
            for there in one.agencies.iter().filter_map(|(_, there)| *there) {
                *standing.entry(there).or_insert(0_usize) += 1;
            }
            open += usize::from(standing.keys().any(|there| !there.taken));
            let mut counts: Vec<usize> =
                standing.iter().filter(|(there, _)| there.taken).map(|(_, count)| *count).collect();
            counts.sort_unstable();
            counts.dedup();
            for count in counts {
                taken[count - 1] += 1;
            }
        }
        assert!(open > 0 && taken.iter().sum::<usize>() > 0, "the made-up unit has both: {away:?}");
        assert_eq!(told(stands_in), open, "{language:?}");
        assert_eq!(looks_after.map(told), taken, "{language:?}");
    }
}

#[test]
fn a_stand_in_has_the_dates_until_the_return() {
    let window = page("nobody");
    let snapshot = Arc::clone(window.state().snapshot());
    let everybody = day(&snapshot, Whose::Everybody, "nobody", TODAY);
    assert!(!everybody.deadlines.is_empty());
    assert!(everybody.deadlines.is_sorted_by_key(|one| one.date.date.date));
    let mut stood_in = 0;
    for employee in snapshot.employee.iter() {
        let day = day(&snapshot, Whose::Of(employee.id), &employee.name, TODAY);
        stood_in += day.covering.len();
        for deadline in &day.deadlines {
            let until = day.covering.iter().find(|one| one.agency == deadline.agency).map(|one| one.until);
            let last = until.filter(|_| deadline.covering).unwrap_or(TODAY + chrono::Days::new(14));
            let late = deadline.at.late > 0;
            assert!(late || (TODAY..=last).contains(&deadline.date.date.date));
        }
    }
    assert!(stood_in > 0, "somebody stands in today");
}

#[test]
fn the_page_is_walked_with_the_keyboard() {
    let mut window = page("mielel");
    window.get_by_role_and_label(Role::Link, "Avaa poissaolot").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_role_and_label(Role::ComboBox, "Kuka on poissa").is_some());
    window.get_by_role_and_label(Role::Button, "Tänään").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(says(&window, "Keskiviikko 14.10.2026"));
}

#[test]
fn an_empty_register_begins_at_the_agencies() {
    let window = window(Setting { agencies: Some(0), today: true, ..Setting::default() });
    assert!(says(&window, "Tässä ei ole vielä yhtään virastoa") || says(&window, "Lisää virasto"));
}

#[test]
fn a_register_just_made_says_where_to_begin_on_every_page() {
    let mut window = window(Setting { agencies: Some(0), today: true, ..Setting::default() });
    for place in [Place::Today, Place::Agencies, Place::Figures, Place::Workload, Place::Upkeep] {
        let ctx = window.ctx.clone();
        window.state_mut().go(&ctx, place);
        settle(&mut window);
        assert!(window.query_all_by_role_and_label(Role::Button, "Uusi virasto…").next().is_some(), "{place:?}");
    }
    click(&mut window, "Poissaolot");
    click(&mut window, "Avaa Henkilöstö-sivu");
    assert!(window.query_by_role_and_label(Role::Button, "Lisää ensimmäinen työntekijä…").is_some());
}

/// The login name of the supervisor of the made-up unit.
fn supervisor() -> &'static str {
    let window = page("nobody");
    let all = window.state().snapshot().employee.iter();
    let chief = all.into_iter().find(|one| one.role == EmployeeRole::Supervisor).expect("one").login_names.clone();
    Box::leak(chief.into_boxed_str())
}

#[test]
fn a_supervisor_begins_with_the_whole_unit_and_what_was_chosen_is_remembered() {
    let folder = tempfile::tempdir().expect("a folder");
    let preferences = Some(folder.path().join("preferences.json"));
    let login = supervisor();
    let page = |login| {
        let preferences = preferences.clone();
        window(Setting { today: true, login, size: [1440.0, 1600.0], preferences, ..Setting::default() })
    };
    let whole = |window: &Window| says(window, "asiakasvirastoa · poissa");
    let mut chief = page(login);
    assert!(whole(&chief));
    click(&mut chief, "Omat");
    assert!(!whole(&chief));
    assert!(!whole(&page(login)), "as it was left");
    let mut secretary = page("mielel");
    assert!(!whole(&secretary), "a role of its own");
    click(&mut secretary, "Koko yksikkö");
    assert!(whole(&page("mielel")) && !whole(&page(login)));
}

#[test]
fn all_that_waits_at_an_agency_is_vouched_for_with_one_button() {
    let mut window = page("nobody");
    let before = window.state().snapshot().rows.clone();
    let overdue = upkeep::overdue(window.state().snapshot(), TODAY);
    let agencies = upkeep::by_agency(&overdue);
    let (agency, of_it) = agencies.iter().take(6).find(|(_, of_it)| of_it.len() > 1).expect("some wait together");
    let name = window.state().snapshot().agency.get(*agency).expect("there").name_fi.clone();
    let button = format!("Kaikki pitää paikkansa: {name}, ");
    window.get_by_label_contains(&button).click();
    settle(&mut window);
    let left = upkeep::overdue(window.state().snapshot(), TODAY);
    assert_eq!(left.len(), overdue.len() - of_it.len());
    assert!(left.iter().all(|one| one.agency != *agency));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before, "one operation");
}

#[test]
fn what_is_not_shown_is_one_click_away() {
    let mut window = page("nobody");
    let snapshot = Arc::clone(window.state().snapshot());
    let day = day(&snapshot, Whose::Everybody, "nobody", TODAY);
    let rows = |window: &Window| window.query_all_by_role(Role::Link).count();
    let before = rows(&window);
    let key = |one: &Deadline| (Some(one.at.date.date).filter(|_| one.at.late == 0), one.at.date.step);
    let due: BTreeSet<_> = day.deadlines.iter().map(key).collect();
    let rest = due.len() - 8;
    window.get_all_by_role_and_label(Role::Link, &format!("ja {rest} muuta")).next().expect("a way").click();
    settle(&mut window);
    assert!(rows(&window) >= before + rest, "each has an agency");
    window.get_all_by_role_and_label(Role::Link, "Näytä vähemmän").next().expect("a way back").click();
    settle(&mut window);
    assert_eq!(rows(&window), before);
}
