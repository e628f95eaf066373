//! Checks at the field. Real life is messier than any rule, so what they find is said, not forbidden.

use std::str::FromStr;

use url::Url;

/// What looks wrong about a text typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Not of the form `1234567-1`.
    BusinessIdForm,
    /// The check digit does not fit.
    BusinessIdCheckDigit,
    /// Not an e-mail address.
    Email,
    /// Not a telephone number that could be dialled.
    Phone,
    /// Not a web address.
    Website,
    /// Not five digits.
    Postcode,
}

/// Checks a business id. Empty is fine.
///
/// Form and check digit (weights 7, 9, 10, 5, 8, 4, 2, modulo 11, remainder 1 not used) are those of the
/// Finnish Business Information System (YTJ).
#[must_use]
pub fn business_id(text: &str) -> Option<Doubt> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let Some((number, check)) = text.split_once('-') else { return Some(Doubt::BusinessIdForm) };
    let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let check: Vec<u32> = check.chars().filter_map(|c| c.to_digit(10)).collect();
    let (true, [check]) = (digits.len() == 7 && number.len() == 7 && text.len() == 9, check.as_slice()) else {
        return Some(Doubt::BusinessIdForm);
    };
    let sum: u32 = digits.iter().zip([7, 9, 10, 5, 8, 4, 2]).map(|(digit, weight)| digit * weight).sum();
    let fits = match sum % 11 {
        0 => *check == 0,
        1 => false,
        remainder => *check == 11 - remainder,
    };
    (!fits).then_some(Doubt::BusinessIdCheckDigit)
}

/// Checks an e-mail address. Empty is fine.
#[must_use]
pub fn email(text: &str) -> Option<Doubt> {
    let text = text.trim();
    let fine = text.is_empty()
        || email_address::EmailAddress::from_str(text).is_ok_and(|address| address.domain().contains('.'));
    (!fine).then_some(Doubt::Email)
}

/// Checks a telephone number, national ones as Finnish. Empty is fine.
#[must_use]
pub fn phone(text: &str) -> Option<Doubt> {
    let text = text.trim();
    let number = super::phone::number(text);
    let fine = text.is_empty() || phonenumber::parse(Some(phonenumber::country::FI), &number).is_ok();
    (!fine).then_some(Doubt::Phone)
}

/// Checks a website's address. Empty is fine.
#[must_use]
pub fn website(text: &str) -> Option<Doubt> {
    (!text.trim().is_empty() && web_address(text).is_none()).then_some(Doubt::Website)
}

/// Checks a Finnish postal code. Empty is fine.
#[must_use]
pub fn postcode(text: &str) -> Option<Doubt> {
    let text = text.trim();
    let fine = text.is_empty() || (text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit()));
    (!fine).then_some(Doubt::Postcode)
}

/// The address to open for a website as people write it, with or without `https://`. Only http and https.
#[must_use]
pub fn web_address(text: &str) -> Option<Url> {
    let text = text.trim();
    if text.is_empty() || text.contains(char::is_whitespace) {
        return None;
    }
    let url = if text.contains("://") { Url::parse(text) } else { Url::parse(&format!("https://{text}")) }.ok()?;
    let dotted =
        url.host_str().is_some_and(|host| host.contains('.') && !host.starts_with('.') && !host.ends_with('.'));
    (matches!(url.scheme(), "http" | "https") && dotted).then_some(url)
}

/// Where a text that people have written leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// An address that opens at once.
    Web(String),
    /// The path of a document, which is asked about first.
    Document(String),
}

/// Where a web address, a mail address with its `mailto:`, a number with its `tel:` or the path of a document leads;
/// none where there is nothing.
#[must_use]
pub fn link(text: &str) -> Option<Link> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https" | "mailto" | "tel"));
    let www = || web_address(text).filter(|_| text.to_ascii_lowercase().starts_with("www."));
    Some(match url.or_else(www) {
        Some(url) => Link::Web(url.into()),
        None => Link::Document(text.to_owned()),
    })
}

