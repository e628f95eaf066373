//! Two to four editors of one register, each with what they know of it, in any order: they type, save, settle, take back,
//! bring in and erase. Whatever the store has accepted is final, superseded in the history, or was shown as a conflict to
//! whoever wrote over it; whatever was typed is in the register, in its log, still in somebody's hands, refused to their
//! face, or erased with the person it speaks of.
//!
//! Every value is written once, so that where it stands tells what became of it.

mod room;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

use self::room::Room;

/// The columns of an agency that are typed in.
const TEXTS: [&str; 4] = ["switchboard", "email", "website", "mission"];

/// What becomes of the contact.
#[derive(Clone, Copy, Debug)]
enum OfContact {
    Leave,
    Edit,
    Call,
    Delete,
}

/// What becomes of the head count.
#[derive(Clone, Copy, Debug)]
enum OfCount {
    Leave,
    Set,
    Delete,
}

/// What an editor does at a time.
#[derive(Clone, Debug)]
enum Act {
    /// Takes in what others have saved.
    Look,
    /// Types into a form: these texts, the contact, the head count.
    Type(BTreeSet<usize>, OfContact, OfCount),
    /// Reads a file of people and plans what bringing it in would do.
    Read,
    /// Saves what is typed or read.
    Save,
    /// Settles what was shown: for each point whether mine stands.
    Settle(Vec<bool>),
    /// Takes back their own newest operation, does it again, or takes back the newest of anybody.
    Undo(Taken),
    /// Erases the contact.
    Erase,
}

/// Which operation is taken back.
#[derive(Clone, Copy, Debug)]
enum Taken {
    Own,
    Again,
    /// So many from the end of the log.
    Anybodys(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let contact = prop_oneof![
        2 => Just(OfContact::Leave),
        3 => Just(OfContact::Edit),
        1 => Just(OfContact::Call),
        1 => Just(OfContact::Delete),
    ];
    let count = prop_oneof![2 => Just(OfCount::Leave), 3 => Just(OfCount::Set), 1 => Just(OfCount::Delete)];
    let taken =
        prop_oneof![3 => Just(Taken::Own), 2 => Just(Taken::Again), 2 => (0..4_usize).prop_map(Taken::Anybodys)];
    let texts = proptest::collection::btree_set(0..TEXTS.len(), 0..3);
    prop_oneof![
        4 => Just(Act::Look),
        8 => (texts, contact, count).prop_map(|(texts, contact, count)| Act::Type(texts, contact, count)),
        2 => Just(Act::Read),
        9 => Just(Act::Save),
        5 => proptest::collection::vec(any::<bool>(), 4).prop_map(Act::Settle),
        4 => taken.prop_map(Act::Undo),
        1 => Just(Act::Erase),
    ]
}

/// How many edit, and who does what in which order.
type Case = (usize, Vec<(usize, Act)>);

fn case() -> impl Strategy<Value = Case> {
    (2..=4_usize, proptest::collection::vec((0..4_usize, act()), 4..36))
}

/// What all of the cases came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub cases: usize,
    pub accepted: usize,
    pub shown: usize,
    pub settled: usize,
    pub yielded: usize,
    pub refused: usize,
    pub taken_back: usize,
    pub brought_in: usize,
    pub erased: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.cases += other.cases;
        self.accepted += other.accepted;
        self.shown += other.shown;
        self.settled += other.settled;
        self.yielded += other.yielded;
        self.refused += other.refused;
        self.taken_back += other.taken_back;
        self.brought_in += other.brought_in;
        self.erased += other.erased;
    }
}

/// Where the editors work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In memory: all at one store.
    InMemory,
    /// In a file: each with it open on their own.
    InFile,
}

/// Has as many `cases` played as are wanted, the same ones for the same `seed`; panics with the smallest one that does not
/// hold.
pub fn played(kept: Kept, cases: u32, seed: u64) -> Tally {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let tally = std::cell::RefCell::new(Tally::default());
    let ran = runner.run(&case(), |(editors, acts)| {
        let one = Room::opened(kept, editors)?.play(&acts)?;
        tally.borrow_mut().add(one);
        Ok(())
    });
    match ran {
        Ok(()) => tally.into_inner(),
        Err(TestError::Fail(why, case)) => panic!("{why}\nseed {seed}: {case:#?}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}
