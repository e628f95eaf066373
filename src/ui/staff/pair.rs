//! The form of a pair: who, from when, until when.

use crate::domain::{Change, EmployeeId, OperationKind, RowId, WorkPair};
use crate::ui::parts::people::people;
use crate::ui::theme::UNIT;
use crate::ui::widgets::date_text::DateText;
use crate::ui::widgets::form::{About, Asked, ONE_COLUMN, Stage, form};
use crate::ui::widgets::{choice, date_field, small};
use crate::ui::{Action, Cx, Form};

#[derive(Clone, PartialEq)]
struct Edited {
    first: Option<EmployeeId>,
    second: Option<EmployeeId>,
    from: DateText,
    to: DateText,
}

/// The form and its passing state.
pub(super) struct PairForm {
    base: Option<WorkPair>,
    start: Edited,
    edited: Edited,
    stage: Stage,
}

impl PairForm {
    /// A form for a new pair, of somebody where that is given.
    pub(super) fn new(cx: &Cx<'_>, of: Option<EmployeeId>) -> Self {
        let from = DateText::new(cx.language(), Some(cx.today));
        let start = Edited { first: of, second: None, from, to: DateText::default() };
        Self { base: None, edited: start.clone(), start, stage: Stage::default() }
    }

    /// A form for a pair of the file; with today as the last day where it is to end. None where it is gone.
    pub(super) fn edit(cx: &Cx<'_>, id: RowId, ending: bool) -> Option<Self> {
        let base = cx.snapshot.work_pair.get(id)?.clone();
        let date = |date| DateText::new(cx.language(), date);
        let start = Edited {
            first: Some(base.first),
            second: Some(base.second),
            from: date(base.valid_from),
            to: date(base.valid_to),
        };
        let mut edited = start.clone();
        if ending {
            edited.to = date(Some(cx.today));
        }
        Some(Self { base: Some(base), start, edited, stage: Stage::default() })
    }

    pub(super) fn changed(&self) -> bool {
        self.edited != self.start
    }

    /// Draws the form; false once it is done with.
    pub(super) fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let changed = self.changed();
        let heading = cx.t(if self.base.is_some() { "pair-edit" } else { "pair-add" }).trim_end_matches('…');
        let also = self.base.as_ref().map(|_| cx.t("pair-delete"));
        let about = About { id: "pair", heading, under: cx.t("pair-help"), width: ONE_COLUMN, also };
        let (base, edited) = (self.base.as_ref(), &mut self.edited);
        let asked = form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| {
            let also: Vec<EmployeeId> = base.into_iter().flat_map(|base| [base.first, base.second]).collect();
            let mut options = vec![(None, cx.t("responsible-choose").to_owned())];
            options.extend(people(cx, &also));
            let half = (ui.available_width() - UNIT) / 2.0;
            ui.horizontal_top(|ui| {
                choice(ui, cx.theme, cx.t("pair-first"), &mut edited.first, &options, half);
                choice(ui, cx.theme, cx.t("pair-second"), &mut edited.second, &options, half);
            });
            ui.horizontal_top(|ui| {
                date_field(ui, cx, cx.t("field-first-day"), &mut edited.from);
                date_field(ui, cx, cx.t("field-last-day"), &mut edited.to);
            });
            small(ui, cx.theme, cx.t("pair-dates-help"));
            stage.wrong = pair(cx, base, edited).err();
        });
        match (asked, &self.base) {
            (Asked::Save, base) => {
                let Ok(after) = pair(cx, base.as_ref(), &self.edited) else { return true };
                let change = match base {
                    Some(before) if *before == after => return false,
                    Some(before) => Change::update(before.clone(), after),
                    None => Change::insert(after),
                };
                cx.act(Action::SaveForm(Form::Staff, OperationKind::PairEdited, vec![change]));
            }
            (Asked::Also, Some(base)) => {
                let gone = vec![Change::delete(base.clone())];
                cx.act(Action::SaveForm(Form::Staff, OperationKind::PairEdited, gone));
            }
            _ => {}
        }
        asked != Asked::Close
    }
}

/// The pair as it is typed, or the key of what is wrong with it.
fn pair(cx: &Cx<'_>, base: Option<&WorkPair>, edited: &Edited) -> Result<WorkPair, &'static str> {
    let (Some(first), Some(second)) = (edited.first, edited.second) else { return Err("pair-who-missing") };
    if first == second {
        return Err("pair-of-one");
    }
    let (Ok(from), Ok(to)) = (edited.from.date(cx.today), edited.to.date(cx.today)) else {
        return Err("field-date-not-understood");
    };
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        return Err("rule-period-backwards");
    }
    let pair = WorkPair::new(first, second, from, to);
    let pair = base.map_or_else(|| pair.clone(), |base| WorkPair { id: base.id, ..pair.clone() });
    let twin = |one: &WorkPair| one.id != pair.id && one.same_two(&pair) && one.overlaps(&pair);
    if cx.snapshot.work_pair.iter().any(twin) { Err("pair-twice") } else { Ok(pair) }
}
