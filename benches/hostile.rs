//! What a byte costs in documents that nobody means well with, at one size and
//! at twice that: `cargo bench --bench hostile`. A factor near 1 is linear.
//!
//! Each document is measured as a repetition of one text, and once more with a
//! number in each of its words, so that nothing is known from before.
//!
//! Beside it stands the factor of `pulldown-cmark` alone, which a document can
//! not be read without.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]
#![allow(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]

use std::hint::black_box;
use std::time::Duration;

use pulldown_cmark::Parser;
use rungs::ladder::assemble;
use rungs::ladder::reader;

mod support;

use support::{arguments, median, parser_options, timed};

const ROUNDS: usize = 3;

/// About how many bytes the smaller documents have.
const SIZE: usize = 200_000;

/// A name, what stands before everything, what is repeated, what stands behind.
type Case = (&'static str, &'static str, &'static str, &'static str);

/// Two levels, and a heading for what stands elsewhere.
const LEVELS: &str = "# Levels\n\n## L1 Baker\n\n- Kneads\n\n## L2 Senior Baker\n\n- Plans\n\n# More\n\n";

const CASES: &[Case] = &[
    ("one line", "# Senior Baker\n\n- ", "kneads well, ", "\n"),
    ("one line of accents", "# Senior Baker\n\n- ", "né à Œdème, ", "\n"),
    ("statements", "# Bakers\n## Senior Baker\n", "- Kneads dough without being asked\n", ""),
    ("headings", "", "## Senior Baker\n", ""),
    ("headings with items", "# Bakers\n", "## Senior Baker\n### Dough\n- Kneads dough\n", ""),
    ("quotes, nested", "# Senior Baker\n\n", "> ", "Kneads\n"),
    ("items, nested on a line", "# Senior Baker\n\n", "- ", "Kneads\n"),
    ("bold lines", "# Senior Baker\n\n", "**Dough:**\n\n- Kneads\n\n", ""),
    ("paragraphs of an item", "# Senior Baker\n\n- Kneads\n\n", "  and bakes\n\n", ""),
    ("emphasis never closed", "# Senior Baker\n\n", "*a _b ", "\n"),
    ("emphasis, nested", "# Senior Baker\n\n", "*a **b ", "\n"),
    ("links never closed", "# Senior Baker\n\n- ", "[a](", "\n"),
    ("brackets", "# Senior Baker\n\n- ", "[", "\n"),
    ("links", "# Senior Baker\n\n- ", "[a](b.md) ", "\n"),
    ("references", "# Senior Baker\n\n", "[a]: b\n", ""),
    ("reference uses", "[a]: b\n# Senior Baker\n\n- ", "[a] ", "\n"),
    ("backticks", "# Senior Baker\n\n- ", "`a``b```c ", "\n"),
    ("entities", "# Senior Baker\n\n- ", "&amp;&#", "\n"),
    ("HTML never closed", "# Senior Baker\n\n- ", "<a <!-- <?", "\n"),
    ("HTML declarations", "# Senior Baker\n\n- ", "<!A ", "\n"),
    ("CDATA", "# Senior Baker\n\n- ", "<![CDATA[", "\n"),
    ("details, nested", "# Senior Baker\n\n", "<details>\n", ""),
    ("HTML tables, nested", "# Senior Baker\n\n", "<table><tr><td>", ""),
    ("HTML tables never closed", "# Senior Baker\n\n", "<table><tr><td>Kneads</td>\n", ""),
    ("HTML tables on one line", "# Senior Baker\n\n", "<table><tr><td>Kneads</td></tr></table>", ""),
    ("comments before tables", "# Senior Baker\n\n- ", "<!-- <table> ", "\n"),
    ("HTML cells", "<table><tr><th>Dough<th>Senior Baker", "<tr><td>a<td>Kneads every dough", "</table>"),
    ("table rows", "| Dough | Senior Baker | Lead Baker |\n| - | - | - |\n", "| a | Kneads every dough | b |\n", ""),
    (
        "matrices elsewhere",
        LEVELS,
        "## Oven\n\n| a | L1 | L2 |\n|-|-|-|\n| Oven | lights one | looks after all |\n\n",
        "",
    ),
    ("competencies elsewhere", LEVELS, "## Oven\n\n- L1: lights one of them\n- L2: looks after all\n\n", ""),
    ("table breaks", "| Dough | Senior Baker |\n| - | - |\n| a | ", "Kneads<br>", " |\n"),
    ("table heads", "| a | b |\n| - | - |\n", "| a\n", ""),
    ("pipes", "", "|", "\n|-|\n"),
    ("fences of notes", "# Senior Baker\n\n", ":::", "\n"),
    ("imports", "", "import a from 'a';\n", ""),
    ("lists of contents", "* ", "{:toc}", "\n"),
    ("tags never closed", "# Senior Baker\n\n", "{% a ", "\n"),
    ("claims", "# Senior Baker\n\n", "The role builds on the Baker role. ", "\n"),
    ("claims with links", "# Senior Baker\n\nThis builds on ", "[Baker](a.md) ", "\n"),
    ("front matter never closed", "---\n", "a: b\n", ""),
    ("front matter, nested", "---\na: ", "[", "\n---\n"),
    (
        "front matter with demands",
        "---\nx:\n- title: a\n  y:\n  - level: 1\n    z: [b]\n- title: c\n  y:\n  - level: 2\n    z:\n",
        "    - Kneads 'this'\n",
        "---\n",
    ),
    ("accidents", "# Senior Baker\n\n- ", "thatâ€™s ", "\n"),
    ("tabs", "# Senior Baker\n\n", "\t", "x\n"),
    ("blank lines", "# Senior Baker\n", "\n", ""),
    ("bold lines over text", LEVELS, "**Oven**\nLights one\n", ""),
    ("text without headings", "Senior Baker (L3)\n\n", "Dough\n\n- kneads\n\n", ""),
];

