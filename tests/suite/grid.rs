//! The table as its users work in it: every key, the pointer, the clipboard, what it remembers.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{Language, Snapshot, search};
use kortisto::i18n::Texts;
use kortisto::i18n::number::parse_integer;
use kortisto::i18n::order::Collator;
use kortisto::ui::widgets::grid::{
    Access, Cell, Column, Edit, Grid, GridEvent, GridLayout, Height, Key as SortKey, Sheet,
};
use kortisto::ui::{self, Action, Cx, Logos, Status, Theme};

use crate::window::{TODAY, pictures};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;

/// Rows of a name, words, three numbers, a guarded number and a sum.
pub struct Table {
    columns: Vec<Column>,
    rows: usize,
    written: HashMap<(usize, usize), String>,
    stamp: u64,
    /// Every cell but the first takes any text.
    pub free: bool,
}

impl Table {
    fn new(rows: usize) -> Self {
        let numbers = ["a", "b", "c", "lukittu", "summa"].map(|key| Column::numbers(key, key, 90.0));
        let mut columns =
            vec![Column { stays: true, ..Column::new("nimi", "nimi", 120.0) }, Column::new("sana", "sana", 100.0)];
        columns.extend(numbers);
        Self { columns, rows, written: HashMap::new(), stamp: 0, free: false }
    }

    /// `a` counts the rows, the guarded one says 7; all else is empty until it is written.
    fn raw(&self, row: usize, column: usize) -> String {
        let number = |column| parse_integer(&self.raw(row, column)).ok().flatten().unwrap_or(0);
        match column {
            0 => format!("Rivi {}", row + 1),
            _ if self.free => self.written.get(&(row, column)).cloned().unwrap_or_default(),
            5 => "7".to_owned(),
            6 => (2..5).map(number).sum::<i64>().to_string(),
            _ => self
                .written
                .get(&(row, column))
                .cloned()
                .unwrap_or_else(|| if column == 2 { (row + 1).to_string() } else { String::new() }),
        }
    }
}

impl Sheet for Table {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn row_key(&self, row: usize) -> u128 {
        row as u128
    }

    fn row_name(&self, row: usize) -> String {
        self.raw(row, 0)
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let raw = self.raw(row, column);
        let access = match column {
            0 => Access::Closed,
            _ if self.free => Access::Open,
            6 => Access::Closed,
            5 => Access::Locked("rule-year-verified"),
            _ => Access::Open,
        };
        Cell { text: raw.clone(), raw, access, ..Cell::default() }
    }

    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn key(&self, row: usize, column: usize) -> SortKey {
        match parse_integer(&self.raw(row, column)) {
            Ok(Some(number)) => SortKey::Number(number as f64),
            Ok(None) => SortKey::Missing,
            Err(_) => SortKey::Text(self.raw(row, column)),
        }
    }

    fn check(&self, _row: usize, column: usize, text: &str) -> Result<(), &'static str> {
        if self.free || column == 1 || parse_integer(text).is_ok() { Ok(()) } else { Err("figure-not-a-number") }
    }

    fn leads(&self, _row: usize, column: usize) -> bool {
        column == 0
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}

/// A table alone in a window, between two buttons, and what became of it.
pub struct Lone {
    grid: Grid,
    pub table: Table,
    grids: BTreeMap<String, GridLayout>,
    remembered: usize,
    operations: Vec<Vec<Edit>>,
    others: Vec<GridEvent>,
    pub copied: Vec<String>,
}

impl Lone {
    fn draw(&mut self, ui: &mut egui::Ui, cx: &Cx<'_>) {
        let mut events = Vec::new();
        ui.horizontal(|ui| {
            let _ = ui.button("Ennen");
            events.extend(self.grid.columns_button_ui(ui, cx, &self.table));
        });
        let size = ui.available_size() - egui::vec2(0.0, 90.0);
        ui.allocate_ui(size, |ui| {
            ui.set_min_size(size);
            let label = "Taulukko";
            events.extend(self.grid.show(ui, cx, label, &self.table, Height::Room));
        });
        let _ = ui.button("Jälkeen");
        for event in events {
            match event {
                GridEvent::Edited(edits) => {
                    for edit in &edits {
                        self.table.written.insert((edit.row, edit.column), edit.text.clone());
                    }
                    self.table.stamp += 1;
                    self.operations.push(edits);
                }
                other => self.others.push(other),
            }
        }
    }

    fn raw(&self, row: usize, column: usize) -> String {
        self.table.raw(row - 1, column)
    }
}

pub type Window = Harness<'static, Lone>;

pub fn lone(rows: usize) -> Window {
    lone_with(rows, BTreeMap::new())
}

fn lone_with(rows: usize, grids: BTreeMap<String, GridLayout>) -> Window {
    let texts = Texts::new(Language::Fi);
    let collator = Collator::new(Language::Fi);
    let snapshot = Arc::new(Snapshot::default());
    let index = search::Index::new(&snapshot.rows);
    let theme = Theme::light();
    let logos = Logos::default();
    let mut ready = false;
    let builder = Harness::builder().with_size([800.0, 600.0]).with_options(pictures());
    let state = Lone {
        grid: Grid::new("koe"),
        table: Table::new(rows),
        grids,
        remembered: 0,
        operations: Vec::new(),
        others: Vec::new(),
        copied: Vec::new(),
    };
    let mut window = builder.build_ui_state(
        move |ui, lone: &mut Lone| {
            // The fonts are there from the next frame on.
            if !std::mem::replace(&mut ready, true) {
                ui::theme::install(ui.ctx());
                ui::widgets::keyboard::install(ui.ctx());
                return;
            }
            let actions = RefCell::default();
            let status = Status { grids: lone.grids.clone(), ..Status::default() };
            let cx = Cx {
                snapshot: &snapshot,
                index: &index,
                texts: &texts,
                collator: &collator,
                theme: &theme,
                logos: &logos,
                history: &kortisto::ui::Log::default(),
                parts: &kortisto::ui::LogParts::default(),
                today: TODAY,
                status: &status,
                actions: &actions,
            };
            lone.draw(ui, &cx);
            for action in actions.into_inner() {
                if let Action::RememberGrid(name, layout) = action {
                    lone.grids.insert(name.to_owned(), layout);
                    lone.remembered += 1;
                }
            }
            ui.ctx().output(|output| {
                lone.copied.extend(output.commands.iter().filter_map(|command| match command {
                    egui::OutputCommand::CopyText(text) => Some(text.clone()),
                    _ => None,
                }));
            });
        },
        state,
    );
    window.run_steps(4);
    window
}

