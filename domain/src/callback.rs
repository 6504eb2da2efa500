//! Calls back: who can't get through chooses a half hour, and the phone desk calls.

mod form;

pub use form::{Caller, CallerForm, NAME_MAX};

use crate::calendar::Office;
use crate::status::coded;
use serde::{Deserialize, Serialize};
use time::{Date, Duration, Time};

/// How long a slot is.
pub const SLOT: Duration = Duration::minutes(30);
/// Working days that are offered, today's included.
pub const DAYS_OFFERED: u16 = 5;
/// Working days in which a call that nobody took is tried again.
pub const DAYS_TRIED: u16 = 10;
/// How often a number is called at most.
pub const TRIES_MAX: i16 = 3;
/// Calls that a half hour holds at most, whatever supervisors set.
pub const PER_SLOT_MAX: i16 = 99;
/// Name and number are erased that long after the slot.
pub const KEPT_FOR: Duration = Duration::days(7);

coded! {
    /// Where a call back is.
    CallbackState {
        /// Nobody was reached yet.
        Waiting = "waiting",
        /// Someone was reached.
        Reached = "reached",
        /// Nobody answered, three times.
        NoAnswer = "no-answer",
        /// The number is someone else's.
        WrongNumber = "wrong-number",
        /// Nobody wants to be called any more.
        Cancelled = "cancelled",
    }
}

coded! {
    /// What came of a call.
    CallOutcome {
        /// Someone was reached.
        Reached = "reached",
        /// Nobody answered.
        NoAnswer = "no-answer",
        /// The number is someone else's.
        WrongNumber = "wrong-number",
        /// The person does not want to be called any more.
        Cancelled = "cancelled",
    }
}

impl CallOutcome {
    /// How the call back ends by it, `tries` being the calls made, this one included; nothing while it is offered again.
    pub const fn end(self, tries: i16) -> Option<CallbackState> {
        match self {
            Self::Reached => Some(CallbackState::Reached),
            Self::WrongNumber => Some(CallbackState::WrongNumber),
            Self::Cancelled => Some(CallbackState::Cancelled),
            Self::NoAnswer if tries >= TRIES_MAX => Some(CallbackState::NoAnswer),
            Self::NoAnswer => None,
        }
    }
}

/// When the phone desk calls back, and how many people in a half hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeskHours {
    opens: Time,
    closes: Time,
    per_slot: i16,
}

impl DeskHours {
    /// From `opens` to `closes`, on whole half hours; `per_slot` calls in each, none at all for 0. `None` for hours that are none.
    pub fn new(opens: Time, closes: Time, per_slot: i16) -> Option<Self> {
        let whole =
            |time: Time| time.minute().is_multiple_of(30) && time.second() == 0 && time.nanosecond() == 0;
        let sound = opens < closes && whole(opens) && whole(closes) && (0..=PER_SLOT_MAX).contains(&per_slot);
        sound.then_some(Self { opens, closes, per_slot })
    }

    /// Reads `09:00-17:00`.
    pub fn parse(span: &str, per_slot: i16) -> Option<Self> {
        let (opens, closes) = span.split_once('-')?;
        Self::new(parse_time(opens)?, parse_time(closes)?, per_slot)
    }

    /// The same hours with so many calls in each half hour, at most [`PER_SLOT_MAX`].
    pub fn with(self, per_slot: i16) -> Self {
        Self { per_slot: per_slot.clamp(0, PER_SLOT_MAX), ..self }
    }

    /// The first call.
    pub const fn opens(&self) -> Time {
        self.opens
    }

    /// The end of the last half hour.
    pub const fn closes(&self) -> Time {
        self.closes
    }

    /// Calls in a half hour.
    pub const fn per_slot(&self) -> i16 {
        self.per_slot
    }

    /// The beginning of each half hour of a day.
    pub fn slots(&self) -> impl Iterator<Item = Time> + use<> {
        let (opens, closes) = (self.opens, self.closes);
        half_hours().filter(move |time| (opens..closes).contains(time))
    }
}

impl Default for DeskHours {
    fn default() -> Self {
        Self { opens: Time::from_hms(9, 0, 0).unwrap_or(Time::MIDNIGHT), closes: evening(), per_slot: 4 }
    }
}

fn evening() -> Time {
    Time::from_hms(17, 0, 0).unwrap_or(Time::MIDNIGHT)
}

/// The half hours of a day, from midnight on.
pub fn half_hours() -> impl Iterator<Item = Time> {
    (0..48).filter_map(|half| Time::from_hms(half / 2, half % 2 * 30, 0).ok())
}

/// Reads `09:00`; only hours and half hours.
pub fn parse_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once(':')?;
    let time = Time::from_hms(hour.parse().ok()?, minute.parse().ok()?, 0).ok()?;
    (time.minute().is_multiple_of(30)).then_some(time)
}

/// The next `working_days` working days of the office, today's included if it is one.
pub fn days(today: Date, working_days: u16, office: &Office<'_>) -> Vec<Date> {
    let first = if office.is_working_day(today) { today } else { office.after(today, 1) };
    std::iter::successors(Some(first), |day| Some(office.after(*day, 1)))
        .take(usize::from(working_days))
        .collect()
}

#[cfg(test)]
mod tests;
