//! An HTML block as its fragments: headings, paragraphs, items, and what is collapsed.

use std::ops::Range;

use super::tags;
pub(in super::super) use components::Components;
use cutting::Cutting;

mod boxes;
mod components;
mod cutting;

/// What a fragment of an HTML block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum FragmentKind {
    DetailsStart,
    DetailsEnd,
    Heading {
        depth: u8,
    },
    Paragraph,
    /// An item of a list; depth 0 is the outermost.
    Item {
        depth: u16,
    },
    /// A further paragraph of an item.
    ItemParagraph,
}

/// A fragment of an HTML block.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct Fragment {
    pub(in super::super) kind: FragmentKind,
    /// Where its words stand in those of all fragments.
    words: Range<usize>,
    /// Where it begins, in bytes from the block's start.
    pub(in super::super) offset: usize,
    /// How many bytes its words have up to where they are no longer strong.
    pub(in super::super) lead: usize,
    /// Whether any of its words are neither strong nor stressed.
    is_plain: bool,
    /// Whether all of its words so far are strong.
    is_strong: bool,
}

impl Fragment {
    /// Whether all of its words are strong or stressed.
    pub(in super::super) fn is_emphasised(&self) -> bool {
        !self.is_plain && !self.words.is_empty()
    }
}

/// What the tags around some words make of them.
#[derive(Clone, Copy, Debug, Default)]
struct Stress {
    strong: usize,
    stressed: usize,
}

/// The fragments of an HTML block, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Fragments {
    /// The words of all of them.
    words: String,
    all: Vec<Fragment>,
}

impl Fragments {
    /// Cuts an HTML block into its fragments. A list right under `<summary>`, without
    /// the blank line that Markdown asks for, is still a list.
    pub(in super::super) fn of(html: &str, components: &mut Components) -> Self {
        let mut cutting = Cutting::of(html, components);
        tags::read(html, &mut cutting);
        cutting.finish()
    }

    /// Returns the fragments with their words.
    pub(in super::super) fn all(&self) -> impl Iterator<Item = (&Fragment, &str)> {
        self.all.iter().map(|one| (one, &self.words[one.words.clone()]))
    }

    fn begin(&mut self, kind: FragmentKind, offset: usize) {
        let at = self.words.len();
        self.all.push(Fragment { kind, words: at..at, offset, lead: 0, is_plain: false, is_strong: true });
    }

    /// Adds words to the last part.
    fn push(&mut self, words: &str, stress: Stress) {
        self.words.push_str(words);
        let Some(last) = self.all.last_mut() else { return };
        last.words.end = self.words.len();
        if !words.trim().is_empty() {
            last.is_plain |= stress.strong + stress.stressed == 0;
            last.is_strong &= stress.strong > 0;
            last.lead = if last.is_strong { last.words.len() } else { last.lead };
        }
    }

    /// Leaves an item out that has no words before what has a title of its own.
    fn leave_empty_items(&mut self) -> bool {
        let (count, words) = (self.all.len(), &self.words);
        while self.all.pop_if(|last| is_item(last.kind) && words[last.words.clone()].trim().is_empty()).is_some() {}
        self.all.len() < count
    }

    /// Makes an item of the last part where it is a paragraph that begins with a bullet, as office
    /// programs write them; with a number or a sign for other things, where a list was told of.
    fn list_paragraph(&mut self, level: Option<u16>) {
        let Some(last) = self.all.last_mut().filter(|last| last.kind == FragmentKind::Paragraph) else { return };
        let words = &self.words[last.words.clone()];
        let begin = words.trim_start();
        let is_behind_blanks = |rest: &&str| rest.starts_with(['\u{a0}', ' ']);
        let bullet = begin.strip_prefix(['·', '•', '▪', '●']).filter(is_behind_blanks);
        let numbered = |_| {
            let number = begin.split_once(['.', ')']).filter(|(number, _)| number.len() < 3).map(|(_, rest)| rest);
            begin.strip_prefix(['o', '§']).or(number).filter(|rest| rest.starts_with('\u{a0}'))
        };
        if let Some(rest) = bullet.or_else(|| level.and_then(numbered)) {
            last.kind = FragmentKind::Item { depth: level.unwrap_or(0) };
            let cut = words.len() - rest.trim_start().len();
            last.words.start += cut;
            last.lead = last.lead.saturating_sub(cut);
        }
    }

    /// Text outside of tags: each line with a bullet is an item.
    fn lines(&mut self, text: &str, offset: usize, stress: Stress) {
        let mut at = offset;
        for line in text.split_inclusive('\n') {
            let words = line.trim();
            let item = words.strip_prefix("- ").or_else(|| words.strip_prefix("* "));
            if !words.is_empty() {
                let kind = if item.is_some() { FragmentKind::Item { depth: 0 } } else { FragmentKind::Paragraph };
                self.begin(kind, at);
                self.push(item.unwrap_or(words), stress);
            }
            at += line.len();
        }
    }
}

