//! Files dragged over the window and dropped on it: what may come in where is said before, and happens.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::store::SqliteStore;

use crate::window::{Dropped, Setting, Window, click, press, settle, type_text, window};

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn written(folder: &Path, name: &str, content: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("writes");
    path
}

fn hover(window: &mut Window, path: &Path) {
    let file = egui::HoveredFile { path: Some(path.to_owned()), ..egui::HoveredFile::default() };
    window.input_mut().hovered_files = vec![file];
    window.run_steps(2);
}

fn let_go(window: &mut Window, paths: &[&Path]) {
    window.input_mut().hovered_files.clear();
    for path in paths {
        window.input_mut().dropped_files.push(Arc::new(Dropped(path.to_path_buf())));
    }
    settle(window);
}

fn agency(window: &mut Window) {
    press(window, Modifiers::COMMAND, Key::F);
    type_text(window, "rannik");
    press(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn contacts_dropped_on_an_agency_are_looked_over_for_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Saara Pudotettu\r\nTEL:019 055 1\r\nEND:VCARD\r\n";
    let card = written(folder.path(), "saara.vcf", card);
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    agency(&mut window);
    hover(&mut window, &card);
    assert!(says(&window, "Tuo yhteyshenkilöt virastolle Rannikkolaitos"), "said before it is dropped");
    let_go(&mut window, &[&card]);
    assert!(!says(&window, "Tuo yhteyshenkilöt virastolle"));
    assert!(says(&window, "Saara Pudotettu"), "in the preview");
    // On the page of imports as well.
    press(&mut window, Modifiers::NONE, Key::Escape);
    let mut window = crate::window::window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    click(&mut window, "Tuonti");
    hover(&mut window, &card);
    assert!(says(&window, "Tuo yhteyshenkilöt tiedostosta saara.vcf"));
    let_go(&mut window, &[&card]);
    assert!(says(&window, "saara.vcf") && !says(&window, "Tuo yhteyshenkilöt tiedostosta"), "and looked over");
}

#[test]
fn a_register_dropped_on_the_window_is_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    drop(SqliteStore::create(&path).expect("a file"));
    let mut window = window(Setting { agencies: None, ..Setting::default() });
    hover(&mut window, &path);
    assert!(says(&window, "Avaa tiedosto palvelu.kortisto"));
    let_go(&mut window, &[&path]);
    assert!(!window.state().snapshot().product.is_empty());
}

#[test]
fn what_cannot_come_in_says_what_can() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = written(folder.path(), "ohje.docx", "PK");
    let logo = written(folder.path(), "logo.png", "PNG");
    let mut window = window(Setting { today: true, ..Setting::default() });
    let before = window.state().snapshot().rows.clone();
    for (files, words) in [
        (vec![page.as_path()], "Tähän voi pudottaa Kortisto-tiedoston"),
        (vec![logo.as_path()], "Avaa ensin virasto, jonka logo"),
        (vec![page.as_path(), logo.as_path()], "yksi tiedosto kerrallaan"),
    ] {
        let_go(&mut window, &files);
        assert!(says(&window, words), "{words}");
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert!(!says(&window, words), "{words}");
    }
    hover(&mut window, &logo);
    assert!(says(&window, "Avaa ensin virasto, jonka logo"), "before it is dropped, too");
    assert_eq!(window.state().snapshot().rows, before);
}
