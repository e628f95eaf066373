//! How satisfied an agency is, year by year, and the form of a score.

use std::sync::Arc;

use chrono::Datelike;
use egui::{Label, RichText, Ui};
use serde::{Deserialize, Serialize};

use crate::domain::client::{LARGEST_SCALE, overall};
use crate::domain::validate::tidy;
use crate::domain::{Agency, AgencyId, Change, OperationKind, Record, Satisfaction, YEARS};
use crate::i18n::money::format_decimal;
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, half};
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::listing;
use crate::ui::parts::rows::{add_link, row_ui};
use crate::ui::theme::{size, strong};
use crate::ui::widgets::chart::{Chart, Series};
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::number::{Misfit, Number, NumberText};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{Field, hairline, section, small};

/// The height of the chart over the years.
const CHART: f32 = 140.0;

/// The scale that is offered where nobody has entered a score yet.
const USUAL_SCALE: i64 = 5;

/// Draws the scores.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let snapshot = Arc::clone(cx.snapshot);
    let rows = snapshot.satisfactions(agency.id);
    let (mut add, mut edit) = (false, None);
    section(
        ui,
        cx.theme,
        cx.t("satisfaction"),
        |ui| {
            add = add_link(ui, cx, "satisfaction-add");
            if !rows.is_empty() {
                taking_out::aside_ui(ui, cx, ("satisfaction", 0));
            }
        },
        |ui| {
            if rows.is_empty() {
                small(ui, cx.theme, cx.t("satisfaction-none"));
                return;
            }
            let chart = chart(cx, agency);
            chart.heading_ui(ui);
            chart.show(ui, cx);
            let mut year = None;
            for one in &rows {
                if year != Some(one.year) {
                    hairline(ui, cx.theme);
                    ui.add(Label::new(RichText::new(one.year.to_string()).font(strong(size::BODY))));
                    year = Some(one.year);
                }
                ui.push_id(one.id, |ui| {
                    let name = cx.tw(
                        "satisfaction-named",
                        &[("question", question(cx, one).into()), ("year", one.year.to_string().into())],
                    );
                    if row_ui(ui, cx, (one.id.0, &name), |ui| score_ui(ui, cx, one)) {
                        edit = Some((*one).clone());
                    }
                });
            }
            taking_out::listed(ui, ("satisfaction", 0), || listing::satisfaction(cx, agency.id, &rows));
        },
    );
    if add {
        cx.open(SatisfactionFields::new(cx, agency.id));
    }
    if let Some(row) = edit {
        cx.open(SatisfactionFields::of(cx, row));
    }
}

/// The overall scores over the years.
fn chart(cx: &Cx<'_>, agency: &Agency) -> Chart {
    let scores = overall(cx.snapshot, agency.id);
    Chart {
        name: cx.t("satisfaction-chart").to_owned(),
        unit: "%".to_owned(),
        about: agency.name(cx.language()).to_owned(),
        categories: scores.iter().map(|one| one.year.to_string()).collect(),
        series: vec![Series {
            name: cx.t("satisfaction-overall").to_owned(),
            values: scores.iter().map(|one| Some(one.percent)).collect(),
        }],
        height: CHART,
        ..Chart::default()
    }
}

fn question<'t>(cx: &'t Cx<'_>, one: &'t Satisfaction) -> &'t str {
    if one.overall() { cx.t("satisfaction-overall") } else { &one.question }
}

fn score_ui(ui: &mut Ui, cx: &Cx<'_>, one: &Satisfaction) {
    let score = format!("{} / {}", format_decimal(cx.language(), one.score), cx.number(one.scale));
    ui.add(Label::new(format!("{} {score}", question(cx, one))).wrap());
    if let Some(count) = one.respondents {
        small(ui, cx.theme, cx.tw("satisfaction-respondents", &[("count", count.into())]));
    }
}

/// A score being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SatisfactionFields {
    base: Option<Satisfaction>,
    agency: AgencyId,
    question: String,
    year: NumberText,
    score: NumberText,
    scale: NumberText,
    respondents: NumberText,
}

impl SatisfactionFields {
    /// A new score of last year, on the scale that was used last.
    fn new(cx: &Cx<'_>, agency: AgencyId) -> Self {
        let last = cx.snapshot.satisfaction.iter().max_by_key(|one| (one.year, one.id));
        let language = cx.language();
        let scale = last.map_or(USUAL_SCALE, |one| one.scale);
        Self {
            base: None,
            agency,
            question: String::new(),
            year: Number::within(&YEARS).text(language, Some(i64::from(cx.today.year()) - 1)),
            score: NumberText::default(),
            scale: Number::Whole(1, LARGEST_SCALE).text(language, Some(scale)),
            respondents: NumberText::default(),
        }
    }

    /// A score of the file.
    fn of(cx: &Cx<'_>, row: Satisfaction) -> Self {
        let language = cx.language();
        Self {
            agency: row.agency,
            question: row.question.clone(),
            year: Number::within(&YEARS).text(language, Some(row.year)),
            score: Number::Measure.text(language, Some(row.score)),
            scale: Number::Whole(1, LARGEST_SCALE).text(language, Some(row.scale)),
            respondents: Number::FIGURE.text(language, row.respondents),
            base: Some(row),
        }
    }
}

impl FormFields for SatisfactionFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "satisfaction-edit" } else { "satisfaction-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.agency).to_owned()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let aside = Some(cx.t("satisfaction-question-help").to_owned());
        let question = Field::new(cx.t("client-question"), &mut self.question).aside(aside);
        stage.first(&question.show(ui, cx.theme));
        let half = half(ui);
        ui.horizontal_top(|ui| {
            stage.number(ui, cx, ("satisfaction-year", half), Number::within(&YEARS), &mut self.year, true);
            let respondents = &mut self.respondents;
            stage.number(ui, cx, ("client-respondents", half), Number::FIGURE, respondents, false);
        });
        ui.horizontal_top(|ui| {
            let needed = stage.tried;
            stage.number(ui, cx, ("client-score", half), Number::Measure, &mut self.score, needed);
            stage.number(ui, cx, ("client-scale", half), Number::Whole(1, LARGEST_SCALE), &mut self.scale, true);
        });
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let language = cx.language();
        let year = Number::within(&YEARS).needed(language, &self.year).map_err(Misfit::key)?;
        let scale = Number::Whole(1, LARGEST_SCALE).needed(language, &self.scale).map_err(Misfit::key)?;
        let score = Number::Measure.needed(language, &self.score).map_err(Misfit::key)?;
        let respondents = Number::FIGURE.read(language, &self.respondents).map_err(Misfit::key)?;
        let new = Satisfaction::new(self.agency, year, &tidy(&self.question), score, scale);
        let after = Satisfaction { respondents, ..new };
        if !after.sound() {
            return Err("rule-satisfaction");
        }
        let same = self.base.as_ref().filter(|base| base.id == after.id);
        if same.is_none() && cx.snapshot.satisfaction.get(after.id).is_some() {
            return Err("satisfaction-twice");
        }
        Ok(match (&self.base, same) {
            (_, Some(base)) => vec![Change::update(base.clone(), after)],
            // Another question or year is another score.
            (Some(base), None) => vec![Change::delete(base.clone()), Change::insert(after)],
            (None, None) => vec![Change::insert(after)],
        })
    }

    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("satisfaction-delete", vec![Change::delete(self.base.clone()?)]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::SatisfactionEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}
