//! *Poissaolot*: who stands in for a colleague on some dates and what they have to know, who is away when, what has
//! happened meanwhile, and where cover is weak.

mod asked;
mod board;
mod briefing;
mod cover;
mod menu;
mod month;
mod opened;
mod quick;
mod timeline;
mod work;
mod year;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::Ui;
use egui_material_icons::icons;

use super::Cx;
use super::draft::{Draft, KeptDraft, NotTakenUp};
use super::forms::parts::ending;
use super::screens::Screen;
use super::theme::UNIT;
use super::widgets::{Page, heading, pill, plain_button, section, small, tabs};
use crate::domain::coverage::{self, Covered, Finding, UncoveredPeriod, WeekExposure};
use crate::domain::{Absence, AgencyId, Away, Change, EmployeeId, OperationKind, Paper, Record, Snapshot};
use crate::ui::parts::matters::at_agency_ui;
use crate::ui::parts::printing;
use crate::ui::widgets::date_text::{DateText, Meant};
use menu::Chosen;
use timeline::Edit;

/// The parts of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    /// Who stands in for whom.
    #[default]
    Cover,
    /// Who is away when.
    Calendar,
    /// Where cover is weak.
    Board,
}

impl View {
    const ALL: [Self; 3] = [Self::Cover, Self::Calendar, Self::Board];

    const fn key(self) -> &'static str {
        match self {
            Self::Cover => "absences-cover",
            Self::Calendar => "absences-calendar",
            Self::Board => "absences-board",
        }
    }
}

/// How much of the calendar is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Span {
    #[default]
    Weeks,
    Month,
    Year,
}

impl Span {
    const ALL: [Self; 3] = [Self::Weeks, Self::Month, Self::Year];

    const fn key(self) -> &'static str {
        match self {
            Self::Weeks => "span-weeks",
            Self::Month => "span-month",
            Self::Year => "span-year",
        }
    }
}

/// The page and its passing state.
#[derive(Default)]
pub struct AbsencesPage {
    view: View,
    span: Span,
    who: Option<EmployeeId>,
    /// From and to, as they are typed; today until then.
    dates: Option<(DateText, DateText)>,
    reachable: bool,
    /// Whether what happened meanwhile is shown in place of who stands in.
    returned: bool,
    opened: opened::Opened,
    edit: Option<Draft<Edit>>,
    month: month::MonthView,
    year: year::YearView,
    read: Option<Read>,
    briefed: briefing::Briefed,
}

/// The open matters that whoever is away is to look after at other agencies.
fn elsewhere_ui(ui: &mut Ui, cx: &Cx<'_>, away: Away, covered: &[Covered]) {
    let matters = coverage::matters_elsewhere(cx.snapshot, away.employee, covered);
    if matters.is_empty() {
        return;
    }
    section(
        ui,
        cx.theme,
        cx.t("matters-elsewhere"),
        |_| {},
        |ui| {
            small(ui, cx.theme, cx.t("matters-elsewhere-help"));
            for matter in matters {
                at_agency_ui(ui, cx, matter);
            }
        },
    );
}

/// What was worked out, and from what.
struct Read {
    snapshot: Arc<Snapshot>,
    of: (Option<Away>, NaiveDate, Option<i32>),
    found: Rc<Found>,
}

/// How many steps of their rounds are late, by agency.
type Late = BTreeMap<AgencyId, usize>;

/// What the page shows.
struct Found {
    covered: Vec<Covered>,
    /// How many steps are late at those where any is.
    late: Late,
    uncovered: Vec<UncoveredPeriod>,
    board: Vec<Finding>,
    year: Vec<WeekExposure>,
}

