use super::*;
use crate::domain::importing::pipeline::{Outcome, Tally};
use crate::domain::importing::{Sheet, SheetLine};
use crate::domain::testing::agency;
use crate::domain::{
    Agency, Change, FieldGroup, Headcount, HeadcountBasis, Language, Record, Rows, Verification, apply, starting,
};

/// A register with the starting lists and three agencies, of which two share a business id.
fn register() -> Rows {
    let mut changes = starting::changes();
    for (name, abbreviation, business_id) in [
        ("Rannikkolaitos", "RL", "1234567-1"),
        ("Saaristovirasto", "SV", "7654321-2"),
        ("Tunturiasema", "TA", "7654321-2"),
    ] {
        let mut one: Agency = agency(name);
        one.abbreviation = abbreviation.into();
        one.business_id = business_id.into();
        changes.push(Change::insert(one));
    }
    apply(&Rows::default(), &changes).expect("no conflicts").rows
}

fn sheet(name: &str, lines: &[&str]) -> Sheet {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect();
    let lines = lines.iter().zip(1..).map(|(line, number)| SheetLine { number, cells: cells(line) }).collect();
    Sheet { name: name.into(), lines, ..Sheet::default() }
}

fn whole(text: &str) -> Result<Option<i64>, NoCount> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if digits.contains(',') {
        return Err(NoCount::NotWhole);
    }
    digits.parse().map(Some).map_err(|_| NoCount::NotANumber)
}

fn planned_with(rows: &Rows, sheet: &Sheet, counted: Counted, decide: impl Fn(&mut Options)) -> FigurePlan {
    let subjects = Subjects::of(rows, counted);
    let layout = sheet_layout(sheet, counted, &subjects, None);
    let mut options = Options::new(counted, Language::Fi, whole);
    decide(&mut options);
    plan(rows, &facts(sheet, &layout, &subjects).facts, &options)
}

fn planned(rows: &Rows, sheet: &Sheet, counted: Counted) -> FigurePlan {
    planned_with(rows, sheet, counted, |_| {})
}

fn after(rows: &Rows, plan: &FigurePlan) -> Rows {
    apply(rows, &plan.plan.changes).expect("no conflicts").rows
}

/// What a register says of an agency, as `2024 Virkasuhde 120`.
fn said(rows: &Rows, abbreviation: &str) -> Vec<String> {
    let agency = rows.agency.iter().find(|agency| agency.abbreviation == abbreviation).expect("an agency");
    let mut said: Vec<String> = rows
        .headcount
        .of(agency.id)
        .map(|row| {
            let kind = rows.employment_type.get(row.employment_type).map(|kind| kind.name_fi.clone());
            format!("{} {} {}", row.year, kind.unwrap_or_default(), row.count)
        })
        .collect();
    said.extend(rows.volume.of(agency.id).map(|row| {
        let product = rows.product.get(row.product).map(|product| product.name_fi.clone());
        format!("{} {} {}", row.year, product.unwrap_or_default(), row.count)
    }));
    said.sort();
    said
}

#[test]
fn a_long_table_is_read_and_the_second_time_changes_nothing() {
    let rows = register();
    let table = sheet(
        "",
        &[
            "Henkilöstö",
            "",
            "Virasto | Vuosi | Palvelussuhde | Lukumäärä",
            "RL | 2024 | Virkasuhde | 1 234",
            "Saaristovirasto | 2024 | työsuhteiset | 8",
            "RL | 2023 | Virkasuhde | -",
            "Yhteensä | 2024 | Virkasuhde | 1242",
        ],
    );
    let plan = planned(&rows, &table, Counted::Headcounts);
    assert_eq!(plan.plan.tally(), Tally { new: 2, refused: 1, ..Tally::default() });
    assert_eq!(plan.plan.lines.last().map(|line| line.outcome.clone()), Some(Outcome::Refused(Refusal::Sum)));
    let now = after(&rows, &plan);
    assert_eq!(said(&now, "RL"), ["2024 Virkasuhde 1234"]);
    assert_eq!(said(&now, "SV"), ["2024 Työsuhde 8"]);
    let again = planned(&now, &table, Counted::Headcounts);
    assert_eq!(again.plan.tally(), Tally { same: 2, refused: 1, ..Tally::default() });
    assert!(again.plan.changes.is_empty());
}

