//! Names as files write them: surname first, with degrees and suffixes behind commas or in brackets.

use crate::domain::record::text::fold;

/// Degrees and suffixes that stand behind a name, folded, without full stops: Finnish, Swedish and English ones.
const DEGREES: [&str; 84] = [
    "amk",
    "ba",
    "bba",
    "bsc",
    "di",
    "docent",
    "dos",
    "dosentti",
    "dr",
    "dsc",
    "dtech",
    "ecm",
    "ek",
    "em",
    "emba",
    "esq",
    "fd",
    "fil dr",
    "fil kand",
    "fil lic",
    "fil mag",
    "fk",
    "fl",
    "fm",
    "ft",
    "ftm",
    "fto",
    "hallm",
    "hallt",
    "htk",
    "htl",
    "htm",
    "htt",
    "hum kand",
    "hso",
    "hti",
    "hum",
    "ii",
    "iii",
    "iv",
    "insinoori",
    "ins",
    "jd",
    "jk",
    "jr",
    "jur kand",
    "kk",
    "ktk",
    "ktl",
    "ktm",
    "ktt",
    "kl",
    "kasvt",
    "km",
    "kt",
    "ll",
    "llb",
    "llm",
    "lt",
    "ltk",
    "ma",
    "mba",
    "md",
    "merkonomi",
    "mma",
    "mmm",
    "msc",
    "mti",
    "ok",
    "otk",
    "otl",
    "otm",
    "ott",
    "phd",
    "pm",
    "pol mag",
    "sr",
    "thm",
    "tkt",
    "tradenomi",
    "vt",
    "vtk",
    "vtm",
    "ytm",
];

/// A name with the surname last, `Haave, Aila` as `Aila Haave`, and the degrees that stood behind it. `ordered` says that
/// the file has already told first names from surname, so that only what can be nothing else is turned.
pub(super) fn turned(name: &str, ordered: bool) -> (String, Vec<String>) {
    let mut degrees = Vec::new();
    let mut rest = name.trim_matches([',', ';', ' ']).to_owned();
    if let Some((before, inside)) = rest.strip_suffix(')').and_then(|rest| rest.rsplit_once('('))
        && inside.split([',', '/']).all(is_degree)
        && !before.trim().is_empty()
    {
        degrees.push(inside.trim().to_owned());
        rest = before.trim_end_matches([',', ' ']).to_owned();
    }
    while let Some((before, last)) = rest.rsplit_once(',') {
        if !is_degree(last) || before.trim().is_empty() {
            break;
        }
        degrees.insert(0, last.trim().to_owned());
        rest = before.trim_end_matches([',', ' ']).to_owned();
    }
    if let Some((surname, given)) = rest.split_once(',') {
        let (mut given, mut surname) = (given.trim(), surname.trim());
        // «Tutkija, Taina FT»
        while let Some((before, last)) = given.rsplit_once(' ') {
            if !is_degree(last) || last.chars().any(char::is_lowercase) {
                break;
            }
            degrees.insert(0, last.to_owned());
            given = before.trim_end();
        }
        if let Some((before, last)) = surname.rsplit_once(' ')
            && is_degree(last)
            && last.chars().all(|c| !c.is_lowercase())
        {
            degrees.insert(0, last.to_owned());
            surname = before.trim_end();
        }
        if is_turned(surname, given, ordered) {
            rest = format!("{given} {surname}");
        }
    }
    (rest, degrees)
}

fn is_degree(text: &str) -> bool {
    let folded = fold(text.trim()).replace('.', " ");
    let words = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    // «Ma» and «Di» are names, «MA» and «DI» are none.
    let name =
        words.len() == 2 && !matches!(words.as_str(), "jr" | "sr" | "dr") && text.chars().any(char::is_lowercase);
    !name && (DEGREES.contains(&words.as_str()) || DEGREES.contains(&words.replace(' ', "").as_str()))
}

/// Whether two texts on either side of a comma are a surname and first names.
fn is_turned(surname: &str, given: &str, ordered: bool) -> bool {
    if ordered {
        return crate::domain::record::validate::family_name_last(&format!("{surname}, {given}")).is_some();
    }
    let words: Vec<&str> = given.split_whitespace().collect();
    let named = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
    let begins = |text: &str| text.chars().find(|c| c.is_alphabetic());
    // Both begin alike: «Palkkapalvelu, puhelinpäivystys» is no name.
    let small = |text: &str| begins(text).is_some_and(char::is_lowercase);
    let family: Vec<&str> = surname.split_whitespace().collect();
    let particles = family.iter().rev().skip(1).all(|word| small(word));
    (1..=4).contains(&words.len())
        && words.iter().all(|word| named(word))
        && family.iter().all(|word| named(word))
        && (family.len() == 1 || particles)
        && (small(given) == family.last().is_some_and(|last| small(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surname_first_degrees_and_what_is_no_name() {
        for (written, name, degrees) in [
            ("Haave, Aila", "Aila Haave", &[][..]),
            ("HAAVE, AILA", "AILA HAAVE", &[]),
            ("haave, aila", "aila haave", &[]),
            ("von Essen, Carl", "Carl von Essen", &[]),
            ("Mäki-Korpi, Aino-Liisa M.", "Aino-Liisa M. Mäki-Korpi", &[]),
            ("Taina Tutkija, FT", "Taina Tutkija", &["FT"]),
            ("Tutkija, Tiina", "Tiina Tutkija", &[]),
            ("Tutkija, Tiina, FT, dos.", "Tiina Tutkija", &["FT", "dos."]),
            ("Tutkija, Tiina FT", "Tiina Tutkija", &["FT"]),
            ("Pykälä, Pekka (OTM)", "Pekka Pykälä", &["OTM"]),
            ("John Smith, Jr.", "John Smith", &["Jr."]),
            ("Pekka Pykälä, OTM, VT", "Pekka Pykälä", &["OTM", "VT"]),
            ("Palkkapalvelu, puhelinpäivystys", "Palkkapalvelu, puhelinpäivystys", &[]),
            ("Veera, sihteeri", "Veera, sihteeri", &[]),
            ("Aino Virtanen, Helsinki", "Aino Virtanen, Helsinki", &[]),
            ("Virtanen,", "Virtanen", &[]),
            ("FT", "FT", &[]),
            ("Li, Ma", "Ma Li", &[]),
        ] {
            assert_eq!(
                turned(written, false),
                (name.to_owned(), degrees.iter().map(|one| (*one).to_owned()).collect())
            );
        }
        assert_eq!(turned("palkat, henkilöstö", true).0, "palkat, henkilöstö");
        assert_eq!(turned("Virtanen, Aino", true).0, "Aino Virtanen");
    }
}
