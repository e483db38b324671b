//! The dialect in which tables are the ladder: levels as columns, or as rows.
//!
//! Which of them it is, the whole table decides: where most heads name levels.
//! Tables with the same levels are one track, and each table's name is then the
//! category of its rows.

use std::cell::Cell;

use super::super::blocks::{Block, Kind};
use super::super::diagnostic::Code;
use super::super::model::{DocumentBuilder, LevelDraft};
use super::placeholders::{is_placeholder, is_worth_a_word};
use super::{Page, front, names, rank};
use crate::hash::HashMap;
use bullets::{said, without_bullet};
pub(super) use grid::heads_that_say_enough;
use grid::{Grid, Texts, grids};
use heads::Heads;
pub(super) use heads::{heads_competencies, heads_levels};
use ladder::{About, Entry, Ladder, Name};
use layout::{Layout, Part};

pub(super) mod broken;
mod bullets;
mod furniture;
mod grid;
mod heads;
mod ladder;
mod layout;
mod one_level;
mod shape;

/// Words that head a level's summary.
const SUMMARIES: &[&str] = &["role summary", "summary", "description", "overview"];

/// The tables of a page, once it was asked for them: whether they are a ladder
/// takes most of what reading them does.
#[derive(Default)]
pub(super) struct Known<'a>(Cell<Option<Vec<Grid<'a>>>>);

fn take_grids<'a>(page: &Page<'a>) -> Vec<Grid<'a>> {
    page.tables.0.take().unwrap_or_else(|| grids(page, page.blocks.all()))
}

pub(super) fn fits(page: &Page<'_>) -> bool {
    let grids = take_grids(page);
    let fits = grids.iter().any(|grid| grid.layout().is_some());
    page.tables.0.set(Some(grids));
    fits
}

/// Reads all tables of a page.
pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let top = page.sections.first().filter(|section| section.depth == 1).map(|section| section.title);
    let top = top.or_else(|| page.front.as_ref().and_then(|front| front::text(front, &["title"])));
    read_grids(page, take_grids(page), page.blocks.all(), top, builder);
}

/// Reads the tables among some blocks. Returns whether they held levels.
pub(super) fn read_blocks<'a>(
    page: &Page<'a>,
    blocks: &'a [Block],
    title: Option<&str>,
    builder: &mut DocumentBuilder,
) -> bool {
    read_grids(page, grids(page, blocks), blocks, title, builder)
}

fn read_grids<'a>(
    page: &Page<'a>,
    grids: Vec<Grid<'a>>,
    blocks: &[Block],
    title: Option<&str>,
    builder: &mut DocumentBuilder,
) -> bool {
    let mut tracks: Vec<Track<'_>> = Vec::new();
    let mut known: HashMap<(Option<&str>, Vec<String>), usize> = HashMap::default();
    let mut tables = Tables::default();
    for grid in grids {
        let (table, shift) = (grid.table, grid.shift);
        for ladder in grid.ladders() {
            tables.entry(table).or_default().add(&ladder, shift);
            let names = ladder.levels.iter().map(Name::key).collect();
            let nth = *known.entry((ladder.name.filter(|_| ladder.is_track), names)).or_insert(tracks.len());
            match tracks.get_mut(nth) {
                Some(track) => track.ladders.push(ladder),
                None => tracks.push(Track { ladders: vec![ladder] }),
            }
        }
    }
    if tracks.is_empty() {
        return false;
    }
    join_parts(&mut tracks);
    for track in &mut tracks {
        let has_likes = track.ladders.len() > 1 && track.ladders.windows(2).all(|pair| pair[0].is_like(&pair[1]));
        track.ladders.iter_mut().for_each(|ladder| ladder.has_likes = has_likes);
    }
    unread(page, blocks, &tables, builder);
    let several = tracks.len() > 1;
    // Cells of several levels are copied to each: a page may hold that much more.
    let size = page.blocks.plain().len();
    let mut copies = Copies { left: size.saturating_add(FEWEST_COPIES), line: None };
    for track in &tracks {
        track.write(title, several, &mut copies, builder);
    }
    if let Some(line) = copies.line {
        let message =
            "From here on, what holds for several levels stands at the first of them only: there is too much.";
        builder.diagnose(Code::Unplaced, line, 1, message.into());
    }
    true
}

