//! Parts that have a title and no heading: tabs, collapsed boxes and callouts of the
//! builders of sites. Markdown takes their titles for words, or for nothing.

use memchr::{memchr, memchr_iter};

use super::Line;
use crate::hash::HashSet;

/// How much deeper the content of an indented part stands.
const INDENT: &str = "    ";

/// What begins a part whose content is indented, in front of its title.
const INDENTED: &[&str] = &["=== ", "??? ", "???+ ", "!!! "];

/// The attributes of a tag that tell its title.
const TITLES: &[&str] = &["title", "label", "name", "header", "summary"];

/// Tags that hold words by a condition, or words that are no prose.
const NO_PARTS: &[&str] =
    &["if", "unless", "for", "case", "capture", "raw", "comment", "highlight", "code", "figure", "tabs", "tabpane"];

/// What stands around a tag's name: what opens a part, what closes one, and what ends both.
const TAGS: &[(&str, &str, &str)] = &[
    ("{{<", "{{< /", ">}}"),
    ("{{<", "{{</", ">}}"),
    ("{{%", "{{% /", "%}}"),
    ("{{%", "{{%/", "%}}"),
    ("{%", "{% end", "%}"),
];

/// What a line does with the parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark<'l> {
    /// Begins one with a title; without one, it is there for its looks.
    Opens(Holding, &'l str),
    /// Ends the last one that has an end.
    Closes,
}

/// How the lines of a part are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holding {
    /// They are indented.
    Indented,
    /// They are quoted.
    Quoted,
    /// They stand before the mark that ends it, at any indent.
    Closed,
}

/// Finds the parts of a text.
pub(super) struct Parts<'t> {
    /// The tags that something closes.
    closed: HashSet<&'t str>,
}

impl<'t> Parts<'t> {
    pub(super) fn of(lines: &[Line<'t>]) -> Self {
        let closed = |line: &Line<'t>| TAGS.iter().find_map(|(_, close, _)| name(line.text.trim_start(), close));
        let tags = |line: &Line<'t>| {
            closed(line).or_else(|| name(line.text.trim_start(), "</").filter(|name| is_component(name)))
        };
        Parts { closed: lines.iter().filter_map(tags).collect() }
    }

    /// What a line does with the parts, if it does anything.
    pub(super) fn mark<'l>(&self, line: &'l str) -> Option<Mark<'l>> {
        let indented = || INDENTED.iter().find_map(|mark| line.strip_prefix(mark)).and_then(quoted_at_end);
        if let Some(title) = indented() {
            return Some(Mark::Opens(Holding::Indented, title));
        }
        if let Some(title) = callout(line) {
            return Some(Mark::Opens(Holding::Quoted, title));
        }
        let line = line.trim();
        if let Some(rest) = line.strip_prefix(":::") {
            return Some(fence(rest));
        }
        self.tag(line)
    }

    /// A tag that stands alone in its line.
    fn tag<'l>(&self, line: &'l str) -> Option<Mark<'l>> {
        for &(open, close, end) in TAGS {
            let Some(inside) = line.strip_prefix(open).and_then(|rest| rest.strip_suffix(end)) else { continue };
            if name(line, close).is_some() {
                return Some(Mark::Closes);
            }
            return self.titled(inside.trim_matches(['-', ' ']));
        }
        if name(line, "</").is_some_and(is_component) {
            return Some(Mark::Closes);
        }
        let inside = line.strip_prefix('<')?.strip_suffix('>')?;
        let is_open = is_component(inside) && name(inside, "").is_some_and(|name| self.closed.contains(name));
        if is_open { self.titled(inside) } else { None }
    }

    fn titled<'l>(&self, inside: &'l str) -> Option<Mark<'l>> {
        let name = name(inside, "").filter(|name| self.closed.contains(name))?;
        let title = Some(&inside[name.len()..]).filter(|_| !NO_PARTS.contains(&name)).and_then(title);
        Some(Mark::Opens(Holding::Closed, title.unwrap_or_default()))
    }
}

/// Whether what stands in components is indented as far as code is: MDX knows no such code.
pub(super) fn are_indented(text: &str) -> bool {
    let line = |at: usize| &text[at..at + memchr(b'\n', &text.as_bytes()[at..]).unwrap_or(text.len() - at)];
    // Nearly every tag is one of HTML, or stands in words.
    let is_first = |at: &usize| {
        let before = || text[..*at].trim_end_matches([' ', '\t']);
        is_component(&text[at + 1..]) && (before().is_empty() || before().ends_with('\n'))
    };
    let opens = |at: usize| {
        let line = line(at);
        let inside = line.trim_end().strip_prefix('<')?.strip_suffix('>').filter(|inside| !inside.ends_with('/'))?;
        title(inside).map(|_| at + line.len())
    };
    let is_indented = |line: &str| line.starts_with(INDENT) && !line.trim_start().starts_with('<');
    let holds_indented = |end: usize| text[end..].lines().find(|line| !line.trim().is_empty()).is_some_and(is_indented);
    memchr_iter(b'<', text.as_bytes()).filter(is_first).filter_map(opens).any(holds_indented)
}