/// A name, what stands before everything, what is repeated, what stands between, what
/// is repeated as often behind that, and what stands behind everything.
type Pair = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

/// Tables of many heads over rows of few cells, and lists of as many names as items.
const PAIRS: &[Pair] = &[
    ("columns before levels", "<table><tr>", "<th>Dough", "<th>Junior Baker<th>Senior Baker", "<tr><td>a", "</table>"),
    (
        "columns of explanations",
        "<table><tr><th>Skill",
        "<th>Description",
        "<th>Junior Baker<th>Senior Baker",
        "<tr><td>Kneads",
        "</table>",
    ),
    ("tracks", "<table><tr><th>Level<th>Track", "<th>Skill", "", "<tr><td>L1<td>Dough", "</table>"),
    ("refused tables", "# Bakers\n## Senior Baker\n", "<table><tr><td>x<td>y</table>\n", "", "\n- Kneads dough\n", ""),
    (
        "areas",
        "# Bakers\n",
        "## Dough\n\n### Junior Baker\n\n- Kneads\n\n",
        "## Ovens\n",
        "### Senior Baker\n\n- Bakes\n\n",
        "",
    ),
];

fn main() {
    let only: Vec<String> = arguments().iter().map(|word| word.to_string_lossy().into_owned()).collect();
    println!("| document | words | bytes | rungs ns a byte | at twice the size | factor | factor of pulldown-cmark |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let single = CASES.iter().map(|&(name, before, repeated, behind)| (name, before, repeated, "", "", behind));
    let is_asked = |case: &Pair| only.is_empty() || only.iter().any(|word| case.0.contains(word));
    for case in single.chain(PAIRS.iter().copied()).filter(is_asked) {
        println!("{}", row(&case, "alike", |part, _| part.to_owned()));
        // Without words there is nothing to number.
        if numbered(case.2, 0) != case.2 || numbered(case.4, 0) != case.4 {
            println!("{}", row(&case, "numbered", numbered));
        }
    }
}

/// Words that are no words of a ladder.
const MARKS: &[&str] = &["details", "from", "import", "table"];

/// A text with a number behind each of its longer words.
fn numbered(text: &str, number: usize) -> String {
    let mut whole = String::with_capacity(text.len() + 16);
    for word in text.split_inclusive(|letter: char| !letter.is_alphabetic()) {
        let letters = word.trim_end_matches(|letter: char| !letter.is_alphabetic());
        let is_word = letters.chars().count() > 3 && !MARKS.contains(&letters);
        let number = if is_word { number.to_string() } else { String::new() };
        whole.extend([letters, &number, &word[letters.len()..]]);
    }
    whole
}

fn row(
    &(name, before, repeated, between, again, behind): &Pair,
    words: &str,
    vary: impl Fn(&str, usize) -> String,
) -> String {
    let text = |size: usize| {
        let times = size / (repeated.len() + again.len()).max(1) + 1;
        let many = |part: &str| (0..times).map(|number| vary(part, number)).collect::<String>();
        [before, &many(repeated), between, &many(again), behind].concat()
    };
    let [once, twice] = [text(SIZE), text(2 * SIZE)];
    let own = |text: &str| {
        cost(text, &|| {
            black_box(assemble::assemble("hostile", vec![reader::read("hostile.md", text.as_bytes())]));
        })
    };
    let bare = |text: &str| {
        cost(text, &|| Parser::new_ext(text, parser_options()).into_offset_iter().for_each(|e| drop(black_box(e))))
    };
    let (small, large) = (own(&once), own(&twice));
    let parser = bare(&twice) / bare(&once);
    format!("| {name} | {words} | {} | {small:.1} | {large:.1} | {:.2} | {parser:.2} |", once.len(), large / small)
}

/// Nanoseconds a byte. What takes long is run once.
fn cost(text: &str, run: &dyn Fn()) -> f64 {
    let mut times: Vec<f64> = Vec::new();
    while times.len() < ROUNDS {
        let (time, ()) = timed(run);
        times.push(time.as_secs_f64() * 1e9 / text.len() as f64);
        if time > Duration::from_secs(1) {
            break;
        }
    }
    median(times)
}
