//! No screen clips its longest text at 1280×720, in any language, and everything that lies over a page answers the same
//! keys: every place, tab, view, form, menu and question is opened over a register whose texts are the longest that life
//! brings, and what was painted is measured, or the keys are tried.

mod album;
mod keys;
mod measuring;
mod painted;
mod sideways;
mod walk;
mod ways;

use std::collections::{BTreeMap, BTreeSet};

use kortisto::domain::Language;

use crate::window::Setting;
use walk::Walk;
use ways::{beginnings, cells, somebody, whole_program};

fn walk(language: Language) {
    let mut walk = Walk::new(Setting { language, longest: true, size: [1280.0, 720.0], ..Setting::default() });
    whole_program(&mut walk);
    somebody(&mut walk);
    cells(&mut walk);
    let mut walks = beginnings(language);
    walks.push(walk);
    // A screen that is wrong is often wrong in many places: a few of each tell which it is.
    let mut told: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (what, at) in walks.iter().flat_map(|walk| &walk.findings) {
        let kind = what.rsplit('’').next().unwrap_or_default().chars().filter(|c| c.is_alphabetic()).collect();
        let count = told.entry((at.clone(), kind)).or_default();
        *count += 1;
        if *count <= 3 {
            found.push(format!("{language:?}, {at}: {what}"));
        }
    }
    assert!(found.is_empty(), "findings:\n{}", found.join("\n"));
}

#[test]
fn every_form_question_list_and_menu_answers_the_same_keys() {
    let mut walk = Walk::new(Setting { longest: false, size: [1280.0, 720.0], ..Setting::default() });
    walk.keys = Some(BTreeSet::new());
    whole_program(&mut walk);
    somebody(&mut walk);
    cells(&mut walk);
    let seen = walk.keys.take().unwrap_or_default();
    let missing: Vec<&str> = kortisto::ui::Shell::all_over().filter(|name| !seen.contains(name)).collect();
    let unexpected: Vec<&&str> = missing.iter().filter(|name| !keys::SAID.contains(*name)).collect();
    let found: Vec<String> = walk.findings.iter().map(|(what, at)| format!("{at}: {what}")).collect();
    assert!(found.is_empty() && unexpected.is_empty(), "not in the walk: {unexpected:?}\n{}", found.join("\n"));
}

#[test]
fn what_no_button_opens_answers_the_same_keys() {
    let mut walk = keys::unasked();
    let mut settling = keys::settling();
    let seen: BTreeSet<&str> = [walk.keys.take(), settling.keys.take()].into_iter().flatten().flatten().collect();
    let missing: Vec<&&str> = keys::SAID.iter().filter(|name| !seen.contains(*name)).collect();
    let findings = walk.findings.iter().chain(&settling.findings);
    let found: Vec<String> = findings.map(|(what, at)| format!("{at}: {what}")).collect();
    assert!(found.is_empty() && missing.is_empty(), "not in the walk: {missing:?}\n{}", found.join("\n"));
}

#[test]
fn no_screen_clips_its_longest_text_in_finnish() {
    walk(Language::Fi);
}

#[test]
fn no_screen_clips_its_longest_text_in_swedish() {
    walk(Language::Sv);
}

#[test]
fn no_screen_clips_its_longest_text_in_english() {
    walk(Language::En);
}
