//! The questionnaire through the window: a round opened, answered in one go, answers that become characteristics, and
//! how far everybody has come. Day 4 of the design, by keyboard and by mouse.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::questionnaire::{Progress, asked, by_person};
use kortisto::domain::{
    Agency, Answer, AssignmentRole, Change, Language, Operation, OperationKind, Question, QuestionRound, Severity,
    Snapshot,
};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::store::{Commit, SqliteStore, Store};

use crate::window::{Setting, TODAY, Window, click, press, settle, take, type_text, window};

/// Two of whose agencies are asked about; they have not answered everything.
const WHO: &str = "Aino Esimerkki";

fn snapshot(window: &Window) -> Arc<Snapshot> {
    Arc::clone(window.state().snapshot())
}

/// The page, led to with the keyboard.
pub fn page(setting: Setting, name: &str) -> Window {
    let mut window = window(setting);
    window.get_by_role_and_label(Role::Button, name).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window
}

fn finnish() -> Window {
    page(Setting { size: [1440.0, 1400.0], ..Setting::default() }, "Kysely")
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn enter(window: &mut Window, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).focus();
    settle(window);
    press(window, Modifiers::NONE, Key::Enter);
}

/// Chooses with the keyboard from a list that opens.
pub fn choose(window: &mut Window, label: &str, option: &str) {
    enter(window, Role::ComboBox, label);
    take(window, option);
}

fn field(window: &Window) -> String {
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "Vastaus");
    field.accesskit_node().value().unwrap_or_default()
}

/// The agencies somebody is responsible for, as the questionnaire goes through them.
fn agencies(snapshot: &Snapshot, who: &str) -> Vec<Agency> {
    let round = snapshot.rounds()[0].clone();
    let people = by_person(snapshot, &asked(snapshot, &round, TODAY));
    let id = snapshot.employee_called(who).expect("one of us").id;
    let person = people.into_iter().find(|one| one.employee == Some(id)).expect("asked");
    person.agencies.iter().map(|(id, _)| snapshot.agency.get(*id).expect("there").clone()).collect()
}

fn first_open(snapshot: &Snapshot) -> (QuestionRound, Vec<Question>) {
    let round = snapshot.rounds()[0].clone();
    let questions = snapshot.questions_of(round.id).into_iter().cloned().collect();
    (round, questions)
}

/// The first question about somebody's agencies that waits for an answer.
fn waiting(snapshot: &Snapshot, who: &str) -> (Agency, Question) {
    let (round, questions) = first_open(snapshot);
    let waits = |agency: &Agency| {
        let question = questions.iter().find(|one| snapshot.answer_to(round.id, one.id, agency.id).is_none())?;
        Some((agency.clone(), question.clone()))
    };
    agencies(snapshot, who).iter().find_map(waits).expect("something waits")
}

fn answer(window: &Window, round: &QuestionRound, question: &Question, agency: &Agency) -> Option<Answer> {
    snapshot(window).answer_to(round.id, question.id, agency.id).cloned()
}

