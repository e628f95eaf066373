//! Upright bars, a place for each category: series on top of one another, or side by side.

use egui::{Align, Rect, Vec2, pos2, vec2};

use super::LACKS;
use super::layout::{Sketch, amount, count, length, spread};
use super::{Chart, Planned};

/// The widest bar of its own accord.
const WIDEST: f32 = 72.0;

/// What stays free between the contents of neighbouring places.
const AIR: f32 = 12.0;

/// From a bar to a number beside it.
const BESIDE: f32 = 12.0;

/// The same where so many numbers stand beside the bar that they stand far from what they count.
const FAR_BESIDE: f32 = 24.0;

/// What stays free between neighbouring texts.
const APART: f32 = 8.0;

/// The height of a dashed place.
const GAP: f32 = 26.0;

/// What stands under the places: the categories, and after them from when on each change is planned.
fn labels(chart: &Chart) -> impl Iterator<Item = &str> {
    let planned = chart.shown_planned().iter().map(|one| one.name.as_str());
    chart.categories.iter().map(String::as_str).chain(planned)
}

/// What stands round the bars of either kind.
struct Frame {
    /// Places for categories.
    places: usize,
    /// Room for the numbers on top.
    top: f32,
    /// Height of the highest bar.
    plot: f32,
    /// Points per unit.
    scale: f32,
    /// The highest figure.
    highest: f32,
    /// Room to the left for the names of the limits.
    gutter: f32,
    /// From a bar to the numbers beside it.
    reach: f32,
    /// The sizes of the categories' names.
    names: Vec<Vec2>,
}

impl Frame {
    fn new(sketch: &Sketch<'_>, highest: Option<i64>) -> Self {
        let Sketch { chart, pen, .. } = sketch;
        let highest =
            chart.limits.iter().map(|limit| limit.value).chain(highest).chain(chart.highest).max().unwrap_or(0).max(1);
        let planned = chart.shown_planned();
        let highest =
            amount(highest).max(planned.iter().map(|one| amount(one.amount.saturating_abs())).fold(0.0, f32::max));
        let names: Vec<Vec2> = labels(chart).map(|name| pen.small(name)).collect();
        let limits =
            chart.limits.iter().map(|limit| pen.small(&limit.name).x.max(pen.bold(&(pen.number)(limit.value)).x));
        let gutter = limits.map(|wide| wide + 12.0).fold(0.0, f32::max);
        let marks = planned.iter().map(|one| pen.small(&one.mark).y).fold(0.0, f32::max);
        let top = pen.bold("0").y + 4.0 + marks;
        let bottom = Self::bottom(&names);
        let limits = count(chart.limits.len()) * Self::limit_height(sketch);
        let plot = (chart.height - top - bottom).max(48.0).max(limits);
        Self { places: names.len(), top, plot, scale: 0.0, highest, gutter, reach: BESIDE, names }
    }

    fn bottom(names: &[Vec2]) -> f32 {
        6.0 + names.iter().map(|size| size.y).fold(0.0, f32::max)
    }

    fn limit_height(sketch: &Sketch<'_>) -> f32 {
        sketch.pen.small("0").y + sketch.pen.bold("0").y + 2.0
    }

    fn widest_name(&self) -> f32 {
        self.names.iter().map(|size| size.x).fold(0.0, f32::max)
    }

    fn base(&self) -> f32 {
        self.top + self.plot
    }

    /// Fixes the scale, with a point to spare for each of `thin` bars that may be drawn higher than they are.
    fn measure(&mut self, thin: usize) {
        self.scale = (self.plot - count(thin)).max(1.0) / self.highest;
    }

    /// The room a category has of its own accord.
    fn room(&self, width: f32) -> f32 {
        (width - self.gutter).max(0.0) / count(self.places.max(1))
    }

    /// Where the place of a category begins.
    fn left(&self, step: f32, category: usize) -> f32 {
        self.gutter + step * count(category)
    }

    /// Draws what stands round the bars, each place `step` wide and the bars' middle at `middle` in it.
    fn finish(&self, sketch: &mut Sketch<'_>, step: f32, middle: f32, fenced: bool) -> Vec2 {
        let (theme, chart) = (sketch.pen.theme, sketch.chart);
        let base = self.base();
        let right = self.left(step, self.places);
        sketch.rule(pos2(self.gutter, base), pos2(right, base), theme.border);
        for (index, (name, size)) in labels(chart).zip(&self.names).enumerate() {
            let left = self.left(step, index);
            if fenced && index > 0 {
                sketch.rule(pos2(left, base), pos2(left, base + 6.0 + size.y), theme.line);
            }
            let rect = within(left, step, left + middle, base + 5.0, *size);
            sketch.text(name, rect, Align::Center, theme.quiet);
        }
        self.limits(sketch, right);
        vec2(right, base + Self::bottom(&self.names))
    }

