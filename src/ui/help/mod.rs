//! The help: pages of its own over whatever is on the screen, found by their words, read by keyboard.

mod licences;
mod page;
mod pictures;
mod reading;

use egui::text::LayoutJob;
use egui::{Align, Frame, Id, Key, Label, Layout, Modifiers, ScrollArea, TextFormat, TextStyle, Ui, Vec2, WidgetInfo};

use super::theme::{ROW, UNIT, plain, size, strong};
use super::widgets::keyboard::Asked;
use super::widgets::{
    Does, Field, Follow, answers, bold, choice, copyable, link, modal_room, name_region, small, window_title,
};
use super::{Action, Cx, command};
use crate::domain::Language;

pub use page::Page;
use pictures::Pictures;
pub use pictures::picture;
pub use reading::{Block, Found, Read, Span, found, read};

/// What stands around the pages: title, search, buttons.
const AROUND: f32 = 190.0;

/// The least width at which the list of pages stands beside the page.
const BESIDE: f32 = 600.0;

/// The least height of a line of the list: all pages are in sight in a window of 720 points.
const LOW: f32 = 28.0;

/// The width of that list.
const LIST: f32 = 240.0;

/// The most letters of a line of what was found.
const LINE: usize = 130;

/// So many passes the help is new: its answers ask for the keyboard while they are.
const PASSES: u8 = 3;

/// The help, and where in it one is. It remembers that when it is closed.
#[derive(Default)]
pub struct Help {
    page: Page,
    /// The pages from which links have led here.
    before: Vec<Page>,
    query: String,
    /// Which of what was found Enter opens.
    chosen: usize,
    /// What has been opened of what was found.
    marked: Option<(Page, usize)>,
    /// That is to be scrolled to.
    lead: bool,
    /// The pages as they are read in a language.
    pages: Option<(Language, Vec<(Page, Read)>)>,
    /// The page that fitted the screen when the help was asked for last.
    fitted: Option<Page>,
    /// The licence whose text is shown.
    licence: Option<usize>,
    /// The pictures of the page that is read.
    pictures: Pictures,
    /// In how many passes it has been drawn since.
    passes: u8,
}

/// What the keys ask of the page that is read: how far to scroll it, in points.
#[derive(Clone, Copy, Default)]
struct Scrolling {
    by: f32,
}

fn search_id() -> Id {
    Id::unique("help-search")
}

impl Help {
    /// The help is asked for where `page` fits the screen. It opens there, or where one was if the screen is the same as
    /// last time.
    pub fn ask(&mut self, page: Page) {
        self.passes = 0;
        self.pictures = Pictures::default();
        if self.fitted.replace(page) != Some(page) {
            self.go(page, None);
            self.before.clear();
            self.query.clear();
        }
    }

    fn go(&mut self, page: Page, block: Option<usize>) {
        self.page = page;
        self.marked = block.map(|block| (page, block));
        self.lead = block.is_some();
    }

