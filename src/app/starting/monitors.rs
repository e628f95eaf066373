//! Where the window comes back: where it was, unless the monitor it was on is gone.

/// A window or a monitor, in pixels of the whole desktop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) struct Area {
    pub left: i32,
    pub top: i32,
    pub width: i32,
    pub height: i32,
}

/// So much of the window's upper edge is to be on a monitor for it to be taken by the pointer, in pixels.
const TO_HOLD: [i32; 2] = [120, 24];

impl Area {
    const fn right(self) -> i32 {
        self.left.saturating_add(self.width)
    }

    const fn bottom(self) -> i32 {
        self.top.saturating_add(self.height)
    }

    /// Whether the upper edge of `window` can be seen and held here.
    fn holds(self, window: Self) -> bool {
        let [wide, high] = TO_HOLD;
        let seen = self.right().min(window.right()).saturating_sub(self.left.max(window.left));
        seen >= wide.min(window.width) && window.top >= self.top && window.top <= self.bottom().saturating_sub(high)
    }

    /// How far the middle of `window` is from here, squared.
    fn distance(self, window: Self) -> i64 {
        let middle = (i64::from(window.left) + i64::from(window.width) / 2, i64::from(window.top));
        let off = |at: i64, from: i32, to: i32| (i64::from(from) - at).max(at - i64::from(to)).max(0);
        let (x, y) = (off(middle.0, self.left, self.right()), off(middle.1, self.top, self.bottom()));
        x.saturating_mul(x).saturating_add(y.saturating_mul(y))
    }
}

/// Where a window goes that was at `window`: there, or where it is not in view, into the nearest monitor. None where no
/// monitor is known, and the system is to decide.
pub(in crate::app) fn into_view(window: Area, monitors: &[Area]) -> Option<[i32; 2]> {
    if monitors.iter().any(|one| one.holds(window)) {
        return Some([window.left, window.top]);
    }
    let nearest = monitors.iter().min_by_key(|one| one.distance(window))?;
    // A window larger than the monitor begins where that does.
    let put = |at: i32, from: i32, to: i32, size: i32| at.min(to.saturating_sub(size)).max(from);
    let left = put(window.left, nearest.left, nearest.right(), window.width);
    Some([left, put(window.top, nearest.top, nearest.bottom(), window.height)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn area(left: i32, top: i32, width: i32, height: i32) -> Area {
        Area { left, top, width, height }
    }

    const LAPTOP: Area = area(0, 0, 1920, 1080);
    const BESIDE: Area = area(1920, -200, 2560, 1440);

    #[test]
    fn a_window_in_view_stays_where_it_was() {
        for window in [area(100, 100, 1200, 800), area(3000, -200, 800, 600), area(-1000, 50, 1200, 800)] {
            assert_eq!(into_view(window, &[LAPTOP, BESIDE]), Some([window.left, window.top]), "{window:?}");
        }
    }

    #[test]
    fn a_window_on_a_monitor_that_is_gone_comes_into_the_nearest() {
        assert_eq!(into_view(area(3000, 100, 1200, 800), &[LAPTOP]), Some([720, 100]));
        assert_eq!(into_view(area(200, 5000, 1200, 800), &[LAPTOP]), Some([200, 280]));
        assert_eq!(into_view(area(-3000, -900, 800, 600), &[BESIDE, LAPTOP]), Some([0, 0]));
        assert_eq!(into_view(area(9000, 0, 800, 600), &[LAPTOP, BESIDE]), Some([3680, 0]));
    }

    #[test]
    fn what_can_no_longer_be_held_comes_back() {
        assert_eq!(into_view(area(100, -300, 1200, 800), &[LAPTOP]), Some([100, 0]), "its upper edge is above");
        assert_eq!(into_view(area(1900, 100, 1200, 800), &[LAPTOP]), Some([720, 100]), "a sliver is left");
        assert_eq!(into_view(area(100, 1075, 1200, 800), &[LAPTOP]), Some([100, 280]));
        assert_eq!(into_view(area(5000, 0, 4000, 3000), &[LAPTOP]), Some([0, 0]), "larger than the monitor");
    }

    #[test]
    fn strange_figures_break_nothing_and_without_monitors_the_system_decides() {
        assert_eq!(into_view(area(0, 0, 800, 600), &[]), None);
        let far = area(i32::MIN, i32::MAX, i32::MAX, i32::MAX);
        assert_eq!(into_view(far, &[LAPTOP]), Some([0, 0]));
    }
}
