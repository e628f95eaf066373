//! Faults, as real processes meet them, in numbers. Their figures are printed; `KORTISTO_TEST_SEED` gives other ones.

#[path = "../faults/mod.rs"]
pub mod engines;

use self::engines::beside;
use self::engines::editors::{Kept, Tally as Crossed, played};
use self::engines::hammer::{Tally, Wanted, become_a_writer, hammer};
use self::engines::hostile;
#[cfg(target_os = "linux")]
use self::engines::{bringing, limits, power, steps};

/// By what everything that is left to chance is decided.
pub fn seed() -> u64 {
    std::env::var("KORTISTO_TEST_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_129)
}

#[test]
fn a_thousand_kills_lose_nothing_that_was_confirmed() {
    become_a_writer();
    let folder = tempfile::tempdir().expect("a folder");
    let wanted = Wanted { kills: 1_000, lines: 110, seed: seed() };
    let tally = hammer("faults::a_thousand_kills_lose_nothing_that_was_confirmed", folder.path(), wanted);
    println!("{tally:?}");
    assert!(tally.kills >= 1_000 && tally.confirmed >= 20_000, "{tally:?}");
    let Tally { lost, half, untrue, strange, .. } = tally;
    assert_eq!([lost, half, untrue, strange], [0; 4], "{tally:?}");
}

/// How much of something is wanted: as much as a variable of the environment says, or what is usual.
pub fn wanted<T: std::str::FromStr>(variable: &str, usual: T) -> T {
    std::env::var(variable).ok().and_then(|said| said.parse().ok()).unwrap_or(usual)
}

#[test]
fn editors_who_cross_each_other_lose_nothing_and_overwrite_nothing_unseen() {
    let cases: u32 = wanted("KORTISTO_TEST_CASES", 100_000);
    let threads = std::thread::available_parallelism().map_or(1, |threads| u32::try_from(threads.get()).unwrap_or(1));
    // So that no part is left out, however many share the work.
    let parts: Vec<u32> = (0..threads).map(|nth| cases / threads + u32::from(nth < cases % threads)).collect();
    let played = std::thread::scope(|scope| {
        let start = |(nth, cases)| scope.spawn(move || played(Kept::InMemory, cases, seed() + nth));
        let threads: Vec<_> = (0..).zip(parts).map(start).collect();
        threads.into_iter().map(|one| one.join().expect("holds")).collect::<Vec<Crossed>>()
    });
    let count: usize = played.iter().map(|one| one.cases).sum();
    println!("in memory: {played:?}");
    assert_eq!(u32::try_from(count).expect("fits"), cases);
    println!("in a file: {:?}", self::engines::editors::played(Kept::InFile, cases / 500, seed()));
}

#[test]
fn files_that_are_damaged_on_purpose_are_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    hostile::mutated(folder.path(), 500, seed());
    hostile::made(folder.path());
}

#[cfg(target_os = "linux")]
#[test]
fn what_does_not_fit_is_refused_and_works_once_there_is_room() {
    let folder = tempfile::tempdir().expect("a folder");
    limits::without_room(folder.path());
    if !limits::full_disk(folder.path()) {
        println!("no disk may be mounted here: a disk that is really full was not tried");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn whichever_step_fails_the_file_is_sound_and_what_is_said_is_true() {
    if !steps::possible() {
        println!("no program may be traced here: calls that fail were not tried");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let tally = steps::every_step(folder.path(), usize::MAX);
    println!("{tally:?}");
    assert!(tally.faults >= 1_000, "{tally:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_import_that_is_killed_has_brought_in_all_or_nothing() {
    if !steps::possible() {
        println!("no program may be traced here: no import was killed");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let tally = bringing::killed(folder.path(), 40);
    println!("{tally:?}");
    assert!(tally.kills >= 300 && tally.whole > 0 && tally.nothing > 0, "{tally:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn when_the_power_goes_the_file_is_sound_and_nothing_is_missing_that_was_said_to_be_done() {
    if !steps::possible() {
        println!("no program may be traced here: the power has not gone");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let tally = power::gone(folder.path(), 1_000, seed());
    println!("{tally:?}");
    assert!(tally.cases == 1_000 && tally.said > 0 && tally.done >= tally.said, "{tally:?}");
}

#[test]
fn what_stands_beside_a_register_is_whole_and_in_nobodys_way_whoever_is_killed_over_it() {
    beside::become_a_worker();
    let folder = tempfile::tempdir().expect("a folder");
    let test = "faults::what_stands_beside_a_register_is_whole_and_in_nobodys_way_whoever_is_killed_over_it";
    let tally = beside::worked(test, folder.path(), wanted("KORTISTO_TEST_KILLS", 500), seed());
    println!("{tally}");
}

#[test]
fn a_register_that_is_held_for_good_is_called_so_by_whoever_makes_something_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    beside::while_it_is_held(folder.path());
}
