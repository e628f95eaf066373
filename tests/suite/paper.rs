//! What is printed: that it can be read aloud, that its letters are all there, that nothing a user writes spoils it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use kortisto::domain::situation::situation;
use kortisto::domain::{
    Agency, AgencyId, AssignmentRole, Change, Characteristic, Contact, ContactReach, Employee, EmployeeId, Language,
    LoggedOperation, OpenMatter, OpeningException, Operation, OperationKind, Paper, PayGroup, Picture, Record, Rows,
    ServiceGroup, Snapshot, Table, Team, apply, starting,
};
use kortisto::exchange::demo::{DemoOptions, demo};
use kortisto::exchange::pdf::{self, PdfError, Progress, Source};
use kortisto::store::{MemoryStore, PaperParts, Store, for_paper};
use kortisto::worker::{PaperJob, PrintError, Reply, Request, Worker};
use lopdf::{Dictionary, Document, Object};
use proptest::prelude::*;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::window::{Setting, TODAY, Viewed, click, press, settle, type_text, window};

/// A unit to print from.
struct Unit {
    snapshot: Snapshot,
    pictures: Vec<Picture>,
    log: Vec<LoggedOperation>,
}

/// A made-up unit of so many agencies, its records altered by `alter`.
fn unit(agencies: usize, alter: impl Fn(&mut Record)) -> Unit {
    let made = demo(&DemoOptions { agencies, ..DemoOptions::new(TODAY) });
    let mut records: Vec<Record> = made.changes.into_iter().filter_map(|change| change.after).collect();
    records.iter_mut().for_each(alter);
    let changes: Vec<Change> = records.into_iter().map(Change::insert).collect();
    let start = apply(&Rows::default(), &starting::changes()).expect("a start");
    let applied = apply(&start.rows, &changes).expect("no conflict");
    Unit { snapshot: Snapshot { rows: applied.rows, ..Snapshot::default() }, pictures: made.pictures, log: Vec::new() }
}

impl Unit {
    fn agency(&self, name: &str) -> AgencyId {
        self.snapshot.agency.iter().find(|one| one.name_fi == name).expect("there").id
    }

    fn busiest(&self) -> EmployeeId {
        let mut counts: BTreeMap<EmployeeId, usize> = BTreeMap::new();
        for one in self.snapshot.assignment.iter() {
            if one.role == AssignmentRole::Responsible && one.holds_on(TODAY) {
                *counts.entry(one.employee).or_default() += 1;
            }
        }
        counts.into_iter().max_by_key(|(_, count)| *count).expect("somebody").0
    }

    #[expect(clippy::needless_pass_by_value, reason = "what is printed is written where it is asked for")]
    fn print(&self, paper: Paper, language: Language) -> Result<Vec<u8>, PdfError> {
        self.print_with(&paper, language, &|_, _| {}, &AtomicBool::new(false))
    }

    fn print_with(
        &self,
        paper: &Paper,
        language: Language,
        say: &(dyn Fn(usize, usize) + Sync),
        cancelled: &AtomicBool,
    ) -> Result<Vec<u8>, PdfError> {
        let wanted = paper.logos(&self.snapshot);
        let logos = self.pictures.iter().filter(|one| wanted.contains(&one.hash));
        let logos = logos.map(|one| (one.hash.clone(), one.png.to_vec())).collect();
        let source =
            Source { snapshot: &self.snapshot, language, today: TODAY, as_of: None, logos, log: self.log.clone() };
        pdf::make(paper, &source, &Progress { say, cancelled })
    }
}

/// A printed document as a reader sees it.
struct Read(Document);

impl Read {
    fn new(bytes: &[u8]) -> Self {
        Self(Document::load_mem(bytes).expect("a PDF"))
    }

    fn dictionary<'a>(&'a self, object: &'a Object) -> Option<&'a Dictionary> {
        match object {
            Object::Reference(id) => self.0.get_dictionary(*id).ok(),
            other => other.as_dict().ok(),
        }
    }

    /// The elements of the structure in reading order, each with how deep it stands.
    fn elements(&self) -> Vec<(usize, String, &Dictionary)> {
        let catalog = self.0.catalog().expect("a catalog");
        let root = self.dictionary(catalog.get(b"StructTreeRoot").expect("a structure")).expect("a dictionary");
        let mut found = Vec::new();
        self.walk(root, 0, &mut found);
        found
    }

