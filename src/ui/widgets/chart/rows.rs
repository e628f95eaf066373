//! Lying bars for what has a name: the names to the left, and one thin bar for each series.

use egui::{Align, Rect, Vec2, pos2, vec2};

use super::Chart;
use super::layout::{Pen, Sketch, amount, count, length};

/// From one category to the next.
const AIR: f32 = 10.0;

/// From the names to the bars.
const BESIDE: f32 = 10.0;

/// The shortest the longest bar may be.
const SHORTEST: f32 = 80.0;

/// The same on paper, where there is room.
const SHORTEST_ON_PAPER: f32 = 240.0;

/// The widest name of a series that stands beside its bar.
const TAG: f32 = 72.0;

/// Room for the names of the series beside their bars; none where they do not fit there and a legend is needed.
pub(super) fn tags(chart: &Chart, pen: &Pen<'_>) -> f32 {
    let widest = chart.series.iter().map(|one| pen.small(&one.name).x).fold(0.0, f32::max);
    // Years beside the bars spare the eye the way to a legend.
    if chart.series.len() > 1 && widest <= TAG { widest + 8.0 } else { 0.0 }
}

/// Names to the left, bars to the right of them, exact numbers at their ends.
pub(super) fn rows(sketch: &mut Sketch<'_>, width: f32) -> Vec2 {
    let (chart, pen) = (sketch.chart, sketch.pen);
    let many = chart.series.len() > 1;
    let line = pen.bold("0").y;
    let pitch = if many { line + 1.0 } else { line + 4.0 };
    let thick = (pitch - if many { 5.0 } else { 4.0 }).round();
    let widest = |texts: &mut dyn Iterator<Item = f32>| texts.fold(0.0, f32::max);
    let names = widest(&mut chart.categories.iter().map(|name| pen.small(name).x));
    let names = if sketch.paper { names } else { names.min((width * 0.34).max(96.0)) }.ceil();
    let shortest = if sketch.paper { SHORTEST_ON_PAPER } else { SHORTEST };
    let tags = tags(chart, pen);
    let labels = chart.series.iter().flat_map(|one| (0..chart.categories.len()).map(|at| one.value(at)));
    // Beside others on one scale the same room is left for the numbers.
    let labels = labels.chain(chart.highest.map(Some));
    let numbers = widest(&mut labels.map(|value| pen.bold(&pen.figure(value)).x)) + 8.0;
    let left = names + BESIDE + tags;
    let limit_texts: Vec<String> =
        chart.limits.iter().map(|limit| format!("{} {}", limit.name, (pen.number)(limit.value))).collect();
    let limits = widest(&mut limit_texts.iter().map(|text| pen.small(text).x));
    let right = width.max(left + shortest + numbers).max(left + limits + 2.0);
    let highest = chart.series.iter().flat_map(|one| one.values.iter().flatten().copied());
    let limited = chart.limits.iter().map(|limit| limit.value);
    let highest = highest.chain(limited).chain(chart.highest).max().unwrap_or(0).max(1);
    let scale = (right - left - numbers) / amount(highest);
    let head = if chart.limits.is_empty() { 0.0 } else { count(chart.limits.len()) * line + 4.0 };
    let each = pitch * count(chart.series.len().max(1)) + AIR;
    let bottom = head + each * count(chart.categories.len());
    for (category, name) in chart.categories.iter().enumerate() {
        let top = head + each * count(category);
        let place = Rect::from_min_size(pos2(0.0, top + AIR / 2.0), vec2(names, pitch));
        if category > 0 {
            sketch.rule(pos2(0.0, top), pos2(right, top), pen.theme.line);
        }
        sketch.hit(Rect::from_min_max(pos2(0.0, top), pos2(right, top + each)), category, None);
        sketch.text(pen.shortened(name, names), place, Align::Min, pen.theme.text);
        for (index, series) in chart.series.iter().enumerate() {
            let row = Rect::from_min_size(pos2(left, place.top() + pitch * count(index)), vec2(right - left, pitch));
            if tags > 0.0 {
                let tag = Rect::from_min_max(pos2(left - tags, row.top()), pos2(left - 6.0, row.bottom()));
                sketch.text(series.name.clone(), tag, Align::Max, pen.theme.quiet);
            }
            let upright = row.center().y - thick / 2.0..=row.center().y + thick / 2.0;
            let Some(value) = series.value(category) else {
                let size = pen.small(pen.missing);
                let gap = Rect::from_x_y_ranges(left..=left + 26.0, upright);
                sketch.gap(gap);
                let min = pos2(gap.right() + 6.0, row.center().y - size.y / 2.0);
                sketch.text(pen.missing, Rect::from_min_size(min, size), Align::Min, pen.theme.quiet);
                sketch.hit(gap, category, Some(index));
                continue;
            };
            let bar = Rect::from_x_y_ranges(left..=left + length(value, scale), upright);
            if value > 0 {
                sketch.bar(bar, pen.series(chart, index));
            }
            sketch.hit(bar, category, Some(index));
            let text = (pen.number)(value);
            let size = pen.bold(&text);
            let min = pos2(bar.right() + 6.0, row.center().y - size.y / 2.0);
            sketch.strong(text, Rect::from_min_size(min, size), Align::Min);
        }
    }
    sketch.rule(pos2(left, head), pos2(left, bottom), pen.theme.border);
    for (index, (limit, text)) in chart.limits.iter().zip(limit_texts).enumerate() {
        let at = left + amount(limit.value) * scale;
        let size = pen.small(&text);
        let top = line * count(index);
        let x = (at - size.x / 2.0).min(right - size.x).max(left);
        sketch.limit(pos2(at, top + size.y), pos2(at, bottom));
        sketch.text(text, Rect::from_min_size(pos2(x, top), size), Align::Min, pen.theme.text);
    }
    vec2(right, bottom)
}
