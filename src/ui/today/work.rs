//! What the day asks of somebody: what falls due, what is to be looked over, what is open.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use egui::{Align, Label, Layout, RichText, Ui};
use egui_material_icons::icons;

use super::{More, Part, day_words, go, row_ui};
use crate::domain::payroll::{Stands, Step, StepBy};
use crate::domain::today::Deadline;
use crate::domain::upkeep::{self, Overdue};
use crate::domain::{AgencyId, MatterState, OpenMatter};
use crate::i18n::date::format_time;
use crate::i18n::names::field_group_key;
use crate::i18n::rounds::{stands_short, stands_words};
use crate::ui::parts::listing;
use crate::ui::parts::mark::still_true_ui;
use crate::ui::parts::tick::tick_ui;
use crate::ui::theme::{size, strong};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{across, hairline, link, pill, section, small};
use crate::ui::{Cx, Tab};

/// How many agencies of one step on one day are named before the rest is asked for.
pub(super) const NAMED: usize = 4;

/// The narrowest place of an agency beside another.
const NARROWEST: f32 = 250.0;

/// What falls on one day, or is late: a step, and at which agencies.
struct Due<'d> {
    /// The day; none for what is late, whatever its day was.
    date: Option<NaiveDate>,
    step: Step,
    at: Vec<&'d Deadline>,
}

/// The deadlines, those of one step on one day together, and those that are late.
fn together(deadlines: &[Deadline]) -> Vec<Due<'_>> {
    let mut due: Vec<Due<'_>> = Vec::new();
    for one in deadlines {
        let (date, step) = (Some(one.at.date.date).filter(|_| one.at.late == 0), one.at.date.step);
        match due.iter_mut().find(|known| (known.date, known.step) == (date, step)) {
            Some(known) => known.at.push(one),
            None => due.push(Due { date, step, at: vec![one] }),
        }
    }
    due
}

/// What is late, and what falls due within two weeks: by day and step, with a check for each agency.
pub(super) fn deadlines_ui(ui: &mut Ui, cx: &Cx<'_>, more: &More<'_>, deadlines: &[Deadline]) {
    let due = together(deadlines);
    let aside = |ui: &mut Ui| {
        more.ui(ui, cx, Part::Deadlines, due.len());
        if !due.is_empty() {
            taking_out::aside_ui(ui, cx, ("today-deadlines", 0));
        }
    };
    section(ui, cx.theme, cx.t("today-deadlines"), aside, |ui| {
        if due.is_empty() {
            small(ui, cx.theme, cx.t("today-no-deadlines"));
        }
        let mut before = None;
        for (index, one) in due.iter().take(more.shown(Part::Deadlines)).enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            let named = before == Some(one.date);
            before = Some(one.date);
            ui.push_id((one.date, one.step), |ui| {
                row_ui(ui, |ui| day_ui(ui, cx, one, named), |ui| due_ui(ui, cx, more, one));
            });
        }
        if !due.is_empty() {
            taking_out::listed(ui, ("today-deadlines", 0), || listing::deadlines(cx, deadlines));
        }
    });
}

/// The day of what falls due, which is named once.
fn day_ui(ui: &mut Ui, cx: &Cx<'_>, due: &Due<'_>, named: bool) {
    let words = due.date.map_or_else(|| cx.t("today-late").to_owned(), |date| day_words(cx, date));
    let near = due.date.is_none_or(|date| (date - cx.today).num_days() <= 1);
    let text = RichText::new(if named { String::new() } else { words });
    let text = if near { text.font(strong(size::BODY)) } else { text };
    ui.add(Label::new(if due.date.is_none() { text.color(cx.theme.danger) } else { text }));
}

