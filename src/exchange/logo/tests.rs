#![allow(
    clippy::needless_raw_string_hashes,
    clippy::format_collect,
    reason = "drawings are full of quoted number signs and repeat themselves"
)]

use image::codecs::jpeg::JpegEncoder;
use image::{Delay, Frame};
use proptest::prelude::*;

use super::*;
use crate::domain::{Agency, AgencyId, Rows};

const RASTERS: [ImageFormat; 5] =
    [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Bmp, ImageFormat::Gif];

const DRAWING: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">
  <style>.blue { fill: #0000ff }</style>
  <defs><clipPath id="left"><rect width="10" height="10"/></clipPath><rect id="r" width="20" height="10"/></defs>
  <g clip-path="url(#left)"><use xlink:href="#r" fill="#ff0000"/></g>
  <rect class="blue" x="10" width="10" height="10" opacity="0.999"/>
</svg>"##;

/// Red on the left, blue on the right, both opaque.
fn two_colours(width: u32, height: u32) -> RgbaImage {
    RgbaImage::from_fn(
        width,
        height,
        |x, _| if x < width / 2 { Pixel([255, 0, 0, 255]) } else { Pixel([0, 0, 255, 255]) },
    )
}

fn file(image: &RgbaImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = DynamicImage::from(image.clone());
    // JPEG has no opacity.
    let image = if format == ImageFormat::Jpeg { image.into_rgb8().into() } else { image };
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn shown(bytes: &[u8]) -> RgbaImage {
    let Rgba { width, height, pixels } = decode(&picture(bytes).unwrap().png).unwrap();
    RgbaImage::from_raw(width, height, pixels).unwrap()
}

fn assert_colour(image: &RgbaImage, x: u32, y: u32, expected: [u8; 4]) {
    let found = image.get_pixel(x, y).0;
    let near = found.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 8);
    assert!(near, "{found:?} at {x}, {y} instead of {expected:?}");
}

fn svg(content: &str) -> Result<Picture, LogoError> {
    let head =
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">"#;
    picture(format!("{head}{content}</svg>").as_bytes())
}

/// The head of a PNG that says how large it is, and no more.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend(width.to_be_bytes());
    png.extend(height.to_be_bytes());
    png.extend([8, 6, 0, 0, 0]);
    let sum = !png[12..].iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    });
    png.extend(sum.to_be_bytes());
    png.extend(b"\0\0\0\x04IDAT\0\0\0\0");
    png
}

#[test]
fn every_format_is_read() {
    for format in RASTERS {
        let image = shown(&file(&two_colours(40, 20), format));
        assert_eq!(image.dimensions(), (40, 20), "{format:?}");
        assert_colour(&image, 4, 10, [255, 0, 0, 255]);
        assert_colour(&image, 35, 10, [0, 0, 255, 255]);
    }
    let image = shown(DRAWING.as_bytes());
    assert_eq!(image.dimensions(), (512, 256));
    assert_colour(&image, 4, 100, [255, 0, 0, 255]);
    assert_colour(&image, 500, 100, [0, 0, 255, 255]);
}

#[test]
fn a_drawing_may_begin_in_several_ways() {
    for begin in ["\u{feff}", "\n  ", "<!-- made by hand -->", "\u{feff}<?xml version=\"1.0\"?>\r\n"] {
        let drawing = format!(
            r#"{begin}<svg xmlns="http://www.w3.org/2000/svg" width="3" height="1"><rect width="3" height="1"/></svg>"#
        );
        assert_eq!(shown(drawing.as_bytes()).dimensions(), (512, 171), "{begin:?}");
    }
}

#[test]
fn large_pictures_are_shrunk_and_small_ones_are_not_blown_up() {
    for ((width, height), expected) in [
        ((1, 1), (1, 1)),
        ((512, 512), (512, 512)),
        ((513, 513), (512, 512)),
        ((4000, 100), (512, 13)),
        ((3, 4000), (1, 512)),
    ] {
        assert_eq!(shown(&file(&two_colours(width, height), ImageFormat::Png)).dimensions(), expected);
    }
}

