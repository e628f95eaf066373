//! A choice among a few: a field that shows what is chosen, and a list that drops down from it. The keyboard stays in
//! the field: Down, F4, Enter or a letter opens the list, arrows and letters move in it, Enter chooses, Esc leaves what
//! was chosen.

use egui::{EventFilter, Id, Key, Popup, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2};
use egui_material_icons::icons;

use super::field::label;
use crate::domain::search::fold;
use crate::ui::Theme;
use crate::ui::theme::{CORNER, ROW, UNIT, plain, size};

/// Height of a line of the list.
const LINE: f32 = 30.0;

/// So many lines are seen at once; the half one says that there are more.
const SEEN: f32 = 11.5;

/// What is typed within this time belongs to one word, in seconds.
const ONE_WORD: f64 = 1.0;

/// Room for the arrow at the end of the field.
const ARROW: f32 = 28.0;

/// A choice among `options`, with the label above. Returns whether another one was chosen.
pub fn choice<T: PartialEq + Clone>(
    ui: &mut Ui,
    theme: &Theme,
    name: &str,
    chosen: &mut T,
    options: &[(T, String)],
    width: f32,
) -> bool {
    named_choice(ui, theme, [name, name], chosen, options, width)
}

/// The same where the label alone does not say what is chosen: the label, and what a screen reader hears.
pub fn named_choice<T: PartialEq + Clone>(
    ui: &mut Ui,
    theme: &Theme,
    [name, spoken]: [&str; 2],
    chosen: &mut T,
    options: &[(T, String)],
    width: f32,
) -> bool {
    let width = width.min(ui.available_width());
    ui.allocate_ui_with_layout(Vec2::new(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 3.0;
        let label = label(ui, theme, name, false);
        let labelled = (spoken == name).then_some(label.id);
        choose(ui, theme, (spoken, labelled), chosen, options, width)
    })
    .inner
}

/// The same without a label, whose name is only spoken.
pub fn bare_choice<T: PartialEq + Clone>(
    ui: &mut Ui,
    theme: &Theme,
    spoken: &str,
    chosen: &mut T,
    options: &[(T, String)],
    width: f32,
) -> bool {
    choose(ui, theme, (spoken, None), chosen, options, width)
}

fn choose<T: PartialEq + Clone>(
    ui: &mut Ui,
    theme: &Theme,
    name: (&str, Option<Id>),
    chosen: &mut T,
    options: &[(T, String)],
    width: f32,
) -> bool {
    let texts: Vec<&str> = options.iter().map(|(_, text)| text.as_str()).collect();
    let at = options.iter().position(|(option, _)| option == chosen);
    let picked = drop_down(ui, theme, name, &texts, at, width);
    let Some((option, _)) = picked.filter(|index| Some(*index) != at).and_then(|index| options.get(index)) else {
        return false;
    };
    *chosen = option.clone();
    true
}

/// Where the list stands while it is open.
#[derive(Clone, Default)]
struct Open {
    /// The line that Enter chooses.
    cursor: usize,
    /// What has been typed to find a line, and when.
    typed: String,
    at: f64,
    /// The cursor has moved, and is to be seen.
    reveal: bool,
}

/// Draws the field, which is called `name` or has a label that says so, and its list; the index of the line that was
/// chosen.
fn drop_down(
    ui: &mut Ui,
    theme: &Theme,
    (name, label): (&str, Option<Id>),
    texts: &[&str],
    at: Option<usize>,
    width: f32,
) -> Option<usize> {
    let id = ui.scope_id().with(name);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, ROW), Sense::hover());
    let field = ui.interact(rect, id, Sense::click());
    let shown = at.and_then(|at| texts.get(at)).copied().unwrap_or_default();
    let list = Popup::default_response_id(&field);
    let open = Popup::is_id_open(ui.ctx(), list);
    let field = field_ui(ui, theme, rect, field, shown);
    let mut state: Open = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let mut picked = None;
    let toggled = if field.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        keys(ui, &mut state, texts, [open, field.clicked()], &mut picked)
    } else {
        field.clicked()
    };
    if toggled && ui.is_enabled() {
        if open {
            Popup::close_id(ui.ctx(), list);
        } else {
            state.cursor = state.cursor_at_opening(at, ui.input(|input| input.time));
            state.reveal = true;
            field.request_focus();
            Popup::open_id(ui.ctx(), list);
        }
    }
    let popup = Popup::menu(&field).open_memory(None).gap(2.0).width(width).accessible_name(name);
    popup.show(|ui| picked = list_ui(ui, theme, id, texts, at, &mut state).or(picked));
    if picked.is_some() {
        Popup::close_id(ui.ctx(), list);
        state = Open::default();
    }
    ui.data_mut(|data| data.insert_temp(id, state.clone()));
    let open = Popup::is_id_open(ui.ctx(), list);
    let field = if let Some(label) = label {
        field.widget_info(|| egui::WidgetInfo::new(egui::Role::ComboBox));
        field.labelled_by(label)
    } else {
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, ui.is_enabled(), name));
        field
    };
    ui.ctx().accesskit_node_builder(field.id, |node| {
        node.set_value(shown.to_owned());
        node.set_expanded(open);
        if open {
            node.set_active_descendant(line_id(id, state.cursor).accesskit_id());
        }
    });
    picked
}

impl Open {
    /// The line with which the list opens: the one found by typing, or the one that is chosen.
    fn cursor_at_opening(&self, at: Option<usize>, now: f64) -> usize {
        if self.typed.is_empty() || now - self.at > ONE_WORD { at.unwrap_or_default() } else { self.cursor }
    }

