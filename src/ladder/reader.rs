//! Blocks → levels. Each dialect of ladders is a file of its own; the first one
//! in `DIALECTS` that a document fits reads it.
//!
//! A dialect looks at the document as a whole first (which heading depth is the
//! levels'?) and reads it then, so that one slip doesn't break the rest.

use std::cell::OnceCell;
use std::ops::Range;
use std::path::Path;

use super::blocks::{Block, Blocks, Kind};
use super::diagnostic::Code;
use super::model::{Document, DocumentBuilder};
use super::text;
use crate::hash::HashSet;

mod body;
pub mod claims;
mod data;
mod depth;
mod elsewhere;
mod evidence;
mod file;
mod front;
mod headings;
mod labels;
mod markers;
pub mod named;
pub mod names;
mod nested;
mod place;
pub mod placeholders;
mod plain;
pub mod rank;
mod refusal;
mod sections;
mod table;
mod transposed;
mod words;

pub use transposed::is_a_craft;

use labels::Labels;
use refusal::why_no_ladder;
use sections::{Heads, Section};

/// More levels than this no ladder has.
const MOST_LEVELS: usize = 60;

/// A document on its way to become levels, and what all dialects ask of it.
struct Page<'a> {
    path: &'a str,
    text: &'a str,
    blocks: &'a Blocks,
    sections: Vec<Section<'a>>,
    /// What the document says of itself.
    front: Option<&'a front::Value<'a>>,
    /// Why that can't be read.
    front_error: Option<&'a String>,
    /// The ladder that this is, once asked for.
    data: OnceCell<Option<data::Ladder<'a>>>,
    /// The heading depth that is the levels', where headings tell.
    level_depth: Option<u8>,
    /// Whether the document says that it is about levels.
    hinted: bool,
    /// Whether the document says that it is about something else that has grades.
    is_of_another_trade: bool,
    /// Labels that repeat from level to level.
    labels: Labels,
    /// Whether the levels hold nothing but paragraphs, which are statements then.
    is_prose: bool,
    /// Where a sentence may speak of building on something, once a dialect asks for that.
    claims: OnceCell<claims::Places>,
    /// The heads of tables that say enough to be a ladder's, once asked for.
    heads: OnceCell<HashSet<String>>,
    /// Its tables, where a dialect has looked at them.
    tables: table::Known<'a>,
}

impl<'a> Page<'a> {
    /// `front` is what the document says of itself, or what a file of data holds.
    fn of(path: &'a str, text: &'a str, blocks: &'a Blocks, front: &'a front::Read<'a>) -> Self {
        let (front, front_error) = (front.as_ref().ok().and_then(Option::as_ref), front.as_ref().err());
        let mut sections = sections::sections(blocks, Heads::Marked);
        let hinted = hints_at_levels(path, front, &sections, blocks);
        evidence::weigh(&mut sections, hinted);
        let title = front.and_then(|front| front::text(front, &["title"]));
        evidence::name_contributors(&mut sections, blocks, hinted, title);
        let mut level_depth = depth::mark_levels(&mut sections, blocks, hinted);
        // What only says that it is a level may head several that have names.
        let are_words = || sections.iter().filter(|section| section.is_level).all(sections::is_a_word_for_a_level);
        if level_depth.is_some() && hinted && are_words() && sections::has_bold(blocks) {
            let mut bold = sections::sections(blocks, Heads::Bold);
            evidence::weigh(&mut bold, hinted);
            let depth = depth::mark_levels(&mut bold, blocks, hinted);
            let count = |sections: &[Section<'_>]| sections.iter().filter(|section| section.is_level).count();
            if depth > level_depth && sections::are_certain(&bold) && count(&bold) > count(&sections) {
                (sections, level_depth) = (bold, depth);
            }
        }
        if level_depth.is_none() && (hinted || sections::are_ranked_in_bold(blocks)) && sections::has_bold(blocks) {
            // Bold lines may stand where others put headings.
            let mut bold = sections::sections(blocks, Heads::Bold);
            evidence::weigh(&mut bold, hinted);
            level_depth = depth::mark_levels(&mut bold, blocks, hinted);
            // One bold line names the document rather than a level of it.
            level_depth = level_depth.filter(|_| bold.iter().filter(|section| section.is_level).count() > 1);
            if level_depth.is_some() {
                sections = bold;
            }
        }
        let labels = Labels::of(blocks, &sections);
        Page {
            path,
            text,
            blocks,
            is_of_another_trade: evidence::is_of_another_trade(path, title, &sections)
                || (labels.are_none() && evidence::are_of_different_people(path, title, &sections))
                || evidence::are_of_figures(path, title, &sections, blocks)
                || evidence::are_of_one_thing(path, title, &sections),
            level_depth,
            hinted,
            is_prose: sections::is_prose(&sections),
            labels,
            sections,
            front,
            front_error,
            data: OnceCell::new(),
            claims: OnceCell::new(),
            heads: OnceCell::new(),
            tables: table::Known::default(),
        }
    }

    /// The way in which it is written, if it is a ladder.
    fn dialect(&self) -> Option<&'static Dialect> {
        let mut dialects = DIALECTS.iter().filter(|_| !self.is_of_another_trade);
        dialects.find(|dialect| (dialect.fits)(self))
    }

