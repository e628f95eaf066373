//! The logo of an agency that is being added: it is read while one goes on, and is lost nowhere on the way.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::Agency;
use kortisto::ui::KeptDraft;

use crate::unsaved::{Fate, Fates, fated_over};
use crate::window::{Setting, Window, click, press, settle, type_text};

const NONE: Modifiers = Modifiers::NONE;

/// A small drawing.
fn drawing(folder: &Path) -> PathBuf {
    let path = folder.join("uusi.svg");
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="teal"/></svg>"#;
    std::fs::write(&path, drawing).expect("writes");
    path
}

/// A picture so large that reading it takes longer than asking for a save.
fn large(folder: &Path) -> PathBuf {
    let path = folder.join("suuri.png");
    let ink = |at: u32| if (at / 900).is_multiple_of(2) { 60 } else { 180 };
    image::RgbImage::from_fn(3600, 3600, |x, y| image::Rgb([ink(x), ink(y), 90])).save(&path).expect("writes");
    path
}

/// The form of a new agency of this name, and a picture to choose.
fn adding(name: &str, picture: PathBuf) -> (Window, Fates) {
    let setting = Setting { agencies: Some(3), size: [1440.0, 1000.0], chosen: Some(picture), ..Setting::default() };
    let (mut window, fates) = fated_over(setting);
    press(&mut window, Modifiers::COMMAND, Key::N);
    window.get_by_label("Nimi suomeksi *").focus();
    settle(&mut window);
    type_text(&mut window, name);
    (window, fates)
}

/// Chooses the picture, and does not wait until it is read.
fn choose(window: &mut Window) {
    window.get_by_label("Valitse logo…").click();
    window.run_steps(2);
}

fn save(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run_steps(3);
}

fn added(window: &Window, name: &str) -> Agency {
    let mut all = window.state().snapshot().agency.iter().filter(|one| one.name_fi == name);
    let one = all.next().expect("added").clone();
    assert!(all.next().is_none(), "once");
    one
}

#[test]
fn a_logo_read_while_the_agency_is_being_saved_follows_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut window, fates) = adding("Tunturiasema", drawing(folder.path()));
    let go = fates.wait();
    save(&mut window);
    choose(&mut window);
    while window.query_by_label_contains("Logo on valittu").is_none() {
        window.step();
    }
    go.send(()).expect("the save waits");
    settle(&mut window);
    assert!(window.query_by_label("Nimi suomeksi *").is_none(), "the form has closed");
    assert!(added(&window, "Tunturiasema").logo.is_some());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(added(&window, "Tunturiasema").logo.is_none(), "a step of its own");
}

#[test]
fn a_logo_that_is_read_when_the_form_has_closed_comes_to_the_agency() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut window, _) = adding("Tunturiasema", large(folder.path()));
    choose(&mut window);
    save(&mut window);
    settle(&mut window);
    assert!(added(&window, "Tunturiasema").logo.is_some());
}

#[test]
fn a_logo_read_over_a_save_that_is_held_back_or_fails_is_saved_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = large(folder.path());
    let (mut window, _) = adding("Asema 131052-918F", picture.clone());
    choose(&mut window);
    save(&mut window);
    settle(&mut window);
    click(&mut window, "Tallenna silti");
    assert!(added(&window, "Asema 131052-918F").logo.is_some());
    let before = window.state().snapshot().agency.len();
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().agency.len(), before - 1, "one step");

    for fate in [Fate::Busy, Fate::Panics { saved: false }, Fate::Panics { saved: true }] {
        let (mut window, fates) = adding("Tunturiasema", picture.clone());
        fates.next(fate);
        choose(&mut window);
        save(&mut window);
        settle(&mut window);
        click(&mut window, "Yritä uudelleen");
        assert!(added(&window, "Tunturiasema").logo.is_some());
        assert!(window.query_by_label_contains("tallentamatta").is_none());
    }
}

#[test]
fn a_logo_that_is_taken_away_again_while_the_agency_is_saved_stays_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut window, fates) = adding("Tunturiasema", drawing(folder.path()));
    let go = fates.wait();
    save(&mut window);
    choose(&mut window);
    while window.query_by_label_contains("Logo on valittu").is_none() {
        window.step();
    }
    window.get_by_label("Poista logo").click();
    window.run_steps(2);
    go.send(()).expect("the save waits");
    settle(&mut window);
    assert_eq!(added(&window, "Tunturiasema").logo, None);
}

#[test]
fn a_picture_that_cannot_be_read_is_told_with_the_name_of_the_agency() {
    let folder = tempfile::tempdir().expect("a folder");
    let broken = folder.path().join("rikki.png");
    std::fs::write(&broken, b"\x89PNG\r\n\x1a\nnothing more").expect("writes");
    let (mut window, _) = adding("Tunturiasema", broken.clone());
    choose(&mut window);
    settle(&mut window);
    assert!(window.query_by_label_contains("Viraston Tunturiasema logo jäi tallentamatta").is_some());
    // After the save, too.
    let (mut window, fates) = adding("Erämuseo", broken.clone());
    let go = fates.wait();
    save(&mut window);
    choose(&mut window);
    while window.query_by_label_contains("Viraston Erämuseo logo jäi tallentamatta").is_none() {
        window.step();
    }
    go.send(()).expect("the save waits");
    settle(&mut window);
    assert_eq!(added(&window, "Erämuseo").logo, None);
    // Whoever has let go of the agency hears nothing of its logo.
    let (mut window, _) = adding("Turha", broken);
    press(&mut window, NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");
    assert!(window.query_by_label_contains("jäi tallentamatta").is_none());
}

#[test]
fn a_kept_form_comes_back_with_the_picture_that_was_chosen_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut window, _) = adding("Tunturiasema", drawing(folder.path()));
    choose(&mut window);
    settle(&mut window);
    let drafts = window.state().drafts();
    let [draft] = drafts.as_slice() else { panic!("one draft: {drafts:?}") };
    let written = serde_json::to_string(draft).expect("writes");
    press(&mut window, NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");

    let setting = Setting { agencies: Some(3), size: [1440.0, 1000.0], ..Setting::default() };
    let (mut window, _) = fated_over(setting);
    let draft: KeptDraft = serde_json::from_str(&written).expect("reads");
    window.state_mut().take_up(&draft).expect("taken up");
    settle(&mut window);
    assert!(window.query_by_label_contains("Logo on valittu").is_some(), "it is shown");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(added(&window, "Tunturiasema").logo.is_some());
    let name = window.query_by_role_and_label(Role::Heading, "Tunturiasema");
    assert!(name.is_some());
}
