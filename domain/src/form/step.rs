//! The pages of the form, in order, and the fields each one owns.

use super::ClaimForm;
use serde::{Deserialize, Serialize};

/// One page of the form: one thing per page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Terms of use, read and accepted.
    Terms,
    /// Who you are.
    Identity,
    /// How to reach you.
    Contact,
    /// How you work.
    Situation,
    /// Why you are at risk.
    Ground,
    /// Telework and first day off.
    Period,
    /// List of employers.
    Employers,
    /// What the employer will see, and who brings it.
    Sharing,
    /// Check your answers, statement on honour, submit.
    Review,
}

impl Step {
    /// Every step, in order.
    pub const ALL: &'static [Self] = &[
        Self::Terms,
        Self::Identity,
        Self::Contact,
        Self::Situation,
        Self::Ground,
        Self::Period,
        Self::Employers,
        Self::Sharing,
        Self::Review,
    ];

    /// The form's own fields on the page, in order; those of the scheme's questions come after. Employers have pages of
    /// their own.
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Terms => &[
                "scheme",
                "terms_version",
                "terms_accepted",
                "for_whom",
                "helper_name",
                "helper_tie",
                "mandate",
            ],
            Self::Identity => {
                &["nir", "birth_name", "usual_name", "first_names", "birth_day", "birth_month", "birth_year"]
            }
            Self::Contact => {
                &["email", "no_email", "phone", "street", "address_extra", "postal_code", "city"]
            }
            Self::Situation => &["status", "other_status", "health_worker"],
            Self::Ground => &["ground"],
            Self::Period => &[
                "telework",
                "first_day",
                "first_month",
                "first_year",
                "worked_day",
                "worked_month",
                "worked_year",
            ],
            Self::Employers => &[],
            Self::Sharing => &["delivery"],
            Self::Review => &["honour"],
        }
    }

    /// Does this person see the page? Those without an employer skip two of them.
    pub fn applies_to(self, form: &ClaimForm) -> bool {
        match self {
            Self::Employers | Self::Sharing => form.insured_status().is_none() || form.has_employer(),
            _ => true,
        }
    }

    /// The page after this one, for this person; `None` after the last.
    pub fn next(self, form: &ClaimForm) -> Option<Self> {
        let after = Self::ALL.iter().skip_while(|step| **step != self).skip(1);
        after.copied().find(|step| step.applies_to(form))
    }

    /// The page before this one, for this person; `None` before the first.
    pub fn previous(self, form: &ClaimForm) -> Option<Self> {
        let before = Self::ALL.iter().take_while(|step| **step != self);
        before.copied().filter(|step| step.applies_to(form)).last()
    }

    /// Place of the page and number of pages, for this person, from 1.
    pub fn place(self, form: &ClaimForm) -> (usize, usize) {
        let pages: Vec<_> = Self::ALL.iter().filter(|step| step.applies_to(form)).collect();
        let place = pages.iter().position(|step| **step == self).map_or(0, |index| index + 1);
        (place, pages.len())
    }
}
