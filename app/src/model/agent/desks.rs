//! The phone desk and the mail desk: what they may know of a claim, and the form they type for the insured.

use super::{AgentBadge, ScansPart};
use crate::model::{ReceiptPage, StepMessage, StepPage};
use abri_domain::form::{EmployerForm, FieldErrors};
use abri_domain::status::Channel;

/// The phone desk: whose claim?
#[derive(Debug, Clone)]
pub struct CallDeskPage {
    /// Who.
    pub agent: AgentBadge,
    /// Reference as typed.
    pub reference: String,
    /// Birth date as typed: day, month, year.
    pub birth: [String; 3],
    /// Faults.
    pub errors: FieldErrors,
    /// The two don't belong together, or there is no such claim: the same words for both.
    pub not_matching: bool,
    /// Too many wrong pairs in a short time.
    pub too_many: bool,
    /// Where a claim can be typed for the caller.
    pub schemes: Vec<FilingScheme>,
}

/// What the phone desk may say of a claim: its state and dates. It has no place for a ground, a name or a side.
#[derive(Debug, Clone)]
pub struct CallAnswerPage {
    /// Who.
    pub agent: AgentBadge,
    /// The lookup that opened it.
    pub lookup_id: String,
    /// Reference, grouped.
    pub reference: String,
    /// Where it is.
    pub heading: String,
    /// Sentences to say aloud, in order.
    pub say: Vec<String>,
    /// Received, in words.
    pub received: String,
    /// The days asked for, in words.
    pub days: String,
    /// The fund in charge.
    pub fund: String,
    /// The person has an e-mail: codes go there.
    pub has_email: bool,
    /// New codes were just ordered.
    pub codes_sent: bool,
}

/// A scheme that a claim can be typed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingScheme {
    /// Its title.
    pub title: String,
    /// Its form.
    pub href: String,
}

/// What was typed lately, and where to type more.
#[derive(Debug, Clone)]
pub struct FilingDeskPage {
    /// Who.
    pub agent: AgentBadge,
    /// By which way the claims typed here come in.
    pub channel: Channel,
    /// The schemes.
    pub schemes: Vec<FilingScheme>,
    /// What this person typed lately, the newest first.
    pub filed: Vec<FiledRow>,
}

/// A claim typed lately.
#[derive(Debug, Clone)]
pub struct FiledRow {
    /// Its page.
    pub href: String,
    /// Reference, grouped.
    pub reference: String,
    /// Typed at, in words.
    pub at: String,
    /// The day it counts from, in words.
    pub received_on: String,
    /// Number of its envelope.
    pub envelope: Option<String>,
}

/// The whole form on one page, as a desk types it.
#[derive(Debug, Clone)]
pub struct FilingPage {
    /// Who.
    pub agent: AgentBadge,
    /// By which way the claim comes in: on paper, the ground stays in its envelope.
    pub channel: Channel,
    /// What was typed, with the rules of the day it counts from; its faults are those of its own fields.
    pub step: Box<StepPage>,
    /// The day stamped on the paper, as typed: day, month, year.
    pub received: [String; 3],
    /// Language of the person: `fr` or `en`, as chosen.
    pub language: String,
    /// Employers, each with its faults.
    pub employers: Vec<(EmployerForm, FieldErrors)>,
    /// Every fault, by the names of the fields on this page.
    pub errors: FieldErrors,
    /// What to say above the form, if anything.
    pub message: Option<StepMessage>,
}

/// A claim that was typed for someone and is recorded.
#[derive(Debug, Clone)]
pub struct FiledPage {
    /// Who.
    pub agent: AgentBadge,
    /// By which way it came in.
    pub channel: Channel,
    /// Id of the claim.
    pub claim_id: String,
    /// Its receipt.
    pub receipt: ReceiptPage,
    /// Scans of its administrative sheet; none for what was said on the phone.
    pub scans: Option<ScansPart>,
    /// The last ones were just attached.
    pub scans_attached: bool,
    /// The number to write on the envelope.
    pub envelope: Option<String>,
}
