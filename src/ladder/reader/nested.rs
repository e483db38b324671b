//! The dialect in which a ladder is one nested list: `- Junior Baker`, under it
//! `- Dough`, under it what is expected.

use super::super::blocks::{Block, Kind};
use super::super::model::DocumentBuilder;
use super::body::Body;
use super::names::{self, Naming, Nouns};
use super::{Page, front};

pub(super) fn fits(page: &Page<'_>) -> bool {
    let blocks = page.blocks.all();
    let tops: Vec<usize> = (0..blocks.len()).filter(|&nth| is_item(&blocks[nth], 0)).collect();
    let nouns = nouns(page);
    let levels = tops.iter().filter(|&&nth| is_level(page, &nouns, nth)).count();
    levels > 1 && levels * 2 > tops.len()
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let top = page.sections.first().map(|section| section.title);
    let title = top.or_else(|| page.front.as_ref().and_then(|front| front::text(front, &["title"])));
    builder.begin_track(title);
    let blocks = page.blocks.all();
    let nouns = nouns(page);
    let mut body = Body::new(page, builder);
    for nth in 0..blocks.len() {
        let block = &blocks[nth];
        if is_level(page, &nouns, nth) {
            body.begin_level(name(page, block), block.line);
        } else if is_item(block, 0) {
            body.unplaced(block);
        } else if body.builder().has_level() {
            let leads = blocks.get(nth + 1).is_some_and(|next| is_item(next, 2));
            body.nested(block, leads);
        }
    }
}

/// What the outermost items name.
fn nouns(page: &Page<'_>) -> Nouns {
    page.blocks.all().iter().filter(|block| is_item(block, 0)).map(|block| name(page, block)).collect()
}

/// Whether the block at a place is an outermost item that names a level over
/// more items.
fn is_level(page: &Page<'_>, nouns: &Nouns, nth: usize) -> bool {
    let blocks = page.blocks.all();
    let name = name(page, &blocks[nth]);
    is_item(&blocks[nth], 0)
        && blocks.get(nth + 1).is_some_and(|next| is_item(next, 1))
        && (names::naming(name) == Naming::Level || nouns.has(name))
}

fn name<'a>(page: &Page<'a>, block: &Block) -> &'a str {
    page.words(block).trim_end_matches(':')
}

fn is_item(block: &Block, at: u16) -> bool {
    matches!(block.kind, Kind::Item { depth } if depth == at)
}
