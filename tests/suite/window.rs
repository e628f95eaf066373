//! The window as its users see it: by accessible label, over the memory store.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::app::dialogs::Dialogs;
use kortisto::app::preferences::Preferences;
use kortisto::app::{Kortisto, Start};
use kortisto::domain::{Agency, AssignmentRole, Change, HeadcountBasis, Language, Operation, OperationKind};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::store::{Commit, MemoryStore, Store};
use kortisto::ui::{Look, Place};

pub const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 14).expect("a date");

/// Dialogs in which the user chooses what the test has laid out.
#[derive(Default)]
struct Chosen(Option<PathBuf>, Viewed, bool);

/// The files that were opened in the system's viewer.
pub type Viewed = std::rc::Rc<std::cell::RefCell<Vec<PathBuf>>>;

impl Dialogs for Chosen {
    fn open(&mut self, _kind: &str) -> Option<PathBuf> {
        self.0.clone()
    }

    fn create(&mut self, _kind: &str, _name: &str) -> Option<PathBuf> {
        self.0.clone()
    }

    fn picture(&mut self, _kind: &str) -> Option<PathBuf> {
        self.0.clone()
    }

    fn contacts(&mut self, _kind: &str, _endings: &[&str]) -> Option<PathBuf> {
        self.0.clone()
    }

    fn save(&mut self, _kind: &str, _name: &str, _extension: &str) -> Option<PathBuf> {
        self.0.clone()
    }

    fn folder(&mut self, _kind: &str) -> Option<PathBuf> {
        self.0.clone()
    }

    fn had_none(&self) -> bool {
        self.2
    }

    fn view(&mut self, path: &std::path::Path) -> bool {
        if self.2 {
            return false;
        }
        self.1.borrow_mut().push(path.to_owned());
        true
    }
}

/// A file let go of over the window.
#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

pub struct Setting {
    pub agencies: Option<usize>,
    pub language: Language,
    pub look: Look,
    pub chosen: Option<PathBuf>,
    pub viewed: Viewed,
    pub size: [f32; 2],
    pub zoom: u32,
    /// How many agencies somebody has edited this morning.
    pub edits: u32,
    /// The file to open, instead of a register in memory.
    pub file: Option<PathBuf>,
    /// The login name of whoever sits here.
    pub login: &'static str,
    /// Whether the window stays on the first page; else it goes on to the agencies.
    pub today: bool,
    /// Whether it is asked who sits here.
    pub asks_who: bool,
    /// Where what the user has chosen is kept.
    pub preferences: Option<PathBuf>,
    /// Where what is typed and not saved is kept.
    pub drafts: Option<PathBuf>,
    /// Whether every text of the made-up unit is drawn out.
    pub longest: bool,
    /// Files opened before.
    pub recent: Vec<PathBuf>,
    /// The system has neither file dialogs nor programs that open files.
    pub bare: bool,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            agencies: Some(28),
            language: Language::Fi,
            look: Look::Light,
            chosen: None,
            viewed: Viewed::default(),
            size: [1280.0, 720.0],
            zoom: 100,
            edits: 0,
            file: None,
            login: "testi",
            today: false,
            asks_who: false,
            preferences: None,
            drafts: None,
            longest: false,
            recent: Vec::new(),
            bare: false,
        }
    }
}

/// How exactly pictures must agree: software Vulkan differs a little between versions.
pub fn pictures() -> egui_kittest::SnapshotOptions {
    egui_kittest::SnapshotOptions::new().threshold(1.5).max_failed_pixels(120).output_path("tests/snapshots")
}

pub type Window = Harness<'static, Kortisto>;

/// A window with a made-up unit in it, an empty register, or (without `agencies`) no file at all.
pub fn window(setting: Setting) -> Window {
    let store = made_up(&setting).map(|store| Box::new(store) as Box<dyn Store>);
    window_over(setting, store)
}

