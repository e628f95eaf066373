//! The navigation at the left: every screen, with its name beside its picture, under it, or told when asked for.

use egui::{Align, Align2, Context, Layout, Margin, Response, RichText, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::ui::theme::{CORNER, UNIT, plain, size, strong};
use crate::ui::widgets::Follow;
use crate::ui::{Action, Cx, Place, upkeep, widgets};

/// Width of the window in points below which names no longer stand beside the pictures.
const WIDE: f32 = 1100.0;

/// Height and width of the window from which there is room for names under the pictures.
const UNDER: (f32, f32) = (560.0, 860.0);

/// Height of a button and what separates it from the next, where there is room, and at the least.
const STEP: (f32, f32) = (38.0, 30.0);

/// What separates the buttons.
const BETWEEN: f32 = 2.0;

/// Height of the line before the last button, with what is around it.
const LINE: f32 = UNIT + 1.0 + 2.0 * BETWEEN;

/// How far the buttons stand from each other in a navigation of this height: as far as they need to, or as near as they
/// may. Where they do not all fit even so, half of one is seen at the end, so that there are more is seen too.
fn step(height: f32) -> f32 {
    let count = Place::ALL.into_iter().filter(|place| place.in_navigation()).count();
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let even = (height - LINE) / count as f32;
    if even >= STEP.1 {
        return even.min(STEP.0).floor();
    }
    let seen = (height / STEP.1 - 0.5).floor().max(1.0);
    height / (seen + 0.5)
}

/// Where the names of the screens stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// Beside the pictures.
    Beside,
    /// Under the pictures.
    Under,
    /// Nowhere: the pointer and a screen reader are told.
    Told,
}

impl Names {
    /// Where there is room for them.
    pub(super) fn of(ctx: &Context) -> Self {
        let window = ctx.content_rect();
        if window.width() >= WIDE {
            Self::Beside
        } else if window.height() >= UNDER.0 && window.width() >= UNDER.1 {
            Self::Under
        } else {
            Self::Told
        }
    }

    /// How wide the navigation is with them.
    pub(super) const fn width(self) -> f32 {
        match self {
            Self::Beside => 168.0,
            Self::Under => 96.0,
            Self::Told => 56.0,
        }
    }

    /// What stands around the buttons.
    pub(super) fn margin(self) -> Margin {
        match self {
            Self::Beside => Margin::symmetric(8, 12),
            Self::Under => Margin::symmetric(4, 6),
            Self::Told => Margin::symmetric(8, 6),
        }
    }
}

/// Draws the buttons, one stop of Tab that the arrows go through; in a low window they scroll. `untaken` agencies wait for
/// somebody to take them over.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, on_top: Place, untaken: usize, names: Names) {
    let high = step(ui.available_height()) - BETWEEN;
    // Where there are more pages than places, that is seen without the pointer.
    ui.spacing_mut().scroll.dormant_handle_opacity = ui.spacing().scroll.active_handle_opacity;
    egui::ScrollArea::vertical().follow(ui, |ui| buttons_ui(ui, cx, (on_top, untaken), names, high));
}

fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, (on_top, untaken): (Place, usize), names: Names, high: f32) {
    ui.spacing_mut().item_spacing.y = if names == Names::Under { 0.0 } else { BETWEEN };
    let (mut stops, mut stop) = (Vec::new(), None);
    for place in Place::ALL.into_iter().filter(|place| place.in_navigation()) {
        if place == Place::Settings {
            ui.add_space(UNIT / 2.0);
            widgets::hairline(ui, cx.theme);
            ui.add_space(UNIT / 2.0);
        }
        let chosen = place == on_top;
        let response = match names {
            Names::Under => under_ui(ui, cx, place, chosen),
            Names::Beside | Names::Told => button_ui(ui, cx, (place, chosen), names == Names::Beside, high),
        };
        let mut name = cx.t(place.key()).to_owned();
        let waiting = if place == Place::Upkeep { upkeep::waiting_doubts(cx) } else { 0 };
        if waiting > 0 {
            count_ui(ui, cx, &response, names, waiting, cx.theme.warning);
            name = format!("{name}, {}", cx.tw("upkeep-count-doubts", &[("count", waiting.into())]));
        }
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
        let mut told = if names == Names::Beside { Vec::new() } else { vec![name] };
        if place == Place::Absences && untaken > 0 {
            count_ui(ui, cx, &response, names, untaken, cx.theme.danger);
            let text = cx.tw("nav-untaken", &[("count", untaken.into())]);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(text.clone()));
            told.push(text);
        }
        if chosen && ui.data(|data| data.get_temp::<&str>(shown())) != Some(place.key()) {
            // Where there are more pages than places, the one that is up is seen.
            ui.data_mut(|data| data.insert_temp(shown(), place.key()));
            response.scroll_to_me(None);
        }
        stops.push(response.id);
        if chosen {
            stop = Some(response.id);
        }
        let clicked = response.clicked();
        if !told.is_empty() {
            response.on_hover_text(told.join(": "));
        }
        if clicked {
            cx.act(Action::Go(place));
        }
    }
    // A page that is not in the navigation leaves it with its first stop.
    if let Some(stop) = stop.or(stops.first().copied()) {
        widgets::keyboard::column(ui.ctx(), stops, stop);
    }
}

