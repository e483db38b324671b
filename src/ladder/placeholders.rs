//! Words that hold the place of a statement: "TBD", "N/A".

use super::diagnostic::Code;

/// Statements that say nothing.
const PLACEHOLDERS: &[&str] = &[
    "tbd",
    "tba",
    "tbc",
    "todo",
    "@todo",
    "fixme",
    "xxx",
    "n/a",
    "n.a",
    "na",
    "none",
    "not applicable",
    "no requirements",
    "-",
    "–",
    "—",
    "s.o",
    "s/o",
    "sans objet",
    "entfällt",
    "nicht zutreffend",
    "keine anforderungen",
    "pas d'exigences",
    "sin requisitos",
    "sem requisitos",
    "nessun requisito",
    "brak wymagań",
    "требований нет",
    "нет требований",
    "вимог немає",
    "要件なし",
    "无要求",
    "無要求",
    "요구 사항 없음",
    "không có yêu cầu",
    "n.v.t",
    "niet van toepassing",
    "no aplica",
    "não se aplica",
    "non applicabile",
    "brak",
    "nie dotyczy",
    "не применимо",
    "неприменимо",
    "не застосовується",
    "нет",
    "немає",
    "ej tillämpligt",
    "ikke relevant",
    "uygulanamaz",
    "無",
    "无",
    "なし",
    "該当なし",
    "해당 없음",
    "없음",
];

/// No word of them has more bytes than this.
const LONGEST: usize = 40;

/// Words at the beginning of a statement that is still to be written.
const BEGINNINGS: &[&str] = &["TBD", "TBA", "TBC", "TODO", "FIXME", "XXX"];

/// Words that say alone, or behind "This is still", that something is to be written; behind
/// others they are what is spoken of: "Limits work in progress".
const DRAFTS: &[&str] = &[
    "wip",
    "work in progress",
    "under construction",
    "placeholder",
    "placeholder text",
    "insert text here",
    "your text here",
    "fill me in",
];

/// What may stand before these.
const BEFORE_DRAFTS: &[&str] =
    &["this", "page", "section", "part", "level", "role", "is", "are", "still", "a", "currently", "all"];

/// What typesetters fill pages with.
const FILLER: &str = "lorem ipsum";

/// Returns whether a statement says nothing.
pub fn is_placeholder(words: &str) -> bool {
    // Nearly all statements are longer, whatever dots they end with.
    words.as_bytes().get(LONGEST).is_none_or(|&byte| byte == b'.') && is_known(words)
}

fn is_known(words: &str) -> bool {
    let words = bare(words);
    let is_it = |known: &&str| {
        let alike = || known.eq_ignore_ascii_case(words) || (!words.is_ascii() && words.to_lowercase() == **known);
        known.len() == words.len() && alike()
    };
    words.len() <= LONGEST
        && (words.is_empty() || PLACEHOLDERS.iter().any(is_it) || is_to_come(words) || is_draft(words))
}

