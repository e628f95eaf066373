//! Day 8 through the window: before the meeting one sheet tells all, after it the decisions are open matters with a name
//! and a day. By keyboard and by mouse, in three languages.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::situation::situation;
use kortisto::domain::{
    Agency, AssignmentRole, Employee, Language, MatterState, Meeting, MeetingDecision, OpenMatter, Rows, client,
};
use kortisto::i18n::Texts;
use kortisto::i18n::date::format_date;
use kortisto::i18n::names::meeting_name;

use crate::absence::choose_in;
use crate::window::{Setting, TODAY, Window, click, press, settle, type_text, window};

const NONE: Modifiers = Modifiers::NONE;
const RANNIKKO: &str = "Rannikkolaitos";

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn rows(window: &Window) -> Rows {
    window.state().snapshot().rows.clone()
}

/// Presses a button or follows a link with the keyboard.
fn enter(window: &mut Window, role: Role, label: &str) {
    window.get_all_by_role_and_label(role, label).last().expect(label).focus();
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

fn save(window: &mut Window) {
    press(window, Modifiers::COMMAND, Key::S);
}

fn undo(window: &mut Window) {
    press(window, Modifiers::COMMAND, Key::Z);
}

/// The client tab of an agency, reached by searching.
fn tab_of(setting: Setting, agency: impl Fn(&Rows, &Agency) -> bool) -> (Window, Agency) {
    let mut window = window(setting);
    let snapshot = Arc::clone(window.state().snapshot());
    let wanted = snapshot.agency.iter().find(|one| !one.archived(TODAY) && agency(&snapshot.rows, one));
    let wanted = wanted.expect("made up").clone();
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, &wanted.name_fi);
    press(&mut window, NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num6);
    (window, wanted)
}

fn large(language: Language) -> Setting {
    Setting { size: [1600.0, 3000.0], language, ..Setting::default() }
}

fn responsible(rows: &Rows, agency: &Agency) -> Employee {
    rows.assigned(agency.id, AssignmentRole::Responsible, TODAY).expect("somebody is responsible").1.clone()
}

/// The meeting that was written down last with an agency, and its decisions.
fn newest(rows: &Rows, agency: &Agency) -> (Meeting, Vec<MeetingDecision>) {
    let meeting = rows.meetings(agency.id).into_iter().max_by_key(|one| one.id).expect("one").clone();
    let decisions = rows.decisions(meeting.id).into_iter().cloned().collect();
    (meeting, decisions)
}

