//! The contacts of all agencies as a table.

use crate::domain::{Contact, ContactId, ReachKind};
use crate::i18n::keys::language_key;
use crate::ui::Cx;
use crate::ui::widgets::grid::{Cell, Column, Key, Sheet, stamp};

/// The table: a row for each contact.
pub(super) struct BookSheet<'s, 'a> {
    cx: &'s Cx<'a>,
    contacts: &'s [ContactId],
    columns: Vec<Column>,
    stamp: u64,
}

impl<'s, 'a> BookSheet<'s, 'a> {
    pub(super) fn new(cx: &'s Cx<'a>, contacts: &'s [ContactId]) -> Self {
        let columns = vec![
            Column { stays: true, ..Column::new("name", cx.t("field-name"), 170.0) },
            Column::new("agency", cx.t("field-agency"), 200.0),
            Column::new("roles", cx.t("contact-roles"), 170.0),
            Column::new("title", cx.t("field-title"), 150.0),
            Column::new("phone", cx.t("field-phone"), 140.0),
            Column::new("email", cx.t("field-email"), 240.0),
            Column::new("language", cx.t("contact-language"), 100.0),
        ];
        Self { cx, contacts, columns, stamp: stamp(cx, (contacts, cx.today)) }
    }

    /// Who stands in a row.
    pub(super) fn contact(&self, row: usize) -> Option<&'a Contact> {
        self.cx.snapshot.contact.get(*self.contacts.get(row)?)
    }

    fn text(&self, contact: &Contact, column: &str) -> String {
        let cx = self.cx;
        let first = |kind: ReachKind| {
            let reaches = cx.snapshot.reaches(contact);
            reaches.into_iter().find(|reach| reach.kind == kind).map(|reach| reach.value.clone()).unwrap_or_default()
        };
        match column {
            "name" => contact.name.clone(),
            "agency" => cx.agency_name(contact.agency).to_owned(),
            "roles" => {
                let roles = cx.snapshot.roles(contact).into_iter().filter_map(|id| cx.snapshot.contact_role.get(id));
                roles.map(|role| role.name(cx.language())).collect::<Vec<_>>().join(", ")
            }
            "title" => contact.title.clone(),
            "phone" => first(ReachKind::Phone),
            "email" => first(ReachKind::Email),
            _ => contact.language.map(|language| cx.t(language_key(language)).to_owned()).unwrap_or_default(),
        }
    }
}

impl Sheet for BookSheet<'_, '_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.contacts.len()
    }

    fn row_key(&self, row: usize) -> u128 {
        self.contacts.get(row).map_or(0, |id| id.0.as_u128())
    }

    fn row_name(&self, row: usize) -> String {
        let named = |one: &Contact| format!("{}, {}", one.name, self.cx.agency_name(one.agency));
        self.contact(row).map(named).unwrap_or_default()
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let (Some(contact), Some(column)) = (self.contact(row), self.columns.get(column)) else {
            return Cell::default();
        };
        let text = self.text(contact, &column.key);
        Cell { raw: text.clone(), text, link: column.key == "name", ..Cell::default() }
    }

    fn key(&self, row: usize, column: usize) -> Key {
        let text = self.cell(row, column).raw;
        if text.is_empty() { Key::Missing } else { Key::Text(text) }
    }

    fn check(&self, _row: usize, _column: usize, _text: &str) -> Result<(), &'static str> {
        Ok(())
    }

    fn row_commands(&self, row: usize) -> Vec<(&'static str, String)> {
        let Some(contact) = self.contact(row) else { return Vec::new() };
        let cx = self.cx;
        let named = |key: &'static str| (key, cx.t(key).to_owned());
        let mut all = vec![named("book-open")];
        if !self.text(contact, "email").is_empty() {
            all.push(named("write-mail"));
        }
        if !self.text(contact, "phone").is_empty() {
            all.push(named("call"));
        }
        all
    }

    fn leads(&self, row: usize, _column: usize) -> bool {
        row < self.contacts.len()
    }

    fn stamp(&self) -> u64 {
        self.stamp
    }
}
