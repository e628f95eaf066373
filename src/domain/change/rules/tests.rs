use super::*;
use crate::domain::testing::{
    agency, assignment, day, employee, identifier, item, merger, perhaps, rows, succession, team, time,
};
use crate::domain::{
    AccountPerson, AccountRole, Agency, Answer, Assignment, AssignmentRole, Conflict, Employee, EmployeeId, FieldGroup,
    Headcount, HeadcountBasis, LARGEST_FIGURE, List, ListId, ListItem, OpeningException, OpeningHours, Operation,
    OperationKind, Product, ProductId, Question, QuestionRound, RoundId, RowId, Succession, SuccessionKind, Team,
    Verification, Volume, apply, carry_out,
};
use chrono::NaiveDate;

/// The rules that `record` breaks where it is written beside `others`.
fn broken_beside(others: impl IntoIterator<Item = Record>, record: impl Into<Record>) -> Vec<BrokenRule> {
    let record = record.into();
    let mut rows = rows(others);
    rows.put(record.clone());
    broken(&rows, &[Change::insert(record)])
}

fn broken_by(record: impl Into<Record>) -> Vec<BrokenRule> {
    broken_beside([], record)
}

#[test]
fn an_agency_has_a_finnish_name() {
    assert_eq!(broken_by(agency("R")), []);
    assert_eq!(broken_by(agency("")), [BrokenRule::NameMissing]);
    let only_swedish = Agency { name_sv: "Kustverket".into(), ..agency(" \t") };
    assert_eq!(broken_by(only_swedish), [BrokenRule::NameMissing]);
}

#[test]
fn what_stands_in_a_list_has_a_name() {
    for list in List::ALL {
        assert_eq!(broken_by(list.record(item("x", 0))), []);
        let blank = ListItem { name_sv: "på svenska".into(), ..item(" ", 0) };
        assert_eq!(broken_by(list.record(blank)), [BrokenRule::ItemNameMissing], "{list:?}");
    }
    assert_eq!(broken_by(Product::named(["Laskelma", "", ""], 0)), []);
    assert_eq!(broken_by(Product::named(["", "Specifikation", ""], 0)), [BrokenRule::ItemNameMissing]);
    assert_eq!(broken_by(team("Pohjoinen")), []);
    assert_eq!(broken_by(Team { name: String::new(), ..team("Pohjoinen") }), [BrokenRule::ItemNameMissing]);
    assert_eq!(broken_by(employee("Aino Aalto")), []);
    assert_eq!(broken_by(employee("\u{a0}")), [BrokenRule::ItemNameMissing]);
}

#[test]
fn no_period_ends_before_it_begins() {
    let one = agency("Rannikkolaitos");
    let (from, same, before) = (perhaps("2025-03-01"), perhaps("2025-03-01"), perhaps("2025-02-28"));
    let records = |valid_from, valid_to| -> [Record; 4] {
        [
            Agency { client_since: valid_from, client_until: valid_to, ..one.clone() }.into(),
            crate::domain::AgencyIdentifier { valid_from, valid_to, ..identifier(one.id, ListId::new(), "1") }.into(),
            AccountPerson {
                id: RowId::new(),
                agency: one.id,
                role: AccountRole::AccountManager,
                name: "Aino Aalto".into(),
                phone: String::new(),
                email: String::new(),
                valid_from,
                valid_to,
            }
            .into(),
            Assignment {
                valid_from,
                valid_to,
                ..assignment(one.id, EmployeeId::new(), AssignmentRole::Deputy, "", "")
            }
            .into(),
        ]
    };
    for sound in [(from, same), (from, None), (None, before), (None, None)] {
        for record in records(sound.0, sound.1) {
            assert_eq!(broken_by(record), []);
        }
    }
    for record in records(from, before) {
        assert_eq!(broken_by(record.clone()), [BrokenRule::PeriodBackwards], "{record:?}");
    }
}

