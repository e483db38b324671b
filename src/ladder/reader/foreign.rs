//! Pages of other markups than Markdown: tabs, boxes and callouts whose titles are levels,
//! headings and tables that Markdown doesn't know.

use super::dialect;
use super::front::{self, Fault};
use super::page::Page;
use super::{read_page, say_how_decoded};
use crate::hash::HashSet;
use crate::ladder::blocks::{Block, Blocks, Foreign, Markup};
use crate::ladder::model::DocumentBuilder;
use crate::ladder::{names, text};

/// Reads a page as it is; where Markdown tells little, the text may be of another markup, and
/// what came of that is returned.
pub(super) fn read(
    page: &Page<'_>,
    decoded: &text::Decoded<'_>,
    broken: Option<&Fault>,
    builder: &mut DocumentBuilder,
) -> Option<DocumentBuilder> {
    let own = dialect::of(page);
    let may_be_foreign = !page.is_data() && !page.is_sheet();
    let knows_it = own.is_some_and(|dialect| !dialect.doubts());
    let markup = match knows_it {
        _ if !may_be_foreign => None,
        true => page.blocks.markup(&decoded.text).filter(|markup| markup.is_plain() || has_parts(page.blocks, markup)),
        false => Blocks::supposed(&decoded.text),
    };
    if own.is_none() && may_be_foreign && markup.is_none() {
        let indented = Blocks::without_indentation(&decoded.text);
        let other = indented.and_then(|foreign| read_foreign(page.path, decoded, foreign));
        if let Some(other) = other.filter(DocumentBuilder::has_level) {
            return Some(other);
        }
    }
    let is_doubtful = markup.is_some();
    // Parts may stand beside a ladder of Markdown's own, and be no levels of it.
    let may_be_beside = knows_it && markup.as_ref().is_some_and(|markup| !markup.is_plain());
    let holds_most = markup.as_ref().is_some_and(Markup::holds_most);
    let other = markup.and_then(|markup| read_markup(page.path, decoded, markup));
    if other.is_some() && !may_be_beside {
        return other;
    }
    read_page(page, own, broken, builder);
    if is_doubtful {
        // Levels of Markdown's own stay unless the parts hold most of what is listed.
        let is_beside = may_be_beside && !holds_most && has_named_levels(builder);
        return other.filter(|other| !is_beside && other.unplaced() <= builder.unplaced());
    }
    // What looked like a ladder of Markdown's kind may have been none.
    let was_none = may_be_foreign && own.is_some() && !builder.has_level();
    let markup = if was_none { Blocks::supposed(&decoded.text) } else { None };
    read_markup(page.path, decoded, markup?).filter(DocumentBuilder::has_level)
}

/// Whether a text has parts with titles that are its levels, as no headings are; or that come
/// back under each, and hold all that is asked.
fn has_parts(blocks: &Blocks, markup: &Markup<'_>) -> bool {
    let titles = markup.titles();
    let names_levels = |title: &&str| names::names_a_level(title);
    let levels: HashSet<&str> = titles.iter().map(AsRef::as_ref).filter(names_levels).collect();
    let is_level = |block: &&Block| block.heading().is_some() && names::names_a_level(blocks.text(block));
    if levels.len() > 1 && blocks.all().iter().filter(is_level).nth(1).is_none() {
        return true;
    }
    let mut seen = HashSet::default();
    titles.iter().any(|title| !seen.insert(title)) && markup.holds_all()
}

/// Whether something is asked of levels, of which one at least has the name of a level.
fn has_named_levels(builder: &DocumentBuilder) -> bool {
    let is_named = |(title, rank): (&str, Option<&str>)| rank.is_some() || names::names_a_level(title);
    !builder.asks_nothing() && builder.names_of_levels().any(is_named)
}

/// Reads a text as one of another markup than Markdown's; nothing where no dialect knows it.
fn read_markup(path: &str, decoded: &text::Decoded<'_>, markup: Markup<'_>) -> Option<DocumentBuilder> {
    read_foreign(path, decoded, markup.read()?)
}

/// The same for what was put into words that Markdown has.
fn read_foreign(path: &str, decoded: &text::Decoded<'_>, foreign: Foreign) -> Option<DocumentBuilder> {
    let Foreign { text, cut, blocks } = foreign;
    let front = front::read(&text, &blocks);
    let page = Page::of(path, &text, &blocks, &front);
    let dialect = dialect::of(&page).filter(|dialect| !dialect.doubts())?;
    let mut builder = DocumentBuilder::new(path);
    say_how_decoded(decoded, &mut builder);
    builder.cut(cut);
    read_page(&page, Some(dialect), None, &mut builder);
    Some(builder)
}
