//! The unit prices of an agreement by date, with what a year comes to by them, as a table.

use chrono::{Datelike, NaiveDate};
use egui::Ui;
use serde::{Deserialize, Serialize};

use super::metrics::year_ui;
use crate::domain::agreement::{Agreement, LARGEST_MONEY, UnitPrice, ValueLine, YearValue, newest_year, year_value};
use crate::domain::{AgreementId, Change, OperationKind, Product, ProductId, YEARS};
use crate::i18n::money::{edited_decimal, format_euros, format_money_among, has_cents, parse_decimal};
use crate::ui::figures::sum_text;
use crate::ui::theme::UNIT;
use crate::ui::widgets::date_text::{DateText, Meant};
use crate::ui::widgets::grid::{Access, Cell, CellDraft, Column, Edit, Grid, GridEvent, Height, Key, Sheet, stamp};
use crate::ui::widgets::number::decimal_key;
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{date_field, plain_button, section, small};
use crate::ui::{Action, Cx};

/// What is typed in the table.
#[derive(Serialize, Deserialize)]
pub(super) struct PricesKept {
    of: Option<AgreementId>,
    year: Option<i64>,
    added: Vec<NaiveDate>,
    from: DateText,
    cells: Vec<CellDraft>,
}

/// The table and its passing state.
pub(super) struct PricesTable {
    grid: Grid,
    /// Of which agreement the rest is.
    of: Option<AgreementId>,
    /// The year whose value is shown.
    year: Option<i64>,
    /// Days from which prices are to be typed and there are none yet.
    added: Vec<NaiveDate>,
    from: DateText,
}

impl Default for PricesTable {
    fn default() -> Self {
        let grid = Grid::new("unit-prices");
        Self { grid, of: None, year: None, added: Vec::new(), from: DateText::default() }
    }
}

impl PricesTable {
    pub(super) fn typing(&self) -> bool {
        self.grid.typing() || !self.from.0.trim().is_empty()
    }

    /// What is typed, to be kept outside the window.
    pub(super) fn kept(&self) -> PricesKept {
        let Self { grid, of, year, added, from } = self;
        PricesKept { of: *of, year: *year, added: added.clone(), from: from.clone(), cells: grid.cells() }
    }

    /// Shows what was being typed.
    pub(super) fn take_up(&mut self, kept: PricesKept) {
        let PricesKept { of, year, added, from, cells } = kept;
        *self = Self { of, year, added, from, ..Self::default() };
        self.grid.take_up(cells);
    }

    pub(super) fn discard(&mut self) {
        self.grid.discard();
        self.from = DateText::default();
    }

    /// Draws the table.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agreement: &Agreement) {
        if self.of != Some(agreement.id) {
            *self = Self { of: Some(agreement.id), ..Self::default() };
        }
        let newest = || newest_year(cx.snapshot, agreement.agency, cx.today);
        let year = self.year.or_else(newest).unwrap_or_else(|| i64::from(cx.today.year()));
        let mut stepped = year;
        section(
            ui,
            cx.theme,
            cx.t("prices"),
            |ui| {
                stepped = year_ui(ui, cx, year);
                taking_out::aside_ui(ui, cx, ("unit-prices", 0));
            },
            |ui| {
                let sheet = PriceSheet::new(cx, agreement, year, &self.added);
                for event in self.grid.show(ui, cx, cx.t("prices"), &sheet, Height::Whole) {
                    match event {
                        GridEvent::Edited(edits) => sheet.save(&edits),
                        GridEvent::Asked(column, _) => {
                            if let Some(day) = sheet.day(column) {
                                self.added.retain(|one| *one != day);
                            }
                            sheet.remove(column);
                        }
                        GridEvent::Led(..)
                        | GridEvent::Noted(..)
                        | GridEvent::Chosen(..)
                        | GridEvent::Acted(..)
                        | GridEvent::Picked(..) => {}
                    }
                }
                sheet.about_ui(ui);
                if cx.writable() {
                    self.add_ui(ui, cx);
                }
            },
        );
        if stepped != year && !self.grid.typing() && YEARS.contains(&stepped) {
            self.year = Some(stepped);
        }
    }

    /// A day from which there are other prices.
    fn add_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.horizontal_top(|ui| {
            let field = date_field(ui, cx, cx.t("price-new-from"), &mut self.from, Meant::Near(cx.today));
            let enter = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            ui.vertical(|ui| {
                ui.add_space(18.0);
                if (plain_button(ui, cx.t("price-add")).clicked() || enter)
                    && let Ok(Some(day)) = self.from.date(Meant::Near(cx.today))
                {
                    self.added.push(day);
                    self.from = DateText::default();
                }
            });
        });
    }
}

