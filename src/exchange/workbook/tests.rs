use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::importing::pipeline::Outcome;
use crate::domain::importing::whole::{Fault, Refusal, plan};
use crate::domain::shape::columns;
use crate::domain::{Agency, Language, OpeningException, Record, Rows, Snapshot, apply, starting};
use crate::exchange::demo::{self, DemoOptions};
use crate::i18n::planned::{column_name, word_name};

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 12).expect("a day");

/// A made-up unit, and its logos.
fn unit(agencies: usize) -> (Snapshot, HashMap<String, Vec<u8>>) {
    let operation = demo::operation(&DemoOptions { agencies, ..DemoOptions::new(TODAY) });
    let started = apply(&Rows::default(), &starting::changes()).expect("no conflicts").rows;
    let rows = apply(&started, &operation.changes).expect("no conflicts").rows;
    let logos = operation.pictures.iter().map(|picture| (picture.hash.clone(), picture.png.to_vec())).collect();
    (Snapshot { rows, ..Snapshot::default() }, logos)
}

fn of(rows: &Rows) -> Snapshot {
    Snapshot { rows: rows.clone(), ..Snapshot::default() }
}

fn written(snapshot: &Snapshot, logos: &HashMap<String, Vec<u8>>, language: Language) -> Vec<u8> {
    let (texts, say, cancelled) = (Texts::new(language), |_, _| {}, AtomicBool::new(false));
    write(&Job { snapshot, texts: &texts, today: TODAY, logos, say: &say, cancelled: &cancelled }).expect("written")
}

fn read_into(bytes: &[u8], rows: &Rows) -> Read {
    read(bytes, rows, &Texts::new(Language::Fi)).expect("read")
}

/// What a workbook of `rows` comes to when it is taken into `rows` again: nothing.
fn assert_same(rows: &Rows, language: Language) {
    let snapshot = of(rows);
    let read = read_into(&written(&snapshot, &HashMap::new(), language), rows);
    let plan = plan(rows, &read.rows);
    for (row, line) in read.rows.iter().zip(&plan.lines) {
        assert_eq!(line.outcome, Outcome::Same, "{} {:?} {:?}", row.table.name(), row.read, line.differences);
    }
    assert!(plan.changes.is_empty());
    assert_eq!(plan.lines.len(), rows.records().len());
}

#[test]
fn every_table_has_a_sheet_with_headings_in_every_language() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let mut names = BTreeSet::new();
        for table in Table::ALL {
            let name = sheet_name(&texts, *table);
            assert!(!name.starts_with('⟨') && (1..=31).contains(&name.chars().count()), "{language:?} {name}");
            assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']), "{name}");
            assert!(names.insert(name.to_lowercase()), "{name} twice");
        }
        let nameless: Vec<String> = Table::ALL
            .iter()
            .flat_map(|table| columns(*table).iter().map(|column| (*table, column.name)))
            .filter(|(table, column)| column_name(&texts, *table, column) == *column)
            .map(|(table, column)| key(table, column))
            .collect();
        assert!(nameless.is_empty(), "{language:?} {nameless:?}");
        for table in Table::ALL {
            let headings = columns(*table).iter().map(|column| column_name(&texts, *table, column.name));
            let mut once = BTreeSet::new();
            let twice: Vec<String> = headings.filter(|heading| !once.insert(heading.clone())).collect();
            assert!(twice.is_empty(), "{language:?} {} {twice:?}", table.name());
        }
        let wordless: Vec<String> = Table::ALL
            .iter()
            .flat_map(|table| columns(*table).iter().map(|column| (*table, column)))
            .flat_map(|(table, column)| column.words.iter().map(move |word| (table, column.name, *word)))
            .filter(|(table, column, word)| word_name(&texts, *table, column, word).is_none())
            .map(|(table, column, word)| format!("{} {word}", key(table, column)))
            .collect();
        assert!(wordless.is_empty(), "{language:?} {wordless:?}");
    }
}

#[test]
fn a_register_comes_back_as_it_was() {
    let (snapshot, logos) = unit(28);
    for language in Language::ALL {
        let bytes = written(&snapshot, &logos, language);
        let read = read_into(&bytes, &Rows::default());
        assert!(read.left_sheets.is_empty() && read.left_columns.is_empty() && read.missing.is_empty());
        let plan = plan(&Rows::default(), &read.rows);
        let refused: Vec<_> = plan.lines.iter().filter(|line| line.outcome != Outcome::New).collect();
        assert!(refused.is_empty(), "{:?}", refused.first());
        let rows = apply(&Rows::default(), &plan.changes).expect("no conflicts").rows;
        for (was, is) in snapshot.rows.records().into_iter().zip(rows.records()) {
            assert_eq!(was, is);
        }
        assert_eq!(rows, snapshot.rows, "{language:?}");
        let back: HashMap<String, Vec<u8>> =
            read.pictures.into_iter().map(|picture| (picture.hash, picture.png.to_vec())).collect();
        assert!(!back.is_empty());
        assert_eq!(back, logos, "byte by byte");
    }
}

