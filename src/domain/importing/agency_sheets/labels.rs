//! The words by which labels and headings are known, in Finnish, Swedish and English.

use crate::domain::importing::sheet::plain;

/// What a label is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// The name in Finnish.
    NameFi,
    /// The name in Swedish.
    NameSv,
    /// The name in English.
    NameEn,
    /// The short name.
    Abbreviation,
    /// Agency, institution or fund.
    Kind,
    /// The ministry above it.
    Parent,
    /// The branch of government.
    Branch,
    /// The business id.
    BusinessId,
    /// The bookkeeping unit: its number, its name or both.
    Unit,
    /// The number of the bookkeeping unit.
    UnitNumber,
    /// The name of the bookkeeping unit.
    UnitName,
    /// What the agency is for.
    Mission,
    /// The visiting address, in one or in several lines.
    Visiting,
    /// The postal address.
    Postal,
    /// An address that is both.
    Addresses,
    /// A postal code alone, of the address before it.
    Postcode,
    /// A place alone, of the address before it.
    City,
    /// When it is open.
    OpeningHours,
    /// The website.
    Website,
    /// The number of the switchboard.
    Switchboard,
    /// The registry's address.
    Email,
    /// In which languages it is served.
    ServiceLanguage,
    /// Since when it is a client.
    ClientSince,
    /// Until when.
    ClientUntil,
    /// Notes.
    Notes,
    /// The agency's code.
    AgencyCode,
    /// The OVT identifier.
    Ovt,
    /// The address for e-invoices.
    EInvoice,
    /// Who of us is responsible.
    Responsible,
    /// Who of us stands in.
    Deputy,
    /// The account manager.
    AccountManager,
    /// The account contact.
    AccountContact,
    /// Somebody at the agency.
    Contact,
    /// Somebody at the agency who approves.
    Approver,
    /// What is special.
    Special,
}

impl Label {
    /// Whether what belongs to it may go on in the lines below.
    pub(super) const fn goes_on(self) -> bool {
        matches!(
            self,
            Self::Mission
                | Self::Visiting
                | Self::Postal
                | Self::Addresses
                | Self::OpeningHours
                | Self::Notes
                | Self::Responsible
                | Self::Deputy
        )
    }

    /// Whether a list of people has no such heading.
    pub(super) const fn of_agencies_alone(self) -> bool {
        matches!(
            self,
            Self::NameSv
                | Self::NameEn
                | Self::Abbreviation
                | Self::Kind
                | Self::Parent
                | Self::Branch
                | Self::BusinessId
                | Self::Unit
                | Self::UnitNumber
                | Self::UnitName
                | Self::Mission
                | Self::Website
                | Self::ClientSince
                | Self::ClientUntil
                | Self::Responsible
                | Self::Deputy
        )
    }

    /// Whether it is that of a name.
    pub(super) const fn is_name(self) -> bool {
        matches!(self, Self::NameFi | Self::NameSv | Self::NameEn)
    }

    /// Whether it may stand in several cells beside each other.
    pub(super) const fn several(self) -> bool {
        matches!(
            self,
            Self::Visiting
                | Self::Postal
                | Self::Addresses
                | Self::Unit
                | Self::AccountManager
                | Self::AccountContact
                | Self::Deputy
        )
    }
}

/// What a heading heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// People of the agency.
    People,
    /// Head counts.
    Headcounts,
    /// Volumes.
    Volumes,
    /// Labels, as anywhere else.
    Plain,
}

