//! What lies over the page: which of it the keys speak to, and where the keyboard is when it has closed.

use egui::{Context, Id, LayerId};

use super::order::{Panes, Spot, nearest, of_layer};

/// How far above the page something lies. Of what lies at one level, what is drawn last is on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Something in the page that is edited in place.
    Field,
    /// A list under a field, such as what a search has found.
    List,
    /// A window over the window: a form, a question, something that is said.
    Window,
    /// Something in such a window that is edited by itself.
    InWindow,
}

/// What the keys have asked of a layer in this pass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Esc: to be left, with a question where something is typed.
    pub leave: bool,
    /// Ctrl+S or Ctrl+Enter: to be saved.
    pub save: bool,
    /// The layer itself.
    pub(super) of: Option<Id>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Layer {
    pub id: Id,
    pub level: Level,
    egui: LayerId,
}

/// For so many passes a window over the window may take to say what in it is to have the keyboard.
const OPENING: u8 = 3;

/// What lies over the page, the lowest first.
#[derive(Default)]
pub(super) struct Layers {
    drawn: Vec<Layer>,
    last: Vec<Layer>,
    asked: Option<Asked>,
    /// What had the keyboard last in each layer; without a layer, in the page.
    known: Vec<(Option<Id>, Spot)>,
    /// What had it before that where it has last changed hands.
    before: Option<(Option<Id>, Spot)>,
    /// The layer that hears the keys.
    listening: Option<Id>,
    /// A window over the window has opened, and nothing in it has the keyboard yet.
    fresh: u8,
}

impl Layers {
    pub fn begin(&mut self) {
        self.drawn.clear();
        self.asked = None;
    }

    pub fn draw(&mut self, id: Id, level: Level, egui: LayerId) -> Asked {
        let at = self.drawn.partition_point(|one| one.level <= level);
        self.drawn.insert(at, Layer { id, level, egui });
        self.asked.filter(|asked| asked.of == Some(id)).unwrap_or(Asked { of: Some(id), ..Asked::default() })
    }

    pub fn ask(&mut self, asked: Asked) {
        self.asked = Some(asked);
    }

    /// The topmost of the last pass.
    pub fn top(&self) -> Option<&Layer> {
        self.last.last()
    }

    /// The layer of the topmost window over the window.
    pub fn modal(&self) -> Option<LayerId> {
        self.last.iter().rev().find(|one| one.level == Level::Window).map(|one| one.egui)
    }

    /// Whether this is the layer of a window over the window.
    pub fn is_window(&self, layer: LayerId) -> bool {
        self.last.iter().any(|one| one.level == Level::Window && one.egui == layer)
    }

    /// What had the keyboard last where it is now.
    pub fn known(&self) -> Option<Spot> {
        self.known.iter().find(|(layer, _)| *layer == self.listening).map(|(_, spot)| *spot)
    }

    /// Ends a pass; what is to have the keyboard, where something has closed or gone.
    pub fn end(
        &mut self,
        ctx: &Context,
        list: Option<LayerId>,
        began_with: Option<Id>,
        entered: bool,
        panes: &Panes,
    ) -> Option<Id> {
        self.last = self.drawn.clone();
        let listening = list.map(|list| list.id).or_else(|| self.last.last().map(|top| top.id));
        let spots = match list.or_else(|| self.modal()) {
            Some(layer) => of_layer(ctx, layer),
            None => panes.all(ctx),
        };
        let focused = ctx.memory(egui::Memory::focused);
        let here = focused.and_then(|id| spots.iter().find(|spot| spot.id == id)).copied();
        let clicked = ctx.viewport(|viewport| viewport.interact_widgets.clicked);
        let changed = listening != self.listening;
        let gone_up = changed && !self.known.iter().any(|(layer, _)| *layer == listening);
        if changed && gone_up {
            // A field that is a layer of its own has the keyboard before it lies over anything.
            let own = here.zip(self.known()).is_some_and(|(here, known)| here.id == known.id);
            if let Some((of, spot)) = self.before.filter(|(of, _)| own && *of == self.listening) {
                self.remember(of, spot);
            }
            // What was clicked has opened it.
            if let Some(spot) = clicked.and_then(|id| all(ctx).into_iter().find(|spot| spot.id == id)) {
                self.remember(self.listening, spot);
            }
        }
        let pointed = ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
        let was = self.known.iter().find(|(layer, _)| *layer == listening).map(|(_, spot)| *spot);
        self.listening = listening;
        if changed {
            self.fresh = u8::from(self.last.last().is_some_and(|top| top.level == Level::Window)) * OPENING;
        }
        let open = |layer: &Option<Id>| {
            layer.is_none() || *layer == listening || self.last.iter().any(|one| Some(one.id) == *layer)
        };
        self.known.retain(|(layer, _)| open(layer));
        if let Some(spot) = here.or_else(|| clicked.and_then(|id| spots.iter().find(|spot| spot.id == id)).copied()) {
            self.fresh = 0;
            self.remember(listening, spot);
            return None;
        }
        let back =
            |was: Spot| spots.iter().find(|spot| spot.id == was.id).copied().or_else(|| nearest(&spots, was.rect));
        if changed && !gone_up {
            // Something has closed: back to where the keyboard was before.
            return was.and_then(back).map(|spot| spot.id);
        }
        if list.is_some() && gone_up && changed && !pointed {
            // Opened by keyboard, a menu begins with its first line.
            return spots.first().map(|spot| spot.id);
        }
        if list.is_none() && self.fresh > 0 && !pointed {
            // What is drawn first may still put the keyboard where it wants it.
            self.fresh -= 1;
            ctx.request_repaint();
            return spots.first().filter(|_| self.fresh == 0).map(|spot| spot.id);
        }
        // Whatever had it has let go of it with Enter, or is not there any more.
        let vanished = began_with.is_some_and(|id| !spots.iter().any(|spot| spot.id == id));
        let lost = began_with.is_some() && !pointed && (entered || vanished);
        if lost && was.is_some_and(|was| Some(was.id) == began_with) {
            was.and_then(back).map(|spot| spot.id)
        } else {
            None
        }
    }

    fn remember(&mut self, layer: Option<Id>, spot: Spot) {
        let at = self.known.iter().position(|(known, _)| *known == layer);
        if let Some((_, was)) = at.map(|at| self.known.swap_remove(at))
            && was.id != spot.id
        {
            self.before = Some((layer, was));
        }
        self.known.push((layer, spot));
    }
}

fn all(ctx: &Context) -> Vec<Spot> {
    ctx.viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.layers().flat_map(|(_, widgets)| widgets);
        widgets.filter(|widget| widget.sense.is_focusable()).map(Spot::of).collect()
    })
}
