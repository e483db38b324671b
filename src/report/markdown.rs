//! Text of a ladder within Markdown of ours.

/// Returns a text as Markdown that shows it as it is: what would be markup is
/// escaped, and line breaks become spaces.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in text.char_indices() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            // At the beginning these would make a list of it.
            '-' | '+' | '=' if at == 0 => escaped.extend(['\\', letter]),
            '.' | ')' if digits > 0 && at == digits => escaped.extend(['\\', letter]),
            '\n' => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Returns a line of a person's own Markdown for a quote of ours: its markup stays, but
/// none of it is code, and none a heading, which would part what is ours.
pub fn quoted(line: &str) -> String {
    let text = line.trim_start();
    let is_rule = |mark: char| !text.is_empty() && text.trim_end().chars().all(|letter| letter == mark);
    let heads = text.starts_with('#') || is_rule('=') || is_rule('-');
    let line = line.replace('<', "\\<");
    if heads { format!("\\{}", line.trim_start()) } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Parser};

    #[test]
    fn a_line_in_a_quote_is_neither_code_nor_a_heading() {
        let cases = [
            ("*Twelve* of `a` [here](https://example.org/a_b)", "*Twelve* of `a` [here](https://example.org/a_b)"),
            ("  # Head", "\\# Head"),
            ("---", "\\---"),
            ("==", "\\=="),
            ("- one", "- one"),
            ("<script>", "\\<script>"),
            ("", ""),
        ];
        for (line, expected) in cases {
            assert_eq!(quoted(line), expected);
        }
    }

    proptest! {
        #[test]
        fn what_is_escaped_reads_as_it_was(text in "[a-z0-9.)+=*_`<>|~#&\\[\\]\\\\-]([a-z0-9.)+*_`<>|~#&\\[\\]\\\\ -]{0,24}[a-z])?") {
            let markdown = format!("- {} y", escaped(&text));
            let shown: String = Parser::new(&markdown)
                .filter_map(|event| match event {
                    Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => Some(text),
                    _ => None,
                })
                .map(|text| text.to_string())
                .collect();
            prop_assert_eq!(shown, format!("{text} y"));
        }
    }
}
