//! The keyboard: which of the things that lie over each other a key speaks to, in which order Tab goes, and where the
//! keyboard is when something has closed.
//!
//! Everything here stands on one rule: a key that may change who listens ends the pass it comes in. What was typed
//! after it waits for the next pass, where whoever listens by then gets it, with the modifiers that the key itself had.
//! So nothing is lost of what comes in one burst, as it does from a fast typist or over a remote desktop.

mod layers;
mod order;

use egui::{Context, Event, Id, Key, LayerId, Modifiers, Plugin, Popup, RawInput, Ui};

use layers::Layers;
pub use layers::{Asked, Level};
pub use order::{Pane, message_area};
use order::{Panes, Spot};

/// What this window knows of its keyboard, between the passes.
#[derive(Default)]
pub struct Keyboard {
    /// What came after a key that may change who listens.
    waiting: Vec<Event>,
    /// That key in this pass, with its modifiers.
    key: Option<(Key, Modifiers)>,
    /// What had the keyboard when this pass began.
    began_with: Option<Id>,
    /// A list or a menu was open when this pass began.
    list_open: bool,
    layers: Layers,
    panes: Panes,
    /// What is to have the keyboard from the next pass on.
    next: Option<Id>,
    /// What in a row an arrow has led to in this pass.
    along: Option<Id>,
    /// What keeps Tab for itself, such as a table whose cells it goes through.
    keeps_tab: Vec<Id>,
    /// What kept it in the last pass.
    tab_kept: Vec<Id>,
    /// One of them is left, backwards or not.
    leaving: Option<(Id, bool)>,
}

/// Readies `ctx` for everything in this module.
pub fn install(ctx: &Context) {
    ctx.add_plugin(Keyboard::default());
}

/// Says that something lies over the page at `level` and, from its own first pass on, hears what the keys ask of it.
/// `id` tells it from the others.
pub fn over(ui: &Ui, id: Id, level: Level) -> Asked {
    let layer = ui.layer_id();
    with(ui.ctx(), |keyboard| keyboard.layers.draw(id, level, layer)).unwrap_or_default()
}

/// The same of something in the page, or in a window over it, whose parts are `parts`: it lies over the rest while one of
/// them has the keyboard.
pub fn over_where_focused(ui: &Ui, id: Id, parts: &[&egui::Response]) -> Asked {
    let here = parts.iter().any(|part| part.has_focus() || part.lost_focus());
    let window = with(ui.ctx(), |keyboard| keyboard.layers.is_window(ui.layer_id())).unwrap_or_default();
    let level = if window { Level::InWindow } else { Level::Field };
    if here { over(ui, id, level) } else { Asked::default() }
}

/// Says that the key of this pass has been used, and is nobody else's.
pub fn used(ctx: &Context) {
    with(ctx, |keyboard| keyboard.key = None);
}

impl Asked {
    /// Whether Enter was pressed for what the layer does by default: nothing that uses the key itself had the keyboard.
    /// To be asked when what lies there has been drawn.
    #[must_use]
    pub fn entered(&self, ctx: &Context) -> bool {
        let Some(id) = self.of else { return false };
        let (enter, field) = with(ctx, |keyboard| (keyboard.enter_for(id), keyboard.began_with)).unwrap_or_default();
        // A field of one line lets go of the keyboard with Enter; everything else uses the key.
        let lets_go =
            |field| egui::TextEdit::load_state(ctx, field).is_some() && ctx.memory(|memory| !memory.has_focus(field));
        enter && field.is_none_or(lets_go)
    }
}

/// Says that `id` uses Tab itself while it has the keyboard.
pub fn keep_tab(ctx: &Context, id: Id) {
    with(ctx, |keyboard| keyboard.keeps_tab.push(id));
}

/// Lets the keyboard go on from `from`, which keeps Tab for itself, to what comes after it, or before it.
pub fn leave(ctx: &Context, from: Id, back: bool) {
    with(ctx, |keyboard| keyboard.leaving = Some((from, back)));
}

/// Says where a pane of the window lies, so that F6 goes to it.
pub fn pane(ctx: &Context, pane: Pane, rect: egui::Rect) {
    with(ctx, |keyboard| keyboard.panes.draw(pane, rect));
}

