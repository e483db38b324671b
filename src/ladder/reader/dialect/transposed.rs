//! The dialect in which competencies come first, and under each of them what
//! every level asks: `## Cataloguing`, `### Junior`, `### Senior`; or items that
//! begin with a level's name (`- **Novice**: …`).

use super::super::body::{Asked, Body};
use super::super::sections::{Head, Section};
use super::super::steps::{Area, Parted, Step, are_of_the_last, give_back};
use super::super::{MOST_LEVELS, Page, front, lead};
use crate::hash::{HashMap, HashSet};
use crate::ladder::blocks::{Block, Kind};
use crate::ladder::model::DocumentBuilder;
use crate::ladder::{names, rank};
use names::rising::{may_rise, rising};
use names::{Caseless, Nouns};

use super::tables;
use around::Around;

mod around;
mod called;
mod counted;
mod crossed;
pub(super) mod items;
mod nested;
mod tracks;

pub(super) fn fits(page: &Page<'_>) -> bool {
    !known_areas(page).is_empty() && !are_beside_tables(page)
}

/// Whether there are competencies, and their levels are the columns of tables, beside which
/// they only ask more.
pub(super) fn are_beside_tables(page: &Page<'_>) -> bool {
    let areas = known_areas(page);
    let levels = || levels(areas).into_iter().map(|(level, _)| level).collect::<Vec<_>>();
    !areas.is_empty() && tables::have_columns_of(page, &levels())
}

fn known_areas<'p, 'a>(page: &'p Page<'a>) -> &'p [Area<'a>] {
    page.areas.get_or_init(|| areas(page))
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let areas = known_areas(page);
    let front = page.front.and_then(|front| front::text(front, &["title"]));
    let top = page.sections.iter().find(|section| section.depth == 1).map(|section| section.title);
    let levels = levels(areas);
    let around = Around::of(page, areas, &levels);
    let are_tracks = around.heads.is_empty() && tracks::are_tracks(areas);
    let mut body = Body::new(page, builder);
    if !are_tracks {
        body.builder().begin_track(top.or(front));
    }
    around.say(&mut body);
    if are_tracks {
        tracks::write(areas, &mut body);
    } else {
        write_levels(areas, levels, &around.heads, &mut body);
    }
}

/// Writes the levels with what each area asks of them.
fn write_levels<'a>(
    areas: &[Area<'a>],
    levels: Vec<(&'a str, u32)>,
    heads: &HashMap<u32, &Section<'a>>,
    body: &mut Body<'_, 'a, '_>,
) {
    // One category over all says nothing of any.
    let several = areas.windows(2).any(|pair| pair[0].category != pair[1].category);
    let mut asked: HashMap<Caseless<'_>, Vec<(&Area<'_>, &Step<'_>)>> = HashMap::default();
    for (area, step) in areas.iter().flat_map(|area| area.steps.iter().map(move |step| (area, step))) {
        asked.entry(Caseless(step.level)).or_default().push((area, step));
    }
    for (title, line) in levels {
        let (told, stands) = heads.get(&line).map_or((&[][..], Asked::Here), |head| (head.body, Asked::Below));
        body.level(Head { title, line }, told, stands);
        let mut open = None;
        for (area, step) in asked.remove(&Caseless(title)).into_iter().flatten() {
            // What an area asks of a level in several places is one competency.
            if open.replace(area.section.at) != Some(area.section.at) {
                body.area(&area.section, area.category.filter(|_| several), area.begins());
            }
            body.step(step);
        }
    }
}

/// The levels of all areas, in the order in which the fullest area names them;
/// those that it lacks stand behind.
fn levels<'a>(areas: &[Area<'a>]) -> Vec<(&'a str, u32)> {
    let mut levels: Vec<(&str, u32)> = Vec::new();
    let mut known: HashSet<Caseless<'_>> = HashSet::default();
    // Of equally full ones the first.
    let fullest = areas.iter().rev().max_by_key(|area| area.steps.len());
    for step in fullest.into_iter().chain(areas).flat_map(|area| &area.steps) {
        if levels.len() > MOST_LEVELS {
            break;
        }
        if known.insert(Caseless(step.level)) {
            levels.push((step.level, step.line));
        }
    }
    levels
}