/// Puts the keyboard on a cell.
pub fn go(window: &mut Window, label: &str) {
    window.get_by_label(label).focus();
    window.run_steps(4);
    assert_eq!(cursor(window), label);
}

pub fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(4);
}

fn type_text(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run_steps(4);
}

pub fn send(window: &mut Window, event: Event) {
    window.event(event);
    window.run_steps(4);
}

pub fn paste(window: &mut Window, text: &str) {
    send(window, Event::Paste(text.to_owned()));
}

fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: NONE }
}

/// Everything in one frame, as it is where the machine is slower than the fingers.
fn at_once(window: &mut Window, events: impl IntoIterator<Item = Event>) {
    window.input_mut().events.extend(events);
    window.run_steps(30);
}

/// The cell that a screen reader hears as the active one; empty while the keyboard is elsewhere.
fn cursor(window: &Window) -> String {
    let found = window.query_all_by(|node| node.role() == Role::GridCell && node.is_focused()).next();
    found.and_then(|cell| cell.accesskit_node().label()).unwrap_or_default()
}

/// The cell being typed in, with what its field holds.
fn typed(window: &Window) -> Option<(String, String)> {
    let field = window.query_all_by(|node| node.role() == Role::TextInput && node.is_focused()).next()?;
    let node = field.accesskit_node();
    Some((node.label().unwrap_or_default(), node.value().unwrap_or_default()))
}

fn selected(window: &Window) -> usize {
    window.query_all_by(|node| node.role() == Role::GridCell && node.is_selected() == Some(true)).count()
}

fn value(window: &Window, label: &str) -> String {
    window.get_by_role_and_label(Role::GridCell, label).value().unwrap_or_default()
}

fn focused(window: &Window, label: &str) -> bool {
    window.get_by_label(label).is_focused()
}

/// The names of the first rows that are drawn, from above.
fn first_rows(window: &Window, count: usize) -> Vec<String> {
    let mut rows: Vec<(usize, String)> = window
        .query_all_by(|node| node.role() == Role::GridCell && node.label().is_some_and(|one| one.ends_with(", nimi")))
        .filter_map(|cell| Some((cell.accesskit_node().data().row_index()?, cell.value()?)))
        .collect();
    rows.sort();
    rows.into_iter().map(|(_, name)| name).take(count).collect()
}

/// The operations, each as its edits: row and column from one and nought, and the text.
fn operations(window: &Window) -> Vec<Vec<(usize, usize, &str)>> {
    let operations = window.state().operations.iter();
    operations.map(|edits| edits.iter().map(|one| (one.row + 1, one.column, one.text.as_str())).collect()).collect()
}

#[test]
fn arrows_and_their_kin_move_the_cursor() {
    let mut window = lone(60);
    for (modifiers, key, to) in [
        (NONE, Key::ArrowUp, "Rivi 4, b"),
        (NONE, Key::ArrowDown, "Rivi 6, b"),
        (NONE, Key::ArrowLeft, "Rivi 5, a"),
        (NONE, Key::ArrowRight, "Rivi 5, c"),
        (CTRL, Key::ArrowUp, "Rivi 1, b"),
        (CTRL, Key::ArrowDown, "Rivi 60, b"),
        (CTRL, Key::ArrowLeft, "Rivi 5, nimi"),
        (CTRL, Key::ArrowRight, "Rivi 5, summa"),
        (NONE, Key::Home, "Rivi 5, nimi"),
        (NONE, Key::End, "Rivi 5, summa"),
        (CTRL, Key::Home, "Rivi 1, nimi"),
        (CTRL, Key::End, "Rivi 60, summa"),
        (NONE, Key::PageUp, "Rivi 1, b"),
        (NONE, Key::Enter, "Rivi 6, b"),
        (SHIFT, Key::Enter, "Rivi 4, b"),
        (NONE, Key::Tab, "Rivi 5, c"),
        (SHIFT, Key::Tab, "Rivi 5, a"),
    ] {
        press(&mut window, CTRL, Key::Home);
        go(&mut window, "Rivi 5, b");
        press(&mut window, modifiers, key);
        assert_eq!((cursor(&window).as_str(), selected(&window)), (to, 1), "{modifiers:?} {key:?}");
    }
    press(&mut window, CTRL, Key::Home);
    go(&mut window, "Rivi 5, b");
    press(&mut window, NONE, Key::PageDown);
    let there: usize = cursor(&window).trim_start_matches("Rivi ").trim_end_matches(", b").parse().expect("a row");
    assert!((12..24).contains(&there), "a screenful: {there}");
    press(&mut window, NONE, Key::PageUp);
    assert_eq!(cursor(&window), "Rivi 5, b", "and back");
    assert!(window.state().operations.is_empty());
}