#[test]
fn day_4_by_keyboard_a_round_is_opened_and_answered_in_one_go_for_two_agencies() {
    let mut window = finnish();
    let theirs: Vec<Agency> = agencies(&snapshot(&window), WHO).into_iter().take(2).collect();
    enter(&mut window, Role::Tab, "Kierrokset");
    enter(&mut window, Role::Button, "Avaa kierros…");
    window.get_by_role_and_label(Role::TextInput, "Nimi *").focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "Pikakysely");
    let first = snapshot(&window).questions_in_use()[0].clone();
    enter(&mut window, Role::Link, "Poista valinnat");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(says(&window, "Valitse vähintään yksi kysymys."));
    window.get_by_role_and_label(Role::CheckBox, &first.text_fi).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Space);
    press(&mut window, Modifiers::COMMAND, Key::S);
    let round = snapshot(&window).question_round.iter().find(|one| one.name == "Pikakysely").cloned().expect("opened");
    assert_eq!((round.opened_on, snapshot(&window).questions_of(round.id).len()), (TODAY, 1));
    enter(&mut window, Role::Button, "Vastaa: Pikakysely");
    choose(&mut window, "Kenen virastot", WHO);
    assert!(says(&window, &format!("Haastattelu: {WHO} vastaa, sinä kirjaat.")));
    let count = agencies(&snapshot(&window), WHO).len();
    assert!(count >= 2, "{count}");
    assert!(says(&window, &format!("0 / {count} kysymykseen vastattu")));
    // The keyboard stays where the answers are typed.
    for (agency, text) in theirs.iter().zip(["Tuntilistat myöhästyvät.", "Lomarahat vaihdetaan vapaaksi."]) {
        assert!(window.query_by_role_and_label(Role::Link, &agency.name_fi).is_some(), "{}", agency.name_fi);
        assert_eq!(field(&window), "");
        type_text(&mut window, text);
        press(&mut window, Modifiers::COMMAND, Key::Enter);
        let saved = answer(&window, &round, &first, agency).expect("saved");
        assert_eq!((saved.body.as_str(), saved.told_by.as_str(), saved.answered_by.as_str()), (text, WHO, "testi"));
        assert_eq!((saved.answered_on, saved.nothing_special), (TODAY, false));
    }
    for _ in 2..count {
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
    }
    assert!(says(&window, "Kaikkiin kysymyksiin on vastattu"));
    let done = asked(&snapshot(&window), &round, TODAY);
    let theirs = done.iter().filter(|one| one.responsible == snapshot(&window).employee_called(WHO).map(|one| one.id));
    assert_eq!(Progress::of(theirs), Progress { answered: count, asked: count });
    // Back to the last one, which can be said better.
    press(&mut window, Modifiers::NONE, Key::PageUp);
    press(&mut window, Modifiers::NONE, Key::PageUp);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "Sittenkin jotakin.");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(snapshot(&window).answer.iter().any(|one| one.body == "Sittenkin jotakin." && !one.nothing_special));
}

#[test]
fn day_4_by_mouse_an_answer_becomes_a_characteristic_and_both_are_undone() {
    let mut window = finnish();
    window.get_by_role_and_label(Role::ComboBox, "Kenen virastot").click();
    settle(&mut window);
    window.get_by_role_and_label(Role::ListBoxOption, WHO).click();
    settle(&mut window);
    let (agency, question) = waiting(&snapshot(&window), WHO);
    let (round, _) = first_open(&snapshot(&window));
    let before = snapshot(&window).rows.clone();
    assert!(window.query_by_role_and_label(Role::Heading, &question.text_fi).is_some());
    window.get_by_role_and_label(Role::MultilineTextInput, "Vastaus").click();
    settle(&mut window);
    type_text(&mut window, "Kielilisät päättyvät vuodenvaihteessa. Pyydä todistukset marraskuussa.");
    click(&mut window, "Tee erityispiirre…");
    let title = window.get_by_role_and_label(Role::TextInput, "Mikä on toisin *");
    assert_eq!(title.accesskit_node().value().as_deref(), Some("Kielilisät päättyvät vuodenvaihteessa"));
    click(&mut window, "marraskuu");
    click(&mut window, "Tallenna");
    let saved = answer(&window, &round, &question, &agency).expect("the answer is saved with it");
    let made = snapshot(&window).characteristic.get(saved.characteristic.expect("points")).cloned().expect("made");
    assert_eq!((made.agency, made.category, made.months.as_str()), (agency.id, question.category, "11"));
    assert_eq!(made.severity, Severity::Note);
    assert!(window.query_by_role_and_label(Role::Link, "Kielilisät päättyvät vuodenvaihteessa").is_some());
    assert!(!says(&window, "Tallentamatta."), "the draft is what the file holds");
    click(&mut window, "Kumoa");
    assert_eq!(snapshot(&window).rows, before, "one operation, undone as one");
}

