//! The dialect in which a file is one level: `# L4: Level`, `## Competency`.
//! Levels of one family in one folder become a track when files are put together.

use super::super::model::DocumentBuilder;
use super::Page;
use super::body::Body;

pub(super) fn fits(page: &Page<'_>) -> bool {
    page.levels() == 1
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let (sections, Some(depth)) = (&page.sections, page.level_depth) else {
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
