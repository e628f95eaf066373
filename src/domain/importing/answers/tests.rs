use super::*;
use crate::domain::importing::pipeline::{Outcome, Tally};
use crate::domain::importing::{Sheet, SheetLine};
use crate::domain::testing::{after, agency, day, rows};
use crate::domain::{Agency, Answer, CharacteristicId, Question, QuestionRound, Record, RoundQuestion, Rows};

/// An open round with two questions, a closed one before it, and two agencies.
struct Register {
    rows: Rows,
    round: RoundId,
    before: RoundId,
    questions: [QuestionId; 2],
    agencies: [AgencyId; 2],
}

fn round(name: &str, opened: &str, closed: Option<&str>) -> QuestionRound {
    let due_on = day(opened) + chrono::Days::new(21);
    let (opened_on, closed_on) = (day(opened), closed.map(day));
    QuestionRound { id: RoundId::new(), name: name.into(), opened_on, due_on, closed_on }
}

fn register() -> Register {
    let question = |text: &str, position| Question { text_fi: text.into(), ..Question::empty(position) };
    let questions = [question("Mikä on toisin?", 0), question("Kuka hyväksyy?", 1)];
    let named = |name: &str, short: &str| Agency { abbreviation: short.into(), ..agency(name) };
    let agencies = [named("Rannikkolaitos", "RL"), named("Saaristovirasto", "SV")];
    let (now, before) =
        (round("Kysely 2026", "2026-09-01", None), round("Kysely 2025", "2025-09-01", Some("2025-10-01")));
    let ids = (now.id, before.id, questions.clone().map(|one| one.id), agencies.clone().map(|one| one.id));
    let mut records: Vec<Record> = vec![now.into(), before.into()];
    for question in &questions {
        records.extend([ids.0, ids.1].map(|round| Record::from(RoundQuestion::new(round, question.id))));
    }
    records.extend(questions.map(Record::from));
    records.extend(agencies.map(Record::from));
    Register { rows: rows(records), round: ids.0, before: ids.1, questions: ids.2, agencies: ids.3 }
}

impl Register {
    fn options() -> Options {
        Options { round: None, overwrite: false, me: "Aino".into(), today: day("2026-09-20") }
    }

    fn answer(&self, body: &str) -> Answer {
        Answer::new((self.round, self.questions[0], self.agencies[0]), body, "", "Veera", day("2026-09-10"))
    }

    fn said(&self) -> Option<Answer> {
        self.rows.answer.get(Answer::id_of(self.round, self.questions[0], self.agencies[0])).cloned()
    }

    fn put(&mut self, body: &str) {
        let answer = self.answer(body);
        self.rows.put(answer.into());
    }

    fn take(&mut self, plan: &AnswerPlan) {
        self.rows = after(&self.rows, &plan.plan.changes);
    }

    /// The first question about the first agency as a row of a workbook: what stood there, what stands there, the mark.
    fn row(&self, stood: Option<&str>, now: &str, x: &str) -> Vec<String> {
        let key = written_key((self.round, self.questions[0], self.agencies[0]));
        let said = stood.map(|stood| mark(stood, stood.is_empty()).to_string()).unwrap_or_default();
        [key.as_str(), &said, "Rannikkolaitos", "Mikä on toisin?", now, x].map(str::to_owned).to_vec()
    }

    fn plan(&self, sheet: &Sheet) -> AnswerPlan {
        self.plan_with(sheet, &Register::options())
    }

    fn plan_with(&self, sheet: &Sheet, options: &Options) -> AnswerPlan {
        let layout = sheet_layout(sheet, None);
        assert!(has_answers(&layout), "{layout:?}");
        plan(&self.rows, &entries(sheet, &layout).entries, options)
    }
}

fn sheet(lines: Vec<Vec<String>>) -> Sheet {
    let lines = lines.into_iter().zip(1..).map(|(cells, number)| SheetLine { number, cells }).collect();
    Sheet { lines, ..Sheet::default() }
}

fn list(lines: &[&str]) -> Sheet {
    sheet(lines.iter().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect())
}

/// Rows of a workbook under their headings.
fn workbook(rows: Vec<Vec<String>>) -> Sheet {
    let headings = [KEY, SAID, "Virasto", "Kysymys", "Vastaus – kirjoita tähän", "Ei mitään erityistä – merkitse x"];
    let title = vec!["Kysely 2026: Aino Esimerkki".to_owned()];
    sheet([vec![title, headings.map(str::to_owned).to_vec()], rows].concat())
}

