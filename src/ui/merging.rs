//! Two items of a list become one: into which, what that moves, and which figure holds where both have one.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Ui;
use egui_material_icons::icons;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Cx;
use super::draft::Passing;
use super::forms::{FormFields, Written};
use super::theme::{UNIT, size};
use super::widgets::form::{Stage, TWO_COLUMNS};
use super::widgets::{bold, choice, hairline, pill, plain_button, small};
use crate::domain::merging::{Holds, KeyCollision, Merging, merge_items, takes_over};
use crate::domain::{FieldGroup, OperationKind, Record, Snapshot, Table, UnitPrice};
use crate::i18n::keys::headcount_basis_key;
use crate::i18n::money::{format_money_among, has_cents};
use crate::i18n::names::{agreement_name, rule_key};
use crate::i18n::payroll::timing_words;
use crate::i18n::rounds::tick_words;

/// What is typed of a merging.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct MergingFields {
    table: String,
    from: Uuid,
    into: Option<Uuid>,
    answers: BTreeMap<Uuid, Holds>,
    /// What merging comes to, for the state of the file and the answers it was worked out with.
    #[serde(skip)]
    plan: Passing<Plan>,
}

#[derive(Debug)]
struct Plan {
    snapshot: Arc<Snapshot>,
    into: Uuid,
    answers: BTreeMap<Uuid, Holds>,
    merging: Merging,
}

impl FormFields for MergingFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.tw("merge-title", &[("name", self.name(cx).into())])
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.t("merge-help").to_owned()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn writes(&self) -> bool {
        false
    }

    fn save_key(&self) -> &'static str {
        "merge-do"
    }

    fn ready(&self) -> bool {
        self.plan.0.as_ref().is_some_and(|plan| plan.merging.ready())
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, _stage: &mut Stage) {
        let options = self.options(cx);
        if choice(ui, cx.theme, cx.t("merge-into"), &mut self.into, &options, 400.0) {
            self.answers.clear();
        }
        self.work_out(cx);
        let name = self.name(cx);
        self.plan_ui(ui, cx, &name);
    }

    fn changes(&self, _cx: &Cx<'_>) -> Written {
        let plan = self.plan.0.as_ref().filter(|plan| plan.merging.ready());
        plan.map(|plan| plan.merging.changes.clone()).ok_or("merge-choose")
    }

    fn kind(&self) -> OperationKind {
        OperationKind::ItemsMerged
    }

    fn before(&self) -> Vec<Record> {
        Vec::new()
    }

    /// It is done, or somebody else has done it, or the item is gone.
    fn over(&self, cx: &Cx<'_>, _typed: bool) -> bool {
        self.item(cx).is_none_or(|item| item.fields().get("merged_into").is_some_and(|into| !into.is_null()))
    }
}

impl MergingFields {
    /// Asks into what an item is merged.
    pub(crate) fn new(table: Table, from: Uuid) -> Self {
        let table = table.name().to_owned();
        Self { table, from, into: None, answers: BTreeMap::new(), plan: Passing::default() }
    }

    fn table(&self) -> Option<Table> {
        Table::from_name(&self.table)
    }

    fn item(&self, cx: &Cx<'_>) -> Option<Record> {
        cx.snapshot.get(self.table()?, self.from)
    }

    fn name(&self, cx: &Cx<'_>) -> String {
        self.table().and_then(|table| item_name(cx, table, self.from)).unwrap_or_default()
    }

    /// The items it can be merged into: those in use.
    fn options(&self, cx: &Cx<'_>) -> Vec<(Option<Uuid>, String)> {
        let Some(table) = self.table() else { return Vec::new() };
        let records = cx.snapshot.records_of(table);
        let list = records.iter().filter(|one| one.id() != self.from);
        let used = list.filter(|one| one.fields().get("retired_at").is_some_and(serde_json::Value::is_null));
        let used = used.filter(|one| !matches!(one, Record::RoundStepKind(kind) if !takes_over(kind.word)));
        let mut options: Vec<(Option<Uuid>, String)> =
            used.map(|one| (Some(one.id()), item_name(cx, table, one.id()).unwrap_or_default())).collect();
        options.sort_by(|(_, a), (_, b)| cx.collator.compare(a, b));
        options.insert(0, (None, cx.t("merge-choose").to_owned()));
        options
    }

