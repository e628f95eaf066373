//! The people of an agency whom we call: on its tab, on its card, and in a form.

mod draft;
mod form;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Label, Layout, RichText, Ui};
use egui_material_icons::icons;

use super::theme::{UNIT, plain, size};
use super::widgets::{
    bold, copyable, correctable, corrects, edit_button, ends, hairline, icon_button, link, menu, menu_item, pill,
    row_menu, small,
};
use super::{Action, Cx, Question};
use crate::domain::{
    Agency, AgencyId, Contact, ContactRank, ContactReach, FieldGroup, OperationKind, ReachKind, Table,
};
use crate::i18n::keys::{language_key, rank_key, reach_key};
use crate::ui::parts::listing;
use crate::ui::parts::mark::marked;
use crate::ui::parts::people::dialled;
use crate::ui::widgets::taking_out;

pub(crate) use draft::ContactFields;
pub use draft::{removal, to_agency};

/// The width from which on the heading has room for all that can be done.
const WIDE: f32 = 640.0;

/// How many contacts the card shows.
const ON_CARD: usize = 4;

/// Correcting a number or an address where it stands.
pub(crate) trait Correcting {
    /// Whether that can be done on this screen.
    fn possible(&self) -> bool {
        true
    }

    /// Begins to correct one.
    fn begin(&mut self, cx: &Cx<'_>, reach: &ContactReach);

    /// Draws it where it is being corrected; whether it is.
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, reach: &ContactReach) -> bool;
}

/// Where contacts are for reading only.
pub(crate) struct ForReading;

impl Correcting for ForReading {
    fn possible(&self) -> bool {
        false
    }

    fn begin(&mut self, _cx: &Cx<'_>, _reach: &ContactReach) {}

    fn ui(&mut self, _ui: &mut Ui, _cx: &Cx<'_>, _reach: &ContactReach) -> bool {
        false
    }
}

/// Every contact of an agency, with all that is known.
pub(crate) fn tab_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, correcting: &mut dyn Correcting) {
    let contacts = shown(cx, agency);
    let former: Vec<Contact> = cx.snapshot.former_contacts(agency.id, cx.today).into_iter().cloned().collect();
    // In a narrow window the heading has no room for more.
    let wide = ui.available_width() >= WIDE;
    let all: Vec<Contact> = contacts.iter().chain(&former).cloned().collect();
    let aside = |ui: &mut Ui| {
        if !all.is_empty() {
            taking_out::aside_ui(ui, cx, ("contacts", 0));
        }
        if cx.writable() {
            if link(ui, cx.theme, cx.t("contact-add")).clicked() {
                cx.open(ContactFields::new(cx.snapshot, agency.id, cx.today));
            }
            if wide {
                ui.add_space(UNIT);
                import_ui(ui, cx, agency);
            }
        }
    };
    marked(ui, cx, agency, FieldGroup::Contacts, cx.t("contacts"), aside, |ui| {
        if contacts.is_empty() {
            small(ui, cx.theme, cx.t("contacts-none"));
        }
        for (index, contact) in contacts.iter().enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            ui.push_id(contact.id, |ui| contact_ui(ui, cx, contact, correcting));
        }
        former_ui(ui, cx, &former, correcting);
        if !all.is_empty() {
            taking_out::listed(ui, ("contacts", 0), || listing::contacts(cx, agency.id, &all));
        }
        if cx.writable() && !wide {
            import_ui(ui, cx, agency);
        }
    });
}

/// The contacts of today, then those who are to come.
fn shown(cx: &Cx<'_>, agency: &Agency) -> Vec<Contact> {
    let now = cx.snapshot.contacts_on(agency.id, cx.today).into_iter();
    now.chain(cx.snapshot.coming_contacts(agency.id, cx.today)).cloned().collect()
}

/// Those who were contacts once, out of the way.
fn former_ui(ui: &mut Ui, cx: &Cx<'_>, former: &[Contact], correcting: &mut dyn Correcting) {
    if former.is_empty() {
        return;
    }
    hairline(ui, cx.theme);
    let heading = cx.tw("contacts-former", &[("count", former.len().into())]);
    egui::CollapsingHeader::new(RichText::new(heading).color(cx.theme.quiet)).id_salt("former").show(ui, |ui| {
        for (index, contact) in former.iter().enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            ui.push_id(contact.id, |ui| contact_ui(ui, cx, contact, correcting));
        }
    });
}