/// Holds tables together whose levels all have ranks, and are some of those of one
/// other track.
fn join_parts<'a>(tracks: &mut Vec<Track<'a>>) {
    let keys = |track: &Track<'a>| -> Vec<String> {
        let levels = track.ladders.first().map_or(&[][..], |ladder| &ladder.levels[..]);
        levels.iter().map(Name::key).collect()
    };
    let are_ranked = |track: &Track<'a>| {
        track
            .ladders
            .iter()
            .all(|ladder| !ladder.is_track && ladder.levels.len() > 1 && ladder.levels.iter().all(Name::is_ranked))
    };
    if tracks.len() < 2 || tracks.len() > MOST_TRACKS_TO_JOIN || !tracks.iter().all(are_ranked) {
        return;
    }
    let Some(fullest) = (0..tracks.len()).rev().max_by_key(|&nth| keys(&tracks[nth]).len()) else { return };
    let all = keys(&tracks[fullest]);
    let mut whole = tracks.remove(fullest);
    // A table under the name of other roles is theirs: "Engineers", "Managers".
    let roles = |track: &Track<'a>| {
        track.ladders.first().and_then(|ladder| ladder.name).filter(|name| names::names_a_track(name))
    };
    let own = roles(&whole);
    let is_of_others = |track: &Track<'a>| own.is_some() && roles(track).is_some_and(|roles| Some(roles) != own);
    let (parts, others): (Vec<_>, Vec<_>) =
        tracks.drain(..).partition(|track| !is_of_others(track) && keys(track).iter().all(|key| all.contains(key)));
    whole.ladders.extend(parts.into_iter().flat_map(|part| part.ladders));
    // Tables come in the order in which they stand.
    whole.ladders.sort_by_key(|ladder| ladder.levels.first().map_or(0, |level| level.line));
    whole.ladders.sort_by_key(|ladder| ladder.levels.len() < all.len());
    tracks.push(whole);
    tracks.extend(others);
    tracks.sort_by_key(|track| track.ladders[0].levels.first().map_or(0, |level| level.line));
}

/// With more tracks than this nobody has parts of one among them.
const MOST_TRACKS_TO_JOIN: usize = 50;

/// How many bytes of cells of several levels may be copied in any page.
const FEWEST_COPIES: usize = 1 << 16;

/// What may still be copied, in bytes, and where something wasn't.
struct Copies {
    left: usize,
    line: Option<u32>,
}

impl Copies {
    /// Whether a cell's texts may be copied once more.
    fn take(&mut self, texts: Texts<'_>) -> bool {
        let size = texts.size() + texts.iter().count();
        let left = self.left.checked_sub(size);
        if left.is_none() && self.line.is_none() {
            self.line = texts.first().map(|(_, line)| line);
        }
        self.left = left.unwrap_or(self.left);
        left.is_some()
    }
}

/// The tables that are ladders, by number.
type Tables = HashMap<u16, Parts>;

/// What stands where in a table, by the rows of its heads.
#[derive(Default)]
struct Parts {
    heads: Vec<(u16, Layout)>,
    /// How many columns stand before the first that is read.
    shift: u16,
}

impl Parts {
    fn add(&mut self, ladder: &Ladder<'_>, shift: u16) {
        let row = ladder.head.first().map_or(0, |cell| cell.row);
        self.shift = shift;
        if self.heads.last().is_none_or(|(last, _)| *last != row) {
            self.heads.push((row, ladder.layout.clone()));
        }
    }

