//! Progress as Markdown, to be brought to a talk: where one stands, and each level that
//! anything was said about, whole, with the evidence.

use std::sync::Arc;

use crate::compare::Stand;
use crate::ladder::Ladder;
use crate::ladder::inherit::Inheritance;
use crate::ladder::model::{Competency, Expectation, Level, Track};
use crate::progress::{Note, Standing, Status};
use crate::report::markdown::{escaped, quoted};
use crate::report::matrix::marks;
use crate::report::progress::found_again;
use crate::report::stand;
use crate::report::text::{counted, met, met_with_inherited, titled};

/// Returns the progress in a ladder as lines of Markdown. A level about which nothing was
/// said, and for which nobody aims, is named only.
pub fn markdown(ladder: &Ladder, standing: &Standing) -> Vec<String> {
    let mut page = Page { ladder, standing, lines: Vec::new() };
    let (told, rest): (Vec<_>, Vec<_>) = ladder.tracks().partition(|&track| page.tells_of(track));
    for track in told {
        page.track(track);
    }
    if page.lines.is_empty() {
        let count = counted(ladder.tracks().len(), "track");
        page.paragraph(&format!("Nothing is ticked, rated or noted on yet, in {count}."));
    } else {
        page.left_out("tracks", &rest.into_iter().map(|track| track.title().to_owned()).collect::<Vec<_>>());
    }
    page.gone();
    page.lines
}

/// The lines so far.
struct Page<'a> {
    ladder: &'a Ladder,
    standing: &'a Standing,
    lines: Vec<String>,
}

impl<'a> Page<'a> {
    /// Adds a block of one line, apart from what stands before.
    fn block(&mut self, text: String) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.push(text);
    }

    fn heading(&mut self, depth: usize, title: &str) {
        self.block(format!("{} {}", "#".repeat(depth), escaped(title)));
    }

    fn paragraph(&mut self, text: &str) {
        self.block(escaped(text));
    }

    fn left_out(&mut self, what: &str, titles: &[String]) {
        if !titles.is_empty() {
            self.paragraph(&format!("Other {what}, of which nothing was said: {}.", titles.join(", ")));
        }
    }

    fn tells_of(&self, track: Track<'a>) -> bool {
        self.standing.aim(track.ix()).is_some() || track.levels().any(|level| self.tells_of_level(level))
    }

    fn tells_of_level(&self, level: Level<'a>) -> bool {
        !marks(self.standing, level).is_empty() || level.competencies().any(|competency| self.is_touched(competency))
    }

    fn is_touched(&self, competency: Competency<'a>) -> bool {
        let standing = self.standing;
        let touched =
            |e: Expectation<'_>| standing.status(e.ix()) != Status::Open || !standing.notes(e.ix()).is_empty();
        standing.rating(competency.ix()).is_some()
            || !standing.competency_notes(competency.ix()).is_empty()
            || competency.expectations().any(touched)
    }

    fn track(&mut self, track: Track<'a>) {
        self.heading(1, track.called());
        match Stand::of(self.ladder, self.standing, track.ix()) {
            Some(stand) => self.paragraph(&format!("{}.", stand::line(self.ladder, &stand, false))),
            None => self.paragraph(&format!("{}.", met(self.standing.track(track.ix())))),
        }
        let (told, rest): (Vec<_>, Vec<_>) = track.levels().partition(|&level| self.tells_of_level(level));
        for level in told {
            self.level(level);
        }
        self.left_out("levels", &rest.into_iter().map(titled).collect::<Vec<_>>());
    }

    fn level(&mut self, level: Level<'a>) {
        self.heading(2, &titled(level));
        let counts = met_with_inherited(level, self.standing, &Inheritance::of(level));
        let marks = marks(self.standing, level).into_iter().map(|mark| match mark {
            "here" => " This is where I stand.",
            _ => " This is where I want to go.",
        });
        self.paragraph(&format!("{counts}.{}", marks.collect::<String>()));
        level.competencies().for_each(|competency| self.competency(competency));
    }

    fn competency(&mut self, competency: Competency<'a>) {
        self.heading(3, competency.title());
        let rating = self.standing.rating(competency.ix()).map(|rating| format!(" Rated {}.", rating.rating));
        let counts = met(self.standing.competency(competency.ix()));
        self.paragraph(&format!("{counts}.{}", rating.unwrap_or_default()));
        let noted = notes(self.standing.competency_notes(competency.ix()), "");
        if !noted.is_empty() {
            self.lines.push(String::new());
            self.lines.extend(noted);
        }
        let mut expectations = competency.expectations().peekable();
        if expectations.peek().is_some() {
            self.lines.push(String::new());
        }
        expectations.for_each(|expectation| self.expectation(expectation));
    }

    fn expectation(&mut self, expectation: Expectation<'a>) {
        let (ix, text) = (expectation.ix(), escaped(expectation.text()));
        let indent = "  ".repeat(expectation.depth());
        if expectation.is_label() {
            self.lines.push(format!("{indent}- {text}"));
            return;
        }
        let (ticked, said) = said(self.standing.status(ix));
        let since = self.standing.since(ix).map(|since| format!("{said} {:.10}", since.to_string()));
        // What was only noted on has no status that could have moved.
        let moved = since.as_ref().and_then(|_| found_again(self.standing, ix));
        let asides: Vec<String> = since.filter(|_| !said.is_empty()).into_iter().chain(moved).collect();
        let aside = if asides.is_empty() { String::new() } else { format!(" ({})", escaped(&asides.join("; "))) };
        self.lines.push(format!("{indent}- [{ticked}] {text}{aside}"));
        self.lines.extend(notes(self.standing.notes(ix), &format!("{indent}  ")));
    }

    /// What was said of what the ladder no longer has.
    fn gone(&mut self) {
        let (orphans, lost) = (self.standing.orphans(), self.standing.lost_competencies());
        if orphans.is_empty() && lost.is_empty() {
            return;
        }
        self.heading(1, "No longer in the ladder");
        self.lines.push(String::new());
        for one in lost {
            let rating = one.rating.as_ref().map_or(String::new(), |(rating, _)| format!(", rated {rating}"));
            let words = &one.words;
            let text = format!("{} › {} › {}{rating}", words.track, words.level, words.competency);
            self.lines.push(format!("- {}", escaped(&text)));
            self.lines.extend(notes(&one.notes, "  "));
        }
        for orphan in orphans {
            let words = &orphan.ticked.words;
            let (ticked, _) = said(orphan.ticked.status);
            let from = format!("{} › {} › {}", words.track, words.level, words.competency);
            self.lines.push(format!("- [{ticked}] {} ({})", escaped(&words.text), escaped(&from)));
            self.lines.extend(notes(&orphan.notes, "  "));
        }
    }
}

/// The mark of a status in a list to tick, which knows two, and the word for it.
fn said(status: Status) -> (char, &'static str) {
    match status {
        Status::Open => (' ', ""),
        Status::Working => (' ', "in work since"),
        Status::Met => ('x', "met"),
        Status::NotApplicable => (' ', "not applicable since"),
    }
}

/// Notes below what they are on: their own Markdown in a quote, which nothing in it leaves.
fn notes(notes: &[Arc<Note>], indent: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for (nth, note) in notes.iter().enumerate() {
        if nth > 0 {
            lines.push(format!("{indent}>"));
        }
        let mut date = format!("{:.10}: ", note.edited.unwrap_or(note.at).to_string());
        for line in note.text.lines() {
            lines.push(format!("{indent}> {date}{}", quoted(line)).trim_end().to_owned());
            date.clear();
        }
    }
    lines
}