fn is_item(kind: FragmentKind) -> bool {
    matches!(kind, FragmentKind::Item { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn shown(html: &str, components: &mut Components) -> Vec<String> {
        let fragments = Fragments::of(html, components);
        let shown = fragments.all().map(|(one, words)| match one.kind {
            FragmentKind::DetailsStart => format!("<{words}"),
            FragmentKind::DetailsEnd => ">".to_owned(),
            FragmentKind::Heading { depth } => format!("{} {words}", "#".repeat(depth.into())),
            FragmentKind::Item { depth } => format!("{}{words}", "*".repeat(usize::from(depth) + 1)),
            FragmentKind::ItemParagraph => format!("+{words}"),
            FragmentKind::Paragraph => words.to_owned(),
        });
        shown.map(|words| words.replace('\u{a0}', "")).collect()
    }

    #[rstest]
    #[case("<ul><li><p>Kneads</p><p>Bakes</p></li></ul><p>Rests</p>", &["*Kneads", "+Bakes", "Rests"])]
    #[case("<ul><li><p></p><p>Kneads</p></li><li>Bakes</ul>", &["*Kneads", "*Bakes"])]
    #[case("<ul><li>Kneads<ul><li>Weighs</li></ul><p>Bakes</p></li></ul>", &["*Kneads", "**Weighs", "+Bakes"])]
    #[case("<ul><li><div class=x></div> <span>Kneads</span><div>slowly</div></li></ul>", &["*Kneads", "+slowly"])]
    fn paragraphs_in_an_item_are_its_own(#[case] html: &str, #[case] found: &[&str]) {
        assert_eq!(shown(html, &mut Components::default()), found);
    }

    #[rstest]
    #[case(
        "<ul><li><details open><summary>Baker</summary><p>Dough</p><ul><li>Kneads</li></ul><p>Ovens</p></details></li></ul>",
        &["<Baker", "Dough", "*Kneads", "Ovens", ">"]
    )]
    #[case(
        "<ul><li>Kneads<details><summary>More</summary><ul><li>Weighs</li></ul></details><p>Rests</p></li></ul>",
        &["*Kneads", "<More", "**Weighs", ">", "Rests"]
    )]
    fn what_is_collapsed_in_an_item_is_none_of_it(#[case] html: &str, #[case] found: &[&str]) {
        assert_eq!(shown(html, &mut Components::default()), found);
    }

    #[rstest]
    #[case("<fieldset><legend>Baker</legend><p>Kneads</p></fieldset><p>End</p>", &["<Baker", "Kneads", ">", "End"])]
    #[case(
        "<div class=\"card\"><div class=\"card-header bold\"><b>Baker</b></div><div>Kneads</div></div>End",
        &["<Baker", "Kneads", ">", "End"]
    )]
    #[case(
        "<div><button class=accordion>Baker</button><div>Kneads</div><button class=accordion>Cook</button><p>Cooks</p></div>",
        &["<Baker", "Kneads", ">", "<Cook", "Cooks", ">"]
    )]
    #[case(
        "<ac:structured-macro ac:name=\"panel\"><ac:parameter ac:name=\"color\">red</ac:parameter><ac:parameter ac:name=\"title\">Baker</ac:parameter><ac:rich-text-body><p>Kneads</p></ac:rich-text-body></ac:structured-macro><p>End</p>",
        &["<Baker", "Kneads", ">", "End"]
    )]
    #[case("<header><h1>Bakers</h1></header><button>Print</button><p>Kneads</p>", &["# Bakers", "Print", "Kneads"])]
    fn boxes_with_titles_are_parts(#[case] html: &str, #[case] found: &[&str]) {
        assert_eq!(shown(html, &mut Components::default()), found);
    }

    #[test]
    fn paragraphs_of_office_programs_are_items() {
        let html = "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span>o<span>&nbsp;&nbsp; </span></span>Kneads</p><p>·&nbsp; Bakes</p><p class=MsoListParagraph>1.&nbsp;Rests</p><p>o so</p>";
        assert_eq!(shown(html, &mut Components::default()), ["**Kneads", "*Bakes", "*Rests", "o so"]);
    }

    #[test]
    fn strong_words_lead() {
        let fragments =
            Fragments::of("<p><strong>Scope</strong>: Bread</p><p><b>a</b><i>b</i></p>", &mut Components::default());
        let found: Vec<_> = fragments.all().map(|(one, words)| (&words[..one.lead], one.is_emphasised())).collect();
        assert_eq!(found, [("Scope", false), ("a", true)]);
    }

    #[test]
    fn components_are_closed_by_their_names_over_all_html() {
        let mut open = Components::default();
        assert_eq!(shown("<Card title=\"Baker\">", &mut open), ["<Baker"]);
        assert_eq!(shown("<Callout title=\"Tip!\">", &mut open), [""; 0]);
        assert_eq!(shown("</Callout><Icon />", &mut open), [""; 0]);
        assert_eq!(shown("</Card>", &mut open), [">"]);
    }

    #[test]
    fn components_that_nobody_closes_cost_no_later_one_its_title() {
        let mut open = Components::default();
        (0..200).for_each(|_| assert_eq!(shown("<Card title=\"Baker\">", &mut open), ["<Baker"]));
    }

    #[test]
    fn a_sign_for_a_paragraph_is_a_bullet_in_lists_alone() {
        let shown = |html: &str| shown(html, &mut Components::default());
        assert_eq!(shown("<p>§ 4 of the rules</p>"), ["§ 4 of the rules"]);
        let office = "<p style='mso-list:l0 level1 lfo1'>§\u{a0}Bakes</p>";
        assert_eq!(shown(office), ["*Bakes"]);
    }

    #[test]
    fn styles_and_comments_are_no_text() {
        assert_eq!(
            Fragments::of("<style>\na { b }\n</style><!-- c -->", &mut Components::default()),
            Fragments::default()
        );
    }
}
