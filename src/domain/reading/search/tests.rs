use proptest::prelude::*;

use super::*;
use crate::domain::testing::{agency, employee, identifier, item, rows};
use crate::domain::{Agency, Characteristic, Contact, ContactReach, Employee, ReachKind, Record, RowId};

/// The names of what is found, best first.
fn found(rows: &Rows, query: &str) -> Vec<String> {
    Index::new(rows)
        .search(query, 99)
        .into_iter()
        .map(|hit| match hit.target {
            Target::Agency(id) => rows.agency.get(id).expect("the agency").name_fi.clone(),
            Target::Contact(id) => rows.contact.get(id).expect("the contact").name.clone(),
            Target::Employee(id) => rows.employee.get(id).expect("the employee").name.clone(),
            Target::Standard(id) => rows.definition_line.get(id).expect("the line").work(None).task,
            Target::Answer(id) => rows.answer.get(id).expect("the answer").body.clone(),
            Target::Meeting(id) => rows.meeting.get(id).expect("the meeting").held_on.to_string(),
            Target::Plan(id) => rows.client_plan.get(id).expect("the plan").goal.clone(),
            Target::Task(id) => rows.recurring_task.get(id).expect("the task").name_fi.clone(),
        })
        .collect()
}

fn best(rows: &Rows, query: &str) -> Option<(Matched, String)> {
    Index::new(rows).search(query, 1).pop().map(|hit| (hit.matched, hit.text))
}

fn unit(agencies: &[Agency]) -> Rows {
    rows(agencies.iter().cloned().map(Record::from))
}

fn short(name: &str, abbreviation: &str) -> Agency {
    Agency { abbreviation: abbreviation.into(), ..agency(name) }
}

fn phoned(name: &str, switchboard: &str) -> Agency {
    Agency { switchboard: switchboard.into(), ..agency(name) }
}

#[test]
fn case_and_accents_do_not_matter() {
    let rows = unit(&[agency("Sääskilän Säätiö"), agency("Ålands Ämbetsverk"), agency("Čohkka-Øst ß")]);
    for query in ["säätiö", "SAATIO", "Säätio", "sa\u{308}a\u{308}tio\u{308}"] {
        assert_eq!(found(&rows, query), ["Sääskilän Säätiö"], "{query}");
    }
    assert_eq!(found(&rows, "alands"), ["Ålands Ämbetsverk"]);
    assert_eq!(found(&rows, "cohkka-ost SS"), ["Čohkka-Øst ß"]);
}

#[test]
fn dashes_apostrophes_and_hidden_characters_are_as_typed() {
    let rows = unit(&[agency("Liikenne\u{2011} ja vies\u{ad}tintä\u{200b}virasto"), agency("Prime Minister’s")]);
    assert_eq!(found(&rows, "liikenne- viestintavirasto").len(), 1);
    assert_eq!(found(&rows, "minister's").len(), 1);
    assert_eq!(fold("A\u{a0}–\u{2212}B"), "a --b");
}

#[test]
fn letters_are_found_inside_words() {
    let rows = unit(&[agency("Rannikkolaitos"), agency("Saaristovirasto")]);
    assert_eq!(found(&rows, "kol"), ["Rannikkolaitos"]);
    assert_eq!(found(&rows, "sto"), ["Saaristovirasto"]);
    assert_eq!(found(&rows, "xyz"), Vec::<String>::new());
}

#[test]
fn an_exact_abbreviation_comes_first_then_beginnings_then_words_then_insides() {
    let rows = unit(&[
        agency("Kaukainen sarake"),
        agency("Pieni araklaitos"),
        agency("Aran virasto"),
        short("Zeta", "ARA"),
        short("Yksi", "ARAX"),
    ]);
    assert_eq!(found(&rows, "ara"), ["Zeta", "Aran virasto", "Yksi", "Pieni araklaitos", "Kaukainen sarake"]);
    assert_eq!(best(&rows, "ara"), Some((Matched::Abbreviation, "ARA".into())));
}

#[test]
fn the_best_place_in_a_name_counts_not_the_first() {
    let rows = unit(&[agency("Aakoslaitos"), agency("Merilaitos ja laitosvirasto")]);
    assert_eq!(found(&rows, "laitos"), ["Merilaitos ja laitosvirasto", "Aakoslaitos"]);
}

