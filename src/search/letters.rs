//! Letters of a term that stand in a text one by one.

/// About what `fuzzy-matcher` takes off from a term's letters where they stand in
/// a text in their order; nothing, where they don't.
///
/// Two places are looked at: where they end first, and where they begin last,
/// each as close together as it can be.
pub(super) fn loss(text: &str, term: &str) -> Option<usize> {
    let first = first(text, term)?;
    let last = last(text, term)?;
    Some(worth(text, &first).min(worth(text, &last)))
}

/// The same where the letters stand in a row.
pub(super) fn loss_at(text: &str, start: usize, end: usize) -> usize {
    let places: Vec<usize> = text[start..end].char_indices().map(|(at, _)| start + at).collect();
    worth(text, &places)
}

/// Bytes of the letters that end first, as late as they can begin.
fn first(text: &str, term: &str) -> Option<Vec<usize>> {
    let mut end = 0;
    for letter in term.chars() {
        end += after(&text[end..], letter)?;
    }
    let mut places = Vec::with_capacity(term.len());
    for letter in term.chars().rev() {
        end = text[..end].rfind(letter)?;
        places.push(end);
    }
    places.reverse();
    Some(places)
}

/// Bytes of the letters that begin last, as early as they can end.
fn last(text: &str, term: &str) -> Option<Vec<usize>> {
    let mut start = text.len();
    for letter in term.chars().rev() {
        start = text[..start].rfind(letter)?;
    }
    let mut places = Vec::with_capacity(term.len());
    for letter in term.chars() {
        let end = start + after(&text[start..], letter)?;
        places.push(end - letter.len_utf8());
        start = end;
    }
    Some(places)
}

/// What letters at these bytes are less than a word at a text's beginning: gaps,
/// and letters that begin or go on with nothing.
fn worth(text: &str, places: &[usize]) -> usize {
    let bytes = text.as_bytes();
    let (mut loss, mut bonus, mut end) = (0, 0, None);
    for &at in places {
        let here = match at.checked_sub(1).map(|before| bytes[before]) {
            None => 16,
            Some(b' ' | b'/' | b'(' | b'[') => 8,
            Some(before) if before.is_ascii_punctuation() => 7,
            Some(_) => 0,
        };
        bonus = match end {
            Some(end) if end == at => here.max(bonus).max(4),
            _ => here,
        };
        loss += 16 - bonus + end.map_or(0, |end| if at > end { at - end + 3 } else { 0 });
        end = Some(at + text[at..].chars().next().map_or(1, char::len_utf8));
    }
    loss
}

/// Where a text goes on after the first of a letter. Letters are compared whole:
/// bytes of others must not make one up.
fn after(text: &str, letter: char) -> Option<usize> {
    let at = if letter.is_ascii() { memchr::memchr(letter as u8, text.as_bytes()) } else { text.find(letter) };
    at.map(|at| at + letter.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_never_made_of_pieces_of_others() {
        assert_eq!(loss("日本語で週報を書く", "車"), None);
        assert!(loss("日本語で週報を書く", "日報").is_some());
        assert!(loss("a cafe of ours", "cfo").is_some());
    }

    #[test]
    fn close_letters_lose_less_wherever_they_are() {
        assert!(loss("m then mtr then more", "mtr") < loss("m then mt then more r", "mtr"));
        assert!(loss("m xt then mt", "mt") < loss("m xt then mxt", "mt"));
        assert!(loss("a mentor", "mtr") < loss("a lament or", "mtr"));
    }
}
