//! A year's figures of all agencies in the window: typed, pasted, undone, and what becomes of them in the file.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{AgencyId, HeadcountBasis, Language, Snapshot};
use kortisto::i18n::Texts;
use kortisto::i18n::names::counted_name;

use crate::window::{Setting, TODAY, Window, press, settle, to_page, type_text, window};

const NONE: Modifiers = Modifiers::NONE;

/// The page of all agencies, reached with the keyboard alone from the start.
fn page(setting: Setting) -> Window {
    let mut window = window(setting);
    to_page(&mut window, "Luvut");
    press(&mut window, NONE, Key::Enter);
    window
}

/// Tab until something of that role and name has the keyboard.
fn tab_to(window: &mut Window, role: Role, label: &str) {
    for _ in 0..120 {
        if window.query_all_by_role_and_label(role, label).any(|node| node.is_focused()) {
            return;
        }
        window.key_press(Key::Tab);
        window.run_steps(3);
    }
    panic!("no way leads to {label}");
}

/// From the page's first stop to the table of another year.
fn go_to_year(window: &mut Window, button: &str, year: i64) {
    tab_to(window, Role::Button, button);
    for _ in 0..20 {
        if grid(window, year) {
            return;
        }
        press(window, NONE, Key::Enter);
    }
    panic!("no way leads to {year}");
}

fn grid(window: &Window, year: i64) -> bool {
    window.query_by_role_and_label(Role::Grid, &format!("Luvut, {year}")).is_some()
}

fn cursor(window: &Window) -> String {
    let found = window.query_all_by(|node| node.role() == Role::GridCell && node.is_focused()).next();
    found.and_then(|cell| cell.accesskit_node().label()).unwrap_or_default()
}

/// The cell the cursor has come to, once it has scrolled into view; empty where the keyboard has left the table.
fn arrived(window: &mut Window) -> String {
    for _ in 0..8 {
        window.run_steps(1);
        let at = cursor(window);
        if !at.is_empty() {
            return at;
        }
    }
    String::new()
}

/// Every figure of a year, by agency and by what is counted.
fn figures(snapshot: &Snapshot, year: i64) -> BTreeMap<(AgencyId, String), i64> {
    let heads = snapshot.headcount.iter().filter(|row| row.year == year && row.basis == HeadcountBasis::PersonsYearEnd);
    let heads = heads.map(|row| {
        let kind = snapshot.employment_type.get(row.employment_type).expect("known");
        // A column says of what is no part of the total that it is none.
        let name = counted_name(&Texts::new(Language::Fi), &kind.name_fi, snapshot.counting(kind.id));
        ((row.agency, name), row.count)
    });
    let volumes = snapshot.volume.iter().filter(|row| row.year == year);
    let volumes = volumes.map(|row| {
        let product = snapshot.product.get(row.product).expect("known");
        ((row.agency, format!("{}, {}", product.name_fi, product.unit_fi)), row.count)
    });
    heads.chain(volumes).collect()
}

