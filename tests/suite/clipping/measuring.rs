//! What is measured on a screen: that no text is cut, shortened for good, or stands on another.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Modifiers, Rect, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};

use super::painted::{Painted, Text};
use super::walk::{TALL, Walk};

/// What lies this much outside is a matter of rounding.
const SLACK: f32 = 1.5;

impl Walk {
    /// Measures what is on the screen: with everything in sight that is below, and as it is.
    pub(super) fn look(&mut self, at: &str) {
        if self.keys.is_some() {
            return;
        }
        if self.album.is_some() {
            self.picture(at);
            return;
        }
        self.measure(at);
        // What pops up is as high as it is, wherever the window ends.
        if self.popup() {
            return;
        }
        self.window.set_size(self.size);
        self.calm();
        // A window over the window finds its place once it knows how high it has become.
        self.window.run_steps(2);
        let window = Rect::from_min_size(egui::Pos2::ZERO, self.size);
        if let Some(modal) = self.modal().filter(|modal| !window.expand(SLACK).contains_rect(*modal)) {
            self.wrong(at, format!("a window over the window of {modal:?}"));
        }
        self.reachable(at);
        self.window.set_size(Vec2::new(self.size.x, TALL));
        self.calm();
    }

    /// What must hold whatever the height.
    pub(super) fn measure(&mut self, at: &str) {
        self.free_text(at);
        let mut painted = Painted::of(&self.window);
        // What lies under a window over the window is looked at without it.
        let over = self.popped();
        let under = |rect: Rect| over.is_some_and(|over| !over.expand(SLACK).contains_rect(rect));
        // Its own ground is what everything in it is painted on.
        let own = |(rect, ..): &&(Rect, Rect, usize)| {
            over.is_some_and(|over| over.expand(12.0).contains_rect(*rect) && rect.expand(12.0).contains_rect(over))
        };
        let floor = painted.grounds.iter().filter(own).map(|(.., turn)| *turn).max().unwrap_or_default();
        painted.texts.retain(|text| text.turn > floor && !under(text.clip));
        painted.grounds.retain(|(_, clip, _)| !under(*clip));
        let fields = self.fields();
        let in_field = |rect: Rect| fields.iter().any(|field| field.expand(2.0).contains_rect(rect));
        let mut cut = Vec::new();
        for text in &painted.texts {
            let inside = text.clip.expand(SLACK);
            let seen = text.rect.intersects(text.clip);
            let beside = text.rect.left() < inside.left() || text.rect.right() > inside.right();
            let middle = Rect::from_center_size(text.rect.intersect(text.clip).center(), Vec2::splat(1.0));
            if painted.covered(text.turn, usize::MAX, middle) {
                continue;
            }
            if seen && beside && !in_field(text.clip) {
                cut.push((text.clone(), Vec2::X));
            } else if seen && text.elided {
                self.elided(at, text);
            }
        }
        for (rect, clip, _) in &painted.grounds {
            let visible = rect.intersect(*clip);
            if visible.is_positive() && visible.width() > 60.0 && rect.right() > clip.right() + SLACK {
                let over = rect.right() - clip.right();
                self.wrong(at, format!("a ground at {:.0},{:.0} is {over:.0} too wide", rect.left(), rect.top()));
            }
        }
        self.overlaps(at, &painted);
        let names = self.window.query_all_by(|node| node.bounding_box().is_some() && node.label().is_some());
        let outside: Vec<(String, Rect)> = names
            .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
            .filter(|(_, rect)| !under(*rect) && rect.is_positive())
            .filter(|(_, rect)| rect.left() < -SLACK || rect.right() > self.size.x + SLACK)
            .collect();
        for (name, rect) in outside {
            // What stands in one column scrolls together.
            #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
            let column = format!("{at} from {}", rect.left() as i32);
            if self.whole.contains(&column) {
                continue;
            }
            // What scrolls stands on the same line in the middle of the window, or is all that one sees of the page.
            let middle = self.screen().center();
            let places =
                [egui::pos2(middle.x, rect.center().y), middle, rect.intersect(self.screen().shrink(24.0)).center()];
            if places.into_iter().all(|place| !self.scrolls(place, Vec2::X, &name)) {
                self.wrong(
                    at,
                    format!("‘{name}’ reaches beyond the window, from {:.0} to {:.0}", rect.left(), rect.right()),
                );
            } else {
                self.whole.insert(column);
            }
        }
        for (text, direction) in cut {
            // What scrolls on its page still does while something has popped up over it, only not then.
            let known = format!("{} scrolls", text.said);
            if self.whole.contains(&known) {
                continue;
            }
            let place = text.rect.intersect(text.clip).center();
            if self.scrolls(place, direction, &text.said) {
                self.whole.insert(known);
            } else {
                let (rect, clip) = (text.rect, text.clip);
                let [left, right] = [clip.left() - rect.left(), rect.right() - clip.right()];
                self.wrong(at, format!("‘{}’ is cut by {left:.0} on the left, {right:.0} on the right", text.said));
            }
        }
    }

