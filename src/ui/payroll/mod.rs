//! *Palkkakalenteri*: the pay groups of an agency, the dates of a year, and the next ones on the card.

mod draft;
mod form;
mod months;
mod moved;
mod table;
mod task_form;
mod tasks;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use egui::Ui;
use egui_material_icons::icons;

use super::theme::{UNIT, size, strong};
use super::widgets::taking_out;
use super::widgets::{
    bold, edit_button, empty, ends, hairline, icon_button, link, menu, menu_item, plain_button, primary, small,
};
use super::{Action, Cx, Tab};
use crate::domain::payroll::{PayrollDate, Period, Round, Step, StepAt};
use crate::domain::{
    Agency, AgencyId, Change, FieldGroup, OperationKind, PayGroup, PayGroupId, Snapshot, Table, YEARS,
};
use crate::i18n::payroll::{capitalised, rule_words, short_date, timing_words, uncapitalised};
use crate::i18n::rounds::{progress_words, stands_short};
use crate::ui::parts::mark::marked;
use crate::ui::parts::tick::tick_ui;

use table::Asked;
use tasks::TaskShown;

pub(crate) use draft::GroupFields;
pub(crate) use moved::DateFields;
pub(crate) use task_form::TaskFields;

/// How many of the next dates the card shows.
const ON_CARD: usize = 3;

/// The narrowest place in which the year and what can be done with it stand on one line.
const ONE_LINE: f32 = 600.0;

/// A pay group with its dates.
struct Shown {
    group: PayGroup,
    /// The rounds of the year, round by round.
    rounds: Vec<PayrollDate>,
    /// What falls in the year, of whichever round, by date.
    marks: Vec<PayrollDate>,
}

/// What has been reckoned for a snapshot: holidays of many years are not looked for in every frame.
#[derive(Default)]
struct Reckoned {
    of: Option<(Arc<Snapshot>, AgencyId, i32, NaiveDate)>,
    groups: Vec<Shown>,
    /// What is late and what comes next.
    next: Vec<StepAt>,
    /// The rounds that concern people today.
    rounds: Vec<Round>,
    /// The steps of all rounds that the year shows, by group, round and step.
    steps: HashMap<(Option<PayGroupId>, Period, Step), StepAt>,
    /// The recurring tasks.
    tasks: Vec<TaskShown>,
}

impl Reckoned {
    fn keep_up(&mut self, cx: &Cx<'_>, agency: AgencyId, year: i32) {
        let same = |of: &(Arc<Snapshot>, AgencyId, i32, NaiveDate)| {
            Arc::ptr_eq(&of.0, cx.snapshot) && (of.1, of.2, of.3) == (agency, year, cx.today)
        };
        if self.of.as_ref().is_some_and(same) {
            return;
        }
        self.of = Some((Arc::clone(cx.snapshot), agency, year, cx.today));
        self.rounds = cx.snapshot.agency_rounds(agency, cx.today);
        self.next = cx.snapshot.next_steps(agency, cx.today, ON_CARD);
        self.next.truncate(ON_CARD);
        self.tasks = tasks::shown(cx.snapshot, agency, cx.today);
        let known = self.rounds.iter().flat_map(|round| &round.steps).cloned();
        let mut steps: HashMap<_, StepAt> = known.map(|at| ((at.group, at.date.period, at.date.step), at)).collect();
        for group in cx.snapshot.pay_groups(agency) {
            // Of other rounds only what has been said of them is told.
            for date in cx.snapshot.payroll(group.id, year) {
                let at = cx.snapshot.step_on(group, date, cx.today);
                if at.tick.is_some() {
                    steps.entry((Some(group.id), date.period, date.step)).or_insert(at);
                }
            }
        }
        self.steps = steps;
        let shown = |group: &PayGroup| {
            let around = (year - 1..=year + 1).flat_map(|year| cx.snapshot.payroll(group.id, year));
            let mut marks: Vec<PayrollDate> = around.filter(|date| date.date.year() == year).collect();
            marks.sort_by_key(|date| (date.date, date.step));
            Shown { group: group.clone(), rounds: cx.snapshot.payroll(group.id, year), marks }
        };
        self.groups = cx.snapshot.pay_groups(agency).into_iter().map(shown).collect();
    }
}

/// The tab and its passing state.
#[derive(Default)]
pub struct PayrollTab {
    of: Option<AgencyId>,
    year: Option<i32>,
    months: bool,
    reckoned: Reckoned,
}

