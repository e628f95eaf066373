//! Characteristics, unit prices and pay dates that come in by rows, as commands and through the window, and what becomes of
//! the rows that cannot.

use std::path::Path;

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::payroll::{PayDayRule, Step};
use kortisto::domain::{Agency, Rows, Severity};
use kortisto::exchange::table;
use kortisto::store::{SqliteStore, Store};
use serde_json::Value;

use crate::commands::{demo, json, kortisto};
use crate::importing::{cell, chosen, page};
use crate::window::{Setting, click, press, settle};

const DAY: [&str; 2] = ["--today", "2026-10-12"];

fn count(list: &Value) -> usize {
    list.as_array().map_or(0, Vec::len)
}

/// New, changed, same, refused and ambiguous.
fn counts(told: &Value) -> [usize; 5] {
    ["new", "changed", "same", "refused", "ambiguous"].map(|list| count(&told[list]))
}

fn rows(file: &str) -> Rows {
    SqliteStore::open(Path::new(file)).expect("opens").load().expect("loads").rows
}

fn written(folder: &Path, name: &str, text: &str) -> String {
    chosen(folder, name, text).display().to_string()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// An agency that is our client in 2027, is paid by the month on the 15th, and has one agreement in force then.
fn agency(rows: &Rows) -> Agency {
    let fits = |agency: &&Agency| {
        let monthly = rows.pay_groups(agency.id).into_iter().any(|group| {
            group.name == "Kuukausipalkat" && matches!(group.pay_days(), Some(PayDayRule::DayOfMonth { day: 15, .. }))
        });
        let days = [day("2027-01-01"), day("2027-02-01")];
        monthly && agency.client_until.is_none() && days.iter().all(|day| rows.agreement_on(agency.id, *day).is_some())
    };
    rows.agency.iter().find(fits).cloned().expect("such an agency")
}

#[test]
fn characteristics_come_in_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let before = rows(&file);
    let name = agency(&before).abbreviation;
    let text = format!(
        "Virasto;Aihe;Vakavuus;Erityispiirre;Kuvaus;Mitä tehdään;Milloin;Laatija\n\
         {name};Palkat ja lisät;Kriittinen;Kielilisä käsin;Laskuri ei osaa;Tarkista lista;kesä–elo;Aila Haave\n\
         {name};Keksitty aihe;Huomio;Toinen piirre;;;;\n\
         Olematon;;;Kolmas piirre;;;;\n\
         {name};;;Neljäs piirre;Soita henkilölle 131052-308T;;;\n\
         {name};;ehkä;Viides piirre;;;joskus;\n"
    );
    let input = written(folder.path(), "piirteet.csv", &text);
    let command =
        |more: &[&str]| kortisto(&[&["import", "characteristics", &file, &input, "--json"], more, &DAY].concat());
    let dry = command(&["--dry-run"]);
    assert_eq!(dry.status.code(), Some(1), "some cannot come in");
    let dry = json(&dry);
    assert_eq!(counts(&dry), [1, 0, 0, 4, 0], "{dry}");
    assert_eq!(rows(&file), before);
    assert_eq!(dry["unknown"][0]["name"], "Keksitty aihe");
    let reasons: Vec<&str> =
        dry["refused"].as_array().expect("a list").iter().filter_map(|one| one["reason"].as_str()).collect();
    assert!(reasons[0].contains("Keksitty aihe") && reasons[1].contains("Olematon"), "{reasons:?}");
    assert!(reasons[2].contains("henkilötunnus") && !dry.to_string().contains("131052"), "{reasons:?}");
    assert!(reasons[3].contains("ehkä") && reasons[3].contains("joskus"), "{reasons:?}");

    let done = json(&command(&["--add-unknown"]));
    assert_eq!(counts(&done), [3, 0, 0, 3, 0], "the category too: {done}");
    let now = rows(&file);
    let of = |title: &str| now.characteristic.iter().find(|one| one.title == title).cloned().expect("there");
    let one = of("Kielilisä käsin");
    assert_eq!((one.severity, one.months.as_str(), one.author.as_str()), (Severity::Critical, "6,7,8", "Aila Haave"));
    assert_eq!((one.body.as_str(), one.what_to_do.as_str()), ("Laskuri ei osaa", "Tarkista lista"));
    assert_eq!(of("Toinen piirre").written_on, day("2026-10-12"));
    assert!(of("Toinen piirre").category.is_some());
    let again = json(&command(&[]));
    assert_eq!(counts(&again), [0, 0, 2, 3, 0], "{again}");
    assert_eq!(rows(&file), now);
    assert!(kortisto(&["undo", &file]).status.success());
    assert_eq!(rows(&file), before, "taken back as a whole");
}

