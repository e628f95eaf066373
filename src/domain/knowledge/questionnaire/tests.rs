//! Whose the questions are, how far a round has come, and what becomes of an answer.

use super::*;
use crate::domain::testing::{self, after, assignment, day, employee, rows};
use crate::domain::{
    Agency, BrokenRule, Characteristic, List, ListItem, Record, RoundQuestion, Severity, Table, apply, broken,
};

const TODAY: &str = "2026-10-14";

fn today() -> NaiveDate {
    day(TODAY)
}

fn round(name: &str, opened: &str, due: &str, closed: &str) -> QuestionRound {
    QuestionRound {
        id: RoundId::new(),
        name: name.into(),
        opened_on: day(opened),
        due_on: day(due),
        closed_on: testing::perhaps(closed),
    }
}

fn question(text: &str, position: i64) -> Question {
    Question { text_fi: text.into(), ..Question::empty(position) }
}

/// Two questions asked in a round about three agencies: two of Aino's, of which one was Ville's until September, and
/// one of nobody's.
struct File {
    rows: Rows,
    round: QuestionRound,
    questions: [Question; 2],
    agencies: [Agency; 3],
    people: [Employee; 2],
}

fn file() -> File {
    let agencies = ["Älviverk", "Arkisto", "Öljylaitos"].map(testing::agency);
    let people = ["Ville Malli", "Aino Esimerkki"].map(employee);
    let [first, second, _] = &agencies;
    let [ville, aino] = &people;
    let questions = [question("Mitä?", 1), question("Kuka?", 0)];
    let round = round("Syksy", "2026-10-01", "2026-10-31", "");
    let responsible = crate::domain::AssignmentRole::Responsible;
    let mut records: Vec<Record> = vec![
        assignment(first.id, aino.id, responsible, "", "").into(),
        assignment(second.id, ville.id, responsible, "", "2026-09-30").into(),
        assignment(second.id, aino.id, responsible, "2026-10-01", "").into(),
        round.clone().into(),
    ];
    records.extend(agencies.iter().cloned().map(Record::from));
    records.extend(people.iter().cloned().map(Record::from));
    records.extend(questions.iter().cloned().map(Record::from));
    records.extend(questions.iter().map(|one| RoundQuestion::new(round.id, one.id).into()));
    File { rows: rows(records), round, questions, agencies, people }
}

impl File {
    fn answer(&self, question: usize, agency: usize, text: &str) -> Answer {
        let key = (self.round.id, self.questions[question].id, self.agencies[agency].id);
        Answer::new(key, text, "", "Aino Esimerkki", today())
    }
}

#[test]
fn every_question_is_asked_about_every_client_in_order() {
    let mut file = file();
    file.rows.put(file.answer(0, 1, "Tuntilistat").into());
    let found = asked(&file.rows, &file.round, today());
    let [alv, arkisto, oljy] = file.agencies.each_ref().map(|one| one.id);
    let [what, who] = file.questions.each_ref().map(|one| one.id);
    let keys: Vec<_> = found.iter().map(|one| (one.agency, one.question)).collect();
    // By name as search folds it, then in the order of the questions.
    assert_eq!(keys, [(alv, who), (alv, what), (arkisto, who), (arkisto, what), (oljy, who), (oljy, what)]);
    let aino = Some(file.people[1].id);
    assert_eq!(found.iter().map(|one| one.responsible).collect::<Vec<_>>(), [aino, aino, aino, aino, None, None]);
    assert_eq!(found.iter().filter(|one| one.answered).count(), 1);
    // Who has left is not asked about, nor who is still to come.
    let left = Agency { client_until: Some(day("2026-10-13")), ..file.agencies[0].clone() };
    file.rows.put(left.into());
    let coming = Agency { client_since: Some(day("2026-10-15")), ..file.agencies[2].clone() };
    file.rows.put(coming.into());
    assert!(asked(&file.rows, &file.round, today()).iter().all(|one| one.agency == arkisto));
}

#[test]
fn a_closed_round_is_seen_as_it_was_closed() {
    let mut file = file();
    let closed = QuestionRound { closed_on: Some(day("2026-09-15")), ..file.round.clone() };
    file.rows.put(closed.clone().into());
    let ville = file.people[0].id;
    let found = asked(&file.rows, &closed, today());
    assert_eq!(found.iter().filter(|one| one.responsible == Some(ville)).count(), 2);
    assert!(!closed.open() && !closed.overdue(day("2027-01-01")));
    assert!(file.round.overdue(day("2026-11-01")) && !file.round.overdue(day("2026-10-31")));
}

