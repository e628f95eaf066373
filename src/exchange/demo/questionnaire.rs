//! Two rounds of the questionnaire: last year's, and one that is under way.

use chrono::{Datelike, Duration, NaiveDate};

use crate::domain::search::fold;
use crate::domain::{
    Answer, Assignment, AssignmentRole, Characteristic, CharacteristicId, Employee, EmployeeId, EmployeeRole, Question,
    QuestionId, QuestionRound, Record, RoundId, RoundQuestion, Severity, starting,
};

use super::clients::Client;
use super::dice::Dice;

/// How many of the first questions each round asks.
const LAST_YEAR: usize = 7;
const NOW: usize = 12;

/// How much of what is theirs people have answered so far, in per cent, one after the other.
const SO_FAR: [usize; 5] = [0, 60, 100, 85, 30];

/// One in so many has nothing special to say.
const NOTHING_SPECIAL: u32 = 5;

/// What is answered, question by question in the order in which a new file has them.
#[rustfmt::skip] // One question, three answers.
const ANSWERS: [[&str; 3]; NOW] = [
    ["Lomarahat: osa vaihtaa vapaaksi, ja ilmoitus tulee vasta maksukuukaudella. Viime kesänä oikaistiin yksitoista.",
     "Kustannuspaikat vaihtuvat kesken vuoden, mutta toistuvat lisät jäävät vanhalle.",
     "Sivutoimiset opettajat: tuntimäärä ja jakso eivät täsmää tilauksen kanssa."],
    ["Palkkiot ajetaan omana ajonaan viikkoa kuukausipalkkojen jälkeen.",
     "Palvelussuhteen päättyessä lomakorvaus lähetetään ensin talouspäällikölle tarkistettavaksi.",
     "Virasto tallentaa itse sijaisuudet, me vain tarkistamme ne ennen ajoa."],
    ["Ajon hyväksyy talouspäällikkö, ja hänen poissa ollessaan hallintojohtaja. Ilmoitus tulee sähköpostilla.",
     "Lisät hyväksyy osasto, palkkiot sihteeri, ajon henkilöstöpäällikkö. Heinäkuussa hyväksyjänä on päivystäjä.",
     "Hyväksyntä viipyy aina, jos yhteenveto lähtee perjantaina. Lähetä se viimeistään torstaina."],
    ["Paljonko säästövapaita on jäljellä. Luku on omalla raportilla, ei palkkalaskelmalla.",
     "Milloin lomaraha maksetaan. Kesäkuun palkassa, jos loma alkaa ennen syyskuuta.",
     "Työtodistukset: virasto tekee ne itse, me annamme palvelusajat."],
    ["Vuoden ensimmäisessä ajossa on tarkistettava, että talvikauden varallaolo on vielä auki.",
     "Uusien esihenkilöiden oikeudet on pyydettävä erikseen, muuten poissaolot eivät tule hyväksytyiksi.",
     "Kokouspalkkiot on jaettava kahdelle vuodelle, jos kokous on ollut joulukuussa."],
    ["Tuntilistat tulevat kahdessa osassa: toimisto ajoissa, kenttä päivää myöhemmin. Muistuta kentän koordinaattoria.",
     "Aineisto tulee taulukkona turvapostilla. Välilehtiä on kolme, ja kolmas jää helposti lukematta.",
     "Määräpäivänä puolen päivän jälkeen. Soita, jos mitään ei ole tullut kello 13."],
    ["Kielilisä edellyttää todistusta, jota virasto ei aina liitä mukaan.",
     "Vaativuuslisä päättyy projektin mukana. Päättymispäivä on vain päätöksessä.",
     "Kahden sopimusalan väki samalla osastolla: tarkista ala ennen lisän tallentamista."],
    ["Jakso vaihtuu maanantaina, ja vuorot vahvistetaan vasta tiistaina.",
     "Varallaolo kirjataan tunteina, mutta maksetaan vuorokausina.",
     "Ylityöt hyväksytään kuukauden viiveellä, joten ne tulevat aina seuraavaan ajoon."],
    ["Neuvottelukunta kokoontuu neljä kertaa vuodessa. Luettelo tulee sihteeriltä viikon kuluttua kokouksesta.",
     "Luentopalkkioista puuttuu usein verokortti. Pyydä se ennen ajoa, ei sen jälkeen.",
     "Asiantuntijapalkkiot laskutetaan välillä yrityksen kautta, jolloin niitä ei makseta palkkana."],
    ["Ulkomaanmatkoilla on oma kustannuspaikka, jonka matkustaja usein unohtaa.",
     "Kilometrikorvauksia maksetaan myös luottamushenkilöille.",
     "Ennakot kuitataan matkalaskusta, mutta vain jos lasku tulee saman kuun aikana."],
    ["Esihenkilöt hyväksyvät poissaolot kerran kuussa, joten takautuvia on paljon.",
     "Todistukset jäävät viraston omaan järjestelmään. Kelan hakemusta varten ne on pyydettävä.",
     "Palkaton vapaa ilmoitetaan sähköpostilla eikä järjestelmässä."],
    ["Lomaraha maksetaan kesäkuussa, mutta kenttäväelle heinäkuussa.",
     "Säästövapaat siirtyvät käsin, koska vanha järjestelmä ei pitänyt niistä kirjaa.",
     "Loppupalkka maksetaan seuraavana palkanmaksupäivänä, ei lähtöpäivänä."],
];

