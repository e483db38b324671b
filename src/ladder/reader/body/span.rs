//! Sentences that tell how long or how much something is, rather than what somebody does.

use super::super::words::Words;

/// Labels of what somebody has done for so long, or so often: behind them stand statements as
/// well.
static EXPERIENCE: Words = Words::of(&["experience", "typical experience", "berufserfahrung"]);

/// Words for what such a time is counted in.
static TIMES: Words = Words::of(&[
    "year", "years", "yrs", "yr", "month", "months", "jahr", "jahre", "jahren", "monate", "monaten", "an", "ans",
    "années", "mois", "año", "años", "meses", "ano", "anos", "лет", "года", "год",
]);

/// Whether a text behind a label is little more than a number: "Typically needs two to 4
/// years". Behind a label of experience it is one of years, since statements have numbers, too:
/// "Has run at least 2 projects in this town".
pub(super) fn is_one(label: &str, text: &str) -> bool {
    const LONGEST: usize = 12;

    let counts = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    if text.split(' ').nth(LONGEST).is_some() || !counts(text) {
        return false;
    }
    let units = text.split(' ').skip(1).map(|unit| unit.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let lasts = || text.split(' ').zip(units).any(|(word, unit)| counts(word) && TIMES.hold(unit));
    !EXPERIENCE.hold(label) || lasts()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Experience", "Typically needs two to 4 years.", true)]
    #[case("Experience", "Some 3+ years, mostly in the shop or at the oven", true)]
    #[case("Experience", "Has sold bread at 2 markets or more in town", false)]
    #[case("Experience", "Bakes 20 cakes each day without any help", false)]
    #[case("Salary", "Something between 30 and 40 thousand, paid each month", true)]
    #[case("Salary", "Something that we talk about in each of the years", false)]
    fn a_number_of_years_is_a_span(#[case] label: &str, #[case] text: &str, #[case] is: bool) {
        assert_eq!(is_one(label, text), is);
    }
}