    /// What a cell below a head is.
    fn part(&self, row: u16, column: u16) -> Option<Part> {
        let next = self.heads.partition_point(|(head, _)| *head < row);
        let (_, layout) = self.heads.get(next.checked_sub(1)?)?;
        let part = column.checked_sub(self.shift).map(|column| layout.part(column))?;
        Some(part).filter(|_| self.heads.get(next).is_none_or(|(head, _)| *head != row))
    }
}

/// Says which texts are in no ladder: those of other tables and columns, items,
/// and what holds the place of a statement.
fn unread(page: &Page<'_>, blocks: &[Block], tables: &Tables, builder: &mut DocumentBuilder) {
    // Cells of a table stand together.
    let mut last = None;
    let mut remarks: Vec<&Block> = Vec::new();
    for block in blocks {
        if remarks.last().is_some_and(|last| number_of(last) != number_of(block)) {
            unplaced_cells(page, &std::mem::take(&mut remarks), builder);
        }
        match block.kind {
            Kind::Item { .. } if says_something(page, block) => unplaced(page, block, builder),
            Kind::Cell { table, row, column, .. } => {
                let parts = match last {
                    Some((number, parts)) if number == table => parts,
                    _ => tables.get(&table),
                };
                last = Some((table, parts));
                let part = match parts {
                    Some(parts) => parts.part(row, column),
                    None => Some(Part::Remark).filter(|_| row > 0 && column > 0),
                };
                let bare = without_bullet(page.words(block));
                let asks = row > 0 && column > 0 && parts.is_some();
                match part {
                    Some(Part::Remark) if says_something(page, block) && !is_placeholder(bare) => remarks.push(block),
                    _ if asks && is_worth_a_word(bare) && is_placeholder(bare) => {
                        page.placeholder(builder, block, bare);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    unplaced_cells(page, &remarks, builder);
}

/// Which table a cell stands in.
fn number_of(block: &Block) -> Option<u16> {
    match block.kind {
        Kind::Cell { table, .. } => Some(table),
        _ => None,
    }
}

/// Says once which cells of a table are in no ladder.
fn unplaced_cells(page: &Page<'_>, cells: &[&Block], builder: &mut DocumentBuilder) {
    match cells {
        [] => return,
        [only] => unplaced(page, only, builder),
        [first, .., last] => {
            let start: String = page.words(first).chars().take(60).collect();
            let (count, start) = (cells.len(), super::text::clean_line(&start));
            let lines = format!("lines {} to {}", first.line, last.line);
            let message = format!("{count} cells in {lines} belong to no statement, the first of them: {start:?}.");
            page.diagnose(builder, Code::Unplaced, first, message);
        }
    }
    builder.advise("Leave them if they are beside the point; else give their columns or rows the names of levels.");
}

/// Whether a block has words beside those of links, which only lead elsewhere.
fn says_something(page: &Page<'_>, block: &Block) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let linked: usize = page.blocks.links(block).map(|(words, _)| letters(words)).sum();
    letters(page.words(block)) > linked
}

fn unplaced(page: &Page<'_>, block: &Block, builder: &mut DocumentBuilder) {
    let start: String = page.words(block).chars().take(60).collect();
    let message = format!("This text belongs to no statement: {:?}.", super::text::clean_line(&start));
    page.diagnose(builder, Code::Unplaced, block, message);
}

/// Whether a table of these heads may be of one level: its columns explain, and
/// are no levels themselves.
pub(super) fn are_of_one_level(heads: &[&str]) -> bool {
    let Some((corner, others)) = heads.split_first().filter(|(_, others)| !others.is_empty()) else { return false };
    let columns = Heads::of(others, corner);
    // Under "Level" stand several of them.
    !heads::heads_ranks(corner) && columns.count() == 0 && (others.len() == 1 || !columns.may_be_levels())
}

/// Reads a table that stands under a level: a row for each competency, whose
/// other cells are its statements. Returns whether it was one.
/// They stand in a category, where the table has a heading of its own.
pub(super) fn read_competencies<'a>(
    page: &Page<'a>,
    blocks: &'a [Block],
    category: Option<&str>,
    builder: &mut DocumentBuilder,
) -> bool {
    let grids = grids(page, blocks);
    let entries: Vec<Entry<'_>> = grids.iter().filter_map(Grid::competencies).flatten().collect();
    if !entries.is_empty() {
        let mut copies = Copies { left: 0, line: None };
        write_level("", &entries, category, &mut copies, builder);
    }
    !entries.is_empty()
}

/// Reads a table that stands under a level before its parts, and tells what is true
/// of it. Returns whether it was one.
pub(super) fn read_attributes<'a>(page: &Page<'a>, blocks: &'a [Block], builder: &mut DocumentBuilder) -> bool {
    let grids = grids(page, blocks);
    let pairs: Vec<(&str, String)> = grids.iter().filter_map(Grid::attributes).flatten().collect();
    for (name, value) in &pairs {
        builder.attribute(name.trim_end_matches(':'), value);
    }
    !pairs.is_empty()
}

/// Whether the heads of a table among some blocks say that it asks something of those
/// at a level.
pub(super) fn asks<'a>(page: &Page<'a>, blocks: &'a [Block]) -> bool {
    grids(page, blocks).iter().any(Grid::asks)
}

/// Whether a text is a number, or a span of such: "0–2", "5+", "40%".
fn is_a_figure(text: &str) -> bool {
    // Nearly all texts begin with a letter.
    !text.contains(char::is_alphabetic) && text.contains(|c: char| c.is_ascii_digit())
}

/// Ladders that share their levels.
struct Track<'a> {
    ladders: Vec<Ladder<'a>>,
}

impl<'a> Entry<'a> {
    fn is(&self, titles: &[&str]) -> bool {
        let title = self.title.trim_end_matches(':');
        titles.iter().any(|known| known.eq_ignore_ascii_case(title))
    }

    /// Whether it says what is true of a level rather than what is asked there: at all
    /// levels together it is called so and mostly short, or nothing but numbers.
    /// The statements are its own.
    fn is_attribute(&self, statements: &[(&str, u32)]) -> bool {
        let are_values = || self.values.are_short() && heads::heads_attributes(self.title);
        !self.title.is_empty() && !statements.is_empty() && (self.values.are_figures() || are_values())
    }

    fn statements(&self) -> impl Iterator<Item = (&'a str, u32)> + use<'a> {
        said(self.texts.iter())
    }
}

impl Track<'_> {
    /// Writes the track; tables of one track give their names to its rows.
    fn write(&self, title: Option<&str>, several: bool, copies: &mut Copies, builder: &mut DocumentBuilder) {
        let Some(first) = self.ladders.first() else { return };
        let own = first.name.filter(|_| self.ladders.len() == 1 || first.is_track);
        let is_own = several || first.is_track;
        builder.begin_track(if is_own { own.or(title) } else { own.filter(|_| first.is_named()).or(title).or(own) });
        for (nth, name) in first.levels.iter().enumerate() {
            let (rank, own) = rank::split_anywhere(name.head);
            let (rank, title) = name.title.map_or((rank, own), |title| (Some(name.head), title.into()));
            builder.begin_level(LevelDraft { title: &title, rank, line: name.line });
            if let [ladder] = &self.ladders[..]
                && write_summaries_alone(&title, &ladder.entries(name), builder)
            {
                continue;
            }
            for ladder in &self.ladders {
                let is_category = self.ladders.len() > 1 && !ladder.is_track && ladder.names_competencies();
                if let Some(own) = ladder.level_like(name, nth) {
                    let category = ladder.name.filter(|_| is_category);
                    write_level(&title, &ladder.entries(own), category, copies, builder);
                }
            }
        }
    }
}

impl Ladder<'_> {
    /// Whether its name is a row of the table itself.
    fn is_named(&self) -> bool {
        self.head.first().is_some_and(|cell| heads_levels(cell.text()))
    }
}