    fn screen(&self) -> Rect {
        self.window.ctx.content_rect()
    }

    /// Every form in which something is written says what does not belong there.
    fn free_text(&mut self, at: &str) {
        let Some(modal) = self.modal() else { return };
        // What is typed to find one’s own name, a detail, a day of the past, or something in the help is written nowhere.
        for title in ["who-title", "correct-which", "help-title", "ask-as-of-text"] {
            let title = Some(self.texts.get(title).to_owned());
            if self.window.query_all_by(|node| [node.label(), node.value()].contains(&title)).count() > 0 {
                return;
            }
        }
        let says = self.texts.get("form-notes-privacy");
        let typed = self.fields().iter().any(|field| modal.contains_rect(*field));
        let said = self.window.query_all_by(|node| [node.label(), node.value()].contains(&Some(says.to_owned())));
        if typed && said.count() == 0 {
            self.wrong(at, format!("‘{says}’ stands nowhere in the form"));
        }
    }

    /// Text that is cut at its top or foot stands in something that scrolls.
    fn reachable(&mut self, at: &str) {
        let over = self.modal();
        let painted = Painted::of(&self.window);
        let fields = self.fields();
        let mut clips: Vec<Rect> = Vec::new();
        for text in &painted.texts {
            // What lies under a window that fills the room is looked at without it.
            let middle = Rect::from_center_size(text.rect.intersect(text.clip).center(), Vec2::splat(1.0));
            if over.is_some() && painted.covered(text.turn, usize::MAX, middle) {
                continue;
            }
            let beyond = text.rect.top() < text.clip.top() - SLACK || text.rect.bottom() > text.clip.bottom() + SLACK;
            let beneath = over.is_some_and(|modal| !modal.expand(2.0).contains_rect(text.clip));
            if !beyond || beneath || !text.rect.intersects(text.clip) || clips.contains(&text.clip) {
                continue;
            }
            if fields.iter().any(|field| field.expand(2.0).contains_rect(text.clip)) {
                continue;
            }
            clips.push(text.clip);
            if !self.scrolls(text.rect.intersect(text.clip).center(), Vec2::Y, &text.said) {
                let (rect, clip) = (text.rect.y_range(), text.clip.y_range());
                self.wrong(at, format!("‘{}’ is cut, {rect:?} by {clip:?}, and does not scroll", text.said));
            }
        }
    }

