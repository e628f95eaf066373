//! The form of a contact.

use egui::Ui;
use egui_material_icons::icons;

use super::draft::{ContactFields, ReachLine};
use crate::domain::{ContactRank, Language, OperationKind, ReachKind, Record, validate};
use crate::i18n::keys::{doubt_key, language_key, rank_key, reach_key};
use crate::ui::Cx;
use crate::ui::forms::parts::{free_text, half, offered, two_days_ui};
use crate::ui::forms::{FormFields, Written};
use crate::ui::theme::UNIT;
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::{Field, choice, icon_button, link, small};

impl FormFields for ContactFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_none() { "contact-new" } else { "contact-edit" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.contact.agency).to_owned()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        person_ui(ui, cx, self, stage);
        roles_ui(ui, cx, self);
        reaches_ui(ui, cx, self);
        free_text(ui, cx, "contact-note", &mut self.contact.note, 2);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        self.written(cx.snapshot, cx.language(), cx.today)
    }

    fn kind(&self) -> OperationKind {
        OperationKind::ContactEdited
    }

    fn before(&self) -> Vec<Record> {
        let Some((contact, reaches, _)) = &self.base else { return Vec::new() };
        std::iter::once(contact.clone().into()).chain(reaches.iter().cloned().map(Record::from)).collect()
    }
}

fn person_ui(ui: &mut Ui, cx: &Cx<'_>, fields: &mut ContactFields, stage: &mut Stage) {
    let contact = &mut fields.contact;
    let half = half(ui);
    ui.horizontal_top(|ui| {
        fields.order.ui(ui, cx, stage, &mut contact.name, half);
        Field::new(cx.t("field-title"), &mut contact.title).width(half).show(ui, cx.theme);
    });
    ui.horizontal_top(|ui| {
        let mut languages: Vec<(Option<Language>, String)> = vec![(None, cx.t("value-missing").to_owned())];
        languages.extend(Language::ALL.map(|one| (Some(one), cx.t(language_key(one)).to_owned())));
        choice(ui, cx.theme, cx.t("contact-language"), &mut contact.language, &languages, half);
        let ranks = ContactRank::ALL.map(|rank| (rank, cx.t(rank_key(rank)).to_owned()));
        choice(ui, cx.theme, cx.t("contact-rank"), &mut contact.rank, &ranks, half);
    });
    two_days_ui(ui, cx, ["field-first-day", "field-last-day"], &mut fields.from, &mut fields.to);
    if let Some((known, last)) = fields.followed(cx.snapshot, cx.today) {
        let args = [("name", known.name.as_str().into()), ("date", cx.date(last).into())];
        ui.checkbox(&mut fields.follows, cx.tw("contact-follows", &args));
    }
    if let Some(same) = fields.namesake(cx.snapshot).cloned() {
        let agency = cx.snapshot.agency.get(same.agency).map(|one| one.name(cx.language())).unwrap_or_default();
        let text = cx.tw("contact-same-person", &[("name", same.name.as_str().into()), ("agency", agency.into())]);
        if link(ui, cx.theme, &text).clicked() {
            fields.take(cx.snapshot, &same);
        }
    }
    let elsewhere = super::elsewhere(cx, &fields.contact);
    if !elsewhere.is_empty() {
        let names: Vec<String> = elsewhere.into_iter().map(|(_, name)| name).collect();
        small(ui, cx.theme, cx.tw("contact-changed-elsewhere", &[("agencies", names.join(", ").into())]));
    }
}

fn roles_ui(ui: &mut Ui, cx: &Cx<'_>, fields: &mut ContactFields) {
    small(ui, cx.theme, cx.t("contact-roles"));
    let roles = offered(cx.snapshot.contact_role.iter(), |id| fields.roles.contains(&id));
    ui.horizontal_wrapped(|ui| {
        for role in roles {
            let mut on = fields.roles.contains(&role.id);
            if ui.checkbox(&mut on, role.name(cx.language())).changed() {
                if on {
                    fields.roles.insert(role.id);
                } else {
                    fields.roles.remove(&role.id);
                }
            }
        }
    });
    Field::new(cx.t("contact-new-role"), &mut fields.new_role).width(260.0).show(ui, cx.theme);
}

fn reaches_ui(ui: &mut Ui, cx: &Cx<'_>, fields: &mut ContactFields) {
    let mut gone = None;
    let last = ui.available_width();
    for (index, line) in fields.reaches.iter_mut().enumerate() {
        ui.push_id(line.id.0, |ui| {
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
                    let name = cx.doing("contact-reach-remove", &line.value);
                    if icon_button(ui, icons::ICON_CLOSE, &name).clicked() {
                        gone = Some(index);
                    }
                });
            });
        });
    }
    if let Some(index) = gone {
        fields.reaches.remove(index);
    }
    ui.horizontal(|ui| {
        for (kind, key) in [(ReachKind::Phone, "contact-add-phone"), (ReachKind::Email, "contact-add-email")] {
            if link(ui, cx.theme, cx.t(key)).clicked() {
                fields.reaches.push(ReachLine::new(kind));
            }
        }
    });
}
