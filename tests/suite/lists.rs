//! The users' own lists through the window: added to, renamed, ordered, taken out of use.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::payroll::{Period, Signed, tick};
use kortisto::domain::{Change, Language, ListItem, Operation, OperationKind, RoundStep, RoundStepKind};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::store::{Commit, SqliteStore, Store};

use crate::staff::{choose, focus, named};
use crate::window::{Setting, TODAY, Window, click, press, settle, type_text, window};

fn settings() -> Window {
    let mut window = window(Setting { size: [1280.0, 900.0], ..Setting::default() });
    click(&mut window, "Asetukset");
    window
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn types(window: &Window) -> Vec<ListItem> {
    let mut items: Vec<ListItem> = window.state().snapshot().employment_type.iter().cloned().collect();
    items.sort_by_key(|item| item.position);
    items
}

fn names(window: &Window) -> Vec<String> {
    types(window).into_iter().map(|item| item.name_fi).collect()
}

fn at(window: &mut Window, cell: &str) {
    window.get_by_role_and_label(Role::GridCell, cell).focus();
    settle(window);
}

#[test]
fn an_item_is_added_renamed_and_undone() {
    let mut window = settings();
    let before = names(&window);
    window.get_by_role_and_label(Role::TextInput, "Uusi").focus();
    settle(&mut window);
    type_text(&mut window, "Harjoittelijat");
    click(&mut window, "Lisää luetteloon");
    assert_eq!(names(&window), [before.clone(), vec!["Harjoittelijat".to_owned()]].concat());
    at(&mut window, "Harjoittelijat, Nimi ruotsiksi");
    type_text(&mut window, "Praktikanter");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(types(&window).last().expect("added").name_sv, "Praktikanter");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&window), before);
}

#[test]
fn several_names_of_a_row_are_pasted_together_and_the_finnish_one_must_be_there() {
    let mut window = settings();
    at(&mut window, "Virkasuhde, Nimi suomeksi");
    window.event(egui::Event::Paste("Virat\tTjänster\tPosts".into()));
    settle(&mut window);
    click(&mut window, "Liitä");
    let first = types(&window).remove(0);
    assert_eq!([first.name_fi, first.name_sv, first.name_en], ["Virat", "Tjänster", "Posts"]);
    at(&mut window, "Virat, Nimi suomeksi");
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(names(&window)[0], "Virat", "a name is kept until there is another");
}

#[test]
fn an_item_is_moved_and_taken_out_of_use_and_back() {
    let mut window = settings();
    let before = names(&window);
    at(&mut window, "Virkasuhde, Nimi suomeksi");
    click(&mut window, "Siirrä alas: Virkasuhde");
    assert_eq!(names(&window)[..2], [before[1].clone(), before[0].clone()]);
    click(&mut window, "Poista käytöstä: Virkasuhde");
    let retired =
        |window: &Window| types(window).into_iter().find(|one| one.name_fi == "Virkasuhde").expect("there").retired_at;
    assert_eq!(retired(&window), Some(crate::window::TODAY));
    let cell = window.get_by_role_and_label(Role::GridCell, "Virkasuhde, Tila");
    assert!(cell.accesskit_node().value().is_some_and(|state| state.contains("14.10.2026")));
    click(&mut window, "Ota takaisin käyttöön: Virkasuhde");
    assert_eq!(retired(&window), None);
}

#[test]
fn what_is_missing_in_a_list_is_added_where_it_is_chosen() {
    let mut window = window(Setting { agencies: Some(0), size: [1440.0, 1000.0], ..Setting::default() });
    assert!(window.state().snapshot().city.is_empty());
    click(&mut window, "Henkilöstö");
    click(&mut window, "Lisää ensimmäinen työntekijä…");
    assert!(says(&window, "luetteloa muokataan Asetuksissa"), "where the list is kept");
    assert!(window.query_all_by_value("testi").next().is_some(), "the login is filled in");
    focus(&mut window, Role::TextInput, "Nimi *");
    type_text(&mut window, "Aino Esimerkki");
    choose(&mut window, "Paikkakunta", "Lisää uusi…");
    type_text(&mut window, "Kuopio");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let city = window.state().snapshot().city.iter().next().expect("added").clone();
    assert_eq!(city.name_fi, "Kuopio");
    assert!(window.query_by_role_and_label(Role::TextInput, "Nimi *").is_some(), "the form stays open");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let me = named(&window, "Aino Esimerkki");
    assert_eq!((me.city, me.login_names.as_str()), (Some(city.id), "testi"), "and chosen");
}

