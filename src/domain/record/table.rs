//! The tables of the file.

use crate::domain::record::records::for_each_record;

macro_rules! define_tables {
    ($($variant:ident($row:ident) $table:ident;)*) => {
        /// A table of the file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Table {
            $(#[doc = concat!("`", stringify!($table), "`")] $variant),*
        }

        impl Table {
            /// Every table, pointed-into before pointing.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in the file.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($table)),*
                }
            }

            /// The table of a name in the file.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|table| table.name() == name)
            }
        }
    };
}

for_each_record!(define_tables);