    fn walk<'a>(&'a self, element: &'a Dictionary, depth: usize, found: &mut Vec<(usize, String, &'a Dictionary)>) {
        if let Ok(name) = element.get(b"S").and_then(Object::as_name) {
            found.push((depth, String::from_utf8_lossy(name).into_owned(), element));
        }
        let Ok(kids) = element.get(b"K") else { return };
        let kids = match kids {
            Object::Array(kids) => kids.as_slice(),
            Object::Reference(id) => match self.0.get_object(*id) {
                Ok(Object::Array(kids)) => kids.as_slice(),
                _ => std::slice::from_ref(kids),
            },
            _ => std::slice::from_ref(kids),
        };
        for kid in kids {
            if let Some(kid) = self.dictionary(kid) {
                self.walk(kid, depth + 1, found);
            }
        }
    }

    /// All its text without spaces, breaks and hyphens at the ends of lines.
    fn text(&self) -> String {
        let pages: Vec<u32> = self.0.get_pages().keys().copied().collect();
        squeezed(&self.0.extract_text(&pages).expect("text"))
    }

    fn pages(&self) -> usize {
        self.0.get_pages().len()
    }

    /// What every document must be for a screen reader.
    fn can_be_read_aloud(&self, language: &str) {
        let catalog = self.0.catalog().expect("a catalog");
        let within = |outer: &[u8], key: &[u8]| {
            let outer = self.dictionary(catalog.get(outer).expect("there")).expect("a dictionary");
            outer.get(key).and_then(Object::as_bool).expect("a flag")
        };
        assert!(within(b"MarkInfo", b"Marked"));
        assert!(within(b"ViewerPreferences", b"DisplayDocTitle"));
        let lang = catalog.get(b"Lang").and_then(Object::as_str).expect("a language");
        assert_eq!(String::from_utf8_lossy(lang), language);
        let metadata = catalog.get(b"Metadata").and_then(Object::as_reference).expect("metadata");
        let metadata = self.0.get_object(metadata).and_then(Object::as_stream).expect("a stream");
        let metadata = metadata.get_plain_content().unwrap_or_else(|_| metadata.content.clone());
        let metadata = String::from_utf8_lossy(&metadata).into_owned();
        assert!(metadata.contains("pdfuaid:part"), "{metadata}");
        assert!(metadata.contains("dc:title"));
        let mut level = 0;
        let (mut tables, mut headers) = (0, 0);
        for (_, name, element) in self.elements() {
            if let Some(deep) = name.strip_prefix('H').and_then(|deep| deep.parse::<usize>().ok()) {
                assert!(deep <= level + 1, "{name} after H{level}");
                level = deep;
            }
            match name.as_str() {
                "Figure" => {
                    let alt = element.get(b"Alt").and_then(Object::as_str).expect("words for a figure");
                    assert!(!alt.is_empty());
                }
                "Table" => tables += 1,
                "TH" => headers += 1,
                _ => {}
            }
        }
        assert!(level > 0, "there are headings");
        assert!(headers >= 2 * tables, "{tables} tables have {headers} headers");
        for page in self.0.get_pages().values() {
            let page = self.0.get_dictionary(*page).expect("a page");
            assert_eq!(page.get(b"Tabs").and_then(Object::as_name).ok(), Some(b"S".as_slice()), "in reading order");
        }
    }
}

/// A text as it is compared: hyphens at the ends of lines are not told from others.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{AD}' | '\u{200B}')).collect()
}

#[test]
fn every_document_can_be_read_aloud_and_searched() {
    let unit = unit(28, |_| {});
    let rannikko = unit.agency("Rannikkolaitos");
    let away = unit.busiest();
    let last = TODAY + chrono::Days::new(9);
    let own = Paper::Absence(away, TODAY, last).logos(&unit.snapshot).len();
    assert!(own > 1, "the busiest has agencies with logos");
    let contacts = unit.snapshot.contacts(rannikko);
    assert!(contacts.iter().any(|one| !unit.snapshot.reaches(one).is_empty()), "somebody can be reached");
    assert!(!unit.snapshot.characteristics(rannikko).is_empty());
    for (language, code) in [(Language::Fi, "fi"), (Language::Sv, "sv"), (Language::En, "en")] {
        let card = Read::new(&unit.print(Paper::Agency(rannikko), language).expect("a card"));
        card.can_be_read_aloud(code);
        let text = card.text();
        for contact in unit.snapshot.contacts(rannikko) {
            assert!(text.contains(&squeezed(&contact.name)), "{} in {text}", contact.name);
            for reach in unit.snapshot.reaches(contact) {
                assert!(text.contains(&squeezed(&reach.value)), "{} in {text}", reach.value);
            }
        }
        for one in unit.snapshot.characteristics(rannikko) {
            assert!(text.contains(&squeezed(&one.title)) && text.contains(&squeezed(&one.what_to_do)), "{}", one.title);
        }
        let pack = Read::new(&unit.print(Paper::Absence(away, TODAY, last), language).expect("a pack"));
        pack.can_be_read_aloud(code);
        let text = pack.text();
        for agency in (Paper::Absence(away, TODAY, last)).agencies(&unit.snapshot) {
            let name = unit.snapshot.agency.get(agency).expect("there").name(language);
            assert!(text.contains(&squeezed(name)), "{name}");
        }
    }
    // Headings come in order: the most serious characteristics before everything else.
    let card = Read::new(&unit.print(Paper::Agency(rannikko), Language::Fi).expect("a card"));
    let text = card.text();
    let at = |words: &str| text.find(&squeezed(words)).unwrap_or_else(|| panic!("{words} in {text}"));
    assert!(at("Kriittinen") < at("Yhteyshenkilöt"));
    assert!(at("Yhteyshenkilöt") < at("Palkansaajat"));
    assert!(
        text.contains(&squeezed("Tulostettu 14.10.2026")) && text.contains(&squeezed(&format!("1 ({})", card.pages())))
    );
}

#[test]
fn the_same_file_and_day_give_the_same_bytes() {
    let unit = unit(28, |_| {});
    let paper = Paper::Absence(unit.busiest(), TODAY, TODAY + chrono::Days::new(30));
    let first = unit.print(paper.clone(), Language::Sv).expect("a pack");
    assert!(first == unit.print(paper, Language::Sv).expect("a pack"));
}

