//! What the window tells of how it was started before: where the report of a crash is, and where reports and the log lie.

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::Language;

use crate::window::{Setting, Viewed, Window, click, press, settle, window};

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn a_crash_is_told_with_its_report_before_anything_else_and_once() {
    for (language, words) in [(Language::Fi, "sulkeutui"), (Language::Sv, "stängdes"), (Language::En, "closed")] {
        let mut window = window(Setting { language, ..Setting::default() });
        window.state_mut().tell_crash(Path::new("/koti/kortisto/reports/kortisto-1.txt"));
        settle(&mut window);
        assert!(says(&window, words) && says(&window, "/koti/kortisto/reports/kortisto-1.txt"), "{language:?}");
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert!(!says(&window, "kortisto-1.txt"), "{language:?}");
        assert!(window.state().over().is_empty(), "{language:?}");
    }
}

#[test]
fn the_settings_tell_where_reports_and_the_log_lie_and_open_the_folder() {
    let viewed = Viewed::default();
    let size = [1280.0, 2400.0];
    let mut window = window(Setting { viewed: Viewed::clone(&viewed), size, ..Setting::default() });
    click(&mut window, "Asetukset");
    assert!(!says(&window, "Virheraportit ja loki"), "this machine has no folder for them");
    let own = PathBuf::from("/koti/oma/kortisto");
    window.state_mut().keeps_own(Some(own.clone()));
    settle(&mut window);
    assert!(says(&window, "Virheraportit ja loki") && says(&window, "/koti/oma/kortisto"));
    click(&mut window, "Avaa kansio");
    assert_eq!(*viewed.borrow(), [own]);
}

#[test]
fn a_folder_that_nothing_opens_is_said() {
    let mut window = window(Setting { bare: true, size: [1280.0, 2400.0], ..Setting::default() });
    window.state_mut().keeps_own(Some(PathBuf::from("/koti/oma/kortisto")));
    click(&mut window, "Asetukset");
    click(&mut window, "Avaa kansio");
    assert_eq!(window.state().over(), ["NotOpened"]);
}
