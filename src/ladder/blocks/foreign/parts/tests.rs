use super::super::walk::marked;
use crate::ladder::blocks::foreign::Markup;

fn read(text: &str) -> String {
    assert!(Markup::supposed(text).and_then(Markup::read).is_some(), "{text}");
    let read: Vec<String> = marked(text).text.lines().map(str::to_owned).filter(|line| !line.is_empty()).collect();
    read.join("\n")
}

#[test]
fn titles_of_parts_are_headings() {
    let cases = [
        "=== \"Junior\"\n\n    - kneads\n\n=== \"Senior\"\n\n    - bakes\n",
        "??? note \"Junior\"\n\n    - kneads\n\n???+ tip \"Senior\"\n    - bakes\n",
        "> [!note]- Junior\n> - kneads\n\n> [!tip] Senior\n> - bakes\n",
        "{% tabs %}\n{% tab title=\"Junior\" %}\n- kneads\n{% endtab %}\n{% tab title=\"Senior\" %}\n- bakes\n{% endtab %}\n{% endtabs %}\n",
        "{{< tabs \"a\" >}}\n{{% tab \"Junior\" %}}\n- kneads\n{{% /tab %}}\n{{% tab \"Senior\" %}}\n- bakes\n{{% /tab %}}\n{{< /tabs >}}\n",
        "::: details Junior\n- kneads\n:::\n:::note[Senior]\n- bakes\n:::\n",
        "<Tabs>\n  <TabItem value=\"a\" label=\"Junior\">\n    - kneads\n  </TabItem>\n  <TabItem label='Senior'>\n    - bakes\n  </TabItem>\n</Tabs>\n",
        "/// details | Junior\n    open: True\n\n- kneads\n///\n//// tab | Senior\n- bakes\n////\n",
        ":::: {.callout-note title=\"Junior\"}\n- kneads\n::::\n:::{dropdown} Senior\n:open:\n\n- bakes\n:::\n",
        "````{tab-item} Junior\n:sync: a\n\n- kneads\n````\n```{dropdown} Senior\n- bakes\n```\n",
        ".. tab-set::\n\n   .. tab-item:: Junior\n      :sync: a\n\n      - kneads\n\n   .. tab-item:: Senior\n\n      - bakes\n",
        "::: tabs\n@tab Junior\n- kneads\n@tab:active Senior\n- bakes\n:::\n",
        "{expand:title=Junior|open=true}\n- kneads\n{expand}\n{panel:Senior}\n- bakes\n{panel}\n",
        "{% tab bakers Junior %}\n- kneads\n{% endtab %}\n{% details Senior %}\n- bakes\n{% enddetails %}\n",
        "<Tab\n  value=\"a\"\n  title=\"Junior\"\n>\n- kneads\n</Tab>\n<Tab title=\"Senior\">\n  - bakes\n</Tab>\n",
        "> [!note|wide] Junior\n> - kneads\n\n>[!todo2]+ Senior\n> - bakes\n",
        "{{% tab \"Junior\" %}}\n- kneads\n{{%/ tab %}}\n{{< tab \"Senior\" >}}\n- bakes\n{{</ tab >}}\n",
        "{%- tab title=\"Junior\" -%}\n- kneads\n{%- endtab -%}\n{% tab title=\"Senior\" %}\n- bakes\n{%- endtab %}\n",
        "<Tabs>\n<TabItem value=\"a\" label={'Junior'}>\n- kneads\n</TabItem>\n<TabItem value={\"Senior\"}>\n- bakes\n</TabItem></Tabs>\n",
        "<Tabs defaultValue=\"a\" values={[\n{label: 'Junior', value: 'a'},\n{label: 'Senior', value: 'b'}]}>\n<TabItem value=\"a\">\n- kneads\n</TabItem>\n<TabItem value=\"b\">\n- bakes\n</TabItem>\n</Tabs>\n",
        "<div class=\"tabs\">\n<div>\n=== \"Junior\"\n    - kneads\n=== \"Senior\"\n    - bakes\n",
        "<Card icon={'bread'}>\n::: details Junior\n- kneads\n:::\n</Card>\n:::{figure} ./oven.png\n:::\n:::{note} Senior\n- bakes\n:::\n",
    ];
    for text in cases {
        let lines = read(&format!("# Bakers\n{text}"));
        let lines: Vec<&str> = lines.lines().collect();
        assert_eq!(lines, ["# Bakers", "## Junior", "- kneads", "## Senior", "- bakes"], "{text}");
    }
}

