//! Correcting one detail where it stands: F2 or a double click, Enter saves, Esc leaves it as it was.

use egui::{Id, Ui};
use serde::{Deserialize, Serialize};

use crate::domain::{
    Agency, AgencyId, Change, ContactReach, OperationKind, ReachKind, Record, changed_fields, validate,
};
use crate::i18n::keys::{doubt_key, reach_key};
use crate::ui::agency_fields::{Kind, PlainField, REACH, of_column};
use crate::ui::contacts::{ContactFields, Correcting};
use crate::ui::draft::{Draft, KeptDraft, NotTakenUp};
use crate::ui::widgets::{Field, keyboard, plain_button, primary, typed};
use crate::ui::{Action, Cx, Detail};

/// The name under which a correction that is being typed is kept.
const KEPT: &str = "Correction";

/// A correction being typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Inline {
    /// The column of the agency that is corrected; none where it is a number or an address of a contact.
    column: String,
    /// The agency as it was when typing began, for the merge.
    base: Box<Agency>,
    /// The contact, as it was when typing began, and which of its numbers and addresses is corrected.
    #[serde(default)]
    reach: Option<(Box<ContactFields>, ContactReach)>,
    text: Draft<String>,
    #[serde(skip)]
    started: bool,
}

impl Inline {
    pub(super) fn new(agency: &Agency, field: &PlainField) -> Self {
        let text = Draft::new((field.of)(agency).clone());
        Self { column: field.column.to_owned(), base: Box::new(agency.clone()), reach: None, text, started: false }
    }

    /// A number or an address of a contact of the agency; none where that is gone.
    fn of_reach(cx: &Cx<'_>, agency: &Agency, reach: &ContactReach) -> Option<Self> {
        let contact = ContactFields::read(cx.snapshot, cx.language(), reach.contact)?;
        let text = Draft::new(reach.value.clone());
        let reach = Some((Box::new(contact), reach.clone()));
        Some(Self { column: String::new(), base: Box::new(agency.clone()), reach, text, started: false })
    }

    /// The correction of a detail that has been chosen; none where that is gone.
    pub(crate) fn of_detail(cx: &Cx<'_>, agency: AgencyId, detail: &Detail) -> Option<Self> {
        let agency = cx.snapshot.agency.get(agency)?;
        match detail {
            Detail::Text(column) => Some(Self::new(agency, of_column(column)?)),
            Detail::Reach(id) => Self::of_reach(cx, agency, cx.snapshot.contact_reach.get(*id)?),
        }
    }

    /// Begins another correction in the place of `one`, unless something is typed there: then the keyboard goes back to
    /// that.
    pub(super) fn begin(self, one: &mut Option<Self>) {
        match one {
            Some(typed) if typed.changed() => typed.started = false,
            _ => *one = Some(self),
        }
    }

    pub(super) fn editing(this: Option<&Self>, agency: AgencyId, column: &str) -> bool {
        this.is_some_and(|inline| inline.base.id == agency && inline.column == column)
    }

    pub(super) fn changed(&self) -> bool {
        self.text.changed()
    }

    /// The correction that has become these changes, as it was being typed; none where they are something else.
    pub(super) fn given_back(cx: &Cx<'_>, kind: OperationKind, changes: &[Change]) -> Option<Self> {
        if let Some(reach) = Self::reach_given_back(cx, kind, changes) {
            return Some(reach);
        }
        let [Change { before: Some(Record::Agency(base)), after: Some(Record::Agency(after)) }] = changes else {
            return None;
        };
        let changed = changed_fields(&base.clone().into(), &after.clone().into());
        let mut columns = changed.keys();
        let (Some(column), None, OperationKind::AgencyEdited) = (columns.next(), columns.next(), kind) else {
            return None;
        };
        let field = of_column(column)?;
        let mut inline = Self::new(base, field);
        inline.text.edited.clone_from((field.of)(after));
        Some(inline)
    }

    /// The same where it is a number or an address of a contact that has been corrected, wherever they serve.
    fn reach_given_back(cx: &Cx<'_>, kind: OperationKind, changes: &[Change]) -> Option<Self> {
        if kind != OperationKind::ContactEdited {
            return None;
        }
        let corrected = changes.iter().map(|change| match change {
            Change { before: Some(Record::ContactReach(before)), after: Some(Record::ContactReach(after)) } => {
                Some((before, after))
            }
            _ => None,
        });
        let corrected: Vec<_> = corrected.collect::<Option<_>>()?;
        let (before, after) = corrected.first()?;
        let contact = cx.snapshot.contact.get(before.contact)?;
        let mut inline = Self::of_reach(cx, cx.snapshot.agency.get(contact.agency)?, before)?;
        inline.text.edited.clone_from(&after.value);
        Some(inline)
    }

    /// Whether the detail stands on the card, whatever is known of the agency.
    pub(super) fn on_card(&self) -> bool {
        REACH.iter().any(|field| self.column == field.column)
    }

    /// Whose detail is corrected.
    pub(super) const fn agency(&self) -> AgencyId {
        self.base.id
    }