#[test]
fn prices_come_in_by_agreement_product_and_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let before = rows(&file);
    let agency = agency(&before);
    let name = &agency.abbreviation;
    let text = format!(
        "Virasto;Suorite;Yksikköhinta;Alkaen\n{name};Palkkalaskelma;1 234,50;1.1.2027\n{name};Palkalaskelmat;2,5;1.1.2027\n\
         {name};Matkalaskun tarkastus;12,5;1.2.2027\n{name};Matkalaskun tarkastus;13;1.2.2027\nOlematon;Palkkalaskelma;1;1.1.2027\n\
         {name};Palkkalaskelma;paljon;1.3.\n"
    );
    let input = written(folder.path(), "hinnat.csv", &text);
    let command =
        |more: &[&str]| json(&kortisto(&[&["import", "prices", &file, &input, "--json"], more, &DAY].concat()));
    let dry = command(&["--dry-run"]);
    assert_eq!(counts(&dry), [1, 0, 0, 5, 0], "{dry}");
    assert_eq!(
        (&dry["unknown"][0]["name"], &dry["unknown"][0]["nearest"]),
        (&"Palkalaskelmat".into(), &"Palkkalaskelma".into())
    );
    // Of what the file says two things neither is taken.
    let places: Vec<i64> =
        dry["refused"].as_array().expect("a list").iter().filter_map(|one| one["row"].as_i64()).collect();
    assert_eq!(places, [3, 4, 5, 6, 7]);
    let left = command(&["--dry-run", "--map", "Palkalaskelmat="]);
    assert_eq!(count(&left["unknown"]), 0, "{left}");
    let idle = command(&["--dry-run", "--map", "Ei missään=Palkkalaskelma"]);
    assert_eq!(idle["error"], "figures-no-map");
    let done = command(&["--add-unknown"]);
    assert_eq!(counts(&done), [3, 0, 0, 4, 0], "the product too: {done}");
    let now = rows(&file);
    let price = |product: &str, from: &str| {
        let product = now.product.iter().find(|one| one.name_fi == product).expect("there");
        let mut of =
            now.unit_price.of(agency.id).filter(|one| one.product == product.id && one.valid_from == day(from));
        of.next().map(|one| one.price)
    };
    assert_eq!(price("Palkkalaskelma", "2027-01-01"), Some(12_345_000));
    assert_eq!(price("Palkalaskelmat", "2027-01-01"), Some(25_000));
    assert_eq!(price("Matkalaskun tarkastus", "2027-02-01"), None);
    let again = command(&[]);
    assert_eq!(counts(&again), [0, 0, 2, 4, 0], "{again}");
    let dearer = written(folder.path(), "uusi.csv", &text.replace("1 234,50", "1235"));
    let dearer = json(&kortisto(&["import", "prices", &file, &dearer, "--json"]));
    assert_eq!(counts(&dearer), [0, 1, 1, 4, 0], "{dearer}");
}

