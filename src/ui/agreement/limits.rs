//! The boundary conditions of an agreement, each with the volumes against it.

use egui::{Label, RichText, Ui};

use super::fields::ConditionFields;
use super::passed;
use crate::domain::agreement::{Agreement, BoundaryCondition, Standing, Verdict, standings};
use crate::domain::{AgencyId, ProductId, RowId};
use crate::ui::Cx;
use crate::ui::parts::rows;
use crate::ui::parts::rows::{add_link, alarm_ui, row_ui};
use crate::ui::theme::{size, strong};
use crate::ui::widgets::chart::Limit;
use crate::ui::widgets::{hairline, section, small};

/// Draws the conditions.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, agreement: &Agreement) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let conditions = snapshot.boundary_conditions(agreement);
    let (mut add, mut edit) = (false, None);
    section(
        ui,
        cx.theme,
        cx.t("limits"),
        |ui| {
            add = add_link(ui, cx, "limit-add");
            rows::out_ui(ui, cx, "limits", !conditions.is_empty());
        },
        |ui| {
            if conditions.is_empty() {
                small(ui, cx.theme, cx.t("limits-none"));
            }
            for (index, condition) in conditions.iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                ui.push_id(condition.id, |ui| {
                    if row_ui(ui, cx, (condition.id.0, &condition.text), |ui| condition_ui(ui, cx, condition)) {
                        edit = Some(ConditionFields::new((*condition).clone(), false));
                    }
                });
            }
            rows::listed(ui, cx, "limits", &conditions);
        },
    );
    if add {
        let position = conditions.iter().map(|one| one.position + 1).max().unwrap_or(0);
        let row = BoundaryCondition {
            id: RowId::new(),
            agency: agreement.agency,
            agreement: agreement.id,
            text: String::new(),
            product: None,
            lowest: None,
            highest: None,
            exceptions: String::new(),
            position,
        };
        cx.open(ConditionFields::new(row, true));
    } else if let Some(fields) = edit {
        cx.open(fields);
    }
}

fn condition_ui(ui: &mut Ui, cx: &Cx<'_>, condition: &BoundaryCondition) {
    ui.add(Label::new(RichText::new(&condition.text).font(strong(size::BODY))).wrap());
    if let Some(range) = range_text(cx, condition) {
        ui.add(Label::new(range).wrap());
    }
    for standing in standings(cx.snapshot, condition, cx.today) {
        standing_ui(ui, cx, condition, &standing);
    }
    if !condition.exceptions.is_empty() {
        small(ui, cx.theme, cx.tw("limit-exceptions", &[("text", condition.exceptions.as_str().into())]));
    }
}

/// What is counted and between which limits.
fn range_text(cx: &Cx<'_>, condition: &BoundaryCondition) -> Option<String> {
    let product = cx.snapshot.product.get(condition.product?)?;
    let number = |limit: Option<i64>| limit.map(|limit| cx.number(limit)).unwrap_or_default();
    let key = match (condition.lowest, condition.highest) {
        (Some(_), Some(_)) => "limit-range",
        (Some(_), None) => "limit-from",
        (None, Some(_)) => "limit-to",
        (None, None) => return None,
    };
    let args = [
        ("product", product.name(cx.language()).into()),
        ("lowest", number(condition.lowest).into()),
        ("highest", number(condition.highest).into()),
        ("unit", product.unit(cx.language()).into()),
    ];
    Some(cx.tw(key, &args))
}

fn standing_ui(ui: &mut Ui, cx: &Cx<'_>, condition: &BoundaryCondition, standing: &Standing) {
    let text = standing_text(cx, condition, standing);
    if passed(standing.verdict) {
        alarm_ui(ui, cx, &text);
    } else {
        small(ui, cx.theme, text);
    }
}

/// How a volume stands to the limits, in words.
pub(super) fn standing_text(cx: &Cx<'_>, condition: &BoundaryCondition, standing: &Standing) -> String {
    let product = condition.product.and_then(|id| cx.snapshot.product.get(id));
    let unit = product.map(|product| product.unit(cx.language())).unwrap_or_default();
    let (key, by) = match standing.verdict {
        Verdict::Unknown => ("limit-unknown", 0),
        Verdict::Within => ("limit-within", 0),
        Verdict::NotYet(by) => ("limit-not-yet", by),
        Verdict::Below(by) => ("limit-below", by),
        Verdict::Above(by) => ("limit-above", by),
    };
    let volume = standing.volume.map(|volume| crate::ui::figures::sum_text(cx, volume, standing.partial));
    let args = [
        ("year", standing.year.to_string().into()),
        ("volume", volume.unwrap_or_default().into()),
        ("by", cx.number(by).into()),
        ("unit", unit.into()),
    ];
    cx.tw(key, &args)
}

/// The limits of a product's volume by the agreement that is wanted today, for the charts of the figures.
pub fn planned_limits(cx: &Cx<'_>, agency: AgencyId, product: ProductId) -> Vec<Limit> {
    let Some(agreement) = cx.snapshot.agreements(agency, cx.today).first().copied() else { return Vec::new() };
    let conditions = cx.snapshot.boundary_conditions(agreement).into_iter().filter(|one| one.product == Some(product));
    let limits = conditions.flat_map(|one| [("limit-lowest", one.lowest), ("limit-highest", one.highest)]);
    limits.filter_map(|(key, value)| Some(Limit { name: cx.t(key).to_owned(), value: value? })).collect()
}
