//! Where documents are written that are only looked at: a folder of the program's own, made when the first of them is
//! written and gone with the program.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::TempDir;

use crate::exchange::picture::{self, PictureError};

/// The folder, shared by whoever asks for a document and the thread that writes it.
#[derive(Clone, Default)]
pub struct Viewing(Arc<Mutex<Option<TempDir>>>);

impl Viewing {
    /// A place for a document that nobody has yet: the viewer may still hold the one before. Touches the disk.
    ///
    /// # Errors
    /// Where the folder cannot be made.
    fn place(&self, name: &Path) -> io::Result<PathBuf> {
        let mut folder = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = match &*folder {
            Some(made) => made.path().to_owned(),
            None => folder.insert(make()?).path().to_owned(),
        };
        let name = name.display();
        let numbered = |number: usize| match number {
            1 => folder.join(format!("{name}.pdf")),
            _ => folder.join(format!("{name} {number}.pdf")),
        };
        let free = (1..1000).map(numbered).find(|path| !path.exists());
        free.ok_or_else(|| io::Error::from(io::ErrorKind::AlreadyExists))
    }
}

/// Writes a document to where it was asked for, or to where those are that are only looked at; says where it is.
///
/// # Errors
/// Where the folder or the disk does not take it.
pub(super) fn write(viewed: Option<&Viewing>, path: &Path, bytes: &[u8]) -> Result<PathBuf, PictureError> {
    let Some(viewing) = viewed else {
        return picture::save(path, bytes).map(|()| path.to_owned());
    };
    let not_made = |error| PictureError::NotSaved(std::env::temp_dir(), error);
    let place = viewing.place(path).map_err(not_made)?;
    picture::save_private(&place, bytes).map(|()| place)
}

fn make() -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("kortisto-");
    // What is printed is for whoever prints it, whoever else works on the machine.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir()
}

impl fmt::Debug for Viewing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Viewing")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_document_has_a_place_of_its_own_and_the_folder_goes_with_the_last_who_knows_it() {
        let viewing = Viewing::default();
        let first = viewing.place(Path::new("Kortti")).expect("a place");
        std::fs::write(&first, "1").expect("written");
        let second = viewing.clone().place(Path::new("Kortti")).expect("a place");
        assert_eq!(second.file_name().and_then(|name| name.to_str()), Some("Kortti 2.pdf"));
        let folder = first.parent().expect("a folder").to_owned();
        assert_eq!(second.parent(), Some(&*folder));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&folder).expect("there").permissions().mode() & 0o077, 0);
        }
        drop(viewing);
        assert!(!folder.exists());
    }
}
