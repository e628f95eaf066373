//! The pictures of the help: parts of the window with a made-up unit in it, one of each in every language.
//! `tests/suite/help_pictures.rs` makes them, and fails where the window no longer looks like one of them.

use std::collections::HashMap;

use egui::{Color32, ColorImage, Rect, Sense, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, WidgetInfo, pos2};

use super::Page;
use crate::domain::Language;
use crate::ui::Cx;
use crate::ui::theme::UNIT;
use crate::ui::widgets::small;

/// Language, name and file of each, as `build.rs` finds them in `assets/help/pictures`.
const FILES: &[(&str, &str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/pictures.rs"));

/// The file of a picture: a PNG.
#[must_use]
pub fn picture(language: Language, name: &str) -> Option<&'static [u8]> {
    let found = FILES.iter().find(|(of, called, _)| *of == language.code() && *called == name);
    found.map(|(.., file)| *file)
}

/// The pictures of the page that is read, ready to be drawn. Each is decoded once, when the page is opened.
#[derive(Default)]
pub(super) struct Pictures {
    of: Option<(Page, Language)>,
    /// None where there is nothing that is a picture.
    decoded: HashMap<String, Option<TextureHandle>>,
}

impl Pictures {
    /// Lets go of those of another page.
    pub fn turn_to(&mut self, page: Page, language: Language) {
        if self.of.replace((page, language)) != Some((page, language)) {
            self.decoded.clear();
        }
    }

    fn get(&mut self, ctx: &egui::Context, name: &str) -> Option<&TextureHandle> {
        let (_, language) = self.of?;
        let decoded = self.decoded.entry(name.to_owned()).or_insert_with(|| {
            let image = decode(picture(language, name)?)?;
            // It is drawn smaller than it is.
            let options = TextureOptions { mipmap_mode: Some(egui::TextureFilter::Linear), ..TextureOptions::LINEAR };
            Some(ctx.load_texture(format!("help-{name}"), image, options))
        });
        decoded.as_ref()
    }

    /// Draws a picture as wide as there is room for, but no larger than it is, over what it shows; that alone where
    /// there is no picture.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, name: &str, shown: &str) {
        ui.add_space(UNIT / 2.0);
        if let Some(texture) = self.get(ui.ctx(), name) {
            let own = texture.size_vec2();
            let size = own * (ui.available_width() / own.x).min(1.0);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            if ui.is_rect_visible(rect) {
                let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                ui.painter().image(texture.id(), rect, whole, Color32::WHITE);
                ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, cx.theme.border), StrokeKind::Inside);
            }
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, shown));
        }
        small(ui, cx.theme, shown);
        ui.add_space(UNIT / 2.0);
    }
}

/// The pixels of a file; none where it is no picture.
fn decode(file: &[u8]) -> Option<ColorImage> {
    let image = image::load_from_memory_with_format(file, image::ImageFormat::Png).ok()?.to_rgba8();
    let size = [usize::try_from(image.width()).ok()?, usize::try_from(image.height()).ok()?];
    Some(ColorImage::from_rgba_unmultiplied(size, &image))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_picture_no_larger_than_is_sensible() {
        assert!(FILES.len() > 30, "{}", FILES.len());
        for (language, name, file) in FILES {
            let image = decode(file).unwrap_or_else(|| panic!("{language}/{name}"));
            assert!(image.width() <= 960 && image.height() <= 640, "{language}/{name}: {:?}", image.size);
            assert!(file.len() <= 60 * 1024, "{language}/{name}: {} bytes", file.len());
        }
    }

    #[test]
    fn what_is_no_picture_is_none_and_not_tried_again() {
        assert!(decode(b"no picture").is_none());
        let ctx = egui::Context::default();
        let mut pictures = Pictures::default();
        assert!(pictures.get(&ctx, "today").is_none(), "no page is read");
        pictures.turn_to(Page::Today, Language::Fi);
        assert!(pictures.get(&ctx, "there is none").is_none());
        assert!(matches!(pictures.decoded.get("there is none"), Some(None)));
    }

    #[test]
    fn a_picture_is_decoded_once_while_its_page_is_read() {
        let ctx = egui::Context::default();
        let mut pictures = Pictures::default();
        pictures.turn_to(Page::Today, Language::Fi);
        let first = pictures.get(&ctx, "today").expect("a picture").id();
        pictures.turn_to(Page::Today, Language::Fi);
        assert_eq!(pictures.get(&ctx, "today").map(TextureHandle::id), Some(first));
        pictures.turn_to(Page::Today, Language::Sv);
        assert!(pictures.decoded.is_empty(), "the other language has its own");
    }
}
