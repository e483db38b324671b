//! The dialect in which a ladder is one nested list: `- Junior Baker`, under it
//! `- Dough`, under it what is expected.

use std::cell::OnceCell;

use super::super::body::{Below, Body};
use super::super::place::Place;
use super::super::{Page, front, lead};
use crate::hash::{HashMap, HashSet};
use crate::ladder::blocks::{Block, Kind};
use crate::ladder::model::DocumentBuilder;
use crate::ladder::names::{self, Naming, Nouns};
use crate::ladder::rank;
use parted::parted;

mod lines;
mod parted;

pub(super) fn fits(page: &Page<'_>) -> bool {
    // Most lists are no nested ones, and then their items' names don't matter.
    let may_lead = |block: &Block| is_item(block, 0) || block.kind == Kind::ItemParagraph;
    let leads = |pair: &&[Block]| may_lead(&pair[0]) && is_item(&pair[1], 1);
    if page.blocks.all().windows(2).filter(leads).nth(1).is_none() {
        return false;
    }
    let list = List::of(page);
    let (levels, tops) = list.count();
    levels > 1 && levels * 2 > tops
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let blocks = page.blocks.all();
    let mut list = List::of(page);
    list.labels = list.labels();
    list.lines = lines::over_levels(&list);
    let places = list.places();
    let (lines, places): (Vec<u32>, Vec<Place<'_>>) = places.into_iter().unzip();
    let several = places.len() > 1;
    let own = Place::titles(&places);
    let mut title = page.front.and_then(|front| front::text(front, &["title"]));
    let mut track = 0;
    let mut body = Body::new(page, builder);
    // Whether the items are nested in one that is no level.
    let mut is_aside = false;
    // The last heading, while it heads no level.
    let mut heading = None;
    // How far in the words of the level's last item begin: what stands less far in is the level's.
    let mut content = usize::MAX;
    for (nth, block) in blocks.iter().enumerate() {
        is_aside &= block.heading().is_none() && !is_item(block, 0);
        if block.heading().is_some() {
            // Each heading over levels heads a track; of one the top heading does.
            title = if several || title.is_none() { Some(page.words(block)) } else { title };
            heading = Some(page.words(block));
        } else if list.lines.contains(&nth) {
            title = Some(lines::title(page, block));
        } else if list.is_level(nth) {
            if lines.get(track) == Some(&block.line) {
                let own = own.get(track).copied().flatten().filter(|_| several);
                body.builder().begin_track(own.or(title));
                track += 1;
            }
            heading = None;
            content = usize::MAX;
            let (name, below) = parted(page, block);
            body.begin_level(name, block.line);
            if !below.is_empty() {
                body.builder().note(below);
            }
        } else if is_item(block, 0) || is_aside {
            is_aside |= is_item(block, 0);
            body.unplaced(block);
        } else if body.builder().has_level() {
            if let Some(heading) = heading.take() {
                body.builder().note(heading);
            }
            if is_item(block, 1) {
                content = indent(page, block) + MARK;
            }
            let leads = blocks.get(nth + 1).is_some_and(|next| is_item(next, 2));
            match list.label(block).filter(|_| !leads) {
                Some((label, rest)) => body.nested_label(block, label, rest),
                None if block.kind == Kind::ItemParagraph && indent(page, block) < content => {
                    body.between_nested(block, below_line(page, nth));
                }
                None => body.nested(block, if leads { Below::Items } else { Below::Nothing }),
            }
        } else if page.is_phrase_in_a_table(block) {
            body.unplaced(block);
        }
    }
}

/// How many columns the mark of an item takes at least.
const MARK: usize = 2;

/// How far the line is indented in which a block begins, in columns.
fn indent(page: &Page<'_>, block: &Block) -> usize {
    const TAB: usize = 4;

    let before = &page.text[..page.offset(block).min(page.text.len())];
    let begin = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
    let blanks = before[begin..].bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
    blanks.fold(0, |column, blank| if blank == b'\t' { column / TAB * TAB + TAB } else { column + 1 })
}

/// What stands below a line between the items of a level.
fn below_line(page: &Page<'_>, nth: usize) -> Below {
    /// How many paragraphs stand between a line and its list at most.
    const MOST: usize = 8;

    let blocks = page.blocks.all();
    let is_prose =
        |block: &&Block| block.kind == Kind::ItemParagraph && !lead::is_bold_but_for_a_remark(page.blocks, block);
    let prose = blocks[nth + 1..].iter().take(MOST).take_while(is_prose).count();
    match blocks.get(nth + 1 + prose) {
        Some(next) if is_item(next, 1) => Below::Items,
        _ if prose > 0 => Below::Prose,
        _ => Below::Nothing,
    }
}

/// A nested list, looked at as a whole.
struct List<'p, 'a> {
    page: &'p Page<'a>,
    /// What the outermost items name.
    nouns: Nouns,
    /// Whether the outermost items repeat what is nested in them, in a document
    /// about levels: then they are levels whatever their names.
    repeats: bool,
    /// For each block, whether it stands behind levels or between them, and may be one as well.
    beside_levels: Vec<Beside>,
    /// Letters of the ranks that outermost items are.
    series: HashSet<String>,
    /// What most levels have before a colon in their items, in lower case, once looked for.
    labels: HashSet<String>,
    /// The lines over lists that say whose levels these are, once looked for.
    lines: HashSet<usize>,
    /// What those have there that are levels by themselves, once asked for.
    known: OnceCell<HashSet<&'a str>>,
}

impl<'p, 'a> List<'p, 'a> {
    fn of(page: &'p Page<'a>) -> Self {
        let blocks = page.blocks.all();
        let nouns = blocks.iter().filter(|block| is_item(block, 0)).map(|block| name_of(page, block)).collect();
        let mut seen: HashMap<&str, usize> = HashMap::default();
        for pair in blocks.windows(2).filter(|pair| is_item(&pair[0], 1) && is_item(&pair[1], 2)) {
            *seen.entry(name_of(page, &pair[0])).or_default() += 1;
        }
        let all: usize = seen.values().sum();
        let again: usize = seen.values().filter(|&&count| count > 1).sum();
        let ranks = blocks.iter().filter(|block| is_item(block, 0)).filter_map(|block| series(name_of(page, block)));
        List {
            page,
            nouns,
            repeats: page.hinted && again * 2 > all,
            beside_levels: beside_levels(page),
            series: ranks.collect(),
            labels: HashSet::default(),
            lines: HashSet::default(),
            known: OnceCell::new(),
        }
    }

    fn known(&self) -> &HashSet<&'a str> {
        self.known.get_or_init(|| labels_of_levels(self.page))
    }

    /// Whether most of what is nested in an item has labels of levels: "- Scope: a station".
    fn is_labelled_so(&self, nth: usize) -> bool {
        let below = self.page.blocks.all()[nth + 1..].iter().take_while(|block| !is_item(block, 0));
        let items = below.take_while(|block| block.heading().is_none()).filter(|block| is_item(block, 1));
        let is_known = |block: &Block| {
            let parted = lead::split_at_colon(self.page.words(block));
            parted.is_some_and(|(label, _)| self.known().contains(label))
        };
        let (all, known) = items.fold((0, 0), |(all, known), block| (all + 1, known + usize::from(is_known(block))));
        known > 1 && known * 2 > all
    }

    /// The labels that most levels repeat: `- Scope: a station`.
    fn labels(&self) -> HashSet<String> {
        let blocks = self.page.blocks.all();
        let (mut levels, mut in_level) = (0, false);
        // For each label the last level that has it, and how many do.
        let mut seen: HashMap<String, (usize, usize)> = HashMap::default();
        for (nth, block) in blocks.iter().enumerate() {
            if is_item(block, 0) || block.heading().is_some() {
                in_level = self.is_level(nth);
                levels += usize::from(in_level);
            } else if in_level && is_item(block, 1) {
                let Some((label, _)) = lead::split_at_colon(self.page.words(block)) else { continue };
                let (last, count) = seen.entry(label.to_lowercase()).or_default();
                *count += usize::from(*last != levels);
                *last = levels;
            }
        }
        let recurs = |count: usize| count > 1 && count * 2 > levels;
        seen.into_iter().filter(|(_, (_, count))| recurs(*count)).map(|(label, _)| label).collect()
    }

    /// An item of a level parted into a label that levels repeat, and the words behind it.
    fn label(&self, block: &Block) -> Option<(&'a str, &'a str)> {
        if self.labels.is_empty() || !is_item(block, 1) {
            return None;
        }
        let parted = lead::split_at_colon(self.page.words(block));
        parted.filter(|(label, _)| self.labels.contains(&label.to_lowercase()))
    }

    /// Where the first level of each track stands, with its line.
    fn places(&self) -> Vec<(u32, Place<'a>)> {
        let (mut place, mut places, mut lines) = (Place::default(), Vec::new(), Vec::new());
        let mut headed = true;
        for (nth, block) in self.page.blocks.all().iter().enumerate() {
            if let Some(depth) = block.heading() {
                place.enter(depth, block.line, self.page.words(block));
                headed = true;
            } else if self.lines.contains(&nth) {
                place.enter(lines::DEPTH, block.line, lines::title(self.page, block));
                headed = true;
            } else if self.is_level(nth) && std::mem::replace(&mut headed, false) {
                places.push(place.clone());
                lines.push(block.line);
            }
        }
        Place::leave_what_recurs(&mut places);
        let mut tracks: Vec<(u32, Place<'a>)> = lines.into_iter().zip(places).collect();
        tracks.dedup_by(|next, before| next.1 == before.1);
        tracks
    }

    /// How many levels there are, and how many outermost items under the headings that
    /// hold some.
    fn count(&self) -> (usize, usize) {
        let (mut levels, mut tops) = (0, 0);
        let mut begin = 0;
        for run in self.page.blocks.all().chunk_by(|_, next| next.heading().is_none()) {
            let items = (0..run.len()).filter(|&nth| is_item(&run[nth], 0));
            let (own, all) =
                items.fold((0, 0), |(own, all), nth| (own + usize::from(self.is_level(begin + nth)), all + 1));
            levels += own;
            tops += if own > 0 { all } else { 0 };
            begin += run.len();
        }
        (levels, tops)
    }

    /// Whether the block at a place is an outermost item over more items that
    /// names a level.
    fn is_level(&self, nth: usize) -> bool {
        let blocks = self.page.blocks.all();
        let next = || blocks[nth + 1..].iter().find(|next| next.kind != Kind::ItemParagraph);
        if !is_item(&blocks[nth], 0) || !next().is_some_and(|next| is_item(next, 1)) {
            return false;
        }
        let name = name_of(self.page, &blocks[nth]);
        self.repeats
            || names::naming(name) == Naming::Level
            || self.nouns.has(name)
            || (!self.series.is_empty() && series(&name.to_uppercase()).is_some_and(|own| self.series.contains(&own)))
            || match self.beside_levels[nth] {
                Beside::Nothing => false,
                Beside::Behind => names::naming(name) == Naming::Role || names::ends_in_a_contributor(name),
                Beside::Between => names::could_name_a_level(name),
            }
            || (self.page.hinted && !self.known().is_empty() && self.is_labelled_so(nth))
    }
}

/// What stands before a colon in the items that are nested in levels.
fn labels_of_levels<'a>(page: &Page<'a>) -> HashSet<&'a str> {
    let mut known = HashSet::default();
    let mut in_level = false;
    for block in page.blocks.all() {
        if is_item(block, 0) || block.heading().is_some() {
            in_level = is_item(block, 0) && names::naming(name_of(page, block)) == Naming::Level;
        } else if in_level && is_item(block, 1) {
            known.extend(lead::split_at_colon(page.words(block)).map(|(label, _)| label));
        }
    }
    known
}

