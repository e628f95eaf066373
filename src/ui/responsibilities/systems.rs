//! The systems of an agency and who among us has access to them, ticked in place.

use egui::{Checkbox, Label, RichText, Ui};
use egui_material_icons::icons;

use crate::domain::{
    Agency, AgencySystem, AssignmentRole, EmployeeId, FieldGroup, ListItem, OperationKind, RowId, set_access,
};
use crate::i18n::list::Value;
use crate::ui::parts::agency::edited_ui;
use crate::ui::parts::mark::marked;
use crate::ui::parts::people::people;
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::table::{Column, Row, Table};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{choice, edit_button, plain_button, small};
use crate::ui::{Action, Cx};

/// The narrowest a system's name is written.
const NAME: f32 = 180.0;

/// The narrowest column of somebody, and the widest.
const PERSON: f32 = 124.0;
const WIDEST: f32 = 170.0;

/// Room for the button beside a system.
const BUTTON: f32 = 44.0;

/// The height of a system.
const LINE: f32 = 44.0;

/// What was asked for in the section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A system is to be added.
    Add,
    /// A system is to be edited.
    Edit(RowId),
}

/// Somebody who has a column, and as what.
struct Person {
    id: EmployeeId,
    name: String,
    /// The key of what they are to the agency.
    role: Option<&'static str>,
    /// Whether they should have access to everything.
    needs: bool,
}

/// Draws the section. `more` are those who have a column because the user asked for it.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, more: &mut Vec<EmployeeId>) -> Option<Wanted> {
    let mut systems: Vec<(&ListItem, &AgencySystem)> = cx
        .snapshot
        .agency_system
        .of(agency.id)
        .filter(|one| one.valid_to.is_none_or(|last| last >= cx.today))
        .filter_map(|one| Some((cx.snapshot.system.get(one.system)?, one)))
        .collect();
    systems.sort_by_key(|(item, one)| (item.position, &item.name_fi, one.valid_from));
    let people = columns(cx, agency, &systems, more);
    let mut wanted = None;
    marked(
        ui,
        cx,
        agency,
        FieldGroup::Systems,
        cx.t("systems"),
        |ui| {
            edited_ui(ui, cx, agency.id, crate::domain::Table::SystemAccess);
            if !systems.is_empty() {
                taking_out::aside_ui(ui, cx, ("systems", 0));
            }
        },
        |ui| {
            if systems.is_empty() {
                small(ui, cx.theme, cx.t("systems-none"));
            } else {
                small(ui, cx.theme, cx.t("systems-help"));
                let table = Table::new(cx.theme, cx.t("systems"), LINE, heads(cx, &people)).listed(("systems", 0));
                table.show(ui, systems.len(), |index, row| {
                    let Some((item, system)) = systems.get(index) else { return };
                    wanted = row_ui(cx, item, system, &people, row).or(wanted);
                });
            }
            wanted = over_ui(ui, cx, agency).or(wanted);
            if cx.writable() {
                wanted = buttons_ui(ui, cx, &people, !systems.is_empty(), more).or(wanted);
            }
        },
    );
    wanted
}

/// Who has a column: whoever looks after the agency, their pairs, and whoever else has access.
fn columns(cx: &Cx<'_>, agency: &Agency, systems: &[(&ListItem, &AgencySystem)], more: &[EmployeeId]) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut add = |id: EmployeeId, role: Option<&'static str>, needs: bool| {
        let Some(employee) = cx.snapshot.employee.get(id) else { return };
        if people.iter().all(|one| one.id != id) {
            people.push(Person { id, name: employee.name.clone(), role, needs });
        }
    };
    let mut main = None;
    for (role, key) in [(AssignmentRole::Responsible, "role-responsible"), (AssignmentRole::Deputy, "role-deputy")] {
        if let Some((_, employee)) = cx.snapshot.assigned(agency.id, role, cx.today) {
            add(employee.id, Some(key), true);
            main = main.or(Some(employee.id));
        }
    }
    for pair in main.into_iter().flat_map(|id| cx.snapshot.paired(id, cx.today)) {
        add(pair, Some("role-pair"), false);
    }
    let mut others: Vec<EmployeeId> = systems
        .iter()
        .flat_map(|(_, system)| cx.snapshot.system_access.of(agency.id).filter(|one| one.agency_system == system.id))
        .filter(|access| access.valid_to.is_none_or(|last| last >= cx.today))
        .map(|access| access.employee)
        .chain(more.iter().copied())
        .collect();
    let name = |id: &EmployeeId| cx.snapshot.employee.get(*id).map(|one| one.name.as_str()).unwrap_or_default();
    others.sort_by(|a, b| cx.collator.compare(name(a), name(b)));
    for other in others {
        add(other, None, false);
    }
    people
}

/// A column for the systems and what they are used for, one for the button, and one for everybody.
fn heads(cx: &Cx<'_>, people: &[Person]) -> Vec<Column> {
    let mut columns = vec![Column::new(cx.t("system")).between(NAME, f32::INFINITY).share(2.0)];
    if cx.writable() {
        columns.push(Column::new("").between(BUTTON, BUTTON));
    }
    columns.extend(people.iter().map(|person| {
        let role = cx.t(person.role.unwrap_or("access-other"));
        Column::new(&person.name).aside(role).between(PERSON, WIDEST)
    }));
    columns
}

