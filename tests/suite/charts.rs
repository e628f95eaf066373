//! Charts: pictures of all kinds, the keyboard in them, and how they leave the program.

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{Language, Snapshot, search};
use kortisto::exchange::picture;
use kortisto::i18n::Texts;
use kortisto::i18n::order::Collator;
use kortisto::ui::widgets::chart::{Chart, Hit, Kind, Limit, Series};
use kortisto::ui::widgets::{bold, columns};
use kortisto::ui::{self, Action, ChartTask, ChartWay, Cx, Logos, Status, Theme};

use crate::window::{Setting, TODAY, Window, click, pictures, press, settle, window};

/// What a lone chart was asked for.
#[derive(Default)]
struct Asked {
    hits: Vec<Hit>,
    tasks: Vec<ChartTask>,
}

type Lone = Harness<'static, Asked>;

/// A window with nothing in it but what `draw` draws.
fn lone(
    size: [f32; 2],
    look: egui::Theme,
    language: Language,
    draw: impl Fn(&mut egui::Ui, &Cx<'_>) -> Option<Hit> + 'static,
) -> Lone {
    let texts = Texts::new(language);
    let collator = Collator::new(language);
    let snapshot = Arc::new(Snapshot::default());
    let index = search::Index::new(&snapshot.rows);
    let (logos, status) = (Logos::default(), Status::default());
    let theme = if look == egui::Theme::Dark { Theme::dark() } else { Theme::light() };
    let mut ready = false;
    let builder = Harness::builder().with_size(size).with_theme(look).with_options(pictures()).wgpu();
    let mut window = builder.build_ui_state(
        move |ui, asked: &mut Asked| {
            // The fonts are there from the next frame on.
            if !std::mem::replace(&mut ready, true) {
                ui::theme::install(ui.ctx());
                return;
            }
            let actions = RefCell::default();
            let cx = Cx {
                snapshot: &snapshot,
                index: &index,
                texts: &texts,
                collator: &collator,
                theme: &theme,
                logos: &logos,
                history: &kortisto::ui::Log::default(),
                parts: &kortisto::ui::LogParts::default(),
                today: TODAY,
                status: &status,
                actions: &actions,
            };
            ui.painter().rect_filled(ui.ctx().content_rect(), 0, theme.surface);
            egui::Frame::new().inner_margin(16).show(ui, |ui| asked.hits.extend(draw(ui, &cx)));
            asked.tasks.extend(actions.into_inner().into_iter().filter_map(|action| match action {
                Action::ChartPicture(task) => Some(task),
                _ => None,
            }));
        },
        Asked::default(),
    );
    window.run_steps(4);
    window
}

fn series(name: &str, values: &[i64]) -> Series {
    // Less than nothing stands for what nobody knows.
    Series { name: name.into(), values: values.iter().map(|value| Some(*value).filter(|value| *value >= 0)).collect() }
}

fn years(count: i64) -> Vec<String> {
    (2026 - count..2026).map(|year| year.to_string()).collect()
}

fn payees() -> Chart {
    Chart {
        name: "Palkansaajat".into(),
        about: "Rannikkolaitos".into(),
        categories: years(3),
        series: vec![
            series("Virkasuhde", &[812, 840, 797]),
            series("Työsuhde", &[120, 96, 143]),
            series("Harjoittelijat", &[4, 0, 7]),
        ],
        ..Chart::default()
    }
}

fn volumes(kind: Kind) -> Chart {
    Chart {
        name: "Suoritteet".into(),
        unit: "kpl".into(),
        kind,
        categories: years(3),
        series: vec![
            series("Palkkalaskelmat", &[11_342, 11_890, 12_004]),
            series("Matkalaskut", &[2_310, -1, 2_845]),
            series("Palvelussuhteen muutokset", &[640, 702, 0]),
            series("Takaisinperinnät", &[35, 41, 28]),
            series("Työajan kirjaukset", &[8_204, 9_115, 9_730]),
        ],
        ..Chart::default()
    }
}

fn heading(ui: &mut egui::Ui, text: &str) {
    ui.add_space(8.0);
    bold(ui, text, 15.0);
}

fn gallery(ui: &mut egui::Ui, cx: &Cx<'_>) -> Option<Hit> {
    let theme = cx.theme;
    let first = |ui: &mut egui::Ui| {
        heading(ui, "Kolme vuotta");
        payees().show(ui, cx);
        payees().legend_ui(ui, theme);
        heading(ui, "Kymmenen vuotta, raja");
        let values = [9_420, 9_611, 9_870, 10_004, 10_250, -1, 10_671, 10_904, 11_342, 11_890];
        let limits = vec![Limit { name: "Suunniteltu".into(), value: 11_000 }];
        let ten = Chart { categories: years(10), series: vec![series("Kaikki", &values)], limits, ..payees() };
        ten.show(ui, cx);
        heading(ui, "Suuri ja pieni");
        let both = vec![series("Maksut", &[8_450_000, 3, 0]), series("Oikaisut", &[3, 1, -1])];
        let both = Chart { name: "Maksut".into(), series: both, plain: true, ..payees() };
        both.show(ui, cx);
        both.legend_ui(ui, theme);
    };
    let second = |ui: &mut egui::Ui| {
        heading(ui, "Yksi vuosi, viisi suoritetta");
        let mut one = volumes(Kind::Grouped);
        one.categories.truncate(1);
        one.show(ui, cx);
        one.legend_ui(ui, theme);
        heading(ui, "Kolme vuotta, viisi suoritetta");
        volumes(Kind::Grouped).show(ui, cx);
        heading(ui, "Virastot");
        let agencies = Chart {
            kind: Kind::Rows,
            categories: ["Rannikkolaitos", "Saaristovirasto", "Tunturiasema ja erämaiden tutkimuskeskus"]
                .map(str::to_owned)
                .to_vec(),
            series: vec![series("2024", &[840, -1, 96]), series("2025", &[797, 12, 0])],
            limits: vec![Limit { name: "Suunniteltu".into(), value: 700 }],
            ..payees()
        };
        agencies.show(ui, cx);
    };
    columns(ui, 0.5, first, second);
    None
}

#[test]
fn charts_in_finnish_and_light() {
    let mut window = lone([1200.0, 860.0], egui::Theme::Light, Language::Fi, gallery);
    window.snapshot("charts_fi_light");
}

#[test]
fn charts_in_english_and_dark() {
    let mut window = lone([1200.0, 860.0], egui::Theme::Dark, Language::En, gallery);
    window.snapshot("charts_en_dark");
}

/// As many series as there may be products.
fn twenty(kind: Kind) -> Chart {
    let values = |index: i64| [index * index * 37 % 900, index * 991 % 1_300, (index * 7_919) % 400];
    let products = (1..=20).map(|index| series(&format!("Suorite {index}"), &values(index)));
    Chart { kind, series: products.collect(), ..volumes(kind) }
}

#[test]
fn twenty_products_in_swedish() {
    let mut window = lone([1200.0, 900.0], egui::Theme::Light, Language::Sv, |ui, cx| {
        let both = |ui: &mut egui::Ui| {
            let products = twenty(Kind::Rows);
            let turned = (0..3).map(|year| Series {
                name: (2023 + year).to_string(),
                values: products.series.iter().map(|one| one.value(year)).collect(),
            });
            let names = products.series.iter().map(|one| one.name.clone());
            Chart { categories: names.collect(), series: turned.collect(), ..products.clone() }.show(ui, cx);
        };
        let other = |ui: &mut egui::Ui| {
            twenty(Kind::Stacked).show(ui, cx);
            twenty(Kind::Stacked).legend_ui(ui, cx.theme);
            twenty(Kind::Grouped).show(ui, cx);
        };
        columns(ui, 0.5, both, other);
        None
    });
    window.snapshot("charts_twenty_sv_light");
}

#[test]
fn every_number_of_twenty_products_is_told_and_reached_by_keyboard() {
    let mut window =
        lone([900.0, 900.0], egui::Theme::Light, Language::Fi, |ui, cx| twenty(Kind::Stacked).show(ui, cx));
    let chart = window.get_by_role(Role::Image);
    let label = chart.accesskit_node().label().expect("told");
    chart.focus();
    window.run_steps(4);
    let mut reached = vec![value(&window).expect("said")];
    for _ in 1..60 {
        window.key_press(Key::ArrowRight);
        window.run_steps(2);
        reached.push(value(&window).expect("said"));
    }
    for one in &twenty(Kind::Stacked).series {
        for (year, figure) in years(3).iter().zip(&one.values) {
            let number = kortisto::i18n::number::format_integer(Language::Fi, figure.expect("known"));
            assert!(label.contains(&format!("{} {number}", one.name)), "{} in {label}", one.name);
            let said = format!("{year}, {}: {number} kpl", one.name);
            assert!(reached.contains(&said), "{said} in {reached:?}");
        }
    }
}

fn value(window: &Lone) -> Option<String> {
    window.get_by_role(Role::Image).accesskit_node().value()
}

#[test]
fn the_keyboard_walks_the_bars() {
    let mut window = lone([640.0, 260.0], egui::Theme::Light, Language::Fi, |ui, cx| payees().show(ui, cx));
    let chart = window.get_by_role(Role::Image);
    assert!(chart.accesskit_node().label().is_some_and(|label| label.contains("2024: Virkasuhde 840, Työsuhde 96")));
    chart.focus();
    window.run_steps(4);
    let walk = |window: &mut Lone, key| {
        window.key_press(key);
        window.run_steps(4);
        value(window).expect("said")
    };
    assert_eq!(
        value(&window).as_deref(),
        Some("2023, Virkasuhde: 812, Työsuhde: 120, Harjoittelijat: 4, Yhteensä: 936")
    );
    assert_eq!(walk(&mut window, Key::ArrowUp), "2023, Virkasuhde: 812");
    assert_eq!(walk(&mut window, Key::ArrowRight), "2024, Virkasuhde: 840");
    assert_eq!(walk(&mut window, Key::ArrowUp), "2024, Työsuhde: 96");
    assert!(window.query_by_label("Työsuhde: 96").is_some(), "the same stands in the tooltip");
    window.snapshot("chart_walked");
    window.key_press(Key::Enter);
    window.run_steps(4);
    let hits: Vec<_> = window.state().hits.iter().map(|hit| (hit.category, hit.series)).collect();
    assert_eq!(hits, [(1, Some(1))]);
    assert_eq!(walk(&mut window, Key::End), "2025, Harjoittelijat: 7");
    assert_eq!(walk(&mut window, Key::ArrowRight), "2025, Harjoittelijat: 7");
    assert!(window.get_by_role(Role::Image).is_focused(), "the arrows do not leave the chart");
    window.run_steps(3);
    assert!(!window.ctx.has_requested_repaint(), "{:?}", window.ctx.repaint_causes());
    window.key_press(Key::Tab);
    window.run_steps(4);
    assert!(window.get_by_label("Kaavion toiminnot: Palkansaajat").is_focused(), "the next stop is outside the bars");
    assert_eq!(value(&window), None);
}

#[test]
fn a_bar_is_chosen_with_the_pointer() {
    let one = || Chart { categories: years(1), series: vec![series("Kaikki", &[50])], ..payees() };
    let mut window = lone([400.0, 260.0], egui::Theme::Light, Language::Fi, move |ui, cx| one().show(ui, cx));
    let place = window.get_by_role(Role::Image).rect().center();
    window.hover_at(place);
    window.run_steps(60);
    assert!(window.query_by_label("2025").is_some() && window.query_by_label("50").is_some(), "the tooltip says it");
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window.event(egui::Event::PointerButton { pos: place, button, pressed, modifiers: Modifiers::NONE });
        window.run_steps(2);
    }
    let hits: Vec<_> = window.state().hits.iter().map(|hit| (hit.category, hit.series)).collect();
    assert_eq!(hits, [(0, Some(0))]);
}