#[test]
fn equal_finds_go_by_name_and_only_the_best_are_given() {
    let rows = unit(&[agency("Virasto C"), agency("Virasto A"), agency("Virasto B")]);
    assert_eq!(found(&rows, "vir"), ["Virasto A", "Virasto B", "Virasto C"]);
    assert_eq!(Index::new(&rows).search("vir", 2).len(), 2);
    assert_eq!(Index::new(&rows).search("vir", 0), []);
}

#[test]
fn every_word_must_be_found_somewhere() {
    let one = Agency { email: "kirjaamo@laitos.example".into(), ..short("Rannikkolaitos", "RL") };
    let rows = unit(&[one, agency("Rannikon virasto")]);
    assert_eq!(found(&rows, "rannik laitos"), ["Rannikkolaitos"]);
    assert_eq!(found(&rows, "  laitos   RANNIK "), ["Rannikkolaitos"]);
    assert_eq!(found(&rows, "rl kirjaamo"), ["Rannikkolaitos"], "in different fields too");
    assert_eq!(found(&rows, "rannik puuttuu"), Vec::<String>::new());
    assert_eq!(best(&rows, "kirjaamo rl"), Some((Matched::Abbreviation, "RL".into())), "the best field is told");
}

#[test]
fn a_number_is_found_in_any_writing() {
    let writings = ["029 555 0101", "+358 29 555 0101", "029-5550101", "00358295550101", "+358 (0)29 555 0101"];
    let queries = [
        "029 555 0101",
        "0295550101",
        "+358 29 555 0101",
        "+358295550101",
        "+358 (0)29 555 0101",
        "(+358) 29 555 0101",
        "00358 29 555 0101",
        "358 29 555 0101",
        "029/555.0101",
        "029\u{2013}555\u{a0}0101",
        "0101",
        "295 55",
        "+358 29 5",
    ];
    for writing in writings {
        let rows = unit(&[phoned("Rannikkolaitos", writing), phoned("Saaristovirasto", "09 123 4567")]);
        for query in queries {
            assert_eq!(found(&rows, query), ["Rannikkolaitos"], "{query} in {writing}");
        }
        assert_eq!(best(&rows, "5550101"), Some((Matched::Phone, writing.into())));
    }
}

#[test]
fn each_of_several_numbers_is_found() {
    let rows = unit(&[phoned("Rannikkolaitos", "+358 29 555 0101, +358 29 555 0102; 09 123")]);
    for query in ["0295550101", "+358295550102", "09123"] {
        assert_eq!(found(&rows, query).len(), 1, "{query}");
    }
    assert_eq!(found(&rows, "010102").len(), 0, "numbers do not run together");
}

#[test]
fn two_digits_are_no_number_yet() {
    let rows = unit(&[phoned("Rannikkolaitos", "029 555 0101")]);
    assert_eq!(found(&rows, "29"), Vec::<String>::new());
    assert_eq!(found(&rows, "+"), Vec::<String>::new());
    assert_eq!(found(&rows, "029").len(), 1);
}

#[test]
fn a_name_and_a_number_together_are_found() {
    let rows = unit(&[phoned("Rannikkolaitos", "029 555 0101"), phoned("Rannikon virasto", "029 555 0202")]);
    assert_eq!(found(&rows, "rannik 0101"), ["Rannikkolaitos"]);
    assert_eq!(found(&rows, "+35829 rannik"), ["Rannikkolaitos", "Rannikon virasto"]);
}

#[test]
fn an_exact_identifier_comes_before_a_part_of_a_number() {
    let kind = item("Virastotunniste", 0);
    let (identified, called) = (agency("Öljylaitos"), phoned("Aarrelaitos", "029 230 0000"));
    let rows = rows([
        Record::IdentifierKind(kind.clone()),
        identified.clone().into(),
        called.into(),
        identifier(identified.id, kind.id, "230").into(),
    ]);
    assert_eq!(found(&rows, "230"), ["Öljylaitos", "Aarrelaitos"]);
}

