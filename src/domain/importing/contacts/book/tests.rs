//! What many rows of one name come to.

use crate::domain::importing::contacts::{self, Decision, Incoming, Labels, Options, ReachLabel, Remark, Said, Where};
use crate::domain::testing::{after, agency, rows};
use crate::domain::{Agency, Language, ReachKind, Record};

fn labels() -> Labels {
    Labels { work: "työ".into(), mobile: "matkapuhelin".into(), home: "koti".into() }
}

fn said(place: u32, name: &str, email: String) -> Said {
    Said { place, name: name.into(), reaches: vec![(ReachKind::Email, ReachLabel::Plain, email)], ..Said::default() }
}

#[test]
fn so_many_rows_of_one_name_are_one_person_with_so_many_addresses() {
    let one = Agency { abbreviation: "RL".into(), ..agency("Rannikkolaitos") };
    let before = rows([Record::from(one.clone())]);
    let count: u32 = 3_000;
    let people: Vec<Incoming> =
        (0..count).map(|at| Incoming::read(&said(at + 2, "Aila Haave", format!("aila{at}@rl.example")))).collect();
    let options = Options::new(Where::At(one.id), Language::Fi, labels());
    let plan = contacts::plan(&before, &people, &options);
    let counts = plan.counts();
    assert_eq!((counts.new, counts.changed), (1, 39));
    assert_eq!(counts.new + counts.changed + counts.same, count as usize);
    assert!(plan.lines[40].remarks.contains(&Remark::OneTooMany("aila40@rl.example".into())));
    // Each line holds what it says itself, and none holds what all of them say.
    assert!(plan.changes.len() < 200, "{}", plan.changes.len());
    let now = after(&before, &plan.changes);
    assert_eq!((now.contact.len(), now.contact_reach.len()), (1, 40));
    assert!(contacts::plan(&now, &people, &options).changes.is_empty());
}

#[test]
fn among_thousands_of_a_name_a_human_chooses_from_some() {
    let one = Agency { abbreviation: "RL".into(), ..agency("Rannikkolaitos") };
    let before = rows([Record::from(one.clone())]);
    let count = 2_000;
    let people: Vec<Incoming> =
        (0..count).map(|at| Incoming::read(&said(at + 2, "Aila Haave", format!("aila{at}@rl.example")))).collect();
    let mut options = Options::new(Where::At(one.id), Language::Fi, labels());
    let first = contacts::plan(&before, &people[..1], &options);
    // Two who are already there make every other row a question.
    let now = after(&before, &first.changes);
    let again = contacts::plan(&before, &people[1..2], &options);
    let now = after(&now, &again.changes);
    options.decided = (0..people.len()).map(|at| (at, Decision::New)).collect();
    let plan = contacts::plan(&now, &people, &options);
    assert_eq!(plan.lines.len(), people.len());
    assert!(plan.lines.iter().all(|line| line.choices.len() <= 50));
}
