//! The help: it names only what there is, says the same in three languages, fits the screen, and is read by keyboard.

use std::collections::BTreeSet;

use clap::CommandFactory;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::cli::Arguments;
use kortisto::domain::Language;
use kortisto::i18n::{Texts, keys};
use kortisto::ui::Place;
use kortisto::ui::help::{Block, Page, Span, picture, read};

use crate::layers::focused;
use crate::window::{Setting, Window, click, press, settle, type_text, window};

/// What stands between braces and is no key.
const OWN: [&str; 3] = ["keys", "licences", "version"];

/// What stands between two signs in a text.
fn between<'t>(text: &'t str, open: &'t str, close: char) -> Vec<&'t str> {
    text.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(inside, _)| inside).collect()
}

/// The kinds of lines of a text: headings, lines of lists, paragraphs.
fn shape(source: &str) -> Vec<&'static str> {
    source
        .lines()
        .map(|line| match line.split_once(' ').map_or(line, |(first, _)| first) {
            "#" => "title",
            "##" => "heading",
            "-" => "item",
            first if first.starts_with("![") => "picture",
            "" => "nothing",
            number if number.ends_with('.') && number[..number.len() - 1].bytes().all(|b| b.is_ascii_digit()) => "step",
            _ => "text",
        })
        .collect()
}

#[test]
fn every_file_of_the_help_is_a_page() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/help");
    for language in Language::ALL {
        let files: BTreeSet<String> = std::fs::read_dir(folder.join(language.code()))
            .expect("a folder of the language")
            .map(|entry| entry.expect("a file").path())
            .map(|path| std::fs::read_to_string(path).expect("a text"))
            .collect();
        let pages: BTreeSet<String> = Page::ALL.map(|page| page.source(language).to_owned()).into();
        assert!(files == pages, "{language:?}: {} files, {} pages", files.len(), pages.len());
    }
}

#[test]
fn the_help_names_only_what_the_window_has() {
    let known = keys(Language::Fi);
    for language in Language::ALL {
        let texts = Texts::new(language);
        for page in Page::ALL {
            let source = page.source(language);
            for key in between(source, "{", '}').into_iter().filter(|key| !OWN.contains(key)) {
                assert!(known.contains(key), "{page:?} in {language:?} names {key}, which is no text");
                assert!(!texts.get(key).starts_with('⟨'), "{page:?} names {key}, which needs more to be said");
            }
            let read = read(source, &texts);
            assert!(!read.title.is_empty(), "{page:?}");
            for block in &read.blocks {
                let (Block::Text(spans) | Block::Item(spans) | Block::Step(_, spans) | Block::Picture(_, spans)) =
                    block
                else {
                    continue;
                };
                let said: String = spans.iter().map(Span::words).collect();
                assert!(!said.contains("…."), "{page:?} in {language:?}: {said}");
                for span in spans {
                    if let Span::Plain(words) = span {
                        assert!(!words.contains(['{', '}', '`', '[', ']', '*']), "{page:?} in {language:?}: {words}");
                    }
                }
            }
        }
    }
}

/// The pictures of a page in a language, and what they show.
fn pictures(page: Page, language: Language) -> Vec<(String, String)> {
    let blocks = read(page.source(language), &Texts::new(language)).blocks;
    let shown = blocks.into_iter().filter_map(|block| match &block {
        Block::Picture(name, _) => Some((name.clone(), block.words())),
        _ => None,
    });
    shown.collect()
}

#[test]
fn every_picture_is_there_in_three_languages_and_every_file_is_shown_once() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/help/pictures");
    for language in Language::ALL {
        let shown: Vec<(String, String)> = Page::ALL.into_iter().flat_map(|page| pictures(page, language)).collect();
        let mut names: Vec<String> = shown.iter().map(|(name, _)| name.clone()).collect();
        for (name, caption) in &shown {
            assert!(picture(language, name).is_some(), "there is no {name} in {language:?}");
            assert!(!caption.is_empty(), "{name} in {language:?} does not say what it shows");
        }
        let mut files: Vec<String> = std::fs::read_dir(folder.join(language.code()))
            .expect("a folder of the language")
            .map(|entry| entry.expect("a file").path())
            .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
            .collect();
        names.sort_unstable();
        files.sort_unstable();
        assert_eq!(names, files, "{language:?}");
    }
}

