//! Colours, spacing, text sizes and fonts: the only place where they are chosen.

use std::time::Duration;

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Vec2, Visuals};

/// Work that takes longer than this says that it is at work.
pub const NOTICED: Duration = Duration::from_millis(200);

/// The unit of spacing, in points. Everything stands on multiples of half of it.
pub const UNIT: f32 = 8.0;

/// Height of a row in a list or table that holds one line.
pub const ROW: f32 = 32.0;

/// The smallest width at which two columns stand side by side.
pub const TWO_COLUMNS: f32 = 760.0;

/// Corners of cards, fields and buttons.
pub const CORNER: u8 = 6;

/// How much of its colour is left to what is disabled.
const DISABLED: f32 = 0.91;

/// The semi-bold face.
const STRONG: &str = "strong";

/// How many series have a colour of their own.
pub const SERIES: usize = 8;

/// One mode's colours.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Dark mode.
    pub dark: bool,
    /// Behind everything.
    pub ground: Color32,
    /// Cards, bars, fields.
    pub surface: Color32,
    /// Hairlines and borders.
    pub line: Color32,
    /// Borders of fields and buttons, which must be found: 3:1 against the surface.
    pub border: Color32,
    /// Text.
    pub text: Color32,
    /// Labels and asides.
    pub quiet: Color32,
    /// The one accent.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Behind what is selected.
    pub selected: Color32,
    /// Behind what the pointer is over.
    pub hovered: Color32,
    /// Something is wrong.
    pub danger: Color32,
    /// Behind a warning that something is wrong.
    pub danger_ground: Color32,
    /// Something may be wrong.
    pub warning: Color32,
    /// Behind a doubt.
    pub warning_ground: Color32,
    /// Something is in order.
    pub good: Color32,
    /// Behind what is in order.
    pub good_ground: Color32,
    /// Series of charts, told apart by people who see colours differently: neighbours, the last and the first
    /// included, differ in lightness too, so that they differ when printed in grey.
    pub series: [Color32; SERIES],
    /// What is measured, and what it is compared with: cost and value, load and load with absences. Neither is a type nor
    /// a product.
    pub compared: [Color32; 2],
    /// The earliest and the latest year of a chart whose series are years; those between lie between.
    pub years: [Color32; 2],
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

impl Theme {
    /// The light colours.
    #[must_use]
    pub fn light() -> Self {
        Self {
            dark: false,
            ground: rgb(0xF6_F7F9),
            surface: rgb(0xFF_FFFF),
            line: rgb(0xD8_DDE4),
            border: rgb(0x7F_8998),
            text: rgb(0x1B_2430),
            quiet: rgb(0x56_6173),
            accent: rgb(0x0B_5CAB),
            on_accent: rgb(0xFF_FFFF),
            selected: rgb(0xE3_EEF8),
            hovered: rgb(0xEE_F2F6),
            danger: rgb(0xB4_2318),
            danger_ground: rgb(0xFD_ECEA),
            warning: rgb(0x8A_5A00),
            warning_ground: rgb(0xFD_F3DF),
            good: rgb(0x1B_6B3A),
            good_ground: rgb(0xE2_F3E7),
            series: [0x0B_5CAB, 0xC9_8012, 0x12_786C, 0xB2_7CC8, 0xA8_3A25, 0x84_91A1, 0x68_6817, 0x38_99D1].map(rgb),
            compared: [0x4B_3F7A, 0x94_8AB4].map(rgb),
            years: [0x86_92A8, 0x1F_3350].map(rgb),
        }
    }

    /// The dark colours.
    #[must_use]
    pub fn dark() -> Self {
        Self {
            dark: true,
            ground: rgb(0x14_181E),
            surface: rgb(0x1C_222B),
            line: rgb(0x39_424F),
            border: rgb(0x78_869A),
            text: rgb(0xE8_ECF2),
            quiet: rgb(0xA7_B1BF),
            accent: rgb(0x6C_B0F5),
            on_accent: rgb(0x0E_1A28),
            selected: rgb(0x22_374F),
            hovered: rgb(0x28_303B),
            danger: rgb(0xFF_8A80),
            danger_ground: rgb(0x3E_2326),
            warning: rgb(0xF2_B84B),
            warning_ground: rgb(0x3A_2F1A),
            good: rgb(0x7F_D1A0),
            good_ground: rgb(0x1C_3427),
            series: [0x4E_9AE8, 0xF6_C777, 0x35_AC9D, 0xDD_BBEA, 0xE8_745C, 0xC9_D2DD, 0xA6_A63A, 0xB5_DCFA].map(rgb),
            compared: [0xE8_E3F8, 0x94_8AB4].map(rgb),
            years: [0x6F_7E93, 0xDF_E8F3].map(rgb),
        }
    }

