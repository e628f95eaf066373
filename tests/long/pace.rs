//! Fourteen people in one file, as fast as they can and at an office's pace. The figures are printed, beside what they are
//! to be; nothing fails on a time, as the machine may be busy. `KORTISTO_TEST_SECONDS` says how long each run takes,
//! `KORTISTO_TEST_THINKS` how many seconds each thinks between two saves at an office's pace.

use std::time::Duration;

use crate::faults::engines::pace::{Tally, Wanted, become_a_writer, worked};
use crate::faults::{seed, wanted};

/// How many are in the file.
const WRITERS: usize = 14;

fn run(test: &str, thinks: Duration, agencies: usize, backed_up: bool) -> Tally {
    become_a_writer();
    let folder = tempfile::tempdir().expect("a folder");
    let length = Duration::from_secs(wanted("KORTISTO_TEST_SECONDS", 60));
    let run = Wanted { writers: WRITERS, length, thinks, agencies, backed_up, seed: seed() };
    let tally = worked(&format!("pace::{test}"), folder.path(), run);
    println!("{test}, {length:?}: {tally}");
    assert_eq!((tally.failures.as_slice(), tally.lost), (&[][..], 0));
    tally
}

fn thinks() -> Duration {
    Duration::from_secs(wanted("KORTISTO_TEST_THINKS", 15))
}

fn holds(what: &str, is: bool) {
    println!("  {what}: {}", if is { "holds" } else { "does not hold here" });
}

#[test]
fn fourteen_who_save_as_fast_as_they_can_all_get_their_turn() {
    let tally = run("fourteen_who_save_as_fast_as_they_can_all_get_their_turn", Duration::ZERO, 28, false);
    assert!(tally.saves > 0);
}

#[test]
fn at_an_offices_pace_nobody_waits() {
    let tally = run("at_an_offices_pace_nobody_waits", thinks(), 28, false);
    holds("p99 of saves ≤ 250 ms", tally.p99 <= 250_000);
    holds("others see it within 5 s in 95 % of cases", tally.seen_in_time >= 95.0);
}

#[test]
fn a_backup_of_a_thousand_agencies_keeps_nobody_waiting() {
    let agencies = wanted("KORTISTO_TEST_AGENCIES", 1_000);
    let tally = run("a_backup_of_a_thousand_agencies_keeps_nobody_waiting", thinks(), agencies, true);
    assert!(tally.backups > 0, "it was backed up meanwhile");
    holds("p99 of saves ≤ 250 ms", tally.p99 <= 250_000);
}