impl PayrollTab {
    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
        self.keep_up(cx, agency.id);
        if self.reckoned.groups.is_empty() {
            Self::empty_ui(ui, cx, agency.id);
        } else {
            self.year_ui(ui, cx, agency.id);
            crate::ui::parts::mark::line(ui, cx, agency, FieldGroup::Payroll);
            let year = self.year(cx);
            if self.months {
                months::ui(ui, cx, &self.reckoned.groups, &self.reckoned.steps, year);
            } else {
                for shown in &self.reckoned.groups {
                    let asked = ui.push_id(shown.group.id, |ui| table::ui(ui, cx, shown, &self.reckoned.steps, year));
                    match asked.inner {
                        Some(Asked::Group) => cx.act(Action::EditRow(Table::PayGroup, shown.group.id.0)),
                        Some(Asked::Date(date)) => cx.open(DateFields::new(cx, &shown.group, date)),
                        None => {}
                    }
                }
            }
        }
        tasks::ui(ui, cx, agency.id, &self.reckoned.tasks);
    }

    /// Shows the rounds of a year.
    pub const fn show_year(&mut self, year: i32) {
        self.year = Some(year);
    }

    /// Draws the next deadline and how far the running rounds are, for the agency's header.
    pub fn header_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
        self.keep_up(cx, agency.id);
        let Some(next) = self.reckoned.next.first() else { return };
        let round =
            self.reckoned.rounds.iter().find(|round| (round.group, round.period) == (next.group, next.date.period));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(5.0, 0.0);
            ui.spacing_mut().interact_size.y = 20.0;
            ui.label(egui::RichText::new(cx.t("header-next")).color(cx.theme.quiet));
            let step = uncapitalised(cx.step(next.date.step));
            ui.label(egui::RichText::new(step).font(strong(size::BODY)));
            let late = next.late > 0 && !next.stands.settled();
            let day = short_date(cx.language(), next.date.date, cx.today.year());
            let words = if late { stands_short(cx.texts, cx.snapshot, next) } else { day };
            ui.label(egui::RichText::new(words).color(if late { cx.theme.danger } else { cx.theme.text }));
            if let Some(round) = round.filter(|round| round.steps.iter().any(|one| one.tick.is_some())) {
                ui.label(egui::RichText::new("·").color(cx.theme.quiet));
                ui.label(egui::RichText::new(progress_words(cx.texts, round)).color(cx.theme.quiet));
            }
        });
    }

    /// Draws what comes next, short, for the card.
    pub fn next_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
        self.keep_up(cx, agency.id);
        let aside = |ui: &mut Ui| {
            if link(ui, cx.theme, cx.t("tab-payroll")).clicked() {
                cx.act(Action::Show(Tab::Payroll));
            }
        };
        let several = self.reckoned.groups.len() > 1;
        marked(ui, cx, agency, FieldGroup::Payroll, cx.t("payroll-next"), aside, |ui| {
            if self.reckoned.next.is_empty() {
                let key = if self.reckoned.groups.is_empty() { "payroll-next-none" } else { "payroll-no-dates" };
                small(ui, cx.theme, cx.t(key));
            }
            for (index, one) in self.reckoned.next.iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                next_row_ui(ui, cx, one, several);
            }
        });
    }

    fn keep_up(&mut self, cx: &Cx<'_>, agency: AgencyId) {
        if self.of != Some(agency) {
            let (months, year) = (self.months, self.year);
            *self = Self { of: Some(agency), months, year, ..Self::default() };
        }
        self.reckoned.keep_up(cx, agency, self.year(cx));
    }

    fn year(&self, cx: &Cx<'_>) -> i32 {
        self.year.unwrap_or_else(|| cx.today.year())
    }

    fn empty_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId) {
        let add = empty(ui, cx.theme, cx.t("payroll-none"), cx.t("payroll-none-help"), |ui| {
            cx.writable() && primary(ui, cx.theme, cx.t("payroll-add")).clicked()
        });
        if add {
            cx.open(GroupFields::new(cx.snapshot, cx.language(), agency, cx.today));
        }
    }

    fn year_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId) {
        let year = self.year(cx);
        let (mut stepped, mut months) = (year, self.months);
        let look = |ui: &mut Ui| {
            if icon_button(ui, icons::ICON_CHEVRON_LEFT, cx.t("all-figures-earlier")).clicked() {
                stepped -= 1;
            }
            ui.label(egui::RichText::new(year.to_string()).font(strong(size::SECTION)));
            if icon_button(ui, icons::ICON_CHEVRON_RIGHT, cx.t("all-figures-later")).clicked() {
                stepped += 1;
            }
            ui.add_space(UNIT);
            for (key, way) in [("payroll-table", false), ("payroll-months", true)] {
                ui.selectable_value(&mut months, way, cx.t(key));
            }
        };
        let act = |ui: &mut Ui| {
            // What goes to other programs is what holds now.
            if cx.status.past.is_none() && plain_button(ui, cx.t("payroll-export")).clicked() {
                cx.act(Action::ExportCalendar(agency, year));
            }
            cx.writable() && link(ui, cx.theme, cx.t("payroll-add")).clicked()
        };
        let add = if ui.available_width() < ONE_LINE {
            ui.horizontal(look);
            ui.horizontal_wrapped(act).inner
        } else {
            ends(ui, look, act).1
        };
        if add {
            cx.open(GroupFields::new(cx.snapshot, cx.language(), agency, cx.today));
        }
        ui.add_space(UNIT / 2.0);
        self.months = months;
        if stepped != year && YEARS.contains(&i64::from(stepped)) {
            self.year = Some(stepped);
            self.reckoned.keep_up(cx, agency, stepped);
        }
    }
}