#[test]
fn shift_selects() {
    let mut window = lone(60);
    for (modifiers, key, cells) in [
        (SHIFT, Key::ArrowUp, 2),
        (SHIFT, Key::ArrowDown, 2),
        (SHIFT, Key::ArrowLeft, 2),
        (SHIFT, Key::ArrowRight, 2),
        (CTRL | SHIFT, Key::ArrowUp, 5),
        (CTRL | SHIFT, Key::ArrowLeft, 4),
        (CTRL | SHIFT, Key::ArrowRight, 4),
        (SHIFT, Key::Home, 4),
        (SHIFT, Key::End, 4),
        (SHIFT, Key::PageUp, 5),
        (CTRL | SHIFT, Key::Home, 20),
    ] {
        go(&mut window, "Rivi 5, b");
        press(&mut window, modifiers, key);
        assert_eq!(selected(&window), cells, "{modifiers:?} {key:?}");
    }
    press(&mut window, NONE, Key::Escape);
    assert_eq!(selected(&window), 1, "Esc leaves the cursor's cell");
    press(&mut window, CTRL, Key::A);
    send(&mut window, Event::Copy);
    let copied = window.state().copied.last().expect("copied").clone();
    assert_eq!((copied.lines().count(), copied.lines().next()), (60, Some("Rivi 1\t\t1\t\t\t7\t1")));
}

#[test]
fn tab_visits_what_can_be_typed_in_and_enter_returns_to_where_it_began() {
    let mut window = lone(3);
    go(&mut window, "Rivi 1, nimi");
    let mut seen = Vec::new();
    for _ in 0..4 {
        press(&mut window, NONE, Key::Tab);
        seen.push(cursor(&window));
    }
    assert_eq!(seen, ["Rivi 1, sana", "Rivi 1, a", "Rivi 1, b", "Rivi 1, c"]);
    press(&mut window, NONE, Key::Enter);
    assert_eq!(cursor(&window), "Rivi 2, sana", "the run began in the first cell that takes something");
    press(&mut window, NONE, Key::Tab);
    type_text(&mut window, "5");
    press(&mut window, NONE, Key::Tab);
    type_text(&mut window, "6");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(cursor(&window), "Rivi 3, sana");
    press(&mut window, NONE, Key::Tab);
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Enter);
    assert_eq!(cursor(&window), "Rivi 3, a", "an arrow ends the run");
    assert_eq!(operations(&window), [[(2, 2, "5")], [(2, 3, "6")]]);
}

#[test]
fn tab_leads_out_at_the_ends() {
    let mut window = lone(2);
    go(&mut window, "Rivi 2, b");
    press(&mut window, NONE, Key::Tab);
    type_text(&mut window, "4");
    press(&mut window, NONE, Key::Tab);
    assert!(focused(&window, "Jälkeen"), "after the last cell comes what stands below");
    assert_eq!(operations(&window), [[(2, 4, "4")]]);
    press(&mut window, SHIFT, Key::Tab);
    assert_eq!(cursor(&window), "Rivi 2, c", "the cursor stands where it was");
    go(&mut window, "Rivi 1, sana");
    press(&mut window, SHIFT, Key::Tab);
    assert!(focused(&window, "Sarakkeet, lajittelu ja suodatus"));
    press(&mut window, NONE, Key::Tab);
    assert_eq!(cursor(&window), "Rivi 1, sana", "the table is one stop");
}

#[test]
fn esc_lets_tab_lead_out_from_anywhere() {
    let mut window = lone(30);
    go(&mut window, "Rivi 2, b");
    press(&mut window, NONE, Key::Escape);
    assert_eq!(cursor(&window), "Rivi 2, b", "Esc itself leads nowhere");
    press(&mut window, NONE, Key::Tab);
    assert!(focused(&window, "Jälkeen"));
    go(&mut window, "Rivi 2, b");
    press(&mut window, NONE, Key::Escape);
    press(&mut window, SHIFT, Key::Tab);
    assert!(focused(&window, "Sarakkeet, lajittelu ja suodatus"));
    go(&mut window, "Rivi 2, b");
    press(&mut window, NONE, Key::Escape);
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Tab);
    assert_eq!(cursor(&window), "Rivi 3, c", "any other key forgets the Esc");
}

#[test]
fn typing_replaces_and_f2_continues() {
    let mut window = lone(5);
    go(&mut window, "Rivi 2, a");
    type_text(&mut window, "4");
    assert_eq!(typed(&window), Some(("Rivi 2, a".into(), "4".into())));
    type_text(&mut window, "2");
    assert_eq!(typed(&window), Some(("Rivi 2, a".into(), "42".into())));
    press(&mut window, NONE, Key::Escape);
    assert_eq!(
        (typed(&window), cursor(&window).as_str(), value(&window, "Rivi 2, a").as_str()),
        (None, "Rivi 2, a", "2")
    );
    assert!(window.state().operations.is_empty(), "Esc gives up what was typed");

    press(&mut window, NONE, Key::F2);
    assert_eq!(typed(&window), Some(("Rivi 2, a".into(), "2".into())));
    press(&mut window, NONE, Key::Home);
    type_text(&mut window, "1");
    press(&mut window, NONE, Key::ArrowRight);
    type_text(&mut window, "3");
    assert_eq!(typed(&window), Some(("Rivi 2, a".into(), "123".into())), "after F2 the arrows move in the text");
    press(&mut window, NONE, Key::Enter);
    assert_eq!((cursor(&window).as_str(), value(&window, "Rivi 2, a").as_str()), ("Rivi 3, a", "123"));

    for (key, to) in [
        (Key::ArrowUp, "Rivi 2, b"),
        (Key::ArrowDown, "Rivi 4, b"),
        (Key::ArrowLeft, "Rivi 3, a"),
        (Key::ArrowRight, "Rivi 3, c"),
    ] {
        go(&mut window, "Rivi 3, b");
        type_text(&mut window, "8");
        press(&mut window, NONE, key);
        assert_eq!((cursor(&window).as_str(), value(&window, "Rivi 3, b").as_str()), (to, "8"));
    }
    go(&mut window, "Rivi 4, c");
    type_text(&mut window, "9");
    press(&mut window, SHIFT, Key::Enter);
    assert_eq!((cursor(&window).as_str(), value(&window, "Rivi 4, c").as_str()), ("Rivi 3, c", "9"));
    type_text(&mut window, "7");
    press(&mut window, SHIFT, Key::Tab);
    assert_eq!((cursor(&window).as_str(), value(&window, "Rivi 3, c").as_str()), ("Rivi 3, b", "7"));
    type_text(&mut window, "1");
    press(&mut window, NONE, Key::F2);
    press(&mut window, NONE, Key::ArrowLeft);
    type_text(&mut window, "2");
    assert_eq!(typed(&window), Some(("Rivi 3, b".into(), "21".into())), "F2 while typing stays in the text");
}