#[test]
fn pay_dates_come_in_where_the_rule_has_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let before = rows(&file);
    let agency = agency(&before);
    let name = &agency.abbreviation;
    let text = format!(
        "Virasto;Palkkaryhmä;Kausi;Vaihe;Päivä;Klo\n\
         {name};Kuukausipalkat;1/2027;Palkanmaksupäivä;15.1.2027;\n\
         {name};Kuukausipalkat;maaliskuu 2027;Palkkapäivä;12.3.2027;\n\
         {name};Kuukausipalkat;2027-03;Aineiston määräpäivä;26.2.2027;9.05\n\
         Olematon;Kuukausipalkat;1/2027;Palkanmaksupäivä;15.1.2027;\n\
         {name};Kuukausi;1/2027;Palkanmaksupäivä;15.1.2027;\n\
         {name};Kuukausipalkat;13/2027;Palkanmaksupäivä;15.1.2027;\n"
    );
    let input = written(folder.path(), "päivät.csv", &text);
    let command =
        |more: &[&str]| json(&kortisto(&[&["import", "pay-dates", &file, &input, "--json"], more, &DAY].concat()));
    let done = command(&[]);
    // The time of day is the step's, not the date's.
    assert_eq!(counts(&done), [2, 1, 1, 3, 0], "{done}");
    assert_eq!(done["unknown"][0]["name"], "Kuukausi");
    let now = rows(&file);
    let group =
        now.pay_groups(agency.id).into_iter().find(|group| group.name == "Kuukausipalkat").cloned().expect("there");
    let dates = now.payroll(group.id, 2027);
    let of = |number: u32, step: Step| {
        dates.iter().find(|date| date.period.number == number && date.step == step).expect("a date")
    };
    assert_eq!((of(3, Step::PayDay).date, of(3, Step::PayDay).moved), (day("2027-03-12"), true));
    assert_eq!((of(3, Step::MaterialDue).date, of(1, Step::PayDay).moved), (day("2027-02-26"), false));
    assert_eq!(now.time_of_day(group.id, Step::MaterialDue).map(|time| time.to_string()), Some("09:05:00".into()));
    let again = command(&["--map", "Kuukausi=Kuukausipalkat"]);
    assert_eq!(counts(&again), [0, 0, 4, 2, 0], "{again}");
    assert_eq!(rows(&file), now);
}

fn reasons(told: &Value) -> Vec<String> {
    let refused = told["refused"].as_array().expect("a list").iter();
    refused.filter_map(|one| one["reason"].as_str()).map(str::to_owned).collect()
}

#[test]
fn of_rows_that_contradict_each_other_none_comes_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let before = rows(&file);
    let name = agency(&before).abbreviation;
    let row = |price: &str| format!("{name};Matkalaskun tarkastus;{price};1.2.2027\n");
    let text = ["Virasto;Suorite;Yksikköhinta;Alkaen\n".to_owned(), row("12,5"), row("13"), row("12,5")].concat();
    let input = written(folder.path(), "hinnat.csv", &text);
    let done = json(&kortisto(&[["import", "prices", &file, &input, "--json"].as_slice(), &DAY].concat()));
    assert_eq!(counts(&done), [0, 0, 0, 3, 0], "{done}");
    let reasons = reasons(&done);
    assert!(reasons[0].contains("Rivillä 3 "), "{reasons:?}");
    assert!(reasons[1].contains("Riveillä 2, 4 "), "{reasons:?}");
    assert!(reasons[2].contains("Rivillä 3 "), "{reasons:?}");
    assert_eq!(rows(&file), before);
}

