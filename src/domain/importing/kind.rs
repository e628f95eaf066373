//! What a file may be brought in as, whatever its name says.

use crate::domain::record::id::AgencyId;

/// What a file may be brought in as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// Agencies, a row or a sheet each.
    Agencies,
    /// Contacts.
    Contacts,
    /// Head counts.
    Headcounts,
    /// Volumes.
    Volumes,
    /// Everything that was taken out as a workbook.
    Register,
    /// An agency's logo.
    Logo,
}

impl FileKind {
    /// What a table may be brought in as, in the order in which it is offered.
    pub const OF_TABLES: [Self; 5] = [Self::Agencies, Self::Contacts, Self::Headcounts, Self::Volumes, Self::Register];
}

/// How agencies are brought in beside what their file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgencyWay {
    /// What lists do not have yet is added to them.
    pub add: bool,
    /// What is not understood goes into the notes of its agency.
    pub notes: bool,
    /// An agency that is found takes the name that its row has for it.
    pub names: bool,
    /// Whose the sheets of these names are, where several agencies answer to what stands on them.
    pub whose: Vec<(String, AgencyId)>,
}

impl AgencyWay {
    /// Says whose a sheet is; nobody takes back what was said.
    pub fn choose(&mut self, sheet: &str, agency: Option<AgencyId>) {
        self.whose.retain(|(name, _)| name != sheet);
        self.whose.extend(agency.map(|agency| (sheet.to_owned(), agency)));
    }

    /// Whose a sheet has been said to be.
    #[must_use]
    pub fn chosen(&self, sheet: &str) -> Option<AgencyId> {
        self.whose.iter().find(|(name, _)| name == sheet).map(|(_, agency)| *agency)
    }
}

/// A sheet that may be of several agencies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetOfSeveral {
    /// What it is called.
    pub sheet: String,
    /// The agencies.
    pub agencies: Vec<AgencyId>,
}

/// What a file looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LooksLike {
    /// What it may be brought in as; none where somebody has to say.
    pub kind: Option<FileKind>,
    /// Whose logo it is, where it is one.
    pub agency: Option<AgencyId>,
}