    /// Draws the help.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, asked: &Asked) {
        let language = cx.language();
        let (_, pages) = self.pages.take().filter(|(of, _)| *of == language).unwrap_or_else(|| {
            (language, Page::ALL.into_iter().map(|page| (page, read(page.source(language), cx.texts))).collect())
        });
        window_title(ui, cx.t("help-title"));
        let in_field = ui.memory(|memory| memory.has_focus(search_id()));
        let searching = !self.query.trim().is_empty();
        let height = (modal_room(ui.ctx()) - AROUND).max(3.0 * ROW);
        let (scrolling, step) = keys(ui, in_field, searching, height);
        let field = Field::new(cx.t("help-search"), &mut self.query).id(search_id()).show(ui, cx.theme);
        if field.changed() {
            self.chosen = 0;
        }
        let hits = found(&pages, &self.query);
        let last = hits.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(step).min(last);
        ui.add_space(UNIT / 2.0);
        let opened = if ui.available_width() < BESIDE {
            self.stacked_ui(ui, cx, &pages, &hits, (height, scrolling))
        } else {
            self.beside_ui(ui, cx, &pages, &hits, (height, scrolling, step != 0))
        };
        let given = answers(ui, cx.theme, asked, &[(Does::Else, cx.t("close"))]);
        let entered = in_field && asked.entered(ui.ctx());
        let opened = opened.or_else(|| hits.get(self.chosen).filter(|_| entered).map(|hit| (hit.page, hit.block)));
        if asked.leave || (given.is_some() && !entered) {
            self.pictures = Pictures::default();
            cx.act(Action::Dismiss);
        }
        if self.passes < PASSES || entered {
            self.passes = self.passes.saturating_add(1);
            field.request_focus();
        }
        if let Some((page, block)) = opened {
            self.go(page, block);
        }
        self.pages = Some((language, pages));
    }

    /// The list of pages, or of what was found, beside the page.
    fn beside_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        pages: &[(Page, Read)],
        hits: &[Found],
        (height, scrolling, stepped): (f32, Scrolling, bool),
    ) -> Option<(Page, Option<usize>)> {
        let mut opened = None;
        let wide = ui.available_width();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0 * UNIT;
            let column = |ui: &mut Ui, width: f32, add: &mut dyn FnMut(&mut Ui)| {
                ui.allocate_ui_with_layout(Vec2::new(width, height), Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.x = UNIT;
                    ui.set_width(width);
                    add(ui);
                });
            };
            column(ui, LIST, &mut |ui| {
                area("help-pages", height).follow(ui, |ui| {
                    name_region(ui, cx.t("help-pages"));
                    opened = if self.query.trim().is_empty() {
                        list_ui(ui, cx, pages, self.page)
                    } else {
                        hits_ui(ui, cx, pages, hits, (self.chosen, stepped))
                    };
                });
            });
            column(ui, wide - LIST - 2.0 * UNIT, &mut |ui| self.page_ui(ui, cx, pages, (height, scrolling)));
        });
        opened
    }

    /// The same where there is no room beside the page: what was found stands in its place.
    fn stacked_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        pages: &[(Page, Read)],
        hits: &[Found],
        (height, scrolling): (f32, Scrolling),
    ) -> Option<(Page, Option<usize>)> {
        if !self.query.trim().is_empty() {
            let opened =
                area("help-found", height).follow(ui, |ui| hits_ui(ui, cx, pages, hits, (self.chosen, false))).inner;
            if opened.is_some() {
                self.query.clear();
            }
            return opened;
        }
        let mut page = self.page;
        let names: Vec<(Page, String)> = pages.iter().map(|(page, read)| (*page, read.title.clone())).collect();
        if choice(ui, cx.theme, cx.t("help-pages"), &mut page, &names, f32::INFINITY) {
            return Some((page, None));
        }
        self.page_ui(ui, cx, pages, ((height - 64.0).max(3.0 * ROW), scrolling));
        None
    }

    /// The page that is read.
    fn page_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, pages: &[(Page, Read)], (height, scrolling): (f32, Scrolling)) {
        let Some((_, read)) = pages.iter().find(|(page, _)| *page == self.page) else { return };
        let mut led = None;
        self.pictures.turn_to(self.page, cx.language());
        area(self.page.name(), height).follow(ui, |ui| {
            name_region(ui, &read.title);
            copyable(ui);
            ui.set_width(ui.available_width() - UNIT);
            if scrolling.by != 0.0 {
                ui.scroll_with_delta(Vec2::new(0.0, scrolling.by));
            }
            if !self.before.is_empty() && link(ui, cx.theme, cx.t("command-back")).clicked() {
                led = self.before.pop().map(|page| (page, false));
            }
            headed(ui, &read.title, size::SECTION + 3.0, 1);
            for (place, block) in read.blocks.iter().enumerate() {
                let marked = self.marked == Some((self.page, place));
                let ground = if marked { cx.theme.selected } else { egui::Color32::TRANSPARENT };
                let drawn = Frame::new()
                    .fill(ground)
                    .corner_radius(4)
                    .show(ui, |ui| block_ui(ui, cx, block, (&mut self.licence, &mut self.pictures)));
                if let Some(page) = drawn.inner {
                    led = Some((page, true));
                }
                if marked && std::mem::take(&mut self.lead) {
                    ui.scroll_to_rect(drawn.response.rect, Some(Align::Center));
                }
            }
            ui.add_space(2.0 * UNIT);
        });
        if let Some((page, onward)) = led {
            if onward {
                self.before.push(self.page);
            }
            self.go(page, None);
        }
    }
}

