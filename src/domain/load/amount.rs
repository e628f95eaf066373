//! Person-years in whole millionths, so that sums agree to the last unit whatever is added up first.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

/// How many millionths one is.
pub const MILLION: i64 = 1_000_000;

/// Person-years (*henkilötyövuosi*), in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonYears(pub i64);

impl PersonYears {
    /// `number` × `by` ÷ `of` person-years, rounded half up; none where `of` is not above zero.
    #[must_use]
    pub fn ratio(number: i64, by: i64, of: i64) -> Option<Self> {
        if of <= 0 {
            return None;
        }
        share_of(i128::from(number) * i128::from(by) * i128::from(MILLION), i128::from(of)).map(Self)
    }

    /// As a number.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "millionths of person-years stay far below 2^52")]
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / 1_000_000.0
    }

    /// A number of person-years to the nearest millionth.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "person-years of a unit, in millionths")]
    pub fn of_f64(years: f64) -> Self {
        Self((years * 1_000_000.0).round() as i64)
    }
}

/// `number` ÷ `of`, rounded half up; none where `of` is not above zero or the result is too large for anything.
#[must_use]
pub fn share_of(number: i128, of: i128) -> Option<i64> {
    if of <= 0 {
        return None;
    }
    let doubled = number.checked_mul(2)?.checked_add(of)?;
    i64::try_from(doubled.div_euclid(of.checked_mul(2)?)).ok()
}

impl Add for PersonYears {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for PersonYears {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl AddAssign for PersonYears {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for PersonYears {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_rounded_half_up_and_needs_something_to_divide_by() {
        assert_eq!(PersonYears::ratio(10_549, 1, 10_549), Some(PersonYears(MILLION)));
        assert_eq!(PersonYears::ratio(1, 1, 3), Some(PersonYears(333_333)));
        assert_eq!(PersonYears::ratio(2, 1, 3), Some(PersonYears(666_667)));
        assert_eq!((PersonYears::ratio(1, 1, 0), PersonYears::ratio(1, 1, -4)), (None, None));
        assert_eq!((share_of(-5, 10), share_of(-6, 10), share_of(5, 10)), (Some(0), Some(-1), Some(1)));
        assert_eq!(share_of(i128::MAX, 1), None);
    }
}