/// Endings of files that are read and not run.
const DOCUMENTS: [&str; 23] = [
    "asice", "csv", "doc", "docx", "eml", "jpeg", "jpg", "md", "msg", "odp", "ods", "odt", "pdf", "png", "ppt", "pptx",
    "rtf", "tif", "tiff", "txt", "xls", "xlsx", "xps",
];

/// Whether a path is that of a document rather than of a program.
#[must_use]
pub fn is_document(path: &str) -> bool {
    let name = path.trim().rsplit(['/', '\\']).next().unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| DOCUMENTS.contains(&ending.as_str()))
}

/// Text as it goes into the file: composed (NFC), without control, direction-changing and invisible characters, spaces as
/// plain ones and none at its ends. Line ends stay in, as `\n`.
#[must_use]
pub fn tidy(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = plain.nfc().filter(|c| *c == '\n' || *c == '\t' || !(c.is_control() || unseen(*c)));
    let kept = kept.map(|c| if is_fixed_space(c) { ' ' } else { c });
    kept.collect::<String>().trim().to_owned()
}

/// An e-mail address out of how people and programs write one: `mailto:`, `(at)` and angle brackets go.
#[must_use]
pub fn plain_email(text: &str) -> String {
    let text = tidy(text);
    let begins = text.get(..7).is_some_and(|begins| begins.eq_ignore_ascii_case("mailto:"));
    let text = if begins { text.get(7..).unwrap_or_default() } else { &text };
    let text = at_signs(text);
    // Several addresses stay as they are written.
    if text.matches('@').count() != 1 {
        return text.trim().to_owned();
    }
    let bracketed = text.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(address, _)| address);
    let address = bracketed.filter(|address| address.contains('@')).unwrap_or(&text);
    // What follows a question mark is the subject of a letter.
    let address = if begins { address.split('?').next().unwrap_or(address) } else { address };
    address.trim().to_owned()
}

/// `(at)` and its like as the sign they stand for.
#[must_use]
pub fn at_signs(text: &str) -> String {
    let mut text = text.to_owned();
    for written in ["(at)", "[at]", "{at}", "(ät)", "[ät]", "<at>"] {
        for case in [written.to_owned(), written.to_uppercase()] {
            for spaced in [format!(" {case} "), case] {
                text = text.replace(&spaced, "@");
            }
        }
    }
    text
}

/// What stands before a family name and belongs to it.
const PARTICLES: [&str; 14] =
    ["von", "af", "de", "van", "der", "den", "la", "le", "di", "da", "du", "zu", "ter", "ten"];

/// A name that is written with the family name first, `Virtanen, Aino`, in the other order; none where it is not. Only
/// what can hardly be anything else: a degree or a title may follow a comma too.
#[must_use]
pub fn family_name_last(name: &str) -> Option<String> {
    let (family, given) = name.split_once(',')?;
    let named = |word: &str| {
        let mut letters = word.chars().filter(|letter| !matches!(letter, '-' | '\''));
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().any(char::is_lowercase)
            && letters.all(char::is_alphabetic)
    };
    let (family, given): (Vec<&str>, Vec<&str>) =
        (family.split_whitespace().collect(), given.split_whitespace().collect());
    let (last, particles) = family.split_last()?;
    let family_fits = named(last) && particles.iter().all(|word| PARTICLES.contains(&word.to_lowercase().as_str()));
    let given_fits = (1..=3).contains(&given.len()) && given.iter().all(|word| named(word));
    (family_fits && given_fits).then(|| format!("{} {}", given.join(" "), family.join(" ")))
}

