use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::testing::{TEXTS, after, agency, day, rows, with_texts};
use crate::domain::{
    Agency, Answer, Contact, ContactReach, OperationId, OperationKind, Question, QuestionId, QuestionRound, ReachKind,
    RoundId, RowId, Verification, apply, carry_out, undo,
};
use crate::domain::{FieldGroup, LoggedChange, LoggedOperation, Operation};

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 14).expect("a day");

fn conflicts(now: &Rows, changes: &[Change]) -> Vec<Conflict> {
    apply(now, changes).expect_err("a conflict")
}

fn decide(conflict: &MergeConflict, choice: Choice) -> Decision {
    Decision { conflict: conflict.clone(), choice, deleted: Vec::new(), erased: false }
}

/// What becomes of `mine` on `now` where everything is settled one way.
fn all(now: &Rows, mine: &[Change], choice: Choice) -> Settled {
    let (found, others) = merge_conflicts(now, &conflicts(now, mine), mine);
    assert_eq!(others, []);
    settle(now, mine, &found.iter().map(|conflict| decide(conflict, choice)).collect::<Vec<_>>())
}

fn edited(base: &Agency, fields: &[(&'static str, &str)]) -> Change {
    let after = with_texts(base, fields.iter().map(|(field, text)| (*field, (*text).to_owned())));
    Change::update(base.clone(), after)
}

#[test]
fn each_field_is_mine_or_theirs() {
    let base = agency("Rannikkolaitos");
    let mine = edited(&base, &[("switchboard", "1"), ("email", "a@a.example"), ("website", "mine.example")]);
    let theirs = edited(&base, &[("switchboard", "2"), ("email", "b@b.example"), ("mission", "theirs")]);
    let now = after(&rows([base.clone().into()]), &[theirs]);
    let changes = [mine];
    let (found, others) = merge_conflicts(&now, &conflicts(&now, &changes), &changes);
    assert_eq!(others, []);
    let [email, switchboard] = &found[..] else { panic!("two conflicts: {found:?}") };
    assert_eq!(email.told()[0].field, "email");
    assert_eq!(switchboard.told()[0].mine, json!("1"));
    let settled = settle(&now, &changes, &[decide(email, Choice::Theirs), decide(switchboard, Choice::Mine)]);
    let result = apply(&now, &settled.changes).expect("applies").rows;
    let one = result.agency.get(base.id).expect("there");
    assert_eq!((one.switchboard.as_str(), one.email.as_str()), ("1", "b@b.example"));
    assert_eq!((one.website.as_str(), one.mission.as_str()), ("mine.example", "theirs"), "the rest merges");
    let [lost] = &settled.yielded[..] else { panic!("one row gave way") };
    let logged = LoggedChange::of(lost).expect("something");
    assert_eq!(logged.before.expect("mine").get("email"), Some(&json!("a@a.example")));
    assert_eq!(logged.after.expect("theirs").get("email"), Some(&json!("b@b.example")));
}

#[test]
fn what_gave_way_is_logged_and_taken_back_up_by_undoing() {
    let base = agency("Rannikkolaitos");
    let now = after(&rows([base.clone().into()]), &[edited(&base, &[("email", "theirs@a.example")])]);
    let settled = all(&now, &[edited(&base, &[("email", "mine@a.example")])], Choice::Theirs);
    assert_eq!(settled.changes, [], "nothing of mine stands");
    let operation = Operation::new(OperationKind::ConflictYielded, "Aino", settled.yielded);
    let applied = carry_out(&now, &operation).expect("carried out");
    assert_eq!(applied.rows, now, "the rows stay as they are");
    let logged = LoggedOperation {
        sequence: 1,
        id: OperationId::new(),
        kind: Some(operation.kind),
        at: operation.at,
        who: operation.who,
        undoes: None,
        taken_back: false,
        changes: applied.changes.iter().filter_map(LoggedChange::of).collect(),
        source: None,
    };
    let undone = undo(&now, &logged, "Aino").expect("can be undone");
    let result = apply(&now, &undone.changes).expect("applies").rows;
    assert_eq!(result.agency.get(base.id).expect("there").email, "mine@a.example");
}

fn reach_of(contact: &Contact, kind: ReachKind, value: &str) -> ContactReach {
    let (contact, agency) = (contact.id, contact.agency);
    ContactReach { id: RowId::new(), contact, agency, kind, label: String::new(), value: value.into(), position: 0 }
}

fn contact_of(one: &Agency) -> (Contact, ContactReach) {
    let contact = Contact { name: "Maija Esimerkki".into(), ..Contact::empty(one.id) };
    let reach = reach_of(&contact, ReachKind::Email, "maija@a.example");
    (contact, reach)
}

#[test]
fn what_was_deleted_is_brought_back_with_my_edit_or_stays_away() {
    let one = agency("Rannikkolaitos");
    let (contact, reach) = contact_of(&one);
    let start = rows([one.into(), contact.clone().into(), reach.clone().into()]);
    let deletion = [Change::delete(reach.clone()), Change::delete(contact.clone())];
    let now = after(&start, &deletion);
    let named = Contact { name: "Maija Malli".into(), ..contact.clone() };
    let phone = reach_of(&contact, ReachKind::Phone, "019 055 0123");
    let mine = [Change::update(contact.clone(), named.clone()), Change::insert(phone.clone())];
    let (found, others) = merge_conflicts(&now, &conflicts(&now, &mine), &mine);
    let [gone @ MergeConflict::Gone { .. }] = &found[..] else { panic!("it is gone: {found:?}") };
    assert!(matches!(&others[..], [Conflict::Missing { .. }]), "the number has nobody");
    let back = Decision { deleted: vec![contact.clone().into(), reach.clone().into()], ..decide(gone, Choice::Mine) };
    let result = apply(&now, &settle(&now, &mine, &[back]).changes).expect("applies").rows;
    assert_eq!(result.contact.get(contact.id), Some(&named));
    assert_eq!(result.contact_reach.iter().count(), 2, "with all that went with it");
    let away = settle(&now, &mine, &[decide(gone, Choice::Theirs)]);
    assert_eq!(away.changes, []);
    let lost: Vec<Option<Record>> = away.yielded.iter().map(|change| change.before.clone()).collect();
    assert_eq!(lost, [Some(named.into()), Some(phone.into())]);
    let erased = Decision { erased: true, ..decide(gone, Choice::Theirs) };
    assert_eq!(settle(&now, &mine, &[erased]), Settled::default(), "of the erased nothing is written");
}

#[test]
fn what_i_delete_goes_with_all_its_rows_or_stays_with_them() {
    let one = agency("Rannikkolaitos");
    let (contact, reach) = contact_of(&one);
    let start = rows([one.clone().into(), contact.clone().into(), reach.clone().into()]);
    let renamed = Contact { name: "Maija Malli".into(), ..contact.clone() };
    let moved = ContactReach { value: "uusi@a.example".into(), ..reach.clone() };
    let theirs = [Change::update(contact.clone(), renamed), Change::update(reach.clone(), moved)];
    let now = after(&start, &theirs);
    let mine = [Change::delete(reach), Change::delete(contact), edited(&one, &[("email", "a@a.example")])];
    let (found, _) = merge_conflicts(&now, &conflicts(&now, &mine), &mine);
    let [edited @ MergeConflict::Edited { rows }] = &found[..] else { panic!("one family: {found:?}") };
    assert_eq!(rows.len(), 2);
    let gone = apply(&now, &settle(&now, &mine, &[decide(edited, Choice::Mine)]).changes).expect("applies").rows;
    assert!(gone.contact.is_empty() && gone.contact_reach.is_empty());
    let kept = settle(&now, &mine, &[decide(edited, Choice::Theirs)]);
    assert_eq!(kept.yielded, []);
    let kept = apply(&now, &kept.changes).expect("applies").rows;
    assert_eq!((&kept.contact, &kept.contact_reach), (&now.contact, &now.contact_reach));
    assert_eq!(kept.agency.iter().next().expect("there").email, "a@a.example", "the rest is saved");
}

#[test]
fn what_was_not_shown_is_asked_about_once_more() {
    let base = agency("Rannikkolaitos");
    let start = rows([base.clone().into()]);
    let shown = after(&start, &[edited(&base, &[("email", "shown@a.example")])]);
    let mine = [edited(&base, &[("email", "mine@a.example")])];
    let (found, _) = merge_conflicts(&shown, &conflicts(&shown, &mine), &mine);
    let seen = shown.agency.get(base.id).expect("there").clone();
    let now = after(&shown, &[edited(&seen, &[("email", "third@a.example")])]);
    let settled = settle(&now, &mine, &[decide(&found[0], Choice::Mine)]);
    let (again, _) = merge_conflicts(&now, &conflicts(&now, &settled.changes), &settled.changes);
    let [MergeConflict::Fields { fields, .. }] = &again[..] else { panic!("the third value: {again:?}") };
    assert_eq!((&fields[0].mine, &fields[0].theirs), (&json!("mine@a.example"), &json!("third@a.example")));
    let settled = settle(&now, &settled.changes, &[decide(&again[0], Choice::Mine)]);
    let result = apply(&now, &settled.changes).expect("applies").rows;
    assert_eq!(result.agency.get(base.id).expect("there").email, "mine@a.example");

    // Gone by now: it is asked whether it is to come back.
    let (contact, reach) = contact_of(&base);
    let start = rows([base.into(), contact.clone().into(), reach.clone().into()]);
    let titled = |title: &str| Contact { title: title.into(), ..contact.clone() };
    let mine = [Change::update(contact.clone(), titled("Päällikkö"))];
    let shown = after(&start, &[Change::update(contact.clone(), titled("Johtaja"))]);
    let (found, _) = merge_conflicts(&shown, &conflicts(&shown, &mine), &mine);
    let now = after(&shown, &[Change::delete(reach), Change::delete(titled("Johtaja"))]);
    let settled = settle(&now, &mine, &[decide(&found[0], Choice::Mine)]);
    let (again, _) = merge_conflicts(&now, &conflicts(&now, &settled.changes), &settled.changes);
    assert!(matches!(&again[..], [MergeConflict::Gone { .. }]), "{again:?}");
}

#[test]
fn of_two_new_rows_only_what_was_settled_is_written_over() {
    let one = agency("Rannikkolaitos");
    let start = rows([one.clone().into()]);
    let (contact, _) = contact_of(&one);
    let new = |title: &str, note: &str| Contact { title: title.into(), note: note.into(), ..contact.clone() };
    let shown = after(&start, &[Change::insert(new("Johtaja", ""))]);
    let mine = [Change::insert(new("Päällikkö", ""))];
    let (found, _) = merge_conflicts(&shown, &conflicts(&shown, &mine), &mine);
    let now = after(&shown, &[Change::update(new("Johtaja", ""), new("Johtaja", "Soita aamulla"))]);
    let settled = settle(&now, &mine, &[decide(&found[0], Choice::Mine)]);
    let result = apply(&now, &settled.changes).expect("applies").rows;
    assert_eq!(result.contact.get(contact.id), Some(&new("Päällikkö", "Soita aamulla")));
}

fn asked() -> (Agency, RoundId, QuestionId, Rows) {
    let one = agency("Rannikkolaitos");
    let question = Question { text_fi: "Mikä menee helposti pieleen?".into(), ..Question::empty(0) };
    let round = QuestionRound {
        id: RoundId::new(),
        name: "Syksy".into(),
        opened_on: DAY,
        due_on: day("2026-11-30"),
        closed_on: None,
    };
    let (round_id, question_id) = (round.id, question.id);
    let all = rows([one.clone().into(), Record::Question(question), Record::QuestionRound(round)]);
    (one, round_id, question_id, all)
}

#[test]
fn equal_answers_meet_whoever_wrote_them() {
    let (one, round, question, start) = asked();
    let answer = |body: &str, who: &str, on: &str| Answer::new((round, question, one.id), body, "", who, day(on));
    for body in ["", "Lomarahat"] {
        let theirs = answer(body, "Bertta", "2026-10-13");
        let now = after(&start, &[Change::insert(theirs)]);
        let applied = apply(&now, &[Change::insert(answer(body, "Aino", "2026-10-14"))]).expect("they meet");
        assert_eq!(applied.changes, []);
    }
    let now = after(&start, &[Change::insert(answer("Lomarahat", "Bertta", "2026-10-13"))]);
    let mine = [Change::insert(answer("", "Aino", "2026-10-14"))];
    let (found, _) = merge_conflicts(&now, &conflicts(&now, &mine), &mine);
    let [conflict] = &found[..] else { panic!("one thing: {found:?}") };
    let told: Vec<&str> = conflict.told().iter().map(|one| one.field.as_str()).collect();
    assert_eq!(told, ["body", "nothing_special"], "who and when say nothing by themselves");
    for (choice, who) in [(Choice::Mine, "Aino"), (Choice::Theirs, "Bertta")] {
        let settled = settle(&now, &mine, &[decide(conflict, choice)]);
        let result = apply(&now, &settled.changes).expect("applies").rows;
        assert_eq!(result.answer.iter().next().expect("there").answered_by, who, "all of it is one person's");
    }
}

#[test]
fn who_vouches_last_has_vouched() {
    let one = agency("Rannikkolaitos");
    let start = rows([one.clone().into()]);
    let by = |who: &str, on: &str| Verification::new(one.id, FieldGroup::Contacts, None, day(on), who);
    for (mine, theirs, stands) in [
        ("2026-10-14", "2026-10-14", "Bertta"),
        ("2026-10-14", "2026-10-12", "Aino"),
        ("2026-10-12", "2026-10-14", "Bertta"),
    ] {
        let now = after(&start, &[Change::insert(by("Bertta", theirs))]);
        let applied = apply(&now, &[Change::insert(by("Aino", mine))]).expect("they meet");
        assert_eq!(applied.rows.verification.iter().next().expect("there").verified_by, stands);
        let earlier = after(&start, &[Change::insert(by("Cecilia", "2026-01-01"))]);
        let before = by("Cecilia", "2026-01-01");
        let now = after(&earlier, &[Change::update(before.clone(), by("Bertta", theirs))]);
        let applied = apply(&now, &[Change::update(before, by("Aino", mine))]).expect("they meet");
        assert_eq!(applied.rows.verification.iter().next().expect("there").verified_by, stands);
    }
}

proptest! {
    /// Whatever two people make of a row: settled one way it applies, and each disputed field is as chosen.
    #[test]
    fn everything_can_be_settled_either_way(
        mine in proptest::collection::btree_map(0..TEXTS.len() - 2, "[a-c]", 0..6),
        theirs in proptest::collection::btree_map(0..TEXTS.len() - 2, "[a-c]", 0..6),
        mine_stands: bool,
    ) {
        let base = agency("Rannikkolaitos");
        let change = |texts: &std::collections::BTreeMap<usize, String>| {
            let named = texts.iter().map(|(place, text)| (TEXTS[*place], text.clone()));
            Change::update(base.clone(), with_texts(&base, named))
        };
        let (mine, theirs) = (change(&mine), change(&theirs));
        let now = after(&rows([base.clone().into()]), &[theirs]);
        let changes = [mine];
        let Err(found) = apply(&now, &changes) else { return Ok(()) };
        let (found, others) = merge_conflicts(&now, &found, &changes);
        prop_assert!(others.is_empty());
        let choice = if mine_stands { Choice::Mine } else { Choice::Theirs };
        let decisions: Vec<Decision> = found.iter().map(|conflict| decide(conflict, choice)).collect();
        let settled = settle(&now, &changes, &decisions);
        let result = apply(&now, &settled.changes).expect("applies").rows;
        let fields = Record::from(result.agency.get(base.id).expect("there").clone()).fields();
        for disputed in found.iter().flat_map(MergeConflict::told) {
            let stands = if mine_stands { &disputed.mine } else { &disputed.theirs };
            prop_assert_eq!(fields.get(&disputed.field), Some(stands));
        }
        prop_assert_eq!(settled.yielded.is_empty(), mine_stands);
    }
}

/// What one of three does at a time: texts of the agency that get a new value, and what becomes of the contact.
type Act = (std::collections::BTreeSet<usize>, ContactAct);

#[derive(Clone, Copy, Debug)]
enum ContactAct {
    Leave,
    Edit,
    Delete,
}

fn act() -> impl Strategy<Value = Act> {
    let contact = prop_oneof![Just(ContactAct::Leave), Just(ContactAct::Edit), Just(ContactAct::Delete)];
    (proptest::collection::btree_set(0..4_usize, 0..4), contact)
}

/// The texts that the three write into; the first is the agency's name.
const WRITTEN: [&str; 4] = ["switchboard", "email", "website", "mission"];

/// The changes of an act by somebody who sees `seen`. Each text they write is written by nobody else.
fn acted((texts, contact_act): &Act, seen: &Rows, who: &str) -> Vec<Change> {
    let one = seen.agency.iter().next().expect("the agency is never deleted").clone();
    let named = texts.iter().map(|place| (WRITTEN[*place], format!("{who}-{place}")));
    let mut changes = vec![Change::update(one.clone(), with_texts(&one, named))];
    if let Some(contact) = seen.contact.iter().next() {
        match contact_act {
            ContactAct::Leave => {}
            ContactAct::Edit => {
                let after = Contact { title: format!("{who}-title"), ..contact.clone() };
                changes.push(Change::update(contact.clone(), after));
            }
            ContactAct::Delete => changes.push(Change::delete(contact.clone())),
        }
    }
    changes.retain(|change| change.before != change.after);
    changes
}

fn texts_of<'a>(records: impl IntoIterator<Item = &'a Record>) -> BTreeSet<String> {
    let values = records.into_iter().flat_map(|record| record.fields().into_iter().map(|(_, value)| value));
    values.filter_map(|value| value.as_str().map(str::to_owned)).collect()
}

proptest! {
    /// Two others save whenever they like, also between what was shown and the choice, and between the choice and the
    /// save. Whatever I typed is final, in the log, or still to be settled; and of what others saved I write over only
    /// what I was shown.
    #[test]
    fn of_three_editors_nothing_is_lost_or_overwritten_unseen(
        mine in act(),
        others in proptest::collection::vec(act(), 1..8),
        choices in proptest::collection::vec(any::<bool>(), 40),
    ) {
        let one = agency("Rannikkolaitos");
        let (contact, _) = contact_of(&one);
        let start = rows([one.into(), contact.into()]);
        let mut pending = acted(&mine, &start, "mine");
        let typed: BTreeSet<String> = texts_of(pending.iter().filter_map(|change| change.after.as_ref()))
            .into_iter().filter(|text| text.starts_with("mine-")).collect();
        let (mut now, mut logged, mut known) = (start.clone(), BTreeSet::new(), texts_of(&start.records()));
        let mut others = others.iter().enumerate();
        let mut choices = choices.into_iter();
        let mut save = |now: &mut Rows, logged: &mut BTreeSet<String>| {
            let Some((place, other)) = others.next() else { return false };
            let changes = acted(other, now, &format!("other{place}"));
            logged.extend(texts_of(changes.iter().flat_map(|change| change.before.iter().chain(&change.after))));
            *now = after(now, &changes);
            true
        };
        save(&mut now, &mut logged);
        while !pending.is_empty() {
            let found = match apply(&now, &pending) {
                Ok(applied) => {
                    for change in &applied.changes {
                        let Some(before) = &change.before else { continue };
                        let kept = change.after.as_ref().map(Record::fields).unwrap_or_default();
                        let lost = before.fields().into_iter().filter(|(field, value)| kept.get(field) != Some(value));
                        for text in lost.filter_map(|(_, value)| value.as_str().map(str::to_owned)) {
                            prop_assert!(known.contains(&text), "{text} was written over unseen");
                        }
                    }
                    now = applied.rows;
                    break;
                }
                Err(found) => found,
            };
            let (found, rest) = merge_conflicts(&now, &found, &pending);
            prop_assert!(rest.is_empty() && !found.is_empty());
            let mut decisions = Vec::new();
            for conflict in &found {
                match conflict {
                    MergeConflict::Fields { shown, .. } => {
                        known.extend(shown.values().filter_map(|value| value.as_str().map(str::to_owned)));
                    }
                    MergeConflict::Edited { rows } => known.extend(texts_of(rows.iter().map(|(_, now)| now))),
                    MergeConflict::Gone { .. } => {}
                }
                let mine_stands = choices.next().unwrap_or(true);
                decisions.push(decide(conflict, if mine_stands { Choice::Mine } else { Choice::Theirs }));
            }
            save(&mut now, &mut logged);
            let settled = settle(&now, &pending, &decisions);
            logged.extend(texts_of(settled.yielded.iter().filter_map(|change| change.before.as_ref())));
            save(&mut now, &mut logged);
            pending = settled.changes;
            let at_hand = texts_of(&now.records());
            let waiting = texts_of(pending.iter().filter_map(|change| change.after.as_ref()));
            for text in &typed {
                prop_assert!(at_hand.contains(text) || logged.contains(text) || waiting.contains(text), "{text} is lost");
            }
        }
        let at_hand = texts_of(&now.records());
        for text in &typed {
            prop_assert!(at_hand.contains(text) || logged.contains(text), "{text} is lost");
        }
    }
}
