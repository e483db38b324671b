//! The dialect in which headings of one depth are the levels: `# Track`,
//! `## Level`, `### Competency`, perhaps a category between. Where a file holds
//! one level only, its heading may be the top one.

use super::super::Page;
use super::super::body::{Asked, Body};
use super::super::elsewhere::Elsewhere;
use super::super::sections::Section;
use super::super::table;
use super::{named, nested, tables, transposed};
use crate::ladder::blocks::{Block, Kind};
use crate::ladder::diagnostic::Code;
use crate::ladder::model::DocumentBuilder;
use crate::ladder::names::Naming;
use crate::ladder::rank;
use likes::Likes;
use role::Role;
use topic::Topic;

mod likes;
mod role;
mod titles;
mod topic;

pub(super) fn fits(page: &Page<'_>) -> bool {
    let levels = page.sections.iter().filter(|section| section.is_level).count();
    // A role may head a table of its levels, or a list of links. The levels of competencies
    // may be those of a table.
    (levels > 1
        && !((are_empty(page) || are_unnamed(page) || are_roles_over_tables(page)) && tables::fits(page))
        && !(named::is_told(page) && are_unnamed(page))
        && !transposed::are_beside_tables(page))
        || (levels == 1 && !page.leads_elsewhere() && !tables::fits(page) && !nested::fits(page))
}

/// Whether no level has a name that is known as one: they are only alike.
fn are_unnamed(page: &Page<'_>) -> bool {
    page.sections.iter().filter(|section| section.is_level).all(|section| section.naming == Naming::Nothing)
}

/// Whether the headings name roles, each over a table whose heads are the levels of that role.
fn are_roles_over_tables(page: &Page<'_>) -> bool {
    let mut roles = page.sections.iter().filter(|section| section.is_level);
    roles.all(|role| role.naming < Naming::Level && table::have_heads_of_levels(page, role.body))
}

/// Whether nothing stands under the levels but lines that sum them up: an overview.
fn are_empty(page: &Page<'_>) -> bool {
    let Some(depth) = page.level_depth else { return false };
    let pairs = page.sections.iter().zip(page.sections.iter().skip(1).map(Some).chain([None]));
    let mut levels = pairs.filter(|(section, _)| section.is_level);
    levels.all(|(section, next)| {
        next.is_none_or(|next| next.depth <= depth)
            && section.body.iter().all(|block| block.emphasised || page.words(block).is_empty())
    })
}

pub(super) fn read(page: &Page<'_>, builder: &mut DocumentBuilder) {
    let Some(depth) = page.level_depth else { return };
    let sections = &page.sections;
    let likes = Likes::of(sections, depth);
    let roles = role::roles(sections, depth, &likes);
    let outside: Vec<bool> = roles.iter().map(|role| role.is_outside()).collect();
    let mut reading = Reading {
        page,
        depth,
        leads: role::lead_to_levels(sections),
        likes,
        topic: Topic::of(sections, depth),
        elsewhere: Elsewhere::of_headings(page, &outside),
        open: None,
        body: Body::new(page, builder),
    };
    reading.body.unplaced_items(page.before_headings(), None);
    let mut titles = titles::of_tracks(page, depth, &reading.topic).into_iter().peekable();
    for (nth, role) in roles.into_iter().enumerate() {
        // A level takes what stands elsewhere before something else begins.
        if matches!(role, Role::Level | Role::Beside) {
            reading.end_level();
        }
        if let Some((_, title)) = titles.next_if(|(first, _)| *first == nth) {
            reading.body.builder().begin_track(title);
        }
        if !reading.elsewhere.has(nth) {
            reading.section(nth, role);
        }
    }
    reading.end_level();
    reading.elsewhere.end(page, &mut reading.body);
}

/// A document while its sections are read.
struct Reading<'p, 'a, 'b> {
    page: &'p Page<'a>,
    /// The levels' depth.
    depth: u8,
    /// For each section, whether a level stands in it.
    leads: Vec<bool>,
    likes: Likes<'p, 'a>,
    /// What all levels are levels of, where the document says so.
    topic: Topic<'a>,
    elsewhere: Elsewhere<'a>,
    /// The level that is still to take what stands elsewhere.
    open: Option<usize>,
    body: Body<'p, 'a, 'b>,
}

