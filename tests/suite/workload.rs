//! *Kuormitus* through the window: what a figure is made of, and the way back.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{Counting, HeadcountBasis};

use crate::window::{Setting, Window, press, settle, window};

fn page() -> Window {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    window.get_by_label("Kuormitus").click();
    settle(&mut window);
    window
}

fn value(window: &Window, cell: &str) -> String {
    window.get_by_label(cell).accesskit_node().value().unwrap_or_default()
}

/// The digits of a written number.
fn number(text: &str) -> i64 {
    text.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a number")
}

#[test]
fn enter_on_a_line_shows_what_it_is_made_of_and_the_trail_leads_back() {
    let mut window = page();
    let whole = number(&value(&window, "Pelastusharjoituskeskus, 2025"));
    window.get_by_label("Pelastusharjoituskeskus, 2025").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_label("Rannikkolaitos, 2025").is_none(), "only what it is made of is left");
    let parts = ["Virkasuhde, 2025", "Työsuhde, 2025", "Palkkionsaajat, 2025"];
    let sum: i64 = parts
        .iter()
        .filter_map(|part| window.query_by_label(part)?.accesskit_node().value())
        .map(|one| number(&one))
        .sum();
    assert_eq!(sum, whole);
    assert_eq!(number(&value(&window, "Yhteensä, 2025")), whole);
    window.get_by_label("Kaikki").click();
    settle(&mut window);
    assert_eq!(number(&value(&window, "Pelastusharjoituskeskus, 2025")), whole);
}

#[test]
fn an_agency_in_an_employment_type_leads_to_its_own_figures() {
    let mut window = page();
    for cell in ["Pelastusharjoituskeskus, 2025", "Virkasuhde, 2025"] {
        window.get_by_label(cell).focus();
        settle(&mut window);
        press(&mut window, Modifiers::NONE, Key::Enter);
    }
    let heading = window.query_by_role_and_label(egui::accesskit::Role::Heading, "Pelastusharjoituskeskus");
    assert!(heading.is_some());
    assert!(window.query_by_label("Lisää vuosi 2026").is_some(), "the tab of figures is up");
}

#[test]
fn the_sum_of_the_page_is_the_sum_of_the_file() {
    let mut window = page();
    press(&mut window, Modifiers::NONE, Key::Tab);
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    let of = |row: &&kortisto::domain::Headcount| {
        row.year == 2024
            && row.basis == HeadcountBasis::PersonsYearEnd
            && snapshot.counting(row.employment_type) == Counting::Counted
    };
    let sum: i64 = snapshot.headcount.iter().filter(of).map(|row| row.count).sum();
    window.get_by_label("Pelastusharjoituskeskus, 2024").focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::End);
    assert_eq!(number(&value(&window, "Yhteensä, 2024").replace(" + ?", "")), sum);
}

#[test]
fn the_page_of_a_year_adds_up_to_the_same() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    let of = |row: &&kortisto::domain::Headcount| {
        row.year == 2025
            && row.basis == HeadcountBasis::PersonsYearEnd
            && snapshot.counting(row.employment_type) == Counting::Counted
    };
    let sum: i64 = snapshot.headcount.iter().filter(of).map(|row| row.count).sum();
    window.get_all_by_label("Luvut").next().expect("in the navigation").click();
    settle(&mut window);
    window.get_by_label("Rannikkolaitos, Yhteensä").focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::ArrowDown);
    assert_eq!(number(&value(&window, "Yhteensä, Yhteensä").replace(" + ?", "")), sum);
}

#[test]
fn under_a_filter_the_sum_is_that_of_what_is_shown() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    window.get_all_by_label("Luvut").next().expect("in the navigation").click();
    settle(&mut window);
    let heading = window.get_by_role_and_label(egui::accesskit::Role::ColumnHeader, "Vastuuhenkilö");
    heading.click_secondary();
    settle(&mut window);
    window.get_by_label_contains("Suodata arvon mukaan").click();
    settle(&mut window);
    window.get_by_label("Piilota kaikki").click();
    settle(&mut window);
    window.get_by_role_and_label(egui::accesskit::Role::CheckBox, "Aino Esimerkki").click();
    settle(&mut window);
    for _ in 0..3 {
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
    let aino = snapshot.employee.iter().find(|one| one.name == "Aino Esimerkki").expect("there").id;
    let hers = |agency| {
        let responsible = kortisto::domain::AssignmentRole::Responsible;
        snapshot.assigned(agency, responsible, crate::window::TODAY).is_some_and(|(_, employee)| employee.id == aino)
    };
    let of = |row: &&kortisto::domain::Headcount| {
        row.year == 2025
            && row.basis == HeadcountBasis::PersonsYearEnd
            && snapshot.counting(row.employment_type) == Counting::Counted
    };
    let sum: i64 = snapshot.headcount.iter().filter(of).filter(|row| hers(row.agency)).map(|row| row.count).sum();
    assert_eq!(number(&value(&window, "Yhteensä, Yhteensä").replace(" + ?", "")), sum);
    assert_eq!(value(&window, "Yhteensä, Virasto"), "Näkyvät yhteensä");
}

