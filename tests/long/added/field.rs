//! What the field that the README adds must do, in the copy that it is added to.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::{Agency, AgencyId, Change, Operation, OperationKind};
use kortisto::store::{SqliteStore, Store};

use crate::window::{Setting, Window, press, settle, type_text, window};

fn kept(window: &Window) -> String {
    let agencies = &window.state().snapshot().agency;
    agencies.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").duty_phone.clone()
}

#[test]
fn it_is_typed_in_the_form_and_corrected_where_it_is_read() {
    let mut window = window(Setting::default());
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label("Muokkaa…").click();
    settle(&mut window);
    window.get_by_role_and_label(Role::TextInput, "Päivystysnumero").focus();
    settle(&mut window);
    type_text(&mut window, "019 055 0777");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(kept(&window), "019 055 0777");
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    window.get_by_label("Päivystysnumero: 019 055 0777").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::F2);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "019 055 0888");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(kept(&window), "019 055 0888");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(kept(&window), "019 055 0777");
}

#[test]
fn it_is_kept_in_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("unit.kortisto");
    let agency = Agency {
        name_fi: "Rannikkolaitos".into(),
        duty_phone: "019 055 0777".into(),
        ..Agency::empty(AgencyId::new())
    };
    let mut store = SqliteStore::create(&path).expect("a file");
    let known = Arc::new(store.load().expect("loads"));
    let operation = Operation::new(OperationKind::AgencyAdded, "Aino", vec![Change::insert(agency.clone())]);
    store.commit(&operation, &known).expect("commits");
    drop(store);
    let read = SqliteStore::open(&path).and_then(|mut store| store.load()).expect("loads");
    assert_eq!(read.agency.get(agency.id), Some(&agency));
}
