//! Where everything in a chart stands. Exact numbers are never cut and never lie over one another: what does not
//! fit where it belongs stands beside it, and a chart that needs more room than there is grows.

use egui::{Align, Color32, Pos2, Rect, Vec2, pos2, vec2};

use super::drawing::{Drawing, Hit, Shape, Text};
use super::{Chart, Kind, LACKS, columns, multiples, rows};
use crate::ui::Theme;
use crate::ui::theme::{UNIT, size};

/// The width of a chart on paper, in points.
const PAGE: f32 = 720.0;

/// The white around a chart on paper.
const MARGIN: f32 = 3.0 * UNIT;

/// What a chart is drawn with.
pub struct Pen<'a> {
    /// The colours.
    pub theme: &'a Theme,
    /// The size of a text, given its own size in points and whether it is semi-bold.
    pub measure: &'a dyn Fn(&str, f32, bool) -> Vec2,
    /// A number as the reader writes it.
    pub number: &'a dyn Fn(i64) -> String,
    /// The word for a figure that nobody knows.
    pub missing: &'a str,
}

impl Pen<'_> {
    /// A plain small text and its size.
    pub(super) fn small(&self, text: &str) -> Vec2 {
        (self.measure)(text, size::SMALL, false)
    }

    /// The same in semi-bold.
    pub(super) fn bold(&self, text: &str) -> Vec2 {
        (self.measure)(text, size::SMALL, true)
    }

    /// A figure, or the word for a missing one.
    pub(super) fn figure(&self, value: Option<i64>) -> String {
        value.map_or_else(|| self.missing.to_owned(), |value| (self.number)(value))
    }

    /// The colour of a series.
    pub(super) fn series(&self, chart: &Chart, index: usize) -> Color32 {
        color(self.theme, chart, index)
    }

    /// The colour of a bar that stands beside others: what is expected has that of the latest year.
    pub(super) fn grouped(&self, chart: &Chart, index: usize, category: usize) -> Color32 {
        let expected = chart.expected > 0 && category + chart.expected >= chart.categories.len();
        if expected { self.theme.years[1] } else { self.series(chart, index) }
    }

    /// The text, or as much of its beginning as `width` has room for. That something is missing is never cut off.
    pub(super) fn shortened(&self, text: &str, width: f32) -> String {
        self.cut(text, width, false)
    }

    /// The same in semi-bold.
    pub(super) fn shortened_bold(&self, text: &str, width: f32) -> String {
        self.cut(text, width, true)
    }

    fn cut(&self, text: &str, width: f32, bold: bool) -> String {
        let wide = |text: &str| (self.measure)(text, size::SMALL, bold).x;
        if wide(text) <= width {
            return text.to_owned();
        }
        let (name, mark) = text.strip_suffix(LACKS).map_or((text, ""), |name| (name, LACKS));
        let letters: Vec<char> = name.chars().collect();
        let fits = |kept: usize| {
            let start: String = letters.iter().take(kept).collect();
            let short = format!("{}…{mark}", start.trim_end());
            (wide(&short) <= width).then_some(short)
        };
        let (mut least, mut most) = (0, letters.len());
        while least + 1 < most {
            let middle = usize::midpoint(least, most);
            if fits(middle).is_some() { least = middle } else { most = middle }
        }
        fits(least).unwrap_or_else(|| format!("…{mark}"))
    }

    /// The words in lines of at most `width`; a word that is longer has a line to itself.
    fn lines(&self, text: &str, width: f32, points: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ') {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match (longer, lines.last_mut()) {
                (Some(longer), Some(line)) if (self.measure)(&longer, points, true).x <= width => *line = longer,
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}

/// The colour of the series at `index`: years have a scale of their own, which no type or product shares.
pub(super) fn color(theme: &Theme, chart: &Chart, index: usize) -> Color32 {
    if chart.years {
        let last = chart.series.len().saturating_sub(1).max(1);
        let [earliest, latest] = theme.years;
        return earliest.lerp_to_gamma(latest, count(index) / count(last));
    }
    if chart.compared {
        let [measured, compared] = theme.compared;
        return if index == 0 { measured } else { compared };
    }
    theme.series.get((chart.first_color + index) % theme.series.len()).copied().unwrap_or(theme.accent)
}

