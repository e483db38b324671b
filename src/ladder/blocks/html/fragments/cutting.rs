//! Cutting an HTML block into its fragments, tag by tag.

use super::super::UNREAD;
use super::super::tags::{Reading, Tag};
use super::boxes::{Boxes, Told};
use super::components::Components;
use super::{Fragment, FragmentKind, Fragments, Stress, is_item};

/// An HTML block that is being cut.
pub(super) struct Cutting<'h, 'c> {
    html: &'h str,
    found: Fragments,
    /// Whether the last part takes what text comes.
    open: bool,
    lists: u16,
    /// Whether what comes stands in an item.
    in_item: bool,
    unread: usize,
    stress: Stress,
    /// The depth of the list that the paragraph at hand is of, where an office program tells it.
    level: Option<u16>,
    /// The lists that the collapsed parts which are open stand in.
    around: Vec<(u16, bool)>,
    boxes: Boxes,
    components: &'c mut Components,
}

impl<'h, 'c> Cutting<'h, 'c> {
    pub(super) fn of(html: &'h str, components: &'c mut Components) -> Self {
        Cutting {
            html,
            found: Fragments::default(),
            open: false,
            lists: 0,
            in_item: false,
            unread: 0,
            stress: Stress::default(),
            level: None,
            around: Vec::new(),
            boxes: Boxes::default(),
            components,
        }
    }

    pub(super) fn finish(mut self) -> Fragments {
        self.found.list_paragraph(self.level);
        self.found
    }

    fn begin(&mut self, kind: FragmentKind, offset: usize, open: bool) {
        self.found.list_paragraph(self.level.take());
        self.found.begin(kind, offset);
        self.open = open;
    }

    fn last(&self) -> Option<&Fragment> {
        self.found.all.last()
    }

    /// Whether a tag whose name begins at a place is one of the site's own, which have
    /// capitals.
    fn is_component(&self, at: usize) -> bool {
        let letters = self.html.as_bytes().get(at..at + 2);
        letters.is_some_and(|letters| letters[0].is_ascii_uppercase() && letters[1].is_ascii_lowercase())
    }

    /// A component with a name holds a part that goes by it, as a collapsed one does.
    fn component(&mut self, tag: &Tag) {
        self.open = false;
        if let Some(name) = self.components.start(tag) {
            self.begin(FragmentKind::DetailsStart, tag.offset, false);
            self.found.push(&name, Stress::default());
        }
    }

    /// A collapsed part: what is in it stands in no item around it. An item without words is
    /// there for its sake alone.
    fn details(&mut self, at: usize) {
        self.around.push((self.lists, self.in_item));
        if self.found.leave_empty_items() {
            self.lists = 0;
        }
        self.in_item = false;
        self.begin(FragmentKind::DetailsStart, at, false);
    }

    fn end_details(&mut self, at: usize) {
        if let Some(around) = self.around.pop() {
            (self.lists, self.in_item) = around;
        }
        self.begin(FragmentKind::DetailsEnd, at, false);
    }

    /// The first paragraph with words in an item is the item's own text, others go on with it.
    fn paragraph(&mut self, at: usize) {
        let item = self.last().filter(|_| self.in_item).map(|last| (last.kind, last.words.is_empty()));
        match item {
            Some((FragmentKind::Item { .. } | FragmentKind::ItemParagraph, true)) => self.open = true,
            Some((FragmentKind::Item { .. } | FragmentKind::ItemParagraph, false)) => {
                self.begin(FragmentKind::ItemParagraph, at, true);
            }
            _ => self.begin(FragmentKind::Paragraph, at, true),
        }
    }

    fn item(&mut self, depth: u16, at: usize) {
        self.in_item = true;
        self.begin(FragmentKind::Item { depth }, at, true);
    }

    fn heading(&mut self, depth: u8, at: usize) {
        self.found.leave_empty_items();
        self.begin(FragmentKind::Heading { depth }, at, true);
    }

    /// What a box does with the parts: its title begins one, its end ends it.
    fn told(&mut self, told: Told, at: usize) {
        match told {
            Told::Nothing => {}
            Told::Title => self.open = false,
            Told::Ends(parts) => (0..parts).for_each(|_| self.begin(FragmentKind::DetailsEnd, at, false)),
        }
    }
}

