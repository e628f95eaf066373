//! Few moves for much balance: asked for, worked out beside the window, and each taken over by itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::{Label, RichText, Ui};

use super::{WhatIfView, Worked, person_years};
use crate::domain::AssignmentRole;
use crate::domain::what_if::{Had, Options, Proposal, Proposed, Reason, Step, Task, Unit};
use crate::ui::theme::{UNIT, size};
use crate::ui::widgets::{hairline, plain_button, progress, section, small};
use crate::ui::{Action, Cx};

/// What has been asked for and what came of it.
pub(super) struct Proposing {
    /// The newest asking.
    turn: u64,
    /// Where it is being worked out: what stops it, and how far it is.
    running: Option<(Arc<AtomicBool>, usize, usize)>,
    found: Option<Proposal>,
    /// Only to those who have access already.
    access: bool,
}

impl Default for Proposing {
    fn default() -> Self {
        Self { turn: 0, running: None, found: None, access: true }
    }
}

impl Drop for Proposing {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Proposing {
    fn stop(&mut self) {
        if let Some((cancelled, ..)) = self.running.take() {
            cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// What was found is of something else, and is not asked for any more.
    pub fn forget(&mut self) {
        self.stop();
        self.found = None;
    }

    pub fn at(&mut self, turn: u64, done: usize, of: usize) {
        if let Some(running) = self.running.as_mut().filter(|_| turn == self.turn) {
            (running.1, running.2) = (done, of);
        }
    }

    pub fn found(&mut self, turn: u64, proposal: Option<Proposal>) {
        if turn == self.turn && self.running.take().is_some() {
            self.found = proposal;
        }
    }

    fn ask(&mut self, cx: &Cx<'_>, unit: &Unit) {
        self.forget();
        self.turn += 1;
        let cancelled = Arc::new(AtomicBool::new(false));
        self.running = Some((Arc::clone(&cancelled), 0, 0));
        let options = Options { access: self.access, ..Options::default() };
        let task = Task { turn: self.turn, unit: unit.clone(), options, cancelled };
        cx.act(Action::Propose(Box::new(task)));
    }
}

impl WhatIfView {
    pub(super) fn proposal_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, worked: &Worked) {
        let mut taken: Vec<Step> = Vec::new();
        section(
            ui,
            cx.theme,
            cx.t("what-if-proposal"),
            |_| {},
            |ui| {
                small(ui, cx.theme, cx.t("what-if-proposal-help"));
                let mut also = !self.proposing.access;
                if ui.checkbox(&mut also, cx.t("what-if-proposal-access")).changed() {
                    self.proposing.access = !also;
                    self.proposing.forget();
                }
                match &self.proposing.running {
                    Some((_, done, of)) => {
                        progress(ui, cx.theme, (*done, *of), 120.0, cx.t("what-if-proposing"));
                        if plain_button(ui, cx.t("what-if-proposal-stop")).clicked() {
                            self.proposing.stop();
                        }
                    }
                    None => {
                        if plain_button(ui, cx.t("what-if-propose")).clicked() {
                            self.proposing.ask(cx, &worked.after);
                        }
                    }
                }
                if let Some(found) = &self.proposing.found {
                    taken = found_ui(ui, cx, worked, found);
                }
            },
        );
        if !taken.is_empty() {
            self.change(cx, |scenario| scenario.steps.extend(taken));
        }
    }
}

/// What was found; the steps that are taken over.
fn found_ui(ui: &mut Ui, cx: &Cx<'_>, worked: &Worked, found: &Proposal) -> Vec<Step> {
    ui.add_space(UNIT / 2.0);
    if !found.unplaced.is_empty() {
        let names = worked.names(cx, &found.unplaced);
        small(ui, cx.theme, cx.tw("what-if-proposal-unplaced", &[("names", names.into())]));
    }
    if found.moves.is_empty() {
        ui.label(cx.t("what-if-proposal-none"));
        return Vec::new();
    }
    let args = [
        ("count", found.moves.len().into()),
        ("before", person_years(cx, found.before.deviation).into()),
        ("after", person_years(cx, found.after.deviation).into()),
    ];
    ui.label(cx.tw("what-if-proposal-found", &args));
    let step = |one: &Proposed| {
        let had = Had::of(&worked.unit, one.agency, AssignmentRole::Responsible);
        Step::Move { agency: one.agency, to: one.to, had }
    };
    // One that has been taken over is not taken over again.
    let open =
        |one: &&Proposed| worked.after.clients.get(&one.agency).is_some_and(|client| client.responsible == one.from);
    let mut taken = Vec::new();
    for one in &found.moves {
        hairline(ui, cx.theme);
        ui.push_id(one.agency.0, |ui| {
            let agency = worked.agency(cx, one.agency);
            let to = worked.person(cx, one.to);
            let from = one.from.map_or_else(|| cx.t("what-if-nobody").to_owned(), |id| worked.person(cx, id));
            let line = format!("{agency}: {from} → {to}");
            ui.add(Label::new(RichText::new(line).size(size::BODY)).wrap());
            small(ui, cx.theme, explained(cx, worked, one));
            if open(&one) {
                let button = plain_button(ui, cx.t("what-if-proposal-take"));
                let spoken = cx.doing("what-if-proposal-take", &agency);
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
                if button.clicked() {
                    taken.push(step(one));
                }
            } else {
                small(ui, cx.theme, cx.t("what-if-proposal-taken"));
            }
        });
    }
    let rest: Vec<Step> = found.moves.iter().filter(open).map(step).collect();
    if rest.len() > 1 && plain_button(ui, cx.t("what-if-proposal-take-all")).clicked() {
        taken = rest;
    }
    taken
}

/// Why a move is proposed.
fn explained(cx: &Cx<'_>, worked: &Worked, one: &Proposed) -> String {
    let pace = |id, (before, after): (f64, f64)| {
        let args = [
            ("name", worked.person(cx, id).into()),
            ("before", person_years(cx, before).into()),
            ("after", person_years(cx, after).into()),
        ];
        cx.tw("what-if-why-pace", &args)
    };
    let mut all = vec![cx.tw("what-if-why-load", &[("load", person_years(cx, one.load).into())])];
    all.extend(one.from.zip(one.giver).map(|(id, giver)| pace(id, giver)));
    all.push(pace(one.to, one.taker));
    all.extend(Some(reason_words(cx, &one.reasons)).filter(|words| !words.is_empty()));
    all.join(" · ")
}

/// Why it is somebody, in words.
pub(super) fn reason_words(cx: &Cx<'_>, reasons: &[Reason]) -> String {
    let word = |reason: &Reason| match reason {
        Reason::Deputy => cx.t("what-if-why-deputy"),
        Reason::Knows => cx.t("what-if-why-knows"),
        Reason::Team => cx.t("what-if-why-team"),
        Reason::Language => cx.t("what-if-why-language"),
        Reason::Access => cx.t("what-if-why-access"),
        Reason::NoAccess => cx.t("what-if-why-no-access"),
        Reason::Above => cx.t("what-if-why-above"),
    };
    reasons.iter().map(word).collect::<Vec<_>>().join(" · ")
}
