//! The dialect in which a file is one level: `# L4: Level`, `## Competency`.
//! Levels of one family in one folder become a track when files are put together.

use super::super::model::DocumentBuilder;
use super::Page;
use super::body::Body;
use super::sections::{level_depth, sections};

pub(super) fn fits(page: &Page<'_>) -> bool {
    let sections = sections(page);
    level_depth(&sections).is_some_and(|depth| sections.iter().filter(|s| s.depth == depth).count() == 1)
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let sections = sections(page);
    let Some(depth) = level_depth(&sections) else {
        return;
    };
    let mut body = Body::new(page, builder);
    for (nth, section) in sections.iter().enumerate() {
        if section.depth == depth {
            body.level(section, sections.get(nth + 1));
        } else if body.builder().has_level() {
            body.part(section, sections.get(nth + 1));
        }
    }
}
