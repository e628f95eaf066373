//! The situation picture on the screen: the sections of one agency's, which its tab shows, and *Tilannekuva*, that of the
//! whole unit by branch with satisfaction compared across agencies and years.

use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Ui};

use super::screens::{Screen, nothing_typed};
use super::theme::{ROW, UNIT, plain, size, strong};
use super::widgets::chart::{self, Series};
use super::widgets::table::{Column, Table};
use super::widgets::taking_out;
use super::widgets::{Page, heading, link, section, small};
use super::{Action, Cx, Place};
use crate::domain::situation::unit_situation;
use crate::domain::{AgencyId, Language, Paper, Snapshot};
use crate::i18n::situation::{self as told, Block, Section, Tone, Words};
use crate::ui::parts::rows::alarm_ui;
use crate::ui::parts::{beginning, printing};

/// The narrowest column of words in a table.
const WORDS: f32 = 96.0;

/// The narrowest column of numbers.
const NUMBERS: f32 = 64.0;

/// Draws the sections of a picture that is about `about`.
pub(in crate::ui) fn sections_ui(ui: &mut Ui, cx: &Cx<'_>, about: &str, sections: &[Section]) {
    for (index, one) in sections.iter().enumerate() {
        // A section is known by its name; two of one name by which of them it is.
        let before = sections.iter().take(index).filter(|other| other.heading == one.heading).count();
        ui.push_id((&one.heading, before), |ui| {
            section(
                ui,
                cx.theme,
                &one.heading,
                |_| {},
                |ui| {
                    for (index, block) in one.blocks.iter().enumerate() {
                        ui.push_id(index, |ui| block_ui(ui, cx, (about, &one.heading), block));
                    }
                },
            );
        });
    }
}

fn block_ui(ui: &mut Ui, cx: &Cx<'_>, named: (&str, &str), block: &Block) {
    match block {
        Block::Line(words) => line_ui(ui, cx, words),
        Block::Table(table) => table_ui(ui, cx, named.1, table),
        Block::Chart(chart) => {
            let drawn = drawn(named.0, chart);
            drawn.heading_ui(ui);
            drawn.show(ui, cx);
            if chart.series.len() > 1 && !chart.named {
                drawn.legend_ui(ui, cx.theme);
            }
        }
    }
}

fn drawn(about: &str, chart: &told::Chart) -> chart::Chart {
    let series = chart.series.iter();
    chart::Chart {
        name: chart.name.clone(),
        unit: "%".to_owned(),
        about: about.to_owned(),
        kind: if chart.named { chart::Kind::Rows } else { chart::Kind::Stacked },
        // Beside names there are years.
        years: chart.named,
        categories: chart.categories.clone(),
        series: series.map(|(name, values)| Series { name: name.clone(), values: values.clone() }).collect(),
        ..chart::Chart::default()
    }
}

/// The words of a line as one text that wraps.
fn line_ui(ui: &mut Ui, cx: &Cx<'_>, words: &[Words]) {
    ui.add(Label::new(written(cx, words, "  ")).wrap());
}

/// Words one after another, each in its tone.
fn written(cx: &Cx<'_>, words: &[Words], between: &str) -> LayoutJob {
    let mut job = LayoutJob::default();
    let format = |font_id, color| TextFormat { font_id, color, ..TextFormat::default() };
    for (index, one) in words.iter().enumerate() {
        if index > 0 {
            job.append(between, 0.0, format(plain(size::BODY), cx.theme.quiet));
        }
        let (font_id, color) = match one.tone {
            Tone::Plain => (plain(size::BODY), cx.theme.text),
            Tone::Strong => (strong(size::BODY), cx.theme.text),
            Tone::Quiet => (plain(size::BODY), cx.theme.quiet),
            Tone::Alarm => (plain(size::BODY), cx.theme.danger),
        };
        job.append(&one.text, 0.0, format(font_id, color));
    }
    job
}

