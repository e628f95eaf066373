//! Which file imports which, read from the sources. What only tests see does not count, and what a file hands on with
//! `pub use` is imported from where it stands.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A module: its names from the root of the crate on.
pub type Module = Vec<String>;

/// What is imported by whom.
pub type Edges = BTreeMap<String, BTreeSet<String>>;

#[derive(Default)]
struct File {
    /// What it imports, as paths from the root.
    imports: Vec<Module>,
    /// What it hands on, by name.
    hands_on: BTreeMap<String, Module>,
    /// It holds records.
    records: bool,
}

/// The files of the crate.
pub struct Sources(BTreeMap<Module, File>);

impl Sources {
    /// Reads `src`.
    pub fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut texts = BTreeMap::new();
        collect(&root, &Vec::new(), &mut texts);
        let modules: BTreeSet<Module> = texts.keys().cloned().collect();
        let files = texts.into_iter().map(|(module, text)| {
            let file = parse(&module, &text, &modules);
            (module, file)
        });
        Self(files.collect())
    }

    /// Every import as the two files.
    pub fn imports(&self) -> BTreeSet<(Module, Module)> {
        let all = self.0.iter().flat_map(|(module, file)| file.imports.iter().map(move |path| (module, path)));
        let found = all.filter_map(|(module, path)| Some((module.clone(), self.resolve(path, &mut Vec::new())?)));
        found.filter(|(from, to)| from != to).collect()
    }

    /// Whether a file holds records.
    pub fn holds_records(&self, module: &[String]) -> bool {
        self.0.get(module).is_some_and(|file| file.records)
    }

    /// The file in which what a path names stands.
    fn resolve(&self, path: &[String], seen: &mut Vec<Module>) -> Option<Module> {
        for end in (1..=path.len()).rev() {
            let (module, rest) = path.split_at(end);
            let Some(file) = self.0.get(module) else { continue };
            let on = rest.first().and_then(|name| file.hands_on.get(name));
            let here = path[..=end.min(path.len() - 1)].to_vec();
            if let Some(on) = on.filter(|_| !seen.contains(&here)) {
                seen.push(here);
                let whole: Module = on.iter().chain(&rest[1..]).cloned().collect();
                return self.resolve(&whole, seen);
            }
            return Some(module.to_vec());
        }
        None
    }
}

fn collect(folder: &Path, module: &Module, texts: &mut BTreeMap<Module, String>) {
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let mut inner = module.clone();
        if path.is_dir() {
            inner.push(name);
            collect(&path, &inner, texts);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !["tests", "testing", "lib"].contains(&&*name)
        {
            if name != "mod" {
                inner.push(name);
            }
            texts.insert(inner, code(&std::fs::read_to_string(&path).expect("readable")));
        }
    }
}

/// The code without comments, and without modules and functions of tests.
fn code(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let indent = &line[..line.len() - line.trim_start().len()];
        if line.trim() == "#[cfg(test)]" {
            let next = lines.next().unwrap_or_default();
            if !next.ends_with(';') {
                let end = format!("{indent}}}");
                lines.by_ref().find(|line| *line == end);
            }
        } else if !line.trim_start().starts_with("//") {
            // Who may see something is no import.
            code.push_str(&line.split(" // ").next().unwrap_or_default().replace("pub(in crate::", "pub("));
            code.push('\n');
        }
    }
    code
}

fn parse(module: &Module, code: &str, modules: &BTreeSet<Module>) -> File {
    let mut file = File { records: code.contains("impl Row for"), ..File::default() };
    let mut rest = String::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        let words = line.trim_start();
        let (public, tree) = match words.split_once("use ") {
            Some(("", tree)) => (false, tree),
            Some((before, tree)) if before.starts_with("pub") && !before.contains('{') => (true, tree),
            _ => {
                rest.push_str(line);
                rest.push('\n');
                continue;
            }
        };
        let mut tree = tree.to_owned();
        while !tree.trim_end().ends_with(';') {
            tree.push_str(lines.next().expect("the end of an import"));
        }
        for (path, name) in expand(tree.trim_end().trim_end_matches(';')) {
            let Some(path) = absolute(&path, module, modules) else { continue };
            if public {
                file.hands_on.insert(name, path);
            } else {
                file.imports.push(path);
            }
        }
    }
    let inside = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let paths = rest.split(|c| !inside(c)).filter(|path| path.contains("::"));
    let paths = paths.filter_map(|path| {
        let path: Module = path.split("::").map(str::to_owned).collect();
        absolute(&path, module, modules)
    });
    file.imports.extend(paths);
    file
}

/// Every path of an import, with the name under which it is known here.
fn expand(tree: &str) -> Vec<(Module, String)> {
    let tree = tree.trim();
    let Some((before, inner)) = tree.split_once('{') else {
        let (path, alias) = tree.split_once(" as ").map_or((tree, None), |(path, alias)| (path, Some(alias)));
        let mut path: Module = path.split("::").map(|name| name.trim().to_owned()).collect();
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let name = alias.map(str::to_owned).or_else(|| path.last().cloned()).unwrap_or_default();
        return vec![(path, name)];
    };
    let inner = inner.trim_end().strip_suffix('}').expect("closed");
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[start..]);
    let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| expand(&format!("{}{}", before.trim(), part.trim()))).collect()
}

/// A path from the root on; none where it leads out of the crate.
fn absolute(path: &[String], module: &Module, modules: &BTreeSet<Module>) -> Option<Module> {
    let (first, rest) = path.split_first()?;
    let mut base = module.clone();
    match first.as_str() {
        "crate" => base.clear(),
        "self" => {}
        "super" => {
            base.pop();
            if rest.first().is_some_and(|next| next == "super") {
                return absolute(rest, &base, modules);
            }
        }
        _ => {
            base.push(first.clone());
            if !modules.contains(&base) {
                return None;
            }
        }
    }
    base.extend(rest.iter().cloned());
    Some(base)
}

/// Those that import themselves by way of others.
pub fn in_circles(edges: &Edges) -> Vec<&String> {
    let reaches_itself = |start: &&String| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&String> = vec![start];
        while let Some(one) = open.pop() {
            for next in edges.get(one).into_iter().flatten() {
                if next == *start {
                    return true;
                }
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        false
    };
    edges.keys().filter(reaches_itself).collect()
}
