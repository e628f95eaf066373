//! Packed workbooks: opening the package, and telling whose it is.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::drawings::{self, OfSheet};
use super::{Budget, ReadError, broken, ods, xlsb, xlsx};
use crate::domain::importing::Sheet;

/// How many files a packed workbook may be made of.
const MOST_PARTS: usize = 2_000;

/// A packed workbook, its parts by their names.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    names: HashMap<String, usize>,
}

impl<'b> Package<'b> {
    fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        // The list of what is in it takes memory before anybody can ask how long it is.
        let mark = b"PK\x01\x02";
        if bytes.windows(mark.len()).filter(|window| window == mark).count() > MOST_PARTS {
            return Err(ReadError::TooLarge);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        let names = archive.file_names().enumerate();
        let names = names.filter_map(|(at, name)| Some((plain(name.ok()?.as_ref()), at))).collect();
        Ok(Self { archive, names })
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&plain(name))
    }

    /// A part by its name, to be unpacked as it is read.
    pub(super) fn part(&mut self, name: &str) -> Result<ZipFile<'_, Cursor<&'b [u8]>>, ReadError> {
        let missing = || ReadError::Broken(format!("no part {name}"));
        let at = self.names.get(&plain(name)).copied().ok_or_else(missing)?;
        self.archive.by_index(at).map_err(broken)
    }

    /// The whole of a part. What a packed file says of its size is not believed.
    pub(super) fn whole(&mut self, name: &str, budget: &mut Budget) -> Result<Vec<u8>, ReadError> {
        let mut whole = Vec::new();
        let most = budget.inflated;
        self.part(name)?.take(most + 1).read_to_end(&mut whole).map_err(broken)?;
        budget.inflated = most.checked_sub(whole.len() as u64).ok_or(ReadError::TooLarge)?;
        Ok(whole)
    }

    /// The names of all parts, as they are compared.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }
}

/// The name of a part as it is compared. Some programs of Windows write its own signs between folders, and the names
/// are the same in capitals (ECMA-376, part 2, 6.2).
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The tables of a packed workbook.
pub(super) fn packed(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut package = Package::open(bytes)?;
    let mut budget = Budget::default();
    if package.has("content.xml") {
        let mut kind = String::new();
        if package.has("mimetype") {
            package.part("mimetype")?.take(200).read_to_string(&mut kind).map_err(broken)?;
        }
        if !kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
            return Err(ReadError::UnknownFormat);
        }
        return ods::read(&mut package, &mut budget);
    }
    if package.has("xl/workbook.bin") {
        return xlsb::read(bytes, &mut package, &mut budget);
    }
    xlsx::read(&mut package, &mut budget)
}

/// The pictures of a workbook of Excel.
pub(super) fn pictures(bytes: &[u8]) -> Result<Vec<Vec<u8>>, ReadError> {
    let mut package = Package::open(bytes)?;
    let mut budget = Budget::default();
    let mut names: Vec<String> = package.names().filter(|name| name.contains("media/")).map(str::to_owned).collect();
    names.sort();
    names.iter().map(|name| package.whole(name, &mut budget)).collect()
}

/// The pictures that lie on the sheets of a workbook of Excel; none in another one.
pub(super) fn pictures_of_sheets(bytes: &[u8]) -> Result<Vec<OfSheet>, ReadError> {
    let mut package = Package::open(bytes)?;
    if package.has("content.xml") || package.has("xl/workbook.bin") {
        return Ok(Vec::new());
    }
    drawings::pictures(&mut package, &mut Budget::default())
}
