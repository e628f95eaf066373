//! Room: in whatever window, every page shows what it is about, and all that can be done on it can be come to.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::Node;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};
use kortisto::domain::Language;
use kortisto::i18n::Texts;
use kortisto::ui::{Place, Tab};

use crate::window::{Setting, TODAY, Window, click, press, settle, type_text, window};

/// The windows in points, each with the size of the letters it is seen at: 1280×720 and 1366×768 pixels at 100, 150 and
/// 200 %, a small window, and the smallest.
const WINDOWS: [([f32; 2], u32); 6] = [
    ([1280.0, 720.0], 100),
    ([853.0, 480.0], 150),
    ([640.0, 360.0], 200),
    ([683.0, 384.0], 200),
    ([1000.0, 600.0], 100),
    ([720.0, 480.0], 100),
];

/// Measures less than this are the same.
const SLACK: f32 = 1.5;

fn at(size: [f32; 2], zoom: u32) -> Window {
    window(Setting { size, zoom, ..Setting::default() })
}

fn go(window: &mut Window, place: Place) {
    let ctx = window.ctx.clone();
    window.state_mut().go(&ctx, place);
    settle(window);
}

/// What the page shows: the part of the window in which it is seen.
fn content(window: &Window) -> Rect {
    window.query_by_role(Role::Main).expect("a page").rect()
}

fn tabs(window: &Window) -> Vec<String> {
    let tabs = window.query_all_by_role(Role::Tab);
    tabs.filter_map(|node| node.accesskit_node().label()).collect()
}

/// Presses something by keyboard, which comes to it wherever the page is scrolled to.
fn enter(window: &mut Window, role: Role, name: &str) {
    // The navigation may have a page of the same name; a menu lies over it.
    window.query_all_by_role_and_label(role, name).last().expect("there").focus();
    settle(window);
    press(window, Modifiers::NONE, Key::Enter);
}

/// Brings a tab up, from the row or from the menu that the rest is folded into.
pub fn tab(window: &mut Window, name: &str) {
    if window.query_by_role_and_label(Role::Tab, name).is_none() {
        enter(window, Role::Button, "Muut välilehdet");
        enter(window, Role::Button, name);
    } else {
        enter(window, Role::Tab, name);
    }
    let up = window.get_by_role_and_label(Role::Tab, name);
    assert_eq!(up.accesskit_node().is_selected(), Some(true), "{name} is on top and in the row");
}

/// Every page with each of its tabs, named as a window in which all of them fit names them.
pub fn pages(setting: Setting) -> Vec<(Place, Option<String>)> {
    let mut wide = window(Setting { size: [1600.0, 1000.0], ..setting });
    let mut pages = Vec::new();
    for place in Place::ALL {
        go(&mut wide, place);
        let tabs = tabs(&wide);
        if place == Place::Agencies {
            let texts = Texts::new(Language::Fi);
            let known: Vec<String> = Tab::ALL.iter().map(|tab| texts.get(tab.key()).to_owned()).collect();
            assert_eq!(tabs, known, "every tab of an agency stands in a wide window");
        }
        if tabs.is_empty() {
            pages.push((place, None));
        }
        pages.extend(tabs.into_iter().map(|tab| (place, Some(tab))));
    }
    pages
}

fn show(window: &mut Window, place: Place, name: Option<&str>) {
    go(window, place);
    if let Some(name) = name {
        tab(window, name);
    }
}

