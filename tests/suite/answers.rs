//! The questionnaire on its way out to be filled in and back: as a workbook, through the commands and through the window.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{Answer, Language, QuestionRound, Rows, Snapshot};
use kortisto::exchange::questionnaire::{people, running, write};
use kortisto::exchange::table;
use kortisto::i18n::Texts;
use kortisto::store::{SqliteStore, Store};
use serde_json::Value;

use crate::commands::{demo, json, kortisto};
use crate::importing::cell;
use crate::questionnaire::{choose, page};
use crate::window::{Setting, TODAY, Window, click, press, settle};

/// Whose agencies are asked about; not everything is answered of them.
const WHO: &str = "Aino Esimerkki";

fn count(list: &Value) -> usize {
    list.as_array().map_or(0, Vec::len)
}

fn rows(file: &str) -> Rows {
    SqliteStore::open(Path::new(file)).expect("opens").load().expect("loads").rows
}

/// A question without an answer in a workbook: its row, the agency and the question.
fn unanswered(bytes: &[u8]) -> (u32, String, String) {
    let sheets = table::sheets(bytes).expect("reads");
    let lines = sheets[0].lines.iter().skip(5);
    let empty = |cells: &[String], at: usize| cells.get(at).is_none_or(String::is_empty);
    let line = lines.into_iter().find(|line| empty(&line.cells, 4) && empty(&line.cells, 5)).expect("one waits");
    (line.number, line.cells[0].clone(), line.cells[1].clone())
}

/// The workbook with texts typed into cells of its first sheet, as a spreadsheet program writes them.
fn filled(bytes: &[u8], typed: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("reads");
        let name = part.name().expect("a name").into_owned();
        if name == "xl/worksheets/sheet1.xml" {
            let mut text = String::from_utf8(content).expect("text");
            for (at, words) in typed {
                text = typed_into(&text, at, words);
            }
            content = text.into_bytes();
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("begins");
        writer.write_all(&content).expect("writes");
    }
    writer.finish().expect("written").into_inner()
}

fn typed_into(sheet: &str, at: &str, words: &str) -> String {
    let begin = sheet.find(&format!("<c r=\"{at}\"")).expect("the cell is there, open to be written in");
    let (before, rest) = sheet.split_at(begin);
    let tag = rest.find('>').expect("ends") + 1;
    let end = if rest[..tag].ends_with("/>") { tag } else { rest.find("</c>").expect("ends") + 4 };
    let look = rest.split("s=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a look");
    let cell = format!("<c r=\"{at}\" s=\"{look}\" t=\"inlineStr\"><is><t>{words}</t></is></c>");
    format!("{before}{cell}{}", &rest[end..])
}

/// A part of a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("reads");
    text
}

#[test]
fn only_the_cells_to_write_in_are_open_and_it_prints_on_a4() {
    let window = crate::window::window(Setting::default());
    let snapshot: &Snapshot = window.state().snapshot();
    let round: QuestionRound = running(snapshot, TODAY).expect("one is open").clone();
    let whose = people(snapshot, &round, TODAY);
    assert!(whose.len() > 3 && whose.iter().flatten().count() > 3, "{whose:?}");
    let texts = Texts::new(Language::Fi);
    let bytes = write(snapshot, &texts, round.id, &whose, TODAY).expect("written");
    assert_eq!(bytes, write(snapshot, &texts, round.id, &whose, TODAY).expect("written"), "the same bytes");
    let sheets = table::sheets(&bytes).expect("reads");
    assert_eq!(sheets.len(), whose.len(), "a sheet for each");
    for sheet in &sheets {
        let head = sheet.lines.iter().find(|line| line.number == 5).expect("the headings");
        assert_eq!(head.cells[4], "Vastaus – kirjoita tähän");
        assert_eq!(head.cells[5], "Ei mitään erityistä – merkitse x");
        assert!(sheet.lines.len() > 5, "{}", sheet.name);
    }
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<sheetProtection sheet=\"1\"") && !sheet.contains("password"), "locked, by no password");
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("paperSize=\"9\"") && sheet.contains("landscape"));
    assert!(sheet.contains("hidden=\"1\""), "what the program needs is out of sight");
    assert!(part(&bytes, "xl/styles.xml").contains("locked=\"0\""), "some cells are open");
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"), "headings on every page");
}