#[test]
fn what_takes_nothing_says_so() {
    let mut window = lone(5);
    go(&mut window, "Rivi 2, summa");
    type_text(&mut window, "4");
    press(&mut window, NONE, Key::F2);
    assert_eq!(typed(&window), None);
    go(&mut window, "Rivi 2, lukittu");
    type_text(&mut window, "4");
    assert_eq!(typed(&window), None);
    let told = window.query_by_label_contains("tarkistettu");
    assert!(told.is_some(), "the reason is said");
    go(&mut window, "Rivi 3, nimi");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(window.state().others, [GridEvent::Led(2, 0)]);
    press(&mut window, NONE, Key::Space);
    assert!(window.state().operations.is_empty());
}

#[test]
fn cells_are_emptied_filled_copied_and_noted() {
    let mut window = lone(6);
    go(&mut window, "Rivi 1, a");
    press(&mut window, NONE, Key::Delete);
    press(&mut window, NONE, Key::ArrowDown);
    press(&mut window, NONE, Key::Backspace);
    assert_eq!(operations(&window), [[(1, 2, "")], [(2, 2, "")]]);

    go(&mut window, "Rivi 3, a");
    press(&mut window, SHIFT, Key::ArrowDown);
    press(&mut window, SHIFT, Key::ArrowRight);
    press(&mut window, CTRL, Key::R);
    assert_eq!(operations(&window).last(), Some(&vec![(3, 3, "3"), (4, 3, "4")]), "to the right, as one step");
    press(&mut window, CTRL, Key::D);
    assert_eq!(operations(&window).last(), Some(&vec![(4, 2, "3"), (4, 3, "3")]), "down, as one step");
    send(&mut window, Event::Copy);
    assert_eq!(window.state().copied, ["3\t3\r\n3\t3"]);
    send(&mut window, Event::Cut);
    assert_eq!(window.state().copied.len(), 2);
    assert_eq!(operations(&window).last().map(Vec::len), Some(4), "cut at once");

    go(&mut window, "Rivi 3, a");
    paste(&mut window, "1\u{a0}234\t5\r\nsanoja\t6\r\n");
    let raw = |row, column| window.state().raw(row, column);
    assert_eq!([raw(3, 2), raw(3, 3), raw(4, 2), raw(4, 3)], ["1\u{a0}234", "5", "", "6"]);
    let bad = window.get_by_role_and_label(Role::GridCell, "Rivi 4, a");
    assert_eq!(bad.value().as_deref(), Some("sanoja"), "what is refused stays in its cell");
    assert_eq!(bad.accesskit_node().data().invalid(), Some(egui::accesskit::Invalid::True));
    go(&mut window, "Rivi 3, b");
    press(&mut window, SHIFT, Key::F2);
    assert_eq!(window.state().others, [GridEvent::Noted(2, 3)]);
}

#[test]
fn keys_of_one_frame_each_reach_their_cell() {
    let mut window = lone(8);
    go(&mut window, "Rivi 1, b");
    let text = |text: &str| Event::Text(text.to_owned());
    at_once(
        &mut window,
        [
            text("1"),
            key(Key::Enter),
            text("2"),
            key(Key::Enter),
            text("3"),
            text("4"),
            key(Key::Backspace),
            text("5"),
            key(Key::Tab),
            text("6"),
            text("7"),
            key(Key::Enter),
            key(Key::ArrowDown),
            text("8"),
            key(Key::Escape),
            key(Key::F2),
            text("9"),
            key(Key::ArrowLeft),
            text("1"),
            key(Key::Enter),
        ],
    );
    let expected = [[(1, 3, "1")], [(2, 3, "2")], [(3, 3, "35")], [(3, 4, "67")], [(5, 3, "19")]];
    assert_eq!(operations(&window), expected);
    assert_eq!(cursor(&window), "Rivi 6, b");
    at_once(&mut window, (0..3).flat_map(|_| [text("1"), text("2"), key(Key::Tab), text("3"), key(Key::Enter)]));
    let more = [[(6, 3, "12")], [(6, 4, "3")], [(7, 3, "12")], [(7, 4, "3")], [(8, 3, "12")], [(8, 4, "3")]];
    assert_eq!(operations(&window)[5..], more);
    assert_eq!(cursor(&window), "Rivi 8, b", "the last row is the last");
}

#[test]
fn keys_after_the_way_out_do_nothing_in_the_table() {
    let mut window = lone(2);
    go(&mut window, "Rivi 2, c");
    at_once(&mut window, [key(Key::Tab), Event::Text("5".into()), key(Key::Enter)]);
    assert!(window.state().operations.is_empty());
    go(&mut window, "Rivi 1, a");
    at_once(&mut window, [Event::Paste("8\n9".into()), Event::Text("5".into()), key(Key::Delete)]);
    assert_eq!((window.state().operations.len(), typed(&window)), (0, None), "the question comes first");
    assert!(window.query_by_label("2 → 9").is_some());
}

