//! *Luvut*: years × employment types and years × products, typed and corrected in a table, with charts of the same
//! numbers beside it.

use std::sync::Arc;

use egui::{Align, Key, Rect, RichText, Sense, Stroke, TextEdit, Ui, UiBuilder, Vec2};

use super::card::{headcount_bars, multiples_ui, volume_bars};
use super::edited_ui;
use crate::domain::{
    Agency, AgencyId, Change, Headcount, HeadcountBasis, LARGEST_FIGURE, Language, ListId, OperationKind, ProductId,
    Table, Volume, YEARS, figures,
};
use crate::i18n::number::{NumberError, format_percent, format_signed, parse_integer_in};
use crate::ui::action::Question;
use crate::ui::theme::{ROW, UNIT, plain, size, strong};
use crate::ui::widgets::{choice, link, section, small};
use crate::ui::{Action, Cx};

/// Width of a year's column in points; eight digits fit.
const YEAR: f32 = 92.0;
/// Width of the column with the change to the year before.
const CHANGE: f32 = 150.0;
/// The narrowest column of names.
const NAME: f32 = 170.0;

/// What a cell of the two tables stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Headcount(ListId, HeadcountBasis),
    Volume(ProductId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    agency: AgencyId,
    subject: Subject,
    year: i64,
}

/// A figure being typed.
#[derive(Clone, Debug)]
struct Typing {
    cell: Cell,
    /// The figure as it was when typing began, for the merge.
    base: Option<i64>,
    text: String,
    language: Language,
}

impl Typing {
    fn figure(&self) -> Result<Option<i64>, NumberError> {
        parse_integer_in(self.language, &self.text)
    }

    /// What is wrong with the typed figure, as the key of a text.
    fn problem(&self) -> Option<&'static str> {
        match self.figure() {
            Ok(None) => None,
            Ok(Some(figure)) if (0..=LARGEST_FIGURE).contains(&figure) => None,
            Ok(Some(_)) | Err(NumberError::TooLarge) => Some("figure-out-of-range"),
            Err(NumberError::NotWhole) => Some("figure-not-whole"),
            Err(NumberError::NotANumber) => Some("figure-not-a-number"),
        }
    }
}

/// The tab and its passing state.
#[derive(Default)]
pub(super) struct FiguresTab {
    basis: HeadcountBasis,
    older: usize,
    newer: usize,
    of: Option<AgencyId>,
    typing: Option<Typing>,
    /// The cell the keyboard goes to next.
    go: Option<Cell>,
}

impl FiguresTab {
    pub(super) fn typing(&self) -> bool {
        self.typing.as_ref().is_some_and(|typing| typing.figure() != Ok(typing.base))
    }

    pub(super) fn discard(&mut self) {
        self.typing = None;
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency) {
        if self.of != Some(agency.id) {
            *self = Self { basis: self.basis, of: Some(agency.id), ..Self::default() };
        }
        let mut years = figures::years(cx.snapshot, agency.id, cx.today, figures::YEARS_AT_FIRST + self.older);
        let last = years.last().copied().unwrap_or_default();
        years.extend((last + 1..).take(self.newer).take_while(|year| YEARS.contains(year)));
        self.years_ui(ui, cx, agency, &years);
        self.headcounts_ui(ui, cx, agency, &years);
        self.volumes_ui(ui, cx, agency, &years);
    }

