//! A new year of figures through the window: opened, from whom figures are waited for, what stands out.

use std::path::Path;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::figures::new_year::{Delivered, Stand, Subject, new_year, open_year};
use kortisto::domain::importing::figures::{Counted, Subjects, facts, sheet_layout};
use kortisto::domain::{
    Change, Headcount, HeadcountBasis, Language, Operation, OperationKind, Snapshot, Volume, figures,
};
use kortisto::exchange::lists::{Value, missing_figures, workbook};
use kortisto::exchange::table;
use kortisto::i18n::Texts;
use kortisto::store::{Commit, MemoryStore, Store};

use crate::window::{Setting, TODAY, Window, click, made_up, press, settle, window, window_over};

fn large() -> Setting {
    Setting { size: [1440.0, 1600.0], ..Setting::default() }
}

/// The page of the year that is collected.
fn page(mut window: Window) -> Window {
    window.get_by_role_and_label(Role::Button, "Luvut").click_accesskit();
    settle(&mut window);
    click(&mut window, "Uusi vuosi");
    window
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn snapshot(window: &Window) -> Arc<Snapshot> {
    Arc::clone(window.state().snapshot())
}

/// The made-up unit with `changes` of it made before the window opens.
fn changed(changes: impl FnOnce(&Snapshot) -> Vec<Change>) -> Window {
    let mut store: MemoryStore = made_up(&large()).expect("a register");
    let known = Arc::new(store.load().expect("loads"));
    let operation = Operation::new(OperationKind::FiguresEdited, "Aino Esimerkki", changes(&known));
    let done = store.commit(&operation, &known).expect("commits");
    assert!(matches!(done, Commit::Done(_)), "{done:.2000?}");
    window_over(large(), Some(Box::new(store)))
}

#[test]
fn the_running_year_is_opened_moves_the_years_shown_and_is_taken_back() {
    let mut window = page(window(large()));
    let agency = snapshot(&window).agency.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").id;
    let years = |window: &Window| figures::years(&snapshot(window), agency, TODAY, figures::YEARS_AT_FIRST);
    assert_eq!(years(&window), [2023, 2024, 2025]);
    assert!(says(&window, "näkyvät vuodet 2023–2025"));
    assert!(says(&window, "Vuosi 2025 avautui 1.1.2026."), "the rule is told");
    click(&mut window, "Avaa vuosi 2026");
    assert_eq!(years(&window), [2024, 2025, 2026]);
    assert!(window.query_by_role_and_label(Role::Heading, "Vuoden 2026 luvut").is_some(), "it is the year looked at");
    assert!(says(&window, "Vuosi 2026 on avattu"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(years(&window), [2023, 2024, 2025]);
    press(&mut window, Modifiers::COMMAND, Key::Y);
    click(&mut window, "Sulje vuosi 2026");
    assert_eq!((years(&window), snapshot(&window).opened_year()), (vec![2023, 2024, 2025], None));
    click(&mut window, "Takaisin lukuihin");
    assert!(window.query_by_role_and_label(Role::Grid, "Luvut, 2025").is_some());
}

/// The workbooks in a folder by their names, each with its sheets.
fn workbooks(folder: &Path) -> Vec<(String, Vec<kortisto::domain::importing::Sheet>)> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path());
    let mut books: Vec<_> = entries
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, table::sheets(&std::fs::read(&path).expect("reads")).expect("a workbook"))
        })
        .collect();
    books.sort_by(|a, b| a.0.cmp(&b.0));
    books
}

