//! Chance that falls the same way every time.

use chrono::NaiveDate;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::{Builder, Uuid};

/// A seeded source of choices and identities. What it gives is the same on every machine.
pub(super) struct Dice {
    rng: ChaCha8Rng,
    /// The time in the next identity, in milliseconds since 1970.
    millis: u64,
}

impl Dice {
    pub(super) fn new(seed: u64, today: NaiveDate) -> Self {
        let midnight = today.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
        Self { rng: ChaCha8Rng::seed_from_u64(seed), millis: u64::try_from(midnight).unwrap_or(0) }
    }

    /// The next identity: a UUIDv7 that sorts after all earlier ones.
    pub(super) fn uuid(&mut self) -> Uuid {
        self.millis += 1;
        Builder::from_unix_timestamp_millis(self.millis, &self.rng.random()).into_uuid()
    }

    /// One of `choices`; none only where there is nothing to choose from.
    pub(super) fn pick<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        choices.choose(&mut self.rng)
    }

    /// A number from `least` to `most`, both included; `least` where that is the larger one.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        self.rng.random_range(least..=most.max(least))
    }

    /// A number below `count`, which is at least 1.
    pub(super) fn below(&mut self, count: u32) -> u32 {
        self.rng.random_range(0..count.max(1))
    }

    /// Whether a thing happens that happens once in `times`.
    pub(super) fn once_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }
}