    /// Text on a series' colour: whichever of dark and light reads better.
    #[must_use]
    pub fn text_on(color: Color32) -> Color32 {
        let (dark, light) = (rgb(0x10_1820), rgb(0xFF_FFFF));
        if contrast(color, dark) >= contrast(color, light) { dark } else { light }
    }

    /// Behind what is chosen among several, and behind chosen text.
    #[must_use]
    pub const fn chosen(&self) -> Color32 {
        if self.dark { rgb(0x24_405F) } else { rgb(0xBF_DAF2) }
    }

    /// The frame of a card.
    pub fn card(&self) -> egui::Frame {
        egui::Frame::new()
            .fill(self.surface)
            .stroke(Stroke::new(1.0, self.line))
            .corner_radius(CornerRadius::same(CORNER + 2))
            .inner_margin(Margin::same(16))
    }

    /// egui's own look in these colours.
    #[must_use]
    pub fn visuals(&self) -> Visuals {
        let mut visuals = if self.dark { Visuals::dark() } else { Visuals::light() };
        visuals.override_text_color = None;
        visuals.panel_fill = self.ground;
        visuals.window_fill = self.surface;
        visuals.window_stroke = Stroke::new(1.0, self.line);
        visuals.window_corner_radius = CornerRadius::same(CORNER + 4);
        visuals.menu_corner_radius = CornerRadius::same(CORNER + 2);
        visuals.extreme_bg_color = self.surface;
        visuals.text_edit_bg_color = Some(self.surface);
        visuals.faint_bg_color = self.hovered;
        visuals.hyperlink_color = self.accent;
        visuals.warn_fg_color = self.warning;
        visuals.error_fg_color = self.danger;
        visuals.weak_text_color = Some(self.quiet);
        visuals.selection.bg_fill = self.chosen();
        // What is disabled is told by its quiet colours; faded further it could not be read.
        visuals.disabled_alpha = DISABLED;
        visuals.selection.stroke = Stroke::new(1.5, self.accent);
        visuals.text_cursor.blink = false;
        visuals.text_cursor.stroke = Stroke::new(1.5, self.text);
        let shadow = Shadow {
            offset: [0, 4],
            blur: 16,
            spread: 0,
            color: Color32::from_black_alpha(if self.dark { 110 } else { 36 }),
        };
        visuals.window_shadow = shadow;
        visuals.popup_shadow = shadow;
        let widgets = &mut visuals.widgets;
        for (widget, fill, stroke) in [
            (&mut widgets.noninteractive, self.surface, self.line),
            (&mut widgets.inactive, self.surface, self.border),
            (&mut widgets.hovered, self.hovered, self.border),
            (&mut widgets.active, self.selected, self.accent),
            (&mut widgets.open, self.hovered, self.border),
        ] {
            widget.bg_fill = fill;
            widget.weak_bg_fill = fill;
            widget.bg_stroke = Stroke::new(1.0, stroke);
            widget.fg_stroke = Stroke::new(1.0, self.text);
            widget.corner_radius = CornerRadius::same(CORNER);
            widget.expansion = 0.0;
        }
        visuals
    }
}

