//! The sheets of agencies as groups have them.

use super::*;
use crate::domain::importing::SheetLine;
use crate::domain::importing::contacts::from_sheet;
use crate::domain::importing::figures::Counted;

/// A sheet of lines with their row numbers, the cells parted by bars.
fn sheet(lines: &[(u32, &str)]) -> Sheet {
    let line = |(number, text): &(u32, &str)| SheetLine {
        number: *number,
        cells: text.split('|').map(|cell| cell.trim().to_owned()).collect(),
    };
    Sheet { name: "RL".into(), lines: lines.iter().map(line).collect(), ..Sheet::default() }
}

fn read(lines: &[(u32, &str)]) -> AgencySheet {
    agency_sheet(&sheet(lines)).expect("an agency's")
}

fn values(read: &AgencySheet, label: Label) -> Vec<&str> {
    let pairs = read.pairs.iter().filter(|pair| pair.label == label);
    pairs.flat_map(|pair| &pair.values).map(|value| value.text.as_str()).collect()
}

fn left(read: &AgencySheet) -> Vec<(&str, &str)> {
    read.left.iter().map(|left| (left.label.as_str(), left.value.text.as_str())).collect()
}

#[test]
fn labels_are_known_in_three_languages_with_values_beside_and_below_them() {
    let read = read(&[
        (1, "Rannikkolaitos"),
        (3, "Lyhenne:|RL||Vaihde|019 055 0100"),
        (4, "FO-nummer||1234567-1|Website:|www.rl.example"),
        (5, "Käyntiosoite|Rantakatu 1"),
        (6, "|00100 Helsinki"),
        (8, "Toiminta-ajatus"),
        (9, "Hoitaa rannikkoa."),
        (10, "Mittaa merta."),
        (12, "Kahvihuone|3. kerros"),
        (13, "Muu teksti"),
        (14, "Kirjaamo: kirjaamo@rl.example"),
    ]);
    assert_eq!(values(&read, Label::Abbreviation), ["RL"]);
    assert_eq!(values(&read, Label::Switchboard), ["019 055 0100"]);
    assert_eq!(values(&read, Label::BusinessId), ["1234567-1"], "in the next cell with something in it");
    assert_eq!(values(&read, Label::Website), ["www.rl.example"]);
    assert_eq!(values(&read, Label::Visiting), ["Rantakatu 1", "00100 Helsinki"]);
    assert_eq!(values(&read, Label::Mission), ["Hoitaa rannikkoa.", "Mittaa merta."]);
    assert_eq!(values(&read, Label::Email), ["kirjaamo@rl.example"]);
    assert_eq!(read.titles.iter().map(|title| title.text.as_str()).collect::<Vec<_>>(), ["Rannikkolaitos"]);
    assert_eq!(left(&read), [("Kahvihuone", "3. kerros"), ("", "Muu teksti")]);
    assert_eq!((read.left[0].value.row, read.left[0].value.column), (12, 1), "with its place");
}

#[test]
fn words_that_are_labels_elsewhere_make_no_column_of_labels_out_of_values() {
    let read = read(&[
        (1, "Y-tunnus||1234567-1"),
        (2, "Laji||laitos"),
        (3, "Vaihde||019 055 0100"),
        (5, "Yhteyshenkilöt"),
        (6, "Nimi|Nimike|Puhelin|Sähköposti"),
        (7, "Maija Meri|palkkasihteeri|019 055 0101|maija@rl.example"),
        (9, "Laji|virasto|Lyhenne|RL"),
    ]);
    assert_eq!(values(&read, Label::BusinessId), ["1234567-1"]);
    assert_eq!(values(&read, Label::Kind), ["laitos", "virasto"]);
    assert_eq!(values(&read, Label::Switchboard), ["019 055 0100"]);
    assert_eq!(values(&read, Label::Abbreviation), ["RL"]);
    assert_eq!((read.people.len(), left(&read)), (1, Vec::new()));
}

