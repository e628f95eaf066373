//! The service agreement, through the window: made, deviating from the standard, priced, bounded, measured, undone.

use std::sync::Arc;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::agreement::{Origin, Verdict, division, standings, year_value};
use kortisto::domain::{Agency, Agreement, Language, Product, Rows};
use kortisto::i18n::money::format_euros;

use crate::window::{Setting, TODAY, Window, press, settle, type_text, window};

const NONE: Modifiers = Modifiers::NONE;
const RANNIKKO: &str = "Rannikkolaitos";

/// The tab of an agency's agreements, reached by searching.
pub fn tab_of(setting: Setting, agency: impl Fn(&Rows, &Agency) -> bool) -> Window {
    let mut window = window(setting);
    let snapshot = Arc::clone(window.state().snapshot());
    let wanted = snapshot.agency.iter().find(|one| !one.archived(TODAY) && agency(&snapshot.rows, one));
    let name = wanted.expect("made up").name_fi.clone();
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, &name);
    press(&mut window, NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    window
}

fn rannikko() -> Window {
    tab_of(Setting::default(), |_, agency| agency.name_fi == RANNIKKO)
}

fn rows(window: &Window) -> Rows {
    window.state().snapshot().rows.clone()
}

/// The agreement of the agency shown that holds today.
fn agreement(window: &Window, name: &str) -> Agreement {
    let rows = rows(window);
    let agency = rows.agency.iter().find(|one| one.name_fi == name).expect("there").id;
    rows.agreement_on(agency, TODAY).expect("in force").clone()
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// Presses a button or follows a link with the keyboard.
fn enter(window: &mut Window, role: Role, label: &str) {
    window.get_all_by_role_and_label(role, label).last().expect("there").focus();
    settle(window);
    press(window, NONE, Key::Enter);
}

fn fill(window: &mut Window, label: &str, text: &str) {
    let field = window.query_by_role_and_label(Role::TextInput, label);
    field.unwrap_or_else(|| window.get_by_role_and_label(Role::MultilineTextInput, label)).focus();
    settle(window);
    press(window, Modifiers::COMMAND, Key::A);
    type_text(window, text);
}

/// Types into a cell of a table.
fn type_in(window: &mut Window, cell: &str, text: &str) {
    window.get_by_label(cell).focus();
    settle(window);
    type_text(window, text);
    press(window, NONE, Key::Enter);
}

/// What a cell of a table shows.
fn value(window: &Window, cell: &str) -> String {
    window.get_by_label(cell).accesskit_node().value().unwrap_or_default()
}

fn save(window: &mut Window) {
    press(window, Modifiers::COMMAND, Key::S);
}

fn undo(window: &mut Window) {
    press(window, Modifiers::COMMAND, Key::Z);
}

#[test]
fn an_agreement_is_made_with_the_keyboard_and_undone() {
    let mut window = tab_of(Setting::default(), |rows, agency| rows.agreement.of(agency.id).next().is_none());
    let before = rows(&window);
    assert!(says(&window, "Palvelusopimusta ei ole kirjattu"));
    enter(&mut window, Role::Button, "Lisää sopimus…");
    save(&mut window);
    assert!(says(&window, "Kirjoita sopimuksen numero."));
    type_text(&mut window, "77/2026");
    fill(&mut window, "Voimassa alkaen", "1.1.2026");
    fill(&mut window, "Voimassa asti", "31.12.2025");
    fill(&mut window, "Sopimuksen arvo vuodessa, €", "12 345,6");
    save(&mut window);
    assert_eq!(rows(&window), before, "it would end before it begins");
    fill(&mut window, "Voimassa asti", "31.12.2027");
    save(&mut window);
    let made = rows(&window).agreement.iter().find(|one| one.number == "77/2026").expect("saved").clone();
    assert_eq!((made.valid_from, made.yearly_value), ("2026-01-01".parse().ok(), Some(123_456_000)));
    assert!(says(&window, "1.1.2026–31.12.2027") && says(&window, "12\u{a0}345,60\u{a0}€"));
    // The standard holds without another word.
    assert!(says(&window, "Palkanlaskenta ja palkanmaksu"));
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    assert!(says(&window, "Sopimus 77/2026") && says(&window, "voimassa 31.12.2027\u{a0}asti"));
    undo(&mut window);
    assert_eq!(rows(&window), before);
}

#[test]
fn a_line_deviates_from_the_standard_and_only_differences_are_shown() {
    let mut window = rannikko();
    let before = rows(&window);
    let task = "Lomarahat ja lomakorvaukset";
    enter(&mut window, Role::Button, &format!("Muokkaa: {task}"));
    let privacy = kortisto::i18n::Texts::new(kortisto::domain::Language::Fi).get("form-notes-privacy").to_owned();
    assert_eq!(window.query_all_by_label(&privacy).count(), 1, "what does not belong there is said once");
    fill(&mut window, "Milloin", "Heinäkuun palkanmaksussa");
    assert!(says(&window, "Vakiotyönjaossa Kesäkuun palkanmaksussa"));
    save(&mut window);
    let origin = |window: &Window| {
        let (rows, agreement) = (rows(window), agreement(window, RANNIKKO));
        let lines = division(&rows, Some(&agreement));
        lines.iter().find(|line| line.work.task == task).map(|line| (line.origin, line.work.due.clone()))
    };
    assert_eq!(origin(&window), Some((Origin::Deviates, "Heinäkuun palkanmaksussa".into())));
    assert!(says(&window, "Vakiotyönjaossa milloin Kesäkuun palkanmaksussa"));
    assert!(says(&window, "Palkanlaskenta ja palkanmaksu"));
    let only = window.get_by_role_and_label(Role::CheckBox, "Näytä vain poikkeamat vakiotyönjaosta");
    assert_eq!(only.accesskit_node().toggled(), Some(Toggled::False));
    only.focus();
    settle(&mut window);
    press(&mut window, NONE, Key::Space);
    assert!(!says(&window, "Palkanlaskenta ja palkanmaksu"));
    assert!(says(&window, task) && says(&window, "Vuorolisien siirto vuorosuunnittelusta"));
    // A standard line that does not hold here is a difference too.
    press(&mut window, NONE, Key::Space);
    enter(&mut window, Role::Button, "Tehtävän toiminnot: Matkalaskujen tarkastus");
    enter(&mut window, Role::Button, "Ei kuulu tähän sopimukseen");
    assert!(says(&window, "ei kuulu tähän sopimukseen"));
    undo(&mut window);
    // What the standard says anew reaches the line where it has not deviated.
    enter(&mut window, Role::Button, "Asetukset");
    enter(&mut window, Role::Button, &format!("Muokkaa: {task}"));
    fill(&mut window, "Lopputulos", "Lomarahat näkyvät laskelmalla");
    save(&mut window);
    enter(&mut window, Role::Button, "Virastot");
    assert!(says(&window, "Lomarahat näkyvät laskelmalla") && says(&window, "Heinäkuun palkanmaksussa"));
    undo(&mut window);
    undo(&mut window);
    assert_eq!(rows(&window), before);
}

#[test]
fn a_price_is_typed_and_the_year_is_worth_something_else() {
    let mut window = rannikko();
    let before = rows(&window);
    let agreement = agreement(&window, RANNIKKO);
    let cell = "Palkkalaskelma, 1.1.2025 alkaen";
    type_in(&mut window, cell, "kallis");
    let kept = window.get_by_label(cell);
    assert!(kept.accesskit_node().description().is_some_and(|told| told.contains("Lukua ei ymmärretty")));
    assert_eq!(rows(&window), before);
    press(&mut window, NONE, Key::ArrowUp);
    press(&mut window, NONE, Key::Delete);
    undo(&mut window);
    type_in(&mut window, cell, "10,1234");
    let payslip = Product::shipped("payslip", 0, [""; 3]).id;
    let price = |window: &Window, day: &str| {
        rows(window).price_on(&agreement, payslip, day.parse().expect("a day")).map(|one| one.price)
    };
    assert_eq!(price(&window, "2025-06-01"), Some(101_234));
    assert_eq!(value(&window, cell), "10,1234\u{a0}€");
    let total = |window: &Window| year_value(&rows(window), &agreement, 2025).total.expect("volumes and prices");
    assert_ne!(total(&window), year_value(&before, &agreement, 2025).total.expect("before"));
    let told = |window: &Window| format!("suoritteiden arvo {}", format_euros(Language::Fi, total(window)));
    assert!(says(&window, &told(&window)), "{}", told(&window));
    undo(&mut window);
    assert_eq!(rows(&window), before);
    assert!(says(&window, &told(&window)));
    // Other prices from a day on.
    fill(&mut window, "Uudet hinnat alkaen", "1.1.2027");
    press(&mut window, NONE, Key::Enter);
    type_in(&mut window, "Palkkalaskelma, 1.1.2027 alkaen", "11");
    assert_eq!(price(&window, "2027-01-01"), Some(110_000));
    undo(&mut window);
    assert_eq!(rows(&window), before);
}

#[test]
fn a_passed_limit_and_a_missed_target_are_said_in_words() {
    let mut window = rannikko();
    let before = rows(&window);
    let agreement = agreement(&window, RANNIKKO);
    let conditions = before.boundary_conditions(&agreement);
    let verdicts = conditions.iter().flat_map(|one| standings(&before, one, TODAY)).map(|one| one.verdict);
    assert!(verdicts.into_iter().any(|verdict| matches!(verdict, Verdict::Above(_))), "made up so");
    assert!(says(&window, "yli ylärajan"));
    // The chart of the figures draws it.
    press(&mut window, Modifiers::COMMAND, Key::Num8);
    assert!(says(&window, "yläraja"));
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    assert!(says(&window, "yli ylärajan"));
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    enter(&mut window, Role::Button, "Muokkaa: Palkkalaskelmia vuodessa");
    fill(&mut window, "Yläraja vuodessa", "5");
    save(&mut window);
    assert!(says(&window, "Alaraja on suurempi kuin yläraja."));
    fill(&mut window, "Yläraja vuodessa", "99 999 999");
    save(&mut window);
    assert!(!says(&window, "yli ylärajan") && says(&window, "rajoissa"));
    undo(&mut window);
    assert!(says(&window, "yli ylärajan"));
    type_in(&mut window, "Virheettömät palkkalaskelmat, IV/2026", "98,5");
    assert_eq!(value(&window, "Virheettömät palkkalaskelmat, Viimeisin tulos"), "ei täyttynyt (IV/2026)");
    undo(&mut window);
    assert_eq!(rows(&window), before);
}

#[test]
fn the_next_agreement_is_a_copy_and_both_are_reached() {
    let mut window = rannikko();
    let before = rows(&window);
    enter(&mut window, Role::Button, "Uusi sopimus tämän pohjalta…");
    type_text(&mut window, "3/2028");
    save(&mut window);
    let old = agreement(&window, RANNIKKO);
    let rows_now = rows(&window);
    let new = rows_now.agreement.iter().find(|one| one.number == "3/2028").expect("saved");
    assert_eq!((old.valid_to, new.valid_from), ("2027-12-31".parse().ok(), "2028-01-01".parse().ok()));
    let told = |agreement: &Agreement| {
        let lines = division(&rows_now, Some(agreement)).into_iter();
        lines.map(|line| (line.work, line.origin)).collect::<Vec<_>>()
    };
    assert_eq!(told(new), told(&old));
    enter(&mut window, Role::Button, "3/2028 · alkaa 1.1.2028");
    assert!(says(&window, "Sopimus 3/2028"));
    enter(&mut window, Role::Button, "14/2025 · voimassa 31.12.2027\u{a0}asti");
    assert!(says(&window, "Sopimus 14/2025"));
    // One that is over is found by its number.
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "14/2022");
    press(&mut window, NONE, Key::Enter);
    assert!(says(&window, "Sopimus 14/2022") && says(&window, "päättyi 31.12.2024"));
    undo(&mut window);
    assert_eq!(rows(&window), before);
}

