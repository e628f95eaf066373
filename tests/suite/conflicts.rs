//! Two windows over one file: what both have changed is settled field by field, and nothing of either is lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::payroll::{Signed, say};
use kortisto::domain::{Agency, Change, Operation, OperationKind, RoundStep, Snapshot, StepState};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::store::{Commit, HistoryQuery, SqliteStore, Store};

use crate::window::{Setting, TODAY, Window, click, press, settle, type_text, window};

const NONE: Modifiers = Modifiers::NONE;

fn file(folder: &Path) -> PathBuf {
    let path = folder.join("palvelu.kortisto");
    let operation = demo::operation(&DemoOptions { agencies: 3, ..DemoOptions::new(TODAY) });
    drop(SqliteStore::create_with(&path, &operation).expect("a file"));
    path
}

/// A window over the file, by a user of this login name.
fn sits(path: &Path, login: &'static str) -> Window {
    opened(path, Setting { login, size: [1440.0, 900.0], ..Setting::default() })
}

fn opened(path: &Path, setting: Setting) -> Window {
    let mut window = window(Setting { agencies: None, file: Some(path.to_owned()), ..setting });
    // It is asked who sits here; that can wait.
    press(&mut window, NONE, Key::Escape);
    window
}

fn first(window: &Window) -> Agency {
    window.state().snapshot().agency.iter().min_by(|a, b| a.name_fi.cmp(&b.name_fi)).expect("an agency").clone()
}

fn saved(path: &Path, of: &Agency) -> Agency {
    let mut store = SqliteStore::open(path).expect("opens");
    store.load().expect("loads").agency.get(of.id).expect("there").clone()
}

/// A window in which a form contradicts what another has saved meanwhile, for pictures. `labels` are those of the
/// telephone exchange, the website and the notes.
pub fn asked(setting: Setting, labels: [&str; 3]) -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let mut window = opened(&path, setting);
    let before = first(&window);
    let after = Agency {
        switchboard: "019 055 2222".into(),
        website: String::new(),
        notes:
            "Palkka-aineisto tulee kahdessa erässä: vakituiset ensin, tuntipalkkaiset vasta kun viikon tuntilistat on \
                hyväksytty. Kysy aina, onko jälkimmäinen erä jo lähtenyt."
                .into(),
        ..before.clone()
    };
    let mut operation =
        Operation::new(OperationKind::AgencyEdited, "Aino Esimerkki", vec![Change::update(before, after)]);
    let morning = TODAY.and_hms_opt(9, 41, 0).expect("a time").and_local_timezone(chrono::Local);
    operation.at = morning.single().expect("one moment").to_utc();
    let mut store = SqliteStore::open(&path).expect("opens");
    let known = Arc::new(store.load().expect("loads"));
    store.commit(&operation, &known).expect("commits");
    let [exchange, website, notes] = labels;
    edit(&mut window, &[(exchange, "019 055 1111"), (website, "https://laitos.example"), (notes, "Aineisto yhdessä.")]);
    press(&mut window, Modifiers::COMMAND, Key::S);
    (folder, window)
}

