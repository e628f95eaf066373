//! What a spreadsheet hides from whoever opens it: it is told, and left out where that is wanted.

use std::io::Write;
use std::path::{Path, PathBuf};

use egui_kittest::kittest::Queryable;

use crate::commands::{demo, json, kortisto};
use crate::importing::{cell, page};
use crate::window::{Setting, settle};

/// A workbook of two sheets: one with a hidden row, and a hidden one with more columns.
fn workbook(folder: &Path) -> PathBuf {
    let row = |more: &str, cells: &[&str]| {
        let cell = |text: &&str| {
            format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
        };
        format!("<table:table-row{more}>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
    };
    let hidden = r#" table:visibility="collapse""#;
    let now = [row("", &["Nimi", "Virasto"]), row(hidden, &["Pasi Lähtenyt", "RL"]), row("", &["Niina Näkyvä", "RL"])];
    let old = [row("", &["Nimi", "Virasto", "Nimike"]), row("", &["Veikko Vanha", "RL", "sihteeri"])];
    let content = format!(
        r#"<office:document-content><office:automatic-styles><style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:spreadsheet><table:table table:name="Voimassa">{}</table:table><table:table table:name="Vanhat" table:style-name="h">{}</table:table></office:spreadsheet></office:document-content>"#,
        now.concat(),
        old.concat()
    );
    let path = folder.join("väki.ods");
    let mut writer = zip::ZipWriter::new(std::fs::File::create(&path).expect("a file"));
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    for (name, content) in [("mimetype", kind), ("content.xml", content.as_str())] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(content.as_bytes()).expect("written");
    }
    writer.finish().expect("a workbook");
    path
}

#[test]
fn a_command_says_what_the_spreadsheet_hides() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, input) = (demo(folder.path()), workbook(folder.path()).display().to_string());
    let import = |more: &[&str]| {
        json(&kortisto(&[&["import", "contacts", &file, &input, "--dry-run", "--json"], more].concat()))
    };
    let said = import(&[]);
    assert_eq!(said["new"].as_array().map(Vec::len), Some(2), "{said}");
    assert_eq!(said["hidden_sheets"], serde_json::json!(["Vanhat"]));
    assert_eq!(said["hidden_rows"], serde_json::json!([2]));
    let said = import(&["--skip-hidden"]);
    assert_eq!(said["new"][0]["name"], "Niina Näkyvä");
    assert_eq!(said["new"].as_array().map(Vec::len), Some(1));
    let said = import(&["--sheet", "vanhat"]);
    assert_eq!(said["new"][0]["name"], "Veikko Vanha", "whoever names it has it");
}

#[test]
fn the_page_names_hidden_sheets_and_leaves_hidden_rows_out_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let setting = Setting { chosen: Some(workbook(folder.path())), size: [1440.0, 900.0], ..Setting::default() };
    let mut window = page(setting, "Tuonti", "Valitse tiedosto…");
    assert_eq!(cell(&window, "Rivi 2, Pasi Lähtenyt, Mitä tapahtuu"), "Uusi", "the sheet that is shown is taken");
    window.get_by_label("Jätä piilotetut rivit pois (1)").click_accesskit();
    settle(&mut window);
    assert!(window.query_by_label("Rivi 2, Pasi Lähtenyt, Mitä tapahtuu").is_none());
    assert_eq!(cell(&window, "Rivi 3, Niina Näkyvä, Mitä tapahtuu"), "Uusi");
    window.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Taulukko").click();
    settle(&mut window);
    assert!(window.query_all_by_label_contains("Vanhat (piilotettu)").next().is_some());
}
