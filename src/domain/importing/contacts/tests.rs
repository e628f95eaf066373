use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::testing::{File, after, agency, item, rows};
use crate::domain::{
    Agency, AgencyId, Change, Contact, ContactInRole, ContactReach, Language, OperationKind, ReachKind, Record, RowId,
    Rows, UndoRefused, undo_import,
};

/// Somebody with numbers and addresses, by kind and label.
fn known(agency: &Agency, name: &str, reaches: &[(ReachKind, &str, &str)]) -> (Contact, Vec<Record>) {
    let contact = Contact { name: name.into(), ..Contact::empty(agency.id) };
    let mut records = vec![Record::from(contact.clone())];
    for ((kind, label, value), position) in reaches.iter().zip(0..) {
        records.push(Record::from(ContactReach {
            id: RowId::new(),
            contact: contact.id,
            agency: agency.id,
            kind: *kind,
            label: (*label).into(),
            value: (*value).into(),
            position,
        }));
    }
    (contact, records)
}

fn said(name: &str, phone: &str, email: &str) -> Said {
    let reach = |kind, value: &str| (kind, ReachLabel::Plain, value.to_owned());
    let reaches = vec![reach(ReachKind::Phone, phone), reach(ReachKind::Email, email)];
    Said { place: 2, name: name.into(), reaches, ..Said::default() }
}

fn read(all: &[Said]) -> Vec<Incoming> {
    all.iter().map(Incoming::read).collect()
}

fn options(agency: AgencyId) -> Options {
    let labels = Labels { work: "työ".into(), mobile: "matkapuhelin".into(), home: "koti".into() };
    Options::new(Where::At(agency), Language::Fi, labels)
}

fn outcomes(plan: &Plan) -> Vec<&Outcome> {
    plan.lines.iter().map(|line| &line.outcome).collect()
}

/// An agency with Aila, who has a number at work and an address.
fn office() -> (Agency, Contact, Rows) {
    let one = Agency { abbreviation: "RL".into(), ..agency("Rannikkolaitos") };
    let (aila, mut records) = known(
        &one,
        "Aila Haave",
        &[(ReachKind::Phone, "työ", "019 058 0001"), (ReachKind::Email, "", "aila.haave@rl.example")],
    );
    records.push(one.clone().into());
    records.push(Record::ContactRole(item("Palkat", 0)));
    (one, aila, rows(records))
}

#[test]
fn what_a_file_says_is_cleaned() {
    let mut one = said(
        " Haave,\u{202e} A\u{308}ila\u{0} ",
        "401234567; +358 19 058 1 / kysy vaihteesta",
        "Aila <AILA@rl.example>, -",
    );
    one.language = "Ruotsi/suomi".into();
    one.roles = "Palkat, Matkat".into();
    let one = Incoming::read(&one);
    assert_eq!(one.name, "Äila Haave");
    let values: Vec<&str> = one.reaches.iter().map(|reach| reach.value.as_str()).collect();
    assert_eq!(values, ["0401234567", "+358 19 058 1", "AILA@rl.example"]);
    assert_eq!((one.language, one.roles), (Some(Language::Sv), vec!["Palkat".to_owned(), "Matkat".into()]));
    assert!(one.remarks.contains(&Remark::NotReached("kysy vaihteesta".into())), "{:?}", one.remarks);
    let other = Incoming::read(&Said { language: "klingon".into(), ..said("X", "358401234567", "ei ole") });
    assert_eq!(other.reaches[0].value, "+358401234567");
    let remarks = [Remark::UnknownLanguage("klingon".into()), Remark::NotReached("ei ole".into())];
    assert!(remarks.iter().all(|remark| other.remarks.contains(remark)), "{:?}", other.remarks);
    let long = Incoming::read(&Said { title: "x".repeat(999), ..said(&"y".repeat(300), "", "") });
    assert!(long.overlong && long.title.len() == 200 && long.remarks.contains(&Remark::Shortened));
    // A number from 900 on is nobody's.
    let code = Incoming::read(&Said { note: "131052-918F".into(), ..said("X", "", "") });
    assert_eq!(code.remarks, [Remark::PersonalCode]);
    assert!(Incoming::read(&Said { place: 3, ..Said::default() }).is_empty());
}