#[test]
fn progress_is_told_per_person_and_agency() {
    let mut file = file();
    for (question, agency) in [(0, 0), (1, 0), (0, 1)] {
        file.rows.put(file.answer(question, agency, "Vastaus").into());
    }
    let found = asked(&file.rows, &file.round, today());
    let people = by_person(&file.rows, &found);
    let [alv, arkisto, oljy] = file.agencies.each_ref().map(|one| one.id);
    let progress = |answered, asked| Progress { answered, asked };
    assert_eq!(
        people,
        [
            PersonProgress {
                employee: Some(file.people[1].id),
                progress: progress(3, 4),
                agencies: vec![(alv, progress(2, 2)), (arkisto, progress(1, 2))],
            },
            PersonProgress { employee: None, progress: progress(0, 2), agencies: vec![(oljy, progress(0, 2))] },
        ]
    );
    assert_eq!(Progress::of(&found), progress(3, 6));
    assert!(people[0].progress.begun() && !people[0].progress.complete() && !people[1].progress.begun());
}

#[test]
fn the_rate_is_whole_only_where_it_is() {
    for (answered, asked, percent) in
        [(0, 0, 0), (0, 5, 0), (1, 1_000, 1), (1, 3, 33), (2, 3, 67), (1, 2, 50), (999, 1_000, 99), (7, 7, 100)]
    {
        assert_eq!(Progress { answered, asked }.percent(), percent, "{answered} of {asked}");
    }
    assert!(Progress::default().complete());
}

#[test]
fn what_is_open_for_somebody_ends_with_the_answer_or_the_round() {
    let mut file = file();
    let aino = file.people[1].id;
    assert_eq!(open_for(&file.rows, aino, today()).len(), 4);
    assert!(open_for(&file.rows, file.people[0].id, today()).is_empty());
    assert!(open_for(&file.rows, aino, day("2026-09-30")).is_empty(), "not opened yet");
    assert!(overdue_for(&file.rows, aino, today()).is_empty());
    assert_eq!(overdue_for(&file.rows, aino, day("2026-11-01")).len(), 4);
    file.rows.put(file.answer(0, 0, "").into());
    assert_eq!(open_for(&file.rows, aino, today()).len(), 3, "nothing special is an answer");
    let mut sooner = round("Pika", "2026-10-01", "2026-10-20", "");
    file.rows.put(sooner.clone().into());
    file.rows.put(RoundQuestion::new(sooner.id, file.questions[0].id).into());
    let open = open_for(&file.rows, aino, today());
    assert_eq!((open.len(), open[0].round, open[2].round), (5, sooner.id, file.round.id));
    sooner.closed_on = Some(today());
    file.rows.put(sooner.into());
    assert_eq!(open_for(&file.rows, aino, today()).len(), 3);
}

#[test]
fn rounds_come_open_and_urgent_first_and_closed_ones_newest_first() {
    let rounds = [
        round("vanha", "2025-01-01", "2025-02-01", "2025-02-05"),
        round("myöhempi", "2026-10-01", "2026-11-30", ""),
        round("uusi suljettu", "2026-01-01", "2026-02-01", "2026-02-03"),
        round("kiireinen", "2026-10-05", "2026-10-20", ""),
    ];
    let rows = rows(rounds.map(Record::from));
    let names: Vec<_> = rows.rounds().iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["kiireinen", "myöhempi", "uusi suljettu", "vanha"]);
}

#[test]
fn the_answer_of_the_round_before_is_found() {
    let mut file = file();
    let (question, agency) = (file.questions[0].id, file.agencies[0].id);
    for (opened, text) in [("2024-10-01", "vanhin"), ("2025-10-01", "edellinen"), ("2027-10-01", "tuleva")] {
        let other = round(opened, opened, "2027-12-31", "");
        file.rows.put(Answer::new((other.id, question, agency), text, "", "Ville Malli", day(opened)).into());
        file.rows.put(other.into());
    }
    file.rows.put(file.answer(0, 0, "tämä").into());
    let before = file.rows.answer_before(file.round.id, question, agency);
    assert_eq!(before.map(|one| one.body.as_str()), Some("edellinen"));
    assert!(file.rows.answer_before(file.round.id, question, file.agencies[1].id).is_none());
    assert!(file.rows.answer_before(RoundId::new(), question, agency).is_none());
}

