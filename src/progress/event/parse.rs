//! Reads one line of a journal.

use jiff::Timestamp;
use memchr::memchr;

use super::fields::{self, Fields, Line, Value};
use super::{Aimed, Event, EventId, Kind, VERSION, Verdict, Wording, Words};

/// A line that could be read.
pub(in crate::progress) struct Read {
    /// The event.
    pub(in crate::progress) event: Event,
    /// Whether a newer version wrote it, or it is of an unknown kind.
    pub(in crate::progress) newer: bool,
}

/// Reads a line without its line break; a blank one is nothing. The error is a
/// short clause that says why the line can't be read.
pub(in crate::progress) fn parse(line: &[u8]) -> Result<Option<Read>, String> {
    let line = line.trim_ascii();
    if line.is_empty() {
        return Ok(None);
    }
    if memchr(0, line).is_some() {
        return Err("NUL bytes".into());
    }
    let text = str::from_utf8(line).map_err(|_| "not UTF-8")?;
    if is_conflict_marker(text) {
        return Err("conflict marker".into());
    }
    match fields::read(text) {
        Ok(Line::Fields(fields)) => read(&fields).map(Some),
        Ok(Line::NoObject) => Err("no JSON object".into()),
        Err(_) => Err("not JSON".into()),
    }
}

/// What git leaves in a file whose merge is not finished.
fn is_conflict_marker(line: &str) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|marker| line.starts_with(marker))
}

fn read(fields: &Fields<'_>) -> Result<Read, String> {
    let is_later = matches!(fields.get("v"), Some(Value::Number(v)) if *v > VERSION);
    let kind = match kind(fields) {
        // A later version may say with a kind what this one can't know.
        Err(_) if is_later && fields.text("kind").is_ok() => Kind::Other,
        kind => kind?,
    };
    let at = match (at(fields), &kind) {
        (Err(_), Kind::Other) => Timestamp::UNIX_EPOCH,
        (at, _) => at?,
    };
    let newer = kind == Kind::Other || is_later;
    let event = Event {
        seq: fields.seq()?,
        id: EventId::from(fields.text("id")?),
        at,
        by: fields.plain("by").unwrap_or_default(),
        step: fields.plain("step"),
        kind,
    };
    Ok(Read { event, newer })
}

fn kind(fields: &Fields<'_>) -> Result<Kind, String> {
    match fields.text("kind")? {
        "status" => status(fields),
        "match" => matched(fields),
        "renamed" => renamed(fields),
        "rating" => rating(fields),
        "note" => note(fields),
        "aim" => aim(fields),
        "seen" => wording(fields).map(Kind::Seen),
        "pin" => wording(fields).map(Kind::Pin),
        "undo" => undo(fields),
        _ => Ok(Kind::Other),
    }
}

fn status(fields: &Fields<'_>) -> Result<Kind, String> {
    Ok(Kind::Status {
        expectation: fields.text("expectation")?.to_owned(),
        status: fields.text("status")?.parse().map_err(|_| "unknown status")?,
        words: words(fields)?,
    })
}

fn matched(fields: &Fields<'_>) -> Result<Kind, String> {
    let verdict = match fields.text("verdict")? {
        "accepted" => Verdict::Accepted,
        "rejected" => Verdict::Rejected,
        _ => return Err("unknown verdict".into()),
    };
    Ok(Kind::Match {
        expectation: fields.text("expectation")?.to_owned(),
        to: fields.text("to")?.to_owned(),
        verdict,
        words: words(fields)?,
    })
}

fn renamed(fields: &Fields<'_>) -> Result<Kind, String> {
    Ok(Kind::Renamed {
        from: fields.text("from")?.to_owned(),
        was: fields.words("was")?.unwrap_or_default(),
        to: fields.text("to")?.to_owned(),
        words: Words { competency: String::new(), text: String::new(), ..words(fields)? },
    })
}

/// Words only help to find a statement again, so a line may lack them.
fn words(fields: &Fields<'_>) -> Result<Words, String> {
    Ok(Words {
        ladder: fields.words("ladder")?.unwrap_or_default(),
        track: fields.words("track")?.unwrap_or_default(),
        level: fields.words("level")?.unwrap_or_default(),
        rank: fields.words("rank")?,
        competency: fields.words("competency")?.unwrap_or_default(),
        text: fields.words("text")?.unwrap_or_default(),
        file: fields.plain("file"),
    })
}

