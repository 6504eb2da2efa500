//! What the check asks: what the versions in force read, and no more.

use super::GIVEN;
use crate::assessment::Held;
use crate::rules::{
    AnswerShape, Asked, Criterion, DoorRule, Elsewhere, Fact, GroundOption, Question, RuleBook, RuleVersion,
};
use crate::status::Territory;
use crate::stoppage::Stoppage;
use crate::zone::Zone;
use std::ops::RangeInclusive;
use time::{Date, OffsetDateTime};

/// The ground of those who have none.
pub const NO_GROUND: &str = "none";

/// The field of the last box of the list: what is not ticked is no.
pub const OTHERS: &str = "others";

/// What the check must ask at an instant: what the versions that would judge a claim made then read, wherever one lives,
/// as far as they are known. A question that none of them reads is not asked.
#[derive(Debug, Clone)]
pub struct Asks<'r> {
    pub(super) rules: &'r RuleBook,
    pub(super) versions: Vec<&'r RuleVersion>,
    pub(super) questions: Vec<&'r Question>,
    pub(super) facts: Vec<Fact>,
    pub(super) territories: Vec<Territory>,
    pub(super) held: Held,
}

impl<'r> Asks<'r> {
    /// What to ask for that scheme; nothing when nobody can ask.
    pub fn of(rules: &'r RuleBook, now: OffsetDateTime) -> Option<Self> {
        let version = rules.open_version(now)?;
        let mut versions = vec![version];
        let days = days_of(version, now.date());
        for other in judging(rules, &days, now.date()) {
            if !versions.iter().any(|known| known.id() == other.id()) {
                versions.push(other);
            }
        }
        let facts = read_by(&versions);
        let territories = told_apart(&versions, *days.start(), facts.contains(&Fact::TERRITORY));
        let all = rules.scheme().questions().iter();
        let asked = all.filter(|one| one.is_asked_in(Asked::Check) && facts.contains(&one.fact));
        let questions = asked.collect();
        Some(Self { rules, versions, questions, facts, territories, held: Held::default() })
    }

    /// The same while these criteria are held; all of them, when nobody can tell which.
    pub fn holding(self, held: Option<&Held>) -> Self {
        let criteria = || self.versions.iter().flat_map(|version| version.criteria());
        let held = held.cloned().unwrap_or_else(|| criteria().map(Criterion::code).collect());
        Self { held, ..self }
    }

    /// The rules.
    pub const fn rules(&self) -> &'r RuleBook {
        self.rules
    }

    /// The versions that may have a say, that of the day first.
    pub fn versions(&self) -> &[&'r RuleVersion] {
        &self.versions
    }

    /// Does one of them read that fact?
    pub fn reads(&self, fact: Fact) -> bool {
        self.facts.contains(&fact)
    }

    /// The territories that the law tells apart now; none when it makes no difference where one lives.
    pub fn territories(&self) -> &[Territory] {
        &self.territories
    }

    /// The grounds one can have.
    pub fn grounds(&self) -> &'r [GroundOption] {
        self.rules.scheme().grounds()
    }

    /// Every question that is asked, in the order of the scheme.
    pub fn questions(&self) -> &[&'r Question] {
        &self.questions
    }

    /// The question that tells that fact.
    fn question_of(&self, fact: Fact) -> Option<&'r Question> {
        self.questions.iter().copied().find(|question| question.fact == fact)
    }

    /// The question it goes into, when that one is asked too.
    pub(super) fn parent(&self, question: &Question) -> Option<&'r Question> {
        let parent = question.follows.as_ref()?;
        self.questions.iter().copied().find(|other| other.code == *parent)
    }

    /// Does it come with a ground?
    pub(super) fn comes_with_ground(&self, question: &Question) -> bool {
        self.grounds().iter().any(|ground| ground.asks.contains(&question.code))
    }

    /// The questions that come with a ground.
    pub fn of_ground(&self, ground: &str) -> impl Iterator<Item = &'r Question> {
        let asks = self.rules.scheme().ground(ground).map_or(&[][..], |ground| &ground.asks);
        self.questions.iter().copied().filter(|question| asks.contains(&question.code))
    }

    /// The list: conditions one has or has not. What goes into one of them is asked beneath it.
    pub fn listed(&self) -> impl Iterator<Item = &'r Question> {
        self.alone().filter(|question| is_listed(question))
    }

    /// The questions that go into one of the list.
    pub fn beneath(&self, parent: &str) -> impl Iterator<Item = &'r Question> {
        self.questions.iter().copied().filter(move |question| question.follows.as_deref() == Some(parent))
    }

    /// The other questions, which stand by themselves.
    pub fn apart(&self) -> impl Iterator<Item = &'r Question> {
        self.alone().filter(|question| !is_listed(question))
    }

    /// Those that come with no ground and go into no question that is asked.
    fn alone(&self) -> impl Iterator<Item = &'r Question> {
        let all = self.questions.iter().copied();
        all.filter(|question| !self.comes_with_ground(question) && self.parent(question).is_none())
    }

    /// The names of the fields of the page, in its order.
    pub fn fields(&self) -> Vec<String> {
        let mut fields: Vec<String> = Vec::new();
        let engine =
            [(Fact::STATUS, "status"), (Fact::HEALTH_WORKER, "health_worker"), (Fact::TELEWORK, "telework")];
        fields.extend(
            engine.iter().filter(|(fact, _)| self.reads(*fact)).map(|(_, field)| (*field).to_owned()),
        );
        fields.push("ground".to_owned());
        fields.extend(
            self.grounds().iter().flat_map(|one| self.of_ground(&one.code)).flat_map(Question::fields),
        );
        if self.reads(Fact::AGE) {
            fields.extend(["birth_day", "birth_month", "birth_year"].map(str::to_owned));
        }
        if !self.territories.is_empty() {
            fields.push("territory".to_owned());
        }
        for question in self.listed() {
            fields.extend(question.fields());
            fields.extend(self.beneath(&question.code).flat_map(Question::fields));
        }
        if self.listed().next().is_some() {
            fields.push(OTHERS.to_owned());
        }
        fields.extend(self.apart().flat_map(Question::fields));
        fields
    }

    /// The criteria of a version that rest on what the person gave, and on nothing that was supposed.
    pub fn criteria_of<'v>(&self, version: &'v RuleVersion) -> impl Iterator<Item = &'v Criterion> {
        let was_given = |fact: &Fact| GIVEN.contains(fact) || self.question_of(*fact).is_some();
        version.criteria().iter().filter(move |one| one.facts().iter().all(was_given))
    }

    /// Every field that may be missing, in the order of the page, with the question it is of; none for the list and the day
    /// of birth.
    pub fn open_fields(&self) -> Vec<(String, Option<&'r Question>)> {
        let mut fields: Vec<(String, Option<&Question>)> = Vec::new();
        for fact in &self.facts {
            let Some(field) = self.field_of(*fact) else { continue };
            let question = self.question_of(*fact).filter(|question| field == question.field());
            if !fields.iter().any(|(known, _)| *known == field) {
                fields.push((field, question));
            }
        }
        let page = self.fields();
        fields.sort_by_key(|(field, _)| page.iter().position(|other| other == field));
        fields
    }

    /// The field in which a missing fact can be told: of the list, its last box. What goes into a question that is open
    /// itself can wait.
    pub(super) fn missing_field(&self, fact: Fact, missing: &[Fact]) -> Option<String> {
        let parent = self.question_of(fact).and_then(|question| self.parent(question));
        self.field_of(fact).filter(|_| !parent.is_some_and(|parent| missing.contains(&parent.fact)))
    }

    fn field_of(&self, fact: Fact) -> Option<String> {
        if fact == Fact::AGE {
            return Some("birth_day".to_owned());
        }
        let question = self.question_of(fact)?;
        let in_list = is_listed(question) && !self.comes_with_ground(question);
        Some(if in_list { OTHERS.to_owned() } else { question.field() })
    }
}

