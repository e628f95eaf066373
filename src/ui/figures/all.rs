//! All agencies × one year: where a year's figures are typed in one go.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::NaiveDate;
use egui::Ui;
use egui_material_icons::icons;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::new_year::{Asked, NewYearView};
use super::{FigureAt, NoteFields, Subject, check, same, sum_text};
use crate::domain::figures::sum;
use crate::domain::{
    Agency, AgencyId, AssignmentRole, Change, Counting, FieldGroup, HeadcountBasis, ListId, OperationKind, Record,
    Table, Verification, YEARS,
};
use crate::i18n::keys::headcount_basis_key;
use crate::i18n::names::counted_name;
use crate::ui::draft::{KeptDraft, NotTakenUp};
use crate::ui::screens::Screen;
use crate::ui::theme::{UNIT, plain, size};
use crate::ui::widgets::grid::{Cell, CellDraft, Column, Edit, Grid, GridEvent, Height, Key, Sheet, stamp};
use crate::ui::widgets::{Page, bold, choice, heading, icon_button, plain_button, small};
use crate::ui::{Action, Cx, Tab};

/// The page and its passing state.
pub struct AllFigures {
    year: Option<i64>,
    basis: HeadcountBasis,
    grid: Grid,
    figures: Option<Rc<YearFigures>>,
    /// What there is to do for the year is shown instead of its figures.
    collecting: bool,
    new_year: NewYearView,
}

/// What the table shows of an agency.
const FIGURES: [FieldGroup; 2] = [FieldGroup::Headcount, FieldGroup::Volume];

/// The name under which what is typed in the table is kept.
const KEPT: &str = "AllFigures";

/// What is typed in the table.
#[derive(Serialize, Deserialize)]
struct Kept {
    year: Option<i64>,
    basis: HeadcountBasis,
    cells: Vec<CellDraft>,
}

impl Default for AllFigures {
    fn default() -> Self {
        let (grid, new_year) = (Grid::new("all-figures"), NewYearView::default());
        Self { year: None, basis: HeadcountBasis::default(), grid, figures: None, collecting: false, new_year }
    }
}

impl Screen for AllFigures {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let year = self.year.unwrap_or_else(|| cx.snapshot.figures_year(cx.today));
        if self.collecting {
            match self.new_year.ui(ui, cx, year) {
                Some(Asked::Back) => self.collecting = false,
                Some(Asked::Year(year)) => self.year = Some(year),
                None => {}
            }
            return;
        }
        let stamp = stamp(cx, (year, self.basis, cx.language().code(), cx.today));
        if self.figures.as_ref().is_none_or(|figures| figures.stamp != stamp) {
            self.figures = Some(Rc::new(YearFigures::read(cx, year, self.basis, stamp)));
        }
        let Some(figures) = self.figures.clone() else { return };
        let sheet = YearSheet { cx, figures: &figures };
        let asked = RefCell::new(Vec::new());
        let head = |page: &mut Self, ui: &mut Ui| {
            *asked.borrow_mut() = heading(ui, cx.t("place-figures"), |ui| {
                let still = !page.grid.typing();
                if ui.add_enabled_ui(still, |ui| plain_button(ui, cx.t("new-year")).clicked()).inner {
                    page.collecting = true;
                }
                page.grid.columns_button_ui(ui, cx, &sheet)
            });
            page.head_ui(ui, cx, &figures, year);
        };
        Page::new("all-figures").table().show(ui, self, head, |page, ui| {
            page.table_ui(ui, cx, &sheet, asked.take());
        });
    }

    fn typing(&self) -> bool {
        self.grid.typing()
    }

    fn discard(&mut self) {
        self.grid.discard();
    }

    fn kept(&self, cx: &Cx<'_>) -> Vec<KeptDraft> {
        let cells = self.grid.cells();
        if cells.is_empty() {
            return Vec::new();
        }
        let value = Kept { year: self.year, basis: self.basis, cells };
        KeptDraft::of(KEPT, Uuid::nil(), cx.t("place-figures").to_owned(), &[], &value).into_iter().collect()
    }

    fn take_up(&mut self, _cx: &Cx<'_>, kept: &KeptDraft) -> Result<(), NotTakenUp> {
        let Kept { year, basis, cells } = kept.read(KEPT)?;
        (self.year, self.basis, self.collecting) = (year, basis, false);
        self.grid.take_up(cells);
        Ok(())
    }

    fn let_go(&mut self, _row: &Record) {}

    fn give_back(&mut self, _cx: &Cx<'_>, _kind: OperationKind, _changes: &[Change]) -> bool {
        // Nobody takes a figure for an identity code.
        false
    }
}