impl Reading for Cutting<'_, '_> {
    fn start(&mut self, tag: &Tag) {
        let at = tag.offset;
        if self.is_component(at + 1) {
            return self.component(tag);
        }
        let name = tag.name.as_slice();
        if self.unread > 0 && !UNREAD.contains(&name) {
            return;
        }
        let is_in_title =
            self.open && self.last().is_some_and(|last| matches!(last.kind, FragmentKind::Heading { .. }));
        let told = if is_in_title { Told::Nothing } else { self.boxes.start(tag) };
        self.told(told, at);
        match name {
            b"strong" | b"b" => self.stress.strong += 1,
            b"em" | b"i" => self.stress.stressed += 1,
            b"p" | b"li" | b"dt" | b"dd" | b"div" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => {
                // What is left open ends with what it stands in.
                self.stress = Stress::default();
            }
            _ => {}
        }
        match name {
            b"details" => self.details(at),
            // What it sums up began in an HTML block before a blank line.
            b"summary" if self.last().is_none() => self.begin(FragmentKind::DetailsStart, at, true),
            b"summary" => self.open = self.last().is_some_and(|last| last.kind == FragmentKind::DetailsStart),
            b"ul" | b"ol" | b"dl" => {
                self.lists = self.lists.saturating_add(1);
                (self.open, self.in_item) = (false, false);
            }
            b"li" | b"dt" => self.item(self.lists.saturating_sub(1), at),
            // What a term means is nested in it.
            b"dd" => self.item(self.lists.max(1), at),
            b"p" if !self.boxes.awaits_title() => {
                self.paragraph(at);
                self.level = list_level(tag);
            }
            [b'h', depth @ b'1'..=b'6'] => self.heading(depth - b'0', at),
            b"div" | b"section" | b"hr" | b"blockquote" => self.open = false,
            b"br" if self.open => self.text(" ", at),
            name if UNREAD.contains(&name) => self.unread += usize::from(!tag.is_closed),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8], at: usize) {
        if self.is_component(at + 2) {
            if self.components.end(name) {
                self.begin(FragmentKind::DetailsEnd, at, false);
            }
            return;
        }
        let told = if self.unread > 0 { Told::Nothing } else { self.boxes.end(name) };
        self.told(told, at);
        match name {
            b"strong" | b"b" => self.stress.strong = self.stress.strong.saturating_sub(1),
            b"em" | b"i" => self.stress.stressed = self.stress.stressed.saturating_sub(1),
            b"details" => self.end_details(at),
            b"ul" | b"ol" | b"dl" => {
                self.lists = self.lists.saturating_sub(1);
                (self.open, self.in_item) = (false, self.lists > 0);
            }
            b"li" | b"dt" | b"dd" => (self.open, self.in_item) = (false, false),
            b"summary" | b"p" | b"div" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => {
                self.open = false;
            }
            name if UNREAD.contains(&name) => self.unread = self.unread.saturating_sub(1),
            _ => {}
        }
    }

    fn text(&mut self, words: &str, offset: usize) {
        if self.unread > 0 || (self.boxes.is_unread() && !self.open) {
            return;
        }
        let is_blank = words.trim().is_empty();
        if self.boxes.awaits_title() && !is_blank {
            let ends = self.boxes.begin();
            self.told(ends, offset);
            self.begin(FragmentKind::DetailsStart, offset, true);
        } else if !self.open && self.in_item && !is_blank && self.last().is_some_and(|last| is_item(last.kind)) {
            // It stands in the item, whatever tags are around it.
            self.paragraph(offset);
        }
        if self.open {
            self.found.push(words, self.stress);
        } else {
            self.found.list_paragraph(self.level.take());
            self.found.lines(words, offset, self.stress);
        }
    }
}

/// How deep the list is that a paragraph is of, as office programs write it.
fn list_level(tag: &Tag) -> Option<u16> {
    let style = tag.attribute(b"style").filter(|style| style.contains("mso-list:"));
    let level = style.and_then(|style| Some(style.split_once(" level")?.1.bytes().next()?.wrapping_sub(b'1')));
    let is_of_one = || tag.attribute(b"class").is_some_and(|class| class.starts_with("MsoList"));
    level.filter(|level| *level < 9).map(u16::from).or_else(|| is_of_one().then_some(0))
}
