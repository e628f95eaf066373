//! Plain tables: read out cell by cell, headings in sight, no more drawn than is seen, the keyboard past every row.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect, Shape, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::Language;
use kortisto::i18n::Texts;
use kortisto::i18n::names::step_key;
use kortisto::ui::widgets::Follow;
use kortisto::ui::widgets::table::{Column, Table};
use kortisto::ui::{self, Theme};

use crate::window::{Setting, settle, window};

/// How high the lone window is.
const HEIGHT: f32 = 480.0;

/// Rows of a name, a number, a text that takes two lines in every tenth row, and a button.
type Lone = Harness<'static, Vec<usize>>;

/// A window with nothing but a line and a table on a page that scrolls; it notes which rows were pressed.
fn lone(rows: usize) -> Lone {
    let theme = Theme::light();
    let mut ready = false;
    let draw = move |ui: &mut egui::Ui, pressed: &mut Vec<usize>| {
        // The fonts are there from the next frame on.
        if !std::mem::replace(&mut ready, true) {
            ui::theme::install(ui.ctx());
            return;
        }
        egui::ScrollArea::vertical().auto_shrink(false).follow(ui, |ui| {
            ui.label("Sivu");
            let columns =
                vec![Column::new("nimi"), Column::numbers("luku"), Column::new("teksti").share(2.0), Column::new("")];
            Table::new(&theme, "Koe", 32.0, columns).show(ui, rows, |index, row| {
                let name = format!("Rivi {}", index + 1);
                let mut cells = row.called(index, &name);
                cells.text(&name);
                cells.text((index * 10).to_string());
                cells.text(if index % 10 == 9 { "pitkä selitys ".repeat(6) } else { "lyhyt".to_owned() });
                if cells.line(|ui| ui.button(format!("Avaa: {name}")).clicked()) == Some(true) {
                    pressed.push(index);
                }
            });
            ui.label("Loppu");
        });
    };
    let mut window = Harness::builder().with_size([640.0, HEIGHT]).build_ui_state(draw, Vec::new());
    window.run_steps(6);
    window
}

fn press(window: &mut Lone, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(4);
}

fn wheel(window: &mut Lone, delta: f32) {
    window.hover_at(egui::pos2(100.0, HEIGHT / 2.0));
    window.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        source: egui::MouseWheelSource::Unknown,
        delta: Vec2::new(0.0, delta),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
    });
    window.run_steps(30);
}

