//! The cards of the form.

use egui::{Ui, Vec2};
use egui_material_icons::icons;

use super::content::{Content, IdentifierLine, PersonLine, Problem, client_until};
use crate::domain::{AccountRole, Agency, AgencyKind, EmployeeId, Language, List, ListId, RowId};
use crate::i18n::keys::{account_key, agency_kind_key, language_key};
use crate::ui::agency_fields::{BOOKKEEPING, NAMES, NOTES, POSTAL, PURPOSE, REACH, VISITING};
use crate::ui::forms::growing::{identifier_kind_choice, item_choice};
use crate::ui::forms::parts::{half, phone_and_email, two_days_ui};
use crate::ui::parts::agency::sharing;
use crate::ui::parts::people::people;
use crate::ui::widgets::date_text::{DateText, Meant};
use crate::ui::widgets::{Field, choice, date_field, icon_button, plain_button, section, small};
use crate::ui::{Action, Cx};

pub(super) fn names(ui: &mut Ui, cx: &Cx<'_>, content: &mut Content, problems: &[Problem], focus: bool) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("form-names"),
        |_| {},
        |ui| {
            let error = problems.contains(&Problem::NameMissing).then(|| cx.t("rule-name-missing").to_owned());
            let agency = &mut content.agency;
            let first = Field::new(cx.t("field-name-fi"), &mut agency.name_fi).required().error(error).show(ui, theme);
            if focus {
                first.request_focus();
            }
            let [_, others @ .., abbreviation] = &NAMES;
            for field in others {
                field.ui(ui, cx, agency);
            }
            let width = half(ui);
            ui.horizontal_top(|ui| {
                ui.allocate_ui(Vec2::new(width, 0.0), |ui| abbreviation.ui(ui, cx, agency));
                let options = AgencyKind::ALL.map(|kind| (kind, cx.t(agency_kind_key(kind)).to_owned()));
                choice(ui, theme, cx.t("field-kind"), &mut agency.kind, &options, width);
            });
            for field in PURPOSE {
                field.ui(ui, cx, agency);
            }
        },
    );
}

/// The logo of a new agency. That of one in the file is changed on its page.
pub(super) fn logo(ui: &mut Ui, cx: &Cx<'_>, content: &Content) {
    let chosen = content.agency.logo.is_some();
    section(
        ui,
        cx.theme,
        cx.t("gap-logo"),
        |_| {},
        |ui| {
            ui.horizontal_wrapped(|ui| {
                if plain_button(ui, cx.t("form-logo-choose")).clicked() {
                    cx.act(Action::ChooseLogo(content.agency.id));
                }
                if chosen && plain_button(ui, cx.t("menu-remove-logo")).clicked() {
                    cx.act(Action::RemoveLogo(content.agency.id));
                }
            });
            small(ui, cx.theme, cx.t(if chosen { "form-logo-chosen" } else { "form-logo-help" }));
        },
    );
}

pub(super) fn reach(ui: &mut Ui, cx: &Cx<'_>, content: &mut Content) {
    let theme = cx.theme;
    let agency = &mut content.agency;
    section(
        ui,
        theme,
        cx.t("card-reach"),
        |_| {},
        |ui| {
            for field in REACH {
                field.ui(ui, cx, agency);
            }
        },
    );
}

pub(super) fn addresses(ui: &mut Ui, cx: &Cx<'_>, content: &mut Content) {
    let theme = cx.theme;
    let agency = &mut content.agency;
    for (heading, [street, postcode, city]) in [("details-visiting", &VISITING), ("details-postal", &POSTAL)] {
        section(
            ui,
            theme,
            cx.t(heading),
            |_| {},
            |ui| {
                street.ui(ui, cx, agency);
                ui.horizontal_top(|ui| {
                    ui.allocate_ui(Vec2::new(120.0, 0.0), |ui| postcode.ui(ui, cx, agency));
                    city.ui(ui, cx, agency);
                });
            },
        );
    }
}

