use std::collections::BTreeMap;

use egui::{Rect, Vec2, pos2, vec2};
use proptest::prelude::*;
use resvg::usvg::roxmltree::Document;

use super::layout::spread;
use super::{Chart, Drawing, Kind, LACKS, Limit, Pen, Planned, Series, Shape, layout, page, svg};
use crate::domain::Language;
use crate::i18n::number::format_integer;
use crate::ui::Theme;

/// As wide as IBM Plex Sans about is.
fn measure(text: &str, size: f32, strong: bool) -> Vec2 {
    let letters: f32 = text.chars().map(|letter| if letter == '\u{a0}' { 0.3 } else { 0.6 }).sum();
    vec2(letters * size * if strong { 1.05 } else { 1.0 }, (size * 1.3).ceil())
}

fn with_pen<T>(draw: impl FnOnce(&Pen<'_>) -> T) -> T {
    let number = |value| format_integer(Language::Fi, value);
    draw(&Pen { theme: &Theme::light(), measure: &measure, number: &number, missing: "puuttuu" })
}

fn chart(kind: Kind, series: &[&[Option<i64>]]) -> Chart {
    let categories = series.iter().map(|values| values.len()).max().unwrap_or(0);
    let series = series
        .iter()
        .enumerate()
        .map(|(index, values)| Series { name: format!("Sarja {index}"), values: values.to_vec() });
    Chart {
        name: "Palkansaajat".into(),
        kind,
        categories: (0..categories).map(|index| (2017 + index).to_string()).collect(),
        series: series.collect(),
        ..Chart::default()
    }
}

fn drawn(chart: &Chart, width: f32) -> Drawing {
    with_pen(|pen| layout(chart, width, pen))
}

/// Every number stands once for each bar, nothing is over anything else, and nothing outside.
fn check(drawing: &Drawing) {
    let whole = Rect::from_min_size(pos2(0.0, 0.0), drawing.size).expand(0.05);
    let texts: Vec<_> = drawing.texts().collect();
    for (index, text) in texts.iter().enumerate() {
        assert!(whole.contains_rect(text.rect), "{text:?} outside {whole:?}");
        let needed = measure(&text.text, text.size, text.strong);
        assert!(text.rect.width() + 0.05 >= needed.x && text.rect.height() + 0.05 >= needed.y, "cut: {text:?}");
        let mine = text.rect.shrink(0.05);
        for other in texts.iter().skip(index + 1) {
            assert!(!mine.intersects(other.rect.shrink(0.05)), "{text:?} over {other:?}");
        }
    }
    for shape in &drawing.shapes {
        if let Shape::Bar { rect, .. } = shape {
            assert!(whole.contains_rect(*rect), "{rect:?} outside {whole:?}");
        }
    }
}

fn change(series: usize, amount: i64) -> Planned {
    let text = format!("{}{}", if amount < 0 { "\u{2212}" } else { "+" }, format_integer(Language::Fi, amount.abs()));
    Planned { name: "1.3.2027".into(), mark: "muutos".into(), series, amount, text }
}

fn written(drawing: &Drawing, text: &str) -> usize {
    drawing.texts().filter(|one| one.text == text).count()
}

fn figure() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![
        1 => Just(None),
        1 => Just(Some(0)),
        2 => (0..100_i64).prop_map(Some),
        2 => (0..100_000_i64).prop_map(Some),
        2 => (0..=99_999_999_i64).prop_map(Some),
    ]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Stacked), Just(Kind::Grouped), Just(Kind::Rows)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_label_lies_over_another(
        kind in kind(),
        figures in (1..=10_usize, 1..=20_usize).prop_flat_map(|(years, series)| {
            prop::collection::vec(prop::collection::vec(figure(), years), series)
        }),
        limits in prop::collection::vec(0..=99_999_999_i64, 0..3),
        names in prop::collection::vec("[A-ZÅÄÖa-zåäö]{0,30}", 10),
        named in any::<bool>(),
        planned in prop::collection::vec((0..20_usize, -99_999_999..=99_999_999_i64), 0..3),
        width in 200.0..1400.0_f32,
        height in 60.0..300.0_f32,
    ) {
        let series: Vec<&[Option<i64>]> = figures.iter().map(Vec::as_slice).collect();
        let mut chart = chart(kind, &series);
        chart.height = height;
        chart.limits = limits.iter().map(|value| Limit { name: "Suunniteltu".into(), value: *value }).collect();
        chart.planned = planned.iter().map(|(series, amount)| change(series % chart.series.len(), *amount)).collect();
        if named {
            chart.categories = names.into_iter().take(chart.categories.len()).collect();
        }
        let drawing = drawn(&chart, width);
        check(&drawing);
        for category in 0..chart.categories.len() {
            let bars = drawing.hits.iter().filter(|hit| hit.category == category && hit.series.is_some()).count();
            prop_assert_eq!(bars, chart.series.len());
        }
        let mut wanted = BTreeMap::<String, usize>::new();
        for value in chart.series.iter().flat_map(|one| one.values.iter().flatten()) {
            *wanted.entry(format_integer(Language::Fi, *value)).or_default() += 1;
        }
        for (text, times) in wanted {
            prop_assert!(written(&drawing, &text) >= times, "{} is not written {} times", text, times);
        }
        with_pen(|pen| check(&page(&chart, pen)));
    }

    #[test]
    fn spread_labels_keep_their_order_and_their_distance(
        labels in prop::collection::vec((0.0..500.0_f32, 8.0..20.0_f32), 0..20),
    ) {
        let mut labels = labels;
        labels.sort_by(|a, b| a.0.total_cmp(&b.0));
        let middles = spread(&labels, 0.0, 500.0);
        prop_assert_eq!(middles.len(), labels.len());
        let mut free: f32 = 0.0;
        for (middle, (_, height)) in middles.iter().zip(&labels) {
            prop_assert!(middle - height / 2.0 >= free - 0.01);
            free = middle + height / 2.0;
        }
        prop_assert!(free <= 500.01);
    }
}