/// The form of a new employee, in which a town of this name is being added.
fn adding_a_town(name: &str) -> (Window, crate::unsaved::Fates) {
    let setting = Setting { agencies: Some(0), size: [1440.0, 1000.0], ..Setting::default() };
    let (mut window, fates) = crate::unsaved::fated_over(setting);
    click(&mut window, "Henkilöstö");
    click(&mut window, "Lisää ensimmäinen työntekijä…");
    focus(&mut window, Role::TextInput, "Nimi *");
    type_text(&mut window, "Aino Esimerkki");
    choose(&mut window, "Paikkakunta", "Lisää uusi…");
    type_text(&mut window, name);
    (window, fates)
}

fn town(window: &Window) -> Option<String> {
    let field = window.query_by_role_and_label(Role::TextInput, "Uusi: Paikkakunta")?;
    field.accesskit_node().value()
}

#[test]
fn what_is_added_where_it_is_chosen_is_chosen_only_once_it_is_saved() {
    // Held back by a question, and taken back: the name stands in its field again.
    let code = "Kuopio 131052-918F";
    let (mut window, _) = adding_a_town(code);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.state().snapshot().city.is_empty());
    assert_eq!(town(&window).as_deref(), Some(code));
    assert!(says(&window, "Tätä ei ole vielä lisätty"));
    assert!(!says(&window, "tallentamatta"), "it waits nowhere else");
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "Kuopio");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::S);
    let city = window.state().snapshot().city.iter().next().expect("added").clone();
    assert_eq!((city.name_fi.as_str(), named(&window, "Aino Esimerkki").city), ("Kuopio", Some(city.id)));
}

#[test]
fn what_could_not_be_added_is_not_chosen_and_its_name_is_not_lost() {
    let (mut window, fates) = adding_a_town("Kuopio");
    fates.next(crate::unsaved::Fate::Busy);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(town(&window).as_deref(), Some("Kuopio"));
    assert!(says(&window, "Tallennus ei onnistunut"), "beside the name");
    // The form is not saved over it.
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(window.state().snapshot().employee.is_empty());
    // Given up, nothing is chosen and nothing waits.
    click(&mut window, "Jätä lisäämättä");
    assert_eq!(town(&window), None);
    assert!(!says(&window, "tallentamatta"));
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(named(&window, "Aino Esimerkki").city, None);

    // Set aside in the list of what is not saved, it stands in its field, and is added another time.
    let (mut window, fates) = adding_a_town("Kuopio");
    fates.next(crate::unsaved::Fate::Busy);
    press(&mut window, Modifiers::NONE, Key::Enter);
    click(&mut window, "Yritä uudelleen");
    assert_eq!(town(&window), None, "it is in the file, and chosen");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(named(&window, "Aino Esimerkki").city.is_some());
}

