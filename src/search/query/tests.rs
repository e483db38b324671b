use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn remarked(typed: &str) -> Vec<(String, String)> {
    let query = Query::parse(typed);
    query.remarks().map(|(span, why)| (typed[span].to_owned(), why.to_owned())).collect()
}

#[test]
fn marks_say_how_a_term_is_looked_for() {
    let query = Query::parse("plain 'exact ^first last$ \"two  words\" !none \\!bang");
    let texts: Vec<&str> = query.terms.iter().map(|term| term.text.as_str()).collect();
    assert_eq!(texts, ["plain", "exact", "first", "last", "two words", "!bang"]);
    assert_eq!(query.without[0].text, "none");
    assert!(
        query.terms[1].spelling == Spelling::Exact
            && query.terms[2].at_start
            && query.terms[3].at_end
            && query.terms[4].spelling == Spelling::Words
    );
    assert_eq!(query.remarks().count(), 0);
}

#[test]
fn fields_take_words_quotes_and_marks() {
    let query = Query::parse("Level:\"senior support\" !track:^sales is:open,met rank:L4");
    let fields: Vec<(Field, &str, bool)> =
        query.fields.iter().map(|field| (field.field, field.term.text.as_str(), field.is_not)).collect();
    let expected = [(Field::Level, "senior support", false), (Field::Track, "sales", true), (Field::Rank, "l4", false)];
    assert_eq!(fields, expected);
    assert_eq!(query.statuses[0].any, [Standing::Open, Standing::Met]);
}

#[test]
fn capitals_ask_for_capitals_and_small_letters_for_any() {
    assert_eq!(Query::parse("SLAs").terms[0].capitals, [0, 1, 2]);
    assert!(Query::parse("slas").terms[0].capitals.is_empty());
}

#[rstest]
#[case("is:", "is:")]
#[case("mentor is:done", "is:done")]
#[case("level: mentor", "level:")]
#[case("mentor !", "!")]
#[case("^", "^")]
#[case("a $", "$")]
#[case("\"", "\"")]
#[case("lvel:senior", "lvel:")]
fn what_is_not_understood_is_said_and_no_error(#[case] typed: &str, #[case] part: &str) {
    let remarks = remarked(typed);
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    assert_eq!(remarks[0].0, part);
    assert!(remarks[0].1.ends_with('.'));
}

#[rstest]
#[case("is:wor")]
#[case("is:n")]
#[case("\"two wo")]
#[case("Scope: of work")]
#[case("https://example.org")]
#[case("R&D c++ 24/7 o'clock")]
fn what_is_half_typed_or_ordinary_is_no_matter(#[case] typed: &str) {
    assert_eq!(remarked(typed), []);
}

#[test]
fn too_many_and_too_long_terms_are_said() {
    let many = "word ".repeat(MOST_TERMS + 2);
    assert_eq!(Query::parse(&many).terms.len(), MOST_TERMS);
    assert_eq!(remarked(&many).len(), 2);
    let long = "x".repeat(LONGEST_TERM + 3);
    assert_eq!(remarked(&long)[0].0, "xxx");
}

/// Letters that mean something, and some that don't.
fn typed() -> impl Strategy<Value = String> {
    let odd = "[!'^$\"“\\\\: a-cAé日🦉\u{301}\u{200d}|,]{0,24}";
    let fields = "((!|)(is|level|track|rank|x):(\"|'|\\^|)[a-z/ ]{0,4}(\"|\\$|) ?){0,5}";
    prop_oneof!["\\PC{0,40}", odd.prop_map(|text: String| text), fields.prop_map(|text: String| text)]
}

proptest! {
    #[test]
    fn any_letters_are_a_query_whose_pieces_cover_them(typed in typed()) {
        let query = Query::parse(&typed);
        let mut at = 0;
        for piece in query.pieces() {
            prop_assert!(at <= piece.span.start && piece.span.start < piece.span.end);
            prop_assert!(typed[at..piece.span.start].chars().all(char::is_whitespace));
            at = piece.span.end;
            if let Some((span, why)) = &piece.remark {
                prop_assert!(piece.span.start <= span.start && span.start < span.end && span.end <= piece.span.end);
                prop_assert!(typed.get(span.clone()).is_some() && !why.is_empty());
            }
        }
        prop_assert!(typed[at..].chars().all(char::is_whitespace));
    }

    #[test]
    fn each_piece_is_taken_in_or_remarked_on(typed in typed()) {
        let query = Query::parse(&typed);
        let left_out = query.pieces().len() - (query.terms.len() + query.without.len() + query.fields.len() + query.statuses.len());
        prop_assert!(query.remarks().count() >= left_out);
    }

    #[test]
    fn terms_are_folded_letters_without_white_space_around(typed in typed()) {
        for term in &Query::parse(&typed).terms {
            prop_assert!(!term.text.is_empty());
            prop_assert_eq!(term.text.trim(), &term.text);
            prop_assert!(term.capitals.iter().all(|&at| term.text.is_char_boundary(at as usize)));
        }
    }
}
