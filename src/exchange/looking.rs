//! Looking at a file before it is brought in: what it may be, by its content.

use std::path::Path;

use super::logo::{self, Match};
use super::workbook::{Loose, is_register};
use super::{table, vcard};
use crate::domain::importing::agency_sheets::{are_agency_sheets, kind_of};
use crate::domain::importing::contacts::{ContactField, default_mapping, has_name, heading_of};
use crate::domain::importing::figures::{Counted, Subjects, facts, has_figures, sheet_layout};
use crate::domain::importing::{FileKind, LooksLike, Sheet};
use crate::domain::{Rows, Table};

/// What the file at `path` looks like to a register that has `rows`.
///
/// # Errors
/// The key of the texts that tell why nothing can be brought in from it.
pub fn look(path: &Path, rows: &Rows) -> Result<LooksLike, &'static str> {
    if logo::is_picture(path) {
        logo::read(path).map_err(|error| error.key())?;
        let agency = match logo::agency_of_file(rows, path) {
            Match::One(agency) => Some(agency),
            Match::None | Match::Several(_) => None,
        };
        return Ok(LooksLike { kind: Some(FileKind::Logo), agency });
    }
    let bytes = table::content(path).map_err(|error| error.key())?;
    if vcard::looks_like_one(&bytes) {
        return Ok(LooksLike { kind: Some(FileKind::Contacts), agency: None });
    }
    let sheets = table::sheets(&bytes).map_err(|error| error.key())?;
    Ok(LooksLike { kind: kind(rows, &sheets), agency: None })
}

/// What the sheets of a file hold; none where nobody can tell.
fn kind(rows: &Rows, sheets: &[Sheet]) -> Option<FileKind> {
    if is_register(sheets) {
        return Some(FileKind::Register);
    }
    if are_agency_sheets(sheets) {
        return Some(FileKind::Agencies);
    }
    let shown = || sheets.iter().filter(|sheet| !sheet.hidden.sheet);
    if let Some(counted) = shown().find_map(|sheet| counted(rows, sheet)) {
        return Some(match counted {
            Counted::Headcounts => FileKind::Headcounts,
            Counted::Volumes => FileKind::Volumes,
        });
    }
    let agencies = |sheet: &Sheet| {
        let layout = Loose::of(sheet, Table::Agency).layout;
        let told = layout.fields.iter().flatten().count();
        // Only agencies have these: people have names and addresses too.
        let own = |name: &str| matches!(name, "abbreviation" | "business_id" | "parent_organisation" | "branch");
        let own = layout.fields.iter().flatten().any(|column| own(column.name));
        (layout.lacking(Table::Agency).is_empty() && told > 1, own && told > 2)
    };
    let people = |sheet: &Sheet| {
        let mapping = default_mapping(&sheet.headings(heading_of(sheet)));
        let reached = |field: &ContactField| {
            use ContactField::{Email, MobilePhone, Phone, WorkPhone};
            matches!(field, Email | Phone | WorkPhone | MobilePhone)
        };
        has_name(&mapping) && mapping.iter().flatten().any(reached)
    };
    if shown().any(|sheet| agencies(sheet).1) {
        return Some(FileKind::Agencies);
    }
    if shown().any(people) {
        return Some(FileKind::Contacts);
    }
    shown().any(|sheet| agencies(sheet).0).then_some(FileKind::Agencies)
}

/// What a sheet counts, where it is a table of figures.
fn counted(rows: &Rows, sheet: &Sheet) -> Option<Counted> {
    let of = |counted: Counted| {
        let subjects = Subjects::of(rows, counted);
        let layout = sheet_layout(sheet, counted, &subjects, None);
        if !has_figures(&layout) {
            return None;
        }
        let found = facts(sheet, &layout, &subjects).facts;
        let dated = found.iter().filter(|fact| !fact.year.is_empty()).count();
        let known = found.iter().filter(|fact| !subjects.named(&fact.subject).is_empty()).count();
        let said = layout.headings.join(" ");
        (dated * 2 > found.len()).then_some((known, said))
    };
    match (of(Counted::Headcounts), of(Counted::Volumes)) {
        (None, None) => None,
        (Some((heads, said)), Some((volumes, _))) if heads == volumes => {
            kind_of(&said).or_else(|| kind_of(&sheet.name)).or(Some(Counted::Headcounts))
        }
        (Some((heads, _)), Some((volumes, _))) if heads < volumes => Some(Counted::Volumes),
        (Some(_), _) => Some(Counted::Headcounts),
        (None, Some(_)) => Some(Counted::Volumes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Agency, AgencyId, apply, starting};

    #[test]
    fn a_file_is_known_by_what_is_in_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let rows = apply(&Rows::default(), &starting::changes()).expect("applies").rows;
        let looked = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("writes");
            look(&path, &rows).map(|looks| looks.kind)
        };
        for (text, kind) in [
            ("Nimi;Virasto;Puhelin\nMaija;RL;019 055\n", Some(FileKind::Contacts)),
            ("Virasto;Lyhenne;Y-tunnus\nRannikkolaitos;RL;1234567-1\n", Some(FileKind::Agencies)),
            ("Virasto;Vuosi;Palvelussuhde;Lukumäärä\nRL;2025;Virkasuhde;5\n", Some(FileKind::Headcounts)),
            ("Virasto;Palkkalaskelma 2024;Palkkalaskelma 2025\nRL;5;6\n", Some(FileKind::Volumes)),
            ("Kahvi;Sokeri\n1;2\n", None),
            ("BEGIN:VCARD\nVERSION:3.0\nFN:Maija\nEND:VCARD\n", Some(FileKind::Contacts)),
        ] {
            assert_eq!(looked("tiedosto.csv", text), Ok(kind), "{text}");
        }
        assert_eq!(looked("tyhjä.csv", ""), Err("import-empty"));
        assert_eq!(looked("kuva.png", "ei kuva"), Err("logo-unknown-format"));
        assert_eq!(look(&folder.path().join("ei.csv"), &rows), Err("import-missing"));
    }

    #[test]
    fn a_picture_is_whose_name_it_has() {
        let folder = tempfile::tempdir().expect("a folder");
        let agency =
            Agency { name_fi: "Rannikkolaitos".into(), abbreviation: "RL".into(), ..Agency::empty(AgencyId::new()) };
        let mut rows = Rows::default();
        rows.put(agency.clone().into());
        let pixels = image::RgbaImage::from_pixel(8, 8, image::Rgba([10, 20, 30, 255]));
        for (name, whose) in [("RL logo.png", Some(agency.id)), ("muu.png", None)] {
            let path = folder.path().join(name);
            pixels.save(&path).expect("saved");
            let looks = look(&path, &rows).expect("a picture");
            assert_eq!((looks.kind, looks.agency), (Some(FileKind::Logo), whose), "{name}");
        }
    }
}