/// Contrast of two colours as WCAG 2.2 defines it, 1 to 21.
#[must_use]
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |color: Color32| {
        let [r, g, b] = [color.r(), color.g(), color.b()].map(|channel| {
            let c = f32::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The semi-bold face in `size` points.
#[must_use]
pub fn strong(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(STRONG.into()))
}

/// The text face in `size` points.
#[must_use]
pub const fn plain(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Text sizes in points.
pub mod size {
    /// The name of an agency, the title of a screen.
    pub const TITLE: f32 = 22.0;
    /// The heading of a card.
    pub const SECTION: f32 = 15.0;
    /// Everything else.
    pub const BODY: f32 = 14.0;
    /// Labels, asides, table headers.
    pub const SMALL: f32 = 12.5;
    /// Names under the pictures of a narrow navigation, which the pointer tells in full size too.
    pub const TINY: f32 = 11.0;
}

/// Gives `ctx` our fonts, sizes and both modes' colours.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    egui_material_icons::initialize(ctx);
    for (mode, theme) in [(egui::Theme::Light, Theme::light()), (egui::Theme::Dark, Theme::dark())] {
        ctx.set_visuals_of(mode, theme.visuals());
    }
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Heading, strong(size::TITLE)),
            (TextStyle::Body, plain(size::BODY)),
            (TextStyle::Button, plain(size::BODY)),
            (TextStyle::Small, plain(size::SMALL)),
            (TextStyle::Monospace, FontId::monospace(size::BODY)),
        ]
        .into();
        style.spacing.item_spacing = Vec2::splat(UNIT);
        style.spacing.button_padding = Vec2::new(12.0, 6.0);
        style.spacing.interact_size = Vec2::new(32.0, ROW);
        style.spacing.icon_width = 18.0;
        style.spacing.combo_width = 120.0;
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.scroll = egui::style::ScrollStyle::floating();
        style.spacing.scroll.bar_width = 8.0;
        style.spacing.tooltip_width = 360.0;
        style.interaction.selectable_labels = false;
        // Nothing fades or slides: a repaint needs a cause.
        style.animation_time = 0.0;
        style.scroll_animation = egui::style::ScrollAnimation::none();
    });
}

/// IBM Plex Sans, whose figures are all of one width, then egui's own faces for what it lacks.
fn fonts() -> egui::FontDefinitions {
    let mut fonts = egui::FontDefinitions::default();
    let plex = [
        ("plex", &include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf")[..]),
        ("plex-semibold", &include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf")[..]),
    ];
    for (name, bytes) in plex {
        fonts.font_data.insert(name.into(), egui::FontData::from_static(bytes).into());
    }
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let family = |first: &str| std::iter::once(first.to_owned()).chain(fallback.iter().cloned()).collect::<Vec<_>>();
    fonts.families.insert(FontFamily::Proportional, family("plex"));
    fonts.families.insert(FontFamily::Name(STRONG.into()), family("plex-semibold"));
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_legible_in_both_modes() {
        for theme in [Theme::light(), Theme::dark()] {
            for ground in [theme.ground, theme.surface, theme.selected, theme.hovered] {
                for text in [theme.text, theme.quiet, theme.accent, theme.danger, theme.warning, theme.good] {
                    assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}: {}", contrast(text, ground));
                }
            }
            assert!(contrast(theme.on_accent, theme.accent) >= 4.5);
            assert!(contrast(theme.danger, theme.danger_ground) >= 4.5);
            assert!(contrast(theme.warning, theme.warning_ground) >= 4.5);
            assert!(contrast(theme.good, theme.good_ground) >= 4.5);
            for ground in [theme.ground, theme.surface, theme.hovered] {
                assert!(contrast(theme.border, ground) >= 3.0, "{ground:?}: {}", contrast(theme.border, ground));
                assert!(contrast(theme.accent, ground) >= 3.0, "the ring round what has the keyboard");
                for text in [theme.text, theme.quiet] {
                    let faded = mixed(text, ground, DISABLED);
                    assert!(contrast(faded, ground) >= 4.5, "disabled on {ground:?}: {}", contrast(faded, ground));
                }
            }
            for text in [theme.text, theme.accent] {
                assert!(contrast(text, theme.chosen()) >= 4.5, "chosen: {}", contrast(text, theme.chosen()));
            }
            assert!(contrast(theme.years[0], theme.years[1]) >= 3.0, "the first and the last year");
            for series in theme.years {
                assert!(contrast(series, theme.surface) >= 3.0, "{series:?} on the ground");
            }
            assert!(contrast(theme.compared[0], theme.compared[1]) >= 2.0, "what is measured and what it is beside");
            for series in theme.series.into_iter().chain(theme.compared) {
                assert!(contrast(Theme::text_on(series), series) >= 4.5, "label on {series:?}");
                assert!(contrast(series, theme.surface) >= 3.0, "{series:?} on the ground");
            }
        }
    }

    /// `share` of one colour over another.
    fn mixed(over: Color32, under: Color32, share: f32) -> Color32 {
        under.lerp_to_gamma(over, share)
    }

    #[test]
    fn neighbouring_series_differ_in_grey() {
        for theme in [Theme::light(), Theme::dark()] {
            let next = theme.series.iter().cycle().skip(1);
            for (one, other) in theme.series.iter().zip(next) {
                let difference = contrast(*one, *other);
                assert!(difference >= 1.4, "{one:?} beside {other:?}: {difference}");
            }
        }
    }
}
