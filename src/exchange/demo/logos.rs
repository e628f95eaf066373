//! Logos drawn from a shape, an emblem and two colours.
//!
//! Everything is drawn from distances with arithmetic that is exact on every machine, so that the same logo
//! has the same bytes and the same hash everywhere.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};
use sha2::{Digest, Sha256};

use crate::domain::Picture;

use super::clients::Client;
use super::dice::Dice;

/// Width and height in pixels.
const SIDE: u16 = 128;

/// More agencies than this share logos, so that a thousand do not take long.
const DIFFERENT: usize = 64;

type Colour = [u8; 3];

/// Ground and emblem.
const COLOURS: [(Colour, Colour); 8] = [
    ([0x0b, 0x5c, 0xab], [0xff, 0xff, 0xff]),
    ([0x1f, 0x6f, 0x54], [0xf4, 0xe9, 0xc9]),
    ([0x7a, 0x1f, 0x3d], [0xf7, 0xd9, 0xc4]),
    ([0x24, 0x2f, 0x5b], [0xf2, 0xb1, 0x34]),
    ([0x4b, 0x3b, 0x78], [0xd9, 0xf0, 0xee]),
    ([0xb4, 0x4a, 0x1e], [0xff, 0xf6, 0xe5]),
    ([0x12, 0x6b, 0x7a], [0xd8, 0xf3, 0x6a]),
    ([0x3a, 0x41, 0x4c], [0xff, 0x8f, 0x6b]),
];

/// The outline. Distances are in halves of the side, negative inside.
#[derive(Clone, Copy)]
enum Shape {
    Circle,
    Square,
    Diamond,
    Shield,
    Hexagon,
}

const SHAPES: [Shape; 5] = [Shape::Circle, Shape::Square, Shape::Shield, Shape::Hexagon, Shape::Diamond];

impl Shape {
    fn distance(self, x: f32, y: f32) -> f32 {
        let (across, down) = (x.abs(), y.abs());
        match self {
            Self::Circle => length(x, y) - 0.94,
            Self::Square => length((across - 0.64).max(0.0), (down - 0.64).max(0.0)) - 0.28,
            Self::Diamond => (across + down - 0.96) * 0.707,
            Self::Hexagon => (down * 0.866 + across * 0.5).max(across) - 0.84,
            // Straight above, drawn together to a point below.
            Self::Shield => (across - 0.80).max(-y - 0.90).max(length(across + 0.561, (y + 0.3).max(0.0)) - 1.361),
        }
    }

    /// How much smaller than in a circle an emblem must be.
    const fn narrowness(self) -> f32 {
        match self {
            Self::Diamond => 1.4,
            Self::Shield => 1.2,
            Self::Circle | Self::Square | Self::Hexagon => 1.0,
        }
    }
}

/// What stands on the ground.
#[derive(Clone, Copy)]
enum Emblem {
    Waves,
    Fell,
    Sun,
    Rings,
    Bars,
    Crossing,
    Leaf,
}

const EMBLEMS: [Emblem; 7] =
    [Emblem::Waves, Emblem::Fell, Emblem::Sun, Emblem::Rings, Emblem::Bars, Emblem::Crossing, Emblem::Leaf];

impl Emblem {
    fn distance(self, x: f32, y: f32) -> f32 {
        match self {
            Self::Waves => {
                let crest = (swing(x * 1.6) - 0.5) * 0.24;
                ((y - crest).abs() - 0.22).abs().max((x.abs() - 0.52).max(0.0)) - 0.1
            }
            Self::Fell => {
                let high = (y - 0.42).max((x + 0.16).abs() * 0.83 - (y + 0.5) * 0.55);
                let low = (y - 0.42).max((x - 0.34).abs() * 0.83 - (y + 0.12) * 0.55);
                high.min(low)
            }
            Self::Sun => {
                let disc = length(x, y + 0.08) - 0.3;
                let horizon = (x.abs() - 0.6).max((y - 0.42).abs() - 0.07);
                disc.min(horizon)
            }
            Self::Rings => (length(x, y) - 0.46).abs().min(length(x, y)) - 0.11,
            Self::Bars => [(-0.36, 0.10), (0.0, -0.18), (0.36, -0.46)]
                .into_iter()
                .map(|(middle, top)| ((x - middle).abs() - 0.11).max(y - 0.46).max(top - y))
                .fold(f32::MAX, f32::min),
            Self::Crossing => ((x - y).abs().min((x + y).abs()) * 0.707 - 0.1).max(x.abs().max(y.abs()) - 0.44),
            Self::Leaf => {
                let blade = length(x - 0.34, y).max(length(x + 0.34, y)) - 0.66;
                let rib = 0.045 - x.abs();
                blade.max(rib)
            }
        }
    }
}

