//! A choice among things that the users name themselves: it says where they are kept, and what is missing is added on the
//! spot and chosen.

use egui::{Key, Layout, Ui, Vec2};
use uuid::Uuid;

use super::parts::{Choosable, options};
use crate::domain::{
    List, ListId, ListItem, OperationKind, Product, ProductId, Record, ServiceGroup, ServiceGroupId, Team, TeamId,
    search::fold, validate::tidy,
};
use crate::ui::theme::size;
use crate::ui::widgets::{Field, choice, keyboard, plain_button, small, typed};
use crate::ui::{Action, Cx, NotSaved, Standing};

/// What can be chosen, and how it grows.
pub(crate) struct Growing<'g, Id> {
    /// The key of the label.
    pub label: &'static str,
    /// What stands there instead, where several such choices stand below each other.
    pub named: Option<&'g str>,
    /// What it is called that nothing is chosen; none where something has to be.
    pub none: Option<&'g str>,
    /// What there is, named.
    pub all: Vec<(Option<Id>, String)>,
    /// The key of where it is kept, said while there is nothing.
    pub kept_in: &'static str,
    /// Makes a new one of this name.
    pub make: &'g dyn Fn(&str) -> (Id, Record),
    /// What making one is called in the log.
    pub kind: OperationKind,
}

/// What the drop-down offers.
#[derive(Clone, PartialEq)]
enum Offered<Id> {
    Known(Option<Id>),
    New,
}

/// The name of what is to be added.
#[derive(Clone)]
struct Adding<Id> {
    name: String,
    /// The field has had the keyboard.
    begun: bool,
    /// What has been made of the name and is not in the file yet: it is chosen once it is.
    waits: Option<(Id, Uuid)>,
    /// It has not come into the file after all.
    failed: bool,
}

impl<Id> Default for Adding<Id> {
    fn default() -> Self {
        Self { name: String::new(), begun: false, waits: None, failed: false }
    }
}