/// Writes what a table says at a level of this title.
fn write_level(
    level: &str,
    entries: &[Entry<'_>],
    category: Option<&str>,
    copies: &mut Copies,
    builder: &mut DocumentBuilder,
) {
    let mut open: Option<(Option<&str>, &str)> = None;
    let mut statements = Vec::new();
    for entry in entries {
        statements.clear();
        statements.extend(entry.statements());
        let own = || entry.about.iter().find(|about| about.is_own && said(about.texts.iter()).next().is_some());
        let first = statements.first().copied().or_else(|| own().and_then(|about| about.texts.first()));
        let line = first.filter(|_| !entry.repeats || copies.take(entry.texts)).map(|(_, line)| line);
        let Some(line) = line else { continue };
        let text = || statements.iter().map(|(text, _)| *text).collect::<Vec<_>>().join(" ");
        if entry.is(SUMMARIES) {
            builder.summary(&text());
            continue;
        }
        if entry.is_attribute(&statements) {
            builder.attribute(entry.title.trim_end_matches(':'), &text());
            continue;
        }
        // Rows of one name in one category are one competency.
        let title = if entry.title.is_empty() { level } else { entry.title };
        let this = (entry.category.or(category), title);
        if open != Some(this) {
            builder.begin_competency(this.1, this.0, line);
            open = Some(this);
        }
        for &(text, line) in &statements {
            builder.expectation(text, line, 0);
        }
        for about in &entry.about {
            write_about(about, copies, builder);
        }
    }
}

/// Where a table says of each level what it is about, and nothing more, that is
/// what the level asks. Returns whether it is so.
fn write_summaries_alone(level: &str, entries: &[Entry<'_>], builder: &mut DocumentBuilder) -> bool {
    let [only] = entries else { return false };
    if !only.is(SUMMARIES) {
        return false;
    }
    for (nth, (text, line)) in only.statements().enumerate() {
        if nth == 0 {
            builder.begin_competency(level, None, line);
        }
        builder.expectation(text, line, 0);
    }
    true
}

fn write_about(about: &About<'_>, copies: &mut Copies, builder: &mut DocumentBuilder) {
    let texts = about.texts;
    if about.repeats && !copies.take(texts) {
        return;
    }
    for (text, _) in said(texts.iter()) {
        match about.part {
            Part::Description => builder.description(text),
            _ => builder.example(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::ladder::diagnostic::Code;
    use crate::ladder::reader::read;

    #[test]
    fn cells_that_span_many_levels_are_copied_within_bounds() {
        let heads = (1..=60).fold(String::new(), |heads, nth| heads + &format!("<th>L{nth}</th>"));
        let mut text = format!("# Ladder\n<table><tr><th>Skill</th>{heads}</tr>");
        for nth in 0..40 {
            write!(text, "<tr><td>Knot {nth}</td><td colspan=60>{}</td></tr>", "ties it well ".repeat(400)).unwrap();
        }
        text += "<tr><td>Rope</td><td>Splices any rope here</td><td>Makes ropes for others</td></tr></table>";
        let document = read("a.md", text.as_bytes());
        assert!(document.text_size() < text.len() * 4, "{} of {}", document.text_size(), text.len());
        assert!(document.diagnostics().iter().any(|finding| finding.code == Code::Unplaced));
    }

    #[test]
    fn more_rows_than_can_be_levels_are_none() {
        let rows = |count: usize| {
            let row = |nth: usize| format!("Senior Baker {nth},works on one station all day\n");
            (0..count).fold("Level,Scope\n".to_owned(), |text, nth| text + &row(nth))
        };
        assert!(!read("a.csv", rows(60).as_bytes()).is_empty());
        assert!(read("a.csv", rows(61).as_bytes()).is_empty());
    }
}
