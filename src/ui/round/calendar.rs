//! The calendar over agencies: a month as days and as a list, which steps are shown, and the way into other programs.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use chrono::{Datelike, Months, NaiveDate};
use egui::Ui;
use egui_material_icons::icons;

use super::list::ListSheet;
use super::month::Month;
use super::{RoundPage, View, done, open, shown_year};
use crate::domain::board::Sieve;
use crate::domain::payroll::Step;
use crate::domain::unit_days::{UnitDay, unit_days, weeks_of};
use crate::domain::{EmployeeId, Snapshot};
use crate::i18n::date::month_name;
use crate::i18n::payroll::capitalised;
use crate::ui::theme::{UNIT, size, strong};
use crate::ui::widgets::grid::{Grid, Height};
use crate::ui::widgets::{bare_choice, icon_button, menu, plain_button, small};
use crate::ui::{Action, Cx};

/// From how many steps on a day can be marked as busy; zero for never.
const BUSY: [usize; 9] = [0, 3, 4, 5, 6, 8, 10, 15, 20];

/// The calendar and its passing state.
pub(super) struct CalendarView {
    /// The chosen day, and with it the month; today until one is chosen.
    chosen: Option<NaiveDate>,
    /// The steps that are not shown.
    left_out: BTreeSet<Step>,
    /// The days of which all rows are shown.
    whole: BTreeSet<NaiveDate>,
    grid: Grid,
    read: Option<Read>,
}

/// What the days were worked out from.
type Of = (Arc<Snapshot>, NaiveDate, Sieve, BTreeSet<Step>, (NaiveDate, NaiveDate));

/// The days as they were worked out.
struct Read {
    of: Of,
    days: Rc<Vec<UnitDay>>,
}

impl Default for CalendarView {
    fn default() -> Self {
        let (left_out, whole) = (BTreeSet::new(), BTreeSet::new());
        Self { chosen: None, left_out, whole, grid: Grid::new("rounds-list"), read: None }
    }
}

impl CalendarView {
    fn chosen(&self, cx: &Cx<'_>) -> NaiveDate {
        self.chosen.unwrap_or(cx.today)
    }

    /// The days between two, worked out again only where something has changed.
    fn read(&mut self, cx: &Cx<'_>, sieve: Sieve, between: (NaiveDate, NaiveDate)) -> Rc<Vec<UnitDay>> {
        let same = |of: &Of| {
            Arc::ptr_eq(&of.0, cx.snapshot) && (of.1, of.2, of.4) == (cx.today, sieve, between) && of.3 == self.left_out
        };
        if let Some(read) = self.read.as_ref().filter(|read| same(&read.of)) {
            return Rc::clone(&read.days);
        }
        let days = Rc::new(unit_days(cx.snapshot, between, cx.today, &sieve, &self.left_out));
        let of = (Arc::clone(cx.snapshot), cx.today, sieve, self.left_out.clone(), between);
        self.read = Some(Read { of, days: Rc::clone(&days) });
        days
    }

    /// The month, the ways to its neighbours, and what is shown of it.
    fn month_head_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, marks: bool) {
        ui.add_space(UNIT / 2.0);
        ui.horizontal_wrapped(|ui| {
            let day = self.chosen(cx);
            let mut to = None;
            if icon_button(ui, icons::ICON_CHEVRON_LEFT, cx.t("calendar-previous")).clicked() {
                to = day.checked_sub_months(Months::new(1));
            }
            let name = format!("{} {}", capitalised(month_name(cx.language(), day.month())), day.year());
            ui.label(egui::RichText::new(name).font(strong(size::SECTION)));
            if icon_button(ui, icons::ICON_CHEVRON_RIGHT, cx.t("calendar-next")).clicked() {
                to = day.checked_add_months(Months::new(1));
            }
            if plain_button(ui, cx.t("month-to-today")).clicked() {
                to = Some(cx.today);
            }
            if let Some(to) = to.filter(|day| shown_year(day.year())) {
                self.chosen = Some(to);
            }
            ui.add_space(UNIT);
            self.steps_ui(ui, cx);
            if marks {
                busy_ui(ui, cx);
            }
        });
    }

    /// Which steps are shown.
    fn steps_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let kinds = cx.snapshot.step_kinds();
        let tasks: Vec<Step> = cx.snapshot.recurring_task.iter().map(|task| Step::Task(task.id)).collect();
        // The recurring tasks are shown together or not at all.
        let offered = kinds.iter().map(|kind| (cx.step(kind.word), vec![kind.word]));
        let offered: Vec<(&str, Vec<Step>)> =
            offered.chain((!tasks.is_empty()).then(|| (cx.t("recurring-round"), tasks))).collect();
        let shown = |left_out: &BTreeSet<Step>, steps: &[Step]| steps.iter().any(|step| !left_out.contains(step));
        let count = offered.iter().filter(|(_, steps)| shown(&self.left_out, steps)).count();
        let words = if count == offered.len() {
            cx.t("month-all-steps").to_owned()
        } else {
            cx.tw("month-some-steps", &[("count", count.into()), ("all", offered.len().into())])
        };
        let button = plain_button(ui, &words);
        menu(&button, cx.t("month-which-steps"), |ui| {
            for (name, steps) in &offered {
                let mut on = shown(&self.left_out, steps);
                if ui.checkbox(&mut on, *name).changed() {
                    if on {
                        self.left_out.retain(|step| !steps.contains(step));
                    } else {
                        self.left_out.extend(steps);
                    }
                }
            }
        });
    }
}

