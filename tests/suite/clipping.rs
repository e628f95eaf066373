//! No screen clips its longest text at 1280×720, in any language: every place, tab, view, form, menu and question is
//! opened over a register whose texts are the longest that life brings, and what was painted is measured.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Shape, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::Language;
use kortisto::domain::payroll::Step;
use kortisto::i18n::Texts;
use kortisto::i18n::names::step_key;
use kortisto::ui::Place;

use crate::longest::AGENCY;
use crate::window::{Setting, TODAY, Window, window};

/// What lies this much outside is a matter of rounding.
const SLACK: f32 = 1.5;

/// High enough for every page to be seen whole.
const TALL: f32 = 4000.0;

/// A text as it was painted.
#[derive(Clone, Debug)]
struct Text {
    said: String,
    rect: Rect,
    /// Where each of its lines stands; the first of them may begin behind another text.
    lines: Vec<Rect>,
    clip: Rect,
    elided: bool,
    /// When it was painted: what comes later lies on top.
    turn: usize,
}

/// What was painted in a frame.
#[derive(Default)]
struct Painted {
    texts: Vec<Text>,
    /// Opaque grounds, with their clip and turn.
    grounds: Vec<(Rect, Rect, usize)>,
    turn: usize,
}

impl Painted {
    fn of(window: &Window) -> Self {
        let mut painted = Self::default();
        for clipped in &window.output().shapes {
            painted.add(&clipped.shape, clipped.clip_rect);
        }
        painted
    }

    fn add(&mut self, shape: &Shape, clip: Rect) {
        self.turn += 1;
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.add(shape, clip)),
            Shape::Rect(rect) if rect.fill.is_opaque() => self.grounds.push((rect.rect, clip, self.turn)),
            Shape::Text(text) if !text.galley.text().trim().is_empty() && text.galley.mesh_bounds.is_positive() => {
                self.texts.push(Text {
                    said: text.galley.text().to_owned(),
                    rect: text.visual_bounding_rect(),
                    lines: lines(text),
                    clip,
                    elided: text.galley.elided,
                    turn: self.turn,
                });
            }
            _ => {}
        }
    }

    /// Something opaque lies between two things painted one over the other.
    fn covered(&self, below: usize, above: usize, place: Rect) -> bool {
        self.grounds.iter().any(|(rect, clip, turn)| {
            (below + 1..above).contains(turn) && rect.intersect(*clip).expand(1.0).contains_rect(place)
        })
    }
}

/// Where the lines of a text stand.
fn lines(text: &egui::epaint::TextShape) -> Vec<Rect> {
    if text.angle != 0.0 {
        return vec![text.visual_bounding_rect()];
    }
    let placed = text.galley.rows.iter();
    placed
        .map(|row| row.row.visuals.mesh_bounds.translate(row.pos.to_vec2() + text.pos.to_vec2()))
        .filter(Rect::is_positive)
        .collect()
}

/// The walk through the whole program in one language.
struct Walk {
    window: Window,
    texts: Texts,
    size: Vec2,
    /// What was found wrong, and where first.
    findings: BTreeMap<String, String>,
    /// What has been opened, by the words before a colon.
    opened: BTreeSet<String>,
    /// Shortened texts that have been found whole.
    whole: BTreeSet<String>,
    /// What could be pressed before a list or a menu was opened over it.
    under: Vec<(Role, String)>,
    /// Where the keys are tried instead of measuring: what has lain over the page.
    keys: Option<BTreeSet<&'static str>>,
}

impl Walk {
    fn new(setting: Setting) -> Self {
        let texts = Texts::new(setting.language);
        #[expect(clippy::cast_precision_loss, reason = "a size in per cent")]
        let size = Vec2::from(setting.size) * 100.0 / setting.zoom as f32;
        let mut window = window(setting);
        window.set_size(Vec2::new(size.x, TALL));
        Self {
            window,
            texts,
            size,
            findings: BTreeMap::new(),
            opened: BTreeSet::new(),
            whole: BTreeSet::new(),
            under: Vec::new(),
            keys: None,
        }
    }

    fn t(&self, key: &str) -> String {
        self.texts.get(key).to_owned()
    }

    /// Draws until nothing more is asked for.
    fn calm(&mut self) {
        for _ in 0..6 {
            self.window.step();
            let ctx = self.window.ctx.clone();
            self.window.state_mut().settle(&ctx);
            if !ctx.has_requested_repaint() {
                break;
            }
        }
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.calm();
    }

