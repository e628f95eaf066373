//! The picture of the window in the task bar.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};

/// `packaging/icons window` makes it from the drawing.
const PICTURE: &[u8] = include_bytes!("../../assets/icon/kortisto-64.png");

/// The longest side that is decoded, in pixels.
const SIDE: u32 = 64;

/// The picture as pixels; none where it cannot be read, and the window then has the system's own.
#[must_use]
pub fn icon() -> Option<egui::IconData> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    let mut reader = ImageReader::with_format(Cursor::new(PICTURE), ImageFormat::Png);
    reader.limits(limits);
    let pixels = reader.decode().ok()?.into_rgba8();
    Some(egui::IconData { width: pixels.width(), height: pixels.height(), rgba: pixels.into_raw() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_has_a_picture() {
        let icon = icon().expect("it can be read");
        assert_eq!((icon.width, icon.height), (SIDE, SIDE));
        assert_eq!(icon.rgba.len(), 64 * 64 * 4);
        // A corner is clear, and the middle is not.
        assert_eq!(icon.rgba[3], 0);
        assert_eq!(icon.rgba[(32 * 64 + 32) * 4 + 3], 255);
    }
}
