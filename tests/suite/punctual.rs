//! What is counted from the ticks, what comes again by a rule of its own, and whoever becomes a contact next month: through
//! the window.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::payroll::Step;
use kortisto::domain::{
    AgencyId, AssignmentRole, Change, Contact, ContactRank, Counting, Language, Operation, OperationKind,
    RecurringTask, StepState,
};
use kortisto::i18n::Texts;
use kortisto::i18n::names::step_name;
use kortisto::store::{Commit, Store};

use crate::absence::choose_in;
use crate::window::{Setting, TODAY, Window, click, made_up, press, settle, type_text, window, window_over};

const NONE: Modifiers = Modifiers::NONE;

/// The tab of an agency by its number, reached by searching.
fn go(window: &mut Window, agency: &str, tab: Key) {
    press(window, Modifiers::COMMAND, Key::F);
    type_text(window, agency);
    press(window, NONE, Key::Enter);
    press(window, Modifiers::COMMAND, tab);
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn fill(window: &mut Window, label: &str, text: &str) {
    window.get_all_by_role_and_label(Role::TextInput, label).last().expect(label).focus();
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

fn value(window: &Window, cell: &str) -> String {
    window.get_by_label(cell).accesskit_node().value().unwrap_or_default()
}

fn named(window: &Window, name: &str) -> AgencyId {
    window.state().snapshot().agency.iter().find(|one| one.name_fi == name).expect("there").id
}

#[test]
fn a_metric_bound_to_a_step_is_counted_from_the_ticks_and_shown_with_the_counts() {
    for language in [Language::Fi, Language::Sv, Language::En] {
        let texts = Texts::new(language);
        let mut window = window(Setting { size: [1600.0, 3000.0], language, ..Setting::default() });
        let snapshot = Arc::clone(window.state().snapshot());
        // One whose ticks of September are there.
        let bound = snapshot.metric.iter().filter(|one| one.step == Some(Step::IncomeRegister));
        let counted = |metric: &&kortisto::domain::Metric| {
            let holds = snapshot.agreement_on(metric.agency, TODAY).is_some_and(|one| one.id == metric.agreement);
            holds && snapshot.newest_outcome(metric, TODAY).is_some_and(|one| one.counts.is_some())
        };
        let metric = bound.into_iter().find(counted).expect("made up").clone();
        let outcome = snapshot.newest_outcome(&metric, TODAY).expect("counted");
        let counts = outcome.counts.expect("counted");
        let name = snapshot.agency.get(metric.agency).expect("there").name_fi.clone();
        go(&mut window, &name, Key::Num5);
        let period = kortisto::i18n::names::metric_period(&texts, outcome.period);
        let cell = format!("{}, {period}", metric.name);
        let shown = value(&window, &cell);
        assert!(shown.contains(&format!("({}/{})", counts.on_time, counts.counted)), "{language:?}: {shown}");
        // It is not typed.
        window.get_by_label(&cell).focus();
        settle(&mut window);
        type_text(&mut window, "50");
        press(&mut window, NONE, Key::Enter);
        assert_eq!(value(&window, &cell), shown);
        let no_ticks = texts.get("metric-no-ticks");
        let first = kortisto::domain::agreement::MetricPeriod::Quarter(2026, 1);
        let first = kortisto::i18n::names::metric_period(&texts, first);
        assert_eq!(value(&window, &format!("{}, {first}", metric.name)), "–", "nobody ticked: {no_ticks}");
        // The card says it too.
        press(&mut window, Modifiers::COMMAND, Key::Num1);
        assert!(says(&window, &format!("({}/{})", counts.on_time, counts.counted)), "{language:?}: on the card");
    }
}

#[test]
fn a_metric_is_bound_and_loosed_in_its_form() {
    let mut window = window(Setting { size: [1600.0, 1600.0], ..Setting::default() });
    go(&mut window, "Rannikkolaitos", Key::Num5);
    window.get_by_label("Lisää mittari…").focus();
    settle(&mut window);
    press(&mut window, NONE, Key::Enter);
    type_text(&mut window, "Aineisto ajallaan");
    let step = step_name(&Texts::new(Language::Fi), window.state().snapshot(), Step::MaterialDue).to_owned();
    choose_in(&mut window, "Lasketaan kuittauksista", &step);
    assert!(window.query_by_role_and_label(Role::TextInput, "Yksikkö").is_none(), "a share is told in per cent");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let metric = |window: &Window| {
        window.state().snapshot().metric.iter().find(|one| one.name == "Aineisto ajallaan").expect("added").clone()
    };
    assert_eq!((metric(&window).step, metric(&window).unit.as_str()), (Some(Step::MaterialDue), "%"));
    let agency = named(&window, "Rannikkolaitos");
    assert_eq!(metric(&window).agency, agency);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(window.state().snapshot().metric.iter().all(|one| one.name != "Aineisto ajallaan"));
}

fn task(window: &Window, name: &str) -> RecurringTask {
    window.state().snapshot().recurring_task.iter().find(|one| one.name_fi == name).expect("added").clone()
}

#[test]
fn a_recurring_task_is_added_with_the_keyboard_ticked_and_taken_back() {
    let mut window = window(Setting { size: [1600.0, 2400.0], ..Setting::default() });
    go(&mut window, "Rannikkolaitos", Key::Num3);
    window.get_all_by_label("Lisää toistuva tehtävä…").last().expect("on the tab").focus();
    settle(&mut window);
    press(&mut window, NONE, Key::Enter);
    type_text(&mut window, "Listapalkkiot");
    choose_in(&mut window, "Milloin", "kuukausittain");
    fill(&mut window, "Päivä (1–31)", "20");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let added = task(&window, "Listapalkkiot");
    let agency = named(&window, "Rannikkolaitos");
    assert_eq!((added.agency, added.rule.as_str(), added.begins_on), (Some(agency), "monthly 20 before", TODAY));
    // It is ticked like a step, on the tab itself.
    let name = "Listapalkkiot, Rannikkolaitos, ti 20.10. – kuittaa tehdyksi";
    window.get_all_by_label(name).last().expect("its check").focus();
    settle(&mut window);
    press(&mut window, NONE, Key::Enter);
    let tick = |window: &Window| {
        let snapshot = window.state().snapshot();
        snapshot.round_step.iter().find(|one| one.step == Step::Task(added.id)).cloned()
    };
    let done = tick(&window).expect("ticked");
    assert_eq!((done.state, done.agency, done.pay_group), (StepState::Done, Some(agency), None));
    // The next turn is the one in sight now.
    assert!(says(&window, "Listapalkkiot, Rannikkolaitos, pe 20.11."));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(tick(&window).is_none());
    // It stands on the board and is ticked there too.
    click(&mut window, "Kierros");
    assert!(says(&window, "Rannikkolaitos, Toistuvat tehtävät"), "on the board");
    // Whoever takes the task away takes away what was said of it.
    go(&mut window, "Rannikkolaitos", Key::Num3);
    click(&mut window, "Muokkaa toistuvaa tehtävää: Listapalkkiot");
    click(&mut window, "Poista tehtävä ja sen kuittaukset");
    assert!(window.state().snapshot().recurring_task.iter().all(|one| one.id != added.id));
}

#[test]
fn a_task_of_all_agencies_is_made_on_the_board_and_a_late_one_stands_on_the_first_page() {
    for language in [Language::Fi, Language::Sv, Language::En] {
        let texts = Texts::new(language);
        let setting = || Setting { size: [1600.0, 1400.0], language, today: true, ..Setting::default() };
        let snapshot = Arc::clone(crate::window::window(setting()).state().snapshot());
        let late = snapshot.recurring_task.iter().find(|one| one.agency.is_some()).expect("made up").clone();
        let agency = late.agency.expect("its own");
        assert_eq!(snapshot.late_tasks(agency, TODAY).len(), 1);
        // Whoever is responsible finds it on the first page.
        let (_, who) = snapshot.assigned(agency, AssignmentRole::Responsible, TODAY).expect("somebody");
        let login: &'static str = who.login_names.clone().leak();
        let mut window = window(Setting { login, ..setting() });
        assert!(says(&window, late.name(language)), "{language:?}: {} on the first page", late.name_fi);
        click(&mut window, texts.get("place-round"));
        click(&mut window, texts.get("recurring-add"));
        type_text(&mut window, "Tilinpäätöksen jaksotukset");
        press(&mut window, Modifiers::COMMAND, Key::S);
        let added = task(&window, "Tilinpäätöksen jaksotukset");
        assert_eq!((added.agency, added.rule.as_str()), (None, "yearly 1 31 before"), "{language:?}");
    }
}

/// A register in which an agency's first contact is followed by another on a day.
fn followed(from: &str, last: &str) -> (Window, String, [String; 2]) {
    let setting = Setting { size: [1440.0, 1200.0], ..Setting::default() };
    let mut store = made_up(&setting).expect("a register");
    let known = Arc::new(store.load().expect("loads"));
    let agency = known.agency.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").clone();
    let first = known.primary_on(agency.id, TODAY).expect("somebody").clone();
    let [from, last] = [from, last].map(|day| Some(day.parse().expect("a day")));
    let new = Contact {
        name: "Veera Keksitty".into(),
        rank: ContactRank::Primary,
        valid_from: from,
        ..Contact::empty(agency.id)
    };
    let changes =
        vec![Change::update(first.clone(), Contact { valid_to: last, ..first.clone() }), Change::insert(new.clone())];
    let done = store.commit(&Operation::new(OperationKind::ContactEdited, "Elsa", changes), &known).expect("commits");
    assert!(matches!(done, Commit::Done(_)));
    let mut window = window_over(setting, Some(Box::new(store)));
    go(&mut window, &agency.name_fi, Key::Num1);
    (window, agency.name_fi, [first.name, new.name])
}

#[test]
fn whoever_begins_next_month_is_in_sight_and_the_present_one_is_called() {
    let (window, _, [first, new]) = followed("2026-11-01", "2026-10-31");
    let snapshot = window.state().snapshot();
    let agency = named(&window, "Rannikkolaitos");
    assert_eq!(snapshot.primary_on(agency, TODAY).map(|one| one.name.as_str()), Some(first.as_str()));
    assert!(says(&window, "1.11.2026\u{a0}alkaen"), "{new} is to come");
    assert!(says(&window, "31.10.2026\u{a0}asti"));
}

#[test]
fn a_former_contact_stays_out_of_the_way_and_is_found_as_former() {
    let (mut window, agency, [first, new]) = followed("2026-10-01", "2026-09-30");
    let id = named(&window, &agency);
    let today = |window: &Window| window.state().snapshot().contacts_on(id, TODAY).len();
    let primary = window.state().snapshot().primary_on(id, TODAY).map(|one| one.name.clone());
    assert_eq!(primary, Some(new), "the header calls whoever has taken over");
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    let edit = format!("Muokkaa yhteyshenkilöä: {first}");
    assert!(window.query_by_label(&edit).is_none(), "folded away");
    click(&mut window, "Entiset yhteyshenkilöt (1)");
    assert!(window.query_by_label(&edit).is_some(), "{} are contacts today", today(&window));
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, &first);
    let former = Texts::new(Language::Fi).get("contact-former").to_owned();
    assert!(says(&window, &former), "{first} is found, and told to be {former}");
}

#[test]
fn a_contact_who_begins_later_is_entered_now_and_the_present_one_ends_the_day_before() {
    let mut window = window(Setting { size: [1440.0, 1200.0], ..Setting::default() });
    go(&mut window, "Rannikkolaitos", Key::Num2);
    let agency = named(&window, "Rannikkolaitos");
    let first = window.state().snapshot().primary_on(agency, TODAY).expect("somebody").clone();
    click(&mut window, "Lisää yhteyshenkilö…");
    type_text(&mut window, "Veera Keksitty");
    let texts = Texts::new(Language::Fi);
    choose_in(&mut window, texts.get("contact-rank"), texts.get("contact-primary"));
    fill(&mut window, "Ensimmäinen päivä", "1.11.2026");
    press(&mut window, NONE, Key::Tab);
    assert!(says(&window, &format!("Päätä: {} yhteyshenkilönä 31.10.2026", first.name)));
    press(&mut window, Modifiers::COMMAND, Key::S);
    let snapshot = Arc::clone(window.state().snapshot());
    let on = |day: &str| snapshot.primary_on(agency, day.parse().expect("a day")).map(|one| one.name.clone());
    assert_eq!(on("2026-10-31"), Some(first.name.clone()), "until then");
    assert_eq!(on("2026-11-01").as_deref(), Some("Veera Keksitty"), "and from then on");
    let ended = snapshot.contact.get(first.id).and_then(|one| one.valid_to);
    assert_eq!(ended, "2026-10-31".parse().ok());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().contact.get(first.id), Some(&first));
}

