//! What a table says at a level, written down: competencies with their statements,
//! summaries and attributes.

use super::super::super::model::DocumentBuilder;
use super::super::Page;
use super::bullets::said;
use super::cells::Texts;
use super::ladder::{About, Entry, Values};
use super::layout::Part;
use super::{heads_attributes, heads_summaries, titled};

/// How many bytes of cells of several levels may be copied in any page.
pub(super) const FEWEST_COPIES: usize = 1 << 16;

/// What may still be copied, in bytes, and where something wasn't.
pub(super) struct Copies {
    pub(super) left: usize,
    pub(super) line: Option<u32>,
}

impl Copies {
    /// Whether a cell's texts may be copied once more.
    fn take(&mut self, texts: Texts<'_>) -> bool {
        let size = texts.size() + texts.iter().count();
        let left = self.left.checked_sub(size);
        if left.is_none() && self.line.is_none() {
            self.line = texts.first().map(|(_, line)| line);
        }
        self.left = left.unwrap_or(self.left);
        left.is_some()
    }
}

impl<'a> Entry<'a> {
    fn is_summary(&self) -> bool {
        heads_summaries(self.title.trim_end_matches(':'))
    }

    /// Whether it says what is true of a level rather than what is asked there: at all
    /// levels together it is called so and mostly short, or nothing but numbers.
    /// The statements are its own.
    fn is_attribute(&self, statements: &[(&str, u32)]) -> bool {
        let values = self.values.unwrap_or_else(|| Values::of_statements(statements));
        let are_values = || values.are_short() && heads_attributes(self.title);
        !self.title.is_empty() && !statements.is_empty() && (values.are_figures() || are_values())
    }

    fn statements(&self) -> impl Iterator<Item = (&'a str, u32)> + use<'a> {
        said(self.texts.iter())
    }
}

/// Writes what a table says at a level of this title.
pub(super) fn write_level(
    page: &Page<'_>,
    level: &str,
    entries: Vec<Entry<'_>>,
    category: Option<&str>,
    copies: &mut Copies,
    builder: &mut DocumentBuilder,
) {
    let mut open: Option<(Option<&str>, &str)> = None;
    let mut statements = Vec::new();
    for entry in titled::part(entries) {
        statements.clear();
        statements.extend(entry.statements());
        let own = || entry.about.iter().find(|about| about.is_own && said(about.texts.iter()).next().is_some());
        let first = statements.first().copied().or_else(|| own().and_then(|about| about.texts.first()));
        let line = first.filter(|_| !entry.repeats || copies.take(entry.texts)).map(|(_, line)| line);
        let Some(line) = line else { continue };
        let text = || statements.iter().map(|(text, _)| *text).collect::<Vec<_>>().join(" ");
        if entry.is_summary() {
            builder.summary(&text());
            keep_claims(page, entry.texts, builder);
            continue;
        }
        if entry.is_attribute(&statements) {
            builder.attribute(entry.title.trim_end_matches(':'), &text());
            continue;
        }
        // Rows of one name in one category are one competency.
        let title = if entry.title.is_empty() { level } else { entry.title };
        let this = (entry.category.or(category), title);
        if open != Some(this) {
            builder.begin_competency(this.1, this.0, line);
            open = Some(this);
        }
        for &(text, line) in &statements {
            builder.expectation(text, line, 0);
        }
        keep_claims(page, entry.texts, builder);
        for about in &entry.about {
            write_about(about, copies, builder);
        }
    }
}

/// Where a table says of each level what it is about, and nothing more, that is
/// what the level asks. Returns whether it is so.
pub(super) fn write_summaries_alone(
    page: &Page<'_>,
    level: &str,
    entries: &[Entry<'_>],
    builder: &mut DocumentBuilder,
) -> bool {
    let [only] = entries else { return false };
    if !only.is_summary() {
        return false;
    }
    for (nth, (text, line)) in only.statements().enumerate() {
        if nth == 0 {
            builder.begin_competency(level, None, line);
        }
        builder.expectation(text, line, 0);
    }
    keep_claims(page, only.texts, builder);
    true
}

/// Keeps sentences of a cell aside that speak of building on other levels.
fn keep_claims(page: &Page<'_>, texts: Texts<'_>, builder: &mut DocumentBuilder) {
    texts.blocks.iter().for_each(|block| page.claims(block, builder));
}

fn write_about(about: &About<'_>, copies: &mut Copies, builder: &mut DocumentBuilder) {
    let texts = about.texts;
    if about.repeats && !copies.take(texts) {
        return;
    }
    for (text, _) in said(texts.iter()) {
        match about.part {
            Part::Description => builder.description(text),
            _ => builder.example(text),
        }
    }
}
