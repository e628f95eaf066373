//! What is missing of each agency, as a table that takes it in row by row.
//!
//! Only what gapes takes what is typed, so that Tab leads from one gap to the next; what has been filled in stays open
//! for corrections while the page is up.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::Ui;

use super::Scope;
use crate::domain::completeness::{Completeness, Gap, completeness};
use crate::domain::validate;
use crate::domain::{
    Agency, AgencyId, AssignmentRole, Change, Contact, ContactRank, DeputyAfter, EmployeeId, FieldGroup, Language,
    OperationKind, Record, Rows, Snapshot, Table, change_deputy, change_responsible, changed_fields, search, upkeep,
};
use crate::i18n::keys::{doubt_key, language_key};

use crate::ui::theme::UNIT;
use crate::ui::widgets::grid::{Access, Cell, CellDraft, Column, Edit, Grid, GridEvent, Height, Key, Sheet, stamp};
use crate::ui::widgets::{empty, ends, small};
use crate::ui::{Action, Cx, Tab};

/// The columns before those of the gaps.
const BEFORE: usize = 2;

/// The view and its passing state.
pub(super) struct Missing {
    grid: Grid,
    /// The cells that have gaped since the page came up.
    opened: BTreeSet<(AgencyId, Gap)>,
    of: Option<(Arc<Snapshot>, NaiveDate, Scope)>,
    rows: Vec<Completeness>,
    /// How many agencies lack nothing, and how many there are.
    complete: (usize, usize),
    /// When the page was drawn last.
    pass: u64,
}

impl Default for Missing {
    fn default() -> Self {
        Self {
            grid: Grid::new("upkeep-missing"),
            opened: BTreeSet::new(),
            of: None,
            rows: Vec::new(),
            complete: (0, 0),
            pass: 0,
        }
    }
}

impl Missing {
    pub(super) fn typing(&self) -> bool {
        self.grid.typing()
    }

    pub(super) fn cells(&self) -> Vec<CellDraft> {
        self.grid.cells()
    }

    pub(super) fn take_up(&mut self, cells: Vec<CellDraft>) {
        self.grid.take_up(cells);
    }

    /// Puts what agencies were to be changed by back into the cells of their gaps; false, and nothing is put back, where
    /// some of it was not typed here.
    pub(super) fn give_back(&mut self, changes: &[Change]) -> bool {
        let mut cells = Vec::new();
        for change in changes {
            let (Some(Record::Agency(before)), Some(after)) = (&change.before, &change.after) else { return false };
            for (column, now) in changed_fields(&Record::Agency(before.clone()), after) {
                let gap = Gap::ALL.into_iter().find(|gap| gap.column() == Some(column.as_str()));
                let gap = gap.filter(|gap| self.opened.contains(&(before.id, *gap)));
                let (Some(gap), Some(now)) = (gap, now.as_str()) else { return false };
                cells.push(CellDraft::new(before.id.0, column_key(gap), text(before, &column), now.to_owned()));
            }
        }
        let any = !cells.is_empty();
        self.grid.give_back(cells);
        any
    }

    pub(super) fn discard(&mut self) {
        self.grid.discard();
    }

    /// How much is missing.
    pub(super) fn gaps(&self) -> usize {
        self.rows.iter().map(|row| row.missing.len()).sum()
    }

    /// Brings the table up to date.
    pub(super) fn refresh(&mut self, cx: &Cx<'_>, scope: Scope) {
        let same = |of: &(Arc<Snapshot>, NaiveDate, Scope)| {
            Arc::ptr_eq(&of.0, cx.snapshot) && of.1 == cx.today && of.2 == scope
        };
        if self.of.as_ref().is_some_and(same) {
            return;
        }
        if self.of.as_ref().is_none_or(|of| of.2 != scope) {
            self.opened.clear();
        }
        let mut all = completeness(cx.snapshot, cx.today);
        if let Scope::Mine(me) = scope {
            all.retain(|one| mine(cx, one.agency, me));
        }
        let complete = all.iter().filter(|one| one.missing.is_empty()).count();
        self.complete = (complete, all.len());
        self.opened.extend(all.iter().flat_map(|one| one.missing.iter().map(|gap| (one.agency, *gap))));
        all.retain(|one| !one.missing.is_empty() || self.opened.iter().any(|(agency, _)| *agency == one.agency));
        self.rows = all;
        self.of = Some((Arc::clone(cx.snapshot), cx.today, scope));
    }