#[test]
fn day_8_by_keyboard_one_sheet_before_and_matters_with_a_name_and_a_day_after_in_three_languages() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let t = |key: &str| texts.get(key).to_owned();
        let told = |rows: &Rows, one: &Agency| {
            let shown = rows.feedback_of(one.id).iter().any(|one| one.may_be_shown);
            let hidden = rows.feedback_of(one.id).iter().any(|one| !one.may_be_shown);
            shown && hidden && rows.last_meeting(one.id, TODAY).is_some()
        };
        let (mut window, agency) = tab_of(large(language), told);
        let before = rows(&window);
        let feedback: Vec<(String, bool)> =
            before.feedback_of(agency.id).iter().map(|one| (one.text.clone(), one.may_be_shown)).collect();
        // Before: one screen tells all, and what the agency may not see is in it only for ourselves.
        enter(&mut window, Role::Button, &t("situation-open"));
        for heading in ["figures-headcount", "situation-volumes", "situation-metrics", "satisfaction", "planned"] {
            assert!(says(&window, texts.get(heading)), "{language:?}: {heading}");
        }
        for (text, shown) in &feedback {
            assert_eq!(says(&window, text), *shown, "{language:?}: {text}");
        }
        window.get_by_role_and_label(Role::CheckBox, texts.get("situation-internal")).focus();
        settle(&mut window);
        press(&mut window, NONE, Key::Space);
        assert!(says(&window, texts.get("situation-internal-help")));
        assert!(feedback.iter().all(|(text, _)| says(&window, text)), "{language:?}: everything for ourselves");
        enter(&mut window, Role::Button, &format!("‹ {}", t("tab-client")));
        // The meeting.
        enter(&mut window, Role::Link, &t("meeting-add"));
        type_text(&mut window, "Satamakatu 1");
        fill(&mut window, &t("client-ours"), "Aino Esimerkki");
        fill(&mut window, &t("client-theirs"), "hallintojohtaja");
        fill(&mut window, &t("client-topics"), "Tilannekuva");
        for (number, text) in [(1, "Raportti neljännesvuosittain"), (2, "Koulutus hyväksyjille")] {
            enter(&mut window, Role::Link, &t("meeting-decision-add"));
            fill(&mut window, &texts.with("meeting-decision-nth", &[("number", number.into())]), text);
        }
        save(&mut window);
        let (meeting, decisions) = newest(&rows(&window), &agency);
        assert_eq!((meeting.held_on, meeting.place.as_str()), (TODAY, "Satamakatu 1"), "{language:?}");
        let decided: Vec<&str> = decisions.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(decided, ["Raportti neljännesvuosittain", "Koulutus hyväksyjille"]);
        // After: a decision becomes an open matter by one button, with a name and a day.
        let button = format!("{}: Raportti neljännesvuosittain", t("decision-become").trim_end_matches('…'));
        enter(&mut window, Role::Button, &button);
        save(&mut window);
        assert!(says(&window, texts.get("rule-date-missing")), "{language:?}: it asks for the day");
        let due = TODAY + chrono::Days::new(30);
        fill(&mut window, &t("matter-due"), &format_date(language, due));
        save(&mut window);
        let now = rows(&window);
        let (_, decisions) = newest(&now, &agency);
        let became: OpenMatter =
            now.open_matter.get(decisions[0].open_matter.expect("it became one")).expect("there").clone();
        let who = responsible(&now, &agency);
        assert_eq!((became.assignee, became.due, became.state), (Some(who.id), Some(due), MatterState::Open));
        assert_eq!((became.agency, became.may_be_shown), (agency.id, false), "nothing is shown unasked");
        assert!(says(&window, texts.get("operation-decision-became")), "{language:?}");
        // The sheet tells what has become of the decisions.
        for (internal, told) in [(true, 1), (false, 0)] {
            let picture = situation(window.state().snapshot(), agency.id, TODAY, internal).expect("a picture");
            let last = picture.meeting.expect("the meeting was held");
            assert_eq!(last.decisions.iter().filter(|(_, matter)| matter.is_some()).count(), told, "{internal}");
        }
        for _ in 0..2 {
            undo(&mut window);
        }
        assert!(rows(&window) == before, "{language:?}: taken back");
    }
}

#[test]
fn day_8_by_mouse_the_decision_is_given_to_somebody_who_sees_it_today_in_three_languages() {
    const DECIDED: &str = "Uusi hyväksyjä nimetään";
    for language in Language::ALL {
        let texts = Texts::new(language);
        let t = |key: &str| texts.get(key).to_owned();
        let setting = Setting { login: "mielel", ..large(language) };
        let (mut window, agency) = tab_of(setting, |rows, one| {
            let elsa = rows.employee.iter().find(|one| one.name == "Elsa Mielikuva").expect("one of us").id;
            rows.assigned(one.id, AssignmentRole::Responsible, TODAY).is_some_and(|(_, who)| who.id != elsa)
                && rows.assigned(one.id, AssignmentRole::Deputy, TODAY).is_none_or(|(_, who)| who.id != elsa)
        });
        let into = |window: &mut Window, role: Role, label: &str| {
            window.get_by_role_and_label(role, label).click();
            settle(window);
        };
        click(&mut window, &t("meeting-add"));
        type_text(&mut window, "Etäkokous");
        click(&mut window, &t("meeting-decision-add"));
        into(&mut window, Role::TextInput, &texts.with("meeting-decision-nth", &[("number", 1.into())]));
        type_text(&mut window, DECIDED);
        click(&mut window, &t("save"));
        click(&mut window, &format!("{}: {DECIDED}", t("decision-become").trim_end_matches('…')));
        choose_in(&mut window, &t("matter-assignee"), "Elsa Mielikuva");
        into(&mut window, Role::TextInput, &t("matter-due"));
        let due = format_date(language, TODAY + chrono::Days::new(47));
        type_text(&mut window, &due);
        into(&mut window, Role::CheckBox, &t("may-be-shown"));
        click(&mut window, &t("save"));
        let now = rows(&window);
        let (_, decisions) = newest(&now, &agency);
        let matter = now.open_matter.get(decisions[0].open_matter.expect("it became one")).expect("there").clone();
        assert_eq!((matter.assignee, matter.may_be_shown), (Some(named(&now, "Elsa Mielikuva")), true), "{language:?}");
        let by = texts.with("matter-by", &[("date", due.into())]);
        let about = texts.with("meeting-became", &[("about", format!("Elsa Mielikuva · {by}").into())]);
        assert!(says(&window, &about), "{language:?}: {about}");
        window.get_all_by_role_and_label(Role::Button, &t("place-today")).next().expect("in the navigation").click();
        settle(&mut window);
        assert!(says(&window, DECIDED) && says(&window, &t("matter-yours")), "{language:?}: it is mine");
        // A matter that goes leaves its decision a mere decision.
        let removed = client::matter_removed(&now, &matter);
        assert_eq!(removed.len(), 2);
    }
}

