//! Cells that hold headings or labels: each is a competency with what stands under it.

use super::super::lead;
use super::cells::{Cell, Row, Texts, filled};
use super::ladder::Entry;

/// How many labels stand at a level at least that are competencies: one alone may lead to all
/// that its cell asks.
const FEWEST_LABELS: usize = 2;

/// Parts what stands at a level at the headings in its cells, or at the labels: "Skills:" over
/// others. What its row or column is called is their category then, where it differs from those
/// of others.
pub(in super::super) fn part(entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    if entries.iter().any(|entry| holds_parts(entry.texts)) {
        part_at(entries, |texts, nth| texts.blocks[nth].is_title)
    } else if entries.iter().map(|entry| count_labels(entry.texts)).sum::<usize>() >= FEWEST_LABELS {
        part_at(entries, is_label)
    } else {
        entries
    }
}

/// Parts entries at those of their texts that are titles.
fn part_at<'a>(entries: Vec<Entry<'a>>, is_title: impl Fn(Texts<'a>, usize) -> bool) -> Vec<Entry<'a>> {
    let several = entries.windows(2).any(|pair| pair[0].title != pair[1].title);
    let mut parted = Vec::with_capacity(entries.len());
    for mut entry in entries {
        let (repeats, texts) = (entry.repeats, entry.texts);
        let titles: Vec<usize> = (0..texts.blocks.len()).filter(|&nth| is_title(texts, nth)).collect();
        let holds =
            titles.iter().zip(titles.iter().skip(1).chain([&texts.blocks.len()])).any(|(one, next)| next - one > 1);
        let Some(&first) = titles.first().filter(|_| holds) else {
            parted.push(entry);
            continue;
        };
        let mut category = if several && !entry.title.is_empty() { Some(entry.title) } else { entry.category };
        entry.texts = Texts { blocks: &texts.blocks[..first], ..texts };
        let own = (entry.title, entry.category);
        if first > 0 || !entry.about.is_empty() {
            parted.push(entry);
        }
        for (nth, &at) in titles.iter().enumerate() {
            let end = titles.get(nth + 1).copied();
            let (head, below) = (&texts.blocks[at], &texts.blocks[at + 1..end.unwrap_or(texts.blocks.len())]);
            let head_text = texts.page.text(head).trim_end_matches(COLONS);
            // A heading right above another one holds it; the last one says something itself.
            if below.is_empty() && end.is_some() {
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

const COLONS: [char; 3] = [':', '：', ' '];

/// Whether a text of a cell is a label over others: one or two words with a colon behind.
fn is_label(texts: Texts<'_>, nth: usize) -> bool {
    const LONGEST: usize = 3;

    // Nearly no text of a cell ends so, and blocks have no blanks around theirs.
    let leads = |text: &str| text.ends_with(':') || text.ends_with('：');
    let text = texts.page.text(&texts.blocks[nth]);
    leads(text)
        && texts.blocks.get(nth + 1).is_some_and(|next| !leads(texts.page.text(next)))
        && text.split(' ').count() <= LONGEST
        && text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && !lead::is_examples(text)
}

fn count_labels(texts: Texts<'_>) -> usize {
    (0..texts.blocks.len()).filter(|&nth| is_label(texts, nth)).count()
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

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case::bold("**Skills:**<br>- Kneads by hand<br>- Bakes alone<br>**Tools:**<br>- Uses the peel", &["Skills: 2", "Tools: 1"])]
    #[case::plain("Skills:<br>Kneads by hand<br>Bakes alone<br>Tools:<br>Uses the peel", &["Skills: 2", "Tools: 1"])]
    #[case::one_alone("Is able to:<br>Knead by hand<br>Bake alone", &["What: 3"])]
    #[case::a_sentence("One of those who:<br>Kneads by hand<br>And one who also:<br>Bakes alone", &["What: 4"])]
    fn labels_in_cells_are_competencies(#[case] cell: &str, #[case] expected: &[&str]) {
        let text =
            format!("# Bakers\n\n| Level | What |\n|-|-|\n| Junior Baker | {cell} |\n| Senior Baker | {cell} |\n");
        let document = read("notes/page.md", text.as_bytes());
        assert_eq!(document.diagnostics().len(), 0, "{:?}", document.diagnostics());
        let ladder = assemble("notes", vec![document]);
        for level in ladder.levels() {
            let parts = level.competencies().map(|part| format!("{}: {}", part.title(), part.expectations().count()));
            assert_eq!(parts.collect::<Vec<_>>(), expected, "{cell}");
        }
    }
}
