//! A drawing as an SVG document.

use std::fmt::Write as _;

use egui::{Align, Color32};

use super::drawing::{CORNER, DASH, Drawing, Shape, Text};

/// From the middle of a line of IBM Plex Sans to its base line, in its size (from the face's `hhea`: ascent 1.025,
/// descent 0.275).
const BASE_LINE: f32 = 0.375;

/// The drawing as a document with its name and its numbers for those who do not see it.
#[must_use]
pub fn svg(drawing: &Drawing, title: &str, description: &str) -> String {
    let (width, height) = (drawing.size.x.ceil(), drawing.size.y.ceil());
    let mut document = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" font-family=\"'IBM Plex Sans', sans-serif\">\n<title>{}</title>\n<desc>{}</desc>\n",
        escaped(title),
        escaped(description),
    );
    for shape in &drawing.shapes {
        // Writing to a string cannot fail.
        let _ = part(&mut document, shape);
    }
    document.push_str("</svg>\n");
    document
}

fn part(document: &mut String, shape: &Shape) -> std::fmt::Result {
    match shape {
        Shape::Bar { rect, fill, round } => {
            let (x, y) = (number(rect.left()), number(rect.top()));
            let (width, height) = (number(rect.width()), number(rect.height()));
            write!(document, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")?;
            if *round {
                write!(document, " rx=\"{CORNER}\"")?;
            }
            writeln!(document, " fill=\"{}\"/>", color(*fill))
        }
        Shape::Line { from, to, color: ink, width, dashed } => {
            let ends = [from.x, from.y, to.x, to.y].map(number);
            let [x1, y1, x2, y2] = &ends;
            write!(document, "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"")?;
            write!(document, " stroke=\"{}\" stroke-width=\"{}\"", color(*ink), number(*width))?;
            if *dashed {
                write!(document, " stroke-dasharray=\"{DASH} {}\"", DASH - 1.0)?;
            }
            writeln!(document, "/>")
        }
        Shape::Text(text) => letters(document, text),
    }
}

fn letters(document: &mut String, text: &Text) -> std::fmt::Result {
    let (x, anchor) = match text.align {
        Align::Min => (text.rect.left(), "start"),
        Align::Center => (text.rect.center().x, "middle"),
        Align::Max => (text.rect.right(), "end"),
    };
    let y = text.rect.center().y + text.size * BASE_LINE;
    let weight = if text.strong { 600 } else { 400 };
    writeln!(
        document,
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\" fill=\"{}\">{}</text>",
        number(x),
        number(y),
        number(text.size),
        color(text.color),
        escaped(&text.text),
    )
}

/// With two decimals at most.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn color(color: Color32) -> String {
    format!("#{:02x}{:02x}{:02x}", color.r(), color.g(), color.b())
}

/// Text that is content and nothing else; what XML cannot hold becomes a space.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => safe.push(' '),
            control if control < ' ' => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}
