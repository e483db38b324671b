//! Roles as headings over lists of their levels: "Designers" over "- **Junior** – …". Each is a
//! track, and no competency of levels that all of them share.

use super::{Area, Asked, Body, Head, Section, end_of_list, labelled};
use crate::ladder::names::{self, Naming};
use crate::ladder::reader::Page;

/// Whether headings that may be levels are roles, as far as the first of them tells: it names
/// somebody, and the items under it begin with levels.
pub(super) fn are_roles(page: &Page<'_>) -> bool {
    let first = page.sections.iter().find(|section| section.is_level).filter(|first| first.naming == Naming::Role);
    let own = first.and_then(|first| labelled(page, &first.body[..end_of_list(first.body)], 0));
    own.is_some_and(|own| own.steps.len() > 1 && !own.named.contains(&false))
}

/// The areas of a page whose headings that may be levels are roles, if all of these are areas.
pub(super) fn whole<'a>(page: &Page<'a>, areas: Vec<Area<'a>>) -> Vec<Area<'a>> {
    let levels = page.sections.iter().filter(|section| section.is_level);
    if levels.map(|level| level.at).eq(areas.iter().map(|area| area.section.at)) { areas } else { Vec::new() }
}

/// Whether each area is called as a track is.
pub(super) fn are_tracks(areas: &[Area<'_>]) -> bool {
    areas.iter().all(|area| names::names_a_track(area.section.title))
}

/// Writes each area as a track.
pub(super) fn write<'a>(areas: &[Area<'a>], body: &mut Body<'_, 'a, '_>) {
    for area in areas {
        body.builder().begin_track(Some(area.section.title));
        for (nth, step) in area.steps.iter().enumerate() {
            body.level(Head { title: step.level, line: step.line }, &[], Asked::Below);
            // What introduces a track stands before its first level.
            let before = if nth == 0 { area.section.body } else { &[] };
            let own = Section { title: step.level, line: step.line, at: step.at, body: before, ..area.section };
            body.area(&own, None, area.begins());
            body.step(step);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ladder::assemble::assemble;
    use crate::ladder::model::Track;
    use crate::ladder::reader::read;
    use rstest::rstest;

    #[rstest]
    #[case("Engineers", "Designers", &["Engineers", "Designers"])]
    #[case("Baking Engineer", "Milling Engineer", &["Baking Engineer", "Milling Engineer"])]
    #[case("Dough", "Designers", &["Career of the shop"])]
    fn roles_over_lists_of_levels_are_tracks(#[case] one: &str, #[case] other: &str, #[case] tracks: &[&str]) {
        let role = |name: &str| {
            format!("## {name}\n\nFor all of them.\n\n- **Junior** – looks on\n- **Senior** – leads all\n\n")
        };
        let text = format!("# Career of the shop\n\n{}{}", role(one), role(other));
        let document = read("shop.md", text.as_bytes());
        assert!(document.diagnostics().is_empty(), "{:?}", document.diagnostics());
        let ladder = assemble("notes", vec![document]);
        let titles: Vec<&str> = ladder.tracks().map(Track::title).collect();
        assert_eq!(titles, tracks);
        for track in ladder.tracks() {
            assert_eq!(track.levels().map(|level| level.title().to_owned()).collect::<Vec<_>>(), ["Junior", "Senior"]);
            let competencies = track.levels().flat_map(|level| level.competencies().collect::<Vec<_>>());
            assert!(competencies.into_iter().all(|competency| competency.expectations().count() > 0));
        }
    }

    #[test]
    fn roles_may_be_the_top_headings() {
        let role = |name: &str| format!("# {name}\n\n- **Junior:** looks on\n- **Senior:** leads all\n\n");
        let document = read("ladder.md", (role("Engineers") + &role("Designers")).as_bytes());
        let tracks = document.tracks().map(|(track, levels)| (track, levels.len()));
        assert_eq!(tracks.collect::<Vec<_>>(), [(Some("Engineers"), 2), (Some("Designers"), 2)]);
    }

    #[rstest]
    #[case(["Design of bread that lasts for weeks", "Oven engineering done with great care"], 1)]
    #[case(["Design", "Baking engineering"], 2)]
    fn what_is_hardly_more_than_a_craft_is_a_track(#[case] titles: [&str; 2], #[case] count: usize) {
        let levels = "### B1 - Baker I\n\nBakes with care.\n\n### B2 - Baker II\n\nBakes alone.\n\n";
        let text = format!("# Career of bakers\n\n## {}\n\n{levels}## {}\n\n{levels}", titles[0], titles[1]);
        assert_eq!(assemble("notes", vec![read("shop.md", text.as_bytes())]).tracks().count(), count);
    }
}