#[test]
fn a_year_of_figures_for_28_agencies_is_typed_without_the_mouse() {
    // Two of the thirty have ceased to be clients.
    let mut window = page(Setting { agencies: Some(30), size: [1440.0, 900.0], ..Setting::default() });
    let before = Arc::clone(window.state().snapshot());
    let year = before.headcount.iter().map(|row| row.year).max().expect("figures") + 1;
    go_to_year(&mut window, "Seuraava vuosi", year);
    tab_into_grid(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Home);

    let by_name: BTreeMap<String, AgencyId> = before.agency.iter().map(|one| (one.name_fi.clone(), one.id)).collect();
    let mut typed = BTreeMap::new();
    window.key_press(Key::Tab);
    let mut at = arrived(&mut window);
    let mut count = 0_i64;
    while !at.is_empty() {
        let (agency, subject) = at.split_once(", ").expect("row and column");
        count += 1;
        let figure = 1_000 + count * 7;
        assert!(typed.insert((by_name[agency], subject.to_owned()), figure).is_none(), "{at} comes once");
        window.event(Event::Text(figure.to_string()));
        window.event(Event::Key { key: Key::Tab, physical_key: None, pressed: true, repeat: false, modifiers: NONE });
        window.run_steps(1);
        at = arrived(&mut window);
    }
    settle(&mut window);
    let subjects = typed.keys().map(|(_, subject)| subject).collect::<std::collections::BTreeSet<_>>().len();
    let agencies = typed.keys().map(|(agency, _)| agency).collect::<std::collections::BTreeSet<_>>().len();
    assert_eq!(agencies, 28);
    assert_eq!(typed.len(), agencies * subjects, "every agency has every figure");
    let kinds = before.employment_type.iter().filter(|one| one.retired_at.is_none()).count();
    let products = before.product.iter().filter(|one| one.retired_at.is_none()).count();
    assert_eq!(subjects, kinds + products);
    let after = Arc::clone(window.state().snapshot());
    assert_eq!(figures(&after, year), typed);
    for other in year - 10..year {
        assert_eq!(figures(&after, other), figures(&before, other), "{other} is as it was");
    }
}

/// Tab until the table has the keyboard.
fn tab_into_grid(window: &mut Window) {
    for _ in 0..20 {
        if !cursor(window).is_empty() {
            return;
        }
        window.key_press(Key::Tab);
        window.run_steps(4);
    }
    panic!("no way leads into the table");
}

#[test]
fn a_year_is_typed_down_a_column_with_enter() {
    let mut window = page(Setting { agencies: Some(30), size: [1440.0, 900.0], ..Setting::default() });
    let year = window.state().snapshot().headcount.iter().map(|row| row.year).max().expect("figures") + 1;
    go_to_year(&mut window, "Seuraava vuosi", year);
    tab_into_grid(&mut window);
    let before = figures(window.state().snapshot(), year);
    press(&mut window, Modifiers::COMMAND, Key::Home);
    press(&mut window, NONE, Key::Tab);
    let subject = cursor(&window).split_once(", ").expect("row and column").1.to_owned();
    // Faster than it is saved: nothing is answered before the last key.
    let key = |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: NONE };
    for figure in 1..=28 {
        window.input_mut().events.extend([Event::Text(figure.to_string()), key(Key::Enter)]);
        if figure % 5 == 0 {
            window.run_steps(1);
        }
    }
    window.run_steps(60);
    settle(&mut window);
    let found = figures(window.state().snapshot(), year);
    let mut counts: Vec<i64> = found.iter().filter(|((_, of), _)| *of == subject).map(|(_, count)| *count).collect();
    counts.sort_unstable();
    let beside = before.iter().filter(|((_, of), _)| *of != subject).count();
    assert_eq!((counts, found.len() - beside), ((1..=28).collect(), 28), "what was known of others stays");
}

#[test]
fn a_paste_is_one_step_that_one_undo_takes_back() {
    let mut window = page(Setting { size: [1440.0, 900.0], ..Setting::default() });
    let before = window.state().snapshot().rows.clone();
    let year = i64::from(chrono::Datelike::year(&TODAY)) - 1;
    tab_into_grid(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Home);
    press(&mut window, NONE, Key::Tab);
    let first = cursor(&window);
    let had = figures(window.state().snapshot(), year);
    window.event(Event::Paste("1\u{a0}111\t2222,0\nnoin sata\t4\u{202f}444\n".into()));
    settle(&mut window);
    assert!(window.query_by_label("Liitetäänkö?").is_some(), "figures would be replaced");
    assert_eq!(window.state().snapshot().rows, before);
    press(&mut window, NONE, Key::Enter);
    let now = figures(window.state().snapshot(), year);
    let mut new: Vec<i64> =
        now.iter().filter(|(at, count)| had.get(at) != Some(count)).map(|(_, count)| *count).collect();
    new.sort_unstable();
    assert_eq!(new, [1_111, 2_222, 4_444], "the bad one is left out, the rest is in");
    let bad = window.query_all_by(|node| {
        node.role() == Role::GridCell && node.data().invalid() == Some(egui::accesskit::Invalid::True)
    });
    assert_eq!(bad.filter_map(|cell| cell.value()).collect::<Vec<_>>(), ["noin sata"]);
    assert_eq!(cursor(&window), first);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before, "one undo takes the whole paste back");
    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(figures(window.state().snapshot(), year), now);
    let again = Arc::clone(window.state().snapshot());
    window.event(Event::Paste("1111,00\t2\u{a0}222\r\n".into()));
    settle(&mut window);
    assert!(window.query_by_label("Liitetäänkö?").is_none(), "the same figures written otherwise change nothing");
    assert!(Arc::ptr_eq(&again, window.state().snapshot()));
}

