//! What the tracks of a document are called whose levels are headings.

use super::topic::Topic;
use crate::ladder::blocks::Kind;
use crate::ladder::names;
use crate::ladder::reader::sections::Section;
use crate::ladder::reader::{Page, depth, front, lead};

/// The titles of a document's tracks, each with the section of its first level.
/// Where the levels stand under several headings, each is a track; else the top
/// heading or the front matter names the one that there is, and a file with
/// one level only is no track of its own.
pub(super) fn of_tracks<'a>(page: &'a Page<'_>, depth: u8, topic: &Topic<'_>) -> Vec<(usize, Option<&'a str>)> {
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
        let is_title = |section: &&Section<'_>| is_top(section) && !topic.is_told_by(section.title);
        let top = || above().map(|(section, _)| section).rev().find(is_title).map(|section| section.title);
        // What says that it is a competency is one.
        *title = title.filter(|title| !topic.is_told_by(title));
        // A file that says its title in front matter needs no heading for it.
        let front = || page.front.filter(|_| several).and_then(|front| front::text(front, &["title"]));
        let beside = || title_beside(sections, depth).filter(|_| several);
        let line = || bold_line(page).filter(|_| several);
        *title = top().or_else(front).or(*title).or_else(|| bold_title(sections)).or_else(beside).or_else(line);
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
    let (title, _) = page.blocks.lead(first).filter(|_| lead::is_bold(page.blocks, first))?;
    Some(title.trim_end_matches([':', ' '])).filter(|title| !title.ends_with(['.', '!', '?']))
}

/// The bold line that a document begins with, and that holds nothing: where bold
/// lines are headings, it is the document's title.
fn bold_title<'a>(sections: &[Section<'a>]) -> Option<&'a str> {
    let first = sections.first().filter(|first| first.is_bold() && !first.is_level && first.body.is_empty())?;
    Some(first.title)
}
