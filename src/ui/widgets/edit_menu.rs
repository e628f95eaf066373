//! What a right click in a field offers: cut, copy, paste, choose everything. Shift+F10 and the menu key
//! offer it to the keyboard.

use egui::text::{CCursor, CCursorRange};
use egui::{Context, Event, Id, Key, LayerId, Plugin, PointerButton, Popup, Pos2, RawInput, TextEdit, Ui};

use crate::ui::Cx;

/// The menu, between the passes.
#[derive(Default)]
struct EditMenu {
    /// The field it is for, and where it is to open.
    opening: Option<(Id, Pos2)>,
    /// The field it is open for.
    field: Option<Id>,
    /// What the field is to be told in the next pass.
    tell: Vec<Event>,
    /// The field that is to have the keyboard from the next pass on.
    back: Option<Id>,
    /// What is chosen in it, which it forgets without the keyboard.
    chosen: Option<CCursorRange>,
}

/// Readies `ctx` for it.
pub fn install(ctx: &Context) {
    ctx.add_plugin(EditMenu::default());
}

/// Draws the menu where it is open; to be called once, after everything else.
pub fn ui(ctx: &Context, cx: &Cx<'_>) {
    let with = |of: &mut dyn FnMut(&mut EditMenu)| ctx.with_plugin::<EditMenu, ()>(|menu| of(menu));
    let (mut opening, mut open_for) = (None, None);
    with(&mut |menu| (opening, open_for) = (menu.opening.take(), menu.field));
    let id = Id::unique("edit-menu");
    if let Some((field, at)) = opening {
        open_for = Some(field);
        with(&mut |menu| menu.field = Some(field));
        ctx.data_mut(|data| data.insert_temp(id, at));
        Popup::open_id(ctx, id);
    }
    let (Some(field), Some(at)) = (open_for, ctx.data(|data| data.get_temp::<Pos2>(id))) else { return };
    let popup = Popup::new(id, ctx.clone(), at, LayerId::background()).kind(egui::PopupKind::Menu).open_memory(None);
    popup.accessible_name(cx.t("edit-menu")).width(180.0).show(|ui| {
        let tell = |events: Vec<Event>| {
            with(&mut |menu| {
                menu.tell.clone_from(&events);
                menu.back = Some(field);
            });
        };
        if ui.button(cx.t("edit-cut")).clicked() {
            tell(vec![Event::Cut]);
            ui.close();
        }
        if ui.button(cx.t("edit-copy")).clicked() {
            tell(vec![Event::Copy]);
            ui.close();
        }
        if ui.button(cx.t("edit-paste")).clicked() {
            tell(Vec::new());
            // The clipboard is the system's: it sends what is on it to whatever has the keyboard.
            ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
            ui.close();
        }
        if ui.button(cx.t("edit-select-all")).clicked() {
            tell(Vec::new());
            with(&mut |menu| menu.chosen = Some(CCursorRange::two(CCursor::new(0), CCursor::new(usize::MAX))));
            ui.close();
        }
    });
    if !Popup::is_id_open(ctx, id) {
        with(&mut |menu| menu.field = None);
    }
}

/// The field at a place in the window, if one lies there.
fn field_at(ctx: &Context, at: Pos2) -> Option<Id> {
    let layer = ctx.layer_id_at(at).unwrap_or_else(LayerId::background);
    let under: Vec<Id> = ctx.viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.get_layer(layer);
        widgets.filter(|widget| widget.enabled && widget.interact_rect.contains(at)).map(|widget| widget.id).collect()
    });
    under.into_iter().rev().find(|id| TextEdit::load_state(ctx, *id).is_some())
}

impl EditMenu {
    /// Whether this event asks for the menu; it is then nobody else's, so that what is chosen in the field stays chosen.
    fn asks(&mut self, ctx: &Context, event: &Event) -> bool {
        match event {
            Event::PointerButton { pos, button: PointerButton::Secondary, pressed, .. } => {
                let Some(field) = field_at(ctx, *pos) else { return false };
                if !pressed {
                    self.open(ctx, field, *pos);
                    self.back = Some(field);
                }
                true
            }
            Event::Key { key, pressed: true, modifiers, .. }
                if *key == Key::Menu || (*key == Key::F10 && modifiers.shift_only()) =>
            {
                let field = ctx.memory(egui::Memory::focused).filter(|id| TextEdit::load_state(ctx, *id).is_some());
                let Some(response) = field.and_then(|field| ctx.read_response(field)) else { return false };
                self.open(ctx, response.id, response.rect.left_bottom());
                true
            }
            _ => false,
        }
    }

    fn open(&mut self, ctx: &Context, field: Id, at: Pos2) {
        self.opening = Some((field, at));
        self.chosen = TextEdit::load_state(ctx, field).and_then(|state| state.cursor.char_range());
    }
}

impl Plugin for EditMenu {
    fn debug_name(&self) -> &'static str {
        "edit menu"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        input.events.splice(0..0, std::mem::take(&mut self.tell));
        let mut events = std::mem::take(&mut input.events);
        events.retain(|event| !self.asks(ctx, event));
        input.events = events;
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        if let Some(field) = self.back.take() {
            ui.memory_mut(|memory| memory.request_focus(field));
            if let Some(mut state) = TextEdit::load_state(ui.ctx(), field) {
                state.cursor.set_char_range(self.chosen);
                state.store(ui.ctx(), field);
            }
        }
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if self.back.is_some() || self.opening.is_some() || !self.tell.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}