/// The sheets of a workbook that was written: what each is called, and its cells row by row.
fn workbook(path: &std::path::Path) -> Vec<(String, Vec<Vec<String>>)> {
    let sheets = kortisto::exchange::table::sheets(&std::fs::read(path).expect("written")).expect("a workbook");
    let cells = |sheet: kortisto::domain::importing::Sheet| {
        (sheet.name, sheet.lines.into_iter().map(|line| line.cells).collect::<Vec<_>>())
    };
    sheets.into_iter().map(cells).collect()
}

#[test]
fn the_workbook_holds_what_the_page_is_narrowed_down_to_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kuormitus.xlsx");
    let mut window = window(Setting { chosen: Some(path.clone()), size: [1440.0, 900.0], ..Setting::default() });
    window.get_by_label("Kuormitus").click();
    settle(&mut window);
    window.get_by_label("Pelastusharjoituskeskus, 2025").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let shown = number(&value(&window, "Virkasuhde, 2025"));
    let total = number(&value(&window, "Yhteensä, 2025"));
    window.get_by_label("Vie taulukkolaskentaan…").click();
    settle(&mut window);
    let sheets = workbook(&path);
    assert_eq!(sheets.len(), 1, "what is shown, and nothing else");
    let cells = &sheets[0].1;
    let says = |words: &str| cells.iter().flatten().any(|cell| cell.contains(words));
    assert!(says("Rajaus: Pelastusharjoituskeskus") && says("Vuodet: 2023–2025"), "{cells:?}");
    assert!(says("Ryhmittely: palvelussuhde"), "{cells:?}");
    assert!(!says("Rannikkolaitos"), "{cells:?}");
    let head = cells.iter().find(|row| row.iter().any(|cell| cell == "2025")).expect("headings");
    let year = head.iter().position(|cell| cell == "2025").expect("a year");
    let of = |name: &str| cells.iter().find(|row| row[0] == name).map(|row| row[year].clone()).expect("a row");
    assert_eq!((of("Virkasuhde"), of("Yhteensä")), (shown.to_string(), total.to_string()));
}

#[test]
fn the_keys_print_the_view_and_the_menu_all_there_is() {
    let viewed = crate::window::Viewed::default();
    let mut window =
        window(Setting { viewed: crate::window::Viewed::clone(&viewed), size: [1440.0, 900.0], ..Setting::default() });
    window.get_by_label("Kuormitus").click();
    settle(&mut window);
    window.get_by_role_and_label(egui::accesskit::Role::Tab, "Tasapaino").click();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::P);
    window.get_by_label("Tulostamisen vaihtoehdot: Tulosta").click();
    settle(&mut window);
    window.get_by_label("Avaa kaikki taulukot tulostettavaksi").click();
    settle(&mut window);
    let opened = viewed.borrow().clone();
    assert_eq!(opened.len(), 2);
    let name = |at: usize| opened[at].file_name().expect("a name").to_string_lossy().into_owned();
    assert!(name(0).contains("tasapaino"), "{}", name(0));
    let size = |at: usize| std::fs::metadata(&opened[at]).expect("there").len();
    assert!(size(0) < size(1), "one view is less than all of them");
}

#[test]
fn the_table_that_leaves_adds_up_in_any_grouping() {
    use kortisto::domain::workload::{Filter, Grouping, Ledger, Measure};
    use kortisto::i18n::load::{Cell, counted_table};
    let window = window(Setting::default());
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    let texts = kortisto::i18n::Texts::new(kortisto::domain::Language::Fi);
    let measure = Measure::Headcount(HeadcountBasis::default());
    let ledger = Ledger::new(&snapshot.rows, measure, crate::window::TODAY);
    let years = [2023, 2024, 2025];
    let whole = ledger.crossed(Grouping::Agency, None, &Filter::default(), &years);
    let value = |cell: Option<&Cell>| match cell {
        Some(Cell::Number { value, .. }) => *value,
        _ => 0,
    };
    for by in Grouping::ALL {
        for then in std::iter::once(None).chain(Grouping::ALL.map(Some)).filter(|then| *then != Some(by)) {
            let workload = ledger.crossed(by, then, &Filter::default(), &years);
            let table = counted_table(&texts, &snapshot.rows, measure, (by, then), &workload);
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{by:?} × {then:?}");
            assert_eq!(table.total.len(), table.columns.len(), "{by:?} × {then:?}");
            for (index, _) in years.iter().enumerate() {
                let at = table.charted[index];
                let sum: i64 = table.rows.iter().map(|row| value(row.cells.get(at))).sum();
                assert_eq!(sum, value(table.total.get(at)), "{by:?} × {then:?}");
                assert_eq!(Some(sum), whole.total(index), "{by:?} × {then:?}");
            }
        }
    }
}