#[test]
fn a_meeting_of_two_agencies_is_seen_at_both_and_its_decision_at_the_one_it_concerns() {
    let (mut window, agency) = tab_of(large(Language::Fi), |_, one| one.name_fi == RANNIKKO);
    let before = rows(&window);
    let other = before.agency.iter().find(|one| one.id != agency.id && !one.archived(TODAY)).expect("another").clone();
    click(&mut window, "Lisää kokous…");
    choose_in(&mut window, "Lisää virasto", &other.name_fi);
    assert!(says(&window, &format!("Poista virasto kokouksesta: {}", other.name_fi)));
    click(&mut window, "Lisää päätös");
    fill(&mut window, "1. päätös", "Yhteinen koulutus");
    save(&mut window);
    assert!(says(&window, "Valitse jokaiselle päätökselle"), "whom it concerns is asked where there are several");
    choose_in(&mut window, "Koskee", &other.name_fi);
    save(&mut window);
    let now = rows(&window);
    let (meeting, decisions) = newest(&now, &other);
    assert_eq!(now.agencies_of(meeting.id).len(), 2);
    assert_eq!(decisions[0].agency, Some(other.id));
    assert!(says(&window, &format!("Koskee myös: {}", other.name_fi)));
    let picture = situation(window.state().snapshot(), agency.id, TODAY, true).expect("a picture");
    assert!(picture.meeting.expect("held").decisions.is_empty(), "the decision concerns the other alone");
    // The other is not taken out while a decision concerns it: that would then be the first one's.
    click(&mut window, &format!("Muokkaa: {}", meeting_name(&Texts::new(Language::Fi), &meeting)));
    let out = format!("Poista virasto kokouksesta: {}", other.name_fi);
    click(&mut window, &out);
    assert!(says(&window, &format!("{}: virastoa koskee päätös", other.name_fi)) && says(&window, &out));
    choose_in(&mut window, "Koskee", "kaikkia");
    click(&mut window, &out);
    save(&mut window);
    let now = rows(&window);
    assert_eq!(now.agencies_of(meeting.id).into_iter().collect::<Vec<_>>(), [agency.id]);
    assert_eq!(now.decisions(meeting.id)[0].agency, None);
    for _ in 0..2 {
        undo(&mut window);
    }
    assert!(rows(&window) == before);
}

#[test]
fn the_picture_stays_up_from_one_agency_to_the_next_with_whom_it_is_meant_for() {
    let mut window = window(large(Language::Fi));
    press(&mut window, Modifiers::COMMAND, Key::Num6);
    let internal = Texts::new(Language::Fi).get("situation-internal-help").to_owned();
    click(&mut window, Texts::new(Language::Fi).get("situation-open"));
    click(&mut window, Texts::new(Language::Fi).get("situation-internal"));
    assert!(says(&window, &internal));
    let heading =
        |window: &Window| window.query_all_by_role(Role::Heading).next().and_then(|node| node.accesskit_node().label());
    let first = heading(&window);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_ne!(heading(&window), first, "another agency");
    assert!(says(&window, &internal));
}