    fn limits(&self, sketch: &mut Sketch<'_>, right: f32) {
        let (chart, pen) = (sketch.chart, sketch.pen);
        let height = Self::limit_height(sketch);
        let mut limits: Vec<_> = chart.limits.iter().collect();
        limits.sort_by_key(|limit| std::cmp::Reverse(limit.value));
        let at = |value: i64| self.base() - amount(value) * self.scale;
        let wanted: Vec<(f32, f32)> = limits.iter().map(|limit| (at(limit.value), height)).collect();
        let middles = spread(&wanted, 0.0, self.base());
        for (limit, middle) in limits.into_iter().zip(middles) {
            let line = at(limit.value);
            sketch.limit(pos2(self.gutter, line), pos2(right, line));
            sketch.leader(pos2(self.gutter, line), pos2(self.gutter - 6.0, middle), pen.theme.text);
            let width = self.gutter - 9.0;
            let (name, value) = (pen.small(&limit.name).y, (pen.number)(limit.value));
            let top = middle - height / 2.0 + 1.0;
            let rect = Rect::from_min_size(pos2(0.0, top), vec2(width, name));
            sketch.text(limit.name.clone(), rect, Align::Max, pen.theme.quiet);
            let rect = Rect::from_min_size(pos2(0.0, top + name), vec2(width, pen.bold(&value).y));
            sketch.strong(value, rect, Align::Max);
        }
    }
}

/// A place as large as `size` with its middle at `middle`, moved so that it stays in the `step` that begins at `left`.
fn within(left: f32, step: f32, middle: f32, top: f32, size: Vec2) -> Rect {
    let x = (middle - size.x / 2.0).min(left + step - size.x - 1.0).max(left + 1.0);
    Rect::from_min_size(pos2(x, top), size)
}

/// A figure of a stack.
struct Part {
    series: usize,
    value: i64,
    text: String,
    size: Vec2,
    /// Its number has no room inside.
    beside: bool,
}

/// What stands in one place.
struct Stack {
    parts: Vec<Part>,
    /// The sum and its size; absent where everything is missing.
    total: Option<(String, Vec2)>,
}

impl Stack {
    fn new(sketch: &Sketch<'_>, category: usize) -> Self {
        let Sketch { chart, pen, .. } = sketch;
        let known = chart.series.iter().enumerate().filter_map(|(series, one)| Some((series, one.value(category)?)));
        let part = |(series, value)| {
            let text = (pen.number)(value);
            let size = pen.small(&text);
            Part { series, value, text, size, beside: false }
        };
        let total = chart.total(category).map(|total| {
            let more = if chart.lacks(category) { LACKS } else { "" };
            let text = format!("{}{more}", (pen.number)(total));
            let size = pen.bold(&text);
            (text, size)
        });
        Self { parts: known.map(part).collect(), total }
    }

    /// Decides which numbers stand beside a bar `width` wide, and says how much height those take.
    fn decide(&mut self, width: f32, scale: f32) -> f32 {
        for part in &mut self.parts {
            part.beside = length(part.value, scale) < part.size.y || width < part.size.x + 8.0;
        }
        self.beside().map(|part| part.size.y).sum()
    }

    fn beside(&self) -> impl DoubleEndedIterator<Item = &Part> {
        self.parts.iter().filter(|part| part.beside)
    }
}

