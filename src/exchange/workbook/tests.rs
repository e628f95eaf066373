use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::importing::pipeline::Outcome;
use crate::domain::importing::rows::Taking;
use crate::domain::importing::whole::{Fault, Refusal, plan};
use crate::domain::importing::{Sheet, SheetLine};
use crate::domain::merging::{Holds, merge_items};
use crate::domain::payroll::Period;
use crate::domain::shape::{columns, content};
use crate::domain::{
    Agency, Change, Language, OpeningException, Operation, OperationKind, Record, RoundStep, RoundStepKind, Rows,
    Snapshot, apply, carry_out, starting,
};
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

/// As if the workbook had been written of `rows`, and edited since.
fn written_of(read: &mut Read, rows: &Rows) {
    for row in &mut read.rows {
        let id = row.read.as_ref().map(Record::id).expect("a row");
        row.exported = rows.get(row.table, id).map(|record| content(&record));
    }
}

/// What somebody has saved since the workbook was written is not taken back by the rows that nobody has edited in it.
#[test]
fn edits_since_the_export_stay() {
    let (exported, _) = unit(5);
    let mut agencies = exported.agency.iter().cloned();
    let (one, other) = (agencies.next().expect("an agency"), agencies.next().expect("another"));
    let with = |rows: &Rows, agency: &Agency, website: &str| {
        let mut rows = rows.clone();
        rows.put(Record::Agency(Agency { website: website.to_owned(), ..agency.clone() }));
        rows
    };
    let now = with(&with(&exported.rows, &one, "www.yksi.example"), &other, "www.toinen.example");
    let in_workbook = with(&exported.rows, &one, "www.tiedostossa.example");
    let mut read = read_into(&written(&of(&in_workbook), &HashMap::new(), Language::Fi), &now);
    written_of(&mut read, &exported.rows);
    let planned = plan(&now, &read.rows);
    assert!(planned.changes.is_empty(), "{:?}", planned.changes.first());
    let unclear: Vec<_> = planned.lines.iter().filter(|line| line.outcome != Outcome::Same).collect();
    let [line] = unclear.as_slice() else { panic!("{unclear:?}") };
    assert_eq!(line.outcome, Outcome::Ambiguous(Refusal::EditedSince));
    // A workbook that does not know what it said changes what it says.
    for row in &mut read.rows {
        row.exported = None;
    }
    assert_eq!(plan(&now, &read.rows).changes.len(), 2);
}

/// Another year makes a row another one: nobody knows whether that was meant.
#[test]
fn a_row_whose_key_was_edited_is_refused() {
    let (snapshot, _) = unit(3);
    let mut rows = snapshot.rows.clone();
    let mut count = rows.headcount.iter().next().cloned().expect("a head count");
    count.year = 1990;
    rows.put(Record::Headcount(count.clone()));
    let read = read_into(&written(&of(&rows), &HashMap::new(), Language::Fi), &snapshot.rows);
    let planned = plan(&snapshot.rows, &read.rows);
    let refused: Vec<_> = planned.lines.iter().filter(|line| line.outcome != Outcome::Same).collect();
    let [line] = refused.as_slice() else { panic!("{refused:?}") };
    let Outcome::Refused(Refusal::Cells(cells)) = &line.outcome else { panic!("{line:?}") };
    assert!(cells.iter().all(|cell| cell.fault == Fault::OtherKey));
    assert!(planned.changes.is_empty());
}

fn sheet(lines: &[&str]) -> Sheet {
    let cells = |line: &str| line.split(';').map(str::to_owned).collect();
    let lines = lines.iter().zip(1..).map(|(line, number)| SheetLine { number, cells: cells(line) }).collect();
    Sheet { lines, ..Sheet::default() }
}

fn rows_of(table: Table, sheet: &Sheet, rows: &Rows) -> Vec<crate::domain::importing::whole::IncomingRow> {
    Loose::of(sheet, table).rows(rows, &Texts::new(Language::Fi), &Taking::new("", TODAY)).0
}

#[test]
fn whoever_came_in_and_was_renamed_keeps_their_name() {
    let staff = sheet(&["Nimi;Sähköposti", "Åke Uusi;ake@a.example"]);
    let before = Rows::default();
    let first = plan(&before, &rows_of(Table::Employee, &staff, &before));
    let mut rows = apply(&before, &first.changes).expect("no conflicts").rows;
    let mut one = rows.employee.iter().next().cloned().expect("an employee");
    assert!(one.speaks_fi && one.active && one.working_share == 100, "as somebody who is added in the program");
    one.name = "Åke Vanha".into();
    rows.put(Record::Employee(one));
    let incoming = rows_of(Table::Employee, &staff, &rows);
    let again = plan(&rows, &incoming);
    assert!(again.changes.is_empty());
    assert!(matches!(again.lines.first().map(|line| &line.outcome), Some(Outcome::Ambiguous(_))));
    let Err(bad) = &incoming.first().expect("a row").read else { panic!("{incoming:?}") };
    assert_eq!(bad.first().map(|cell| (&cell.fault, cell.text.as_str())), Some((&Fault::NowCalled, "Åke Vanha")));
}

#[test]
fn an_agency_is_not_found_by_a_shared_identifier_alone() {
    let mut rows = Rows::default();
    let one = Agency {
        name_fi: "Rannikkolaitos".into(),
        business_id: "0245428-7".into(),
        ..Agency::empty(crate::domain::AgencyId::new())
    };
    rows.put(Record::Agency(one));
    let file = sheet(&["Virasto;Lyhenne;Y-tunnus", "Uusi laitos;UL;0245428-7"]);
    let planned = plan(&rows, &rows_of(Table::Agency, &file, &rows));
    assert!(planned.changes.is_empty());
    assert!(matches!(planned.lines.first().map(|line| &line.outcome), Some(Outcome::Ambiguous(_))));
}

