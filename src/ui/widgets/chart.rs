//! Bars per year, with the exact numbers on them. A missing figure is drawn as missing, a zero as zero.

use egui::{Align2, Color32, CornerRadius, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2};

use super::small;
use crate::ui::theme::{Theme, UNIT, plain, size, strong};
use crate::ui::{Cx, widgets};

/// One series of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What it counts.
    pub name: String,
    /// One value per year; absent where nobody knows it.
    pub values: Vec<Option<i64>>,
}

/// Bars per year; several series are stacked.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// What the chart shows, for a screen reader.
    pub name: String,
    /// The years, from left to right.
    pub years: Vec<i64>,
    /// The series, from the bottom up.
    pub series: Vec<Series>,
    /// The index of the first series' colour.
    pub first_color: usize,
    /// Height of the drawing in points, with its labels.
    pub height: f32,
}

impl Bars {
    /// The sum of a year; absent where every series is missing.
    #[must_use]
    pub fn total(&self, year: usize) -> Option<i64> {
        self.values(year).flatten().fold(None, |sum, value| Some(sum.unwrap_or(0) + value))
    }

    /// Whether a year's sum lacks a series that is known in another year.
    #[must_use]
    pub fn lacks(&self, year: usize) -> bool {
        self.series
            .iter()
            .any(|one| one.values.get(year).copied().flatten().is_none() && one.values.iter().any(Option::is_some))
    }

    fn values(&self, year: usize) -> impl Iterator<Item = Option<i64>> + '_ {
        self.series.iter().map(move |series| series.values.get(year).copied().flatten())
    }

    /// The numbers as text, year by year.
    #[must_use]
    pub fn spoken(&self, cx: &Cx<'_>) -> String {
        let years = self.years.iter().enumerate().map(|(index, year)| {
            let parts = self.series.iter().map(|series| {
                let value = series.values.get(index).copied().flatten();
                let value = value.map_or_else(|| cx.t("figure-missing").to_owned(), |value| cx.number(value));
                if self.series.len() > 1 { format!("{} {value}", series.name) } else { value }
            });
            format!("{year}: {}", parts.collect::<Vec<_>>().join(", "))
        });
        format!("{}. {}", self.name, years.collect::<Vec<_>>().join("; "))
    }

    /// Draws the chart across the available width.
    pub fn show(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), self.height), Sense::hover());
        let spoken = self.spoken(cx);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &spoken));
        if !ui.is_rect_visible(rect) {
            return;
        }
        let plot = Rect::from_min_max(rect.min + Vec2::new(0.0, 20.0), rect.max - Vec2::new(0.0, 22.0));
        let highest = (0..self.years.len()).filter_map(|year| self.total(year)).max().unwrap_or(0).max(1);
        #[expect(clippy::cast_precision_loss, reason = "points on a screen")]
        let scale = plot.height() / highest as f32;
        #[expect(clippy::cast_precision_loss, reason = "points on a screen")]
        let step = plot.width() / self.years.len().max(1) as f32;
        let width = (step * 0.62).min(72.0);
        for (index, year) in self.years.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "points on a screen")]
            let center = plot.left() + step * (index as f32 + 0.5);
            let column = Column { ui, cx, plot, center, width, step, scale };
            column.draw(self, index);
            let place = Pos2::new(center, plot.bottom() + 5.0);
            ui.painter().text(place, Align2::CENTER_TOP, year.to_string(), plain(size::SMALL), cx.theme.quiet);
        }
        ui.painter().hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, cx.theme.line));
        let hovered = response.hover_pos().and_then(|at| self.year_at(plot, step, at));
        if let Some(index) = hovered {
            response.on_hover_ui_at_pointer(|ui| self.values_ui(ui, cx, index));
        }
    }

    fn year_at(&self, plot: Rect, step: f32, at: Pos2) -> Option<usize> {
        let place = (at.x - plot.left()) / step;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
        let index = place.clamp(0.0, 1000.0) as usize;
        (index < self.years.len()).then_some(index)
    }

    fn values_ui(&self, ui: &mut Ui, cx: &Cx<'_>, index: usize) {
        if let Some(year) = self.years.get(index) {
            widgets::bold(ui, year.to_string(), size::BODY);
        }
        for series in &self.series {
            let value = series.values.get(index).copied().flatten();
            let value = value.map_or_else(|| cx.t("figure-missing").to_owned(), |value| cx.number(value));
            small(ui, cx.theme, format!("{}: {value}", series.name));
        }
    }

    /// The names of the series beside their colours.
    pub fn legend_ui(&self, ui: &mut Ui, theme: &Theme) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(6.0, 2.0);
            for (index, series) in self.series.iter().enumerate() {
                let (rect, _) = ui.allocate_exact_size(Vec2::new(10.0, 18.0), Sense::hover());
                let swatch = Rect::from_center_size(rect.center(), Vec2::splat(10.0));
                ui.painter().rect_filled(swatch, 2.0, color(theme, self.first_color + index));
                small(ui, theme, &series.name);
                ui.add_space(UNIT);
            }
        });
    }
}

