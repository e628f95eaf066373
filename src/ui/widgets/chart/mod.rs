//! Bars with the exact numbers on them. A missing figure is drawn as missing, a zero as zero. One and the same
//! drawing goes to the screen and to paper.

mod columns;
mod drawing;
mod layout;
mod multiples;
mod rows;
mod svg;
#[cfg(test)]
mod tests;

use egui::{Context, EventFilter, Key, Modifiers, PopupAnchor, Rect, Sense, Stroke, StrokeKind, Tooltip, Ui, Vec2};
use egui_material_icons::icons;

use super::{icon_button, menu, menu_item, small};
use crate::i18n::load::Unit;
use crate::ui::action::{ChartTask, ChartWay};
use crate::ui::theme::{SERIES, Theme, UNIT, plain, size, strong};
use crate::ui::{Action, Cx, widgets};

pub use drawing::{Drawing, Hit, Shape, Text};
pub use layout::{Pen, layout, page};
pub use svg::svg;

/// What stands behind a name or a number from which something is missing.
pub const LACKS: &str = " + ?";

/// Room for the button beside a chart.
const BUTTON: f32 = 32.0;

/// How a chart is built up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Upright bars, series on top of one another; for years.
    #[default]
    Stacked,
    /// Upright bars, series side by side; for years.
    Grouped,
    /// Lying bars for what has a name, such as agencies, products or people.
    Rows,
}

/// One series of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What it counts.
    pub name: String,
    /// One value per category; absent where nobody knows it.
    pub values: Vec<Option<i64>>,
}

impl Series {
    /// The figure of a category.
    #[must_use]
    pub fn value(&self, category: usize) -> Option<i64> {
        self.values.get(category).copied().flatten()
    }
}

/// A planned figure, drawn as a line across.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is planned.
    pub name: String,
    /// How much.
    pub value: i64,
}

/// What is going to change, drawn behind the categories: outlined and never part of a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// From when on it is expected.
    pub name: String,
    /// The word that says that it is planned.
    pub mark: String,
    /// The index of the series that becomes more or less.
    pub series: usize,
    /// By how much: more, or less where it is negative.
    pub amount: i64,
    /// The same as it is written, with its sign.
    pub text: String,
}

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What the chart shows.
    pub name: String,
    /// What stands above it: what it shows, with its unit and years; where empty, that is put together of its parts.
    pub heading: String,
    /// What the figures count; may be empty.
    pub unit: String,
    /// In what the figures are kept, and so how they are written.
    pub kept: Unit,
    /// Whom it is about, for paper and for the name of its file; may be empty.
    pub about: String,
    /// How it is built up.
    pub kind: Kind,
    /// The years or names, in reading order.
    pub categories: Vec<String>,
    /// The series, from the bottom up or in reading order.
    pub series: Vec<Series>,
    /// Planned figures.
    pub limits: Vec<Limit>,
    /// Changes to come, by day; drawn where the series stand on top of one another.
    pub planned: Vec<Planned>,
    /// The series are years, the earliest first, which have colours of their own.
    pub years: bool,
    /// So many of the last categories are expected, and have not been yet.
    pub expected: usize,
    /// The series are something measured and what it is compared with, which have colours of their own too.
    pub compared: bool,
    /// The index of the first series' colour.
    pub first_color: usize,
    /// Height in points with all labels; the drawing is higher where its numbers need it. Rows have the height that
    /// they have.
    pub height: f32,
    /// The figure to which its scale reaches at least, where it shares one with others; it begins at zero always.
    pub highest: Option<i64>,
    /// Without the button that copies and saves the picture.
    pub plain: bool,
}

impl Default for Chart {
    fn default() -> Self {
        Self {
            name: String::new(),
            heading: String::new(),
            unit: String::new(),
            kept: Unit::Whole,
            about: String::new(),
            kind: Kind::default(),
            categories: Vec::new(),
            series: Vec::new(),
            limits: Vec::new(),
            planned: Vec::new(),
            years: false,
            expected: 0,
            compared: false,
            first_color: 0,
            height: 176.0,
            highest: None,
            plain: false,
        }
    }
}

