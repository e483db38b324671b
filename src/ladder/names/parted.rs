//! Titles that a mark parts: of several somebodies, or of somebody and a part of the company.

use super::{count_words, names_somebody, words};

/// How many words a part of a company has at most behind who works there.
const LONGEST_PART: usize = 3;

/// Words that go on with a list; they name no part of a company.
const CONJUNCTIONS: &[&str] = &["and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "och", "и", "или"];

/// Whether a title leaves open which of several somebodies it names, where "Leadership" is one:
/// "Specialist / Leadership".
pub(super) fn is_one_of_several(title: &str) -> bool {
    let several = || title.split(" / ");
    let leads = |one: &str| words::LEADERSHIP.contains(&one.to_lowercase().as_str());
    several().nth(1).is_some()
        && several().any(names_somebody)
        && several().all(|one| names_somebody(one) || leads(one))
}

/// Whether a title names somebody, and behind a comma where: "Manager, Oven Sales".
pub(super) fn is_of_a_part(title: &str) -> bool {
    let is_part = |part: &str| {
        count_words(part) <= LONGEST_PART
            && !part.contains(',')
            && part.split(' ').all(|word| !CONJUNCTIONS.contains(&word))
    };
    title.split_once(", ").is_some_and(|(somebody, part)| is_part(part) && names_somebody(somebody))
}

#[cfg(test)]
mod tests {
    use super::super::{Naming, naming};
    use rstest::rstest;

    #[rstest]
    #[case("Manager, Oven Sales", Naming::Role)]
    #[case("Manager, Oven Sellers", Naming::Role)]
    #[case("Engineer, Ovens", Naming::Role)]
    #[case("Manager, mentor and friend", Naming::Nothing)]
    #[case("Manager, flour, salt", Naming::Nothing)]
    #[case("Manager, what they do all day", Naming::Nothing)]
    #[case("Flour, salt", Naming::Nothing)]
    #[case("Manager, Expectations", Naming::Nothing)]
    fn somebody_is_told_before_a_part_of_the_company(#[case] title: &str, #[case] named: Naming) {
        assert_eq!(naming(title), named);
    }
}
