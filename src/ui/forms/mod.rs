//! The one way every form goes: what stands in it is a draft, the frame around it is the same for all, the window owns
//! those that are open, and each closes when what was typed in *it* is saved.

pub(crate) mod growing;
mod list;
pub(crate) mod name_order;
pub(crate) mod parts;

use egui::Ui;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::characteristics::CharacteristicFields;
use super::contacts::ContactFields;
use super::draft::{Draft, KeptDraft, NotTakenUp};
use super::parts::gone::gone_ui;
use super::payroll::GroupFields;
use super::widgets::form::{About, Asked, ONE_COLUMN, Stage, form};
use super::{Action, Cx};
use crate::domain::{AgencyId, Change, CharacteristicId, ContactId, OperationKind, PayGroupId, Record, Table};

pub(crate) use list::Typed;

/// Which of the open forms: each has an identity of its own, by which the answer to a save finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FormId(pub Uuid);

impl FormId {
    /// The identity of a form that opens now.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "a fresh identity is no default value")]
    pub fn new() -> Self {
        Self(Uuid::now_v7())
    }
}

/// What saving comes to, or the key of what keeps it from being saved.
pub(crate) type Written = Result<Vec<Change>, &'static str>;

/// What stands in a form, as it is typed. Rows it edits are remembered in it as they were when it was opened, so that
/// saving says what was seen, whatever others have saved meanwhile.
pub(crate) trait FormFields {
    /// What the form is called; an ellipsis at the end is left out.
    fn heading(&self, cx: &Cx<'_>) -> String;

    /// What stands quietly under that, such as the agency's name.
    fn under(&self, cx: &Cx<'_>) -> String;

    /// Its width in points.
    fn width(&self) -> f32 {
        ONE_COLUMN
    }

    /// Whether anything is written in it; else there is nothing to say of what does not belong there.
    fn writes(&self) -> bool {
        true
    }

    /// The key of what the button that saves it is called.
    fn save_key(&self) -> &'static str {
        "save"
    }

    /// Whether it makes sense to save it yet.
    fn ready(&self) -> bool {
        true
    }

    /// Draws the fields.
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage);

    /// What saving comes to. What leaves a row as it was is left out by the frame.
    ///
    /// # Errors
    /// The key of what keeps it from being saved.
    fn changes(&self, cx: &Cx<'_>) -> Written;

    /// What taking away what is edited comes to, and the key of what the button for it is called; none for what is new,
    /// and where that has a place of its own.
    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        None
    }

    /// What saving it is called in the log.
    fn kind(&self) -> OperationKind;

    /// The rows it edits, as they were when it was opened; none where it makes new ones.
    fn before(&self) -> Vec<Record>;

    /// The rows by which what it edits is found and which it leaves as they are, as they were when it was opened, or as much
    /// of them as tells how it is found: where somebody edits them meanwhile, what is saved follows.
    fn goes_by(&self) -> Vec<Record> {
        Vec::new()
    }

    /// Whether there is nothing left to do, because it has been done. `typed` says whether something would be lost with
    /// the form.
    fn over(&self, _cx: &Cx<'_>, _typed: bool) -> bool {
        false
    }
}

/// A form that is open, and how far it has come.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OpenForm {
    id: FormId,
    typed: Typed,
    #[serde(skip)]
    stage: Stage,
}

impl OpenForm {
    /// Opens a form in which nothing has been typed.
    pub(crate) fn new(fields: impl Into<Typed>) -> Self {
        Self { id: FormId::new(), typed: fields.into(), stage: Stage::default() }
    }

    /// Opens a form in which something is filled in already.
    pub(crate) fn filled<T>(base: T, edited: T) -> Self
    where
        Draft<T>: Into<Typed>,
    {
        Self::new(Draft { base, edited })
    }

