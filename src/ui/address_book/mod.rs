//! *Osoitteisto*: the contacts of all agencies, narrowed down to whom one wants to write to.

mod sheet;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::Ui;

use super::screens::{Screen, nothing_typed};
use super::widgets::grid::{Grid, GridEvent, Height};
use super::widgets::{Field, Page, choice, empty, filters, heading, menu, menu_item, plain_button, seek, small};
use super::{Action, CardsWay, Cx, Tab};
use crate::domain::address_book::{Sought, blind_copy, found};
use crate::domain::{AgencyId, ContactId, Language, ListId, ReachKind, Snapshot};
use crate::i18n::keys::language_key;
use crate::ui::parts::beginning;
use crate::ui::parts::people::dialled;

use sheet::BookSheet;

/// The width of a choice.
const CHOICE: f32 = 170.0;

/// What was found, and from what.
type Found = ((Arc<Snapshot>, NaiveDate, Language, Sought), Rc<[ContactId]>);

/// The page and its passing state.
pub struct AddressBookPage {
    sought: Sought,
    grid: Grid,
    found: Option<Found>,
}

impl Default for AddressBookPage {
    fn default() -> Self {
        Self { sought: Sought::default(), grid: Grid::new("address-book"), found: None }
    }
}

impl Screen for AddressBookPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let contacts = self.contacts(cx);
        let sheet = BookSheet::new(cx, &contacts);
        let asked = RefCell::new(Vec::new());
        let head = |page: &mut Self, ui: &mut Ui| {
            heading(ui, cx.t("place-address-book"), |ui| {
                if contacts.is_empty() {
                    return;
                }
                *asked.borrow_mut() = page.grid.columns_button_ui(ui, cx, &sheet);
                page.out_ui(ui, cx, &sheet);
            });
            page.sought_ui(ui, cx);
            if !contacts.is_empty() {
                page.counts_ui(ui, cx, &sheet);
            }
        };
        Page::new("address-book").table().show(ui, self, head, |page, ui| {
            if contacts.is_empty() {
                page.empty_ui(ui, cx);
                return;
            }
            let events = page.grid.show(ui, cx, cx.t("place-address-book"), &sheet, Height::Room);
            for event in events.into_iter().chain(asked.take()) {
                done(ui, cx, &sheet, &event);
            }
        });
    }

    nothing_typed!();
}

impl AddressBookPage {
    /// Those who are looked for, by name; worked out again only where something has changed.
    fn contacts(&mut self, cx: &Cx<'_>) -> Rc<[ContactId]> {
        let of = (Arc::clone(cx.snapshot), cx.today, cx.language(), self.sought.clone());
        let same = |known: &Found| Arc::ptr_eq(&known.0.0, &of.0) && (known.0.1, known.0.2) == (of.1, of.2);
        if let Some((_, contacts)) = self.found.as_ref().filter(|known| same(known) && known.0.3 == of.3) {
            return Rc::clone(contacts);
        }
        let mut contacts = found(cx.snapshot, cx.today, &self.sought);
        contacts.sort_by(|a, b| {
            let agencies = || cx.collator.compare(cx.agency_name(a.agency), cx.agency_name(b.agency));
            cx.collator.compare(&a.name, &b.name).then_with(agencies).then(a.id.cmp(&b.id))
        });
        let contacts: Rc<[ContactId]> = contacts.into_iter().map(|contact| contact.id).collect();
        self.found = Some((of, Rc::clone(&contacts)));
        contacts
    }

    /// Whom the table shows, in its order.
    fn shown(&mut self, cx: &Cx<'_>, sheet: &BookSheet<'_, '_>) -> Vec<ContactId> {
        let rows = self.grid.shown(cx, sheet);
        rows.iter().filter_map(|row| sheet.contact(*row)).map(|contact| contact.id).collect()
    }

