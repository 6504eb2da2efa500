//! Labels: made and retired by those who may, put on and off by everyone who sees both the label and the claim.

use super::Seeker;
use crate::persistence::labels::Label;
use crate::persistence::{claims, conflicts, labels};
use crate::pipeline::UseCaseError;
use crate::pipeline::review::Agent;
use crate::state::Service;
use abri_domain::staff::Right;
use abri_domain::zone::Side;
use sqlx::PgConnection;
use uuid::Uuid;

/// The most labels of a side.
pub const LABELS_MAX: usize = 50;

/// What became of a new label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labelling {
    /// It is there.
    Made,
    /// There is one of that name.
    Taken,
    /// The side has as many as it may.
    TooMany,
}

/// Makes a label of the side of who asks.
pub async fn make_label(service: &Service, seeker: &Seeker, name: &str) -> Result<Labelling, UseCaseError> {
    may_make(seeker)?;
    let (key, side) = (seeker.label_key(service), seeker.labels());
    let mut connection = seeker.pool(service).acquire().await?;
    let known = labels::of_side(&mut connection, key, side).await?;
    if known.iter().any(|label| label.name.to_lowercase() == name.to_lowercase()) {
        return Ok(Labelling::Taken);
    }
    if known.len() >= LABELS_MAX {
        return Ok(Labelling::TooMany);
    }
    let now = service.clock.now();
    labels::make(&mut connection, key, (side, seeker.person.staff_id), name, now).await?;
    Ok(Labelling::Made)
}

/// Retires a label of the side of who asks.
pub async fn retire_label(service: &Service, seeker: &Seeker, label_id: Uuid) -> Result<(), UseCaseError> {
    may_make(seeker)?;
    let mut connection = seeker.pool(service).acquire().await?;
    let retired = labels::retire(&mut connection, seeker.labels(), label_id, service.clock.now()).await?;
    if retired { Ok(()) } else { Err(UseCaseError::NotFound) }
}

fn may_make(seeker: &Seeker) -> Result<(), UseCaseError> {
    if seeker.person.role.may(Right::MakeLabels) { Ok(()) } else { Err(UseCaseError::NotFound) }
}

/// Puts a label on a claim, or takes it off; false when nothing changed.
pub async fn label_one(
    service: &Service,
    seeker: &Seeker,
    (claim_id, label_id): (Uuid, Uuid),
    on: bool,
) -> Result<bool, UseCaseError> {
    let (side, by, now) = (seeker.labels(), seeker.person.staff_id, service.clock.now());
    let mut transaction = seeker.pool(service).begin().await?;
    if claims::seen(&mut transaction, seeker.sight(), &[claim_id]).await?.is_empty() {
        return Err(UseCaseError::NotFound);
    }
    if let Some(bar) = conflicts::ties(&mut transaction, claim_id, by, now).await?.conflict() {
        return Err(UseCaseError::Barred(bar));
    }
    let known = labels::of_side(&mut transaction, seeker.label_key(service), side).await?;
    if !known.iter().any(|label| label.label_id == label_id) {
        return Err(UseCaseError::NotFound);
    }
    let changed = if on {
        labels::put_on(&mut transaction, (side, by), (claim_id, label_id), now).await?
    } else {
        labels::take_off(&mut transaction, side, (claim_id, label_id)).await?
    };
    transaction.commit().await?;
    Ok(changed)
}

/// The labels of an agent's side, and whether each is on a claim whose file they open.
pub async fn labels_of(
    service: &Service,
    connection: &mut PgConnection,
    agent: &Agent,
    claim_id: Uuid,
) -> Result<Vec<(Label, bool)>, UseCaseError> {
    let key = match agent.side {
        Side::Administrative => &service.keys.zone_a,
        Side::Medical => &service.keys.zone_m,
    };
    let known = labels::of_side(connection, key, agent.side).await?;
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let on = labels::on_claims(connection, agent.side, &[claim_id]).await?;
    let is_on = |label: &Label| on.contains(&(claim_id, label.label_id));
    Ok(known.into_iter().map(|label| (is_on(&label), label)).map(|(on, label)| (label, on)).collect())
}
