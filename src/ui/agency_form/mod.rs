//! The form of an agency: everything about it that is typed, as a draft until it is saved.

mod content;
mod sections;

use std::sync::Arc;

use egui::{ScrollArea, Ui};

use super::theme::{UNIT, size};
use super::widgets::{bold, columns, ends, hairline, plain_button, primary, small};
use super::{Action, Cx};
use crate::domain::{AgencyId, Change, OperationKind};
use crate::ui::widgets::Follow;

pub(crate) use content::Content;
pub use content::Problem;

/// What is being edited: the content as it was when editing began, and as it is now.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft<T> {
    /// As it was.
    pub base: T,
    /// As it is.
    pub edited: T,
}

impl<T: PartialEq + Clone> Draft<T> {
    /// A draft in which nothing has been typed.
    #[must_use]
    pub fn new(base: T) -> Self {
        Self { edited: base.clone(), base }
    }

    /// Whether something has been typed.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.base != self.edited
    }
}

/// The form of an agency and its passing state.
pub struct AgencyForm {
    /// The agency.
    pub id: AgencyId,
    kind: OperationKind,
    draft: Draft<Content>,
    /// The agency is not in the file yet.
    new: bool,
    /// Saving was tried: what is missing is said from now on.
    tried: bool,
    focus: bool,
}

impl AgencyForm {
    /// The form of a new agency.
    #[must_use]
    pub fn new(cx: &Cx<'_>) -> Self {
        let content = Content::empty(cx);
        Self::of(content.agency.id, OperationKind::AgencyAdded, Draft::new(content), true)
    }

    /// The form of an agency in the file; none when it is not there.
    #[must_use]
    pub fn edit(cx: &Cx<'_>, id: AgencyId) -> Option<Self> {
        let content = Content::read(cx, id)?;
        Some(Self::of(id, OperationKind::AgencyEdited, Draft::new(content), false))
    }

    /// The form of a new agency that starts as a copy of `id`, without what is the other's own.
    #[must_use]
    pub fn duplicate(cx: &Cx<'_>, id: AgencyId) -> Option<Self> {
        let content = Content::read(cx, id)?.copied(cx);
        let draft = Draft { base: Content::empty(cx), edited: content };
        Some(Self::of(draft.edited.agency.id, OperationKind::AgencyDuplicated, draft, true))
    }

    const fn of(id: AgencyId, kind: OperationKind, draft: Draft<Content>, new: bool) -> Self {
        Self { id, kind, draft, new, tried: false, focus: true }
    }

    /// What saving this form is called in the log.
    #[must_use]
    pub const fn kind(&self) -> OperationKind {
        self.kind
    }

    /// Whether the agency is not in the file yet.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.new
    }

    /// Whether something has been typed.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.draft.changed()
    }

    /// What saving the form changes.
    ///
    /// # Errors
    /// What keeps it from being saved; the form says it at the fields.
    pub fn changes(&mut self, cx: &Cx<'_>) -> Result<Vec<Change>, Vec<Problem>> {
        self.tried = true;
        let base = if self.new { None } else { Some(&self.draft.base) };
        self.draft.edited.changes(base, cx)
    }

    /// Draws the form.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.add_space(1.5 * UNIT);
        let snapshot = Arc::clone(cx.snapshot);
        let name = snapshot.agency.get(self.id).map(|agency| agency.name(cx.language()).to_owned());
        let title = match name {
            Some(name) => cx.tw("form-editing", &[("name", name.into())]),
            None => cx.t("form-new").to_owned(),
        };
        ends(
            ui,
            |ui| bold(ui, title, size::TITLE),
            |ui| {
                if primary(ui, cx.theme, cx.t("save")).clicked() {
                    cx.act(Action::Save);
                }
                if plain_button(ui, cx.t("cancel")).clicked() {
                    cx.act(Action::Cancel);
                }
            },
        );
        small(ui, cx.theme, cx.t("form-help"));
        ui.add_space(UNIT);
        hairline(ui, cx.theme);
        let problems = if self.tried { self.draft.edited.problems(cx) } else { Vec::new() };
        let focus = std::mem::take(&mut self.focus);
        let content = &mut self.draft.edited;
        ScrollArea::vertical().id_salt("agency-form").auto_shrink(false).follow(ui, |ui| {
            ui.add_space(1.5 * UNIT);
            ui.set_max_width((ui.available_width() - 4.0).min(1180.0));
            let cell = std::cell::RefCell::new(content);
            columns(
                ui,
                0.5,
                |ui| {
                    let content = &mut **cell.borrow_mut();
                    sections::names(ui, cx, content, &problems, focus);
                    sections::reach(ui, cx, content);
                    sections::addresses(ui, cx, content);
                    sections::hours(ui, cx, content, &problems);
                    sections::notes(ui, cx, content);
                },
                |ui| {
                    let content = &mut **cell.borrow_mut();
                    sections::responsibility(ui, cx, content, &problems);
                    sections::administration(ui, cx, content, &problems);
                    sections::bookkeeping(ui, cx, content);
                    sections::identifiers(ui, cx, content, &problems);
                    sections::account(ui, cx, content, &problems);
                },
            );
            ui.add_space(2.0 * UNIT);
        });
    }
}
