use super::*;

#[test]
fn each_word_of_the_lists_is_known_with_its_kinds() {
    let lists = [
        (words::ROLES, kind::ROLE),
        (words::ROLES_ANYWHERE, kind::ROLE_ANYWHERE),
        (words::ROLE_ENDINGS, kind::ROLE_ANYWHERE),
        (words::TOPICS, kind::TOPIC),
        (words::BESIDE_LEVELS, kind::BESIDE_LEVELS),
        (words::OPENERS, kind::OPENER),
        (words::HINTS, kind::HINT),
        (words::EVERYBODY, kind::EVERYBODY),
        (words::ALL, kind::ALL),
        (words::ALL_OF, kind::ALL_OF),
        (words::AROUND_ALL, kind::AROUND_ALL),
        (words::SEVERITIES, kind::SEVERITY),
        (words::MANAGEMENT, kind::MANAGEMENT),
        (words::TRACKS, kind::TRACK),
        (words::LEVELS, kind::LEVEL),
        (words::COMPARISONS, kind::COMPARISON),
        (words::STEPS_OF_PLANS, kind::STEP_OF_A_PLAN),
        (words::STEPS, kind::STEP),
        (words::CONTRIBUTORS, kind::CONTRIBUTOR),
    ];
    let scales = words::SCALE.iter().map(|(_, list)| (*list, kind::SCALE));
    for (word, kind) in
        lists.into_iter().chain(scales).flat_map(|(list, kind)| list.iter().map(move |word| (*word, kind)))
    {
        assert!(Word::of(word).is(kind), "{word}");
        assert!(!word.is_ascii() || Word::of(&word.to_uppercase()).is(kind), "{word}");
    }
    for (place, list) in words::SENIORITY {
        assert!(list.iter().all(|word| Word::of(word).place == Some(*place)), "{list:?}");
    }
    assert!(words::BELOW.iter().all(|&(word, below)| Word::of(word).below == Some(below)));
    assert!(LEXICON.count * 2 < SLOTS);
}

#[test]
fn what_no_list_has_is_told_by_its_letters() {
    assert_eq!(Word::of("kneads"), Word::UNKNOWN);
    assert!(Word::of("Softwareentwicklerin").is(kind::ROLE_ANYWHERE));
    let joined = ["Pflegefachkraft", "Bäckermeisterin", "Afdelingsleder", "Teamchef", "Sjuksköterska"];
    assert!(joined.iter().all(|word| Word::of(word).is(kind::ROLE | kind::ROLE_ANYWHERE)));
    assert!(["Under", "Faster", "Leder", "Mischief"].iter().all(|word| Word::of(word) == Word::UNKNOWN));
    assert!(Word::of("Engineers").is(kind::ROLES) && !Word::of("Engineer").is(kind::ROLES));
    assert!(
        ["12", "II", "xv"].iter().all(|word| Word::of(word).is(kind::NUMERAL)) && !Word::of("mix").is(kind::NUMERAL)
    );
    assert_eq!((Word::of("高级工程师").place, Word::of("주임연구원장").place), (Some(40), Some(50)));
}