#[test]
fn the_help_says_the_same_in_three_languages() {
    for page in Page::ALL {
        let of = |language: Language| {
            let source = page.source(language);
            let mut names = between(source, "{", '}');
            let mut links = between(source, "](", ')');
            names.sort_unstable();
            links.sort_unstable();
            (shape(source), names, links)
        };
        let finnish = of(Language::Fi);
        for language in [Language::Sv, Language::En] {
            assert_eq!(of(language), finnish, "{page:?} in {language:?}");
        }
    }
}

#[test]
fn the_commands_of_the_help_are_those_of_the_program() {
    let program = Arguments::command();
    let mut seen = BTreeSet::new();
    for language in Language::ALL {
        for typed in between_ticks(Page::Administrator.source(language)) {
            let Some(words) = typed.strip_prefix("kortisto ") else { continue };
            let mut command = &program;
            for word in words.split_whitespace() {
                if let Some(option) = word.strip_prefix("--") {
                    let options = command.get_arguments().chain(program.get_arguments());
                    let found = options.filter_map(|one| one.get_long()).any(|long| long == option);
                    assert!(found, "{typed}: --{option}");
                } else if command.has_subcommands() && word != "help" {
                    command = command.find_subcommand(word).unwrap_or_else(|| panic!("{typed}: {word}"));
                    seen.insert(command.get_name().to_owned());
                }
            }
        }
    }
    let all: BTreeSet<String> = (program.get_subcommands())
        .filter(|command| !command.is_hide_set())
        .map(|command| command.get_name().to_owned())
        .collect();
    let missing: Vec<&String> = all.difference(&seen).collect();
    assert!(missing.is_empty(), "the help does not tell of {missing:?}");
}