#[test]
fn an_invalid_text_stays_in_its_cell() {
    let mut window = lone(5);
    go(&mut window, "Rivi 2, b");
    type_text(&mut window, "noin sata");
    let field = window.get_by_role_and_label(Role::TextInput, "Rivi 2, b");
    assert_eq!(field.accesskit_node().data().invalid(), Some(egui::accesskit::Invalid::True), "said while it is typed");
    press(&mut window, NONE, Key::Enter);
    assert_eq!((cursor(&window).as_str(), value(&window, "Rivi 2, b").as_str()), ("Rivi 3, b", "noin sata"));
    let cell = window.get_by_role_and_label(Role::GridCell, "Rivi 2, b");
    assert_eq!(cell.accesskit_node().data().invalid(), Some(egui::accesskit::Invalid::True));
    assert!(cell.accesskit_node().description().is_some_and(|text| text.contains("ei ole luku")));
    assert!(window.state().grid.typing(), "leaving asks");
    go(&mut window, "Rivi 2, b");
    press(&mut window, NONE, Key::F2);
    assert_eq!(typed(&window), Some(("Rivi 2, b".into(), "noin sata".into())), "it can be corrected");
    press(&mut window, CTRL, Key::A);
    type_text(&mut window, "100");
    press(&mut window, NONE, Key::Enter);
    assert_eq!((operations(&window), window.state().grid.typing()), (vec![vec![(2, 3, "100")]], false));
    for way in [Key::Escape, Key::Delete] {
        go(&mut window, "Rivi 3, c");
        type_text(&mut window, "x");
        press(&mut window, NONE, Key::Enter);
        assert_eq!(value(&window, "Rivi 3, c"), "x");
        go(&mut window, "Rivi 3, c");
        press(&mut window, NONE, way);
        assert_eq!(
            (value(&window, "Rivi 3, c").as_str(), window.state().grid.typing()),
            ("", false),
            "{way:?} gives it up"
        );
    }
    assert_eq!(window.state().operations.len(), 1);
}

#[test]
fn a_paste_over_figures_is_shown_first() {
    let mut window = lone(5);
    go(&mut window, "Rivi 1, a");
    paste(&mut window, "10\t11\n20\t21\n");
    assert!(window.query_by_label("1 → 10").is_some() && window.query_by_label("2 → 20").is_some(), "old and new");
    assert!(window.query_by_label(" → 11").is_none(), "what is only new is not listed");
    assert!(window.query_by_label_contains("4 solua muuttuu, 2 solun vanha sisältö korvautuu").is_some());
    assert!(window.state().operations.is_empty() && window.state().grid.typing());
    press(&mut window, NONE, Key::Escape);
    assert!(window.query_by_label("1 → 10").is_none());
    assert!(window.state().operations.is_empty(), "Esc cancels");
    assert_eq!(cursor(&window), "Rivi 1, a", "the keyboard is back in the table");
    paste(&mut window, "10\t11\n20\t21\n");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(operations(&window), [[(1, 2, "10"), (1, 3, "11"), (2, 2, "20"), (2, 3, "21")]]);
    assert_eq!(cursor(&window), "Rivi 1, a");
    go(&mut window, "Rivi 3, b");
    paste(&mut window, "5\n6");
    assert_eq!(window.state().operations.len(), 2, "where nothing stood before, nothing is asked");
    go(&mut window, "Rivi 3, b");
    paste(&mut window, "7");
    assert_eq!(window.state().operations.len(), 3, "a single cell is like typing");
}

#[test]
fn a_paste_beyond_the_edge_says_what_is_left_out() {
    let mut window = lone(5);
    go(&mut window, "Rivi 5, b");
    paste(&mut window, "1\t2\t3\t4\t5\n6\t7");
    assert_eq!(operations(&window), [[(5, 3, "1"), (5, 4, "2")]]);
    let told = window.query_by_label_contains("Yhteen soluun ei voi kirjoittaa. 3 solua jää taulukon ulkopuolelle.");
    assert!(told.is_some());
    assert!(window.query_by_label_contains("Yksi solu jää ennalleen.").is_some());
    press(&mut window, NONE, Key::ArrowUp);
    assert!(window.query_by_label_contains("jää ennalleen").is_none(), "the next key takes the message away");
}

#[test]
fn a_selection_reaches_across_a_hundred_thousand_rows() {
    let mut window = lone(100_000);
    go(&mut window, "Rivi 2, a");
    press(&mut window, CTRL | SHIFT, Key::End);
    assert_eq!(cursor(&window), "Rivi 100000, summa");
    send(&mut window, Event::Copy);
    let copied = window.state().copied.last().expect("copied").clone();
    assert_eq!((copied.lines().count(), copied.lines().last()), (99_999, Some("100000\t\t\t7\t100000")));
    press(&mut window, NONE, Key::Home);
    press(&mut window, NONE, Key::ArrowRight);
    press(&mut window, NONE, Key::ArrowRight);
    for _ in 0..40 {
        window.key_press_modifiers(SHIFT, Key::ArrowUp);
    }
    window.run_steps(10);
    assert_eq!(cursor(&window), "Rivi 99960, a");
    send(&mut window, Event::Copy);
    let copied = window.state().copied.last().expect("copied").clone();
    assert_eq!((copied.lines().count(), copied.lines().next()), (41, Some("99960")));
    press(&mut window, NONE, Key::PageUp);
    press(&mut window, CTRL, Key::Home);
    assert_eq!(cursor(&window), "Rivi 1, nimi");
    let drawn = window.query_all_by_role(Role::GridCell).count();
    assert!(drawn < 30 * 7, "only what is seen is drawn: {drawn}");
    let grid = window.get_by_role_and_label(Role::Grid, "Taulukko");
    assert!(grid.accesskit_node().active_descendant().is_some());
}