#[test]
fn identifiers_and_addresses_are_found() {
    let kind = item("OVT-tunnus", 0);
    let one = Agency {
        business_id: "0245458-3".into(),
        bookkeeping_unit_number: "2301".into(),
        bookkeeping_unit_name: "Kirjanpitoyksikkö".into(),
        website: "www.laitos.example".into(),
        ..agency("Rannikkolaitos")
    };
    let ovt = identifier(one.id, kind.id, "003702454583");
    let rows = rows([Record::IdentifierKind(kind), one.into(), ovt.into()]);
    for (query, matched) in [
        ("0245458-3", Matched::Identifier),
        ("2301", Matched::Identifier),
        ("kirjanpitoyks", Matched::Identifier),
        ("00370245", Matched::Identifier),
        ("www.laitos", Matched::Address),
    ] {
        assert_eq!(best(&rows, query).map(|(matched, _)| matched), Some(matched), "{query}");
    }
}

#[test]
fn our_people_are_found_by_name_number_and_address() {
    let aino =
        Employee { phone: "050 123 4567".into(), email: "aino@keskus.example".into(), ..employee("Aino Äijälä") };
    let rows = rows([aino.into(), employee("Eero Eskola").into(), agency("Ainolaitos").into()]);
    assert_eq!(found(&rows, "aijala aino"), ["Aino Äijälä"]);
    assert_eq!(found(&rows, "+358501234567"), ["Aino Äijälä"]);
    assert_eq!(found(&rows, "aino@"), ["Aino Äijälä"]);
    assert_eq!(found(&rows, "aino"), ["Aino Äijälä", "Ainolaitos"]);
}

#[test]
fn nothing_typed_finds_nothing() {
    let rows = unit(&[agency("Rannikkolaitos"), agency(" ")]);
    for query in ["", "   ", "\t\n", "\u{301}", "\u{ad}"] {
        assert_eq!(found(&rows, query), Vec::<String>::new(), "{query:?}");
    }
}

#[test]
fn every_folded_character_folds_to_itself() {
    for c in '\0'..=char::MAX {
        let folded = fold(&c.to_string());
        assert_eq!(fold(&folded), folded, "{c:?} U+{:04X}", u32::from(c));
    }
}

#[test]
fn people_are_found_however_their_names_and_numbers_are_written() {
    let person = |name: &str, phone: &str| Record::from(Employee { phone: phone.into(), ..employee(name) });
    let rows = rows([
        person("Aino Mäki-Korpi", "+46 8 555 3501"),
        person("Onni Niemi Vuori", "0046 8 555 3502"),
        person("Sean O'Brien", "+372 555 3504"),
        person("Eeva Alatalo", "029 555 3513 alanumero 77"),
        person("Eeva Ähtäri", ""),
        person("Eeva Zetterberg", ""),
        person("Eeva Öhman", ""),
        person("Eeva Åkerblom", ""),
    ]);
    for (query, name) in [
        ("Korpi, Aino", "Aino Mäki-Korpi"),
        ("Mäki-Korpi, Aino", "Aino Mäki-Korpi"),
        ("mäkikorpi", "Aino Mäki-Korpi"),
        ("niemi-vuori", "Onni Niemi Vuori"),
        ("vuori, onni", "Onni Niemi Vuori"),
        ("obrien", "Sean O'Brien"),
        ("o’brien", "Sean O'Brien"),
        ("0046 8 555 3501", "Aino Mäki-Korpi"),
        ("00468", "Aino Mäki-Korpi"),
        ("+46 (0)8 555 3502", "Onni Niemi Vuori"),
        ("+372 555", "Sean O'Brien"),
        ("0295553513", "Eeva Alatalo"),
    ] {
        let found = found(&rows, query);
        assert!(found.first().is_some_and(|first| first == name), "{query}: {found:?}");
    }
    let eeva = ["Eeva Alatalo", "Eeva Zetterberg", "Eeva Åkerblom", "Eeva Ähtäri", "Eeva Öhman"];
    assert_eq!(found(&rows, "eeva"), eeva, "å, ä and ö stand last");
    assert_eq!(found(&rows, "korpiaino"), Vec::<String>::new(), "letters join only in their order");
}