#[test]
fn what_was_said_of_a_step_that_has_been_merged_since_is_said_of_the_other() {
    let (snapshot, logos) = unit(3);
    let mut rows = snapshot.rows.clone();
    let kinds = ["Läpikäynti", "Läpikäynti 2"].map(|name| RoundStepKind::named(name, Language::Fi, 20));
    let [own, other] = kinds.clone();
    for kind in kinds {
        rows.put(kind.into());
    }
    let group = rows.pay_group.iter().next().cloned().expect("made up");
    let period = |number| Period { year: 2025, number };
    let said =
        |number, note: &str, step| RoundStep { note: note.to_owned(), ..RoundStep::new(&group, period(number), step) };
    for number in 1..=3 {
        rows.put(said(number, "Tarkista", own.word).into());
    }
    rows.put(said(3, "Toinen", other.word).into());
    let merging = |rows: &Rows| {
        let plan = |answers: &BTreeMap<_, _>| {
            merge_items(rows, Table::RoundStepKind, own.id.0, other.id.0, TODAY, answers).expect("two steps")
        };
        let open = plan(&BTreeMap::new());
        plan(&open.collisions.iter().map(|one| (one.id(), Holds::Staying)).collect()).changes
    };
    let mut now = apply(&rows, &merging(&rows)).expect("merged").rows;
    // As it was written it says nothing new, though both steps were spoken of in one round.
    let bytes = written(&of(&rows), &logos, Language::Fi);
    let read = read_into(&bytes, &now);
    assert_eq!(plan(&now, &read.rows).changes, []);
    // What is not there any more comes back under the step that stays.
    now.remove(Table::RoundStep, RoundStep::id_of(group.id, "2025-02", other.word).0);
    let plan = plan(&now, &read_into(&bytes, &now).rows);
    assert_eq!(plan.changes, [Change::insert(said(2, "Tarkista", other.word))]);
    // And the workbook tells into which it was merged.
    let merged = written(&of(&now), &logos, Language::Sv);
    let read = read_into(&merged, &Rows::default());
    let kind = read.rows.iter().find_map(|row| match &row.read {
        Ok(Record::RoundStepKind(kind)) if kind.id == own.id => Some(kind.clone()),
        _ => None,
    });
    assert_eq!(kind.and_then(|kind| kind.merged_into), Some(other.id));
    assert_same(&now, Language::En);
}

#[test]
fn what_was_said_of_a_payer_that_has_another_id_since_is_said_of_it_now() {
    let (snapshot, logos) = unit(3);
    let mut rows = snapshot.rows.clone();
    let agency = rows.agency.iter().next().cloned().expect("made up");
    let agency = Agency { business_id: "9000777-4".into(), ..agency };
    rows.put(agency.clone().into());
    let said = |rows: &Rows| RoundStep {
        note: "Korjattu kerran".into(),
        ..RoundStep::of_report(&rows.payer(agency.id), Period { year: 2025, number: 1 })
    };
    rows.put(said(&rows).into());
    let bytes = written(&of(&rows), &logos, Language::Fi);
    let after = Agency { business_id: "9000888-5".into(), ..agency.clone() };
    let operation = Operation::new(OperationKind::AgencyEdited, "Aino", vec![Change::update(agency.clone(), after)]);
    let mut now = carry_out(&rows, &operation).expect("edited").rows;
    assert_eq!(plan(&now, &read_into(&bytes, &now).rows).changes, [], "it is there already");
    now.remove(Table::RoundStep, said(&now).id.0);
    let plan = plan(&now, &read_into(&bytes, &now).rows);
    assert_eq!(plan.changes, [Change::insert(said(&now))]);
}

#[test]
fn lists_are_known_in_every_language_and_by_what_was_merged() {
    let mut rows = apply(&Rows::default(), &starting::changes()).expect("no conflicts").rows;
    let other = |item: &&crate::domain::ListItem| !item.name_sv.is_empty() && item.name_sv != item.name_fi;
    let ministry = rows.parent_organisation.iter().find(other).cloned().expect("a ministry");
    let mut merged = crate::domain::ListItem::named("Entinen ministeriö", Language::Fi, 99);
    merged.merged_into = Some(ministry.id);
    rows.put(crate::domain::List::ParentOrganisation.record(merged));
    let swedish = format!("Toinen laitos;{}", ministry.name_sv);
    let file = sheet(&["Virasto;Ministeriö", "Uusi laitos;Entinen ministeriö", &swedish]);
    for row in rows_of(Table::Agency, &file, &rows) {
        let Ok(Record::Agency(agency)) = &row.read else { panic!("{row:?}") };
        assert_eq!(agency.parent_organisation, Some(ministry.id));
    }
}

#[test]
fn an_edited_cell_is_a_change() {
    let (before, _) = unit(5);
    let mut after = before.clone();
    let mut agency = before.agency.iter().next().cloned().expect("an agency");
    agency.website = "www.muutettu.example".to_owned();
    after.rows.put(Record::Agency(agency.clone()));
    let mut read = read_into(&written(&after, &HashMap::new(), Language::Fi), &before.rows);
    written_of(&mut read, &before.rows);
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
    assert!(plan.changes.is_empty(), "the new names stay");
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
