//! Identities. Every row has a UUID; a newtype per record keeps them from being mixed up.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The namespace of identities made from natural keys. It must never change: two people who enter
/// the same figure meet in a merge only because both compute the same id from it.
const NATURAL_KEYS: Uuid = Uuid::from_u128(0x5e6b_9f5a_3c41_4d0e_9a57_6b0f_2d64_71c3);

/// A UUIDv5 of the natural key `parts` of a row in `table`.
pub(crate) fn natural(table: &str, parts: &[&str]) -> Uuid {
    let mut key = String::from(table);
    for part in parts {
        // The unit separator cannot occur in ids, years or words, so no two keys run together.
        key.push('\u{1f}');
        key.push_str(part);
    }
    Uuid::new_v5(&NATURAL_KEYS, key.as_bytes())
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identity, ordered by the time it was made (UUIDv7).
            #[must_use]
            #[allow(clippy::new_without_default, reason = "a fresh identity is no default value")]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// An agency.
    AgencyId;
    /// One of our employees.
    EmployeeId;
    /// A team of ours.
    TeamId;
    /// A contact at an agency.
    ContactId;
    /// Something special about an agency.
    CharacteristicId;
    /// An item of a list the users own: a ministry, a city, an employment type.
    ListId;
    /// A transaction product.
    ProductId;
    /// A pay group.
    PayGroupId;
    /// A service agreement.
    AgreementId;
    /// A line of the division of work.
    DefinitionLineId;
    /// A measure of our work.
    MetricId;
    /// A group of ours that handles processes.
    ServiceGroupId;
    /// A row that belongs to an agency: an identifier, a succession, an assignment, a figure.
    RowId;
    /// A question of the questionnaire.
    QuestionId;
    /// A round of the questionnaire.
    RoundId;
    /// An operation.
    OperationId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn natural_keys_are_stable_and_do_not_run_together() {
        assert_eq!(natural("volume", &["a", "b"]), natural("volume", &["a", "b"]));
        assert_ne!(natural("volume", &["ab", "c"]), natural("volume", &["a", "bc"]));
        assert_ne!(natural("volume", &["a"]), natural("headcount", &["a"]));
    }
}