    /// Moves the cursor to the line that begins with what is typed, or else has it in it.
    fn find(&mut self, typed: &str, now: f64, texts: &[&str]) {
        if now - self.at > ONE_WORD {
            self.typed.clear();
        }
        self.at = now;
        self.typed.push_str(typed);
        let wanted = fold(&self.typed);
        let begins = texts.iter().position(|text| fold(text).starts_with(&wanted));
        if let Some(found) = begins.or_else(|| texts.iter().position(|text| fold(text).contains(&wanted))) {
            self.cursor = found;
            self.reveal = true;
        }
    }
}

/// What the keys ask while the field has the keyboard. Whether the list is to open or to close; what Enter chooses goes
/// to `picked`.
fn keys(ui: &Ui, state: &mut Open, texts: &[&str], [open, clicked]: [bool; 2], picked: &mut Option<usize>) -> bool {
    let last = texts.len().saturating_sub(1);
    let (events, now) = ui.input(|input| (input.events.clone(), input.time));
    let (mut toggled, mut keyed) = (false, false);
    for event in events {
        match event {
            egui::Event::Text(text) if !text.trim().is_empty() || (open && now - state.at <= ONE_WORD) => {
                state.find(&text, now, texts);
                toggled |= !open;
                keyed = true;
            }
            egui::Event::Key { key, pressed: true, modifiers, .. } if !modifiers.command && !modifiers.ctrl => {
                let before = state.cursor;
                match key {
                    Key::F4 => toggled = true,
                    Key::ArrowDown | Key::ArrowUp if !open || modifiers.alt => toggled = true,
                    Key::ArrowDown => state.cursor = (state.cursor + 1).min(last),
                    Key::ArrowUp => state.cursor = state.cursor.saturating_sub(1),
                    Key::PageDown if open => state.cursor = (state.cursor + 10).min(last),
                    Key::PageUp if open => state.cursor = state.cursor.saturating_sub(10),
                    Key::Home if open => state.cursor = 0,
                    Key::End if open => state.cursor = last,
                    Key::Enter if open => *picked = Some(state.cursor),
                    Key::Space if open && now - state.at > ONE_WORD => *picked = Some(state.cursor),
                    Key::Enter | Key::Space if !open => toggled = true,
                    _ => {}
                }
                keyed |= matches!(key, Key::Enter | Key::Space);
                if state.cursor != before {
                    state.typed.clear();
                    state.reveal = true;
                }
            }
            _ => {}
        }
    }
    // Enter and Space count as clicks too.
    toggled || (clicked && !keyed)
}

fn field_ui(ui: &mut Ui, theme: &Theme, rect: Rect, field: Response, text: &str) -> Response {
    let ink = if ui.is_enabled() { theme.text } else { theme.quiet };
    let line = if field.has_focus() || field.hovered() { theme.accent } else { theme.border };
    let fill = if ui.is_enabled() { ui.style().interact(&field).weak_bg_fill } else { theme.ground };
    ui.painter().rect(rect, CORNER, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let room = rect.width() - ARROW - UNIT;
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), plain(size::BODY), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let drawn = ui.painter().layout_job(job);
    let cut = drawn.elided;
    ui.painter().galley(rect.left_center() + Vec2::new(UNIT, -drawn.size().y / 2.0), drawn, ink);
    let arrow = icons::ICON_EXPAND_MORE;
    let font = arrow.rich_text().size(18.0);
    let at = Rect::from_center_size(rect.right_center() - Vec2::new(ARROW / 2.0, 0.0), Vec2::splat(ARROW));
    let mut corner = ui.new_child(
        egui::UiBuilder::new().max_rect(at).layout(egui::Layout::centered_and_justified(egui::Direction::TopDown)),
    );
    corner.add(egui::Label::new(font.color(theme.quiet)).selectable(false));
    if cut { field.on_hover_text(text) } else { field }
}

fn line_id(field: Id, index: usize) -> Id {
    field.with(("line", index))
}

/// The lines; the one that was clicked.
fn list_ui(ui: &mut Ui, theme: &Theme, id: Id, texts: &[&str], at: Option<usize>, state: &mut Open) -> Option<usize> {
    let mut picked = None;
    let room = (ui.ctx().content_rect().height() - 2.0 * LINE).max(3.0 * LINE);
    // Always seen where there is more than fits.
    ui.spacing_mut().scroll = egui::style::ScrollStyle { bar_width: 8.0, ..egui::style::ScrollStyle::solid() };
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = egui::ScrollArea::vertical().max_height((SEEN * LINE).min(room));
    area.show(ui, |ui| {
        for (index, text) in texts.iter().enumerate() {
            let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), LINE), Sense::hover());
            let line = ui.interact(rect, line_id(id, index), Sense::CLICK);
            let chosen = at == Some(index);
            if line.hovered() && ui.input(|input| input.pointer.velocity() != Vec2::ZERO) {
                state.cursor = index;
            }
            let here = state.cursor == index;
            if here {
                ui.painter().rect_filled(rect, 4.0, theme.hovered);
            }
            let ink = if chosen { theme.accent } else { theme.text };
            let font = if chosen { crate::ui::theme::strong(size::BODY) } else { plain(size::BODY) };
            let mut job = egui::text::LayoutJob::simple_singleline((*text).to_owned(), font, ink);
            job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 2.0 * UNIT);
            let drawn = ui.painter().layout_job(job);
            let left = rect.left_center() + Vec2::new(UNIT, -drawn.size().y / 2.0);
            ui.painter().galley(left, drawn, ink);
            line.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, *text));
            if here && state.reveal {
                line.scroll_to_me(None);
            }
            if line.clicked() {
                picked = Some(index);
            }
        }
        state.reveal = false;
    });
    picked
}
