//! What a person does about a job that can't be done: has it tried again, or takes it off the list.

use super::again::{Acted, Watcher};
use crate::persistence::jobs::{self, stopped};
use crate::persistence::with_retries;
use crate::pipeline::UseCaseError;
use crate::state::Service;
use uuid::Uuid;

/// Has it tried again from the beginning, under its own id and key: what it did before it stopped is not done twice.
pub async fn try_again(service: &Service, who: &Watcher, job_id: Uuid) -> Result<Acted, UseCaseError> {
    with_retries(|| async {
        let (staff_id, now) = (who.person().staff_id, service.clock.now());
        let mut transaction = service.pools.admin.begin().await?;
        let owed = stopped::owe_again(&mut transaction, job_id, staff_id, now).await?;
        jobs::wake(&mut transaction).await?;
        transaction.commit().await?;
        Ok(if owed { Acted::Done } else { Acted::Gone })
    })
    .await
}

/// Takes it off the list: it was seen to otherwise, or is of no use any more.
pub async fn put_away(service: &Service, who: &Watcher, job_id: Uuid) -> Result<Acted, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let (staff_id, now) = (who.person().staff_id, service.clock.now());
    let done = stopped::put_away(&mut connection, job_id, staff_id, now).await?;
    Ok(if done { Acted::Done } else { Acted::Gone })
}