/// From when or until when somebody is a contact, where that is not always.
fn period_words(cx: &Cx<'_>, contact: &Contact) -> Option<String> {
    let (from, to) = (contact.valid_from.filter(|from| cx.today < *from), contact.valid_to);
    Some(match (from, to) {
        (Some(from), Some(to)) => {
            cx.tw("contact-from-to", &[("from", cx.date(from).into()), ("to", cx.date(to).into())])
        }
        (Some(from), None) => cx.tw("period-from", &[("date", cx.date(from).into())]),
        (None, Some(to)) if to < cx.today => cx.tw("contact-was-until", &[("date", cx.date(to).into())]),
        (None, Some(to)) => cx.tw("period-until", &[("date", cx.date(to).into())]),
        (None, None) => return None,
    })
}

/// What leads to bringing contacts in from a file.
fn import_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    if link(ui, cx.theme, cx.t("contact-import")).clicked() {
        cx.act(Action::ImportContacts(Some(agency.id)));
    }
}

/// Whom to call, short.
pub(crate) fn card_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, correcting: &mut dyn Correcting) {
    let contacts = shown(cx, agency);
    let aside = |ui: &mut Ui| {
        if link(ui, cx.theme, cx.t("contacts-show")).clicked() {
            cx.act(Action::Show(super::Tab::Details));
        }
    };
    marked(ui, cx, agency, FieldGroup::Contacts, cx.t("contacts"), aside, |ui| {
        if contacts.is_empty() {
            small(ui, cx.theme, cx.t("contacts-none"));
        }
        for (index, contact) in contacts.iter().take(ON_CARD).enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            ui.push_id(contact.id, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                copyable(ui);
                name_ui(ui, cx, contact, false);
                about_ui(ui, cx, contact);
                for kind in [ReachKind::Phone, ReachKind::Email] {
                    let reaches = cx.snapshot.reaches(contact);
                    if let Some(reach) = reaches.into_iter().find(|reach| reach.kind == kind) {
                        reach_ui(ui, cx, contact, reach, correcting);
                    }
                }
                row_menu_ui(ui, cx, contact);
            });
        }
        if contacts.len() > ON_CARD {
            small(ui, cx.theme, cx.tw("contacts-more", &[("count", (contacts.len() - ON_CARD).into())]));
        }
    });
}

fn contact_ui(ui: &mut Ui, cx: &Cx<'_>, contact: &Contact, correcting: &mut dyn Correcting) {
    ui.spacing_mut().item_spacing.y = 2.0;
    copyable(ui);
    name_ui(ui, cx, contact, true);
    about_ui(ui, cx, contact);
    for reach in cx.snapshot.reaches(contact) {
        reach_ui(ui, cx, contact, reach, correcting);
    }
    if !contact.note.is_empty() {
        ui.add(Label::new(RichText::new(&contact.note).size(size::SMALL)).wrap());
    }
    let elsewhere = elsewhere(cx, contact);
    if !elsewhere.is_empty() {
        ui.horizontal_wrapped(|ui| {
            small(ui, cx.theme, cx.t("contact-also"));
            for (agency, name) in elsewhere {
                if link(ui, cx.theme, &name).clicked() {
                    cx.act(Action::Select(agency));
                }
            }
        });
    }
    row_menu_ui(ui, cx, contact);
}

/// Name and rank, and what can be done.
fn name_ui(ui: &mut Ui, cx: &Cx<'_>, contact: &Contact, menu: bool) {
    ends(
        ui,
        |ui| {
            // A name with its rank is no higher than a line of text.
            ui.spacing_mut().interact_size.y = 20.0;
            bold(ui, &contact.name, size::BODY);
            // Of one who is to come or has gone, the rank says nothing of today.
            let rank = cx.snapshot.rank_on(contact, cx.today);
            if rank != ContactRank::Other && !contact.over(cx.today) {
                let (ink, ground) = (cx.theme.accent, cx.theme.selected);
                pill(ui, icons::ICON_PERSON, cx.t(rank_key(rank)), ink, ground);
            }
            if let Some(words) = period_words(cx, contact) {
                small(ui, cx.theme, words);
            }
        },
        |ui| {
            if !cx.writable() {
                return;
            }
            if menu {
                menu_ui(ui, cx, contact);
            }
            let name = cx.doing("contact-edit", &contact.name);
            if edit_button(ui, &name, contact.id.0) {
                cx.act(Action::EditRow(Table::Contact, contact.id.0));
            }
        },
    );
}

fn menu_ui(ui: &mut Ui, cx: &Cx<'_>, contact: &Contact) {
    let name = cx.doing("contact-more", &contact.name);
    let button = icon_button(ui, icons::ICON_MORE_VERT, &name);
    menu(&button, &name, |ui| menu_lines(ui, cx, contact));
}