#[test]
fn one_key_makes_a_characteristic_and_taking_it_away_leaves_the_answer() {
    let mut window = finnish();
    choose(&mut window, "Kenen virastot", WHO);
    let (agency, question) = waiting(&snapshot(&window), WHO);
    let (round, _) = first_open(&snapshot(&window));
    type_text(&mut window, "Varallaolot tuntilistalla");
    press(&mut window, Modifiers::COMMAND, Key::K);
    press(&mut window, Modifiers::COMMAND, Key::S);
    let made = answer(&window, &round, &question, &agency).and_then(|one| one.characteristic).expect("made");
    enter(&mut window, Role::Link, "Varallaolot tuntilistalla");
    click(&mut window, "Poista erityispiirre: Varallaolot tuntilistalla");
    assert!(snapshot(&window).characteristic.get(made).is_none());
    let left = answer(&window, &round, &question, &agency).expect("the answer stays");
    assert_eq!(left.characteristic, None);
    // It stands there as an answer that is no characteristic, and can become one again.
    enter(&mut window, Role::Button, &format!("Tee erityispiirre: {}", question.text_fi));
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(answer(&window, &round, &question, &agency).expect("there").characteristic.is_some());
}

#[test]
fn a_draft_is_kept_through_other_questions_tabs_agencies_and_screens() {
    let mut window = finnish();
    choose(&mut window, "Kenen virastot", WHO);
    let before = snapshot(&window).rows.clone();
    type_text(&mut window, "Kesken");
    assert!(says(&window, "Tallentamatta."));
    press(&mut window, Modifiers::NONE, Key::PageDown);
    assert_eq!(field(&window), "");
    assert!(window.query_by_role_and_label(Role::Link, "Yksi vastaus on kesken").is_some());
    click(&mut window, "Kysymykset");
    click(&mut window, "Virastot");
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    assert!(window.query_by_label("Tallentamattomia muutoksia").is_none(), "nothing is lost, so nothing is asked");
    click(&mut window, "Asetukset");
    enter(&mut window, Role::Button, "Sulje tiedosto");
    assert!(says(&window, "Tallentamattomia muutoksia"), "this would lose it");
    click(&mut window, "Takaisin muokkaamaan");
    click(&mut window, "Kysely");
    click(&mut window, "Vastaa");
    enter(&mut window, Role::Link, "Yksi vastaus on kesken");
    assert_eq!(field(&window), "Kesken");
    assert_eq!(snapshot(&window).rows, before);
    click(&mut window, "Palauta tallennettu");
    assert_eq!(field(&window), "");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(snapshot(&window).rows, before, "nothing typed is nothing saved");
}

#[test]
fn the_response_rate_is_shown_per_person_and_agency_with_the_answers() {
    let mut window = finnish();
    let file = snapshot(&window);
    let (round, _) = first_open(&file);
    let people = by_person(&file, &asked(&file, &round, TODAY));
    enter(&mut window, Role::Tab, "Kierrokset");
    let words = |progress: Progress| {
        format!("{} / {} kysymykseen vastattu · {}\u{a0}%", progress.answered, progress.asked, progress.percent())
    };
    for one in &people {
        let name = &file.employee.get(one.employee.expect("somebody")).expect("there").name;
        let line = format!("{name}: {}", words(one.progress));
        assert!(window.query_by_role_and_label(Role::Button, &line).is_some(), "{line}");
    }
    let begun = people.iter().find(|one| one.progress.begun() && !one.progress.complete()).expect("somebody");
    let name = file.employee.get(begun.employee.expect("somebody")).expect("there").name.clone();
    enter(&mut window, Role::Button, &format!("{name}: {}", words(begun.progress)));
    let (agency, progress) = begun.agencies[0];
    let agency = file.agency.get(agency).expect("there");
    let bar = format!("{}: {}", agency.name_fi, words(progress));
    assert!(window.query_by_role_and_label(Role::ProgressIndicator, &bar).is_some(), "{bar}");
    enter(&mut window, Role::Button, &format!("Vastaukset: {}", agency.name_fi));
    let answers = file.answers_in(round.id, agency.id);
    let told: Vec<_> = answers.iter().filter(|(_, answer)| !answer.nothing_special).collect();
    assert!(!told.is_empty(), "somebody has answered in words");
    for (_, answer) in told {
        assert!(says(&window, &answer.body), "{}", answer.body);
    }
    // From the line of somebody who has not begun it is one key to the interview.
    let waits = people.iter().find(|one| !one.progress.begun()).expect("somebody");
    let name = file.employee.get(waits.employee.expect("somebody")).expect("there").name.clone();
    enter(&mut window, Role::Button, &format!("Haastattele: {name}"));
    assert!(says(&window, &format!("Haastattelu: {name} vastaa")));
    assert!(says(&window, &format!("0 / {} kysymykseen vastattu", waits.progress.asked)));
}

