//! Headcounts, transaction products and their volumes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, ListId, ProductId, RowId, natural};
use crate::domain::record::language::{Language, Names};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// When in the year heads were counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadcountBasis {
    /// Persons on 31 December.
    #[default]
    PersonsYearEnd,
    /// Employments on 31 December; one person may have two.
    EmploymentsYearEnd,
    /// Persons, average of the year.
    PersonsAverage,
    /// Employments, average of the year.
    EmploymentsAverage,
    /// Person-years, in whole ones.
    PersonYears,
}

impl HeadcountBasis {
    /// Every basis, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::PersonsYearEnd,
        Self::EmploymentsYearEnd,
        Self::PersonsAverage,
        Self::EmploymentsAverage,
        Self::PersonYears,
    ];

    /// The word in the file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::PersonsYearEnd => "persons_year_end",
            Self::EmploymentsYearEnd => "employments_year_end",
            Self::PersonsAverage => "persons_average",
            Self::EmploymentsAverage => "employments_average",
            Self::PersonYears => "person_years",
        }
    }
}

/// What an employment type is to the total of all types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// A part of it.
    #[default]
    Counted,
    /// Of which so many: they are counted with the other types already, as fixed-term ones among civil servants.
    OfWhich,
    /// Beside it, as those who receive fees and are no employees.
    Beside,
}

impl Counting {
    /// Every way, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Counted, Self::OfWhich, Self::Beside];
}

/// What somebody has decided that an employment type is to the total.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmploymentCounting {
    /// UUIDv5 of the employment type.
    pub id: RowId,
    /// Which type.
    pub employment_type: ListId,
    /// What it is to the total.
    pub counting: Counting,
}

impl EmploymentCounting {
    /// A decision under its natural identity.
    #[must_use]
    pub fn new(employment_type: ListId, counting: Counting) -> Self {
        let id = RowId(natural("employment_counting", &[&employment_type.to_string()]));
        Self { id, employment_type, counting }
    }

    /// What a type is to the total where nobody has decided anything.
    #[must_use]
    pub fn usual(employment_type: ListId) -> Counting {
        let fees = natural(Table::EmploymentType.name(), &["fee"]);
        if employment_type.0 == fees { Counting::Beside } else { Counting::Counted }
    }
}

impl Row for EmploymentCounting {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("employment_type", Table::EmploymentType, self.employment_type)]
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::new(self.employment_type, self.counting).id.0)
    }
}

/// How many an agency paid in a year, of one employment type. No row means unknown, which is not zero.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Headcount {
    /// UUIDv5 of agency, year, employment type and basis.
    pub id: RowId,
    /// Whose people.
    pub agency: AgencyId,
    /// Calendar year.
    pub year: i64,
    /// From the users' list: civil-service, contractual, …
    pub employment_type: ListId,
    /// What was counted, and when.
    pub basis: HeadcountBasis,
    /// How many, 0 or more.
    pub count: i64,
    /// What there is to say about the figure.
    #[serde(default)]
    pub note: String,
}

impl Headcount {
    /// A headcount under its natural identity.
    #[must_use]
    pub fn new(agency: AgencyId, year: i64, employment_type: ListId, basis: HeadcountBasis, count: i64) -> Self {
        let id =
            natural("headcount", &[&agency.to_string(), &year.to_string(), &employment_type.to_string(), basis.word()]);
        Self { id: RowId(id), agency, year, employment_type, basis, count, note: String::new() }
    }
}

impl Row for Headcount {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("employment_type", Table::EmploymentType, self.employment_type),
        ]
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::new(self.agency, self.year, self.employment_type, self.basis, self.count).id.0)
    }
}

/// A transaction product (*suorite*): what is counted and invoiced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Product {
    /// Identity.
    pub id: ProductId,
    /// Name in Finnish.
    pub name_fi: String,
    /// Name in Swedish.
    pub name_sv: String,
    /// Name in English.
    pub name_en: String,
    /// Unit in Finnish, such as `kpl`.
    pub unit_fi: String,
    /// Unit in Swedish.
    pub unit_sv: String,
    /// Unit in English.
    pub unit_en: String,
    /// Place in the list.
    pub position: i64,
    /// From this day no longer offered.
    pub retired_at: Option<NaiveDate>,
    /// The product that took over when two were merged.
    pub merged_into: Option<ProductId>,
}

impl Product {
    /// A product that comes with the program, counted in pieces.
    #[must_use]
    pub fn shipped(key: &str, position: i64, names: [&str; 3]) -> Self {
        let mut product = Self::named(names, position);
        product.id = ProductId(natural("product", &[key]));
        product
    }

    /// The product counted in another unit, in Finnish, Swedish and English.
    #[must_use]
    pub fn counted_in(self, unit: [&str; 3]) -> Self {
        let [unit_fi, unit_sv, unit_en] = unit.map(str::to_owned);
        Self { unit_fi, unit_sv, unit_en, ..self }
    }

    /// A new product under names in Finnish, Swedish and English, counted in pieces.
    #[must_use]
    pub fn named(names: [&str; 3], position: i64) -> Self {
        let [fi, sv, en] = names.map(str::to_owned);
        Self {
            id: ProductId::new(),
            name_fi: fi,
            name_sv: sv,
            name_en: en,
            unit_fi: "kpl".into(),
            unit_sv: "st.".into(),
            unit_en: "pcs".into(),
            position,
            retired_at: None,
            merged_into: None,
        }
    }

    /// The name in `language`.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        Names { fi: &self.name_fi, sv: &self.name_sv, en: &self.name_en }.in_language(language)
    }

    /// The unit in `language`.
    #[must_use]
    pub fn unit(&self, language: Language) -> &str {
        Names { fi: &self.unit_fi, sv: &self.unit_sv, en: &self.unit_en }.in_language(language)
    }
}

impl Row for Product {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn merged_into(&self) -> Option<Uuid> {
        self.merged_into.map(|id| id.0)
    }
}

/// How many of a product an agency used in a year. No row means unknown, which is not zero.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Volume {
    /// UUIDv5 of agency, product and year.
    pub id: RowId,
    /// Whose volume.
    pub agency: AgencyId,
    /// Of what.
    pub product: ProductId,
    /// Calendar year.
    pub year: i64,
    /// How many, 0 or more, in the product's unit.
    pub count: i64,
    /// What there is to say about the figure.
    #[serde(default)]
    pub note: String,
}

impl Volume {
    /// A volume under its natural identity.
    #[must_use]
    pub fn new(agency: AgencyId, product: ProductId, year: i64, count: i64) -> Self {
        let id = natural("volume", &[&agency.to_string(), &product.to_string(), &year.to_string()]);
        Self { id: RowId(id), agency, product, year, count, note: String::new() }
    }
}

impl Row for Volume {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("product", Table::Product, self.product),
        ]
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::new(self.agency, self.product, self.year, self.count).id.0)
    }
}

/// The years for which figures are taken: before 1990 nobody has any, after 2100 it is a slip.
pub const YEARS: std::ops::RangeInclusive<i64> = 1990..=2100;

/// The largest figure that is no slip of the hand.
pub const LARGEST_FIGURE: i64 = 99_999_999;
