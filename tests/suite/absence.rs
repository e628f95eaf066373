//! A colleague is ill this morning, through the window by keyboard: who looks after their agencies, taken over, notes,
//! open matters, and what they find when they are back; who is away when, and where cover is weak.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::coverage::{Covered, Weakness, board, coverage, exposure};
use kortisto::domain::{
    Absence, Agency, AgencyId, Away, Employee, Handover, Language, MatterState, OpenMatter, Then, taker_away, untaken,
};

use crate::window::{Setting, TODAY, Window, click, press, settle, take, type_text, window};

const ELSA: &str = "Elsa Mielikuva";

/// Chooses who is away, with the keyboard.
pub fn choose(window: &mut Window, name: &str) {
    choose_in(window, "Kuka on poissa", name);
}

pub fn choose_in(window: &mut Window, label: &str, name: &str) {
    window.get_by_role_and_label(Role::ComboBox, label).focus();
    settle(window);
    press(window, Modifiers::NONE, Key::Enter);
    take(window, name);
}

/// The page, led to with the keyboard.
fn page() -> Window {
    page_in(Language::Fi, "Poissaolot")
}

fn page_in(language: Language, place: &str) -> Window {
    let mut window = window(Setting { size: [1440.0, 1400.0], language, ..Setting::default() });
    enter(&mut window, Role::Button, place);
    window
}

/// Presses what has this role and name, with the keyboard.
fn enter(window: &mut Window, role: Role, label: &str) {
    window.get_all_by_role_and_label(role, label).next().expect(label).focus();
    settle(window);
    press(window, Modifiers::NONE, Key::Enter);
}