#[test]
fn a_day_opens_before_it_closes_or_not_at_all() {
    let one = agency("Rannikkolaitos");
    let records = |opens: &str, closes: &str| -> [Record; 2] {
        let (opens, closes, date) = (time(opens), time(closes), day("2026-06-19"));
        let note = "juhannusaatto".to_owned();
        [
            OpeningHours {
                id: OpeningHours::key(one.id, 1),
                agency: one.id,
                weekday: 1,
                opens,
                closes,
                break_from: None,
                break_to: None,
            }
            .into(),
            OpeningException {
                id: OpeningException::key(one.id, date, None),
                agency: one.id,
                date,
                until: None,
                opens,
                closes,
                hours_unknown: false,
                note,
            }
            .into(),
        ]
    };
    for record in records("09:00", "09:01").into_iter().chain(records("", "")) {
        assert_eq!(broken_by(record), []);
    }
    for (opens, closes) in [("09:00", "09:00"), ("16:15", "08:00"), ("08:00", ""), ("", "16:15")] {
        for record in records(opens, closes) {
            assert_eq!(broken_by(record), [BrokenRule::HoursBackwards], "{opens}–{closes}");
        }
    }
    let [Record::OpeningHours(hours), _] = records("08:00", "16:00") else { panic!("hours") };
    for (from, to, sound) in [("11:00", "12:00", true), ("07:00", "12:00", false), ("11:00", "16:00", false)] {
        let paused = OpeningHours { break_from: time(from), break_to: time(to), ..hours.clone() };
        assert_eq!(broken_by(paused).is_empty(), sound, "closed {from}–{to}");
    }
    let [_, Record::OpeningException(known)] = records("09:00", "09:01") else { panic!("an exception") };
    let both = OpeningException { hours_unknown: true, ..known };
    assert_eq!(broken_by(both), [BrokenRule::HoursBackwards], "hours that are known and unknown");
}

#[test]
fn one_person_at_a_time_is_responsible() {
    let (one, other) = (agency("Rannikkolaitos"), agency("Saaristovirasto"));
    let (aino, eero) = (employee("Aino Aalto"), employee("Eero Eskola"));
    let held = |from, to| Record::from(assignment(one.id, aino.id, AssignmentRole::Responsible, from, to));
    let next = |from, to| assignment(one.id, eero.id, AssignmentRole::Responsible, from, to);
    let two = [BrokenRule::TwoResponsible(one.id)];

    assert_eq!(broken_beside([held("", "2025-12-31")], next("2026-01-01", "")), []);
    assert_eq!(broken_beside([held("2026-01-01", "")], next("", "2025-12-31")), []);
    assert_eq!(broken_beside([held("", "2025-12-31")], next("2025-12-31", "")), two);
    assert_eq!(broken_beside([held("2026-01-01", "")], next("", "2026-01-01")), two);
    assert_eq!(broken_beside([held("", "")], next("2026-01-01", "2026-01-01")), two);
    assert_eq!(broken_beside([held("2026-02-01", "2026-02-28")], next("2026-01-01", "")), two);
    let again = assignment(one.id, aino.id, AssignmentRole::Responsible, "", "");
    assert_eq!(broken_beside([held("", "")], again), two, "nor the same person twice");

    let deputy = assignment(one.id, eero.id, AssignmentRole::Deputy, "", "");
    assert_eq!(broken_beside([held("", "")], deputy), [], "a deputy is somebody else");
    let elsewhere = assignment(other.id, aino.id, AssignmentRole::Responsible, "", "");
    assert_eq!(broken_beside([held("", "")], elsewhere), [], "one may be responsible for many");
}

#[test]
fn nobody_is_deputy_twice_on_one_day() {
    let one = agency("Rannikkolaitos");
    let (aino, eero) = (employee("Aino Aalto"), employee("Eero Eskola"));
    let held = Record::from(assignment(one.id, aino.id, AssignmentRole::Deputy, "2026-01-01", "2026-01-31"));
    let deputy = |who: &Employee, from| assignment(one.id, who.id, AssignmentRole::Deputy, from, "");

    assert_eq!(broken_beside([held.clone()], deputy(&aino, "2026-02-01")), []);
    assert_eq!(broken_beside([held.clone()], deputy(&eero, "2026-01-01")), [], "there may be several deputies");
    assert_eq!(broken_beside([held], deputy(&aino, "2026-01-31")), [BrokenRule::AssignedTwice(one.id)]);
}

#[test]
fn figures_are_of_years_that_can_be() {
    let one = agency("Rannikkolaitos");
    let volume = |year| Volume::new(one.id, ProductId::new(), year, 1);
    let headcount = |year| Headcount::new(one.id, year, ListId::new(), HeadcountBasis::default(), 1);
    for year in [1990, 2100] {
        assert_eq!((broken_by(volume(year)), broken_by(headcount(year))), (vec![], vec![]));
    }
    for year in [1989, 2101, -1] {
        let wrong = vec![BrokenRule::YearOutOfRange(year)];
        assert_eq!((broken_by(volume(year)), broken_by(headcount(year))), (wrong.clone(), wrong));
    }
}