#[test]
fn what_is_only_of_which_is_no_part_of_the_total() {
    let mut window = window(Setting { size: [1440.0, 1200.0], ..Setting::default() });
    let total = |window: &Window| {
        let snapshot = window.state().snapshot();
        let basis = kortisto::domain::HeadcountBasis::default();
        let of = |agency| kortisto::domain::figures::headcounts(snapshot, agency, basis, &[2025]).total(0);
        snapshot.agency.iter().filter_map(|agency| of(agency.id)).sum::<i64>()
    };
    let before = total(&window);
    click(&mut window, "Asetukset");
    choose_in(&mut window, "Luettelo", "Palvelussuhde");
    window.get_by_role_and_label(Role::GridCell, "Palkkionsaajat, Nimi suomeksi").click();
    settle(&mut window);
    choose_in(&mut window, "Palkansaajien summassa: Palkkionsaajat", "lasketaan summaan");
    assert_ne!(total(&window), before, "fees count once that is chosen");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(total(&window), before);
    // A type that counts, and of which there are people, becomes an of-which.
    let snapshot = Arc::clone(window.state().snapshot());
    let basis = kortisto::domain::HeadcountBasis::default();
    let of = |id| {
        let counted = snapshot.headcount.iter().filter(move |one| one.employment_type == id && one.year == 2025);
        counted.filter(|one| one.basis == basis).map(|one| one.count).sum::<i64>()
    };
    let counts = |one: &&kortisto::domain::ListItem| snapshot.counting(one.id) == Counting::Counted && of(one.id) > 0;
    let kind = snapshot.employment_type.iter().find(counts).expect("a type that counts");
    window.get_by_role_and_label(Role::GridCell, &format!("{}, Nimi suomeksi", kind.name_fi)).click();
    settle(&mut window);
    choose_in(&mut window, &format!("Palkansaajien summassa: {}", kind.name_fi), "siitä-tieto, ei lasketa");
    assert_eq!(window.state().snapshot().counting(kind.id), Counting::OfWhich);
    assert!(total(&window) < before, "they are counted with others already");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(total(&window), before);
}
