//! *Tänään*, the first screen: my deadlines, whom I cover for, who is away, what others changed in what is mine.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use chrono::{Datelike, Local, NaiveDate};
use egui::{Align, Label, Layout, RichText, Ui, Vec2};
use egui_material_icons::icons;

use super::Cx;
use super::screens::{Screen, nothing_typed};
use super::theme::{size, strong};
use super::widgets::{Page, columns, hairline, link, pill, plain_button, progress, section, small};
use super::{Action, Place, Tab};
use crate::domain::questionnaire::Progress;
use crate::domain::today::{AwayToday, Day, Deadline, News, Whose, day};
use crate::domain::upkeep::Overdue;
use crate::domain::{AgencyId, EmployeeId, OpenMatter, OperationKind, RoundId, Snapshot};
use crate::i18n::date::{format_time, weekday_name};
use crate::i18n::names::{field_group_key, step_key};
use crate::i18n::payroll::{capitalised, short_date};
use crate::ui::parts::people::short_name;

/// How many deadlines are shown; the next ones are on the agencies' own pages.
const DEADLINES: usize = 10;

/// How many open matters are shown; the rest stand on the agencies' cards.
const MATTERS: usize = 8;

/// How many things to be looked over are shown; the page of upkeep has them all.
const WAITING: usize = 6;

/// How many changes are shown; the history has them all.
const NEWS: usize = 6;

/// The width of a date before what falls on it.
const DATE: f32 = 104.0;

/// The page and its passing state.
#[derive(Default)]
pub struct TodayPage {
    /// The whole unit is shown to somebody who has agencies of their own.
    everybody: bool,
    read: Option<Read>,
}

/// What was worked out, and from what.
struct Read {
    snapshot: Arc<Snapshot>,
    of: (Whose, NaiveDate),
    day: Rc<Day>,
}

impl Screen for TodayPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let whose = self.whose(cx);
        let day = self.day(cx, whose);
        let head = |page: &mut Self, ui: &mut Ui| page.heading_ui(ui, cx, whose, &day);
        Page::new("today").show(ui, self, head, |_, ui| {
            if cx.snapshot.agency.is_empty() {
                crate::ui::parts::beginning::no_agencies(ui, cx);
                if cx.snapshot.employee.is_empty() {
                    crate::ui::parts::beginning::no_staff(ui, cx);
                    return;
                }
            }
            columns(
                ui,
                0.58,
                |ui| {
                    deadlines_ui(ui, cx, &day.deadlines);
                    waiting_ui(ui, cx, &day.waiting);
                    news_ui(ui, cx, &day.news);
                },
                |ui| {
                    away_ui(ui, cx, &day.away);
                    matters_ui(ui, cx, &day.matters);
                    rounds_ui(ui, cx, &day.rounds);
                },
            );
        });
    }

    nothing_typed!();
}

impl TodayPage {
    /// Whose day is shown: mine where I have agencies, else the unit's.
    fn whose(&self, cx: &Cx<'_>) -> Whose {
        match cx.status.me_id {
            Some(me) if !self.everybody => Whose::Of(me),
            _ => Whose::Everybody,
        }
    }

    /// The day, worked out again only where something has changed.
    fn day(&mut self, cx: &Cx<'_>, whose: Whose) -> Rc<Day> {
        let of = (whose, cx.today);
        let known = self.read.as_ref().filter(|read| read.of == of && Arc::ptr_eq(&read.snapshot, cx.snapshot));
        if let Some(known) = known {
            return Rc::clone(&known.day);
        }
        let day = Rc::new(day(cx.snapshot, whose, &cx.status.me, cx.today));
        self.read = Some(Read { snapshot: Arc::clone(cx.snapshot), of, day: Rc::clone(&day) });
        day
    }

    fn heading_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, whose: Whose, day: &Day) {
        let weekday = weekday_name(cx.language(), i64::from(cx.today.weekday().number_from_monday()));
        let heading = format!("{} {}", capitalised(weekday), cx.date(cx.today));
        super::widgets::heading(ui, &heading, |ui| {
            if cx.status.me_id.is_none() {
                return;
            }
            for (everybody, key) in [(false, "today-mine"), (true, "today-everybody")] {
                ui.selectable_value(&mut self.everybody, everybody, cx.t(key));
            }
        });
        if cx.snapshot.agency.is_empty() {
            return;
        }
        let counts = [("own", day.own.len().into()), ("covering", day.covering.len().into())];
        let text = match whose {
            Whose::Everybody => cx.tw("today-unit", &[counts[0].clone(), ("away", day.away.len().into())]),
            Whose::Of(_) => cx.tw("today-summary", &counts),
        };
        small(ui, cx.theme, text);
        // For whom, until when: what somebody wants to know who comes to work in the morning.
        let mut absent: BTreeMap<EmployeeId, (NaiveDate, usize)> = BTreeMap::new();
        for one in &day.covering {
            absent.entry(one.away).or_insert((one.until, 0)).1 += 1;
        }
        for (who, (until, count)) in absent {
            let Some(who) = cx.snapshot.employee.get(who) else { continue };
            let args =
                [("name", who.name.as_str().into()), ("date", until_words(cx, until).into()), ("count", count.into())];
            small(ui, cx.theme, cx.tw("today-covering", &args));
        }
    }
}

/// `tänään`, `huomenna`, or the date with its weekday.
fn day_words(cx: &Cx<'_>, date: NaiveDate) -> String {
    match (date - cx.today).num_days() {
        -1 => cx.t("day-yesterday").to_owned(),
        0 => cx.t("day-today").to_owned(),
        1 => cx.t("day-tomorrow").to_owned(),
        _ => short_date(cx.language(), date, cx.today.year()),
    }
}

