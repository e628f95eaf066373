//! What draws the window. There are two ways, OpenGL and what wgpu speaks (Direct3D, Vulkan or Metal), and no machine is
//! known to have both: behind a remote desktop or in a virtual machine there is often but one.

use crate::cli::Renderer;

/// What a machine runs under, as far as it matters to what draws best there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum System {
    /// Direct3D 12 is part of it, with a device in software for machines without a driver. OpenGL is often not there.
    Windows,
    /// Metal is part of it, and OpenGL is no longer kept up.
    MacOs,
    /// OpenGL starts fastest, and is part of every desktop.
    Other,
}

impl System {
    /// The one this program was built for.
    pub const THIS: Self = if cfg!(target_os = "windows") {
        Self::Windows
    } else if cfg!(target_os = "macos") {
        Self::MacOs
    } else {
        Self::Other
    };

    /// What is tried here, the likeliest first.
    const fn order(self) -> [Renderer; 2] {
        match self {
            Self::Windows | Self::MacOs => [Renderer::Wgpu, Renderer::Glow],
            Self::Other => [Renderer::Glow, Renderer::Wgpu],
        }
    }
}

/// What is tried next: only what was `asked` for, where something was; else what worked here before, then the others.
/// None of those that have `failed`; none at all where nothing is left, which is the time to give up.
pub(super) fn next(
    system: System,
    remembered: Option<Renderer>,
    asked: Option<Renderer>,
    failed: &[Renderer],
) -> Option<Renderer> {
    let untried = |one: &Renderer| !failed.contains(one);
    match asked {
        Some(asked) => Some(asked).filter(untried),
        None => remembered.into_iter().chain(system.order()).find(untried),
    }
}

/// What to begin with, of what is remembered here and of what programs `died` of while they tried it: a driver that takes
/// the whole program down gives nobody the time to forget the choice.
pub(super) fn sound(system: System, remembered: Option<Renderer>, died: &[Renderer]) -> Option<Renderer> {
    remembered.filter(|one| !died.contains(one)).or_else(|| next(system, None, None, died).filter(|_| !died.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Renderer::{Glow, Wgpu};

    #[test]
    fn each_system_has_its_own_order_and_each_way_is_tried_once() {
        for (system, first, second) in
            [(System::Windows, Wgpu, Glow), (System::MacOs, Wgpu, Glow), (System::Other, Glow, Wgpu)]
        {
            assert_eq!(next(system, None, None, &[]), Some(first), "{system:?}");
            assert_eq!(next(system, None, None, &[first]), Some(second), "{system:?}");
            assert_eq!(next(system, None, None, &[first, second]), None, "{system:?}");
            assert_eq!(next(system, None, None, &[second, first]), None, "{system:?}");
        }
    }

    #[test]
    fn what_worked_here_before_goes_first_and_the_other_is_still_tried() {
        assert_eq!(next(System::Windows, Some(Glow), None, &[]), Some(Glow));
        assert_eq!(next(System::Windows, Some(Glow), None, &[Glow]), Some(Wgpu));
        assert_eq!(next(System::Other, Some(Wgpu), None, &[]), Some(Wgpu));
        assert_eq!(next(System::Other, Some(Wgpu), None, &[Wgpu, Glow]), None);
    }

    #[test]
    fn what_is_asked_for_is_tried_alone() {
        assert_eq!(next(System::Other, Some(Glow), Some(Wgpu), &[]), Some(Wgpu));
        assert_eq!(next(System::Other, Some(Glow), Some(Wgpu), &[Wgpu]), None, "nothing else was asked for");
    }

    #[test]
    fn what_took_a_program_down_is_not_begun_with() {
        assert_eq!(sound(System::Other, None, &[]), None, "nothing is known");
        assert_eq!(sound(System::Other, Some(Glow), &[]), Some(Glow));
        assert_eq!(sound(System::Other, Some(Glow), &[Glow]), Some(Wgpu));
        assert_eq!(sound(System::Other, None, &[Glow]), Some(Wgpu));
        assert_eq!(sound(System::Other, Some(Wgpu), &[Glow]), Some(Wgpu));
        assert_eq!(sound(System::Windows, None, &[Glow, Wgpu]), None, "both: the usual order is as good as any");
    }
}
