//! What people's hands expect: the search begins anew, undo knows its own cell, a message is in nobody's way, and the
//! keyboard goes along a line as it is read.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};
use kortisto::ui::Place;

use crate::layers::focused;
use crate::window::{Setting, Window, click, press, settle, type_text, window};

fn rannikkolaitos(size: [f32; 2]) -> Window {
    let mut window = window(Setting { size, ..Setting::default() });
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// What stands in the field that has the keyboard.
fn typed(window: &Window) -> String {
    let node = window.query_all_by(|node| node.is_focused() && node.role() == Role::TextInput).next();
    node.and_then(|node| node.value()).unwrap_or_default()
}

#[test]
fn the_search_begins_anew_over_what_was_sought_before() {
    let mut window = rannikkolaitos([1280.0, 720.0]);
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "museo");
    window.get_by_role_and_label(Role::Heading, "Rannikkolaitos").click();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "saar");
    assert_eq!(typed(&window), "saar");
}

#[test]
fn undo_in_a_cell_knows_nothing_of_another_cell() {
    let mut window = rannikkolaitos([1440.0, 900.0]);
    press(&mut window, Modifiers::COMMAND, Key::Num8);
    window.get_by_label("Virkasuhde, 2025").focus();
    settle(&mut window);
    type_text(&mut window, "314");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::F2);
    let before = typed(&window);
    assert!(!before.is_empty() && before != "314", "another cell is typed in: {before}");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(typed(&window), before);
    assert!(window.state().snapshot().headcount.iter().any(|one| one.count == 314), "what was saved stays");
}

#[test]
fn a_message_does_not_lie_over_what_has_the_keyboard() {
    let mut window = rannikkolaitos([1000.0, 600.0]);
    press(&mut window, Modifiers::COMMAND, Key::E);
    window.get_by_role_and_label(Role::TextInput, "Vaihde").focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "019 055 1111");
    press(&mut window, Modifiers::COMMAND, Key::S);
    // The message, and not the status bar, which says when.
    let said = |window: &Window| {
        let all = window.query_all_by(|node| node.live() == egui::accesskit::Live::Polite);
        let message =
            all.into_iter().find(|node| node.value().is_some_and(|text| text.starts_with("Viraston tietoja")));
        message.map(|node| node.rect())
    };
    let first = said(&window).expect("that it is saved is said");
    assert!(first.bottom() > 500.0, "at the foot of the window: {first:?}");
    press(&mut window, Modifiers::COMMAND, Key::E);
    window.get_by_label("Tallenna").focus();
    settle(&mut window);
    let button = window.get_by_label("Tallenna").rect();
    let message = said(&window).expect("it is still said");
    assert!(!message.expand(12.0).intersects(button), "{message:?} over {button:?}");
}

#[test]
fn a_message_leaves_by_itself_and_later_where_something_went_wrong() {
    use std::time::Duration;

    let mut window = rannikkolaitos([1280.0, 720.0]);
    let said = |window: &Window| {
        let all = window.query_all_by(|node| node.live() == egui::accesskit::Live::Polite);
        all.filter_map(|node| node.value()).find(|text| !text.is_empty() && !text.starts_with("Tallennettu "))
    };
    let wait = |window: &mut Window, seconds| {
        window.state_mut().later(Duration::from_secs(seconds));
        settle(window);
    };
    press(&mut window, Modifiers::COMMAND, Key::E);
    for (name, stays, leaves) in [("", 15, 6), ("Rannikkolaitos II", 4, 4)] {
        window.get_by_role_and_label(Role::TextInput, "Nimi suomeksi *").focus();
        settle(&mut window);
        press(&mut window, Modifiers::COMMAND, Key::A);
        press(&mut window, Modifiers::NONE, Key::Delete);
        type_text(&mut window, name);
        press(&mut window, Modifiers::COMMAND, Key::S);
        let message = said(&window);
        assert!(message.is_some(), "nothing is said of ‘{name}’");
        wait(&mut window, stays);
        assert_eq!(said(&window), message);
        wait(&mut window, leaves);
        assert_eq!(said(&window), None);
    }
}

#[test]
fn a_long_list_has_close_lines_and_half_of_one_says_that_there_are_more() {
    let mut window = rannikkolaitos([1280.0, 720.0]);
    press(&mut window, Modifiers::COMMAND, Key::E);
    window.get_by_role_and_label(Role::ComboBox, "Katto-organisaatio").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let lines: Vec<Rect> = window.query_all_by_role(Role::ListBoxOption).map(|node| node.rect()).collect();
    let list = window.ctx.memory(|memory| {
        let layers = memory.layer_ids().filter(|layer| layer.order == egui::Order::Foreground);
        let top = layers.filter(|layer| memory.areas().is_visible(layer)).last();
        top.and_then(|layer| memory.area_rect(layer.id))
    });
    let list = list.expect("a list");
    let inside = |line: &&Rect| list.expand(1.0).contains_rect(**line);
    assert!(lines.iter().all(|line| line.height() <= 32.0), "{lines:?}");
    let shown: Vec<&Rect> = lines.iter().filter(inside).collect();
    assert!(shown.len() > 8 && shown.len() < lines.len(), "{} of {} in {list:?}", shown.len(), lines.len());
    let last = shown.iter().map(|line| line.bottom()).fold(0.0, f32::max);
    let cut = (list.bottom() - last) / shown[0].height();
    assert!((0.25..0.9).contains(&cut), "{cut} of the next line is seen");
}

