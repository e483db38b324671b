//! Tables that are none to Markdown, because their second line has fewer or more
//! parts than their heads.

use super::super::super::blocks::Kind;
use super::super::super::diagnostic::Code;
use super::super::super::model::DocumentBuilder;
use super::super::Page;

/// Says which paragraphs were meant as tables.
pub(in crate::ladder::reader) fn say(page: &Page<'_>, builder: &mut DocumentBuilder) {
    for block in page.blocks.all().iter().filter(|block| block.kind == Kind::Paragraph) {
        // Nearly no paragraph begins so.
        if !page.words(block).starts_with('|') {
            continue;
        }
        let mut lines = block.source(page.text).trim_start().lines();
        let (Some(head), Some(line)) = (lines.next(), lines.next()) else { continue };
        let is_rule = line.contains("--") && line.trim().chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        if is_rule {
            let (heads, parts) = (columns(head), columns(line));
            let message = format!(
                "This table was read as text: it has {heads} heads, and the line below them has {parts} parts."
            );
            page.diagnose(builder, Code::Unplaced, block, message);
        }
    }
}

/// How many columns a line of a table has.
fn columns(line: &str) -> usize {
    line.trim().trim_matches('|').split('|').count()
}

#[cfg(test)]
mod tests {
    use crate::ladder::diagnostic::Code;
    use crate::ladder::reader::read;

    #[test]
    fn a_table_with_too_short_a_rule_is_said_with_its_line() {
        let text =
            "# Ladder\n\n## Junior Baker\n\n### Oven\n\n| Skill | Junior | Senior |\n|---|---|\n| Dough | a | b |\n";
        let document = read("a.md", text.as_bytes());
        let found: Vec<_> = document.diagnostics().iter().filter(|d| d.code == Code::Unplaced).collect();
        assert!(found.iter().any(|d| d.line == 7 && d.message.contains("3 heads")), "{found:?}");
        let whole = text.replace("|---|---|\n", "|---|---|---|\n");
        let read = read("a.md", whole.as_bytes());
        assert!(!read.diagnostics().iter().any(|d| d.message.contains("read as text")));
    }
}