/// Series on top of one another.
pub(super) fn stacked(sketch: &mut Sketch<'_>, width: f32) -> Vec2 {
    let (chart, pen) = (sketch.chart, sketch.pen);
    let many = chart.series.len() > 1;
    let highest = (0..chart.categories.len()).filter_map(|category| chart.total(category)).max();
    let mut frame = Frame::new(sketch, highest);
    let mut stacks: Vec<Stack> = (0..chart.categories.len()).map(|category| Stack::new(sketch, category)).collect();
    let room = frame.room(width);
    let widest = stacks.iter().flat_map(|stack| &stack.parts).map(|part| part.size.x).fold(0.0, f32::max);
    let least = if many { widest + 10.0 } else { 20.0 };
    let bar = (room * 0.62).min(WIDEST).max(least).round();
    let thin = stacks.iter().map(|stack| stack.parts.iter().filter(|part| part.value > 0).count()).max().unwrap_or(0);
    frame.measure(thin);
    let mut side = 0.0;
    if many {
        let high = stacks.iter_mut().map(|stack| stack.decide(bar, frame.scale)).fold(0.0, f32::max);
        if high > frame.plot {
            frame.plot = high;
            frame.measure(thin);
            for stack in &mut stacks {
                stack.decide(bar, frame.scale);
            }
        }
        frame.reach = if high > frame.plot / 2.0 { FAR_BESIDE } else { BESIDE };
        let beside = stacks.iter().flat_map(Stack::beside);
        side = beside.map(|part| part.size.x + frame.reach).fold(0.0, f32::max);
    }
    let totals = stacks.iter().filter_map(|stack| stack.total.as_ref());
    let total = totals.map(|(_, size)| size.x).fold(frame.widest_name(), f32::max);
    let planned = chart.shown_planned().iter().flat_map(|one| [pen.bold(&one.text).x, pen.small(&one.mark).x]);
    let total = planned.fold(total, f32::max);
    let missing = if stacks.iter().any(|stack| stack.total.is_none()) { pen.small(pen.missing).x } else { 0.0 };
    let step = room.max(bar + side + AIR).max(total + APART).max(missing + APART);
    let middle = (step - side) / 2.0;
    for (category, stack) in stacks.iter().enumerate() {
        let left = frame.left(step, category);
        let column = Rect::from_x_y_ranges(left..=left + step, 0.0..=frame.base());
        if many {
            sketch.hit(column.shrink2(vec2(2.0, 0.0)), category, None);
        }
        let place = Place { left, step, middle: left + middle, bar };
        match &stack.total {
            Some(total) => place.stack(sketch, &frame, category, stack, total),
            None => place.missing(sketch, &frame, category, many),
        }
    }
    for (planned, category) in chart.shown_planned().iter().zip(stacks.len()..) {
        let left = frame.left(step, category);
        Place { left, step, middle: left + middle, bar }.planned(sketch, &frame, category, planned);
    }
    frame.finish(sketch, step, middle, false)
}

/// The place of one category, or of one bar in it.
struct Place {
    left: f32,
    step: f32,
    middle: f32,
    bar: f32,
}

impl Place {
    fn columns(&self) -> std::ops::RangeInclusive<f32> {
        self.middle - self.bar / 2.0..=self.middle + self.bar / 2.0
    }

    fn stack(&self, sketch: &mut Sketch<'_>, frame: &Frame, category: usize, stack: &Stack, total: &(String, Vec2)) {
        let (chart, pen) = (sketch.chart, sketch.pen);
        let many = chart.series.len() > 1;
        let edge = self.middle + self.bar / 2.0;
        let mut bottom = frame.base();
        let mut beside = Vec::new();
        let mut parts = stack.parts.iter().peekable();
        for series in 0..chart.series.len() {
            let Some(part) = parts.next_if(|part| part.series == series) else {
                let nowhere = Rect::from_x_y_ranges(self.columns(), bottom..=bottom);
                sketch.hit(nowhere, category, Some(series));
                continue;
            };
            let fill = pen.series(chart, series);
            let high = length(part.value, frame.scale);
            let segment = Rect::from_x_y_ranges(self.columns(), bottom - high..=bottom);
            // A hairline of the ground keeps neighbours apart for those who see no difference in colour.
            let hair = if many && high > 3.0 { 1.0 } else { 0.0 };
            let shape = Rect::from_min_max(segment.min + vec2(0.0, hair), segment.max);
            if high > 0.0 {
                sketch.bar(shape, fill);
            }
            sketch.hit(shape, category, Some(series));
            if part.beside {
                beside.push((part, segment.center().y, fill));
            } else if many {
                sketch.on_bar(part.text.clone(), Rect::from_center_size(segment.center(), part.size), fill);
            }
            bottom -= high;
        }
        // From the top down, as people read and as the places are given.
        beside.reverse();
        let wanted: Vec<(f32, f32)> = beside.iter().map(|(part, middle, _)| (*middle, part.size.y)).collect();
        let middles = spread(&wanted, frame.top, frame.base());
        let mut above = bottom;
        for ((part, from, fill), middle) in beside.into_iter().zip(middles) {
            sketch.leader(pos2(edge + 1.0, from), pos2(edge + frame.reach - 3.0, middle), fill);
            let min = pos2(edge + frame.reach, middle - part.size.y / 2.0);
            above = above.min(min.y);
            sketch.text(part.text.clone(), Rect::from_min_size(min, part.size), Align::Min, pen.theme.text);
        }
        let (text, size) = total;
        let mut rect = within(self.left, self.step, self.middle, bottom - 2.0 - size.y, *size);
        if rect.right() > edge + frame.reach / 2.0 && above - 1.0 < rect.bottom() {
            rect = rect.translate(vec2(0.0, above - 1.0 - rect.bottom()));
        }
        sketch.strong(text.clone(), rect, Align::Center);
    }