proptest! {
    #[test]
    fn nothing_that_can_be_typed_or_stored_makes_it_panic(
        name in any::<String>(), phone in any::<String>(), query in any::<String>(),
    ) {
        let rows = unit(&[Agency { switchboard: phone.clone(), ..agency(&name) }]);
        let index = Index::new(&rows);
        prop_assert!(index.search(&query, 5).len() <= 1);
        prop_assert!(digits(&phone).bytes().all(|b| b.is_ascii_digit()));
    }

    #[test]
    fn every_agency_is_found_by_any_three_letters_of_its_name(
        names in proptest::collection::vec("[A-ZÅÄÖa-zåäöéüšžßæøőł0-9 –-]{0,20}|\\PC{0,12}", 1..6),
    ) {
        let agencies: Vec<Agency> = names.iter().map(|name| agency(name)).collect();
        let index = Index::new(&unit(&agencies));
        for one in &agencies {
            let letters: Vec<char> = fold(&one.name_fi).chars().collect();
            for three in letters.windows(3).filter(|three| three.iter().any(|c| !c.is_whitespace())) {
                let query: String = three.iter().collect();
                let hits = index.search(&query, usize::MAX);
                prop_assert!(hits.iter().any(|hit| hit.target == Target::Agency(one.id)), "{:?}", query);
            }
        }
    }

    #[test]
    fn what_was_said_and_planned_is_found_by_any_three_letters_of_it(
        said in "[A-ZÅÄÖa-zåäöéüšžßæøőł0-9 –-]{0,20}|\\PC{0,12}", place in 0..4_usize,
    ) {
        let (rows, targets) = met(place, &said);
        let index = Index::new(&rows);
        let letters: Vec<char> = fold(&said).chars().collect();
        for three in letters.windows(3).filter(|three| three.iter().any(|c| !c.is_whitespace())) {
            let query: String = three.iter().collect();
            let hits = index.search(&query, usize::MAX);
            prop_assert!(hits.iter().any(|hit| hit.target == targets[place]), "{:?}", query);
        }
    }

    #[test]
    fn a_number_is_found_by_any_part_of_three_digits(number in "0[0-9]{6,9}", from in 0..6_usize, length in 3..8_usize) {
        prop_assume!(!number.starts_with("00"));
        let written = format!("+358 {}", &number[1..]);
        let index = Index::new(&unit(&[phoned("Rannikkolaitos", &written)]));
        let part = &number[from.min(number.len() - 3)..(from + length).clamp(3, number.len())];
        prop_assume!(part.len() >= 3 && !part.starts_with("00"));
        prop_assert_eq!(index.search(part, 5).len(), 1, "{} in {}", part, written);
    }
}

#[test]
fn what_is_special_leads_to_the_agency_after_all_that_is_called_so() {
    let (fees, coast) = (agency("Palkkiovirasto"), agency("Rannikkolaitos"));
    let new = Characteristic::empty(coast.id, "", crate::domain::testing::day("2026-01-15"));
    let mut rows = unit(&[fees, coast.clone()]);
    rows.put(Record::from(Characteristic { title: "Palkkiot maksetaan erikseen".into(), ..new }));
    assert_eq!(found(&rows, "palkkio"), ["Palkkiovirasto", "Rannikkolaitos"]);
    assert_eq!(best(&rows, "erikseen"), Some((Matched::Characteristic, "Palkkiot maksetaan erikseen".into())));
    assert_eq!(found(&rows, "rannik erikseen"), ["Rannikkolaitos"]);
}

