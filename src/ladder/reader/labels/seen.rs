//! What looks like a label, counted over the levels that have it.

use super::super::super::blocks::{Block, Blocks, Kind};
use super::super::lead::{Labelled, Sign, at_a_mark, is_bold, is_short, split};
use crate::hash::{HashMap, HashSet};

/// How many levels show that they have nothing but labels.
const FEWEST_BODIES: usize = 3;

/// How many paragraphs a level has at most of which nothing is asked but in a sentence or two.
const LONGEST_STUB: usize = 2;

/// How often what looks like a label stands somewhere, and how often where others
/// have it too.
#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    all: usize,
    recurring: usize,
}

impl Count {
    pub(super) fn mostly_recur(self) -> bool {
        self.recurring * 5 >= self.all * 3
    }
}

/// Whose bodies are looked through for labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Whose {
    /// Those of levels themselves.
    #[default]
    Levels,
    /// Those of parts of levels, under one title.
    Parts,
}

impl Whose {
    /// The sign that a label has at least: under levels, which have no other parts, any.
    fn least(self) -> Sign {
        match self {
            Whose::Levels => Sign::Long,
            Whose::Parts => Sign::Bold,
        }
    }

    /// How much of what is marked has to stand nearly everywhere, in percent.
    fn fewest_marked(self) -> usize {
        match self {
            Whose::Levels => 50,
            Whose::Parts => 60,
        }
    }
}

/// What looks like a label in some bodies, in how many of them it stands, and its
/// surest sign.
#[derive(Default)]
pub(super) struct Seen {
    bodies: usize,
    whose: Whose,
    /// In how many of them paragraphs begin with bold words.
    led: usize,
    /// In how many of them several items have others nested in them.
    headed: usize,
    /// In how many of them all outermost items begin with bold words and a mark.
    marked: usize,
    /// In how many of them all outermost items and paragraphs begin with a label, but for items
    /// under a line that is one.
    whole: usize,
    labels: HashMap<String, (usize, Sign)>,
    /// Those that head items in bodies in which all outermost items do so.
    in_whole: HashSet<String>,
}

