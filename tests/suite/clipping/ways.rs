//! Where the walk goes: every place, what one comes to only through somebody or a cell, and how things begin.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::Language;
use kortisto::domain::payroll::Step;
use kortisto::i18n::names::step_key;
use kortisto::ui::Place;

use super::walk::Walk;
use crate::longest::AGENCY;
use crate::window::{Setting, TODAY};

pub(super) fn whole_program(walk: &mut Walk) {
    // The agency that has most to show is the one that is looked at.
    walk.go(Place::Agencies);
    walk.search(AGENCY);
    walk.look("search");
    walk.press(Modifiers::NONE, Key::Enter);
    for place in Place::ALL {
        let name = walk.t(place.key());
        walk.explore(&name, &|walk| walk.go(place));
    }
    // What there is to do for a new year is reached from the figures.
    walk.explore("new year", &|walk| {
        walk.go(Place::Figures);
        walk.click(Role::Button, &walk.t("new-year"));
    });
}

/// Where one comes to only through somebody: the page of one of us, and an absence with what is left over to others.
pub(super) fn somebody(walk: &mut Walk) {
    let snapshot = std::sync::Arc::clone(walk.window.state().snapshot());
    let name = |id| snapshot.employee.get(id).expect("one of us").name.clone();
    let person = snapshot.work_pair.iter().next().expect("made up").first;
    walk.explore("person", &|walk| {
        walk.go(Place::Staff);
        walk.search(&name(person));
        walk.press(Modifiers::NONE, Key::Enter);
        assert!(walk.offers(Role::Button, "leaving"), "the page of {}", name(person));
    });
    let away = snapshot.absence.iter().find(|one| one.from_day < TODAY && one.to_day > TODAY).expect("made up");
    let away = format!("{}, ", name(away.employee));
    // The tabs beside it have been looked at already.
    let at = format!("{}, opened", walk.t(Place::Absences.key()));
    walk.explore(&at, &|walk| {
        walk.go(Place::Absences);
        walk.click(Role::Tab, &walk.t("absences-cover"));
        let back = walk.t("briefing-back");
        for (role, starts) in [(Role::Button, back), (Role::Link, away.clone())] {
            let found = walk.names().into_iter().find(|(one, name, _)| *one == role && name.starts_with(&starts));
            if let Some((_, name, _)) = found {
                walk.click(role, &name);
            }
        }
        assert!(walk.offers(Role::Button, "briefing-open"), "the absence of {away}");
    });
}

/// What only a cell leads to, whose name says what stands in it: a date of the payroll calendar, a figure.
pub(super) fn cells(walk: &mut Walk) {
    let date = |walk: &mut Walk| {
        walk.go(Place::Agencies);
        walk.click(Role::Tab, &walk.t("tab-payroll"));
        let table = walk.t("payroll-table");
        if let Some((role, ..)) = walk.names().into_iter().find(|(_, name, _)| *name == table) {
            walk.click(role, &table);
        }
        let step = format!(": {}, ", walk.t(&step_key(Step::PayDay)));
        let found = walk.names().into_iter().find(|(role, name, _)| *role == Role::Button && name.contains(&step));
        walk.window.get_by_role_and_label(Role::Button, &found.expect("a date").1).focus();
        walk.calm();
        walk.press(Modifiers::NONE, Key::Enter);
    };
    let figure = |walk: &mut Walk| {
        walk.go(Place::Agencies);
        walk.click(Role::Tab, &walk.t("tab-card"));
        walk.press(Modifiers::COMMAND, Key::Num8);
        walk.press(Modifiers::SHIFT, Key::F2);
    };
    let trial = |walk: &mut Walk| {
        walk.go(Place::Workload);
        walk.click(Role::Tab, &walk.t("what-if"));
        for key in ["field-agency", "what-if-to"] {
            let name = walk.t(key);
            walk.window.get_by_role_and_label(Role::ComboBox, &name).focus();
            walk.calm();
            for key in [Key::Enter, Key::ArrowDown, Key::Enter] {
                walk.press(Modifiers::NONE, key);
            }
        }
        walk.click(Role::Button, &walk.t("what-if-add"));
        walk.click(Role::Button, &walk.t("what-if-carry-out"));
    };
    let factor = |walk: &mut Walk| {
        walk.go(Place::Workload);
        walk.click(Role::Tab, &walk.t("load-tab-person-years"));
        if !walk.offers(Role::Button, "load-factor-edit") {
            walk.window.query_all_by_role(Role::GridCell).next().expect("an agency").focus();
            walk.calm();
            walk.press(Modifiers::NONE, Key::Enter);
        }
        walk.click(Role::Button, &walk.t("load-factor-edit"));
    };
    let ways: [&dyn Fn(&mut Walk); 4] = [&date, &figure, &trial, &factor];
    for (at, reach) in ["a date", "a figure", "a trial", "a factor"].into_iter().zip(ways) {
        reach(walk);
        assert!(walk.modal().is_some(), "{at} has a form");
        walk.inside(at, at, reach);
        walk.close();
    }
}

/// Before there is anything: no file, a register just made, and nobody known at the keyboard.
pub(super) fn beginnings(language: Language) -> Vec<Walk> {
    let setting = || Setting { language, longest: true, today: true, ..Setting::default() };
    let mut welcome = Walk::new(Setting { agencies: None, ..setting() });
    welcome.look("welcome");
    let mut who = Walk::new(Setting { asks_who: true, ..setting() });
    assert!(who.modal().is_some(), "it is asked who sits here");
    who.look("who");
    let mut empty = Walk::new(Setting { agencies: Some(0), ..setting() });
    for place in Place::ALL {
        let name = empty.t(place.key());
        empty.explore(&format!("{name}, empty"), &|walk| walk.go(place));
    }
    vec![welcome, who, empty]
}