fn table_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, table: &told::Table) {
    let columns = table.columns.iter().map(|one| {
        let column = if one.right { Column::numbers(&one.heading) } else { Column::new(&one.heading) };
        column.between(if one.right { NUMBERS } else { WORDS }, f32::INFINITY).share(one.share)
    });
    let which = ("situation", u128::from(egui::Id::unique(ui.unique_id()).value()));
    taking_out::aside_ui(ui, cx, which);
    Table::new(cx.theme, name, ROW, columns.collect()).listed(which).show(ui, table.rows.len(), |index, row| {
        let Some(cells) = table.rows.get(index) else { return };
        let called = cells.first().map(|cell| said(cell)).unwrap_or_default();
        let mut row = row.called(index, called);
        for cell in cells {
            row.text(written(cx, cell, " · "));
        }
    });
}

/// What a cell says, its words one after another.
fn said(cell: &[Words]) -> String {
    cell.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" · ")
}

/// What a picture was worded from.
type Of = (Arc<Snapshot>, NaiveDate, Language, bool);

/// The page and its passing state.
pub struct SituationPage {
    /// The picture is for ourselves.
    internal: bool,
    /// From where one has come: the page, and at which agency.
    from: (Place, Option<AgencyId>),
    read: Option<(Of, Rc<Vec<Section>>)>,
}

impl Default for SituationPage {
    fn default() -> Self {
        Self { internal: true, from: (Place::Today, None), read: None }
    }
}

impl Screen for SituationPage {
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let head = |page: &mut Self, ui: &mut Ui| {
            page.back_ui(ui, cx);
            heading(ui, cx.t("situation"), |ui| {
                printing::buttons(ui, cx, "print", &Paper::Situation(None, page.internal));
            });
            small(ui, cx.theme, cx.t("situation-unit-help"));
            ui.checkbox(&mut page.internal, cx.t("situation-internal"));
        };
        Page::new("situation").show(ui, self, head, |page, ui| {
            if cx.snapshot.agency.is_empty() {
                beginning::no_agencies(ui, cx);
                return;
            }
            if page.internal {
                alarm_ui(ui, cx, cx.t("situation-internal-help"));
                ui.add_space(UNIT);
            }
            let sections = page.sections(cx);
            sections_ui(ui, cx, cx.t("situation"), &sections);
        });
    }

    nothing_typed!();
}

impl SituationPage {
    /// Whether the picture is for ourselves.
    #[must_use]
    pub const fn internal(&self) -> bool {
        self.internal
    }

    /// Remembers from where one comes, so that there is a way back: from a page, and at which agency.
    pub fn came_from(&mut self, place: Place, agency: Option<AgencyId>) {
        // Whoever comes from the page itself keeps the way back that there is.
        if place != Place::Situation {
            self.from = (place, agency.filter(|_| place == Place::Agencies));
        }
    }

    /// The way back to where one has come from.
    fn back_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let (place, agency) = self.from;
        let agency = agency.and_then(|id| cx.snapshot.agency.get(id));
        let name = agency.map_or_else(|| cx.t(place.key()), |agency| agency.name(cx.language()));
        if link(ui, cx.theme, &format!("‹ {name}")).clicked() {
            cx.act(agency.map_or(Action::Go(place), |agency| Action::Select(agency.id)));
        }
    }

    /// The picture in words, worked out again only where something has changed.
    fn sections(&mut self, cx: &Cx<'_>) -> Rc<Vec<Section>> {
        let same =
            |of: &Of| Arc::ptr_eq(&of.0, cx.snapshot) && (of.1, of.2, of.3) == (cx.today, cx.language(), self.internal);
        if let Some((_, sections)) = self.read.as_ref().filter(|(of, _)| same(of)) {
            return Rc::clone(sections);
        }
        let unit = unit_situation(cx.snapshot, cx.today, self.internal);
        let sections = Rc::new(told::unit(cx.texts, cx.snapshot, &unit, cx.today));
        self.read = Some(((Arc::clone(cx.snapshot), cx.today, cx.language(), self.internal), Rc::clone(&sections)));
        sections
    }
}
