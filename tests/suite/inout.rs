//! Everything out into a workbook and back, and figures in, as commands.

use std::path::Path;

use kortisto::store::{SqliteStore, Store};
use serde_json::Value;

use crate::commands::{demo, json, kortisto};

const DAY: [&str; 2] = ["--today", "2026-10-12"];

fn count(list: &Value) -> usize {
    list.as_array().map_or(0, Vec::len)
}

fn rows(file: &str) -> kortisto::domain::Rows {
    SqliteStore::open(Path::new(file)).expect("opens").load().expect("loads").rows
}

fn exported(folder: &Path, file: &str, name: &str) -> String {
    let output = folder.join(name).display().to_string();
    let made = kortisto(&[&["export", "all", file, &output], DAY.as_slice()].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    output
}

#[test]
fn everything_goes_out_and_comes_into_another_file_as_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let output = exported(folder.path(), &file, "kaikki.xlsx");
    let csv = folder.path().join("kaikki.csv").display().to_string();
    assert_eq!(json(&kortisto(&["export", "all", &file, &csv, "--json"]))["error"], "export-all-ending");
    let again = kortisto(&["export", "all", &file, &output]);
    assert_eq!(again.status.code(), Some(1), "nothing is overwritten");
    let other = exported(folder.path(), &file, "toinen.xlsx");
    assert_eq!(std::fs::read(&output).expect("reads"), std::fs::read(other).expect("reads"), "the same bytes");

    let same = json(&kortisto(&["import", "all", &file, &output, "--json"]));
    for list in ["new", "changed", "refused", "ambiguous"] {
        assert_eq!(count(&same[list]), 0, "{list}");
    }
    assert!(count(&same["same"]) > 500);
    let log = json(&kortisto(&["log", &file, "--json"]));
    assert_eq!(count(&log["operations"]), 2, "nothing was done");

    let empty = folder.path().join("uusi.kortisto");
    drop(SqliteStore::create(&empty).expect("a file"));
    let empty = empty.display().to_string();
    let dry = json(&kortisto(&["import", "all", &empty, &output, "--dry-run", "--json"]));
    assert!(count(&dry["new"]) > 400);
    let before = rows(&empty);
    assert_ne!(before, rows(&file));
    let done = kortisto(&["import", "all", &empty, &output, "--language", "sv"]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(rows(&empty), rows(&file));
    assert!(kortisto(&["check", &empty]).status.success(), "logos among them");
    let log = json(&kortisto(&["log", &empty, "--json"]));
    assert_eq!(log["operations"][1]["kind"], "register_imported");
    assert!(kortisto(&["undo", &empty]).status.success());
    assert_eq!(rows(&empty), before, "taken back as a whole");
}

#[test]
fn what_is_no_register_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let input = folder.path().join("lista.csv");
    std::fs::write(&input, "Virasto;2024\nRL;5\n").expect("writes");
    let refused = kortisto(&["import", "all", &file, &input.display().to_string(), "--json"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(json(&refused)["error"], "import-all-not-ours");
}

#[test]
fn head_counts_come_in_once_and_are_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let input = folder.path().join("henkilöstö.csv");
    let text = "Virasto;Vuosi;Palvelussuhde;Lukumäärä\nRL;2019;Virkasuhde;1 234\nSaaristovirasto;2019;työsuhteiset;\"8\"\n\
                RL;2019;Harjoittelu;3\nRL;2019;Työsuhde;1 234,5\n";
    std::fs::write(&input, text).expect("writes");
    let input = input.display().to_string();
    let before = rows(&file);
    let dry = kortisto(&["import", "headcounts", &file, &input, "--dry-run", "--json"]);
    assert_eq!(dry.status.code(), Some(1), "some cannot come in");
    let dry = json(&dry);
    assert_eq!((count(&dry["new"]), count(&dry["refused"])), (2, 2), "{dry}");
    assert_eq!(dry["new"][0]["after"], 1234);
    assert_eq!(dry["unknown"][0]["name"], "Harjoittelu");
    assert!(dry["refused"][1]["reason"].as_str().is_some_and(|reason| reason.contains("1 234,5")), "{dry}");
    assert_eq!(rows(&file), before);

    let mapped = ["import", "headcounts", &file, &input, "--map", "Harjoittelu=Työsuhde", "--json"];
    let done = json(&kortisto(&mapped));
    assert_eq!((count(&done["new"]), count(&done["refused"])), (3, 1), "{done}");
    let again = json(&kortisto(&mapped));
    assert_eq!((count(&again["new"]), count(&again["same"])), (0, 3), "{again}");
    let changed = folder.path().join("korjattu.csv");
    std::fs::write(&changed, "Virasto;2019 virkasuhde\nRL;1235\n").expect("writes");
    let changed = json(&kortisto(&["import", "headcounts", &file, &changed.display().to_string(), "--json"]));
    assert_eq!((&changed["changed"][0]["before"], &changed["changed"][0]["after"]), (&1234.into(), &1235.into()));
    assert!(kortisto(&["undo", &file]).status.success());
    assert!(kortisto(&["undo", &file]).status.success());
    assert_eq!(rows(&file), before, "each import as a whole");
}

#[test]
fn volumes_come_in_from_columns_of_any_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let input = folder.path().join("suoritteet.csv");
    std::fs::write(&input, "Kuka;Mitä;Montako 2019\nRL;Uusi suorite;17\n").expect("writes");
    let input = input.display().to_string();
    let none = kortisto(&["import", "volumes", &file, &input, "--json"]);
    assert_eq!(json(&none)["error"], "import-no-figures");
    let idle = kortisto(&["import", "volumes", &file, &input, "--map", "Ei ole=agency", "--json"]);
    assert_eq!(json(&idle)["error"], "figures-no-map");
    let map = ["--map", "Kuka=agency", "--map", "B=product", "--map", "Montako 2019=count", "--add-unknown", "--json"];
    let done = json(&kortisto(&[&["import", "volumes", &file, &input], map.as_slice()].concat()));
    assert_eq!(count(&done["new"]), 1, "{done}");
    let rows = rows(&file);
    let product = rows.product.iter().find(|product| product.name_fi == "Uusi suorite").expect("added");
    let volume = rows.volume.iter().find(|volume| volume.product == product.id).expect("there");
    assert_eq!((volume.year, volume.count), (2019, 17));
}

