//! What reading a drawing costs, before it is read: every element with all that it repeats, every rule of its style
//! sheets that is tried on it, every line that is drawn around it.

use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node, NodeType};

use super::super::LogoError;

/// How deep elements may nest, those they repeat included.
pub(super) const DEEPEST: usize = 200;

/// The work of reading the drawing, in bytes read, with every repeated part counted each time.
const MOST_WORK: usize = 16 * 1024 * 1024;

/// What an element costs beside its attributes.
const ELEMENT: usize = 64;

/// What trying one style rule on one element costs.
const RULE: usize = 4;

/// What a letter costs that is drawn: its outline is a shape of its own.
const LETTER: usize = 1600;

/// How many times as much a shape costs that has a line around it: the line is laid out twice, once to measure it.
const STROKE: usize = 16;

/// How many steps from an element to those around it a rule may take for each to be counted.
const STEPS: usize = 8;

/// What arcs are made of.
const ROUND: [&str; 4] = ["d", "r", "rx", "ry"];

/// The most places before the point that their measures may have: an arc is drawn in pieces, whose number grows with it.
const MOST_PLACES: usize = 9;

/// Spends what reading the drawing costs.
pub(super) fn check(document: &Document<'_>) -> Result<(), LogoError> {
    let elements = || document.descendants().filter(Node::is_element);
    let styles = || elements().filter(|node| node.tag_name().name() == "style").flat_map(|node| node.children());
    let styles: Vec<&str> = styles().filter_map(|node| node.text()).collect();
    let by_id = document.descendants().rev().filter_map(|node| node.attribute("id").map(|id| (id, node))).collect();
    let says = |word: &str| styles.iter().any(|style| style.contains(word));
    let inherited = Inherited { stroke: says("stroke"), markers: says("marker"), letters: false };
    let mut reading = Reading { by_id, rules: Rules::of(&styles), marker: 0, left: MOST_WORK };

    // A marker is drawn at every point of a line, so what the largest costs is known before anything else.
    let mut largest = 0;
    for marker in elements().filter(|node| node.tag_name().name() == "marker") {
        let before = reading.left;
        reading.read(marker, DEEPEST, Inherited { markers: false, ..inherited })?;
        largest = largest.max(before - reading.left);
        // One on the lines of another would be drawn at every point of every point.
        let within = marker.descendants().skip(1).any(|node| Inherited::default().of(&node).markers);
        if within {
            return Err(LogoError::SvgTooComplex);
        }
    }
    reading.left = MOST_WORK;
    reading.marker = largest;
    reading.read(document.root_element(), DEEPEST, inherited)
}

/// What an element has of those around it.
#[derive(Clone, Copy, Default)]
struct Inherited {
    stroke: bool,
    markers: bool,
    letters: bool,
}

impl Inherited {
    fn of(mut self, node: &Node<'_, '_>) -> Self {
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            self.stroke |= name == "stroke" || (name == "style" && value.contains("stroke"));
            let markers = name.starts_with("marker") || (name == "style" && value.contains("marker"));
            self.markers |= markers && value.contains("url(");
        }
        self.letters |= node.tag_name().name() == "text";
        self
    }
}

/// The rules of the style sheets.
struct Rules {
    /// What trying them costs, by how many steps they take to the elements around the one they are for.
    costs: [usize; STEPS],
    /// What applying those costs that are for elements of a class (`.name`) or for one with an id (`#name`).
    named: HashMap<String, usize>,
    /// What applying all others costs.
    others: usize,
}

impl Rules {
    fn of(styles: &[&str]) -> Self {
        let mut rules = Self { costs: [0; STEPS], named: HashMap::new(), others: 0 };
        for block in styles.iter().flat_map(|style| style.split('}')) {
            let (selectors, declarations) = block.rsplit_once('{').unwrap_or((block, ""));
            for selector in selectors.split([',', '{']) {
                let last = selector.split_whitespace().last().unwrap_or_default();
                let name = last.strip_prefix(['.', '#']).unwrap_or_default();
                let simple = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
                let applying = if simple { rules.named.entry(last.to_owned()).or_default() } else { &mut rules.others };
                *applying = applying.saturating_add(declarations.len());
                let steps = selector.split_whitespace().count().saturating_sub(1).min(STEPS - 1);
                if let Some(cost) = rules.costs.get_mut(steps) {
                    *cost = cost.saturating_add(RULE + selector.len() / 4);
                }
            }
        }
        rules
    }

    /// What they cost for an element so deep down: every step may lead to any of those around it.
    fn cost(&self, depth: usize, node: &Node<'_, '_>) -> usize {
        let classes = node.attribute("class").unwrap_or_default();
        let mut cost = self.others;
        if !self.named.is_empty() {
            let names = classes.split_whitespace().map(|name| format!(".{name}"));
            let names = names.chain(node.attribute("id").map(|id| format!("#{id}")));
            let applying = names.filter_map(|name| self.named.get(&name));
            cost = applying.fold(cost, |cost, one| cost.saturating_add(*one));
        }
        let mut ways: usize = 1;
        for rules in &self.costs {
            cost = cost.saturating_add(rules.saturating_mul(1 + classes.len() / 32).saturating_mul(ways));
            ways = ways.saturating_mul(depth.max(1));
        }
        cost
    }
}

