//! The find overlay: what is typed, the hits, and the one under the cursor
//! where it stands.

use ratatui::text::Line;

use super::super::action::{Action, Context};
use super::super::app::{App, Find, Size, Top};
use super::super::layout::Area;
use super::super::page::{Page, Subject, row_in, row_of};
use super::super::rows::{Writer, hit};
use super::super::scroll;
use super::super::text::{elide, width, wrap};
use super::super::update::find::saved;
use super::{Canvas, chrome, foot};
use crate::report::text::counted;
use crate::search::Target;

/// Draws the overlay. Returns where text is typed.
pub(super) fn draw(app: &App, find: &Find, canvas: &mut Canvas<'_>, size: Size) -> (u16, u16) {
    let layout = find.layout(size);
    let mut count = chrome::found(find);
    if !find.selected.is_empty() {
        count = format!("{count}, {} selected", find.selected.len());
    }
    let room = usize::from(size.width).saturating_sub(width(&count) + 1);
    let x = chrome::typed(canvas, layout.input, "Find: ", &find.line, &find.query, room);
    canvas.text(layout.input, size.width.saturating_sub(width(&count) as u16), 0, &count, canvas.theme.dim());
    if let Some(kinds) = find.kinds.described() {
        canvas.text(layout.kinds, 0, 0, &elide(&kinds, usize::from(size.width)), canvas.theme.title());
    }
    hits(app, find, canvas, layout.hits);
    if let Some(area) = layout.preview {
        preview(app, find, canvas, area);
    }
    let footer = Area { x: 0, y: size.height - 1, width: size.width, height: 1 };
    if let Some(why) = app.notice.as_deref().or_else(|| find.query.remarks().next().map(|(_, why)| why)) {
        canvas.text(footer, 0, 0, &elide(why, usize::from(size.width)), canvas.theme.title());
    } else {
        let actions = [Action::Accept, Action::Select, Action::Met, Action::Back, Action::Help];
        foot::keys(canvas, footer, Context::Find, &actions);
    }
    (layout.input.x + x, layout.input.y)
}

fn hits(app: &App, find: &Find, canvas: &mut Canvas<'_>, area: Area) {
    if find.found.hits.is_empty() {
        hint(app, find, canvas, area);
        return;
    }
    let (mut y, mut skip) = (0, find.top.line);
    for nth in find.top.row..find.found.hits.len() {
        if y >= area.height {
            break;
        }
        let from = y;
        for line in hit::lines(app, find, nth, area.width).iter().skip(skip).take(usize::from(area.height - y)) {
            canvas.line(area, y, line);
            y += 1;
        }
        skip = 0;
        if nth == find.cursor {
            canvas.style(area, from, y - from, canvas.theme.cursor());
        }
    }
}

fn hint(app: &App, find: &Find, canvas: &mut Canvas<'_>, area: Area) {
    let saved = saved(&app.saved_finds, find.line.text());
    let saved: Vec<String> = saved.map(|(name, query)| format!("@{name}  {query}")).collect();
    if !saved.is_empty() {
        for (y, line) in saved.iter().take(usize::from(area.height)).enumerate() {
            canvas.text(area, 0, y as u16, &elide(line, usize::from(area.width)), canvas.theme.dim());
        }
        return;
    }
    let [tracks, levels, _, expectations] = app.ladder.size();
    let text = if find.query.is_empty() {
        format!(
            "Type a few letters or words, in any order, to find them in {}, {} and {}.",
            counted(tracks, "track"),
            counted(levels, "level"),
            counted(expectations, "expectation")
        )
    } else if find.waits() {
        String::new()
    } else {
        nothing(find)
    };
    let lines = wrap(&text, usize::from(area.width));
    let height = lines.len().min(usize::from(area.height)) as u16;
    for (y, line) in lines.into_iter().enumerate() {
        canvas.line(area, y as u16, &Line::styled(text[line].to_owned(), canvas.theme.dim()));
    }
    let below = Area { y: area.y + height, height: area.height - height, ..area };
    meant(find, canvas, below);
}

/// What is said where nothing was found.
fn nothing(find: &Find) -> String {
    let typed = find.line.text();
    match find.meant.as_deref() {
        None => format!("Nothing matches {typed:?}."),
        Some([]) => format!("Nothing matches {typed:?}. Fewer letters find more; Esc goes back."),
        Some(_) => format!("Nothing matches {typed:?}. Enter looks for one of these instead:"),
    }
}

/// What may be meant, each with how many texts have it.
fn meant(find: &Find, canvas: &mut Canvas<'_>, area: Area) {
    let meant = find.meant.iter().flatten();
    let first = (find.cursor + 1).saturating_sub(usize::from(area.height));
    for (y, (nth, meant)) in meant.enumerate().skip(first).take(usize::from(area.height)).enumerate() {
        let count = counted(meant.count, "text");
        let word = elide(&meant.word, usize::from(area.width).saturating_sub(width(&count) + 3));
        let x = canvas.text(area, 1, y as u16, &word, canvas.theme.title());
        canvas.text(area, x + 2, y as u16, &count, canvas.theme.dim());
        if nth == find.cursor {
            canvas.style(area, y as u16, 1, canvas.theme.cursor());
        }
    }
}

/// The hit under the cursor where it stands.
fn preview(app: &App, find: &Find, canvas: &mut Canvas<'_>, area: Area) {
    let Some(found) = find.found.hits.get(find.cursor) else { return };
    let theme = canvas.theme;
    let rule = theme.rule().repeat(usize::from(area.width));
    canvas.text(area, 0, 0, &rule, theme.dim());
    let title = format!(" {} ", elide(found.kind().name(), usize::from(area.width.saturating_sub(4))));
    canvas.text(area, 1, 0, &title, theme.dim());
    let (subject, row) = match found.target {
        Target::Track(ix) => (Subject::Track(ix), 0),
        Target::Level(ix) => (Subject::Level(ix), 0),
        Target::Competency(ix) => (Subject::Competency(ix), row_in(&app.ladder, found).unwrap_or(0)),
        Target::Expectation(ix) => {
            (Subject::Competency(app.ladder.expectation(ix).competency().ix()), row_of(&app.ladder, ix))
        }
    };
    let inner = area.below_title();
    let inner = Area { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let page = Page::of(&app.ladder, subject);
    let writer = hit::writer(app, find, inner.width);
    // Only the hit is lit: scattered letters of its neighbours mean nothing.
    let unlit = Writer { query: None, ..writer };
    let item_lines = |nth: usize| {
        let writer = if nth == row { writer } else { unlit };
        page.item(nth).map(|item| writer.item(item)).unwrap_or_default()
    };
    let top = scroll::settle(Top::default(), row, usize::from(inner.height), |nth| item_lines(nth).len().max(1));
    let (mut y, mut skip) = (0, top.line);
    for nth in top.row..page.len() {
        if y >= inner.height {
            break;
        }
        let from = y;
        for line in item_lines(nth).iter().skip(skip).take(usize::from(inner.height - y)) {
            canvas.line(inner, y, line);
            y += 1;
        }
        skip = 0;
        if nth == row && row > 0 {
            canvas.style(inner, from, y - from, theme.cursor());
        }
    }
}
