//! Logos: any picture file in, one small PNG out. The file may be anything at all, so every limit is held before
//! the work it limits, and nothing of the file but its pixels is kept.

mod files;
mod jpeg;
mod svg;

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops;
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageBuffer, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits,
    Rgba as Pixel, RgbaImage,
};
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::guard::{Panicked, guarded, guarded_for};
use crate::domain::Picture;

pub use files::{Match, agency_of_file, folder, is_picture};

/// The largest file that is looked into, in bytes.
pub const LARGEST_FILE: u64 = 5 * 1024 * 1024;

/// The largest drawing (SVG) that is looked into, in bytes. It is text, so a megabyte of it is a map, not a logo.
pub const LARGEST_DRAWING: u64 = 1024 * 1024;

/// The longest side of a picture that is decoded, in pixels.
pub const LARGEST_SIDE: u32 = 16_000;

/// How many pixels a picture that is decoded may have: a photograph of 4,608 by 3,456 fits.
pub const MOST_PIXELS: u64 = 4096 * 4096;

/// The longest side of a picture that is kept, in pixels.
pub const KEPT_SIDE: u32 = 512;

/// A picture whose longer side is larger is first made smaller in whole steps, to no less than half of this.
const ROUGH_SIDE: u32 = 2048;

/// What the pixels of a picture may take, and what a decoder keeps beside them, in bytes.
const LARGEST_ALLOCATION: u64 = 104 * 1024 * 1024;

/// How long a drawing may take. What it takes is counted beforehand, so this is for the case that the count is wrong.
const PATIENCE: Duration = Duration::from_secs(8);

/// Why a file is no logo.
#[derive(Debug, Error)]
pub enum LogoError {
    /// The file is larger than the program looks into.
    #[error("{bytes} bytes, of which at most {most} are read")]
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The limit for its kind.
        most: u64,
    },
    /// The picture has more pixels than the program decodes.
    #[error("{width} × {height} px")]
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// The content is of none of the formats, whatever the name says.
    #[error("no picture of a known format")]
    UnknownFormat,
    /// The content says that it is of a format and then is not. The detail is for the log.
    #[error("broken: {0}")]
    Broken(String),
    /// The decoder panicked over it, which is a mistake in the decoder. To a person the file is a broken one.
    #[error("the decoder gave up: {0}")]
    Panicked(String),
    /// There is nothing to see: no pixels, or only transparent ones.
    #[error("nothing to see")]
    Empty,
    /// The drawing declares entities that stand for something elsewhere or for each other, through which a small file
    /// can grow without end.
    #[error("a drawing with entities")]
    SvgEntities,
    /// The drawing shows a picture from elsewhere, or has one packed into it.
    #[error("a drawing with a picture in it")]
    SvgPicture,
    /// The drawing has letters that the bundled face does not have. They must be outlines.
    #[error("a drawing with letters")]
    SvgText,
    /// The drawing has colours or other values that are told elsewhere, or in several ways.
    #[error("a drawing with variables that are not known")]
    SvgVariables,
    /// Drawing it would take more work or memory than a logo is worth.
    #[error("too complex a drawing")]
    SvgTooComplex,
    /// The file could not be read.
    #[error("cannot be read")]
    Unreadable(#[from] io::Error),
}

impl LogoError {
    /// The key of what a refused picture is told with.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "logo-too-large",
            Self::TooManyPixels { .. } => "logo-too-many-pixels",
            Self::UnknownFormat => "logo-unknown-format",
            Self::Empty => "logo-empty",
            Self::Unreadable(_) => "logo-unreadable",
            Self::Broken(_) | Self::Panicked(_) => "logo-broken",
            Self::SvgTooComplex => "logo-too-complex",
            Self::SvgText => "logo-letters",
            Self::SvgVariables => "logo-variables",
            Self::SvgEntities | Self::SvgPicture => "logo-drawing",
        }
    }
}

impl From<Panicked> for LogoError {
    fn from(Panicked(said): Panicked) -> Self {
        Self::Panicked(said)
    }
}

/// Pixels ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rgba {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Row by row from the top, four bytes each: red, green, blue and opacity, not premultiplied.
    pub pixels: Vec<u8>,
}