#[test]
fn the_time_of_day_of_a_step_changes_where_its_row_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let before = rows(&file);
    let name = agency(&before).abbreviation;
    let row = |period: &str, date: &str, time: &str| {
        format!("{name};Kuukausipalkat;{period};Aineiston määräpäivä;{date};{time}\n")
    };
    let command = |lines: &[String]| {
        let text = ["Virasto;Palkkaryhmä;Kausi;Vaihe;Päivä;Klo\n".to_owned(), lines.concat()].concat();
        let input = written(folder.path(), "päivät.csv", &text);
        json(&kortisto(&[["import", "pay-dates", &file, &input, "--json"].as_slice(), &DAY].concat()))
    };
    let refused = command(&[row("3/2027", "26.2.2027", "9.05"), row("3/2027", "25.2.2027", "9.05")]);
    assert_eq!(counts(&refused), [0, 0, 0, 2, 0], "{refused}");
    assert_eq!(rows(&file), before, "not the time either");
    let times = command(&[row("3/2027", "26.2.2027", "9.05"), row("4/2027", "25.3.2027", "9.10")]);
    assert_eq!(counts(&times), [0, 0, 0, 2, 0], "{times}");
    let reasons = reasons(&times);
    assert!(reasons[0].contains("Rivillä 3 ") && reasons[1].contains("Rivillä 2 "), "{reasons:?}");
    assert_eq!(rows(&file), before);
    // Of rows that do not stand nothing holds.
    let third =
        [row("3/2027", "26.2.2027", "9.05"), row("3/2027", "25.2.2027", "9.05"), row("4/2027", "25.3.2027", "9.10")];
    let third = command(&third);
    assert_eq!(count(&third["refused"]), 2, "{third}");
    let now = rows(&file);
    let groups = now.pay_groups(agency(&before).id);
    let group = groups.iter().find(|group| group.name == "Kuukausipalkat").expect("there");
    assert_eq!(now.time_of_day(group.id, Step::MaterialDue).map(|time| time.to_string()), Some("09:10:00".into()));
}

#[test]
fn a_pay_group_that_is_not_known_is_added_with_the_rule_its_days_follow() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let agency = agency(&rows(&file));
    let name = &agency.abbreviation;
    let text = format!(
        "Virasto;Palkkaryhmä;Kausi;Palkkapäivä\n{name};Luentopalkkiot;1/2027;29.1.2027\n{name};Luentopalkkiot;2/2027;26.2.2027\n\
         {name};Luentopalkkiot;3/2027;24.3.2027\n"
    );
    let input = written(folder.path(), "palkkiot.csv", &text);
    let refused = json(&kortisto(&["import", "pay-dates", &file, &input, "--json"]));
    assert_eq!(counts(&refused), [0, 0, 0, 3, 0], "{refused}");
    let added =
        kortisto(&[["import", "pay-dates", &file, &input, "--add-unknown", "--json"].as_slice(), &DAY].concat());
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    let now = rows(&file);
    let group =
        now.pay_groups(agency.id).into_iter().find(|group| group.name == "Luentopalkkiot").cloned().expect("there");
    assert_eq!(group.pay_days(), Some(PayDayRule::LastBankingDay));
    let moved: Vec<NaiveDate> = now.moved_dates(&group).map(|row| row.date).collect();
    assert_eq!(moved, [day("2027-03-24")], "the others fall so by the rule");
    let again = json(&kortisto(&["import", "pay-dates", &file, &input, "--json"]));
    assert_eq!(counts(&again), [0, 0, 3, 0, 0], "{again}");
}

