//! Calls back: the list of the phone desk, a call in hand, and the hours that supervisors set.

use super::AgentBadge;
use crate::model::CallBackForm;
use abri_domain::callback::CallbackState;
use abri_domain::form::FieldErrors;

/// The calls of today; whom to call stands on none of these lines.
#[derive(Debug, Clone)]
pub struct CallbacksPage {
    /// Who.
    pub agent: AgentBadge,
    /// In order.
    pub lines: Vec<CallbackLine>,
    /// Calls whose half hour is over and that nobody made.
    pub late: i64,
    /// A call to book for someone on the phone.
    pub form: CallBackForm,
    /// The code of the call just booked, and its half hour.
    pub booked: Option<(String, String)>,
    /// What the last act did.
    pub done: Option<String>,
}

/// A call of the list.
#[derive(Debug, Clone)]
pub struct CallbackLine {
    /// Its half hour, in words.
    pub when: String,
    /// Where it is.
    pub state: CallbackState,
    /// Calls made.
    pub tries: i16,
    /// The half hour is over and nobody called.
    pub is_late: bool,
    /// Who has it in hand.
    pub holder: Option<String>,
    /// Its page, for who has it in hand.
    pub href: Option<String>,
}

/// A call in hand.
#[derive(Debug, Clone)]
pub struct CallbackPage {
    /// Who.
    pub agent: AgentBadge,
    /// Id.
    pub callback_id: String,
    /// Its half hour, in words.
    pub when: String,
    /// The name to ask for.
    pub name: String,
    /// The number, as one dials it.
    pub phone: String,
    /// Language: `fr` or `en`.
    pub language: String,
    /// Reference they gave, grouped.
    pub reference: Option<String>,
    /// Which try this is, from 1.
    pub try_number: i16,
    /// Faults.
    pub errors: FieldErrors,
}

/// When the desk calls, for who sets it.
#[derive(Debug, Clone)]
pub struct CallbackHoursPage {
    /// Who.
    pub agent: AgentBadge,
    /// Half hours to choose from: `09:00`.
    pub half_hours: Vec<String>,
    /// The first call: `09:00`.
    pub opens: String,
    /// The end of the last half hour.
    pub closes: String,
    /// Calls in a half hour, as typed.
    pub per_slot: String,
    /// Calls that are late.
    pub late: i64,
    /// Faults.
    pub errors: FieldErrors,
    /// They were just set.
    pub done: bool,
}