#[test]
fn loose_answers_are_the_newest_that_say_something_and_are_no_cards() {
    let mut file = file();
    let agency = file.agencies[0].id;
    let other = round("2025", "2025-10-01", "2025-10-31", "2025-11-01");
    let old = |question: usize, text: &str| {
        Answer::new((other.id, file.questions[question].id, agency), text, "", "Ville Malli", day("2025-10-05"))
    };
    let (old_what, old_who) = (old(0, "vanha mitä"), old(1, "vanha kuka"));
    file.rows.put(other.clone().into());
    file.rows.put(old_what.into());
    file.rows.put(old_who.into());
    let bodies =
        |rows: &Rows| rows.loose_answers(agency).into_iter().map(|one| one.body.clone()).collect::<Vec<String>>();
    assert_eq!(bodies(&file.rows), ["vanha kuka", "vanha mitä"]);
    file.rows.put(file.answer(0, 0, "uusi mitä").into());
    file.rows.put(file.answer(1, 0, "").into());
    assert_eq!(bodies(&file.rows), ["uusi mitä"], "the newest says that there is nothing special");
    let card = Characteristic { title: "Kortti".into(), ..Characteristic::empty(agency, "Aino", today()) };
    file.rows.put(Answer { characteristic: Some(card.id), ..file.answer(0, 0, "uusi mitä") }.into());
    file.rows.put(card.into());
    assert!(file.rows.loose_answers(agency).is_empty());
    assert_eq!(file.rows.answers_in(file.round.id, agency).len(), 2);
}

#[test]
fn an_answer_becomes_a_characteristic_in_the_category_of_its_question() {
    let mut file = file();
    let category = ListItem::shipped("characteristic_category", "pay", 0, ["Palkat", "", ""]);
    file.rows.put(List::CharacteristicCategory.record(category.clone()));
    file.rows.put(Question { category: Some(category.id), ..file.questions[0].clone() }.into());
    let long = "Palkkiot maksetaan erikseen kuun lopussa ja niille on oma palkkaryhmä jonka maksupäivä vaihtelee vuosittain paljon";
    for (body, title, whole) in [
        ("Tuntilistat tulevat paperilla", "Tuntilistat tulevat paperilla", true),
        ("Tuntilistat tulevat paperilla.", "Tuntilistat tulevat paperilla", true),
        ("Tuntilistat tulevat paperilla. Soita Annalle.", "Tuntilistat tulevat paperilla", false),
        ("Tuntilistat tulevat 3.5. asti. Sen jälkeen ei", "Tuntilistat tulevat 3.5. asti", false),
        ("Klo 9.30 mennessä soitto", "Klo 9.30 mennessä soitto", true),
        ("Ei. Mutta soita aina ensin", "Ei. Mutta soita aina ensin", true),
        ("Otsikko on tässä\nja loput täällä", "Otsikko on tässä", false),
        (long, "Palkkiot maksetaan erikseen kuun lopussa ja niille on oma palkkaryhmä jonka…", false),
    ] {
        let made = characteristic_of(&file.rows, &file.answer(0, 1, body), "Ville", today());
        assert_eq!(made.title, title);
        assert_eq!(made.body, if whole { "" } else { body });
        assert_eq!((made.agency, made.category), (file.agencies[1].id, Some(category.id)));
        assert_eq!((made.author.as_str(), made.severity), ("Ville", Severity::Note));
    }
    let one_word = "x".repeat(200);
    let made = characteristic_of(&file.rows, &file.answer(1, 1, &one_word), "Ville", today());
    assert_eq!((made.title.chars().count(), made.category), (TITLE, None));
}

#[test]
fn a_deleted_characteristic_gives_its_answers_back() {
    let mut file = file();
    let card = Characteristic { title: "Kortti".into(), ..Characteristic::empty(file.agencies[0].id, "Aino", today()) };
    let answer = Answer { characteristic: Some(card.id), ..file.answer(0, 0, "Tuntilistat") };
    file.rows.put(card.clone().into());
    file.rows.put(answer.clone().into());
    let changed = after(&file.rows, &delete_characteristic(&file.rows, card.id));
    assert!(changed.characteristic.is_empty());
    assert_eq!(changed.answer.get(answer.id).map(|one| one.characteristic), Some(None));
    assert!(delete_characteristic(&changed, card.id).is_empty());
    // With its agency everything goes, whatever points at what.
    let all: Vec<Change> = file.rows.owned_by(file.agencies[0].id).into_iter().map(Change::delete).collect();
    assert!(after(&file.rows, &all).answer.is_empty());
}

#[test]
fn a_round_is_deleted_while_nobody_has_answered() {
    let mut file = file();
    let changed = after(&file.rows, &delete_round(&file.rows, file.round.id));
    assert_eq!((changed.question_round.len(), changed.round_question.len(), changed.question.len()), (0, 0, 2));
    assert!(delete_round(&changed, file.round.id).is_empty());
    file.rows.put(file.answer(0, 0, "Vastaus").into());
    assert!(delete_round(&file.rows, file.round.id).is_empty());
}

