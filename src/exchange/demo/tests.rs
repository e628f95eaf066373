//! The made-up unit holds together, and is made up.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::{Demo, DemoOptions, demo};
use crate::domain::{
    AssignmentRole, Employee, EmployeeRole, HeadcountBasis, Row, Rows, SuccessionKind, apply, figures, lacks_access,
    starting, validate,
};

fn options(agencies: usize) -> DemoOptions {
    let today = NaiveDate::from_ymd_opt(2026, 10, 12).expect("a day");
    DemoOptions { agencies, ..DemoOptions::new(today) }
}

fn applied(demo: &Demo) -> Rows {
    let started = apply(&Rows::default(), &starting::changes()).expect("the starting rows apply");
    let applied = apply(&started.rows, &demo.changes).expect("the unit applies");
    assert_eq!(applied.changes, demo.changes, "every change is an insert of a row that was not there");
    applied.rows
}

#[test]
fn the_same_seed_gives_the_same_unit_and_another_one_another() {
    let once = demo(&options(28));
    assert_eq!(once, demo(&options(28)));
    let other = demo(&DemoOptions { seed: 2, ..options(28) });
    assert_ne!(once.changes, other.changes);
    assert_ne!(once.pictures, other.pictures);
}

#[test]
fn units_of_any_size_apply_and_nothing_in_them_is_doubted() {
    for agencies in [0, 1, 19, 28, 200] {
        let demo = demo(&options(agencies));
        let rows = applied(&demo);
        assert_eq!(rows.agency.len(), agencies);
        for agency in rows.agency.iter() {
            let name = &agency.name_fi;
            assert!(agency.business_id.starts_with('9'), "{name}");
            assert_eq!(validate::business_id(&agency.business_id), None, "{name}");
            assert_eq!(validate::phone(&agency.switchboard), None, "{name}: {}", agency.switchboard);
            assert_eq!(validate::email(&agency.email), None, "{name}: {}", agency.email);
            assert_eq!(validate::website(&agency.website), None, "{name}: {}", agency.website);
            assert_eq!(validate::postcode(&agency.visiting_postcode), None, "{name}");
            assert_eq!(validate::postcode(&agency.postal_postcode), None, "{name}");
            assert!(agency.email.ends_with(".example") && agency.website.ends_with(".example"), "{name}");
            assert!(agency.parent_organisation.is_some() && agency.branch.is_some(), "{name}");
            assert!(agency.client_since.is_some() && !agency.mission.is_empty(), "{name}");
        }
        let employees = rows.employee.iter().map(|one| (&one.phone, &one.email));
        for (phone, email) in employees.chain(rows.account_person.iter().map(|one| (&one.phone, &one.email))) {
            assert_eq!(validate::phone(phone), None, "{phone}");
            assert_eq!(validate::email(email), None, "{email}");
            assert!(email.ends_with(".example"), "{email}");
        }
        for text in rows.records().iter().flat_map(|record| record.fields().into_iter().map(|(_, value)| value)) {
            if let Some(text) = text.as_str() {
                assert_eq!(validate::tidy(text), text);
                assert!(!text.contains('@') || text.ends_with(".example"), "{text}");
            }
        }
    }
}

#[test]
fn names_and_abbreviations_are_unique_however_many_there_are() {
    // More than the places, offices and quarters can tell apart without a number.
    let identities = super::names::identities(6_500, &mut super::Dice::new(1, options(0).today));
    assert_eq!(identities.len(), 6_500);
    let different = |texts: Vec<&String>| texts.into_iter().collect::<BTreeSet<_>>().len();
    assert_eq!(different(identities.iter().map(|one| &one.fi).collect()), 6_500);
    assert_eq!(different(identities.iter().map(|one| &one.abbreviation).collect()), 6_500);
    assert!(super::written::AGENCIES.len() >= 60);
    for written in super::written::AGENCIES {
        assert_eq!(super::places::called(written.city).fi, written.city, "a town that is there");
    }
    for person in applied(&demo(&options(1))).employee.iter() {
        assert_eq!(person.login_names.len(), 6, "{}", person.name);
    }
}

