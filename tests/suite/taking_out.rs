//! Every table and list leaves the window as it is shown, and the contacts of all agencies go to other programs.

use std::collections::BTreeSet;
use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::{AssignmentRole, Language, ReachKind};
use kortisto::exchange::table::sheets;
use kortisto::i18n::Texts;
use kortisto::ui::Place;
use kortisto::ui::widgets::taking_out::LISTED;

use crate::sources::files;
use crate::window::{Setting, TODAY, Window, click, press, settle, take, type_text, window};

/// Tables that are not taken out, and why.
const LEFT: [(&str, &str); 2] = [
    ("damaged.rs", "the backups of a file that cannot be opened: they stay where they lie"),
    ("loaded.rs", "what one row of the preview changes; the preview itself is taken out"),
];

/// What stands between quotation marks after each `call`.
fn named(text: &str, call: &str) -> Vec<String> {
    let after = text.match_indices(call).map(|(at, _)| &text[at + call.len()..]);
    after.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

#[test]
fn every_table_of_the_screens_can_be_taken_out() {
    let listed: BTreeSet<&str> = LISTED.iter().map(|(name, _)| *name).collect();
    assert_eq!(listed.len(), LISTED.len(), "each has a name of its own");
    let (mut grids, mut offered) = (BTreeSet::new(), BTreeSet::new());
    let screens = files("src/ui", "rs").into_iter().filter(|(path, _)| {
        let inside = |folder: &str| path.components().any(|part| part.as_os_str() == folder);
        !inside("widgets") && !path.ends_with("tests.rs")
    });
    for (path, text) in screens {
        for call in ["Grid::new(\"", "Shown::new(\"", "const GRID: &str = \"", "const ID: &'static str = \""] {
            // The toolkit's own grid lays labels out.
            grids.extend(named(&text.replace("egui::Grid::new", ""), call));
        }
        offered.extend(named(&text, "_ui(ui, cx, (\""));
        if text.contains("widgets::table::{") && text.contains("Table::new(") || text.contains("Changes::new(") {
            let told = text.contains(".listed(") || text.contains("taking_out::listed(");
            let left = LEFT.iter().any(|(name, _)| path.ends_with(name));
            assert!(told || left, "{}: a table that nobody can take out", path.display());
        }
    }
    assert!(grids.len() > 15, "the test reads the sources: {grids:?}");
    for name in &grids {
        assert!(listed.contains(name.as_str()), "the table {name} is not in the list of what can be taken out");
    }
    let balance = ["workload-balance", "workload-teams", "workload-weeks", "workload-runs"];
    let of_their_own = ["agencies", "payroll-dates", "rows", "situation"];
    for (name, key) in LISTED {
        let there =
            grids.contains(*name) || offered.contains(*name) || balance.contains(name) || of_their_own.contains(name);
        assert!(there, "no screen offers {name}");
        for language in [Language::Fi, Language::Sv, Language::En] {
            assert!(Texts::new(language).has(key), "{name} has no title: {key}");
        }
    }
}

/// A window in which the user chooses `path`.
fn choosing(path: &Path) -> Window {
    window(Setting { chosen: Some(path.to_owned()), size: [1440.0, 900.0], ..Setting::default() })
}

fn go(window: &mut Window, place: Place) {
    let ctx = window.ctx.clone();
    window.state_mut().go(&ctx, place);
    settle(window);
}

/// The cells of a file that was written, row by row.
fn cells(path: &Path) -> Vec<Vec<String>> {
    let sheets = sheets(&std::fs::read(path).expect("written")).expect("a table");
    let sheet = sheets.into_iter().next().expect("a sheet");
    sheet.lines.into_iter().map(|line| line.cells).collect()
}

/// Presses Ctrl+Shift+C in the next frame, and nothing else: of each frame's output only the last is kept.
fn copy_keys(window: &mut Window) {
    let modifiers = Modifiers::COMMAND | Modifiers::SHIFT;
    let press = egui::Event::Key { key: Key::C, physical_key: None, pressed: true, repeat: false, modifiers };
    window.input_mut().events.push(press);
}

/// What is copied while frames are drawn.
fn copied(window: &mut Window) -> Vec<String> {
    let mut copied = Vec::new();
    for _ in 0..8 {
        window.run_steps(1);
        let ctx = window.ctx.clone();
        window.state_mut().settle(&ctx);
        copied.extend(window.output().platform_output.commands.iter().filter_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        }));
    }
    copied
}

