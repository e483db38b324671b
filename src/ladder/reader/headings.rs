//! The dialect in which headings of one depth are the levels: `# Track`,
//! `## Level`, `### Competency`, perhaps a category between. Where a file holds
//! one level only, its heading may be the top one.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::super::blocks::Kind;
use super::super::diagnostic::Code;
use super::super::model::DocumentBuilder;
use super::body::{Asked, Body};
use super::elsewhere::Elsewhere;
use super::names::Naming;
use super::sections::Section;
use super::{Page, depth, front, labels, names, nested, rank, table};
use crate::hash::HashMap;

pub(super) fn fits(page: &Page<'_>) -> bool {
    let levels = page.sections.iter().filter(|section| section.is_level).count();
    // A role may head a table of its levels, or a list of links.
    (levels > 1 && !((are_empty(page) || are_unnamed(page)) && table::fits(page)))
        || (levels == 1 && !page.leads_elsewhere() && !table::fits(page) && !nested::fits(page))
}

/// Whether no level has a name that is known as one: they are only alike.
fn are_unnamed(page: &Page<'_>) -> bool {
    page.sections.iter().filter(|section| section.is_level).all(|section| section.naming == Naming::Nothing)
}

/// Whether nothing stands under the levels but lines that sum them up: an overview.
fn are_empty(page: &Page<'_>) -> bool {
    let Some(depth) = page.level_depth else { return false };
    let pairs = page.sections.iter().zip(page.sections.iter().skip(1).map(Some).chain([None]));
    let mut levels = pairs.filter(|(section, _)| section.is_level);
    levels.all(|(section, next)| {
        next.is_none_or(|next| next.depth <= depth)
            && section.body.iter().all(|block| block.emphasised || page.words(block).is_empty())
    })
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let (sections, Some(depth)) = (&page.sections, page.level_depth) else {
        return;
    };
    let mut body = Body::new(page, builder);
    let mut titles = track_titles(page, depth).into_iter().peekable();
    let likes = Likes::of(sections, depth);
    body.unplaced_items(page.before_headings(), None);
    let leads = lead_to_levels(sections);
    let roles = roles(sections, depth, &likes);
    let outside: Vec<bool> = roles.iter().map(|role| role.is_outside()).collect();
    let mut elsewhere = Elsewhere::of_headings(page, &outside);
    // The level that is still to take what stands elsewhere.
    let mut open = None;
    for (nth, (section, role)) in sections.iter().zip(&roles).enumerate() {
        let next = sections.get(nth + 1);
        if matches!(role, Role::Level | Role::Beside)
            && let Some(level) = open.take()
        {
            elsewhere.write(page, level, rank::split(sections[level].title).title, &mut body);
        }
        if let Some((_, title)) = titles.next_if(|(first, _)| *first == nth) {
            body.builder().begin_track(title);
        }
        if elsewhere.has(nth) {
            continue;
        }
        match role {
            Role::Above => {
                let heads_a_level = next.is_some_and(|next| next.is_level);
                if leads[nth] || !body.builder().has_level() {
                    body.unplaced_items(section.body, (!heads_a_level).then_some(section.title));
                } else {
                    body.unplaced_texts(section);
                }
            }
            Role::Level => {
                open = Some(nth);
                let asked = match Asked::by(next, depth) {
                    Asked::Here if elsewhere.asks(nth) => Asked::Elsewhere,
                    own => own,
                };
                body.level(section.head(), section.body, asked);
                if section.slipped {
                    let message = format!("{:?} stands higher or lower than the other levels.", section.title);
                    body.builder().diagnose(Code::SlippedHeading, section.line, 1, message);
                }
            }
            Role::Introduction => body.unplaced_items(section.body, Some(section.title)),
            Role::Between => body.unplaced_texts(section),
            Role::Part => {
                body.part(section, next);
                if likes.are_elsewhere(section) {
                    let message =
                        format!("{:?} stands higher or lower than where other levels have it.", section.title);
                    body.builder().diagnose(Code::SlippedHeading, section.line, 1, message);
                }
            }
            Role::SlippedPart => {
                let message =
                    format!("{:?} stands as high as the levels do; it was read as a part of one.", section.title);
                body.builder().diagnose(Code::SlippedHeading, section.line, 1, message);
                body.part(section, next);
            }
            // It names what is read below it.
            Role::Beside
                if section.body.is_empty()
                    && elsewhere.has(nth + 1)
                    && next.is_some_and(|next| next.depth > section.depth) => {}
            Role::Beside => {
                if !table::read_blocks(page, section.body, Some(section.title), body.builder()) {
                    body.notes(section);
                }
            }
        }
    }
    if let Some(level) = open {
        elsewhere.write(page, level, rank::split(sections[level].title).title, &mut body);
    }
    elsewhere.end(page, &mut body);
}

