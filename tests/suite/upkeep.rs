//! Whether what is kept is still true, through the window: vouched for with one key, doubted and settled, filled in row
//! by row, and the duties saved for printing.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::completeness::{Gap, completeness};
use kortisto::domain::{
    Agency, AssignmentRole, DataDuty, DoubtOutcome, FieldGroup, Language, Operation, OperationKind, change_deputy,
    upkeep,
};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::store::{Commit, SqliteStore, Store};

use crate::staff::{choose, focus, named, person};
use crate::window::{Setting, TODAY, Window, click, press, settle, take, type_text, window};

const AGENCY: &str = "Rannikkolaitos";

fn go(window: &mut Window, agency: &str) {
    press(window, Modifiers::COMMAND, Key::F);
    type_text(window, agency);
    press(window, Modifiers::NONE, Key::Enter);
}

fn agency(window: &Window, name: &str) -> Agency {
    window.state().snapshot().agency.iter().find(|one| one.name_fi == name).expect("there").clone()
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// The place of the navigation whose name begins so.
fn place(window: &mut Window, name: &str) {
    let all = window.query_all_by_role(Role::Button);
    let found = all.into_iter().find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(name)));
    found.expect("in the navigation").click();
    settle(window);
}

/// A view of the page.
fn view(window: &mut Window, name: &str) {
    let all = window.query_all_by_role(Role::Tab);
    let found = all.into_iter().find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(name)));
    found.expect("a view").click();
    settle(window);
}

fn standing(window: &Window, name: &str, group: FieldGroup) -> upkeep::Standing {
    upkeep::standing(window.state().snapshot(), &agency(window, name), group, TODAY)
}

fn fresh(window: &Window, name: &str, group: FieldGroup) -> bool {
    standing(window, name, group).vouched.is_some_and(|vouched| vouched.on == TODAY)
}

#[test]
fn one_key_vouches_for_what_the_keyboard_is_in_and_is_undone() {
    let mut window = window(Setting { size: [1440.0, 1000.0], ..Setting::default() });
    go(&mut window, AGENCY);
    let before = window.state().snapshot().rows.clone();
    let switchboard = agency(&window, AGENCY).switchboard;
    assert!(!fresh(&window, AGENCY, FieldGroup::Addresses));
    window.get_by_label(&format!("Vaihde: {switchboard}")).focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::T);
    assert!(fresh(&window, AGENCY, FieldGroup::Addresses));
    assert!(!fresh(&window, AGENCY, FieldGroup::Basics), "and for nothing else");
    assert!(says(&window, "tarkistettu 14.10.2026"));
    assert!(window.query_by_label("Pitää paikkansa: Osoitteet ja aukiolo").is_none(), "it needs no second time");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
    // By its button.
    window.get_by_label("Pitää paikkansa: Osoitteet ja aukiolo").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(fresh(&window, AGENCY, FieldGroup::Addresses));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    // On a tab the key is for the whole of it.
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    press(&mut window, Modifiers::COMMAND, Key::T);
    assert!(fresh(&window, AGENCY, FieldGroup::Characteristics));
    assert!(!says(&window, "Pitää yhä paikkansa: "), "each of them has been vouched for");
    press(&mut window, Modifiers::COMMAND, Key::T);
    assert!(says(&window, "Tämä on jo tarkistettu"));
}

#[test]
fn on_the_card_the_key_needs_to_know_what_is_meant() {
    let mut window = window(Setting::default());
    go(&mut window, AGENCY);
    let before = window.state().snapshot().rows.clone();
    press(&mut window, Modifiers::COMMAND, Key::T);
    assert_eq!(window.state().snapshot().rows, before);
    assert!(says(&window, "Siirry ensin sarkaimella kohtaan"));
}

#[test]
fn an_edit_is_told_beside_the_verification_and_does_not_replace_it() {
    let mut window = window(Setting { size: [1440.0, 1000.0], ..Setting::default() });
    go(&mut window, AGENCY);
    let vouched = standing(&window, AGENCY, FieldGroup::Addresses).vouched.expect("made up");
    let switchboard = agency(&window, AGENCY).switchboard;
    window.get_by_label(&format!("Vaihde: {switchboard}")).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::F2);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "019 055 0999");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(standing(&window, AGENCY, FieldGroup::Addresses).vouched, Some(vouched));
    let edit = window.state().snapshot().group_edits.get(&(agency(&window, AGENCY).id, FieldGroup::Addresses)).cloned();
    assert_eq!(edit.map(|edit| edit.who).as_deref(), Some("testi"));
    // The edit has the clock's day, which is not the day of the test.
    assert!(says(&window, ", muutettu "), "both dates are told");
}

