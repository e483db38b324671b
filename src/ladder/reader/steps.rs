//! Lists and lines that name a level each, and say what it asks in the competency that they
//! stand in.

use super::super::blocks::{Block, Kind};
use super::sections::Section;

/// What one level asks in a competency that stands above the levels.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    pub(super) level: &'a str,
    pub(super) line: u32,
    /// Where its name stands in the page's plain text.
    pub(super) at: usize,
    /// An item with the words that follow the level's name in it.
    pub(super) item: Option<(&'a Block, &'a str)>,
    pub(super) body: &'a [Block],
}

/// Some blocks of which those of the middle are the steps of levels, one behind the other.
pub(super) struct Parted<'a, L> {
    pub(super) before: &'a [Block],
    /// What each level asks, with the level.
    pub(super) steps: Vec<(L, Step<'a>)>,
    pub(super) behind: &'a [Block],
    /// How many blocks of these are a list right below the last level's line, which is that
    /// level's where competency after competency has one.
    pub(super) list: usize,
}

impl<'a, L> Parted<'a, L> {
    /// Parts blocks from the first one that names a level on, up to one that `begins` a step
    /// and names none. `named` tells the level of a block, its name, and the words behind it.
    pub(super) fn of(
        blocks: &'a [Block],
        begins: impl Fn(usize) -> bool,
        named: impl Fn(usize) -> Option<(L, &'a str, &'a str)>,
    ) -> Option<Self> {
        let first = (0..blocks.len()).find(|&nth| named(nth).is_some())?;
        let (mut steps, mut end) = (Vec::new(), first);
        while end < blocks.len()
            && let Some((level, name, rest)) = named(end)
        {
            let block = &blocks[end];
            let own = (end + 1..blocks.len()).take_while(|&nth| !begins(nth)).count();
            let body = &blocks[end + 1..end + 1 + own];
            let item = (!rest.is_empty()).then_some((block, rest));
            steps.push((level, Step { level: name, line: block.line, at: block.place().start, item, body }));
            end += 1 + own;
        }
        let (cut, list) = cut_what_is_of_all(&mut steps, blocks[first].is_item());
        Some(Parted { before: &blocks[..first], steps, behind: &blocks[end - cut..], list })
    }
}

/// Whether the lists right below the last level's lines are these levels', going by how long
/// the list of each competency is: one of several may hold for all levels of its competency.
pub(super) fn are_of_the_last(lists: impl Iterator<Item = usize>) -> bool {
    let (all, with) = lists.fold((0, 0), |(all, with), list| (all + 1, with + usize::from(list > 0)));
    with > 1 && with * 2 > all
}

/// Gives the last level of a competency what so many blocks `behind` it say, all of them at
/// the end of its `body`.
pub(super) fn give_back<'a>(body: &'a [Block], last: &mut Step<'a>, behind: &mut &'a [Block], given: usize) {
    let end = body.len() - behind.len();
    last.body = &body[end - last.body.len()..end + given];
    *behind = &body[end + given..];
}

/// Leaves what stands behind the last of several steps out of it, where no other has the like:
/// a paragraph behind a list, or a list behind lines that say all themselves. Returns how many
/// blocks that are, and how many of these are such a list.
fn cut_what_is_of_all<L>(steps: &mut [(L, Step<'_>)], are_items: bool) -> (usize, usize) {
    let Some(((_, last), others)) = steps.split_last_mut().filter(|(_, others)| !others.is_empty()) else {
        return (0, 0);
    };
    let is_text = |block: &Block| block.kind == Kind::Paragraph && !block.quoted;
    let cut_texts = !others.iter().any(|(_, step)| step.body.iter().any(is_text));
    let says_all_itself = |step: &Step<'_>| step.item.is_some() && !step.body.iter().any(Block::is_item);
    // A line that ends in a colon says that more of it follows.
    let goes_on = last.item.is_some_and(|(_, rest)| rest.ends_with([':', '：']));
    let cut_lists = !are_items && !goes_on && others.iter().all(|(_, step)| says_all_itself(step));
    let is_own_text = |block: &Block| !(cut_texts && is_text(block));
    let is_own = |block: &Block| is_own_text(block) && !(cut_lists && block.is_item());
    let kept = last.body.iter().take_while(|block| is_own(block)).count();
    // What has no words of its own has those behind it.
    if kept == 0 && last.item.is_none() {
        return (0, 0);
    }
    let (own, cut) = last.body.split_at(kept);
    last.body = own;
    (cut.len(), cut.iter().take_while(|block| is_own_text(block)).count())
}

/// A competency with what its levels ask.
pub(super) struct Area<'a> {
    pub(super) section: Section<'a>,
    pub(super) category: Option<&'a str>,
    pub(super) steps: Vec<Step<'a>>,
    /// A further list with the line over it, which belongs to no level.
    pub(super) behind: &'a [Block],
    /// How many blocks of these are a list that may be the last level's.
    pub(super) list: usize,
}

impl Area<'_> {
    /// Where its first level begins in the page's plain text.
    pub(super) fn begins(&self) -> usize {
        self.steps.first().map_or(usize::MAX, |step| step.at)
    }
}
