//! The group that handles a process, from a day on.

use egui::Ui;

use crate::domain::{AgencyId, Change, ListId, OperationKind, ServiceGroup, ServiceGroupId, change_service, validate};
use crate::i18n::keys::doubt_key;

use crate::ui::theme::UNIT;
use crate::ui::widgets::date_text::DateText;
use crate::ui::widgets::form::{About, Asked, ONE_COLUMN, Stage, form};
use crate::ui::widgets::{Field, choice, date_field};
use crate::ui::{Action, Cx, Form};

/// The group that is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chosen {
    Nobody,
    Group(ServiceGroupId),
    New,
}

#[derive(Clone, PartialEq)]
struct Edited {
    chosen: Chosen,
    name: String,
    phone: String,
    email: String,
    from: DateText,
}

/// The form and its passing state.
pub struct ServiceForm {
    agency: AgencyId,
    process: ListId,
    base: Edited,
    edited: Edited,
    stage: Stage,
}

impl ServiceForm {
    /// A form for who handles `process` today.
    pub fn new(cx: &Cx<'_>, agency: AgencyId, process: ListId) -> Self {
        let services = cx.snapshot.services(agency, cx.today);
        let group = services.into_iter().find(|(one, ..)| one.id == process).map(|(.., group)| group);
        let chosen = match group {
            Some(group) => Chosen::Group(group.id),
            None if cx.snapshot.service_group.is_empty() => Chosen::New,
            None => Chosen::Nobody,
        };
        let from = DateText::new(cx.language(), Some(cx.today));
        let mut base = Edited { chosen, name: String::new(), phone: String::new(), email: String::new(), from };
        base.read(group);
        Self { agency, process, edited: base.clone(), base, stage: Stage::default() }
    }

    /// Whether something is typed that is not saved.
    pub fn changed(&self) -> bool {
        self.edited != self.base
    }

    /// Draws the form; false once it is done with.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let changed = self.changed();
        let process = cx.snapshot.service_process.get(self.process).map(|one| one.name(cx.language()));
        let heading = format!("{}: {}", cx.t("service-group"), process.unwrap_or_default());
        let under = cx.agency_name(self.agency);
        let about = About { id: "service-group", heading: &heading, under, width: ONE_COLUMN, also: None };
        let edited = &mut self.edited;
        let asked = form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| inside_ui(ui, cx, edited, stage.tried));
        if asked == Asked::Save
            && let Some(changes) = self.changes(cx)
        {
            if changes.is_empty() {
                return false;
            }
            // It closes once the answer has come.
            cx.act(Action::SaveForm(Form::Responsibility, OperationKind::ServiceEdited, changes));
        }
        asked != Asked::Close
    }

    /// What is to be saved; none where something is missing.
    fn changes(&self, cx: &Cx<'_>) -> Option<Vec<Change>> {
        let from = self.edited.from.date(cx.today).ok().flatten()?;
        let mut changes = Vec::new();
        let group = match self.edited.chosen {
            Chosen::Nobody => None,
            Chosen::New => {
                let group = self.edited.written(ServiceGroup::named(cx.snapshot, ""))?;
                changes.push(Change::insert(group.clone()));
                Some(group.id)
            }
            Chosen::Group(id) => {
                let before = cx.snapshot.service_group.get(id)?;
                let after = self.edited.written(before.clone())?;
                if after != *before {
                    changes.push(Change::update(before.clone(), after));
                }
                Some(id)
            }
        };
        changes.extend(change_service(cx.snapshot, self.agency, self.process, group, from));
        Some(changes)
    }
}

impl Edited {
    fn read(&mut self, group: Option<&ServiceGroup>) {
        self.name = group.map(|group| group.name.clone()).unwrap_or_default();
        self.phone = group.map(|group| group.phone.clone()).unwrap_or_default();
        self.email = group.map(|group| group.email.clone()).unwrap_or_default();
    }

    /// `group` with what is typed; none without a name.
    fn written(&self, group: ServiceGroup) -> Option<ServiceGroup> {
        let text = |text: &str| text.trim().to_owned();
        let group =
            ServiceGroup { name: text(&self.name), phone: text(&self.phone), email: text(&self.email), ..group };
        (!group.name.is_empty()).then_some(group)
    }
}

fn inside_ui(ui: &mut Ui, cx: &Cx<'_>, edited: &mut Edited, tried: bool) {
    let mut groups: Vec<&ServiceGroup> = cx.snapshot.service_group.iter().collect();
    groups.retain(|group| group.retired_at.is_none() || edited.chosen == Chosen::Group(group.id));
    groups.sort_by_key(|group| (group.position, &group.name));
    let mut options = vec![(Chosen::Nobody, cx.t("service-nobody").to_owned())];
    options.extend(groups.into_iter().map(|group| (Chosen::Group(group.id), group.name.clone())));
    options.push((Chosen::New, cx.t("service-new-group").to_owned()));
    ui.add_space(UNIT / 2.0);
    if choice(ui, cx.theme, cx.t("service-group"), &mut edited.chosen, &options, f32::INFINITY) {
        let group = match edited.chosen {
            Chosen::Group(id) => cx.snapshot.service_group.get(id),
            Chosen::Nobody | Chosen::New => None,
        };
        edited.read(group);
    }
    date_field(ui, cx, cx.t("responsible-from"), &mut edited.from);
    if tried && !matches!(edited.from.date(cx.today), Ok(Some(_))) {
        ui.colored_label(cx.theme.danger, cx.t("rule-date-missing"));
    }
    if edited.chosen == Chosen::Nobody {
        return;
    }
    let missing = tried && edited.name.trim().is_empty();
    let error = missing.then(|| cx.t("rule-item-name-missing").to_owned());
    let aside = (edited.chosen != Chosen::New).then(|| cx.t("service-group-shared").to_owned());
    Field::new(cx.t("service-group-name"), &mut edited.name).required().error(error).show(ui, cx.theme);
    let doubt = |doubt: Option<validate::Doubt>| doubt.map(|doubt| cx.t(doubt_key(doubt)).to_owned());
    let half = (ui.available_width() - UNIT) / 2.0;
    ui.horizontal_top(|ui| {
        let phone = doubt(validate::phone(&edited.phone));
        Field::new(cx.t("field-phone"), &mut edited.phone).width(half).doubt(phone).show(ui, cx.theme);
        let email = doubt(validate::email(&edited.email));
        Field::new(cx.t("field-email"), &mut edited.email).width(half).doubt(email).show(ui, cx.theme);
    });
    if let Some(aside) = aside {
        crate::ui::widgets::small(ui, cx.theme, aside);
    }
}