#[test]
fn headings_in_parts_stand_below_their_titles() {
    let text = "# Bakers\n::: details Junior\n## Dough\n### Rest\n:::\n::: details Senior\n## Dough\n:::\n## Ovens\n";
    let expected = "# Bakers\n## Junior\n### Dough\n#### Rest\n## Senior\n### Dough\n## Ovens";
    assert_eq!(read(text), expected);
}

#[test]
fn a_part_stands_below_the_heading_above_it_however_deep_that_is() {
    let text = "---\ntitle: Bakers\n---\n# A\n### B\n#### Junior\n=== \"Dough\"\n    - kneads\n#### Senior\n===! \"Dough\"\n    - bakes\n";
    let expected =
        "---\ntitle: Bakers\n---\n# A\n### B\n#### Junior\n##### Dough\n- kneads\n#### Senior\n##### Dough\n- bakes";
    assert_eq!(read(text), expected);
    assert_eq!(read("---\ntitle: Bakers\n---\n::: details Junior\n:::\n"), "---\ntitle: Bakers\n---\n## Junior");
}

#[test]
fn what_a_fence_holds_is_code_where_it_names_no_part() {
    for fence in ["```{code-cell} a", "``` {.yaml title=\"a\"}", "```{r}"] {
        let code = format!("{fence}\n# hot\n```");
        let text = format!(
            "# Bakers\n````{{dropdown}} Junior\n- kneads\n{code}\n- rests\n````\n::: details Senior\n- bakes\n:::\n"
        );
        assert_eq!(read(&text), format!("# Bakers\n## Junior\n- kneads\n{code}\n- rests\n## Senior\n- bakes"));
    }
}

#[test]
fn options_of_parts_are_no_words_and_words_no_options() {
    let text = "# Bakers\n:::{dropdown} Junior\n:class-title: wide red\n:open:\n:bread: Bakes alone\n:::\n/// details | Senior\n    open: True\n    To bake: rye\n///\n";
    assert_eq!(read(text), "# Bakers\n## Junior\n:bread: Bakes alone\n## Senior\nTo bake: rye");
}

#[test]
fn what_stands_behind_a_closing_tag_stays() {
    let text = "# Bakers\n<Tab title=\"Junior\">\n- kneads\n</Tab> - rests\n<Tab title=\"Senior\">\n- bakes\n</Tab>\n";
    assert_eq!(read(text), "# Bakers\n## Junior\n- kneads\n- rests\n## Senior\n- bakes");
}

#[test]
fn headings_of_confluence_stand_in_parts() {
    let text = "{expand:Junior}\nh2. Dough\n* kneads\n{expand}\n{expand:Senior}\nh2. Dough\n* bakes\n{expand}\n";
    assert_eq!(read(text), "## Junior\n### Dough\n* kneads\n## Senior\n### Dough\n* bakes");
}

#[test]
fn tildes_stand_below_titles_or_around_code() {
    assert_eq!(read("Dough\n~~~~~\n- kneads\n\nOvens\n~~~~~\n- bakes\n"), "### Dough\n- kneads\n### Ovens\n- bakes");
    let code = "SQL\n~~~\n# hot\n::: details Senior\n~~~";
    assert_eq!(read(&format!("::: details Junior\n{code}\n:::\n")), format!("## Junior\n{code}"));
}

#[test]
fn what_has_no_title_is_no_part() {
    for text in [
        "::: warning\nHot\n:::\n",
        "{% if a == \"b\" %}\nHot\n{% endif %}\n",
        "<Card>\n  Hot\n</Card>\n",
        "> [!note]\n> Hot\n",
    ] {
        assert!(!marked(text).text.contains('#'), "{text}");
    }
    assert!(!marked("{{< figure title=\"Oven\" >}}\n<Oven title=\"a\" />\n").text.contains('#'));
}

#[test]
fn parts_stand_in_parts() {
    let tabs = "# Bakers\n=== \"Junior\"\n\n    === \"Dough\"\n\n        - kneads\n\n    === \"Ovens\"\n\n        - bakes\n\n=== \"Senior\"\n    ??? note \"Dough\"\n        - rests\n";
    let expected = "# Bakers\n## Junior\n### Dough\n- kneads\n### Ovens\n- bakes\n## Senior\n### Dough\n- rests";
    assert_eq!(read(tabs), expected);
    let callouts = "# Bakers\n> [!note] Junior\n> > [!tip] Dough\n> > - kneads\n>\n> > [!tip] Ovens\n> > - bakes\n\n> [!note] Senior\n> ??? tip \"Dough\"\n>     - rests\n";
    assert_eq!(read(callouts), expected);
}

#[test]
fn blocks_of_asciidoc_are_parts() {
    let text = "= Bakers\n\n.Junior\n[%collapsible]\n====\n.Dough\n* kneads\n====\n\n[tabs]\n======\nSenior::\n+\n--\n[discrete]\n== Dough\n* rests\n--\n======\n";
    assert_eq!(read(text), "# Bakers\n## Junior\n**Dough**\n* kneads\n## Senior\n### Dough\n* rests");
}