#[test]
fn the_list_of_agencies_goes_into_a_csv_that_a_finnish_excel_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("virastot.csv");
    let mut window = choosing(&path);
    click(&mut window, "Vie: Virastot");
    click(&mut window, "CSV-tiedostoksi…");
    let text = std::fs::read_to_string(&path).expect("written");
    assert!(text.starts_with("\u{feff}Virasto;") && text.ends_with("\r\n"), "{text}");
    let rows = cells(&path);
    let clients = window.state().snapshot().agency.iter().filter(|agency| !agency.archived(TODAY)).count();
    assert_eq!(rows.len(), 1 + clients, "the headings and the clients");
    assert!(rows.iter().any(|row| row[0] == "Rannikkolaitos" && row.iter().any(|cell| cell == "Aino Esimerkki")));
    assert!(window.query_by_label_contains("virastot.csv").is_some(), "it is told where it went");
}

#[test]
fn figures_go_out_as_they_are_sorted_and_filtered_as_numbers() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("luvut.xlsx");
    let mut window = choosing(&path);
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    go(&mut window, Place::Figures);
    let heading = window.get_by_role_and_label(Role::ColumnHeader, "Vastuuhenkilö");
    heading.click_secondary();
    settle(&mut window);
    window.get_by_label_contains("Suodata arvon mukaan").click();
    settle(&mut window);
    click(&mut window, "Piilota kaikki");
    window.get_by_role_and_label(Role::CheckBox, "Aino Esimerkki").click();
    settle(&mut window);
    for _ in 0..3 {
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
    click(&mut window, "Vie: Luvut");
    click(&mut window, "Excel-tiedostoksi…");
    let rows = cells(&path);
    let aino = snapshot.employee.iter().find(|one| one.name == "Aino Esimerkki").expect("there").id;
    let hers = snapshot.agency.iter().filter(|agency| {
        let responsible = snapshot.assigned(agency.id, AssignmentRole::Responsible, TODAY);
        responsible.is_some_and(|(_, employee)| employee.id == aino)
    });
    let mut hers: Vec<&str> = hers.map(|agency| agency.name_fi.as_str()).collect();
    hers.sort_unstable();
    let mut names: Vec<&str> = rows.iter().skip(1).map(|row| row[0].as_str()).collect();
    assert_eq!(names.pop(), Some("Näkyvät yhteensä"), "the total of what is shown comes last, named as such");
    names.sort_unstable();
    assert_eq!(names, hers, "only what the filter lets through");
    let numbers = rows.iter().skip(1).flatten().filter(|cell| cell.parse::<i64>().is_ok()).count();
    assert!(numbers >= hers.len(), "figures are numbers: {rows:?}");
    let told = |cell: &&String| cell.contains('\u{a0}') && !cell.contains('?');
    assert_eq!(rows.iter().flatten().find(told), None, "no number is a text");
}

#[test]
fn the_keys_copy_the_table_of_the_page_with_its_headings() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    go(&mut window, Place::Staff);
    copy_keys(&mut window);
    let copied = copied(&mut window);
    assert_eq!(copied.len(), 1, "{copied:?}");
    let mut lines = copied[0].split("\r\n");
    assert!(lines.next().expect("headings").starts_with("Nimi\tRooli\tTiimi"), "{copied:?}");
    let ours = window.state().snapshot().employee.iter().filter(|one| one.ours_on(TODAY)).count();
    assert_eq!(lines.count(), ours);
    go(&mut window, Place::Settings);
    go(&mut window, Place::Import);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    assert!(window.query_by_label("Tässä näkymässä ei ole taulukkoa, jonka voisi viedä.").is_some());
}

#[test]
fn the_list_beside_the_page_is_copied_where_it_has_the_keyboard() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    press(&mut window, Modifiers::COMMAND, Key::Num8);
    copy_keys(&mut window);
    let first = copied(&mut window);
    assert_eq!(first.len(), 1);
    assert!(!first[0].starts_with("Virasto\t"), "the table of the tab comes before the list: {first:?}");
    let rows = window.query_all_by_role(Role::ListBoxOption);
    rows.into_iter().next().expect("an agency in the list").focus();
    settle(&mut window);
    copy_keys(&mut window);
    let list = copied(&mut window);
    assert_eq!(list.len(), 1);
    assert!(list[0].starts_with("Virasto\t"), "the list has the keyboard: {list:?}");
}

#[test]
fn a_file_that_cannot_be_written_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = choosing(&folder.path().join("poissa").join("virastot.csv"));
    click(&mut window, "Vie: Virastot");
    click(&mut window, "CSV-tiedostoksi…");
    assert!(window.query_by_label_contains("Tiedostoa ei voitu tallentaa").is_some(), "it is said");
    assert_eq!(std::fs::read_dir(folder.path()).expect("there").count(), 0, "nothing is left behind");
}

