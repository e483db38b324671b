//! The dialect in which headings of one depth are the levels: `# Track`,
//! `## Level`, `### Competency`, perhaps a category between. Where a file holds
//! one level only, its heading may be the top one.

use super::super::model::DocumentBuilder;
use super::body::Body;
use super::sections::Section;
use super::{Page, front, table};

pub(super) fn fits(page: &Page<'_>) -> bool {
    page.sections.iter().any(|section| section.is_level)
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let (sections, Some(depth)) = (&page.sections, page.level_depth) else {
        return;
    };
    let mut body = Body::new(page, builder);
    // A file that says its title in front matter needs no heading for it.
    let several = sections.iter().filter(|section| section.is_level).count() > 1;
    let front = page.front.as_ref().filter(|_| several);
    let mut track = front.and_then(|front| front::text(front, &["title"]));
    for (nth, section) in sections.iter().enumerate() {
        let next = sections.get(nth + 1);
        if section.depth < depth {
            track = Some(section.title);
        } else if section.is_level {
            if let Some(title) = track.take() {
                body.builder().begin_track(Some(title));
            }
            body.level(section, next);
        } else if !body.builder().has_level() {
            // An introduction.
        } else if section.depth > depth || slipped(sections, section) {
            body.part(section, next);
        } else if !table::read_blocks(page, section.body, Some(section.title), body.builder()) {
            body.notes(section);
        }
    }
}

/// A section at the levels' depth that is none is a competency whose heading
/// slipped, if it reads like one: other levels have it, or like its likes it is
/// a sentence about oneself.
fn slipped(sections: &[Section<'_>], section: &Section<'_>) -> bool {
    let parts = || sections.iter().filter(|other| other.depth > section.depth);
    let about_oneself = |title: &str| title.starts_with("I ") || title.starts_with("I'") || title.starts_with("I’");
    let likes = parts().filter(|other| about_oneself(other.title)).count();
    let recurs = parts().any(|other| other.title == section.title);
    section.has_items() && (recurs || (about_oneself(section.title) && likes > 0))
}
