//! Boxes of HTML that have a title and no heading: of a wiki's macros, of sets of fields, and
//! of `div`s whose classes say so, as the kits have them that pages are built with.

use super::super::tags::Tag;

/// How deep boxes stand in each other at most; what is deeper is words.
const MOST_OPEN: usize = 64;

/// What the class of a title ends in, among its words.
const TITLES: &[&str] = &["-header", "-title", "-heading", "expand-control"];

/// The boxes that are open.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    /// How many elements are open that may be one.
    depth: usize,
    /// The depth at which each part stands that has a title and is open.
    titled: Vec<usize>,
    /// At which depth an element stands whose words will be a title.
    title: Option<usize>,
    /// Whether what comes says how a macro of a wiki looks.
    is_option: bool,
}

/// What a tag does with the parts.
#[derive(Clone, Copy)]
pub(super) enum Told {
    Nothing,
    /// It holds a title.
    Title,
    /// It ends so many.
    Ends(usize),
}

impl Boxes {
    pub(super) fn start(&mut self, tag: &Tag) -> Told {
        let name = tag.name.as_slice();
        if tag.is_closed {
            return Told::Nothing;
        }
        if matches!(
            name,
            b"table" | b"ul" | b"ol" | b"dl" | b"details" | b"summary" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6"
        ) {
            // That tells its title itself.
            self.title = None;
        }
        if name == b"ac:parameter" {
            let is_title = tag.attribute(b"ac:name").is_some_and(|name| name == "title");
            self.is_option = !is_title;
            self.title = is_title.then_some(self.depth + 1).filter(|_| self.titled.len() < MOST_OPEN);
        } else if self.title.is_none() && self.titled.len() < MOST_OPEN && is_title(tag) {
            self.title = Some(self.depth + 1);
        } else if !is_box(name) {
            return Told::Nothing;
        }
        self.depth += 1;
        if self.title == Some(self.depth) { Told::Title } else { Told::Nothing }
    }

    pub(super) fn end(&mut self, name: &[u8]) -> Told {
        if !is_box(name) {
            return Told::Nothing;
        }
        self.is_option &= name != b"ac:parameter";
        self.title = self.title.filter(|depth| *depth != self.depth);
        let ends = self.close(self.depth + 1);
        self.depth = self.depth.saturating_sub(1);
        Told::Ends(ends)
    }

    /// Begins the part whose title is read now; another one beside it ends.
    pub(super) fn begin(&mut self) -> Told {
        let Some(depth) = self.title.take() else { return Told::Nothing };
        // The title stands in the box that it is of.
        let ends = self.close(depth);
        self.titled.push(depth);
        Told::Ends(ends)
    }

    /// Whether the next words are a title.
    pub(super) fn awaits_title(&self) -> bool {
        self.title.is_some()
    }

    /// Whether what comes is no prose.
    pub(super) fn is_unread(&self) -> bool {
        self.is_option
    }

    /// Closes the parts so deep and deeper; returns how many.
    fn close(&mut self, depth: usize) -> usize {
        let kept = self.titled.iter().take_while(|own| **own < depth).count();
        let closed = self.titled.len() - kept;
        self.titled.truncate(kept);
        closed
    }
}

/// Elements that boxes and their titles are made of.
const ELEMENTS: &[&[u8]] = &[
    b"div",
    b"section",
    b"article",
    b"aside",
    b"main",
    b"fieldset",
    b"legend",
    b"header",
    b"button",
    b"ac:structured-macro",
    b"ac:parameter",
];

fn is_box(name: &[u8]) -> bool {
    ELEMENTS.contains(&name)
}

/// Whether an element is the title of the box that it stands in.
fn is_title(tag: &Tag) -> bool {
    let has_class = |is_one: fn(&str) -> bool| {
        tag.attribute(b"class").is_some_and(|class| class.split_ascii_whitespace().any(is_one))
    };
    match tag.name.as_slice() {
        b"legend" | b"header" => true,
        b"button" => has_class(|class| class.contains("accordion") || class.contains("collaps")),
        b"div" => has_class(|class| TITLES.iter().any(|end| class.ends_with(end))),
        _ => false,
    }
}