fn field(window: &mut Window, label: &str, text: &str) {
    let role = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    let field = |window: &Window| {
        let mut found = window.query_all_by(|node| role(node.role()) && node.label().as_deref() == Some(label));
        found.next().expect("the field").focus();
    };
    field(window);
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

fn edit(window: &mut Window, fields: &[(&str, &str)]) {
    press(window, Modifiers::COMMAND, Key::E);
    for (label, text) in fields {
        field(window, label, text);
    }
}

/// Chooses with the keyboard what has all of these in its name.
fn choose(window: &mut Window, parts: &[&str]) {
    focus(window, parts);
    press(window, NONE, Key::Space);
    assert!(chosen(window, parts), "{parts:?}");
}

fn named(label: Option<String>, parts: &[&str]) -> bool {
    label.is_some_and(|label| parts.iter().all(|part| label.contains(part)))
}

fn focus(window: &mut Window, parts: &[&str]) {
    window.get_by(|node| node.role() == Role::RadioButton && named(node.label(), parts)).focus();
    settle(window);
}

fn chosen(window: &Window, parts: &[&str]) -> bool {
    let one = window.get_by(|node| node.role() == Role::RadioButton && named(node.label(), parts));
    one.accesskit_node().toggled() == Some(Toggled::True)
}

#[test]
fn each_field_is_settled_by_keyboard_and_what_gave_way_is_in_the_history() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let (mut aino, mut ville) = (sits(&path, "aino"), sits(&path, "ville"));
    let agency = first(&ville);
    let mine =
        [("Vaihde", "019 055 1111"), ("Sähköposti", "ville@a.example"), ("Verkkosivut", "https://ville.example")];
    edit(&mut ville, &mine);
    edit(&mut aino, &[("Vaihde", "019 055 2222"), ("Sähköposti", "aino@a.example")]);
    press(&mut aino, Modifiers::COMMAND, Key::S);
    press(&mut ville, Modifiers::COMMAND, Key::S);
    assert!(ville.query_by_label("Toinen käyttäjä on muuttanut samaa tietoa").is_some());
    assert_eq!(saved(&path, &agency).website, agency.website, "nothing is saved before it is settled");

    // Going back loses nothing.
    press(&mut ville, NONE, Key::Escape);
    assert!(ville.query_by_label("Tallenna valinnat").is_none());
    let mut kept = ville.query_all_by(|node| node.value().as_deref() == Some("ville@a.example"));
    assert!(kept.next().is_some(), "the draft stays");
    drop(kept);
    press(&mut ville, Modifiers::COMMAND, Key::S);

    // The right arrow goes over to what is saved; the left one comes back.
    focus(&mut ville, &["Vaihde", "Oma muutoksesi", "019 055 1111"]);
    press(&mut ville, NONE, Key::ArrowRight);
    assert!(chosen(&ville, &["Vaihde", "Tallennettu", "019 055 2222", "aino", "klo"]));
    press(&mut ville, NONE, Key::ArrowLeft);
    assert!(chosen(&ville, &["Vaihde", "Oma muutoksesi", "019 055 1111"]));
    assert!(ville.query_by_label("1 tieto on vielä valitsematta.").is_some());
    choose(&mut ville, &["Sähköposti", "Tallennettu", "aino@a.example"]);
    press(&mut ville, Modifiers::COMMAND, Key::Enter);
    let now = saved(&path, &agency);
    assert_eq!((now.switchboard.as_str(), now.email.as_str()), ("019 055 1111", "aino@a.example"));
    assert_eq!(now.website, "https://ville.example", "what only one has changed merges");
    assert!(ville.query_by_label("Tallenna valinnat").is_none() && ville.query_by_label("Nimi suomeksi *").is_none());

    click(&mut ville, "Historia");
    let shown = |window: &Window, text: &str| window.query_all_by_label_contains(text).next().is_some();
    assert!(!shown(&ville, "ville@a.example"));
    let wanted = format!("Näytä muutokset: Tallentamatta jäänyt muutos: {}", agency.name_fi);
    click(&mut ville, &wanted);
    assert!(shown(&ville, "Sähköposti: ville@a.example (voimaan jäi aino@a.example)"));
    let edited = format!("Näytä muutokset: Viraston tietoja muokattu: {}", agency.name_fi);
    ville.get_all_by_label(&edited).next().expect("mine is the newest").click();
    settle(&mut ville);
    assert!(shown(&ville, "Vaihde: 019 055 2222 → 019 055 1111"), "whatever is overwritten is there too");

    // Undone twice, what gave way comes to stand after all.
    press(&mut ville, Modifiers::COMMAND, Key::Z);
    assert_eq!(saved(&path, &agency).switchboard, "019 055 2222");
    press(&mut ville, Modifiers::COMMAND, Key::Z);
    assert_eq!(saved(&path, &agency).email, "ville@a.example");
}