    fn work_out(&mut self, cx: &Cx<'_>) {
        let (Some(table), Some(into)) = (self.table(), self.into) else {
            self.plan.0 = None;
            return;
        };
        let known = self.plan.0.as_ref().is_some_and(|plan| {
            plan.into == into && plan.answers == self.answers && Arc::ptr_eq(&plan.snapshot, cx.snapshot)
        });
        if !known {
            let merging = merge_items(&cx.snapshot.rows, table, self.from, into, cx.today, &self.answers);
            let (snapshot, answers) = (Arc::clone(cx.snapshot), self.answers.clone());
            self.plan.0 = merging.ok().map(|mut merging| {
                let mut named: Vec<(String, KeyCollision)> =
                    merging.collisions.drain(..).map(|collision| (collision_name(cx, &collision), collision)).collect();
                named.sort_by(|(a, _), (b, _)| cx.collator.compare(a, b));
                merging.collisions = named.into_iter().map(|(_, collision)| collision).collect();
                Plan { snapshot, into, answers, merging }
            });
        }
    }

    fn plan_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, name: &str) {
        let (Some(Plan { merging, into, .. }), Some(table)) = (&self.plan.0, self.table()) else { return };
        let other = item_name(cx, table, *into).unwrap_or_default();
        ui.add_space(UNIT);
        let moved = ui.label(moved_words(cx, merging));
        ui.ctx().accesskit_node_builder(moved.id, |node| node.set_live(egui::accesskit::Live::Polite));
        for rule in &merging.broken {
            ui.colored_label(cx.theme.danger, cx.t(rule_key(rule)));
        }
        if !merging.locked.is_empty() {
            ui.add_space(UNIT / 2.0);
            pill(ui, icons::ICON_LOCK, cx.t("merge-locked"), cx.theme.warning, cx.theme.warning_ground);
            for locked in &merging.locked {
                let group = match locked.group {
                    FieldGroup::Volume => "figures-volume",
                    _ => "figures-headcount",
                };
                let agency = cx.snapshot.agency.get(locked.agency).map(|one| one.name(cx.language()));
                ui.label(format!("{} · {} {}", agency.unwrap_or_default(), cx.t(group), locked.year));
            }
        }
        if merging.collisions.is_empty() {
            return;
        }
        ui.add_space(UNIT);
        let clashes = if table == Table::RoundStepKind { "merge-step-clashes" } else { "merge-clashes" };
        bold(ui, cx.tw(clashes, &[("count", merging.collisions.len().into())]), size::BODY);
        let help = if table == Table::RoundStepKind { "merge-step-clashes-help" } else { "merge-clashes-help" };
        small(ui, cx.theme, cx.t(help));
        if merging.collisions.len() > 1 {
            ui.horizontal_wrapped(|ui| {
                small(ui, cx.theme, cx.t("merge-all"));
                let all = [(Holds::Merged, name), (Holds::Staying, other.as_str()), (Holds::Sum, cx.t("merge-sum"))];
                let possible = |holds| merging.collisions.iter().any(|collision| collision.takes(holds));
                for (holds, text) in all.into_iter().filter(|(holds, _)| possible(*holds)) {
                    let spoken = format!("{}: {text}", cx.t("merge-all"));
                    let button = plain_button(ui, text);
                    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
                    if button.clicked() {
                        let all = merging.collisions.iter().filter(|collision| collision.takes(holds));
                        self.answers.extend(all.map(|collision| (collision.id(), holds)));
                    }
                }
            });
        }
        for collision in &merging.collisions {
            hairline(ui, cx.theme);
            let about = collision_name(cx, collision);
            ui.label(&about);
            let chosen = self.answers.get(&collision.id()).copied();
            ui.horizontal_wrapped(|ui| {
                let choices = [
                    (Holds::Merged, name, Some(&collision.merged)),
                    (Holds::Staying, other.as_str(), Some(&collision.staying)),
                    (Holds::Sum, cx.t("merge-sum"), collision.sum.as_ref()),
                    (Holds::ByDate, cx.t("merge-by-date"), None),
                ];
                for (holds, whose, row) in choices.into_iter().filter(|(holds, ..)| collision.takes(*holds)) {
                    let text = match (&collision.prices, row) {
                        (Some(prices), Some(_)) => {
                            let of = if holds == Holds::Merged { &prices.merged } else { &prices.staying };
                            format!("{whose} {}", price_words(cx, of))
                        }
                        (_, row) => match row.and_then(|row| told(cx, row)) {
                            Some(told) => format!("{whose} {told}"),
                            None => whose.to_owned(),
                        },
                    };
                    let radio = ui.radio(chosen == Some(holds), &text);
                    let spoken = format!("{about}: {text}");
                    radio.widget_info(|| {
                        egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen == Some(holds), &spoken)
                    });
                    if radio.clicked() {
                        self.answers.insert(collision.id(), holds);
                    }
                }
            });
        }
        if merging.open > 0 {
            hairline(ui, cx.theme);
            small(ui, cx.theme, cx.tw("merge-open", &[("count", merging.open.into())]));
        }
    }
}