/// Where a text is painted and seen, in the order of painting.
fn painted(shapes: &[egui::epaint::ClippedShape], said: &str) -> Vec<Rect> {
    fn add(shape: &Shape, clip: Rect, said: &str, found: &mut Vec<Rect>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| add(shape, clip, said, found)),
            Shape::Text(text) if text.galley.text() == said => {
                let rect = text.visual_bounding_rect();
                found.extend(Some(rect).filter(|rect| clip.contains_rect(*rect)));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for clipped in shapes {
        add(&clipped.shape, clipped.clip_rect, said, &mut found);
    }
    found
}

#[test]
fn a_screen_reader_hears_table_row_heading_and_cell() {
    let window = lone(12);
    let table = window.get_by_role_and_label(Role::Table, "Koe");
    assert_eq!(table.accesskit_node().data().row_count(), Some(12));
    assert_eq!(table.accesskit_node().data().column_count(), Some(4));
    let rows: Vec<_> = table.children().filter(|node| node.accesskit_node().role() == Role::Row).collect();
    assert_eq!(rows.len(), 13, "the headings, and all the rows, though not all are in sight");
    // Nobody hears of a container with no name.
    let cells = |at: usize| {
        let inside = rows[at].children().flat_map(|node| match node.accesskit_node().role() {
            Role::GenericContainer => node.children().collect::<Vec<_>>(),
            _ => vec![node],
        });
        inside.collect::<Vec<_>>()
    };
    let roles = |at: usize| cells(at).iter().map(|node| node.accesskit_node().role()).collect::<Vec<_>>();
    assert_eq!(roles(0), [Role::ColumnHeader; 3]);
    assert_eq!(roles(3), [Role::RowHeader, Role::Cell, Role::Cell, Role::Cell]);
    assert_eq!(rows[3].accesskit_node().data().row_index(), Some(2));
    let said: Vec<_> = cells(3).iter().map(|node| node.accesskit_node().label().unwrap_or_default()).collect();
    assert_eq!(said, ["Rivi 3", "Rivi 3, luku: 20", "Rivi 3, teksti: lyhyt", "Rivi 3"]);
    let cell = window.get_by_role_and_label(Role::Cell, "Rivi 3, luku: 20");
    assert_eq!(cell.accesskit_node().data().column_index(), Some(1));
    assert!(rows[3].rect().contains_rect(cell.rect()));
    assert!(!window.ctx.has_requested_repaint(), "nothing moves at rest");
}

#[test]
fn numbers_end_under_each_other_and_a_row_is_as_high_as_its_text() {
    let window = lone(12);
    let right = |said: &str| painted(&window.output().shapes, said)[0].right();
    assert!((right("20") - right("100")).abs() < 1.5 && (right("luku") - right("100")).abs() < 1.5);
    let row = |name: &str| window.get_by_role_and_label(Role::RowHeader, name).rect().top();
    let high = |one: &str, next: &str| row(next) - row(one);
    assert!((high("Rivi 3", "Rivi 4") - 32.0).abs() < 0.6);
    assert!(high("Rivi 10", "Rivi 11") > 44.0, "two lines");
    let button = window.get_by_label("Avaa: Rivi 10").rect();
    assert!(button.bottom() < row("Rivi 11"));
}

#[test]
fn of_thousands_of_rows_only_those_in_sight_are_drawn_and_tab_passes_them_all() {
    let mut window = lone(5000);
    let drawn = |window: &Lone| window.query_all_by_role(Role::RowHeader).count();
    assert!(drawn(&window) < 20, "{}", drawn(&window));
    assert!(!window.ctx.has_requested_repaint());
    let focused = |window: &Lone| {
        window
            .query_all_by(|node| node.is_focused() && !node.is_hidden())
            .next()
            .and_then(|node| node.accesskit_node().label())
    };
    let high = painted(&window.output().shapes, "luku")[0].bottom();
    for row in 1..=40 {
        press(&mut window, Modifiers::NONE, Key::Tab);
        assert_eq!(focused(&window), Some(format!("Avaa: Rivi {row}")));
    }
    for row in (1..40).rev() {
        press(&mut window, Modifiers::SHIFT, Key::Tab);
        let name = format!("Avaa: Rivi {row}");
        assert_eq!(focused(&window).as_ref(), Some(&name));
        let place = window.get_by_label(&name).rect();
        let head = painted(&window.output().shapes, "luku").last().expect("in sight").bottom();
        assert!(
            place.top() >= head - 1.0 && place.bottom() <= HEIGHT,
            "{name} is seen: {place:?} under {head}, {high}"
        );
    }
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state(), &[0]);
    wheel(&mut window, -60_000.0);
    assert!(drawn(&window) < 20, "{}", drawn(&window));
    let heads = window.query_all_by_role(Role::RowHeader);
    let names: Vec<_> = heads.filter_map(|node| node.accesskit_node().label()).collect();
    assert!(names.contains(&"Rivi 1870".to_owned()) && !names.contains(&"Rivi 1".to_owned()), "{names:?}");
}

/// What lies so far from the top lies under the headings.
const UNDER: f32 = 20.0;

#[test]
fn the_headings_stay_in_sight_while_the_rows_scroll() {
    let mut window = lone(60);
    let head = |window: &Lone| painted(&window.output().shapes, "luku").last().map(Rect::top);
    let at_first = head(&window).expect("in sight");
    wheel(&mut window, -400.0);
    let name = window.get_by_role_and_label(Role::RowHeader, "Rivi 3").rect();
    assert!(name.bottom() < 0.0, "{name:?}");
    let now = head(&window).expect("still in sight");
    assert!(now < at_first && now >= 0.0, "{now}");
    // Whatever lies under them is not pressed.
    let at = (1..=60).map(|row| format!("Avaa: Rivi {row}")).find_map(|name| {
        let rect = window.get_by_label(&name).rect();
        let seen = rect.y_range().intersection(egui::Rangef::new(1.0, UNDER));
        (seen.span() > 2.0).then(|| egui::pos2(rect.center().x, seen.center()))
    });
    let at = at.expect("a button lies under them");
    window.hover_at(at);
    window.drag_at(at);
    window.drop_at(at);
    window.run_steps(4);
    assert!(window.state().is_empty());
    // They go with the table.
    wheel(&mut window, -6000.0);
    assert!(window.query_by_label("Loppu").is_some());
    wheel(&mut window, 12_000.0);
    assert_eq!(head(&window), Some(at_first));
}

#[test]
fn the_headings_of_the_payroll_calendar_do_not_touch() {
    for language in [Language::Fi, Language::Sv, Language::En] {
        let mut window = window(Setting { language, ..Setting::default() });
        window.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
        settle(&mut window);
        let texts = Texts::new(language);
        let steps = kortisto::domain::payroll::Step::ALL.map(|step| texts.get(&step_key(step)).to_owned());
        let mut heads: Vec<Rect> =
            steps.iter().filter_map(|step| painted(&window.output().shapes, step).first().copied()).collect();
        assert!(heads.len() > 3, "{language:?}");
        heads.sort_by(|a, b| a.left().total_cmp(&b.left()));
        for pair in heads.windows(2) {
            let gap = pair[1].left() - pair[0].right();
            assert!(gap >= 8.0, "{language:?}: {gap} between headings");
        }
    }
}
