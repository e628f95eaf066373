//! The pictures of the help: each is the window over the made-up unit, once in every language, as it is kept in
//! `assets/help/pictures`. A picture that no longer shows the window fails here;
//! `UPDATE_SNAPSHOTS=1 cargo test --test suite help_pictures` makes it anew.

use std::collections::HashMap;
use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use image::{Rgba, RgbaImage};
use kortisto::domain::{AssignmentRole, Language};
use kortisto::i18n::Texts;
use kortisto::ui::Place;

use crate::window::{Setting, TODAY, Window, press, settle, take, type_text, window};

/// How large the window is: with the names of the pages under their pictures, and letters that can still be read where the
/// help draws it narrower.
const SIZE: [f32; 2] = [860.0, 560.0];

/// The agency that has most to show.
const AGENCY: &str = "Rannikkolaitos";

/// What a picture is made in.
struct Screen {
    window: Window,
    texts: Texts,
}

impl Screen {
    fn new(language: Language, setting: Setting) -> Self {
        Self { window: window(Setting { language, ..setting }), texts: Texts::new(language) }
    }

    /// A page of the window.
    fn at(language: Language, place: Place, size: [f32; 2]) -> Self {
        let mut screen = Self::new(language, Setting { size, edits: 20, ..Setting::default() });
        let ctx = screen.window.ctx.clone();
        screen.window.state_mut().go(&ctx, place);
        settle(&mut screen.window);
        screen
    }

    /// A tab of the agency.
    fn agency(language: Language, tab: Key, size: [f32; 2]) -> Self {
        let mut screen = Self::new(language, Setting { size, ..Setting::default() });
        let name = screen.agency_name();
        screen.ctrl(Key::F);
        type_text(&mut screen.window, &name);
        screen.key(Key::Enter);
        screen.ctrl(tab);
        screen
    }

    fn agency_name(&self) -> String {
        let snapshot = self.window.state().snapshot();
        let agency = snapshot.agency.iter().find(|one| one.name_fi == AGENCY).expect("made up");
        agency.name(self.texts.language()).to_owned()
    }

    fn t(&self, key: &str) -> String {
        self.texts.get(key).to_owned()
    }

    fn key(&mut self, key: Key) {
        press(&mut self.window, Modifiers::NONE, key);
    }

    fn ctrl(&mut self, key: Key) {
        press(&mut self.window, Modifiers::COMMAND, key);
    }

    /// Presses as assistive technology does, so that no pointer lies over the picture.
    fn push(&mut self, role: Role, key: &str) {
        let name = self.t(key);
        self.window.get_all_by_role_and_label(role, &name).next().expect(key).click_accesskit();
        settle(&mut self.window);
    }

    fn focus(&mut self, role: Role, key: &str) {
        let name = self.t(key);
        self.window.get_by_role_and_label(role, &name).focus();
        settle(&mut self.window);
    }

    /// Chooses from a list that opens.
    fn choose(&mut self, key: &str, option: &str) {
        self.focus(Role::ComboBox, key);
        self.key(Key::Enter);
        take(&mut self.window, option);
    }

    fn fill(&mut self, key: &str, text: &str) {
        self.focus(Role::TextInput, key);
        self.ctrl(Key::A);
        type_text(&mut self.window, text);
    }

    /// What is on the screen from `top` to `bottom`, in points.
    fn drawn(mut self, top: u32, bottom: u32) -> RgbaImage {
        self.window.set_render_cursor(false);
        let whole = self.window.render().expect("rendered");
        image::imageops::crop_imm(&whole, 0, top, whole.width(), bottom - top).to_image()
    }

    /// All that is on the screen.
    fn whole(self) -> RgbaImage {
        self.drawn(0, 560)
    }
}

/// Compares a picture with the one that is kept, in each language.
fn each(name: &str, make: impl Fn(Language) -> RgbaImage) {
    for language in Language::ALL {
        held(name, language, &make(language));
    }
}

#[test]
fn the_first_page() {
    each("today", |language| {
        let setting = Setting { today: true, login: "mielel", edits: 4, size: SIZE, ..Setting::default() };
        Screen::new(language, setting).whole()
    });
}