/// The register in memory that a window is to show.
pub fn made_up(setting: &Setting) -> Option<MemoryStore> {
    setting.agencies.map(|agencies| {
        let mut store = MemoryStore::new().expect("a store");
        let known = Arc::new(store.load().expect("loads"));
        if agencies > 0 {
            let mut operation = demo::operation(&DemoOptions { agencies, ..DemoOptions::new(TODAY) });
            // Pictures show when something was edited.
            operation.at = TODAY.and_hms_opt(12, 0, 0).expect("noon").and_utc();
            store.commit(&operation, &known).expect("commits");
            edit(&mut store, setting.edits);
            if setting.longest {
                let known = Arc::new(store.load().expect("loads"));
                let done = store.commit(&crate::longest::operation(&known), &known).expect("commits");
                assert!(matches!(done, Commit::Done(_)), "{done:.2000?}");
            }
        }
        store
    })
}

/// A window over this register, or over none.
pub fn window_over(setting: Setting, store: Option<Box<dyn Store>>) -> Window {
    let chosen_before = setting.preferences.as_ref().and_then(|path| std::fs::read_to_string(path).ok());
    let before = chosen_before.map(|text| serde_json::from_str::<Preferences>(&text).expect("preferences"));
    let before = before.unwrap_or_default();
    let mut preferences = Preferences {
        grids: before.grids,
        columns: before.columns,
        moving_in: before.moving_in,
        whole_unit: before.whole_unit,
        scenarios: before.scenarios,
        recent: setting.recent,
        path: setting.preferences,
        unlisted: [PathBuf::new()].into_iter().chain(setting.file.clone()).filter(|_| !setting.asks_who).collect(),
        language: Some(setting.language),
        look: setting.look,
        zoom: setting.zoom,
        ..Preferences::default()
    };
    preferences.known = serde_json::to_value(&preferences).expect("preferences");
    let dialogs = Box::new(Chosen(setting.chosen, setting.viewed, setting.bare));
    let start = Start {
        file: setting.file,
        today: Some(TODAY),
        preferences,
        dialogs,
        store,
        login: setting.login.into(),
        drafts: setting.drafts,
    };
    let builder = Harness::builder().with_size(setting.size).with_max_steps(40).with_options(pictures()).wgpu();
    let mut window = builder.build_eframe(|cc| Kortisto::new(&cc.egui_ctx, start).expect("threads"));
    settle(&mut window);
    if !setting.today {
        let ctx = window.ctx.clone();
        window.state_mut().go(&ctx, Place::Agencies);
        settle(&mut window);
    }
    window
}

/// Somebody edits the first agencies, one a minute, in whatever time zone the machine is.
fn edit(store: &mut MemoryStore, edits: u32) {
    let known = Arc::new(store.load().expect("loads"));
    for (minute, before) in (0..edits).zip(known.agency.iter()) {
        let after = Agency { switchboard: "019 055 0000".into(), ..before.clone() };
        let mut operation =
            Operation::new(OperationKind::AgencyEdited, "Aino Esimerkki", vec![Change::update(before.clone(), after)]);
        let local = TODAY.and_hms_opt(9, minute, 0).expect("a time").and_local_timezone(chrono::Local);
        operation.at = local.single().expect("one moment").to_utc();
        store.commit(&operation, &known).expect("commits");
    }
}

/// Runs frames and answers until nothing is left to do.
pub fn settle(window: &mut Window) {
    for _ in 0..3 {
        window.run_steps(2);
        let ctx = window.ctx.clone();
        window.state_mut().settle(&ctx);
    }
    window.run_steps(2);
}

pub fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

pub fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

/// Chooses a line of the list that has dropped down, by typing it.
pub fn take(window: &mut Window, option: &str) {
    type_text(window, option);
    press(window, Modifiers::NONE, Key::Enter);
}

pub fn type_text(window: &mut Window, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    settle(window);
}

#[test]
fn three_letters_and_enter_lead_to_the_card() {
    let mut window = window(Setting::default());
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    assert!(window.query_all_by_label("Rannikkolaitos").next().is_some(), "the hit is listed");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let heading = window.get_by_role_and_label(egui::accesskit::Role::Heading, "Rannikkolaitos");
    assert!(heading.accesskit_node().level().is_some());
}