impl<Id: Copy + PartialEq + Send + Sync + 'static> Growing<'_, Id> {
    /// Draws the choice, and under it the way to add what is missing.
    pub(crate) fn show(&self, ui: &mut Ui, cx: &Cx<'_>, chosen: &mut Option<Id>, width: f32) {
        let id = ui.scope_id().with(("growing", self.label));
        let width = width.min(ui.available_width());
        let adding = ui.data(|data| data.get_temp::<Adding<Id>>(id));
        if let Some(adding) = adding.filter(|adding| adding.waits.is_some()) {
            let adding = self.waited(cx, adding, chosen);
            ui.data_mut(|data| {
                data.remove::<Adding<Id>>(id);
                if let Some(adding) = adding {
                    data.insert_temp(id, adding);
                }
            });
        }
        ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            let none = self.none.map(|none| (None, none.to_owned()));
            let known = none.iter().chain(&self.all).map(|(one, name)| (Offered::Known(*one), name.clone()));
            let mut offered: Vec<(Offered<Id>, String)> = known.collect();
            if cx.writable() {
                offered.push((Offered::New, cx.t("growing-new").to_owned()));
            }
            let mut picked = Offered::Known(*chosen);
            if choice(ui, cx.theme, self.named.unwrap_or_else(|| cx.t(self.label)), &mut picked, &offered, width) {
                match picked {
                    Offered::Known(one) => *chosen = one,
                    Offered::New => {
                        ui.data_mut(|data| data.insert_temp(id, Adding::<Id>::default()));
                    }
                }
            }
            let adding = ui.data(|data| data.get_temp::<Adding<Id>>(id));
            if let Some(adding) = adding {
                self.adding_ui(ui, cx, id, adding, chosen);
            } else if self.all.is_empty() {
                small(ui, cx.theme, cx.t(self.kept_in));
            }
        });
    }

    /// What has become of a name that was to be added: what is in the file now is chosen, and what is neither there nor
    /// on its way stands in its field again.
    fn waited(&self, cx: &Cx<'_>, mut adding: Adding<Id>, chosen: &mut Option<Id>) -> Option<Adding<Id>> {
        let (made, row) = adding.waits?;
        if self.all.iter().any(|(known, _)| *known == Some(made)) {
            *chosen = Some(made);
            return None;
        }
        if not_saved(cx, row).is_none() {
            (adding.waits, adding.begun, adding.failed) = (None, false, true);
        }
        Some(adding)
    }

    /// The name of what is to be added. Enter adds it; one that is there already is chosen.
    fn adding_ui(&self, ui: &mut Ui, cx: &Cx<'_>, id: egui::Id, mut adding: Adding<Id>, chosen: &mut Option<Id>) {
        let label = cx.tw("growing-name", &[("list", cx.t(self.label).into())]);
        let waits = adding.waits.map(|(_, row)| row);
        let mut name = adding.name.clone();
        let field = Field::new(&label, &mut name).show(ui, cx.theme);
        if waits.is_none() {
            adding.failed &= name == adding.name;
            adding.name = name;
        }
        // The list that has just closed gives the keyboard back to where it was.
        if field.has_focus() {
            adding.begun = true;
        } else if !adding.begun {
            field.request_focus();
        }
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if enter {
            // It adds, and does not save the form around it.
            keyboard::used(ui.ctx());
        }
        let standing = waits.and_then(|row| not_saved(cx, row)).map(|one| (one.operation, one.standing));
        let mut done = false;
        ui.horizontal_wrapped(|ui| {
            let name = tidy(&adding.name);
            let addable = waits.is_none() && !name.is_empty();
            let add = ui.add_enabled_ui(addable, |ui| plain_button(ui, cx.t("growing-add"))).inner;
            let leavable = standing.is_none_or(|(_, standing)| standing != Standing::OnItsWay);
            let leave = ui.add_enabled_ui(leavable, |ui| plain_button(ui, cx.t("growing-leave"))).inner;
            let keys = keyboard::over_where_focused(ui, id.with("adding"), &[&field, &add, &leave]);
            if (add.clicked() || enter || keys.save) && addable {
                done = self.add(cx, &name, &mut adding, chosen);
            } else if leavable && (leave.clicked() || keys.leave) {
                done = true;
                if let Some((operation, _)) = standing {
                    cx.act(Action::SetAside(operation));
                }
            }
        });
        if !done && !adding.name.trim().is_empty() {
            typed::pending(ui.ctx());
            let why = match standing {
                Some((_, standing)) => Some(standing.key()),
                None => (adding.failed || !field.has_focus()).then_some("growing-unfinished"),
            };
            if let Some(why) = why.filter(|_| waits.is_none() || standing.is_some()) {
                let text = egui::RichText::new(cx.t(why)).size(size::SMALL).color(cx.theme.warning);
                ui.add(egui::Label::new(text).wrap());
            }
        }
        ui.data_mut(|data| {
            data.remove::<Adding<Id>>(id);
            if !done {
                data.insert_temp(id, adding);
            }
        });
    }

    /// Chooses the one of this name; where there is none it is made, and waited for. Whether one is chosen.
    fn add(&self, cx: &Cx<'_>, name: &str, adding: &mut Adding<Id>, chosen: &mut Option<Id>) -> bool {
        let same = |text: &str| fold(text) == fold(name);
        let known = self.all.iter().find(|(_, text)| same(text)).and_then(|(known, _)| *known);
        if known.is_some() {
            *chosen = known;
            return true;
        }
        let (made, record) = (self.make)(name);
        adding.waits = Some((made, record.id()));
        adding.failed = false;
        cx.act(Action::AddChoice(self.kind, Box::new(record)));
        false
    }
}

/// What is not saved of a row that is being added.
fn not_saved<'a>(cx: &'a Cx<'_>, row: Uuid) -> Option<&'a NotSaved> {
    cx.status.unsaved.iter().find(|one| one.adds.contains(&row))
}

/// The place after the last.
fn next(positions: impl Iterator<Item = i64>) -> i64 {
    positions.max().map_or(0, |last| last + 1)
}

/// What can be chosen of `all`, named.
fn named<'r, T: Choosable + 'r>(
    cx: &Cx<'_>,
    all: impl IntoIterator<Item = &'r T>,
    chosen: Option<T::Id>,
) -> Vec<(Option<T::Id>, String)> {
    options(cx, all, chosen, "").split_off(1)
}