#[test]
fn all_is_settled_at_once_and_a_detail_corrected_in_place_waits() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let (mut aino, mut ville) = (sits(&path, "aino"), sits(&path, "ville"));
    let agency = first(&ville);
    press(&mut ville, Modifiers::COMMAND, Key::Num1);
    ville.get_by_label(&format!("Vaihde: {}", agency.switchboard)).focus();
    settle(&mut ville);
    press(&mut ville, NONE, Key::F2);
    press(&mut ville, Modifiers::COMMAND, Key::A);
    type_text(&mut ville, "019 055 1111");
    edit(&mut aino, &[("Vaihde", "019 055 2222")]);
    press(&mut aino, Modifiers::COMMAND, Key::S);
    press(&mut ville, NONE, Key::Enter);
    press(&mut ville, NONE, Key::Escape);
    assert_eq!(saved(&path, &agency).switchboard, "019 055 2222");
    let waits = "1 muutos on tallentamatta, koska toinen on muuttanut samaa tietoa";
    assert!(ville.query_by_label(waits).is_some(), "what was typed in place is kept");
    click(&mut ville, "Ratkaise…");
    choose(&mut ville, &["Oma muutoksesi", "019 055 1111"]);
    click(&mut ville, "Tallenna valinnat");
    assert_eq!(saved(&path, &agency).switchboard, "019 055 1111");
    assert!(ville.query_by_label(waits).is_none());

    // Everything theirs: nothing is saved over it, the form closes, and the log keeps what was wanted.
    edit(&mut aino, &[("Sähköposti", "aino@a.example"), ("Verkkosivut", "https://aino.example")]);
    edit(&mut ville, &[("Sähköposti", "ville@a.example"), ("Verkkosivut", "https://ville.example")]);
    press(&mut ville, Modifiers::COMMAND, Key::S);
    press(&mut aino, Modifiers::COMMAND, Key::S);
    click(&mut aino, "Kaikki omat");
    click(&mut aino, "Kaikki tallennetut");
    click(&mut aino, "Tallenna valinnat");
    assert_eq!(saved(&path, &agency).email, "ville@a.example");
    assert!(aino.query_by_label("Nimi suomeksi *").is_none(), "the form is closed");
    let mut store = SqliteStore::open(&path).expect("opens");
    let log = store.history(&HistoryQuery { contents: true, ..HistoryQuery::newest(1) }).expect("reads");
    assert_eq!((log[0].kind, log[0].who.as_str()), (Some(OperationKind::ConflictYielded), "aino"));
    let before = log[0].changes[0].before.as_ref().expect("what was wanted");
    assert_eq!(before.get("email").and_then(|value| value.as_str()), Some("aino@a.example"));
}

/// What others save comes in by itself, is told by name, and moves nothing that is being typed.
#[test]
fn what_another_has_saved_is_noted_and_what_is_typed_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let (mut aino, mut ville) = (sits(&path, "aino"), sits(&path, "ville"));
    let agency = first(&ville);
    edit(&mut ville, &[("Vaihde", "019 055 1111")]);
    edit(&mut aino, &[("Sähköposti", "aino@a.example")]);
    press(&mut aino, Modifiers::COMMAND, Key::S);
    assert!(aino.query_by_label_contains("aino tallensi klo").is_none(), "one's own is no news");
    // There is nothing of ours to take back; what others have saved comes in with the answer.
    ville.state_mut().undo_newest();
    settle(&mut ville);
    assert_eq!(first(&ville).email, "aino@a.example");
    let noted = |window: &Window| {
        let node = window.get_by_label_contains("aino tallensi klo");
        node.accesskit_node().value().expect("a text")
    };
    let (first_note, about) = (noted(&ville), format!(": Viraston tietoja muokattu: {}", agency.name_fi));
    assert!(first_note.ends_with(&about), "{first_note}");
    let typed = ville.get_by_role_and_label(Role::TextInput, "Vaihde").accesskit_node().value();
    assert_eq!(typed.as_deref(), Some("019 055 1111"), "the form stays as it was");
    // What comes in with one's own save is noted too.
    edit(&mut aino, &[("Muistiinpanot", "yksi")]);
    press(&mut aino, Modifiers::COMMAND, Key::S);
    aino.state_mut().undo_newest();
    settle(&mut aino);
    press(&mut ville, Modifiers::COMMAND, Key::S);
    let later = noted(&ville);
    // A window that has looked between the two tells of the second alone.
    assert!(later.contains(": Kumottu"), "{later}");
}

