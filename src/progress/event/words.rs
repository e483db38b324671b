//! The words by which things are found again when their ids have changed.

use serde::Serialize;

use crate::ladder::model::{Competency, Expectation, Level, Track};

/// The words to find a statement, a competency or a level again when its id has
/// changed: titles as they were read, not ids. What an event is not about is
/// empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Words {
    /// The name of what was open: folder, file stem, or `built-in`.
    pub ladder: String,
    /// The track's title.
    pub track: String,
    /// The level's title, without its rank.
    pub level: String,
    /// The level's rank.
    pub rank: Option<String>,
    /// The competency's title.
    pub competency: String,
    /// The statement.
    pub text: String,
    /// The end of the track's path, where another open track has the same title: ids
    /// of such tracks go by the order in which they are read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// What tells tracks of one title apart: the ladder's name and the file.
pub(in crate::progress) type Origin<'a> = (&'a str, Option<&'a str>);

impl Words {
    /// Returns where the words are from.
    pub(in crate::progress) fn origin(&self) -> Origin<'_> {
        (&self.ladder, self.file.as_deref())
    }

    /// Takes the words of a statement of this ladder.
    pub fn of(expectation: Expectation<'_>) -> Self {
        Words { text: expectation.text().to_owned(), ..Words::of_competency(expectation.competency()) }
    }

    /// Takes the words of a competency.
    pub fn of_competency(competency: Competency<'_>) -> Self {
        Words { competency: competency.title().to_owned(), ..Words::of_level(competency.level()) }
    }

    /// Takes the words of a level.
    pub fn of_level(level: Level<'_>) -> Self {
        Words {
            level: level.title().to_owned(),
            rank: level.rank().map(str::to_owned),
            ladder: level.root().to_owned(),
            ..Words::of_track(level.track())
        }
    }

    /// Takes the words of a track. It is of the ladder of its first level.
    pub fn of_track(track: Track<'_>) -> Self {
        let ladder = track.levels().next().map_or("", Level::root).to_owned();
        let file = track.has_twins().then(|| file(track)).flatten();
        Words { ladder, track: track.title().to_owned(), file, ..Words::default() }
    }
}

/// How many parts of a path are kept: files of one name are told apart by their folders.
const PARTS: usize = 2;

/// Returns the end of the path of a track's first level.
pub(in crate::progress) fn file(track: Track<'_>) -> Option<String> {
    let path = track.levels().next()?.source().path;
    let parts: Vec<&str> = path.split(['/', '\\']).filter(|part| !part.is_empty()).collect();
    Some(parts[parts.len().saturating_sub(PARTS)..].join("/"))
}