/// What stands between backticks.
fn between_ticks(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

fn heading(window: &Window, name: &str) -> bool {
    window.query_by_role_and_label(Role::Heading, name).is_some()
}

fn go(window: &mut Window, place: Place) {
    let ctx = window.ctx.clone();
    window.state_mut().go(&ctx, place);
    settle(window);
}

fn help(window: &mut Window) {
    press(window, Modifiers::NONE, Key::F1);
    assert!(window.state().over().contains(&"Help"), "F1 opens the help");
}

#[test]
fn it_opens_where_the_screen_is_and_remembers_where_one_was() {
    let mut window = window(Setting { agencies: Some(3), ..Setting::default() });
    go(&mut window, Place::Round);
    help(&mut window);
    assert!(heading(&window, "Palkkakierros"));
    assert_eq!(focused(&window), "Hae ohjeesta");
    click(&mut window, "Saavutettavuus");
    assert!(heading(&window, "Saavutettavuus"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.state().over().is_empty());
    help(&mut window);
    assert!(heading(&window, "Saavutettavuus"), "the screen is the same, and so is the page");
    press(&mut window, Modifiers::NONE, Key::Escape);
    go(&mut window, Place::Absences);
    help(&mut window);
    assert!(heading(&window, "Työkaveri on poissa"));
}

#[test]
fn it_is_searched_and_read_without_a_mouse() {
    let mut window = window(Setting { agencies: Some(3), ..Setting::default() });
    go(&mut window, Place::Today);
    help(&mut window);
    type_text(&mut window, "uittaam");
    assert!(window.query_all_by_label_contains("Palkkakierros: ").next().is_some(), "found inside words");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(heading(&window, "Palkkakierros"), "Enter opens what is found first");
    assert_eq!(focused(&window), "Hae ohjeesta", "and the next can be looked for");
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "xyzzy");
    assert!(window.query_by_label_contains("Ohjeesta ei löydy").is_some());
    press(&mut window, Modifiers::COMMAND, Key::A);
    press(&mut window, Modifiers::NONE, Key::Delete);
    // By Tab through the pages.
    for _ in 0..30 {
        if focused(&window) == "Ylläpitäjälle" {
            break;
        }
        press(&mut window, Modifiers::NONE, Key::Tab);
    }
    assert_eq!(focused(&window), "Ylläpitäjälle");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(heading(&window, "Varmuuskopiot"), "a heading of that page");
}

#[test]
fn what_a_picture_shows_is_found_and_is_its_name() {
    let (name, caption) = pictures(Page::Absence, Language::Fi).remove(1);
    assert_eq!(name, "cover");
    let mut window = window(Setting { agencies: Some(3), ..Setting::default() });
    help(&mut window);
    type_text(&mut window, "avattu rivi kenelle soitetaan");
    assert!(window.query_by_role_and_label(Role::Button, &format!("Työkaveri on poissa: {caption}")).is_some());
    press(&mut window, Modifiers::NONE, Key::Enter);
    let image = window.get_by_role_and_label(Role::Image, &caption).rect();
    let screen = window.ctx.content_rect();
    assert!(image.width() > 600.0 && screen.contains_rect(image), "{image:?} is led to and can be read");
    assert!(window.query_by_role_and_label(Role::Label, &caption).is_some(), "it stands under it too");
}

#[test]
fn pictures_are_as_wide_as_the_text_and_no_larger_than_they_are() {
    let texts = Texts::new(Language::Fi);
    let (name, caption) = pictures(Page::Today, Language::Fi).remove(0);
    let last = read(Page::Today.source(Language::Fi), &texts).blocks.pop().expect("blocks").words();
    let file = image::load_from_memory(picture(Language::Fi, &name).expect("a picture")).expect("decoded").to_rgba8();
    let own = f64::from(file.width()) / f64::from(file.height());
    for (size, zoom) in [([1280.0, 720.0], 100), ([640.0, 360.0], 200), ([560.0, 480.0], 100)] {
        let mut window = window(Setting { agencies: Some(3), today: true, size, zoom, ..Setting::default() });
        help(&mut window);
        let image = window.get_by_role_and_label(Role::Image, &caption).rect();
        let text = window.get_by_role_and_label(Role::Label, &caption).rect();
        let screen = window.ctx.content_rect();
        assert!(image.width() > 300.0 && image.right() <= screen.right() - 8.0, "{size:?}: {image:?}");
        assert!(f64::from(image.width()) <= f64::from(file.width()), "{size:?}: {image:?} is larger than it is");
        let drawn = f64::from(image.width()) / f64::from(image.height());
        assert!((drawn - own).abs() < 0.02, "{size:?}: {image:?} is drawn out of shape");
        assert!(text.top() >= image.bottom() && text.left() - image.left() < 2.0, "{image:?}, {text:?}");
        let end = |window: &Window| window.get_by_label(&last).rect();
        assert!(!screen.contains_rect(end(&window)), "{size:?}: there is more than fits");
        for _ in 0..12 {
            press(&mut window, Modifiers::NONE, Key::PageDown);
        }
        assert!(screen.contains_rect(end(&window)), "{size:?}: {:?} is scrolled to", end(&window));
    }
}

#[test]
fn a_link_leads_to_another_page_and_back() {
    let mut window = window(Setting { agencies: Some(3), ..Setting::default() });
    go(&mut window, Place::Today);
    help(&mut window);
    assert!(heading(&window, "Päivä alkaa Tänään-sivulta"));
    // Pictures stand before it, so that it lies below the window.
    window.get_by_role_and_label(Role::Link, "Palkkakierros").click_accesskit();
    settle(&mut window);
    assert!(heading(&window, "Vaiheen kuittaaminen"));
    window.get_by_role_and_label(Role::Link, "Takaisin").click();
    settle(&mut window);
    assert!(heading(&window, "Avoin asia"));
}

#[test]
fn it_is_there_over_a_form_and_leaves_what_is_typed() {
    let mut window = window(Setting { agencies: Some(3), ..Setting::default() });
    go(&mut window, Place::Staff);
    click(&mut window, "Lisää työntekijä…");
    type_text(&mut window, "Veera Esimerkki");
    let name = focused(&window);
    help(&mut window);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!window.state().over().contains(&"Help"));
    assert_eq!(focused(&window), name, "the keyboard is in the form again");
    type_text(&mut window, "nen");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(window.state().snapshot().employee.iter().any(|one| one.name == "Veera Esimerkkinen"));
}

#[test]
fn every_page_is_drawn_in_three_languages_in_a_wide_and_a_narrow_window() {
    for language in Language::ALL {
        for size in [[1280.0, 720.0], [560.0, 480.0]] {
            let mut window = window(Setting { agencies: Some(3), language, size, ..Setting::default() });
            help(&mut window);
            let texts = Texts::new(language);
            for page in Page::ALL {
                let title = read(page.source(language), &texts).title;
                if size[0] > 1000.0 {
                    window.get_by_role_and_label(Role::Button, &title).click();
                    settle(&mut window);
                    assert!(heading(&window, &title), "{title}");
                }
            }
            assert!(window.query_all_by_role(Role::Heading).next().is_some());
        }
    }
}

#[test]
fn the_page_of_the_manual_tells_of_every_command() {
    let manual = include_str!("../../packaging/linux/kortisto.1");
    for command in Arguments::command().get_subcommands().filter(|command| !command.is_hide_set()) {
        let name = command.get_name();
        assert!(manual.contains(&format!("\n.BI {name} \"")), "{name}");
    }
}
