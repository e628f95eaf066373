//! The round through the window: a colleague falls ill on run day, the stand-in sees how far she got and ticks, the
//! supervisor sees it on the board; by keyboard and by mouse, in three languages.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::payroll::{Period, Signed, Step, StepTiming, say, tick};
use kortisto::domain::{
    AgencyId, Change, Employee, Language, Operation, OperationKind, PayGroup, PayGroupStep, RoundStep, RoundStepKind,
    StepState,
};
use kortisto::i18n::Texts;
use kortisto::i18n::names::{step_key, step_name};
use kortisto::store::{Commit, MemoryStore, Store};

use crate::absence::choose_in;
use crate::layers::focused;
use crate::unsaved::{Fate, fated_with};
use crate::window::{Setting, TODAY, Window, click, made_up, press, settle, type_text, window, window_over};

const NONE: Modifiers = Modifiers::NONE;
const ELSA: &str = "Elsa Mielikuva";

/// A round of Elsa's that is run today: the material came in time, the approval is done in part.
struct RunDay {
    group: PayGroup,
    period: Period,
}

fn commit(store: &mut dyn Store, kind: OperationKind, who: &str, changes: Vec<Change>) {
    let known = Arc::new(store.load().expect("loads"));
    let done = store.commit(&Operation::new(kind, who, changes), &known).expect("commits");
    assert!(matches!(done, Commit::Done(_)), "{done:.2000?}");
}

/// Has Elsa's first agency paid on Monday the 19th, so that it is run three banking days before: on Wednesday the 14th.
fn run_day(store: &mut dyn Store) -> RunDay {
    let known = store.load().expect("loads");
    let elsa = known.employee.iter().find(|one| one.name == ELSA).expect("one of us").id;
    let run = |group: &&PayGroup| known.pay_group_steps(group).iter().any(|row| row.step == Step::Run);
    let mine = |group: &&PayGroup| {
        let role = kortisto::domain::AssignmentRole::Responsible;
        known.assigned(group.agency, role, TODAY).is_some_and(|(_, who)| who.id == elsa)
    };
    let group = known.pay_group.iter().filter(mine).find(run).expect("one that is run").clone();
    let moved: Vec<Change> = known.moved_dates(&group).cloned().map(Change::delete).collect();
    let said: Vec<Change> = known.ticks(&group).cloned().map(Change::delete).collect();
    let paid = PayGroup { rule: "day 19 before".into(), ..group.clone() };
    let steps =
        known.pay_group_steps(&group).into_iter().filter(|row| matches!(row.step, Step::MaterialDue | Step::Approval));
    let steps = steps.cloned().map(|before| {
        let days = if before.step == Step::MaterialDue { -8 } else { -4 };
        let after = PayGroupStep::new(&group, before.step, StepTiming::BankingDays(days));
        Change::update(before, after)
    });
    let changes: Vec<Change> =
        moved.into_iter().chain(said).chain(steps).chain([Change::update(group.clone(), paid.clone())]).collect();
    commit(store, OperationKind::PayrollEdited, ELSA, changes);
    let period = Period { year: 2026, number: 10 };
    let at = TODAY.pred_opt().and_then(|day| day.and_hms_opt(9, 12, 0)).expect("a time");
    let signed = Signed { who: ELSA, employee: Some(elsa), at };
    let known = store.load().expect("loads");
    let mut changes = tick(&known, RoundStep::new(&paid, period, Step::MaterialDue), signed);
    changes.extend(say(&known, RoundStep::new(&paid, period, Step::Approval), |one| {
        one.put(StepState::Partly, "Kahden tuntilistat", signed);
    }));
    commit(store, OperationKind::StepTicked, ELSA, changes);
    RunDay { group: paid, period }
}

fn store(setting: &Setting) -> MemoryStore {
    made_up(setting).expect("a register")
}

fn named(window: &Window, name: &str) -> Employee {
    window.state().snapshot().employee.iter().find(|one| one.name == name).expect("one of us").clone()
}