#[test]
fn what_is_overdue_is_told_everywhere_and_gone_with_one_key_a_row() {
    let mut window = window(Setting { size: [1440.0, 1000.0], ..Setting::default() });
    let all = upkeep::overdue(window.state().snapshot(), TODAY);
    let first = all.first().expect("the made-up unit has some").clone();
    let name = window.state().snapshot().agency.get(first.agency).expect("there").name_fi.clone();
    let count = |window: &Window| upkeep::overdue_of(window.state().snapshot(), &agency(window, &name), TODAY).len();
    let before = count(&window);
    let told = |count: usize| {
        if count == 1 { "1 tarkistus myöhässä".into() } else { format!("{count} tarkistusta myöhässä") }
    };
    go(&mut window, &name);
    let row = window.get_by_role_and_label(Role::Heading, &name);
    assert!(row.accesskit_node().level().is_some());
    assert!(says(&window, &told(before)), "in the header");
    let rows = window.query_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label());
    let marked = rows.into_iter().filter(|row| row.contains("myöhässä")).count();
    assert_eq!(marked, 0, "the list marks only what is out of the ordinary");
    place(&mut window, "Ajantasaisuus");
    view(&mut window, "Tarkistettavat");
    for _ in 0..2 {
        let left = upkeep::overdue(window.state().snapshot(), TODAY).len();
        let button = window.query_all_by_label_contains("Pitää paikkansa: ").next().expect("a row");
        button.focus();
        settle(&mut window);
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(upkeep::overdue(window.state().snapshot(), TODAY).len(), left - 1);
    }
    assert!(!upkeep::overdue(window.state().snapshot(), TODAY).contains(&first));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(upkeep::overdue(window.state().snapshot(), TODAY), all);
}

#[test]
fn anyone_says_that_something_is_no_longer_true_and_it_is_settled_with_one_click() {
    let mut window = window(Setting { size: [1440.0, 1000.0], ..Setting::default() });
    go(&mut window, "Saaristovirasto");
    let before = window.state().snapshot().doubt.len();
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    click(&mut window, "Ei pidä paikkaansa: Yhteyshenkilöt");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(says(&window, "Kirjoita, mikä ei pidä paikkaansa."));
    window.get_by_role_and_label(Role::MultilineTextInput, "Mikä on vialla *").focus();
    settle(&mut window);
    type_text(&mut window, "Sähköposti palautuu.");
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Takaisin muokkaamaan");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(window.state().snapshot().doubt.len(), before + 1);
    let raised = window.state().snapshot().doubt.iter().find(|one| one.text == "Sähköposti palautuu.").cloned();
    let raised = raised.expect("saved");
    assert_eq!((raised.field_group, raised.raised_on, raised.open()), (FieldGroup::Contacts, TODAY, true));
    assert!(window.query_by_role_and_label(Role::MultilineTextInput, "Mikä on vialla *").is_none(), "it has closed");
    assert!(window.query_by_label("Sähköposti palautuu.").is_some(), "it stands on the section");
    let open = upkeep::open_doubts(window.state().snapshot()).len();
    assert!(says(&window, &format!("Ajantasaisuus, {open} korjauspyyntöä")), "and is counted in the navigation");
    place(&mut window, "Ajantasaisuus");
    view(&mut window, "Korjauspyynnöt");
    window.get_by_label("Korjattu: Sähköposti palautuu.").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let now = window.state().snapshot().doubt.get(raised.id.0).cloned().expect("kept");
    assert_eq!((now.outcome, now.settled_on), (Some(DoubtOutcome::Corrected), Some(TODAY)));
    assert!(says(&window, "korjattu 14.10.2026"), "what came of it can be read");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(window.state().snapshot().doubt.get(raised.id.0).is_some_and(kortisto::domain::Doubt::open));
    click(&mut window, "Pitää paikkansa: Sähköposti palautuu.");
    let now = window.state().snapshot().doubt.get(raised.id.0).cloned().expect("kept");
    assert_eq!(now.outcome, Some(DoubtOutcome::StillTrue));
}