#[test]
fn a_detail_is_corrected_where_it_stands_and_undone() {
    let mut window = window(Setting::default());
    let agency =
        window.state().snapshot().agency.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").clone();
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label(&format!("Vaihde: {}", agency.switchboard)).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::F2);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "019 055 0999");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let now = |window: &Window| window.state().snapshot().agency.get(agency.id).expect("there").switchboard.clone();
    assert_eq!(now(&window), "019 055 0999");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(now(&window), agency.switchboard);
    press(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(now(&window), "019 055 0999");
}

#[test]
fn the_first_agency_is_added_with_the_keyboard() {
    let mut window = window(Setting { agencies: Some(0), ..Setting::default() });
    press(&mut window, Modifiers::COMMAND, Key::N);
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(window.state().snapshot().agency.is_empty(), "a name is required");
    window.get_by_label("Nimi suomeksi *").focus();
    settle(&mut window);
    type_text(&mut window, "  Tunturiasema ");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let snapshot = Arc::clone(window.state().snapshot());
    let names: Vec<&str> = snapshot.agency.iter().map(|one| one.name_fi.as_str()).collect();
    assert_eq!(names, ["Tunturiasema"]);
    assert!(window.query_by_role_and_label(egui::accesskit::Role::Heading, "Tunturiasema").is_some());
}

#[test]
fn leaving_a_draft_asks_first() {
    let mut window = window(Setting { agencies: Some(0), ..Setting::default() });
    press(&mut window, Modifiers::COMMAND, Key::N);
    window.get_by_label("Nimi suomeksi *").focus();
    settle(&mut window);
    type_text(&mut window, "Äänimuseo");
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Takaisin muokkaamaan");
    assert!(window.query_by_label("Nimi suomeksi *").is_some(), "the draft is still there");
    click(&mut window, "Peruuta");
    click(&mut window, "Hylkää muutokset");
    assert!(window.query_by_label("Nimi suomeksi *").is_none());
    assert!(window.state().snapshot().agency.is_empty());
}

#[test]
fn a_figure_is_typed_and_charted() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::Num8);
    window.get_by_label("Virkasuhde, 2025").focus();
    settle(&mut window);
    type_text(&mut window, "1 234");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let snapshot = Arc::clone(window.state().snapshot());
    let agency = snapshot.agency.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").id;
    let kind = snapshot.employment_type.iter().find(|one| one.name_fi == "Virkasuhde").expect("there").id;
    let of = |row: &&kortisto::domain::Headcount| {
        row.year == 2025 && row.employment_type == kind && row.basis == HeadcountBasis::PersonsYearEnd
    };
    let figure = snapshot.headcount.of(agency).find(of).expect("saved");
    assert_eq!(figure.count, 1234);
    let chart = window.query_all_by(|node| {
        node.label().is_some_and(|label| label.contains("Palkansaajat. ") && label.contains("Virkasuhde 1\u{a0}234"))
    });
    assert_eq!(chart.count(), 1, "the chart says the number");
    assert!(window.query_by_label("Työsuhde, 2025").is_some_and(|cell| cell.is_focused()), "Enter goes down");
}