#[test]
fn a_day_that_cannot_be_read_or_runs_backwards_is_told() {
    let with =
        |from: &str, to: &str| Said { valid_from: from.into(), valid_to: to.into(), ..said("Aino Esimerkki", "", "") };
    let all = read(&[with("1.11.2026", "kesällä"), with("2026-11-01", "1.10.2026"), with("", "31.12.2026")]);
    assert_eq!(all[0].remarks, [Remark::UnknownDay("kesällä".into())]);
    assert_eq!((all[0].valid_from.is_some(), all[0].valid_to), (true, None));
    assert_eq!(all[1].remarks, [Remark::DaysBackwards]);
    assert_eq!((all[1].valid_from, all[1].valid_to), (None, None));
    assert_eq!((all[2].remarks.len(), all[2].valid_to.is_some()), (0, true));
}

#[test]
fn somebody_new_is_added_and_somebody_known_is_left_alone_where_nothing_is_new() {
    let (one, aila, before) = office();
    let people = read(&[
        said("HAAVE Aila", "+358 190580001", "Aila.Haave@RL.example"),
        said("Heini Leikki", "019 058 0002", ""),
        said("", "019 058 0003", ""),
    ]);
    let plan = super::plan(&before, &people, &options(one.id));
    assert_eq!(outcomes(&plan), [&Outcome::Same, &Outcome::New, &Outcome::Refused(Refusal::NameMissing)]);
    assert_eq!(plan.lines[0].contact, Some(aila.id));
    assert_eq!(plan.counts(), Counts { new: 1, same: 1, refused: 1, ..Counts::default() });
    let now = after(&before, &plan.changes);
    assert_eq!(now.contact.len(), 2);
    let again = super::plan(&now, &people, &options(one.id));
    assert_eq!(outcomes(&again)[..2], [&Outcome::Same, &Outcome::Same]);
    assert!(again.changes.is_empty());
}

#[test]
fn only_what_is_said_changes_and_a_number_takes_the_place_of_its_like_only() {
    let (one, aila, before) = office();
    let mut new = said("Aila Haave", "", "aila@uusi.example");
    new.reaches.push((ReachKind::Phone, ReachLabel::Work, "019 058 0009".into()));
    new.reaches.push((ReachKind::Phone, ReachLabel::Mobile, "040 000 0001".into()));
    new.title = "henkilöstöpäällikkö".into();
    let plan = super::plan(&before, &read(&[new.clone()]), &options(one.id));
    assert_eq!(outcomes(&plan), [&Outcome::Changed]);
    let told: Vec<(Part, &str, &str)> =
        plan.lines[0].differences.iter().map(|one| (one.part, one.before.as_str(), one.after.as_str())).collect();
    assert_eq!(
        told,
        [
            (Part::Title, "", "henkilöstöpäällikkö"),
            (Part::Reach(ReachKind::Email), "aila.haave@rl.example", "aila@uusi.example"),
            (Part::Reach(ReachKind::Phone), "019 058 0001", "019 058 0009"),
            (Part::Reach(ReachKind::Phone), "", "040 000 0001"),
        ]
    );
    let now = after(&before, &plan.changes);
    let contact = now.contact.get(aila.id).expect("still there");
    let reached: Vec<(&str, &str)> =
        now.reaches(contact).iter().map(|reach| (reach.label.as_str(), reach.value.as_str())).collect();
    assert_eq!(reached, [("työ", "019 058 0009"), ("", "aila@uusi.example"), ("matkapuhelin", "040 000 0001")]);
    // A file that says less takes nothing away.
    let less = super::plan(&now, &read(&[said("Aila Haave", "", "")]), &options(one.id));
    assert_eq!(outcomes(&less), [&Outcome::Same]);
    // A number without a label takes no labelled one's place.
    let plain = super::plan(&before, &read(&[said("Aila Haave", "019 058 0004", "")]), &options(one.id));
    assert_eq!(after(&before, &plain.changes).contact_reach.len(), 3);
}