#[test]
fn the_hand_over_pack_is_the_card_of_each_agency_that_moves() {
    let unit = unit(5, |_| {});
    let agencies: Vec<AgencyId> = unit.snapshot.agency.iter().map(|one| one.id).take(3).collect();
    let pack = Read::new(&unit.print(Paper::Pack(agencies.clone().into()), Language::Fi).expect("a pack"));
    pack.can_be_read_aloud("fi");
    let text = squeezed(&pack.text());
    for (index, agency) in unit.snapshot.agency.iter().enumerate() {
        assert_eq!(text.contains(&squeezed(&agency.name_fi)), index < 3, "{}", agency.name_fi);
    }
    assert_eq!(unit.print(Paper::Pack(Vec::new().into()), Language::Fi), Err(PdfError::Nothing));
}

/// Puts `text` wherever users write.
fn written_everywhere(record: &mut Record, text: &str) {
    let put = |fields: &mut [&mut String]| fields.iter_mut().for_each(|field| text.clone_into(field));
    match record {
        Record::Agency(Agency {
            name_fi,
            name_sv,
            abbreviation,
            mission,
            notes,
            switchboard,
            email,
            website,
            visiting_street,
            bookkeeping_unit_name,
            ..
        }) => put(&mut [
            name_fi,
            name_sv,
            abbreviation,
            mission,
            notes,
            switchboard,
            email,
            website,
            visiting_street,
            bookkeeping_unit_name,
        ]),
        Record::Characteristic(Characteristic { title, body, what_to_do, author, verified_by, .. }) => {
            put(&mut [title, body, what_to_do, author, verified_by]);
        }
        Record::Contact(Contact { name, title, note, .. }) => put(&mut [name, title, note]),
        Record::ContactReach(ContactReach { label, value, .. }) => put(&mut [label, value]),
        Record::Team(Team { name, .. }) | Record::PayGroup(PayGroup { name, .. }) => put(&mut [name]),
        Record::Employee(Employee { name, phone, .. }) | Record::ServiceGroup(ServiceGroup { name, phone, .. }) => {
            put(&mut [name, phone]);
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_in_any_field_makes_a_document(text in "\\PC{1,60}", language in 0..3_usize) {
        let text = format!("x{text}");
        let unit = unit(3, |record| written_everywhere(record, &text));
        let paper = Paper::Absence(unit.busiest(), TODAY, TODAY + chrono::Days::new(20));
        let language = Language::ALL[language];
        prop_assert!(unit.print(paper, language).is_ok());
        let agency = unit.snapshot.agency.iter().next().expect("one").id;
        let card = unit.print(Paper::Agency(agency), language);
        prop_assert!(card.is_ok(), "{card:?}");
    }
}

#[test]
fn markup_is_printed_as_it_is_written() {
    let written = "#panic() *a* _b_ $x$ <l> @m [c] \\ `d` = e";
    let unit = unit(1, |record| written_everywhere(record, written));
    let agency = unit.snapshot.agency.iter().next().expect("one").id;
    let text = Read::new(&unit.print(Paper::Agency(agency), Language::Fi).expect("a card")).text();
    assert!(text.matches(&squeezed(written)).count() > 5, "{text}");
}

#[test]
fn seasons_and_days_with_other_hours_that_are_to_come_are_printed() {
    let mut unit = unit(28, |_| {});
    let agency = unit.agency("Rannikkolaitos");
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a date");
    let time = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0);
    let known: Vec<_> = unit.snapshot.rows.opening_exception.of(agency).map(|one| one.id).collect();
    for id in known {
        unit.snapshot.rows.remove(Table::OpeningException, id.0);
    }
    let differs = |date, until, opens, hours_unknown, note: &str| OpeningException {
        id: OpeningException::key(agency, date, until),
        agency,
        date,
        until,
        opens,
        closes: opens.and(time(15)),
        hours_unknown,
        note: note.into(),
    };
    for row in [
        differs(day(12, 24), None, None, false, "aatto"),
        differs(day(11, 1), Some(day(11, 20)), time(9), false, ""),
        differs(day(12, 31), None, None, true, ""),
        differs(day(6, 1), Some(day(8, 31)), time(10), false, "kesä"),
    ] {
        unit.snapshot.rows.put(row.into());
    }
    for (language, words) in [
        (
            Language::Fi,
            "Poikkeavat aukioloajat 1.–20.11.2026 9.00–15.00; 24.12.2026 suljettu (aatto); 31.12.2026 aukioloaika ei tiedossa",
        ),
        (
            Language::Sv,
            "Avvikande öppettider 1.–20.11.2026 9.00–15.00; 24.12.2026 stängt (aatto); 31.12.2026 öppettiden är inte känd",
        ),
        (
            Language::En,
            "Exceptional opening hours 1–20 Nov 2026 09:00–15:00; 24 Dec 2026 closed (aatto); 31 Dec 2026 hours not known",
        ),
    ] {
        let text = Read::new(&unit.print(Paper::Agency(agency), language).expect("a card")).text();
        assert!(text.contains(&squeezed(words)), "{language:?}: {text}");
        assert!(!text.contains("kesä)"), "what is over is not printed");
    }
}

/// How many pieces of text begin outside the margins of their pages.
fn outside(document: &Read) -> usize {
    let mut outside = 0;
    for page in document.0.get_pages().values() {
        let content = document.0.get_and_decode_page_content(*page).expect("content");
        let mut stack = Vec::new();
        let mut now = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        let numbers = |operands: &[Object]| -> Vec<f32> { operands.iter().filter_map(|o| o.as_float().ok()).collect() };
        for operation in content.operations {
            match operation.operator.as_str() {
                "q" => stack.push(now),
                "Q" => now = stack.pop().expect("balanced"),
                "cm" => now = times(&numbers(&operation.operands), now),
                "Tm" => {
                    let at = times(&numbers(&operation.operands), now);
                    outside += usize::from(!(40.0..=556.0).contains(&at[4]) || !(25.0..=820.0).contains(&at[5]));
                }
                _ => {}
            }
        }
    }
    outside
}

/// One change of place after another: six numbers each, as PDF has them.
fn times(inner: &[f32], outer: [f32; 6]) -> [f32; 6] {
    let point = |x: f32, y: f32| [x * outer[0] + y * outer[2], x * outer[1] + y * outer[3]];
    let [right, up] = [point(inner[0], inner[1]), point(inner[2], inner[3])];
    let [x, y] = point(inner[4], inner[5]);
    [right[0], right[1], up[0], up[1], x + outer[4], y + outer[5]]
}

#[test]
fn ten_thousand_letters_flow_on() {
    let sentence = "Åländska öar älskar jag i ösregn. ";
    let long: String = sentence.chars().cycle().take(10_000).collect();
    let unit = unit(1, |record| match record {
        Record::Characteristic(one) => one.body.clone_from(&long),
        Record::Agency(one) => one.notes.clone_from(&long),
        Record::Contact(one) => one.note.clone_from(&long),
        _ => {}
    });
    let agency = unit.snapshot.agency.iter().next().expect("one").id;
    let card = Read::new(&unit.print(Paper::Agency(agency), Language::Sv).expect("a card"));
    let fields = 1 + unit.snapshot.characteristics(agency).len() + unit.snapshot.contacts(agency).len();
    let whole = card.text().matches(&squeezed(sentence)).count();
    // The heads and feet of pages stand between some of them.
    let written = fields * 10_000 / sentence.chars().count();
    assert!(whole + 2 * card.pages() >= written, "{whole} of {written}");
    assert_eq!(outside(&card), 0);
    card.can_be_read_aloud("sv");
}

#[test]
fn one_word_of_ten_thousand_letters_in_every_field_stays_on_the_page() {
    let long = "ä".repeat(10_000);
    let unit = unit(1, |record| match record {
        Record::Agency(one) => {
            for field in [&mut one.name_fi, &mut one.abbreviation, &mut one.switchboard, &mut one.mission] {
                field.clone_from(&long);
            }
        }
        Record::ServiceGroup(one) => one.phone.clone_from(&long),
        Record::ContactReach(one) => one.value.clone_from(&long),
        Record::Employee(one) => one.name.clone_from(&long),
        Record::PayGroup(one) => one.name.clone_from(&long),
        _ => {}
    });
    let agency = unit.snapshot.agency.iter().next().expect("one").id;
    for paper in [Paper::Agency(agency), Paper::Absence(unit.busiest(), TODAY, TODAY + chrono::Days::new(9))] {
        let read = Read::new(&unit.print(paper, Language::Fi).expect("a document"));
        assert_eq!(outside(&read), 0);
        assert!(read.text().matches('ä').count() >= 10_000);
    }
}

#[test]
fn letters_without_a_shape_are_replaced_and_that_is_said() {
    let unit = unit(1, |record| {
        if let Record::Characteristic(one) = record {
            one.title = "Muista 🎂 ja 北京, å ä ö".to_owned();
        }
    });
    let agency = unit.snapshot.agency.iter().next().expect("one").id;
    let text = Read::new(&unit.print(Paper::Agency(agency), Language::Fi).expect("a card")).text();
    assert!(text.contains(&squeezed("Muista [birthday] ja Bei Jing, å ä ö")), "{text}");
    assert!(text.contains(&squeezed("korvattu lähimmällä vastineella")));
    let plain = self::unit(1, |_| {});
    let text = Read::new(&plain.print(Paper::Agency(agency), Language::Fi).expect("a card")).text();
    assert!(!text.contains(&squeezed("korvattu lähimmällä")));
}

#[test]
fn an_agency_of_which_only_the_name_is_known_prints() {
    let empty = Agency { name_fi: "Äänimuseo".into(), ..Agency::empty(AgencyId::new()) };
    let start = apply(&Rows::default(), &starting::changes()).expect("a start");
    let applied = apply(&start.rows, &[Change::insert(empty.clone())]).expect("no conflict");
    let unit = Unit {
        snapshot: Snapshot { rows: applied.rows, ..Snapshot::default() },
        pictures: Vec::new(),
        log: Vec::new(),
    };
    for language in Language::ALL {
        let card = Read::new(&unit.print(Paper::Agency(empty.id), language).expect("a card"));
        card.can_be_read_aloud(language.code());
        assert_eq!(card.pages(), 1);
        assert!(card.text().contains("Äänimuseo"));
    }
    assert_eq!(unit.print(Paper::Agency(AgencyId::new()), Language::Fi), Err(PdfError::Nothing));
    let nobody = Paper::Absence(EmployeeId::new(), TODAY, TODAY);
    assert_eq!(unit.print(nobody, Language::Fi), Err(PdfError::Nothing));
}

/// A PNG of one colour.
fn logo(width: u32, height: u32) -> Picture {
    let mut png = std::io::Cursor::new(Vec::new());
    let pixels = image::RgbaImage::from_pixel(width, height, image::Rgba([10, 90, 170, 255]));
    pixels.write_to(&mut png, image::ImageFormat::Png).expect("a picture");
    kortisto::exchange::logo::picture(png.get_ref()).expect("a logo")
}

#[test]
fn logos_of_any_shape_fit_and_a_missing_or_broken_one_becomes_initials() {
    let figures = |unit: &Unit, agency| {
        let read = Read::new(&unit.print(Paper::Agency(agency), Language::Fi).expect("a card"));
        read.can_be_read_aloud("fi");
        // A chart is a figure too, but only a logo is named one.
        read.elements()
            .iter()
            .filter(|(_, name, element)| {
                let alt = element.get(b"Alt").and_then(lopdf::decode_text_string);
                name == "Figure" && alt.is_ok_and(|alt| alt.starts_with("Logo: "))
            })
            .count()
    };
    let none = unit(1, |record| {
        if let Record::Agency(one) = record {
            one.logo = None;
        }
    });
    let agency = none.snapshot.agency.iter().next().expect("one").id;
    assert_eq!(figures(&none, agency), 0);
    for (width, height) in [(512, 4), (4, 512), (1, 1), (300, 200)] {
        let picture = logo(width, height);
        let mut one = unit(1, |record| {
            if let Record::Agency(one) = record {
                one.logo = Some(picture.hash.clone());
            }
        });
        one.pictures = vec![picture];
        assert_eq!(figures(&one, agency), 1, "{width} × {height}");
        one.pictures[0].png = b"no picture".to_vec().into();
        assert_eq!(figures(&one, agency), 0);
    }
}

#[test]
fn the_pack_of_all_agencies_tells_how_far_it_is_and_can_be_cancelled() {
    let unit = {
        let plain = unit(28, |_| {});
        let one = plain.busiest();
        unit(28, |record| {
            if let Record::Assignment(held) = record
                && held.role == AssignmentRole::Responsible
            {
                held.employee = one;
            }
        })
    };
    let paper = Paper::Absence(unit.busiest(), TODAY, TODAY + chrono::Days::new(4));
    let all = paper.agencies(&unit.snapshot).len();
    assert!(all >= 20, "{all}");
    let said = Mutex::new(Vec::new());
    let cancelled = AtomicBool::new(false);
    let tell = |done, of| said.lock().expect("not poisoned").push((done, of));
    let pack = unit.print_with(&paper, Language::Fi, &tell, &cancelled).expect("a pack");
    assert!(Read::new(&pack).pages() > all);
    let mut heard = said.lock().expect("not poisoned").clone();
    heard.sort_unstable();
    assert_eq!(heard, (1..=all).map(|done| (done, all)).collect::<Vec<_>>());
    let stop = |done, _| cancelled.store(done >= 3, Ordering::Relaxed);
    assert_eq!(unit.print_with(&paper, Language::Fi, &stop, &cancelled), Err(PdfError::Cancelled));
    cancelled.store(false, Ordering::Relaxed);
    assert!(unit.print(paper, Language::Fi).is_ok(), "and nothing of it is left over");
}

#[test]
fn the_commands_print_and_overwrite_nothing() {
    use crate::commands::{demo, json, kortisto};
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let to = |name: &str| folder.path().join(name).display().to_string();
    let card = to("kortti.pdf");
    let print = |output: &str| {
        kortisto(&["report", "agency", &file, "--agency", "rl", "--output", output, "--today", "2026-10-14", "--json"])
    };
    assert_eq!(json(&print(&card))["output"], card);
    let bytes = std::fs::read(&card).expect("there");
    Read::new(&bytes).can_be_read_aloud("fi");
    assert_eq!(print(&card).status.code(), Some(1), "it is there already");
    assert!(print(&to("toinen.pdf")).status.success());
    assert!(bytes == std::fs::read(to("toinen.pdf")).expect("there"), "the same file, day and language");
    let away = |name: &str, from: &str, to: &str, output: &str| {
        let days = ["--from", from, "--to", to, "--output", output, "--language", "sv"];
        kortisto(&[&["report", "absence", &file, "--employee", name][..], &days].concat())
    };
    let pack = to("paketti.pdf");
    assert!(away("aino esimerkki", "2026-10-14", "2026-10-16", &pack).status.success());
    Read::new(&std::fs::read(&pack).expect("there")).can_be_read_aloud("sv");
    for (name, from, to) in [("Ei Kukaan", "2026-10-14", "2026-10-16"), ("Aino Esimerkki", "2026-10-16", "2026-10-14")]
    {
        let refused = away(name, from, to, &pack);
        assert_eq!(refused.status.code(), Some(1));
        assert!(!refused.stderr.is_empty());
    }
    let nowhere = folder.path().join("poissa").join("kortti.pdf").display().to_string();
    assert_eq!(print(&nowhere).status.code(), Some(1), "there is no such folder");
    let unknown = kortisto(&["report", "agency", &file, "--agency", "EIOLE", "--output", &to("x.pdf")]);
    assert_eq!(unknown.status.code(), Some(1));
    assert_eq!(kortisto(&["report", "agency", &file]).status.code(), Some(2), "no agency is named");
}

#[test]
fn the_command_prints_an_agency_as_it_was_at_the_end_of_a_day() {
    use crate::commands::{demo, json, kortisto};
    use kortisto::store::SqliteStore;
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let mut store = SqliteStore::open(std::path::Path::new(&file)).expect("opens");
    let mut known = Arc::new(store.load().expect("loads"));
    let mut edit = |number: &str, abbreviation: &str, day: &str| {
        let before = known.agency.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").clone();
        let after = Agency { switchboard: number.into(), abbreviation: abbreviation.into(), ..before.clone() };
        let mut edited =
            Operation::new(OperationKind::AgencyEdited, "Ville Malli", vec![Change::update(before, after)]);
        let day: chrono::NaiveDate = day.parse().expect("a date");
        let noon = day.and_hms_opt(12, 0, 0).expect("noon").and_local_timezone(chrono::Local);
        edited.at = noon.single().expect("one moment").to_utc();
        known = Arc::clone(store.commit(&edited, &known).expect("commits").snapshot());
    };
    edit("019 055 1111", "RL", "2026-10-05");
    edit("019 055 2222", "RANNIKKO", "2026-10-08");
    let to = |name: &str| folder.path().join(name).display().to_string();
    let print = |day: &str, agency: &str, output: &str| {
        let what = ["report", "agency", &file, "--agency", agency, "--as-of", day, "--output", output];
        kortisto(&[&what[..], &["--today", "2026-10-14", "--json"]].concat())
    };
    for (day, shown, number, other) in [
        ("2026-10-05", "5.10.2026", "019 055 1111", "019 055 2222"),
        ("2026-10-07", "7.10.2026", "019 055 1111", "019 055 2222"),
        ("2026-10-08", "8.10.2026", "019 055 2222", "019 055 1111"),
    ] {
        // It goes by the abbreviation that it has now.
        let output = to(&format!("{day}.pdf"));
        let told = json(&print(day, "rannikko", &output));
        assert_eq!((told["as_of"].as_str(), told["unknown"].as_i64()), (Some(day), Some(0)), "{told}");
        let read = Read::new(&std::fs::read(&output).expect("there"));
        read.can_be_read_aloud("fi");
        assert!(read.text().contains(&squeezed(number)) && !read.text().contains(&squeezed(other)), "{day}");
        let said = squeezed(&format!("Tiedot sellaisina kuin ne olivat {shown} päivän lopussa"));
        for page in read.0.get_pages().keys() {
            let text = squeezed(&read.0.extract_text(&[*page]).expect("text"));
            assert!(text.contains(&said), "page {page} of {day}: {text}");
        }
    }
    for (day, agency, why) in
        [("2026-10-15", "rannikko", "ask-as-of-future"), ("2026-10-08", "EIOLE", "cli-agency-unknown")]
    {
        let refused = print(day, agency, &to("ei.pdf"));
        assert_eq!((refused.status.code(), json(&refused)["refused"].as_str()), (Some(1), Some(why)));
        assert!(!folder.path().join("ei.pdf").exists());
    }
    // What has come into the file since was not there.
    let before = known.agency.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").clone();
    let new = Agency { id: kortisto::domain::AgencyId::new(), abbreviation: "UUSI".into(), ..before };
    let mut added = Operation::new(OperationKind::AgencyAdded, "Ville Malli", vec![Change::insert(new)]);
    added.at = TODAY.and_hms_opt(9, 0, 0).expect("a time").and_utc();
    store.commit(&added, &known).expect("commits");
    let refused = print("2026-10-10", "uusi", &to("ei.pdf"));
    assert_eq!(json(&refused)["refused"], "past-not-there");
}

#[test]
fn the_briefing_tells_what_was_changed_and_noted_meanwhile() {
    let made = unit(28, |_| {});
    let away = made.busiest();
    let mut store = MemoryStore::new().expect("a store");
    let mut known = Arc::new(store.load().expect("loads"));
    let mut commit = |store: &mut MemoryStore, mut operation: Operation, day: u64| {
        operation.at = (TODAY - chrono::Days::new(day)).and_hms_opt(10, 0, 0).expect("a time").and_utc();
        known = Arc::clone(store.commit(&operation, &known).expect("commits").snapshot());
        Arc::clone(&known)
    };
    let options = DemoOptions { agencies: 28, ..DemoOptions::new(TODAY) };
    let snapshot = commit(&mut store, kortisto::exchange::demo::operation(&options), 60);
    let (from, to) = (TODAY - chrono::Days::new(9), TODAY - chrono::Days::new(2));
    let paper = Paper::Briefing(away, from, to);
    let agency = *paper.agencies(&snapshot).first().expect("an agency");
    let before = snapshot.agency.get(agency).expect("there").clone();
    let after = Agency { switchboard: "019 055 4242".into(), ..before.clone() };
    let edited = Operation::new(OperationKind::AgencyEdited, "Ville Malli", vec![Change::update(before, after)]);
    commit(&mut store, edited, 5);
    let matter = OpenMatter::new(agency, "Öljyvuodon lisät selvitettävä", Some(TODAY), "Ville Malli", from);
    let noted = Operation::new(OperationKind::MatterEdited, "Ville Malli", vec![Change::insert(matter)]);
    let snapshot = commit(&mut store, noted, 4);
    for language in Language::ALL {
        let PaperParts { logos, log } = for_paper(&mut store, &snapshot, &paper).expect("reads");
        let source = Source { snapshot: &snapshot, language, today: TODAY, as_of: None, logos, log };
        let progress = Progress { say: &|_, _| {}, cancelled: &AtomicBool::new(false) };
        let read = Read::new(&pdf::make(&paper, &source, &progress).expect("a briefing"));
        read.can_be_read_aloud(language.code());
        let text = read.text();
        for told in ["019 055 4242", "Ville Malli", "Öljyvuodon lisät selvitettävä"] {
            assert!(text.contains(&squeezed(told)), "{told} in {text}");
        }
    }
}

/// The answer to a job, after what is told about its progress.
fn answered(worker: &mut Worker) -> Result<(), PrintError> {
    loop {
        match worker.wait().expect("an answer") {
            Reply::Printed(_, printed) => return printed,
            Reply::Printing(..) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn the_second_thread_writes_the_document_unless_it_is_cancelled() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = MemoryStore::new().expect("a store");
    let known = Arc::new(store.load().expect("loads"));
    let options = DemoOptions { agencies: 3, ..DemoOptions::new(TODAY) };
    let commit = store.commit(&kortisto::exchange::demo::operation(&options), &known).expect("commits");
    let agency = commit.snapshot().agency.iter().next().expect("one").id;
    let mut worker = Worker::start(Arc::new(|| {}), Some(Box::new(store))).expect("threads");
    let mut job = |paper, cancelled, path: &str| {
        let path = folder.path().join(path);
        let cancelled = Arc::new(AtomicBool::new(cancelled));
        worker.send(Request::Print(PaperJob {
            paper,
            language: Language::Fi,
            today: TODAY,
            path: path.clone(),
            viewed: None,
            cancelled,
        }));
        (answered(&mut worker), path)
    };
    let (done, path) = job(Paper::Agency(agency), false, "kortti.pdf");
    assert!(done.is_ok() && path.exists());
    let (cancelled, path) = job(Paper::Agency(agency), true, "peruttu.pdf");
    assert!(matches!(cancelled, Err(PrintError::Made(PdfError::Cancelled))) && !path.exists());
    let (nothing, _) = job(Paper::Agency(AgencyId::new()), false, "tyhja.pdf");
    assert!(matches!(nothing, Err(PrintError::Made(PdfError::Nothing))));
    let (unwritten, _) = job(Paper::Agency(agency), false, "poissa/kortti.pdf");
    assert!(matches!(unwritten, Err(PrintError::Written(_))));
}

#[test]
fn the_card_is_printed_from_its_header_by_keyboard_and_into_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let saved = folder.path().join("tallennettu.pdf");
    let viewed = Viewed::default();
    let setting = Setting { viewed: Viewed::clone(&viewed), chosen: Some(saved.clone()), ..Setting::default() };
    let mut window = window(setting);
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, Modifiers::NONE, Key::Enter);
    click(&mut window, "Tulosta");
    press(&mut window, Modifiers::COMMAND, Key::P);
    let opened = viewed.borrow().clone();
    assert_eq!(opened.len(), 2, "once by the button, once by the keyboard");
    assert_ne!(opened[0], opened[1], "the viewer may still hold the first");
    for path in &opened {
        assert!(path.display().to_string().contains("Rannikkolaitos"), "{path:?}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
            let folder = path.parent().expect("a folder");
            assert_eq!((mode(path), mode(folder)), (0o600, 0o700), "for nobody else on the machine");
        }
        let read = Read::new(&std::fs::read(path).expect("there"));
        assert!(read.text().contains("Rannikkolaitos"));
    }
    assert!(!saved.exists());
    click(&mut window, "Tulostamisen vaihtoehdot: Tulosta");
    click(&mut window, "Tallenna PDF…");
    Read::new(&std::fs::read(&saved).expect("there")).can_be_read_aloud("fi");
    assert_eq!(viewed.borrow().len(), 2, "what is saved is not opened");
    drop(window);
    assert!(opened.iter().all(|path| !path.exists()), "what was only looked at goes with the program");
}

#[test]
fn the_pack_and_the_briefing_are_printed_from_the_absences() {
    let viewed = Viewed::default();
    let setting = Setting { viewed: Viewed::clone(&viewed), size: [1440.0, 900.0], ..Setting::default() };
    let mut window = window(setting);
    window.get_all_by_role_and_label(egui::accesskit::Role::Button, "Poissaolot").next().expect("the page").click();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::P);
    assert!(viewed.borrow().is_empty(), "nobody has been chosen");
    crate::absence::choose(&mut window, "Elsa Mielikuva");
    if window.query_by_label("Tulosta paketti").is_none() {
        // Of an absence that is over, the briefing is what comes first.
        click(&mut window, "Takaisin sijaistukseen");
    }
    click(&mut window, "Tulosta paketti");
    press(&mut window, Modifiers::COMMAND, Key::P);
    let opened = viewed.borrow().clone();
    assert_eq!(opened.len(), 2);
    let read = Read::new(&std::fs::read(&opened[0]).expect("there"));
    read.can_be_read_aloud("fi");
    assert!(read.text().contains(&squeezed("Elsa Mielikuva")));
}