    /// What is typed, to be kept outside the window.
    pub(super) fn kept(&self, cx: &Cx<'_>) -> Option<KeptDraft> {
        if !self.changed() {
            return None;
        }
        let (key, row): (_, Record) = match &self.reach {
            Some((_, reach)) => (reach_key(reach.kind), reach.clone().into()),
            None => (of_column(&self.column)?.key, (*self.base).clone().into()),
        };
        let about = format!("{}: {}", cx.t(key), self.base.name(cx.language()));
        KeptDraft::of(KEPT, self.base.id, about, &[row], self)
    }

    /// The correction as it was being typed, and of which agency.
    ///
    /// # Errors
    /// Where something else was kept, or there is no such text any more.
    pub(super) fn take_up(kept: &KeptDraft) -> Result<(AgencyId, Self), NotTakenUp> {
        let inline: Self = kept.read(KEPT)?;
        if inline.reach.is_none() {
            of_column(&inline.column).ok_or(NotTakenUp::Unknown)?;
        }
        Ok((inline.base.id, inline))
    }
}

/// What became of a correction in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Nothing,
    Save,
    Cancel,
}

/// Draws the correction of a detail of the agency.
pub(super) fn edit_ui(ui: &mut Ui, cx: &Cx<'_>, inline: &mut Option<Inline>, field: &PlainField) {
    let Some(edit) = inline else { return };
    let doubt = field.doubt(cx, &edit.text.edited);
    let lines = if matches!(field.kind, Kind::Lines(_)) { 4 } else { 1 };
    let required = field.column == "name_fi" && edit.text.edited.trim().is_empty();
    let error = required.then(|| cx.t("rule-name-missing").to_owned());
    let id = Id::unique(("inline", edit.base.id, field.column));
    // A number or an address has no room for anything else.
    let free = matches!(field.kind, Kind::Text | Kind::Lines(_));
    let aside = free.then(|| cx.t("form-notes-privacy").to_owned());
    let asked = edit.field_ui(ui, cx, id, |text| {
        Field::new(cx.t(field.key), text).lines(lines).doubt(doubt).error(error).aside(aside)
    });
    if asked == Asked::Save && !required && edit.changed() {
        let mut after = (*edit.base).clone();
        *(field.of_mut)(&mut after) = validate::tidy(&edit.text.edited);
        cx.act(Action::Commit(OperationKind::AgencyEdited, vec![Change::update((*edit.base).clone(), after)]));
    }
    if asked == Asked::Cancel || (asked == Asked::Save && !required) {
        *inline = None;
    }
}

impl Inline {
    /// Draws the field of what is typed, with its buttons and its keys.
    fn field_ui<'t>(
        &'t mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        id: Id,
        field: impl FnOnce(&'t mut String) -> Field<'t>,
    ) -> Asked {
        if !self.started {
            typed::forget(ui.ctx(), id);
        }
        let response = field(&mut self.text.edited).id(id).show(ui, cx.theme);
        self.started = self.started || !typed::claim(&response);
        let (mut save, mut cancel) = (false, false);
        let keys = ui.horizontal(|ui| {
            let saving = primary(ui, cx.theme, cx.t("save"));
            let leaving = plain_button(ui, cx.t("cancel"));
            (save, cancel) = (saving.clicked(), leaving.clicked());
            keyboard::over_where_focused(ui, id, &[&response, &saving, &leaving])
        });
        let keys = keys.inner;
        save |= keys.save || keys.entered(ui.ctx());
        cancel |= keys.leave;
        match (cancel, save) {
            (true, _) => Asked::Cancel,
            (false, true) => Asked::Save,
            (false, false) => Asked::Nothing,
        }
    }
}

/// What is corrected on the card of an agency, where it is a number or an address of one of its contacts.
pub(super) struct OfContacts<'a> {
    pub agency: &'a Agency,
    pub inline: &'a mut Option<Inline>,
}

impl Correcting for OfContacts<'_> {
    fn begin(&mut self, cx: &Cx<'_>, reach: &ContactReach) {
        if let Some(inline) = Inline::of_reach(cx, self.agency, reach) {
            inline.begin(self.inline);
        }
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, reach: &ContactReach) -> bool {
        let editing = |inline: &&mut Inline| inline.reach.as_ref().is_some_and(|(_, one)| one.id == reach.id);
        let Some(edit) = self.inline.as_mut().filter(editing) else { return false };
        let Some((contact, _)) = edit.reach.clone() else { return false };
        let doubt = match reach.kind {
            ReachKind::Email => validate::email(&edit.text.edited),
            ReachKind::Phone | ReachKind::Fax => validate::phone(&edit.text.edited),
        };
        let doubt = doubt.map(|doubt| cx.t(doubt_key(doubt)).to_owned());
        let id = Id::unique(("inline", reach.id.0));
        let asked = edit.field_ui(ui, cx, id, |text| Field::new(cx.t(reach_key(reach.kind)), text).doubt(doubt));
        if asked == Asked::Save
            && edit.changed()
            && let Ok(changes) = contact.corrected(cx.snapshot, (cx.language(), cx.today), reach.id, &edit.text.edited)
        {
            cx.act(Action::Commit(OperationKind::ContactEdited, changes));
        }
        if asked != Asked::Nothing {
            *self.inline = None;
        }
        true
    }
}
