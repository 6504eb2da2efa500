//! What the law does to days that were granted before anyone knew of their end.

use crate::claim::{ClaimEvent, ClaimState};
use crate::rules::{EndOf, RuleBook};
use crate::status::InsuredStatus;
use crate::stoppage::Stoppage;
use crate::zone::Side;
use time::Date;

/// A claim with days granted.
#[derive(Debug, Clone, Copy)]
pub struct Granted<'c> {
    /// Where it is.
    pub state: &'c ClaimState,
    /// Every way its person works in.
    pub statuses: &'c [InsuredStatus],
    /// The day of the last decision; none while it is looked at again.
    pub decided_on: Option<Date>,
}

/// What happens to it by the rules known on `today`, with the hard end it follows from; nothing when they leave it alone.
///
/// Days after the end are cut, whoever has the claim in hand. Where no day would be left, a person looks again: the machine takes
/// no stoppage away whole.
pub fn law_ends<'r>(
    claim: &Granted<'_>,
    rules: &'r RuleBook,
    today: Date,
) -> Option<(ClaimEvent, EndOf<'r>)> {
    let granted = claim.state.granted()?;
    let cut = rules.hard_end(&granted, claim.statuses, today).map(|end| (cut(end), end));
    cut.or_else(|| {
        let end = ended_before(claim, granted, rules, today)?;
        Some((ClaimEvent::Reopened { side: Side::Administrative }, end))
    })
}

fn cut(by: EndOf<'_>) -> ClaimEvent {
    let (version, end) = by;
    ClaimEvent::CutByLaw { last_day: end.last_day(), end: end.code().into(), rule: version.id().into() }
}

/// Only of what is decided: a person looks at the others anyway.
fn ended_before<'r>(
    claim: &Granted<'_>,
    granted: Stoppage,
    rules: &'r RuleBook,
    today: Date,
) -> Option<EndOf<'r>> {
    let decided_on = claim.decided_on.filter(|_| matches!(claim.state, ClaimState::Approved { .. }))?;
    rules.ended_before(&granted, claim.statuses, (decided_on, today))
}
