//! What gets worse, in words.

use egui::{Label, RichText, Ui};
use egui_material_icons::icons;

use super::{Worked, person_years};
use crate::domain::what_if::Worse;
use crate::domain::{AssignmentRole, ListId};
use crate::i18n::keys::language_key;
use crate::ui::Cx;
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{section, small};

/// Draws what gets worse.
pub(super) fn worse_ui(ui: &mut Ui, cx: &Cx<'_>, worked: &Worked) {
    let worse = &worked.comparison.worse;
    section(
        ui,
        cx.theme,
        cx.t("what-if-worse"),
        |_| {},
        |ui| {
            if worse.is_empty() {
                small(ui, cx.theme, cx.t("what-if-worse-none"));
                return;
            }
            let lost = worked.comparison.lost_years();
            if lost > 0.0 {
                small(ui, cx.theme, cx.tw("what-if-lost", &[("years", one_decimal(cx, lost).into())]));
            }
            ui.spacing_mut().item_spacing.y = UNIT / 2.0;
            for one in worse {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    ui.add(Label::new(icons::ICON_WARNING.rich_text().size(size::BODY).color(cx.theme.warning)));
                    ui.add(Label::new(RichText::new(words(cx, worked, one)).size(size::SMALL)).wrap());
                });
            }
        },
    );
}

/// One thing that gets worse, in words.
pub(super) fn words(cx: &Cx<'_>, worked: &Worked, worse: &Worse) -> String {
    let agency = |id| worked.agency(cx, id);
    let person = |id| worked.person(cx, id);
    match worse {
        Worse::Nobody(of, role) => {
            let key = match role {
                AssignmentRole::Responsible => "what-if-worse-no-responsible",
                AssignmentRole::Deputy => "what-if-worse-no-deputy",
            };
            cx.tw(key, &[("agency", agency(*of).into())])
        }
        Worse::Language(of, who, language) => {
            let language = cx.t(language_key(*language));
            let args = [("agency", agency(*of).into()), ("name", person(*who).into()), ("language", language.into())];
            cx.tw("what-if-worse-language", &args)
        }
        Worse::Access(of, who, systems) => {
            let name = |id: &ListId| cx.snapshot.system.get(*id).map(|one| one.name(cx.language()).to_owned());
            let systems: Vec<String> = systems.iter().filter_map(name).collect();
            let args =
                [("agency", agency(*of).into()), ("name", person(*who).into()), ("systems", systems.join(", ").into())];
            cx.tw("what-if-worse-access", &args)
        }
        Worse::Pair(of, one, other) => {
            let args = [("agency", agency(*of).into()), ("one", person(*one).into()), ("other", person(*other).into())];
            cx.tw("what-if-worse-pair", &args)
        }
        Worse::City(of, from, to) => {
            let city = |id: &ListId| cx.snapshot.city.get(*id).map(|one| one.name(cx.language()).to_owned());
            let args = [
                ("agency", agency(*of).into()),
                ("from", city(from).unwrap_or_default().into()),
                ("to", city(to).unwrap_or_default().into()),
            ];
            cx.tw("what-if-worse-city", &args)
        }
        Worse::Experience { agency: of, who, years, written } => {
            let args = [
                ("agency", agency(*of).into()),
                ("name", person(*who).into()),
                ("years", years.map(|years| one_decimal(cx, years)).unwrap_or_default().into()),
                ("count", (*written).into()),
            ];
            let key = match (years, *written > 0) {
                (Some(_), true) => "what-if-worse-written",
                (Some(_), false) => "what-if-worse-experience",
                (None, true) => "what-if-worse-written-of-old",
                (None, false) => "what-if-worse-of-old",
            };
            cx.tw(key, &args)
        }
        Worse::Above(who, pace) => {
            let args = [("name", person(*who).into()), ("pace", person_years(cx, *pace).into())];
            cx.tw("what-if-worse-above", &args)
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "years of working life")]
pub(super) fn one_decimal(cx: &Cx<'_>, years: f64) -> String {
    crate::i18n::money::edited_decimal(cx.language(), (years * 10.0).round() as i64 * 1_000, 1)
}