    /// Draws the table.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, scope: Scope) {
        let pass = ui.ctx().cumulative_pass_nr();
        if self.pass + 1 < pass && !self.grid.typing() {
            // Whoever comes back finds only what gapes now.
            self.opened.clear();
            self.of = None;
            self.refresh(cx, scope);
        }
        self.pass = pass;
        if cx.snapshot.agency.is_empty() {
            crate::ui::parts::beginning::no_agencies(ui, cx);
            return;
        }
        if self.rows.is_empty() {
            let (heading, text) = if self.complete.1 == 0 {
                let mine = matches!(scope, Scope::Mine(_));
                ("upkeep-missing-nobody", if mine { "upkeep-missing-not-mine" } else { "agencies-none-help" })
            } else {
                ("upkeep-missing-none", "upkeep-missing-none-help")
            };
            empty(ui, cx.theme, cx.t(heading), cx.t(text), |_| {});
            return;
        }
        let sheet = GapSheet::new(cx, &self.rows, &self.opened);
        let (complete, all) = self.complete;
        let counted = cx.tw("upkeep-complete", &[("complete", complete.into()), ("all", all.into())]);
        let ((), asked) = ends(
            ui,
            |ui| {
                let room = (ui.available_width() - 48.0).max(120.0);
                ui.vertical(|ui| {
                    ui.set_max_width(room);
                    small(ui, cx.theme, format!("{counted} {}", cx.t("upkeep-missing-help")));
                });
            },
            |ui| self.grid.columns_button_ui(ui, cx, &sheet),
        );
        ui.add_space(UNIT / 2.0);
        let mut events = self.grid.show(ui, cx, cx.t("upkeep-missing"), &sheet, Height::Room);
        events.extend(asked);
        for event in events {
            match event {
                GridEvent::Edited(edits) => sheet.save(&edits),
                GridEvent::Led(row, column) => sheet.lead(row, column),
                GridEvent::Noted(..)
                | GridEvent::Asked(..)
                | GridEvent::Chosen(..)
                | GridEvent::Acted(..)
                | GridEvent::Picked(..) => {}
            }
        }
    }
}

/// Whether somebody looks after an agency.
fn mine(cx: &Cx<'_>, agency: AgencyId, me: EmployeeId) -> bool {
    let holds = |role| cx.snapshot.assigned(agency, role, cx.today).is_some_and(|(_, one)| one.id == me);
    holds(AssignmentRole::Responsible)
        || holds(AssignmentRole::Deputy)
        || upkeep::owner(cx.snapshot, agency, FieldGroup::Basics, cx.today) == Some(me)
}

/// The key of what a gap is called.
const fn gap_key(gap: Gap) -> &'static str {
    match gap {
        Gap::Responsible => "role-responsible",
        Gap::Deputy => "role-deputy",
        Gap::Contacts => "contacts",
        Gap::Primary => "contact-primary",
        Gap::Reach => "gap-reach",
        Gap::PayGroup => "gap-pay-group",
        Gap::Characteristics => "tab-characteristics",
        Gap::Agreement => "field-group-agreement",
        Gap::Headcount => "figures-headcount",
        Gap::Volume => "figures-volume",
        Gap::BusinessId => "field-business-id",
        Gap::UnitNumber => "field-unit-number",
        Gap::Switchboard => "field-switchboard",
        Gap::Email => "field-email",
        Gap::PostalAddress => "details-postal",
        Gap::Parent => "field-parent",
        Gap::Mission => "field-mission",
        Gap::OpeningHours => "details-hours",
        Gap::VisitingAddress => "details-visiting",
        Gap::NameSv => "field-name-sv",
        Gap::Abbreviation => "field-abbreviation",
        Gap::ServiceLanguage => "field-service-language",
        Gap::Website => "field-website",
        Gap::Logo => "gap-logo",
    }
}

/// By what the column of a gap is remembered.
fn column_key(gap: Gap) -> String {
    format!("{gap:?}")
}

/// The sign of what is in order.
const IN_ORDER: &str = "✓";

/// The gaps as a table: agencies down, what any of them lacks across.
struct GapSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    rows: &'s [Completeness],
    opened: &'s BTreeSet<(AgencyId, Gap)>,
    gaps: Vec<Gap>,
    columns: Vec<Column>,
    stamp: u64,
}

