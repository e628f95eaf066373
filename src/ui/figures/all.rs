//! All agencies × one year: where a year's figures are typed in one go.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use egui::Ui;
use egui_material_icons::icons;

use super::{FigureAt, NoteDraft, Subject, basis_key, check, stamp};
use crate::domain::{Agency, AgencyId, AssignmentRole, Change, HeadcountBasis, ListId, OperationKind, YEARS};
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::grid::{Cell, Column, Edit, Grid, GridEvent, Height, Key, Sheet};
use crate::ui::widgets::{bold, choice, ends, icon_button, small};
use crate::ui::{Action, Cx, Tab};

/// The page and its passing state.
pub struct AllFigures {
    year: Option<i64>,
    basis: HeadcountBasis,
    grid: Grid,
    note: Option<NoteDraft>,
}

impl Default for AllFigures {
    fn default() -> Self {
        Self { year: None, basis: HeadcountBasis::default(), grid: Grid::new("all-figures"), note: None }
    }
}

impl AllFigures {
    /// Whether something has been typed that is not saved.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.grid.typing() || self.note.as_ref().is_some_and(NoteDraft::changed)
    }

    /// Forgets what has been typed and not saved.
    pub fn discard(&mut self) {
        self.grid.discard();
        self.note = None;
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let year = self.year.unwrap_or_else(|| i64::from(cx.today.year()) - 1);
        let sheet = YearSheet::new(cx, year, self.basis);
        ui.add_space(2.0 * UNIT);
        let (_, asked) = ends(
            ui,
            |ui| bold(ui, cx.t("place-figures"), size::TITLE),
            |ui| self.grid.columns_button_ui(ui, cx, &sheet),
        );
        small(ui, cx.theme, cx.t("all-figures-help"));
        ui.add_space(UNIT / 2.0);
        let typing = self.typing();
        ui.add_enabled_ui(!typing, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0 * UNIT;
                self.year_ui(ui, cx, year);
                let options = HeadcountBasis::ALL.map(|basis| (basis, cx.t(basis_key(basis)).to_owned()));
                choice(ui, cx.theme, cx.t("field-basis"), &mut self.basis, &options, 260.0);
            });
        });
        ui.add_space(UNIT);
        if sheet.agencies.is_empty() {
            small(ui, cx.theme, cx.t("agencies-none-help"));
            return;
        }
        let label = format!("{}, {year}", cx.t("place-figures"));
        let mut events = self.grid.show(ui, cx, &label, &sheet, Height::Room);
        events.extend(asked);
        for event in events {
            match event {
                GridEvent::Edited(edits) => sheet.save(&edits),
                GridEvent::Noted(row, column) => {
                    let at = sheet.at(row, column).filter(|_| cx.writable());
                    self.note = at.and_then(|at| NoteDraft::new(cx, at));
                }
                GridEvent::Led(row, _) => {
                    if let Some(agency) = sheet.agencies.get(row) {
                        cx.act(Action::Select(agency.id));
                        cx.act(Action::Show(Tab::Figures));
                    }
                }
                GridEvent::Asked(..) => {}
            }
        }
        if let Some(note) = &mut self.note
            && !note.ui(ui.ctx(), cx)
        {
            self.note = None;
        }
    }
}

impl AllFigures {
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

/// One year's figures of every agency.
struct YearSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    year: i64,
    agencies: Vec<Agency>,
    responsible: HashMap<AgencyId, String>,
    columns: Vec<Column>,
    /// What each column counts; none for names and sums.
    subjects: Vec<Option<Subject>>,
    stamp: u64,
}

impl<'s, 'a> YearSheet<'s, 'a> {
    fn new(cx: &'s Cx<'a>, year: i64, basis: HeadcountBasis) -> Self {
        let language = cx.language();
        let mut agencies: Vec<Agency> =
            cx.snapshot.agency.iter().filter(|one| served(cx, one, year)).cloned().collect();
        agencies.sort_by(|a, b| cx.collator.compare(a.name(language), b.name(language)));
        let who = |agency: &Agency| {
            let (_, employee) = cx.snapshot.assigned(agency.id, AssignmentRole::Responsible, cx.today)?;
            Some((agency.id, employee.name.clone()))
        };
        let responsible = agencies.iter().filter_map(who).collect();
        let mut columns = vec![
            Column { stays: true, ..Column::new("agency", cx.t("field-agency"), 220.0) },
            Column::new("abbreviation", cx.t("field-abbreviation"), 84.0),
            Column::new("responsible", cx.t("role-responsible"), 150.0),
        ];
        let mut subjects = vec![None; columns.len()];
        let snapshot = cx.snapshot;
        let mut types: Vec<_> = snapshot.employment_type.iter().filter(|one| one.retired_at.is_none()).collect();
        types.sort_by_key(|one| one.position);
        for item in types {
            columns.push(Column::numbers(item.id.to_string(), item.name(language), 116.0));
            subjects.push(Some(Subject::Headcount(ListId(item.id.0), basis)));
        }
        columns.push(Column::numbers("headcount", cx.t("figures-headcount-total"), 116.0));
        subjects.push(None);
        let mut products: Vec<_> = snapshot.product.iter().filter(|one| one.retired_at.is_none()).collect();
        products.sort_by_key(|one| one.position);
        for product in products {
            let title = format!("{}, {}", product.name(language), product.unit(language));
            columns.push(Column::numbers(product.id.to_string(), title, 136.0));
            subjects.push(Some(Subject::Volume(product.id)));
        }
        let stamp = stamp((Arc::as_ptr(cx.snapshot) as usize, year, basis));
        Self { cx, year, agencies, responsible, columns, subjects, stamp }
    }

