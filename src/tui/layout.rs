//! (size, focus) → rectangles. Pure arithmetic, whatever the size.

use super::app::{Pane, Size};

/// The smallest screen that shows more than a sentence.
pub const SMALLEST: Size = Size { width: 20, height: 6 };

/// From this width on all panes stand side by side.
const WIDE: u16 = 110;

/// From this width on a hit's preview stands beside the hits.
const BESIDE: u16 = 100;

/// From this many rows on a screen's list leaves some to what is said of its rows.
const LEAST_TO_SHARE: u16 = 8;

/// From this width on a list and the page stand side by side.
const MIDDLE: u16 = 56;

/// From this height on a narrow screen stacks a list over the page.
const TALL: u16 = 14;

/// Some columns and rows of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// The leftmost column.
    pub x: u16,
    /// The topmost row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    fn new(x: u16, y: u16, width: u16, height: u16) -> Self {
        Area { x, y, width, height }
    }

    /// Returns the area without its first row, which is a title's.
    #[must_use]
    pub fn below_title(self) -> Self {
        let title = self.height.min(1);
        Area::new(self.x, self.y + title, self.width, self.height - title)
    }
}

/// Where everything goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The way where one stands.
    pub header: Area,
    /// The panes that are visible, each with its title row.
    pub panes: Vec<(Pane, Area)>,
    /// The keys that matter now.
    pub footer: Area,
}

impl Layout {
    /// Returns the area of a pane, where it is visible.
    pub fn pane(&self, pane: Pane) -> Option<Area> {
        self.panes.iter().find(|(p, _)| *p == pane).map(|(_, area)| *area)
    }
}

/// Returns whether the screen is too small for more than a sentence.
pub fn is_too_small(size: Size) -> bool {
    size.width < SMALLEST.width || size.height < SMALLEST.height
}

/// Returns where everything goes, with so many rows at the foot.
pub fn layout(size: Size, focus: Pane, foot: u16) -> Layout {
    let Size { width, height } = size;
    let foot = foot.clamp(1, (height / 3).max(1));
    let body = Area::new(0, 1, width, height.saturating_sub(1 + foot));
    Layout {
        header: Area::new(0, 0, width, height.min(1)),
        panes: panes(body, focus),
        footer: Area::new(0, height.saturating_sub(foot), width, height.min(foot)),
    }
}

fn panes(body: Area, focus: Pane) -> Vec<(Pane, Area)> {
    let list = if focus == Pane::Expectations { Pane::Competencies } else { focus };
    if body.width >= WIDE {
        let part =
            |percent: u32, least: u16, most: u16| ((u32::from(body.width) * percent / 100) as u16).clamp(least, most);
        return columns(
            body,
            &[
                (Pane::Tracks, part(16, 17, 26)),
                (Pane::Levels, part(20, 22, 34)),
                (Pane::Competencies, part(24, 26, 42)),
            ],
        );
    }
    if body.width >= MIDDLE {
        return columns(body, &[(list, body.width * 36 / 100)]);
    }
    if focus == Pane::Expectations || body.height + 2 < TALL {
        return vec![(focus, body)];
    }
    let top = body.height / 2;
    vec![
        (list, Area::new(0, body.y, body.width, top)),
        (Pane::Expectations, Area::new(0, body.y + top, body.width, body.height - top)),
    ]
}

/// Lists from the left, a column between each, and the page in what is left.
fn columns(body: Area, lists: &[(Pane, u16)]) -> Vec<(Pane, Area)> {
    let mut x = 0;
    let mut panes = Vec::with_capacity(lists.len() + 1);
    for &(pane, width) in lists {
        panes.push((pane, Area::new(x, body.y, width, body.height)));
        x += width + 1;
    }
    panes.push((Pane::Expectations, Area::new(x, body.y, body.width.saturating_sub(x), body.height)));
    panes
}

/// Returns the columns that a pane's rows have.
pub fn list_width(pane: Pane, width: u16) -> u16 {
    match pane {
        Pane::Expectations => width.saturating_sub(2),
        _ => width.saturating_sub(1),
    }
}

/// Where the parts of a screen over the panes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScreenLayout {
    /// The title.
    pub header: Area,
    /// What it shows.
    pub body: Area,
    /// Its keys.
    pub footer: Area,
}

/// Returns where the parts of a screen over the panes go; `foot` is how many rows the
/// foot has.
pub fn screen(size: Size, foot: u16) -> ScreenLayout {
    let Size { width, height } = size;
    let foot = foot.clamp(1, height.saturating_sub(1).max(1)).min(height);
    ScreenLayout {
        header: Area::new(0, 0, width, height.min(1)),
        body: Area::new(0, 1, width, height.saturating_sub(1 + foot)),
        footer: Area::new(0, height.saturating_sub(foot), width, foot),
    }
}

/// Where the parts of a box over the panes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoxLayout {
    /// All of it, with its frame; a frame has no room on a small screen.
    pub frame: Option<Area>,
    /// The first row within.
    pub input: Area,
    /// The rows below.
    pub rows: Area,
}

