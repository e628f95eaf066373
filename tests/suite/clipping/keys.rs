//! The keys on whatever lies over the page: each answers Tab, Ctrl+S, Enter and Esc the same way.

use std::cell::Cell;
use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2};
use egui_kittest::kittest::Queryable;
use kortisto::domain::{Agency, Change, Operation, OperationId, OperationKind, RoundId};
use kortisto::i18n::Texts;
use kortisto::ui::correcting::ToCorrect;
use kortisto::ui::dialogs::{Dialog, Trouble};
use kortisto::ui::{Action, Place, Question};

use super::walk::Walk;
use crate::unsaved::{Fate, fated_over};
use crate::window::Setting;

impl Walk {
    /// Tries the keys on what lies over the page: Tab goes round inside, Ctrl+S and Enter lose nothing, Esc closes it and
    /// nothing else, and the keyboard is somewhere afterwards.
    pub(super) fn try_keys(&mut self, at: &str, reach: &dyn Fn(&mut Self)) {
        let over = self.window.state().over();
        let Some(seen) = &mut self.keys else { return };
        seen.extend(&over);
        let popup = self.popup();
        let Some(modal) = self.modal().filter(|_| !popup) else {
            if popup {
                self.press(Modifiers::NONE, Key::Escape);
                if self.popup() || self.window.state().over() != over {
                    self.wrong(at, "Esc closes the list and nothing else".into());
                }
                self.somewhere(at);
                reach(self);
            }
            return;
        };
        for modifiers in [Modifiers::NONE, Modifiers::NONE, Modifiers::SHIFT, Modifiers::SHIFT, Modifiers::SHIFT] {
            self.press(modifiers, Key::Tab);
            let here = self.focused();
            if !here.is_some_and(|rect| modal.expand(2.0).contains(rect.center())) {
                self.wrong(at, format!("Tab leads out of {modal:?}, to {here:?}"));
            }
        }
        for (modifiers, key) in [(Modifiers::COMMAND, Key::S), (Modifiers::NONE, Key::Enter)] {
            self.close();
            reach(self);
            let before = std::sync::Arc::clone(self.window.state().snapshot());
            self.press(modifiers, key);
            let now = std::sync::Arc::clone(self.window.state().snapshot());
            if now.agency.len() < before.agency.len() || now.contact.len() < before.contact.len() {
                self.wrong(at, format!("{key:?} takes something away"));
            }
            self.close();
            for _ in 0..4 {
                if self.window.state().snapshot().rows == before.rows {
                    break;
                }
                self.window.state_mut().undo_newest();
                self.calm();
            }
            assert!(self.window.state().snapshot().rows == before.rows, "{at}: {key:?} cannot be taken back");
        }
        self.close();
        reach(self);
        self.press(Modifiers::NONE, Key::Escape);
        let left = self.window.state().over();
        if self.popup() || left.len() + 1 < over.len() || (self.modal() == Some(modal) && left == over) {
            self.wrong(at, format!("Esc closes one thing: {over:?}, then {left:?}"));
        }
        self.somewhere(at);
        self.close();
        reach(self);
    }

    pub(super) fn focused(&self) -> Option<Rect> {
        let id = self.window.ctx.memory(egui::Memory::focused)?;
        self.window.ctx.read_response(id).map(|response| response.rect)
    }

    /// Says something over the page.
    fn say(&mut self, dialog: Dialog) {
        self.window.state_mut().say(dialog);
        self.calm();
    }

    /// Asks something over the page.
    fn ask(&mut self, question: Question) {
        self.window.state_mut().ask(question);
        self.calm();
    }

    /// The keyboard is somewhere.
    fn somewhere(&mut self, at: &str) {
        if self.focused().is_none() {
            self.wrong(at, "the keyboard is nowhere".into());
        }
    }
}

/// How one comes to something.
type Way<'w> = &'w dyn Fn(&mut Walk);

