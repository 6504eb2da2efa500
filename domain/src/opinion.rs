//! The medical opinion: one question of the administrative side, answered by a conclusion and no more (CSP R.4127-104). It
//! binds the fund (CSS L.315-2) and decides nothing by itself: a person does.

use crate::calendar::Office;
use crate::deadline::Deadline;
use crate::status::coded;
use crate::stoppage::Stoppage;
use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;

coded! {
    /// What the administrative side may ask.
    OpinionQuestion {
        /// Does what was declared give a right to the stoppage?
        Situation = "situation",
        /// Are that many days justified?
        Length = "length",
        /// Does the person's state keep them from that work, from home included?
        Work = "work",
        /// Is a first day before the claim justified?
        Start = "start",
    }
}

coded! {
    /// Something of a claim that may be shown to answer a question.
    OpinionField {
        /// The days asked for.
        Days = "days",
        /// The age on the first of them.
        Age = "age",
        /// The day the claim came in.
        ReceivedOn = "received-on",
        /// The last day worked.
        LastDayWorked = "last-day-worked",
        /// How the person works, and whether with patients.
        Work = "work",
        /// The declared ground. Zone M.
        Ground = "ground",
        /// What was answered beside it. Zone M.
        Answers = "answers",
        /// What the register knows of it. Zone M.
        Register = "register",
    }
}

impl OpinionQuestion {
    /// All that is shown to whoever answers. Neither name nor number nor employer is ever of use.
    pub const fn fields(self) -> &'static [OpinionField] {
        use OpinionField as F;
        match self {
            Self::Situation => &[F::Days, F::Age, F::Ground, F::Answers, F::Register],
            Self::Length => &[F::Days, F::Ground, F::Answers],
            Self::Work => &[F::Days, F::Work, F::Ground],
            Self::Start => &[F::Days, F::ReceivedOn, F::LastDayWorked, F::Ground],
        }
    }

    /// Does its answer say all that the medical side would say of the claim? Then it need not look again.
    const fn stands_for_review(self) -> bool {
        matches!(self, Self::Situation)
    }
}

/// What comes back: no more than that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Conclusion {
    /// Yes.
    Favourable,
    /// Yes, for fewer days.
    Shorter {
        /// The last of them.
        last_day: Date,
    },
    /// No.
    Unfavourable,
    /// Nobody can say without a document that the insured has to give.
    NeedsDocument,
}

impl Conclusion {
    /// The codes, for the table and the form.
    pub const CODES: &'static [&'static str] = &["favourable", "shorter", "unfavourable", "needs-document"];

    /// The kebab-case code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Favourable => "favourable",
            Self::Shorter { .. } => "shorter",
            Self::Unfavourable => "unfavourable",
            Self::NeedsDocument => "needs-document",
        }
    }

    /// The conclusion of a code; with its last day where it has one.
    pub fn of(code: &str, last_day: Option<Date>) -> Option<Self> {
        match (code, last_day) {
            ("favourable", None) => Some(Self::Favourable),
            ("shorter", Some(last_day)) => Some(Self::Shorter { last_day }),
            ("unfavourable", None) => Some(Self::Unfavourable),
            ("needs-document", None) => Some(Self::NeedsDocument),
            _ => None,
        }
    }

    /// The last day that is justified, where it is not the one asked for.
    pub const fn last_day(self) -> Option<Date> {
        match self {
            Self::Shorter { last_day } => Some(last_day),
            _ => None,
        }
    }

    /// Must whoever concludes so say why, to the medical side?
    pub const fn needs_reasons(self) -> bool {
        !matches!(self, Self::Favourable)
    }
}

/// Where a question is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpinionState {
    /// Waits for the medical side.
    Asked,
    /// It said this.
    Answered(Conclusion),
    /// Taken back, by who asked or with the claim.
    Withdrawn,
}

/// Why a question does not take an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpinionRefusal {
    /// It was answered or withdrawn.
    Settled,
    /// The last day is not one of the days asked for, but for their last one.
    Days {
        /// The earliest last day.
        first: Date,
        /// The latest.
        last: Date,
    },
}

