//! Steps of those who work on something together, which are levels only beside each other.

use super::{between, says_ladder};
use crate::ladder::blocks::{Block, Blocks, Kind};
use crate::ladder::names::{self, Naming};
use crate::ladder::reader::sections::Section;

/// Names levels that are such only together: headings of one depth of which several are
/// different steps of those who work on something together, in a document that says that
/// it is about these and asks something of them. Lists of who they are have the same
/// headings over names; several of them ("Reviewers") are one step only where the document's
/// title says that it is a ladder, or sentences say who these are.
pub(in super::super) fn name_contributors(
    sections: &mut [Section<'_>],
    blocks: &Blocks,
    hinted: bool,
    title: Option<&str>,
) {
    const WORDS_OF_A_NAME: usize = 2;
    const ABOUT_THEM: &[&str] = &["community", "membership", "roles", "governance"];

    let title = title.or(sections.first().map(|first| first.title)).unwrap_or_default();
    // Hardly any document has such a heading.
    let Some(of_any) = sections.iter().find(|section| names::are_contributors(section.title)) else { return };
    let is_defined = |section: &Section<'_>| says_who_they_are(section, blocks);
    let defined = || sections.iter().filter(|section| names::are_contributors(section.title) && is_defined(section));
    let are_defined = || defined().nth(1).is_some();
    let are_several = !names::is_a_contributor(of_any.title) && (says_ladder(title) || are_defined());
    let is_one = |section: &Section<'_>| {
        if are_several { names::are_contributors(section.title) } else { names::is_a_contributor(section.title) }
    };
    let Some(first) = sections.iter().find(|section| is_one(section)).map(|first| (first.depth, first.title)) else {
        return;
    };
    let says_so = |section: &Section<'_>| ABOUT_THEM.iter().any(|word| section.title.to_lowercase().contains(word));
    let is_long = |block: &&Block| blocks.text(block).split_whitespace().nth(WORDS_OF_A_NAME).is_some();
    let items = || blocks.all().iter().filter(|block| block.is_item());
    let asks = || items().filter(is_long).count() * 2 >= items().count();
    if !(hinted || sections.iter().any(says_so)) || !asks() {
        return;
    }
    let is_here = |section: &Section<'_>| section.depth == first.0 && is_one(section);
    if sections.iter().any(|section| is_here(section) && section.title != first.1) {
        // Beside several of one step stand several of another, whatever they do, and in a
        // ladder those of one step may have a second word: "Organization Member".
        let is_ladder = says_ladder(title);
        let end_in_some = |title: &str| title.strip_suffix('s').is_some_and(names::ends_in_a_contributor);
        let is_like = |section: &Section<'_>| match section.title {
            title if are_several => names::names_roles(title) || (end_in_some(title) && is_defined(section)),
            title => is_ladder && names::ends_in_a_contributor(title),
        };
        let is_level = |section: &&mut Section<'_>| is_here(section) || (section.depth == first.0 && is_like(section));
        sections.iter_mut().filter(is_level).for_each(|section| section.naming = Naming::Level);
        if is_ladder {
            between::name_between(sections, first.0);
        }
    }
}

/// Whether a section begins with who those are whom its title names: "Reviewers are".
fn says_who_they_are(section: &Section<'_>, blocks: &Blocks) -> bool {
    let first = section.body.first().filter(|first| first.kind == Kind::Paragraph);
    let begins_so = |text: &str| {
        let (title, rest) = (section.title.trim(), text.trim_start());
        let named = rest.get(..title.len()).is_some_and(|named| named.eq_ignore_ascii_case(title));
        named && rest[title.len()..].starts_with(" are ")
    };
    first.is_some_and(|first| begins_so(blocks.text(first)))
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case::defined("Contributors are all who bake with us.", "Reviewers are members who taste.", 4)]
    #[case::only_one("Contributors are all who bake with us.", "They taste.", 0)]
    #[case::not_said("All who bake with us.", "They taste.", 0)]
    fn all_who_are_at_a_step_are_one_where_sentences_say_who_they_are(
        #[case] first: &str,
        #[case] second: &str,
        #[case] count: usize,
    ) {
        let list = "- Bakes a loaf each week\n- Comes to the meetings of all\n";
        let text = format!(
            "# Bakery membership\n\n## Shop Members\n\nShop members are guests.\n\n{list}\n## Contributors\n\n{first}\n\n{list}\n## Reviewers\n\n{second}\n\n{list}\n\
             ## Oven Owners\n\nThey lead.\n\n{list}\n## Changes\n\nAsk us.\n"
        );
        let ladder = assemble("notes", vec![read("members.md", text.as_bytes())]);
        assert_eq!(ladder.levels().count(), count);
    }
}