    fn years_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, years: &[i64]) {
        let known = figures::with_figures(cx.snapshot, agency.id);
        ui.horizontal_wrapped(|ui| {
            let first = years.first().copied().unwrap_or_default();
            let hidden = known.iter().filter(|year| **year < first).count();
            let text = if hidden > 0 {
                cx.tw("figures-older-known", &[("count", hidden.into())])
            } else {
                cx.t("figures-older").to_owned()
            };
            if first > *YEARS.start() && link(ui, cx.theme, &text).clicked() {
                self.older += hidden.max(1);
            }
            ui.add_space(UNIT);
            let last = years.last().copied().unwrap_or_default();
            if cx.writable() {
                let text = cx.tw("figures-add-year", &[("year", (last + 1).to_string().into())]);
                if last < *YEARS.end() && link(ui, cx.theme, &text).clicked() {
                    self.newer += 1;
                }
            }
            ui.add_space(UNIT);
            if self.older + self.newer > 0 && link(ui, cx.theme, cx.t("figures-three")).clicked() {
                (self.older, self.newer) = (0, 0);
            }
        });
        ui.add_space(UNIT / 2.0);
    }

    fn headcounts_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, years: &[i64]) {
        let theme = cx.theme;
        section(
            ui,
            theme,
            cx.t("figures-headcount"),
            |ui| edited_ui(ui, cx, agency.id, Table::Headcount),
            |ui| {
                let options = HeadcountBasis::ALL.map(|basis| (basis, cx.t(basis_key(basis)).to_owned()));
                choice(ui, theme, cx.t("field-basis"), &mut self.basis, &options, 260.0);
                let table = figures::headcounts(cx.snapshot, agency.id, self.basis, years);
                let snapshot = Arc::clone(cx.snapshot);
                let basis = self.basis;
                let rows: Vec<Row> = table
                    .lines
                    .iter()
                    .filter_map(|line| {
                        let item = snapshot.employment_type.get(line.subject)?;
                        let subject = Subject::Headcount(ListId(line.subject), basis);
                        Some(Row { name: item.name(cx.language()).to_owned(), subject, figures: line.figures.clone() })
                    })
                    .collect();
                let bars = headcount_bars(cx, agency, years.len(), basis, 210.0).map(|mut bars| {
                    // The chart shows the very years of the table.
                    if bars.categories != years.iter().map(ToString::to_string).collect::<Vec<_>>() {
                        bars = over(cx, &table, years, bars);
                    }
                    bars
                });
                self.beside(ui, cx, agency, years, &rows, Some(&table), |ui, cx| {
                    if let Some(bars) = &bars {
                        bars.show(ui, cx);
                        bars.legend_ui(ui, theme);
                    }
                });
                if table.inherits() {
                    small(ui, theme, cx.t("figures-inherited"));
                }
            },
        );
    }

    fn volumes_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, years: &[i64]) {
        let theme = cx.theme;
        let add = cx.t("figures-add-product");
        let mut adding = false;
        let writable = cx.writable();
        section(
            ui,
            theme,
            cx.t("figures-volume"),
            |ui| adding = writable && link(ui, theme, add).clicked(),
            |ui| {
                let table = figures::volumes(cx.snapshot, agency.id, years);
                let snapshot = Arc::clone(cx.snapshot);
                let rows: Vec<Row> = table
                    .lines
                    .iter()
                    .filter_map(|line| {
                        let product = snapshot.product.get(line.subject)?;
                        let name = format!("{}, {}", product.name(cx.language()), product.unit(cx.language()));
                        Some(Row { name, subject: Subject::Volume(product.id), figures: line.figures.clone() })
                    })
                    .collect();
                self.beside(ui, cx, agency, years, &rows, None, |_, _| {});
                ui.add_space(UNIT);
                let charts = volume_bars(cx, agency, years.len(), 128.0);
                multiples_ui(ui, cx, &charts);
                if table.inherits() {
                    small(ui, theme, cx.t("figures-inherited"));
                }
            },
        );
        if adding {
            cx.act(Action::Ask(Question::Product(None)));
        }
    }

    /// A table, and the chart of the same numbers to its right where there is room.
    #[expect(clippy::too_many_arguments, reason = "a table, its totals and the chart beside it")]
    fn beside(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        agency: &Agency,
        years: &[i64],
        rows: &[Row],
        totals: Option<&figures::FigureTable>,
        chart: impl Fn(&mut Ui, &Cx<'_>),
    ) {
        #[expect(clippy::cast_precision_loss, reason = "a few years")]
        let narrowest = NAME + YEAR * years.len() as f32 + CHANGE;
        let width = ui.available_width();
        let gap = 3.0 * UNIT;
        let room = totals.is_some() && width >= narrowest + gap + 260.0;
        let mut shown = false;
        let table_width = if room { (width * 0.6).max(narrowest) } else { width };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            ui.allocate_ui_with_layout(Vec2::new(table_width, 0.0), egui::Layout::top_down(Align::Min), |ui| {
                ui.set_width(table_width);
                egui::ScrollArea::horizontal().id_salt(("figures", totals.is_some())).show(ui, |ui| {
                    self.table_ui(ui, cx, agency, years, rows, totals, table_width.max(narrowest));
                });
            });
            if room {
                ui.vertical(|ui| chart(ui, cx));
                shown = true;
            }
        });
        if !shown {
            ui.add_space(UNIT);
            chart(ui, cx);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a table has rows, columns, totals and a width")]
    fn table_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        agency: &Agency,
        years: &[i64],
        rows: &[Row],
        totals: Option<&figures::FigureTable>,
        width: f32,
    ) {
        ui.spacing_mut().item_spacing.y = 0.0;
        #[expect(clippy::cast_precision_loss, reason = "a few years")]
        let name_width = (width - YEAR * years.len() as f32 - CHANGE).min(420.0);
        let layout = Columns { name: name_width };
        let line = layout.line(ui, years.len());
        layout.text(
            ui,
            cx,
            line,
            None,
            cx.t(if totals.is_some() { "field-employment-type" } else { "field-product" }),
            Ink::Header,
        );
        for (index, year) in years.iter().enumerate() {
            layout.text(ui, cx, line, Some(index), &year.to_string(), Ink::Header);
        }
        layout.text(ui, cx, line, Some(years.len()), cx.t("figures-change"), Ink::Header);
        Columns::rule(ui, cx, line);
        for (place, row) in rows.iter().enumerate() {
            let line = layout.line(ui, years.len());
            layout.text(ui, cx, line, None, &row.name, Ink::Plain);
            for (index, year) in years.iter().enumerate() {
                let figure = row.figures.get(index).copied().unwrap_or_default();
                let cell = Cell { agency: agency.id, subject: row.subject, year: *year };
                let below = rows.get(place + 1).map(|next| Cell { subject: next.subject, ..cell });
                let above = place
                    .checked_sub(1)
                    .and_then(|at| rows.get(at))
                    .map(|before| Cell { subject: before.subject, ..cell });
                self.cell_ui(ui, cx, layout.place(line, index), row, cell, figure, (above, below));
            }
            let text = change_text(cx, &row.figures.iter().map(|figure| figure.total()).collect::<Vec<_>>());
            layout.text(ui, cx, line, Some(years.len()), &text, Ink::Plain);
            Columns::rule(ui, cx, line);
        }
        if let Some(table) = totals {
            let line = layout.line(ui, years.len());
            layout.text(ui, cx, line, None, cx.t("figures-total"), Ink::Strong);
            let sums: Vec<Option<i64>> = (0..years.len()).map(|index| table.total(index)).collect();
            for (index, sum) in sums.iter().enumerate() {
                let text = sum.map_or_else(|| "–".to_owned(), |sum| cx.number(sum));
                layout.text(ui, cx, line, Some(index), &text, Ink::Strong);
            }
            layout.text(ui, cx, line, Some(years.len()), &change_text(cx, &sums), Ink::Plain);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a cell knows its place and its neighbours")]
    fn cell_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        rect: Rect,
        row: &Row,
        cell: Cell,
        figure: figures::Figure,
        (above, below): (Option<Cell>, Option<Cell>),
    ) {
        let name = format!("{}, {}", row.name, cell.year);
        let id = ui.scope_id().with(("figure", format!("{cell:?}")));
        let typing = self.typing.as_ref().is_some_and(|typing| typing.cell == cell);
        let error = self.typing.as_ref().filter(|typing| typing.cell == cell).and_then(Typing::problem);
        let mut text = match &self.typing {
            Some(typing) if typing.cell == cell => typing.text.clone(),
            _ => shown(cx, figure),
        };
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(Vec2::new(2.0, 2.0))));
        if !cx.writable() {
            let text = if text.is_empty() { cx.t("figure-missing").to_owned() } else { text };
            let label = egui::Label::new(RichText::new(&text).color(cx.theme.text)).halign(Align::RIGHT);
            let response = child.with_layout(egui::Layout::right_to_left(Align::Center), |ui| ui.add(label)).inner;
            let spoken = format!("{name}: {text}");
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
            return;
        }
        let stroke = if error.is_some() { Stroke::new(1.5, cx.theme.danger) } else { Stroke::new(1.0, cx.theme.line) };
        let focused = ui.ctx().memory(|memory| memory.has_focus(id));
        let hovered = ui.rect_contains_pointer(rect);
        if focused || hovered || error.is_some() {
            child.painter().rect(child.max_rect(), 4.0, cx.theme.surface, stroke, egui::StrokeKind::Inside);
        }
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .frame(egui::Frame::NONE.inner_margin(egui::Margin { left: 6, right: 6, top: 4, bottom: 4 }))
            .align(egui::Align2::RIGHT_CENTER)
            .char_limit(24)
            .hint_text(RichText::new(cx.t("figure-missing")).color(cx.theme.quiet).size(size::SMALL));
        let response = child.add_sized(child.max_rect().size(), edit);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(name);
            if let Some(error) = error {
                node.set_invalid(egui::accesskit::Invalid::True);
                node.set_description(cx.t(error).to_owned());
            }
        });
        if response.has_focus() && !typing {
            // Focus that was asked for in the frame before is not told as gained, so having it is what counts.
            let own = plain_text(figure.own);
            select_all(ui, id, own.chars().count());
            let text = if response.changed() { text } else { own };
            self.typing = Some(Typing { cell, base: figure.own, text, language: cx.language() });
        } else if response.changed()
            && typing
            && let Some(typing) = &mut self.typing
        {
            typing.text = text;
        }
        self.keys(ui, cx, &response, cell, (above, below));
        if self.go == Some(cell) {
            self.go = None;
            response.request_focus();
        }
        if let Some(error) = error.filter(|_| response.has_focus() || response.hovered()) {
            response.show_tooltip_text(cx.t(error));
        } else if let (Some(inherited), true) = (figure.inherited, response.hovered()) {
            let own = figure.own.map_or_else(|| cx.t("figure-missing").to_owned(), |own| cx.number(own));
            response.on_hover_text(
                cx.tw("figures-own-inherited", &[("own", own.into()), ("inherited", cx.number(inherited).into())]),
            );
        }
    }

    /// Enter goes down, Shift+Enter and the arrows up and down, Esc takes back; leaving the cell saves it.
    fn keys(
        &mut self,
        ui: &Ui,
        cx: &Cx<'_>,
        response: &egui::Response,
        cell: Cell,
        (above, below): (Option<Cell>, Option<Cell>),
    ) {
        if response.has_focus() || response.lost_focus() {
            let (up, down, enter, back, escape) = ui.input(|input| {
                let enter = input.key_pressed(Key::Enter);
                (
                    input.key_pressed(Key::ArrowUp),
                    input.key_pressed(Key::ArrowDown),
                    enter && !input.modifiers.shift,
                    enter && input.modifiers.shift,
                    input.key_pressed(Key::Escape),
                )
            });
            if escape {
                self.typing = None;
                response.surrender_focus();
                return;
            }
            if (enter || down) && below.is_some() {
                self.go = below;
            } else if (back || up) && above.is_some() {
                self.go = above;
            }
            if self.go.is_some() || enter || back {
                response.surrender_focus();
                self.save(cx, cell);
                return;
            }
        }
        if response.lost_focus() {
            self.save(cx, cell);
        }
    }

    /// Asks for the typed figure to be saved; what cannot be understood stays in the cell and is said.
    fn save(&mut self, cx: &Cx<'_>, cell: Cell) {
        let Some(typing) = self.typing.take_if(|typing| typing.cell == cell) else { return };
        if typing.problem().is_some() {
            self.typing = Some(typing);
            return;
        }
        let Ok(figure) = typing.figure() else { return };
        if figure == typing.base {
            return;
        }
        let change = change(cell, typing.base, figure);
        cx.act(Action::Commit(OperationKind::FiguresEdited, vec![change]));
    }
}