#[test]
fn a_planned_change_says_how_many_heads_it_adds() {
    let (mut window, agency) = tab_of(large(Language::Fi), |_, one| one.name_fi == RANNIKKO);
    let before = rows(&window);
    let kind = before.employment_type.iter().min_by_key(|one| one.position).expect("one").clone();
    click(&mut window, "Lisää muutos…");
    type_text(&mut window, "Yksikkö siirtyy muualle");
    fill(&mut window, "Odotettu ajankohta", "1.1.2027");
    choose_in(&mut window, "Mitä muutos koskee lukuina", &format!("Palkansaajat: {}", kind.name_fi));
    fill(&mut window, "Lisäys tai vähennys", "-12");
    save(&mut window);
    let now = rows(&window);
    let change = now.planned_change.iter().find(|one| one.text == "Yksikkö siirtyy muualle").expect("kept");
    assert_eq!((change.agency, change.employment_type, change.product), (agency.id, Some(kind.id), None));
    assert_eq!(change.counted(), Some(-12));
    assert!(says(&window, &format!("{}: \u{2212}12", kind.name_fi)));
    undo(&mut window);
    assert!(rows(&window) == before);
}

#[test]
fn plan_and_satisfaction_are_kept_and_a_score_beyond_its_scale_is_not() {
    let (mut window, agency) = tab_of(large(Language::Fi), |_, one| one.name_fi == RANNIKKO);
    let before = rows(&window);
    enter(&mut window, Role::Link, "Lisää tavoite…");
    type_text(&mut window, "Aineistot ajoissa");
    fill(&mut window, "Kuka tekee", "Virasto");
    choose_in(&mut window, "Tilanne", "käynnissä");
    save(&mut window);
    let plan = rows(&window).client_plan.iter().find(|one| one.goal == "Aineistot ajoissa").cloned().expect("kept");
    assert_eq!((plan.agency, plan.who.as_str()), (agency.id, "Virasto"));
    enter(&mut window, Role::Link, "Lisää tulos…");
    type_text(&mut window, "Koulutukset");
    fill(&mut window, "Tulos", "5,5");
    fill(&mut window, "Asteikon paras arvo", "5");
    save(&mut window);
    assert!(says(&window, "Tulos ei sovi asteikolle"));
    fill(&mut window, "Tulos", "4,25");
    fill(&mut window, "Vastaajia", "12");
    save(&mut window);
    let score = rows(&window).satisfaction.iter().find(|one| one.question == "Koulutukset").cloned().expect("kept");
    assert_eq!((score.year, score.score, score.scale, score.respondents), (2025, 42_500, 5, Some(12)));
    assert_eq!(score.percent(), 85);
    assert!(says(&window, "Koulutukset 4,25 / 5"));
    enter(&mut window, Role::Button, "Muokkaa: Koulutukset, 2025");
    fill(&mut window, "Vuosi", "2024");
    save(&mut window);
    let moved = rows(&window).satisfaction.iter().find(|one| one.question == "Koulutukset").cloned().expect("kept");
    assert_eq!((moved.year, moved.score), (2024, 42_500));
    for _ in 0..3 {
        undo(&mut window);
    }
    assert!(rows(&window) == before);
}

#[test]
fn a_value_above_the_limit_of_the_settings_is_pointed_out() {
    let (mut window, agency) = tab_of(large(Language::Fi), |rows, one| {
        let account = client::account(rows, one.id, TODAY);
        account.value.is_some_and(|value| value > 10_000 * 10_000) && !account.contact_wanted
    });
    let pointed = "Sopimuksen arvo vuodessa ylittää rajan";
    assert!(!says(&window, pointed));
    click(&mut window, "Asetukset");
    click(&mut window, "Muuta rajaa…");
    fill(&mut window, "Raja, € vuodessa", "5 000");
    save(&mut window);
    assert_eq!(rows(&window).value_limit(), 5_000 * 10_000);
    assert!(says(&window, "5\u{a0}000\u{a0}€"));
    let account = client::account(&rows(&window), agency.id, TODAY);
    assert!(account.contact_wanted, "{account:?}");
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, &agency.name_fi);
    press(&mut window, NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num6);
    assert!(says(&window, pointed));
    undo(&mut window);
    assert!(!says(&window, pointed));
}

