//! Who a row is about.

use super::incoming::{Incoming, name_key, within};
use super::plan::{Found, Planner};
use crate::domain::agency::contact::ReachKind;
use crate::domain::record::id::{AgencyId, ContactId};

/// Among how many a human chooses.
const MOST_CHOICES: usize = 50;

fn some(several: &[ContactId]) -> Vec<ContactId> {
    several.iter().take(MOST_CHOICES).copied().collect()
}

impl Planner<'_> {
    /// Who at the agency a row is about. The same address and a name that goes with it is the same person; so is the
    /// same name. Where address, name and number point at different people, a human has to choose.
    pub(super) fn find(&self, agency: AgencyId, one: &Incoming) -> Found {
        let key = name_key(&one.name);
        let named = self.book.named(agency, &key);
        let by_mail = self.reached_by(agency, one, ReachKind::Email);
        let goes_with = |id: &ContactId| {
            let known = self.book.get(*id).map(|known| known.contact.name.as_str()).unwrap_or_default();
            within(known, &one.name) || within(&one.name, known)
        };
        let mailed: Vec<ContactId> = by_mail.iter().copied().filter(goes_with).collect();
        match (named, mailed.as_slice()) {
            ([only], []) | ([], [only]) => Found::One(*only),
            ([only], mailed) if mailed.contains(only) => Found::One(*only),
            ([], []) => {
                let mut choices = by_mail;
                for id in self.reached_by(agency, one, ReachKind::Phone) {
                    if !choices.contains(&id) {
                        choices.push(id);
                    }
                }
                // Whoever stands in the file by their own name is not meant.
                let own = |id: &ContactId| {
                    self.book.get(*id).is_some_and(|known| self.names.contains(&name_key(&known.contact.name)))
                };
                choices.retain(|id| !own(id));
                if choices.is_empty() { Found::Nobody } else { Found::Several(choices) }
            }
            ([], several) => Found::Several(some(several)),
            ([only], others) => {
                Found::Several(std::iter::once(*only).chain(others.iter().copied()).take(MOST_CHOICES).collect())
            }
            (several, _) => {
                let mut reached: Option<ContactId> = None;
                for reach in &one.reaches {
                    let both = self.book.named_and_reached(&key, (reach.kind, reach.compared()));
                    let mut here = both
                        .iter()
                        .copied()
                        .filter(|id| self.book.get(*id).is_some_and(|one| one.contact.agency == agency));
                    match (here.next(), here.next()) {
                        (None, _) => {}
                        (Some(only), None) if reached.is_none_or(|before| before == only) => reached = Some(only),
                        _ => return Found::Several(some(several)),
                    }
                }
                reached.map_or_else(|| Found::Several(some(several)), Found::One)
            }
        }
    }

    /// Those at the agency who have a number or an address of a row that the file gives to nobody else. One that several
    /// there have is a switchboard or a shared mailbox.
    fn reached_by(&self, agency: AgencyId, one: &Incoming, kind: ReachKind) -> Vec<ContactId> {
        let mut found: Vec<ContactId> = Vec::new();
        for reach in one.reaches.iter().filter(|reach| reach.kind == kind) {
            let compared = reach.compared();
            if self.shared.contains(&(kind, compared.clone())) {
                continue;
            }
            if let [only] = self.book.reached(agency, (kind, compared))
                && !found.contains(only)
            {
                found.push(*only);
            }
        }
        found
    }
}