impl<'s, 'a> GapSheet<'s, 'a> {
    fn new(cx: &'s Cx<'a>, rows: &'s [Completeness], opened: &'s BTreeSet<(AgencyId, Gap)>) -> Self {
        let gaps: Vec<Gap> =
            Gap::ALL.into_iter().filter(|gap| opened.iter().any(|(_, opened)| opened == gap)).collect();
        let mut columns = vec![
            Column { stays: true, ..Column::new("agency", cx.t("field-agency"), 190.0) },
            Column::numbers("missing", cx.t("gap-count"), 92.0),
        ];
        let year = upkeep::closed_year(cx.today);
        columns.extend(gaps.iter().map(|gap| {
            let title = match gap {
                Gap::Headcount | Gap::Volume => format!("{} {year}", cx.t(gap_key(*gap))),
                _ => cx.t(gap_key(*gap)).to_owned(),
            };
            let width = wide(&title);
            Column::new(column_key(*gap), title, width)
        }));
        let stamp = stamp(cx, (rows.iter().map(|row| row.agency).collect::<Vec<_>>(), &gaps, opened.len()));
        Self { cx, rows, opened, gaps, columns, stamp }
    }

    fn agency(&self, row: usize) -> Option<&Agency> {
        self.cx.snapshot.agency.get(self.rows.get(row)?.agency)
    }

    fn gap(&self, column: usize) -> Option<Gap> {
        self.gaps.get(column.checked_sub(BEFORE)?).copied()
    }

    fn gapes(&self, row: usize, gap: Gap) -> bool {
        self.rows.get(row).is_some_and(|row| row.missing.contains(&gap))
    }

    /// What stands in the place of a gap; empty while it gapes, and where there is too much to say.
    fn value(&self, agency: &Agency, gap: Gap) -> String {
        let cx = self.cx;
        let assigned = |role| cx.snapshot.assigned(agency.id, role, cx.today).map(|(_, one)| one.name.clone());
        match gap {
            Gap::Responsible => assigned(AssignmentRole::Responsible).unwrap_or_default(),
            Gap::Deputy => assigned(AssignmentRole::Deputy).unwrap_or_default(),
            Gap::Primary => {
                let primary = cx.snapshot.primary_on(agency.id, cx.today);
                primary.map(|one| one.name.clone()).unwrap_or_default()
            }
            Gap::ServiceLanguage => {
                let language = agency.service_language;
                language.map(|one| cx.t(language_key(one)).to_owned()).unwrap_or_default()
            }
            gap => gap.column().map(|column| text(agency, column)).unwrap_or_default(),
        }
    }

    /// Writes what was typed, everything of one kind as one step.
    fn save(&self, edits: &[Edit]) {
        let mut steps: Vec<(OperationKind, Vec<Change>)> = Vec::new();
        for edit in edits {
            let Some((kind, changes)) = self.change(edit) else { continue };
            match steps.iter_mut().find(|(one, _)| *one == kind) {
                Some((_, known)) => known.extend(changes),
                None => steps.push((kind, changes)),
            }
        }
        for (kind, changes) in steps.into_iter().filter(|(_, changes)| !changes.is_empty()) {
            self.cx.act(Action::Commit(kind, changes));
        }
    }

    fn change(&self, edit: &Edit) -> Option<(OperationKind, Vec<Change>)> {
        let cx = self.cx;
        let (agency, gap) = (self.agency(edit.row)?, self.gap(edit.column)?);
        let typed = validate::tidy(&edit.text);
        Some(match gap {
            Gap::Responsible | Gap::Deputy => {
                let who = if typed.is_empty() { None } else { Some(employee(cx, &typed)?) };
                let rows = self.as_seen(agency, gap, edit);
                let changes = match (gap, who) {
                    (Gap::Responsible, Some(who)) => {
                        change_responsible(&rows, agency.id, who, cx.today, DeputyAfter::Stays)
                    }
                    (Gap::Responsible, None) => return None,
                    (_, who) => change_deputy(&rows, agency.id, who, cx.today),
                };
                (OperationKind::AssignmentEdited, changes)
            }
            Gap::Primary => {
                let contact = contact(cx, agency.id, &typed)?;
                let first = Contact { rank: ContactRank::Primary, ..contact.clone() };
                let mut changes = self.as_seen(agency, gap, edit).stepping_back(contact, cx.today);
                changes.push(Change::update(contact.clone(), first));
                (OperationKind::ContactEdited, changes)
            }
            Gap::ServiceLanguage => {
                let service_language = if typed.is_empty() { None } else { Some(language(cx, &typed)?) };
                let seen = Some(validate::tidy(&edit.base)).filter(|seen| !seen.is_empty());
                let seen = seen.and_then(|seen| language(cx, &seen));
                let before = Agency { service_language: seen, ..agency.clone() };
                let after = Agency { service_language, ..agency.clone() };
                (OperationKind::AgencyEdited, vec![Change::update(before, after)])
            }
            gap => {
                // What stood there when typing began is what the writer knew.
                let before = with(agency, gap.column()?, validate::tidy(&edit.base))?;
                let after = with(agency, gap.column()?, typed)?;
                (OperationKind::AgencyEdited, vec![Change::update(before, after)])
            }
        })
    }

