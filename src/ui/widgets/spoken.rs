//! What a screen reader hears: the pictures of icons are letters of a font to the program, and nothing to a listener.

use egui::accesskit::{Role, TreeUpdate};
use egui::{Context, FullOutput, Plugin};

/// Takes the letters that draw icons out of everything that is spoken, and gives the window its name.
#[derive(Default)]
struct Spoken;

/// Readies `ctx` for it.
pub fn install(ctx: &Context) {
    ctx.add_plugin(Spoken);
}

impl Plugin for Spoken {
    fn debug_name(&self) -> &'static str {
        "spoken"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        if let Some(update) = &mut output.platform_output.accesskit_update {
            clean(update);
        }
    }
}

fn clean(update: &mut TreeUpdate) {
    let root = update.tree.as_ref().map(|tree| tree.root);
    for (id, node) in &mut update.nodes {
        if Some(*id) == root && node.label().is_none() {
            node.set_label("Kortisto");
        }
        if let Some(label) = node.label().and_then(without_pictures) {
            if label.is_empty() { node.clear_label() } else { node.set_label(label) }
        }
        if node.role() == Role::TextRun {
            // Text that can be chosen is counted letter by letter.
            if let Some(value) = node.value().filter(|value| value.contains(picture)) {
                let blank: String = value.chars().map(|letter| if picture(letter) { ' ' } else { letter }).collect();
                let lengths: Vec<u8> = blank.chars().filter_map(|letter| letter.len_utf8().try_into().ok()).collect();
                node.set_character_lengths(lengths);
                node.set_value(blank);
            }
            continue;
        }
        if let Some(value) = node.value().and_then(without_pictures) {
            if value.is_empty() {
                node.clear_value();
                node.set_hidden();
            } else {
                node.set_value(value);
            }
        }
    }
}

/// Whether a letter is one of the private use areas of Unicode, in which fonts keep their pictures.
const fn picture(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}')
}

/// The text without the letters that draw icons; none where it has none.
fn without_pictures(text: &str) -> Option<String> {
    text.contains(picture).then(|| text.replace(picture, "").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::without_pictures;

    #[test]
    fn pictures_are_not_spoken() {
        assert_eq!(without_pictures("\u{E88E} Lisää"), Some("Lisää".to_owned()));
        assert_eq!(without_pictures("\u{E88E}"), Some(String::new()));
        assert_eq!(without_pictures("Lisää"), None);
    }
}
