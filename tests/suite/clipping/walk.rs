//! The walk through the whole program: whatever can be opened is opened, once, and looked at.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::i18n::Texts;
use kortisto::ui::Place;

use super::album::Album;
use crate::window::{Setting, Window, window};

/// High enough for every page to be seen whole.
pub(super) const TALL: f32 = 4000.0;

/// The walk through the whole program in one language.
pub(super) struct Walk {
    pub(super) window: Window,
    pub(super) texts: Texts,
    pub(super) size: Vec2,
    /// What was found wrong, and where first.
    pub(super) findings: BTreeMap<String, String>,
    /// What has been opened, by the words before a colon.
    pub(super) opened: BTreeSet<String>,
    /// Shortened texts that have been found whole.
    pub(super) whole: BTreeSet<String>,
    /// What could be pressed before a list or a menu was opened over it.
    pub(super) under: Vec<(Role, String)>,
    /// Where the keys are tried instead of measuring: what has lain over the page.
    pub(super) keys: Option<BTreeSet<&'static str>>,
    /// Where pictures are taken instead of measuring: those there are.
    pub(super) album: Option<Album>,
}

impl Walk {
    pub(super) fn new(setting: Setting) -> Self {
        let texts = Texts::new(setting.language);
        #[expect(clippy::cast_precision_loss, reason = "a size in per cent")]
        let size = Vec2::from(setting.size) * 100.0 / setting.zoom as f32;
        Self::through(window(setting), texts, size)
    }

