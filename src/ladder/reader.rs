//! Blocks → levels. The document is looked at as a whole first (which heading depth is the
//! levels'?) and read then in the first `dialect` that it fits, so that one slip doesn't
//! break the rest.

use super::blocks::{Block, Blocks, is_a_sheet};
use super::diagnostic::Code;
use super::model::{Document, DocumentBuilder};
use super::{names, text};
use dialect::Dialect;
use front::Fault;
use page::Page;
use refusal::why_no_ladder;

mod as_data;
mod body;
mod depth;
mod dialect;
mod elsewhere;
mod ending;
mod evidence;
mod file;
mod foreign;
mod front;
mod labels;
mod lead;
mod markers;
mod missing;
mod page;
mod place;
mod refusal;
mod sections;
mod steps;
mod table;
mod unplaced;
mod words;

/// More levels than this no ladder has.
const MOST_LEVELS: usize = 60;

/// Reads one document. Whatever its bytes are, the result is a document: one
/// that is no ladder has no levels, and a diagnostic that says why.
pub fn read(path: &str, bytes: &[u8]) -> Document {
    let mut builder = DocumentBuilder::new(path);
    let Some(decoded) = text::decode(bytes) else {
        builder.diagnose(Code::NotALadder, 1, 1, "It is no text, so it was left out.".into());
        builder.advise("Leave it out: only text can be read.");
        return builder.finish();
    };
    say_how_decoded(&decoded, &mut builder);
    let (data, broken) = front::of_file(path, &decoded.text).map_or_else(|why| (None, Some(why)), |data| (data, None));
    let is_sheet = data.is_none() && is_a_sheet(path, &decoded.text);
    let blocks = match &data {
        Some(_) => Blocks::default(),
        None if is_sheet => Blocks::parse_csv(&decoded.text),
        None => Blocks::parse(&decoded.text),
    };
    let front = data.map_or_else(|| front::read(&decoded.text, &blocks), |data| Ok(Some(data)));
    let told = front.as_ref().ok().and_then(Option::as_ref);
    let told = told.map(|front| front::levels(front, &blocks)).unwrap_or_default();
    let other = names::own::told(&told, || {
        let page = Page::of(path, &decoded.text, &blocks, &front);
        foreign::read(&page, &decoded, broken.as_ref(), &mut builder)
    });
    // The words are the document's alone from here on.
    drop(front);
    drop(blocks);
    other.unwrap_or(builder).finish()
}

/// Says in what encoding a document was, and what of it was repaired.
fn say_how_decoded(decoded: &text::Decoded<'_>, builder: &mut DocumentBuilder) {
    if let Some(encoding) = decoded.encoding {
        builder.diagnose(Code::OtherEncoding, 1, 1, format!("The file is not UTF-8; it was read as {encoding}."));
    }
    for (nth, text::BadBytes { line, column, bytes }) in decoded.bad.iter().enumerate() {
        let hex = bytes.iter().map(|byte| format!("0x{byte:02X}")).collect::<Vec<_>>().join(" ");
        let (noun, verb) = if bytes.len() == 1 { ("byte", "is") } else { ("bytes", "are") };
        let more = Some(decoded.more_bad).filter(|&more| more > 0 && nth + 1 == decoded.bad.len());
        let more = more.map(|more| format!(" Below it {more} more are none.")).unwrap_or_default();
        let message = format!("The {noun} {hex} {verb} no UTF-8, and {verb} shown as \u{fffd}.{more}");
        builder.diagnose(Code::InvalidBytes, *line, *column, message);
    }
    for text::Repair { line, column, accident, count } in &decoded.repairs {
        let letters = if *count == 1 { "character was" } else { "characters were" };
        let message = format!("{count} {letters} repaired: UTF-8 that was read as {}.", accident.name());
        builder.diagnose(Code::RepairedEncoding, *line, *column, message);
    }
}

