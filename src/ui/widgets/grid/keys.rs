//! What the keys of a table mean.

use egui::{Event, Key, Modifiers};

use super::Step;

/// Something a table is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Move the cursor; the flag keeps the other corner.
    Go(Step, bool),
    /// To the next cell that takes something, or the one before.
    Next(bool),
    /// Down after typing, or up.
    Enter(bool),
    /// Begin with the cell's own text.
    Edit,
    /// Begin with this instead.
    Type(String),
    /// Leave the cell as it was; where nothing is typed, let Tab lead out of the table.
    Escape,
    /// Empty what is selected.
    Clear,
    /// Copy what is selected.
    Copy,
    /// Copy and empty.
    Cut,
    /// Put a block in.
    Paste(String),
    /// The first row into the others.
    FillDown,
    /// The first column into the others.
    FillRight,
    /// Select everything.
    All,
    /// Write a note about the cell.
    Note,
    /// Do what Space does to a cell.
    Act,
}

/// What an event means while nothing is being typed.
pub fn meaning(event: &Event) -> Option<Command> {
    match event {
        Event::Text(text) if !text.chars().any(char::is_control) && !text.trim().is_empty() => {
            Some(Command::Type(text.clone()))
        }
        Event::Copy => Some(Command::Copy),
        Event::Cut => Some(Command::Cut),
        Event::Paste(text) => Some(Command::Paste(text.clone())),
        Event::Key { key, pressed: true, modifiers, .. } => pressed(*key, *modifiers),
        _ => None,
    }
}

fn pressed(key: Key, modifiers: Modifiers) -> Option<Command> {
    let (shift, command) = (modifiers.shift, modifiers.command || modifiers.ctrl);
    if modifiers.alt {
        return None;
    }
    Some(match (key, command) {
        (Key::ArrowUp, false) => Command::Go(Step::Up, shift),
        (Key::ArrowDown, false) => Command::Go(Step::Down, shift),
        (Key::ArrowLeft, false) => Command::Go(Step::Left, shift),
        (Key::ArrowRight, false) => Command::Go(Step::Right, shift),
        (Key::ArrowUp, true) => Command::Go(Step::Top, shift),
        (Key::ArrowDown, true) => Command::Go(Step::Bottom, shift),
        (Key::ArrowLeft, true) | (Key::Home, false) => Command::Go(Step::RowStart, shift),
        (Key::ArrowRight, true) | (Key::End, false) => Command::Go(Step::RowEnd, shift),
        (Key::Home, true) => Command::Go(Step::First, shift),
        (Key::End, true) => Command::Go(Step::Last, shift),
        (Key::PageUp, false) => Command::Go(Step::PageUp, shift),
        (Key::PageDown, false) => Command::Go(Step::PageDown, shift),
        (Key::Space, false) if !shift => Command::Act,
        (Key::Tab, false) => Command::Next(shift),
        (Key::Enter, false) => Command::Enter(shift),
        (Key::F2, false) if shift => Command::Note,
        (Key::F2, false) => Command::Edit,
        (Key::Escape, false) => Command::Escape,
        (Key::Delete | Key::Backspace, false) => Command::Clear,
        (Key::D, true) => Command::FillDown,
        (Key::R, true) => Command::FillRight,
        (Key::A, true) => Command::All,
        _ => return None,
    })
}

/// What an event means while a cell is being typed in, where it does not belong to the text. `replacing` says that
/// typing began on the cell, so that the arrows lead on rather than through the text.
pub fn ends_typing(event: &Event, replacing: bool) -> Option<Command> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    let plain = !modifiers.command && !modifiers.ctrl && !modifiers.alt;
    match key {
        Key::Enter if plain => Some(Command::Enter(modifiers.shift)),
        Key::Tab if plain => Some(Command::Next(modifiers.shift)),
        Key::Escape => Some(Command::Escape),
        Key::F2 if plain => Some(Command::Edit),
        Key::ArrowUp if plain && replacing && !modifiers.shift => Some(Command::Go(Step::Up, false)),
        Key::ArrowDown if plain && replacing && !modifiers.shift => Some(Command::Go(Step::Down, false)),
        Key::ArrowLeft if plain && replacing && !modifiers.shift => Some(Command::Go(Step::Left, false)),
        Key::ArrowRight if plain && replacing && !modifiers.shift => Some(Command::Go(Step::Right, false)),
        _ => None,
    }
}

/// Whether an event comes from the keyboard or the clipboard, so that its order among others matters.
pub fn typed(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_) | Event::Key { pressed: true, .. })
}