fn button(pos: Pos2, pressed: bool, modifiers: Modifiers) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers }
}

fn middle(window: &Window, label: &str) -> Pos2 {
    window.get_by_label(label).rect().center()
}

fn click_at(window: &mut Window, pos: Pos2, modifiers: Modifiers) {
    window.event_modifiers(Event::PointerMoved(pos), modifiers);
    for pressed in [true, false] {
        window.event_modifiers(button(pos, pressed, modifiers), modifiers);
    }
    window.run_steps(4);
}

fn double_click(window: &mut Window, pos: Pos2) {
    window.event(Event::PointerMoved(pos));
    window.run_steps(2);
    at_once(window, [true, false, true, false].map(|pressed| button(pos, pressed, NONE)));
}

#[test]
fn the_pointer_chooses_drags_and_opens() {
    let mut window = lone(8);
    let cell = middle(&window, "Rivi 2, b");
    click_at(&mut window, cell, NONE);
    assert_eq!((cursor(&window).as_str(), selected(&window)), ("Rivi 2, b", 1));
    let far = middle(&window, "Rivi 4, c");
    click_at(&mut window, far, SHIFT);
    assert_eq!((cursor(&window).as_str(), selected(&window)), ("Rivi 4, c", 6), "Shift keeps the first corner");

    let (from, to) = (middle(&window, "Rivi 5, a"), middle(&window, "Rivi 7, b"));
    window.event(Event::PointerMoved(from));
    window.event(button(from, true, NONE));
    for step in 1_u8..=10 {
        window.event(Event::PointerMoved(from + (to - from) * (f32::from(step) / 10.0)));
    }
    window.event(button(to, false, NONE));
    window.run_steps(4);
    assert_eq!((cursor(&window).as_str(), selected(&window)), ("Rivi 7, b", 6), "dragged over");
    window.event(Event::PointerMoved(middle(&window, "Rivi 1, a")));
    window.run_steps(4);
    assert_eq!(selected(&window), 6, "let go of");

    type_text(&mut window, "5");
    let other = middle(&window, "Rivi 3, c");
    at_once(&mut window, [Event::PointerMoved(other), button(other, true, NONE), button(other, false, NONE)]);
    type_text(&mut window, "6");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(operations(&window), [[(7, 3, "5")], [(3, 4, "6")]], "what was typed is kept, and typing goes on");

    let cell = middle(&window, "Rivi 2, a");
    double_click(&mut window, cell);
    assert_eq!(typed(&window), Some(("Rivi 2, a".into(), "2".into())), "a double click opens");
    press(&mut window, NONE, Key::Escape);
    let name = middle(&window, "Rivi 6, nimi");
    double_click(&mut window, name);
    assert_eq!(window.state().others, [GridEvent::Led(5, 0)]);
}

#[test]
fn a_heading_sorts_up_down_and_not() {
    let mut window = lone(4);
    go(&mut window, "Rivi 2, b");
    for text in ["30", "10", "20"] {
        type_text(&mut window, text);
        press(&mut window, NONE, Key::Enter);
    }
    let heading = middle(&window, "b");
    click_at(&mut window, heading, NONE);
    assert_eq!(first_rows(&window, 4), ["Rivi 3", "Rivi 4", "Rivi 2", "Rivi 1"], "missing last");
    click_at(&mut window, heading, NONE);
    assert_eq!(first_rows(&window, 4), ["Rivi 2", "Rivi 4", "Rivi 3", "Rivi 1"], "missing last either way");
    let node = window.get_by_role_and_label(Role::ColumnHeader, "b");
    assert_eq!(node.accesskit_node().sort_direction(), Some(egui::accesskit::SortDirection::Descending));
    click_at(&mut window, heading, NONE);
    assert_eq!(first_rows(&window, 4), ["Rivi 1", "Rivi 2", "Rivi 3", "Rivi 4"]);
}

#[test]
fn rows_do_not_run_away_while_the_sorted_column_is_typed() {
    let mut window = lone(4);
    let heading = middle(&window, "a");
    click_at(&mut window, heading, NONE);
    go(&mut window, "Rivi 1, a");
    for text in ["9", "8"] {
        type_text(&mut window, text);
        press(&mut window, NONE, Key::Enter);
    }
    at_once(&mut window, [Event::Text("7".into()), key(Key::Enter), Event::Text("6".into()), key(Key::Enter)]);
    assert_eq!(operations(&window), [[(1, 2, "9")], [(2, 2, "8")], [(3, 2, "7")], [(4, 2, "6")]]);
    assert_eq!(first_rows(&window, 4), ["Rivi 1", "Rivi 2", "Rivi 3", "Rivi 4"]);
    window.get_by_label("Ennen").focus();
    window.run_steps(4);
    assert_eq!(first_rows(&window, 4), ["Rivi 4", "Rivi 3", "Rivi 2", "Rivi 1"], "sorted once the table is left");
}

#[test]
fn rows_that_come_and_go_leave_typing_where_it_was() {
    let mut window = lone(4);
    let heading = middle(&window, "a");
    click_at(&mut window, heading, NONE);
    click_at(&mut window, heading, NONE);
    go(&mut window, "Rivi 3, b");
    type_text(&mut window, "5");
    // Somebody else adds two rows, which come first in this order.
    window.state_mut().table.rows = 6;
    window.state_mut().table.stamp += 1;
    window.run_steps(2);
    assert_eq!(first_rows(&window, 2), ["Rivi 6", "Rivi 5"]);
    type_text(&mut window, "5");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(operations(&window), [[(3, 3, "55")]]);
    assert_eq!(cursor(&window), "Rivi 2, b");
}