/// Puts the keyboard into a field and types over what is there.
fn fill(window: &mut Window, role: Role, label: &str, text: &str) {
    window.get_all_by_role_and_label(role, label).next().expect(label).focus();
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

fn named(window: &Window, name: &str) -> Employee {
    window.state().snapshot().employee.iter().find(|one| one.name == name).expect("one of us").clone()
}

fn covered(window: &Window, name: &str) -> Vec<Covered> {
    coverage(window.state().snapshot(), named(window, name).id, TODAY, TODAY)
}

fn agency(window: &Window, id: AgencyId) -> Agency {
    window.state().snapshot().agency.get(id).expect("there").clone()
}

fn called(window: &Window, one: &Covered) -> String {
    agency(window, one.agency).name_fi
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn heading(window: &Window, name: &str) -> bool {
    window.query_all_by_role_and_label(Role::Heading, name).next().is_some()
}

/// How the row of an agency is read out.
fn row(window: &Window, agency: &str) -> String {
    let mut rows = window.query_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label());
    rows.find(|label| label.starts_with(&format!("{agency}, "))).expect("a row")
}

fn today(who: &Employee) -> Away {
    Away { employee: who.id, from: TODAY, to: TODAY }
}

#[test]
fn who_looks_after_the_agencies_of_somebody_ill_is_two_steps_away() {
    let mut window = page();
    choose(&mut window, ELSA);
    assert!(heading(&window, "Elsa Mielikuva poissa"));
    let all = covered(&window, ELSA);
    assert!(all.len() > 1);
    for one in &all {
        let read = row(&window, &called(&window, one));
        let stand_in = one.stand_in.expect("somebody is there");
        let name = &window.state().snapshot().employee.get(stand_in.employee).expect("one of us").name;
        assert!(read.contains(name) && read.ends_with("ei kukaan vielä"), "{read}");
    }
    // The first is open below; the arrows go through the others.
    let open = |window: &Window, one: &Covered| says(window, &format!("{}: huomioi", called(window, one)));
    assert!(open(&window, &all[0]));
    let first = row(&window, &called(&window, &all[0]));
    window.get_by_role_and_label(Role::ListBoxOption, &first).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(open(&window, &all[1]) && !open(&window, &all[0]));
    let second = row(&window, &called(&window, &all[1]));
    assert!(window.get_by_role_and_label(Role::ListBoxOption, &second).is_focused(), "the keyboard goes along");
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert!(open(&window, &all[0]));
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert!(open(&window, &all[0]), "there is none above the first");
    // It leads to the agency.
    enter(&mut window, Role::Link, "Avaa kortti");
    assert!(heading(&window, &called(&window, &all[0])));
}

/// The words of a language in which the day is lived through.
struct Words {
    language: Language,
    place: &'static str,
    who: &'static str,
    take: &'static str,
    taken: &'static str,
    notes: &'static str,
    save: &'static str,
    matter: &'static str,
    close: &'static str,
    briefing: &'static str,
    done: &'static str,
}

/// The day in each language.
fn languages() -> [Words; 3] {
    let fi = Words {
        language: Language::Fi,
        place: "Poissaolot",
        who: "Kuka on poissa",
        take: "Otan hoitaakseni",
        taken: "otti hoitaakseen",
        notes: "Muistiinpanot palaajalle",
        save: "Tallenna muistiinpanot",
        matter: "Lisää avoin asia",
        close: "Merkitse hoidetuksi",
        briefing: "Paluukooste",
        done: "hoidettu",
    };
    let sv = Words {
        language: Language::Sv,
        place: "Frånvaro",
        who: "Vem är borta",
        take: "Jag tar över",
        taken: "tog över",
        notes: "Anteckningar till den som kommer tillbaka",
        save: "Spara anteckningarna",
        matter: "Lägg till öppet ärende",
        close: "Markera som skött",
        briefing: "Sammanfattning vid återkomst",
        done: "skött",
    };
    let en = Words {
        language: Language::En,
        place: "Absences",
        who: "Who is away",
        take: "Take over",
        taken: "took over",
        notes: "Notes for whoever comes back",
        save: "Save the notes",
        matter: "Add an open matter",
        close: "Mark as done",
        briefing: "Briefing on return",
        done: "done",
    };
    [fi, sv, en]
}

#[test]
fn a_colleagues_morning_is_taken_over_noted_and_told_on_their_return_in_three_languages() {
    for words in languages() {
        day_two(&words, false);
    }
}

#[test]
fn day_2_by_mouse_a_colleagues_morning_is_taken_over_and_told_on_their_return_in_three_languages() {
    for words in languages() {
        day_two(&words, true);
    }
}

/// The day from the first look to the return, with the keyboard or, but for what is typed, with the mouse.
fn day_two(words: &Words, mouse: bool) {
    let mut window = window(Setting { size: [1440.0, 1800.0], language: words.language, ..Setting::default() });
    let hit = |window: &mut Window, role: Role, label: &str| {
        if mouse {
            window.get_all_by_role_and_label(role, label).next().expect(label).click();
            settle(window);
        } else {
            enter(window, role, label);
        }
    };
    let write = |window: &mut Window, role: Role, label: &str, text: &str| {
        if mouse {
            hit(window, role, label);
            type_text(window, text);
        } else {
            fill(window, role, label, text);
        }
    };
    hit(&mut window, Role::Button, words.place);
    if mouse {
        hit(&mut window, Role::ComboBox, words.who);
        take(&mut window, ELSA);
    } else {
        choose_in(&mut window, words.who, ELSA);
    }
    let all = covered(&window, ELSA);
    let (first, elsa) = (all[0].clone(), named(&window, ELSA));
    let there = first.stand_in.expect("somebody is there");
    let name = window.state().snapshot().employee.get(there.employee).expect("one of us").name.clone();
    let shown = agency(&window, first.agency).name(words.language).to_owned();
    // No absence was recorded: taking over records it, in one step that is undone as one.
    let before = window.state().snapshot().rows.clone();
    hit(&mut window, Role::Button, &format!("{}: {shown}, {name}", words.take));
    let snapshot = Arc::clone(window.state().snapshot());
    let taken = snapshot.handover(today(&elsa), first.agency).and_then(Handover::taken).expect("taken over");
    assert_eq!((taken.0, taken.1.date()), (there.employee, TODAY));
    assert_eq!(
        snapshot.absences(elsa.id).len(),
        before.absence.iter().filter(|one| one.employee == elsa.id).count() + 1
    );
    assert!(row(&window, &shown).contains(words.taken), "{}", row(&window, &shown));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
    press(&mut window, Modifiers::COMMAND, Key::Y);
    // Notes for whoever comes back.
    write(&mut window, Role::MultilineTextInput, words.notes, "Aineisto tuli.");
    hit(&mut window, Role::Button, words.save);
    let handover = window.state().snapshot().handover(today(&elsa), first.agency).expect("kept").clone();
    assert_eq!(handover.notes, "Aineisto tuli.");
    // One line adds a matter, and a key closes it.
    let matters = |window: &Window| -> Vec<OpenMatter> {
        window.state().snapshot().open_matters(first.agency).into_iter().cloned().collect()
    };
    let known = matters(&window);
    for text in ["Korotus odottaa", "Todistus pyydetty"] {
        write(&mut window, Role::TextInput, words.matter, text);
        press(&mut window, Modifiers::NONE, Key::Enter);
    }
    assert_eq!(matters(&window).len(), known.len() + 2);
    hit(&mut window, Role::Button, &format!("{}: Todistus pyydetty", words.close));
    assert_eq!(matters(&window).len(), known.len() + 1);
    // On return: notes, what was closed and what is new.
    hit(&mut window, Role::Button, words.briefing);
    for said in ["Aineisto tuli.", "Todistus pyydetty", "Korotus odottaa", words.done] {
        assert!(says(&window, said), "{:?}: {said}", words.language);
    }
}

#[test]
fn what_changed_meanwhile_is_told_field_by_field() {
    let mut window = page();
    choose(&mut window, ELSA);
    let first = covered(&window, ELSA)[0].clone();
    enter(&mut window, Role::Link, "Avaa kortti");
    let before = agency(&window, first.agency);
    window.get_by_label(&format!("Vaihde: {}", before.switchboard)).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::F2);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "019 055 0999");
    press(&mut window, Modifiers::NONE, Key::Enter);
    fill(&mut window, Role::TextInput, "Lisää avoin asia", "Korotus");
    fill(&mut window, Role::TextInput, "Määräpäivä", "13.10.2026");
    press(&mut window, Modifiers::NONE, Key::Enter);
    enter(&mut window, Role::Button, "Poissaolot");
    assert!(says(&window, "Viraston tietoja muokattu"), "the last changes");
    // The log has the clock's time.
    let now = chrono::Local::now().date_naive();
    for (label, day) in [("Ensimmäinen päivä", TODAY.min(now)), ("Viimeinen päivä", TODAY.max(now))] {
        fill(&mut window, Role::TextInput, label, &day.format("%d.%m.%Y").to_string());
    }
    enter(&mut window, Role::Button, "Paluukooste");
    assert!(says(&window, &format!("Vaihde: {} → 019 055 0999", before.switchboard)));
    assert!(says(&window, "myöhässä, määräpäivä oli 13.10.2026"), "what should be done by now is marked");
    enter(&mut window, Role::Button, "Takaisin sijaistukseen");
    assert!(heading(&window, "Elsa Mielikuva poissa"));
}

