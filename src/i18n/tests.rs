use super::*;

const SOURCE: &str = "\
# agencies = not a text
-program = Kortisto
about = About { -program }
agencies = { $count ->
    [one] { $count } virasto
   *[other] { $count } virastoa
}
greeting = Hei, { $name }!
long =
    First line = one
    second line
error-damaged = The file is damaged.
    .safe = Your text is kept.
    .what = { $file } cannot be read.
no-value =
    .label = Save
";

fn texts(language: Language) -> Texts {
    let (texts, mistakes) = Texts::read(language, SOURCE);
    assert_eq!(mistakes, Vec::<String>::new());
    texts
}

#[test]
fn texts_are_found_by_message_and_attribute() {
    let texts = texts(Language::Fi);
    assert_eq!(texts.language(), Language::Fi);
    assert_eq!(texts.get("about"), "About Kortisto");
    assert_eq!(texts.get("error-damaged"), "The file is damaged.");
    assert_eq!(texts.get("error-damaged.safe"), "Your text is kept.");
    assert_eq!(texts.get("no-value.label"), "Save");
    assert_eq!(texts.get("long"), "First line = one\nsecond line");
    assert_eq!(texts.with("error-damaged.what", &[("file", "a.kortisto".into())]), "a.kortisto cannot be read.");
    assert_eq!(texts.with("error-damaged.safe", &[]), "Your text is kept.");
}

#[test]
fn arguments_stand_as_they_are_without_marks_around_them() {
    let texts = texts(Language::Sv);
    assert_eq!(texts.with("greeting", &[("name", String::from("Åsa").into())]), "Hei, Åsa!");
}

#[test]
fn numbers_choose_the_plural_and_are_grouped() {
    let fi = texts(Language::Fi);
    assert_eq!(fi.with("agencies", &[("count", 1usize.into())]), "1 virasto");
    assert_eq!(fi.with("agencies", &[("count", 0.into())]), "0 virastoa");
    assert_eq!(fi.with("agencies", &[("count", 12_345.into())]), "12\u{a0}345 virastoa");
    assert_eq!(fi.with("agencies", &[("count", (-1_200).into())]), "−1\u{a0}200 virastoa");
    assert_eq!(texts(Language::Sv).with("agencies", &[("count", 12_345.into())]), "12\u{a0}345 virastoa");
    assert_eq!(texts(Language::En).with("agencies", &[("count", 12_345.into())]), "12,345 virastoa");
}

#[test]
fn a_missing_text_shows_its_key() {
    let texts = texts(Language::Fi);
    for key in ["nothing", "nothing.at-all", "error-damaged.nothing", "no-value", "-program", "", "."] {
        assert!(!texts.has(key), "{key}");
        assert_eq!(texts.get(key), format!("⟨{key}⟩"));
        assert_eq!(texts.with(key, &[]), format!("⟨{key}⟩"));
    }
    // Without its argument a text is as good as missing.
    assert!(texts.has("greeting"));
    assert_eq!(texts.get("greeting"), "⟨greeting⟩");
    assert_eq!(texts.with("greeting", &[("nimi", "Åsa".into())]), "⟨greeting⟩");
    assert_eq!(texts.missing.lock().unwrap().len(), 8);
}

#[test]
fn every_key_is_listed() {
    let texts = texts(Language::En);
    let keys: BTreeSet<String> = keys_in(SOURCE).filter(|key| texts.has(key)).collect();
    let expected = [
        "about",
        "agencies",
        "error-damaged",
        "error-damaged.safe",
        "error-damaged.what",
        "greeting",
        "long",
        "no-value.label",
    ];
    assert_eq!(keys.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

/// Texts can be shared between threads, or this does not compile.
const _: fn() = || {
    fn shared<T: Send + Sync>() {}
    shared::<Texts>();
};

#[test]
fn mistakes_cost_only_the_text_they_stand_in() {
    let (texts, mistakes) = Texts::read(Language::Fi, "one = 1\ntwo = { $ }\nthree = 3\none = again\n");
    assert_eq!(mistakes.len(), 2);
    assert!(mistakes[0].starts_with("line 2: "), "{mistakes:?}");
    assert_eq!((texts.get("one"), texts.get("three")), ("1", "3"));
}

// What follows is about the texts that are shipped.

#[test]
fn the_shipped_texts_have_no_mistakes() {
    for language in Language::ALL {
        let (texts, mistakes) = Texts::read(language, source(language));
        assert_eq!(mistakes, Vec::<String>::new(), "{language:?}");
        assert!(texts.has("language-name"));
    }
}

#[test]
fn the_shipped_languages_have_the_same_texts() {
    for language in [Language::Sv, Language::En] {
        let (fi, other) = (keys(Language::Fi), keys(language));
        assert_eq!(fi.difference(&other).collect::<Vec<_>>(), Vec::<&String>::new(), "not in {language:?}");
        assert_eq!(other.difference(&fi).collect::<Vec<_>>(), Vec::<&String>::new(), "only in {language:?}");
    }
}

#[test]
fn the_shipped_languages_use_the_same_arguments() {
    let fi = variables(source(Language::Fi));
    for language in [Language::Sv, Language::En] {
        for (key, used) in variables(source(language)) {
            assert_eq!(Some(&used), fi.get(&key), "{language:?} {key}");
        }
    }
}

/// The arguments each text uses.
fn variables(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let attribute = line.starts_with(' ') && line.trim_start().starts_with('.');
        if attribute || line.starts_with(|c: char| c == '-' || c.is_ascii_alphabetic()) {
            let name = line.split('=').next().unwrap().trim();
            key = if attribute { format!("{}{name}", key.split('.').next().unwrap()) } else { name.to_owned() };
            found.entry(key.clone()).or_default();
        }
        for after in line.split('$').skip(1) {
            let name = after.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
            found.get_mut(&key).unwrap().insert(name);
        }
    }
    found
}