/// Words without the dots that they end with, and the brackets or marks of emphasis around
/// all of them.
fn bare(words: &str) -> &str {
    const PAIRS: &[(char, char)] = &[('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('_', '_'), ('*', '*')];

    let mut words = words.trim_end_matches(['.', '…']);
    while let Some(inner) = PAIRS.iter().find_map(|&(open, close)| words.strip_prefix(open)?.strip_suffix(close)) {
        if !inner.contains(char::is_alphanumeric) {
            break;
        }
        words = inner.trim().trim_end_matches(['.', '…']);
    }
    words
}

/// Whether words say that they are a draft.
fn is_draft(words: &str) -> bool {
    let before = |draft: &&str| {
        let start = words.len().checked_sub(draft.len())?;
        words.get(start..)?.eq_ignore_ascii_case(draft).then(|| &words[..start])
    };
    let may_stand = |word: &str| BEFORE_DRAFTS.iter().any(|known| known.eq_ignore_ascii_case(word));
    let is_apart = |before: &&str| before.is_empty() || before.ends_with(' ');
    DRAFTS.iter().find_map(before).filter(is_apart).is_some_and(|before| before.split_whitespace().all(may_stand))
}

/// Ways to say of something that it is still to be written.
const TO_COME: &[&str] = &[
    "to be defined",
    "to be determined",
    "to be written",
    "to be added",
    "to be confirmed",
    "coming soon",
    "noch zu definieren",
    "à définir",
    "por definir",
    "a definir",
    "da definire",
    "nog te bepalen",
    "do uzupełnienia",
];

/// Returns whether words end so, with what is to come before them at most.
fn is_to_come(words: &str) -> bool {
    let ends_so = |end: &&str| {
        let start = words.len().checked_sub(end.len())?;
        let own = words.get(start..)?;
        let alike = own.eq_ignore_ascii_case(end) || (!own.is_ascii() && own.to_lowercase() == **end);
        alike.then(|| words[..start].trim_end())
    };
    // "Helps goals to be defined" asks for something; "Goals are to be defined" doesn't.
    let names_it = |before: &str| before.split_whitespace().nth(MOST_TO_COME).is_none();
    TO_COME.iter().find_map(ends_so).is_some_and(names_it)
}

/// How many words may stand before that: "Level descriptions", "Everything is".
const MOST_TO_COME: usize = 2;

/// Returns what is said of a placeholder that was left out: a draft is to be written,
/// and what says that there is nothing is mostly meant.
pub(super) fn finding(words: &str) -> (Code, String) {
    let alone = bare(words);
    let is_beginning = BEGINNINGS.iter().any(|word| alone.eq_ignore_ascii_case(word));
    let (code, stands) = if is_beginning || is_to_come(alone) || is_draft(alone) {
        (Code::Placeholder, "holds the place of a statement")
    } else {
        (Code::NotApplicable, "says that there is no statement")
    };
    (code, format!("{words:?} {stands}; it was left out."))
}

/// Returns whether a placeholder is an accident or a draft: a dash alone, as cells
/// have it, says on purpose that there is nothing.
pub fn is_worth_a_word(words: &str) -> bool {
    words.chars().any(char::is_alphanumeric)
}

/// Returns whether a statement is nothing but a placeholder with letters in it, or
/// begins with one that says that it is still to be written.
pub fn begins_with_one(words: &str) -> bool {
    let is_whole = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '-');
    let begins = |word: &&str| words.strip_prefix(*word).is_some_and(is_whole);
    let filler = words.get(..FILLER.len()).is_some_and(|start| start.eq_ignore_ascii_case(FILLER));
    filler || BEGINNINGS.iter().any(begins) || (is_worth_a_word(words) && is_placeholder(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("TBD", true)]
    #[case("TODO: say what", true)]
    #[case("lorem ipsum dolor sit amet", true)]
    #[case("n/a", true)]
    #[case("N/A for this role, see the one above", false)]
    #[case("S.O.", true)]
    #[case("Não se aplica", true)]
    #[case("Требований нет.", true)]
    #[case("No requirements are written down", false)]
    #[case("To be defined", true)]
    #[case("Demands to be defined.", true)]
    #[case("À définir", true)]
    #[case("Helps the goals of the shop to be defined", false)]
    #[case("tbc", true)]
    #[case("[TBD]", true)]
    #[case("(to be added)", true)]
    #[case("_Coming soon…_", true)]
    #[case("XXX: fill in", true)]
    #[case("WIP", true)]
    #[case("Placeholder", true)]
    #[case("Insert text here", true)]
    #[case("Under construction", true)]
    #[case("This is still work in progress.", true)]
    #[case("Limits work in progress", false)]
    #[case("Plans bridges under construction", false)]
    #[case("Avoids wip", false)]
    #[case("XXXL ovens are cleaned", false)]
    #[case("[ ]", false)]
    #[case("—", false)]
    #[case("TODO-lists are kept short", false)]
    #[case("Todo lists are kept short", false)]
    #[case("None of the tests are skipped", false)]
    #[case("", false)]
    fn drafts_are_told_from_statements(#[case] words: &str, #[case] is_draft: bool) {
        assert_eq!(begins_with_one(words), is_draft, "{words}");
    }
}