/// What an item of a list is called.
fn item_name(cx: &Cx<'_>, table: Table, id: Uuid) -> Option<String> {
    let fields = cx.snapshot.get(table, id)?.fields();
    let name = |code: &str| fields.get(&format!("name_{code}"))?.as_str().filter(|name| !name.is_empty());
    name(cx.language().code()).or_else(|| name("fi")).map(str::to_owned)
}

/// What stands in a row of which only one of two can stay.
fn told(cx: &Cx<'_>, row: &Record) -> Option<String> {
    match row {
        Record::Headcount(row) => Some(cx.number(row.count)),
        Record::Volume(row) => Some(cx.number(row.count)),
        Record::RoundStep(tick) => Some(tick_words(cx.texts, cx.snapshot, tick).1),
        Record::PayrollDate(row) => Some(cx.date(row.date)),
        Record::PayGroupStep(row) => row.rule().map(|rule| timing_words(cx.texts, rule.timing)),
        _ => None,
    }
}

/// Prices from day to day: `10,00 € 1.1.2025 alkaen, 12,50 € 1.1.2026 alkaen`.
fn price_words(cx: &Cx<'_>, prices: &[UnitPrice]) -> String {
    let cents = has_cents(prices.iter().map(|one| one.price));
    let one = |price: &UnitPrice| {
        let sum = format_money_among(cx.language(), price.price, cents);
        cx.tw("merge-price-from", &[("price", sum.into()), ("day", cx.date(price.valid_from).into())])
    };
    prices.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Which figure it is about.
fn collision_name(cx: &Cx<'_>, collision: &KeyCollision) -> String {
    let agency = collision.staying.agency().and_then(|id| cx.snapshot.agency.get(id));
    let agency = agency.map(|one| one.name(cx.language()).to_owned()).unwrap_or_default();
    match &collision.staying {
        Record::Headcount(row) => format!("{agency}, {}, {}", row.year, cx.t(headcount_basis_key(row.basis))),
        Record::Volume(row) => format!("{agency}, {}", row.year),
        Record::UnitPrice(row) => {
            let agreement = cx.snapshot.agreement.get(row.agreement);
            let agreement = agreement.map(|one| agreement_name(cx.texts, one)).unwrap_or_default();
            format!("{agency}, {agreement}, {}", cx.t("merge-price"))
        }
        Record::RoundStep(tick) => format!("{agency}, {}", tick_words(cx.texts, cx.snapshot, tick).0),
        other => crate::i18n::rows::row_name(cx.texts, &cx.snapshot.rows, other),
    }
}

/// What moves, in words: 12 agencies, 36 figures.
fn moved_words(cx: &Cx<'_>, merging: &Merging) -> String {
    if merging.rows.is_empty() {
        return cx.t("merge-nothing").to_owned();
    }
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for (table, rows) in &merging.rows {
        let key = match table {
            Table::Headcount | Table::Volume => "merge-figures",
            Table::UnitPrice => "merge-prices",
            Table::ContactInRole => "merge-contacts",
            Table::Characteristic => "merge-characteristics",
            Table::AgencyIdentifier => "merge-identifiers",
            Table::Employee => "merge-employees",
            Table::Team => "merge-teams",
            Table::RoundStep => "merge-ticks",
            Table::PayrollDate => "merge-dates",
            Table::PayGroupStep => "merge-timings",
            Table::Metric => "merge-metrics",
            Table::Agency => continue,
            _ => "merge-rows",
        };
        *counts.entry(key).or_default() += rows;
    }
    let mut parts = Vec::new();
    if merging.agencies > 0 {
        parts.push(cx.tw("merge-agencies", &[("count", merging.agencies.into())]));
    }
    parts.extend(counts.into_iter().map(|(key, count)| cx.tw(key, &[("count", count.into())])));
    cx.tw("merge-moves", &[("what", parts.join(", ").into())])
}