/// What changes the direction, and what nobody sees: zero-width spaces, marks of byte order, soft hyphens.
const fn unseen(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Spaces at which no line may end, or of a width of their own.
const fn is_fixed_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn business_ids() {
        assert_eq!(business_id(""), None);
        // Tax Administration, from its own published contact details.
        assert_eq!(business_id("0245458-3"), None);
        assert_eq!(business_id("0245458-4"), Some(Doubt::BusinessIdCheckDigit));
        for form in ["02454583", "245458-3", "0245458-33", "0245458-", "ABCDEFG-1", "０２４５４５８-3"] {
            assert_eq!(business_id(form), Some(Doubt::BusinessIdForm), "{form}");
        }
    }

    #[test]
    fn mail_phone_web_and_postcode() {
        assert_eq!(email("kirjaamo@laitos.example"), None);
        assert_eq!(email("kirjaamo(at)laitos.example"), Some(Doubt::Email));
        assert_eq!(email("kirjaamo@laitos"), Some(Doubt::Email));
        assert_eq!(phone("029 555 0101"), None);
        assert_eq!(phone("+358 29 555 0101"), None);
        assert_eq!(phone("kysy vaihteesta"), Some(Doubt::Phone));
        assert_eq!(website("www.laitos.example"), None);
        assert_eq!(website("javascript://laitos.example/%0a"), Some(Doubt::Website));
        assert_eq!(website("laitos"), Some(Doubt::Website));
        assert_eq!(
            web_address("laitos.example/yhteys").map(String::from).as_deref(),
            Some("https://laitos.example/yhteys")
        );
        assert_eq!(postcode("00100"), None);
        assert_eq!(postcode("FI-100"), Some(Doubt::Postcode));
    }

    #[test]
    fn links_open_at_once_and_documents_after_a_question() {
        assert_eq!(link(" "), None);
        for (text, opens) in [
            ("https://asiakirjat.laitos.example/14.pdf", "https://asiakirjat.laitos.example/14.pdf"),
            ("www.laitos.example/sopimus", "https://www.laitos.example/sopimus"),
            ("mailto:kirjaamo@laitos.example", "mailto:kirjaamo@laitos.example"),
            ("tel:+358295550101", "tel:+358295550101"),
        ] {
            assert_eq!(link(text), Some(Link::Web(opens.into())), "{text}");
        }
        for text in
            [r"S:\Sopimukset\14.pdf", r"\\palvelin\jako\14.pdf", "/levy/14.pdf", "14.pdf", "javascript:alert(1)"]
        {
            assert_eq!(link(text), Some(Link::Document(text.into())), "{text}");
        }
        assert!([r"S:\Sopimukset\14.PDF", "/levy/a.b.docx", "14.xlsx"].iter().all(|path| is_document(path)));
        assert!(
            ![r"S:\a.exe", "/bin/sh", "a.pdf.lnk", r"a.pdf\", "a.pdf.", "javascript:1", ""]
                .iter()
                .any(|path| is_document(path))
        );
    }

    #[test]
    fn a_family_name_that_stands_first_is_known() {
        for (typed, name) in [
            ("Virtanen, Aino", "Aino Virtanen"),
            ("Mäki-Petäjä,Anna-Liisa Maria", "Anna-Liisa Maria Mäki-Petäjä"),
            ("von Essen , Carl", "Carl von Essen"),
        ] {
            assert_eq!(family_name_last(typed).as_deref(), Some(name));
        }
        for other in [
            "Aino Virtanen",
            "Aino Virtanen, KTM",
            "Virtanen, KTM",
            "Aino Virtanen, Helsinki",
            "Virtanen, Aino, KTM",
            "Virtanen,",
            ", Aino",
            "palkat, henkilöstö",
        ] {
            assert_eq!(family_name_last(other), None, "{other}");
        }
    }

    #[test]
    fn tidy_text_is_composed_and_harmless() {
        assert_eq!(tidy("  A\u{308}itila\u{202e}\u{0}\r\nrivi 2 "), "Äitila\nrivi 2");
        assert_eq!(tidy("\u{feff}029\u{a0}555\u{202f}3156\u{200b} \u{a0}"), "029 555 3156");
    }

    #[test]
    fn addresses_are_taken_out_of_what_is_written_around_them() {
        for (text, address) in [
            ("mailto:maija@laitos.example?subject=Palkat", "maija@laitos.example"),
            ("aatu.at(at)laitos.example", "aatu.at@laitos.example"),
            ("aatu [AT] laitos.example", "aatu@laitos.example"),
            ("\"Kulma, Olli\" <olli@laitos.example>", "olli@laitos.example"),
            ("\u{200b}piia@laitos.example\u{a0}", "piia@laitos.example"),
            ("ei ole", "ei ole"),
        ] {
            assert_eq!(plain_email(text), address, "{text}");
        }
    }
}