#[test]
fn the_colour_of_transparent_pixels_does_not_bleed() {
    // A white disc would get dark edges here, were the black of the transparent ground mixed in.
    let image = RgbaImage::from_fn(1024, 1024, |x, _| if x < 511 { Pixel([0; 4]) } else { Pixel([255; 4]) });
    let image = shown(&file(&image, ImageFormat::Png));
    let edge = image.pixels().filter(|Pixel([.., opacity])| (1..255).contains(opacity));
    assert!(edge.clone().count() > 0);
    for Pixel([r, ..]) in edge {
        assert!(*r >= 250, "{r}");
    }
}

#[test]
fn the_same_picture_twice_is_one_picture() {
    for bytes in [file(&two_colours(900, 300), ImageFormat::Jpeg), DRAWING.as_bytes().to_vec()] {
        let (first, second) = (picture(&bytes).unwrap(), picture(&bytes).unwrap());
        assert_eq!(first, second);
        assert_eq!(first.hash.len(), 64);
        assert!(first.hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)));
        // What was kept is a picture like any other, and stays itself.
        assert_eq!(picture(&first.png).unwrap(), first);
    }
    let (png, bmp) = (file(&two_colours(30, 30), ImageFormat::Png), file(&two_colours(30, 30), ImageFormat::Bmp));
    assert_eq!(picture(&png).unwrap().hash, picture(&bmp).unwrap().hash);
}

#[test]
fn a_photograph_is_turned_upright_and_loses_what_it_says_of_its_maker() {
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 95);
    // Little-endian TIFF with one tag: orientation 6, "turn right".
    let exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    encoder.set_exif_metadata(exif.to_vec()).unwrap();
    encoder.encode_image(&DynamicImage::from(two_colours(40, 20)).into_rgb8()).unwrap();

    let kept = picture(&jpeg).unwrap();
    let image = shown(&jpeg);
    assert_eq!(image.dimensions(), (20, 40));
    assert_colour(&image, 10, 4, [255, 0, 0, 255]);
    assert_colour(&image, 10, 35, [0, 0, 255, 255]);
    assert!(!kept.png.windows(4).any(|name| [b"eXIf", b"tEXt", b"iTXt", b"tIME"].contains(&name.try_into().unwrap())));
}

#[test]
fn of_an_animation_the_first_frame_is_kept() {
    let mut gif = Vec::new();
    {
        let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
        let frames = [two_colours(20, 20), RgbaImage::from_pixel(20, 20, Pixel([0, 255, 0, 255]))];
        encoder
            .encode_frames(frames.map(|frame| Frame::from_parts(frame, 0, 0, Delay::from_numer_denom_ms(100, 1))))
            .unwrap();
    }
    assert_colour(&shown(&gif), 2, 2, [255, 0, 0, 255]);
}

#[test]
fn the_content_counts_and_not_the_name() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("logo.svg");
    std::fs::write(&path, file(&two_colours(8, 8), ImageFormat::WebP)).unwrap();
    assert!(read(&path).is_ok());

    let path = dir.path().join("logo.png");
    std::fs::write(&path, "Kortisto").unwrap();
    assert!(matches!(read(&path), Err(LogoError::UnknownFormat)));
    for bytes in [&b""[..], b"<html><body>no</body></html>", b"%PDF-1.7", b"\x1f\x8b\x08\0\0\0\0\0", b"II*\0\x08\0\0\0"]
    {
        assert!(matches!(picture(bytes), Err(LogoError::UnknownFormat)), "{bytes:?}");
    }
}

#[test]
fn what_cannot_be_read_says_so() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(read(dir.path()), Err(LogoError::Unreadable(_))));
    assert!(matches!(read(&dir.path().join("nothing.png")), Err(LogoError::Unreadable(_))));
}

#[test]
fn too_large_a_file_is_not_opened() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("large.png");
    File::create(&path).unwrap().set_len(6 * 1024 * 1024).unwrap();
    assert!(matches!(read(&path), Err(LogoError::TooLarge { bytes: 6_291_456, most: LARGEST_FILE })));
    assert!(matches!(picture(&vec![0; 6 * 1024 * 1024]), Err(LogoError::TooLarge { .. })));
    let drawing = DRAWING.to_owned() + &" ".repeat(1024 * 1024);
    assert!(matches!(picture(drawing.as_bytes()), Err(LogoError::TooLarge { most: LARGEST_DRAWING, .. })));
}