fn said(window: &Window, day: &RunDay, step: Step) -> Option<RoundStep> {
    window.state().snapshot().tick(day.group.id, day.period, step).cloned()
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn enter(window: &mut Window, role: Role, label: &str) {
    window.get_all_by_role_and_label(role, label).next().expect(label).focus();
    settle(window);
    press(window, NONE, Key::Enter);
}

/// The name of an agency as its check says it, with the group where it has several.
fn called(window: &Window, day: &RunDay, language: Language) -> String {
    let snapshot = window.state().snapshot();
    let name = snapshot.agency.get(day.group.agency).expect("there").name(language).to_owned();
    let several = snapshot.pay_groups(day.group.agency).len() > 1;
    if several { format!("{name}, {}", day.group.name) } else { name }
}

fn agency(window: &Window, id: AgencyId, language: Language) -> String {
    window.state().snapshot().agency.get(id).expect("there").name(language).to_owned()
}

/// What a cell of the board says, by the beginning of its name and its column.
fn cell(window: &Window, row: &str, column: &str) -> Option<String> {
    let cells = window.query_all_by_role(Role::GridCell);
    let mut found = cells.filter(|node| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with(row) && label.ends_with(column))
    });
    found.next().and_then(|node| node.accesskit_node().value())
}

#[test]
fn day_7_by_keyboard_the_stand_in_sees_how_far_she_got_and_the_board_shows_it_in_three_languages() {
    for language in [Language::Fi, Language::Sv, Language::En] {
        let texts = Texts::new(language);
        let setting = Setting { size: [1600.0, 1400.0], language, ..Setting::default() };
        let mut store = store(&setting);
        let day = run_day(&mut store);
        let mut window = window_over(setting, Some(Box::new(store)));
        enter(&mut window, Role::Button, texts.get("place-absences"));
        choose_in(&mut window, texts.get("absence-who"), ELSA);
        let name = agency(&window, day.group.agency, language);
        window.get_all_by_label_contains(&format!("{name}, ")).next().expect("her agency").focus();
        settle(&mut window);
        press(&mut window, NONE, Key::Enter);
        // How far she got, and who did what.
        assert!(says(&window, "Kahden tuntilistat"), "{language:?}: what is missing");
        assert!(says(&window, ELSA));
        let run = texts.get(&step_key(Step::Run));
        let short = kortisto::i18n::payroll::short_date(language, TODAY, 2026);
        let what = format!("{run}, {}, {short}", called(&window, &day, language));
        let check = texts.with("tick-done-of", &[("what", what.into())]);
        enter(&mut window, Role::Button, &check);
        let tick = said(&window, &day, Step::Run).expect("ticked");
        assert_eq!((tick.state, tick.ticked_by.as_str(), tick.day()), (StepState::Done, "testi", Some(TODAY)));
        assert!(says(&window, texts.get("operation-step-ticked")), "{language:?}");
        // The supervisor sees it on the board.
        enter(&mut window, Role::Button, texts.get("place-round"));
        choose_in(&mut window, texts.get("role-secretary"), ELSA);
        let date = kortisto::i18n::payroll::day_and_month(language, TODAY, 2026);
        let done = texts.with("stands-done-on", &[("date", date.into()), ("days", 0.into())]);
        let shown = cell(&window, &format!("{name}, {}", day.group.name), run).expect("on the board");
        assert!(shown.starts_with(&done), "{language:?}: {shown}");
        let approval = cell(&window, &format!("{name}, {}", day.group.name), texts.get(&step_key(Step::Approval)));
        let approval = approval.expect("on the board");
        assert!(approval.contains("Kahden tuntilistat") && approval.contains(ELSA), "{approval}");
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(said(&window, &day, Step::Run), None, "taken back by undo");
    }
}

/// Where a cell of the board stands on the screen.
fn place(window: &Window, row: &str, column: &str) -> Pos2 {
    let cells = window.query_all_by_role(Role::GridCell);
    let mut found = cells.filter(|node| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with(row) && label.ends_with(column))
    });
    let rect = found.next().expect("the cell").rect();
    egui::pos2(rect.left() + 14.0, rect.center().y)
}