/// A number of things as a length.
#[expect(clippy::cast_precision_loss, reason = "a few bars on a screen")]
pub(super) const fn count(things: usize) -> f32 {
    things as f32
}

/// A figure as a length; what is less than nothing has none.
#[expect(clippy::cast_precision_loss, reason = "points on a screen")]
pub(super) fn amount(value: i64) -> f32 {
    value.max(0) as f32
}

/// How long a bar is: nothing for zero, and at least a point for anything more.
pub(super) fn length(value: i64, scale: f32) -> f32 {
    if value > 0 { (amount(value) * scale).max(1.0) } else { 0.0 }
}

/// A drawing in the making.
pub(super) struct Sketch<'a> {
    pub(super) chart: &'a Chart,
    pub(super) pen: &'a Pen<'a>,
    /// Paper has no tooltips, so nothing may be shortened on it.
    pub(super) paper: bool,
    bars: Vec<Shape>,
    lines: Vec<Shape>,
    texts: Vec<(Text, Color32)>,
    hits: Vec<Hit>,
}

impl<'a> Sketch<'a> {
    fn new(chart: &'a Chart, pen: &'a Pen<'a>, paper: bool) -> Self {
        Self { chart, pen, paper, bars: Vec::new(), lines: Vec::new(), texts: Vec::new(), hits: Vec::new() }
    }

    pub(super) fn bar(&mut self, rect: Rect, fill: Color32) {
        // A hair has no corners.
        let round = rect.width().min(rect.height()) >= 5.0;
        self.bars.push(Shape::Bar { rect, fill, round });
    }

    /// A line behind the bars.
    pub(super) fn rule(&mut self, from: Pos2, to: Pos2, color: Color32) {
        self.bars.push(Shape::Line { from, to, color, width: 1.0, dashed: false });
    }

    /// The line of a limit, over the bars and under the numbers.
    pub(super) fn limit(&mut self, from: Pos2, to: Pos2) {
        let color = self.pen.theme.text;
        self.lines.push(Shape::Line { from, to, color, width: 1.25, dashed: true });
    }

    /// A line from a bar to its number: out of the bar, and over to where the number stands.
    pub(super) fn leader(&mut self, from: Pos2, to: Pos2, color: Color32) {
        let bend = pos2(f32::midpoint(from.x, to.x), to.y);
        self.bars.push(Shape::Line { from, to: bend, color, width: 1.0, dashed: false });
        self.bars.push(Shape::Line { from: bend, to, color, width: 1.0, dashed: false });
    }

    /// Text on the ground of the chart.
    pub(super) fn text(&mut self, text: impl Into<String>, rect: Rect, align: Align, color: Color32) {
        let ground = self.pen.theme.surface;
        let text = Text { text: text.into(), rect, align, size: size::SMALL, strong: false, color };
        self.texts.push((text, ground));
    }

    /// The same in semi-bold.
    pub(super) fn strong(&mut self, text: impl Into<String>, rect: Rect, align: Align) {
        let (color, ground) = (self.pen.theme.text, self.pen.theme.surface);
        let text = Text { text: text.into(), rect, align, size: size::SMALL, strong: true, color };
        self.texts.push((text, ground));
    }

    /// Text on a bar.
    pub(super) fn on_bar(&mut self, text: impl Into<String>, rect: Rect, fill: Color32) {
        let color = Theme::text_on(fill);
        let text = Text { text: text.into(), rect, align: Align::Center, size: size::SMALL, strong: false, color };
        self.texts.push((text, fill));
    }

