//! *Paluukooste*: what has happened at the agencies of somebody while they were away.

use std::sync::Arc;

use egui::{Label, RichText, Ui};
use egui_material_icons::icons;

use super::{days_words, name};
use crate::domain::briefing::{AgencyBriefing, Briefing, Changed, WhatOfMatter, briefing};
use crate::domain::coverage::coverage;
use crate::domain::{AgencyId, Away, LoggedOperation, Snapshot};
use crate::i18n::briefing::changed_words;
use crate::i18n::date::{format_date_time, format_local_time};
use crate::i18n::rounds::tick_words;
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{bold, card, hairline, link, pill, section, small};
use crate::ui::{Action, Cx, LogPart};

/// So many changed rows of an agency are told; more are counted.
const CHANGES: usize = 12;

/// The widest a line of text may be, in points.
const LINE: f32 = 760.0;

/// The briefing, worked out again only where something has changed.
#[derive(Default)]
pub(super) struct Briefed(Option<Known>);

struct Known {
    of: (Arc<Snapshot>, Arc<Vec<LoggedOperation>>, Away),
    told: Briefing,
}

impl Briefed {
    /// Draws the briefing.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, away: Away) {
        let agencies = self.agencies(cx, away);
        if agencies.is_empty() {
            card(ui, cx.theme, |ui| small(ui, cx.theme, cx.t("absence-no-agencies")));
            return;
        }
        let part = LogPart::Since(away.from, agencies);
        let log = cx.parts.get(&part).cloned();
        cx.act(Action::NeedLog(part));
        let Some(log) = log else {
            card(ui, cx.theme, |ui| small(ui, cx.theme, cx.t("opened-reading")));
            return;
        };
        let told = self.told(cx, away, &log);
        let days = days_words(cx, away.from, away.to);
        small(ui, cx.theme, cx.tw("briefing-help", &[("days", days.into())]));
        ui.add_space(UNIT / 2.0);
        for one in told.agencies.iter().filter(|one| !one.quiet()) {
            ui.push_id(one.agency, |ui| agency_ui(ui, cx, one));
        }
        quiet_ui(ui, cx, told);
    }

    /// Of which agencies the log is read: those that are told of.
    fn agencies(&self, cx: &Cx<'_>, away: Away) -> Vec<AgencyId> {
        if let Some(known) = self.0.as_ref().filter(|known| known.of.2 == away && Arc::ptr_eq(&known.of.0, cx.snapshot))
        {
            let mut agencies: Vec<AgencyId> = known.told.agencies.iter().map(|one| one.agency).collect();
            agencies.sort_unstable();
            return agencies;
        }
        let covered = coverage(cx.snapshot, away.employee, away.from, away.to);
        let mut agencies: Vec<AgencyId> = covered.into_iter().map(|one| one.agency).collect();
        agencies.sort_unstable();
        agencies
    }

    fn told(&mut self, cx: &Cx<'_>, away: Away, log: &Arc<Vec<LoggedOperation>>) -> &Briefing {
        let same = |known: &Known| {
            Arc::ptr_eq(&known.of.0, cx.snapshot) && Arc::ptr_eq(&known.of.1, log) && known.of.2 == away
        };
        if !self.0.as_ref().is_some_and(same) {
            self.0 = None;
        }
        let known = self.0.get_or_insert_with(|| Known {
            of: (Arc::clone(cx.snapshot), Arc::clone(log), away),
            told: briefing(cx.snapshot, log, away.employee, away.from, away.to),
        });
        &known.told
    }
}

