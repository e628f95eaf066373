//! How even loads are, reckoned in one way wherever it is told: in the balance of today and in what is tried.

/// How even loads are against the working shares of those who carry them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evenness {
    /// All load ÷ all shares: what somebody full-time would carry if all carried alike. Nothing that is only moved changes
    /// it.
    pub mean: f64,
    /// Σ(load ÷ share − mean)²: nought is even.
    pub sum: f64,
    /// How far from the mean people are: the root of the sum ÷ how many they are, in what the loads are in.
    pub deviation: f64,
}

/// How even loads are, each with the working share in per cent of whoever carries it; none where there is no share.
#[must_use]
pub fn evenness(carried: impl Iterator<Item = (f64, i64)> + Clone) -> Option<Evenness> {
    let (mut load, mut share, mut count) = (0.0, 0.0, 0.0);
    for (one, of) in carried.clone() {
        load += one;
        share += part(of);
        count += 1.0;
    }
    if share <= 0.0 {
        return None;
    }
    let mean = load / share;
    let sum: f64 = carried.map(|(one, of)| (one / part(of) - mean).powi(2)).sum();
    Some(Evenness { mean, sum, deviation: (sum / count).sqrt() })
}

/// A working share in per cent as a part of a full-time person's.
#[must_use]
pub fn part(share: i64) -> f64 {
    f64::from(i32::try_from(share).unwrap_or(100).max(1)) / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-9
    }

    #[test]
    fn the_mean_is_of_all_shares_and_the_deviation_is_in_what_the_loads_are_in() {
        // Full time with 1.5 and half time with 0.5, which is a pace of 1: two over one and a half.
        let even = evenness([(1.5, 100), (0.5, 50)].into_iter()).expect("there are shares");
        assert!(near(even.mean, 4.0 / 3.0), "{even:?}");
        // (1/6)² + (1/3)² = 5/36, and the root of half of it.
        assert!(near(even.sum, 5.0 / 36.0), "{even:?}");
        assert!(near(even.deviation, (5.0f64 / 72.0).sqrt()), "{even:?}");
        assert_eq!(evenness(std::iter::empty()), None);
    }

    #[test]
    fn a_part_timer_at_the_pace_of_the_others_is_even() {
        let even = evenness([(2.0, 100), (1.0, 50), (1.6, 80)].into_iter()).expect("there are shares");
        assert!(near(even.mean, 2.0) && near(even.deviation, 0.0), "{even:?}");
    }
}
