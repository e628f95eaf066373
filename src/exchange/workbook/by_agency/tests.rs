//! Agencies out of workbooks of others.

use rust_xlsxwriter::{Format, Image, Workbook};

use super::*;
use crate::domain::importing::pipeline::{Outcome, Plan, Tally};
use crate::domain::importing::whole::{Cell, Refusal, plan};
use crate::domain::{AssignmentRole, Change, Employee, Language, apply, starting};

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 12).expect("a date");
const HOW: How<'_> = How { add: false, notes: false, names: false, who: "Testi", today: TODAY, whose: &[] };

fn texts() -> Texts {
    Texts::new(Language::Fi)
}

/// A new register with one of our own people in it.
fn begun() -> Rows {
    let mut changes = starting::changes();
    changes.push(Change::insert(Employee { name: "Aino Esimerkki".into(), ..Employee::empty() }));
    apply(&Rows::default(), &changes).expect("applies").rows
}

/// A picture of one colour.
fn png(shade: u8) -> Vec<u8> {
    let image = image::RgbaImage::from_pixel(8, 8, image::Rgba([shade, 10, 20, 255]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).expect("written");
    bytes.into_inner()
}

/// Two agencies with a logo each and the unit's own on both, an instruction and a sheet that is put away.
fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    for (at, (name, abbreviation)) in [("Rannikkolaitos", "RL"), ("Saaristovirasto", "SV")].into_iter().enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(abbreviation).expect("a name");
        sheet.merge_range(0, 0, 0, 3, name, &Format::new()).expect("merged");
        let shade = if at == 0 { 100 } else { 200 };
        sheet.insert_image(0, 5, &Image::new_from_buffer(&png(shade)).expect("a picture")).expect("there");
        sheet.insert_image(30, 0, &Image::new_from_buffer(&png(7)).expect("a picture")).expect("there");
        for (row, [label, value]) in [
            ["Y-tunnus:", "1234567-1"],
            ["Ohjaava ministeriö", "Ympäristöministeriö"],
            ["Laji", "laitos"],
            ["Käyntiosoite", "Rantakatu 1, 00100 Helsinki"],
            ["Aukioloajat", "ma–pe 8–16"],
            ["Verkkosivut", "www.rl.example"],
            ["Vastuuhenkilö", "Aino Esimerkki"],
            ["Sijainen", "Kuka Tahansa"],
            ["Asiakasvastaava", "Kerttu Kertomus, 029 555 1234"],
            ["Kahvi", "tumma"],
        ]
        .into_iter()
        .enumerate()
        {
            let row = 2 + u32::try_from(row).expect("few");
            sheet.write_string(row, 0, label).expect("written");
            sheet.write_string(row, 2, value).expect("written");
        }
        sheet.write_string(14, 0, "Henkilöstö").expect("written");
        for (year, column) in [(2023, 1), (2024, 2), (2025, 3)] {
            sheet.write_number(14, column, year).expect("written");
            sheet.write_number(15, column, 10.0 + f64::from(column)).expect("written");
            sheet.write_number(16, column, 3).expect("written");
        }
        sheet.write_string(15, 0, "Virkasuhde").expect("written");
        sheet.write_string(16, 0, "Harjoittelijat").expect("written");
        sheet.write_string(18, 0, "Yhteyshenkilöt").expect("written");
        for (column, text) in ["Nimi", "Titteli", "Puhelin", "Sähköposti"].into_iter().enumerate() {
            sheet.write_string(19, u16::try_from(column).expect("few"), text).expect("written");
        }
        let mail = format!("maija@{}.example", abbreviation.to_lowercase());
        for (column, text) in ["Maija Meri", "palkkasihteeri", "019 055 0101", mail.as_str()].into_iter().enumerate() {
            sheet.write_string(20, u16::try_from(column).expect("few"), text).expect("written");
        }
        sheet.write_string(22, 0, "Erityispiirteet").expect("written");
        sheet.write_string(23, 0, format!("Merilisä maksetaan kesäkuussa ({abbreviation})")).expect("written");
    }
    let help = book.add_worksheet();
    help.set_name("Ohje").expect("a name");
    help.write_string(0, 0, "Täytä joka virastosta").expect("written");
    let old = book.add_worksheet();
    old.set_name("Vanhat").expect("a name");
    old.set_hidden(true).write_string(0, 0, "Poistunut").expect("written");
    book.save_to_buffer().expect("a workbook")
}