#[test]
fn a_note_is_added_to_and_a_better_name_is_taken() {
    let (one, _, before) = office();
    let mut file = File::holding(before);
    for (name, note, wanted) in [
        ("Aila Haave", "Aamuisin.", ("Aila Haave", "Aamuisin.")),
        ("Aila Häave", "Lomalla.", ("Aila Häave", "Aamuisin.\nLomalla.")),
        ("Aila Haave", "Lomalla.", ("Aila Häave", "Aamuisin.\nLomalla.")),
        ("Aila Maria Häave", "", ("Aila Maria Häave", "Aamuisin.\nLomalla.")),
        ("Aila Häave", "", ("Aila Maria Häave", "Aamuisin.\nLomalla.")),
    ] {
        let row = Said { note: note.into(), ..said(name, "", "aila.haave@rl.example") };
        let plan = super::plan(&file.rows, &read(&[row]), &options(one.id));
        file.rows = after(&file.rows, &plan.changes);
        let contact = file.rows.contact.iter().next().expect("Aila");
        assert_eq!((contact.name.as_str(), contact.note.as_str()), wanted);
        assert_eq!(file.rows.contact.len(), 1);
    }
}

#[test]
fn where_several_answer_a_human_chooses() {
    let (one, aila, before) = office();
    // The number of somebody of another name.
    let people = read(&[said("Veera Keksitty", "019 058 0001", "")]);
    let mut options = options(one.id);
    let plan = super::plan(&before, &people, &options);
    assert_eq!(outcomes(&plan), [&Outcome::Ambiguous]);
    assert_eq!((plan.lines[0].choices.as_slice(), plan.changes.len()), (&[aila.id][..], 0));
    options.decided = BTreeMap::from([(0, Decision::Is(aila.id))]);
    let renamed = super::plan(&before, &people, &options);
    assert_eq!(outcomes(&renamed), [&Outcome::Changed]);
    assert_eq!(after(&before, &renamed.changes).contact.get(aila.id).expect("her").name, "Veera Keksitty");
    options.decided = BTreeMap::from([(0, Decision::New)]);
    let new = super::plan(&before, &people, &options);
    assert_eq!(outcomes(&new), [&Outcome::New]);
    assert_eq!(new.lines[0].choices, [aila.id], "the choice can be made anew");
    let now = after(&before, &new.changes);
    assert!(super::plan(&now, &people, &self::options(one.id)).changes.is_empty(), "the name is known now");
    // A decision for somebody who does not answer is none.
    options.decided = BTreeMap::from([(0, Decision::Is(crate::domain::ContactId::new()))]);
    assert_eq!(outcomes(&super::plan(&before, &people, &options)), [&Outcome::Ambiguous]);
}

#[test]
fn two_of_a_name_are_told_apart_by_number_or_asked_about() {
    let (one, aila, mut before) = office();
    let (other, records) = known(&one, "Aila Haave", &[(ReachKind::Phone, "", "019 058 0077")]);
    for record in records {
        before.put(record);
    }
    let people = read(&[said("Aila Haave", "019 058 0077", ""), said("Aila Haave", "019 058 0099", "")]);
    let plan = super::plan(&before, &people, &options(one.id));
    assert_eq!(plan.lines[0].contact, Some(other.id));
    assert_eq!(outcomes(&plan), [&Outcome::Same, &Outcome::Ambiguous]);
    assert_eq!(plan.lines[1].choices, [aila.id, other.id]);
    // An address of one and the name of the other.
    let longer = read(&[said("Aila Maria Haave", "", "aila.haave@rl.example")]);
    assert_eq!(super::plan(&before, &longer, &options(one.id)).lines[0].contact, Some(aila.id));
}