/// What the keys ask: how far to scroll the page, and how many lines further down in what was found.
fn keys(ui: &Ui, in_field: bool, searching: bool, height: f32) -> (Scrolling, isize) {
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let mut scrolling = Scrolling::default();
        for (key, by) in [(Key::PageDown, ROW - height), (Key::PageUp, height - ROW)] {
            if pressed(key) {
                scrolling.by += by;
            }
        }
        // In the field these move in the text.
        for (key, by) in [(Key::End, -f32::MAX), (Key::Home, f32::MAX)] {
            if !in_field && pressed(key) {
                scrolling.by = by;
            }
        }
        let mut step = 0;
        // Where a line of a list or a link has the keyboard, the arrows go from one to the next.
        for (key, by, line) in [(Key::ArrowDown, -2.0 * ROW, 1), (Key::ArrowUp, 2.0 * ROW, -1)] {
            if in_field && pressed(key) {
                if searching {
                    step += line;
                } else {
                    scrolling.by += by;
                }
            }
        }
        (scrolling, step)
    })
}

fn area(name: &'static str, height: f32) -> ScrollArea {
    let area = ScrollArea::vertical().id_salt(name).auto_shrink(false);
    area.max_height(height).min_scrolled_height(height)
}

/// The pages; the one that was chosen.
fn list_ui(ui: &mut Ui, cx: &Cx<'_>, pages: &[(Page, Read)], on_top: Page) -> Option<(Page, Option<usize>)> {
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.spacing_mut().interact_size.y = LOW;
    ui.spacing_mut().button_padding.y = 4.0;
    let mut opened = None;
    for (page, read) in pages {
        let chosen = *page == on_top;
        let font = if chosen { strong(size::BODY) } else { plain(size::BODY) };
        let mut job = LayoutJob::default();
        append(&mut job, &read.title, font, cx.theme.text);
        if line_ui(ui, job, chosen, &read.title).clicked() {
            opened = Some((*page, None));
        }
    }
    opened
}

/// What was found; the one that was chosen.
fn hits_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    pages: &[(Page, Read)],
    hits: &[Found],
    (chosen, stepped): (usize, bool),
) -> Option<(Page, Option<usize>)> {
    ui.spacing_mut().item_spacing.y = 2.0;
    if hits.is_empty() {
        small(ui, cx.theme, cx.t("help-nothing"));
    }
    let mut opened = None;
    for (place, hit) in hits.iter().enumerate() {
        let title = pages.iter().find(|(page, _)| *page == hit.page).map_or("", |(_, read)| read.title.as_str());
        let mut job = LayoutJob::default();
        append(&mut job, title, strong(size::SMALL), cx.theme.text);
        let words = if hit.block.is_some() { shortened(&hit.words) } else { String::new() };
        if !words.is_empty() {
            append(&mut job, "\n", plain(size::SMALL), cx.theme.quiet);
            append(&mut job, &words, plain(size::SMALL), cx.theme.quiet);
        }
        let row = line_ui(ui, job, place == chosen, &format!("{title}: {}", hit.words));
        if place == chosen && stepped {
            row.scroll_to_me(None);
        }
        if row.clicked() {
            opened = Some((hit.page, hit.block));
        }
    }
    opened
}

/// No more of `words` than a line of what was found has room for.
fn shortened(words: &str) -> String {
    if words.chars().count() <= LINE {
        return words.to_owned();
    }
    let begin: String = words.chars().take(LINE).collect();
    let whole = begin.rsplit_once(' ').map_or(begin.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches(','))
}

fn line_ui(ui: &mut Ui, job: LayoutJob, chosen: bool, spoken: &str) -> egui::Response {
    let button = egui::Button::selectable(chosen, job).wrap().min_size(Vec2::new(ui.available_width(), LOW));
    let row = ui.add(button);
    row.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, spoken));
    row
}