#[test]
fn deleting_against_editing_is_settled_both_ways() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let (mut aino, mut ville) = (sits(&path, "aino"), sits(&path, "ville"));
    let agency = first(&ville);
    let contacts: Vec<_> = ville.state().snapshot().contacts(agency.id).into_iter().cloned().collect();
    let contact = &contacts[0];
    for window in [&mut aino, &mut ville] {
        press(window, Modifiers::COMMAND, Key::Num2);
    }
    click(&mut ville, &format!("Muokkaa yhteyshenkilöä: {}", contact.name));
    click(&mut aino, &format!("Lisää toimintoja: {}", contact.name));
    field(&mut ville, "Nimike", "Talousjohtaja");
    click(&mut aino, "Poista yhteyshenkilö");
    for _ in 0..2 {
        if aino.query_by_label("Poista yhteyshenkilö").is_some() {
            click(&mut aino, "Poista yhteyshenkilö");
        }
    }
    let there = |path: &Path| {
        let mut store = SqliteStore::open(path).expect("opens");
        let rows = store.load().expect("loads");
        (
            rows.contact.get(contact.id).cloned(),
            rows.contact_reach.iter().filter(|one| one.contact == contact.id).count(),
        )
    };
    let reaches = ville.state().snapshot().reaches(contact).len();
    assert_eq!(there(&path), (None, 0));

    // What is gone comes back whole, with the edit in it.
    press(&mut ville, Modifiers::COMMAND, Key::S);
    choose(&mut ville, &[&contact.name, "Palauta ja tallenna muutokseni"]);
    click(&mut ville, "Tallenna valinnat");
    let (back, numbers) = there(&path);
    assert_eq!((back.expect("back").title.as_str(), numbers), ("Talousjohtaja", reaches));
    assert!(ville.query_by_label("Tallenna valinnat").is_none());
}

#[test]
fn what_another_has_edited_is_not_deleted_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let (mut aino, mut ville) = (sits(&path, "aino"), sits(&path, "ville"));
    let agency = first(&ville);
    let contact = ville.state().snapshot().contacts(agency.id)[0].clone();
    for window in [&mut aino, &mut ville] {
        press(window, Modifiers::COMMAND, Key::Num2);
    }
    click(&mut aino, &format!("Muokkaa yhteyshenkilöä: {}", contact.name));
    field(&mut aino, "Nimike", "Talousjohtaja");
    press(&mut aino, Modifiers::COMMAND, Key::S);
    let titles = |path: &Path| {
        let rows = SqliteStore::open(path).expect("opens").load().expect("loads");
        rows.contact.get(contact.id).map(|one| one.title.clone())
    };
    let delete = |window: &mut Window| {
        click(window, &format!("Lisää toimintoja: {}", contact.name));
        click(window, "Poista yhteyshenkilö");
        if window.query_by_label("Poista yhteyshenkilö").is_some() {
            click(window, "Poista yhteyshenkilö");
        }
    };
    delete(&mut ville);
    assert!(ville.query_all_by_label_contains("Nimike: ").next().is_some(), "what was edited is told");
    choose(&mut ville, &[&contact.name, "Älä poista"]);
    click(&mut ville, "Tallenna valinnat");
    assert_eq!(titles(&path).as_deref(), Some("Talousjohtaja"));
}

#[test]
fn the_form_of_an_agency_that_another_deletes_stays_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let (mut aino, mut ville) = (sits(&path, "aino"), sits(&path, "ville"));
    let agency = first(&ville);
    edit(&mut ville, &[("Vaihde", "019 055 7777")]);
    click(&mut aino, "Lisää toimintoja");
    click(&mut aino, "Poista virasto");
    click(&mut aino, "Poista virasto");
    assert!(first(&aino).id != agency.id);
    press(&mut ville, Modifiers::COMMAND, Key::S);
    press(&mut ville, NONE, Key::Escape);
    let says = |window: &Window, words: &str| window.query_all_by_label_contains(words).next().is_some();
    assert!(says(&ville, &format!("Joku on poistanut tämän sillä välin: {}", agency.name_fi)));
    assert!(!says(&ville, "Uusi virasto"), "it is no form of a new one");
    click(&mut ville, "Palauta poistettu");
    assert!(!says(&ville, "Joku on poistanut tämän"), "it is back");
    press(&mut ville, Modifiers::COMMAND, Key::S);
    let saved = saved(&path, &agency);
    assert_eq!(saved, Agency { switchboard: "019 055 7777".into(), ..agency }, "with what was typed meanwhile");
}

