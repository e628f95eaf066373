//! The order of reading: in which order Tab goes through what can have the keyboard, and F6 through the panes.

use egui::{Context, Id, Key, LayerId, Order, Rect};

/// The panes of the window, in the order in which F6 and Tab go through them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pane {
    /// The bar at the top.
    Top,
    /// The pages.
    Navigation,
    /// The list beside the page, such as that of the agencies.
    List,
    /// The page.
    Page,
    /// The bar at the bottom.
    Status,
    /// Short messages.
    Messages,
}

/// Something that can have the keyboard, and where it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub id: Id,
    pub rect: Rect,
    /// Some of it is in sight.
    pub seen: bool,
}

impl Spot {
    pub fn of(widget: &egui::WidgetRect) -> Self {
        Self { id: widget.id, rect: widget.rect, seen: widget.interact_rect.is_positive() }
    }
}

/// Where the panes lie.
#[derive(Default)]
pub(super) struct Panes {
    drawn: Vec<(Pane, Rect)>,
    last: Vec<(Pane, Rect)>,
    /// What had the keyboard last in each.
    known: Vec<(Pane, Id)>,
    /// The pane that is to be entered, and for how many passes it has been waited for.
    entering: Option<(Pane, u8)>,
    rows_drawn: Vec<Row>,
    rows: Vec<Row>,
}

/// What is one stop of Tab, such as the tabs of a page; the arrows go through it.
struct Row {
    ids: Vec<Id>,
    /// Which arrow goes back in it, and which goes on.
    arrows: (Key, Key),
    /// Where Tab comes to when it comes from elsewhere.
    chosen: Id,
}

/// For so many passes a pane may take to show what is to have the keyboard.
const PATIENCE: u8 = 8;

impl Panes {
    pub fn draw(&mut self, pane: Pane, rect: Rect) {
        self.drawn.push((pane, rect));
    }

    pub fn draw_row(&mut self, ids: Vec<Id>, chosen: Id, arrows: (Key, Key)) {
        self.rows_drawn.push(Row { ids, arrows, chosen });
    }

    /// What an arrow, Home or End leads to in the row in which `from` stands; it goes no further than the ends.
    pub fn along(&self, from: Id, key: Key) -> Option<Id> {
        let Row { ids, arrows: (back, on), .. } = self.rows.iter().find(|row| row.ids.contains(&from))?;
        let at = ids.iter().position(|id| *id == from)?;
        let last = ids.len() - 1;
        let to = match key {
            Key::Home => 0,
            Key::End => last,
            _ if key == *back => at.saturating_sub(1),
            _ if key == *on => (at + 1).min(last),
            _ => return None,
        };
        ids.get(to).copied()
    }

    /// Whether something stands in a row that is one stop.
    pub fn in_row(&self, id: Id) -> bool {
        self.rows.iter().any(|row| row.ids.contains(&id))
    }

    /// Whether Tab stops at something: in a row only at what has the keyboard, or else at what is chosen.
    fn stops(&self, id: Id, focused: Option<Id>) -> bool {
        self.rows.iter().find(|row| row.ids.contains(&id)).is_none_or(|row| {
            let here = focused.filter(|focused| row.ids.contains(focused));
            here.unwrap_or(row.chosen) == id
        })
    }

    pub fn enter(&mut self, pane: Pane) {
        self.entering = Some((pane, 0));
    }

    /// Ends a pass; what of the pane that is to be entered is to have the keyboard.
    pub fn end(&mut self, ctx: &Context) -> Option<Id> {
        self.last = std::mem::take(&mut self.drawn);
        self.rows = std::mem::take(&mut self.rows_drawn);
        if let Some(focused) = ctx.memory(egui::Memory::focused)
            && let Some(spot) = all_below(ctx).into_iter().find(|spot| spot.id == focused)
        {
            let pane = self.of(&spot);
            self.known.retain(|(known, _)| *known != pane);
            self.known.push((pane, focused));
            // The page has put the keyboard where it wants it.
            self.entering = self.entering.filter(|(entering, _)| *entering != pane);
        }
        let (pane, waited) = self.entering?;
        let first = self.all(ctx).into_iter().find(|spot| self.of(spot) == pane);
        // What is drawn for the first time may still move.
        self.entering = (waited < PATIENCE && (first.is_none() || waited == 0)).then_some((pane, waited + 1));
        if self.entering.is_some() {
            ctx.request_repaint();
            return None;
        }
        first.map(|spot| spot.id)
    }