impl AllFigures {
    /// Shows the figures, and no longer what there is to do for a new year.
    pub const fn show_figures(&mut self) {
        self.collecting = false;
    }

    /// The year, what is counted, and that the agency the cursor is at is true.
    fn head_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, figures: &YearFigures, year: i64) {
        small(ui, cx.theme, cx.t("all-figures-help"));
        ui.add_space(UNIT / 2.0);
        let typing = self.typing();
        ui.add_enabled_ui(!typing, |ui| {
            let side_by_side = egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true);
            ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), 0.0), side_by_side, |ui| {
                ui.spacing_mut().item_spacing.x = 2.0 * UNIT;
                self.year_ui(ui, cx, year);
                let options = HeadcountBasis::ALL.map(|basis| (basis, cx.t(headcount_basis_key(basis)).to_owned()));
                choice(ui, cx.theme, cx.t("field-basis"), &mut self.basis, &options, 260.0);
                let line = self.grid.current().and_then(|row| figures.lines.get(row));
                if let Some(line) = line.filter(|_| cx.writable()) {
                    verify_ui(ui, cx, line, year);
                }
                if cx.writable() {
                    verify_all_ui(ui, cx, figures, year);
                }
            });
        });
    }

    fn table_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &YearSheet<'_, '_>, asked: Vec<GridEvent>) {
        let (figures, year) = (sheet.figures, sheet.figures.year);
        if figures.lines.is_empty() {
            if cx.snapshot.agency.is_empty() {
                crate::ui::parts::beginning::no_agencies(ui, cx);
            } else {
                small(ui, cx.theme, cx.tw("all-figures-none", &[("year", year.to_string().into())]));
            }
            return;
        }
        let label = format!("{}, {year}", cx.t("place-figures"));
        let mut events = self.grid.show(ui, cx, &label, sheet, Height::Room);
        events.extend(asked);
        for event in events {
            match event {
                GridEvent::Edited(edits) => sheet.save(&edits),
                GridEvent::Noted(row, column) => {
                    let at = sheet.at(row, column).filter(|_| cx.writable());
                    cx.open_found(at.and_then(|at| NoteFields::new(cx, at)));
                }
                GridEvent::Led(row, _) => {
                    if let Some(line) = figures.lines.get(row) {
                        cx.act(Action::Select(line.id));
                        cx.act(Action::Show(Tab::Figures));
                    }
                }
                GridEvent::Asked(..) | GridEvent::Chosen(..) | GridEvent::Acted(..) | GridEvent::Picked(..) => {}
            }
        }
    }

    /// The year, and the ways to the one before and the one after.
    fn year_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, year: i64) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            small(ui, cx.theme, cx.t("field-year"));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = UNIT / 2.0;
                let mut go = |ui: &mut Ui, icon, key: &str, to: i64| {
                    let possible = YEARS.contains(&to);
                    if ui.add_enabled_ui(possible, |ui| icon_button(ui, icon, cx.t(key))).inner.clicked() {
                        self.year = Some(to);
                    }
                };
                go(ui, icons::ICON_CHEVRON_LEFT, "all-figures-earlier", year - 1);
                bold(ui, year.to_string(), size::SECTION + 1.0);
                go(ui, icons::ICON_CHEVRON_RIGHT, "all-figures-later", year + 1);
            });
        });
    }
}

/// Says that the figures of the agency the cursor is at are true, or opens them again.
fn verify_ui(ui: &mut Ui, cx: &Cx<'_>, line: &Line, year: i64) {
    let groups = FIGURES;
    let known: Vec<Verification> =
        groups.into_iter().filter_map(|group| cx.snapshot.verified(line.id, group, Some(year)).cloned()).collect();
    let done = known.len() == groups.len();
    let key = if done { "all-figures-reopen" } else { "all-figures-verify" };
    let text = cx.tw(key, &[("agency", line.name.as_str().into())]);
    if !whole_button(ui, cx, &text) {
        return;
    }
    if done {
        cx.act(Action::Commit(OperationKind::Reopened, known.into_iter().map(Change::delete).collect()));
    } else {
        cx.act(Action::Commit(OperationKind::Verified, vouching(cx, line, year)));
    }
}

