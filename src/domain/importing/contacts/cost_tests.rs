//! What many rows of one name come to, and that sections and what is no person are accounted for.

use super::*;
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
    let plan = super::plan(&before, &people, &options);
    let counts = plan.counts();
    assert_eq!((counts.new, counts.changed), (1, 39));
    assert_eq!(counts.new + counts.changed + counts.same, count as usize);
    assert!(plan.lines[40].remarks.contains(&Remark::OneTooMany("aila40@rl.example".into())));
    // Each line holds what it says itself, and none holds what all of them say.
    assert!(plan.changes.len() < 200, "{}", plan.changes.len());
    let now = after(&before, &plan.changes);
    assert_eq!((now.contact.len(), now.contact_reach.len()), (1, 40));
    assert!(super::plan(&now, &people, &options).changes.is_empty());
}

#[test]
fn among_thousands_of_a_name_a_human_chooses_from_some() {
    let one = Agency { abbreviation: "RL".into(), ..agency("Rannikkolaitos") };
    let before = rows([Record::from(one.clone())]);
    let count = 2_000;
    let people: Vec<Incoming> =
        (0..count).map(|at| Incoming::read(&said(at + 2, "Aila Haave", format!("aila{at}@rl.example")))).collect();
    let mut options = Options::new(Where::At(one.id), Language::Fi, labels());
    let first = super::plan(&before, &people[..1], &options);
    let mut records = Vec::new();
    for change in &first.changes {
        records.extend(change.after.clone());
    }
    // Two who are already there make every other row a question.
    let now = after(&before, &first.changes);
    let again = super::plan(&before, &people[1..2], &options);
    let now = after(&now, &again.changes);
    options.decided = (0..people.len()).map(|at| (at, Decision::New)).collect();
    let plan = super::plan(&now, &people, &options);
    assert_eq!(plan.lines.len(), people.len());
    assert!(plan.lines.iter().all(|line| line.choices.len() <= 50));
}

#[test]
fn a_row_alone_names_the_agency_of_the_rows_below() {
    let one = Agency { abbreviation: "RL".into(), ..agency("Rannikkolaitos") };
    let other = Agency { abbreviation: "SV".into(), ..agency("Saaristovirasto") };
    let before = rows([Record::from(one.clone()), Record::from(other.clone())]);
    let line = |number, cells: &[&str]| crate::domain::importing::SheetLine {
        number,
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
    };
    let sheet = crate::domain::importing::Sheet {
        lines: vec![
            line(1, &["Nimi", "Puhelin"]),
            line(2, &["Rannikkolaitos"]),
            line(3, &["Aila Haave", "029 555 0001"]),
            line(4, &["Kaj Peili"]),
            line(5, &["Saaristovirasto (SV)"]),
            line(6, &["Heini Leikki", "029 555 0002"]),
            line(7, &["Tuntematon laitos"]),
            line(8, &["Veera Keksitty", "029 555 0003"]),
            line(9, &["Nimi", "Puhelin"]),
        ],
        ..crate::domain::importing::Sheet::default()
    };
    let heading = heading_of(&sheet);
    let people = from_sheet(&sheet, heading, &default_mapping(&sheet.headings(heading)));
    let people = in_sections(&before, people);
    let plan = super::plan(&before, &people, &Options::new(Where::AsWritten, Language::Fi, labels()));
    let agencies: Vec<_> = plan.lines.iter().map(|line| line.agency).collect();
    assert_eq!(
        agencies,
        [None, Some(one.id), Some(one.id), None, Some(other.id), None, None, None],
        "nobody goes to the agency before"
    );
    let section = Outcome::Refused(Refusal::NoPerson(NoPerson::Section));
    assert_eq!(plan.lines[0].outcome, section);
    assert_eq!(plan.lines[5].outcome, section);
    assert_eq!(plan.lines[6].outcome, Outcome::Refused(Refusal::AgencyUnknown("Tuntematon laitos".into())));
    assert_eq!(plan.lines[7].outcome, Outcome::Refused(Refusal::NoPerson(NoPerson::Headings)));
    let counts = plan.counts();
    assert_eq!((counts.new, counts.refused), (3, 5));
}
