//! What is measured, made the same at every run: the same day, the same seed, the same window.

use std::cell::RefCell;
use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::Key;
use kortisto::app::dialogs::SystemDialogs;
use kortisto::app::preferences::Preferences;
use kortisto::app::{Kortisto, Start};
use kortisto::domain::search::Index;
use kortisto::domain::{Contact, ContactReach, Language, ReachKind, RowId, Rows, Snapshot};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::i18n::Texts;
use kortisto::i18n::order::Collator;
use kortisto::store::Store;
use kortisto::ui::widgets::grid::{Access, Cell, Column, Grid, Height, Key as SortKey, Sheet};
use kortisto::ui::{self, Cx, Logos, Place, Status, Theme};

/// The day on which everything is looked at.
pub const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 14).expect("a date");

/// A made-up unit written into an empty store.
pub fn fill(store: &mut dyn Store, agencies: usize, years: usize) -> Arc<Snapshot> {
    let operation = demo::operation(&DemoOptions { agencies, years, ..DemoOptions::new(TODAY) });
    let known = Arc::new(store.load().expect("loads"));
    Arc::clone(store.commit(&operation, &known).expect("commits").snapshot())
}

/// The same rows with as many contacts as `count`, each with a number and an address.
pub fn with_contacts(rows: &Rows, count: usize) -> Rows {
    let mut rows = rows.clone();
    let agencies: Vec<_> = rows.agency.iter().map(|agency| agency.id).collect();
    for (agency, number) in agencies.iter().cycle().zip(rows.contact.len()..count) {
        let contact = Contact { name: format!("Mallikas Esimerkki {number}"), ..Contact::empty(*agency) };
        let reaches = [
            (ReachKind::Phone, format!("019 05{number:05}")),
            (ReachKind::Email, format!("mallikas.{number}@laitos.example")),
        ];
        for ((kind, value), position) in reaches.into_iter().zip(0..) {
            let (contact, agency) = (contact.id, *agency);
            let id = RowId::new();
            rows.put(ContactReach { id, contact, agency, kind, label: String::new(), value, position }.into());
        }
        rows.put(contact.into());
    }
    rows
}

/// What a frame has drawn, made ready for a graphics card that is not there.
pub fn tessellate(ctx: &egui::Context, mut output: egui::FullOutput) -> Vec<egui::ClippedPrimitive> {
    output.textures_delta.clear();
    ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point)
}

/// A frame with nothing in it.
pub fn empty_frame(ctx: &egui::Context) -> Vec<egui::ClippedPrimitive> {
    let output = ctx.run_ui(input(), |_| {});
    tessellate(ctx, output)
}

fn input() -> egui::RawInput {
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1440.0, 900.0));
    egui::RawInput { screen_rect: Some(screen), ..egui::RawInput::default() }
}

/// The whole program in a window that draws no pixels.
pub struct Window {
    ctx: egui::Context,
    app: Kortisto,
}

impl Window {
    /// A window over `store`, at rest.
    pub fn new(store: Box<dyn Store>) -> Self {
        let ctx = egui::Context::default();
        let start = Start {
            file: None,
            today: Some(TODAY),
            preferences: Preferences { unlisted: [PathBuf::new()].into(), ..Preferences::default() },
            dialogs: Box::new(SystemDialogs::default()),
            store: Some(store),
            login: "bench".into(),
            drafts: None,
        };
        let mut app = Kortisto::new(&ctx, start).expect("threads");
        app.settle(&ctx);
        let mut window = Self { ctx, app };
        window.rest();
        window
    }

    /// Shows a page until it is at rest.
    pub fn go(&mut self, place: Place) {
        self.app.go(&self.ctx, place);
        self.rest();
    }

    fn rest(&mut self) {
        for _ in 0..5 {
            self.frame();
            self.app.settle(&self.ctx);
        }
    }

    /// One frame.
    pub fn frame(&mut self) -> Vec<egui::ClippedPrimitive> {
        let output = self.ctx.run_ui(input(), |ui| self.app.ui(ui));
        tessellate(&self.ctx, output)
    }
}

/// 100,000 rows of ten columns that are worked out as they are drawn.
struct Long(Vec<Column>);

impl Sheet for Long {
    fn columns(&self) -> &[Column] {
        &self.0
    }

    fn rows(&self) -> usize {
        100_000
    }

    fn row_key(&self, row: usize) -> u128 {
        row as u128
    }

    fn row_name(&self, row: usize) -> String {
        format!("Rivi {row}")
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let text = (row * 10 + column).to_string();
        Cell { raw: text.clone(), text, access: Access::Open, ..Cell::default() }
    }

    fn key(&self, row: usize, _column: usize) -> SortKey {
        SortKey::Text(self.row_name(row))
    }

    fn check(&self, _row: usize, _column: usize, _text: &str) -> Result<(), &'static str> {
        Ok(())
    }

    fn stamp(&self) -> u64 {
        0
    }
}

/// A table of 100,000 rows that stands somewhere in its middle.
pub struct LongTable {
    ctx: egui::Context,
    sheet: Long,
    grid: Grid,
    texts: Texts,
    collator: Collator,
    snapshot: Arc<Snapshot>,
    index: Index,
    time: f64,
}

impl LongTable {
    /// The table, scrolled to its end and a good way back up.
    pub fn new() -> Self {
        let ctx = egui::Context::default();
        ui::theme::install(&ctx);
        let column = |at: usize| Column { stays: at == 0, ..Column::numbers(at.to_string(), at.to_string(), 110.0) };
        let snapshot = Arc::new(Snapshot::default());
        let mut grid = Grid::new("long");
        grid.focus();
        let mut table = Self {
            ctx,
            sheet: Long((0..10).map(column).collect()),
            grid,
            texts: Texts::new(Language::Fi),
            collator: Collator::new(Language::Fi),
            index: Index::new(&snapshot.rows),
            snapshot,
            time: 0.0,
        };
        for _ in 0..5 {
            table.draw(Vec::new());
        }
        table.draw(vec![press(Key::ArrowDown, egui::Modifiers::COMMAND)]);
        table.draw(vec![press(Key::PageUp, egui::Modifiers::NONE); 2_000]);
        for _ in 0..100 {
            table.draw(Vec::new());
        }
        table
    }

    /// One frame in which it scrolls up by a row.
    pub fn frame(&mut self) -> Vec<egui::ClippedPrimitive> {
        self.draw(vec![press(Key::ArrowUp, egui::Modifiers::NONE)])
    }

    fn draw(&mut self, events: Vec<egui::Event>) -> Vec<egui::ClippedPrimitive> {
        self.time += 0.02;
        let (theme, logos, status) = (Theme::light(), Logos::default(), Status::default());
        let input = egui::RawInput { time: Some(self.time), events, ..input() };
        let output = self.ctx.run_ui(input, |ui| {
            let actions = RefCell::default();
            let cx = Cx {
                snapshot: &self.snapshot,
                index: &self.index,
                texts: &self.texts,
                collator: &self.collator,
                theme: &theme,
                logos: &logos,
                history: &kortisto::ui::Log::default(),
                parts: &kortisto::ui::LogParts::default(),
                today: TODAY,
                status: &status,
                actions: &actions,
            };
            black_box(self.grid.show(ui, &cx, "long", &self.sheet, Height::Room));
        });
        tessellate(&self.ctx, output)
    }
}

fn press(key: Key, modifiers: egui::Modifiers) -> egui::Event {
    egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}
