//! Room sideways: in the narrowest windows, with the longest texts, whatever a page shows lies within it. What cannot, a
//! table, scrolls by itself, and all of it can be come to.

use egui::Rect;
use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::Node;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};
use kortisto::domain::Language;
use kortisto::i18n::Texts;

use super::walk::Walk;
use crate::longest::AGENCY;
use crate::room;
use crate::window::{Setting, window};

/// What lies this much outside is a matter of rounding.
const SLACK: f32 = 1.5;

/// High enough for the longest page to be seen whole, an agreement with everything drawn out.
const HIGH: f32 = 12_000.0;

/// The edges of a card and what is kept free within it, left and right together: no table or chart comes nearer to those of
/// the page.
const EDGE: f32 = 60.0;

/// Of what lies beside a page in one place, so many are told.
const TOLD: usize = 4;

/// Every page in a window of so many points, with letters of so many per cent.
fn every_page_has_room(size: [f32; 2], zoom: u32) {
    let setting = || Setting { longest: true, ..Setting::default() };
    let pages = room::pages(setting());
    let window = window(Setting { size, zoom, ..setting() });
    let mut walk = Walk::through(window, Texts::new(Language::Fi), size.into());
    walk.window.set_size(Vec2::new(walk.size.x, HIGH));
    walk.search(AGENCY);
    walk.press(egui::Modifiers::NONE, egui::Key::Enter);
    for (place, tab) in pages {
        let at = tab.as_ref().map_or_else(|| format!("{place:?}"), |tab| format!("{place:?}, {tab}"));
        walk.go(place);
        if let Some(tab) = &tab {
            room::tab(&mut walk.window, tab);
        }
        walk.measure(&at);
        walk.reached(&at);
        walk.beside(&at);
    }
    // A bar that is cut at its side stands in a chart, which scrolls.
    walk.findings.retain(|what, _| !what.starts_with("a ground at "));
    let found: Vec<String> = walk.findings.iter().map(|(what, at)| format!("{at}: {what}")).collect();
    assert!(found.is_empty(), "{} at {size:?}:\n{}", found.len(), found.join("\n"));
}

/// What a node stands in, from the innermost outwards.
fn above<'t>(node: &AccessKitNode<'t>) -> impl Iterator<Item = AccessKitNode<'t>> {
    std::iter::successors(node.parent(), AccessKitNode::parent)
}

fn said(node: &Node<'_>) -> String {
    let known = node.accesskit_node();
    known.label().or_else(|| known.value()).unwrap_or_default()
}

/// Whether a node scrolls by itself, or stands in what does: a table, or a chart, which is a picture of one.
fn own(node: &AccessKitNode<'_>) -> bool {
    above(node).chain([*node]).any(|one| matches!(one.role(), Role::Table | Role::Grid | Role::Image))
}

impl Walk {
    /// What lies to the left or to the right of the page.
    fn beyond(&self) -> impl Iterator<Item = Node<'_>> {
        let page = self.page();
        let outside = move |rect: Rect| rect.left() < page.left() - SLACK || rect.right() > page.right() + SLACK;
        let nodes = self.window.query_all_by(|node| {
            let named = node.label().is_some() || node.value().is_some();
            named && node.bounding_box().is_some() && above(node).any(|one| one.role() == Role::Main)
        });
        nodes.filter(move |node| node.rect().is_positive() && outside(node.rect()))
    }

    fn page(&self) -> Rect {
        self.window.query_by_role(Role::Main).expect("a page").rect()
    }

    fn wheel(&mut self, place: egui::Pos2, along: f32) {
        self.window.hover_at(place);
        self.window.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            source: egui::MouseWheelSource::Unknown,
            delta: Vec2::new(along, 0.0),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
        });
        self.window.run_steps(4);
        self.window.remove_cursor();
    }

    /// Whatever lies beside the page comes into it where the wheel is turned over what it stands in.
    fn reached(&mut self, at: &str) {
        let mut beyond: Vec<_> =
            self.beyond().map(|node| (node.accesskit_node().id(), said(&node), node.rect())).collect();
        beyond.sort_by(|one, other| other.2.right().total_cmp(&one.2.right()));
        // What stands farthest out tells for the rest.
        for (id, said, rect) in beyond.into_iter().take(TOLD) {
            let page = self.page();
            // What is seen of it, or else what stands on the same line.
            let seen = rect.intersect(page);
            let across = if seen.width() > EDGE { seen.center().x } else { page.center().x };
            let place = egui::pos2(across, rect.center().y);
            self.wheel(place, -20_000.0);
            let now = self.window.query_all_by(|node| node.id() == id).next().map(|node| node.rect());
            let least = rect.width().min(page.width() - EDGE) - SLACK;
            let seen = now.map_or(least, |now| now.intersect(page).width());
            if seen < least {
                self.wrong(at, format!("‘{said}’ is not come to: {now:?} in {page:?}"));
            }
            self.wheel(place, 20_000.0);
        }
    }

    /// Nothing but what scrolls by itself lies beside the page, in the window as it is.
    fn beside(&mut self, at: &str) {
        self.window.set_size(self.size);
        self.calm();
        let loose = self.beyond().filter(|node| !own(&node.accesskit_node()));
        for (said, rect) in loose.map(|node| (said(&node), node.rect())).take(TOLD).collect::<Vec<_>>() {
            self.wrong(at, format!("‘{said}’ lies beside the page, from {:.0} to {:.0}", rect.left(), rect.right()));
        }
        self.window.set_size(Vec2::new(self.size.x, HIGH));
        self.calm();
    }
}

#[test]
fn every_page_has_room_sideways_with_the_largest_letters() {
    every_page_has_room([640.0, 360.0], 200);
}

#[test]
fn every_page_has_room_sideways_with_large_letters() {
    every_page_has_room([683.0, 384.0], 200);
}

#[test]
fn every_page_has_room_sideways_in_a_small_window() {
    every_page_has_room([1000.0, 600.0], 100);
}