#[test]
fn labels_that_fit_stand_where_they_belong() {
    let apart = [(20.0, 16.0), (60.0, 16.0), (100.0, 16.0)];
    assert_eq!(spread(&apart, 0.0, 120.0), [20.0, 60.0, 100.0]);
    // Three in the same place: one stays, and the others stand above and below it.
    assert_eq!(spread(&[(50.0, 16.0), (50.0, 16.0), (50.0, 16.0)], 0.0, 120.0), [34.0, 50.0, 66.0]);
}

#[test]
fn the_tiny_beside_the_huge_is_a_bar_with_its_number() {
    for kind in [Kind::Stacked, Kind::Grouped, Kind::Rows] {
        let drawing = drawn(&chart(kind, &[&[Some(8_450_000), Some(3)]]), 300.0);
        check(&drawing);
        assert_eq!(written(&drawing, "8\u{a0}450\u{a0}000"), 1);
        assert_eq!(written(&drawing, "3"), 1);
        let bars: Vec<Rect> = drawing.hits.iter().filter(|hit| hit.series.is_some()).map(|hit| hit.rect).collect();
        assert!(bars.iter().all(|bar| bar.width() >= 1.0 && bar.height() >= 1.0), "{bars:?}");
    }
}

#[test]
fn missing_is_no_zero() {
    for kind in [Kind::Stacked, Kind::Grouped, Kind::Rows] {
        let drawing = drawn(&chart(kind, &[&[None, Some(0), Some(5)]]), 300.0);
        assert_eq!((written(&drawing, "puuttuu"), written(&drawing, "0"), written(&drawing, "5")), (1, 1, 1));
        let dashed = drawing.shapes.iter().any(|shape| matches!(shape, Shape::Line { dashed: true, .. }));
        assert!(dashed, "a missing figure has its place");
    }
    let drawing = drawn(&chart(Kind::Stacked, &[&[Some(7), Some(7)], &[None, Some(5)]]), 300.0);
    assert_eq!(written(&drawing, "7 + ?"), 1, "a sum that lacks a part says so");
    assert_eq!(written(&drawing, "12"), 1);
}

