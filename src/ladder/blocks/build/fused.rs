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
        // In code, or behind a backslash, marks are words: asked once, whatever is parted.
        if !self.may_be_parted() {
            return;
        }
        while let Some(second) = self.second_heading() {
            self.fused.push(second.source.start);
            self.blocks.push(second);
        }
        let arena = &self.arena;
        if let Some(last) = self.blocks.last_mut() {
            last.is_ascii = arena[last.text.start as usize..last.text.end as usize].is_ascii();
        }
    }

    /// Whether marks in the last block may begin a heading.
    fn may_be_parted(&self) -> bool {
        let words = |block: &Block| self.arena.get(block.text.start as usize..block.text.end as usize);
        let source = |block: &Block| self.lines.text.get(block.source.start as usize..block.source.end as usize);
        let block = self.blocks.last().filter(|block| block.links.is_empty() && !block.quoted);
        let block = block.filter(|block| words(block).and_then(fused).is_some());
        block.and_then(source).is_some_and(|source| !source.trim_end().contains(['`', '\\', '\n']))
    }

    /// Cuts the last block where another heading begins in its words, if one does. All that is
    /// left is looked at no further than up to there, so that many take no longer than few.
    fn second_heading(&mut self) -> Option<Block> {
        let block = self.blocks.last_mut()?;
        let words = self.arena.get(block.text.start as usize..block.text.end as usize)?;
        let (at, marks) = fused(words)?;
        let source = self.lines.text.get(block.source.start as usize..block.source.end as usize)?;
        let own = source.len() - source.trim_start_matches(['#', ' ']).len();
        let begins = block.source.start + (own + fused(&source[own..])?.0) as u32;
        let second = Block {
            kind: Kind::Heading { depth: marks as u8 },
            text: block.text.start + (at + marks + 1) as u32..block.text.end,
            lead: 0,
            emphasised: false,
            source: begins..block.source.end,
            ..block.clone()
        };
        block.text.end = block.text.start + words[..at].trim_end().len() as u32;
        block.lead = block.lead.min(block.text.end - block.text.start);
        block.is_ascii = words[..at].is_ascii();
        block.source.end = begins;
        Some(second)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Blocks;
    use rstest::rstest;
    use std::time::{Duration, Instant};

    #[test]
    fn many_headings_on_one_line_take_no_time_for_each_other() {
        let text = "## a".repeat(20_000);
        let start = Instant::now();
        assert_eq!(Blocks::parse(&(text + " ä")).fused().len(), 19_999);
        assert!(start.elapsed() < Duration::from_secs(5), "it took {:?}", start.elapsed());
    }

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
