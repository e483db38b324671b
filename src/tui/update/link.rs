//! Links of notes and statements, opened or followed.

mod relative;

use linkify::{LinkFinder, LinkKind};

use super::super::app::{App, Pane};
use super::super::message::Effect;
use super::super::page::Item;
use super::choice::{self, Then};
use super::note::About;
use super::{inherit, note};
use crate::ladder::model::{Competency, Reference};
use crate::ladder::text::clean_line;
use relative::{File, Place};

/// What a link leads to.
#[derive(Clone, Debug)]
pub enum Link {
    /// An address, for the program that opens such.
    Address(String),
    /// Something of a ladder.
    Reference(Reference),
    /// A file, of the ladder or beside it.
    File(File),
}

/// The addresses that are handed to another program; whatever else a document
/// may name is not.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// Opens the link under the cursor, or asks which one.
pub(super) fn open(app: &mut App) -> Vec<Effect> {
    let links = under_cursor(app);
    match &links[..] {
        [] => {
            app.notice = Some("No link here; a adds a note, and a link in it counts.".into());
            Vec::new()
        }
        [link] => follow(app, link),
        links => {
            let rows: Vec<String> = links.iter().map(said).collect();
            choice::open(app, "Which link", rows.clone(), Then::Follow(rows));
            Vec::new()
        }
    }
}

/// Returns whether a link stands in the statement under the cursor itself.
pub(super) fn stands_in_statement(app: &App) -> bool {
    let row = app.child(Pane::Expectations, app.cursor_row(Pane::Expectations));
    let Some(Item::Expectation(statement)) = app.page().item(row) else { return false };
    !relative::under_cursor(app, &[]).is_empty()
        || !relative::addresses_under_cursor(app).is_empty()
        || !addresses(statement.text()).is_empty()
}

fn said(link: &Link) -> String {
    match link {
        Link::Address(address) => clean_line(address),
        Link::Reference(reference) => clean_line(&reference.text),
        Link::File(file) => clean_line(file.target()),
    }
}

/// The links of the notes and of the statement or the level under the cursor, then those
/// that stand in its competency, each once.
fn under_cursor(app: &App) -> Vec<Link> {
    let about = note::under_cursor(app);
    let level = app.level().filter(|_| about.is_none() && app.focus == Pane::Levels);
    let (about, notes) = about.map_or((None, Vec::new()), |(about, notes)| (Some(about), notes));
    if about.is_none() && level.is_none() {
        return Vec::new();
    }
    let of_level = level.into_iter().flat_map(|level| level.summary().into_iter().chain(level.notes()));
    let texts = notes.iter().map(|note| note.text.as_str()).chain(about.as_ref().map(About::title)).chain(of_level);
    let mut addresses: Vec<String> = texts.flat_map(addresses).collect();
    addresses.extend(relative::addresses_under_cursor(app));
    // A level's first competency is at hand, too, but isn't under the cursor.
    let competency = app.competency().filter(|_| matches!(app.focus, Pane::Expectations | Pane::Competencies));
    let references: Vec<&Reference> = competency.into_iter().flat_map(Competency::references).collect();
    let targets = references.iter().filter(|reference| reference.is_address()).filter_map(|r| r.target.clone());
    addresses.extend(targets.filter(|target| is_opened(target)));
    let mut seen = std::collections::HashSet::new();
    addresses.retain(|address| seen.insert(address.clone()));
    let inner = references.into_iter().filter(|reference| !reference.is_address());
    let mut files = relative::under_cursor(app, &notes);
    files.retain(|link| seen.insert(said(link)));
    let addresses = addresses.into_iter().map(Link::Address);
    // What a reference says is followed as such.
    let targets: Vec<&str> = inner.clone().filter_map(|reference| reference.target.as_deref()).collect();
    files.retain(|link| !targets.contains(&said(link).as_str()));
    addresses.chain(files).chain(inner.cloned().map(Link::Reference)).collect()
}

/// The addresses in a text, Markdown or not.
fn addresses(text: &str) -> Vec<String> {
    let found = LinkFinder::new().links(text).map(|link| match link.kind() {
        LinkKind::Email => format!("mailto:{}", link.as_str()),
        _ => link.as_str().to_owned(),
    });
    found.filter(|address| is_opened(address)).collect()
}

fn is_opened(address: &str) -> bool {
    let scheme = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    SCHEMES.iter().any(|known| scheme(known)) && !address.contains(|c: char| c.is_control() || c.is_whitespace())
}

/// Goes where one of the links under the cursor leads, by what is said of it.
pub(super) fn follow_said(app: &mut App, wanted: &str) -> Vec<Effect> {
    if let Some(link) = under_cursor(app).into_iter().find(|link| said(link) == wanted) {
        return follow(app, &link);
    }
    app.notice = Some(format!("{wanted} no longer stands here."));
    Vec::new()
}

