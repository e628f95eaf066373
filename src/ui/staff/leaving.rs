//! The form of somebody who leaves: the last day, and who takes over what they have in their hands.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use egui::{Label, RichText, Ui};
use egui_material_icons::icons;
use serde::{Deserialize, Serialize};

use crate::domain::leaving::{LeftBehind, RoleLeft, Successors, leave, left_behind, suggested_deputy};
use crate::domain::what_if::{loads, successors};
use crate::domain::{
    AssignmentRole, Cursor, Employee, EmployeeId, OperationKind, Record, RowId, WorkPair, lacks_access,
};
use crate::i18n::keys::language_key;
use crate::i18n::names::field_group_key;
use crate::ui::Cx;
use crate::ui::draft::Passing;
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::matters::at_agency_ui;
use crate::ui::parts::people::people;
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::date_text::{DateText, Meant};
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::{bold, date_field, hairline, named_choice, small};

/// The key of what is said where the last day is missing.
const MISSING: &str = "leaving-day-missing";

/// The key of what is said where the same person would be responsible and deputy.
const TWICE: &str = "form-same-person";

/// The width of the form: an agency and two names stand on one line.
const WIDTH: f32 = 760.0;

/// The width of an agency's name before those who take over.
const NAME: f32 = 220.0;

/// Somebody who can be chosen, or nobody.
type Choice = (Option<EmployeeId>, String);

/// What is left behind on a day, as it was worked out last.
#[derive(Debug)]
struct Worked {
    last: NaiveDate,
    cursor: Cursor,
    left: LeftBehind,
    suggested: Successors,
}

/// What is typed of somebody who leaves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct LeavingFields {
    /// As they were when the form was opened.
    base: Employee,
    last: DateText,
    #[serde(skip)]
    worked: Passing<Worked>,
    /// What the user has chosen against what is suggested.
    roles: BTreeMap<RowId, Option<EmployeeId>>,
    deputies: BTreeMap<RowId, Option<EmployeeId>>,
    pairs: BTreeMap<RowId, Option<EmployeeId>>,
    duties: BTreeMap<RowId, Option<EmployeeId>>,
    access: BTreeMap<RowId, bool>,
}

impl LeavingFields {
    /// Somebody of the file; none where they are gone.
    pub(super) fn new(cx: &Cx<'_>, employee: EmployeeId) -> Option<Self> {
        Some(Self {
            base: cx.snapshot.employee.get(employee)?.clone(),
            last: DateText::default(),
            worked: Passing::default(),
            roles: BTreeMap::new(),
            deputies: BTreeMap::new(),
            pairs: BTreeMap::new(),
            duties: BTreeMap::new(),
            access: BTreeMap::new(),
        })
    }
}

impl FormFields for LeavingFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.tw("leaving-title", &[("name", self.base.name.as_str().into())])
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.t("leaving-help").to_owned()
    }

    fn width(&self) -> f32 {
        WIDTH
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        stage.first(&date_field(ui, cx, cx.t("leaving-last-day"), &mut self.last, Meant::Coming(cx.today)));
        if let Some(wrong) = self.inside_ui(ui, cx).err().filter(|key| *key != MISSING) {
            stage.at_field(cx, wrong);
        }
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let last = self.last.date(Meant::Coming(cx.today)).ok().flatten().ok_or(MISSING)?;
        let worked = self.worked.0.as_ref().filter(|worked| worked.fresh(cx, last)).ok_or(MISSING)?;
        let successors = self.successors(worked);
        let same = |left: &RoleLeft| self.twice(worked, left, &successors);
        if worked.left.roles.iter().any(same) {
            return Err(TWICE);
        }
        Ok(leave(cx.snapshot, self.base.id, worked.last, &successors, cx.today))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::EmployeeLeft
    }

    fn before(&self) -> Vec<Record> {
        vec![self.base.clone().into()]
    }
}

impl Worked {
    /// Whether it is worked out for the day and for what the file holds now.
    fn fresh(&self, cx: &Cx<'_>, last: NaiveDate) -> bool {
        self.last == last && self.cursor == cx.snapshot.cursor
    }
}

impl LeavingFields {
    /// Works out anew what is left behind where the day or the file has changed.
    fn work_out(&mut self, cx: &Cx<'_>) -> Option<NaiveDate> {
        let last = self.last.date(Meant::Coming(cx.today)).ok().flatten()?;
        if !self.worked.0.as_ref().is_some_and(|worked| worked.fresh(cx, last)) {
            let left = left_behind(cx.snapshot, self.base.id, last);
            let suggested = successors(cx.snapshot, &loads(cx.snapshot, cx.today), self.base.id, last, &left);
            self.worked.0 = Some(Worked { last, cursor: cx.snapshot.cursor.clone(), left, suggested });
        }
        Some(last)
    }

