//! *Ajantasaisuus*: what is missing, what is to be looked over, what somebody doubts, and whose duty it all is.

mod doubts;
mod duties;
mod duty_form;
mod missing;
mod waiting;

use egui::Ui;
use uuid::Uuid;

use super::draft::{KeptDraft, NotTakenUp};
use super::screens::Screen;
use super::theme::UNIT;
use super::widgets::{Page, choice, heading, link, small, tabs_kept};
use super::{Action, Cx, Tab};
use crate::domain::{AgencyId, Change, EmployeeId, FieldGroup, OperationKind, Record, upkeep};

use missing::Missing;
use waiting::Waiting;

pub(crate) use doubts::DoubtFields;
pub(crate) use duty_form::DutyFields;

pub use crate::ui::parts::mark::focused;

/// The widest a line of text may be, in points: about 90 characters.
const LINE: f32 = 640.0;

/// The widest that a view of the page becomes.
const WIDEST: f32 = 1120.0;

/// The name under which what is typed in the table of gaps is kept.
const KEPT: &str = "Missing";

/// What the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    /// What is missing of each agency.
    #[default]
    Missing,
    /// What is to be looked over.
    Waiting,
    /// What somebody says is no longer true.
    Doubts,
    /// Who collects, updates and answers for what.
    Duties,
}

impl View {
    const ALL: [Self; 4] = [Self::Missing, Self::Waiting, Self::Doubts, Self::Duties];

    const fn key(self) -> &'static str {
        match self {
            Self::Missing => "upkeep-missing",
            Self::Waiting => "upkeep-waiting",
            Self::Doubts => "upkeep-doubts",
            Self::Duties => "upkeep-duties",
        }
    }
}

/// Whose the rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everybody's.
    All,
    /// One person's.
    Mine(EmployeeId),
}

/// The page and its passing state.
#[derive(Default)]
pub struct UpkeepPage {
    view: View,
    /// Only what is mine; none before anybody has chosen.
    mine: Option<bool>,
    missing: Missing,
    waiting: Waiting,
}

impl Screen for UpkeepPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let page = Page::new("upkeep").view(self.view.key()).widest(WIDEST);
        let page = if matches!(self.view, View::Missing | View::Waiting) { page.table() } else { page };
        page.show(ui, self, |page, ui| page.head_ui(ui, cx), |page, ui| page.view_ui(ui, cx));
    }

    fn typing(&self) -> bool {
        self.missing.typing()
    }

    fn discard(&mut self) {
        self.missing.discard();
    }

    fn kept(&self, cx: &Cx<'_>) -> Vec<KeptDraft> {
        let cells = self.missing.cells();
        if cells.is_empty() {
            return Vec::new();
        }
        let about = format!("{}: {}", cx.t("place-upkeep"), cx.t(View::Missing.key()));
        KeptDraft::of(KEPT, Uuid::nil(), about, &[], &cells).into_iter().collect()
    }

    fn take_up(&mut self, _cx: &Cx<'_>, kept: &KeptDraft) -> Result<(), NotTakenUp> {
        self.missing.take_up(kept.read(KEPT)?);
        self.view = View::Missing;
        Ok(())
    }

    fn let_go(&mut self, _row: &Record) {}

    fn give_back(&mut self, _cx: &Cx<'_>, kind: OperationKind, changes: &[Change]) -> bool {
        let given = kind == OperationKind::AgencyEdited && self.missing.give_back(changes);
        if given {
            self.view = View::Missing;
        }
        given
    }
}

impl UpkeepPage {
    /// Whose rows are shown.
    fn scope(&self, cx: &Cx<'_>) -> Scope {
        let mine = self.mine.unwrap_or(false);
        cx.status.me_id.filter(|_| mine).map_or(Scope::All, Scope::Mine)
    }

    fn head_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let me = cx.status.me_id;
        let mut mine = self.mine.unwrap_or(false) && me.is_some();
        heading(ui, cx.t("upkeep-title"), |ui| {
            if me.is_some() && self.view != View::Duties {
                let options = [(false, cx.t("upkeep-all").to_owned()), (true, cx.t("upkeep-mine").to_owned())];
                choice(ui, cx.theme, cx.t("upkeep-whose"), &mut mine, &options, 140.0);
            }
        });
        self.mine = self.mine.map_or_else(|| mine.then_some(true), |_| Some(mine));
        let scope = self.scope(cx);
        self.missing.refresh(cx, scope);
        self.waiting.refresh(cx, scope);
        self.tabs_ui(ui, cx, scope);
    }

    fn view_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let scope = self.scope(cx);
        match self.view {
            View::Missing => self.missing.ui(ui, cx, scope),
            View::Waiting => {
                small(ui, cx.theme, cx.t("upkeep-waiting-help"));
                ui.add_space(UNIT / 2.0);
                self.waiting.ui(ui, cx);
            }
            View::Doubts => doubts::list_ui(ui, cx, scope),
            View::Duties => duties::ui(ui, cx),
        }
    }

    fn tabs_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, scope: Scope) {
        let open = match scope {
            Scope::All => upkeep::open_doubts(cx.snapshot).len(),
            Scope::Mine(me) => upkeep::doubts_for(cx.snapshot, me, cx.today).len(),
        };
        let names = View::ALL.map(|view| {
            let count = match view {
                View::Missing => Some(self.missing.gaps()),
                View::Waiting => Some(self.waiting.len()),
                View::Doubts => Some(open),
                View::Duties => None,
            };
            let name = cx.t(view.key());
            (view, count.map_or_else(|| name.to_owned(), |count| format!("{name} ({})", written(cx, count))))
        });
        // What is being typed belongs to the view it began in.
        if let Some(view) = tabs_kept(ui, cx, &names, self.view, self.typing()) {
            self.view = view;
        }
    }
}

fn written(cx: &Cx<'_>, count: usize) -> String {
    cx.number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// How many doubts wait for whoever sits here; all that are open where nobody knows who that is.
#[must_use]
pub fn waiting_doubts(cx: &Cx<'_>) -> usize {
    cx.status.me_id.map_or_else(
        || upkeep::open_doubts(cx.snapshot).len(),
        |me| upkeep::doubts_for(cx.snapshot, me, cx.today).len(),
    )
}

/// The name of an agency that leads to the tab on which a group of its fields is.
fn agency_link_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, group: FieldGroup) {
    leading_ui(ui, cx, cx.agency_name(agency), agency, group);
}

/// Words that lead to the tab on which a group of an agency's fields is.
fn leading_ui(ui: &mut Ui, cx: &Cx<'_>, words: &str, agency: AgencyId, group: FieldGroup) {
    let shortened = ui.scope(|ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
        link(ui, cx.theme, words)
    });
    if shortened.inner.on_hover_text(words).clicked() {
        cx.act(Action::Select(agency));
        cx.act(Action::Show(Tab::of_group(group)));
    }
}