#[test]
fn what_only_refused_rows_name_is_not_added() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let before = rows(&file);
    let name = agency(&before).abbreviation;
    let import = |kind: &str, text: String| {
        let input = written(folder.path(), &format!("{kind}.csv"), &text);
        let more = ["--add-unknown", "--json"].as_slice();
        json(&kortisto(&[["import", kind, &file, &input].as_slice(), more, &DAY].concat()))
    };
    // Of each round two days, so that none of them stands.
    let dates = import(
        "pay-dates",
        format!(
            "Virasto;Palkkaryhmä;Kausi;Palkkapäivä\n{name};Luentopalkkiot;1/2027;29.1.2027\n{name};Luentopalkkiot;1/2027;28.1.2027\n"
        ),
    );
    assert_eq!(counts(&dates), [0, 0, 0, 2, 0], "neither the pay group nor its steps: {dates}");
    let prices =
        import("prices", format!("Virasto;Suorite;Yksikköhinta;Alkaen\n{name};Uusi suorite;paljon;1.1.2027\n"));
    assert_eq!(counts(&prices), [0, 0, 0, 1, 0], "{prices}");
    let special =
        import("characteristics", format!("Virasto;Aihe;Vakavuus;Erityispiirre\n{name};Uusi aihe;ehkä;Piirre\n"));
    assert_eq!(counts(&special), [0, 0, 0, 1, 0], "{special}");
    let people = import("employees", "Nimi;Paikkakunta;Työaika-%\nÅke Uusi;Uusikaupunki;paljon\n".to_owned());
    assert_eq!(counts(&people), [0, 0, 0, 1, 0], "{people}");
    assert_eq!(rows(&file), before);
    // One row that stands has it added.
    let some = format!(
        "Virasto;Palkkaryhmä;Kausi;Palkkapäivä\n{name};Luentopalkkiot;1/2027;29.1.2027\n{name};Luentopalkkiot;2/2027;26.2.2027\n\
         {name};Luentopalkkiot;2/2027;25.2.2027\n"
    );
    let dates = import("pay-dates", some);
    assert_eq!(count(&dates["refused"]), 2, "{dates}");
    assert!(rows(&file).pay_group.iter().any(|group| group.name == "Luentopalkkiot"));
}

#[test]
fn an_agency_that_is_found_by_its_abbreviation_keeps_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let before = rows(&file);
    let agency = agency(&before);
    let text = format!("Virasto;Lyhenne;Verkkosivut\nAivan muu laitos;{};www.uusi.example\n", agency.abbreviation);
    let input = written(folder.path(), "virastot.csv", &text);
    let kept = json(&kortisto(&["import", "agencies", &file, &input, "--json"]));
    assert_eq!(counts(&kept), [0, 1, 0, 0, 0], "{kept}");
    assert!(kept["changed"][0]["remarks"][0].as_str().is_some_and(|text| text.contains("Aivan muu laitos")), "{kept}");
    let now = rows(&file).agency.get(agency.id).cloned().expect("there");
    assert_eq!((now.name_fi, now.website.as_str()), (agency.name_fi, "www.uusi.example"));
    let taken = json(&kortisto(&["import", "agencies", &file, &input, "--take-names", "--json"]));
    assert_eq!(counts(&taken), [0, 1, 0, 0, 0], "{taken}");
    assert_eq!(rows(&file).agency.get(agency.id).map(|one| one.name_fi.clone()), Some("Aivan muu laitos".into()));
}

#[test]
fn rows_that_cannot_come_in_are_saved_as_they_were_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let before = rows(&file);
    let name = agency(&before).abbreviation;
    let text = format!(
        "Virasto;Suorite;Hinta;Alkaen;Oma sarake\nOlematon;Palkkalaskelma;1 234,50;1.1.2027;007\n{name};Palkkalaskelma;2;1.1.2027;\n"
    );
    let input = written(folder.path(), "hinnat.csv", &text);
    let output = folder.path().join("hylätyt.xlsx").display().to_string();
    let pdf = folder.path().join("hylätyt.pdf").display().to_string();
    let other = json(&kortisto(&["import", "prices", &file, &input, "--refused", &pdf, "--json"]));
    assert_eq!(other["error"], "refused-ending");
    assert_eq!(rows(&file), before, "nothing is done either");
    let done =
        json(&kortisto(&["import", "prices", &file, &input, "--refused", &output, "--json", "--language", "sv"]));
    assert_eq!(done["refused_saved"], output.as_str());
    let sheets = table::sheets(&std::fs::read(&output).expect("written")).expect("read");
    let lines: Vec<&[String]> = sheets[0].lines.iter().map(|line| line.cells.as_slice()).collect();
    assert_eq!(lines[0], ["Varför det inte importerades", "Virasto", "Suorite", "Hinta", "Alkaen", "Oma sarake"]);
    assert!(lines[1][0].contains("Olematon"), "{lines:?}");
    assert_eq!(lines[1][1..], ["Olematon", "Palkkalaskelma", "1 234,50", "1.1.2027", "007"]);
    assert_eq!(lines.len(), 2);
    let after = rows(&file);
    let again = kortisto(&["import", "prices", &file, &input, "--refused", &output]);
    assert_eq!(again.status.code(), Some(1));
    assert_eq!(rows(&file), after);
}