impl OpinionState {
    /// With an answer, about a claim for these days.
    pub fn answer(self, conclusion: Conclusion, days: Stoppage) -> Result<Self, OpinionRefusal> {
        let (first, last) = (days.first_day(), days.last_day());
        let latest = last.previous_day().unwrap_or(last);
        match (self, conclusion) {
            (Self::Answered(_) | Self::Withdrawn, _) => Err(OpinionRefusal::Settled),
            (Self::Asked, Conclusion::Shorter { last_day }) if last_day < first || last_day > latest => {
                Err(OpinionRefusal::Days { first, last: latest })
            }
            (Self::Asked, _) => Ok(Self::Answered(conclusion)),
        }
    }

    /// Taken back.
    pub const fn withdraw(self) -> Result<Self, OpinionRefusal> {
        match self {
            Self::Asked => Ok(Self::Withdrawn),
            _ => Err(OpinionRefusal::Settled),
        }
    }
}

/// Working days within which the medical side answers: a third of the time of a claim stays to whoever asked.
pub const ANSWER_WITHIN: u16 = 2;

/// The day an answer is due: never after the claim is, never before it was asked. The clock of the claim runs on, the fund
/// asks itself.
pub fn answer_due(today: Date, claim: Deadline, office: &Office<'_>) -> Date {
    office.after(today, ANSWER_WITHIN).min(claim.due_on.max(today))
}

/// An answer the administrative side has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// The opinion.
    pub opinion_id: Uuid,
    /// What was asked.
    pub question: OpinionQuestion,
    /// What came back.
    pub conclusion: Conclusion,
}

/// What the answers of a claim leave to who decides it (CSS L.315-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Binding {
    /// No answer says anything that binds.
    #[default]
    Free,
    /// The answers are favourable. A decision rests on this one.
    Favourable(Answered),
    /// Favourable for fewer days, of which this is the last.
    Until(Answered, Date),
    /// Unfavourable: no approval.
    Against(Answered),
}

impl Binding {
    /// Of the answers in the order they came: to each question the last one that says something counts, and of these the
    /// strictest.
    pub fn of(answers: &[Answered]) -> Self {
        let says = |answer: &&Answered| answer.conclusion != Conclusion::NeedsDocument;
        let counts =
            |question| answers.iter().rev().filter(says).find(|answer| answer.question == question).copied();
        let each = OpinionQuestion::ALL.iter().filter_map(|question| counts(*question));
        each.map(Self::alone).max_by_key(Self::strictness).unwrap_or_default()
    }

    const fn alone(answer: Answered) -> Self {
        match answer.conclusion {
            Conclusion::Favourable => Self::Favourable(answer),
            Conclusion::Shorter { last_day } => Self::Until(answer, last_day),
            Conclusion::Unfavourable => Self::Against(answer),
            Conclusion::NeedsDocument => Self::Free,
        }
    }

    /// The more, the less is left; of two last days the earlier.
    fn strictness(&self) -> (u8, i64) {
        match self {
            Self::Free => (0, 0),
            Self::Favourable(_) => (1, 0),
            Self::Until(_, day) => (2, -i64::from(day.to_julian_day())),
            Self::Against(_) => (3, 0),
        }
    }

    /// The days a yes may grant of these; none where an opinion is against it.
    pub fn grants(&self, days: Stoppage) -> Option<Stoppage> {
        match self {
            Self::Free | Self::Favourable(_) => Some(days),
            Self::Until(_, last_day) => Stoppage::new(days.first_day(), days.last_day().min(*last_day)).ok(),
            Self::Against(_) => None,
        }
    }

    /// The opinion a decision rests on.
    pub const fn rests_on(&self) -> Option<Uuid> {
        match self {
            Self::Free => None,
            Self::Favourable(answer) | Self::Until(answer, _) | Self::Against(answer) => {
                Some(answer.opinion_id)
            }
        }
    }

    /// Is it against any approval?
    pub const fn is_against(&self) -> bool {
        matches!(self, Self::Against(_))
    }
}

/// Did the medical side say by its answers all it would say of the claim? Then a yes needs no second look of theirs.
pub fn stands_for_review(answers: &[Answered]) -> bool {
    let whole = answers.iter().rev().find(|answer| answer.question.stands_for_review());
    whole.is_some_and(|answer| answer.conclusion != Conclusion::NeedsDocument)
}

#[cfg(test)]
mod tests;