#[test]
fn a_column_for_each_year_and_type_under_two_lines_of_headings() {
    let rows = register();
    let table = sheet(
        "Henkilöstömäärät",
        &[
            "Virasto | 2023 | | 2024 | | Yhteensä",
            " | Virkasuhteiset | Työsuhteiset | Virkasuhteiset | Työsuhteiset |",
            "Rannikkolaitos (RL) | 100 | 20 | 104 | 18 | 242",
            "TA | 5 | - | 6 | | 11",
        ],
    );
    let plan = planned(&rows, &table, Counted::Headcounts);
    assert_eq!(plan.plan.tally(), Tally { new: 6, ..Tally::default() }, "{:?}", plan.plan.lines);
    let now = after(&rows, &plan);
    assert_eq!(
        said(&now, "RL"),
        ["2023 Työsuhde 20", "2023 Virkasuhde 100", "2024 Työsuhde 18", "2024 Virkasuhde 104"]
    );
    assert_eq!(said(&now, "TA"), ["2023 Virkasuhde 5", "2024 Virkasuhde 6"]);
}

#[test]
fn the_name_of_a_sheet_and_the_title_say_what_no_column_does() {
    let rows = register();
    let product = rows.product.iter().next().map(|product| product.name_fi.clone()).expect("a product");
    let wide = sheet("2025", &["Asiakas | Y-tunnus | Virkasuhde | Työsuhde", "RL | 1234567-1 | 10 | 11"]);
    let now = after(&rows, &planned(&rows, &wide, Counted::Headcounts));
    assert_eq!(said(&now, "RL"), ["2025 Työsuhde 11", "2025 Virkasuhde 10"]);
    let volumes = sheet(&product, &["Virasto | 2024 | 2025", "RL | 7 | 8"]);
    let now = after(&rows, &planned(&rows, &volumes, Counted::Volumes));
    assert_eq!(said(&now, "RL"), [format!("2024 {product} 7"), format!("2025 {product} 8")]);
}

#[test]
fn whoever_several_go_by_is_told_apart_by_more() {
    let rows = register();
    let alone = sheet("", &["Y-tunnus | 2024 virkasuhde", "7654321-2 | 5"]);
    let plan = planned(&rows, &alone, Counted::Headcounts);
    assert!(matches!(
        plan.plan.lines.first().map(|line| &line.outcome),
        Some(Outcome::Ambiguous(Refusal::AgencySeveral(_)))
    ));
    let both = sheet("", &["Virasto | Y-tunnus | 2024 virkasuhde", "Tunturiasema | 7654321-2 | 5"]);
    assert_eq!(said(&after(&rows, &planned(&rows, &both, Counted::Headcounts)), "TA"), ["2024 Virkasuhde 5"]);
}