    /// Whether it is nothing but what it says of itself: a file of data.
    fn is_data(&self) -> bool {
        self.front.is_some() && self.blocks.all().is_empty()
    }

    /// Whether all items of the page are links and nothing else: a list of what to read.
    fn leads_elsewhere(&self) -> bool {
        let mut items = self.blocks.all().iter().filter(|block| block.is_item()).peekable();
        items.peek().is_some() && items.all(|item| !self.says_something(item))
    }

    /// Whether a block has words beside those of links, which only lead elsewhere.
    fn says_something(&self, block: &Block) -> bool {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let linked: usize = self.blocks.links(block).map(|(words, _)| letters(words)).sum();
        letters(self.words(block)) > linked
    }

    fn heads_that_say_enough(&self) -> &HashSet<String> {
        self.heads.get_or_init(|| table::heads_that_say_enough(self))
    }

    /// What stands before the first heading, or before what stands for one.
    fn before_headings(&self) -> &'a [Block] {
        let all = self.blocks.all();
        let first = self.sections.first().map(|section| section.line);
        let begins = |block: &Block| block.heading().is_some() || first.is_some_and(|first| block.line >= first);
        let end = all.iter().position(begins).unwrap_or(all.len());
        &all[..end]
    }

    fn words(&self, block: &Block) -> &'a str {
        self.blocks.text(block)
    }

    /// Adds a finding about a block, where it begins.
    fn diagnose(&self, builder: &mut DocumentBuilder, code: Code, block: &Block, message: String) {
        builder.diagnose_at(code, self.offset(block), message);
    }

    /// Says that a block holds the place of a statement.
    fn placeholder(&self, builder: &mut DocumentBuilder, block: &Block, words: &str) {
        let (code, message) = placeholders::finding(words);
        self.diagnose(builder, code, block, message);
    }

    /// Where a block begins in the text, without the blanks before it.
    fn offset(&self, block: &Block) -> usize {
        let source = block.source(self.text);
        block.offset() + source.len() - source.trim_start().len()
    }

    /// Whether a part of the plain text may speak of building on something.
    fn may_claim(&self, place: Range<usize>) -> bool {
        self.claims.get_or_init(|| claims::Places::of(self.blocks.plain())).may_be_in(place)
    }

    /// Keeps sentences of a block aside that speak of building on other levels.
    fn claims(&self, block: &Block, builder: &mut DocumentBuilder) {
        let text = self.words(block);
        if !self.may_claim(block.place()) || !claims::claims(text) {
            return;
        }
        builder.claim(text, block.line);
        // Both are parts of the page's text, so where a link stands says whether
        // it belongs to the sentence.
        let object = claims::split(text).map_or("", |(_, object)| object).as_bytes().as_ptr_range();
        for (words, link) in self.blocks.links(block).filter(|(words, _)| object.contains(&words.as_ptr())) {
            builder.claim_link(words, &link.target, link.line);
        }
    }
}

/// How many blocks at the start of a document may say what it is about.
const OPENING: usize = 6;

/// Whether a document says that it is about levels: in the name of its file or
/// folder, in its front matter's title, in a heading, or in its first words.
fn hints_at_levels(path: &str, front: Option<&front::Value<'_>>, sections: &[Section<'_>], blocks: &Blocks) -> bool {
    let names = Path::new(path).iter().rev().take(2).filter_map(|part| part.to_str());
    let title = front.and_then(|front| front::text(front, &["title"]));
    let opening = blocks.all().iter().take(OPENING).filter(|block| block.kind == Kind::Paragraph);
    let mut said = names.chain(title).chain(opening.map(|block| blocks.text(block)));
    said.any(names::hints_at_levels) || sections.iter().any(|section| section.told.hints)
}

