//! No answer: an e-mail to an employer that nobody acknowledged, checked or refused is followed by a letter.

use super::{employer_has_address, owe_paper, paper_key};
use crate::persistence::deliveries::{Delivery, unanswered};
use crate::persistence::employer_space::answers;
use crate::persistence::{jobs, with_retries};
use crate::pipeline::UseCaseError;
use crate::state::Service;
use abri_domain::dsn;
use sqlx::PgConnection;
use time::OffsetDateTime;

/// E-mails looked at in one transaction.
const AT_ONCE: i64 = 100;

/// Owes a letter for each e-mail of which nothing was heard for [`dsn::DELAY`], where a postal address is known. Says how many.
pub async fn follow_up_by_post(service: &Service) -> Result<usize, UseCaseError> {
    with_retries(|| async {
        let now = service.clock.now();
        let mut transaction = service.pools.pipeline.begin().await?;
        let silent = unanswered::take(&mut transaction, now - dsn::DELAY, AT_ONCE).await?;
        let mut owed = 0;
        for delivery in &silent {
            owed += match owe(service, &mut transaction, delivery, now).await {
                Err(error) if error.is_of_one_row() => {
                    tracing::error!(job = %delivery.job_id, error = %error, "a letter after silence can't be owed");
                    0
                }
                letter => usize::from(letter?),
            };
        }
        if owed > 0 {
            jobs::wake(&mut transaction).await?;
        }
        transaction.commit().await?;
        Ok(owed)
    })
    .await
}

async fn owe(
    service: &Service,
    connection: &mut PgConnection,
    delivery: &Delivery,
    now: OffsetDateTime,
) -> Result<bool, UseCaseError> {
    let Some(notice_id) = delivery.notice_id else { return Ok(false) };
    if answers::last(connection, notice_id).await?.is_some()
        || unanswered::is_settled(connection, notice_id).await?
        || !employer_has_address(service, connection, delivery).await?
    {
        return Ok(false);
    }
    owe_paper(connection, delivery, &delivery.kind, paper_key(delivery), now).await?;
    Ok(true)
}
