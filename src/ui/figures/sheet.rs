//! The figures of one agency: employment types or products down, years across.

use super::{FigureAt, Subject, check, same};
use crate::domain::Verification;
use crate::domain::figures::{self, FigureTable, Line};
use crate::domain::{
    AgencyId, Change, FieldGroup, HeadcountBasis, Language, ListId, OperationKind, PlannedChange, ProductId,
};
use crate::i18n::names::{change_heading, counted_name};
use crate::i18n::number::{format_percent, format_signed};
use crate::ui::widgets::grid::{Access, Cell, Column, Edit, GridEvent, Key, Sheet, stamp};
use crate::ui::{Action, Cx};

/// Width of a year's column in points; eight digits and a star fit.
const YEAR: f32 = 84.0;

/// The room that a letter of a heading takes, and what a cell has beside its text.
const LETTER: f32 = 7.2;
const CELL: f32 = 20.0;

/// What the tables of an agency count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Heads, on a basis.
    Headcounts(HeadcountBasis),
    /// Transactions.
    Volumes,
}

/// The figures of one agency over some years.
pub struct FigureSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    agency: AgencyId,
    counted: Counted,
    table: FigureTable,
    names: Vec<String>,
    columns: Vec<Column>,
    /// Whether what the rows count may be added up.
    sums: bool,
    /// What is to come after the years, row by row; empty where nothing is.
    planned: Vec<String>,
    stamp: u64,
}

impl<'s, 'a> FigureSheet<'s, 'a> {
    /// The headcounts of `agency` on a basis.
    #[must_use]
    pub fn headcounts(cx: &'s Cx<'a>, agency: AgencyId, basis: HeadcountBasis, years: &[i64]) -> Self {
        let table = figures::headcounts(cx.snapshot, agency, basis, years);
        let name = |id| cx.snapshot.employment_type.get(id).map(|item| item.name(cx.language()).to_owned());
        let named = |line: &Line| counted_name(cx.texts, &name(line.subject).unwrap_or_default(), line.counting);
        let names = table.lines.iter().map(named).collect();
        Self::new(cx, agency, Counted::Headcounts(basis), table, names, true)
    }

    /// The volumes of `agency`. They are added up only where all are counted in the same unit.
    #[must_use]
    pub fn volumes(cx: &'s Cx<'a>, agency: AgencyId, years: &[i64]) -> Self {
        let table = figures::volumes(cx.snapshot, agency, years);
        let product = |id| cx.snapshot.product.get(id);
        let name = |id| product(id).map(|one| format!("{}, {}", one.name(cx.language()), one.unit(cx.language())));
        let names = table.lines.iter().map(|line| name(line.subject).unwrap_or_default()).collect();
        let mut units = table.lines.iter().filter_map(|line| product(line.subject)).map(|one| &one.unit_fi);
        let first = units.next();
        let sums = table.lines.len() > 1 && units.all(|unit| Some(unit) == first);
        Self::new(cx, agency, Counted::Volumes, table, names, sums)
    }

    fn new(
        cx: &'s Cx<'a>,
        agency: AgencyId,
        counted: Counted,
        table: FigureTable,
        names: Vec<String>,
        sums: bool,
    ) -> Self {
        let title = cx.t(match counted {
            Counted::Headcounts(_) => "field-employment-type",
            Counted::Volumes => "field-product",
        });
        let group = group(counted);
        let mut columns = vec![Column { stays: true, ..Column::new("subject", title, 150.0) }];
        for year in &table.years {
            let verified = cx.snapshot.verified(agency, group, Some(*year));
            let mark = verified.map(|one| {
                let args = [("date", cx.date(one.verified_on).into()), ("who", one.verified_by.as_str().into())];
                cx.tw("figures-verified", &args)
            });
            let menu = match (cx.writable(), &mark) {
                (false, _) => Vec::new(),
                (true, None) => vec![("verify", cx.t("figures-verify").to_owned())],
                (true, Some(_)) => vec![("reopen", cx.t("figures-reopen").to_owned())],
            };
            let column = Column::numbers(format!("y{year}"), year.to_string(), YEAR);
            columns.push(Column { mark, menu, ..column });
        }
        let change = change_heading(cx.texts, &table, cx.today);
        // Wide enough for the years that its heading names, and no wider: all columns fit beside the list of agencies.
        #[allow(clippy::cast_precision_loss, reason = "a heading is short")]
        let width = change.chars().count() as f32 * LETTER + CELL;
        columns.push(Column::numbers("change", change, width));
        columns.push(Column::numbers("percent", cx.t("figures-change-percent"), 112.0));
        let planned = planned(cx, agency, &table);
        if planned.iter().any(|text| !text.is_empty()) {
            columns.push(Column::new("planned", cx.t("figures-planned"), 136.0));
        }
        let stamp = stamp(cx, (agency, counted, &table.years));
        Self { cx, agency, counted, table, names, columns, sums, planned, stamp }
    }