fn planned(rows: &Rows, how: &How<'_>) -> (Read, Plan<Refusal, Cell>) {
    let read = agencies(&book(), rows, &texts(), how).expect("agencies");
    let plan = plan(rows, &read.rows);
    (read, plan)
}

fn refused(read: &Read, plan: &Plan<Refusal, Cell>) -> Vec<String> {
    let lines = plan.lines.iter().zip(&read.rows);
    let refused = lines.filter(|(line, _)| matches!(line.outcome, Outcome::Refused(_) | Outcome::Ambiguous(_)));
    refused
        .map(|(line, row)| {
            format!(
                "{} {}{}: {}",
                line.place.sheet,
                column_letters(line.place.column.unwrap_or_default()),
                line.place.row,
                row.name
            )
        })
        .collect()
}

#[test]
fn each_sheet_becomes_an_agency_with_all_that_is_known_of_it() {
    let rows = begun();
    let (read, plan) = planned(&rows, &HOW);
    assert_eq!(read.agencies, [("RL".into(), "Rannikkolaitos".into()), ("SV".into(), "Saaristovirasto".into())]);
    assert_eq!(
        (read.left_sheets.as_slice(), read.hidden_sheets.as_slice()),
        (&["Ohje".to_owned()][..], &["Vanhat".to_owned()][..])
    );
    assert_eq!(
        refused(&read, &plan),
        [
            "RL C10: Kuka Tahansa",
            "RL B17: Harjoittelijat",
            "RL C17: Harjoittelijat",
            "RL D17: Harjoittelijat",
            "SV C10: Kuka Tahansa",
            "SV B17: Harjoittelijat",
            "SV C17: Harjoittelijat",
            "SV D17: Harjoittelijat"
        ]
    );
    let left: Vec<(String, String, String)> =
        read.left_cells.iter().map(|left| (left.place.sheet.clone(), left.label.clone(), left.text.clone())).collect();
    let coffee = |sheet: &str| (sheet.to_owned(), "Kahvi".to_owned(), "tumma".to_owned());
    assert_eq!(left[..2], [coffee("RL"), coffee("SV")]);
    assert_eq!((left.len(), left[2].1.as_str()), (3, "Kuva"), "the unit's own picture, once: {left:?}");
    let now = apply(&rows, &plan.changes).expect("applies").rows;
    let agency = now.agency.iter().find(|agency| agency.abbreviation == "RL").expect("there");
    assert_eq!(agency.name_fi, "Rannikkolaitos");
    assert_eq!((agency.business_id.as_str(), agency.website.as_str()), ("1234567-1", "www.rl.example"));
    assert_eq!(
        [&agency.visiting_street, &agency.visiting_postcode, &agency.visiting_city],
        ["Rantakatu 1", "00100", "Helsinki"]
    );
    assert_eq!(agency.kind, crate::domain::AgencyKind::Institution);
    let ministry = agency.parent_organisation.and_then(|id| now.parent_organisation.get(id)).expect("known");
    assert_eq!(ministry.name_fi, "Ympäristöministeriö");
    assert_eq!(read.pictures.len(), 2, "a logo each");
    assert!(read.pictures.iter().any(|picture| Some(&picture.hash) == agency.logo.as_ref()));
    assert_eq!(now.opening_hours.of(agency.id).count(), 5);
    let assigned: Vec<AssignmentRole> = now.assignment.of(agency.id).map(|one| one.role).collect();
    assert_eq!(assigned, [AssignmentRole::Responsible]);
    let account = now.account_person.of(agency.id).next().expect("there");
    assert_eq!((account.name.as_str(), account.phone.as_str()), ("Kerttu Kertomus", "029 555 1234"));
    let mut counts: Vec<(i64, i64)> = now.headcount.of(agency.id).map(|row| (row.year, row.count)).collect();
    counts.sort_unstable();
    assert_eq!(counts, [(2023, 11), (2024, 12), (2025, 13)]);
    let contact = now.contact.of(agency.id).next().expect("there");
    assert_eq!((contact.name.as_str(), contact.title.as_str()), ("Maija Meri", "palkkasihteeri"));
    assert_eq!(now.contact_reach.of(agency.id).count(), 2);
    let special = now.characteristic.of(agency.id).next().expect("there");
    assert_eq!((special.title.as_str(), special.author.as_str()), ("Merilisä maksetaan kesäkuussa (RL)", "Testi"));
}