pub(super) fn notes(ui: &mut Ui, cx: &Cx<'_>, content: &mut Content) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("card-notes"),
        |_| {},
        |ui| {
            for field in NOTES {
                field.ui(ui, cx, &mut content.agency);
            }
        },
    );
}

pub(super) fn responsibility(ui: &mut Ui, cx: &Cx<'_>, content: &mut Content, problems: &[Problem]) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("form-responsibility"),
        |_| {},
        |ui| {
            let chosen: Vec<EmployeeId> = [content.responsible, content.deputy].into_iter().flatten().collect();
            let employees = people(cx, &chosen);
            let nobody = std::iter::once((None, cx.t("nobody").to_owned()));
            let options: Vec<(Option<EmployeeId>, String)> = nobody.chain(employees.iter().cloned()).collect();
            choice(ui, theme, cx.t("role-responsible"), &mut content.responsible, &options, f32::INFINITY);
            choice(ui, theme, cx.t("role-deputy"), &mut content.deputy, &options, f32::INFINITY);
            if problems.contains(&Problem::SamePerson) {
                ui.colored_label(theme.danger, cx.t("form-same-person"));
            }
            date_field(ui, cx, cx.t("form-assigned-from"), &mut content.assigned_from, Meant::Near(cx.today));
            let key = if employees.is_empty() { "form-no-employees" } else { "form-assigned-help" };
            small(ui, theme, cx.t(key));
        },
    );
}

fn list_choice(ui: &mut Ui, cx: &Cx<'_>, list: List, key: &'static str, chosen: &mut Option<ListId>) {
    item_choice(ui, cx, list, [key, "value-missing"], chosen, f32::INFINITY);
}

pub(super) fn administration(ui: &mut Ui, cx: &Cx<'_>, content: &mut Content, problems: &[Problem]) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("details-administration"),
        |_| {},
        |ui| {
            list_choice(ui, cx, List::ParentOrganisation, "field-parent", &mut content.agency.parent_organisation);
            list_choice(ui, cx, List::Branch, "field-branch", &mut content.agency.branch);
            list_choice(ui, cx, List::Segment, "field-segment", &mut content.agency.segment);
            let mut options: Vec<(Option<Language>, String)> = vec![(None, cx.t("value-missing").to_owned())];
            options.extend(Language::ALL.map(|language| (Some(language), cx.t(language_key(language)).to_owned())));
            let width = half(ui);
            ui.horizontal_top(|ui| {
                let Agency { service_language, second_language, .. } = &mut content.agency;
                choice(ui, theme, cx.t("field-service-language"), service_language, &options, width);
                if let Some(none) = options.first_mut() {
                    cx.t("value-none").clone_into(&mut none.1);
                }
                choice(ui, theme, cx.t("field-second-language"), second_language, &options, width);
            });
            ui.horizontal_top(|ui| {
                let (since, until) = (&mut content.client_since, &mut content.client_until);
                date_field(ui, cx, cx.t("field-client-since"), since, Meant::Past(cx.today));
                date_field(ui, cx, cx.t("field-client-until"), until, client_until(since, cx.today));
            });
            if problems.contains(&Problem::ClientBackwards) {
                ui.colored_label(theme.danger, cx.t("rule-period-backwards"));
            }
        },
    );
}

pub(super) fn bookkeeping(ui: &mut Ui, cx: &Cx<'_>, content: &mut Content) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("form-bookkeeping"),
        |_| {},
        |ui| {
            let agency = &mut content.agency;
            let number =
                Field::new(cx.t("field-unit-number"), &mut agency.bookkeeping_unit_number).width(140.0).show(ui, theme);
            // A unit that another agency has already is filled in as it is there.
            if number.lost_focus() && agency.bookkeeping_unit_name.is_empty() && agency.business_id.is_empty() {
                let written = agency.bookkeeping_unit_number.trim();
                let other =
                    cx.snapshot.agency.iter().find(|one| !written.is_empty() && one.bookkeeping_unit_number == written);
                if let Some(other) = other {
                    agency.bookkeeping_unit_name.clone_from(&other.bookkeeping_unit_name);
                    agency.business_id.clone_from(&other.business_id);
                }
            }
            Field::new(cx.t("field-unit-name"), &mut agency.bookkeeping_unit_name).show(ui, theme);
            let [.., id] = &BOOKKEEPING;
            let doubt = id.doubt(cx, &agency.business_id);
            let aside = sharing(cx, agency.id, &agency.business_id);
            let field = Field::new(cx.t(id.key), &mut agency.business_id);
            field.hint("1234567-1").doubt(doubt).aside(aside).show(ui, theme);
        },
    );
}