/// Says that the year's figures of every agency are true from which nothing is missing and that nobody has looked at yet.
fn verify_all_ui(ui: &mut Ui, cx: &Cx<'_>, figures: &YearFigures, year: i64) {
    let open = figures.lines.iter().filter(|line| line.unseen).count();
    if open < 2 {
        return;
    }
    if whole_button(ui, cx, &cx.tw("all-figures-verify-all", &[("count", open.into())])) {
        let lines = figures.lines.iter().filter(|line| line.unseen);
        cx.act(Action::Commit(OperationKind::Verified, lines.flat_map(|line| vouching(cx, line, year)).collect()));
    }
}

/// What says that a year's figures of an agency are true, where nobody has said so.
fn vouching(cx: &Cx<'_>, line: &Line, year: i64) -> Vec<Change> {
    let open = FIGURES.into_iter().filter(|group| cx.snapshot.verified(line.id, *group, Some(year)).is_none());
    let new = |group| Verification::new(line.id, group, Some(year), cx.today, &cx.status.me);
    open.map(new).map(Change::insert).collect()
}

/// A button beside the choices, or whole on the next line where there is no room. What is longer than a line breaks
/// between words.
fn whole_button(ui: &mut Ui, cx: &Cx<'_>, text: &str) -> bool {
    let wide = ui.painter().layout_no_wrap(text.to_owned(), plain(size::BODY), cx.theme.text).size().x;
    let width = (wide.ceil() + 2.0 * ui.spacing().button_padding.x + 2.0).min(ui.max_rect().width());
    let button = |ui: &mut Ui| {
        ui.add_space(18.0);
        plain_button(ui, text).clicked()
    };
    ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), button).inner
}

/// One year's figures of every agency, read once and drawn often.
struct YearFigures {
    stamp: u64,
    year: i64,
    lines: Vec<Line>,
    columns: Vec<Column>,
    /// What each column counts; none for names and sums.
    subjects: Vec<Option<Subject>>,
    /// The sum of each column, and whether something is missing from it; absent where there is none.
    totals: Vec<(Option<i64>, bool)>,
}

/// One agency.
struct Line {
    id: AgencyId,
    name: String,
    abbreviation: String,
    responsible: String,
    /// One number per column; absent for words and where nobody knows it.
    numbers: Vec<Option<i64>>,
    /// What is noted beside each number; empty where nothing is.
    notes: Vec<String>,
    /// Per column, whether something is missing from the number that was there the year before.
    lacks: Vec<bool>,
    /// Nothing is missing, and not all of it has been said to be true.
    unseen: bool,
}

