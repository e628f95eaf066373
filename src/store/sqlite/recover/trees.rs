//! Which page belongs to which table. Where the schema and the pages above lead to a page, that says it; a page to which
//! nothing leads any more is told by its records: by their form, by what the log says of them, by who points at them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::types::Value;

use super::Watch;
use super::image::Image;
use super::pages::{self, Cell, Page};
use super::shape::{Shape, Shapes};
use crate::domain::Gap;
use crate::store::StoreError;

/// A row that was read.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    pub number: Option<i64>,
    pub values: Vec<Value>,
}

/// What could be read of a table.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// By their keys, each once.
    pub rows: BTreeMap<String, Raw>,
    /// Every page of it has been read.
    pub whole: bool,
    /// Between which keys something is missing.
    pub gaps: Vec<Gap>,
    /// The keys of the rows beside which something may be missing, where nothing leads to their page.
    pub edges: Vec<String>,
}

impl Read {
    /// Whether a row of this key may have stood where something is missing; none where nobody knows what is missing where.
    pub fn may_miss(&self, key: &str) -> Option<bool> {
        if self.whole {
            return Some(false);
        }
        // Keys that do not follow one another are damaged, and tell no place.
        let told = |gap: &Gap| match (&gap.after, &gap.before) {
            (Some(after), Some(before)) => after < before,
            _ => true,
        };
        if self.gaps.is_empty() || !self.gaps.iter().all(told) {
            return None;
        }
        let inside = |gap: &Gap| {
            gap.after.as_deref().is_none_or(|after| after < key)
                && gap.before.as_deref().is_none_or(|before| key < before)
        };
        Some(self.gaps.iter().any(inside))
    }
}

/// What could be read of a file.
pub(super) struct Found {
    pub tables: BTreeMap<String, Read>,
    /// How many pages could not be read, and how many rows were read of which nobody knows the table.
    pub pages_lost: u32,
    pub unplaced: usize,
}

/// A walk through all pages.
struct Walk<'a> {
    image: &'a Image,
    shapes: &'a Shapes,
    /// The pages that belong somewhere.
    claimed: HashSet<u32>,
    /// The pages that are said to be free. Where a tree leads to one that is a lie; where nothing does it is what was
    /// deleted.
    free: HashSet<u32>,
    lost: u32,
}

/// Reads every page of the file.
pub(super) fn read(image: &Image, shapes: &Shapes, watch: &Watch<'_>) -> Result<Found, StoreError> {
    let mut walk = Walk { image, shapes, claimed: HashSet::new(), free: image.free().into_iter().collect(), lost: 0 };
    let roots = walk.roots();
    let mut tables: BTreeMap<String, Read> = BTreeMap::new();
    for (name, root) in &roots {
        watch.go_on(walk.claimed.len(), image.count())?;
        if let Some(shape) = shapes.tables.get(name) {
            let mut read = Read { whole: true, ..Read::default() };
            walk.table(*root, shape, &mut read, 0);
            close(&mut read);
            tables.insert(name.clone(), read);
        } else {
            walk.index(*root, 0);
        }
    }
    let orphans = walk.orphans(watch)?;
    let unplaced = place(orphans, shapes, &mut tables);
    Ok(Found { tables, pages_lost: walk.lost, unplaced })
}

/// The last gap has nothing after it.
fn close(read: &mut Read) {
    read.whole &= read.gaps.is_empty();
}