impl Chart {
    /// The sum of a category; absent where every series is missing.
    #[must_use]
    pub fn total(&self, category: usize) -> Option<i64> {
        self.values(category).flatten().fold(None, |sum, value| Some(sum.unwrap_or(0).saturating_add(value)))
    }

    /// Whether a category's sum lacks a series that is known in another category.
    #[must_use]
    pub fn lacks(&self, category: usize) -> bool {
        self.series.iter().any(|one| one.value(category).is_none() && one.values.iter().any(Option::is_some))
    }

    fn figure(&self, cx: &Cx<'_>, value: Option<i64>) -> String {
        value.map_or_else(|| cx.t("figure-missing").to_owned(), |value| self.kept.format(cx.language(), value))
    }

    fn values(&self, category: usize) -> impl Iterator<Item = Option<i64>> + '_ {
        self.series.iter().map(move |series| series.value(category))
    }

    /// The name with the unit.
    #[must_use]
    pub fn title(&self) -> String {
        if self.unit.is_empty() { self.name.clone() } else { format!("{}, {}", self.name, self.unit) }
    }

    /// The years it shows: those of its series where they are years, else those of its categories.
    fn span(&self) -> Option<String> {
        let series = self.series.iter().map(|one| one.name.as_str());
        let names: Vec<&str> = match self.kind {
            Kind::Rows if self.years => series.collect(),
            Kind::Rows => Vec::new(),
            Kind::Stacked | Kind::Grouped => self.categories.iter().map(String::as_str).collect(),
        };
        let year = |name: &&str| name.len() == 4 && name.bytes().all(|one| one.is_ascii_digit());
        let mut years = names.into_iter().filter(year);
        let first = years.next()?;
        Some(years.next_back().map_or_else(|| first.to_owned(), |last| format!("{first}–{last}")))
    }

    /// What stands above the chart: what it shows, in what unit, and of which years.
    #[must_use]
    pub fn heading(&self) -> String {
        if !self.heading.is_empty() {
            return self.heading.clone();
        }
        let title = self.title();
        match self.span().filter(|span| !title.contains(span.as_str())) {
            Some(span) => format!("{title}, {span}"),
            None => title,
        }
    }

    /// Draws what stands above the chart.
    pub fn heading_ui(&self, ui: &mut Ui) {
        ui.add(egui::Label::new(egui::RichText::new(self.heading()).font(strong(size::SMALL))).wrap());
        ui.add_space(UNIT / 2.0);
    }

    /// Whether there are more series than colours: each is a small chart of its own then.
    #[must_use]
    pub const fn crowded(&self) -> bool {
        self.series.len() > SERIES && !self.years && !self.compared
    }

    /// The numbers as text, category by category.
    #[must_use]
    pub fn spoken(&self, cx: &Cx<'_>) -> String {
        let figure = |value: Option<i64>| self.figure(cx, value);
        let categories = self.categories.iter().enumerate().map(|(index, category)| {
            let parts = self.series.iter().map(|series| {
                let value = figure(series.value(index));
                if self.series.len() > 1 { format!("{} {value}", series.name) } else { value }
            });
            format!("{category}: {}", parts.collect::<Vec<_>>().join(", "))
        });
        let limits =
            self.limits.iter().map(|limit| format!("{} {}", limit.name, self.kept.format(cx.language(), limit.value)));
        let planned = self.shown_planned().iter().map(|one| {
            let of = self.series.get(one.series).filter(|_| self.series.len() > 1).map(|series| series.name.as_str());
            format!(
                "{} {}: {}",
                one.mark,
                one.name,
                [of, Some(one.text.as_str())].into_iter().flatten().collect::<Vec<_>>().join(" ")
            )
        });
        format!("{}. {}", self.title(), categories.chain(planned).chain(limits).collect::<Vec<_>>().join("; "))
    }

    /// The changes to come that are drawn.
    fn shown_planned(&self) -> &[Planned] {
        if self.kind == Kind::Stacked { &self.planned } else { &[] }
    }

    /// What one bar says: its category, then its series and figure, or every series of the category.
    fn said(&self, cx: &Cx<'_>, hit: Hit) -> (String, Vec<String>) {
        if let Some(planned) = hit.category.checked_sub(self.categories.len()).and_then(|at| self.planned.get(at)) {
            let of = self.series.get(planned.series).map(|series| series.name.as_str()).unwrap_or_default();
            return (format!("{} {}", planned.mark, planned.name), vec![format!("{of}: {}", planned.text)]);
        }
        let category = self.categories.get(hit.category).cloned().unwrap_or_default();
        let with_unit = |value: Option<i64>| {
            let written = self.figure(cx, value);
            if self.unit.is_empty() || value.is_none() { written } else { format!("{written} {}", self.unit) }
        };
        let line = |series: &Series| {
            let value = with_unit(series.value(hit.category));
            if self.series.len() > 1 { format!("{}: {value}", series.name) } else { value }
        };
        if let Some(series) = hit.series {
            return (category, self.series.get(series).map(line).into_iter().collect());
        }
        let mut lines: Vec<String> = self.series.iter().map(line).collect();
        if self.kind == Kind::Stacked && self.series.len() > 1 && self.total(hit.category).is_some() {
            let more = if self.lacks(hit.category) { LACKS } else { "" };
            lines.push(format!("{}: {}{more}", cx.t("figures-total"), with_unit(self.total(hit.category))));
        }
        (category, lines)
    }

    /// The width in points at which every number is seen without scrolling, less the button.
    #[must_use]
    pub fn least_width(&self, ctx: &Context, cx: &Cx<'_>) -> f32 {
        with_pen(ctx, cx, (cx.theme, self.kept), |pen| layout(self, 0.0, pen).size.x)
    }

    /// Draws the chart across the available width, in a scrolled area where its numbers need more. Says which bar
    /// was chosen with the pointer or with Enter.
    pub fn show(&self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Hit> {
        if self.plain {
            return self.drawing_ui(ui, cx);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let width = (ui.available_width() - BUTTON).max(0.0);
            let layout = egui::Layout::top_down(egui::Align::Min);
            let chosen = ui.allocate_ui_with_layout(Vec2::new(width, 0.0), layout, |ui| {
                ui.set_width(width);
                self.drawing_ui(ui, cx)
            });
            self.menu_ui(ui, cx);
            chosen.inner
        })
        .inner
    }

    fn drawing_ui(&self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Hit> {
        let drawing = with_pen(ui.ctx(), cx, (cx.theme, self.kept), |pen| layout(self, ui.available_width(), pen));
        if drawing.size.x <= ui.available_width() + 0.5 {
            return self.drawn_ui(ui, cx, &drawing);
        }
        let area = egui::ScrollArea::horizontal().id_salt(ui.next_auto_id());
        ui.scope(|ui| {
            // That there is more to the right must be seen without trying.
            ui.spacing_mut().scroll = egui::style::ScrollStyle {
                bar_width: UNIT,
                floating_width: 4.0,
                floating_allocated_width: UNIT,
                foreground_color: true,
                dormant_handle_opacity: 0.35,
                active_handle_opacity: 0.35,
                dormant_background_opacity: 0.0,
                active_background_opacity: 0.0,
                ..egui::style::ScrollStyle::thin()
            };
            area.show(ui, |ui| self.drawn_ui(ui, cx, &drawing)).inner
        })
        .inner
    }

    fn drawn_ui(&self, ui: &mut Ui, cx: &Cx<'_>, drawing: &Drawing) -> Option<Hit> {
        let (rect, response) = ui.allocate_exact_size(drawing.size, Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, self.spoken(cx)));
        let by = rect.min.to_vec2();
        let walked = self.walk(ui, &response, drawing);
        if let Some((hit, moved)) = walked {
            let (category, lines) = self.said(cx, hit);
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_value(format!("{category}, {}", lines.join(", ")));
                node.set_live(egui::accesskit::Live::Polite);
            });
            if moved {
                ui.scroll_to_rect(hit.rect.translate(by).expand(2.0 * UNIT), None);
            }
        }
        if ui.is_rect_visible(rect) {
            drawing.paint(ui.painter(), rect.min);
            let hovered = response.hover_pos().and_then(|at| drawing.at(at - by));
            if let Some((hit, _)) = walked {
                let ring = hit.rect.translate(by).expand(2.0).intersect(rect.expand(2.0));
                let stroke = Stroke::new(2.0, cx.theme.text);
                ui.painter().rect_stroke(ring, 4, stroke, StrokeKind::Outside);
                if hovered.is_none() {
                    let anchor = PopupAnchor::ParentRect(ring.expand(2.0));
                    let mut tooltip = Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id, anchor);
                    // Beside the bar, where it hides no other part of the same year.
                    tooltip.popup = tooltip.popup.align(egui::RectAlign::RIGHT);
                    tooltip.show(|ui| self.said_ui(ui, cx, hit));
                }
            }
            if let Some(hit) = hovered {
                if hit.series.is_some() {
                    let outline = hit.rect.translate(by);
                    ui.painter().rect_stroke(outline, 2, Stroke::new(1.0, cx.theme.text), StrokeKind::Outside);
                }
                response.clone().on_hover_ui_at_pointer(|ui| self.said_ui(ui, cx, hit));
            }
        }
        if !response.clicked() {
            return None;
        }
        match response.interact_pointer_pos() {
            Some(at) => drawing.at(at - by),
            None => walked.map(|(hit, _)| hit),
        }
    }

    /// Where the keyboard is in the chart, and whether it has just come there.
    fn walk(&self, ui: &Ui, response: &egui::Response, drawing: &Drawing) -> Option<(Hit, bool)> {
        if !response.has_focus() {
            return None;
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let stacked = self.kind == Kind::Stacked && !self.crowded();
        let stops: Vec<Hit> = drawing.hits.iter().filter(|hit| stacked || hit.series.is_some()).copied().collect();
        let known = ui.data(|data| data.get_temp::<(usize, Option<usize>)>(response.id));
        let before = known.and_then(|known| stops.iter().position(|hit| (hit.category, hit.series) == known));
        let mut place = before.unwrap_or(0);
        let last = stops.len().saturating_sub(1);
        // In a stack up and down go from series to series, and to the sides from year to year.
        let each = if stacked { stops.iter().filter(|hit| hit.category == 0).count() } else { 1 };
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let steps = [
            (Key::ArrowRight, true, each),
            (Key::ArrowLeft, false, each),
            (Key::ArrowUp, stacked, 1),
            (Key::ArrowDown, !stacked, 1),
            (Key::End, true, usize::MAX),
            (Key::Home, false, usize::MAX),
        ];
        for (key, onward, step) in steps {
            for _ in 0..pressed(key) {
                let next = if onward { place.saturating_add(step) } else { place.saturating_sub(step) };
                if step == usize::MAX {
                    place = next.min(last);
                } else if next <= last && (onward || place >= step) {
                    place = next;
                }
            }
        }
        let hit = stops.get(place)?;
        ui.data_mut(|data| data.insert_temp(response.id, (hit.category, hit.series)));
        Some((*hit, before != Some(place)))
    }

    fn said_ui(&self, ui: &mut Ui, cx: &Cx<'_>, hit: Hit) {
        let (category, lines) = self.said(cx, hit);
        ui.spacing_mut().item_spacing.y = 2.0;
        widgets::bold(ui, category, size::BODY);
        for line in lines {
            small(ui, cx.theme, line);
        }
    }

    /// The names of the series beside their colours.
    pub fn legend_ui(&self, ui: &mut Ui, theme: &Theme) {
        const LINE: f32 = 18.0;
        const SWATCH: f32 = 10.0;
        const NAME: f32 = SWATCH + 6.0;
        // Small charts have their names above them.
        if self.crowded() {
            return;
        }
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = LINE;
            ui.spacing_mut().item_spacing = Vec2::new(2.0 * UNIT, 2.0);
            ui.horizontal_wrapped(|ui| {
                for (index, series) in self.series.iter().enumerate() {
                    let room = ui.max_rect().width() - NAME;
                    let name = ui.painter().layout(series.name.clone(), plain(size::SMALL), theme.quiet, room);
                    // One piece, so that no name stands on another line than its colour.
                    let (rect, response) = ui.allocate_exact_size(
                        Vec2::new(NAME, LINE.max(name.size().y)) + Vec2::X * name.size().x,
                        Sense::hover(),
                    );
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &series.name));
                    let middle = rect.left_top() + Vec2::new(SWATCH, LINE) / 2.0;
                    let swatch = Rect::from_center_size(middle, Vec2::splat(SWATCH));
                    ui.painter().rect_filled(swatch, 2.0, layout::color(theme, self, index));
                    let place = egui::pos2(rect.left() + NAME, rect.center().y - name.size().y / 2.0);
                    ui.painter().galley(place, name, theme.quiet);
                }
            });
        });
    }

    /// The button whose menu copies and saves the picture.
    pub fn menu_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let name = cx.tw("chart-more", &[("name", self.name.as_str().into())]);
        let button = ui.scope(|ui| {
            ui.visuals_mut().override_text_color = Some(cx.theme.quiet);
            icon_button(ui, icons::ICON_MORE_HORIZ, &name)
        });
        let button = button.inner;
        menu(&button, &name, |ui| {
            let items = [
                (icons::ICON_CONTENT_COPY, "chart-copy", ChartWay::Copy),
                (icons::ICON_IMAGE, "chart-save-png", ChartWay::Png),
                (icons::ICON_POLYLINE, "chart-save-svg", ChartWay::Svg),
            ];
            for (icon, key, way) in items {
                if menu_item(ui, cx.theme, Some(icon), cx.t(key)).clicked() {
                    cx.act(Action::ChartPicture(self.task(ui.ctx(), cx, way)));
                    ui.close();
                }
            }
        });
    }

    /// The chart as it goes to paper, which is white whatever the screen is.
    fn task(&self, ctx: &Context, cx: &Cx<'_>, way: ChartWay) -> ChartTask {
        let drawing = with_pen(ctx, cx, (&Theme::light(), self.kept), |pen| page(self, pen));
        let heading = self.heading();
        let title = if self.about.is_empty() { heading } else { format!("{heading}, {}", self.about) };
        ChartTask { svg: svg(&drawing, &title, &self.spoken(cx)), name: self.file_name(), way }
    }

    /// What a file of the chart may be called, without its ending.
    fn file_name(&self) -> String {
        const LONGEST: usize = 80;
        let whole = if self.about.is_empty() { self.name.clone() } else { format!("{} {}", self.about, self.name) };
        let allowed = |letter: char| !letter.is_control() && !r#"/\:*?"<>|"#.contains(letter);
        let name: String =
            whole.chars().map(|letter| if allowed(letter) { letter } else { '-' }).take(LONGEST).collect();
        // Some systems drop spaces and dots at the ends.
        name.trim_matches([' ', '.']).to_owned()
    }
}

/// Lends a pen that measures with the fonts of the window and writes numbers as they are kept.
fn with_pen<T>(ctx: &Context, cx: &Cx<'_>, (theme, kept): (&Theme, Unit), draw: impl FnOnce(&Pen<'_>) -> T) -> T {
    let number = |value| kept.format(cx.language(), value);
    let measure = |text: &str, points: f32, bold: bool| {
        let font = if bold { strong(points) } else { plain(points) };
        ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, theme.text).size())
    };
    draw(&Pen { theme, measure: &measure, number: &number, missing: cx.t("figure-missing") })
}