#[test]
fn a_dark_chart_goes_to_paper_in_light_colours() {
    let draw = |ui: &mut egui::Ui, cx: &Cx<'_>| Chart { unit: "hlö".into(), ..payees() }.show(ui, cx);
    let mut window = lone([640.0, 260.0], egui::Theme::Dark, Language::Sv, draw);
    window.get_by_label("Funktioner för diagrammet: Palkansaajat").click();
    window.run_steps(4);
    window.get_by_label("Kopiera som bild").click();
    window.run_steps(4);
    let tasks = std::mem::take(&mut window.state_mut().tasks);
    let [task] = tasks.as_slice() else { panic!("{tasks:?}") };
    assert_eq!((task.way, task.name.as_str()), (ChartWay::Copy, "Rannikkolaitos Palkansaajat"));
    for text in ["Palkansaajat, hlö", "Rannikkolaitos", "Työsuhde", "936", "#ffffff", ">2025<"] {
        assert!(task.svg.contains(text), "{text} in {}", task.svg);
    }
    let picture = picture::draw(&task.svg, 2.0).expect("draws");
    let dark = picture.pixels.chunks(4).filter(|pixel| pixel[..3].iter().all(|part| *part < 80)).count();
    assert!(picture.pixels.chunks(4).all(|pixel| pixel[3] == 255), "paper has no holes");
    assert!(dark > 500, "the letters are there: {dark}");
    assert_eq!(picture.pixels[..3], [255, 255, 255]);
}