#[test]
fn agreements_are_found_by_number_and_by_what_they_say_otherwise() {
    use crate::domain::agreement::agreement::Agreement;
    use crate::domain::agreement::work::{DefinitionLine, DoneBy, Work};
    use crate::domain::{AgreementId, DefinitionLineId};
    let agency = agency("Rannikkolaitos");
    let agreement = Agreement { number: "14/2025".into(), ..Agreement::empty(agency.id, AgreementId::new()) };
    let work = |task: &str| Work { done_by: DoneBy::Centre, task: task.into(), ..Work::default() };
    let standard = DefinitionLine::standard(DefinitionLineId::new(), work("Palkanlaskenta"), 0);
    let usual = DefinitionLine::standard(DefinitionLineId::new(), work("Matkalaskut"), 1);
    let deviating = Work { place: "Kotka".into(), ..work("Palkanlaskenta") };
    let rows = rows([
        agency.into(),
        agreement.clone().into(),
        standard.clone().into(),
        usual.clone().into(),
        DefinitionLine::deviating(&agreement, &standard, &deviating).into(),
        DefinitionLine::dropping(&agreement, &usual).into(),
        DefinitionLine::own(&agreement, DefinitionLineId::new(), work("Luotsipalkkiot"), 0).into(),
    ]);
    assert_eq!(best(&rows, "14/2025"), Some((Matched::Agreement, "14/2025".into())));
    assert_eq!(best(&rows, "luotsi"), Some((Matched::Definition, "Luotsipalkkiot".into())));
    assert_eq!(best(&rows, "palkanlas"), Some((Matched::Definition, "Palkanlaskenta".into())));
    // What is as everywhere is found once, and not at every agency.
    assert_eq!(found(&rows, "palkanlas"), ["Palkanlaskenta", "Rannikkolaitos"]);
    assert_eq!(found(&rows, "matkalaskut"), ["Matkalaskut"]);
}

#[test]
fn the_newest_answer_is_found_by_what_it_says_and_by_its_question() {
    use crate::domain::testing::day;
    use crate::domain::{Answer, Question, QuestionRound, RoundId};
    let (coast, archipelago) = (agency("Rannikkolaitos"), agency("Saaristovirasto"));
    let question = |text: &str, place| Question { text_fi: text.into(), ..Question::empty(place) };
    let (slips, who) = (question("Mikä menee helposti pieleen?", 0), question("Kuka hyväksyy?", 1));
    let round = |from: &str| QuestionRound {
        id: RoundId::new(),
        name: from.into(),
        opened_on: day(from),
        due_on: day("2026-12-31"),
        closed_on: None,
    };
    let (old, new) = (round("2025-09-01"), round("2026-09-01"));
    let answer = |round: &QuestionRound, to: &Question, about: &Agency, body: &str| {
        Record::Answer(Answer::new((round.id, to.id, about.id), body, "", "Aino", round.opened_on))
    };
    let told = answer(&new, &slips, &coast, "Luotsien lisät tulevat myöhässä");
    let rows = rows([
        Record::from(coast.clone()),
        archipelago.clone().into(),
        Record::Question(slips.clone()),
        Record::Question(who.clone()),
        Record::QuestionRound(old.clone()),
        Record::QuestionRound(new.clone()),
        answer(&old, &slips, &coast, "Vuorolista puuttuu"),
        told.clone(),
        answer(&new, &who, &coast, ""),
        answer(&new, &slips, &archipelago, "Lauttojen lisät"),
    ]);
    let targets =
        |query: &str| -> Vec<Target> { Index::new(&rows).search(query, 9).into_iter().map(|hit| hit.target).collect() };
    assert_eq!(targets("luotsien"), [Target::Answer(RowId(told.id()))]);
    assert_eq!(best(&rows, "luotsien"), Some((Matched::Answer, "Luotsien lisät tulevat myöhässä".into())));
    assert_eq!(targets("rannik lisat"), [Target::Answer(RowId(told.id()))], "the agency narrows it");
    assert_eq!(targets("helposti pieleen").len(), 2);
    assert_eq!(best(&rows, "pieleen"), Some((Matched::Question, "Mikä menee helposti pieleen?".into())));
    assert_eq!(targets("vuorolista"), [], "a newer answer has taken its place");
    assert_eq!(targets("hyväksyy"), [], "nothing special is nothing to find");
    assert_eq!(targets("rannik"), [Target::Agency(coast.id)], "an agency does not find its answers");
}