/// Says that `ids` stand in a row that is one stop of Tab, at `chosen`, and that the arrows go through; which of them an
/// arrow has led to in this pass.
pub fn row(ctx: &Context, ids: Vec<Id>, chosen: Id) -> Option<Id> {
    one_stop(ctx, ids, chosen, (Key::ArrowLeft, Key::ArrowRight))
}

/// The same of what stands in a column.
pub fn column(ctx: &Context, ids: Vec<Id>, chosen: Id) -> Option<Id> {
    one_stop(ctx, ids, chosen, (Key::ArrowUp, Key::ArrowDown))
}

fn one_stop(ctx: &Context, ids: Vec<Id>, chosen: Id, arrows: (Key, Key)) -> Option<Id> {
    with(ctx, |keyboard| {
        let here = keyboard.along.filter(|id| ids.contains(id));
        keyboard.panes.draw_row(ids, chosen, arrows);
        here
    })
    .flatten()
}

/// Whether the keyboard is in such a row: what it turns to does not take the keyboard from there.
#[must_use]
pub fn in_row(ctx: &Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    with(ctx, |keyboard| focused.is_some_and(|id| keyboard.panes.in_row(id))).unwrap_or_default()
}

/// Puts the keyboard to the first thing of a pane, once it is drawn.
pub fn enter_pane(ctx: &Context, pane: Pane) {
    with(ctx, |keyboard| keyboard.panes.enter(pane));
    ctx.request_repaint();
}

/// Whether a list, a menu or anything over the page hears the keys at the moment.
#[must_use]
pub fn is_over(ctx: &Context) -> bool {
    Popup::is_any_open(ctx) || with(ctx, |keyboard| keyboard.layers.top().is_some()).unwrap_or_default()
}

fn with<R>(ctx: &Context, of: impl FnOnce(&mut Keyboard) -> R) -> Option<R> {
    ctx.with_plugin::<Keyboard, R>(of)
}

/// Whether someone else may listen after this event. Where the arrows move the keyboard, they too end a pass.
fn changes_listener(event: &Event, arrows: bool) -> bool {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => {
            let moves = matches!(key, Key::Enter | Key::Tab | Key::Escape | Key::F6);
            moves || (arrows && is_arrow(*key)) || modifiers.command || modifiers.alt
        }
        _ => false,
    }
}

const fn is_arrow(key: Key) -> bool {
    matches!(key, Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End)
}

impl Keyboard {
    /// Whether Enter was pressed, for `id`.
    fn enter_for(&self, id: Id) -> bool {
        let enter = matches!(self.key, Some((Key::Enter, modifiers)) if modifiers.is_none());
        enter && !self.list_open && self.layers.top().is_some_and(|top| top.id == id)
    }

    /// Takes the pass's key out of the input where it speaks to a layer, and hands it to that.
    fn route(&mut self, ctx: &Context, input: &mut RawInput) {
        let Some((key, modifiers)) = self.key else { return };
        let top = self.layers.top().map(|top| top.id);
        let leave = key == Key::Escape && modifiers.is_none();
        let save = modifiers.command_only() && matches!(key, Key::S | Key::Enter);
        // In a list nothing is saved.
        let save = save && self.layers.top().is_some_and(|top| top.level != Level::List);
        if leave && self.list_open {
            // A list closes itself.
            return;
        }
        let Some(top) = top else { return };
        if leave || save {
            input.events.pop();
        }
        if self.list_open {
            return;
        }
        if leave || save {
            self.layers.ask(Asked { leave, save, of: Some(top) });
            ctx.request_repaint();
        }
    }