/// From how many steps on a day is marked.
fn busy_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let mut busy = cx.status.busy_from;
    let words = |steps: usize| match steps {
        0 => cx.t("month-busy-never").to_owned(),
        steps => cx.tw("month-busy-from", &[("count", steps.into())]),
    };
    let mut offered: BTreeSet<usize> = BUSY.into_iter().collect();
    offered.insert(busy);
    let offered: Vec<(usize, String)> = offered.into_iter().map(|steps| (steps, words(steps))).collect();
    if bare_choice(ui, cx.theme, cx.t("month-busy-mark"), &mut busy, &offered, 230.0) {
        cx.act(Action::MarkBusyFrom(busy));
    }
}

impl RoundPage {
    /// Draws the page with the days of a month.
    pub(super) fn month_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let days = self.calendar.read(cx, self.sieve, weeks_of(self.calendar.chosen(cx)));
        let head = |page: &mut Self, ui: &mut Ui| page.calendar_head_ui(ui, cx, &days);
        self.page().widest(1600.0).show(ui, self, head, |page, ui| {
            if cx.snapshot.pay_group.is_empty() && cx.snapshot.recurring_task.is_empty() {
                page.empty_ui(ui, cx, 0);
                return;
            }
            let before = page.calendar.chosen(cx);
            let mut chosen = before;
            let whole = &mut page.calendar.whole;
            Month { days: &days, busy: cx.status.busy_from, chosen: &mut chosen, whole, sought: false }.ui(ui, cx);
            if chosen != before {
                page.calendar.chosen = Some(chosen);
            }
        });
    }

    /// Draws the page with what falls in a month, by day.
    pub(super) fn list_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let day = self.calendar.chosen(cx);
        let first = day.with_day(1).unwrap_or(day);
        let last = first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(first);
        let days = self.calendar.read(cx, self.sieve, (first, last));
        let sheet = ListSheet::new(cx, &days);
        let head = |page: &mut Self, ui: &mut Ui| page.calendar_head_ui(ui, cx, &days);
        let body = |page: &mut Self, ui: &mut Ui| -> Vec<_> {
            if sheet.at(0).is_none() {
                let all = cx.snapshot.pay_group.iter().count() + cx.snapshot.recurring_task.iter().count();
                page.empty_ui(ui, cx, all);
                return Vec::new();
            }
            let mut events = ui.horizontal(|ui| page.calendar.grid.columns_button_ui(ui, cx, &sheet)).inner;
            events.extend(page.calendar.grid.show(ui, cx, cx.t("month-list"), &sheet, Height::Room));
            small(ui, cx.theme, cx.t("rounds-help"));
            events
        };
        let events = self.page().table().show(ui, self, head, body);
        let lead = |row: usize| {
            if let Some(at) = sheet.at(row) {
                open(cx, at.agency, at.date.period);
            }
        };
        done(cx, events, &|row, column| sheet.step(row, column), lead);
    }

    fn calendar_head_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, days: &[UnitDay]) {
        self.heading_ui(ui, cx, |page, ui| {
            let whose: Option<EmployeeId> = page.sieve.employee.or(cx.status.me_id);
            let whose = whose.and_then(|id| cx.snapshot.employee.get(id));
            if let Some(whose) = whose {
                let words = cx.tw("month-export", &[("name", whose.name.as_str().into())]);
                if plain_button(ui, &words).clicked() {
                    cx.act(Action::ExportRounds(whose.id));
                }
            }
        });
        let month = self.calendar.chosen(cx).month();
        let falling = || days.iter().filter(|day| day.date.month() == month).flat_map(|day| &day.falling);
        let late = falling().filter(|one| !one.at.stands.settled() && one.at.late > 0).count();
        small(ui, cx.theme, cx.tw("month-summary", &[("count", falling().count().into()), ("late", late.into())]));
        self.sieve_ui(ui, cx);
        self.calendar.month_head_ui(ui, cx, self.view == View::Month);
    }
}