impl YearFigures {
    fn read(cx: &Cx<'_>, year: i64, basis: HeadcountBasis, stamp: u64) -> Self {
        let language = cx.language();
        let snapshot = cx.snapshot;
        let mut columns = vec![
            Column { stays: true, ..Column::new("agency", cx.t("field-agency"), 220.0) },
            Column::new("abbreviation", cx.t("field-abbreviation"), 84.0),
            Column::new("responsible", cx.t("role-responsible"), 150.0),
        ];
        let mut subjects = vec![None; columns.len()];
        // What is retired is shown in the years in which it has figures.
        let used = |table: Table, id: uuid::Uuid| match table {
            Table::Product => snapshot.volume.iter().any(|row| row.year == year && row.product.0 == id),
            _ => snapshot
                .headcount
                .iter()
                .any(|row| row.year == year && row.basis == basis && row.employment_type.0 == id),
        };
        let mut types: Vec<_> = snapshot
            .employment_type
            .iter()
            .filter(|one| one.retired_at.is_none() || used(Table::EmploymentType, one.id.0))
            .collect();
        types.sort_by_key(|one| one.position);
        for item in types {
            let name = counted_name(cx.texts, item.name(language), snapshot.counting(item.id));
            columns.push(Column::numbers(item.id.to_string(), name.as_str(), wide(&name)));
            subjects.push(Some(Subject::Headcount(ListId(item.id.0), basis)));
        }
        columns.push(Column::numbers(HEADS, cx.t("figures-headcount-total"), 116.0));
        subjects.push(None);
        let mut products: Vec<_> =
            snapshot.product.iter().filter(|one| one.retired_at.is_none() || used(Table::Product, one.id.0)).collect();
        products.sort_by_key(|one| one.position);
        for product in products {
            let title = format!("{}, {}", product.name(language), product.unit(language));
            columns.push(Column::numbers(product.id.to_string(), title.as_str(), wide(&title)));
            subjects.push(Some(Subject::Volume(product.id)));
        }
        let mut lines: Vec<Line> = snapshot
            .agency
            .iter()
            .filter(|agency| served(cx, agency, year))
            .map(|agency| {
                let who = snapshot.assigned(agency.id, AssignmentRole::Responsible, cx.today);
                let at = |subject| FigureAt { agency: agency.id, subject, year };
                let read = |subject: &Option<Subject>| {
                    let known = (*subject).and_then(|subject| at(subject).read(snapshot));
                    (known.map(|(number, _)| number), known.map(|(_, note)| note.to_owned()).unwrap_or_default())
                };
                let (mut numbers, notes): (Vec<Option<i64>>, Vec<String>) = subjects.iter().map(read).unzip();
                // What is counted elsewhere already, or beside the others, is no part of the sum.
                let counted = |subject: &Option<Subject>| {
                    matches!(subject, Some(Subject::Headcount(kind, _)) if snapshot.counting(*kind) == Counting::Counted)
                };
                let heads = |(number, subject): (&Option<i64>, &Option<Subject>)| {
                    number.filter(|_| counted(subject))
                };
                let all = sum(numbers.iter().zip(&subjects).map(heads));
                // A figure that was there the year before is waited for.
                let before = |subject: &Option<Subject>| {
                    let at = (*subject).map(|subject| FigureAt { agency: agency.id, subject, year: year - 1 });
                    at.is_some_and(|at| at.read(snapshot).is_some())
                };
                let mut lacks: Vec<bool> = numbers
                    .iter()
                    .zip(&subjects)
                    .map(|(number, subject)| number.is_none() && before(subject))
                    .collect();
                let heads_lack = lacks
                    .iter()
                    .zip(&subjects)
                    .any(|(lacks, subject)| *lacks && counted(subject));
                let place = columns.iter().position(|column| column.key == HEADS);
                if let Some(place) = place
                    && let (Some(number), Some(lack)) = (numbers.get_mut(place), lacks.get_mut(place))
                {
                    (*number, *lack) = (all, heads_lack);
                }
                let verified = |group| snapshot.verified(agency.id, group, Some(year)).is_some();
                let unseen =
                    numbers.iter().any(Option::is_some) && !lacks.contains(&true) && !FIGURES.into_iter().all(verified);
                Line {
                    unseen,
                    notes,
                    id: agency.id,
                    name: agency.name(language).to_owned(),
                    abbreviation: agency.abbreviation.clone(),
                    responsible: who.map(|(_, employee)| employee.name.clone()).unwrap_or_default(),
                    numbers,
                    lacks,
                }
            })
            .collect();
        lines.sort_by(|a, b| cx.collator.compare(&a.name, &b.name));
        let total = |column: usize| {
            let lacks = lines.iter().any(|line| line.lacks.get(column) == Some(&true));
            (sum(lines.iter().map(|line| line.numbers.get(column).copied().flatten())), lacks)
        };
        let totals = (0..columns.len()).map(total).collect();
        Self { stamp, year, lines, columns, subjects, totals }
    }
}

/// As wide as a heading needs: in Swedish they are longer than their numbers.
#[expect(clippy::cast_precision_loss, reason = "a few dozen letters")]
fn wide(title: &str) -> f32 {
    (title.chars().count() as f32 * 7.4 + 26.0).clamp(104.0, 260.0)
}

/// The column with the sum of an agency's heads.
const HEADS: &str = "headcount";

/// The year's figures as a table.
struct YearSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    figures: &'s YearFigures,
}

impl YearSheet<'_, '_> {
    fn at(&self, row: usize, column: usize) -> Option<FigureAt> {
        let subject = (*self.figures.subjects.get(column)?)?;
        Some(FigureAt { agency: self.figures.lines.get(row)?.id, subject, year: self.figures.year })
    }

    fn save(&self, edits: &[Edit]) {
        let change = |edit: &Edit| self.at(edit.row, edit.column)?.edited(self.cx, edit);
        let changes: Vec<Change> = edits.iter().filter_map(change).collect();
        if !changes.is_empty() {
            self.cx.act(Action::Commit(OperationKind::FiguresEdited, changes));
        }
    }

    /// A figure or a sum, and whether something is missing from it.
    fn number(&self, row: usize, column: usize) -> (Option<i64>, bool) {
        match self.figures.lines.get(row) {
            Some(line) => {
                let lacks = line.lacks.get(column).copied().unwrap_or_default();
                (line.numbers.get(column).copied().flatten(), lacks)
            }
            None => self.figures.totals.get(column).copied().unwrap_or_default(),
        }
    }

