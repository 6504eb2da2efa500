//! The facts of a claim as JSON, for `abri assess` and for whoever wants to try a rule. Schema: docs/assess.schema.json.

use super::Facts;
use crate::answers::{Answered, Answers};
use crate::register::RegisterAnswers;
use crate::rules::{FactType, Question, Scheme};
use crate::status::{InsuredStatus, Telework, Territory};
use crate::stoppage::{Stoppage, StoppageError};
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fmt;
use time::format_description::well_known::Iso8601;
use time::{Date, OffsetDateTime};

/// The facts of one claim, as written. What is left out is usual, as in the examples of rule files, but for the
/// register: it knows nothing unless told.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "the flags of the facts, as the file writes them")]
pub struct AssessRequest {
    /// Id of the scheme; that for people at risk when left out.
    #[serde(default = "usual_scheme")]
    pub scheme: String,
    /// Instant of the claim, RFC 3339, at the offset of Europe/Paris.
    #[serde(with = "time::serde::rfc3339")]
    pub requested_at: OffsetDateTime,
    /// Day of the decision; that of the claim when left out.
    pub decided_on: Option<Date>,
    first_day: Option<Date>,
    days: Option<u16>,
    status: InsuredStatus,
    other_status: Option<InsuredStatus>,
    #[serde(default)]
    health_worker: bool,
    #[serde(default = "usual_telework")]
    telework: Telework,
    #[serde(default = "usual_territory")]
    territory: Territory,
    birth_date: Option<Date>,
    ground: String,
    #[serde(default)]
    answers: BTreeMap<String, Json>,
    #[serde(default)]
    register: RegisterAnswers,
    #[serde(default)]
    overlaps_another: bool,
    #[serde(default)]
    nir_provisional: bool,
    #[serde(default)]
    nir_disagrees_with_birth: bool,
}

impl fmt::Debug for AssessRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[facts]")
    }
}

fn usual_scheme() -> String {
    "at-risk".to_owned()
}

const fn usual_telework() -> Telework {
    Telework::Impossible
}

const fn usual_territory() -> Territory {
    Territory::Metropole
}

/// Why facts as written can't be judged. The names in it are those of the request's keys, never values.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// The scheme has no such ground.
    #[error("the scheme has no such ground")]
    Ground,
    /// The scheme has no such question.
    #[error("no question has the code \"{0}\"")]
    Question(String),
    /// The answer is not of the type of its question.
    #[error("the answer to \"{question}\" is no {kind}")]
    Answer {
        /// Code of the question.
        question: String,
        /// What was expected.
        kind: &'static str,
    },
    /// The days make no stoppage.
    #[error(transparent)]
    Stoppage(#[from] StoppageError),
}

impl AssessRequest {
    /// The facts, for a scheme whose version gives `duration` days.
    pub fn facts(&self, scheme: &Scheme, duration: u16) -> Result<Facts, RequestError> {
        scheme.ground(&self.ground).ok_or(RequestError::Ground)?;
        let first_day = self.first_day.unwrap_or_else(|| self.requested_at.date());
        Ok(Facts {
            requested_at: self.requested_at,
            stoppage: Stoppage::of_days(first_day, self.days.unwrap_or(duration))?,
            status: self.status,
            other_status: self.other_status,
            health_worker: self.health_worker,
            telework: self.telework,
            territory: self.territory,
            birth_date: self.birth_date,
            ground: self.ground.clone(),
            answers: self.answers(scheme)?,
            register: self.register,
            overlaps_another: self.overlaps_another,
            nir_provisional: self.nir_provisional,
            nir_disagrees_with_birth: self.nir_disagrees_with_birth,
        })
    }

    fn answers(&self, scheme: &Scheme) -> Result<Answers, RequestError> {
        self.answers.iter().try_fold(Answers::default(), |answers, (code, written)| {
            let question = scheme.question(code).ok_or_else(|| RequestError::Question(code.clone()))?;
            Ok(answers.with(code, answered(question, written)?))
        })
    }
}

fn answered(question: &Question, written: &Json) -> Result<Answered, RequestError> {
    let kind = question.shape.value_type();
    let answer = match kind {
        FactType::Flag => written.as_bool().map(Answered::Flag),
        FactType::Number => written.as_i64().map(Answered::Number),
        FactType::Day => {
            written.as_str().and_then(|day| Date::parse(day, &Iso8601::DATE).ok()).map(Answered::Day)
        }
        FactType::Choice => written.as_str().map(|code| Answered::Choice(code.to_owned())),
    };
    let error = || RequestError::Answer { question: question.code.clone(), kind: kind.code() };
    answer.ok_or_else(error)
}