#[test]
fn questions_change_places_and_those_out_of_use_are_passed_over() {
    let questions = [
        question("a", 0),
        Question { retired_at: Some(today()), ..question("poissa", 1) },
        question("b", 2),
        question("c", 3),
    ];
    let [a, retired, _, c] = questions.each_ref().map(|one| one.id);
    let mut rows = rows(questions.map(Record::from));
    let order = |rows: &Rows| rows.questions_in_use().iter().map(|one| one.text_fi.clone()).collect::<Vec<_>>();
    rows = after(&rows, &shift(&rows, a, true));
    assert_eq!(order(&rows), ["b", "a", "c"]);
    rows = after(&rows, &shift(&rows, c, false));
    assert_eq!(order(&rows), ["b", "c", "a"]);
    assert!(shift(&rows, a, true).is_empty() && shift(&rows, retired, true).is_empty());
}

#[test]
fn two_who_answer_the_same_meet() {
    let file = file();
    let mine = file.answer(0, 0, "Tuntilistat");
    let rows = after(&file.rows, &[Change::insert(mine.clone())]);
    assert_eq!(apply(&rows, &[Change::insert(mine.clone())]).expect("the same").changes, []);
    let theirs = Answer { body: "Palkkiot".into(), ..mine };
    assert!(matches!(
        apply(&rows, &[Change::insert(theirs)]).expect_err("another answer").as_slice(),
        [crate::domain::Conflict::Field { table: Table::Answer, field, .. }] if field == "body"
    ));
}

#[test]
fn answers_say_something_and_stand_in_their_places() {
    let mut file = file();
    let broken_by = |rows: &Rows, record: Record| {
        let mut rows = rows.clone();
        rows.put(record.clone());
        broken(&rows, &[Change::insert(record)])
    };
    let answer = file.answer(0, 0, "Tuntilistat");
    assert_eq!(broken_by(&file.rows, answer.clone().into()), []);
    assert_eq!(broken_by(&file.rows, file.answer(0, 0, "").into()), []);
    for unclear in [
        Answer { nothing_special: true, ..answer.clone() },
        Answer { body: " ".into(), ..answer.clone() },
        Answer { nothing_special: false, ..file.answer(0, 0, "") },
    ] {
        assert_eq!(broken_by(&file.rows, unclear.into()), [BrokenRule::AnswerUnclear]);
    }
    let elsewhere = Answer { agency: file.agencies[1].id, ..answer.clone() };
    assert_eq!(broken_by(&file.rows, elsewhere.into()), [BrokenRule::AnswerMisplaced]);
    let card = Characteristic { title: "Kortti".into(), ..Characteristic::empty(file.agencies[1].id, "Aino", today()) };
    file.rows.put(card.clone().into());
    let linked = Answer { characteristic: Some(card.id), ..answer };
    assert_eq!(broken_by(&file.rows, linked.into()), [BrokenRule::AnswerMisplaced]);
    let asked = RoundQuestion {
        question: crate::domain::QuestionId::new(),
        ..RoundQuestion::new(file.round.id, file.questions[0].id)
    };
    assert_eq!(broken_by(&file.rows, asked.into()), [BrokenRule::AnswerMisplaced]);
    assert_eq!(broken_by(&file.rows, question(" ", 0).into()), [BrokenRule::ItemNameMissing]);
    let backwards = QuestionRound { due_on: day("2026-09-01"), ..file.round.clone() };
    assert_eq!(broken_by(&file.rows, backwards.into()), [BrokenRule::PeriodBackwards]);
    assert_eq!(
        broken_by(&file.rows, QuestionRound { name: " ".into(), ..file.round.clone() }.into()),
        [BrokenRule::ItemNameMissing]
    );
}

#[test]
fn who_told_is_kept_where_somebody_else_wrote() {
    let key = (RoundId::new(), QuestionId::new(), AgencyId::new());
    let own = Answer::new(key, "x", "Aino", "Aino", today());
    assert_eq!((own.told_by.as_str(), own.source()), ("", "Aino"));
    let told = Answer::new(key, "x", "Ville", "Aino", today());
    assert_eq!((told.told_by.as_str(), told.answered_by.as_str(), told.source()), ("Ville", "Aino", "Ville"));
}

#[test]
fn names_lead_to_people_who_are_here_once() {
    let gone = Employee { active: false, ..employee("Olli Keksitty") };
    let people = [employee("Aino Esimerkki"), employee("Nils Fantasi"), employee("Nils Fantasi"), gone];
    let rows = rows(people.map(Record::from));
    assert!(rows.employee_called("Aino Esimerkki").is_some());
    assert!(rows.employee_called("Nils Fantasi").is_none() && rows.employee_called("Olli Keksitty").is_none());
}

#[test]
fn questions_fall_back_to_finnish() {
    let (sv, en) = (crate::domain::Language::Sv, crate::domain::Language::En);
    let whole = Question { text_sv: "Vad?".into(), ..question("Mitä?", 0) };
    assert_eq!((whole.text(sv), whole.text(en), whole.help(sv)), ("Vad?", "Mitä?", ""));
}