/// What a section is to the levels.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It stands higher than they do.
    Above,
    Level,
    /// It stands before all of them.
    Introduction,
    /// It stands behind a heading that is no level, and before the next one.
    Between,
    /// It is a part of the level before it.
    Part,
    /// The same, though it stands as high as they do.
    SlippedPart,
    /// It stands as high as they do, and is none.
    Beside,
}

impl Role {
    /// Whether it is neither a level nor a part of one.
    fn is_outside(self) -> bool {
        !matches!(self, Role::Level | Role::Part | Role::SlippedPart)
    }
}

/// What each section is to the levels of a depth.
fn roles(sections: &[Section<'_>], depth: u8, likes: &Likes<'_, '_>) -> Vec<Role> {
    // Whether what stands deeper belongs to a level.
    let mut in_level = false;
    // Whether a track began whose first level is still to come.
    let mut introduces = true;
    let mut has_level = false;
    let role = |section: &Section<'_>| {
        if section.depth < depth {
            (in_level, introduces) = (false, true);
            Role::Above
        } else if section.is_level {
            (in_level, introduces, has_level) = (true, false, true);
            Role::Level
        } else if !has_level {
            Role::Introduction
        } else if (introduces && section.depth == depth) || (section.depth > depth && !in_level) {
            Role::Between
        } else if section.depth > depth {
            Role::Part
        } else if likes.has(section) {
            Role::SlippedPart
        } else {
            in_level = false;
            Role::Beside
        }
    };
    sections.iter().map(role).collect()
}

/// For each section, whether a level stands in it: before the next heading that is as
/// high as its own.
fn lead_to_levels(sections: &[Section<'_>]) -> Vec<bool> {
    // From behind, for each depth: whether a level was seen that no heading so high parts
    // from here.
    let mut ahead = [false; Section::DEEPEST as usize + 1];
    let mut leads: Vec<bool> = Vec::with_capacity(sections.len());
    for section in sections.iter().rev() {
        let depth = usize::from(section.depth);
        leads.push(ahead[depth]);
        ahead[depth..].fill(false);
        if section.is_level {
            ahead[..depth].fill(true);
        }
    }
    leads.reverse();
    leads
}

/// The titles of a document's tracks, each with the section of its first level.
/// Where the levels stand under several headings, each is a track; else the top
/// heading or the front matter names the one that there is, and a file with
/// one level only is no track of its own.
fn track_titles<'a>(page: &'a Page<'_>, depth: u8) -> Vec<(usize, Option<&'a str>)> {
    let sections = &page.sections;
    let mut groups: Vec<(usize, Option<&'a str>)> = Vec::new();
    let (mut above, mut is_new) = (None, true);
    let parting = depth::groups::of_one_ladder(sections, depth);
    for (nth, section) in sections.iter().enumerate() {
        if section.depth < depth && !parting[nth] {
            (above, is_new) = (Some(section.title), true);
        } else if section.is_level && std::mem::replace(&mut is_new, false) {
            groups.push((nth, above));
        }
    }
    let several = sections.iter().filter(|section| section.is_level).count() > 1;
    if let [(first, title)] = &mut groups[..] {
        let first = *first;
        let is_top = |section: &&Section<'_>| section.depth == 1 && depth > 1;
        // The one that the levels stand under, not what stands beside or behind it.
        let above = || sections[..first].iter().zip(&parting).filter(|(_, is_parting)| !**is_parting);
        let top = || above().map(|(section, _)| section).rev().find(is_top).map(|section| section.title);
        let behind = || sections[first..].iter().find(is_top).map(|section| section.title);
        // A file that says its title in front matter needs no heading for it.
        let front = || page.front.filter(|_| several).and_then(|front| front::text(front, &["title"]));
        let beside = || title_beside(sections, depth).filter(|_| several);
        let line = || bold_line(page).filter(|_| several);
        let own = top().or_else(front).or(*title).or_else(|| bold_title(sections)).or_else(beside).or_else(line);
        *title = own.or_else(behind);
    }
    // Without a title it is for the file's name or its folder to give one.
    groups.retain(|(_, title)| title.is_some());
    groups
}

/// The first heading, where it stands as high as the levels do, right before them or
/// naming those who have them, and asks nothing: it is the document's title.
fn title_beside<'a>(sections: &[Section<'a>], depth: u8) -> Option<&'a str> {
    let [first, second, ..] = sections else { return None };
    let says_so = || second.is_level || names::names_roles(first.title);
    let is_title = first.depth == depth && !first.is_level && !first.has_items() && says_so();
    is_title.then_some(first.title)
}

