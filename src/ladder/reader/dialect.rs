//! The ways in which people write ladders, a file each. The first one in [`DIALECTS`] that a
//! document fits reads it.

use super::Page;
use crate::ladder::model::DocumentBuilder;

pub(super) mod data;
mod headings;
mod named;
mod nested;
pub(super) mod plain;
mod tables;
pub(super) mod transposed;

/// A way in which people write ladders.
pub(super) struct Dialect {
    /// What it goes by.
    pub(super) name: &'static str,
    /// Whether a document is written so.
    fits: fn(&Page<'_>) -> bool,
    /// Reads a document that fits.
    pub(super) read: fn(&Page<'_>, &mut DocumentBuilder),
}

impl Dialect {
    /// Whether it reads data.
    pub(super) fn is_data(&self) -> bool {
        self.name == DATA
    }

    /// Whether what it reads is only supposed to be a level.
    pub(super) fn doubts(&self) -> bool {
        self.name == SUPPOSED
    }
}

/// The dialect of ladders that are data.
const DATA: &str = "data";

/// The dialect of what may be a level where its neighbours are.
const SUPPOSED: &str = "like its neighbours";

/// The way in which a page is written, if it is a ladder.
pub(super) fn of(page: &Page<'_>) -> Option<&'static Dialect> {
    let mut dialects = DIALECTS.iter().filter(|_| !page.is_of_another_trade);
    dialects.find(|dialect| (dialect.fits)(page))
}

const DIALECTS: &[Dialect] = &[
    Dialect { name: DATA, fits: data::fits, read: data::read },
    Dialect { name: "transposed", fits: transposed::fits, read: transposed::read },
    Dialect { name: "headings", fits: headings::fits, read: headings::read },
    Dialect { name: "named by front matter", fits: named::fits, read: named::read },
    Dialect { name: "table", fits: tables::fits, read: tables::read },
    Dialect { name: "nested list", fits: nested::fits, read: nested::read },
    Dialect { name: "plain text", fits: plain::fits, read: plain::read },
    Dialect { name: "lists of levels", fits: transposed::items::fits, read: transposed::items::read },
    Dialect { name: "named by file", fits: named::fits_by_file, read: named::read_by_file },
    Dialect { name: SUPPOSED, fits: named::could_fit, read: named::read_doubtful },
];
