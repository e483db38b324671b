//! `rungs note ID [TEXT]`: evidence.

use std::io::Read as _;
use std::sync::Arc;

use serde::Serialize;

use super::{Context, Format, Outcome, named};
use crate::ladder::{self, Ladder};
use crate::progress::{EventId, Note, Standing, State, Step, Verdict, Words};
use crate::report::progress::{NoteReport, notes};
use crate::report::text::note_lines;
use crate::search::Target;
use crate::sort;
use crate::{Error, Result};

const EXAMPLES: &str = "\
Examples:
  rungs note ID \"Mentored two people, see https://example.org/42\"
  rungs note ID - < evidence.md      several lines of Markdown
  rungs note ID                      print the notes there
  rungs note --edit NOTE \"New words\"
  rungs note --remove NOTE";

/// Notes evidence on an expectation or a competency, or prints what is noted.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// The id of an expectation or a competency; not with --edit or --remove
    // With --edit, the text stands here.
    #[arg(value_name = "ID", allow_hyphen_values = true, value_parser = no_option)]
    id: Option<String>,

    /// The note, as Markdown; `-` reads it from standard input
    // A list begins with a dash. Only the first word may, so that options still stand
    // behind it.
    #[arg(value_name = "TEXT", allow_hyphen_values = true, value_parser = no_option)]
    text: Option<String>,

    /// More words of it
    #[arg(value_name = "WORD", hide = true)]
    more: Vec<String>,

    /// Words that look like options
    #[arg(value_name = "WORD", hide = true, last = true)]
    behind_dashes: Vec<String>,

    /// Put the text in the place of this note, by its id
    #[arg(long, value_name = "NOTE")]
    edit: Option<String>,

    /// Take this note away, by its id
    #[arg(long, value_name = "NOTE", conflicts_with_all = ["edit", "id"])]
    remove: Option<String>,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Arguments {
    /// All words that were given, the id first where there is one.
    fn words(&self) -> Vec<&str> {
        let words = self.id.iter().chain(&self.text).chain(&self.more).chain(&self.behind_dashes);
        words.map(String::as_str).collect()
    }
}

/// Takes a word that begins with a dash for a note, unless it looks like an option:
/// nobody means to note a slip.
fn no_option(word: &str) -> Result<String, &'static str> {
    let is_option = word.len() > 1 && word.starts_with('-') && !word.contains(char::is_whitespace);
    if is_option { Err("there is no such option; a note that begins so stands behind `--`") } else { Ok(word.into()) }
}

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    /// The statement or competency.
    on: String,
    /// What stands there now.
    notes: Vec<NoteReport<'a>>,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&[])?;
    let (mut journal, mut log, _) = context.journal(&places)?;
    if let Some(note) = arguments.edit.as_ref().or(arguments.remove.as_ref()) {
        let old = find_note(log.state(), note)?.clone();
        let ladder = ladder::open_roots(&places.roots).ladder;
        let place = place_of(&Standing::of(&ladder, log.state()), &old);
        let words = arguments.words();
        let text = if arguments.remove.is_some() { String::new() } else { written(&words)?.ok_or(Error::EmptyNote)? };
        let of = old.event.clone();
        let step = |by: &str, at| Step::note_instead(by, at, of, old.on.clone(), text, old.words.clone());
        log.extend(super::save(&places, &mut journal, step)?);
        return match place {
            Some(place) => {
                print(context, arguments, named(&ladder, place).0, at(&Standing::of(&ladder, log.state()), place))
            }
            None => print(context, arguments, old.on.clone(), &on(log.state(), &old.on)),
        };
    }
    let ladder = context.open_all(&places)?;
    let words = arguments.words();
    let (id, text) = words.split_first().ok_or(Error::EmptyNote)?;
    let target = named::noted(&ladder, id)?;
    let (id, words) = named(&ladder, target);
    let is_asked = text.is_empty();
    if let Some(text) = written(text)? {
        let id = id.clone();
        let matches = looked_at(&ladder, log.state(), target);
        let before = Standing::of(&ladder, log.state());
        let step = |by: &str, at| {
            before.settled(&ladder, Step::note(by, at, id, text, words).with(Step::matches(by, at, matches)))
        };
        log.extend(super::save(&places, &mut journal, step)?);
    } else if !is_asked {
        return Err(Error::EmptyNote);
    }
    print(context, arguments, id, at(&Standing::of(&ladder, log.state()), target))
}

fn print(context: &mut Context, arguments: &Arguments, on: String, here: &[Arc<Note>]) -> Result<Outcome> {
    match arguments.format {
        Format::Json => context.printer.json(&Report { schema: "rungs.note/1", on, notes: notes(here) })?,
        Format::Text => {
            for line in here.iter().flat_map(|note| note_lines(note, "", true)) {
                context.printer.line(&line.pieces())?;
            }
        }
    }
    Ok(Outcome::Fine)
}

/// The text of a note; nothing, where none is given or there is nothing in it.
fn written(words: &[&str]) -> Result<Option<String>> {
    let text = match words {
        ["-"] => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).map_err(Error::Input)?;
            text
        }
        words => words.join(" "),
    };
    let text = text.trim().to_owned();
    Ok((!text.is_empty()).then_some(text))
}

/// The id and the words of what a note is on.
fn named(ladder: &Ladder, target: Target) -> (String, Words) {
    match target {
        Target::Competency(ix) => {
            let competency = ladder.competency(ix);
            (competency.id(), Words::of_competency(competency))
        }
        Target::Expectation(ix) => {
            let expectation = ladder.expectation(ix);
            (expectation.id(), Words::of(expectation))
        }
        _ => Default::default(),
    }
}

/// Who notes on what was found again says that it is the one.
fn looked_at(ladder: &Ladder, state: &State, target: Target) -> Vec<(String, String, Verdict, Words)> {
    let Target::Expectation(ix) = target else { return Vec::new() };
    let standing = Standing::of(ladder, state);
    let moved = standing.moved(ix).into_iter();
    moved.flat_map(|moved| moved.looked_at(ladder.expectation(ix), Verdict::Accepted)).collect()
}

fn find_note<'a>(state: &'a State, id: &str) -> Result<&'a Arc<Note>> {
    let found = state.note(&EventId::from(id));
    found.ok_or_else(|| Error::UnknownNote(id.to_owned()))
}

/// Where the ladder that is open has a note, whatever that is called by now.
fn place_of(standing: &Standing, note: &Note) -> Option<Target> {
    let is_there = |notes: &[Arc<Note>]| notes.iter().any(|other| other.event == note.event);
    let expectation = standing.all_notes().find(|(_, notes)| is_there(notes)).map(|(ix, _)| Target::Expectation(ix));
    let competency = || standing.all_competency_notes().find(|(_, notes)| is_there(notes));
    expectation.or_else(|| competency().map(|(ix, _)| Target::Competency(ix)))
}

/// What is noted there.
fn at(standing: &Standing, target: Target) -> &[Arc<Note>] {
    match target {
        Target::Expectation(ix) => standing.notes(ix),
        Target::Competency(ix) => standing.competency_notes(ix),
        Target::Track(_) | Target::Level(_) => &[],
    }
}

/// The notes that were written on this id.
fn on(state: &State, id: &str) -> Vec<Arc<Note>> {
    let mut notes: Vec<Arc<Note>> = state.notes().filter(|note| note.on == id).cloned().collect();
    sort::by(&mut notes, |a, b| (a.first, &a.event).cmp(&(b.first, &b.event)));
    notes
}
