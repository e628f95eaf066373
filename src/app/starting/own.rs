//! Where the program keeps on this machine what is the user's own and no choice of theirs: logs, reports of crashes, what
//! draws the window, which windows are open. Not in what follows a user to other machines.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// The folder; none where the system has none.
pub(super) fn folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.state_dir().unwrap_or_else(|| strategy.cache_dir()).join("kortisto"))
}

/// Makes a folder that only its owner reads.
///
/// # Errors
/// Where it cannot be made.
pub(in crate::app) fn own_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}
