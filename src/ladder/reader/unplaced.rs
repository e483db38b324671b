//! What is said of texts that no statement, and so no level, holds: one wording for all
//! dialects.

use super::Page;
use crate::ladder::blocks::Block;
use crate::ladder::diagnostic::Code;
use crate::ladder::model::DocumentBuilder;
use crate::ladder::text::clean_line;

/// How many characters of a text its finding quotes.
const QUOTED: usize = 60;

/// Returns how a text opens, in one safe line: enough to find it by.
pub(super) fn opening(text: &str) -> String {
    let end = text.char_indices().nth(QUOTED).map_or(text.len(), |(end, _)| end);
    clean_line(&text[..end])
}

/// Returns the finding about a text; `why` says why (`", as …"`), where something does.
pub(super) fn finding(text: &str, why: &str) -> (Code, String) {
    (Code::Unplaced, format!("This text belongs to no statement{why}: {:?}.", opening(text)))
}

impl Page<'_> {
    /// Says of a block that it belongs to no statement.
    pub(super) fn unplaced(&self, builder: &mut DocumentBuilder, block: &Block) {
        let (code, message) = finding(self.words(block), "");
        self.diagnose(builder, code, block, message);
        builder.advise(if block.is_item() {
            "Move it to a level that was read, or write it as a paragraph."
        } else {
            "Make it an item of a list under a level, or leave it if it asks nothing."
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::diagnostic::Diagnostic;
    use crate::ladder::reader::read;

    #[test]
    fn what_to_do_can_be_done_where_a_text_stands() {
        let advised = |path: &str, text: &str| -> Vec<&str> {
            let document = read(path, text.as_bytes());
            let findings = document.diagnostics().iter();
            findings.filter(|finding| finding.code == Code::Unplaced).map(Diagnostic::suggestion).collect()
        };
        let level = |name: &str| format!("- name: {name} Baker\n  expectations: [Kneads as a {name}]\n");
        let data = format!("levels:\n{}{}rules:\n- All of us sweep the shop\n", level("Junior"), level("Senior"));
        let of_data = advised("a.yaml", &data);
        assert!(of_data.len() == 1 && !of_data[0].contains("heading"), "{of_data:?}");
        assert!(!Code::Unplaced.suggestion().contains("heading"));
        let matrix = "| Skill | Junior | Senior |\n|-|-|-|\n| Salt | Adds it by weight | Orders it for us |\n";
        let said = advised("a.md", &format!("# Career\n\n{matrix}\n## Rye (Junior)\n\n- Kneads rye by hand\n"));
        assert_eq!(said, ["Move it to a level that was read, or write it as a paragraph."]);
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let long = "ä".repeat(QUOTED + 1);
        assert_eq!(opening(&long), "ä".repeat(QUOTED));
        assert_eq!(opening("In  two\nlines "), "In two lines");
    }
}
