//! An agency's logo, or its initials where it has none.

use egui::{Color32, CornerRadius, Rect, Sense, Stroke, Ui, Vec2};

use crate::domain::Agency;
use crate::ui::theme::{Theme, strong};
use crate::ui::{Action, Cx};

/// Grounds for initials; white reads on each of them.
const GROUNDS: [u32; 10] =
    [0x0B_5CAB, 0x1F_7A70, 0x6A_4C93, 0xA8_5A14, 0x1E_6B3A, 0x8F_1D14, 0x33_628A, 0x54_6A2E, 0x7A_3B66, 0x3F_5D85];

/// Draws the logo in a square of `side` points.
pub fn logo(ui: &mut Ui, cx: &Cx<'_>, agency: &Agency, side: f32) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let radius = CornerRadius::same(if side < 40.0 { 5 } else { 8 });
    let known = agency.logo.as_deref().map(|hash| (hash, cx.logos.get(hash)));
    match known {
        Some((_, Some(Some(picture)))) => {
            let ground = if picture.needs_dark_ground { Color32::from_rgb(0x1B, 0x24, 0x30) } else { Color32::WHITE };
            ui.painter().rect_filled(rect, radius, ground);
            let inside = rect.shrink((side * 0.06).max(1.0));
            let size = picture.texture.size_vec2();
            let scale = (inside.width() / size.x).min(inside.height() / size.y);
            let place = Rect::from_center_size(rect.center(), size * scale);
            egui::Image::new(&picture.texture).paint_at(ui, place);
            ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, cx.theme.line), egui::StrokeKind::Inside);
        }
        Some((hash, None)) => {
            let hash = hash.to_owned();
            cx.act(Action::NeedLogo(hash));
            initials(ui, agency, rect, radius);
        }
        Some((_, Some(None))) | None => initials(ui, agency, rect, radius),
    }
    response
}

fn initials(ui: &Ui, agency: &Agency, rect: Rect, radius: CornerRadius) {
    let spread =
        agency.id.0.as_bytes().iter().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    let hex = GROUNDS.get(spread % GROUNDS.len()).copied().unwrap_or_default();
    let [_, r, g, b] = hex.to_be_bytes();
    let ground = Color32::from_rgb(r, g, b);
    ui.painter().rect_filled(rect, radius, ground);
    let text: String = if agency.abbreviation.trim().is_empty() { &agency.name_fi } else { &agency.abbreviation }
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(2)
        .flat_map(char::to_uppercase)
        .collect();
    ui.painter().text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        text,
        strong(rect.height() * 0.38),
        Theme::text_on(ground),
    );
}
