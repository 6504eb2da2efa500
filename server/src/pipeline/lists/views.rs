//! Views that someone saves for themselves: a name and filters.

use super::Seeker;
use crate::persistence::views::{self, VIEWS_MAX};
use crate::pipeline::UseCaseError;
use crate::state::Service;
use uuid::Uuid;

/// Saves a view; false when this person has as many as one keeps.
pub async fn save_view(
    service: &Service,
    seeker: &Seeker,
    name: &str,
    filters: &str,
) -> Result<bool, UseCaseError> {
    let (key, staff_id) = (&service.keys.zone_a, seeker.person.staff_id);
    let mut connection = service.pools.admin.acquire().await?;
    if views::of(&mut connection, key, staff_id).await?.len() >= VIEWS_MAX {
        return Ok(false);
    }
    views::save(&mut connection, key, staff_id, (name, filters), service.clock.now()).await?;
    Ok(true)
}

/// Erases a view of this person.
pub async fn remove_view(service: &Service, seeker: &Seeker, view_id: Uuid) -> Result<(), UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(views::remove(&mut connection, seeker.person.staff_id, view_id).await?)
}
