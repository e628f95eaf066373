//! Who the agencies are: first the ones written by hand, then as many as wanted made of a place and an office.
//!
//! The places are on no map, so no name made of one can be a real agency's.

use std::collections::BTreeSet;

use crate::domain::AgencyKind;
use crate::domain::AgencyKind::{Agency, Fund, Institution};

use super::dice::Dice;
use super::places::PLACES;
use super::written::{AGENCIES, Written};

/// An invented agency before it has an address or a date.
pub(super) struct Identity {
    pub(super) fi: String,
    pub(super) sv: String,
    pub(super) en: String,
    pub(super) abbreviation: String,
    pub(super) kind: AgencyKind,
    pub(super) ministry: &'static str,
    pub(super) heads: i64,
    pub(super) city: &'static str,
    pub(super) mission: String,
}

impl From<&Written> for Identity {
    fn from(written: &Written) -> Self {
        let [fi, sv, en] = written.names.map(str::to_owned);
        Self {
            fi,
            sv,
            en,
            abbreviation: written.abbreviation.to_owned(),
            kind: written.kind,
            ministry: written.ministry,
            heads: written.heads,
            city: written.city,
            mission: written.mission.to_owned(),
        }
    }
}

/// The first `count` agencies; no two share a Finnish name or an abbreviation.
pub(super) fn identities(count: usize, dice: &mut Dice) -> Vec<Identity> {
    let mut identities: Vec<Identity> = AGENCIES.iter().take(count).map(Identity::from).collect();
    let mut taken: BTreeSet<String> = AGENCIES.iter().map(|written| written.abbreviation.to_owned()).collect();
    for nth in 0..count.saturating_sub(AGENCIES.len()) {
        identities.extend(combined(nth, &mut taken, dice));
    }
    identities
}

/// A place on no map: in Finnish in the genitive, in Swedish as it is.
const REGIONS: [(&str, &str); 40] = [
    ("Aamuniemen", "Morgonudd"),
    ("Haukkalammen", "Hökträsk"),
    ("Hallasaaren", "Frostholm"),
    ("Helmikallion", "Pärlberget"),
    ("Hopearannan", "Silverstrand"),
    ("Huurrekosken", "Rimfors"),
    ("Iltasalmen", "Aftonsund"),
    ("Joutsenperän", "Svanbotten"),
    ("Juolukkamäen", "Odonbacka"),
    ("Kaislavuoren", "Vassberget"),
    ("Kanervaharjun", "Ljungåsen"),
    ("Karhunpolven", "Björnknä"),
    ("Keijukorven", "Feskogen"),
    ("Kuiskasuon", "Viskmossen"),
    ("Kultakuusen", "Guldgranen"),
    ("Kuutamolahden", "Månskensviken"),
    ("Kärpänniityn", "Lekattsängen"),
    ("Lumikellonmaan", "Snödroppsmarken"),
    ("Mesimarjan", "Åkerbärsby"),
    ("Mustikkatunturin", "Blåbärsfjäll"),
    ("Neulasnevan", "Barrmossen"),
    ("Oravanpesän", "Ekorrboda"),
    ("Pihkapuron", "Kådbäck"),
    ("Pilviniemen", "Molnudd"),
    ("Puolukkasalon", "Lingonskogen"),
    ("Päiväkummun", "Solkulla"),
    ("Revonhännän", "Rävsvans"),
    ("Sammalkankaan", "Mossheden"),
    ("Satukosken", "Sagofors"),
    ("Sinisiiven", "Blåvinge"),
    ("Sudenkorennon", "Sländnäs"),
    ("Tuiskuvaaran", "Yrberget"),
    ("Tähtiselän", "Stjärnfjärden"),
    ("Untuvajoen", "Dunå"),
    ("Usvajärven", "Dimträsk"),
    ("Varpuspellon", "Sparvåker"),
    ("Villasukan", "Yllesocka"),
    ("Virvatulen", "Lyktgubba"),
    ("Ystävyydenmaan", "Vänskapslandet"),
    ("Öisensalon", "Nattskogen"),
];

struct Office {
    fi: &'static str,
    sv: &'static str,
    short: &'static str,
    kind: AgencyKind,
    ministry: &'static str,
    task: &'static str,
}

const fn office(
    fi: &'static str,
    sv: &'static str,
    short: &'static str,
    kind: AgencyKind,
    ministry: &'static str,
    task: &'static str,
) -> Office {
    Office { fi, sv, short, kind, ministry, task }
}

