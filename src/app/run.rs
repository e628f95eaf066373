//! Opening the window.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::dialogs::SystemDialogs;
use super::preferences::Preferences;
use super::{Kortisto, Start};
use crate::cli::Renderer;
use crate::domain::Language;

/// Shows the window until it is closed.
///
/// # Errors
/// Where no window can be shown with this renderer, the system's own words.
pub fn run(
    file: Option<PathBuf>,
    today: Option<NaiveDate>,
    language: Option<Language>,
    renderer: Renderer,
) -> Result<(), String> {
    let mut preferences = Preferences::load();
    let system = sys_locale::get_locale().and_then(|code| Language::from_code(&code));
    preferences.language = language.or(preferences.language).or(system);
    let [width, height] = preferences.window.unwrap_or([1360.0, 860.0]);
    let viewport = egui::ViewportBuilder::default()
        .with_title("Kortisto")
        .with_app_id("kortisto")
        .with_inner_size([width, height])
        .with_min_inner_size([720.0, 480.0]);
    let options = eframe::NativeOptions {
        viewport,
        renderer: match renderer {
            Renderer::Glow => eframe::Renderer::Glow,
            Renderer::Wgpu => eframe::Renderer::Wgpu,
        },
        ..eframe::NativeOptions::default()
    };
    // The last file opens again by itself, as a workbook left open would.
    let file = file.or_else(|| preferences.recent.first().filter(|recent| recent.exists()).cloned());
    let login = whoami::username().unwrap_or_default();
    let start = Start { file, today, preferences, dialogs: Box::new(SystemDialogs), store: None, login };
    eframe::run_native(
        "kortisto",
        options,
        Box::new(|cc| {
            let app = Kortisto::new(&cc.egui_ctx, start)?;
            Ok(Box::new(app))
        }),
    )
    .map_err(|error| error.to_string())
}