#[test]
fn the_unit_is_staffed_and_every_agency_looked_after_by_somebody_who_speaks_its_language() {
    let options = options(28);
    let rows = applied(&demo(&options));
    assert_eq!((rows.city.len(), rows.team.len(), rows.employee.len()), (6, 4, 14));
    let supervisors = rows.employee.iter().filter(|one| one.role == EmployeeRole::Supervisor);
    assert_eq!(supervisors.count(), 1);
    let mut without_deputy = 0;
    for agency in rows.agency.iter().filter(|agency| !agency.archived(options.today)) {
        let now: Vec<_> = rows.assignment.of(agency.id).filter(|one| one.holds_on(options.today)).collect();
        let of = |role| now.iter().filter(|one| one.role == role).map(|one| one.employee).collect::<Vec<_>>();
        let (responsible, deputies) = (of(AssignmentRole::Responsible), of(AssignmentRole::Deputy));
        assert_eq!(responsible.len(), 1, "{}", agency.name_fi);
        assert!(deputies.len() <= 1 && deputies != responsible, "{}", agency.name_fi);
        without_deputy += usize::from(deputies.is_empty());
        for id in responsible.iter().chain(&deputies) {
            let employee = rows.employee.iter().find(|one| one.id == *id).expect("an employee");
            assert!(employee.speaks(agency.service_language.expect("a language")), "{}", agency.name_fi);
        }
    }
    assert_eq!(without_deputy, 1);
    let has = |employee: &Employee| {
        let now = rows.assignment.iter().filter(|one| one.holds_on(options.today) && one.employee == employee.id);
        now.filter(|one| one.role == AssignmentRole::Responsible).count()
    };
    for secretary in rows.employee.iter().filter(|one| one.role == EmployeeRole::Secretary) {
        assert!((1..=4).contains(&has(secretary)), "{}: {}", secretary.name, has(secretary));
    }
    assert!(rows.assignment.iter().any(|one| one.valid_to.is_some_and(|last| last < options.today)));
}

#[test]
fn the_unit_has_a_past() {
    let options = options(28);
    let rows = applied(&demo(&options));
    let kinds: Vec<_> = rows.succession.iter().map(|one| one.kind).collect();
    for kind in [SuccessionKind::Renamed, SuccessionKind::Merged, SuccessionKind::Split] {
        assert_eq!(kinds.iter().filter(|one| **one == kind).count(), 1, "{kind:?}");
    }
    assert_eq!(rows.agency.iter().filter(|agency| agency.archived(options.today)).count(), 2);
    let merged = rows.succession.iter().find(|one| one.kind == SuccessionKind::Merged).expect("a merger");
    let years = figures::years(&rows, merged.agency, options.today, 5);
    assert!(figures::headcounts(&rows, merged.agency, HeadcountBasis::PersonsYearEnd, &years).inherits());
    assert!(applied(&demo(&super::DemoOptions { agencies: 19, ..options })).succession.is_empty());
}

#[test]
fn figures_cover_the_years_that_are_over_with_gaps_and_zeros() {
    let options = options(28);
    let rows = applied(&demo(&options));
    let this_year = i64::from(options.today.year());
    let years: BTreeSet<i64> = rows.headcount.iter().map(|row| row.year).collect();
    assert_eq!(years, (this_year - 5..this_year).collect());
    assert!(rows.headcount.iter().any(|row| row.count == 0));
    let mut gaps = 0;
    for agency in rows.agency.iter() {
        let years: Vec<i64> = years.iter().copied().collect();
        for table in [
            figures::headcounts(&rows, agency.id, HeadcountBasis::PersonsYearEnd, &years),
            figures::volumes(&rows, agency.id, &years),
        ] {
            gaps += (0..years.len()).filter(|year| table.lacks(*year)).count();
        }
    }
    assert!((10..80).contains(&gaps), "{gaps} columns of 280 with a gap");
    let (smallest, largest) = rows.agency.iter().fold((i64::MAX, 0), |(smallest, largest), agency| {
        let heads = rows.headcount.of(agency.id).filter(|row| row.year == this_year - 2).map(|row| row.count).sum();
        if heads == 0 { (smallest, largest) } else { (smallest.min(heads), largest.max(heads)) }
    });
    assert!(smallest < 40 && largest > 100, "{smallest}–{largest}");
}