#[test]
fn the_board_and_the_pack_tell_how_far_the_rounds_are() {
    use kortisto::domain::board::{Sieve, board};
    use kortisto::i18n::{Texts, rounds};
    let unit = unit(28, |_| {});
    let all = board(&unit.snapshot, TODAY, &Sieve::default());
    for (language, code) in [(Language::Fi, "fi"), (Language::Sv, "sv"), (Language::En, "en")] {
        let texts = Texts::new(language);
        let printed = Read::new(&unit.print(Paper::Rounds(Sieve::default()), language).expect("a board"));
        printed.can_be_read_aloud(code);
        let text = printed.text();
        for line in &all.lines {
            let name = unit.snapshot.agency.get(line.round.agency).expect("there").name(language);
            assert!(text.contains(&squeezed(name)), "{name}");
            for at in &line.round.steps {
                let words = rounds::stands_short(&texts, &unit.snapshot, at);
                assert!(text.contains(&squeezed(&words)), "{words}");
            }
        }
    }
    let late = Sieve { late: true, ..Sieve::default() };
    let few = Read::new(&unit.print(Paper::Rounds(late), Language::Fi).expect("a board")).text();
    let shown = board(&unit.snapshot, TODAY, &late).lines.len();
    assert!(few.contains(&squeezed(&format!("{shown} / {} kierrosta", all.all))), "{few}");
    // What a stand-in finds in the pack: who has done what.
    let away = unit.busiest();
    let pack = Read::new(&unit.print(Paper::Absence(away, TODAY, TODAY), Language::Fi).expect("a pack")).text();
    assert!(pack.contains(&squeezed("Palkkakierrosten tilanne")) && pack.contains(&squeezed("vaihetta tehty")));
}

