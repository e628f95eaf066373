//! Opening the window.

use std::path::PathBuf;
use std::sync::Arc;

use super::dialogs::SystemDialogs;
use super::icon::icon;
use super::preferences::{Corner, Preferences};
use super::starting::Listening;
use super::starting::monitors::{Area, into_view};
use super::{Kortisto, Start, drafts_folder};
use crate::cli::{Arguments, Renderer};

/// What the window is started with.
pub(super) struct Shared {
    /// The file to open.
    pub file: Option<PathBuf>,
    /// What the user has chosen before.
    pub preferences: Preferences,
    /// The report of a crash of which nobody has been told.
    pub crash: Option<PathBuf>,
    /// To be called once somebody has been told.
    pub told: Box<dyn FnOnce()>,
    /// To be called once a frame is on the screen.
    pub shown: Box<dyn FnMut()>,
    /// Where the user's own things are kept on this machine.
    pub own: Option<PathBuf>,
}

/// Shows the window until it is closed.
///
/// # Errors
/// Where no window can be shown with this renderer, the system's own words.
pub(super) fn run(arguments: &Arguments, renderer: Renderer, shared: Shared) -> Result<(), String> {
    let Shared { file, preferences, crash, told, shown, own } = shared;
    let [width, height] = preferences.window.unwrap_or([1360.0, 860.0]);
    let (at, maximized) = (preferences.window_at, preferences.maximized);
    let viewport = egui::ViewportBuilder::default()
        .with_title("Kortisto")
        .with_app_id("kortisto")
        .with_inner_size([width, height])
        .with_min_inner_size([720.0, 480.0])
        .with_maximized(maximized);
    let viewport = match icon() {
        Some(picture) => viewport.with_icon(picture),
        None => viewport,
    };
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
        options(viewport, renderer),
        Box::new(|cc| {
            let mut app = Kortisto::new(&cc.egui_ctx, start)?;
            if let Ok(program) = std::env::current_exe() {
                app.try_locks_with(program);
            }
            if let Some(report) = crash {
                app.tell_crash(&report);
                told();
            }
            let ctx = cc.egui_ctx.clone();
            let listening = own.clone().map(|own| Listening::new(own, Arc::new(move || ctx.request_repaint())));
            app.keeps_own(own);
            let frames = Frames { drawn: 0, shown: Some(shown), at: at.filter(|_| !maximized) };
            Ok(Box::new(Shown { app, say_ready: arguments.say_ready, drawn: false, frames, listening }))
        }),
    )
    .map_err(|error| error.to_string())
}

fn options(viewport: egui::ViewportBuilder, renderer: Renderer) -> eframe::NativeOptions {
    let mut options = eframe::NativeOptions {
        viewport,
        renderer: match renderer {
            Renderer::Glow => eframe::Renderer::Glow,
            Renderer::Wgpu => eframe::Renderer::Wgpu,
        },
        ..eframe::NativeOptions::default()
    };
    // On Windows that is Direct3D 12, which draws in software where there is no driver. Whoever knows better says so in
    // the variable that wgpu has for it.
    if cfg!(windows)
        && std::env::var_os("WGPU_BACKEND").is_none()
        && let eframe::egui_wgpu::WgpuSetup::CreateNew(setup) = &mut options.wgpu_options.wgpu_setup
    {
        setup.instance_descriptor.backends = eframe::wgpu::Backends::DX12;
    }
    options
}

/// What there is to do at the first frames.
struct Frames {
    /// How many have been drawn; no more are counted than matter.
    drawn: u8,
    /// To be called once one is on the screen.
    shown: Option<Box<dyn FnMut()>>,
    /// Where the window was when it was closed, in pixels.
    at: Option<Corner>,
}

/// The application in its window.
struct Shown {
    app: Kortisto,
    /// Whether to say on standard output that the file is on the screen; false once it has been said.
    say_ready: bool,
    /// The frame before this one showed the file.
    drawn: bool,
    frames: Frames,
    listening: Option<Listening>,
}

impl Shown {
    /// The first frame puts the window where it was, and the second one knows that the first is on the screen.
    fn count(&mut self, ctx: &egui::Context, frame: &eframe::Frame) {
        match self.frames.drawn {
            0 => {
                if let Some(at) = self.frames.at.take().and_then(|at| back_in_view(at, frame)) {
                    #[expect(clippy::cast_precision_loss, reason = "pixels of a desktop")]
                    let at = egui::Pos2::from(at.map(|side| side as f32)) / ctx.pixels_per_point();
                    ctx.send_viewport_cmd(egui::ViewportCommand::OuterPosition(at));
                }
                ctx.request_repaint();
            }
            1 => {
                if let Some(mut shown) = self.frames.shown.take() {
                    shown();
                }
            }
            _ => return,
        }
        self.frames.drawn = self.frames.drawn.saturating_add(1);
    }
}

/// Where a window goes that was at `at`, on the monitors there are.
fn back_in_view(at: Corner, frame: &eframe::Frame) -> Option<[i32; 2]> {
    let window = frame.winit_window()?;
    let area = |[left, top]: [i32; 2], [width, height]: [u32; 2]| {
        let side = |side: u32| i32::try_from(side).unwrap_or(i32::MAX);
        Area { left, top, width: side(width), height: side(height) }
    };
    let monitors = window.available_monitors().map(|one| {
        let (at, size) = (one.position(), one.size());
        area([at.x, at.y], [size.width, size.height])
    });
    let monitors: Vec<Area> = monitors.collect();
    let size = window.outer_size();
    into_view(area([at.left, at.top], [size.width, size.height]), &monitors)
}

impl eframe::App for Shown {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        let Some(listening) = &mut self.listening else { return };
        listening.has(self.app.open_file());
        while let Some(asked) = listening.asked() {
            ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
            // Where no program may come to the front by itself, the task bar says that this one would.
            let attention = egui::UserAttentionType::Informational;
            ctx.send_viewport_cmd(egui::ViewportCommand::RequestUserAttention(attention));
            asked.comes();
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.count(ui.ctx(), frame);
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