#[test]
fn three_letters_are_searched() {
    each("search", |language| {
        let mut screen = Screen::new(language, Setting { size: SIZE, ..Setting::default() });
        let letters: String = screen.agency_name().chars().take(3).collect();
        screen.ctrl(Key::F);
        type_text(&mut screen.window, &letters.to_lowercase());
        screen.whole()
    });
}

#[test]
fn a_detail_is_corrected_in_its_place() {
    each("correct", |language| {
        let mut screen = Screen::agency(language, Key::Num1, SIZE);
        let snapshot = std::sync::Arc::clone(screen.window.state().snapshot());
        let agency = snapshot.agency.iter().find(|one| one.name_fi == AGENCY).expect("made up");
        let label = format!("{}: {}", screen.t("field-switchboard"), agency.switchboard);
        screen.window.get_by_label(&label).focus();
        settle(&mut screen.window);
        screen.key(Key::F2);
        screen.ctrl(Key::A);
        type_text(&mut screen.window, "019 055 0999");
        screen.whole()
    });
}

#[test]
fn somebody_is_away() {
    each("absence", |language| {
        let mut screen = Screen::at(language, Place::Absences, SIZE);
        screen.choose("absence-who", "Aino Esimerkki");
        screen.fill("field-last-day", "16.10.2026");
        screen.whole()
    });
}

#[test]
fn what_a_stand_in_reads() {
    each("cover", |language| {
        let mut screen = Screen::at(language, Place::Absences, [860.0, 1100.0]);
        let snapshot = std::sync::Arc::clone(screen.window.state().snapshot());
        let away = snapshot.absence.iter().find(|one| one.from_day < TODAY && one.to_day > TODAY).expect("made up");
        let name = &snapshot.employee.get(away.employee).expect("one of us").name;
        screen.choose("absence-who", name);
        screen.drawn(250, 810)
    });
}

#[test]
fn what_has_been_done() {
    each("history", |language| Screen::at(language, Place::History, SIZE).whole());
}

#[test]
fn a_table_is_looked_over_before_it_comes_in() {
    each("import", |language| {
        let folder = tempfile::tempdir().expect("a folder");
        let headings = match language {
            Language::Fi => "Nimi;Nimike;Työpuhelin;Sähköposti;Virasto",
            Language::Sv => "Namn;Titel;Telefon (arbete);E-post;Ämbetsverk",
            Language::En => "Name;Title;Work phone;E-mail;Agency",
        };
        let known = Screen::new(language, Setting::default());
        let snapshot = std::sync::Arc::clone(known.window.state().snapshot());
        drop(known);
        let agency = snapshot.agency.iter().find(|one| one.name_fi == AGENCY).expect("made up");
        let first = &snapshot.contacts(agency.id).first().expect("somebody").name;
        let rows = [
            headings.to_owned(),
            "Veera Keksitty;sihteeri;019 058 7777;veera.keksitty@rannikkolaitos.example;RL".into(),
            format!("{first};henkilöstöpäällikkö;019 058 7001;;RL"),
            "Kaj Keksitty;sihteeri;019 058 7779;kaj@laitos;Lakkautettu laitos".into(),
            ";sihteeri;019 058 7780;;RL".into(),
        ];
        let path = crate::importing::chosen(folder.path(), "kontaktit.csv", rows.join("\n"));
        let setting = Setting { chosen: Some(path), size: SIZE, ..Setting::default() };
        let mut screen = Screen::new(language, setting);
        let ctx = screen.window.ctx.clone();
        screen.window.state_mut().go(&ctx, Place::Import);
        settle(&mut screen.window);
        screen.push(Role::Button, "import-choose");
        screen.whole()
    });
}

#[test]
fn what_is_special_at_an_agency() {
    each("characteristics", |language| Screen::agency(language, Key::Num4, SIZE).whole());
}

#[test]
fn a_question_is_answered() {
    each("questionnaire", |language| {
        let mut screen = Screen::at(language, Place::Questionnaire, SIZE);
        screen.choose("questionnaire-whose", "Aino Esimerkki");
        let answer = match language {
            Language::Fi => "Tuntilistat tulevat kahdessa osassa, ja jälkimmäinen vasta ajopäivän aamuna.",
            Language::Sv => "Timlistorna kommer i två delar, och den senare först på morgonen samma dag som körningen.",
            Language::En => "Time sheets come in two parts, and the second only on the morning of the run.",
        };
        type_text(&mut screen.window, answer);
        screen.whole()
    });
}