/// A way in which people write ladders.
struct Dialect {
    /// What it goes by.
    name: &'static str,
    /// Whether a document is written so.
    fits: fn(&Page<'_>) -> bool,
    /// Reads a document that fits.
    read: fn(&Page<'_>, &mut DocumentBuilder),
}

impl Dialect {
    /// Whether it reads data.
    fn is_data(&self) -> bool {
        self.name == DATA
    }

    /// Whether what it reads is only supposed to be a level.
    fn doubts(&self) -> bool {
        self.name == SUPPOSED
    }
}

/// The dialect of ladders that are data.
const DATA: &str = "data";

/// The dialect of what may be a level where its neighbours are.
const SUPPOSED: &str = "like its neighbours";

const DIALECTS: &[Dialect] = &[
    Dialect { name: DATA, fits: data::fits, read: data::read },
    Dialect { name: "transposed", fits: transposed::fits, read: transposed::read },
    Dialect { name: "headings", fits: headings::fits, read: headings::read },
    Dialect { name: "named by front matter", fits: named::fits, read: named::read },
    Dialect { name: "table", fits: table::fits, read: table::read },
    Dialect { name: "nested list", fits: nested::fits, read: nested::read },
    Dialect { name: "plain text", fits: plain::fits, read: plain::read },
    Dialect { name: "named by file", fits: named::fits_by_file, read: named::read_by_file },
    Dialect { name: SUPPOSED, fits: named::could_fit, read: named::read_doubtful },
];

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
    let blocks = match &data {
        Some(_) => Blocks::default(),
        None if file::is_a_sheet(path, &decoded.text) => Blocks::parse_csv(&decoded.text),
        None => Blocks::parse(&decoded.text),
    };
    let front = data.map_or_else(|| front::read(&decoded.text, &blocks), |data| Ok(Some(data)));
    let page = Page::of(path, &decoded.text, &blocks, &front);
    let own = page.dialect();
    // Where Markdown tells nothing, the text may be of another markup.
    let tells_little = || own.is_none_or(Dialect::doubts) || blocks.are_foreign(&decoded.text);
    let foreign = if !page.is_data() && !file::is_a_sheet(path, &decoded.text) && tells_little() {
        Blocks::parse_foreign(&decoded.text)
    } else {
        None
    };
    let foreign = foreign.as_ref().map(|(text, blocks)| (text, blocks, front::read(text, blocks)));
    let other = foreign.as_ref().map(|(text, blocks, front)| Page::of(path, text, blocks, front));
    let read = other.as_ref().and_then(|page| Some((page, page.dialect().filter(|dialect| !dialect.doubts())?)));
    let (page, dialect) = read.map_or((&page, own), |(page, dialect)| (page, Some(dialect)));
    read_page(page, dialect, broken, &mut builder);
    // The words are the document's alone from here on.
    drop(front);
    drop(foreign);
    drop(blocks);
    builder.finish()
}

/// Says in what encoding a document was, and what of it was repaired.
fn say_how_decoded(decoded: &text::Decoded<'_>, builder: &mut DocumentBuilder) {
    if let Some(encoding) = decoded.encoding {
        builder.diagnose(Code::OtherEncoding, 1, 1, format!("The file is not UTF-8; it was read as {encoding}."));
    }
    for text::Repair { line, column, accident, count } in &decoded.repairs {
        let letters = if *count == 1 { "character was" } else { "characters were" };
        let message = format!("{count} {letters} repaired: UTF-8 that was read as {}.", accident.name());
        builder.diagnose(Code::RepairedEncoding, *line, *column, message);
    }
}

/// Reads a page in the dialect that it fits, or says why it is no ladder. `broken` is why its
/// data can't be read, where it is a file of data.
fn read_page(page: &Page<'_>, dialect: Option<&Dialect>, broken: Option<String>, builder: &mut DocumentBuilder) {
    builder.words(page.blocks.words(), page.blocks.all().len());
    builder.neighbourhood(file::neighbourhood(page));
    if let Some(why) = page.front_error.filter(|_| broken.is_none()) {
        let message = format!("The front matter can't be read, so it was left out: {}.", text::clean_line(why));
        builder.diagnose(Code::BrokenFrontMatter, 1, 1, message);
    }
    if let Some(dialect) = dialect {
        (dialect.read)(page, builder);
        builder.dialect(dialect.name);
    }
    table::broken::say_unclosed(page, builder);
    if builder.has_level() {
        table::broken::say(page, builder);
        if !dialect.is_some_and(Dialect::is_data) {
            data::say_lists(page, builder);
        }
    }
    builder.rank_alone(|| file::rank_of(page));
    if builder.is_name_alone() || (builder.asks_nothing() && refusal::is_a_form(page)) {
        builder.forget_levels();
    }
    if builder.has_level() {
        keep_links(page.blocks, builder);
    } else {
        let (why, advice) = why_no_ladder(page);
        let (why, advice) = broken.map_or((why.into(), advice), |why| {
            let message = format!("Its data can't be read, so it was left out: {}.", text::clean_line(&why));
            (message, "Correct it where the message says, or leave it out.")
        });
        builder.diagnose(Code::NotALadder, 1, 1, why);
        builder.advise(advice);
    }
    builder.place(page.text);
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