#[test]
fn a_limit_is_a_line_with_its_name_and_number() {
    for kind in [Kind::Stacked, Kind::Grouped, Kind::Rows] {
        let mut chart = chart(kind, &[&[Some(80), Some(120)]]);
        chart.limits = vec![Limit { name: "Suunniteltu".into(), value: 100 }];
        let drawing = drawn(&chart, 400.0);
        check(&drawing);
        let dashed = drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Line { dashed: true, .. }));
        assert_eq!(dashed.count(), 1);
        assert!(drawing.texts().any(|text| text.text.contains("Suunniteltu")));
        assert!(drawing.texts().any(|text| text.text.contains("100")));
    }
}

#[test]
fn a_place_leads_to_its_bar() {
    let drawing = drawn(&chart(Kind::Stacked, &[&[Some(70), Some(60)], &[Some(50), Some(60)]]), 300.0);
    let bars: Vec<_> = drawing.hits.iter().filter(|hit| hit.series.is_some()).collect();
    assert_eq!(bars.len(), 4);
    for hit in bars {
        assert!(drawing.at(hit.rect.center()).is_some_and(|found| found.same(hit)));
    }
    assert!(drawing.at(pos2(2.0 + 1.0, 1.0)).is_some_and(|hit| hit.category == 0 && hit.series.is_none()));
    assert!(drawing.at(pos2(-20.0, 1.0)).is_none());
}

#[test]
fn a_document_holds_every_number_and_nothing_that_breaks_it() {
    let mut chart = chart(Kind::Grouped, &[&[Some(1), Some(22_000)], &[Some(333), None]]);
    chart.name = "Ääni & <kuva> \"yö\"\u{7}".into();
    chart.about = "Rannikkolaitos".into();
    let document = with_pen(|pen| svg(&page(&chart, pen), &chart.title(), "2017: 1, 333"));
    let tree = Document::parse(&document).expect("well-formed");
    let text = |name: &str| -> Vec<&str> {
        tree.descendants().filter(|node| node.tag_name().name() == name).filter_map(|node| node.text()).collect()
    };
    assert_eq!(text("title"), ["Ääni & <kuva> \"yö\" "]);
    assert_eq!(text("desc"), ["2017: 1, 333"]);
    for wanted in ["1", "22\u{a0}000", "333", "puuttuu", "2017", "2018", "Rannikkolaitos", "Sarja 0", "Sarja 1"] {
        assert!(text("text").contains(&wanted), "{wanted} in {document}");
    }
}

#[test]
fn paper_has_whole_names_on_a_ground_without_holes() {
    let mut chart = chart(Kind::Rows, &[&[Some(1)], &[Some(2)]]);
    chart.categories = vec!["Tunturiaseman ja erämaiden tutkimuskeskuksen palvelukeskus".into()];
    assert!(drawn(&chart, 400.0).texts().any(|text| text.text.ends_with('…')));
    let page = with_pen(|pen| page(&chart, pen));
    assert_eq!(written(&page, &chart.categories.concat()), 1);
    assert_eq!(written(&page, "Sarja 0"), 1, "named beside its bar, and no legend");
    assert_eq!(page.size, page.size.round());
    assert!(matches!(page.shapes.first(), Some(Shape::Bar { rect, .. }) if rect.size() == page.size));
}

#[test]
fn a_file_name_holds_nothing_that_a_system_refuses() {
    let named = |name: &str| Chart { name: name.into(), ..Chart::default() }.file_name();
    assert_eq!(named("Maksut: 1/2 <kpl>?"), "Maksut- 1-2 -kpl--");
    assert_eq!(named(" Matkalaskut. "), "Matkalaskut");
    assert_eq!(named(&"ä".repeat(200)).chars().count(), 80);
}

fn fills(drawing: &Drawing) -> std::collections::BTreeSet<[u8; 4]> {
    let bars = drawing.shapes.iter();
    bars.filter_map(|shape| if let Shape::Bar { fill, .. } = shape { Some(fill.to_array()) } else { None }).collect()
}

