//! What goes on around somebody's own agencies: who is away, how far the questionnaire has come, what others changed.

use std::collections::BTreeMap;

use chrono::Local;
use egui::{Label, RichText, Ui};
use egui_material_icons::icons;

use super::{day_words, go, row_ui, until_words};
use crate::domain::questionnaire::Progress;
use crate::domain::today::{AwayToday, News};
use crate::domain::{EmployeeId, RoundId};
use crate::i18n::date::format_time;
use crate::ui::parts::people::short_name;
use crate::ui::theme::{size, strong};
use crate::ui::widgets::{hairline, link, pill, plain_button, progress, section, small};
use crate::ui::{Action, Cx, Place, Tab};

/// How many changes are shown; the history has them all.
const NEWS: usize = 6;

pub(super) fn away_ui(ui: &mut Ui, cx: &Cx<'_>, away: &[AwayToday]) {
    let aside = |ui: &mut Ui| {
        if link(ui, cx.theme, cx.t("today-to-absences")).clicked() {
            cx.act(Action::Go(Place::Absences));
        }
    };
    section(ui, cx.theme, cx.t("today-away"), aside, |ui| {
        if away.is_empty() {
            small(ui, cx.theme, cx.t("today-nobody-away"));
        }
        for (index, one) in away.iter().enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            ui.push_id(one.employee, |ui| away_row_ui(ui, cx, one));
        }
    });
}

/// Somebody who is away: until when, and who looks after how many of their agencies.
fn away_row_ui(ui: &mut Ui, cx: &Cx<'_>, one: &AwayToday) {
    let Some(employee) = cx.snapshot.employee.get(one.employee) else { return };
    row_ui(
        ui,
        |ui| {
            ui.add(Label::new(RichText::new(short_name(&employee.name)).font(strong(size::BODY))).truncate())
                .on_hover_text(&employee.name);
        },
        |ui| {
            let until = if one.until == cx.today {
                cx.t("day-today").to_owned()
            } else {
                cx.tw("today-until", &[("date", until_words(cx, one.until).into())])
            };
            // Who has taken over comes first, then who would have to.
            let mut standing: BTreeMap<(bool, EmployeeId), usize> = BTreeMap::new();
            for there in one.agencies.iter().filter_map(|(_, there)| *there) {
                *standing.entry((!there.taken, there.employee)).or_default() += 1;
            }
            let mut words = vec![until];
            for ((untaken, who), count) in standing {
                if Some(who) == cx.status.me_id {
                    let key = if untaken { "today-awaits-you" } else { "today-with-you" };
                    words.push(cx.tw(key, &[("count", count.into())]));
                } else if let Some(who) = cx.snapshot.employee.get(who) {
                    let key = if untaken { "today-stands-in" } else { "today-with" };
                    let args = [("name", short_name(&who.name).into()), ("count", count.into())];
                    words.push(cx.tw(key, &args));
                }
            }
            ui.add(Label::new(words.join(" · ")).wrap());
            for agency in one.gaps() {
                ui.push_id(agency, |ui| {
                    ui.horizontal_wrapped(|ui| {
                        pill(ui, icons::ICON_WARNING, cx.t("coverage-gap"), cx.theme.danger, cx.theme.danger_ground);
                        if link(ui, cx.theme, cx.agency_name(agency)).clicked() {
                            go(cx, agency, Tab::Responsibilities);
                        }
                    });
                });
            }
        },
    );
}

/// How far the questionnaire has come, and the way on.
pub(super) fn rounds_ui(ui: &mut Ui, cx: &Cx<'_>, rounds: &[(RoundId, Progress)]) {
    for (id, done) in rounds {
        let Some(round) = cx.snapshot.question_round.get(*id) else { continue };
        let heading = format!("{}: {}", cx.t("place-questionnaire"), round.name);
        let due = cx.tw("questionnaire-due", &[("date", cx.date(round.due_on).into())]);
        let ink = if round.overdue(cx.today) { cx.theme.danger } else { cx.theme.quiet };
        let aside = |ui: &mut Ui| {
            ui.label(RichText::new(due).size(size::SMALL).color(ink));
        };
        ui.push_id(id, |ui| {
            section(ui, cx.theme, &heading, aside, |ui| {
                let args = [("done", done.answered.into()), ("all", done.asked.into())];
                let words = cx.tw("questionnaire-progress", &args);
                progress(ui, cx.theme, (done.answered, done.asked), 180.0, &words);
                let key = if done.answered < done.asked { "today-go-on" } else { "today-answers" };
                if plain_button(ui, cx.t(key)).clicked() {
                    cx.act(Action::Go(Place::Questionnaire));
                }
            });
        });
    }
}

/// What others have changed, the newest; the history has it all.
pub(super) fn news_ui(ui: &mut Ui, cx: &Cx<'_>, news: &[News]) {
    let aside = |ui: &mut Ui| {
        if link(ui, cx.theme, cx.t("place-history")).clicked() {
            cx.act(Action::Go(Place::History));
        }
    };
    section(ui, cx.theme, cx.t("today-news"), aside, |ui| {
        if news.is_empty() {
            small(ui, cx.theme, cx.t("today-no-news"));
        }
        for (index, one) in news.iter().take(NEWS).enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            let at = one.edit.at.with_timezone(&Local);
            let time = format_time(cx.language(), at.time());
            let when = match (cx.today - at.date_naive()).num_days() {
                0 => time,
                1 => format!("{} {time}", day_words(cx, at.date_naive())),
                _ => day_words(cx, at.date_naive()),
            };
            ui.push_id((one.agency, index), |ui| {
                row_ui(
                    ui,
                    |ui| {
                        small(ui, cx.theme, when);
                    },
                    |ui| {
                        ui.horizontal_wrapped(|ui| {
                            let mut tabs: Vec<Tab> = one.tables.iter().map(|table| Tab::showing(*table)).collect();
                            tabs.dedup();
                            let first = tabs.first().copied().unwrap_or_default();
                            if link(ui, cx.theme, cx.agency_name(one.agency)).clicked() {
                                go(cx, one.agency, first);
                            }
                            let names: Vec<&str> = tabs.into_iter().map(|tab| cx.t(tab.key())).collect();
                            ui.label(names.join(", "));
                            small(ui, cx.theme, &one.edit.who);
                        });
                    },
                );
            });
        }
    });
}
