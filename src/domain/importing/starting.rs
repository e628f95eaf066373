//! What every new file starts with: ministries, branches, employment types, products, identifier kinds, questions.
//! Their ids are made from their keys, so every file has the same ones.

mod questions;

use crate::domain::figures::figure::Product;
use crate::domain::knowledge::data_duty::DataDuty;
use crate::domain::knowledge::verification::FieldGroup;
use crate::domain::payroll::rule::Step;
use crate::domain::payroll::step_kind::{RoundStepKind, StepBy};
use crate::domain::record::list::List;
use crate::domain::record::list::ListItem;
use crate::domain::record::operation::Change;
use crate::domain::record::table::Table;

type Names = [&'static str; 3];

/// The Prime Minister's Office and the eleven ministries, in the Government's own order. Names: Finnish Government,
/// list of ministries.
const PARENTS: &[(&str, Names)] = &[
    ("vnk", ["Valtioneuvoston kanslia", "Statsrådets kansli", "Prime Minister’s Office"]),
    ("um", ["Ulkoministeriö", "Utrikesministeriet", "Ministry for Foreign Affairs"]),
    ("om", ["Oikeusministeriö", "Justitieministeriet", "Ministry of Justice"]),
    ("sm", ["Sisäministeriö", "Inrikesministeriet", "Ministry of the Interior"]),
    ("plm", ["Puolustusministeriö", "Försvarsministeriet", "Ministry of Defence"]),
    ("vm", ["Valtiovarainministeriö", "Finansministeriet", "Ministry of Finance"]),
    (
        "okm",
        ["Opetus- ja kulttuuriministeriö", "Undervisnings- och kulturministeriet", "Ministry of Education and Culture"],
    ),
    (
        "mmm",
        ["Maa- ja metsätalousministeriö", "Jord- och skogsbruksministeriet", "Ministry of Agriculture and Forestry"],
    ),
    (
        "lvm",
        ["Liikenne- ja viestintäministeriö", "Kommunikationsministeriet", "Ministry of Transport and Communications"],
    ),
    (
        "tem",
        [
            "Työ- ja elinkeinoministeriö",
            "Arbets- och näringsministeriet",
            "Ministry of Economic Affairs and Employment",
        ],
    ),
    (
        "stm",
        [
            "Sosiaali- ja terveysministeriö",
            "Social- och hälsovårdsministeriet",
            "Ministry of Social Affairs and Health",
        ],
    ),
    ("ym", ["Ympäristöministeriö", "Miljöministeriet", "Ministry of the Environment"]),
];

const BRANCHES: &[(&str, Names)] = &[
    (
        "vnk",
        ["Valtioneuvoston kanslian hallinnonala", "Statsrådets kanslis förvaltningsområde", "Prime Minister’s Office"],
    ),
    ("um", ["Ulkoministeriön hallinnonala", "Utrikesministeriets förvaltningsområde", "Foreign affairs"]),
    ("om", ["Oikeusministeriön hallinnonala", "Justitieministeriets förvaltningsområde", "Justice"]),
    ("sm", ["Sisäministeriön hallinnonala", "Inrikesministeriets förvaltningsområde", "Interior"]),
    ("plm", ["Puolustusministeriön hallinnonala", "Försvarsministeriets förvaltningsområde", "Defence"]),
    ("vm", ["Valtiovarainministeriön hallinnonala", "Finansministeriets förvaltningsområde", "Finance"]),
    (
        "okm",
        [
            "Opetus- ja kulttuuriministeriön hallinnonala",
            "Undervisnings- och kulturministeriets förvaltningsområde",
            "Education and culture",
        ],
    ),
    (
        "mmm",
        [
            "Maa- ja metsätalousministeriön hallinnonala",
            "Jord- och skogsbruksministeriets förvaltningsområde",
            "Agriculture and forestry",
        ],
    ),
    (
        "lvm",
        [
            "Liikenne- ja viestintäministeriön hallinnonala",
            "Kommunikationsministeriets förvaltningsområde",
            "Transport and communications",
        ],
    ),
    (
        "tem",
        [
            "Työ- ja elinkeinoministeriön hallinnonala",
            "Arbets- och näringsministeriets förvaltningsområde",
            "Economic affairs and employment",
        ],
    ),
    (
        "stm",
        [
            "Sosiaali- ja terveysministeriön hallinnonala",
            "Social- och hälsovårdsministeriets förvaltningsområde",
            "Social affairs and health",
        ],
    ),
    ("ym", ["Ympäristöministeriön hallinnonala", "Miljöministeriets förvaltningsområde", "Environment"]),
];

const EMPLOYMENT_TYPES: &[(&str, Names)] = &[
    ("civil_service", ["Virkasuhde", "Tjänsteförhållande", "Civil-service"]),
    ("contractual", ["Työsuhde", "Arbetsavtalsförhållande", "Contractual"]),
    ("fee", ["Palkkionsaajat", "Arvodestagare", "Fee recipients"]),
];

const IDENTIFIER_KINDS: &[(&str, Names)] = &[
    ("agency_code", ["Virastotunniste", "Ämbetsverkets kod", "Agency identifier"]),
    ("ovt", ["OVT-tunnus", "OVT-kod", "OVT identifier"]),
    ("einvoice", ["Verkkolaskuosoite", "E-fakturaadress", "E-invoicing address"]),
    (
        "income_register",
        ["Tulorekisterin aliorganisaatio", "Underorganisation i inkomstregistret", "Income register sub-organisation"],
    ),
];

const PIECES: Names = ["kpl", "st.", "pcs"];
const HOURS: Names = ["h", "h", "h"];

/// What is counted and invoiced, and the unit it is counted in.
const PRODUCTS: &[(&str, Names, Names)] = &[
    ("payslip", ["Palkkalaskelma", "Lönespecifikation", "Payslip"], PIECES),
    ("fee", ["Palkkiolaskelma", "Arvodesspecifikation", "Fee slip"], PIECES),
    ("travel", ["Matkalaskun tarkastus", "Granskning av reseräkning", "Travel claim check"], PIECES),
    ("employment_event", ["Palvelussuhdetapahtuma", "Händelse i anställningsförhållande", "Employment event"], PIECES),
    ("certificate", ["Palkkatodistus", "Löneintyg", "Salary certificate"], PIECES),
    ("recovery", ["Takaisinperintä", "Återkrav", "Recovery of overpaid pay"], PIECES),
    ("kela_claim", ["Kela-hakemus", "FPA-ansökan", "Kela claim"], PIECES),
    ("enforcement", ["Ulosotto", "Utsökning", "Debt enforcement"], PIECES),
    ("service_request", ["Palvelupyyntö", "Servicebegäran", "Service request"], PIECES),
    ("hourly_work", ["Tuntityö", "Timarbete", "Work by the hour"], HOURS),
];

const CONTACT_ROLES: &[(&str, Names)] = &[
    ("payroll", ["Palkka-asiat", "Löneärenden", "Payroll"]),
    ("hr", ["Palvelussuhdeasiat", "Anställningsärenden", "Employment matters"]),
    ("travel", ["Matkalaskut", "Reseräkningar", "Travel claims"]),
    ("approvals", ["Hyväksyjä", "Godkännare", "Approver"]),
];

const CHARACTERISTIC_CATEGORIES: &[(&str, Names)] = &[
    ("pay", ["Palkat ja lisät", "Löner och tillägg", "Pay and supplements"]),
    ("fees", ["Palkkiot", "Arvoden", "Fees"]),
    ("working_time", ["Työajat ja vuorot", "Arbetstider och skift", "Working time and shifts"]),
    ("employment", ["Palvelussuhteet ja poissaolot", "Anställningar och frånvaro", "Employment and absences"]),
    ("travel", ["Matkat ja kulut", "Resor och kostnader", "Travel and expenses"]),
    ("practice", ["Hyväksyntä ja käytännöt", "Godkännande och praxis", "Approvals and practices"]),
    ("systems", ["Järjestelmät ja aineistot", "System och material", "Systems and material"]),
];

const SERVICE_PROCESSES: &[(&str, Names)] = &[
    ("payments", ["Maksuliike", "Betalningsrörelse", "Payments"]),
    ("accounting", ["Kirjanpito", "Bokföring", "Accounting"]),
    ("expenditure", ["Menojen käsittely", "Hantering av utgifter", "Expenditure"]),
    ("revenue", ["Tulojen käsittely", "Hantering av inkomster", "Revenue"]),
    ("payroll", ["Palkanlaskenta", "Löneräkning", "Payroll"]),
    ("hr", ["Henkilöstöpalvelut", "Personaltjänster", "HR services"]),
];

/// Kinds of clients, by how much there is to be agreed with them.
const SEGMENTS: &[(&str, Names)] = &[
    ("large", ["Suuri asiakas", "Stor kund", "Large client"]),
    ("medium", ["Keskisuuri asiakas", "Medelstor kund", "Medium-sized client"]),
    ("small", ["Pieni asiakas", "Liten kund", "Small client"]),
];

/// The steps of a round that the program knows, in the order in which they usually come, with who does them.
const STEPS: &[(Step, Names, StepBy)] = &[
    (Step::MaterialDue, ["Aineiston määräpäivä", "Leveransdag för uppgifter", "Material due"], StepBy::Agency),
    (Step::Review, ["Tarkistus", "Granskning", "Review"], StepBy::Centre),
    (Step::Approval, ["Hyväksyntä", "Godkännande", "Approval"], StepBy::Agency),
    (Step::Run, ["Palkka-ajo", "Lönekörning", "Payroll run"], StepBy::Centre),
    (Step::PayDay, ["Palkanmaksupäivä", "Löneutbetalningsdag", "Pay day"], StepBy::Centre),
    (
        Step::IncomeRegister,
        ["Palkkatietoilmoitus", "Anmälan om löneuppgifter", "Report to the income register"],
        StepBy::Centre,
    ),
    (
        Step::EmployerReport,
        ["Työnantajan erillisilmoitus", "Arbetsgivarens separata anmälan", "Employer’s separate report"],
        StepBy::Centre,
    ),
];

/// Where each group of fields comes from, and after how many months it is looked over again. Figures are looked over
/// so many months after the end of their year.
const DUTIES: &[(FieldGroup, Names, i64)] = &[
    (
        FieldGroup::Basics,
        [
            "Viraston ilmoitus, Valtiokonttorin kirjanpitoyksikkötiedot, YTJ",
            "Ämbetsverkets anmälan, Statskontorets uppgifter om bokföringsenheter, FODS",
            "The agency’s notice, State Treasury data on bookkeeping units, BIS",
        ],
        12,
    ),
    (FieldGroup::Addresses, ["Viraston verkkosivut", "Ämbetsverkets webbplats", "The agency’s website"], 12),
    (FieldGroup::Contacts, ["Viraston ilmoitus", "Ämbetsverkets anmälan", "The agency’s notice"], 6),
    (
        FieldGroup::Characteristics,
        [
            "Vastuuhenkilön oma tieto ja kysely",
            "Den ansvarigas egen kunskap och enkäten",
            "What the responsible person knows, and the questionnaire",
        ],
        12,
    ),
    (
        FieldGroup::Payroll,
        [
            "Vuoden palkkakalenteri, sovittu viraston kanssa",
            "Årets lönekalender, överenskommen med ämbetsverket",
            "The year’s payroll calendar, agreed with the agency",
        ],
        12,
    ),
    (
        FieldGroup::Agreement,
        ["Allekirjoitettu palvelusopimus", "Det undertecknade serviceavtalet", "The signed service agreement"],
        12,
    ),
    (FieldGroup::Responsibilities, ["Esihenkilön päätös", "Chefens beslut", "The supervisor’s decision"], 6),
    (
        FieldGroup::Services,
        [
            "Palvelukeskuksen palveluryhmäluettelo",
            "Servicecentrets förteckning över servicegrupper",
            "The service centre’s list of service groups",
        ],
        12,
    ),
    (
        FieldGroup::Systems,
        [
            "Viraston ilmoitus, käyttöoikeuspyynnöt",
            "Ämbetsverkets anmälan, begäranden om behörighet",
            "The agency’s notice, requests for access",
        ],
        6,
    ),
    (
        FieldGroup::Headcount,
        [
            "Palkanlaskentajärjestelmän raportti 31.12.",
            "Lönesystemets rapport 31.12",
            "Report of the payroll system, 31 December",
        ],
        12,
    ),
    (
        FieldGroup::Volume,
        [
            "Suoriteraportti vuodenvaihteessa",
            "Prestationsrapporten vid årsskiftet",
            "The volume report at the turn of the year",
        ],
        12,
    ),
];

/// The rows a new file starts with.
#[must_use]
pub fn changes() -> Vec<Change> {
    let lists = [
        (List::ParentOrganisation, PARENTS),
        (List::Branch, BRANCHES),
        (List::EmploymentType, EMPLOYMENT_TYPES),
        (List::IdentifierKind, IDENTIFIER_KINDS),
        (List::ContactRole, CONTACT_ROLES),
        (List::CharacteristicCategory, CHARACTERISTIC_CATEGORIES),
        (List::ServiceProcess, SERVICE_PROCESSES),
        (List::Segment, SEGMENTS),
    ];
    let items = lists.into_iter().flat_map(|(list, items)| {
        items.iter().zip(0..).map(move |((key, names), position)| {
            Change::insert(list.record(ListItem::shipped(list.table().name(), key, position, *names)))
        })
    });
    let products = PRODUCTS.iter().zip(0..).map(|((key, names, unit), position)| {
        Change::insert(Product::shipped(key, position, *names).counted_in(*unit))
    });
    let duties =
        DUTIES.iter().map(|(group, source, interval)| Change::insert(DataDuty::shipped(*group, *source, *interval)));
    items.chain(products).chain(steps()).chain(questions::questions().map(Change::insert)).chain(duties).collect()
}

/// The steps of a round that the program knows.
fn steps() -> impl Iterator<Item = Change> {
    STEPS
        .iter()
        .zip(0..)
        .map(|((step, names, by), position)| Change::insert(RoundStepKind::shipped(*step, position, *names, *by)))
}

/// The starting rows that came with schema versions after `version`: what an older file is given when it is upgraded.
#[must_use]
pub fn changes_after(version: i64) -> Vec<Change> {
    let since = |table: Table| match table {
        Table::ContactRole => 3,
        Table::CharacteristicCategory => 4,
        Table::ServiceProcess => 7,
        Table::Question => 13,
        Table::DataDuty => 11,
        Table::RoundStepKind => 19,
        Table::Segment => 20,
        _ => 1,
    };
    changes().into_iter().filter(|change| change.key().is_some_and(|(table, _)| since(table) > version)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Rows, apply};

    #[test]
    fn a_new_file_breaks_no_rule_and_is_the_same_every_time() {
        let once = apply(&Rows::default(), &changes()).expect("the starting rows apply");
        let again = apply(&once.rows, &changes()).expect("and again");
        assert_eq!(again.changes, []);
        assert_eq!(once.changes.len(), changes().len());
        let duties: Vec<FieldGroup> = DUTIES.iter().map(|(group, ..)| *group).collect();
        assert_eq!(duties, FieldGroup::ALL, "each group of fields has somebody who answers for it");
    }

    #[test]
    fn every_question_is_asked_in_three_languages_and_leads_to_a_category() {
        let rows = apply(&Rows::default(), &changes()).expect("the starting rows apply").rows;
        assert!(rows.question.len() > 12);
        for one in rows.question.iter() {
            for text in [&one.text_fi, &one.text_sv, &one.text_en] {
                assert!(text.ends_with('?'), "{text}");
            }
            for help in [&one.help_fi, &one.help_sv, &one.help_en] {
                assert!(help.ends_with(['.', '?']), "{help}");
            }
            assert!(one.category.is_some_and(|id| rows.characteristic_category.get(id).is_some()), "{}", one.text_fi);
        }
    }
}