fn point(window: &mut Window, at: Pos2, button: PointerButton) {
    window.hover_at(at);
    settle(window);
    for pressed in [true, false] {
        window.event(Event::PointerButton { pos: at, button, pressed, modifiers: NONE });
        window.run_steps(2);
    }
    settle(window);
}

fn board(setting: Setting) -> (Window, RunDay, String) {
    let (mut store, language) = (store(&setting), setting.language);
    let texts = Texts::new(language);
    let day = run_day(&mut store);
    let mut window = window_over(setting, Some(Box::new(store)));
    click(&mut window, texts.get("place-round"));
    choose_in(&mut window, texts.get("role-secretary"), ELSA);
    let row = format!("{}, {}", agency(&window, day.group.agency, language), day.group.name);
    (window, day, row)
}

fn large() -> Setting {
    Setting { size: [1600.0, 1400.0], ..Setting::default() }
}

#[test]
fn day_7_by_mouse_the_board_is_ticked_a_part_said_and_taken_back_in_three_languages() {
    for language in [Language::Fi, Language::Sv, Language::En] {
        let texts = Texts::new(language);
        let (mut window, day, row) = board(Setting { language, ..large() });
        let run = texts.get(&step_key(Step::Run));
        let at = place(&window, &row, run);
        point(&mut window, at, PointerButton::Primary);
        assert_eq!(said(&window, &day, Step::Run).map(|one| one.state), Some(StepState::Done), "{language:?}");
        // A click on what is done does nothing.
        point(&mut window, at, PointerButton::Primary);
        assert_eq!(said(&window, &day, Step::Run).map(|one| one.state), Some(StepState::Done));
        point(&mut window, at, PointerButton::Secondary);
        click(&mut window, texts.get("tick-back"));
        assert_eq!(said(&window, &day, Step::Run), None);
        point(&mut window, at, PointerButton::Secondary);
        click(&mut window, texts.get("tick-not-needed"));
        press(&mut window, Modifiers::COMMAND, Key::S);
        assert_eq!(said(&window, &day, Step::Run), None, "it asks why");
        assert!(says(&window, texts.get("tick-reason-missing")), "{language:?}");
        type_text(&mut window, "Ei maksettavaa");
        press(&mut window, Modifiers::COMMAND, Key::S);
        let tick = said(&window, &day, Step::Run).expect("said");
        assert_eq!((tick.state, tick.reason.as_str()), (StepState::NotNeeded, "Ei maksettavaa"));
        let told = cell(&window, &row, run).expect("there");
        assert!(told.starts_with(texts.get("stands-not-needed")), "{language:?}: {told}");
    }
}

#[test]
fn the_board_is_worked_with_the_keyboard() {
    let (mut window, day, row) = board(large());
    let at = place(&window, &row, "Palkka-ajo");
    // Beside the picture a click only goes there.
    point(&mut window, at + egui::vec2(60.0, 0.0), PointerButton::Primary);
    assert_eq!(said(&window, &day, Step::Run), None);
    press(&mut window, NONE, Key::Space);
    assert_eq!(said(&window, &day, Step::Run).map(|one| one.state), Some(StepState::Done));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(said(&window, &day, Step::Run), None);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    click(&mut window, "Kuittaa toisen puolesta…");
    choose_in(&mut window, "Kuka teki", ELSA);
    press(&mut window, Modifiers::COMMAND, Key::S);
    let tick = said(&window, &day, Step::Run).expect("ticked");
    assert_eq!((tick.employee, tick.ticked_by.as_str()), (Some(named(&window, ELSA).id), "testi"));
    press(&mut window, NONE, Key::Enter);
    assert!(window.query_by_label("Vie kalenteriin…").is_some(), "Enter leads to the payroll calendar");
}