#[test]
fn what_is_taken_out_and_in_again_changes_nothing() {
    let (snapshot, _) = unit(28);
    for language in Language::ALL {
        assert_same(&snapshot.rows, language);
    }
}

#[test]
fn the_same_register_gives_the_same_bytes() {
    let (snapshot, logos) = unit(3);
    assert_eq!(written(&snapshot, &logos, Language::Sv), written(&snapshot, &logos, Language::Sv));
}

#[test]
fn an_edited_cell_is_a_change() {
    let (before, _) = unit(5);
    let mut after = before.clone();
    let mut agency = before.agency.iter().next().cloned().expect("an agency");
    agency.website = "www.muutettu.example".to_owned();
    after.rows.put(Record::Agency(agency.clone()));
    let read = read_into(&written(&after, &HashMap::new(), Language::Fi), &before.rows);
    let plan = plan(&before.rows, &read.rows);
    let changed: Vec<_> = plan.lines.iter().filter(|line| line.outcome == Outcome::Changed).collect();
    let [line] = changed.as_slice() else { panic!("{changed:?}") };
    assert_eq!(line.place.sheet, "Virastot");
    let [cell] = line.differences.as_slice() else { panic!("{line:?}") };
    assert_eq!((cell.part.1.as_str(), cell.after.as_str()), ("website", Some("www.muutettu.example")));
    assert_eq!(apply(&before.rows, &plan.changes).expect("no conflicts").rows, after.rows);
}

/// An agency that is renamed in the workbook is still the one that the rows of other sheets mean.
#[test]
fn a_renamed_row_is_still_meant() {
    let (before, _) = unit(5);
    let bytes = written(&before, &HashMap::new(), Language::Fi);
    let mut now = before.rows.clone();
    for agency in before.agency.iter() {
        now.put(Record::Agency(Agency { name_fi: format!("{} uusi", agency.name_fi), ..agency.clone() }));
    }
    let read = read_into(&bytes, &now);
    let plan = plan(&now, &read.rows);
    assert!(plan.lines.iter().all(|line| !matches!(line.outcome, Outcome::Refused(_) | Outcome::New)));
    assert_eq!(plan.changes.len(), before.agency.len(), "only the names themselves");
}

#[test]
fn texts_stay_texts() {
    let mut rows = Rows::default();
    for (at, text) in
        ["=1+1", "+358 29", "-5", "@SUM(A1)", "_x0041_", "_x", "2026-01-01", "1 234,5", "true", "a\nb\tc", "0012"]
            .into_iter()
            .enumerate()
    {
        let agency = Agency {
            notes: text.to_owned(),
            name_fi: format!("V{at}"),
            ..Agency::empty(crate::domain::AgencyId::new())
        };
        rows.put(Record::Agency(agency));
    }
    let long = "pitkä_x0041_ rivi\n".repeat(9_000).trim_end().to_owned();
    let agency = Agency { notes: long, name_fi: "Pitkä".into(), ..Agency::empty(crate::domain::AgencyId::new()) };
    rows.put(Record::Agency(agency));
    assert_same(&rows, Language::Fi);
    let bytes = written(&of(&rows), &HashMap::new(), Language::Fi);
    let read = read_into(&bytes, &Rows::default());
    let plan = plan(&Rows::default(), &read.rows);
    assert_eq!(apply(&Rows::default(), &plan.changes).expect("no conflicts").rows, rows);
}

#[test]
fn times_and_old_days_come_back() {
    let (mut snapshot, _) = unit(2);
    let agency = snapshot.agency.iter().next().map(|agency| agency.id).expect("an agency");
    let time = |text: &str| Some(text.parse().expect("a time"));
    let exception = OpeningException {
        id: crate::domain::RowId::new(),
        agency,
        date: NaiveDate::from_ymd_opt(1899, 5, 1).expect("a day"),
        until: None,
        opens: time("00:00:00"),
        closes: time("23:59:00"),
        hours_unknown: false,
        note: String::new(),
    };
    snapshot.rows.put(Record::OpeningException(exception));
    assert_same(&snapshot.rows, Language::En);
}

#[test]
fn a_row_that_cannot_be_taken_says_why() {
    let (snapshot, _) = unit(3);
    let bytes = written(&snapshot, &HashMap::new(), Language::Fi);
    // Without its employee's sheet nobody knows whom an assignment means.
    let mut read = read_into(&bytes, &Rows::default());
    read.rows.retain(|row| row.table != Table::Employee);
    let plan = plan(&Rows::default(), &read.rows);
    let why = |table: Table| {
        let mut lines = read.rows.iter().zip(&plan.lines).filter(|(row, _)| row.table == table);
        lines.next().map(|(_, line)| line.outcome.clone())
    };
    assert_eq!(why(Table::Assignment), Some(Outcome::Refused(Refusal::Missing("employee"))));
    assert_eq!(why(Table::Agency), Some(Outcome::New), "the rest comes in");
    assert!(apply(&Rows::default(), &plan.changes).is_ok());
}