    fn sum_cell(&self, number: Option<i64>, lacks: bool) -> Cell {
        let text = number.map_or_else(|| "–".to_owned(), |number| sum_text(self.cx, number, lacks));
        let raw = number.map(|number| number.to_string()).unwrap_or_default();
        Cell { text, raw, strong: true, ..Cell::default() }
    }

    /// What stands in a column of words; none in one of numbers.
    fn word(&self, row: usize, column: usize) -> Option<String> {
        let line = self.figures.lines.get(row);
        Some(match self.figures.columns.get(column)?.key.as_str() {
            "agency" => line.map_or_else(|| self.cx.t("figures-total").to_owned(), |line| line.name.clone()),
            "abbreviation" => line.map(|line| line.abbreviation.clone()).unwrap_or_default(),
            "responsible" => line.map(|line| line.responsible.clone()).unwrap_or_default(),
            _ => return None,
        })
    }
}

/// Whether an agency was a client at some time of the year, as far as anyone has written down.
fn served(cx: &Cx<'_>, agency: &Agency, year: i64) -> bool {
    let day = |month, day| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    let (Some(first), Some(last)) = (day(1, 1), day(12, 31)) else { return false };
    let began = agency.client_since.is_none_or(|since| since <= last);
    let lasted = agency.client_until.is_none_or(|until| until >= first);
    let figures = || {
        cx.snapshot.headcount.of(agency.id).any(|row| row.year == year)
            || cx.snapshot.volume.of(agency.id).any(|row| row.year == year)
    };
    (began && lasted) || figures()
}

impl Sheet for YearSheet<'_, '_> {
    fn columns(&self) -> &[Column] {
        &self.figures.columns
    }

    fn rows(&self) -> usize {
        self.figures.lines.len() + 1
    }

    fn sums(&self) -> usize {
        1
    }

    fn sum_of(&self, column: usize, rows: &[usize]) -> Option<Cell> {
        if column == 0 {
            return Some(Cell::heading(self.cx.t("figures-total-shown")));
        }
        if self.word(0, column).is_some() {
            return Some(Cell::default());
        }
        let number = sum(rows.iter().map(|row| self.number(*row, column).0));
        let lacks = rows.iter().any(|row| self.number(*row, column).1);
        Some(self.sum_cell(number, lacks))
    }

    fn row_key(&self, row: usize) -> u128 {
        // The same agency in another year is another row.
        let year = u128::from(self.figures.year.unsigned_abs());
        self.figures.lines.get(row).map_or(0, |line| line.id.0.as_u128() ^ year)
    }

    fn row_name(&self, row: usize) -> String {
        self.word(row, 0).unwrap_or_default()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let sum_row = row >= self.figures.lines.len();
        if let Some(text) = self.word(row, column) {
            return Cell { raw: text.clone(), text, strong: sum_row, ..Cell::default() };
        }
        let (number, lacks) = self.number(row, column);
        let raw = number.map(|number| number.to_string()).unwrap_or_default();
        let Some(at) = self.at(row, column) else {
            return self.sum_cell(number, lacks);
        };
        let note = self.figures.lines.get(row).and_then(|line| line.notes.get(column)).filter(|note| !note.is_empty());
        // What an agency has never had is not missing, unless it has no figure of any kind yet.
        let none = || self.figures.lines.get(row).is_some_and(|line| line.numbers.iter().all(Option::is_none));
        let missing = || if lacks || none() { self.cx.t("figure-missing").to_owned() } else { String::new() };
        let text = number.map_or_else(missing, |number| self.cx.number(number));
        Cell { text, raw, access: at.access(self.cx), quiet: number.is_none(), note: note.cloned(), ..Cell::default() }
    }

    #[expect(clippy::cast_precision_loss, reason = "figures stay far below 2^52")]
    fn key(&self, row: usize, column: usize) -> Key {
        match self.word(row, column) {
            Some(text) if text.is_empty() => Key::Missing,
            Some(text) => Key::Text(text),
            None => self.number(row, column).0.map_or(Key::Missing, |number| Key::Number(number as f64)),
        }
    }

    fn check(&self, _row: usize, _column: usize, text: &str) -> Result<(), &'static str> {
        check(self.cx.language(), text)
    }

    fn same(&self, _row: usize, _column: usize, one: &str, other: &str) -> bool {
        same(self.cx.language(), one, other)
    }

    fn leads(&self, row: usize, column: usize) -> bool {
        row < self.figures.lines.len() && self.at(row, column).is_none()
    }

    fn notes(&self, row: usize, column: usize) -> bool {
        self.at(row, column).is_some()
    }

    fn stamp(&self) -> u64 {
        self.figures.stamp
    }
}
