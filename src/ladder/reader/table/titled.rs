//! Cells that hold headings: each is a competency with what stands under it.

use super::super::super::blocks::Block;
use super::cells::{Cell, Row, Texts, filled};
use super::ladder::Entry;

/// Parts what stands at a level at the headings in its cells. What its row or column is
/// called is their category then, where it differs from those of others.
pub(in super::super) fn part(entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    if !entries.iter().any(|entry| holds_parts(entry.texts)) {
        return entries;
    }
    let several = entries.windows(2).any(|pair| pair[0].title != pair[1].title);
    let mut parted = Vec::with_capacity(entries.len());
    for mut entry in entries {
        if !holds_parts(entry.texts) {
            parted.push(entry);
            continue;
        }
        let (repeats, texts) = (entry.repeats, entry.texts);
        let mut category = if several && !entry.title.is_empty() { Some(entry.title) } else { entry.category };
        let first = texts.blocks.iter().position(|block| block.is_title).unwrap_or_default();
        entry.texts = Texts { blocks: &texts.blocks[..first], ..texts };
        let own = (entry.title, entry.category);
        if first > 0 || !entry.about.is_empty() {
            parted.push(entry);
        }
        let mut parts = texts.blocks[first..].chunk_by(|_, next| !next.is_title).peekable();
        while let Some((head, below)) = parts.next().and_then(<[Block]>::split_first) {
            let head_text = texts.page.text(head);
            // A heading right above another one holds it; the last one says something itself.
            if below.is_empty() && parts.peek().is_some() {
                category = Some(head_text);
                continue;
            }
            let ((title, category), blocks) =
                if below.is_empty() { (own, std::slice::from_ref(head)) } else { ((head_text, category), below) };
            let texts = Texts { blocks, ..texts };
            parted.push(Entry { category, title, texts, repeats, values: None, about: Vec::new() });
        }
    }
    parted
}

/// Whether all that a table says stands under headings in its cells.
pub(super) fn holds_parts_only(rows: &[Row<'_>]) -> bool {
    let mut cells = rows.iter().flat_map(filled).peekable();
    let leads = |cell: &Cell<'_>| cell.block().is_some_and(|first| first.is_title) && holds_parts(cell.texts);
    cells.peek().is_some() && cells.all(leads)
}

/// Whether a heading among some texts has a text under it.
fn holds_parts(texts: Texts<'_>) -> bool {
    texts.blocks.windows(2).any(|pair| pair[0].is_title && !pair[1].is_title)
}