impl Screen for AbsencesPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let page = Page::new("absences").view(self.view.key());
        page.show(
            ui,
            self,
            |page, ui| page.head_ui(ui, cx),
            |page, ui| {
                if cx.snapshot.employee.is_empty() {
                    crate::ui::parts::beginning::no_staff(ui, cx);
                    return;
                }
                let found = page.found(cx);
                match page.view {
                    View::Cover => page.cover_ui(ui, cx, &found),
                    View::Calendar => page.calendar_ui(ui, cx, &found),
                    View::Board => board::ui(ui, cx, &found.board),
                }
            },
        );
    }

    fn typing(&self) -> bool {
        self.edit.as_ref().is_some_and(Draft::changed) || self.opened.typing()
    }

    fn discard(&mut self) {
        self.edit = None;
        self.opened.discard();
    }

    fn kept(&self, cx: &Cx<'_>) -> Vec<KeptDraft> {
        let mut kept = self.opened.kept(cx);
        kept.extend(self.edit.as_ref().and_then(|edit| timeline::kept(cx, edit)));
        kept
    }

    fn take_up(&mut self, cx: &Cx<'_>, kept: &KeptDraft) -> Result<(), NotTakenUp> {
        if let Ok(edit) = timeline::take_up(kept) {
            self.edit = Some(edit);
            self.view = View::Calendar;
            self.span = Span::Weeks;
            return Ok(());
        }
        let away = self.opened.take_up(kept)?;
        let date = |day| DateText::new(cx.language(), Some(day));
        self.who = Some(away.employee);
        self.dates = Some((date(away.from), date(away.to)));
        self.view = View::Cover;
        self.returned = false;
        Ok(())
    }

    fn let_go(&mut self, row: &Record) {
        self.opened.let_go(row);
    }

    fn give_back(&mut self, cx: &Cx<'_>, kind: OperationKind, changes: &[Change]) -> bool {
        // Open matters are typed at the agency too: here only where it is this page that shows it.
        let shown = self.who.is_some() && self.view == View::Cover;
        shown && self.opened.give_back(cx, kind, changes).is_some()
    }
}