    /// The rows as they were seen when typing began, so that whoever others have put in the place since does not give way
    /// unseen: two who are responsible are against the rules, which is told, and two deputies both stand.
    fn as_seen(&self, agency: &Agency, gap: Gap, edit: &Edit) -> Cow<'_, Rows> {
        let cx = self.cx;
        let [seen, typed, now] = [&edit.base, &edit.text, &self.value(agency, gap)].map(|text| validate::tidy(text));
        // Whoever has put the same person there has done what was wanted.
        if now == seen || now == typed {
            return Cow::Borrowed(&cx.snapshot.rows);
        }
        let mut rows = cx.snapshot.rows.clone();
        let role =
            |role| cx.snapshot.assigned(agency.id, role, cx.today).map(|(held, _)| (Table::Assignment, held.id.0));
        let since = match gap {
            Gap::Responsible => role(AssignmentRole::Responsible),
            Gap::Deputy => role(AssignmentRole::Deputy),
            Gap::Primary => cx.snapshot.primary_on(agency.id, cx.today).map(|one| (Table::Contact, one.id.0)),
            _ => None,
        };
        if let Some((table, id)) = since {
            rows.remove(table, id);
        }
        Cow::Owned(rows)
    }

    /// Goes where a gap is closed that no single word closes.
    fn lead(&self, row: usize, column: usize) {
        let Some(agency) = self.agency(row) else { return };
        let tab = match self.gap(column) {
            Some(Gap::Logo) if self.gapes(row, Gap::Logo) => {
                self.cx.act(Action::ChooseLogo(agency.id));
                return;
            }
            Some(gap) => gap.group().map_or(Tab::Card, Tab::of_group),
            None => Tab::Card,
        };
        self.cx.act(Action::Select(agency.id));
        self.cx.act(Action::Show(tab));
    }
}

/// The text in a column of an agency.
fn text(agency: &Agency, column: &str) -> String {
    let fields = Record::from(agency.clone()).fields();
    fields.get(column).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
}

fn with(agency: &Agency, column: &str, text: String) -> Option<Agency> {
    let mut fields = Record::from(agency.clone()).fields();
    fields.insert(column.to_owned(), text.into());
    match Record::from_fields(Table::Agency, fields) {
        Ok(Record::Agency(agency)) => Some(agency),
        _ => None,
    }
}

/// The only one whose name is, or begins with, what was typed.
fn only<'t, T>(typed: &str, all: impl Iterator<Item = (&'t str, T)>) -> Option<T> {
    let typed = search::fold(typed);
    let (mut whole, mut begun) = (Vec::new(), Vec::new());
    for (name, one) in all {
        let name = search::fold(name);
        if name == typed {
            whole.push(one);
        } else if name.starts_with(&typed) || name.split_whitespace().any(|word| word.starts_with(&typed)) {
            begun.push(one);
        }
    }
    let mut found = if whole.is_empty() { begun } else { whole };
    let first = found.pop()?;
    found.is_empty().then_some(first)
}

fn employee(cx: &Cx<'_>, typed: &str) -> Option<EmployeeId> {
    let here = cx.snapshot.employee.iter().filter(|one| one.ours_on(cx.today));
    only(typed, here.map(|one| (one.name.as_str(), one.id)))
}

fn contact<'s>(cx: &'s Cx<'_>, agency: AgencyId, typed: &str) -> Option<&'s Contact> {
    only(typed, cx.snapshot.contact.of(agency).filter(|one| one.holds_on(cx.today)).map(|one| (one.name.as_str(), one)))
}

fn language(cx: &Cx<'_>, typed: &str) -> Option<Language> {
    let coded = Language::ALL.into_iter().find(|one| one.code().eq_ignore_ascii_case(typed));
    coded.or_else(|| only(typed, Language::ALL.into_iter().map(|one| (cx.t(language_key(one)), one))))
}