#[test]
fn leaving_a_figure_that_cannot_be_taken_asks() {
    let mut window = page(Setting { size: [1440.0, 900.0], ..Setting::default() });
    let before = window.state().snapshot().rows.clone();
    tab_into_grid(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Home);
    press(&mut window, NONE, Key::Tab);
    type_text(&mut window, "noin sata");
    press(&mut window, NONE, Key::Enter);
    window.get_by_role_and_label(Role::Button, "Virastot").focus();
    settle(&mut window);
    press(&mut window, NONE, Key::Enter);
    assert!(window.query_by_label("Hylkää muutokset").is_some(), "it asks");
    window.get_by_label("Takaisin muokkaamaan").click();
    settle(&mut window);
    let kept =
        window.query_all_by(|node| node.role() == Role::GridCell && node.value().as_deref() == Some("noin sata"));
    assert_eq!(kept.count(), 1, "the text is still in its cell");
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn the_columns_are_found_again_as_they_were_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("preferences.json");
    let setting = || Setting { size: [1440.0, 900.0], preferences: Some(path.clone()), ..Setting::default() };
    let headings = |window: &Window| {
        let all = window.query_all_by_role(Role::ColumnHeader);
        all.filter_map(|node| node.accesskit_node().label()).collect::<Vec<_>>()
    };
    let mut first = page(setting());
    let all = headings(&first);
    tab_to(&mut first, Role::Button, "Sarakkeet, lajittelu ja suodatus");
    press(&mut first, NONE, Key::Enter);
    tab_to(&mut first, Role::CheckBox, "Näytä sarake Vastuuhenkilö");
    press(&mut first, NONE, Key::Space);
    press(&mut first, NONE, Key::Escape);
    let left = headings(&first);
    assert!(all.iter().any(|one| one == "Vastuuhenkilö") && !left.iter().any(|one| one == "Vastuuhenkilö"), "{left:?}");
    drop(first);
    assert_eq!(headings(&page(setting())), left);
}

#[test]
fn a_year_is_verified_on_the_page_of_all_and_then_guarded() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    window.get_all_by_label("Luvut").next().expect("in the navigation").click();
    settle(&mut window);
    window.get_by_label("Rannikkolaitos, Virkasuhde").focus();
    settle(&mut window);
    window.get_by_label("Merkitse tarkistetuksi: Rannikkolaitos").click();
    settle(&mut window);
    let rows = window.state().snapshot().rows.clone();
    window.get_by_label("Rannikkolaitos, Virkasuhde").focus();
    settle(&mut window);
    window.event(egui::Event::Text("5".into()));
    settle(&mut window);
    assert!(window.query_by_label_contains("Vuoden luvut on tarkistettu").is_some(), "it is said why not");
    assert_eq!(window.state().snapshot().rows, rows);
    window.get_by_label("Avaa korjattavaksi: Rannikkolaitos").click();
    settle(&mut window);
    assert!(window.state().snapshot().verification.iter().all(|one| one.year.is_none()));
}