/// Returns where the parts of the palette go: a box in the middle, the whole
/// screen where that is small.
pub fn palette(size: Size) -> BoxLayout {
    let Size { width, height } = size;
    if width < MIDDLE || height < TALL {
        let screen = screen(size, 1);
        return BoxLayout { frame: None, input: screen.header, rows: screen.body };
    }
    let wide = (width - 4).min(84);
    let high = (height - 4).min(24);
    let frame = Area::new((width - wide) / 2, (height - high) / 3, wide, high);
    let inner = Area::new(frame.x + 2, frame.y + 1, wide - 4, 1);
    BoxLayout { frame: Some(frame), input: inner, rows: Area { y: inner.y + 1, height: high - 3, ..inner } }
}

/// Returns where the parts of a choice among so many rows go.
pub fn choice(size: Size, rows: usize) -> BoxLayout {
    let whole = palette(size);
    let Some(frame) = whole.frame else { return whole };
    let high = (u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2)).min(frame.height);
    let wide = frame.width.min(64);
    let frame = Area::new((size.width - wide) / 2, (size.height - high) / 3, wide, high);
    let rows = Area::new(frame.x + 2, frame.y + 1, wide - 4, high - 2);
    BoxLayout { frame: Some(frame), input: Area { height: 0, ..rows }, rows }
}

/// Where the parts of the screen of findings go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingsLayout {
    /// The findings.
    pub list: Area,
    /// What the one under the cursor means, with its title row, if there is room.
    pub explanation: Option<Area>,
}

/// Returns where the parts of the screen of findings go; `foot` is how many rows the foot
/// has.
pub fn findings(size: Size, foot: u16) -> FindingsLayout {
    let body = screen(size, foot).body;
    if body.width >= BESIDE {
        let left = body.width * 55 / 100;
        let right = Area { x: body.x + left + 1, width: body.width - left - 1, ..body };
        return FindingsLayout { list: Area { width: left, ..body }, explanation: Some(right) };
    }
    if body.height < LEAST_TO_SHARE {
        return FindingsLayout { list: body, explanation: None };
    }
    let top = body.height * 55 / 100;
    let below = Area { y: body.y + top, height: body.height - top, ..body };
    FindingsLayout { list: Area { height: top, ..body }, explanation: Some(below) }
}

/// Where the parts of the find overlay go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindLayout {
    /// The line that is typed, with the count.
    pub input: Area,
    /// What kinds of things are looked for, where that isn't everything.
    pub kinds: Area,
    /// The hits.
    pub hits: Area,
    /// The hit under the cursor where it stands, if there is room.
    pub preview: Option<Area>,
}

/// Returns where the parts of the find overlay go; with a line for what kinds of
/// things are looked for, where it has to tell them.
pub fn find(size: Size, tells_kinds: bool) -> FindLayout {
    let Size { width, height } = size;
    let input = Area::new(0, 0, width, height.min(1));
    let kinds = Area::new(0, input.height, width, u16::from(tells_kinds).min(height.saturating_sub(2)));
    let top = 1 + kinds.height;
    let body = Area::new(0, top, width, height.saturating_sub(top + 1));
    if width >= BESIDE {
        let left = width * 55 / 100;
        return FindLayout {
            input,
            kinds,
            hits: Area { width: left, ..body },
            preview: Some(Area::new(left + 1, body.y, width - left - 1, body.height)),
        };
    }
    if height >= 22 {
        let top = body.height * 6 / 10;
        return FindLayout {
            input,
            kinds,
            hits: Area { height: top, ..body },
            preview: Some(Area::new(0, body.y + top, width, body.height - top)),
        };
    }
    FindLayout { input, kinds, hits: body, preview: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(width: u16, height: u16, focus: Pane) -> Vec<Pane> {
        layout(Size { width, height }, focus, 1).panes.into_iter().map(|(pane, _)| pane).collect()
    }

    #[test]
    fn wide_screens_show_all_panes_and_narrow_ones_where_one_is() {
        assert_eq!(shown(120, 40, Pane::Tracks), Pane::ALL);
        assert_eq!(shown(80, 24, Pane::Levels), [Pane::Levels, Pane::Expectations]);
        assert_eq!(shown(80, 24, Pane::Expectations), [Pane::Competencies, Pane::Expectations]);
        assert_eq!(shown(40, 15, Pane::Levels), [Pane::Levels, Pane::Expectations]);
        assert_eq!(shown(40, 15, Pane::Expectations), [Pane::Expectations]);
    }

    proptest! {
        #[test]
        fn every_area_is_on_the_screen(width in 0u16..300, height in 0u16..100, focus in 0usize..4, foot in 0u16..5, tells in any::<bool>()) {
            let size = Size { width, height };
            let layout = layout(size, Pane::ALL[focus], foot);
            let find = find(size, tells);
            let (palette, screen) = (palette(size), screen(size, foot));
            let areas = layout.panes.iter().map(|(_, area)| *area).chain([layout.header, layout.footer]);
            let areas = areas.chain([screen.header, screen.body, screen.footer]);
            let areas = areas.chain(palette.frame).chain([palette.input, palette.rows]);
            for area in areas.chain([find.input, find.kinds, find.hits]).chain(find.preview) {
                prop_assert!(area.x + area.width <= width && area.y + area.height <= height.max(1), "{:?}", area);
            }
            prop_assert!(layout.pane(Pane::ALL[focus]).is_some());
        }
    }
}