#[test]
fn nobody_carries_a_fantastic_load() {
    use crate::domain::load::{balance, loads};
    let options = options(28);
    let rows = applied(&demo(&options));
    let year = i64::from(options.today.year()) - 1;
    let of = loads(&rows, &[year], options.today).remove(&year).unwrap_or_default();
    let balance = balance(&rows, &of, options.today);
    let told: Vec<String> = balance
        .carriers
        .iter()
        .map(|one| {
            let name = rows.employee.get(one.employee).map(|one| one.name.as_str()).unwrap_or_default();
            let agencies = one.agencies.iter().map(|id| {
                let agency = rows.agency.get(*id).map(|one| one.abbreviation.as_str()).unwrap_or_default();
                format!("{agency} {:?}", of.get(id).and_then(|load| load.exact).map(|exact| exact.0))
            });
            format!("{name} {}: {}", one.per_share.0, agencies.collect::<Vec<_>>().join(", "))
        })
        .collect();
    let secretaries = balance.carriers.iter().filter(|one| !one.agencies.is_empty());
    let shares: Vec<i64> = secretaries.map(|one| one.per_share.0).collect();
    assert_eq!(shares.len(), 13, "{told:#?}");
    assert!(shares.iter().all(|share| (300_000..=1_750_000).contains(share)), "{told:#?}");
    assert!(balance.mean.is_some_and(|mean| (700_000..=1_250_000).contains(&mean.0)), "{:?} {told:#?}", balance.mean);
}

#[test]
fn every_logo_is_there_once_and_is_a_small_picture() {
    for agencies in [28, 200] {
        let demo = demo(&options(agencies));
        let rows = applied(&demo);
        let wanted: BTreeSet<&String> = rows.agency.iter().filter_map(|agency| agency.logo.as_ref()).collect();
        let there: Vec<&String> = demo.pictures.iter().map(|picture| &picture.hash).collect();
        assert_eq!(there, wanted.iter().copied().collect::<Vec<_>>());
        assert!(there.len() > 10, "{} logos", there.len());
        assert!(agencies > 64 || wanted.len() == rows.agency.iter().filter(|one| one.logo.is_some()).count());
        assert!(rows.agency.iter().any(|agency| agency.logo.is_none()));
        for picture in &demo.pictures {
            let decoded = image::load_from_memory(&picture.png).expect("a picture").into_rgba8();
            assert!(decoded.width() <= 512 && decoded.height() <= 512);
            assert!(decoded.pixels().any(|pixel| pixel.0[3] == 0) && decoded.pixels().any(|pixel| pixel.0[3] == 255));
        }
    }
}

#[test]
fn odd_days_and_spans_break_nothing() {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
    for (today, years) in [(day(1970), 5), (day(2026), 0), (day(2026), 1), (day(2026), 400), (day(2300), usize::MAX)] {
        applied(&demo(&DemoOptions { today, years, ..options(21) }));
    }
}

#[test]
fn identities_are_ordered_by_time() {
    let rows = applied(&demo(&options(28)));
    let mut ids: Vec<_> = rows.agency.iter().map(Row::uuid).collect();
    assert!(ids.iter().all(|id| id.get_version_num() == 7));
    ids.sort();
    let first = ids.first().and_then(|id| rows.agency.get(*id)).expect("an agency");
    assert_eq!(first.name_fi, "Rannikkolaitos");
}

