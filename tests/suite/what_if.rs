//! *Mitä jos* through the window: a reassignment is tried before it is made, carried out, and taken back.

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{AgencyId, AssignmentRole, EmployeeId, Language};
use kortisto::i18n::Texts;

use crate::window::{Setting, Window, click, press, settle, take, type_text, window};

/// The day from which trials are made unless another is chosen: the first of the next month.
const FROM: &str = "2026-11-01";

struct Day {
    window: Window,
    texts: Texts,
}

impl Day {
    fn new(setting: Setting) -> Self {
        let texts = Texts::new(setting.language);
        let mut day = Self { window: window(Setting { size: [1440.0, 900.0], ..setting }), texts };
        day.click("place-workload");
        day.tab("what-if");
        day
    }

    fn t(&self, key: &str) -> String {
        self.texts.get(key).to_owned()
    }

    fn tab(&mut self, key: &str) {
        let name = self.t(key);
        self.window.get_by_role_and_label(Role::Tab, &name).click();
        settle(&mut self.window);
    }

    fn click(&mut self, key: &str) {
        let name = self.t(key);
        click(&mut self.window, &name);
    }

    fn push(&mut self, name: &str) {
        self.window.get_by_role_and_label(Role::Button, name).focus();
        settle(&mut self.window);
        press(&mut self.window, Modifiers::NONE, Key::Enter);
    }

    /// Chooses with the keyboard from a list that opens.
    fn choose(&mut self, label: &str, option: &str) {
        self.window.get_by_role_and_label(Role::ComboBox, label).focus();
        settle(&mut self.window);
        press(&mut self.window, Modifiers::NONE, Key::Enter);
        take(&mut self.window, option);
    }

    fn says(&self, words: &str) -> bool {
        self.window.query_all_by_label_contains(words).next().is_some()
    }

    fn who(&self, agency: AgencyId, day: &str) -> Option<EmployeeId> {
        let day = day.parse().expect("a day");
        self.window.state().snapshot().assigned(agency, AssignmentRole::Responsible, day).map(|(_, one)| one.id)
    }

    /// An agency with somebody who is neither responsible nor deputy there.
    fn somebody_else(&self) -> (AgencyId, EmployeeId) {
        let snapshot = self.window.state().snapshot();
        let agency = snapshot.agency.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").id;
        let day = FROM.parse().expect("a day");
        let held = [AssignmentRole::Responsible, AssignmentRole::Deputy]
            .map(|role| snapshot.assigned(agency, role, day).map(|(_, one)| one.id));
        let free = snapshot.employee.iter().find(|one| one.ours_on(day) && !held.contains(&Some(one.id)));
        (agency, free.expect("somebody").id)
    }

    fn person(&self, id: EmployeeId) -> String {
        self.window.state().snapshot().employee.get(id).expect("there").name.clone()
    }

    fn agency(&self, id: AgencyId) -> String {
        self.window.state().snapshot().agency.get(id).expect("there").name(self.texts.language()).to_owned()
    }

    /// Tries that somebody else becomes responsible.
    fn try_move(&mut self, agency: AgencyId, to: EmployeeId) {
        let (agency, to) = (self.agency(agency), self.person(to));
        let (of, whom, add) = (self.t("field-agency"), self.t("what-if-to"), self.t("what-if-add"));
        self.choose(&of, &agency);
        self.choose(&whom, &to);
        self.window.get_by_role_and_label(Role::Button, &add).focus();
        settle(&mut self.window);
        press(&mut self.window, Modifiers::NONE, Key::Enter);
    }

    /// Takes the first step back with the mouse.
    fn undo_step(&mut self) {
        let starts = self.texts.with("what-if-undo", &[("step", "".into())]);
        let name = self.window.query_all_by_label_contains(starts.trim_end()).next().expect("a step");
        name.click();
        settle(&mut self.window);
    }
}

