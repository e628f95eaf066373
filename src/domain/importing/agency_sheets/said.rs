//! What cells say, and what of a sheet nobody takes.

/// What a cell says, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The row, from 1 up, as the program shows it.
    pub row: u32,
    /// The column, from 0 up.
    pub column: usize,
    /// The text.
    pub text: String,
}

/// Something of a sheet that nobody takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What stands before it; empty where it stands alone.
    pub label: String,
    /// What it says.
    pub value: Written,
}
