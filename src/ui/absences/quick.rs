//! Who is away today, will soon be, or has just come back: one step from there to who stands in.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};
use egui::{RichText, Ui};
use egui_material_icons::icons;

use super::menu::{self, Chosen};
use super::{days_words, name};
use crate::domain::{Absence, AgencyId, AssignmentRole, Away, TakerAway, Untaken, takers_away, untaken};
use crate::i18n::payroll::short_days;
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

/// Who, when, how many agencies, how many of them nobody has taken over, and when whoever took over is away. Returns
/// whether it is chosen.
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
        let away = Away { employee: absence.employee, from: absence.from_day.max(cx.today), to: absence.to_day };
        let mut gone = if away.from <= away.to { takers_away(cx.snapshot, away) } else { Vec::new() };
        gone.retain(TakerAway::untaken);
        let now = absence.meets(cx.today, cx.today);
        let nobody = |one: &&Untaken| one.away == absence.employee && one.taker.is_none();
        let open = if now { untaken.iter().filter(nobody).count() } else { 0 };
        if open > 0 {
            let text = cx.tw("quick-untaken", &[("count", open.into())]);
            pill(ui, icons::ICON_WARNING, &text, cx.theme.danger, cx.theme.danger_ground);
        }
        if !gone.is_empty() {
            pill(ui, icons::ICON_WARNING, &gone_words(cx, &gone), cx.theme.warning, cx.theme.warning_ground);
        } else if now && open == 0 && agencies > 0 {
            pill(ui, icons::ICON_CHECK, cx.t("quick-taken"), cx.theme.good, cx.theme.good_ground);
        }
        response.clicked()
    })
    .inner
}

/// When whoever took over is away: the days where they are the same at all of the agencies and without a gap, else at how
/// many agencies it is so now and then.
fn gone_words(cx: &Cx<'_>, gone: &[TakerAway]) -> String {
    let agencies: BTreeSet<_> = gone.iter().map(|one| one.agency).collect();
    let mut times: Vec<_> = agencies.iter().map(|agency| spell(gone, *agency)).collect();
    times.dedup();
    match times.as_slice() {
        [Some((from, to))] => {
            let days = short_days(cx.language(), *from, *to, cx.today.year());
            cx.tw("quick-taker-away", &[("days", days.into())])
        }
        _ => cx.tw("quick-takers-away", &[("count", agencies.len().into())]),
    }
}

/// The first and the last of the days at one agency; none where others lie between them.
fn spell(gone: &[TakerAway], agency: AgencyId) -> Option<(NaiveDate, NaiveDate)> {
    let mut days = gone.iter().filter(|one| one.agency == agency).map(|one| (one.from, one.to));
    let first = days.next()?;
    days.try_fold(first, |(from, last), (next, to)| (last.succ_opt() == Some(next)).then_some((from, to)))
}
