//! Who looks after the account of an agency: today, before and later.

use chrono::NaiveDate;
use egui::{Align, Label, Layout, RichText, Ui};
use egui_material_icons::icons;

use crate::domain::client::{Holder, account};
use crate::domain::{AccountPerson, AccountRole, Agency, Table};
use crate::i18n::keys::account_key;
use crate::ui::parts::agency::edited_ui;
use crate::ui::parts::people::dialled;
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{hairline, icon_button, section, small};
use crate::ui::{Action, Cx};

/// Draws the section: whoever it is today first, with the ways to reach them; the others quietly below.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let mut people: Vec<&AccountPerson> = cx.snapshot.account_person.of(agency.id).collect();
    let today = |person: &AccountPerson| {
        person.valid_from.is_none_or(|from| from <= cx.today) && person.valid_to.is_none_or(|to| cx.today <= to)
    };
    people.sort_by_key(|person| {
        (person.role == AccountRole::AccountContact, std::cmp::Reverse(person.valid_from), &person.name)
    });
    let (now, other): (Vec<&AccountPerson>, Vec<&AccountPerson>) = people.into_iter().partition(|one| today(one));
    section(
        ui,
        cx.theme,
        cx.t("details-account"),
        |ui| edited_ui(ui, cx, agency.id, Table::AccountPerson),
        |ui| {
            // Where the agency has no manager of its own, that of its branch serves.
            let manager = account(cx.snapshot, agency.id, cx.today).manager.filter(|one| one.by_branch);
            if now.is_empty() && manager.is_none() {
                small(ui, cx.theme, cx.t("details-account-none"));
            }
            if let Some(manager) = &manager {
                let role = cx.t(account_key(AccountRole::AccountManager));
                holder_ui(ui, cx, &format!("{role}, {}", cx.t("account-by-branch")), manager);
            }
            for (index, person) in now.into_iter().enumerate() {
                if index > 0 || manager.is_some() {
                    hairline(ui, cx.theme);
                }
                ui.push_id(person.id.0, |ui| person_ui(ui, cx, person));
            }
            if other.is_empty() {
                return;
            }
            ui.add_space(UNIT / 2.0);
            hairline(ui, cx.theme);
            small(ui, cx.theme, cx.t("account-other-times"));
            for person in other {
                let about = [cx.t(account_key(person.role)).to_owned(), period(cx, person.valid_from, person.valid_to)];
                let text = format!("{} · {}", person.name, about.join(", "));
                ui.add(Label::new(RichText::new(text).size(size::SMALL).color(cx.theme.quiet)).wrap());
            }
        },
    );
}

/// Somebody of today, with numbers and addresses.
fn person_ui(ui: &mut Ui, cx: &Cx<'_>, person: &AccountPerson) {
    let role = cx.t(account_key(person.role));
    let period = period(cx, person.valid_from, person.valid_to);
    let role = if period.is_empty() { role.to_owned() } else { format!("{role}, {period}") };
    let holder = Holder {
        name: person.name.clone(),
        phone: person.phone.clone(),
        email: person.email.clone(),
        by_branch: false,
    };
    holder_ui(ui, cx, &role, &holder);
}

/// A period as it is written; empty where it has no ends.
pub(super) fn period(cx: &Cx<'_>, from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), Some(to)) => format!("{}–{}", cx.date(from), cx.date(to)),
        (Some(from), None) => cx.tw("period-from", &[("date", cx.date(from).into())]),
        (None, Some(to)) => cx.tw("period-until", &[("date", cx.date(to).into())]),
    }
}

/// Whoever has a role, with numbers and addresses.
fn holder_ui(ui: &mut Ui, cx: &Cx<'_>, role: &str, person: &Holder) {
    ui.spacing_mut().item_spacing.y = 2.0;
    small(ui, cx.theme, role);
    ui.add(Label::new(&person.name).wrap());
    for (icon, key, value, to) in [
        (icons::ICON_CALL, "call", &person.phone, format!("tel:{}", dialled(&person.phone))),
        (icons::ICON_MAIL, "write-mail", &person.email, format!("mailto:{}", person.email.trim())),
    ] {
        if value.is_empty() {
            continue;
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 26.0;
            // The buttons first, so that a long address gives way to them.
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = UNIT / 2.0;
                let said = |key: &str| format!("{}: {}, {value}", cx.t(key), person.name);
                if icon_button(ui, icon, &said(key)).clicked() {
                    cx.act(Action::OpenLink(to));
                }
                if icon_button(ui, icons::ICON_CONTENT_COPY, &said("copy")).clicked() {
                    cx.act(Action::Copy(value.clone()));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(icon.rich_text().size(size::BODY).color(cx.theme.quiet)));
                    ui.add(Label::new(value).truncate());
                });
            });
        });
    }
}
