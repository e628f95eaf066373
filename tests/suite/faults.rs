//! Faults, as real processes meet them: a thin sample of what `tests/long` does with numbers that take their time.

#[path = "../faults/mod.rs"]
mod engines;

use self::engines::beside;
use self::engines::editors::{Kept, played};
use self::engines::hammer::{Tally, Wanted, become_a_writer, hammer};
use self::engines::hostile;
use self::engines::pace;
#[cfg(target_os = "linux")]
use self::engines::{bringing, limits, power, steps};

#[test]
fn fourteen_writers_who_are_killed_lose_nothing_that_was_confirmed() {
    become_a_writer();
    let folder = tempfile::tempdir().expect("a folder");
    let wanted = Wanted { kills: 100, lines: 24, seed: 20_261_129 };
    let test = "faults::fourteen_writers_who_are_killed_lose_nothing_that_was_confirmed";
    let tally = hammer(test, folder.path(), wanted);
    assert!(tally.confirmed >= 100, "{tally:?}");
    let Tally { lost, half, untrue, strange, .. } = tally;
    assert_eq!([lost, half, untrue, strange], [0; 4], "{tally:?}");
}

#[test]
fn editors_who_cross_each_other_lose_nothing_and_overwrite_nothing_unseen() {
    let tally = played(Kept::InMemory, 300, 20_261_129);
    assert_eq!(tally.cases, 300);
    let met =
        [tally.accepted, tally.shown, tally.settled, tally.yielded, tally.taken_back, tally.brought_in, tally.erased];
    assert!(met.iter().all(|count| *count >= 20), "all of it happens: {tally:?}");
    let tally = played(Kept::InFile, 6, 20_261_129);
    assert!(tally.cases == 6 && tally.accepted > 0, "{tally:?}");
}

#[test]
fn files_that_are_damaged_on_purpose_are_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    hostile::mutated(folder.path(), 10, 20_261_129);
}

#[test]
fn files_that_are_made_to_do_harm_are_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    hostile::made(folder.path());
}

#[cfg(target_os = "linux")]
#[test]
fn what_does_not_fit_is_refused_and_works_once_there_is_room() {
    let folder = tempfile::tempdir().expect("a folder");
    limits::without_room(folder.path());
    if !limits::full_disk(folder.path()) {
        eprintln!("no disk may be mounted here: a disk that is really full was not tried");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn whichever_step_fails_the_file_is_sound_and_what_is_said_is_true() {
    if !steps::possible() {
        eprintln!("no program may be traced here: calls that fail were not tried");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let tally = steps::every_step(folder.path(), 1);
    assert!(tally.faults >= 40 && tally.killed > 0 && tally.done > 0, "{tally:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_import_that_is_killed_has_brought_in_all_or_nothing() {
    if !steps::possible() {
        eprintln!("no program may be traced here: no import was killed");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let tally = bringing::killed(folder.path(), 1);
    assert!(tally.kills >= 16 && tally.nothing > 0, "{tally:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn when_the_power_goes_the_file_is_sound_and_nothing_is_missing_that_was_said_to_be_done() {
    if !steps::possible() {
        eprintln!("no program may be traced here: the power has not gone");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let tally = power::gone(folder.path(), 40, 20_261_129);
    assert!(tally.cases == 40 && tally.said > 0 && tally.done >= tally.said, "{tally:?}");
}

#[test]
fn writers_who_save_as_fast_as_they_can_all_get_their_turn_also_while_it_is_backed_up() {
    pace::become_a_writer();
    let folder = tempfile::tempdir().expect("a folder");
    let wanted = pace::Wanted {
        writers: 4,
        length: std::time::Duration::from_secs(1),
        thinks: std::time::Duration::ZERO,
        agencies: 6,
        backed_up: true,
        seed: 20_261_129,
    };
    let test = "faults::writers_who_save_as_fast_as_they_can_all_get_their_turn_also_while_it_is_backed_up";
    let tally = pace::worked(test, folder.path(), wanted);
    let whole = tally.failures.is_empty() && tally.lost == 0;
    assert!(whole && tally.saves > 0 && tally.backups > 0, "{tally}: {:?}", tally.failures);
}

#[test]
fn what_stands_beside_a_register_is_whole_and_in_nobodys_way_whoever_is_killed_over_it() {
    beside::become_a_worker();
    let folder = tempfile::tempdir().expect("a folder");
    let test = "faults::what_stands_beside_a_register_is_whole_and_in_nobodys_way_whoever_is_killed_over_it";
    let tally = beside::worked(test, folder.path(), 24, 20_261_129);
    assert!(tally.kills == 24 && tally.backups > 0, "{tally}");
}
