//! Correcting one detail where it stands: F2 or a double click, Enter saves, Esc leaves it as it was.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::{Agency, AgencyId, Change, OperationKind, Record, changed_fields, validate};
use crate::ui::agency_fields::{Kind, PlainField, of_column};
use crate::ui::draft::{Draft, KeptDraft, NotTakenUp};
use crate::ui::widgets::{Field, keyboard, plain_button, primary, typed};
use crate::ui::{Action, Cx};

/// The name under which a correction that is being typed is kept.
const KEPT: &str = "Correction";

/// A correction being typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Inline {
    column: String,
    /// The agency as it was when typing began, for the merge.
    base: Box<Agency>,
    text: Draft<String>,
    #[serde(skip)]
    started: bool,
}

impl Inline {
    pub(super) fn new(agency: &Agency, field: &PlainField) -> Self {
        let text = Draft::new((field.of)(agency).clone());
        Self { column: field.column.to_owned(), base: Box::new(agency.clone()), text, started: false }
    }

    pub(super) fn editing(this: Option<&Self>, agency: AgencyId, column: &str) -> bool {
        this.is_some_and(|inline| inline.base.id == agency && inline.column == column)
    }

    pub(super) fn changed(&self) -> bool {
        self.text.changed()
    }

    /// The correction that has become these changes, as it was being typed; none where they are something else.
    pub(super) fn given_back(kind: OperationKind, changes: &[Change]) -> Option<Self> {
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

    /// Whose detail is corrected.
    pub(super) const fn agency(&self) -> AgencyId {
        self.base.id
    }

    /// What is typed, to be kept outside the window.
    pub(super) fn kept(&self, cx: &Cx<'_>) -> Option<KeptDraft> {
        let field = of_column(&self.column).filter(|_| self.changed())?;
        let about = format!("{}: {}", cx.t(field.key), self.base.name(cx.language()));
        KeptDraft::of(KEPT, self.base.id, about, &[(*self.base).clone().into()], self)
    }

    /// The correction as it was being typed, and of which agency.
    ///
    /// # Errors
    /// Where something else was kept, or there is no such text any more.
    pub(super) fn take_up(kept: &KeptDraft) -> Result<(AgencyId, Self), NotTakenUp> {
        let inline: Self = kept.read(KEPT)?;
        of_column(&inline.column).ok_or(NotTakenUp::Unknown)?;
        Ok((inline.base.id, inline))
    }
}

/// Draws the correction being typed.
pub(super) fn edit_ui(ui: &mut Ui, cx: &Cx<'_>, inline: &mut Option<Inline>, field: &PlainField) {
    let Some(edit) = inline else { return };
    let text = &mut edit.text.edited;
    let doubt = field.doubt(cx, text);
    let lines = if matches!(field.kind, Kind::Lines(_)) { 4 } else { 1 };
    let required = field.column == "name_fi" && text.trim().is_empty();
    let error = required.then(|| cx.t("rule-name-missing").to_owned());
    let id = egui::Id::unique(("inline", edit.base.id, field.column));
    if !edit.started {
        typed::forget(ui.ctx(), id);
    }
    // A number or an address has no room for anything else.
    let free = matches!(field.kind, Kind::Text | Kind::Lines(_));
    let aside = free.then(|| cx.t("form-notes-privacy").to_owned());
    let typed = Field::new(cx.t(field.key), text).lines(lines).doubt(doubt).error(error).aside(aside);
    let response = typed.id(id).show(ui, cx.theme);
    edit.started = edit.started || !typed::claim(&response);
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
    if cancel {
        *inline = None;
    } else if save && !required {
        if edit.changed() {
            let mut after = (*edit.base).clone();
            *(field.of_mut)(&mut after) = validate::tidy(&edit.text.edited);
            cx.act(Action::Commit(OperationKind::AgencyEdited, vec![Change::update((*edit.base).clone(), after)]));
        }
        *inline = None;
    }
}