/// Finds the competencies of a transposed ladder; none where it is no such.
fn areas<'a>(page: &Page<'a>) -> Vec<Area<'a>> {
    let crossed = crossed::areas(page);
    if !crossed.is_empty() {
        return crossed;
    }
    let by_headings = page.level_depth.is_some();
    let areas = match by_headings {
        true if tracks::are_roles(page) => tracks::whole(page, listed(page)),
        true => headed(page),
        false => listed(page),
    };
    let areas = if areas.is_empty() && !by_headings { nested::areas(page) } else { areas };
    let areas = if areas.is_empty() && !by_headings { counted::areas(page) } else { areas };
    // Several top headings are tracks of their own, which are roles.
    let are_below = areas.iter().all(|area| area.section.depth > 1) || tracks::are_tracks(&areas);
    if are_below && areas.len() > 1 && is_shared(&areas) { areas } else { Vec::new() }
}

/// Whether the areas ask of the same few levels.
fn is_shared(areas: &[Area<'_>]) -> bool {
    let levels = levels(areas);
    let steps: usize = areas.iter().map(|area| area.steps.len()).sum();
    (2..=MOST_LEVELS).contains(&levels.len()) && steps * 3 >= levels.len() * areas.len() * 2
}

/// Headings of competencies over headings of levels that name nobody.
fn headed<'a>(page: &Page<'a>) -> Vec<Area<'a>> {
    let mut areas: Vec<Area<'a>> = Vec::new();
    let (mut above, mut is_open): (Vec<&Section<'a>>, bool) = (Vec::new(), false);
    let mut is_bare = true;
    for section in &page.sections {
        if section.is_level {
            let Some(&area) = above.last().filter(|area| !names::names_a_level(area.title)) else { return Vec::new() };
            is_bare &= names::is_bare(section.title);
            if !std::mem::replace(&mut is_open, true) {
                let category = above.len().checked_sub(2).and_then(|nth| above.get(nth)).filter(|c| c.depth > 1);
                areas.push(Area {
                    section: *area,
                    category: category.map(|c| c.title),
                    steps: Vec::new(),
                    behind: &[],
                    list: 0,
                });
            }
            if let Some(area) = areas.last_mut() {
                area.steps.push(Step {
                    level: section.title,
                    line: section.line,
                    at: section.at,
                    item: None,
                    body: section.body,
                });
            }
        } else if page.level_depth.is_some_and(|depth| section.depth > depth) {
            // Levels with parts of their own are levels of tracks.
            return Vec::new();
        } else {
            above.retain(|other| other.depth < section.depth);
            above.push(section);
            is_open = false;
        }
    }
    // Roles have levels of their own, and those may have the same bare names.
    let are_roles = areas.iter().all(|area| names::names_roles(area.section.title));
    if (is_bare && !are_roles) || are_competencies(&areas) { areas } else { Vec::new() }
}

/// Whether areas are competencies although their levels name somebody: several have
/// all levels, others some of the same, and hardly any is called as a craft with a track of its
/// own is.
fn are_competencies(areas: &[Area<'_>]) -> bool {
    let Some(fullest) = areas.iter().rev().max_by_key(|area| area.steps.len()) else { return false };
    let known: HashSet<Caseless<'_>> = fullest.steps.iter().map(|step| Caseless(step.level)).collect();
    let is_part = |area: &Area<'_>| area.steps.iter().all(|step| known.contains(&Caseless(step.level)));
    let is_track = |area: &Area<'_>| {
        names::names_a_track(area.section.title) || names::is_hardly_more_than_a_craft(area.section.title)
    };
    let whole = areas.iter().filter(|area| area.steps.len() == fullest.steps.len()).count();
    let tracks = areas.iter().filter(|area| is_track(area)).count();
    whole > 1 && areas.iter().all(is_part) && tracks * MOST_CALLED_SO <= areas.len()
}

/// One of how many areas may be called as a track is.
const MOST_CALLED_SO: usize = 4;