/// Products down, days from which there are prices across; then the volume and the value of a year.
struct PriceSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    agreement: &'s Agreement,
    products: Vec<Product>,
    days: Vec<NaiveDate>,
    value: YearValue,
    /// A price has cents, so that all are written with them.
    cents: bool,
    columns: Vec<Column>,
    stamp: u64,
}

impl<'s, 'a> PriceSheet<'s, 'a> {
    fn new(cx: &'s Cx<'a>, agreement: &'s Agreement, year: i64, added: &[NaiveDate]) -> Self {
        let prices = cx.snapshot.unit_prices(agreement);
        let mut days: Vec<NaiveDate> = prices.iter().map(|one| one.valid_from).chain(added.iter().copied()).collect();
        if days.is_empty() {
            days.push(agreement.valid_from.unwrap_or(cx.today));
        }
        days.sort_unstable();
        days.dedup();
        let value = year_value(cx.snapshot, agreement, year);
        let cents = has_cents(prices.iter().map(|one| one.price));
        let mut products: Vec<Product> = cx.snapshot.product.iter().cloned().collect();
        products.retain(|one| one.retired_at.is_none() || value.lines.iter().any(|line| line.product == one.id));
        products.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| a.name_fi.cmp(&b.name_fi)));
        let mut columns = vec![Column { stays: true, ..Column::new("product", cx.t("field-product"), 190.0) }];
        for day in &days {
            let title = cx.tw("price-from", &[("date", cx.date(*day).into())]);
            let remove = cx.tw("price-remove", &[("date", cx.date(*day).into())]);
            let menu = if cx.writable() { vec![("remove", remove)] } else { Vec::new() };
            columns.push(Column { menu, ..Column::numbers(format!("d{day}"), title, 128.0) });
        }
        let with_year = |key: &str| cx.tw(key, &[("year", year.to_string().into())]);
        columns.push(Column::numbers("volume", with_year("price-volume"), 110.0));
        columns.push(Column::numbers("value", with_year("price-value"), 130.0));
        let stamp = stamp(cx, (agreement.id, year, &days));
        Self { cx, agreement, products, days, value, cents, columns, stamp }
    }

    fn day(&self, column: usize) -> Option<NaiveDate> {
        self.days.get(column.checked_sub(1)?).copied()
    }

    fn at(&self, row: usize, column: usize) -> Option<(ProductId, NaiveDate)> {
        Some((self.products.get(row)?.id, self.day(column)?))
    }

    fn price(&self, row: usize, column: usize) -> Option<i64> {
        let (product, day) = self.at(row, column)?;
        let id = UnitPrice::new(self.agreement, product, day, 0).id;
        self.cx.snapshot.unit_price.get(id).map(|one| one.price)
    }

    fn line(&self, row: usize) -> Option<&ValueLine> {
        let product = self.products.get(row)?.id;
        self.value.lines.iter().find(|line| line.product == product)
    }

    fn save(&self, edits: &[Edit]) {
        let read = |text: &str| parse_decimal(self.cx.language(), text).ok();
        let change = |edit: &Edit| {
            let (product, day) = self.at(edit.row, edit.column)?;
            let record = |price: Option<i64>| price.map(|price| UnitPrice::new(self.agreement, product, day, price));
            let record = |price| record(price).map(Into::into);
            Some(Change { before: record(read(&edit.base)?), after: record(read(&edit.text)?) })
        };
        self.commit(edits.iter().filter_map(change).collect());
    }

    /// Takes every price of a day away.
    fn remove(&self, column: usize) {
        let Some(day) = self.day(column) else { return };
        let prices = self.cx.snapshot.unit_prices(self.agreement).into_iter();
        self.commit(prices.filter(|one| one.valid_from == day).cloned().map(Change::delete).collect());
    }

    fn commit(&self, changes: Vec<Change>) {
        if !changes.is_empty() {
            self.cx.act(Action::Commit(OperationKind::AgreementEdited, changes));
        }
    }

    /// What the value is and is not.
    fn about_ui(&self, ui: &mut Ui) {
        let cx = self.cx;
        let year = self.value.year.to_string();
        ui.add_space(UNIT / 2.0);
        let text = match self.value.total {
            Some(total) => {
                let sum = format_euros(cx.language(), total);
                let sum = if self.value.lacks { format!("{sum} + ?") } else { sum };
                cx.tw("price-year-value", &[("year", year.into()), ("sum", sum.into())])
            }
            None => cx.tw("price-no-value", &[("year", year.into())]),
        };
        crate::ui::widgets::bold(ui, text, crate::ui::theme::size::BODY);
        if self.value.lacks && self.value.total.is_some() {
            small(ui, cx.theme, cx.t("price-lacks"));
        }
        if self.value.lines.iter().any(|line| line.averaged && line.value.is_some()) {
            small(ui, cx.theme, cx.t("price-averaged"));
        }
    }
}

