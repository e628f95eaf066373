//! The lists the users own: named in three languages, ordered, taken out of use.

mod step;

use std::collections::BTreeMap;

use egui::Ui;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::draft::{KeptDraft, NotTakenUp};
use super::merging::MergingFields;
use super::theme::UNIT;
use super::widgets::grid::{Access, Cell, CellDraft, Column, Edit, Grid, GridEvent, Height, Key, Sheet, stamp};
use super::widgets::{Field, bare_choice, choice, plain_button, section, small, typed};
use super::{Action, Cx};
use crate::domain::merging::gives_way;
use crate::domain::payroll::Step;
use crate::domain::{
    Change, Counting, EmploymentCounting, List, ListItem, OperationKind, Product, ProductId, Record, RoundStepKind,
    Table, changed_fields, validate,
};
use crate::i18n::keys::counting_key;

pub(crate) use step::StepKindFields;

/// Which list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Which {
    List(List),
    Products,
    Steps,
}

impl Which {
    fn all() -> impl Iterator<Item = Self> {
        List::ALL.into_iter().map(Self::List).chain([Self::Products, Self::Steps])
    }

    const fn table(self) -> Table {
        match self {
            Self::List(list) => list.table(),
            Self::Products => Table::Product,
            Self::Steps => Table::RoundStepKind,
        }
    }

    /// The key of what the list is called.
    const fn key(self) -> &'static str {
        match self {
            Self::List(list) => list_key(list),
            Self::Products => "figures-volume",
            Self::Steps => "lists-steps",
        }
    }
}

/// The name under which what is typed in a list is kept.
const KEPT: &str = "Lists";

/// What is typed in a list.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The name of its table.
    which: String,
    cells: Vec<CellDraft>,
    /// The name of an item that is to be added.
    new: String,
}

/// The section of the settings and its passing state.
pub struct Lists {
    which: Which,
    grid: Grid,
    new: String,
    /// The field of what is new is to get the keyboard.
    focus: bool,
}

impl Default for Lists {
    fn default() -> Self {
        Self { which: Which::List(List::EmploymentType), grid: Grid::new("lists"), new: String::new(), focus: false }
    }
}

