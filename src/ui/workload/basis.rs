//! What the workload rests on: the norms of the products, the cost of a person-year, and the factors that somebody has set.

use egui::{Label, RichText, Ui};
use uuid::Uuid;

use super::Front;
use super::basis_fields::{CostFields, FactorFields, NormFields, norm_line};
use super::shared::{Shared, last_year};
use crate::domain::load::proposed_norms;
use crate::domain::{AgencyFactor, Norm, OperationKind, ProductId};
use crate::i18n::load::Unit;
use crate::ui::theme::{UNIT, size, strong};
use crate::ui::widgets::{Page, edit_button, hairline, link, plain_button, section, small};
use crate::ui::{Action, Cx};

/// The view.
#[derive(Default)]
pub(super) struct BasisView;

impl BasisView {
    #[expect(clippy::unused_self, reason = "as the other views")]
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, front: &Front, _shared: &mut Shared) {
        let head = |(): &mut (), ui: &mut Ui| {
            front.ui(ui, cx, |_| ());
            small(ui, cx.theme, cx.t("load-basis-help"));
        };
        Page::new("workload").view("basis").widest(820.0).show(ui, &mut (), head, |(), ui| {
            norms_ui(ui, cx);
            costs_ui(ui, cx);
            factors_ui(ui, cx);
        });
    }
}

/// A link that adds something, where that can be done.
fn add(ui: &mut Ui, cx: &Cx<'_>, key: &str) -> bool {
    cx.writable() && link(ui, cx.theme, cx.t(key)).clicked()
}

/// What a row says, and the button that edits it; whether that was pressed.
fn row_ui(ui: &mut Ui, cx: &Cx<'_>, (id, name): (Uuid, &str), says: impl FnOnce(&mut Ui)) -> bool {
    let buttons = if cx.writable() { 28.0 + UNIT } else { 0.0 };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = UNIT;
        let width = (ui.available_width() - buttons).max(80.0);
        ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 2.0;
            says(ui);
        });
        cx.writable() && edit_button(ui, &cx.tw("edit-named", &[("name", name.into())]), id)
    })
    .inner
}

fn title_ui(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).font(strong(size::BODY))).wrap());
}

/// The norms, product by product, the newest first; and what can be begun with.
fn norms_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let mut asked: Option<(Option<Norm>, ProductId)> = None;
    let mut products: Vec<_> = cx.snapshot.product.iter().filter(|one| one.merged_into.is_none()).collect();
    products.sort_by_key(|one| one.position);
    let first = products.iter().find(|one| one.retired_at.is_none()).map(|one| one.id);
    let proposed = proposed_norms(cx.snapshot, cx.t("load-norm-source"));
    let mut take = false;
    let mut new = false;
    let aside = |ui: &mut Ui| new = first.is_some() && add(ui, cx, "load-norm-add");
    section(ui, cx.theme, cx.t("load-norms"), aside, |ui| {
        if cx.snapshot.norm.is_empty() {
            small(ui, cx.theme, cx.t("load-norms-none"));
        }
        if !proposed.is_empty() {
            small(ui, cx.theme, cx.t("load-norms-proposed"));
            take = cx.writable() && plain_button(ui, cx.t("load-norms-take")).clicked();
            ui.add_space(UNIT / 2.0);
        }
        let mut begun = false;
        for product in &products {
            let mut norms: Vec<&Norm> = cx.snapshot.norm.iter().filter(|one| one.product == product.id).collect();
            norms.sort_by_key(|one| std::cmp::Reverse(one.year));
            for norm in norms {
                if begun {
                    hairline(ui, cx.theme);
                }
                begun = true;
                let name = product.name(cx.language());
                let called = format!("{name} {}", norm.year);
                ui.push_id(norm.id.0, |ui| {
                    let edit = row_ui(ui, cx, (norm.id.0, &called), |ui| {
                        title_ui(ui, name);
                        ui.add(Label::new(norm_line(cx, norm)).wrap());
                        if !norm.source.is_empty() {
                            small(ui, cx.theme, &norm.source);
                        }
                    });
                    if edit {
                        asked = Some((Some(norm.clone()), product.id));
                    }
                });
            }
        }
        let without = products
            .iter()
            .filter(|one| one.retired_at.is_none() && !cx.snapshot.norm.iter().any(|norm| norm.product == one.id));
        let without: Vec<&str> = without.map(|one| one.name(cx.language())).collect();
        if begun && !without.is_empty() {
            ui.add_space(UNIT / 2.0);
            small(ui, cx.theme, cx.tw("load-norms-without", &[("names", without.join(", ").into())]));
        }
    });
    if take {
        cx.act(Action::Commit(OperationKind::LoadBasisEdited, proposed));
    }
    if let Some(first) = first.filter(|_| new) {
        asked = Some((None, first));
    }
    if let Some((base, product)) = asked {
        cx.open(NormFields::new(cx, base, product));
    }
}

/// What a person-year costs, the newest first.
fn costs_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let mut costs: Vec<_> = cx.snapshot.cost_per_person_year.iter().collect();
    costs.sort_by_key(|one| std::cmp::Reverse(one.year));
    let (mut asked, mut new) = (None, false);
    section(
        ui,
        cx.theme,
        cx.t("load-costs"),
        |ui| new = add(ui, cx, "load-cost-add"),
        |ui| {
            if costs.is_empty() {
                small(ui, cx.theme, cx.t("load-no-cost-help"));
            }
            for (index, cost) in costs.iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                ui.push_id(cost.id.0, |ui| {
                    let called = cost.year.to_string();
                    let edit = row_ui(ui, cx, (cost.id.0, &called), |ui| {
                        title_ui(ui, &called);
                        ui.label(Unit::Euros.format(cx.language(), cost.amount));
                        if !cost.source.is_empty() {
                            small(ui, cx.theme, &cost.source);
                        }
                    });
                    if edit {
                        asked = Some((*cost).clone());
                    }
                });
            }
        },
    );
    if new || asked.is_some() {
        cx.open(CostFields::new(cx, asked));
    }
}

/// The factors that somebody has set; the others follow from the rule.
fn factors_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let mut factors: Vec<&AgencyFactor> = cx.snapshot.agency_factor.iter().collect();
    factors.sort_by(|a, b| cx.collator.compare(cx.agency_name(a.agency), cx.agency_name(b.agency)));
    let mut asked = None;
    section(
        ui,
        cx.theme,
        cx.t("load-factors"),
        |_| (),
        |ui| {
            small(ui, cx.theme, cx.t("load-factors-help"));
            for factor in factors {
                hairline(ui, cx.theme);
                ui.push_id(factor.id.0, |ui| {
                    let name = cx.agency_name(factor.agency);
                    let edit = row_ui(ui, cx, (factor.id.0, name), |ui| {
                        title_ui(ui, name);
                        let number = Unit::Factor.format(cx.language(), factor.factor);
                        ui.add(Label::new(format!("{number} · {}", factor.reason)).wrap());
                    });
                    if edit {
                        asked = Some(factor.agency);
                    }
                });
            }
        },
    );
    if let Some(agency) = asked {
        cx.open(FactorFields::new(cx, agency, last_year(cx.today)));
    }
}