    /// Who takes over what: what is suggested, and what the user has chosen instead.
    fn successors(&self, worked: &Worked) -> Successors {
        let mut all = worked.suggested.clone();
        for (chosen, over) in [
            (&self.roles, &mut all.roles),
            (&self.deputies, &mut all.deputies),
            (&self.pairs, &mut all.pairs),
            (&self.duties, &mut all.duties),
        ] {
            for (id, who) in chosen {
                match who {
                    Some(who) => over.insert(*id, *who),
                    None => over.remove(id),
                };
            }
        }
        all.access.extend(self.access.iter().filter(|(_, given)| **given).map(|(id, _)| *id));
        all
    }

    /// What is left behind; the key of what keeps it from being saved.
    fn inside_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Result<(), &'static str> {
        let last = self.work_out(cx).ok_or(MISSING)?;
        let worked = self.worked.0.take().ok_or(MISSING)?;
        let mut options = vec![(None, cx.t("leaving-nobody").to_owned())];
        let ours = people(cx, &[]).into_iter();
        options.extend(ours.filter(|(id, _)| *id != Some(self.base.id)));
        ui.add_space(UNIT / 2.0);
        if worked.left.is_empty() {
            small(ui, cx.theme, cx.tw("leaving-nothing", &[("name", self.base.name.as_str().into())]));
        }
        let mut wrong = Ok(());
        for role in [AssignmentRole::Responsible, AssignmentRole::Deputy] {
            let of_role: Vec<&RoleLeft> = worked.left.roles.iter().filter(|one| one.role == role).collect();
            if of_role.is_empty() {
                continue;
            }
            let key = match role {
                AssignmentRole::Responsible => "person-responsible",
                AssignmentRole::Deputy => "person-deputy",
            };
            heading_ui(ui, cx.tw(key, &[("count", of_role.len().into())]));
            for left in of_role {
                ui.push_id(left.assignment.0, |ui| {
                    if let Err(key) = self.role_ui(ui, cx, &worked, left, &options) {
                        wrong = Err(key);
                        ui.colored_label(cx.theme.danger, cx.t(key));
                    }
                });
                hairline(ui, cx.theme);
            }
        }
        self.pairs_ui(ui, cx, &worked, &options);
        self.duties_ui(ui, cx, &worked, &options);
        ends_ui(ui, cx, &worked.left, last);
        self.worked.0 = Some(worked);
        wrong
    }

    fn role_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        worked: &Worked,
        left: &RoleLeft,
        options: &[Choice],
    ) -> Result<(), &'static str> {
        let successors = self.successors(worked);
        let id = left.assignment;
        let mut now = successors.roles.get(&id).copied();
        let responsible = left.role == AssignmentRole::Responsible;
        let key = if responsible { "role-responsible" } else { "role-deputy" };
        let vacated = responsible && now.is_some() && now == left.other;
        let mut deputy = successors.deputies.get(&id).copied();
        let agency = cx.agency_name(left.agency);
        line_ui(ui, cx, agency, &self.about(cx, worked, left), |ui, width| {
            ui.push_id(key, |ui| {
                let names = [cx.t(key), &format!("{}: {agency}", cx.t(key))];
                if named_choice(ui, cx.theme, names, &mut now, options, width) {
                    self.roles.insert(id, now);
                    self.deputies.remove(&id);
                }
            });
            if vacated {
                ui.push_id("deputy", |ui| {
                    let label = cx.t("responsible-new-deputy");
                    let names = [label, &format!("{label}: {agency}")];
                    // Whoever has taken the place of the deputy needs one.
                    if !self.deputies.contains_key(&id) && deputy.is_none() {
                        deputy = now.and_then(|now| suggested_deputy(cx.snapshot, self.base.id, left, now));
                        self.deputies.insert(id, deputy);
                    }
                    if named_choice(ui, cx.theme, names, &mut deputy, options, width) {
                        self.deputies.insert(id, deputy);
                    }
                });
            }
        });
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            self.successor_ui(ui, cx, left, now);
        });
        if self.twice(worked, left, &self.successors(worked)) { Err(TWICE) } else { Ok(()) }
    }

    /// Whether the same person would be responsible and deputy.
    fn twice(&self, worked: &Worked, left: &RoleLeft, successors: &Successors) -> bool {
        let now = successors.roles.get(&left.assignment).copied();
        match left.role {
            AssignmentRole::Responsible => {
                let vacated = now.is_some() && now == left.other;
                vacated && successors.deputies.get(&left.assignment).copied() == now
            }
            AssignmentRole::Deputy => now.is_some() && now == self.responsible(worked, left),
        }
    }

    /// Who will be responsible where the one who leaves is deputy.
    fn responsible(&self, worked: &Worked, left: &RoleLeft) -> Option<EmployeeId> {
        let handed =
            worked.left.roles.iter().find(|one| one.agency == left.agency && one.role == AssignmentRole::Responsible);
        match handed {
            Some(handed) => self.successors(worked).roles.get(&handed.assignment).copied(),
            None => left.other,
        }
    }

    /// Since when the role needs somebody else, and who has the other one.
    fn about(&self, cx: &Cx<'_>, worked: &Worked, left: &RoleLeft) -> String {
        // That it is the day after the last one stands above.
        let later = (worked.last.succ_opt() != Some(left.from))
            .then(|| cx.tw("responsibilities-since", &[("date", cx.date(left.from).into())]));
        let mut about: Vec<String> = later.into_iter().collect();
        let name = |id: EmployeeId| cx.snapshot.employee.get(id).map(|one| one.name.clone()).unwrap_or_default();
        match left.role {
            AssignmentRole::Responsible => {
                let key = if left.other.is_some() { "role-deputy" } else { "board-no-deputy" };
                let other = left.other.map(|id| format!("{} {}", cx.t(key), name(id)));
                about.push(other.unwrap_or_else(|| cx.t(key).to_owned()));
            }
            AssignmentRole::Deputy => {
                let other = self.responsible(worked, left);
                about.extend(other.map(|id| format!("{} {}", cx.t("role-responsible"), name(id))));
            }
        }
        about.join(" · ")
    }

    /// What a successor lacks, and whether they are given access.
    fn successor_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, left: &RoleLeft, now: Option<EmployeeId>) {
        let Some(employee) = now.and_then(|id| cx.snapshot.employee.get(id)) else {
            warning_ui(ui, cx, &cx.tw("leaving-nobody-after", &[("date", cx.date(left.from).into())]));
            return;
        };
        let language = cx.snapshot.agency.get(left.agency).and_then(|agency| agency.service_language);
        if let Some(language) = language.filter(|language| !employee.speaks(*language)) {
            let language = cx.t(language_key(language));
            let lacks = cx.tw("lacks-language", &[("language", language.into())]);
            warning_ui(ui, cx, &format!("{}: {lacks}", employee.name));
        }
        let lacking = lacks_access(cx.snapshot, employee.id, left.agency, left.from);
        if lacking.is_empty() {
            return;
        }
        let systems: Vec<&str> = lacking
            .iter()
            .filter_map(|id| cx.snapshot.system.get(*id))
            .map(|system| system.name(cx.language()))
            .collect();
        let args = [("name", employee.name.as_str().into()), ("systems", systems.join(", ").into())];
        warning_ui(ui, cx, &cx.tw("leaving-lacks-access", &args));
        let mut given = self.access.get(&left.assignment).copied().unwrap_or_default();
        let text = cx.tw("leaving-give-access", &[("date", cx.date(left.from).into())]);
        let response = ui.checkbox(&mut given, &text);
        let spoken = format!("{text}: {}", cx.agency_name(left.agency));
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, given, &spoken));
        if response.changed() {
            self.access.insert(left.assignment, given);
        }
    }

    fn pairs_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, worked: &Worked, options: &[Choice]) {
        if worked.left.pairs.is_empty() {
            return;
        }
        heading_ui(ui, cx.t("pairs").to_owned());
        for pair in &worked.left.pairs {
            ui.push_id(pair.id.0, |ui| self.pair_ui(ui, cx, worked, pair, options));
            hairline(ui, cx.theme);
        }
    }

    fn pair_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, worked: &Worked, pair: &WorkPair, options: &[Choice]) {
        let Some(other) = pair.other(self.base.id).and_then(|id| cx.snapshot.employee.get(id)) else { return };
        let mut now = self.successors(worked).pairs.get(&pair.id).copied();
        let others: Vec<Choice> = options.iter().filter(|(id, _)| *id != Some(other.id)).cloned().collect();
        let label = cx.t("leaving-new-pair");
        let names = [label, &format!("{label}: {}", other.name)];
        line_ui(ui, cx, &other.name, cx.t("leaving-pair-ends"), |ui, width| {
            if named_choice(ui, cx.theme, names, &mut now, &others, width) {
                self.pairs.insert(pair.id, now);
            }
        });
    }
}

