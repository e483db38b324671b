//! What there is to find fault with in a document, said while it is written.

use super::super::super::Code;
use super::super::Document;
use super::DocumentBuilder;

impl DocumentBuilder {
    /// Takes over the findings and links of a document that becomes a part of this.
    pub fn take_findings(&mut self, other: &Document) {
        self.document.diagnostics.extend_from_slice(&other.diagnostics);
        self.document.links.extend_from_slice(&other.links);
    }

    /// Adds a finding.
    pub fn diagnose(&mut self, code: Code, line: u32, column: u32, message: String) {
        self.document.diagnose(code, line, column, message);
    }

    /// Says what to do about the last finding, other than its code suggests.
    pub fn advise(&mut self, advice: &'static str) {
        self.document.advise(advice);
    }

    /// Adds a finding about some words of a line; its column is found by these.
    pub fn diagnose_about(&mut self, code: Code, line: u32, words: &str, message: String) {
        let last = self.document.diagnostics.last();
        let is_again = last.is_some_and(|last| last.line == line && last.words.as_deref() == Some(words));
        self.diagnose(code, line, 1, message);
        if let Some(finding) = self.document.diagnostics.last_mut() {
            (finding.words, finding.is_again) = (Some(words.to_owned()), is_again);
        }
    }

    /// Adds a finding at an offset of the source in bytes; it has no line until
    /// [`DocumentBuilder::place`] is called.
    pub fn diagnose_at(&mut self, code: Code, offset: usize, message: String) {
        self.offsets.push((self.document.diagnostics.len(), offset));
        self.diagnose(code, 1, 1, message);
    }

    /// Says how many characters more of each line of the source stand before its words than were
    /// read.
    pub fn cut(&mut self, cut: Vec<i32>) {
        self.cut = cut;
    }

    /// Gives findings at offsets of this source their lines and columns, in one
    /// scan of it.
    pub fn place(&mut self, source: &str) {
        self.offsets.sort_unstable_by_key(|&(_, offset)| offset);
        let (mut at, mut line, mut column) = (0, 1, 1);
        for (nth, offset) in self.offsets.drain(..) {
            let mut passed = source.get(at..offset).unwrap_or_default();
            if let Some(newline) = memchr::memrchr(b'\n', passed.as_bytes()) {
                line += memchr::memchr_iter(b'\n', passed.as_bytes()).count() as u32;
                column = 1;
                passed = &passed[newline + 1..];
            }
            column += passed.chars().count() as u32;
            at = at.max(offset);
            if let Some(diagnostic) = self.document.diagnostics.get_mut(nth) {
                (diagnostic.line, diagnostic.column) = (line, moved(&self.cut, line, column));
            }
        }
        for link in &mut self.document.links {
            link.column = moved(&self.cut, link.line, link.column);
        }
    }
}

/// The column of the source at which what stands in a line was written.
fn moved(cut: &[i32], line: u32, column: u32) -> u32 {
    let nth = (line as usize).checked_sub(1);
    let cut = nth.and_then(|nth| cut.get(nth)).copied().unwrap_or(0);
    column.saturating_add_signed(cut).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_at_offsets_get_lines_and_columns_in_characters() {
        let mut builder = DocumentBuilder::new("crew.md");
        let source = "# Crew\n\nüb*er* _x\n- \n";
        for place in ["- \n", "_", "# C", "*er"] {
            builder.diagnose_at(Code::StrayMarker, source.find(place).unwrap(), String::new());
        }
        builder.diagnose_at(Code::StrayMarker, source.len() + 9, String::new());
        builder.place(source);
        let places: Vec<_> = builder.finish().diagnostics.iter().map(|d| (d.line, d.column)).collect();
        assert_eq!(places[..4], [(4, 1), (3, 8), (1, 1), (3, 3)]);
    }
}