#[test]
fn too_many_pixels_are_not_decoded() {
    for (width, height) in [(100_000, 100_000), (16_001, 1), (1, 16_001), (4097, 4097)] {
        let found = picture(&png_header(width, height));
        assert!(
            matches!(found, Err(LogoError::TooManyPixels { width: w, height: h }) if (w, h) == (width, height)),
            "{width} × {height}: {found:?}"
        );
    }
    // Not even one row of this fits, so nobody gets as far as its size.
    assert!(picture(&png_header(i32::MAX.unsigned_abs(), 1)).is_err());
    for format in RASTERS {
        let found = picture(&file(&RgbaImage::new(16_001, 1), format));
        assert!(matches!(found, Err(LogoError::TooManyPixels { width: 16_001, height: 1 })), "{format:?}: {found:?}");
    }
    // What a file keeps is small, whatever somebody wrote into it.
    let large = file(&two_colours(513, 8), ImageFormat::Png);
    assert!(matches!(decode(&large), Err(LogoError::TooManyPixels { .. })));
    assert!(matches!(decode(&file(&two_colours(8, 8), ImageFormat::Gif)), Err(LogoError::Broken(_))));
}

#[test]
fn half_a_file_is_broken() {
    for format in [ImageFormat::Png, ImageFormat::Bmp, ImageFormat::WebP, ImageFormat::Jpeg] {
        let bytes = file(&two_colours(60, 60), format);
        let found = picture(&bytes[..bytes.len() / 2]);
        assert!(matches!(found, Err(LogoError::Broken(_))), "{format:?}: {found:?}");
    }
    assert!(matches!(picture(&DRAWING.as_bytes()[..DRAWING.len() / 2]), Err(LogoError::Broken(_))));
}