/// Reads a page in the dialect that it fits, or says why it is no ladder. `broken` is why its
/// data can't be read, where it is a file of data.
fn read_page(page: &Page<'_>, dialect: Option<&Dialect>, broken: Option<&Fault>, builder: &mut DocumentBuilder) {
    builder.words(page.blocks.words(), page.blocks.all().len());
    builder.neighbourhood(file::neighbourhood(page));
    if let Some(fault) = page.front_error.filter(|_| broken.is_none()) {
        let message = format!("The front matter can't be read, so it was left out: {}.", text::clean_line(&fault.why));
        builder.diagnose(Code::BrokenFrontMatter, fault.line, fault.column, message);
        fault.advice.into_iter().for_each(|advice| builder.advise(advice));
    }
    for &at in page.blocks.fused() {
        let message = "This heading stands behind another one on its line.";
        builder.diagnose_at(Code::FusedHeading, at as usize, message.into());
    }
    if let Some(dialect) = dialect {
        (dialect.read)(page, builder);
        builder.dialect(dialect.name);
    }
    table::broken::say_unclosed(page, builder);
    say_open_comment(page, builder);
    if builder.has_level() {
        table::broken::say(page, builder);
        if !dialect.is_some_and(Dialect::is_data) {
            dialect::data::say_lists(page, builder);
        }
    }
    missing::say_levels(page, builder);
    builder.rank_alone(|| file::rank_of(page));
    if builder.is_name_alone() || (builder.asks_nothing() && refusal::is_a_form(page)) {
        builder.forget_levels();
    }
    // Most files of data are of something else, and may be in a form of their own.
    let unmeant = broken.filter(|_| !builder.has_level() && !refusal::is_meant_as_a_ladder(page));
    if let Some(fault) = broken.filter(|_| unmeant.is_none()) {
        let message = format!("Its data can't be read: {}.", text::clean_line(&fault.why));
        builder.diagnose(Code::BrokenData, fault.line, fault.column, message);
    }
    if builder.has_level() {
        keep_links(page.blocks, builder);
    } else if let Some(fault) = unmeant {
        let message = format!("Its data can't be read, so it was left out: {}.", text::clean_line(&fault.why));
        builder.diagnose(Code::NotALadder, fault.line, fault.column, message);
        builder.advise("Leave it out, or correct it there if it is a ladder.");
    } else {
        let (why, advice) = match broken {
            Some(_) => {
                ("Its data can't be read, so it was left out.", "Correct what is broken in it, or leave it out.")
            }
            None if open_comment(page).is_some_and(|at| page.text[..at].trim().is_empty()) => {
                ("All of it is a comment that no --> ends, so it was left out.", END_COMMENT)
            }
            None => why_no_ladder(page),
        };
        builder.diagnose(Code::NotALadder, 1, 1, why.into());
        builder.advise(advice);
    }
    builder.place(page.text);
}

/// Says where a comment begins that nothing ends: all that stands behind it is no block.
fn say_open_comment(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let Some(at) = open_comment(page) else { return };
    let left_out = page.text[at..].lines().skip(1).filter(|line| !line.trim().is_empty()).count();
    let lines = if left_out == 1 { "line" } else { "lines" };
    let message = format!("No --> ends this comment, so that all below it was left out: {left_out} {lines}.");
    builder.diagnose_at(Code::Unplaced, at, message);
    builder.advise(END_COMMENT);
}

const END_COMMENT: &str = "End the comment with -->, or remove the mark that begins it.";

/// Where the first comment begins that nothing ends, at the beginning of a line behind all blocks.
fn open_comment(page: &Page<'_>) -> Option<usize> {
    let mut from = page.blocks.all().last().map_or(0, Block::end);
    let rest = |from: usize| page.text.get(from..).filter(|_| !page.is_data());
    while let Some(at) = rest(from)?.find("<!--").map(|at| from + at) {
        let before = page.text[..at].trim_end_matches([' ', '\t']);
        from = at + 1;
        if before.is_empty() || before.ends_with('\n') {
            let Some(end) = page.text[at..].find("-->") else { return Some(at) };
            from = at + end;
        }
    }
    None
}

fn keep_links(blocks: &Blocks, builder: &mut DocumentBuilder) {
    for (_, link) in blocks.all().iter().flat_map(|block| blocks.links(block)) {
        builder.link(super::model::Link { target: link.target.clone(), line: link.line, column: link.column });
    }
}

#[cfg(test)]
mod conservation;
#[cfg(test)]
mod nothing_lost;
#[cfg(test)]
mod tests;