/// Up from 0 to 1 and down again as `t` goes one further, rounded at the turns like a wave.
fn swing(t: f32) -> f32 {
    let saw = ((t - t.floor()) * 2.0 - 1.0).abs();
    saw * saw * (3.0 - 2.0 * saw)
}

fn length(x: f32, y: f32) -> f32 {
    (x * x + y * y).sqrt()
}

/// Gives most agencies a logo, and returns each picture once.
pub(super) fn give(clients: &mut [Client], dice: &mut Dice) -> Vec<Picture> {
    let start = usize::try_from(dice.below(280)).unwrap_or(0);
    let drawn: Vec<Option<Picture>> = (0..clients.len().min(DIFFERENT)).map(|nth| logo(start + nth)).collect();
    let mut pictures = BTreeMap::new();
    // One agency in eight has sent none.
    for client in clients.iter_mut().filter(|client| client.nth % 8 != 5) {
        if let Some(Some(picture)) = drawn.get(client.nth % DIFFERENT) {
            client.agency.logo = Some(picture.hash.clone());
            pictures.insert(picture.hash.clone(), picture.clone());
        }
    }
    pictures.into_values().collect()
}

/// The logo of a number. The counts of shapes, emblems and colours have no common factor, so 280 numbers in
/// a row give 280 logos.
fn logo(number: usize) -> Option<Picture> {
    let shape = *SHAPES.get(number % SHAPES.len())?;
    let emblem = *EMBLEMS.get(number % EMBLEMS.len())?;
    let (ground, ink) = *COLOURS.get(number % COLOURS.len())?;
    let mut png = Vec::new();
    let (pixels, side) = (pixels(shape, emblem, ground, ink), u32::from(SIDE));
    PngEncoder::new(&mut png).write_image(&pixels, side, side, ExtendedColorType::Rgba8).ok()?;
    Some(Picture { hash: hash(&png), png: Arc::from(png) })
}

fn pixels(shape: Shape, emblem: Emblem, ground: Colour, ink: Colour) -> Vec<u8> {
    let half = f32::from(SIDE) / 2.0;
    let narrow = shape.narrowness();
    let at = |pixel: u16| (f32::from(pixel) + 0.5) / half - 1.0;
    let mut pixels = Vec::with_capacity(usize::from(SIDE) * usize::from(SIDE) * 4);
    for (x, y) in (0..SIDE).flat_map(|y| (0..SIDE).map(move |x| (at(x), at(y)))) {
        let painted = covered(emblem.distance(x * narrow, y * narrow) / narrow * half);
        pixels.extend(ground.into_iter().zip(ink).map(|(ground, ink)| mix(ground, ink, painted)));
        pixels.push(mix(0, u8::MAX, covered(shape.distance(x, y) * half)));
    }
    pixels
}

/// How much of a pixel is inside, from its distance to the edge in pixels; this smooths the edge.
fn covered(distance: f32) -> f32 {
    (0.5 - distance).clamp(0.0, 1.0)
}

fn mix(from: u8, to: u8, share: f32) -> u8 {
    let mixed = f32::from(from) * (1.0 - share) + f32::from(to) * share;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
    let byte = mixed.round() as u8;
    byte
}

fn hash(bytes: &[u8]) -> String {
    let mut hash = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    hash
}
