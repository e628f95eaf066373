//! Which sheet is taken, where its headings are, and what its columns hold.

use std::collections::BTreeMap;

use egui::{Align, Layout, Ui};

use super::loaded::toggle_ui;
use crate::domain::importing::contacts::{
    ContactField, default_mapping, from_sheet, has_name, heading_of, left_columns, likely_sheet, map,
};
use crate::domain::importing::{Incoming, Sheet, SheetLine, Source, headings_key};
use crate::i18n::importing::contact_field_key;
use crate::ui::theme::UNIT;
use crate::ui::widgets::{Follow, choice, named_choice, small};
use crate::ui::{Action, Cx};

/// Among how many rows the headings are looked for.
const HEADINGS: usize = 12;

/// How many letters of a row are shown where the heading row is chosen.
const SHOWN: usize = 60;

/// What may stand between the cells of a separated text.
pub(super) const SEPARATORS: [(char, &str); 4] = [
    (';', "import-separator-semicolon"),
    ('\t', "import-separator-tab"),
    (',', "import-separator-comma"),
    ('|', "import-separator-bar"),
];

/// How a table is read. Cards need none of it.
#[derive(Default)]
pub(super) struct Columns {
    sheet: usize,
    heading: Option<usize>,
    headings: Vec<String>,
    mapping: Vec<Option<ContactField>>,
    /// Those that hold numbers or addresses and are not taken.
    left: Vec<usize>,
    cards: bool,
    /// Rows that the file's own program hides are left out.
    without_hidden: bool,
    /// The columns are shown.
    open: bool,
}

impl Columns {
    pub(super) fn of(cx: &Cx<'_>, source: &Source) -> Self {
        let Source::Sheets(sheets) = source else { return Self { cards: true, ..Self::default() } };
        let mut columns = Self { sheet: likely_sheet(sheets).unwrap_or(0), ..Self::default() };
        columns.begin(cx, sheets);
        columns
    }

    /// Another sheet, with the likeliest headings.
    fn begin(&mut self, cx: &Cx<'_>, sheets: &[Sheet]) {
        if let Some(sheet) = sheets.get(self.sheet) {
            self.under(cx, sheet, heading_of(sheet));
        }
    }

    /// Other headings.
    fn under(&mut self, cx: &Cx<'_>, sheet: &Sheet, heading: Option<usize>) {
        self.heading = heading;
        self.headings = sheet.headings(self.heading);
        self.mapping = match cx.status.columns.get(&headings_key(&self.headings)) {
            Some(known) => {
                let field = |heading| known.get(heading).and_then(|word| ContactField::from_word(word));
                self.headings.iter().map(field).collect()
            }
            None => default_mapping(&self.headings),
        };
        self.left = left_columns(sheet, self.heading, &self.mapping);
        self.open = !has_name(&self.mapping) || !self.left.is_empty();
    }

    /// What the columns are called that hold numbers or addresses and are not taken.
    pub(super) fn left(&self) -> Vec<&str> {
        self.left.iter().filter_map(|at| self.headings.get(*at)).map(String::as_str).collect()
    }

    /// Which sheet is taken, and which of its lines holds the headings.
    pub(super) const fn taken(&self) -> (usize, Option<usize>) {
        (self.sheet, self.heading)
    }

    pub(super) fn people(&self, source: &Source) -> Vec<Incoming> {
        match source {
            Source::Cards(people) => people.clone(),
            Source::Sheets(sheets) => {
                let sheet = sheets.get(self.sheet);
                let mut people = sheet.map(|sheet| from_sheet(sheet, self.heading, &self.mapping)).unwrap_or_default();
                if let Some(sheet) = sheet.filter(|_| self.without_hidden) {
                    people.retain(|one| !sheet.hidden.rows.contains(&one.place));
                }
                people
            }
        }
    }

    pub(super) fn has_name(&self) -> bool {
        self.cards || has_name(&self.mapping)
    }

    pub(super) fn has_agency(&self) -> bool {
        self.mapping.contains(&Some(ContactField::Agency))
    }