#[test]
fn words_that_are_no_numbers_are_not_saved() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    press(&mut window, Modifiers::COMMAND, Key::Num8);
    let before = window.state().snapshot().rows.clone();
    window.get_by_label("Virkasuhde, 2025").focus();
    settle(&mut window);
    type_text(&mut window, "noin sata");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn a_logo_comes_in_through_the_dialog() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("logo.svg");
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18" fill="teal"/></svg>"#;
    std::fs::write(&path, drawing).expect("writes");
    let mut window = window(Setting { chosen: Some(path), ..Setting::default() });
    let before = window.state().snapshot().rows.clone();
    click(&mut window, "Lisää toimintoja");
    click(&mut window, "Vaihda logo…");
    assert_ne!(window.state().snapshot().rows, before);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn an_agency_is_added_with_its_logo_in_one_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("logo.png");
    image::RgbaImage::from_pixel(90, 30, image::Rgba([0, 60, 120, 255])).save(&path).expect("writes");
    let mut window = window(Setting { chosen: Some(path), ..Setting::default() });
    let before = window.state().snapshot().rows.clone();
    press(&mut window, Modifiers::COMMAND, Key::N);
    type_text(&mut window, "Koevirasto");
    click(&mut window, "Valitse logo…");
    assert_eq!(window.state().snapshot().rows, before, "nothing is saved yet");
    assert!(window.query_by_label_contains("Logo on valittu").is_some());
    press(&mut window, Modifiers::COMMAND, Key::S);
    let added = window.state().snapshot().agency.iter().find(|one| one.name_fi == "Koevirasto").cloned();
    assert!(added.expect("added").logo.is_some());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn a_logo_dropped_on_the_window_becomes_the_logo_of_the_agency_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("logo.png");
    image::RgbaImage::from_pixel(90, 30, image::Rgba([0, 60, 120, 255])).save(&path).expect("writes");
    let mut window = window(Setting::default());
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let shown = window.state().snapshot().agency.iter().find(|one| one.name_fi == "Rannikkolaitos");
    let before = shown.expect("made up").clone();
    window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    settle(&mut window);
    let after = window.state().snapshot().agency.get(before.id).expect("there").clone();
    assert_ne!(after.logo, before.logo);
    assert_eq!(kortisto::domain::Agency { logo: before.logo.clone(), ..after }, before);
}

#[test]
fn a_broken_logo_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("logo.png");
    std::fs::write(&path, "not a picture").expect("writes");
    let mut window = window(Setting { chosen: Some(path), ..Setting::default() });
    let before = window.state().snapshot().rows.clone();
    click(&mut window, "Lisää toimintoja");
    click(&mut window, "Vaihda logo…");
    let told = window.query_by_label_contains("Tiedosto ei ole kuva");
    assert!(told.is_some());
    assert_eq!(window.state().snapshot().rows, before);
    press(&mut window, Modifiers::NONE, Key::Escape);
    // Of one that never had a logo there is none to be kept.
    press(&mut window, Modifiers::COMMAND, Key::N);
    type_text(&mut window, "Uudislaitos");
    press(&mut window, Modifiers::COMMAND, Key::S);
    click(&mut window, "Lisää toimintoja");
    click(&mut window, "Vaihda logo…");
    assert!(window.query_by_label_contains("Tiedosto ei ole kuva").is_some());
    assert!(window.query_by_label_contains("Entinen logo").is_none());
}

