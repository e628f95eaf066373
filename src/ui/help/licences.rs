//! The licences of everything that is built into the program, as `packaging/licences` has written them down.

const TEXT: &str = include_str!("../../../assets/licences.txt");

/// What stands between the list of parts and the texts, and between one text and the next.
const RULE: &str = "\n################################################################################\n";

/// The parts of the program, each with its licence, a line each.
pub(super) fn parts() -> &'static str {
    let list = TEXT.split(RULE).next().unwrap_or_default();
    list.split_once("\n\n").map_or(list, |(_, parts)| parts).trim_end()
}

/// The texts, each after the names of the parts that it goes for.
pub(super) fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    TEXT.split(RULE).skip(1).filter_map(|text| text.split_once('\n')).map(|(of, text)| (of, text.trim()))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// What is locked: each crate's versions.
    fn locked() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
        let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let value = |line: &'static str, key: &str| line.strip_prefix(key)?.strip_suffix('"');
        let mut name = "";
        for line in include_str!("../../../Cargo.lock").lines() {
            if let Some(called) = value(line, "name = \"") {
                name = called;
            } else if let Some(version) = value(line, "version = \"") {
                all.entry(name).or_default().insert(version);
            }
        }
        all
    }

    #[test]
    fn the_licences_are_those_of_what_is_built_in() {
        let locked = locked();
        let mut listed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        // What is no crate has more words before its licence.
        for (name, version) in parts().lines().filter_map(|line| line.split_once(" (")?.0.split_once(' ')) {
            if version.starts_with(|first: char| first.is_ascii_digit()) {
                listed.entry(name).or_default().insert(version);
            }
        }
        assert!(listed.len() > 200, "{}", listed.len());
        let anew = "packaging/licences > assets/licences.txt brings it up to date";
        for (name, versions) in &listed {
            assert!(locked.get(name).is_some_and(|known| versions.is_subset(known)), "{name} {versions:?}: {anew}");
        }
        let manifest = include_str!("../../../Cargo.toml");
        let section = manifest.split("\n[dependencies]\n").nth(1).and_then(|rest| rest.split("\n[").next());
        let named = section.expect("dependencies").lines().filter_map(|line| line.split_once(" = "));
        for (name, _) in named.filter(|(name, _)| !name.starts_with('#')) {
            assert!(listed.contains_key(name), "{name} is not listed: {anew}");
        }
    }

    #[test]
    fn every_text_says_what_it_is_for() {
        let mut count = 0;
        for (of, text) in texts() {
            assert!(!of.trim().is_empty() && !text.is_empty(), "{of}: {text}");
            count += 1;
        }
        assert!(count > 20, "{count}");
    }
}