/// What is left to spend on reading a drawing.
struct Reading<'a, 'input> {
    by_id: HashMap<&'a str, Node<'a, 'input>>,
    rules: Rules,
    /// What a marker costs at one point.
    marker: usize,
    left: usize,
}

impl<'a, 'input> Reading<'a, 'input> {
    /// Spends what `node` costs with everything in it and everything it refers to. What refers to itself goes
    /// deeper than anything may.
    fn read(&mut self, node: Node<'a, 'input>, depth: usize, around: Inherited) -> Result<(), LogoError> {
        let depth = depth.checked_sub(1).ok_or(LogoError::SvgTooComplex)?;
        let has = around.of(&node);
        let mut round = node.attributes().filter(|attribute| ROUND.contains(&attribute.name()));
        if round.any(|attribute| places(attribute.value()) > MOST_PLACES) {
            return Err(LogoError::SvgTooComplex);
        }
        let written: usize = node.attributes().map(|attribute| attribute.value().len()).sum();
        let drawn = ["d", "points"].iter().filter_map(|name| node.attribute(*name)).map(str::len).sum::<usize>();
        // A line has two points, which it does not write so.
        let points = if node.tag_name().name() == "line" { 2 } else { drawn };
        let stroke = if has.stroke { (drawn + ELEMENT).saturating_mul(STROKE) } else { 0 };
        let markers = if has.markers { points.saturating_mul(self.marker) } else { 0 };
        let cost = ELEMENT + written + self.rules.cost(DEEPEST - depth, &node);
        self.spend(cost.saturating_add(stroke).saturating_add(markers))?;
        for attribute in node.attributes() {
            for id in references(attribute.name(), attribute.value()) {
                if let Some(target) = self.by_id.get(id) {
                    // Markers are counted at their points.
                    if target.tag_name().name() != "marker" {
                        self.read(*target, depth, has)?;
                    }
                }
            }
        }
        for child in node.children() {
            match child.node_type() {
                NodeType::Element => self.read(child, depth, has)?,
                NodeType::Text if has.letters => {
                    let letters = child.text().map_or(0, |text| text.split_whitespace().map(str::len).sum());
                    self.spend(letters.saturating_mul(LETTER))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn spend(&mut self, cost: usize) -> Result<(), LogoError> {
        self.left = self.left.checked_sub(cost).ok_or(LogoError::SvgTooComplex)?;
        Ok(())
    }
}

/// How many places before the point the largest of the numbers in a text has: five has `1e4`.
fn places(text: &str) -> usize {
    let (mut most, mut whole, mut fraction) = (0, 0, false);
    let mut rest = text.bytes().peekable();
    while let Some(byte) = rest.next() {
        match byte {
            b'0'..=b'9' => whole += usize::from(!fraction),
            b'.' => fraction = true,
            b'e' | b'E' if whole > 0 || fraction => {
                let less = rest.next_if(|sign| matches!(sign, b'+' | b'-')) == Some(b'-');
                let mut power: usize = 0;
                while let Some(digit) = rest.next_if(u8::is_ascii_digit) {
                    power = power.saturating_mul(10).saturating_add(usize::from(digit - b'0'));
                }
                if !less {
                    most = most.max(whole.saturating_add(power));
                }
                (whole, fraction) = (0, false);
            }
            _ => (whole, fraction) = (0, false),
        }
        most = most.max(whole);
    }
    most
}

/// The ids an attribute refers to: `href="#id"` or `mask="url(#id)"`.
fn references<'a>(name: &str, value: &'a str) -> impl Iterator<Item = &'a str> {
    let whole = if name == "href" { value.trim().strip_prefix('#') } else { None };
    let parts = value.split("url(").skip(1).filter_map(|after| {
        let inside = after.split(')').next()?;
        inside.trim_matches(['"', '\'', ' ']).strip_prefix('#')
    });
    whole.into_iter().chain(parts)
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn the_largest_number_tells_how_many_places_there_are() {
        for (text, most) in [
            ("", 0),
            ("M0 0h10v-10z", 2),
            ("1.23456789012345", 1),
            ("1.5.123456", 1),
            ("10e3", 5),
            ("a10 10 0 0 1 10 101e38 v30", 41),
            ("1e+4,2", 5),
            ("12345e-300 7", 5),
            (".5e12", 12),
            ("1e99999999999999999999", usize::MAX),
            ("red", 0),
        ] {
            assert_eq!(places(text), most, "{text}");
        }
    }
}