fn menu_lines(ui: &mut Ui, cx: &Cx<'_>, contact: &Contact) {
    for (key, moving) in [("contact-copy-to", false), ("contact-move-to", true)] {
        if menu_item(ui, cx.theme, None, cx.t(key)).clicked() {
            cx.act(Action::Ask(Question::ContactTo(contact.id, moving)));
            ui.close();
        }
    }
    if menu_item(ui, cx.theme, None, cx.t("contact-delete")).clicked() {
        let changes = removal(cx.snapshot, contact);
        cx.act(Action::Commit(OperationKind::ContactEdited, changes));
        ui.close();
    }
}

/// The menu of the whole of a contact: what its buttons do.
fn row_menu_ui(ui: &Ui, cx: &Cx<'_>, contact: &Contact) {
    if !cx.writable() {
        return;
    }
    let name = cx.doing("contact-more", &contact.name);
    row_menu(ui, ui.min_rect(), egui::Id::unique(("contact", contact.id.0)), &name, |ui| {
        if menu_item(ui, cx.theme, None, cx.t("contact-edit")).clicked() {
            cx.act(Action::EditRow(Table::Contact, contact.id.0));
            ui.close();
        }
        menu_lines(ui, cx, contact);
    });
}

/// Title, what they are asked about, and in which language.
fn about_ui(ui: &mut Ui, cx: &Cx<'_>, contact: &Contact) {
    let mut parts = Vec::new();
    if !contact.title.is_empty() {
        parts.push(contact.title.clone());
    }
    let role = |id| cx.snapshot.contact_role.get(id).map(|role| role.name(cx.language()).to_owned());
    let roles: Vec<String> = cx.snapshot.roles(contact).into_iter().filter_map(role).collect();
    if !roles.is_empty() {
        parts.push(roles.join(", "));
    }
    parts.extend(contact.language.map(|language| cx.t(language_key(language)).to_owned()));
    if !parts.is_empty() {
        small(ui, cx.theme, parts.join(" · "));
    }
}

/// A number or an address, with the ways to use it.
fn reach_ui(ui: &mut Ui, cx: &Cx<'_>, contact: &Contact, reach: &ContactReach, correcting: &mut dyn Correcting) {
    if cx.writable() && correcting.ui(ui, cx, reach) {
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 26.0;
        let (icon, link_to) = match reach.kind {
            ReachKind::Phone => (icons::ICON_CALL, Some(("call", format!("tel:{}", dialled(&reach.value))))),
            ReachKind::Email => (icons::ICON_MAIL, Some(("write-mail", format!("mailto:{}", reach.value.trim())))),
            ReachKind::Fax => (icons::ICON_FAX, None),
        };
        // The buttons first, so that a long address gives way to them.
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = UNIT / 2.0;
            let said = |key: &str| format!("{}: {}, {}", cx.t(key), contact.name, reach.value);
            if let Some((key, to)) = link_to
                && icon_button(ui, icon, &said(key)).clicked()
            {
                cx.act(Action::OpenLink(to));
            }
            if icon_button(ui, icons::ICON_CONTENT_COPY, &said("copy")).clicked() {
                cx.act(Action::Copy(reach.value.clone()));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let icon = icon.rich_text().size(size::BODY).color(cx.theme.quiet);
                ui.add(Label::new(icon).selectable(false));
                let mut job = LayoutJob::simple_singleline(reach.value.clone(), plain(size::BODY), cx.theme.text);
                let quiet = TextFormat { font_id: plain(size::SMALL), color: cx.theme.quiet, ..TextFormat::default() };
                job.append(&reach.label, UNIT, quiet);
                let label = Label::new(job).truncate();
                let spoken = format!("{}: {} {}", cx.t(reach_key(reach.kind)), reach.value, reach.label);
                if !(correcting.possible() && cx.writable()) {
                    let value = ui.add(label);
                    value.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, spoken.trim_end()));
                    return;
                }
                let value = correctable(ui, cx, label, spoken.trim_end());
                if corrects(ui, &value) {
                    correcting.begin(cx, reach);
                }
            });
        });
    });
}

/// The other agencies that the same person serves.
fn elsewhere(cx: &Cx<'_>, contact: &Contact) -> Vec<(AgencyId, String)> {
    let name = |other: &Contact| {
        let agency = cx.snapshot.agency.get(other.agency)?;
        Some((agency.id, agency.name(cx.language()).to_owned()))
    };
    cx.snapshot.elsewhere(contact).filter_map(name).collect()
}
