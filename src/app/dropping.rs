//! Files that are dragged over the window and dropped on it: what may come in where, in words and in deed.

use std::path::{Path, PathBuf};

use super::Kortisto;
use super::asking::{PICTURES, REGISTER};
use crate::domain::AgencyId;
use crate::exchange::contacts::ENDINGS;
use crate::i18n::Arg;
use crate::ui::dialogs::Dialog;
use crate::ui::{Action, Incoming, Place, Wanted, file_name};

/// What a file would do where it is dropped now.
enum Does {
    /// It is brought in.
    Take(Action),
    /// It cannot be; the key of why, and of what can.
    Refuse(&'static str),
}

/// Whether what is dropped is a register alone, which is opened wherever it is dropped.
fn is_register<'p>(files: impl IntoIterator<Item = Option<&'p Path>>) -> bool {
    let mut files = files.into_iter();
    let first = files.next().flatten().and_then(Path::extension);
    first.is_some_and(|ending| ending.eq_ignore_ascii_case(REGISTER)) && files.next().is_none()
}

impl Kortisto {
    /// The agency that is on the screen.
    fn agency_shown(&self) -> Option<AgencyId> {
        let shown = self.shell.place == Place::Agencies && self.shell.agencies.form.is_none();
        self.shell.agencies.selected.filter(|id| shown && self.snapshot.agency.get(*id).is_some())
    }

    fn does(&self, path: &Path) -> Does {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let take = |wanted| Does::Take(Action::Bring(wanted, path.to_owned()));
        if ending == REGISTER {
            return Does::Take(Action::Open(path.to_owned()));
        }
        if !self.file_open() {
            return Does::Refuse("drop-no-file");
        }
        if self.status.read_only.is_some() {
            return Does::Refuse("read-only-explained");
        }
        let import = self.shell.place == Place::Import;
        if PICTURES.contains(&ending.as_str()) {
            let agency = if import { self.shell.import.logo() } else { self.agency_shown() };
            return agency.map_or(Does::Refuse("drop-logo-where"), |agency| take(Wanted::Logo(agency)));
        }
        if ENDINGS.contains(&ending.as_str()) {
            return take(Wanted::Contacts(self.agency_shown()));
        }
        Does::Refuse("drop-unknown")
    }

    /// What is said while a file is dragged over the window.
    pub(super) fn tell_incoming(&mut self, ctx: &egui::Context) {
        let hovered = ctx.input(|input| input.raw.hovered_files.clone());
        let asking = !hovered.is_empty() && self.asking(ctx);
        self.status.incoming = match hovered.as_slice() {
            [] => None,
            files if !asking && self.moves_in_here() && !is_register(files.iter().map(|file| file.path.as_deref())) => {
                Some(Incoming { text: self.texts.get("drop-moved").to_owned(), taken: true })
            }
            _ if asking => Some(Incoming { text: self.texts.get("drop-asking").to_owned(), taken: false }),
            [one] => Some(match one.path.as_deref() {
                Some(path) => self.incoming(path),
                // The system tells no more before it is dropped.
                None => Incoming { text: self.texts.get("drop-unknown").to_owned(), taken: true },
            }),
            _ => Some(Incoming { text: self.texts.get("drop-one").to_owned(), taken: false }),
        };
    }

    fn incoming(&self, path: &Path) -> Incoming {
        let (name, language) = (file_name(path), self.texts.language());
        let agency = |id: AgencyId| self.snapshot.agency.get(id).map(|one| one.name(language)).unwrap_or_default();
        let (key, of) = match self.does(path) {
            Does::Refuse(key) => return Incoming { text: self.texts.get(key).to_owned(), taken: false },
            Does::Take(Action::Bring(Wanted::Logo(id), _)) => ("drop-logo", agency(id)),
            Does::Take(Action::Bring(Wanted::Contacts(Some(id)), _)) => ("drop-contacts-of", agency(id)),
            Does::Take(Action::Bring(..)) => ("drop-contacts", ""),
            Does::Take(_) => ("drop-register", ""),
        };
        let args: [(&str, Arg<'_>); 2] = [("file", name.into()), ("agency", of.into())];
        Incoming { text: self.texts.with(key, &args), taken: true }
    }

    /// Brings in what was dropped, or says what can be.
    pub(super) fn dropped(&mut self, ctx: &egui::Context, files: &[PathBuf], theme: &crate::ui::Theme) {
        let refused = match files {
            [] => return,
            files if self.moves_in_here() && !is_register(files.iter().map(|file| Some(file.as_path()))) => {
                self.gather_moved(files.to_vec());
                return;
            }
            [one] => match self.does(one) {
                Does::Take(action) => {
                    self.act(ctx, action, theme);
                    return;
                }
                Does::Refuse(key) => key,
            },
            _ => "drop-one",
        };
        self.shell.dialogs.say(Dialog::Tell(self.texts.get(refused).to_owned()));
    }
}