    /// The pane something stands in. What is scrolled out of sight lies behind the bars, and still belongs to the column
    /// that scrolls.
    fn of(&self, spot: &Spot) -> Pane {
        let at = spot.rect.center();
        let over = |(pane, rect): &&(Pane, Rect)| match pane {
            Pane::Navigation | Pane::List if !spot.seen => rect.x_range().contains(at.x),
            _ => spot.seen && rect.contains(at),
        };
        self.last.iter().find(over).map_or(Pane::Page, |(pane, _)| *pane)
    }

    /// Everything of the window itself that can have the keyboard, pane by pane.
    pub fn all(&self, ctx: &Context) -> Vec<Spot> {
        let mut spots = all_below(ctx);
        let focused = ctx.memory(egui::Memory::focused);
        spots.retain(|spot| self.stops(spot.id, focused));
        // Within a pane the order stays.
        spots.sort_by_key(|spot| self.of(spot));
        spots.extend(messages(ctx));
        spots
    }

    /// What has the keyboard after F6: what had it last in the next pane, or else the first thing there.
    pub fn step(&self, ctx: &Context, from: Option<Id>, back: bool) -> Option<Id> {
        let spots = self.all(ctx);
        let short = messages(ctx);
        let pane_of = |spot: &Spot| {
            if short.iter().any(|one| one.id == spot.id) { Pane::Messages } else { self.of(spot) }
        };
        let mut panes: Vec<Pane> = spots.iter().map(pane_of).collect();
        panes.sort();
        panes.dedup();
        let here = from.and_then(|id| spots.iter().find(|spot| spot.id == id)).map(pane_of);
        let count = panes.len();
        let at = here.and_then(|here| panes.iter().position(|pane| *pane == here));
        let to = match (at, back) {
            (None, false) => 0,
            (None, true) => count.checked_sub(1)?,
            (Some(at), false) => (at + 1) % count,
            (Some(at), true) => (at + count - 1) % count,
        };
        let pane = *panes.get(to)?;
        let known = self.known.iter().find(|(known, _)| *known == pane).map(|(_, id)| *id);
        let known = known.filter(|id| spots.iter().any(|spot| spot.id == *id && pane_of(spot) == pane));
        known.or_else(|| spots.iter().find(|spot| pane_of(spot) == pane).map(|spot| spot.id))
    }
}

/// What of a layer can have the keyboard, in the order of reading.
pub(super) fn of_layer(ctx: &Context, layer: LayerId) -> Vec<Spot> {
    let spots = ctx.viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.get_layer(layer);
        widgets.filter(|widget| widget.enabled && widget.sense.is_focusable()).map(Spot::of).collect()
    });
    reading(spots)
}

fn all_below(ctx: &Context) -> Vec<Spot> {
    of_layer(ctx, LayerId::background())
}

fn messages(ctx: &Context) -> Vec<Spot> {
    of_layer(ctx, LayerId::new(Order::Foreground, message_area()))
}

/// The area in which short messages stand.
pub fn message_area() -> Id {
    Id::unique("toasts")
}

/// What is drawn from right to left, such as buttons at the right end of a row, is read from left to right; what
/// surrounds something is read before it.
fn reading(mut spots: Vec<Spot>) -> Vec<Spot> {
    let mut from = 0;
    while from < spots.len() {
        let mut to = from + 1;
        while let (Some(before), Some(here)) = (spots.get(to - 1), spots.get(to))
            && (to_the_left(here.rect, before.rect) || here.rect.contains_rect(before.rect))
        {
            to += 1;
        }
        if let Some(run) = spots.get_mut(from..to) {
            run.reverse();
        }
        from = to;
    }
    spots
}