#[test]
fn what_nobody_took_over_is_counted_in_the_navigation() {
    let mut window = page();
    let count = |window: &Window| untaken(window.state().snapshot(), TODAY).len();
    let told = |window: &Window| {
        let place = window.get_by_role_and_label(Role::Button, "Poissaolot");
        place.accesskit_node().description().unwrap_or_default()
    };
    let before = count(&window);
    assert!(before > 0, "the made-up unit has some");
    let agencies = if before == 1 { "virasto" } else { "virastoa" };
    assert_eq!(told(&window), format!("{before} {agencies} ottamatta hoidettavaksi"));
    let open = untaken(window.state().snapshot(), TODAY)[0];
    let who = window.state().snapshot().employee.get(open.away).expect("one of us").name.clone();
    choose(&mut window, &who);
    // Somebody else than the one who stands in by the chain can take over, too.
    let name = agency(&window, open.agency).name_fi;
    let read = row(&window, &name);
    window.get_by_role_and_label(Role::ListBoxOption, &read).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    choose_in(&mut window, "Kuka otti hoitaakseen", ELSA);
    assert_eq!(count(&window), before - 1);
    assert!(row(&window, &name).contains("Elsa Mielikuva otti hoitaakseen"));
    choose_in(&mut window, "Kuka otti hoitaakseen", "ei kukaan vielä");
    assert_eq!(count(&window), before);
}