#[test]
fn a_shared_number_points_at_nobody() {
    let (one, _, before) = office();
    let shared = "henkilosto@rl.example";
    let people = read(&[said("Heini Leikki", "019 058 0001", shared), said("Kaj Myytti", "019 058 0001", shared)]);
    let plan = super::plan(&before, &people, &options(one.id));
    assert_eq!(outcomes(&plan), [&Outcome::New, &Outcome::New], "the file gives it to two");
    let named = read(&[said("Heini Leikki", "019 058 0001", ""), said("Aila Haave", "", "")]);
    let plan = super::plan(&before, &named, &options(one.id));
    assert_eq!(outcomes(&plan), [&Outcome::New, &Outcome::Same], "Aila stands there by her own name");
}

#[test]
fn one_person_at_two_agencies_stays_one() {
    let (one, aila, mut before) = office();
    let other = Agency { abbreviation: "SV".into(), ..agency("Saaristovirasto") };
    before.put(other.clone().into());
    let mut rows_of = read(&[
        Said { organisation: "sv".into(), ..said("Aila Haave", "", "aila.haave@rl.example") },
        Said { organisation: "Rannikkolaitos".into(), ..said("Aila Haave", "040 000 0002", "") },
        Said { organisation: "Tuntematon".into(), ..said("X", "", "") },
        Said { organisation: String::new(), ..said("Y", "", "") },
    ]);
    let options = Options { agency: Where::AsWritten, ..options(one.id) };
    let plan = super::plan(&before, &rows_of, &options);
    let refused = [Refusal::AgencyUnknown("Tuntematon".into()), Refusal::AgencyMissing].map(Outcome::Refused);
    assert_eq!(outcomes(&plan), [&Outcome::New, &Outcome::Changed, &refused[0], &refused[1]]);
    assert!(plan.lines[0].remarks.contains(&Remark::AlsoAt(one.id)));
    let now = after(&before, &plan.changes);
    let both: Vec<&Contact> = now.contact.iter().filter(|contact| contact.person == aila.person).collect();
    assert_eq!(both.len(), 2);
    for contact in both {
        assert!(now.reaches(contact).iter().any(|reach| reach.value == "040 000 0002"), "{contact:?}");
    }
    assert!(super::plan(&now, &rows_of, &options).changes.is_empty());
    // Brought in to one agency, the file's own word is told.
    rows_of.truncate(1);
    let told = super::plan(&before, &rows_of, &self::options(one.id));
    assert_eq!(told.lines[0].remarks, [Remark::OtherAgency("sv".into())]);
    assert_eq!(likely_agency(&before, &rows_of), Some(other.id));
    assert_eq!(likely_agency(&before, &read(&[said("X", "", "")])), None);
    let twice = Agency { abbreviation: "SV".into(), ..agency("Toinen") };
    before.put(twice.into());
    let several = super::plan(&before, &rows_of, &options);
    assert_eq!(outcomes(&several), [&Outcome::Refused(Refusal::AgencySeveral("sv".into()))]);
    assert_eq!(agency_named(&before, "SV").len(), 2);
}

#[test]
fn what_is_asked_about_is_known_by_name_or_added_on_demand() {
    let (one, aila, before) = office();
    let people = read(&[Said { roles: "palkat; Vuosilomat".into(), ..said("Aila Haave", "", "") }]);
    let mut options = options(one.id);
    let plan = super::plan(&before, &people, &options);
    assert_eq!(plan.lines[0].remarks, [Remark::UnknownRole("Vuosilomat".into())]);
    let now = after(&before, &plan.changes);
    assert_eq!(now.roles(&aila).len(), 1);
    options.add_roles = true;
    let two = [people.clone(), read(&[Said { roles: "vuosilomat".into(), ..said("Uusi Henkilö", "", "") }])].concat();
    let plan = super::plan(&before, &two, &options);
    assert_eq!(plan.lines[0].remarks, [Remark::NewRole("Vuosilomat".into())]);
    let now = after(&before, &plan.changes);
    assert_eq!((now.contact_role.len(), now.roles(&aila).len()), (2, 2));
    assert!(super::plan(&now, &two, &options).changes.is_empty());
    // Left out, the first leaves the new thing to the second.
    options.left_out.insert(0);
    let plan = super::plan(&before, &two, &options);
    assert!(plan.lines[0].left_out);
    assert_eq!((plan.counts().left_out, plan.counts().new), (1, 1), "each is counted once");
    let now = after(&before, &plan.changes);
    assert_eq!((now.contact_role.len(), now.roles(&aila).len()), (2, 0));
}

