//! The dialect in which a file holds several levels under headings of one depth:
//! `# Track`, `## Level`, `### Competency`, perhaps a category between.

use super::super::model::DocumentBuilder;
use super::body::{self, Body};
use super::sections::Section;
use super::{Page, names};

pub(super) fn fits(page: &Page<'_>) -> bool {
    page.levels() > 1
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let (sections, Some(depth)) = (&page.sections, page.level_depth) else {
        return;
    };
    let mut body = Body::new(page, builder);
    let mut track = None;
    for (nth, section) in sections.iter().enumerate() {
        if section.depth < depth {
            track = Some(section.title);
        } else if section.depth == depth && is_level(sections, nth) {
            if let Some(title) = track.take() {
                body.builder().begin_track(Some(title));
            }
            body.level(section, sections.get(nth + 1));
        } else if body.builder().has_level() {
            body.part(section, sections.get(nth + 1));
        }
    }
}

/// A section at the levels' depth is a level if its title says so or if it has
/// parts of its own; else its heading slipped, and it is read as its likes are.
fn is_level(sections: &[Section<'_>], nth: usize) -> bool {
    let section = &sections[nth];
    let has_parts = sections.get(nth + 1).is_some_and(|next| next.depth > section.depth);
    names::names_a_level(section.title) || has_parts || !body::holds_statements(section)
}