#[test]
fn a_taker_who_is_away_on_some_of_the_days_is_told_with_who_is_there_then() {
    let mut window = page();
    let well = |window: &Window| window.query_all_by_label_contains("kaikki otettu hoidettavaksi").count();
    let before = well(&window);
    choose(&mut window, ELSA);
    fill(&mut window, Role::TextInput, "Viimeinen päivä", "20.10.2026");
    enter(&mut window, Role::Button, "Merkitse poissaolo");
    let taker = "Jari Olematon";
    let jari = named(&window, taker);
    let (elsa, last) = (named(&window, ELSA), TODAY + chrono::Days::new(6));
    let all = coverage(window.state().snapshot(), elsa.id, TODAY, last);
    let (from, to) = window.state().snapshot().away(jari.id, TODAY, last).expect("the made-up unit has it");
    assert!(TODAY < from && to < last, "he comes and goes within the days");
    for one in &all {
        let read = row(&window, &called(&window, one));
        enter(&mut window, Role::ListBoxOption, &read);
        choose_in(&mut window, "Kuka otti hoitaakseen", taker);
    }
    // The line of an agency says who is there then.
    let told = row(&window, &called(&window, &all[0]));
    assert!(told.contains(&format!("{taker} otti hoitaakseen")), "{told}");
    let days = format!("{}.–{}", from.format("%-d"), to.format("%-d.%-m."));
    assert!(told.contains(&format!("{taker} poissa {days}: ")), "{told}");
    let then = taker_away(window.state().snapshot(), Away { employee: elsa.id, from: TODAY, to: last }, all[0].agency);
    let Then::StandsIn(there) = then[0].then else { panic!("somebody is there: {then:?}") };
    let there = window.state().snapshot().employee.get(there).expect("one of us").name.clone();
    assert!(told.contains(&format!("sijaisena {there}, ei vielä ottanut")), "{told}");
    // The first page of absences does not say that all is well.
    choose(&mut window, "Valitse…");
    assert!(says(&window, &format!("tekijä poissa {days}")));
    assert_eq!(well(&window), before);
}

#[test]
fn what_is_typed_survives_looking_at_another_agency_and_leaving_asks() {
    let mut window = page();
    choose(&mut window, ELSA);
    let all = covered(&window, ELSA);
    fill(&mut window, Role::TextInput, "Lisää avoin asia", "Kesken");
    let second = row(&window, &called(&window, &all[1]));
    enter(&mut window, Role::ListBoxOption, &second);
    let first = row(&window, &called(&window, &all[0]));
    enter(&mut window, Role::ListBoxOption, &first);
    let value = window.get_by_role_and_label(Role::TextInput, "Lisää avoin asia").accesskit_node().value();
    assert_eq!(value.as_deref(), Some("Kesken"));
    enter(&mut window, Role::Button, "Henkilöstö");
    assert!(window.query_by_label("Takaisin muokkaamaan").is_some());
}

#[test]
fn an_open_matter_is_added_corrected_parked_and_closed_on_the_card() {
    let mut window = window(Setting { size: [1440.0, 1000.0], ..Setting::default() });
    let of = |window: &Window, text: &str| {
        window.state().snapshot().open_matter.iter().find(|one| one.text == text).cloned()
    };
    fill(&mut window, Role::TextInput, "Lisää avoin asia", "Korotus");
    fill(&mut window, Role::TextInput, "Määräpäivä", "20.10.");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let added = of(&window, "Korotus").expect("added");
    assert_eq!((added.due, added.opened_by.as_str()), (Some(TODAY + chrono::Days::new(6)), "testi"));
    enter(&mut window, Role::Button, "Muokkaa avointa asiaa: Korotus");
    fill(&mut window, Role::TextInput, "Avoin asia", "Korotus kahdelle");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(of(&window, "Korotus kahdelle").map(|one| one.id), Some(added.id));
    enter(&mut window, Role::Button, "Jätä odottamaan: Korotus kahdelle");
    assert_eq!(of(&window, "Korotus kahdelle").map(|one| one.state), Some(MatterState::Parked));
    enter(&mut window, Role::Button, "Ota taas esille: Korotus kahdelle");
    enter(&mut window, Role::Button, "Merkitse hoidetuksi: Korotus kahdelle");
    let done = of(&window, "Korotus kahdelle").expect("kept");
    assert_eq!((done.state, done.closed_on), (MatterState::Done, Some(TODAY)));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(of(&window, "Korotus kahdelle").map(|one| one.state), Some(MatterState::Open));
}

#[test]
fn agencies_that_nobody_looks_after_are_told() {
    let mut window = page();
    // Everybody is away today, one after the other.
    let mut people: Vec<Employee> = window.state().snapshot().employee.iter().cloned().collect();
    let away = |one: &Employee| window.state().snapshot().away(one.id, TODAY, TODAY).is_some();
    people.retain(|one| one.name != ELSA && !away(one));
    for one in &people {
        choose(&mut window, &one.name);
        click(&mut window, "Merkitse poissaolo");
    }
    choose(&mut window, ELSA);
    let all = covered(&window, ELSA);
    assert!(!all.is_empty() && all.iter().all(Covered::gap));
    assert_eq!(window.query_all_by_label("Ei tekijää").count(), all.len());
    assert_eq!(window.query_all_by_label("Kukaan ei ole töissä: sovi esihenkilön kanssa.").count(), all.len());
}

