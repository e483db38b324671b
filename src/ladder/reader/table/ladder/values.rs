//! What stands at a level under a title, and whether it is asked there.

use super::super::bullets::each_said;
use super::super::cells::{Cell, Texts};
use super::super::grid::has_blanks;
use super::super::layout::Part;
use super::super::{heads, is_a_figure};

/// What stands at a level under a title.
pub(in crate::ladder::reader) struct Entry<'a> {
    pub(in crate::ladder::reader) category: Option<&'a str>,
    pub(in crate::ladder::reader) title: &'a str,
    pub(in crate::ladder::reader) texts: Texts<'a>,
    /// Whether it was said at a level before, too.
    pub(in crate::ladder::reader) repeats: bool,
    /// What all levels say there; nothing where only this one counts.
    pub(in crate::ladder::reader) values: Option<Values>,
    /// What explains the competency, and illustrates it.
    pub(in crate::ladder::reader) about: Vec<About<'a>>,
}

/// How many texts of some cells are such as stand for values rather than statements.
#[derive(Clone, Copy, Default)]
pub(in crate::ladder::reader) struct Values {
    texts: u32,
    figures: u32,
    short: u32,
}

impl Values {
    pub(super) fn add(&mut self, texts: Texts<'_>) {
        each_said(texts, |text, _| self.count(text));
    }

    fn count(&mut self, text: &str) {
        const LONGEST: usize = 6;

        self.texts += 1;
        self.figures += u32::from(is_a_figure(text));
        self.short += u32::from(!has_blanks(text, LONGEST));
    }

    /// Looks at statements, each with its line.
    pub(in crate::ladder::reader) fn of_statements(statements: &[(&str, u32)]) -> Self {
        let mut values = Values::default();
        for (text, _) in statements {
            values.count(text);
        }
        values
    }

    /// Looks at the cells under a title; at the first alone where that and the title
    /// settle it, as they do for nearly all.
    pub(super) fn of<'c, 'a: 'c>(title: &str, mut cells: impl Iterator<Item = &'c Cell<'a>>) -> Self {
        let mut values = Values::default();
        while values.texts == 0
            && let Some(cell) = cells.next()
        {
            values.add(cell.texts);
        }
        if values.figures == values.texts || heads::heads_attributes(title) {
            cells.for_each(|cell| values.add(cell.texts));
        }
        values
    }

    /// Whether they say what is true of a level rather than what is asked there: they are
    /// called so and mostly short, or nothing but numbers. Nearly nobody asks for figures, or
    /// in so few words.
    pub(in crate::ladder::reader) fn are_attributes(self, are_called_so: bool) -> bool {
        self.are_figures() || (are_called_so && self.are_short())
    }

    /// Whether all of them are numbers.
    pub(in crate::ladder::reader) fn are_figures(self) -> bool {
        self.figures == self.texts
    }

    /// Whether most of them are short.
    pub(in crate::ladder::reader) fn are_short(self) -> bool {
        self.short * 2 > self.texts
    }
}

/// A cell that explains a competency or illustrates it.
pub(in crate::ladder::reader) struct About<'a> {
    pub(in crate::ladder::reader) texts: Texts<'a>,
    pub(in crate::ladder::reader) part: Part,
    /// Whether it belongs to this level alone.
    pub(in crate::ladder::reader) is_own: bool,
    pub(in crate::ladder::reader) repeats: bool,
}

/// What stands below a competency's name in its cell, which explains it.
pub(in crate::ladder::reader) fn below_the_name<'a>(cell: &Cell<'a>, is_own: bool, repeats: bool) -> Option<About<'a>> {
    let texts = cell.texts.behind(1);
    (!texts.is_empty()).then_some(About { texts, part: Part::Description, is_own, repeats })
}

impl<'a> Entry<'a> {
    /// A cell under a title, and nothing about it.
    pub(in crate::ladder::reader) fn of(title: &'a str, cell: &Cell<'a>) -> Self {
        Entry { category: None, title, texts: cell.texts, repeats: false, values: None, about: Vec::new() }
    }
}