    /// The name of its kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.typed.name()
    }

    /// Which form it is.
    #[must_use]
    pub const fn id(&self) -> FormId {
        self.id
    }

    /// Whether something is typed that is not saved.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.typed.changed()
    }

    /// The agency whose row it edits; none where it makes a new one, or edits what is nobody's own.
    #[must_use]
    pub fn agency(&self) -> Option<AgencyId> {
        self.typed.fields().before().first().and_then(Record::agency)
    }

    /// Draws the form over the window, and asks for what is wanted of it.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        let (id, changed) = (self.id, self.changed());
        let sent = cx.status.saves(id).then(|| self.typed.clone());
        let name = format!("{}-{}", self.typed.name(), id.0);
        let fields = self.typed.fields_mut();
        if fields.over(cx, changed) {
            cx.act(Action::CloseForm(id));
            return;
        }
        let removal = fields.removal(cx);
        let (heading, under) = (fields.heading(cx), fields.under(cx));
        let about = About {
            id: &name,
            heading: heading.trim_end_matches('…'),
            under: &under,
            width: fields.width(),
            writes: fields.writes(),
            save: cx.t(fields.save_key()),
            ready: fields.ready(),
            saving: sent.is_some(),
            also: removal.as_ref().map(|(key, _)| cx.t(key)),
        };
        let edited = fields.before().into_iter().next();
        self.stage.saving = sent.is_some();
        let asked = form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| {
            gone_ui(ui, cx, edited.as_ref(), |_| {});
            fields.ui(ui, cx, stage);
            stage.wrong = if stage.tried && !stage.saving { fields.changes(cx).err() } else { None };
        });
        let kind = fields.kind();
        if let Some(sent) = sent {
            self.typed = sent;
            if asked == Asked::Close {
                cx.act(Action::CloseForm(id));
            }
            return;
        }
        match asked {
            Asked::Save => {
                // What is wrong is said at the field, or above the buttons.
                let Ok(mut changes) = fields.changes(cx) else { return };
                changes.retain(|change| change.before != change.after);
                if changes.is_empty() {
                    cx.act(Action::CloseForm(id));
                    return;
                }
                let known = fields.goes_by().into_iter();
                changes.extend(known.map(|row| Change { before: Some(row.clone()), after: Some(row) }));
                cx.act(Action::SaveForm(id, kind, changes));
            }
            Asked::Also => {
                if let Some((_, changes)) = removal {
                    cx.act(Action::SaveForm(id, kind, changes));
                }
            }
            Asked::Close => cx.act(Action::CloseForm(id)),
            Asked::Nothing => {}
        }
    }

    /// What is typed in it, to be kept outside the window; none where nothing is.
    #[must_use]
    pub fn kept(&self, cx: &Cx<'_>) -> Option<KeptDraft> {
        if !self.changed() {
            return None;
        }
        let fields = self.typed.fields();
        let (heading, under) = (fields.heading(cx), fields.under(cx));
        let heading = heading.trim_end_matches('…');
        let about = if under.is_empty() { heading.to_owned() } else { format!("{heading}: {under}") };
        KeptDraft::of(self.typed.name(), self.id.0, about, &fields.before(), self)
    }

    /// Whether a kept draft is one of a form over the window.
    #[must_use]
    pub fn kept_as(kept: &KeptDraft) -> bool {
        Typed::knows(&kept.what)
    }

    /// The form of a row of the file; none where the row is gone, or has no form of its own.
    #[must_use]
    pub fn of_row(cx: &Cx<'_>, table: Table, id: Uuid) -> Option<Self> {
        Some(Self::new(match table {
            Table::Contact => Typed::from(ContactFields::read(cx.snapshot, cx.language(), ContactId(id))?),
            Table::Characteristic => CharacteristicFields::read(cx.snapshot, CharacteristicId(id))?.into(),
            Table::PayGroup => GroupFields::read(cx.snapshot, cx.language(), PayGroupId(id), cx.today)?.into(),
            _ => return None,
        }))
    }

    /// The form that was kept.
    ///
    /// # Errors
    /// Where this release has no such form.
    pub fn take_up(kept: &KeptDraft) -> Result<Self, NotTakenUp> {
        kept.read(if Self::kept_as(kept) { &kept.what } else { "" })
    }
}
