use super::super::learnt::{Learning, Learnt};
use super::super::spread::Manner;
use super::*;
use crate::ladder::{Ladder, assemble, reader};

fn ladder(text: &str) -> Ladder {
    assemble::assemble("test", vec![reader::read("test.md", text.as_bytes())])
}

const TEXT: &str = "# Crew\n\n\
    ## Junior Sailor Engineer\n\n### Mentoring\n\n- Asks a mentor for help\n- Comments on plans\n\n\
    ## Senior Sailor Engineer\n\n### Mentoring\n\n- Mentors two people a year\n- Writes plans with the café crew\n- Makes every knot tight over nights\n";

fn texts(query: &str) -> Vec<String> {
    let ladder = ladder(TEXT);
    let found = find(&Index::of(&ladder), &Query::parse(query), Scope::Everything);
    found.hits.iter().map(|hit| hit.target.text(&ladder).to_owned()).collect()
}

#[test]
fn whole_words_come_before_words_that_begin_so() {
    assert_eq!(texts("mentor")[0], "Asks a mentor for help");
    assert_eq!(texts("mentor").len(), 4);
}

#[test]
fn letters_within_words_come_last() {
    assert_eq!(texts("ment").last().unwrap(), "Comments on plans");
}

#[test]
fn words_match_in_any_order() {
    assert_eq!(texts("plans writes"), ["Writes plans with the café crew"]);
    assert_eq!(texts("crew cafe"), ["Writes plans with the café crew"]);
}

#[test]
fn words_of_the_titles_above_narrow_a_search() {
    assert_eq!(texts("senior plans"), ["Writes plans with the café crew"]);
}

#[test]
fn scattered_letters_show_only_when_nothing_else_does() {
    assert_eq!(texts("mekt"), ["Makes every knot tight over nights"]);
    assert!(!texts("knot").is_empty() && texts("knot").len() == 1);
    assert_eq!(texts("qqqq"), [] as [&str; 0]);
}

#[test]
fn a_scope_leaves_the_rest_out() {
    let ladder = ladder(TEXT);
    let index = Index::of(&ladder);
    let senior = ladder.find_level("crew/senior-sailor-engineer").unwrap();
    let found = find(&index, &Query::parse("mentor"), Scope::Level(senior.ix()));
    assert_eq!((found.total, found.searched), (2, 4));
}

#[test]
fn nothing_typed_finds_nothing() {
    assert_eq!(texts("  "), [] as [&str; 0]);
}

fn hit(text: &str, query: &str) -> (String, String) {
    let ladder = ladder(text);
    let query = Query::parse(query);
    let found = find(&Index::of(&ladder), &query, Scope::Everything);
    let hit = &found.hits[0];
    let letters: Vec<char> = hit.target.text(&ladder).chars().collect();
    let lit = hit.ranges(&ladder, &query).into_iter().map(|(from, to)| letters[from..to].iter().collect::<String>());
    (hit.target.text(&ladder).to_owned(), lit.collect::<Vec<_>>().join("|"))
}

#[test]
fn a_level_is_found_by_its_rank_and_lit_in_its_title() {
    let text = "# Crew\n\n## Junior Sailor (L4)\n\n### Ropes\n\n- Ties\n\n## Sailor (L5)\n\n### Ropes\n\n- Cuts\n";
    assert_eq!(hit(text, "l4"), ("Junior Sailor".into(), String::new()));
    assert_eq!(hit(text, "l4 junior"), ("Junior Sailor".into(), "Junior".into()));
    assert_eq!(hit(text, "L5 cuts"), ("Cuts".into(), "Cuts".into()));
}

#[test]
fn all_terms_of_a_scattered_hit_are_lit() {
    assert_eq!(hit(TEXT, "knot mkes"), ("Makes every knot tight over nights".into(), "M|kes|knot".into()));
}

#[test]
fn as_many_hits_as_asked_are_ranked() {
    let items = "- Ties a rope\n".repeat(MOST_RANKED + 5);
    let ladder = ladder(&format!("# Crew\n\n## Junior Sailor\n\n### Ropes\n\n{items}"));
    let (index, query) = (Index::of(&ladder), Query::parse("ties"));
    assert_eq!(find(&index, &query, Scope::Everything).hits.len(), MOST_RANKED);
    assert_eq!(find_at_most(&index, &query, Scope::Everything, usize::MAX).hits.len(), MOST_RANKED + 5);
}