#[test]
fn no_hint_stays_over_a_question() {
    let mut window = rannikkolaitos([1280.0, 720.0]);
    window.get_by_label("Lisää toimintoja").hover();
    window.run_steps(12);
    let hint = |window: &Window| window.query_all_by_label("Lisää toimintoja").count() > 1;
    assert!(hint(&window), "the pointer is told what the picture means");
    press(&mut window, Modifiers::COMMAND, Key::N);
    type_text(&mut window, "Koevirasto");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(says(&window, "Hylkää muutokset"));
    window.run_steps(12);
    assert!(!hint(&window));
}

#[test]
fn whoever_makes_a_file_is_added_with_the_login_filled_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let chosen = Some(folder.path().join("palvelu.kortisto"));
    let setting = Setting { agencies: None, chosen, today: true, size: [1280.0, 900.0], ..Setting::default() };
    let mut window = window(setting);
    click(&mut window, "Uusi tiedosto…");
    let ctx = window.ctx.clone();
    window.state_mut().go(&ctx, Place::Today);
    settle(&mut window);
    window.get_all_by_label("Lisää itsesi…").next().expect("offered").click_accesskit();
    settle(&mut window);
    let login = window.get_by_role_and_label(Role::TextInput, "Käyttäjätunnukset");
    assert_eq!(login.value().as_deref(), Some("testi"));
}

#[test]
fn every_form_and_question_is_called_something() {
    let mut window = rannikkolaitos([1280.0, 720.0]);
    let called = |window: &Window, what: &str| {
        let names: Vec<_> = window.query_all_by_role(Role::Dialog).map(|node| node.accesskit_node().label()).collect();
        assert!(!names.is_empty(), "{what} is open");
        assert!(names.iter().all(|name| name.as_ref().is_some_and(|name| !name.is_empty())), "{what}: {names:?}");
    };
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    window.get_by_label("Lisää yhteyshenkilö…").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    called(&window, "a contact");
    type_text(&mut window, "Veera Esimerkki");
    press(&mut window, Modifiers::NONE, Key::Escape);
    called(&window, "the question about it");
    assert_eq!(window.root().accesskit_node().label().as_deref(), Some("Kortisto"), "the window has a name");
}

/// What the keyboard comes to by Tab on a page, from its first stop on, and whether it came to a table.
fn stops(window: &mut Window) -> (Vec<(String, Rect)>, bool) {
    let mut stops: Vec<(String, Rect)> = Vec::new();
    let (mut first, mut table) = (None, false);
    for _ in 0..70 {
        window.key_press(Key::Tab);
        window.run_steps(2);
        let node = window.query_all_by(|node| node.is_focused() && !node.is_hidden()).next();
        let Some(node) = node else { continue };
        let known = node.accesskit_node();
        let on_page = std::iter::successors(known.parent(), AccessKitNode::parent).any(|one| one.role() == Role::Main);
        if !on_page {
            continue;
        }
        // A table is walked as a spreadsheet is.
        if known.role() == Role::GridCell {
            table = true;
            continue;
        }
        if first == Some(known.id()) {
            break;
        }
        first = first.or(Some(known.id()));
        stops.push((focused(window), node.rect()));
    }
    (stops, table)
}

#[test]
fn along_a_line_the_keyboard_goes_from_left_to_right() {
    // Nothing scrolls.
    let mut window = rannikkolaitos([1440.0, 6000.0]);
    let mut found = Vec::new();
    for place in Place::ALL {
        let ctx = window.ctx.clone();
        window.state_mut().go(&ctx, place);
        settle(&mut window);
        let (stops, table) = stops(&mut window);
        assert!(stops.len() > 1 || table, "{place:?}: the keyboard comes to {stops:?}");
        for pair in stops.windows(2) {
            let [(one, here), (other, next)] = pair else { continue };
            // What is high, such as a table, stands beside several lines.
            let line = here.height().max(next.height()) < 48.0
                && (here.center().y - next.center().y).abs() < here.height().min(next.height()) / 2.0;
            if line && next.left() < here.left() - 1.0 {
                found.push(format!("{place:?}: from ‘{one}’ at {here:?} back to ‘{other}’ at {next:?}"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