    /// A hatched bar as long as the change, whatever its sign, which its number and the word over it tell.
    fn planned(&self, sketch: &mut Sketch<'_>, frame: &Frame, category: usize, planned: &Planned) {
        let (chart, pen) = (sketch.chart, sketch.pen);
        let base = frame.base();
        let top = base - length(planned.amount.saturating_abs(), frame.scale);
        let bar = Rect::from_x_y_ranges(self.columns(), top..=base);
        sketch.planned(bar, pen.series(chart, planned.series));
        if chart.series.len() > 1 {
            let column = Rect::from_x_y_ranges(self.left..=self.left + self.step, 0.0..=base);
            sketch.hit(column.shrink2(vec2(2.0, 0.0)), category, None);
        }
        for series in 0..chart.series.len() {
            let nowhere = Rect::from_x_y_ranges(self.columns(), base..=base);
            sketch.hit(if series == planned.series { bar } else { nowhere }, category, Some(series));
        }
        let (number, mark) = (pen.bold(&planned.text), pen.small(&planned.mark));
        let rect = within(self.left, self.step, self.middle, top - 2.0 - number.y, number);
        sketch.strong(planned.text.clone(), rect, Align::Center);
        let rect = within(self.left, self.step, self.middle, top - 2.0 - number.y - mark.y, mark);
        sketch.text(planned.mark.clone(), rect, Align::Center, pen.theme.quiet);
    }

    /// A dashed place where a bar would stand.
    fn missing(&self, sketch: &mut Sketch<'_>, frame: &Frame, category: usize, many: bool) {
        let place = Rect::from_x_y_ranges(self.columns(), frame.base() - GAP..=frame.base());
        self.word(sketch, place);
        for series in 0..sketch.chart.series.len() {
            let part = if many { Rect::from_x_y_ranges(self.columns(), frame.base()..=frame.base()) } else { place };
            sketch.hit(part, category, Some(series));
        }
    }

    /// The dashed place, with the word in it or above.
    fn word(&self, sketch: &mut Sketch<'_>, place: Rect) {
        let pen = sketch.pen;
        let size = pen.small(pen.missing);
        sketch.gap(place);
        let rect = if size.x + 6.0 <= place.width() {
            Rect::from_center_size(place.center(), size)
        } else {
            within(self.left, self.step, self.middle, place.top() - 1.0 - size.y, size)
        };
        sketch.text(pen.missing, rect, Align::Center, pen.theme.quiet);
    }
}

/// Series side by side.
pub(super) fn grouped(sketch: &mut Sketch<'_>, width: f32) -> Vec2 {
    let (chart, pen) = (sketch.chart, sketch.pen);
    let series = chart.series.len().max(1);
    let highest = chart.series.iter().flat_map(|one| one.values.iter().flatten()).max().copied();
    let mut frame = Frame::new(sketch, highest);
    frame.measure(0);
    let values = |category: usize| chart.series.iter().map(move |one| one.value(category));
    let texts: Vec<Vec<(Option<i64>, String, Vec2)>> = (0..chart.categories.len())
        .map(|category| {
            let label = |value: Option<i64>| {
                let text = pen.figure(value);
                let size = if value.is_some() { pen.bold(&text) } else { pen.small(&text) };
                (value, text, size)
            };
            values(category).map(label).collect()
        })
        .collect();
    let widest = texts.iter().flatten().map(|(.., size)| size.x).fold(0.0, f32::max);
    let room = frame.room(width);
    let air = if series > 1 { 2.0 * AIR } else { AIR };
    let own = ((room - air) / count(series)).min(if series > 1 { 56.0 } else { WIDEST / 0.9 });
    let sub = own.max(widest + 8.0).max(14.0);
    let group = sub * count(series);
    let step = room.max(group + air).max(frame.widest_name() + APART);
    for (category, labels) in texts.into_iter().enumerate() {
        let left = frame.left(step, category);
        let first = left + (step - group) / 2.0;
        let column = Rect::from_x_y_ranges(left..=left + step, 0.0..=frame.base());
        sketch.hit(column.shrink2(vec2(2.0, 0.0)), category, None);
        for (series, (value, text, size)) in labels.into_iter().enumerate() {
            let left = first + sub * count(series);
            let place = Place { left, step: sub, middle: left + sub / 2.0, bar: (sub - 4.0).clamp(10.0, 56.0) };
            let Some(value) = value else {
                let gap = Rect::from_x_y_ranges(place.columns(), frame.base() - GAP..=frame.base());
                place.word(sketch, gap);
                sketch.hit(gap, category, Some(series));
                continue;
            };
            let top = frame.base() - length(value, frame.scale);
            let bar = Rect::from_x_y_ranges(place.columns(), top..=frame.base());
            if value > 0 {
                sketch.bar(bar, pen.grouped(chart, series, category));
            }
            sketch.hit(bar, category, Some(series));
            let rect = within(left, sub, place.middle, top - 2.0 - size.y, size);
            sketch.strong(text, rect, Align::Center);
        }
    }
    frame.finish(sketch, step, step / 2.0, series > 1)
}