fn append(job: &mut LayoutJob, words: &str, font: egui::FontId, color: egui::Color32) {
    job.append(words, 0.0, TextFormat::simple(font, color));
}

fn headed(ui: &mut Ui, words: &str, points: f32, level: usize) {
    let heading = bold(ui, words, points);
    ui.ctx().accesskit_node_builder(heading.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_level(level);
        node.set_label(words.to_owned());
    });
}

/// A block of a page; the page that a link in it leads to, where that was followed.
fn block_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    block: &Block,
    (licence, pictures): (&mut Option<usize>, &mut Pictures),
) -> Option<Page> {
    let listed = |ui: &mut Ui, mark: String, wide: f32, spans: &[Span]| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let mark = Label::new(egui::RichText::new(mark).color(cx.theme.quiet)).selectable(false);
            let size = Vec2::new(wide, 0.0);
            ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                ui.set_width(wide);
                ui.add(mark);
            });
            ui.vertical(|ui| spans_ui(ui, cx, spans)).inner
        })
        .inner
    };
    match block {
        Block::Heading(words) => {
            ui.add_space(UNIT);
            headed(ui, words, size::SECTION, 2);
            None
        }
        Block::Text(spans) => spans_ui(ui, cx, spans),
        Block::Item(spans) => listed(ui, "•".to_owned(), 16.0, spans),
        Block::Step(number, spans) => listed(ui, format!("{number}."), 24.0, spans),
        Block::Shortcuts => {
            for command in command::commands() {
                let written = command::written(&command.shortcut);
                let words = [Span::Plain(cx.t(command.key).to_owned())];
                listed(ui, written, 150.0, &words);
            }
            None
        }
        Block::Licences => {
            licences_ui(ui, cx, licence);
            None
        }
        Block::Picture(name, _) => {
            pictures.ui(ui, cx, name, &block.words());
            None
        }
    }
}

/// The licences of what is built in; the text of one of them at a time.
fn licences_ui(ui: &mut Ui, cx: &Cx<'_>, open: &mut Option<usize>) {
    let mut all: Vec<(&str, &str)> = vec![(cx.t("help-parts"), licences::parts())];
    all.extend(licences::texts().map(|(of, text)| -> (&str, &str) { (of, text) }));
    for (place, (of, text)) in all.into_iter().enumerate() {
        let shown = *open == Some(place);
        let of = shortened(of);
        let mut job = LayoutJob::default();
        append(&mut job, &of, plain(size::BODY), cx.theme.text);
        if line_ui(ui, job, shown, &of).clicked() {
            *open = (!shown).then_some(place);
        }
        if shown {
            small(ui, cx.theme, text);
        }
    }
}

fn spans_ui(ui: &mut Ui, cx: &Cx<'_>, spans: &[Span]) -> Option<Page> {
    let font = |ui: &Ui, span: &Span| match span {
        Span::Name(_) => strong(size::BODY),
        Span::Typed(_) => TextStyle::Monospace.resolve(ui.style()),
        Span::Plain(_) | Span::Link(..) => plain(size::BODY),
    };
    let mut followed = None;
    let leads = spans.iter().any(|span| matches!(span, Span::Link(..)));
    if leads {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.spacing_mut().interact_size.y = 0.0;
            for span in spans {
                if let Span::Link(words, page) = span {
                    if link(ui, cx.theme, words).clicked() {
                        followed = Some(*page);
                    }
                    continue;
                }
                let text = egui::RichText::new(span.words()).font(font(ui, span)).color(cx.theme.text);
                ui.add(Label::new(text).wrap());
            }
        });
    } else {
        let mut job = LayoutJob::default();
        for span in spans {
            append(&mut job, span.words(), font(ui, span), cx.theme.text);
        }
        ui.add(Label::new(job).wrap());
    }
    followed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_shortened_between_words() {
        assert_eq!(shortened("lyhyt"), "lyhyt");
        let long = "sana ".repeat(60);
        let short = shortened(&long);
        assert!(short.ends_with("sana…") && short.chars().count() <= LINE + 1, "{short}");
    }
}
