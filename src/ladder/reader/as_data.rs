//! What of a file of data, or of front matter, is a ladder: the shapes in which the dialect of data
//! finds it, and keeps it with the page.

use std::borrow::Cow;

use super::front::{Fields, Value};
use crate::hash::HashMap;

/// What data is a ladder.
pub(super) enum Ladder<'a> {
    /// With the levels that are listed beside them.
    Topics(Vec<Topic<'a>>, Steps<'a>),
    /// The same.
    Levels(Vec<Track<'a>>, Steps<'a>),
}

/// A topic with an entry for each level that it asks something of.
#[derive(Default)]
pub(super) struct Topic<'a> {
    /// Nothing where it has none, and so nothing to go by.
    pub(super) title: Option<Cow<'a, str>>,
    /// What it belongs to.
    pub(super) category: Option<Cow<'a, str>>,
    /// What it says of itself.
    pub(super) descriptions: Vec<&'a str>,
    pub(super) entries: Vec<(Key<'a>, Entry<'a>)>,
    /// How many of them nothing but their place tells to be levels'.
    pub(super) between: usize,
    /// Whether fields are called as their levels.
    pub(super) by_fields: bool,
    /// Whether they stand in a field that says that it holds levels.
    pub(super) told: bool,
    /// What belongs to no level.
    pub(super) unplaced: Vec<&'a Value<'a>>,
    /// What stands beside its levels, or beside all topics.
    pub(super) beside: Vec<(&'a str, &'a Value<'a>)>,
}

/// What a topic asks of a level.
#[derive(Clone, Copy)]
pub(super) enum Entry<'a> {
    /// Fields, that of the level among them.
    Fields(&'a Fields<'a>),
    /// The same, and which of them names the level where that isn't `level`.
    Called(&'a Fields<'a>, &'a str),
    /// What stands behind the level's name.
    Behind(&'a Value<'a>),
    /// A sentence and the record that it stands in.
    Record(&'a Value<'a>, &'a Fields<'a>),
}

/// What names a level in an entry: a number or a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key<'a> {
    pub(super) number: Option<i64>,
    /// Nothing where it is a number and nothing else.
    pub(super) text: Cow<'a, str>,
    /// By which a list of levels names it.
    pub(super) id: Option<&'a str>,
}

/// A level that is listed as such, and named elsewhere by its id.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    /// Its place in the list, from 1.
    pub(super) nth: i64,
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    /// What the list has of it, where nobody else reads that.
    pub(super) entry: Option<&'a Value<'a>>,
}

/// The levels of a list by their ids.
pub(super) type Steps<'a> = HashMap<&'a str, Step<'a>>;

/// A track with its levels.
pub(super) struct Track<'a> {
    pub(super) title: Option<String>,
    pub(super) levels: Vec<Level<'a>>,
    /// What stands beside the levels under other names.
    pub(super) beside: Beside<'a>,
}

/// A level and what the data has of it.
pub(super) struct Level<'a> {
    pub(super) title: String,
    pub(super) rank: Option<String>,
    /// The words of the source that name it.
    pub(super) name: Name<'a>,
    /// What a list of levels calls it, where its field is an id.
    pub(super) step: Option<Step<'a>>,
    pub(super) asks: &'a Value<'a>,
}

/// Words that name something, and where they stand.
#[derive(Clone, Copy)]
pub(super) enum Name<'a> {
    /// The name of a field.
    Key(&'a str),
    /// In a field.
    Value(&'a str),
}

/// What stands under other names than what is read, together by these.
#[derive(Default)]
pub(super) struct Beside<'a> {
    pub(super) fields: Vec<(&'a str, Vec<&'a Value<'a>>)>,
    pub(super) known: HashMap<&'a str, usize>,
}