fn row_ui(
    cx: &Cx<'_>,
    item: &ListItem,
    system: &AgencySystem,
    people: &[Person],
    row: Row<'_, '_, '_>,
) -> Option<Wanted> {
    let name = item.name(cx.language());
    let mut cells = row.called(system.id.0, name);
    cells.says(|| {
        let about = about(cx, system);
        Value::Text(if about.is_empty() { name.to_owned() } else { format!("{name} ({about})") })
    });
    cells.block(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add(Label::new(name).wrap());
        let about = about(cx, system);
        if !about.is_empty() {
            small(ui, cx.theme, about);
        }
    });
    let edit = |ui: &mut Ui| edit_button(ui, &cx.doing("system-edit", name), system.id.0);
    let wanted = cx.writable() && cells.line(edit) == Some(true);
    for person in people {
        cells.says(|| {
            let day = cx.today.max(system.valid_from.unwrap_or(cx.today));
            let missing = if person.needs { "access-missing" } else { "access-none" };
            let has = cx.snapshot.has_access(system, person.id, day);
            Value::text(cx.t(if has { "access-held" } else { missing }))
        });
        cells.line(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            access_ui(ui, cx, name, system, person);
        });
    }
    wanted.then_some(Wanted::Edit(system.id))
}

/// Whether somebody has access to a system, to be ticked.
fn access_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, system: &AgencySystem, person: &Person) {
    let day = cx.today.max(system.valid_from.unwrap_or(cx.today));
    let mut has = cx.snapshot.has_access(system, person.id, day);
    let response = ui.add_enabled(cx.writable(), Checkbox::without_text(&mut has));
    let spoken = format!("{}: {name}, {}", cx.t("access"), person.name);
    let writable = cx.writable();
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, writable, has, &spoken));
    if response.changed() {
        let change = set_access(cx.snapshot, system, person.id, has, day);
        cx.act(Action::Commit(OperationKind::SystemEdited, change.into_iter().collect()));
    }
    let known = cx.snapshot.access(system, person.id).filter(|access| access.holds_on(day));
    if !has && person.needs {
        let missing = ui.add(Label::new(icons::ICON_WARNING.rich_text().size(size::BODY).color(cx.theme.warning)));
        ui.add(Label::new(RichText::new(cx.t("access-missing")).size(size::SMALL).color(cx.theme.warning)).truncate());
        missing.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, cx.t("access-missing")));
    } else if let Some(access) = known {
        let until = access.valid_to.map(|last| cx.tw("period-until", &[("date", cx.date(last).into())]));
        let since = access.valid_from.map(|from| cx.date(from));
        if let Some(text) = until.or(since) {
            ui.add(Label::new(RichText::new(text).size(size::SMALL).color(cx.theme.quiet)).truncate());
        }
    }
}

/// What a system is used for, and from when or until when where that is not always.
fn about(cx: &Cx<'_>, system: &AgencySystem) -> String {
    let mut about = Vec::new();
    if let Some(from) = system.valid_from.filter(|from| *from > cx.today) {
        about.push(cx.tw("responsibilities-since", &[("date", cx.date(from).into())]));
    }
    if let Some(to) = system.valid_to {
        about.push(cx.tw("period-until", &[("date", cx.date(to).into())]));
    }
    if !system.purpose.is_empty() {
        about.push(system.purpose.clone());
    }
    about.join(" · ")
}

/// The systems that are over, on a quiet line each.
fn over_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) -> Option<Wanted> {
    let over = cx.snapshot.agency_system.of(agency.id).filter(|one| one.valid_to.is_some_and(|last| last < cx.today));
    let mut wanted = None;
    for system in over {
        let Some(item) = cx.snapshot.system.get(system.system) else { continue };
        let name = item.name(cx.language());
        ui.push_id(system.id.0, |ui| {
            ui.horizontal(|ui| {
                let period = super::period(cx, system.valid_from, system.valid_to);
                small(ui, cx.theme, cx.tw("system-over", &[("name", name.into()), ("period", period.into())]));
                let spoken = cx.doing("system-edit", name);
                if cx.writable() && edit_button(ui, &spoken, system.id.0) {
                    wanted = Some(Wanted::Edit(system.id));
                }
            });
        });
    }
    wanted
}

fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, shown: &[Person], any: bool, more: &mut Vec<EmployeeId>) -> Option<Wanted> {
    let mut wanted = None;
    ui.add_space(UNIT / 2.0);
    if any {
        let mut options = vec![(None, cx.t("responsible-choose").to_owned())];
        options.extend(people(cx, &[]).into_iter().filter(|(id, _)| shown.iter().all(|one| Some(one.id) != *id)));
        let mut chosen = None;
        if choice(ui, cx.theme, cx.t("access-show-also"), &mut chosen, &options, 220.0) {
            more.extend(chosen);
        }
        ui.add_space(UNIT / 2.0);
    }
    if plain_button(ui, cx.t("system-add")).clicked() {
        wanted = Some(Wanted::Add);
    }
    wanted
}