/// What characteristics were made of: the how manieth question and answer, and what was added to it.
const BECAME: [(usize, usize, Severity, &str); 3] = [
    (2, 2, Severity::Important, "Lähetä yhteenveto torstaina."),
    (5, 0, Severity::Critical, "Soita kentän koordinaattorille, jos listat puuttuvat määräpäivän aamuna."),
    (6, 1, Severity::Important, "Pyydä päätös ja kirjaa päättymispäivä heti."),
];

/// The rounds and what has been answered in them.
pub(super) fn questionnaire(
    clients: &[Client],
    employees: &[Employee],
    assignments: &[Assignment],
    written: &[Characteristic],
    today: NaiveDate,
    dice: &mut Dice,
) -> Vec<Record> {
    let questions: Vec<Question> = starting::changes()
        .into_iter()
        .filter_map(|change| match change.after {
            Some(Record::Question(question)) => Some(question),
            _ => None,
        })
        .collect();
    let mut made = Made { employees, questions: &questions, today, dice, records: Vec::new() };
    let last = made.round(format!("Kysely {}", today.year() - 1), (-395, -365, Some(-360)), LAST_YEAR);
    let now = made.round(format!("Syyskysely {}", today.year()), (-16, 9, None), NOW);
    for (nth, employee) in employees.iter().enumerate() {
        let theirs = |day: NaiveDate| theirs(clients, assignments, employee.id, day);
        made.answers(&last, &theirs(last.seen_on(today)), employee, LAST_YEAR, 90, nth);
        let so_far = SO_FAR.get(nth % SO_FAR.len()).copied().unwrap_or(0);
        made.answers(&now, &theirs(today), employee, NOW, so_far, nth);
    }
    made.became(&now, written);
    made.records
}

/// The agencies somebody was responsible for on a day, by name.
fn theirs<'a>(
    clients: &'a [Client],
    assignments: &[Assignment],
    employee: EmployeeId,
    day: NaiveDate,
) -> Vec<&'a Client> {
    let holds = |client: &&Client| {
        let of_it = assignments.iter().filter(|one| one.agency == client.agency.id && one.holds_on(day));
        let mut of_it = of_it.filter(|one| one.role == AssignmentRole::Responsible);
        !client.agency.archived(day) && of_it.any(|one| one.employee == employee)
    };
    let mut theirs: Vec<&Client> = clients.iter().filter(holds).collect();
    theirs.sort_by_cached_key(|client| fold(&client.agency.name_fi));
    theirs
}