/// A logo that has been read, and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// What is kept of it.
    pub picture: Picture,
    /// Letters of the drawing were drawn with the bundled face, whatever face it asked for.
    pub lettered: bool,
}

/// The logo in the file at `path`. See [`picture`].
///
/// # Errors
///
/// Why the file is no logo, or cannot be read.
pub fn read(path: &Path) -> Result<Picture, LogoError> {
    look(path).map(|logo| logo.picture)
}

/// The logo in the file at `path`, and what is to be said of it. See [`picture`].
///
/// # Errors
///
/// Why the file is no logo, or cannot be read.
pub fn look(path: &Path) -> Result<Logo, LogoError> {
    let about = path.metadata()?;
    // Reading from a device or a pipe may never end.
    if !about.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file").into());
    }
    check_size(about.len(), LARGEST_FILE)?;
    let mut bytes = Vec::new();
    // It may have grown since.
    File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    logo(&bytes)
}

/// The logo in the content of a PNG, JPEG, WebP, BMP, GIF or SVG file: the first frame, upright, at most
/// [`KEPT_SIDE`] on its longer side, as a PNG without any metadata. The same content gives the same picture.
///
/// # Errors
///
/// Why it is no logo.
pub fn picture(bytes: &[u8]) -> Result<Picture, LogoError> {
    logo(bytes).map(|logo| logo.picture)
}

fn logo(bytes: &[u8]) -> Result<Logo, LogoError> {
    check_size(bytes.len() as u64, LARGEST_FILE)?;
    let (pixels, lettered) = guarded("logo", || match image::guess_format(bytes) {
        Ok(
            format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Bmp | ImageFormat::Gif),
        ) => raster(bytes, format, LARGEST_SIDE).map(|image| (shrunk(rough(image)), false)),
        _ => drawing(bytes),
    })?;
    if pixels.pixels().all(|Pixel([.., opacity])| *opacity == 0) {
        return Err(LogoError::Empty);
    }
    Ok(Logo { picture: encode(&pixels)?, lettered })
}

/// The pixels of a PNG that [`picture`] made and a file kept.
///
/// # Errors
///
/// When it is no PNG of at most [`KEPT_SIDE`], which a file that others have written may well claim.
pub fn decode(png: &[u8]) -> Result<Rgba, LogoError> {
    check_size(png.len() as u64, LARGEST_FILE)?;
    let image = guarded("logo", || raster(png, ImageFormat::Png, KEPT_SIDE))?.into_rgba8();
    Ok(Rgba { width: image.width(), height: image.height(), pixels: image.into_raw() })
}

fn check_size(bytes: u64, most: u64) -> Result<(), LogoError> {
    if bytes > most { Err(LogoError::TooLarge { bytes, most }) } else { Ok(()) }
}

fn drawing(bytes: &[u8]) -> Result<(RgbaImage, bool), LogoError> {
    let bytes = bytes.to_vec();
    guarded_for("drawing", PATIENCE, move || svg::draw(&bytes))?.ok_or(LogoError::SvgTooComplex)
}

fn raster(bytes: &[u8], format: ImageFormat, largest_side: u32) -> Result<DynamicImage, LogoError> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(LARGEST_ALLOCATION);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(broken)?;

    // So far only the header has been read.
    let (width, height) = decoder.dimensions();
    let too_many = LogoError::TooManyPixels { width, height };
    if width > largest_side || height > largest_side || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(too_many);
    }
    if width == 0 || height == 0 {
        return Err(LogoError::Empty);
    }
    let beside = if format == ImageFormat::Jpeg { whole_jpeg(bytes)? } else { 0 };
    if limits.reserve(decoder.total_bytes().saturating_add(beside)).is_err() {
        return Err(too_many);
    }
    decoder.set_limits(limits).map_err(broken)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(broken)?;
    image.apply_orientation(orientation);
    Ok(image)
}