#[test]
fn only_what_is_late_is_shown_and_everything_again() {
    let mut window = window(Setting { size: [1600.0, 1000.0], ..Setting::default() });
    click(&mut window, "Kierros");
    let all =
        kortisto::domain::board::board(window.state().snapshot(), TODAY, &kortisto::domain::board::Sieve::default());
    let late = all.lines.iter().filter(|line| line.round.late()).count();
    assert!(late > 0 && late < all.lines.len(), "the made-up unit has both: {late} of {}", all.lines.len());
    let summary = |shown: usize| format!("{shown} / {} kierrosta · {late} myöhässä", all.lines.len());
    assert!(says(&window, &summary(all.lines.len())));
    click(&mut window, "Vain myöhässä olevat");
    assert!(says(&window, &summary(late)));
    click(&mut window, "Vain myöhässä olevat");
    choose_in(&mut window, "Hallinnonala", "Valtioneuvoston kanslian");
    if says(&window, "Rajaukseen sopivia kierroksia ei ole") {
        click(&mut window, "Näytä kaikki");
    }
    assert!(
        all.lines.is_sorted_by_key(|line| line.next().map_or(TODAY + chrono::Days::new(999), |next| next.date.date))
    );
}

#[test]
fn an_empty_register_says_where_rounds_come_from() {
    let mut window = window(Setting { agencies: Some(0), ..Setting::default() });
    click(&mut window, "Kierros");
    assert!(says(&window, "virasto"), "it leads to adding an agency");
}

#[test]
fn the_second_tick_is_told_and_not_asked_about() {
    let setting = large();
    let mut store = store(&setting);
    let day = run_day(&mut store);
    let (mut window, fates) = fated_with(setting, store);
    click(&mut window, "Kierros");
    choose_in(&mut window, "Palkkapalvelusihteeri", ELSA);
    let row = format!("{}, {}", agency(&window, day.group.agency, Language::Fi), day.group.name);
    let at = place(&window, &row, "Palkka-ajo");
    // Elsa ticks at another desk, a moment before.
    let elsa = named(&window, ELSA).id;
    let signed = Signed { who: ELSA, employee: Some(elsa), at: TODAY.and_hms_opt(8, 2, 0).expect("a time") };
    let changes = tick(window.state().snapshot(), RoundStep::new(&day.group, day.period, Step::Run), signed);
    fates.next(Fate::After(Box::new(Operation::new(OperationKind::StepTicked, ELSA, changes))));
    point(&mut window, at, PointerButton::Primary);
    let stands = said(&window, &day, Step::Run).expect("ticked");
    assert_eq!((stands.employee, stands.ticked_by.as_str()), (Some(elsa), ELSA), "the first stands");
    assert!(says(&window, "Oli jo kuitattu"), "and the second is told");
}

#[test]
fn a_step_is_added_to_the_list_and_stands_in_every_calendar() {
    let mut window = window(Setting { size: [1440.0, 1200.0], ..Setting::default() });
    click(&mut window, "Asetukset");
    choose_in(&mut window, "Luettelo", "Palkkakierroksen vaiheet");
    window.get_by_role_and_label(Role::TextInput, "Uusi").focus();
    settle(&mut window);
    type_text(&mut window, "Verokortit");
    press(&mut window, NONE, Key::Enter);
    let kind = |window: &Window| -> RoundStepKind {
        window.state().snapshot().round_step_kind.iter().find(|one| one.name_fi == "Verokortit").expect("added").clone()
    };
    assert_eq!(kind(&window).timing, None);
    let cell = window.get_by_role_and_label(Role::GridCell, "Verokortit, Nimi suomeksi");
    cell.click();
    settle(&mut window);
    let late = |window: &Window| -> usize {
        let snapshot = window.state().snapshot();
        snapshot.agency.iter().map(|agency| snapshot.late_steps(agency.id, TODAY).len()).sum()
    };
    let before = late(&window);
    click(&mut window, "Muokkaa vaihetta: Verokortit");
    click(&mut window, "Kuuluu kaikkien palkkaryhmien kierroksiin");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!((kind(&window).timing.as_deref(), kind(&window).since), (Some("banking -5"), Some(TODAY)));
    assert!(before > 0);
    assert_eq!(late(&window), before, "what fell before the step came is not late");
    let snapshot = Arc::clone(window.state().snapshot());
    let group = snapshot.pay_group.iter().next().expect("made up");
    assert!(snapshot.payroll(group.id, 2026).iter().any(|date| date.step == kind(&window).word));
    assert_eq!(step_name(&Texts::new(Language::Sv), &snapshot, kind(&window).word), "Verokortit");
    press(&mut window, Modifiers::COMMAND, Key::F);
    let agency = snapshot.agency.get(group.agency).expect("there");
    type_text(&mut window, &agency.name_fi);
    press(&mut window, NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    assert!(says(&window, "Verokortit, Joulukuu"), "the calendar shows it; {}", focused(&window));
    // A group may do without it.
    click(&mut window, &format!("Muokkaa palkkaryhmää: {}", group.name));
    window.get_by_role_and_label(Role::CheckBox, "Verokortit").click();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::S);
    let snapshot = window.state().snapshot();
    assert!(snapshot.payroll(group.id, 2026).iter().all(|date| date.step != kind(&window).word));
}

