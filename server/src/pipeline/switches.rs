//! The kill switch: one rules officer holds a criterion at once; only another one lets the machine say yes by it again.

use super::UseCaseError;
use super::rulemaking::Officer;
use crate::persistence::rechecks::{self, Counts};
use crate::persistence::rules::publications;
use crate::persistence::switches::{self, LastTurn, NewTurn, Turn};
use crate::rules;
use crate::state::Service;
use abri_domain::recheck::{Alarm, Tally};
use abri_domain::rules::RuleVersion;
use sqlx::PgConnection;

/// What came of turning a switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turned {
    /// It is so from now on.
    Done,
    /// It was so already, or someone else was faster.
    AlreadySo,
    /// Who held a criterion can't let it go.
    SamePerson,
    /// No version of the scheme has such a criterion.
    NoSuchCriterion,
}

/// What the safeguards came to, for those who answer for the rules. Nobody's claim is in it.
pub struct Safeguards {
    /// Every turn of a switch, the newest first.
    pub turns: Vec<Turn>,
    /// Per version: the counts, what the last re-checks came to, and the alarm that goes by them.
    pub versions: Vec<(Counts, Tally, Alarm)>,
}

/// Holds a criterion: from the next claim on a person looks, whatever it comes to.
pub async fn hold(
    service: &Service,
    officer: &Officer,
    (scheme, criterion): (&str, &str),
    reason: &str,
) -> Result<Turned, UseCaseError> {
    let known = service.rules.book(scheme).is_some_and(|book| {
        let mut criteria = book.versions().iter().flat_map(RuleVersion::criteria);
        criteria.any(|known| known.code() == criterion)
    });
    if !known {
        return Ok(Turned::NoSuchCriterion);
    }
    let mut connection = service.pools.admin.acquire().await?;
    let place = match switches::last_turn(&mut connection, scheme, criterion).await? {
        Some(LastTurn { holds: true, .. }) => return Ok(Turned::AlreadySo),
        last => last.map_or(0, |last| last.place + 1),
    };
    let new = NewTurn { scheme, criterion, place, by: officer.staff_id, held_by: None, reason };
    turn(service, &mut connection, &new).await
}

/// Lets the machine say yes by a criterion again: for another person than who held it. A criterion that the rules no
/// longer have can be let go as well.
pub async fn let_go(
    service: &Service,
    officer: &Officer,
    (scheme, criterion): (&str, &str),
    reason: &str,
) -> Result<Turned, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let last = match switches::last_turn(&mut connection, scheme, criterion).await? {
        Some(last) if last.holds => last,
        Some(_) => return Ok(Turned::AlreadySo),
        None => return Ok(Turned::NoSuchCriterion),
    };
    if last.by == officer.staff_id {
        return Ok(Turned::SamePerson);
    }
    let (place, by, held_by) = (last.place + 1, officer.staff_id, Some(last.by));
    let new = NewTurn { scheme, criterion, place, by, held_by, reason };
    turn(service, &mut connection, &new).await
}

/// Records a turn; every instance learns of it at once.
async fn turn(
    service: &Service,
    connection: &mut PgConnection,
    turn: &NewTurn<'_>,
) -> Result<Turned, UseCaseError> {
    if !switches::turn(connection, &service.keys.zone_a, turn, service.clock.now()).await? {
        return Ok(Turned::AlreadySo);
    }
    publications::announce(connection).await?;
    // Here it holds with the answer that says so; elsewhere with the notice, or the next poll.
    if let Err(error) = rules::refresh(service).await {
        tracing::warn!(error = %error, "what is held could not be read again");
    }
    Ok(Turned::Done)
}

/// Everything a rules officer watches the machine by.
pub async fn safeguards(service: &Service, _officer: &Officer) -> Result<Safeguards, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let turns = switches::journal(&mut connection, &service.keys.zone_a).await?;
    let schemes = service.rules.current();
    let mut versions = Vec::new();
    for counts in rechecks::all_counts(&mut connection).await? {
        let alarm = schemes.version(&counts.rule_version).map(RuleVersion::alarm).unwrap_or_default();
        let tally = rechecks::tally(&mut connection, &counts.rule_version, alarm.window).await?;
        versions.push((counts, tally, alarm));
    }
    Ok(Safeguards { turns, versions })
}
