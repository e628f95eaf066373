//! The logo of an agency. Its picture is read while one goes on: wherever the agency is by then (in the file, in a form,
//! on its way into the file), the picture reaches it, or it is said that it does not.

use std::time::{Duration, Instant};

use super::Kortisto;
use crate::domain::{Agency, AgencyId, Change, OperationKind, Picture, Record};
use crate::exchange::logo::LogoError;
use crate::ui::dialogs::{Dialog, Trouble};

/// Pictures between the moment they are chosen and the moment they are saved.
#[derive(Default)]
pub(super) struct ChosenLogos {
    /// The pictures that are being read, in the order in which they were chosen.
    reading: Vec<Reading>,
    /// Pictures that have been read for agencies that are not in the file yet, though on their way there.
    waiting: Vec<(AgencyId, Picture)>,
}

/// A picture that is being read.
struct Reading {
    agency: AgencyId,
    /// What the agency is called, where it is in the file.
    name: Option<String>,
    /// Nobody has said since that it is to have none.
    wanted: bool,
    since: Instant,
}

/// How long leaving waits for a picture: a drive that does not answer would keep it for ever.
pub(super) const LOGO_PATIENCE: Duration = Duration::from_secs(10);

impl ChosenLogos {
    /// Whether a picture is being read that may be there soon.
    pub fn any_read(&self) -> bool {
        self.reading.iter().any(|one| one.since.elapsed() < LOGO_PATIENCE)
    }

    /// Whether a picture has not been read yet.
    pub fn any_unread(&self) -> bool {
        self.reading.iter().any(|one| one.wanted)
    }

    /// The agency is to have no logo after all, whatever is being read.
    pub fn forget(&mut self, agency: AgencyId) {
        for one in self.reading.iter_mut().filter(|one| one.agency == agency) {
            one.wanted = false;
        }
    }

    /// The reading of the picture of `agency` has ended.
    fn ended(&mut self, agency: AgencyId) -> Option<Reading> {
        let place = self.reading.iter().position(|one| one.agency == agency)?;
        Some(self.reading.remove(place))
    }
}

impl Kortisto {
    /// Has a picture read that is to be the logo of `agency`.
    pub(super) fn read_logo(&mut self, agency: AgencyId, path: std::path::PathBuf) {
        let language = self.texts.language();
        let name = self.snapshot.agency.get(agency).map(|one| one.name(language).to_owned());
        self.chosen_logos.reading.push(Reading { agency, name, wanted: true, since: Instant::now() });
        self.worker.import_picture(agency, path);
    }

    /// A picture has been read, or could not be.
    pub(super) fn logo_read(&mut self, agency: AgencyId, read: Result<Picture, LogoError>) {
        // Another file has been opened meanwhile, or the logo was taken away again.
        let Some(ended) = self.chosen_logos.ended(agency).filter(|ended| ended.wanted) else { return };
        let was = ended.name;
        match read {
            Ok(picture) => {
                let gone = was.filter(|_| self.agency_called(agency).is_none());
                self.set_logo(agency, Some(picture));
                if let Some(name) = gone {
                    let why = self.texts.get("logo-agency-gone").to_owned();
                    self.no_logo(&name, &[&why]);
                }
            }
            Err(error) => {
                // Whoever has let go of a new agency has let go of its logo.
                let Some(name) = self.agency_called(agency).or(was) else { return };
                let had_one = self.snapshot.agency.get(agency).is_some_and(|agency| agency.logo.is_some());
                let mut why = vec![self.texts.get(error.key()).to_owned()];
                why.extend(had_one.then(|| self.texts.get("logo-former-stays").to_owned()));
                let why: Vec<&str> = why.iter().map(String::as_str).collect();
                self.no_logo(&name, &why);
            }
        }
    }

    /// A defect of this program has ended the reading of the picture that was chosen first.
    pub(super) fn logo_broke(&mut self) {
        let mut about = self.texts.get("work-logo").to_owned();
        if !self.chosen_logos.reading.is_empty() {
            let first = self.chosen_logos.reading.remove(0);
            if let Some(name) = self.agency_called(first.agency).or(first.name) {
                about = format!("{about}, {name}");
            }
        }
        self.shell.dialogs.say(Dialog::Say(Trouble { key: "error-work-broke", about }));
    }

    fn no_logo(&mut self, name: &str, why: &[&str]) {
        let what = self.texts.with("logo-not-taken", &[("agency", name.into())]);
        let text: Vec<&str> = std::iter::once(what.as_str()).chain(why.iter().copied()).collect();
        self.shell.dialogs.say(Dialog::Tell(text.join(" ")));
    }

    /// What an agency is called that is in the file, on its way there, or in the form; none where it is nowhere.
    fn agency_called(&self, id: AgencyId) -> Option<String> {
        let language = self.texts.language();
        if let Some(agency) = self.snapshot.agency.get(id) {
            return Some(agency.name(language).to_owned());
        }
        let form = self.shell.agencies.form.as_ref().filter(|form| form.id == id);
        let typed = form.map(|form| form.agency().name(language).trim().to_owned());
        let added = || {
            let changes = self.outbox.iter().flat_map(|one| &one.operation.changes);
            added(changes, id).map(|agency| agency.name(language).to_owned())
        };
        let name = typed.or_else(added)?;
        Some(if name.is_empty() { self.texts.get("form-new").to_owned() } else { name })
    }

    /// Gives an agency a logo, or takes it away.
    pub(super) fn set_logo(&mut self, agency: AgencyId, picture: Option<Picture>) {
        self.chosen_logos.waiting.retain(|(of, _)| *of != agency);
        if let Some(before) = self.snapshot.agency.get(agency).cloned() {
            self.commit_logo(before, picture);
            return;
        }
        // It is being added, and takes its logo along when it is saved.
        if let Some(form) = self.shell.agencies.form.as_mut().filter(|form| form.id == agency) {
            form.set_logo(picture.clone());
        }
        let adds = self.outbox.iter().any(|one| added(&one.operation.changes, agency).is_some());
        self.outbox.logo_of_added(agency, picture.as_ref());
        // The store may have been given the agency without its logo: that follows once the agency is there.
        self.chosen_logos.waiting.extend(picture.filter(|_| adds).map(|picture| (agency, picture)));
    }

    /// Gives agencies that have come into the file the logos that were read for them on the way.
    pub(super) fn give_waiting_logos(&mut self) {
        if self.chosen_logos.waiting.is_empty() {
            return;
        }
        for (id, picture) in std::mem::take(&mut self.chosen_logos.waiting) {
            match self.snapshot.agency.get(id).cloned() {
                None => self.chosen_logos.waiting.push((id, picture)),
                Some(agency) if agency.logo.as_ref() == Some(&picture.hash) => {}
                Some(agency) => self.commit_logo(agency, Some(picture)),
            }
        }
    }

    fn commit_logo(&mut self, before: Agency, picture: Option<Picture>) {
        let mut after = before.clone();
        after.logo = picture.as_ref().map(|picture| picture.hash.clone());
        let change = Change::update(before, after);
        self.commit(OperationKind::LogoChanged, vec![change], picture.into_iter().collect());
    }
}

/// The agency `id` as it is added by one of the changes.
fn added<'c>(changes: impl IntoIterator<Item = &'c Change>, id: AgencyId) -> Option<&'c Agency> {
    changes.into_iter().find_map(|change| match change {
        Change { before: None, after: Some(Record::Agency(agency)) } if agency.id == id => Some(agency),
        _ => None,
    })
}