impl<'a> Reading<'_, 'a, '_> {
    fn section(&mut self, nth: usize, role: Role) {
        let (section, next) = (&self.page.sections[nth], self.page.sections.get(nth + 1));
        match role {
            Role::Above => self.above(nth),
            Role::Level => self.level(nth),
            Role::Introduction => self.body.unplaced_items(section.body, Some(section.title)),
            Role::Between => self.body.unplaced_texts(section),
            Role::Part => {
                // A heading that slipped below another one doesn't make a category of it.
                let next = next.filter(|next| !self.likes.slipped_below(section, next));
                self.part(nth, next);
                let above = nth.checked_sub(1).map(|above| &self.page.sections[above]);
                let slipped = above.is_some_and(|above| self.likes.slipped_below(above, section));
                if slipped || self.likes.are_elsewhere(section) {
                    self.slipped(section, "stands higher or lower than where other levels have it");
                }
            }
            Role::SlippedPart => {
                self.slipped(section, "stands as high as the levels do; it was read as a part of one");
                self.body.part(section, next);
            }
            Role::Beside if self.names_what_is_elsewhere(nth) => {}
            // Another track of the same levels would be none.
            Role::Beside if self.elsewhere.is_overview(nth) => self.body.unplaced_texts(section),
            Role::Beside => {
                if !tables::read_blocks(self.page, section.body, Some(section.title), self.body.builder()) {
                    self.body.notes(section);
                }
            }
        }
    }

    fn above(&mut self, nth: usize) {
        let section = &self.page.sections[nth];
        let heads_a_level = self.page.sections.get(nth + 1).is_some_and(|next| next.is_level);
        if self.leads[nth] || !self.body.builder().has_level() {
            self.body.unplaced_items(section.body, (!heads_a_level).then_some(section.title));
        } else {
            self.body.unplaced_texts(section);
        }
    }

    fn level(&mut self, nth: usize) {
        let section = &self.page.sections[nth];
        self.open = Some(nth);
        let asked = match Asked::by(self.page.sections.get(nth + 1), self.depth) {
            Asked::Here if self.elsewhere.asks(nth) => Asked::Elsewhere,
            own => own,
        };
        match self.topic {
            Topic { category, competency: Some(competency) } if asked == Asked::Here => {
                self.body.level_of(section.head(), section.body, category, competency);
            }
            Topic { category, competency } => {
                self.body.level(section.head(), section.body, asked);
                self.body.open_category(self.depth, competency.or(category));
            }
        }
        if section.slipped {
            self.slipped(section, "stands higher or lower than the other levels");
        }
    }

    /// Reads a part of a level. A bold line in it that other levels have as a heading, as high as
    /// the part's own, begins another one.
    fn part(&mut self, nth: usize, next: Option<&Section<'a>>) {
        let (page, section) = (self.page, &self.page.sections[nth]);
        let title = |block: &Block| {
            let (lead, rest) = page.blocks.lead(block).filter(|_| block.kind == Kind::Paragraph)?;
            let title = lead.trim_end_matches([':', ' ']);
            self.likes.lack(nth, title).then(|| (title, rest.trim_start_matches([':', ' '])))
        };
        let lines: Vec<_> = (0..section.body.len()).filter_map(|at| Some((at, title(&section.body[at])?))).collect();
        let Some(&(first, _)) = lines.first() else { return self.body.part(section, next) };
        self.body.part(&Section { body: &section.body[..first], ..*section }, None);
        for (nth, &(at, (title, rest))) in lines.iter().enumerate() {
            let block = &section.body[at];
            let end = lines.get(nth + 1).map_or(section.body.len(), |(next, _)| *next);
            self.body.part_at_a_line(title, block, rest, &section.body[at + 1..end]);
            let message = format!("{title:?} is a bold line here, and a heading where other levels have it.");
            self.body.builder().diagnose(Code::SlippedHeading, block.line, 1, message);
        }
    }

    /// Writes what is asked elsewhere of the level that was begun last.
    fn end_level(&mut self) {
        if let Some(level) = self.open.take() {
            let title = rank::split(self.page.sections[level].title).title;
            self.elsewhere.write(self.page, level, title, &mut self.body);
        }
    }

    /// Whether a section has nothing but a name for what is read below it.
    fn names_what_is_elsewhere(&self, nth: usize) -> bool {
        let section = &self.page.sections[nth];
        let is_below = |next: &Section<'_>| next.depth > section.depth;
        section.body.is_empty() && self.elsewhere.has(nth + 1) && self.page.sections.get(nth + 1).is_some_and(is_below)
    }

    /// Says that the heading of a section stands where none like it does.
    fn slipped(&mut self, section: &Section<'_>, how: &str) {
        let message = format!("{:?} {how}.", section.title);
        self.body.builder().diagnose(Code::SlippedHeading, section.line, 1, message);
    }
}