/// The labels, folded; the signs between words do not count.
const LABELS: &[(Label, &[&str])] = &[
    (
        Label::NameFi,
        &[
            "nimi",
            "virasto",
            "viraston nimi",
            "viraston virallinen nimi",
            "virallinen nimi",
            "nimi suomeksi",
            "nimi fi",
            "suomenkielinen nimi",
            "laitos",
            "laitoksen nimi",
            "rahasto",
            "rahaston nimi",
            "organisaatio",
            "organisaation nimi",
            "asiakas",
            "asiakasvirasto",
            "namn",
            "namn pa finska",
            "finskt namn",
            "finska namnet",
            "ambetsverk",
            "ambetsverkets namn",
            "name",
            "name in finnish",
            "finnish name",
            "agency",
            "agency name",
            "name of the agency",
        ],
    ),
    (
        Label::NameSv,
        &[
            "nimi ruotsiksi",
            "nimi sv",
            "ruotsinkielinen nimi",
            "ruotsiksi",
            "namn pa svenska",
            "svenskt namn",
            "svenska namnet",
            "pa svenska",
            "name in swedish",
            "swedish name",
        ],
    ),
    (
        Label::NameEn,
        &[
            "nimi englanniksi",
            "nimi en",
            "englanninkielinen nimi",
            "englanniksi",
            "namn pa engelska",
            "engelskt namn",
            "engelska namnet",
            "pa engelska",
            "name in english",
            "english name",
        ],
    ),
    (
        Label::Abbreviation,
        &["lyhenne", "lyh", "nimilyhenne", "viraston lyhenne", "forkortning", "abbreviation", "short name", "acronym"],
    ),
    (
        Label::Kind,
        &[
            "laji",
            "tyyppi",
            "viraston laji",
            "viraston tyyppi",
            "organisaatiotyyppi",
            "typ",
            "slag",
            "kind",
            "type",
            "agency type",
            "virasto laitos rahasto",
        ],
    ),
    (
        Label::Parent,
        &[
            "ministerio",
            "ohjaava ministerio",
            "katto organisaatio",
            "kattoorganisaatio",
            "ministerium",
            "styrande ministerium",
            "takorganisation",
            "ministry",
            "parent organisation",
            "parent organization",
        ],
    ),
    (Label::Branch, &["hallinnonala", "forvaltningsomrade", "branch of government", "branch", "administrative branch"]),
    (
        Label::BusinessId,
        &["y tunnus", "ytunnus", "ly tunnus", "fo nummer", "fonummer", "business id", "business identity code"],
    ),
    (
        Label::Unit,
        &["kirjanpitoyksikko", "kpy", "bokforingsenhet", "bookkeeping unit", "accounting unit", "accounting entity"],
    ),
    (
        Label::UnitNumber,
        &[
            "kirjanpitoyksikon numero",
            "kirjanpitoyksikon nro",
            "kirjanpitoyksikon tunnus",
            "kirjanpitoyksikko nro",
            "kpy nro",
            "kpy numero",
            "bokforingsenhetens nummer",
            "bookkeeping unit number",
            "number of the bookkeeping unit",
        ],
    ),
    (
        Label::UnitName,
        &[
            "kirjanpitoyksikon nimi",
            "kpy nimi",
            "bokforingsenhetens namn",
            "bookkeeping unit name",
            "name of the bookkeeping unit",
        ],
    ),
    (
        Label::Mission,
        &[
            "toiminta ajatus",
            "toimintaajatus",
            "tehtava",
            "tehtavat",
            "viraston tehtava",
            "viraston tehtavat",
            "perustehtava",
            "missio",
            "verksamhetside",
            "uppgift",
            "ambetsverkets uppgift",
            "mission",
            "purpose",
        ],
    ),
    (
        Label::Visiting,
        &[
            "kayntiosoite",
            "katuosoite",
            "osoite",
            "viraston osoite",
            "besoksadress",
            "gatuadress",
            "adress",
            "visiting address",
            "street address",
            "address",
        ],
    ),
    (Label::Postal, &["postiosoite", "postadress", "postal address", "mailing address"]),
    (
        Label::Addresses,
        &[
            "kaynti ja postiosoite",
            "posti ja kayntiosoite",
            "besoks och postadress",
            "post och besoksadress",
            "visiting and postal address",
        ],
    ),
    (Label::Postcode, &["postinumero", "postinro", "postnummer", "postcode", "postal code", "zip", "zip code"]),
    (Label::City, &["postitoimipaikka", "paikkakunta", "kaupunki", "kotipaikka", "postanstalt", "ort", "stad", "city"]),
    (
        Label::OpeningHours,
        &[
            "aukioloajat",
            "aukioloaika",
            "aukiolo",
            "avoinna",
            "auki",
            "palveluajat",
            "palveluaika",
            "virka aika",
            "oppettider",
            "oppet",
            "oppethallningstider",
            "tjanstetid",
            "opening hours",
            "office hours",
            "open",
        ],
    ),
    (
        Label::Website,
        &[
            "verkkosivut",
            "verkkosivu",
            "verkkosivusto",
            "kotisivut",
            "kotisivu",
            "www",
            "www sivut",
            "www osoite",
            "nettisivut",
            "internet",
            "internetsivut",
            "webbplats",
            "hemsida",
            "webbsida",
            "website",
            "web site",
            "homepage",
            "web",
        ],
    ),
    (
        Label::Switchboard,
        &[
            "vaihde",
            "puhelinvaihde",
            "puhelin vaihde",
            "vaihteen numero",
            "vaihde puh",
            "keskus",
            "puhelin",
            "puhelinnumero",
            "puh",
            "vaxel",
            "telefonvaxel",
            "telefon",
            "tfn",
            "switchboard",
            "telephone",
            "phone",
        ],
    ),
    (
        Label::Email,
        &[
            "kirjaamo",
            "kirjaamon sahkoposti",
            "kirjaamon sahkopostiosoite",
            "kirjaamon osoite",
            "sahkoposti",
            "sahkopostiosoite",
            "s posti",
            "registratur",
            "registratorskontor",
            "registratorskontorets e post",
            "e post",
            "epost",
            "e postadress",
            "registry",
            "registry e mail",
            "e mail",
            "email",
        ],
    ),
    (
        Label::ServiceLanguage,
        &[
            "asiointikieli",
            "asiointikielet",
            "palvelukieli",
            "palvelukielet",
            "kieli",
            "servicesprak",
            "sprak",
            "service language",
            "language",
        ],
    ),
    (
        Label::ClientSince,
        &[
            "ensimmainen paiva asiakkaana",
            "asiakas alkaen",
            "asiakkuus alkanut",
            "asiakkuus alkoi",
            "asiakkaana alkaen",
            "asiakas vuodesta",
            "forsta dagen som kund",
            "kund sedan",
            "kund fran och med",
            "first day as a client",
            "client since",
        ],
    ),
    (
        Label::ClientUntil,
        &[
            "viimeinen paiva asiakkaana",
            "asiakas asti",
            "asiakkuus paattynyt",
            "asiakkuus paattyy",
            "sista dagen som kund",
            "kund till och med",
            "last day as a client",
            "client until",
        ],
    ),
    (
        Label::Notes,
        &[
            "muistiinpanot",
            "lisatiedot",
            "lisatieto",
            "lisatietoja",
            "anteckningar",
            "ytterligare uppgifter",
            "notes",
            "more information",
        ],
    ),
    (
        Label::AgencyCode,
        &[
            "virastotunniste",
            "virastotunnus",
            "virastonumero",
            "viraston tunnus",
            "ambetsverkets kod",
            "agency identifier",
        ],
    ),
    (Label::Ovt, &["ovt tunnus", "ovt", "ovt kod", "ovt identifier"]),
    (
        Label::EInvoice,
        &[
            "verkkolaskuosoite",
            "verkkolasku",
            "verkkolaskutusosoite",
            "e fakturaadress",
            "e faktura",
            "e invoicing address",
            "e invoice address",
        ],
    ),
    (
        Label::Responsible,
        &[
            "vastuuhenkilo",
            "vastuusihteeri",
            "vastuullinen",
            "palkkapalvelusihteeri",
            "palkanlaskija",
            "vastaava palkanlaskija",
            "hoitaja",
            "ansvarig",
            "ansvarig person",
            "lonesekreterare",
            "responsible",
            "responsible person",
            "payroll secretary",
        ],
    ),
    (
        Label::Deputy,
        &[
            "sijainen",
            "sijaiset",
            "varahenkilo",
            "varahenkilot",
            "vastuuhenkilon sijainen",
            "tuuraaja",
            "stallforetradare",
            "ersattare",
            "vikarie",
            "deputy",
            "deputies",
            "substitute",
        ],
    ),
    (Label::AccountManager, &["asiakkuuspaallikko", "kundrelationschef", "account manager"]),
    (Label::AccountContact, &["asiakasvastaava", "asiakkuusvastaava", "kundansvarig", "account contact"]),
    (
        Label::Contact,
        &[
            "yhteyshenkilo",
            "viraston yhteyshenkilo",
            "palkka asioiden yhteyshenkilo",
            "palkkayhteyshenkilo",
            "henkilostoasioiden yhteyshenkilo",
            "hr yhteyshenkilo",
            "kontaktperson",
            "contact",
            "contact person",
        ],
    ),
    (Label::Approver, &["hyvaksyja", "palkkojen hyvaksyja", "godkannare", "approver"]),
    (
        Label::Special,
        &[
            "erityispiirre",
            "erityispiirteet",
            "viraston erityispiirteet",
            "erityista",
            "erityishuomiot",
            "huom",
            "huomioitavaa",
            "huomioi",
            "huomiot",
            "huomioita",
            "muista",
            "muistettavaa",
            "hyva tietaa",
            "sardrag",
            "sarskilt att beakta",
            "att beakta",
            "bra att veta",
            "special characteristics",
            "characteristics",
            "good to know",
            "remember",
        ],
    ),
];