/// The cells of a file of rows that could not come in, row by row under the headings.
fn kept(output: &str) -> Vec<Vec<String>> {
    let sheets = table::sheets(&std::fs::read(output).expect("written")).expect("read");
    sheets[0].lines.iter().skip(1).map(|line| line.cells.clone()).collect()
}

#[test]
fn every_import_saves_what_cannot_come_in_and_no_personal_identity_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let name = agency(&rows(&file)).abbreviation;
    let output = |name: &str| folder.path().join(name).display().to_string();
    let import = |kind: &str, input: &str, output: &str, more: &[&str]| {
        json(&kortisto(&[&["import", kind, &file, input, "--refused", output, "--json"], more, &DAY].concat()))
    };

    let text = format!(
        "Nimi;Sähköposti;Virasto\nUuno 131052-308T;uuno@keksitty.example;{name}\nAda;ada@keksitty.example;Olematon\n"
    );
    let (input, out) = (written(folder.path(), "väki.csv", &text), output("väki.xlsx"));
    let told = import("contacts", &input, &out, &[]);
    assert_eq!(told["refused_saved"], out.as_str(), "{told}");
    let lines = kept(&out);
    assert_eq!(lines[0][1..], ["Uuno ******-****", "uuno@keksitty.example", name.as_str()]);
    assert_eq!(lines[1][1..], ["Ada", "ada@keksitty.example", "Olematon"]);
    assert!(lines[0][0].contains("henkilötunnus") && lines[1][0].contains("Olematon"), "{lines:?}");

    let text =
        format!("Virasto;Vuosi;Palvelussuhde;Lukumäärä\nOlematon;2024;Virkasuhde;7\n{name};2024;Virkasuhde;paljon\n");
    let (input, out) = (written(folder.path(), "luvut.csv", &text), output("luvut.xlsx"));
    import("headcounts", &input, &out, &[]);
    let lines = kept(&out);
    assert_eq!(
        lines.iter().map(|line| line[1..].to_vec()).collect::<Vec<_>>(),
        [
            ["Olematon", "2024", "Virkasuhde", "7"].map(str::to_owned),
            [name.as_str(), "2024", "Virkasuhde", "paljon"].map(str::to_owned)
        ]
    );

    let text = format!("Virasto;Aihe;Vakavuus;Erityispiirre;Kuvaus\n{name};;;Piirre 131052-308T;Soita\n");
    let (input, out) = (written(folder.path(), "piirteet.csv", &text), output("piirteet.xlsx"));
    let told = import("characteristics", &input, &out, &[]);
    assert!(!told.to_string().contains("308T"), "{told}");
    assert_eq!(kept(&out)[0][4..], ["Piirre ******-****", "Soita"]);

    let all = output("kaikki.xlsx");
    assert!(kortisto(&["export", "all", &file, &all]).status.success());
    let out = output("ei mitään.xlsx");
    let told = kortisto(&["import", "all", &file, &all, "--refused", &out]);
    assert!(String::from_utf8_lossy(&told.stdout).contains("Hylättyjä rivejä ei ole"), "{told:?}");
    assert!(!Path::new(&out).exists(), "nothing was refused");
    let again = json(&kortisto(&["import", "all", &file, &all, "--refused", &output("x.pdf"), "--json"]));
    assert_eq!(again["error"], "refused-ending");
}