/// What is being made up.
struct Made<'a> {
    employees: &'a [Employee],
    questions: &'a [Question],
    today: NaiveDate,
    dice: &'a mut Dice,
    records: Vec<Record>,
}

impl Made<'_> {
    fn day(&self, after: i64) -> NaiveDate {
        self.today.checked_add_signed(Duration::days(after)).unwrap_or(self.today)
    }

    /// A round of the first questions, with its days counted from today.
    fn round(&mut self, name: String, days: (i64, i64, Option<i64>), questions: usize) -> QuestionRound {
        let (opened, due, closed) = days;
        let round = QuestionRound {
            id: RoundId(self.dice.uuid()),
            name,
            opened_on: self.day(opened),
            due_on: self.day(due),
            closed_on: closed.map(|closed| self.day(closed)),
        };
        self.records.push(round.clone().into());
        let asked = self.questions.iter().take(questions);
        self.records.extend(asked.map(|question| RoundQuestion::new(round.id, question.id).into()));
        round
    }

    /// What somebody has answered: agency by agency, as far as they have come.
    fn answers(
        &mut self,
        round: &QuestionRound,
        clients: &[&Client],
        employee: &Employee,
        questions: usize,
        per_cent: usize,
        nth: usize,
    ) {
        // One was interviewed by the supervisor.
        let supervisor = self.employees.iter().find(|one| one.role == EmployeeRole::Supervisor);
        let interviewer = supervisor.filter(|_| nth == 4).map_or(employee, |one| one);
        let asked: Vec<(usize, QuestionId)> =
            self.questions.iter().take(questions).map(|question| question.id).enumerate().collect();
        let all = clients.len() * asked.len();
        let pairs = clients.iter().flat_map(|client| asked.iter().map(move |one| (*client, one)));
        for (client, (at, question)) in pairs.take((all * per_cent).div_ceil(100)) {
            let texts = ANSWERS.get(*at).copied().unwrap_or_default();
            let text = if self.dice.once_in(NOTHING_SPECIAL) { "" } else { self.dice.pick(&texts).unwrap_or(&"") };
            let latest = round.closed_on.map_or(-1, |_| -362);
            let first = if round.open() { -15 } else { -394 };
            let on = self.dice.between(first, latest);
            let key = (round.id, *question, client.agency.id);
            let answer = Answer::new(key, text, &employee.name, &interviewer.name, self.day(on));
            self.records.push(answer.into());
        }
    }

    /// Characteristics that were made of answers, each at another agency that has room for one.
    fn became(&mut self, round: &QuestionRound, written: &[Characteristic]) {
        let mut taken = Vec::new();
        for (at, nth, severity, what_to_do) in BECAME {
            let text = ANSWERS.get(at).and_then(|texts| texts.get(nth)).copied().unwrap_or_default();
            let fits = |record: &&mut Record| {
                let Record::Answer(answer) = record else { return false };
                let few = (1..4).contains(&written.iter().filter(|one| one.agency == answer.agency).count());
                answer.round == round.id && answer.body == text && few && !taken.contains(&answer.agency)
            };
            let Some(Record::Answer(answer)) = self.records.iter_mut().find(fits) else { continue };
            let one = Characteristic {
                id: CharacteristicId(self.dice.uuid()),
                severity,
                category: self.questions.get(at).and_then(|question| question.category),
                title: text.split(['.', ':']).next().unwrap_or_default().to_owned(),
                body: text.to_owned(),
                what_to_do: what_to_do.to_owned(),
                ..Characteristic::empty(answer.agency, answer.source(), answer.answered_on)
            };
            taken.push(answer.agency);
            answer.characteristic = Some(one.id);
            self.records.push(one.into());
        }
    }
}