impl AbsencesPage {
    fn head_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        self.heading_ui(ui, cx);
        let found = self.found(cx);
        let names = View::ALL.map(|view| {
            let name = cx.t(view.key()).to_owned();
            let count = if view == View::Board { found.board.len() } else { 0 };
            (view, if count > 0 { format!("{name} ({count})") } else { name })
        });
        if let Some(view) = tabs(ui, cx, &names, self.view) {
            self.view = view;
        }
    }

    /// Who is away, whether they can be reached, and what can be done with it.
    fn heading_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let who = self.who.filter(|_| self.view == View::Cover);
        let away = who.and_then(|_| self.away(cx));
        let title = match (who, self.returned) {
            (Some(who), false) => cx.tw("absence-of", &[("name", name(cx, who).into())]),
            (Some(who), true) => cx.tw("briefing-of", &[("name", name(cx, who).into())]),
            (None, _) => cx.t("place-absences").to_owned(),
        };
        let reachable = away.is_some_and(|away| cx.snapshot.recorded(away).iter().any(|one| one.reachable));
        let reachable = reachable && !self.returned;
        heading(ui, &title, |ui| {
            let Some(away) = away else { return };
            let key = if self.returned { "briefing-back" } else { "briefing-open" };
            let (print, paper) = printed(away, self.returned);
            if plain_button(ui, cx.t(key)).clicked() {
                self.returned = !self.returned;
            }
            printing::buttons(ui, cx, print, &paper);
        });
        if reachable {
            pill(ui, icons::ICON_CALL, cx.t("absence-reachable"), cx.theme.warning, cx.theme.warning_ground);
        }
    }

    /// What of the page can be printed on the day `today`.
    #[must_use]
    pub fn paper(&self, today: NaiveDate) -> Option<Paper> {
        let employee = self.who.filter(|_| self.view == View::Cover)?;
        let (from, to) = match &self.dates {
            Some((from, to)) => period(from, to, today)?,
            None => (today, today),
        };
        Some(printed(Away { employee, from, to }, self.returned).1)
    }

    fn cover_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, found: &Found) {
        self.asked_ui(ui, cx, &found.uncovered);
        let Some(away) = self.away(cx) else {
            let chosen = if self.who.is_none() { quick::ui(ui, cx) } else { None };
            match chosen {
                Some((absence, Chosen::Look)) => self.choose(cx, Some(absence.employee), Some(&absence)),
                Some((absence, Chosen::Edit)) => self.edit_days(cx, &absence),
                None => {}
            }
            return;
        };
        if self.returned {
            self.briefed.ui(ui, cx, away);
            return;
        }
        let covered = &found.covered;
        let open = covered.iter().find(|one| Some(one.agency) == self.opened.agency).or(covered.first());
        let open = open.map(|one| one.agency);
        if let Some(chosen) = cover::ui(ui, cx, (covered, &found.late), away, open) {
            self.opened.agency = Some(chosen);
        } else if let Some(one) = covered.iter().find(|one| Some(one.agency) == open) {
            ui.push_id((away.employee, one.agency), |ui| self.opened.ui(ui, cx, one, away));
        }
        elsewhere_ui(ui, cx, away, covered);
    }

    fn calendar_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, found: &Found) {
        ui.horizontal(|ui| {
            for span in Span::ALL {
                let chosen = span == self.span;
                let response = ui.selectable_label(chosen, cx.t(span.key()));
                response.widget_info(|| {
                    egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, cx.t(span.key()))
                });
                if response.clicked() {
                    self.span = span;
                }
            }
        });
        ui.add_space(UNIT);
        let chosen = match self.span {
            Span::Weeks => timeline::ui(ui, cx, &mut self.edit),
            Span::Month => self.month.ui(ui, cx),
            Span::Year => self.year.ui(ui, cx, &found.year),
        };
        if let Some(absence) = chosen {
            self.choose(cx, Some(absence.employee), Some(&absence));
        }
    }

    /// Edits the days of an absence where they are seen beside the others'.
    fn edit_days(&mut self, cx: &Cx<'_>, absence: &Absence) {
        // Days that are being typed are not thrown away for others.
        if !self.edit.as_ref().is_some_and(Draft::changed) {
            self.edit = Some(Edit::new(cx, absence));
        }
        (self.view, self.span) = (View::Calendar, Span::Weeks);
    }

    /// Looks at somebody: on the days of `absence`, else of the one that is recorded for today, else today.
    fn choose(&mut self, cx: &Cx<'_>, who: Option<EmployeeId>, absence: Option<&Absence>) {
        self.who = who;
        self.view = View::Cover;
        self.opened.agency = None;
        let today =
            || who.and_then(|who| cx.snapshot.absences(who).into_iter().find(|one| one.meets(cx.today, cx.today)));
        let absence = absence.or_else(today);
        let days = absence.map_or((cx.today, cx.today), |one| (one.from_day, one.to_day));
        let text = |day| DateText::new(cx.language(), Some(day));
        self.dates = Some((text(days.0), text(days.1)));
        // Of an absence that is over, what happened meanwhile is what is asked for.
        self.returned = days.1 < cx.today;
    }

    /// The dates that are asked about; none where they are no dates or backwards.
    fn days(&self, cx: &Cx<'_>) -> Option<(NaiveDate, NaiveDate)> {
        let Some((from, to)) = &self.dates else { return Some((cx.today, cx.today)) };
        period(from, to, cx.today)
    }

    /// Who is looked at, and when.
    fn away(&self, cx: &Cx<'_>) -> Option<Away> {
        let (from, to) = self.days(cx)?;
        Some(Away { employee: self.who?, from, to })
    }

    /// What is shown, worked out again only where something has changed.
    fn found(&mut self, cx: &Cx<'_>) -> Rc<Found> {
        let away = self.away(cx);
        // The year is worked out where it is looked at.
        let year = (self.view == View::Calendar && self.span == Span::Year).then(|| self.year.shown(cx));
        let of = (away, cx.today, year);
        let known = self.read.as_ref().filter(|read| read.of == of && Arc::ptr_eq(&read.snapshot, cx.snapshot));
        if let Some(known) = known {
            return Rc::clone(&known.found);
        }
        let read = |away: Away| {
            let Away { employee, from, to } = away;
            let covered = coverage::coverage(cx.snapshot, employee, from, to);
            (covered, coverage::uncovered_periods(cx.snapshot, employee, from, to))
        };
        let (covered, uncovered) = away.map(read).unwrap_or_default();
        let late = covered.iter().map(|one| (one.agency, cx.snapshot.late_steps(one.agency, cx.today).len()));
        let late = late.filter(|(_, late)| *late > 0).collect();
        let board = coverage::board(cx.snapshot, cx.today);
        let year = year.map(|year| coverage::exposure(cx.snapshot, year)).unwrap_or_default();
        let found = Rc::new(Found { covered, late, uncovered, board, year });
        self.read = Some(Read { snapshot: Arc::clone(cx.snapshot), of, found: Rc::clone(&found) });
        found
    }
}

/// What is printed of somebody's time away, and the key of what the button is called.
const fn printed(Away { employee, from, to }: Away, returned: bool) -> (&'static str, Paper) {
    if returned {
        ("print-briefing", Paper::Briefing(employee, from, to))
    } else {
        ("print-pack", Paper::Absence(employee, from, to))
    }
}

/// Two dates in their order.
fn period(from: &DateText, to: &DateText, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = (from.date(Meant::Near(today)).ok()??, to.date(ending(from, today)).ok()??);
    (from <= to).then_some((from, to))
}

/// The name of one of us.
fn name(cx: &Cx<'_>, id: EmployeeId) -> String {
    cx.snapshot.employee.get(id).map(|one| one.name.clone()).unwrap_or_default()
}

/// Days in words: `14.10.2026–16.10.2026`, or the one day.
fn days_words(cx: &Cx<'_>, from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return cx.date(from);
    }
    cx.tw("absence-days", &[("from", cx.date(from).into()), ("to", cx.date(to).into())])
}
