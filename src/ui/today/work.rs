//! What the day asks of somebody: what falls due, what is to be looked over, what is open.

use egui::{Align, Label, Layout, RichText, Ui};
use egui_material_icons::icons;

use super::{More, Part, day_words, go, row_ui};
use crate::domain::today::Deadline;
use crate::domain::upkeep::{self, Overdue};
use crate::domain::{AgencyId, MatterState, OpenMatter};
use crate::i18n::names::{field_group_key, step_key};
use crate::ui::parts::mark::still_true_ui;
use crate::ui::theme::{size, strong};
use crate::ui::widgets::{hairline, link, pill, section, small};
use crate::ui::{Cx, Tab};

/// What falls due within two weeks.
pub(super) fn deadlines_ui(ui: &mut Ui, cx: &Cx<'_>, more: &More<'_>, deadlines: &[Deadline]) {
    let aside = |ui: &mut Ui| more.ui(ui, cx, Part::Deadlines, deadlines.len());
    section(ui, cx.theme, cx.t("today-deadlines"), aside, |ui| {
        if deadlines.is_empty() {
            small(ui, cx.theme, cx.t("today-no-deadlines"));
        }
        let mut before = None;
        for (index, one) in deadlines.iter().take(more.shown(Part::Deadlines)).enumerate() {
            let date = one.date.date.date;
            if index > 0 {
                hairline(ui, cx.theme);
            }
            let near = (date - cx.today).num_days() <= 1;
            let words = if before == Some(date) { String::new() } else { day_words(cx, date) };
            before = Some(date);
            ui.push_id((one.agency, index), |ui| {
                row_ui(
                    ui,
                    |ui| {
                        let text = RichText::new(words);
                        ui.add(Label::new(if near { text.font(strong(size::BODY)) } else { text }));
                    },
                    |ui| {
                        ui.horizontal_wrapped(|ui| {
                            if link(ui, cx.theme, cx.agency_name(one.agency)).clicked() {
                                go(cx, one.agency, Tab::Payroll);
                            }
                            ui.label(cx.t(&step_key(one.date.date.step)));
                            // Where there is only one group, its name on every row says nothing.
                            if let Some(group) = cx.snapshot.pay_group.get(one.date.group)
                                && cx.snapshot.pay_groups(one.agency).len() > 1
                            {
                                small(ui, cx.theme, &group.name);
                            }
                            if one.covering {
                                covering_pill_ui(ui, cx);
                            }
                        });
                    },
                );
            });
        }
    });
}

fn covering_pill_ui(ui: &mut Ui, cx: &Cx<'_>) {
    pill(ui, icons::ICON_SWAP_HORIZ, cx.t("today-you-cover"), cx.theme.warning, cx.theme.warning_ground);
}

/// What is to be looked over again, by agency: vouched for together with one button, or opened one by one.
pub(super) fn waiting_ui(ui: &mut Ui, cx: &Cx<'_>, more: &More<'_>, waiting: &[Overdue]) {
    let agencies = upkeep::by_agency(waiting);
    let aside = |ui: &mut Ui| more.ui(ui, cx, Part::Waiting, agencies.len());
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
    let aside = |ui: &mut Ui| more.ui(ui, cx, Part::Matters, matters.len());
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
                    },
                );
            });
        }
    });
}
