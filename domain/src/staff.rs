//! Who works in the back office, and what each role may do. A right that is not listed here nobody has.

use crate::claim::ActorKind;
use crate::status::{Channel, coded};
use crate::zone::Side;
use serde::{Deserialize, Serialize};

mod account;
mod announcement;
mod delegation;
mod loan;
mod onboarding;

pub use account::{LOGIN_MAX, NAME_MAX, PASSWORD_MIN, StaffAct, is_login};
pub use announcement::{ANNOUNCED_FOR, ANNOUNCEMENT_MAX};
pub use delegation::{
    DELEGATION_MAX, Delegation, DelegationRefusal, Matter, Signature, may_confirm, may_delegate, signature,
};
pub use loan::{LOAN_MAX, LoanRefusal, RoleLoan, may_lend};
pub use onboarding::{ONBOARDING_MAX, OnboardingRefusal, may_onboard};

coded! {
    /// A role of the back office.
    StaffRole {
        /// Gestionnaire: reviews claims by zone A.
        Caseworker = "caseworker",
        /// Technicien du service médical: prepares the medical side, and decides what a doctor delegated.
        MedicalTechnician = "medical-technician",
        /// Médecin-conseil: zones A and M.
        MedicalOfficer = "medical-officer",
        /// Plateforme téléphonique: finds a claim by its code, says where it is, files on the phone; sees no ground.
        CallDesk = "call-desk",
        /// Courrier: registers what comes on paper; the medical volet stays in its envelope.
        MailDesk = "mail-desk",
        /// Responsable d’équipe: spreads the work, lends it, watches the board.
        Supervisor = "supervisor",
        /// Responsable des règles: writes and publishes rules, reads no claim.
        RulesOfficer = "rules-officer",
        /// Auditeur: reads the trail of every act, and no file.
        Auditor = "auditor",
        /// Administrateur: makes accounts and gives roles, reads no claim.
        Administrator = "administrator",
    }
}

coded! {
    /// What a role may do.
    Right {
        /// Takes claims from the queue, opens and decides them, for its side.
        Review = "review",
        /// Answers the questions of the administrative side.
        Advise = "advise",
        /// Lets a technician sign.
        Delegate = "delegate",
        /// Opens zone M of a claim by way of exception.
        BreakGlass = "break-glass",
        /// Searches and lists the claims of its side.
        Search = "search",
        /// Makes and retires the labels of its side.
        MakeLabels = "make-labels",
        /// Finds a claim by its reference or code and learns its state, no more.
        FindState = "find-state",
        /// Files for an insured person who phones or writes.
        FileForOthers = "file-for-others",
        /// Gives a claim to another member of staff, and takes it back.
        Reassign = "reassign",
        /// Lends a queue to another fund.
        Lend = "lend",
        /// Sees the crisis board.
        SeeBoard = "see-board",
        /// Writes on the banner that every member of staff sees.
        Announce = "announce",
        /// Writes, simulates and publishes rules; turns the kill switch.
        MakeRules = "make-rules",
        /// Reads the trail, and reviews each breaking of the glass.
        Audit = "audit",
        /// Watches what leaves for the insured and employers, and sends again what did not.
        WatchDeliveries = "watch-deliveries",
        /// Makes accounts, gives roles.
        ManageStaff = "manage-staff",
    }
}

impl StaffRole {
    /// Is that right one of this role's?
    pub const fn may(self, right: Right) -> bool {
        use Right as R;
        match self {
            Self::Caseworker => matches!(right, R::Review | R::Search | R::BreakGlass),
            Self::MedicalTechnician => matches!(right, R::Review | R::Search | R::Advise),
            Self::MedicalOfficer => {
                matches!(right, R::Review | R::Search | R::MakeLabels | R::Advise | R::Delegate)
            }
            Self::CallDesk => matches!(right, R::FindState | R::FileForOthers),
            Self::MailDesk => matches!(right, R::FileForOthers),
            Self::Supervisor => {
                matches!(right, R::Search | R::MakeLabels | R::Reassign)
                    || matches!(right, R::Lend | R::SeeBoard | R::Announce | R::BreakGlass)
                    || matches!(right, R::WatchDeliveries)
            }
            Self::RulesOfficer => matches!(right, R::MakeRules),
            Self::Auditor => matches!(right, R::Audit | R::SeeBoard),
            Self::Administrator => matches!(right, R::ManageStaff | R::WatchDeliveries),
        }
    }

