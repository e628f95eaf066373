//! The table of commands: each with its text and its shortcut, for the keyboard and for the help.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::questionnaire::Command as Answering;
use super::{Action, Tab};

/// When a command can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Always.
    Anywhere,
    /// With a file open.
    File,
    /// With an agency on the screen.
    Agency,
    /// With something on the screen that can be printed.
    Paper,
    /// With a draft on the screen.
    Draft,
    /// While questions of the questionnaire are answered.
    Answering,
    /// With a file open, unless a text field has the keyboard and uses the keys itself.
    NotInText,
}

/// One command.
#[derive(Clone, Debug)]
pub struct Command {
    /// The key of its text.
    pub key: &'static str,
    /// Its shortcut.
    pub shortcut: KeyboardShortcut,
    /// When it can be given.
    pub scope: Scope,
    /// What it asks for.
    pub action: Action,
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn bare(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

/// Every command. No Ctrl+Alt: on a Finnish keyboard that is `AltGr`, which types @ and €.
#[must_use]
pub fn commands() -> Vec<Command> {
    let command = |key, shortcut, scope, action| Command { key, shortcut, scope, action };
    let mut commands = vec![
        command("command-search", ctrl(Key::F), Scope::File, Action::FocusSearch),
        command("command-new", ctrl(Key::N), Scope::File, Action::NewAgency),
        command("command-edit", ctrl(Key::E), Scope::Agency, Action::EditAgency),
        command("command-correct", bare(Key::F2), Scope::Agency, Action::ChooseDetail(None)),
        command("command-save", ctrl(Key::S), Scope::Draft, Action::Save),
        command("command-copy-table", ctrl_shift(Key::C), Scope::File, Action::CopyTable),
        command("command-undo", ctrl(Key::Z), Scope::NotInText, Action::Undo),
        command("command-redo", ctrl(Key::Y), Scope::NotInText, Action::Redo),
        command("command-previous", alt(Key::ArrowUp), Scope::Agency, Action::Step(-1)),
        command("command-next", alt(Key::ArrowDown), Scope::Agency, Action::Step(1)),
    ];
    // The longer one first: its keys hold those of the other.
    commands.extend([
        command("command-no-longer-true", ctrl_shift(Key::T), Scope::Agency, Action::RaiseDoubtHere),
        command("command-still-true", ctrl(Key::T), Scope::Agency, Action::StillTrue),
    ]);
    if cfg!(feature = "pdf") {
        commands.push(command("command-print", ctrl(Key::P), Scope::Paper, Action::PrintShown));
    }
    let digits = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];
    for (tab, key) in Tab::ALL.into_iter().zip(digits) {
        commands.push(command(tab.key(), ctrl(key), Scope::Agency, Action::Show(tab)));
    }
    let answering = |key, shortcut, what| command(key, shortcut, Scope::Answering, Action::Answering(what));
    commands.extend([
        // Before the one it is a longer form of.
        answering("command-nothing-special", ctrl_shift(Key::Enter), Answering::NothingSpecial),
        answering("command-answer", ctrl(Key::Enter), Answering::Save),
        answering("command-question-before", bare(Key::PageUp), Answering::Previous),
        answering("command-question-after", bare(Key::PageDown), Answering::Next),
        answering("command-make-characteristic", ctrl(Key::K), Answering::MakeCharacteristic),
    ]);
    commands.extend([
        command("command-open", ctrl(Key::O), Scope::Anywhere, Action::ChooseFile),
        command("command-close-file", ctrl(Key::W), Scope::File, Action::CloseFile),
        command("command-look", bare(Key::F5), Scope::File, Action::Look),
        command("command-larger", ctrl(Key::Plus), Scope::Anywhere, Action::Zoom(1)),
        command("command-smaller", ctrl(Key::Minus), Scope::Anywhere, Action::Zoom(-1)),
        command("command-normal-size", ctrl(Key::Num0), Scope::Anywhere, Action::Zoom(0)),
        command("command-back", bare(Key::Escape), Scope::Draft, Action::Cancel),
        command("command-help", bare(Key::F1), Scope::Anywhere, Action::Help),
    ]);
    commands
}

/// The shortcut as it is written on the keys: `Ctrl+F`.
#[must_use]
pub fn written(shortcut: &KeyboardShortcut) -> String {
    let mut text = String::new();
    for (pressed, name) in
        [(shortcut.modifiers.command, "Ctrl+"), (shortcut.modifiers.alt, "Alt+"), (shortcut.modifiers.shift, "Shift+")]
    {
        if pressed {
            text.push_str(name);
        }
    }
    text.push_str(match shortcut.logical_key {
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        Key::Escape => "Esc",
        Key::Plus => "+",
        Key::Minus => "−",
        other => other.name(),
    });
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut_and_none_is_alt_gr() {
        let commands = commands();
        for (index, one) in commands.iter().enumerate() {
            assert!(!(one.shortcut.modifiers.command && one.shortcut.modifiers.alt), "{}", one.key);
            for other in commands.iter().skip(index + 1) {
                assert_ne!(one.shortcut, other.shortcut, "{} and {}", one.key, other.key);
            }
        }
    }
}