#[test]
fn everybody_gets_a_list_of_what_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let setting = Setting { chosen: Some(folder.path().to_owned()), ..large() };
    let mut window = page(window(setting));
    click(&mut window, "Avaa vuosi 2026");
    let register = snapshot(&window);
    let year = new_year(&register, 2026, TODAY);
    let people = year.waited_for(&register);
    assert!(people.len() > 3, "nothing of the running year is there yet");
    for (who, _) in &people {
        let name = who.and_then(|id| register.employee.get(id)).map_or("Ei vastuuhenkilöä", |one| one.name.as_str());
        assert!(window.query_by_label(&format!("Kopioi luettelo: {name}")).is_some(), "{name}");
    }
    let before = register.open_matter.len();
    click(&mut window, "Kirjaa avoimiksi asioiksi");
    let waited: usize = people.iter().map(|(_, stands)| stands.len()).sum();
    assert_eq!(
        snapshot(&window).open_matter.len(),
        before + waited,
        "one for each agency, seen by whoever looks after it"
    );
    assert!(window.query_by_label("Kirjaa avoimiksi asioiksi").is_none(), "they are there");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(snapshot(&window).open_matter.len(), before);
    click(&mut window, "Tallenna kaikkien luettelot kansioon…");
    let made = folder.path().join("Puuttuvat luvut vuodelta 2026 2026-10-14");
    let books = workbooks(&made);
    assert_eq!(books.len(), people.len());
    let aino = &books.iter().find(|(name, _)| name == "Puuttuvat luvut 2026 Aino Esimerkki.xlsx").expect("hers").1;
    let id = register.employee_called("Aino Esimerkki").expect("one of us").id;
    let waited: usize = year.waited_for_by(Some(id)).iter().map(|stand| stand.missing.len()).sum();
    let rows: usize = aino.iter().map(|sheet| sheet.lines.len() - 1).sum();
    assert!(waited > 0 && rows == waited, "{rows} rows of {waited}");
    assert_eq!(aino[0].lines[0].cells[6], "Edellisen vuoden luku");
    // Once more goes beside it, and touches nothing.
    click(&mut window, "Tallenna kaikkien luettelot kansioon…");
    assert_eq!(workbooks(&folder.path().join("Puuttuvat luvut vuodelta 2026 2026-10-14 2")).len(), people.len());
    assert_eq!(workbooks(&made).len(), people.len());
}

#[test]
fn one_list_is_saved_where_it_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("aino.xlsx");
    let setting = Setting { chosen: Some(path.clone()), ..large() };
    let mut window = page(window(setting));
    click(&mut window, "Avaa vuosi 2026");
    click(&mut window, "Tallenna luettelo Exceliin: Aino Esimerkki");
    let sheets = table::sheets(&std::fs::read(&path).expect("written")).expect("a workbook");
    assert_eq!(sheets[0].name, "Palkansaajien lukumäärät");
    assert!(sheets.iter().all(|sheet| sheet.lines.iter().skip(1).all(|line| line.cells[2] == "2026")));
}

#[test]
fn a_jump_and_what_is_gone_stand_out_with_the_rule_that_saw_them() {
    let civil =
        |known: &Snapshot| known.employment_type.iter().find(|one| one.name_fi == "Virkasuhde").expect("there").id;
    let window = page(changed(|known| {
        let one = known.agency.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").id;
        let new = Headcount::new(one, 2026, civil(known), HeadcountBasis::PersonsYearEnd, 5_000);
        let mut changes = open_year(known, 2026);
        changes.push(match known.headcount.get(new.id) {
            Some(before) => Change::update(before.clone(), new),
            None => Change::insert(new),
        });
        changes
    }));
    assert!(says(&window, "Muuttui yli 25\u{a0}% ja yli 10 henkilöä · Vuosi ei ole vielä päättynyt"));
    assert!(says(&window, "Oli edellisenä vuonna, puuttuu nyt"), "her agency has other figures to deliver");
    assert!(says(&window, "Virastolla ei ole yhtään lukua, edellisenä vuonna niitä oli"), "nor have the others any");
}

#[test]
fn what_stands_out_goes_into_a_file_with_its_agencies() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("poikkeamat.csv");
    let mut window = page(window(Setting { chosen: Some(path.clone()), ..large() }));
    click(&mut window, "Avaa vuosi 2026");
    for label in ["Vie: Poikkeamat edellisestä vuodesta", "CSV-tiedostoksi…"] {
        window.get_by_label(label).click_accesskit();
        settle(&mut window);
    }
    let register = snapshot(&window);
    let findings = new_year(&register, 2026, TODAY).findings();
    assert!(findings.len() > 1, "nobody has delivered yet");
    let agency = |id| register.agency.get(id).expect("there").name_fi.clone();
    let sheets = table::sheets(&std::fs::read(&path).expect("written")).expect("a table");
    let names: Vec<String> = sheets[0].lines.iter().skip(1).map(|line| line.cells[0].clone()).collect();
    assert_eq!(names, findings.iter().map(|one| agency(one.agency)).collect::<Vec<_>>());
}

