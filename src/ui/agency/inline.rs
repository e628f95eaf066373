//! Correcting one detail where it stands: F2 or a double click, Enter saves, Esc leaves it as it was.

use egui::{Key, Ui};
use egui_material_icons::{MaterialIcon, icons};

use crate::domain::validate::{self, Doubt};
use crate::domain::{Agency, AgencyId, Change, OperationKind, Record, Table};
use crate::i18n::keys::doubt_key;
use crate::ui::widgets::{Field, plain_button, primary};
use crate::ui::{Action, Cx};

/// What a value is, and so what can be done with it besides reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing but text.
    Text,
    /// Text of several lines.
    Lines,
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

/// One column of an agency that can be corrected in place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    pub column: &'static str,
    pub key: &'static str,
    pub kind: Kind,
}

/// A correction being typed.
#[derive(Clone, Debug)]
pub(crate) struct Inline {
    agency: AgencyId,
    column: &'static str,
    /// The agency as it was when typing began, for the merge.
    base: Box<Agency>,
    before: String,
    text: String,
    started: bool,
}

impl Inline {
    pub(super) fn new(agency: &Agency, column: &'static str, text: String) -> Self {
        Self { agency: agency.id, column, base: Box::new(agency.clone()), before: text.clone(), text, started: false }
    }

    pub(super) fn editing(this: Option<&Self>, agency: AgencyId, column: &str) -> bool {
        this.is_some_and(|inline| inline.agency == agency && inline.column == column)
    }

    pub(super) fn changed(&self) -> bool {
        self.text != self.before
    }
}

/// The text in a column of an agency; empty where the column holds no text.
pub(super) fn text(agency: &Agency, column: &str) -> String {
    let fields = Record::from(agency.clone()).fields();
    fields.get(column).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
}

fn with(agency: &Agency, column: &str, text: String) -> Option<Agency> {
    let mut fields = Record::from(agency.clone()).fields();
    fields.insert(column.to_owned(), text.into());
    match Record::from_fields(Table::Agency, fields) {
        Ok(Record::Agency(agency)) => Some(agency),
        _ => None,
    }
}

fn doubt(kind: Kind, text: &str) -> Option<Doubt> {
    match kind {
        Kind::Text | Kind::Lines => None,
        Kind::Phone => validate::phone(text),
        Kind::Email => validate::email(text),
        Kind::Website => validate::website(text),
        Kind::BusinessId => validate::business_id(text),
        Kind::Postcode => validate::postcode(text),
    }
}

/// The buttons that go with a value.
pub(super) fn buttons(kind: Kind, text: &str) -> Vec<(MaterialIcon, &'static str, Action)> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let copy = (icons::ICON_CONTENT_COPY, "copy", Action::Copy(text.to_owned()));
    match kind {
        Kind::Text | Kind::Lines | Kind::Postcode => Vec::new(),
        Kind::BusinessId => vec![copy],
        Kind::Phone => {
            let number: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
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

/// Draws the correction being typed.
pub(super) fn edit_ui(ui: &mut Ui, cx: &Cx<'_>, inline: &mut Option<Inline>, value: &Value) {
    let Some(edit) = inline else { return };
    let label = cx.t(value.key);
    let doubt = doubt(value.kind, &edit.text).map(|doubt| cx.t(doubt_key(doubt)).to_owned());
    let lines = if value.kind == Kind::Lines { 4 } else { 1 };
    let required = value.column == "name_fi" && edit.text.trim().is_empty();
    let error = required.then(|| cx.t("rule-name-missing").to_owned());
    let id = ui.make_persistent_id(("inline", value.column));
    // A number or an address has no room for anything else.
    let free = matches!(value.kind, Kind::Text | Kind::Lines);
    let aside = free.then(|| cx.t("form-notes-privacy").to_owned());
    let field = Field::new(label, &mut edit.text).lines(lines).doubt(doubt).error(error).aside(aside);
    let response = field.id(id).show(ui, cx.theme);
    if !std::mem::replace(&mut edit.started, true) {
        response.request_focus();
    }
    let (mut save, mut cancel) = (false, false);
    ui.horizontal(|ui| {
        save = primary(ui, cx.theme, cx.t("save")).clicked();
        cancel = plain_button(ui, cx.t("cancel")).clicked();
    });
    let (enter, escape, ctrl_s) = ui.input(|input| {
        (
            input.key_pressed(Key::Enter),
            input.key_pressed(Key::Escape),
            input.modifiers.command && input.key_pressed(Key::S),
        )
    });
    let in_field = response.has_focus() || response.lost_focus();
    save |= in_field && (ctrl_s || (enter && (lines == 1 || ui.input(|input| input.modifiers.command))));
    cancel |= in_field && escape;
    if cancel {
        *inline = None;
    } else if save && !required {
        let changed = edit.changed().then(|| with(&edit.base, edit.column, validate::tidy(&edit.text))).flatten();
        if let Some(changed) = changed {
            cx.act(Action::Commit(OperationKind::AgencyEdited, vec![Change::update((*edit.base).clone(), changed)]));
        }
        *inline = None;
    }
}
