//! What runs when: the files the program began with, and what was published over them, from an hour on.

use super::error::RulesError;
use super::files::{Comparison, RuleFiles};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Files that replace or join those that run, from an instant on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Id.
    pub id: Uuid,
    /// From when on.
    pub effective_at: OffsetDateTime,
    /// What it adds or replaces.
    pub files: RuleFiles,
}

/// The files of a service in time.
#[derive(Debug, Clone)]
pub struct Timeline {
    base: RuleFiles,
    publications: Vec<Publication>,
}

impl Timeline {
    /// What the program or the fund's folder gives, and the publications in the order they were made. Of two with the same
    /// hour the later made comes later.
    pub fn new(base: RuleFiles, mut publications: Vec<Publication>) -> Self {
        publications.sort_by_key(|publication| publication.effective_at);
        Self { base, publications }
    }

    /// The files that run at that instant.
    pub fn at(&self, instant: OffsetDateTime) -> RuleFiles {
        let begun = self.publications.iter().filter(|one| one.effective_at <= instant);
        begun.fold(self.base.clone(), |files, one| files.with(&one.files))
    }

    /// The same with one more publication.
    #[must_use]
    pub fn with(&self, publication: Publication) -> Self {
        let publications = self.publications.iter().cloned().chain([publication]).collect();
        Self::new(self.base.clone(), publications)
    }

    /// The same without that publication.
    #[must_use]
    pub fn without(&self, id: Uuid) -> Self {
        let kept = self.publications.iter().filter(|one| one.id != id).cloned().collect();
        Self::new(self.base.clone(), kept)
    }

    /// What becomes of the rules at that instant, against those a moment before; what a text that is new then does not say
    /// is a fault.
    pub fn step(&self, instant: OffsetDateTime) -> Comparison {
        let (before, files) = (self.at(instant - Duration::MICROSECOND), self.at(instant));
        let mut found = files.compared(&before);
        found.faults.extend(files.unsaid_since(&before));
        found
    }

    /// What is wrong with the step at that instant, and with each later one: what is published now must not break what
    /// comes after it.
    pub fn faults_from(&self, instant: OffsetDateTime) -> Vec<RulesError> {
        let later = self.publications.iter().map(|one| one.effective_at).filter(|at| *at > instant);
        let mut faults = self.step(instant).faults;
        for at in later {
            // What they leave unsaid was let through when they were published.
            let found = self.at(at).compared(&self.at(at - Duration::MICROSECOND)).faults.into_iter();
            let new: Vec<_> = found.filter(|fault| !faults.contains(fault)).collect();
            faults.extend(new);
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const NOON: OffsetDateTime = datetime!(2020-04-06 12:00 UTC);

    fn publication(number: u128, hours: i64, text: &str) -> Publication {
        let mut files = RuleFiles::default();
        files.insert("a/x.toml", text);
        Publication { id: Uuid::from_u128(number), effective_at: NOON + Duration::hours(hours), files }
    }

    fn text_at(timeline: &Timeline, at: OffsetDateTime) -> String {
        timeline.at(at).get("a/x.toml").unwrap_or_default().to_owned()
    }

    #[test]
    fn a_publication_runs_from_its_instant_on() {
        let timeline = Timeline::new(RuleFiles::default(), vec![publication(1, 0, "new")]);
        assert_eq!(text_at(&timeline, NOON - Duration::microseconds(1)), "");
        assert_eq!(text_at(&timeline, NOON), "new");
    }

    #[test]
    fn the_later_hour_wins_and_of_the_same_hour_the_later_made() {
        let made = vec![publication(1, 1, "second"), publication(2, 0, "first"), publication(3, 1, "third")];
        let timeline = Timeline::new(RuleFiles::default(), made);
        let texts = [0, 1].map(|hour| text_at(&timeline, NOON + Duration::hours(hour)));
        assert_eq!(texts, ["first", "third"]);
        let without = timeline.without(Uuid::from_u128(3));
        assert_eq!(text_at(&without, NOON + Duration::hours(1)), "second");
        assert_eq!(text_at(&without.with(publication(4, 2, "fourth")), NOON + Duration::hours(2)), "fourth");
    }

    #[test]
    fn what_breaks_a_later_publication_is_told() {
        let base = RuleFiles::built_in();
        let ended = base.get("at-risk/v9.toml").unwrap().replace("[closing]", "[closing]\nx = 1");
        let mut broken = RuleFiles::default();
        broken.insert("at-risk/v9.toml", ended);
        let later = Publication { files: broken, ..publication(1, 5, "") };
        let timeline = Timeline::new(base, vec![later]);
        let told: Vec<_> = timeline.faults_from(NOON).into_iter().map(|fault| fault.file).collect();
        assert_eq!(told, ["at-risk/v9.toml"]);
        assert_eq!(timeline.without(Uuid::from_u128(1)).faults_from(NOON), Vec::new());
    }
}