#[test]
fn what_shows_nothing_is_empty() {
    let transparent = RgbaImage::from_pixel(20, 20, Pixel([255, 255, 255, 0]));
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        assert!(matches!(picture(&file(&transparent, format)), Err(LogoError::Empty)), "{format:?}");
    }
    assert!(picture(&png_header(0, 0)).is_err());
    assert!(matches!(svg(""), Err(LogoError::Empty)));
    assert!(matches!(svg(r#"<rect width="9" height="9" fill="none"/>"#), Err(LogoError::Empty)));
}

#[test]
fn a_drawing_of_an_impossible_size_is_refused_or_drawn() {
    for (width, height) in [
        ("0", "5"),
        ("-1", "-1"),
        ("NaN", "1e999"),
        ("1e30", "1e30"),
        ("1e-30", "1e-30"),
        ("1e30", "1"),
        ("100%", "100%"),
        ("", "x"),
    ] {
        let drawing = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="100%" height="100%"/></svg>"#
        );
        match picture(drawing.as_bytes()) {
            Ok(picture) => assert!(decode(&picture.png).is_ok()),
            Err(LogoError::Empty | LogoError::Broken(_)) => {}
            Err(other) => panic!("{width} × {height}: {other:?}"),
        }
    }
}

#[test]
fn a_drawing_gets_nothing_from_elsewhere() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("secret.png");
    std::fs::write(&path, file(&two_colours(8, 8), ImageFormat::Png)).unwrap();
    let packed = "data:image/png;base64,iVBORw0KGgo=";
    for href in [
        "https://example.com/logo.png",
        "file:///etc/hostname",
        path.to_str().unwrap(),
        packed,
        "data:image/svg+xml,%3Csvg/%3E",
    ] {
        for name in ["href", "xlink:href"] {
            let found = svg(&format!(r#"<rect width="9" height="9"/><image {name}="{href}" width="5" height="5"/>"#));
            assert!(matches!(found, Err(LogoError::SvgPicture)), "{href}: {found:?}");
        }
    }
    let plain = svg(r#"<rect width="9" height="9"/>"#).unwrap();
    for harmless in [
        "<script>while (true) {}</script>",
        r#"<script href="https://example.com/x.js"/>"#,
        "<style>@import url(https://example.com/x.css);</style>",
        r#"<use href="https://example.com/x.svg#a"/>"#,
        r#"<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">no</p></foreignObject>"#,
        "<text> </text>",
    ] {
        assert_eq!(
            svg(&format!(r#"{harmless}<rect width="9" height="9" onclick="alert()"/>"#)).unwrap(),
            plain,
            "{harmless}"
        );
    }
}

#[test]
fn a_drawing_cannot_grow_through_entities() {
    let laughs = r#"<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
        <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><desc>&b;&f;</desc></svg>"#;
    assert!(matches!(picture(laughs.as_bytes()), Err(LogoError::SvgEntities)));
}

#[test]
fn a_drawing_cannot_ask_for_endless_work() {
    let doubling = (1..30)
        .map(|n| format!(r##"<g id="n{n}"><use href="#n{m}"/><use href="#n{m}"/></g>"##, m = n - 1))
        .collect::<Vec<_>>()
        .concat();
    let nested = "<g opacity='.9'>".repeat(100) + r#"<rect width="9" height="9"/>"# + &"</g>".repeat(100);
    let deep = "<g>".repeat(20_000) + &"</g>".repeat(20_000);
    let masks = (1..30)
        .map(|n| {
            let half = format!(r#"<rect width="9" height="9" mask="url(#m{})"/>"#, n - 1);
            format!(r#"<mask id="m{n}">{half}{half}</mask>"#)
        })
        .collect::<Vec<_>>()
        .concat();
    for (what, drawing) in [
        ("repeats", format!(r##"<defs><rect id="n0" width="1" height="1"/>{doubling}</defs><use href="#n29"/>"##)),
        ("layers", nested),
        ("depth", deep),
        ("deep letters", "<text>".repeat(20_000) + &"</text>".repeat(20_000)),
        ("dashes", r#"<path stroke="red" stroke-dasharray="0.0001" d="M0 0L9 9"/>"#.to_owned()),
        ("shadows", r#"<filter id="f"><feGaussianBlur stdDeviation="5"/></filter>"#.to_owned() + &r#"<g filter="url(#f)"><rect width="9" height="9"/></g>"#.repeat(31)),
        ("elements", "<g/>".repeat(60_000)),
        ("masks", format!(r#"<mask id="m0"/>{masks}<rect width="9" height="9" mask="url(#m29)"/>"#)),
        ("itself", r##"<g id="a"><use href="#a"/></g>"##.to_owned()),
        ("pattern", r#"<pattern id="p" width="1e9" height="1e9" patternUnits="userSpaceOnUse"><rect width="9" height="9"/></pattern><rect width="9" height="9" fill="url(#p)"/>"#.to_owned()),
        ("markers", format!(r#"<marker id="m">{}</marker><path d="M0 0{}" marker-mid="url(#m)"/>"#, "<g/>".repeat(500), "L1 1".repeat(500))),
        ("markers on markers", r#"<marker id="m"><path d="M0 0L1 1" marker-end="url(#m)"/></marker><path d="M0 0L1 1L2 2" marker-mid="url(#m)"/>"#.to_owned()),
        ("tiles", r#"<pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse"><rect width="9" height="9"/></pattern>"#.to_owned() + &r#"<rect width="9" height="9" fill="url(#p)"/>"#.repeat(400)),
        ("fills", r##"<defs><g id="a"><rect width="9" height="9"/></g></defs>"##.to_owned() + &r##"<use href="#a"/>"##.repeat(4_000)),
        ("selectors", format!("<style>{}</style>{}<rect/>{}", "g g g g g g rect{fill:red}".repeat(50), "<g>".repeat(100), "</g>".repeat(100))),
        ("declarations", format!("<style>*{{{}}}</style>{}", "fill:red;".repeat(20_000), "<g/>".repeat(1_000))),
        ("strokes", format!(r#"<path fill="none" stroke="red" d="M0 0{}"/>"#, "c9 9 0 9 9 0".repeat(80_000))),
        ("edges", format!(r#"<path d="M0 0{}"/>"#, "l.1 9l.1-9".repeat(90_000))),
        ("many lines", format!(r#"<g stroke="red">{}</g>"#, r#"<path d="M0 0c9 9 0 9 9 0"/>"#.repeat(20_000))),
        ("letters", format!("<text>{}</text>", "Rannikko ".repeat(8_000))),
        ("endless arcs", r#"<path d="M0 0a10 10 0 0 1 10 101e38z"/>"#.to_owned()),
        ("noise", r#"<filter id="f"><feTurbulence numOctaves="1000000000" baseFrequency="1"/></filter><rect width="9" height="9" filter="url(#f)"/>"#.to_owned()),
    ] {
        let found = svg(&drawing);
        assert!(matches!(found, Err(LogoError::SvgTooComplex)), "{what}: {found:?}");
    }
}

/// A drawing whose left half is red and whose right half is blue, with something before them and within them.
fn halves(before: &str, within: &str) -> String {
    format!(
        r##"{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{within}<rect width="10" height="10" fill="#ff0000"/><rect x="10" width="10" height="10" fill="#0000ff"/></svg>"##
    )
}

fn assert_halves(bytes: &[u8]) {
    let image = shown(bytes);
    assert_eq!(image.dimensions(), (512, 256));
    assert_colour(&image, 20, 100, [255, 0, 0, 255]);
    assert_colour(&image, 500, 100, [0, 0, 255, 255]);
}

#[test]
fn entities_that_name_a_text_are_read() {
    let illustrator = r#"<?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
            <!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
            <!ENTITY st0 'fill:#ff0000;'>
        ]>"#;
    let within = r#"<g xmlns:i="&ns_ai;" i:layer="yes"><rect width="5" height="5" style="&st0;"/></g>"#;
    assert_halves(halves(illustrator, within).as_bytes());
    for declared in [
        r#"<!ENTITY a SYSTEM "file:///etc/hostname">"#,
        r#"<!ENTITY a PUBLIC "x" "https://example.com/x">"#,
        r#"<!ENTITY % a "x">"#,
        r#"<!ENTITY a "x"><!ENTITY b "&a;&a;">"#,
        r#"<!ENTITY a "<rect/>">"#,
        "<!ENTITY a",
    ] {
        let drawing = halves(&format!("<!DOCTYPE svg [{declared}]>"), "<desc>&a;</desc>");
        assert!(matches!(picture(drawing.as_bytes()), Err(LogoError::SvgEntities)), "{declared}");
    }
    let long = format!(r#"<!DOCTYPE svg [<!ENTITY a "{}">]>"#, "x".repeat(10_000));
    let grown = halves(&long, &format!("<desc>{}</desc>", "&a;".repeat(200)));
    assert!(matches!(picture(grown.as_bytes()), Err(LogoError::SvgEntities)));
}

#[test]
fn letters_are_drawn_where_they_are_shown() {
    for hidden in [
        r#"<g display="none"><text>luonnos v3</text></g>"#,
        r#"<text visibility="hidden" y="5">luonnos</text>"#,
        "<defs><text>luonnos</text></defs>",
        "<style>.a{display:none}</style><text class='a' y='5'>\u{4e2d}</text>",
    ] {
        assert_halves(halves("", hidden).as_bytes());
    }
    let plain = svg(r#"<rect width="1" height="1"/>"#).unwrap();
    for family in ["", "font-family='Arial'", "font-family='serif'", "style='font-family:Nobody'"] {
        let found =
            svg(&format!(r#"<rect width="1" height="1"/><text y="8" font-size="6" {family}>RäL</text>"#)).unwrap();
        assert_ne!(found, plain, "{family}");
    }
    let lettered = |content: &str| logo(halves("", content).as_bytes()).unwrap().lettered;
    assert!(lettered("<text y='9'>RL</text>"));
    assert!(!lettered("<text y='9'> </text>") && !lettered("<text display='none'>RL</text>"));
    assert!(!lettered("<text visibility='hidden' y='9'>RL</text>"));
    let strange = svg("<text y='8'>\u{4e2d}</text>");
    assert!(matches!(strange, Err(LogoError::SvgText)), "the face has no such letter: {strange:?}");
}

#[test]
fn the_declared_encoding_holds() {
    for (label, encoding) in [
        ("ISO-8859-1", encoding_rs::WINDOWS_1252),
        ("windows-1252", encoding_rs::WINDOWS_1252),
        ("iso-8859-15", encoding_rs::ISO_8859_15),
        ("utf-8", encoding_rs::UTF_8),
    ] {
        let drawing = halves(
            &format!(r#"<?xml version="1.0" encoding="{label}"?>"#),
            r#"<g id="Täytöt"><title>Säävirasto</title></g>"#,
        );
        assert_halves(&encoding.encode(&drawing).0);
    }
    let wide = |from: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
        let drawing = halves(&format!(r#"{mark}<?xml version="1.0" encoding="utf-16"?>"#), "<title>Sää</title>");
        drawing.encode_utf16().flat_map(from).collect()
    };
    for mark in ["", "\u{feff}"] {
        assert_halves(&wide(u16::to_le_bytes, mark));
        assert_halves(&wide(u16::to_be_bytes, mark));
    }
    // What says one encoding and is in another has letters that cannot be read, and its shapes are right.
    assert_halves(&encoding_rs::WINDOWS_1252.encode(&halves("", "<title>Sää</title>")).0);
}

#[test]
fn a_packed_drawing_is_unpacked() {
    let packed = |content: &[u8]| {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut writer, content).unwrap();
        writer.finish().unwrap()
    };
    let bytes = packed(halves("", "").as_bytes());
    assert_halves(&bytes);
    assert!(matches!(picture(&packed(b"a letter")), Err(LogoError::UnknownFormat)));
    assert!(matches!(picture(&bytes[..bytes.len() / 2]), Err(LogoError::Broken(_) | LogoError::UnknownFormat)));
    let bomb = packed(halves("", &" ".repeat(50 * 1024 * 1024)).as_bytes());
    assert!(matches!(picture(&bomb), Err(LogoError::TooLarge { most: LARGEST_DRAWING, .. })));
}

#[test]
fn patterns_and_markers_are_drawn() {
    let image = shown(
        br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="2" height="4" fill="#ff0000"/></pattern><rect width="20" height="10" fill="url(#p)"/></svg>"##,
    );
    assert_colour(&image, 25, 100, [255, 0, 0, 255]);
    assert_colour(&image, 75, 100, [0, 0, 0, 0]);
    let image = shown(
        br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><marker id="m" markerWidth="4" markerHeight="4" refX="2" refY="2"><rect width="4" height="4" fill="#0000ff"/></marker><line x1="2" y1="5" x2="16" y2="5" stroke="#ff0000" marker-end="url(#m)"/></svg>"##,
    );
    assert_colour(&image, 200, 128, [255, 0, 0, 255]);
    assert_colour(&image, 430, 150, [0, 0, 255, 255]);
}

#[test]
fn a_variable_is_what_it_is_said_to_be_and_never_black() {
    for (before, within) in [
        ("", r#"<rect width="9" height="9" fill="var(--brand, #00ff00)"/>"#),
        ("", r#"<rect width="9" height="9" style="fill:var(--b,rgb(0,255,0))"/>"#),
        ("", r#"<style>:root{--b:#00ff00}.a{fill:var(--b)}</style><rect class="a" width="9" height="9"/>"#),
        ("", r#"<rect width="9" height="9" fill="var(--a, var(--b, #00ff00))"/>"#),
    ] {
        let image = shown(halves(before, within).replace("<rect width=\"10\"", "<rect width=\"0\"").as_bytes());
        assert_colour(&image, 100, 100, [0, 255, 0, 255]);
    }
    for within in [
        r#"<rect width="9" height="9" fill="var(--brand)"/>"#,
        r#"<rect width="9" height="9" fill="var(--brand,)"/>"#,
        r#"<style>.a{--b:red}.c{--b:blue}</style><rect width="9" height="9" fill="var(--b,red)"/>"#,
        r#"<rect width="9" height="9" style="--a:var(--b);--b:var(--a);fill:var(--a)"/>"#,
        "<style>a{fill:var(--b</style>",
    ] {
        let found = picture(halves("", within).as_bytes());
        assert!(matches!(found, Err(LogoError::SvgVariables)), "{within}: {found:?}");
    }
}

#[test]
fn a_large_photograph_comes_in() {
    let image =
        image::RgbImage::from_fn(
            4608,
            64,
            |x, _| if x < 2304 { image::Rgb([255, 0, 0]) } else { image::Rgb([0, 0, 255]) },
        );
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 90).encode_image(&image).unwrap();
    let image = shown(&jpeg);
    assert_eq!(image.dimensions(), (512, 7));
    assert_colour(&image, 100, 3, [255, 0, 0, 255]);
    assert_colour(&image, 400, 3, [0, 0, 255, 255]);
    // Half transparent, where a shrunk edge would show the colour that is hidden in it.
    let image = RgbaImage::from_fn(4500, 8, |x, _| if x < 2250 { Pixel([0; 4]) } else { Pixel([255, 255, 255, 128]) });
    let image = shown(&file(&image, ImageFormat::Png));
    assert_colour(&image, 400, 0, [255, 255, 255, 128]);
    assert_colour(&image, 100, 0, [0; 4]);
}

#[test]
fn a_photograph_that_takes_too_much_beside_its_pixels_is_refused() {
    // Only as far as its sizes, in three colours of full size, sharper step by step.
    let head = |kind: u8, width: u16, height: u16| {
        let mut bytes = vec![0xFF, 0xD8, 0xFF, kind, 0, 17, 8];
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes.extend([3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xFF, 0xD9]);
        bytes
    };
    assert_eq!(jpeg::look(&head(0xC0, 4000, 4000)), jpeg::Jpeg { whole: true, beside: 0 });
    assert_eq!(jpeg::look(&head(0xC2, 4000, 4000)), jpeg::Jpeg { whole: true, beside: 6 * 16_000_000 });
    let cut = head(0xC0, 8, 8);
    assert!(!jpeg::look(&cut[..cut.len() - 2]).whole);
    // The small picture that a camera packs into it has an end of its own.
    let thumbnail = [&[0xFF, 0xD8, 0xFF, 0xE1, 0, 4, 0xFF, 0xD9][..], &[0xFF, 0xDA, 0, 2, 1, 2, 0xFF, 0, 3]].concat();
    assert!(!jpeg::look(&thumbnail).whole);
}

#[test]
fn a_drawing_with_a_shadow_and_unused_parts_is_drawn() {
    let found = svg(r#"<defs>
            <marker id="m"><path d="M0 0L1 1"/></marker>
            <pattern id="p" width="2" height="2"><rect width="1" height="1"/></pattern>
            <linearGradient id="l"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
            <filter id="f"><feGaussianBlur stdDeviation="0.5"/><feOffset dx="1"/></filter>
            <mask id="k"><rect width="9" height="9" fill="white"/></mask>
        </defs>
        <path stroke="red" stroke-dasharray="2 1" d="M0 0L9 9"/>
        <g filter="url(#f)" mask="url(#k)"><rect width="5" height="5" fill="url(#l)"/></g>"#);
    assert!(found.is_ok(), "{found:?}");
}

fn agency(abbreviation: &str, fi: &str, sv: &str) -> Agency {
    Agency {
        abbreviation: abbreviation.to_owned(),
        name_fi: fi.to_owned(),
        name_sv: sv.to_owned(),
        ..Agency::empty(AgencyId::new())
    }
}

#[test]
fn a_file_is_named_after_its_agency() {
    let coast = agency("RL", "Rannikkolaitos", "Kustinstitutet");
    let islands = agency("SV", "Saaristovirasto", "Skärgårdsverket");
    let north = agency("PS-1", "Pohjois-Suomen säätiö", "");
    let logo = agency("", "Logo virasto", "");
    let mut rows = Rows::default();
    for agency in [&coast, &islands, &north, &logo] {
        rows.put(agency.clone().into());
    }
    for (file, expected) in [
        ("RL.png", &coast),
        ("rl.PNG", &coast),
        ("kuvat/rannikkolaitos.svg", &coast),
        ("RL_logo.png", &coast),
        ("logo-rl.jpeg", &coast),
        ("Skargardsverket.gif", &islands),
        ("Ska\u{308}rga\u{30a}rdsverket.gif", &islands),
        ("pohjois_suomen-saatio.webp", &north),
        ("PS 1.bmp", &north),
        ("logo virasto.png", &logo),
    ] {
        assert_eq!(agency_of_file(&rows, Path::new(file)), Match::One(expected.id), "{file}");
    }
    for file in ["", "logo.png", "Rannikko.png", "RLSV.png", "---.png", ".png"] {
        assert_eq!(agency_of_file(&rows, Path::new(file)), Match::None, "{file}");
    }

    let other = agency("rl", "Toinen", "Rannikkolaitos");
    rows.put(other.clone().into());
    for file in ["RL.png", "Rannikkolaitos.png"] {
        let mut both = vec![coast.id, other.id];
        both.sort();
        assert_eq!(agency_of_file(&rows, Path::new(file)), Match::Several(both), "{file}");
    }
}

#[test]
fn a_folder_lists_its_pictures_in_order() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["b.PNG", "a.svg", "c.txt", ".hidden.png", "d", "e.jpeg"] {
        std::fs::write(dir.path().join(name), "").unwrap();
    }
    std::fs::create_dir(dir.path().join("f.png")).unwrap();
    let names: Vec<_> = folder(dir.path()).unwrap().iter().map(|path| path.file_name().unwrap().to_owned()).collect();
    assert_eq!(names, ["a.svg", "b.PNG", "e.jpeg"]);
    assert!(folder(&dir.path().join("nothing")).is_err());
}

/// One file of every format.
fn specimen() -> impl Strategy<Value = Vec<u8>> {
    let mut files: Vec<Vec<u8>> = RASTERS.iter().map(|format| file(&two_colours(16, 12), *format)).collect();
    files.push(DRAWING.as_bytes().to_vec());
    let parts = r#"<style>:root{--a:red} g rect{fill:blue}</style><marker id="m"><path d="M0 0L1 1"/></marker><pattern id="p" width="2" height="2"><rect width="1" height="1"/></pattern><g><rect width="9" height="9" fill="url(#p)"/><path d="M0 0L9 9z" stroke="var(--a)" marker-end="url(#m)"/><text y="9">R&a;</text></g>"#;
    let drawing = halves(r#"<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE svg [<!ENTITY a "L">]>"#, parts);
    assert!(picture(drawing.as_bytes()).is_ok());
    files.push(drawing.into_bytes());
    prop::sample::select(files)
}

/// Whether the decoder panicked, which the guard around it turns into an error.
const fn upset<T>(read: &Result<T, LogoError>) -> bool {
    matches!(read, Err(LogoError::Panicked(_)))
}

proptest! {
    #[test]
    fn no_bytes_upset_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (read, shown) = (picture(&bytes), decode(&bytes));
        prop_assert!(!upset(&read), "{read:?}");
        prop_assert!(!upset(&shown), "{shown:?}");
    }

    #[test]
    fn no_text_upsets_the_drawing(text in "[ -~äö\n]{0,120}") {
        let drawn = svg(&text);
        prop_assert!(!upset(&drawn), "{drawn:?}");
    }

    #[test]
    fn no_damage_upsets_the_reader(
        mut bytes in specimen(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        keep in 0.2f64..1.0,
    ) {
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        bytes.truncate((bytes.len() as f64 * keep * 1.2) as usize);
        let read = picture(&bytes);
        prop_assert!(!upset(&read), "{read:?}");
        if let Ok(kept) = read {
            let shown = decode(&kept.png).unwrap();
            prop_assert!(shown.width.max(shown.height) <= KEPT_SIDE);
            prop_assert_eq!(shown.pixels.len(), shown.width as usize * shown.height as usize * 4);
        }
    }
}