/// One line of a table.
struct Row {
    name: String,
    subject: Subject,
    figures: Vec<figures::Figure>,
}

fn change(cell: Cell, before: Option<i64>, after: Option<i64>) -> Change {
    let record = |count: i64| match cell.subject {
        Subject::Headcount(kind, basis) => Headcount::new(cell.agency, cell.year, kind, basis, count).into(),
        Subject::Volume(product) => Volume::new(cell.agency, product, cell.year, count).into(),
    };
    Change { before: before.map(record), after: after.map(record) }
}

fn shown(cx: &Cx<'_>, figure: figures::Figure) -> String {
    let Some(total) = figure.total() else { return String::new() };
    let star = if figure.inherited.is_some() { "*" } else { "" };
    format!("{}{star}", cx.number(total))
}

fn plain_text(figure: Option<i64>) -> String {
    figure.map(|figure| figure.to_string()).unwrap_or_default()
}

/// Typing into a cell one has just come to replaces what stands there.
fn select_all(ui: &Ui, id: egui::Id, characters: usize) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(characters))));
    state.store(ui.ctx(), id);
}

/// The change from the last but one year to the last: `+76 (+0,7 %)`.
fn change_text(cx: &Cx<'_>, values: &[Option<i64>]) -> String {
    let [.., before, after] = values else { return "–".to_owned() };
    let Some(difference) = figures::difference(*before, *after) else { return "–".to_owned() };
    let absolute = format_signed(cx.language(), difference.absolute);
    match difference.percent {
        Some(percent) => {
            let sign = if percent > 0.0 { "+" } else { "" };
            format!("{absolute}  ({sign}{})", format_percent(cx.language(), percent, 1))
        }
        None => absolute,
    }
}