    /// Where Tab, the arrows of a menu or F6 lead to.
    fn walk(&mut self, ctx: &Context, input: &mut RawInput) {
        if let (Some(from), Some((key, modifiers))) = (self.began_with, self.key)
            && modifiers.is_none()
            && !self.list_open
            && let Some(to) = self.panes.along(from, key)
        {
            input.events.pop();
            self.next = Some(to);
            self.along = Some(to);
            return;
        }
        let Some((key, modifiers)) = self.key_of_walk() else { return };
        let back = modifiers.shift;
        if key == Key::F6 {
            input.events.pop();
            if self.layers.modal().is_none() {
                self.next = self.panes.step(ctx, self.began_with, back);
            }
            return;
        }
        let list = open_list(ctx);
        if key != Key::Tab && list.is_none() {
            return;
        }
        if list.is_none() && self.began_with.is_some_and(|id| self.tab_kept.contains(&id)) {
            return;
        }
        let in_list = list.map(|layer| self.of_list(ctx, layer)).filter(|spots| !spots.is_empty());
        if list.is_some() && in_list.is_none() {
            if key != Key::Tab {
                return;
            }
            // The field that opened the list has the keyboard, and closes it before Tab goes on.
            Popup::close_all(ctx);
        }
        let spots = in_list.unwrap_or_else(|| match self.layers.modal() {
            Some(layer) => order::of_layer(ctx, layer),
            None => self.panes.all(ctx),
        });
        let here = self.began_with.filter(|id| spots.iter().any(|spot| spot.id == *id));
        let back = if key == Key::Tab { back } else { key == Key::ArrowUp };
        let last = here.and_then(|id| spots.iter().find(|spot| spot.id == id).copied()).or(self.layers.known());
        let to = order::step(&spots, last.as_ref(), here.is_some(), back);
        if let Some(to) = to {
            input.events.pop();
            self.next = Some(to);
        }
    }

    /// What of an open menu can have the keyboard, and of the menus that open from it.
    fn of_list(&self, ctx: &Context, root: LayerId) -> Vec<Spot> {
        let layers: Vec<LayerId> = ctx.viewport(|viewport| viewport.this_pass.widgets.layer_ids().collect());
        let further = layers.into_iter().filter(|layer| {
            let over = layer.order == egui::Order::Foreground && layer.id != message_area();
            over && *layer != root && !self.layers.is_window(*layer)
        });
        std::iter::once(root).chain(further).flat_map(|layer| order::of_layer(ctx, layer)).collect()
    }

    /// The pass's key, where it moves the keyboard.
    fn key_of_walk(&self) -> Option<(Key, Modifiers)> {
        let (key, modifiers) = self.key?;
        let walks = match key {
            Key::Tab | Key::F6 => modifiers.is_none() || modifiers.shift_only(),
            Key::ArrowUp | Key::ArrowDown => modifiers.is_none() && self.list_open,
            _ => false,
        };
        walks.then_some((key, modifiers))
    }
}

impl Plugin for Keyboard {
    fn debug_name(&self) -> &'static str {
        "keyboard"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let mut events = std::mem::take(&mut self.waiting);
        events.append(&mut input.events);
        self.began_with = self.next.or_else(|| ctx.memory(egui::Memory::focused));
        self.list_open = Popup::is_any_open(ctx);
        let arrows = self.list_open || self.began_with.is_some_and(|id| self.panes.in_row(id));
        let end = events.iter().position(|event| changes_listener(event, arrows));
        self.waiting = end.map_or_else(Vec::new, |at| events.split_off(at + 1));
        self.key = match events.last() {
            Some(Event::Key { key, modifiers, .. }) if end.is_some() => Some((*key, *modifiers)),
            _ => None,
        };
        input.events = events;
        self.tab_kept = std::mem::take(&mut self.keeps_tab);
        self.along = None;
        self.layers.begin();
        self.route(ctx, input);
        self.walk(ctx, input);
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        if let Some(next) = self.next.take() {
            ui.memory_mut(|memory| memory.request_focus(next));
        }
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx();
        let list = open_list(ctx);
        let typed = matches!(self.key, Some((Key::Enter, _)));
        let base = self.panes.end(ctx);
        let left = self.leaving.take().and_then(|(from, back)| {
            let spots = self.layers.modal().map_or_else(|| self.panes.all(ctx), |layer| order::of_layer(ctx, layer));
            let from = spots.iter().find(|spot| spot.id == from).copied();
            order::step(&spots, from.as_ref(), true, back)
        });
        let gone = self.layers.end(ctx, list, self.began_with, typed, &self.panes);
        self.next = self.next.or(left).or(base).or(gone);
        if self.next.is_some() || !self.waiting.is_empty() {
            ctx.request_repaint();
        }
    }
}

/// The layer of the list or the menu that is open.
fn open_list(ctx: &Context) -> Option<LayerId> {
    if !Popup::is_any_open(ctx) {
        return None;
    }
    let layers: Vec<LayerId> = ctx.viewport(|viewport| viewport.this_pass.widgets.layer_ids().collect());
    layers.into_iter().find(|layer| Popup::is_id_open(ctx, layer.id))
}