#[test]
fn tiers_come_in_their_order() {
    let text = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Remakes a talisman\n- Makes knots taut\n- Takes the tautest and makes\n- Knows taut makes and knots\n- Sails\n";
    let ladder = ladder(text);
    let tiers = |typed: &str| {
        let found = find(&Index::of(&ladder), &Query::parse(typed), Scope::Everything);
        found.hits.iter().map(|hit| (hit.tier, hit.target.text(&ladder))).collect::<Vec<_>>()
    };
    let expected = [(Tier::Phrase, "Makes knots taut"), (Tier::InOrder, "Knows taut makes and knots")];
    assert_eq!(tiers("makes knots"), expected);
    assert_eq!(tiers("taut makes")[0], (Tier::Phrase, "Knows taut makes and knots"));
    assert_eq!(tiers("taut makes")[1], (Tier::InOrder, "Takes the tautest and makes"));
    assert_eq!(tiers("taut makes")[2], (Tier::Words, "Makes knots taut"));
    assert_eq!(tiers("mkaes knots").iter().map(|hit| hit.0).collect::<Vec<_>>(), [Tier::Typo; 2]);
    assert_eq!(tiers("junior knots")[0].0, Tier::Path);
    assert_eq!(tiers("akes")[0].0, Tier::Inside);
}

#[test]
fn a_typo_of_a_title_is_one_though_the_rest_stands_in_the_text() {
    let text = "# Crew\n\n## Junior Sailor\n\n### Splicing\n\n- Shares a rope\n- Splices a rope that people share\n";
    let ladder = ladder(text);
    let found = find(&Index::of(&ladder), &Query::parse("splicign rope"), Scope::Everything);
    let hits: Vec<_> = found.hits.iter().map(|hit| (hit.tier, hit.target.text(&ladder))).collect();
    assert_eq!(hits, [(Tier::Typo, "Shares a rope"), (Tier::Typo, "Splices a rope that people share")]);
}

#[test]
fn of_two_versions_the_one_that_more_levels_have_comes_first() {
    let level = |title: &str, asks: &str| format!("## {title} Sailor\n\n### Ropes\n\n- {asks}\n\n");
    let short = "Ties the old rope";
    let (long, other) = (format!("{short} by night"), format!("{short} at sea"));
    let levels = [level("Junior", short), level("Middle", &long), level("Senior", &long), level("Lead", &other)];
    let ladder = ladder(&format!("# Crew\n\n{}", levels.concat()));
    let found = find(&Index::of(&ladder), &Query::parse("ties old"), Scope::Everything);
    let hits: Vec<_> = found.hits.iter().map(|hit| hit.target.text(&ladder)).collect();
    assert_eq!(hits, [&long, short, &other, &long]);

    let levels = [level("Junior", short), level("Middle", &other), level("Senior", &long), level("Lead", &long)];
    let ladder = self::ladder(&format!("# Crew\n\n{}", levels.concat()));
    let found = find(&Index::of(&ladder), &Query::parse("ties old"), Scope::Everything);
    assert_eq!(found.hits[0].target.text(&ladder), long);
}

#[test]
fn a_word_that_is_known_is_no_typo() {
    let text = "# Crew\n\n## Junior Sailor\n\n### Ropes\n\n- Words of a poem\n- Works on a poem\n";
    let ladder = ladder(text);
    let found = |typed: &str| find(&Index::of(&ladder), &Query::parse(typed), Scope::Everything).total;
    assert_eq!(found("words"), 1);
    assert_eq!(found("wodrs"), 1);
    assert_eq!(found("worms"), 2);
}

#[test]
fn fields_narrow_a_search() {
    assert_eq!(texts("level:senior plans"), ["Writes plans with the café crew"]);
    assert_eq!(texts("plans !level:senior"), ["Comments on plans"]);
    assert_eq!(texts("competency:\"mentoring\" ^asks"), ["Asks a mentor for help"]);
    assert_eq!(texts("track:crew level:junior help$"), ["Asks a mentor for help"]);
    assert_eq!(texts("level:captain"), [] as [&str; 0]);
    assert_eq!(
        texts("level:junior"),
        ["Junior Sailor Engineer", "Mentoring", "Asks a mentor for help", "Comments on plans"]
    );
}

