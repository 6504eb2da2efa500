//! Records claims for the measuring programs as the intake does, without waiting for anyone.

use super::claims::{Failure, submission};
use abri_server::persistence::claims::insert_batch;
use abri_server::pipeline::intake::prepare;
use abri_server::state::Service;

/// Claims written in one transaction.
const BATCH: usize = 500;

/// Files the claims of the people of those numbers; each owes what any claim owes. Who was recorded before is not again.
pub async fn fill(service: &Service, seeds: impl IntoIterator<Item = u64>) -> Result<(), Failure> {
    let rules = service.form_rules("at-risk").ok_or("the scheme is closed on the day of the clock")?;
    let seeds: Vec<u64> = seeds.into_iter().collect();
    for seeds in seeds.chunks(BATCH) {
        let mut rows = Vec::with_capacity(seeds.len());
        for seed in seeds {
            let (submission, _) = submission(service, *seed, &rules)?;
            rows.push(prepare(service, &submission, service.clock.now())?);
        }
        let mut transaction = service.pools.admin.begin().await?;
        insert_batch(&mut transaction, &rows).await?;
        transaction.commit().await?;
    }
    Ok(())
}
