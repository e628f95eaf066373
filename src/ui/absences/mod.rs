//! *Poissaolot*: who stands in for a colleague on some dates, who is away when, and where cover is weak.

mod board;
mod cover;
mod timeline;

use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::{ScrollArea, Ui};

use super::Cx;
use super::action::Action;
use super::date_text::DateText;
use super::theme::{UNIT, size};
use super::widgets::{bold, card, choice, date_field, primary, small};
use crate::domain::coverage::{self, Covered, Finding};
use crate::domain::{Absence, Change, EmployeeId, OperationKind, RowId, Snapshot};
use timeline::Edit;

/// The page and its passing state.
#[derive(Default)]
pub struct AbsencesPage {
    who: Option<EmployeeId>,
    /// From and to, as they are typed; today until then.
    dates: Option<(DateText, DateText)>,
    reachable: bool,
    edit: Option<Edit>,
    read: Option<Read>,
}

/// What was worked out, and from what.
struct Read {
    snapshot: Arc<Snapshot>,
    of: (Option<EmployeeId>, Option<(NaiveDate, NaiveDate)>, NaiveDate),
    found: Rc<Found>,
}

/// What the page shows.
struct Found {
    covered: Vec<Covered>,
    board: Vec<Finding>,
}

impl AbsencesPage {
    /// Whether something has been typed that is not saved.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.edit.as_ref().is_some_and(Edit::changed)
    }

    /// Lets go of what is being typed.
    pub fn discard(&mut self) {
        self.edit = None;
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.add_space(2.0 * UNIT);
        bold(ui, cx.t("place-absences"), size::TITLE);
        small(ui, cx.theme, cx.t("absences-help"));
        if cx.snapshot.employee.is_empty() {
            small(ui, cx.theme, cx.t("staff-empty-help"));
        }
        ui.add_space(UNIT);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_max_width((ui.available_width() - 4.0).min(1280.0));
            self.asked_ui(ui, cx);
            let days = self.days(cx);
            let found = self.found(cx, days);
            if let (Some(who), Some((from, to))) = (self.who, days) {
                cover::ui(ui, cx, &found.covered, who, (from, to));
            }
            timeline::ui(ui, cx, &mut self.edit);
            board::ui(ui, cx, &found.board);
            ui.add_space(2.0 * UNIT);
        });
    }

    /// The dates that are asked about; none where they are no dates or backwards.
    fn days(&self, cx: &Cx<'_>) -> Option<(NaiveDate, NaiveDate)> {
        let Some((from, to)) = &self.dates else { return Some((cx.today, cx.today)) };
        period(from, to, cx.today)
    }

    /// What is shown, worked out again only where something has changed.
    fn found(&mut self, cx: &Cx<'_>, days: Option<(NaiveDate, NaiveDate)>) -> Rc<Found> {
        let of = (self.who, days, cx.today);
        let known = self.read.as_ref().filter(|read| read.of == of && Arc::ptr_eq(&read.snapshot, cx.snapshot));
        if let Some(known) = known {
            return Rc::clone(&known.found);
        }
        let covered = match (self.who, days) {
            (Some(who), Some((from, to))) => coverage::coverage(cx.snapshot, who, from, to),
            _ => Vec::new(),
        };
        let found = Rc::new(Found { covered, board: coverage::board(cx.snapshot, cx.today) });
        self.read = Some(Read { snapshot: Arc::clone(cx.snapshot), of, found: Rc::clone(&found) });
        found
    }

    /// Who, when, and the button that records it.
    fn asked_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let days = self.days(cx);
        let today = || DateText::new(cx.language(), Some(cx.today));
        card(ui, cx.theme, |ui| {
            let side_by_side = egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true);
            ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), 0.0), side_by_side, |ui| {
                ui.spacing_mut().item_spacing.x = 2.0 * UNIT;
                let mut people: Vec<_> = cx.snapshot.employee.iter().filter(|one| one.active).collect();
                people.sort_by(|a, b| cx.collator.compare(&a.name, &b.name));
                let mut options = vec![(None, cx.t("absence-choose").to_owned())];
                options.extend(people.into_iter().map(|one| (Some(one.id), one.name.clone())));
                choice(ui, cx.theme, cx.t("absence-who"), &mut self.who, &options, 220.0);
                let (from, to) = self.dates.get_or_insert_with(|| (today(), today()));
                let before = from.clone();
                date_field(ui, cx, cx.t("absence-from"), from);
                // An end before the beginning goes along with it.
                if *from != before
                    && let (Ok(Some(first)), Ok(Some(last))) = (from.date(cx.today), to.date(cx.today))
                    && last < first
                {
                    to.clone_from(from);
                }
                date_field(ui, cx, cx.t("absence-to"), to);
                if let Some(who) = self.who.filter(|_| cx.writable()) {
                    ui.vertical(|ui| {
                        ui.add_space(21.0);
                        ui.horizontal(|ui| {
                            ui.checkbox(&mut self.reachable, cx.t("absence-reachable"));
                            let record = ui.add_enabled_ui(days.is_some(), |ui| {
                                primary(ui, cx.theme, cx.t("absence-record")).clicked()
                            });
                            if let (true, Some((from_day, to_day))) = (record.inner, days) {
                                let reachable = std::mem::take(&mut self.reachable);
                                let row = Absence { id: RowId::new(), employee: who, from_day, to_day, reachable };
                                cx.act(Action::Commit(OperationKind::AbsenceEdited, vec![Change::insert(row)]));
                            }
                        });
                    });
                }
            });
            if days.is_none() {
                ui.label(egui::RichText::new(cx.t("absence-dates-wrong")).color(cx.theme.danger));
            }
        });
    }
}

/// Two dates in their order.
fn period(from: &DateText, to: &DateText, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = (from.date(today).ok()??, to.date(today).ok()??);
    (from <= to).then_some((from, to))
}

/// The name of one of us.
fn name(cx: &Cx<'_>, id: EmployeeId) -> String {
    cx.snapshot.employee.get(id).map(|one| one.name.clone()).unwrap_or_default()
}
