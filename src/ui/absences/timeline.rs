//! The absences that are recorded: twelve weeks, one line each, so that those that overlap are seen.

use chrono::{Datelike, Days, NaiveDate};
use egui::{Rect, RichText, Sense, Stroke, Ui, Vec2, pos2};
use egui_material_icons::icons;
use serde::{Deserialize, Serialize};

use super::menu::{self, Chosen, remove};
use super::{days_words, name, period};
use crate::domain::{Absence, Change, OperationKind};
use crate::i18n::payroll::short_date;
use crate::ui::draft::{Draft, KeptDraft, NotTakenUp};
use crate::ui::forms::parts::ending;
use crate::ui::parts::listing;
use crate::ui::theme::{UNIT, size, strong};
use crate::ui::widgets::date_text::{DateText, Meant};
use crate::ui::widgets::keyboard;
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{date_field, edit_button, hairline, icon_button, plain_button, primary, section, small};
use crate::ui::{Action, Cx};

const WEEKS: u64 = 12;
const NAME: f32 = 150.0;
const DATES: f32 = 190.0;
const BUTTONS: f32 = 70.0;

/// In a card narrower than this a bar stands under its name, across the card: beside it there would be no room to read it.
const BESIDE: f32 = 620.0;

/// Whether a bar stands beside its name.
fn beside(ui: &Ui) -> bool {
    ui.available_width() >= BESIDE
}

/// The name under which an absence that is being edited is kept.
const KEPT: &str = "Absence";

/// An absence being edited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Edit {
    base: Absence,
    from: DateText,
    to: DateText,
    reachable: bool,
}

impl Edit {
    pub(super) fn new(cx: &Cx<'_>, absence: &Absence) -> Draft<Self> {
        let [from, to] = [absence.from_day, absence.to_day].map(|day| DateText::new(cx.language(), Some(day)));
        Draft::new(Self { base: absence.clone(), from, to, reachable: absence.reachable })
    }
}

/// What is typed of an absence, to be kept outside the window.
pub(super) fn kept(cx: &Cx<'_>, edit: &Draft<Edit>) -> Option<KeptDraft> {
    let base = &edit.base.base;
    let about = || cx.doing("absence-edit", &name(cx, base.employee));
    edit.changed().then(|| KeptDraft::of(KEPT, base.id, about(), &[base.clone().into()], edit))?
}

/// The absence as it was being edited.
///
/// # Errors
/// Where something else was kept.
pub(super) fn take_up(kept: &KeptDraft) -> Result<Draft<Edit>, NotTakenUp> {
    kept.read(KEPT)
}

/// Draws the absences that are not over; returns the one that is to be looked at.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, edit: &mut Option<Draft<Edit>>) -> Option<Absence> {
    let mut look = None;
    let monday = cx.today - Days::new(u64::from(cx.today.weekday().num_days_from_monday()));
    let mut absences: Vec<&Absence> = cx.snapshot.absence.iter().filter(|one| one.to_day >= cx.today).collect();
    absences.sort_by_key(|one| (one.from_day, one.to_day, one.id));
    section(
        ui,
        cx.theme,
        cx.t("absence-timeline"),
        |ui| {
            if !absences.is_empty() {
                taking_out::aside_ui(ui, cx, ("absences", 0));
            }
        },
        |ui| {
            // What is being edited stays, also where the absence is gone meanwhile.
            let there = |open: &Draft<Edit>| absences.iter().any(|one| one.id == open.base.base.id);
            if let Some(open) = edit.as_mut().filter(|open| !there(open))
                && edit_ui(ui, cx, &mut open.edited)
            {
                *edit = None;
            }
            if absences.is_empty() {
                small(ui, cx.theme, cx.t("absence-timeline-none"));
                return;
            }
            ui.spacing_mut().item_spacing.y = 2.0;
            weeks_ui(ui, cx, monday);
            counts_ui(ui, cx, monday);
            for absence in &absences {
                let absence: &Absence = absence;
                hairline(ui, cx.theme);
                ui.push_id(absence.id, |ui| match edit {
                    Some(open) if open.base.base.id == absence.id => {
                        if edit_ui(ui, cx, &mut open.edited) {
                            *edit = None;
                        }
                    }
                    _ => {
                        if line_ui(ui, cx, absence, monday, edit) {
                            look = Some(absence.clone());
                        }
                    }
                });
            }
            taking_out::listed(ui, ("absences", 0), || listing::absences(cx, absences.iter().copied()));
        },
    );
    look
}

/// How wide the bars are where they begin here, `beside` their names or under them.
fn bars(ui: &Ui, beside: bool) -> f32 {
    if beside { (ui.available_width() - BUTTONS).max(60.0) } else { ui.available_width().max(60.0) }
}