impl Seen {
    /// Looks for labels in the bodies of levels, or of parts of theirs.
    pub(super) fn in_bodies<'a>(
        blocks: &Blocks,
        bodies: impl ExactSizeIterator<Item = &'a [Block]>,
        whose: Whose,
    ) -> Self {
        let mut seen = Seen { bodies: bodies.len(), whose, ..Seen::default() };
        let bodies: Vec<&[Block]> = bodies.collect();
        let nesting = Nesting::of(blocks, &bodies);
        let (mut stubs, mut with_lines) = (0, 0);
        for body in bodies {
            let pairs = body.iter().zip(body.iter().skip(1).map(Some).chain([None]));
            // What items under a bold line begin with parts its list at most, and so under others
            // where a level has several.
            let (mut in_a_list, mut is_whole) = (false, true);
            let has_lines = body.windows(2).filter(|pair| heads_a_list(&pair[0], Some(&pair[1]))).nth(1).is_some();
            let found = pairs.filter_map(|(block, next)| {
                let found =
                    split(blocks, block, next).map(|found| Labelled { sign: nesting.sign(&found, block), ..found });
                if block.kind == Kind::Paragraph {
                    // What goes on behind its label is no line.
                    let is_line = |found: &Labelled<'_>| {
                        is_bold(blocks, block) || (has_lines && found.rest.is_empty() && heads_a_list(block, next))
                    };
                    in_a_list = next.is_some_and(Block::is_item) && found.as_ref().is_some_and(is_line);
                }
                let is_outermost = matches!(block.kind, Kind::Paragraph | Kind::Item { depth: 0 });
                is_whole &= !is_outermost
                    || (in_a_list && block.is_item())
                    || found.as_ref().is_some_and(|found| found.sign <= Sign::Bold);
                let is_one_of_few =
                    |found: &Labelled<'_>| nesting == Nesting::Few && block.is_item() && found.rest.is_empty();
                found.filter(|found| !((in_a_list && block.is_item()) || is_one_of_few(found)))
            });
            let mut here: HashMap<String, Sign> = HashMap::default();
            let is_stub = body.len() <= LONGEST_STUB && body.iter().all(|block| block.kind == Kind::Paragraph);
            for Labelled { label, sign, .. } in found.filter(|found| found.sign <= whose.least()) {
                let known = here.entry(label.to_lowercase()).or_insert(sign);
                *known = sign.min(*known);
            }
            stubs += usize::from(is_stub && here.is_empty());
            with_lines += usize::from(has_lines);
            seen.whole += usize::from(is_whole && !here.is_empty());
            seen.led += usize::from(here.values().any(|sign| *sign == Sign::Lead));
            seen.headed += usize::from(here.values().filter(|sign| **sign == Sign::Heads).nth(1).is_some());
            seen.marked += usize::from(are_marked(blocks, body));
            let all_head =
                here.values().any(|sign| *sign == Sign::Heads) && Nesting::of(blocks, &[body]) == Nesting::All;
            for (label, sign) in here {
                if all_head && sign == Sign::Heads {
                    seen.in_whole.insert(label.clone());
                }
                let (count, known) = seen.labels.entry(label).or_insert((0, sign));
                (*count, *known) = (*count + 1, sign.min(*known));
            }
        }
        // Where all others have lines over lists, a level of no more than a sentence tells nothing
        // of these.
        if with_lines > 1 && with_lines + stubs == seen.bodies {
            seen.bodies -= stubs;
        }
        seen
    }

    pub(super) fn add_to(&self, counts: &mut [Count; Sign::COUNT]) {
        let has_core = self.cores();
        let (are_led, are_headed, are_marked) = (self.are_led(), self.are_headed(), self.are_marked());
        let are_all = self.are_all();
        for &(count, sign) in self.labels.values() {
            let recurs = (are_led && sign == Sign::Lead)
                || (are_all && sign <= Sign::Bold && count > 1)
                || (are_marked && sign == Sign::Mark)
                || (are_headed && sign == Sign::Heads)
                || self.is_core(count)
                || (count > 1 && sign <= Sign::Mark && has_core[0] > 0);
            let counts = &mut counts[sign as usize];
            counts.all += count;
            counts.recurring += count * usize::from(recurs);
        }
    }

    /// For each sign how many labels stand nearly everywhere.
    fn cores(&self) -> [usize; Sign::COUNT] {
        // Over nested items most levels are enough.
        let is_core = |count: usize, sign: Sign| {
            self.is_core(count) || (sign == Sign::Heads && count > 1 && count * 2 > self.bodies)
        };
        let core = |sign: Sign| self.labels.values().filter(|(count, s)| *s == sign && is_core(*count, sign)).count();
        [Sign::Heads, Sign::Lead, Sign::Mark, Sign::Bold, Sign::Colon, Sign::Long].map(core)
    }

    /// Whether nearly all bodies have paragraphs that begin with bold words, and most of
    /// these words recur: then all of them are labels, those that stand once as well.
    fn are_led(&self) -> bool {
        self.led * 5 >= self.bodies * 4 && self.mostly_recur(Sign::Lead)
    }

    /// The same for items that others are nested in.
    fn are_headed(&self) -> bool {
        self.headed * 5 >= self.bodies * 4 && self.mostly_recur(Sign::Heads)
    }

    /// The same for items that begin with bold words and a mark, where bodies have no
    /// others, and enough of these words stand nearly everywhere.
    fn are_marked(&self) -> bool {
        if self.marked < self.bodies {
            return false;
        }
        let counts = || self.labels.values().filter(|(_, sign)| *sign == Sign::Mark).map(|(count, _)| *count);
        let core = || counts().filter(|&count| self.is_core(count));
        let fewest = self.whose.fewest_marked();
        core().nth(1).is_some() && core().sum::<usize>() * 100 >= counts().sum::<usize>() * fewest
    }

    /// Whether levels say nothing but what stands behind labels, and nearly all of these come
    /// back in another level: then no level needs to have all of them.
    fn are_all(&self) -> bool {
        if self.whole < self.bodies || self.bodies < FEWEST_BODIES {
            return false;
        }
        let counts = || self.labels.values().filter(|(_, sign)| *sign <= Sign::Bold).map(|(count, _)| *count);
        let again = || counts().filter(|&count| count > 1);
        again().nth(1).is_some() && again().sum::<usize>() * 10 >= counts().sum::<usize>() * 9
    }

    /// Whether several labels of a sign recur, and most of what has it is one of these.
    fn mostly_recur(&self, of: Sign) -> bool {
        let counts = || self.labels.values().filter(|(_, sign)| *sign == of).map(|(count, _)| *count);
        let again = || counts().filter(|&count| count > 1);
        again().nth(1).is_some() && again().sum::<usize>() * 2 >= counts().sum::<usize>()
    }

    /// Whether nearly all bodies have a label that stands in so many.
    fn is_core(&self, count: usize) -> bool {
        count > 1 && count * 5 >= self.bodies * 4
    }

    /// The labels that recur: nearly everywhere, or beside several that do.
    pub(super) fn recurring(&self) -> impl Iterator<Item = (&str, Sign)> {
        let [heads, leads, marks, bold, colon, long] = self.cores();
        let marks = marks + leads + heads;
        // What others are nested in may be left out by some levels.
        let has_core = [heads > 0, marks > 1, marks > 1, bold > 1, colon > 1, long > 1 || (long > 0 && marks > 0)];
        let (are_led, are_headed, are_marked) = (self.are_led(), self.are_headed(), self.are_marked());
        let are_all = self.are_all();
        // One alone that isn't marked is how a statement or a remark begins.
        let fits = move |label: &str, count: usize, sign: Sign| {
            let has_core = has_core[sign as usize];
            (are_led && sign == Sign::Lead)
                || (are_all && sign <= Sign::Bold && count > 1)
                || (are_headed && sign == Sign::Heads)
                || (heads > 1 && sign == Sign::Heads && self.in_whole.contains(label))
                || (are_marked && sign == Sign::Mark)
                || (self.is_core(count) && (has_core || sign <= Sign::Mark))
                || (count > 1 && has_core && sign != Sign::Long)
        };
        let all = self.labels.iter().map(|(label, &(count, sign))| (label.as_str(), count, sign));
        all.filter(move |&(label, count, sign)| fits(label, count, sign)).map(|(label, _, sign)| (label, sign))
    }
}