#[test]
fn the_same_workbook_changes_nothing_the_second_time() {
    let rows = begun();
    let (_, plan) = planned(&rows, &HOW);
    let now = apply(&rows, &plan.changes).expect("applies").rows;
    let (read, again) = planned(&now, &HOW);
    assert_eq!(again.changes, []);
    assert_eq!(read.pictures, []);
    let Tally { new, changed, same, refused, ambiguous } = again.tally();
    assert_eq!((new, changed, refused, ambiguous), (0, 0, 8, 0));
    assert!(same > 20, "{same}");
}

#[test]
fn what_lists_do_not_have_is_added_where_that_is_asked_for() {
    let rows = begun();
    let how = How { add: true, ..HOW };
    let (read, plan) = planned(&rows, &how);
    assert_eq!(refused(&read, &plan), Vec::<String>::new());
    let now = apply(&rows, &plan.changes).expect("applies").rows;
    assert_eq!(now.employee.iter().filter(|one| one.name == "Kuka Tahansa").count(), 1, "once for both sheets");
    assert_eq!(now.employment_type.iter().filter(|one| one.name_fi == "Harjoittelijat").count(), 1);
    assert_eq!(now.headcount.len(), 12);
    let (_, again) = planned(&now, &how);
    assert_eq!(again.changes, []);
}

#[test]
fn what_is_not_understood_goes_into_the_notes_where_that_is_asked_for() {
    let mut rows = begun();
    let how = How { notes: true, ..HOW };
    let (read, plan) = planned(&rows, &how);
    assert!(read.left_cells.iter().all(|left| left.label == "Kuva"), "{:?}", read.left_cells);
    rows = apply(&rows, &plan.changes).expect("applies").rows;
    assert!(rows.agency.iter().all(|agency| agency.notes == "Kahvi: tumma"));
    let known = rows.agency.iter().next().expect("there").clone();
    rows.put(Agency { notes: "Kahvi: tumma\nSoita ensin".into(), ..known }.into());
    let (_, again) = planned(&rows, &how);
    assert_eq!(again.changes, [], "and stands there once, beside what has been noted since");
}

/// A sheet with these cells in its first two columns.
fn pairs(book: &mut Workbook, name: &str, pairs: &[[&str; 2]]) {
    let sheet = book.add_worksheet();
    sheet.set_name(name).expect("a name");
    for (row, [label, value]) in (0..).zip(pairs) {
        sheet.write_string(row, 0, *label).expect("written");
        sheet.write_string(row, 1, *value).expect("written");
    }
}

#[test]
fn an_agency_with_several_sheets_is_one() {
    let rows = begun();
    let mut book = Workbook::new();
    let of_2024 = [["Virasto", "Rannikkolaitos"], ["Lyhenne", "RL"], ["Vaihde", "019 055 0100"], ["Henkilöstö", ""]];
    pairs(&mut book, "RL", &of_2024);
    let of_2025 = [["Virasto", "Rannikkolaitos"], ["Vaihde", "019 055 0199"], ["Verkkosivut", "www.rl.example"]];
    pairs(&mut book, "RL 2025", &of_2025);
    let bytes = book.save_to_buffer().expect("a workbook");
    let read = agencies(&bytes, &rows, &texts(), &HOW).expect("agencies");
    assert_eq!(read.agencies.len(), 2, "both sheets are told");
    let left: Vec<(&str, &str)> =
        read.left_cells.iter().map(|left| (left.place.sheet.as_str(), left.text.as_str())).collect();
    assert_eq!(left, [("RL 2025", "019 055 0199")], "what they say otherwise");
    let plan = plan(&rows, &read.rows);
    assert_eq!((plan.lines.len(), plan.tally().new), (1, 1));
    let now = apply(&rows, &plan.changes).expect("applies").rows;
    let agency = now.agency.iter().next().expect("there");
    assert_eq!([&agency.switchboard, &agency.website], ["019 055 0100", "www.rl.example"]);
}