/// An agency with a meeting, a line of the plan and a task, of which a text stands in one place: topic, decision, plan or
/// task. What is to be found for each place.
fn met(place: usize, said: &str) -> (Rows, [Target; 4]) {
    use crate::domain::payroll::StepBy;
    use crate::domain::testing::day;
    use crate::domain::{ClientPlan, Meeting, MeetingAgency, MeetingDecision, RecurringTask};
    let text = |at: usize, other: &str| if at == place { said.to_owned() } else { other.to_owned() };
    let coast = short("Rannikkolaitos", "RL");
    let meeting = Meeting { topics: text(0, "A"), ..Meeting::empty(day("2026-10-01")) };
    let decision = MeetingDecision::new(meeting.id, &text(1, "B"), 0);
    let plan = ClientPlan { goal: text(2, "C"), ..ClientPlan::empty(coast.id) };
    let task = RecurringTask {
        id: RowId::new(),
        agency: Some(coast.id),
        name_fi: text(3, "D"),
        name_sv: String::new(),
        name_en: String::new(),
        rule: "yearly 1 31 before".into(),
        done_by: StepBy::Centre,
        begins_on: day("2026-01-01"),
        ends_on: None,
    };
    let (of_meeting, of_plan) = (Target::Meeting(meeting.id), Target::Plan(plan.id));
    let targets = [of_meeting, of_meeting, of_plan, Target::Task(task.id)];
    let about = MeetingAgency::new(meeting.id, coast.id);
    (rows([coast.into(), meeting.into(), about.into(), decision.into(), plan.into(), task.into()]), targets)
}

#[test]
fn meetings_plans_and_tasks_are_found_and_narrowed_by_their_agency() {
    let matched = [Matched::Topic, Matched::Decision, Matched::Plan, Matched::Name];
    for (place, matched) in matched.into_iter().enumerate() {
        let (rows, targets) = met(place, "Lomarahojen jaksotus");
        for query in ["jaksotus", "LOMARAHOJEN", "rl jaksotus", "rannik lomara"] {
            let hits = Index::new(&rows).search(query, 9);
            assert_eq!(hits.iter().map(|hit| hit.target).collect::<Vec<_>>(), [targets[place]], "{query}");
            assert_eq!((hits[0].matched, hits[0].text.as_str()), (matched, "Lomarahojen jaksotus"));
        }
        assert_eq!(found(&rows, "rannik"), ["Rannikkolaitos"], "an agency does not find what concerns it");
        assert_eq!(found(&rows, "saaristo jaksotus"), Vec::<String>::new());
    }
}

#[test]
fn of_two_meetings_that_said_the_same_the_newer_comes_first() {
    use crate::domain::Meeting;
    use crate::domain::testing::day;
    let held = |on: &str| Record::from(Meeting { topics: "Lomarahat\nMuut asiat".into(), ..Meeting::empty(day(on)) });
    let rows = rows([held("2025-03-01"), held("2026-09-01"), held("2026-02-01")]);
    assert_eq!(found(&rows, "lomarahat"), ["2026-09-01", "2026-02-01", "2025-03-01"]);
    assert_eq!(best(&rows, "muut"), Some((Matched::Topic, "Muut asiat".into())), "one topic, and not all of them");
}

#[test]
fn what_changes_is_found_anew_and_the_rest_is_kept() {
    let (coast, archipelago) = (agency("Rannikkolaitos"), agency("Saaristovirasto"));
    let before = rows([Record::from(coast.clone()), archipelago.into(), employee("Maija Malli").into()]);
    let first = Index::new(&before);
    let mut after = before.clone();
    let contact = Contact { name: "Kaisa Kuvitelma".into(), ..Contact::empty(coast.id) };
    after.put(contact.clone().into());
    let second = first.after(&after);
    assert_eq!(second.search("kuvitelma", 9).len(), 1, "a new contact");
    assert_eq!(first.search("kuvitelma", 9).len(), 0, "the earlier state stays as it was");
    let kept = second.parts.iter().zip(&first.parts).filter(|(now, before)| Arc::ptr_eq(now, before)).count();
    assert_eq!(kept, PARTS.len() - 1, "only contacts are read again");
    after.put(ContactReach { value: "019 055 0777".into(), ..reach(&contact) }.into());
    after.put(Agency { name_fi: "Tuulilaitos".into(), ..coast.clone() }.into());
    let third = second.after(&after);
    assert_eq!(third.search("0550777", 9).len(), 1, "a new number");
    assert_eq!((third.search("rannikko", 9).len(), third.search("tuuli", 9).len()), (0, 1), "another name");
}

fn reach(contact: &Contact) -> ContactReach {
    ContactReach {
        id: RowId::new(),
        contact: contact.id,
        agency: contact.agency,
        kind: ReachKind::Phone,
        label: String::new(),
        value: String::new(),
        position: 0,
    }
}