/// The name behind a beginning.
fn name<'l>(line: &'l str, start: &str) -> Option<&'l str> {
    let rest = line.strip_prefix(start)?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
    Some(&rest[..end]).filter(|name| !name.is_empty())
}

/// Whether a tag is one of the site's own, which have capitals.
fn is_component(inside: &str) -> bool {
    matches!(inside.as_bytes(), [first, second, ..] if first.is_ascii_uppercase() && second.is_ascii_lowercase())
}

/// What is in quotes at the end of a line: `note "Junior"`.
fn quoted_at_end(line: &str) -> Option<&str> {
    let (_, title) = line.trim_end().strip_suffix('"')?.rsplit_once('"')?;
    Some(title.trim()).filter(|title| !title.is_empty())
}

/// The title among a tag's attributes: `title="Junior"`, or the first of its values that has
/// no name.
fn title(attributes: &str) -> Option<&str> {
    let mut bare = None;
    let mut rest = attributes;
    while let Some(at) = rest.find(['"', '\'']) {
        let (before, behind) = (rest[..at].trim_end(), &rest[at + 1..]);
        let end = memchr(rest.as_bytes()[at], behind.as_bytes())?;
        let value = behind[..end].trim();
        match before.strip_suffix('=').map(|before| before.trim_end().rsplit([' ', '\t']).next().unwrap_or_default()) {
            Some(name) if TITLES.contains(&name) => return Some(value).filter(|value| !value.is_empty()),
            None if bare.is_none() && !value.is_empty() => bare = Some(value),
            _ => {}
        }
        rest = &behind[end + 1..];
    }
    bare
}

/// A fence of colons: `::: details Junior`, `:::tip[Junior]`, `:::`.
fn fence(rest: &str) -> Mark<'_> {
    let rest = rest.trim_start_matches(':').trim();
    if rest.is_empty() {
        return Mark::Closes;
    }
    let behind = name(rest, "").map_or("", |kind| &rest[kind.len()..]);
    let title = match behind.strip_prefix('[') {
        Some(title) => title.strip_suffix(']').unwrap_or_default(),
        None => behind.strip_prefix(' ').unwrap_or_default(),
    };
    let is_title = title.contains(char::is_alphanumeric) && !title.contains(['{', '=']);
    Mark::Opens(Holding::Closed, if is_title { title.trim() } else { "" })
}

/// The title of a quote of Obsidian's or `GitHub`'s kind: `> [!note]- Junior`.
fn callout(line: &str) -> Option<&str> {
    let (kind, title) = line.strip_prefix('>')?.trim_start().strip_prefix("[!")?.split_once(']')?;
    let title = title.trim_start_matches(['-', '+']).trim();
    (!title.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')).then_some(title)
}

/// Where the lines of parts stand.
#[derive(Default)]
pub(super) struct Reading {
    /// The depth of the last heading that Markdown knows.
    depth: usize,
    open: Vec<Open>,
}

/// A part whose lines are being read.
struct Open {
    holding: Holding,
    /// The depth of its title; of what it stands in, if it has none.
    depth: usize,
    /// The depth of the last heading above it.
    above: usize,
    /// How many blanks its lines begin with, once that is known.
    indent: Option<usize>,
    /// How much deeper its headings stand than they say.
    shift: usize,
}

impl Reading {
    pub(super) fn new() -> Self {
        Reading { depth: 1, open: Vec::new() }
    }

    /// A line as it is without parts: their titles are headings below the one that they stand
    /// under, and what they hold is neither indented nor quoted. Nothing where it stays as it is.
    pub(super) fn read(&mut self, parts: &Parts<'_>, line: &str) -> Option<String> {
        while self.open.last().is_some_and(|open| !open.holds(line)) {
            self.close();
        }
        let inside = self.open.last_mut().map_or(line, |open| open.inside(line));
        match parts.mark(inside) {
            Some(Mark::Opens(holding, title)) => Some(self.begin(holding, title)),
            Some(Mark::Closes) if self.open.last().is_some_and(|open| open.holding == Holding::Closed) => {
                self.close();
                Some(String::new())
            }
            _ => self.words(inside).or_else(|| (inside.len() != line.len()).then(|| inside.to_owned())),
        }
    }

    fn begin(&mut self, holding: Holding, title: &str) -> String {
        let (own, above) = (self.open.last().map_or(0, |open| open.depth), self.depth);
        let depth = if title.is_empty() { own } else { (above + 1).min(DEEPEST) };
        self.open.push(Open { holding, depth, above, indent: None, shift: 0 });
        if title.is_empty() {
            return String::new();
        }
        // What follows a part stands beside it, however deep its own headings are.
        self.depth = depth;
        format!("{} {title}", "#".repeat(depth))
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.depth = open.above;
        }
    }

    /// A heading in a part, where it would stand beside the part's own title or above it.
    fn words(&mut self, line: &str) -> Option<String> {
        let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
        if !(1..=DEEPEST).contains(&hashes) || !line[hashes..].starts_with(' ') {
            return None;
        }
        let Some(open) = self.open.last_mut() else {
            self.depth = if hashes < 4 { hashes } else { self.depth };
            return None;
        };
        open.shift = open.shift.max((open.depth + 1).saturating_sub(hashes));
        self.depth = (hashes + open.shift).min(DEEPEST);
        (open.shift > 0).then(|| format!("{}{}", "#".repeat(self.depth - hashes), line))
    }
}

