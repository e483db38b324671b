//! What a level of a table is called.

use super::Key;
use crate::ladder::reader::table::cells::{Cell, Texts};
use crate::ladder::reader::table::heads;
use crate::ladder::{names, rank};

/// A level of a table: what its row or column is called.
#[derive(Clone, Copy)]
pub(in super::super::super) struct Name<'a> {
    /// What heads its row or column.
    pub(in super::super::super) head: &'a str,
    /// Its title where that stands in a column of its own.
    pub(in super::super::super) title: Option<&'a str>,
    pub(in super::super::super) line: u32,
    /// What else stands in its cell, in that of its title, and in one that describes it.
    pub(in super::super::super) notes: [Option<Texts<'a>>; 3],
    pub(super) column: u16,
    /// By what its rows are known, where levels are rows.
    pub(super) rows: Key<'a>,
}

impl<'a> Name<'a> {
    /// Where a rank's title stands below it (`L2<br>Baker`) it is taken apart.
    pub(super) fn of(cell: &Cell<'a>, title: Option<&'a str>) -> Self {
        let is_title = |text: &&str| names::is_bare(cell.text()) && heads::is_a_name(text);
        let below = || cell.texts.behind(1).first().map(|(text, _)| text).filter(is_title);
        let (head, below) = (cell.text(), below().filter(|_| title.is_none()));
        let notes = cell.texts.behind(1 + usize::from(below.is_some()));
        Name {
            head,
            title: title.or(below),
            line: cell.line(),
            notes: [Some(notes), None, None],
            column: cell.column,
            rows: (head, ""),
        }
    }

    /// The same with what else stands in the cell of its title or its rank.
    pub(super) fn beside(self, cell: Option<&Cell<'a>>) -> Self {
        Name { notes: [self.notes[0], cell.map(|cell| cell.texts.behind(1)), self.notes[2]], ..self }
    }
}

impl Name<'_> {
    /// What it is known by in other tables: its rank and title, in whatever case and
    /// whatever parts them.
    pub(in super::super::super) fn key(&self) -> String {
        let (rank, title) = rank::split_anywhere(self.head);
        let mut key = rank.unwrap_or_default().to_lowercase();
        for part in [&*title, self.title.unwrap_or_default()] {
            // Symbols around it adorn it.
            let bare = part.trim_matches(|c: char| c.is_whitespace() || !(c.is_ascii() || c.is_alphanumeric()));
            key.push('|');
            key.push_str(&if bare.is_empty() { part } else { bare }.to_lowercase());
        }
        key
    }

    pub(in super::super::super) fn is_ranked(&self) -> bool {
        rank::split_anywhere(self.head).0.is_some()
    }
}
