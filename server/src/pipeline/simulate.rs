//! Simulation: stored claims judged again under other rules. Nothing is written.
//!
//! A claim is judged twice, by the rules in force and by the draft, on the day it was filed, with what the register and
//! the search for overlaps said then. So the difference is that of the rules alone.

use super::UseCaseError;
use super::assess::{Request, facts_of};
use crate::persistence::simulation::{StoredClaim, claims_since};
use crate::state::Service;
use abri_domain::assessment::{AssessmentRecord, Facts, Outcome, Shift, assess, shift};
use abri_domain::register::{Answer, RegisterAnswers};
use abri_domain::rules::RuleBook;
use abri_domain::stoppage::Stoppage;
use futures_util::StreamExt;
use serde::Serialize;
use std::collections::BTreeMap;
use time::OffsetDateTime;

/// A claim that would come out otherwise. It names nobody and no ground.
#[derive(Debug, Serialize)]
pub struct ChangedClaim {
    /// Reference.
    pub reference: String,
    /// How the person works, as a code.
    pub status: &'static str,
    /// Fund.
    pub fund: String,
    /// In which direction.
    pub shift: Shift,
    /// Outcome under the rules in force.
    pub before: Outcome,
    /// Outcome under the draft.
    pub after: Outcome,
}

/// How many claims move, by direction.
pub type Counts = BTreeMap<&'static str, u64>;

/// What a draft would change.
#[derive(Debug, Default, Serialize)]
pub struct Summary {
    /// Claims judged.
    pub claims: u64,
    /// Claims that can't be read any more, left out.
    pub unreadable: u64,
    /// Of all of them, by direction.
    pub by_shift: Counts,
    /// By status, then direction.
    pub by_status: BTreeMap<String, Counts>,
    /// By fund, then direction.
    pub by_fund: BTreeMap<String, Counts>,
    /// By ground, then direction. Zone M: only counts, and none under [`SMALLEST_COUNT`].
    pub by_ground: BTreeMap<String, Counts>,
}

/// Smaller counts by ground are left out: they could tell who.
pub const SMALLEST_COUNT: u64 = 11;

/// Judges every claim of the draft's scheme filed since an instant under both books; hands over each that changes.
pub async fn simulate(
    service: &Service,
    draft: &RuleBook,
    since: OffsetDateTime,
    mut changed: impl FnMut(&ChangedClaim),
) -> Result<Summary, UseCaseError> {
    let scheme = draft.scheme().id();
    let running = service.rules.book(scheme).ok_or(UseCaseError::NoScheme)?;
    let mut transaction = service.pools.pipeline.begin().await?;
    // It reads every claim there is: the limit of the pool is for requests.
    sqlx::query("SET LOCAL statement_timeout = 0").execute(&mut *transaction).await?;
    let mut claims = claims_since(&mut transaction, scheme, since);
    let mut summary = Summary::default();
    while let Some(claim) = claims.next().await {
        let claim = claim?;
        let Some(facts) = stored_facts(service, &claim) else {
            summary.unreadable += 1;
            continue;
        };
        let today = facts.requested_at.date();
        let before = assess(&facts, &running, today).outcome;
        let after = assess(&facts, draft, today).outcome;
        let shift = shift(before, after);
        summary.count(shift, &claim, &facts.ground);
        if shift != Shift::Same {
            changed(&ChangedClaim {
                reference: claim.reference,
                status: claim.insured_status.code(),
                fund: claim.fund,
                shift,
                before,
                after,
            });
        }
    }
    summary.hide_small_counts();
    Ok(summary)
}

impl Summary {
    fn count(&mut self, shift: Shift, claim: &StoredClaim, ground: &str) {
        let groups = [
            self.by_status.entry(claim.insured_status.code().to_owned()).or_default(),
            self.by_fund.entry(claim.fund.clone()).or_default(),
            self.by_ground.entry(ground.to_owned()).or_default(),
            &mut self.by_shift,
        ];
        for counts in groups {
            *counts.entry(shift.code()).or_default() += 1;
        }
        self.claims += 1;
    }

    fn hide_small_counts(&mut self) {
        for counts in self.by_ground.values_mut() {
            counts.retain(|_, count| *count >= SMALLEST_COUNT);
        }
    }
}

/// The facts of a stored claim as the machine had them; nothing when its keys were destroyed.
fn stored_facts(service: &Service, claim: &StoredClaim) -> Option<Facts> {
    let file = claim.file(&service.keys.zone_a).ok()?;
    let (medical, record) = claim.medical(&service.keys.zone_m).ok()?;
    let stoppage = Stoppage::new(claim.first_day, claim.last_day).ok()?;
    let request = Request { requested_at: claim.requested_at, stoppage, status: claim.insured_status };
    let overlaps = recorded(&record, "overlaps-another") == Some("yes");
    Some(facts_of(request, &file, &medical.ground?, recorded_answers(&record), overlaps))
}

fn recorded_answers(record: &AssessmentRecord) -> RegisterAnswers {
    let answer = |fact: &str| match recorded(record, fact) {
        Some("yes") => Answer::Yes,
        Some("no") => Answer::No,
        _ => Answer::Unknown,
    };
    RegisterAnswers {
        affiliated: answer("register-affiliated"),
        ald: answer("register-ald"),
        pregnancy: answer("register-pregnancy"),
    }
}

/// What a finding read, by the name of the fact.
fn recorded<'r>(record: &'r AssessmentRecord, fact: &str) -> Option<&'r str> {
    let mut facts = record.findings.iter().flat_map(|finding| &finding.facts);
    facts.find(|(code, _)| code == fact).map(|(_, value)| value.as_str())
}
