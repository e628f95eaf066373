//! The tables of who may import whom, as `src/lib.rs` has them.

mod graph;

use std::collections::{BTreeMap, BTreeSet};

use graph::{Edges, Module, Sources, in_circles};

/// Who may import whom.
type Allowed = BTreeMap<String, BTreeSet<String>>;

const RULES: &str = include_str!("../../src/lib.rs");

/// The table that begins with `heading`.
fn table(heading: &str) -> Allowed {
    let rows = RULES.lines().skip_while(|line| !line.starts_with(&format!("//! | {heading} |"))).skip(2);
    let rows: Vec<&str> = rows.take_while(|line| line.starts_with("//! |")).collect();
    let names = |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let cells = |row: &'static str| row.trim_start_matches("//! |").split_once('|').expect("two cells");
    let all: BTreeSet<String> = rows.iter().flat_map(|row| names(cells(row).0)).collect();
    let mut allowed = Allowed::new();
    for row in rows {
        let (who, whom) = cells(row);
        let mut whom_names: BTreeSet<String> = names(whom).into_iter().collect();
        if whom.contains("all of them") {
            whom_names.clone_from(&all);
        }
        if whom.contains("import") {
            let more: Vec<String> = whom_names.iter().flat_map(|name| allowed[name].clone()).collect();
            whom_names.extend(more);
        }
        for name in names(who) {
            assert!(allowed.insert(name.clone(), whom_names.clone()).is_none(), "{name} stands in the table twice");
        }
    }
    assert!(!allowed.is_empty(), "the table is there");
    allowed
}

/// The room of a file of a module; what stands in none is the frame of them.
fn room(module: &Module) -> String {
    module.get(1).cloned().unwrap_or_else(|| "frame".to_owned())
}

/// Whether a module is one of the lists of the screens' side, which know all that they list, or the drafts that those
/// speak of.
fn of_the_lists(module: &Module) -> bool {
    let lists = ["ui/draft", "ui/forms", "ui/screens", "ui/agency/tab"];
    let name = module.join("/");
    lists.iter().any(|list| name == *list || name.starts_with(&format!("{list}/")))
}

/// The imports between rooms of `within` that its table does not allow. `free` are those that need no leave.
fn broken(within: &str, allowed: &Allowed, free: impl Fn(&Sources, &Module) -> bool) -> (Vec<String>, Edges) {
    let sources = Sources::read();
    let (mut broken, mut rooms) = (Vec::new(), Edges::new());
    let inside = |module: &Module| module.first().is_some_and(|first| first == within);
    for (from, to) in sources.imports().into_iter().filter(|(from, to)| inside(from) && inside(to)) {
        let (who, whom) = (room(&from), room(&to));
        if who == whom || free(&sources, &to) || [&from, &to].into_iter().any(of_the_lists) {
            continue;
        }
        if !allowed.get(&who).is_some_and(|rooms| rooms.contains(&whom)) {
            broken.push(format!("{} imports {}", from.join("/"), to.join("/")));
        }
        rooms.entry(who).or_default().insert(whom);
    }
    (broken, rooms)
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let allowed = table("module");
    let (imports, mut broken) = (Sources::read().imports(), Vec::new());
    let between =
        imports.iter().filter(|(from, to)| from.first() != to.first() && !from.is_empty() && from[0] != "main");
    let mut seen = 0;
    for (from, to) in between {
        seen += 1;
        if !to.is_empty() && !allowed[&from[0]].contains(&to[0]) {
            broken.push(format!("{} imports {}", from.join("/"), to.join("/")));
        }
    }
    assert!(seen > 50, "the test reads the sources");
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn rooms_of_the_domain_import_only_what_the_table_allows() {
    let (broken, rooms) = broken("domain", &table("room of `domain`"), |sources, to| sources.holds_records(to));
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(rooms.len() > 8, "{rooms:?}");
    assert!(in_circles(&rooms).is_empty(), "{:?}", in_circles(&rooms));
}

#[test]
fn rooms_of_the_screens_import_only_what_the_table_allows() {
    let (broken, rooms) = broken("ui", &table("room of `ui`"), |_, _| false);
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(rooms.len() > 20, "{rooms:?}");
    assert!(in_circles(&rooms).is_empty(), "{:?}", in_circles(&rooms));
}

/// Records know only what lies under the list of records, so that it can know them.
#[test]
fn no_file_of_the_domain_stands_in_a_circle() {
    let mut files = Edges::new();
    for (from, to) in Sources::read().imports() {
        if [&from, &to].iter().all(|module| module.first().is_some_and(|first| first == "domain")) {
            files.entry(from.join("/")).or_default().insert(to.join("/"));
        }
    }
    assert!(files.len() > 80, "{}", files.len());
    assert!(in_circles(&files).is_empty(), "{:?}", in_circles(&files));
}

#[test]
fn a_circle_is_found() {
    let edge = |from: &str, to: &str| (from.to_owned(), BTreeSet::from([to.to_owned()]));
    let edges = Edges::from([edge("a", "b"), edge("b", "c"), edge("c", "b"), edge("d", "a")]);
    assert_eq!(in_circles(&edges), ["b", "c"]);
}