/// Until when, with the weekday.
fn until_words(cx: &Cx<'_>, date: NaiveDate) -> String {
    short_date(cx.language(), date, cx.today.year())
}

/// A row of a card: something narrow, then the rest.
fn row_ui(ui: &mut Ui, lead: impl FnOnce(&mut Ui), rest: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.set_min_height(28.0);
        ui.spacing_mut().interact_size.y = 22.0;
        ui.allocate_ui_with_layout(Vec2::new(DATE, 28.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(DATE);
            lead(ui);
        });
        ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), 28.0), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(3.0);
            rest(ui);
        });
    });
}

/// Leads to a tab of an agency.
fn go(cx: &Cx<'_>, agency: AgencyId, tab: Tab) {
    cx.act(Action::Select(agency));
    cx.act(Action::Show(tab));
}

fn deadlines_ui(ui: &mut Ui, cx: &Cx<'_>, deadlines: &[Deadline]) {
    let more = deadlines.len().saturating_sub(DEADLINES);
    let aside = |ui: &mut Ui| {
        if more > 0 {
            small(ui, cx.theme, cx.tw("today-more", &[("count", more.into())]));
        }
    };
    section(ui, cx.theme, cx.t("today-deadlines"), aside, |ui| {
        if deadlines.is_empty() {
            small(ui, cx.theme, cx.t("today-no-deadlines"));
        }
        let mut before = None;
        for (index, one) in deadlines.iter().take(DEADLINES).enumerate() {
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
                            if let Some(group) = cx.snapshot.pay_group.get(one.date.group) {
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

fn away_ui(ui: &mut Ui, cx: &Cx<'_>, away: &[AwayToday]) {
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
            let mut standing: BTreeMap<EmployeeId, usize> = BTreeMap::new();
            for there in one.agencies.iter().filter_map(|(_, there)| *there) {
                *standing.entry(there).or_default() += 1;
            }
            let mut words = vec![until];
            for (who, count) in standing {
                if Some(who) == cx.status.me_id {
                    words.push(cx.tw("today-with-you", &[("count", count.into())]));
                } else if let Some(who) = cx.snapshot.employee.get(who) {
                    let args = [("name", short_name(&who.name).into()), ("count", count.into())];
                    words.push(cx.tw("today-with", &args));
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

/// How many more there are than are shown.
fn more_ui(ui: &mut Ui, cx: &Cx<'_>, all: usize, shown: usize) {
    if all > shown {
        small(ui, cx.theme, cx.tw("today-and-more", &[("count", (all - shown).into())]));
    }
}

/// What is to be looked over again: vouched for with one key, or opened.
fn waiting_ui(ui: &mut Ui, cx: &Cx<'_>, waiting: &[Overdue]) {
    let aside = |ui: &mut Ui| more_ui(ui, cx, waiting.len(), WAITING);
    section(ui, cx.theme, cx.t("today-waiting"), aside, |ui| {
        if waiting.is_empty() {
            small(ui, cx.theme, cx.t("today-nothing-waiting"));
        }
        for (index, one) in waiting.iter().take(WAITING).enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            let agency = cx.agency_name(one.agency);
            let characteristic = one.characteristic.and_then(|id| cx.snapshot.characteristic.get(id));
            let what = characteristic.map_or_else(
                || cx.t(&field_group_key(one.group)).to_owned(),
                |characteristic| characteristic.title.clone(),
            );
            let when = one.vouched.as_ref().map_or_else(
                || cx.t("upkeep-never").to_owned(),
                |vouched| cx.tw("upkeep-verified", &[("date", cx.date(vouched.on).into())]),
            );
            ui.push_id((one.agency, index), |ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if cx.writable() {
                        let true_still = plain_button(ui, cx.t("upkeep-still-true"));
                        let name = format!("{}: {agency}, {what}", cx.t("upkeep-still-true"));
                        true_still.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                        if true_still.clicked() {
                            let changes = one.still_true(cx.snapshot, &cx.status.me, cx.today);
                            cx.act(Action::Commit(OperationKind::Verified, changes));
                        }
                    }
                    ui.with_layout(Layout::top_down(Align::Min), |ui| {
                        ui.spacing_mut().item_spacing.y = 1.0;
                        ui.spacing_mut().interact_size.y = 20.0;
                        if link(ui, cx.theme, agency).clicked() {
                            go(cx, one.agency, Tab::of_group(one.group));
                        }
                        ui.add(Label::new(&what).wrap());
                        small(ui, cx.theme, when);
                    });
                });
            });
        }
    });
}

/// What is open at the agencies somebody looks after.
fn matters_ui(ui: &mut Ui, cx: &Cx<'_>, matters: &[OpenMatter]) {
    let aside = |ui: &mut Ui| more_ui(ui, cx, matters.len(), MATTERS);
    section(ui, cx.theme, cx.t("today-matters"), aside, |ui| {
        if matters.is_empty() {
            small(ui, cx.theme, cx.t("today-no-matters"));
        }
        for (index, one) in matters.iter().take(MATTERS).enumerate() {
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

/// How far the questionnaire has come, and the way on.
fn rounds_ui(ui: &mut Ui, cx: &Cx<'_>, rounds: &[(RoundId, Progress)]) {
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

fn news_ui(ui: &mut Ui, cx: &Cx<'_>, news: &[News]) {
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
