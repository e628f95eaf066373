//! The keyboard alone, with large letters: whatever Tab leads to is seen.

use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::ui::Place;

use crate::window::{Setting, Window, settle, window};

/// 1440 × 810 at twice the size.
const LOW: [f32; 2] = [720.0, 405.0];

/// What has the keyboard, and whether all of it that fits is inside the window.
fn focused(window: &Window) -> Option<(String, egui::Rect)> {
    let node = window.query_all_by(|node| node.is_focused() && !node.is_hidden()).next()?;
    let label = node.accesskit_node().label().unwrap_or_default();
    Some((label, node.rect()))
}

#[test]
fn whatever_tab_leads_to_is_seen_in_a_low_window() {
    let mut window = window(Setting { size: LOW, today: true, login: "mielel", ..Setting::default() });
    let ctx = window.ctx.clone();
    for place in [Place::Today, Place::Settings, Place::Upkeep, Place::Agencies] {
        window.state_mut().go(&ctx, place);
        settle(&mut window);
        let mut seen = 0;
        for _ in 0..60 {
            window.key_press(Key::Tab);
            window.run_steps(4);
            let Some((label, rect)) = focused(&window) else { continue };
            seen += 1;
            let inside = rect.top() >= -0.5 && rect.bottom() <= LOW[1] + 0.5;
            assert!(inside || rect.height() > 250.0, "{place:?}: {label} at {rect:?}");
        }
        assert!(seen > 20, "{place:?}: {seen}");
    }
}