fn at(rect: Rect, monday: NaiveDate, day: NaiveDate) -> f32 {
    let days = (day - monday).num_days().clamp(0, 84);
    let share = f32::from(i16::try_from(days).unwrap_or(84)) / 84.0;
    rect.left() + rect.width() * share
}

/// The first days of the weeks.
fn weeks_ui(ui: &mut Ui, cx: &Cx<'_>, monday: NaiveDate) {
    let beside = beside(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if beside {
            ui.add_space(NAME + DATES);
        }
        let (rect, _) = ui.allocate_exact_size(Vec2::new(bars(ui, beside), 18.0), Sense::hover());
        let mut free = rect.left();
        for week in (0..WEEKS).step_by(2) {
            let day = monday + Days::new(7 * week);
            let text = short_date(cx.language(), day, day.year());
            let text = text.split_once(' ').map_or(text.as_str(), |(_, date)| date);
            let place = pos2(at(rect, monday, day), rect.center().y);
            let font = egui::FontId::proportional(size::SMALL);
            // Where the weeks stand close, only as many are named as there is room for.
            if place.x >= free {
                let drawn = ui.painter().text(place, egui::Align2::LEFT_CENTER, text, font, cx.theme.quiet);
                free = drawn.right() + UNIT;
            }
        }
    });
}

/// How many are away in each week, so that absences that meet are seen at once.
fn counts_ui(ui: &mut Ui, cx: &Cx<'_>, monday: NaiveDate) {
    let counts: Vec<(NaiveDate, usize)> = (0..WEEKS)
        .map(|week| {
            let first = monday + Days::new(7 * week);
            let mut away: Vec<_> =
                cx.snapshot.absence.iter().filter(|one| one.meets(first, first + Days::new(6))).collect();
            away.sort_by_key(|one| one.employee);
            away.dedup_by_key(|one| one.employee);
            (first, away.len())
        })
        .collect();
    let beside = beside(ui);
    if !beside {
        small(ui, cx.theme, cx.t("timeline-away"));
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if beside {
            ui.allocate_ui(Vec2::new(NAME + DATES, 18.0), |ui| {
                ui.set_min_width(NAME + DATES);
                small(ui, cx.theme, cx.t("timeline-away"));
            });
        }
        let (rect, response) = ui.allocate_exact_size(Vec2::new(bars(ui, beside), 18.0), Sense::hover());
        for (first, count) in counts.iter().filter(|(_, count)| *count > 0) {
            let place = pos2(at(rect, monday, *first + Days::new(3)), rect.center().y);
            let font = if *count > 1 { strong(size::SMALL) } else { egui::FontId::proportional(size::SMALL) };
            ui.painter().text(
                place,
                egui::Align2::CENTER_CENTER,
                cx.number(i64::try_from(*count).unwrap_or(0)),
                font,
                cx.theme.text,
            );
        }
        let spoken = counts.iter().map(|(first, count)| {
            let args = [("date", cx.date(*first).into()), ("count", (*count).into())];
            cx.tw("timeline-week", &args)
        });
        let spoken = spoken.collect::<Vec<_>>().join(", ");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    });
}

/// An absence on its line. Returns whether it is to be looked at.
fn line_ui(ui: &mut Ui, cx: &Cx<'_>, absence: &Absence, monday: NaiveDate, edit: &mut Option<Draft<Edit>>) -> bool {
    let (who, dates) = (name(cx, absence.employee), days_words(cx, absence.from_day, absence.to_day));
    let called = format!("{who}, {dates}");
    if beside(ui) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            fixed(ui, NAME, |ui| {
                ui.add(egui::Label::new(&who).truncate());
            });
            fixed(ui, DATES, |ui| dates_ui(ui, cx, absence, &dates));
            bar_ui(ui, cx, absence, monday, bars(ui, true));
            ui.add_space(UNIT);
            buttons_ui(ui, cx, absence, &called, edit);
        });
    } else {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let named = (ui.available_width() - BUTTONS - DATES).max(NAME / 2.0);
            fixed(ui, named, |ui| {
                ui.add(egui::Label::new(&who).truncate());
            });
            fixed(ui, DATES, |ui| dates_ui(ui, cx, absence, &dates));
            ui.add_space(UNIT);
            buttons_ui(ui, cx, absence, &called, edit);
        });
        bar_ui(ui, cx, absence, monday, bars(ui, false));
    }
    let chosen = menu::row_ui(ui, cx, absence);
    if chosen == Some(Chosen::Edit) && !edit.as_ref().is_some_and(Draft::changed) {
        *edit = Some(Edit::new(cx, absence));
    }
    chosen == Some(Chosen::Look)
}