#[test]
fn the_manager_of_a_branch_is_named_in_the_settings_and_seen_at_its_agencies() {
    let (mut window, agency) = tab_of(large(Language::Fi), |rows, one| {
        client::account(rows, one.id, TODAY).manager.is_some_and(|manager| manager.by_branch)
    });
    let manager = client::account(&rows(&window), agency.id, TODAY).manager.expect("that of the branch");
    assert!(says(&window, &manager.name) && says(&window, "hallinnonalan mukaan"));
    click(&mut window, "Asetukset");
    click(&mut window, "Lisää asiakkuuspäällikkö…");
    type_text(&mut window, "Ossi Olematon");
    let branch = agency.branch.expect("every one has a branch");
    let branch = rows(&window).branch.get(branch).expect("there").name_fi.clone();
    choose_in(&mut window, "Hallinnonala", &branch);
    fill(&mut window, "Ensimmäinen päivä", "1.10.2026");
    save(&mut window);
    let now = client::account(&rows(&window), agency.id, TODAY).manager.expect("one");
    assert_eq!((now.name.as_str(), now.by_branch), ("Ossi Olematon", true));
}

#[test]
fn the_unit_is_told_by_branch_and_satisfaction_is_compared() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let mut window = window(Setting { today: true, ..large(language) });
        click(&mut window, texts.get("situation-unit"));
        assert!(says(&window, texts.get("satisfaction-compared")), "{language:?}");
        let snapshot = Arc::clone(window.state().snapshot());
        let branches = snapshot
            .branch
            .iter()
            .filter(|branch| snapshot.agency.iter().any(|one| one.branch == Some(branch.id) && !one.archived(TODAY)));
        for branch in branches {
            assert!(says(&window, branch.name(language)), "{language:?}: {}", branch.name_fi);
        }
        assert!(says(&window, texts.get("situation-internal-help")));
        click(&mut window, texts.get("situation-internal"));
        assert!(!says(&window, texts.get("situation-internal-help")));
    }
}

#[test]
fn an_agency_of_which_nothing_is_known_says_what_to_do() {
    let (window, _) = tab_of(large(Language::Fi), |rows, one| rows.meetings(one.id).is_empty());
    assert!(says(&window, "Lisää kokous ja kirjaa sen päätökset tänne"));
    let (window, _) = tab_of(large(Language::Fi), |rows, one| rows.satisfactions(one.id).is_empty());
    assert!(says(&window, "Tuloksia ei ole kirjattu"));
}

#[test]
fn a_decision_that_became_a_matter_is_in_the_assignees_today_and_in_nobody_elses_in_three_languages() {
    const DECIDED: &str = "Aineiston määräpäivä tarkistetaan";
    const ELSA: &str = "Elsa Mielikuva";
    for language in Language::ALL {
        let texts = Texts::new(language);
        let t = |key: &str| texts.get(key).to_owned();
        for (login, theirs) in [("mielel", true), ("mallvi", false)] {
            let of_others = |rows: &Rows, one: &Agency| {
                let elsa = rows.employee.iter().find(|one| one.name == ELSA).expect("one of us").id;
                let is = |role| rows.assigned(one.id, role, TODAY).is_none_or(|(_, who)| who.id == elsa);
                !is(AssignmentRole::Responsible) && !is(AssignmentRole::Deputy)
            };
            let (mut window, agency) = tab_of(Setting { login, ..large(language) }, of_others);
            let today = |window: &mut Window| {
                enter(window, Role::Button, &t("place-today"));
                // What was saved last is told by name as well.
                let told = window.query_all_by_label_contains(DECIDED).map(|node| {
                    let node = node.accesskit_node();
                    node.label().or_else(|| node.value()).unwrap_or_default()
                });
                told.into_iter().any(|words| words.starts_with(DECIDED))
            };
            enter(&mut window, Role::Link, &t("meeting-add"));
            type_text(&mut window, "Etäkokous");
            enter(&mut window, Role::Link, &t("meeting-decision-add"));
            fill(&mut window, &texts.with("meeting-decision-nth", &[("number", 1.into())]), DECIDED);
            save(&mut window);
            assert!(!today(&mut window), "{language:?}: a mere decision is nobody's");
            press(&mut window, Modifiers::COMMAND, Key::F);
            type_text(&mut window, DECIDED);
            press(&mut window, NONE, Key::Enter);
            // The decision is found, and leads to the meeting where it becomes a matter.
            enter(&mut window, Role::Button, &format!("{}: {DECIDED}", t("decision-become").trim_end_matches('…')));
            choose_in(&mut window, texts.get("matter-assignee"), ELSA);
            let due = TODAY + chrono::Days::new(1);
            fill(&mut window, &t("matter-due"), &format_date(language, due));
            save(&mut window);
            let now = rows(&window);
            let (_, decisions) = newest(&now, &agency);
            let matter = now.open_matter.get(decisions[0].open_matter.expect("it became one")).expect("there").clone();
            assert_eq!((matter.assignee, matter.due), (Some(named(&now, ELSA)), Some(due)), "{language:?}");
            assert_eq!(today(&mut window), theirs, "{language:?}: {login}");
            if theirs {
                assert!(says(&window, &t("matter-yours")), "{language:?}: whose it is");
                assert!(says(&window, &t("day-tomorrow")), "{language:?}: by when");
            }
        }
    }
}