#[test]
fn workbooks_go_out_and_come_back_as_no_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let before = rows(&file);
    let output = folder.path().join("kyselyt").display().to_string();
    let day = ["--today", "2026-10-12"];
    let made = kortisto(&[&["export", "questionnaire", &file, &output, "--json"], day.as_slice()].concat());
    let made = json(&made);
    let files: Vec<String> =
        made["output"].as_array().expect("files").iter().map(|one| one.as_str().expect("a path").to_owned()).collect();
    assert!(files.len() > 3, "{made}");
    assert!(files.iter().any(|path| path.contains(WHO)), "{files:?}");
    let all = folder.path().join("kaikki.xlsx").display().to_string();
    assert!(kortisto(&[&["export", "questionnaire", &file, &all], day.as_slice()].concat()).status.success());
    let mut together = 0;
    for path in files.iter().chain([&all]) {
        let told = json(&kortisto(&["import", "answers", &file, path, "--json"]));
        for list in ["new", "changed", "refused", "ambiguous", "without", "notices"] {
            assert_eq!(count(&told[list]), 0, "{path} {list}: {:.900}", told[list]);
        }
        assert!(count(&told["same"]) > 0, "{path}");
        together += count(&told["same"]);
    }
    let whole = json(&kortisto(&["import", "answers", &file, &all, "--json", "--dry-run"]));
    assert_eq!(together, 2 * count(&whole["same"]), "every question is somebody's");
    assert_eq!(rows(&file), before, "nothing was done");
    let again = kortisto(&[&["export", "questionnaire", &file, &output], day.as_slice()].concat());
    assert_eq!(again.status.code(), Some(1), "nothing is overwritten");
    let csv = folder.path().join("kysely.csv").display().to_string();
    let refused = json(&kortisto(&["export", "questionnaire", &file, &csv, "--json"]));
    assert_eq!(refused["error"], "questionnaire-export-ending");
    let nobody = ["export", "questionnaire", &file, &all, "--employee", "Ei Kukaan", "--json"];
    assert_eq!(json(&kortisto(&nobody))["error"], "cli-employee-unknown");
}

#[test]
fn what_is_filled_in_comes_in_once_and_is_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let before = rows(&file);
    let path = folder.path().join("aino.xlsx");
    let output = path.display().to_string();
    let export = ["export", "questionnaire", &file, &output, "--employee", WHO, "--today", "2026-10-12"];
    assert!(kortisto(&export).status.success());
    let bytes = std::fs::read(&path).expect("there");
    let (row, agency, question) = unanswered(&bytes);
    let cell = format!("E{row}");
    std::fs::write(&path, filled(&bytes, &[(&cell, "Palkkiot omassa ajossa.")])).expect("writes");
    let import = ["import", "answers", &file, &output, "--json", "--today", "2026-10-12"];
    let dry = json(&kortisto(&[import.as_slice(), &["--dry-run"]].concat()));
    assert_eq!((count(&dry["new"]), count(&dry["changed"]), count(&dry["refused"])), (1, 0, 0), "{dry:.900}");
    assert_eq!(dry["new"][0]["after"], "Palkkiot omassa ajossa.");
    assert_eq!(dry["new"][0]["question"], question.as_str());
    assert_eq!(rows(&file), before);
    let done = kortisto(&import);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let now = rows(&file);
    let written: Vec<&Answer> = now.answer.iter().filter(|one| before.answer.get(one.id).is_none()).collect();
    assert_eq!(written.len(), 1);
    let about = now.agency.get(written[0].agency).expect("an agency");
    assert_eq!((about.name_fi.as_str(), written[0].body.as_str()), (agency.as_str(), "Palkkiot omassa ajossa."));
    assert_eq!(written[0].source(), WHO, "whose workbook it was has told it");
    let again = json(&kortisto(&import));
    assert_eq!((count(&again["new"]), count(&again["changed"]), count(&again["ambiguous"])), (0, 0, 0), "{again:.900}");
    // Somebody answers otherwise in the register, and the workbook is filled in anew.
    let short = about.abbreviation.clone();
    let list = folder.path().join("lista.csv");
    std::fs::write(&list, format!("Virasto;Kysymys;Vastaus\n{short};\"{question}\";Palkkiot kuukausiajossa.\n"))
        .expect("writes");
    let list = list.display().to_string();
    let other = json(&kortisto(&["import", "answers", &file, &list, "--json"]));
    assert_eq!(other["changed"][0]["before"], "Palkkiot omassa ajossa.", "{other:.900}");
    std::fs::write(&path, filled(&bytes, &[(&cell, "Palkkiot erikseen.")])).expect("writes");
    let contested = kortisto(&import);
    assert_eq!(contested.status.code(), Some(1));
    let contested = json(&contested);
    assert_eq!((count(&contested["ambiguous"]), count(&contested["changed"])), (1, 0), "{contested:.900}");
    let over = json(&kortisto(&[import.as_slice(), &["--overwrite"]].concat()));
    assert_eq!(over["changed"][0]["after"], "Palkkiot erikseen.");
    for _ in 0..3 {
        assert!(kortisto(&["undo", &file]).status.success());
    }
    assert_eq!(rows(&file), before, "each import as a whole");
}