#[test]
fn agencies_and_employees_come_in_by_rows() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("writes");
        path.display().to_string()
    };
    let before = rows(&file);
    let agencies = write(
        "virastot.csv",
        "Virasto;Lyhenne;Y-tunnus;Verkkosivut;Ministeriö\nRannikkolaitos;RL;;www.uusi.example;\nKeksitty virasto;KEV;;;Keksitty ministeriö\n",
    );
    let plain = json(&kortisto(&["import", "agencies", &file, &agencies, "--dry-run", "--json"]));
    assert_eq!((count(&plain["changed"]), count(&plain["refused"])), (1, 1), "{plain}");
    let done = json(&kortisto(&["import", "agencies", &file, &agencies, "--add-unknown", "--json"]));
    assert_eq!((count(&done["new"]), count(&done["changed"])), (2, 1), "the ministry too: {done}");
    let now = rows(&file);
    let of = |abbreviation: &str| now.agency.iter().find(|agency| agency.abbreviation == abbreviation).expect("there");
    assert_eq!(of("RL").website, "www.uusi.example");
    let old = before.agency.get(of("RL").id).expect("there");
    assert_eq!(of("RL").switchboard, old.switchboard, "an empty cell leaves what is there");
    assert!(of("KEV").parent_organisation.is_some());
    let again = json(&kortisto(&["import", "agencies", &file, &agencies, "--json"]));
    assert_eq!((count(&again["same"]), count(&again["new"]), count(&again["refused"])), (2, 0, 0), "{again}");
    let employees = write("väki.csv", "Kuka;Sähköposti;Paikkakunta\nÅke Uusi;ake@a.example;\n");
    let done = json(&kortisto(&["import", "employees", &file, &employees, "--map", "Kuka=name", "--json"]));
    assert_eq!(count(&done["new"]), 1, "{done}");
    let again = json(&kortisto(&["import", "employees", &file, &employees, "--map", "Kuka=name", "--json"]));
    assert_eq!(count(&again["same"]), 1, "{again}");
    assert!(rows(&file).employee.iter().any(|one| one.name == "Åke Uusi" && one.active && one.working_share == 100));
    assert!(kortisto(&["undo", &file]).status.success());
    assert!(kortisto(&["undo", &file]).status.success());
    assert_eq!(rows(&file), before);
}

#[test]
fn lists_go_out_and_come_in_again_as_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let before = rows(&file);
    let output = |name: &str| folder.path().join(name).display().to_string();
    for (what, back, name) in [
        ("contacts", "contacts", "yhteystiedot.csv"),
        ("contacts", "contacts", "yhteystiedot.xlsx"),
        ("contacts", "contacts", "yhteystiedot.vcf"),
        ("agencies", "agencies", "virastot.csv"),
        ("agencies", "agencies", "virastot.xlsx"),
        ("figures", "headcounts", "luvut.xlsx"),
    ] {
        let path = output(name);
        let made = kortisto(&["export", what, &file, &path]);
        assert!(made.status.success(), "{name} {}", String::from_utf8_lossy(&made.stderr));
        let mut command = vec!["import", back, &file, &path, "--json", "--dry-run"];
        if back == "headcounts" {
            command.extend(["--sheet", "Palkansaajien lukumäärät"]);
        }
        let told = json(&kortisto(&command));
        assert!(count(&told["same"]) > 20, "{name} {told:.600}");
        for list in ["new", "changed", "refused"] {
            assert_eq!(count(&told[list]), 0, "{name} {list} {:.900}", told[list]);
        }
    }
    let csv = output("luvut.csv");
    assert_eq!(json(&kortisto(&["export", "figures", &file, &csv, "--json"]))["error"], "export-only");
    assert!(kortisto(&["export", "figures", &file, &csv, "--only", "volumes"]).status.success());
    let told = json(&kortisto(&["import", "volumes", &file, &csv, "--json"]));
    assert!(count(&told["same"]) > 20 && count(&told["changed"]) == 0, "{told:.600}");
    assert_eq!(json(&kortisto(&["export", "agencies", &file, &output("a.pdf"), "--json"]))["error"], "export-ending");
    assert_eq!(rows(&file), before);
}