/// Where an item stands in a list of levels.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Nothing,
    /// Behind two, of which the first is one, or behind what stands between two: somebody there
    /// is one too, as "Architect" behind "Senior" and "Lead".
    Behind,
    /// Between two that are, with few that aren't.
    Between,
}

fn beside_levels(page: &Page<'_>) -> Vec<Beside> {
    let mut beside = Vec::with_capacity(page.blocks.all().len());
    for run in page.blocks.all().chunk_by(|_, next| next.heading().is_none()) {
        let is_level = |nth: usize| names::naming(name_of(page, &run[nth])) == Naming::Level;
        let mut tops = (0..run.len()).filter(|&nth| is_item(&run[nth], 0));
        let first = tops.next().filter(|&first| is_level(first));
        let second = tops.next().filter(|_| first.is_some());
        let last = second.and_then(|_| tops.rfind(|&nth| is_level(nth)));
        // Where many name nothing, these are sections of a page: "Parking", "Contact us".
        let are_few = first.zip(last).is_some_and(|(first, last)| {
            let names =
                (first..=last).filter(|&nth| is_item(&run[nth], 0)).map(|nth| names::naming(name_of(page, &run[nth])));
            let (all, unnamed) = names
                .fold((0, 0), |(all, unnamed), naming| (all + 1, unnamed + usize::from(naming == Naming::Nothing)));
            unnamed * 3 <= all
        });
        let at = |nth: usize| match (first, second) {
            (Some(first), Some(_)) if are_few && first < nth && last.is_some_and(|last| nth < last) => Beside::Between,
            (_, Some(second)) if nth > second => Beside::Behind,
            _ => Beside::Nothing,
        };
        beside.extend((0..run.len()).map(at));
    }
    beside
}