#[test]
fn drawers_of_org_are_left_out() {
    let text = "#+TITLE: Bakers\n* Junior\n:PROPERTIES:\n:OWNER: Ada\n:END:\n- kneads: well\n";
    assert_eq!(read(text), "# Bakers\n# Junior\n- kneads: well");
}

#[test]
fn code_is_no_part_and_has_none() {
    let code = "```yaml\n# hot\n=== \"Senior\"\n::: details Senior\n```";
    let text = format!("# Bakers\n::: details Junior\n{code}\n## Dough\n:::\n## Ovens\n");
    assert_eq!(read(&text), format!("# Bakers\n## Junior\n{code}\n### Dough\n## Ovens"));
}

#[test]
fn a_tag_that_holds_nothing_or_words_in_its_line_opens_no_part() {
    for text in [
        "<Tab title=\"a\" />\n<Tab title=\"b\">words</Tab>\n<Tab\n  title=\"c\"\n/>\n</Tab>\n",
        "{{< tab \"a\" />}}\n{{< tab \"b\" >}}words{{< /tab >}}\n{{< /tab >}}\n",
        "{% tab \"b\" %}words{% endtab %}\n{% endtab %}\n",
    ] {
        assert!(!marked(text).text.contains('#'), "{text}");
    }
}

#[test]
fn it_is_known_how_much_of_a_line_is_gone() {
    let cut = marked("# A\n=== \"B\"\n    - c\n    > [!note] D\n    > e\nf\n").cut;
    assert_eq!(cut, [0, 2, 4, 10, 6]);
}

#[test]
fn many_parts_in_parts_take_little_time() {
    let begun = std::time::Instant::now();
    for open in [
        "    /// a | b:\n",
        "::: details A\n",
        "> [!note] A\n",
        "=== \"A\"\n    ",
        "<Tab title=\"a\">\n",
        "{expand:title=a}\n",
    ] {
        let text = format!("{}\n</Tab>\n", open.repeat(20_000));
        assert!(marked(&text).text.contains('#'), "{open}");
    }
    // What looks below each again would take minutes.
    assert!(begun.elapsed() < std::time::Duration::from_secs(20));
}

#[test]
fn listings_and_comments_of_other_markups_are_no_headings() {
    let asciidoc = "= Bakers\n:toc:\n\n== Junior\n\n// for us\n* kneads\n\n----\n== Trainee\n----\n\n////\n== Old\n////\n:star: Knows\n\n== Senior\n";
    let listing = "~~~~~~~~~~~~\n== Trainee\n~~~~~~~~~~~~";
    assert_eq!(
        read(asciidoc),
        format!("# Bakers\n## Junior\n* kneads\n{listing}\n## Senior")
            .replace("\n## Senior", "\n:star: Knows\n## Senior")
    );
    let org = "#+TITLE: Bakers\n# for us\n* Junior\n:star: Knows\n- kneads\n#+BEGIN_EXAMPLE\n* Trainee\n#+END_EXAMPLE\n#+begin_comment\n* Old\n#+end_comment\n* Senior\n";
    assert_eq!(
        read(org),
        format!("# Bakers\n# Junior\n:star: Knows\n- kneads\n{listing}\n# Senior").replace("== Trainee", "* Trainee")
    );
}

#[test]
fn lists_of_asciidoc_and_of_wikis_are_lists() {
    let asciidoc =
        "= Bakers\n\n== Junior\n\n* kneads\n** slowly\n. first\n.. then\n\nDough:: rests\nOvens::\n* fires\n";
    let expected =
        "# Bakers\n## Junior\n* kneads\n   * slowly\n1. first\n   1. then\n- **Dough:** rests\n**Ovens**\n* fires";
    assert_eq!(read(asciidoc), expected);
    let wiki = "= Bakers =\n== Junior ==\n# kneads\n## slowly\n*#and then\n*rests\n";
    assert_eq!(read(wiki), "# Bakers\n## Junior\n1. kneads\n   1. slowly\n   1. and then\n* rests");
}

#[test]
fn lists_of_confluence_and_of_textile_are_lists() {
    let text = "h1. Bakers\n\nh2(#junior). Junior\n\np. Learns.\n\n# kneads\n## slowly\n# rests\n* bakes\n** well\n*Bold* words\n";
    let expected = "# Bakers\n## Junior\nLearns.\n1. kneads\n   1. slowly\n1. rests\n* bakes\n   * well\n*Bold* words";
    assert_eq!(read(text), expected);
}