#[test]
fn how_much_everybody_has_to_do() {
    each("workload", |language| Screen::at(language, Place::Workload, SIZE).whole());
}

#[test]
fn a_reassignment_is_tried() {
    each("what-if", |language| {
        let mut screen = Screen::at(language, Place::Workload, SIZE);
        screen.push(Role::Tab, "what-if");
        let snapshot = std::sync::Arc::clone(screen.window.state().snapshot());
        let agency = snapshot.agency.iter().find(|one| one.name_fi == AGENCY).expect("made up").id;
        let held = [AssignmentRole::Responsible, AssignmentRole::Deputy]
            .map(|role| snapshot.assigned(agency, role, TODAY).map(|(_, one)| one.id));
        let free = snapshot.employee.iter().find(|one| one.ours_on(TODAY) && !held.contains(&Some(one.id)));
        let name = screen.agency_name();
        screen.choose("field-agency", &name);
        screen.choose("what-if-to", &free.expect("somebody").name);
        screen.focus(Role::Button, "what-if-add");
        screen.key(Key::Enter);
        screen.whole()
    });
}

#[test]
fn every_running_round() {
    each("round", |language| Screen::at(language, Place::Round, SIZE).whole());
}

#[test]
fn all_that_a_meeting_needs() {
    each("situation", |language| {
        let mut screen = Screen::agency(language, Key::Num6, SIZE);
        screen.push(Role::Button, "situation-open");
        screen.whole()
    });
}

/// How many colours a picture is kept with.
const COLOURS: usize = 256;

/// So many of the commonest are kept as they are: what is filled or a line, and most of the letters.
const EXACT: usize = 96;

/// The most by which a channel of any other colour is moved.
const MOVED: u8 = 16;

/// How many pixels of a hundred may have been moved at all. Edges of letters and logos are; a ground that has become
/// another is more.
const EDGES: usize = 10;

/// How many pixels may be off by more. Software Vulkan draws an edge here and there otherwise in another version, as
/// `pictures()` in `window.rs` allows for in windows of twice the size; a word that has become another is more.
const OFF: usize = 60;

/// Compares a picture with the one that is kept; makes that anew where it is asked for.
fn held(name: &str, language: Language, drawn: &RgbaImage) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/help/pictures").join(language.code());
    let path = folder.join(format!("{name}.png"));
    let kept = image::open(&path).map_err(|error| error.to_string());
    let Err(why) = kept.and_then(|kept| same(&kept.to_rgba8(), drawn)) else { return };
    let asked = std::env::var("UPDATE_SNAPSHOTS").is_ok_and(|asked| !["", "0", "false"].contains(&asked.as_str()));
    assert!(asked, "{}: {why}; UPDATE_SNAPSHOTS=1 makes it anew", path.display());
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = packed(drawn);
    let kept = image::load_from_memory(&file).expect("a picture").to_rgba8();
    std::fs::write(&path, file).expect("written");
    same(&kept, drawn).unwrap_or_else(|why| panic!("{}: too many colours: {why}", path.display()));
}

/// How far two colours are from each other in the channel where they differ most.
fn apart(one: Rgba<u8>, other: Rgba<u8>) -> u8 {
    one.0.iter().zip(other.0).map(|(one, other)| one.abs_diff(other)).max().unwrap_or(0)
}

/// Whether what is kept shows what was drawn, and else why not.
fn same(kept: &RgbaImage, drawn: &RgbaImage) -> Result<(), String> {
    if kept.dimensions() != drawn.dimensions() {
        return Err(format!("{:?} is kept, {:?} drawn", kept.dimensions(), drawn.dimensions()));
    }
    let far: Vec<u8> = kept.pixels().zip(drawn.pixels()).map(|(one, other)| apart(*one, *other)).collect();
    let moved = far.iter().filter(|far| **far > 0).count();
    let off = far.iter().filter(|far| **far > MOVED).count();
    if moved * 100 > far.len() * EDGES || off > OFF {
        return Err(format!("of {} pixels {moved} are another, {off} of them quite another", far.len()));
    }
    Ok(())
}