fn fixed(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(Vec2::new(width, 28.0), layout, |ui| {
        ui.set_width(width);
        add(ui);
    });
}

/// From when to when, and whether they can be reached meanwhile.
fn dates_ui(ui: &mut Ui, cx: &Cx<'_>, absence: &Absence, dates: &str) {
    small(ui, cx.theme, dates);
    if absence.reachable {
        ui.add_space(UNIT / 2.0);
        let icon = icons::ICON_CALL.rich_text().size(size::BODY).color(cx.theme.quiet);
        ui.add(egui::Label::new(icon)).on_hover_text(cx.t("absence-reachable"));
    }
}

/// The twelve weeks with the absence in them.
fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, absence: &Absence, monday: NaiveDate, width: f32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 28.0), Sense::hover());
    for week in 0..=WEEKS {
        let x = at(rect, monday, monday + Days::new(7 * week));
        ui.painter().vline(x, rect.y_range(), Stroke::new(1.0, cx.theme.line));
    }
    let (left, right) = (at(rect, monday, absence.from_day), at(rect, monday, absence.to_day + Days::new(1)));
    if left < rect.right() {
        let bar = Rect::from_x_y_ranges(left..=right.max(left + 4.0), rect.center().y - 7.0..=rect.center().y + 7.0);
        ui.painter().rect_filled(bar, 3.0, cx.theme.accent);
    }
    let today = at(rect, monday, cx.today);
    ui.painter().vline(today, rect.y_range(), Stroke::new(1.5, cx.theme.danger));
}

/// What can be done with the absence, which is spoken of as `called`.
fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, absence: &Absence, called: &str, edit: &mut Option<Draft<Edit>>) {
    if !cx.writable() {
        return;
    }
    let spoken = |key: &str| cx.doing(key, called);
    if edit_button(ui, &spoken("absence-edit"), absence.id.0) && !edit.as_ref().is_some_and(Draft::changed) {
        *edit = Some(Edit::new(cx, absence));
    }
    if icon_button(ui, icons::ICON_DELETE, &spoken("absence-delete")).clicked() {
        remove(cx, absence);
    }
}

/// The dates being edited. Returns whether that is done.
fn edit_ui(ui: &mut Ui, cx: &Cx<'_>, edit: &mut Edit) -> bool {
    let mut done = false;
    let beside = beside(ui);
    if !beside {
        ui.label(name(cx, edit.base.employee));
    }
    let side_by_side = egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(!beside);
    ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), 0.0), side_by_side, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0 * UNIT;
        if beside {
            ui.vertical(|ui| {
                ui.add_space(24.0);
                ui.label(name(cx, edit.base.employee));
            });
        }
        let from = date_field(ui, cx, cx.t("field-first-day"), &mut edit.from, Meant::Near(cx.today));
        let to = date_field(ui, cx, cx.t("field-last-day"), &mut edit.to, ending(&edit.from, cx.today));
        let days = period(&edit.from, &edit.to, cx.today);
        if !beside {
            ui.end_row();
        }
        ui.vertical(|ui| {
            if beside {
                ui.add_space(21.0);
            }
            ui.horizontal_wrapped(|ui| {
                let reachable = ui.checkbox(&mut edit.reachable, cx.t("absence-reachable"));
                let overlapping = days.is_some_and(|(from, to)| {
                    let own = cx.snapshot.absences(edit.base.employee);
                    own.into_iter().any(|one| one.id != edit.base.id && one.meets(from, to))
                });
                let sound = days.is_some() && !overlapping;
                let save = ui.add_enabled_ui(sound, |ui| primary(ui, cx.theme, cx.t("save"))).inner;
                if overlapping {
                    ui.label(RichText::new(cx.t("absence-overlaps")).color(cx.theme.danger));
                }
                let cancel = plain_button(ui, cx.t("cancel"));
                let line = ui.scope_id().with(edit.base.id);
                let keys = keyboard::over_where_focused(ui, line, &[&from, &to, &reachable, &save, &cancel]);
                let wanted = save.clicked() || (sound && (keys.save || keys.entered(ui.ctx())));
                if let (true, Some((from_day, to_day))) = (wanted, days) {
                    let after = Absence { from_day, to_day, reachable: edit.reachable, ..edit.base.clone() };
                    if after != edit.base {
                        let changes = vec![Change::update(edit.base.clone(), after)];
                        cx.act(Action::Commit(OperationKind::AbsenceEdited, changes));
                    }
                    done = true;
                }
                done |= cancel.clicked() || keys.leave;
            });
        });
    });
    done
}