#[test]
fn what_a_sheet_says_twice_in_other_words_is_left() {
    let rows = begun();
    let mut book = Workbook::new();
    let said = [
        ["Virasto", "Rannikkolaitos (RL)"],
        ["Viraston nimi", "Rannikon laitos"],
        ["Y-tunnus", "1234567-1 (yhteinen)"],
        ["Kirjaamo", "kirjaamo@rl.example"],
        ["Sähköposti", "toinen@rl.example"],
        ["Ministeriö", "Ympäristöministeriö"],
        ["Ohjaava ministeriö", "Sisäministeriö"],
    ];
    pairs(&mut book, "Virasto", &said);
    let bytes = book.save_to_buffer().expect("a workbook");
    let read = agencies(&bytes, &rows, &texts(), &HOW).expect("agencies");
    let left: Vec<&str> = read.left_cells.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(left, ["Rannikon laitos", "1234567-1 (yhteinen)", "toinen@rl.example", "Sisäministeriö"]);
    let plan = plan(&rows, &read.rows);
    let now = apply(&rows, &plan.changes).expect("applies").rows;
    let agency = now.agency.iter().next().expect("there");
    assert_eq!([&agency.name_fi, &agency.abbreviation], ["Rannikkolaitos", "RL"]);
    assert_eq!([&agency.business_id, &agency.email], ["1234567-1", "kirjaamo@rl.example"]);
}

#[test]
fn an_agency_that_is_here_already_is_found_and_only_what_the_sheet_says_is_changed() {
    let mut rows = begun();
    let known = Agency {
        name_fi: "Rannikkolaitos".into(),
        abbreviation: "RL".into(),
        website: "www.vanha.example".into(),
        switchboard: "019 055 0100".into(),
        ..Agency::empty(AgencyId::new())
    };
    rows.put(known.clone().into());
    let (_, plan) = planned(&rows, &HOW);
    let now = apply(&rows, &plan.changes).expect("applies").rows;
    assert_eq!(now.agency.len(), 2);
    let agency = now.agency.get(known.id).expect("there");
    assert_eq!((agency.website.as_str(), agency.switchboard.as_str()), ("www.rl.example", "019 055 0100"));
    let line = plan.lines.iter().find(|line| line.outcome == Outcome::Changed).expect("changed");
    assert!(line.differences.iter().any(|cell| cell.before == "www.vanha.example"));
    // Two of the name: nobody knows whose sheet it is, and nothing of it is taken.
    rows.put(Agency { id: AgencyId::new(), ..known }.into());
    let (read, plan) = planned(&rows, &HOW);
    assert!(plan.lines.iter().any(|line| matches!(line.outcome, Outcome::Ambiguous(_))));
    assert_eq!(read.agencies.len(), 1);
    assert!(read.left_cells.iter().any(|left| left.place.sheet == "RL" && left.text == "www.rl.example"));
}

#[test]
fn what_tells_whose_an_unclear_sheet_is_is_told_once() {
    let mut rows = begun();
    for _ in 0..2 {
        rows.put(Agency { name_fi: "Rannikkolaitos".into(), ..Agency::empty(AgencyId::new()) }.into());
    }
    let mut book = Workbook::new();
    let said = [
        ["Oma muistilista", ""],
        ["Virasto", "Rannikkolaitos"],
        ["Vaihde", "019 055 0100"],
        ["Verkkosivut", "www.rl.example"],
    ];
    pairs(&mut book, "Taulukko", &said);
    let bytes = book.save_to_buffer().expect("a workbook");
    let read = agencies(&bytes, &rows, &texts(), &HOW).expect("agencies");
    let plan = plan(&rows, &read.rows);
    assert_eq!(refused(&read, &plan), ["Taulukko B2: Rannikkolaitos"]);
    let left: Vec<&str> = read.left_cells.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(left, ["Oma muistilista", "019 055 0100", "www.rl.example"], "and all else is left");
}

#[test]
fn a_row_for_each_is_read_by_its_headings_and_what_is_neither_is_said_to_be() {
    let rows = begun();
    let list = "Virasto;Lyhenne;Verkkosivut;Kahvi\nRannikkolaitos;RL;www.rl.example;tumma\n";
    let read = agencies(list.as_bytes(), &rows, &texts(), &HOW).expect("agencies");
    assert_eq!((read.rows.len(), read.left_columns.len()), (1, 1));
    let plan = plan(&rows, &read.rows);
    assert_eq!(plan.tally().new, 1);
    let none = agencies(b"Kahvi;Sokeri\n1;2\n", &rows, &texts(), &HOW);
    assert!(matches!(none, Err(RegisterError::NoAgencies)));
}