#[test]
fn cells_are_read_as_people_type_them() {
    let words = cells::Words::of(&Texts::new(Language::Fi));
    let called = called::Called::default();
    let value = |table: Table, name: &str, text: &str| {
        let column = columns(table).iter().find(|column| column.name == name).expect("a column");
        cells::value(table, column, text, &words, [&called, &called])
    };
    assert_eq!(value(Table::UnitPrice, "price", "12,5"), Ok(125_000.into()));
    assert_eq!(value(Table::UnitPrice, "price", "1 234,50 €"), Ok(12_345_000.into()));
    assert_eq!(value(Table::UnitPrice, "price", "paljon"), Err(Fault::Number));
    assert_eq!(value(Table::Volume, "count", "1\u{a0}234"), Ok(1_234.into()));
    assert_eq!(value(Table::Volume, "count", "1,5"), Err(Fault::Number));
    assert_eq!(value(Table::Volume, "count", ""), Err(Fault::Missing));
    assert_eq!(value(Table::Agency, "client_since", "1.2.2027"), Ok("2027-02-01".into()));
    assert_eq!(value(Table::Agency, "client_since", "1.2."), Err(Fault::Day));
    assert_eq!(value(Table::DefinitionLine, "dropped", "Kyllä"), Ok(true.into()));
    assert_eq!(value(Table::DefinitionLine, "dropped", "nej"), Ok(false.into()));
    assert_eq!(value(Table::DefinitionLine, "dropped", "ehkä"), Err(Fault::Flag));
    assert_eq!(value(Table::OpeningHours, "opens", "8.15"), Ok("08:15:00".into()));
    assert_eq!(value(Table::Agency, "kind", "Fond"), Ok("fund".into()), "in any of the languages");
    assert!(matches!(value(Table::Agency, "kind", "seura"), Err(Fault::Word(_))));
    assert_eq!(value(Table::Headcount, "agency", "Tuntematon"), Err(Fault::Unknown));
}

#[test]
fn a_workbook_of_another_kind_is_refused() {
    let other = b"Nimi;Puhelin\nVeera;029 555 0101\n";
    assert!(matches!(read(other, &Rows::default(), &Texts::new(Language::Fi)), Err(RegisterError::NotOurs)));
}

#[test]
fn nobody_waits_for_what_is_cancelled() {
    let (snapshot, logos) = unit(2);
    let (texts, say, cancelled) = (Texts::new(Language::Fi), |_, _| {}, AtomicBool::new(true));
    let job = Job { snapshot: &snapshot, texts: &texts, today: TODAY, logos: &logos, say: &say, cancelled: &cancelled };
    assert!(matches!(write(&job), Err(WriteError::Cancelled)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_in_fields_comes_back(texts in prop::collection::vec("[ -~äöÅ\"=\n€]{0,40}", 8)) {
        let (mut snapshot, _) = unit(2);
        let mut texts = texts.iter().map(|text| crate::domain::validate::tidy(text)).cycle();
        let agencies: Vec<Agency> = snapshot.agency.iter().cloned().collect();
        for mut agency in agencies {
            agency.notes = texts.next().unwrap_or_default();
            agency.mission = texts.next().unwrap_or_default();
            snapshot.rows.put(Record::Agency(agency));
        }
        let lines: Vec<_> = snapshot.definition_line.iter().take(4).cloned().collect();
        for mut line in lines {
            line.outcome = texts.next();
            line.place = texts.next();
            snapshot.rows.put(Record::DefinitionLine(line));
        }
        let contacts: Vec<_> = snapshot.contact.iter().take(6).cloned().collect();
        for mut contact in contacts {
            contact.name = format!("x{}", texts.next().unwrap_or_default());
            contact.note = texts.next().unwrap_or_default();
            snapshot.rows.put(Record::Contact(contact));
        }
        assert_same(&snapshot.rows, Language::Fi);
        let read = read_into(&written(&snapshot, &HashMap::new(), Language::Fi), &Rows::default());
        let plan = plan(&Rows::default(), &read.rows);
        let mut without_logos = snapshot.rows.clone();
        for agency in snapshot.agency.iter() {
            without_logos.put(Record::Agency(Agency { logo: None, ..agency.clone() }));
        }
        prop_assert_eq!(&apply(&Rows::default(), &plan.changes).expect("no conflicts").rows, &without_logos);
    }
}
