//! Small charts of one series each, where there are more series than colours: told apart by their names and their order,
//! and compared by the scale that they share.

use egui::{Align, pos2, vec2};

use super::drawing::{Drawing, Hit, Shape, Text};
use super::layout::{Pen, count, drawn};
use super::{Chart, Kind};
use crate::ui::theme::{UNIT, size};

/// The least width of a small chart of its own accord.
const LEAST: f32 = 152.0;

/// From one small chart to the next.
const GAP: f32 = 2.0 * UNIT;

/// The most side by side.
const ACROSS: usize = 4;

/// The height of a small chart against that of one that has them all.
const LOWER: f32 = 0.6;

/// A chart for each series, in their order, as many side by side as there is room for.
pub(super) fn multiples(chart: &Chart, width: f32, pen: &Pen<'_>, paper: bool) -> Drawing {
    let highest = chart.series.iter().flat_map(|one| one.values.iter().flatten().copied()).max();
    let part = |index: usize| Chart {
        kind: if chart.kind == Kind::Rows { Kind::Rows } else { Kind::Grouped },
        kept: chart.kept,
        categories: chart.categories.clone(),
        series: chart.series.get(index).cloned().into_iter().collect(),
        // The name tells which it is, so that the colour has nothing to tell.
        compared: true,
        highest,
        height: (chart.height * LOWER).max(96.0),
        ..Chart::default()
    };
    let parts: Vec<Chart> = (0..chart.series.len()).map(part).collect();
    let name = |one: &Chart| one.series.first().map(|series| series.name.clone()).unwrap_or_default();
    // Paper has no tooltips, so that a name stands on it whole.
    let titled = |one: &Chart| if paper { pen.bold(&name(one)).x } else { 0.0 };
    let least = parts.iter().map(|one| drawn(one, 0.0, pen, paper).size.x.max(titled(one))).fold(LEAST, f32::max);
    let across = (1..=ACROSS).rev().find(|across| (least + GAP) * count(*across) - GAP <= width).unwrap_or(1);
    let each = ((width + GAP) / count(across) - GAP).floor().max(least);
    let line = pen.bold("0").y;
    let mut whole = Drawing::default();
    let mut top = 0.0;
    for (row, charts) in parts.chunks(across).enumerate() {
        let mut lowest: f32 = 0.0;
        for (place, one) in charts.iter().enumerate() {
            let left = (each + GAP) * count(place);
            let text = if paper { name(one) } else { pen.shortened_bold(&name(one), each) };
            let rect = egui::Rect::from_min_size(pos2(left, top), vec2(pen.bold(&text).x, line));
            let color = pen.theme.text;
            whole.shapes.push(Shape::Text(Text {
                text,
                rect,
                align: Align::Min,
                size: size::SMALL,
                strong: true,
                color,
            }));
            let mut drawing = drawn(one, each, pen, paper);
            drawing.shift(vec2(left, top + line + 2.0));
            lowest = lowest.max(line + 2.0 + drawing.size.y);
            whole.shapes.append(&mut drawing.shapes);
            let series = Some(row * across + place);
            whole
                .hits
                .extend(drawing.hits.into_iter().filter(|hit| hit.series.is_some()).map(|hit| Hit { series, ..hit }));
        }
        top += lowest + 1.5 * UNIT;
    }
    whole.size = vec2((each + GAP) * count(across) - GAP, (top - 1.5 * UNIT).max(0.0));
    whole
}