/// The figures of the first agency, with `chosen` as what people choose in a dialog.
fn figures(chosen: Option<PathBuf>) -> Window {
    let mut window = window(Setting { size: [1440.0, 900.0], chosen, ..Setting::default() });
    press(&mut window, Modifiers::COMMAND, Key::Num8);
    window.get_by_label("Kaavion toiminnot: Palkansaajat").click();
    settle(&mut window);
    window
}

#[test]
fn a_chart_is_saved_as_svg_and_as_png() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("palkansaajat.svg");
    let mut window = figures(Some(path.clone()));
    click(&mut window, "Tallenna SVG-kuvana…");
    let document = std::fs::read_to_string(&path).expect("saved");
    assert!(document.starts_with("<svg") && document.contains("<title>Palkansaajat, "), "{document}");
    assert!(window.query_by_label("Kuva tallennettu: palkansaajat.svg").is_some());

    let path = folder.path().join("palkansaajat.png");
    let mut window = figures(Some(path.clone()));
    click(&mut window, "Tallenna PNG-kuvana…");
    let pixels = image::open(&path).expect("a picture").into_rgba8();
    assert!(pixels.width() >= 2_000, "enough pixels for paper: {}", pixels.width());
    let coloured = pixels.pixels().filter(|pixel| pixel.0[..3].iter().any(|part| *part < 200)).count();
    assert!(coloured > 10_000, "there are bars: {coloured}");
    assert!(window.query_by_label("Kuva tallennettu: palkansaajat.png").is_some());
    assert_eq!(std::fs::read_dir(folder.path()).expect("there").count(), 2, "nothing else is left");
}