#[test]
fn what_cannot_be_a_figure_is_refused_with_its_place() {
    let rows = register();
    let table = sheet(
        "Taul1",
        &[
            "Virasto | Vuosi | Laji | Lkm",
            "RL | 2024 | Virkasuhde | 12,5",
            "RL | 2024 | Virkasuhde | noin sata",
            "RL | 1850 | Virkasuhde | 3",
            "Olematon | 2024 | Virkasuhde | 3",
            " | 2024 | Virkasuhde | 3",
            "RL | 2024 | | 3",
            "RL | 2025 | Virkasuhde | 3",
            "RL | 2025 | Virkasuhde | 4",
        ],
    );
    let plan = planned(&rows, &table, Counted::Headcounts);
    let refused: Vec<_> = plan
        .plan
        .lines
        .iter()
        .filter_map(|line| match &line.outcome {
            Outcome::Refused(why) => Some((line.place.row, why.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(
        refused,
        [
            (2, Refusal::Count("12,5".into(), NoCount::NotWhole)),
            (3, Refusal::Count("noin sata".into(), NoCount::NotANumber)),
            (4, Refusal::Year("1850".into())),
            (5, Refusal::AgencyUnknown("Olematon".into())),
            (6, Refusal::AgencyMissing),
            (7, Refusal::SubjectMissing),
            (8, Refusal::Contradicts(9)),
            (9, Refusal::Contradicts(8)),
        ]
    );
    assert!(plan.plan.changes.is_empty(), "nobody knows which of the two is true");
}

#[test]
fn an_identifier_alone_names_nobody_beside_a_name_that_is_nobodys() {
    let rows = register();
    let table = sheet(
        "",
        &[
            "Virasto | Lyhenne | Y-tunnus | 2024 virkasuhde",
            "Uusi laitos | UL | 1234567-1 | 5",
            "Rannikkolaitoksen uusi nimi | RL | 1234567-1 | 6",
            " | | 1234567-1 | 6",
        ],
    );
    let plan = planned(&rows, &table, Counted::Headcounts);
    let outcomes: Vec<_> = plan.plan.lines.iter().map(|line| line.outcome.clone()).collect();
    let unclear = Outcome::Ambiguous(Refusal::AgencyByIdentifier("Uusi laitos".into()));
    assert_eq!(outcomes, [unclear, Outcome::New, Outcome::Same]);
}

#[test]
fn names_with_a_word_of_sums_are_no_sums() {
    let mut rows = register();
    let mut one: Agency = agency("Climate Change Agency");
    one.abbreviation = "CC".into();
    rows.put(one.into());
    let mut product = rows.product.iter().next().cloned().expect("a product");
    product.name_fi = "Palvelussuhteen muutos".into();
    rows.put(product.into());
    let table = sheet(
        "",
        &[
            "Virasto | 2024 Palvelussuhteen muutos | 2024 Palvelussuhteen muutos % | Muutos",
            "Climate Change Agency | 5 | 6 | 7",
            "RL yhteensä | 5 | 6 | 7",
        ],
    );
    let plan = planned(&rows, &table, Counted::Volumes);
    let outcomes: Vec<_> = plan.plan.lines.iter().map(|line| line.outcome.clone()).collect();
    assert_eq!(outcomes, [Outcome::New, Outcome::Refused(Refusal::Sum)]);
    assert_eq!(said(&after(&rows, &plan), "CC"), ["2024 Palvelussuhteen muutos 5"]);
    let subjects = Subjects::of(&rows, Counted::Volumes);
    let layout = sheet_layout(&table, Counted::Volumes, &subjects, None);
    assert_eq!(facts(&table, &layout, &subjects).sums, ["2024 Palvelussuhteen muutos %", "Muutos"]);
}

#[test]
fn a_change_that_names_its_years_is_left_out_in_every_language() {
    let rows = register();
    for [change, percent] in [
        ["Muutos 2023–2024", "Muutos 2023–2024, %"],
        ["Förändring 2023–2024", "Förändring 2023–2024, %"],
        ["Change 2023–2024", "Change 2023–2024, %"],
        ["Muutos 2024", "Muutos 2024, %"],
    ] {
        let headings = format!("Virasto | Palvelussuhde | 2023 | 2024 | {change} | {percent}");
        let table = sheet("", &[&headings, "RL | Virkasuhde | 5 | 6 | 1 | 20", "RL | Yhteensä | 5 | 6 | 1 | 20"]);
        let plan = planned(&rows, &table, Counted::Headcounts);
        assert_eq!(said(&after(&rows, &plan), "RL"), ["2023 Virkasuhde 5", "2024 Virkasuhde 6"], "{change}");
        let subjects = Subjects::of(&rows, Counted::Headcounts);
        let layout = sheet_layout(&table, Counted::Headcounts, &subjects, None);
        assert_eq!(facts(&table, &layout, &subjects).sums, [change, percent]);
    }
}

#[test]
fn a_day_of_printing_is_not_the_year_of_the_figures() {
    let rows = register();
    let year = |name: &str, titles: &[&str]| {
        let mut lines = titles.to_vec();
        lines.extend(["Virasto | Virkasuhde", "RL | 5"]);
        let plan = planned(&rows, &sheet(name, &lines), Counted::Headcounts);
        plan.about.first().and_then(|about| about.year)
    };
    assert_eq!(year("", &["Henkilöstö 31.12.2024", "Tulostettu 15.1.2026"]), Some(2024));
    assert_eq!(year("Henkilöstö 2024", &["Tulostettu 2026-01-15"]), Some(2024));
    assert_eq!(year("", &["Henkilöstö 2023", "Henkilöstö 2024"]), None, "nobody knows which");
    assert_eq!(year("", &["Päivätty 1.2.2024"]), Some(2024), "there is no other");
}

#[test]
fn a_heading_of_a_year_that_is_said_heads_figures() {
    let rows = register();
    let table = sheet("Virkasuhde", &["Virasto | Vuosi 2023 | Vuosi 2024", "RL | 5 | 6"]);
    let now = after(&rows, &planned(&rows, &table, Counted::Headcounts));
    assert_eq!(said(&now, "RL"), ["2023 Virkasuhde 5", "2024 Virkasuhde 6"]);
}

#[test]
fn a_near_name_is_about_as_long() {
    let rows = register();
    let subjects = Subjects::of(&rows, Counted::Headcounts);
    assert_eq!(subjects.nearest("Virkasuhdee"), subjects.named("Virkasuhde").first().copied());
    assert_eq!(subjects.nearest("Virkasuhde jollain hyvin pitkällä lisäyksellä"), None);
}

#[test]
fn what_is_not_on_the_list_is_said_to_be_near_and_can_be_meant_added_or_left() {
    let rows = register();
    let table =
        sheet("", &["Virasto | Vuosi | Laji | Lkm", "RL | 2024 | Virkasuhdee | 3", "SV | 2024 | Luottamustoimi | 2"]);
    let civil = Subjects::of(&rows, Counted::Headcounts).named("Virkasuhde").first().copied();
    let plan = planned(&rows, &table, Counted::Headcounts);
    assert_eq!(plan.plan.tally().refused, 2);
    let unknown: Vec<_> = plan.unknown.iter().map(|one| (one.text.as_str(), one.nearest, one.figures)).collect();
    assert_eq!(unknown, [("Virkasuhdee", civil, 1), ("Luottamustoimi", None, 1)]);
    let meant = planned_with(&rows, &table, Counted::Headcounts, |options| {
        options.mean("virkasuhdee", Meaning::Is(civil.expect("there is one")));
        options.mean("Luottamustoimi", Meaning::New);
    });
    let now = after(&rows, &meant);
    assert_eq!(
        (said(&now, "RL"), said(&now, "SV")),
        (vec!["2024 Virkasuhde 3".into()], vec!["2024 Luottamustoimi 2".into()])
    );
    let left = planned_with(&rows, &table, Counted::Headcounts, |options| {
        options.mean("Virkasuhdee", Meaning::LeftOut);
        options.add_unknown = true;
    });
    assert_eq!(left.figures(), 1);
    assert_eq!(after(&rows, &left).employment_type.len(), rows.employment_type.len() + 1);
}

#[test]
fn figures_that_have_been_found_true_stay() {
    let mut rows = register();
    let rl = rows.agency.iter().find(|agency| agency.abbreviation == "RL").map(|agency| agency.id).expect("an agency");
    let kind =
        rows.employment_type.iter().find(|kind| kind.name_fi == "Virkasuhde").map(|kind| kind.id).expect("a type");
    let old =
        Headcount { note: "laskettu käsin".into(), ..Headcount::new(rl, 2024, kind, HeadcountBasis::default(), 5) };
    rows.put(old.into());
    let day = "2025-02-01".parse().expect("a day");
    rows.put(Verification::new(rl, FieldGroup::Headcount, Some(2024), day, "Aino").into());
    let table = sheet("", &["Virasto | 2024 virkasuhde | 2025 virkasuhde", "RL | 6 | 7"]);
    let plan = planned(&rows, &table, Counted::Headcounts);
    let outcomes: Vec<_> = plan.plan.lines.iter().map(|line| line.outcome.clone()).collect();
    assert_eq!(outcomes, [Outcome::Refused(Refusal::Verified(2024)), Outcome::New]);
    let same = sheet("", &["Virasto | 2024 virkasuhde", "RL | 5"]);
    assert_eq!(planned(&rows, &same, Counted::Headcounts).plan.tally().same, 1, "and the note stays");
}

#[test]
fn a_column_can_be_said_to_hold_something_else() {
    let rows = register();
    let table = sheet("", &["Kuka | Milloin | Mitä | Montako", "RL | 2024 | Virkasuhde | 3"]);
    let subjects = Subjects::of(&rows, Counted::Headcounts);
    let mut layout = sheet_layout(&table, Counted::Headcounts, &subjects, None);
    assert!(!has_figures(&layout));
    for (at, field) in [Field::Agency, Field::Year, Field::Subject, Field::Count].into_iter().enumerate() {
        mapped(&mut layout, at, Some(field));
    }
    let found = facts(&table, &layout, &subjects);
    let plan = plan(&rows, &found.facts, &Options::new(Counted::Headcounts, Language::Fi, whole));
    assert_eq!(said(&after(&rows, &plan), "RL"), ["2024 Virkasuhde 3"]);
    assert!(matches!(plan.plan.changes.first().and_then(|change| change.after.as_ref()), Some(Record::Headcount(_))));
}

#[test]
fn years_stand_as_words_of_their_own() {
    for (text, year) in [
        ("2024", Some(2024)),
        ("31.12.2024", Some(2024)),
        ("v. 2023 lkm", Some(2023)),
        ("2023–2024", None),
        ("12024", None),
        ("1850", None),
        ("lkm", None),
    ] {
        assert_eq!(year_in(text), year, "{text}");
    }
}