#[test]
fn a_step_of_their_own_is_merged_into_a_known_one_which_itself_stays() {
    use kortisto::domain::payroll::Step;

    let mut window = window(Setting { size: [1440.0, 1200.0], ..Setting::default() });
    click(&mut window, "Asetukset");
    choose(&mut window, "Luettelo", "Palkkakierroksen vaiheet");
    window.get_by_role_and_label(Role::TextInput, "Uusi").focus();
    settle(&mut window);
    type_text(&mut window, "Läpikäynti");
    press(&mut window, Modifiers::NONE, Key::Enter);
    at(&mut window, "Läpikäynti, Nimi suomeksi");
    click(&mut window, "Muokkaa vaihetta: Läpikäynti");
    click(&mut window, "Kuuluu kaikkien palkkaryhmien kierroksiin");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let kinds = |window: &Window| window.state().snapshot().round_step_kind.clone();
    let before = kinds(&window);
    let own = before.iter().find(|one| one.name_fi == "Läpikäynti").expect("added").clone();
    assert!(own.timing.is_some());

    let review = before.get(Step::Review.kind()).expect("shipped").clone();
    at(&mut window, &format!("{}, Nimi suomeksi", review.name_fi));
    assert!(says(&window, "kuuluu ohjelmaan"), "why it cannot be merged is said");
    let merge = format!("Yhdistä: {}", review.name_fi);
    assert!(window.get_by_label(&merge).accesskit_node().is_disabled());

    at(&mut window, "Läpikäynti, Nimi suomeksi");
    click(&mut window, "Yhdistä: Läpikäynti");
    choose(&mut window, "Yhdistetään kohteeseen", &review.name_fi);
    click(&mut window, "Yhdistä");
    let gone = kinds(&window).get(own.id).expect("still known").clone();
    assert!(gone.retired_at.is_some() && gone.timing.is_none());
    assert_eq!(gone.merged_into, Some(review.id));
    let snapshot = window.state().snapshot();
    let group = snapshot.pay_group.iter().next().expect("made up");
    assert!(snapshot.payroll(group.id, 2026).iter().all(|date| date.step != own.word), "no round has it");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(kinds(&window), before);
}

#[test]
fn two_steps_are_merged_while_a_third_person_ticks_one_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let operation = demo::operation(&DemoOptions { agencies: 3, ..DemoOptions::new(TODAY) });
    let mut store = SqliteStore::create_with(&path, &operation).expect("a file");
    let commit = |store: &mut SqliteStore, known: &Arc<_>, kind, changes: Vec<Change>| {
        let done = store.commit(&Operation::new(kind, "Ville Malli", changes), known).expect("commits");
        assert!(matches!(done, Commit::Done(_)), "{done:.2000?}");
    };
    let [own, other] = ["Läpikäynti", "Läpilukeminen"].map(|name| RoundStepKind::named(name, Language::Fi, 30));
    let known = Arc::new(store.load().expect("loads"));
    let added = [&own, &other].map(|kind| Change::insert(kind.clone()));
    commit(&mut store, &known, OperationKind::ListEdited, added.into());

    let size = [1440.0, 1200.0];
    let mut window = window(Setting { agencies: None, file: Some(path.clone()), size, ..Setting::default() });
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Asetukset");
    choose(&mut window, "Luettelo", "Palkkakierroksen vaiheet");
    at(&mut window, "Läpikäynti, Nimi suomeksi");
    click(&mut window, "Yhdistä: Läpikäynti");
    choose(&mut window, "Yhdistetään kohteeseen", "Läpilukeminen");
    // Ville ticks two rounds: one before the merging is saved, one without having seen it.
    let known = Arc::new(store.load().expect("loads"));
    let group = known.pay_group.iter().next().expect("made up").clone();
    let [before, after] = [10, 11].map(|number| Period { year: 2026, number });
    let ticked = |period| {
        let at = TODAY.and_hms_opt(9, 12, 0).expect("a time");
        let signed = Signed { who: "Ville Malli", employee: None, at };
        tick(&known.rows, RoundStep::new(&group, period, own.word), signed)
    };
    commit(&mut store, &known, OperationKind::StepTicked, ticked(before));
    click(&mut window, "Yhdistä");
    commit(&mut store, &known, OperationKind::StepTicked, ticked(after));
    let now = store.load().expect("loads");
    assert_eq!(now.round_step_kind.get(own.id).and_then(|kind| kind.merged_into), Some(other.id));
    for period in [before, after] {
        let said = now.tick(group.id, period, other.word).expect("ticked under the one that stays");
        assert_eq!(said.ticked_by, "Ville Malli");
        assert!(now.tick(group.id, period, own.word).is_none());
    }
    // Undone, each tick is where it was written, and what came after the merging stays.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    let now = store.load().expect("loads");
    assert_eq!(now.round_step_kind.get(own.id), Some(&own));
    assert!(now.tick(group.id, before, own.word).is_some() && now.tick(group.id, after, other.word).is_some());
}