fn outcomes(plan: &AnswerPlan) -> Vec<Outcome<Refusal>> {
    plan.plan.lines.iter().map(|line| line.outcome.clone()).collect()
}

#[test]
fn a_list_is_read_the_second_time_changes_nothing_and_an_empty_cell_erases_nothing() {
    let mut register = register();
    let table = list(&[
        "Virasto | Kysymys | Vastaus | Kuka kertoi",
        "RL | Mikä on toisin? | Lomarahat kahdessa osassa. | Veera",
        "Saaristovirasto | kuka hyväksyy | Ei mitään erityistä |",
        "SV | Mikä on toisin? | |",
        "Nämä ovat viime viikolta",
    ]);
    let layout = sheet_layout(&table, None);
    assert_eq!(entries(&table, &layout).without, [5]);
    let plan = register.plan(&table);
    assert_eq!(plan.plan.tally(), Tally { new: 2, same: 1, ..Tally::default() });
    register.take(&plan);
    let said = register.said().expect("there");
    assert_eq!(
        (said.body.as_str(), said.source(), said.answered_by.as_str()),
        ("Lomarahat kahdessa osassa.", "Veera", "Aino")
    );
    let nothing = Answer::id_of(register.round, register.questions[1], register.agencies[1]);
    assert!(register.rows.answer.get(nothing).is_some_and(|answer| answer.nothing_special));
    let again = register.plan(&table);
    assert_eq!((again.plan.tally(), again.plan.changes.len()), (Tally { same: 3, ..Tally::default() }, 0));
    let emptied = list(&["Virasto | Kysymys | Vastaus", "RL | Mikä on toisin? |"]);
    assert_eq!(outcomes(&register.plan(&emptied)), [Outcome::Same]);
    let other = list(&["Virasto | Kysymys | Vastaus", "RL | Mikä on toisin? | Yhdessä osassa."]);
    let changed = register.plan(&other);
    let [before, after] = ["Lomarahat kahdessa osassa.", "Yhdessä osassa."]
        .map(|body| Told { body: body.into(), nothing_special: false });
    let cell = Cell { part: (), before: Some(before), after: Some(after) };
    assert_eq!(changed.plan.lines.first().map(|line| line.differences.clone()), Some(vec![cell]));
}

#[test]
fn a_row_of_a_workbook_changes_only_what_somebody_has_written_in_it() {
    let mut register = register();
    let new = register.plan(&workbook(vec![register.row(None, "Kaksi osaa.", "")]));
    assert_eq!(outcomes(&new), [Outcome::New]);
    register.put("Kaksi osaa.");
    let untouched = workbook(vec![register.row(Some("Vanha."), "Vanha.", "")]);
    assert_eq!(outcomes(&register.plan(&untouched)), [Outcome::Same], "what has been done here since stands");
    let edited = workbook(vec![register.row(Some("Kaksi osaa."), "Kolme osaa.", "")]);
    assert_eq!(outcomes(&register.plan(&edited)), [Outcome::Changed]);
    register.put("Neljä osaa.");
    let contested = register.plan(&edited);
    assert_eq!(outcomes(&contested), [Outcome::Ambiguous(Refusal::Meanwhile)]);
    assert_eq!((contested.plan.changes.len(), contested.plan.lines[0].differences.len()), (0, 1), "both are shown");
    let options = Options { overwrite: true, ..Register::options() };
    assert_eq!(outcomes(&register.plan_with(&edited, &options)), [Outcome::Changed]);
    let answered_meanwhile = workbook(vec![register.row(None, "Viisi osaa.", "")]);
    assert_eq!(outcomes(&register.plan(&answered_meanwhile)), [Outcome::Ambiguous(Refusal::Meanwhile)]);
    register.put("Kolme osaa.");
    assert_eq!(outcomes(&register.plan(&edited)), [Outcome::Same], "both have come to the same");
}

#[test]
fn nothing_special_is_an_answer_and_stands_beside_none() {
    let mut register = register();
    let marked = register.plan(&workbook(vec![register.row(None, "", "x")]));
    register.take(&marked);
    assert!(register.said().is_some_and(|answer| answer.nothing_special && answer.body.is_empty()));
    let both = workbook(vec![register.row(Some("Kaksi osaa."), "Kaksi osaa.", "x")]);
    assert_eq!(outcomes(&register.plan(&both)), [Outcome::Refused(Refusal::Both)]);
    let written = register.plan(&workbook(vec![register.row(Some(""), "Sittenkin jotakin.", "x")]));
    assert_eq!(outcomes(&written), [Outcome::Changed], "the mark was there before the answer");
    register.take(&written);
    assert!(register.said().is_some_and(|answer| !answer.nothing_special && answer.body == "Sittenkin jotakin."));
}