#[test]
fn a_workbook_of_another_file_and_a_list_without_answers_are_refused() {
    let (one, two) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (file, other) = (demo(one.path()), two.path().join("toinen.kortisto").display().to_string());
    assert!(kortisto(&["demo", &other, "--today", "2026-10-12", "--seed", "2"]).status.success());
    let path = one.path().join("kysely.xlsx");
    let output = path.display().to_string();
    let export = ["export", "questionnaire", &other, &output, "--employee", WHO, "--today", "2026-10-12"];
    if !kortisto(&export).status.success() {
        let all = ["export", "questionnaire", &other, &output, "--today", "2026-10-12"];
        assert!(kortisto(&all).status.success());
    }
    let bytes = std::fs::read(&path).expect("there");
    let (row, ..) = unanswered(&bytes);
    std::fs::write(&path, filled(&bytes, &[(&format!("E{row}"), "Jotakin.")])).expect("writes");
    let told = json(&kortisto(&["import", "answers", &file, &output, "--json"]));
    assert_eq!((count(&told["new"]), count(&told["same"])), (0, 0), "{told:.900}");
    assert!(count(&told["refused"]) > 1 && count(&told["notices"]) == 1, "{told:.900}");
    let list = one.path().join("lista.csv");
    std::fs::write(&list, "Virasto;Jotakin\nRL;5\n").expect("writes");
    let list = list.display().to_string();
    assert_eq!(json(&kortisto(&["import", "answers", &file, &list, "--json"]))["error"], "answers-none-found");
    let idle = ["import", "answers", &file, &list, "--map", "Ei ole=answer", "--json"];
    assert_eq!(json(&kortisto(&idle))["error"], "figures-no-map");
    let round = ["import", "answers", &file, &list, "--round", "Ei ole", "--json"];
    assert_eq!(json(&kortisto(&round))["error"], "answers-round-unknown");
}

fn answers(window: &Window) -> Vec<Answer> {
    window.state().snapshot().answer.iter().cloned().collect()
}