    /// The side whose claims this role reviews; none for those who review no claim.
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Caseworker => Some(Side::Administrative),
            Self::MedicalTechnician | Self::MedicalOfficer => Some(Side::Medical),
            _ => None,
        }
    }

    /// By which way claims come in through this role: the mail desk leaves the medical part of a paper in its envelope.
    pub const fn channel(self) -> Option<Channel> {
        match self {
            Self::CallDesk => Some(Channel::Phone),
            Self::MailDesk => Some(Channel::Paper),
            _ => None,
        }
    }

    /// As what this role stands in the history of a claim; none for those who do nothing to a claim.
    pub const fn actor(self) -> Option<ActorKind> {
        match self {
            Self::Caseworker => Some(ActorKind::Caseworker),
            Self::MedicalTechnician => Some(ActorKind::MedicalTechnician),
            Self::MedicalOfficer => Some(ActorKind::MedicalOfficer),
            Self::CallDesk => Some(ActorKind::CallDesk),
            Self::MailDesk => Some(ActorKind::MailDesk),
            Self::Supervisor => Some(ActorKind::Supervisor),
            Self::RulesOfficer | Self::Auditor | Self::Administrator => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who_may(right: Right) -> Vec<&'static str> {
        StaffRole::ALL.iter().filter(|role| role.may(right)).map(|role| role.code()).collect()
    }

    #[test]
    fn each_right_is_of_these_roles_and_of_no_other() {
        let reviewers = vec!["caseworker", "medical-technician", "medical-officer"];
        let table = [
            (Right::Review, reviewers.clone()),
            (Right::Advise, vec!["medical-technician", "medical-officer"]),
            (Right::Delegate, vec!["medical-officer"]),
            (Right::BreakGlass, vec!["caseworker", "supervisor"]),
            (Right::Search, [reviewers, vec!["supervisor"]].concat()),
            (Right::MakeLabels, vec!["medical-officer", "supervisor"]),
            (Right::FindState, vec!["call-desk"]),
            (Right::FileForOthers, vec!["call-desk", "mail-desk"]),
            (Right::Reassign, vec!["supervisor"]),
            (Right::Lend, vec!["supervisor"]),
            (Right::SeeBoard, vec!["supervisor", "auditor"]),
            (Right::Announce, vec!["supervisor"]),
            (Right::MakeRules, vec!["rules-officer"]),
            (Right::Audit, vec!["auditor"]),
            (Right::WatchDeliveries, vec!["supervisor", "administrator"]),
            (Right::ManageStaff, vec!["administrator"]),
        ];
        assert_eq!(table.len(), Right::ALL.len());
        for (right, roles) in table {
            assert_eq!(who_may(right), roles, "{}", right.code());
        }
    }

    #[test]
    fn who_reviews_has_a_side_and_stands_in_the_history() {
        for role in StaffRole::ALL.iter().copied() {
            assert_eq!(role.may(Right::Review), role.side().is_some(), "{}", role.code());
            assert!(role.side().is_none() || role.actor().is_some(), "{}", role.code());
            assert_eq!(StaffRole::from_code(role.code()), Some(role));
        }
    }

    #[test]
    fn who_files_for_others_has_a_way_in_and_stands_in_the_history() {
        for role in StaffRole::ALL.iter().copied() {
            assert_eq!(role.may(Right::FileForOthers), role.channel().is_some(), "{}", role.code());
            assert!(role.channel().is_none() || role.actor().is_some(), "{}", role.code());
        }
    }

    #[test]
    fn nobody_both_gives_roles_or_audits_and_decides() {
        for role in StaffRole::ALL.iter().copied() {
            // Who breaks the glass is not who looks at it afterwards.
            assert!(!(role.may(Right::BreakGlass) && role.may(Right::Audit)), "{}", role.code());
            let apart = [Right::ManageStaff, Right::Audit, Right::MakeRules];
            assert!(
                !(role.may(Right::Review) && apart.iter().any(|right| role.may(*right))),
                "{}",
                role.code()
            );
        }
    }
}