#[test]
fn a_doubt_is_raised_by_keyboard_about_one_row() {
    let mut window = window(Setting::default());
    go(&mut window, AGENCY);
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    let snapshot = Arc::clone(window.state().snapshot());
    let card = snapshot.characteristics(agency(&window, AGENCY).id).first().map(|one| (*one).clone()).expect("one");
    window.get_by_role_and_label(Role::ComboBox, "Tarkemmin").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    take(&mut window, &card.title);
    window.get_by_role_and_label(Role::MultilineTextInput, "Mikä on vialla *").focus();
    settle(&mut window);
    type_text(&mut window, "Muuttui kesällä.");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let raised = window.state().snapshot().doubt.iter().find(|one| one.text == "Muuttui kesällä.").cloned();
    assert_eq!(raised.expect("saved").record, Some(card.id.0));
    assert!(says(&window, &format!("{} · pyydetty 14.10.2026", card.title)));
}

#[test]
fn what_is_missing_is_filled_in_row_by_row_with_the_keyboard() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    let before = window.state().snapshot().rows.clone();
    let lacking = |window: &Window, gap: Gap| -> Vec<Agency> {
        let snapshot = Arc::clone(window.state().snapshot());
        let all = completeness(&snapshot, TODAY).into_iter().filter(|one| one.missing.contains(&gap));
        all.filter_map(|one| snapshot.agency.get(one.agency).cloned()).collect()
    };
    let without = lacking(&window, Gap::Deputy);
    let first = without.first().expect("the made-up unit has one").clone();
    place(&mut window, "Ajantasaisuus");
    window.get_by_label(&format!("{}, Sijainen", first.name_fi)).focus();
    settle(&mut window);
    type_text(&mut window, "kuka tahansa");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().snapshot().rows, before, "nobody of that name");
    let snapshot = Arc::clone(window.state().snapshot());
    let responsible = snapshot.assigned(first.id, AssignmentRole::Responsible, TODAY).expect("somebody").1.id;
    let free = snapshot.employee.iter().find(|one| one.active && one.id != responsible).expect("somebody").clone();
    window.get_by_label(&format!("{}, Sijainen", first.name_fi)).focus();
    settle(&mut window);
    type_text(&mut window, &free.name);
    press(&mut window, Modifiers::NONE, Key::Tab);
    let now = Arc::clone(window.state().snapshot());
    let deputy = now.assigned(first.id, AssignmentRole::Deputy, TODAY).expect("filled in");
    assert_eq!((deputy.1.id, deputy.0.valid_from), (free.id, Some(TODAY)));
    assert_eq!(lacking(&window, Gap::Deputy).len(), without.len() - 1);
    // The next gap is where the keyboard is; a number goes in as it is typed.
    let silent = lacking(&window, Gap::Switchboard).first().expect("the made-up unit has one").clone();
    window.get_by_label(&format!("{}, Vaihde", silent.name_fi)).focus();
    settle(&mut window);
    type_text(&mut window, "0295 055 123");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(agency(&window, &silent.name_fi).switchboard, "0295 055 123");
    // A slip is corrected where it was made.
    window.get_by_label(&format!("{}, Vaihde", silent.name_fi)).focus();
    settle(&mut window);
    type_text(&mut window, "0295 055 124");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(agency(&window, &silent.name_fi).switchboard, "0295 055 124");
    for _ in 0..3 {
        press(&mut window, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(window.state().snapshot().rows, before);
}

/// Whoever has been put in a place while somebody was being typed into it does not give way unseen.
#[test]
fn whom_another_has_put_in_a_place_meanwhile_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    drop(SqliteStore::create_with(&path, &demo::operation(&DemoOptions::new(TODAY))).expect("a file"));
    let setting = Setting { agencies: None, file: Some(path.clone()), size: [1440.0, 900.0], ..Setting::default() };
    let mut window = window(setting);
    press(&mut window, Modifiers::NONE, Key::Escape);
    let snapshot = Arc::clone(window.state().snapshot());
    let mut all = completeness(&snapshot, TODAY).into_iter();
    let gap = all.find(|one| one.missing.contains(&Gap::Deputy)).expect("the made-up unit has one").agency;
    let name = snapshot.agency.get(gap).expect("there").name_fi.clone();
    let responsible = snapshot.assigned(gap, AssignmentRole::Responsible, TODAY).expect("somebody").1.id;
    let mut free = snapshot.employee.iter().filter(|one| one.active && one.id != responsible);
    let (mine, theirs) = (free.next().expect("somebody").clone(), free.next().expect("another").id);
    place(&mut window, "Ajantasaisuus");
    window.get_by_label(&format!("{name}, Sijainen")).focus();
    settle(&mut window);
    type_text(&mut window, &mine.name);
    let mut store = SqliteStore::open(&path).expect("opens");
    let known = Arc::new(store.load().expect("loads"));
    let changes = change_deputy(&known, gap, Some(theirs), TODAY);
    let operation = Operation::new(OperationKind::AssignmentEdited, "Ville", changes);
    assert!(matches!(store.commit(&operation, &known).expect("commits"), Commit::Done(_)));
    // There is nothing of ours to take back; what others have saved comes in with the answer.
    window.state_mut().undo_newest();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let now = store.load().expect("loads");
    let held = now.assignment.of(gap).filter(|one| one.role == AssignmentRole::Deputy && one.holds_on(TODAY));
    let held: Vec<_> = held.map(|one| one.employee).collect();
    assert!(held.contains(&theirs), "{held:?}");
}

