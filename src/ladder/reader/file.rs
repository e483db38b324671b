//! What a file tells beside its blocks: what kind of file it is, what its one level is
//! ranked, and where it stands among its neighbours.

use std::path::Path;

use super::super::model::Neighbourhood;
use super::super::names::file::speaks_for_its_folder;
use super::super::rank;
use super::super::text;
use super::{Page, front, table};

/// What a document says of its place among its neighbours.
pub(super) fn neighbourhood(page: &Page<'_>) -> Neighbourhood {
    const WEIGHTS: &[&str] = &["weight", "nav_order", "sidebar_position", "order", "position"];

    let (mut index, mut title) = (Vec::new(), None);
    if speaks_for_its_folder(page.path) {
        title = page.front.and_then(|front| front::text(front, &["title"])).map(text::clean_line);
        let links = page.blocks.all().iter().flat_map(|block| page.blocks.links(block));
        index.extend(links.map(|(_, link)| link.target.clone()));
    }
    let weight = page.front.and_then(|front| front::number(front, WEIGHTS));
    Neighbourhood { weight, title, index, ..Neighbourhood::default() }
}

/// The rank of a file's one level, where its title has none: from front matter,
/// else from the file's name.
pub(super) fn rank_of(page: &Page<'_>) -> Option<String> {
    let level = page.front.and_then(|front| front.get("level"));
    let whole = |number: &serde_json::Number| number.is_i64().then(|| number.to_string());
    let field = level.and_then(|level| level.as_str().map(str::to_owned).or_else(|| level.as_number().and_then(whole)));
    field.or_else(|| rank_in_a_line(page)).or_else(|| {
        let stem = Path::new(page.path).file_stem()?.to_string_lossy().replace('_', " ");
        rank::in_file_name(&stem)
    })
}

/// The rank in a line of its own under a file's title, as Notion writes a page's
/// fields: `Level: F1`.
fn rank_in_a_line(page: &Page<'_>) -> Option<String> {
    let first = page.blocks.opening().next()?;
    let field = |line: &str| {
        let (name, value) = line.split_once(':')?;
        let value = value.trim();
        (table::heads::heads_levels(name) && rank::split(value).rank == Some(value)).then(|| value.to_owned())
    };
    first.source(page.text).lines().find_map(field)
}
