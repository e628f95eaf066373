//! The form of a contact.

use egui::Ui;
use egui_material_icons::icons;

use super::draft::{Draft, ReachLine};
use crate::domain::{
    AgencyId, ContactId, ContactRank, Language, ListItem, OperationKind, ReachKind, Snapshot, validate,
};
use crate::i18n::keys::{doubt_key, language_key, rank_key, reach_key};

use crate::ui::theme::UNIT;
use crate::ui::widgets::form::{About, Asked, Stage, TWO_COLUMNS, form};
use crate::ui::widgets::{Field, choice, icon_button, link, small};
use crate::ui::{Action, Cx, Form};

/// The form and its passing state.
pub struct ContactForm {
    draft: Draft,
    stage: Stage,
}

impl ContactForm {
    /// A form for somebody new.
    #[must_use]
    pub fn new(snapshot: &Snapshot, agency: AgencyId) -> Self {
        Self { draft: Draft::new(snapshot, agency), stage: Stage::default() }
    }

    /// A form for somebody of the file; none where they are gone.
    #[must_use]
    pub fn edit(snapshot: &Snapshot, id: ContactId) -> Option<Self> {
        Some(Self { draft: Draft::read(snapshot, id)?, stage: Stage::default() })
    }

    /// Whether something is typed that is not saved.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.draft.changed()
    }

    /// Draws the form.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        let changed = self.changed();
        let heading = cx.t(if self.draft.is_new() { "contact-new" } else { "contact-edit" });
        let under = cx.agency_name(self.draft.edited.contact.agency);
        let about = About { id: "contact", heading, under, width: TWO_COLUMNS, also: None };
        let draft = &mut self.draft;
        let asked = form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| {
            person_ui(ui, cx, draft, stage);
            roles_ui(ui, cx, draft);
            reaches_ui(ui, cx, draft);
            let aside = Some(cx.t("form-notes-privacy").to_owned());
            Field::new(cx.t("contact-note"), &mut draft.edited.contact.note).lines(2).aside(aside).show(ui, cx.theme);
        });
        match asked {
            Asked::Save => self.save(cx),
            Asked::Close => cx.act(Action::CloseForm(Form::Contact)),
            Asked::Nothing | Asked::Also => {}
        }
    }

    fn save(&self, cx: &Cx<'_>) {
        match self.draft.changes(cx.snapshot, cx.language()) {
            Ok(changes) if changes.is_empty() => cx.act(Action::CloseForm(Form::Contact)),
            Ok(changes) => cx.act(Action::SaveForm(Form::Contact, OperationKind::ContactEdited, changes)),
            // It is said at the field.
            Err(_) => {}
        }
    }
}

fn person_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft, stage: &mut Stage) {
    let contact = &mut draft.edited.contact;
    let error = (stage.tried && contact.name.trim().is_empty()).then(|| cx.t("rule-item-name-missing").to_owned());
    let half = (ui.available_width() - UNIT) / 2.0;
    ui.horizontal_top(|ui| {
        let name = Field::new(cx.t("field-name"), &mut contact.name).required().error(error).width(half);
        stage.first(&name.show(ui, cx.theme));
        Field::new(cx.t("field-title"), &mut contact.title).width(half).show(ui, cx.theme);
    });
    ui.horizontal_top(|ui| {
        let mut languages: Vec<(Option<Language>, String)> = vec![(None, cx.t("value-missing").to_owned())];
        languages.extend(Language::ALL.map(|one| (Some(one), cx.t(language_key(one)).to_owned())));
        choice(ui, cx.theme, cx.t("contact-language"), &mut contact.language, &languages, half);
        let ranks = ContactRank::ALL.map(|rank| (rank, cx.t(rank_key(rank)).to_owned()));
        choice(ui, cx.theme, cx.t("contact-rank"), &mut contact.rank, &ranks, half);
    });
    if let Some(same) = draft.namesake(cx.snapshot).cloned() {
        let agency = cx.snapshot.agency.get(same.agency).map(|one| one.name(cx.language())).unwrap_or_default();
        let text = cx.tw("contact-same-person", &[("name", same.name.as_str().into()), ("agency", agency.into())]);
        if link(ui, cx.theme, &text).clicked() {
            draft.take(cx.snapshot, &same);
        }
    }
    let elsewhere = super::elsewhere(cx, &draft.edited.contact);
    if !elsewhere.is_empty() {
        let names: Vec<String> = elsewhere.into_iter().map(|(_, name)| name).collect();
        small(ui, cx.theme, cx.tw("contact-changed-elsewhere", &[("agencies", names.join(", ").into())]));
    }
}

fn roles_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft) {
    small(ui, cx.theme, cx.t("contact-roles"));
    let mut roles: Vec<&ListItem> = cx.snapshot.contact_role.iter().collect();
    roles.retain(|role| role.retired_at.is_none() || draft.edited.roles.contains(&role.id));
    roles.sort_by_key(|role| role.position);
    ui.horizontal_wrapped(|ui| {
        for role in roles {
            let mut on = draft.edited.roles.contains(&role.id);
            if ui.checkbox(&mut on, role.name(cx.language())).changed() {
                if on {
                    draft.edited.roles.insert(role.id);
                } else {
                    draft.edited.roles.remove(&role.id);
                }
            }
        }
    });
    Field::new(cx.t("contact-new-role"), &mut draft.edited.new_role).width(260.0).show(ui, cx.theme);
}

fn reaches_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft) {
    let mut gone = None;
    let last = ui.available_width();
    for (index, line) in draft.edited.reaches.iter_mut().enumerate() {
        ui.push_id(("reach", index), |ui| {
            ui.horizontal_top(|ui| {
                let kinds = ReachKind::ALL.map(|kind| (kind, cx.t(reach_key(kind)).to_owned()));
                choice(ui, cx.theme, cx.t("contact-reach-kind"), &mut line.kind, &kinds, 124.0);
                let doubt = match line.kind {
                    ReachKind::Email => validate::email(&line.value),
                    ReachKind::Phone | ReachKind::Fax => validate::phone(&line.value),
                };
                let doubt = doubt.map(|doubt| cx.t(doubt_key(doubt)).to_owned());
                let wide = last - 124.0 - 140.0 - 32.0 - 3.0 * UNIT;
                Field::new(cx.t(reach_key(line.kind)), &mut line.value).doubt(doubt).width(wide).show(ui, cx.theme);
                let hint = cx.t("contact-reach-label-hint");
                Field::new(cx.t("contact-reach-label"), &mut line.label).hint(hint).width(140.0).show(ui, cx.theme);
                ui.vertical(|ui| {
                    ui.add_space(18.0);
                    let name = format!("{}: {}", cx.t("contact-reach-remove"), line.value);
                    if icon_button(ui, icons::ICON_CLOSE, &name).clicked() {
                        gone = Some(index);
                    }
                });
            });
        });
    }
    if let Some(index) = gone {
        draft.edited.reaches.remove(index);
    }
    ui.horizontal(|ui| {
        for (kind, key) in [(ReachKind::Phone, "contact-add-phone"), (ReachKind::Email, "contact-add-email")] {
            if link(ui, cx.theme, cx.t(key)).clicked() {
                draft.edited.reaches.push(ReachLine::new(kind));
            }
        }
    });
}