#[test]
fn where_everything_is_in_it_is_said() {
    let window = page(changed(|known| {
        let mut changes = open_year(known, 2026);
        let year = new_year(known, 2026, TODAY);
        let kind = known.employment_type.iter().find(|one| one.name_fi == "Virkasuhde").expect("there").id;
        for stand in &year.stands {
            for missing in &stand.missing {
                changes.push(match missing.subject {
                    Subject::Headcount(kind, basis) => {
                        Change::insert(Headcount::new(stand.agency, 2026, kind, basis, missing.before))
                    }
                    Subject::Volume(product) => {
                        Change::insert(Volume::new(stand.agency, product, 2026, missing.before))
                    }
                });
            }
            // What has been counted of the running year so far comes up to the last.
            for jump in &stand.jumps {
                let Subject::Volume(product) = jump.subject else { panic!("{jump:?}") };
                let row = known.volume.get(Volume::new(stand.agency, product, 2026, 0).id).expect("there").clone();
                changes.push(Change::update(row.clone(), Volume { count: jump.before, ..row }));
            }
            if stand.delivered() == Delivered::Nothing && stand.missing.is_empty() {
                let basis = HeadcountBasis::PersonsYearEnd;
                changes.push(Change::insert(Headcount::new(stand.agency, 2026, kind, basis, 5)));
            }
        }
        changes
    }));
    assert!(says(&window, "Kaikki luvut ovat perillä"));
    assert!(says(&window, "Mikään luku ei poikkea edellisestä vuodesta näin paljon."));
    assert!(window.query_by_label("Tallenna kaikkien luettelot kansioon…").is_none(), "there is nothing to save");
}

#[test]
fn a_filled_in_list_is_read_as_figures() {
    let window = window(large());
    let register = snapshot(&window);
    let year = new_year(&register, 2026, TODAY);
    let stands: Vec<&Stand> = year.stands.iter().collect();
    let mut lists = missing_figures(&register, &Texts::new(Language::Fi), 2026, &stands);
    assert_eq!(lists.len(), 2, "headcounts and volumes");
    for list in &mut lists {
        let count = list.headings.iter().position(|heading| heading == "Lukumäärä").expect("a column to write in");
        for row in &mut list.rows {
            assert_eq!(row[count], Value::Text(String::new()), "empty until somebody writes there");
            row[count] = Value::Number(7);
        }
    }
    let sheets = table::sheets(&workbook(&lists).expect("made")).expect("reads");
    for (sheet, counted) in sheets.iter().zip([Counted::Headcounts, Counted::Volumes]) {
        let subjects = Subjects::of(&register.rows, counted);
        let found = facts(sheet, &sheet_layout(sheet, counted, &subjects, None), &subjects);
        assert_eq!(found.facts.len(), sheet.lines.len() - 1, "{}", sheet.name);
        assert!(found.facts.iter().all(|fact| fact.text == "7"), "what was the year before is no figure of this one");
    }
}

#[test]
fn where_the_system_has_no_dialog_the_folder_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let recent = vec![folder.path().join("muu.kortisto")];
    let mut window = page(window(Setting { bare: true, recent, ..large() }));
    click(&mut window, "Avaa vuosi 2026");
    click(&mut window, "Tallenna kaikkien luettelot kansioon…");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let made = folder.path().join("Puuttuvat luvut vuodelta 2026 2026-10-14");
    let people = new_year(&snapshot(&window), 2026, TODAY).waited_for(&snapshot(&window)).len();
    assert_eq!(workbooks(&made).len(), people);
}