    /// Whether a turn of the wheel at `place` moves the text.
    fn scrolls(&mut self, place: egui::Pos2, along: Vec2, said: &str) -> bool {
        let places = |walk: &Self| -> Vec<egui::Pos2> {
            let painted = Painted::of(&walk.window).texts.into_iter().filter(|text| text.said == said);
            let nodes =
                walk.window.query_all_by(|node| node.bounding_box().is_some() && node.label().as_deref() == Some(said));
            painted.map(|text| text.rect.min).chain(nodes.map(|node| node.rect().min)).collect()
        };
        // A message lies over the page for some moments, and the page does not scroll under it.
        self.window.state_mut().later(Duration::from_mins(1));
        self.window.step();
        let before = places(self);
        let mut moved = false;
        for way in [-1.0, 1.0] {
            self.window.hover_at(place);
            self.window.event(egui::Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                source: egui::MouseWheelSource::Unknown,
                delta: along * 30.0 * way,
                phase: egui::TouchPhase::Move,
                modifiers: Modifiers::NONE,
            });
            for _ in 0..4 {
                self.window.step();
            }
            moved |= places(self) != before;
        }
        self.window.remove_cursor();
        self.calm();
        moved
    }

    /// A shortened text can be read whole: egui shows a label's whole text at the pointer; anything else must too.
    fn elided(&mut self, at: &str, text: &Text) {
        if self.whole.contains(&text.said) {
            return;
        }
        let label = self.window.query_all_by(|node| {
            node.role() == Role::Label
                && node.bounding_box().is_some()
                && [node.label(), node.value()].contains(&Some(text.said.clone()))
        });
        if label.into_iter().any(|node| node.rect().expand(2.0).contains(text.rect.center())) {
            self.whole.insert(text.said.clone());
            return;
        }
        // What holds for one cell of a table holds for all of them.
        let center = text.rect.intersect(text.clip).center();
        let cells = self.window.query_all_by(|node| {
            node.role() == Role::GridCell
                && node.bounding_box().is_some()
                && node.value().as_deref() == Some(&text.said)
        });
        let cell = cells.into_iter().any(|node| node.rect().contains(center));
        let page = format!("cells of {}", at.split(" › ").next().unwrap_or_default());
        if cell && self.whole.contains(&page) {
            return;
        }
        // A choice shows what is chosen whole when it is opened.
        let choices = self.window.query_all_by(|node| {
            node.role() == Role::ComboBox
                && node.bounding_box().is_some()
                && node.value().as_deref() == Some(&text.said)
        });
        if choices.into_iter().any(|node| node.rect().contains(center)) {
            return;
        }
        self.window.hover_at(center);
        for _ in 0..4 {
            self.window.step();
        }
        let told = Painted::of(&self.window).texts.iter().any(|one| one.said.contains(&text.said) && !one.elided);
        self.window.remove_cursor();
        self.calm();
        if told {
            self.whole.insert(if cell { page } else { text.said.clone() });
        } else {
            self.wrong(at, format!("‘{}’ is shortened and nowhere whole", text.said));
        }
    }

    /// No text stands on another.
    fn overlaps(&mut self, at: &str, painted: &Painted) {
        let seen = |text: &Text| {
            let clip = text.clip;
            text.lines
                .iter()
                .map(|line| line.intersect(clip).shrink(SLACK))
                .filter(Rect::is_positive)
                .collect::<Vec<_>>()
        };
        let lines: Vec<_> = painted.texts.iter().map(seen).collect();
        for (index, below) in painted.texts.iter().enumerate() {
            for (above, over) in painted.texts.iter().zip(&lines).skip(index + 1) {
                if !below.rect.intersects(above.rect) {
                    continue;
                }
                let both = lines[index].iter().flat_map(|one| over.iter().map(|other| one.intersect(*other)));
                let both = both.into_iter().find(Rect::is_positive);
                if both.is_some_and(|both| !painted.covered(below.turn, above.turn, both)) {
                    self.wrong(at, format!("‘{}’ stands on ‘{}’", above.said, below.said));
                }
            }
        }
    }

    /// Where text is typed: what does not fit there is scrolled to with the cursor.
    fn fields(&self) -> Vec<Rect> {
        let fields = self
            .window
            .query_all_by(|node| matches!(node.role(), Role::TextInput | Role::MultilineTextInput | Role::SearchInput));
        fields.map(|node| node.rect()).collect()
    }
}
