use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbaImage};

use super::*;

fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let image = RgbaImage::from_fn(width, height, |x, y| image::Rgba([(x % 256) as u8, (y % 256) as u8, 90, 255]));
    let image = DynamicImage::ImageRgba8(image);
    let image = if format == ImageFormat::Jpeg { DynamicImage::ImageRgb8(image.to_rgb8()) } else { image };
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("encodes");
    bytes.into_inner()
}

#[test]
fn every_format_comes_in_as_a_small_png() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Bmp, ImageFormat::Gif] {
        let picture = picture(&encoded(900, 300, format)).expect("a good picture");
        let shown = decode(&picture.png).expect("what is stored can be shown");
        assert_eq!((shown.width, shown.height), (512, 171), "{format:?}");
        assert_eq!(picture.hash.len(), 64);
    }
}

#[test]
fn an_svg_comes_in_and_a_hostile_one_does_not_reach_out() {
    let svg =
        |inside: &str| format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">{inside}</svg>"#);
    let good = picture(svg(r#"<rect width="80" height="40" fill="teal"/>"#).as_bytes()).expect("a good drawing");
    let shown = decode(&good.png).expect("it can be shown");
    assert_eq!(shown.width, 2 * shown.height);
    let outside = svg(r#"<image href="file:///etc/passwd" width="80" height="40"/>"#);
    assert!(picture(outside.as_bytes()).is_err(), "nothing was drawn, so nothing comes in");
}

#[test]
fn broken_and_foreign_files_are_refused() {
    let mut png = encoded(64, 64, ImageFormat::Png);
    png.truncate(60);
    assert!(picture(&png).is_err());
    assert!(picture(b"not a picture at all").is_err());
    assert!(picture(&[]).is_err());
    let mut huge = encoded(8, 8, ImageFormat::Png);
    // Width and height in the header; its checksum no longer fits either.
    huge[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
    assert!(picture(&huge).is_err());
}

#[test]
fn the_same_picture_has_the_same_hash() {
    let bytes = encoded(100, 100, ImageFormat::Png);
    assert_eq!(picture(&bytes).expect("good").hash, picture(&bytes).expect("good").hash);
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(mut bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400), kind in 0usize..5, at in 0usize..400) {
        let formats = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Bmp, ImageFormat::Gif];
        let _ = picture(&bytes);
        let mut good = encoded(16, 16, formats[kind]);
        let place = at % good.len();
        bytes.truncate(good.len() - place);
        good[place..place + bytes.len()].copy_from_slice(&bytes);
        let _ = picture(&good);
    }
}
