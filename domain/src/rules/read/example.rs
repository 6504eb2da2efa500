//! Examples, as facts that can be judged.

use super::{Fault, Reader, line_of};
use crate::answers::{Answered, Answers};
use crate::assessment::Facts;
use crate::register::RegisterAnswers;
use crate::rules::example::{Example, Expected};
use crate::rules::fact::FactType;
use crate::rules::file::{Day, ExampleEntry, ExpectedEntry};
use crate::rules::scheme::Scheme;
use crate::stoppage::Stoppage;
use time::{OffsetDateTime, Time, UtcOffset};
use toml::Spanned;

/// The days of an example whose version gives none.
const USUAL_DAYS: u16 = 21;

impl Reader<'_> {
    /// Reads the examples; those that leave the days out ask for `duration`.
    pub(super) fn examples(
        &self,
        (scheme, text): (&Scheme, &str),
        entries: Vec<Spanned<ExampleEntry>>,
        duration: Option<u16>,
    ) -> Result<Vec<Example>, Fault> {
        let mut examples: Vec<Example> = Vec::with_capacity(entries.len());
        for entry in entries {
            let span = entry.span();
            let read = self.example(scheme, entry.into_inner(), duration.unwrap_or(USUAL_DAYS));
            let example = read.map_err(|fault| fault.at(span.clone()))?.on_line(line_of(text, span.start));
            if examples.iter().any(|known| known.name() == example.name()) {
                return Err(Fault::new(format!("two examples are named \"{}\"", example.name())).at(span));
            }
            examples.push(example);
        }
        Ok(examples)
    }

    fn example(&self, scheme: &Scheme, entry: ExampleEntry, duration: u16) -> Result<Example, Fault> {
        let requested_at = requested_at(&entry)?;
        let first_day = entry.first_day.map_or_else(|| requested_at.date(), |day| day.0);
        let stoppage = Stoppage::of_days(first_day, entry.days.unwrap_or(duration))
            .map_err(|error| Fault::new(error.to_string()))?;
        if scheme.ground(&entry.ground).is_none() {
            return Err(Fault::new(format!("the scheme has no ground \"{}\"", entry.ground)));
        }
        let facts = Facts {
            requested_at,
            stoppage,
            status: entry.status,
            other_status: entry.other_status,
            health_worker: entry.health_worker,
            telework: entry.telework,
            territory: entry.territory,
            birth_date: entry.birth_date.map(|day| day.0),
            answers: self.answers(scheme, &entry)?,
            ground: entry.ground,
            register: RegisterAnswers {
                affiliated: entry.affiliated,
                ald: entry.register_ald,
                pregnancy: entry.register_pregnancy,
            },
            overlaps_another: entry.overlaps_another,
            nir_provisional: entry.nir_provisional,
            nir_disagrees_with_birth: entry.nir_disagrees_with_birth,
        };
        let decided_on = entry.decided_on.map_or_else(|| requested_at.date(), |day| day.0);
        Ok(Example::new(entry.name, facts, decided_on, expected(entry.expect)))
    }

    fn answers(&self, scheme: &Scheme, entry: &ExampleEntry) -> Result<Answers, Fault> {
        entry.answers.iter().try_fold(Answers::default(), |answers, (code, written)| {
            let question = scheme.question(code);
            let question =
                question.ok_or_else(|| Fault::new(format!("no question has the code \"{code}\"")))?;
            self.value(question.fact, written)?;
            let answer = answered(question.shape.value_type(), written);
            Ok(answer.into_iter().fold(answers, |answers, answer| answers.with(code, answer)))
        })
    }
}

/// A written value that was found to be of its type.
fn answered(kind: FactType, written: &toml::Value) -> Option<Answered> {
    match kind {
        FactType::Flag => written.as_str().map(|code| Answered::Flag(code == "yes")),
        FactType::Number => written.as_integer().map(Answered::Number),
        FactType::Day => {
            written.as_datetime().and_then(|day| Day::try_from(*day).ok()).map(|day| Answered::Day(day.0))
        }
        FactType::Choice => written.as_str().map(|code| Answered::Choice(code.to_owned())),
    }
}

/// The instant of the claim; noon of the day when only the day is written.
fn requested_at(entry: &ExampleEntry) -> Result<OffsetDateTime, Fault> {
    let noon = Time::from_hms(12, 0, 0).unwrap_or(Time::MIDNIGHT);
    match (entry.requested_at, entry.requested_on) {
        (Some(instant), None) => Ok(instant.0),
        (None, Some(day)) => Ok(day.0.with_time(noon).assume_offset(UtcOffset::UTC)),
        _ => Err(Fault::new("an example has requested_on or requested_at")),
    }
}

fn expected(entry: ExpectedEntry) -> Expected {
    Expected {
        outcome: entry.outcome,
        last_day: entry.last_day.map(|day| day.0),
        side: entry.side,
        door: entry.door,
        findings: entry.findings,
        versions: entry.versions,
        profiles: entry.profiles,
    }
}