fn agency_ui(ui: &mut Ui, cx: &Cx<'_>, one: &AgencyBriefing) {
    let Some(agency) = cx.snapshot.agency.get(one.agency) else { return };
    let called = agency.name(cx.language());
    let aside = |ui: &mut Ui| {
        let response = link(ui, cx.theme, cx.t("opened-card"));
        let spoken = cx.doing("opened-card", called);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
        if response.clicked() {
            cx.act(Action::Select(one.agency));
        }
    };
    section(ui, cx.theme, called, aside, |ui| {
        ui.set_max_width(LINE.min(ui.available_width()));
        ui.spacing_mut().item_spacing.y = 4.0;
        if let Some((who, at)) = one.taken_over {
            let when = format_local_time(cx.language(), at);
            small(ui, cx.theme, cx.tw("handover-taken", &[("name", name(cx, who).into()), ("when", when.into())]));
        }
        if !one.notes.trim().is_empty() {
            part_ui(ui, cx, "briefing-notes");
            ui.add(Label::new(&one.notes).wrap());
        }
        matters_ui(ui, cx, one);
        if !one.ticks.is_empty() {
            part_ui(ui, cx, "briefing-ticks");
        }
        for tick in &one.ticks {
            let (what, said) = tick_words(cx.texts, cx.snapshot, tick);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = 20.0;
                ui.add(Label::new(what).wrap());
                small(ui, cx.theme, said);
            });
        }
        if !one.changed.is_empty() {
            part_ui(ui, cx, "briefing-changed");
        }
        for changed in one.changed.iter().rev().take(CHANGES) {
            changed_ui(ui, cx, changed);
        }
        if one.changed.len() > CHANGES {
            small(ui, cx.theme, cx.tw("briefing-more", &[("count", (one.changed.len() - CHANGES).into())]));
        }
    });
}

fn part_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    ui.add_space(4.0);
    let text = RichText::new(cx.t(key)).size(size::SMALL).color(cx.theme.quiet);
    ui.add(Label::new(text));
}

/// What was finished, what is new, and what still waits.
fn matters_ui(ui: &mut Ui, cx: &Cx<'_>, one: &AgencyBriefing) {
    if one.matters.is_empty() {
        return;
    }
    part_ui(ui, cx, "matters");
    for news in &one.matters {
        let matter = &news.matter;
        let (key, icon, ink, ground) = match news.what {
            WhatOfMatter::Closed => ("briefing-closed", icons::ICON_CHECK, cx.theme.good, cx.theme.good_ground),
            WhatOfMatter::Opened => ("briefing-opened", icons::ICON_ADD, cx.theme.accent, cx.theme.selected),
            WhatOfMatter::Waiting => {
                ("briefing-waiting", icons::ICON_HOURGLASS_EMPTY, cx.theme.quiet, cx.theme.hovered)
            }
        };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 22.0;
            pill(ui, icon, cx.t(key), ink, ground);
            ui.add(Label::new(&matter.text).wrap());
            if let Some(due) = matter.due.filter(|_| news.what != WhatOfMatter::Closed) {
                let date = [("date", cx.date(due).into())];
                if due < cx.today {
                    let text = cx.tw("matter-late", &date);
                    pill(ui, icons::ICON_SCHEDULE, &text, cx.theme.warning, cx.theme.warning_ground);
                } else {
                    small(ui, cx.theme, cx.tw("matter-by", &date));
                }
            }
            if let Some(closed) = matter.closed_on.filter(|_| news.what == WhatOfMatter::Closed) {
                small(ui, cx.theme, format!("{}, {}", matter.closed_by, cx.date(closed)));
            }
        });
    }
}

/// A row that is not as it was.
fn changed_ui(ui: &mut Ui, cx: &Cx<'_>, changed: &Changed) {
    let words = changed_words(cx.texts, cx.snapshot, changed);
    let at = format_date_time(cx.language(), changed.at);
    let about = if changed.who.is_empty() { at } else { format!("{at} · {}", changed.who) };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        ui.add(Label::new(&words.title).wrap());
        small(ui, cx.theme, about);
    });
    for detail in &words.details {
        ui.indent("detail", |ui| small(ui, cx.theme, detail));
    }
}

/// The agencies of which there is nothing to tell, and what still waits there.
fn quiet_ui(ui: &mut Ui, cx: &Cx<'_>, told: &Briefing) {
    let quiet: Vec<&AgencyBriefing> = told.agencies.iter().filter(|one| one.quiet()).collect();
    if quiet.is_empty() {
        return;
    }
    card(ui, cx.theme, |ui| {
        bold(ui, cx.t("briefing-quiet"), size::SECTION);
        for (index, one) in quiet.into_iter().enumerate() {
            let Some(agency) = cx.snapshot.agency.get(one.agency) else { continue };
            if index > 0 {
                hairline(ui, cx.theme);
            }
            ui.horizontal_wrapped(|ui| {
                if link(ui, cx.theme, agency.name(cx.language())).clicked() {
                    cx.act(Action::Select(one.agency));
                }
                if !one.matters.is_empty() {
                    let waiting = cx.tw("briefing-still", &[("count", one.matters.len().into())]);
                    small(ui, cx.theme, waiting);
                }
            });
        }
    });
}
