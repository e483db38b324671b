//! What stands where Markdown's rules are easily taken amiss: nothing of it is lost.

use super::*;
use crate::ladder::model::Expectation;

/// The statements of all levels, a level's behind its title.
fn statements(text: &str) -> String {
    let ladder = ladder(text);
    let levels = ladder.levels().map(|level| {
        let asked: Vec<&str> = level.expectations().map(Expectation::text).collect();
        format!("{}: {}", level.title(), asked.join("|"))
    });
    levels.collect::<Vec<_>>().join("; ")
}

#[rstest]
#[case("---\n## Baker\n- Plans\n---\n", "")]
#[case("+++\n## Baker\n- Plans\n\n+++\n\n", "")]
#[case("<!-- old:\n<table><tr><td>Oven</td><td>Lights it</td></tr></table>\n-->\n\n## Baker\n\n- Plans\n\n", "")]
#[case("```html\n<table><tr><td>Oven</td><td>Lights it</td></tr></table>\n```\n\n## Baker\n\n- Plans\n\n", "")]
#[case("- Closes `<table>`\n- Rests\n- Or `</table>`\n\n## Baker\n\n- Plans\n\n", "|Closes <table>|Rests|Or </table>")]
#[case("- Turns:\n  ```sh\n  bake\n  ```\n  and looks\n- Rests\n\n## Baker\n\n- Plans\n\n", "|Turns: and looks|Rests")]
#[case("- Turns\n  ***\n  and looks\n\n## Baker\n\n- Plans\n\n", "|Turns and looks")]
#[case("- Turns\n\n \tand looks\n\n## Baker\n\n- Plans\n\n", "|Turns and looks")]
fn what_stands_between_levels_is_theirs(#[case] between: &str, #[case] more: &str) {
    let text = format!("# Bakery career\n\n## Junior Baker\n\n- Kneads\n\n{between}## Senior Baker\n\n- Bakes\n");
    let text = if more.is_empty() { text } else { text.replace("- Kneads\n\n", "- Kneads\n") };
    assert_eq!(statements(&text), format!("Junior Baker: Kneads{more}; Baker: Plans; Senior Baker: Bakes"), "{text}");
}