impl Lists {
    /// Whether something has been typed that is not saved.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.grid.typing() || !self.new.trim().is_empty()
    }

    /// Forgets what has been typed and not saved.
    pub fn discard(&mut self) {
        self.grid.discard();
        self.new.clear();
    }

    /// What is typed, to be kept outside the window.
    #[must_use]
    pub fn kept(&self, cx: &Cx<'_>) -> Option<KeptDraft> {
        let (cells, new) = (self.grid.cells(), self.new.trim());
        if cells.is_empty() && new.is_empty() {
            return None;
        }
        let about = format!("{}: {}", cx.t("lists"), cx.t(self.which.key()));
        let which = self.which.table().name().to_owned();
        let value = Kept { which, cells, new: new.to_owned() };
        KeptDraft::of(KEPT, Uuid::nil(), about, &[], &value)
    }

    /// Shows a list as it was being typed in.
    ///
    /// # Errors
    /// Where something else was kept, or there is no such list.
    pub fn take_up(&mut self, kept: &KeptDraft) -> Result<(), NotTakenUp> {
        let Kept { which, cells, new } = kept.read(KEPT)?;
        let which = Which::all().find(|one| one.table().name() == which).ok_or(NotTakenUp::Unknown)?;
        *self = Self { which, new, ..Self::default() };
        self.grid.take_up(cells);
        Ok(())
    }

    /// Puts what is not to be saved back where it was typed: into the field of what is new, or into its cells.
    pub fn give_back(&mut self, kind: OperationKind, changes: &[Change]) -> bool {
        let of_a_list = matches!(kind, OperationKind::ListEdited | OperationKind::ProductEdited);
        let table = changes.first().and_then(Change::record).map(Record::table);
        let which = Which::all().find(|one| Some(one.table()) == table);
        let Some(which) = which.filter(|_| of_a_list) else { return false };
        if which != self.which {
            *self = Self { which, ..Self::default() };
        }
        if let [Change { before: None, after: Some(new) }] = changes {
            let fields = new.fields();
            let names = ["name_fi", "name_sv", "name_en"].into_iter().filter_map(|column| fields.get(column)?.as_str());
            let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
            name.clone_into(&mut self.new);
            self.focus = true;
            return true;
        }
        let cells = changes.iter().filter_map(|change| change.before.as_ref().zip(change.after.as_ref()));
        let cells = cells.flat_map(|(before, after)| {
            let was = before.fields();
            let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
            changed_fields(before, after).into_iter().filter_map(move |(column, now)| {
                let base = was.get(&column).and_then(text)?;
                Some(CellDraft::new(after.id(), column, base, text(&now)?))
            })
        });
        self.grid.give_back(cells.collect());
        true
    }

    /// Draws the lists.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        section(
            ui,
            cx.theme,
            cx.t("lists"),
            |_| {},
            |ui| {
                small(ui, cx.theme, cx.t("lists-help"));
                let options: Vec<(Which, String)> = Which::all().map(|one| (one, cx.t(one.key()).to_owned())).collect();
                let mut which = self.which;
                choice(ui, cx.theme, cx.t("lists-which"), &mut which, &options, 300.0);
                if which != self.which && !self.typing() {
                    *self = Self { which, ..Self::default() };
                }
                let label = cx.t(self.which.key());
                let sheet = ListSheet::new(cx, self.which);
                self.grid.out_ui(ui, cx);
                let events = self.grid.show(ui, cx, label, &sheet, Height::Whole);
                for event in events {
                    if let GridEvent::Edited(edits) = event {
                        sheet.save(&edits);
                    }
                }
                if cx.writable() {
                    ui.add_space(UNIT);
                    self.row_ui(ui, cx, &sheet);
                    self.add_ui(ui, cx, &sheet);
                    small(ui, cx.theme, cx.t("form-notes-privacy"));
                }
            },
        );
    }

    /// What can be done with the row the cursor is in.
    fn row_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &ListSheet<'_, '_>) {
        let row = self.grid.current();
        let item = row.and_then(|row| sheet.items.get(row));
        let name = item.map(|item| item.names.first().cloned().unwrap_or_default()).unwrap_or_default();
        ui.horizontal_wrapped(|ui| {
            let button = |ui: &mut Ui, key: &str| {
                let response = plain_button(ui, cx.t(key));
                let spoken = cx.doing(key, &name);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
                response.clicked()
            };
            let (up, down) = (button(ui, "lists-up"), button(ui, "lists-down"));
            let retired = item.is_some_and(|item| item.retired.is_some());
            // Every round has its pay day.
            let stays = item.is_some_and(|item| item.record.id() == Step::PayDay.kind().0);
            let key = if retired { "lists-restore" } else { "lists-retire" };
            let turn = ui.add_enabled_ui(!stays, |ui| button(ui, key)).inner;
            let step =
                item.and_then(|item| if let Record::RoundStepKind(kind) = &item.record { Some(kind) } else { None });
            if self.which == Which::Steps && button(ui, "lists-step-edit") {
                cx.open_found(step.map(|kind| StepKindFields::new(cx, kind)));
            }
            // The program branches on the steps that it knows.
            let known = step.is_some_and(|kind| !gives_way(kind.word));
            let merge = ui.add_enabled_ui(!known, |ui| button(ui, "lists-merge")).inner;
            if known {
                small(ui, cx.theme, cx.t("lists-step-known"));
            }
            if let Some(Record::EmploymentType(kind)) = item.map(|item| &item.record) {
                counting_ui(ui, cx, kind);
            }
            let Some(row) = row else { return };
            if let Some(item) = item.filter(|item| merge && item.merged.is_none()) {
                cx.open(MergingFields::new(item.record.table(), item.record.id()));
            }
            if up || down {
                sheet.shift(row, down);
            }
            if turn {
                sheet.retire(row);
            }
        });
    }

    fn add_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &ListSheet<'_, '_>) {
        ui.horizontal_top(|ui| {
            let response = Field::new(cx.t("lists-new"), &mut self.new).width(300.0).show(ui, cx.theme);
            self.focus = self.focus && typed::claim(&response);
            let enter = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            ui.vertical(|ui| {
                ui.add_space(19.0);
                let name = validate::tidy(&self.new);
                if (plain_button(ui, cx.t("lists-add")).clicked() || enter) && !name.is_empty() {
                    sheet.add(&name);
                    self.new.clear();
                }
            });
        });
    }
}

