//! The plain texts of an agency, each described once: the form, the reading views and the correction in place all go by
//! the description. A text is shown where the group stands in which it is described.

use egui::Ui;
use egui_material_icons::{MaterialIcon, icons};

use super::widgets::Field;
use super::{Action, Cx};
use crate::domain::validate::{self, Doubt};
use crate::domain::{Agency, phone};
use crate::i18n::keys::doubt_key;

/// What a text is, and so what can be done with it besides reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing but text.
    Text,
    /// Text of so many lines.
    Lines(usize),
    /// A telephone number: copied and called.
    Phone,
    /// An e-mail address: copied and written to.
    Email,
    /// A web address: copied and opened.
    Website,
    /// A business id.
    BusinessId,
    /// A postal code.
    Postcode,
}

/// A text of an agency.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlainField {
    /// The column of the file, which is the field of the record.
    pub column: &'static str,
    /// The key of what it is called.
    pub key: &'static str,
    /// What it is.
    pub kind: Kind,
    /// Reads it.
    pub of: fn(&Agency) -> &String,
    /// Lends it for writing.
    pub of_mut: fn(&mut Agency) -> &mut String,
}

macro_rules! plain {
    ($($column:ident, $key:literal, $kind:ident $(($lines:literal))?;)*) => {
        [$(PlainField {
            column: stringify!($column),
            key: $key,
            kind: Kind::$kind $(($lines))?,
            of: |agency| &agency.$column,
            of_mut: |agency| &mut agency.$column,
        }),*]
    };
}

/// What it is called.
pub(crate) const NAMES: [PlainField; 4] = plain! {
    name_fi, "field-name-fi", Text;
    name_sv, "field-name-sv", Text;
    name_en, "field-name-en", Text;
    abbreviation, "field-abbreviation", Text;
};

/// What it is for.
pub(crate) const PURPOSE: &[PlainField] = &plain! {
    mission, "field-mission", Lines(3);
};

/// How it is reached.
pub(crate) const REACH: &[PlainField] = &plain! {
    switchboard, "field-switchboard", Phone;
    email, "field-email", Email;
    website, "field-website", Website;
};

/// Where it is.
pub(crate) const VISITING: [PlainField; 3] = plain! {
    visiting_street, "field-street", Text;
    visiting_postcode, "field-postcode", Postcode;
    visiting_city, "field-city", Text;
};

/// Where its post goes.
pub(crate) const POSTAL: [PlainField; 3] = plain! {
    postal_street, "field-street", Text;
    postal_postcode, "field-postcode", Postcode;
    postal_city, "field-city", Text;
};

/// Who keeps its books.
pub(crate) const BOOKKEEPING: [PlainField; 3] = plain! {
    bookkeeping_unit_number, "field-unit-number", Text;
    bookkeeping_unit_name, "field-unit-name", Text;
    business_id, "field-business-id", BusinessId;
};

/// What else is worth knowing.
pub(crate) const NOTES: &[PlainField] = &plain! {
    notes, "field-notes", Lines(5);
};

/// The text that stands in a column.
pub(crate) fn of_column(column: &str) -> Option<&'static PlainField> {
    let groups: [&'static [PlainField]; 7] = [&NAMES, PURPOSE, REACH, &VISITING, &POSTAL, &BOOKKEEPING, NOTES];
    groups.into_iter().flatten().find(|field| field.column == column)
}

impl PlainField {
    /// What looks wrong about a text of this kind.
    pub(crate) fn doubt(&self, cx: &Cx<'_>, text: &str) -> Option<String> {
        let doubt: Option<Doubt> = match self.kind {
            Kind::Text | Kind::Lines(_) => None,
            Kind::Phone => validate::phone(text),
            Kind::Email => validate::email(text),
            Kind::Website => validate::website(text),
            Kind::BusinessId => validate::business_id(text),
            Kind::Postcode => validate::postcode(text),
        };
        doubt.map(|doubt| cx.t(doubt_key(doubt)).to_owned())
    }

    /// The field of the form.
    pub(crate) fn ui(&self, ui: &mut Ui, cx: &Cx<'_>, agency: &mut Agency) -> egui::Response {
        let text = (self.of_mut)(agency);
        let doubt = self.doubt(cx, text);
        // Where there is room for anything, it is said what does not belong there.
        let (lines, aside) = match self.kind {
            Kind::Lines(lines) => (lines, Some(cx.t("form-notes-privacy").to_owned())),
            _ => (1, None),
        };
        Field::new(cx.t(self.key), text).lines(lines).doubt(doubt).aside(aside).show(ui, cx.theme)
    }

    /// The buttons that go with it where it is read.
    pub(crate) fn buttons(&self, text: &str) -> Vec<(MaterialIcon, &'static str, Action)> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        let copy = (icons::ICON_CONTENT_COPY, "copy", Action::Copy(text.to_owned()));
        match self.kind {
            Kind::Text | Kind::Lines(_) | Kind::Postcode => Vec::new(),
            Kind::BusinessId => vec![copy],
            Kind::Phone => {
                let number = phone::dialled(text);
                vec![(icons::ICON_CALL, "call", Action::OpenLink(format!("tel:{number}"))), copy]
            }
            Kind::Email => {
                vec![(icons::ICON_MAIL, "write-mail", Action::OpenLink(format!("mailto:{}", text.trim()))), copy]
            }
            Kind::Website => match validate::web_address(text) {
                Some(url) => vec![(icons::ICON_OPEN_IN_NEW, "open-website", Action::OpenLink(url.into())), copy],
                None => vec![copy],
            },
        }
    }
}
