//! Texts of data that hold Markdown.

use super::{dedented, outline};

#[test]
fn lists_in_texts_keep_their_labels_and_examples() {
    let json = r###"{"levels": [
  {"name": "Junior Baker", "skills": [{"name": "Dough",
    "asks": "**What it is:** all that *rises*.\n\n**Each day:**\n\n- Kneads by hand\n  - and with care\n- Rests it\n\n**Example behaviours:**\n\n- Rye at four",
    "examples": "- White bread\n- Brown bread"}]},
  {"name": "Senior Baker", "skills": [{"name": "Dough",
    "asks": "## Each week\n\n- Plans the doughs\n\nKeeps what rises.\n\n## Each month\n\n- Buys the flour"}]}
]}
"###;
    let read = "2: Junior Baker
      2: Dough
        3: What it is: all that rises.
        3: Each day:
          3: Kneads by hand
            3: and with care
          3: Rests it
        e.g. Rye at four
        e.g. White bread
        e.g. Brown bread
    5: Senior Baker
      5: Dough
        6: Each week
          6: Plans the doughs
          6: Keeps what rises.
        6: Each month
          6: Buys the flour";
    assert_eq!(outline("career/bakers.json", json), dedented(read));
}

#[test]
fn what_stands_below_each_other_in_a_text_has_lines_of_its_own() {
    let yaml = "levels:
      - name: Junior Baker
        dough: |
          Each day:

          - Kneads by hand
          - Rests it
      - name: Senior Baker
        dough: |
          - Plans the doughs
          - Buys the flour";
    let text = yaml.replace("\n    ", "\n");
    let read = "2: Junior Baker
      3: Dough
        4: Each day:
          6: Kneads by hand
          7: Rests it
    8: Senior Baker
      9: Dough
        10: Plans the doughs
        11: Buys the flour";
    assert_eq!(outline("career/bakers.yaml", &text), dedented(read));
}
