//! Who is away today, will soon be, or has just come back: one step from there to who stands in.

use chrono::Days;
use egui::{RichText, Ui};
use egui_material_icons::icons;

use super::menu::{self, Chosen};
use super::{days_words, name};
use crate::domain::{Absence, AssignmentRole, Untaken, untaken};
use crate::ui::Cx;
use crate::ui::parts::listing;
use crate::ui::theme::{ROW, size};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{hairline, link, pill, section, small};

/// So many days after somebody has come back, what happened meanwhile is still offered.
const BACK: u64 = 14;

/// So many days before, an absence is named.
const SOON: u64 = 14;

/// Draws the absences; returns the one that something is to be done with.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>) -> Option<(Absence, Chosen)> {
    let mut absences: Vec<Absence> = cx
        .snapshot
        .absence
        .iter()
        .filter(|one| one.meets(cx.today - Days::new(BACK), cx.today + Days::new(SOON)))
        .cloned()
        .collect();
    absences.sort_by_key(|one| (one.from_day, one.to_day, one.id));
    let any = !absences.is_empty();
    if any {
        taking_out::menu_ui(ui, cx, ("absences", 0));
    }
    let all = absences.clone();
    let (over, rest): (Vec<_>, Vec<_>) = absences.into_iter().partition(|one| one.to_day < cx.today);
    let (now, soon): (Vec<_>, Vec<_>) = rest.into_iter().partition(|one| one.from_day <= cx.today);
    let open = untaken(cx.snapshot, cx.today);
    let mut chosen = None;
    for (key, none, group) in
        [("quick-now", Some("quick-nobody"), now), ("quick-soon", None, soon), ("quick-back", None, over)]
    {
        if group.is_empty() && none.is_none() {
            continue;
        }
        section(
            ui,
            cx.theme,
            cx.t(key),
            |_| {},
            |ui| {
                if let Some(none) = none.filter(|_| group.is_empty()) {
                    small(ui, cx.theme, cx.t(none));
                }
                for (index, absence) in group.iter().enumerate() {
                    if index > 0 {
                        hairline(ui, cx.theme);
                    }
                    ui.push_id(absence.id, |ui| {
                        let clicked = line_ui(ui, cx, absence, &open).then_some(Chosen::Look);
                        if let Some(what) = clicked.or(menu::row_ui(ui, cx, absence)) {
                            chosen = Some((absence.clone(), what));
                        }
                    });
                }
            },
        );
    }
    if any {
        taking_out::listed(ui, ("absences", 0), || listing::absences(cx, &all));
    }
    chosen
}

/// Who, when, how many agencies, and how many of them nobody has taken over. Returns whether it is chosen.
fn line_ui(ui: &mut Ui, cx: &Cx<'_>, absence: &Absence, untaken: &[Untaken]) -> bool {
    let who = name(cx, absence.employee);
    let days = days_words(cx, absence.from_day, absence.to_day);
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(ROW - 4.0);
        ui.spacing_mut().interact_size.y = ROW - 4.0;
        let response = link(ui, cx.theme, &who);
        let spoken = format!("{who}, {days}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
        ui.label(&days);
        let held = |one: &&crate::domain::Assignment| {
            let day = absence.from_day.max(cx.today.min(absence.to_day));
            one.employee == absence.employee && one.role == AssignmentRole::Responsible && one.holds_on(day)
        };
        let agencies = cx.snapshot.assignment.iter().filter(held).count();
        ui.label(
            RichText::new(cx.tw("quick-agencies", &[("count", agencies.into())]))
                .size(size::SMALL)
                .color(cx.theme.quiet),
        );
        if absence.meets(cx.today, cx.today) {
            let open = untaken.iter().filter(|one| one.away == absence.employee).count();
            if open > 0 {
                let text = cx.tw("quick-untaken", &[("count", open.into())]);
                pill(ui, icons::ICON_WARNING, &text, cx.theme.danger, cx.theme.danger_ground);
            } else if agencies > 0 {
                pill(ui, icons::ICON_CHECK, cx.t("quick-taken"), cx.theme.good, cx.theme.good_ground);
            }
        }
        response.clicked()
    })
    .inner
}
