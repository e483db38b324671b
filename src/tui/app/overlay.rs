//! What lies over the panes: screens and boxes, each over the one before it.
//!
//! A screen has a variant of [`Overlay`] with its state, a [`Context`] with its
//! keys in the table of actions, a file in `update/` that changes the state, and
//! one in `view/` that draws it. `Esc` and the way back from the help are the
//! same for all of them.

use super::super::action::Context;
use super::super::layout::{self, Layout, ScreenLayout};
use super::super::levels::chart::Charting;
use super::super::levels::choose::Choosing;
use super::super::levels::compare::Comparing;
use super::super::levels::gap::Gapping;
use super::super::levels::grid::Gridding;
use super::super::place::Place;
use super::super::text::wrap;
use super::super::update::choice::Choice;
use super::super::update::findings::Findings;
use super::super::update::listing::{Listing, What};
use super::super::update::note::Jot;
use super::super::update::palette::Palette;
use super::super::update::write::Writing;
use super::{App, Find, Size};

/// How many rows a sentence at the foot has at most.
const MOST_OF_NOTICE: u16 = 4;

/// Something that lies over the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// Find anything.
    Find(Find),
    /// All actions.
    Palette(Palette),
    /// A line that is added as a note.
    Jot(Jot),
    /// A note of several lines.
    Writing(Box<Writing>),
    /// A few things to choose from.
    Choice(Choice),
    /// A list of statements.
    Listing(Listing),
    /// One level against another.
    Compare(Comparing),
    /// A level to compare with.
    Choose(Choosing),
    /// What of a level is left.
    Gap(Gapping),
    /// A track as a grid.
    Grid(Gridding),
    /// How far one is.
    Chart(Charting),
    /// What is to be mended in what is open.
    Findings(Findings),
    /// The keys of a context.
    Help(Help),
}

impl Overlay {
    /// Returns the context in which keys are read.
    pub fn context(&self) -> Context {
        match self {
            Overlay::Find(_) => Context::Find,
            Overlay::Palette(_) => Context::Palette,
            Overlay::Jot(_) => Context::Jot,
            Overlay::Writing(_) => Context::Writing,
            Overlay::Choice(_) => Context::Choice,
            Overlay::Listing(shown) if shown.what == What::History => Context::History,
            Overlay::Listing(_) => Context::Listing,
            Overlay::Compare(_) => Context::Compare,
            Overlay::Choose(_) => Context::Choose,
            Overlay::Gap(_) => Context::Gap,
            Overlay::Grid(_) => Context::Grid,
            Overlay::Chart(_) => Context::Chart,
            Overlay::Findings(_) => Context::Findings,
            Overlay::Help(_) => Context::Help,
        }
    }

    /// Returns whether what lies below it can still be seen.
    pub fn is_box(&self) -> bool {
        matches!(self, Overlay::Palette(_) | Overlay::Jot(_) | Overlay::Choice(_) | Overlay::Choose(_))
    }
}

/// The keys of a context.
#[derive(Clone, Debug)]
pub struct Help {
    /// The context.
    pub context: Context,
    /// The line at the top.
    pub top: usize,
}

/// Where a person was: the place in the panes, and what lay over them.
#[derive(Clone, Debug)]
pub struct Stand {
    /// The place in the panes.
    pub place: Place,
    /// What lay over them.
    pub overlays: Vec<Overlay>,
}

impl Stand {
    /// Returns where a program is.
    pub fn of(app: &App) -> Self {
        Stand { place: Place::of(app), overlays: app.overlays.clone() }
    }
}

impl App {
    /// Returns where everything goes.
    pub fn layout(&self) -> Layout {
        layout::layout(self.size, self.focus, self.foot_height(self.size))
    }

    /// Returns where the parts of a screen over the panes go.
    pub fn screen(&self) -> ScreenLayout {
        layout::screen(self.size, self.foot_height(self.size))
    }

    /// Returns how many rows the foot has on a screen: as many as the sentence
    /// needs that stands there.
    pub fn foot_height(&self, size: Size) -> u16 {
        let lines = |notice: &String| wrap(notice, usize::from(size.width)).len() as u16;
        let most = (size.height / 3).clamp(1, MOST_OF_NOTICE);
        self.notice.as_ref().map_or(1, lines).clamp(1, most)
    }

    /// Returns what lies over everything else.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlays.last()
    }

    /// Returns the same, to change it.
    pub fn overlay_mut(&mut self) -> Option<&mut Overlay> {
        self.overlays.last_mut()
    }

    /// Returns the find that is open, whatever lies over it.
    pub fn find(&self) -> Option<&Find> {
        self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Find(find) => Some(find),
            _ => None,
        })
    }

    /// Returns the same, to change it.
    pub fn find_mut(&mut self) -> Option<&mut Find> {
        self.overlays.iter_mut().rev().find_map(|overlay| match overlay {
            Overlay::Find(find) => Some(find),
            _ => None,
        })
    }

    /// Returns the context in which keys are read.
    pub fn context(&self) -> Context {
        match self.overlay() {
            Some(overlay) => overlay.context(),
            None if self.typing => Context::Filter,
            None => Context::Browse,
        }
    }
}