    /// The figures.
    #[must_use]
    pub const fn table(&self) -> &FigureTable {
        &self.table
    }

    /// The figure of a cell; none for names, sums and changes.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> Option<FigureAt> {
        let year = *self.table.years.get(column.checked_sub(1)?)?;
        let subject = self.table.lines.get(row)?.subject;
        let subject = match self.counted {
            Counted::Headcounts(basis) => Subject::Headcount(ListId(subject), basis),
            Counted::Volumes => Subject::Volume(ProductId(subject)),
        };
        Some(FigureAt { agency: self.agency, subject, year })
    }

    /// Carries out what was done in the table; tells for which figure a note is to be written.
    pub fn take(&self, events: Vec<GridEvent>) -> Option<FigureAt> {
        let mut noted = None;
        for event in events {
            match event {
                GridEvent::Edited(edits) => self.save(&edits),
                GridEvent::Noted(row, column) => noted = self.at(row, column).filter(|_| self.cx.writable()),
                GridEvent::Asked(column, word) => self.verify(column, word == "verify"),
                GridEvent::Led(..) | GridEvent::Chosen(..) | GridEvent::Acted(..) | GridEvent::Picked(..) => {}
            }
        }
        noted
    }

    fn save(&self, edits: &[Edit]) {
        let change = |edit: &Edit| self.at(edit.row, edit.column)?.edited(self.cx, edit);
        let changes: Vec<Change> = edits.iter().filter_map(change).collect();
        if !changes.is_empty() {
            self.cx.act(Action::Commit(OperationKind::FiguresEdited, changes));
        }
    }

    fn verify(&self, column: usize, done: bool) {
        let Some(year) = column.checked_sub(1).and_then(|at| self.table.years.get(at)) else { return };
        let group = group(self.counted);
        let before = self.cx.snapshot.verified(self.agency, group, Some(*year)).cloned();
        let (kind, change) = match before {
            Some(before) if !done => (OperationKind::Reopened, Change::delete(before)),
            None if done => {
                let who = &self.cx.status.me;
                let new = Verification::new(self.agency, group, Some(*year), self.cx.today, who);
                (OperationKind::Verified, Change::insert(new))
            }
            _ => return,
        };
        self.cx.act(Action::Commit(kind, vec![change]));
    }

    /// The totals of a row, or of the sums: one value a year.
    fn values(&self, row: usize) -> Vec<Option<i64>> {
        match self.table.lines.get(row) {
            Some(line) => line.figures.iter().map(|figure| figure.total()).collect(),
            None => (0..self.table.years.len()).map(|year| self.table.total(year)).collect(),
        }
    }

    /// The change from the year before to the last year that is over: in numbers and in per cent.
    fn difference(&self, row: usize) -> Option<figures::Difference> {
        let year = self.table.compared(self.cx.today);
        match self.table.lines.get(row) {
            Some(line) => line.change(year),
            None => self.table.change(year),
        }
    }

    /// Whether somebody waits for the figures of a row: what an agency has never had is not missing, unless it has no
    /// figure of any kind yet.
    fn expected(&self, row: usize) -> bool {
        let known = |line: &figures::Line| line.figures.iter().any(|figure| figure.total().is_some());
        let line = self.table.lines.get(row);
        line.is_some_and(|line| !line.retired && (known(line) || self.table.is_empty()))
    }

    fn figure_cell(&self, row: usize, year: usize, at: FigureAt) -> Cell {
        let cx = self.cx;
        let line = self.table.lines.get(row);
        let figure = line.and_then(|line| line.figures.get(year)).copied().unwrap_or_default();
        let star = if figure.inherited.is_some() { "*" } else { "" };
        let text = figure.total().map(|total| format!("{}{star}", sum_text(cx, total, figure.partial)));
        let note = at.read(cx.snapshot).map(|(_, note)| note).filter(|note| !note.is_empty());
        let inherited = figure.inherited.map(|inherited| {
            let own = figure.own.map_or_else(|| cx.t("figure-missing").to_owned(), |own| cx.number(own));
            cx.tw("figures-own-inherited", &[("own", own.into()), ("inherited", cx.number(inherited).into())])
        });
        let told: Vec<&str> = [note, inherited.as_deref()].into_iter().flatten().collect();
        let missing = || if self.expected(row) { cx.t("figure-missing").to_owned() } else { String::new() };
        Cell {
            quiet: text.is_none(),
            text: text.unwrap_or_else(missing),
            raw: figure.own.map(|own| own.to_string()).unwrap_or_default(),
            access: at.access(cx),
            note: (!told.is_empty()).then(|| told.join("\n")),
            ..Cell::default()
        }
    }
}

