//! Whose journal is open: choosing another one.

use super::super::app::{App, Saving};
use super::super::message::Effect;
use super::super::people::Person;
use super::choice::{self, Then};
use super::review::Review;
use super::save;
use crate::progress::{Loaded, Log};
use crate::report::progress::not_understood;
use crate::report::text::counted;

/// Asks how far everybody is.
pub(super) fn ask(app: &mut App) -> Vec<Effect> {
    if is_unsaved(app) {
        return Vec::new();
    }
    vec![Effect::ListPeople(app.ladder.clone())]
}

/// Offers everybody's journal, unless one went on to something else meanwhile.
pub(super) fn offer(app: &mut App, people: Vec<Person>) {
    if !app.overlays.is_empty() || app.typing {
        return;
    }
    if people.iter().all(|person| person.journal == app.journal) {
        app.notice = Some("There is no other profile; `rungs --profile NAME` begins one.".into());
        return;
    }
    let width = people.iter().map(|person| person.title().chars().count()).max().unwrap_or_default();
    let row = |person: &Person| format!("{:<width$}  {}", person.title(), person.progress);
    let rows = people.iter().map(row).collect();
    let open = people.iter().position(|person| person.journal == app.journal).unwrap_or(0);
    choice::open_at(app, "Whose progress", rows, open, Then::Open(people));
}

/// Opens somebody's journal in the place of the one that is open. Until it is read,
/// nothing is known of it; what is ticked meanwhile goes there.
pub(super) fn open(app: &mut App, person: Person) -> Vec<Effect> {
    if person.journal == app.journal || is_unsaved(app) {
        return Vec::new();
    }
    app.notice = Some(match &person.name {
        Some(name) => format!("This is {name}'s progress; every tick goes there."),
        None => "This is your own progress.".into(),
    });
    app.journal.clone_from(&person.journal);
    app.whose = person.name;
    app.awaited = Some(person.journal.clone());
    app.log = Log::default();
    app.saving = Saving::default();
    app.copies.clear();
    app.review = Review::default();
    app.stand_anew();
    vec![Effect::Switch(person.journal)]
}

/// Takes in what the journal holds.
pub(super) fn opened(app: &mut App, opened: Result<Loaded, String>) -> Vec<Effect> {
    app.awaited = None;
    match opened {
        Ok(loaded) => {
            app.notice = not_understood(&app.journal, &loaded).into_iter().next().or(app.notice.take());
            let meanwhile = app.log.pending();
            app.log = Log::new(loaded.events);
            app.log.add_pending(&meanwhile);
            app.stand_anew();
        }
        Err(why) => app.notice = Some(why),
    }
    save(app)
}

/// What isn't on the disk yet belongs to the journal that is open: it stays open.
fn is_unsaved(app: &mut App) -> bool {
    let pending = app.log.pending_count();
    if pending == 0 && !app.saving.under_way {
        return false;
    }
    let changes = counted(pending, "change");
    app.notice = Some(format!("{changes} not saved yet; once all is saved, another journal can be opened."));
    true
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::tui::driver::Driver;
    use crate::tui::message::Message;

    const CREW: &str = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Ties six knots\n- Coils every line\n";

    fn alone() -> Driver {
        let mut driver = Driver::of(CREW, 80, 24);
        driver.app.journal = driver.journal();
        driver
    }

    /// Oneself, with one tick, and Anna with two.
    fn two() -> Driver {
        let mut driver = alone();
        driver.keys("Enter Enter Space j Space");
        let anna = driver.profile("anna");
        fs::create_dir_all(anna.parent().unwrap()).unwrap();
        fs::copy(driver.journal(), &anna).unwrap();
        driver.keys("u");
        driver
    }

    #[test]
    fn another_journal_is_chosen_by_name_and_progress_and_ticks_go_there() {
        let mut driver = two();
        let own = fs::read(driver.journal()).unwrap();
        driver.keys("g w");
        driver.says("1 me 1 of 2 met");
        driver.says("2 anna 2 of 2 met");
        driver.keys("j Enter");
        driver.says("This is anna's progress");
        driver.says("[anna] Crew");
        assert_eq!(driver.app.standing.total().met, 2);
        driver.keys("Space a").types("hers").keys("Enter");
        assert_eq!(driver.app.standing.total().met, 1);
        assert_eq!(fs::read(driver.journal()).unwrap(), own, "one's own stays as it is");
        assert!(fs::read_to_string(driver.profile("anna")).unwrap().contains("hers"));
        driver.keys("u u g w k Enter");
        driver.says("This is your own progress.");
        assert!(!driver.screen().contains("[anna]"), "{}", driver.screen());
        assert_eq!(driver.app.standing.total().met, 1);
    }

    #[test]
    fn a_line_that_was_left_is_of_whom_it_was_typed_for() {
        let mut driver = two();
        driver.keys("a").types("mine").keys("Esc g w j Enter a");
        assert!(!driver.screen().contains("mine"), "{}", driver.screen());
        driver.types("hers").keys("Esc g w k Enter a");
        driver.says("Note: mine");
    }

    #[test]
    fn what_is_not_saved_keeps_its_journal_open() {
        let mut driver = two();
        driver.disk = false;
        driver.keys("Space g w");
        driver.says("1 change not saved yet");
        driver.disk = true;
        driver.send(Message::Retry);
        driver.keys("g w");
        driver.says("Whose progress");
    }

    #[test]
    fn what_comes_late_of_the_journal_before_is_not_taken_in() {
        let mut driver = two();
        driver.keys("g w j").hold().keys("Enter");
        let theirs = driver.foreign_news();
        driver.send(theirs);
        assert_eq!(driver.app.standing.total().met, 0, "nothing is known of hers yet");
        driver.keys("Space");
        driver.answer();
        assert_eq!((driver.app.log.pending_count(), driver.app.log.len()), (0, 3));
        let text = fs::read_to_string(driver.profile("anna")).unwrap();
        assert_eq!(text.lines().count(), 3, "what was ticked meanwhile went to hers");
    }

    #[test]
    fn a_journal_that_cannot_be_read_is_said_and_what_is_ticked_is_held() {
        let mut driver = two();
        let anna = driver.profile("anna");
        fs::remove_file(&anna).unwrap();
        fs::create_dir(&anna).unwrap();
        driver.keys("g w j Enter");
        driver.says("it is a folder");
        driver.keys("Space");
        driver.says("1 unsaved");
        fs::remove_dir(&anna).unwrap();
        driver.send(Message::Retry);
        assert_eq!(fs::read_to_string(&anna).unwrap().lines().count(), 1);
        assert_eq!(driver.app.log.pending_count(), 0);
    }

    #[test]
    fn who_has_no_profiles_is_told_how_to_begin_one() {
        let mut driver = alone();
        driver.keys("g w");
        driver.says("`rungs --profile NAME` begins one");
    }
}