impl Sheet for PriceSheet<'_, '_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.products.len() + self.sums()
    }

    fn sums(&self) -> usize {
        1
    }

    fn row_key(&self, row: usize) -> u128 {
        self.products.get(row).map_or(0, |product| product.id.0.as_u128())
    }

    fn row_name(&self, row: usize) -> String {
        let language = self.cx.language();
        self.products
            .get(row)
            .map_or_else(|| self.cx.t("figures-total").to_owned(), |product| product.name(language).to_owned())
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let cx = self.cx;
        let language = cx.language();
        let sum = row >= self.products.len();
        if self.at(row, column).is_some() {
            let price = self.price(row, column);
            return Cell {
                text: price.map(|price| format_money_among(language, price, self.cents)).unwrap_or_default(),
                raw: price.map(|price| edited_decimal(language, price, 2)).unwrap_or_default(),
                access: if cx.writable() { Access::Open } else { Access::Closed },
                ..Cell::default()
            };
        }
        let line = self.line(row);
        let (text, raw) = match self.columns.get(column).map(|one| one.key.as_str()) {
            Some("product") => (self.row_name(row), self.row_name(row)),
            Some("volume") if !sum => {
                let volume = line.and_then(|line| line.volume);
                let partial = line.is_some_and(|line| line.partial);
                let text = volume.map(|volume| sum_text(cx, volume, partial));
                (text.unwrap_or_else(|| "–".to_owned()), volume.map(|volume| volume.to_string()).unwrap_or_default())
            }
            Some("value") => {
                let value = if sum { self.value.total } else { line.and_then(|line| line.value) };
                let more = if sum && self.value.lacks && value.is_some() { " + ?" } else { "" };
                let text = value.map(|value| format!("{}{more}", format_euros(language, value)));
                let raw = value.map(|value| edited_decimal(language, value, 2)).unwrap_or_default();
                (text.unwrap_or_else(|| "–".to_owned()), raw)
            }
            _ => (String::new(), String::new()),
        };
        Cell { text, raw, strong: sum, ..Cell::default() }
    }

    #[expect(clippy::cast_precision_loss, reason = "sums stay far below 2^52")]
    fn key(&self, row: usize, column: usize) -> Key {
        if self.at(row, column).is_some() {
            return self.price(row, column).map_or(Key::Missing, |price| Key::Number(price as f64));
        }
        let line = self.line(row);
        let number = match self.columns.get(column).map(|one| one.key.as_str()) {
            Some("product") => return Key::Text(self.row_name(row)),
            Some("volume") => line.and_then(|line| line.volume),
            _ => line.and_then(|line| line.value),
        };
        number.map_or(Key::Missing, |number| Key::Number(number as f64))
    }

    fn check(&self, _row: usize, _column: usize, text: &str) -> Result<(), &'static str> {
        match parse_decimal(self.cx.language(), text) {
            Ok(None) => Ok(()),
            Ok(Some(price)) if (0..=LARGEST_MONEY).contains(&price) => Ok(()),
            Ok(Some(_)) => Err("rule-money"),
            Err(error) => Err(decimal_key(error)),
        }
    }

    fn same(&self, _row: usize, _column: usize, one: &str, other: &str) -> bool {
        let read = |text| parse_decimal(self.cx.language(), text);
        one == other || read(one).is_ok_and(|price| read(other) == Ok(price))
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}
