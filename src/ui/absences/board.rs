//! Where cover is weak, whoever is away. It speaks of agencies, not of how good a person is.

use egui::{RichText, Ui};
use egui_material_icons::icons;

use super::{days_words, name};
use crate::domain::Language;
use crate::domain::coverage::{Finding, Weakness};
use crate::i18n::keys::language_key;

use crate::i18n::list::{List, Value};
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{ends, hairline, link, section, small};
use crate::ui::{Action, Cx, Tab};

/// Room for the link to where it is put right.
const FIX: f32 = 170.0;

/// Draws the findings, kind by kind; each leads to where it is put right.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, findings: &[Finding]) {
    // No agencies are not agencies that are well covered.
    if cx.snapshot.agency.is_empty() {
        crate::ui::parts::beginning::no_agencies(ui, cx);
        return;
    }
    small(ui, cx.theme, cx.t("board-help"));
    ui.add_space(UNIT / 2.0);
    if findings.is_empty() {
        section(
            ui,
            cx.theme,
            cx.t("board-title"),
            |_| {},
            |ui| {
                small(ui, cx.theme, cx.t("board-none"));
            },
        );
        return;
    }
    taking_out::menu_ui(ui, cx, ("absences-weak", 0));
    for kinds in findings.chunk_by(|one, other| kind_key(&one.weakness) == kind_key(&other.weakness)) {
        let Some(first) = kinds.first() else { continue };
        let count = cx.tw("quick-agencies", &[("count", kinds.len().into())]);
        let aside = |ui: &mut Ui| {
            small(ui, cx.theme, count);
        };
        section(ui, cx.theme, cx.t(kind_key(&first.weakness)), aside, |ui| {
            for (index, finding) in kinds.iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                finding_ui(ui, cx, finding);
            }
        });
    }
    taking_out::listed(ui, ("absences-weak", 0), || list(cx, findings));
}

/// The findings as a table that leaves the window.
fn list(cx: &Cx<'_>, findings: &[Finding]) -> List {
    let row = |one: &Finding| {
        let language = cx.snapshot.agency.get(one.agency).and_then(|agency| agency.service_language);
        vec![
            Value::text(cx.t(kind_key(&one.weakness))),
            Value::text(cx.agency_name(one.agency)),
            Value::text(words(cx, &one.weakness, language.unwrap_or_default())),
        ]
    };
    let headings = ["board-title", "field-agency", "list-told"].map(|key| cx.t(key).to_owned()).to_vec();
    taking_out::list(cx.t("board-title"), headings, findings.iter().map(row).collect())
}

fn finding_ui(ui: &mut Ui, cx: &Cx<'_>, finding: &Finding) {
    let Some(agency) = cx.snapshot.agency.get(finding.agency) else { return };
    let called = agency.name(cx.language());
    let words = words(cx, &finding.weakness, agency.service_language.unwrap_or_default());
    ends(
        ui,
        |ui| {
            let room = (ui.available_width() - FIX).max(120.0);
            ui.vertical(|ui| {
                ui.set_max_width(room);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().interact_size.y = 24.0;
                    let grave = matches!(finding.weakness, Weakness::BothAway(..) | Weakness::NoResponsible);
                    let ink = if grave { cx.theme.danger } else { cx.theme.warning };
                    let icon = if grave { icons::ICON_REPORT } else { icons::ICON_WARNING };
                    ui.label(icon.rich_text().size(size::BODY).color(ink));
                    ui.label(RichText::new(called).font(crate::ui::theme::strong(size::BODY)));
                    ui.label(&words);
                });
            });
        },
        |ui| {
            let tab = fix(&finding.weakness);
            let response = link(ui, cx.theme, cx.t(tab.key()));
            let spoken = format!("{called}: {words}");
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
            if response.clicked() {
                cx.act(Action::Select(finding.agency));
                cx.act(Action::Show(tab));
            }
        },
    );
}

/// Where it is put right.
const fn fix(weakness: &Weakness) -> Tab {
    match weakness {
        Weakness::OneEditor(_) | Weakness::FewCharacteristics(..) => Tab::Characteristics,
        Weakness::BothAway(..)
        | Weakness::NoResponsible
        | Weakness::DeputyIsResponsible(_)
        | Weakness::NoDeputy
        | Weakness::DeputyLacksLanguage(_)
        | Weakness::DeputyLacksAccess(..) => Tab::Responsibilities,
    }
}

const fn kind_key(weakness: &Weakness) -> &'static str {
    match weakness {
        Weakness::BothAway(..) => "board-kind-both-away",
        Weakness::NoResponsible => "board-kind-no-responsible",
        Weakness::DeputyIsResponsible(_) => "board-kind-deputy-same",
        Weakness::NoDeputy => "board-kind-no-deputy",
        Weakness::DeputyLacksLanguage(_) => "board-kind-language",
        Weakness::DeputyLacksAccess(..) => "board-kind-access",
        Weakness::OneEditor(_) => "board-kind-one-editor",
        Weakness::FewCharacteristics(..) => "board-kind-few",
    }
}

fn words(cx: &Cx<'_>, weakness: &Weakness, language: Language) -> String {
    match weakness {
        Weakness::BothAway(from, to) => cx.tw("board-both-away", &[("days", days_words(cx, *from, *to).into())]),
        Weakness::NoResponsible => cx.t("board-no-responsible").to_owned(),
        Weakness::DeputyIsResponsible(id) => cx.tw("board-deputy-same", &[("name", name(cx, *id).into())]),
        Weakness::NoDeputy => cx.t("board-no-deputy").to_owned(),
        Weakness::DeputyLacksLanguage(id) => {
            let language = cx.t(language_key(language));
            cx.tw("board-language", &[("name", name(cx, *id).into()), ("language", language.into())])
        }
        Weakness::DeputyLacksAccess(id, systems) => {
            let systems = systems.iter().filter_map(|id| cx.snapshot.system.get(*id));
            let systems = systems.map(|one| one.name(cx.language())).collect::<Vec<_>>().join(", ");
            cx.tw("board-access", &[("name", name(cx, *id).into()), ("systems", systems.into())])
        }
        Weakness::OneEditor(who) => cx.tw("board-one-editor", &[("name", who.as_str().into())]),
        Weakness::FewCharacteristics(payees, count) => {
            cx.tw("board-few", &[("payees", cx.number(*payees).into()), ("count", (*count).into())])
        }
    }
}
