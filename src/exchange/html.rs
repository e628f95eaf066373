//! Pages that any browser shows and prints. What people have typed is text in them, and never markup.

use crate::domain::Language;

/// A page under a title, with what stands quietly under that. `body` is markup already.
#[must_use]
pub fn page(language: Language, title: &str, under: &str, style: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>{style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{under}</p>\n{body}</body>\n</html>\n",
        code = language.code(),
        title = escaped(title),
        under = escaped(under),
    )
}

/// A text that means nothing but itself in a page.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\'' => written.push_str("&#39;"),
            letter => written.push(letter),
        }
    }
    written
}