#[test]
fn a_reassignment_is_tried_carried_out_and_taken_back_in_three_languages() {
    for language in Language::ALL {
        let mut day = Day::new(Setting { language, ..Setting::default() });
        let before = day.window.state().snapshot().rows.clone();
        let (agency, to) = day.somebody_else();
        let former = day.who(agency, FROM).expect("somebody");
        assert!(day.says(&day.t("what-if-steps-none")));
        day.try_move(agency, to);
        let moved = format!("{}: {} → {}", day.agency(agency), day.person(former), day.person(to));
        assert!(day.says(&moved), "{moved}");
        assert!(day.window.state().snapshot().rows == before, "nothing is written");
        day.undo_step();
        assert!(!day.says(&moved) && day.says(&day.t("what-if-steps-none")));
        day.try_move(agency, to);
        day.click("what-if-carry-out");
        assert_eq!(day.window.state().over(), ["CarryOut"]);
        assert!(day.window.state().snapshot().rows == before, "it is asked first");
        press(&mut day.window, Modifiers::COMMAND, Key::S);
        assert_eq!(day.who(agency, "2026-10-31"), Some(former));
        assert_eq!(day.who(agency, FROM), Some(to));
        assert!(day.says(&day.t("what-if-nothing-moves")));
        press(&mut day.window, Modifiers::COMMAND, Key::Z);
        assert!(day.window.state().snapshot().rows == before, "one step");
        assert!(day.says(&moved), "the trial is still there");
    }
}

#[test]
fn a_proposal_is_worked_out_and_its_moves_are_tried() {
    let mut day = Day::new(Setting::default());
    // One of us carries much too much.
    let (_, to) = day.somebody_else();
    let snapshot = std::sync::Arc::clone(day.window.state().snapshot());
    let others = snapshot.agency.iter().map(|one| one.id);
    let others = others.filter(|one| day.who(*one, FROM).is_some_and(|who| who != to)).take(4);
    for agency in others.collect::<Vec<AgencyId>>() {
        day.try_move(agency, to);
    }
    let also = day.t("what-if-proposal-access");
    day.window.get_by_role_and_label(Role::CheckBox, &also).focus();
    settle(&mut day.window);
    press(&mut day.window, Modifiers::NONE, Key::Space);
    let propose = day.t("what-if-propose");
    day.push(&propose);
    let take = day.t("what-if-proposal-take");
    let offered: Vec<String> = day
        .window
        .query_all_by_role(Role::Button)
        .filter_map(|one| one.accesskit_node().label())
        .filter(|name| name.starts_with(&format!("{take}: ")))
        .collect();
    let none = day.says(&day.t("what-if-proposal-none"));
    assert!(!offered.is_empty() && offered.len() <= 3, "{offered:?}, none: {none}");
    let unevenness = |day: &Day| {
        let side = format!("{}: ", day.t("what-if-after"));
        let said =
            |node: &egui_kittest::Node<'_>| node.accesskit_node().value().or_else(|| node.accesskit_node().label());
        let mut all = day.window.query_all_by_label_contains(&side);
        all.find_map(|node| said(&node)).expect("the balance")
    };
    let before = unevenness(&day);
    day.push(&offered[0]);
    assert!(day.says(&day.t("what-if-proposal-taken")));
    assert_ne!(unevenness(&day), before);
}

#[test]
fn trials_are_kept_by_name_compared_and_let_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept: PathBuf = folder.path().join("preferences.json");
    let setting = || Setting { preferences: Some(kept.clone()), ..Setting::default() };
    let mut day = Day::new(setting());
    let (agency, to) = day.somebody_else();
    day.try_move(agency, to);
    day.window.get_by_role_and_label(Role::TextInput, "Nimi").focus();
    settle(&mut day.window);
    press(&mut day.window, Modifiers::COMMAND, Key::A);
    type_text(&mut day.window, "Kevään jako");
    press(&mut day.window, Modifiers::NONE, Key::Tab);
    drop(day);

    let mut day = Day::new(setting());
    let which = |day: &Day| {
        let name = day.window.get_by_role_and_label(Role::ComboBox, "Kokeilu").accesskit_node().value();
        name.unwrap_or_default()
    };
    assert_eq!(which(&day), "Kevään jako");
    day.click("what-if-new");
    assert!(day.says("Lisää vaihe tai pyydä ehdotus"));
    day.choose("Vertaa", "Kevään jako");
    let moved = format!("{}: {} → ", day.agency(agency), day.person(to));
    assert!(day.says(&moved), "against the other trial it moves back");
    day.choose("Kokeilu", "Kevään jako");
    day.click("what-if-copy");
    assert_eq!(which(&day), "Kokeilu 1");
    day.click("what-if-drop");
    assert!(day.says("Poistetaanko Kokeilu 1?"));
    day.push("Poista");
    assert_eq!(which(&day), "Kevään jako");
}