/// Headings of competencies over items that begin with a level's name.
fn listed<'a>(page: &Page<'a>) -> Vec<Area<'a>> {
    let mut areas: Vec<(Area<'a>, Vec<bool>)> = Vec::new();
    let mut above: Vec<&Section<'a>> = Vec::new();
    for section in &page.sections {
        above.retain(|other| other.depth < section.depth);
        if let Some((Labelled { steps, named, behind, list }, end)) = first_of_levels(page, section) {
            let behind = &section.body[end - behind.len()..];
            let category = above.last().filter(|above| above.depth > 1).map(|above| above.title);
            areas.push((Area { section: *section, category, steps, behind, list }, named));
        }
        above.push(section);
    }
    called::as_the_fullest(areas.iter_mut().flat_map(|(area, _)| &mut area.steps));
    let known = shared_levels(&areas);
    let is_known = |step: &Step<'_>| known.contains(&Caseless(step.level));
    let is_one = |(area, named): &(Area<'a>, Vec<bool>)| {
        let are_levels = || area.steps.iter().zip(named).all(|(step, &is_named)| is_named || is_known(step));
        // One level alone has to be one of others.
        (area.steps.len() > 1 || area.steps.iter().all(is_known)) && are_levels()
    };
    areas.retain(is_one);
    if are_of_the_last(areas.iter().map(|(area, _)| area.list)) {
        for (area, _) in &mut areas {
            if let Some(last) = area.steps.last_mut().filter(|_| area.list > 0) {
                give_back(area.section.body, last, &mut area.behind, area.list);
            }
        }
    }
    areas.into_iter().map(|(area, _)| area).collect()
}

/// The first list of a section that names levels, and where it ends. A further one has a line
/// over it, and names several.
fn first_of_levels<'a>(page: &Page<'a>, section: &Section<'a>) -> Option<(Labelled<'a>, usize)> {
    let mut from = 0;
    while from < section.body.len() {
        let end = from + end_of_list(&section.body[from..]);
        let fewest = if from == 0 { 1 } else { 2 };
        let names_enough = |own: &Labelled<'_>| own.named.iter().filter(|&&named| named).count() >= fewest;
        if let Some(found) = labelled(page, &section.body[from..end], 0).filter(names_enough) {
            return Some((found, end));
        }
        from = end;
    }
    None
}

/// What the levels are called that several areas have, be they known by their names or
/// beside such.
fn shared_levels<'a>(areas: &[(Area<'a>, Vec<bool>)]) -> HashSet<Caseless<'a>> {
    let mut counts: HashMap<Caseless<'_>, usize> = HashMap::default();
    let beside = areas.iter().filter(|(_, named)| named.iter().filter(|&&is_named| is_named).count() > 1);
    for step in beside.flat_map(|(area, _)| &area.steps) {
        *counts.entry(Caseless(step.level)).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(level, _)| level).collect()
}

/// Where the first list of a section ends, and a line stands over a further one.
fn end_of_list(body: &[Block]) -> usize {
    let first = body.iter().position(Block::is_item).unwrap_or(body.len());
    let heads = |nth: &usize| {
        body[*nth].kind == Kind::Paragraph
            && !body[*nth].quoted
            && body.get(nth + 1).is_some_and(|next| next.kind == Kind::Item { depth: 0 })
    };
    (first..body.len()).find(heads).unwrap_or(body.len())
}

/// Parts a paragraph whose first line is bold, and nothing else is.
fn on_a_line<'a>(page: &Page<'a>, block: &'a Block) -> Option<(&'a str, &'a str)> {
    let (lead, rest) = page.blocks.lead(block).filter(|_| block.kind == Kind::Paragraph && !block.quoted)?;
    let line = block.source(page.text).trim_start().lines().next()?.trim_end_matches([' ', '\\']);
    let is_alone = line.ends_with("**") || line.ends_with("__");
    (is_alone && !rest.trim().is_empty() && lead::is_short_lead(lead)).then(|| (lead.trim(), rest.trim()))
}

/// The bold words of an item that has nothing else on its line, and goes on below it.
fn over_paragraphs<'a>(page: &Page<'a>, block: &'a Block, next: Option<&Block>) -> Option<(&'a str, &'a str)> {
    let goes_on = block.is_item() && next.is_some_and(|next| next.kind == Kind::ItemParagraph);
    let label = page.words(block).trim_end_matches([':', '：', ' ']);
    (goes_on && lead::is_bold(page.blocks, block) && lead::is_short(label)).then_some((label, ""))
}

/// Parts an item that begins with the rank of a level: "Level 2 - Counts aloud".
/// One that goes on with a title tells what the levels are called, and asks nothing.
fn numbered<'a>(page: &Page<'a>, block: &'a Block) -> Option<(&'a str, &'a str)> {
    let words = page.words(block);
    if !block.is_item() || !rank::begins_with_one(words) {
        return None;
    }
    let ranked = rank::split(words);
    let rank = ranked.rank.filter(|_| !names::names_a_level(ranked.title))?;
    let parts = words.strip_prefix(rank)?.trim_start().starts_with(lead::DASHES);
    parts.then_some((rank, ranked.title))
}

