//! The calendar over agencies through the window: a month by keyboard and by mouse, as a list, and into another program.

use std::collections::BTreeSet;

use calcard::icalendar::{ICalendar, ICalendarComponentType};
use chrono::Datelike;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::Language;
use kortisto::domain::board::Sieve;
use kortisto::domain::unit_days::{UnitDay, unit_days};
use kortisto::i18n::Texts;

use crate::absence::choose_in;
use crate::layers::focused;
use crate::window::{Setting, TODAY, Window, click, press, settle, window};

const NONE: Modifiers = Modifiers::NONE;

fn month(setting: Setting) -> Window {
    let texts = Texts::new(setting.language);
    let mut window = window(setting);
    click(&mut window, texts.get("place-round"));
    click(&mut window, texts.get("month-calendar"));
    window
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// October of the whole unit, or of some of it.
fn october(window: &Window, sieve: Sieve) -> Vec<UnitDay> {
    let between = (TODAY.with_day(1).expect("a day"), TODAY.with_day(31).expect("a day"));
    unit_days(window.state().snapshot(), between, TODAY, &sieve, &BTreeSet::new())
}

fn falling(days: &[UnitDay]) -> usize {
    days.iter().map(|day| day.falling.len()).sum()
}

fn large(language: Language) -> Setting {
    Setting { size: [1440.0, 1000.0], language, ..Setting::default() }
}

/// The chosen day, as a screen reader hears it.
fn chosen(window: &Window) -> String {
    let days = window.query_all_by_role(Role::GridCell);
    let mut found = days.filter(|node| node.accesskit_node().is_selected() == Some(true));
    let dated = found.find_map(|node| node.accesskit_node().label().filter(|label| label.contains("2026")));
    dated.unwrap_or_default()
}

#[test]
fn the_month_is_walked_and_ticked_with_the_keyboard_in_three_languages() {
    for language in [Language::Fi, Language::Sv, Language::En] {
        let texts = Texts::new(language);
        let mut window = month(large(language));
        assert!(chosen(&window).contains(texts.get("calendar-today")), "{language:?}: {}", chosen(&window));
        window.get_by_role_and_label(Role::Grid, texts.get("month-month")).focus();
        settle(&mut window);
        // To a day on which something is still to be done.
        let days = october(&window, Sieve::default());
        let open = |day: &&UnitDay| day.date > TODAY && day.falling.iter().any(|one| !one.at.stands.settled());
        let to = days.iter().find(open).expect("something comes").clone();
        for _ in 0..(to.date - TODAY).num_days() {
            press(&mut window, NONE, Key::ArrowRight);
        }
        let heard = chosen(&window);
        assert!(heard.contains(&to.date.format("%-d").to_string()), "{language:?}: {heard}");
        let first = to.falling.iter().find(|one| !one.at.stands.settled()).expect("one").clone();
        press(&mut window, NONE, Key::Enter);
        let what = focused(&window);
        assert!(!what.is_empty(), "Enter leads on to the day");
        let ticked = |window: &Window| {
            let snapshot = window.state().snapshot();
            snapshot.tick_row(&first.at).is_some_and(|row| snapshot.round_step.get(row.id).is_some())
        };
        assert!(!ticked(&window));
        press(&mut window, NONE, Key::Space);
        assert!(ticked(&window), "{language:?}: Space ticks {what}");
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert!(!ticked(&window), "{language:?}: taken back");
    }
}

#[test]
fn page_down_and_the_arrow_lead_to_the_next_month_and_today_back() {
    let mut window = month(large(Language::Fi));
    window.get_by_role_and_label(Role::Grid, "Kuukauden päivät").focus();
    settle(&mut window);
    press(&mut window, NONE, Key::PageDown);
    assert!(says(&window, "Marraskuu 2026"));
    click(&mut window, "Seuraava kuukausi");
    assert!(says(&window, "Joulukuu 2026"));
    assert!(says(&window, "Itsenäisyyspäivä"), "holidays have their names");
    let buttons = window.query_all_by_role_and_label(Role::Button, "Tänään");
    buttons.last().expect("the way back").click();
    settle(&mut window);
    assert!(chosen(&window).contains("tänään"));
}

#[test]
fn steps_are_left_out_and_busy_days_marked_as_one_likes() {
    let mut window = month(large(Language::Fi));
    let all = falling(&october(&window, Sieve::default()));
    let summary = |count: usize| format!("{count} vaihetta kuukaudessa");
    assert!(says(&window, &summary(all)));
    click(&mut window, "Kaikki vaiheet");
    let name = window.state().snapshot().step_kinds().first().expect("a step").name(Language::Fi).to_owned();
    window.get_by_role_and_label(Role::CheckBox, &name).click();
    settle(&mut window);
    press(&mut window, NONE, Key::Escape);
    assert!(!says(&window, &summary(all)), "fewer are shown");
    let busiest = october(&window, Sieve::default()).iter().map(|day| day.falling.len()).max().expect("a day");
    assert!(busiest > 3, "the made-up unit has a busy day");
    choose_in(&mut window, "Ruuhkapäivän raja", "Ruuhkapäivä: vähintään 3 vaihetta");
    let busy = |window: &Window| window.query_all_by_label_contains(", Ruuhkapäivä").count();
    assert!(busy(&window) > 0);
    choose_in(&mut window, "Ruuhkapäivän raja", "Ruuhkapäiviä ei merkitä");
    assert_eq!(busy(&window), 0);
}

#[test]
fn mine_is_one_press_and_the_list_holds_what_the_month_holds() {
    let mut window = month(large(Language::Fi));
    let me = window.state().snapshot().employee.iter().find(|one| one.name == "Elsa Mielikuva").expect("ours").id;
    choose_in(&mut window, "Palkkapalvelusihteeri", "Elsa Mielikuva");
    let mine = falling(&october(&window, Sieve { employee: Some(me), ..Sieve::default() }));
    assert!(mine > 0 && mine < falling(&october(&window, Sieve::default())));
    click(&mut window, "Luettelo");
    assert!(says(&window, &format!("{mine} vaihetta kuukaudessa")));
    assert!(window.query_all_by_role(Role::GridCell).next().is_some());
}

#[test]
fn one_persons_rounds_are_taken_into_another_calendar() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("omat.ics");
    let mut window = month(Setting { chosen: Some(path.clone()), ..large(Language::Fi) });
    choose_in(&mut window, "Palkkapalvelusihteeri", "Elsa Mielikuva");
    click(&mut window, "Vie kalenteriin: Elsa Mielikuva…");
    assert!(says(&window, "Tiedosto tallennettu: omat.ics"));
    let text = std::fs::read_to_string(&path).expect("written");
    let calendar = ICalendar::parse(&text).expect("parses");
    let events = calendar.components.iter().filter(|one| one.component_type == ICalendarComponentType::VEvent).count();
    let elsa = window.state().snapshot().employee.iter().find(|one| one.name == "Elsa Mielikuva").expect("ours").id;
    let sieve = Sieve { employee: Some(elsa), ..Sieve::default() };
    let end = chrono::NaiveDate::from_ymd_opt(2027, 12, 31).expect("a day");
    let between = (TODAY.with_day(1).expect("a day"), end);
    let due = falling(&unit_days(window.state().snapshot(), between, TODAY, &sieve, &BTreeSet::new()));
    assert!(due > 20, "a year and more of hers: {due}");
    let meetings =
        window.state().snapshot().meetings_to_come(elsa, TODAY).iter().filter(|one| one.held_on <= end).count();
    assert_eq!(events, due + meetings);
    assert_eq!(text.matches("UID:meeting.").count(), meetings);
}

