//! What an import brings in is in the file as a whole or not at all, at whichever call of the system it is killed.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use kortisto::domain::payroll::Step;
use kortisto::domain::questionnaire::asked;
use kortisto::domain::{Language, Rows};
use kortisto::store::sqlite::check;
use kortisto::store::{SqliteStore, Store};

use super::steps::traced;
use super::{TODAY, run};

/// The calls of the system by which the file comes to be what it is.
const CALLS: [&str; 6] = ["pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "fcntl"];

/// What a run came to.
#[derive(Debug, Default)]
pub struct Tally {
    pub kills: usize,
    /// After how many of them all of it was there, and after how many nothing.
    pub whole: usize,
    pub nothing: usize,
}

fn loaded(path: &Path) -> Rows {
    let mut store = SqliteStore::open(path).expect("opens");
    assert_eq!(check(&mut store).expect("checks"), []);
    store.load().expect("loads").rows
}

/// What comes in, by the command for it.
fn inputs(rows: &Rows) -> BTreeMap<&'static str, String> {
    let mut inputs = BTreeMap::from([
        ("characteristics", "Virasto;Erityispiirre;Kuvaus\n".to_owned()),
        ("prices", "Virasto;Suorite;Yksikköhinta;Alkaen\n".to_owned()),
        ("pay-dates", "Virasto;Palkkaryhmä;Kausi;Vaihe;Päivä\n".to_owned()),
        ("answers", "Virasto;Kysymys;Vastaus\n".to_owned()),
    ]);
    let mut add = |kind: &str, line: String| {
        let text = inputs.get_mut(kind).expect("a kind");
        text.push_str(&line);
        text.push('\n');
    };
    let product = rows.product.iter().next().expect("a product").name_fi.clone();
    let from = NaiveDate::from_ymd_opt(2027, 1, 1).expect("a day");
    for agency in rows.agency.iter() {
        let name = &agency.abbreviation;
        add("characteristics", format!("{name};Uusi piirre;Kuvaus viraston {name} piirteestä"));
        if rows.agreement_on(agency.id, from).is_some() {
            add("prices", format!("{name};{product};12,5;1.1.2027"));
        }
        for group in rows.pay_groups(agency.id) {
            let dates = rows.payroll(group.id, 2027);
            let Some(paid) = dates.iter().find(|date| date.step == Step::PayDay && date.period.number == 5) else {
                continue;
            };
            let free = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            let moved = (1..5).map(|back| paid.date - Days::new(back)).find(|day| !free(day)).expect("a day");
            add("pay-dates", format!("{name};{};5/2027;Palkanmaksupäivä;{}", group.name, moved.format("%d.%m.%Y")));
        }
    }
    let round = rows.rounds().into_iter().find(|round| round.open()).expect("an open round").clone();
    for one in asked(rows, &round, TODAY) {
        let agency = rows.agency.get(one.agency).expect("an agency");
        let question = rows.question.get(one.question).expect("a question").text(Language::Fi);
        add("answers", format!("{};\"{question}\";Näin se tehdään", agency.abbreviation));
    }
    inputs
}

/// Kills the import of each kind at its calls, but at no more than `most` of each, spread over all of them.
pub fn killed(folder: &Path, most: usize) -> Tally {
    let file = folder.join("palvelu.kortisto");
    let today = TODAY.to_string();
    let made = run(&["demo", &file.display().to_string(), "--agencies", "6", "--today", &today]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let before = loaded(&file);
    let mut tally = Tally::default();
    for (kind, text) in inputs(&before) {
        let input = folder.join(format!("{kind}.csv"));
        std::fs::write(&input, text).expect("written");
        let place = folder.join("koe");
        let copy = place.join("palvelu.kortisto");
        let command = ["import", kind, &copy.display().to_string(), &input.display().to_string(), "--today", &today];
        let command: Vec<String> = command.map(str::to_owned).to_vec();
        let fresh = || {
            drop(std::fs::remove_dir_all(&place));
            std::fs::create_dir(&place).expect("a folder");
            std::fs::copy(&file, &copy).expect("copied");
        };
        fresh();
        let (log, only) = (place.join("strace").display().to_string(), format!("trace={}", CALLS.join(",")));
        let output = traced(&["-o", &log, "-e", &only], &command);
        let after = loaded(&copy);
        assert!(after != before, "{kind}: {}", String::from_utf8_lossy(&output.stderr));
        let log = std::fs::read_to_string(&log).expect("reads");
        for call in CALLS {
            let count = log.lines().filter(|line| line.contains(&format!(" {call}("))).count();
            let steps = count.min(most);
            for step in 0..steps {
                // The last ones, where it is decided, and the others evenly.
                let nth = count - step * count / steps;
                fresh();
                let [only, inject] = [format!("trace={call}"), format!("inject={call}:signal=KILL:when={nth}")];
                let output = traced(&["-o", "/dev/null", "-e", &only, "-e", &inject], &command);
                let now = loaded(&copy);
                assert!(now == before || now == after, "{kind}, killed at {call} number {nth}: a part of it is there");
                assert!(now == after || !output.status.success(), "{kind}: it was said to be done, and is not");
                tally.kills += usize::from(!output.status.success());
                if now == after { tally.whole += 1 } else { tally.nothing += 1 }
            }
        }
    }
    tally
}
