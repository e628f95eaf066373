//! What stands around the agreements: collective agreements and forms of working time, planned changes, feedback.

use egui::{Label, RichText, Ui};
use uuid::Uuid;

use super::around_fields::{AppliedFields, FeedbackFields, PlannedFields};
use super::{add_link, alarm_ui, applied_key, document_ui, period_text, row_ui};
use crate::domain::AgencyId;
use crate::domain::agreement::{AppliedAgreement, Feedback, PlannedChange};
use crate::ui::Cx;
use crate::ui::theme::{size, strong};
use crate::ui::widgets::{hairline, section, small};

/// What is asked for of the rows of one kind.
enum Asked<T> {
    New,
    Edit(T),
}

/// The rows of one kind, each with the button that edits it; what is asked for.
fn rows_ui<T: Clone>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    keys: [&str; 3],
    rows: &[&T],
    named: impl Fn(&T) -> (Uuid, String),
    says: impl Fn(&mut Ui, &T),
) -> Option<Asked<T>> {
    let [heading, none, add_key] = keys;
    let (mut add, mut edit) = (false, None);
    section(
        ui,
        cx.theme,
        cx.t(heading),
        |ui| add = add_link(ui, cx, add_key),
        |ui| {
            if rows.is_empty() {
                small(ui, cx.theme, cx.t(none));
            }
            for (index, row) in rows.iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                ui.push_id(index, |ui| {
                    let (id, name) = named(row);
                    if row_ui(ui, cx, (id, &name), |ui| says(ui, row)) {
                        edit = Some((*row).clone());
                    }
                });
            }
        },
    );
    if add { Some(Asked::New) } else { edit.map(Asked::Edit) }
}

/// Draws the collective agreements and forms of working time.
pub(super) fn applied_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let rows = snapshot.applied_agreements(agency, cx.today);
    let keys = ["applied", "applied-none", "applied-add"];
    let asked = rows_ui(
        ui,
        cx,
        keys,
        &rows,
        |one| (one.id.0, one.name.clone()),
        |ui, one| {
            let over = one.over(cx.today);
            let ink = if over { cx.theme.quiet } else { cx.theme.text };
            ui.add(Label::new(RichText::new(&one.name).color(ink)).wrap());
            let mut about = vec![cx.t(applied_key(one.kind)).to_owned(), period_text(cx, one.valid_from, one.valid_to)];
            if over {
                about.push(cx.t("applied-over").to_owned());
            } else if one.valid_from.is_some_and(|from| from > cx.today) {
                about.push(cx.t("applied-planned").to_owned());
            }
            small(ui, cx.theme, about.join(" · "));
            document_ui(ui, cx, &one.link, &one.name);
        },
    );
    match asked {
        Some(Asked::Edit(row)) => cx.open(AppliedFields::new(cx, row, false)),
        Some(Asked::New) => cx.open(AppliedFields::new(cx, AppliedAgreement::empty(agency), true)),
        None => {}
    }
}

/// Draws the planned changes.
pub(super) fn planned_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let rows = snapshot.planned_changes(agency);
    let keys = ["planned", "planned-none", "planned-add"];
    let asked = rows_ui(
        ui,
        cx,
        keys,
        &rows,
        |one| (one.id.0, one.text.clone()),
        |ui, one| {
            ui.add(Label::new(RichText::new(&one.text).font(strong(size::BODY))).wrap());
            match one.expected_on {
                Some(day) if day < cx.today => {
                    let text = cx.tw("planned-passed", &[("date", cx.date(day).into())]);
                    alarm_ui(ui, cx, &text);
                }
                Some(day) => {
                    small(ui, cx.theme, cx.tw("planned-expected", &[("date", cx.date(day).into())]));
                }
                None => {
                    small(ui, cx.theme, cx.t("planned-unknown"));
                }
            }
            if !one.effect.is_empty() {
                ui.add(Label::new(&one.effect).wrap());
            }
        },
    );
    match asked {
        Some(Asked::Edit(row)) => cx.open(PlannedFields::new(cx, row, false)),
        Some(Asked::New) => cx.open(PlannedFields::new(cx, PlannedChange::empty(agency), true)),
        None => {}
    }
}

/// Draws the feedback.
pub(super) fn feedback_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let rows = snapshot.feedback_of(agency);
    let keys = ["feedback", "feedback-none", "feedback-add"];
    let named = |one: &Feedback| {
        let name = format!("{} {}", cx.t("feedback"), cx.date(one.received_on)).to_lowercase();
        (one.id.0, name)
    };
    let asked = rows_ui(ui, cx, keys, &rows, named, |ui, one| {
        small(ui, cx.theme, cx.date(one.received_on));
        ui.add(Label::new(&one.text).wrap());
        if one.what_was_done.is_empty() {
            small(ui, cx.theme, cx.t("feedback-open"));
        } else {
            small(ui, cx.theme, cx.tw("feedback-done", &[("text", one.what_was_done.as_str().into())]));
        }
    });
    match asked {
        Some(Asked::Edit(row)) => cx.open(FeedbackFields::new(cx, row, false)),
        Some(Asked::New) => cx.open(FeedbackFields::new(cx, Feedback::empty(agency, cx.today), true)),
        None => {}
    }
}