#[test]
fn what_is_typed_of_a_deleted_agency_can_become_a_new_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let (mut aino, mut ville) = (sits(&path, "aino"), sits(&path, "ville"));
    let agency = first(&ville);
    edit(&mut ville, &[("Vaihde", "019 055 7777")]);
    click(&mut aino, "Lisää toimintoja");
    click(&mut aino, "Poista virasto");
    click(&mut aino, "Poista virasto");
    press(&mut ville, Modifiers::COMMAND, Key::S);
    press(&mut ville, NONE, Key::Escape);
    click(&mut ville, "Tee tästä uusi virasto");
    press(&mut ville, Modifiers::COMMAND, Key::S);
    let new = first(&ville);
    assert_ne!(new.id, agency.id);
    assert_eq!(Agency { id: agency.id, ..new }, Agency { switchboard: "019 055 7777".into(), ..agency });
}

/// Says something of the separate report of a month of an agency, as who knows the file so.
fn reports(path: &Path, known: &Snapshot, of: &Agency, month: &str, edit: impl FnOnce(&mut RoundStep)) {
    let row = RoundStep::of_report(&known.payer(of.id), month.parse().expect("a month"));
    let row = known.round_step.get(row.id).cloned().unwrap_or(row);
    let operation = Operation::new(OperationKind::StepNoted, "Ville Malli", say(&known.rows, row, edit));
    let mut store = SqliteStore::open(path).expect("opens");
    let done = store.commit(&operation, &Arc::new(known.clone())).expect("commits");
    assert!(matches!(done, Commit::Done(_)), "{done:.2000?}");
}

#[test]
fn a_payer_gets_another_id_while_a_third_person_reports() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path());
    let mut aino = sits(&path, "aino");
    let agency = first(&aino);
    let load = || SqliteStore::open(&path).expect("opens").load().expect("loads");
    let known = load();
    let done = |row: &mut RoundStep| {
        let at = TODAY.and_hms_opt(9, 12, 0).expect("a time");
        row.put(StepState::Done, "", Signed { who: "Ville Malli", employee: None, at });
    };
    edit(&mut aino, &[("Y-tunnus", "9000777-4")]);
    // Ville ticks two months: one before the id is saved, one without having seen it.
    reports(&path, &known, &agency, "2027-01", done);
    press(&mut aino, Modifiers::COMMAND, Key::S);
    assert_eq!(saved(&path, &agency).business_id, "9000777-4");
    reports(&path, &known, &agency, "2027-02", done);
    let now = load();
    for month in ["2027-01", "2027-02"] {
        let paid = format!("{month}-15").parse().expect("a day");
        let said = now.report_tick(agency.id, paid).expect("reported under the new id");
        assert_eq!((said.state, said.ticked_by.as_str()), (StepState::Done, "Ville Malli"), "{month}");
    }
    // He corrects the first, and Aino takes the id back: the correction stays, and she is told.
    reports(&path, &now, &agency, "2027-01", |row| row.note = "Korjattu kerran".into());
    press(&mut aino, Modifiers::COMMAND, Key::Z);
    let now = load();
    assert_eq!(saved(&path, &agency).business_id, agency.business_id);
    for (month, note) in [("2027-01", "Korjattu kerran"), ("2027-02", "")] {
        let said = now.report_tick(agency.id, format!("{month}-15").parse().expect("a day")).expect("reported");
        assert_eq!((said.state, said.note.as_str()), (StepState::Done, note), "{month}");
    }
    assert!(aino.query_all_by_label_contains("Sen jälkeen muutetut tiedot jäivät ennalleen").next().is_some());
}