/// The bold line that a document begins with, where all of its headings are levels.
fn bold_line<'a>(page: &Page<'a>) -> Option<&'a str> {
    let mut before = page.before_headings().iter().filter(|block| block.kind != Kind::FrontMatter);
    let first = before.next().filter(|first| first.kind == Kind::Paragraph && !first.quoted)?;
    let (title, _) = page.blocks.lead(first).filter(|_| labels::is_bold(page.blocks, first))?;
    Some(title.trim_end_matches([':', ' '])).filter(|title| !title.ends_with(['.', '!', '?']))
}

/// The bold line that a document begins with, and that holds nothing: where bold
/// lines are headings, it is the document's title.
fn bold_title<'a>(sections: &[Section<'a>]) -> Option<&'a str> {
    let first = sections.first().filter(|first| first.is_bold() && !first.is_level && first.body.is_empty())?;
    Some(first.title)
}

/// What the sections below the levels are like. A section at the levels' depth
/// that is none is a competency whose heading slipped, if it reads like one:
/// other levels have it, or like its likes it is a sentence about oneself.
struct Likes<'s, 'a> {
    sections: &'s [Section<'a>],
    /// The levels' depth.
    depth: u8,
    /// Whether what is below them stands at several depths.
    differ: bool,
    /// For each title, how often it stands at each depth, once asked for.
    titles: OnceCell<HashMap<&'a str, BTreeMap<u8, usize>>>,
}

impl<'s, 'a> Likes<'s, 'a> {
    fn of(sections: &'s [Section<'a>], depth: u8) -> Self {
        let mut below = sections.iter().map(|section| section.depth).filter(|&below| below > depth);
        let first = below.next();
        let differ = below.any(|below| Some(below) != first);
        Likes { sections, depth, differ, titles: OnceCell::new() }
    }

    fn titles(&self) -> &HashMap<&'a str, BTreeMap<u8, usize>> {
        self.titles.get_or_init(|| {
            let mut titles: HashMap<&str, BTreeMap<u8, usize>> = HashMap::default();
            for section in self.sections.iter().filter(|section| section.depth > self.depth) {
                *titles.entry(section.title).or_default().entry(section.depth).or_default() += 1;
            }
            titles
        })
    }

    /// Whether most headings of its title stand at another depth.
    fn are_elsewhere(&self, section: &Section<'_>) -> bool {
        if !self.differ {
            return false;
        }
        let Some(depths) = self.titles().get(section.title) else { return false };
        let here = depths.get(&section.depth).copied().unwrap_or_default();
        depths.values().any(|&count| count > here)
    }

    fn has(&self, section: &Section<'_>) -> bool {
        let recurs = || self.titles().contains_key(section.title);
        let are_about_oneself = || self.titles().keys().any(|title| is_about_oneself(title));
        section.has_items() && (recurs() || (is_about_oneself(section.title) && are_about_oneself()))
    }
}

fn is_about_oneself(title: &str) -> bool {
    title.starts_with("I ") || title.starts_with("I'") || title.starts_with("I’")
}