/// A rating's `competency` is an id, so that its title has another name.
fn rating(fields: &Fields<'_>) -> Result<Kind, String> {
    let title = fields.words("title")?.unwrap_or_default();
    Ok(Kind::Rating {
        competency: fields.text("competency")?.to_owned(),
        rating: fields.words("rating")?.filter(|rating| !rating.is_empty()),
        words: Words { competency: title, text: String::new(), ..words(fields)? },
    })
}

/// A note's `text` is its own, so that its statement's has another name.
fn note(fields: &Fields<'_>) -> Result<Kind, String> {
    let statement = fields.words("statement")?.unwrap_or_default();
    Ok(Kind::Note {
        on: fields.text("on")?.to_owned(),
        text: fields.words("text")?.ok_or("no text")?,
        replaces: fields.words("replaces")?.map(|id| EventId::from(id.as_str())),
        words: Words { text: statement, ..words(fields)? },
    })
}

/// An aim's `track` is an id, so that its title has another name.
fn aim(fields: &Fields<'_>) -> Result<Kind, String> {
    Ok(Kind::Aim {
        track: fields.text("track")?.to_owned(),
        current: aimed(fields, ["current", "current_title", "current_rank"])?,
        target: aimed(fields, ["target", "target_title", "target_rank"])?,
        words: Words {
            ladder: fields.words("ladder")?.unwrap_or_default(),
            track: fields.words("title")?.unwrap_or_default(),
            file: fields.plain("file"),
            ..Words::default()
        },
    })
}

fn aimed(fields: &Fields<'_>, [level, title, rank]: [&str; 3]) -> Result<Aimed, String> {
    if fields.get(level).is_none() {
        return Ok(Aimed::Unsaid);
    }
    let Some(level) = fields.words(level)? else { return Ok(Aimed::Nowhere) };
    Ok(Aimed::At { level, title: fields.words(title)?.unwrap_or_default(), rank: fields.words(rank)? })
}

fn wording(fields: &Fields<'_>) -> Result<Wording, String> {
    Ok(Wording { ladder: fields.text("ladder")?.to_owned(), snapshot: fields.text("snapshot")?.to_owned() })
}

fn undo(fields: &Fields<'_>) -> Result<Kind, String> {
    let Value::List(events) = fields.get("events").ok_or("no events")? else {
        return Err("events are no list of ids".into());
    };
    let ids: Option<Vec<EventId>> = events.iter().map(|id| id.as_text().map(EventId::from)).collect();
    Ok(Kind::Undo { events: ids.ok_or("events are no list of ids")? })
}

fn at(fields: &Fields<'_>) -> Result<Timestamp, String> {
    fields.text("at")?.parse().map_err(|_| "bad at".into())
}

#[cfg(test)]
mod tests {
    use super::super::{Draft, Step};
    use super::*;
    use crate::progress::Status;
    use rstest::rstest;

    const AT: &str = "2026-11-21T22:22:04.123Z";

    fn event(line: &str) -> Event {
        parse(line.as_bytes()).unwrap().unwrap().event
    }

    fn reason(line: impl AsRef<[u8]>) -> String {
        parse(line.as_ref()).err().unwrap()
    }

    fn one(step: Step) -> Draft {
        step.drafts.into_iter().next().unwrap()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let words = Words {
            ladder: "ladders".into(),
            track: "Support \"Roles\"\n".into(),
            level: "Senior".into(),
            rank: Some("L4".into()),
            competency: "Mentor\u{2028}".into(),
            text: "Я учу 🌱".into(),
            file: Some("2024/careers.md".into()),
        };
        let at: Timestamp = "2026-11-21T22:22:04.123456789Z".parse().unwrap();
        let tick = one(Step::status("desk", at, [("t/l/c/d".into(), Status::NotApplicable, words.clone())]));
        let found = ("t/l/c/d".into(), "t/l/c/e".into(), Verdict::Rejected, words.clone());
        let found = one(Step::matches("desk", at, [found]));
        let undo = one(Step::undo("desk", at, vec![tick.id().clone()]));
        let part = Words { text: String::new(), ..words.clone() };
        let rated = one(Step::ratings("desk", at, [("t/l/c".into(), Some("maturing".into()), part.clone())]));
        let unrated = one(Step::ratings("desk", at, [("t/l/c".into(), None, part.clone())]));
        let note = one(Step::note("desk", at, "t/l/c/d".into(), "*saw*\n- it".into(), words));
        let instead = note.id().clone();
        let instead = one(Step::note_instead("desk", at, instead, "t/l/c".into(), String::new(), part));
        let wording = Wording { ladder: "built-in".into(), snapshot: "0123".into() };
        let seen = one(Step::seen("desk", at, [wording.clone()]));
        let pin = one(Step::pin("desk", at, [wording]));
        for draft in [tick, found, undo, rated, unrated, note, instead, seen, pin] {
            let written = draft.numbered(7);
            let line = written.to_line().unwrap();
            assert!(!line.contains('\n'));
            assert_eq!(event(&line), written);
        }
    }

