//! *Virastot*: the agency that is selected, or the form of one. The list beside it is drawn by the window.

use egui::Ui;

use super::agency::{AgencyScreen, PastAgency};
use super::agency_form::AgencyForm;
use super::agency_list::AgencyList;
use super::draft::{KeptDraft, NotTakenUp};
use super::screens::Screen;
use super::widgets::{link, primary};
use super::{Action, Cx};
use crate::domain::{AgencyId, Change, OperationKind, Record};

/// The page and its passing state.
#[derive(Default)]
pub struct AgenciesPage {
    /// The selected agency.
    pub selected: Option<AgencyId>,
    /// The list of agencies.
    pub list: AgencyList,
    /// The screen of the selected agency.
    pub agency: AgencyScreen,
    /// The form of an agency, while one is open.
    pub form: Option<AgencyForm>,
    /// An agency as it was, while that is looked at.
    pub past: Option<PastAgency>,
    /// In a narrow window the list stands in place of the agency.
    pub listing: bool,
}

/// A window narrower than this shows the list or the agency, one at a time.
const FOLDED: f32 = 720.0;

fn folded(ctx: &egui::Context) -> bool {
    ctx.content_rect().width() < FOLDED
}

impl AgenciesPage {
    /// Whether the window draws the list beside the page.
    #[must_use]
    pub fn list_beside(&self, ctx: &egui::Context) -> bool {
        self.form.is_none() && !folded(ctx)
    }
}

impl Screen for AgenciesPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if let Some(form) = &mut self.form {
            form.ui(ui, cx);
            return;
        }
        if let Some(past) = &mut self.past {
            if past.ui(ui, cx) {
                self.past = None;
                ui.ctx().request_repaint();
            }
            return;
        }
        let selected = self.selected.filter(|id| cx.snapshot.agency.get(*id).is_some());
        let folded = folded(ui.ctx());
        let there_are = !cx.snapshot.agency.is_empty();
        if folded && there_are && (self.listing || selected.is_none()) {
            self.list.ui(ui, cx, selected);
        } else if let Some(id) = selected {
            let mut back = false;
            self.agency.ui(ui, cx, id, |ui| {
                if folded {
                    back = link(ui, cx.theme, &format!("‹ {}", cx.t("place-agencies"))).clicked();
                }
            });
            if back {
                self.listing = true;
                self.list.reveal();
            }
        } else {
            nothing_ui(ui, cx);
        }
    }

    fn typing(&self) -> bool {
        self.form.as_ref().is_some_and(AgencyForm::changed) || self.agency.typing()
    }

    fn discard(&mut self) {
        self.form = None;
        self.agency.discard();
    }

    fn kept(&self, cx: &Cx<'_>) -> Vec<KeptDraft> {
        let mut kept = self.agency.kept(cx);
        kept.extend(self.form.as_ref().and_then(|form| form.kept(cx)));
        kept
    }

    fn take_up(&mut self, cx: &Cx<'_>, kept: &KeptDraft) -> Result<(), NotTakenUp> {
        if let Ok(form) = AgencyForm::take_up(kept) {
            self.selected = Some(form.id).filter(|id| cx.snapshot.agency.get(*id).is_some()).or(self.selected);
            self.form = Some(form);
            return Ok(());
        }
        self.selected = Some(self.agency.take_up(kept)?);
        Ok(())
    }

    fn let_go(&mut self, _row: &Record) {}

    fn give_back(&mut self, cx: &Cx<'_>, kind: OperationKind, changes: &[Change]) -> bool {
        let Some(agency) = self.agency.give_back(cx, kind, changes) else { return false };
        self.selected = Some(agency);
        true
    }
}

/// No agency is selected, or there is none.
fn nothing_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.snapshot.agency.is_empty() {
        super::parts::beginning::no_agencies(ui, cx);
        return;
    }
    let theme = cx.theme;
    super::widgets::empty(ui, theme, cx.t("agencies-choose"), cx.t("agencies-choose-help"), |ui| {
        if cx.writable() && primary(ui, theme, cx.t("command-new")).clicked() {
            cx.act(Action::NewAgency);
        }
    });
}
