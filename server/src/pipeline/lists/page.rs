//! A page of a list, and what surrounds it.

use super::Seeker;
use crate::clock::paris_midnight;
use crate::persistence::claims::{self, Listing, QueueEntry};
use crate::persistence::labels::{self, Label};
use crate::persistence::views::{self, View};
use crate::pipeline::UseCaseError;
use crate::pipeline::review::known_lanes;
use crate::state::Service;
use abri_domain::lane::KnownLanes;
use abri_domain::listing::{Cursor, Filters};
use time::Date;
use uuid::Uuid;

/// What stands around the list: the labels and views of who looks.
pub struct Shown {
    /// Labels of their side.
    pub labels: Vec<Label>,
    /// Views they saved.
    pub views: Vec<View>,
}

/// The labels and views of who looks.
pub async fn context(service: &Service, seeker: &Seeker) -> Result<Shown, UseCaseError> {
    let mut connection = seeker.pool(service).acquire().await?;
    let labels = labels::of_side(&mut connection, seeker.label_key(service), seeker.labels()).await?;
    let mut connection = service.pools.admin.acquire().await?;
    let views = views::of(&mut connection, &service.keys.zone_a, seeker.person.staff_id).await?;
    Ok(Shown { labels, views })
}

/// The funds, schemes and languages a list can be filtered by.
pub fn known(service: &Service) -> KnownLanes {
    known_lanes(service)
}

/// A page of claims; one more than the page shows when there is a next one.
pub async fn list(
    service: &Service,
    seeker: &Seeker,
    filters: &Filters,
    after: Option<Cursor>,
) -> Result<Vec<QueueEntry>, UseCaseError> {
    let mut transaction = seeker.pool(service).begin().await?;
    let asked = Listing {
        sight: seeker.sight(),
        labels: seeker.labels(),
        filters,
        due: due_between(service, filters),
        submitted: (
            filters.from.map(paris_midnight),
            filters.until.and_then(Date::next_day).map(paris_midnight),
        ),
        after,
        now: service.clock.now(),
    };
    let found = claims::list(&mut transaction, asked).await?;
    transaction.commit().await?;
    Ok(found)
}

/// The days of a risk by the calendar of the fund that is asked for; without one, by that of most funds.
fn due_between(service: &Service, filters: &Filters) -> (Option<Date>, Option<Date>) {
    let today = service.clock.today();
    let office = service.office(filters.fund.as_deref().unwrap_or_default());
    filters.due_between(today, office.after(today, 1))
}

/// The labels on these claims, as pairs of claim and label.
pub async fn labels_on(
    service: &Service,
    seeker: &Seeker,
    claims: &[Uuid],
) -> Result<Vec<(Uuid, Uuid)>, UseCaseError> {
    let mut connection = seeker.pool(service).acquire().await?;
    Ok(labels::on_claims(&mut connection, seeker.labels(), claims).await?)
}

/// The lines of those of these claims that are in sight, in their order: a page shown again, or what became of them.
pub async fn lines(
    service: &Service,
    seeker: &Seeker,
    claims: &[Uuid],
) -> Result<Vec<QueueEntry>, UseCaseError> {
    let mut connection = seeker.pool(service).acquire().await?;
    let seen = claims::seen(&mut connection, seeker.sight(), claims).await?;
    let ids: Vec<Uuid> = claims.iter().filter(|claim| seen.contains(claim)).copied().collect();
    Ok(claims::entries(&mut connection, &ids, service.clock.now()).await?)
}
