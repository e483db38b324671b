//! Paragraphs that are statements, with or without lists beside them.

use super::super::super::blocks::{Block, Kind};
use super::super::Page;
use super::{Body, Place};

impl Body<'_, '_, '_> {
    /// Reads a competency whose paragraphs are statements, of which some have lists: what
    /// these ask belongs to the paragraph before them.
    pub(super) fn prose_with_lists(&mut self, body: &[Block]) {
        let above = self.above;
        for (nth, block) in body.iter().enumerate() {
            if let Kind::Item { depth } = block.kind {
                let words = self.prose(block);
                self.statement(block, words, usize::from(depth).saturating_sub(above) + usize::from(nth > 0));
            } else {
                self.before = None;
                self.competency_block(block, body.get(nth + 1), false);
            }
        }
        self.place = Place::Statements;
    }
}

/// Whether several paragraphs of a competency have lists, and say something by themselves
/// rather than lead to these: each is a statement like those without one.
pub(super) fn asks_in_prose(page: &Page<'_>, body: &[Block]) -> bool {
    let is_text = |block: &Block| {
        block.kind == Kind::Paragraph
            && !block.quoted
            && !block.emphasised
            && page.blocks.lead(block).is_none()
            && !page.words(block).ends_with([':', '：'])
    };
    let begins = body.first().is_some_and(is_text);
    let is_either = |block: &Block| block.is_item() || is_text(block);
    let leads = |pair: &&[Block]| is_text(&pair[0]) && pair[1].is_item();
    begins && body.iter().all(is_either) && body.windows(2).filter(leads).count() > 1
}

/// Whether a level that lacks a list, a table and parts has paragraphs enough to
/// be its statements.
pub(super) fn is_prose(body: &[Block]) -> bool {
    let is_text = |block: &&Block| block.kind == Kind::Paragraph && !block.quoted && !block.emphasised;
    let bare = body.iter().all(|block| !block.is_item() && !matches!(block.kind, Kind::Cell { .. }));
    bare && body.iter().filter(is_text).count() > 1
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Level;
    use crate::ladder::reader::read;
    use rstest::rstest;

    /// What the first competency of a level asks, an arrow before what is nested, and
    /// whether it is described.
    fn asked(body: &str) -> (Vec<String>, bool) {
        let text =
            format!("# Shop ladder\n\n## Junior Baker\n\n### Dough\n\n{body}\n\n## Baker\n\n### Dough\n\n- Kneads\n");
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        let mut parts = ladder.levels().flat_map(Level::competencies);
        let part = parts.next().expect("a competency");
        let asked = part.expectations().map(|one| ">".repeat(one.depth()) + one.text()).collect();
        (asked, part.description().is_some())
    }

    #[rstest]
    #[case("Knows flour\n\n- Rye\n\nKnows ovens\n\n- Gas\n\nSweeps", &["Knows flour", ">Rye", "Knows ovens", ">Gas", "Sweeps"], false)]
    #[case("All about flour.\n\n- Knows rye", &["Knows rye"], true)]
    #[case("For bread:\n\n- Knows rye\n\nFor cakes:\n\n- Knows wheat", &["Knows rye", "Knows wheat"], true)]
    #[case("Knows flour\n\nSweeps", &["Knows flour", "Sweeps"], false)]
    fn paragraphs_with_lists_are_statements(#[case] body: &str, #[case] known: &[&str], #[case] described: bool) {
        let (asked, is_described) = asked(body);
        assert_eq!((asked.iter().map(String::as_str).collect(), is_described), (known.to_vec(), described));
    }

    #[test]
    fn a_bold_sentence_before_the_levels_of_a_competency_describes_it() {
        let area = |name: &str| {
            format!(
                "## {name}\n\n**All that a shop has of it.**\n\n### Junior Baker\n\nLearns it.\n\n### Senior Baker\n\nTeaches it.\n\n"
            )
        };
        let text = format!("# Shop ladder\n\n{}{}", area("Dough"), area("Ovens"));
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        let mut parts = ladder.levels().flat_map(Level::competencies);
        assert!(parts.all(|part| part.description() == Some("All that a shop has of it.")));
        assert!(ladder.diagnostics().is_empty());
    }
}