fn color(theme: &Theme, index: usize) -> Color32 {
    theme.series.get(index % theme.series.len()).copied().unwrap_or(theme.accent)
}

/// One year of a chart.
struct Column<'c, 'a> {
    ui: &'c Ui,
    cx: &'c Cx<'a>,
    plot: Rect,
    center: f32,
    width: f32,
    step: f32,
    /// Points per unit.
    scale: f32,
}

impl Column<'_, '_> {
    fn draw(&self, bars: &Bars, index: usize) {
        let theme = self.cx.theme;
        let painter = self.ui.painter();
        let Some(total) = bars.total(index) else {
            self.missing();
            return;
        };
        let mut bottom = self.plot.bottom();
        for (place, series) in bars.series.iter().enumerate() {
            let Some(value) = series.values.get(index).copied().flatten().filter(|value| *value > 0) else { continue };
            #[expect(clippy::cast_precision_loss, reason = "points on a screen")]
            let height = (value as f32 * self.scale).max(1.0);
            let segment = Rect::from_min_max(
                Pos2::new(self.center - self.width / 2.0, bottom - height),
                Pos2::new(self.center + self.width / 2.0, bottom),
            );
            let fill = color(theme, bars.first_color + place);
            // A hairline of the ground keeps neighbours apart for those who see no difference in colour.
            let gap = if bars.series.len() > 1 && height > 3.0 { 1.0 } else { 0.0 };
            let shape = Rect::from_min_max(segment.min + Vec2::new(0.0, gap), segment.max);
            painter.rect_filled(shape, CornerRadius::same(2), fill);
            if bars.series.len() > 1 {
                self.label_inside(shape, value, fill);
            }
            bottom -= height;
        }
        let mut text = self.cx.number(total);
        if bars.lacks(index) {
            text.push_str(" + ?");
        }
        let galley = painter.layout_no_wrap(text, strong(size::SMALL), theme.text);
        // The same number smaller, rather than one over its neighbour.
        let galley = if galley.size().x > self.step - 4.0 {
            painter.layout_no_wrap(galley.text().to_owned(), plain(size::SMALL - 2.0), theme.text)
        } else {
            galley
        };
        let place = Pos2::new(self.center - galley.size().x / 2.0, bottom - galley.size().y - 3.0);
        painter.galley(place, galley, theme.text);
    }

    fn label_inside(&self, segment: Rect, value: i64, fill: Color32) {
        let painter = self.ui.painter();
        let ink = Theme::text_on(fill);
        let galley = painter.layout_no_wrap(self.cx.number(value), plain(size::SMALL), ink);
        // Where it does not fit the number stands in the tooltip, the table and the spoken text.
        if galley.size().y <= segment.height() && galley.size().x + 4.0 <= segment.width() {
            painter.galley(segment.center() - galley.size() / 2.0, galley, ink);
        }
    }

    /// A dashed place where a bar would stand.
    fn missing(&self) {
        let painter = self.ui.painter();
        let theme = self.cx.theme;
        let place = Rect::from_min_max(
            Pos2::new(self.center - self.width / 2.0, self.plot.bottom() - 26.0),
            Pos2::new(self.center + self.width / 2.0, self.plot.bottom()),
        );
        let corners = [place.left_bottom(), place.left_top(), place.right_top(), place.right_bottom()];
        painter.extend(Shape::dashed_line(&corners, Stroke::new(1.0, theme.border), 3.0, 3.0));
        let text = self.cx.t("figure-missing").to_owned();
        let galley = painter.layout_no_wrap(text, plain(size::SMALL - 1.0), theme.quiet);
        let at = if galley.size().x + 4.0 <= self.width {
            place.center() - galley.size() / 2.0
        } else {
            Pos2::new(self.center - galley.size().x / 2.0, place.top() - galley.size().y - 2.0)
        };
        painter.galley(at, galley, theme.quiet);
    }
}