impl Walk<'_> {
    /// Where the tables and indexes of our schema begin, as far as the schema can be read.
    fn roots(&mut self) -> BTreeMap<String, u32> {
        let mut rows = Vec::new();
        self.schema(1, &mut rows, 0);
        // Where nothing leads to them, they are known by what they say.
        for number in 2..=self.image.count() {
            if !self.belongs(number)
                && let Some(page) = pages::read(self.image, number)
                && page.kind.leaf
                && !page.kind.by_key
                && page.cells.iter().flatten().filter_map(|cell| self.object(cell)).count() > 0
            {
                self.schema(number, &mut rows, 0);
            }
        }
        rows.into_iter().collect()
    }

    fn schema(&mut self, number: u32, rows: &mut Vec<(String, u32)>, depth: usize) {
        let Some(page) = self.claim(number, depth).filter(|page| !page.kind.by_key) else { return };
        for cell in page.cells.iter().flatten() {
            if let Some(left) = cell.left {
                self.schema(left, rows, depth + 1);
            }
            if let Some(object) = self.object(cell) {
                rows.push(object);
                self.claimed.extend(&cell.over);
            }
        }
        if let Some(right) = page.right {
            self.schema(right, rows, depth + 1);
        }
    }

    /// The name and the first page of an object of our schema, word for word.
    fn object(&self, cell: &Cell) -> Option<(String, u32)> {
        let [Value::Text(kind), Value::Text(name), Value::Text(_), Value::Integer(root), sql] =
            cell.values.as_deref()?
        else {
            return None;
        };
        let sql = match sql {
            Value::Text(sql) => Some(sql.clone()),
            _ => None,
        };
        let known = self.shapes.objects.get(name)? == &sql && matches!(kind.as_str(), "table" | "index");
        u32::try_from(*root).ok().filter(|root| known && *root > 1).map(|root| (name.clone(), root))
    }

    /// Whether somebody has claimed a page, or it is free.
    fn belongs(&self, number: u32) -> bool {
        self.claimed.contains(&number) || self.free.contains(&number)
    }

    /// Reads a page that nobody has claimed yet.
    fn claim(&mut self, number: u32, depth: usize) -> Option<Page> {
        // No tree of ours is so deep.
        if depth > 40 || !self.claimed.insert(number) {
            return None;
        }
        let page = pages::read(self.image, number);
        self.lost += u32::from(page.is_none());
        page
    }

    fn table(&mut self, number: u32, shape: &Shape, read: &mut Read, depth: usize) {
        let page = self.claim(number, depth).filter(|page| page.kind.by_key != shape.numbered);
        let Some(page) = page else {
            gap(read);
            return;
        };
        for cell in page.cells {
            let Some(cell) = cell else {
                gap(read);
                continue;
            };
            if let Some(left) = cell.left {
                self.table(left, shape, read, depth + 1);
            }
            self.claimed.extend(&cell.over);
            match cell.values.filter(|values| shape.fits(values)) {
                Some(values) => take(read, shape, cell.number, values),
                // A page above others in a table with numbers holds no rows.
                None if !page.kind.leaf && !page.kind.by_key => {}
                None => gap(read),
            }
        }
        if let Some(right) = page.right {
            self.table(right, shape, read, depth + 1);
        }
    }

    /// What an index holds the tables hold too.
    fn index(&mut self, number: u32, depth: usize) {
        let Some(page) = self.claim(number, depth) else { return };
        for cell in page.cells.into_iter().flatten() {
            self.claimed.extend(&cell.over);
            if let Some(left) = cell.left {
                self.index(left, depth + 1);
            }
        }
        if let Some(right) = page.right {
            self.index(right, depth + 1);
        }
    }

    /// The records of the pages to which nothing leads, page by page.
    fn orphans(&mut self, watch: &Watch<'_>) -> Result<Vec<Orphan>, StoreError> {
        let mut orphans = Vec::new();
        for number in 2..=self.image.count() {
            if number % 256 == 0 {
                watch.go_on(usize::try_from(number).unwrap_or(usize::MAX), self.image.count())?;
            }
            if self.belongs(number) {
                continue;
            }
            let Some(page) = pages::read(self.image, number) else { continue };
            let row = |cell: Cell| Some(Raw { number: cell.number, values: cell.values? });
            let rows: Vec<Raw> = page.cells.into_iter().flatten().filter_map(row).collect();
            if !rows.is_empty() {
                orphans.push(Orphan { by_key: page.kind.by_key, rows });
            }
        }
        Ok(orphans)
    }
}

/// The records of a page to which nothing leads.
struct Orphan {
    by_key: bool,
    rows: Vec<Raw>,
}

/// Something is missing after the last row that was read.
fn gap(read: &mut Read) {
    let after = read.rows.last_key_value().map(|(key, _)| key.clone());
    if read.gaps.last().is_none_or(|gap| gap.before.is_some() || gap.after != after) {
        read.gaps.push(Gap { after, before: None });
    }
}

fn take(read: &mut Read, shape: &Shape, number: Option<i64>, values: Vec<Value>) {
    let key = order(shape, number, &values);
    if let Some(gap) = read.gaps.last_mut().filter(|gap| gap.before.is_none()) {
        gap.before = Some(key.clone());
    }
    read.rows.entry(key).or_insert(Raw { number, values });
}

/// The key so that texts stand in the order of the tree: numbers with zeros before them.
fn order(shape: &Shape, number: Option<i64>, values: &[Value]) -> String {
    let key = shape.key(number, values);
    let padded = key.split(' ').map(|part| match part.parse::<u64>() {
        Ok(number) if part.len() < 20 => format!("{number:020}"),
        _ => part.to_owned(),
    });
    padded.collect::<Vec<_>>().join(" ")
}