#[test]
fn agencies_have_up_to_five_characteristics_and_some_are_overdue() {
    let options = options(28);
    let rows = applied(&demo(&options));
    let mut counts = BTreeSet::new();
    for agency in rows.agency.iter() {
        let all = rows.characteristics(agency.id);
        let titles: BTreeSet<&str> = all.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(titles.len(), all.len(), "{}", agency.name_fi);
        counts.insert(all.len());
    }
    assert_eq!(counts, (0..=5).collect());
    for one in rows.characteristic.iter() {
        assert!(one.written_on <= options.today && one.verified_on.is_none_or(|day| one.written_on < day), "{one:?}");
        assert!(rows.employee.iter().any(|employee| employee.name == one.author), "{one:?}");
        assert_eq!(one.verified_on.is_none(), one.verified_by.is_empty());
    }
    let overdue = rows.characteristic.iter().filter(|one| one.overdue(options.today)).count();
    assert!(overdue > 3 && overdue * 2 < rows.characteristic.len(), "{overdue} of {}", rows.characteristic.len());
}

#[test]
fn some_deputies_lack_access_and_nobody_who_is_responsible_does() {
    let options = options(28);
    let rows = applied(&demo(&options));
    assert_eq!(rows.system.len(), 5);
    let mut lacking = 0;
    for agency in rows.agency.iter() {
        let lacks = |role| {
            let holder = rows.assigned(agency.id, role, options.today);
            holder.map(|(_, employee)| lacks_access(&rows, employee.id, agency.id, options.today))
        };
        assert!(lacks(AssignmentRole::Responsible).is_none_or(|lacks| lacks.is_empty()), "{}", agency.name_fi);
        lacking += usize::from(lacks(AssignmentRole::Deputy).is_some_and(|lacks| !lacks.is_empty()));
        let used = rows.systems(agency.id, options.today).len();
        assert_eq!(used == 0, agency.archived(options.today), "{}: {used}", agency.name_fi);
    }
    assert!((4..12).contains(&lacking), "{lacking} deputies lack access");
    assert!(rows.employee.iter().all(|employee| employee.service_group.is_some()));
}

#[test]
fn most_agencies_have_an_agreement_and_in_places_limits_are_passed() {
    use crate::domain::agreement::{Origin, Verdict, division, newest_year, standings, year_value};
    let options = options(28);
    let rows = applied(&demo(&options));
    assert!(rows.standard_work().len() > 10);
    let clients: Vec<_> = rows.agency.iter().filter(|one| !one.archived(options.today)).collect();
    let agreed: Vec<_> = clients.iter().filter_map(|one| rows.agreement_on(one.id, options.today)).collect();
    assert!(agreed.len() > 20 && agreed.len() < clients.len(), "{} of {}", agreed.len(), clients.len());
    let origins: Vec<Origin> =
        agreed.iter().flat_map(|one| division(&rows, Some(one))).map(|line| line.origin).collect();
    for origin in [Origin::Standard, Origin::Deviates, Origin::Own, Origin::Dropped] {
        assert!(origins.contains(&origin), "{origin:?}");
    }
    let verdicts = |wanted: &dyn Fn(Verdict) -> bool| {
        let conditions = agreed.iter().flat_map(|one| rows.boundary_conditions(one));
        let told = conditions.flat_map(|one| standings(&rows, one, options.today));
        told.filter(|one| wanted(one.verdict)).count()
    };
    assert!(verdicts(&|verdict| matches!(verdict, Verdict::Above(_))) > 2);
    assert!(verdicts(&|verdict| matches!(verdict, Verdict::Below(_))) > 0);
    assert!(verdicts(&|verdict| verdict == Verdict::Within) > 8);
    let this_year = i64::from(options.today.year());
    let now = |one: &&crate::domain::Agreement| {
        let conditions = rows.boundary_conditions(one).into_iter();
        conditions.flat_map(|one| standings(&rows, one, options.today)).any(|one| {
            one.year == this_year && one.volume.is_some() && matches!(one.verdict, Verdict::NotYet(_) | Verdict::Within)
        })
    };
    assert!(agreed.iter().filter(|one| now(one)).count() > 2, "some have counted this year so far");
    assert!(rows.volume.iter().filter(|one| one.year == this_year).all(|one| one.note == "Tammi–syyskuu"));
    let worth = agreed.iter().filter(|one| {
        let year = newest_year(&rows, one.agency, options.today);
        year.and_then(|year| year_value(&rows, one, year).total).is_some()
    });
    assert!(worth.count() > 18, "most have volumes and prices of one year");
    assert!(agreed.iter().all(|one| !rows.metrics(one).is_empty() && one.document.contains("opimu")));
    assert!(
        rows.metric_result
            .iter()
            .any(|one| rows.metric.get(one.metric).and_then(|of| of.met(one.value)) == Some(false))
    );
    assert!(rows.agreement.iter().any(|one| one.valid_to.is_some_and(|to| to < options.today)));
    assert!(rows.agreement.iter().any(|one| one.valid_from.is_some_and(|from| from > options.today)));
    assert!(!rows.planned_change.is_empty() && !rows.feedback.is_empty() && !rows.applied_agreement.is_empty());
}