#[test]
fn what_is_left_out_is_no_hit() {
    assert_eq!(texts("plans !comments"), ["Writes plans with the café crew"]);
    // A word within a word is another.
    assert_eq!(texts("plans !omments").len(), 2);
}

#[test]
fn ranks_and_categories_are_fields() {
    let text =
        "# Crew\n\n## Junior Sailor (L1)\n\n### Ropes\n\n- Ties\n\n## Master Sailor (L10)\n\n### Ropes\n\n- Cuts\n";
    let ladder = ladder(text);
    let found = |typed: &str| {
        let found = find(&Index::of(&ladder), &Query::parse(typed), Scope::Everything);
        found.hits.iter().map(|hit| hit.target.text(&ladder).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("rank:L1"), ["Junior Sailor", "Ropes", "Ties"]);
    assert_eq!(found("rank:l ropes").len(), 2);
    assert_eq!(found("^master"), ["Master Sailor"]);
}

#[test]
fn named_values_of_a_level_are_found_as_what_it_says_of_itself() {
    let text = "# Crew\n\n## Junior Sailor\n\nSails.\n\n- **Reports to**: the owner\n- **Horizon**: a season\n\n### Ropes\n\n- Ties\n";
    let ladder = ladder(text);
    for (typed, expected) in [("horizon season", "Horizon: a season"), ("reports to", "Reports to: the owner")] {
        let found = find(&Index::of(&ladder), &Query::parse(typed), Scope::Everything);
        let hits: Vec<_> = found.hits.iter().map(|hit| (hit.kind(), hit.text(&ladder))).collect();
        assert_eq!(hits, [(Kind::Summary, expected)]);
    }
}

#[test]
fn a_field_holds_within_a_scope_too() {
    let ladder = ladder(TEXT);
    let senior = ladder.find_level("crew/senior-sailor-engineer").unwrap();
    let found = |typed: &str| find(&Index::of(&ladder), &Query::parse(typed), Scope::Level(senior.ix())).total;
    assert_eq!(found("level:senior plans"), 1);
    assert_eq!(found("level:junior plans"), 0);
}

#[test]
fn statuses_narrow_a_search_to_statements() {
    use super::super::query::Standing;
    let ladder = ladder(TEXT);
    let mut statuses = vec![Some(Standing::Open); ladder.size()[3]];
    statuses[0] = Some(Standing::Met);
    let found = |typed: &str| {
        let query = Query::parse(typed).on(statuses.clone());
        let found = find(&Index::of(&ladder), &query, Scope::Everything);
        found.hits.iter().map(|hit| hit.target.text(&ladder).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("is:met"), ["Asks a mentor for help"]);
    assert_eq!(found("mentor is:open"), ["Mentors two people a year"]);
    assert_eq!(found("!is:open"), ["Asks a mentor for help"]);
    assert_eq!(found("is:open|met").len(), 5);
}

#[test]
fn a_capital_asks_for_a_capital_as_long_as_there_is_one() {
    assert_eq!(texts("Mentors"), ["Mentors two people a year"]);
    assert_eq!(texts("Crew"), ["Crew"]);
    assert_eq!(texts("Knot"), ["Makes every knot tight over nights"]);
}

/// What is typed letter by letter lets hits fall out, and shuffles none that stay
/// in their tier.
#[test]
fn hits_keep_their_order_while_a_word_is_typed() {
    let ladder = crate::ladder::open_builtin();
    let index = Index::of(&ladder);
    for typed in ["customers", "technical", "interviews", "explains"] {
        let hits = |end: usize| find(&index, &Query::parse(&typed[..end]), Scope::Everything).hits;
        for end in 4..typed.len() {
            let (before, after) = (hits(end - 1), hits(end));
            let tier = |hits: &[Hit], hit: &Hit| hits.iter().find(|other| other.is(hit)).map(|hit| hit.tier);
            let stay = |hits: &[Hit]| -> Vec<(Target, Part)> {
                let stay =
                    hits.iter().filter(|hit| tier(&before, hit).is_some() && tier(&before, hit) == tier(&after, hit));
                stay.map(|hit| (hit.target, hit.part.clone())).collect()
            };
            assert_eq!(stay(&before), stay(&after), "{:?}", &typed[..end]);
        }
    }
}

/// The best 40 are the same, however many are given to `fuzzy-matcher`.
#[test]
fn the_cut_changes_nothing_of_the_best() {
    let words =
        ["Plans", "mends", "a rope", "with care", "the team", "customers", "risk", "and notes", "in time", "reports"];
    let mut seed = 7u64;
    let mut next = |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % most
    };
    let mut text = String::from("# Crew\n\n## Junior Sailor\n\n### Ropes\n\n");
    for _ in 0..6000 {
        let count = 3 + next(9);
        let sentence: Vec<&str> = (0..count).map(|_| words[next(words.len())]).collect();
        text.extend(["- ", &sentence.join(" "), " ", &next(10_000).to_string(), "\n"]);
    }
    let ladder = ladder(&text);
    let index = Index::of(&ladder);
    for typed in [
        "r",
        "risk",
        "the team",
        "team risk",
        "a c",
        "notes time",
        "ops",
        "te ti",
        "tmrsk",
        "cstmrs",
        "rsik team",
        "!risk team",
    ] {
        let query = Query::parse(typed);
        let cut = find(&index, &query, Scope::Everything);
        let whole = find_at_most(&index, &query, Scope::Everything, usize::MAX);
        assert!(whole.total > MOST_RANKED, "{typed}: {}", whole.total);
        assert_eq!(cut.hits[..40], whole.hits[..40], "{typed}");
    }
}

/// What was learnt of the texts saves looks, and changes nothing of what is found: by
/// each start of what is typed, in all and in a part, as many as a screen shows and all.
#[test]
fn what_was_learnt_changes_nothing() {
    let text = TEXT.replace("two people", "2 people, t's and a Zürich plan");
    for ladder in [ladder(&text), crate::ladder::open_builtin()] {
        let [plain, learnt, without_words] = [(); 3].map(|()| Index::of(&ladder));
        assert!(Learning::default().go_on(&learnt, &Manner::default()));
        let masks = learnt.learnt().unwrap().masks.clone();
        without_words.know(Learnt { masks, lexicon: None });
        let level = ladder.levels().nth(1).unwrap().ix();
        for typed in [
            "customers",
            "Mentors",
            "stakehodler risk",
            "exampel plnas",
            "!a t",
            "level:senior t",
            "\"a year",
            "'zq",
            "zürich",
            "2",
            "^as$",
            "qqq",
            "mekt",
            "audits writes",
            "i",
            "e",
        ] {
            for end in (1..=typed.len()).filter(|&end| typed.is_char_boundary(end)) {
                let query = Query::parse(&typed[..end]);
                for (scope, most) in [(Scope::Everything, 3), (Scope::Everything, usize::MAX), (Scope::Level(level), 5)]
                {
                    let found = |index: &Index<'_>| find_at_most(index, &query, scope, most);
                    let expected = found(&plain);
                    assert_eq!(found(&learnt), expected, "{:?} in {scope:?}", &typed[..end]);
                    assert_eq!(found(&without_words), expected, "{:?} in {scope:?}", &typed[..end]);
                }
            }
        }
    }
}

#[test]
fn a_search_tells_what_it_has_and_can_be_called_off() {
    let items: Vec<String> = (0..20_000).map(|nth| format!("- Ties rope {nth}")).collect();
    let items = items.join("\n");
    let ladder = ladder(&format!("# Crew\n\n## Junior Sailor\n\n### Ropes\n\n{items}"));
    let (index, query) = (Index::of(&ladder), Query::parse("ties rope"));
    for threads in [1, 2, 3] {
        let asked = std::sync::atomic::AtomicUsize::new(0);
        let mut totals = Vec::new();
        let manner = Manner { threads, goes_on: &|| true };
        let mut tell = |partial: &Partial<'_>| {
            totals.push(partial.total());
            let found = partial.found(7);
            assert_eq!((found.hits.len(), found.total), (7, partial.total()));
        };
        let found = find_beside(&index, &query, Scope::Everything, 10, &manner, &mut tell).unwrap();
        assert_eq!(found, find_at_most(&index, &query, Scope::Everything, 10));
        assert!(totals.len() > 1 && totals.is_sorted() && totals.last() == Some(&20_000), "{totals:?}");

        let goes_on = || asked.fetch_add(1, Relaxed) < 2;
        let manner = Manner { threads, goes_on: &goes_on };
        assert_eq!(find_beside(&index, &query, Scope::Everything, 10, &manner, &mut |_| {}), None);
    }
}