/// Goes where a link leads.
fn follow(app: &mut App, link: &Link) -> Vec<Effect> {
    match link {
        Link::Address(address) => {
            app.notice = Some(format!("Opening {}", clean_line(address)));
            vec![Effect::Open(address.clone())]
        }
        Link::Reference(reference) => {
            inherit::follow(app, reference);
            Vec::new()
        }
        Link::File(file) => match relative::place(app, file) {
            Place::Ladder(reference) => {
                inherit::follow(app, &reference);
                Vec::new()
            }
            Place::Files(places) => vec![Effect::OpenFile(clean_line(file.target()), places)],
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::driver::Driver;

    #[test]
    fn addresses_are_found_in_markdown_and_in_plain_text() {
        let text = "Wrote [the guide](https://example.org/a_(b)), see http://example.com/x. Ask a@example.org";
        let expected = ["https://example.org/a_(b)", "http://example.com/x", "mailto:a@example.org"];
        assert_eq!(addresses(text), expected);
    }

    #[test]
    fn only_what_a_browser_or_a_mail_program_takes_is_opened() {
        assert!(is_opened("HTTPS://example.org"));
        for other in ["file:///etc/passwd", "javascript:alert(1)", "-x", "", "https://a\nb", "ssh://host"] {
            assert!(!is_opened(other), "{other}");
        }
    }

    const ROPES: &str = "# Crew\n\n## Junior Sailor (L1)\n\n### Ropes\n\nAs [the rules](rules.pdf) say.\n\n\
        - Ties six knots, as in [the mates' ladder](mates.md#splicing)\n- Coils every line\n\n\
        ## Senior Sailor (L2)\n\n### Ropes\n\n- Teaches knots\n";

    const MATES: &str = "# Mates\n\n## Junior Mate (L1)\n\n### Watch\n\n- Keeps awake\n\n\
        ## Senior Mate (L2)\n\n### Splicing\n\n- Splices wire\n";

    fn driver(folder: &std::path::Path) -> Driver {
        let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
        let (crew, mates) = (path("crew.md"), path("mates.md"));
        Driver::over(&[(&crew, ROPES), (&mates, MATES)], 80, 24)
    }

    #[test]
    fn a_link_to_a_file_of_the_ladder_goes_to_what_it_links_to_and_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut driver = driver(folder.path());
        driver.keys("Enter Enter o");
        let way = driver.screen().lines().next().unwrap().to_owned();
        assert!(way.starts_with("Mates › L2 Senior Mate › Splicing"), "{way}");
        assert!(driver.opened.is_empty());
        driver.keys("Ctrl-o");
        assert!(driver.screen().contains("Ties six knots"), "{}", driver.screen());
    }

    #[test]
    fn a_link_is_chosen_in_the_ladder_as_it_is_by_then() {
        let folder = tempfile::tempdir().unwrap();
        let mut driver = driver(folder.path());
        driver.keys("Enter Enter a").types("https://example.org/knots").keys("Enter o");
        assert!(driver.screen().contains("Which link"), "{}", driver.screen());
        driver.adopt(&[("mates.md", MATES)]);
        driver.keys("j Enter");
        let notice = driver.app.notice.as_deref().unwrap();
        assert!(notice.ends_with("no longer stands here."), "{notice}");
    }

    #[test]
    fn a_link_to_a_file_beside_the_ladder_opens_it_where_it_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let mut driver = driver(folder.path());
        driver.keys("Enter o");
        assert_eq!(driver.app.notice.as_deref(), Some("rules.pdf isn't there."));
        std::fs::write(folder.path().join("rules.pdf"), "").unwrap();
        driver.keys("o");
        assert_eq!(driver.opened.len(), 1);
        assert!(driver.opened[0].ends_with("rules.pdf") && std::path::Path::new(&driver.opened[0]).is_absolute());
    }

    #[test]
    fn links_of_notes_are_looked_for_beside_the_ladder() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("log of may.txt"), "").unwrap();
        let mut driver = driver(folder.path());
        driver.keys("Enter Enter j o");
        assert!(driver.app.notice.as_deref().unwrap().starts_with("No link here"), "{:?}", driver.app.notice);
        driver.keys("a").types("[the log](log%20of%20may.txt)").keys("Enter o");
        assert!(driver.opened[0].ends_with("log of may.txt"), "{:?}", driver.opened);
    }

    #[test]
    fn links_of_a_competency_are_none_of_its_levels() {
        let text =
            "# Crew\n\n## Junior Sailor\n\n### Ropes\n\nSee [ropes](https://example.org/ropes).\n\n- Ties knots\n";
        let mut driver = Driver::of(text, 80, 24);
        driver.keys("2 o");
        assert!(driver.opened.is_empty(), "{:?}", driver.opened);
        driver.keys("Enter o");
        assert_eq!(driver.opened, ["https://example.org/ropes"]);
    }

    #[test]
    fn links_of_markdown_to_the_web_are_opened() {
        let text = "# Crew\n\n## Junior Sailor\n\n> As [we](https://example.org/we) say.\n\n### Ropes\n\n\
            - Ties [six](https://example.org/6) knots\n- Coils\n";
        let mut driver = Driver::of(text, 80, 24);
        driver.keys("2 o");
        assert_eq!(driver.opened, ["https://example.org/we"]);
        driver.keys("Enter Enter o");
        assert_eq!(driver.opened, ["https://example.org/we", "https://example.org/6"]);
        driver.keys("j o");
        assert_eq!(driver.opened.len(), 2);
    }
}