/// Whether a paragraph is a line right above a list.
fn heads_a_list(block: &Block, next: Option<&Block>) -> bool {
    block.kind == Kind::Paragraph && !block.quoted && next.is_some_and(Block::is_item)
}

/// In how many outermost items others are nested.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nesting {
    /// In some only, where most say something by themselves: then those are statements like
    /// these, with what they consist of.
    Few,
    Some,
    /// In each: they head what is nested in them, be there a colon or not.
    All,
}

impl Nesting {
    fn of(blocks: &Blocks, bodies: &[&[Block]]) -> Self {
        let pairs = || bodies.iter().flat_map(|body| body.iter().zip(body.iter().skip(1).map(Some).chain([None])));
        let outermost = || pairs().filter(|(block, _)| block.kind == Kind::Item { depth: 0 });
        let nests = |block: &Block, next: Option<&Block>| next.is_some_and(|next| next.is_nested_in(block));
        let (nesting, others) =
            outermost().fold(
                (0, 0),
                |(nesting, others), (block, next)| {
                    if nests(block, next) { (nesting + 1, others) } else { (nesting, others + 1) }
                },
            );
        if nesting == 0 || others == 0 {
            return if nesting > 0 { Nesting::All } else { Nesting::Some };
        }
        // A word alone may have a list behind it.
        let is_plain =
            |block: &Block, next| split(blocks, block, next).is_none() && blocks.text(block).trim_end().contains(' ');
        let plain = outermost().filter(|(block, next)| !nests(block, *next) && is_plain(block, *next)).count();
        if plain > nesting { Nesting::Few } else { Nesting::Some }
    }

    /// What tells a label of an item, the surer for it.
    fn sign(self, found: &Labelled<'_>, block: &Block) -> Sign {
        let heads = self == Nesting::All && block.is_item() && found.rest.is_empty();
        if heads { Sign::Heads } else { found.sign }
    }
}

