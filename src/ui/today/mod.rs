//! *Tänään*, the first screen: my deadlines, whom I cover for, who is away, what others changed in what is mine.

mod around;
mod notices;
mod work;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use egui::{Align, Layout, Ui, Vec2};

use super::screens::{Screen, nothing_typed};
use super::widgets::{Page, columns, link, small};
use super::{Action, Cx, Place, Tab};
use crate::domain::payroll::Step;
use crate::domain::today::{Day, Whose, day};
use crate::domain::{AgencyId, EmployeeId, EmployeeRole, Snapshot};
use crate::i18n::date::weekday_name;
use crate::i18n::payroll::{capitalised, short_date};

/// What can be longer than its first rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// What falls due.
    Deadlines,
    /// The agencies at which one step falls due on one day, or is late.
    Step(Option<NaiveDate>, Step),
    /// What is to be looked over, by agency.
    Waiting,
    /// What is open.
    Matters,
}

impl Part {
    /// How many rows are shown until the rest is asked for.
    const fn first_rows(self) -> usize {
        match self {
            Self::Deadlines | Self::Matters => 8,
            Self::Step(..) => work::NAMED,
            Self::Waiting => 6,
        }
    }
}

/// Which parts are shown whole, and which is to be from now on, or no longer.
struct More<'p> {
    opened: &'p BTreeSet<Part>,
    turned: Cell<Option<Part>>,
}

impl More<'_> {
    /// How many rows of a part are shown.
    fn shown(&self, part: Part) -> usize {
        if self.opened.contains(&part) { usize::MAX } else { part.first_rows() }
    }

    /// Leads to the rows that are not shown.
    fn ui(&self, ui: &mut Ui, cx: &Cx<'_>, part: Part, all: usize) {
        let rest = all.saturating_sub(part.first_rows());
        if rest == 0 {
            return;
        }
        let words = if self.opened.contains(&part) {
            cx.t("today-fewer").to_owned()
        } else {
            cx.tw("today-and-more", &[("count", rest.into())])
        };
        if link(ui, cx.theme, &words).clicked() {
            self.turned.set(Some(part));
        }
    }
}

/// The width of a date before what falls on it.
const DATE: f32 = 104.0;

/// The page and its passing state.
#[derive(Default)]
pub struct TodayPage {
    /// The parts that are shown whole.
    opened: BTreeSet<Part>,
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
        let whose = whose(cx);
        let day = self.day(cx, whose);
        let head = |_: &mut Self, ui: &mut Ui| heading_ui(ui, cx, whose, &day);
        Page::new("today").show(ui, self, head, |page, ui| {
            if cx.snapshot.agency.is_empty() {
                crate::ui::parts::beginning::no_agencies(ui, cx);
                if cx.snapshot.employee.is_empty() {
                    crate::ui::parts::beginning::no_staff(ui, cx);
                    return;
                }
            }
            notices::ui(ui, cx);
            let more = More { opened: &page.opened, turned: Cell::new(None) };
            columns(
                ui,
                0.58,
                |ui| {
                    work::deadlines_ui(ui, cx, &more, &day.deadlines);
                    work::waiting_ui(ui, cx, &more, &day.waiting);
                    around::news_ui(ui, cx, &day.news);
                },
                |ui| {
                    around::away_ui(ui, cx, &day.away);
                    work::matters_ui(ui, cx, &more, &day.matters);
                    around::rounds_ui(ui, cx, &day.rounds);
                },
            );
            if let Some(part) = more.turned.get()
                && !page.opened.remove(&part)
            {
                page.opened.insert(part);
            }
        });
    }

    nothing_typed!();
}

impl TodayPage {
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
}

/// The role of whoever sits here, where they are one of us.
fn role(cx: &Cx<'_>) -> Option<EmployeeRole> {
    cx.snapshot.employee.get(cx.status.me_id?).map(|me| me.role)
}

/// Whose day is shown: as somebody of that role has chosen here last, else mine, and a supervisor's is the whole unit's.
fn whose(cx: &Cx<'_>) -> Whose {
    let (Some(me), Some(role)) = (cx.status.me_id, role(cx)) else { return Whose::Everybody };
    let whole = cx.status.whole_unit.get(&role).copied().unwrap_or(role == EmployeeRole::Supervisor);
    if whole { Whose::Everybody } else { Whose::Of(me) }
}

fn heading_ui(ui: &mut Ui, cx: &Cx<'_>, whose: Whose, day: &Day) {
    let weekday = weekday_name(cx.language(), i64::from(cx.today.weekday().number_from_monday()));
    let heading = format!("{} {}", capitalised(weekday), cx.date(cx.today));
    super::widgets::heading(ui, &heading, |ui| {
        if whose == Whose::Everybody && link(ui, cx.theme, cx.t("situation-unit")).clicked() {
            cx.act(Action::Go(Place::Situation));
        }
        let Some(role) = role(cx) else { return };
        for (everybody, key) in [(false, "today-mine"), (true, "today-everybody")] {
            let chosen = (whose == Whose::Everybody) == everybody;
            if ui.selectable_label(chosen, cx.t(key)).clicked() && !chosen {
                cx.act(Action::ShowWholeUnit(role, everybody));
            }
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