/// The page that the navigation has been scrolled to.
fn shown() -> egui::Id {
    egui::Id::unique("navigation-shown")
}

/// A button with the picture, and the name beside it where that is shown.
fn button_ui(ui: &mut Ui, cx: &Cx<'_>, (place, chosen): (Place, bool), named: bool, high: f32) -> Response {
    let ink = if chosen { cx.theme.accent } else { cx.theme.text };
    let icon = place.icon().rich_text().size(20.0).color(if chosen { ink } else { cx.theme.quiet });
    let text = RichText::new(cx.t(place.key())).color(ink);
    let text = if chosen { text.font(strong(size::BODY)) } else { text };
    let button = if named { egui::Button::new((icon, text)) } else { egui::Button::new(icon) };
    let fill = if chosen { cx.theme.selected } else { cx.theme.surface };
    let button = button.fill(fill).stroke(Stroke::NONE).min_size(Vec2::new(ui.available_width(), high));
    ui.spacing_mut().button_padding.y = 0.0;
    ui.spacing_mut().interact_size.y = 0.0;
    ui.with_layout(Layout::top_down_justified(Align::Min), |ui| ui.add(button)).inner
}

/// A button with the name in small letters under the picture.
fn under_ui(ui: &mut Ui, cx: &Cx<'_>, place: Place, chosen: bool) -> Response {
    const PICTURE: f32 = 20.0;
    const AROUND: f32 = 3.0;
    let width = ui.available_width();
    let ink = if chosen { cx.theme.accent } else { cx.theme.text };
    let font = if chosen { strong(size::TINY) } else { plain(size::TINY) };
    let mut name = egui::text::LayoutJob::simple(cx.t(place.key()).to_owned(), font, ink, width);
    name.halign = Align::Center;
    let name = ui.painter().layout_job(name);
    let height = PICTURE + name.size().y + 2.0 * AROUND;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    let fill = if chosen {
        cx.theme.selected
    } else if response.hovered() {
        cx.theme.hovered
    } else {
        cx.theme.surface
    };
    ui.painter().rect(rect, CORNER, fill, Stroke::NONE, StrokeKind::Inside);
    let top = rect.center_top() + Vec2::new(0.0, AROUND);
    let quiet = if chosen { ink } else { cx.theme.quiet };
    let font = place.icon().rich_text().size(PICTURE);
    let picture = egui::WidgetText::from(font.color(quiet));
    let picture = picture.into_galley(ui, None, f32::INFINITY, egui::TextStyle::Button);
    ui.painter().galley(top - Vec2::new(picture.size().x / 2.0, 0.0), picture, quiet);
    ui.painter().galley(top + Vec2::new(0.0, PICTURE), name, ink);
    response
}

/// How much waits at a place.
fn count_ui(ui: &Ui, cx: &Cx<'_>, response: &Response, names: Names, count: usize, ink: egui::Color32) {
    let rect = response.rect;
    let at = match names {
        Names::Beside => rect.right_center() - Vec2::new(UNIT, 0.0),
        Names::Under => rect.center_top() + Vec2::new(30.0, 10.0),
        Names::Told => rect.right_top() + Vec2::new(-3.0, 9.0),
    };
    let count = cx.number(i64::try_from(count).unwrap_or(i64::MAX));
    ui.painter().text(at, Align2::RIGHT_CENTER, count, strong(size::SMALL), ink);
}
