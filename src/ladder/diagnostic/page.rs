//! The documentation of a code. It is written once, as a page in Markdown, and
//! read by `rungs check --explain`, by `docs/findings.md` and by tests.

/// A code's page: a summary in one line, then parts under headings.
#[derive(Clone, Copy, Debug)]
pub struct Page(&'static str);

/// A part of a page: its title, and its lines as they are.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// What the part is about.
    pub title: &'static str,
    /// Its text in Markdown, without blank lines around it.
    pub text: &'static str,
}

impl Part {
    /// Returns the part's first example, which stands between fences.
    pub fn example(self) -> Option<&'static str> {
        let (_, rest) = self.text.split_once("```")?;
        let (_, rest) = rest.split_once('\n')?;
        Some(rest.split_once("```")?.0)
    }

    /// Returns what the first example is written in: "markdown".
    pub fn language(self) -> Option<&'static str> {
        let (_, rest) = self.text.split_once("```")?;
        Some(rest.split_once('\n')?.0)
    }
}

impl Page {
    pub(super) fn of(text: &'static str) -> Self {
        Page(text)
    }

    /// Returns what a finding of the code means, in one sentence.
    pub fn summary(self) -> &'static str {
        self.0.lines().next().unwrap_or_default()
    }

    /// Returns the parts, in order.
    pub fn parts(self) -> impl Iterator<Item = Part> {
        let headings = self.headings();
        let ends = headings.iter().skip(1).map(|&(start, _)| start).chain([self.0.len()]).collect::<Vec<_>>();
        headings.into_iter().zip(ends).map(move |((start, length), end)| {
            let (heading, text) = self.0[start..end].split_at(length);
            Part { title: heading.trim_start_matches('#').trim(), text: text.trim_matches(['\n', '\r']) }
        })
    }

    /// Where the headings of parts stand, and how long their lines are; what looks
    /// like one between fences belongs to an example.
    fn headings(self) -> Vec<(usize, usize)> {
        let (mut headings, mut at, mut in_example) = (Vec::new(), 0, false);
        for line in self.0.split_inclusive('\n') {
            in_example ^= line.starts_with("```");
            if !in_example && line.starts_with("## ") {
                headings.push((at, line.len()));
            }
            at += line.len();
        }
        headings
    }

    /// Returns the part of a title.
    pub fn part(self, title: &str) -> Option<Part> {
        self.parts().find(|part| part.title == title)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Code;

    #[test]
    fn every_code_is_explained_with_an_example() {
        for code in Code::all() {
            let (page, name) = (code.page(), code.name());
            assert!(page.summary().ends_with('.') && !page.summary().starts_with('#'), "{name}: {:?}", page.summary());
            let titles: Vec<_> = page.parts().map(|part| part.title).collect();
            assert_eq!(titles, ["Why it matters", "Wrong", "Right", "What to do"], "{name}");
            assert!(page.parts().all(|part| !part.text.is_empty()), "{name}");
            for title in ["Wrong", "Right"] {
                let example = page.part(title).and_then(super::Part::example);
                assert!(example.is_some_and(|text| !text.trim().is_empty()), "{name}: {title}");
            }
        }
    }
}