#[test]
fn the_figures_of_all_agencies_from_which_nothing_is_missing_are_verified_at_once() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    window.get_all_by_label("Luvut").next().expect("in the navigation").click();
    settle(&mut window);
    let verified = |window: &Window| {
        let snapshot = window.state().snapshot();
        let of_a_year = snapshot.verification.iter().filter(|one| one.year.is_some());
        of_a_year.map(|one| one.agency).collect::<std::collections::BTreeSet<_>>()
    };
    let before = verified(&window).len();
    let button = window.get_by_label_contains("Merkitse puutteettomat virastot");
    let words = button.accesskit_node().label().unwrap_or_default();
    let said: usize = words.split(['(', ')']).find_map(|word| word.parse().ok()).expect("how many");
    button.click();
    settle(&mut window);
    assert_eq!(verified(&window).len(), before + said);
    assert!(window.query_by_label_contains("Merkitse puutteettomat virastot").is_none(), "none is left");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(verified(&window).len(), before, "taken back as one");
}

#[test]
fn why_a_figure_was_refused_is_read_without_a_mouse() {
    let mut window = page(Setting::default());
    tab_into_grid(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::Home);
    press(&mut window, NONE, Key::Tab);
    let rows = window.state().snapshot().rows.clone();
    type_text(&mut window, "sata");
    press(&mut window, NONE, Key::Enter);
    let says = |window: &Window| window.query_by_label_contains("sata: Tämä ei ole").is_some();
    assert!(says(&window), "as soon as it is left");
    press(&mut window, NONE, Key::ArrowDown);
    assert!(!says(&window));
    press(&mut window, NONE, Key::ArrowUp);
    press(&mut window, NONE, Key::ArrowUp);
    assert!(says(&window), "and whenever the cursor is there");
    assert_eq!(window.state().snapshot().rows, rows);
    press(&mut window, NONE, Key::Escape);
}

/// Asserts that the cell under the cursor is seen whole, with the keyboard in the table.
fn assert_cursor_seen(window: &Window, size: [f32; 2], bars: [f32; 2]) {
    let found = window.query_all_by(|node| node.role() == Role::GridCell && node.is_focused()).next();
    let cell = found.unwrap_or_else(|| panic!("the cursor is out of sight"));
    let bounds = cell.rect();
    let name = cell.accesskit_node().label().unwrap_or_default();
    assert!(bounds.top() >= bars[0] && bounds.bottom() <= size[1] - bars[1], "{name}: {bounds:?}");
}

#[test]
fn in_a_low_window_the_page_follows_the_cursor_of_its_table() {
    // 1440 × 810 at twice the size, between the bar above and the one below.
    let size = [720.0, 405.0];
    let bars = [40.0, 22.0];
    let mut window = page(Setting { size, ..Setting::default() });
    tab_into_grid(&mut window);
    for _ in 0..27 {
        press(&mut window, NONE, Key::ArrowDown);
        assert_cursor_seen(&window, size, bars);
    }
    for _ in 0..27 {
        press(&mut window, NONE, Key::ArrowUp);
        assert_cursor_seen(&window, size, bars);
    }
    // An agency's own figures, table after table; Esc and Tab lead out of one.
    press(&mut window, NONE, Key::Escape);
    to_page(&mut window, "Virastot");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num8);
    for _table in ["Palkansaajat", "Suoritteet"] {
        for _ in 0..120 {
            window.key_press(Key::Tab);
            window.run_steps(4);
            if !cursor(&window).is_empty() {
                break;
            }
        }
        for _ in 0..4 {
            press(&mut window, NONE, Key::ArrowDown);
            assert_cursor_seen(&window, size, bars);
        }
        press(&mut window, NONE, Key::Escape);
    }
    press(&mut window, NONE, Key::Tab);
    assert!(cursor(&window).is_empty(), "Tab goes on to what follows the second table, not back to it");
}