#[test]
fn figures_of_three_years_stand_beside_each_other() {
    let read = read(&[
        (1, "Nimi|Rannikkolaitos"),
        (2, "Lyhenne|RL"),
        (3, "Vaihde|019 055 0100"),
        (5, "Henkilöstö 31.12."),
        (6, "Palvelussuhde|2023|2024|2025|Muutos %"),
        (7, "Virkasuhde|10|11|12|9"),
        (8, "Työsuhde|1|-|3|"),
        (9, "Yhteensä|11|11|15|"),
        (11, "Suorite|2023|2024|2025"),
        (12, "Palkkalaskelma|1 000|1 100|noin 1200"),
        (13, "Yhteensä|999|1 100|"),
        (15, "Kirjanpitoyksikkö|123"),
    ]);
    let of = |subject: &str| {
        let figures = read.figures.iter().filter(|figure| figure.subject.text == subject);
        figures.map(|figure| (figure.year, figure.count.text.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(of("Virkasuhde"), [(2023, "10"), (2024, "11"), (2025, "12")]);
    assert_eq!(of("Työsuhde"), [(2023, "1"), (2025, "3")], "a dash is nothing");
    assert_eq!(of("Palkkalaskelma"), [(2023, "1 000"), (2024, "1 100"), (2025, "noin 1200")]);
    assert_eq!(of("Yhteensä"), [(2023, "999")], "the other sums say what the figures say");
    assert!(read.figures.iter().filter(|figure| figure.subject.text == "Yhteensä").all(|figure| figure.sum));
    assert_eq!(kind_of(&read.figures[0].title), Some(Counted::Headcounts), "{}", read.figures[0].title);
    assert_eq!(left(&read), [("Muutos %", "9")]);
    assert_eq!(values(&read, Label::Unit), ["123"]);
}

#[test]
fn a_change_that_names_its_years_is_no_figure() {
    let read = read(&[
        (1, "Nimi|Rannikkolaitos"),
        (2, "Lyhenne|RL"),
        (3, "Vaihde|019 055 0100"),
        (5, "Henkilöstö 31.12."),
        (6, "Palvelussuhde|2024|2025|Muutos 2024–2025|Muutos 2024–2025, %"),
        (7, "Virkasuhde|11|12|1|9"),
    ]);
    let figures = read.figures.iter().map(|figure| (figure.year, figure.count.text.as_str())).collect::<Vec<_>>();
    assert_eq!(figures, [(2024, "11"), (2025, "12")]);
    assert_eq!(left(&read), [("Muutos 2024–2025", "1"), ("Muutos 2024–2025, %", "9")]);
}

#[test]
fn numbers_are_of_heads_where_heads_are_spoken_of_and_else_volumes() {
    assert_eq!(kind_of("Henkilöstömäärät 31.12."), Some(Counted::Headcounts));
    assert_eq!(kind_of("Suoritemäärät"), Some(Counted::Volumes));
    assert_eq!(kind_of("Määrät"), Some(Counted::Volumes));
    assert_eq!(kind_of("Henkilöstön suoritteet"), None);
    let read = read(&[
        (1, "Nimi|Rannikkolaitos"),
        (2, "Lyhenne|RL"),
        (3, "Vaihde|019 055 0100"),
        (5, "Henkilöstömäärät 31.12.|Henkilöstömäärät 31.12."),
        (6, "Ryhmä|2024|2025"),
        (7, "Virkasuhde|10|11"),
    ]);
    assert_eq!(kind_of(&read.figures[0].title), Some(Counted::Headcounts), "{}", read.figures[0].title);
    assert_eq!(left(&read), []);
}

#[test]
fn figures_stand_the_other_way_round_too() {
    let read = read(&[
        (1, "Nimi|Rannikkolaitos"),
        (2, "Lyhenne|RL"),
        (4, "Vuosi|Virkasuhde|Työsuhde"),
        (5, "2024|10|2"),
        (6, "2025|11|"),
    ]);
    let figures: Vec<(i64, &str, &str)> =
        read.figures.iter().map(|one| (one.year, one.subject.text.as_str(), one.count.text.as_str())).collect();
    assert_eq!(figures, [(2024, "Virkasuhde", "10"), (2024, "Työsuhde", "2"), (2025, "Virkasuhde", "11")]);
}

#[test]
fn people_are_listed_under_a_heading_in_rows_and_on_cards() {
    let names = |read: &AgencySheet| {
        let all = read.people.iter().flat_map(|people| from_sheet(&people.sheet, Some(0), &people.mapping));
        let told = all.map(|one| {
            let reaches: Vec<String> = one.reaches.iter().map(|reach| reach.value.clone()).collect();
            format!("{}/{}/{}", one.name, one.title, reaches.join(","))
        });
        told.collect::<Vec<_>>()
    };
    let basics = [(1, "Nimi|Rannikkolaitos"), (2, "Lyhenne|RL"), (3, "Y-tunnus|1234567-1")];
    let table = read(
        &[
            basics.as_slice(),
            &[
                (5, "Yhteyshenkilöt"),
                (6, "Nimi|Nimike|Puhelin|Sähköposti|Huone"),
                (7, "Maija Meri|palkkasihteeri|019 055 0101|maija@rl.example|B2"),
                (9, "Kalle Kari||019 055 0102|"),
                (11, "Vastuuhenkilö|Aino Esimerkki"),
            ],
        ]
        .concat(),
    );
    let both = ["Maija Meri/palkkasihteeri/019 055 0101,maija@rl.example", "Kalle Kari//019 055 0102"];
    assert_eq!(names(&table), both);
    assert_eq!(table.people[0].places[1].row, 9);
    assert_eq!(left(&table), [("Huone", "B2")]);
    assert_eq!(values(&table, Label::Responsible), ["Aino Esimerkki"]);

    let loose = read(
        &[
            basics.as_slice(),
            &[
                (5, "Kontaktpersoner"),
                (6, "palkkasihteeri|Maija Meri|019 055 0101|maija@rl.example"),
                (7, "Kalle Kari, puh. 019 055 0102"),
                (9, "Tulostettu 1.2.2026"),
            ],
        ]
        .concat(),
    );
    assert_eq!(names(&loose), both);
    assert_eq!(left(&loose), [("", "Tulostettu 1.2.2026")]);

    let cards = read(
        &[
            basics.as_slice(),
            &[
                (5, "Yhteyshenkilö"),
                (6, "Nimi:|Maija Meri|Kalle Kari"),
                (7, "Titteli:|palkkasihteeri|"),
                (8, "Puhelin:|019 055 0101|019 055 0102"),
                (9, "Sähköposti:|maija@rl.example|"),
            ],
        ]
        .concat(),
    );
    assert_eq!(names(&cards), both);

    let beside = read(&[basics.as_slice(), &[(5, "Hyväksyjä|Maija Meri|019 055 0101")]].concat());
    assert_eq!(names(&beside), ["Maija Meri//019 055 0101"]);
    let approver = from_sheet(&beside.people[0].sheet, Some(0), &beside.people[0].mapping);
    assert_eq!(approver[0].roles, ["Hyväksyjä"]);
}

#[test]
fn what_is_special_is_text_under_a_heading_or_beside_it() {
    let said = |read: &AgencySheet| {
        read.special.iter().map(|one| (one.about.clone(), one.text.text.clone())).collect::<Vec<_>>()
    };
    let basics = [(1, "Nimi|Rannikkolaitos"), (2, "Lyhenne|RL"), (3, "Y-tunnus|1234567-1")];
    let under = read(
        &[
            basics.as_slice(),
            &[
                (5, "Erityispiirteet"),
                (6, "- Merilisä maksetaan kesäkuussa."),
                (7, "Palkkiot|Lista tulee kansliasta"),
                (9, "Vuorot alkavat klo 6."),
                (10, "Sijainen|Eero Keksitty"),
            ],
        ]
        .concat(),
    );
    let pair = |about: &str, text: &str| (about.to_owned(), text.to_owned());
    assert_eq!(
        said(&under),
        [
            pair("", "Merilisä maksetaan kesäkuussa."),
            pair("Palkkiot", "Lista tulee kansliasta"),
            pair("", "Vuorot alkavat klo 6.")
        ]
    );
    assert_eq!(values(&under, Label::Deputy), ["Eero Keksitty"]);
    let beside = read(&[basics.as_slice(), &[(5, "Huomioitavaa|- Yksi\n- Kaksi"), (6, "|Kolmas")]].concat());
    assert_eq!(said(&beside), [pair("", "Yksi"), pair("", "Kaksi"), pair("", "Kolmas")]);
}

#[test]
fn a_table_with_a_row_for_each_is_none_and_neither_is_an_instruction() {
    let rows = sheet(&[
        (1, "Virasto|Lyhenne|Y-tunnus|Vaihde"),
        (2, "Rannikkolaitos|RL|1234567-1|019 055 0100"),
        (3, "Saaristovirasto|SV|1234567-1|019 055 0200"),
    ]);
    assert_eq!(agency_sheet(&rows), None);
    let text = sheet(&[(1, "Ohje"), (2, "Täytä joka virastosta oma taulukko."), (3, "Nimi|viraston koko nimi")]);
    assert_eq!(agency_sheet(&text), None);
    let one = sheet(&[(1, "Nimi|Rannikkolaitos"), (2, "Lyhenne|RL"), (3, "Vaihde|019 055 0100")]);
    assert!(are_agency_sheets(std::slice::from_ref(&one)));
    assert!(are_agency_sheets(&[one.clone(), text.clone(), one.clone()]));
    assert!(!are_agency_sheets(&[rows.clone(), one.clone()]), "the list says more than the only one");
    let hidden = Sheet { hidden: crate::domain::importing::Hidden { sheet: true, ..Default::default() }, ..one };
    assert!(!are_agency_sheets(&[hidden, text]));
}

#[test]
fn every_cell_is_accounted_for() {
    let lines: &[(u32, &str)] = &[
        (1, "Rannikkolaitos|||Päivitetty 3.2.2025"),
        (2, "Perustiedot|||Tunnisteet"),
        (3, "Lyhenne|RL||Y-tunnus|1234567-1"),
        (4, "Vaihde|||OVT-tunnus|003712345671"),
        (5, "Kuukausipalkkaisia|noin puolet|vaihtelee"),
        (6, "Henkilöstö|2024|2025"),
        (7, "Virkasuhde|5|6"),
        (8, "Yhteyshenkilöt"),
        (9, "Maija Meri|019 055 0101"),
        (10, "Erityispiirteet"),
        (11, "Merilisä"),
    ];
    let read = read(lines);
    let mut told: Vec<String> = Vec::new();
    told.extend(read.titles.iter().map(|title| title.text.clone()));
    told.extend(read.pairs.iter().flat_map(|pair| pair.values.iter().map(|value| value.text.clone())));
    told.extend(read.figures.iter().map(|figure| figure.count.text.clone()));
    told.extend(
        read.people.iter().flat_map(|people| people.sheet.lines.iter().skip(1)).flat_map(|line| line.cells.clone()),
    );
    told.extend(read.special.iter().map(|special| special.text.text.clone()));
    told.extend(read.left.iter().flat_map(|left| [left.label.clone(), left.value.text.clone()]));
    for text in
        ["Rannikkolaitos", "Päivitetty 3.2.2025", "RL", "1234567-1", "003712345671", "5", "6", "Maija Meri", "Merilisä"]
    {
        assert_eq!(told.iter().filter(|said| *said == text).count(), 1, "{text} once: {told:?}");
    }
    assert_eq!(left(&read), [("Kuukausipalkkaisia", "noin puolet | vaihtelee")]);
}