#[test]
fn figures_are_of_a_size_that_can_be() {
    let one = agency("Rannikkolaitos");
    let volume = |count| Volume::new(one.id, ProductId::new(), 2025, count);
    let headcount = |count| Headcount::new(one.id, 2025, ListId::new(), HeadcountBasis::default(), count);
    for count in [0, LARGEST_FIGURE] {
        assert_eq!((broken_by(volume(count)), broken_by(headcount(count))), (vec![], vec![]));
    }
    for count in [-1, LARGEST_FIGURE + 1] {
        let wrong = vec![BrokenRule::FigureOutOfRange(count)];
        assert_eq!((broken_by(volume(count)), broken_by(headcount(count))), (wrong.clone(), wrong));
    }
}

#[test]
fn a_figure_stands_where_its_key_says() {
    let one = agency("Rannikkolaitos");
    let volume = Volume::new(one.id, ProductId::new(), 2025, 1);
    assert_eq!(broken_by(Volume { count: 2, ..volume.clone() }), [], "the count is no part of the key");
    assert_eq!(broken_by(Volume { year: 2024, ..volume }), [BrokenRule::FigureMisplaced]);
    let headcount = Headcount::new(one.id, 2025, ListId::new(), HeadcountBasis::PersonsYearEnd, 1);
    assert_eq!(broken_by(Headcount { count: 2, ..headcount.clone() }), []);
    let moved = Headcount { basis: HeadcountBasis::PersonsAverage, ..headcount };
    assert_eq!(broken_by(moved), [BrokenRule::FigureMisplaced]);
}

#[test]
fn no_agency_is_merged_into_itself() {
    let [a, b, c] = ["A", "B", "C"].map(|name| agency(name).id);
    let chain = || -> [Record; 2] { [merger(b, a, "2020-01-01").into(), merger(c, b, "2021-01-01").into()] };
    assert_eq!(broken_beside(chain(), merger(c, a, "2022-01-01")), [], "by two ways is no circle");
    let circle = broken_beside(chain(), merger(a, c, "2022-01-01"));
    assert_eq!(circle, [BrokenRule::SuccessionCircle(a)]);
    assert_eq!(broken_by(merger(a, a, "2022-01-01")), [BrokenRule::SuccessionCircle(a)]);
}

#[test]
fn what_was_split_off_may_be_merged_back_but_not_split_off_itself() {
    let [a, b] = ["A", "B"].map(|name| agency(name).id);
    let split = succession(b, a, SuccessionKind::Split, "2020-01-01");
    assert_eq!(broken_beside([split.clone().into()], merger(a, b, "2024-01-01")), []);
    assert_eq!(broken_beside([merger(a, b, "2024-01-01").into()], split.clone()), []);
    let itself = Succession { predecessor: Some(b), ..split };
    assert_eq!(broken_by(itself), [BrokenRule::SuccessionCircle(b)]);
}

#[test]
fn a_rename_has_no_predecessor_and_makes_no_circle() {
    let a = agency("A").id;
    let renamed = Succession { predecessor: None, ..succession(a, a, SuccessionKind::Renamed, "2020-01-01") };
    assert_eq!(broken_by(renamed), []);
}

#[test]
fn a_working_share_is_from_1_to_100_per_cent() {
    let with = |working_share| broken_by(Employee { working_share, ..employee("Aino Aalto") });
    assert_eq!((with(1), with(100)), (vec![], vec![]));
    for share in [0, 101, -50] {
        assert_eq!(with(share), [BrokenRule::WorkingShareOutOfRange(share)]);
    }
}

#[test]
fn a_rule_broken_often_is_told_once_and_what_goes_breaks_none() {
    let (one, other) = (agency(""), agency(""));
    let rows = rows([one.clone().into(), other.clone().into()]);
    let both = [Change::insert(one.clone()), Change::insert(other)];
    assert_eq!(broken(&rows, &both), [BrokenRule::NameMissing]);
    assert_eq!(broken(&rows, &[Change::delete(one)]), []);
}