#[test]
fn what_is_held_back_stands_in_its_cell_again() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    let before = window.state().snapshot().rows.clone();
    let all = completeness(window.state().snapshot(), TODAY);
    let silent =
        all.iter().find(|one| one.missing.contains(&Gap::Switchboard)).expect("the made-up unit has one").agency;
    let name = window.state().snapshot().agency.get(silent).expect("there").name_fi.clone();
    place(&mut window, "Ajantasaisuus");
    window.get_by_label(&format!("{name}, Vaihde")).focus();
    settle(&mut window);
    // Nobody's: numbers from 900 on are not given.
    type_text(&mut window, "131052-918F");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_label("Tallenna silti").is_some(), "it is asked about");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().snapshot().rows, before, "nothing is saved unasked");
    assert!(!says(&window, "muutos on tallentamatta"), "nor does it wait elsewhere");
    let field = window.query_all_by(|node| node.role() == Role::TextInput && node.is_focused()).next();
    let field = field.expect("the keyboard is in the cell");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("131052-918F"));
    assert_eq!(field.accesskit_node().label(), Some(format!("{name}, Vaihde")));
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "0295 055 123");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(agency(&window, &name).switchboard, "0295 055 123");
}

#[test]
fn a_gap_that_no_word_closes_leads_to_where_it_is_closed() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    let snapshot = Arc::clone(window.state().snapshot());
    let mut all = completeness(&snapshot, TODAY).into_iter();
    let found = all.find(|one| one.missing.contains(&Gap::Characteristics)).expect("the made-up unit has one");
    let name = snapshot.agency.get(found.agency).expect("there").name_fi.clone();
    place(&mut window, "Ajantasaisuus");
    window.get_by_label(&format!("{name}, Erityispiirteet")).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_role_and_label(Role::Heading, &name).is_some());
    assert!(says(&window, "Erityispiirteitä ei ole vielä kirjattu"));
}