#[test]
fn a_file_that_contradicts_itself_is_taken_at_its_first_word() {
    let (one, _, before) = office();
    let work = |phone: &str, title: &str| {
        let reaches = vec![(ReachKind::Phone, ReachLabel::Work, phone.to_owned())];
        Said { title: title.into(), reaches, ..said("Aila Haave", "", "") }
    };
    let people = read(&[work("019 058 0005", "a"), work("019 058 0006", "b")]);
    let plan = super::plan(&before, &people, &options(one.id));
    assert!(plan.lines[1].remarks.contains(&Remark::Contradicts));
    let now = after(&before, &plan.changes);
    assert_eq!(now.contact.iter().next().expect("Aila").title, "a");
    assert_eq!(now.contact_reach.len(), 3);
    assert!(super::plan(&now, &people, &options(one.id)).changes.is_empty());
}

#[test]
fn columns_become_people() {
    let line = |number, cells: &[&str]| crate::domain::importing::SheetLine {
        number,
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
    };
    let sheet = crate::domain::importing::Sheet {
        lines: vec![
            line(1, &["Rannikkolaitoksen yhteystiedot"]),
            line(3, &["Sukunimi", "Etunimi", "Nimike", "Puhelin", "Matkapuhelin", "Sähköposti", "Nimi", "Virasto"]),
            line(4, &["Haave", "Aila", "sihteeri", "0190580001", "401234567", "a@rl.example", "x", "RL"]),
            line(6, &["", "", "", "", "", "", "Vain Tämä"]),
            line(7, &["", "", "", "", "", "", "", "", "muualla"]),
        ],
        ..crate::domain::importing::Sheet::default()
    };
    let heading = heading_of(&sheet);
    assert_eq!(heading, Some(1));
    let headings = sheet.headings(heading);
    let mut mapping = default_mapping(&headings);
    assert_eq!(mapping[6], Some(ContactField::Name), "where a part of the name is missing");
    assert!(has_name(&mapping));
    let people = from_sheet(&sheet, heading, &mapping);
    assert_eq!(people.len(), 3, "every row is accounted for");
    assert_eq!(people[1].name, "Vain Tämä");
    assert_eq!(people[2].no_person, Some(NoPerson::Nothing));
    assert_eq!((people[0].place, people[0].name.as_str(), people[0].organisation.as_str()), (4, "Aila Haave", "RL"));
    assert_eq!(people[0].reaches[1].label, ReachLabel::Mobile);
    map(&mut mapping, 6, Some(ContactField::FirstName));
    assert_eq!((mapping[1], mapping[6]), (None, Some(ContactField::FirstName)), "one column has it");
    map(&mut mapping, 0, Some(ContactField::Phone));
    assert_eq!(mapping.iter().filter(|field| **field == Some(ContactField::Phone)).count(), 2);
    assert_eq!(ContactField::from_word("First_Name"), Some(ContactField::FirstName));
    assert!(ContactField::ALL.into_iter().all(|field| ContactField::from_word(&field.word()) == Some(field)));
    assert_eq!(likely_sheet(&[crate::domain::importing::Sheet::default(), sheet]), Some(1));
}

#[test]
fn headings_of_other_programs_are_known() {
    let fields = |headings: &[&str]| {
        let headings: Vec<String> = headings.iter().map(|one| (*one).to_owned()).collect();
        default_mapping(&headings)
            .into_iter()
            .map(|field| field.map(ContactField::word).unwrap_or_default())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        fields(&[
            "Title",
            "First Name",
            "Last Name",
            "Company",
            "Job Title",
            "Business Phone",
            "E-mail Address",
            "Notes"
        ]),
        ["", "first_name", "last_name", "agency", "title", "work_phone", "email", "note"]
    );
    assert_eq!(
        fields(&["Namn", "Befattning", "Telefon", "Mobil", "E-postadress", "Språk", "I vilka ärenden", "Ämbetsverk"]),
        ["name", "title", "phone", "mobile_phone", "email", "language", "roles", "agency"]
    );
    assert_eq!(
        fields(&["Yhteyshenkilö", "Puh.", "GSM", "S-posti", "Asiointikieli", "Missä asioissa", "Huom!"]),
        ["name", "phone", "mobile_phone", "email", "language", "roles", "note"]
    );
}