    #[test]
    fn a_level_that_is_another_one_now_is_read_back() {
        let words = Words { ladder: "l".into(), track: "Roles".into(), level: "Baker III".into(), ..Words::default() };
        let kind = Kind::Renamed { from: "t/l".into(), was: "Senior".into(), to: "t/m".into(), words };
        let (at, by, step) = (AT.parse().unwrap(), "desk".to_owned(), None);
        let written = Event { seq: 7, id: EventId::from("r1"), at, by, step, kind };
        let line = written.to_line().unwrap();
        assert!(
            line.contains(r#""was":"Senior","to":"t/m","ladder":"l","track":"Roles","level":"Baker III""#),
            "{line}"
        );
        assert_eq!(event(&line), written);
        assert_eq!(reason(line.replace(r#""to":"t/m","#, "")), "no to");
    }

    #[test]
    fn an_aim_is_read_back_with_what_it_leaves_as_it_was() {
        let words = Words { ladder: "l".into(), track: "Roles".into(), ..Words::default() };
        let level = Aimed::At { level: "t/l".into(), title: "L".into(), rank: None };
        let ranked = Aimed::At { level: "t/m".into(), title: "M".into(), rank: Some("L2".into()) };
        for current in [&Aimed::Unsaid, &Aimed::Nowhere, &level] {
            for target in [&Aimed::Unsaid, &Aimed::Nowhere, &ranked] {
                let (current, target) = (current.clone(), target.clone());
                let kind = Kind::Aim { track: "t".into(), current, target, words: words.clone() };
                let written = one(Step::seen("desk", AT.parse().unwrap(), [wording()])).numbered(1);
                let written = Event { kind, ..written };
                assert_eq!(event(&written.to_line().unwrap()), written);
            }
        }
    }

    fn wording() -> Wording {
        Wording { ladder: "l".into(), snapshot: "s".into() }
    }

    #[test]
    fn a_line_has_the_fields_of_the_contract_in_their_order() {
        let at = AT.parse().unwrap();
        let mut tick = one(Step::status("desk", at, [("e".into(), Status::NotApplicable, Words::default())]));
        tick.id = "i".into();
        tick.step = Some("s".into());
        assert_eq!(
            tick.numbered(3).to_line().unwrap(),
            format!(
                "{{\"v\":1,\"id\":\"i\",\"seq\":3,\"at\":\"{AT}\",\"by\":\"desk\",\"kind\":\"status\",\"step\":\"s\",\
                 \"expectation\":\"e\",\"status\":\"n/a\",\"ladder\":\"\",\"track\":\"\",\"level\":\"\",\"rank\":null,\
                 \"competency\":\"\",\"text\":\"\"}}"
            )
        );
    }

    #[rstest]
    #[case("{", "not JSON")]
    #[case("[1]", "no JSON object")]
    #[case("<<<<<<< HEAD", "conflict marker")]
    #[case("=======", "conflict marker")]
    #[case(r#"{"seq":1,"kind":"mood"}"#, "no id")]
    #[case(r#"{"id":"a","kind":"mood"}"#, "no seq")]
    #[case(r#"{"id":"a","seq":-1,"kind":"mood"}"#, "bad seq")]
    #[case(r#"{"id":"a","seq":18446744073709551615,"kind":"mood"}"#, "bad seq")]
    #[case(r#"{"id":"a","seq":1,"kind":"rating","rating":"great"}"#, "no competency")]
    #[case(r#"{"id":"a","seq":1,"kind":"rating","competency":"c","rating":3}"#, "bad rating")]
    #[case(r#"{"id":"a","seq":1,"kind":"note","text":"t"}"#, "no on")]
    #[case(r#"{"id":"a","seq":1,"kind":"note","on":"e"}"#, "no text")]
    #[case(r#"{"id":"a","seq":1,"kind":"note","on":"e","text":"t","replaces":1}"#, "bad replaces")]
    #[case(r#"{"id":"a","seq":1,"kind":"aim","current":"t/l"}"#, "no track")]
    #[case(r#"{"id":"a","seq":1,"kind":"aim","track":"t","current":1}"#, "bad current")]
    #[case(r#"{"id":"a","seq":1,"kind":"pin","ladder":"l"}"#, "no snapshot")]
    #[case(r#"{"id":"a","seq":1}"#, "no kind")]
    #[case(r#"{"id":"a","seq":1,"kind":"undo","events":[]}"#, "no at")]
    #[case(r#"{"id":"a","seq":1,"at":"now","kind":"undo","events":[]}"#, "bad at")]
    #[case(r#"{"id":"a","seq":1,"kind":"undo","events":[1]}"#, "events are no list of ids")]
    #[case(r#"{"id":"a","seq":1,"kind":"status","expectation":"e","status":"great"}"#, "unknown status")]
    #[case(r#"{"id":"a","seq":1,"kind":"status","expectation":"e","status":"met","text":1}"#, "bad text")]
    #[case(r#"{"id":"a","seq":1,"kind":"match","expectation":"e","verdict":"accepted"}"#, "no to")]
    #[case(r#"{"id":"a","seq":1,"kind":"match","expectation":"e","to":"f","verdict":"maybe"}"#, "unknown verdict")]
    fn a_damaged_line_says_what_is_wrong_with_it(#[case] line: &str, #[case] why: &str) {
        assert_eq!(reason(line), why);
    }

    #[test]
    fn bytes_that_are_no_text_are_said() {
        assert_eq!(reason(b"\0\0\0"), "NUL bytes");
        assert_eq!(reason(b"{\"id\":\"\xff\"}"), "not UTF-8");
        let deep = format!("{{\"id\":{}", "[".repeat(100_000));
        assert_eq!(reason(deep), "not JSON");
    }

    #[test]
    fn a_blank_line_is_nothing() {
        assert!(parse(b" \t\r").unwrap().is_none());
    }

    #[test]
    fn a_newer_version_costs_nothing_that_is_known() {
        let line = format!(
            r#"{{"v":9,"id":"a","seq":1,"at":"{AT}","by":"b","kind":"status","expectation":"e","status":"met","mood":[1]}}"#
        );
        let read = parse(line.as_bytes()).unwrap().unwrap();
        assert!(read.newer);
        assert!(matches!(read.event.kind, Kind::Status { status: Status::Met, .. }));
        let mood = parse(br#"{"v":1,"id":"n","seq":2,"kind":"mood","step":{"x":1}}"#).unwrap().unwrap();
        assert!(mood.newer && mood.event.kind == Kind::Other);
        let later = r#"{"v":2,"id":"n","seq":2,"at":"2026-11-21T22:22:04Z","kind":"status","expectation":"e","status":"almost"}"#;
        let later = parse(later.as_bytes()).unwrap().unwrap();
        assert!(later.newer && later.event.kind == Kind::Other);
    }

    /// What the documentation shows of the journal.
    const DOCUMENTED: &str = include_str!("../../../docs/journal.md");

    #[test]
    fn the_documented_lines_are_read_and_written_as_they_stand() {
        let mut kinds = std::collections::HashSet::new();
        for line in DOCUMENTED.lines().filter(|line| line.starts_with('{')) {
            let read = parse(line.as_bytes()).unwrap().unwrap();
            assert!(!read.newer, "{line}");
            assert_eq!(read.event.to_line().unwrap(), line);
            kinds.insert(std::mem::discriminant(&read.event.kind));
            let kind = serde_json::from_str::<serde_json::Value>(line).unwrap()["kind"].as_str().unwrap().to_owned();
            assert!(DOCUMENTED.contains(&format!("`{kind}`")), "{kind} is not explained");
        }
        assert_eq!(kinds.len(), 9, "every kind has an example");
    }
}