/// As wide as a heading needs.
#[expect(clippy::cast_precision_loss, reason = "a few dozen letters")]
fn wide(title: &str) -> f32 {
    (title.chars().count() as f32 * 7.4 + 30.0).clamp(120.0, 240.0)
}

impl Sheet for GapSheet<'_, '_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn row_key(&self, row: usize) -> u128 {
        self.rows.get(row).map_or(0, |row| row.agency.0.as_u128())
    }

    fn row_name(&self, row: usize) -> String {
        self.agency(row).map(|agency| agency.name(self.cx.language()).to_owned()).unwrap_or_default()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let Some(gap) = self.gap(column) else {
            let text = if column == 0 {
                self.row_name(row)
            } else {
                super::written(self.cx, self.rows.get(row).map_or(0, |row| row.missing.len()))
            };
            return Cell { raw: text.clone(), text, ..Cell::default() };
        };
        let Some(agency) = self.agency(row) else { return Cell::default() };
        let gapes = self.gapes(row, gap);
        let raw = self.value(agency, gap);
        let opened = self.opened.contains(&(agency.id, gap));
        let access = if opened && fillable(gap) && self.cx.writable() { Access::Open } else { Access::Closed };
        // Most is in order: a sign says so, lest the word hid what is missing.
        let spoken = (!gapes && raw.is_empty()).then(|| self.cx.t("gap-closed").to_owned());
        let text = match (gapes, raw.is_empty()) {
            (true, _) => self.cx.t("figure-missing").to_owned(),
            (false, true) => IN_ORDER.to_owned(),
            (false, false) => raw.clone(),
        };
        Cell { text, spoken, raw, access, quiet: !gapes, alarming: gapes, ..Cell::default() }
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    fn key(&self, row: usize, column: usize) -> Key {
        match self.gap(column) {
            None if column == 0 => Key::Text(self.row_name(row)),
            None => Key::Number(self.rows.get(row).map_or(0.0, |row| row.missing.len() as f64)),
            Some(gap) if self.gapes(row, gap) => Key::Text(String::new()),
            Some(_) => Key::Text(self.cell(row, column).text),
        }
    }

    fn check(&self, row: usize, column: usize, text: &str) -> Result<(), &'static str> {
        let typed = text.trim();
        let (Some(gap), Some(agency)) = (self.gap(column), self.agency(row)) else { return Ok(()) };
        let known = match gap {
            Gap::Responsible if typed.is_empty() => !self.value(agency, gap).is_empty(),
            Gap::Responsible | Gap::Deputy => typed.is_empty() || employee(self.cx, typed).is_some(),
            Gap::Primary => contact(self.cx, agency.id, typed).is_some(),
            Gap::ServiceLanguage => typed.is_empty() || language(self.cx, typed).is_some(),
            _ => true,
        };
        if !known {
            return Err(match gap {
                Gap::Primary => "gap-contact-unknown",
                Gap::ServiceLanguage => "gap-language-unknown",
                _ => "gap-employee-unknown",
            });
        }
        let doubt = match gap {
            Gap::BusinessId => validate::business_id(typed),
            Gap::Switchboard => validate::phone(typed),
            Gap::Email => validate::email(typed),
            Gap::Website => validate::website(typed),
            _ => None,
        };
        doubt.map_or(Ok(()), |doubt| Err(doubt_key(doubt)))
    }

    fn leads(&self, row: usize, column: usize) -> bool {
        row < self.rows.len() && self.gap(column).is_none_or(|gap| !fillable(gap))
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}

/// Whether a word closes the gap.
const fn fillable(gap: Gap) -> bool {
    gap.column().is_some() || matches!(gap, Gap::Responsible | Gap::Deputy | Gap::Primary | Gap::ServiceLanguage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_enough_where_it_can_mean_only_one() {
        let people = ["Aino Esimerkki", "Aimo Malli", "Ville Malli", "Åke Exempel"];
        let found = |typed: &str| only(typed, people.iter().copied().zip(0..));
        assert_eq!(found("aino"), Some(0));
        assert_eq!(found("esim"), Some(0));
        assert_eq!(found("ai"), None, "two begin so");
        assert_eq!(found("malli"), None);
        assert_eq!(found("ville malli"), Some(2));
        assert_eq!(found("ake"), Some(3), "accents do not matter");
        assert_eq!(found("pekka"), None);
        let twice = ["Ville", "Ville Malli"];
        assert_eq!(only("ville", twice.iter().copied().zip(0..)), Some(0), "a whole name before a beginning");
    }
}