#[test]
fn what_stands_around_is_added_and_a_path_is_asked_about() {
    let by_path = |rows: &Rows, agency: &Agency| {
        rows.agreement_on(agency.id, TODAY).is_some_and(|one| one.document.starts_with("S:"))
    };
    let mut window = tab_of(Setting::default(), by_path);
    let before = rows(&window);
    press(&mut window, Modifiers::COMMAND, Key::Num6);
    enter(&mut window, Role::Link, "Lisää muutos…");
    type_text(&mut window, "Kaksi toimipaikkaa yhdistyy");
    fill(&mut window, "Odotettu ajankohta", "1.3.2027");
    press(&mut window, NONE, Key::Escape);
    assert!(says(&window, "Takaisin muokkaamaan"), "what is typed is not left without asking");
    enter(&mut window, Role::Button, "Takaisin muokkaamaan");
    save(&mut window);
    assert!(says(&window, "Kaksi toimipaikkaa yhdistyy") && says(&window, "odotetaan 1.3.2027"));
    enter(&mut window, Role::Link, "Lisää palaute…");
    type_text(&mut window, "Laskelmat tulivat ajoissa");
    save(&mut window);
    assert!(says(&window, "Laskelmat tulivat ajoissa"));
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    enter(&mut window, Role::Link, "Lisää sovellettava sopimus…");
    type_text(&mut window, "Merimiesten työehdot");
    save(&mut window);
    assert!(says(&window, "Merimiesten työehdot"));
    enter(&mut window, Role::Button, "Muokkaa: Merimiesten työehdot");
    enter(&mut window, Role::Button, "Poista sovellettava sopimus");
    assert!(!rows(&window).applied_agreement.iter().any(|one| one.name == "Merimiesten työehdot"));
    for _ in 0..4 {
        undo(&mut window);
    }
    assert_eq!(rows(&window), before);
    let document = window
        .query_all_by(|node| node.role() == Role::Link && node.label().is_some_and(|label| label.contains(r"S:\")));
    document.into_iter().next().expect("a link").focus();
    settle(&mut window);
    press(&mut window, NONE, Key::Enter);
    assert!(says(&window, "Avataanko asiakirja?"));
    enter(&mut window, Role::Button, "Peruuta");
    assert!(!says(&window, "Avataanko asiakirja?"));
}