    fn go(&mut self, place: Place) {
        self.close();
        let ctx = self.window.ctx.clone();
        self.window.state_mut().go(&ctx, place);
        self.calm();
    }

    /// What lies over the page, on top of everything else that does.
    fn popped(&self) -> Option<Rect> {
        self.window.ctx.memory(|memory| {
            let layers = memory.layer_ids().filter(|layer| layer.order == egui::Order::Foreground);
            layers.filter(|layer| memory.areas().is_visible(layer)).last().and_then(|layer| memory.area_rect(layer.id))
        })
    }

    /// Types into the search field of the window.
    fn search(&mut self, text: &str) {
        self.press(Modifiers::COMMAND, Key::F);
        self.press(Modifiers::COMMAND, Key::A);
        self.window.event(egui::Event::Text(text.to_owned()));
        self.calm();
    }

    fn modal(&self) -> Option<Rect> {
        let layer = self.window.ctx.memory(egui::Memory::top_modal_layer)?;
        self.window.ctx.memory(|memory| memory.area_rect(layer.id))
    }

    fn popup(&self) -> bool {
        egui::Popup::is_any_open(&self.window.ctx)
    }

    fn click(&mut self, role: Role, name: &str) {
        let found = self.window.query_all_by_role_and_label(role, name).next().map(|node| node.click_accesskit());
        assert!(found.is_some(), "nothing is called {name}");
        self.calm();
    }

    /// Everything with a name that can be pressed.
    fn names(&self) -> Vec<(Role, String, Rect)> {
        let nodes = self
            .window
            .query_all_by(|node| pushable(node.role()) && !node.is_disabled() && node.bounding_box().is_some());
        nodes
            .filter_map(|node| Some((node.accesskit_node().role(), node.accesskit_node().label()?, node.rect())))
            .collect()
    }

    /// The same inside a window over the window.
    fn names_of_window(&self) -> Vec<(Role, String)> {
        let nodes = self.window.query_all_by(|node| {
            let above = std::iter::successors(node.parent(), egui_kittest::kittest::AccessKitNode::parent);
            pushable(node.role()) && !node.is_disabled() && above.into_iter().any(|one| one.role() == Role::Dialog)
        });
        nodes.filter_map(|node| Some((node.accesskit_node().role(), node.accesskit_node().label()?))).collect()
    }

    fn offers(&self, role: Role, key: &str) -> bool {
        self.names().iter().any(|(one, name, _)| (*one, name.as_str()) == (role, self.texts.get(key)))
    }

    fn wrong(&mut self, at: &str, what: String) {
        self.findings.entry(what).or_insert_with(|| at.to_owned());
    }