/// Whether a body has several outermost items, and all begin with bold words and a mark.
fn are_marked(blocks: &Blocks, body: &[Block]) -> bool {
    let mut items = body.iter().filter(|block| block.kind == Kind::Item { depth: 0 });
    let is_one = |block: &Block| {
        let parted = blocks.lead(block).and_then(|(lead, rest)| at_a_mark(lead, rest));
        parted.is_some_and(|(label, rest)| is_short(label) && !rest.trim().is_empty())
    };
    items.clone().nth(1).is_some() && items.all(is_one)
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Level;
    use crate::ladder::reader::read;
    use rstest::rstest;

    fn parts<const N: usize>(levels: [&str; N]) -> Vec<Vec<String>> {
        let titles = ["Junior Baker", "Baker", "Senior Baker", "Lead Baker"];
        let part = |(title, items): (&str, &str)| format!("## {title}\n\n- {}\n\n", items.replace("; ", "\n- "));
        let text = titles.into_iter().zip(levels).map(part).collect::<String>();
        let ladder = assemble("notes", vec![read("a.md", format!("# Bakery career\n\n{text}").as_bytes())]);
        ladder.levels().map(|level| level.competencies().map(|part| part.title().to_owned()).collect()).collect()
    }

    #[rstest]
    #[case(["**Dough**: a; **Oven**: b", "**Dough**: c; **Oven**: d; **Shop**: e", "**Dough**: f; **Oven**: g"], 7)]
    #[case(["**Kneads**: a; **Greets**: b", "**Kneads**: c; **Leads**: d", "**Bakes**: e; **Leads**: f"], 3)]
    #[case(["**Kneads**: a; **Pays**: b; **Heats**: c; **Mills**: d", "**Kneads**: e; **Pays**: f; **Leads**: g; **Sells**: h", "**Kneads**: i; **Pays**: j; **Plans**: k; **Buys**: l"], 12)]
    #[case(["**Kneads**: a; **Pays**: b; **Sells**: c", "**Kneads**: d; **Pays**: e; **Leads**: f", "**Kneads**: g; **Pays**: h"], 8)]
    #[case(["What I know of bread and ovens: a; What I do at the oven: b", "What I know of bread and ovens: c", "What I know of bread and ovens: d; What I do at the oven: e"], 3)]
    #[case(["What I know of bread and ovens: a; What I do at the oven: b", "What I know of bread and ovens: c; What I do at the oven: d", "What I know of bread and ovens: e; What I do at the oven: f"], 6)]
    #[case(["**Dough** → **Kneads**: a; **Oven** → **Sweeps**: b", "**Dough** → **Mixes**: c; **Oven** → **Heats**: d", "**Dough** → **Buys**: e; **Oven** → **Builds**: f"], 6)]
    #[case(["Dough: a; Oven: b; Shop: c", "Dough: d; Oven: e; Till: f", "Oven: g; Shop: h; Till: i", "Dough: j; Shop: k; Till: l"], 12)]
    #[case(["**Kneads**: a; **Owns**: b; **Pays**: c", "**Kneads**: d; **Builds**: e; **Pays**: f", "**Leads**: g; **Builds**: h; **Pays**: i"], 3)]
    #[case(["When the oven is very hot: a", "If nobody else is there: c", "Where the dough is made by hand: d"], 3)]
    fn items_that_all_begin_with_labels_are_competencies<const N: usize>(
        #[case] levels: [&str; N],
        #[case] count: usize,
    ) {
        let parts = parts(levels);
        assert_eq!(parts.iter().flatten().count(), count, "{parts:?}");
    }

    #[test]
    fn what_items_under_lines_begin_with_is_no_label() {
        let level = "*Dough*\n\n- Knows: a\n\n*Oven*\n\n- Knows: b\n- Looks on\n";
        let levels = ["Junior Baker", "Baker", "Senior Baker"].map(|title| format!("## {title}\n\n{level}\n"));
        let text = format!("# Bakery career\n\n{}", levels.concat());
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        let asked = |level: Level<'_>| level.expectations().map(|one| one.text().to_owned()).collect::<Vec<_>>();
        let all: Vec<_> = ladder.levels().map(asked).collect();
        assert_eq!(all, [["Knows: a", "Knows: b", "Looks on"]; 3]);
    }

    #[test]
    fn a_few_items_with_others_are_statements() {
        let level = "Ovens:\n  - Gas; Sells bread all day; Sweeps the shop";
        assert_eq!(parts([level; 3]).concat(), ["Junior Baker", "Baker", "Senior Baker"]);
    }

    #[test]
    fn what_stands_beside_a_label_with_items_is_the_levels() {
        let level = "Ovens:\n  - Gas; Dough:\n  - Rye; Sweeps the shop";
        assert_eq!(parts([level; 3])[0], ["Ovens", "Dough", "Junior Baker"]);
    }

    #[test]
    fn what_goes_on_behind_its_label_is_no_line_over_a_list() {
        let list = "- Duties include:\n  - Kneads\n- Rights:\n  - Eats\n";
        let level = |title: &str| {
            format!(
                "## {title}\n\nDescription: those who work in the shop each day and like it.\n\n{list}\nThe way there:\n\n- Asks\n\n"
            )
        };
        let text = format!("# Bakery career\n\n{}", ["Junior Baker", "Baker", "Senior Baker"].map(level).concat());
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        let parts = |level: Level<'_>| level.competencies().map(|part| part.title().to_owned()).collect::<Vec<_>>();
        assert_eq!(ladder.levels().count(), 3);
        assert!(ladder.levels().all(|level| parts(level).starts_with(&["Duties include".into(), "Rights".into()])));
    }

    #[test]
    fn a_level_of_a_sentence_takes_no_lines_over_lists_from_others() {
        let level = |title: &str| format!("## {title}\n\nSkills:\n- Kneads\n- Bakes\n\nTools:\n- The peel\n\n");
        let text = format!("# Bakers\n\n## Junior Baker\n\nLooks on.\n\n{}{}", level("Baker"), level("Senior Baker"));
        let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
        let parts = |level: Level<'_>| level.competencies().map(|part| part.title().to_owned()).collect::<Vec<_>>();
        assert_eq!(ladder.levels().skip(1).map(parts).collect::<Vec<_>>(), [["Skills", "Tools"]; 2]);
    }
}