    /// The walk through a window that is there already.
    pub(super) fn through(mut window: Window, texts: Texts, size: Vec2) -> Self {
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
            album: None,
        }
    }

    pub(super) fn t(&self, key: &str) -> String {
        self.texts.get(key).to_owned()
    }

    /// Draws until nothing more is asked for.
    pub(super) fn calm(&mut self) {
        for _ in 0..6 {
            self.window.step();
            let ctx = self.window.ctx.clone();
            self.window.state_mut().settle(&ctx);
            if !ctx.has_requested_repaint() {
                break;
            }
        }
    }

    pub(super) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.calm();
    }

    pub(super) fn go(&mut self, place: Place) {
        self.close();
        let ctx = self.window.ctx.clone();
        self.window.state_mut().go(&ctx, place);
        self.calm();
        // A copy of an agency is something typed from its first moment.
        if self.modal().is_some() && self.offers(Role::Button, "ask-leave-discard") {
            self.click(Role::Button, &self.t("ask-leave-discard"));
        }
    }

    /// What lies over the page, on top of everything else that does.
    pub(super) fn popped(&self) -> Option<Rect> {
        self.window.ctx.memory(|memory| {
            let layers = memory.layer_ids().filter(|layer| layer.order == egui::Order::Foreground);
            layers.filter(|layer| memory.areas().is_visible(layer)).last().and_then(|layer| memory.area_rect(layer.id))
        })
    }

    /// Types into the search field of the window.
    pub(super) fn search(&mut self, text: &str) {
        self.press(Modifiers::COMMAND, Key::F);
        self.press(Modifiers::COMMAND, Key::A);
        self.window.event(egui::Event::Text(text.to_owned()));
        self.calm();
    }

    pub(super) fn modal(&self) -> Option<Rect> {
        let layer = self.window.ctx.memory(egui::Memory::top_modal_layer)?;
        self.window.ctx.memory(|memory| memory.area_rect(layer.id))
    }

    pub(super) fn popup(&self) -> bool {
        egui::Popup::is_any_open(&self.window.ctx)
    }

    pub(super) fn click(&mut self, role: Role, name: &str) {
        let found = self.window.query_all_by_role_and_label(role, name).next().map(|node| node.click_accesskit());
        assert!(
            found.is_some(),
            "nothing is called {name}: {:?}, {:?}",
            self.window.state().over(),
            self.names().iter().map(|one| one.1.clone()).collect::<Vec<_>>()
        );
        self.calm();
    }

    /// Everything with a name that can be pressed.
    pub(super) fn names(&self) -> Vec<(Role, String, Rect)> {
        let nodes = self
            .window
            .query_all_by(|node| pushable(node.role()) && !node.is_disabled() && node.bounding_box().is_some());
        nodes
            .filter_map(|node| Some((node.accesskit_node().role(), node.accesskit_node().label()?, node.rect())))
            .collect()
    }

    /// The same inside a window over the window.
    pub(super) fn names_of_window(&self) -> Vec<(Role, String)> {
        let nodes = self.window.query_all_by(|node| {
            let above = std::iter::successors(node.parent(), egui_kittest::kittest::AccessKitNode::parent);
            pushable(node.role()) && !node.is_disabled() && above.into_iter().any(|one| one.role() == Role::Dialog)
        });
        nodes.filter_map(|node| Some((node.accesskit_node().role(), node.accesskit_node().label()?))).collect()
    }

    pub(super) fn offers(&self, role: Role, key: &str) -> bool {
        self.names().iter().any(|(one, name, _)| (*one, name.as_str()) == (role, self.texts.get(key)))
    }

    pub(super) fn wrong(&mut self, at: &str, what: String) {
        self.findings.entry(what).or_insert_with(|| at.to_owned());
    }

    /// Looks at a page, and at whatever can be opened from it.
    pub(super) fn explore(&mut self, at: &str, reach: &dyn Fn(&mut Self)) {
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
    pub(super) fn back(&mut self, role: Role, name: &str, reach: &dyn Fn(&mut Self)) {
        self.close();
        if !self.names().iter().any(|(one, other, _)| (*one, other.as_str()) == (role, name)) {
            reach(self);
        }
    }

    /// Closes whatever lies over the page.
    pub(super) fn close(&mut self) {
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
    pub(super) fn next_tab(&mut self, page: &str) -> Option<String> {
        let tabs = self.names().into_iter().filter(|(role, ..)| *role == Role::Tab);
        // Tabs lead to each other: each is looked at from the page they all belong to.
        let page = page.split(", ").next().unwrap_or_default();
        tabs.map(|(_, name, _)| name).find(|name| self.opened.insert(format!("{page}, {}", words(name))))
    }

    /// Looks at what has been opened, and at what can be opened from there.
    pub(super) fn inside(&mut self, page: &str, at: &str, reach: &dyn Fn(&mut Self)) {
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
            // What takes the page's own place is a page, which is not left by its keys.
            if self.modal().is_some() || self.popup() {
                self.try_keys(&at, &|walk| {
                    reach(walk);
                    walk.click(role, &name);
                });
            }
            reach(self);
        }
    }

    /// What has not been opened yet in this language.
    pub(super) fn next_opener(&mut self, page: &str) -> Option<(Role, String)> {
        let (list, window) = (self.popup(), self.modal().is_some());
        let names = self.names();
        let of_window = self.names_of_window();
        let more = self.texts.with("tick-more", &[("what", "".into())]);
        for (role, name, _) in names {
            // The menu of a step is the same wherever it opens.
            let words = if name.ends_with(more.trim_start()) { more.trim_start() } else { words(&name) };
            // What is the page's own and what is a row's may have the same words.
            let of = if name == words { "" } else { " of something" };
            let key = format!("{page}: {role:?} {words}{of}");
            // The keys lead from there into the field of a detail: they are tried by themselves.
            let leads = self.keys.is_some() && words == self.texts.get("menu-correct");
            let ticks = words == more.trim_start();
            let opens = !leads && (role == Role::ComboBox || words.ends_with('…') || ticks || self.more(words));
            let one = (role, name.clone());
            let on_top = if list { !self.under.contains(&one) } else { !window || of_window.contains(&one) };
            if opens && on_top && !self.opened.contains(&key) {
                self.opened.insert(key);
                return Some((role, name));
            }
        }
        None
    }

    /// Openers whose words have no dots, or not where they say of what: what they open is what they name.
    pub(super) fn more(&self, name: &str) -> bool {
        OPENERS.iter().any(|key| name == self.texts.get(key).trim_end_matches('…'))
    }
}

/// The keys of what opens something without saying so with dots.
const OPENERS: [&str; 47] = [
    "absence-edit",
    "agency-more",
    "agreement-more",
    "ask-employee-edit",
    "ask-team-edit",
    "briefing-open",
    "characteristic-edit",
    "chart-more",
    "command-help",
    "contact-edit",
    "contact-more",
    "decision-become",
    "duty-edit",
    "edit",
    "figures-older",
    "grid-columns",
    "list-out",
    "lists-merge",
    "lists-step-edit",
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
    "questionnaire-export-all",
    "questionnaire-make",
    "questionnaire-show-people",
    "recurring-edit",
    "service-add",
    "service-change",
    "service-group-edit",
    "settings-language",
    "span-month",
    "span-weeks",
    "span-year",
    "system-edit",
    "upkeep-mine",
    "upkeep-no-longer-true",
    "work-add",
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