/// A step and the agencies at which it falls due.
fn due_ui(ui: &mut Ui, cx: &Cx<'_>, more: &More<'_>, due: &Due<'_>) {
    let part = Part::Step(due.date, due.step);
    ui.horizontal_wrapped(|ui| {
        ui.label(cx.step(due.step));
        if cx.snapshot.done_by(due.step) == StepBy::Agency {
            small(ui, cx.theme, cx.t("step-by-agency"));
        }
        let time = due.at.first().and_then(|one| cx.snapshot.time_of_day(one.at.group?, due.step));
        if let Some(time) = time.filter(|_| due.date == Some(cx.today)) {
            let time = format_time(cx.language(), time);
            small(ui, cx.theme, cx.tw("today-by-time", &[("time", time.into())]));
        }
        if let [one] = due.at.as_slice() {
            agency_due_ui(ui, cx, one, false);
        } else {
            let agencies: BTreeSet<AgencyId> = due.at.iter().map(|one| one.agency).collect();
            small(ui, cx.theme, cx.tw("today-agencies", &[("count", agencies.len().into())]));
            more.ui(ui, cx, part, due.at.len());
        }
    });
    if due.at.len() > 1 {
        let shown: Vec<&Deadline> = due.at.iter().take(more.shown(part)).copied().collect();
        let across = across(ui, NARROWEST);
        for line in shown.chunks(across) {
            ui.columns(across, |columns| {
                for (ui, one) in columns.iter_mut().zip(line) {
                    ui.push_id((one.agency, one.at.group, one.at.date.period), |ui| {
                        let twice = due.at.iter().filter(|other| other.agency == one.agency).count() > 1;
                        ui.horizontal_wrapped(|ui| agency_due_ui(ui, cx, one, twice));
                    });
                }
            });
        }
    }
}

/// An agency at which something falls due, with its check; the group is named where the agency is there `twice`.
fn agency_due_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Deadline, twice: bool) {
    ui.spacing_mut().item_spacing.x = 4.0;
    tick_ui(ui, cx, &one.at);
    if link(ui, cx.theme, cx.agency_name(one.agency)).clicked() {
        go(cx, one.agency, Tab::Payroll);
    }
    // What falls once at an agency needs no name of a group.
    if let Some(group) = one.at.group.filter(|_| twice).and_then(|id| cx.snapshot.pay_group.get(id)) {
        ui.label(RichText::new(&group.name).size(size::SMALL).color(cx.theme.quiet));
    }
    // Words that wrap: in one of several columns a label of its own would be too wide.
    if one.at.stands == Stands::Partly {
        // What is missing is what whoever goes on has to know.
        let missing = one.at.tick.as_ref().map(|tick| tick.reason.trim()).filter(|reason| !reason.is_empty());
        let words = stands_short(cx.texts, cx.snapshot, &one.at);
        let words = missing.map_or_else(|| words.clone(), |missing| format!("{words}: {missing}"));
        let told = stands_words(cx.texts, cx.snapshot, &one.at);
        ui.label(RichText::new(words).size(size::SMALL).color(cx.theme.warning)).on_hover_text(told);
    } else if one.at.late > 0 {
        let words = cx.tw("stands-days", &[("days", one.at.late.into())]);
        ui.label(RichText::new(words).size(size::SMALL).color(cx.theme.danger));
    }
    if one.covering {
        covering_pill_ui(ui, cx);
    }
}

fn covering_pill_ui(ui: &mut Ui, cx: &Cx<'_>) {
    pill(ui, icons::ICON_SWAP_HORIZ, cx.t("today-you-cover"), cx.theme.warning, cx.theme.warning_ground);
}

/// What is to be looked over again, by agency: vouched for together with one button, or opened one by one.
pub(super) fn waiting_ui(ui: &mut Ui, cx: &Cx<'_>, more: &More<'_>, waiting: &[Overdue]) {
    let agencies = upkeep::by_agency(waiting);
    let aside = |ui: &mut Ui| {
        more.ui(ui, cx, Part::Waiting, agencies.len());
        if !agencies.is_empty() {
            taking_out::aside_ui(ui, cx, ("today-waiting", 0));
        }
    };
    section(ui, cx.theme, cx.t("today-waiting"), aside, |ui| {
        if agencies.is_empty() {
            small(ui, cx.theme, cx.t("today-nothing-waiting"));
        }
        for (index, (agency, of_it)) in agencies.iter().take(more.shown(Part::Waiting)).enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            // An agency that is done makes way for the next under the same button, so the keyboard stays put.
            ui.push_id(index, |ui| waiting_row_ui(ui, cx, *agency, of_it));
        }
        if !agencies.is_empty() {
            taking_out::listed(ui, ("today-waiting", 0), || listing::overdue(cx, waiting));
        }
    });
}