#[test]
fn the_situation_picture_is_one_paper_and_what_is_not_marked_is_left_out_of_it() {
    let unit = unit(28, |_| {});
    let rows = &unit.snapshot.rows;
    let agency = rows.agency.iter().find(|one| {
        let feedback = rows.feedback_of(one.id);
        !one.archived(TODAY)
            && rows.last_meeting(one.id, TODAY).is_some()
            && feedback.iter().any(|one| one.may_be_shown)
            && feedback.iter().any(|one| !one.may_be_shown)
    });
    let agency = agency.expect("made up").id;
    for language in Language::ALL {
        let texts = kortisto::i18n::Texts::new(language);
        let print =
            |agency, internal| Read::new(&unit.print(Paper::Situation(agency, internal), language).expect("a picture"));
        let (theirs, ours) = (print(Some(agency), false), print(Some(agency), true));
        for read in [&theirs, &ours] {
            read.can_be_read_aloud(language.code());
        }
        for one in rows.feedback_of(agency) {
            let text = squeezed(&one.text);
            assert_eq!(theirs.text().contains(&text), one.may_be_shown, "{language:?}: {}", one.text);
            assert!(ours.text().contains(&text));
        }
        for one in rows.characteristics(agency) {
            assert_eq!(theirs.text().contains(&squeezed(&one.title)), one.may_be_shown, "{}", one.title);
        }
        // A decision stands in both; the matter that it has become, and any other, where it may be shown.
        let meeting = situation(&unit.snapshot, agency, TODAY, false).and_then(|told| told.meeting);
        let decisions = meeting.into_iter().flat_map(|held| held.decisions);
        let mut told: Vec<String> = decisions.map(|(one, _)| squeezed(&one.text)).collect();
        let open = rows.open_matters(agency);
        told.extend(open.iter().filter(|one| one.may_be_shown).map(|one| squeezed(&one.text)));
        for one in open {
            let text = squeezed(&one.text);
            assert!(ours.text().contains(&text), "{language:?}: {}", one.text);
            let expected = one.may_be_shown || told.iter().any(|other| other.contains(&text));
            assert_eq!(theirs.text().contains(&text), expected, "{language:?}: {}", one.text);
        }
        // Every page of what is for ourselves says so.
        let mark = squeezed(texts.get("situation-internal-page"));
        for page in ours.0.get_pages().keys() {
            let text = squeezed(&ours.0.extract_text(&[*page]).expect("text"));
            assert!(text.contains(&mark), "{language:?}: page {page}");
        }
        assert!(!theirs.text().contains(&mark), "{language:?}");
        let whole = print(None, true);
        whole.can_be_read_aloud(language.code());
        for one in rows.agency.iter().filter(|one| !one.archived(TODAY)) {
            assert!(whole.text().contains(&squeezed(one.name(language))), "{}", one.name_fi);
        }
        for page in whole.0.get_pages().keys() {
            assert!(squeezed(&whole.0.extract_text(&[*page]).expect("text")).contains(&mark), "page {page}");
        }
    }
}

