//! The head counts and volumes on the sheet of an agency.

use serde_json::Value;
use uuid::Uuid;

use super::{Builder, Of, place};
use crate::domain::importing::agency_sheets::{Figure, kind_of};
use crate::domain::importing::figures::Counted;
use crate::domain::importing::whole::{BadCell, Fault};
use crate::domain::search::fold;
use crate::domain::shape::written_identity;
use crate::domain::{
    Fields, Headcount, HeadcountBasis, Language, List, ListId, Product, ProductId, Record, Table, Volume,
};
use crate::i18n::number::parse_integer;

/// How many letters make a plural of a name.
const PLURAL: usize = 2;

impl Builder<'_> {
    /// The figures of a sheet. What stands for a sum and is none, and what is neither, is left.
    pub(super) fn figures(&mut self, of: Of<'_>, figures: &[Figure]) {
        for figure in figures {
            let Some(counted) = self.counted(figure).filter(|_| !figure.sum) else {
                self.left(of.sheet, &format!("{} {}", figure.subject.text, figure.year), &figure.count);
                continue;
            };
            let at = place(of.sheet, &figure.count);
            let subject = match self.subject(of, counted, figure) {
                Ok(subject) => subject,
                Err(fault) => {
                    let column = match counted {
                        Counted::Headcounts => "employment_type",
                        Counted::Volumes => "product",
                    };
                    let cell = BadCell { column, text: figure.subject.text.clone(), fault };
                    self.bad(at, counted.table(), cell);
                    continue;
                }
            };
            if let Ok(Some(count)) = parse_integer(&figure.count.text) {
                let record = self.figure(of, counted, (figure, subject, count));
                self.good(at, record);
            } else {
                let cell = BadCell { column: "count", text: figure.count.text.clone(), fault: Fault::Number };
                self.bad(at, counted.table(), cell);
            }
        }
    }

    /// What is counted: what the list knows it as, and else what stands over the table.
    fn counted(&self, figure: &Figure) -> Option<Counted> {
        let titled = kind_of(&figure.title).or_else(|| kind_of(&figure.subject.text));
        let known = self.subjects.iter().filter(|(_, subjects)| {
            let said = subjects.said_in(&figure.subject.text);
            !subjects.named(&figure.subject.text).is_empty()
                || said.is_some_and(|said| !subjects.named(&said).is_empty())
        });
        let known: Vec<Counted> = known.map(|(counted, _)| *counted).collect();
        match known.as_slice() {
            [one] => Some(*one),
            _ => titled,
        }
    }

    fn subject(&mut self, of: Of<'_>, counted: Counted, figure: &Figure) -> Result<Uuid, Fault> {
        let text = &figure.subject.text;
        let found: Vec<Uuid> = {
            let subjects = self.subjects.iter().find(|(other, _)| *other == counted).map(|(_, subjects)| subjects);
            let named = subjects.map(|subjects| match subjects.named(text) {
                [] => subjects.said_in(text).map(|said| subjects.named(&said).to_vec()).unwrap_or_default(),
                named => named.to_vec(),
            });
            named.unwrap_or_default()
        };
        match found.as_slice() {
            [one] => Ok(*one),
            [] => {
                if let Some(one) = self.in_plural(counted, text) {
                    return Ok(one);
                }
                let key = (counted.subject_table(), fold(text));
                if let Some(id) = self.added.get(&key) {
                    return Ok(*id);
                }
                if !self.how.add {
                    return Err(Fault::Unknown);
                }
                let id = self.add_subject(of, counted, figure)?;
                self.added.insert(key, id);
                Ok(id)
            }
            _ => Err(Fault::Several),
        }
    }

    /// The type or product of which a text is the plural: its name with a letter or two behind it.
    fn in_plural(&self, counted: Counted, text: &str) -> Option<Uuid> {
        let folded = fold(text.trim());
        let (_, subjects) = self.subjects.iter().find(|(other, _)| *other == counted)?;
        let near = subjects.nearest(text)?;
        let names = match counted {
            Counted::Headcounts => {
                self.rows.employment_type.get(near).map(|one| [&one.name_fi, &one.name_sv, &one.name_en])
            }
            Counted::Volumes => {
                self.rows.product.get(ProductId(near)).map(|one| [&one.name_fi, &one.name_sv, &one.name_en])
            }
        };
        let plural = |name: &&String| {
            let more = folded.strip_prefix(fold(name).as_str()).map(str::len);
            !name.is_empty() && more.is_some_and(|more| (1..=PLURAL).contains(&more))
        };
        names?.iter().any(plural).then_some(near)
    }

    /// Adds a type or a product to its list.
    fn add_subject(&mut self, of: Of<'_>, counted: Counted, figure: &Figure) -> Result<Uuid, Fault> {
        if counted == Counted::Headcounts {
            return self.listed(of.sheet, List::EmploymentType, &figure.subject);
        }
        let text = figure.subject.text.trim();
        let said = Fields::from_iter([("name".to_owned(), Value::String(fold(text)))]);
        let id = written_identity(Table::Product, &said);
        if self.rows.product.get(ProductId(id)).is_none() {
            let language = self.texts.language();
            let own = |one| if one == language { text } else { "" };
            let position = self.taken_in.product.iter().map(|product| product.position).max().unwrap_or(-1) + 1;
            let product = Product::named([text, own(Language::Sv), own(Language::En)], position);
            self.good(place(of.sheet, &figure.subject), Product { id: ProductId(id), ..product }.into());
        }
        Ok(id)
    }

    /// A figure; what is said of one that is there already stays.
    fn figure(&self, of: Of<'_>, counted: Counted, (figure, subject, count): (&Figure, Uuid, i64)) -> Record {
        let (agency, year) = (of.agency, figure.year);
        match counted {
            Counted::Headcounts => {
                let mut row = Headcount::new(agency, year, ListId(subject), basis(figure), count);
                if let Some(before) = self.rows.headcount.get(row.id) {
                    row.note.clone_from(&before.note);
                }
                row.into()
            }
            Counted::Volumes => {
                let mut row = Volume::new(agency, ProductId(subject), year, count);
                if let Some(before) = self.rows.volume.get(row.id) {
                    row.note.clone_from(&before.note);
                }
                row.into()
            }
        }
    }
}

/// What was counted, and when, as far as the table says.
fn basis(figure: &Figure) -> HeadcountBasis {
    let folded = fold(&figure.title);
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if says(&["htv", "henkilotyovuo", "arsverk", "person-year", "person year"]) {
        HeadcountBasis::PersonYears
    } else if says(&["keskimaarin", "keskiarvo", "medeltal", "average"]) {
        HeadcountBasis::PersonsAverage
    } else {
        HeadcountBasis::PersonsYearEnd
    }
}