fn waiting_row_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, of_it: &[&Overdue]) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if cx.writable() {
            still_true_ui(ui, cx, agency, of_it);
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.spacing_mut().interact_size.y = 20.0;
            if link(ui, cx.theme, cx.agency_name(agency)).clicked() {
                let tab = of_it.first().map_or(Tab::Card, |one| Tab::of_group(one.group));
                go(cx, agency, tab);
            }
            let what = |one: &&Overdue| {
                let characteristic = one.characteristic.and_then(|id| cx.snapshot.characteristic.get(id));
                characteristic.map_or_else(|| cx.t(&field_group_key(one.group)).to_owned(), |one| one.title.clone())
            };
            ui.add(Label::new(of_it.iter().map(what).collect::<Vec<_>>().join(" · ")).wrap());
            small(ui, cx.theme, since_words(cx, of_it));
        });
    });
}

/// When what has waited longest was looked over.
fn since_words(cx: &Cx<'_>, of_it: &[&Overdue]) -> String {
    let oldest = of_it.iter().map(|one| one.vouched.as_ref().map(|vouched| vouched.on)).min().flatten();
    match oldest {
        None => cx.t("upkeep-never").to_owned(),
        Some(on) if of_it.len() == 1 => cx.tw("upkeep-verified", &[("date", cx.date(on).into())]),
        Some(on) => cx.tw("upkeep-oldest", &[("date", cx.date(on).into())]),
    }
}

/// What is open at the agencies somebody looks after.
pub(super) fn matters_ui(ui: &mut Ui, cx: &Cx<'_>, more: &More<'_>, matters: &[OpenMatter]) {
    let aside = |ui: &mut Ui| {
        more.ui(ui, cx, Part::Matters, matters.len());
        if !matters.is_empty() {
            taking_out::aside_ui(ui, cx, ("today-matters", 0));
        }
    };
    section(ui, cx.theme, cx.t("today-matters"), aside, |ui| {
        if matters.is_empty() {
            small(ui, cx.theme, cx.t("today-no-matters"));
        }
        for (index, one) in matters.iter().take(more.shown(Part::Matters)).enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            let due = one.due.map(|due| day_words(cx, due)).unwrap_or_default();
            let late = one.overdue(cx.today);
            ui.push_id(one.id, |ui| {
                row_ui(
                    ui,
                    |ui| {
                        let ink = if late { cx.theme.danger } else { cx.theme.text };
                        ui.add(Label::new(RichText::new(due).color(ink)));
                        if late {
                            ui.add(Label::new(RichText::new(cx.t("today-late")).size(size::SMALL).color(ink)));
                        } else if one.state == MatterState::Parked {
                            small(ui, cx.theme, cx.t("matter-waits"));
                        }
                    },
                    |ui| {
                        if link(ui, cx.theme, cx.agency_name(one.agency)).clicked() {
                            go(cx, one.agency, Tab::Card);
                        }
                        ui.add(Label::new(&one.text).wrap());
                        let who = one.assignee.and_then(|id| cx.snapshot.employee.get(id));
                        if let Some(who) = who {
                            let key =
                                if cx.status.me_id == Some(who.id) { "matter-yours" } else { "matter-looked-after" };
                            small(ui, cx.theme, cx.tw(key, &[("name", who.name.as_str().into())]));
                        }
                    },
                );
            });
        }
        if !matters.is_empty() {
            taking_out::listed(ui, ("today-matters", 0), || listing::matters_of_all(cx, matters));
        }
    });
}
