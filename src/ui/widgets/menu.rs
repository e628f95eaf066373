//! Menus: what drops down from a button, one thing to do on each line.

use egui::{Response, Ui, Vec2};
use egui_material_icons::MaterialIcon;

use crate::ui::Theme;

/// Height of a line of a menu.
pub const MENU_ROW: f32 = 30.0;

/// The widest a menu becomes, whatever stands in it.
const WIDEST: f32 = 360.0;

/// The menu of a button; it is as wide as its longest line.
pub fn menu(button: &Response, name: &str, add: impl FnOnce(&mut Ui)) {
    egui::Popup::menu(button).accessible_name(name).show(|ui| {
        ui.set_max_width(WIDEST.min(ui.available_width()));
        ui.spacing_mut().interact_size.y = MENU_ROW;
        ui.spacing_mut().item_spacing.y = 2.0;
        add(ui);
    });
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
