//! Menus: what drops down from a button, or from a row where it is clicked with the other button of the mouse, one
//! thing to do on each line.

use egui::{Id, Key, LayerId, Modifiers, Popup, PopupKind, Pos2, Rect, Response, Ui, Vec2};
use egui_material_icons::MaterialIcon;

use crate::ui::Theme;

/// Height of a line of a menu.
pub const MENU_ROW: f32 = 30.0;

/// The widest a menu becomes, whatever stands in it.
const WIDEST: f32 = 360.0;

/// The menu of a button; it is as wide as its longest line.
pub fn menu(button: &Response, name: &str, add: impl FnOnce(&mut Ui)) {
    Popup::menu(button).accessible_name(name).show(|ui| lines_ui(ui, add));
}

fn lines_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.set_max_width(WIDEST.min(ui.available_width()));
    ui.spacing_mut().interact_size.y = MENU_ROW;
    ui.spacing_mut().item_spacing.y = 2.0;
    add(ui);
}

/// The menu of a row that lies at `rect`: it opens by a click of the mouse's other button, and by Shift+F10 or the menu
/// key while something of the row has the keyboard. What is drawn there keeps its own clicks.
pub fn row_menu(ui: &Ui, rect: Rect, id: Id, name: &str, add: impl FnOnce(&mut Ui)) {
    let id = id.with("row-menu");
    if let Some(at) = asked_for(ui, rect) {
        ui.data_mut(|data| data.insert_temp(id, at));
        Popup::open_id(ui.ctx(), id);
    }
    if !Popup::is_id_open(ui.ctx(), id) {
        return;
    }
    let Some(at) = ui.data(|data| data.get_temp::<Pos2>(id)) else { return };
    let popup = Popup::new(id, ui.ctx().clone(), at, ui.layer_id()).kind(PopupKind::Menu).open_memory(None);
    popup.accessible_name(name).show(|ui| lines_ui(ui, add));
}

/// Where the menu of a row is asked for in this pass.
fn asked_for(ui: &Ui, rect: Rect) -> Option<Pos2> {
    let visible = rect.intersect(ui.clip_rect());
    let pointed = ui.input(|input| input.pointer.interact_pos().filter(|_| input.pointer.secondary_clicked()));
    if let Some(at) = pointed {
        // Only what lies over the page is known as a layer.
        let layer = ui.ctx().layer_id_at(at).unwrap_or_else(LayerId::background);
        return (visible.contains(at) && layer == ui.layer_id()).then_some(at);
    }
    let typed =
        ui.input(|input| input.key_pressed(Key::Menu) || (input.modifiers.shift_only() && input.key_pressed(Key::F10)));
    if !typed {
        return None;
    }
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id))?;
    let here = focused.layer_id == ui.layer_id() && visible.expand(1.0).contains(focused.rect.center());
    here.then(|| {
        ui.input_mut(|input| {
            input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu)
        });
        focused.rect.left_bottom()
    })
}

/// A line of a menu. Whoever draws it closes the menu once it is clicked.
pub fn menu_item(ui: &mut Ui, theme: &Theme, icon: Option<MaterialIcon>, text: &str) -> Response {
    let least = Vec2::new(0.0, MENU_ROW);
    let icon = icon.map(|icon| icon.rich_text().size(18.0).color(theme.quiet));
    let button = match icon {
        Some(icon) => egui::Button::new((icon, text)),
        None => egui::Button::new(text),
    };
    let response = ui.add(button.frame_when_inactive(false).min_size(least));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, text));
    response
}