#[test]
fn a_workbook_of_another_round_or_register_is_told() {
    let register = register();
    let key = written_key((register.before, register.questions[0], register.agencies[0]));
    let mut old = register.row(None, "Kaksi osaa.", "");
    old[0] = key;
    let mut strange = register.row(None, "Kaksi osaa.", "");
    strange[0] = written_key((RoundId::new(), register.questions[0], register.agencies[0]));
    let mut unchanged = register.row(None, "", "");
    unchanged[0].clone_from(&old[0]);
    let book = workbook(vec![old, strange, unchanged]);
    let task = Task {
        snapshot: std::sync::Arc::new(crate::domain::Snapshot { rows: register.rows.clone(), ..Default::default() }),
        layouts: vec![(0, sheet_layout(&book, None))],
        sheets: std::sync::Arc::new(vec![book]),
        without_hidden: false,
        options: Register::options(),
    };
    let planned = task.run();
    let refused = [Refusal::RoundClosed(register.before), Refusal::OtherFile].map(Outcome::Refused);
    assert_eq!(outcomes(&planned.plan), [refused.as_slice(), &[Outcome::Same]].concat());
    let notices: Vec<Notice> = planned.notices(&register.rows).into_iter().collect();
    assert_eq!(notices, [Notice::OtherFile, Notice::Closed(register.before)]);
    assert!(!planned.contested());
}

#[test]
fn an_older_round_that_is_still_open_is_told_and_a_list_says_which_it_means() {
    let mut register = register();
    let newer = round("Kysely 2027", "2026-12-01", None);
    let id = newer.id;
    register.rows.put(newer.into());
    let table = list(&["Virasto | Kysymys | Vastaus", "RL | Mikä on toisin? | Kaksi osaa."]);
    assert_eq!(outcomes(&register.plan(&table)), [Outcome::Ambiguous(Refusal::RoundSeveral)]);
    let chosen = Options { round: Some(register.round), ..Register::options() };
    assert_eq!(outcomes(&register.plan_with(&table, &chosen)), [Outcome::New]);
    let named = list(&["Kierros | Virasto | Kysymys | Vastaus", "kysely 2027 | RL | Mikä on toisin? | Kaksi osaa."]);
    assert_eq!(outcomes(&register.plan(&named)), [Outcome::Refused(Refusal::NotAsked(id))]);
    let plan = register.plan(&workbook(vec![register.row(None, "Kaksi osaa.", "")]));
    let planned = Planned { entries: Vec::new(), without: Vec::new(), plan };
    assert_eq!(planned.notices(&register.rows).into_iter().collect::<Vec<_>>(), [Notice::Older(register.round)]);
}

#[test]
fn what_cannot_be_an_answer_is_refused() {
    let register = register();
    let table = list(&[
        "Virasto | Kysymys | Vastaus",
        "Olematon | Mikä on toisin? | a",
        " | Mikä on toisin? | a",
        "RL | Mikä on tosin? | a",
        "RL | | a",
        "RL | Kuka hyväksyy? | Kysy asiasta (131052-918F).",
        "SV | Kuka hyväksyy? | Johtaja.",
        "Saaristovirasto | Kuka hyväksyy? | Päällikkö.",
    ]);
    let refused = [
        Refusal::AgencyUnknown("Olematon".into()),
        Refusal::AgencyMissing,
        Refusal::QuestionUnknown("Mikä on tosin?".into()),
        Refusal::QuestionMissing,
        Refusal::PersonalCode,
        Refusal::Contradicts(8),
        Refusal::Contradicts(7),
    ];
    let plan = register.plan(&table);
    assert_eq!(outcomes(&plan), refused.map(Outcome::Refused));
    assert!(plan.plan.changes.is_empty(), "nobody knows which of the two is meant");
}

#[test]
fn what_has_become_of_an_answer_stays_with_it() {
    let mut register = register();
    let made = CharacteristicId::new();
    let answer = Answer { characteristic: Some(made), ..register.answer("Kaksi osaa.") };
    register.rows.put(answer.into());
    let plan = register.plan(&workbook(vec![register.row(Some("Kaksi osaa."), "Kolme osaa.", "")]));
    let Some(Record::Answer(after)) = plan.plan.changes.first().and_then(|change| change.after.clone()) else {
        panic!("an answer");
    };
    assert_eq!((after.body.as_str(), after.characteristic), ("Kolme osaa.", Some(made)));
}
