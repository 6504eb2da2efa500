//! Publishing, by someone who wrote no line of the draft; and cancelling, before the hour has come.

use super::act::Turn;
use super::look::{is_simulated, overtaken};
use super::{IN_THE_END, Obstacle, Officer, Refusal, faults_from, published};
use crate::persistence::rules::drafts::DraftRow;
use crate::persistence::rules::publications::{self, PublicationRow};
use crate::persistence::rules::{journal, keep_texts};
use crate::pipeline::UseCaseError;
use crate::random;
use crate::state::Service;
use abri_domain::rules::{DraftState, NotNow, Publication, RuleAct};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Publishes a proposed draft from an instant on; the minute that runs means at once. The checks are made again on what
/// will run at that hour, and at the hour of each later publication.
pub async fn publish(
    service: &Service,
    officer: &Officer,
    draft: (Uuid, i32),
    from: OffsetDateTime,
) -> Result<(), Refusal> {
    let mut turn = Turn::begin(service, draft).await?;
    if turn.draft.state != DraftState::Proposed {
        return Err(NotNow(turn.draft.state).into());
    }
    if journal::authors(&mut turn.transaction, turn.draft.draft_id).await?.contains(&officer.staff_id) {
        return Err(Obstacle::Author.into());
    }
    if from <= turn.now - Duration::MINUTE {
        return Err(Obstacle::PastHour.into());
    }
    let (id, effective_at) = (random::id(turn.now)?, from.max(turn.now));
    let publication = Publication { id, effective_at, files: turn.draft.files.clone() };
    check(service, &mut turn, publication).await?;
    keep_texts(&mut turn.transaction, &turn.draft.files).await?;
    let row = row(&turn.draft, officer, (id, effective_at), turn.now)?;
    publications::insert(&mut turn.transaction, &row).await?;
    turn.end(officer, RuleAct::Published { publication: id, effective_at, files: row.files }).await
}

async fn check(service: &Service, turn: &mut Turn<'_>, publication: Publication) -> Result<(), Refusal> {
    let (_, timeline) = published(service, &mut turn.transaction).await?;
    let at = publication.effective_at;
    // At its hour nothing it replaces is other than it was when written, and nothing later undoes it unseen.
    let overtaken = [at, IN_THE_END].map(|at| overtaken(&turn.draft, &timeline.at(at)));
    if let Some(paths) = overtaken.into_iter().find(|paths| !paths.is_empty()) {
        return Err(Obstacle::Overtaken(paths).into());
    }
    let faults = faults_from(timeline.with(publication), at).await;
    if !faults.is_empty() {
        return Err(Obstacle::Faults(faults).into());
    }
    if is_simulated(service, &mut turn.transaction, &turn.draft).await? {
        Ok(())
    } else {
        Err(Obstacle::NotSimulated.into())
    }
}

fn row(
    draft: &DraftRow,
    officer: &Officer,
    (publication_id, effective_at): (Uuid, OffsetDateTime),
    published_at: OffsetDateTime,
) -> Result<PublicationRow, Refusal> {
    Ok(PublicationRow {
        publication_id,
        draft_id: draft.draft_id,
        files: draft.files.manifest(),
        effective_at,
        published_at,
        drafted_by: draft.drafted_by,
        // A draft is proposed by someone: the schema says so too.
        proposed_by: draft.proposed_by.ok_or(NotNow(draft.state))?,
        published_by: officer.staff_id,
        why: draft.why.clone(),
    })
}

/// Cancels a publication before its hour, unless a later one would be wrong without it; its draft can be worked on again.
pub async fn cancel(service: &Service, officer: &Officer, publication: Uuid) -> Result<(), Refusal> {
    let mut connection = service.pools.admin.acquire().await?;
    let rows = publications::standing(&mut connection).await?;
    drop(connection);
    let found = rows.into_iter().find(|row| row.publication_id == publication);
    let draft_id = found.ok_or(UseCaseError::NotFound)?.draft_id;
    let mut turn = Turn::of_draft(service, draft_id).await?;
    let (rows, timeline) = published(service, &mut turn.transaction).await?;
    let still_stands = rows.into_iter().find(|row| row.publication_id == publication);
    if still_stands.ok_or(UseCaseError::NotFound)?.effective_at <= turn.now {
        return Err(Obstacle::Begun.into());
    }
    let faults = faults_from(timeline.without(publication), turn.now).await;
    if !faults.is_empty() {
        return Err(Obstacle::Faults(faults).into());
    }
    publications::cancel(&mut turn.transaction, publication, officer.staff_id, turn.now).await?;
    turn.draft.proposed_by = None;
    turn.end(officer, RuleAct::Cancelled { publication }).await
}
