//! The meetings with an agency, the newest first, and what became of what they decided.

use std::sync::Arc;

use egui::{Label, RichText, Ui};

use super::decision_form::DecisionFields;
use super::matter_about;
use super::meeting_form::MeetingFields;
use crate::domain::client::Held;
use crate::domain::{AgencyId, Meeting, MeetingDecision};
use crate::i18n::date::format_time;
use crate::i18n::names::{meeting_kind_key, meeting_name};
use crate::ui::Cx;
use crate::ui::parts::listing;
use crate::ui::parts::rows::{add_link, row_ui};
use crate::ui::theme::{UNIT, size, strong};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{hairline, link, plain_button, section, seeks, small};

/// How many meetings are shown before anyone asks for more.
const SHOWN: usize = 4;

/// Draws the meetings; `all` of them where that was asked for.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, all: &mut bool) {
    let snapshot = Arc::clone(cx.snapshot);
    let held = snapshot.held(agency);
    // What was searched for is not left out.
    *all |= held.iter().skip(SHOWN).any(|one| seeks(ui.ctx(), one.meeting.id.0));
    let shown = if *all { held.len() } else { SHOWN };
    let mut add = false;
    section(
        ui,
        cx.theme,
        cx.t("meetings"),
        |ui| {
            add = add_link(ui, cx, "meeting-add");
            if !held.is_empty() {
                taking_out::aside_ui(ui, cx, ("meetings", 0));
            }
        },
        |ui| {
            if held.is_empty() {
                small(ui, cx.theme, cx.t("meetings-none"));
            }

            for (index, one) in held.iter().take(shown).enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                ui.push_id(one.meeting.id, |ui| meeting_ui(ui, cx, agency, one));
            }
            let more = held.len().saturating_sub(shown);
            if more > 0 && link(ui, cx.theme, &cx.tw("meetings-more", &[("count", more.into())])).clicked() {
                *all = true;
            }
            if !held.is_empty() {
                taking_out::listed(ui, ("meetings", 0), || listing::meetings(cx, agency, &held));
            }
        },
    );
    if add {
        cx.open(MeetingFields::new(cx, agency, None));
    }
}

fn meeting_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, held: &Held<'_>) {
    let meeting = held.meeting;
    let name = meeting_name(cx.texts, meeting);
    let edit = row_ui(ui, cx, (meeting.id.0, &name), |ui| {
        let time = meeting.starts_at.map(|time| format_time(cx.language(), time));
        let when = [Some(cx.date(meeting.held_on)), time].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let title = format!("{when} · {}", cx.t(meeting_kind_key(meeting.kind)));
        ui.add(Label::new(RichText::new(title).font(strong(size::BODY))).wrap());
        about_ui(ui, cx, agency, held);
    });
    if edit {
        cx.open(MeetingFields::new(cx, agency, Some(held)));
    }
    if meeting.held_on > cx.today && held.decisions.is_empty() {
        small(ui, cx.theme, cx.t("meeting-coming"));
        return;
    }
    ui.add_space(UNIT / 2.0);
    if held.decisions.is_empty() {
        small(ui, cx.theme, cx.t("meeting-no-decisions"));
    }
    if !held.decisions.is_empty() {
        small(ui, cx.theme, cx.t("meeting-decisions"));
    }
    for decision in &held.decisions {
        ui.push_id(decision.id, |ui| decision_ui(ui, cx, agency, meeting, held, decision));
    }
}

/// Where, who, which other agencies, what was talked about.
fn about_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, held: &Held<'_>) {
    let meeting = held.meeting;
    if !meeting.place.is_empty() {
        small(ui, cx.theme, meeting.place.as_str());
    }
    for (key, text) in [("meeting-ours-short", &meeting.ours), ("meeting-theirs-short", &meeting.theirs)] {
        if !text.is_empty() {
            small(ui, cx.theme, format!("{} {text}", cx.t(key)));
        }
    }
    let others = held.agencies.iter().filter(|one| **one != agency);
    let others: Vec<&str> = others.map(|one| cx.agency_name(*one)).collect();
    if !others.is_empty() {
        small(ui, cx.theme, cx.tw("meeting-also", &[("agencies", others.join(", ").into())]));
    }
    for topic in meeting.topics.lines().map(str::trim).filter(|topic| !topic.is_empty()) {
        ui.add(Label::new(topic).wrap());
    }
}

/// A decision, and the open matter it has become or the button with which it becomes one.
fn decision_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    agency: AgencyId,
    meeting: &Meeting,
    held: &Held<'_>,
    decision: &MeetingDecision,
) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let whose = decision.agency.filter(|_| held.agencies.len() > 1).map(|id| cx.agency_name(id));
    let text = whose.map_or_else(|| decision.text.clone(), |whose| format!("{} ({whose})", decision.text));
    ui.add(Label::new(format!("• {text}")).wrap());
    match decision.open_matter.and_then(|id| cx.snapshot.open_matter.get(id)) {
        Some(matter) => {
            let text = cx.tw("meeting-became", &[("about", matter_about(cx, matter).into())]);
            small(ui, cx.theme, text);
        }
        None if cx.writable() => {
            let button = plain_button(ui, cx.t("decision-become"));
            let spoken = cx.doing("decision-become", &decision.text);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
            if button.clicked() {
                let agencies = held.agencies.iter().copied().collect();
                cx.open(DecisionFields::new(cx, (agency, agencies), meeting, decision));
            }
        }
        None => {}
    }
    ui.add_space(UNIT / 2.0);
}
