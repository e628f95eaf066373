//! Pictures on the sheets of workbooks of Excel (ECMA-376, part 1, 20.5): which lies where.

use std::collections::HashMap;
use std::sync::Arc;

use quick_xml::events::Event;

use super::workbook::Package;
use super::xlsx::{book, is, relations, workbook};
use super::xml::{Xml, local_attribute, text_of};
use super::{Budget, MOST_SHEETS, ReadError};

/// How many pictures are looked at on one sheet.
const MOST_PICTURES: usize = 50;

/// The pictures of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfSheet {
    /// What the sheet is called.
    pub sheet: String,
    /// Its pictures, from the top down and then from the left, each with its row and column from 0 up.
    pub pictures: Vec<(u32, usize, Arc<[u8]>)>,
}

/// A picture where it is anchored, and by what the drawing refers to it.
#[derive(Default)]
struct Anchored {
    row: u32,
    column: usize,
    picture: Option<String>,
}

/// The pictures of every sheet that has any.
pub(super) fn pictures(package: &mut Package<'_>, budget: &mut Budget) -> Result<Vec<OfSheet>, ReadError> {
    let Some(book) = book(package, budget)? else { return Ok(Vec::new()) };
    let (named, _) = workbook(package, &book, budget)?;
    let related = relations(package, &book, budget)?;
    // One picture may lie on a hundred sheets, and is unpacked once.
    let mut unpacked: HashMap<String, Arc<[u8]>> = HashMap::new();
    let mut found = Vec::new();
    for one in named.into_iter().take(MOST_SHEETS) {
        let Some((_, part)) = related.get(&one.relation).filter(|(_, part)| package.has(part)) else { continue };
        let mut pictures = Vec::new();
        for (kind, drawing) in relations(package, part, budget)?.into_values() {
            if !kind.ends_with("/drawing") || !package.has(&drawing) {
                continue;
            }
            let media = relations(package, &drawing, budget)?;
            for anchored in anchors(package, &drawing, budget)? {
                let Some((_, part)) = anchored.picture.and_then(|id| media.get(&id)) else { continue };
                let bytes = match unpacked.get(part) {
                    Some(bytes) => Arc::clone(bytes),
                    None if package.has(part) => {
                        let bytes: Arc<[u8]> = Arc::from(package.whole(part, budget)?);
                        unpacked.insert(part.clone(), Arc::clone(&bytes));
                        bytes
                    }
                    None => continue,
                };
                pictures.push((anchored.row, anchored.column, bytes));
            }
        }
        pictures.sort_by_key(|(row, column, _)| (*row, *column));
        if !pictures.is_empty() {
            found.push(OfSheet { sheet: one.name, pictures });
        }
    }
    Ok(found)
}

fn anchors(package: &mut Package<'_>, drawing: &str, budget: &mut Budget) -> Result<Vec<Anchored>, ReadError> {
    let mut xml = Xml::new(package.part(drawing)?, &mut budget.inflated);
    let mut found: Vec<Anchored> = Vec::new();
    let (mut from, mut text) = (false, None::<String>);
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(start) if start.local_name().into_inner().ends_with("Anchor") => {
                if found.len() == MOST_PICTURES {
                    return Ok(found);
                }
                found.push(Anchored::default());
            }
            Event::Start(start) if is(start, "from") => from = true,
            Event::Start(start) if from && (is(start, "row") || is(start, "col")) => text = Some(String::new()),
            Event::Start(start) | Event::Empty(start) if is(start, "blip") => {
                let picture = local_attribute(start, "embed")?;
                if let Some(last) = found.last_mut().filter(|last| last.picture.is_none()) {
                    last.picture = picture;
                }
            }
            Event::End(end) => {
                let name = end.local_name().into_inner();
                match (name, text.take(), found.last_mut()) {
                    ("row", Some(said), Some(last)) => last.row = said.trim().parse().unwrap_or_default(),
                    ("col", Some(said), Some(last)) => last.column = said.trim().parse().unwrap_or_default(),
                    ("from", ..) => from = false,
                    _ => {}
                }
            }
            Event::Eof => return Ok(found),
            other => {
                if let Some(said) = &mut text {
                    text_of(other, said)?;
                }
            }
        }
    }
}
