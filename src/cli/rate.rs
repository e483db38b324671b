//! `rungs rate ID [RATING]`.

use serde::Serialize;

use super::{Context, Format, Outcome, named};
use crate::ladder::model::Competency;
use crate::progress::{Rating, Standing, Step, Words};
use crate::{Error, Result};

const EXAMPLES: &str = "\
Examples:
  rungs rate ID performing   a competency is rated
  rungs rate ID --clear      the rating is taken back";

/// Rates a competency on a level.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Arguments {
    /// The id of a competency, as `rungs search` and `rungs outline --ids` print it
    #[arg(value_name = "ID")]
    id: String,

    /// A word of your scale, or its beginning [default scale: improvement needed,
    /// maturing, performing, exceeding; `ratings` in the configuration sets another]
    #[arg(value_name = "RATING", required_unless_present = "clear")]
    rating: Option<String>,

    /// Take the rating back
    #[arg(long, conflicts_with = "rating")]
    clear: bool,

    /// In which form to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Serialize)]
struct Report {
    schema: &'static str,
    changed: Vec<Changed>,
    unchanged: Vec<String>,
}

#[derive(Serialize)]
struct Changed {
    id: String,
    from: Option<String>,
    to: Option<String>,
}

pub(super) fn run(context: &mut Context, arguments: &Arguments) -> Result<Outcome> {
    let places = context.places(&[])?;
    let ladder = context.open_all(&places)?;
    let (mut journal, log, _) = context.journal(&places)?;
    let standing = Standing::of(&ladder, log.state());
    let competency = named::competency(&ladder, &arguments.id)?;
    let to = arguments.rating.as_deref().map(|rating| meant(rating, &places.ratings)).transpose()?;
    let before = standing.rating(competency.ix());
    let from = before.map(|rating| rating.rating.clone());
    // Rating again what was found under another title says that it is the one.
    let is_changed = from != to || before.is_some_and(|rating| rating.from.is_some());
    let mut report = Report { schema: "rungs.rate/1", changed: Vec::new(), unchanged: Vec::new() };
    if is_changed {
        let rating = (competency.id(), to.clone(), Words::of_competency(competency));
        let ratings = std::iter::once(rating).chain(before.and_then(Rating::settled));
        super::save(&places, &mut journal, |by, at| standing.settled(&ladder, Step::ratings(by, at, ratings)))?;
        report.changed.push(Changed { id: competency.id(), from, to: to.clone() });
    } else {
        report.unchanged.push(competency.id());
    }
    match arguments.format {
        Format::Json => context.printer.json(&report)?,
        Format::Text => context.printer.text(&sentence(competency, to.as_deref(), is_changed))?,
    }
    Ok(Outcome::Fine)
}

fn sentence(competency: Competency<'_>, rating: Option<&str>, is_changed: bool) -> String {
    let unchanged = if is_changed { "" } else { "unchanged: " };
    format!("{unchanged}{}: {}", competency.title(), rating.unwrap_or("not rated"))
}

/// The word of a scale that was meant: it, or the only one that begins so.
fn meant(rating: &str, scale: &[String]) -> Result<String> {
    let folded = |text: &str| text.to_lowercase();
    let exact = scale.iter().find(|word| folded(word) == folded(rating));
    let mut begins = scale.iter().filter(|word| folded(word).starts_with(&folded(rating)));
    let only = begins.next().filter(|_| begins.next().is_none());
    let unknown = || Error::UnknownRating { rating: rating.to_owned(), scale: scale.to_vec() };
    exact.or(only).cloned().ok_or_else(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_is_named_by_its_beginning_where_that_is_enough() {
        let scale = ["below", "meets", "Meets all"].map(str::to_owned);
        assert_eq!(meant("BEL", &scale).unwrap(), "below");
        assert_eq!(meant("meets", &scale).unwrap(), "meets");
        assert_eq!(meant("meets a", &scale).unwrap(), "Meets all");
        for unknown in ["mee", "great"] {
            assert!(matches!(meant(unknown, &scale), Err(Error::UnknownRating { .. })));
        }
    }
}
