//! Who is away and when, and recording it: what is recorded already is said, and which agencies would lose everybody.

use egui::{RichText, Ui};
use egui_material_icons::icons;

use super::{AbsencesPage, days_words, name};
use crate::domain::coverage::{UncoveredPeriod, weeks};
use crate::domain::{EmployeeId, OperationKind, Recording, record_absence};
use crate::ui::forms::parts::ending;
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::date_text::{DateText, Meant};
use crate::ui::widgets::{card, choice, date_field, link, primary, small};
use crate::ui::{Action, Cx};

/// How far a button beside fields stands below their labels.
const BELOW_LABEL: f32 = 21.0;

/// Where there is less room, recording stands below the fields.
const BESIDE: f32 = 980.0;

impl AbsencesPage {
    /// Who, when, and the button that records it.
    pub(super) fn asked_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, uncovered: &[UncoveredPeriod]) {
        card(ui, cx.theme, |ui| {
            let beside = ui.available_width() >= BESIDE;
            let recording = self.who.filter(|_| cx.writable() && !self.returned);
            let side_by_side = egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true);
            ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), 0.0), side_by_side, |ui| {
                ui.spacing_mut().item_spacing.x = 2.0 * UNIT;
                let mut who = self.who;
                if choice(ui, cx.theme, cx.t("absence-who"), &mut who, &people(cx), 220.0) {
                    self.choose(cx, who, None);
                }
                let today = || DateText::new(cx.language(), Some(cx.today));
                let (from, to) = self.dates.get_or_insert_with(|| (today(), today()));
                let before = from.clone();
                date_field(ui, cx, cx.t("field-first-day"), from, Meant::Near(cx.today));
                // An end before the beginning goes along with it, as far as it is typed.
                let sense = Meant::Near(cx.today);
                let along = *to == before && !before.in_full(sense);
                let backwards = matches!((from.date(sense), to.date(ending(from, cx.today))),
                    (Ok(Some(first)), Ok(Some(last))) if last < first);
                if *from != before && (along || backwards) {
                    to.clone_from(from);
                }
                date_field(ui, cx, cx.t("field-last-day"), to, ending(from, cx.today));
                if let Some(who) = recording.filter(|_| beside) {
                    ui.vertical(|ui| {
                        ui.add_space(BELOW_LABEL);
                        self.record_ui(ui, cx, who, uncovered);
                    });
                }
            });
            if let Some(who) = recording.filter(|_| !beside) {
                self.record_ui(ui, cx, who, uncovered);
            }
            if self.days(cx).is_none() {
                ui.label(RichText::new(cx.t("absence-dates-wrong")).color(cx.theme.danger));
            }
            if self.who.is_none() {
                small(ui, cx.theme, cx.t("absences-help"));
            }
            if self.clashing(cx) {
                uncovered_ui(ui, cx, uncovered);
            }
        });
    }

    /// Whether an absence is being entered that is not recorded yet.
    fn clashing(&self, cx: &Cx<'_>) -> bool {
        let Some(away) = self.away(cx).filter(|_| !self.returned) else { return false };
        let recording = record_absence(cx.snapshot, away.employee, away.from, away.to, false);
        !matches!(recording, Recording::Known(_))
    }

    fn record_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, who: EmployeeId, uncovered: &[UncoveredPeriod]) {
        let Some((from, to)) = self.days(cx) else { return };
        let recording = record_absence(cx.snapshot, who, from, to, self.reachable);
        if let Recording::Known(known) = &recording {
            ui.horizontal_wrapped(|ui| {
                ui.set_min_height(32.0);
                ui.spacing_mut().item_spacing.x = UNIT;
                let days = days_words(cx, known.from_day, known.to_day);
                ui.label(icons::ICON_EVENT_BUSY.rich_text().size(size::SECTION).color(cx.theme.quiet));
                ui.label(cx.tw("absence-known", &[("days", days.into())]));
                if link(ui, cx.theme, cx.t("absence-known-edit")).clicked() {
                    self.edit_days(cx, known);
                }
            });
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.checkbox(&mut self.reachable, cx.t("absence-reachable"));
            let (key, changes) = match recording {
                Recording::New(changes) => ("absence-record", changes),
                Recording::Longer { from, to, changes } => {
                    small(ui, cx.theme, cx.tw("absence-longer", &[("days", days_words(cx, from, to).into())]));
                    ("absence-extend", changes)
                }
                Recording::Known(_) => return,
            };
            let response = primary(ui, cx.theme, cx.t(key));
            if !uncovered.is_empty() {
                let told = uncovered.iter().map(|period| uncovered_words(cx, period)).collect::<Vec<_>>().join(" ");
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(told));
            }
            if response.clicked() {
                self.reachable = false;
                cx.act(Action::Commit(OperationKind::AbsenceEdited, changes));
            }
        });
    }
}

/// Who can be chosen.
fn people(cx: &Cx<'_>) -> Vec<(Option<EmployeeId>, String)> {
    let none = (None, cx.t("absence-choose").to_owned());
    std::iter::once(none).chain(crate::ui::parts::people::people(cx, &[])).collect()
}

/// Which agencies would lose everybody, and in which weeks.
fn uncovered_ui(ui: &mut Ui, cx: &Cx<'_>, uncovered: &[UncoveredPeriod]) {
    if uncovered.is_empty() {
        return;
    }
    egui::Frame::new().fill(cx.theme.warning_ground).corner_radius(4).inner_margin(UNIT).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        let heading = cx.tw("clash-title", &[("count", uncovered.len().into())]);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.label(icons::ICON_WARNING.rich_text().size(size::BODY).color(cx.theme.warning));
            let said = ui.label(RichText::new(heading).color(cx.theme.warning));
            ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(egui::accesskit::Live::Polite));
        });
        for period in uncovered {
            ui.add(egui::Label::new(uncovered_words(cx, period)).wrap());
        }
    });
}

/// Such a time in words: `Rannikkolaitos: myös Eero Eskola poissa 19.10.2026–23.10.2026 (viikko 43).`
fn uncovered_words(cx: &Cx<'_>, period: &UncoveredPeriod) -> String {
    let agency = cx.snapshot.agency.get(period.agency).map(|one| one.name(cx.language()).to_owned());
    let others = period.others.iter().map(|id| name(cx, *id)).collect::<Vec<_>>().join(", ");
    let args = [
        ("agency", agency.unwrap_or_default().into()),
        ("names", others.into()),
        ("days", days_words(cx, period.from, period.to).into()),
        ("weeks", weeks_words(cx, &weeks(period.from, period.to)).into()),
    ];
    cx.tw("clash-line", &args)
}

/// Weeks in words: `viikko 43`, `viikot 43–44`.
fn weeks_words(cx: &Cx<'_>, weeks: &[u32]) -> String {
    match (weeks.first(), weeks.last()) {
        (Some(first), Some(last)) if first != last => {
            cx.tw("weeks-several", &[("first", i64::from(*first).into()), ("last", i64::from(*last).into())])
        }
        (Some(only), _) => cx.tw("weeks-one", &[("week", i64::from(*only).into())]),
        (None, _) => String::new(),
    }
}