/// What is to come after the last year that is known, row by row: `+35 (1.3.2027)`.
fn planned(cx: &Cx<'_>, agency: AgencyId, table: &FigureTable) -> Vec<String> {
    let coming = cx.snapshot.planned_after(agency, table.last_known().unwrap_or(i64::MIN));
    let told = |one: &&PlannedChange| {
        let (amount, day) = (one.counted()?, one.expected_on?);
        Some(format!("{} ({})", format_signed(cx.language(), amount), cx.date(day)))
    };
    let of = |line: &Line| {
        let subject = |one: &&&PlannedChange| {
            one.employment_type.is_some_and(|id| id.0 == line.subject)
                || one.product.is_some_and(|id| id.0 == line.subject)
        };
        coming.iter().filter(subject).filter_map(told).collect::<Vec<_>>().join("; ")
    };
    table.lines.iter().map(of).collect()
}

const fn group(counted: Counted) -> FieldGroup {
    match counted {
        Counted::Headcounts(_) => FieldGroup::Headcount,
        Counted::Volumes => FieldGroup::Volume,
    }
}

/// `−4,5 %` as it is copied, `-4,5%`: without the spaces and the typographic minus that other programs would take for
/// letters.
#[must_use]
pub fn copied(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '\u{2212}' { '-' } else { c }).collect()
}

/// A sum, with ` + ?` where something is missing from it.
#[must_use]
pub fn sum_text(cx: &Cx<'_>, sum: i64, lacks: bool) -> String {
    let sum = cx.number(sum);
    if lacks { format!("{sum} + ?") } else { sum }
}

/// A change in per cent, with its sign.
#[must_use]
pub fn percent_text(language: Language, percent: Option<f64>) -> String {
    let Some(percent) = percent else { return "–".to_owned() };
    let sign = if percent > 0.0 { "+" } else { "" };
    format!("{sign}{}", format_percent(language, percent, 1))
}

impl Sheet for FigureSheet<'_, '_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.table.lines.len() + self.sums()
    }

    fn sums(&self) -> usize {
        usize::from(self.sums)
    }

    fn row_key(&self, row: usize) -> u128 {
        self.table.lines.get(row).map_or(0, |line| line.subject.as_u128())
    }

    fn row_name(&self, row: usize) -> String {
        self.names.get(row).cloned().unwrap_or_else(|| self.cx.t("figures-total").to_owned())
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let sum = row >= self.table.lines.len();
        if let Some(at) = self.at(row, column) {
            return self.figure_cell(row, column - 1, at);
        }
        let language = self.cx.language();
        let (text, raw) = match self.columns.get(column).map(|one| one.key.as_str()) {
            Some("subject") => (self.row_name(row), self.row_name(row)),
            // A change to come is no figure, and no part of a sum.
            Some("planned") => {
                let text = self.planned.get(row).cloned().unwrap_or_default();
                (text.clone(), text)
            }
            Some("change") => {
                let text = self.difference(row).map(|one| format_signed(language, one.absolute));
                let raw = self.difference(row).map(|one| one.absolute.to_string());
                (text.unwrap_or_else(|| "–".to_owned()), raw.unwrap_or_default())
            }
            Some("percent") => {
                let percent = self.difference(row).and_then(|one| one.percent);
                let text = percent_text(language, percent);
                let raw = if percent.is_some() { copied(&text) } else { String::new() };
                (text, raw)
            }
            _ => {
                let total = column.checked_sub(1).and_then(|year| self.table.total(year));
                let lacks = column.checked_sub(1).is_some_and(|year| self.table.lacks(year));
                let text = total.map_or_else(|| "–".to_owned(), |total| sum_text(self.cx, total, lacks));
                (text, total.map(|total| total.to_string()).unwrap_or_default())
            }
        };
        Cell { text, raw, access: Access::Closed, strong: sum, ..Cell::default() }
    }

    #[expect(clippy::cast_precision_loss, reason = "figures stay far below 2^52")]
    fn key(&self, row: usize, column: usize) -> Key {
        let number = match self.columns.get(column).map(|one| one.key.as_str()) {
            Some("subject") => return Key::Text(self.row_name(row)),
            Some("planned") => {
                let text = self.planned.get(row).filter(|text| !text.is_empty());
                return text.map_or(Key::Missing, |text| Key::Text(text.clone()));
            }
            Some("change") => self.difference(row).map(|one| one.absolute as f64),
            Some("percent") => self.difference(row).and_then(|one| one.percent),
            _ => column.checked_sub(1).and_then(|year| self.values(row).get(year).copied().flatten()).map(|v| v as f64),
        };
        number.map_or(Key::Missing, Key::Number)
    }

    fn check(&self, _row: usize, _column: usize, text: &str) -> Result<(), &'static str> {
        check(self.cx.language(), text)
    }

    fn same(&self, _row: usize, _column: usize, one: &str, other: &str) -> bool {
        same(self.cx.language(), one, other)
    }

    fn notes(&self, row: usize, column: usize) -> bool {
        self.at(row, column).is_some()
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}