/// What lies over the page only when something happens that no button of the whole program asks for; it is walked by
/// itself.
pub(super) const SAID: [&str; 20] = [
    "Tick",
    "StepKind",
    "Correct",
    "NotOpened",
    "Say",
    "Tell",
    "Settle",
    "RoundClosed",
    "PersonalCode",
    "Failed",
    "Refused",
    "Unsaved",
    "Offered",
    "Who",
    "Damaged",
    "LeaveDraft",
    "LeaveFile",
    "Upgrade",
    "OpenDocument",
    "Merging",
];

/// The walk through all of that but what is to be settled.
pub(super) fn unasked() -> Walk {
    let mut walk = Walk::new(Setting { agencies: Some(3), size: [1280.0, 720.0], ..Setting::default() });
    walk.keys = Some(BTreeSet::new());
    said(&mut walk);
    by_the_way(&mut walk);
    walk
}

/// What is said only when something has happened: it is said here without that.
fn said(walk: &mut Walk) {
    let trouble = || Trouble { key: "error-work-broke", about: "koe".into() };
    let (operation, round) = (OperationId::new(), RoundId::new());
    let go = || Box::new(Action::Go(Place::Staff));
    let says: [(&str, Way<'_>); 15] = [
        ("Correct", &|walk| {
            let agency = walk.window.state().snapshot().agency.iter().next().expect("an agency").id;
            walk.say(Dialog::Correct(ToCorrect::new(agency)));
        }),
        ("NotOpened", &|walk| walk.say(Dialog::NotOpened("https://koe.example".into()))),
        ("Say", &|walk| walk.say(Dialog::Say(trouble()))),
        ("Tell", &|walk| walk.say(Dialog::Tell("Koe".into()))),
        ("RoundClosed", &|walk| walk.say(Dialog::RoundClosed(operation, round))),
        ("PersonalCode", &|walk| walk.say(Dialog::PersonalCode(operation))),
        ("Failed", &|walk| walk.say(Dialog::Failed(trouble()))),
        ("Refused", &|walk| walk.say(Dialog::Refused(operation, "Koe".into()))),
        ("Unsaved", &|walk| walk.say(Dialog::Unsaved)),
        ("Offered", &|walk| walk.say(Dialog::Offered)),
        ("Damaged", &|walk| {
            walk.window.state_mut().see_to("koe.kortisto".into());
            walk.calm();
        }),
        ("LeaveDraft", &|walk| walk.ask(Question::LeaveDraft(go()))),
        ("LeaveFile", &|walk| walk.ask(Question::LeaveFile(Box::new(Action::CloseFile)))),
        ("Upgrade", &|walk| walk.ask(Question::Upgrade("koe.kortisto".into(), vec!["Aino Esimerkki".into()]))),
        ("OpenDocument", &|walk| walk.ask(Question::OpenDocument("koe.pdf".into()))),
    ];
    for (name, say) in says {
        let reach = |walk: &mut Walk| {
            walk.go(Place::History);
            // The keyboard is somewhere before, as it is where somebody works.
            let place = walk.t(Place::History.key());
            walk.window.query_all_by_role_and_label(Role::Button, &place).next().expect("in the navigation").focus();
            walk.calm();
            say(walk);
        };
        reach(walk);
        assert!(walk.modal().is_some(), "{name} is said");
        walk.inside("said", name, &reach);
        walk.close();
    }
}

/// Two rows of a list made one, and who sits here: each is reached by a way of its own.
fn by_the_way(walk: &mut Walk) {
    let merging = |walk: &mut Walk| {
        walk.go(Place::Settings);
        let cell = walk.window.query_all_by_role(Role::GridCell).next().expect("a list");
        cell.focus();
        walk.calm();
        let merge = walk.t("lists-merge").trim_end_matches('…').to_owned();
        let found = walk.names().into_iter().find(|(_, name, _)| name.starts_with(&format!("{merge}: ")));
        walk.click(Role::Button, &found.expect("an item").1);
    };
    let who = |walk: &mut Walk| {
        walk.go(Place::Settings);
        let tabs = walk.names().into_iter().filter(|(role, ..)| *role == Role::Tab);
        for (role, tab, _) in tabs.collect::<Vec<_>>() {
            if !walk.offers(Role::Button, "settings-who-ask") {
                walk.click(role, &tab);
            }
        }
        let ask = walk.t("settings-who-ask");
        walk.click(Role::Button, &ask);
    };
    let step = |walk: &mut Walk| {
        walk.go(Place::Settings);
        let which = walk.t("lists-which");
        walk.window.get_by_role_and_label(Role::ComboBox, &which).focus();
        walk.calm();
        walk.press(Modifiers::NONE, Key::ArrowDown);
        walk.window.event(egui::Event::Text(walk.t("lists-steps")));
        walk.calm();
        walk.press(Modifiers::NONE, Key::Enter);
        walk.window.query_all_by_role(Role::GridCell).next().expect("a list").focus();
        walk.calm();
        let edit = walk.t("lists-step-edit").trim_end_matches('…').to_owned();
        let found = walk.names().into_iter().find(|(_, name, _)| name.starts_with(&format!("{edit}: ")));
        walk.click(Role::Button, &found.expect("a step").1);
    };
    let tick = |walk: &mut Walk| {
        walk.go(Place::Today);
        let done = walk.texts.with("tick-done-of", &[("what", "".into())]).trim_start().to_owned();
        let check =
            walk.names().into_iter().find(|(_, name, _)| name.ends_with(&done)).expect("a step that falls due").1;
        walk.window.get_by_role_and_label(Role::Button, &check).focus();
        walk.calm();
        walk.press(Modifiers::SHIFT, Key::F10);
        let note = walk.t("tick-write-note");
        let (role, ..) = walk.names().into_iter().find(|(_, name, _)| *name == note).expect("a line of its menu");
        walk.click(role, &note);
    };
    let ways = [("Merging", &merging as Way<'_>), ("Who", &who), ("StepKind", &step), ("Tick", &tick)];
    for (name, reach) in ways {
        reach(walk);
        assert!(walk.modal().is_some(), "{name} is open");
        walk.inside("by the way", name, reach);
        walk.close();
    }
}

/// Two who have saved the same field differently.
pub(super) fn settling() -> Walk {
    let setting = || Setting { agencies: Some(3), size: [1280.0, 720.0], ..Setting::default() };
    let (window, fates) = fated_over(setting());
    let mut walk = Walk::through(window, Texts::new(setting().language), Vec2::from(setting().size));
    walk.keys = Some(BTreeSet::new());
    let turn = Cell::new(1000);
    let reach = |walk: &mut Walk| {
        walk.go(Place::Agencies);
        walk.press(Modifiers::COMMAND, Key::Num1);
        let agencies = walk.window.state().snapshot().agency.iter();
        let before = agencies.min_by(|a, b| a.name_fi.cmp(&b.name_fi)).expect("an agency").clone();
        turn.set(turn.get() + 1);
        let after = Agency { switchboard: format!("019 055 {}", turn.get()), ..before.clone() };
        let change = Change::update(before.clone(), after);
        let theirs = Operation::new(OperationKind::AgencyEdited, "Aino", vec![change]);
        fates.next(Fate::After(Box::new(theirs)));
        walk.window.get_by_label(&format!("Vaihde: {}", before.switchboard)).focus();
        walk.calm();
        walk.press(Modifiers::NONE, Key::F2);
        walk.press(Modifiers::COMMAND, Key::A);
        walk.window.event(egui::Event::Text("019 055 9999".into()));
        walk.calm();
        walk.press(Modifiers::NONE, Key::Enter);
    };
    reach(&mut walk);
    assert!(walk.modal().is_some(), "it is to be settled");
    walk.inside("settling", "settling", &reach);
    walk.close();
    walk
}