#[test]
fn without_pay_groups_it_says_where_rounds_come_from() {
    let texts = Texts::new(Language::Fi);
    let mut window = month(Setting { agencies: Some(0), ..large(Language::Fi) });
    assert!(window.query_by_role_and_label(Role::Button, texts.get("command-new")).is_some());
    click(&mut window, "Luettelo");
    assert!(window.query_by_role_and_label(Role::Button, texts.get("command-new")).is_some());
}

#[test]
fn each_day_tells_how_its_steps_stand_by_mark_and_by_word() {
    use kortisto::i18n::rounds::stands_key;

    for language in [Language::Fi, Language::Sv, Language::En] {
        let texts = Texts::new(language);
        let window = month(Setting { size: [1900.0, 1100.0], language, ..Setting::default() });
        let days = october(&window, Sieve::default());
        let mixed = days.iter().find_map(|day| {
            let steps = day.by_step().into_iter().find(|(_, falling)| UnitDay::tally(falling).len() > 1);
            steps.map(|(_, falling)| (day.date, falling))
        });
        let (date, falling) = mixed.expect("the made-up unit has a day on which one is done and another is not");
        let tally = UnitDay::tally(falling);
        assert_eq!(tally.iter().map(|(_, count)| count).sum::<usize>(), falling.len());
        let told: Vec<String> =
            tally.iter().map(|(stands, count)| format!("{count} {}", texts.get(stands_key(*stands)))).collect();
        let date = kortisto::i18n::date::format_date(language, date);
        let heard = window.query_all_by_role(Role::GridCell).filter_map(|node| node.accesskit_node().label());
        let heard: Vec<String> = heard.filter(|label| label.contains(&date)).collect();
        assert!(heard.iter().any(|label| label.contains(&format!("({})", told.join(", ")))), "{language:?}: {heard:?}");
        // What a mark means stands under the month.
        for day in &days {
            for stands in day.by_step().into_iter().filter_map(|(_, falling)| UnitDay::pressing(falling)) {
                assert!(window.query_all_by_label(texts.get(stands_key(stands))).next().is_some(), "{stands:?}");
            }
        }
    }
}
