//! What an employer may know: built only from what zone E holds, so that nothing else can slip in.

use crate::claim::ClaimState;
use crate::employer::Employer;
use crate::reference::NoticeCode;
use crate::siret::Siret;
use crate::status::coded;
use crate::stoppage::Stoppage;
use serde::{Deserialize, Serialize};
use time::Date;

coded! {
    /// What a notice is worth today, as the check page says it.
    NoticeState {
        /// The days on it stand.
        Valid = "valid",
        /// The stoppage ends earlier than first said.
        Shortened = "shortened",
        /// There is no stoppage any more.
        Cancelled = "cancelled",
        /// The fund is looking at it again; until it has, the days on it stand.
        UnderReview = "under-review",
    }
}

/// The employer's notice (volet employeur): identity and dates, never a reason. It reads as an ordinary stoppage.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployerNotice {
    /// The code on the paper.
    pub code: NoticeCode,
    /// Who is off work.
    pub insured_name: String,
    /// The employer it is for.
    pub employer_name: String,
    /// Its establishment number, if it has one.
    pub employer_siret: Option<Siret>,
    /// The days off.
    pub stoppage: Stoppage,
    /// Last day worked, as the insured gave it.
    pub last_day_worked: Option<Date>,
    /// When it was issued.
    pub issued_on: Date,
}

impl std::fmt::Debug for EmployerNotice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[notice]")
    }
}

impl EmployerNotice {
    /// The notice for one employer. Its arguments are all it can ever know.
    pub fn new(
        code: NoticeCode,
        insured_name: String,
        employer: &Employer,
        stoppage: Stoppage,
        last_day_worked: Option<Date>,
        issued_on: Date,
    ) -> Self {
        let (employer_name, employer_siret) = (employer.name.clone(), employer.siret.clone());
        Self { code, insured_name, employer_name, employer_siret, stoppage, last_day_worked, issued_on }
    }

    /// Last day worked in the DSN signal: as declared, or the day before the first (domain.md 4.6).
    pub fn dsn_last_day_worked(&self) -> Date {
        self.last_day_worked
            .or_else(|| self.stoppage.first_day().previous_day())
            .unwrap_or(self.stoppage.first_day())
    }
}

/// What a notice that first said `issued` is worth while its claim is in `state`.
pub fn notice_state(issued: Stoppage, state: &ClaimState) -> NoticeState {
    match (state, state.granted()) {
        (ClaimState::Approved { .. }, Some(now)) if now.last_day() < issued.last_day() => {
            NoticeState::Shortened
        }
        (ClaimState::Approved { .. }, Some(_)) => NoticeState::Valid,
        (_, Some(_)) => NoticeState::UnderReview,
        (_, None) => NoticeState::Cancelled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zone::Side;
    use time::macros::date;

    #[test]
    fn the_state_of_a_notice_follows_the_claim() {
        let issued = Stoppage::of_days(date!(2020 - 03 - 18), 21).unwrap();
        let shorter = issued.shortened_to(date!(2020 - 03 - 25)).unwrap();
        let review = ClaimState::InReview { side: Side::Medical, granted: Some(issued) };
        for (state, expected) in [
            (ClaimState::Approved { stoppage: issued }, NoticeState::Valid),
            (ClaimState::Approved { stoppage: shorter }, NoticeState::Shortened),
            (review, NoticeState::UnderReview),
            (ClaimState::Withdrawn, NoticeState::Cancelled),
        ] {
            assert_eq!(notice_state(issued, &state), expected, "{}", state.code());
        }
    }
}
