use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::domain::testing::{File, TEXTS, agency, identifier, item, rows, team, with_texts};
use crate::domain::{Agency, Conflict, Headcount, HeadcountBasis, ListItem, OperationId, Team, apply};

const ME: &str = "Aino";
const OTHER: &str = "Eero";

fn edit(file: &mut File, one: &Agency, who: &str, field: &'static str, text: &str) -> LoggedOperation {
    let before = file.rows.agency.get(one.id).expect("the agency").clone();
    let edited = with_texts(&before, [(field, text.to_owned())]);
    file.change(OperationKind::AgencyEdited, who, vec![Change::update(before, edited)])
}

fn now(file: &File, one: &Agency) -> Agency {
    file.rows.agency.get(one.id).expect("the agency").clone()
}

fn started() -> (Agency, File) {
    let one = agency("Rannikkolaitos");
    let file = File::holding(rows([one.clone().into()]));
    (one, file)
}

fn refused_fields(refused: UndoRefused) -> BTreeSet<String> {
    match refused {
        UndoRefused::ChangedSince { fields, .. } => fields.into_iter().collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_edit_is_undone_and_later_edits_of_other_fields_stay() {
    let (one, mut file) = started();
    let mine = edit(&mut file, &one, ME, "notes", "minun");
    edit(&mut file, &one, OTHER, "email", "kirjaamo@laitos.example");
    let undone = file.undo(&mine, ME).expect("can be undone");
    assert_eq!(undone.kind, Some(OperationKind::Undone));
    assert_eq!(undone.undoes, Some(mine.id));
    assert_eq!(now(&file, &one), Agency { email: "kirjaamo@laitos.example".into(), ..one });
}

#[test]
fn an_edit_is_not_undone_over_a_later_one_of_the_same_field() {
    let (one, mut file) = started();
    let mine = edit(&mut file, &one, ME, "notes", "minun");
    edit(&mut file, &one, OTHER, "notes", "toisen");
    assert_eq!(
        file.undo(&mine, ME),
        Err(UndoRefused::ChangedSince { table: Table::Agency, record: one.id.0, fields: vec!["notes".into()] })
    );
}

#[test]
fn an_edit_of_a_row_deleted_since_is_not_undone() {
    let (one, mut file) = started();
    let mine = edit(&mut file, &one, ME, "notes", "minun");
    let gone = now(&file, &one);
    file.change(OperationKind::AgencyDeleted, OTHER, vec![Change::delete(gone)]);
    assert_eq!(
        file.undo(&mine, ME),
        Err(UndoRefused::ChangedSince { table: Table::Agency, record: one.id.0, fields: Vec::new() })
    );
}

#[test]
fn an_added_row_edited_since_is_not_taken_away() {
    let mut file = File::default();
    let one = agency("Rannikkolaitos");
    let added = file.change(OperationKind::AgencyAdded, ME, vec![Change::insert(one.clone())]);
    edit(&mut file, &one, OTHER, "notes", "toisen");
    assert_eq!(refused_fields(file.undo(&added, ME).expect_err("refused")), BTreeSet::from(["notes".to_owned()]));
}

#[test]
fn an_added_row_to_which_somebody_added_another_is_not_taken_away() {
    let kind = item("OVT-tunnus", 0);
    let mut file = File::holding(rows([Record::IdentifierKind(kind.clone())]));
    let one = agency("Rannikkolaitos");
    let added = file.change(OperationKind::AgencyAdded, ME, vec![Change::insert(one.clone())]);
    let child = identifier(one.id, kind.id, "0037");
    file.change(OperationKind::AgencyEdited, OTHER, vec![Change::insert(child)]);
    let undo = undo(&file.rows, &added, ME).expect("the row itself is as it was added");
    let found = apply(&file.rows, &undo.changes).expect_err("but it is needed");
    assert_eq!(found, [Conflict::Needed { record: Box::new(one.into()), by: Table::AgencyIdentifier }]);
}

#[test]
fn a_deleted_row_added_again_since_is_not_brought_back() {
    let (one, mut file) = started();
    let deleted = file.change(OperationKind::AgencyDeleted, ME, vec![Change::delete(one.clone())]);
    file.change(OperationKind::AgencyAdded, OTHER, vec![Change::insert(one)]);
    assert_eq!(refused_fields(file.undo(&deleted, ME).expect_err("refused")), BTreeSet::new());
}

#[test]
fn two_changes_of_one_row_in_one_operation_are_undone() {
    let (one, mut file) = started();
    let first = with_texts(&one, [("notes", "ensin".to_owned())]);
    let second = with_texts(&first, [("notes", "sitten".to_owned())]);
    let changes = vec![Change::update(one.clone(), first.clone()), Change::update(first, second)];
    let both = file.change(OperationKind::AgencyEdited, ME, changes);
    file.undo(&both, ME).expect("can be undone");
    assert_eq!(now(&file, &one), one);
}

#[test]
fn what_was_written_last_is_taken_back_first() {
    let kind = item("OVT-tunnus", 0);
    let mut file = File::holding(rows([Record::IdentifierKind(kind.clone())]));
    let one = agency("Rannikkolaitos");
    let child = identifier(one.id, kind.id, "0037");
    let changes = vec![Change::insert(one.clone()), Change::insert(child.clone())];
    let added = file.change(OperationKind::AgencyAdded, ME, changes);
    let undo = undo(&file.rows, &added, ME).expect("can be undone");
    assert_eq!(undo.changes, [Change::delete(child), Change::delete(one)]);
}

#[test]
fn what_was_erased_is_not_brought_back() {
    let (one, mut file) = started();
    let mut mine = edit(&mut file, &one, ME, "notes", "minun");
    mine.changes[0].erased = true;
    assert_eq!(file.undo(&mine, ME), Err(UndoRefused::Erased));
}

#[test]
fn what_every_file_starts_with_stays() {
    let mut file = File::default();
    let started = file.change(OperationKind::FileStarted, ME, crate::domain::importing::starting::changes());
    assert_eq!(file.undo(&started, ME), Err(UndoRefused::Foundation));
    assert_eq!(next_undo(&file.log, ME), None);
}

fn in_force(file: &File, id: OperationId) -> bool {
    file.log.iter().any(|one| one.id == id && !one.taken_back)
}

#[test]
fn an_undo_undone_is_a_redo_and_a_redo_undone_an_undo() {
    let (one, mut file) = started();
    let mine = edit(&mut file, &one, ME, "notes", "minun");
    let undone = file.undo(&mine, ME).expect("undo");
    let redone = file.undo(&undone, ME).expect("redo");
    assert_eq!(redone.kind, Some(OperationKind::Redone));
    assert_eq!(now(&file, &one).notes, "minun");
    let again = file.undo(&redone, ME).expect("undo again");
    assert_eq!(again.kind, Some(OperationKind::Undone));
    assert_eq!(now(&file, &one), one);
    assert!(!in_force(&file, mine.id), "the redo is taken back, so the first undo counts again");
    assert!(in_force(&file, again.id));
}

#[test]
fn what_somebody_else_undid_is_not_undone_again() {
    let (one, mut file) = started();
    let first = edit(&mut file, &one, ME, "notes", "minun");
    let second = edit(&mut file, &one, ME, "email", "kirjaamo@laitos.example");
    file.undo(&second, OTHER).expect("anyone may undo by name");
    assert_eq!(next_undo(&file.log, ME).map(|one| one.id), Some(first.id));
    assert_eq!(next_redo(&file.log, ME), None, "it was not my undo");
}

#[test]
fn a_log_that_takes_itself_back_in_circles_is_read_to_its_end() {
    let (one, mut file) = started();
    let first = edit(&mut file, &one, ME, "notes", "minun");
    let second = edit(&mut file, &one, ME, "email", "kirjaamo@laitos.example");
    file.log[0].undoes = Some(second.id);
    file.log[1].undoes = Some(first.id);
    mark_taken_back(&mut file.log);
    assert!(in_force(&file, second.id));
    file.log[1].undoes = Some(second.id);
    mark_taken_back(&mut file.log);
    assert_eq!(next_undo(&file.log, ME), None);
    assert_eq!(next_redo(&file.log, ME), None);
}

#[derive(Clone, Debug)]
enum Step {
    AddAgency { name: String, identifiers: usize },
    Edit { which: Index, texts: BTreeMap<&'static str, String> },
    Delete { which: Index },
    PutFigure { which: Index, year: i64, count: i64 },
    RemoveFigure { which: Index },
}

fn step() -> impl Strategy<Value = Step> {
    let texts = proptest::collection::btree_map(proptest::sample::select(&TEXTS[..]), "[abc]", 1..4);
    prop_oneof![
        ("[a-c]{1,3}", 0..3_usize).prop_map(|(name, identifiers)| Step::AddAgency { name, identifiers }),
        (any::<Index>(), texts).prop_map(|(which, texts)| Step::Edit { which, texts }),
        any::<Index>().prop_map(|which| Step::Delete { which }),
        (any::<Index>(), 2020..2023_i64, 0..3_i64).prop_map(|(which, year, count)| Step::PutFigure {
            which,
            year,
            count
        }),
        any::<Index>().prop_map(|which| Step::RemoveFigure { which }),
    ]
}

/// What a step comes to on the rows as they are; nothing where there is nothing to change.
fn changes_of(step: &Step, rows: &Rows, employment: &ListItem, kind: &ListItem) -> Vec<Change> {
    let agencies: Vec<&Agency> = rows.agency.iter().collect();
    let pick = |which: &Index| (!agencies.is_empty()).then(|| *which.get(&agencies));
    match step {
        Step::AddAgency { name, identifiers } => {
            let one = agency(name);
            let children = (0..*identifiers).map(|n| Change::insert(identifier(one.id, kind.id, &n.to_string())));
            let mut changes: Vec<Change> = children.collect();
            changes.push(Change::insert(one));
            changes
        }
        Step::Edit { which, texts } => {
            let edited = |one: &Agency| Change::update(one.clone(), with_texts(one, texts.clone()));
            pick(which).map(edited).into_iter().collect()
        }
        Step::Delete { which } => {
            pick(which).map_or_else(Vec::new, |one| rows.owned_by(one.id).into_iter().map(Change::delete).collect())
        }
        Step::PutFigure { which, year, count } => {
            let Some(one) = pick(which) else { return Vec::new() };
            let after = Headcount::new(one.id, *year, employment.id, HeadcountBasis::default(), *count);
            let before = rows.headcount.get(after.id).cloned();
            vec![Change { before: before.map(Record::from), after: Some(after.into()) }]
        }
        Step::RemoveFigure { which } => {
            let figures: Vec<&Headcount> = rows.headcount.iter().collect();
            if figures.is_empty() { Vec::new() } else { vec![Change::delete(which.get(&figures).to_owned().clone())] }
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Key {
    Do,
    Undo,
    Redo,
}

/// What an editor keeps for one user.
#[derive(Default)]
struct Stacks {
    undo: Vec<(OperationId, Team)>,
    redo: Vec<(OperationId, Team)>,
}

proptest! {
    #[test]
    fn what_is_undone_was_never_done_and_what_is_redone_was(steps in proptest::collection::vec(step(), 1..12)) {
        let (employment, kind) = (item("Virkasuhde", 0), item("OVT-tunnus", 0));
        let lists = [Record::EmploymentType(employment.clone()), Record::IdentifierKind(kind.clone())];
        let mut file = File::holding(rows(lists));
        let mut done = Vec::new();
        for step in &steps {
            let before = file.rows.clone();
            let changes = changes_of(step, &file.rows, &employment, &kind);
            let logged = file.change(OperationKind::AgencyEdited, ME, changes);
            done.push((before, logged, file.rows.clone()));
        }
        let last = file.rows.clone();
        let mut undone = Vec::new();
        for (before, logged, _) in done.iter().rev() {
            undone.push(file.undo(logged, ME).expect("the newest can be undone"));
            prop_assert_eq!(&file.rows, before);
        }
        for (undone, (_, _, after)) in undone.iter().rev().zip(&done) {
            file.undo(undone, ME).expect("the newest undo can be undone");
            prop_assert_eq!(&file.rows, after);
        }
        prop_assert_eq!(&file.rows, &last);
    }

    #[test]
    fn undo_is_refused_exactly_for_fields_changed_since(
        mine in proptest::collection::btree_map(proptest::sample::select(&TEXTS[..]), "[ab]", 1..6),
        later in proptest::collection::btree_map(proptest::sample::select(&TEXTS[..]), "[abc]", 0..6),
    ) {
        let base = agency("a");
        let mut file = File::holding(rows([base.clone().into()]));
        let edited = with_texts(&base, mine);
        let mine = vec![Change::update(base.clone(), edited.clone())];
        let logged = file.change(OperationKind::AgencyEdited, ME, mine);
        let newest = with_texts(&edited, later);
        file.change(OperationKind::AgencyEdited, OTHER, vec![Change::update(edited.clone(), newest.clone())]);

        let [was, became, is] = [base.clone(), edited, newest.clone()].map(|one| Record::from(one).fields());
        let touched: Vec<&str> = TEXTS.into_iter().filter(|field| was[*field] != became[*field]).collect();
        let contested: BTreeSet<String> =
            touched.iter().filter(|field| became[**field] != is[**field]).map(|f| (*f).to_owned()).collect();
        match file.undo(&logged, ME) {
            Ok(_) => {
                prop_assert!(contested.is_empty());
                let mut expected = is;
                expected.extend(touched.iter().map(|field| ((*field).to_owned(), was[*field].clone())));
                prop_assert_eq!(Record::from(now(&file, &base)).fields(), expected);
            }
            Err(refused) => {
                prop_assert!(!contested.is_empty());
                prop_assert_eq!(refused_fields(refused), contested);
                prop_assert_eq!(now(&file, &base), newest);
            }
        }
    }

    #[test]
    fn undo_and_redo_go_as_in_an_editor_whoever_else_works(
        keys in proptest::collection::vec(
            (proptest::bool::ANY, prop_oneof![Just(Key::Do), Just(Key::Undo), Just(Key::Redo)]),
            0..40,
        ),
    ) {
        let mut file = File::default();
        let mut people = [(ME, Stacks::default()), (OTHER, Stacks::default())];
        for (n, (first, key)) in keys.into_iter().enumerate() {
            let (who, stacks) = &mut people[usize::from(!first)];
            match key {
                Key::Do => {
                    let new = team(&format!("Tiimi {n}"));
                    let done = file.change(OperationKind::StaffEdited, who, vec![Change::insert(new.clone())]);
                    stacks.undo.push((done.id, new));
                    stacks.redo.clear();
                }
                Key::Undo => {
                    let next = next_undo(&file.log, who).cloned();
                    if let Some(next) = next {
                        file.undo(&next, who).expect("can be undone");
                        stacks.redo.extend(stacks.undo.pop());
                    }
                }
                Key::Redo => {
                    let next = next_redo(&file.log, who).cloned();
                    if let Some(next) = next {
                        file.undo(&next, who).expect("can be redone");
                        stacks.undo.extend(stacks.redo.pop());
                    }
                }
            }
            for (who, stacks) in &people {
                prop_assert_eq!(next_undo(&file.log, who).map(|one| one.id), stacks.undo.last().map(|(id, _)| *id));
                let next = next_redo(&file.log, who);
                prop_assert_eq!(next.and_then(|one| one.undoes), stacks.redo.last().map(|(id, _)| *id));
            }
            let standing = people.iter().flat_map(|(_, stacks)| &stacks.undo).map(|(_, team)| team.clone().into());
            prop_assert_eq!(&file.rows, &rows(standing));
        }
    }
}

/// An import goes but for the figures of a year that has been found true since.
#[test]
fn an_import_is_taken_back_but_for_a_verified_year() {
    use crate::domain::{FieldGroup, Verification};
    let (one, mut file) = started();
    let kind = item("Virkasuhde", 0);
    file.rows.put(crate::domain::List::EmploymentType.record(kind.clone()));
    let count = |year| Headcount::new(one.id, year, kind.id, HeadcountBasis::default(), 5);
    let (old, new) = (count(2023), count(2024));
    let changes = vec![Change::insert(old.clone()), Change::insert(new.clone())];
    let logged = file.change(OperationKind::FiguresImported, ME, changes);
    let day = "2025-02-01".parse().expect("a day");
    file.rows.put(Verification::new(one.id, FieldGroup::Headcount, Some(2023), day, OTHER).into());
    let (operation, kept) = undo_import(&file.rows, &logged, ME).expect("the rest goes");
    assert_eq!(kept, [(Table::Headcount, old.id.0)]);
    let left = apply(&file.rows, &operation.changes).expect("no conflicts").rows;
    let years: Vec<i64> = left.headcount.iter().map(|row| row.year).collect();
    assert_eq!(years, [2023]);
}

#[test]
fn what_was_vouched_for_since_is_no_reason_not_to_undo() {
    use crate::domain::Characteristic;
    let day = |text: &str| text.parse().expect("a day");
    let (one, mut file) = started();
    let before = Characteristic { title: "Vuorolisät".into(), ..Characteristic::empty(one.id, ME, day("2026-01-01")) };
    file.rows.put(before.clone().into());
    let after = Characteristic { title: "Lisät".into(), ..before.clone() }.verified(ME, day("2026-10-01"));
    let edited = Change::update(before.clone(), after.clone());
    let mine = file.change(OperationKind::CharacteristicEdited, ME, vec![edited]);
    let later = after.verified(OTHER, day("2026-10-14"));
    file.change(OperationKind::Verified, OTHER, vec![Change::update(after, later.clone())]);
    file.undo(&mine, ME).expect("can be undone");
    let now = file.rows.characteristic.get(before.id).expect("there").clone();
    assert_eq!(now, Characteristic { title: before.title, ..later }, "who vouched for it stays");
}