/// A choice of an item of one of the users' lists.
pub(crate) fn item_choice(
    ui: &mut Ui,
    cx: &Cx<'_>,
    list: List,
    [label, none]: [&'static str; 2],
    chosen: &mut Option<ListId>,
    width: f32,
) {
    let items = cx.snapshot.list(list);
    let make = |name: &str| {
        let item = ListItem::named(name, cx.language(), next(items.iter().map(|item| item.position)));
        (item.id, list.record(item))
    };
    let growing = Growing {
        label,
        named: None,
        none: Some(cx.t(none)),
        all: named(cx, items.iter(), *chosen),
        kept_in: "growing-in-settings",
        make: &make,
        kind: OperationKind::ListEdited,
    };
    growing.show(ui, cx, chosen, width);
}

/// A choice of a kind of identifier, of which one always is chosen.
pub(crate) fn identifier_kind_choice(ui: &mut Ui, cx: &Cx<'_>, chosen: &mut ListId, width: f32) {
    let list = List::IdentifierKind;
    let items = cx.snapshot.list(list);
    let make = |name: &str| {
        let item = ListItem::named(name, cx.language(), next(items.iter().map(|item| item.position)));
        (item.id, list.record(item))
    };
    let mut one = Some(*chosen);
    let growing = Growing {
        label: "field-identifier-kind",
        named: None,
        none: None,
        all: named(cx, items.iter(), one),
        kept_in: "growing-in-settings",
        make: &make,
        kind: OperationKind::ListEdited,
    };
    growing.show(ui, cx, &mut one, width);
    *chosen = one.unwrap_or(*chosen);
}

/// A choice of a product.
pub(crate) fn product_choice(ui: &mut Ui, cx: &Cx<'_>, none: &str, chosen: &mut Option<ProductId>) {
    let products = &cx.snapshot.product;
    let make = |name: &str| {
        let product = Product::named([name, "", ""], next(products.iter().map(|one| one.position)));
        (product.id, Record::from(product))
    };
    let growing = Growing {
        label: "field-product",
        named: None,
        none: Some(none),
        all: named(cx, products.iter(), *chosen),
        kept_in: "growing-in-settings",
        make: &make,
        kind: OperationKind::ProductEdited,
    };
    growing.show(ui, cx, chosen, f32::INFINITY);
}

/// A choice of the service group that handles a process of this name.
pub(crate) fn process_group_choice(ui: &mut Ui, cx: &Cx<'_>, process: &str, chosen: &mut Option<ServiceGroupId>) {
    named_group_choice(ui, cx, Some(process), chosen, f32::INFINITY);
}

/// A choice of a service group.
pub(crate) fn group_choice(ui: &mut Ui, cx: &Cx<'_>, chosen: &mut Option<ServiceGroupId>, width: f32) {
    named_group_choice(ui, cx, None, chosen, width);
}

fn named_group_choice(ui: &mut Ui, cx: &Cx<'_>, called: Option<&str>, chosen: &mut Option<ServiceGroupId>, width: f32) {
    let groups = &cx.snapshot.service_group;
    let make = |name: &str| {
        let group = ServiceGroup {
            id: ServiceGroupId::new(),
            name: name.to_owned(),
            phone: String::new(),
            email: String::new(),
            note: String::new(),
            position: next(groups.iter().map(|one| one.position)),
            retired_at: None,
        };
        (group.id, Record::from(group))
    };
    let growing = Growing {
        label: "service-group",
        named: called,
        none: Some(cx.t("service-nobody")),
        all: named(cx, groups.iter(), *chosen),
        kept_in: "growing-in-staff",
        make: &make,
        kind: OperationKind::ServiceEdited,
    };
    growing.show(ui, cx, chosen, width);
}

/// A choice of a team.
pub(crate) fn team_choice(ui: &mut Ui, cx: &Cx<'_>, chosen: &mut Option<TeamId>, width: f32) {
    let mut teams: Vec<&Team> = cx.snapshot.team.iter().collect();
    teams.sort_by(|a, b| cx.collator.compare(&a.name, &b.name));
    let make = |name: &str| {
        let position = next(cx.snapshot.team.iter().map(|one| one.position));
        let team = Team { id: TeamId::new(), name: name.to_owned(), city: None, position };
        (team.id, Record::from(team))
    };
    let growing = Growing {
        label: "field-team",
        named: None,
        none: Some(cx.t("staff-no-team")),
        all: teams.into_iter().map(|team| (Some(team.id), team.name.clone())).collect(),
        kept_in: "growing-in-staff",
        make: &make,
        kind: OperationKind::StaffEdited,
    };
    growing.show(ui, cx, chosen, width);
}