/// The depth of the deepest heading.
const DEEPEST: usize = 6;

impl Open {
    /// Whether a line stands in the part.
    fn holds(&self, line: &str) -> bool {
        match self.holding {
            Holding::Indented => line.trim().is_empty() || line.starts_with(INDENT) || line.starts_with('\t'),
            Holding::Quoted => line.starts_with('>') && callout(line).is_none(),
            Holding::Closed => true,
        }
    }

    /// What a line of it is without what shows that it is one.
    fn inside<'l>(&mut self, line: &'l str) -> &'l str {
        match self.holding {
            Holding::Indented => line.strip_prefix(INDENT).or_else(|| line.strip_prefix('\t')).unwrap_or(line),
            Holding::Quoted => {
                let rest = line.strip_prefix('>').unwrap_or(line);
                rest.strip_prefix(' ').unwrap_or(rest)
            }
            Holding::Closed => {
                let own = line.len() - line.trim_start_matches(' ').len();
                let indent = if own == line.len() { 0 } else { *self.indent.get_or_insert(own) };
                &line[own.min(indent)..]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::headings::marked;
    use crate::ladder::blocks::foreign;

    fn read(text: &str) -> String {
        assert!(foreign::parse(text).is_some(), "{text}");
        let read: Vec<String> = marked(text).lines().map(str::to_owned).filter(|line| !line.is_empty()).collect();
        read.join("\n")
    }

    #[test]
    fn titles_of_parts_are_headings() {
        let cases = [
            "=== \"Junior\"\n\n    - kneads\n\n=== \"Senior\"\n\n    - bakes\n",
            "??? note \"Junior\"\n\n    - kneads\n\n???+ tip \"Senior\"\n    - bakes\n",
            "> [!note]- Junior\n> - kneads\n\n> [!tip] Senior\n> - bakes\n",
            "{% tabs %}\n{% tab title=\"Junior\" %}\n- kneads\n{% endtab %}\n{% tab title=\"Senior\" %}\n- bakes\n{% endtab %}\n{% endtabs %}\n",
            "{{< tabs \"a\" >}}\n{{% tab \"Junior\" %}}\n- kneads\n{{% /tab %}}\n{{% tab \"Senior\" %}}\n- bakes\n{{% /tab %}}\n{{< /tabs >}}\n",
            "::: details Junior\n- kneads\n:::\n:::note[Senior]\n- bakes\n:::\n",
            "<Tabs>\n  <TabItem value=\"a\" label=\"Junior\">\n    - kneads\n  </TabItem>\n  <TabItem label='Senior'>\n    - bakes\n  </TabItem>\n</Tabs>\n",
        ];
        for text in cases {
            let lines = read(&format!("# Bakers\n{text}"));
            let lines: Vec<&str> = lines.lines().filter(|line| !line.starts_with("</")).collect();
            assert_eq!(lines, ["# Bakers", "## Junior", "- kneads", "## Senior", "- bakes"], "{text}");
        }
    }

    #[test]
    fn headings_in_parts_stand_below_their_titles() {
        let text =
            "# Bakers\n::: details Junior\n## Dough\n### Rest\n:::\n::: details Senior\n## Dough\n:::\n## Ovens\n";
        let expected = "# Bakers\n## Junior\n### Dough\n#### Rest\n## Senior\n### Dough\n## Ovens";
        assert_eq!(read(text), expected);
    }

    #[test]
    fn what_has_no_title_is_no_part() {
        for text in [
            "::: warning\nHot\n:::\n",
            "{% if a == \"b\" %}\nHot\n{% endif %}\n",
            "<Card>\n  Hot\n</Card>\n",
            "> [!note]\n> Hot\n",
        ] {
            assert!(!marked(text).contains('#'), "{text}");
        }
        assert!(!marked("{{< figure title=\"Oven\" >}}\n<Oven title=\"a\" />\n").contains('#'));
    }
}