    /// Which sheet, and which row has the headings. True where another was chosen.
    pub(super) fn sheet_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, source: &Source) -> bool {
        let Source::Sheets(sheets) = source else { return false };
        let mut changed = false;
        if sheets.len() > 1 {
            let hidden = |name: &String| cx.tw("import-sheet-hidden", &[("name", name.as_str().into())]);
            let name = |sheet: &Sheet| if sheet.hidden.sheet { hidden(&sheet.name) } else { sheet.name.clone() };
            let names: Vec<(usize, String)> = sheets.iter().map(name).enumerate().collect();
            if choice(ui, cx.theme, cx.t("import-sheet"), &mut self.sheet, &names, 180.0) {
                self.begin(cx, sheets);
                changed = true;
            }
        }
        let Some(sheet) = sheets.get(self.sheet) else { return changed };
        if let Some(mut separator) = sheet.separator {
            let signs = SEPARATORS.map(|(sign, key)| (sign, cx.t(key).to_owned()));
            if choice(ui, cx.theme, cx.t("import-separator"), &mut separator, &signs, 180.0) {
                cx.act(Action::SeparateContacts(separator));
            }
        }
        let mut rows = vec![(None, cx.t("import-heading-none").to_owned())];
        rows.extend(sheet.lines.iter().take(HEADINGS).enumerate().map(|(at, line)| {
            let cells: Vec<&str> = line.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
            let text: String = cells.join(", ").chars().take(SHOWN).collect();
            let args = [("row", line.number.to_string().into()), ("text", text.into())];
            (Some(at), cx.tw("import-heading-row", &args))
        }));
        let mut heading = self.heading;
        if choice(ui, cx.theme, cx.t("import-heading"), &mut heading, &rows, 280.0) {
            self.under(cx, sheet, heading);
            changed = true;
        }
        let hidden = sheet.hidden.rows.len();
        if hidden > 0 {
            let text = cx.tw("import-hidden-rows", &[("count", hidden.into())]);
            changed |= ui.checkbox(&mut self.without_hidden, text).changed();
        }
        changed
    }

    /// Remembers for files with the same headings what their columns hold.
    fn remember(&self, cx: &Cx<'_>) {
        // A row of somebody's details, taken for headings by mistake, is kept nowhere.
        let personal = |text: &String| text.contains('@') || text.chars().filter(char::is_ascii_digit).count() > 3;
        if self.heading.is_none() || self.headings.iter().any(personal) {
            return;
        }
        let word = |field: &Option<ContactField>| field.map(ContactField::word).unwrap_or_default();
        let words: BTreeMap<String, String> =
            self.headings.iter().cloned().zip(self.mapping.iter().map(word)).collect();
        cx.act(Action::RememberColumns(headings_key(&self.headings), words));
    }
}

/// What each column holds. True where something was changed.
pub(super) fn columns_ui(ui: &mut Ui, cx: &Cx<'_>, columns: &mut Columns, source: &Source) -> bool {
    let Source::Sheets(sheets) = source else { return false };
    let known = columns.mapping.iter().flatten().count();
    let args = [("known", known.into()), ("all", columns.mapping.len().into())];
    toggle_ui(ui, cx, &cx.tw("import-columns-known", &args), &mut columns.open);
    if !columns.open {
        return false;
    }
    let mut fields: Vec<(Option<ContactField>, String)> = vec![(None, cx.t("import-column-none").to_owned())];
    fields.extend(ContactField::ALL.map(|field| (Some(field), cx.t(contact_field_key(field)).to_owned())));
    let lines = sheets.get(columns.sheet).map(|sheet| sheet.lines.as_slice()).unwrap_or_default();
    let from = columns.heading.map_or(0, |heading| heading + 1);
    let changed =
        fields_ui(ui, cx, &columns.headings, &columns.mapping, &fields, lines.get(from..).unwrap_or_default());
    let Some((at, field)) = changed else { return false };
    map(&mut columns.mapping, at, field);
    if let Some(sheet) = sheets.get(columns.sheet) {
        columns.left = left_columns(sheet, columns.heading, &columns.mapping);
    }
    columns.remember(cx);
    true
}

/// What each column holds, with the first of what stands in it. The column for which something else was chosen, and that.
pub(super) fn fields_ui<F: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    headings: &[String],
    mapping: &[Option<F>],
    fields: &[(Option<F>, String)],
    lines: &[SheetLine],
) -> Option<(usize, Option<F>)> {
    let mut changed = None;
    let most = (ui.available_height() * 0.35).max(140.0);
    egui::ScrollArea::vertical().id_salt("columns").max_height(most).min_scrolled_height(most).follow(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing = egui::vec2(2.0 * UNIT, UNIT);
            for (at, (heading, field)) in headings.iter().zip(mapping).enumerate() {
                let first = lines.iter().filter_map(|line| line.cells.get(at));
                let example = first.map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default();
                let example: String = example.chars().take(24).collect();
                ui.allocate_ui(egui::vec2(190.0, 74.0), |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(190.0);
                        let mut chosen = *field;
                        let spoken = cx.tw("import-column", &[("name", heading.as_str().into())]);
                        let heading: String = heading.chars().take(28).collect();
                        ui.push_id(("column", at), |ui| {
                            if named_choice(ui, cx.theme, [&heading, &spoken], &mut chosen, fields, 190.0) {
                                changed = Some((at, chosen));
                            }
                        });
                        small(ui, cx.theme, if example.is_empty() { "–".to_owned() } else { example });
                    });
                });
            }
        });
    });
    changed
}