/// The headings that are no labels.
const SECTIONS: &[(Section, &[&str])] = &[
    (
        Section::People,
        &[
            "yhteyshenkilot",
            "viraston yhteyshenkilot",
            "yhteyshenkilot virastossa",
            "asiakkaan yhteyshenkilot",
            "palkka asioiden yhteyshenkilot",
            "yhteyshenkilot ja hyvaksyjat",
            "hyvaksyjat",
            "kontaktpersoner",
            "kontakter",
            "ambetsverkets kontaktpersoner",
            "godkannare",
            "contacts",
            "contact persons",
            "contact people",
            "approvers",
        ],
    ),
    (
        Section::Headcounts,
        &[
            "henkilosto",
            "henkilostomaara",
            "henkilostomaarat",
            "henkilomaara",
            "henkilomaarat",
            "palkansaajat",
            "palkansaajien lukumaara",
            "palkansaajien lukumaarat",
            "palvelussuhteet",
            "personal",
            "antal anstallda",
            "antal lontagare",
            "personalantal",
            "headcount",
            "headcounts",
            "employees",
            "staff",
        ],
    ),
    (
        Section::Volumes,
        &[
            "suoritteet",
            "suoritemaarat",
            "suoritemaara",
            "volyymit",
            "volyymi",
            "tapahtumamaarat",
            "prestationer",
            "prestationsmangder",
            "volymer",
            "volumes",
            "transactions",
            "transaction volumes",
        ],
    ),
    (
        Section::Plain,
        &[
            "virastokortti",
            "viraston kortti",
            "viraston tiedot",
            "asiakastiedot",
            "perustiedot",
            "yleistiedot",
            "yleista",
            "tiedot",
            "yhteystiedot",
            "osoitteet",
            "osoitetiedot",
            "tunnisteet",
            "vastuut",
            "vastuuhenkilot",
            "luvut",
            "tunnusluvut",
            "muut tiedot",
            "muuta",
            "logo",
            "basuppgifter",
            "kontaktuppgifter",
            "adresser",
            "ansvar",
            "ovriga uppgifter",
            "basic information",
            "basics",
            "contact information",
            "addresses",
            "responsibilities",
            "figures",
            "other information",
        ],
    ),
];