/// Gives the records of pages to which nothing leads to their tables; returns how many stay without.
fn place(orphans: Vec<Orphan>, shapes: &Shapes, tables: &mut BTreeMap<String, Read>) -> usize {
    // A table of which every page is known misses none.
    let open: Vec<(&String, &Shape)> =
        shapes.tables.iter().filter(|(name, _)| tables.get(*name).is_none_or(|read| !read.whole)).collect();
    for (name, _) in &open {
        tables.entry((*name).clone()).or_default();
    }
    let fitting = |orphan: &Orphan| -> Vec<&String> {
        let fits =
            |shape: &Shape| shape.numbered != orphan.by_key && orphan.rows.iter().all(|row| shape.fits(&row.values));
        open.iter().filter(|(_, shape)| fits(shape)).map(|(name, _)| *name).collect()
    };
    // The log first: it tells of the others.
    let (log, others): (Vec<Orphan>, Vec<Orphan>) = orphans.into_iter().partition(|orphan| {
        let fitting = fitting(orphan);
        !fitting.is_empty() && fitting.iter().all(|name| matches!(name.as_str(), "operation" | "change"))
    });
    for orphan in log {
        if let [name] = fitting(&orphan).as_slice() {
            give(tables, shapes, &(*name).clone(), orphan);
        }
    }
    let mut told = told(tables, shapes);
    let mut left = others;
    loop {
        let many = left.len();
        let (mut stay, mut known) = (Vec::new(), Vec::new());
        for orphan in left {
            match table_of(&fitting(&orphan), &orphan, &told) {
                Some(name) => known.push((name, orphan)),
                None => stay.push(orphan),
            }
        }
        for (name, orphan) in known {
            give(tables, shapes, &name, orphan);
        }
        left = stay;
        if left.len() == many {
            break;
        }
        // What has its place now points at others.
        told = self::told(tables, shapes);
    }
    // What fits no table of ours is a page of an index.
    left.iter().filter(|orphan| !fitting(orphan).is_empty()).map(|orphan| orphan.rows.len()).sum()
}

fn give(tables: &mut BTreeMap<String, Read>, shapes: &Shapes, name: &str, orphan: Orphan) {
    let (Some(shape), Some(read)) = (shapes.tables.get(name), tables.get_mut(name)) else { return };
    let keys: Vec<String> = orphan.rows.iter().map(|row| order(shape, row.number, &row.values)).collect();
    read.edges.extend(keys.first().cloned());
    read.edges.extend(keys.last().cloned());
    for (key, row) in keys.into_iter().zip(orphan.rows) {
        read.rows.entry(key).or_insert(row);
    }
}

/// In which table a row stands, as the log and whatever points at it say.
fn told(tables: &BTreeMap<String, Read>, shapes: &Shapes) -> HashMap<String, BTreeSet<String>> {
    let mut told: HashMap<String, BTreeSet<String>> = HashMap::new();
    let mut say = |id: &Value, table: &str| {
        if let Value::Text(id) = id {
            told.entry(id.clone()).or_default().insert(table.to_owned());
        }
    };
    for (name, read) in tables {
        let Some(shape) = shapes.tables.get(name) else { continue };
        for row in read.rows.values() {
            if name == "change"
                && let (Some(Value::Text(table)), Some(record)) = (row.values.get(2), row.values.get(3))
            {
                say(record, table);
            }
            for (place, table, _) in &shape.points {
                if let Some(id) = row.values.get(*place) {
                    say(id, table);
                }
            }
        }
    }
    told
}

/// The one table to which the rows of a page belong.
fn table_of(fitting: &[&String], orphan: &Orphan, told: &HashMap<String, BTreeSet<String>>) -> Option<String> {
    let said = |name: &&&String| {
        orphan.rows.iter().any(|row| match row.values.first() {
            Some(Value::Text(id)) => told.get(id).is_some_and(|tables| tables.contains(**name)),
            _ => false,
        })
    };
    let named: Vec<&&String> = fitting.iter().filter(said).collect();
    let unknown = |row: &Raw| !matches!(row.values.first(), Some(Value::Text(id)) if told.contains_key(id));
    match (named.as_slice(), fitting) {
        ([one], _) => Some((**one).clone()),
        // Pages of an index look like none of the larger tables, and begin with rows of other ones.
        ([], [only]) if !orphan.by_key || orphan.rows.iter().all(|row| row.values.len() > 4 && unknown(row)) => {
            Some((*only).clone())
        }
        _ => None,
    }
}
