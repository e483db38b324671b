//! Headings below numbered parts of a subject, which are what somebody has to know of it.

use super::super::sections::Section;

/// What a subject is parted into, and no career: "Domain 1: Dough".
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "domain", "module", "chapter", "unit", "lesson", "pillar", "theme", "topic", "competency", "competence",
    "domäne", "modul", "kapitel", "lektion", "kompetenz", "domaine", "chapitre", "compétence", "dominio", "módulo",
    "capítulo", "unidad", "unidade", "competencia", "competência", "modulo", "capitolo",
];

/// Whether all headings of a depth stand below numbered parts of a subject: what comes back
/// under them comes back under competencies, not levels.
pub(super) fn are_part(sections: &[Section<'_>], depth: u8) -> bool {
    let mut above: Option<&Section<'_>> = None;
    let mut any = false;
    for section in sections {
        if section.depth < depth {
            above = Some(section);
        } else if section.depth == depth {
            if !above.is_some_and(|above| is_one(above.title)) {
                return false;
            }
            any = true;
        }
    }
    any
}

fn is_one(title: &str) -> bool {
    let Some((word, number)) = title.split_once(' ') else { return false };
    number.starts_with(|c: char| c.is_ascii_digit()) && {
        let word = word.to_lowercase();
        PARTS.contains(&word.as_str())
    }
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case::a_subject("Domain 1: Bread", "Domain 2: Flour", 0)]
    #[case::in_another_language("Kapitel 1: Brot", "Kapitel 2: Mehl", 0)]
    #[case::one_of_them("Domain 1: Bread", "Flour", 3)]
    #[case::no_number("Domain of bread", "Domain of flour", 3)]
    fn what_stands_below_parts_of_a_subject_is_no_level(#[case] one: &str, #[case] other: &str, #[case] count: usize) {
        for close in ["**Knows:**", "**Knows**\n"] {
            let part = |title: &str| {
                format!(
                    "### {title}\n\n{close}\n- Salt\n- Water\n\n{}\n- Kneads\n- Bakes\n\n",
                    close.replace("Knows", "Does")
                )
            };
            let parts = ["Kneader", "Shift hand", "Oven keeper"].map(part);
            let text = format!("# Competency matrix\n\n## {one}\n\n{}{}## {other}\n\n{}", parts[0], parts[1], parts[2]);
            let ladder = assemble("notes", vec![read("a.md", text.as_bytes())]);
            assert_eq!(ladder.levels().count(), count, "{text}");
        }
    }
}