/// Yes or no about a person’s health: one ticks what one has.
pub(super) fn is_listed(question: &Question) -> bool {
    question.shape == AnswerShape::Flag && question.zone == Zone::Medical
}

/// From the earliest first day of a claim made today to the last day of one that begins today.
fn days_of(version: &RuleVersion, today: Date) -> RangeInclusive<Date> {
    let earliest = version.earliest_start().map_or(today, |start| start.for_request(today)).min(today);
    let last =
        Stoppage::of_days(today, version.duration_days()).map_or(today, |stoppage| stoppage.last_day());
    earliest..=last
}

/// The versions known today that judge one of these days somewhere, or end a stoppage on one of them.
fn judging<'r>(
    rules: &'r RuleBook,
    days: &RangeInclusive<Date>,
    today: Date,
) -> impl Iterator<Item = &'r RuleVersion> {
    let has_a_day = |version: &&RuleVersion| {
        version.first_day() <= *days.end() && version.end_day().is_none_or(|end| *days.start() < end)
    };
    let known = |version: &&RuleVersion| version.announced() <= today;
    let here: Vec<_> = rules.versions().iter().filter(known).filter(has_a_day).collect();
    let still = |elsewhere: &&Elsewhere| elsewhere.until.is_none_or(|until| *days.start() < until);
    let there = here.iter().flat_map(|version| version.elsewhere().iter().filter(still));
    let there: Vec<_> = there.filter_map(|elsewhere| rules.version(&elsewhere.follows)).collect();
    let ends = |version: &&RuleVersion| version.hard_ends().iter().any(|end| days.contains(&end.last_day()));
    let ending: Vec<_> = rules.versions().iter().filter(ends).collect();
    here.into_iter().chain(there).chain(ending)
}

/// The territories that live under another version on that day or later; all of them when a criterion reads where one lives.
fn told_apart(versions: &[&RuleVersion], from: Date, are_read: bool) -> Vec<Territory> {
    let named = versions.iter().flat_map(|version| version.elsewhere());
    let still = named.filter(|elsewhere| elsewhere.until.is_none_or(|until| from < until));
    let named: Vec<_> = still.flat_map(|elsewhere| elsewhere.territories.iter().copied()).collect();
    Territory::ALL.iter().copied().filter(|place| are_read || named.contains(place)).collect()
}

/// The facts that these versions read.
fn read_by(versions: &[&RuleVersion]) -> Vec<Fact> {
    let criteria = || versions.iter().flat_map(|version| version.criteria());
    let doors = criteria().flat_map(Criterion::doors).filter_map(DoorRule::when);
    let mut facts: Vec<Fact> = criteria().flat_map(|one| one.facts().iter().copied()).collect();
    facts.extend(doors.flat_map(crate::rules::Condition::facts));
    if versions.iter().any(|version| !version.hard_ends().is_empty()) {
        facts.push(Fact::STATUS);
    }
    facts.sort_unstable();
    facts.dedup();
    facts
}