#[test]
fn a_selection_dragged_past_the_edge_goes_on_beyond_it() {
    let mut window = lone(100_000);
    let rows = first_rows(&window, 200);
    let seen: u32 = rows.last().expect("a row").trim_start_matches("Rivi ").parse().expect("a number");
    let from = middle(&window, "Rivi 2, a");
    window.event(Event::PointerMoved(from));
    window.event(button(from, true, NONE));
    window.run_steps(2);
    let below = egui::pos2(from.x, window.ctx.content_rect().bottom() + 40.0);
    window.event(Event::PointerMoved(below));
    window.run_steps(60);
    window.event(button(below, false, NONE));
    window.run_steps(4);
    let row: u32 =
        cursor(&window).trim_start_matches("Rivi ").split(',').next().expect("a row").parse().expect("a number");
    assert!(row > seen, "{row} lies beyond the {seen} rows that were seen");
    let stays = cursor(&window);
    window.run_steps(10);
    assert_eq!(cursor(&window), stays, "let go of");
}

/// Presses at one place, moves and lets go at another, over several frames.
fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.event(Event::PointerMoved(from));
    window.event(button(from, true, NONE));
    for step in 1_u8..=8 {
        window.event(Event::PointerMoved(from + (to - from) * (f32::from(step) / 8.0)));
    }
    window.run_steps(6);
    window.event(button(to, false, NONE));
    window.event(Event::PointerGone);
    window.run_steps(4);
}

#[test]
fn a_column_is_pulled_wider_and_found_so_again() {
    let mut window = lone(4);
    let width = |window: &Window, label: &str| window.get_by_role_and_label(Role::ColumnHeader, label).rect().width();
    let before = (width(&window, "nimi"), width(&window, "b"));
    let edge = window.get_by_role_and_label(Role::ColumnHeader, "b").rect().right_center() - egui::vec2(3.0, 0.0);
    drag(&mut window, edge, edge + egui::vec2(40.0, 0.0));
    let after = (width(&window, "nimi"), width(&window, "b"));
    assert!((after.1 - before.1 - 40.0).abs() < 1.5 && (after.0 - before.0).abs() < 1.5, "{before:?} {after:?}");
    assert_eq!(window.state().remembered, 1, "remembered once, when the pointer lets go");
    assert_eq!(first_rows(&window, 4)[0], "Rivi 1", "pulling does not sort");
    let again = lone_with(4, window.state().grids.clone());
    assert_eq!((width(&again, "nimi"), width(&again, "b")), after);
}

/// Tab until something of that name has the keyboard.
fn tab_to(window: &mut Window, label: &str) {
    for _ in 0..40 {
        if window.query_all_by_label(label).any(|node| node.is_focused()) {
            return;
        }
        press(window, NONE, Key::Tab);
    }
    panic!("no way leads to {label}");
}

/// Opens what is done with columns, and the menu of one, with the keyboard.
fn column_menu(window: &mut Window, column: &str) {
    window.get_by_label("Ennen").focus();
    window.run_steps(4);
    tab_to(window, "Sarakkeet, lajittelu ja suodatus");
    press(window, NONE, Key::Enter);
    tab_to(window, &format!("Näytä sarake {column}"));
    press(window, NONE, Key::Tab);
    press(window, NONE, Key::Enter);
}

fn headings(window: &Window) -> Vec<String> {
    let mut found: Vec<(f32, String)> = window
        .query_all_by_role(Role::ColumnHeader)
        .filter_map(|node| Some((node.rect().left(), node.accesskit_node().label()?)))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, label)| label).collect()
}

#[test]
fn columns_are_sorted_filtered_moved_and_hidden_with_the_keyboard() {
    let mut window = lone(4);
    go(&mut window, "Rivi 1, sana");
    for text in ["ä", "z", "ä", "a"] {
        type_text(&mut window, text);
        press(&mut window, NONE, Key::Enter);
    }
    column_menu(&mut window, "sana");
    tab_to(&mut window, "Lajittele suurimmasta pienimpään");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(first_rows(&window, 4), ["Rivi 1", "Rivi 3", "Rivi 2", "Rivi 4"], "ä comes after z");
    press(&mut window, NONE, Key::Escape);
    press(&mut window, NONE, Key::Escape);

    column_menu(&mut window, "sana");
    tab_to(&mut window, "Suodata arvon mukaan");
    press(&mut window, NONE, Key::Enter);
    tab_to(&mut window, "ä");
    press(&mut window, NONE, Key::Space);
    assert_eq!(first_rows(&window, 4), ["Rivi 2", "Rivi 4"]);
    for _ in 0..3 {
        press(&mut window, NONE, Key::Escape);
    }
    go(&mut window, "Rivi 2, a");
    paste(&mut window, "7\n8");
    press(&mut window, NONE, Key::Enter);
    assert_eq!(operations(&window).last(), Some(&vec![(2, 2, "7"), (4, 2, "8")]), "only what is shown is written");

    column_menu(&mut window, "b");
    tab_to(&mut window, "Siirrä vasemmalle");
    press(&mut window, NONE, Key::Enter);
    for _ in 0..3 {
        press(&mut window, NONE, Key::Escape);
    }
    let wide = |window: &Window| window.get_by_role_and_label(Role::ColumnHeader, "b").rect().width();
    let before = wide(&window);
    column_menu(&mut window, "b");
    tab_to(&mut window, "Levennä");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, NONE, Key::Enter);
    for _ in 0..3 {
        press(&mut window, NONE, Key::Escape);
    }
    assert!((wide(&window) - before - 32.0).abs() < 0.5, "{before} to {}", wide(&window));
    column_menu(&mut window, "c");
    tab_to(&mut window, "Piilota sarake");
    press(&mut window, NONE, Key::Enter);
    for _ in 0..3 {
        press(&mut window, NONE, Key::Escape);
    }
    assert_eq!(headings(&window), ["nimi", "sana", "b", "a", "lukittu", "summa"]);
    let mut again = lone_with(4, window.state().grids.clone());
    assert_eq!(headings(&again), ["nimi", "sana", "b", "a", "lukittu", "summa"], "remembered");
    go(&mut again, "Rivi 1, sana");
    press(&mut again, NONE, Key::Tab);
    assert_eq!(cursor(&again), "Rivi 1, b", "the keys go by what is seen");
    again.get_by_label("Ennen").focus();
    again.run_steps(4);
    tab_to(&mut again, "Sarakkeet, lajittelu ja suodatus");
    press(&mut again, NONE, Key::Enter);
    tab_to(&mut again, "Palauta sarakkeet ennalleen");
    press(&mut again, NONE, Key::Enter);
    assert_eq!(headings(&again), ["nimi", "sana", "a", "b", "c", "lukittu", "summa"]);
}

