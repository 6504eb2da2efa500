//! Backfill: the names of claims that came in before there was an index of them, or by a program that writes none.

use crate::persistence::claims;
use crate::pipeline::UseCaseError;
use crate::state::Service;

/// Claims a transaction indexes.
pub const BATCH: i64 = 500;

/// Indexes the names of the next claims that lack it; says of how many. A worker calls it until it answers with none.
pub async fn index_names(service: &Service) -> Result<usize, UseCaseError> {
    let mut transaction = service.pools.pipeline.begin().await?;
    let keys = (&service.keys.zone_a, &service.keys.index);
    let unnamed = claims::unnamed(&mut transaction, keys, BATCH).await?;
    if !unnamed.is_empty() {
        claims::add_names(&mut transaction, &unnamed).await?;
    }
    transaction.commit().await?;
    Ok(unnamed.len())
}