/// The same chart over other years.
fn over(
    cx: &Cx<'_>,
    table: &figures::FigureTable,
    years: &[i64],
    chart: crate::ui::widgets::chart::Chart,
) -> crate::ui::widgets::chart::Chart {
    let series = table.lines.iter().filter_map(|line| {
        let values: Vec<Option<i64>> = line.figures.iter().map(|figure| figure.total()).collect();
        let name = cx.snapshot.employment_type.get(line.subject)?.name(cx.language()).to_owned();
        values.iter().any(Option::is_some).then_some(crate::ui::widgets::chart::Series { name, values })
    });
    let categories = years.iter().map(ToString::to_string).collect();
    crate::ui::widgets::chart::Chart { categories, series: series.collect(), ..chart }
}

const fn basis_key(basis: HeadcountBasis) -> &'static str {
    match basis {
        HeadcountBasis::PersonsYearEnd => "basis-persons-year-end",
        HeadcountBasis::EmploymentsYearEnd => "basis-employments-year-end",
        HeadcountBasis::PersonsAverage => "basis-persons-average",
        HeadcountBasis::EmploymentsAverage => "basis-employments-average",
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ink {
    Header,
    Plain,
    Strong,
}

/// Where the columns stand.
#[derive(Clone, Copy)]
struct Columns {
    name: f32,
}

impl Columns {
    /// Takes the next line of the table.
    fn line(self, ui: &mut Ui, years: usize) -> Rect {
        #[expect(clippy::cast_precision_loss, reason = "a few years")]
        let width = self.name + YEAR * years as f32 + CHANGE;
        ui.allocate_exact_size(Vec2::new(width, ROW + 2.0), Sense::hover()).0
    }

    fn place(self, line: Rect, column: usize) -> Rect {
        #[expect(clippy::cast_precision_loss, reason = "a few years")]
        let left = line.left() + self.name + YEAR * column as f32;
        Rect::from_min_size(egui::pos2(left, line.top()), Vec2::new(YEAR, line.height()))
    }

    /// Writes into a column: the names where none is given, then the years, last the change.
    fn text(self, ui: &mut Ui, cx: &Cx<'_>, line: Rect, column: Option<usize>, text: &str, ink: Ink) {
        let (rect, layout) = match column {
            None => (
                Rect::from_min_size(line.min, Vec2::new(self.name, line.height())),
                egui::Layout::left_to_right(Align::Center),
            ),
            Some(column) => {
                let mut rect = self.place(line, column);
                if (rect.right() + CHANGE - YEAR - line.right()).abs() < 1.0 {
                    rect.set_right(line.right());
                }
                (rect, egui::Layout::right_to_left(Align::Center))
            }
        };
        let (font, color) = match ink {
            Ink::Header => (strong(size::SMALL), cx.theme.quiet),
            Ink::Plain => (plain(size::BODY), cx.theme.text),
            Ink::Strong => (strong(size::BODY), cx.theme.text),
        };
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(Vec2::new(8.0, 0.0))).layout(layout));
        child.add(egui::Label::new(RichText::new(text).font(font).color(color)).truncate());
    }

    fn rule(ui: &Ui, cx: &Cx<'_>, line: Rect) {
        ui.painter().hline(line.x_range(), line.bottom() - 0.5, Stroke::new(1.0, cx.theme.line));
    }
}
