//! The form of an agency: everything about it that is typed, as a draft until it is saved.

mod content;
mod hours;
mod sections;

use egui::{ScrollArea, Ui};
use serde::{Deserialize, Serialize};

use super::draft::{Draft, KeptDraft, NotTakenUp};
use super::forms::FormId;
use super::theme::UNIT;
use super::widgets::{columns, hairline, heading, plain_button, primary, small, typed};
use super::{Action, Cx};
use crate::domain::{Agency, AgencyId, Change, OperationKind, Picture, Record};
use crate::ui::parts::agency::edited_by_others_ui;
use crate::ui::parts::gone::gone_ui;
use crate::ui::widgets::Follow;
use crate::ui::widgets::page::content as content_ui;

pub(crate) use content::Content;
pub use content::Problem;

/// The name under which what is typed in the form is kept.
const KEPT: &str = "Agency";

/// The form of an agency and its passing state.
#[derive(Serialize, Deserialize)]
pub struct AgencyForm {
    /// Which form it is.
    form: FormId,
    /// The agency.
    pub id: AgencyId,
    kind: OperationKind,
    draft: Draft<Content>,
    /// The agency is not in the file yet.
    new: bool,
    /// Saving was tried: what is missing is said from now on.
    #[serde(skip)]
    tried: bool,
    /// The logo of a new agency, which is saved with it.
    #[serde(default, with = "crate::ui::draft::picture", skip_serializing_if = "Option::is_none")]
    logo: Option<Picture>,
    /// The first field has had the keyboard.
    #[serde(skip)]
    begun: bool,
    /// Something is typed that is neither part of the form yet nor given up; it says so itself.
    #[serde(skip)]
    pending: bool,
    /// Somebody types outside the form, which is no window of its own.
    #[serde(skip)]
    elsewhere: bool,
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

    fn of(id: AgencyId, kind: OperationKind, draft: Draft<Content>, new: bool) -> Self {
        Self {
            form: FormId::new(),
            id,
            kind,
            draft,
            new,
            tried: false,
            logo: None,
            begun: false,
            pending: false,
            elsewhere: false,
        }
    }

    /// Which form it is.
    #[must_use]
    pub const fn form_id(&self) -> FormId {
        self.form
    }

    /// What saving this form is called in the log.
    #[must_use]
    pub const fn kind(&self) -> OperationKind {
        self.kind
    }

    /// Whether somebody types outside the form.
    #[must_use]
    pub const fn left_aside(&self) -> bool {
        self.elsewhere
    }

    /// Whether the agency is not in the file yet.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.new
    }

    /// Whether something has been typed.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.draft.changed() || self.pending
    }

    /// What saving the form changes.
    ///
    /// # Errors
    /// What keeps it from being saved; the form says it at the fields.
    pub fn changes(&mut self, cx: &Cx<'_>) -> Result<Vec<Change>, Vec<Problem>> {
        self.tried = true;
        if self.pending {
            return Err(vec![Problem::NotUnderstood]);
        }
        let base = if self.new { None } else { Some(&self.draft.base) };
        self.draft.edited.changes(base, cx)
    }

    /// The agency as it is typed.
    #[must_use]
    pub const fn agency(&self) -> &Agency {
        &self.draft.edited.agency
    }

    /// Gives the new agency a logo, or takes it away again.
    pub fn set_logo(&mut self, logo: Option<Picture>) {
        self.draft.edited.agency.logo = logo.as_ref().map(|logo| logo.hash.clone());
        self.logo = logo;
    }

    /// What is saved with the rows.
    #[must_use]
    pub fn pictures(&self) -> Vec<Picture> {
        self.logo.iter().cloned().collect()
    }

    /// What the form is called. It stays the form of its agency where that is gone meanwhile.
    fn title(&self, cx: &Cx<'_>) -> String {
        if self.new {
            return cx.t("form-new").to_owned();
        }
        let name = self.draft.base.agency.name(cx.language());
        cx.tw("form-editing", &[("name", name.into())])
    }

    /// Makes it the form of a new agency, with what is typed in it: the one it was of is gone.
    fn begin_anew(&mut self, cx: &Cx<'_>) {
        let edited = self.draft.edited.anew();
        *self =
            Self::of(edited.agency.id, OperationKind::AgencyAdded, Draft { base: Content::empty(cx), edited }, true);
    }

    /// What is typed in it, to be kept outside the window; none where nothing is.
    #[must_use]
    pub fn kept(&self, cx: &Cx<'_>) -> Option<KeptDraft> {
        if !self.changed() {
            return None;
        }
        let rows = if self.new { &[] } else { self.draft.base.read_from() };
        KeptDraft::of(KEPT, self.form.0, self.title(cx), rows, self)
    }

    /// The form that was kept.
    ///
    /// # Errors
    /// Where it is of another form.
    pub fn take_up(kept: &KeptDraft) -> Result<Self, NotTakenUp> {
        let mut form: Self = kept.read(KEPT)?;
        if form.new {
            // The picture is kept with the form; a hash alone would be the logo of nobody.
            let logo = form.logo.take();
            form.set_logo(logo);
        }
        Ok(form)
    }

    /// Draws the form. Its fields are this form's own, lest one of them knew what was typed in another agency's.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let sent = cx.status.saves(self.form).then(|| (self.draft.clone(), self.pending));
        typed::take_pending(ui.ctx());
        let drawn = ui.push_id(self.form.0, |ui| self.fields_ui(ui, cx, sent.is_some())).response;
        let keyboard = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
        self.elsewhere = keyboard.is_some_and(|field| !drawn.rect.intersects(field.rect));
        self.pending = typed::take_pending(ui.ctx());
        if let Some(sent) = sent {
            (self.draft, self.pending) = sent;
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, saving: bool) {
        // Whatever the window is like, the buttons stay in sight.
        ui.add_space(UNIT);
        heading(ui, &self.title(cx), |ui| {
            if plain_button(ui, cx.t("cancel")).clicked() {
                cx.act(Action::Cancel);
            }
            let text = cx.t(if saving { "status-saving" } else { "save" });
            if ui.add_enabled_ui(!saving, |ui| primary(ui, cx.theme, text)).inner.clicked() {
                cx.act(Action::Save);
            }
        });
        edited_by_others_ui(ui, cx, self.id);
        let edited = (!self.new).then(|| Record::from(self.draft.base.agency.clone()));
        let mut anew = false;
        gone_ui(ui, cx, edited.as_ref(), |ui| anew = plain_button(ui, cx.t("gone-anew")).clicked());
        if anew && !saving {
            self.begin_anew(cx);
        }
        hairline(ui, cx.theme);
        let problems = if self.tried { self.draft.edited.problems(cx) } else { Vec::new() };
        let focus = !std::mem::replace(&mut self.begun, true);
        let new = self.new;
        let content = &mut self.draft.edited;
        content_ui(ui, |ui| {
            ScrollArea::vertical().id_salt("agency-form").auto_shrink(false).follow(ui, |ui| {
                ui.add_space(UNIT);
                ui.set_max_width((ui.available_width() - 4.0).min(1180.0));
                small(ui, cx.theme, cx.t("form-help"));
                ui.add_space(UNIT / 2.0);
                let cell = std::cell::RefCell::new(content);
                columns(
                    ui,
                    0.5,
                    |ui| {
                        let content = &mut **cell.borrow_mut();
                        sections::names(ui, cx, content, &problems, focus);
                        if new {
                            sections::logo(ui, cx, content);
                        }
                        sections::reach(ui, cx, content);
                        sections::addresses(ui, cx, content);
                        hours::hours(ui, cx, content, &problems);
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
        });
    }
}
