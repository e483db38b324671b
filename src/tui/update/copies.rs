//! Copies of the journal that a sync tool left beside it: they are told of, and
//! taken in when the person says so.

use super::super::action::{Action, Context, shown};
use super::super::app::App;
use super::super::copies::{Copy, Taken};
use super::super::message::{Effect, Saved};
use super::{save, tick};
use crate::report::text::counted;

/// Takes in which copies there are, and tells of those that have something.
pub(super) fn found(app: &mut App, copies: Vec<Copy>) {
    app.copies = copies;
    let Some(copy) = app.copies.iter().find(|copy| copy.lacks.is_some_and(|count| count > 0)) else { return };
    let events = counted(copy.lacks.unwrap_or_default(), "event");
    let key = shown(Action::TakeIn, Context::Browse).map_or("", |(keys, _)| keys).replace(' ', "");
    let offer = format!("{} is a copy of your journal with {events} that it lacks. {key} takes them in.", copy.name());
    app.notice = Some(match app.notice.take() {
        Some(earlier) => format!("{earlier} {offer}"),
        None => offer,
    });
}

/// Asks for all copies to be taken in that have something.
pub(super) fn act(app: &mut App) -> Vec<Effect> {
    let news = app.copies.iter().filter(|copy| copy.lacks != Some(0));
    let news: Vec<Copy> = news.cloned().collect();
    if news.is_empty() {
        app.notice = Some(match app.copies.first() {
            Some(copy) => format!("{} has nothing that the journal lacks; it may go.", copy.name()),
            None => "No sync tool has left a copy of the journal beside it.".into(),
        });
        return Vec::new();
    }
    vec![Effect::TakeIn(news)]
}

/// Says what came of the copies.
pub(super) fn taken(app: &mut App, taken: &[Taken], seen: Option<Saved>) -> Vec<Effect> {
    let before = app.standing.total().met;
    if let Some(seen) = seen {
        tick::came_in(app, seen);
    }
    let after = app.standing.total().met;
    let mut sentences: Vec<String> = taken.iter().map(sentence).collect();
    if before != after {
        sentences.push(format!("{after} met here, {before} before."));
    }
    let name = |taken: &Taken| taken.copy.path.clone();
    let done: Vec<_> = taken.iter().filter(|taken| taken.lines.is_ok()).map(name).collect();
    for copy in app.copies.iter_mut().filter(|copy| done.contains(&copy.path)) {
        copy.lacks = Some(0);
    }
    app.notice = Some(sentences.join(" "));
    save(app)
}

fn sentence(taken: &Taken) -> String {
    let name = taken.copy.name();
    match &taken.lines {
        Ok(0) => format!("{name} has nothing that the journal lacks; it may go."),
        Ok(lines) => format!("{} of {name} added to the journal; the copy stays, and may go.", counted(*lines, "line")),
        Err(why) => format!("{name} was not taken in. {why}"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::tui::driver::Driver;

    const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n- Coils every line\n";

    #[test]
    fn a_copy_of_the_journal_is_told_of_and_one_key_takes_it_in() {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.keys("g s");
        driver.says("No sync tool has left a copy");
        driver.keys("Enter Enter Space");
        let (journal, copy) = (driver.journal(), driver.journal().with_file_name("progress (1).jsonl"));
        let line = fs::read_to_string(&journal).unwrap();
        let id = |nth: usize| driver.app.ladder.levels().next().unwrap().expectations().nth(nth).unwrap().id();
        let other = line
            .replace(&id(0), &id(1))
            .replace("\"id\":\"", "\"id\":\"other-")
            .replace("\"by\":\"here\"", "\"by\":\"phone\"");
        fs::write(&copy, format!("{line}{other}")).unwrap();
        driver.look();
        driver.says("progress (1).jsonl is a copy of your journal with 1 event that it lacks. gs takes them in.");
        assert_eq!(driver.app.standing.total().met, 1, "nothing is taken in unasked");
        driver.keys("g s");
        driver.says(
            "1 line of progress (1).jsonl added to the journal; the copy stays, and may go. 2 met here, 1 before.",
        );
        assert_eq!(fs::read_to_string(&copy).unwrap(), format!("{line}{other}"));
        assert_eq!(fs::read_to_string(&journal).unwrap().lines().count(), 2);
        driver.keys("g s");
        driver.says("has nothing that the journal lacks; it may go.");
    }

    #[test]
    fn a_copy_that_is_no_journal_is_left_alone() {
        let mut driver = Driver::of(CREW, 80, 24);
        fs::write(driver.journal().with_file_name("progress.jsonl.orig"), "groceries\n").unwrap();
        driver.look();
        assert_eq!(driver.app.notice, None);
        driver.keys("g s");
        driver.says("progress.jsonl.orig was not taken in.");
        assert!(!driver.journal().exists() || fs::read(driver.journal()).unwrap().is_empty());
    }
}