#[test]
fn the_duties_are_edited_and_saved_for_printing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tietovastuut.html");
    let mut window = window(Setting { chosen: Some(path.clone()), ..Setting::default() });
    let before = window.state().snapshot().rows.clone();
    place(&mut window, "Ajantasaisuus");
    view(&mut window, "Tietovastuut");
    window.get_by_label("Muokkaa tietovastuuta: Yhteyshenkilöt").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    for (label, text) in [("Kerää", "Viraston henkilöstöhallinto"), ("Tarkistusväli kuukausina", "0")] {
        window.get_by_role_and_label(Role::TextInput, label).focus();
        settle(&mut window);
        press(&mut window, Modifiers::COMMAND, Key::A);
        type_text(&mut window, text);
    }
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(window.state().snapshot().rows, before, "no interval");
    assert!(says(&window, "Luvun pitää olla 1–120."));
    window.get_by_role_and_label(Role::TextInput, "Tarkistusväli kuukausina").focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "4");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let duty = window.state().snapshot().duties().into_iter().find(|one| one.field_group == FieldGroup::Contacts);
    let duty = duty.expect("there").clone();
    assert_eq!((duty.collector.as_str(), duty.interval_months), ("Viraston henkilöstöhallinto", 4));
    assert!(says(&window, "Yhteyshenkilöt, Väli: 4 kk"));
    click(&mut window, "Tallenna tulostettavaksi…");
    assert!(says(&window, "Tiedosto tallennettu: tietovastuut.html"));
    let page = std::fs::read_to_string(&path).expect("written");
    assert!(page.contains("<td>Viraston henkilöstöhallinto</td>") && page.contains("<html lang=\"fi\">"));
    assert!(window.query_by_label("Avaa").is_some(), "and is offered to be opened");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn an_agency_has_a_duty_of_its_own_until_it_is_removed() {
    let mut window = window(Setting { size: [1440.0, 1000.0], ..Setting::default() });
    let before = window.state().snapshot().data_duty.len();
    place(&mut window, "Ajantasaisuus");
    view(&mut window, "Tietovastuut");
    click(&mut window, "Lisää viraston poikkeus…");
    window.get_by_role_and_label(Role::TextInput, "Tarkistusväli kuukausina").focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "2");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let own = window.state().snapshot().data_duty.iter().find(|one| one.interval_months == 2).cloned().expect("saved");
    let name = window.state().snapshot().agency.get(own.agency.expect("of one")).expect("there").name_fi.clone();
    click(&mut window, &format!("Muokkaa tietovastuuta: Yhteyshenkilöt, {name}"));
    click(&mut window, "Poista poikkeus");
    assert_eq!(window.state().snapshot().data_duty.len(), before);
}

#[test]
fn no_view_asks_for_frames_at_rest_and_all_speak_three_languages() {
    for language in [Language::Fi, Language::Sv, Language::En] {
        let mut window = window(Setting { language, ..Setting::default() });
        let name = match language {
            Language::Fi => "Ajantasaisuus",
            Language::Sv => "Aktualitet",
            Language::En => "Upkeep",
        };
        place(&mut window, name);
        for at in 0..4 {
            window.query_all_by_role(Role::Tab).nth(at).expect("a view").click();
            settle(&mut window);
            assert!(!says(&window, "⟨"), "{language:?}");
            window.run_steps(3);
            assert!(!window.ctx.has_requested_repaint(), "{:?}", window.ctx.repaint_causes());
        }
    }
}

#[test]
fn whoever_leaves_answers_for_details_to_the_last_day() {
    let mut window = window(Setting { size: [1440.0, 1500.0], ..Setting::default() });
    let duty = |window: &Window| {
        let all = DataDuty::key(None, FieldGroup::Contacts);
        window.state().snapshot().data_duty.get(all.0).expect("there").clone()
    };
    place(&mut window, "Ajantasaisuus");
    view(&mut window, "Tietovastuut");
    click(&mut window, "Muokkaa tietovastuuta: Yhteyshenkilöt");
    choose(&mut window, "Vastaa", "Jari Olematon");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let jari = named(&window, "Jari Olematon");
    assert_eq!(duty(&window).owner, Some(jari.id));
    person(&mut window, "Jari Olematon");
    click(&mut window, "Lähtee ryhmästä…");
    focus(&mut window, Role::TextInput, "Viimeinen päivä");
    type_text(&mut window, "30.11.2026");
    assert!(says(&window, "Tiedoista vastaa 30.11.2026 asti lähtijä ja sen jälkeen tässä valittu."));
    choose(&mut window, "Uusi vastaava: Yhteyshenkilöt, kaikki virastot", "Ville Malli");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let (rows, ville) = (Arc::clone(window.state().snapshot()), named(&window, "Ville Malli"));
    let (last, next) = (TODAY + chrono::Days::new(47), TODAY + chrono::Days::new(48));
    assert_eq!(last.to_string(), "2026-11-30");
    assert_eq!(rows.answers_for(&duty(&window), last), Some(jari.id));
    assert_eq!(rows.answers_for(&duty(&window), next), Some(ville.id));
    place(&mut window, "Ajantasaisuus");
    view(&mut window, "Tietovastuut");
    assert!(says(&window, "Jari Olematon, 1.12.2026 alkaen Ville Malli"));
    // Other fields of the duty can be edited meanwhile.
    click(&mut window, "Muokkaa tietovastuuta: Yhteyshenkilöt");
    focus(&mut window, Role::TextInput, "Kerää");
    type_text(&mut window, "virasto");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!((duty(&window).collector.as_str(), duty(&window).next_owner), ("virasto", Some(ville.id)));
}