#[test]
fn a_chart_that_cannot_be_saved_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = figures(Some(folder.path().join("poissa").join("kuva.png")));
    click(&mut window, "Tallenna PNG-kuvana…");
    let told = window.get_by_label_contains("Kuvaa ei voitu tallentaa");
    let told = told.accesskit_node().value().expect("told");
    assert!(told.contains("ovat tallessa") && told.contains("Tarkista"), "{told}");
}

#[test]
fn a_chart_is_copied() {
    let mut window = figures(None);
    window.get_by_label("Kopioi kuvana").click();
    let mut copied = 0;
    for _ in 0..8 {
        window.run_steps(1);
        let ctx = window.ctx.clone();
        window.state_mut().settle(&ctx);
        let commands = &window.output().platform_output.commands;
        copied += commands.iter().filter(|command| matches!(command, egui::OutputCommand::CopyImage(_))).count();
    }
    settle(&mut window);
    assert_eq!(copied, 1);
    assert!(window.query_by_label("Kuva kopioitu leikepöydälle").is_some());
}

#[test]
fn a_cancelled_dialog_saves_nothing() {
    let mut window = figures(None);
    click(&mut window, "Tallenna SVG-kuvana…");
    assert!(window.query_by_label_contains("Kuva tallennettu").is_none());
}
