//! *Kuormitus* as the supervisor uses it, by keyboard and by mouse, in three languages: person-years with the calculation
//! behind them, a factor with its reason, costs, balance and risks; and the same figures in a spreadsheet.

use std::io::Cursor;
use std::process::Command;
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::load::{LoadBook, load_of_agencies};
use kortisto::domain::workload::{Filter, Group, Grouping};
use kortisto::domain::{AgencyFactor, AgencyId, Language, Snapshot};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::exchange::workload;
use kortisto::i18n::Texts;
use kortisto::i18n::load::{Cell, Unit, workload_tables};
use proptest::prelude::*;

use crate::window::{Setting, TODAY, Window, press, settle, type_text, window};

const NONE: Modifiers = Modifiers::NONE;

fn page(language: Language) -> (Window, Texts) {
    let mut window = window(Setting { size: [1600.0, 1100.0], language, ..Setting::default() });
    let texts = Texts::new(language);
    window.get_by_label(texts.get("place-workload")).click();
    settle(&mut window);
    (window, texts)
}

/// Turns to a view with the mouse.
fn turn(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Tab, name).click();
    settle(window);
}

/// Turns to the next view with the keyboard.
fn next_view(window: &mut Window, on_top: &str) {
    window.get_by_role_and_label(Role::Tab, on_top).focus();
    settle(window);
    press(window, NONE, Key::ArrowRight);
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn value(window: &Window, cell: &str) -> String {
    window.get_by_label(cell).accesskit_node().value().unwrap_or_default()
}

/// An agency whose load of last year is whole, and its name.
fn whole(window: &Window, language: Language) -> (AgencyId, String) {
    let snapshot = Arc::clone(window.state().snapshot());
    let book = LoadBook::new(&snapshot, &[2023, 2024, 2025], TODAY);
    let mut table = book.person_years(Grouping::Agency, None, &Filter::default());
    table.sort_by_change();
    let free = |id: &AgencyId| snapshot.agency_factor.get(AgencyFactor::key(*id)).is_none();
    let group = |group| if let Group::Agency(id) = group { Some(id) } else { None };
    let id = table.lines.iter().filter_map(|line| group(line.group)).find(free).expect("an agency");
    (id, snapshot.agency.get(id).expect("there").name(language).to_owned())
}

#[test]
fn day_5_by_keyboard_in_three_languages() {
    for language in [Language::Fi, Language::Sv, Language::En] {
        let (mut window, texts) = page(language);
        let t = |key: &str| texts.get(key).to_owned();
        next_view(&mut window, &t("load-tab-figures"));
        assert!(says(&window, &t("load-rests-on")), "{language:?}: the person-years say what they rest on");
        let (agency, name) = whole(&window, language);
        window.get_by_label(&format!("{name}, 2025")).focus();
        settle(&mut window);
        press(&mut window, NONE, Key::Enter);
        assert!(says(&window, &t("load-formula")), "{language:?}: the calculation is open");
        let snapshot = Arc::clone(window.state().snapshot());
        let load = load_of_agencies(&snapshot, 2025, TODAY).remove(&agency).expect("a load");
        let total = format!("{}, {}", t("figures-total"), t("load-person-years"));
        let sum = Unit::PersonYears.format(language, load.exact.expect("known").0);
        assert!(value(&window, &total).starts_with(&sum), "{language:?}: {}", value(&window, &total));
        window.get_by_role_and_label(Role::Link, &t("workload-all")).focus();
        settle(&mut window);
        press(&mut window, NONE, Key::Enter);
        assert!(!says(&window, &t("load-formula")), "{language:?}: and closed again");
        for (on_top, next) in [
            ("load-tab-person-years", "load-cost-estimate"),
            ("load-tab-costs", "load-balance-help"),
            ("load-tab-balance", "risk-help"),
            ("load-tab-risks", "what-if-help"),
            ("next-year", "load-basis-help"),
        ] {
            next_view(&mut window, &t(on_top));
            assert!(says(&window, &t(next)), "{language:?}: {next} after {on_top}");
        }
    }
}

#[test]
fn every_chart_says_what_it_shows_in_what_unit_and_of_which_years() {
    let (mut window, texts) = page(Language::Fi);
    let heading = |window: &Window, words: &str| window.query_by_role_and_label(Role::Label, words).is_some();
    assert!(heading(&window, "Palkansaajat: Henkilöt 31.12., 2023–2025"));
    let column = |window: &Window, name: &str| window.query_by_role_and_label(Role::ColumnHeader, name).is_some();
    assert!(column(&window, "Muutos 2024–2025") && column(&window, "Muutos 2024–2025, %"));
    for (tab, words) in [
        ("load-tab-person-years", "Henkilötyövuodet, htv, 2023–2025"),
        ("load-tab-costs", "Kustannukset ja arvo 2025, €"),
        ("load-tab-balance", "Kuormituksen tasapaino 2025, htv"),
        ("load-tab-risks", "Yhden varassa olevat virastot 2025: paino, syiden paino × htv"),
    ] {
        turn(&mut window, texts.get(tab));
        assert!(heading(&window, words), "{words}");
    }
    turn(&mut window, texts.get("load-tab-person-years"));
    assert!(column(&window, "Muutos 2024–2025"), "person-years too");
}

#[test]
fn day_5_by_mouse_a_factor_is_set_with_its_reason_and_taken_back_in_three_languages() {
    for language in [Language::Fi, Language::Sv, Language::En] {
        let (mut window, texts) = page(language);
        let click = |window: &mut Window, role: Role, label: &str| {
            window.get_by_role_and_label(role, label).click();
            settle(window);
        };
        turn(&mut window, texts.get("load-tab-person-years"));
        let (agency, name) = whole(&window, language);
        window.get_by_label(&format!("{name}, 2025")).click();
        settle(&mut window);
        if !says(&window, texts.get("load-formula")) {
            press(&mut window, NONE, Key::Enter);
        }
        assert!(says(&window, texts.get("load-formula")), "{language:?}: the calculation is open");
        window.get_by_label(texts.get("load-factor-edit")).click();
        settle(&mut window);
        click(&mut window, Role::TextInput, texts.get("field-factor"));
        press(&mut window, Modifiers::COMMAND, Key::A);
        type_text(&mut window, if language == Language::En { "1.5" } else { "1,5" });
        click(&mut window, Role::MultilineTextInput, &format!("{} *", texts.get("field-factor-reason")));
        type_text(&mut window, "Kolmivuorotyö");
        press(&mut window, Modifiers::COMMAND, Key::S);
        let set = |window: &Window| window.state().snapshot().agency_factor.get(AgencyFactor::key(agency)).cloned();
        let factor = set(&window).expect("set");
        assert_eq!((factor.factor, factor.reason.as_str()), (15_000, "Kolmivuorotyö"), "{language:?}");
        assert!(says(&window, "Kolmivuorotyö"), "{language:?}: the calculation says why");
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(set(&window), None, "{language:?}: undone");
        // What it costs, how it is shared and what hangs on one alone is a click away each.
        for (tab, says_so) in [
            ("load-tab-costs", "load-cost-estimate"),
            ("load-tab-balance", "load-balance-help"),
            ("load-tab-risks", "risk-help"),
        ] {
            turn(&mut window, texts.get(tab));
            assert!(says(&window, texts.get(says_so)), "{language:?}: {tab}");
        }
    }
}

#[test]
fn norms_of_a_new_file_are_proposed_and_taken_with_one_button() {
    let mut window = window(Setting { size: [1440.0, 1000.0], agencies: Some(0), ..Setting::default() });
    window.get_by_label("Kuormitus").click();
    settle(&mut window);
    turn(&mut window, "Henkilötyövuodet");
    window.get_by_label("Avaa Perusteet").click();
    settle(&mut window);
    window.get_by_label("Ota ehdotetut normit käyttöön").click();
    settle(&mut window);
    let mut volumes: Vec<i64> = window.state().snapshot().norm.iter().map(|norm| norm.volume).collect();
    volumes.sort_unstable();
    assert_eq!(volumes, [1_200, 9_849, 10_549]);
    assert!(says(&window, "10\u{a0}549 henkilötyövuodessa (2019)"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(window.state().snapshot().norm.is_empty());
}

#[test]
fn two_groupings_at_once_show_a_line_for_each_pair() {
    let (mut window, _) = page(Language::Fi);
    crate::absence::choose_in(&mut window, "Ryhmittely", "Tiimi");
    crate::absence::choose_in(&mut window, "Toinen ryhmittely", "Palvelussuhde");
    let snapshot = Arc::clone(window.state().snapshot());
    let team = snapshot.team.iter().next().expect("made up").name.clone();
    assert!(says(&window, &format!("{team}, Virkasuhde, 2025")), "a line of team and type");
}

#[test]
fn the_command_writes_a_pdf_and_a_spreadsheet_and_overwrites_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kortisto"));
        command.args(arguments).args(["--language", "fi", "--today", "2026-10-14"]).output().expect("runs")
    };
    let file = at("unit.kortisto");
    assert!(run(&["demo", &file]).status.success());
    let (pdf, xlsx) = (at("kuormitus.pdf"), at("kuormitus.xlsx"));
    for output in [&pdf, &xlsx] {
        let done = run(&["report", "workload", &file, "--output", output]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    assert!(std::fs::read(&pdf).expect("written").starts_with(b"%PDF"));
    assert!(std::fs::read(&xlsx).expect("written").starts_with(b"PK"));
    assert_eq!(run(&["report", "workload", &file, "--output", &xlsx]).status.code(), Some(1));
}

/// A made-up unit as it lies in a file.
fn unit(agencies: usize, seed: u64) -> Snapshot {
    let mut snapshot = Snapshot::default();
    let started = kortisto::domain::starting::changes();
    let made = demo::demo(&DemoOptions { agencies, seed, ..DemoOptions::new(TODAY) });
    for change in started.into_iter().chain(made.changes) {
        snapshot.rows.put(change.after.expect("new rows only"));
    }
    snapshot
}

/// What a cell of a spreadsheet comes to in whole units of what the program keeps.
fn units(data: &Data, unit: Unit) -> Option<i64> {
    let one = if unit == Unit::Percent { unit.one() * 100 } else { unit.one() };
    let number = match data {
        Data::Float(number) => *number,
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        Data::Int(number) => *number as f64,
        _ => return None,
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "far below 2^52")]
    Some((number * one as f64).round() as i64)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, failure_persistence: None, ..ProptestConfig::default() })]

    /// The sums agree with the exported spreadsheet to the last unit, in any grouping.
    #[test]
    fn sums_agree_with_the_spreadsheet_in_any_grouping(agencies in 1_usize..12, seed in 0_u64..1_000) {
        let snapshot = unit(agencies, seed);
        let years: Vec<i64> = (2021..=2025).collect();
        let book = LoadBook::new(&snapshot, &years, TODAY);
        let by_agency = book.person_years(Grouping::Agency, None, &Filter::default());
        for by in Grouping::ALL {
            for then in [None, Some(Grouping::Team), Some(Grouping::Subject)] {
                let table = book.person_years(by, then.filter(|then| *then != by), &Filter::default());
                for at in 0..years.len() {
                    prop_assert_eq!(table.total(at), by_agency.total(at), "{:?} {:?}", by, then);
                }
            }
        }
        let texts = Texts::new(Language::Fi);
        let bytes = workload::write(&snapshot, &texts, TODAY).expect("a spreadsheet");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("opens");
        let names = book.sheet_names();
        let tables = workload_tables(&texts, &snapshot, workload::YEARS, TODAY);
        prop_assert_eq!(names.len(), tables.len());
        for (name, named) in names.iter().zip(&tables) {
            let range = book.worksheet_range(name).expect("a sheet");
            let head = named.table.notes.len() + 2;
            for (at, column) in named.table.columns.iter().enumerate().filter(|(_, column)| column.right) {
                for (nth, row) in named.table.rows.iter().enumerate() {
                    let at = (u32::try_from(head + 1 + nth).unwrap(), u32::try_from(at).unwrap());
                    let written = range.get_value(at).and_then(|data| units(data, column.unit));
                    let told = match row.cells.get(at.1 as usize) {
                        Some(Cell::Number { value, .. }) => Some(*value),
                        _ => None,
                    };
                    prop_assert_eq!(written, told, "{} {}", name, &column.title);
                }
                let sum: i64 = named.table.rows.iter().filter_map(|row| match row.cells.get(at) {
                    Some(Cell::Number { value, change: false, .. }) => Some(*value),
                    _ => None,
                }).sum();
                if let Some(Cell::Number { value, change: false, .. }) = named.table.total.get(at)
                    && column.unit != Unit::Percent
                {
                    prop_assert_eq!(*value, sum, "{} {}", name, &column.title);
                }
            }
        }
    }
}
