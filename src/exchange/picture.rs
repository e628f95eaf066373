//! Pictures that leave the program: a drawing of our own in, pixels or a file out. Only the bundled faces are used,
//! so that a picture is the same on every machine.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use thiserror::Error;

use super::logo::Rgba;

/// Pixels for each point of a drawing that goes to paper or into a document: about 290 per inch.
pub const SCALE: f32 = 3.0;

/// The longest side of a picture, in pixels; a longer drawing has fewer pixels for each point.
const LONGEST: f32 = 12_000.0;

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum PictureError {
    /// The drawing could not be drawn. The detail is for the log.
    #[error("not drawn: {0}")]
    NotDrawn(String),
    /// The file could not be written.
    #[error("not saved to {0}: {1}")]
    NotSaved(PathBuf, io::Error),
}

impl PictureError {
    /// The key of the texts that tell it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotDrawn(_) => "error-picture-not-drawn",
            Self::NotSaved(_, error) if error.kind() == io::ErrorKind::InvalidFilename => "error-name-too-long",
            Self::NotSaved(..) => "error-picture-not-saved",
        }
    }

    /// What the texts name.
    #[must_use]
    pub fn about(&self) -> String {
        match self {
            Self::NotDrawn(detail) => detail.clone(),
            Self::NotSaved(path, _) => path.display().to_string(),
        }
    }
}

/// The name of the bundled face.
pub(super) const FACE: &str = "IBM Plex Sans";

static FACES: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| Arc::new(faces()));

/// The bundled faces and no others.
pub(super) fn faces() -> fontdb::Database {
    let mut faces = fontdb::Database::new();
    faces.load_font_source(fontdb::Source::Binary(Arc::new(include_bytes!(
        "../../assets/fonts/IBMPlexSans-Regular.ttf"
    ))));
    faces.load_font_source(fontdb::Source::Binary(Arc::new(include_bytes!(
        "../../assets/fonts/IBMPlexSans-SemiBold.ttf"
    ))));
    faces.set_sans_serif_family(FACE);
    faces
}

/// The pixels of a drawing, `scale` for each point.
///
/// # Errors
///
/// Where it is no drawing, or one of no size.
pub fn draw(svg: &str, scale: f32) -> Result<Rgba, PictureError> {
    let not_drawn = |detail: &str| PictureError::NotDrawn(detail.to_owned());
    let options = Options { fontdb: Arc::clone(&FACES), font_family: FACE.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| not_drawn(&error.to_string()))?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = scale.min(LONGEST / width.max(height));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the longest side")]
    let side = |length: f32| ((length * scale).round() as u32).max(1);
    let mut pixels = Pixmap::new(side(width), side(height)).ok_or_else(|| not_drawn("too large"))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(Rgba { width: pixels.width(), height: pixels.height(), pixels: pixels.take_demultiplied() })
}

/// The same as a PNG file.
///
/// # Errors
///
/// Like [`draw`].
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, PictureError> {
    let drawn = draw(svg, scale)?;
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes)
        .write_image(&drawn.pixels, drawn.width, drawn.height, ExtendedColorType::Rgba8)
        .map_err(|error| PictureError::NotDrawn(error.to_string()))?;
    Ok(bytes)
}

/// Writes a file whole or not at all. A file of that name is replaced: the dialog has asked about it.
///
/// # Errors
///
/// Where the folder or the disk does not take it.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), PictureError> {
    write(path, bytes, SHARED, |file| file.persist(path).map(drop).map_err(|error| error.error))
}

/// The same, and nobody but the user may read it.
///
/// # Errors
///
/// As [`save`].
pub fn save_private(path: &Path, bytes: &[u8]) -> Result<(), PictureError> {
    write(path, bytes, PRIVATE, |file| file.persist(path).map(drop).map_err(|error| error.error))
}

/// Writes a new file whole or not at all. One that is there already is left alone.
///
/// # Errors
///
/// Where the folder or the disk does not take it, or there is such a file.
pub fn save_new(path: &Path, bytes: &[u8]) -> Result<(), PictureError> {
    write(path, bytes, SHARED, |file| file.persist_noclobber(path).map(drop).map_err(|error| error.error))
}

/// A name that any system takes for a file.
#[must_use]
pub fn file_name(text: &str) -> String {
    let kept = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c };
    let text: String = text.chars().map(kept).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(['.', ' ']).to_owned()
}

/// For whoever may read the folder, as far as the user's own settings allow.
const SHARED: u32 = 0o666;

/// For the user alone.
const PRIVATE: u32 = 0o600;

fn write(
    path: &Path,
    bytes: &[u8],
    #[cfg_attr(not(unix), expect(unused_variables, reason = "folders say who may read on other systems"))] mode: u32,
    name: impl FnOnce(tempfile::NamedTempFile) -> io::Result<()>,
) -> Result<(), PictureError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let write = || {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".kortisto-");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
        let mut file = builder.tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        name(file)
    };
    write().map_err(|error| PictureError::NotSaved(path.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(text: &str) -> String {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='30' font-family='IBM Plex Sans'>\
             <text x='4' y='20' font-size='14'>{text}</text></svg>"
        )
    }

    fn ink(text: &str) -> usize {
        let drawn = draw(&drawing(text), 2.0).expect("draws");
        drawn.pixels.chunks(4).filter(|pixel| pixel.last().is_some_and(|opacity| *opacity > 127)).count()
    }

    #[test]
    fn letters_of_our_languages_have_ink() {
        assert_eq!(ink(""), 0);
        for (with, without) in [("ä", "a"), ("ö", "o"), ("å", "a"), ("Å", "A")] {
            assert!(ink(with) > ink(without), "{with}: {} and {}", ink(with), ink(without));
        }
        // A face that is not there would give boxes, which are all alike.
        assert_ne!(ink("1"), ink("8"));
    }

    #[test]
    fn semi_bold_is_heavier() {
        let plain = drawing("Yhteensä");
        let strong = plain.replace("<text ", "<text font-weight='600' ");
        let weight = |svg: &str| draw(svg, 2.0).expect("draws").pixels.iter().map(|byte| u64::from(*byte)).sum::<u64>();
        assert!(weight(&strong) > weight(&plain));
    }

    #[test]
    fn a_huge_drawing_becomes_a_picture_of_bounded_size() {
        let drawn = draw("<svg xmlns='http://www.w3.org/2000/svg' width='60000' height='10'/>", SCALE).expect("draws");
        assert_eq!((drawn.width, drawn.height), (12_000, 2));
        assert!(matches!(draw("no drawing", SCALE), Err(PictureError::NotDrawn(_))));
    }

    #[test]
    fn names_of_files_hold_nothing_a_system_refuses() {
        assert_eq!(file_name("Virastokortti Äänimuseo 2026-10-14"), "Virastokortti Äänimuseo 2026-10-14");
        assert_eq!(file_name("a/b\\c:d*e?\"f<g>h|i\n."), "a b c d e f g h i");
    }

    #[test]
    fn a_file_is_written_whole_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("kuva.svg");
        save(&path, b"first").expect("writes");
        save(&path, b"second").expect("replaces");
        assert_eq!(std::fs::read(&path).expect("there"), b"second");
        save_new(&path, b"third").expect_err("there is one");
        assert_eq!(std::fs::read(&path).expect("there"), b"second");
        let nowhere = folder.path().join("poissa").join("kuva.svg");
        let error = save(&nowhere, b"third").expect_err("no folder");
        assert!(error.about().contains("poissa"));
        assert_eq!(std::fs::read_dir(folder.path()).expect("there").count(), 1, "nothing else is left");
    }
}
