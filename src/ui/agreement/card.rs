//! The essentials of the agreement, for the card: who does what, what differs from the standard, which limit is passed.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::{Label, Ui};

use super::limits::standing_text;
use super::work::side_heading;
use super::{passed, validity_text};
use crate::domain::agreement::{Agreement, DoneBy, Metric, Origin, Outcome, WorkLine, division, standings};
use crate::domain::{Agency, AgreementId, Snapshot};
use crate::i18n::names::{agreement_name, metric_period, outcome_words};
use crate::ui::parts::rows::alarm_ui;
use crate::ui::theme::UNIT;
use crate::ui::widgets::{link, section, small};
use crate::ui::{Action, Cx, Tab};

/// Draws the agreement that is wanted today, short.
pub fn card_ui(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
    let snapshot = Arc::clone(cx.snapshot);
    let agreement = snapshot.agreements(agency.id, cx.today).first().copied();
    let heading = agreement.map_or_else(|| cx.t("tab-agreement").to_owned(), |one| agreement_name(cx.texts, one));
    let aside = |ui: &mut Ui| {
        if link(ui, cx.theme, cx.t("tab-agreement")).clicked() {
            cx.act(Action::Show(Tab::Agreement));
        }
        if let Some(agreement) = agreement {
            small(ui, cx.theme, validity_text(cx, agreement));
        }
    };
    section(ui, cx.theme, &heading, aside, |ui| {
        let lines = division(&snapshot, agreement);
        if let Some(agreement) = agreement {
            limits_ui(ui, cx, agreement);
            measured_ui(ui, cx, agreement);
        } else {
            let key = if lines.is_empty() { "agreement-card-none" } else { "agreement-card-standard" };
            small(ui, cx.theme, cx.t(key));
        }
        if lines.is_empty() {
            return;
        }
        // Side by side even on a narrow card: the texts are short.
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0 * UNIT;
            ui.columns(2, |columns| {
                for (ui, side) in columns.iter_mut().zip(DoneBy::ALL) {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    small(ui, cx.theme, cx.t(side_heading(side)));
                    ui.add(Label::new(tasks(cx, &lines, |line| line.work.done_by == side)).wrap());
                }
            });
        });
        let differing = |line: &WorkLine<'_>| matches!(line.origin, Origin::Deviates | Origin::Own);
        if lines.iter().any(differing) {
            let text = tasks(cx, &lines, differing);
            small(ui, cx.theme, cx.tw("agreement-card-differs", &[("tasks", text.into())]));
        }
    });
}

fn limits_ui(ui: &mut Ui, cx: &Cx<'_>, agreement: &Agreement) {
    for condition in cx.snapshot.boundary_conditions(agreement) {
        for standing in standings(cx.snapshot, condition, cx.today).iter().filter(|one| passed(one.verdict)) {
            let text = format!("{} · {}", condition.text, standing_text(cx, condition, standing));
            alarm_ui(ui, cx, &text);
        }
    }
}

/// What the metrics that are counted from the ticks came to last.
fn measured_ui(ui: &mut Ui, cx: &Cx<'_>, agreement: &Agreement) {
    let counted = counted(ui, cx, agreement);
    for (metric, outcome) in &*counted.newest {
        let Some(outcome) = outcome else {
            small(ui, cx.theme, format!("{} – {}", metric.name, cx.t("metric-no-ticks")));
            continue;
        };
        let words = outcome_words(cx.texts, metric, outcome);
        let text = format!("{} {words}, {}", metric.name, metric_period(cx.texts, outcome.period));
        if metric.met(outcome.value) == Some(false) {
            alarm_ui(ui, cx, &text);
        } else {
            small(ui, cx.theme, text);
        }
    }
}

/// What the bound metrics of an agreement came to last, and from what that was reckoned.
#[derive(Clone)]
struct Counted {
    of: (Arc<Snapshot>, AgreementId, NaiveDate),
    newest: Arc<Vec<(Metric, Option<Outcome>)>>,
}

/// The same, reckoned again only where something has changed.
fn counted(ui: &Ui, cx: &Cx<'_>, agreement: &Agreement) -> Counted {
    let place = egui::Id::unique("metrics counted on the card");
    let known: Option<Counted> = ui.data(|data| data.get_temp(place));
    let holds =
        |known: &Counted| Arc::ptr_eq(&known.of.0, cx.snapshot) && (known.of.1, known.of.2) == (agreement.id, cx.today);
    if let Some(known) = known.filter(holds) {
        return known;
    }
    let bound = cx.snapshot.metrics(agreement).into_iter().filter(|metric| metric.step.is_some());
    let newest = bound.map(|metric| (metric.clone(), cx.snapshot.newest_outcome(metric, cx.today))).collect();
    let of = (Arc::clone(cx.snapshot), agreement.id, cx.today);
    let counted = Counted { of, newest: Arc::new(newest) };
    ui.data_mut(|data| data.insert_temp(place, counted.clone()));
    counted
}

/// The tasks of some lines in one sentence.
fn tasks(cx: &Cx<'_>, lines: &[WorkLine<'_>], wanted: impl Fn(&WorkLine<'_>) -> bool) -> String {
    let held = lines.iter().filter(|line| line.origin != Origin::Dropped && wanted(line));
    let mut text = String::new();
    for line in held {
        if text.is_empty() {
            text.push_str(&line.work.task);
        } else {
            text.push_str(", ");
            text.push_str(&within(&line.work.task));
        }
    }
    if text.is_empty() { cx.t("value-nothing").to_owned() } else { text }
}

/// A task in the middle of a sentence: with a small letter, unless it begins with an abbreviation.
fn within(task: &str) -> String {
    let mut letters = task.chars();
    let (first, second) = (letters.next(), letters.next());
    match first {
        Some(first) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(task.chars().skip(1)).collect()
        }
        _ => task.to_owned(),
    }
}