#[test]
fn an_import_is_taken_back_as_a_whole_and_what_was_edited_since_stays() {
    let (one, aila, before) = office();
    let mut file = File::holding(before.clone());
    let mut options = options(one.id);
    options.add_roles = true;
    let people = read(&[
        Said { title: "uusi".into(), ..said("Aila Haave", "019 058 0008", "") },
        Said { roles: "Vuosilomat".into(), ..said("Heini Leikki", "019 058 0002", "h@rl.example") },
        said("Kaj Myytti", "019 058 0003", ""),
    ]);
    let plan = super::plan(&file.rows, &people, &options);
    let logged = file.change(OperationKind::ContactsImported, "Aino", plan.changes);
    // Untouched, all of it goes.
    let (operation, kept) = undo_import(&file.rows, &logged, "Aino").expect("goes");
    assert!(kept.is_empty());
    assert_eq!(after(&file.rows, &operation.changes), before);
    // Somebody edits Aila's title and gives Heini another number.
    let edited = |contact: &Contact| Contact { title: "muu".into(), ..contact.clone() };
    let now = file.rows.contact.get(aila.id).expect("Aila").clone();
    file.change(OperationKind::ContactEdited, "Eero", vec![Change::update(now.clone(), edited(&now))]);
    let heini = file.rows.contact.iter().find(|one| one.name == "Heini Leikki").expect("Heini").clone();
    let (_, records) = known(&one, "", &[(ReachKind::Phone, "", "040 1")]);
    let Some(Record::ContactReach(reach)) = records.into_iter().nth(1) else { panic!("a number") };
    let reach = ContactReach { contact: heini.id, ..reach };
    file.change(OperationKind::ContactEdited, "Eero", vec![Change::insert(reach)]);
    let (operation, kept) = undo_import(&file.rows, &logged, "Aino").expect("the rest goes");
    let kept: Vec<_> = kept.into_iter().map(|(_, id)| id).collect();
    assert!(kept.len() == 2 && kept.contains(&aila.id.0) && kept.contains(&heini.id.0));
    let left = after(&file.rows, &operation.changes);
    let names: Vec<&str> = left.contact.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Aila Haave", "Heini Leikki"]);
    assert_eq!(left.contact.get(aila.id).expect("Aila").title, "muu");
    assert_eq!(left.reaches(&aila).len(), 2, "her new number goes");
    assert_eq!(left.contact_role.len(), 2, "Heini is still asked about it");
    assert_eq!(left.reaches(&heini).len(), 3);
    let nothing = file.change(OperationKind::ContactsImported, "Aino", Vec::new());
    assert_eq!(undo_import(&file.rows, &nothing, "Aino").map(|_| ()), Err(UndoRefused::Nothing));
}

fn any_reach() -> impl Strategy<Value = (ReachKind, ReachLabel, String)> {
    let label = prop_oneof![
        Just(ReachLabel::Plain),
        Just(ReachLabel::Work),
        Just(ReachLabel::Mobile),
        Just(ReachLabel::Own("työ".into())),
    ];
    let value = prop_oneof![
        Just("019 058 0001".to_owned()),
        Just("+358190580002".to_owned()),
        Just("019 058 0003, 040 1".to_owned()),
        Just("a@rl.example".to_owned()),
        Just("b@rl.example; a@rl.example".to_owned()),
        "\\PC{0,6}",
    ];
    (prop_oneof![Just(ReachKind::Phone), Just(ReachKind::Email), Just(ReachKind::Fax)], label, value)
}

