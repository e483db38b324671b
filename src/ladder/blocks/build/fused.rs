//! Headings that stand on one line: `## Junior Baker## Senior Baker`.

use super::super::{Block, Kind};
use super::Builder;

/// Fewer marks than this stand in names: "C# Engineer".
const FEWEST_MARKS: usize = 2;

/// Returns where in a text the marks of a heading stand that should begin a line, and how
/// many they are: at least two of them behind something, before a blank and a word.
pub fn fused(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut rest = 0;
    while let Some(at) = memchr::memchr(b'#', &bytes[rest..]).map(|at| rest + at) {
        let marks = bytes[at..].iter().take_while(|&&byte| byte == b'#').count();
        let mut behind = text[at + marks..].chars();
        let is_before_words = behind.next() == Some(' ') && behind.next().is_some_and(char::is_alphanumeric);
        if at > 0 && (FEWEST_MARKS..=6).contains(&marks) && is_before_words {
            return Some((at, marks));
        }
        rest = at + marks;
    }
    None
}

impl Builder<'_> {
    /// Parts the heading that was read last from those that stand behind it in its line.
    pub(super) fn part_fused(&mut self) {
        while let Some(second) = self.second_heading() {
            self.fused.push(second.source.start);
            self.blocks.push(second);
        }
    }

    /// Cuts the last block where another heading begins in its words, if one does.
    fn second_heading(&mut self) -> Option<Block> {
        let block = self.blocks.last_mut().filter(|block| block.links.is_empty() && !block.quoted)?;
        let words = self.arena.get(block.text.start as usize..block.text.end as usize)?;
        let (at, marks) = fused(words)?;
        let source = self.lines.text.get(block.source.start as usize..block.source.end as usize)?;
        // In code, or behind a backslash, marks are words.
        if source.trim_end().contains(['`', '\\', '\n']) {
            return None;
        }
        let own = source.len() - source.trim_start_matches(['#', ' ']).len();
        let begins = block.source.start + (own + fused(&source[own..])?.0) as u32;
        let text = block.text.start + (at + marks + 1) as u32..block.text.end;
        let second = Block {
            kind: Kind::Heading { depth: marks as u8 },
            text: text.clone(),
            lead: 0,
            emphasised: false,
            is_ascii: self.arena[text.start as usize..text.end as usize].is_ascii(),
            source: begins..block.source.end,
            ..block.clone()
        };
        block.text.end = block.text.start + words[..at].trim_end().len() as u32;
        block.lead = block.lead.min(block.text.end - block.text.start);
        block.source.end = begins;
        Some(second)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Blocks;
    use rstest::rstest;

    #[rstest]
    #[case("## Baker (L1)## Cook (L2)", &["Baker (L1)", "Cook (L2)"])]
    #[case("## Baker ### Oven\n", &["Baker", "Oven"])]
    #[case("## *Bäcker*## Koch### Öfen ##", &["Bäcker", "Koch", "Öfen"])]
    #[case("# C# Engineer", &["C# Engineer"])]
    #[case("## Say `a## b`", &["Say a## b"])]
    #[case("## Baker \\## Cook", &["Baker ## Cook"])]
    #[case("## Baker ##2", &["Baker ##2"])]
    fn headings_on_one_line_are_parted(#[case] text: &str, #[case] titles: &[&str]) {
        let blocks = Blocks::parse(text);
        let found: Vec<_> = blocks.all().iter().map(|block| blocks.text(block)).collect();
        assert_eq!(found, titles);
        assert_eq!(blocks.fused().len(), titles.len() - 1);
    }
}
