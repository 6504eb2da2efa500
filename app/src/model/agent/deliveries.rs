//! What leaves for people, and what a person has to look at.

use super::AgentBadge;
use abri_domain::delivery::{DeliveryState, Recipient, Rung};

/// What failed or is uncertain, and the figures of the last day.
#[derive(Debug, Clone)]
pub struct DeliveriesPage {
    /// Who.
    pub agent: AgentBadge,
    /// To look at, oldest first.
    pub rows: Vec<DeliveryLine>,
    /// Jobs that can't be done and are no delivery, oldest first.
    pub stopped: Vec<StoppedJob>,
    /// The figures, one line a way.
    pub figures: Vec<DeliveryFigures>,
    /// Jobs that wait.
    pub waiting: i64,
    /// There are more than `waiting` says.
    pub more_wait: bool,
    /// Said after an act: `again`, `put-away`.
    pub done: Option<String>,
    /// Why nothing was done.
    pub refused: Option<DeliveryRefusal>,
}

/// Why a delivery was not sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryRefusal {
    /// It may have arrived: nobody said that they looked.
    LookFirst,
    /// Someone was faster.
    Gone,
}

/// A delivery to look at. No address, no content.
#[derive(Debug, Clone)]
pub struct DeliveryLine {
    /// Id of the message.
    pub id: String,
    /// Unique per effect.
    pub effect_key: String,
    /// Code of what it sends.
    pub kind: String,
    /// By which way.
    pub way: Rung,
    /// Whom it is for.
    pub recipient: Recipient,
    /// How far it got.
    pub state: DeliveryState,
    /// The employer says that the person is not theirs.
    pub not_ours: bool,
    /// Code of what went wrong.
    pub error: String,
    /// When it was to leave, in words.
    pub owed_at: String,
    /// When it got that far, in words.
    pub changed_at: String,
}

/// A job that can't be done.
#[derive(Debug, Clone)]
pub struct StoppedJob {
    /// Id.
    pub id: String,
    /// Unique per effect.
    pub key: String,
    /// Code of what it does.
    pub kind: String,
    /// Code of what went wrong.
    pub error: String,
    /// When it was due last, in words.
    pub due_at: String,
    /// Since when it is not tried any more, in words.
    pub stopped_at: String,
}

/// Counts of one way in the last day.
#[derive(Debug, Clone, Default)]
pub struct DeliveryFigures {
    /// By which way.
    pub way: Option<Rung>,
    /// Handed over.
    pub sent: i64,
    /// Known to have arrived.
    pub delivered: i64,
    /// Failed for good.
    pub failed: i64,
    /// Uncertain.
    pub uncertain: i64,
    /// Of a hundred sent, how many within ten seconds of when they were to leave; none while nothing was sent.
    pub quick_percent: Option<i64>,
}