#[test]
fn what_the_agency_does_is_done_by_nobody_of_us() {
    let setting = Setting { size: [1440.0, 2400.0], today: true, login: "mielel", ..Setting::default() };
    let mut store = store(&setting);
    let day = run_day(&mut store);
    let mut window = window_over(setting, Some(Box::new(store)));
    let elsa = named(&window, ELSA).id;
    let called = called(&window, &day, Language::Fi);
    let check = |step: &str, due: chrono::NaiveDate| {
        let due = kortisto::i18n::payroll::short_date(Language::Fi, due, 2026);
        format!("{step}, {called}, {due} – kuittaa tehdyksi")
    };
    // The approval was due four banking days before Monday the 19th.
    enter(&mut window, Role::Button, &check("Hyväksyntä", TODAY.pred_opt().expect("a day")));
    let approved = said(&window, &day, Step::Approval).expect("ticked");
    assert_eq!((approved.state, approved.employee), (StepState::Done, None), "the agency approves");
    enter(&mut window, Role::Button, &check("Palkka-ajo", TODAY));
    let run = said(&window, &day, Step::Run).expect("ticked");
    assert_eq!((run.state, run.employee), (StepState::Done, Some(elsa)));
    assert!(window.query_all_by_label("virasto").next().is_some(), "the agency's steps are told apart");
}

#[test]
fn a_step_is_ticked_wherever_its_day_is_seen() {
    let setting = Setting { login: "mielel", today: true, ..large() };
    let texts = Texts::new(Language::Fi);
    let mut store = store(&setting);
    let day = run_day(&mut store);
    let mut window = window_over(setting, Some(Box::new(store)));
    let name = agency(&window, day.group.agency, Language::Fi);
    let run = texts.get(&step_key(Step::Run));
    let short = kortisto::i18n::payroll::short_date(Language::Fi, TODAY, 2026);
    let what = format!("{run}, {}, {short}", called(&window, &day, Language::Fi));
    let check = texts.with("tick-done-of", &[("what", what.into())]);
    let elsa = named(&window, ELSA).id;
    for seen in ["place-today", "tab-card", "tab-payroll", "place-absences"] {
        match seen {
            "tab-card" => {
                press(&mut window, Modifiers::COMMAND, Key::F);
                type_text(&mut window, &name);
                press(&mut window, NONE, Key::Enter);
            }
            "tab-payroll" => crate::room::tab(&mut window, texts.get(seen)),
            _ => enter(&mut window, Role::Button, texts.get(seen)),
        }
        if seen == "place-absences" {
            choose_in(&mut window, texts.get("absence-who"), ELSA);
            window.get_all_by_label_contains(&format!("{name}, ")).next().expect("her agency").focus();
            settle(&mut window);
            press(&mut window, NONE, Key::Enter);
        }
        enter(&mut window, Role::Button, &check);
        let tick = said(&window, &day, Step::Run).unwrap_or_else(|| panic!("ticked at {seen}"));
        assert_eq!((tick.state, tick.employee, tick.day()), (StepState::Done, Some(elsa), Some(TODAY)), "{seen}");
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(said(&window, &day, Step::Run), None, "{seen}");
    }
}