#[test]
fn deleting_asks_and_can_be_undone() {
    let mut window = window(Setting::default());
    let before = window.state().snapshot().rows.clone();
    click(&mut window, "Lisää toimintoja");
    click(&mut window, "Poista virasto");
    click(&mut window, "Poista virasto");
    assert_eq!(window.state().snapshot().agency.len(), before.agency.len() - 1);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn the_list_is_stepped_through_with_the_keyboard() {
    let mut window = window(Setting::default());
    let heading = |window: &Window| {
        window.query_all_by_role(egui::accesskit::Role::Heading).next().and_then(|node| node.accesskit_node().label())
    };
    let first = heading(&window);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    let second = heading(&window);
    assert_ne!(first, second);
    press(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(heading(&window), first);
}

#[test]
fn a_file_is_made_in_the_window_and_opens_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palvelu.kortisto");
    let mut first = window(Setting { agencies: None, chosen: Some(path.clone()), ..Setting::default() });
    click(&mut first, "Uusi tiedosto…");
    assert!(!first.state().snapshot().product.is_empty());
    drop(first);
    let mut second =
        window(Setting { agencies: None, chosen: Some(path.clone()), language: Language::Sv, ..Setting::default() });
    click(&mut second, "Öppna en fil…");
    assert!(!second.state().snapshot().product.is_empty());
    let mut third =
        window(Setting { agencies: None, chosen: Some(path), language: Language::En, ..Setting::default() });
    click(&mut third, "New file…");
    assert!(third.query_by_label_contains("There is a file of that name already").is_some());
}

#[test]
fn the_responsible_can_be_changed_in_the_form() {
    let mut window = window(Setting { size: [1440.0, 1000.0], ..Setting::default() });
    let snapshot = Arc::clone(window.state().snapshot());
    press(&mut window, Modifiers::COMMAND, Key::E);
    window.get_by_label("Vastuuhenkilö").click();
    settle(&mut window);
    click(&mut window, "ei nimetty");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let now = Arc::clone(window.state().snapshot());
    let responsible = |rows: &kortisto::domain::Snapshot| {
        rows.agency.iter().filter(|one| rows.assigned(one.id, AssignmentRole::Responsible, TODAY).is_some()).count()
    };
    assert_eq!(responsible(&now) + 1, responsible(&snapshot));
}

#[test]
fn a_window_at_rest_draws_nothing() {
    let mut window = window(Setting { today: true, login: "mielel", ..Setting::default() });
    let at_rest = |window: &mut Window, what: &str| {
        window.run_steps(3);
        assert!(!window.ctx.has_requested_repaint(), "{what}: {:?}", window.ctx.repaint_causes());
    };
    at_rest(&mut window, "Tänään");
    let places = ["Virastot", "Poissaolot", "Kysely", "Luvut", "Kuormitus", "Ajantasaisuus", "Henkilöstö"];
    for place in places.into_iter().chain(["Historia", "Asetukset"]) {
        // A count of what is overdue stands behind a name.
        let named = window.query_all_by(|node| node.label().is_some_and(|label| label.starts_with(place)));
        named.into_iter().next().expect("in the navigation").click();
        settle(&mut window);
        at_rest(&mut window, place);
    }
    window.get_all_by_label("Virastot").next().expect("in the navigation").click();
    settle(&mut window);
    let tabs = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];
    for tab in tabs {
        press(&mut window, Modifiers::COMMAND, tab);
        at_rest(&mut window, &format!("{tab:?}"));
    }
}

#[test]
fn figures_typed_faster_than_they_are_saved_all_reach_the_screen() {
    let mut window = window(Setting { size: [1440.0, 900.0], ..Setting::default() });
    press(&mut window, Modifiers::COMMAND, Key::Num8);
    window.get_by_label("Virkasuhde, 2025").focus();
    window.run_steps(5);
    for figure in ["4321", "1234"] {
        window.event(egui::Event::Text(figure.to_owned()));
        window.run_steps(2);
        window.key_press(Key::Enter);
        window.run_steps(6);
    }
    settle(&mut window);
    let snapshot = Arc::clone(window.state().snapshot());
    let found = |count: i64| snapshot.headcount.iter().filter(|row| row.count == count && row.year == 2025).count();
    assert_eq!((found(4321), found(1234)), (1, 1));
}

/// Puts the keyboard to a page's button in the navigation, as keys lead there in Finnish.
pub fn to_page(window: &mut Window, name: &str) {
    let here = |window: &Window, name: &str| {
        let labelled = |node: &egui_kittest::Node<'_>| {
            node.is_focused() && node.accesskit_node().label().is_some_and(|label| label.starts_with(name))
        };
        window.query_all_by_role(egui::accesskit::Role::Button).any(|node| labelled(&node))
    };
    let pages: Vec<String> = {
        let texts = kortisto::i18n::Texts::new(Language::Fi);
        Place::ALL.into_iter().map(|place| texts.get(place.key()).to_owned()).collect()
    };
    for _ in 0..8 {
        press(window, Modifiers::NONE, Key::F6);
        if pages.iter().any(|page| here(window, page)) {
            break;
        }
    }
    press(window, Modifiers::NONE, Key::Home);
    for _ in &pages {
        if here(window, name) {
            return;
        }
        press(window, Modifiers::NONE, Key::ArrowDown);
    }
    panic!("no way leads to {name}");
}
