//! The dialect in which a ladder is one nested list: `- Junior Baker`, under it
//! `- Dough`, under it what is expected.

use super::super::blocks::{Block, Kind};
use super::super::model::DocumentBuilder;
use super::body::Body;
use super::names::{self, Naming, Nouns};
use super::{Page, front};
use crate::hash::HashMap;

pub(super) fn fits(page: &Page<'_>) -> bool {
    // Most lists are no nested ones, and then their items' names don't matter.
    let leads = |pair: &&[Block]| is_item(&pair[0], 0) && is_item(&pair[1], 1);
    if page.blocks.all().windows(2).filter(leads).nth(1).is_none() {
        return false;
    }
    let list = List::of(page);
    let levels = list.tops().filter(|&nth| list.is_level(nth)).count();
    levels > 1 && levels * 2 > list.tops().count()
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let blocks = page.blocks.all();
    let list = List::of(page);
    let several = list.tracks() > 1;
    let mut title = page.front.as_ref().and_then(|front| front::text(front, &["title"]));
    let mut begins = true;
    let mut body = Body::new(page, builder);
    for (nth, block) in blocks.iter().enumerate() {
        if block.heading().is_some() {
            // Each heading over levels heads a track; of one the top heading does.
            title = if several || title.is_none() { Some(page.words(block)) } else { title };
            begins = several || begins;
        } else if list.is_level(nth) {
            if std::mem::replace(&mut begins, false) {
                body.builder().begin_track(title);
            }
            body.begin_level(name(page, block), block.line);
        } else if is_item(block, 0) {
            body.unplaced(block);
        } else if body.builder().has_level() {
            let leads = blocks.get(nth + 1).is_some_and(|next| is_item(next, 2));
            body.nested(block, leads);
        }
    }
}

/// A nested list, looked at as a whole.
struct List<'p, 'a> {
    page: &'p Page<'a>,
    /// What the outermost items name.
    nouns: Nouns,
    /// Whether the outermost items repeat what is nested in them, in a document
    /// about levels: then they are levels whatever their names.
    repeats: bool,
}

impl<'p, 'a> List<'p, 'a> {
    fn of(page: &'p Page<'a>) -> Self {
        let blocks = page.blocks.all();
        let nouns = blocks.iter().filter(|block| is_item(block, 0)).map(|block| name(page, block)).collect();
        let mut seen: HashMap<&str, usize> = HashMap::default();
        for pair in blocks.windows(2).filter(|pair| is_item(&pair[0], 1) && is_item(&pair[1], 2)) {
            *seen.entry(name(page, &pair[0])).or_default() += 1;
        }
        let all: usize = seen.values().sum();
        let again: usize = seen.values().filter(|&&count| count > 1).sum();
        List { page, nouns, repeats: page.hinted && again * 2 > all }
    }

    /// How many headings stand right above levels.
    fn tracks(&self) -> usize {
        let blocks = self.page.blocks.all();
        let (mut headed, mut count) = (false, 0);
        for (nth, block) in blocks.iter().enumerate() {
            if block.heading().is_some() {
                headed = true;
            } else if self.is_level(nth) && std::mem::replace(&mut headed, false) {
                count += 1;
            }
        }
        count
    }

    fn tops(&self) -> impl Iterator<Item = usize> {
        let blocks = self.page.blocks.all();
        (0..blocks.len()).filter(|&nth| is_item(&blocks[nth], 0))
    }

    /// Whether the block at a place is an outermost item over more items that
    /// names a level.
    fn is_level(&self, nth: usize) -> bool {
        let blocks = self.page.blocks.all();
        let name = name(self.page, &blocks[nth]);
        is_item(&blocks[nth], 0)
            && blocks.get(nth + 1).is_some_and(|next| is_item(next, 1))
            && (self.repeats || names::naming(name) == Naming::Level || self.nouns.has(name))
    }
}

fn name<'a>(page: &Page<'a>, block: &Block) -> &'a str {
    page.words(block).trim_end_matches(':')
}

fn is_item(block: &Block, at: u16) -> bool {
    matches!(block.kind, Kind::Item { depth } if depth == at)
}