    /// Measures what is on the screen: with everything in sight that is below, and as it is.
    fn look(&mut self, at: &str) {
        if self.keys.is_some() {
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
    fn measure(&mut self, at: &str) {
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
            let beside = self.screen().center();
            if !self.scrolls(beside, Vec2::X, &name)
                && !self.scrolls(rect.intersect(self.screen().shrink(24.0)).center(), Vec2::X, &name)
            {
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
        // What is typed to find one's own name is written nowhere.
        let who = self.texts.get("who-title");
        if self.window.query_all_by(|node| [node.label(), node.value()].contains(&Some(who.to_owned()))).count() > 0 {
            return;
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
        for text in painted.texts {
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
                self.wrong(at, format!("‘{}’ is cut at its top or foot and does not scroll", text.said));
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

    /// Looks at a page, and at whatever can be opened from it.
    fn explore(&mut self, at: &str, reach: &dyn Fn(&mut Self)) {
        reach(self);
        self.look(at);
        while let Some((role, name)) = self.next_opener(at) {
            self.under = self.names().into_iter().map(|(role, name, _)| (role, name)).collect();
            self.click(role, &name);
            self.inside(at, &format!("{at} › {name}"), &|walk| {
                walk.back(role, &name, reach);
                walk.click(role, &name);
            });
            self.back(role, &name, reach);
        }
        while let Some(name) = self.next_tab(at) {
            self.explore(&format!("{at}, {name}"), &|walk| {
                reach(walk);
                walk.click(Role::Tab, &name);
            });
            reach(self);
        }
    }

    /// Back to a page from which something was opened.
    fn back(&mut self, role: Role, name: &str, reach: &dyn Fn(&mut Self)) {
        self.close();
        if !self.names().iter().any(|(one, other, _)| (*one, other.as_str()) == (role, name)) {
            reach(self);
        }
    }

    /// Closes whatever lies over the page.
    fn close(&mut self) {
        for _ in 0..4 {
            if self.modal().is_none() && !self.popup() {
                return;
            }
            self.press(Modifiers::NONE, Key::Escape);
            // The keys that are tried may have typed something.
            if self.offers(Role::Button, "ask-leave-discard") {
                self.click(Role::Button, &self.t("ask-leave-discard"));
            }
        }
        panic!("something stays open: {:?}, {:?}", self.window.state().over(), self.opened.last());
    }

    /// A tab of the page that has not been looked at yet.
    fn next_tab(&mut self, page: &str) -> Option<String> {
        let tabs = self.names().into_iter().filter(|(role, ..)| *role == Role::Tab);
        // Tabs lead to each other: each is looked at from the page they all belong to.
        let page = page.split(", ").next().unwrap_or_default();
        tabs.map(|(_, name, _)| name).find(|name| self.opened.insert(format!("{page}, {}", words(name))))
    }

    /// Looks at what has been opened, and at what can be opened from there.
    fn inside(&mut self, page: &str, at: &str, reach: &dyn Fn(&mut Self)) {
        self.look(at);
        if self.modal().is_none() && !self.popup() {
            return;
        }
        self.try_keys(at, reach);
        while self.modal().is_some() || self.popup() {
            let Some((role, name)) = self.next_opener(page) else { break };
            self.click(role, &name);
            let at = format!("{at} › {name}");
            self.look(&at);
            self.try_keys(&at, &|walk| {
                reach(walk);
                walk.click(role, &name);
            });
            reach(self);
        }
    }

    /// Tries the keys on what lies over the page: Tab goes round inside, Ctrl+S and Enter lose nothing, Esc closes it and
    /// nothing else, and the keyboard is somewhere afterwards.
    fn try_keys(&mut self, at: &str, reach: &dyn Fn(&mut Self)) {
        let over = self.window.state().over();
        let Some(seen) = &mut self.keys else { return };
        seen.extend(&over);
        let popup = self.popup();
        let Some(modal) = self.modal().filter(|_| !popup) else {
            if popup {
                self.press(Modifiers::NONE, Key::Escape);
                if self.popup() || self.window.state().over() != over {
                    self.wrong(at, "Esc closes the list and nothing else".into());
                }
                self.somewhere(at);
                reach(self);
            }
            return;
        };
        for modifiers in [Modifiers::NONE, Modifiers::NONE, Modifiers::SHIFT, Modifiers::SHIFT, Modifiers::SHIFT] {
            self.press(modifiers, Key::Tab);
            let here = self.focused();
            if !here.is_some_and(|rect| modal.expand(2.0).contains(rect.center())) {
                self.wrong(at, format!("Tab leads out of {modal:?}, to {here:?}"));
            }
        }
        for (modifiers, key) in [(Modifiers::COMMAND, Key::S), (Modifiers::NONE, Key::Enter)] {
            self.close();
            reach(self);
            let before = std::sync::Arc::clone(self.window.state().snapshot());
            self.press(modifiers, key);
            let now = std::sync::Arc::clone(self.window.state().snapshot());
            if now.agency.len() < before.agency.len() || now.contact.len() < before.contact.len() {
                self.wrong(at, format!("{key:?} takes something away"));
            }
            self.close();
            for _ in 0..4 {
                if self.window.state().snapshot().rows == before.rows {
                    break;
                }
                self.window.state_mut().undo_newest();
                self.calm();
            }
            assert!(self.window.state().snapshot().rows == before.rows, "{at}: {key:?} cannot be taken back");
        }
        self.close();
        reach(self);
        self.press(Modifiers::NONE, Key::Escape);
        let left = self.window.state().over();
        if self.popup() || left.len() + 1 < over.len() || (self.modal() == Some(modal) && left == over) {
            self.wrong(at, format!("Esc closes one thing: {over:?}, then {left:?}"));
        }
        self.somewhere(at);
        self.close();
        reach(self);
    }

    fn focused(&self) -> Option<Rect> {
        let id = self.window.ctx.memory(egui::Memory::focused)?;
        self.window.ctx.read_response(id).map(|response| response.rect)
    }

    /// The keyboard is somewhere.
    fn somewhere(&mut self, at: &str) {
        if self.focused().is_none() {
            self.wrong(at, "the keyboard is nowhere".into());
        }
    }

    /// What has not been opened yet in this language.
    fn next_opener(&mut self, page: &str) -> Option<(Role, String)> {
        let (list, window) = (self.popup(), self.modal().is_some());
        let names = self.names();
        let of_window = self.names_of_window();
        for (role, name, _) in names {
            let words = words(&name);
            // What is the page's own and what is a row's may have the same words.
            let of = if name == words { "" } else { " of something" };
            let key = format!("{page}: {role:?} {words}{of}");
            let opens = role == Role::ComboBox || words.ends_with('…') || self.more(words);
            let one = (role, name.clone());
            let on_top = if list { !self.under.contains(&one) } else { !window || of_window.contains(&one) };
            if opens && on_top && !self.opened.contains(&key) {
                self.opened.insert(key);
                return Some((role, name));
            }
        }
        None
    }

    /// Openers whose words have no dots: what they open is what they name.
    fn more(&self, name: &str) -> bool {
        OPENERS.iter().any(|key| name == self.texts.get(key))
    }
}

/// The keys of what opens something without saying so with dots.
const OPENERS: [&str; 40] = [
    "absence-edit",
    "agency-more",
    "agreement-more",
    "ask-employee-edit",
    "ask-team-edit",
    "briefing-open",
    "chart-more",
    "command-help",
    "command-new",
    "contact-edit",
    "contact-more",
    "duty-edit",
    "edit",
    "figures-older",
    "grid-columns",
    "matter-edit",
    "menu-delete",
    "pair-edit",
    "payroll-edit",
    "payroll-months",
    "payroll-more",
    "payroll-table",
    "print-more",
    "questionnaire-edit-question",
    "questionnaire-edit-round",
    "questionnaire-show-people",
    "service-add",
    "service-change",
    "service-group-edit",
    "settings-language",
    "span-month",
    "span-weeks",
    "span-year",
    "staff-add",
    "staff-add-team",
    "system-edit",
    "upkeep-mine",
    "work-more",
    "workload-chart",
    "workload-table",
];

/// What a name says before it says of what.
fn words(name: &str) -> &str {
    name.split(": ").next().unwrap_or_default()
}

fn pushable(role: Role) -> bool {
    matches!(role, Role::Button | Role::Link | Role::ComboBox | Role::Tab | Role::MenuItem)
}

fn whole_program(walk: &mut Walk) {
    // The agency that has most to show is the one that is looked at.
    walk.go(Place::Agencies);
    walk.search(AGENCY);
    walk.look("search");
    walk.press(Modifiers::NONE, Key::Enter);
    for place in Place::ALL {
        let name = walk.t(place.key());
        walk.explore(&name, &|walk| walk.go(place));
    }
}

/// Where one comes to only through somebody: the page of one of us, and an absence with what is left over to others.
fn somebody(walk: &mut Walk) {
    let snapshot = std::sync::Arc::clone(walk.window.state().snapshot());
    let name = |id| snapshot.employee.get(id).expect("one of us").name.clone();
    let person = snapshot.work_pair.iter().next().expect("made up").first;
    walk.explore("person", &|walk| {
        walk.go(Place::Staff);
        walk.search(&name(person));
        walk.press(Modifiers::NONE, Key::Enter);
        assert!(walk.offers(Role::Button, "leaving"), "the page of {}", name(person));
    });
    let away = snapshot.absence.iter().find(|one| one.from_day < TODAY && one.to_day > TODAY).expect("made up");
    let away = format!("{}, ", name(away.employee));
    // The tabs beside it have been looked at already.
    let at = format!("{}, opened", walk.t(Place::Absences.key()));
    walk.explore(&at, &|walk| {
        walk.go(Place::Absences);
        walk.click(Role::Tab, &walk.t("absences-cover"));
        let back = walk.t("briefing-back");
        for (role, starts) in [(Role::Button, back), (Role::Link, away.clone())] {
            let found = walk.names().into_iter().find(|(one, name, _)| *one == role && name.starts_with(&starts));
            if let Some((_, name, _)) = found {
                walk.click(role, &name);
            }
        }
        assert!(walk.offers(Role::Button, "briefing-open"), "the absence of {away}");
    });
}

/// What only a cell leads to, whose name says what stands in it: a date of the payroll calendar, a figure.
fn cells(walk: &mut Walk) {
    let date = |walk: &mut Walk| {
        walk.go(Place::Agencies);
        walk.click(Role::Tab, &walk.t("tab-payroll"));
        let table = walk.t("payroll-table");
        if let Some((role, ..)) = walk.names().into_iter().find(|(_, name, _)| *name == table) {
            walk.click(role, &table);
        }
        let step = format!(": {}, ", walk.t(&step_key(Step::PayDay)));
        let found = walk.names().into_iter().find(|(role, name, _)| *role == Role::Button && name.contains(&step));
        walk.window.get_by_role_and_label(Role::Button, &found.expect("a date").1).focus();
        walk.calm();
        walk.press(Modifiers::NONE, Key::Enter);
    };
    let figure = |walk: &mut Walk| {
        walk.go(Place::Agencies);
        walk.click(Role::Tab, &walk.t("tab-card"));
        walk.press(Modifiers::COMMAND, Key::Num7);
        walk.press(Modifiers::SHIFT, Key::F2);
    };
    for (at, reach) in [("a date", &date as &dyn Fn(&mut Walk)), ("a figure", &figure)] {
        reach(walk);
        assert!(walk.modal().is_some(), "{at} has a form");
        walk.inside(at, at, reach);
        walk.close();
    }
}

/// Before there is anything: no file, a register just made, and nobody known at the keyboard.
fn beginnings(language: Language) -> Vec<Walk> {
    let setting = || Setting { language, longest: true, today: true, ..Setting::default() };
    let mut welcome = Walk::new(Setting { agencies: None, ..setting() });
    welcome.look("welcome");
    let mut who = Walk::new(Setting { asks_who: true, ..setting() });
    assert!(who.modal().is_some(), "it is asked who sits here");
    who.look("who");
    let mut empty = Walk::new(Setting { agencies: Some(0), ..setting() });
    for place in Place::ALL {
        let name = empty.t(place.key());
        empty.explore(&format!("{name}, empty"), &|walk| walk.go(place));
    }
    vec![welcome, who, empty]
}

fn walk(language: Language) {
    let mut walk = Walk::new(Setting { language, longest: true, size: [1280.0, 720.0], ..Setting::default() });
    whole_program(&mut walk);
    somebody(&mut walk);
    cells(&mut walk);
    let mut walks = beginnings(language);
    walks.push(walk);
    // A screen that is wrong is often wrong in many places: a few of each tell which it is.
    let mut told: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (what, at) in walks.iter().flat_map(|walk| &walk.findings) {
        let kind = what.rsplit('’').next().unwrap_or_default().chars().filter(|c| c.is_alphabetic()).collect();
        let count = told.entry((at.clone(), kind)).or_default();
        *count += 1;
        if *count <= 3 {
            found.push(format!("{language:?}, {at}: {what}"));
        }
    }
    assert!(found.is_empty(), "findings:\n{}", found.join("\n"));
}

/// What lies over the page only when something happens that no button asks for.
const SAID: [&str; 15] = [
    "NotOpened",
    "Say",
    "Tell",
    "Settle",
    "RoundClosed",
    "PersonalCode",
    "Failed",
    "Refused",
    "Unsaved",
    "Offered",
    "Who",
    "LeaveDraft",
    "LeaveFile",
    "OpenDocument",
    "Merging",
];

#[test]
fn every_form_question_list_and_menu_answers_the_same_keys() {
    let mut walk = Walk::new(Setting { longest: false, size: [1280.0, 720.0], ..Setting::default() });
    walk.keys = Some(BTreeSet::new());
    whole_program(&mut walk);
    somebody(&mut walk);
    cells(&mut walk);
    let seen = walk.keys.take().unwrap_or_default();
    let missing: Vec<&str> = kortisto::ui::Shell::all_over().filter(|name| !seen.contains(name)).collect();
    let unexpected: Vec<&&str> = missing.iter().filter(|name| !SAID.contains(*name)).collect();
    let found: Vec<String> = walk.findings.iter().map(|(what, at)| format!("{at}: {what}")).collect();
    assert!(found.is_empty() && unexpected.is_empty(), "not in the walk: {unexpected:?}\n{}", found.join("\n"));
}

#[test]
fn no_screen_clips_its_longest_text_in_finnish() {
    walk(Language::Fi);
}

#[test]
fn no_screen_clips_its_longest_text_in_swedish() {
    walk(Language::Sv);
}

#[test]
fn no_screen_clips_its_longest_text_in_english() {
    walk(Language::En);
}