#[test]
fn a_trial_that_others_have_overtaken_asks_before_it_writes() {
    let mut day = Day::new(Setting::default());
    let (agency, to) = day.somebody_else();
    let former = day.who(agency, FROM).expect("somebody");
    let snapshot = std::sync::Arc::clone(day.window.state().snapshot());
    let deputy = snapshot.assigned(agency, AssignmentRole::Deputy, FROM.parse().expect("a day")).map(|(_, one)| one.id);
    let free = |id: &EmployeeId| ![Some(former), Some(to), deputy].contains(&Some(*id));
    let ours = snapshot.employee.iter().filter(|one| one.ours_on(FROM.parse().expect("a day")));
    let another = ours.map(|one| one.id).find(free).expect("somebody");
    day.try_move(agency, to);
    day.click("what-if-new");
    day.try_move(agency, another);
    day.click("what-if-carry-out");
    press(&mut day.window, Modifiers::COMMAND, Key::S);
    assert_eq!(day.who(agency, FROM), Some(another));
    day.choose("Kokeilu", "Kokeilu 1");
    day.click("what-if-carry-out");
    let stale = [("had", day.person(former).into()), ("has", day.person(another).into())];
    assert!(day.says(&day.texts.with("what-if-carry-out-stale", &stale)));
    press(&mut day.window, Modifiers::COMMAND, Key::S);
    assert_eq!(day.window.state().over(), ["CarryOut"], "it is asked first");
    assert_eq!(day.who(agency, FROM), Some(another));
    let yes = day.t("what-if-carry-out-all-the-same");
    day.window.get_by_role_and_label(Role::CheckBox, &yes).focus();
    settle(&mut day.window);
    press(&mut day.window, Modifiers::NONE, Key::Space);
    press(&mut day.window, Modifiers::COMMAND, Key::S);
    assert_eq!(day.who(agency, FROM), Some(to));
}

#[test]
fn next_year_has_a_band_and_says_where_there_are_too_few_years() {
    let mut day = Day::new(Setting::default());
    day.tab("next-year");
    assert!(day.says("2027 odotettu"));
    assert!(day.says("Suora viiva"));
    let mut day = Day::new(Setting { agencies: Some(0), ..Setting::default() });
    assert!(day.window.query_by_role_and_label(Role::Button, "Ehdota siirtoja").is_none());
    day.tab("next-year");
    assert!(!day.says("2027 odotettu"));
}

/// The cells of a workbook that was written, sheet by sheet.
fn workbook(path: &std::path::Path) -> Vec<(String, Vec<String>)> {
    let sheets = kortisto::exchange::table::sheets(&std::fs::read(path).expect("written")).expect("a workbook");
    let cells = |lines: Vec<kortisto::domain::importing::SheetLine>| lines.into_iter().flat_map(|line| line.cells);
    sheets.into_iter().map(|sheet| (sheet.name, cells(sheet.lines).collect())).collect()
}

#[test]
fn a_trial_goes_out_with_both_sides_and_why_what_moves() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kokeilu.xlsx");
    let mut day = Day::new(Setting { chosen: Some(path.clone()), ..Setting::default() });
    let (agency, to) = day.somebody_else();
    day.try_move(agency, to);
    day.click("load-take-out");
    let sheets = workbook(&path);
    let sheet = |key: &str| {
        let name = day.t(key);
        let found = sheets.iter().find(|(one, _)| *one == name).unwrap_or_else(|| panic!("no sheet {name}"));
        found.1.clone()
    };
    let (name, who) = (day.agency(agency), day.person(to));
    let moved = sheet("what-if-moved");
    assert!(moved.contains(&name) && moved.contains(&who), "{moved:?}");
    assert!(moved.contains(&day.t("load-told-why")));
    let sides = sheet("what-if-sides");
    assert!(sides.contains(&who) && sides.contains(&day.t("what-if-before")), "{sides:?}");
    assert!(sheet("what-if-steps").iter().any(|cell| cell.contains(&name)));
    assert!(!sides.contains(&day.t("workload-none")));
}

#[test]
fn next_year_goes_out_with_its_band() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ensi-vuosi.xlsx");
    let mut day = Day::new(Setting { chosen: Some(path.clone()), ..Setting::default() });
    day.tab("next-year");
    day.click("load-take-out");
    let sheets = workbook(&path);
    assert_eq!(sheets.len(), 1);
    let cells = &sheets[0].1;
    let low = day.texts.with("next-year-low", &[("year", "2027".into())]);
    assert!(cells.contains(&low) && cells.contains(&"Rannikkolaitos".to_owned()), "{cells:?}");
}