#[test]
fn a_round_is_closed_reopened_and_deleted_while_it_is_empty() {
    let mut window = finnish();
    let (round, _) = first_open(&snapshot(&window));
    click(&mut window, "Kierrokset");
    click(&mut window, &format!("Sulje kierros: {}", round.name));
    assert_eq!(snapshot(&window).question_round.get(round.id).and_then(|one| one.closed_on), Some(TODAY));
    click(&mut window, "Vastaa");
    assert!(says(&window, "Yhtään kyselykierrosta ei ole avoinna"));
    click(&mut window, "Kierrokset");
    click(&mut window, &format!("Avaa uudelleen: {}", round.name));
    assert!(snapshot(&window).question_round.get(round.id).expect("there").open());
    let delete = format!("Poista kierros: {}", round.name);
    assert!(window.query_by_label(&delete).is_none(), "it has answers");
    click(&mut window, "Avaa kierros…");
    press(&mut window, Modifiers::COMMAND, Key::S);
    click(&mut window, "Poista kierros: Kysely 2026");
    assert!(snapshot(&window).question_round.iter().all(|one| one.name != "Kysely 2026"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(snapshot(&window).question_round.iter().any(|one| one.name == "Kysely 2026"));
}

#[test]
fn questions_are_added_ordered_and_retired_with_the_keyboard() {
    let mut window = finnish();
    let count = snapshot(&window).questions_in_use().len();
    enter(&mut window, Role::Tab, "Kysymykset");
    enter(&mut window, Role::Button, "Lisää kysymys…");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(says(&window, "Kirjoita kysymys suomeksi."));
    window.get_by_role_and_label(Role::MultilineTextInput, "Kysymys suomeksi *").focus();
    settle(&mut window);
    type_text(&mut window, "Mitä kuuluu?");
    choose(&mut window, "Erityispiirteen aihe", "Palkkiot");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let added = snapshot(&window).questions_in_use().last().copied().cloned().expect("added");
    assert_eq!((added.text_fi.as_str(), snapshot(&window).questions_in_use().len()), ("Mitä kuuluu?", count + 1));
    assert!(added.category.is_some());
    assert!(says(&window, "puuttuu: ruotsi, englanti"));
    enter(&mut window, Role::Button, "Siirrä ylös: Mitä kuuluu?");
    assert_eq!(snapshot(&window).questions_in_use()[count - 1].id, added.id);
    enter(&mut window, Role::Button, "Poista käytöstä: Mitä kuuluu?");
    assert_eq!(snapshot(&window).question.get(added.id).and_then(|one| one.retired_at), Some(TODAY));
    assert!(says(&window, "Käytöstä poistetut"));
    enter(&mut window, Role::Button, "Ota takaisin käyttöön: Mitä kuuluu?");
    assert_eq!(snapshot(&window).questions_in_use().len(), count + 1);
    enter(&mut window, Role::Button, "Muokkaa: Mitä kuuluu?");
    window.get_by_role_and_label(Role::MultilineTextInput, "Kysymys ruotsiksi").focus();
    settle(&mut window);
    type_text(&mut window, "Hur mår du?");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(snapshot(&window).question.get(added.id).map(|one| one.text_sv.clone()), Some("Hur mår du?".into()));
}

#[test]
fn what_was_answered_last_time_is_at_hand() {
    let mut window = finnish();
    let file = snapshot(&window);
    let (round, questions) = first_open(&file);
    let known = |agency: &Agency| {
        let of = |question: &Question| file.answer_before(round.id, question.id, agency.id);
        let mut said = questions.iter().filter(|one| of(one).is_some_and(|one| !one.nothing_special));
        said.find(|one| file.answer_to(round.id, one.id, agency.id).is_none())
            .map(|one| (one.clone(), of(one).cloned()))
    };
    let mut all = file.agency.iter().filter(|agency| !agency.archived(TODAY));
    let (agency, (question, before)) = all.find_map(|one| Some((one, known(one)?))).expect("two rounds");
    let responsible = file.assigned(agency.id, AssignmentRole::Responsible, TODAY).expect("somebody").1;
    choose(&mut window, "Kenen virastot", &responsible.name);
    choose(&mut window, "Virasto", &agency.name_fi);
    // As far as the question, over those that wait before it.
    for _ in 0..questions.len() {
        if window.query_by_role_and_label(Role::Heading, &question.text_fi).is_some() {
            break;
        }
        press(&mut window, Modifiers::NONE, Key::PageDown);
    }
    click(&mut window, "Jatka tästä");
    assert_eq!(field(&window), before.expect("answered").body);
    // Nobody is in the way of telling one's own.
    choose(&mut window, "Kuka vastaa", "Minä itse");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(answer(&window, &round, &question, agency).expect("saved").told_by, "");
}

#[test]
fn the_questionnaire_speaks_three_languages() {
    for (language, page_name, rounds, whose) in [
        (Language::Sv, "Enkät", "Omgångar", "Vems ämbetsverk"),
        (Language::En, "Questionnaire", "Rounds", "Whose agencies"),
    ] {
        let mut window = page(Setting { language, ..Setting::default() }, page_name);
        let (_, questions) = first_open(&snapshot(&window));
        assert!(window.query_by_role_and_label(Role::ComboBox, whose).is_some());
        assert!(
            questions.iter().any(|one| window.query_by_role_and_label(Role::Heading, one.text(language)).is_some())
        );
        click(&mut window, rounds);
        assert!(!says(&window, "⟨"), "every text is there");
    }
}

/// What somebody else saves in the file meanwhile.
fn meanwhile(path: &std::path::Path, kind: OperationKind, changes: impl FnOnce(&Snapshot) -> Vec<Change>) {
    let mut store = SqliteStore::open(path).expect("opens");
    let known = Arc::new(store.load().expect("loads"));
    let operation = Operation::new(kind, "Ville Malli", changes(&known));
    assert!(matches!(store.commit(&operation, &known).expect("commits"), Commit::Done(_)));
}

#[test]
fn equal_answers_meet_and_a_round_that_was_closed_meanwhile_keeps_the_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let demo = demo::operation(&DemoOptions { agencies: 6, ..DemoOptions::new(TODAY) });
    drop(SqliteStore::create_with(&path, &demo).expect("a file"));
    let setting = || Setting {
        agencies: None,
        file: Some(path.clone()),
        size: [1440.0, 1400.0],
        login: "ulkopuolinen",
        ..Setting::default()
    };
    let mut window = window(setting());
    press(&mut window, Modifiers::NONE, Key::Escape);
    enter(&mut window, Role::Button, "Kysely");
    let rows = snapshot(&window);
    let round = rows.rounds()[0].clone();
    let open: Vec<_> = asked(&rows, &round, TODAY).into_iter().filter(|one| !one.answered).collect();
    let at = |index: usize| (open[index].round, open[index].question, open[index].agency);
    let there = |window: &Window, index: usize| {
        let (round, question, agency) = at(index);
        snapshot(window).answer_to(round, question, agency).cloned()
    };

    // Both say that there is nothing special: that is no contradiction.
    let theirs = Answer::new(at(0), "", "", "Ville Malli", TODAY);
    meanwhile(&path, OperationKind::Answered, |_| vec![Change::insert(theirs.clone())]);
    enter(&mut window, Role::Button, "Ei mitään erityistä");
    assert_eq!(there(&window, 0), Some(theirs));
    assert!(!says(&window, "Toinen käyttäjä on muuttanut samaa tietoa"));

    // One writes while another closes the round.
    window.get_by_role_and_label(Role::MultilineTextInput, "Vastaus").focus();
    settle(&mut window);
    type_text(&mut window, "Tuntilistat myöhästyvät.");
    let closed = QuestionRound { closed_on: Some(TODAY), ..round.clone() };
    meanwhile(&path, OperationKind::RoundEdited, |_| vec![Change::update(round.clone(), closed)]);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(says(&window, &format!("Kierros ”{}” on suljettu", round.name)));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(there(&window, 1), None);
    assert!(!snapshot(&window).question_round.get(round.id).expect("there").open());

    // Once it is open again, the draft is there.
    enter(&mut window, Role::Tab, "Kierrokset");
    enter(&mut window, Role::Button, &format!("Avaa uudelleen: {}", round.name));
    enter(&mut window, Role::Button, &format!("Vastaa: {}", round.name));
    assert_eq!(field(&window), "Tuntilistat myöhästyvät.");
    let closing = |rows: &Snapshot| {
        let round = rows.question_round.get(round.id).expect("there").clone();
        vec![Change::update(round.clone(), QuestionRound { closed_on: Some(TODAY), ..round })]
    };
    meanwhile(&path, OperationKind::RoundEdited, closing);
    press(&mut window, Modifiers::COMMAND, Key::S);
    click(&mut window, "Avaa kierros ja tallenna");
    assert_eq!(there(&window, 1).expect("saved").body, "Tuntilistat myöhästyvät.");
    assert!(snapshot(&window).question_round.get(round.id).expect("there").open());
}

/// The name of what has the keyboard.
fn focused(window: &Window) -> String {
    let node = window.query_all_by(|node| node.role() != Role::Window && node.is_focused()).next();
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

fn search(window: &mut Window, words: &str) {
    press(window, Modifiers::COMMAND, Key::F);
    type_text(window, words);
    press(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn a_search_leads_to_an_answer_to_its_card_and_to_a_line_of_the_standard() {
    let mut window = window(Setting::default());
    let rows = snapshot(&window);
    let client = |agency| rows.agency.get(agency).is_some_and(|agency: &Agency| !agency.archived(TODAY));
    let loose = rows.agency.iter().filter(|one| client(one.id)).find_map(|one| rows.loose_answers(one.id).pop());
    let loose = loose.expect("the demo has one").clone();
    let name = rows.agency.get(loose.agency).expect("there").name_fi.clone();
    search(&mut window, &format!("{name} {}", loose.body));
    let question = rows.question.get(loose.question).expect("asked").text_fi.clone();
    assert_eq!(focused(&window), format!("Tee erityispiirre: {question}"));
    assert!(window.query_by_role_and_label(Role::Heading, &name).is_some());

    let newest = |answer: &&Answer| {
        let same = rows.answer.of(answer.agency).filter(|one| one.question == answer.question);
        same.max_by_key(|one| (one.answered_on, one.round)).is_some_and(|one| one.id == answer.id)
    };
    let made = rows.answer.iter().filter(|one| one.characteristic.is_some() && client(one.agency));
    let made = made.into_iter().find(newest).expect("the demo has one").clone();
    let card = rows.characteristic.get(made.characteristic.expect("made")).expect("there").title.clone();
    let name = rows.agency.get(made.agency).expect("there").name_fi.clone();
    let words = question_words(&rows, &made);
    search(&mut window, &format!("{name} {words}"));
    assert_eq!(focused(&window), format!("Muokkaa erityispiirrettä: {card}"));

    let line = rows.standard_work().last().expect("the demo has a standard").work(None);
    search(&mut window, &line.task);
    assert_eq!(focused(&window), format!("Muokkaa: {}", line.task));
}

/// Words that stand in an answer and in no title.
fn question_words(rows: &Snapshot, answer: &Answer) -> String {
    let titles: Vec<&str> = rows.characteristic.of(answer.agency).map(|one| one.title.as_str()).collect();
    let in_no_title = |word: &&str| !titles.iter().any(|title| title.contains(*word));
    answer.body.split_whitespace().filter(|word| word.len() > 5).find(in_no_title).expect("a word").to_owned()
}

#[test]
fn the_round_and_how_far_it_has_come_stay_in_sight_while_a_long_answer_is_typed() {
    let mut window = page(Setting { longest: true, ..Setting::default() }, "Kysely");
    let top = |window: &Window| {
        let said = window.query_all_by_label_contains(" kysymykseen vastattu");
        let shown = said.into_iter().find(|node| node.accesskit_node().bounding_box().is_some());
        shown.expect("shown").rect().top()
    };
    let before = top(&window);
    for line in ["Tuntilistat tulevat kahdessa osassa.\n"; 12] {
        type_text(&mut window, line);
    }
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "Vastaus").rect();
    let round = window.get_by_role_and_label(Role::ComboBox, "Kierros").rect();
    assert!((top(&window) - before).abs() < 1.0, "the line stays");
    assert!(round.top() > 0.0 && round.bottom() < field.bottom());
}