    /// What leaves the window: addresses for a message, and those who are shown for other programs.
    fn out_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &BookSheet<'_, '_>) {
        if plain_button(ui, cx.t("book-copy")).clicked() {
            let (addresses, _) = blind_copy(cx.snapshot, self.shown(cx, sheet));
            if !addresses.is_empty() {
                cx.act(Action::Copy(addresses));
            }
        }
        let button = plain_button(ui, cx.t("book-cards"));
        menu(&button, cx.t("book-cards"), |ui| {
            for way in CardsWay::ALL {
                if menu_item(ui, cx.theme, None, cx.t(way.key())).clicked() {
                    cx.act(Action::SaveCards(self.shown(cx, sheet).into(), way));
                    ui.close();
                }
            }
        });
    }

    /// Whom one looks for.
    fn sought_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Sought { text, role, language, agency, whose } = &self.sought;
        let set = [!text.trim().is_empty(), role.is_some(), language.is_some(), agency.is_some(), whose.is_some()];
        filters(ui, cx, "address-book", set.into_iter().filter(|set| *set).count(), |ui| {
            Field::new(cx.t("book-text"), &mut self.sought.text).width(200.0).show(ui, cx.theme);
            let any = || cx.t("book-any").to_owned();
            let mut roles: Vec<_> = cx.snapshot.contact_role.iter().filter(|role| role.retired_at.is_none()).collect();
            roles.sort_by_key(|role| role.position);
            let named = roles.into_iter().map(|role| (Some(role.id), role.name(cx.language()).to_owned()));
            let roles: Vec<(Option<ListId>, String)> = std::iter::once((None, any())).chain(named).collect();
            choice(ui, cx.theme, cx.t("book-role"), &mut self.sought.role, &roles, CHOICE);
            let languages = [Language::Fi, Language::Sv, Language::En];
            let named = languages.map(|one| (Some(one), cx.t(language_key(one)).to_owned()));
            let languages: Vec<(Option<Language>, String)> = std::iter::once((None, any())).chain(named).collect();
            choice(ui, cx.theme, cx.t("contact-language"), &mut self.sought.language, &languages, CHOICE);
            choice(ui, cx.theme, cx.t("field-agency"), &mut self.sought.agency, &agencies(cx), 220.0);
            self.mine_ui(ui, cx);
        });
    }

    /// Those of my agencies, with one press.
    fn mine_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(me) = cx.status.me_id.filter(|me| cx.snapshot.employee.get(*me).is_some()) else { return };
        let mut mine = self.sought.whose == Some(me);
        ui.vertical(|ui| {
            // In line with the choices, whose labels stand above them.
            ui.add_space(22.0);
            if ui.checkbox(&mut mine, cx.t("book-mine")).changed() {
                self.sought.whose = mine.then_some(me);
            }
        });
    }

    /// How many are shown, and how many of them no message reaches.
    fn counts_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, sheet: &BookSheet<'_, '_>) {
        let shown = self.shown(cx, sheet);
        let (_, without) = blind_copy(cx.snapshot, shown.iter().copied());
        let counts = [("count", shown.len().into()), ("without", without.into())];
        small(ui, cx.theme, cx.tw("book-counts", &counts));
    }

    /// Why nobody is shown, and what to do about it.
    fn empty_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if cx.snapshot.agency.is_empty() {
            beginning::no_agencies(ui, cx);
            return;
        }
        let (title, help) =
            if self.sought.everybody() { ("book-none", "book-none-help") } else { ("book-nobody", "book-nobody-help") };
        let clear = empty(ui, cx.theme, cx.t(title), cx.t(help), |ui| {
            !self.sought.everybody() && plain_button(ui, cx.t("book-everybody")).clicked()
        });
        if clear {
            self.sought = Sought::default();
        }
    }
}

/// The agencies that are clients, by name, and all of them first.
fn agencies(cx: &Cx<'_>) -> Vec<(Option<AgencyId>, String)> {
    let clients = cx.snapshot.agency.iter().filter(|agency| !agency.archived(cx.today));
    let mut named: Vec<_> = clients.map(|agency| (Some(agency.id), agency.name(cx.language()).to_owned())).collect();
    named.sort_by(|(_, a), (_, b)| cx.collator.compare(a, b));
    named.insert(0, (None, cx.t("book-any").to_owned()));
    named
}

/// What is done with a row: the contact at its agency, a message, a call.
fn done(ui: &Ui, cx: &Cx<'_>, sheet: &BookSheet<'_, '_>, event: &GridEvent) {
    let (row, what) = match event {
        GridEvent::Led(row, _) => (*row, "book-open"),
        GridEvent::Chosen(row, what) => (*row, *what),
        _ => return,
    };
    let Some(contact) = sheet.contact(row) else { return };
    let reaches = cx.snapshot.reaches(contact);
    let first = |kind: ReachKind| reaches.iter().find(|reach| reach.kind == kind).map(|reach| reach.value.trim());
    match what {
        "write-mail" => {
            if let Some(to) = first(ReachKind::Email) {
                cx.act(Action::OpenLink(format!("mailto:{to}")));
            }
        }
        "call" => {
            if let Some(to) = first(ReachKind::Phone) {
                cx.act(Action::OpenLink(format!("tel:{}", dialled(to))));
            }
        }
        _ => {
            seek(ui.ctx(), contact.id.0);
            cx.act(Action::Select(contact.agency));
            cx.act(Action::Show(Tab::Details));
        }
    }
}