/// The colours that a picture is kept with: the commonest, and further ones so that every colour is near one of them. The
/// same pixels always give the same.
fn palette(drawn: &RgbaImage) -> Vec<Rgba<u8>> {
    let mut counts: HashMap<Rgba<u8>, usize> = HashMap::new();
    for pixel in drawn.pixels() {
        *counts.entry(*pixel).or_default() += 1;
    }
    let mut all: Vec<(Rgba<u8>, usize)> = counts.into_iter().collect();
    all.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), colour.0));
    let exact = all.len().min(EXACT);
    (0..=u8::MAX)
        .find_map(|near| {
            let mut chosen: Vec<Rgba<u8>> = all[..exact].iter().map(|(colour, _)| *colour).collect();
            for (colour, _) in &all[exact..] {
                if chosen.iter().all(|one| apart(*one, *colour) > near) {
                    chosen.push(*colour);
                }
                if chosen.len() > COLOURS {
                    return None;
                }
            }
            Some(chosen)
        })
        .expect("as far apart as colours can be, one is enough")
}

/// The file that a picture is kept as.
fn packed(drawn: &RgbaImage) -> Vec<u8> {
    let palette = palette(drawn);
    let mut known: HashMap<Rgba<u8>, u8> = HashMap::new();
    let mut nearest = |pixel: &Rgba<u8>| {
        *known.entry(*pixel).or_insert_with(|| {
            let nearest = palette.iter().enumerate().min_by_key(|(_, one)| apart(**one, *pixel)).expect("colours").0;
            u8::try_from(nearest).expect("no more than fit")
        })
    };
    let places: Vec<u8> = drawn.pixels().map(&mut nearest).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, drawn.width(), drawn.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.iter().flat_map(|Rgba([r, g, b, _])| [*r, *g, *b]).collect::<Vec<u8>>());
    encoder.set_deflate_compression(png::DeflateCompression::Level(9));
    // Places in a palette are no shades that go over into each other.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&places)).expect("encoded");
    file
}

#[test]
fn a_picture_that_shows_something_else_is_told_from_one_that_does_not() {
    let ground = Rgba([246, 247, 249, 255]);
    let block = |image: &mut RgbaImage, left: u32, colour: Rgba<u8>| {
        for (x, y) in (0..24).flat_map(|x| (0..12).map(move |y| (x, y))) {
            image.put_pixel(left + x, 40 + y, colour);
        }
    };
    let mut drawn = RgbaImage::from_pixel(200, 100, ground);
    // Edges in more shades than there is room for.
    for (number, x) in (0..200_u8).zip(0..) {
        let [one, two] = [number % 16 * 16, number / 16 * 16];
        drawn.put_pixel(x, 10, Rgba([one, two, 7, 255]));
        drawn.put_pixel(x, 11, Rgba([two, 7, one, 255]));
    }
    let mut moved = drawn.clone();
    block(&mut drawn, 20, Rgba([11, 92, 171, 255]));
    block(&mut moved, 26, Rgba([11, 92, 171, 255]));
    let kept = image::load_from_memory(&packed(&drawn)).expect("a picture").to_rgba8();
    assert_ne!(kept, drawn, "colours were taken together");
    assert_eq!(same(&kept, &drawn), Ok(()));
    assert_eq!(kept.get_pixel(0, 0), &ground, "what is common is as it was");
    assert!(same(&kept, &moved).is_err(), "a block that moved");
    let mut paler = drawn.clone();
    paler.pixels_mut().filter(|pixel| **pixel == ground).for_each(|pixel| pixel.0[2] -= 1);
    assert!(same(&kept, &paler).is_err(), "a ground that is hardly another");
    let mut edges = drawn.clone();
    (0..).take(OFF).for_each(|x| edges.put_pixel(x, 11, ground));
    assert_eq!(same(&kept, &edges), Ok(()), "a few pixels of edges");
    assert!(same(&kept, &RgbaImage::new(200, 99)).is_err(), "another size");
}
