//! The form of a system that is used for an agency.

use egui::Ui;

use crate::domain::{
    AgencyId, AgencySystem, Change, List, ListId, ListItem, OperationKind, RowId, system_removal, validate,
};
use crate::ui::widgets::date_text::DateText;
use crate::ui::widgets::form::{About, Asked, ONE_COLUMN, Stage, form};
use crate::ui::widgets::{Field, choice, date_field, small};
use crate::ui::{Action, Cx, Form};

/// Which system is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chosen {
    None,
    Known(ListId),
    New,
}

#[derive(Clone, PartialEq)]
struct Edited {
    chosen: Chosen,
    name: String,
    purpose: String,
    from: DateText,
    to: DateText,
}

/// The form and its passing state.
pub struct SystemForm {
    agency: AgencyId,
    base: Option<AgencySystem>,
    start: Edited,
    edited: Edited,
    stage: Stage,
}

impl SystemForm {
    /// A form for a system that is new to the agency.
    pub fn new(cx: &Cx<'_>, agency: AgencyId) -> Self {
        let chosen = if cx.snapshot.system.is_empty() { Chosen::New } else { Chosen::None };
        let from = DateText::new(cx.language(), Some(cx.today));
        let start = Edited { chosen, name: String::new(), purpose: String::new(), from, to: DateText::default() };
        Self { agency, base: None, edited: start.clone(), start, stage: Stage::default() }
    }

    /// A form for a system of the file; none where it is gone.
    pub fn edit(cx: &Cx<'_>, id: RowId) -> Option<Self> {
        let base = cx.snapshot.agency_system.get(id)?.clone();
        let date = |date| DateText::new(cx.language(), date);
        let start = Edited {
            chosen: Chosen::Known(base.system),
            name: String::new(),
            purpose: base.purpose.clone(),
            from: date(base.valid_from),
            to: date(base.valid_to),
        };
        Some(Self { agency: base.agency, base: Some(base), edited: start.clone(), start, stage: Stage::default() })
    }

    /// Whether something is typed that is not saved.
    pub fn changed(&self) -> bool {
        self.edited != self.start
    }

    /// Draws the form; false once it is done with.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let changed = self.changed();
        let heading = cx.t(if self.base.is_some() { "system-edit" } else { "system-add" }).trim_end_matches('…');
        let also = self.base.as_ref().map(|_| cx.t("system-delete"));
        let under = cx.agency_name(self.agency);
        let about = About { id: "system", heading, under, width: ONE_COLUMN, also };
        let mut stage = std::mem::take(&mut self.stage);
        let asked = form(ctx, cx, &about, &mut stage, changed, |ui, stage| {
            fields_ui(ui, cx, self.base.as_ref(), &mut self.edited, stage);
            stage.wrong = self.changes(cx).err();
        });
        self.stage = stage;
        match (asked, &self.base) {
            (Asked::Save, _) => {
                let Ok(changes) = self.changes(cx) else { return true };
                if changes.is_empty() {
                    return false;
                }
                cx.act(Action::SaveForm(Form::Responsibility, OperationKind::SystemEdited, changes));
            }
            (Asked::Also, Some(base)) => {
                let gone = system_removal(cx.snapshot, base);
                cx.act(Action::SaveForm(Form::Responsibility, OperationKind::SystemEdited, gone));
            }
            _ => {}
        }
        asked != Asked::Close
    }

    /// What saving comes to, or the key of what is wrong.
    fn changes(&self, cx: &Cx<'_>) -> Result<Vec<Change>, &'static str> {
        let edited = &self.edited;
        let mut changes = Vec::new();
        let system = match edited.chosen {
            Chosen::None => return Err("system-missing"),
            Chosen::Known(id) => id,
            Chosen::New => {
                let name = validate::tidy(&edited.name);
                if name.is_empty() {
                    return Err("rule-item-name-missing");
                }
                let position = cx.snapshot.system.iter().map(|one| one.position + 1).max().unwrap_or(0);
                let item = ListItem {
                    id: ListId::new(),
                    name_fi: name,
                    name_sv: String::new(),
                    name_en: String::new(),
                    position,
                    retired_at: None,
                    merged_into: None,
                };
                let id = item.id;
                changes.push(Change::insert(List::System.record(item)));
                id
            }
        };
        let (Ok(from), Ok(to)) = (edited.from.date(cx.today), edited.to.date(cx.today)) else {
            return Err("field-date-not-understood");
        };
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            return Err("rule-period-backwards");
        }
        let id = self.base.as_ref().map_or_else(RowId::new, |base| base.id);
        let purpose = edited.purpose.trim().to_owned();
        let after = AgencySystem { id, agency: self.agency, system, purpose, valid_from: from, valid_to: to };
        let twin = |one: &&AgencySystem| one.id != id && one.system == system && one.overlaps(&after);
        if cx.snapshot.agency_system.of(self.agency).any(|one| twin(&one)) {
            return Err("system-twice");
        }
        match &self.base {
            Some(before) if *before == after => {}
            Some(before) => changes.push(Change::update(before.clone(), after)),
            None => changes.push(Change::insert(after)),
        }
        Ok(changes)
    }
}

fn fields_ui(ui: &mut Ui, cx: &Cx<'_>, base: Option<&AgencySystem>, edited: &mut Edited, stage: &mut Stage) {
    let mut systems: Vec<&ListItem> = cx.snapshot.system.iter().collect();
    systems.retain(|one| one.retired_at.is_none() || base.is_some_and(|base| base.system == one.id));
    systems.sort_by_key(|one| (one.position, &one.name_fi));
    let mut options = Vec::new();
    if edited.chosen == Chosen::None {
        options.push((Chosen::None, cx.t("responsible-choose").to_owned()));
    }
    options.extend(systems.into_iter().map(|one| (Chosen::Known(one.id), one.name(cx.language()).to_owned())));
    options.push((Chosen::New, cx.t("system-new").to_owned()));
    choice(ui, cx.theme, cx.t("system"), &mut edited.chosen, &options, f32::INFINITY);
    if edited.chosen == Chosen::New {
        let missing = stage.tried && edited.name.trim().is_empty();
        let error = missing.then(|| cx.t("rule-item-name-missing").to_owned());
        let name = Field::new(cx.t("field-name"), &mut edited.name).required().error(error).show(ui, cx.theme);
        stage.first(&name);
        small(ui, cx.theme, cx.t("system-new-help"));
    }
    let aside = Some(cx.t("form-notes-privacy").to_owned());
    let purpose = Field::new(cx.t("system-purpose"), &mut edited.purpose).aside(aside).show(ui, cx.theme);
    if edited.chosen != Chosen::New {
        stage.first(&purpose);
    }
    ui.horizontal_top(|ui| {
        date_field(ui, cx, cx.t("field-first-day"), &mut edited.from);
        date_field(ui, cx, cx.t("field-last-day"), &mut edited.to);
    });
}