#[test]
fn headings_and_the_first_column_stay_while_the_rest_scrolls() {
    let widths = ["sana", "a", "b", "c", "lukittu", "summa"].map(|key| (key.to_owned(), 300.0));
    let layout = GridLayout { widths: widths.into(), ..GridLayout::default() };
    let mut window = lone_with(500, [("koe".to_owned(), layout)].into());
    let heading = window.get_by_role_and_label(Role::ColumnHeader, "nimi").rect();
    let left = window.get_by_label("Rivi 1, nimi").rect().left();
    go(&mut window, "Rivi 1, nimi");
    press(&mut window, CTRL, Key::End);
    window.run_steps(10);
    assert_eq!(cursor(&window), "Rivi 500, summa");
    assert!(window.query_by_label("Rivi 500, a").is_none(), "scrolled to the right");
    assert_eq!(window.get_by_role_and_label(Role::ColumnHeader, "nimi").rect(), heading);
    let name = window.get_by_label("Rivi 500, nimi").rect();
    let last = window.get_by_label("Rivi 500, summa").rect();
    assert!((name.left() - left).abs() < 0.5 && name.right() <= last.left() && last.right() <= 800.0);
    assert!(name.top() > heading.bottom() && last.bottom() <= 600.0);
    press(&mut window, NONE, Key::Home);
    press(&mut window, NONE, Key::ArrowRight);
    window.run_steps(10);
    assert_eq!(cursor(&window), "Rivi 500, sana");
    assert!(window.get_by_label("Rivi 500, sana").rect().left() >= name.right() - 0.5, "not behind the first column");
}

#[test]
fn the_right_button_offers_the_same() {
    let mut window = lone(6);
    go(&mut window, "Rivi 2, a");
    press(&mut window, SHIFT, Key::ArrowDown);
    window.get_by_label("Rivi 3, a").click_secondary();
    window.run_steps(4);
    window.get_by_label("Täytä alaspäin (Ctrl+D)").click();
    window.run_steps(4);
    assert_eq!(operations(&window), [[(3, 2, "2")]], "the selection stays what it was");
    window.get_by_label("Rivi 5, a").click_secondary();
    window.run_steps(4);
    window.get_by_label("Tyhjennä (Del)").click();
    window.run_steps(4);
    assert_eq!(operations(&window).last(), Some(&vec![(5, 2, "")]), "elsewhere it is the cell under the pointer");
    assert_eq!(cursor(&window), "Rivi 5, a");
}

#[test]
fn a_table_at_rest_draws_nothing() {
    let mut window = lone(100_000);
    go(&mut window, "Rivi 5, a");
    press(&mut window, CTRL, Key::End);
    type_text(&mut window, "5");
    press(&mut window, NONE, Key::Escape);
    window.run_steps(10);
    assert!(!window.ctx.has_requested_repaint(), "{:?}", window.ctx.repaint_causes());
}

#[test]
fn a_screen_reader_hears_rows_and_their_cells() {
    let mut window = lone(6);
    let table = window.get_by_role_and_label(Role::Grid, "Taulukko");
    let rows: Vec<_> = table.children().filter(|node| node.accesskit_node().role() == Role::Row).collect();
    assert_eq!(rows.len(), 7, "the headings and the rows");
    // Nobody hears of a container with no name.
    let cells = |at: usize| {
        let inside = rows[at].children().flat_map(|node| match node.accesskit_node().role() {
            Role::GenericContainer => node.children().collect::<Vec<_>>(),
            _ => vec![node],
        });
        inside.collect::<Vec<_>>()
    };
    assert!(cells(0).iter().all(|one| one.accesskit_node().role() == Role::ColumnHeader) && cells(0).len() > 3);
    let heads: Vec<_> = cells(0).iter().filter_map(|one| one.accesskit_node().data().column_index()).collect();
    assert!(heads.contains(&0) && heads.contains(&2), "{heads:?}");
    let second = cells(2);
    assert!(second.iter().all(|one| one.accesskit_node().role() == Role::GridCell), "{second:?}");
    assert_eq!(rows[2].accesskit_node().data().row_index(), Some(1));
    let said = |name: &str| {
        let cell = second.iter().find(|one| one.accesskit_node().label().as_deref() == Some(name)).expect(name);
        (cell.accesskit_node().value(), cell.accesskit_node().data().column_index())
    };
    assert_eq!(said("Rivi 2, nimi").0.as_deref(), Some("Rivi 2"));
    assert_eq!(said("Rivi 2, a"), (Some("2".into()), Some(2)));
    drop((second, rows));
    // A cell being typed in stands in its row, too.
    go(&mut window, "Rivi 3, a");
    type_text(&mut window, "7");
    let field = window.query_all_by(|node| node.role() == Role::TextInput && node.is_focused()).next().expect("typing");
    let mut above = field.accesskit_node().parent();
    while let Some(node) = above.filter(|node| node.role() != Role::Row) {
        above = node.parent();
    }
    assert_eq!(above.and_then(|row| row.data().row_index()), Some(2));
}
