//! The form of a characteristic.

use egui::Ui;

use super::draft::Draft;

use crate::domain::payroll::Step;
use crate::domain::{AgencyId, Answer, CharacteristicId, ListId, ListItem, OperationKind, Severity, Snapshot};
use crate::i18n::date::{month_name, months_text};
use crate::i18n::keys::severity_key;
use crate::i18n::names::step_key;
use crate::ui::theme::UNIT;
use crate::ui::widgets::form::{About, Asked, Stage, TWO_COLUMNS, form};
use crate::ui::widgets::{Field, choice, small};
use crate::ui::{Action, Cx, Form};

/// The form and its passing state.
pub struct CharacteristicForm {
    draft: Draft,
    stage: Stage,
}

impl CharacteristicForm {
    /// A form for something new about an agency.
    #[must_use]
    pub fn new(cx: &Cx<'_>, agency: AgencyId) -> Self {
        Self::of(Draft::new(agency, &cx.status.me, cx.today))
    }

    /// A form for a characteristic of the file; none where it is gone.
    #[must_use]
    pub fn edit(snapshot: &Snapshot, id: CharacteristicId) -> Option<Self> {
        Draft::read(snapshot, id).map(Self::of)
    }

    /// A form for what is made of an answer to the questionnaire, which is given as it was last seen in the file and as
    /// it is to be; both are saved together.
    #[must_use]
    pub fn of_answer(cx: &Cx<'_>, answers: (Option<Answer>, Answer)) -> Self {
        Self::of(Draft::of_answer(cx.snapshot, answers, &cx.status.me, cx.today))
    }

    fn of(draft: Draft) -> Self {
        Self { draft, stage: Stage::default() }
    }

    /// Whether something is typed that is not saved.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.draft.changed()
    }

    /// Draws the form.
    pub fn ui(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        let changed = self.changed();
        let heading = if self.draft.is_new() { "characteristic-add" } else { "characteristic-edit" };
        let heading = cx.t(heading).trim_end_matches('…');
        let under = cx.agency_name(self.draft.edited.row.agency);
        let about = About { id: "characteristic", heading, under, width: TWO_COLUMNS, also: None };
        let draft = &mut self.draft;
        let asked = form(ctx, cx, &about, &mut self.stage, changed, |ui, stage| {
            what_ui(ui, cx, draft, stage);
            kind_ui(ui, cx, draft);
            months_ui(ui, cx, draft);
        });
        match asked {
            Asked::Save => self.save(cx),
            Asked::Close => cx.act(Action::CloseForm(Form::Characteristic)),
            Asked::Nothing | Asked::Also => {}
        }
    }

    fn save(&self, cx: &Cx<'_>) {
        // What is missing is said at the field.
        let Some(changes) = self.draft.changes(cx.snapshot, cx.language()) else { return };
        let of_answer = self.draft.is_of_answer();
        let kind = if of_answer { OperationKind::AnswerBecame } else { OperationKind::CharacteristicEdited };
        cx.act(if changes.is_empty() {
            Action::CloseForm(Form::Characteristic)
        } else {
            Action::SaveForm(Form::Characteristic, kind, changes)
        });
    }
}

fn what_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft, stage: &mut Stage) {
    let row = &mut draft.edited.row;
    let missing = stage.tried && row.title.trim().is_empty();
    let error = missing.then(|| cx.t("characteristic-title-missing").to_owned());
    let title = Field::new(cx.t("characteristic-title"), &mut row.title).required().error(error);
    stage.first(&title.hint(cx.t("characteristic-title-hint")).show(ui, cx.theme));
    for (key, text, lines) in
        [("characteristic-body", &mut row.body, 3), ("characteristic-what-to-do", &mut row.what_to_do, 2)]
    {
        let aside = Some(cx.t("form-notes-privacy").to_owned());
        Field::new(cx.t(key), text).lines(lines).aside(aside).show(ui, cx.theme);
    }
}

fn kind_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft) {
    let edited = &mut draft.edited;
    let third = (ui.available_width() - 2.0 * UNIT) / 3.0;
    ui.horizontal_top(|ui| {
        let severities = Severity::ALL.map(|one| (one, cx.t(severity_key(one)).to_owned()));
        choice(ui, cx.theme, cx.t("characteristic-severity"), &mut edited.row.severity, &severities, third);
        let mut items: Vec<&ListItem> = cx.snapshot.characteristic_category.iter().collect();
        items.retain(|item| item.retired_at.is_none() || edited.row.category == Some(item.id));
        items.sort_by_key(|item| item.position);
        let mut categories: Vec<(Option<ListId>, String)> = vec![(None, cx.t("characteristic-none").to_owned())];
        categories.extend(items.into_iter().map(|item| (Some(item.id), item.name(cx.language()).to_owned())));
        choice(ui, cx.theme, cx.t("characteristic-category"), &mut edited.row.category, &categories, third);
        let name = Field::new(cx.t("characteristic-new-category"), &mut edited.new_category);
        name.width(third).show(ui, cx.theme);
    });
}

fn months_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft) {
    let months = &mut draft.edited.months;
    let when = months_text(cx.language(), months);
    let when = if when.is_empty() { cx.t("characteristic-always").to_owned() } else { when };
    small(ui, cx.theme, format!("{}: {when}", cx.t("characteristic-months")));
    egui::Grid::new("months").num_columns(4).min_col_width(116.0).spacing([2.0 * UNIT, 0.0]).show(ui, |ui| {
        for month in 1..=12 {
            let mut on = months.contains(&month);
            if ui.checkbox(&mut on, month_name(cx.language(), month)).changed() {
                if on {
                    months.insert(month);
                } else {
                    months.remove(&month);
                }
            }
            if month % 4 == 0 {
                ui.end_row();
            }
        }
    });
    small(ui, cx.theme, cx.t("characteristic-months-help"));
    let mut steps: Vec<(Option<Step>, String)> = vec![(None, cx.t("characteristic-no-step").to_owned())];
    steps.extend(Step::ALL.map(|step| (Some(step), cx.t(&step_key(step)).to_owned())));
    let step = &mut draft.edited.row.payroll_step;
    choice(ui, cx.theme, cx.t("characteristic-payroll-step"), step, &steps, 300.0);
    if step.is_some() {
        small(ui, cx.theme, cx.t("characteristic-step-help"));
    }
}
