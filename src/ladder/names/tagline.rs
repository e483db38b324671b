//! What some levels say of themselves behind their names, in so many words that the whole
//! reads like a sentence: `Level 3 - Senior Baker: "Keeps the whole street in bread"`.

use super::{LONGEST, count_words};

/// How many words a name has at most with what stands behind it.
const LONGEST_WITH_TAGLINE: usize = 24;

/// Marks that a quotation may begin with, each with what it ends with.
const QUOTES: [(char, char); 5] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('「', '」')];

/// Returns the name that stands before what a long title quotes. A title of so few words that
/// it may be a name as it stands has none; behind a colon alone stand questions and topics,
/// too: "Level 4: what we look for in interviews".
pub(super) fn name_before(title: &str) -> Option<&str> {
    // Hardly any title ends so.
    let (opens, _) = QUOTES.iter().find(|(_, closes)| title.ends_with(*closes))?;
    if !(LONGEST + 1..=LONGEST_WITH_TAGLINE).contains(&count_words(title)) {
        return None;
    }
    let (name, _) = title.split_once(*opens)?;
    let name = name.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '-' | '–' | '—' | ','));
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::{Naming, naming};
    use rstest::rstest;

    #[rstest]
    #[case::quoted("Level 3 - Senior Baker: \"Keeps the bread of the whole street on its way\"", Naming::Level)]
    #[case::with_marks("Senior Baker „Sorgt jeden Morgen dafür, dass die Straße ihr Brot hat“", Naming::Level)]
    #[case::behind_a_rank("L3: Keeps the bread of the whole street on its way in any weather", Naming::Nothing)]
    #[case::a_role("Bakery Manager: \"Keeps the bread of the whole street on its way at night\"", Naming::Role)]
    #[case::a_topic("Senior bakers: how we find those who stay with us for many years", Naming::Nothing)]
    #[case::a_sentence("L3: Keeps the bread of the whole street on its way in any weather.", Naming::Nothing)]
    #[case::a_question("\"Why does the bread of the whole street come so late, Senior Baker\"", Naming::Nothing)]
    fn a_name_is_one_whatever_is_said_behind_it(#[case] title: &str, #[case] named: Naming) {
        assert_eq!(naming(title), named);
    }
}