/// Whether `here` stands on the line of `before`, to the left of it.
fn to_the_left(here: Rect, before: Rect) -> bool {
    let shared = here.bottom().min(before.bottom()) - here.top().max(before.top());
    here.right() <= before.left() + 1.0 && shared > 0.5 * here.height().min(before.height())
}

/// The next of `spots` after `last`, round the ends. Where `last` is not among them any more, what lies nearest to where
/// it was.
pub(super) fn step(spots: &[Spot], last: Option<&Spot>, here: bool, back: bool) -> Option<Id> {
    let count = spots.len();
    let end = if back { spots.last() } else { spots.first() };
    let Some(last) = last else { return end.map(|spot| spot.id) };
    let at = spots.iter().position(|spot| spot.id == last.id);
    match at {
        Some(at) => spots.get(if back { at + count - 1 } else { at + 1 } % count.max(1)).map(|spot| spot.id),
        None if here => None,
        None => nearest(spots, last.rect).map(|spot| spot.id),
    }
}

/// What lies nearest to a place: first on the same line, then above or below.
pub(super) fn nearest(spots: &[Spot], place: Rect) -> Option<Spot> {
    let far = |spot: &Spot| {
        let between = spot.rect.center() - place.center();
        between.y.abs() * 4.0 + between.x.abs()
    };
    spots.iter().copied().min_by(|a, b| far(a).total_cmp(&far(b)))
}

#[cfg(test)]
mod tests {
    use egui::{Pos2, Vec2};

    use super::*;

    fn spot(name: &str, at: [f32; 2], size: [f32; 2]) -> Spot {
        Spot { id: Id::unique(name), rect: Rect::from_min_size(Pos2::from(at), Vec2::from(size)), seen: true }
    }

    fn names(spots: &[Spot], known: &[(&'static str, Spot)]) -> Vec<&'static str> {
        let name = |spot: &Spot| known.iter().find(|(_, one)| one.id == spot.id).map_or("?", |(name, _)| *name);
        spots.iter().map(name).collect()
    }

    #[test]
    fn buttons_at_the_right_end_are_read_from_left_to_right_and_columns_one_after_the_other() {
        let known = [
            ("field", spot("field", [0.0, 0.0], [200.0, 30.0])),
            ("save", spot("save", [300.0, 40.0], [80.0, 30.0])),
            ("cancel", spot("cancel", [200.0, 40.0], [80.0, 30.0])),
            ("delete", spot("delete", [0.0, 40.0], [80.0, 30.0])),
            ("beside", spot("beside", [500.0, 0.0], [80.0, 30.0])),
            ("below", spot("below", [500.0, 40.0], [80.0, 30.0])),
        ];
        let read = reading(known.iter().map(|(_, spot)| *spot).collect());
        assert_eq!(names(&read, &known), ["field", "delete", "cancel", "save", "beside", "below"]);
    }

    #[test]
    fn a_row_is_read_before_the_bin_in_it() {
        let known = [("bin", spot("bin", [300.0, 2.0], [20.0, 20.0])), ("row", spot("row", [0.0, 0.0], [330.0, 30.0]))];
        let read = reading(known.iter().map(|(_, spot)| *spot).collect());
        assert_eq!(names(&read, &known), ["row", "bin"]);
    }

    #[test]
    fn the_walk_goes_round_and_goes_on_where_something_has_vanished() {
        let (a, b, c) =
            (spot("a", [0.0, 0.0], [9.0, 9.0]), spot("b", [0.0, 20.0], [9.0, 9.0]), spot("c", [0.0, 40.0], [9.0, 9.0]));
        let all = [a, b, c];
        assert_eq!(step(&all, Some(&c), true, false), Some(a.id));
        assert_eq!(step(&all, Some(&a), true, true), Some(c.id));
        assert_eq!(step(&[a, c], Some(&b), false, false), Some(a.id));
        assert_eq!(step(&all, None, false, true), Some(c.id));
    }
}