/// An office, and what it does after its name.
const OFFICES: [Office; 30] = [
    office("aluearkisto", "Regionarkivet", "AA", Agency, "okm", "säilyttää alueen viranomaisten asiakirjat"),
    office("asuntorahasto", "Bostadsfonden", "AR", Fund, "ym", "lainoittaa kohtuuhintaista asuntotuotantoa"),
    office("energiakeskus", "Energicentralen", "EK", Agency, "tem", "ohjaa alueensa energiahankkeita"),
    office(
        "hallintopalvelu",
        "Förvaltningstjänsten",
        "HP",
        Agency,
        "vm",
        "hoitaa virastojen yhteiset hallintotehtävät",
    ),
    office("havaintoasema", "Observationsstationen", "HA", Institution, "lvm", "kerää sää- ja lumihavaintoja"),
    office("hätävarasto", "Nödlagret", "HV", Institution, "sm", "ylläpitää pelastustoimen varmuusvarastoa"),
    office("ilmastokeskus", "Klimatcentralen", "IK", Agency, "ym", "seuraa ilmaston muutosta ja neuvoo kuntia"),
    office("kalastusvirasto", "Fiskeriverket", "KV", Agency, "mmm", "valvoo kalastusta ja hoitaa kalavesiä"),
    office("kansansatujen museo", "Folksagomuseet", "KSM", Institution, "okm", "tallentaa ja esittää kansansatuja"),
    office("kehitysrahasto", "Utvecklingsfonden", "KR", Fund, "tem", "rahoittaa pienten yritysten kokeiluja"),
    office("kielikeskus", "Språkcentralen", "KK", Agency, "okm", "neuvoo viranomaisia selkeässä kielessä"),
    office(
        "koulutuskeskus",
        "Utbildningscentralen",
        "KOK",
        Agency,
        "okm",
        "järjestää virkamiesten täydennyskoulutusta",
    ),
    office("käräjäkanslia", "Tingskansliet", "KÄK", Agency, "om", "hoitaa käräjien kirjaamo- ja tulkkipalvelut"),
    office("laboratorio", "Laboratoriet", "LAB", Institution, "stm", "tutkii talousveden ja maaperän näytteitä"),
    office("liikennevirasto", "Trafikverket", "LIV", Agency, "lvm", "suunnittelee alueen joukkoliikennettä"),
    office("luontokeskus", "Naturcentret", "LK", Agency, "ym", "opastaa retkeilijöitä ja hoitaa suojelualueita"),
    office("metsäasema", "Skogsstationen", "MA", Institution, "mmm", "tutkii metsän uudistumista"),
    office("mittausvirasto", "Mätningsverket", "MV", Agency, "mmm", "mittaa kiinteistöjä ja pitää niiden karttaa"),
    office("neuvontavirasto", "Rådgivningsverket", "NV", Agency, "vm", "neuvoo kansalaisia sähköisessä asioinnissa"),
    office("oikeustoimisto", "Rättsbyrån", "OT", Agency, "om", "antaa oikeudellista neuvontaa"),
    office("pelastusopisto", "Räddningsinstitutet", "PO", Institution, "sm", "kouluttaa pelastajia"),
    office(
        "rekisterikeskus",
        "Registercentralen",
        "RK",
        Agency,
        "vm",
        "ylläpitää rekistereitä ja antaa niistä otteita",
    ),
    office("satamavirasto", "Hamnverket", "SAV", Agency, "lvm", "valvoo satamien turvallisuutta"),
    office("tarkastusvirasto", "Granskningsverket", "TV", Agency, "vm", "tarkastaa valtionavustusten käyttöä"),
    office("terveysvirasto", "Hälsoverket", "TEV", Agency, "stm", "edistää väestön terveyttä"),
    office("tilastotoimisto", "Statistikbyrån", "TT", Agency, "vm", "laatii alueellisia tilastoja"),
    office(
        "tutkimuslaitos",
        "Forskningsinstitutet",
        "TL",
        Institution,
        "okm",
        "tutkii pohjoisen luontoa ja kulttuuria",
    ),
    office("työvirasto", "Arbetsverket", "TYV", Agency, "tem", "sovittaa yhteen työnhakijoita ja työpaikkoja"),
    office("varuskuntamuseo", "Garnisonsmuseet", "VM", Institution, "plm", "hoitaa varuskuntien esinekokoelmaa"),
    office("vesivirasto", "Vattenverket", "VV", Agency, "mmm", "seuraa vesistöjen tilaa"),
];

/// None, then the points of the compass: what makes five places of one.
const QUARTERS: [(&str, &str); 5] =
    [("", ""), ("Etelä-", "Södra "), ("Itä-", "Östra "), ("Länsi-", "Västra "), ("Pohjois-", "Norra ")];

/// The `nth` agency made of a place and an office. Neighbours differ in both.
fn combined(nth: usize, taken: &mut BTreeSet<String>, dice: &mut Dice) -> Option<Identity> {
    let (round, nth) = (nth / (REGIONS.len() * OFFICES.len()), nth % (REGIONS.len() * OFFICES.len()));
    let (region_fi, region_sv) = REGIONS.get(nth % REGIONS.len())?;
    let office = OFFICES.get((nth + nth / REGIONS.len()) % OFFICES.len())?;
    let (quarter_fi, quarter_sv) = QUARTERS.get(round % QUARTERS.len())?;
    // Past six thousand agencies even the compass is used up.
    let number = match round / QUARTERS.len() {
        0 => String::new(),
        more => format!(" {}", more + 1),
    };
    let fi = format!("{quarter_fi}{region_fi} {}{number}", office.fi);
    let mission = format!("{fi} {}.", office.task);
    let lasting = dice.pick(&PLACES)?;
    Some(Identity {
        sv: format!("{} i {quarter_sv}{region_sv}{number}", office.sv),
        en: String::new(),
        abbreviation: abbreviation(quarter_fi, region_fi, office.short, taken),
        kind: office.kind,
        ministry: office.ministry,
        heads: heads(dice),
        city: lasting.fi,
        mission,
        fi,
    })
}

/// The shortest beginning of the place before the office's letters that nobody goes by yet, then numbers.
fn abbreviation(quarter: &str, region: &str, short: &str, taken: &mut BTreeSet<String>) -> String {
    let quarter: String = quarter.chars().take(1).collect();
    let begun = (1..=3).map(|letters| region.chars().take(letters).collect::<String>());
    let numbered = (2..).map(|number: u32| format!("{}{number}", region.chars().take(2).collect::<String>()));
    let mut candidates = begun.chain(numbered).map(|place| format!("{quarter}{place}{short}"));
    candidates.find(|candidate| taken.insert(candidate.clone())).unwrap_or_default()
}

/// As many small agencies as there are of each next size, from 12 to some thousands. Made without
/// logarithms, whose last digit may differ from machine to machine.
fn heads(dice: &mut Dice) -> i64 {
    let smallest = 12_i64 << dice.below(8);
    smallest + dice.between(0, smallest - 1)
}
