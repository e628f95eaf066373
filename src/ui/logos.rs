//! Logos on the screen, by hash.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use egui::{Color32, TextureHandle};

/// A logo that has been fetched.
#[derive(Clone)]
pub struct Logo {
    /// The picture.
    pub texture: TextureHandle,
    /// It has see-through parts and is itself so light that it needs a dark ground.
    pub needs_dark_ground: bool,
}

/// How long after a logo could not be read it is asked for again.
const AGAIN: Duration = Duration::from_secs(10);

/// Every logo that has been asked for.
#[derive(Default)]
pub struct Logos {
    known: HashMap<String, Asked>,
}

/// A logo that has been asked for.
enum Asked {
    /// It is on its way.
    Awaited,
    /// Here it is.
    Here(Logo),
    /// There is none, or nothing that is a picture.
    None,
    /// It could not be read at that moment.
    Failed(Instant),
}

impl Logos {
    /// The logo; none inside where there is none or it is on its way, none outside where it is to be asked for.
    #[must_use]
    pub fn get(&self, hash: &str) -> Option<Option<&Logo>> {
        match self.known.get(hash)? {
            Asked::Failed(_) => None,
            Asked::Here(logo) => Some(Some(logo)),
            Asked::Awaited | Asked::None => Some(None),
        }
    }

    /// Marks a logo as asked for at `now`; false where it has been asked for already and is not to be asked for again
    /// yet.
    pub fn expect(&mut self, hash: &str, now: Instant) -> bool {
        let ask = match self.known.get(hash) {
            None => true,
            Some(Asked::Failed(then)) => now.saturating_duration_since(*then) >= AGAIN,
            Some(_) => false,
        };
        if ask {
            self.known.insert(hash.to_owned(), Asked::Awaited);
        }
        ask
    }

    /// Notes that there is no logo, or nothing that is a picture.
    pub fn none(&mut self, hash: String) {
        self.known.insert(hash, Asked::None);
    }

    /// Notes that a logo could not be read at `now`.
    pub fn failed(&mut self, hash: String, now: Instant) {
        self.known.insert(hash, Asked::Failed(now));
    }

    /// Asks for whatever could not be read as soon as it is shown, when the file can be reached again.
    pub fn try_again(&mut self) {
        self.known.retain(|_, asked| !matches!(asked, Asked::Failed(_)));
    }

    /// Takes a fetched logo: `width` × `height` pixels of RGBA.
    pub fn put(&mut self, ctx: &egui::Context, hash: String, width: usize, height: usize, rgba: &[u8]) {
        if rgba.len() != width * height * 4 {
            return self.none(hash);
        }
        let image = egui::ColorImage::from_rgba_unmultiplied([width, height], rgba);
        let needs_dark_ground = needs_dark_ground(&image);
        let options =
            egui::TextureOptions { mipmap_mode: Some(egui::TextureFilter::Linear), ..egui::TextureOptions::LINEAR };
        let texture = ctx.load_texture(&hash, image, options);
        self.known.insert(hash, Asked::Here(Logo { texture, needs_dark_ground }));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logo_that_could_not_be_read_is_asked_for_again_but_not_in_every_frame() {
        let (mut logos, start) = (Logos::default(), Instant::now());
        let at = |seconds: u64| start + Duration::from_secs(seconds);
        assert!(logos.expect("a", at(0)) && !logos.expect("a", at(60)), "once, while it is on its way");
        logos.failed("a".into(), at(60));
        assert!(logos.get("a").is_none(), "to be asked for");
        assert!(!logos.expect("a", at(61)) && logos.expect("a", at(70)) && !logos.expect("a", at(90)));
        logos.failed("a".into(), at(90));
        logos.try_again();
        assert!(logos.expect("a", at(91)), "at once when the file can be reached again");
        logos.none("a".into());
        logos.try_again();
        assert!(matches!(logos.get("a"), Some(None)), "initials stand for what is no picture");
        assert!(!logos.expect("a", at(1_000)));
    }
}