pub(super) fn identifiers(ui: &mut Ui, cx: &Cx<'_>, content: &mut Content, problems: &[Problem]) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("details-identifiers"),
        |_| {},
        |ui| {
            let mut kinds: Vec<_> = cx.snapshot.identifier_kind.iter().collect();
            kinds.sort_by_key(|kind| kind.position);
            let mut gone = None;
            for (index, line) in content.identifiers.iter_mut().enumerate() {
                ui.push_id(line.id.0, |ui| {
                    ui.horizontal_top(|ui| {
                        identifier_kind_choice(ui, cx, &mut line.kind, 170.0);
                        let room = ui.available_width() - 44.0;
                        Field::new(cx.t("field-identifier"), &mut line.value).width(room).show(ui, theme);
                        remove(ui, cx, index, &mut gone);
                    });
                    two_days_ui(ui, cx, ["field-valid-from", "field-valid-to"], &mut line.from, &mut line.to);
                });
            }
            if let Some(index) = gone {
                content.identifiers.remove(index);
            }
            backwards(ui, cx, problems);
            if plain_button(ui, cx.t("form-add-identifier")).clicked()
                && let Some(kind) = kinds.first()
            {
                content.identifiers.push(IdentifierLine {
                    id: RowId::new(),
                    kind: kind.id,
                    value: String::new(),
                    from: DateText::default(),
                    to: DateText::default(),
                });
            }
        },
    );
}

fn remove(ui: &mut Ui, cx: &Cx<'_>, index: usize, gone: &mut Option<usize>) {
    let name = cx.tw("remove-line", &[("number", (index + 1).into())]);
    ui.vertical(|ui| {
        ui.add_space(20.0);
        if icon_button(ui, icons::ICON_DELETE, &name).clicked() {
            *gone = Some(index);
        }
    });
}

fn backwards(ui: &mut Ui, cx: &Cx<'_>, problems: &[Problem]) {
    if problems.contains(&Problem::PeriodBackwards) {
        ui.colored_label(cx.theme.danger, cx.t("rule-period-backwards"));
    }
}

pub(super) fn account(ui: &mut Ui, cx: &Cx<'_>, content: &mut Content, problems: &[Problem]) {
    let theme = cx.theme;
    section(
        ui,
        theme,
        cx.t("details-account"),
        |_| {},
        |ui| {
            let options = AccountRole::ALL.map(|role| (role, cx.t(account_key(role)).to_owned()));
            let mut gone = None;
            for (index, line) in content.people.iter_mut().enumerate() {
                ui.push_id(line.id.0, |ui| {
                    ui.horizontal_top(|ui| {
                        choice(ui, theme, cx.t("field-role"), &mut line.role, &options, 170.0);
                        let room = ui.available_width() - 44.0;
                        Field::new(cx.t("field-name"), &mut line.name).width(room).show(ui, theme);
                        remove(ui, cx, index, &mut gone);
                    });
                    phone_and_email(ui, cx, &mut line.phone, &mut line.email);
                    two_days_ui(ui, cx, ["field-first-day", "field-last-day"], &mut line.from, &mut line.to);
                });
            }
            if let Some(index) = gone {
                content.people.remove(index);
            }
            backwards(ui, cx, problems);
            if plain_button(ui, cx.t("form-add-person")).clicked() {
                content.people.push(PersonLine {
                    id: RowId::new(),
                    role: AccountRole::AccountManager,
                    name: String::new(),
                    phone: String::new(),
                    email: String::new(),
                    from: DateText::default(),
                    to: DateText::default(),
                });
            }
        },
    );
}