#[test]
fn the_situation_picture_is_printed_by_a_command() {
    use crate::commands::{demo, json, kortisto};
    let folder = tempfile::tempdir().expect("a folder");
    let file = demo(folder.path());
    let to = |name: &str| folder.path().join(name).display().to_string();
    let print = |more: &[&str], output: &str| {
        let always = ["report", "situation", &file, "--output", output, "--today", "2026-10-14", "--json"];
        kortisto(&[&always[..], more].concat())
    };
    let (one, ours, whole) = (to("virasto.pdf"), to("sisainen.pdf"), to("yksikko.pdf"));
    assert_eq!(json(&print(&["--agency", "rl"], &one))["output"], one);
    assert_eq!(json(&print(&["--agency", "RL", "--internal"], &ours))["output"], ours);
    assert_eq!(json(&print(&[], &whole))["output"], whole);
    let pages = |path: &str| Read::new(&std::fs::read(path).expect("there")).text();
    assert!(pages(&one).contains("Rannikkolaitos") && !pages(&one).contains("Sisäinen"));
    assert!(pages(&ours).contains("Sisäinen") && !pages(&whole).contains("Sisäinen"));
    assert_eq!(print(&["--agency", "EIOLE"], &to("x.pdf")).status.code(), Some(1));
    assert_eq!(print(&["--agency", "rl"], &one).status.code(), Some(1), "it is there already");
}
