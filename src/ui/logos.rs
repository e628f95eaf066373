//! Logos on the screen, by hash.

use std::collections::HashMap;

use egui::{Color32, TextureHandle};

/// A logo that has been fetched.
#[derive(Clone)]
pub struct Logo {
    /// The picture.
    pub texture: TextureHandle,
    /// It has see-through parts and is itself so light that it needs a dark ground.
    pub needs_dark_ground: bool,
}

/// Every logo that has been fetched; a hash without a picture is one that could not be.
#[derive(Default)]
pub struct Logos {
    known: HashMap<String, Option<Logo>>,
}

impl Logos {
    /// The logo; the outer option is whether it has been fetched.
    #[must_use]
    pub fn get(&self, hash: &str) -> Option<Option<&Logo>> {
        self.known.get(hash).map(Option::as_ref)
    }

    /// Marks a logo as asked for, so that it is asked for once.
    pub fn expect(&mut self, hash: &str) -> bool {
        if self.known.contains_key(hash) {
            return false;
        }
        self.known.insert(hash.to_owned(), None);
        true
    }

    /// Takes a fetched logo: `width` × `height` pixels of RGBA.
    pub fn put(&mut self, ctx: &egui::Context, hash: String, width: usize, height: usize, rgba: &[u8]) {
        if rgba.len() != width * height * 4 {
            return;
        }
        let image = egui::ColorImage::from_rgba_unmultiplied([width, height], rgba);
        let needs_dark_ground = needs_dark_ground(&image);
        let options =
            egui::TextureOptions { mipmap_mode: Some(egui::TextureFilter::Linear), ..egui::TextureOptions::LINEAR };
        let texture = ctx.load_texture(&hash, image, options);
        self.known.insert(hash, Some(Logo { texture, needs_dark_ground }));
    }

    /// Lets go of everything, when another file is opened.
    pub fn clear(&mut self) {
        self.known.clear();
    }
}

/// A logo drawn for a dark ground is light wherever it is not see-through.
fn needs_dark_ground(image: &egui::ColorImage) -> bool {
    let visible = image.pixels.iter().filter(|pixel| pixel.a() > 127);
    let (mut count, mut light) = (0_usize, 0_usize);
    for pixel in visible {
        count += 1;
        light += usize::from(super::theme::contrast(*pixel, Color32::WHITE) < 1.6);
    }
    count > 0 && count < image.pixels.len() * 95 / 100 && light * 10 > count * 8
}