/// The address book.
fn book(path: &Path) -> Window {
    let mut window = choosing(path);
    go(&mut window, Place::AddressBook);
    window
}

#[test]
fn addresses_of_a_language_are_copied_once_for_a_blind_copy() {
    let mut window = book(Path::new("ei-mihinkään"));
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    let expected: BTreeSet<String> = snapshot
        .contact
        .iter()
        .filter(|one| one.holds_on(TODAY) && one.language == Some(Language::Sv))
        .filter(|one| snapshot.agency.get(one.agency).is_some_and(|agency| !agency.archived(TODAY)))
        .filter_map(|one| {
            let reaches = snapshot.reaches(one);
            reaches.into_iter().find(|reach| reach.kind == ReachKind::Email).map(|reach| reach.value.to_lowercase())
        })
        .collect();
    assert!(expected.len() > 1, "the made-up unit has Swedish contacts");
    window.get_by_role_and_label(Role::ComboBox, "Asiointikieli").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    take(&mut window, "ruotsi");
    window.get_by_label("Kopioi osoitteet piilokopioon").click();
    let copied = copied(&mut window);
    assert_eq!(copied.len(), 1, "{copied:?}");
    let addresses: Vec<String> = copied[0].split("; ").map(str::to_lowercase).collect();
    assert_eq!(addresses.len(), expected.len(), "each once");
    assert_eq!(addresses.into_iter().collect::<BTreeSet<_>>(), expected);
}

#[test]
fn those_who_are_found_become_cards_and_a_line_leads_to_the_agency() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kortit.vcf");
    let mut window = book(&path);
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    let one = snapshot.contact.iter().find(|one| {
        let alone = snapshot.contact.iter().filter(|other| other.name == one.name).count() == 1;
        let client = snapshot.agency.get(one.agency).is_some_and(|agency| !agency.archived(TODAY));
        one.holds_on(TODAY) && alone && client
    });
    let one = one.expect("somebody").clone();
    let agency = snapshot.agency.get(one.agency).expect("there").name_fi.clone();
    window.get_by_role_and_label(Role::TextInput, "Etsi").focus();
    settle(&mut window);
    type_text(&mut window, &one.name);
    click(&mut window, "Muihin ohjelmiin…");
    click(&mut window, "Käyntikortit vanhemmille ohjelmille (vCard 3.0)…");
    let cards = std::fs::read_to_string(&path).expect("written");
    assert_eq!(cards.matches("BEGIN:VCARD").count(), 1, "{cards}");
    assert!(cards.contains("VERSION:3.0\r\n") && cards.contains(&format!("FN:{}", one.name)), "{cards}");
    assert!(!cards.contains("LANG:"), "a word that older cards do not have");
    window.get_by_label(&format!("{}, {agency}, Nimi", one.name)).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_role_and_label(Role::Heading, &agency).is_some(), "the agency is up");
}

#[test]
fn where_nobody_is_found_all_can_be_shown_again() {
    let mut window = book(Path::new("ei-mihinkään"));
    window.get_by_role_and_label(Role::TextInput, "Etsi").focus();
    settle(&mut window);
    type_text(&mut window, "zzzz");
    assert!(window.query_by_label("Kukaan yhteyshenkilö ei vastaa rajausta").is_some());
    click(&mut window, "Näytä kaikki");
    assert!(window.query_by_label("Kukaan yhteyshenkilö ei vastaa rajausta").is_none());
}

#[test]
fn the_limits_of_an_agreement_go_out_with_their_numbers() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rajat.csv");
    let setting = Setting { chosen: Some(path.clone()), size: [1440.0, 900.0], ..Setting::default() };
    let numbered = |rows: &kortisto::domain::Rows, agency| {
        rows.boundary_condition.iter().find(|one| one.agency == agency && one.highest.is_some()).cloned()
    };
    let mut window = crate::agreement::tab_of(setting, |rows, agency| numbered(rows, agency.id).is_some());
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    window.get_by_label("Vie: Reunaehdot").click_accesskit();
    settle(&mut window);
    click(&mut window, "CSV-tiedostoksi…");
    let rows = cells(&path);
    let row_of = |one: &kortisto::domain::BoundaryCondition| {
        let most = one.highest?.to_string();
        rows.iter().find(|row| row.contains(&one.text) && row.contains(&most))
    };
    let row = snapshot.boundary_condition.iter().find_map(row_of).expect("a limit with its number");
    assert_eq!(rows[0].len(), row.len());
}