/// What an employment type is to the total of headcounts.
fn counting_ui(ui: &mut Ui, cx: &Cx<'_>, kind: &ListItem) {
    let now = cx.snapshot.counting(kind.id);
    let mut wanted = now;
    let options = Counting::ALL.map(|one| (one, cx.t(counting_key(one)).to_owned()));
    let name = format!("{}: {}", cx.t("lists-counting"), kind.name(cx.language()));
    bare_choice(ui, cx.theme, &name, &mut wanted, &options, 230.0);
    if wanted != now {
        let after = EmploymentCounting::new(kind.id, wanted);
        let change = match cx.snapshot.employment_counting.get(after.id) {
            Some(before) => Change::update(before.clone(), after),
            None => Change::insert(after),
        };
        cx.act(Action::Commit(OperationKind::ListEdited, vec![change]));
    }
}

/// The key of what a list is called.
const fn list_key(list: List) -> &'static str {
    match list {
        List::ParentOrganisation => "field-parent",
        List::Branch => "field-branch",
        List::EmploymentType => "field-employment-type",
        List::City => "field-town",
        List::IdentifierKind => "lists-identifier-kind",
        List::ContactRole => "lists-contact-role",
        List::CharacteristicCategory => "lists-characteristic-category",
        List::ServiceProcess => "lists-service-process",
        List::System => "lists-system",
        List::Segment => "field-segment",
    }
}

/// An item of any list.
struct Item {
    record: Record,
    /// Names in Finnish, Swedish and English; of products the units after them.
    names: Vec<String>,
    /// What else is told of it, and edited elsewhere.
    more: Vec<String>,
    position: i64,
    retired: Option<chrono::NaiveDate>,
    /// The name of the item that took over when the two were merged.
    merged: Option<String>,
}

impl Item {
    fn of_list(cx: &Cx<'_>, list: List, item: &ListItem) -> Self {
        let other = item.merged_into.and_then(|other| cx.snapshot.list(list).get(other));
        Self {
            merged: other.map(|other| other.name(cx.language()).to_owned()),
            record: list.record(item.clone()),
            names: vec![item.name_fi.clone(), item.name_sv.clone(), item.name_en.clone()],
            more: if list == List::EmploymentType {
                vec![cx.t(counting_key(cx.snapshot.counting(item.id))).to_owned()]
            } else {
                Vec::new()
            },
            position: item.position,
            retired: item.retired_at,
        }
    }

    fn of_step(cx: &Cx<'_>, kind: &RoundStepKind) -> Self {
        let other = kind.merged_into.and_then(|other| cx.snapshot.round_step_kind.get(other));
        Self {
            merged: other.map(|other| other.name(cx.language()).to_owned()),
            record: Record::RoundStepKind(kind.clone()),
            names: vec![kind.name_fi.clone(), kind.name_sv.clone(), kind.name_en.clone()],
            more: step::told(cx, kind).into(),
            position: kind.position,
            retired: kind.retired_at,
        }
    }

    fn of_product(cx: &Cx<'_>, one: &Product) -> Self {
        let other = one.merged_into.and_then(|other| cx.snapshot.product.get(other));
        let names = [&one.name_fi, &one.name_sv, &one.name_en, &one.unit_fi, &one.unit_sv, &one.unit_en];
        Self {
            merged: other.map(|other| other.name(cx.language()).to_owned()),
            record: Record::Product(one.clone()),
            names: names.map(Clone::clone).into(),
            more: Vec::new(),
            position: one.position,
            retired: one.retired_at,
        }
    }
}

/// The row of an item with other fields.
fn with(item: &Item, fields: &[(&str, serde_json::Value)]) -> Option<Record> {
    let mut all = item.record.fields();
    all.extend(fields.iter().map(|(column, value)| ((*column).to_owned(), value.clone())));
    Record::from_fields(item.record.table(), all).ok()
}

