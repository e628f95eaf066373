//! Where everybody sits, and numbers that reach nobody.

use super::dice::Dice;

/// A real town.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) fi: &'static str,
    pub(super) sv: &'static str,
    /// A postal code of the town; the one after it is that of its post-office boxes.
    pub(super) postcode: u32,
    /// Agencies here are served in Swedish.
    pub(super) swedish: bool,
}

const fn place(fi: &'static str, sv: &'static str, postcode: u32, swedish: bool) -> Place {
    Place { fi, sv, postcode, swedish }
}

pub(super) const PLACES: [Place; 26] = [
    place("Helsinki", "Helsingfors", 100, false),
    place("Hanko", "Hangö", 10_900, true),
    place("Hämeenlinna", "Tavastehus", 13_100, false),
    place("Inari", "Enare", 99_870, false),
    place("Joensuu", "Joensuu", 80_100, false),
    place("Jyväskylä", "Jyväskylä", 40_100, false),
    place("Kajaani", "Kajana", 87_100, false),
    place("Kemi", "Kemi", 94_100, false),
    place("Kokkola", "Karleby", 67_100, false),
    place("Kotka", "Kotka", 48_100, false),
    place("Kuopio", "Kuopio", 70_100, false),
    place("Lahti", "Lahtis", 15_110, false),
    place("Lappeenranta", "Villmanstrand", 53_100, false),
    place("Maarianhamina", "Mariehamn", 22_100, true),
    place("Mikkeli", "S:t Michel", 50_100, false),
    place("Oulu", "Uleåborg", 90_100, false),
    place("Pori", "Björneborg", 28_100, false),
    place("Porvoo", "Borgå", 6_100, false),
    place("Raasepori", "Raseborg", 10_600, true),
    place("Rauma", "Raumo", 26_100, false),
    place("Rovaniemi", "Rovaniemi", 96_100, false),
    place("Seinäjoki", "Seinäjoki", 60_100, false),
    place("Sodankylä", "Sodankylä", 99_600, false),
    place("Tampere", "Tammerfors", 33_100, false),
    place("Turku", "Åbo", 20_100, false),
    place("Vaasa", "Vasa", 65_100, false),
];

/// Streets of fancy, in Finnish and Swedish.
const STREETS: [(&str, &str); 12] = [
    ("Paperilaivankatu", "Pappersbåtsgatan"),
    ("Pilvilinnankuja", "Luftslottsgränden"),
    ("Tarinatori", "Sagotorget"),
    ("Haavekuja", "Drömgränden"),
    ("Kaarnavenekatu", "Barkbåtsgatan"),
    ("Leijanlennättäjäntie", "Drakflygarvägen"),
    ("Mielikuvankatu", "Fantasigatan"),
    ("Untuvatyynynpolku", "Dunkuddsstigen"),
    ("Esimerkkikatu", "Exempelgatan"),
    ("Saippuakuplantie", "Såpbubblevägen"),
    ("Kuvitelmankatu", "Inbillningsgatan"),
    ("Sadunkertojantie", "Sagoberättarvägen"),
];

/// A street and a number on it, in the language of the town.
pub(super) fn street(place: Place, dice: &mut Dice) -> String {
    let (fi, sv) = dice.pick(&STREETS).copied().unwrap_or_default();
    format!("{} {}", if place.swedish { sv } else { fi }, dice.between(1, 48))
}

/// The town of a Finnish name, the first one where there is none.
pub(super) fn called(fi: &str) -> Place {
    let [first, ..] = PLACES;
    PLACES.into_iter().find(|place| place.fi == fi).unwrap_or(first)
}

/// Whose telephone numbers these are.
#[derive(Clone, Copy)]
pub(super) enum Line {
    /// An agency's switchboard.
    Switchboard = 55,
    /// One of us.
    Colleague = 56,
    /// An account manager or account contact.
    Account = 57,
    /// Somebody at an agency.
    Contact = 58,
}

/// A telephone number that is nobody's.
///
/// Finland sets no numbers aside for stories. Within an area, here 019, no subscriber's number can begin
/// with 0, because a 0 dialled first leads out of the area; the numbering plan as Google's libphonenumber
/// keeps it, too, has 019 followed by 1 to 8 only.
pub(super) fn phone(line: Line, nth: usize) -> String {
    format!("019 0{} {:04}", line as u8, (nth + 101) % 10_000)
}

/// `text` as it stands in an address on the net: small letters without marks, words joined by `joint`.
pub(super) fn plain(text: &str, joint: char) -> String {
    let mut plain = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            'å' | 'ä' => plain.push('a'),
            'ö' => plain.push('o'),
            c if c.is_ascii_alphanumeric() => plain.push(c),
            _ => plain.push(joint),
        }
    }
    plain
}
