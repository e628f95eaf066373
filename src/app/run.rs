//! Opening the window.

use super::dialogs::SystemDialogs;
use super::icon::icon;
use super::preferences::Preferences;
use super::{Kortisto, Start, drafts_folder};
use crate::cli::{Arguments, Renderer};
use crate::domain::Language;

/// Shows the window until it is closed.
///
/// # Errors
/// Where no window can be shown with this renderer, the system's own words.
pub fn run(arguments: &Arguments, renderer: Renderer) -> Result<(), String> {
    let mut preferences = Preferences::load();
    let system = sys_locale::get_locale().and_then(|code| Language::from_code(&code));
    preferences.language = arguments.language.or(preferences.language).or(system);
    let [width, height] = preferences.window.unwrap_or([1360.0, 860.0]);
    let viewport = egui::ViewportBuilder::default()
        .with_title("Kortisto")
        .with_app_id("kortisto")
        .with_inner_size([width, height])
        .with_min_inner_size([720.0, 480.0]);
    let viewport = match icon() {
        Some(picture) => viewport.with_icon(picture),
        None => viewport,
    };
    let options = eframe::NativeOptions {
        viewport,
        renderer: match renderer {
            Renderer::Glow => eframe::Renderer::Glow,
            Renderer::Wgpu => eframe::Renderer::Wgpu,
        },
        ..eframe::NativeOptions::default()
    };
    // The last file opens again by itself, as a workbook left open would; no other in its place where it is away.
    let file = arguments.file.clone().or_else(|| preferences.recent.first().cloned());
    let login = whoami::username().unwrap_or_default();
    let start = Start {
        file,
        today: arguments.today,
        preferences,
        dialogs: Box::new(SystemDialogs::default()),
        store: None,
        login,
        drafts: drafts_folder(),
    };
    eframe::run_native(
        "kortisto",
        options,
        Box::new(|cc| {
            let mut app = Kortisto::new(&cc.egui_ctx, start)?;
            if let Ok(program) = std::env::current_exe() {
                app.try_locks_with(program);
            }
            Ok(Box::new(Shown { app, say_ready: arguments.say_ready, drawn: false }))
        }),
    )
    .map_err(|error| error.to_string())
}

/// The application in its window.
struct Shown {
    app: Kortisto,
    /// Whether to say on standard output that the file is on the screen; false once it has been said.
    say_ready: bool,
    /// The frame before this one showed the file.
    drawn: bool,
}

impl eframe::App for Shown {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        if self.say_ready && self.drawn {
            self.say_ready = false;
            println!("ready");
        }
        self.app.ui(ui);
        if self.say_ready && self.app.file_open() {
            self.drawn = true;
            ui.ctx().request_repaint();
        }
    }
}