/// What edited cells come to; those of a row change it together.
fn edited(items: &[Item], edits: &[Edit]) -> Vec<Change> {
    let mut rows: BTreeMap<usize, [Vec<(&str, serde_json::Value)>; 2]> = BTreeMap::new();
    for edit in edits {
        let Some(column) = TEXTS.get(edit.column) else { continue };
        let [before, after] = rows.entry(edit.row).or_default();
        // What stood there when typing began is what the writer knew.
        before.push((column, edit.base.as_str().into()));
        after.push((column, validate::tidy(&edit.text).into()));
    }
    let change = |(row, [before, after]): (usize, [Vec<_>; 2])| {
        let item = items.get(row)?;
        Some(Change { before: Some(with(item, &before)?), after: Some(with(item, &after)?) })
    };
    rows.into_iter().filter_map(change).collect()
}

/// A list as a table.
struct ListSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    which: Which,
    items: Vec<Item>,
    columns: Vec<Column>,
    stamp: u64,
}

/// The columns of texts, as the file calls them.
const TEXTS: [&str; 6] = ["name_fi", "name_sv", "name_en", "unit_fi", "unit_sv", "unit_en"];

impl<'s, 'a> ListSheet<'s, 'a> {
    fn new(cx: &'s Cx<'a>, which: Which) -> Self {
        let mut items: Vec<Item> = match which {
            Which::List(list) => cx.snapshot.list(list).iter().map(|item| Item::of_list(cx, list, item)).collect(),
            Which::Products => cx.snapshot.product.iter().map(|one| Item::of_product(cx, one)).collect(),
            Which::Steps => cx.snapshot.round_step_kind.iter().map(|kind| Item::of_step(cx, kind)).collect(),
        };
        items.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| a.names.cmp(&b.names)));
        let texts = if which == Which::Products { 6 } else { 3 };
        let keys =
            ["field-name-fi", "field-name-sv", "field-name-en", "field-unit-fi", "field-unit-sv", "field-unit-en"];
        let mut columns: Vec<Column> = TEXTS
            .into_iter()
            .zip(keys)
            .take(texts)
            .map(|(column, key)| Column {
                stays: column == "name_fi",
                ..Column::new(column, cx.t(key), if column.starts_with("name") { 190.0 } else { 90.0 })
            })
            .collect();
        if which == Which::Steps {
            columns.extend(step::COLUMNS.map(|(column, key, width)| Column::new(column, cx.t(key), width)));
        }
        if which == Which::List(List::EmploymentType) {
            columns.push(Column::new("counting", cx.t("lists-counting"), 190.0));
        }
        columns.push(Column::new("retired", cx.t("lists-in-use"), 150.0));
        let stamp = stamp(cx, which);
        Self { cx, which, items, columns, stamp }
    }

    fn kind(&self) -> OperationKind {
        if self.which == Which::Products { OperationKind::ProductEdited } else { OperationKind::ListEdited }
    }

    /// From the row as it is shown to the same with other fields.
    fn changed(item: &Item, fields: &[(&str, serde_json::Value)]) -> Option<Change> {
        Some(Change { before: Some(item.record.clone()), after: Some(with(item, fields)?) })
    }

    fn save(&self, edits: &[Edit]) {
        self.commit(edited(&self.items, edits));
    }

    fn commit(&self, changes: Vec<Change>) {
        if !changes.is_empty() {
            self.cx.act(Action::Commit(self.kind(), changes));
        }
    }

    /// Moves a row one place up or down; the places of all are written anew where they were equal.
    fn shift(&self, row: usize, down: bool) {
        let to = if down { row + 1 } else { row.wrapping_sub(1) };
        if to >= self.items.len() {
            return;
        }
        let mut order: Vec<usize> = (0..self.items.len()).collect();
        order.swap(row, to);
        let places = order.into_iter().zip(0_i64..);
        let moved = places.filter_map(|(at, position)| {
            let item = self.items.get(at).filter(|item| item.position != position)?;
            Self::changed(item, &[("position", position.into())])
        });
        self.commit(moved.collect());
    }

    /// Takes a row out of use, or back.
    fn retire(&self, row: usize) {
        let Some(item) = self.items.get(row) else { return };
        let today = serde_json::Value::String(self.cx.today.format("%Y-%m-%d").to_string());
        let day = if item.retired.is_some() { serde_json::Value::Null } else { today.clone() };
        // One that comes back stands for itself again; what was moved from it stays moved.
        let mut fields = vec![("retired_at", day), ("merged_into", serde_json::Value::Null)];
        if self.which == Which::Steps && item.retired.is_some_and(|day| day < self.cx.today) {
            // What fell while it was out of use is nobody's.
            fields.push(("restored_on", today));
        }
        self.commit(Self::changed(item, &fields).into_iter().collect());
    }

    fn add(&self, name: &str) {
        let position = self.items.iter().map(|item| item.position + 1).max().unwrap_or(0);
        let change = match self.which {
            Which::List(list) => Change::insert(list.record(ListItem::named(name, self.cx.language(), position))),
            Which::Products => {
                let product = Product::named([name, "", ""], position);
                Change::insert(Product { id: ProductId::new(), ..product })
            }
            Which::Steps => Change::insert(RoundStepKind::named(name, self.cx.language(), position)),
        };
        self.commit(vec![change]);
    }
}

