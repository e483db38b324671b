//! What changed in ladders since they were last looked at.

use std::collections::BTreeMap;

use serde::Serialize;

use super::markdown::escaped;
use super::text::{Line, Style, counted};
use crate::ladder::Ladder;
use crate::ladder::model::ExpectationIx;
use crate::progress::snapshots::Past;
use crate::progress::{Changes, Reworded};

/// What changed, as JSON.
#[derive(Serialize)]
pub struct Since<'a> {
    at: String,
    kept: usize,
    new: Vec<Entry<'a>>,
    moved: Vec<MovedEntry<'a>>,
    gone: Vec<GoneEntry<'a>>,
    /// Ladders whose old words are not at hand.
    missing: &'a [String],
}

#[derive(Serialize)]
struct Entry<'a> {
    id: String,
    text: &'a str,
}

#[derive(Serialize)]
struct MovedEntry<'a> {
    id: String,
    text: &'a str,
    from: &'a str,
    similarity: f64,
}

#[derive(Serialize)]
struct GoneEntry<'a> {
    id: &'a str,
    text: &'a str,
    track: &'a str,
    level: &'a str,
    competency: &'a str,
}

/// Returns what changed as JSON's shape.
pub fn since<'a>(now: &'a Ladder, past: &'a Past, changes: &'a Changes) -> Since<'a> {
    let entry = |ix: ExpectationIx| (now.expectation(ix).id(), now.expectation(ix).text());
    let new = |&ix: &ExpectationIx| {
        let (id, text) = entry(ix);
        Entry { id, text }
    };
    let moved = changes.moved.iter().map(|moved| {
        let (id, text) = entry(moved.to);
        let similarity = (moved.similarity * 100.0).round() / 100.0;
        MovedEntry { id, text, from: &moved.from.text, similarity }
    });
    let gone = changes.gone.iter().map(|gone| {
        let words = &gone.ticked.words;
        let (track, level, competency) = (&words.track, &words.level, &words.competency);
        GoneEntry { id: &gone.id, text: &words.text, track, level, competency }
    });
    Since {
        at: past.since.to_string(),
        kept: changes.kept.len(),
        new: changes.new.iter().map(new).collect(),
        moved: moved.collect(),
        gone: gone.collect(),
        missing: &past.missing,
    }
}

/// Returns what changed as lines for people.
pub fn lines(now: &Ladder, past: &Past, changes: &Changes, separator: &str) -> Vec<Line> {
    let day = format!("{:.10}", past.since.to_string());
    let mut lines = Vec::new();
    for name in &past.missing {
        lines.push(Line::plain(format!("What {name} said on {day} is not at hand, so that it can't be compared.")));
    }
    if changes.is_empty() {
        if past.missing.is_empty() {
            lines.push(Line::plain(format!("Nothing has changed since {day}.")));
        }
        return lines;
    }
    let (same, reworded): (Vec<&Reworded>, Vec<&Reworded>) =
        changes.moved.iter().partition(|moved| moved.from.text == now.expectation(moved.to).text());
    let counts = [
        ("new", changes.new.len()),
        ("in other words", reworded.len()),
        ("in another place", same.len()),
        ("gone", changes.gone.len()),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts.map(|(what, count)| format!("{} {what}", counted(count, "expectation"))).collect();
    lines.push(Line::default().with(Style::Bold, format!("Since {day}: {}.", counts.join(", "))));
    let path = |ix: ExpectationIx| {
        let level = now.expectation(ix).competency().level();
        format!("    {}{separator}{}", level.track().called(), super::text::titled(level))
    };
    for &ix in &changes.new {
        lines.push(Line::plain(format!("+ {}", now.expectation(ix).text())));
        lines.push(Line::default().with(Style::Dim, path(ix)));
    }
    lines.extend(elsewhere(now, &same).into_iter().map(|line| Line::plain(format!("= {line}"))));
    for moved in reworded {
        lines.push(Line::plain(format!("~ {}", now.expectation(moved.to).text())));
        lines.push(Line::default().with(Style::Dim, format!("    was \"{}\"", moved.from.text)));
    }
    for gone in &changes.gone {
        let words = &gone.ticked.words;
        lines.push(Line::plain(format!("- {}", words.text)));
        lines.push(Line::default().with(Style::Dim, format!("    {}{separator}{}", words.track, words.level)));
    }
    lines
}

/// Returns what changed as lines of Markdown.
pub fn markdown(now: &Ladder, past: &Past, changes: &Changes) -> Vec<String> {
    let day = format!("{:.10}", past.since.to_string());
    let mut lines = vec![format!("# What changed since {day}"), String::new()];
    for name in &past.missing {
        lines.extend([format!("What {} said then is not at hand.", escaped(name)), String::new()]);
    }
    if changes.is_empty() && past.missing.is_empty() {
        lines.push("Nothing has changed.".into());
    }
    let (same, reworded): (Vec<&Reworded>, Vec<&Reworded>) =
        changes.moved.iter().partition(|moved| moved.from.text == now.expectation(moved.to).text());
    let at = |track: &str, level: &str| format!("({}: {})", escaped(track), escaped(level));
    let new = changes.new.iter().map(|&ix| {
        let level = now.expectation(ix).competency().level();
        format!("- {} {}", escaped(now.expectation(ix).text()), at(level.track().called(), level.title()))
    });
    section(&mut lines, "New", new);
    let reworded = reworded.into_iter().flat_map(|moved| {
        let is = format!("- {}", escaped(now.expectation(moved.to).text()));
        [is, format!("  - *before:* {}", escaped(&moved.from.text))]
    });
    section(&mut lines, "In other words", reworded);
    section(&mut lines, "In another place", elsewhere(now, &same).iter().map(|line| format!("- {}", escaped(line))));
    let gone = changes.gone.iter().map(|gone| {
        let words = &gone.ticked.words;
        format!("- {} {}", escaped(&words.text), at(&words.track, &words.level))
    });
    section(&mut lines, "Gone", gone);
    lines
}

/// Adds what stands under a heading, where there is any.
fn section(lines: &mut Vec<String>, title: &str, items: impl Iterator<Item = String>) {
    let mut items = items.peekable();
    if items.peek().is_some() {
        lines.extend([format!("## {title}"), String::new()]);
        lines.extend(items);
        lines.push(String::new());
    }
}

/// What says the same in another place, by that place: a title that was changed is one
/// line, not one for each statement under it.
fn elsewhere(now: &Ladder, same: &[&Reworded]) -> Vec<String> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for moved in same {
        let competency = now.expectation(moved.to).competency();
        let level = competency.level();
        let from = &moved.from;
        let titles = if from.level == level.title() {
            (from.competency.as_str(), competency.title())
        } else {
            (from.level.as_str(), level.title())
        };
        *counts.entry(titles).or_default() += 1;
    }
    let line =
        |((was, is), count)| format!("{} of {was} in the same words, now of {is}", counted(count, "expectation"));
    counts.into_iter().map(line).collect()
}