/// What decoding a JPEG takes beside its pixels. Half a picture is none: its decoder would fill the rest with grey.
fn whole_jpeg(bytes: &[u8]) -> Result<u64, LogoError> {
    let jpeg = jpeg::look(bytes);
    if jpeg.whole { Ok(jpeg.beside) } else { Err(LogoError::Broken("a JPEG without its end".to_owned())) }
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn broken(error: impl std::fmt::Display) -> LogoError {
    LogoError::Broken(error.to_string())
}

/// Brings a large picture down in whole steps, a strip at a time: the whole of it in wider pixels would take several
/// times its memory.
fn rough(image: DynamicImage) -> RgbaImage {
    let step = image.width().max(image.height()) / (ROUGH_SIDE / 2);
    if image.width().max(image.height()) <= ROUGH_SIDE {
        return image.into_rgba8();
    }
    let (width, height) = (image.width().div_ceil(step), image.height().div_ceil(step));
    let mut small = RgbaImage::new(width, height);
    for (line, row) in small.rows_mut().zip(0..height) {
        let top = row * step;
        let strip = image.crop_imm(0, top, image.width(), step.min(image.height() - top)).into_rgba8();
        let mut sums = vec![[0_u32; 4]; usize::try_from(width).unwrap_or_default()];
        let mut counts = vec![0_u32; sums.len()];
        for pixels in strip.rows() {
            let mut pixels = pixels.peekable();
            for (sum, count) in sums.iter_mut().zip(&mut counts) {
                for Pixel([r, g, b, a]) in pixels.by_ref().take(usize::try_from(step).unwrap_or(1)) {
                    let opacity = u32::from(*a);
                    let weighed = [*r, *g, *b, u8::MAX].map(|channel| u32::from(channel) * opacity);
                    for (sum, channel) in sum.iter_mut().zip(weighed) {
                        *sum += channel;
                    }
                    *count += 1;
                }
            }
        }
        for (Pixel(to), ([r, g, b, opacity], count)) in line.zip(sums.into_iter().zip(counts)) {
            // The last sum is of opacities times 255.
            let channel = |weighed: u32| byte(weighed, opacity / 255);
            *to = [channel(r), channel(g), channel(b), byte(opacity, count.saturating_mul(255))];
        }
    }
    small
}

/// Brings the longer side down to [`KEPT_SIDE`]. Colours are weighed by their opacity meanwhile: else the colour
/// hidden in transparent pixels would bleed into the edges.
fn shrunk(image: RgbaImage) -> RgbaImage {
    let longer = image.width().max(image.height());
    if longer <= KEPT_SIDE {
        return image;
    }
    let side = |side: u32| ((side * KEPT_SIDE + longer / 2) / longer).max(1);
    let (width, height) = (side(image.width()), side(image.height()));

    let mut weighed = ImageBuffer::<Pixel<u16>, Vec<u16>>::new(image.width(), image.height());
    for (to, Pixel([r, g, b, a])) in weighed.pixels_mut().zip(image.pixels()) {
        *to = Pixel([*r, *g, *b, u8::MAX].map(|channel| u16::from(channel) * u16::from(*a)));
    }
    drop(image);
    let small = imageops::resize(&weighed, width, height, imageops::FilterType::Lanczos3);

    let mut image = RgbaImage::new(width, height);
    for (to, Pixel([r, g, b, a])) in image.pixels_mut().zip(small.pixels()) {
        let channel = |weighed: u16| byte(u32::from(weighed) * 255, u32::from(*a));
        *to = Pixel([channel(*r), channel(*g), channel(*b), byte(u32::from(*a), 255)]);
    }
    image
}

/// `a / b`, rounded, and at most what a byte holds; sharpening oversteps the limits.
fn byte(a: u32, b: u32) -> u8 {
    let quotient = (a + b / 2).checked_div(b).unwrap_or_default();
    u8::try_from(quotient).unwrap_or(u8::MAX)
}

fn encode(image: &RgbaImage) -> Result<Picture, LogoError> {
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive)
        .write_image(image.as_raw(), image.width(), image.height(), ExtendedColorType::Rgba8)
        .map_err(broken)?;
    Ok(Picture { hash: hash(&png), png: Arc::from(png) })
}

/// By what a picture is known: the SHA-256 of its bytes, lower-case hexadecimal.
#[must_use]
pub fn hash(png: &[u8]) -> String {
    Sha256::digest(png).iter().fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests;