    fn at(&self, row: usize, column: usize) -> Option<FigureAt> {
        let subject = (*self.subjects.get(column)?)?;
        Some(FigureAt { agency: self.agencies.get(row)?.id, subject, year: self.year })
    }

    fn save(&self, edits: &[Edit]) {
        let change = |edit: &Edit| self.at(edit.row, edit.column)?.edited(self.cx, edit);
        let changes: Vec<Change> = edits.iter().filter_map(change).collect();
        if !changes.is_empty() {
            self.cx.act(Action::Commit(OperationKind::FiguresEdited, changes));
        }
    }

    /// The figure of a cell, or the sum of a row's heads.
    fn number(&self, row: usize, column: usize) -> Option<i64> {
        if let Some(at) = self.at(row, column) {
            return at.read(self.cx.snapshot).map(|(count, _)| count);
        }
        self.columns.get(column).filter(|one| one.key == "headcount")?;
        let heads = self.subjects.iter().enumerate().filter(|(_, one)| matches!(one, Some(Subject::Headcount(..))));
        sum(heads.map(|(at, _)| self.number(row, at)))
    }

    /// The sum of a column.
    fn total(&self, column: usize) -> Option<i64> {
        sum((0..self.agencies.len()).map(|row| self.number(row, column)))
    }

    /// What stands in a column of words; none in one of numbers.
    fn word(&self, row: usize, column: usize) -> Option<String> {
        let agency = self.agencies.get(row);
        let name = |agency: &Agency| agency.name(self.cx.language()).to_owned();
        Some(match self.columns.get(column)?.key.as_str() {
            "agency" => agency.map_or_else(|| self.cx.t("figures-total").to_owned(), name),
            "abbreviation" => agency.map(|one| one.abbreviation.clone()).unwrap_or_default(),
            "responsible" => agency.and_then(|one| self.responsible.get(&one.id)).cloned().unwrap_or_default(),
            _ => return None,
        })
    }
}

/// The sum of what is known; absent when nothing is.
fn sum(figures: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    figures.flatten().fold(None, |sum, figure| Some(sum.unwrap_or(0) + figure))
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
        &self.columns
    }

    fn rows(&self) -> usize {
        self.agencies.len() + 1
    }

    fn sums(&self) -> usize {
        1
    }

    fn row_key(&self, row: usize) -> u128 {
        // The same agency in another year is another row.
        let year = u128::from(self.year.unsigned_abs());
        self.agencies.get(row).map_or(0, |agency| agency.id.0.as_u128() ^ year)
    }

    fn row_name(&self, row: usize) -> String {
        self.word(row, 0).unwrap_or_default()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let sum_row = row >= self.agencies.len();
        if let Some(text) = self.word(row, column) {
            return Cell { raw: text.clone(), text, strong: sum_row, ..Cell::default() };
        }
        let number = if sum_row { self.total(column) } else { self.number(row, column) };
        let raw = number.map(|number| number.to_string()).unwrap_or_default();
        let Some(at) = self.at(row, column) else {
            let text = number.map_or_else(|| "–".to_owned(), |number| self.cx.number(number));
            return Cell { text, raw, strong: true, ..Cell::default() };
        };
        let note = at.read(self.cx.snapshot).map(|(_, note)| note.to_owned()).filter(|note| !note.is_empty());
        let text = number.map_or_else(|| self.cx.t("figure-missing").to_owned(), |number| self.cx.number(number));
        Cell { text, raw, access: at.access(self.cx), quiet: number.is_none(), note, strong: false }
    }

    #[expect(clippy::cast_precision_loss, reason = "figures stay far below 2^52")]
    fn key(&self, row: usize, column: usize) -> Key {
        match self.word(row, column) {
            Some(text) if text.is_empty() => Key::Missing,
            Some(text) => Key::Text(text),
            None => self.number(row, column).map_or(Key::Missing, |number| Key::Number(number as f64)),
        }
    }

    fn check(&self, _row: usize, _column: usize, text: &str) -> Result<(), &'static str> {
        check(self.cx.language(), text)
    }

    fn leads(&self, row: usize, column: usize) -> bool {
        row < self.agencies.len() && self.at(row, column).is_none()
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}