#[test]
fn a_round_of_the_questionnaire_is_under_way_and_some_answers_are_characteristics() {
    use crate::domain::questionnaire::{asked, by_person};
    let options = options(28);
    let rows = applied(&demo(&options));
    let rounds = rows.rounds();
    assert_eq!(rounds.iter().map(|one| one.open()).collect::<Vec<_>>(), [true, false]);
    let now = asked(&rows, rounds[0], options.today);
    let people = by_person(&rows, &now);
    assert!(people.iter().all(|one| one.employee.is_some()));
    for (what, holds) in [
        ("not begun", people.iter().any(|one| !one.progress.begun())),
        ("under way", people.iter().any(|one| one.progress.begun() && !one.progress.complete())),
        ("complete", people.iter().any(|one| one.progress.complete())),
    ] {
        assert!(holds, "{what}");
    }
    let became: Vec<_> = rows.answer.iter().filter_map(|one| Some((one, one.characteristic?))).collect();
    assert!(became.len() >= 2);
    assert!(
        became
            .into_iter()
            .all(|(answer, id)| rows.characteristic.get(id).is_some_and(|one| one.agency == answer.agency))
    );
    assert!(rows.answer.iter().any(|one| one.nothing_special) && rows.answer.iter().any(|one| !one.told_by.is_empty()));
    assert!(rows.answer.iter().all(|one| one.answered_on <= options.today && one.in_place()));
}

#[test]
fn most_monthly_pay_is_on_the_15th_and_each_payer_gives_one_separate_report() {
    use crate::domain::payroll::{PayDayRule, Step};
    let rows = applied(&demo(&options(28)));
    let monthly: Vec<_> = rows.pay_group.iter().filter(|one| one.name == "Kuukausipalkat").collect();
    let on_the_15th = |rule| matches!(rule, Some(PayDayRule::DayOfMonth { day: 15, .. }));
    let usual = monthly.iter().filter(|one| on_the_15th(one.pay_days())).count();
    assert!(usual * 5 > monthly.len() * 4 && usual < monthly.len(), "{usual} of {}", monthly.len());
    let mut payers = BTreeSet::new();
    for step in rows.pay_group_step.iter().filter(|one| one.step == Step::EmployerReport) {
        let agency = rows.agency.get(step.agency).expect("an agency");
        assert!(payers.insert(&agency.business_id), "{} is reported twice", agency.name_fi);
    }
    assert!(payers.len() > 20, "{} payers", payers.len());
}

#[test]
fn sub_organisations_are_the_few_that_pay_under_the_business_id_of_another() {
    let rows = applied(&demo(&options(28)));
    let kind = super::clients::listed(crate::domain::List::IdentifierKind, "income_register");
    let told: Vec<_> = rows.agency_identifier.iter().filter(|one| one.kind == kind).map(|one| one.agency).collect();
    assert!((2..6).contains(&told.len()), "{} of 28", told.len());
    for id in told {
        let agency = rows.agency.get(id).expect("an agency");
        let payer = rows.agency.iter().filter(|one| one.business_id == agency.business_id).count();
        assert!(payer > 1, "{}", agency.name_fi);
    }
}