impl LeavingFields {
    /// The groups of fields somebody answers for.
    fn duties_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, worked: &Worked, options: &[Choice]) {
        if worked.left.duties.is_empty() {
            return;
        }
        heading_ui(ui, cx.t("leaving-duties").to_owned());
        let until = if worked.last < cx.today { "leaving-duty-at-once" } else { "leaving-duty-until" };
        small(ui, cx.theme, cx.tw(until, &[("day", cx.date(worked.last).into())]));
        let mut options = options.to_vec();
        if let Some((None, text)) = options.first_mut() {
            cx.t("leaving-duty-responsible").clone_into(text);
        }
        for duty in &worked.left.duties {
            let group = cx.t(&field_group_key(duty.field_group));
            let place = duty.agency.map_or_else(|| cx.t("leaving-duty-everywhere"), |id| cx.agency_name(id));
            let label = cx.t("leaving-duty-owner");
            let names = [label, &format!("{label}: {group}, {place}")];
            let suggested = worked.suggested.duties.get(&duty.id).copied();
            let mut now = self.duties.get(&duty.id).copied().unwrap_or(suggested);
            ui.push_id(duty.id.0, |ui| {
                line_ui(ui, cx, group, place, |ui, width| {
                    if named_choice(ui, cx.theme, names, &mut now, &options, width) {
                        self.duties.insert(duty.id, now);
                    }
                });
            });
            hairline(ui, cx.theme);
        }
    }
}