/// How much a view of the page counts.
fn counted(window: &Window, view: &str) -> usize {
    let mut tabs = window.query_all_by_role(Role::Tab);
    let label = tabs.find_map(|node| node.accesskit_node().label().filter(|label| label.starts_with(view)));
    let count = |label: String| label.rsplit_once(" (")?.1.trim_end_matches(')').parse().ok();
    label.and_then(count).expect("a count")
}

#[test]
fn what_is_mine_is_chosen_with_the_keyboard_and_stays_chosen() {
    let login = "olemja";
    let mut window = window(Setting { size: [1440.0, 900.0], login, ..Setting::default() });
    let rows = Arc::clone(window.state().snapshot());
    let me = rows.employee_of_login(login, TODAY).expect("one of us").clone();
    place(&mut window, "Ajantasaisuus");
    let all = rows.agency.iter().filter(|agency| !agency.archived(TODAY)).count();
    assert!(all > 5);
    let gaps = |mine: bool| -> usize {
        let held = |agency| {
            let role = |role| rows.assigned(agency, role, TODAY).is_some_and(|(_, one)| one.id == me.id);
            role(AssignmentRole::Responsible)
                || role(AssignmentRole::Deputy)
                || upkeep::owner(&rows, agency, FieldGroup::Basics, TODAY) == Some(me.id)
        };
        let found = completeness(&rows, TODAY).into_iter().filter(|one| !mine || held(one.agency));
        found.map(|one| one.missing.len()).sum()
    };
    let doubts = |mine: bool| {
        if mine { upkeep::doubts_for(&rows, me.id, TODAY).len() } else { upkeep::open_doubts(&rows).len() }
    };
    let views = |window: &Window| (counted(window, "Puuttuvat tiedot"), counted(window, "Korjauspyynnöt"));
    assert_eq!(views(&window), (gaps(false), doubts(false)), "everybody's to begin with");
    let waiting = counted(&window, "Tarkistettavat");
    choose(&mut window, "Kenen", "Omat");
    assert_eq!(views(&window), (gaps(true), doubts(true)));
    assert!(gaps(true) < gaps(false) && counted(&window, "Tarkistettavat") < waiting);
    view(&mut window, "Tarkistettavat");
    let owners: Vec<String> = window
        .query_all_by_label_contains("· ")
        .filter_map(|node| node.accesskit_node().value().filter(|text| text.starts_with("· ")))
        .collect();
    assert!(!owners.is_empty() && owners.iter().all(|owner| owner.contains(&me.name)), "{owners:?}");
    // It stays so on another page and back; what everybody must know is not divided up.
    view(&mut window, "Tietovastuut");
    assert!(window.query_by_role_and_label(Role::ComboBox, "Kenen").is_none());
    place(&mut window, "Historia");
    place(&mut window, "Ajantasaisuus");
    view(&mut window, "Puuttuvat tiedot");
    assert_eq!(views(&window), (gaps(true), doubts(true)));
    choose(&mut window, "Kenen", "Kaikki");
    assert_eq!(views(&window), (gaps(false), doubts(false)));
}

#[test]
fn a_stranger_has_nothing_of_their_own_to_choose() {
    let mut window = window(Setting::default());
    place(&mut window, "Ajantasaisuus");
    assert!(window.query_by_role_and_label(Role::ComboBox, "Kenen").is_none());
}

#[test]
fn what_was_just_entered_is_not_to_be_looked_over() {
    let mut window = window(Setting { size: [1440.0, 1000.0], ..Setting::default() });
    press(&mut window, Modifiers::COMMAND, Key::N);
    type_text(&mut window, "Uudislaitos");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let new = agency(&window, "Uudislaitos");
    assert_eq!(upkeep::overdue_of(window.state().snapshot(), &new, TODAY), []);
    let vouched = standing(&window, "Uudislaitos", FieldGroup::Basics).vouched.expect("by whoever entered it");
    assert_eq!(vouched.by, "testi");
    assert!(!says(&window, "ei ole tarkistettu"));
}
