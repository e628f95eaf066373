//! Where cover is weak, whoever is away.

use egui::Ui;

use super::name;
use crate::domain::Language;
use crate::domain::coverage::{Finding, Weakness};
use crate::ui::agency::language_key;
use crate::ui::widgets::{hairline, link, section, small};
use crate::ui::{Action, Cx};

/// Draws the findings; each leads to its agency.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, findings: &[Finding]) {
    section(
        ui,
        cx.theme,
        cx.t("board-title"),
        |_| {},
        |ui| {
            if findings.is_empty() {
                // No agencies are not agencies that are well covered.
                let none = if cx.snapshot.agency.is_empty() { "agencies-none" } else { "board-none" };
                small(ui, cx.theme, cx.t(none));
            }
            for (index, finding) in findings.iter().enumerate() {
                let Some(agency) = cx.snapshot.agency.get(finding.agency) else { continue };
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                let called = agency.name(cx.language());
                let words = words(cx, &finding.weakness, agency.service_language.unwrap_or_default());
                ui.horizontal_wrapped(|ui| {
                    let response = link(ui, cx.theme, called);
                    let spoken = format!("{called}: {words}");
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
                    if response.clicked() {
                        cx.act(Action::Select(finding.agency));
                    }
                    ui.label(&words);
                });
            }
        },
    );
}

fn words(cx: &Cx<'_>, weakness: &Weakness, language: Language) -> String {
    match weakness {
        Weakness::BothAway(from, to) => {
            cx.tw("board-both-away", &[("from", cx.date(*from).into()), ("to", cx.date(*to).into())])
        }
        Weakness::NoResponsible => cx.t("board-no-responsible").to_owned(),
        Weakness::DeputyIsResponsible(id) => cx.tw("board-deputy-same", &[("name", name(cx, *id).into())]),
        Weakness::NoDeputy => cx.t("board-no-deputy").to_owned(),
        Weakness::DeputyLacksLanguage(id) => {
            let language = cx.t(language_key(language));
            cx.tw("board-language", &[("name", name(cx, *id).into()), ("language", language.into())])
        }
        Weakness::DeputyLacksAccess(id, systems) => {
            let systems =
                systems.iter().filter_map(|id| cx.snapshot.system.get(*id)).map(|one| one.name(cx.language()));
            let systems = systems.collect::<Vec<_>>().join(", ");
            cx.tw("board-access", &[("name", name(cx, *id).into()), ("systems", systems.into())])
        }
        Weakness::OneEditor(who) => cx.tw("board-one-editor", &[("name", who.as_str().into())]),
        Weakness::FewCharacteristics(payees, count) => {
            cx.tw("board-few", &[("payees", cx.number(*payees).into()), ("count", (*count).into())])
        }
    }
}
