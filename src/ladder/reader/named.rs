//! The dialect in which a file is one level that its front matter names, not a
//! heading: `title: Senior Sailor`, and the competencies under `##`.

use super::super::model::DocumentBuilder;
use super::body::Body;
use super::sections::Section;
use super::{Page, front, names};

pub(super) fn fits(page: &Page<'_>) -> bool {
    title(page).is_some() && page.sections.iter().any(Section::has_items)
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let Some(title) = title(page) else { return };
    let mut body = Body::new(page, builder);
    // The text before the first heading stands under the title.
    let blocks = page.blocks.all();
    let first = blocks.iter().position(|block| block.heading().is_some()).unwrap_or(blocks.len());
    let level = Section { title, body: &blocks[..first], ..Section::NONE };
    body.level(&level, page.sections.first());
    for (nth, section) in page.sections.iter().enumerate() {
        body.part(section, page.sections.get(nth + 1));
    }
}

fn title<'a>(page: &'a Page<'_>) -> Option<&'a str> {
    let front = page.front.as_ref()?;
    front::text(front, &["title", "linktitle", "name"]).filter(|title| names::names_a_level(title))
}