/// The letters of a name that is a rank and nothing else.
fn series(name: &str) -> Option<String> {
    let rank = rank::split(name).rank.filter(|rank| *rank == name)?;
    rank::order(rank).map(|(series, ..)| series)
}

fn name_of<'a>(page: &Page<'a>, block: &Block) -> &'a str {
    parted(page, block).0
}

fn is_item(block: &Block, at: u16) -> bool {
    matches!(block.kind, Kind::Item { depth } if depth == at)
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[test]
    fn what_most_levels_have_before_a_colon_is_a_competency() {
        let list = "- P4\n  - Dough：kneads by hand\n  - Oven: looks on\n- P5\n  - Dough：kneads for two\n  - Note: sings\n\
                    - p6\n  - Dough: leads\n  - Oven: bakes\n";
        let ladder = assemble("notes", vec![read("notes/page.md", format!("# Bakers\n\n{list}").as_bytes())]);
        let parts = ladder.levels().map(|level| level.competencies().map(|part| part.title().to_owned()).collect());
        let parts: Vec<Vec<String>> = parts.collect();
        assert_eq!(parts, [vec!["Dough", "Oven"], vec!["Dough", "P5"], vec!["Dough", "Oven"]]);
    }

    #[test]
    fn lists_under_headings_that_recur_are_of_one_track() {
        let list = |names: [&str; 2]| names.map(|name| format!("1. {name}\n   - Works\n   - Rests\n")).concat();
        let track = |name: &str| {
            let crew = list([&format!("Junior {name}"), &format!("Senior {name}")]);
            let heads = list([&format!("Lead {name}"), "Head of Shops"]);
            format!("## {name}s\n\n### The first levels\n\n{crew}\n### The last levels\n\n{heads}\n")
        };
        let crew = "## Technical crew\n\n- Ovens\n\n";
        let text = format!("# Careers\n\n{crew}{}{}", track("Baker"), track("Seller"));
        let ladder = assemble("notes", vec![read("notes/page.md", text.as_bytes())]);
        let tracks: Vec<_> = ladder.tracks().map(|track| (track.title().to_owned(), track.levels().count())).collect();
        assert_eq!(tracks, [("Bakers".to_owned(), 4), ("Sellers".to_owned(), 4)]);
    }

    #[rstest]
    #[case("- Junior\n  - Kneads\n- Senior\n  - Bakes\n- Architect\n  - Plans\n", 3)]
    #[case("- Junior\n  - Kneads\n- Senior\n  - Bakes\n- Oven\n  - Hot\n", 2)]
    #[case("- Junior\n  - Kneads\n- Senior\n  - Bakes\n- Tools\n  - Oven\n\n    Hot\n  - Peel\n", 2)]
    #[case("- Junior\n  - Kneads\n- Architect\n  - Plans\n- Senior\n  - Bakes\n", 3)]
    #[case("- Architect\n  - Plans\n- Designer\n  - Draws\n", 0)]
    #[case("- Junior\n  - Kneads\n- Webbaker\n  - Plans\n- Senior\n  - Bakes\n", 3)]
    #[case("- Junior\n  - Kneads\n- What all of them do\n  - Rest\n- Senior\n  - Bakes\n", 2)]
    #[case("- Junior\n  - Kneads\n- Cellar\n  - Cold\n- Opening hours\n  - Five\n- Senior\n  - Bakes\n", 0)]
    #[case("- Trainee\n  - Kneads\n- Junior\n  - Bakes\n- Active member\n  - Plans\n", 3)]
    fn who_stands_behind_levels_or_between_them_is_one(#[case] list: &str, #[case] count: usize) {
        let document = read("notes/page.md", format!("# Bakers\n\n{list}").as_bytes());
        let ladder = assemble("notes", vec![document]);
        assert_eq!(ladder.levels().count(), count);
        // What stands under anything else is no level's.
        assert_eq!(ladder.size()[3], count);
    }
}