fn named(rows: &Rows, name: &str) -> kortisto::domain::EmployeeId {
    rows.employee.iter().find(|one| one.name == name).expect("one of us").id
}

#[test]
fn what_is_planned_with_a_number_stands_in_the_figures_apart_from_what_is_known() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let coming = |rows: &Rows, one: &Agency| {
            let last = kortisto::domain::figures::with_figures(rows, one.id).last().copied();
            last.is_some_and(|last| rows.planned_after(one.id, last).iter().any(|one| one.employment_type.is_some()))
        };
        let (mut window, agency) = tab_of(large(language), coming);
        press(&mut window, Modifiers::COMMAND, Key::Num8);
        let now = rows(&window);
        let planned = now.planned_after(agency.id, 2025);
        let one = planned.iter().find(|one| one.employment_type.is_some()).expect("heads");
        let amount = kortisto::i18n::number::format_signed(language, one.amount.expect("a number"));
        let day = format_date(language, one.expected_on.expect("a day"));
        // In the table, under a heading of its own, and in what the chart says.
        assert!(says(&window, texts.get("figures-planned")), "{language:?}");
        let told = format!("{amount} ({day})");
        let mut cells = window.query_all_by_role(Role::GridCell).filter_map(|node| node.accesskit_node().value());
        assert!(cells.any(|text| text.contains(&told)), "{language:?}: {told}");
        assert!(says(&window, &format!("{} {day}: ", texts.get("figures-planned-mark"))), "{language:?}");
    }
}

#[test]
fn plans_tasks_and_old_meetings_are_found_and_led_to() {
    use crate::layers::focused;

    let mut window = window(large(Language::Fi));
    let now = rows(&window);
    let mut find = |query: &str| {
        press(&mut window, Modifiers::COMMAND, Key::F);
        type_text(&mut window, query);
        press(&mut window, NONE, Key::Enter);
        focused(&window)
    };
    let plan = now.client_plan.iter().next().expect("made up");
    let there = find(&plan.goal);
    assert!(there.contains(&plan.goal), "{there}");
    for task in now.recurring_task.iter() {
        let there = find(&task.name_fi);
        assert!(there.ends_with(&task.name_fi) && there.starts_with("Muokkaa"), "{there}");
    }
    // What was decided is found among the meetings that decided it, narrowed by the agency.
    let agency = now.agency.iter().max_by_key(|one| now.meetings(one.id).len()).expect("one");
    let decided = |meeting: &&Meeting| !now.decisions(meeting.id).is_empty();
    let oldest = now.meetings(agency.id).into_iter().rfind(|one| decided(one)).expect("one that decided");
    let decision = now.decisions(oldest.id).into_iter().next().expect("one").text.clone();
    let there = find(&format!("{decision} {}", agency.name_fi));
    let same = |meeting: &&Meeting| now.decisions(meeting.id).iter().any(|one| one.text == decision);
    let texts = Texts::new(Language::Fi);
    let mut names = now.meetings(agency.id).into_iter().filter(same).map(|one| meeting_name(&texts, one));
    assert!(names.any(|name| there.contains(&name)), "{there}");
}