    /// A dashed place where a bar would stand if anybody knew the figure.
    pub(super) fn gap(&mut self, rect: Rect) {
        let color = self.pen.theme.border;
        let corners = [rect.left_bottom(), rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
        for (from, to) in corners.iter().zip(corners.iter().skip(1)) {
            self.bars.push(Shape::Line { from: *from, to: *to, color, width: 1.0, dashed: true });
        }
    }

    /// A hatched place with an outline: what is planned, and no figure yet.
    pub(super) fn planned(&mut self, rect: Rect, color: Color32) {
        const STRIPE: f32 = 5.0;
        let line = |from, to| Shape::Line { from, to, color, width: 1.0, dashed: false };
        let corners = [rect.left_bottom(), rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
        self.bars.extend(corners.iter().zip(corners.iter().skip(1)).map(|(from, to)| line(*from, *to)));
        let mut start = rect.left() - rect.height() + STRIPE;
        while start < rect.right() {
            let (from, to) = ((rect.left() - start).max(0.0), (rect.right() - start).min(rect.height()));
            let at = |far: f32| pos2(start + far, rect.bottom() - far);
            self.bars.push(line(at(from), at(to)));
            start += STRIPE;
        }
    }

    pub(super) fn hit(&mut self, rect: Rect, category: usize, series: Option<usize>) {
        self.hits.push(Hit { rect, category, series });
    }

    fn finish(mut self, size: Vec2) -> Drawing {
        let mut shapes = self.bars;
        // A line through a number would make it another number.
        let crossed = |line_of_text: Rect| {
            // The digits do not fill the whole height of their line.
            let rect = line_of_text.shrink2(vec2(0.0, 2.0));
            self.lines.iter().any(|line| match line {
                Shape::Line { from, to, .. } => Rect::from_two_pos(*from, *to).expand(1.0).intersects(rect),
                _ => false,
            })
        };
        let grounds = self.texts.iter().filter(|(text, _)| crossed(text.rect));
        let all = Rect::from_min_size(Pos2::ZERO, size);
        let around = |text: &Text| text.rect.expand2(vec2(2.0, 0.0)).intersect(all);
        let grounds: Vec<Shape> =
            grounds.map(|(text, fill)| Shape::Bar { rect: around(text), fill: *fill, round: false }).collect();
        shapes.append(&mut self.lines);
        shapes.extend(grounds);
        shapes.extend(self.texts.into_iter().map(|(text, _)| Shape::Text(text)));
        Drawing { size, shapes, hits: self.hits }
    }
}

/// Where everything stands in a chart that has `width` points of room. The drawing is wider where its numbers need
/// it, and higher.
#[must_use]
pub fn layout(chart: &Chart, width: f32, pen: &Pen<'_>) -> Drawing {
    drawn(chart, width, pen, false)
}

pub(super) fn drawn(chart: &Chart, width: f32, pen: &Pen<'_>, paper: bool) -> Drawing {
    if chart.crowded() && !chart.categories.is_empty() {
        return multiples::multiples(chart, width, pen, paper);
    }
    let mut sketch = Sketch::new(chart, pen, paper);
    let size = match chart.kind {
        _ if chart.categories.is_empty() => vec2(width, chart.height),
        Kind::Stacked => columns::stacked(&mut sketch, width),
        Kind::Grouped => columns::grouped(&mut sketch, width),
        Kind::Rows => rows::rows(&mut sketch, width),
    };
    sketch.finish(size)
}

/// The chart as it goes to paper: with its name, whom it is about and what the colours mean.
#[must_use]
pub fn page(chart: &Chart, pen: &Pen<'_>) -> Drawing {
    let mut drawing = drawn(chart, PAGE - 2.0 * MARGIN, pen, true);
    let named =
        chart.series.len() > 1 && !chart.crowded() && (chart.kind != Kind::Rows || rows::tags(chart, pen) <= 0.0);
    let swatch = 10.0 + 6.0;
    let entries: Vec<(usize, &str, Vec2)> =
        chart.series.iter().enumerate().map(|(index, one)| (index, one.name.as_str(), pen.small(&one.name))).collect();
    let longest = entries.iter().filter(|_| named).map(|(.., size)| size.x + swatch).fold(0.0, f32::max);
    let title = chart.heading();
    let heading = size::SECTION + 2.0;
    let title_lines = pen.lines(&title, PAGE - 2.0 * MARGIN, heading);
    let about_lines =
        if chart.about.is_empty() { Vec::new() } else { pen.lines(&chart.about, PAGE - 2.0 * MARGIN, size::BODY) };
    let mut texts = Vec::new();
    let mut top = MARGIN;
    let theme = pen.theme;
    let heads = title_lines.into_iter().map(|line| (line, heading, true, theme.text));
    for (text, size, strong, color) in
        heads.chain(about_lines.into_iter().map(|line| (line, size::BODY, false, theme.quiet)))
    {
        let extent = (pen.measure)(&text, size, strong);
        let rect = Rect::from_min_size(pos2(MARGIN, top), extent);
        texts.push(Text { text, rect, align: Align::Min, size, strong, color });
        top += extent.y;
    }
    top += 1.5 * UNIT;
    let wide = texts.iter().map(|text| text.rect.width()).fold(drawing.size.x.max(longest), f32::max);
    let wide = wide.max(PAGE - 2.0 * MARGIN);
    let mut shapes = Vec::new();
    drawing.shift(vec2(MARGIN, top));
    top += drawing.size.y;
    if named {
        top += 1.5 * UNIT;
        let mut left = MARGIN;
        let mut line: f32 = 0.0;
        for (index, name, extent) in entries {
            if left > MARGIN && left + swatch + extent.x > MARGIN + wide {
                (left, top) = (MARGIN, top + line + 2.0);
            }
            line = extent.y;
            let square = Rect::from_min_size(pos2(left, top + extent.y / 2.0 - 5.0), Vec2::splat(10.0));
            shapes.push(Shape::Bar { rect: square, fill: pen.series(chart, index), round: true });
            let rect = Rect::from_min_size(pos2(left + swatch, top), extent);
            let (text, color) = (name.to_owned(), theme.quiet);
            texts.push(Text { text, rect, align: Align::Min, size: size::SMALL, strong: false, color });
            left += swatch + extent.x + 2.0 * UNIT;
        }
        top += line;
    }
    let size = vec2(wide + 2.0 * MARGIN, top + MARGIN).ceil();
    let ground = Shape::Bar { rect: Rect::from_min_size(Pos2::ZERO, size), fill: theme.surface, round: false };
    let mut all = vec![ground];
    all.append(&mut drawing.shapes);
    all.append(&mut shapes);
    all.extend(texts.into_iter().map(Shape::Text));
    Drawing { size, shapes: all, hits: drawing.hits }
}

/// The middles of labels that want to stand at `wanted`, each as high as its second number, in ascending order
/// between `from` and `to`: as near as they come to it without lying over one another.
pub(super) fn spread(labels: &[(f32, f32)], from: f32, to: f32) -> Vec<f32> {
    /// Labels that touch and stand together.
    struct Cluster {
        /// The sum of where each would have the top of the cluster.
        wished: f32,
        labels: usize,
        height: f32,
    }
    impl Cluster {
        fn top(&self, from: f32, to: f32) -> f32 {
            (self.wished / count(self.labels)).min(to - self.height).max(from)
        }
    }
    let mut clusters: Vec<Cluster> = Vec::new();
    for (wanted, height) in labels {
        let mut last = Cluster { wished: wanted - height / 2.0, labels: 1, height: *height };
        while let Some(before) = clusters.pop_if(|one| one.top(from, to) + one.height > last.top(from, to)) {
            last = Cluster {
                // The later ones stand below all of the earlier.
                wished: before.wished + last.wished - before.height * count(last.labels),
                labels: before.labels + last.labels,
                height: before.height + last.height,
            };
        }
        clusters.push(last);
    }
    let mut sizes = labels.iter().map(|(_, height)| *height);
    let mut middles = Vec::with_capacity(labels.len());
    for cluster in &clusters {
        let mut top = cluster.top(from, to);
        for height in sizes.by_ref().take(cluster.labels) {
            middles.push(top + height / 2.0);
            top += height;
        }
    }
    middles
}