#[test]
fn every_page_shows_what_it_is_about_in_half_of_the_window() {
    let pages = pages(Setting::default());
    let mut found = Vec::new();
    for (size, zoom) in WINDOWS {
        let mut window = at(size, zoom);
        for (place, name) in &pages {
            show(&mut window, *place, name.as_deref());
            let content = content(&window);
            if content.height() < size[1] / 2.0 {
                found.push(format!("{place:?} {name:?} at {size:?}: {} points", content.height()));
            }
            let whole = Rect::from_min_size(egui::Pos2::ZERO, size.into());
            assert!(whole.expand(SLACK).contains_rect(content), "{place:?} {name:?} at {size:?}: {content:?}");
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_a_button_does_and_to_what_is_said_without_the_dots_between() {
    for language in Language::ALL {
        let setting = || Setting { language, size: [1600.0, 1600.0], ..Setting::default() };
        let mut window = window(setting());
        for place in Place::ALL {
            go(&mut window, place);
            let tabs = tabs(&window);
            for name in tabs.iter().map(Some).chain(tabs.is_empty().then_some(None)) {
                show(&mut window, place, name.map(String::as_str));
                let dotted = window.query_all_by(|node| node.label().is_some_and(|label| label.contains("…: ")));
                let dotted: Vec<_> = dotted.filter_map(|node| node.accesskit_node().label()).collect();
                assert_eq!(dotted, [] as [String; 0], "{language:?} {place:?} {name:?}");
            }
        }
    }
}

/// What has the keyboard when Tab comes to it.
fn reached(role: Role) -> bool {
    matches!(
        role,
        Role::Button
            | Role::Link
            | Role::ComboBox
            | Role::Tab
            | Role::TextInput
            | Role::MultilineTextInput
            | Role::CheckBox
            | Role::RadioButton
    )
}

fn on_page(node: &Node<'_>) -> bool {
    std::iter::successors(node.accesskit_node().parent(), AccessKitNode::parent).any(|node| node.role() == Role::Main)
}

/// Gives the keyboard to each control of the page in turn; what cannot be seen then.
fn hidden(window: &mut Window) -> Vec<String> {
    let all = window.query_all_by(|node| reached(node.role()) && !node.is_disabled() && node.bounding_box().is_some());
    let ids: Vec<_> = all.into_iter().filter(on_page).map(|node| node.accesskit_node().id()).collect();
    let mut hidden = Vec::new();
    for id in ids {
        let there = |window: &Window| {
            let mut all = window.query_all_by(|node| node.id() == id && node.bounding_box().is_some());
            all.next().map(|node| (node.rect(), node.accesskit_node().label().unwrap_or_default()))
        };
        let Some(node) = window.query_all_by(|node| node.id() == id).next() else { continue };
        node.focus();
        // A page takes a few frames for coming to rest where it has been scrolled to.
        window.run_steps(5);
        let Some((rect, label)) = there(window) else { continue };
        let content = content(window);
        // Of what is wider or higher than the page, its beginning is seen.
        let size = rect.size().min(content.size() - egui::Vec2::splat(8.0));
        let seen = content.intersect(rect).size();
        if seen.x < size.x - SLACK || seen.y < size.y - SLACK {
            hidden.push(format!("‘{label}’ at {rect:?}, in {content:?}"));
        }
    }
    hidden
}

fn everything_is_reached(size: [f32; 2], zoom: u32) {
    let pages = pages(Setting::default());
    let mut window = at(size, zoom);
    let mut found = Vec::new();
    for (place, name) in &pages {
        show(&mut window, *place, name.as_deref());
        let hidden = hidden(&mut window);
        found.extend(hidden.into_iter().map(|what| format!("{place:?} {name:?}: {what}")));
    }
    assert!(found.is_empty(), "{} at {size:?}: {found:#?}", found.len());
}

#[test]
fn all_that_can_be_done_is_come_to_with_large_letters() {
    everything_is_reached([640.0, 360.0], 200);
}

#[test]
fn all_that_can_be_done_is_come_to_in_a_small_window() {
    everything_is_reached([720.0, 480.0], 100);
}

#[test]
fn tabs_that_do_not_fit_fold_and_the_one_on_top_stays_in_the_row() {
    let mut window = at([640.0, 360.0], 200);
    let texts = Texts::new(Language::Fi);
    let name = |tab: Tab| texts.get(tab.key()).to_owned();
    let row = tabs(&window);
    assert!(row.len() < Tab::ALL.len(), "some fold: {row:?}");
    for one in Tab::ALL {
        tab(&mut window, &name(one));
        let rects: Vec<Rect> = window.query_all_by_role(Role::Tab).map(|node| node.rect()).collect();
        let top = rects[0].top();
        assert!(rects.iter().all(|rect| (rect.top() - top).abs() < SLACK), "one row: {rects:?}");
        assert!(rects.iter().all(|rect| rect.right() <= 640.0), "within the window: {rects:?}");
    }
}

#[test]
fn the_question_stays_in_sight_where_its_answer_is_typed() {
    for (size, zoom) in WINDOWS {
        let mut window = crate::questionnaire::page(Setting { size, zoom, ..Setting::default() }, "Kysely");
        settle(&mut window);
        let question = window.query_all_by_role(Role::Heading).find(|node| node.accesskit_node().level() == Some(2));
        let question = question.expect("a question").rect();
        let answer = window.get_by_role_and_label(Role::MultilineTextInput, "Vastaus");
        assert!(answer.is_focused(), "{size:?}");
        let content = content(&window).expand(SLACK);
        assert!(content.contains_rect(question), "{size:?}: {question:?} in {content:?}");
        assert!(content.contains_rect(answer.rect()), "{size:?}: {:?} in {content:?}", answer.rect());
    }
}

#[test]
fn who_sits_here_is_asked_in_sight_whatever_the_window() {
    for (size, zoom) in WINDOWS {
        let setting = Setting { asks_who: true, today: true, size, zoom, ..Setting::default() };
        let window = window(setting);
        let whole = Rect::from_min_size(egui::Pos2::ZERO, size.into());
        for name in ["En ole luettelossa", "Kysy myöhemmin"] {
            let rect = window.get_by_label(name).rect();
            assert!(whole.contains_rect(rect), "{name} at {size:?}: {rect:?}");
        }
    }
}

#[test]
fn forms_keep_their_buttons_in_sight() {
    for (size, zoom) in WINDOWS {
        let whole = Rect::from_min_size(egui::Pos2::ZERO, size.into());
        let mut window = at(size, zoom);
        press(&mut window, Modifiers::COMMAND, Key::N);
        let save = window.get_by_label("Tallenna").rect();
        assert!(whole.contains_rect(save), "the form of an agency at {size:?}: {save:?}");
        press(&mut window, Modifiers::NONE, Key::Escape);
        tab(&mut window, "Yhteystiedot");
        window.get_by_label("Lisää yhteyshenkilö…").focus();
        settle(&mut window);
        press(&mut window, Modifiers::NONE, Key::Enter);
        for name in ["Tallenna", "Peruuta"] {
            let rect = window.get_by_label(name).rect();
            assert!(whole.contains_rect(rect), "{name} of a contact at {size:?}: {rect:?}");
        }
    }
}

#[test]
fn a_narrow_window_shows_the_list_or_the_agency() {
    let mut window = at([640.0, 360.0], 200);
    assert!(window.query_by_label("Suodata virastoja").is_none());
    click(&mut window, "‹ Virastot");
    let row = window.query_all_by_role(Role::ListBoxOption).nth(1).expect("a second agency");
    assert!(row.rect().width() > 400.0, "the list has the window");
    let name = row.accesskit_node().label().expect("a name");
    row.click();
    settle(&mut window);
    let name = name.split(", ").next().expect("a name");
    assert!(window.query_by_role_and_label(Role::Heading, name).is_some(), "{name}");
}

#[test]
fn how_many_agencies_there_are_is_told_once() {
    let window = at([1280.0, 720.0], 100);
    assert_eq!(window.query_all_by_label("26 virastoa").count(), 1, "under the list");
    assert!(window.query_by_label("28 virastoa").is_none());
}

#[test]
fn a_person_s_time_away_says_what_it_says_beside_its_buttons() {
    let mut window = at([640.0, 360.0], 200);
    let snapshot = std::sync::Arc::clone(window.state().snapshot());
    let reachable = snapshot.absence.iter().find(|one| one.reachable).expect("made up");
    let name = snapshot.employee.get(reachable.employee).expect("one of us").name.clone();
    go(&mut window, Place::Absences);
    crate::absence::choose(&mut window, &name);
    let rect = |window: &Window, label: &str| window.query_by_label(label).map(|node| node.rect());
    let texts = Texts::new(Language::Fi);
    let buttons = ["briefing-open", "briefing-back", "print-pack", "print-briefing"];
    let drawn: Vec<Rect> = buttons.iter().filter_map(|key| rect(&window, texts.get(key))).collect();
    assert!(drawn.len() >= 2, "{drawn:?}");
    let pill = rect(&window, texts.get("absence-reachable")).expect("it is said that they can be reached");
    assert!(drawn.iter().all(|button| !button.intersects(pill)), "{drawn:?} {pill:?}");
    let title = window.query_all_by_role(Role::Heading).find(|node| node.accesskit_node().level() == Some(1));
    let title = title.expect("a title").rect();
    assert!(drawn.iter().all(|button| !button.intersects(title)), "{drawn:?} {title:?}");
}

#[test]
fn a_choice_beside_a_title_has_room_for_what_is_chosen() {
    for (size, zoom) in WINDOWS {
        let mut window = window(Setting { size, zoom, login: "mielel", ..Setting::default() });
        go(&mut window, Place::Upkeep);
        let whose = window.get_by_role_and_label(Role::ComboBox, "Kenen").rect();
        assert!(whose.width() > 100.0 && whose.height() < 40.0, "{size:?}: {whose:?}");
        assert!(whose.right() <= size[0], "{size:?}: {whose:?}");
    }
}

#[test]
fn a_menu_is_as_wide_as_what_stands_in_it() {
    let mut window = at([1280.0, 720.0], 100);
    click(&mut window, "Lisää toimintoja");
    let item = window.get_by_label("Vaihda logo…").rect();
    assert!(item.width() < 320.0 && item.height() <= 32.0, "{item:?}");
}

#[test]
fn whom_to_call_is_in_sight_on_the_card() {
    for size in [[1280.0, 720.0], [1440.0, 900.0]] {
        let mut window = at(size, 100);
        tab(&mut window, "Kortti");
        let snapshot = std::sync::Arc::clone(window.state().snapshot());
        let heading = window.query_all_by_role(Role::Heading).find(|node| node.accesskit_node().level() == Some(1));
        let name = heading.and_then(|node| node.accesskit_node().label()).expect("an agency");
        let agency = snapshot.agency.iter().find(|one| one.name_fi == name).expect("there");
        // In the header or on the card: without scrolling.
        let content = content(&window).expand(SLACK).with_min_y(0.0);
        let said = |text: &str, number: &str| text.contains("Vaihde") && text.contains(number);
        let numbers = window.query_all_by(|node| {
            node.bounding_box().is_some() && node.label().is_some_and(|label| said(&label, &agency.switchboard))
        });
        assert!(numbers.into_iter().any(|node| content.contains_rect(node.rect())), "{size:?}: {}", agency.switchboard);
        let first = snapshot.contacts(agency.id)[0].name.clone();
        let calls = window.query_all_by(|node| {
            node.bounding_box().is_some()
                && node.label().is_some_and(|label| label.contains("Soita") && label.contains(&first))
        });
        let calls: Vec<_> = calls.into_iter().map(|node| (node.rect(), node.accesskit_node().label())).collect();
        assert!(calls.iter().any(|(rect, _)| content.contains_rect(*rect)), "{size:?}: {first}: {calls:?} {content:?}");
    }
}

#[test]
fn what_a_page_is_narrowed_down_to_folds_where_the_window_is_low() {
    let texts = Texts::new(Language::Fi);
    let pages = [
        (Place::Round, "role-secretary"),
        (Place::History, "history-topic"),
        (Place::AddressBook, "book-role"),
        (Place::Workload, "workload-by"),
    ];
    for (size, zoom) in [([640.0, 360.0], 200), ([720.0, 480.0], 100)] {
        let mut window = at(size, zoom);
        let whole = Rect::from_min_size(egui::Pos2::ZERO, size.into());
        for (place, key) in pages {
            go(&mut window, place);
            let choice = texts.get(key);
            assert!(window.query_by_role_and_label(Role::ComboBox, choice).is_none(), "{place:?}: {choice} is folded");
            enter(&mut window, Role::Button, "Suodatus");
            let rect = window.get_by_role_and_label(Role::ComboBox, choice).rect();
            assert!(whole.contains_rect(rect), "{place:?}: {choice} at {rect:?}");
            press(&mut window, Modifiers::NONE, Key::Escape);
            assert!(window.query_by_role_and_label(Role::ComboBox, choice).is_none(), "{place:?}: Esc folds it");
            assert!(window.get_by_role_and_label(Role::Button, "Suodatus").is_focused(), "{place:?}");
        }
    }
    let mut window = at([1280.0, 720.0], 100);
    for (place, key) in pages {
        go(&mut window, place);
        assert!(window.query_by_role_and_label(Role::ComboBox, texts.get(key)).is_some(), "{place:?}");
        assert!(window.query_by_role_and_label(Role::Button, "Suodatus").is_none(), "{place:?}");
    }
}

#[test]
fn the_folded_button_says_how_much_narrows_the_page_down() {
    let mut window = at([640.0, 360.0], 200);
    go(&mut window, Place::Round);
    enter(&mut window, Role::Button, "Suodatus");
    window.get_by_role_and_label(Role::CheckBox, "Vain myöhässä olevat").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Space);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_role_and_label(Role::Button, "Suodatus (1)").is_some());
    // Whoever leaves the page and comes back finds it folded.
    enter(&mut window, Role::Button, "Suodatus (1)");
    go(&mut window, Place::History);
    go(&mut window, Place::Round);
    assert!(window.query_by_role_and_label(Role::CheckBox, "Vain myöhässä olevat").is_none());
}

#[test]
fn the_last_page_of_the_navigation_is_come_to_and_half_of_a_picture_says_that_there_are_more() {
    let texts = Texts::new(Language::Fi);
    let mut window = at([640.0, 360.0], 200);
    let rect = |window: &Window, place: Place| {
        window.query_all_by_role_and_label(Role::Button, texts.get(place.key())).next().expect("there").rect()
    };
    go(&mut window, Place::Today);
    let step = rect(&window, Place::Round).top() - rect(&window, Place::Today).top();
    assert!((28.0..=36.0).contains(&step), "closer than with room: {step}");
    // What ends where the status bar begins.
    let end = content(&window).bottom() - 6.0;
    let cut = (end - rect(&window, Place::Today).top()) / step;
    assert!((0.25..0.75).contains(&cut.fract()), "{cut} of them are seen");
    window.query_all_by_role_and_label(Role::Button, "Asetukset").next().expect("there").focus();
    settle(&mut window);
    let last = rect(&window, Place::Settings);
    assert!(last.bottom() <= content(&window).bottom() + SLACK, "{last:?}");
}

#[test]
fn a_form_leaves_its_fields_the_room_of_a_low_window() {
    let mut window = at([640.0, 360.0], 200);
    tab(&mut window, "Yhteystiedot");
    window.get_by_label("Lisää yhteyshenkilö…").focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let save = window.get_by_label("Tallenna").rect();
    let fields = window.query_all_by_role(Role::TextInput).map(|node| node.rect());
    let top = fields.map(|rect| rect.top()).filter(|top| *top > 30.0).fold(f32::INFINITY, f32::min);
    assert!(save.top() - top >= 225.0, "from {top} to {}", save.top());
    assert!(save.bottom() <= 360.0);
}

#[test]
fn a_question_with_many_fields_keeps_its_buttons_in_sight() {
    let mut window = at([640.0, 360.0], 200);
    let id = window.state().snapshot().agency.iter().next().expect("an agency").id;
    for question in [kortisto::ui::Question::Rename(id), kortisto::ui::Question::Split(id)] {
        window.state_mut().ask(question);
        settle(&mut window);
        let whole = Rect::from_min_size(egui::Pos2::ZERO, [640.0, 360.0].into());
        for name in ["Tallenna", "Peruuta"] {
            let rect = window.get_by_label(name).rect();
            assert!(whole.contains_rect(rect), "{name}: {rect:?}");
        }
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn twelve_weeks_of_absences_have_the_width_of_the_page() {
    let mut window = at([640.0, 360.0], 200);
    go(&mut window, Place::Absences);
    tab(&mut window, "Kalenteri");
    let weeks = window.query_all_by(|node| {
        let said = [node.label(), node.value()].into_iter().flatten();
        node.role() == Role::Label && said.into_iter().any(|said| said.matches(" poissa").count() == 12)
    });
    let weeks = weeks.into_iter().next().expect("the weeks").rect();
    assert!(weeks.width() > 450.0, "{weeks:?}");
    assert!(weeks.right() <= 640.0);
}

#[test]
fn the_selected_agency_is_clear_of_where_the_list_fades() {
    let mut window = at([1280.0, 720.0], 100);
    let count = window.query_all_by_role(Role::ListBoxOption).next().expect("a row").accesskit_node().size_of_set();
    let mut stops = 0;
    for place in 1..count.expect("rows") {
        press(&mut window, Modifiers::ALT, Key::ArrowDown);
        let foot = window.get_by_label("26 virastoa").rect();
        let chosen = |row: &Node<'_>| {
            let row = row.accesskit_node();
            row.is_selected() == Some(true) || row.toggled() == Some(egui::accesskit::Toggled::True)
        };
        let row = window.query_all_by_role(Role::ListBoxOption).find(chosen);
        let row = row.expect("selected").rect();
        stops += usize::from(row.bottom() > foot.top() - 60.0);
        let last = place + 1 == count.expect("rows");
        assert!(last || row.bottom() <= foot.top() - 20.0, "{place}: {row:?} above {foot:?}");
    }
    assert!(stops > 1, "the list scrolls");
}

#[test]
fn the_number_of_the_switchboard_stands_where_it_is_said_whose_it_is() {
    for (size, zoom) in WINDOWS {
        let mut window = at(size, zoom);
        let snapshot = std::sync::Arc::clone(window.state().snapshot());
        let with_number = snapshot.agency.iter().filter(|one| !one.switchboard.is_empty() && !one.archived(TODAY));
        for agency in with_number.take(3) {
            press(&mut window, Modifiers::COMMAND, Key::F);
            type_text(&mut window, &agency.name_fi);
            press(&mut window, Modifiers::NONE, Key::Enter);
            let label = window.query_all_by_label("Vaihde").next().expect("a label").rect();
            let said = format!("Vaihde, {}", agency.switchboard);
            let number = window.query_all_by_label_contains(&said).next().expect("a number").rect();
            let beside = (label.center().y - number.center().y).abs() < 6.0 && number.left() > label.right();
            assert!(beside, "{size:?}: {label:?} {number:?}");
        }
    }
}

#[test]
fn the_situation_of_the_unit_leads_back_to_where_one_has_come_from() {
    let mut window = at([1280.0, 720.0], 100);
    let heading = |window: &Window| {
        let all = window.query_all_by_role(Role::Heading);
        all.filter(|node| node.accesskit_node().level() == Some(1)).find_map(|node| node.accesskit_node().label())
    };
    let agency = heading(&window).expect("an agency");
    go(&mut window, Place::Situation);
    enter(&mut window, Role::Link, &format!("‹ {agency}"));
    assert_eq!(heading(&window), Some(agency));
    go(&mut window, Place::Today);
    let today = heading(&window);
    go(&mut window, Place::Situation);
    enter(&mut window, Role::Link, "‹ Tänään");
    assert_eq!(heading(&window), today);
}

#[test]
fn an_empty_date_says_how_it_is_written_and_shows_no_day() {
    for (language, form) in [(Language::Fi, "pp.kk.vvvv"), (Language::Sv, "dd.mm.åååå"), (Language::En, "dd.mm.yyyy")]
    {
        let mut window = window(Setting { language, ..Setting::default() });
        go(&mut window, Place::History);
        let from = Texts::new(language).get("field-first-day").to_owned();
        let field = window.get_by_role_and_label(Role::TextInput, &from);
        assert_eq!(field.accesskit_node().placeholder(), Some(form));
    }
}
