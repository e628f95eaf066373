//! The forms of the tab: what is typed for one row of the file, and what saving it comes to.

use egui::Ui;

use super::around_fields::{AppliedFields, FeedbackFields, PlannedFields};
use super::fields::{AgreementFields, ConditionFields, CopyFields, MetricFields, WorkFields};
use crate::domain::{Change, OperationKind};
use crate::ui::widgets::form::{About, Asked, Stage, TWO_COLUMNS, form};
use crate::ui::{Action, Cx, Form};

/// What saving comes to, or the key of what keeps it from being saved.
pub(super) type Written = Result<Vec<Change>, &'static str>;

/// What is being typed.
#[derive(Clone, PartialEq)]
pub(super) enum Fields {
    Agreement(AgreementFields),
    Copy(CopyFields),
    Work(Box<WorkFields>),
    Metric(MetricFields),
    Condition(ConditionFields),
    Applied(AppliedFields),
    Planned(PlannedFields),
    Feedback(FeedbackFields),
}

impl Fields {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        match self {
            Self::Agreement(fields) => fields.ui(ui, cx, stage),
            Self::Copy(fields) => fields.ui(ui, cx, stage),
            Self::Work(fields) => fields.ui(ui, cx, stage),
            Self::Metric(fields) => fields.ui(ui, cx, stage),
            Self::Condition(fields) => fields.ui(ui, cx, stage),
            Self::Applied(fields) => fields.ui(ui, cx, stage),
            Self::Planned(fields) => fields.ui(ui, cx, stage),
            Self::Feedback(fields) => fields.ui(ui, cx, stage),
        }
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let mut changes = match self {
            Self::Agreement(fields) => fields.changes(cx),
            Self::Copy(fields) => fields.changes(cx),
            Self::Work(fields) => fields.changes(cx),
            Self::Metric(fields) => fields.changes(cx),
            Self::Condition(fields) => fields.changes(cx),
            Self::Applied(fields) => fields.changes(cx),
            Self::Planned(fields) => fields.changes(cx),
            Self::Feedback(fields) => fields.changes(cx),
        }?;
        changes.retain(|change| change.before != change.after);
        Ok(changes)
    }

    /// What taking the row away comes to, and the key of what the button for it is called; none for a new row, and
    /// where that has a place of its own.
    fn removal(&self, cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        match self {
            Self::Agreement(_) | Self::Copy(_) => None,
            Self::Work(fields) => fields.removal(cx),
            Self::Metric(fields) => fields.removal(cx),
            Self::Condition(fields) => fields.removal(),
            Self::Applied(fields) => fields.removal(),
            Self::Planned(fields) => fields.removal(),
            Self::Feedback(fields) => fields.removal(),
        }
    }

    fn kind(&self) -> OperationKind {
        match self {
            Self::Work(fields) if fields.of_standard() => OperationKind::StandardEdited,
            Self::Agreement(_) | Self::Copy(_) | Self::Work(_) | Self::Metric(_) | Self::Condition(_) => {
                OperationKind::AgreementEdited
            }
            Self::Applied(_) => OperationKind::AppliedAgreementEdited,
            Self::Planned(_) => OperationKind::PlannedChangeEdited,
            Self::Feedback(_) => OperationKind::FeedbackEdited,
        }
    }

    fn form(&self) -> Form {
        match self {
            Self::Work(fields) if fields.of_standard() => Form::Standard,
            _ => Form::Agreement,
        }
    }
}

/// A form and its passing state.
pub(super) struct RowForm {
    heading: String,
    under: String,
    first: Fields,
    edited: Fields,
    stage: Stage,
}

impl RowForm {
    /// A form under a heading, and quietly under that what it belongs to.
    pub(super) fn new(heading: &str, under: &str, fields: Fields) -> Self {
        let heading = heading.trim_end_matches('…').to_owned();
        Self { heading, under: under.to_owned(), first: fields.clone(), edited: fields, stage: Stage::default() }
    }

    /// Whether something is typed that is not saved.
    pub(super) fn changed(&self) -> bool {
        self.edited != self.first
    }

    /// Draws the form; false once it is done with.
    pub(super) fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> bool {
        let changed = self.changed();
        let removal = self.edited.removal(cx);
        let about = About {
            id: "agreement-form",
            heading: &self.heading,
            under: &self.under,
            width: TWO_COLUMNS,
            also: removal.as_ref().map(|(key, _)| cx.t(key)),
        };
        let edited = &mut self.edited;
        let asked = form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| {
            edited.ui(ui, cx, stage);
            stage.wrong = edited.changes(cx).err();
        });
        match asked {
            Asked::Save => match self.edited.changes(cx) {
                Ok(changes) if changes.is_empty() => return false,
                Ok(changes) => self.save(cx, changes),
                // It is said above the buttons.
                Err(_) => {}
            },
            Asked::Also => {
                if let Some((_, changes)) = removal {
                    self.save(cx, changes);
                }
            }
            Asked::Close => return false,
            Asked::Nothing => {}
        }
        true
    }

    /// Asks for changes to be saved; the form closes once the answer has come.
    fn save(&self, cx: &Cx<'_>, changes: Vec<Change>) {
        cx.act(Action::SaveForm(self.edited.form(), self.edited.kind(), changes));
    }
}