#[test]
fn a_sheet_that_is_too_large_is_told_by_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let name = agency(&rows(&file)).abbreviation;
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Leveä").expect("named").write(0, 256, "x").expect("written");
    let sheet = book.add_worksheet().set_name("Luvut").expect("named");
    for (column, heading) in (0..).zip(["Virasto", "Vuosi", "Palvelussuhde", "Lukumäärä"]) {
        sheet.write(0, column, heading).expect("written");
    }
    for (column, cell) in (0..).zip([name.as_str(), "1995", "Virkasuhde", "7"]) {
        sheet.write(1, column, cell).expect("written");
    }
    let input = folder.path().join("luvut.xlsx");
    book.save(&input).expect("saved");
    let input = input.display().to_string();
    let import = |kind: &str, more: &[&str]| {
        json(&kortisto(&[&["import", kind, &file, &input, "--dry-run", "--json"], more].concat()))
    };
    let told = import("headcounts", &[]);
    assert_eq!((counts(&told), &told["unread_sheets"]), ([1, 0, 0, 0, 0], &serde_json::json!(["Leveä"])), "{told}");
    for kind in ["headcounts", "prices", "contacts", "answers"] {
        assert_eq!(import(kind, &["--sheet", "Leveä"])["error"], "import-too-large", "{kind}");
    }
    assert_eq!(import("employees", &[])["error"], "import-too-large", "the names may stand there");
}

fn choose(window: &mut crate::window::Window, label: &str, option: &str) {
    window.get_by_role_and_label(Role::ComboBox, label).click();
    settle(window);
    window.get_all_by_label(option).last().expect("offered").click_accesskit();
    settle(window);
}

#[test]
fn prices_are_looked_over_decided_about_saved_and_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "Virasto;Suorite;Hinta;Alkaen\nRL;Uusi suorite;12,5;1.1.2027\nOlematon;Palkkalaskelma;3;1.1.2027\n";
    let path = chosen(folder.path(), "hinnat.csv", text);
    let setting = Setting { chosen: Some(path.clone()), size: [1440.0, 1000.0], ..Setting::default() };
    let mut window = page(setting, "Tuonti", "Tuo yksikköhinnat…");
    let before = window.state().snapshot().rows.clone();
    assert_eq!(cell(&window, "rivi 2, Mitä tapahtuu"), "Ei voi tuoda");
    assert!(cell(&window, "rivi 3, Muutokset ja huomattavaa").contains("Olematon"));
    choose(&mut window, "Ei tiedossa: Suorite Uusi suorite", "Lisää uutena");
    click(&mut window, "Tuo 2 riviä");
    assert!(window.query_by_label("2 riviä tuotiin tiedostosta hinnat.csv").is_some());
    assert!(window.query_by_label_contains("Tiedot tuotu tiedostosta: hinnat.csv, 2 riviä").is_some(), "as in the log");
    let price = window
        .state()
        .snapshot()
        .unit_price
        .iter()
        .any(|one| one.price == 125_000 && one.valid_from == day("2027-01-01"));
    assert!(price);
    click(&mut window, "Tallenna hylätyt rivit…");
    let sheets = table::sheets(&std::fs::read(&path).expect("written")).expect("read");
    assert_eq!(sheets[0].lines[1].cells[1..], ["Olematon", "Palkkalaskelma", "3", "1.1.2027"]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before, "the new product too");
}

#[test]
fn columns_that_nobody_knows_are_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = chosen(folder.path(), "piirteet.csv", "Kuka;Otsikko\nRL;Kielilisä käsin\n");
    let setting = Setting { chosen: Some(path), size: [1440.0, 1000.0], ..Setting::default() };
    let mut window = page(setting, "Tuonti", "Tuo erityispiirteet…");
    assert!(window.query_by_label("Valitse, missä sarakkeessa on: Virasto").is_some());
    choose(&mut window, "Sarake Kuka", "Virasto");
    assert_eq!(cell(&window, "rivi 2, Mitä tapahtuu"), "Uusi");
    click(&mut window, "Tuo 1 rivi");
    let snapshot = window.state().snapshot();
    assert!(snapshot.characteristic.iter().any(|one| one.title == "Kielilisä käsin"));
}
