//! What was to reach someone, how far it got, and what comes next when it did not. States as in GOV.UK Notify, and `uncertain`.

use crate::status::coded;
use serde::{Deserialize, Serialize};
use time::Duration;

coded! {
    /// A way to reach someone. Each is a rung: when one gives way, the next is tried.
    Rung {
        /// E-mail.
        EMail = "e-mail",
        /// A text message: that a letter is on its way, no more.
        Sms = "sms",
        /// Paper.
        Letter = "letter",
    }
}

coded! {
    /// Whom it is for.
    Recipient {
        /// The insured.
        Insured = "insured",
        /// One of their employers.
        Employer = "employer",
    }
}

coded! {
    /// How far a delivery got.
    DeliveryState {
        /// Owed again, after a person looked.
        Created = "created",
        /// Laid ready for the next batch of the printer.
        Queued = "queued",
        /// In the hands of the mail server, or of the printer.
        Sending = "sending",
        /// Handed over: to a server that took it, or to the post. Nothing came back; nobody proved that it arrived.
        Sent = "sent",
        /// The recipient's own server said that it arrived.
        Delivered = "delivered",
        /// It did not leave, or came back, for a reason that may pass.
        TemporaryFailure = "temporary-failure",
        /// The address does not work.
        PermanentFailure = "permanent-failure",
        /// Our fault: it could not be made, handed over or printed.
        TechnicalFailure = "technical-failure",
        /// Handed over, and nobody said whether it was taken.
        Uncertain = "uncertain",
    }
}

/// What came back about an e-mail that was handed over (RFC 3464).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    /// It arrived (`delivered`).
    Arrived,
    /// The server gave up, for a reason that may pass (`failed`, status 4.x.x).
    GivenUp,
    /// The address does not work (`failed`, status 5.x.x).
    Refused,
}

impl DeliveryState {
    /// The state after that report; nothing when it says nothing new.
    pub const fn after(self, report: Report) -> Option<Self> {
        match (self, report) {
            (Self::Sent | Self::Sending | Self::Uncertain, Report::Arrived) => Some(Self::Delivered),
            // A server may take back that it delivered: the mailbox behind it refused.
            (Self::Sent | Self::Sending | Self::Uncertain | Self::Delivered, Report::Refused) => {
                Some(Self::PermanentFailure)
            }
            (Self::Sent | Self::Sending | Self::Uncertain, Report::GivenUp) => Some(Self::TemporaryFailure),
            _ => None,
        }
    }

    /// Did it fail, as far as the machine can tell? Unless another rung is tried, a person looks.
    pub const fn has_failed(self) -> bool {
        matches!(self, Self::PermanentFailure | Self::TechnicalFailure | Self::Uncertain)
    }
}

/// What to do once an address does not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextRung {
    /// A letter to the address on file.
    Letter,
    /// Nothing by itself: a person looks, and the insured is told.
    Person,
}

impl NextRung {
    /// After `rung` gave way, for someone whose postal address is known or not.
    pub const fn after(rung: Rung, has_postal_address: bool) -> Self {
        match rung {
            Rung::EMail if has_postal_address => Self::Letter,
            _ => Self::Person,
        }
    }
}

/// E-mails that may leave at once to the same employer; a burst, before the pace below.
pub const AT_ONCE: i32 = 20;
/// After those, one e-mail to the same employer per that long: 500 employees of a firm leave it 1,200 e-mails an hour at most.
pub const PACE: Duration = Duration::seconds(3);

#[cfg(test)]
mod tests {
    use super::*;
    use DeliveryState as S;

    #[test]
    fn a_bounce_ends_what_was_handed_over_and_nothing_else() {
        for state in DeliveryState::ALL.iter().copied() {
            let handed_over = matches!(state, S::Sent | S::Sending | S::Uncertain);
            assert_eq!(state.after(Report::Arrived).is_some(), handed_over, "{}", state.code());
            assert_eq!(state.after(Report::GivenUp).is_some(), handed_over, "{}", state.code());
            let refused = state.after(Report::Refused);
            assert_eq!(refused.is_some(), handed_over || state == S::Delivered, "{}", state.code());
        }
        assert_eq!(
            S::PermanentFailure.after(Report::Refused),
            None,
            "the same bounce again says nothing new"
        );
    }

    #[test]
    fn a_dead_address_leads_to_paper_or_to_a_person() {
        assert_eq!(NextRung::after(Rung::EMail, true), NextRung::Letter);
        assert_eq!(NextRung::after(Rung::EMail, false), NextRung::Person);
        assert_eq!(NextRung::after(Rung::Letter, true), NextRung::Person, "no letter after a letter");
    }
}
