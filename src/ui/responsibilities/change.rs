//! Another responsible person from a day on.

use egui::Ui;

use crate::domain::{AgencyId, AssignmentRole, DeputyAfter, EmployeeId, OperationKind, change_responsible};
use crate::ui::theme::UNIT;
use crate::ui::widgets::date_text::DateText;
use crate::ui::widgets::form::{About, Asked, ONE_COLUMN, Stage, form};
use crate::ui::widgets::{choice, date_field, small};
use crate::ui::{Action, Cx, Form};

/// What becomes of the deputy, while it is being chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deputy {
    Stays,
    Former,
    Other,
    Nobody,
}

#[derive(Clone, PartialEq)]
struct Edited {
    now: Option<EmployeeId>,
    from: DateText,
    deputy: Deputy,
    other: Option<EmployeeId>,
}

/// The form and its passing state.
pub struct ChangeForm {
    agency: AgencyId,
    base: Edited,
    edited: Edited,
    stage: Stage,
}

impl ChangeForm {
    /// A form in which nobody has been chosen yet.
    pub fn new(cx: &Cx<'_>, agency: AgencyId) -> Self {
        let from = DateText::new(cx.language(), Some(cx.today));
        let base = Edited { now: None, from, deputy: Deputy::Stays, other: None };
        Self { agency, edited: base.clone(), base, stage: Stage::default() }
    }

    /// Whether something is chosen that is not saved.
    pub fn changed(&self) -> bool {
        self.edited != self.base
    }

    /// Draws the form; false once it is done with.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let changed = self.changed();
        let heading = cx.t("responsible-change").trim_end_matches('…');
        let under = cx.agency_name(self.agency);
        let about = About { id: "responsible-change", heading, under, width: ONE_COLUMN, also: None };
        let (edited, agency) = (&mut self.edited, self.agency);
        let asked =
            form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| inside_ui(ui, cx, agency, edited, stage.tried));
        if asked == Asked::Save
            && let (Some(now), Ok(Some(from))) = (self.edited.now, self.edited.from.date(cx.today))
            && wrong(cx, agency, &self.edited).is_none()
        {
            let changes = change_responsible(cx.snapshot, agency, now, from, self.edited.after());
            if changes.is_empty() {
                return false;
            }
            // It closes once the answer has come.
            cx.act(Action::SaveForm(Form::Responsibility, OperationKind::AssignmentEdited, changes));
        }
        asked != Asked::Close
    }
}

impl Edited {
    fn after(&self) -> DeputyAfter {
        match (self.deputy, self.other) {
            (Deputy::Stays, _) => DeputyAfter::Stays,
            (Deputy::Former, _) => DeputyAfter::Former,
            (Deputy::Other, Some(other)) => DeputyAfter::Other(other),
            (Deputy::Other, None) | (Deputy::Nobody, _) => DeputyAfter::Nobody,
        }
    }
}

/// The key of what keeps the form from being saved.
fn wrong(cx: &Cx<'_>, agency: AgencyId, edited: &Edited) -> Option<&'static str> {
    let Some(now) = edited.now else { return Some("responsible-who-missing") };
    let Ok(Some(from)) = edited.from.date(cx.today) else { return Some("rule-date-missing") };
    let deputy = match edited.deputy {
        Deputy::Stays => deputy_on(cx, agency, from),
        Deputy::Other if edited.other.is_none() => return Some("responsible-deputy-missing"),
        Deputy::Other => edited.other,
        Deputy::Former | Deputy::Nobody => None,
    };
    (deputy == Some(now)).then_some("form-same-person")
}

fn deputy_on(cx: &Cx<'_>, agency: AgencyId, day: chrono::NaiveDate) -> Option<EmployeeId> {
    cx.snapshot.assigned(agency, AssignmentRole::Deputy, day).map(|(_, employee)| employee.id)
}

fn inside_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, edited: &mut Edited, tried: bool) {
    let people = people(cx);
    let mut options = vec![(None, cx.t("responsible-choose").to_owned())];
    options.extend(people.iter().cloned());
    ui.add_space(UNIT / 2.0);
    let chosen = choice(ui, cx.theme, cx.t("responsible-new"), &mut edited.now, &options, f32::INFINITY);
    date_field(ui, cx, cx.t("responsible-from"), &mut edited.from);
    let from = edited.from.date(cx.today).ok().flatten().unwrap_or(cx.today);
    let name = |id: EmployeeId| cx.snapshot.employee.get(id).map(|one| one.name.clone()).unwrap_or_default();
    let former = cx.snapshot.responsible_until(agency, from).filter(|former| edited.now != Some(*former));
    if let (Some(former), Some(last)) = (former, from.pred_opt()) {
        let args = [("name", name(former).into()), ("date", cx.date(last).into())];
        small(ui, cx.theme, cx.tw("responsible-former-until", &args));
    }
    let deputy = deputy_on(cx, agency, from);
    // A deputy who takes over leaves a place for the one they take over from.
    if chosen && edited.deputy == Deputy::Stays && edited.now.is_some() && edited.now == deputy {
        edited.deputy = if former.is_some() { Deputy::Former } else { Deputy::Nobody };
    }
    // Nobody steps down any more.
    if former.is_none() && edited.deputy == Deputy::Former {
        edited.deputy = Deputy::Stays;
    }
    ui.add_space(UNIT);
    small(ui, cx.theme, cx.t("role-deputy"));
    let nobody = || cx.t("nobody").to_owned();
    let stays = cx.tw("responsible-deputy-stays", &[("name", deputy.map_or_else(nobody, name).into())]);
    ui.radio_value(&mut edited.deputy, Deputy::Stays, stays);
    if let Some(former) = former {
        let text = cx.tw("responsible-deputy-former", &[("name", name(former).into())]);
        ui.radio_value(&mut edited.deputy, Deputy::Former, text);
    }
    ui.radio_value(&mut edited.deputy, Deputy::Other, cx.t("responsible-deputy-other"));
    ui.radio_value(&mut edited.deputy, Deputy::Nobody, cx.t("responsible-deputy-nobody"));
    if edited.deputy == Deputy::Other {
        choice(ui, cx.theme, cx.t("responsible-new-deputy"), &mut edited.other, &options, f32::INFINITY);
    }
    if let Some(wrong) = wrong(cx, agency, edited).filter(|wrong| tried || *wrong == "form-same-person") {
        ui.colored_label(cx.theme.danger, cx.t(wrong));
    }
}

/// Those who can be chosen, by name.
fn people(cx: &Cx<'_>) -> Vec<(Option<EmployeeId>, String)> {
    let mut people: Vec<_> = cx.snapshot.employee.iter().filter(|one| one.ours_on(cx.today)).collect();
    people.sort_by(|a, b| cx.collator.compare(&a.name, &b.name));
    people.into_iter().map(|one| (Some(one.id), one.name.clone())).collect()
}