#[test]
fn figures_of_a_verified_year_stay_until_it_is_opened_again() {
    let one = agency("Rannikkolaitos");
    let kind = item("Virkasuhde", 1);
    let figure = |count| Headcount::new(one.id, 2025, ListId(kind.id.0), HeadcountBasis::default(), count);
    let day = NaiveDate::from_ymd_opt(2026, 2, 1).expect("a day");
    let verification = Verification::new(one.id, FieldGroup::Headcount, Some(2025), day, "Aino");
    let rows =
        rows([one.clone().into(), Record::EmploymentType(kind.clone()), figure(8).into(), verification.clone().into()]);
    let edit = Change::update(figure(8), figure(9));
    let refused = apply(&rows, std::slice::from_ref(&edit)).expect_err("guarded");
    assert_eq!(refused, [Conflict::Rule(BrokenRule::YearVerified(2025))]);
    assert!(apply(&rows, &[Change::delete(figure(8))]).is_err(), "nor is it deleted");
    let mut noted = figure(8);
    noted.note = "ilman määräaikaisia".into();
    assert!(apply(&rows, &[Change::update(figure(8), noted)]).is_ok(), "a note is no figure");
    assert!(
        apply(&rows, &[Change::delete(verification.clone()), edit]).is_ok(),
        "it may be opened and corrected at once"
    );
    let other = Headcount::new(one.id, 2024, figure(8).employment_type, HeadcountBasis::default(), 3);
    assert!(apply(&rows, &[Change::insert(other)]).is_ok(), "other years are free");
}

#[test]
fn a_closed_round_takes_no_answers_and_gives_none_back() {
    let one = agency("Rannikkolaitos");
    let question = Question { text_fi: "Mikä menee helposti pieleen?".into(), ..Question::empty(0) };
    let open = QuestionRound {
        id: RoundId::new(),
        name: "Syksy".into(),
        opened_on: day("2026-09-01"),
        due_on: day("2026-10-31"),
        closed_on: None,
    };
    let closed = QuestionRound { closed_on: perhaps("2026-10-14"), ..open.clone() };
    let answer = Answer::new((open.id, question.id, one.id), "Lomarahat", "", "Aino", day("2026-10-01"));
    let said = |body: &str| Answer { body: body.into(), nothing_special: body.is_empty(), ..answer.clone() };
    let shut = BrokenRule::RoundClosed(open.id);
    let base = |round: &QuestionRound| -> Vec<Record> {
        vec![one.clone().into(), Record::Question(question.clone()), Record::QuestionRound(round.clone())]
    };
    let rules = |round: &QuestionRound, others: &[Record], changes: &[Change]| {
        let start = rows(base(round).into_iter().chain(others.iter().cloned()));
        match apply(&start, changes) {
            Ok(_) => Vec::new(),
            Err(found) => found,
        }
    };
    let refused = [Conflict::Rule(shut)];
    let given = Record::Answer(answer.clone());
    let give = [Change::insert(answer.clone())];
    assert_eq!(rules(&open, &[], &give), []);
    assert_eq!(rules(&closed, &[], &give), refused);
    let other = [Change::update(answer.clone(), said(""))];
    assert_eq!(rules(&closed, std::slice::from_ref(&given), &other), refused);
    assert_eq!(rules(&closed, std::slice::from_ref(&given), &[Change::delete(answer.clone())]), refused);
    // Who told it, and what becomes of it, is free.
    let told = Answer { told_by: "Bertta".into(), ..answer.clone() };
    assert_eq!(rules(&closed, std::slice::from_ref(&given), &[Change::update(answer.clone(), told)]), []);
    // The operation that closes the round, or brings a closed one, brings its answers.
    let closing = [Change::update(open.clone(), closed.clone()), Change::insert(answer.clone())];
    assert_eq!(rules(&open, &[], &closing), []);
    let later = QuestionRound { closed_on: perhaps("2026-10-15"), ..closed.clone() };
    let moved = [Change::update(closed.clone(), later), Change::insert(answer.clone())];
    assert_eq!(rules(&closed, &[], &moved), refused, "moving the day closes nothing");
    let reopened = [Change::update(closed.clone(), open.clone()), Change::insert(answer.clone())];
    assert_eq!(rules(&closed, &[], &reopened), []);
    // An agency goes with its answers, and comes back with them.
    let gone = [Change::delete(answer.clone()), Change::delete(one.clone())];
    assert_eq!(rules(&closed, std::slice::from_ref(&given), &gone), []);
    let without = rows(base(&closed).into_iter().skip(1));
    assert!(apply(&without, &[Change::insert(one.clone()), Change::insert(answer.clone())]).is_ok());
    // Whoever is to be forgotten is forgotten in closed rounds too.
    let start = rows_of(base(&closed), given);
    for (kind, free) in [
        (OperationKind::PersonErased, true),
        (OperationKind::Purged, true),
        (OperationKind::Restored, true),
        (OperationKind::Answered, false),
        (OperationKind::Undone, false),
    ] {
        let operation = Operation::new(kind, "Aino", other.to_vec());
        assert_eq!(carry_out(&start, &operation).is_ok(), free, "{kind:?}");
    }
}

fn rows_of(base: Vec<Record>, one: Record) -> Rows {
    rows(base.into_iter().chain([one]))
}