#[test]
fn more_series_than_colours_are_small_charts_on_one_scale() {
    let values: Vec<Vec<Option<i64>>> = (1..=20).map(|nth| vec![Some(nth * 100), Some(50)]).collect();
    for kind in [Kind::Stacked, Kind::Grouped, Kind::Rows] {
        let series: Vec<&[Option<i64>]> = values.iter().map(Vec::as_slice).collect();
        let crowd = chart(kind, &series);
        let drawing = drawn(&crowd, 900.0);
        check(&drawing);
        assert!(crowd.series.iter().all(|one| written(&drawing, &one.name) == 1), "each stands above its own");
        assert_eq!(fills(&drawing).len(), 1, "the colour tells nothing, so that none can tell two things");
        let long = |nth: usize| {
            let bar = drawing.hits.iter().find(|hit| (hit.category, hit.series) == (0, Some(nth))).expect("a bar").rect;
            if kind == Kind::Rows { bar.width() } else { bar.height() }
        };
        assert!((long(19) / long(4) - 4.0).abs() < 0.05, "2,000 is four times 500 in the chart beside it");
        with_pen(|pen| check(&page(&crowd, pen)));
        let few = drawn(&chart(kind, &series[..8]), 900.0);
        assert_eq!(fills(&few).len(), 8, "as many as there are colours stand in one chart");
    }
}

#[test]
fn a_name_that_is_cut_keeps_that_something_is_missing() {
    let mut chart = chart(Kind::Rows, &[&[Some(7)]]);
    chart.categories = vec![format!("Tunturiaseman ja erämaiden tutkimuskeskuksen palvelukeskus{LACKS}")];
    let drawing = drawn(&chart, 300.0);
    check(&drawing);
    let name = drawing.texts().find(|text| text.text.starts_with("Tuntu")).expect("the name");
    assert!(name.text.ends_with("… + ?"), "{}", name.text);
}

#[test]
fn a_heading_says_in_what_unit_and_of_which_years() {
    let mut years = chart(Kind::Stacked, &[&[Some(1), Some(2), Some(3)]]);
    assert_eq!(years.heading(), "Palkansaajat, 2017–2019");
    years.unit = "%".into();
    assert_eq!(years.heading(), "Palkansaajat, %, 2017–2019");
    let mut rows = chart(Kind::Rows, &[&[Some(1)], &[Some(2)]]);
    rows.categories = vec!["Rannikkolaitos".into()];
    assert_eq!(rows.heading(), "Palkansaajat", "names are no years");
    rows.years = true;
    for (series, year) in rows.series.iter_mut().zip(["2024", "2025"]) {
        series.name = year.into();
    }
    assert_eq!(rows.heading(), "Palkansaajat, 2024–2025");
    rows.heading = "Henkilötyövuodet, htv, 2024–2025".into();
    assert_eq!(rows.heading(), "Henkilötyövuodet, htv, 2024–2025");
}

#[test]
fn what_is_planned_stands_behind_the_years_and_is_part_of_no_sum() {
    let known = chart(Kind::Stacked, &[&[Some(70), Some(60)], &[Some(50), Some(60)]]);
    let with = Chart { planned: vec![change(1, 35), change(0, -20)], ..known.clone() };
    let drawing = drawn(&with, 600.0);
    check(&drawing);
    for category in 0..2 {
        assert_eq!(with.total(category), known.total(category));
    }
    assert_eq!((written(&drawing, "120"), written(&drawing, "+35"), written(&drawing, "\u{2212}20")), (2, 1, 1));
    assert_eq!((written(&drawing, "muutos"), written(&drawing, "1.3.2027")), (2, 2), "a word says what it is");
    let filled = |drawing: &Drawing| drawing.shapes.iter().filter(|one| matches!(one, Shape::Bar { .. })).count();
    assert_eq!(filled(&drawing), filled(&drawn(&known, 600.0)), "outlined and hatched, not filled");
    let last = drawing.hits.iter().filter(|hit| hit.category < 2).map(|hit| hit.rect.right()).fold(0.0, f32::max);
    assert!(drawing.hits.iter().filter(|hit| hit.category >= 2).all(|hit| hit.rect.left() >= last - 3.0));
}