/// Parts an item that begins with a level in brackets: "(Junior) Counts aloud".
fn bracketed<'a>(page: &Page<'a>, block: &'a Block) -> Option<(&'a str, &'a str)> {
    const BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】')];

    let words = page.words(block);
    if !block.is_item() || !words.starts_with(BRACKETS.map(|(open, _)| open)) {
        return None;
    }
    let parts = |&(open, close): &(char, char)| words.strip_prefix(open)?.split_once(close);
    let (level, rest) = BRACKETS.iter().find_map(parts)?;
    (names_one(level) && !rest.trim().is_empty()).then_some((level.trim(), rest.trim()))
}

/// Parts an item at the dash behind its first words: "Junior Miller – Counts aloud".
fn dashed<'a>(page: &Page<'a>, block: &'a Block) -> Option<(&'a str, &'a str)> {
    if !block.is_item() {
        return None;
    }
    let words = page.words(block);
    // Behind more words none of them parts anything.
    let blanks = memchr::memchr_iter(b' ', words.as_bytes()).take(lead::LONGEST);
    let dash = |at: usize| [" – ", " — ", " - "].into_iter().find(|dash| words[at..].starts_with(dash));
    let parts = |at: usize| dash(at).map(|dash| (&words[..at], &words[at + dash.len()..]));
    blanks.filter(|&at| at > 0).find_map(parts)
}

/// What a level is called by itself.
fn names_one(level: &str) -> bool {
    names::is_on_a_scale(level) || names::names_a_level(level)
}

/// Steps of levels in a list or under bold words, and what stands behind them.
struct Labelled<'a> {
    steps: Vec<Step<'a>>,
    /// Of each step, whether it begins with a level that is known as one.
    named: Vec<bool>,
    behind: &'a [Block],
    /// How many blocks of these are a list that may be the last level's.
    list: usize,
}

/// The items of a list that is so deep in others, each with what is nested in it; or
/// paragraphs that begin with bold words, each with what follows. Nothing where one of them
/// begins with nobody's name.
fn labelled<'a>(page: &Page<'a>, body: &'a [Block], depth: u16) -> Option<Labelled<'a>> {
    let split = |nth: usize| {
        let block = &body[nth];
        let at_mark = lead::split_at_mark(page.blocks, block, body.get(nth + 1));
        let marked = || bracketed(page, block).or_else(|| numbered(page, block)).or_else(|| dashed(page, block));
        let in_words = || marked().or_else(|| on_a_line(page, block));
        at_mark.or_else(in_words).or_else(|| over_paragraphs(page, block, body.get(nth + 1)))
    };
    let is_led = |block: &Block| block.kind == Kind::Paragraph && !block.quoted && page.blocks.lead(block).is_some();
    let is_item = |block: &Block| block.kind == Kind::Item { depth };
    // Paragraphs that name levels may have lists of their own.
    let leads = |nth: &usize| {
        is_led(&body[*nth])
            && split(*nth).is_some_and(|(level, _)| names_one(level) || (page.hinted && may_rise(level)))
    };
    let first_item = body.iter().position(is_item).unwrap_or(body.len());
    let first_led = (0..first_item).find(leads);
    let is_outer = |nth: usize| if first_led.is_some() { is_led(&body[nth]) } else { is_item(&body[nth]) };
    let from = first_led.unwrap_or(first_item);
    // Nearly every list has an item that begins with nobody's name, most as their first.
    let named = |nth: usize| (nth >= from && is_outer(nth)).then(|| split(nth)).flatten();
    if from == body.len() || named(from).is_none() {
        return None;
    }
    let parted = Parted::of(body, is_outer, |nth| named(nth).map(|(level, rest)| ((), level, rest)))?;
    let are_all = |blocks: &[Block], from: usize| !(from..from + blocks.len()).any(is_outer);
    if !are_all(parted.behind, body.len() - parted.behind.len()) {
        return None;
    }
    let steps: Vec<Step<'a>> = parted.steps.into_iter().map(|((), step)| step).collect();
    // "Miller" is a level beside a "Senior Miller".
    let levels: Vec<&str> = steps.iter().map(|step| step.level).collect();
    let nouns: Nouns = levels.iter().copied().filter(|level| names_one(level)).collect();
    let rising = rising(&levels, page.hinted);
    let is_level = |level: &str| names_one(level) || nouns.has(level);
    let named = levels.iter().zip(rising).map(|(level, rises)| rises || is_level(level)).collect();
    Some(Labelled { steps, named, behind: parted.behind, list: parted.list })
}