#[test]
fn an_absence_is_recorded_once_extended_and_undone() {
    let mut window = page();
    let before = window.state().snapshot().rows.clone();
    choose(&mut window, ELSA);
    click(&mut window, "Tavoitettavissa kiireellisissä asioissa");
    click(&mut window, "Merkitse poissaolo");
    let elsa = named(&window, ELSA).id;
    let new = |window: &Window| -> Vec<Absence> {
        let rows = window.state().snapshot();
        rows.absence.iter().filter(|one| before.absence.get(one.id).is_none()).cloned().collect()
    };
    let all = new(&window);
    let [one] = all.as_slice() else { panic!("one: {all:?}") };
    assert_eq!((one.employee, one.from_day, one.to_day, one.reachable), (elsa, TODAY, TODAY, true));
    // The same again is not recorded twice; longer, it is made longer.
    assert!(window.query_by_label("Merkitse poissaolo").is_none());
    assert!(says(&window, "Poissaolo on merkitty 14.10.2026."));
    fill(&mut window, Role::TextInput, "Viimeinen päivä", "16.10.2026");
    assert!(says(&window, "Yhdessä 14.10.2026–16.10.2026."));
    enter(&mut window, Role::Button, "Pidennä poissaoloa");
    let all = new(&window);
    assert_eq!(all.iter().map(|one| one.to_day).collect::<Vec<_>>(), [TODAY + chrono::Days::new(2)]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn entering_an_absence_says_which_agencies_lose_everybody_and_in_which_week() {
    let mut window = page();
    let first = covered(&window, ELSA)[0].clone();
    let deputy = first.stand_in.expect("somebody is there");
    let other = window.state().snapshot().employee.get(deputy.employee).expect("one of us").name.clone();
    choose(&mut window, &other);
    click(&mut window, "Merkitse poissaolo");
    choose(&mut window, ELSA);
    let agency = called(&window, &first);
    let told = format!("{agency}: poissa myös {other} 14.10.2026 (viikko 42).");
    assert!(says(&window, &told), "{told}");
    fill(&mut window, Role::TextInput, "Ensimmäinen päivä", "16.10.2026");
    assert!(!says(&window, &told), "on other days they do not meet");
}

#[test]
fn the_agency_says_that_its_responsible_is_away_and_who_is_there() {
    let mut window = page();
    choose(&mut window, ELSA);
    click(&mut window, "Merkitse poissaolo");
    enter(&mut window, Role::Link, "Avaa kortti");
    assert!(says(&window, "poissa 14.10.2026\u{a0}asti → tänään"));
}

#[test]
fn an_absence_has_its_dates_corrected_and_is_deleted() {
    let mut window = page();
    enter(&mut window, Role::Tab, "Kalenteri");
    let absence = |window: &Window| {
        let jari = named(window, "Jari Olematon").id;
        let snapshot = window.state().snapshot();
        snapshot.absences(jari).into_iter().find(|one| one.from_day > TODAY).cloned()
    };
    let before = absence(&window).expect("the made-up unit has it");
    click(&mut window, "Muokkaa poissaoloa: Jari Olematon, 15.10.2026–16.10.2026");
    fill(&mut window, Role::TextInput, "Viimeinen päivä", "19.10.2026");
    click(&mut window, "Tallenna");
    let after = absence(&window).expect("still there");
    assert_eq!(after, Absence { to_day: TODAY + chrono::Days::new(5), ..before });
    click(&mut window, "Poista poissaolo: Jari Olematon, 15.10.2026–19.10.2026");
    assert!(window.state().snapshot().absence.get(after.id).is_none());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(absence(&window), Some(after));
}

#[test]
fn the_month_tells_each_day_and_leads_to_who_stands_in() {
    let mut window = page();
    enter(&mut window, Role::Tab, "Kalenteri");
    enter(&mut window, Role::RadioButton, "Kuukausi");
    assert!(says(&window, "Lokakuu 2026"));
    let mut days = window.query_all_by_label_contains("Jari Olematon").filter_map(|node| node.accesskit_node().value());
    assert!(days.any(|day| day.starts_with("to 15.10.: ")), "the day is read out with its names");
    drop(days);
    enter(&mut window, Role::Link, "Jari Olematon, 15.10.2026");
    assert!(heading(&window, "Jari Olematon poissa"));
    let from = window.get_by_role_and_label(Role::TextInput, "Ensimmäinen päivä").accesskit_node().value();
    assert_eq!(from.as_deref(), Some("15.10.2026"));
}

#[test]
fn every_week_of_the_year_is_read_by_its_label() {
    let mut window = window(Setting { size: [1440.0, 1400.0], ..Setting::default() });
    enter(&mut window, Role::Button, "Poissaolot");
    enter(&mut window, Role::Tab, "Kalenteri");
    enter(&mut window, Role::RadioButton, "Vuosi");
    let year = exposure(window.state().snapshot(), 2026);
    // What is over is out of the way: the first week one sees is the one that is running.
    let weeks = window.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    let first = weeks.into_iter().find(|label| label.starts_with("Viikko ")).expect("a week");
    assert!(first.starts_with("Viikko 42, "), "{first}");
    enter(&mut window, Role::Link, "Näytä 41 mennyttä viikkoa");
    for week in &year {
        let label = format!("Viikko {}, ", week.number);
        let told: Vec<String> = window
            .query_all_by_role(Role::Button)
            .filter_map(|node| node.accesskit_node().label())
            .filter(|one| one.starts_with(&label))
            .collect();
        let [told] = told.as_slice() else { panic!("week {}: {told:?}", week.number) };
        assert!(told.contains(&format!("{} poissa", week.away.len())), "{told}");
        assert_eq!(told.contains("ilman tekijää"), !week.alone.is_empty(), "{told}");
    }
    let busy = year.iter().max_by_key(|week| week.away.len()).expect("a week");
    let label = format!("Viikko {}, ", busy.number);
    window.get_by(|node| node.label().is_some_and(|one| one.starts_with(&label))).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Space);
    let who = window.state().snapshot().employee.get(busy.away[0]).expect("one of us").name.clone();
    enter(&mut window, Role::Link, &who);
    assert!(says(&window, &who) && window.query_by_role_and_label(Role::ComboBox, "Kuka on poissa").is_some());
}

#[test]
fn who_is_away_today_is_one_step_from_the_page() {
    let mut window = page();
    let snapshot = Arc::clone(window.state().snapshot());
    let now = snapshot.absence.iter().find(|one| one.meets(TODAY, TODAY)).expect("made up").clone();
    let name = snapshot.employee.get(now.employee).expect("one of us").name.clone();
    let link = window.query_all_by_role(Role::Link).filter_map(|node| node.accesskit_node().label());
    let link = link.into_iter().find(|label| label.starts_with(&format!("{name}, "))).expect("a link");
    enter(&mut window, Role::Link, &link);
    assert!(heading(&window, &format!("{name} poissa")));
    assert!(says(&window, "Poissaolo on merkitty"));
}

#[test]
fn the_board_leads_to_where_it_is_put_right() {
    for (weak, tab) in [(Weakness::NoDeputy, "Vastuuhenkilöt"), (Weakness::FewCharacteristics(0, 0), "Erityispiirteet")]
    {
        let mut window = page();
        let findings = board(window.state().snapshot(), TODAY);
        let same = |one: &Weakness| std::mem::discriminant(one) == std::mem::discriminant(&weak);
        let Some(found) = findings.iter().find(|one| same(&one.weakness)) else {
            assert!(!same(&Weakness::NoDeputy), "the made-up unit has one");
            continue;
        };
        let agency = agency(&window, found.agency).name_fi;
        enter(&mut window, Role::Tab, &format!("Heikot kohdat ({})", findings.len()));
        let words = match found.weakness {
            Weakness::NoDeputy => "Ei sijaista",
            _ => "palkansaajaa",
        };
        let rows = window.query_all_by_role(Role::Link).filter_map(|node| node.accesskit_node().label());
        let row = rows.into_iter().find(|row| row.starts_with(&format!("{agency}: ")) && row.contains(words));
        enter(&mut window, Role::Link, &row.expect("a row"));
        assert!(heading(&window, &agency), "{agency}");
        let open = window.get_by_role_and_label(Role::Tab, tab).accesskit_node().is_selected();
        assert_eq!(open, Some(true), "{tab}");
    }
}