impl Sheet for ListSheet<'_, '_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.items.len()
    }

    fn row_key(&self, row: usize) -> u128 {
        self.items.get(row).map_or(0, |item| item.record.id().as_u128())
    }

    fn row_name(&self, row: usize) -> String {
        self.items.get(row).and_then(|item| item.names.first().cloned()).unwrap_or_default()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let Some(item) = self.items.get(row) else { return Cell::default() };
        if let Some(text) = item.names.get(column) {
            let access = if self.cx.writable() { Access::Open } else { Access::Closed };
            return Cell {
                text: text.clone(),
                raw: text.clone(),
                access,
                quiet: item.retired.is_some(),
                ..Cell::default()
            };
        }
        if let Some(text) = column.checked_sub(item.names.len()).and_then(|at| item.more.get(at)) {
            return Cell { raw: text.clone(), text: text.clone(), quiet: item.retired.is_some(), ..Cell::default() };
        }
        let key = if self.which == Which::Steps { "lists-step-merged" } else { "lists-merged" };
        let merged = item.merged.as_ref().map(|name| self.cx.tw(key, &[("name", name.as_str().into())]));
        let text = merged.unwrap_or_else(|| match item.retired {
            None => self.cx.t("lists-used").to_owned(),
            Some(day) => self.cx.tw("lists-retired", &[("date", self.cx.date(day).into())]),
        });
        Cell { raw: text.clone(), text, quiet: item.retired.is_some(), ..Cell::default() }
    }

    fn key(&self, row: usize, column: usize) -> Key {
        let text = self.cell(row, column).text;
        if text.is_empty() { Key::Missing } else { Key::Text(text) }
    }

    fn check(&self, _row: usize, column: usize, text: &str) -> Result<(), &'static str> {
        // The Finnish name is what every language falls back to.
        if column == 0 && text.trim().is_empty() { Err("rule-item-name-missing") } else { Ok(()) }
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Language, apply};

    #[test]
    fn a_cell_is_saved_over_what_stood_there_when_typing_began() {
        let began = ListItem::named("Virkasuhde", Language::Fi, 0);
        // Somebody else has renamed it since.
        let now = ListItem { name_fi: "Virat".to_owned(), ..began.clone() };
        let record = List::EmploymentType.record(now.clone());
        let names = vec![now.name_fi.clone(), now.name_sv.clone(), now.name_en.clone()];
        let items =
            [Item { record: record.clone(), names, position: 0, retired: None, more: Vec::new(), merged: None }];
        let edit =
            |column, base: &str, text: &str| Edit { row: 0, column, base: base.to_owned(), text: text.to_owned() };
        let mut rows = crate::domain::Rows::default();
        rows.put(record);
        // The same name is asked about; another column goes in beside it.
        assert!(apply(&rows, &edited(&items, &[edit(0, "Virkasuhde", "Virka")])).is_err());
        assert!(apply(&rows, &edited(&items, &[edit(1, "", "Tjänst")])).is_ok());
    }
}