fn any_said() -> impl Strategy<Value = Said> {
    let name = prop_oneof![
        Just("Aila Haave".to_owned()),
        Just("Haave, Aila".to_owned()),
        Just("Aila Maria Haave".to_owned()),
        Just("Heini Leikki".to_owned()),
        Just("Kaj Peili".to_owned()),
        Just("Kaj Péili".to_owned()),
        Just(String::new()),
        "\\PC{0,8}",
    ];
    let text = prop_oneof![Just(String::new()), Just("päällikkö".to_owned()), Just("sihteeri".to_owned()), "\\PC{0,8}"];
    let language = prop_oneof![Just(""), Just("suomi"), Just("sv"), Just("?")];
    let place = prop_oneof![Just("RL"), Just("Saaristovirasto"), Just(""), Just("ei")];
    let roles = prop_oneof![Just(""), Just("Palkat"), Just("Vuosilomat, palkat"), Just("Uutta")];
    let reaches = prop::collection::vec(any_reach(), 0..4);
    (name, text.clone(), text, language, place, roles, reaches).prop_map(
        |(name, title, note, language, organisation, roles, reaches)| Said {
            place: 1,
            name,
            title,
            note,
            language: language.into(),
            organisation: organisation.into(),
            roles: roles.into(),
            reaches,
            ..Said::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_row_comes_to_one_thing_and_again_changes_nothing(
        all in prop::collection::vec(any_said(), 0..9), as_written: bool, add_roles: bool,
        left_out in prop::collection::btree_set(0_usize..9, 0..3), new in prop::collection::btree_set(0_usize..9, 0..4),
        is in prop::collection::btree_set(0_usize..9, 0..2),
    ) {
        let (one, aila, mut before) = office();
        let other = Agency { abbreviation: "SV".into(), ..agency("Saaristovirasto") };
        before.put(other.clone().into());
        // Aila serves there too, with the same number.
        let (mut there, records) = known(&other, "Aila Haave", &[(ReachKind::Phone, "työ", "019 058 0001")]);
        there.person = aila.person;
        for record in records {
            before.put(record);
        }
        before.put(there.into());
        let people = read(&all);
        let mut options = options(one.id);
        if as_written {
            options.agency = Where::AsWritten;
        }
        options.add_roles = add_roles;
        options.left_out = left_out;
        options.decided = new.into_iter().map(|at| (at, Decision::New)).collect();
        options.decided.extend(is.into_iter().map(|at| (at, Decision::Is(aila.id))));
        let plan = super::plan(&before, &people, &options);
        prop_assert_eq!(plan.lines.len(), people.len());
        let counts = plan.counts();
        let left = counts.refused + counts.ambiguous + counts.left_out;
        let all = counts.new + counts.changed + counts.same + left;
        prop_assert_eq!(all, people.len());
        let now = after(&before, &plan.changes);
        // Nothing is taken away or blanked.
        for contact in before.contact.iter() {
            let after = now.contact.get(contact.id).expect("nobody goes");
            prop_assert!(!after.name.is_empty() && after.note.contains(&contact.note));
            prop_assert!(now.reaches(after).len() >= before.reaches(contact).len());
        }
        let again = super::plan(&now, &people, &options);
        prop_assert!(again.changes.is_empty(), "{:?}", again.changes);
        for (one, two) in plan.lines.iter().zip(&again.lines).filter(|(one, _)| !one.left_out) {
            let taken = matches!(one.outcome, Outcome::New | Outcome::Changed | Outcome::Same);
            prop_assert_eq!(taken, two.outcome == Outcome::Same, "{:?} then {:?}", one, two);
        }
        // Nobody has a number twice.
        for contact in now.contact.iter() {
            let mut numbers: Vec<(ReachKind, String)> =
                now.reaches(contact).iter().map(|one| (one.kind, one.compared())).collect();
            let count = numbers.len();
            numbers.sort();
            numbers.dedup();
            prop_assert_eq!(numbers.len(), count);
        }
        let held = ContactInRole::new(&aila, crate::domain::ListId::new());
        prop_assert!(now.contact_in_role.get(held.id).is_none());
    }
}
