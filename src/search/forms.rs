//! Forms of an English word: "mentoring", "mentors" and "mentored" are one, and so are
//! "prioritise" and "prioritization". Who looks for a line remembers what it says, not
//! in which form.
//!
//! A word's stem is what is left when its endings are taken off, so that it begins the
//! word and can be looked for letter by letter. Words whose endings stand for each other
//! only among themselves have a family beside it: "account" is no form of "accountable".

/// What all forms of a word have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stem<'w> {
    /// How the forms begin.
    pub(super) letters: &'w str,
    family: Family,
}

/// Which endings stand for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// Those of most verbs and nouns: `share`, `shares`, `shared`, `sharing`.
    Plain,
    /// `policy`, `policies`, `applied`.
    Y,
    /// `communicate`, `communication`.
    Ate,
    /// `reliable`, `reliability`.
    Able,
    /// `organise`, `organize`, `organisation`.
    Ise,
}

use Family::{Able, Ate, Ise, Plain, Y};

/// An ending, how many of its letters belong to the stem, the family that it tells, and
/// how many letters a stem has at least for this to be an ending.
type Ending = (&'static str, usize, Family, usize);

/// Endings, each before those that it ends with. What only looks like an ending keeps all
/// its letters.
const ENDINGS: &[Ending] = &[
    ("iness", 5, Plain, 0),
    ("ness", 0, Plain, 4),
    // Plurals.
    ("ss", 2, Plain, 0),
    ("us", 2, Plain, 0),
    ("is", 2, Plain, 0),
    ("ibilities", 0, Able, 3),
    ("abilities", 0, Able, 3),
    ("encies", 2, Plain, 7),
    ("veries", 3, Plain, 5),
    ("ies", 0, Y, 2),
    ("s", 0, Plain, 3),
    // Verbs with a family of their own.
    ("isation", 0, Ise, 4),
    ("ization", 0, Ise, 4),
    ("ising", 0, Ise, 4),
    ("izing", 0, Ise, 4),
    ("ised", 0, Ise, 4),
    ("ized", 0, Ise, 4),
    ("ise", 0, Ise, 4),
    ("ize", 0, Ise, 4),
    ("entation", 3, Plain, 5),
    ("eation", 3, Plain, 0),
    ("ation", 0, Ate, 4),
    ("eating", 3, Plain, 0),
    ("ating", 0, Ate, 4),
    ("ative", 0, Ate, 4),
    ("eated", 3, Plain, 0),
    ("ated", 0, Ate, 4),
    ("ate", 0, Ate, 4),
    ("ator", 0, Ate, 4),
    ("ution", 2, Plain, 5),
    ("otion", 2, Plain, 5),
    ("etion", 2, Plain, 5),
    ("duction", 7, Plain, 0),
    ("ction", 2, Plain, 5),
    ("ssion", 2, Plain, 5),
    ("ption", 2, Plain, 5),
    ("ntion", 2, Plain, 5),
    // Adjectives and what is made of them.
    ("ically", 0, Y, 5),
    ("ical", 0, Y, 5),
    ("ic", 0, Y, 5),
    ("ibility", 0, Able, 3),
    ("ability", 0, Able, 3),
    ("ible", 0, Able, 3),
    ("able", 0, Able, 3),
    ("ently", 2, Plain, 7),
    ("ency", 2, Plain, 7),
    ("ence", 2, Plain, 7),
    ("aly", 2, Y, 4),
    ("bly", 2, Y, 4),
    ("ily", 2, Y, 4),
    ("oly", 2, Y, 4),
    ("ply", 2, Y, 4),
    ("ly", 0, Plain, 4),
    // Nouns and verbs.
    ("ship", 0, Plain, 4),
    ("ance", 0, Plain, 4),
    ("very", 3, Plain, 5),
    ("yment", 0, Y, 2),
    ("lement", 6, Plain, 0),
    ("ement", 0, Plain, 4),
    ("iment", 5, Plain, 0),
    ("ument", 5, Plain, 0),
    ("ment", 0, Plain, 4),
    ("ent", 2, Plain, 7),
    ("ying", 0, Y, 2),
    ("ing", 0, Plain, 3),
    ("ied", 0, Y, 2),
    ("yed", 0, Y, 2),
    ("eed", 3, Plain, 0),
    ("ed", 0, Plain, 3),
    ("y", 0, Y, 2),
    ("e", 0, Plain, 3),
];

impl<'w> Stem<'w> {
    /// Takes the endings off a folded word, one after the other: "implementations".
    pub(super) fn of(word: &'w str) -> Self {
        let mut stem = Stem { letters: word, family: Plain };
        while let Some(shorter) = stem.without_ending() {
            stem = shorter;
        }
        stem
    }

    /// Returns whether a folded word has the same.
    pub(super) fn is_of(&self, word: &str) -> bool {
        Stem::of(word) == *self
    }

    fn without_ending(&self) -> Option<Self> {
        let word = self.letters;
        let stem_of = |&(ending, kept, family, least): &Ending| {
            let bare = word.strip_suffix(ending)?.len();
            (bare + kept >= least).then_some((ending, bare + kept, family))
        };
        let (ending, length, family) = ENDINGS.iter().find_map(stem_of)?;
        let letters = &word[..length];
        let letters = if matches!(ending, "ing" | "ed") { without_double(letters) } else { letters };
        (letters.len() < word.len())
            .then_some(Stem { letters, family: if family == Plain { self.family } else { family } })
    }
}

/// "plan" of what was "planned"; but "call" of "called".
fn without_double(stem: &str) -> &str {
    match stem.as_bytes() {
        [.., before, last] if before == last && stem.len() > 3 && !b"lsfz".contains(last) => &stem[..stem.len() - 1],
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("mentor mentors mentored mentoring")]
    #[case("share shares shared sharing")]
    #[case("plan plans planned planning")]
    #[case("add adds added adding")]
    #[case("call calls called calling")]
    #[case("process processes processed processing")]
    #[case("story stories")]
    #[case("policy policies")]
    #[case("apply applies applied applying")]
    #[case("deploy deploys deployed deploying deployment deployments")]
    #[case("communicate communicates communicated communicating communication communicative")]
    #[case("create creates created creating creation creations")]
    #[case("repeat repeats repeated repeating")]
    #[case("document documents documented documentation")]
    #[case("implement implements implementing implementation implementations")]
    #[case("present presents presented presenting presentation")]
    #[case("represent represents representing representation")]
    #[case("organise organize organising organization organisations")]
    #[case("prioritise prioritize prioritised prioritization")]
    #[case("manage manages managing management")]
    #[case("develop develops development")]
    #[case("reliable reliability")]
    #[case("responsible responsibility responsibilities")]
    #[case("efficient efficiently efficiency efficiencies")]
    #[case("aware awareness")]
    #[case("clear clearly")]
    #[case("contribute contributing contribution contributions")]
    #[case("reflect reflects reflection")]
    #[case("discuss discussions")]
    #[case("promote promotion")]
    #[case("mentor mentorship")]
    #[case("leader leaders leadership")]
    #[case("guide guidance")]
    #[case("deliver delivers delivery deliveries")]
    #[case("strategy strategies strategic strategically")]
    #[case("technical technically")]
    #[case("concise concisely")]
    #[case("family families")]
    #[case("supply supplies")]
    fn forms_of_a_word_have_one_stem(#[case] forms: &str) {
        let stems: Vec<Stem<'_>> = forms.split(' ').map(Stem::of).collect();
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
    }

    #[rstest]
    #[case("account", "accountable")]
    #[case("policy", "police")]
    #[case("community", "communicate")]
    #[case("product", "production")]
    #[case("customer", "customise")]
    #[case("prior", "priority")]
    #[case("mental", "mentor")]
    #[case("busy", "business")]
    #[case("manage", "manager")]
    #[case("mission", "missing")]
    #[case("every", "ever")]
    #[case("logic", "logs")]
    #[case("present", "presence")]
    #[case("present", "preset")]
    #[case("organ", "organise")]
    fn other_words_have_others(#[case] one: &str, #[case] other: &str) {
        assert_ne!(Stem::of(one), Stem::of(other));
    }

    #[rstest]
    #[case("status")]
    #[case("business")]
    #[case("analysis")]
    #[case("bring")]
    #[case("need")]
    #[case("go")]
    fn what_only_looks_like_an_ending_stays(#[case] word: &str) {
        assert_eq!(Stem::of(word).letters, word);
    }

    proptest! {
        #[test]
        fn a_stem_begins_its_word_and_has_no_ending(word in "[a-z]{0,12}(s|ing|ed|ment|ation|ly|ies|e|y){0,3}") {
            let stem = Stem::of(&word);
            prop_assert!(word.starts_with(stem.letters));
            prop_assert!(word.len() < 3 || stem.letters.len() > 1, "{stem:?}");
        }
    }
}
