//! Rows that name the agency of the rows below them.

use crate::domain::importing::contacts::{
    self, Labels, NoPerson, Options, Outcome, Refusal, Where, default_mapping, from_sheet, heading_of, in_sections,
};
use crate::domain::testing::{agency, rows};
use crate::domain::{Agency, Language, Record};

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
    let plan = contacts::plan(&before, &people, &Options::new(Where::AsWritten, Language::Fi, Labels::default()));
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
