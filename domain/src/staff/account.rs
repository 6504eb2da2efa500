//! Accounts of staff: what may be typed, and what is written down of what was done to them.

use crate::status::coded;
use serde::{Deserialize, Serialize};

/// The most characters of a login.
pub const LOGIN_MAX: usize = 40;
/// The most characters of a name.
pub const NAME_MAX: usize = 80;
/// The fewest characters of a password.
pub const PASSWORD_MIN: usize = 12;

coded! {
    /// What was done to an account.
    StaffAct {
        /// It was made.
        Made = "made",
        /// It signs in no more.
        Disabled = "disabled",
        /// It signs in again.
        Enabled = "enabled",
        /// It got a new one-time password.
        PasswordGiven = "password-given",
        /// The person chose a password.
        PasswordChanged = "password-changed",
        /// It was lent a role.
        RoleLent = "role-lent",
        /// A loan ended before its day.
        RoleEnded = "role-ended",
        /// The person set up a second factor.
        SecondFactorSet = "second-factor-set",
        /// The second factor was taken away: the next sign-in sets up another.
        SecondFactorReset = "second-factor-reset",
        /// The person signed in with a recovery code.
        RecoveryCodeUsed = "recovery-code-used",
        /// The person linked it to who they are at the identity provider.
        IdentityLinked = "identity-linked",
        /// It is linked to nobody there any more.
        IdentityUnlinked = "identity-unlinked",
        /// From now on a second person confirms every decision of theirs.
        OnboardingSet = "onboarding-set",
        /// No longer, before its day.
        OnboardingEnded = "onboarding-ended",
    }
}

/// May that be a login: 2 to [`LOGIN_MAX`] small letters, digits, dots and dashes?
pub fn is_login(login: &str) -> bool {
    let fits = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || ".-".contains(sign);
    (2..=LOGIN_MAX).contains(&login.len()) && login.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_short_and_plain() {
        assert!(["ab", "ada.lovelace-2", &"a".repeat(40)].iter().all(|login| is_login(login)));
        for wrong in ["", "a", "Ada", "ada lovelace", "ada:x", "ada/x", "é-ecole", &"a".repeat(41)] {
            assert!(!is_login(wrong), "{wrong}");
        }
    }
}