fn heading_ui(ui: &mut Ui, text: String) {
    ui.add_space(UNIT);
    bold(ui, text, size::BODY);
}

/// A name with what is known of it, and beside it (or where there is no room, below) what is chosen.
fn line_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, about: &str, choices: impl FnOnce(&mut Ui, f32)) {
    let name_ui = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add(Label::new(RichText::new(name).size(size::BODY)).wrap());
        small(ui, cx.theme, about);
    };
    let room = ui.available_width();
    if room < 560.0 {
        ui.vertical(name_ui);
        choices(ui, room);
        return;
    }
    let width = ((room - NAME - 2.0 * UNIT) / 2.0).floor();
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(egui::vec2(NAME, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(NAME);
            name_ui(ui);
        });
        choices(ui, width);
    });
}

fn warning_ui(ui: &mut Ui, cx: &Cx<'_>, text: &str) {
    ui.spacing_mut().interact_size.y = 20.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add(Label::new(icons::ICON_WARNING.rich_text().size(size::BODY).color(cx.theme.warning)));
        ui.add(Label::new(RichText::new(text).size(size::SMALL).color(cx.theme.warning)).wrap());
    });
}

/// What ends without anybody taking it over.
fn ends_ui(ui: &mut Ui, cx: &Cx<'_>, left: &LeftBehind, last: NaiveDate) {
    let date = cx.date(last);
    let mut lines = Vec::new();
    if !left.accesses.is_empty() {
        let mut systems: Vec<&str> = Vec::new();
        for access in &left.accesses {
            let used = cx.snapshot.agency_system.get(access.agency_system);
            let name = used.and_then(|one| cx.snapshot.system.get(one.system)).map(|one| one.name(cx.language()));
            systems.extend(name.filter(|name| !systems.contains(name)));
        }
        systems.sort_by(|a, b| cx.collator.compare(a, b));
        let args = [
            ("count", left.accesses.len().into()),
            ("date", date.as_str().into()),
            ("systems", systems.join(", ").into()),
        ];
        lines.push(cx.tw("leaving-accesses", &args));
    }
    if !left.absences.is_empty() {
        lines.push(cx.tw("leaving-absences", &[("count", left.absences.len().into())]));
    }
    if !lines.is_empty() {
        heading_ui(ui, cx.t("leaving-ends").to_owned());
    }
    for line in lines {
        small(ui, cx.theme, line);
    }
    matters_ui(ui, cx, left);
}

/// The open matters that were theirs to look after.
fn matters_ui(ui: &mut Ui, cx: &Cx<'_>, left: &LeftBehind) {
    if left.matters.is_empty() {
        return;
    }
    heading_ui(ui, cx.t("matters").to_owned());
    small(ui, cx.theme, cx.t("leaving-matters-help"));
    for matter in &left.matters {
        at_agency_ui(ui, cx, matter);
    }
}