/// A pay group's heading and rule; true where it is to be edited.
fn group_ui(ui: &mut Ui, cx: &Cx<'_>, group: &PayGroup, heading: &str) -> bool {
    let mut edit = false;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ends(
            ui,
            |ui| {
                bold(ui, heading, size::SECTION);
                if let Some(end) = group.ended_on {
                    let key = if end < cx.today { "payroll-ended-on" } else { "payroll-ends-on" };
                    small(ui, cx.theme, cx.tw(key, &[("date", cx.date(end).into())]));
                }
            },
            |ui| {
                if cx.writable() {
                    menu_ui(ui, cx, group);
                    let name = cx.doing("payroll-edit", &group.name);
                    edit = edit_button(ui, &name, group.id.0);
                }
                if group.pay_days().is_some() {
                    taking_out::aside_ui(ui, cx, table::which(group));
                }
            },
        );
        match group.pay_days() {
            Some(rule) => small(ui, cx.theme, capitalised(&rule_words(cx.texts, &rule))),
            None => ui.colored_label(cx.theme.danger, cx.t("payroll-unreadable")),
        };
    });
    edit
}

/// When a step of a group falls, in words; none for one without a rule of its own.
fn timing_of(cx: &Cx<'_>, group: &PayGroup, step: Step) -> Option<String> {
    let rule = cx.snapshot.step_rules(group).into_iter().find(|rule| rule.step == step)?;
    Some(timing_words(cx.texts, rule.timing))
}

fn menu_ui(ui: &mut Ui, cx: &Cx<'_>, group: &PayGroup) {
    let name = cx.doing("payroll-more", &group.name);
    let button = icon_button(ui, icons::ICON_MORE_VERT, &name);
    menu(&button, &name, |ui| {
        if menu_item(ui, cx.theme, None, cx.t("payroll-delete")).clicked() {
            let changes = cx.snapshot.of_pay_group(group).into_iter().map(Change::delete).collect();
            cx.act(Action::Commit(OperationKind::PayrollEdited, changes));
            ui.close();
        }
    });
}

fn next_row_ui(ui: &mut Ui, cx: &Cx<'_>, one: &StepAt, several: bool) {
    let group = one.group.filter(|_| several).and_then(|id| cx.snapshot.pay_group.get(id));
    let group = group.map(|group| group.name.clone());
    let days = (one.date.date - cx.today).num_days();
    ui.spacing_mut().interact_size.y = 22.0;
    ends(
        ui,
        |ui| {
            tick_ui(ui, cx, one);
            ui.label(cx.step(one.date.step));
            if let Some(group) = group {
                small(ui, cx.theme, group);
            }
        },
        |ui| {
            if one.late > 0 {
                let words = stands_short(cx.texts, cx.snapshot, one);
                ui.label(egui::RichText::new(words).size(size::SMALL).color(cx.theme.danger));
            } else {
                small(ui, cx.theme, cx.tw("payroll-in-days", &[("days", days.into())]));
            }
            bold(ui, short_date(cx.language(), one.date.date, cx.today.year()), size::BODY);
        },
    );
}