/// Day 4: a secretary fills the questionnaire in elsewhere.
#[test]
fn the_questionnaire_goes_out_is_filled_in_looked_over_saved_and_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kysely.xlsx");
    let setting = Setting { chosen: Some(path.clone()), size: [1600.0, 1000.0], ..Setting::default() };
    let mut window = page(setting, "Kysely");
    choose(&mut window, "Kenen virastot", WHO);
    click(&mut window, "Vie täytettäväksi…");
    let bytes = std::fs::read(&path).expect("written where it was asked for");
    let (row, agency, _) = unanswered(&bytes);
    std::fs::write(&path, filled(&bytes, &[(&format!("E{row}"), "Palkkiot omassa ajossa.")])).expect("writes");
    let before = answers(&window);
    click(&mut window, "Tuo täytetty lomake…");
    let place = format!("{WHO}, solu E{row}");
    assert_eq!(cell(&window, &format!("{place}, Mitä tapahtuu")), "Uusi");
    assert_eq!(cell(&window, &format!("{place}, Virasto")), agency);
    assert_eq!(cell(&window, &format!("{place}, Tuodaan")), "Palkkiot omassa ajossa.");
    click(&mut window, "Tuo 1 vastaus");
    assert!(window.query_by_label("1 vastaus tuotiin tiedostosta kysely.xlsx").is_some());
    let saved = answers(&window).into_iter().find(|one| !before.iter().any(|other| other.id == one.id)).expect("saved");
    assert_eq!(
        (saved.body.as_str(), saved.source(), saved.answered_by.as_str()),
        ("Palkkiot omassa ajossa.", WHO, "testi")
    );
    // The same file once more changes nothing.
    // On the page of what is brought in it may be out of sight.
    window.get_by_label("Tuo täytetty lomake…").click_accesskit();
    settle(&mut window);
    let none = window.get_by_role_and_label(Role::Button, "Tuo 0 vastausta");
    assert!(none.accesskit_node().is_disabled());
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(answers(&window).len(), before.len());
}

#[test]
fn an_answer_that_somebody_has_changed_meanwhile_waits_for_a_word() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kysely.xlsx");
    let setting = Setting { chosen: Some(path.clone()), size: [1600.0, 1000.0], ..Setting::default() };
    let mut window = page(setting, "Kysely");
    choose(&mut window, "Kenen virastot", WHO);
    click(&mut window, "Vie täytettäväksi…");
    let bytes = std::fs::read(&path).expect("written");
    let (row, ..) = unanswered(&bytes);
    std::fs::write(&path, filled(&bytes, &[(&format!("E{row}"), "Lomakkeella.")])).expect("writes");
    click(&mut window, "Tuo täytetty lomake…");
    click(&mut window, "Tuo 1 vastaus");
    std::fs::write(&path, filled(&bytes, &[(&format!("E{row}"), "Toisin.")])).expect("writes");
    // On the page of what is brought in it may be out of sight.
    window.get_by_label("Tuo täytetty lomake…").click_accesskit();
    settle(&mut window);
    let place = format!("{WHO}, solu E{row}");
    assert_eq!(cell(&window, &format!("{place}, Mitä tapahtuu")), "Epäselvä");
    assert_eq!(cell(&window, &format!("{place}, Nyt")), "Lomakkeella.");
    click(&mut window, "Korvaa myös vastaukset, joita on muutettu lomakkeen viennin jälkeen");
    assert_eq!(cell(&window, &format!("{place}, Mitä tapahtuu")), "Muuttuu");
    click(&mut window, "Tuo 1 vastaus");
    assert!(answers(&window).iter().any(|one| one.body == "Toisin."));
    assert!(!answers(&window).iter().any(|one| one.body == "Lomakkeella."));
}

#[test]
fn each_gets_a_workbook_of_their_own_in_a_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let setting = Setting { chosen: Some(folder.path().to_owned()), size: [1600.0, 1000.0], ..Setting::default() };
    let mut window = page(setting, "Kysely");
    click(&mut window, "Kierrokset");
    let round = running(window.state().snapshot(), TODAY).expect("one is open").clone();
    let whose = people(window.state().snapshot(), &round, TODAY);
    for made in [format!("{} 2026-10-14", round.name), format!("{} 2026-10-14 2", round.name)] {
        click(&mut window, &format!("Vie kansioon: {}", round.name));
        let files: Vec<String> = std::fs::read_dir(folder.path().join(&made))
            .expect("a folder of its own")
            .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
            .collect();
        assert_eq!(files.len(), whose.len(), "{made}");
        assert!(files.contains(&format!("{} {WHO}.xlsx", round.name)), "{files:?}");
    }
}
