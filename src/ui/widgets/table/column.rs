//! The columns of a plain table: their headings, and the room they have.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, Ui};

use super::PADDING;
use crate::ui::Theme;
use crate::ui::theme::{plain, size, strong};

/// A column: its heading, and the room it has.
pub struct Column {
    pub(super) title: String,
    pub(super) aside: String,
    pub(super) help: Option<String>,
    least: f32,
    most: f32,
    share: f32,
    pub(super) right: bool,
}

impl Column {
    /// A column of texts that takes one part of the room that is left, and is never narrower than its heading.
    pub fn new(title: impl Into<String>) -> Self {
        let (aside, help) = (String::new(), None);
        Self { title: title.into(), aside, help, least: 0.0, most: f32::INFINITY, share: 1.0, right: false }
    }

    /// A column of numbers, which stand under each other.
    pub fn numbers(title: impl Into<String>) -> Self {
        Self { right: true, ..Self::new(title) }
    }

    /// A second line under the heading.
    #[must_use]
    pub fn aside(self, aside: impl Into<String>) -> Self {
        Self { aside: aside.into(), ..self }
    }

    /// What the pointer tells of the heading.
    #[must_use]
    pub fn help(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }

    /// Never narrower than this, nor wider than `most`, in points.
    #[must_use]
    pub fn between(self, least: f32, most: f32) -> Self {
        Self { least, most: most.max(least), ..self }
    }

    /// Never narrower than any of some texts.
    #[must_use]
    pub fn holding<'t>(self, ui: &Ui, texts: impl IntoIterator<Item = &'t str>) -> Self {
        let wide = texts.into_iter().map(|text| wide(ui, text, strong(size::BODY))).fold(0.0, f32::max);
        Self { least: self.least.max(wide + 2.0 * PADDING), ..self }
    }

    /// So many parts of the room that is left; none, and it is as narrow as it can be.
    #[must_use]
    pub fn share(self, share: f32) -> Self {
        Self { share, ..self }
    }

    /// The narrowest it can be with no word of its heading broken, `sides` points left free beside it.
    pub(super) fn narrowest(&self, ui: &Ui, sides: f32) -> f32 {
        let words = |text: &str, font: fn(f32) -> egui::FontId| {
            text.split_whitespace().map(|word| wide(ui, word, font(size::SMALL))).fold(0.0, f32::max)
        };
        let heading = words(&self.title, strong).max(words(&self.aside, plain));
        self.least.max((heading + sides).ceil())
    }

    /// The heading, broken where it is longer than `width`.
    pub(super) fn heading(&self, ui: &Ui, theme: &Theme, width: f32) -> Arc<Galley> {
        let format = |font_id| TextFormat { font_id, color: theme.quiet, ..TextFormat::default() };
        let mut job = LayoutJob::default();
        job.append(&self.title, 0.0, format(strong(size::SMALL)));
        if !self.aside.is_empty() {
            job.append("\n", 0.0, format(plain(size::SMALL)));
            job.append(&self.aside, 0.0, format(plain(size::SMALL)));
        }
        job.wrap.max_width = width;
        ui.painter().layout_job(job)
    }
}

/// How wide a text is on one line, in points.
fn wide(ui: &Ui, text: &str, font: egui::FontId) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size().x
}

/// The width of each column in `room` points: as narrow as it can be, and its share of what is left.
pub(super) fn widths(narrowest: &[f32], columns: &[Column], room: f32) -> Vec<f32> {
    let mut widths = narrowest.to_vec();
    let mut rest = room - widths.iter().sum::<f32>();
    // Each round gives all that is left away, or fills a column.
    for _ in columns {
        let open = |(column, width): (&Column, &f32)| if *width < column.most { column.share } else { 0.0 };
        let shares: f32 = columns.iter().zip(&widths).map(open).sum();
        if rest < 1.0 || shares <= 0.0 {
            break;
        }
        let part = rest / shares;
        for (column, width) in columns.iter().zip(&mut widths).filter(|(column, width)| **width < column.most) {
            let more = (part * column.share).min(column.most - *width);
            *width += more;
            rest -= more;
        }
    }
    widths.iter().map(|width| width.floor()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_shared_up_to_the_widest_and_nothing_is_too_narrow() {
        let columns = [
            Column::new("a").between(100.0, 120.0),
            Column::new("b").share(2.0),
            Column::new("c").share(0.0),
            Column::new("d"),
        ];
        let narrowest = [100.0, 50.0, 40.0, 50.0];
        assert_eq!(widths(&narrowest, &columns, 240.0), narrowest);
        assert_eq!(widths(&narrowest, &columns, 100.0), narrowest, "it scrolls");
        assert_eq!(widths(&narrowest, &columns, 280.0), [110.0, 70.0, 40.0, 60.0]);
        assert_eq!(widths(&narrowest, &columns, 560.0), [120.0, 250.0, 40.0, 150.0], "what one leaves the others have");
        assert_eq!(
            widths(&[100.0, 40.0], &[Column::new("a").between(100.0, 120.0), Column::new("b").share(0.0)], 900.0),
            [120.0, 40.0]
        );
    }
}
