//! What levels are called where several of a track have one title.

use std::collections::HashMap;

use crate::ladder::model::Level;
use crate::report::text::titled;

/// Returns a level's title with its rank; with its file where another level of
/// its track is called the same, with its line where that is in the same file.
pub fn distinct(level: Level<'_>) -> String {
    let title = titled(level);
    let mut alike =
        level.track().levels().filter(|other| other.ix() != level.ix() && titled(*other) == title).peekable();
    if alike.peek().is_none() {
        return title;
    }
    let path = level.source().path;
    let is_alone = alike.all(|other| other.source().path != path);
    at_its_place(level, &title, is_alone)
}

/// Returns the same for many levels, which are looked at once: all of a track's are among
/// them, or none.
pub fn told_apart(levels: &[Level<'_>]) -> Vec<String> {
    let titles: Vec<String> = levels.iter().map(|&level| titled(level)).collect();
    let (mut called, mut called_there) = (HashMap::new(), HashMap::new());
    let keys = || levels.iter().zip(&titles).map(|(level, title)| (level.track().ix().at(), title.as_str()));
    for (level, key) in levels.iter().zip(keys()) {
        *called.entry(key).or_insert(0) += 1;
        *called_there.entry((key, level.source().path)).or_insert(0) += 1;
    }
    let name = |(level, key): (&Level<'_>, (usize, &str))| match called[&key] {
        1 => key.1.to_owned(),
        _ => at_its_place(*level, key.1, called_there[&(key, level.source().path)] == 1),
    };
    levels.iter().zip(keys()).map(name).collect()
}

/// A title with the file, where that tells it apart, else with the line.
fn at_its_place(level: Level<'_>, title: &str, is_alone: bool) -> String {
    let source = level.source();
    match source.path.rsplit('/').next() {
        Some(file) if is_alone => format!("{title} ({file})"),
        _ => format!("{title} (line {})", source.line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::{assemble, reader};

    #[test]
    fn many_levels_are_called_what_each_is_called_alone() {
        let crew = "# Crew\n\n## Senior Sailor\n\n### Ropes\n\n- Ties knots\n\n## Staff Sailor\n\n### Ropes\n\n- Splices\n\n\
            ## Senior Sailor\n\n### Ropes\n\n- Ties ten knots\n";
        let galley = "# Galley\n\n## Senior Sailor\n\n### Soup\n\n- Stirs\n\n## Lead Sailor\n\n### Soup\n\n- Tastes\n";
        let read = |(path, text): (&str, &str)| reader::read(path, text.as_bytes());
        let ladder = assemble::assemble("test", [("crew.md", crew), ("galley.md", galley)].map(read).into());
        let levels: Vec<Level<'_>> = ladder.levels().collect();
        let alone: Vec<String> = levels.iter().map(|&level| distinct(level)).collect();
        assert_eq!(told_apart(&levels), alone);
        assert!(alone.contains(&"Senior Sailor (line 3)".to_owned()), "{alone:?}");
        assert!(alone.contains(&"Lead Sailor".to_owned()), "{alone:?}");
    }
}