#[test]
fn agencies_are_met_planned_with_and_asked_how_satisfied_they_are() {
    use crate::domain::client::{MeetingKind, account, overall};
    use crate::domain::situation::{Situation, situation};
    let options = options(28);
    let rows = applied(&demo(&options));
    let kinds: BTreeSet<_> = rows.meeting.iter().map(|one| one.kind).collect();
    assert!(kinds.len() >= 3 && kinds.contains(&MeetingKind::SteeringGroup), "{kinds:?}");
    assert!(rows.meeting.iter().any(|one| one.held_on > options.today));
    assert!(rows.meeting.iter().any(|one| rows.agencies_of(one.id).len() == 2), "one meeting concerns two");
    let became = rows.meeting_decision.iter().filter(|one| one.open_matter.is_some()).count();
    assert!(became > 10 && became < rows.meeting_decision.len(), "{became} of {}", rows.meeting_decision.len());
    assert!(rows.open_matter.iter().any(|one| one.assignee.is_some() && one.overdue(options.today)));
    assert!(rows.client_plan.iter().any(|one| one.overdue(options.today)));
    let clients = || rows.agency.iter().filter(|one| !one.archived(options.today));
    let asked = clients().filter(|one| overall(&rows, one.id).len() > 1).count();
    assert!(asked > 15 && asked < clients().count(), "{asked}");
    let accounts: Vec<_> = clients().map(|one| account(&rows, one.id, options.today)).collect();
    assert!(accounts.iter().any(|one| one.contact_wanted) && accounts.iter().any(|one| !one.contact_wanted));
    assert!(accounts.iter().any(|one| one.manager.as_ref().is_some_and(|manager| manager.by_branch)));
    let snapshot = crate::domain::Snapshot { rows: rows.clone(), ..Default::default() };
    // Of everything some may be shown and some may not; the picture for the agency has what may, and nothing else.
    let mut counted = [[0, 0]; 3];
    for agency in clients() {
        let told = |internal| situation(&snapshot, agency.id, options.today, internal).expect("there");
        let (ours, theirs) = (told(true), told(false));
        assert!(ours.matters.iter().filter(|one| one.may_be_shown).eq(&theirs.matters));
        assert!(ours.feedback.iter().filter(|one| one.may_be_shown).eq(&theirs.feedback));
        assert!(ours.characteristics.iter().filter(|one| one.may_be_shown).eq(&theirs.characteristics));
        let lengths = |one: &Situation| [one.matters.len(), one.feedback.len(), one.characteristics.len()];
        for (sums, both) in counted.iter_mut().zip(lengths(&theirs).into_iter().zip(lengths(&ours))) {
            *sums = [sums[0] + both.0, sums[1] + both.1];
        }
    }
    assert!(counted.iter().all(|[theirs, ours]| 0 < *theirs && theirs < ours), "{counted:?}");
    let counted = rows.planned_change.iter().filter(|one| one.counted().is_some()).count();
    assert!(counted > 3 && counted < rows.planned_change.len(), "{counted}");
    assert!(rows.branch_manager.iter().all(|one| one.email.ends_with(".example")));
    assert!(rows.branch_manager.iter().all(|one| validate::phone(&one.phone).is_none()));
}

#[test]
fn the_running_rounds_have_late_partly_and_finished_steps() {
    use crate::domain::StepState;
    use crate::domain::board::{Sieve, board};
    use crate::domain::payroll::Stands;
    let options = options(28);
    let rows = applied(&demo(&options));
    let board = board(&rows, options.today, &Sieve::default());
    let count =
        |stands| board.lines.iter().flat_map(|line| &line.round.steps).filter(|one| one.stands == stands).count();
    let counts = Stands::ALL.map(count);
    let [late, partly, today, coming, untold, done, not_needed] = counts;
    assert!(late >= 3 && partly >= 2 && coming > 20 && done > 20 && not_needed > 0, "{counts:?}");
    assert!(late + partly < done && today < coming, "a unit at work, and none that is lost: {counts:?}");
    assert!(untold < done, "{counts:?}");
    // Whoever is responsible has ticked, and nothing is ticked ahead of the day.
    assert!(rows.round_step.iter().all(|one| one.day().is_some_and(|day| day <= options.today)));
    assert!(rows.round_step.iter().all(|one| one.employee.is_some() && one.state != StepState::Open));
}