/// The longest text that is still a label or a heading, in bytes.
const LONGEST: usize = 80;

fn known<T: Copy>(list: &[(T, &[&str])], text: &str) -> Option<T> {
    if text.len() > LONGEST {
        return None;
    }
    let plain = plain(text);
    list.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(known, _)| *known)
}

/// What a text is a label of, with or without a colon, and whatever stands in brackets behind it.
pub(super) fn label_of(text: &str) -> Option<Label> {
    let before = text.split_once('(').map_or(text, |(before, _)| before);
    known(LABELS, text).or_else(|| known(LABELS, before))
}

/// What a text heads, and nothing else.
pub(super) fn section_of(text: &str) -> Option<Section> {
    let before = text.split_once('(').map_or(text, |(before, _)| before);
    known(SECTIONS, text).or_else(|| known(SECTIONS, before))
}

/// A label and what is said of it in the same cell, `Y-tunnus: 1234567-1`.
pub(super) fn label_with_value(text: &str) -> Option<(Label, &str)> {
    let (before, after) = text.split_once(':')?;
    let after = after.trim();
    Some((label_of(before)?, after)).filter(|_| !after.is_empty())
}

/// Whether a text is a label or a heading that any such sheet may have.
#[must_use]
pub fn is_heading(text: &str) -> bool {
    label_of(text).is_some() || section_of(text).is_some()
}
